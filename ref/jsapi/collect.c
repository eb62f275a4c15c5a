/* collect.c: reclaiming what JavaScript and the store of an agent hold by each other alone. NON-SPEC. */
#include "jsapi/collect.h"

static void reached_func(void *data, uint32_t funcaddr)
{
    const Js_agent *agent = data;
    js_host_function_reached(embed_func_data(agent->store, funcaddr));
}

static void reached_host(void *data, uint64_t number)
{
    js_host_value_reached(data, number);
}

/* What the store reached is in use, and so is what JavaScript then reaches; true where that is more of the store. */
static bool settle(void *data)
{
    Js_agent *agent = data;
    js_host_functions_count(agent);
    js_host_values_count(agent);
    qjs_trace_follow(agent->rt);
    return js_caches_count(&agent->caches);
}

void js_collect_init(Js_agent *agent)
{
    static const Embed_reclaim_hooks hooks = {
        .reached_func = reached_func, .reached_host = reached_host, .settle = settle};
    embed_store_on_reclaim(agent->store, &hooks, agent);
}

size_t js_collect(Js_agent *agent)
{
    js_caches_let_go(&agent->caches);
    qjs_trace_begin(agent->rt);
    js_caches_ignore(&agent->caches);
    js_host_functions_ignore(agent);
    js_host_values_ignore(agent);
    qjs_trace_follow(agent->rt);
    embed_store_reclaim(agent->store, true);
    size_t objects = qjs_trace_end(agent->rt);
    js_caches_restore(&agent->caches);
    js_host_functions_restore(agent);
    js_host_values_restore(agent);
    js_caches_hold(&agent->caches);
    size_t left = js_caches_drop_dead(&agent->caches);
    left += js_host_functions_sweep(agent);
    left += js_host_values_sweep(agent);
    JS_RunGC(agent->rt);
    /* A large heap is read less often. */
    enum { MOST = 2048, SHARE = 8 };
    objects = objects / SHARE < MOST ? objects / SHARE : MOST;
    return left > objects ? left : objects;
}
