/* exec/instr_vec.c: reduction of vector instructions (core/exec/instructions#vector-instructions): for each row of the
 * opcode table with vector operands whose RULE is an operator, the rule that applies it. A vector takes two slots. */
#include "exec/machine.h"
#include "exec/num.h"

/* exec-vconst; the value is the result */
/* Pushes the constant, whose 16 bytes are the immediate. */
RULE(v128_const)
{
    sp[0] = pc[1].u;
    sp[1] = pc[2].u;
    sp += 2;
    NEXT(3);
}

/* exec-vsplat; Step_pure/vsplat */
/* Replaces the number by the vector that has it in every lane. */
#define exec_vsplat(id, op, in)                                                                    \
    RULE(id)                                                                                       \
    {                                                                                              \
        set_slots_v128(sp - 1, op_##op((in)sp[-1]));                                               \
        sp++;                                                                                      \
        NEXT(1);                                                                                   \
    }

/* exec-vvtestop, exec-vtestop, exec-vbitmask; Step_pure/{vvtestop,vtestop,vbitmask} */
/* Replaces the vector by the number that tells about all its lanes. */
#define TEST(id, op)                                                                               \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        sp[-1] = op_##op(slots_v128(sp - 1));                                                      \
        NEXT(1);                                                                                   \
    }

/* exec-vvunop, exec-vunop, exec-vextunop, exec-vcvtop; Step_pure/{vvunop,vunop-val,vextunop,vcvtop} */
/* Replaces the operand by the operator's result; vector operators always have one. */
#define UNARY(id, op)                                                                              \
    RULE(id)                                                                                       \
    {                                                                                              \
        set_slots_v128(sp - 2, op_##op(slots_v128(sp - 2)));                                       \
        NEXT(1);                                                                                   \
    }

/* exec-vshiftop; Step_pure/vshiftop */
/* Replaces vector and count by the operator's result. */
#define exec_vshiftop(id, op)                                                                      \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        set_slots_v128(sp - 2, op_##op(slots_v128(sp - 2), (uint32_t)sp[0]));                      \
        NEXT(1);                                                                                   \
    }

/* exec-vvbinop, exec-vbinop, exec-vrelop, exec-vswizzlop, exec-vextbinop, exec-vnarrow;
   Step_pure/{vvbinop,vbinop-val,vrelop,vswizzlop,vextbinop,vnarrow} */
/* Replaces two operands by the operator's result. */
#define BINARY(id, op)                                                                             \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp -= 2;                                                                                   \
        set_slots_v128(sp - 2, op_##op(slots_v128(sp - 2), slots_v128(sp)));                       \
        NEXT(1);                                                                                   \
    }

/* exec-vvternop, exec-vternop, exec-vextternop; Step_pure/{vvternop,vternop-val,vextternop} */
/* Replaces three operands by the operator's result. */
#define TERNARY(id, op)                                                                            \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp -= 4;                                                                                   \
        set_slots_v128(sp - 2, op_##op(slots_v128(sp - 2), slots_v128(sp), slots_v128(sp + 2)));   \
        NEXT(1);                                                                                   \
    }

/* exec-vextract_lane; Step_pure/vextract_lane-{num,pack} */
/* Replaces the vector by one of its lanes. */
#define exec_vextract_lane(id, op)                                                                 \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        sp[-1] = op_##op(slots_v128(sp - 1), (unsigned)pc[1].u);                                   \
        NEXT(2);                                                                                   \
    }

/* exec-vreplace_lane; Step_pure/vreplace_lane */
/* Replaces one lane of the vector by the number. */
#define exec_vreplace_lane(id, op, in)                                                             \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        set_slots_v128(sp - 2, op_##op(slots_v128(sp - 2), (in)sp[0], (unsigned)pc[1].u));         \
        NEXT(2);                                                                                   \
    }

/* exec-vshuffle; Step_pure/vshuffle */
/* Replaces two vectors by the lanes that the immediate names. */
#define exec_vshuffle(id, op)                                                                      \
    RULE(id)                                                                                       \
    {                                                                                              \
        const uint8_t *lanes = (const uint8_t *)(pc + 1);                                          \
        sp -= 2;                                                                                   \
        set_slots_v128(sp - 2, op_##op(slots_v128(sp - 2), slots_v128(sp), lanes));                \
        NEXT(3);                                                                                   \
    }

/* The operator's types choose the form; rows with scalar operands alone are those of instr_num.c. */
#define TOTAL_f32__f32(id, op)
#define TOTAL_f32__f64(id, op)
#define TOTAL_f32__i32(id, op)
#define TOTAL_f32__i64(id, op)
#define TOTAL_f32__v128(id, op) exec_vsplat(id, op, uint32_t)
#define TOTAL_f32_f32__f32(id, op)
#define TOTAL_f32_f32__i32(id, op)
#define TOTAL_f64__f32(id, op)
#define TOTAL_f64__f64(id, op)
#define TOTAL_f64__i32(id, op)
#define TOTAL_f64__i64(id, op)
#define TOTAL_f64__v128(id, op) exec_vsplat(id, op, uint64_t)
#define TOTAL_f64_f64__f64(id, op)
#define TOTAL_f64_f64__i32(id, op)
#define TOTAL_i32__f32(id, op)
#define TOTAL_i32__f64(id, op)
#define TOTAL_i32__i32(id, op)
#define TOTAL_i32__i64(id, op)
#define TOTAL_i32__v128(id, op) exec_vsplat(id, op, uint32_t)
#define TOTAL_i32_i32__i32(id, op)
#define TOTAL_i64__f32(id, op)
#define TOTAL_i64__f64(id, op)
#define TOTAL_i64__i32(id, op)
#define TOTAL_i64__i64(id, op)
#define TOTAL_i64__v128(id, op) exec_vsplat(id, op, uint64_t)
#define TOTAL_i64_i64__i32(id, op)
#define TOTAL_i64_i64__i64(id, op)
#define TOTAL_v128__i32(id, op)            TEST(id, op)
#define TOTAL_v128__v128(id, op)           UNARY(id, op)
#define TOTAL_v128_i32__v128(id, op)       exec_vshiftop(id, op)
#define TOTAL_v128_v128__v128(id, op)      BINARY(id, op)
#define TOTAL_v128_v128_v128__v128(id, op) TERNARY(id, op)
#define LANE_v128__f32(id, op)             exec_vextract_lane(id, op)
#define LANE_v128__f64(id, op)             exec_vextract_lane(id, op)
#define LANE_v128__i32(id, op)             exec_vextract_lane(id, op)
#define LANE_v128__i64(id, op)             exec_vextract_lane(id, op)
#define LANE_v128_f32__v128(id, op)        exec_vreplace_lane(id, op, uint32_t)
#define LANE_v128_f64__v128(id, op)        exec_vreplace_lane(id, op, uint64_t)
#define LANE_v128_i32__v128(id, op)        exec_vreplace_lane(id, op, uint32_t)
#define LANE_v128_i64__v128(id, op)        exec_vreplace_lane(id, op, uint64_t)

#define INSTR_total(id, type, op) TOTAL_##type(id, op)
#define INSTR_lane(id, type, op)  LANE_##type(id, op)
#define INSTR_lanes(id, type, op) exec_vshuffle(id, op)
#define INSTR_partial(id, type, op)
#define INSTR_SIDE(id, type, op)
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature) INSTR_##rule(id, type, op)
#include "syntax/instr.def"
#undef INSTR
