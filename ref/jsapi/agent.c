/* agent.c: an agent: a runtime of the engine, its associated store and object caches. Tasks: task.c. */
#include "jsapi/agent.h"

#include "jsapi/collect.h"

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

/* Registers the class of each interface; slots that have none get one that nothing is made of. Those of modules are their
   loader's. */
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
        if (i != JS_MODULE_MAP && i != JS_MODULE_RECORD &&
            JS_NewClass(rt, JS_CLASS_OF(i), defs[i]) < 0)
            return false;
    }
    return true;
}

/* Called now and then by the engine: whether what runs is to end. */
static int is_ended(JSRuntime *rt, void *data)
{
    (void)rt;
    const Js_agent *agent = data;
    return __atomic_load_n(&agent->ending, __ATOMIC_ACQUIRE);
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
    qjs_set_store(agent->rt, agent->store);
    embed_store_waits(agent->store, true);
    JS_SetInterruptHandler(agent->rt, is_ended, agent);
    agent->features = features;
    agent->realm_setup = setup;
    agent->report = report;
    agent->host = host;
    js_caches_init(&agent->caches, agent->rt, agent->store);
    agent->caches.agent = agent;
    js_collect_init(agent);
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
    qjs_patch_source(ctx);
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

void js_agent_free(Js_agent *agent)
{
    js_tasks_free(agent);
    js_caches_free(&agent->caches);
    js_host_values_free(agent);
    js_host_functions_free(agent);
    if (agent->main) {
        qjs_free_opaque_objects(agent->main);
        JS_FreeContext(agent->main);
    }
    JS_RunGC(agent->rt);
    if (agent->loader)
        agent->loader->free(agent, agent->loader);
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
