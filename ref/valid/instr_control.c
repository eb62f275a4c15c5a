/* valid/instr_control.c: blocks, branches, exceptions (core/valid/instructions#control-instructions). */
#include "valid/instr.h"
#include "valid/stack.h"
#include "valid/types.h"

/* ---- blocks ------------------------------------------------------------------------------------------------- */

/* valid-blocktype; Blocktype_ok/{valtype,typeidx} */
/* No parameters and at most one result, or a function type. */
Result valid_blocktype(Context *C, const Blocktype *bt, const Comptype **ct, Valtype *one)
{
    *ct = NULL;
    *one = VALTYPE(VT_BOT);
    switch ((Blockkind)bt->kind) {
    case BLOCK_EMPTY: return RESULT_OK;
    case BLOCK_VALTYPE:
        TRY(valid_valtype(C, bt->t));
        *one = clos(C, bt->t);
        return RESULT_OK;
    case BLOCK_TYPEIDX:
        TRY(expand(C, bt->x, COMP_FUNC, ct));
        if (((*ct)->params.n || (*ct)->results.n > 1) &&
            !(C->m->features & FEATURE_BIT(multi_value)))
            return refuse_feature(C, ERR_invalid_result_arity, FEATURE_BIT(multi_value));
        return RESULT_OK;
    }
    return RESULT_OK;
}

Result enter_block(Context *C, Opcode opcode, const Blocktype *bt)
{
    const Comptype *ct;
    Valtype one;
    TRY(valid_blocktype(C, bt, &ct, &one));
    if (opcode == OP_if)
        TRY(pop_expect(C, VALTYPE(VT_I32)));
    if (ct)
        TRY(pop_vals(C, ct->params));
    return push_ctrl(C, opcode, ct, one);
}

/* valid-block; Instr_ok/block */
/* The label carries the results. */
Result valid_block(Context *C, const Instr *in)
{
    return enter_block(C, OP_block, in->bt);
}

/* valid-loop; Instr_ok/loop */
/* The label carries the parameters. */
Result valid_loop(Context *C, const Instr *in)
{
    return enter_block(C, OP_loop, in->bt);
}

/* valid-if; Instr_ok/if */
/* A condition above the parameters; the first branch follows. */
Result valid_if(Context *C, const Instr *in)
{
    return enter_block(C, OP_if, in->bt);
}

/* valid-if; Instr_ok/if */
/* The first branch is complete, the second has the same type. */
Result valid_else(Context *C, const Instr *in)
{
    (void)in;
    Ctrl frame;
    TRY(pop_ctrl(C, &frame));
    if (frame.opcode != OP_if)
        return refuse(C, ERR_misplaced_else, NULL);
    return push_ctrl(C, OP_else, frame.ct, frame.one);
}

/* valid-block, valid-loop, valid-if, valid-try_table, valid-expr; Expr_ok */
/* The block is complete; an if without else has an empty one, whose type (Instrs_ok/empty, framed) must match. */
Result valid_end(Context *C, const Instr *in)
{
    (void)in;
    Ctrl frame;
    TRY(pop_ctrl(C, &frame));
    if (frame.opcode == OP_if) {
        Instrtype empty = {start_types(&frame), start_types(&frame)};
        Instrtype due = {start_types(&frame), end_types(&frame)};
        if (!match_instrtype(&empty, &due))
            return mismatch_list(C, "if without else", due.results, empty.results);
    }
    return C->ctrls_n ? push_vals(C, end_types(&frame)) : RESULT_OK;
}

/* ---- branches ----------------------------------------------------------------------------------------------- */

/* C.LABELS[l]: *t borrows from the frame. */
static Result label_type(Context *C, uint32_t l, Resulttype *t)
{
    Ctrl *frame = label(C, l);
    if (!frame)
        return refuse(C, ERR_unknown_label, "label %u of %zu", l, C->ctrls_n);
    *t = label_types(frame);
    return RESULT_OK;
}

