/* linking/stress_test.c: generated modules: wide, deep and long ones, as text and through the binary format. */
#include "linking/testing.h"

#include "binary/binary.h"
#include "syntax/limits.h"

enum { MANY = 10000 };

/* Validates and instantiates *MODULE, which is freed with the world; the code of the failure, or ERR_none. */
static Errcode run(World *world, Module *module, Moduleinst **instance)
{
    assert_true(world->modules_n < MODULES);
    world->modules[world->modules_n++] = module;
    world->failure = (Failure){0};
    *instance = NULL;
    if (valid_module(module, &world->failure) == RESULT_OK &&
        link_module(world->store, module, NULL, NULL, 0, instance, &world->failure) == RESULT_OK)
        return ERR_none;
    return world->failure.code;
}

/* The module that TEXT, which is freed, is. */
static Module *parsed(World *world, Buffer *text)
{
    Module *module = NULL;
    Result result =
        text_module((const char *)text->at, text->len, FEATURES_ALL, &module, &world->failure);
    buffer_free(text);
    if (result)
        fail_msg("%s: %s", error_text(world->failure.code), world->failure.detail);
    return module;
}

/* The same through its binary form. */
static Module *decoded(World *world, const Module *module)
{
    Buffer bytes = {0};
    Module *again = NULL;
    binary_encode(module, true, &bytes);
    if (binary_module(bytes.at, bytes.len, FEATURES_ALL, &again, &world->failure))
        fail_msg("%s: %s", error_text(world->failure.code), world->failure.detail);
    buffer_free(&bytes);
    return again;
}

/* Runs TEXT both ways; "f" gives RESULT. */
static void check(Buffer text, uint64_t result)
{
    World world = world_new(false);
    Module *module = parsed(&world, &text);
    for (int way = 0; way < 2; way++) {
        Moduleinst *instance;
        Errcode code = run(&world, way ? decoded(&world, module) : module, &instance);
        if (code)
            fail_msg("%s: %s", error_text(code), world.failure.detail);
        assert_int_equal(give(instance, "f", 0, 0), result);
    }
    world_free(&world);
}

#define INTERFACE "(export \"f\" (func (result i32)))"

/* N modules, each of which imports an instance of the one before. */
static Buffer bundle(uint32_t n)
{
    Buffer text = {0};
    buffer_text(&text, "(module (module $M0 (func (export \"f\") (result i32) (i32.const 1)))"
                       "(instance $i0 (instantiate $M0))");
    for (uint32_t i = 1; i < n; i++)
        buffer_format(&text,
                      "(module $M%u (import \"p\" (instance $p " INTERFACE "))"
                      "  (func (export \"f\") (result i32)"
                      "    (i32.add (call (func $p \"f\")) (i32.const 1))))"
                      "(instance $i%u (instantiate $M%u (import \"p\" (instance $i%u))))",
                      i, i, i, i - 1);
    buffer_format(&text, "(export \"f\" (func $i%u \"f\")))", n - 1);
    return text;
}

static void t_bundle(void **state)
{
    (void)state;
    check(bundle(1000), 1000);
    check(bundle(MANY), MANY);
}

/* A module N deep in others, each of which instantiates the one in it. */
static Buffer nest(uint32_t n)
{
    Buffer text = {0};
    for (uint32_t i = 0; i < n; i++)
        buffer_text(&text, "(module $M ");
    buffer_text(&text, "(func (export \"f\") (result i32) (i32.const 7))");
    for (uint32_t i = 1; i < n; i++)
        buffer_text(&text, ") (instance $i (instantiate $M)) (export \"f\" (func $i \"f\"))");
    buffer_text(&text, ")");
    return text;
}

static void t_nesting(void **state)
{
    (void)state;
    check(nest(100), 7);
}

/* Instances that are exports of instances, 100 deep. */
static void t_nested_instances(void **state)
{
    enum { DEEP = 100 };
    Buffer text = {0};
    (void)state;
    buffer_text(&text, "(module $P (module $M0 (func (export \"f\") (result i32) (i32.const 8)))"
                       "(instance $i0 (instantiate $M0)) (type $T0 (instance " INTERFACE "))");
    for (int i = 1; i < DEEP; i++)
        buffer_format(&text,
                      "(module $M%d (import \"i\" (instance $i (type outer $P $T%d)))"
                      "  (export \"i\" (instance $i)))"
                      "(instance $i%d (instantiate $M%d (import \"i\" (instance $i%d))))"
                      "(type $T%d (instance (export \"i\" (instance (type outer $P $T%d)))))",
                      i, i - 1, i, i, i - 1, i, i - 1);
    buffer_format(&text, "(export \"f\" (func $i%d", DEEP - 1);
    for (int i = 1; i < DEEP; i++)
        buffer_text(&text, " \"i\"");
    buffer_text(&text, " \"f\")))");
    check(text, 8);
}

/* As many exports of an instance, each aliased. */
static void t_aliases(void **state)
{
    Buffer text = {0};
    (void)state;
    buffer_text(&text, "(module (module $M");
    for (int i = 0; i < MANY; i++)
        buffer_format(&text, "(global (export \"g%d\") i32 (i32.const %d))", i, i);
    buffer_text(&text, ") (instance $i (instantiate $M))");
    for (int i = 0; i < MANY; i++)
        buffer_format(&text, "(alias $i \"g%d\" (global $g%d))", i, i);
    buffer_format(&text,
                  "(func (export \"f\") (result i32)"
                  "  (i32.add (global.get $g%d) (global.get $g1))))",
                  MANY - 1);
    check(text, MANY);
}

/* Each module instantiates the one before it by an outer alias, as often as TIMES says. */
static Buffer chain(uint32_t n, int times)
{
    Buffer text = {0};
    buffer_text(&text, "(module $P (module $M0 (func (export \"f\") (result i32) (i32.const 9)))");
    for (uint32_t i = 1; i < n; i++) {
        buffer_format(&text, "(module $M%u (alias outer $P $M%u (module $m))", i, i - 1);
        for (int k = 0; k < times; k++)
            buffer_format(&text, "(instance $i%d (instantiate $m))", k);
        buffer_text(&text, "(export \"f\" (func $i0 \"f\")))");
    }
    buffer_format(&text, "(instance $i (instantiate $M%u)) (export \"f\" (func $i \"f\")))", n - 1);
    return text;
}

/* Instantiations may lie in each other as deeply as there are modules. */
static void t_chain(void **state)
{
    (void)state;
    check(chain(MANY, 1), 9);
}

/* 2^40 instances are a limit of the implementation; the store is as usable as before. */
static void t_too_many(void **state)
{
    (void)state;
    World world = world_new(false);
    Buffer text = chain(40, 2), small = chain(3, 2);
    Moduleinst *instance;
    assert_int_equal(run(&world, parsed(&world, &text), &instance), ERR_implementation_limit);
    assert_null(instance);
    assert_int_equal(run(&world, parsed(&world, &small), &instance), ERR_none);
    assert_int_equal(give(instance, "f", 0, 0), 9);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_bundle),
        cmocka_unit_test(t_nesting),
        cmocka_unit_test(t_nested_instances),
        cmocka_unit_test(t_aliases),
        cmocka_unit_test(t_chain),
        cmocka_unit_test(t_too_many),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
