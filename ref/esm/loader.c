/* loader.c: HostLoadImportedModule (HTML): a module map a realm, resources that are JavaScript, WebAssembly or JSON. */
#include "esm/loader.h"

#include "esm/live.h"
#include "esm/module_map.h"
#include "esm/namespace_instance.h"
#include "esm/record.h"
#include "esm/resource.h"
#include "esm/source.h"
#include "jsapi/error.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

static JSValue throw_unresolved(JSContext *ctx, const char *specifier)
{
    return JS_ThrowTypeError(
        ctx, "\"%s\" is no URL and does not begin with \"/\", \"./\" or \"../\"", specifier);
}

/* ---- import.meta ---- */

/* HTML: the steps of import.meta.resolve; DATA is the URL of the module */
static JSValue meta_resolve(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                            JSValueConst *argv, void *data)
{
    (void)func, (void)this_val;
    Url url;
    const char *specifier = JS_ToCString(ctx, argc ? argv[0] : JS_UNDEFINED);
    if (!specifier)
        return JS_EXCEPTION;
    JSValue result;
    if (esm_resolve_specifier(data, specifier, &url)) {
        Buffer text = url_serialize(&url);
        result = JS_NewStringLen(ctx, buffer_string(&text), text.len);
        buffer_free(&text);
        url_free(&url);
    } else {
        result = throw_unresolved(ctx, specifier);
    }
    JS_FreeCString(ctx, specifier);
    return result;
}

static void free_url(JSRuntime *rt, void *data)
{
    (void)rt;
    free(data);
}

/* HTML: HostGetImportMetaProperties; false after throwing */
static bool set_import_meta(JSContext *ctx, JSModuleDef *m, const char *url)
{
    static const Qjs_function_kind kind = {.call = meta_resolve, .finalize = free_url};
    JSValue meta = JS_GetImportMeta(ctx, m);
    JSAtom name = JS_NewAtom(ctx, "resolve");
    char *copy = memcpy(checked_calloc(strlen(url) + 1, 1), url, strlen(url));
    JSValue resolve = qjs_new_function(ctx, &kind, name, 1, copy);
    bool good =
        !JS_IsException(meta) && !JS_IsException(resolve) &&
        JS_DefinePropertyValueStr(ctx, meta, "url", JS_NewString(ctx, url), JS_PROP_C_W_E) >= 0 &&
        JS_DefinePropertyValue(ctx, meta, name, JS_DupValue(ctx, resolve), JS_PROP_C_W_E) >= 0;
    JS_FreeValue(ctx, resolve);
    JS_FreeAtom(ctx, name);
    JS_FreeValue(ctx, meta);
    return good;
}

/* ---- records of resources ---- */

/* HTML: create a JavaScript module script; NULL after throwing */
static JSModuleDef *javascript_module(JSContext *ctx, const Buffer *bytes, const char *url)
{
    static const uint8_t bom[] = {0xEF, 0xBB, 0xBF};
    size_t skip =
        bytes->len >= sizeof bom && memcmp(bytes->at, bom, sizeof bom) == 0 ? sizeof bom : 0;
    JSModuleDef *m =
        qjs_compile_module(ctx, (const char *)bytes->at + skip, bytes->len - skip, url);
    if (!m)
        return NULL;
    if (set_import_meta(ctx, m, url))
        return m;
    qjs_free_module(ctx, m);
    return NULL;
}

/* HTML: create a JSON module script: ParseJSONModule, a synthetic module whose only export is the default one */
static JSModuleDef *json_module(JSContext *ctx, const Buffer *bytes, const char *name)
{
    JSValue value = JS_ParseJSON(ctx, (const char *)bytes->at, bytes->len, name);
    JSModuleDef *m = JS_IsException(value) ? NULL : qjs_new_module(ctx, name, value);
    if (!m || qjs_module_add_export(ctx, m, "default", strlen("default")))
        return m;
    qjs_free_module(ctx, m);
    return NULL;
}

/* NON-SPEC: a module in the text format is what its binary form is. */
static JSModuleDef *text_module(JSContext *ctx, const Buffer *bytes, const char *url)
{
    Embed_module *module;
    Embed_failure failure;
    if (embed_module_parse((const char *)bytes->at, bytes->len, js_agent_of(ctx)->features, &module,
                           &failure) != EMBED_OK) {
        js_throw_failure(ctx, &failure, true);
        return NULL;
    }
    uint8_t *binary;
    size_t len;
    embed_module_encode(module, true, &binary, &len);
    embed_module_free(module);
    JSModuleDef *m = esm_parse_a_webassembly_module(ctx, binary, len, url);
    free(binary);
    return m;
}

/* ---- the module map ---- */

/* What the entry KEY of the map is to be for RESOURCE, which is expected to be JSON where JSON, else JavaScript or
   WebAssembly. */
static const Esm_entry *add_entry(JSContext *ctx, const char *key, const char *url,
                                  const Esm_resource *resource, bool json)
{
    JSModuleDef *m = NULL;
    const Buffer *bytes = &resource->bytes;
    if (json ? resource->type != ESM_JSON
             : resource->type == ESM_JSON || resource->type == ESM_NO_MODULE)
        return esm_map_set(ctx, key, NULL, JS_UNDEFINED, false);
    switch (resource->type) {
    case ESM_JAVASCRIPT: m = javascript_module(ctx, bytes, url); break;
    case ESM_WASM: m = esm_parse_a_webassembly_module(ctx, bytes->at, bytes->len, url); break;
    case ESM_WAT: m = text_module(ctx, bytes, url); break;
    case ESM_JSON: m = json_module(ctx, bytes, key); break;
    case ESM_NO_MODULE: break;
    }
    JSValue error = m ? JS_UNDEFINED : JS_GetException(ctx);
    if (JS_IsUncatchableError(error)) {
        JS_Throw(ctx, error);
        return NULL;
    }
    bool typed = !resource->sniffed && (resource->type == ESM_WASM || resource->type == ESM_WAT);
    return esm_map_set(ctx, key, m, error, typed);
}

