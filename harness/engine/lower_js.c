/* engine/lower_js.c: a script (.wast) as data for engine/js/driver.js. */
#include "harness/engine/lower_js.h"

#include "harness/engine/lower_js_parts.h"
#include "harness/engine/lower_js_wrap.h"
#include "harness/engine/lower_link.h"
#include "harness/util/text.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The host module of scripts. As a module of its own it has exact types, which functions of JavaScript have not. */
static const char *const spectest[] = {
    "(module (func (export \"print\")) (func (export \"print_i32\") (param i32))"
    " (func (export \"print_i64\") (param i64)) (func (export \"print_f32\") (param f32))"
    " (func (export \"print_f64\") (param f64)) (func (export \"print_i32_f32\") (param i32 f32))"
    " (func (export \"print_f64_f64\") (param f64 f64))"
    " (global (export \"global_i32\") i32 (i32.const 666))"
    " (global (export \"global_i64\") i64 (i64.const 666))"
    " (global (export \"global_f32\") f32 (f32.const 666.6))"
    " (global (export \"global_f64\") f64 (f64.const 666.6))"
    " (table (export \"table\") 10 20 funcref) (memory (export \"memory\") 1 2))",
    "(module (table (export \"table64\") i64 10 20 funcref))"};

/* 1 for a structure, 2 for an array, 0 for other references. */
static const char classify[] =
    "(module (func (export \"kind\") (param anyref) (result i32)"
    " (if (ref.test (ref struct) (local.get 0)) (then (return (i32.const 1))))"
    " (ref.test (ref array) (local.get 0)) (i32.shl (i32.const 1))))";

/* A module that a command defined; an instance has the types of its module. module is NULL where it has none that the
   front end can tell. */
typedef struct Known {
    Embed_name id;
    const Embed_module *module;
} Known;

typedef struct Knowns {
    Known *at;
    size_t n;
} Knowns;

/* A wrapper that is in the script already. */
typedef struct Wrapped {
    bool global;
    Embed_externtype type;
} Wrapped;

typedef struct Lowering {
    const Script *script;
    Linked linked;          /* where there is a route */
    Embed_module **modules; /* to be freed */
    size_t modules_n;
    Knowns definitions, instances;
    Wrapped *wrapped;
    size_t wrapped_n;
    json_t *wrappers;
    bool classify;
    char *dump; /* what is printed next */
    size_t dump_room;
} Lowering;

/* ---- pieces of JSON ---- */

static json_t *bytes_of_text(const char *text)
{
    Embed_module *module;
    Embed_failure failure;
    if (embed_module_parse(text, strlen(text), embed_features_default(), &module, &failure) !=
        EMBED_OK)
        return json_null();
    json_t *json = json_of_module(module);
    embed_module_free(module);
    return json;
}

static void set_text(json_t *step, const char *key, const char *text)
{
    json_object_set_new(step, key, json_string(text));
}

/* Names that are no UTF-8 name nothing. */
static void set_name(json_t *step, const char *key, Embed_name name)
{
    if (name.len)
        json_object_set_new(step, key, json_stringn(name.at, name.len));
}

/* ---- modules ---- */

static void add_known(Knowns *knowns, Embed_name id, const Embed_module *module)
{
    knowns->at = array_room(knowns->at, knowns->n, sizeof *knowns->at);
    knowns->at[knowns->n++] = (Known){.id = id, .module = module};
}

/* The newest called ID, or of all when ID is empty. */
static const Embed_module *find_known(const Knowns *knowns, Embed_name id)
{
    for (size_t i = knowns->n; i-- > 0;) {
        const Known *known = &knowns->at[i];
        if (!id.len || (known->id.len == id.len && memcmp(known->id.at, id.at, id.len) == 0))
            return known->module;
    }
    return NULL;
}

/* "unsupported NAME,...": the features that were switched off, or the front end itself. */
static void set_unsupported(json_t *step, const Embed_failure *failure)
{
    char *text = text_copy("unsupported");
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (failure->features >> i & 1) {
            char *longer =
                text_format("%s%c%s", text, strchr(text, ' ') ? ',' : ' ', embed_feature_name(i));
            free(text);
            text = longer;
        }
    }
    set_text(step, "outcome", failure->features ? text : "unsupported front-end");
    free(text);
}

