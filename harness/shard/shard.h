/* shard/shard.h: one run split over several machines: which cases each takes, and what proves that all were taken. The
 * unit is the case, on all engines. There is no queue and no daemon: whoever starts the shards tells each its number. */
#ifndef TOUCHSTONE_SHARD_SHARD_H
#define TOUCHSTONE_SHARD_SHARD_H

#include "harness/case/case.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum Shard_method {
    SHARD_HASH,  /* by the case's name: a case keeps its shard when others come or go */
    SHARD_SLICE, /* in turn, in the order of names */
    SHARD_TIME /* the longest first to the shard that has least to do, by the durations of a database */
} Shard_method;

/* Shard INDEX of TOTAL, from 1; TOTAL 0: the whole run. */
typedef struct Shard {
    unsigned index, total;
    Shard_method method;
    const char *times; /* of SHARD_TIME: the database, NULL: the run's own */
    const char *from;  /* the environment variable that said so, NULL: the command line */
} Shard;

enum { SHARDS_MAX = 100000 };

/* Reads "I/N"; "auto/N" takes I from the environment. False, with a reason in *why, where TEXT is not that. */
bool shard_read(const char *text, Shard *out, const char **why);
/* Reads "hash", "slice" or "time". */
bool shard_method_read(const char *text, Shard_method *out);
const char *shard_method_name(Shard_method method);

/* Sets *out from the environment of Bazel, googletest's runners, Slurm arrays, GitLab, CircleCI, Buildkite, AWS Batch (array jobs) and Kubernetes indexed jobs (JOB_COMPLETIONS, which the job's file sets); leaves it as it is where
   that says nothing. False, after one line on stderr, where what it says cannot be, or systems contradict each other: a
   shard that takes itself for the whole would be found only when it is too late. */
bool shard_from_environment(Shard *out);
/* Tells Bazel that shards are understood: touches the file that TEST_SHARD_STATUS_FILE names. */
void shard_acknowledge(void);

/* For each of CASES, in order, the shard that takes it, from 1; malloc'ed. NULL after one line on stderr where the
   durations cannot be read. DB: the run's own database. */
unsigned *shard_assign(const Cases *cases, const Shard *shard, const char *db);

/* The key of a plan, 32 hex digits: of all cases with their shards, the engines that are asked and how it is split. */
void shard_key(const Cases *cases, const unsigned *shards, const char *engines, const Shard *shard,
               char out[33]);

/* Keeps those of CASES that SHARDS gives to shard INDEX. */
void shard_keep(Cases *cases, const unsigned *shards, unsigned index);

/* A plan on file, which every shard reads: a JSON object
 *   {"format": "touchstone-plan", "version": 1, "key": KEY, "shards": N, "by": "hash", "engines": "ref,node26" or null,
 *    "filter": GLOB or null, "words": [...], "expect": [...], "cases": [{"name": "core/a.wast", "key": ..., "shard": 1}, ...]} */
typedef struct Shard_plan {
    char key[33];
    Shard shard; /* its index is 0 */
    char *engines, *filter;
    char **words, **expect;
    struct Plan_case {
        char *name, key[33];
        unsigned shard;
    } * cases;
    size_t cases_n;
} Shard_plan;

/* Writes PLAN to FILE ("-": standard output); false after one line on stderr. */
bool shard_plan_write(const char *file, const Shard_plan *plan);
/* Reads FILE; false after one line on stderr. */
bool shard_plan_read(const char *file, Shard_plan *out);
void shard_plan_free(Shard_plan *plan);
/* The shards of CASES by PLAN; NULL after one line on stderr where they are not the cases of the plan. */
unsigned *shard_plan_assign(const Shard_plan *plan, const Cases *cases);

#endif
