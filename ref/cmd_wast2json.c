/* cmd_wast2json.c: touchstone-ref wast2json: a script as JSON with its modules in files beside it, in the format of
 * wabt's tool of that name, as spectest-interp 1.0.32 reads it. NON-SPEC.
 *
 * The format has no module definitions: (module instance $i $m) becomes a module command with the file of $m, the
 * definition itself nothing. Assertions on custom sections become nothing either. */
#include "cli.h"
#include "util/alloc.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A module command: what actions refer to. */
typedef struct Instance {
    Embed_name id;
    Embed_module *module; /* NULL if it is not valid */
} Instance;

/* Where the modules' files stand, and what was written so far. */
typedef struct Json {
    const Embed_script *script;
    FILE *out;
    const char *prefix; /* of the file names, with the folder */
    const char *base;   /* the same without the folder */
    uint32_t files, commands;
    bool failed;            /* a file could not be written */
    uint32_t *file_of;      /* by command: number of its file, or UINT32_MAX */
    const char **extension; /* by command: "wasm" or "wat" */
    Instance *instances;    /* those so far, the latest last */
    size_t instances_n, instances_capacity;
} Json;

static void key_name(Json *json, const char *key, const char *before, Embed_name name)
{
    Buffer text = {0};
    buffer_text(&text, before);
    buffer_bytes(&text, name.at, name.len);
    fprintf(json->out, ", \"%s\": ", key);
    cli_json(json->out, (const char *)text.at, text.len);
    buffer_free(&text);
}

/* ---- values ---- */

static const char *lane_name(uint8_t kind)
{
    static const char *const names[] = {
        [EMBED_I32] = "i32", [EMBED_I64] = "i64", [EMBED_F32] = "f32",
        [EMBED_F64] = "f64", [EMBED_I8] = "i8",   [EMBED_I16] = "i16",
    };
    return names[kind];
}

static size_t lane_width(uint8_t kind)
{
    if (kind == EMBED_I8)
        return 1;
    if (kind == EMBED_I16)
        return 2;
    return kind == EMBED_I32 || kind == EMBED_F32 ? 4 : 8;
}

/* The type's name in this format; (ref.null) without a type, which it does not have, goes as a null externref: readers
   compare nulls without their types. */
static const char *ref_name(Embed_valtype t)
{
    static const char *const names[] = {
        [EMBED_HEAP_ANY] = "anyref",       [EMBED_HEAP_EQ] = "eqref",
        [EMBED_HEAP_I31] = "i31ref",       [EMBED_HEAP_STRUCT] = "structref",
        [EMBED_HEAP_ARRAY] = "arrayref",   [EMBED_HEAP_NONE] = "nullref",
        [EMBED_HEAP_FUNC] = "funcref",     [EMBED_HEAP_NOFUNC] = "nullfuncref",
        [EMBED_HEAP_EXN] = "exnref",       [EMBED_HEAP_NOEXN] = "nullexnref",
        [EMBED_HEAP_EXTERN] = "externref", [EMBED_HEAP_NOEXTERN] = "nullexternref",
    };
    return t.heap <= EMBED_HEAP_NOEXTERN ? names[t.heap] : "externref";
}

/* The lanes of BYTES; CLASSES (Embed_patternkind of each, or NULL) says which are classes of NaNs. */
static void write_vector(FILE *out, uint8_t lane, const uint8_t bytes[16], const uint8_t *classes)
{
    size_t width = lane_width(lane);
    fprintf(out, "{\"type\": \"v128\", \"lane_type\": \"%s\", \"value\": [", lane_name(lane));
    for (unsigned i = 0; i < 16 / width; i++) {
        uint64_t bits = 0;
        memcpy(&bits, bytes + i * width, width);
        const char *comma = i ? ", " : "";
        if (classes && classes[i] == EMBED_PATTERN_NAN_CANONICAL)
            fprintf(out, "%s\"nan:canonical\"", comma);
        else if (classes && classes[i] == EMBED_PATTERN_NAN_ARITHMETIC)
            fprintf(out, "%s\"nan:arithmetic\"", comma);
        else
            fprintf(out, "%s\"%" PRIu64 "\"", comma, bits);
    }
    fprintf(out, "]}");
}

