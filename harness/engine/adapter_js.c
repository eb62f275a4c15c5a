/* engine/adapter_js.c: JavaScript shells. A script becomes data (engine/lower_js.h) for a driver, which prints a record a
 * step; what engines call things is mapped to the canonical outcomes here. */
#include "harness/engine/adapter.h"

#include "harness/engine/js/driver.js.inc"
#include "harness/engine/js/shell.js.inc"
#include "harness/engine/lower_js.h"
#include "harness/engine/plain.h"
#include "harness/util/text.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The name ends in .cjs so that no package.json above the folder makes it something else than a plain script. */
#define SCRIPT_NAME "case.cjs"

/* The text of a process that takes the request ONE, or with NULL takes requests on standard input. */
static char *shell_text(const char *one, size_t *len)
{
    char *text = text_format("%s\n%s\ntouchstone_shell({script: touchstone}, %s);\n",
                             engine_js_driver_js, engine_js_shell_js, one ? one : "undefined");
    *len = strlen(text);
    return text;
}

static char *request(const Engine *engine, const Case *of, const Script *script,
                     const Attempt *attempt, Job_plan *plan, size_t *len)
{
    return plan_refused(engine, of, plan) ? NULL : lower_js(script, engine->route, attempt, len);
}

static char *server(const Engine *engine, size_t *len)
{
    (void)engine;
    return shell_text(NULL, len);
}

/* The switch list for SCRIPT; by a route there is nothing of module linking left. Malloc'ed. */
static char *features_for(const Engine *engine, const Script *script)
{
    Embed_features features = embed_script_features(script->parsed);
    const char *bad;
    size_t bad_len;
    if (engine->route)
        (void)embed_features_switch(&features, "-module-linking", &bad, &bad_len);
    return feature_switches(features);
}

static bool prepare(const Engine *engine, const Case *of, const Script *script,
                    const Attempt *attempt, const char *dir, Job_plan *plan)
{
    size_t len;
    char *one = request(engine, of, script, attempt, plan, &len);
    if (!one)
        return true;
    char *path = text_format("%s/" SCRIPT_NAME, dir), *text = shell_text(one, &len);
    char *file = realpath(of->path, NULL);
    bool good = file_write(path, text, len);
    if (!good)
        complain("%s: %s", path, strerror(errno));
    plan->stages_n = 1;
    plan->tokens = true;
    char *features = features_for(engine, script);
    plan->stages[0].argv =
        argv_expand(engine->command, path, file ? file : of->path, dir, features);
    free(features);
    free(file);
    free(text);
    free(path);
    free(one);
    return good;
}

/* ---- values ---- */

static bool is_hex(const char *text, size_t len)
{
    return strlen(text) == len && strspn(text, "0123456789abcdef") == len;
}

/* A value of a record, of TYPE, as an outcome shows it, malloc'ed; NULL where it is none. BITS and FORM may be NULL. */
static char *value_of(const char *type, const char *bits, const char *form)
{
    char buf[100];
    if (strcmp(type, "ref") == 0)
        return form && !strchr(form, ' ') ? text_format("ref.%s", form) : NULL;
    if (!bits)
        return NULL;
    if (strcmp(type, "v128") == 0)
        return is_hex(bits, 32) ? text_format("v128:0x%s", bits) : NULL;
    bool wide = strcmp(type, "i64") == 0 || strcmp(type, "f64") == 0;
    if ((strcmp(type, "f32") == 0 && is_hex(bits, 8)) || (wide && is_hex(bits, 16)))
        return text_copy(outcome_number(type, strtoull(bits, NULL, 16), buf, sizeof buf));
    if (strcmp(type, "i32") == 0 && *bits && bits[strspn(bits, "0123456789")] == 0)
        return text_copy(outcome_number(type, strtoull(bits, NULL, 10), buf, sizeof buf));
    return NULL;
}

static char *value_text(const json_t *value)
{
    const char *type = json_string_value(json_object_get(value, "type"));
    const char *bits = json_string_value(json_object_get(value, "bits"));
    const char *form = json_string_value(json_object_get(value, "form"));
    return type ? value_of(type, bits, form) : NULL;
}

