/* exec/num_wide.h: operators whose result has two halves (wide-arithmetic, Execution): op_<name>(operands, &low, &high). */
#ifndef TOUCHSTONE_EXEC_NUM_WIDE_H
#define TOUCHSTONE_EXEC_NUM_WIDE_H

#include <stdint.h>

typedef unsigned __int128 Uint128;

static inline Uint128 wide_of(uint64_t low, uint64_t high)
{
    return (Uint128)high << 64 | low;
}

static inline void wide_split(Uint128 i, uint64_t *low, uint64_t *high)
{
    *low = (uint64_t)i;
    *high = (uint64_t)(i >> 64);
}

/* wide-arithmetic: i64.add128 */
/* The sum modulo 2^128 of c1:c2 and c3:c4, low halves first. */
static inline void op_add128(uint64_t c1, uint64_t c2, uint64_t c3, uint64_t c4, uint64_t *low,
                             uint64_t *high)
{
    wide_split(wide_of(c1, c2) + wide_of(c3, c4), low, high);
}

/* wide-arithmetic: i64.sub128 */
/* The difference modulo 2^128. */
static inline void op_sub128(uint64_t c1, uint64_t c2, uint64_t c3, uint64_t c4, uint64_t *low,
                             uint64_t *high)
{
    wide_split(wide_of(c1, c2) - wide_of(c3, c4), low, high);
}

/* wide-arithmetic: i64.mul_wide_s */
/* The product of signed factors, whole. */
static inline void op_mul_wide_s(uint64_t c1, uint64_t c2, uint64_t *low, uint64_t *high)
{
    wide_split((Uint128)((__int128)(int64_t)c1 * (int64_t)c2), low, high);
}

/* wide-arithmetic: i64.mul_wide_u */
/* The product of unsigned factors, whole. */
static inline void op_mul_wide_u(uint64_t c1, uint64_t c2, uint64_t *low, uint64_t *high)
{
    wide_split((Uint128)c1 * c2, low, high);
}

#endif
