/* engine/adapter_wpt.c: cases in the form of web-platform-tests, on any JavaScript shell. A case becomes one script:
 * engine/js/wpt.js, which loads testharness.js, the scripts that the case names and the case, and prints a record a
 * result. */
#include "harness/engine/adapter.h"

#include "harness/browser/serve.h"
#include "harness/case/stage.h"
#include "harness/engine/js/wpt.js.inc"
#include "harness/util/text.h"

#include <errno.h>
#include <jansson.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The name ends in .cjs so that no package.json above the folder makes it something else than a plain script. */
#define SCRIPT_NAME "case.cjs"
/* Where the copy of a case that is a folder is, in the working folder. */
#define STAGE_NAME "case"

enum {
    /* testharness.js's own limits on the whole of a case */
    HARNESS_MS = 10000,
    HARNESS_LONG_MS = 60000,
    SUBTESTS_MOST = 100000
};

/* ---- what the engine reads ---- */

static bool has_word(char *const *list, const char *word)
{
    for (; list && *list; list++) {
        if (strcmp(*list, word) == 0)
            return true;
    }
    return false;
}

bool wpt_is_extra(const char *word)
{
    static const char *const extras[] = {"agent",
                                         "content-type",
                                         "createRealm",
                                         "detachArrayBuffer",
                                         "esm",
                                         "esm-dynamic-source",
                                         "esm-source",
                                         "first-bytes",
                                         "gc",
                                         "module-binding",
                                         "module-linking",
                                         "realm-modules",
                                         "startup-section"};
    for (size_t i = 0; i < sizeof extras / sizeof *extras; i++) {
        if (strcmp(extras[i], word) == 0)
            return true;
    }
    return false;
}

char *wpt_refusal(char *const *host, const Wpt *wpt)
{
    for (char **word = wpt->requires; word && *word; word++) {
        if (wpt_is_extra(*word) && !has_word(host, *word))
            return text_format("unsupported %s", *word);
    }
    return NULL;
}

/* Why the engine cannot take the case, malloc'ed, or NULL. */
static char *refusal(const Engine *engine, const Wpt *wpt, const Site *site)
{
    if (wpt->browser)
        return text_copy("unsupported browser");
    if (wpt->server && !site)
        return text_copy("unsupported server");
    return wpt_refusal(engine->host, wpt);
}

/* {"name": as written, "path": where it is}, without the latter if it is nowhere. */
static json_t *script_json(const char *name, char *path)
{
    json_t *script = json_object();
    json_object_set_new(script, "name", json_string(name));
    if (path)
        json_object_set_new(script, "path", json_string(path));
    free(path);
    return script;
}

/* The globals that the case requires. */
static json_t *globals_json(const Wpt *wpt)
{
    json_t *globals = json_array();
    for (char **word = wpt->requires; word && *word; word++) {
        if (!wpt_is_extra(*word))
            json_array_append_new(globals, json_string(*word));
    }
    return globals;
}

/* Where the script NAME of the case is: one in its folder is that of the copy FILE. Malloc'ed, NULL where it is nowhere. */
static char *script_path(const Case *of, const char *file, const char *name)
{
    char *path = of->folder ? wpt_script(file, name) : NULL;
    return path ? path : wpt_script(of->path, name);
}

/* PATH, or in DIR, by the number N, what the server of the checkout makes of it; takes over PATH. */
static char *filled_in(const Site *site, char *path, const char *url, const char *dir, size_t n)
{
    size_t len;
    char *text = path && site && site_is_template(path) ? file_read(path, &len) : NULL;
    if (!text)
        return path;
    const Asked asked = {.site = site, .target = url};
    char *filled = site_substitute(&asked, text, len, false, &len);
    char *to = text_format("%s/script%zu.js", dir, n);
    bool good = filled && file_write(to, filled, len);
    free(filled);
    free(text);
    free(path);
    if (good)
        return to;
    free(to);
    return NULL;
}

/* The scripts of the case, whose file is FILE, in order. */
static json_t *scripts_json(const Case *of, const char *file, const Site *site, const char *dir)
{
    json_t *scripts = json_array();
    size_t n = 0;
    json_array_append_new(scripts, script_json("testharness.js", wpt_testharness()));
    for (char **name = of->wpt->scripts; name && *name; name++, n++) {
        char *path = script_path(of, file, *name);
        json_array_append_new(scripts,
                              script_json(*name, filled_in(site, path, of->wpt->url, dir, n)));
    }
    json_array_append_new(
        scripts, script_json(of->name, filled_in(site, text_copy(file), of->wpt->url, dir, n)));
    return scripts;
}

/* What engine/js/wpt.js is told of the case, whose file is FILE there: see there. SITE: what it can fetch from, or NULL.
   Malloc'ed. */
