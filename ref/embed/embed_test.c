/* embed/embed_test.c: modules, instances and functions through the public API. */
#include "embed/embed_test.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

static const uint8_t empty[] = {0, 'a', 's', 'm', 1, 0, 0, 0};

/* ---- errors and features ---- */

static void t_result_name(void **state)
{
    (void)state;
    assert_string_equal(embed_result_name(EMBED_OK), "ok");
    assert_string_equal(embed_result_name(EMBED_EXHAUSTION), "exhaustion");
    assert_string_equal(embed_result_name(EMBED_CRASH), "crash");
}

static void t_kind_named(void **state)
{
    (void)state;
    assert_string_equal(embed_kind_named(EMBED_TRAP, "uninitialized element 2"),
                        "uninitialized element");
    assert_string_equal(embed_kind_named(EMBED_TRAP, "integer divide"), "integer divide by zero");
    assert_null(embed_kind_named(EMBED_TRAP, "no such thing"));
    assert_null(embed_kind_named(EMBED_INVALID, "unreachable"));
}

static void t_features(void **state)
{
    (void)state;
    const char *bad;
    size_t bad_len;
    Embed_features features = embed_features_default();
    assert_true(embed_feature_count() > 10);
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        assert_true(*embed_feature_name(i));
        assert_true(*embed_feature_title(i));
        assert_int_equal(features >> i & 1, embed_feature_version(i) > 0);
    }
    assert_true(embed_features_switch(&features, "+threads,-simd", &bad, &bad_len));
    assert_int_not_equal(features, embed_features_default());
    Embed_features before = features;
    assert_false(embed_features_switch(&features, "-gc +nonsense", &bad, &bad_len));
    assert_int_equal(bad_len, strlen("+nonsense"));
    assert_memory_equal(bad, "+nonsense", bad_len);
    assert_int_equal(features, before);
}

static void t_version(void **state)
{
    (void)state;
    assert_memory_equal(embed_version(), "touchstone-ref ", 15);
}

/* ---- modules ---- */

static void t_module_decode(void **state)
{
    (void)state;
    Embed_module *module;
    Embed_failure failure;
    assert_int_equal(
        embed_module_decode(empty, sizeof empty, embed_features_default(), &module, &failure),
        EMBED_OK);
    assert_int_equal(embed_module_validate(module, &failure), EMBED_OK);
    assert_int_equal(embed_module_validate(module, &failure), EMBED_OK);
    embed_module_free(module);
    assert_int_equal(
        embed_module_decode(empty, sizeof empty - 1, embed_features_default(), &module, &failure),
        EMBED_MALFORMED);
    assert_null(module);
    assert_int_equal(failure.result, EMBED_MALFORMED);
    assert_string_equal(failure.kind, "unexpected end");
    assert_int_equal(failure.line, 0);
    assert_true(failure.offset != EMBED_NO_OFFSET);
    assert_memory_equal(failure.message, failure.kind, strlen(failure.kind));
    embed_module_free(NULL);
}

static void t_decoder(void **state)
{
    (void)state;
    Embed_failure failure;
    Embed_module *module;
    Embed_decoder *decoder = embed_decoder_new(embed_features_default());
    for (size_t i = 0; i < sizeof empty; i++)
        assert_int_equal(embed_decoder_feed(decoder, empty + i, 1, &failure), EMBED_OK);
    assert_int_equal(embed_decoder_finish(decoder, &module, &failure), EMBED_OK);
    embed_module_free(module);
    decoder = embed_decoder_new(embed_features_default());
    assert_int_equal(embed_decoder_feed(decoder, (const uint8_t *)"\0asx", 4, &failure),
                     EMBED_MALFORMED);
    assert_string_equal(failure.kind, "magic header not detected");
    embed_decoder_free(decoder);
    decoder = embed_decoder_new(embed_features_default());
    assert_int_equal(embed_decoder_finish(decoder, &module, &failure), EMBED_MALFORMED);
    assert_null(module);
}

static void t_module_parse(void **state)
{
    (void)state;
    Embed_module *module;
    Embed_failure failure;
    static const char text[] = "(module\n  (func $f (call $g)))";
    assert_int_equal(
        embed_module_parse(text, sizeof text - 1, embed_features_default(), &module, &failure),
        EMBED_MALFORMED);
    assert_null(module);
    assert_int_equal(failure.line, 2);
    assert_true(failure.column > 1);
    assert_memory_equal(failure.message, "unknown ", 8);
}

