/* runtime/aggr.c: structures and arrays in the store (core/exec/runtime#aggregate-instances). */
#include "runtime/aggr.h"

#include "runtime/reclaim.h"

uint32_t struct_slot(const Deftype *type, uint32_t i)
{
    uint32_t slot = 0;
    for (uint32_t k = 0; k < i; k++)
        slot += valtype_slots(type->st.ct.fields[k].t);
    return slot;
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
                        : type->slots * sizeof(Slot);
    Aggr *a = alloc_object(store, sizeof *a + size);
    if (!a)
        return NULL;
    a->type = type->id;
    a->len = len;
    return a;
}
