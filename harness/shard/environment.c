/* shard/environment.c: what schedulers and CI systems say of shards. */
#include "harness/shard/shard.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The variables of a system: which shard, how many, what the first one is called. FIRST: the variable that has the number
   of the first, where it is not fixed. Without TOTAL the command line must say it ("auto/N"). */
static const struct {
    const char *index, *total, *first;
    long base;
} systems[] = {
    {"TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS", NULL, 0},   /* Bazel */
    {"GTEST_SHARD_INDEX", "GTEST_TOTAL_SHARDS", NULL, 0}, /* googletest */
    {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN", 0},
    {"CI_NODE_INDEX", "CI_NODE_TOTAL", NULL, 1},                         /* GitLab */
    {"CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", NULL, 0},                 /* CircleCI */
    {"BUILDKITE_PARALLEL_JOB", "BUILDKITE_PARALLEL_JOB_COUNT", NULL, 0}, /* Buildkite */
    {"AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE", NULL, 0},  /* AWS Batch */
    {"JOB_COMPLETION_INDEX", "JOB_COMPLETIONS", NULL, 0},                /* Kubernetes */
    {"PARALLEL_SEQ", NULL, NULL, 1},                                     /* GNU parallel */
};

enum { SYSTEMS = sizeof systems / sizeof *systems };

/* The number that variable NAME holds; -1 where it holds none. */
static long variable(const char *name)
{
    const char *text = name ? getenv(name) : NULL;
    char *end;
    if (!text || !isdigit((unsigned char)*text))
        return -1;
    long value = strtol(text, &end, 10);
    return *end || value > 1000000000 ? -1 : value;
}

/* The number from 1 of this shard by the system number I; 0 where it does not say. */
static long index_by(size_t i)
{
    long index = variable(systems[i].index), first = variable(systems[i].first);
    if (index < 0)
        return 0;
    index = index - (first >= 0 ? first : systems[i].base) + 1;
    return index < 1 ? 0 : index;
}

bool shard_from_environment(Shard *out)
{
    for (size_t i = 0; i < SYSTEMS; i++) {
        long index = index_by(i), total = variable(systems[i].total);
        if (index < 1 || total < 1 || total > SHARDS_MAX || index > total)
            continue;
        out->index = (unsigned)index;
        out->total = (unsigned)total;
        out->from = systems[i].index;
        return true;
    }
    return false;
}

static bool number(const char **at, unsigned *out)
{
    char *end;
    if (!isdigit((unsigned char)**at))
        return false;
    unsigned long value = strtoul(*at, &end, 10);
    *at = end;
    *out = (unsigned)value;
    return value >= 1 && value <= SHARDS_MAX;
}

bool shard_read(const char *text, Shard *out, const char **why)
{
    const char *at = text;
    bool automatic = strncmp(text, "auto/", 5) == 0;
    *why = "I/N or auto/N is wanted, with I from 1 to N";
    if (automatic)
        at += 4;
    else if (!number(&at, &out->index))
        return false;
    if (*at++ != '/' || !number(&at, &out->total) || *at)
        return false;
    for (size_t i = 0; automatic && i < SYSTEMS; i++) {
        long index = index_by(i);
        if (index) {
            out->index = (unsigned)index;
            out->from = systems[i].index;
            return index <= (long)out->total;
        }
    }
    if (automatic)
        *why = "the environment does not say which shard this is (TEST_SHARD_INDEX, "
               "SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, PARALLEL_SEQ, ...)";
    return !automatic && out->index <= out->total;
}

void shard_acknowledge(void)
{
    const char *file = getenv("TEST_SHARD_STATUS_FILE");
    FILE *touched = file && *file ? fopen(file, "a") : NULL;
    if (touched)
        fclose(touched);
}