/* TEXT with VALUE behind it; takes both. NULL where one is. */
static char *with_value(char *text, char *value)
{
    size_t len = text ? strlen(text) : 0, more = value ? strlen(value) : 0;
    char *longer = text && value ? memory_resize(text, len + more + 2) : NULL;
    if (longer) {
        longer[len] = ' ';
        memcpy(longer + len + 1, value, more + 1);
    } else {
        free(text);
    }
    free(value);
    return longer;
}

/* "returned V*", malloc'ed; NULL where a value is none. */
static char *returned_text(const json_t *values)
{
    char *text = text_copy("returned");
    for (size_t i = 0; text && i < json_array_size(values); i++)
        text = with_value(text, value_text(json_array_get(values, i)));
    return text;
}

/* ---- errors ---- */

/* An engine's words may stand for several kinds of traps, "trapped A|B": the one that COMMAND names if it is among them,
   else the first. Malloc'ed. */
static char *one_of(const char *outcome, const Embed_command *command)
{
    size_t prefix = strcspn(outcome, " ");
    if (!strchr(outcome, '|'))
        return text_copy(outcome);
    char *due = command->kind == EMBED_COMMAND_ASSERT_TRAP ? outcome_expected(command) : NULL;
    const char *first = outcome + prefix + 1, *chosen = first;
    for (const char *at = first; due && *at; at += strspn(at, "|")) {
        size_t len = strcspn(at, "|");
        if (strlen(due) == prefix + 1 + len && strncmp(due + prefix + 1, at, len) == 0)
            chosen = at;
        at += len;
    }
    free(due);
    return text_format("%.*s %.*s", (int)prefix, outcome, (int)strcspn(chosen, "|"), chosen);
}

static bool is_ill_formed(const Embed_command *command)
{
    return command->kind == EMBED_COMMAND_ASSERT_MALFORMED ||
           command->kind == EMBED_COMMAND_ASSERT_INVALID;
}

/* What an error of class CLASS is at COMMAND, malloc'ed. REFUSED: a module was refused with it. */
static char *error_text(const Engine *engine, const Embed_command *command, bool refused,
                        const char *class, const char *message)
{
    /* JavaScript does not tell malformed from invalid; where refusal is due, the reason is not looked into */
    if (refused && is_ill_formed(command))
        return text_copy(command->kind == EMBED_COMMAND_ASSERT_MALFORMED ? "malformed" : "invalid");
    char *words = text_format("%s: %s", class, message);
    const char *known = engine_outcome_of(engine, words);
    free(words);
    if (known)
        return one_of(known, command);
    if (refused)
        return text_copy(strcmp(class, "CompileError") == 0 ? "invalid" : "unlinkable");
    if (strcmp(class, "RuntimeError") == 0)
        return text_copy("trapped ?");
    return text_format("threw %s", class);
}

/* ---- records ---- */

/* A step that could not be done for want of what another should have made: as unsupported as that one was. */
static char *blocked_text(const json_t *by, const Outcomes *outcomes)
{
    json_int_t i = json_integer_value(by);
    const char *text =
        json_is_integer(by) && i >= 0 && (size_t)i < outcomes->n ? outcomes->at[i].text : "";
    return text_copy(strncmp(text, "unsupported", 11) == 0 ? text : "failed no instance");
}

/* The outcome that RECORD of COMMAND tells, malloc'ed; NULL where it tells none. */
static char *record_text(const Engine *engine, const Embed_command *command, const json_t *record,
                         const Outcomes *outcomes)
{
    const char *outcome = json_string_value(json_object_get(record, "outcome"));
    const char *class = json_string_value(json_object_get(record, "class"));
    const char *message = json_string_value(json_object_get(record, "message"));
    if (!outcome)
        return NULL;
    bool refused = strcmp(outcome, "refused") == 0;
    if (strcmp(outcome, "returned") == 0)
        return returned_text(json_object_get(record, "values"));
    if (strcmp(outcome, "blocked") == 0)
        return blocked_text(json_object_get(record, "by"), outcomes);
    if (refused || strcmp(outcome, "threw") == 0)
        return class ? error_text(engine, command, refused, class, message ? message : "") : NULL;
    return text_copy(outcome);
}

/* The first record of a step counts. */
static bool is_open(const Outcomes *outcomes, size_t step)
{
    return step < outcomes->n && strcmp(outcomes->at[step].text, "missing") == 0;
}

