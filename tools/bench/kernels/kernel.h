/* kernel.h: what the kernels share. A kernel is a freestanding module that exports one function, run, which takes
 * nothing and returns a number that depends on all that it did. */
#ifndef KERNEL_H
#define KERNEL_H

#include <stdint.h>

#define RUN(type) __attribute__((export_name("run"))) type run(void)

/* Kernels are built with ROUNDS=1 to be checked only, and without to be measured. */
#ifdef ROUNDS
#define ROUNDS_OR(n) ROUNDS
#else
#define ROUNDS_OR(n) (n)
#endif

/* A linear congruential generator: the next 32 pseudo-random bits. */
static inline uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state;
}

#endif
