/* export/sarif.c: the causes of a run as SARIF 2.1.0, which code scanning reads. */
#include "harness/export/export.h"
#include "harness/export/json.h"

#include "harness/cause/cause.h"
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
static json_t *location_of(const Cause_place *place)
{
    char *uri = uri_of(place->path);
    json_t *location = json_pack("{s:{s:{s:o},s:{s:I}}}", "physicalLocation", "artifactLocation",
                                 "uri", export_string(uri), "region", "startLine",
                                 (json_int_t)(place->line > 0 ? place->line : 1));
    free(uri);
    return location;
}

/* The engines of CAUSE with their versions; malloc'ed. */
static char *engines_of(const Cause *cause)
{
    char *engines = text_copy("");
    for (size_t i = 0; i < cause->engines_n; i++) {
        char *longer = text_format("%s%s%s %s", engines, i ? ", " : "", cause->engines[i].name,
                                   cause->engines[i].version);
        free(engines);
        engines = longer;
    }
    return engines;
}

/* primaryLocationLineHash is what code scanning tells alerts apart by: with the cause's own id an alert stays the same
   when cases come and go. */
static json_t *result_of(const Cause *cause)
{
    char *title = cause_title(cause), *command = cause_command("replay", cause, NULL),
         *engines = engines_of(cause);
    char *text = text_format("%s (%lld steps in %lld cases on %s; %s)", title,
                             (long long)cause->steps, (long long)cause->cases, engines, command);
    json_t *result = json_pack(
        "{s:s,s:s,s:{s:o},s:[o],s:{s:s,s:s}}", "ruleId", cause->smallest.class, "level", "error",
        "message", "text", export_string(text), "locations", location_of(&cause->smallest),
        "partialFingerprints", "cause/v1", cause->id, "primaryLocationLineHash", cause->id);
    free(engines);
    free(command);
    free(title);
    free(text);
    return result;
}

/* ---- a run ---- */

/* What is gathered for a family of engines. */
typedef struct Sarif_run {
    Store *store;
    int64_t run;
    const char *family;
    json_t *results, *notices;
} Sarif_run;

static void add_notice(Sarif_run *of, const char *text)
{
    json_array_append_new(of->notices, json_pack("{s:s,s:{s:o}}", "level", "error", "message",
                                                 "text", export_string(text)));
}

/* Whether ENGINE of the run is of the family. */
static bool is_of_family(const Sarif_run *of, const char *engine)
{
    sqlite3_stmt *row = store_rows(
        of->store,
        "select 1 from run_engines join engines using (engine_id) where run_id = ?1 and name = ?2 "
        "and coalesce(nullif(family, ''), name) = ?3",
        of->run);
    sqlite3_bind_text(row, 2, engine, -1, SQLITE_STATIC);
    sqlite3_bind_text(row, 3, of->family, -1, SQLITE_STATIC);
    bool found = sqlite3_step(row) == SQLITE_ROW;
    sqlite3_finalize(row);
    return found;
}

static void take_notice(void *data, const char *engine, const char *text)
{
    Sarif_run *of = data;
    char *longer = *engine ? text_format("%s: %s", engine, text) : text_copy(text);
    if (!*engine || is_of_family(of, engine))
        add_notice(of, longer);
    free(longer);
}

/* The results of a family: the widest causes first. */
static void add_results(const Causes *causes, Sarif_run *of)
{
    size_t left = 0;
    for (size_t i = 0; i < causes->n; i++) {
        if (strcmp(causes->at[i].family, of->family) != 0)
            continue;
        if (json_array_size(of->results) < SARIF_RESULTS)
            json_array_append_new(of->results, result_of(&causes->at[i]));
        else
            left++;
    }
    char *text = text_format("%zu more causes are left out.", left);
    if (left)
        add_notice(of, text);
    free(text);
}

static json_t *run_of(Store *store, int64_t run, const Causes *causes, const char *family,
                      const char *notice)
{
    Sarif_run of = {store, run, family, json_array(), json_array()};
    char *id = text_format("touchstone/%s/", family);
    export_notices(store, run, take_notice, &of);
    bool sound = json_array_size(of.notices) == 0;
    add_results(causes, &of);
    if (notice)
        add_notice(&of, notice);
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
    static const Cause_filter all = {0};
    static const char families_sql[] =
        "select coalesce(nullif(family, ''), name) as family from run_engines join engines using "
        "(engine_id) where run_id = ?1 group by 1 order by max(name = 'ref') desc, 1";
    json_t *families = export_rows(store, run, families_sql), *runs = json_array(), *family;
    Causes causes;
    size_t i, n = json_array_size(families);
    char *notice = n > SARIF_RUNS
                       ? text_format("%zu more families of engines are left out.", n - SARIF_RUNS)
                       : NULL;
    causes_read(store, run, &all, &causes);
    json_array_foreach(families, i, family)
    {
        const char *name = json_string_value(json_object_get(family, "family"));
        if (i < SARIF_RUNS)
            json_array_append_new(runs, run_of(store, run, &causes, name ? name : "?", notice));
    }
    json_t *root =
        json_pack("{s:s,s:s,s:o}", "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
                  "version", "2.1.0", "runs", runs);
    json_dumpf(root, out, JSON_INDENT(1));
    putc('\n', out);
    free(notice);
    json_decref(root);
    json_decref(families);
    causes_free(&causes);
}
