/* cmd/expect.c: touchstone expect: expectations beside the newest run: show, check, update. */
#include "harness/cmd/cmd.h"

#include "harness/cause/signature.h"
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
    "Subtests are named behind '#', or several in a list: steps: [\"...\", \"...\"].\n\n"
    "  touchstone expect show      what is unexpected, and what passed unexpectedly\n"
    "  touchstone expect check     exit code 1 where a rule means nothing (no such case or "
    "engine) or is stale (all that it means is as due)\n"
    "  touchstone expect update --link https://tracker/1\n"
    "                              accepts what the run found: rewrites what changed, and no "
    "more\n\n"
    "harness/expect/expect.h lists the keys of a rule; touchstone run --gate fails on what is "
    "unexpected.\n"
    "Exit codes: 0 as expected (update: written), 1 something is not, 2 usage or bad input, 4 "
    "there is no run, 6 only unexpected passes.",
    NULL,
    NULL,
    NULL};

/* Says which engines of RUN are void; false if there are any. */
static bool none_is_void(Store *store, int64_t run)
{
    sqlite3_stmt *rows = store_rows(
        store, "select name from voids join engines using (engine_id) where run_id = ?1", run);
    bool none = true;
    for (; sqlite3_step(rows) == SQLITE_ROW; none = false)
        complain("engine %s is void in run %lld: its results do not count; see touchstone query "
                 "canaries",
                 sqlite3_column_text(rows, 0), (long long)run);
    sqlite3_finalize(rows);
    return none;
}

int gate_run(Store *store, int64_t run, const Rules *rules, const Surprises_shown *how)
{
    Comparison comparison;
    if (!comparison_make(store, run, rules, &comparison))
        return EXIT_USAGE;
    report_surprises(&comparison, how);
    int status = comparison.count[UNEXPECTED]        ? EXIT_FAILED
                 : comparison.count[UNEXPECTED_PASS] ? EXIT_PASSES
                                                     : EXIT_AS_DUE;
    comparison_free(&comparison);
    return none_is_void(store, run) ? status : EXIT_INFRASTRUCTURE;
}

/* ---- check ---- */

/* What rules may name. The lists are sorted. */
typedef struct Known {
    char **cases, **engines;
} Known;

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort(char **list)
{
    if (list)
        qsort(list, strings_count(list), sizeof *list, by_text);
}

/* Appends one column of texts that SQL gives for RUN. */
static void add_texts(Store *store, const char *sql, int64_t run, char ***list)
{
    sqlite3_stmt *rows = store_rows(store, sql, run);
    while (sqlite3_step(rows) == SQLITE_ROW)
        strings_push(list, text_copy((const char *)sqlite3_column_text(rows, 0)));
    sqlite3_finalize(rows);
}

