/* exec/nondet.c: what the specification leaves open, settled in one place. */
#include "exec/nondet.h"

Nondet nondet_default;

_Thread_local Nondet *nondet = &nondet_default;

/* NON-SPEC: the next number of a sequence (a linear congruence: the high bits are the random ones). */
static uint64_t draw(void)
{
    return nondet->state = nondet->state * UINT64_C(0xD1342543DE82EF95) + 1;
}

void nondet_set(Nondet *settings, uint32_t open, uint64_t seed, bool note)
{
    *settings = (Nondet){.open = open,
                         .note = note,
                         .nans_open = note || open & CHOICE_nan,
                         .seed = seed,
                         .state = ~seed};
    if (open & CHOICE_relaxed)
        settings->relaxed = (Relaxed){
            .R_fmadd = seed & 1,
            .R_fmin = seed >> 1 & 3,
            .R_fmax = seed >> 3 & 3,
            .R_idot = seed >> 5 & 1,
            .R_iq15mulr = seed >> 6 & 1,
            .R_trunc_u = seed >> 7 & 1,
            .R_trunc_s = seed >> 8 & 1,
            .R_swizzle = seed >> 9 & 1,
            .R_laneselect = seed >> 10 & 1,
        };
}

/* exec-memory.grow, exec-table.grow */
/* Growth may fail at any time: every other time, if it is open. */
bool nondet_growth(void)
{
    nondet_meet(CHOICE_growth);
    return !(nondet->open & CHOICE_growth) || draw() >> 63;
}

void nondet_refused(uint64_t size, uint64_t n, uint64_t max)
{
    if (!(nondet->open & CHOICE_growth) && n <= max - size)
        nondet_meet(CHOICE_exhaustion);
}

int64_t nondet_depth(int64_t most)
{
    int64_t depth = INT64_C(256) << (nondet->seed >> 11 & 7);
    return nondet->open & CHOICE_exhaustion && depth < most ? depth : most;
}
