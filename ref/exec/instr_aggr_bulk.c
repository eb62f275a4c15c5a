/* exec/instr_aggr_bulk.c: reduction of array instructions on ranges of elements
 * (core/exec/instructions#reference-instructions). The rules recur for each element; here they loop. What traps does so
 * before the first write. */
#include "exec/instr_aggr_element.h"

/* exec-array.fill; Step_read/array.fill-{null,oob,zero,succ} */
/* Writes the operand to n elements from i on. */
RULE(array_fill)
{
    Valtype zt = element_type(pc[1].type);
    uint32_t size = storage_size(zt);
    uint64_t n = (uint32_t)sp[-1];
    sp -= 3 + valtype_slots(zt);
    if (unlikely(sp[0] == REF_NULL))
        TRAP(null_array_reference);
    Aggr *a = ref_aggr(sp[0]);
    uint64_t i = (uint32_t)sp[1];
    if (unlikely(!in_bounds(i, n, a->len)))
        TRAP(array_out_of_bounds);
    fill_elements(element_at(a, i, size), sp + 2, size, n);
    NEXT(2);
}

/* exec-array.copy; Step_read/array.copy-{null1,null2,oob1,oob2,zero,le,gt} */
/* Copies n elements from i2 of the second array to i1 of the first, in the order that keeps overlaps right. */
RULE(array_copy)
{
    uint32_t size = storage_size(element_type(pc[2].type));
    sp -= 5;
    if (unlikely(sp[0] == REF_NULL || sp[2] == REF_NULL))
        TRAP(null_array_reference);
    Aggr *a1 = ref_aggr(sp[0]), *a2 = ref_aggr(sp[2]);
    uint64_t i1 = (uint32_t)sp[1], i2 = (uint32_t)sp[3], n = (uint32_t)sp[4];
    if (unlikely(!in_bounds(i1, n, a1->len) || !in_bounds(i2, n, a2->len)))
        TRAP(array_out_of_bounds);
    memmove(element_at(a1, i1, size), element_at(a2, i2, size), n * size);
    NEXT(3);
}

/* exec-array.init_data; Step_read/array.init_data-{null,oob1,oob2,zero,num} */
/* Writes n elements from i on, read from byte j of the segment on. */
RULE(array_init_data)
{
    const Datainst *data = pc[2].data;
    uint32_t size = storage_size(element_type(pc[1].type));
    sp -= 4;
    if (unlikely(sp[0] == REF_NULL))
        TRAP(null_array_reference);
    Aggr *a = ref_aggr(sp[0]);
    uint64_t i = (uint32_t)sp[1], j = (uint32_t)sp[2], n = (uint32_t)sp[3];
    if (unlikely(!in_bounds(i, n, a->len)))
        TRAP(array_out_of_bounds);
    if (unlikely(!in_bounds(j, n * size, data->len)))
        TRAP(memory_out_of_bounds);
    if (n)
        memcpy(element_at(a, i, size), data->bytes + j, n * size);
    NEXT(3);
}

/* exec-array.init_elem; Step_read/array.init_elem-{null,oob1,oob2,zero,succ} */
/* Writes n elements from i on: the references from j of the segment on. */
RULE(array_init_elem)
{
    const Eleminst *elem = pc[2].elem;
    sp -= 4;
    if (unlikely(sp[0] == REF_NULL))
        TRAP(null_array_reference);
    Aggr *a = ref_aggr(sp[0]);
    uint64_t i = (uint32_t)sp[1], j = (uint32_t)sp[2], n = (uint32_t)sp[3];
    if (unlikely(!in_bounds(i, n, a->len)))
        TRAP(array_out_of_bounds);
    if (unlikely(!in_bounds(j, n, elem->len)))
        TRAP(table_out_of_bounds);
    if (n)
        memcpy(element_at(a, i, sizeof(Ref)), elem->refs + j, n * sizeof(Ref));
    NEXT(3);
}
