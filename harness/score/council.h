/* score/council.h: a case as all engines that took it saw it, step by step. */
#ifndef TOUCHSTONE_SCORE_COUNCIL_H
#define TOUCHSTONE_SCORE_COUNCIL_H

#include "harness/score/score.h"

#include <jansson.h>

/* One engine's view of a case. */
typedef struct View {
    int64_t engine_id;
    char *engine, *letters;
    json_t *outcomes, *permits;
} View;

typedef struct Council {
    int64_t case_id;
    char *suite, *name;
    View *views;
    size_t n;
    const View *reference; /* NULL where it did not run */
} Council;

/* Calls EACH for every case of RUN, by suite and name; engines that are void are left out. */
void councils_call(Store *store, int64_t run, void (*each)(void *data, const Council *council),
                   void *data);

/* How many steps any engine has. */
size_t council_steps(const Council *council);
/* What VIEW answers at STEP; NULL where it does not: it cannot be asked, died, or does not say what came back. */
const char *council_answer(const View *view, size_t step);
/* What a step came to; VERDICT_ABSENT where there is none. */
char council_letter(const View *view, size_t step);
/* One that answered as most engines besides the reference did; how many they are, and of how many answers. NULL where two
   outcomes are equally frequent, or nobody answers. */
const View *council_majority(const Council *council, size_t step, size_t *alike, size_t *answers);
/* True if A and B, which answer, answer alike: by the same outcome, or one says "passed", which is that the assertion held
   and not what came back, and it holds for the other, too. */
bool council_alike(const View *a, const View *b, size_t step);
/* True if VIEW, which answers, did what the reference did at STEP, or what it says is permitted. */
bool council_permits(const Council *council, size_t step, const View *view);

#endif