/* What the route says of command I; NULL without a route. */
static const Link_command *link_of(const Lowering *lowering, uint32_t i)
{
    return lowering->linked.n ? &lowering->linked.commands[i] : NULL;
}

/* Keeps MODULE until the end if it is valid; else frees it and returns NULL. */
static const Embed_module *keep_valid(Lowering *lowering, Embed_module *module)
{
    Embed_failure failure;
    if (embed_module_validate(module, &failure) != EMBED_OK) {
        embed_module_free(module);
        return NULL;
    }
    lowering->modules =
        array_room(lowering->modules, lowering->modules_n, sizeof *lowering->modules);
    lowering->modules[lowering->modules_n++] = module;
    return module;
}

/* Puts the module of command I into STEP, as bytes, what it is linked of, or the reason why there is neither. Returns the
   module if the front end finds it valid: then its types are known. */
static const Embed_module *set_module(Lowering *lowering, uint32_t i, json_t *step)
{
    const Embed_command *command = embed_script_command(lowering->script->parsed, i);
    Embed_module *parsed;
    Embed_failure failure;
    if (embed_script_module(lowering->script->parsed, i, &parsed, &failure) != EMBED_OK) {
        if (command->form == EMBED_FORM_BINARY)
            json_object_set_new(step, "bytes", json_of_bytes(command->bytes, command->len));
        else
            set_unsupported(step, &failure);
        return NULL;
    }
    const Link_command *linked = link_of(lowering, i);
    if (linked && linked->flat)
        json_object_set_new(step, "bytes", json_of_module(linked->flat));
    else if (linked && linked->lowered)
        json_object_set_new(step, "linked", json_of_linked(linked->lowered));
    else if (command->form == EMBED_FORM_BINARY)
        json_object_set_new(step, "bytes", json_of_bytes(command->bytes, command->len));
    else
        json_object_set_new(step, "bytes", json_of_module(parsed));
    return keep_valid(lowering, parsed);
}

/* ---- values and types ---- */

static const char *type_name(Embed_valtype t)
{
    static const char *const names[] = {
        [EMBED_BOT] = "?",   [EMBED_I32] = "i32", [EMBED_I64] = "i64",   [EMBED_F32] = "f32",
        [EMBED_F64] = "f64", [EMBED_I8] = "i32",  [EMBED_V128] = "v128", [EMBED_I16] = "i32"};
    if (t.kind != EMBED_REF)
        return names[t.kind];
    switch (hierarchy_of_reftype(t)) {
    case EMBED_HEAP_FUNC: return "func";
    case EMBED_HEAP_EXTERN: return "extern";
    case EMBED_HEAP_EXN: return "exn";
    default: return "any";
    }
}

static json_t *type_names(Lowering *lowering, const Embed_valtype *types, uint32_t n)
{
    json_t *names = json_array();
    for (uint32_t i = 0; i < n; i++) {
        const char *name = type_name(types[i]);
        lowering->classify |= strcmp(name, "any") == 0 || strcmp(name, "extern") == 0;
        json_array_append_new(names, json_string_nocheck(name));
    }
    return names;
}

static void ref_bits(Embed_ref ref, char *buf, size_t size)
{
    int32_t i31 = (int32_t)((uint32_t)ref.value << 1) >> 1;
    if (ref.kind == EMBED_REF_HOST)
        snprintf(buf, size, "host:%" PRIu64, ref.value);
    else if (ref.kind == EMBED_REF_I31)
        snprintf(buf, size, "i31:%" PRId32, i31);
    else
        snprintf(buf, size, "null");
}

static json_t *argument(const Embed_value *value)
{
    char bits[40] = "";
    switch ((Embed_valkind)value->type.kind) {
    case EMBED_I32: snprintf(bits, sizeof bits, "%" PRIu32, value->i32); break;
    case EMBED_I64: snprintf(bits, sizeof bits, "%016" PRIx64, value->i64); break;
    case EMBED_F32: snprintf(bits, sizeof bits, "%08" PRIx32, value->f32); break;
    case EMBED_F64: snprintf(bits, sizeof bits, "%016" PRIx64, value->f64); break;
    case EMBED_V128:
        for (size_t i = 0; i < 16; i++)
            snprintf(bits + 2 * i, 3, "%02x", value->v128[15 - i]);
        break;
    case EMBED_REF: ref_bits(value->ref, bits, sizeof bits); break;
    case EMBED_BOT:
    case EMBED_I8:
    case EMBED_I16: break;
    }
    json_t *pair = json_array();
    json_array_append_new(pair, json_string_nocheck(type_name(value->type)));
    json_array_append_new(pair, json_string_nocheck(bits));
    return pair;
}

