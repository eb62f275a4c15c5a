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
#define NUM_UINT_32      uint32_t
#define NUM_SINT_32      int32_t
#define NUM_OF_32        f32_of
#define NUM_BITS_32      f32_bits
#define NUM_FLOAT_32     float
#define NUM_MIN_S_32(z)  ((z) > -0x80000001p0)
#define NUM_END_S_32     0x1p31
#define NUM_END_U_32     0x1p32
#define NUM_UINT_64      uint64_t
#define NUM_SINT_64      int64_t
#define NUM_OF_64        f64_of
#define NUM_BITS_64      f64_bits
#define NUM_FLOAT_64     double
#define NUM_MIN_S_64(z)  ((z) >= -0x1p63)
#define NUM_END_S_64     0x1p63
#define NUM_END_U_64     0x1p64
#define NUM_OF_(what, N) NUM_##what##_##N
#define NUM_OF(what, N)  NUM_OF_(what, N)

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

/* op-extend (unsigned) */
/* The same value. */
static inline uint16_t op_extend_u_8_16(uint8_t i)
{
    return i;
}

/* op-extend (signed) */
/* The same value by the signed interpretation. */
static inline uint16_t op_extend_s_8_16(uint8_t i)
{
    return (uint16_t)(int8_t)i;
}

/* op-extend (unsigned) */
/* The same value. */
static inline uint32_t op_extend_u_16_32(uint16_t i)
{
    return i;
}

/* op-extend (signed) */
/* The same value by the signed interpretation. */
static inline uint32_t op_extend_s_16_32(uint16_t i)
{
    return (uint32_t)(int16_t)i;
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

/* op-narrow (unsigned) */
/* The signed interpretation, clamped to 8 unsigned bits. */
static inline uint8_t op_narrow_u_16_8(uint16_t i)
{
    return op_sat_u_8((int16_t)i);
}

/* op-narrow (signed) */
/* The signed interpretation, clamped to 8 signed bits. */
static inline uint8_t op_narrow_s_16_8(uint16_t i)
{
    return op_sat_s_8((int16_t)i);
}

/* op-narrow (unsigned) */
/* The signed interpretation, clamped to 16 unsigned bits. */
static inline uint16_t op_narrow_u_32_16(uint32_t i)
{
    return op_sat_u_16((int32_t)i);
}

/* op-narrow (signed) */
/* The signed interpretation, clamped to 16 signed bits. */
static inline uint16_t op_narrow_s_32_16(uint32_t i)
{
    return op_sat_s_16((int32_t)i);
}

/* op-promote */
/* The same number; a NaN becomes one of 64 bits, canonical if it was. */
static inline uint64_t op_promote_32_64(uint32_t z)
{
    const uint64_t nan_1 = UINT64_C(0x7FF0000000000001);
    if (op_is_nan_32(z))
        return is_noncanonical_32(z) ? nans_64(nan_1, nan_1) : nans_64(0, 0);
    return f64_bits(f32_of(z));
}

/* op-demote */
/* The number rounded; a NaN becomes one of 32 bits, canonical if it was. */
static inline uint32_t op_demote_64_32(uint64_t z)
{
    const uint32_t nan_1 = 0x7F800001;
    if (op_is_nan_64(z))
        return is_noncanonical_64(z) ? nans_32(nan_1, nan_1) : nans_32(0, 0);
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
