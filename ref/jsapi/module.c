/* module.c: WebAssembly.Module (js-api, "Modules"). */
#include "jsapi/module.h"

#include "jsapi/error.h"
#include "jsapi/namespace.h"

/* ---- objects ---- */

static void finalize(JSRuntime *rt, JSValueConst value)
{
    (void)rt;
    Js_module_record *record = idl_opaque(value, JS_MODULE);
    if (record)
        js_module_record_drop(record);
}

static const JSClassDef platform = {.class_name = "WebAssembly.Module", .finalizer = finalize};

JSValue js_construct_a_module_object(JSContext *ctx, Js_module_record *record)
{
    JSValue object = idl_new_object(ctx, JS_UNDEFINED, JS_MODULE);
    if (JS_IsException(object))
        js_module_record_drop(record);
    else
        JS_SetOpaque(object, record);
    return object;
}

Js_module_record *js_module_of(JSValueConst value)
{
    return idl_opaque(value, JS_MODULE);
}

/* ---- the constructor ---- */

/* dom-module-module: new Module(bytes, options) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Js_compile_options options;
    if (!idl_arguments(ctx, argc, 1) || !js_bytes_argument(ctx, argv[0]) ||
        !js_compile_options(ctx, argc > 1 ? argv[1] : JS_UNDEFINED, &options))
        return JS_EXCEPTION;
    JSValue object = idl_new_object(ctx, this_val, JS_MODULE);
    if (JS_IsException(object)) {
        js_compile_options_free(&options);
        return object;
    }
    /* 1 to 6: the copy, compile a WebAssembly module, a failure is a CompileError */
    Buffer bytes = js_stable_bytes(argv[0]);
    Embed_failure failure;
    Js_module_record *record =
        js_module_record_new(bytes.at, bytes.len, js_agent_of(ctx)->features, &options, &failure);
    buffer_free(&bytes);
    if (!record) {
        JS_FreeValue(ctx, object);
        return js_throw_failure(ctx, &failure, true);
    }
    /* 7 to 10 */
    JS_SetOpaque(object, record);
    return object;
}

/* ---- imports and exports ---- */

/* The string value of an extern type */
static const char *string_value(Embed_externkind kind)
{
    switch (kind) {
    case EMBED_FUNC: return "function";
    case EMBED_TABLE: return "table";
    case EMBED_MEM: return "memory";
    case EMBED_GLOBAL: return "global";
    case EMBED_TAG: return "tag";
    case EMBED_MODULE: return "module";
    case EMBED_INSTANCE: return "instance";
    }
    return "";
}

static bool set_name(JSContext *ctx, JSValueConst object, const char *key, Embed_name name)
{
    return JS_DefinePropertyValueStr(ctx, object, key, JS_NewStringLen(ctx, name.at, name.len),
                                     JS_PROP_C_W_E) >= 0;
}

/* Appends OBJECT, which is taken over, to the array LIST where GOOD; false after throwing. */
static bool append(JSContext *ctx, JSValueConst list, uint32_t i, JSValue object, bool good)
{
    if (!good) {
        JS_FreeValue(ctx, object);
        return false;
    }
    return JS_DefinePropertyValueUint32(ctx, list, i, object, JS_PROP_C_W_E) >= 0;
}

/* A ModuleExportDescriptor; members are defined in lexicographic order. */
static bool append_export(JSContext *ctx, JSValueConst list, uint32_t i, const Embed_export *export)
{
    JSValue object = JS_NewObject(ctx);
    Embed_name kind = {.at = string_value(export->type.kind)};
    kind.len = __builtin_strlen(kind.at);
    return append(ctx, list, i, object,
                  !JS_IsException(object) && set_name(ctx, object, "kind", kind) &&
                      set_name(ctx, object, "name", export->name));
}

