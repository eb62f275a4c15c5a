/* exec/instr_table.c: reduction of table instructions (core/exec/instructions#table-instructions).
 *
 * Indices are i32, zero-extended in their slots, or i64: one reading serves both address types. */
#include "exec/machine.h"
#include "exec/nondet.h"

/* exec-table.get; Step_read/table.get-{oob,val} */
/* Pushes the reference in slot i. */
RULE(table_get)
{
    const Tableinst *table = pc[1].table;
    uint64_t i = sp[-1];
    if (i >= table->len)
        TRAP(table_out_of_bounds);
    sp[-1] = table->refs[i];
    NEXT(2);
}

/* exec-table.set; Step/table.set-{oob,val} */
/* Writes a reference to slot i. */
RULE(table_set)
{
    Tableinst *table = pc[1].table;
    sp -= 2;
    uint64_t i = sp[0];
    if (i >= table->len)
        TRAP(table_out_of_bounds);
    table->refs[i] = sp[1];
    NEXT(2);
}

/* exec-table.size; Step_read/table.size */
/* Pushes the number of slots. */
RULE(table_size)
{
    *sp++ = pc[1].table->len;
    NEXT(2);
}

/* exec-table.grow; Step/table.grow-{succeed,fail} */
/* Appends n slots and pushes the old size, or -1 if it cannot be. */
RULE(table_grow)
{
    Tableinst *table = pc[1].table;
    sp--;
    uint64_t n = sp[0], len = table->len;
    uint64_t addresses = table->type.at == AT_I32 ? UINT32_MAX : UINT64_MAX;
    if (nondet_growth() && grow_table(m->store, table, n, sp[-1])) {
        sp[-1] = len;
    } else {
        nondet_refused(len, n, table->type.lim.has_max ? table->type.lim.max : addresses);
        sp[-1] = addresses;
    }
    NEXT(2);
}

/* exec-table.fill; Step_read/table.fill-{oob,zero,succ} */
/* Writes one reference to n slots from i on; bounds are judged before the first write. */
RULE(table_fill)
{
    Tableinst *table = pc[1].table;
    sp -= 3;
    uint64_t i = sp[0], n = sp[2];
    Ref val = sp[1];
    if (!in_bounds(i, n, table->len))
        TRAP(table_out_of_bounds);
    for (uint64_t k = 0; k < n; k++)
        table->refs[i + k] = val;
    NEXT(2);
}

/* exec-table.copy; Step_read/table.copy-{oob,zero,le,gt} */
/* Copies n slots from i2 of the second table to i1 of the first, in the order that keeps overlaps right. */
RULE(table_copy)
{
    Tableinst *to = pc[1].table, *from = pc[2].table;
    sp -= 3;
    uint64_t i1 = sp[0], i2 = sp[1], n = sp[2];
    if (!in_bounds(i1, n, to->len) || !in_bounds(i2, n, from->len))
        TRAP(table_out_of_bounds);
    if (n)
        memmove(to->refs + i1, from->refs + i2, n * sizeof(Ref));
    NEXT(3);
}

/* exec-table.init; Step_read/table.init-{oob,zero,succ} */
/* Copies n references from j of the segment to i of the table. */
RULE(table_init)
{
    Tableinst *table = pc[1].table;
    const Eleminst *elem = pc[2].elem;
    sp -= 3;
    uint64_t i = sp[0], j = (uint32_t)sp[1], n = (uint32_t)sp[2];
    if (!in_bounds(i, n, table->len) || !in_bounds(j, n, elem->len))
        TRAP(table_out_of_bounds);
    if (n)
        memcpy(table->refs + i, elem->refs + j, n * sizeof(Ref));
    NEXT(3);
}

/* exec-elem.drop; Step/elem.drop */
/* Empties the segment. */
RULE(elem_drop)
{
    pc[1].elem->len = 0;
    NEXT(2);
}
