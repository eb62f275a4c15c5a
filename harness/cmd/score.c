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
    bool features, alone;
    Score_format format;
    Oracle oracle;
} Score_options;

enum { KEY_JSON = 256, KEY_MARKDOWN, KEY_ORACLE, CAUSES_SHOWN = 3 };

static const struct argp_option options[] = {
    {"features", 'f', NULL, 0, "also over the cases that need each feature", 0},
    {"alone", 'a', NULL, 0,
     "instead: the steps at which the script, the reference or one engine stands alone", 0},
    {"oracle", KEY_ORACLE, "NAME", 0,
     "what outcomes are held against: due (the script's assertion, else the reference; the "
     "default), script, reference or majority",
     0},
    {"json", KEY_JSON, NULL, 0, "as JSON", 0},
    {"markdown", KEY_MARKDOWN, NULL, 0, "as Markdown", 0},
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
    case KEY_JSON: o->format = SCORE_JSON; return 0;
    case KEY_MARKDOWN: o->format = SCORE_MARKDOWN; return 0;
    case KEY_ORACLE:
        o->oracle = oracle_named(arg);
        if (o->oracle == ORACLES)
            argp_error(state, "--oracle: due, script, reference or majority, not '%s'", arg);
        return 0;
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
    "A row is an engine over cases of a suite: all; claimed (that need nothing but what the engine "
    "claims to have: by its file, else by its probes); those that need no more than WebAssembly "
    "1.0, 2.0 or 3.0; or, with -f, those that need a feature. Which cases these are does not "
    "depend "
    "on what was run: what is not run, or what the engine does not take, counts as not whole.\n\n"
    "  number       cases, those that are skipped, void or not run included; those that rules omit "
    "not\n"
    "  whole        of them as due in every step that the engine can be asked\n"
    "  steps        steps of them that are as due; what is unsupported or missing is not\n"
    "  mean         the mean over cases of the part of their steps that is as due\n"
    "  everywhere   cases that are whole on every engine that was asked\n"
    "  alone        cases that are whole on every engine but this one\n"
    "  not whole    how the other cases stand; behind ';' what is outside of the number\n\n"
    "In JSON a row has these by name: of (cases before any is omitted) = cases + omitted + silent, "
    "and cases = whole + diverge + crash + timeout + missing + unsupported + skipped + void + "
    "not_run. With --oracle, steps of which the oracle says nothing are undecided and in no share, "
    "cases without any other step are silent: reference where that does not answer; majority where "
    "two outcomes are equally frequent or fewer than two engines besides the reference answer; "
    "script in plain actions.\n\n"
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
    Hearing hearing = opinions_find(store, run, list_opinion, &listing);
    if (json) {
        json_dumpf(listing.array, stdout, JSON_INDENT(1));
        putchar('\n');
    } else {
        printf("%s%zu of %zu steps have a majority; in %zu two outcomes are equally frequent, %zu "
               "were answered by fewer than two engines besides the reference\n",
               listing.n ? "\n" : "nothing stands alone: ", hearing.decided,
               hearing.decided + hearing.tied + hearing.few, hearing.tied, hearing.few);
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
        show_alone(store, run, o.format == SCORE_JSON);
    } else {
        scores_make(store, run, o.oracle, &scores);
        scores_print(&scores, o.format, o.features, stdout);
        if (o.format == SCORE_TEXT)
            report_causes(store, run, CAUSES_SHOWN, o.db, stdout);
        scores_free(&scores);
    }
    store_close(store);
    return status;
}
