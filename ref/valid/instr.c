/* valid/instr.c: instruction sequences, and the rules that the opcode table's TYPE column gives
 * (core/valid/instructions). */
#include "valid/instr.h"

#include "valid/stack.h"

#include <stdlib.h>

static inline Valtype sig_valtype(uint8_t sigkind, Addrtype at)
{
    if (sigkind == SIG_at)
        return valtype_at(at);
    return VALTYPE(VT_I32 + sigkind - SIG_i32);
}

_Static_assert(VT_V128 - VT_I32 == SIG_v128 - SIG_i32, "Sigkind is in the order of Valkind");

/* Pops the parameters of a row's type and pushes its result; AT stands in for "at". */
static inline Result apply_sig(Context *C, const Instr *in, Addrtype at)
{
    const Sigrow *sig = &sigs[oprows[in->op].sig];
    for (unsigned i = sig->params; i-- > 0;)
        TRY(pop_expect(C, sig_valtype(sig->types[i], at)));
    for (unsigned i = 0; i < sig->results; i++)
        TRY(push_val(C, sig_valtype(sig->types[sig->params + i], at)));
    return RESULT_OK;
}

/* valid-nop, valid-const, valid-unop, valid-binop, valid-testop, valid-relop, valid-cvtop, valid-vconst, valid-vvunop,
   valid-vvbinop, valid-vvternop, valid-vvtestop, valid-vunop, valid-vbinop, valid-vternop, valid-vtestop, valid-vrelop,
   valid-vshiftop, valid-vbitmask, valid-vswizzlop, valid-vsplat, valid-vextunop, valid-vextbinop, valid-vextternop,
   valid-vnarrow, valid-vcvtop */
/* Instructions whose type is all there is to check. */
static Result valid_operator(Context *C, const Instr *in)
{
    return apply_sig(C, in, AT_I32);
}

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

/* valid-load-val, valid-load-pack, valid-store-val, valid-store-pack, valid-vload-val, valid-vload-pack,
   valid-vload-splat, valid-vload-zero, valid-vstore */
/* The memory exists, the memory argument fits, and addresses are of the memory's address type. */
static Result valid_access(Context *C, const Instr *in)
{
    TRY(check_index(C, in->mem.memidx, C->mems_n, ERR_unknown_memory));
    Addrtype at = C->mems[in->mem.memidx].at;
    TRY(valid_memarg(C, &in->mem, at, imm_width_log2(oprows[in->op].imm)));
    return apply_sig(C, in, at);
}

static Result check_lane(Context *C, unsigned lane, unsigned lanes)
{
    return lane < lanes ? RESULT_OK : refuse(C, ERR_invalid_lane_index, "%u of %u", lane, lanes);
}

/* valid-vload_lane, valid-vstore_lane */
/* An access whose lane is one of those that fit a vector. */
static Result valid_access_lane(Context *C, const Instr *in)
{
    enum { VECTOR_LOG2 = 4 };
    TRY(check_lane(C, in->mem.lane, 1u << (VECTOR_LOG2 - imm_width_log2(oprows[in->op].imm))));
    return valid_access(C, in);
}

/* valid-vextract_lane, valid-vreplace_lane */
/* The lane is one of the shape's, whose dimension stands behind the x of the mnemonic. */
static Result valid_lane(Context *C, const Instr *in)
{
    unsigned dim = (unsigned)strtoul(strchr(oprows[in->op].mnemonic, 'x') + 1, NULL, 10);
    TRY(check_lane(C, in->lane, dim));
    return apply_sig(C, in, AT_I32);
}

/* valid-vshuffle */
/* Each lane index picks one of the lanes of both operands. */
static Result valid_shuffle(Context *C, const Instr *in)
{
    for (int i = 0; i < 16; i++)
        TRY(check_lane(C, in->bytes[i], 32));
    return apply_sig(C, in, AT_I32);
}

/* Which function checks a row: valid_<id> where TYPE is SIDE, else the one for the shape of its immediates. A rule that
   is missing is an error of the linker, a shape that is missing one of the compiler. */
#define SIDE_SIDE(id)         ~, valid_##id
#define SECOND(a, b, ...)     b
#define PICK(...)             SECOND(__VA_ARGS__)
#define BY_IMM_none           valid_operator
#define BY_IMM_i32            valid_operator
#define BY_IMM_i64            valid_operator
#define BY_IMM_f32            valid_operator
#define BY_IMM_f64            valid_operator
#define BY_IMM_v128           valid_operator
#define BY_IMM_laneidx        valid_lane
#define BY_IMM_laneidx16      valid_shuffle
#define BY_IMM_memarg_8       valid_access
#define BY_IMM_memarg_16      valid_access
#define BY_IMM_memarg_32      valid_access
#define BY_IMM_memarg_64      valid_access
#define BY_IMM_memarg_128     valid_access
#define BY_IMM_memarg_lane_8  valid_access_lane
#define BY_IMM_memarg_lane_16 valid_access_lane
#define BY_IMM_memarg_lane_32 valid_access_lane
#define BY_IMM_memarg_lane_64 valid_access_lane

static Typing *const typings[OP_COUNT] = {
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature)                            \
    PICK(SIDE_##type(id), BY_IMM_##imm, ~),
#include "syntax/instr.def"
#undef INSTR
};

/* valid-instrs; Instrs_ok/{empty,instr,seq,sub,frame} */
/* One instruction after the other over the same stacks, which is what composing and framing their types comes to. */
Result valid_instrs(Context *C, const Expr *expr)
{
    for (uint32_t i = 0; i < expr->n; i++) {
        C->in = &expr->in[i];
        if (!LIKELY(C->ctrls_n))
            return refuse(C, ERR_internal, "instructions behind the end of the body");
        TRY(typings[C->in->op](C, C->in));
    }
    if (C->ctrls_n)
        return refuse(C, ERR_internal, "the body has no end");
    C->in = NULL;
    return RESULT_OK;
}

/* valid-expr; Expr_ok */
/* The sequence starts without operands, and its end finds just the result. */
Result valid_expr(Context *C, const Expr *expr, const Comptype *ct, Valtype result)
{
    C->vals_n = 0;
    C->ctrls_n = 0;
    TRY(push_ctrl(C, OP_block, NULL, result)); /* without ct, as parameters are no operands */
    C->ctrls[0].ct = ct;
    C->result = ct ? ct->results : (Resulttype){0, NULL};
    return valid_instrs(C, expr);
}
