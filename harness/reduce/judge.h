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

/* Replays what is there TIMES times; in how many of them the divergence shows. Where it does, later tries get little more
   time than these took, and several goes where it is not in all of them. The time that all may take begins here. */
unsigned judge_first(Judge *judge, unsigned times);
/* Likewise at the end, each engine for as long as it may take. */
unsigned judge_last(Judge *judge, unsigned times);

/* Reduction.judge; DATA is the judge. What holds stays in the judge's folder. */
Answer judge_text(void *judge, const char *text, size_t len, Reduction *reduction);
/* Reduction.is_over */
bool judge_over(void *judge);
/* The same of what is there, where something beside the text has changed. */
Answer judge_as_is(Judge *judge);

/* Texts are from now on those of the file NAME in the case's folder; NULL: of the case's file. */
void judge_use(Judge *judge, const char *name);
/* Puts TEXT there. */
bool judge_put(Judge *judge, const char *text, size_t len);
/* The folder in which the case is replayed: a copy of its own. */
const char *judge_folder(const Judge *judge);

/* How many replays there were so far. */
unsigned judge_tries(const Judge *judge);
/* Whether something of the machine failed, or the user interrupted. */
bool judge_broken(const Judge *judge);
bool judge_interrupted(const Judge *judge);

#endif
