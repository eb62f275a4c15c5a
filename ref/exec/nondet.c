/* exec/nondet.c: what the specification leaves open, settled in one place. */
#include "exec/nondet.h"

_Thread_local Nondet nondet;

void nondet_deterministic(void)
{
    nondet = (Nondet){0};
}

void nondet_seed(uint64_t seed)
{
    nondet = (Nondet){.seeded = true, .state = seed};
    nondet.relaxed = (Relaxed){
        .R_fmadd = nondet_draw() >> 63,
        .R_fmin = nondet_draw() >> 62,
        .R_fmax = nondet_draw() >> 62,
        .R_idot = nondet_draw() >> 63,
        .R_iq15mulr = nondet_draw() >> 63,
        .R_trunc_u = nondet_draw() >> 63,
        .R_trunc_s = nondet_draw() >> 63,
        .R_swizzle = nondet_draw() >> 63,
        .R_laneselect = nondet_draw() >> 63,
    };
}

/* exec-memory.grow, exec-table.grow */
/* Growth may fail at any time: one time in eight, if outcomes are drawn. */
bool nondet_growth(void)
{
    return !nondet.seeded || nondet_draw() >> 61 != 0;
}
