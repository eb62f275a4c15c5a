/* engine/adapter_spectest.c: engines that read wabt's JSON form of a script (spectest-interp and its like).
 *
 * A front end (our own wast2json, or the engine's) writes the JSON and its modules; the engine prints a line where an
 * assertion fails, or where it has something to say, and nothing where one holds. So that every line names its step,
 * line numbers in the JSON are replaced by step numbers (from 1) before the engine reads it. On the route of module linking
 * the front end reads a script that has every step on its line already.
 *
 * Where the engine dies nothing says at which step. Then the case is begun anew with an action before each command, of a
 * module of ours, which the engine prints: the last one is the step. */
#include "harness/engine/adapter.h"

#include "harness/engine/lower_register.h"
#include "harness/util/text.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COMMAND_START "  {\"type\": \""
#define LINE_KEY      "\"line\": "

/* The module of ours, as its name in the JSON, its file and the field of the action; and a module without anything, for one
   that the engine died at: nothing is found in it. */
#define MARKER_NAME  "$touchstone:marker"
#define MARKER_FILE  "touchstone-marker.wasm"
#define MARKER_FIELD "touchstone:step"
#define MARKER_TEXT  "(module (func (export \"" MARKER_FIELD "\") (param i32)))"
#define EMPTY_FILE   "touchstone-empty.wasm"
#define EMPTY_TEXT   "(module)"
#define FILE_KEY     "\"filename\": \""

/* The script on the route; its name in the folder that programs run in. */
#define ROUTE_SCRIPT "case.wast"

/* Our own front end on FILE, writing case.json into DIR. FEATURES: a list of switches. */
static char **own_front_end(const char *file, const char *dir, const char *features)
{
    static char *own[] = {"{bin}/touchstone-ref", "wast2json", "{file}", "-o",
                          "{dir}/case.json",      NULL};
    char **argv = argv_expand(own, NULL, file, dir, NULL);
    if (*features) {
        strings_push(&argv, text_copy("--feature"));
        strings_push(&argv, text_copy(features));
    }
    return argv;
}

/* Writes the script on the route into DIR, and the front end's command line to *argv. */
static bool prepare_route(const Script *script, const char *dir, char ***argv)
{
    Linked linked;
    size_t len;
    link_script(script, ROUTE_REGISTER, &linked);
    char *text = lower_register(script, &linked, &len);
    char *path = text_format("%s/" ROUTE_SCRIPT, dir);
    char *features = feature_switches(embed_script_features(script->parsed));
    bool good = file_write(path, text, len);
    if (!good)
        complain("%s: %s", path, strerror(errno));
    *argv = own_front_end(ROUTE_SCRIPT, dir, features);
    free(features);
    free(path);
    free(text);
    linked_free(&linked);
    return good;
}

static bool prepare(const Engine *engine, const Case *of, const Script *script,
                    const Attempt *attempt, const char *dir, Job_plan *plan)
{
    bool good = true;
    (void)attempt;
    if (plan_refused(engine, of, plan))
        return true;
    char *file = realpath(of->path, NULL), *json = text_format("%s/case.json", dir);
    plan->stages_n = 2;
    if (engine->route)
        good = prepare_route(script, dir, &plan->stages[0].argv);
    else if (engine->front_command)
        plan->stages[0].argv =
            argv_expand(engine->front_command, json, file ? file : of->path, dir, NULL);
    else
        plan->stages[0].argv = own_front_end(file ? file : of->path, dir, of->features);
    plan->stages[0].stop = true;
    plan->stages[1].argv = argv_expand(engine->command, json, file ? file : of->path, dir, NULL);
    free(file);
    free(json);
    return good;
}

/* Whether the module that instance command I is of is defined before it. */
static bool has_definition(const Script *script, uint32_t i)
{
    Embed_name of = embed_script_command(script->parsed, i)->of;
    bool found = false;
    while (!found && i-- > 0) {
        const Embed_command *command = embed_script_command(script->parsed, i);
        found =
            (command->kind == EMBED_COMMAND_DEFINITION || command->kind == EMBED_COMMAND_MODULE) &&
            (!of.len || (of.len == command->id.len && memcmp(of.at, command->id.at, of.len) == 0));
    }
    return found;
}

/* Whether the JSON has something for command I: the format knows neither definitions nor custom sections nor threads. */
static bool is_in_json(const Script *script, uint32_t i)
{
    switch (embed_script_command(script->parsed, i)->kind) {
    case EMBED_COMMAND_DEFINITION:
    case EMBED_COMMAND_THREAD:
    case EMBED_COMMAND_THREAD_END:
    case EMBED_COMMAND_WAIT:
    case EMBED_COMMAND_ASSERT_MALFORMED_CUSTOM:
    case EMBED_COMMAND_ASSERT_INVALID_CUSTOM: return false;
    case EMBED_COMMAND_INSTANCE: return has_definition(script, i);
    default: return true;
    }
}

