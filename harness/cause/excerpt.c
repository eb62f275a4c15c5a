/* cause/excerpt.c: the part of a case that a divergent step needs, as a script of its own. */
#include "harness/cause/excerpt.h"

#include "harness/cause/uses.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SECONDS = 10, SUBTEST_LINES = 60 };

/* ---- what a step needs ---- */

static bool is_same(Embed_name a, Embed_name b)
{
    return a.len == b.len && (!a.len || memcmp(a.at, b.at, a.len) == 0);
}

static bool makes_instance(const Embed_command *command)
{
    return command->kind == EMBED_COMMAND_MODULE || command->kind == EMBED_COMMAND_INSTANCE;
}

/* The command before STEP that makes the instance ID, or without an id the last one; SIZE_MAX where there is none. */
static size_t maker_of(const Embed_script *script, size_t step, Embed_name id)
{
    for (size_t i = step; i-- > 0;) {
        const Embed_command *command = embed_script_command(script, (uint32_t)i);
        if (makes_instance(command) && (!id.len || is_same(command->id, id)))
            return i;
    }
    return SIZE_MAX;
}

/* True if the module of command I imports what the script itself registered. */
static bool imports_others(const Embed_script *script, size_t i)
{
    Embed_module *module;
    Embed_failure failure;
    bool others = false;
    if (embed_script_command(script, (uint32_t)i)->form == EMBED_FORM_NONE ||
        embed_script_module(script, (uint32_t)i, &module, &failure) != EMBED_OK)
        return false;
    if (embed_module_validate(module, &failure) == EMBED_OK) {
        for (uint32_t k = 0; k < embed_module_imports(module); k++) {
            Embed_name from = embed_module_import(module, k).module;
            others |= !is_same(from, (Embed_name){"spectest", strlen("spectest")});
        }
    }
    embed_module_free(module);
    return others;
}

/* All before STEP that makes something. */
static void need_makers(const Embed_script *script, size_t step, bool *needed)
{
    for (size_t i = 0; i < step; i++) {
        const Embed_command *command = embed_script_command(script, (uint32_t)i);
        needed[i] |= makes_instance(command) || command->kind == EMBED_COMMAND_DEFINITION ||
                     command->kind == EMBED_COMMAND_REGISTER ||
                     command->kind == EMBED_COMMAND_ACTION;
    }
}

static void find_needed(const Embed_script *script, size_t step, bool *needed)
{
    const Embed_command *command = embed_script_command(script, (uint32_t)step);
    needed[step] = true;
    bool wants = command->action || command->kind == EMBED_COMMAND_REGISTER;
    size_t maker = wants ? maker_of(script, step, command->id) : SIZE_MAX;
    if (maker != SIZE_MAX)
        needed[maker] = true;
    if (imports_others(script, step) ||
        (maker != SIZE_MAX &&
         (imports_others(script, maker) ||
          embed_script_command(script, (uint32_t)maker)->kind == EMBED_COMMAND_INSTANCE)) ||
        command->kind == EMBED_COMMAND_INSTANCE)
        need_makers(script, step, needed);
}

/* ---- as a text ---- */

/* The needed commands of EXCERPT as a script, with a first line for the features that the suite and the case switch. */
static char *script_text(const Excerpt *excerpt)
{
    const Script *script = &excerpt->script;
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (strncmp(script->text, ";;!", 3) == 0)
        fprintf(out, "%.*s\n", (int)strcspn(script->text, "\n"), script->text);
    else if (*excerpt->of.features)
        fprintf(out, ";;! features: %s\n", excerpt->of.features);
    for (uint32_t i = 0; i < embed_script_commands(script->parsed); i++) {
        const Embed_command *command = embed_script_command(script->parsed, i);
        if (excerpt->needed[i])
            fprintf(out, "%.*s\n", (int)(command->end - command->offset),
                    script->text + command->offset);
    }
    fclose(out);
    return text;
}

/* What the reference does at the last step of the script in FILE. Malloc'ed. */
static char *last_outcome(const char *file, const char *features)
{
    char *program = text_format("%s/touchstone-ref", program_folder()), *outcome = text_copy("");
    char *words[] = {shell_word(program), shell_word(features), shell_word(file)}, *line = NULL;
    char *command = text_format("timeout %d %s wast --json --feature=%s -- %s 2>/dev/null", SECONDS,
                                words[0], words[1], words[2]);
    size_t room = 0;
    FILE *in = popen(command, "re");
    while (in && getline(&line, &room, in) > 0) {
        json_t *record = json_loads(line, 0, NULL);
        const char *seen = json_string_value(json_object_get(record, "outcome"));
        if (seen) {
            Outcomes one = outcomes_new(1);
            outcomes_set(&one, 0, seen, NULL); /* as it would be stored */
            free(outcome);
            outcome = text_copy(one.at[0].text);
            outcomes_free(&one);
        }
        json_decref(record);
    }
    if (in)
        pclose(in);
    for (int i = 0; i < 3; i++)
        free(words[i]);
    free(line);
    free(command);
    free(program);
    return outcome;
}

