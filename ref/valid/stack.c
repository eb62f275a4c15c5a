/* valid/stack.c: the stacks of the validation algorithm (core/appendix/algorithm#stacks). */
#include "valid/stack.h"

#include "syntax/limits.h"
#include "util/alloc.h"

enum { FIRST_VALS = 256 };

Result reserve_vals(Context *C, uint32_t n)
{
    const uint64_t most = (uint64_t)LIMIT_stack_slots + VALS_BELOW;
    uint64_t least = (uint64_t)C->vals_n + n;
    if (least > most)
        return refuse_limit(C, "values on the stack", least - VALS_BELOW, LIMIT_stack_slots);
    uint64_t capacity = C->vals_capacity ? C->vals_capacity : FIRST_VALS;
    while (capacity < least)
        capacity = capacity * 2 < most ? capacity * 2 : most;
    C->vals = checked_realloc(C->vals, capacity, sizeof *C->vals);
    C->vals_capacity = (uint32_t)capacity;
    return RESULT_OK;
}

Result mismatch(Context *C, Valtype expect, const Valtype *actual)
{
    Buffer text = {0};
    buffer_text(&text, "expected ");
    print_valtype(&text, expect);
    buffer_text(&text, " but found ");
    if (actual)
        print_valtype(&text, *actual);
    else
        buffer_text(&text, "nothing");
    Result result = refuse(C, ERR_type_mismatch, "%s", buffer_string(&text));
    buffer_free(&text);
    return result;
}

/* As many types as can be of use in a message. */
static void print_list(Buffer *out, Resulttype t)
{
    enum { SHOWN = 8 };
    buffer_byte(out, '[');
    for (uint32_t i = 0; i < t.n && i < SHOWN; i++) {
        if (i)
            buffer_byte(out, ' ');
        print_valtype(out, t.t[i]);
    }
    buffer_text(out, t.n > SHOWN ? " ...]" : "]");
}

Result mismatch_list(Context *C, const char *where, Resulttype expect, Resulttype actual)
{
    Buffer text = {0};
    buffer_format(&text, "%s: expected ", where);
    print_list(&text, expect);
    buffer_text(&text, " but found ");
    print_list(&text, actual);
    Result result = refuse(C, ERR_type_mismatch, "%s", buffer_string(&text));
    buffer_free(&text);
    return result;
}

static bool is_polymorphic(const Context *C)
{
    return C->vals_n == C->height && C->ctrls[C->ctrls_n - 1].unreachable;
}

Result pop_val(Context *C, Valtype *actual)
{
    if (LIKELY(C->vals_n > C->height)) {
        *actual = C->vals[--C->vals_n];
        return RESULT_OK;
    }
    if (is_polymorphic(C)) {
        *actual = VALTYPE(VT_BOT);
        return RESULT_OK;
    }
    return refuse(C, ERR_type_mismatch, "expected an operand but found nothing");
}

Result pop_val_slow(Context *C, Valtype expect)
{
    if (C->vals_n == C->height)
        return is_polymorphic(C) ? RESULT_OK : mismatch(C, expect, NULL);
    Valtype actual = C->vals[C->vals_n - 1];
    if (!match_valtype(actual, expect))
        return mismatch(C, expect, &actual);
    C->vals_n--;
    return RESULT_OK;
}

Result pop_vals_slow(Context *C, Resulttype expect)
{
    for (uint32_t i = expect.n; i-- > 0;)
        TRY(pop_expect(C, expect.t[i]));
    return RESULT_OK;
}

Result peek_vals(Context *C, Resulttype expect)
{
    uint32_t vals_n = C->vals_n;
    TRY(pop_vals(C, expect));
    C->vals_n = vals_n;
    return RESULT_OK;
}

Result pop_ref(Context *C, Valtype *actual)
{
    TRY(pop_val(C, actual));
    if (actual->kind == VT_BOT)
        *actual = REFTYPE(false, HT_BOT);
    if (is_reftype(*actual))
        return RESULT_OK;
    Buffer text = {0};
    print_valtype(&text, *actual);
    Result result =
        refuse(C, ERR_type_mismatch, "expected a reference but found %s", buffer_string(&text));
    buffer_free(&text);
    return result;
}

Result push_ctrl(Context *C, Opcode opcode, const Comptype *ct, Valtype one)
{
    Ctrl frame = {.ct = ct,
                  .one = one,
                  .val_height = C->vals_n,
                  .init_height = (uint32_t)C->inits_n,
                  .opcode = (uint16_t)opcode};
    PUSH(C->ctrls, C->ctrls_n, C->ctrls_capacity, frame);
    C->height = C->vals_n;
    return push_vals(C, start_types(&frame));
}

Result pop_ctrl(Context *C, Ctrl *frame)
{
    *frame = C->ctrls[C->ctrls_n - 1];
    TRY(pop_vals(C, end_types(frame)));
    if (C->vals_n != frame->val_height) {
        Resulttype left = {C->vals_n - frame->val_height, C->vals + frame->val_height};
        return mismatch_list(C, "left over at the end of the block", (Resulttype){0, NULL}, left);
    }
    reset_locals(C, frame->init_height);
    C->ctrls_n--;
    C->height = C->ctrls_n ? C->ctrls[C->ctrls_n - 1].val_height : 0;
    return RESULT_OK;
}

Result get_local(Context *C, uint32_t x, Valtype t)
{
    if (is_defaultable(t) || x < C->locals.params.n || C->locals.init[x])
        return RESULT_OK;
    return refuse(C, ERR_uninitialized_local, "local %u", x);
}

void set_local(Context *C, uint32_t x, Valtype t)
{
    if (is_defaultable(t) || x < C->locals.params.n || C->locals.init[x])
        return;
    C->locals.init[x] = 1;
    PUSH(C->inits, C->inits_n, C->inits_capacity, x);
}

void reset_locals(Context *C, size_t height)
{
    while (C->inits_n > height)
        C->locals.init[C->inits[--C->inits_n]] = 0;
}

void unreachable(Context *C)
{
    C->vals_n = C->height;
    C->ctrls[C->ctrls_n - 1].unreachable = true;
}