/* The number, from 1, of the step after N that the JSON has something for. */
static size_t next_step(const Script *script, size_t n)
{
    while (n < embed_script_commands(script->parsed) && !is_in_json(script, (uint32_t)n))
        n++;
    return n + 1;
}

/* Writes the module TEXT to DIR/NAME. */
static bool write_module(const char *dir, const char *name, const char *text)
{
    Embed_module *module;
    Embed_failure failure;
    uint8_t *bytes;
    size_t len;
    if (embed_module_parse(text, strlen(text), embed_features_default(), &module, &failure) !=
        EMBED_OK)
        return false;
    embed_module_encode(module, false, &bytes, &len);
    char *path = text_format("%s/%s", dir, name);
    bool good = file_write(path, (const char *)bytes, len);
    free(path);
    free(bytes);
    embed_module_free(module);
    return good;
}

static bool is_skipped(const Attempt *attempt, size_t step)
{
    for (size_t i = 0; i < attempt->skip_n; i++) {
        if (attempt->skip[i] == step)
            return true;
    }
    return false;
}

/* The command of step N (from 1), COMMAND[0..len-1], where it is not the first attempt: behind a marker, or left out. */
static void put_again(FILE *out, const Attempt *attempt, size_t n, const char *command, size_t len)
{
    bool module = strncmp(command, COMMAND_START "module\"", strlen(COMMAND_START "module\"")) == 0;
    const char *file = module ? memmem(command, len, FILE_KEY, strlen(FILE_KEY)) : NULL;
    if (!is_skipped(attempt, n - 1))
        fprintf(out,
                ",\n  {\"type\": \"action\", \"line\": %zu, \"action\": {\"type\": \"invoke\", "
                "\"module\": \"" MARKER_NAME "\", \"field\": \"" MARKER_FIELD "\", \"args\": "
                "[{\"type\": \"i32\", \"value\": \"%zu\"}]}, \"expected\": []},\n%.*s",
                n, n, (int)len, command);
    else if (file)
        fprintf(out, ",\n%.*s" FILE_KEY EMPTY_FILE "\"}", (int)(file - command), command);
}

/* The length of a command's text on LINE, which ends before NEXT: without what comes between commands or ends them. */
static size_t command_len(const char *line, const char *next)
{
    while (next > line && strchr("\n ", next[-1]))
        next--;
    return (size_t)(next - line) - (next[-1] == ',' ? 1 : 2);
}

/* Replaces the line number of each command by that of its step, from 1, in the text of the front end: a command a line. */
static void number_steps(const Engine *engine, const Script *script, const Attempt *attempt,
                         const char *text, FILE *out)
{
    size_t n = 0;
    bool any = false;
    for (const char *line = text, *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        next += *next == '\n';
        const char *key = strstr(line, LINE_KEY);
        if (strncmp(line, COMMAND_START, strlen(COMMAND_START)) != 0 || !key || key > next) {
            fwrite(line, 1, (size_t)(next - line), out);
            continue;
        }
        const char *digits = key + strlen(LINE_KEY);
        const char *rest = digits + strspn(digits, "0123456789");
        n = engine->route ? strtoul(digits, NULL, 10) : next_step(script, n);
        char *command = text_format("%.*s%zu%.*s", (int)(digits - line), line, n,
                                    (int)(command_len(line, next) - (size_t)(rest - line)), rest);
        if (attempt->n && !any)
            fputs("  {\"type\": \"module\", \"line\": 0, \"name\": \"" MARKER_NAME
                  "\", \"filename\": \"" MARKER_FILE "\"}",
                  out);
        if (attempt->n)
            put_again(out, attempt, n, command, strlen(command));
        else
            fprintf(out, "%s%s", any ? ",\n" : "", command);
        any = true;
        free(command);
    }
    if (any)
        fputs("]}\n", out);
}

static bool between(const Engine *engine, const Script *script, const Attempt *attempt,
                    const char *dir)
{
    if (engine->route && !attempt->n)
        return true;
    size_t len;
    char *path = text_format("%s/case.json", dir), *text = file_read(path, &len);
    FILE *out = text ? fopen(path, "we") : NULL;
    if (out)
        number_steps(engine, script, attempt, text, out);
    bool good = out && fclose(out) == 0;
    if (attempt->n)
        good = good && write_module(dir, MARKER_FILE, MARKER_TEXT) &&
               write_module(dir, EMPTY_FILE, EMPTY_TEXT);
    if (!good)
        complain("%s: cannot be read or written", path);
    free(text);
    free(path);
    return good;
}

