/* instantiate.c: instantiating in a task (js-api, "The WebAssembly Namespace"). */
#include "jsapi/instantiate.h"

#include "jsapi/compile.h"
#include "jsapi/idl.h"
#include "jsapi/instance.h"
#include "jsapi/module.h"
#include "jsapi/namespace.h"
#include "jsapi/promise.h"
#include "util/alloc.h"

#include <stdlib.h>

/* ---- a module ---- */

/* What a task instantiates. */
typedef struct Instantiation {
    Js_module_record *record;
    Js_imports imports;
    Js_resolver promise;
} Instantiation;

static void free_instantiation(Js_agent *agent, void *data)
{
    Instantiation *self = data;
    js_imports_free(agent, &self->imports);
    js_resolver_free(agent->rt, &self->promise);
    js_module_record_drop(self->record);
    free(self);
}

/* js-api: asynchronously instantiate a WebAssembly module, step 6.1 */
static bool run_instantiation(Js_agent *agent, JSContext *ctx, void *data)
{
    Instantiation *self = data;
    js_caches_safe_point(&agent->caches);
    /* 6.1.1 to 6.1.4 */
    Embed_instance *instance = js_instantiate_the_core(ctx, self->record, &self->imports);
    JSValue object = instance ? js_new_instance_object(ctx, instance) : JS_EXCEPTION;
    if (!JS_IsException(object))
        js_tell_of_instance(ctx, object);
    js_settle(ctx, &self->promise, object);
    return true;
}

/* js-api: asynchronously instantiate a WebAssembly module */
JSValue js_asynchronously_instantiate(JSContext *ctx, JSValueConst module,
                                      JSValueConst import_object)
{
    Js_agent *agent = js_agent_of(ctx);
    Instantiation *self = checked_calloc(1, sizeof *self);
    /* 1 to 4 */
    JSValue promise = js_new_promise(ctx, &self->promise);
    self->record = js_module_of(module);
    js_module_record_keep(self->record);
    if (JS_IsException(promise)) {
        free_instantiation(agent, self);
        return promise;
    }
    /* 5 */
    js_caches_safe_point(&agent->caches);
    if (!js_read_the_imports(ctx, self->record, import_object, &self->imports)) {
        js_settle(ctx, &self->promise, JS_EXCEPTION);
        free_instantiation(agent, self);
        return promise;
    }
    /* 6, 7 */
    js_queue_task(ctx, (Js_task){run_instantiation, free_instantiation, self});
    return promise;
}

/* ---- a promise of a module ---- */

/* What is done when a promise is fulfilled. */
typedef struct Reaction {
    Js_resolver promise;
    JSValue import_object;
    JSValue module; /* when that is known */
} Reaction;

static void finalize_reaction(JSRuntime *rt, void *data)
{
    Reaction *self = data;
    js_resolver_free(rt, &self->promise);
    JS_FreeValueRT(rt, self->import_object);
    JS_FreeValueRT(rt, self->module);
    free(self);
}

static void mark_reaction(JSRuntime *rt, void *data, JS_MarkFunc *mark)
{
    const Reaction *self = data;
    js_resolver_mark(rt, &self->promise, mark);
    JS_MarkValue(rt, self->import_object, mark);
    JS_MarkValue(rt, self->module, mark);
}

/* React to PROMISE, an exception or to be taken over: CALL when it is fulfilled, what rejects REACTION's promise when it
   is rejected. REACTION is copied. False after throwing. */
static bool react(JSContext *ctx, JSValue promise, const Qjs_function_kind *kind,
                  const Reaction *reaction)
{
    if (JS_IsException(promise))
        return false;
    Reaction *self = checked_calloc(1, sizeof *self);
    *self = (Reaction){
        .promise = {JS_DupValue(ctx, reaction->promise.resolve),
                    JS_DupValue(ctx, reaction->promise.reject)},
        .import_object = JS_DupValue(ctx, reaction->import_object),
        .module = JS_DupValue(ctx, reaction->module),
    };
    JSAtom name = JS_NewAtom(ctx, "");
    JSValue func = qjs_new_function(ctx, kind, name, 1, self);
    JS_FreeAtom(ctx, name);
    bool good = !JS_IsException(func) && qjs_react(ctx, promise, func, reaction->promise.reject);
    JS_FreeValue(ctx, func);
    JS_FreeValue(ctx, promise);
    return good;
}

