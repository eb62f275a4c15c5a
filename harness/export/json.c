/* export/json.c: a run as JSON, and its causes as SARIF. */
#include "harness/export/export.h"

#include "harness/cause/cause.h"
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

/* While cases are gone through. */
typedef struct Listing {
    Store *store;
    int64_t run;
    json_t *cases;
} Listing;

static void add_attempt(void *data, const Exported_attempt *attempt)
{
    json_array_append_new(data, json_pack("{s:I,s:o,s:f}", "attempt", (json_int_t)attempt->attempt,
                                          "standing", string_of(attempt->standing), "seconds",
                                          attempt->seconds));
}

static void add_case(void *data, const Exported *of)
{
    const Listing *listing = data;
    json_t *each = json_pack("{s:o,s:o,s:o,s:o,s:f,s:I,s:b}", "engine", string_of(of->engine),
                             "suite", string_of(of->suite), "name", string_of(of->name), "standing",
                             string_of(of->standing), "seconds", of->seconds, "attempts",
                             (json_int_t)of->attempts, "flaky", of->flaky);
    if (of->attempts > 1) {
        json_t *tries = json_array();
        export_attempts(listing->store, listing->run, of, add_attempt, tries);
        json_object_set_new(each, "tries", tries);
    }
    json_array_append_new(listing->cases, each);
}

static const char run_sql[] =
    "select r.key, started, ended, state, version, p.of_run as rerun_of, p.what as rerun from runs "
    "r left join reruns p using (run_id) where r.run_id = ?1";
static const char engines_sql[] = "select name, version, kind, title from run_engines join engines "
                                  "using (engine_id) where run_id "
                                  "= ?1 order by name <> 'ref', name";
static const char matrix_sql[] = "select suite, engine, standing, cases_n as cases from matrix "
                                 "where run_id = ?1 order by 1, 2, 3";
static const char divergences_sql[] =
    "select d.divergence_id as id, e.name as engine, d.class, d.cause, d.due, d.seen, d.message, "
    "d.cases_n as cases, d.steps_n as steps, c.suite, c.name, d.step, m.line from divergences d "
    "join engines e using (engine_id) join cases c using (case_id) left join commands m on "
    "m.case_id "
    "= d.case_id and m.step = d.step where d.run_id = ?1 order by 2, 8 desc, 9 desc, 1";

void export_json(Store *store, int64_t run, FILE *out)
{
    static const Cause_filter all = {0};
    json_t *runs = objects_of(store, run, run_sql), *cases = json_array(), *list = json_array();
    Causes causes;
    Listing listing = {store, run, cases};
    export_cases(store, run, add_case, &listing);
    causes_read(store, run, &all, &causes);
    for (size_t i = 0; i < causes.n; i++)
        json_array_append_new(list, cause_json(store, run, &causes.at[i], NULL));
    causes_free(&causes);
    json_t *root = json_pack("{s:O,s:o,s:o,s:o,s:o,s:o}", "run", json_array_get(runs, 0), "engines",
                             objects_of(store, run, engines_sql), "matrix",
                             objects_of(store, run, matrix_sql), "cases", cases, "divergences",
                             objects_of(store, run, divergences_sql), "causes", list);
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
static json_t *location_of(const Cause_place *place)
{
    const char *top = project_top(), *path = place->path;
    size_t len = strlen(top);
    if (strncmp(path, top, len) == 0 && path[len] == '/')
        path += len + 1;
    return json_pack("{s:{s:{s:o},s:{s:I}}}", "physicalLocation", "artifactLocation", "uri",
                     string_of(path), "region", "startLine",
                     (json_int_t)(place->line > 0 ? place->line : 1));
}

static json_t *result_of(const Cause *cause)
{
    char *title = cause_title(cause), *command = cause_command("replay", cause, NULL), *text;
    char *engines = text_copy("");
    for (size_t i = 0; i < cause->engines_n; i++) {
        char *longer = text_format("%s%s%s %s", engines, i ? ", " : "", cause->engines[i].name,
                                   cause->engines[i].version);
        free(engines);
        engines = longer;
    }
    text = text_format("%s (%lld steps in %lld cases on %s; %s)", title, (long long)cause->steps,
                       (long long)cause->cases, engines, command);
    json_t *result =
        json_pack("{s:s,s:s,s:{s:o},s:[o],s:{s:s}}", "ruleId", cause->smallest.class, "level",
                  "error", "message", "text", string_of(text), "locations",
                  location_of(&cause->smallest), "partialFingerprints", "cause/v1", cause->id);
    free(engines);
    free(command);
    free(title);
    free(text);
    return result;
}

/* The results of a family: the widest causes first. */
static json_t *results_of(const Causes *causes, const char *family)
{
    json_t *results = json_array();
    for (size_t i = 0; i < causes->n && json_array_size(results) < SARIF_RESULTS; i++) {
        if (strcmp(causes->at[i].family, family) == 0)
            json_array_append_new(results, result_of(&causes->at[i]));
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
    static const Cause_filter all = {0};
    static const char families_sql[] =
        "select distinct coalesce(nullif(family, ''), name) as family from run_engines join "
        "engines "
        "using (engine_id) where run_id = ?1 order by max(name = 'ref') over (partition by family) "
        "desc, 1";
    json_t *families = objects_of(store, run, families_sql), *runs = json_array(), *family;
    Causes causes;
    size_t i;
    causes_read(store, run, &all, &causes);
    json_array_foreach(families, i, family)
    {
        if (json_array_size(runs) == SARIF_RUNS)
            break;
        const char *name = text_in(family, "family");
        json_array_append_new(runs,
                              json_pack("{s:{s:{s:s,s:s,s:o}},s:{s:s},s:o}", "tool", "driver",
                                        "name", "Touchstone", "semanticVersion", "0.1.0", "rules",
                                        json_loads(rules, 0, NULL), "automationDetails", "id", name,
                                        "results", results_of(&causes, name)));
    }
    json_t *root =
        json_pack("{s:s,s:s,s:o}", "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
                  "version", "2.1.0", "runs", runs);
    json_dumpf(root, out, JSON_INDENT(1));
    putc('\n', out);
    json_decref(root);
    json_decref(families);
    causes_free(&causes);
}
