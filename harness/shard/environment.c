/* shard/environment.c: what schedulers and CI systems say of shards. */
#include "harness/shard/shard.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The variables of a system: which shard, how many, what the first one is called. FIRST, STEP, LAST: the variables that say
   how numbers go on, where they do not go on by one from BASE. Without TOTAL the command line must say it ("auto/N"). */
typedef struct System {
    const char *index, *total, *first, *step, *last;
    long base;
} System;

static const System systems[] = {
    {.index = "TEST_SHARD_INDEX", .total = "TEST_TOTAL_SHARDS"},   /* Bazel */
    {.index = "GTEST_SHARD_INDEX", .total = "GTEST_TOTAL_SHARDS"}, /* googletest */
    {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN",
     "SLURM_ARRAY_TASK_STEP", "SLURM_ARRAY_TASK_MAX", 0},
    {.index = "CI_NODE_INDEX", .total = "CI_NODE_TOTAL", .base = 1},              /* GitLab */
    {.index = "CIRCLE_NODE_INDEX", .total = "CIRCLE_NODE_TOTAL"},                 /* CircleCI */
    {.index = "BUILDKITE_PARALLEL_JOB", .total = "BUILDKITE_PARALLEL_JOB_COUNT"}, /* Buildkite */
    {.index = "AWS_BATCH_JOB_ARRAY_INDEX", .total = "AWS_BATCH_JOB_ARRAY_SIZE"},  /* AWS Batch */
    {.index = "JOB_COMPLETION_INDEX", .total = "JOB_COMPLETIONS"},                /* Kubernetes */
    {.index = "PARALLEL_SEQ", .base = 1},                                         /* GNU parallel */
};

enum { SYSTEMS = sizeof systems / sizeof *systems };

static bool is_set(const char *name)
{
    const char *text = name ? getenv(name) : NULL;
    return text && *text;
}

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

/* The number from 1 of this shard by SYSTEM; 0 where it does not say, or its numbers leave some out. */
static long index_by(const System *system)
{
    long index = variable(system->index), first = variable(system->first),
         step = variable(system->step), last = variable(system->last),
         total = variable(system->total);
    first = first < 0 ? system->base : first;
    step = step < 1 ? 1 : step;
    if (index < first || (index - first) % step)
        return 0;
    if (last >= 0 && total > 0 && (last - first) / step + 1 != total)
        return 0;
    return (index - first) / step + 1;
}

static bool refuse(const System *system)
{
    complain("%s=%s%s%s%s%s is no shard\'s number of a total; say which one this is with: --shard "
             "I/N, or of how many with: --shard auto/N",
             system->index, getenv(system->index), is_set(system->total) ? ", " : "",
             is_set(system->total) ? system->total : "", is_set(system->total) ? "=" : "",
             is_set(system->total) ? getenv(system->total) : "");
    return false;
}

/* Sets *out by what SYSTEM says. False, after one line, where that is no shard of a number of them. */
static bool read_system(const System *system, Shard *out)
{
    long index = index_by(system), total = variable(system->total);
    if (index < 1 || total < 1 || total > SHARDS_MAX || index > total)
        return refuse(system);
    out->index = (unsigned)index;
    out->total = (unsigned)total;
    out->from = system->index;
    return true;
}

bool shard_from_environment(Shard *out)
{
    for (size_t i = 0; i < SYSTEMS; i++) {
        Shard by = {0};
        /* a total alone is no shard; a number without any total to come from is of something else */
        if (!systems[i].total || !is_set(systems[i].index))
            continue;
        if (!read_system(&systems[i], &by))
            return false;
        if (out->total > 1 && by.total > 1 && (out->index != by.index || out->total != by.total)) {
            complain("%s says shard %u of %u, and %s says %u of %u; say which one this is with: "
                     "--shard I/N",
                     out->from, out->index, out->total, by.from, by.index, by.total);
            return false;
        }
        if (by.total > out->total) {
            out->index = by.index;
            out->total = by.total;
            out->from = by.from;
        }
    }
    return true;
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

/* Which of OUT->total shards this is, by the environment. A system that knows of another total is of something else. */
static bool find_index(Shard *out, const char **why)
{
    *why = "the environment does not say which shard this is (TEST_SHARD_INDEX, "
           "SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, PARALLEL_SEQ, ...)";
    for (size_t i = 0; i < SYSTEMS; i++) {
        long index = index_by(&systems[i]), total = variable(systems[i].total);
        if (index < 1)
            continue;
        if (index > (long)out->total || (total > 0 && total != (long)out->total)) {
            *why = "the environment has another number of shards; give I/N";
            continue;
        }
        if (out->index && out->index != (unsigned)index) {
            *why = "the environment gives this shard several numbers; give I/N";
            return false;
        }
        out->index = (unsigned)index;
        out->from = systems[i].index;
    }
    return out->index > 0;
}

bool shard_read(const char *text, Shard *out, const char **why)
{
    const char *at = text;
    bool automatic = strncmp(text, "auto/", 5) == 0;
    *why = "I/N or auto/N is wanted, with I from 1 to N";
    out->index = 0;
    if (automatic)
        at += 4;
    else if (!number(&at, &out->index))
        return false;
    if (*at++ != '/' || !number(&at, &out->total) || *at)
        return false;
    return automatic ? find_index(out, why) : out->index <= out->total;
}

void shard_acknowledge(void)
{
    const char *file = getenv("TEST_SHARD_STATUS_FILE");
    FILE *touched = file && *file ? fopen(file, "a") : NULL;
    if (touched)
        fclose(touched);
}
