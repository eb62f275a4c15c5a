/* exec/fused.c: units that do the work of several instructions. NON-SPEC. */
#include "exec/fused.h"

#include "exec/num.h"

/* The operands of each form as a and b, and the number of units up to behind them. */
#define S_OPERANDS(in)                                                                             \
    in a = (in)sp[-1];                                                                             \
    sp--;
#define L_OPERANDS(in) in a = (in)fp[pc[1].u];
#define SS_OPERANDS(in)                                                                            \
    in a = (in)sp[-2], b = (in)sp[-1];                                                             \
    sp -= 2;
#define SL_OPERANDS(in)                                                                            \
    in a = (in)sp[-1], b = (in)fp[pc[1].u];                                                        \
    sp--;
#define SC_OPERANDS(in)                                                                            \
    in a = (in)sp[-1], b = (in)pc[1].u;                                                            \
    sp--;
#define LL_OPERANDS(in) in a = (in)fp[pc[1].u], b = (in)fp[pc[2].u];
#define LC_OPERANDS(in) in a = (in)fp[pc[1].u], b = (in)pc[2].u;
enum { S_UNITS = 1, L_UNITS, SS_UNITS = 1, SL_UNITS, SC_UNITS = 2, LL_UNITS, LC_UNITS = 3 };

/* What each ending does with the result r; k units precede what it adds. */
#define END_push(r, k)                                                                             \
    *sp++ = (r);                                                                                   \
    NEXT(k);
#define END_set(r, k)                                                                              \
    fp[pc[k].u] = (r);                                                                             \
    NEXT((k) + 1);
#define END_tee(r, k)                                                                              \
    *sp = (r);                                                                                     \
    fp[pc[k].u] = *sp++;                                                                           \
    NEXT((k) + 1);
#define END_br_if(r, k)                                                                            \
    if (r)                                                                                         \
        GO(pc[k].target);                                                                          \
    NEXT((k) + 1);
#define END_if(r, k)                                                                               \
    if (r)                                                                                         \
        NEXT((k) + 1);                                                                             \
    GO(pc[k].target);

/* ---- operators ---------------------------------------------------------------------------------------------- */

