/* agent.c: an agent: a runtime of the engine, its associated store and object caches. Tasks: task.c. */
#include "jsapi/agent.h"

#include "jsapi/exception.h"
#include "jsapi/func.h"
#include "jsapi/idl.h"
#include "jsapi/memory.h"
#include "jsapi/module_record.h"
#include "jsapi/task.h"
#include "util/alloc.h"

#include <stdlib.h>

/* JavaScript may use this much of the C stack, NON-SPEC: two thirds of what the main thread has. */
enum { STACK_SIZE = 5 * 1024 * 1024 };

/* Registers the class of each interface; slots that have none get one that nothing is made of. */
static bool register_classes(JSRuntime *rt)
{
    static const JSClassDef none = {.class_name = "Object"};
    const JSClassDef *defs[JS_INTERFACES];
    for (int i = 0; i < JS_INTERFACES; i++)
        defs[i] = &none;
    for (const Idl_interface *const *at = js_interfaces; *at; at++) {
        if ((*at)->platform)
            defs[(*at)->id] = (*at)->platform;
    }
    for (int i = 0; i < JS_INTERFACES; i++) {
        if (JS_NewClass(rt, JS_CLASS_OF(i), defs[i]) < 0)
            return false;
    }
    return true;
}

Js_agent *js_agent_new(Embed_features features, Js_realm_setup *setup, Js_report *report,
                       void *host)
{
    Js_agent *agent = checked_calloc(1, sizeof *agent);
    agent->rt = qjs_new_runtime();
    if (!agent->rt || !register_classes(agent->rt))
        out_of_memory(sizeof *agent);
    JS_SetRuntimeOpaque(agent->rt, agent);
    JS_SetMaxStackSize(agent->rt, STACK_SIZE);
    JS_SetCanBlock(agent->rt, true);
    agent->store = embed_store_init();
    agent->features = features;
    agent->realm_setup = setup;
    agent->report = report;
    agent->host = host;
    js_caches_init(&agent->caches, agent->rt, agent->store);
    js_memories_init(agent);
    js_exceptions_init(agent);
    js_tasks_init(agent);
    return agent;
}

JSContext *js_agent_new_realm(Js_agent *agent)
{
    JSContext *ctx = JS_NewContext(agent->rt);
    if (!ctx)
        return NULL;
    if ((!agent->main && !qjs_init_opaque_objects(ctx)) || !qjs_patch_buffers(ctx) ||
        !qjs_patch_views(ctx) || (agent->realm_setup && !agent->realm_setup(agent, ctx))) {
        JS_FreeValue(ctx, JS_GetException(ctx));
        JS_FreeContext(ctx);
        return NULL;
    }
    if (!agent->main)
        agent->main = JS_DupContext(ctx);
    return ctx;
}

static void free_host_values(Js_agent *agent)
{
    Js_host_values values = agent->host_values;
    agent->host_values = (Js_host_values){0};
    for (size_t i = 0; i < values.count; i++)
        JS_FreeValueRT(agent->rt, values.at[i]);
    free(values.at);
    free(values.index);
}

void js_agent_free(Js_agent *agent)
{
    js_tasks_free(agent);
    js_caches_free(&agent->caches);
    free_host_values(agent);
    js_host_functions_free(agent);
    if (agent->main) {
        qjs_free_opaque_objects(agent->main);
        JS_FreeContext(agent->main);
    }
    JS_RunGC(agent->rt);
    embed_store_free(agent->store);
    for (size_t i = 0; i < agent->modules_n; i++)
        js_module_record_drop(agent->modules[i]);
    free(agent->modules);
    agent->store = NULL;
    qjs_free_runtime(agent->rt);
    free(agent);
}

/* ---- what a realm has one of ---- */

JSValueConst js_realm_get(JSContext *ctx, Js_interface slot)
{
    JSValue value = JS_GetClassProto(ctx, JS_CLASS_OF(slot));
    JS_FreeValue(ctx, value); /* the realm holds it */
    return value;
}

void js_realm_set(JSContext *ctx, Js_interface slot, JSValue value)
{
    JS_SetClassProto(ctx, JS_CLASS_OF(slot), value);
}

/* ---- the store ---- */

void js_agent_keep_module(Js_agent *agent, Js_module_record *record)
{
    for (size_t i = agent->modules_n; i-- > 0;) {
        if (agent->modules[i] == record)
            return;
    }
    js_module_record_keep(record);
    PUSH(agent->modules, agent->modules_n, agent->modules_capacity, record);
}

/* NON-SPEC: where an object or symbol is or would be in the index, which must have room. */
static uint32_t *host_index(const Js_host_values *values, JSValueConst value)
{
    uintptr_t at = (uintptr_t)JS_VALUE_GET_PTR(value);
    size_t i = (size_t)(at * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (values->slots - 1);
    while (values->index[i] && JS_VALUE_GET_PTR(values->at[values->index[i] - 1]) != (void *)at)
        i = (i + 1) & (values->slots - 1);
    return &values->index[i];
}

static bool has_identity(JSValueConst value)
{
    return JS_IsObject(value) || JS_IsSymbol(value);
}

static void grow_host_index(Js_host_values *values)
{
    values->slots = values->slots ? 2 * values->slots : 64;
    free(values->index);
    values->index = checked_calloc(values->slots, sizeof *values->index);
    for (size_t i = 0; i < values->count; i++) {
        if (has_identity(values->at[i]))
            *host_index(values, values->at[i]) = (uint32_t)i + 1;
    }
}

uint64_t js_host_value_number(Js_agent *agent, JSValueConst value)
{
    Js_host_values *values = &agent->host_values;
    if (2 * values->count >= values->slots)
        grow_host_index(values);
    uint32_t *index = has_identity(value) ? host_index(values, value) : NULL;
    if (index && *index)
        return *index - 1;
    PUSH(values->at, values->count, values->capacity, JS_DupValueRT(agent->rt, value));
    if (index)
        *index = (uint32_t)values->count;
    return values->count - 1;
}

JSValue js_host_value(Js_agent *agent, uint64_t number)
{
    if (number >= agent->host_values.count)
        return JS_UNDEFINED;
    return JS_DupValueRT(agent->rt, agent->host_values.at[number]);
}