/* True if the reference does the same at the step in the excerpt's text as in the whole case. */
static bool still_holds(const Excerpt *excerpt, const char *expected)
{
    const char *folder = getenv("TMPDIR");
    char *file = text_format("%s/touchstone-XXXXXX", folder ? folder : "/tmp");
    int made = mkstemp(file);
    bool holds = false;
    if (made >= 0 && file_write(file, excerpt->text, strlen(excerpt->text))) {
        char *outcome = last_outcome(file, excerpt->of.features);
        holds = strcmp(outcome, expected) == 0;
        free(outcome);
    }
    if (made >= 0) {
        close(made);
        unlink(file);
    }
    free(file);
    return holds;
}

static bool read_script(const Cause_place *place, const char *expected, Excerpt *out)
{
    char hash[33];
    if (!script_open(out->of.path, place->features, true, &out->script))
        return false;
    hash_hex(out->script.text, out->script.len, hash);
    uint32_t n = embed_script_commands(out->script.parsed);
    if (strcmp(hash, place->content) != 0 || place->step < 0 || place->step >= n)
        return false;
    const Embed_command *command = embed_script_command(out->script.parsed, (uint32_t)place->step);
    out->step = text_copy_n(out->script.text + command->offset, command->end - command->offset);
    out->needed = memory_new((n + 1) * sizeof *out->needed);
    find_needed(out->script.parsed, (size_t)place->step, out->needed);
    out->text = script_text(out);
    if (expected && !still_holds(out, expected)) {
        /* what is before may have changed what it starts from: all of it, then */
        memset(out->needed, true, (size_t)place->step + 1);
        free(out->text);
        out->text = script_text(out);
    }
    return true;
}

/* ---- subtests ---- */

/* The lines of TEXT that are the subtest at AT: from the call that it is in to its end. */
static char *subtest_text(const char *text, const char *at)
{
    static const char *const calls[] = {"test(", "promise_test(", "async_test("};
    const char *from = at, *end = at;
    bool found = false;
    for (int lines = 0; !found && lines < SUBTEST_LINES; lines++) {
        while (from > text && from[-1] != '\n')
            from--;
        const char *word = from + strspn(from, " \t");
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
            found |= strncmp(word, calls[i], strlen(calls[i])) == 0;
        if (from == text)
            break;
        from -= !found;
    }
    if (!found) {
        for (from = at; from > text && from[-1] != '\n';)
            from--;
    }
    end += strcspn(end, "\n");
    return text_copy_n(from, (size_t)(end - from));
}

static bool read_subtest(const Cause_place *place, Excerpt *out)
{
    if (!case_read_wpt(&out->of, true) || strcmp(out->of.content, place->content) != 0)
        return false;
    size_t len;
    out->script.text = file_read(out->of.path, &len);
    if (!out->script.text || strlen(out->script.text) != len)
        return false;
    const char *at = subtest_place(out->script.text, place->subject);
    out->step = at ? subtest_text(out->script.text, at) : text_copy("");
    out->text = text_copy(out->step);
    return true;
}

bool excerpt_read(const Cause_place *place, const char *expected, Excerpt *out)
{
    bool script = strcmp(place->form, "wast") == 0;
    *out = (Excerpt){
        .of = {.suite = text_copy(place->suite),
               .name = text_copy(place->name),
               .path = *place->path == '/' ? text_copy(place->path) : project_path(place->path),
               .features = script ? text_copy(place->features) : NULL}};
    bool good = script                           ? read_script(place, expected, out)
                : strcmp(place->form, "js") == 0 ? read_subtest(place, out)
                                                 : false;
    if (!good)
        excerpt_free(out);
    return good;
}

void excerpt_free(Excerpt *excerpt)
{
    if (excerpt->script.parsed)
        script_close(&excerpt->script);
    else
        free(excerpt->script.text);
    free(excerpt->needed);
    free(excerpt->step);
    free(excerpt->text);
    case_free(&excerpt->of);
    *excerpt = (Excerpt){0};
}

char *excerpt_expected(Store *store, int64_t run, const Cause_place *place)
{
    size_t n;
    Cause_outcome *outcomes = cause_outcomes(store, run, place->case_id, place->step, &n);
    char *expected = NULL;
    for (size_t i = 0; i < n && !expected; i++) {
        if (strcmp(outcomes[i].engine, "ref") == 0)
            expected = text_copy(outcomes[i].seen);
    }
    cause_outcomes_free(outcomes, n);
    return expected;
}
