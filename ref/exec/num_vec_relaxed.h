/* exec/num_vec_relaxed.h: relaxed operators (core/exec/numerics#relaxed-ops, spectec 3.0), whose parameters nondet.h
 * holds. The scalar operators come first, then the vector operators that lift them. */
#ifndef TOUCHSTONE_EXEC_NUM_VEC_RELAXED_H
#define TOUCHSTONE_EXEC_NUM_VEC_RELAXED_H

#include "exec/nondet.h"
#include "exec/num_conv.h"
#include "exec/num_vec_cross.h"
#include "exec/num_vec_int.h"
#include "exec/num_vec_lanes.h"

/* op-frelaxed_madd */
/* Product and sum, rounded twice or once. */
#define FRELAXED_MADD(N)                                                                           \
    static inline LANE(N) op_frelaxed_madd_##N(LANE(N) z1, LANE(N) z2, LANE(N) z3)                 \
    {                                                                                              \
        return RELAXED(R_fmadd) ? op_fma_##N(z1, z2, z3) : op_fadd_##N(op_fmul_##N(z1, z2), z3);   \
    }

/* op-frelaxed_nmadd */
/* The same with the first operand negated. */
#define FRELAXED_NMADD(N)                                                                          \
    static inline LANE(N) op_frelaxed_nmadd_##N(LANE(N) z1, LANE(N) z2, LANE(N) z3)                \
    {                                                                                              \
        return op_frelaxed_madd_##N(op_fneg_##N(z1), z2, z3);                                      \
    }

FRELAXED_MADD(32)
FRELAXED_MADD(64)
FRELAXED_NMADD(32)
FRELAXED_NMADD(64)

/* op-frelaxed_min, op-frelaxed_max */
/* The lesser or greater as op computes it; with NaNs, and for zeros of different sign, the parameter picks one of
   four results. ZERO is what 3 makes of such zeros. */
