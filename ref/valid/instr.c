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

/* NON-SPEC: the types of sig.def with at most two parameters and one result, to be compared without branches: mixed as
   operators come, their counts cannot be foreseen. Words of types, from the top of the stack down, with masks that leave
   out those that are not there. */
typedef struct Quick {
    uint64_t params[VALS_BELOW], masks[VALS_BELOW];
    Valtype result;
    uint32_t params_n, results_n; /* params_n UINT32_MAX: not such a type */
} Quick;

static Quick quicks[2][SIG_COUNT]; /* by address type */

static Quick quick_of(const Sigrow *sig, Addrtype at)
{
    bool fits = sig->params <= VALS_BELOW && sig->results <= 1;
    Quick q = {.params_n = fits ? sig->params : UINT32_MAX, .results_n = sig->results};
    for (unsigned i = 0; fits && i < sig->params; i++) {
        q.params[i] = valtype_word(sig_valtype(sig->types[sig->params - 1 - i], at));
        q.masks[i] = UINT64_MAX;
    }
    if (fits && sig->results)
        q.result = sig_valtype(sig->types[sig->params], at);
    return q;
}

/* Runs before main, so that the table is never written while another thread reads it. */
__attribute__((constructor)) static void make_quicks(void)
{
    for (unsigned sig = 0; sig < SIG_COUNT; sig++) {
        quicks[AT_I32][sig] = quick_of(&sigs[sig], AT_I32);
        quicks[AT_I64][sig] = quick_of(&sigs[sig], AT_I64);
    }
}

static __attribute__((noinline)) Result valid_sig_slow(Context *C, const Sigrow *sig, Addrtype at)
{
    for (unsigned i = sig->params; i-- > 0;)
        TRY(pop_expect(C, sig_valtype(sig->types[i], at)));
    for (unsigned i = 0; i < sig->results; i++)
        TRY(push_val(C, sig_valtype(sig->types[sig->params + i], at)));
    return RESULT_OK;
}

/* The operands are looked at first and counted then: a mismatch, too few or too many of them take the slow path. */
Result valid_sig(Context *C, const Instr *in, Addrtype at)
{
    unsigned sig = oprows[in->op].sig;
    const Quick *q = &quicks[at][sig];
    uint32_t n = C->vals_n;
    Valtype *top = C->vals + n;
    uint64_t unequal = ((valtype_word(top[-1]) ^ q->params[0]) & q->masks[0]) |
                       ((valtype_word(top[-2]) ^ q->params[1]) & q->masks[1]);
    if (LIKELY(!unequal && n - C->height >= q->params_n && n < C->vals_capacity)) {
        top[-(int64_t)q->params_n] = q->result;
        C->vals_n = n - q->params_n + q->results_n;
        return RESULT_OK;
    }
    return valid_sig_slow(C, &sigs[sig], at);
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
    for (int i = 0; i < VALS_BELOW; i++)
        TRY(push_val(C, VALTYPE(VT_BOT)));
    TRY(push_ctrl(C, OP_block, NULL, result)); /* without ct, as parameters are no operands */
    C->ctrls[0].ct = ct;
    C->result = ct ? ct->results : (Resulttype){0, NULL};
    return valid_instrs(C, expr);
}
