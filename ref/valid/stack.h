/* valid/stack.h: the operand, control and initialization stacks (core/appendix/algorithm#stacks).
 *
 * The fast paths stand here, as they are taken for nearly every instruction; what they leave is in stack.c. */
#ifndef TOUCHSTONE_VALID_STACK_H
#define TOUCHSTONE_VALID_STACK_H

#include "valid/context.h"

#define LIKELY(condition) __builtin_expect(!!(condition), 1)

/* NON-SPEC: as many types stand below the lowest operand, so that operands may be looked at before it is known that they are
   there (valid_sig). */
enum { VALS_BELOW = 2 };

/* Makes room for N more operands. */
Result reserve_vals(Context *C, uint32_t n) CHECKED;

Result pop_val_slow(Context *C, Valtype expect) CHECKED;
Result pop_vals_slow(Context *C, Resulttype expect) CHECKED;

/* pop_val(): any operand; the bottom type where the stack is polymorphic and empty. */
Result pop_val(Context *C, Valtype *actual) CHECKED;

/* pop_ref(): an operand of a reference type; a reference to bottom for bottom. */
Result pop_ref(Context *C, Valtype *actual) CHECKED;

/* Whether pop_vals(expect) would succeed; the operands stay. */
Result peek_vals(Context *C, Resulttype expect) CHECKED;

/* push_ctrl, pop_ctrl: OPCODE is that of the block, CT and ONE as in Ctrl. */
Result push_ctrl(Context *C, Opcode opcode, const Comptype *ct, Valtype one) CHECKED;
Result pop_ctrl(Context *C, Ctrl *frame) CHECKED;

/* get_local, set_local, reset_locals. X must be valid. */
Result get_local(Context *C, uint32_t x, Valtype t) CHECKED;
void set_local(Context *C, uint32_t x, Valtype t);
void reset_locals(Context *C, size_t height);

/* unreachable(): drops the operands of the innermost block and makes it polymorphic. */
void unreachable(Context *C);

/* Type mismatch: EXPECT was due, ACTUAL (NULL for nothing) was there. */
Result mismatch(Context *C, Valtype expect, const Valtype *actual) __attribute__((cold));

/* Type mismatch between a list of types and what is expected there. WHERE says where, such as "label". */
Result mismatch_list(Context *C, const char *where, Resulttype expect, Resulttype actual)
    __attribute__((cold));

/* push_val(t) */
static inline Result push_val(Context *C, Valtype t)
{
    if (!LIKELY(C->vals_n < C->vals_capacity))
        TRY(reserve_vals(C, 1));
    C->vals[C->vals_n++] = t;
    return RESULT_OK;
}

/* pop_val(expect), where what it returns is not needed */
static inline Result pop_expect(Context *C, Valtype expect)
{
    if (LIKELY(C->vals_n > C->height &&
               valtype_word(C->vals[C->vals_n - 1]) == valtype_word(expect))) {
        C->vals_n--;
        return RESULT_OK;
    }
    return pop_val_slow(C, expect);
}

/* push_vals */
static inline Result push_vals(Context *C, Resulttype t)
{
    if (!LIKELY(C->vals_n + (uint64_t)t.n <= C->vals_capacity))
        TRY(reserve_vals(C, t.n));
    if (t.n)
        memcpy(C->vals + C->vals_n, t.t, t.n * sizeof *t.t);
    C->vals_n += t.n;
    return RESULT_OK;
}

/* pop_vals, where what it returns is not needed */
static inline Result pop_vals(Context *C, Resulttype expect)
{
    if (expect.n == 0)
        return RESULT_OK;
    if (LIKELY(C->vals_n - C->height >= expect.n && memcmp(C->vals + C->vals_n - expect.n, expect.t,
                                                           expect.n * sizeof *expect.t) == 0)) {
        C->vals_n -= expect.n;
        return RESULT_OK;
    }
    return pop_vals_slow(C, expect);
}

/* start_types, end_types of a frame; the lists borrow from the frame. */
static inline Resulttype start_types(const Ctrl *frame)
{
    return frame->ct ? frame->ct->params : (Resulttype){0, NULL};
}

static inline Resulttype end_types(const Ctrl *frame)
{
    return frame->ct ? frame->ct->results : (Resulttype){frame->one.kind != VT_BOT, &frame->one};
}

/* label_types: what a branch to the frame carries. */
static inline Resulttype label_types(const Ctrl *frame)
{
    return frame->opcode == OP_loop ? start_types(frame) : end_types(frame);
}

/* ctrls[l] counted from the innermost, or NULL if there are not so many labels. */
static inline Ctrl *label(Context *C, uint32_t l)
{
    return LIKELY(l < C->ctrls_n) ? &C->ctrls[C->ctrls_n - 1 - l] : NULL;
}

#endif
