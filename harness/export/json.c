/* export/json.c: a run as JSON. */
#include "harness/export/json.h"
#include "harness/export/export.h"

#include "harness/cause/cause.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

json_t *export_string(const char *text)
{
    json_t *string = json_string(text ? text : "");
    if (string)
        return string;
    char *safe = text_safe(text, (size_t)-1 / 2);
    string = json_string(safe);
    free(safe);
    return string;
}

static json_t *object_of(sqlite3_stmt *row)
{
    json_t *object = json_object();
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        const char *text = (const char *)sqlite3_column_text(row, i);
        json_t *value = sqlite3_column_type(row, i) == SQLITE_INTEGER
                            ? json_integer(sqlite3_column_int64(row, i))
                        : text ? export_string(text)
                               : json_null();
        json_object_set_new(object, sqlite3_column_name(row, i), value);
    }
    return object;
}

json_t *export_rows(Store *store, int64_t run, const char *sql)
{
    json_t *array = json_array();
    sqlite3_stmt *rows = store_rows(store, sql, run);
    while (sqlite3_step(rows) == SQLITE_ROW)
        json_array_append_new(array, object_of(rows));
    sqlite3_finalize(rows);
    return array;
}

/* While cases are gone through. */
typedef struct Listing {
    Store *store;
    int64_t run;
    json_t *cases;
} Listing;

static void add_attempt(void *data, const Exported_attempt *attempt)
{
    json_array_append_new(data, json_pack("{s:I,s:o,s:f}", "attempt", (json_int_t)attempt->attempt,
                                          "standing", export_string(attempt->standing), "seconds",
                                          attempt->seconds));
}

static void add_case(void *data, const Exported *of)
{
    const Listing *listing = data;
    json_t *each = json_pack("{s:o,s:o,s:o,s:o,s:f,s:I,s:b}", "engine", export_string(of->engine),
                             "suite", export_string(of->suite), "name", export_string(of->name),
                             "standing", export_string(of->standing), "seconds", of->seconds,
                             "attempts", (json_int_t)of->attempts, "flaky", of->flaky);
    if (of->reason)
        json_object_set_new(each, "reason", export_string(of->reason));
    if (of->attempts > 1) {
        json_t *tries = json_array();
        export_attempts(listing->store, listing->run, of, add_attempt, tries);
        json_object_set_new(each, "tries", tries);
    }
    json_array_append_new(listing->cases, each);
}

static void add_notice(void *data, const char *engine, const char *text)
{
    json_array_append_new(data, json_pack("{s:o,s:o}", "engine",
                                          *engine ? export_string(engine) : json_null(), "text",
                                          export_string(text)));
}

static const char run_sql[] =
    "select r.key, started, ended, state, version, p.of_run as rerun_of, p.what as rerun from runs "
    "r left join reruns p using (run_id) where r.run_id = ?1";
static const char engines_sql[] = "select name, version, kind, title from run_engines join engines "
                                  "using (engine_id) where run_id "
                                  "= ?1 order by name <> 'ref', name";
/* not of the view matrix, which is of all runs */
static const char matrix_sql[] =
    "select c.suite, e.name as engine, s.standing, count(*) as cases from standings s join cases c "
    "using (case_id) join engines e using (engine_id) where s.run_id = ?1 group by 1, 2, 3 order "
    "by 1, 2, 3";
static const char divergences_sql[] =
    "select d.divergence_id as id, e.name as engine, d.class, d.cause, d.due, d.seen, d.message, "
    "d.cases_n as cases, d.steps_n as steps, c.suite, c.name, d.step, m.line from divergences d "
    "join engines e using (engine_id) join cases c using (case_id) left join commands m on "
    "m.case_id = d.case_id and m.step = d.step where d.run_id = ?1 order by 2, 8 desc, 9 desc, 1";

void export_json(Store *store, int64_t run, FILE *out)
{
    static const Cause_filter all = {0};
    json_t *runs = export_rows(store, run, run_sql), *cases = json_array(), *notices = json_array(),
           *list = json_array();
    Listing listing = {store, run, cases};
    Causes causes;
    export_cases(store, run, add_case, &listing);
    export_notices(store, run, add_notice, notices);
    causes_read(store, run, &all, &causes);
    for (size_t i = 0; i < causes.n; i++)
        json_array_append_new(list, cause_json(store, run, &causes.at[i], NULL));
    causes_free(&causes);
    json_t *root =
        json_pack("{s:O,s:o,s:o,s:o,s:o,s:o,s:o}", "run", json_array_get(runs, 0), "notices",
                  notices, "engines", export_rows(store, run, engines_sql), "matrix",
                  export_rows(store, run, matrix_sql), "cases", cases, "divergences",
                  export_rows(store, run, divergences_sql), "causes", list);
    json_dumpf(root, out, JSON_INDENT(1));
    putc('\n', out);
    json_decref(root);
    json_decref(runs);
}
