/* embed/link_tools_test.c: flattening and lowering through the public header. */
#include "embed/embed_test.h"
#include "embed/touchstone_link.h"

static const char bundle[] =
    "(module (import \"h\" \"n\" (global $n i32))"
    "  (module $A (import \"n\" (global $n i32))"
    "    (func (export \"f\") (result i32) (i32.add (global.get $n) (i32.const 1))))"
    "  (instance $a (instantiate $A (import \"n\" (global $n))))"
    "  (func (export \"run\") (result i32) (call (func $a \"f\"))) (export \"a\" (instance $a)))";

static Embed_module *parsed(const char *text)
{
    Embed_features features = embed_features_default();
    Embed_module *module;
    Embed_failure failure;
    const char *bad;
    size_t len;
    assert_true(embed_features_switch(&features, "+module-linking", &bad, &len));
    if (embed_module_parse(text, strlen(text), features, &module, &failure))
        fail_msg("%s", failure.message);
    return module;
}

static Embed_module *valid(const char *text)
{
    Embed_module *module = parsed(text);
    Embed_failure failure;
    if (embed_module_validate(module, &failure))
        fail_msg("%s", failure.message);
    return module;
}

static bool is(Embed_name a, const char *b)
{
    return a.len == strlen(b) && memcmp(a.at, b, a.len) == 0;
}

/* What is made outlives the module that it is made of. */
static void t_flatten(void **state)
{
    (void)state;
    Embed_module *module = valid(bundle), *flat;
    Embed_failure failure;
    assert_int_equal(embed_link_flatten(module, &flat, &failure), EMBED_OK);
    embed_module_free(module);
    assert_int_equal(embed_module_exports(flat), 2);
    assert_true(is(embed_module_export(flat, 1).name, "a/f"));
    Embed_store *store = embed_store_init();
    Embed_instance *instance;
    Embed_externtype type = {.kind = EMBED_GLOBAL, .t = NUM(EMBED_I32)};
    Embed_value six = I32(6), result;
    Embed_extern host = {EMBED_GLOBAL, embed_global_alloc(store, &type, &six)};
    assert_int_equal(embed_module_instantiate(store, flat, &host, 1, &instance, &failure),
                     EMBED_OK);
    assert_int_equal(
        embed_func_invoke(store, export_of(instance, "run"), NULL, 0, &result, &failure), EMBED_OK);
    assert_int_equal(result.i32, 7);
    embed_store_free(store);
    embed_module_free(flat);
}

static void t_lower(void **state)
{
    (void)state;
    Embed_module *module = valid(bundle);
    Embed_failure failure;
    const Embed_lowered *lowered;
    assert_int_equal(embed_link_lower(module, EMBED_LINK_NAMED, name(""), &lowered, &failure),
                     EMBED_OK);
    assert_int_equal(lowered->steps_n, 4);
    assert_true(is(lowered->steps[3].name, "@3"));
    embed_lowered_free(lowered);
    assert_int_equal(embed_link_lower(module, EMBED_LINK_SHARED, name(""), &lowered, &failure),
                     EMBED_OK);
    assert_int_equal(lowered->modules_n, 3);
    assert_int_equal(lowered->steps_n, 3);
    assert_int_equal(lowered->root, 2);
    const Embed_link_import *import = lowered->steps[0].imports;
    assert_true(import->from_host);
    assert_int_equal(import->kind, EMBED_GLOBAL);
    assert_int_equal(import->names_n, 2);
    assert_true(is(import->names[0], "h") && is(import->names[1], "n"));
    assert_int_equal(lowered->exports_n, 2);
    assert_int_equal(lowered->exports[1].kind, EMBED_INSTANCE);
    assert_int_equal(lowered->exports[1].fields_n, 1);
    assert_int_equal(lowered->exports[1].fields[0].step, 1);
    assert_true(is(lowered->exports[1].fields[0].export_name, "f"));
    embed_lowered_free(lowered);
    embed_lowered_free(NULL);
    embed_module_free(module);
}

static void t_failures(void **state)
{
    (void)state;
    Embed_failure failure;
    Embed_module *module = parsed(bundle), *flat = module;
    const Embed_lowered *lowered = (const Embed_lowered *)(const void *)module;
    assert_int_equal(embed_link_flatten(module, &flat, &failure), EMBED_CRASH);
    assert_null(flat);
    assert_int_equal(embed_link_lower(module, EMBED_LINK_NAMED, name("@"), &lowered, &failure),
                     EMBED_CRASH);
    assert_null(lowered);
    embed_module_free(module);
    module = valid("(module (import \"M\" (module)))");
    assert_int_equal(embed_link_flatten(module, &flat, &failure), EMBED_LIMIT);
    assert_null(flat);
    assert_string_equal(failure.kind, "unsupported flatten");
    assert_string_equal(failure.message,
                        "unsupported flatten: the module import \"M\" is not known");
    assert_int_equal(embed_link_lower(module, EMBED_LINK_SHARED, name(""), &lowered, &failure),
                     EMBED_LIMIT);
    assert_null(lowered);
    embed_module_free(module);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_flatten),
        cmocka_unit_test(t_lower),
        cmocka_unit_test(t_failures),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
