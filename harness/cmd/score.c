/* cmd/score.c: touchstone score: scores of a run, and where script, reference and engines stand alone. */
#include "harness/cmd/cmd.h"

#include "harness/report/report.h"
#include "harness/score/score.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct Score_options {
    const char *db;
    int64_t run;
    bool features, json, alone;
} Score_options;

enum { KEY_JSON = 256, CAUSES_SHOWN = 3 };

static const struct argp_option options[] = {
    {"features", 'f', NULL, 0, "also over the cases that need each feature", 0},
    {"alone", 'a', NULL, 0,
     "instead: the steps at which the script, the reference or one engine stands alone", 0},
    {"json", KEY_JSON, NULL, 0, "as JSON", 0},
    {"run", 'r', "N", 0, "the run (default: the newest complete one)", 0},
    {"db", 'd', "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Score_options *o = state->input;
    char *end;
    switch (key) {
    case 'f': o->features = true; return 0;
    case 'a': o->alone = true; return 0;
    case KEY_JSON: o->json = true; return 0;
    case 'd': o->db = arg; return 0;
    case 'r':
        o->run = strtoll(arg, &end, 10);
        if (o->run < 1 || *end)
            argp_error(state, "--run: the number of a run is wanted, not '%s'", arg);
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp score_argp = {
    options,
    parse_option,
    "",
    "Scores of a run, each by name and over a denominator that is said.\v"
    "A row is an engine over the cases of a suite that it takes: all, those that need no more than "
    "WebAssembly 1.0, 2.0 or 3.0, or those that need a feature.\n\n"
    "  number       cases, those that are skipped included, those that are omitted not\n"
    "  whole        of them as due in every step\n"
    "  steps        steps of them that are as due; what is unsupported or missing is not\n"
    "  mean         the mean over cases of the part of their steps that is as due\n"
    "  everywhere   cases that are whole on every engine that takes them\n"
    "  alone        cases that are whole on every engine but this one\n\n"
    "--alone shows three oracles beside each other: where the script stands alone suspect the "
    "script, where the reference does suspect the reference, where one engine does that engine.",
    NULL,
    NULL,
    NULL};

static const char *const alone_names[] = {"script", "reference", "engine"};

/* What --alone gathers: the lines, or the JSON. */
typedef struct Listing {
    json_t *array;
    size_t n;
} Listing;

static void list_opinion(void *data, const Opinion *o)
{
    Listing *listing = data;
    listing->n++;
    if (listing->array) {
        json_t *object =
            json_pack("{s:s,s:s?,s:s,s:s,s:I,s:I,s:s,s:s,s:s,s:s,s:I,s:I}", "alone",
                      alone_names[o->alone], "engine", o->engine, "suite", o->suite, "name",
                      o->name, "step", (json_int_t)o->step, "line", (json_int_t)o->line, "subject",
                      o->subject, "majority", o->majority, "reference", o->reference, "outcome",
                      o->outcome, "alike", (json_int_t)o->alike, "answers", (json_int_t)o->answers);
        json_array_append_new(listing->array, object);
        return;
    }
    printf("%-10s ", o->engine ? o->engine : alone_names[o->alone]);
    print_safe(stdout, o->suite);
    putchar('/');
    print_safe(stdout, o->name);
    printf("#%zu", o->step);
    if (o->line)
        printf(" line %lld", (long long)o->line);
    printf(": %zu of %zu engines ", o->alike, o->answers);
    print_safe(stdout, o->majority);
    printf(", the %s ", o->engine ? "engine" : "reference");
    print_safe(stdout, o->outcome);
    putchar('\n');
}

static void show_alone(Store *store, int64_t run, bool json)
{
    Listing listing = {json ? json_array() : NULL, 0};
    opinions_find(store, run, list_opinion, &listing);
    if (json) {
        json_dumpf(listing.array, stdout, JSON_INDENT(1));
        putchar('\n');
    } else if (!listing.n) {
        puts("nothing stands alone, or fewer than two engines besides the reference answered");
    }
    json_decref(listing.array);
}

int cmd_score(int argc, char **argv)
{
    Score_options o = {0};
    Scores scores = {0};
    parse_command(&score_argp, argc, argv, &o);
    Store *store = store_open(o.db ? o.db : default_db(), STORE_READ);
    if (!store)
        return EXIT_USAGE;
    int status = EXIT_AS_DUE;
    int64_t run = o.run ? store_run_named(store, o.run) : store_latest_run(store);
    if (!run) {
        complain("there is no %s; make one with: touchstone run",
                 o.run ? "such run" : "complete run");
        status = EXIT_NOTHING;
    } else if (store_rerun_of(store, run, NULL)) {
        complain("run %lld is a rerun: scores are over whole runs, and it is a part of one",
                 (long long)run);
        status = EXIT_USAGE;
    } else if (o.alone) {
        show_alone(store, run, o.json);
    } else {
        scores_make(store, run, &scores);
        if (o.json)
            scores_print_json(&scores, stdout);
        else {
            scores_print(&scores, o.features, stdout);
            report_causes(store, run, CAUSES_SHOWN, o.db, stdout);
        }
        scores_free(&scores);
    }
    store_close(store);
    return status;
}
