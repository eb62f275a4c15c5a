/* valid/linking.h: the initial definitions of module linking (module-linking/Binary). */
#ifndef TOUCHSTONE_VALID_LINKING_H
#define TOUCHSTONE_VALID_LINKING_H

#include "valid/context.h"

/* Makes an item of closed type XT part of C, in its index space. */
Result add_item(Context *C, const Externtype *xt) CHECKED;

/* valid-import: also makes what is imported part of C. */
Result valid_import(Context *C, const Import *import) CHECKED;

/* The index is one of the space of KIND, as it is so far. */
Result valid_externidx(Context *C, Externkind kind, uint32_t x) CHECKED;

/* The closed type of an item that is there. */
Result item_type(Context *C, Externkind kind, uint32_t x, Externtype *xt) CHECKED;

/* moduletype, instancetype: CT is well-formed in the scope of C; *type is the handle of its closed form. */
Result valid_interface(Context *C, const Comptype *ct, uint32_t *type) CHECKED;

/* An outer alias of a type: adds it to C.TYPES. */
Result valid_type_alias(Context *C, const Alias *alias) CHECKED;

/* The scope COUNT levels out of that of C: *scope. */
Result outer_scope(Context *C, uint32_t count, const Scope **scope) CHECKED;

/* The initial definitions of the module that are there and have not been checked, in order. */
Result initial_definitions(Context *C) CHECKED;

/* Handle of the type of the module, once its context is complete and its exports are valid. */
Result valid_moduletype(Context *C, uint32_t *type) CHECKED;

#endif
