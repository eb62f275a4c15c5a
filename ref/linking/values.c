/* linking/values.c: instances as values and the types that they are received at (module-linking/Subtyping). */
#include "linking/linking.h"
#include "runtime/linking.h"
#include "util/alloc.h"
#include "valid/match.h"

#include <stdlib.h>

/* FROM narrowed to the type of TO, whose exports are still to be filled in. */
typedef struct Narrow {
    const Instanceval *from;
    Instanceval *to;
} Narrow;

/* Narrowings that wait for their turn; no recursion, as types may be deep, and each pair once, as they may be shared. */
typedef struct Narrowings {
    Store *store;
    Narrow *at;
    size_t n, capacity;
} Narrowings;

/* What FROM is at the instance type TYPE. */
static Instanceval *narrow_to(Narrowings *all, Instanceval *from, uint32_t type)
{
    if (from->type == type)
        return from;
    Instanceval *to = narrowed(all->store, from, type);
    if (to)
        return to;
    to = alloc_instanceval(all->store, type);
    set_narrowed(all->store, from, type, to);
    PUSH(all->at, all->n, all->capacity, ((Narrow){from, to}));
    return to;
}

/* match-externtype, for what may be an instance */
static bool receive_item(Narrowings *all, Externaddr addr, const Externtype *due, Externaddr *out)
{
    if (addr.kind != due->kind)
        return false;
    *out = addr;
    if (addr.kind == EXTERN_INSTANCE) {
        out->addr = narrow_to(all, all->store->instancevals[addr.addr], due->use.x)->addr;
        return true;
    }
    Externtype given = externaddr_type(all->store, addr);
    return match_externtype(&given, due);
}

/* module-linking/Subtyping#instance-subtyping */
/* Each export of the type is there and matches; others do not count. */
static bool receive_exports(Narrowings *all, Narrow narrow)
{
    const Interface *type = interface_of(narrow.to->type);
    for (uint32_t i = 0; i < type->exports_n; i++) {
        const Externaddr *found = instanceval_export(narrow.from, type->exports[i].name);
        if (!found || !receive_item(all, *found, &type->exports[i].xt, &narrow.to->exports[i]))
            return false;
    }
    return true;
}

bool receive(Store *store, Externaddr addr, const Externtype *due, Externaddr *out)
{
    Narrowings all = {.store = store};
    bool matches = receive_item(&all, addr, due, out);
    for (size_t i = 0; matches && i < all.n; i++)
        matches = receive_exports(&all, all.at[i]);
    for (size_t i = 0; !matches && i < all.n; i++)
        set_narrowed(store, all.at[i].from, all.at[i].to->type, NULL);
    free(all.at);
    return matches;
}

Instanceval *tuple_value(Store *store, const Exportinst *exports, uint32_t n)
{
    Externfield *fields = checked_calloc(n + (size_t)1, sizeof *fields);
    for (uint32_t i = 0; i < n; i++)
        fields[i] = (Externfield){exports[i].name, externaddr_type(store, exports[i].addr)};
    uint32_t type = intern_interface(COMP_INSTANCE, NULL, 0, fields, n);
    free(fields);
    Instanceval *value = alloc_instanceval(store, type);
    for (uint32_t i = 0; i < n; i++)
        value->exports[i] = exports[i].addr;
    return value;
}

/* The type is that of the module without its imports; a module that was read without module linking has none. */
Instanceval *instance_value(Moduleinst *instance)
{
    const Module *module = instance->module;
    if (instance->value)
        return instance->value;
    if (!module_linked(module)) {
        instance->value = tuple_value(instance->store, instance->exports, instance->exports_n);
        return instance->value;
    }
    instance->value = alloc_instanceval(instance->store, interface_of(module->type)->instance);
    for (uint32_t i = 0; i < instance->exports_n; i++)
        instance->value->exports[i] = instance->exports[i].addr;
    return instance->value;
}
