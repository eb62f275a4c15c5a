/* exec/num_vec_float.h: lanewise floating-point operators. */
#ifndef TOUCHSTONE_EXEC_NUM_VEC_FLOAT_H
#define TOUCHSTONE_EXEC_NUM_VEC_FLOAT_H

#include "exec/num_float.h"
#include "exec/num_vec_lanes.h"

/* $fvbinop_ */
/* NON-SPEC: the lifting of plain arithmetic, in a form that compilers turn into vector instructions: in the
   deterministic profile, C's operator SIGN on all lanes and +NAN(canon) for each NaN. */
#define VARITH(id, N, op, FLOAT, SIGN)                                                             \
    static inline V128 op_##id(V128 v1, V128 v2)                                                   \
    {                                                                                              \
        LANES(N, c1, v1);                                                                          \
        LANES(N, c2, v2);                                                                          \
        LANE(N) c[128 / N];                                                                        \
        if (__builtin_expect(nondet->nans_open, 0)) {                                              \
            for (int k = 0; k < 128 / N; k++)                                                      \
                c[k] = op_##op(c1[k], c2[k]);                                                      \
            return inv_lanes(c);                                                                   \
        }                                                                                          \
        FLOAT z1[128 / N], z2[128 / N], z[128 / N];                                                \
        memcpy(z1, c1, sizeof c1);                                                                 \
        memcpy(z2, c2, sizeof c2);                                                                 \
        for (int k = 0; k < 128 / N; k++)                                                          \
            z[k] = z1[k] SIGN z2[k];                                                               \
        memcpy(c, z, sizeof c);                                                                    \
        for (int k = 0; k < 128 / N; k++)                                                          \
            c[k] = z[k] == z[k] ? c[k] : NAN_CANON_##N;                                            \
        return inv_lanes(c);                                                                       \
    }

/* $vunop_ */
VUNOP(f32x4_abs, 32, fabs_32)
VUNOP(f64x2_abs, 64, fabs_64)
VUNOP(f32x4_neg, 32, fneg_32)
VUNOP(f64x2_neg, 64, fneg_64)
VUNOP(f32x4_sqrt, 32, fsqrt_32)
VUNOP(f64x2_sqrt, 64, fsqrt_64)
VUNOP(f32x4_ceil, 32, fceil_32)
VUNOP(f64x2_ceil, 64, fceil_64)
VUNOP(f32x4_floor, 32, ffloor_32)
VUNOP(f64x2_floor, 64, ffloor_64)
VUNOP(f32x4_trunc, 32, ftrunc_32)
VUNOP(f64x2_trunc, 64, ftrunc_64)
VUNOP(f32x4_nearest, 32, fnearest_32)
VUNOP(f64x2_nearest, 64, fnearest_64)

/* $vbinop_ */
VARITH(f32x4_add, 32, fadd_32, float, +)
VARITH(f64x2_add, 64, fadd_64, double, +)
VARITH(f32x4_sub, 32, fsub_32, float, -)
VARITH(f64x2_sub, 64, fsub_64, double, -)
VARITH(f32x4_mul, 32, fmul_32, float, *)
VARITH(f64x2_mul, 64, fmul_64, double, *)
VARITH(f32x4_div, 32, fdiv_32, float, /)
VARITH(f64x2_div, 64, fdiv_64, double, /)
VBINOP(f32x4_min, 32, fmin_32)
VBINOP(f64x2_min, 64, fmin_64)
VBINOP(f32x4_max, 32, fmax_32)
VBINOP(f64x2_max, 64, fmax_64)
VBINOP(f32x4_pmin, 32, fpmin_32)
VBINOP(f64x2_pmin, 64, fpmin_64)
VBINOP(f32x4_pmax, 32, fpmax_32)
VBINOP(f64x2_pmax, 64, fpmax_64)

/* $vrelop_ */
VRELOP(f32x4_eq, 32, feq_32)
VRELOP(f64x2_eq, 64, feq_64)
VRELOP(f32x4_ne, 32, fne_32)
VRELOP(f64x2_ne, 64, fne_64)
VRELOP(f32x4_lt, 32, flt_32)
VRELOP(f64x2_lt, 64, flt_64)
VRELOP(f32x4_gt, 32, fgt_32)
VRELOP(f64x2_gt, 64, fgt_64)
VRELOP(f32x4_le, 32, fle_32)
VRELOP(f64x2_le, 64, fle_64)
VRELOP(f32x4_ge, 32, fge_32)
VRELOP(f64x2_ge, 64, fge_64)

#undef VARITH

#endif
