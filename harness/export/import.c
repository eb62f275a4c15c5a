/* export/import.c: wptreport.json as a run of its own, so that it can be compared with others. */
#include "harness/export/export.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

typedef struct Importing {
    Store *store;
    int64_t run, engine;
} Importing;

static const char *text_in(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* The outcome of a status; NULL where it is none that is known. */
static const char *outcome_of(const char *status)
{
    static const char *const known[][2] = {
        {"OK", "passed"},       {"PASS", "passed"},
        {"FAIL", "failed"},     {"ERROR", "failed"},
        {"TIMEOUT", "timeout"}, {"EXTERNAL-TIMEOUT", "timeout"},
        {"CRASH", "crashed ?"}, {"NOTRUN", "missing"},
        {"ASSERT", "failed"},   {"INTERNAL-ERROR", "failed"},
        {"SKIP", "missing"},    {"PRECONDITION_FAILED", "unsupported optional"}};
    for (size_t i = 0; status && i < sizeof known / sizeof *known; i++) {
        if (strcmp(status, known[i][0]) == 0)
            return known[i][1];
    }
    return NULL;
}

/* The newest case of the name, which an own run may have made, else a new one that stands for a file that is not here. */
static int64_t case_of(const Importing *importing, const char *name)
{
    sqlite3_stmt *row = store_rows(
        importing->store,
        "select max(case_id) from cases where ?1 and suite = 'wpt' and kind = 'js' and name = ?2",
        1);
    sqlite3_bind_text(row, 2, name, -1, SQLITE_STATIC);
    int64_t id = sqlite3_step(row) == SQLITE_ROW ? sqlite3_column_int64(row, 0) : 0;
    sqlite3_finalize(row);
    if (id)
        return id;
    Wpt wpt = {0};
    char *text = text_format("wptreport %s", name);
    Case of = {.suite = "wpt",
               .name = (char *)name,
               .path = (char *)name,
               .features = "",
               .commands = 1,
               .wpt = &wpt};
    hash_hex(text, strlen(text), of.key);
    memcpy(of.content, of.key, sizeof of.content);
    free(text);
    return store_case(importing->store, &of, NULL);
}

/* ---- whether the file is one ---- */

/* Names have letters, digits, and _ . + - : they go into command lines and tables. */
static bool is_name(const char *name)
{
    static const char in_names[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.+-";
    size_t len = strspn(name, in_names);
    return isalnum((unsigned char)*name) && !name[len] && len <= 64;
}

static bool refuse(const char *file, const char *where, const char *why, const char *what)
{
    complain("%s: %s: %s%.200s", file, where, why, what);
    return false;
}

/* What tests and subtests have in common: WHERE is the place in the file. */
static bool check_result(const char *file, const char *where, const json_t *of)
{
    const json_t *message = json_object_get(of, "message");
    const char *status = text_in(of, "status");
    if (!outcome_of(status))
        return refuse(file, where,
                      "its status is none that is known: ", status ? status : "there is none");
    if (message && !json_is_string(message) && !json_is_null(message))
        return refuse(file, where, "its message is no text", "");
    return true;
}

static bool check_subtests(const char *file, const char *where, const json_t *list)
{
    const json_t *subtest;
    size_t i;
    if (list && !json_is_null(list) && !json_is_array(list))
        return refuse(file, where, "its subtests are no list", "");
    json_array_foreach(list, i, subtest)
    {
        char *at = text_format("%s.subtests[%zu]", where, i);
        bool good =
            text_in(subtest, "name") != NULL || refuse(file, at, "it has no name that is text", "");
        good = good && check_result(file, at, subtest);
        free(at);
        if (!good)
            return false;
    }
    return true;
}

/* SEEN: the names of the tests before it. */
static bool check_test(const char *file, const char *where, const json_t *test, json_t *seen)
{
    const char *name = text_in(test, "test");
    name = name ? name + (*name == '/') : "";
    if (!*name)
        return refuse(file, where, "it has no name of a test", "");
    if (name[strcspn(name, "\n\r\t\033")])
        return refuse(file, where, "its test has control characters in its name: ", name);
    if (json_object_get(seen, name))
        return refuse(file, where, "a test comes once, and this one came before: ", name);
    json_object_set_new(seen, name, json_true());
    const json_t *duration = json_object_get(test, "duration");
    if (duration && !json_is_number(duration) && !json_is_null(duration))
        return refuse(file, where, "its duration is no number", "");
    return check_result(file, where, test) &&
           check_subtests(file, where, json_object_get(test, "subtests"));
}

/* All of it before any of it goes into the database. False after one line on stderr. */
static bool check_file(const char *file, const json_t *root)
{
    const json_t *results = json_object_get(root, "results"), *test;
    size_t i;
    if (!json_is_array(results)) {
        complain("%s:1:1: no wptreport.json: it has no list of results", file);
        return false;
    }
    json_t *seen = json_object();
    bool good = true;
    json_array_foreach(results, i, test)
    {
        char *where = text_format("results[%zu]", i);
        good = good && check_test(file, where, test, seen);
        free(where);
    }
    json_decref(seen);
    return good;
}

/* ---- in ---- */

static void add_step(Outcomes *outcomes, const char *name, const json_t *of)
{
    outcomes_set(outcomes, outcomes_add(outcomes, name), outcome_of(text_in(of, "status")),
                 text_in(of, "message"));
}

/* Names may come more than once; then the later ones are told apart by a number. TAKEN: how often each came. */
static char *own_name(json_t *taken, const char *name)
{
    char *own = text_copy(name);
    json_int_t n = json_integer_value(json_object_get(taken, name));
    while (json_object_get(taken, own)) {
        free(own);
        own = text_format("%s (%lld)", name, (long long)++n);
    }
    json_object_set_new(taken, name, json_integer(n ? n : 1));
    if (strcmp(own, name) != 0)
        json_object_set_new(taken, own, json_integer(1));
    return own;
}

static void import_steps(const json_t *test, Outcomes *outcomes)
{
    const json_t *subtest;
    size_t i;
    json_t *taken = json_object();
    json_object_set_new(taken, "harness", json_integer(1));
    add_step(outcomes, "harness", test);
    json_array_foreach(json_object_get(test, "subtests"), i, subtest)
    {
        char *own = own_name(taken, text_in(subtest, "name"));
        add_step(outcomes, own, subtest);
        free(own);
    }
    json_decref(taken);
}

static void import_test(const Importing *importing, const json_t *test)
{
    const char *name = text_in(test, "test");
    int64_t case_id = case_of(importing, name + (*name == '/'));
    if (strcmp(text_in(test, "status"), "SKIP") == 0) {
        const char *why = text_in(test, "message");
        store_leave_out(importing->store, importing->run, importing->engine, case_id, "skip",
                        why ? why : "");
        return;
    }
    Outcomes outcomes = {0};
    import_steps(test, &outcomes);
    char *verdicts = memory_new(outcomes.n + 1);
    for (size_t i = 0; i < outcomes.n; i++)
        verdicts[i] = (char)outcome_judge_subtest(outcomes.at[i].text);
    double ms = json_number_value(json_object_get(test, "duration"));
    const Process_result result = {.ending = ENDING_EXIT,
                                   .duration_us = ms > 0 && ms < 1e12 ? (uint64_t)(ms * 1000) : 0};
    const Replay replay = {.run = importing->run,
                           .case_id = case_id,
                           .engine = importing->engine,
                           .outcomes = &outcomes,
                           .verdicts = verdicts,
                           .last = &result};
    store_replay(importing->store, &replay);
    free(verdicts);
    outcomes_free(&outcomes);
}

/* The engine that the file is of. */
static int64_t engine_of(Store *store, const char *name, const char *version)
{
    char *safe = text_safe(version && *version ? version : "?", 100);
    Engine engine = {.name = (char *)name,
                     .version = safe,
                     .kind = "wptreport",
                     .title = "imported from wptreport.json",
                     .install = "it was imported"};
    char *text = text_format("wptreport %s %s", engine.name, engine.version);
    hash_hex(text, strlen(text), engine.key);
    free(text);
    int64_t id = store_engine(store, &engine);
    free(safe);
    return id;
}

static int64_t import_run(Store *store, const char *file, const char *name, const json_t *root)
{
    const json_t *test;
    size_t i;
    char *const words[] = {"touchstone import", (char *)file, NULL};
    Importing importing = {store, store_begin_run(store, 2, words, "0"), 0};
    const json_t *info = json_object_get(root, "run_info");
    importing.engine = engine_of(store, name, text_in(info, "browser_version"));
    store_run_engine(store, importing.run, importing.engine);
    json_array_foreach(json_object_get(root, "results"), i, test)
    {
        import_test(&importing, test);
    }
    store_flush(store);
    store_end_run(store, importing.run, true);
    return importing.run;
}

bool import_wptreport(Store *store, const char *file, const char *name, int64_t *run)
{
    json_error_t error;
    json_t *root = json_load_file(file, 0, &error);
    if (!root) {
        complain("%s:%d:%d: %s", file, error.line > 0 ? error.line : 1,
                 error.column > 0 ? error.column : 1, error.text);
        return false;
    }
    bool good = check_file(file, root);
    const char *product = text_in(json_object_get(root, "run_info"), "product");
    name = name ? name : product ? product : "wptreport";
    if (good && !is_name(name)) {
        complain("%s: '%.100s' is no name of an engine; call it otherwise with: -e NAME", file,
                 name);
        good = false;
    }
    if (good)
        *run = import_run(store, file, name, root);
    json_decref(root);
    return good;
}