/* dom-module-exports: exports(moduleObject) */
static JSValue js_exports(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    Js_module_record *record;
    if (!idl_arguments(ctx, argc, 1) || !(record = idl_brand(ctx, argv[0], JS_MODULE)))
        return JS_EXCEPTION;
    JSValue list = JS_NewArray(ctx);
    bool good = !JS_IsException(list);
    for (uint32_t i = 0; good && i < embed_module_exports(record->module); i++) {
        Embed_export export = embed_module_export(record->module, i);
        good = append_export(ctx, list, i, &export);
    }
    if (good)
        return list;
    JS_FreeValue(ctx, list);
    return JS_EXCEPTION;
}

/* A ModuleImportDescriptor; module linking: an import of one name has no module. */
static bool append_import(JSContext *ctx, JSValueConst list, uint32_t i, const Embed_import *import)
{
    JSValue object = JS_NewObject(ctx);
    Embed_name kind = {.at = string_value(import->type.kind)};
    kind.len = __builtin_strlen(kind.at);
    return append(ctx, list, i, object,
                  !JS_IsException(object) && set_name(ctx, object, "kind", kind) &&
                      (import->single || set_name(ctx, object, "module", import->module)) &&
                      set_name(ctx, object, "name", import->name));
}

/* dom-module-imports: imports(moduleObject) */
static JSValue js_imports(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    Js_module_record *record;
    if (!idl_arguments(ctx, argc, 1) || !(record = idl_brand(ctx, argv[0], JS_MODULE)))
        return JS_EXCEPTION;
    JSValue list = JS_NewArray(ctx);
    bool good = !JS_IsException(list);
    for (uint32_t i = 0, n = 0; good && i < embed_module_imports(record->module); i++) {
        Embed_import import = embed_module_import(record->module, i);
        if (!js_is_provided(&import, &record->options))
            good = append_import(ctx, list, n++, &import);
    }
    if (good)
        return list;
    JS_FreeValue(ctx, list);
    return JS_EXCEPTION;
}

/* The custom sections whose name is the string NAME, each as a new ArrayBuffer. */
static JSValue custom_sections(JSContext *ctx, const Embed_module *module, JSValueConst name)
{
    JSValue list = JS_NewArray(ctx);
    bool good = !JS_IsException(list);
    uint32_t n = 0;
    for (uint32_t i = 0; good && i < embed_module_customs(module); i++) {
        Embed_name found;
        const uint8_t *bytes;
        size_t len;
        embed_module_custom(module, i, &found, &bytes, &len);
        JSValue text = JS_NewStringLen(ctx, found.at, found.len);
        bool equal = JS_IsStrictEqual(ctx, text, name);
        JS_FreeValue(ctx, text);
        if (!equal)
            continue;
        JSValue buffer = JS_NewArrayBufferCopy(ctx, bytes, len);
        good = append(ctx, list, n++, buffer, !JS_IsException(buffer));
    }
    if (good)
        return list;
    JS_FreeValue(ctx, list);
    return JS_EXCEPTION;
}

/* dom-module-customsections: customSections(moduleObject, sectionName) */
static JSValue js_custom_sections(JSContext *ctx, JSValueConst this_val, int argc,
                                  JSValueConst *argv)
{
    (void)this_val;
    Js_module_record *record;
    JSValue name;
    if (!idl_arguments(ctx, argc, 2) || !(record = idl_brand(ctx, argv[0], JS_MODULE)) ||
        !idl_domstring(ctx, argv[1], &name))
        return JS_EXCEPTION;
    JSValue list = custom_sections(ctx, record->module, name);
    JS_FreeValue(ctx, name);
    return list;
}

static const Idl_member members[] = {
    {.kind = IDL_STATIC, .name = "exports", .length = 1, .call = js_exports},
    {.kind = IDL_STATIC, .name = "imports", .length = 1, .call = js_imports},
    {.kind = IDL_STATIC, .name = "customSections", .length = 2, .call = js_custom_sections},
    {0},
};

const Idl_interface js_module_interface = {.id = JS_MODULE,
                                           .name = "Module",
                                           .tag = "WebAssembly.Module",
                                           .length = 1,
                                           .construct = construct,
                                           .members = members,
                                           .platform = &platform};
