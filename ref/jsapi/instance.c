/* instance.c: WebAssembly.Instance (js-api, "Instances", and what "The WebAssembly Namespace" says of them). */
#include "jsapi/instance.h"

#include "jsapi/func.h"
#include "jsapi/global.h"
#include "jsapi/idl.h"
#include "jsapi/linking.h"
#include "jsapi/memory.h"
#include "jsapi/module.h"
#include "jsapi/table.h"
#include "jsapi/tag.h"

/* [[Instance]]: an instance, or with module linking what another exports, which is a value of the store. */
typedef struct Source {
    Embed_instance *instance; /* NULL: it is VALUE */
    uint32_t value;
} Source;

/* The slots of an Instance. */
typedef struct Instance {
    Source source;
    JSValue exports;
} Instance;

/* ---- objects ---- */

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Instance *self = idl_opaque(value, JS_INSTANCE);
    if (self)
        JS_FreeValueRT(rt, self->exports);
    js_free_rt(rt, self);
}

static void mark(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark_value)
{
    Instance *self = idl_opaque(value, JS_INSTANCE);
    if (self)
        JS_MarkValue(rt, self->exports, mark_value);
}

static const JSClassDef platform = {
    .class_name = "WebAssembly.Instance", .finalizer = finalize, .gc_mark = mark};

Embed_instance *js_instance_of(JSValueConst value)
{
    const Instance *self = idl_opaque(value, JS_INSTANCE);
    return self ? self->source.instance : NULL;
}

JSValueConst js_instance_exports(JSValueConst value)
{
    const Instance *self = idl_opaque(value, JS_INSTANCE);
    return self ? self->exports : JS_UNDEFINED;
}

/* ---- exports ---- */

/* The object of an export: js-api, create an exports object, steps 2.3 to 2.7 */
static JSValue object_of_export(JSContext *ctx, Embed_extern addr)
{
    switch (addr.kind) {
    case EMBED_FUNC: return js_a_new_exported_function(ctx, addr.addr);
    case EMBED_GLOBAL: return js_create_a_global_object(ctx, addr.addr);
    case EMBED_MEM: return js_create_a_memory_object(ctx, addr.addr);
    case EMBED_TABLE: return js_create_a_table_object(ctx, addr.addr);
    case EMBED_TAG: return js_create_a_tag_object(ctx, addr.addr);
    case EMBED_MODULE: return js_create_a_module_object(ctx, addr.addr);
    case EMBED_INSTANCE: return js_create_an_instance_object(ctx, addr.addr);
    }
    return JS_UNDEFINED;
}

static uint32_t exports_of(const Embed_store *store, Source source)
{
    return source.instance ? embed_instance_exports(source.instance)
                           : embed_instanceval_exports(store, source.value);
}

static Embed_named export_of(const Embed_store *store, Source source, uint32_t i)
{
    return source.instance ? embed_instance_export_at(source.instance, i)
                           : embed_instanceval_export(store, source.value, i);
}

/* js-api: create an exports object */
static JSValue create_an_exports_object(JSContext *ctx, Source source)
{
    const Embed_store *store = js_agent_of(ctx)->store;
    /* 1 */
    JSValue exports = JS_NewObjectProto(ctx, JS_NULL);
    /* 2 */
    bool good = !JS_IsException(exports);
    for (uint32_t i = 0; good && i < exports_of(store, source); i++) {
        Embed_named export = export_of(store, source, i);
        JSValue value = object_of_export(ctx, export.addr);
        JSAtom name = JS_NewAtomLen(ctx, export.name.at, export.name.len);
        good =
            !JS_IsException(value) && name != JS_ATOM_NULL &&
            JS_DefinePropertyValue(ctx, exports, name, JS_DupValue(ctx, value), JS_PROP_C_W_E) >= 0;
        JS_FreeAtom(ctx, name);
        JS_FreeValue(ctx, value);
    }
    /* 3, 4 */
    if (good && JS_FreezeObject(ctx, exports) >= 0)
        return exports;
    JS_FreeValue(ctx, exports);
    return JS_EXCEPTION;
}

/* js-api: initialize an instance object; false after throwing */
static bool initialize_an_instance_object(JSContext *ctx, JSValueConst object, Source source)
{
    JSValue exports = create_an_exports_object(ctx, source);
    Instance *self = JS_IsException(exports) ? NULL : js_malloc(ctx, sizeof *self);
    if (!self) {
        JS_FreeValue(ctx, exports);
        return false;
    }
    *self = (Instance){.source = source, .exports = exports};
    JS_SetOpaque(object, self);
    return true;
}

