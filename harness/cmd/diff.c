/* cmd/diff.c: touchstone diff: two runs, engines, versions or databases beside each other. */
#include "harness/cmd/cmd.h"

#include "harness/diff/diff.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Diff_options {
    char **words, **expect;
    const char *db, *format;
    bool gate;
    unsigned most;
} Diff_options;

enum { KEY_GATE = 256, KEY_MOST, KEY_EXPECT };

static const struct argp_option options[] = {
    {"db", 'd', "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {"format", 'F', "NAME", 0, "text (default), markdown or json", 0},
    {"gate", KEY_GATE, NULL, 0,
     "exit code 1 where something is newly failing or missing or an engine is gone, 6 where "
     "nothing is but something newly passes, 5 where a run is incomplete, 4 where no case is in "
     "both",
     0},
    {"most", KEY_MOST, "N", 0, "lines shown of each sort of change (default 10; 0: all)", 0},
    {"expect", KEY_EXPECT, "FILE", 0,
     "also read expectations from FILE; what they expect of B does not count", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Diff_options *o = state->input;
    char *end;
    switch (key) {
    case 'd': o->db = arg; return 0;
    case 'F':
        if (strcmp(arg, "text") != 0 && strcmp(arg, "markdown") != 0 && strcmp(arg, "json") != 0)
            argp_error(state, "--format: text, markdown or json, not '%s'", arg);
        o->format = arg;
        return 0;
    case KEY_GATE: o->gate = true; return 0;
    case KEY_MOST:
        o->most = (unsigned)strtoul(arg, &end, 10);
        if (end == arg || *end)
            argp_error(state, "--most: a number is wanted, not '%s'", arg);
        return 0;
    case KEY_EXPECT: strings_push(&o->expect, text_copy(arg)); return 0;
    case ARGP_KEY_ARG: strings_push(&o->words, text_copy(arg)); return 0;
    case ARGP_KEY_END:
        if (strings_count(o->words) > 2)
            argp_error(state, "two sides at most");
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp diff_argp = {
    options,
    parse_option,
    "[A [B]]",
    "Shows what B did otherwise than A, step by step (default: previous latest).\v"
    "  touchstone diff                       the last two complete runs\n"
    "  touchstone diff 3 7                   two runs\n"
    "  touchstone diff node20 node26         two engines of the latest run\n"
    "  touchstone diff node26@26.9.0 node26  two versions of an engine\n"
    "  touchstone diff main.db results.db    the latest runs of two databases\n"
    "  touchstone diff main.db:4 7/node26    a run of another database, an engine of a run\n\n"
    "Changes: newly failing, newly passing, fails differently, flaked (another attempt, of run "
    "--retries, did what the other side did), missing, added, removed, not comparable (the case "
    "itself changed, or a rerun did not replay it), engine gone, engine added. latest and "
    "previous are whole runs; a rerun is named by its number.\n"
    "Exit codes: 0; with --gate 1, 4, 5 and 6 as said (what flaked shuts no gate, and is said); 2 "
    "usage or bad input.",
    NULL,
    NULL,
    NULL};

/* A side without an engine takes the other one's. */
static bool find_sides(const Diff_options *o, Side *a, Side *b)
{
    const char *db = o->db ? o->db : default_db();
    size_t n = strings_count(o->words);
    if (!side_find(db, n ? o->words[0] : "previous", a) ||
        !side_find(db, n > 1 ? o->words[1] : "latest", b))
        return false;
    if (a->engine && !b->engine)
        b->engine = text_copy(a->engine);
    if (b->engine && !a->engine)
        a->engine = text_copy(b->engine);
    return true;
}

/* The rules that the run of B read, and those of --expect. */
static bool read_rules(const Diff_options *o, const Side *b, Rules *rules)
{
    Store *store = store_open(b->file, STORE_READ);
    bool good = store && rules_read_of(store, b->run, o->expect, rules);
    store_close(store);
    return good;
}

/* Says why nothing can be concluded, where it cannot. */
static void say_what_lacks(const Diff *diff)
{
    if (diff->a.incomplete || diff->b.incomplete)
        complain("%s: not everything was replayed, so that not everything is compared; go on with "
                 "it: touchstone run --resume",
                 diff->a.incomplete ? diff->a.label : diff->b.label);
    else if (!diff->shared_cases)
        complain("the sides have no case in common that was replayed on both");
}

static void print(const Diff_options *o, const Diff *diff)
{
    if (strcmp(o->format, "json") == 0)
        diff_print_json(diff, stdout);
    else if (strcmp(o->format, "markdown") == 0)
        diff_print_markdown(diff, o->most, stdout);
    else
        diff_print(diff, o->most, stdout);
}

/* What the gate does not count must not be overlooked where it opens. */
static void say_what_is_open(const Diff *diff)
{
    size_t flaked = diff->count[CHANGE_FLAKED], left = diff->count[CHANGE_NOT_COMPARABLE];
    if (flaked)
        complain("%zu step%s flaked: another attempt did as the other side, so that the gate does "
                 "not count %s",
                 flaked, flaked == 1 ? "" : "s", flaked == 1 ? "it" : "them");
    if (left && (diff->a.part || diff->b.part))
        complain("%zu case%s not compared: one side is a rerun, and no whole run", left,
                 left == 1 ? " was" : "s were");
}

int cmd_diff(int argc, char **argv)
{
    Diff_options o = {.format = "text", .most = 10};
    Diff diff = {0};
    Rules rules = {0};
    int status = EXIT_USAGE;
    parse_command(&diff_argp, argc, argv, &o);
    if (find_sides(&o, &diff.a, &diff.b) && read_rules(&o, &diff.b, &rules) &&
        diff_make(&rules, &diff)) {
        print(&o, &diff);
        say_what_lacks(&diff);
        status = o.gate ? diff_gate(&diff) : EXIT_AS_DUE;
        if (o.gate)
            say_what_is_open(&diff);
    }
    diff_free(&diff);
    rules_free(&rules);
    strings_free(o.words);
    strings_free(o.expect);
    return status;
}
