/* engine/adapter_program.c: programs of real toolchains, on whatever an engine can run them by. A copy of what was built is
 * the working folder; what the program prints is held against what its file says, line by line. */
#include "harness/engine/adapter.h"

#include "harness/case/stage.h"
#include "harness/engine/js/program.js.inc"
#include "harness/util/text.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Beside the program's own files: the script that runs it in a shell, and the folder that WASI gives it. */
#define SCRIPT_NAME "touchstone-program"
#define FILES_NAME  "touchstone-files"

/* ---- what the engine reads ---- */

/* The host by which ENGINE runs the program; PROGRAM_HOSTS where it has none of those that the program has. */
static Program_host host_of(const Engine *engine, const Program *program)
{
    int host = 0;
    while (host < PROGRAM_HOSTS && !(program->run[host] && engine->programs[host]))
        host++;
    return (Program_host)host;
}

/* Why the engine cannot take the case, malloc'ed, or NULL. */
static char *refusal(const Engine *engine, const Program *program)
{
    if (program->missing)
        return text_copy("unsupported toolchain");
    for (char **word = program->requires; word && *word; word++) {
        char **has = engine->host;
        while (has && *has && strcmp(*has, *word) != 0)
            has++;
        if (!has || !*has)
            return text_format("unsupported %s", *word);
    }
    if (host_of(engine, program) != PROGRAM_HOSTS)
        return NULL;
    int first = 0;
    while (!program->run[first])
        first++;
    return text_format("unsupported %s", program_host_name((Program_host)first));
}

/* The words of LIST as an array; those of each of CALLS, where it is not NULL, as one. */
static json_t *words_json(char *const *list, bool calls)
{
    json_t *array = json_array();
    for (; list && *list; list++) {
        char *copy = text_copy(*list), *rest = copy;
        json_t *words = json_array();
        for (char *word; calls && (word = strsep(&rest, " "));) {
            if (*word)
                json_array_append_new(words, json_string(word));
        }
        json_array_append_new(array, calls ? json_incref(words) : json_string(*list));
        json_decref(words);
        free(copy);
    }
    return array;
}

/* The script that runs the program in a shell: engine/js/program.js, called with its plan. */
static char *script_text(const Program *program, Program_host host, const char *dir,
                         const char *files)
{
    json_t *plan = json_object();
    json_object_set_new(plan, "folder", json_string(dir));
    json_object_set_new(plan, "file", json_string(program->run[host]));
    json_object_set_new(plan, "host", json_string(program_host_name(host)));
    json_object_set_new(plan, "dir", json_string(files));
    json_object_set_new(plan, "args", words_json(program->args, false));
    json_object_set_new(plan, "globals", words_json(program->globals, false));
    json_object_set_new(plan, "calls", words_json(program->calls, true));
    char *told = json_dumps(plan, JSON_COMPACT | JSON_ENSURE_ASCII);
    char *text = text_format("%s(%s);\n", engine_js_program_js, told ? told : "null");
    free(told);
    json_decref(plan);
    return text;
}

/* Appends the program's arguments, or what a reactor is asked, to ARGV: `--invoke NAME ARGUMENT...` each. */
static void add_arguments(const Program *program, char ***argv)
{
    for (char **word = program->args; word && *word; word++)
        strings_push(argv, text_copy(*word));
    for (char **call = program->calls; call && *call; call++) {
        char *copy = text_copy(*call), *rest = copy;
        strings_push(argv, text_copy("--invoke"));
        for (char *word; (word = strsep(&rest, " "));) {
            size_t len = strlen(word);
            bool wide = len > 1 && word[len - 1] == 'n' && strspn(word, "-0123456789") == len - 1;
            if (len)
                strings_push(argv, text_copy_n(word, wide ? len - 1 : len));
        }
        free(copy);
    }
}

static bool wants_script(char *const *argv)
{
    while (*argv && !strstr(*argv, "{script}"))
        argv++;
    return *argv != NULL;
}

static bool prepare(const Engine *engine, const Case *of, const Script *script,
                    const Attempt *attempt, const char *dir, Job_plan *plan)
{
    const Program *program = of->program;
    (void)script, (void)attempt;
    plan->refused = refusal(engine, program);
    if (plan->refused)
        return true;
    Program_host host = host_of(engine, program);
    char *const *argv = engine->programs[host];
    char *files = text_format("%s/" FILES_NAME, dir);
    char *path = text_format("%s/" SCRIPT_NAME "%s", dir, host == PROGRAM_SCRIPT ? ".cjs" : ".mjs");
    char *file = text_format("%s/%s", dir, program->run[host]);
    char *text = script_text(program, host, dir, files);
    bool staged = stage_copy(of->folder, "", dir);
    bool good = staged && folder_make(files) && file_write(path, text, strlen(text));
    if (staged && !good)
        complain("%s: %s", path, strerror(errno));
    plan->stages_n = 1;
    plan->stages[0].argv = argv_expand(argv, path, file, files, of->features);
    if (!wants_script(argv))
        add_arguments(program, &plan->stages[0].argv);
    free(text);
    free(file);
    free(path);
    free(files);
    return good;
}

/* ---- what it printed ---- */

