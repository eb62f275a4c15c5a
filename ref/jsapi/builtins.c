/* builtins.c: sets of builtin functions (js-api, "Builtins", and what read the imports does for them). */
#include "jsapi/builtins.h"

#include "jsapi/idl.h"
#include "jsapi/js_string.h"
#include "util/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The builtin sets that there are. */
static const Js_builtin_set sets[] = {{"js-string", js_string_builtins}, {NULL, NULL}};

static const char prefix[] = "wasm:";
enum { PREFIX_LENGTH = sizeof prefix - 1 };

static bool is_name(Embed_name name, const char *at, size_t len)
{
    return name.len == len && memcmp(name.at, at, len) == 0;
}

static bool equal_names(Embed_name a, Embed_name b)
{
    return is_name(a, b.at, b.len);
}

/* The set NAME refers to, NULL if there is none. */
static const Js_builtin_set *set_named(Embed_name name)
{
    for (const Js_builtin_set *set = sets; set->name; set++) {
        if (is_name(name, set->name, strlen(set->name)))
            return set;
    }
    return NULL;
}

/* ---- WebAssemblyCompileOptions ---- */

/* Takes the bytes of TEXT over. */
static Embed_name name_of(Buffer text)
{
    return (Embed_name){.at = buffer_string(&text), .len = text.len};
}

static void free_name(Embed_name name)
{
    free((char *)name.at);
}

static bool take_builtin(JSContext *ctx, JSValueConst element, void *data)
{
    Js_compile_options *options = data;
    Buffer text;
    if (!idl_usvstring(ctx, element, &text))
        return false;
    PUSH(options->builtins, options->builtins_n, options->builtins_capacity, name_of(text));
    return true;
}

/* USVString? */
static bool take_imported_strings(JSContext *ctx, JSValueConst value, Js_compile_options *options)
{
    Buffer text;
    if (JS_IsNull(value) || JS_IsUndefined(value))
        return true;
    if (!idl_usvstring(ctx, value, &text))
        return false;
    options->has_imported_strings = true;
    options->imported_strings = name_of(text);
    return true;
}

bool js_compile_options(JSContext *ctx, JSValueConst value, Js_compile_options *out)
{
    *out = (Js_compile_options){0};
    if (!idl_dictionary(ctx, value))
        return false;
    JSValue member = idl_dictionary_member(ctx, value, "builtins");
    bool good = !JS_IsException(member) &&
                (JS_IsUndefined(member) || idl_sequence(ctx, member, take_builtin, out));
    JS_FreeValue(ctx, member);
    if (good) {
        member = idl_dictionary_member(ctx, value, "importedStringConstants");
        good = !JS_IsException(member) && take_imported_strings(ctx, member, out);
        JS_FreeValue(ctx, member);
    }
    if (!good)
        js_compile_options_free(out);
    return good;
}

void js_compile_options_free(Js_compile_options *options)
{
    for (size_t i = 0; i < options->builtins_n; i++)
        free_name(options->builtins[i]);
    free(options->builtins);
    free_name(options->imported_strings);
    *options = (Js_compile_options){0};
}

/* ---- which imports they are ---- */

/* js-api: find a builtin; NULL if there is none */
static const Js_builtin *find_a_builtin(const Embed_import *import,
                                        const Js_compile_options *options)
{
    Embed_name module = import->module;
    if (import->single || module.len < PREFIX_LENGTH ||
        memcmp(module.at, prefix, PREFIX_LENGTH) != 0)
        return NULL;
    module = (Embed_name){.at = module.at + PREFIX_LENGTH, .len = module.len - PREFIX_LENGTH};
    /* 4 */
    for (size_t i = 0; i < options->builtins_n; i++) {
        const Js_builtin_set *set = set_named(options->builtins[i]);
        if (!set || !equal_names(module, options->builtins[i]))
            continue;
        for (const Js_builtin *builtin = set->builtins; builtin->name; builtin++) {
            if (is_name(import->name, builtin->name, strlen(builtin->name)))
                return builtin;
        }
    }
    /* 5 */
    return NULL;
}

static bool is_imported_string(const Embed_import *import, const Js_compile_options *options)
{
    return options->has_imported_strings && !import->single &&
           equal_names(import->module, options->imported_strings);
}

bool js_is_provided(const Embed_import *import, const Js_compile_options *options)
{
    return is_imported_string(import, options) || find_a_builtin(import, options);
}

/* js-api: validate builtin set names */
static bool validate_builtin_set_names(const Js_compile_options *options)
{
    for (size_t i = 0; i < options->builtins_n; i++) {
        for (size_t k = 0; k < i; k++) {
            if (equal_names(options->builtins[i], options->builtins[k]))
                return false;
        }
    }
    return true;
}

/* js-api: validate an import for builtins; and step 2.1 of what follows */
static bool validate_import(const Embed_import *import, const Js_compile_options *options)
{
    static const Embed_externtype string_type = {
        .kind = EMBED_GLOBAL, .t = {.kind = EMBED_REF, .heap = EMBED_HEAP_EXTERN}};
    if (is_imported_string(import, options))
        return embed_match_externtype(&string_type, &import->type);
    const Js_builtin *builtin = find_a_builtin(import, options);
    if (!builtin)
        return true;
    Embed_externtype type = {.kind = EMBED_FUNC, .deftype = builtin->type()};
    return embed_match_externtype(&type, &import->type);
}