static void t_module_validate(void **state)
{
    (void)state;
    Embed_module *module;
    Embed_failure failure;
    static const char text[] = "(module (func) (func (result i32)))";
    assert_int_equal(
        embed_module_parse(text, sizeof text - 1, embed_features_default(), &module, &failure),
        EMBED_OK);
    assert_int_equal(embed_module_validate(module, &failure), EMBED_INVALID);
    assert_string_equal(failure.kind, "type mismatch");
    assert_int_equal(failure.func, 1);
    Embed_store *store = embed_store_init();
    Embed_instance *instance;
    assert_int_equal(embed_module_instantiate(store, module, NULL, 0, &instance, &failure),
                     EMBED_CRASH);
    assert_int_equal(
        embed_module_link(store, module, embed_spectest_resolve, NULL, &instance, &failure),
        EMBED_CRASH);
    embed_store_free(store);
    embed_module_free(module);
}

static void t_feature_off(void **state)
{
    (void)state;
    static const char text[] = "(module (func (result v128) (v128.const i64x2 0 0)))";
    Embed_features features = embed_features_default();
    const char *bad;
    size_t bad_len;
    assert_true(embed_features_switch(&features, "-simd", &bad, &bad_len));
    Embed_module *module;
    Embed_failure failure;
    assert_int_equal(embed_module_parse(text, sizeof text - 1, features, &module, &failure),
                     EMBED_MALFORMED);
    assert_int_equal(failure.features, embed_features_default() & ~features);
    module = module_of_text(text);
    assert_true(embed_module_features(module) & ~features);
    embed_module_free(module);
}

static void t_module_inverse(void **state)
{
    (void)state;
    Embed_module *module = module_of_text("(module $m (func $f (export \"e\")))"), *again;
    Embed_failure failure;
    uint8_t *bytes, *plain;
    size_t len, plain_len, text_len;
    char *text;
    embed_module_encode(module, true, &bytes, &len);
    embed_module_encode(module, false, &plain, &plain_len);
    assert_true(plain_len < len);
    assert_int_equal(embed_module_decode(bytes, len, embed_features_default(), &again, &failure),
                     EMBED_OK);
    embed_module_print(again, &text, &text_len);
    assert_int_equal(strlen(text), text_len);
    assert_non_null(strstr(text, "(export \"e\""));
    assert_non_null(strstr(text, "$f"));
    free(text);
    free(bytes);
    free(plain);
    embed_module_free(again);
    embed_module_free(module);
}

static void t_module_types(void **state)
{
    (void)state;
    Embed_module *module = module_of_text(
        "(module (import \"a\" \"f\" (func (param i32 (ref null func)) (result i64)))"
        " (import \"a\" \"m\" (memory i64 1 2)) (import \"\" \"t\" (table 3 externref))"
        " (import \"b\" \"g\" (global (mut f32)))"
        " (export \"x\" (memory 0)) (export \"y\" (func 0)))");
    assert_int_equal(embed_module_imports(module), 4);
    Embed_import f = embed_module_import(module, 0);
    Embed_functype type;
    assert_int_equal(f.type.kind, EMBED_FUNC);
    assert_true(embed_functype(f.type.deftype, &type));
    assert_int_equal(type.params_n, 2);
    assert_int_equal(type.params[1].heap, EMBED_HEAP_FUNC);
    assert_int_equal(type.results[0].kind, EMBED_I64);
    assert_int_equal(embed_deftype(&type), f.type.deftype);
    Embed_import m = embed_module_import(module, 1);
    assert_memory_equal(m.name.at, "m", m.name.len);
    assert_true(m.type.addr64 && m.type.limits.has_max && !m.type.shared);
    assert_int_equal(m.type.limits.max, 2);
    assert_int_equal(m.type.page_log2, 16);
    Embed_import t = embed_module_import(module, 2);
    assert_int_equal(t.module.len, 0);
    assert_int_equal(t.type.limits.min, 3);
    assert_false(t.type.limits.has_max);
    assert_true(embed_module_import(module, 3).type.mut);
    assert_int_equal(embed_module_exports(module), 2);
    assert_int_equal(embed_module_export(module, 0).type.kind, EMBED_MEM);
    assert_int_equal(embed_module_export(module, 1).type.deftype, f.type.deftype);
    embed_module_free(module);
}

