/* exec/num_vec_int.h: lanewise integer operators, and those on all bits. */
#ifndef TOUCHSTONE_EXEC_NUM_VEC_INT_H
#define TOUCHSTONE_EXEC_NUM_VEC_INT_H

#include "exec/num_int.h"
#include "exec/num_vec_lanes.h"

/* $vvunop_, $vvbinop_: bitwise operators, for which any lanes will do */
VUNOP(v128_not, 64, inot_64)
VBINOP(v128_and, 64, iand_64)
VBINOP(v128_andnot, 64, iandnot_64)
VBINOP(v128_or, 64, ior_64)
VBINOP(v128_xor, 64, ixor_64)

/* $vvternop_ */
VTERNOP(v128_bitselect, 64, ibitselect_64)

/* $vunop_ */
VUNOP(i8x16_abs, 8, iabs_8)
VUNOP(i16x8_abs, 16, iabs_16)
VUNOP(i32x4_abs, 32, iabs_32)
VUNOP(i64x2_abs, 64, iabs_64)
VUNOP(i8x16_neg, 8, ineg_8)
VUNOP(i16x8_neg, 16, ineg_16)
VUNOP(i32x4_neg, 32, ineg_32)
VUNOP(i64x2_neg, 64, ineg_64)
VUNOP(i8x16_popcnt, 8, ipopcnt_8)

/* $vbinop_ */
VBINOP(i8x16_add, 8, iadd_8)
VBINOP(i16x8_add, 16, iadd_16)
VBINOP(i32x4_add, 32, iadd_32)
VBINOP(i64x2_add, 64, iadd_64)
VBINOP(i8x16_sub, 8, isub_8)
VBINOP(i16x8_sub, 16, isub_16)
VBINOP(i32x4_sub, 32, isub_32)
VBINOP(i64x2_sub, 64, isub_64)
VBINOP(i16x8_mul, 16, imul_16)
VBINOP(i32x4_mul, 32, imul_32)
VBINOP(i64x2_mul, 64, imul_64)
VBINOP(i8x16_add_sat_s, 8, iadd_sat_s_8)
VBINOP(i16x8_add_sat_s, 16, iadd_sat_s_16)
VBINOP(i8x16_add_sat_u, 8, iadd_sat_u_8)
VBINOP(i16x8_add_sat_u, 16, iadd_sat_u_16)
VBINOP(i8x16_sub_sat_s, 8, isub_sat_s_8)
VBINOP(i16x8_sub_sat_s, 16, isub_sat_s_16)
VBINOP(i8x16_sub_sat_u, 8, isub_sat_u_8)
VBINOP(i16x8_sub_sat_u, 16, isub_sat_u_16)
VBINOP(i8x16_min_s, 8, imin_s_8)
VBINOP(i16x8_min_s, 16, imin_s_16)
VBINOP(i32x4_min_s, 32, imin_s_32)
VBINOP(i8x16_min_u, 8, imin_u_8)
VBINOP(i16x8_min_u, 16, imin_u_16)
VBINOP(i32x4_min_u, 32, imin_u_32)
VBINOP(i8x16_max_s, 8, imax_s_8)
VBINOP(i16x8_max_s, 16, imax_s_16)
VBINOP(i32x4_max_s, 32, imax_s_32)
VBINOP(i8x16_max_u, 8, imax_u_8)
VBINOP(i16x8_max_u, 16, imax_u_16)
VBINOP(i32x4_max_u, 32, imax_u_32)
VBINOP(i8x16_avgr_u, 8, iavgr_u_8)
VBINOP(i16x8_avgr_u, 16, iavgr_u_16)
VBINOP(i16x8_q15mulr_sat_s, 16, iq15mulr_sat_s_16)