char *wpt_plan(const Case *of, const char *file, const Site *site, const char *dir)
{
    const Wpt *wpt = of->wpt;
    json_t *plan = json_object(), *scripts = scripts_json(of, file, site, dir);
    if (site)
        json_object_set_new(plan, "origin",
                            json_sprintf("http://" SITE_HOST ":%u", site->ports[0]));
    json_object_set_new(plan, "url", json_string(wpt->url));
    json_object_set_new(plan, "variant", json_string(wpt->variant));
    if (wpt->title)
        json_object_set_new(plan, "title", json_string(wpt->title));
    json_object_set_new(plan, "timeout",
                        json_integer(wpt->long_timeout ? HARNESS_LONG_MS : HARNESS_MS));
    json_object_set_new(plan, "scripts", scripts);
    json_object_set_new(plan, "globals", globals_json(wpt));
    json_object_set_new(plan, "module", json_boolean(wpt->module));
    char *text = json_dumps(plan, JSON_COMPACT | JSON_ENSURE_ASCII);
    json_decref(plan);
    return text;
}

/* The whole path of the case's file that the engine reads, malloc'ed: where the case is a folder, that of its copy in DIR,
   which is made. NULL after one line. */
static char *stage(const Case *of, const char *dir)
{
    const char *slash = strrchr(of->path, '/');
    if (!of->folder) {
        char *file = realpath(of->path, NULL);
        return file ? file : text_copy(of->path);
    }
    char *to = text_format("%s/" STAGE_NAME, dir), *file = NULL;
    if (stage_copy(of->folder, of->features, to))
        file = text_format("%s/%s", to, slash ? slash + 1 : of->path);
    free(to);
    return file;
}

static bool prepare(const Engine *engine, const Case *of, const Script *script,
                    const Attempt *attempt, const char *dir, Job_plan *plan)
{
    (void)script, (void)attempt;
    const Site *site = strcmp(of->suite, "wpt") == 0 ? serve_site() : NULL;
    plan->refused = refusal(engine, of->wpt, site);
    if (plan->refused)
        return true;
    char *file = stage(of, dir);
    if (!file)
        return false;
    char *path = text_format("%s/" SCRIPT_NAME, dir), *told = wpt_plan(of, file, site, dir);
    char *text = text_format("%s(%s);\n", engine_js_wpt_js, told ? told : "null");
    bool good = file_write(path, text, strlen(text));
    if (!good)
        complain("%s: %s", path, strerror(errno));
    plan->stages_n = 1;
    plan->stages[0].argv = argv_expand(engine->shell, path, of->path, dir, of->features);
    free(text);
    free(told);
    free(path);
    free(file);
    return good;
}

/* ---- what it printed ---- */

/* A name of a subtest and how often it was given so far. */
typedef struct Name {
    char *text;
    unsigned times;
} Name;

/* What is known of a run of a case while its records are read. */
typedef struct Reading {
    Outcomes *outcomes;
    void *names;   /* of Name (tsearch) */
    size_t *steps; /* the step of each subtest by its number in the run; 0: none yet */
    size_t steps_n;
    size_t at;     /* the step that was begun last */
    char *harness; /* what the record of the whole says, malloc'ed, or NULL */
    char *message; /* with it, malloc'ed, or NULL */
    bool too_many;
} Reading;

static int by_name(const void *a, const void *b)
{
    return strcmp(((const Name *)a)->text, ((const Name *)b)->text);
}

static void name_free(void *name)
{
    free(((Name *)name)->text);
    free(name);
}

/* The entry for NAME, made where it is new. */
static Name *name_entry(Reading *reading, const char *text)
{
    const Name key = {.text = (char *)(uintptr_t)text};
    Name **there = tfind(&key, &reading->names, by_name);
    if (there)
        return *there;
    Name *name = memory_new(sizeof *name);
    name->text = text_copy(text);
    tsearch(name, &reading->names, by_name);
    return name;
}

/* Appends a step for a subtest NAME; one that has the name of another gets a number behind it. */
static size_t add_step(Reading *reading, const char *name)
{
    size_t step = outcomes_add(reading->outcomes, name);
    char **own = &reading->outcomes->at[step].name;
    Name *first = name_entry(reading, *own);
    while (first->times++) {
        char *numbered = text_format("%s (%u)", first->text, first->times);
        Name *other = name_entry(reading, numbered);
        if (!other->times) {
            other->times = 1;
            free(*own);
            *own = numbered;
            break;
        }
        free(numbered);
    }
    return step;
}

