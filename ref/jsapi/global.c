/* global.c: WebAssembly.Global (js-api, "Globals"). */
#include "jsapi/global.h"

#include "jsapi/address.h"
#include "jsapi/convert.h"
#include "jsapi/idl.h"
#include "jsapi/value_type.h"

static const Js_address_kind kind = {.interface = JS_GLOBAL, .cache = JS_CACHE_GLOBAL};

static const JSClassDef platform = {.class_name = "WebAssembly.Global"};

JSValue js_create_a_global_object(JSContext *ctx, uint32_t addr)
{
    return js_create_from_address(ctx, kind, addr);
}

bool js_global_address(JSValueConst value, uint32_t *out)
{
    return js_address_of(value, JS_GLOBAL, out);
}

static JSValue throw_unpassable(JSContext *ctx)
{
    return JS_ThrowTypeError(ctx, "vectors and exceptions are no values of JavaScript");
}

/* ---- the constructor ---- */

/* GlobalDescriptor */
typedef struct Descriptor {
    bool mutable;
    Embed_valtype value;
} Descriptor;

/* Converts to a GlobalDescriptor; false after throwing. */
static bool to_descriptor(JSContext *ctx, JSValueConst value, Descriptor *out)
{
    if (!idl_dictionary(ctx, value))
        return false;
    JSValue mutable = idl_dictionary_member(ctx, value, "mutable");
    if (JS_IsException(mutable))
        return false;
    out->mutable = JS_ToBool(ctx, mutable);
    JS_FreeValue(ctx, mutable);
    JSValue type = idl_dictionary_member(ctx, value, "value");
    bool good = !JS_IsException(type);
    if (JS_IsUndefined(type)) {
        JS_ThrowTypeError(ctx, "the descriptor must have a member 'value'");
        good = false;
    }
    good = good && js_value_type(ctx, type, &out->value);
    JS_FreeValue(ctx, type);
    return good;
}

/* dom-global-global: from step 3 on, for OBJECT; V is missing where it is undefined. False after throwing. */
static bool construct_global(JSContext *ctx, JSValueConst object, const Descriptor *descriptor,
                             JSValueConst v)
{
    Js_agent *agent = js_agent_of(ctx);
    Embed_externtype globaltype = {
        .kind = EMBED_GLOBAL, .t = descriptor->value, .mut = descriptor->mutable};
    Embed_value value;
    /* 3 */
    if (js_is_unpassable(globaltype.t)) {
        throw_unpassable(ctx);
        return false;
    }
    /* 4, 5: each ValueType has a default value. */
    js_caches_safe_point(&agent->caches);
    if (JS_IsUndefined(v) ? !js_defaultvalue(ctx, globaltype.t, &value)
                          : !js_towebassemblyvalue(ctx, v, globaltype.t, &value))
        return false;
    /* 6 to 10 */
    uint32_t globaladdr = embed_global_alloc(agent->store, &globaltype, &value);
    js_initialize_from_address(ctx, kind, object, globaladdr);
    return true;
}

static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Descriptor descriptor;
    if (!idl_arguments(ctx, argc, 1) || !to_descriptor(ctx, argv[0], &descriptor))
        return JS_EXCEPTION;
    JSValue object = idl_new_object(ctx, this_val, JS_GLOBAL);
    if (!JS_IsException(object) &&
        !construct_global(ctx, object, &descriptor, argc > 1 ? argv[1] : JS_UNDEFINED)) {
        JS_FreeValue(ctx, object);
        object = JS_EXCEPTION;
    }
    return object;
}

/* ---- members ---- */

/* js-api: GetGlobalValue */
static JSValue get_global_value(JSContext *ctx, JSValueConst global)
{
    uint32_t globaladdr;
    if (!js_address_brand(ctx, global, JS_GLOBAL, &globaladdr))
        return JS_EXCEPTION;
    /* 1 to 4 */
    Embed_store *store = js_agent_of(ctx)->store;
    Embed_externtype globaltype;
    embed_global_type(store, globaladdr, &globaltype);
    if (js_is_unpassable(globaltype.t))
        return throw_unpassable(ctx);
    /* 5, 6 */
    Embed_value value = embed_global_read(store, globaladdr);
    return js_tojsvalue(ctx, &value);
}

/* dom-global-value: the setter */
static JSValue set_value(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    uint32_t globaladdr;
    if (!js_address_brand(ctx, this_val, JS_GLOBAL, &globaladdr) || !idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    /* 1 to 5 */
    Embed_store *store = js_agent_of(ctx)->store;
    Embed_externtype globaltype;
    embed_global_type(store, globaladdr, &globaltype);
    if (js_is_unpassable(globaltype.t))
        return throw_unpassable(ctx);
    if (!globaltype.mut)
        return JS_ThrowTypeError(ctx, "the global is immutable");
    /* 6 to 9 */
    Embed_failure failure;
    Embed_value value;
    if (!js_towebassemblyvalue(ctx, argv[0], globaltype.t, &value))
        return JS_EXCEPTION;
    if (embed_global_write(store, globaladdr, &value, &failure) != EMBED_OK)
        return JS_ThrowRangeError(ctx, "%s", failure.message);
    return JS_UNDEFINED;
}

/* dom-global-valueof: valueOf() */
static JSValue js_value_of(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    return get_global_value(ctx, this_val);
}

static const Idl_member members[] = {
    {.kind = IDL_OPERATION, .name = "valueOf", .call = js_value_of},
    {.kind = IDL_ATTRIBUTE, .name = "value", .get = get_global_value, .set = set_value},
    {0},
};

const Idl_interface js_global_interface = {.id = JS_GLOBAL,
                                           .name = "Global",
                                           .tag = "WebAssembly.Global",
                                           .length = 1,
                                           .construct = construct,
                                           .members = members,
                                           .platform = &platform};
