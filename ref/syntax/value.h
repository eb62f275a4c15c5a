/* syntax/value.h: values as bit patterns (core/exec/runtime#values), never as C floats. */
#ifndef TOUCHSTONE_SYNTAX_VALUE_H
#define TOUCHSTONE_SYNTAX_VALUE_H

#include <stdint.h>

typedef struct V128 {
    uint8_t b[16]; /* little-endian lanes */
} V128;

/* syntax-ref. One word, whose reading follows from its static type's hierarchy:
 *   0            null, in every hierarchy
 *   any, extern  low bit 1: i31, the 31 bits above it; low bits 10: host value, 62 bits above them;
 *                low bits 00: address of an aggregate in the store. extern.convert_any keeps the word.
 *   func         address of the function instance
 *   exn          address of the exception instance */
typedef uint64_t Ref;

#define REF_NULL UINT64_C(0)

static inline Ref ref_i31(uint32_t i)
{
    return (uint64_t)(i & 0x7FFFFFFFu) << 1 | 1;
}

static inline Ref ref_host(uint64_t value)
{
    return value << 2 | 2;
}

/* The VALUE of ref_host. */
static inline uint64_t ref_host_number(Ref r)
{
    return r >> 2;
}

static inline int ref_is_i31(Ref r)
{
    return r & 1;
}

static inline int ref_is_host(Ref r)
{
    return (r & 3) == 2;
}

/* syntax-val, its type known from elsewhere. The widest member comes first, so that {0} is zero in every type. */
typedef union Value {
    V128 v128;
    uint32_t i32;
    uint64_t i64;
    uint32_t f32; /* bits */
    uint64_t f64; /* bits */
    Ref ref;
} Value;

#endif