static void t_module_customs(void **state)
{
    (void)state;
    static const uint8_t bytes[] = {0, 'a', 's', 'm', 1, 0, 0, 0, 0, 5, 1, 'x', 7, 8, 9};
    Embed_module *module;
    Embed_failure failure;
    assert_int_equal(
        embed_module_decode(bytes, sizeof bytes, embed_features_default(), &module, &failure),
        EMBED_OK);
    assert_int_equal(embed_module_customs(module), 1);
    Embed_name custom;
    const uint8_t *at;
    size_t len;
    embed_module_custom(module, 0, &custom, &at, &len);
    assert_int_equal(custom.len, 1);
    assert_int_equal(len, 3);
    assert_memory_equal(at, bytes + 12, 3);
    embed_module_free(module);
}

/* ---- instances ---- */

static void t_instantiate(void **state)
{
    (void)state;
    Embed_module *module = module_of_text("(module (import \"a\" \"g\" (global i32))"
                                          " (export \"g\" (global 0)) (func (export \"f\")))");
    Embed_store *store = embed_store_init();
    Embed_externtype i32 = {.kind = EMBED_GLOBAL, .t = NUM(EMBED_I32)};
    Embed_externtype i64 = {.kind = EMBED_GLOBAL, .t = NUM(EMBED_I64)};
    Embed_value seven = I32(7), wide = {.type = NUM(EMBED_I64), .i64 = 7};
    Embed_extern good = {EMBED_GLOBAL, embed_global_alloc(store, &i32, &seven)};
    Embed_extern bad = {EMBED_GLOBAL, embed_global_alloc(store, &i64, &wide)};
    Embed_instance *instance;
    Embed_failure failure;
    assert_int_equal(embed_module_instantiate(store, module, &good, 1, &instance, &failure),
                     EMBED_OK);
    assert_ptr_equal(embed_instance_module(instance), module);
    assert_int_equal(export_of(instance, "g"), good.addr);
    Embed_extern item;
    assert_false(embed_instance_export(instance, name("absent"), &item));
    assert_int_equal(embed_module_instantiate(store, module, &bad, 1, &instance, &failure),
                     EMBED_UNLINKABLE);
    assert_string_equal(failure.kind, "incompatible import type");
    assert_null(instance);
    assert_int_equal(embed_module_instantiate(store, module, NULL, 0, &instance, &failure),
                     EMBED_UNLINKABLE);
    assert_string_equal(failure.kind, "wrong number of imports");
    embed_store_free(store);
    embed_module_free(module);
}

static bool nothing(void *data, Embed_store *store, Embed_name module, Embed_name field,
                    const Embed_externtype *type, Embed_extern *out)
{
    (void)store, (void)module, (void)field, (void)type, (void)out;
    ++*(int *)data;
    return false;
}

static void t_link(void **state)
{
    (void)state;
    Embed_module *module =
        module_of_text("(module (import \"a\" \"first\" (func)) (import \"a\" \"second\" (func)))");
    Embed_store *store = embed_store_init();
    Embed_instance *instance;
    Embed_failure failure;
    int asked = 0;
    assert_int_equal(embed_module_link(store, module, nothing, &asked, &instance, &failure),
                     EMBED_UNLINKABLE);
    assert_int_equal(asked, 1);
    assert_null(instance);
    assert_string_equal(failure.message, "unknown import: \"a\" \"first\"");
    embed_store_free(store);
    embed_module_free(module);
}

static void t_start_traps(void **state)
{
    (void)state;
    Embed_module *module = module_of_text("(module (func $s unreachable) (start $s))");
    Embed_store *store = embed_store_init();
    Embed_instance *instance;
    Embed_failure failure;
    assert_int_equal(embed_module_instantiate(store, module, NULL, 0, &instance, &failure),
                     EMBED_TRAP);
    assert_string_equal(failure.kind, "unreachable");
    assert_null(instance);
    embed_store_free(store);
    embed_module_free(module);
}

/* ---- functions ---- */