#define FRELAXED_MINMAX(op, param, N, ZERO)                                                        \
    static inline LANE(N) op_frelaxed_##op##_##N(LANE(N) z1, LANE(N) z2)                           \
    {                                                                                              \
        const LANE(N) zero = ZERO;                                                                 \
        LANE(N) f = op_f##op##_##N(z1, z2);                                                        \
        if (op_is_nan_##N(z1))                                                                     \
            return (LANE(N)[4]){f, z1, z2, z2}[RELAXED(param)];                                    \
        if (op_is_nan_##N(z2))                                                                     \
            return (LANE(N)[4]){f, z1, z2, z1}[RELAXED(param)];                                    \
        if (z1 != z2 && op_feq_##N(z1, z2))                                                        \
            return (LANE(N)[4]){f, z1, z2, zero}[RELAXED(param)];                                  \
        return f;                                                                                  \
    }

FRELAXED_MINMAX(min, R_fmin, 32, UINT32_C(1) << 31)
FRELAXED_MINMAX(min, R_fmin, 64, UINT64_C(1) << 63)
FRELAXED_MINMAX(max, R_fmax, 32, 0)
FRELAXED_MINMAX(max, R_fmax, 64, 0)

/* op-irelaxed_q15mulr_s */
/* As iq15mulr_sat_s; -1 times -1 may wrap around. */
static inline uint16_t op_irelaxed_q15mulr_s_16(uint16_t i1, uint16_t i2)
{
    if (i1 == 0x8000 && i2 == 0x8000)
        return RELAXED(R_iq15mulr) ? 0x8000 : 0x7FFF;
    return op_iq15mulr_sat_s_16(i1, i2);
}

/* op-relaxed_trunc_u, op-relaxed_trunc_s */
/* The integral part. HOST: where there is none and the parameter is 1, the result is not named by the specification; it
   is that of common hardware, the greatest unsigned or the least signed integer. */
#define RELAXED_TRUNC(M, sx, param, NONE)                                                          \
    static inline uint32_t op_relaxed_trunc_##sx##_##M##_32(LANE(M) z)                             \
    {                                                                                              \
        uint32_t i;                                                                                \
        if (op_trunc_##sx##_##M##_32(z, &i) == ERR_none)                                           \
            return i;                                                                              \
        return RELAXED(param) ? (NONE) : op_trunc_sat_##sx##_##M##_32(z);                          \
    }

RELAXED_TRUNC(32, u, R_trunc_u, 0xFFFFFFFF)
RELAXED_TRUNC(64, u, R_trunc_u, 0xFFFFFFFF)
RELAXED_TRUNC(32, s, R_trunc_s, 0x80000000)
RELAXED_TRUNC(64, s, R_trunc_s, 0x80000000)

/* op-irelaxed_laneselect */
/* Selects by the bits of the mask, or by its highest bit alone. */
#define IRELAXED_LANESELECT(N)                                                                     \
    static inline LANE(N) op_irelaxed_laneselect_##N(LANE(N) i1, LANE(N) i2, LANE(N) i3)           \
    {                                                                                              \
        LANE(N) sign = op_ishr_s_##N(i3, N - 1);                                                   \
        return op_ibitselect_##N(i1, i2, RELAXED(R_laneselect) ? sign : i3);                       \
    }

IRELAXED_LANESELECT(8)
IRELAXED_LANESELECT(16)
IRELAXED_LANESELECT(32)
IRELAXED_LANESELECT(64)

/* op-ivrelaxed_swizzle_lane; $irelaxed_swizzle_lane_ */
/* Lane j of c, 0 for j from 128 on; in between 0, or the lane of the index modulo 16. */
static inline uint8_t irelaxed_swizzle_lane(const uint8_t c[16], uint8_t j)
{
    if (j < 16)
        return c[j];
    if ((int8_t)j < 0)
        return 0;
    return RELAXED(R_swizzle) ? c[j % 16] : 0;
}

/* op-ivrelaxed_swizzle; $ivswizzlop_ */
/* Lane k is the lane of the first that lane k of the second names. */
static inline V128 op_i8x16_relaxed_swizzle(V128 v1, V128 v2)
{
    LANES(8, c1, v1);
    LANES(8, c2, v2);
    uint8_t c[16];
    for (int k = 0; k < 16; k++)
        c[k] = irelaxed_swizzle_lane(c1, c2[k]);
    return inv_lanes(c);
}

/* op-vextbinop, op-ivdot_sat, op-irelaxed_dot; $vextbinop__ */
/* The products of the lanes, the second extended by either sign, neighbours added and clamped. */
static inline V128 op_i16x8_relaxed_dot_i8x16_i7x16_s(V128 v1, V128 v2)
{
    LANES(8, c1, v1);
    LANES(8, c2, v2);
    uint16_t j[16], c[8];
    for (int k = 0; k < 16; k++) {
        uint16_t i2 = RELAXED(R_idot) ? op_extend_u_8_16(c2[k]) : op_extend_s_8_16(c2[k]);
        j[k] = op_imul_16(op_extend_s_8_16(c1[k]), i2);
    }
    for (int k = 0; k < 8; k++)
        c[k] = op_iadd_sat_s_16(j[2 * k], j[2 * k + 1]);
    return inv_lanes(c);
}

/* op-vextternop, op-irelaxed_dot_add; $vextternop__ */
/* The relaxed dot product, neighbours added once more, and the third operand added. */
static inline V128 op_i32x4_relaxed_dot_i8x16_i7x16_add_s(V128 v1, V128 v2, V128 v3)
{
    V128 v = op_i32x4_extadd_pairwise_i16x8_s(op_i16x8_relaxed_dot_i8x16_i7x16_s(v1, v2));
    return op_i32x4_add(v, v3);
}

/* $vunop_, $vbinop_, $vternop_, $vcvtop__ of the scalar operators above */
VBINOP(i16x8_relaxed_q15mulr_s, 16, irelaxed_q15mulr_s_16)
VBINOP(f32x4_relaxed_min, 32, frelaxed_min_32)
VBINOP(f64x2_relaxed_min, 64, frelaxed_min_64)
VBINOP(f32x4_relaxed_max, 32, frelaxed_max_32)
VBINOP(f64x2_relaxed_max, 64, frelaxed_max_64)
VTERNOP(f32x4_relaxed_madd, 32, frelaxed_madd_32)
VTERNOP(f64x2_relaxed_madd, 64, frelaxed_madd_64)
VTERNOP(f32x4_relaxed_nmadd, 32, frelaxed_nmadd_32)
VTERNOP(f64x2_relaxed_nmadd, 64, frelaxed_nmadd_64)
VTERNOP(i8x16_relaxed_laneselect, 8, irelaxed_laneselect_8)
VTERNOP(i16x8_relaxed_laneselect, 16, irelaxed_laneselect_16)
VTERNOP(i32x4_relaxed_laneselect, 32, irelaxed_laneselect_32)
VTERNOP(i64x2_relaxed_laneselect, 64, irelaxed_laneselect_64)
VUNOP(i32x4_relaxed_trunc_f32x4_s, 32, relaxed_trunc_s_32_32)
VUNOP(i32x4_relaxed_trunc_f32x4_u, 32, relaxed_trunc_u_32_32)
VCVTOP(i32x4_relaxed_trunc_f64x2_s_zero, 64, 32, 0, 2, relaxed_trunc_s_64_32)
VCVTOP(i32x4_relaxed_trunc_f64x2_u_zero, 64, 32, 0, 2, relaxed_trunc_u_64_32)

#undef FRELAXED_MADD
#undef FRELAXED_NMADD
#undef FRELAXED_MINMAX
#undef RELAXED_TRUNC
#undef IRELAXED_LANESELECT

#endif
