/* cause/alone.c: a divergence as one plain script for an engine's own JavaScript shell.
 *
 * What a script (.wast) does is done through the JavaScript API, each module in binary form; values pass through a module made
 * for each action, in which arguments are constants and results become bits. A subtest runs as it stands, with a few functions
 * in place of testharness.js. */
#include "harness/cause/alone.h"

#include "harness/cause/alone.js.inc"
#include "harness/cause/alone_subtest.js.inc"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <ctype.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- JavaScript ---- */

/* TEXT of LEN bytes as a JavaScript string; what is not UTF-8 as \xNN in it. */
static void put_string(FILE *out, const char *text, size_t len)
{
    char *copy = text_copy_n(text, len), *safe = text_safe(copy, (size_t)-1 / 2);
    json_t *string = json_string(safe);
    char *quoted = json_dumps(string, JSON_ENCODE_ANY | JSON_ENSURE_ASCII);
    fputs(quoted ? quoted : "\"\"", out);
    json_decref(string);
    free(quoted);
    free(safe);
    free(copy);
}

/* A line of comment. */
static void put_comment(FILE *out, const char *format, const char *text)
{
    char *safe = text_safe(text, 300);
    fputs("// ", out);
    fprintf(out, format, safe); // NOLINT(clang-diagnostic-format-nonliteral)
    putc('\n', out);
    free(safe);
}

/* ---- the way through which values pass ---- */

/* NAME as a string of the text format. */
static void put_name(FILE *out, Embed_name name)
{
    putc('"', out);
    for (size_t i = 0; i < name.len; i++)
        fprintf(out, "\\%02x", (unsigned char)name.at[i]);
    putc('"', out);
}

static bool put_type(FILE *out, Embed_valtype type)
{
    char text[100];
    bool plain = type.kind != EMBED_REF || (type.null && type.heap != EMBED_HEAP_DEF);
    fprintf(out, " %s", embed_valtype_text(type, text, sizeof text));
    return plain;
}

/* VALUE as a constant; false where none can be written. */
static bool put_constant(FILE *out, const Embed_value *value)
{
    unsigned long long high = 0, low = 0;
    switch (value->type.kind) {
    case EMBED_I32: fprintf(out, "(i32.const %u)", value->i32); return true;
    case EMBED_F32: fprintf(out, "(f32.reinterpret_i32 (i32.const %u))", value->f32); return true;
    case EMBED_I64: fprintf(out, "(i64.const %llu)", (unsigned long long)value->i64); return true;
    case EMBED_F64:
        fprintf(out, "(f64.reinterpret_i64 (i64.const %llu))", (unsigned long long)value->f64);
        return true;
    case EMBED_V128:
        for (int i = 7; i >= 0; i--) {
            low = low << 8 | value->v128[i];
            high = high << 8 | value->v128[8 + i];
        }
        fprintf(out, "(v128.const i64x2 %llu %llu)", low, high);
        return true;
    default: return false;
    }
}

/* The argument of type TYPE: a constant, or null. */
static bool put_argument(FILE *out, const Embed_value *value, Embed_valtype type)
{
    if (type.kind != EMBED_REF)
        return put_constant(out, value);
    const char *heap = type.heap == EMBED_HEAP_FUNC     ? "func"
                       : type.heap == EMBED_HEAP_EXTERN ? "extern"
                       : type.heap == EMBED_HEAP_ANY    ? "any"
                                                        : NULL;
    if (!heap || value->ref.kind != EMBED_REF_NULL)
        return false;
    fprintf(out, "(ref.null %s)", heap);
    return true;
}

/* The bits of a result, which is local I. */
static void put_bits(FILE *out, Embed_valtype type, uint32_t i)
{
    switch (type.kind) {
    case EMBED_F32: fprintf(out, " (i32.reinterpret_f32 (local.get %u))", i); break;
    case EMBED_F64: fprintf(out, " (i64.reinterpret_f64 (local.get %u))", i); break;
    case EMBED_V128:
        fprintf(out, " (i64x2.extract_lane 1 (local.get %u)) (i64x2.extract_lane 0 (local.get %u))",
                i, i);
        break;
    default: fprintf(out, " (local.get %u)", i);
    }
}

static bool put_bits_types(FILE *out, const Embed_valtype *results, uint32_t n)
{
    bool good = true;
    fputs(" (result", out);
    for (uint32_t i = 0; i < n && good; i++) {
        switch (results[i].kind) {
        case EMBED_F32: fputs(" i32", out); break;
        case EMBED_F64: fputs(" i64", out); break;
        case EMBED_V128: fputs(" i64 i64", out); break;
        default: good = put_type(out, results[i]);
        }
    }
    putc(')', out);
    return good;
}

