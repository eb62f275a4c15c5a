/* exec/nondet.h: the one place that settles what the specification leaves open (core/appendix/profiles).
 *
 * HOST: by default the deterministic profile holds: generated NaNs are positive and canonical, the parameters of the
 * relaxed operators are 0, growth that is possible succeeds. After nondet_seed each choice is drawn from the permitted
 * ones by a repeatable sequence. The settings belong to the calling thread. */
#ifndef TOUCHSTONE_EXEC_NONDET_H
#define TOUCHSTONE_EXEC_NONDET_H

#include <stdbool.h>
#include <stdint.h>

/* The global parameters of the relaxed operators (core/exec/numerics#aux-relaxed), constant while a program runs.
   R_fmin and R_fmax are below 4, the others below 2. */
typedef struct Relaxed {
    uint8_t R_fmadd;
    uint8_t R_fmin;
    uint8_t R_fmax;
    uint8_t R_idot;
    uint8_t R_iq15mulr;
    uint8_t R_trunc_u;
    uint8_t R_trunc_s;
    uint8_t R_swizzle;
    uint8_t R_laneselect;
} Relaxed;

typedef struct Nondet {
    bool seeded;    /* false: the deterministic profile */
    uint64_t state; /* of the sequence */
    Relaxed relaxed;
} Nondet;

/* The settings of this thread. Change the parameters of relaxed operators only between programs. */
extern _Thread_local Nondet nondet;

/* profile-deterministic: one outcome each, the same in every run. */
void nondet_deterministic(void);

/* profile-full: outcomes are drawn from the permitted ones; equal seeds give equal sequences. */
void nondet_seed(uint64_t seed);

/* aux-nans: an element of nans_N{z1, z2}. Operands that are no NaN do not count; an operator of one operand passes it
   twice. */
__attribute__((cold, noinline)) uint32_t nans_32(uint32_t z1, uint32_t z2);
__attribute__((cold, noinline)) uint64_t nans_64(uint64_t z1, uint64_t z2);

/* exec-memory.grow, exec-table.grow: true if a growth that is possible shall succeed. */
bool nondet_growth(void);

#endif
