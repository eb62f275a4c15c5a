/* cache_test.c: object caches: one object an address, and none that nobody can miss. */
#include "jsapi/js_test.h"
#include "jsapi/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

/* The object of global ADDR: a plain one stands for it. */
static JSValue object_of(JSContext *ctx, uint32_t addr)
{
    Js_caches *caches = &js_agent_of(ctx)->caches;
    JSValue object = js_cache_get(caches, JS_CACHE_GLOBAL, addr);
    if (!JS_IsUndefined(object))
        return object;
    object = JS_NewObject(ctx);
    JS_DefinePropertyValueStr(ctx, object, "name", JS_NewString(ctx, "g"), JS_PROP_CONFIGURABLE);
    js_cache_set(caches, JS_CACHE_GLOBAL, addr, object);
    return object;
}

static uint32_t new_global(JSContext *ctx)
{
    Embed_value zero = {.type = {.kind = EMBED_I32}};
    Embed_externtype type = {.kind = EMBED_GLOBAL, .t = zero.type};
    return embed_global_alloc(js_agent_of(ctx)->store, &type, &zero);
}

/* True if ADDR still has the object that it had. */
static bool has_object(JSContext *ctx, uint32_t addr)
{
    JSValue object = js_cache_get(&js_agent_of(ctx)->caches, JS_CACHE_GLOBAL, addr);
    bool there = !JS_IsUndefined(object);
    JS_FreeValue(ctx, object);
    return there;
}

static void t_identity(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    for (int i = 0; i < 1000; i++) {
        uint32_t addr = new_global(ctx);
        JSValue a = object_of(ctx, addr), b = object_of(ctx, addr);
        assert_ptr_equal(JS_VALUE_GET_PTR(a), JS_VALUE_GET_PTR(b));
        JS_FreeValue(ctx, a);
        JS_FreeValue(ctx, b);
    }
    assert_int_equal(js_agent_of(ctx)->caches.maps[JS_CACHE_GLOBAL].count, 1000);
    test_end(ctx);
}

static void run(JSContext *ctx, const char *source)
{
    JSValue value = JS_Eval(ctx, source, strlen(source), "<test>", JS_EVAL_TYPE_GLOBAL);
    assert_false(JS_IsException(value));
    JS_FreeValue(ctx, value);
}

/* Whatever tells an object from a new one keeps it, as long as its address can be reached. */
static void t_what_is_observed_stays(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    static const char *const changes[] = {
        "o.x = 1",
        "delete o.name",
        "Object.defineProperty(o, 'name', {value: 'h'})",
        "Object.setPrototypeOf(o, null)",
        "Object.preventExtensions(o)",
        "Object.freeze(o)",
        "w = new WeakRef(o)",
        "m = new WeakMap; m.set(o, 1)",
        "held = o",
    };
    enum { CHANGES = sizeof changes / sizeof *changes };
    uint32_t addr[CHANGES], plain = new_global(ctx);
    JS_FreeValue(ctx, object_of(ctx, plain));
    for (int i = 0; i < CHANGES; i++) {
        addr[i] = new_global(ctx);
        embed_extern_keep(js_agent_of(ctx)->store, (Embed_extern){EMBED_GLOBAL, addr[i]});
        test_global(ctx, "o", object_of(ctx, addr[i]));
        run(ctx, changes[i]);
        run(ctx, "o = undefined");
    }
    js_caches_sweep(&js_agent_of(ctx)->caches);
    assert_false(has_object(ctx, plain));
    for (int i = 0; i < CHANGES; i++) {
        if (!has_object(ctx, addr[i]))
            print_message("# %s\n", changes[i]);
        assert_true(has_object(ctx, addr[i]));
    }
    run(ctx, "held = undefined");
    js_caches_sweep(&js_agent_of(ctx)->caches);
    assert_false(has_object(ctx, addr[CHANGES - 1]));
    embed_extern_drop(js_agent_of(ctx)->store, (Embed_extern){EMBED_GLOBAL, addr[0]});
    js_caches_sweep(&js_agent_of(ctx)->caches);
    assert_false(has_object(ctx, addr[0]));
    assert_true(has_object(ctx, addr[1]));
    test_end(ctx);
}

/* Ten thousand memories that were written to and dropped: what they held is given back. */
static void t_memories_are_given_back(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    Js_agent *agent = js_agent_of(ctx);
    Embed_externtype type = {.kind = EMBED_MEM, .page_log2 = 16, .limits = {.min = 1}};
    for (int i = 0; i < 10000; i++) {
        js_caches_safe_point(&agent->caches);
        uint32_t addr;
        Embed_failure failure;
        assert_int_equal(embed_mem_alloc(agent->store, &type, &addr, &failure), EMBED_OK);
        uint64_t len;
        memset(embed_mem_data(agent->store, addr, &len), 0xAA, 65536);
        JSValue object = js_create_a_memory_object(ctx, addr);
        assert_false(JS_IsException(object));
        JS_FreeValue(ctx, object);
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    print_message("# at most %ld MiB resident\n", usage.ru_maxrss / 1024);
    assert_true(usage.ru_maxrss / 1024 < 500);
    assert_true(agent->caches.maps[JS_CACHE_MEM].count < 1000);
    test_end(ctx);
}

static void t_host_values(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    Js_agent *agent = js_agent_of(ctx);
    JSValue objects[200];
    for (int i = 0; i < 200; i++)
        objects[i] = JS_NewObject(ctx);
    uint64_t numbers[200];
    for (int i = 0; i < 200; i++)
        numbers[i] = js_host_value_number(agent, objects[i]);
    uint64_t primitive = js_host_value_number(agent, JS_NewInt32(ctx, 5));
    for (int i = 0; i < 200; i++) {
        assert_int_equal(js_host_value_number(agent, objects[i]), numbers[i]);
        JSValue value = js_host_value(agent, numbers[i]);
        assert_ptr_equal(JS_VALUE_GET_PTR(value), JS_VALUE_GET_PTR(objects[i]));
        JS_FreeValue(ctx, value);
        JS_FreeValue(ctx, objects[i]);
    }
    assert_int_equal(JS_VALUE_GET_INT(js_host_value(agent, primitive)), 5);
    assert_true(JS_IsUndefined(js_host_value(agent, 100000)));
    test_end(ctx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_identity),
        cmocka_unit_test(t_what_is_observed_stays),
        cmocka_unit_test(t_memories_are_given_back),
        cmocka_unit_test(t_host_values),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
