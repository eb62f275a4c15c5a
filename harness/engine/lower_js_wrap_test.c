/* engine/lower_js_wrap_test.c: wrappers are valid, wrap exactly the type, and carry bits through, on the reference. */
#include "harness/engine/lower_js_wrap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Embed_module *valid(Embed_module *module, Embed_result result, Embed_failure *failure)
{
    if (result != EMBED_OK || embed_module_validate(module, failure) != EMBED_OK)
        fail_msg("%s", failure->message);
    return module;
}

static Embed_module *module_of_text(const char *text)
{
    Embed_module *module = NULL;
    Embed_failure failure = {.result = EMBED_OK};
    Embed_result result =
        embed_module_parse(text, strlen(text), embed_features_default(), &module, &failure);
    return valid(module, result, &failure);
}

/* The wrapper of MODULE's first export, decoded and valid; NULL where none is needed. */
static Embed_module *wrapper_of(const Embed_module *module)
{
    Embed_externtype type = embed_module_export(module, 0).type;
    Wrapper wrapper;
    if (type.kind == EMBED_GLOBAL)
        wrap_global(&type, &wrapper);
    else
        assert_true(wrap_function(type.deftype, &wrapper));
    if (!wrapper.at)
        return NULL;
    Embed_module *decoded = NULL;
    Embed_failure failure = {.result = EMBED_OK};
    Embed_result result =
        embed_module_decode(wrapper.at, wrapper.len, embed_features_default(), &decoded, &failure);
    free(wrapper.at);
    valid(decoded, result, &failure);
    Embed_externtype imported = embed_module_import(decoded, 0).type;
    assert_true(embed_match_externtype(&type, &imported));
    assert_true(embed_match_externtype(&imported, &type));
    return decoded;
}

/* Values that pass as they are need no wrapper. */
static void t_not_needed(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "(module (func (export \"f\")))",
        "(module (func (export \"f\") (param i32 externref) (result funcref) (unreachable)))",
        "(module (type $s (struct)) (func (export \"f\") (param (ref null $s))))",
        "(module (global (export \"g\") i32 (i32.const 1)))",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Embed_module *module = module_of_text(texts[i]);
        assert_null(wrapper_of(module));
        embed_module_free(module);
    }
}

/* A wrapper needs no more of an engine than what it wraps, beyond a memory. */
static void t_features(void **state)
{
    (void)state;
    static const struct {
        const char *text, *most;
    } rows[] = {
        {"(module (func (export \"f\") (param f32 i64) (result f64) (unreachable)))", "1.0"},
        {"(module (global (export \"g\") f64 (f64.const 1)))", "1.0"},
        {"(module (global (export \"g\") i64 (i64.const 1)))", "1.0"},
        {"(module (func (export \"f\") (param i64) (result i64) (local.get 0)))", "1.0"},
        {"(module (func (export \"f\") (result f32 i32 externref) (unreachable)))", "2.0"},
        {"(module (func (export \"f\") (param v128) (result v128) (unreachable)))", "2.0"},
        {"(module (global (export \"g\") (mut v128) (v128.const i64x2 0 0)))", "2.0"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Embed_features most = 0;
        const char *bad;
        size_t bad_len;
        Embed_module *module = module_of_text(rows[i].text), *wrapper = wrapper_of(module);
        assert_true(embed_features_switch(&most, rows[i].most, &bad, &bad_len));
        assert_non_null(wrapper);
        /* an imported mutable global is what a module that exports one needs too */
        assert_int_equal(embed_module_features(wrapper) & ~most, 0);
        embed_module_free(wrapper);
        embed_module_free(module);
    }
}

/* Types with names of their own, and every kind of value at once. */
static void t_types(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "(module (type $t (sub (func (param f32)))) (func (export \"f\") (type $t)))",
        "(module (rec (type $a (func (result v128))) (type $b (struct (field (ref $a)))))"
        " (func (export \"f\") (type $a) (unreachable)))",
        "(module (type $s (struct)) (type $g (func))"
        " (func (export \"f\") (param (ref null $s) f32 (ref null $g) i31ref exnref)"
        " (result (ref $s) f64 (ref null $g) (ref eq) (ref exn) i32) (unreachable)))",
        "(module (func (export \"f\") (param exnref)))",
        "(module (global (export \"g\") exnref (ref.null exn)))",
        "(module (global (export \"g\") (mut f32) (f32.const 0)))",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Embed_module *module = module_of_text(texts[i]), *wrapper = wrapper_of(module);
        assert_non_null(wrapper);
        embed_module_free(wrapper);
        embed_module_free(module);
    }
}

