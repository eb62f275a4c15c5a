/* valid/instr_legacy.c: the older exception instructions (legacy-exceptions/core/valid). */
#include "valid/instr.h"
#include "valid/stack.h"

/* legacy-exceptions: valid-try-catch, valid-try-delegate */
/* A block whose body has the block's type. */
Result valid_try(Context *C, const Instr *in)
{
    return enter_block(C, OP_try, in->bt);
}

/* What stands before a catch is complete; a block with the same label type, now one with a caught exception, begins
   with operands of types T. */
static Result enter_catch(Context *C, Opcode opcode, Resulttype t)
{
    Ctrl frame;
    TRY(pop_ctrl(C, &frame));
    if (frame.opcode != OP_try && frame.opcode != OP_legacy_catch)
        return refuse(C, ERR_misplaced_catch, NULL);
    TRY(push_ctrl(C, opcode, frame.ct, frame.one));
    C->vals_n = C->height; /* the block's parameters were the body's */
    return push_vals(C, t);
}

/* legacy-exceptions: valid-try-catch */
/* The clause starts with the parameters of its tag. */
Result valid_legacy_catch(Context *C, const Instr *in)
{
    TRY(check_index(C, in->x, C->tags_n, ERR_unknown_tag));
    return enter_catch(C, OP_legacy_catch, C->tags[in->x]->st.ct.params);
}

/* legacy-exceptions: valid-try-catch */
/* The clause starts with nothing. */
Result valid_legacy_catch_all(Context *C, const Instr *in)
{
    (void)in;
    return enter_catch(C, OP_legacy_catch_all, (Resulttype){0, NULL});
}

/* legacy-exceptions: valid-try-delegate */
/* The body is complete; the label is one around the block. */
Result valid_delegate(Context *C, const Instr *in)
{
    Ctrl frame;
    TRY(pop_ctrl(C, &frame));
    if (frame.opcode != OP_try)
        return refuse(C, ERR_misplaced_catch, NULL);
    if (!label(C, in->x))
        return refuse(C, ERR_unknown_label, "label %u of %zu", in->x, C->ctrls_n);
    return push_vals(C, end_types(&frame));
}

/* legacy-exceptions: valid-rethrow */
/* The label is that of a clause which caught an exception; what follows is unreachable. */
Result valid_rethrow(Context *C, const Instr *in)
{
    const Ctrl *frame = label(C, in->x);
    if (!frame)
        return refuse(C, ERR_unknown_label, "label %u of %zu", in->x, C->ctrls_n);
    if (frame->opcode != OP_legacy_catch && frame->opcode != OP_legacy_catch_all)
        return refuse(C, ERR_rethrow_label, "label %u is not of a catch", in->x);
    unreachable(C);
    return RESULT_OK;
}
