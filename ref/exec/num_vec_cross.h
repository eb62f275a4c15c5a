/* exec/num_vec_cross.h: operators that move lanes, or change their width or type. */
#ifndef TOUCHSTONE_EXEC_NUM_VEC_CROSS_H
#define TOUCHSTONE_EXEC_NUM_VEC_CROSS_H

#include "exec/num_conv.h"
#include "exec/num_vec_lanes.h"

/* op-ivshuffle; $ivshufflop_ */
/* Lane k is lane i[k] of both operands in a row; each i[k] is below 32. */
static inline V128 op_i8x16_shuffle(V128 v1, V128 v2, const uint8_t i[16])
{
    uint8_t c12[32], c[16];
    memcpy(c12, v1.b, sizeof v1.b);
    memcpy(c12 + 16, v2.b, sizeof v2.b);
    for (int k = 0; k < 16; k++)
        c[k] = c12[i[k]];
    return inv_lanes(c);
}

/* op-ivswizzle; $ivswizzlop_, $iswizzle_lane_ */
/* Lane k is the lane of the first that lane k of the second names, 0 if there is none. */
static inline V128 op_i8x16_swizzle(V128 v1, V128 v2)
{
    LANES(8, c1, v1);
    LANES(8, c2, v2);
    uint8_t c[16];
    for (int k = 0; k < 16; k++)
        c[k] = c2[k] < 16 ? c1[c2[k]] : 0;
    return inv_lanes(c);
}

/* Step_pure/vsplat */
/* Each lane is the operand, wrapped to its width. */
#define VSPLAT(id, N, T)                                                                           \
    static inline V128 op_##id(T c1)                                                               \
    {                                                                                              \
        LANE(N) c[128 / N];                                                                        \
        for (int k = 0; k < 128 / N; k++)                                                          \
            c[k] = (LANE(N))c1;                                                                    \
        return inv_lanes(c);                                                                       \
    }

VSPLAT(i8x16_splat, 8, uint32_t)
VSPLAT(i16x8_splat, 16, uint32_t)
VSPLAT(i32x4_splat, 32, uint32_t)
VSPLAT(i64x2_splat, 64, uint64_t)
VSPLAT(f32x4_splat, 32, uint32_t)
VSPLAT(f64x2_splat, 64, uint64_t)

/* Step_pure/vextract_lane-{num,pack} */
/* Lane i, which is below 128 / N, by the interpretation SN extended to T. */
#define VEXTRACT_LANE(id, N, SN, T)                                                                \
    static inline T op_##id(V128 v1, unsigned i)                                                   \
    {                                                                                              \
        LANES(N, c1, v1);                                                                          \
        return (T)(SN)c1[i];                                                                       \
    }

VEXTRACT_LANE(i8x16_extract_lane_s, 8, int8_t, uint32_t)
VEXTRACT_LANE(i8x16_extract_lane_u, 8, uint8_t, uint32_t)
VEXTRACT_LANE(i16x8_extract_lane_s, 16, int16_t, uint32_t)
VEXTRACT_LANE(i16x8_extract_lane_u, 16, uint16_t, uint32_t)
VEXTRACT_LANE(i32x4_extract_lane, 32, uint32_t, uint32_t)
VEXTRACT_LANE(i64x2_extract_lane, 64, uint64_t, uint64_t)
VEXTRACT_LANE(f32x4_extract_lane, 32, uint32_t, uint32_t)
VEXTRACT_LANE(f64x2_extract_lane, 64, uint64_t, uint64_t)

/* Step_pure/vreplace_lane */
/* Lane i, which is below 128 / N, replaced by the operand wrapped to its width. */
#define VREPLACE_LANE(id, N, T)                                                                    \
    static inline V128 op_##id(V128 v1, T c2, unsigned i)                                          \
    {                                                                                              \
        LANES(N, c1, v1);                                                                          \
        c1[i] = (LANE(N))c2;                                                                       \
        return inv_lanes(c1);                                                                      \
    }