/* Some types cannot be called from scripts. */
static void t_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "(module (type $s (struct)) (func (export \"f\") (param (ref $s) f32)))",
        "(module (func (export \"f\") (param (ref exn))))",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Wrapper wrapper;
        Embed_module *module = module_of_text(texts[i]);
        assert_false(wrap_function(embed_module_export(module, 0).type.deftype, &wrapper));
        assert_null(wrapper.at);
        embed_module_free(module);
    }
}

/* ---- wrappers at work, on the reference ---- */

typedef struct Bench {
    Embed_module *module, *wrapper;
    Embed_store *store;
    Embed_instance *instance, *wrapped;
    uint8_t *memory;
} Bench;

static Embed_instance *instance_of(Embed_store *store, const Embed_module *module,
                                   const Embed_extern *externs)
{
    Embed_instance *instance;
    Embed_failure failure;
    if (embed_module_instantiate(store, module, externs, embed_module_imports(module), &instance,
                                 &failure) != EMBED_OK)
        fail_msg("%s", failure.message);
    return instance;
}

static Bench bench_of(const char *text)
{
    Bench bench = {.module = module_of_text(text), .store = embed_store_init()};
    Embed_extern externs[2] = {{0}, {.kind = EMBED_MEM}};
    Embed_externtype memory = {.kind = EMBED_MEM, .page_log2 = 16, .limits = {.min = 1}};
    Embed_failure failure;
    uint64_t len;
    bench.wrapper = wrapper_of(bench.module);
    bench.instance = instance_of(bench.store, bench.module, NULL);
    assert_true(embed_instance_export(bench.instance, embed_module_export(bench.module, 0).name,
                                      &externs[0]));
    assert_int_equal(embed_mem_alloc(bench.store, &memory, &externs[1].addr, &failure), EMBED_OK);
    bench.wrapped = instance_of(bench.store, bench.wrapper, externs);
    bench.memory = embed_mem_data(bench.store, externs[1].addr, &len);
    return bench;
}

static void bench_free(Bench *bench)
{
    embed_store_free(bench->store);
    embed_module_free(bench->wrapper);
    embed_module_free(bench->module);
}

static Embed_result call(Bench *bench, const char *name, const Embed_value *args, uint32_t args_n,
                         Embed_value *results)
{
    Embed_extern item;
    Embed_failure failure;
    assert_true(embed_instance_export(bench->wrapped, (Embed_name){name, strlen(name)}, &item));
    return embed_func_invoke(bench->store, item.addr, args, args_n, results, &failure);
}

