/* embed/convert.h: between the records of touchstone.h and those of the reference. NON-SPEC. */
#ifndef TOUCHSTONE_EMBED_CONVERT_H
#define TOUCHSTONE_EMBED_CONVERT_H

#include "embed/touchstone.h"
#include "runtime/store.h"
#include "syntax/script.h"

/* The opaque types of touchstone.h are those of the reference. */
static inline Store *store_of(const Embed_store *store)
{
    return (Store *)(uintptr_t)store;
}

static inline Embed_store *embed_store(const Store *store)
{
    return (Embed_store *)(uintptr_t)store;
}

static inline Module *module_of(const Embed_module *module)
{
    return (Module *)(uintptr_t)module;
}

static inline Embed_module *embed_module(const Module *module)
{
    return (Embed_module *)(uintptr_t)module;
}

static inline Moduleinst *instance_of(const Embed_instance *instance)
{
    return (Moduleinst *)(uintptr_t)instance;
}

static inline Embed_instance *embed_instance(const Moduleinst *instance)
{
    return (Embed_instance *)(uintptr_t)instance;
}

static inline Name name_of(Embed_name name)
{
    return (Name){(const uint8_t *)name.at, name.len};
}

static inline Embed_name embed_name(Name name)
{
    return (Embed_name){(const char *)name.at, name.len};
}

static inline Valtype valtype_of(Embed_valtype t)
{
    return (Valtype){.kind = t.kind, .null = t.null, .heap = t.heap, .x = t.x};
}

static inline Embed_valtype embed_valtype(Valtype t)
{
    return (Embed_valtype){.kind = t.kind, .null = t.null, .heap = t.heap, .x = t.x};
}

static inline Externaddr externaddr_of(Embed_extern addr)
{
    return (Externaddr){.kind = (Externkind)addr.kind, .addr = addr.addr};
}

static inline Embed_extern embed_extern(Externaddr addr)
{
    return (Embed_extern){.kind = (Embed_externkind)addr.kind, .addr = addr.addr};
}

/* Closed external types. */
Externtype externtype_of(const Embed_externtype *type);
Embed_externtype embed_externtype(Externtype type);

/* A value of type VALUE->type, and the inverse; references change between words and addresses. */
Value value_of(const Store *store, const Embed_value *value);
Embed_value embed_value(Valtype t, Value value);
Ref ref_of(const Store *store, Embed_ref ref);
/* T is the static type of R; only its hierarchy counts. */
Embed_ref embed_ref(Valtype t, Ref r);

/* The hierarchy of reference type T: HT_ANY, HT_FUNC, HT_EXN or HT_EXTERN; HT_BOT where it may be any. */
Heapkind hierarchy_of(Valtype t);

/* Whether REF can stand where the reference type T is due; a null if T is nullable. */
bool ref_fits(const Store *store, Embed_ref ref, Valtype t);

/* Passes a failure on in the form of touchstone.h; returns its class. */
Embed_result embed_failure(const Failure *from, Embed_failure *to);
/* The inverse, for host functions; RESULT is what the host returned. */
Result failure_of(Embed_result result, const Embed_failure *from, Failure *to);
/* Fills *to with a failure of kind CODE that has no place; returns its class. */
Embed_result embed_fail(Embed_failure *to, Errcode code, const char *detail);

#endif