/* What the script says instead of running a program for which the shell lacks a global: this and the global's name. */
#define LACKS "touchstone: lacks "

/* What a line is called: what stands before its colon. */
static char *label_of(const char *line)
{
    return text_copy_n(line, strcspn(line, ":"));
}

/* Appends a step for the line: of lines of one label the second is "label (2)". */
static size_t add_step(Outcomes *outcomes, char *const *lines, size_t i)
{
    char *label = label_of(lines[i]);
    unsigned times = 1;
    for (size_t k = 0; k < i; k++) {
        char *other = label_of(lines[k]);
        times += strcmp(other, label) == 0;
        free(other);
    }
    char *name = times > 1 ? text_format("%s (%u)", label, times) : text_copy(label);
    size_t step = outcomes_add(outcomes, name);
    free(name);
    free(label);
    return step;
}

/* The number of the first of PRINTED from FROM on that has LINE's label; that of the last and one where none has. */
static size_t find_line(char *const *printed, size_t from, const char *line)
{
    char *label = label_of(line);
    size_t i = from;
    for (bool found = false; !found && printed[i]; i += !found) {
        char *other = label_of(printed[i]);
        found = strcmp(other, label) == 0;
        free(other);
    }
    free(label);
    return i;
}

/* Judges the lines: one that a program which ENDED did not print failed. Returns the first that was printed and is not due,
   or NULL. */
static const char *compare_lines(const Program *program, char *const *printed, bool ended,
                                 Outcomes *outcomes)
{
    const char *stray = NULL;
    size_t at = 0;
    for (size_t i = 0; program->lines[i]; i++) {
        size_t step = add_step(outcomes, program->lines, i);
        size_t found = find_line(printed, at, program->lines[i]);
        const char *line = printed[found];
        if (!line) {
            if (ended)
                outcomes_set(outcomes, step, "failed", "not printed");
            continue;
        }
        if (found > at && !stray)
            stray = printed[at];
        bool same = strcmp(line, program->lines[i]) == 0;
        char *message = same ? NULL : text_format("printed %s", line);
        outcomes_set(outcomes, step, same ? "passed" : "failed", message);
        free(message);
        at = found + 1;
    }
    return stray ? stray : printed[at];
}

/* What the engine's wording on standard error says of a trap; NULL where it says nothing. */
static const char *trap_of(const Engine *engine, const Process_result *result)
{
    char *copy = text_copy_n(result->err ? result->err : "", result->err_len), *rest = copy;
    const char *outcome = NULL;
    for (char *line; !outcome && (line = strsep(&rest, "\n"));)
        outcome = engine_outcome_of(engine, line);
    free(copy);
    return outcome;
}

/* Whether OUTCOME, "trapped KIND" or "trapped A|B", is a trap of this KIND. */
static bool is_trap(const char *outcome, const char *kind)
{
    static const char word[] = "trapped ";
    bool found = false;
    if (!outcome || strncmp(outcome, word, sizeof word - 1) != 0)
        return false;
    char *copy = text_copy(outcome + sizeof word - 1), *rest = copy;
    for (char *one; !found && (one = strsep(&rest, "|"));)
        found = strcmp(one, kind) == 0;
    free(copy);
    return found;
}

/* The step "exit": how it ended, and that it printed nothing else; STRAY: what it did, or NULL. */
static void judge_exit(const Engine *engine, const Program *program, const Process_result *result,
                       const char *stray, Outcomes *outcomes)
{
    const char *trap = trap_of(engine, result);
    char *message = NULL;
    if (result->ending != ENDING_EXIT) {
        outcomes_ended(outcomes, 0, result);
        return;
    }
    if (program->trap && !(is_trap(trap, program->trap) && result->status != 0))
        message = text_format("exit code %d, %s, where it is to trap: %s", result->status,
                              trap ? trap : "no trap", program->trap);
    else if (!program->trap && result->status != program->exit)
        message = text_format("exit code %d where %d is due: %s", result->status, program->exit,
                              result->err ? result->err : "");
    else if (stray)
        message = text_format("printed what is not due: %s", stray);
    outcomes_set(outcomes, 0, message ? "failed" : "passed", message);
    free(message);
}

static size_t interpret(const Engine *engine, const Case *of, const Script *script,
                        const Attempt *attempt, const Process_result *results, size_t results_n,
                        Outcomes *outcomes)
{
    (void)script, (void)attempt;
    char **printed = memory_new(sizeof *printed); /* a list that is empty */
    size_t at = 0;
    if (!results_n)
        return STEP_NONE;
    for (char *line; (line = output_line(&results[0], &at));)
        strings_push(&printed, line);
    if (printed[0] && strncmp(printed[0], LACKS, strlen(LACKS)) == 0) {
        char *outcome = text_format("unsupported %s", printed[0] + strlen(LACKS));
        outcomes_set(outcomes, 0, outcome, NULL);
        free(outcome);
        strings_free(printed);
        return STEP_NONE;
    }
    const char *stray =
        compare_lines(of->program, printed, results[0].ending == ENDING_EXIT, outcomes);
    judge_exit(engine, of->program, &results[0], stray, outcomes);
    strings_free(printed);
    return STEP_NONE;
}

const Adapter adapter_program = {.kind = "program", .prepare = prepare, .interpret = interpret};