/* The imported function or global, $x, of type TYPE. */
static bool put_import(FILE *out, Embed_name field, const Embed_externtype *type,
                       const Embed_functype *of)
{
    bool good = true;
    fputs("(import \"m\" ", out);
    put_name(out, field);
    if (type->kind == EMBED_GLOBAL) {
        fputs(type->mut ? " (global $x (mut" : " (global $x", out);
        good = put_type(out, type->t);
        fputs(type->mut ? ")))" : "))", out);
        return good;
    }
    fputs(" (func $x (param", out);
    for (uint32_t i = 0; i < of->params_n; i++)
        good &= put_type(out, of->params[i]);
    fputs(") (result", out);
    for (uint32_t i = 0; i < of->results_n; i++)
        good &= put_type(out, of->results[i]);
    fputs(")))\n", out);
    return good;
}

/* The text of a module that does the action of COMMAND on an export of type TYPE, whose results are those of OF. */
static bool put_way(FILE *out, const Embed_command *command, const Embed_externtype *type,
                    const Embed_functype *of)
{
    bool good = put_import(out, command->field, type, of);
    fputs("(func (export \"run\")", out);
    good &= put_bits_types(out, of->results, of->results_n);
    fputs(" (local", out);
    for (uint32_t i = 0; i < of->results_n; i++)
        good &= put_type(out, of->results[i]);
    fputs(")\n", out);
    for (uint32_t i = 0; i < of->params_n && good; i++)
        good = put_argument(out, &command->args[i], of->params[i]);
    fputs(type->kind == EMBED_GLOBAL ? " (global.get $x)" : " (call $x)", out);
    for (uint32_t i = of->results_n; i-- > 0;)
        fprintf(out, " (local.set %u)", i);
    for (uint32_t i = 0; i < of->results_n; i++)
        put_bits(out, of->results[i], i);
    fputs(")\n", out);
    return good;
}

/* The type of the export of MODULE that COMMAND is about, and of what comes of it. */
static bool find_type(const Embed_module *module, const Embed_command *command,
                      Embed_externtype *type, Embed_functype *of)
{
    for (uint32_t i = 0; i < embed_module_exports(module); i++) {
        Embed_export export = embed_module_export(module, i);
        if (export.name.len != command->field.len ||
            memcmp(export.name.at, command->field.at, export.name.len) != 0)
            continue;
        *type = export.type;
        if (type->kind == EMBED_GLOBAL) {
            *of = (Embed_functype){.results_n = 1, .results = &type->t};
            return command->action == EMBED_ACTION_GET;
        }
        return type->kind == EMBED_FUNC && command->action == EMBED_ACTION_INVOKE &&
               embed_functype(type->deftype, of) && of->params_n == command->args_n;
    }
    return false;
}

/* The types of results, as alone.js takes them. */
static void put_types(FILE *out, const Embed_functype *of)
{
    static const char *const names[] = {
        [EMBED_I32] = "i32", [EMBED_I64] = "i64",   [EMBED_F32] = "f32",
        [EMBED_F64] = "f64", [EMBED_V128] = "v128", [EMBED_REF] = "ref"};
    putc('[', out);
    for (uint32_t i = 0; i < of->results_n; i++)
        fprintf(out, "%s\"%s\"", i ? ", " : "", names[of->results[i].kind]);
    putc(']', out);
}

/* ---- modules in binary form ---- */

static void put_bytes(FILE *out, const uint8_t *bytes, size_t len)
{
    putc('"', out);
    for (size_t i = 0; i < len; i++)
        fprintf(out, "%02x", bytes[i]);
    putc('"', out);
}

static void put_hex(FILE *out, const Embed_module *module)
{
    uint8_t *bytes;
    size_t len;
    embed_module_encode(module, false, &bytes, &len);
    put_bytes(out, bytes, len);
    free(bytes);
}

static unsigned digit_of(char c)
{
    return isdigit((unsigned char)c) ? (unsigned)(c - '0')
                                     : (unsigned)(tolower((unsigned char)c) - 'a' + 10);
}

/* The bytes of the string of the text format that begins at *at with its quotation mark, appended to BYTES; *at is moved behind
   it. False where it has an escape that modules in binary form have no use for. */
static bool read_string(const char **at, const char *end, uint8_t *bytes, size_t *len)
{
    const char *c = *at + 1;
    for (; c < end && *c != '"'; c++) {
        if (*c != '\\') {
            bytes[(*len)++] = (uint8_t)*c;
        } else if (end - c > 2 && isxdigit((unsigned char)c[1]) && isxdigit((unsigned char)c[2])) {
            bytes[(*len)++] = (uint8_t)(digit_of(c[1]) << 4 | digit_of(c[2]));
            c += 2;
        } else {
            return false;
        }
    }
    *at = c + 1;
    return c < end;
}