/* LANE: how the lanes of a vector are written. */
static void write_value(FILE *out, const Embed_value *value, uint8_t lane)
{
    switch ((Embed_valkind)value->type.kind) {
    case EMBED_V128: write_vector(out, lane, value->v128, NULL); break;
    case EMBED_BOT:
    case EMBED_REF:
        fprintf(out, "{\"type\": \"%s\", \"value\": ", ref_name(value->type));
        if (value->ref.kind == EMBED_REF_NULL)
            fprintf(out, "\"null\"}");
        else
            fprintf(out, "\"%" PRIu64 "\"}", value->ref.value);
        break;
    case EMBED_I8:
    case EMBED_I16:
    case EMBED_I32:
    case EMBED_F32:
        fprintf(out, "{\"type\": \"%s\", \"value\": \"%" PRIu32 "\"}", lane_name(value->type.kind),
                value->i32);
        break;
    case EMBED_I64:
    case EMBED_F64:
        fprintf(out, "{\"type\": \"%s\", \"value\": \"%" PRIu64 "\"}", lane_name(value->type.kind),
                value->i64);
        break;
    }
}

/* Any function, any structure...: a reference of the type without its value; the reader compares the type only. */
static void write_ref_pattern(FILE *out, const Embed_value *value)
{
    fprintf(out, "{\"type\": \"%s\", \"value\": \"%s\"}", ref_name(value->type),
            value->type.null ? "null" : "0");
}

static void write_pattern(FILE *out, const Embed_pattern *pattern)
{
    const char *type = lane_name(pattern->value.type.kind == EMBED_F32 ? EMBED_F32 : EMBED_F64);
    switch (pattern->kind) {
    case EMBED_PATTERN_VALUE: write_value(out, &pattern->value, EMBED_I32); break;
    case EMBED_PATTERN_NAN_CANONICAL:
        fprintf(out, "{\"type\": \"%s\", \"value\": \"nan:canonical\"}", type);
        break;
    case EMBED_PATTERN_NAN_ARITHMETIC:
        fprintf(out, "{\"type\": \"%s\", \"value\": \"nan:arithmetic\"}", type);
        break;
    case EMBED_PATTERN_V128:
        write_vector(out, pattern->lane_kind, pattern->value.v128, pattern->lanes);
        break;
    case EMBED_PATTERN_REF: write_ref_pattern(out, &pattern->value); break;
    case EMBED_PATTERN_EITHER: write_pattern(out, &pattern->alternatives[0]); break;
    }
}

static void write_patterns(FILE *out, const char *key, const Embed_pattern *patterns, uint32_t n)
{
    fprintf(out, ", \"%s\": [", key);
    for (uint32_t i = 0; i < n; i++) {
        fprintf(out, i ? ", " : "");
        write_pattern(out, &patterns[i]);
    }
    fprintf(out, "]");
}

/* The format knows alternatives for a single result only. */
static void write_results(FILE *out, const Embed_command *command)
{
    const Embed_pattern *results = command->results;
    if (command->results_n == 1 && results[0].kind == EMBED_PATTERN_EITHER)
        write_patterns(out, "either", results[0].alternatives, results[0].n);
    else
        write_patterns(out, "expected", results, command->results_n);
}

static void write_action(Json *json, const Embed_command *command)
{
    fprintf(json->out, ", \"action\": {\"type\": \"%s\"",
            command->action == EMBED_ACTION_GET ? "get" : "invoke");
    if (command->id.len)
        key_name(json, "module", "$", command->id);
    key_name(json, "field", "", command->field);
    if (command->action == EMBED_ACTION_INVOKE) {
        fprintf(json->out, ", \"args\": [");
        for (uint32_t i = 0; i < command->args_n; i++) {
            fprintf(json->out, i ? ", " : "");
            write_value(json->out, &command->args[i], command->lanes[i]);
        }
        fprintf(json->out, "]");
    }
    fprintf(json->out, "}");
}

/* ---- types of actions ---- */