#define FUSED_1(id, op, in, form, ending)                                                          \
    static RULE(id##_##form##_##ending)                                                            \
    {                                                                                              \
        form##_OPERANDS(in) END_##ending(op_##op(a), form##_UNITS)                                 \
    }
#define FUSED_2(id, op, in, form, ending)                                                          \
    static RULE(id##_##form##_##ending)                                                            \
    {                                                                                              \
        form##_OPERANDS(in) END_##ending(op_##op(a, b), form##_UNITS)                              \
    }

/* The forms and endings of an operator whose result is a value, and of one whose result may also decide. */
#define VALUE_1(FUSED, id, op, in)                                                                 \
    FUSED(id, op, in, S, set)                                                                      \
    FUSED(id, op, in, S, tee)                                                                      \
    FUSED(id, op, in, L, push)                                                                     \
    FUSED(id, op, in, L, set)                                                                      \
    FUSED(id, op, in, L, tee)
#define TEST_1(FUSED, id, op, in)                                                                  \
    VALUE_1(FUSED, id, op, in)                                                                     \
    FUSED(id, op, in, S, br_if)                                                                    \
    FUSED(id, op, in, S, if)                                                                       \
    FUSED(id, op, in, L, br_if)                                                                    \
    FUSED(id, op, in, L, if)
#define ENDINGS_2(FUSED, id, op, in, form)                                                         \
    FUSED(id, op, in, form, set)                                                                   \
    FUSED(id, op, in, form, tee)
#define VALUE_2(FUSED, id, op, in)                                                                 \
    ENDINGS_2(FUSED, id, op, in, SS)                                                               \
    FUSED(id, op, in, SL, push)                                                                    \
    ENDINGS_2(FUSED, id, op, in, SL)                                                               \
    FUSED(id, op, in, SC, push)                                                                    \
    ENDINGS_2(FUSED, id, op, in, SC)                                                               \
    FUSED(id, op, in, LL, push)                                                                    \
    ENDINGS_2(FUSED, id, op, in, LL)                                                               \
    FUSED(id, op, in, LC, push)                                                                    \
    ENDINGS_2(FUSED, id, op, in, LC)
#define TESTS_2(FUSED, id, op, in, form)                                                           \
    FUSED(id, op, in, form, br_if)                                                                 \
    FUSED(id, op, in, form, if)
#define TEST_2(FUSED, id, op, in)                                                                  \
    VALUE_2(FUSED, id, op, in)                                                                     \
    TESTS_2(FUSED, id, op, in, SS)                                                                 \
    TESTS_2(FUSED, id, op, in, SL)                                                                 \
    TESTS_2(FUSED, id, op, in, SC)                                                                 \
    TESTS_2(FUSED, id, op, in, LL)                                                                 \
    TESTS_2(FUSED, id, op, in, LC)

/* Of the rows of the opcode table those whose operator is total and scalar are fused. */
#define TOTAL_i32__i32(id, op)     TEST_1(ROW_1, id, op, uint32_t)
#define TOTAL_i64__i32(id, op)     TEST_1(ROW_1, id, op, uint64_t)
#define TOTAL_i32__i64(id, op)     VALUE_1(ROW_1, id, op, uint32_t)
#define TOTAL_i64__i64(id, op)     VALUE_1(ROW_1, id, op, uint64_t)
#define TOTAL_i32_i32__i32(id, op) TEST_2(ROW_2, id, op, uint32_t)
#define TOTAL_i64_i64__i32(id, op) TEST_2(ROW_2, id, op, uint64_t)
#define TOTAL_i64_i64__i64(id, op) VALUE_2(ROW_2, id, op, uint64_t)
#define TOTAL_f32_f32__i32(id, op) TEST_2(ROW_2, id, op, uint32_t)
#define TOTAL_f64_f64__i32(id, op) TEST_2(ROW_2, id, op, uint64_t)
#define TOTAL_f32_f32__f32(id, op) VALUE_2(ROW_2, id, op, uint32_t)
#define TOTAL_f64_f64__f64(id, op) VALUE_2(ROW_2, id, op, uint64_t)
#define TOTAL_i32__f32(id, op)
#define TOTAL_i32__f64(id, op)
#define TOTAL_i64__f32(id, op)
#define TOTAL_i64__f64(id, op)
#define TOTAL_f32__i32(id, op)
#define TOTAL_f32__i64(id, op)
#define TOTAL_f32__f32(id, op)
#define TOTAL_f32__f64(id, op)
#define TOTAL_f64__i32(id, op)
#define TOTAL_f64__i64(id, op)
#define TOTAL_f64__f32(id, op)
#define TOTAL_f64__f64(id, op)
#define TOTAL(id, type, op) TOTAL_##type(id, op)
#define HERE_unop           ~, TOTAL
#define HERE_binop          ~, TOTAL
#define HERE_testop         ~, TOTAL
#define HERE_relop          ~, TOTAL
#define HERE_cvtop          ~, TOTAL
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature)                            \
    IF_HERE(HERE_##rule)(id, type, op)

#define ROW_1 FUSED_1
#define ROW_2 FUSED_2
#include "syntax/instr.def"
#undef ROW_1
#undef ROW_2

/* ---- loads and stores --------------------------------------------------------------------------------------- */

/* The memarg stands behind the operands; a trap is that of the load or store. */
#define FUSED_LOAD(id, in, out, form, ending)                                                      \
    static RULE(id##_##form##_##ending)                                                            \
    {                                                                                              \
        in c;                                                                                      \
        form##_OPERANDS(uint64_t) const uint8_t *bytes =                                           \
            memarg_bytes(pc + form##_UNITS, a, sizeof(in));                                        \
        if (unlikely(!bytes))                                                                      \
            TRAP(memory_out_of_bounds);                                                            \
        memcpy(&c, bytes, sizeof c);                                                               \
        END_##ending((out)c, form##_UNITS + 2)                                                     \
    }
#define FUSED_STORE(id, type, form)                                                                \
    static RULE(id##_##form##_push)                                                                \
    {                                                                                              \
        form##_OPERANDS(uint64_t) uint8_t *bytes =                                                 \
            memarg_bytes(pc + form##_UNITS, a, sizeof(type));                                      \
        type c = (type)b;                                                                          \
        if (unlikely(!bytes))                                                                      \
            TRAP(memory_out_of_bounds);                                                            \
        memcpy(bytes, &c, sizeof c);                                                               \
        NEXT(form##_UNITS + 2);                                                                    \
    }
#define LOAD(id, in, out)                                                                          \
    FUSED_LOAD(id, in, out, S, set)                                                                \
    FUSED_LOAD(id, in, out, S, tee)                                                                \
    FUSED_LOAD(id, in, out, L, push)                                                               \
    FUSED_LOAD(id, in, out, L, set)                                                                \
    FUSED_LOAD(id, in, out, L, tee)
#define STORE(id, type)                                                                            \
    FUSED_STORE(id, type, SL)                                                                      \
    FUSED_STORE(id, type, SC)                                                                      \
    FUSED_STORE(id, type, LL)                                                                      \
    FUSED_STORE(id, type, LC)
#include "exec/memory.def"
#undef LOAD
#undef STORE

/* ---- the table ---------------------------------------------------------------------------------------------- */

#define ROW(id, op, in, form, ending)                                                              \
    [OP_##id][FORM_##form][ENDING_##ending] = exec_##id##_##form##_##ending,
#define ROW_1 ROW
#define ROW_2 ROW
#define LOAD(id, in, out)                                                                          \
    ROW(id, , , S, set)                                                                            \
    ROW(id, , , S, tee)                                                                            \
    ROW(id, , , L, push)                                                                           \
    ROW(id, , , L, set)                                                                            \
    ROW(id, , , L, tee)
#define STORE(id, type)                                                                            \
    ROW(id, , , SL, push)                                                                          \
    ROW(id, , , SC, push)                                                                          \
    ROW(id, , , LL, push)                                                                          \
    ROW(id, , , LC, push)

static Rule *const fused[OP_COUNT][FORMS][ENDINGS] = {
#include "exec/memory.def"
#include "syntax/instr.def"
};

Rule *fused_rule(Opcode op, Form form, Ending ending)
{
    return fused[op][form][ending];
}

/* ---- branches and moves ------------------------------------------------------------------------------------- */

RULE(local_move)
{
    fp[pc[2].u] = fp[pc[1].u];
    NEXT(3);
}

RULE(br_flat)
{
    GO(pc[1].target);
}

RULE(br_if_flat)
{
    sp--;
    if ((uint32_t)*sp)
        GO(pc[1].target);
    NEXT(2);
}

RULE(return_0)
{
    const Slot *saved = fp + pc[1].u;
    const Unit *ret = (const Unit *)(uintptr_t)saved[0];
    sp = fp;
    fp = (Slot *)(uintptr_t)saved[1];
    m->depth++;
    GO(ret);
}

RULE(return_1)
{
    const Slot *saved = fp + pc[1].u;
    Slot result = sp[-1];
    Slot *base = fp;
    const Unit *ret = (const Unit *)(uintptr_t)saved[0];
    fp = (Slot *)(uintptr_t)saved[1];
    base[0] = result; /* which may be where the caller's state was */
    sp = base + 1;
    m->depth++;
    GO(ret);
}