/* ---- actions ---- */

/* The wrapper for TYPE: its index, -1 where none is needed, -2 where none can be made. */
static int wrapper_of(Lowering *lowering, const Embed_externtype *type)
{
    bool global = type->kind == EMBED_GLOBAL;
    for (size_t i = 0; i < lowering->wrapped_n; i++) {
        const Wrapped *known = &lowering->wrapped[i];
        if (known->global == global && known->type.deftype == type->deftype &&
            known->type.mut == type->mut && memcmp(&known->type.t, &type->t, sizeof type->t) == 0)
            return (int)i;
    }
    Wrapper wrapper;
    if (global)
        wrap_global(type, &wrapper);
    else if (!wrap_function(type->deftype, &wrapper))
        return -2;
    if (!wrapper.at)
        return -1;
    lowering->wrapped =
        array_room(lowering->wrapped, lowering->wrapped_n, sizeof *lowering->wrapped);
    lowering->wrapped[lowering->wrapped_n++] = (Wrapped){.global = global, .type = *type};
    json_array_append_new(lowering->wrappers, json_of_bytes(wrapper.at, wrapper.len));
    free(wrapper.at);
    return (int)lowering->wrapped_n - 1;
}

/* The type that an expected result shows, for exports whose type is not known. */
static Embed_valtype pattern_type(const Embed_pattern *pattern)
{
    while (pattern->kind == EMBED_PATTERN_EITHER && pattern->n)
        pattern = &pattern->alternatives[0];
    if (pattern->kind == EMBED_PATTERN_V128)
        return (Embed_valtype){.kind = EMBED_V128};
    return pattern->value.type;
}

/* The function type that COMMAND's arguments and expected results show, as a handle. */
static uint32_t shown_deftype(const Embed_command *command)
{
    Embed_valtype *types =
        memory_new((command->args_n + (size_t)command->results_n + 1) * sizeof *types);
    Embed_valtype *results = types + command->args_n;
    for (uint32_t i = 0; i < command->args_n; i++)
        types[i] = command->args[i].type;
    for (uint32_t i = 0; i < command->results_n; i++)
        results[i] = pattern_type(&command->results[i]);
    uint32_t deftype = embed_deftype(&(Embed_functype){.params_n = command->args_n,
                                                       .results_n = command->results_n,
                                                       .params = types,
                                                       .results = results});
    free(types);
    return deftype;
}

/* The type of the export that COMMAND acts on: its module's, else what the command shows. */
static Embed_externtype acted_on(const Lowering *lowering, const Embed_command *command)
{
    const Embed_module *module = find_known(&lowering->instances, command->id);
    bool get = command->action == EMBED_ACTION_GET;
    Embed_externkind kind = get ? EMBED_GLOBAL : EMBED_FUNC;
    for (uint32_t i = 0; module && i < embed_module_exports(module); i++) {
        Embed_export export = embed_module_export(module, i);
        if (export.type.kind == kind && export.name.len == command->field.len &&
            memcmp(export.name.at, command->field.at, export.name.len) == 0)
            return export.type;
    }
    Embed_externtype shown = {.kind = kind};
    if (!get)
        shown.deftype = shown_deftype(command);
    else if (command->results_n)
        shown.t = pattern_type(&command->results[0]);
    return shown;
}

static bool arguments_fit(const Embed_command *command, const Embed_functype *type)
{
    if (command->args_n != type->params_n)
        return false;
    for (uint32_t i = 0; i < command->args_n; i++) {
        if (command->args[i].type.kind != type->params[i].kind)
            return false;
    }
    return true;
}

static void set_arguments(json_t *step, const Embed_command *command, const Embed_functype *type,
                          bool wrapped)
{
    json_t *args = json_array();
    for (uint32_t i = 0; i < command->args_n; i++) {
        Crossing crossing = crossing_of_param(type->params[i]);
        bool left_out = crossing == CROSSING_EXN || crossing == CROSSING_NULL;
        json_array_append_new(args, wrapped && left_out ? json_pack("[s]", "none")
                                                        : argument(&command->args[i]));
    }
    json_object_set_new(step, "args", args);
}