static void take_record(const Engine *engine, const Script *script, const json_t *record,
                        Outcomes *outcomes, Place *place)
{
    const json_t *step = json_object_get(record, "step");
    place_take(place, record);
    if (!json_is_integer(step) || json_integer_value(step) < 0)
        return;
    size_t i = (size_t)json_integer_value(step);
    if (!is_open(outcomes, i))
        return;
    const Embed_command *command = embed_script_command(script->parsed, (uint32_t)i);
    char *text = record_text(engine, command, record, outcomes);
    const char *class = json_string_value(json_object_get(record, "class"));
    const char *message = json_string_value(json_object_get(record, "message"));
    char *words = class && message ? text_format("%s: %s", class, message) : NULL;
    if (text)
        outcomes_set(outcomes, i, text, words ? words : message);
    free(words);
    free(text);
}

/* ---- plain records: nearly all are exactly as the driver prints them ---- */

/* The values behind "values":, up to the end of the record: "returned V*", malloc'ed; NULL where they are not plain. */
static char *read_values(Plain *reader)
{
    char type[PLAIN_MOST], word[PLAIN_MOST], *text = text_copy("returned");
    bool good = plain_skip(reader, "["), more = good && !plain_skip(reader, "]");
    while (text && more) {
        good = plain_skip(reader, "{\"type\":") && plain_word(reader, type);
        bool bits = good && plain_skip(reader, ",\"bits\":");
        good = good && (bits || plain_skip(reader, ",\"form\":")) && plain_word(reader, word) &&
               plain_skip(reader, "}");
        text =
            with_value(text, good ? value_of(type, bits ? word : NULL, bits ? NULL : word) : NULL);
        more = good && plain_skip(reader, ",");
        good = good && (more || plain_skip(reader, "]"));
    }
    if (good)
        return text;
    free(text);
    return NULL;
}

/* What the record LINE says of *step, malloc'ed; NULL where it is not plain, or says what has to be looked into. */
static char *read_plain(const char *line, size_t len, size_t *step)
{
    Plain reader = {line, line + len};
    char outcome[PLAIN_MOST], *text = NULL;
    if (!plain_skip(&reader, "{\"step\":") || !plain_number(&reader, step) ||
        !plain_skip(&reader, ",\"outcome\":") || !plain_word(&reader, outcome))
        return NULL;
    if (plain_skip(&reader, ",\"values\":"))
        text = strcmp(outcome, "returned") == 0 ? read_values(&reader) : NULL;
    else if (strcmp(outcome, "linked") == 0 || strncmp(outcome, "unsupported ", 12) == 0)
        text = text_copy(outcome);
    if (text && plain_skip(&reader, "}") && plain_ends(&reader))
        return text;
    free(text);
    return NULL;
}

static void take_line(const Engine *engine, const Script *script, const char *line, size_t len,
                      Outcomes *outcomes, Place *place)
{
    size_t step;
    char *text = read_plain(line, len, &step);
    if (text) {
        place_step(place, step);
        if (is_open(outcomes, step))
            outcomes_set(outcomes, step, text, NULL);
        free(text);
        return;
    }
    json_t *record = json_loadb(line, len, 0, NULL);
    take_record(engine, script, record, outcomes, place);
    json_decref(record);
}

static size_t interpret(const Engine *engine, const Case *of, const Script *script,
                        const Attempt *attempt, const Process_result *results, size_t results_n,
                        Outcomes *outcomes)
{
    (void)of;
    Place place = {0};
    if (!results_n)
        return STEP_NONE;
    const char *end = results[0].out + results[0].out_len;
    for (const char *line = results[0].out, *next; line < end; line = next) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        next = newline ? newline + 1 : end;
        if (*line == '{')
            take_line(engine, script, line, (size_t)(next - line), outcomes, &place);
    }
    /* it was not asked to say where it is */
    if (!attempt->n && (results[0].ending != ENDING_EXIT || results[0].status))
        return STEP_SOME;
    return place_ended(&place, attempt, outcomes, &results[0]);
}

const Adapter adapter_js_shell = {.kind = "js-shell",
                                  .request = request,
                                  .server = server,
                                  .prepare = prepare,
                                  .interpret = interpret};