static bool begins(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Splits "FILE:STEP: TEXT"; false for other lines: what follows a line about a step is indented, or of another file. */
static bool step_line(const char *line, const char *file, size_t *step, const char **text)
{
    size_t len = strlen(file);
    if (strncmp(line, file, len) != 0 || line[len] != ':')
        return false;
    char *end;
    unsigned long n = strtoul(line + len + 1, &end, 10);
    *step = n - 1;
    *text = end + 2;
    return n > 0 && begins(end, ": ");
}

/* A trap in the engine's words. */
static const char *trap_outcome(const Engine *engine, const char *words)
{
    const char *outcome = engine_outcome_of(engine, words);
    return outcome ? outcome : "trapped ?";
}

/* "i32:5 i64:7" as the engine prints results, to "returned ..."; false where they are not integers alone: it prints
   other types in decimal, which is not exact. */
static bool integer_results(const char *results, char *out, size_t size)
{
    size_t n = (size_t)snprintf(out, size, "returned");
    while (*results && n < size) {
        char value[64];
        bool i64 = begins(results, "i64:");
        if (!i64 && !begins(results, "i32:"))
            return false;
        char *end;
        uint64_t bits = strtoull(results + 4, &end, 10);
        n += (size_t)snprintf(out + n, size - n, " %s",
                              outcome_number(i64 ? "i64" : "i32", bits, value, sizeof value));
        results = end;
        while (*results == ',' || *results == ' ')
            results++;
    }
    return n < size;
}

/* What a line about COMMAND says. */
static void take_step_line(const Engine *engine, const Embed_command *command, size_t step,
                           const char *text, Outcomes *outcomes)
{
    char returned[300];
    const char *got = strstr(text, ", got "), *passed = strstr(text, " passed: ");
    const char *outcome = "failed";
    if (begins(text, "unknown invoke") || begins(text, "unknown get"))
        outcome = "failed no instance";
    else if (begins(text, "assert_malformed passed") ||
             begins(text, "assert_malformed_custom passed"))
        outcome = "malformed";
    else if (begins(text, "assert_invalid passed") || begins(text, "assert_invalid_custom passed"))
        outcome = "invalid";
    else if (begins(text, "assert_unlinkable passed"))
        outcome = "unlinkable";
    else if (begins(text, "assert_exception passed"))
        outcome = "threw wasm-exception";
    else if (begins(text, "assert_exhaustion passed"))
        outcome = "exhausted";
    else if (passed)
        outcome = trap_outcome(engine, passed + strlen(" passed: "));
    else if (got && command->results_n == 1 &&
             integer_results(got + strlen(", got "), returned, sizeof returned))
        outcome = returned;
    else if (begins(text, "expected module to be"))
        outcome = "linked";
    else if (begins(text, "error instantiating module") || begins(text, "unexpected trap"))
        outcome = engine_outcome_of(engine, text) ? engine_outcome_of(engine, text) : "failed";
    if (strcmp(outcomes->at[step].text, "missing") == 0)
        outcomes_set(outcomes, step, outcome, text);
}

/* "name(args) => results" of the next action; calls of host functions are printed alike. */
static void take_action_line(const Engine *engine, const char *line, const Script *script,
                             size_t *action, Outcomes *outcomes)
{
    const char *results = strstr(line, ") => ");
    char returned[300];
    if (!results)
        results = strstr(line, ") =>");
    if (!results || begins(line, "called host "))
        return;
    results += strlen(") =>");
    results += *results == ' ';
    while (*action < outcomes->n) {
        const Embed_command *command = embed_script_command(script->parsed, (uint32_t)(*action)++);
        if (command->kind != EMBED_COMMAND_ACTION || command->action != EMBED_ACTION_INVOKE ||
            strcmp(outcomes->at[*action - 1].text, "missing") != 0)
            continue;
        const char *outcome = "passed";
        if (begins(results, "error: "))
            outcome = trap_outcome(engine, results + strlen("error: "));
        else if (integer_results(results, returned, sizeof returned))
            outcome = returned;
        outcomes_set(outcomes, *action - 1, outcome, NULL);
        return;
    }
}

/* The engine was at step STEP and went on without a word: it holds. */
static void take_silent(const Script *script, size_t step, Outcomes *outcomes)
{
    if (step >= outcomes->n || strcmp(outcomes->at[step].text, "missing") != 0)
        return;
    char *expected = outcome_expected(embed_script_command(script->parsed, (uint32_t)step));
    outcomes_set(outcomes, step, expected, NULL);
    free(expected);
}

/* Steps that the engine said nothing about hold, once it has said that it came to the end. */
static void fill_silent(const Script *script, Outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->n; i++)
        take_silent(script, i, outcomes);
}

