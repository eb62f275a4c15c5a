/* record.c: WebAssembly Module Records: parse a WebAssembly module (ESM integration). */
#include "esm/record.h"

#include "jsapi/error.h"
#include "jsapi/idl.h"
#include "jsapi/module.h"
#include "util/alloc.h"

#include "esm/live.h"

#include <stdlib.h>
#include <string.h>

/* ---- what stands behind a record ---- */

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Esm_record *self = idl_opaque(value, JS_MODULE_RECORD);
    if (!self)
        return;
    esm_forget_live(JS_GetRuntimeOpaque(rt), self);
    JS_FreeValueRT(rt, self->source);
    JS_FreeValueRT(rt, self->instance);
    free(self->requests);
    free(self);
}

static void mark(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark_value)
{
    const Esm_record *self = idl_opaque(value, JS_MODULE_RECORD);
    if (!self)
        return;
    JS_MarkValue(rt, self->source, mark_value);
    JS_MarkValue(rt, self->instance, mark_value);
}

void esm_define_record_class(JSRuntime *rt)
{
    static const JSClassDef class = {
        .class_name = "Module Record", .finalizer = finalize, .gc_mark = mark};
    JS_NewClass(rt, JS_CLASS_OF(JS_MODULE_RECORD), &class);
}

Esm_record *esm_record_of(JSModuleDef *m)
{
    return idl_opaque(qjs_module_behind(m), JS_MODULE_RECORD);
}

/* ---- parse a WebAssembly module ---- */

static bool starts_with(Embed_name name, const char *prefix)
{
    size_t len = strlen(prefix);
    return name.len >= len && memcmp(name.at, prefix, len) == 0;
}

static bool is_reserved(Embed_name name)
{
    return starts_with(name, "wasm:") || starts_with(name, "wasm-js:");
}

/* False after throwing a LinkError. */
static bool throw_reserved(JSContext *ctx, Embed_name name)
{
    js_throw_error(ctx, JS_LINK_ERROR, "the name \"%.*s\" is reserved",
                   name.len < 64 ? (int)name.len : 64, name.at);
    return false;
}

/* The request that an import makes: of module linking, one of a module is for the module itself. */
static int add_request(JSContext *ctx, JSModuleDef *m, const Embed_import *import)
{
    Embed_name specifier = import->single ? import->name : import->module;
    Qjs_phase phase = import->single && import->type.kind == EMBED_MODULE ? QJS_PHASE_MODULE_IMPORT
                                                                          : QJS_PHASE_EVALUATION;
    return qjs_module_add_request(ctx, m, specifier.at, specifier.len, phase);
}

/* Step 7: [[RequestedModules]]; false after throwing */
static bool add_requests(JSContext *ctx, JSModuleDef *m, Esm_record *self)
{
    const Embed_module *module = self->module->module;
    uint32_t n = embed_module_imports(module);
    self->requests = checked_calloc(n ? n : 1, sizeof *self->requests);
    for (uint32_t i = 0; i < n; i++) {
        Embed_import import = embed_module_import(module, i);
        Embed_name specifier = import.single ? import.name : import.module;
        if (starts_with(specifier, "wasm-js:"))
            return throw_reserved(ctx, specifier);
        if (!import.single && is_reserved(import.name))
            return throw_reserved(ctx, import.name);
        if (js_is_provided(&import, &self->module->options))
            self->requests[i] = -1;
        else if ((self->requests[i] = add_request(ctx, m, &import)) < 0)
            return false;
    }
    return true;
}

/* Step 8, and the export name list; false after throwing */
static bool add_exports(JSContext *ctx, JSModuleDef *m, const Embed_module *module)
{
    for (uint32_t i = 0; i < embed_module_exports(module); i++) {
        Embed_export export = embed_module_export(module, i);
        if (is_reserved(export.name))
            return throw_reserved(ctx, export.name);
        if (!qjs_module_add_export(ctx, m, export.name.at, export.name.len))
            return false;
    }
    return true;
}

/* Steps 2 to 5: the Module of BYTES, with the string builtins. */
static JSValue compile(JSContext *ctx, const uint8_t *bytes, size_t len)
{
    Js_compile_options options = {0};
    Buffer name = {0};
    buffer_text(&name, "js-string");
    PUSH(options.builtins, options.builtins_n, options.builtins_capacity,
         ((Embed_name){.at = buffer_string(&name), .len = name.len}));
    Embed_failure failure;
    Js_module_record *module =
        js_module_record_new(bytes, len, js_agent_of(ctx)->features, &options, &failure);
    return module ? js_construct_a_module_object(ctx, module)
                  : js_throw_failure(ctx, &failure, true);
}

JSModuleDef *esm_parse_a_webassembly_module(JSContext *ctx, const uint8_t *bytes, size_t len,
                                            const char *url)
{
    /* 1 to 5 */
    JSValue source = compile(ctx, bytes, len);
    if (JS_IsException(source))
        return NULL;
    JSValue behind = JS_NewObjectProtoClass(ctx, JS_NULL, JS_CLASS_OF(JS_MODULE_RECORD));
    if (JS_IsException(behind)) {
        JS_FreeValue(ctx, source);
        return NULL;
    }
    Esm_record *self = checked_calloc(1, sizeof *self);
    *self =
        (Esm_record){.source = source, .instance = JS_UNDEFINED, .module = js_module_of(source)};
    JS_SetOpaque(behind, self);
    /* 6 to 11 */
    JSModuleDef *m = qjs_new_module(ctx, url, behind);
    if (!m || (add_requests(ctx, m, self) && add_exports(ctx, m, self->module->module)))
        return m;
    qjs_free_module(ctx, m);
    return NULL;
}
