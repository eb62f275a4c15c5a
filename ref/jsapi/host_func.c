/* host_func.c: host functions (js-api, "Exported Functions": run, create a host function; "Builtins"). */
#include "jsapi/host_func.h"

#include "jsapi/collect.h"
#include "jsapi/convert.h"
#include "jsapi/exception.h"
#include "jsapi/func.h"
#include "jsapi/idl.h"
#include "util/alloc.h"

#include <stdlib.h>

enum { FEW = 8 }; /* arguments that need no allocation */

/* A host function of the agent's store. */
typedef struct Js_host_function {
    uint32_t funcaddr, index;
    JSContext *realm;        /* that FUNC is associated with, or that the builtin was made in */
    JSValue func;            /* undefined for builtins */
    Js_builtin_steps *steps; /* of a builtin */
    bool unpassable;         /* some parameter or result is */
    bool reached, counted;   /* see collect.h */
    Embed_functype type;
} Js_host_function;

bool js_has_unpassable(const Embed_functype *type)
{
    bool found = false;
    for (uint32_t i = 0; i < type->params_n; i++)
        found |= js_is_unpassable(type->params[i]);
    for (uint32_t i = 0; i < type->results_n; i++)
        found |= js_is_unpassable(type->results[i]);
    return found;
}

/* ---- the host functions of an agent, by address ---- */

