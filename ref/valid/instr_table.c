/* valid/instr_table.c: table instructions (core/valid/instructions#table-instructions). */
#include "valid/instr.h"
#include "valid/stack.h"

static Result table_type(Context *C, uint32_t x, const Tabletype **tt)
{
    TRY(check_index(C, x, C->tables_n, ERR_unknown_table));
    *tt = &C->tables[x];
    return RESULT_OK;
}

/* valid-table.get; Instr_ok/table.get */
/* An address gives an element. */
Result valid_table_get(Context *C, const Instr *in)
{
    const Tabletype *tt;
    TRY(table_type(C, in->x, &tt));
    TRY(pop_expect(C, valtype_at(tt->at)));
    return push_val(C, tt->t);
}

/* valid-table.set; Instr_ok/table.set */
/* Takes an address and an element. */
Result valid_table_set(Context *C, const Instr *in)
{
    const Tabletype *tt;
    TRY(table_type(C, in->x, &tt));
    TRY(pop_expect(C, tt->t));
    return pop_expect(C, valtype_at(tt->at));
}

/* valid-table.size; Instr_ok/table.size */
/* A size is of the table's address type. */
Result valid_table_size(Context *C, const Instr *in)
{
    const Tabletype *tt;
    TRY(table_type(C, in->x, &tt));
    return push_val(C, valtype_at(tt->at));
}

/* valid-table.grow; Instr_ok/table.grow */
/* An element and a number of them; leaves the old size. */
Result valid_table_grow(Context *C, const Instr *in)
{
    const Tabletype *tt;
    TRY(table_type(C, in->x, &tt));
    TRY(pop_expect(C, valtype_at(tt->at)));
    TRY(pop_expect(C, tt->t));
    return push_val(C, valtype_at(tt->at));
}

/* valid-table.fill; Instr_ok/table.fill */
/* An address, an element and a number. */
Result valid_table_fill(Context *C, const Instr *in)
{
    const Tabletype *tt;
    TRY(table_type(C, in->x, &tt));
    TRY(pop_expect(C, valtype_at(tt->at)));
    TRY(pop_expect(C, tt->t));
    return pop_expect(C, valtype_at(tt->at));
}

/* valid-table.copy; Instr_ok/table.copy */
/* The source's elements fit the destination; the number is of the smaller address type. */
Result valid_table_copy(Context *C, const Instr *in)
{
    const Tabletype *tt1, *tt2;
    TRY(table_type(C, in->x, &tt1));
    TRY(table_type(C, in->y, &tt2));
    if (!match_reftype(tt2->t, tt1->t))
        return mismatch(C, tt1->t, &tt2->t);
    TRY(pop_expect(C, valtype_at(minat(tt1->at, tt2->at))));
    TRY(pop_expect(C, valtype_at(tt2->at)));
    return pop_expect(C, valtype_at(tt1->at));
}

/* valid-table.init; Instr_ok/table.init */
/* The segment's elements fit the table. */
Result valid_table_init(Context *C, const Instr *in)
{
    const Tabletype *tt;
    TRY(table_type(C, in->x, &tt));
    TRY(check_index(C, in->y, C->elems_n, ERR_unknown_elem_segment));
    if (!match_reftype(C->elems[in->y], tt->t))
        return mismatch(C, tt->t, &C->elems[in->y]);
    TRY(pop_expect(C, VALTYPE(VT_I32)));
    TRY(pop_expect(C, VALTYPE(VT_I32)));
    return pop_expect(C, valtype_at(tt->at));
}

/* valid-elem.drop; Instr_ok/elem.drop */
/* The segment exists. */
Result valid_elem_drop(Context *C, const Instr *in)
{
    return check_index(C, in->x, C->elems_n, ERR_unknown_elem_segment);
}
