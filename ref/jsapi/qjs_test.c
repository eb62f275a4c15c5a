/* qjs_test.c: the entry points that jsapi adds to the engine. */
#include "jsapi/js_test.h"
#include "jsapi/shared.h"

#include <stdlib.h>

/* ---- buffers ---- */

static uint8_t bytes[64];
static int releases;

static void release(JSRuntime *rt, void *data)
{
    (void)rt, (void)data;
    releases++;
}

static int resize(JSContext *ctx, JSValueConst buffer, uint64_t len, void *data)
{
    (void)data;
    if (len == 13) {
        JS_ThrowRangeError(ctx, "thirteen");
        return -1;
    }
    qjs_buffer_set(buffer, bytes, len);
    return 0;
}

static const Qjs_buffer_kind kind = {.resize = resize, .release = release};
static const Qjs_buffer_kind other_kind = {0};

static void t_fixed_buffer(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    releases = 0;
    JSValue b = qjs_new_buffer(ctx, bytes, 16, NULL, &kind, bytes);
    test_global(ctx, "b", JS_DupValue(ctx, b));
    test_is(ctx, "var u = new Uint8Array(b), d = new DataView(b, 8); u[1] = 7; b.byteLength", "16");
    assert_int_equal(bytes[1], 7);
    bytes[2] = 9;
    test_is(ctx, "u[2] + ',' + b.resizable + ',' + b.maxByteLength", "9,false,16");
    test_is(ctx, "b.transfer()", "TypeError");
    test_is(ctx, "b.transferToFixedLength(0)", "TypeError");
    test_is(ctx, "b.transferToImmutable()", "TypeError");
    test_is(ctx, "var o = 0; try { b.transfer({valueOf() { o = 1; return 1 }}) } catch (e) {} o",
            "1");
    test_is(ctx, "b.resize(1)", "TypeError");
    test_is(ctx, "[b.byteLength, b.detached]", "16,false");
    assert_int_equal(qjs_detach_buffer(ctx, b, NULL), -1);
    JS_FreeValue(ctx, JS_GetException(ctx));
    assert_int_equal(qjs_detach_buffer(ctx, b, &other_kind), -1);
    JS_FreeValue(ctx, JS_GetException(ctx));
    assert_null(qjs_buffer_data(b, &other_kind));
    assert_ptr_equal(qjs_buffer_data(b, &kind), bytes);
    assert_int_equal(releases, 0);
    assert_int_equal(qjs_detach_buffer(ctx, b, &kind), 0);
    assert_int_equal(releases, 1);
    assert_null(qjs_buffer_data(b, &kind));
    test_is(ctx, "[b.byteLength, b.detached, u.length, u[1]]", "0,true,0,");
    test_is(ctx, "d.byteLength", "TypeError");
    test_is(ctx, "b.transfer()", "TypeError");
    JS_FreeValue(ctx, b);
    test_end(ctx);
    assert_int_equal(releases, 1);
}

static void t_resizable_buffer(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    releases = 0;
    uint64_t max = 32;
    JSValue b = qjs_new_buffer(ctx, bytes, 8, &max, &kind, bytes);
    test_global(ctx, "b", JS_DupValue(ctx, b));
    test_is(
        ctx,
        "var u = new Uint8Array(b), f = new Uint8Array(b, 0, 8); [b.resizable, b.maxByteLength]",
        "true,32");
    test_is(ctx, "b.resize(16); [b.byteLength, u.length, f.length]", "16,16,8");
    test_is(ctx, "b.resize(13)", "RangeError");
    test_is(ctx, "b.resize(33)", "RangeError");
    test_is(ctx, "b.resize(-1)", "RangeError");
    test_is(ctx, "b.resize(4); [u.length, f.length]", "4,0");
    qjs_buffer_set(b, bytes + 8, 24);
    bytes[8] = 5;
    test_is(ctx, "[b.byteLength, u.length, u[0], f.length]", "24,24,5,8");
    test_is(ctx, "b.transfer()", "TypeError");
    test_is(ctx, "new ArrayBuffer(8, {maxByteLength: 16}).transfer().byteLength", "8");
    test_is(ctx, "var n = new ArrayBuffer(8, {maxByteLength: 16}); n.resize(9); n.byteLength", "9");
    JS_FreeValue(ctx, b);
    test_end(ctx);
    assert_int_equal(releases, 1);
}