/* Splits a label's types into those before the last and the last, which must be there and a reference. */
static Result label_ending_in_ref(Context *C, uint32_t l, Resulttype *t, Valtype *last)
{
    TRY(label_type(C, l, t));
    if (t->n == 0 || !is_reftype(t->t[t->n - 1]))
        return refuse(C, ERR_type_mismatch, "label %u takes no reference", l);
    t->n--;
    *last = t->t[t->n];
    return RESULT_OK;
}

/* valid-br; Instr_ok/br */
/* Takes what the label carries; what follows is unreachable. */
Result valid_br(Context *C, const Instr *in)
{
    Resulttype t = {0, NULL};
    TRY(label_type(C, in->x, &t));
    TRY(pop_vals(C, t));
    unreachable(C);
    return RESULT_OK;
}

/* valid-br_if; Instr_ok/br_if */
/* A condition above what the label carries, which stays. */
Result valid_br_if(Context *C, const Instr *in)
{
    Resulttype t = {0, NULL};
    TRY(label_type(C, in->x, &t));
    TRY(pop_expect(C, VALTYPE(VT_I32)));
    TRY(pop_vals(C, t));
    return push_vals(C, t);
}

/* valid-br_table; Instr_ok/br_table */
/* The operands fit every label, and so all labels carry equally many. */
Result valid_br_table(Context *C, const Instr *in)
{
    Resulttype last = {0, NULL}, t = {0, NULL};
    C->br_tables++;
    TRY(pop_expect(C, VALTYPE(VT_I32)));
    TRY(label_type(C, in->br_table->labels[in->br_table->n], &last));
    for (uint32_t i = 0; i < in->br_table->n; i++) {
        TRY(label_type(C, in->br_table->labels[i], &t));
        Ctrl *frame = label(C, in->br_table->labels[i]);
        if (frame->br_table == C->br_tables)
            continue;
        frame->br_table = C->br_tables;
        if (t.n != last.n)
            return mismatch_list(C, "label of another arity than the default", last, t);
        TRY(peek_vals(C, t));
    }
    TRY(pop_vals(C, last));
    unreachable(C);
    return RESULT_OK;
}

/* valid-br_on_null; Instr_ok/br_on_null */
/* The branch drops the null; where it is not taken, the reference is known not to be null. */
Result valid_br_on_null(Context *C, const Instr *in)
{
    Resulttype t = {0, NULL};
    Valtype rt = VALTYPE(VT_BOT);
    TRY(label_type(C, in->x, &t));
    TRY(pop_ref(C, &rt));
    TRY(pop_vals(C, t));
    TRY(push_vals(C, t));
    rt.null = false;
    return push_val(C, rt);
}

/* valid-br_on_non_null; Instr_ok/br_on_non_null */
/* The branch carries the reference; where it is not taken, the null is dropped. */
Result valid_br_on_non_null(Context *C, const Instr *in)
{
    Resulttype t = {0, NULL};
    Valtype rt = VALTYPE(VT_BOT);
    TRY(label_ending_in_ref(C, in->x, &t, &rt));
    rt.null = true;
    TRY(pop_expect(C, rt));
    TRY(pop_vals(C, t));
    return push_vals(C, t);
}

/* $diffrt: what is left of RT1 once RT2 was ruled out. */
static Valtype diffrt(Valtype rt1, Valtype rt2)
{
    if (rt2.null)
        rt1.null = false;
    return rt1;
}

/* What br_on_cast and br_on_cast_fail share: the branch carries TAKEN, FALLEN stays. */
static Result branch_on_cast(Context *C, uint32_t l, Valtype rt1, Valtype taken, Valtype fallen)
{
    Resulttype t = {0, NULL};
    Valtype last = VALTYPE(VT_BOT);
    TRY(label_ending_in_ref(C, l, &t, &last));
    if (!match_reftype(taken, last))
        return mismatch(C, last, &taken);
    TRY(pop_expect(C, rt1));
    TRY(pop_vals(C, t));
    TRY(push_vals(C, t));
    return push_val(C, fallen);
}