VREPLACE_LANE(i8x16_replace_lane, 8, uint32_t)
VREPLACE_LANE(i16x8_replace_lane, 16, uint32_t)
VREPLACE_LANE(i32x4_replace_lane, 32, uint32_t)
VREPLACE_LANE(i64x2_replace_lane, 64, uint64_t)
VREPLACE_LANE(f32x4_replace_lane, 32, uint32_t)
VREPLACE_LANE(f64x2_replace_lane, 64, uint64_t)

/* op-vnarrow; $vnarrowop__ */
/* The lanes of both operands in a row, narrowed from N1 to N2 bits. */
#define VNARROW(id, N1, N2, op)                                                                    \
    static inline V128 op_##id(V128 v1, V128 v2)                                                   \
    {                                                                                              \
        LANES(N1, c1, v1);                                                                         \
        LANES(N1, c2, v2);                                                                         \
        LANE(N2) c[128 / N2];                                                                      \
        for (int k = 0; k < 128 / N1; k++)                                                         \
            c[k] = op_##op(c1[k]);                                                                 \
        for (int k = 0; k < 128 / N1; k++)                                                         \
            c[128 / N1 + k] = op_##op(c2[k]);                                                      \
        return inv_lanes(c);                                                                       \
    }

VNARROW(i8x16_narrow_i16x8_s, 16, 8, narrow_s_16_8)
VNARROW(i8x16_narrow_i16x8_u, 16, 8, narrow_u_16_8)
VNARROW(i16x8_narrow_i32x4_s, 32, 16, narrow_s_32_16)
VNARROW(i16x8_narrow_i32x4_u, 32, 16, narrow_u_32_16)

/* op-vcvtop */
VCVTOP(i16x8_extend_low_i8x16_s, 8, 16, 0, 8, extend_s_8_16)
VCVTOP(i16x8_extend_low_i8x16_u, 8, 16, 0, 8, extend_u_8_16)
VCVTOP(i16x8_extend_high_i8x16_s, 8, 16, 8, 8, extend_s_8_16)
VCVTOP(i16x8_extend_high_i8x16_u, 8, 16, 8, 8, extend_u_8_16)
VCVTOP(i32x4_extend_low_i16x8_s, 16, 32, 0, 4, extend_s_16_32)
VCVTOP(i32x4_extend_low_i16x8_u, 16, 32, 0, 4, extend_u_16_32)
VCVTOP(i32x4_extend_high_i16x8_s, 16, 32, 4, 4, extend_s_16_32)
VCVTOP(i32x4_extend_high_i16x8_u, 16, 32, 4, 4, extend_u_16_32)
VCVTOP(i64x2_extend_low_i32x4_s, 32, 64, 0, 2, extend_s_32_64)
VCVTOP(i64x2_extend_low_i32x4_u, 32, 64, 0, 2, extend_u_32_64)
VCVTOP(i64x2_extend_high_i32x4_s, 32, 64, 2, 2, extend_s_32_64)
VCVTOP(i64x2_extend_high_i32x4_u, 32, 64, 2, 2, extend_u_32_64)
VCVTOP(f32x4_convert_i32x4_s, 32, 32, 0, 4, convert_s_32_32)
VCVTOP(f32x4_convert_i32x4_u, 32, 32, 0, 4, convert_u_32_32)
VCVTOP(f64x2_convert_low_i32x4_s, 32, 64, 0, 2, convert_s_32_64)
VCVTOP(f64x2_convert_low_i32x4_u, 32, 64, 0, 2, convert_u_32_64)
VCVTOP(i32x4_trunc_sat_f32x4_s, 32, 32, 0, 4, trunc_sat_s_32_32)
VCVTOP(i32x4_trunc_sat_f32x4_u, 32, 32, 0, 4, trunc_sat_u_32_32)
VCVTOP(i32x4_trunc_sat_f64x2_s_zero, 64, 32, 0, 2, trunc_sat_s_64_32)
VCVTOP(i32x4_trunc_sat_f64x2_u_zero, 64, 32, 0, 2, trunc_sat_u_64_32)
VCVTOP(f32x4_demote_f64x2_zero, 64, 32, 0, 2, demote_64_32)
VCVTOP(f64x2_promote_low_f32x4, 32, 64, 0, 2, promote_32_64)

