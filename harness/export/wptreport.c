/* export/wptreport.c: wptreport.json, which web-platform-tests' tools read and write: one engine's run of cases whose
 * subtests have names; commands of scripts become subtests named by line. */
#include "harness/export/export.h"

#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The statuses of a test and of its subtests for outcomes that begin with the first word. */
static const struct {
    const char *outcome, *test, *subtest;
} statuses[] = {
    {"passed", "OK", "PASS"},
    {"failed", "ERROR", "FAIL"},
    {"timeout", "TIMEOUT", "TIMEOUT"},
    {"crashed", "CRASH", "FAIL"},
    {"unsupported", "PRECONDITION_FAILED", "PRECONDITION_FAILED"},
    {"missing", "ERROR", "NOTRUN"},
};

enum { STATUSES = sizeof statuses / sizeof *statuses };

static const char *status_of(const char *outcome, bool subtest)
{
    for (int i = 0; i < STATUSES; i++) {
        if (strncmp(outcome, statuses[i].outcome, strlen(statuses[i].outcome)) == 0)
            return subtest ? statuses[i].subtest : statuses[i].test;
    }
    return subtest ? "FAIL" : "ERROR";
}

/* ---- out ---- */

typedef struct Writing {
    Store *store;
    int64_t run;
    const char *engine, *version;
    json_t *results;
    bool is_void; /* the engine passed canaries, which no engine can */
} Writing;

/* What each step of a case did, with its name, and whether it is as due; messages by step. */
static const char steps_sql[] =
    "select j.key, j.value, m.kind, m.line, m.subject, (select w.value from json_each(r.messages, "
    "'$.\"' || j.key || '\"') w), s.due from comparisons c join results r using (result_id) join "
    "outcome_lists l using (list_id), json_each(l.outcomes) j left join commands m on m.case_id = "
    "c.case_id and m.step = j.key left join comparison_steps s on s.comparison_id = "
    "c.comparison_id and s.step = j.key where c.comparison_id = ?1 and j.value is not null order "
    "by j.key";

/* The outcome of a step in this file's words: a command is as due or not. */
static const char *plain_outcome(sqlite3_stmt *row)
{
    const char *outcome = (const char *)sqlite3_column_text(row, 1);
    const char *kind = (const char *)sqlite3_column_text(row, 2);
    bool named = kind && (strcmp(kind, "subtest") == 0 || strcmp(kind, "harness") == 0);
    for (int i = 1; i < STATUSES; i++) {
        if (strncmp(outcome, statuses[i].outcome, strlen(statuses[i].outcome)) == 0)
            return outcome;
    }
    return named ? outcome : sqlite3_column_type(row, 6) == SQLITE_NULL ? "passed" : "failed";
}

static json_t *text_or_null(const char *text)
{
    json_t *string = text ? json_string(text) : NULL;
    return string ? string : json_null();
}

/* The steps that have names become SUBTESTS; returns the status of the test as a whole, and sets its message. */
static const char *write_steps(Writing *writing, const Exported *of, json_t *subtests,
                               json_t **message)
{
    const char *status = "OK";
    sqlite3_stmt *rows = store_rows(writing->store, steps_sql, of->comparison_id);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *kind = (const char *)sqlite3_column_text(rows, 2);
        const char *outcome = plain_outcome(rows);
        const char *words = (const char *)sqlite3_column_text(rows, 5);
        if (kind && strcmp(kind, "harness") == 0) {
            status = status_of(outcome, false);
            json_decref(*message);
            *message = text_or_null(words);
            continue;
        }
        bool named = kind && strcmp(kind, "subtest") == 0;
        char *name =
            named ? text_copy((const char *)sqlite3_column_text(rows, 4))
                  : text_format("line %lld: %s %s (%lld)", (long long)sqlite3_column_int64(rows, 3),
                                kind ? kind : "?", sqlite3_column_text(rows, 4),
                                (long long)sqlite3_column_int64(rows, 0));
        json_array_append_new(subtests, json_pack("{s:o,s:s,s:o,s:[]}", "name", text_or_null(name),
                                                  "status", status_of(outcome, true), "message",
                                                  text_or_null(words), "known_intermittent"));
        free(name);
    }
    sqlite3_finalize(rows);
    return status;
}

static void write_test(void *data, const Exported *of)
{
    Writing *writing = data;
    json_t *subtests = json_array(), *message = NULL;
    const char *status = "OK";
    if (strcmp(of->engine, writing->engine) != 0 || strcmp(of->standing, "omitted") == 0) {
        json_decref(subtests);
        return;
    }
    if (strcmp(of->standing, "skipped") == 0) {
        status = "SKIP";
        message = text_or_null(of->reason);
    } else if (!of->comparison_id) {
        status = "ERROR";
        message = json_string("there is no result");
    } else {
        status = write_steps(writing, of, subtests, &message);
    }
    writing->version = writing->version ? writing->version : text_copy(of->version);
    writing->is_void |= strcmp(of->standing, "void") == 0;
    /* the names of web-platform-tests stand for themselves */
    bool wpt = strcmp(of->suite, "wpt") == 0;
    char *test = text_format("/%s%s%s", wpt ? "" : of->suite, wpt ? "" : "/", of->name);
    json_array_append_new(writing->results,
                          json_pack("{s:o,s:s,s:o,s:I,s:o,s:[]}", "test", text_or_null(test),
                                    "status", status, "message", message ? message : json_null(),
                                    "duration", (json_int_t)(of->seconds * 1000), "subtests",
                                    subtests, "known_intermittent"));
    free(test);
}

/* Milliseconds since 1970 of the moments at which the run began and ended. */
static void times_of(Store *store, int64_t run, json_int_t out[2])
{
    sqlite3_stmt *row = store_rows(
        store,
        "select unixepoch(started) * 1000, unixepoch(coalesce(ended, started)) * 1000 from runs "
        "where run_id = ?1",
        run);
    sqlite3_step(row);
    out[0] = sqlite3_column_int64(row, 0);
    out[1] = sqlite3_column_int64(row, 1);
    sqlite3_finalize(row);
}

bool export_wptreport(Store *store, int64_t run, const char *engine, FILE *out)
{
    json_int_t times[2];
    Writing writing = {store, run, engine, NULL, json_array(), false};
    export_cases(store, run, write_test, &writing);
    bool any = json_array_size(writing.results) > 0;
    times_of(store, run, times);
    json_t *root = json_pack("{s:{s:s,s:s,s:s,s:s,s:s},s:I,s:I,s:O}", "run_info", "product", engine,
                             "browser_version", writing.version ? writing.version : "?", "os",
                             "linux", "processor", "x86_64", "revision", "unknown", "time_start",
                             times[0], "time_end", times[1], "results", writing.results);
    if (writing.is_void) {
        complain("engine %s is void in this run, so that its results must not be published; see "
                 "touchstone query canaries",
                 engine);
    } else if (any) {
        json_dumpf(root, out, JSON_INDENT(1));
        putc('\n', out);
    } else {
        complain("the run has nothing of engine %s; touchstone query engines lists engines",
                 engine);
    }
    free((char *)writing.version);
    json_decref(writing.results);
    json_decref(root);
    return any && !writing.is_void;
}
