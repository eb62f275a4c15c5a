/* idl_test.c: interfaces, conversions, promises and tasks as Web IDL and HTML say. */
#include "jsapi/idl.h"
#include "jsapi/js_test.h"

/* A function for JavaScript that converts its first argument by the conversion of its number, and returns what came out. */
static bool add_text(JSContext *ctx, JSValueConst element, void *data)
{
    Buffer text;
    if (!idl_usvstring(ctx, element, &text))
        return false;
    buffer_bytes(data, text.at, text.len);
    buffer_byte(data, ';');
    buffer_free(&text);
    return true;
}

static bool add_entry(JSContext *ctx, JSValueConst key, JSValueConst value, void *data)
{
    return add_text(ctx, key, data) && add_text(ctx, value, data);
}

static JSValue text_of(JSContext *ctx, bool good, Buffer *text)
{
    JSValue value = good ? JS_NewStringLen(ctx, buffer_string(text), text->len) : JS_EXCEPTION;
    buffer_free(text);
    return value;
}

static JSValue convert(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv,
                       int which)
{
    static const char *const kinds[] = {"a", "b", NULL};
    (void)this_val;
    uint32_t small;
    uint64_t large;
    int index;
    Buffer text = {0};
    Qjs_source source;
    if (!idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    switch (which) {
    case 0:
        return idl_unsigned_long(ctx, argv[0], &small) ? JS_NewUint32(ctx, small) : JS_EXCEPTION;
    case 1:
        return idl_unsigned_long_long(ctx, argv[0], &large) ? JS_NewNumber(ctx, (double)large)
                                                            : JS_EXCEPTION;
    case 2:
        return idl_enumeration(ctx, argv[0], kinds, &index) ? JS_NewInt32(ctx, index)
                                                            : JS_EXCEPTION;
    case 3: return text_of(ctx, idl_sequence(ctx, argv[0], add_text, &text), &text);
    case 4: return text_of(ctx, idl_record(ctx, argv[0], add_entry, &text), &text);
    case 5: return text_of(ctx, idl_usvstring(ctx, argv[0], &text), &text);
    case 6:
        return idl_dictionary(ctx, argv[0]) ? idl_dictionary_member(ctx, argv[0], "x")
                                            : JS_EXCEPTION;
    default:
        return idl_buffer_source(ctx, argv[0], which - 7, &source)
                   ? JS_NewUint32(ctx, (uint32_t)source.len)
                   : JS_EXCEPTION;
    }
}

static JSContext *begin(void)
{
    static const char *const names[] = {"ulong",  "ulonglong", "enumeration", "sequence",
                                        "record", "usvstring", "dictionary",  "source",
                                        "shared", "resizable", NULL};
    JSContext *ctx = test_begin();
    for (int i = 0; names[i]; i++)
        test_global(ctx, names[i],
                    JS_NewCFunctionMagic(ctx, convert, names[i], 1, JS_CFUNC_generic_magic, i));
    return ctx;
}

static void t_numbers(void **state)
{
    (void)state;
    JSContext *ctx = begin();
    test_is(ctx, "[0, -0, '7', 4294967295, 1.9, -0.9, true, null].map(x => ulong(x))",
            "0,0,7,4294967295,1,0,1,0");
    test_is(ctx, "Object.is(ulong(-0.5), 0)", "true");
    test_is(ctx, "ulong(4294967296)", "TypeError");
    test_is(ctx, "ulong(-1)", "TypeError");
    test_is(ctx, "ulong(NaN)", "TypeError");
    test_is(ctx, "ulong(Infinity)", "TypeError");
    test_is(ctx, "ulong(undefined)", "TypeError");
    test_is(ctx, "ulong(1n)", "TypeError");
    test_is(ctx, "ulong(Symbol())", "TypeError");
    test_is(ctx, "ulong()", "TypeError");
    test_is(ctx, "ulong({valueOf() { throw new RangeError }})", "RangeError");
    test_is(ctx, "ulonglong(2 ** 53 - 1) === 2 ** 53 - 1", "true");
    test_is(ctx, "ulonglong(2 ** 53)", "TypeError");
    test_end(ctx);
}

static void t_strings(void **state)
{
    (void)state;
    JSContext *ctx = begin();
    test_is(ctx, "usvstring('a\\ud83d\\ude00\\0b') === 'a\\ud83d\\ude00\\0b'", "true");
    test_is(ctx, "usvstring('\\ud83d|\\ude00') === '\\ufffd|\\ufffd'", "true");
    test_is(ctx, "usvstring(Symbol())", "TypeError");
    test_is(ctx, "[enumeration('a'), enumeration({toString() { return 'b' }})]", "0,1");
    test_is(ctx, "enumeration('c')", "TypeError");
    test_is(ctx, "enumeration('a\\0')", "TypeError");
    test_end(ctx);
}

static void t_collections(void **state)
{
    (void)state;
    JSContext *ctx = begin();
    test_is(ctx, "sequence(['x', 1, null])", "x;1;null;");
    test_is(ctx, "sequence(new Set(['y']))", "y;");
    test_is(ctx, "sequence('xy')", "TypeError");
    test_is(ctx, "sequence({})", "TypeError");
    test_is(ctx, "sequence({[Symbol.iterator]: () => 1})", "TypeError");
    test_is(ctx, "sequence({[Symbol.iterator]: () => ({next: () => 1})})", "TypeError");
    test_is(ctx, "sequence([Symbol()])", "TypeError");
    test_is(ctx, "record({a: 1, get b() { return 2 }, [Symbol()]: 3})", "a;1;b;2;");
    test_is(ctx, "record(Object.create({a: 1}, {b: {value: 2}}))", "");
    test_is(ctx, "record(1)", "TypeError");
    test_is(ctx, "[dictionary(undefined), dictionary(null), dictionary({}), dictionary({x: 1})]",
            ",,,1");
    test_is(ctx, "dictionary(1)", "TypeError");
    test_is(ctx, "dictionary({get x() { throw new RangeError }})", "RangeError");
    test_end(ctx);
}

static void t_buffer_sources(void **state)
{
    (void)state;
    JSContext *ctx = begin();
    test_is(ctx,
            "[source(new ArrayBuffer(4)), source(new Uint16Array(3)), source(new DataView(new "
            "ArrayBuffer(9), 2))]",
            "4,6,7");
    test_is(ctx, "source({})", "TypeError");
    test_is(ctx, "source(new SharedArrayBuffer(4))", "TypeError");
    test_is(ctx, "source(new Uint8Array(new SharedArrayBuffer(4)))", "TypeError");
    test_is(ctx, "source(new ArrayBuffer(4, {maxByteLength: 8}))", "TypeError");
    test_is(
        ctx,
        "[shared(new SharedArrayBuffer(4)), shared(new Uint8Array(new SharedArrayBuffer(4), 1))]",
        "4,3");
    test_is(ctx, "shared(new ArrayBuffer(4, {maxByteLength: 8}))", "TypeError");
    test_is(ctx, "resizable(new ArrayBuffer(4, {maxByteLength: 8}))", "4");
    test_is(ctx, "resizable(new SharedArrayBuffer(4))", "TypeError");
    test_is(ctx,
            "var r = new ArrayBuffer(8, {maxByteLength: 8}), v = new Uint8Array(r, 4); "
            "r.resize(2); resizable(v)",
            "0");
    test_end(ctx);
}

static JSValue reject(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    return idl_promise(ctx, idl_arguments(ctx, argc, 1) ? JS_DupValue(ctx, argv[0]) : JS_EXCEPTION);
}

static void t_promises(void **state)
{
    (void)state;
    JSContext *ctx = begin();
    test_global(ctx, "reject", JS_NewCFunction(ctx, reject, "reject", 1));
    test_is(ctx, "reject(3)", "3");
    test_is(ctx, "var seen; reject().catch(e => { seen = e.name }); seen", "undefined");
    js_run_jobs(js_agent_of(ctx));
    test_is(ctx, "seen", "TypeError");
    test_end(ctx);
}

/* ---- tasks ---- */

typedef struct Step {
    const char *source;
    int freed;
} Step;

static bool run_step(Js_agent *agent, JSContext *ctx, void *data)
{
    (void)agent;
    Step *step = data;
    JSValue value = JS_Eval(ctx, step->source, strlen(step->source), "<test>", JS_EVAL_TYPE_GLOBAL);
    bool good = !JS_IsException(value);
    JS_FreeValue(ctx, value);
    return good;
}

static void free_step(Js_agent *agent, void *data)
{
    (void)agent;
    ((Step *)data)->freed++;
}

static Js_task task_of(Step *step)
{
    return (Js_task){.run = run_step, .free = free_step, .data = step};
}

static void t_tasks(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    Step steps[] = {{"log += 'a'; Promise.resolve().then(() => { log += 'j' })", 0},
                    {"log += 'b'", 0},
                    {"log += 't'", 0},
                    {"log += 'u'", 0},
                    {"log += 'never'", 0}};
    test_is(ctx, "var log = ''", "undefined");
    js_queue_timer(ctx, 5, task_of(&steps[3]));
    js_queue_timer(ctx, 1, task_of(&steps[2]));
    uint32_t cancelled = js_queue_timer(ctx, 2, task_of(&steps[4]));
    js_queue_task(ctx, task_of(&steps[0]));
    js_agent_post(js_agent_of(ctx), task_of(&steps[1]));
    js_cancel_timer(js_agent_of(ctx), cancelled);
    js_cancel_timer(js_agent_of(ctx), 12345);
    js_run_tasks(js_agent_of(ctx));
    test_is(ctx, "log.replace('t', '').replace('u', '') + log.indexOf('t') + log.endsWith('u')",
            "ajb3true");
    for (int i = 0; i < 5; i++)
        assert_int_equal(steps[i].freed, 1);
    js_queue_task(ctx, task_of(&steps[4]));
    test_end(ctx);
    assert_int_equal(steps[4].freed, 2);
}

static void *post_later(void *data)
{
    static Step step = {"log += 'posted'", 0};
    js_agent_post(data, task_of(&step));
    return NULL;
}

static bool release(Js_agent *agent, JSContext *ctx, void *data)
{
    (void)ctx, (void)data;
    js_agent_release(agent);
    return true;
}

static void *post_and_release(void *data)
{
    post_later(data);
    js_agent_post(data, (Js_task){.run = release});
    return NULL;
}

static void t_tasks_of_other_threads(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    test_is(ctx, "var log = ''", "undefined");
    js_agent_hold(js_agent_of(ctx));
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, post_and_release, js_agent_of(ctx)), 0);
    js_run_tasks(js_agent_of(ctx));
    pthread_join(thread, NULL);
    test_is(ctx, "log", "posted");
    test_end(ctx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_numbers),
        cmocka_unit_test(t_strings),
        cmocka_unit_test(t_collections),
        cmocka_unit_test(t_buffer_sources),
        cmocka_unit_test(t_promises),
        cmocka_unit_test(t_tasks),
        cmocka_unit_test(t_tasks_of_other_threads),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