/* The types of a cast are well-formed, and the second matches the first. */
static Result cast_types(Context *C, const Castimm *cast, Valtype *rt1, Valtype *rt2)
{
    TRY(valid_valtype(C, cast->t1));
    TRY(valid_valtype(C, cast->t2));
    *rt1 = clos(C, cast->t1);
    *rt2 = clos(C, cast->t2);
    return match_reftype(*rt2, *rt1) ? RESULT_OK : mismatch(C, *rt1, rt2);
}

/* valid-br_on_cast; Instr_ok/br_on_cast */
/* The branch carries the target type, the rest stays. */
Result valid_br_on_cast(Context *C, const Instr *in)
{
    Valtype rt1, rt2;
    TRY(cast_types(C, in->cast, &rt1, &rt2));
    return branch_on_cast(C, in->cast->label, rt1, rt2, diffrt(rt1, rt2));
}

/* valid-br_on_cast_fail; Instr_ok/br_on_cast_fail */
/* The branch carries the rest, the target type stays. */
Result valid_br_on_cast_fail(Context *C, const Instr *in)
{
    Valtype rt1, rt2;
    TRY(cast_types(C, in->cast, &rt1, &rt2));
    return branch_on_cast(C, in->cast->label, rt1, diffrt(rt1, rt2), rt2);
}

/* ---- exceptions --------------------------------------------------------------------------------------------- */

static Result tag_params(Context *C, uint32_t x, Resulttype *t)
{
    TRY(check_index(C, x, C->tags_n, ERR_unknown_tag));
    *t = C->tags[x]->st.ct.params;
    return RESULT_OK;
}

/* valid-throw; Instr_ok/throw */
/* Takes the tag's parameters; what follows is unreachable. */
Result valid_throw(Context *C, const Instr *in)
{
    Resulttype t = {0, NULL};
    TRY(tag_params(C, in->x, &t));
    TRY(pop_vals(C, t));
    unreachable(C);
    return RESULT_OK;
}

/* valid-throw_ref; Instr_ok/throw_ref */
/* Takes an exception reference; what follows is unreachable. */
Result valid_throw_ref(Context *C, const Instr *in)
{
    (void)in;
    TRY(pop_expect(C, REFTYPE(true, HT_EXN)));
    unreachable(C);
    return RESULT_OK;
}

/* valid-catch; Catch_ok/{catch,catch_ref,catch_all,catch_all_ref} */
/* What the clause gives, the tag's parameters and the exception where it is asked for, matches what the label takes. */
static Result valid_catch(Context *C, const Catch *clause)
{
    Resulttype given = {0, NULL}, due = {0, NULL};
    bool ref = clause->kind == CATCH_REF || clause->kind == CATCH_ALL_REF;
    if (clause->kind == CATCH || clause->kind == CATCH_REF)
        TRY(tag_params(C, clause->tag, &given));
    TRY(label_type(C, clause->label, &due));
    Resulttype head = due;
    if (ref && due.n) {
        head.n--;
        Valtype exn = REFTYPE(false, HT_EXN);
        if (!match_valtype(exn, due.t[head.n]))
            return mismatch(C, due.t[head.n], &exn);
    }
    if ((ref && !due.n) || !match_resulttype(given, head))
        return mismatch_list(C, ref ? "catch clause with an exception reference" : "catch clause",
                             due, given);
    return RESULT_OK;
}

/* valid-try_table; Instr_ok/try_table */
/* A block whose catch clauses branch to labels outside of it. */
Result valid_try_table(Context *C, const Instr *in)
{
    for (uint32_t i = 0; i < in->try_table->n; i++)
        TRY(valid_catch(C, &in->try_table->catches[i]));
    return enter_block(C, OP_try_table, &in->try_table->bt);
}
