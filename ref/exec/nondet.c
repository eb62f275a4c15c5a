/* exec/nondet.c: what the specification leaves open, settled in one place. */
#include "exec/nondet.h"

_Thread_local Nondet nondet;

/* NON-SPEC: the next number of the sequence (splitmix64: a counter, mixed). */
static uint64_t draw(void)
{
    uint64_t x = nondet.state += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

void nondet_deterministic(void)
{
    nondet = (Nondet){0};
}

void nondet_seed(uint64_t seed)
{
    nondet = (Nondet){.seeded = true, .state = seed};
    nondet.relaxed = (Relaxed){
        .R_fmadd = draw() % 2,
        .R_fmin = draw() % 4,
        .R_fmax = draw() % 4,
        .R_idot = draw() % 2,
        .R_iq15mulr = draw() % 2,
        .R_trunc_u = draw() % 2,
        .R_trunc_s = draw() % 2,
        .R_swizzle = draw() % 2,
        .R_laneselect = draw() % 2,
    };
}

/* aux-nans */
/* The result is +NAN(canon) in the deterministic profile; else its sign is open, and so is its payload if an operand is
   a NaN that is not canonical. */
uint32_t nans_32(uint32_t z1, uint32_t z2)
{
    const uint32_t canon = 0x7FC00000, inf = 0x7F800000, magnitude = 0x7FFFFFFF;
    if (!nondet.seeded)
        return canon;
    uint64_t any = draw();
    uint32_t sign = (uint32_t)(any >> 32) & ~magnitude, p1 = z1 & magnitude, p2 = z2 & magnitude;
    bool canonical = (p1 <= inf || p1 == canon) && (p2 <= inf || p2 == canon);
    return sign | canon | (canonical ? 0 : (uint32_t)any & (canon - inf - 1));
}

/* aux-nans */
/* As nans_32, for 64 bits. */
uint64_t nans_64(uint64_t z1, uint64_t z2)
{
    const uint64_t canon = UINT64_C(0x7FF8000000000000), inf = UINT64_C(0x7FF0000000000000);
    const uint64_t magnitude = UINT64_C(0x7FFFFFFFFFFFFFFF);
    if (!nondet.seeded)
        return canon;
    uint64_t any = draw(), sign = any & ~magnitude, p1 = z1 & magnitude, p2 = z2 & magnitude;
    bool canonical = (p1 <= inf || p1 == canon) && (p2 <= inf || p2 == canon);
    return sign | canon | (canonical ? 0 : any & (canon - inf - 1));
}

/* exec-memory.grow, exec-table.grow */
/* Growth may fail at any time: one time in eight, if outcomes are drawn. */
bool nondet_growth(void)
{
    return !nondet.seeded || draw() % 8 != 0;
}