static void lower_action(Lowering *lowering, const Embed_command *command, json_t *step)
{
    bool get = command->action == EMBED_ACTION_GET;
    Embed_externtype type = acted_on(lowering, command);
    Embed_functype functype = {0};
    set_text(step, "op", get ? "get" : "invoke");
    set_name(step, "id", command->id);
    json_object_set_new(
        step, "field",
        json_stringn(command->field.len ? command->field.at : "", command->field.len));
    if (!get && (!embed_functype(type.deftype, &functype) || !arguments_fit(command, &functype))) {
        set_text(step, "outcome", "failed arguments");
        return;
    }
    int wrap = wrapper_of(lowering, &type);
    if (wrap >= 0)
        json_object_set_new(step, "wrap", json_integer(wrap));
    else if (wrap == -2)
        set_text(step, "outcome", "failed arguments");
    if (!get)
        set_arguments(step, command, &functype, wrap >= 0);
    json_object_set_new(step, "results",
                        get ? type_names(lowering, &type.t, 1)
                            : type_names(lowering, functype.results, functype.results_n));
}

/* ---- commands ---- */

static void lower_definition(Lowering *lowering, uint32_t i, const char *op, json_t *step)
{
    const Embed_command *command = embed_script_command(lowering->script->parsed, i);
    set_text(step, "op", op);
    set_name(step, "id", command->id);
    const Embed_module *module = set_module(lowering, i, step);
    add_known(&lowering->definitions, command->id, module);
    if (command->kind == EMBED_COMMAND_MODULE)
        add_known(&lowering->instances, command->id, module);
}

/* A module that should be refused. What only a reader of text, or of custom sections, can see is not for JavaScript. */
static void lower_refusal(Lowering *lowering, uint32_t i, json_t *step)
{
    const Embed_command *command = embed_script_command(lowering->script->parsed, i);
    bool binary = command->form == EMBED_FORM_BINARY;
    bool custom = command->kind == EMBED_COMMAND_ASSERT_MALFORMED_CUSTOM ||
                  command->kind == EMBED_COMMAND_ASSERT_INVALID_CUSTOM;
    if (!binary && (custom || command->kind == EMBED_COMMAND_ASSERT_MALFORMED)) {
        set_text(step, "op", "none");
        set_text(step, "outcome", "unsupported text");
    } else if (custom) {
        set_text(step, "op", "none");
        set_text(step, "outcome", "unsupported custom");
    } else {
        set_text(step, "op", "check");
        set_module(lowering, i, step);
    }
}

/* An action, or the instantiation of a module, that should fail, or return. */
static void lower_behaviour(Lowering *lowering, uint32_t i, json_t *step)
{
    const Embed_command *command = embed_script_command(lowering->script->parsed, i);
    if (command->form == EMBED_FORM_NONE) {
        lower_action(lowering, command, step);
    } else {
        set_text(step, "op", "link");
        set_module(lowering, i, step);
    }
}

static json_t *lower_command(Lowering *lowering, uint32_t i)
{
    const Link_command *linked = link_of(lowering, i);
    const Embed_command *command = embed_script_command(lowering->script->parsed, i);
    json_t *step = json_object();
    switch (command->kind) {
    case EMBED_COMMAND_MODULE: lower_definition(lowering, i, "module", step); break;
    case EMBED_COMMAND_DEFINITION: lower_definition(lowering, i, "definition", step); break;
    case EMBED_COMMAND_INSTANCE:
        set_text(step, "op", "instance");
        set_name(step, "id", command->id);
        set_name(step, "of", command->of);
        add_known(&lowering->instances, command->id,
                  find_known(&lowering->definitions, command->of));
        break;
    case EMBED_COMMAND_REGISTER:
        set_text(step, "op", "register");
        set_name(step, "id", command->id);
        json_object_set_new(
            step, "name",
            json_stringn(command->text.len ? command->text.at : "", command->text.len));
        break;
    case EMBED_COMMAND_ACTION:
    case EMBED_COMMAND_ASSERT_RETURN:
    case EMBED_COMMAND_ASSERT_TRAP:
    case EMBED_COMMAND_ASSERT_EXHAUSTION:
    case EMBED_COMMAND_ASSERT_EXCEPTION:
    case EMBED_COMMAND_ASSERT_UNLINKABLE: lower_behaviour(lowering, i, step); break;
    case EMBED_COMMAND_ASSERT_MALFORMED:
    case EMBED_COMMAND_ASSERT_INVALID:
    case EMBED_COMMAND_ASSERT_MALFORMED_CUSTOM:
    case EMBED_COMMAND_ASSERT_INVALID_CUSTOM: lower_refusal(lowering, i, step); break;
    case EMBED_COMMAND_THREAD:
    case EMBED_COMMAND_THREAD_END:
    case EMBED_COMMAND_WAIT:
        set_text(step, "op", "none");
        set_text(step, "outcome", "unsupported threads");
        break;
    }
    if (linked && linked->done)
        set_text(step, "outcome", "linked");
    if (linked && linked->outcome) {
        set_text(step, "outcome", linked->outcome);
        if (linked->message)
            set_text(step, "message", linked->message);
    }
    return step;
}

