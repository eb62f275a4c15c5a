/* exec/nondet.c: what the specification leaves open, settled in one place. */
#include "exec/nondet.h"

_Thread_local Nondet nondet;

/* NON-SPEC: the next number of a sequence (a linear congruence: the high bits are the random ones). */
static uint64_t draw(void)
{
    return nondet.state = nondet.state * UINT64_C(0xD1342543DE82EF95) + 1;
}

void nondet_deterministic(void)
{
    nondet = (Nondet){0};
}

void nondet_seed(uint64_t seed)
{
    nondet = (Nondet){.seeded = true, .seed = seed, .state = seed};
    nondet.relaxed = (Relaxed){
        .R_fmadd = draw() >> 63,
        .R_fmin = draw() >> 62,
        .R_fmax = draw() >> 62,
        .R_idot = draw() >> 63,
        .R_iq15mulr = draw() >> 63,
        .R_trunc_u = draw() >> 63,
        .R_trunc_s = draw() >> 63,
        .R_swizzle = draw() >> 63,
        .R_laneselect = draw() >> 63,
    };
}

/* exec-memory.grow, exec-table.grow */
/* Growth may fail at any time: one time in eight, if that is asked for. */
bool nondet_growth(void)
{
    return !nondet.seeded || !nondet.refuses_growth || draw() >> 61 != 0;
}
