/* hook_test.c: the hook between the execution of a WebAssembly Module Record and the evaluation of its importers. */
#include "esm/esm.h"
#include "jsapi/js_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[] = "/tmp/touchstone-hook-XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    assert_int_equal(fclose(out), 0);
}

static bool setup_realm(Js_agent *agent, JSContext *ctx)
{
    return test_setup_realm(agent, ctx) && esm_setup_realm(ctx);
}

/* What the hook was told, and whether it is to refuse. */
typedef struct Told {
    int times;
    bool has_memory, refuse;
    uint64_t pages;
} Told;

static bool hear(JSContext *ctx, const Esm_evaluation *evaluation, void *data)
{
    Told *told = data;
    Embed_store *store = js_agent_of(ctx)->store;
    Embed_extern run;
    Embed_failure failure;
    told->times++;
    told->has_memory = evaluation->has_memory;
    if (told->has_memory)
        told->pages = embed_mem_size(store, evaluation->memory);
    if (told->refuse) {
        JS_ThrowTypeError(ctx, "refused");
        return false;
    }
    if (embed_instance_export(evaluation->instance, (Embed_name){.at = "run", .len = 3}, &run))
        assert_int_equal(embed_func_invoke(store, run.addr, NULL, 0, NULL, &failure), EMBED_OK);
    return true;
}

/* Evaluates the module NAME in a new agent: whether its promise was fulfilled; *seen: globalThis.seen. */
static bool evaluate(const char *name, Told *told, int *seen)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    Js_agent *agent = js_agent_new(embed_features_default(), setup_realm, NULL, NULL);
    esm_setup(agent);
    if (told)
        esm_on_evaluated(agent, hear, told);
    JSContext *ctx = js_agent_new_realm(agent);
    assert_non_null(ctx);
    JSValue promise = esm_evaluate_file(ctx, path);
    js_run_jobs(agent);
    bool good = JS_PromiseState(ctx, promise) == JS_PROMISE_FULFILLED;
    JSValue global = JS_GetGlobalObject(ctx), value = JS_GetPropertyStr(ctx, global, "seen");
    *seen = -1;
    if (JS_IsNumber(value))
        JS_ToInt32(ctx, seen, value);
    JS_FreeValue(ctx, value);
    JS_FreeValue(ctx, global);
    JS_FreeValue(ctx, promise);
    test_end(ctx);
    return good;
}

static int begin(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    write_file(
        "w.wat",
        "(module (memory (export \"memory\") 3) (global $n (export \"n\") (mut i32) (i32.const 1))"
        "(func (export \"run\") (global.set $n (i32.const 7))) (func $start) (start $start))");
    write_file("plain.wat", "(module)");
    write_file("entry.mjs", "import {n} from './w.wat'; import './w.wat'; globalThis.seen = n;");
    return 0;
}

static int end(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

/* REQ E-003: without a hook, nothing but the start function runs. */
static void off(void **state)
{
    (void)state;
    int seen;
    assert_true(evaluate("entry.mjs", NULL, &seen));
    assert_int_equal(seen, 1);
}

/* REQ E-014: importers see the effect; the hook is called once, with the memory. */
static void before_importers(void **state)
{
    (void)state;
    Told told = {0};
    int seen;
    assert_true(evaluate("entry.mjs", &told, &seen));
    assert_int_equal(told.times, 1);
    assert_true(told.has_memory);
    assert_int_equal(told.pages, 3);
    assert_int_equal(seen, 7);
}

static void without_memory(void **state)
{
    (void)state;
    Told told = {0};
    int seen;
    assert_true(evaluate("plain.wat", &told, &seen));
    assert_int_equal(told.times, 1);
    assert_false(told.has_memory);
}

static void refusing(void **state)
{
    (void)state;
    Told told = {.refuse = true};
    int seen;
    assert_false(evaluate("entry.mjs", &told, &seen));
    assert_int_equal(seen, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(off), cmocka_unit_test(before_importers),
                                       cmocka_unit_test(without_memory),
                                       cmocka_unit_test(refusing)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, begin, end);
}
