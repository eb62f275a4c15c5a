/* exec/num_conv.h: conversions (core/exec/numerics#convert-ops), op_<name>_<M>_<N> from M bits to N bits. */
#ifndef TOUCHSTONE_EXEC_NUM_CONV_H
#define TOUCHSTONE_EXEC_NUM_CONV_H

#include "exec/num_float.h"
#include "exec/num_int.h"

#include "syntax/error.h"

#include <stdint.h>

#define NUM_PASTE2_(name, M, N) op_##name##_##M##_##N
#define NUM_PASTE2(name, M, N)  NUM_PASTE2_(name, M, N)

/* What num_conv_mn.h needs of a width: an integer and its signed interpretation, a float from its bits and back, and
   the range of integers as doubles: z truncates to a signed integer of N bits if MIN_S(z) and z < END_S. No double lies
   strictly between -2^63 - 1 and -2^63. */
#define UINT_32            uint32_t
#define SINT_32            int32_t
#define OF_32              f32_of
#define BITS_32            f32_bits
#define FLOAT_32           float
#define MIN_S_32(z)        ((z) > -0x80000001p0)
#define END_S_32           0x1p31
#define END_U_32           0x1p32
#define UINT_64            uint64_t
#define SINT_64            int64_t
#define OF_64              f64_of
#define BITS_64            f64_bits
#define FLOAT_64           double
#define MIN_S_64(z)        ((z) >= -0x1p63)
#define END_S_64           0x1p63
#define END_U_64           0x1p64
#define OF_WIDTH_(what, N) what##_##N
#define OF_WIDTH(what, N)  OF_WIDTH_(what, N)

#define M 32
#define N 32
#include "exec/num_conv_mn.h"
#undef N
#define N 64
#include "exec/num_conv_mn.h"
#undef M
#define M 64
#include "exec/num_conv_mn.h"
#undef N
#define N 32
#include "exec/num_conv_mn.h"
#undef M
#undef N

/* op-wrap */
/* The value modulo 2^32. */
static inline uint32_t op_wrap_64_32(uint64_t i)
{
    return (uint32_t)i;
}

/* op-extend (unsigned) */
/* The same value. */
static inline uint64_t op_extend_u_32_64(uint32_t i)
{
    return i;
}

/* op-extend (signed) */
/* The same value by the signed interpretation. */
static inline uint64_t op_extend_s_32_64(uint32_t i)
{
    return (uint64_t)(int32_t)i;
}

/* op-iextendn */
/* The lowest 8 bits, their sign extended. */
static inline uint32_t op_iextend8_s_32(uint32_t i)
{
    return (uint32_t)(int8_t)i;
}

/* op-iextendn */
/* The lowest 16 bits, their sign extended. */
static inline uint32_t op_iextend16_s_32(uint32_t i)
{
    return (uint32_t)(int16_t)i;
}

/* op-iextendn */
/* The lowest 8 bits, their sign extended. */
static inline uint64_t op_iextend8_s_64(uint64_t i)
{
    return (uint64_t)(int8_t)i;
}

/* op-iextendn */
/* The lowest 16 bits, their sign extended. */
static inline uint64_t op_iextend16_s_64(uint64_t i)
{
    return (uint64_t)(int16_t)i;
}

/* op-iextendn */
/* The lowest 32 bits, their sign extended. */
static inline uint64_t op_iextend32_s_64(uint64_t i)
{
    return op_extend_s_32_64(op_wrap_64_32(i));
}

/* op-promote */
/* The same number; a NaN becomes one of 64 bits, canonical if it was. */
static inline uint64_t op_promote_32_64(uint32_t z)
{
    const uint64_t nan_1 = UINT64_C(0x7FF0000000000001);
    if (op_is_nan_32(z))
        return op_is_noncanonical_32(z) ? nans_64(nan_1, nan_1) : nans_64(0, 0);
    return f64_bits(f32_of(z));
}

/* op-demote */
/* The number rounded; a NaN becomes one of 32 bits, canonical if it was. */
static inline uint32_t op_demote_64_32(uint64_t z)
{
    const uint32_t nan_1 = 0x7F800001;
    if (op_is_nan_64(z))
        return op_is_noncanonical_64(z) ? nans_32(nan_1, nan_1) : nans_32(0, 0);
    return f32_bits((float)f64_of(z));
}

/* op-reinterpret */
/* The same bits. */
static inline uint32_t op_reinterpret_f32_i32(uint32_t z)
{
    return z;
}

/* op-reinterpret */
/* The same bits. */
static inline uint64_t op_reinterpret_f64_i64(uint64_t z)
{
    return z;
}

/* op-reinterpret */
/* The same bits. */
static inline uint32_t op_reinterpret_i32_f32(uint32_t i)
{
    return i;
}

/* op-reinterpret */
/* The same bits. */
static inline uint64_t op_reinterpret_i64_f64(uint64_t i)
{
    return i;
}

#endif
