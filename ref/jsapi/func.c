/* func.c: Exported Functions (js-api, "Exported Functions"). Host functions: host_func.c. */
#include "jsapi/func.h"

#include "jsapi/convert.h"
#include "jsapi/error.h"
#include "jsapi/exception.h"
#include "jsapi/host_func.h"
#include "util/alloc.h"

#include <stdio.h>
#include <stdlib.h>

enum { FEW = 8 }; /* values that need no allocation */

/* The slots of an Exported Function, and its type. */
typedef struct Exported_function {
    uint32_t funcaddr;
    bool unpassable; /* some parameter or result is */
    Embed_functype type;
} Exported_function;

/* ---- what a call ends with ---- */

/* js-api: call an Exported Function, steps 9 and 10 */
JSValue js_throw_from_wasm(JSContext *ctx, const Embed_failure *failure)
{
    /* NON-SPEC: what nobody may catch has never left. */
    if (JS_HasException(ctx)) {
        JSValue error = JS_GetException(ctx);
        bool uncatchable = JS_IsUncatchableError(error);
        if (uncatchable)
            return JS_Throw(ctx, error);
        JS_FreeValue(ctx, error);
    }
    if (failure->result != EMBED_EXCEPTION)
        return js_throw_failure(ctx, failure, false);
    Js_agent *agent = js_agent_of(ctx);
    Embed_ref exn = embed_store_exception(agent->store);
    Embed_value payload;
    /* 10.1 to 10.4 */
    if (embed_exn_tag(agent->store, exn) == js_get_the_javascript_exception_tag(agent)) {
        embed_exn_read(agent->store, exn, &payload, 1);
        return JS_Throw(ctx, js_tojsvalue(ctx, &payload));
    }
    /* 10.5 */
    JSValue exception = js_create_an_exception_object(ctx, exn);
    return JS_IsException(exception) ? exception : JS_Throw(ctx, exception);
}

/* js-api: call an Exported Function, steps 11 to 14 */
static JSValue return_results(JSContext *ctx, const Embed_value *ret, uint32_t n)
{
    if (n == 0)
        return JS_UNDEFINED;
    if (n == 1)
        return js_tojsvalue(ctx, ret);
    JSValue values = JS_NewArray(ctx);
    for (uint32_t i = 0; !JS_IsException(values) && i < n; i++) {
        JSValue value = js_tojsvalue(ctx, &ret[i]);
        if (JS_IsException(value) ||
            JS_DefinePropertyValueUint32(ctx, values, i, value, JS_PROP_C_W_E) < 0) {
            JS_FreeValue(ctx, values);
            values = JS_EXCEPTION;
        }
    }
    return values;
}

/* ---- calls ---- */

/* js-api: call an Exported Function, from step 5 on, with room for arguments and results */
static JSValue convert_and_invoke(JSContext *ctx, const Exported_function *self, int argc,
                                  JSValueConst *argv, Embed_value *args, Embed_value *ret)
{
    Embed_store *store = js_agent_of(ctx)->store;
    const Embed_functype *type = &self->type;
    /* 5 to 7 */
    bool good = true;
    js_agent_of(ctx)->caches.pins++;
    for (uint32_t i = 0; good && i < type->params_n; i++) {
        JSValueConst arg = i < (uint32_t)argc ? argv[i] : JS_UNDEFINED;
        good = js_towebassemblyvalue(ctx, arg, type->params[i], &args[i]);
    }
    js_agent_of(ctx)->caches.pins--;
    if (!good)
        return JS_EXCEPTION;
    /* 8 */
    Embed_failure failure;
    if (embed_func_invoke(store, self->funcaddr, args, type->params_n, ret, &failure) != EMBED_OK)
        return js_throw_from_wasm(ctx, &failure);
    return return_results(ctx, ret, type->results_n);
}

/* js-api: call an Exported Function */
static JSValue call(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                    JSValueConst *argv, void *data)
{
    (void)func, (void)this_val;
    const Exported_function *self = data;
    const Embed_functype *type = &self->type;
    js_caches_safe_point(&js_agent_of(ctx)->caches);
    /* 4 */
    if (self->unpassable)
        return JS_ThrowTypeError(ctx, "a parameter or result is of a type that JavaScript lacks");
    if (type->params_n <= FEW && type->results_n <= FEW) {
        Embed_value args[FEW], ret[FEW];
        return convert_and_invoke(ctx, self, argc, argv, args, ret);
    }
    Embed_value *values = checked_calloc((size_t)type->params_n + type->results_n, sizeof *values);
    JSValue result = convert_and_invoke(ctx, self, argc, argv, values, values + type->params_n);
    free(values);
    return result;
}

static void finalize(JSRuntime *rt, void *data)
{
    (void)rt;
    free(data);
}

static const Qjs_function_kind exported_function = {.call = call, .finalize = finalize};

bool js_function_address(JSValueConst value, uint32_t *out)
{
    const Exported_function *self = qjs_function_data(value, &exported_function);
    if (self)
        *out = self->funcaddr;
    return self != NULL;
}

/* ---- making them ---- */

/* js-api: the name of the WebAssembly function, as a key */
static JSAtom name_of_function(JSContext *ctx, uint32_t funcaddr)
{
    Js_agent *agent = js_agent_of(ctx);
    /* 3, 4 */
    uint32_t index = embed_func_index(agent->store, funcaddr);
    if (index == EMBED_NO_FUNC)
        index = js_index_of_host_function(agent, funcaddr);
    /* 5 */
    return JS_NewAtomUInt32(ctx, index);
}

/* js-api: a new Exported Function */
JSValue js_a_new_exported_function(JSContext *ctx, uint32_t funcaddr)
{
    Js_agent *agent = js_agent_of(ctx);
    /* 1, 2 */
    JSValue function = js_cache_get(&agent->caches, JS_CACHE_FUNC, funcaddr);
    if (!JS_IsUndefined(function))
        return function;
    /* 3 to 8 */
    Exported_function *self = checked_calloc(1, sizeof *self);
    self->funcaddr = funcaddr;
    embed_functype(embed_func_type(agent->store, funcaddr), &self->type);
    self->unpassable = js_has_unpassable(&self->type);
    JSAtom name = name_of_function(ctx, funcaddr);
    /* 9 to 11 */
    function = qjs_new_function(ctx, &exported_function, name, (int)self->type.params_n, self);
    JS_FreeAtom(ctx, name);
    if (!JS_IsException(function))
        js_cache_set(&agent->caches, JS_CACHE_FUNC, funcaddr, function);
    return function;
}
