/* valid/valid.h: validation of modules (core/valid). */
#ifndef TOUCHSTONE_VALID_VALID_H
#define TOUCHSTONE_VALID_VALID_H

#include "syntax/module.h"

/* valid-module: validates all of MODULE and fills its members "after validation". Else *failure says what is invalid
   and where (Failure.func: in which function; Failure.features: what would have to be on for the rule to allow it),
   or that a limit of this implementation is exceeded. MODULE is unchanged on failure, but for memory of its arena
   and what nested modules and aliases that were found valid have got. */
Result valid_module(Module *module, Failure *failure) CHECKED;

/* The same in steps, for modules whose code comes in pieces: valid_declarations once everything but code and data is
   there, valid_func for each function, valid_datas once the data segments are there too, valid_finish. After a failure a context can
   only be freed. MODULE must outlive it; one thread at a time. */
typedef struct Context Context;

Context *context_new(Module *module);
void context_free(Context *C);

/* module-linking: the context of MODULE, which is nested in that of OUTER, as it is now: OUTER must outlive it, and
   nothing more of OUTER be validated meanwhile. */
Context *context_nested(const Context *outer, Module *module);

/* module-linking: the initial definitions of the module that have come and were not validated before. Nested modules that
   are validated already are not again. */
Result valid_initials(Context *C, Failure *failure) CHECKED;

/* Everything that was not validated before, valid_finish included, once all of the module is there. */
Result valid_rest(Context *C, Failure *failure) CHECKED;

/* Everything but function bodies and data segments. Where MODULE has a data count, that is what functions see. */
Result valid_declarations(Context *C, Failure *failure) CHECKED;

/* valid-func: function I of those that the module defines (imports not counted). */
Result valid_func(Context *C, uint32_t i, Failure *failure) CHECKED;

/* valid-data: all data segments. */
Result valid_datas(Context *C, Failure *failure) CHECKED;

/* Once all of it has succeeded: fills the module's members "after validation". */
void valid_finish(Context *C);

#endif
