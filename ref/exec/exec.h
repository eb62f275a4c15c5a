/* exec/exec.h: what execution offers to linking and the embedding (core/exec/modules). */
#ifndef TOUCHSTONE_EXEC_EXEC_H
#define TOUCHSTONE_EXEC_EXEC_H

#include "runtime/store.h"

/* exec-instantiation: MODULE is validated and outlives the store; its initial definitions are types and imports alone
   (others are linking/linking.h's). EXTERNS has one address an import, in order.
   Fails as UNLINKABLE before anything is changed; when initialization or the start function fails, what was written
   before stays, and *INSTANCE is set all the same where it was allocated (NULL else). */
Result instantiate(Store *store, const Module *module, const Externaddr *externs, uint32_t n,
                   Moduleinst **instance, Failure *failure) CHECKED;

/* exec-invocation: ARGS are as many and of the types of the function type (not checked here); RESULTS has room for all
   results. For RESULT_EXCEPTION store->exception is the exception. May be called from within host functions. */
Result invoke(Store *store, Funcinst *func, const Value *args, Value *results,
              Failure *failure) CHECKED;

/* default_: the default value of T; false if it has none. */
bool default_val(Valtype t, Value *out);

/* Ref_ok: the most precise closed type of R, whose static type is STATIC_TYPE (only its hierarchy counts). */
Valtype ref_type(Ref r, Valtype static_type);

/* Whether R has the closed reference type T, of whose hierarchy it is: Ref_ok. */
bool ref_has_type(Ref r, Valtype t);

#endif
