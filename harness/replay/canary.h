/* replay/canary.h: cases that every correct engine fails, mixed into every run (corpus/canaries): an adapter that reports one
 * of their assertions as holding cannot see failures, and nothing that it reported in that run counts. They are no cases of
 * the run and stand in no count. */
#ifndef TOUCHSTONE_REPLAY_CANARY_H
#define TOUCHSTONE_REPLAY_CANARY_H

#include "harness/replay/schedule.h"

typedef struct Canaries {
    Cases cases;
    char **
        letters; /* of each, a letter a step: what a verdict has to be; NULL for kind js: all but step 0 fail */
} Canaries;

typedef enum Canary_result {
    CANARY_SEEN,   /* a failure was seen */
    CANARY_PASSED, /* what cannot hold was reported to hold: the adapter is void */
    CANARY_SILENT  /* neither: the engine lacks what the canary needs, or did not get there */
} Canary_result;

/* Reads the .wast and .any.js files of FOLDER, and the case.any.js of each folder in it. False after one line on stderr. */
bool canaries_read(const char *folder, Canaries *out);
void canaries_free(Canaries *canaries);

/* WORK[0..*n-1], which is freed, with canaries between: each engine that has work of a kind that a canary has gets it once, at
   a place that SEED decides. Malloc'ed; *n grows. */
Work *canaries_mix(const Canaries *canaries, Work *work, size_t *n, uint64_t seed);

/* What came of the canary WORK->of, by the verdicts of its steps. */
Canary_result canary_judge(const Canaries *canaries, const Case *of, const char *verdicts);
/* "seen", "passed" or "silent". */
const char *canary_result_name(Canary_result result);

#endif