static void print_json(Lowering *lowering, FILE *out, const char *before, json_t *json)
{
    const size_t flags = JSON_COMPACT | JSON_ENSURE_ASCII | JSON_ENCODE_ANY;
    size_t len = json_dumpb(json, lowering->dump, lowering->dump_room, flags);
    if (len > lowering->dump_room) {
        lowering->dump = memory_resize(lowering->dump, lowering->dump_room = len * 2);
        len = json_dumpb(json, lowering->dump, lowering->dump_room, flags);
    }
    fputs(before, out);
    fwrite(lowering->dump, 1, len, out);
    json_decref(json);
}

/* The members that say which case it is, and what is left out. */
static void print_head(const Attempt *attempt, FILE *out)
{
    fprintf(out, "{\"case\":\"%s\",\"kind\":\"script\"", attempt->token);
    if (attempt->n)
        fputs(",\"careful\":true", out);
    for (size_t i = 0; i < attempt->skip_n; i++)
        fprintf(out, "%s%" PRIu32, i ? "," : ",\"skip\":[", attempt->skip[i]);
    if (attempt->skip_n)
        fputs("]", out);
}

static void print_steps(Lowering *lowering, FILE *out)
{
    json_t *hosts = json_array();
    uint32_t n = embed_script_commands(lowering->script->parsed);
    for (size_t i = 0; i < sizeof spectest / sizeof *spectest; i++)
        json_array_append_new(hosts, bytes_of_text(spectest[i]));
    print_json(lowering, out, ",\"spectest\":", hosts);
    fputs(",\"steps\":[", out);
    for (uint32_t i = 0; i < n; i++)
        print_json(lowering, out, i ? "," : "", lower_command(lowering, i));
    fputs("]", out);
    if (lowering->classify)
        print_json(lowering, out, ",\"classify\":", bytes_of_text(classify));
    print_json(lowering, out, ",\"wrappers\":", lowering->wrappers);
    fputs("}", out);
}

/* What is the same in every request with the script by ROUTE. Malloc'ed. */
static char *lower_steps(const Script *script, Route route, size_t *len)
{
    Lowering lowering = {.script = script, .wrappers = json_array()};
    char *text = NULL;
    if (route)
        link_script(script, route, &lowering.linked);
    FILE *out = open_memstream(&text, len);
    print_steps(&lowering, out);
    fclose(out);
    for (size_t i = 0; i < lowering.modules_n; i++)
        embed_module_free(lowering.modules[i]);
    linked_free(&lowering.linked);
    free(lowering.modules);
    free(lowering.definitions.at);
    free(lowering.instances.at);
    free(lowering.wrapped);
    free(lowering.dump);
    return text;
}

char *lower_js(const Script *script, Route route, const Attempt *attempt, size_t *len)
{
    Script_kept *kept = script->kept;
    size_t steps_len;
    char *text = NULL, *steps;
    if (kept)
        pthread_mutex_lock(&kept->lock);
    if (kept && !kept->texts[route])
        kept->texts[route] = lower_steps(script, route, &kept->lens[route]);
    if (kept)
        pthread_mutex_unlock(&kept->lock);
    steps = kept ? kept->texts[route] : lower_steps(script, route, &steps_len);
    FILE *out = open_memstream(&text, len);
    print_head(attempt, out);
    fwrite(steps, 1, kept ? kept->lens[route] : steps_len, out);
    fclose(out);
    if (!kept)
        free(steps);
    return text;
}