/* Keeps the module of command I as an instance called ID. */
static void add_instance(Json *json, uint32_t i, Embed_name id)
{
    Instance instance = {.id = id};
    Embed_failure failure;
    if (embed_script_module(json->script, i, &instance.module, &failure) == EMBED_OK &&
        embed_module_validate(instance.module, &failure) != EMBED_OK) {
        embed_module_free(instance.module);
        instance.module = NULL;
    }
    PUSH(json->instances, json->instances_n, json->instances_capacity, instance);
}

static bool same_name(Embed_name a, Embed_name b)
{
    return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

/* The module of the instance called ID, of the latest where ID is empty; NULL if there is none. */
static const Embed_module *instance_named(const Json *json, Embed_name id)
{
    for (size_t i = json->instances_n; i-- > 0;) {
        if (!id.len || same_name(json->instances[i].id, id))
            return json->instances[i].module;
    }
    return NULL;
}

static void write_type(FILE *out, Embed_valtype t, bool first)
{
    const char *name = t.kind == EMBED_REF    ? ref_name(t)
                       : t.kind == EMBED_V128 ? "v128"
                                              : lane_name(t.kind);
    fprintf(out, "%s{\"type\": \"%s\"}", first ? "" : ", ", name);
}

/* The types of what an action that is expected to fail would give. */
static void write_action_types(Json *json, const Embed_command *command)
{
    const Embed_module *module = instance_named(json, command->id);
    uint32_t n = module ? embed_module_exports(module) : 0;
    Embed_functype type;
    fprintf(json->out, ", \"expected\": [");
    for (uint32_t i = 0; i < n; i++) {
        Embed_export export = embed_module_export(module, i);
        if (!same_name(export.name, command->field))
            continue;
        if (export.type.kind == EMBED_GLOBAL)
            write_type(json->out, export.type.t, true);
        if (export.type.kind == EMBED_FUNC && embed_functype(export.type.deftype, &type)) {
            for (uint32_t k = 0; k < type.results_n; k++)
                write_type(json->out, type.results[k], k == 0);
        }
    }
    fprintf(json->out, "]");
}

/* ---- modules ---- */

static void write_file(Json *json, uint32_t i, const char *extension, const void *bytes, size_t len)
{
    Buffer path = {0};
    json->file_of[i] = json->files++;
    json->extension[i] = extension;
    buffer_format(&path, "%s.%" PRIu32 ".%s", json->prefix, json->file_of[i], extension);
    json->failed = json->failed || !cli_write(buffer_string(&path), bytes, len);
    buffer_free(&path);
}

/* Writes the module of command I: bytes as they stand, text in binary form where it can be parsed, quoted text that is
   asserted to fail as it is. */
static void write_module(Json *json, uint32_t i)
{
    const Embed_command *command = embed_script_command(json->script, i);
    Embed_module *module;
    Embed_failure failure;
    if (command->form == EMBED_FORM_BINARY) {
        write_file(json, i, "wasm", command->bytes, command->len);
    } else if ((command->form == EMBED_FORM_TEXT || command->kind == EMBED_COMMAND_MODULE ||
                command->kind == EMBED_COMMAND_DEFINITION) &&
               embed_script_module(json->script, i, &module, &failure) == EMBED_OK) {
        uint8_t *bytes;
        size_t len;
        embed_module_encode(module, false, &bytes, &len);
        write_file(json, i, "wasm", bytes, len);
        free(bytes);
        embed_module_free(module);
    } else {
        write_file(json, i, "wat", command->bytes, command->len);
    }
}

static void key_filename(Json *json, uint32_t i)
{
    fprintf(json->out, ", \"filename\": ");
    Buffer name = {0};
    buffer_format(&name, "%s.%" PRIu32 ".%s", json->base, json->file_of[i], json->extension[i]);
    cli_json(json->out, (const char *)name.at, name.len);
    buffer_free(&name);
}

/* The command that defines the module which instance command I is made of; I itself where there is none. */
static uint32_t definition_of(const Json *json, uint32_t i)
{
    Embed_name of = embed_script_command(json->script, i)->of;
    for (uint32_t j = i; j-- > 0;) {
        const Embed_command *command = embed_script_command(json->script, j);
        if ((command->kind == EMBED_COMMAND_DEFINITION || command->kind == EMBED_COMMAND_MODULE) &&
            (!of.len || same_name(of, command->id)))
            return j;
    }
    return i;
}

/* ---- commands ---- */

static void open_command(Json *json, const char *type, const Embed_command *command)
{
    fprintf(json->out, "%s  {\"type\": \"%s\", \"line\": %" PRIu32, json->commands++ ? ",\n" : "",
            type, command->inner_line);
}

static void write_instance(Json *json, const Embed_command *command, uint32_t definition)
{
    add_instance(json, definition, command->id);
    open_command(json, "module", command);
    if (command->id.len)
        key_name(json, "name", "$", command->id);
    key_filename(json, definition);
    fprintf(json->out, "}");
}

static void write_register(Json *json, const Embed_command *command)
{
    open_command(json, "register", command);
    if (command->id.len)
        key_name(json, "name", "$", command->id);
    key_name(json, "as", "", command->text);
    fprintf(json->out, "}");
}

/* An assertion on a module that fails. */
static void write_module_assertion(Json *json, const char *type, const Embed_command *command,
                                   uint32_t i)
{
    open_command(json, type, command);
    key_filename(json, i);
    key_name(json, "text", "", command->text);
    fprintf(json->out, ", \"module_type\": \"%s\"}",
            strcmp(json->extension[i], "wat") == 0 ? "text" : "binary");
}

/* An action, on its own or in an assertion. */
static void write_acting(Json *json, const Embed_command *command)
{
    const char *type = embed_command_name(command->kind);
    open_command(json, type, command);
    write_action(json, command);
    if (command->kind == EMBED_COMMAND_ASSERT_RETURN) {
        write_results(json->out, command);
    } else {
        if (command->kind != EMBED_COMMAND_ACTION &&
            command->kind != EMBED_COMMAND_ASSERT_EXCEPTION)
            key_name(json, "text", "", command->text);
        write_action_types(json, command);
    }
    fprintf(json->out, "}");
}

static void write_command(Json *json, uint32_t i)
{
    const Embed_command *command = embed_script_command(json->script, i);
    switch (command->kind) {
    case EMBED_COMMAND_MODULE: write_instance(json, command, i); break;
    case EMBED_COMMAND_INSTANCE: {
        uint32_t definition = definition_of(json, i);
        if (definition != i)
            write_instance(json, command, definition);
        break;
    }
    case EMBED_COMMAND_REGISTER: write_register(json, command); break;
    case EMBED_COMMAND_ASSERT_MALFORMED:
        write_module_assertion(json, "assert_malformed", command, i);
        break;
    case EMBED_COMMAND_ASSERT_INVALID:
        write_module_assertion(json, "assert_invalid", command, i);
        break;
    case EMBED_COMMAND_ASSERT_UNLINKABLE:
        write_module_assertion(json, "assert_unlinkable", command, i);
        break;
    case EMBED_COMMAND_ASSERT_TRAP:
    case EMBED_COMMAND_ASSERT_EXHAUSTION:
    case EMBED_COMMAND_ASSERT_EXCEPTION:
        if (command->form != EMBED_FORM_NONE)
            write_module_assertion(json, "assert_uninstantiable", command, i);
        else
            write_acting(json, command);
        break;
    case EMBED_COMMAND_ACTION:
    case EMBED_COMMAND_ASSERT_RETURN: write_acting(json, command); break;
    case EMBED_COMMAND_DEFINITION:
    case EMBED_COMMAND_THREAD:
    case EMBED_COMMAND_THREAD_END:
    case EMBED_COMMAND_WAIT:
    case EMBED_COMMAND_ASSERT_MALFORMED_CUSTOM:
    case EMBED_COMMAND_ASSERT_INVALID_CUSTOM: break;
    }
}

/* ---- the files ---- */

/* Writes all of SCRIPT, which SOURCE holds, to json->out and the files beside it. */
static void write_script(Json *json, const char *source)
{
    uint32_t n = embed_script_commands(json->script);
    Buffer numbers = {0}, extensions = {0};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t none = UINT32_MAX;
        const char *no_extension = NULL;
        buffer_bytes(&numbers, &none, sizeof none);
        buffer_bytes(&extensions, &no_extension, sizeof no_extension);
    }
    json->file_of = (uint32_t *)(void *)numbers.at;
    json->extension = (const char **)(void *)extensions.at;
    for (uint32_t i = 0; i < n; i++) {
        if (embed_script_command(json->script, i)->form != EMBED_FORM_NONE)
            write_module(json, i);
    }
    fprintf(json->out, "{\"source_filename\": ");
    cli_json(json->out, source, strlen(source));
    fprintf(json->out, ",\n \"commands\": [\n");
    for (uint32_t i = 0; i < n; i++)
        write_command(json, i);
    fprintf(json->out, "]}\n");
    for (size_t i = 0; i < json->instances_n; i++)
        embed_module_free(json->instances[i].module);
    free(json->instances);
    buffer_free(&numbers);
    buffer_free(&extensions);
}

