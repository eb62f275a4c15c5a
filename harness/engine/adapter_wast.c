/* engine/adapter_wast.c: engines that run scripts by themselves: wasmtime's `wasmtime wast`, the specification's interpreter
 * `wasm`. They say nothing of what holds and stop at the first command that does not, with its place. So the script is run
 * again without that command, until its end: what is left out becomes blanks, so that all places stay as they are. A module
 * that was refused becomes an empty one, and what needs its exports is left out as well. */
#include "harness/engine/adapter.h"

#include "harness/util/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define SCRIPT_NAME "case.wast"

/* ---- what is left out ---- */

static bool is_skipped(const Attempt *attempt, uint32_t step)
{
    for (size_t i = 0; i < attempt->skip_n; i++) {
        if (attempt->skip[i] == step)
            return true;
    }
    return false;
}

static bool makes_instance(const Embed_command *command)
{
    return command->kind == EMBED_COMMAND_MODULE || command->kind == EMBED_COMMAND_INSTANCE;
}

/* Whether command I is about the exports of an instance that was not made. */
static bool lacks_instance(const Script *script, const Attempt *attempt, uint32_t i)
{
    const Embed_command *command = embed_script_command(script->parsed, i);
    if (command->action == EMBED_ACTION_NONE && command->kind != EMBED_COMMAND_REGISTER)
        return false;
    while (i-- > 0) {
        const Embed_command *made = embed_script_command(script->parsed, i);
        if (makes_instance(made) &&
            (!command->id.len || (command->id.len == made->id.len &&
                                  memcmp(command->id.at, made->id.at, made->id.len) == 0)))
            return is_skipped(attempt, i);
    }
    return false;
}

/* Makes blanks of the command in TEXT; of one that makes an instance an empty module. */
static void leave_out(char *text, const Embed_command *command)
{
    for (uint64_t at = command->offset; at < command->end; at++) {
        if (text[at] != '\n')
            text[at] = ' ';
    }
    if (!makes_instance(command))
        return;
    char *module = command->id.len
                       ? text_format("(module $%.*s)", (int)command->id.len, command->id.at)
                       : text_copy("(module)");
    for (size_t i = 0, len = strlen(module); len <= command->end - command->offset && i < len; i++)
        text[command->offset + i] = module[i];
    free(module);
}

static bool prepare(const Engine *engine, const Case *of, const Script *script,
                    const Attempt *attempt, const char *dir, Job_plan *plan)
{
    if (plan_refused(engine, of, plan))
        return true;
    char *path = text_format("%s/" SCRIPT_NAME, dir),
         *text = text_copy_n(script->text, script->len);
    for (uint32_t i = 0; i < embed_script_commands(script->parsed); i++) {
        if (is_skipped(attempt, i) || lacks_instance(script, attempt, i))
            leave_out(text, embed_script_command(script->parsed, i));
    }
    bool good = file_write(path, text, script->len);
    if (!good)
        complain("%s: %s", path, strerror(errno));
    plan->stages_n = 1;
    plan->stages[0].argv = argv_expand(engine->command, path, path, dir, of->features);
    free(text);
    free(path);
    return good;
}

/* ---- what it says ---- */

/* The first place that TEXT names, "case.wast:LINE:COLUMN" or "case.wast:LINE.COLUMN"; the text behind it, or NULL. */
static const char *find_place(const char *text, unsigned long *line, unsigned long *column)
{
    while ((text = strstr(text, SCRIPT_NAME ":"))) {
        char *end;
        text += strlen(SCRIPT_NAME ":");
        *line = strtoul(text, &end, 10);
        if (end == text)
            continue;
        *column = 0;
        if (*end == ':' || *end == '.')
            *column = strtoul(end + 1, &end, 10);
        return end + strcspn(end, ": \n");
    }
    return NULL;
}

/* The step that the place is in: the last that begins in front of it, or without a column (0) the first of the line.
   SIZE_MAX for none. */
static size_t step_at(const Script *script, unsigned long line, unsigned long column)
{
    size_t step = SIZE_MAX;
    unsigned long on = 0; /* the line that STEP begins on */
    for (uint32_t i = 0; i < embed_script_commands(script->parsed); i++) {
        const Embed_command *command = embed_script_command(script->parsed, i);
        bool here = command->line == line && (column ? command->column <= column : on != line);
        if (command->line < line || here) {
            step = i;
            on = command->line;
        }
    }
    return step;
}

/* The first words behind the place, of that line or one below. Malloc'ed. */
static char *words_at(const char *text)
{
    text += strspn(text, ":,. \n\t");
    size_t digits = strspn(text, "0123456789");
    if (digits &&
        strncmp(text + digits, ": ", 2) == 0) /* numbered causes, as wasmtime gives them */
        text += digits + 2;
    return text_copy_n(text, strcspn(text, "\n"));
}

static void set_missing(Outcomes *outcomes, size_t step, const char *outcome, const char *message)
{
    if (strcmp(outcomes->at[step].text, "missing") == 0)
        outcomes_set(outcomes, step, outcome, message);
}

/* What is in front of STEP holds, but for what was left out. */
static void take_silent(const Script *script, const Attempt *attempt, size_t step,
                        Outcomes *outcomes)
{
    for (uint32_t i = 0; i < step && i < outcomes->n; i++) {
        if (lacks_instance(script, attempt, i)) {
            set_missing(outcomes, i, "failed no instance", NULL);
        } else if (!is_skipped(attempt, i)) {
            char *expected = outcome_expected(embed_script_command(script->parsed, i));
            set_missing(outcomes, i, expected, NULL);
            free(expected);
        }
    }
}

/* The engine stopped at STEP: what its words, behind the place, make of that. */
static void take_failure(const Engine *engine, const char *behind, size_t step, Outcomes *outcomes)
{
    char *words = words_at(behind);
    const char *known = engine_outcome_of(engine, words);
    set_missing(outcomes, step, known ? known : "failed", words);
    free(words);
}

static size_t interpret(const Engine *engine, const Case *of, const Script *script,
                        const Attempt *attempt, const Process_result *results, size_t results_n,
                        Outcomes *outcomes)
{
    (void)of;
    const Process_result *result = &results[0];
    unsigned long line, column;
    if (!results_n)
        return STEP_NONE;
    if (result->ending == ENDING_EXIT && result->status == 0) {
        take_silent(script, attempt, outcomes->n, outcomes);
        return STEP_NONE;
    }
    const char *behind = find_place(result->err, &line, &column);
    if (!behind)
        behind = find_place(result->out, &line, &column);
    size_t step = behind ? step_at(script, line, column) : SIZE_MAX;
    if (step < outcomes->n && result->ending == ENDING_EXIT &&
        !is_skipped(attempt, (uint32_t)step)) {
        take_silent(script, attempt, step, outcomes);
        take_failure(engine, behind, step, outcomes);
        return step;
    }
    for (size_t i = 0; i < outcomes->n && result->ending == ENDING_EXIT; i++)
        set_missing(outcomes, i, "failed script", *result->err ? result->err : result->out);
    outcomes_ended(outcomes, 0, result);
    return STEP_NONE;
}

const Adapter adapter_wast = {
    .kind = "wast", .prepare = prepare, .interpret = interpret, .restarts = SKIPS_MOST};