uint32_t js_index_of_host_function(const Js_agent *agent, uint32_t funcaddr)
{
    size_t low = 0, high = agent->host_functions_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const Js_host_function *self = agent->host_functions[middle];
        if (self->funcaddr == funcaddr)
            return self->index;
        if (self->funcaddr < funcaddr)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static void free_function(Js_agent *agent, Js_host_function *self)
{
    JS_FreeValueRT(agent->rt, self->func);
    JS_FreeContext(self->realm);
    free(self);
}

void js_host_functions_free(Js_agent *agent)
{
    size_t n = agent->host_functions_n;
    agent->host_functions_n = 0;
    for (size_t i = 0; i < n; i++) {
        free_function(agent, agent->host_functions[i]);
    }
    free(agent->host_functions);
    agent->host_functions = NULL;
}

void js_host_function_reached(void *function)
{
    ((Js_host_function *)function)->reached = true;
}

void js_host_functions_ignore(Js_agent *agent)
{
    for (size_t i = 0; i < agent->host_functions_n; i++) {
        qjs_trace_ignore(agent->rt, agent->host_functions[i]->func);
        qjs_trace_ignore_realm(agent->rt, agent->host_functions[i]->realm);
    }
}

void js_host_functions_count(Js_agent *agent)
{
    for (size_t i = 0; i < agent->host_functions_n; i++) {
        Js_host_function *self = agent->host_functions[i];
        if (!self->reached || self->counted)
            continue;
        self->counted = true;
        qjs_trace_count(agent->rt, self->func);
        qjs_trace_count_realm(agent->rt, self->realm);
    }
}

void js_host_functions_restore(Js_agent *agent)
{
    for (size_t i = 0; i < agent->host_functions_n; i++) {
        if (agent->host_functions[i]->counted)
            continue;
        qjs_trace_restore(agent->host_functions[i]->func);
        qjs_trace_restore_realm(agent->host_functions[i]->realm);
    }
}

size_t js_host_functions_sweep(Js_agent *agent)
{
    size_t left = 0;
    for (size_t i = 0; i < agent->host_functions_n; i++) {
        Js_host_function *self = agent->host_functions[i];
        if (!self->reached) {
            free_function(agent, self);
            continue;
        }
        self->reached = self->counted = false;
        agent->host_functions[left++] = self;
    }
    agent->host_functions_n = left;
    return left;
}

/* Addresses grow, so that the list stays in their order. */
static uint32_t alloc(Js_agent *agent, Js_host_function *self, uint32_t deftype,
                      Embed_hostfunc *run)
{
    embed_functype(deftype, &self->type);
    self->unpassable = js_has_unpassable(&self->type);
    self->funcaddr = embed_func_alloc(agent->store, deftype, run, self);
    PUSH(agent->host_functions, agent->host_functions_n, agent->host_functions_capacity, self);
    agent->caches.made++;
    return self->funcaddr;
}

/* ---- exceptions on their way into WebAssembly ---- */

/* js-api: create a host function, step 3.9: when the result is a throw completion */
Embed_result js_throw_into_wasm(JSContext *ctx, Embed_failure *failure)
{
    static const Embed_valtype externref = {
        .kind = EMBED_REF, .null = 1, .heap = EMBED_HEAP_EXTERN};
    Js_agent *agent = js_agent_of(ctx);
    JSValue v = JS_GetException(ctx);
    /* NON-SPEC: what ends the program stays where it is, and no code catches it. */
    if (JS_IsUncatchableError(v)) {
        JS_Throw(ctx, v);
        return embed_host_fail(failure, "the program is ending");
    }
    Embed_ref address;
    Embed_value payload;
    if (!js_exception_address(v, &address)) {
        uint32_t type = js_get_the_javascript_exception_tag(agent);
        js_towebassemblyvalue(ctx, v, externref, &payload);
        address = embed_exn_alloc(agent->store, type, &payload);
    }
    JS_FreeValue(ctx, v);
    if (address.kind == EMBED_REF_NULL)
        return embed_host_fail(failure, "no room for another exception");
    embed_store_throw(agent->store, address);
    return EMBED_EXCEPTION;
}

/* ---- running ---- */

/* A List of values. */
typedef struct Values {
    JSValue *at;
    size_t n, capacity;
} Values;

static bool append(JSContext *ctx, JSValueConst element, void *data)
{
    Values *values = data;
    PUSH(values->at, values->n, values->capacity, JS_DupValue(ctx, element));
    return true;
}

static void free_values(JSContext *ctx, JSValue *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        JS_FreeValue(ctx, values[i]);
}

/* js-api: run a host function, step 8 */
static bool read_results(JSContext *ctx, JSValueConst ret, const Embed_functype *type,
                         Embed_value *results)
{
    /* 8.1, 8.2: GetMethod */
    JSValue method = JS_GetProperty(ctx, ret, qjs_well_known(QJS_ITERATOR));
    if (JS_IsException(method))
        return false;
    if (!JS_IsFunction(ctx, method)) {
        JS_FreeValue(ctx, method);
        JS_ThrowTypeError(ctx, "a function of several results must return an iterable");
        return false;
    }
    /* 8.3 to 8.5 */
    Values values = {0};
    bool good = idl_iterate(ctx, ret, method, append, &values);
    JS_FreeValue(ctx, method);
    if (good && values.n != type->results_n) {
        JS_ThrowTypeError(ctx, "%u results are due, %zu were returned", type->results_n, values.n);
        good = false;
    }
    /* 8.6, 8.7 */
    for (size_t i = 0; good && i < values.n; i++)
        good = js_towebassemblyvalue(ctx, values.at[i], type->results[i], &results[i]);
    free_values(ctx, values.at, values.n);
    free(values.at);
    return good;
}

/* js-api: run a host function, from step 3 on, with room for the arguments */
static bool call(const Js_host_function *self, const Embed_value *args, JSValue *arguments,
                 Embed_value *results)
{
    JSContext *ctx = self->realm;
    const Embed_functype *type = &self->type;
    /* 3, 4 */
    for (uint32_t i = 0; i < type->params_n; i++) {
        arguments[i] = js_tojsvalue(ctx, &args[i]);
        if (JS_IsException(arguments[i])) {
            free_values(ctx, arguments, i);
            return false;
        }
    }
    /* 5 */
    JSValue ret =
        JS_Call(ctx, self->func, JS_UNDEFINED, (int)type->params_n, (JSValueConst *)arguments);
    free_values(ctx, arguments, type->params_n);
    if (JS_IsException(ret))
        return false;
    /* 6 to 8 */
    bool good = true;
    if (type->results_n == 1)
        good = js_towebassemblyvalue(ctx, ret, type->results[0], &results[0]);
    else if (type->results_n > 1)
        good = read_results(ctx, ret, type, results);
    JS_FreeValue(ctx, ret);
    return good;
}

/* js-api: run a host function */
static bool run_a_host_function(const Js_host_function *self, const Embed_value *args,
                                Embed_value *results)
{
    if (self->unpassable) {
        JS_ThrowTypeError(self->realm, "a parameter or result is of a type that JavaScript lacks");
        return false;
    }
    if (self->type.params_n <= FEW) {
        JSValue few[FEW];
        return call(self, args, few, results);
    }
    JSValue *arguments = checked_calloc(self->type.params_n, sizeof *arguments);
    bool good = call(self, args, arguments, results);
    free(arguments);
    return good;
}

/* js-api: create a host function, step 3: the realm of FUNC is current. */
static Embed_result host_function(void *data, Embed_store *store, Embed_instance *caller,
                                  const Embed_value *args, Embed_value *results,
                                  Embed_failure *failure)
{
    (void)store, (void)caller;
    const Js_host_function *self = data;
    if (run_a_host_function(self, args, results))
        return EMBED_OK;
    return js_throw_into_wasm(self->realm, failure);
}

/* js-api: create a host function */
uint32_t js_create_a_host_function(JSContext *ctx, JSValueConst func, uint32_t deftype,
                                   uint32_t index)
{
    JSContext *realm = qjs_get_function_realm(ctx, func);
    if (!realm) { /* a revoked proxy, which throws when it is called */
        JS_FreeValue(ctx, JS_GetException(ctx));
        realm = ctx;
    }
    Js_host_function *self = checked_calloc(1, sizeof *self);
    *self = (Js_host_function){
        .index = index, .realm = JS_DupContext(realm), .func = JS_DupValue(ctx, func)};
    return alloc(js_agent_of(ctx), self, deftype, host_function);
}

/* ---- builtins ---- */

static Embed_result builtin(void *data, Embed_store *store, Embed_instance *caller,
                            const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    (void)store, (void)caller;
    const Js_host_function *self = data;
    for (uint32_t i = 0; i < self->type.results_n; i++)
        results[i].type = self->type.results[i];
    return self->steps(self->realm, args, results, failure);
}

/* js-api: create a builtin function */
uint32_t js_create_a_builtin_function(JSContext *ctx, uint32_t deftype, Js_builtin_steps *steps,
                                      uint32_t index)
{
    Js_host_function *self = checked_calloc(1, sizeof *self);
    *self = (Js_host_function){
        .index = index, .realm = JS_DupContext(ctx), .func = JS_UNDEFINED, .steps = steps};
    return alloc(js_agent_of(ctx), self, deftype, builtin);
}
