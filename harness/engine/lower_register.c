/* engine/lower_register.c: a script of core modules that are joined by (register ...). */
#include "harness/engine/lower_register.h"

#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- source text on one line ---- */

/* The end of the comment at AT, AT where there is none. Strings have been passed over before. */
static const char *comment_end(const char *at, const char *end)
{
    if (end - at >= 2 && at[0] == ';' && at[1] == ';') {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        return newline ? newline : end;
    }
    if (end - at < 2 || at[0] != '(' || at[1] != ';')
        return at;
    unsigned depth = 0;
    do {
        bool opens = end - at >= 2 && at[0] == '(' && at[1] == ';';
        bool closes = end - at >= 2 && at[0] == ';' && at[1] == ')';
        depth += opens;
        depth -= closes;
        at += opens || closes ? 2 : 1;
    } while (depth && at < end);
    return at;
}

static const char *string_end(const char *at, const char *end)
{
    for (at++; at < end && *at != '"'; at++)
        at += *at == '\\';
    return at < end ? at + 1 : end;
}

/* The text of a command, without comments and line ends, of which strings have none. */
static void put_source(FILE *out, const Script *script, const Embed_command *command)
{
    const char *at = script->text + command->offset, *end = script->text + command->end;
    while (at < end) {
        const char *next = comment_end(at, end);
        if (next > at) {
            putc(' ', out);
        } else if (*at == '"') {
            next = string_end(at, end);
            fwrite(at, 1, (size_t)(next - at), out);
        } else {
            next = at + 1;
            putc(*at == '\n' || *at == '\r' ? ' ' : *at, out);
        }
        at = next;
    }
}

static void put_bytes(FILE *out, const uint8_t *bytes, size_t len)
{
    putc('"', out);
    for (size_t i = 0; i < len; i++)
        fprintf(out, "\\%02x", bytes[i]);
    putc('"', out);
}

static void put_name(FILE *out, Embed_name name)
{
    put_bytes(out, (const uint8_t *)name.at, name.len);
}

/* $NAME, in quotes where a character of it cannot stand in a plain identifier */
static void put_id(FILE *out, Embed_name name)
{
    static const char characters[] =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        "!#$%&'*+-./:<=>?@\\^_`|~";
    bool plain = true;
    for (size_t i = 0; i < name.len; i++)
        plain &= name.at[i] && strchr(characters, name.at[i]);
    putc('$', out);
    if (plain)
        fwrite(name.at, 1, name.len, out);
    else
        put_name(out, name);
}

/* ---- modules ---- */

/* (module $ID binary ...), without $ID where it is empty */
static void put_module(FILE *out, Embed_name id, const uint8_t *bytes, size_t len)
{
    fputs("(module ", out);
    if (id.len) {
        put_id(out, id);
        putc(' ', out);
    }
    fputs("binary ", out);
    put_bytes(out, bytes, len);
    putc(')', out);
}

/* The steps that make an instance; the last is what the script calls ID. */
static void put_steps(FILE *out, const Embed_lowered *lowered, Embed_name id)
{
    for (uint32_t i = 0; i < lowered->steps_n; i++) {
        const Embed_link_step *step = &lowered->steps[i];
        const Embed_link_bytes *module = &lowered->modules[step->module];
        bool root = i == lowered->root;
        put_module(out, root ? id : step->name, module->bytes, module->len);
        if (root)
            return;
        fputs(" (register ", out);
        put_name(out, step->name);
        putc(' ', out);
        put_id(out, step->name);
        fputs(") ", out);
    }
}

/* The assertion of COMMAND on the module FLAT. */
static void put_assertion(FILE *out, const Embed_command *command, const Embed_module *flat)
{
    uint8_t *bytes;
    size_t len;
    embed_module_encode(flat, false, &bytes, &len);
    fprintf(out, "(%s ", embed_command_name(command->kind));
    put_module(out, (Embed_name){0}, bytes, len);
    if (command->kind != EMBED_COMMAND_ASSERT_EXCEPTION) {
        putc(' ', out);
        put_name(out, command->text);
    }
    putc(')', out);
    free(bytes);
}

/* ---- commands ---- */

static void put_command(FILE *out, const Script *script, const Linked *linked, uint32_t i)
{
    const Embed_command *command = embed_script_command(script->parsed, i);
    const Link_command *link = &linked->commands[i];
    if (link->outcome || link->done)
        return;
    if (link->flat)
        put_assertion(out, command, link->flat);
    else if (!link->lowered)
        put_source(out, script, command);
    else if (command->kind != EMBED_COMMAND_DEFINITION)
        put_steps(out, link->lowered, command->id);
}

char *lower_register(const Script *script, const Linked *linked, size_t *len)
{
    char *text = NULL;
    FILE *out = open_memstream(&text, len);
    for (uint32_t i = 0; i < linked->n; i++) {
        put_command(out, script, linked, i);
        putc('\n', out);
    }
    fclose(out);
    return text;
}