static bool any_case(const Rule *rule, char **names)
{
    if (rule->name)
        return names && bsearch(&rule->name, names, strings_count(names), sizeof *names, by_text);
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

/* What is wrong with rule number I, NULL if nothing is. COMPARISON: NULL where there is no run. */
static const char *fault_of(const Rules *rules, size_t i, const Comparison *comparison,
                            const Known *known)
{
    const Rule *rule = &rules->at[i];
    if (!any_case(rule, known->cases))
        return "no case is named so";
    if (!any_engine(rule, known->engines))
        return "no engine is named so";
    if (rule->action != ACTION_RUN || !comparison)
        return NULL;
    if (comparison->met[i] && !comparison->meant[i])
        return "it holds for no step: none is meant, or later rules mean them all";
    return comparison->stale[i] ? "stale: all that it means is as due now" : NULL;
}

/* The cases that there are: of the suites that are here, of RUN, and of suites that are not here what any run had. False
   after one line on stderr. */
static bool know_cases(Store *store, int64_t run, char ***names)
{
    Selection selection = {0};
    bool good = select_cases(NULL, NULL, &selection);
    for (size_t i = 0; good && i < selection.cases.n; i++)
        strings_push(names,
                     text_format("%s/%s", selection.cases.at[i].suite, selection.cases.at[i].name));
    if (good && store) {
        char **suites = NULL;
        add_texts(store,
                  "select distinct k.suite || '/' || k.name from plans p join cases k using "
                  "(case_id) where p.run_id = ?1 union select k.suite || '/' || k.name from "
                  "left_out o join cases k using (case_id) where o.run_id = ?1",
                  run, names);
        add_texts(store, "select distinct suite from cases where ?1 is not null", run, &suites);
        for (char **suite = suites; suite && *suite; suite++) {
            const Suite *here = suites_named(&selection.known, *suite);
            if (here && here->path)
                continue;
            char *sql = sqlite3_mprintf("select distinct suite || '/' || name from cases where "
                                        "suite = %Q and ?1 is not null",
                                        *suite);
            add_texts(store, sql, run, names);
            sqlite3_free(sql);
        }
        strings_free(suites);
    }
    selection_free(&selection);
    sort(*names);
    return good;
}

/* The engines that have a file, or that any run asked. */
static bool know_engines(Store *store, char ***names)
{
    char *folder = engines_folder();
    Engines engines = {0};
    bool good = engines_read(folder, &engines);
    for (size_t i = 0; good && i < engines.n; i++)
        strings_push(names, text_copy(engines.at[i].name));
    if (store)
        add_texts(store, "select distinct name from engines where ?1 is not null", 0, names);
    engines_free(&engines);
    free(folder);
    return good;
}

/* Where there is no run, conditions are evaluated all the same, for what is wrong in them. */
static bool conditions_are_sound(const Rules *rules)
{
    const Run_info none = {"", "0", "", "", ""};
    bool *holds = NULL, good = rules_hold(rules, &none, &holds);
    free(holds);
    return good;
}

/* Compares with RUN, 0: there is none, and only what needs none is looked at. */
static int check(Store *store, int64_t run, const Rules *rules)
{
    Comparison comparison = {0};
    Known known = {0};
    size_t faults = 0;
    bool good = run ? comparison_make(store, run, rules, &comparison) : conditions_are_sound(rules);
    good = good && know_cases(store, run, &known.cases) && know_engines(store, &known.engines);
    for (size_t i = 0; good && i < rules->n; i++) {
        const Rule *rule = &rules->at[i];
        const char *fault = fault_of(rules, i, run ? &comparison : NULL, &known);
        if (!fault)
            continue;
        complain("%s:%d:%d: %s%s%s on %s: %s", rule->file, rule->line, rule->column, rule->glob,
                 rule->steps ? "#" : "", rule->steps ? rule->steps : "",
                 rule->engine ? rule->engine : "any engine", fault);
        faults++;
    }
    if (good)
        printf("%zu rule%s, %zu at fault%s\n", rules->n, rules->n == 1 ? "" : "s", faults,
               run ? ""
                   : " (there is no run yet, so that steps and stale rules were not looked at)");
    strings_free(known.cases);
    strings_free(known.engines);
    comparison_free(&comparison);
    return !good ? EXIT_USAGE : faults ? EXIT_FAILED : EXIT_AS_DUE;
}

/* ---- update ---- */

/* The file to change, as the rules that come from it call it. Malloc'ed. */
static char *file_to_change(const Rules *rules, const char *given)
{
    char *file = given ? text_copy(given) : rules_default_file(), *whole = realpath(file, NULL);
    for (size_t i = 0; whole && i < rules->n; i++) {
        char *other = i && strcmp(rules->at[i].file, rules->at[i - 1].file) == 0
                          ? NULL
                          : realpath(rules->at[i].file, NULL);
        bool same = other && strcmp(other, whole) == 0;
        free(other);
        if (same) {
            free(file);
            file = text_copy(rules->at[i].file);
            break;
        }
    }
    free(whole);
    return file;
}

static int update(Store *store, int64_t run, const Rules *rules, const Expect_options *o)
{
    Comparison comparison;
    Updated done;
    if (o->link && !link_is_one(o->link)) {
        complain("expect update: --link says where it is tracked: https://..., or like "
                 "OWNER/NAME#12");
        return EXIT_USAGE;
    }
    if (o->reason && !o->reason[strspn(o->reason, " \t\r\n")]) {
        complain("expect update: --reason may not be empty");
        return EXIT_USAGE;
    }
    if (!comparison_make(store, run, rules, &comparison))
        return EXIT_USAGE;
    if (!o->reason && comparison.count[UNEXPECTED])
        signatures_find(store, run);
    char *file = file_to_change(rules, o->file);
    const Update how = {file, o->engine, o->reason, o->link};
    bool good = expectations_update(store, run, rules, &comparison, &how, &done);
    if (good) {
        printf("%s: %zu rule%s changed\n", file, done.changed, done.changed == 1 ? "" : "s");
        if (done.wide)
            printf(
                "%zu rule%s though all is due that this run asked of %s: more is meant than that; "
                "see touchstone expect show\n",
                done.wide, done.wide == 1 ? " stays" : "s stay", done.wide == 1 ? "it" : "them");
        if (done.later)
            printf("%zu step%s unexpected: rules of another file speak of %s; change that with "
                   "--file\n",
                   done.later, done.later == 1 ? " stays" : "s stay",
                   done.later == 1 ? "it" : "them");
    }
    comparison_free(&comparison);
    free(file);
    return good ? EXIT_AS_DUE : EXIT_USAGE;
}

/* The default file's rules, those that the run read, and FILES, of which update may make a new one. */
static bool read_rules(Store *store, int64_t run, const Expect_options *o, Rules *rules)
{
    bool updating = strcmp(o->verb, "update") == 0;
    bool here = !updating || !o->file || access(o->file, F_OK) == 0;
    return run ? rules_read_of(store, run, here ? o->files : NULL, rules)
               : rules_read_all(NULL, o->files, rules);
}

static int expect(Store *store, const Expect_options *o, Rules *rules)
{
    bool checking = strcmp(o->verb, "check") == 0;
    int64_t run = !store ? 0 : o->run ? store_run_named(store, o->run) : store_latest_run(store);
    if (!run && (!checking || o->run)) {
        complain("there is no %s to compare with; make one with: touchstone run",
                 o->run ? "such run" : "complete run");
        return EXIT_NOTHING;
    }
    if (!read_rules(store, run, o, rules))
        return EXIT_USAGE;
    const Surprises_shown how = {.db = o->db, .file = o->file, .out = stdout};
    return strcmp(o->verb, "show") == 0 ? gate_run(store, run, rules, &how)
           : checking                   ? check(store, run, rules)
                                        : update(store, run, rules, o);
}

int cmd_expect(int argc, char **argv)
{
    Expect_options o = {0};
    Rules rules = {0};
    parse_command(&expect_argp, argc, argv, &o);
    const char *db = o.db ? o.db : default_db();
    bool known = strcmp(o.verb, "show") == 0 || strcmp(o.verb, "check") == 0 ||
                 strcmp(o.verb, "update") == 0;
    /* a check needs no run, so that it needs no database either */
    bool without = !o.db && strcmp(o.verb, "check") == 0 && access(db, F_OK) != 0;
    Store *store = known && !without ? store_open(db, STORE_READ) : NULL;
    int status = EXIT_USAGE;
    if (!known)
        complain("expect: '%s' is none of show, check, update", o.verb);
    else if (store || without)
        status = expect(store, &o, &rules);
    store_close(store);
    rules_free(&rules);
    strings_free(o.files);
    return status;
}
