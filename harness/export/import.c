/* export/import.c: wptreport.json as a run of its own, so that it can be compared with others. */
#include "harness/export/export.h"

#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

typedef struct Importing {
    Store *store;
    const char *file;
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

/* Adds a step; false, with one line on stderr, where it has no known status. */
static bool add_step(const Importing *importing, Outcomes *outcomes, const char *name,
                     const json_t *of)
{
    const char *outcome = outcome_of(text_in(of, "status"));
    if (!outcome) {
        complain("%s: the status of %s is none that is known: %s", importing->file, name,
                 text_in(of, "status") ? text_in(of, "status") : "none");
        return false;
    }
    outcomes_set(outcomes, outcomes_add(outcomes, name), outcome, text_in(of, "message"));
    return true;
}

/* Names may come more than once; then the later ones are told apart by a number. */
static char *own_name(const Outcomes *outcomes, const char *name)
{
    char *own = text_copy(name);
    for (unsigned n = 2, i = 0; i < outcomes->n; i++) {
        if (strcmp(outcomes->at[i].name, own) == 0) {
            free(own);
            own = text_format("%s (%u)", name, n++);
            i = (unsigned)-1;
        }
    }
    return own;
}

static bool import_test(const Importing *importing, const json_t *test)
{
    const char *name = text_in(test, "test");
    const json_t *subtests = json_object_get(test, "subtests");
    if (!name || !*name) {
        complain("%s: a result has no name of its test", importing->file);
        return false;
    }
    Outcomes outcomes = {0};
    bool good = add_step(importing, &outcomes, "harness", test);
    for (size_t i = 0; good && i < json_array_size(subtests); i++) {
        const json_t *subtest = json_array_get(subtests, i);
        char *own = own_name(&outcomes, text_in(subtest, "name") ? text_in(subtest, "name") : "?");
        good = add_step(importing, &outcomes, own, subtest);
        free(own);
    }
    char *verdicts = memory_new(outcomes.n + 1);
    for (size_t i = 0; i < outcomes.n; i++)
        verdicts[i] = (char)outcome_judge_subtest(outcomes.at[i].text);
    json_int_t ms = json_integer_value(json_object_get(test, "duration"));
    const Process_result result = {.ending = ENDING_EXIT,
                                   .duration_us = ms > 0 ? (uint64_t)ms * 1000 : 0};
    const Replay replay = {.run = importing->run,
                           .case_id = good ? case_of(importing, name + (*name == '/')) : 0,
                           .engine = importing->engine,
                           .outcomes = &outcomes,
                           .verdicts = verdicts,
                           .last = &result};
    if (good)
        store_replay(importing->store, &replay);
    free(verdicts);
    outcomes_free(&outcomes);
    return good;
}

/* The engine that the file is of. */
static int64_t engine_of(Store *store, const json_t *info, const char *name)
{
    const char *product = name ? name : text_in(info, "product");
    const char *version = text_in(info, "browser_version");
    Engine engine = {.name = (char *)(product ? product : "wptreport"),
                     .version = (char *)(version ? version : "?"),
                     .kind = "wptreport",
                     .title = "imported from wptreport.json",
                     .install = "it was imported"};
    char *text = text_format("wptreport %s %s", engine.name, engine.version);
    hash_hex(text, strlen(text), engine.key);
    free(text);
    return store_engine(store, &engine);
}

bool import_wptreport(Store *store, const char *file, const char *name, int64_t *run)
{
    json_error_t error;
    json_t *root = json_load_file(file, 0, &error);
    const json_t *results = json_object_get(root, "results"), *test;
    size_t i;
    if (!root) {
        complain("%s:%d:%d: %s", file, error.line > 0 ? error.line : 1,
                 error.column > 0 ? error.column : 1, error.text);
        return false;
    }
    bool good = json_is_array(results);
    if (!good)
        complain("%s:1:1: no wptreport.json: it has no list of results", file);
    if (good) {
        char *const words[] = {"touchstone import", (char *)file, NULL};
        Importing importing = {store, file, store_begin_run(store, 2, words, "0"), 0};
        importing.engine = engine_of(store, json_object_get(root, "run_info"), name);
        store_run_engine(store, importing.run, importing.engine);
        json_array_foreach(results, i, test)
        {
            good = good && import_test(&importing, test);
        }
        store_flush(store);
        *run = importing.run;
        if (good)
            store_end_run(store, importing.run, true);
    }
    json_decref(root);
    return good;
}