/* The first line of MESSAGE without the file and place it begins with: they differ in every case. */
static void set_all(Outcomes *outcomes, const char *outcome, const char *message)
{
    size_t len = strcspn(message, "\n");
    for (const char *at = message; at < message + len; at++) {
        size_t digits = *at == ':' ? strspn(at + 1, "0123456789") : 0;
        if (digits && begins(at + 1 + digits, ": ")) {
            len -= (size_t)(at + digits + 3 - message);
            message = at + digits + 3;
            break;
        }
    }
    char *line = text_copy_n(message, len);
    for (size_t i = 0; i < outcomes->n; i++)
        outcomes_set(outcomes, i, outcome, line);
    free(line);
}

/* True if LINE is the engine's last: "15/22 tests passed." */
static bool is_last_line(const char *line)
{
    const char *rest = line + strspn(line, "0123456789");
    return rest != line && *rest == '/' &&
           begins(rest + 1 + strspn(rest + 1, "0123456789"), " tests passed.");
}

/* The step that LINE is the marker of; false where it is none. */
static bool marker_line(const char *line, size_t *step)
{
    static const char start[] = MARKER_FIELD "(i32:";
    if (!begins(line, start))
        return false;
    *step = strtoul(line + strlen(start), NULL, 10) - 1;
    return true;
}

/* Sets the steps that the route has none of. */
static void take_route(const Script *script, Outcomes *outcomes)
{
    Linked linked;
    link_script(script, ROUTE_REGISTER, &linked);
    for (uint32_t i = 0; i < linked.n; i++) {
        if (linked.commands[i].outcome)
            outcomes_set(outcomes, i, linked.commands[i].outcome, linked.commands[i].message);
    }
    linked_free(&linked);
}

/* What was read of an engine's run. */
typedef struct Reading {
    size_t action; /* commands up to here have had their line, where there are no markers */
    size_t after;  /* behind the last step that had a line */
    size_t at;     /* the step of the last marker; SIZE_MAX: none yet */
    bool whole;    /* the engine came to the end */
} Reading;

static void take_line(const Engine *engine, const char *line, const char *file,
                      const Script *script, Outcomes *outcomes, Reading *reading)
{
    size_t step;
    const char *text;
    if (is_last_line(line)) {
        reading->whole = true;
    } else if (marker_line(line, &step)) {
        take_silent(script, reading->at, outcomes);
        reading->at = reading->action = step;
    } else if (file && step_line(line, file, &step, &text) && step < outcomes->n) {
        take_step_line(engine, embed_script_command(script->parsed, (uint32_t)step), step, text,
                       outcomes);
        reading->after = step + 1;
    } else if (reading->at == SIZE_MAX ||
               (reading->at < outcomes->n &&
                strcmp(outcomes->at[reading->at].text, "missing") == 0)) {
        take_action_line(engine, line, script, &reading->action, outcomes);
    }
}

/* The engine did not come to the end. */
static size_t take_death(const Process_result *last, const Attempt *attempt, const Reading *reading,
                         Outcomes *outcomes)
{
    if (last->ending == ENDING_EXIT && !reading->after && reading->at == SIZE_MAX) {
        set_all(outcomes, "failed front end", *last->err ? last->err : last->out);
        return STEP_NONE;
    }
    if (!attempt->n)
        return STEP_SOME;
    size_t at = reading->at == SIZE_MAX ? reading->after : reading->at;
    if (at < outcomes->n && strcmp(outcomes->at[at].text, "missing") == 0)
        outcomes_ended(outcomes, at, last);
    return reading->at == SIZE_MAX ? STEP_NONE : at;
}

static size_t interpret(const Engine *engine, const Case *of, const Script *script,
                        const Attempt *attempt, const Process_result *results, size_t results_n,
                        Outcomes *outcomes)
{
    const Process_result *last = results_n ? &results[results_n - 1] : NULL;
    Reading reading = {.at = SIZE_MAX};
    if (results_n < 2) {
        if (last && last->ending == ENDING_EXIT)
            set_all(outcomes,
                    engine->front_command && !engine->route ? "failed front end"
                                                            : "unsupported front-end",
                    last->err);
        else if (last)
            outcomes_ended(outcomes, 0, last);
        return STEP_NONE;
    }
    if (engine->route)
        take_route(script, outcomes);
    char *file = engine->route ? text_copy(ROUTE_SCRIPT) : realpath(of->path, NULL);
    size_t from = 0;
    for (char *line; (line = output_line(last, &from)); free(line))
        take_line(engine, line, file, script, outcomes, &reading);
    free(file);
    if (!reading.whole)
        return take_death(last, attempt, &reading, outcomes);
    fill_silent(script, outcomes);
    return STEP_NONE;
}

const Adapter adapter_spectest_json = {
    .kind = "spectest-json", .prepare = prepare, .interpret = interpret, .between = between};
