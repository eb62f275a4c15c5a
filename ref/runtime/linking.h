/* runtime/linking.h: modules and instances as values in the store (module-linking/Explainer). */
#ifndef TOUCHSTONE_RUNTIME_LINKING_H
#define TOUCHSTONE_RUNTIME_LINKING_H

#include "runtime/store.h"

/* MODULE as a value; OUTER is the instance of the module that it is nested in, NULL for none. Returns the address. */
uint32_t alloc_moduleval(Store *store, const Module *module, Moduleinst *outer);

/* An instance value of the instance type TYPE. The caller fills in its exports. */
Instanceval *alloc_instanceval(Store *store, uint32_t type);

/* The export NAME of INSTANCE; NULL if its type has none. */
const Externaddr *instanceval_export(const Instanceval *instance, Name name);

/* The address of what INSTANCE has as item X of the index space of KIND. */
Externaddr instance_item(const Moduleinst *instance, Externkind kind, uint32_t x);

/* NON-SPEC: instance values that were narrowed before, so that one value narrowed twice to one type is one value. What
   was found to be of a type stays so, as memories and tables only grow. */
typedef struct Narrowing {
    const Instanceval *from; /* NULL: a free place */
    uint32_t type;
    Instanceval *to; /* NULL: not known after all */
} Narrowing;

/* What FROM is when narrowed to TYPE; NULL if that is not known. */
Instanceval *narrowed(const Store *store, const Instanceval *from, uint32_t type);
void set_narrowed(Store *store, const Instanceval *from, uint32_t type, Instanceval *to);

#endif
