/* exec/instr_num.c: reduction of numeric instructions (core/exec/instructions#numeric-instructions): for each row of
 * the opcode table with scalar operands whose RULE is an operator, the rule that applies it. */
#include "exec/machine.h"
#include "exec/num.h"

/* exec-const; the value is the result */
/* Pushes the constant, whose bits are the immediate. */
#define CONST_RULE(id)                                                                             \
    RULE(id)                                                                                       \
    {                                                                                              \
        *sp++ = pc[1].u;                                                                           \
        NEXT(2);                                                                                   \
    }

CONST_RULE(i32_const)
CONST_RULE(i64_const)
CONST_RULE(f32_const)
CONST_RULE(f64_const)

/* exec-unop, exec-testop, exec-cvtop; Step_pure/{unop-val,testop,cvtop-val} */
/* Replaces the operand by the operator's result. */
#define TOTAL_1(id, op, in)                                                                        \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp[-1] = op_##op((in)sp[-1]);                                                              \
        NEXT(1);                                                                                   \
    }

/* exec-binop, exec-relop; Step_pure/{binop-val,relop} */
/* Replaces two operands by the operator's result. */
#define TOTAL_2(id, op, in)                                                                        \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        sp[-1] = op_##op((in)sp[-1], (in)sp[0]);                                                   \
        NEXT(1);                                                                                   \
    }

/* exec-cvtop; Step_pure/{unop-trap,cvtop-val,cvtop-trap} */
/* Traps where the operator has no result. */
#define PARTIAL_1(id, op, in, out)                                                                 \
    RULE(id)                                                                                       \
    {                                                                                              \
        out c;                                                                                     \
        Errcode code = op_##op((in)sp[-1], &c);                                                    \
        if (unlikely(code))                                                                        \
            return machine_trap(pc, m, code);                                                      \
        sp[-1] = c;                                                                                \
        NEXT(1);                                                                                   \
    }

/* exec-binop; Step_pure/binop-{val,trap} */
/* Traps where the operator has no result. */
#define PARTIAL_2(id, op, in, out)                                                                 \
    RULE(id)                                                                                       \
    {                                                                                              \
        out c;                                                                                     \
        Errcode code = op_##op((in)sp[-2], (in)sp[-1], &c);                                        \
        if (unlikely(code))                                                                        \
            return machine_trap(pc, m, code);                                                      \
        sp--;                                                                                      \
        sp[-1] = c;                                                                                \
        NEXT(1);                                                                                   \
    }

/* The operator's types choose the form; rows with vector operands are those of instr_vec.c. */
#define TOTAL_i32__i32(id, op)     TOTAL_1(id, op, uint32_t)
#define TOTAL_i32__i64(id, op)     TOTAL_1(id, op, uint32_t)
#define TOTAL_i32__f32(id, op)     TOTAL_1(id, op, uint32_t)
#define TOTAL_i32__f64(id, op)     TOTAL_1(id, op, uint32_t)
#define TOTAL_i64__i32(id, op)     TOTAL_1(id, op, uint64_t)
#define TOTAL_i64__i64(id, op)     TOTAL_1(id, op, uint64_t)
#define TOTAL_i64__f32(id, op)     TOTAL_1(id, op, uint64_t)
#define TOTAL_i64__f64(id, op)     TOTAL_1(id, op, uint64_t)
#define TOTAL_f32__i32(id, op)     TOTAL_1(id, op, uint32_t)
#define TOTAL_f32__i64(id, op)     TOTAL_1(id, op, uint32_t)
#define TOTAL_f32__f32(id, op)     TOTAL_1(id, op, uint32_t)
#define TOTAL_f32__f64(id, op)     TOTAL_1(id, op, uint32_t)
#define TOTAL_f64__i32(id, op)     TOTAL_1(id, op, uint64_t)
#define TOTAL_f64__i64(id, op)     TOTAL_1(id, op, uint64_t)
#define TOTAL_f64__f32(id, op)     TOTAL_1(id, op, uint64_t)
#define TOTAL_f64__f64(id, op)     TOTAL_1(id, op, uint64_t)
#define TOTAL_i32_i32__i32(id, op) TOTAL_2(id, op, uint32_t)
#define TOTAL_i64_i64__i32(id, op) TOTAL_2(id, op, uint64_t)
#define TOTAL_i64_i64__i64(id, op) TOTAL_2(id, op, uint64_t)
#define TOTAL_f32_f32__i32(id, op) TOTAL_2(id, op, uint32_t)
#define TOTAL_f32_f32__f32(id, op) TOTAL_2(id, op, uint32_t)
#define TOTAL_f64_f64__i32(id, op) TOTAL_2(id, op, uint64_t)
#define TOTAL_f64_f64__f64(id, op) TOTAL_2(id, op, uint64_t)
#define TOTAL_i32__v128(id, op)
#define TOTAL_i64__v128(id, op)
#define TOTAL_f32__v128(id, op)
#define TOTAL_f64__v128(id, op)
#define TOTAL_v128__i32(id, op)
#define TOTAL_v128__v128(id, op)
#define TOTAL_v128_i32__v128(id, op)
#define TOTAL_v128_v128__v128(id, op)
#define TOTAL_v128_v128_v128__v128(id, op)
#define PARTIAL_f32__i32(id, op)     PARTIAL_1(id, op, uint32_t, uint32_t)
#define PARTIAL_f32__i64(id, op)     PARTIAL_1(id, op, uint32_t, uint64_t)
#define PARTIAL_f64__i32(id, op)     PARTIAL_1(id, op, uint64_t, uint32_t)
#define PARTIAL_f64__i64(id, op)     PARTIAL_1(id, op, uint64_t, uint64_t)
#define PARTIAL_i32_i32__i32(id, op) PARTIAL_2(id, op, uint32_t, uint32_t)
#define PARTIAL_i64_i64__i64(id, op) PARTIAL_2(id, op, uint64_t, uint64_t)

#define INSTR_total(id, type, op)   TOTAL_##type(id, op)
#define INSTR_partial(id, type, op) PARTIAL_##type(id, op)
#define INSTR_lane(id, type, op)
#define INSTR_lanes(id, type, op)
#define INSTR_SIDE(id, type, op)
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature) INSTR_##rule(id, type, op)
#include "syntax/instr.def"
#undef INSTR
