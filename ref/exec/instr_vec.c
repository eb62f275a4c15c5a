/* exec/instr_vec.c: reduction of vector instructions (core/exec/instructions#vector-instructions): a form for each rule,
 * and for each row of the opcode table the function that its RULE makes of it. A vector takes two slots. */
#include "exec/machine.h"
#include "exec/num.h"

/* exec-vconst; the value is the result */
/* Pushes the constant, whose 16 bytes are the immediate. */
#define exec_vconst(id, op)                                                                        \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp[0] = pc[1].u;                                                                           \
        sp[1] = pc[2].u;                                                                           \
        sp += 2;                                                                                   \
        NEXT(3);                                                                                   \
    }

/* exec-vsplat; Step_pure/vsplat */
/* Replaces the number by the vector that has it in every lane. */
#define exec_vsplat(id, op)                                                                        \
    RULE(id)                                                                                       \
    {                                                                                              \
        set_slots_v128(sp - 1, op_##op(sp[-1]));                                                   \
        sp++;                                                                                      \
        NEXT(1);                                                                                   \
    }

/* NON-SPEC: what the forms have in common: operands, and whether the result is a vector or tells about all lanes. */
#define TEST(id, op)                                                                               \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        sp[-1] = op_##op(slots_v128(sp - 1));                                                      \
        NEXT(1);                                                                                   \
    }
#define REPLACE_1(id, op)                                                                          \
    RULE(id)                                                                                       \
    {                                                                                              \
        set_slots_v128(sp - 2, op_##op(slots_v128(sp - 2)));                                       \
        NEXT(1);                                                                                   \
    }
#define REPLACE_2(id, op)                                                                          \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp -= 2;                                                                                   \
        set_slots_v128(sp - 2, op_##op(slots_v128(sp - 2), slots_v128(sp)));                       \
        NEXT(1);                                                                                   \
    }
#define REPLACE_3(id, op)                                                                          \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp -= 4;                                                                                   \
        set_slots_v128(sp - 2, op_##op(slots_v128(sp - 2), slots_v128(sp), slots_v128(sp + 2)));   \
        NEXT(1);                                                                                   \
    }

/* exec-vvunop; Step_pure/vvunop */
/* Replaces the operand, taken bit by bit. */
#define exec_vvunop(id, op) REPLACE_1(id, op)

/* exec-vvbinop; Step_pure/vvbinop */
/* Replaces two operands, taken bit by bit. */
#define exec_vvbinop(id, op) REPLACE_2(id, op)

/* exec-vvternop; Step_pure/vvternop */
/* Replaces three operands, taken bit by bit. */
#define exec_vvternop(id, op) REPLACE_3(id, op)

/* exec-vvtestop; Step_pure/vvtestop */
/* Replaces the vector by whether any of its bits is set. */
#define exec_vvtestop(id, op) TEST(id, op)

/* exec-vunop; Step_pure/vunop-{val,trap} */
/* Replaces the operand, lane by lane; each of these operators has a result. */
#define exec_vunop(id, op) REPLACE_1(id, op)

/* exec-vbinop; Step_pure/vbinop-{val,trap} */
/* Replaces two operands, lane by lane; each of these operators has a result. */
#define exec_vbinop(id, op) REPLACE_2(id, op)

/* exec-vternop; Step_pure/vternop-{val,trap} */
/* Replaces three operands, lane by lane; each of these operators has a result. */
#define exec_vternop(id, op) REPLACE_3(id, op)

/* exec-vtestop; Step_pure/vtestop */
/* Replaces the vector by whether the test holds of all its lanes. */
#define exec_vtestop(id, op) TEST(id, op)

/* exec-vrelop; Step_pure/vrelop */
/* Replaces two operands by a vector whose lanes are all ones where the relation holds, else zero. */
#define exec_vrelop(id, op) REPLACE_2(id, op)

/* exec-vshiftop; Step_pure/vshiftop */
/* Replaces vector and count by the shifted vector. */
#define exec_vshiftop(id, op)                                                                      \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        set_slots_v128(sp - 2, op_##op(slots_v128(sp - 2), (uint32_t)sp[0]));                      \
        NEXT(1);                                                                                   \
    }

/* exec-vbitmask; Step_pure/vbitmask */
/* Replaces the vector by the number that has the lanes' highest bits. */
#define exec_vbitmask(id, op) TEST(id, op)

/* exec-vswizzlop; Step_pure/vswizzlop */
/* Replaces two vectors by the lanes of the first that the second picks. */
#define exec_vswizzlop(id, op) REPLACE_2(id, op)

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
#define exec_vreplace_lane(id, op)                                                                 \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        set_slots_v128(sp - 2, op_##op(slots_v128(sp - 2), sp[0], (unsigned)pc[1].u));             \
        NEXT(2);                                                                                   \
    }

/* exec-vextunop; Step_pure/vextunop */
/* Replaces the vector by one of half as many lanes, each made of two. */
#define exec_vextunop(id, op) REPLACE_1(id, op)

/* exec-vextbinop; Step_pure/vextbinop */
/* Replaces two vectors by one of half as many lanes. */
#define exec_vextbinop(id, op) REPLACE_2(id, op)

/* exec-vextternop; Step_pure/vextternop */
/* Replaces three vectors, the last of wider lanes, by one of these. */
#define exec_vextternop(id, op) REPLACE_3(id, op)

/* exec-vnarrow; Step_pure/vnarrow */
/* Replaces two vectors by one with the lanes of both at half the width. */
#define exec_vnarrow(id, op) REPLACE_2(id, op)

/* exec-vcvtop; Step_pure/vcvtop */
/* Replaces the vector by its lanes converted, all of them or one half. */
#define exec_vcvtop(id, op) REPLACE_1(id, op)

/* Rows with another RULE are those of other files. */
#define HERE_vconst        ~, exec_vconst
#define HERE_vsplat        ~, exec_vsplat
#define HERE_vvunop        ~, exec_vvunop
#define HERE_vvbinop       ~, exec_vvbinop
#define HERE_vvternop      ~, exec_vvternop
#define HERE_vvtestop      ~, exec_vvtestop
#define HERE_vunop         ~, exec_vunop
#define HERE_vbinop        ~, exec_vbinop
#define HERE_vternop       ~, exec_vternop
#define HERE_vtestop       ~, exec_vtestop
#define HERE_vrelop        ~, exec_vrelop
#define HERE_vshiftop      ~, exec_vshiftop
#define HERE_vbitmask      ~, exec_vbitmask
#define HERE_vswizzlop     ~, exec_vswizzlop
#define HERE_vshuffle      ~, exec_vshuffle
#define HERE_vextract_lane ~, exec_vextract_lane
#define HERE_vreplace_lane ~, exec_vreplace_lane
#define HERE_vextunop      ~, exec_vextunop
#define HERE_vextbinop     ~, exec_vextbinop
#define HERE_vextternop    ~, exec_vextternop
#define HERE_vnarrow       ~, exec_vnarrow
#define HERE_vcvtop        ~, exec_vcvtop

#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature) IF_HERE(HERE_##rule)(id, op)
#include "syntax/instr.def"
#undef INSTR
