/* util/random.h: numbers by chance that a seed repeats. */
#ifndef TOUCHSTONE_HARNESS_RANDOM_H
#define TOUCHSTONE_HARNESS_RANDOM_H

#include <stdint.h>

/* The next number of the sequence that *STATE, a seed at first, is in: splitmix64. */
uint64_t random_next(uint64_t *state);

#endif
