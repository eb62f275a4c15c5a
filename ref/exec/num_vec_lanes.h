/* exec/num_vec_lanes.h: vectors as lanes, and the liftings of scalar operators to lanes (spectec 3.2). */
#ifndef TOUCHSTONE_EXEC_NUM_VEC_LANES_H
#define TOUCHSTONE_EXEC_NUM_VEC_LANES_H

#include "syntax/value.h"

#include <stdint.h>
#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
               "lanes are little-endian, and so are the integers that they are copied to");

/* The type of a lane of N bits. */
#define LANE(N) uint##N##_t

/* $lanes_ */
/* Declares C as the lanes of N bits of the vector V. */
#define LANES(N, c, v)                                                                             \
    LANE(N) c[128 / N];                                                                            \
    memcpy(c, (v).b, sizeof c)

/* $inv_lanes_ */
/* The vector whose lanes stand at C: 16 bytes. */
static inline V128 inv_lanes(const void *c)
{
    V128 v;
    memcpy(v.b, c, sizeof v.b);
    return v;
}

/* $ivunop_, $fvunop_ */
/* Each lane of the result is the scalar operator of the operand's lane. */
#define VUNOP(id, N, op)                                                                           \
    static inline V128 op_##id(V128 v1)                                                            \
    {                                                                                              \
        LANES(N, c1, v1);                                                                          \
        LANE(N) c[128 / N];                                                                        \
        for (int k = 0; k < 128 / N; k++)                                                          \
            c[k] = op_##op(c1[k]);                                                                 \
        return inv_lanes(c);                                                                       \
    }

/* $ivbinop_, $ivbinopsx_, $ivbinopsxnd_, $fvbinop_ */
/* Each lane of the result is the scalar operator of the operands' lanes. */
#define VBINOP(id, N, op)                                                                          \
    static inline V128 op_##id(V128 v1, V128 v2)                                                   \
    {                                                                                              \
        LANES(N, c1, v1);                                                                          \
        LANES(N, c2, v2);                                                                          \
        LANE(N) c[128 / N];                                                                        \
        for (int k = 0; k < 128 / N; k++)                                                          \
            c[k] = op_##op(c1[k], c2[k]);                                                          \
        return inv_lanes(c);                                                                       \
    }

/* $ivternopnd_, $fvternop_ */
/* Each lane of the result is the scalar operator of the operands' lanes. */
#define VTERNOP(id, N, op)                                                                         \
    static inline V128 op_##id(V128 v1, V128 v2, V128 v3)                                          \
    {                                                                                              \
        LANES(N, c1, v1);                                                                          \
        LANES(N, c2, v2);                                                                          \
        LANES(N, c3, v3);                                                                          \
        LANE(N) c[128 / N];                                                                        \
        for (int k = 0; k < 128 / N; k++)                                                          \
            c[k] = op_##op(c1[k], c2[k], c3[k]);                                                   \
        return inv_lanes(c);                                                                       \
    }

/* $ivrelop_, $ivrelopsx_, $fvrelop_ */
/* Each lane of the result is all ones where the scalar operator gives 1, else all zeros. */
#define VRELOP(id, N, op)                                                                          \
    static inline V128 op_##id(V128 v1, V128 v2)                                                   \
    {                                                                                              \
        LANES(N, c1, v1);                                                                          \
        LANES(N, c2, v2);                                                                          \
        LANE(N) c[128 / N];                                                                        \
        for (int k = 0; k < 128 / N; k++)                                                          \
            c[k] = (LANE(N)) - (LANE(N))op_##op(c1[k], c2[k]);                                     \
        return inv_lanes(c);                                                                       \
    }

/* $ivshiftop_, $ivshiftopsx_ */
/* Each lane is shifted by the same count; modulo 2^N it is the same count modulo N. */
#define VSHIFTOP(id, N, op)                                                                        \
    static inline V128 op_##id(V128 v1, uint32_t i)                                                \
    {                                                                                              \
        LANES(N, c1, v1);                                                                          \
        LANE(N) c[128 / N];                                                                        \
        for (int k = 0; k < 128 / N; k++)                                                          \
            c[k] = op_##op(c1[k], (LANE(N))i);                                                     \
        return inv_lanes(c);                                                                       \
    }

/* op-vcvtop; $vcvtop__ */
/* M lanes of N1 bits, from lane h on, converted to N2 bits each; the lanes above are zero. */
#define VCVTOP(id, N1, N2, h, M, op)                                                               \
    static inline V128 op_##id(V128 v1)                                                            \
    {                                                                                              \
        LANES(N1, c1, v1);                                                                         \
        LANE(N2) c[128 / N2] = {0};                                                                \
        for (int k = 0; k < M; k++)                                                                \
            c[k] = op_##op(c1[h + k]);                                                             \
        return inv_lanes(c);                                                                       \
    }

#endif
