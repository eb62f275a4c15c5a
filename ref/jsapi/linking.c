/* linking.c: modules and instances as values of JavaScript (module-linking; what it leaves to the JS API is NON-SPEC).
 *
 * A module or instance value has one object, as addresses of other kinds do: one that was imported is the same when it is
 * exported again. */
#include "jsapi/linking.h"

#include "jsapi/idl.h"
#include "jsapi/instance.h"
#include "jsapi/module.h"

/* map[ADDR] = OBJECT, which is not new: it counts as unchanged where it looks as a new one of INTERFACE does. */
static bool remember(JSContext *ctx, Js_cache_kind kind, uint32_t addr, JSValueConst object,
                     Js_interface interface)
{
    JSValue pristine = idl_new_object(ctx, JS_UNDEFINED, interface);
    if (JS_IsException(pristine))
        return false;
    js_cache_set_like(&js_agent_of(ctx)->caches, kind, addr, object, pristine);
    JS_FreeValue(ctx, pristine);
    return true;
}

static bool has_object(JSContext *ctx, Js_cache_kind kind, uint32_t addr)
{
    JSValue object = js_cache_get(&js_agent_of(ctx)->caches, kind, addr);
    bool has = !JS_IsUndefined(object);
    JS_FreeValue(ctx, object);
    return has;
}

/* ---- modules ---- */

bool js_module_address(JSContext *ctx, JSValueConst v, uint32_t *out)
{
    Js_agent *agent = js_agent_of(ctx);
    Js_module_record *record = js_module_of(v);
    if (!record)
        return false;
    if (record->outer) {
        *out = record->addr;
        return record->store == agent->store;
    }
    Embed_extern value;
    Embed_failure failure;
    if (embed_module_extern(agent->store, record->module, &value, &failure) != EMBED_OK)
        return false;
    js_agent_keep_module(agent, record);
    *out = value.addr;
    if (!remember(ctx, JS_CACHE_MODULE, value.addr, v, JS_MODULE))
        JS_FreeValue(ctx, JS_GetException(ctx));
    return true;
}

/* The record that the agent has for MODULE, or for the module that it is nested in. */
static Js_module_record *record_of(const Js_agent *agent, const Embed_module *module)
{
    const Embed_module *outermost = embed_module_outermost(module);
    for (size_t i = 0; i < agent->modules_n; i++) {
        if (agent->modules[i]->module == outermost)
            return agent->modules[i];
    }
    return NULL;
}

JSValue js_create_a_module_object(JSContext *ctx, uint32_t addr)
{
    Js_agent *agent = js_agent_of(ctx);
    JSValue object = js_cache_get(&agent->caches, JS_CACHE_MODULE, addr);
    if (!JS_IsUndefined(object))
        return object;
    const Embed_module *module = embed_moduleval_module(agent->store, addr);
    Js_module_record *record = record_of(agent, module);
    if (!record)
        return JS_ThrowInternalError(ctx, "the module was not made by this agent");
    if (record->module == module)
        js_module_record_keep(record);
    else
        record = js_module_record_nested(record, module, agent->store, addr);
    object = js_construct_a_module_object(ctx, record);
    if (!JS_IsException(object))
        js_cache_set(&agent->caches, JS_CACHE_MODULE, addr, object);
    return object;
}

/* ---- instances ---- */

bool js_instance_address(JSContext *ctx, JSValueConst v, uint32_t *out)
{
    Embed_extern value;
    if (!js_instance_value(ctx, v, &value))
        return false;
    *out = value.addr;
    if (!has_object(ctx, JS_CACHE_INSTANCE, value.addr) &&
        !remember(ctx, JS_CACHE_INSTANCE, value.addr, v, JS_INSTANCE))
        JS_FreeValue(ctx, JS_GetException(ctx));
    return true;
}

JSValue js_create_an_instance_object(JSContext *ctx, uint32_t addr)
{
    Js_caches *caches = &js_agent_of(ctx)->caches;
    JSValue object = js_cache_get(caches, JS_CACHE_INSTANCE, addr);
    if (!JS_IsUndefined(object))
        return object;
    object = js_new_instance_of_value(ctx, addr);
    if (!JS_IsException(object))
        js_cache_set(caches, JS_CACHE_INSTANCE, addr, object);
    return object;
}