static void t_empty_and_large_buffers(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    test_global(ctx, "b", qjs_new_buffer(ctx, NULL, 0, NULL, &kind, NULL));
    test_is(ctx, "b.byteLength + ',' + new Uint8Array(b).length + b.detached", "0,0false");
    releases = 0;
    assert_true(JS_IsException(qjs_new_buffer(ctx, bytes, QJS_BUFFER_MAX + 1, NULL, &kind, NULL)));
    test_global(ctx, "e", JS_GetException(ctx));
    test_is(ctx, "e.name", "RangeError");
    assert_int_equal(releases, 0);
    test_end(ctx);
}

static void t_shared_buffer(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    uint64_t max = 32;
    releases = 0;
    js_shared_new(bytes, 8, NULL, NULL);
    test_global(ctx, "s", qjs_new_shared_buffer(ctx, bytes, 8, &max, &kind, bytes));
    test_is(ctx, "var u = new Uint8Array(s); [s.byteLength, s.growable, s.maxByteLength]",
            "8,true,32");
    js_shared_grow(bytes, 16); /* as another agent does */
    test_is(ctx, "[s.byteLength, u.length]", "16,16");
    test_is(ctx, "s.grow(8)", "RangeError");
    test_is(ctx, "s.grow(13)", "RangeError");
    test_is(ctx, "s.grow(20); s.byteLength", "20");
    test_is(ctx, "var t = new SharedArrayBuffer(4, {maxByteLength: 8}); t.grow(6); t.byteLength",
            "6");
    test_end(ctx);
    assert_int_equal(releases, 1);
    assert_int_equal(js_shared_length(bytes), 16);
    js_shared_drop(bytes);
    assert_int_equal(js_shared_length(bytes), 0);
}

static void t_sources(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    Qjs_source source;
    JSValue b = qjs_new_buffer(ctx, bytes, 16, NULL, &kind, NULL);
    test_global(ctx, "b", JS_DupValue(ctx, b));
    JSValue view = JS_Eval(ctx, "new Uint16Array(b, 4, 3)", 24, "<test>", JS_EVAL_TYPE_GLOBAL);
    qjs_source(view, &source);
    assert_int_equal(source.kind, QJS_VIEW);
    assert_ptr_equal(source.at, bytes + 4);
    assert_int_equal(source.len, 6);
    qjs_source(b, &source);
    assert_int_equal(source.kind, QJS_ARRAY_BUFFER);
    assert_int_equal(source.len, 16);
    qjs_source(JS_NULL, &source);
    assert_int_equal(source.kind, QJS_NO_SOURCE);
    qjs_detach_buffer(ctx, b, &kind);
    qjs_source(view, &source);
    assert_true(source.detached);
    assert_int_equal(source.len, 0);
    JS_FreeValue(ctx, view);
    JS_FreeValue(ctx, b);
    test_end(ctx);
}

/* ---- functions, opaque objects ---- */

static int finalized;

static JSValue call(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                    JSValueConst *argv, void *data)
{
    (void)func, (void)this_val, (void)argv;
    if (argc == 2)
        return JS_ThrowTypeError(ctx, "two");
    return JS_NewInt32(ctx, argc + *(int *)data);
}

static void finalize(JSRuntime *rt, void *data)
{
    (void)rt, (void)data;
    finalized++;
}

static const Qjs_function_kind function_kind = {.call = call, .finalize = finalize};
static const Qjs_function_kind other_function_kind = {.call = call};