/* The bytes of "(module binary "..." ...)" in the text of LEN bytes, malloc'ed: a module that is malformed cannot be had
   otherwise. NULL where it is not written so. */
static uint8_t *binary_of(const char *text, size_t text_len, size_t *len)
{
    const char *end = text + text_len, *at = memmem(text, text_len, " binary", strlen(" binary"));
    uint8_t *bytes = memory_new(text_len + 1);
    bool good = at != NULL;
    *len = 0;
    for (at = good ? at + strlen(" binary") : end; good && at < end && *at != ')';) {
        if (*at == '"') {
            good = read_string(&at, end, bytes, len);
        } else if (*at == ';') {
            at += strcspn(at, "\n");
        } else {
            good = isspace((unsigned char)*at);
            at++;
        }
    }
    if (good && at < end)
        return bytes;
    free(bytes);
    return NULL;
}

/* ---- steps of a script ---- */

static Embed_module *module_of(const Script *script, uint32_t i)
{
    Embed_module *module = NULL;
    Embed_failure failure;
    return embed_script_module(script->parsed, i, &module, &failure) == EMBED_OK ? module : NULL;
}

/* The command that made the instance that COMMAND, number STEP, is about; SIZE_MAX where there is none. */
static size_t maker_of(const Script *script, size_t step, const Embed_command *command)
{
    for (size_t i = step; i-- > 0;) {
        const Embed_command *other = embed_script_command(script->parsed, (uint32_t)i);
        bool named = other->id.len == command->id.len &&
                     (!other->id.len || memcmp(other->id.at, command->id.at, other->id.len) == 0);
        if (other->kind == EMBED_COMMAND_MODULE && (named || !command->id.len))
            return i;
    }
    return SIZE_MAX;
}

/* An expression for what the action of command STEP gives: "show([...], run(...))". */
static bool put_action(FILE *out, const Script *script, uint32_t step)
{
    const Embed_command *command = embed_script_command(script->parsed, step);
    size_t maker = maker_of(script, step, command);
    Embed_module *module = maker == SIZE_MAX ? NULL : module_of(script, (uint32_t)maker),
                 *way = NULL;
    Embed_failure failure;
    Embed_externtype type;
    Embed_functype of;
    char *text = NULL;
    size_t len;
    FILE *wat = open_memstream(&text, &len);
    bool good = module && embed_module_validate(module, &failure) == EMBED_OK &&
                find_type(module, command, &type, &of) && put_way(wat, command, &type, &of);
    fclose(wat);
    good = good && embed_module_parse(text, len, script->features, &way, &failure) == EMBED_OK;
    if (good) {
        fputs("show(", out);
        put_types(out, &of);
        fputs(", run(", out);
        put_string(out, command->id.at, command->id.len);
        fputs(", ", out);
        put_hex(out, way);
        fputs("))", out);
    }
    free(text);
    embed_module_free(way);
    embed_module_free(module);
    return good;
}

/* An expression that makes an instance of the module of command STEP. */
static bool put_module(FILE *out, const Script *script, uint32_t step)
{
    const Embed_command *command = embed_script_command(script->parsed, step);
    if (command->form == EMBED_FORM_NONE)
        return false;
    Embed_module *module = module_of(script, step);
    size_t len = 0;
    uint8_t *bytes = module || command->form != EMBED_FORM_BINARY
                         ? NULL
                         : binary_of(script->text + command->offset,
                                     (size_t)(command->end - command->offset), &len);
    if (!module && !bytes)
        return false;
    fputs("make(", out);
    put_string(out, command->id.at, command->id.len);
    fputs(", ", out);
    if (module)
        put_hex(out, module);
    else
        put_bytes(out, bytes, len);
    putc(')', out);
    embed_module_free(module);
    free(bytes);
    return true;
}

/* The statement of command STEP, observed where it is the one that diverges. False where there is none. */
static bool put_step(FILE *out, const Script *script, uint32_t step, bool observed)
{
    const Embed_command *command = embed_script_command(script->parsed, step);
    bool good = true;
    fprintf(out, "%s(function () { return ", observed ? "observe" : "before");
    if (command->kind == EMBED_COMMAND_REGISTER) {
        fputs("name_it(", out);
        put_string(out, command->text.at, command->text.len);
        fputs(", ", out);
        put_string(out, command->id.at, command->id.len);
        putc(')', out);
    } else if (command->action) {
        good = put_action(out, script, step);
    } else {
        good = put_module(out, script, step);
    }
    fputs("; });\n", out);
    return good;
}

