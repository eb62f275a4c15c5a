/* linking/linking.h: instantiation with module linking, for the embedding (module-linking/Explainer). */
#ifndef TOUCHSTONE_LINKING_LINKING_H
#define TOUCHSTONE_LINKING_LINKING_H

#include "runtime/store.h"

/* exec-instantiation of MODULE, which is validated and outlives the store, and of all instances that it defines; OUTER is
   the instance of the module that it is nested in, NULL for none. EXTERNS has one address an import as it is written, in
   order. Fails as UNLINKABLE before anything is changed. A failure of any instance ends the whole; what was written
   before stays. *INSTANCE is that of MODULE, NULL on failure. */
Result link_module(Store *store, const Module *module, Moduleinst *outer, const Externaddr *externs,
                   uint32_t n, Moduleinst **instance, Failure *failure) CHECKED;

/* Whether ADDR is of the closed type DUE, by Externaddr_ok and subtyping; *OUT is then what is received where DUE is
   declared: an instance without the exports that its type there does not have, all else as it is. */
bool receive(Store *store, Externaddr addr, const Externtype *due, Externaddr *out);

/* INSTANCE as a value: all its exports. */
Instanceval *instance_value(Moduleinst *instance);

/* An instance value put together of N exports, which have different names. */
Instanceval *tuple_value(Store *store, const Exportinst *exports, uint32_t n);

#endif