static bool invalid(Embed_failure *failure, const char *message)
{
    *failure = (Embed_failure){.result = EMBED_INVALID,
                               .kind = "incompatible import type",
                               .offset = EMBED_NO_OFFSET,
                               .func = EMBED_NO_FUNC};
    snprintf(failure->message, sizeof failure->message, "%s", message);
    return false;
}

/* js-api: validate builtins and imported string for a WebAssembly module */
bool js_validate_builtins_and_imported_string(const Embed_module *module,
                                              const Js_compile_options *options,
                                              Embed_failure *failure)
{
    /* 1 */
    if (!validate_builtin_set_names(options))
        return invalid(failure, "the option builtins names a set twice");
    /* 2 */
    for (uint32_t i = 0; i < embed_module_imports(module); i++) {
        Embed_import import = embed_module_import(module, i);
        if (!validate_import(&import, options)) {
            char message[64];
            snprintf(message, sizeof message, "import %u is not of the type of the builtin", i);
            return invalid(failure, message);
        }
    }
    return true;
}

/* ---- instantiating them ---- */

/* js-api: instantiate a builtin set */
static JSValue instantiate_a_builtin_set(JSContext *ctx, const Js_builtin_set *set)
{
    JSValue exports = JS_NewObjectProto(ctx, JS_NULL);
    uint32_t i = 0;
    for (const Js_builtin *builtin = set->builtins; builtin->name; builtin++) {
        uint32_t funcaddr = js_create_a_builtin_function(ctx, builtin->type(), builtin->steps, i++);
        JSValue func = js_a_new_exported_function(ctx, funcaddr);
        if (JS_IsException(exports) || JS_IsException(func) ||
            JS_DefinePropertyValueStr(ctx, exports, builtin->name, func, JS_PROP_C_W_E) < 0) {
            JS_FreeValue(ctx, exports);
            return JS_EXCEPTION;
        }
    }
    return exports;
}

/* js-api: instantiate imported strings */
static JSValue instantiate_imported_strings(JSContext *ctx, const Embed_module *module,
                                            const Js_compile_options *options)
{
    JSValue exports = JS_NewObjectProto(ctx, JS_NULL);
    for (uint32_t i = 0; !JS_IsException(exports) && i < embed_module_imports(module); i++) {
        Embed_import import = embed_module_import(module, i);
        if (!is_imported_string(&import, options))
            continue;
        JSAtom name = JS_NewAtomLen(ctx, import.name.at, import.name.len);
        bool good = name != JS_ATOM_NULL &&
                    JS_DefinePropertyValue(ctx, exports, name, JS_AtomToString(ctx, name),
                                           JS_PROP_C_W_E) >= 0;
        JS_FreeAtom(ctx, name);
        if (!good) {
            JS_FreeValue(ctx, exports);
            return JS_EXCEPTION;
        }
    }
    return exports;
}

/* Sets NAME in the map of N entries to OBJECT, which is taken over; returns how many there are then. */
static int set_provided(JSContext *ctx, Js_provided *map, int n, const char *before,
                        Embed_name name, JSValue object)
{
    Buffer key = {0};
    buffer_bytes(&key, before, strlen(before));
    buffer_bytes(&key, name.at, name.len);
    for (int i = 0; i < n; i++) {
        if (is_name((Embed_name){(const char *)map[i].name.at, map[i].name.len},
                    (const char *)key.at, key.len)) {
            JS_FreeValue(ctx, map[i].object);
            map[i].object = object;
            buffer_free(&key);
            return n;
        }
    }
    map[n] = (Js_provided){.name = key, .object = object};
    return n + 1;
}

/* js-api: read the imports, steps 2 to 4 */
int js_instantiate_provided(JSContext *ctx, const Embed_module *module,
                            const Js_compile_options *options, Js_provided **out)
{
    Js_provided *map = checked_calloc(options->builtins_n + 1, sizeof *map);
    int n = 0;
    bool good = true;
    for (size_t i = 0; good && i < options->builtins_n; i++) {
        const Js_builtin_set *set = set_named(options->builtins[i]);
        if (!set)
            continue;
        JSValue object = instantiate_a_builtin_set(ctx, set);
        good = !JS_IsException(object);
        if (good)
            n = set_provided(ctx, map, n, prefix, options->builtins[i], object);
    }
    if (good && options->has_imported_strings) {
        JSValue object = instantiate_imported_strings(ctx, module, options);
        good = !JS_IsException(object);
        if (good)
            n = set_provided(ctx, map, n, "", options->imported_strings, object);
    }
    *out = map;
    if (good)
        return n;
    js_provided_free(ctx, map, n);
    *out = NULL;
    return -1;
}

void js_provided_free(JSContext *ctx, Js_provided *provided, int n)
{
    for (int i = 0; i < n; i++) {
        buffer_free(&provided[i].name);
        JS_FreeValue(ctx, provided[i].object);
    }
    free(provided);
}
