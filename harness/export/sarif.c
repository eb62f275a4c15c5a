/* export/sarif.c: the causes of a run as SARIF 2.1.0, which code scanning reads. */
#include "harness/export/export.h"
#include "harness/export/json.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What GitHub's code scanning takes of a file. */
enum { SARIF_RUNS = 20, SARIF_RESULTS = 5000 };

static const char rules[] =
    "[{\"id\":\"diverge\",\"shortDescription\":{\"text\":\"Not what is due\"}},"
    "{\"id\":\"crash\",\"shortDescription\":{\"text\":\"The engine ended\"}},"
    "{\"id\":\"timeout\",\"shortDescription\":{\"text\":\"No end in time\"}},"
    "{\"id\":\"missing\",\"shortDescription\":{\"text\":\"No result\"}}]";

static const char *text_in(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

/* PATH as a reference of RFC 3986: relative within the project, else a file: URI. */
static char *uri_of(const char *path)
{
    static const char plain[] = "-._~/!$&'()*+,;=@";
    const char *top = project_top();
    size_t len = strlen(top);
    bool inside = strncmp(path, top, len) == 0 && path[len] == '/';
    char *uri = memory_new(strlen(path) * 3 + 8),
         *to = stpcpy(uri, !inside && *path == '/' ? "file://" : "");
    for (const char *at = path + (inside ? len + 1 : 0); *at; at++) {
        if (isalnum((unsigned char)*at) || strchr(plain, *at))
            *to++ = *at;
        else
            to += sprintf(to, "%%%02X", (unsigned char)*at);
    }
    *to = 0;
    return uri;
}

/* The place of a cause: its smallest case's file, and its line where it has one. */
static json_t *location_of(Store *store, const json_t *cause)
{
    sqlite3_stmt *row = store_rows(
        store, "select path from cases where ?1 and suite = ?2 and name = ?3 order by case_id desc",
        1);
    sqlite3_bind_text(row, 2, text_in(cause, "suite"), -1, SQLITE_STATIC);
    sqlite3_bind_text(row, 3, text_in(cause, "name"), -1, SQLITE_STATIC);
    char *uri =
        uri_of(sqlite3_step(row) == SQLITE_ROW ? (const char *)sqlite3_column_text(row, 0) : "");
    json_int_t line = json_integer_value(json_object_get(cause, "line"));
    json_t *place =
        json_pack("{s:{s:{s:o},s:{s:I}}}", "physicalLocation", "artifactLocation", "uri",
                  export_string(uri), "region", "startLine", line > 0 ? line : 1);
    free(uri);
    sqlite3_finalize(row);
    return place;
}

/* primaryLocationLineHash is what code scanning tells alerts apart by: with the cause's own id an alert stays the same
   when cases come and go. */
static json_t *result_of(Store *store, const json_t *cause)
{
    const char *id = text_in(cause, "id");
    char *text =
        text_format("%s (%lld steps in %lld cases; touchstone replay %s)", text_in(cause, "cause"),
                    (long long)json_integer_value(json_object_get(cause, "steps")),
                    (long long)json_integer_value(json_object_get(cause, "cases")), id);
    json_t *result = json_pack(
        "{s:s,s:s,s:{s:o},s:[o],s:{s:s,s:s}}", "ruleId", text_in(cause, "class"), "level", "error",
        "message", "text", export_string(text), "locations", location_of(store, cause),
        "partialFingerprints", "divergence/v1", id, "primaryLocationLineHash", id);
    free(text);
    return result;
}

/* ---- a run ---- */

/* What is gathered for an engine. */
typedef struct Sarif_run {
    const char *engine;
    json_t *results, *notices;
} Sarif_run;

static void add_notice(void *data, const char *engine, const char *text)
{
    Sarif_run *run = data;
    if (!*engine || strcmp(engine, run->engine) == 0)
        json_array_append_new(run->notices, json_pack("{s:s,s:{s:o}}", "level", "error", "message",
                                                      "text", export_string(text)));
}

/* The results of an engine: the widest causes first. */
static void add_results(Store *store, const json_t *causes, Sarif_run *run)
{
    const json_t *cause;
    size_t i, left = 0;
    json_array_foreach(causes, i, cause)
    {
        if (strcmp(text_in(cause, "engine"), run->engine) != 0)
            continue;
        if (json_array_size(run->results) < SARIF_RESULTS)
            json_array_append_new(run->results, result_of(store, cause));
        else
            left++;
    }
    char *text = text_format("%zu more causes are left out.", left);
    if (left)
        add_notice(run, "", text);
    free(text);
}

static json_t *run_of(Store *store, int64_t run, const json_t *causes, const json_t *engine,
                      const char *notice)
{
    Sarif_run of = {text_in(engine, "name"), json_array(), json_array()};
    char *id = text_format("touchstone/%s/", of.engine);
    export_notices(store, run, add_notice, &of);
    bool sound = json_array_size(of.notices) == 0;
    add_results(store, causes, &of);
    if (notice)
        add_notice(&of, "", notice);
    json_t *invocation = json_pack("{s:b,s:o}", "executionSuccessful", sound,
                                   "toolExecutionNotifications", of.notices);
    json_t *made = json_pack("{s:{s:{s:s,s:s,s:o}},s:{s:o},s:[o],s:o}", "tool", "driver", "name",
                             "Touchstone", "semanticVersion", "0.1.0", "rules",
                             json_loads(rules, 0, NULL), "automationDetails", "id",
                             export_string(id), "invocations", invocation, "results", of.results);
    free(id);
    return made;
}

void export_sarif(Store *store, int64_t run, FILE *out)
{
    json_t *engines = export_rows(store, run, export_engines_sql), *runs = json_array();
    json_t *causes = export_rows(store, run, export_divergences_sql), *engine;
    size_t i, n = json_array_size(engines);
    char *notice =
        n > SARIF_RUNS ? text_format("%zu more engines are left out.", n - SARIF_RUNS) : NULL;
    json_array_foreach(engines, i, engine)
    {
        if (i < SARIF_RUNS)
            json_array_append_new(runs, run_of(store, run, causes, engine, notice));
    }
    json_t *root =
        json_pack("{s:s,s:s,s:o}", "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
                  "version", "2.1.0", "runs", runs);
    json_dumpf(root, out, JSON_INDENT(1));
    putc('\n', out);
    free(notice);
    json_decref(root);
    json_decref(causes);
    json_decref(engines);
}
