/* diff/causes.h: which causes (cause/cause.h) what fails newly, or otherwise, is of. */
#ifndef TOUCHSTONE_DIFF_CAUSES_H
#define TOUCHSTONE_DIFF_CAUSES_H

#include "harness/diff/diff.h"

/* Finds the causes of the differences of *diff. */
void diff_find_causes(Diff *diff);

/* A cause of differences; its texts are theirs. */
typedef struct Diff_cause {
    const char *id, *title;
    size_t steps, expected; /* expected: of the steps, those that a rule expects */
} Diff_cause;

/* The causes, those of most differences first; *n of them, malloc'ed. */
Diff_cause *diff_causes(const Diff *diff, size_t *n);

#endif
