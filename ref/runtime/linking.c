/* runtime/linking.c: modules and instances as values in the store (module-linking/Explainer). */
#include "runtime/linking.h"

#include "util/alloc.h"

#include <stdlib.h>

uint32_t alloc_moduleval(Store *store, const Module *module, Moduleinst *outer)
{
    Moduleval *value = ARENA_NEW(&store->arena, Moduleval);
    value->module = module;
    value->outer = outer;
    value->addr = (uint32_t)store->modulevals_n;
    PUSH(store->modulevals, store->modulevals_n, store->modulevals_capacity, value);
    return value->addr;
}

Instanceval *alloc_instanceval(Store *store, uint32_t type)
{
    Instanceval *value = ARENA_NEW(&store->arena, Instanceval);
    value->type = type;
    value->exports = ARENA_ARRAY(&store->arena, Externaddr, interface_of(type)->exports_n);
    value->addr = (uint32_t)store->instancevals_n;
    PUSH(store->instancevals, store->instancevals_n, store->instancevals_capacity, value);
    return value;
}

const Externaddr *instanceval_export(const Instanceval *instance, Name name)
{
    const Interface *type = interface_of(instance->type);
    const Externfield *found = interface_export(type, name);
    return found ? &instance->exports[found - type->exports] : NULL;
}

Externaddr instance_item(const Moduleinst *instance, Externkind kind, uint32_t x)
{
    Externaddr addr = {.kind = kind};
    switch (kind) {
    case EXTERN_FUNC: addr.addr = instance->funcs[x]->addr; break;
    case EXTERN_TABLE: addr.addr = instance->tables[x]->addr; break;
    case EXTERN_MEM: addr.addr = instance->mems[x]->addr; break;
    case EXTERN_GLOBAL: addr.addr = instance->globals[x]->addr; break;
    case EXTERN_TAG: addr.addr = instance->tags[x]->addr; break;
    case EXTERN_MODULE: addr.addr = instance->modules[x]->addr; break;
    case EXTERN_INSTANCE: addr.addr = instance->instances[x]->addr; break;
    }
    return addr;
}

/* ---- narrowings ---- */

/* The place of (FROM, TYPE) among PLACES, a power of two, or the free one where it belongs. */
static Narrowing *narrowing_place(Narrowing *table, size_t places, const Instanceval *from,
                                  uint32_t type)
{
    uint64_t h =
        (from->addr * UINT64_C(0x9E3779B97F4A7C15)) ^ (type * UINT64_C(0xC2B2AE3D27D4EB4F));
    for (h ^= h >> 29;; h++) {
        Narrowing *place = &table[h & (places - 1)];
        if (!place->from || (place->from == from && place->type == type))
            return place;
    }
}

Instanceval *narrowed(const Store *store, const Instanceval *from, uint32_t type)
{
    if (!store->narrowings_places)
        return NULL;
    return narrowing_place(store->narrowings, store->narrowings_places, from, type)->to;
}

static void enlarge_narrowings(Store *store)
{
    enum { FIRST = 64 };
    size_t places = store->narrowings_places ? store->narrowings_places * 2 : FIRST;
    Narrowing *larger = checked_calloc(places, sizeof *larger);
    for (size_t i = 0; i < store->narrowings_places; i++) {
        Narrowing old = store->narrowings[i];
        if (old.from)
            *narrowing_place(larger, places, old.from, old.type) = old;
    }
    free(store->narrowings);
    store->narrowings = larger;
    store->narrowings_places = places;
}

void set_narrowed(Store *store, const Instanceval *from, uint32_t type, Instanceval *to)
{
    if (store->narrowings_n >= store->narrowings_places / 2)
        enlarge_narrowings(store);
    Narrowing *place = narrowing_place(store->narrowings, store->narrowings_places, from, type);
    store->narrowings_n += !place->from;
    *place = (Narrowing){from, type, to};
}