/* op-vextunop, op-ivadd_pairwise; $vextunop__ */
/* Neighbouring lanes of N1 bits, extended to N2 bits and added. */
#define VEXTADD_PAIRWISE(id, N1, N2, extend)                                                       \
    static inline V128 op_##id(V128 v1)                                                            \
    {                                                                                              \
        LANES(N1, c1, v1);                                                                         \
        LANE(N2) c[128 / N2];                                                                      \
        for (int k = 0; k < 128 / N2; k++)                                                         \
            c[k] = op_iadd_##N2(op_##extend(c1[2 * k]), op_##extend(c1[2 * k + 1]));               \
        return inv_lanes(c);                                                                       \
    }

VEXTADD_PAIRWISE(i16x8_extadd_pairwise_i8x16_s, 8, 16, extend_s_8_16)
VEXTADD_PAIRWISE(i16x8_extadd_pairwise_i8x16_u, 8, 16, extend_u_8_16)
VEXTADD_PAIRWISE(i32x4_extadd_pairwise_i16x8_s, 16, 32, extend_s_16_32)
VEXTADD_PAIRWISE(i32x4_extadd_pairwise_i16x8_u, 16, 32, extend_u_16_32)

/* op-vextbinop, op-ivmul; $vextbinop__ */
/* The lanes of N1 bits from lane h on, extended to N2 bits and multiplied. */
#define VEXTMUL(id, N1, N2, h, extend)                                                             \
    static inline V128 op_##id(V128 v1, V128 v2)                                                   \
    {                                                                                              \
        LANES(N1, c1, v1);                                                                         \
        LANES(N1, c2, v2);                                                                         \
        LANE(N2) c[128 / N2];                                                                      \
        for (int k = 0; k < 128 / N2; k++)                                                         \
            c[k] = op_imul_##N2(op_##extend(c1[h + k]), op_##extend(c2[h + k]));                   \
        return inv_lanes(c);                                                                       \
    }

VEXTMUL(i16x8_extmul_low_i8x16_s, 8, 16, 0, extend_s_8_16)
VEXTMUL(i16x8_extmul_low_i8x16_u, 8, 16, 0, extend_u_8_16)
VEXTMUL(i16x8_extmul_high_i8x16_s, 8, 16, 8, extend_s_8_16)
VEXTMUL(i16x8_extmul_high_i8x16_u, 8, 16, 8, extend_u_8_16)
VEXTMUL(i32x4_extmul_low_i16x8_s, 16, 32, 0, extend_s_16_32)
VEXTMUL(i32x4_extmul_low_i16x8_u, 16, 32, 0, extend_u_16_32)
VEXTMUL(i32x4_extmul_high_i16x8_s, 16, 32, 4, extend_s_16_32)
VEXTMUL(i32x4_extmul_high_i16x8_u, 16, 32, 4, extend_u_16_32)
VEXTMUL(i64x2_extmul_low_i32x4_s, 32, 64, 0, extend_s_32_64)
VEXTMUL(i64x2_extmul_low_i32x4_u, 32, 64, 0, extend_u_32_64)
VEXTMUL(i64x2_extmul_high_i32x4_s, 32, 64, 2, extend_s_32_64)
VEXTMUL(i64x2_extmul_high_i32x4_u, 32, 64, 2, extend_u_32_64)

/* op-vextbinop, op-ivdot; $vextbinop__ */
/* The products of the lanes, extended, neighbours added. */
static inline V128 op_i32x4_dot_i16x8_s(V128 v1, V128 v2)
{
    LANES(16, c1, v1);
    LANES(16, c2, v2);
    uint32_t c[4];
    for (int k = 0; k < 4; k++) {
        uint32_t j1 = op_imul_32(op_extend_s_16_32(c1[2 * k]), op_extend_s_16_32(c2[2 * k]));
        uint32_t j2 =
            op_imul_32(op_extend_s_16_32(c1[2 * k + 1]), op_extend_s_16_32(c2[2 * k + 1]));
        c[k] = op_iadd_32(j1, j2);
    }
    return inv_lanes(c);
}

#undef VSPLAT
#undef VEXTRACT_LANE
#undef VREPLACE_LANE
#undef VNARROW
#undef VEXTADD_PAIRWISE
#undef VEXTMUL

#endif
