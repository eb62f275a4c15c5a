/* global_scope.c: what the web puts on every global object (HTML, "The WindowOrWorkerGlobalScope mixin").
 * NON-SPEC: there is no `self`: who needs it sets it to globalThis. */
#include "jsapi/web/global_scope.h"

#include "jsapi/idl.h"
#include "jsapi/qjs_objects.h"
#include "jsapi/web/fetch.h"
#include "jsapi/web/structured.h"

/* dom-queuemicrotask: queueMicrotask(callback) */
static JSValue run_callback(JSContext *ctx, int argc, JSValueConst *argv)
{
    (void)argc;
    return JS_Call(ctx, argv[0], JS_UNDEFINED, 0, NULL);
}

static JSValue js_queue_microtask(JSContext *ctx, JSValueConst this_val, int argc,
                                  JSValueConst *argv)
{
    (void)this_val;
    if (!idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    if (!JS_IsFunction(ctx, argv[0]))
        return JS_ThrowTypeError(ctx, "the callback is not a function");
    return JS_EnqueueJob(ctx, run_callback, 1, argv) < 0 ? JS_EXCEPTION : JS_UNDEFINED;
}

/* dom-btoa: btoa(data), dom-atob: atob(data); the engine has both. */
static JSValue js_btoa(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    return idl_arguments(ctx, argc, 1) ? qjs_btoa(ctx, argv[0]) : JS_EXCEPTION;
}

static JSValue js_atob(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    return idl_arguments(ctx, argc, 1) ? qjs_atob(ctx, argv[0]) : JS_EXCEPTION;
}

static JSValue get_crypto(JSContext *ctx, JSValueConst this_val)
{
    (void)this_val;
    return JS_DupValue(ctx, js_realm_get(ctx, JS_CRYPTO_OBJECT));
}

static JSValue get_performance(JSContext *ctx, JSValueConst this_val)
{
    (void)this_val;
    return JS_DupValue(ctx, js_realm_get(ctx, JS_PERFORMANCE_OBJECT));
}

/* [Replaceable] readonly attribute Performance performance: setting it makes a property of the value. */
static JSValue set_performance(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    if (!idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    JSValue global = JS_GetGlobalObject(ctx);
    int result = JS_DefinePropertyValueStr(ctx, global, "performance", JS_DupValue(ctx, argv[0]),
                                           JS_PROP_C_W_E | JS_PROP_THROW);
    JS_FreeValue(ctx, global);
    return result < 0 ? JS_EXCEPTION : JS_UNDEFINED;
}

static const Idl_member members[] = {
    {.kind = IDL_OPERATION, .name = "btoa", .length = 1, .call = js_btoa},
    {.kind = IDL_OPERATION, .name = "atob", .length = 1, .call = js_atob},
    {.kind = IDL_OPERATION, .name = "setTimeout", .length = 1, .call = js_set_timeout},
    {.kind = IDL_OPERATION, .name = "clearTimeout", .call = js_clear_timer},
    {.kind = IDL_OPERATION, .name = "setInterval", .length = 1, .call = js_set_interval},
    {.kind = IDL_OPERATION, .name = "clearInterval", .call = js_clear_timer},
    {.kind = IDL_OPERATION, .name = "queueMicrotask", .length = 1, .call = js_queue_microtask},
    {.kind = IDL_OPERATION, .name = "structuredClone", .length = 1, .call = js_structured_clone},
    {.kind = IDL_OPERATION, .name = "fetch", .length = 1, .call = js_fetch},
    {.kind = IDL_ATTRIBUTE, .name = "crypto", .get = get_crypto},
    {.kind = IDL_ATTRIBUTE, .name = "performance", .get = get_performance, .set = set_performance},
    {0},
};

bool js_setup_global_scope(JSContext *ctx)
{
    JSValue global = JS_GetGlobalObject(ctx);
    bool good = qjs_add_dom_exception(ctx) && js_setup_performance(ctx) && js_setup_crypto(ctx) &&
                idl_define_members(ctx, global, members, false);
    JS_FreeValue(ctx, global);
    return good;
}
