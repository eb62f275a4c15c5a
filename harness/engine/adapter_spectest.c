/* engine/adapter_spectest.c: engines that read wabt's JSON form of a script (spectest-interp and its like).
 *
 * A front end (our own wast2json, or the engine's) writes the JSON and its modules; the engine prints a line where an
 * assertion fails, or where it has something to say, and nothing where one holds. So that every line names its step,
 * line numbers in the JSON are replaced by step numbers (from 1) before the engine reads it. On the route of module linking
 * the front end reads a script that has every step on its line already. */
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

/* The script on the route; its name in the folder that programs run in. */
#define ROUTE_SCRIPT "case.wast"

/* "+a,-b": how FEATURES differ from the default. Malloc'ed. */
static char *switches(Embed_features features)
{
    Embed_features differ = features ^ embed_features_default();
    char *text = text_copy("");
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (!(differ >> i & 1))
            continue;
        char *longer = text_format("%s%s%c%s", text, *text ? "," : "",
                                   features >> i & 1 ? '+' : '-', embed_feature_name(i));
        free(text);
        text = longer;
    }
    return text;
}

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
    char *features = switches(embed_script_features(script->parsed));
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

/* Replaces the line number of each command by that of its step, from 1. The text is the front end's: a command a line. */
static bool between(const Engine *engine, const Script *script, const char *dir)
{
    if (engine->route)
        return true;
    size_t len, n = 0;
    char *path = text_format("%s/case.json", dir), *text = file_read(path, &len);
    FILE *out = text ? fopen(path, "we") : NULL;
    for (char *line = text, *next; out && line && *line; line = next) {
        next = line + strcspn(line, "\n");
        next += *next == '\n';
        char *key = strstr(line, LINE_KEY);
        if (strncmp(line, COMMAND_START, strlen(COMMAND_START)) == 0 && key && key < next) {
            char *digits = key + strlen(LINE_KEY), *rest = digits;
            while (isdigit((unsigned char)*rest))
                rest++;
            n = next_step(script, n);
            fprintf(out, "%.*s%zu", (int)(digits - line), line, n);
            line = rest;
        }
        fwrite(line, 1, (size_t)(next - line), out);
    }
    bool good = out && fclose(out) == 0;
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

/* Steps that the engine said nothing about hold, once it has said that it came to the end. */
static void fill_silent(const Script *script, Outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->n; i++) {
        if (strcmp(outcomes->at[i].text, "missing") != 0)
            continue;
        char *expected = outcome_expected(embed_script_command(script->parsed, (uint32_t)i));
        outcomes_set(outcomes, i, expected, NULL);
        free(expected);
    }
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

static void interpret(const Engine *engine, const Case *of, const Script *script,
                      const Process_result *results, size_t results_n, Outcomes *outcomes)
{
    const Process_result *last = results_n ? &results[results_n - 1] : NULL;
    size_t action = 0, after = 0;
    bool whole = false;
    if (results_n < 2) {
        if (last && last->ending == ENDING_EXIT)
            set_all(outcomes,
                    engine->front_command && !engine->route ? "failed front end"
                                                            : "unsupported front-end",
                    last->err);
        else if (last)
            outcomes_ended(outcomes, 0, last);
        return;
    }
    if (engine->route)
        take_route(script, outcomes);
    char *file = engine->route ? text_copy(ROUTE_SCRIPT) : realpath(of->path, NULL);
    size_t from = 0;
    for (char *line; (line = output_line(last, &from)); free(line)) {
        size_t step;
        const char *text;
        if (is_last_line(line)) {
            whole = true;
        } else if (file && step_line(line, file, &step, &text) && step < outcomes->n) {
            take_step_line(engine, embed_script_command(script->parsed, (uint32_t)step), step, text,
                           outcomes);
            after = step + 1;
        } else {
            take_action_line(engine, line, script, &action, outcomes);
        }
    }
    free(file);
    if (whole)
        fill_silent(script, outcomes);
    else if (last->ending == ENDING_EXIT && !after)
        set_all(outcomes, "failed front end", *last->err ? last->err : last->out);
    else
        outcomes_ended(outcomes, after, last);
}

const Adapter adapter_spectest_json = {
    .kind = "spectest-json", .prepare = prepare, .interpret = interpret, .between = between};