/* The name without its last extension, if that is EXTENSION or any one for NULL. */
static void print_stem(Buffer *out, const char *path, const char *extension)
{
    const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    size_t len = strlen(path);
    if (dot && dot != path && (!slash || dot > slash + 1) &&
        (!extension || strcmp(dot, extension) == 0))
        len = (size_t)(dot - path);
    buffer_bytes(out, path, len);
    buffer_string(out);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Writes SCRIPT of the file SOURCE to the file OUTPUT and beside it. */
static int write_files(const Embed_script *script, const char *source, const char *output)
{
    Buffer prefix = {0};
    char *at = NULL;
    size_t len = 0;
    print_stem(&prefix, output, ".json");
    Json json = {.script = script,
                 .out = open_memstream(&at, &len),
                 .prefix = (const char *)prefix.at,
                 .base = base_name((const char *)prefix.at)};
    if (json.out) {
        write_script(&json, source);
        fclose(json.out);
        json.failed = json.failed || !cli_write(output, at, len);
    }
    bool good = json.out && !json.failed;
    free(at);
    buffer_free(&prefix);
    return good ? CLI_OK : CLI_BROKEN;
}

static int wast2json(const Cli_command *command, int argc, char **argv)
{
    const char *output = NULL;
    Embed_features features = embed_features_default();
    const Cli_option options[] = {
        {"output", 'o', CLI_TEXT, &output}, {"feature", 0, CLI_FEATURES, &features}, {0}};
    int exit_code = CLI_OK;
    int first = cli_parse(command, argc, argv, options, 1, false, &exit_code);
    if (first < 0)
        return exit_code;
    if (output && strcmp(output, "-") == 0) {
        cli_error("wast2json: modules go into files beside the JSON; name it with -o FILE");
        return CLI_USAGE;
    }
    if (argc - first != 1) {
        cli_error("wast2json: one file at a time; see 'touchstone-ref wast2json --help'");
        return CLI_USAGE;
    }
    const char *source = argv[first];
    Buffer text, named = {0};
    if (!cli_read(source, &text))
        return CLI_USAGE;
    print_stem(&named, base_name(source), NULL);
    buffer_text(&named, ".json");
    Embed_script *script;
    Embed_failure failure;
    if (embed_script_parse((const char *)text.at, text.len, features, &script, &failure) !=
        EMBED_OK) {
        cli_failure(source, &failure);
        exit_code = CLI_USAGE;
    } else {
        exit_code = write_files(script, source, output ? output : buffer_string(&named));
        embed_script_free(script);
    }
    buffer_free(&text);
    buffer_free(&named);
    return exit_code;
}

const Cli_command cmd_wast2json = {
    .name = "wast2json",
    .usage = "[OPTION...] FILE",
    .summary = "translate a script to JSON and module files, as wabt's wast2json does",
    .help =
        "Modules are written beside the JSON file as NAME.0.wasm, NAME.1.wasm ...; text that is\n"
        "asserted to be malformed as NAME.N.wat.\n\n"
        "  -o, --output FILE  the JSON file (else the script's name with .json, in this folder)\n"
        "  --feature LIST     switch features: +threads,-simd or 2.0\n\n"
        "Example: touchstone-ref wast2json a.wast -o out/a.json && spectest-interp out/a.json\n",
    .run = wast2json};
