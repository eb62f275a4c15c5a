/* exec/instr_aggr_array.c: reduction of array instructions on single elements, and of those that make arrays
 * (core/exec/instructions#reference-instructions). Element indices are i32, zero-extended in their slots. */
#include "exec/instr_aggr_element.h"

/* exec-array.new; Step_pure/array.new, Step/array.new_fixed */
/* Appends an array of n times the operand. */
RULE(array_new)
{
    const Deftype *type = pc[1].type;
    Valtype zt = element_type(type);
    uint32_t n = (uint32_t)sp[-1];
    m->free = sp;
    Aggr *a = alloc_aggr(m->store, type, n);
    if (unlikely(!a))
        TRAP(out_of_memory);
    sp -= 1 + valtype_slots(zt);
    fill_elements(a->bytes, sp, storage_size(zt), n);
    *sp++ = aggr_ref(a);
    NEXT(2);
}

/* exec-array.new_default; Step_read/array.new_default, Step/array.new_fixed */
/* Appends an array of n default values, which are all zero or null, as what is allocated is. */
RULE(array_new_default)
{
    m->free = sp;
    Aggr *a = alloc_aggr(m->store, pc[1].type, (uint32_t)sp[-1]);
    if (unlikely(!a))
        TRAP(out_of_memory);
    sp[-1] = aggr_ref(a);
    NEXT(2);
}

/* exec-array.new_fixed; Step/array.new_fixed */
/* Appends an array of the operands. */
RULE(array_new_fixed)
{
    const Deftype *type = pc[1].type;
    Valtype zt = element_type(type);
    uint32_t n = (uint32_t)pc[2].u, size = storage_size(zt), slots = valtype_slots(zt);
    m->free = sp;
    Aggr *a = alloc_aggr(m->store, type, n);
    if (unlikely(!a))
        TRAP(out_of_memory);
    sp -= (uint64_t)n * slots;
    for (uint32_t i = 0; i < n; i++)
        pack_element(element_at(a, i, size), sp + (uint64_t)i * slots, size);
    *sp++ = aggr_ref(a);
    NEXT(3);
}

/* exec-array.new_data; Step_read/array.new_data-{oob,num}, Step/array.new_fixed */
/* Appends an array of n elements read from byte i of the segment on. */
RULE(array_new_data)
{
    const Datainst *data = pc[2].data;
    uint32_t size = storage_size(element_type(pc[1].type));
    uint64_t i = (uint32_t)sp[-2], n = (uint32_t)sp[-1];
    if (unlikely(!in_bounds(i, n * size, data->len)))
        TRAP(memory_out_of_bounds);
    m->free = sp;
    Aggr *a = alloc_aggr(m->store, pc[1].type, (uint32_t)n);
    if (unlikely(!a))
        TRAP(out_of_memory);
    if (n)
        memcpy(a->bytes, data->bytes + i, n * size);
    sp--;
    sp[-1] = aggr_ref(a);
    NEXT(3);
}

/* exec-array.new_elem; Step_read/array.new_elem-{oob,alloc}, Step/array.new_fixed */
/* Appends an array of n references from i of the segment on. */
RULE(array_new_elem)
{
    const Eleminst *elem = pc[2].elem;
    uint64_t i = (uint32_t)sp[-2], n = (uint32_t)sp[-1];
    if (unlikely(!in_bounds(i, n, elem->len)))
        TRAP(table_out_of_bounds);
    m->free = sp;
    Aggr *a = alloc_aggr(m->store, pc[1].type, (uint32_t)n);
    if (unlikely(!a))
        TRAP(out_of_memory);
    if (n)
        memcpy(a->bytes, elem->refs + i, n * sizeof(Ref));
    sp--;
    sp[-1] = aggr_ref(a);
    NEXT(3);
}

/* exec-array.get; Step_read/array.get-{null,oob,array} */
/* Pushes the element. */
RULE(array_get)
{
    uint32_t size = storage_size(element_type(pc[1].type));
    sp -= 2;
    if (unlikely(sp[0] == REF_NULL))
        TRAP(null_array_reference);
    Aggr *a = ref_aggr(sp[0]);
    uint32_t i = (uint32_t)sp[1];
    if (unlikely(i >= a->len))
        TRAP(array_out_of_bounds);
    unpack_element(sp, element_at(a, i, size), size);
    sp += size == sizeof(V128) ? 2 : 1;
    NEXT(2);
}

/* exec-array.get_sx; Step_read/array.get-{null,oob,array} */
/* Pushes the packed element, extended from the type for its width. */
#define ARRAY_GET_SX(id, type_8, type_16)                                                          \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        if (unlikely(sp[-1] == REF_NULL))                                                          \
            TRAP(null_array_reference);                                                            \
        Aggr *a = ref_aggr(sp[-1]);                                                                \
        uint32_t i = (uint32_t)sp[0];                                                              \
        if (unlikely(i >= a->len))                                                                 \
            TRAP(array_out_of_bounds);                                                             \
        if (element_type(pc[1].type).kind == VT_I8)                                                \
            sp[-1] = (uint32_t)((const type_8 *)(const void *)a->bytes)[i];                        \
        else                                                                                       \
            sp[-1] = (uint32_t)((const type_16 *)(const void *)a->bytes)[i];                       \
        NEXT(2);                                                                                   \
    }

ARRAY_GET_SX(array_get_s, int8_t, int16_t)
ARRAY_GET_SX(array_get_u, uint8_t, uint16_t)

/* exec-array.set; Step/array.set-{null,oob,array} */
/* Writes the element. */
RULE(array_set)
{
    Valtype zt = element_type(pc[1].type);
    uint32_t size = storage_size(zt);
    sp -= 2 + valtype_slots(zt);
    if (unlikely(sp[0] == REF_NULL))
        TRAP(null_array_reference);
    Aggr *a = ref_aggr(sp[0]);
    uint32_t i = (uint32_t)sp[1];
    if (unlikely(i >= a->len))
        TRAP(array_out_of_bounds);
    pack_element(element_at(a, i, size), sp + 2, size);
    NEXT(2);
}

/* exec-array.len; Step_read/array.len-{null,array} */
/* Pushes the number of elements. */
RULE(array_len)
{
    if (unlikely(sp[-1] == REF_NULL))
        TRAP(null_array_reference);
    sp[-1] = ref_aggr(sp[-1])->len;
    NEXT(1);
}