static JSValue new_instance(JSContext *ctx, Source source)
{
    JSValue object = idl_new_object(ctx, JS_UNDEFINED, JS_INSTANCE);
    if (!JS_IsException(object) && !initialize_an_instance_object(ctx, object, source)) {
        JS_FreeValue(ctx, object);
        return JS_EXCEPTION;
    }
    return object;
}

JSValue js_new_instance_object(JSContext *ctx, Embed_instance *instance)
{
    return new_instance(ctx, (Source){.instance = instance});
}

JSValue js_new_instance_of_value(JSContext *ctx, uint32_t addr)
{
    return new_instance(ctx, (Source){.value = addr});
}

bool js_instance_value(JSContext *ctx, JSValueConst value, Embed_extern *out)
{
    const Instance *self = idl_opaque(value, JS_INSTANCE);
    if (!self)
        return false;
    *out = self->source.instance
               ? embed_instance_extern(js_agent_of(ctx)->store, self->source.instance)
               : (Embed_extern){EMBED_INSTANCE, self->source.value};
    return true;
}

/* ---- instantiating ---- */

/* js-api: instantiate the core of a WebAssembly module */
Embed_instance *js_instantiate_the_core(JSContext *ctx, Js_module_record *record,
                                        const Js_imports *imports)
{
    Js_agent *agent = js_agent_of(ctx);
    Embed_instance *instance;
    Embed_failure failure;
    Embed_result result;
    /* 2 */
    if (record->outer) {
        result = embed_moduleval_instantiate(agent->store, record->addr, imports->at, imports->n,
                                             &instance, &failure);
    } else {
        js_agent_keep_module(agent, record);
        result = embed_module_instantiate(agent->store, record->module, imports->at, imports->n,
                                          &instance, &failure);
    }
    if (result == EMBED_OK)
        return instance;
    /* 3 */
    js_throw_from_wasm(ctx, &failure);
    return NULL;
}

/* NON-SPEC: for conventions of start-up */
void js_tell_of_instance(JSContext *ctx, JSValueConst instance)
{
    const Js_agent *agent = js_agent_of(ctx);
    if (agent->instantiated)
        agent->instantiated(ctx, instance);
}

bool js_import_object_argument(JSContext *ctx, JSValueConst value)
{
    if (JS_IsUndefined(value) || JS_IsObject(value))
        return true;
    JS_ThrowTypeError(ctx, "the import object is not an object");
    return false;
}

/* dom-instance-instance: new Instance(moduleObject, importObject) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Js_module_record *record;
    JSValueConst import_object = argc > 1 ? argv[1] : JS_UNDEFINED;
    if (!idl_arguments(ctx, argc, 1) || !(record = idl_brand(ctx, argv[0], JS_MODULE)) ||
        !js_import_object_argument(ctx, import_object))
        return JS_EXCEPTION;
    JSValue object = idl_new_object(ctx, this_val, JS_INSTANCE);
    if (JS_IsException(object))
        return object;
    js_caches_safe_point(&js_agent_of(ctx)->caches);
    /* 4 */
    Js_imports imports;
    Embed_instance *instance = NULL;
    if (js_read_the_imports(ctx, record, import_object, &imports)) {
        /* 5 */
        instance = js_instantiate_the_core(ctx, record, &imports);
        js_imports_free(js_agent_of(ctx), &imports);
    }
    /* 6 */
    if (instance && initialize_an_instance_object(ctx, object, (Source){.instance = instance})) {
        js_tell_of_instance(ctx, object);
        return object;
    }
    JS_FreeValue(ctx, object);
    return JS_EXCEPTION;
}

/* dom-instance-exports: exports */
static JSValue get_exports(JSContext *ctx, JSValueConst this_val)
{
    const Instance *self = idl_brand(ctx, this_val, JS_INSTANCE);
    return self ? JS_DupValue(ctx, self->exports) : JS_EXCEPTION;
}

static const Idl_member members[] = {
    {.kind = IDL_ATTRIBUTE, .name = "exports", .get = get_exports},
    {0},
};

const Idl_interface js_instance_interface = {.id = JS_INSTANCE,
                                             .name = "Instance",
                                             .tag = "WebAssembly.Instance",
                                             .length = 1,
                                             .construct = construct,
                                             .members = members,
                                             .platform = &platform};