/* The step of the subtest that RECORD's KEY numbers; 0 where it numbers none. */
static size_t step_of(Reading *reading, const json_t *record, const char *key)
{
    const json_t *number = json_object_get(record, key);
    const char *name = json_string_value(json_object_get(record, "name"));
    json_int_t i = json_is_integer(number) ? json_integer_value(number) : -1;
    if (i < 0)
        return 0;
    if (i >= SUBTESTS_MOST) {
        reading->too_many = true;
        return 0;
    }
    if ((size_t)i >= reading->steps_n) {
        size_t n = (size_t)i + 1 > reading->steps_n * 2 ? (size_t)i + 1 : reading->steps_n * 2;
        reading->steps = memory_resize(reading->steps, n * sizeof *reading->steps);
        memset(reading->steps + reading->steps_n, 0,
               (n - reading->steps_n) * sizeof *reading->steps);
        reading->steps_n = n;
    }
    if (!reading->steps[i] && name)
        reading->steps[i] = add_step(reading, name);
    return reading->steps[i];
}

/* What testharness.js's number for a status means, for a subtest or the whole; NULL for none. */
static const char *status_text(const json_t *status, bool subtest)
{
    static const char *const subtests[] = {"passed", "failed", "timeout", "missing",
                                           "unsupported optional"};
    static const char *const wholes[] = {"passed", "failed", "timeout", "unsupported optional"};
    json_int_t i = json_is_integer(status) ? json_integer_value(status) : -1;
    json_int_t n = subtest ? sizeof subtests / sizeof *subtests : sizeof wholes / sizeof *wholes;
    return i < 0 || i >= n ? NULL : subtest ? subtests[i] : wholes[i];
}

/* One record: {"subtest": N, "name": TEXT} when a subtest is made, {"begin": N} when it begins, {"subtest": N, "status":
   NUMBER, "message": TEXT} when it ends, with "lacks": NAME where it failed for want of that global, {"harness": NUMBER,
   "message": TEXT} when all is over, or {"lacks": NAME} where the host has not what the case requires. The first of each
   kind counts, and the last two end all. */
static void take_record(Reading *reading, const json_t *record)
{
    const char *message = json_string_value(json_object_get(record, "message"));
    const char *whole = status_text(json_object_get(record, "harness"), false);
    const char *lacks = json_string_value(json_object_get(record, "lacks"));
    if (reading->harness)
        return;
    if (lacks && !json_object_get(record, "subtest")) {
        reading->harness = text_format("unsupported %s", lacks);
        return;
    }
    if (whole) {
        reading->harness = text_copy(whole);
        reading->message = message ? text_copy(message) : NULL;
        return;
    }
    size_t begun = step_of(reading, record, "begin"), step = step_of(reading, record, "subtest");
    const char *text = status_text(json_object_get(record, "status"), true);
    if (begun)
        reading->at = begun;
    if (step && text && strcmp(reading->outcomes->at[step].text, "missing") == 0) {
        char *want = lacks ? text_format("unsupported %s", lacks) : NULL;
        outcomes_set(reading->outcomes, step, want ? want : text, message);
        free(want);
    }
}

/* The step "harness": how the script as a whole ended, or the process, whichever is worse. */
static void take_ending(Reading *reading, const Process_result *result)
{
    Outcomes *outcomes = reading->outcomes;
    bool at_rest = reading->harness && strcmp(reading->harness, "passed") == 0;
    bool died = result->ending != ENDING_EXIT || result->status != 0;
    bool in_subtest = !reading->harness && strcmp(outcomes->at[reading->at].text, "missing") == 0;
    if (reading->too_many)
        outcomes_set(outcomes, 0, "failed", "more subtests than can be told apart");
    else if (reading->harness && !(at_rest && died))
        outcomes_set(outcomes, 0, reading->harness, reading->message);
    else
        outcomes_ended(outcomes, in_subtest ? reading->at : 0, result);
}

static size_t interpret(const Engine *engine, const Case *of, const Script *script,
                        const Attempt *attempt, const Process_result *results, size_t results_n,
                        Outcomes *outcomes)
{
    (void)engine, (void)of, (void)script, (void)attempt;
    Reading reading = {.outcomes = outcomes};
    if (!results_n)
        return STEP_NONE;
    name_entry(&reading, outcomes->at[0].name)->times = 1;
    const char *end = results[0].out + results[0].out_len;
    for (const char *line = results[0].out, *next; line < end; line = next) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        next = newline ? newline + 1 : end;
        json_t *record = *line == '{' ? json_loadb(line, (size_t)(next - line), 0, NULL) : NULL;
        take_record(&reading, record);
        json_decref(record);
    }
    take_ending(&reading, &results[0]);
    tdestroy(reading.names, name_free);
    free(reading.steps);
    free(reading.harness);
    free(reading.message);
    return STEP_NONE;
}

const Adapter adapter_wpt = {.kind = "wpt", .prepare = prepare, .interpret = interpret};