static void t_functions(void **state)
{
    (void)state;
    JSContext *ctx = test_begin(), *realm = js_agent_new_realm(js_agent_of(ctx));
    int data = 40;
    JSAtom name = JS_NewAtom(ctx, "7");
    JSValue f = qjs_new_function(realm, &function_kind, name, 3, &data);
    JS_FreeAtom(ctx, name);
    assert_ptr_equal(qjs_function_data(f, &function_kind), &data);
    assert_null(qjs_function_data(f, &other_function_kind));
    assert_null(qjs_function_data(JS_NULL, &function_kind));
    test_global(ctx, "f", f);
    test_global(ctx, "other", JS_GetGlobalObject(realm));
    test_is(ctx, "[f(), f(1), f.call(null, 1, 2, 3)]", "40,41,43");
    test_is(ctx, "[typeof f, f.name, f.length, 'prototype' in f]", "function,7,3,false");
    test_is(ctx, "JSON.stringify(Object.getOwnPropertyDescriptor(f, 'name'))",
            "{\"value\":\"7\",\"writable\":false,\"enumerable\":false,\"configurable\":true}");
    test_is(ctx, "new f", "TypeError");
    test_is(ctx, "try { f(1, 2) } catch (e) { e instanceof other.TypeError }", "true");
    test_is(ctx, "Object.getPrototypeOf(f) === other.Function.prototype", "true");
    test_is(ctx, "/native code/.test(f)", "true");
    finalized = 0;
    test_is(ctx, "f.self = f; f = other = undefined", "undefined");
    JS_FreeContext(realm);
    JS_RunGC(JS_GetRuntime(ctx));
    assert_int_equal(finalized, 1);
    test_end(ctx);
}

static void t_opaque_objects(void **state)
{
    (void)state;
    JSContext *ctx = test_begin();
    JSValue inner = JS_NewObjectProtoClass(ctx, JS_NULL, JS_CLASS_OF(JS_GC_OBJECT));
    JSValue o = qjs_new_opaque_object(ctx, inner);
    JSValueConst seen = qjs_opaque_object_inner(ctx, o);
    assert_int_equal(JS_GetClassID(seen), JS_CLASS_OF(JS_GC_OBJECT));
    assert_true(JS_IsUndefined(qjs_opaque_object_inner(ctx, JS_NULL)));
    JSValue proxy = JS_Eval(ctx, "new Proxy({}, {})", 17, "<test>", JS_EVAL_TYPE_GLOBAL);
    assert_true(JS_IsUndefined(qjs_opaque_object_inner(ctx, proxy)));
    JS_FreeValue(ctx, proxy);
    test_global(ctx, "o", o);
    test_is(ctx, "typeof o + Object.getPrototypeOf(o) + Object.isExtensible(o)", "objectnullfalse");
    test_is(ctx, "[o.x, 'x' in o, Reflect.ownKeys(o).length, Object.isFrozen(o)]", ",false,0,true");
    test_is(ctx, "[Reflect.setPrototypeOf(o, null), Reflect.preventExtensions(o)]", "false,false");
    test_is(ctx, "Reflect.defineProperty(o, 'x', {value: 1})", "false");
    test_is(ctx, "Reflect.set(o, 'x', 1, {})", "TypeError");
    test_is(ctx, "o.x = 1", "TypeError");
    test_is(ctx, "delete o.x", "TypeError");
    test_is(ctx, "Object.freeze(o)", "TypeError");
    test_is(ctx, "Object.setPrototypeOf(o, null)", "TypeError");
    test_is(ctx, "var w = new WeakMap; w.set(o, 1); w.get(o)", "1");
    test_end(ctx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_fixed_buffer),
        cmocka_unit_test(t_resizable_buffer),
        cmocka_unit_test(t_empty_and_large_buffers),
        cmocka_unit_test(t_shared_buffer),
        cmocka_unit_test(t_sources),
        cmocka_unit_test(t_functions),
        cmocka_unit_test(t_opaque_objects),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
