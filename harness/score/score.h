/* score/score.h: scores by name, each over a denominator that is said, and three oracles beside each other. */
#ifndef TOUCHSTONE_SCORE_SCORE_H
#define TOUCHSTONE_SCORE_SCORE_H

#include "harness/store/store.h"

#include <stdio.h>

/* How an engine scores over a denominator: the cases of a suite in a run that the engine takes, or those of them that need
   no more than a version, or that need a feature. Cases that rules omit are in none; those that they skip are. */
typedef struct Score {
    char *suite, *engine, *denominator; /* "all", "1.0", "2.0", "3.0", or a feature's name */
    size_t cases;                       /* how many there are */
    size_t whole;                       /* of them as due in every step */
    size_t steps, good;                 /* steps of them, and those that are as due */
    double mean; /* mean over the cases of the part of their steps that is as due, 0..1 */
    size_t unsupported, skipped; /* cases that stand so */
    size_t everywhere;           /* of whole: those that are so on every engine that takes them */
    size_t
        alone; /* cases that are not as due on this engine, and are on every other that takes them */
} Score;

typedef struct Scores {
    Score *at;
    size_t n;
} Scores;

/* The scores of RUN, by suite, engine and denominator, in this order. */
void scores_make(Store *store, int64_t run, Scores *out);
void scores_free(Scores *scores);

/* Prints them as a table; as JSON, an array of objects with the names of the fields. FEATURES: of features too. */
void scores_print(const Scores *scores, bool features, FILE *out);
void scores_print_json(const Scores *scores, FILE *out);

/* What stands alone at a step, by the other two of script, reference and majority. */
typedef enum Alone {
    ALONE_SCRIPT, /* reference and engines agree with each other, and not with the script's assertion */
    ALONE_REFERENCE, /* the engines that answer agree with each other (and with the script, if it asserts anything) */
    ALONE_ENGINE /* one engine is not as the others, which agree with the reference */
} Alone;

/* Calls EACH for every step of RUN at which at least two engines besides the reference answer and something stands
   alone: the step's NUMBER, the outcomes of the majority (by the engines that answered alike, ALIKE of ANSWERS), of the
   reference and, where an engine stands alone, its name and outcome. Strings are borrowed. */
typedef struct Opinion {
    Alone alone;
    const char *suite, *name, *engine; /* engine: NULL unless ALONE_ENGINE */
    size_t step, alike, answers;
    int64_t line;
    const char *subject, *majority, *reference, *outcome;
} Opinion;

void opinions_find(Store *store, int64_t run, void (*each)(void *data, const Opinion *opinion),
                   void *data);

#endif
