/* score/parts.h: what scores are made of: cases of a run, and how each stands on each engine. */
#ifndef TOUCHSTONE_SCORE_PARTS_H
#define TOUCHSTONE_SCORE_PARTS_H

#include "harness/score/denominators.h"

/* A case on an engine. */
typedef struct Part {
    size_t engine; /* of Scores.engines */
    Way way;
    bool omitted, everywhere, alone;
    size_t good;
} Part;

/* A case of the run; its parts stand together. */
typedef struct Scored {
    int64_t id;
    char *suite;
    bool named;
    Embed_features needs;
    size_t steps, undecided;
    size_t first, n;
} Scored;

typedef struct Parts {
    Scored *cases; /* by suite */
    size_t cases_n;
    Part *at;
    size_t n;
} Parts;

/* Reads the parts of RUN by SCORES->engines, held against SCORES->oracle; sets SCORES->hearing. */
void parts_read(Store *store, int64_t run, Scores *scores, Parts *out);
void parts_free(Parts *parts);

#endif
