/* valid/instr_memory.c: memory instructions (core/valid/instructions#memory-instructions). */
#include "valid/instr.h"
#include "valid/stack.h"

/* valid-memarg; Memarg_ok */
/* The alignment is at most the width of the access, the offset an address. */
Result valid_memarg(Context *C, const Memarg *memarg, Addrtype at, unsigned most_log2)
{
    if (memarg->align > most_log2)
        return refuse(C, ERR_alignment_too_large, "2^%u, at most %u", memarg->align,
                      1u << most_log2);
    if (at == AT_I32 && memarg->offset > UINT32_MAX)
        return refuse(C, ERR_offset_out_of_range, "%llu in a memory with 32-bit addresses",
                      (unsigned long long)memarg->offset);
    return RESULT_OK;
}

/* What loads and stores have in common: the memory exists, the memory argument fits, and addresses are of the memory's
   address type. */
static Result access(Context *C, const Instr *in)
{
    TRY(check_index(C, in->mem->memidx, C->mems_n, ERR_unknown_memory));
    Addrtype at = C->mems[in->mem->memidx].at;
    TRY(valid_memarg(C, in->mem, at, imm_width_log2(oprows[in->op].imm)));
    return valid_sig(C, in, at);
}

/* An access whose lane is one of those that fit a vector. */
static Result access_lane(Context *C, const Instr *in)
{
    enum { VECTOR_LOG2 = 4 };
    TRY(check_lane(C, in->mem->lane, 1u << (VECTOR_LOG2 - imm_width_log2(oprows[in->op].imm))));
    return access(C, in);
}

/* valid-load-val, valid-load-pack; Instr_ok/load, Instr_ok/load-{val,pack} */
/* An address; the result is a number of the whole width, or one unpacked from fewer bits. */
Result valid_load(Context *C, const Instr *in)
{
    return access(C, in);
}

/* valid-store-val, valid-store-pack; Instr_ok/store, Instr_ok/store-{val,pack} */
/* An address and a number, of which all or the lowest bits are stored. */
Result valid_store(Context *C, const Instr *in)
{
    return access(C, in);
}

/* valid-vload-val; Instr_ok/vload-val */
/* An address; the result is a vector. */
Result valid_vload(Context *C, const Instr *in)
{
    return access(C, in);
}

/* valid-vload-pack; Instr_ok/vload-pack */
/* An address; the memory argument is that of the packed lanes together. */
Result valid_vload_pack(Context *C, const Instr *in)
{
    return access(C, in);
}

/* valid-vload-splat; Instr_ok/vload-splat */
/* An address; the memory argument is that of one lane. */
Result valid_vload_splat(Context *C, const Instr *in)
{
    return access(C, in);
}

/* valid-vload-zero; Instr_ok/vload-zero */
/* An address; the memory argument is that of the lowest lane. */
Result valid_vload_zero(Context *C, const Instr *in)
{
    return access(C, in);
}

/* valid-vload_lane; Instr_ok/vload_lane */
/* An address and a vector, one lane of which is loaded. */
Result valid_vload_lane(Context *C, const Instr *in)
{
    return access_lane(C, in);
}

/* valid-vstore; Instr_ok/vstore */
/* An address and a vector. */
Result valid_vstore(Context *C, const Instr *in)
{
    return access(C, in);
}

/* valid-vstore_lane; Instr_ok/vstore_lane */
/* An address and a vector, one lane of which is stored. */
Result valid_vstore_lane(Context *C, const Instr *in)
{
    return access_lane(C, in);
}

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