/* Signalling NaNs and vectors arrive as they were sent, among values that take the other way. */
static void t_bits(void **state)
{
    (void)state;
    Bench bench = bench_of("(module (func (export \"f\") (param i32 f32 v128 i64 f64)"
                           " (result f64 i64 f32 v128 i32)"
                           " local.get 4 local.get 3 local.get 1 local.get 2 local.get 0))");
    const uint32_t f32 = 0xFF800001, i32 = 7;
    const uint64_t f64 = UINT64_C(0x7FF0000000000001), i64 = UINT64_C(0x8000000000000001);
    Embed_value args[] = {{.type.kind = EMBED_I32, .i32 = i32}};
    memcpy(bench.memory + WRAP_SLOT * 1, &f32, sizeof f32);
    memcpy(bench.memory + WRAP_SLOT * 2, "0123456789abcdef", 16);
    memcpy(bench.memory + WRAP_SLOT * 3, &i64, sizeof i64);
    memcpy(bench.memory + WRAP_SLOT * 4, &f64, sizeof f64);
    assert_int_equal(call(&bench, "run", args, 1, NULL), EMBED_OK);
    assert_memory_equal(bench.memory + WRAP_SLOT * 5, &f64, sizeof f64);
    assert_memory_equal(bench.memory + WRAP_SLOT * 6, &i64, sizeof i64);
    assert_memory_equal(bench.memory + WRAP_SLOT * 7, &f32, sizeof f32);
    assert_memory_equal(bench.memory + WRAP_SLOT * 8, "0123456789abcdef", 16);
    assert_memory_equal(bench.memory + WRAP_SLOT * 9, &i32, sizeof i32);
    bench_free(&bench);
}

/* Of several results none is returned: references are got one by one. */
static void t_several(void **state)
{
    (void)state;
    Bench bench = bench_of("(module (func (export \"f\") (param externref i32)"
                           " (result externref i32 (ref i31) externref)"
                           " local.get 0 local.get 1 (ref.i31 (local.get 1)) (ref.null extern)))");
    Embed_value args[] = {{.type = {.kind = EMBED_REF, .null = 1, .heap = EMBED_HEAP_EXTERN},
                           .ref = {.kind = EMBED_REF_HOST, .value = 9}},
                          {.type.kind = EMBED_I32, .i32 = 5}};
    Embed_value result;
    const uint32_t i32 = 5;
    assert_int_equal(call(&bench, "run", args, 2, NULL), EMBED_OK);
    assert_memory_equal(bench.memory + WRAP_SLOT * 3, &i32, sizeof i32);
    assert_int_equal(call(&bench, "r0", NULL, 0, &result), EMBED_OK);
    assert_int_equal(result.ref.kind, EMBED_REF_HOST);
    assert_int_equal(result.ref.value, 9);
    assert_int_equal(call(&bench, "r2", NULL, 0, &result), EMBED_OK);
    assert_int_equal(result.ref.kind, EMBED_REF_I31);
    assert_int_equal(call(&bench, "r3", NULL, 0, &result), EMBED_OK);
    assert_int_equal(result.ref.kind, EMBED_REF_NULL);
    bench_free(&bench);
}

static void t_global(void **state)
{
    (void)state;
    Bench bench = bench_of("(module (global (export \"g\") (mut f32) (f32.const -nan:0x12345)))");
    const uint32_t due = 0xFF812345;
    assert_int_equal(call(&bench, "run", NULL, 0, NULL), EMBED_OK);
    assert_memory_equal(bench.memory, &due, sizeof due);
    bench_free(&bench);
}

/* An exception reference is thrown by its probe; a null one is told. */
static void t_exn(void **state)
{
    (void)state;
    Bench bench =
        bench_of("(module (tag $t) (func (export \"f\") (param exnref) (result exnref i32 exnref)"
                 " (block $h (result exnref) (try_table (catch_all_ref $h) (throw $t))"
                 " (unreachable)) (i32.const 5) (local.get 0)))");
    Embed_value result;
    assert_int_equal(call(&bench, "run", NULL, 0, NULL), EMBED_OK);
    assert_int_equal(call(&bench, "x0", NULL, 0, &result), EMBED_EXCEPTION);
    assert_int_equal(call(&bench, "x2", NULL, 0, &result), EMBED_OK);
    assert_int_equal(result.i32, 1);
    bench_free(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_not_needed), cmocka_unit_test(t_features), cmocka_unit_test(t_types),
        cmocka_unit_test(t_refused),    cmocka_unit_test(t_bits),     cmocka_unit_test(t_global),
        cmocka_unit_test(t_exn),        cmocka_unit_test(t_several),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
