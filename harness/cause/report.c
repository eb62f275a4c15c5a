/* cause/report.c: a cause as a report to paste where an engine's makers take them, in Markdown. */
#include "harness/cause/alone.h"
#include "harness/cause/markdown.h"
#include "harness/cause/print.h"
#include "harness/cause/section.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 20000, SCRIPT_MOST = 50000 };

static const Cause_engine *engine_of(const Cause *cause)
{
    for (size_t i = 0; i < cause->engines_n; i++) {
        if (cause->engines[i].id == cause->smallest.engine_id)
            return &cause->engines[i];
    }
    return &cause->engines[0];
}

static void put_heading(const Cause *cause, FILE *out)
{
    const Cause_engine *engine = engine_of(cause);
    fputs("# ", out);
    markdown_text(out, cause->subject);
    fputs(": ", out);
    markdown_text(out, cause->seen);
    fputs(" where ", out);
    markdown_text(out, cause->due);
    fputs(" is due\n\n- Engine: ", out);
    markdown_text(out, engine->title);
    fputs(", version ", out);
    markdown_code(out, engine->version);
    for (size_t i = 0; i < cause->engines_n; i++) {
        if (&cause->engines[i] == engine)
            continue;
        fputs("; also ", out);
        markdown_code(out, cause->engines[i].name);
        putc(' ', out);
        markdown_code(out, cause->engines[i].version);
    }
    fputs("\n- System: Linux on x86-64\n\n", out);
}

/* What is due, and where the specification says so. */
static void put_due(const Cause *cause, FILE *out)
{
    const Cause_place *place = &cause->smallest;
    fputs("## What is due\n\n", out);
    markdown_code(out, place->due);
    if (strcmp(place->form, "js") == 0) {
        fputs(": the subtest ", out);
        markdown_code(out, place->subject);
        fputs(" holds", out);
    }
    fputs(".\n", out);
    for (size_t i = 0; i < cause->rules_n; i++) {
        const Cause_rule *rule = &cause->rules[i];
        const char *number = section_number(rule->section);
        fputs(i ? "- and " : "\n- The rule: ", out);
        markdown_code(out, rule->rule);
        fprintf(out, ", %s%s%s", *number ? "section " : "", number, *number ? ", " : "");
        markdown_code(out, rule->section);
        if (*rule->url)
            fprintf(out, ", <%s>", rule->url);
        putc('\n', out);
    }
    putc('\n', out);
}

static void put_seen(Store *store, int64_t run, const Cause *cause, FILE *out)
{
    const Cause_place *place = &cause->smallest;
    size_t n;
    Cause_outcome *outcomes = cause_outcomes(store, run, place->case_id, place->step, &n);
    fputs("## What happens\n\n", out);
    markdown_code(out, place->seen);
    if (*place->message) {
        fputs(", in the engine's words: ", out);
        markdown_code(out, place->message);
    }
    fputs("\n\nSide by side (`ref` is Touchstone's reference runtime):\n\n| engine | | outcome |\n"
          "|---|---|---|\n",
          out);
    for (size_t i = 0; i < n; i++) {
        const Cause_outcome *o = &outcomes[i];
        char *name = text_format("%s %s", o->engine, o->version);
        char *message = text_safe(o->message, 200);
        fputs("| ", out);
        markdown_code(out, name);
        fprintf(out, " | %s | ", o->verdict);
        markdown_code(out, o->seen);
        if (*message) {
            putc(' ', out);
            markdown_code(out, message);
        }
        fputs(" |\n", out);
        free(message);
        free(name);
    }
    putc('\n', out);
    cause_outcomes_free(outcomes, n);
}

/* ---- how to see it ---- */

/* The words of COMMAND with FILE for what stands for the case, as a line for a shell; its program by its name alone. */
static char *command_line(char *const *command, const char *file)
{
    char *line = NULL;
    for (; command && *command; command++) {
        const char *slash = line ? NULL : strrchr(*command, '/');
        bool stands = strcmp(*command, "{script}") == 0 || strcmp(*command, "{file}") == 0;
        char *word = strcmp(*command, "{dir}/case.json") == 0 ? text_copy("case.json")
                                                              : shell_word(stands  ? file
                                                                           : slash ? slash + 1
                                                                                   : *command);
        char *longer = text_format("%s%s%s", line ? line : "", line ? " " : "", word);
        free(line);
        free(word);
        line = longer;
    }
    return line ? line : text_copy("");
}

