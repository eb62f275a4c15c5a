/* export/json.c: a run as JSON, and its causes as SARIF. */
#include "harness/export/export.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* TEXT as a JSON string; engines' words were made UTF-8 when they were stored. */
static json_t *string_of(const char *text)
{
    json_t *string = json_string(text ? text : "");
    if (string)
        return string;
    char *safe = text_safe(text, (size_t)-1 / 2);
    string = json_string(safe);
    free(safe);
    return string;
}

/* A row as an object with the names of its columns. */
static json_t *object_of(sqlite3_stmt *row)
{
    json_t *object = json_object();
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        const char *text = (const char *)sqlite3_column_text(row, i);
        json_t *value = sqlite3_column_type(row, i) == SQLITE_INTEGER
                            ? json_integer(sqlite3_column_int64(row, i))
                        : text ? string_of(text)
                               : json_null();
        json_object_set_new(object, sqlite3_column_name(row, i), value);
    }
    return object;
}

static json_t *objects_of(Store *store, int64_t run, const char *sql)
{
    json_t *array = json_array();
    sqlite3_stmt *rows = store_rows(store, sql, run);
    while (sqlite3_step(rows) == SQLITE_ROW)
        json_array_append_new(array, object_of(rows));
    sqlite3_finalize(rows);
    return array;
}

static void add_case(void *data, const Exported *of)
{
    json_array_append_new(data,
                          json_pack("{s:o,s:o,s:o,s:o,s:f,s:I}", "engine", string_of(of->engine),
                                    "suite", string_of(of->suite), "name", string_of(of->name),
                                    "standing", string_of(of->standing), "seconds", of->seconds,
                                    "attempts", (json_int_t)of->attempts));
}

static const char run_sql[] =
    "select key, started, ended, state, version from runs where run_id = ?1";
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
    "m.case_id "
    "= d.case_id and m.step = d.step where d.run_id = ?1 order by 2, 8 desc, 9 desc, 1";

void export_json(Store *store, int64_t run, FILE *out)
{
    json_t *runs = objects_of(store, run, run_sql), *cases = json_array();
    export_cases(store, run, add_case, cases);
    json_t *root =
        json_pack("{s:O,s:o,s:o,s:o,s:o}", "run", json_array_get(runs, 0), "engines",
                  objects_of(store, run, engines_sql), "matrix", objects_of(store, run, matrix_sql),
                  "cases", cases, "divergences", objects_of(store, run, divergences_sql));
    json_dumpf(root, out, JSON_INDENT(1));
    putc('\n', out);
    json_decref(root);
    json_decref(runs);
}

/* ---- SARIF ---- */

enum { SARIF_RUNS = 20, SARIF_RESULTS = 5000 };

static const char *text_in(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

/* The place of a cause: its smallest case's file, and its line where it has one. */
static json_t *location_of(Store *store, int64_t run, const json_t *cause)
{
    (void)run;
    sqlite3_stmt *row = store_rows(
        store, "select path from cases where ?1 and suite = ?2 and name = ?3 order by case_id desc",
        1);
    sqlite3_bind_text(row, 2, text_in(cause, "suite"), -1, SQLITE_STATIC);
    sqlite3_bind_text(row, 3, text_in(cause, "name"), -1, SQLITE_STATIC);
    const char *top = project_top();
    size_t len = strlen(top);
    const char *path =
        sqlite3_step(row) == SQLITE_ROW ? (const char *)sqlite3_column_text(row, 0) : "";
    if (strncmp(path, top, len) == 0 && path[len] == '/')
        path += len + 1;
    json_int_t line = json_integer_value(json_object_get(cause, "line"));
    json_t *place = json_pack("{s:{s:{s:o},s:{s:I}}}", "physicalLocation", "artifactLocation",
                              "uri", string_of(path), "region", "startLine", line > 0 ? line : 1);
    sqlite3_finalize(row);
    return place;
}

static json_t *result_of(Store *store, int64_t run, const json_t *cause)
{
    char *text = text_format(
        "%s (%lld steps in %lld cases; touchstone replay %s)", text_in(cause, "cause"),
        (long long)json_integer_value(json_object_get(cause, "steps")),
        (long long)json_integer_value(json_object_get(cause, "cases")), text_in(cause, "id"));
    json_t *result = json_pack("{s:s,s:s,s:{s:o},s:[o],s:{s:s}}", "ruleId", text_in(cause, "class"),
                               "level", "error", "message", "text", string_of(text), "locations",
                               location_of(store, run, cause), "partialFingerprints",
                               "divergence/v1", text_in(cause, "id"));
    free(text);
    return result;
}

/* The results of an engine: the widest causes first. */
static json_t *results_of(Store *store, int64_t run, const json_t *causes, const char *engine)
{
    json_t *results = json_array();
    const json_t *cause;
    size_t i;
    json_array_foreach(causes, i, cause)
    {
        if (strcmp(text_in(cause, "engine"), engine) == 0 &&
            json_array_size(results) < SARIF_RESULTS)
            json_array_append_new(results, result_of(store, run, cause));
    }
    return results;
}

void export_sarif(Store *store, int64_t run, FILE *out)
{
    static const char rules[] =
        "[{\"id\":\"diverge\",\"shortDescription\":{\"text\":\"Not what is due\"}},"
        "{\"id\":\"crash\",\"shortDescription\":{\"text\":\"The engine ended\"}},"
        "{\"id\":\"timeout\",\"shortDescription\":{\"text\":\"No end in time\"}},"
        "{\"id\":\"missing\",\"shortDescription\":{\"text\":\"No result\"}}]";
    json_t *engines = objects_of(store, run, engines_sql), *runs = json_array(), *engine;
    json_t *causes = objects_of(store, run, divergences_sql);
    size_t i;
    json_array_foreach(engines, i, engine)
    {
        if (json_array_size(runs) == SARIF_RUNS)
            break;
        json_t *of = results_of(store, run, causes, text_in(engine, "name"));
        json_array_append_new(runs,
                              json_pack("{s:{s:{s:s,s:s,s:o}},s:{s:s},s:o}", "tool", "driver",
                                        "name", "Touchstone", "semanticVersion", "0.1.0", "rules",
                                        json_loads(rules, 0, NULL), "automationDetails", "id",
                                        text_in(engine, "name"), "results", of));
    }
    json_t *root =
        json_pack("{s:s,s:s,s:o}", "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
                  "version", "2.1.0", "runs", runs);
    json_dumpf(root, out, JSON_INDENT(1));
    putc('\n', out);
    json_decref(root);
    json_decref(causes);
    json_decref(engines);
}