/* What is due, as a list of strings: without the readable form of numbers. */
static void put_due(FILE *out, const char *due)
{
    putc('[', out);
    for (const char *at = due; *at;) {
        const char *end = strstr(at, " or ");
        size_t len = end ? (size_t)(end - at) : strlen(at), n = 0;
        char *plain = memory_new(len + 1);
        bool trap = strncmp(at, "trapped", strlen("trapped")) == 0;
        for (size_t i = 0; i < len; i++) {
            if (at[i] == '(' && !trap)
                i += strcspn(at + i, ")");
            else if (at[i] == '#' && !trap)
                i += strspn(at + i + 1, "0123456789"); /* identities are within the case */
            else
                plain[n++] = at[i];
        }
        put_string(out, plain, n);
        free(plain);
        at += len + (end ? 4 : 0);
        fputs(*at ? ", " : "", out);
    }
    putc(']', out);
}

/* Of a trap that is taken for another one, or for none that is due: the engine's words. */
static char *trap_words(const Cause_place *place)
{
    bool both = strncmp(place->due, "trapped", 7) == 0 && strncmp(place->seen, "trapped", 7) == 0;
    size_t len = strcspn(place->message, "(\n");
    while (len && place->message[len - 1] == ' ')
        len--;
    return text_copy_n(place->message, both ? len : 0);
}

static char *script_alone(const Cause *cause, const Excerpt *excerpt, const char **why)
{
    const Script *script = &excerpt->script;
    const Cause_place *place = &cause->smallest;
    char *text = NULL, *title = cause_title(cause), *words = trap_words(place);
    size_t size;
    bool good = !script_is_linking(script);
    FILE *out = open_memstream(&text, &size);
    put_comment(out, "%s", title);
    fputs(cause_alone_js, out);
    putc('\n', out);
    for (uint32_t i = 0; good && i <= (uint32_t)place->step; i++) {
        if (excerpt->needed[i])
            good = put_step(out, script, i, i == (uint32_t)place->step);
    }
    fputs("judge(", out);
    put_due(out, place->due);
    fputs(", ", out);
    put_string(out, words, strlen(words));
    fputs(");\n", out);
    fclose(out);
    free(title);
    free(words);
    if (good)
        return text;
    *why = "what the step takes cannot be written as one module and its use";
    free(text);
    return NULL;
}

/* ---- subtests ---- */

/* Appends the script at PATH; false where it cannot be read. */
static bool put_file(FILE *out, const char *path, const char *name)
{
    size_t len;
    char *text = file_read(path, &len);
    bool good = text && strlen(text) == len;
    put_comment(out, "---- %s ----", name);
    if (good)
        fputs(text, out);
    putc('\n', out);
    free(text);
    return good;
}

static char *subtest_alone(const Cause *cause, const Excerpt *excerpt, const char **why)
{
    const Case *of = &excerpt->of;
    if (strcmp(cause->smallest.kind, "subtest") != 0) {
        *why = "it is the script as a whole that goes wrong";
        return NULL;
    }
    if (of->folder || of->wpt->requires || of->wpt->module || of->wpt->browser || of->wpt->server) {
        *why = of->folder ? "the case is several files" : "the case takes more than a shell has";
        return NULL;
    }
    char *text = NULL, *title = cause_title(cause);
    size_t size;
    bool good = true;
    FILE *out = open_memstream(&text, &size);
    put_comment(out, "%s", title);
    if (strstr(excerpt->script.text, "\n\"use strict\";"))
        fputs("\"use strict\";\n", out);
    fputs("var WANTED = ", out);
    put_string(out, cause->smallest.subject, strlen(cause->smallest.subject));
    fprintf(out, ";\n%s\n", cause_alone_subtest_js);
    for (char **name = of->wpt->scripts; good && name && *name; name++) {
        char *path = wpt_script(of->path, *name);
        good = path && put_file(out, path, *name);
        free(path);
    }
    good = good && put_file(out, of->path, of->name);
    fputs("\nif (!found)\n  say(\"there is no such subtest here: \" + WANTED);\n", out);
    fclose(out);
    free(title);
    if (good)
        return text;
    *why = "a script that the case names is not here";
    free(text);
    return NULL;
}

char *alone_script(const Cause *cause, const Excerpt *excerpt, const char **why)
{
    return strcmp(cause->smallest.form, "js") == 0 ? subtest_alone(cause, excerpt, why)
                                                   : script_alone(cause, excerpt, why);
}
