/* cmd/rerun.c: touchstone rerun: a part of a run again: what failed, is new or is flaky. */
#include "harness/cmd/run.h"

#include "harness/diff/diff.h"
#include "harness/util/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Rerun_options {
    const char *what, *db;
    char *place; /* the database, wherever the current folder is */
    int64_t run;
    char **passed; /* options that are touchstone run's own, as words */
} Rerun_options;

enum { KEY_DB = 256, KEY_RETRIES, KEY_MOST, KEY_EXPECT, KEY_GATE, KEY_TAP, KEY_TIMEOUT, KEY_SEED };

static const struct argp_option options[] = {
    {"db", KEY_DB, "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {"engine", 'e', "NAME,...", 0, "of the run's engines only these", 0},
    {"filter", 'f', "GLOB", 0, "of the run's cases only those whose suite/name matches", 0},
    {"jobs", 'j', "N", 0, "engine processes at a time", 0},
    {"timeout", KEY_TIMEOUT, "SECONDS", 0, "wall clock a case may take on an engine", 0},
    {"retries", KEY_RETRIES, "N", 0, "replay what is not as expected again", 0},
    {"seed", KEY_SEED, "N", 0, "where canaries stand", 0},
    {"expect", KEY_EXPECT, "FILE", 0, "also read expectations from FILE", 0},
    {"gate", KEY_GATE, NULL, 0, "exit code by the expectations", 0},
    {"tap", KEY_TAP, NULL, 0, "print TAP version 13", 0},
    {"most", KEY_MOST, "N", 0, "causes shown an engine", 0},
    {"quiet", 'q', NULL, 0, "print the matrix only", 0},
    {0}};

/* The option KEY, with ARG, as a word for touchstone run. */
static char *word_of(int key, const char *arg)
{
    for (const struct argp_option *each = options; each->name; each++) {
        if (each->key == key)
            return arg ? text_format("--%s=%s", each->name, arg) : text_format("--%s", each->name);
    }
    return NULL;
}

static void read_words(Rerun_options *o, const char *arg, struct argp_state *state)
{
    char *end;
    if (o->run)
        argp_error(state, "one run at a time");
    if (o->what) {
        errno = 0;
        o->run = strtoll(arg, &end, 10);
        if (o->run < 1 || *end || errno)
            argp_error(state,
                       "the number of a run is wanted, not '%s'; touchstone query runs "
                       "lists them",
                       arg);
        return;
    }
    if (strcmp(arg, "failed") != 0 && strcmp(arg, "new") != 0 && strcmp(arg, "flaky") != 0)
        argp_error(state, "failed, new or flaky, not '%s'", arg);
    o->what = arg;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Rerun_options *o = state->input;
    switch (key) {
    case KEY_DB: o->db = arg; return 0;
    case KEY_EXPECT: {
        /* what is passed is read in the run's folder */
        char *whole = realpath(arg, NULL);
        strings_push(&o->passed, word_of(key, whole ? whole : arg));
        free(whole);
        return 0;
    }
    case ARGP_KEY_ARG: read_words(o, arg, state); return 0;
    case ARGP_KEY_NO_ARGS: argp_error(state, "failed, new or flaky is wanted"); return 0;
    default: {
        char *word = word_of(key, arg);
        if (!word)
            return ARGP_ERR_UNKNOWN;
        strings_push(&o->passed, word);
        return 0;
    }
    }
}

static const struct argp rerun_argp = {
    options,
    parse_option,
    "failed|new|flaky [RUN]",
    "Runs a part of a run again, as it was started.\v"
    "  touchstone rerun failed      what is not as expected in the newest complete\n"
    "                               run, unless a rerun of it mended that\n"
    "  touchstone rerun failed 12   the same of one run, as it was\n"
    "  touchstone rerun new         what no run has had yet, the case or its\n"
    "                               contents; what the run had and none before it;\n"
    "                               what newly fails in it since the run before\n"
    "  touchstone rerun flaky       what differed between attempts (run --retries),\n"
    "                               or went back and forth in the last 20 runs on\n"
    "                               the same version of the engine\n\n"
    "Unexpected passes did not fail. The reference goes along where the run had it. A case that "
    "changed is run as it is now.\n"
    "A rerun is a run that says whose part it is: reports, diffs and expectations do not take it "
    "for a whole one, nor for the latest, and diff calls not comparable what it did not replay. "
    "touchstone diff 12 13 shows what it changed; run --resume goes on with it.\n\n"
    "Exit codes: 0 there is nothing to rerun; else as of touchstone run. 4: there is no such run.",
    NULL,
    NULL,
    NULL};

/* ---- what it is over ---- */

/* Adds to PAIRS (or, where DROP, takes from there) the engines and names that SQL gives for RUN. */
static void add_rows(Store *store, const char *sql, int64_t run, bool drop, Pairs *pairs)
{
    sqlite3_stmt *rows = store_rows(store, sql, run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *engine = (const char *)sqlite3_column_text(rows, 0);
        const char *name = (const char *)sqlite3_column_text(rows, 1);
        if (drop)
            pairs_drop(pairs, engine, name);
        else
            pairs_add(pairs, engine, name);
    }
    sqlite3_finalize(rows);
}

/* What of RUN is not as expected comes in, what it observed otherwise goes out. */
static bool add_failed(Store *store, int64_t run, const Rules *rules, Pairs *pairs)
{
    Comparison comparison;
    if (!comparison_make(store, run, rules, &comparison))
        return false;
    add_rows(store,
             "select e.name, k.suite || '/' || k.name from attempts a join engines e using "
             "(engine_id) join cases k using (case_id) where a.run_id = ?1 and a.attempt = 1",
             run, true, pairs);
    for (size_t i = 0; i < comparison.n; i++) {
        if (comparison.at[i].surprise == UNEXPECTED)
            pairs_add(pairs, comparison.at[i].engine, comparison.at[i].name);
    }
    comparison_free(&comparison);
    return true;
}

/* As RUN, and where LATER the reruns of it that came after, left things. */
static bool find_failed(Store *store, int64_t run, bool later, const Rules *rules, Pairs *pairs)
{
    bool good = add_failed(store, run, rules, pairs);
    sqlite3_stmt *rows =
        store_rows(store,
                   "select p.run_id from reruns p join runs o on o.key = p.of_run join runs r on "
                   "r.run_id = p.run_id where o.run_id = ?1 and r.state = 'complete' order by 1",
                   run);
    while (good && later && sqlite3_step(rows) == SQLITE_ROW)
        good = add_failed(store, sqlite3_column_int64(rows, 0), rules, pairs);
    sqlite3_finalize(rows);
    return good;
}

/* What newly fails, or is newly missing, since the run BEFORE. */
static bool add_newly_failing(const Rerun_options *o, int64_t before, int64_t run,
                              const Rules *rules, Pairs *pairs)
{
    const char *db = o->place ? o->place : default_db();
    char *a = text_format("%lld", (long long)before), *b = text_format("%lld", (long long)run);
    Diff diff = {0};
    bool good = side_find(db, a, &diff.a) && side_find(db, b, &diff.b) && diff_make(rules, &diff);
    for (size_t i = 0; good && i < diff.n; i++) {
        const Difference *each = &diff.at[i];
        bool failing = each->change == CHANGE_FAILING || each->change == CHANGE_MISSING;
        if (failing && each->name && !each->expected)
            pairs_add(pairs, each->engine, each->name);
    }
    diff_free(&diff);
    free(a);
    free(b);
    return good;
}

static bool find_new(Store *store, const Rerun_options *o, int64_t run, const Rules *rules,
                     Part *part)
{
    static const char before_sql[] =
        "select max(run_id) from runs where run_id < ?1 and state = 'complete' and run_id not in "
        "(select run_id from reruns)";
    sqlite3_stmt *row = store_rows(store, before_sql, run);
    int64_t before = sqlite3_step(row) == SQLITE_ROW ? sqlite3_column_int64(row, 0) : 0;
    sqlite3_finalize(row);
    part->seen = json_object();
    add_rows(store,
             "select distinct e.name, k.key from comparisons c join engines e using (engine_id) "
             "join cases k using (case_id) where ?1",
             1, false, part->seen);
    /* without a run before it, all of RUN would be new */
    if (!before)
        return true;
    add_rows(store,
             "select e.name, k.suite || '/' || k.name from attempts a join engines e using "
             "(engine_id) join cases k using (case_id) where a.run_id = ?1 and a.attempt = 1 and "
             "(a.case_id, e.name) not in (select o.case_id, i.name from attempts o join engines i "
             "using (engine_id) where o.run_id < ?1)",
             run, false, part->pairs);
    return add_newly_failing(o, before, run, rules, part->pairs);
}

typedef struct Finding {
    Store *store;
    Pairs *pairs;
} Finding;

static void add_unsteady(void *data, const Unsteady *of)
{
    const Finding *finding = data;
    sqlite3_stmt *row = store_rows(finding->store,
                                   "select e.name, k.suite || '/' || k.name from engines e, cases "
                                   "k where engine_id = ?1 and case_id = ?2",
                                   of->engine_id);
    sqlite3_bind_int64(row, 2, of->case_id);
    if (sqlite3_step(row) == SQLITE_ROW)
        pairs_add(finding->pairs, (const char *)sqlite3_column_text(row, 0),
                  (const char *)sqlite3_column_text(row, 1));
    sqlite3_finalize(row);
}

static void find_flaky(Store *store, int64_t run, Pairs *pairs)
{
    Finding finding = {store, pairs};
    add_rows(store,
             "select e.name, k.suite || '/' || k.name from flakes join engines e using (engine_id) "
             "join cases k using (case_id) where run_id = ?1",
             run, false, pairs);
    store_unsteady(store, run, STEADY_RUNS, add_unsteady, &finding);
}

static bool find_part(Store *store, const Rerun_options *o, const Run_options *of, int64_t run,
                      Part *part)
{
    Rules rules = {0};
    bool good = rules_read_of(store, run, of->expect, &rules);
    *part = (Part){.of = run, .what = o->what, .pairs = json_object()};
    if (good && strcmp(o->what, "failed") == 0)
        good = find_failed(store, run, !o->run, &rules, part->pairs);
    else if (good && strcmp(o->what, "new") == 0)
        good = find_new(store, o, run, &rules, part);
    else if (good)
        find_flaky(store, run, part->pairs);
    rules_free(&rules);
    return good;
}

/* ---- the whole ---- */

/* The run that is meant; 0 after one line on stderr. */
static int64_t find_run(Store *store, const Rerun_options *o)
{
    int64_t run = o->run ? store_run_named(store, o->run) : store_latest_run(store);
    if (!run)
        complain("there is no %s; make one with: touchstone run",
                 o->run ? "such run" : "complete run");
    return run;
}

/* The command line of the run with what is passed behind it, to *words, and what it says, to *of. */
static bool read_run(Store *store, int64_t run, const Rerun_options *o, char ***words,
                     Run_options *of)
{
    if (!run_recall(store, run, words) || strcmp(**words, "touchstone run") != 0) {
        complain("run %lld was not made by touchstone run; run its cases by their names",
                 (long long)run);
        return false;
    }
    for (char **word = o->passed; word && *word; word++)
        strings_push(words, text_copy(*word));
    *of = run_defaults();
    parse_command(&run_argp, (int)strings_count(*words), *words, of);
    of->db = (char *)(uintptr_t)o->db;
    of->resume = of->reuse = false;
    of->shard = (Shard){0};
    return true;
}

static int rerun(Rerun_options *o, Run *run, char ***words, Run_options *of)
{
    const char *db = o->db ? o->db : default_db();
    run->store = store_open(db, STORE_READ);
    o->place = realpath(db, NULL);
    int64_t id = run->store ? find_run(run->store, o) : 0;
    if (!id)
        return run->store ? EXIT_NOTHING : EXIT_USAGE;
    if (!read_run(run->store, id, o, words, of) || !find_part(run->store, o, of, id, &run->part))
        return EXIT_USAGE;
    if (!json_object_size(run->part.pairs) && !run->part.seen) {
        printf("nothing to rerun: no case of run %lld %s\n", (long long)id,
               strcmp(o->what, "failed") == 0 ? "failed" : "is flaky");
        return EXIT_AS_DUE;
    }
    store_close(run->store);
    run->store = store_open(o->place ? o->place : db, STORE_WRITE);
    return run->store ? run_all(run, of, (int)strings_count(*words), *words) : EXIT_USAGE;
}

int cmd_rerun(int argc, char **argv)
{
    Rerun_options o = {0};
    Run_options of = {0};
    Run run = {0};
    char **words = NULL;
    parse_command(&rerun_argp, argc, argv, &o);
    int status = rerun(&o, &run, &words, &of);
    run_free(&run);
    strings_free(words);
    strings_free(of.words);
    strings_free(of.expect);
    strings_free(o.passed);
    free(o.place);
    return status;
}
