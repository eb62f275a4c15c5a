/* cmd/expect.c: touchstone expect: expectations beside the newest run: show, check, update. */
#include "harness/cmd/cmd.h"

#include "harness/report/report.h"
#include "harness/util/text.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Expect_options {
    const char *verb, *db, *file, *engine, *reason, *link;
    char **files;
    int64_t run;
} Expect_options;

enum { KEY_LINK = 256, KEY_REASON };

static const struct argp_option options[] = {
    {"file", 'F', "FILE", 0,
     "the file to check or change (default corpus/expectations.yaml, or "
     "TOUCHSTONE_EXPECTATIONS); show and check: another file, may be repeated",
     0},
    {"engine", 'e', "GLOB", 0, "update: only what these engines did", 0},
    {"run", 'r', "N", 0, "the run to compare with (default: the newest complete one)", 0},
    {"reason", KEY_REASON, "TEXT", 0, "update: why it is so (default: the words of the cause)", 0},
    {"link", KEY_LINK, "URL", 0, "update: where it is tracked; wanted where rules are added", 0},
    {"db", 'd', "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Expect_options *o = state->input;
    char *end;
    switch (key) {
    case 'F':
        o->file = arg;
        strings_push(&o->files, text_copy(arg));
        return 0;
    case 'e': o->engine = arg; return 0;
    case 'r':
        o->run = strtoll(arg, &end, 10);
        if (o->run < 1 || *end)
            argp_error(state, "--run: the number of a run is wanted, not '%s'", arg);
        return 0;
    case KEY_REASON: o->reason = arg; return 0;
    case KEY_LINK: o->link = arg; return 0;
    case 'd': o->db = arg; return 0;
    case ARGP_KEY_ARG:
        if (o->verb)
            argp_error(state, "one of show, check, update at a time");
        o->verb = arg;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_error(state, "one of show, check, update is wanted"); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp expect_argp = {
    options,
    parse_option,
    "show|check|update",
    "Compares a run with the expectations.\v"
    "A rule of an expectation file is a line:\n\n"
    "  - {case: \"core/exec/fill.wast#3,7-9\", engine: \"node*\", if: \"major < 24\",\n"
    "     expect: [\"trapped *\"], reason: \"...\", link: \"https://...\"}\n\n"
    "  touchstone expect show      what is unexpected, and what passed unexpectedly\n"
    "  touchstone expect check     exit code 1 where a rule means nothing (no such case or engine) "
    "or is stale (all that it means is as due)\n"
    "  touchstone expect update --link https://tracker/1\n"
    "                              accepts what the run found: rewrites what changed, and no "
    "more\n\n"
    "harness/expect/expect.h lists the keys of a rule; touchstone run --gate fails on what is "
    "unexpected.\n"
    "Exit codes: 0 as expected (update: written), 1 something is not, 2 usage or bad input, 4 "
    "there "
    "is no run, 6 only unexpected passes.",
    NULL,
    NULL,
    NULL};

int gate_run(Store *store, int64_t run, const Rules *rules, unsigned most)
{
    Comparison comparison;
    if (!comparison_make(store, run, rules, &comparison))
        return EXIT_USAGE;
    report_surprises(&comparison, most, stdout);
    int status = comparison.count[UNEXPECTED]        ? EXIT_FAILED
                 : comparison.count[UNEXPECTED_PASS] ? EXIT_PASSES
                                                     : EXIT_AS_DUE;
    comparison_free(&comparison);
    return status;
}

/* ---- check ---- */

/* One column of texts that SQL gives for RUN. */
static char **texts(Store *store, const char *sql, int64_t run)
{
    char **list = NULL;
    sqlite3_stmt *rows = store_rows(store, sql, run);
    while (sqlite3_step(rows) == SQLITE_ROW)
        strings_push(&list, text_copy((const char *)sqlite3_column_text(rows, 0)));
    sqlite3_finalize(rows);
    return list;
}

static bool any_case(const Rule *rule, char *const *names)
{
    for (; names && *names; names++) {
        if (rule_means_case(rule, *names))
            return true;
    }
    return false;
}

static bool any_engine(const Rule *rule, char *const *names)
{
    for (; rule->engine && names && *names; names++) {
        if (fnmatch(rule->engine, *names, 0) == 0)
            return true;
    }
    return !rule->engine;
}

/* What is wrong with rule number I, NULL if nothing is. */
static const char *fault_of(const Rules *rules, size_t i, const Comparison *comparison,
                            char *const *cases, char *const *engines)
{
    const Rule *rule = &rules->at[i];
    if (!any_case(rule, cases))
        return "no case is named so";
    if (!any_engine(rule, engines))
        return "no engine is named so";
    if (rule->action != ACTION_RUN)
        return NULL;
    if (comparison->met[i] && !comparison->meant[i])
        return "it holds for no step: none is meant, or later rules mean them all";
    size_t stale = 0;
    for (size_t at = 0; at < comparison->n; at++)
        stale += comparison->at[at].rule == rule && comparison->at[at].surprise == UNEXPECTED_PASS;
    return stale && stale == comparison->meant[i] ? "stale: all that it means is as due now" : NULL;
}

/* The cases that there are, in the corpus or in any run. */
static char **known_cases(Store *store)
{
    char **names = texts(store, "select distinct suite || '/' || name from cases where ?1", 1);
    Selection selection = {0};
    if (select_cases(NULL, NULL, &selection)) {
        for (size_t i = 0; i < selection.cases.n; i++)
            strings_push(&names, text_format("%s/%s", selection.cases.at[i].suite,
                                             selection.cases.at[i].name));
    }
    selection_free(&selection);
    return names;
}

/* The engines that have a file, or that any run asked. */
static char **known_engines(Store *store)
{
    char **names = texts(store, "select distinct name from engines where ?1", 1);
    char *folder = engines_folder();
    Engines engines = {0};
    if (engines_read(folder, &engines)) {
        for (size_t i = 0; i < engines.n; i++)
            strings_push(&names, text_copy(engines.at[i].name));
    }
    engines_free(&engines);
    free(folder);
    return names;
}

static int check(Store *store, int64_t run, const Rules *rules)
{
    Comparison comparison;
    if (!comparison_make(store, run, rules, &comparison))
        return EXIT_USAGE;
    char **cases = known_cases(store), **engines = known_engines(store);
    size_t faults = 0;
    for (size_t i = 0; i < rules->n; i++) {
        const Rule *rule = &rules->at[i];
        const char *fault = fault_of(rules, i, &comparison, cases, engines);
        if (!fault)
            continue;
        complain("%s:%d: %s%s%s on %s: %s", rule->file, rule->line, rule->glob,
                 rule->steps ? "#" : "", rule->steps ? rule->steps : "",
                 rule->engine ? rule->engine : "any engine", fault);
        faults++;
    }
    printf("%zu rule%s, %zu at fault\n", rules->n, rules->n == 1 ? "" : "s", faults);
    strings_free(cases);
    strings_free(engines);
    comparison_free(&comparison);
    return faults ? EXIT_FAILED : EXIT_AS_DUE;
}

/* ---- update ---- */

static int update(Store *store, int64_t run, const Rules *rules, const Expect_options *o)
{
    Comparison comparison;
    size_t changed = 0;
    const char *given = getenv("TOUCHSTONE_EXPECTATIONS");
    char *file = o->file           ? text_copy(o->file)
                 : given && *given ? text_copy(given)
                                   : project_path("corpus/expectations.yaml");
    const Update how = {file, o->engine, o->reason, o->link};
    int status = EXIT_USAGE;
    if (!o->link || !*o->link) {
        complain("expect update: say where it is tracked, with --link URL");
    } else if (comparison_make(store, run, rules, &comparison)) {
        if (expectations_update(store, run, rules, &comparison, &how, &changed)) {
            printf("%s: %zu rule%s changed\n", file, changed, changed == 1 ? "" : "s");
            status = EXIT_AS_DUE;
        }
        comparison_free(&comparison);
    }
    free(file);
    return status;
}

/* The files besides the default one that are there: update may make a new one. */
static bool read_rules(const Expect_options *o, Rules *rules)
{
    bool updating = strcmp(o->verb, "update") == 0;
    char *none[] = {NULL};
    bool here = !updating || !o->file || access(o->file, F_OK) == 0;
    return rules_read_all(NULL, here ? o->files : none, rules);
}

static int expect(Store *store, const Expect_options *o, const Rules *rules)
{
    int64_t run = o->run ? store_run_named(store, o->run) : store_latest_run(store);
    if (!run) {
        complain("there is no %s to compare with; make one with: touchstone run",
                 o->run ? "such run" : "complete run");
        return EXIT_NOTHING;
    }
    if (strcmp(o->verb, "show") == 0)
        return gate_run(store, run, rules, 0);
    if (strcmp(o->verb, "check") == 0)
        return check(store, run, rules);
    if (strcmp(o->verb, "update") == 0)
        return update(store, run, rules, o);
    complain("expect: '%s' is none of show, check, update", o->verb);
    return EXIT_USAGE;
}

int cmd_expect(int argc, char **argv)
{
    Expect_options o = {0};
    Rules rules = {0};
    parse_command(&expect_argp, argc, argv, &o);
    Store *store = store_open(o.db ? o.db : default_db(), STORE_READ);
    int status = store && read_rules(&o, &rules) ? expect(store, &o, &rules) : EXIT_USAGE;
    store_close(store);
    rules_free(&rules);
    strings_free(o.files);
    return status;
}