/* WebAssemblyInstantiatedSource; members are defined in lexicographic order. */
static JSValue instantiated_source(JSContext *ctx, JSValueConst module, JSValueConst instance)
{
    JSValue result = JS_NewObject(ctx);
    if (!JS_IsException(result) &&
        JS_DefinePropertyValueStr(ctx, result, "instance", JS_DupValue(ctx, instance),
                                  JS_PROP_C_W_E) >= 0 &&
        JS_DefinePropertyValueStr(ctx, result, "module", JS_DupValue(ctx, module), JS_PROP_C_W_E) >=
            0)
        return result;
    JS_FreeValue(ctx, result);
    return JS_EXCEPTION;
}

/* js-api: instantiate a promise of a module, step 2: when innerPromise is fulfilled */
static JSValue on_instance(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                           JSValueConst *argv, void *data)
{
    (void)func, (void)this_val, (void)argc;
    const Reaction *self = data;
    js_settle(ctx, &self->promise, instantiated_source(ctx, self->module, argv[0]));
    return JS_UNDEFINED;
}

static const Qjs_function_kind instance_reaction = {
    .call = on_instance, .finalize = finalize_reaction, .mark = mark_reaction};

/* js-api: instantiate a promise of a module, step 2: when promiseOfModule is fulfilled */
static JSValue on_module(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                         JSValueConst *argv, void *data)
{
    (void)func, (void)this_val, (void)argc;
    const Reaction *self = data;
    Reaction next = *self;
    next.module = argv[0];
    JSValue inner = js_asynchronously_instantiate(ctx, argv[0], self->import_object);
    if (!react(ctx, inner, &instance_reaction, &next))
        js_settle(ctx, &self->promise, JS_EXCEPTION);
    return JS_UNDEFINED;
}

static const Qjs_function_kind module_reaction = {
    .call = on_module, .finalize = finalize_reaction, .mark = mark_reaction};

/* js-api: instantiate a promise of a module */
JSValue js_instantiate_a_promise_of_a_module(JSContext *ctx, JSValue promise_of_module,
                                             JSValueConst import_object)
{
    Reaction reaction = {.import_object = import_object, .module = JS_UNDEFINED};
    /* 1 */
    JSValue promise = js_new_promise(ctx, &reaction.promise);
    if (JS_IsException(promise)) {
        JS_FreeValue(ctx, promise_of_module);
        return promise;
    }
    /* 2, 3 */
    bool good = react(ctx, promise_of_module, &module_reaction, &reaction);
    js_resolver_free(JS_GetRuntime(ctx), &reaction.promise);
    if (good)
        return promise;
    JS_FreeValue(ctx, promise);
    return JS_EXCEPTION;
}

/* ---- the operation ---- */

/* instantiate(bytes, importObject, options) */
static JSValue instantiate_bytes(JSContext *ctx, int argc, JSValueConst *argv)
{
    Js_compile_options options;
    JSValueConst import_object = argc > 1 ? argv[1] : JS_UNDEFINED;
    if (!js_bytes_argument(ctx, argv[0]) || !js_import_object_argument(ctx, import_object) ||
        !js_compile_options(ctx, argc > 2 ? argv[2] : JS_UNDEFINED, &options))
        return JS_EXCEPTION;
    /* 1 to 3 */
    JSValue promise = js_asynchronously_compile(ctx, js_stable_bytes(argv[0]), options);
    return js_instantiate_a_promise_of_a_module(ctx, promise, import_object);
}

/* instantiate(moduleObject, importObject) */
static JSValue instantiate_module(JSContext *ctx, int argc, JSValueConst *argv)
{
    JSValueConst import_object = argc > 1 ? argv[1] : JS_UNDEFINED;
    if (!js_import_object_argument(ctx, import_object))
        return JS_EXCEPTION;
    return js_asynchronously_instantiate(ctx, argv[0], import_object);
}

/* Overload resolution: three arguments or more leave only the form that takes bytes. */
JSValue js_instantiate(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    JSValue promise = JS_EXCEPTION;
    if (idl_arguments(ctx, argc, 1))
        promise = argc < 3 && js_module_of(argv[0]) ? instantiate_module(ctx, argc, argv)
                                                    : instantiate_bytes(ctx, argc, argv);
    return idl_promise(ctx, promise);
}
