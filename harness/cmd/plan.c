/* cmd/plan.c: touchstone plan: writes down which shard takes which case. */
#include "harness/cmd/cmd.h"

#include "harness/shard/shard.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Plan_options {
    char **words, **expect;
    char *engines, *filter;
    const char *out, *db;
    Shard shard;
} Plan_options;

enum { KEY_BY = 256, KEY_TIMES, KEY_EXPECT };

static const struct argp_option options[] = {
    {"shards", 'n', "N", 0, "into how many shards", 0},
    {"by", KEY_BY, "METHOD", 0,
     "hash (default: a case keeps its shard when others come or go), slice (in turn), time (the "
     "longest first)",
     0},
    {"times", KEY_TIMES, "FILE", 0,
     "the database whose durations --by time goes by (default results.db, or TOUCHSTONE_DB)", 0},
    {"engine", 'e', "NAME,...", 0, "engines to ask, as for touchstone run", 0},
    {"filter", 'f', "GLOB", 0, "only cases whose suite/name matches", 0},
    {"expect", KEY_EXPECT, "FILE", 0, "also read expectations from FILE", 0},
    {"output", 'o', "FILE", 0, "where the plan goes (default: standard output)", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Plan_options *o = state->input;
    char *end;
    switch (key) {
    case 'n': {
        unsigned long n = strtoul(arg, &end, 10);
        if (end == arg || *end || n < 1 || n > SHARDS_MAX)
            argp_error(state, "--shards: a number from 1 to %d is wanted, not '%s'", SHARDS_MAX,
                       arg);
        o->shard.total = (unsigned)n;
        return 0;
    }
    case KEY_BY:
        if (!shard_method_read(arg, &o->shard.method))
            argp_error(state, "--by: hash, slice or time, not '%s'", arg);
        return 0;
    case KEY_TIMES: o->shard.times = arg; return 0;
    case 'e': o->engines = arg; return 0;
    case 'f': o->filter = arg; return 0;
    case KEY_EXPECT: strings_push(&o->expect, text_copy(arg)); return 0;
    case 'o': o->out = arg; return 0;
    case ARGP_KEY_ARG: strings_push(&o->words, text_copy(arg)); return 0;
    case ARGP_KEY_END:
        if (!o->shard.total)
            argp_error(state, "--shards N is wanted");
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp plan_argp = {
    options,
    parse_option,
    "[SUITE|PATH]...",
    "Splits a run into shards and writes down which takes which case.\v"
    "  touchstone plan --shards 4 -o plan.json core\n"
    "  touchstone run --plan plan.json --shard 1/4 --db 1.db     on each machine, with its number\n"
    "  touchstone merge -o results.db 1.db 2.db 3.db 4.db\n\n"
    "Without a plan, touchstone run --shard I/N splits in the same way; a plan makes sure that all "
    "machines have the same cases.",
    NULL,
    NULL,
    NULL};

/* The plan of the cases that are selected; false after one line on stderr. */
static bool make_plan(const Plan_options *o, const Cases *cases, Shard_plan *plan)
{
    unsigned *shards = shard_assign(cases, &o->shard, o->db);
    if (!shards)
        return false;
    *plan = (Shard_plan){.shard = o->shard,
                         .engines = o->engines ? text_copy(o->engines) : NULL,
                         .filter = o->filter ? text_copy(o->filter) : NULL,
                         .cases = memory_new(cases->n * sizeof *plan->cases)};
    shard_key(cases, shards, o->engines, &o->shard, plan->key);
    for (char **word = o->words; word && *word; word++)
        strings_push(&plan->words, text_copy(*word));
    for (char **file = o->expect; file && *file; file++)
        strings_push(&plan->expect, text_copy(*file));
    for (; plan->cases_n < cases->n; plan->cases_n++) {
        const Case *of = &cases->at[plan->cases_n];
        struct Plan_case *each = &plan->cases[plan->cases_n];
        each->name = text_format("%s/%s", of->suite, of->name);
        memcpy(each->key, of->key, sizeof each->key);
        each->shard = shards[plan->cases_n];
    }
    free(shards);
    return true;
}

/* False, after one line, where LIST names an engine that there is not: all shards would find that out. */
static bool are_engines(const char *list)
{
    Engines engines = {0};
    char *folder = engines_folder();
    bool good = engines_read(folder, &engines);
    bool *chosen = memory_new((engines.n + 1) * sizeof *chosen);
    good = good && select_engines(&engines, list, chosen);
    free(chosen);
    engines_free(&engines);
    free(folder);
    return good;
}

int cmd_plan(int argc, char **argv)
{
    Plan_options o = {.out = "-", .db = default_db()};
    Selection selection = {0};
    Shard_plan plan = {0};
    parse_command(&plan_argp, argc, argv, &o);
    int status = EXIT_USAGE;
    if (are_engines(o.engines) && select_cases(o.words, o.filter, &selection) &&
        !selection.unreadable) {
        if (!selection.cases.n) {
            complain("nothing is selected; touchstone list shows what there is");
            status = EXIT_NOTHING;
        } else if (make_plan(&o, &selection.cases, &plan) && shard_plan_write(o.out, &plan)) {
            status = EXIT_AS_DUE;
        }
    }
    shard_plan_free(&plan);
    selection_free(&selection);
    strings_free(o.words);
    strings_free(o.expect);
    return status;
}