static void t_invoke(void **state)
{
    (void)state;
    Embed_module *module =
        module_of_text("(module (func (export \"sub\") (param i32 i32) (result i32)"
                       " (i32.sub (local.get 0) (local.get 1)))"
                       " (func (export \"div\") (param i32) (result i32)"
                       " (i32.div_s (i32.const 1) (local.get 0)))"
                       " (func (export \"ten\") (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)"
                       " (result i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)"
                       " local.get 9 local.get 8 local.get 7 local.get 6 local.get 5"
                       " local.get 4 local.get 3 local.get 2 local.get 1 local.get 0))");
    Embed_store *store = embed_store_init();
    Embed_instance *instance = instance_in(store, module);
    Embed_failure failure;
    Embed_value args[] = {I32(5), I32(7)}, result, wrong = {.type = NUM(EMBED_F32)};
    uint32_t sub = export_of(instance, "sub");
    assert_int_equal(embed_func_invoke(store, sub, args, 2, &result, &failure), EMBED_OK);
    assert_int_equal((int32_t)result.i32, -2);
    assert_int_equal(result.type.kind, EMBED_I32);
    assert_int_equal(embed_func_invoke(store, sub, args, 1, &result, &failure), EMBED_CRASH);
    uint32_t div = export_of(instance, "div");
    assert_int_equal(embed_func_invoke(store, div, &wrong, 1, &result, &failure), EMBED_CRASH);
    Embed_value zero = I32(0);
    assert_int_equal(embed_func_invoke(store, div, &zero, 1, &result, &failure), EMBED_TRAP);
    assert_string_equal(failure.kind, "integer divide by zero");
    assert_int_equal(failure.func, 1);
    Embed_value ten[10], reversed[10];
    for (int i = 0; i < 10; i++)
        ten[i] = I32(i);
    assert_int_equal(
        embed_func_invoke(store, export_of(instance, "ten"), ten, 10, reversed, &failure),
        EMBED_OK);
    for (uint32_t i = 0; i < 10; i++)
        assert_int_equal(reversed[i].i32, 9 - i);
    embed_store_free(store);
    embed_module_free(module);
}

/* What the host function below does. */
typedef struct Script_of_host {
    Embed_result result;
    Embed_ref exn;
    bool wrong_type;
    Embed_instance *caller;
    int calls;
} Script_of_host;

static Embed_result host(void *data, Embed_store *store, Embed_instance *caller,
                         const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    Script_of_host *self = data;
    self->calls++;
    self->caller = caller;
    if (self->result == EMBED_TRAP)
        return embed_host_fail(failure, "as told");
    if (self->result == EMBED_EXCEPTION)
        embed_store_throw(store, self->exn);
    results[0] = self->wrong_type ? (Embed_value){.type = NUM(EMBED_I64)} : I32(args[0].i32 + 1);
    return self->result;
}

/* REQ D-021: any effect, trap or exception of the host comes through. */
static void t_host_function(void **state)
{
    (void)state;
    Embed_module *module =
        module_of_text("(module (import \"h\" \"f\" (func (param i32) (result i32)))"
                       " (func (export \"call\") (param i32) (result i32)"
                       " (call 0 (local.get 0))))");
    Embed_store *store = embed_store_init();
    Script_of_host told = {.result = EMBED_OK};
    uint32_t deftype = embed_module_import(module, 0).type.deftype;
    Embed_extern import = {EMBED_FUNC, embed_func_alloc(store, deftype, host, &told)};
    assert_int_equal(embed_func_type(store, import.addr), deftype);
    Embed_instance *instance;
    Embed_failure failure;
    assert_int_equal(embed_module_instantiate(store, module, &import, 1, &instance, &failure),
                     EMBED_OK);
    uint32_t call = export_of(instance, "call");
    Embed_value arg = I32(41), result;
    assert_int_equal(embed_func_invoke(store, call, &arg, 1, &result, &failure), EMBED_OK);
    assert_int_equal(result.i32, 42);
    assert_ptr_equal(told.caller, instance);
    assert_int_equal(embed_func_invoke(store, import.addr, &arg, 1, &result, &failure), EMBED_OK);
    assert_null(told.caller);
    told.result = EMBED_TRAP;
    assert_int_equal(embed_func_invoke(store, call, &arg, 1, &result, &failure), EMBED_TRAP);
    assert_string_equal(failure.kind, "host trap");
    assert_string_equal(failure.message, "host trap: as told");
    Embed_functype none = {0};
    uint32_t tag = embed_tag_alloc(store, embed_deftype(&none));
    told = (Script_of_host){.result = EMBED_EXCEPTION, .exn = embed_exn_alloc(store, tag, NULL)};
    assert_int_equal(embed_func_invoke(store, call, &arg, 1, &result, &failure), EMBED_EXCEPTION);
    assert_int_equal(embed_store_exception(store).value, told.exn.value);
    told = (Script_of_host){.result = EMBED_EXHAUSTION};
    assert_int_equal(embed_func_invoke(store, call, &arg, 1, &result, &failure), EMBED_EXHAUSTION);
    told = (Script_of_host){.wrong_type = true};
    assert_int_equal(embed_func_invoke(store, call, &arg, 1, &result, &failure), EMBED_CRASH);
    embed_store_free(store);
    embed_module_free(module);
}

