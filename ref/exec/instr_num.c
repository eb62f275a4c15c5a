/* exec/instr_num.c: reduction of numeric instructions (core/exec/instructions#numeric-instructions): a form for each rule,
 * and for each row of the opcode table the function that its RULE makes of it.
 *
 * An operand of type i32 or f32 is the low half of its slot: handing it to the operator cuts it off. */
#include "exec/machine.h"
#include "exec/num.h"

/* exec-const; the value is the result */
/* Pushes the constant, whose bits are the immediate. */
#define exec_const(id, type, op)                                                                   \
    RULE(id)                                                                                       \
    {                                                                                              \
        *sp++ = pc[1].u;                                                                           \
        NEXT(2);                                                                                   \
    }

/* NON-SPEC: what the forms of one and of two operands have in common. */
#define REPLACE_1(id, op)                                                                          \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp[-1] = op_##op(sp[-1]);                                                                  \
        NEXT(1);                                                                                   \
    }
#define REPLACE_2(id, op)                                                                          \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        sp[-1] = op_##op(sp[-1], sp[0]);                                                           \
        NEXT(1);                                                                                   \
    }

/* exec-unop; Step_pure/unop-{val,trap} */
/* Replaces the operand by the operator's result; each of these operators has one. */
#define exec_unop(id, type, op) REPLACE_1(id, op)

/* exec-testop; Step_pure/testop */
/* Replaces the operand by whether the test holds. */
#define exec_testop(id, type, op) REPLACE_1(id, op)

/* exec-cvtop; Step_pure/cvtop-val */
/* Replaces the operand by the conversion's result. */
#define exec_cvtop(id, type, op) REPLACE_1(id, op)

/* exec-binop; Step_pure/binop-val */
/* Replaces two operands by the operator's result. */
#define exec_binop(id, type, op) REPLACE_2(id, op)

/* exec-relop; Step_pure/relop */
/* Replaces two operands by whether the relation holds. */
#define exec_relop(id, type, op) REPLACE_2(id, op)

/* The results of operators that may have none. */
#define RESULT_f32__i32     uint32_t
#define RESULT_f32__i64     uint64_t
#define RESULT_f64__i32     uint32_t
#define RESULT_f64__i64     uint64_t
#define RESULT_i32_i32__i32 uint32_t
#define RESULT_i64_i64__i64 uint64_t

/* exec-cvtop; Step_pure/cvtop-trap */
/* As cvtop, of a conversion that may have no result: traps then. */
#define exec_cvtop_trap(id, type, op)                                                              \
    RULE(id)                                                                                       \
    {                                                                                              \
        RESULT_##type c;                                                                           \
        Errcode code = op_##op(sp[-1], &c);                                                        \
        if (unlikely(code))                                                                        \
            return machine_trap(pc, m, code);                                                      \
        sp[-1] = c;                                                                                \
        NEXT(1);                                                                                   \
    }

/* exec-binop; Step_pure/binop-trap */
/* As binop, of an operator that may have no result: traps then. */
#define exec_binop_trap(id, type, op)                                                              \
    RULE(id)                                                                                       \
    {                                                                                              \
        RESULT_##type c;                                                                           \
        Errcode code = op_##op(sp[-2], sp[-1], &c);                                                \
        if (unlikely(code))                                                                        \
            return machine_trap(pc, m, code);                                                      \
        sp--;                                                                                      \
        sp[-1] = c;                                                                                \
        NEXT(1);                                                                                   \
    }

/* wide-arithmetic: i64.{binop128} */
/* Replaces two numbers of 128 bits, their low halves first, by the operator's result. */
#define exec_binop128(id, type, op)                                                                \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp -= 2;                                                                                   \
        op_##op(sp[-2], sp[-1], sp[0], sp[1], &sp[-2], &sp[-1]);                                   \
        NEXT(1);                                                                                   \
    }

/* wide-arithmetic: i64.mul_wide_{s,u} */
/* Replaces two numbers of 64 bits by their product, its low half first. */
#define exec_mul_wide(id, type, op)                                                                \
    RULE(id)                                                                                       \
    {                                                                                              \
        op_##op(sp[-2], sp[-1], &sp[-2], &sp[-1]);                                                 \
        NEXT(1);                                                                                   \
    }

/* Rows with another RULE are those of other files. */
#define HERE_const      ~, exec_const
#define HERE_unop       ~, exec_unop
#define HERE_binop      ~, exec_binop
#define HERE_binop_trap ~, exec_binop_trap
#define HERE_testop     ~, exec_testop
#define HERE_relop      ~, exec_relop
#define HERE_cvtop      ~, exec_cvtop
#define HERE_cvtop_trap ~, exec_cvtop_trap
#define HERE_binop128   ~, exec_binop128
#define HERE_mul_wide   ~, exec_mul_wide

#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature)                            \
    IF_HERE(HERE_##rule)(id, type, op)
#include "syntax/instr.def"
#undef INSTR