static void put_line(FILE *out, const char *line)
{
    fputs("\n    ", out);
    print_safe(out, line);
    putc('\n', out);
}

/* How the engine runs the script (.wast) by itself, if it does. */
static void put_script_command(const Engine *engine, FILE *out)
{
    if (!engine || strcmp(engine->kind, "js-shell") == 0 || strcmp(engine->kind, "browser") == 0)
        return;
    if (engine->front_command) {
        char *line = command_line(engine->front_command, "case.wast");
        put_line(out, line);
        free(line);
    }
    char *line = command_line(engine->command, engine->front_command ? "case.json" : "case.wast");
    put_line(out, line);
    free(line);
}

static void put_alone(const Cause *cause, const Excerpt *excerpt, const Engine *engine, FILE *out)
{
    const char *kind = engine_of(cause)->kind, *why = "";
    bool shell = strcmp(kind, "js-shell") == 0, page = strcmp(kind, "browser") == 0;
    if (!shell && !page && strcmp(kind, "worker-host") != 0)
        return;
    char *script = alone_script(cause, excerpt, &why);
    if (!script) {
        fprintf(out, "There is no script for the engine's own shell: %s.\n\n", why);
        return;
    }
    if (strlen(script) > SCRIPT_MOST) {
        char *line = cause_command("cause", cause, NULL);
        fprintf(out, "A script for the engine's own shell is long; `%s --js` prints it.\n\n", line);
        free(line);
        free(script);
        return;
    }
    char *line = shell && engine ? command_line(engine->command, "case.js") : text_copy("");
    fputs(shell ? "In the engine's own shell, without anything else, as `case.js`:\n"
                : "In the engine's console, without anything else:\n",
          out);
    if (*line)
        put_line(out, line);
    fputs("\n<details><summary>case.js</summary>\n\n", out);
    markdown_block(out, "js", script);
    fputs("\n</details>\n\n", out);
    free(line);
    free(script);
}

static void put_reproduction(const Cause *cause, const Engine *engine, const Excerpt *excerpt,
                             FILE *out)
{
    const Cause_place *place = &cause->smallest;
    bool script = strcmp(place->form, "wast") == 0;
    fputs("## How to see it\n\n", out);
    if (!excerpt) {
        fputs("The case is ", out);
        markdown_code(out, place->name);
        fputs(" of the suite ", out);
        markdown_code(out, place->suite);
        fputs(".\n\n", out);
        return;
    }
    fputs(script ? "A script as of the core test suite, `case.wast`:\n\n"
                 : "The subtest of the case ",
          out);
    if (!script) {
        markdown_code(out, place->name);
        fputs(":\n\n", out);
    }
    if (strlen(excerpt->text) <= TEXT_MOST)
        markdown_block(out, script ? "wast" : "js", excerpt->text);
    else
        markdown_code(out, place->path);
    if (script)
        put_script_command(engine, out);
    putc('\n', out);
    put_alone(cause, excerpt, engine, out);
}

void cause_report(Store *store, int64_t run, const Cause *cause, const Engine *engine,
                  const Excerpt *excerpt, FILE *out)
{
    const Cause_place *place = &cause->smallest;
    put_heading(cause, out);
    put_due(cause, out);
    put_seen(store, run, cause, out);
    put_reproduction(cause, engine, excerpt, out);
    fprintf(out, "Found in %lld step%s of %lld case%s by Touchstone; the smallest is ",
            (long long)cause->steps, cause->steps == 1 ? "" : "s", (long long)cause->cases,
            cause->cases == 1 ? "" : "s");
    char *name = text_format("%s/%s", place->suite, place->name);
    markdown_code(out, name);
    if (place->line)
        fprintf(out, ", line %lld", (long long)place->line);
    char *line = cause_command("replay", cause, NULL);
    fprintf(out, ". Again with: `%s`\n", line);
    free(line);
    free(name);
}