/* $vrelop_ */
VRELOP(i8x16_eq, 8, ieq_8)
VRELOP(i16x8_eq, 16, ieq_16)
VRELOP(i32x4_eq, 32, ieq_32)
VRELOP(i64x2_eq, 64, ieq_64)
VRELOP(i8x16_ne, 8, ine_8)
VRELOP(i16x8_ne, 16, ine_16)
VRELOP(i32x4_ne, 32, ine_32)
VRELOP(i64x2_ne, 64, ine_64)
VRELOP(i8x16_lt_s, 8, ilt_s_8)
VRELOP(i16x8_lt_s, 16, ilt_s_16)
VRELOP(i32x4_lt_s, 32, ilt_s_32)
VRELOP(i64x2_lt_s, 64, ilt_s_64)
VRELOP(i8x16_lt_u, 8, ilt_u_8)
VRELOP(i16x8_lt_u, 16, ilt_u_16)
VRELOP(i32x4_lt_u, 32, ilt_u_32)
VRELOP(i8x16_gt_s, 8, igt_s_8)
VRELOP(i16x8_gt_s, 16, igt_s_16)
VRELOP(i32x4_gt_s, 32, igt_s_32)
VRELOP(i64x2_gt_s, 64, igt_s_64)
VRELOP(i8x16_gt_u, 8, igt_u_8)
VRELOP(i16x8_gt_u, 16, igt_u_16)
VRELOP(i32x4_gt_u, 32, igt_u_32)
VRELOP(i8x16_le_s, 8, ile_s_8)
VRELOP(i16x8_le_s, 16, ile_s_16)
VRELOP(i32x4_le_s, 32, ile_s_32)
VRELOP(i64x2_le_s, 64, ile_s_64)
VRELOP(i8x16_le_u, 8, ile_u_8)
VRELOP(i16x8_le_u, 16, ile_u_16)
VRELOP(i32x4_le_u, 32, ile_u_32)
VRELOP(i8x16_ge_s, 8, ige_s_8)
VRELOP(i16x8_ge_s, 16, ige_s_16)
VRELOP(i32x4_ge_s, 32, ige_s_32)
VRELOP(i64x2_ge_s, 64, ige_s_64)
VRELOP(i8x16_ge_u, 8, ige_u_8)
VRELOP(i16x8_ge_u, 16, ige_u_16)
VRELOP(i32x4_ge_u, 32, ige_u_32)

/* $vshiftop_ */
VSHIFTOP(i8x16_shl, 8, ishl_8)
VSHIFTOP(i16x8_shl, 16, ishl_16)
VSHIFTOP(i32x4_shl, 32, ishl_32)
VSHIFTOP(i64x2_shl, 64, ishl_64)
VSHIFTOP(i8x16_shr_s, 8, ishr_s_8)
VSHIFTOP(i16x8_shr_s, 16, ishr_s_16)
VSHIFTOP(i32x4_shr_s, 32, ishr_s_32)
VSHIFTOP(i64x2_shr_s, 64, ishr_s_64)
VSHIFTOP(i8x16_shr_u, 8, ishr_u_8)
VSHIFTOP(i16x8_shr_u, 16, ishr_u_16)
VSHIFTOP(i32x4_shr_u, 32, ishr_u_32)
VSHIFTOP(i64x2_shr_u, 64, ishr_u_64)

/* Step_pure/vvtestop: $inez_ of all 128 bits */
/* 1 unless all bits are zero. */
static inline uint32_t op_v128_any_true(V128 v1)
{
    LANES(64, c1, v1);
    return op_inez_64(op_ior_64(c1[0], c1[1]));
}

/* Step_pure/vtestop: the product of $inez_ over the lanes */
/* 1 unless a lane is zero. */
#define VALL_TRUE(id, N)                                                                           \
    static inline uint32_t op_##id(V128 v1)                                                        \
    {                                                                                              \
        LANES(N, c1, v1);                                                                          \
        uint32_t c = 1;                                                                            \
        for (int k = 0; k < 128 / N; k++)                                                          \
            c &= op_inez_##N(c1[k]);                                                               \
        return c;                                                                                  \
    }

VALL_TRUE(i8x16_all_true, 8)
VALL_TRUE(i16x8_all_true, 16)
VALL_TRUE(i32x4_all_true, 32)
VALL_TRUE(i64x2_all_true, 64)

/* op-ivbitmask; $ivbitmaskop_ */
/* Bit k is the sign of lane k. */
#define VBITMASK(id, N)                                                                            \
    static inline uint32_t op_##id(V128 v1)                                                        \
    {                                                                                              \
        LANES(N, c1, v1);                                                                          \
        uint32_t c = 0;                                                                            \
        for (int k = 0; k < 128 / N; k++)                                                          \
            c |= op_ilt_s_##N(c1[k], 0) << k;                                                      \
        return c;                                                                                  \
    }

VBITMASK(i8x16_bitmask, 8)
VBITMASK(i16x8_bitmask, 16)
VBITMASK(i32x4_bitmask, 32)
VBITMASK(i64x2_bitmask, 64)

#undef VALL_TRUE
#undef VBITMASK

#endif
