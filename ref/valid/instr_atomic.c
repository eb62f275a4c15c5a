/* valid/instr_atomic.c: atomic memory instructions (threads, Alignment, Wait and Notify operators). What the types are,
 * the opcode table says. */
#include "valid/instr.h"

/* threads: Alignment */
/* An access to a memory that exists, whose alignment is the width itself. */
static Result atomic_access(Context *C, const Instr *in)
{
    unsigned log2 = imm_width_log2(oprows[in->op].imm);
    TRY(check_index(C, in->mem->memidx, C->mems_n, ERR_unknown_memory));
    Addrtype at = C->mems[in->mem->memidx].at;
    if (in->mem->align != log2)
        return refuse(C, ERR_alignment_not_natural, "2^%u instead of %u", in->mem->align,
                      1u << log2);
    TRY(valid_memarg(C, in->mem, at, log2));
    return valid_sig(C, in, at);
}

/* threads: Load/Store */
/* An address; the result is a number of the whole width, or one extended from fewer bits. */
Result valid_atomic_load(Context *C, const Instr *in)
{
    return atomic_access(C, in);
}

/* threads: Load/Store */
/* An address and a number, of which all or the lowest bits are stored. */
Result valid_atomic_store(Context *C, const Instr *in)
{
    return atomic_access(C, in);
}

/* threads: Read-Modify-Write */
/* An address and an operand; the result is what was read. */
Result valid_atomic_rmw(Context *C, const Instr *in)
{
    return atomic_access(C, in);
}

/* threads: Compare Exchange */
/* An address, what is expected and what replaces it; the result is what was read. */
Result valid_atomic_cmpxchg(Context *C, const Instr *in)
{
    return atomic_access(C, in);
}

/* threads: Wait */
/* An address, what is expected there, and a time; whether the memory is shared does not matter here. */
Result valid_atomic_wait(Context *C, const Instr *in)
{
    return atomic_access(C, in);
}

/* threads: Notify */
/* An address and a number of agents. */
Result valid_atomic_notify(Context *C, const Instr *in)
{
    return atomic_access(C, in);
}

/* threads: Fence operator */
/* Nothing, not even a memory. */
Result valid_atomic_fence(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}