/* HTML: fetch a single module script: the entry of URL, fetched once; NULL after throwing */
static const Esm_entry *fetch_a_single_module_script(JSContext *ctx, const Url *url, bool json)
{
    Buffer text = url_serialize(url), key = {0};
    buffer_format(&key, "%s%s", json ? "json " : "", buffer_string(&text));
    const Esm_entry *entry = esm_map_get(ctx, buffer_string(&key));
    Esm_resource resource;
    if (!entry && esm_fetch(js_agent_of(ctx), url, &resource)) {
        entry = add_entry(ctx, buffer_string(&key), buffer_string(&text), &resource, json);
        buffer_free(&resource.bytes);
    } else if (!entry) {
        entry = esm_map_set(ctx, buffer_string(&key), NULL, JS_UNDEFINED, false);
    }
    buffer_free(&key);
    buffer_free(&text);
    return entry;
}

/* The module of URL; NULL after throwing. NAME is for messages. */
static JSModuleDef *module_of_url(JSContext *ctx, const Url *url, bool json, Qjs_phase phase,
                                  const char *name)
{
    const Esm_entry *entry = fetch_a_single_module_script(ctx, url, json);
    if (!entry)
        return NULL;
    if (phase == QJS_PHASE_MODULE_IMPORT && !entry->typed)
        JS_ThrowTypeError(ctx, "%s: a module import must be there, of type application/wasm", name);
    else if (!JS_IsUndefined(entry->error))
        JS_Throw(ctx, JS_DupValue(ctx, entry->error));
    else if (!entry->module)
        JS_ThrowTypeError(
            ctx, "%s: there is no such file, or it is of no type that can be imported", name);
    else
        return entry->module;
    return NULL;
}

/* ---- the host's hooks ---- */

/* HTML: module type from module request, module type allowed: *json says which; false after throwing */
static bool module_type(JSContext *ctx, JSValueConst attributes, bool *json)
{
    *json = false;
    if (!JS_IsObject(attributes))
        return true;
    JSValue value = JS_GetPropertyStr(ctx, attributes, "type");
    if (JS_IsUndefined(value))
        return true;
    const char *type = JS_ToCString(ctx, value);
    JS_FreeValue(ctx, value);
    *json = type && strcmp(type, "json") == 0;
    bool good = *json || (type && strcmp(type, "javascript-or-wasm") == 0);
    if (type && !good)
        JS_ThrowTypeError(ctx, "there is no module type \"%s\"", type);
    JS_FreeCString(ctx, type);
    return good;
}

static JSModuleDef *load(JSContext *ctx, const char *referrer, const char *specifier,
                         JSValueConst attributes, Qjs_phase phase)
{
    bool json;
    Url url;
    if (!module_type(ctx, attributes, &json))
        return NULL;
    if (!esm_resolve_specifier(referrer, specifier, &url)) {
        throw_unresolved(ctx, specifier);
        return NULL;
    }
    JSModuleDef *m = module_of_url(ctx, &url, json, phase, specifier);
    url_free(&url);
    return m;
}

/* GetModuleSource ( ) Concrete Method */
static JSValue source(JSContext *ctx, JSModuleDef *m)
{
    const Esm_record *record = esm_record_of(m);
    if (record)
        return JS_DupValue(ctx, record->source);
    return JS_ThrowSyntaxError(ctx, "the module has no source phase");
}

static bool initialize(JSContext *ctx, JSModuleDef *m)
{
    return !esm_record_of(m) || esm_initialize_environment(ctx, m);
}

static bool execute(JSContext *ctx, JSModuleDef *m)
{
    if (esm_record_of(m))
        return esm_execute_module(ctx, m);
    qjs_module_bind(ctx, m, 0, JS_DupValue(ctx, qjs_module_behind(m)));
    return true;
}

/* ---- agents and realms ---- */

static void free_loader(Js_agent *agent, Js_loader *loader)
{
    esm_live_free(&((Esm_loader *)loader)->live);
    free(loader);
    agent->loader = NULL;
}

void esm_setup(Js_agent *agent)
{
    static const Qjs_module_host host = {
        .load = load, .source = source, .initialize = initialize, .execute = execute};
    Esm_loader *loader = checked_calloc(1, sizeof *loader);
    loader->base.free = free_loader;
    agent->loader = &loader->base;
    esm_define_record_class(agent->rt);
    esm_define_map_class(agent->rt);
    qjs_set_module_host(agent->rt, &host);
}

void esm_on_evaluated(Js_agent *agent, Esm_evaluated *evaluated, void *data)
{
    esm_loader(agent)->evaluated = evaluated;
    esm_loader(agent)->data = data;
}

bool esm_setup_realm(JSContext *ctx)
{
    return esm_new_map(ctx) && esm_define_namespace_instance(ctx) &&
           esm_define_abstract_module_source(ctx);
}

JSValue esm_evaluate_file(JSContext *ctx, const char *path)
{
    Url url;
    if (!esm_url_of_path(path, &url))
        return JS_ThrowTypeError(ctx, "%s: no file is called that", path);
    JSModuleDef *m = module_of_url(ctx, &url, false, QJS_PHASE_EVALUATION, path);
    url_free(&url);
    return m ? qjs_evaluate_module(ctx, m) : JS_EXCEPTION;
}

const Shell_modules esm_modules = {
    .setup = esm_setup, .setup_realm = esm_setup_realm, .evaluate = esm_evaluate_file};
