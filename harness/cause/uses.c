/* cause/uses.c: what each step of a script uses: the reference runs it and says which rules it used. */
#include "harness/cause/uses.h"

#include "harness/cause/section.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROW = USES_MOST / 8, SECONDS = 20 };

bool uses_has(const Uses *uses, size_t step, size_t i)
{
    return step < uses->steps && i < uses->n && uses->bits[step * ROW + i / 8] >> i % 8 & 1;
}

/* The place of the use NAME by the rule of SECTION, made where it is new; USES_MOST where there is no more room. */
static size_t use_named(Uses *uses, const char *name, const char *section, const char *feature)
{
    for (size_t i = 0; i < uses->n; i++) {
        if (strcmp(uses->at[i].name, name) == 0 && strcmp(uses->at[i].section, section) == 0)
            return i;
    }
    if (uses->n == USES_MOST)
        return USES_MOST;
    uses->at = array_room(uses->at, uses->n, sizeof *uses->at);
    uses->at[uses->n] = (Use){text_copy(name), text_copy(section), text_copy(feature)};
    return uses->n++;
}

void uses_add(Uses *uses, size_t step, const char *name, const char *section, const char *feature)
{
    if (step >= USES_STEPS_MOST)
        return;
    size_t i = use_named(uses, name, section, feature);
    if (step >= uses->steps) {
        uses->bits = memory_resize(uses->bits, (step + 1) * ROW);
        memset(uses->bits + uses->steps * ROW, 0, (step + 1 - uses->steps) * ROW);
        uses->steps = step + 1;
    }
    if (i < USES_MOST)
        uses->bits[step * ROW + i / 8] |= (uint8_t)(1 << i % 8);
}

void uses_free(Uses *uses)
{
    for (size_t i = 0; i < uses->n; i++) {
        free(uses->at[i].name);
        free(uses->at[i].section);
        free(uses->at[i].feature);
    }
    free(uses->at);
    free(uses->bits);
    *uses = (Uses){0};
}

/* ---- scripts ---- */

static const char *text_in(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static void take_record(const json_t *record, Uses *out)
{
    const json_t *step = json_object_get(record, "step"), *rule;
    size_t i;
    if (!json_is_integer(step) || json_integer_value(step) < 0)
        return;
    json_array_foreach(json_object_get(record, "rules"), i, rule)
    {
        uses_add(out, (size_t)json_integer_value(step), text_in(rule, "instr"),
                 text_in(rule, "section"), text_in(rule, "feature"));
    }
}

/* ---- what the case cites ---- */

/* True if LEN bytes at AT name a section: a label of a chapter of the core specification, or an anchor in another document. */
static bool is_section(const char *at, size_t len)
{
    static const char *const chapters[] = {"alloc-", "binary-", "exec-", "grow-",
                                           "match-", "text-",   "valid-"};
    for (size_t i = 0; i < sizeof chapters / sizeof *chapters; i++) {
        size_t n = strlen(chapters[i]);
        if (len > n && strncmp(at, chapters[i], n) == 0)
            return strcspn(at, " /") >= len;
    }
    return memchr(at, '#', len) && memchr(at, '/', len) && !memchr(at, ' ', len);
}

/* The first section that the line at AT cites; malloc'ed, or NULL. */
static char *section_in(const char *at)
{
    const char *end = at + strcspn(at, "\r\n");
    while (at < end) {
        at += strspn(at, " ;,");
        size_t len = strcspn(at, " ;,\r\n");
        if (is_section(at, len))
            return text_copy_n(at, len);
        at += len;
    }
    return NULL;
}

static bool uses_any(const Uses *uses, size_t step)
{
    for (size_t i = 0; i < uses->n; i++) {
        if (uses_has(uses, step, i))
            return true;
    }
    return false;
}

/* Steps that ran nothing, and whose module is not refused by an instruction, use what is cited above them. */
static void add_cited(const Case *of, const char *path, Uses *out)
{
    static const char mark[] = ";; SPEC ";
    Script script;
    if (!script_open(path, of->features, true, &script))
        return;
    const char *next = script.text;
    char *section = NULL;
    for (uint32_t i = 0; i < embed_script_commands(script.parsed); i++) {
        const Embed_command *command = embed_script_command(script.parsed, i);
        const char *found, *at = script.text + command->offset;
        while (next < at && (found = memmem(next, (size_t)(at - next), mark, strlen(mark)))) {
            char *cited = section_in(found + strlen(mark));
            free(section);
            section = cited;
            next = found + strlen(mark);
        }
        if (!section || uses_any(out, i))
            continue;
        char *name = section_name(section), *document = section_document(section);
        uses_add(out, i, name, section, document);
        free(name);
        free(document);
    }
    free(section);
    script_close(&script);
}

/* ---- the reference ---- */

/* The command that runs the script with a line a step; malloc'ed. */
static char *command_of(const Case *of, const char *path)
{
    char *program = text_format("%s/touchstone-ref", program_folder());
    char *words[] = {shell_word(program), shell_word(of->features ? of->features : ""),
                     shell_word(path)};
    char *command = text_format("timeout %d %s wast --json --rules --feature=%s -- %s 2>/dev/null",
                                SECONDS, words[0], words[1], words[2]);
    for (int i = 0; i < 3; i++)
        free(words[i]);
    free(program);
    return command;
}

/* Whether the file at PATH still is what was replayed. */
static bool is_unchanged(const Case *of, const char *path)
{
    char hash[33] = "";
    size_t len;
    char *text = file_read(path, &len);
    if (text)
        hash_hex(text, len, hash);
    free(text);
    return text && strcmp(hash, of->content) == 0;
}

void uses_of_script(const Case *of, Uses *out)
{
    char *path = *of->path == '/' ? text_copy(of->path) : project_path(of->path);
    *out = (Uses){0};
    if (is_unchanged(of, path)) {
        char *command = command_of(of, path), *line = NULL;
        size_t room = 0;
        FILE *in = popen(command, "re");
        out->known = in != NULL;
        while (in && getline(&line, &room, in) > 0) {
            json_t *record = json_loads(line, 0, NULL);
            take_record(record, out);
            json_decref(record);
        }
        if (in)
            pclose(in);
        add_cited(of, path, out);
        free(line);
        free(command);
    }
    free(path);
}
