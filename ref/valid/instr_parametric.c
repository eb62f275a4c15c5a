/* valid/instr_parametric.c: parametric instructions (core/valid/instructions#parametric-instructions). */
#include "valid/instr.h"
#include "valid/stack.h"
#include "valid/types.h"

/* valid-nop; Instr_ok/nop */
/* No operands, no results. */
Result valid_nop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-unreachable; Instr_ok/unreachable */
/* Any operands, any results. */
Result valid_unreachable(Context *C, const Instr *in)
{
    (void)in;
    unreachable(C);
    return RESULT_OK;
}

/* valid-drop; Instr_ok/drop */
/* Any operand. */
Result valid_drop(Context *C, const Instr *in)
{
    (void)in;
    Valtype t;
    return pop_val(C, &t);
}

/* is_num, is_vec of the algorithm, which hold for bottom too */
static bool is_num_or_bot(Valtype t)
{
    return is_numtype(t) || t.kind == VT_BOT;
}

static bool is_vec_or_bot(Valtype t)
{
    return t.kind == VT_V128 || t.kind == VT_BOT;
}

/* valid-select; Instr_ok/select-impl */
/* Without an annotation both operands are of the same number or vector type. */
Result valid_select(Context *C, const Instr *in)
{
    (void)in;
    Valtype t1, t2;
    TRY(pop_expect(C, VALTYPE(VT_I32)));
    TRY(pop_val(C, &t1));
    TRY(pop_val(C, &t2));
    if (!(is_num_or_bot(t1) && is_num_or_bot(t2)) && !(is_vec_or_bot(t1) && is_vec_or_bot(t2)))
        return refuse(C, ERR_type_mismatch, "select without a type takes numbers or vectors");
    if (!valtype_equal(t1, t2) && t1.kind != VT_BOT && t2.kind != VT_BOT)
        return mismatch(C, t2, &t1);
    return push_val(C, t1.kind == VT_BOT ? t2 : t1);
}

/* valid-select; Instr_ok/select-expl */
/* With one type given, both operands are of it. */
Result valid_select_expl(Context *C, const Instr *in)
{
    if (in->types->n != 1)
        return refuse(C, ERR_invalid_result_arity, "select with %u types", in->types->n);
    TRY(valid_valtype(C, in->types->t[0]));
    Valtype t = clos(C, in->types->t[0]);
    TRY(pop_expect(C, VALTYPE(VT_I32)));
    TRY(pop_expect(C, t));
    TRY(pop_expect(C, t));
    return push_val(C, t);
}
