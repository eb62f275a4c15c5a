/* valid/instr.c: instruction sequences, and the rules that the opcode table's TYPE column gives
 * (core/valid/instructions). */
#include "valid/instr.h"

#include "valid/stack.h"

static inline Valtype sig_valtype(uint8_t sigkind, Addrtype at)
{
    if (sigkind == SIG_at)
        return valtype_at(at);
    return VALTYPE(VT_I32 + sigkind - SIG_i32);
}

_Static_assert(VT_V128 - VT_I32 == SIG_v128 - SIG_i32, "Sigkind is in the order of Valkind");

Result valid_sig(Context *C, const Instr *in, Addrtype at)
{
    const Sigrow *sig = &sigs[oprows[in->op].sig];
    for (unsigned i = sig->params; i-- > 0;)
        TRY(pop_expect(C, sig_valtype(sig->types[i], at)));
    for (unsigned i = 0; i < sig->results; i++)
        TRY(push_val(C, sig_valtype(sig->types[sig->params + i], at)));
    return RESULT_OK;
}

Result check_lane(Context *C, unsigned lane, unsigned lanes)
{
    return lane < lanes ? RESULT_OK : refuse(C, ERR_invalid_lane_index, "%u of %u", lane, lanes);
}

/* Which function checks a row: valid_<id> where TYPE is SIDE, else valid_<RULE>. A rule that is missing is an error of
   the linker. */
#define SIDE_SIDE(id)     ~, valid_##id
#define SECOND(a, b, ...) b
#define PICK(...)         SECOND(__VA_ARGS__)

static Typing *const typings[OP_COUNT] = {
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature)                            \
    PICK(SIDE_##type(id), valid_##rule, ~),
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
