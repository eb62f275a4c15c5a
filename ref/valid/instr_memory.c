/* valid/instr_memory.c: memory instructions but loads and stores (core/valid/instructions#memory-instructions). */
#include "valid/instr.h"
#include "valid/stack.h"

static Result mem_at(Context *C, uint32_t x, Addrtype *at)
{
    TRY(check_index(C, x, C->mems_n, ERR_unknown_memory));
    *at = C->mems[x].at;
    return RESULT_OK;
}

/* valid-memory.size; Instr_ok/memory.size */
/* A size is of the memory's address type. */
Result valid_memory_size(Context *C, const Instr *in)
{
    Addrtype at;
    TRY(mem_at(C, in->x, &at));
    return push_val(C, valtype_at(at));
}

/* valid-memory.grow; Instr_ok/memory.grow */
/* A number of pages; leaves the old size. */
Result valid_memory_grow(Context *C, const Instr *in)
{
    Addrtype at;
    TRY(mem_at(C, in->x, &at));
    TRY(pop_expect(C, valtype_at(at)));
    return push_val(C, valtype_at(at));
}

/* valid-memory.fill; Instr_ok/memory.fill */
/* An address, a byte and a number. */
Result valid_memory_fill(Context *C, const Instr *in)
{
    Addrtype at;
    TRY(mem_at(C, in->x, &at));
    TRY(pop_expect(C, valtype_at(at)));
    TRY(pop_expect(C, VALTYPE(VT_I32)));
    return pop_expect(C, valtype_at(at));
}

/* valid-memory.copy; Instr_ok/memory.copy */
/* Two addresses and a number of the smaller address type. */
Result valid_memory_copy(Context *C, const Instr *in)
{
    Addrtype at1, at2;
    TRY(mem_at(C, in->x, &at1));
    TRY(mem_at(C, in->y, &at2));
    TRY(pop_expect(C, valtype_at(minat(at1, at2))));
    TRY(pop_expect(C, valtype_at(at2)));
    return pop_expect(C, valtype_at(at1));
}

/* valid-memory.init; Instr_ok/memory.init */
/* An address, and offset and number within the segment. */
Result valid_memory_init(Context *C, const Instr *in)
{
    Addrtype at;
    TRY(mem_at(C, in->x, &at));
    TRY(check_index(C, in->y, C->datas_n, ERR_unknown_data_segment));
    TRY(pop_expect(C, VALTYPE(VT_I32)));
    TRY(pop_expect(C, VALTYPE(VT_I32)));
    return pop_expect(C, valtype_at(at));
}

/* valid-data.drop; Instr_ok/data.drop */
/* The segment exists. */
Result valid_data_drop(Context *C, const Instr *in)
{
    return check_index(C, in->x, C->datas_n, ERR_unknown_data_segment);
}
