/* reduce/judge.h: says whether a text still shows a divergence: the case is replayed on the reference and on the engine, and
 * compared in a store of its own as in a run (store/diverge.c), so that a cause there is the same as here. */
#ifndef TOUCHSTONE_REDUCE_JUDGE_H
#define TOUCHSTONE_REDUCE_JUDGE_H

#include "harness/cause/divergence.h"
#include "harness/reduce/reduce.h"

/* How long it may go on. */
typedef struct Judge_bounds {
    unsigned tries;
    double seconds; /* in all */
    double each;    /* a try on an engine */
} Judge_bounds;

typedef struct Judge Judge;

/* REFERENCE may be ENGINE itself: then scripts assert what the reference does not do. NULL after one line on stderr. */
Judge *judge_new(const Divergence *divergence, const Case *of, const Engine *reference,
                 const Engine *engine, const Judge_bounds *bounds);
void judge_free(Judge *judge);

/* Reduction.judge; DATA is the judge. */
Answer judge_text(void *judge, const char *text, size_t len, Reduction *reduction);

/* How many texts were run so far. True in *broken where something of the machine failed, or the user interrupted. */
unsigned judge_tries(const Judge *judge, bool *broken);

/* TEXT, of the case at PATH, so that scripts that it names by META are found from FOLDER. Malloc'ed. */
char *judge_moved(const char *path, const char *folder, const char *text, size_t *len);

#endif
