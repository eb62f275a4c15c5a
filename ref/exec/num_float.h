/* exec/num_float.h: floating-point operators (core/exec/numerics#float-ops), op_<name>_<N> for N = 32, 64.
 *
 * Operands and results are bit patterns. The machine's arithmetic (IEEE 754, round to nearest, ties to even, no
 * flushing of subnormals) computes what is no NaN; NaN results come from nans_N. */
#ifndef TOUCHSTONE_EXEC_NUM_FLOAT_H
#define TOUCHSTONE_EXEC_NUM_FLOAT_H

#include "exec/nondet.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define NUM_PASTE_(name, N) op_##name##_##N
#define NUM_PASTE(name, N)  NUM_PASTE_(name, N)

/* aux-fbits */
/* The float whose bits are BITS. */
static inline float f32_of(uint32_t bits)
{
    float z;
    memcpy(&z, &bits, sizeof z);
    return z;
}

/* aux-fbits */
/* The bits of Z. */
static inline uint32_t f32_bits(float z)
{
    uint32_t bits;
    memcpy(&bits, &z, sizeof bits);
    return bits;
}

/* aux-fbits */
/* The double whose bits are BITS. */
static inline double f64_of(uint64_t bits)
{
    double z;
    memcpy(&z, &bits, sizeof z);
    return z;
}

/* aux-fbits */
/* The bits of Z. */
static inline uint64_t f64_bits(double z)
{
    uint64_t bits;
    memcpy(&bits, &z, sizeof bits);
    return bits;
}

/* FN: the bits of a float of N bits; FLOAT: the C type that computes with it; OF, BITS: from bits and back; SIGN: the
   sign bit; INF: the bits of infinity; MATH: the C library's function for FLOAT. */
#define N            32
#define FN           uint32_t
#define FLOAT        float
#define OF           f32_of
#define BITS         f32_bits
#define NANS         nans_32
#define SIGN         UINT32_C(0x80000000)
#define INF          UINT32_C(0x7F800000)
#define NONCANONICAL is_noncanonical_32
#define MATH(name)   name##f
#include "exec/num_float_n.h"
#undef N
#undef FN
#undef FLOAT
#undef OF
#undef BITS
#undef NANS
#undef SIGN
#undef INF
#undef NONCANONICAL
#undef MATH

#define N            64
#define FN           uint64_t
#define FLOAT        double
#define OF           f64_of
#define BITS         f64_bits
#define NANS         nans_64
#define SIGN         UINT64_C(0x8000000000000000)
#define INF          UINT64_C(0x7FF0000000000000)
#define NONCANONICAL is_noncanonical_64
#define MATH(name)   name
#include "exec/num_float_n.h"
#undef N
#undef FN
#undef FLOAT
#undef OF
#undef BITS
#undef NANS
#undef SIGN
#undef INF
#undef NONCANONICAL
#undef MATH

#endif
