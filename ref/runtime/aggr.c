/* runtime/aggr.c: structures and arrays in the store (core/exec/runtime#aggregate-instances). */
#include "runtime/aggr.h"

#include "runtime/store.h"
#include "syntax/limits.h"

#include <stdlib.h>

uint32_t struct_slot(const Deftype *type, uint32_t i)
{
    uint32_t slot = 0;
    for (uint32_t k = 0; k < i; k++)
        slot += valtype_slots(type->st.ct.fields[k].t);
    return slot;
}

uint32_t struct_slots(const Deftype *type)
{
    return struct_slot(type, type->st.ct.n);
}

uint32_t storage_size(Valtype t)
{
    static const uint8_t sizes[] = {[VT_I8] = 1,  [VT_I16] = 2, [VT_I32] = 4,   [VT_F32] = 4,
                                    [VT_I64] = 8, [VT_F64] = 8, [VT_V128] = 16, [VT_REF] = 8};
    return sizes[t.kind];
}

Aggr *alloc_aggr(Store *store, const Deftype *type, uint32_t len)
{
    uint64_t size = type->st.ct.kind == COMP_ARRAY
                        ? (uint64_t)len * storage_size(type->st.ct.fields[0].t)
                        : struct_slots(type) * sizeof(Slot);
    size += sizeof(Aggr);
    if (size > LIMIT_aggregate_bytes - store->aggr_bytes)
        return NULL;
    Aggr *a = calloc(1, size);
    if (!a)
        return NULL;
    store->aggr_bytes += size;
    a->link = store->aggrs;
    a->type = type->id;
    a->len = len;
    store->aggrs = (uintptr_t)a;
    return a;
}

void free_aggrs(Store *store)
{
    while (store->aggrs) {
        Aggr *a = (Aggr *)(void *)store->aggrs;
        store->aggrs = a->link;
        free(a);
    }
}
