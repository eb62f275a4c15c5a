/* score/score.h: scores by name, each over a denominator that is said, and three oracles beside each other. */
#ifndef TOUCHSTONE_SCORE_SCORE_H
#define TOUCHSTONE_SCORE_SCORE_H

#include "harness/store/store.h"

#include <stdio.h>

/* What outcomes are held against. */
typedef enum Oracle {
    ORACLE_DUE, /* the script's assertion; where there is none, what the reference did or permits */
    ORACLE_SCRIPT,    /* the script's assertions alone: it says nothing of a plain action */
    ORACLE_REFERENCE, /* what the reference did or permits, whatever the script asserts */
    ORACLE_MAJORITY, /* what most engines besides the reference did: it says nothing where two outcomes are
                        equally frequent, or fewer than two engines answered */
    ORACLES
} Oracle;

/* "due", "script", "reference", "majority". Static storage. */
const char *oracle_name(Oracle oracle);
/* ORACLES where NAME is none. */
Oracle oracle_named(const char *name);

/* How far the majority can be asked: steps at which it says something, at which two outcomes are equally frequent, and that
   fewer than two engines besides the reference answered. */
typedef struct Hearing {
    size_t decided, tied, few;
} Hearing;

/* How a case stands on an engine: each case of a denominator stands in one of these ways. */
typedef enum Way {
    WAY_WHOLE, /* as due in every step */
    WAY_DIVERGE,
    WAY_CRASH,
    WAY_TIMEOUT,
    WAY_MISSING, /* planned, and there is no result */
    WAY_UNSUPPORTED,
    WAY_SKIPPED, /* by a rule */
    WAY_VOID,    /* the engine passed what cannot be passed */
    WAY_NOT_RUN, /* in the suite, and outside of what was replayed or of a kind that the engine does not take; or the
                    engine is not here */
    WAYS
} Way;

/* "whole", "diverge", ..., "not_run". Static storage. */
const char *way_name(Way way);

/* How an engine scores over a denominator. Which cases are in it depends on the suite alone, and for "claimed" on what the
   engine claims: it is the same for every engine, and in a run that replays a part, a shard, or some cases again. */
typedef struct Score {
    char *suite, *engine, *version;
    char *
        denominator; /* "all"; "claimed": cases that need nothing but what the engine claims; "1.0", "2.0",
                               "3.0": no more than that version has; or a feature's name: cases that need it */
    size_t of;      /* cases of the suite that are in it */
    size_t omitted; /* of them that rules take out of it for this engine */
    size_t silent; /* of the others, those of which the oracle says nothing: none with ORACLE_DUE */
    size_t cases;  /* the rest: what shares of cases are of */
    size_t ways[WAYS]; /* they, by how they stand */
    size_t steps;      /* steps of these cases */
    size_t
        undecided; /* of them that the oracle says nothing of: not counted as good, nor in shares */
    size_t good;   /* as the oracle says; what is unsupported or has no result is not */
    double mean;   /* mean over the cases of the part of their steps that is good, 0..1 */
    size_t
        everywhere; /* of whole: those that are so on every engine that was asked and is not void */
    size_t
        alone; /* cases that are not whole on this engine, and are on every other, of two or more */
} Score;

/* A suite, as scores see it. */
typedef struct Score_suite {
    char *name;
    bool
        known; /* what it has as a whole was noted by the run; else the cases that the run has stand for it */
    size_t cases;    /* it has so many */
    size_t replayed; /* the run has so many of them, on whatever engine */
    size_t unknown;  /* those whose needs are not known: they are in "all" alone */
} Score_suite;

/* An engine that the run asked for. */
typedef struct Score_engine {
    int64_t id;
    char *name, *version;
    char *claims_by; /* "file", "probe"; NULL: what it claims is not known */
    Embed_features claims;
    bool missing, is_void;
} Score_engine;

typedef struct Scores {
    Oracle oracle;
    Hearing hearing; /* of ORACLE_MAJORITY */
    Score *at;       /* by suite, engine (the reference first) and denominator */
    size_t n;
    Score_suite *suites;
    size_t suites_n;
    Score_engine *engines;
    size_t engines_n;
} Scores;

/* The scores of RUN. Denominators that no case is in are left out, and suites of a route (NAME+ROUTE) that takes none of
   their cases. */
void scores_make(Store *store, int64_t run, Oracle oracle, Scores *out);
void scores_free(Scores *scores);
/* The score of SUITE, ENGINE and DENOMINATOR, or NULL. */
const Score *scores_find(const Scores *scores, const char *suite, const char *engine,
                         const char *denominator);
/* True if its denominator is a feature. */
bool score_is_of_feature(const Score *score);
/* PART of WHOLE in hundred, rounded down to a tenth, so that 100 means all; 0 of 0 is 0. */
double score_percent(double part, double whole);
/* The shares that are printed: of cases, of steps, and the mean, in hundred. */
double score_whole(const Score *score);
double score_steps(const Score *score);
double score_mean(const Score *score);

/* How the cases stand that are not whole, and what is not in the number: "2 diverge, 1 not run; 1 omitted"; malloc'ed. */
char *score_rest(const Score *score);
/* What must be known of a suite, and of all scores, to read them: lines, each behind PREFIX. */
void scores_print_suite_notes(const Score_suite *suite, const char *prefix, FILE *out);
void scores_print_notes(const Scores *scores, const char *prefix, FILE *out);

typedef enum Score_format { SCORE_TEXT, SCORE_MARKDOWN, SCORE_JSON } Score_format;

/* Prints them as tables, with notes of what is left out; as JSON, an array of objects with the names of the fields, ways by
   their names. FEATURES: of features too (in JSON always). */
void scores_print(const Scores *scores, Score_format format, bool features, FILE *out);

/* What stands alone at a step, by the other two of script, reference and majority. */
typedef enum Alone {
    ALONE_SCRIPT, /* reference and engines agree with each other, and not with the script's assertion */
    ALONE_REFERENCE, /* the engines that answer agree with each other (and with the script, if it asserts anything) */
    ALONE_ENGINE /* one engine is not as the others, which agree with the reference */
} Alone;

/* A step at which at least two engines besides the reference answer and something stands alone: its number, the outcomes of
   the majority (by the engines that answered alike, ALIKE of ANSWERS), of the reference and, where an engine stands alone,
   its name and outcome. Strings are borrowed. */
typedef struct Opinion {
    Alone alone;
    const char *suite, *name, *engine; /* engine: NULL unless ALONE_ENGINE */
    size_t step, alike, answers;
    int64_t line;
    const char *subject, *majority, *reference, *outcome;
} Opinion;

/* Calls EACH for every step of RUN at which something stands alone. Engines that are void are not asked. */
Hearing opinions_find(Store *store, int64_t run, void (*each)(void *data, const Opinion *opinion),
                      void *data);

#endif