/* A loop may call the host as often as it likes: a call leaves nothing on the C stack. */
static void t_host_calls_in_a_loop(void **state)
{
    (void)state;
    Embed_module *module =
        module_of_text("(module (import \"h\" \"f\" (func (param i32) (result i32)))"
                       " (func (export \"loop\") (result i32) (local i32)"
                       " (loop (local.set 0 (call 0 (local.get 0)))"
                       " (br_if 0 (i32.lt_u (local.get 0) (i32.const 1000000))))"
                       " (local.get 0)))");
    Embed_store *store = embed_store_init();
    Script_of_host told = {.result = EMBED_OK};
    Embed_extern import = {
        EMBED_FUNC,
        embed_func_alloc(store, embed_module_import(module, 0).type.deftype, host, &told)};
    Embed_instance *instance;
    Embed_failure failure;
    assert_int_equal(embed_module_instantiate(store, module, &import, 1, &instance, &failure),
                     EMBED_OK);
    Embed_value result;
    assert_int_equal(
        embed_func_invoke(store, export_of(instance, "loop"), NULL, 0, &result, &failure),
        EMBED_OK);
    assert_int_equal(result.i32, 1000000);
    assert_int_equal(told.calls, 1000000);
    assert_int_equal(embed_func_index(store, import.addr), EMBED_NO_FUNC);
    assert_int_equal(embed_func_index(store, export_of(instance, "loop")), 1);
    embed_store_free(store);
    embed_module_free(module);
}

static void t_fuel(void **state)
{
    (void)state;
    Embed_module *module = module_of_text("(module (func (export \"f\") (loop (br 0))))");
    Embed_store *store = embed_store_init();
    uint32_t f = export_of(instance_in(store, module), "f");
    Embed_failure failure;
    embed_store_fuel(store, 1000);
    assert_int_equal(embed_func_invoke(store, f, NULL, 0, NULL, &failure), EMBED_EXHAUSTION);
    assert_string_equal(failure.kind, "fuel exhausted");
    embed_store_free(store);
    embed_module_free(module);
}

static void *interrupt(void *store)
{
    usleep(10000);
    embed_store_interrupt(store);
    return NULL;
}

/* Another thread ends code that would not end by itself: loops, calls in tail position, and what comes later. */
static void t_interrupt(void **state)
{
    (void)state;
    const char *names[] = {"loop", "tail", "catch"};
    Embed_module *module = module_of_text(
        "(module (tag $t) (func (export \"loop\") (loop (br 0)))"
        "(func $tail (export \"tail\") (return_call $tail))"
        "(func $throw (throw $t))"
        "(func (export \"catch\") (loop (block (try_table (catch_all 0) (call $throw))) (br 0))))");
    for (unsigned i = 0; i < 3; i++) {
        Embed_store *store = embed_store_init();
        Embed_failure failure;
        pthread_t thread;
        uint32_t f = export_of(instance_in(store, module), names[i]);
        embed_store_interruptible(store);
        assert_int_equal(pthread_create(&thread, NULL, interrupt, store), 0);
        assert_int_equal(embed_func_invoke(store, f, NULL, 0, NULL, &failure), EMBED_EXHAUSTION);
        assert_string_equal(failure.kind, "interrupted");
        pthread_join(thread, NULL);
        assert_int_equal(embed_func_invoke(store, f, NULL, 0, NULL, &failure), EMBED_EXHAUSTION);
        embed_store_fuel(store, 1);
        assert_int_equal(embed_func_invoke(store, f, NULL, 0, NULL, &failure), EMBED_EXHAUSTION);
        assert_string_equal(failure.kind, "interrupted");
        embed_store_free(store);
    }
    embed_module_free(module);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_result_name),   cmocka_unit_test(t_kind_named),
        cmocka_unit_test(t_features),      cmocka_unit_test(t_version),
        cmocka_unit_test(t_module_decode), cmocka_unit_test(t_decoder),
        cmocka_unit_test(t_module_parse),  cmocka_unit_test(t_module_validate),
        cmocka_unit_test(t_feature_off),   cmocka_unit_test(t_module_inverse),
        cmocka_unit_test(t_module_types),  cmocka_unit_test(t_module_customs),
        cmocka_unit_test(t_instantiate),   cmocka_unit_test(t_link),
        cmocka_unit_test(t_start_traps),   cmocka_unit_test(t_invoke),
        cmocka_unit_test(t_host_function), cmocka_unit_test(t_host_calls_in_a_loop),
        cmocka_unit_test(t_fuel),          cmocka_unit_test(t_interrupt),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
