/* linking/lower_test.c: the steps of lowered modules, and what they import from where. That they do what the module does
 * is shown by routes_test.c. */
#include "linking/testing.h"

#include "binary/binary.h"
#include "linking/lower.h"

static Lowered *lowered(World *world, const char *text, Lowerform form)
{
    Lowered *out;
    if (lower_module(world_module(world, text), form, bytes_of("@p"), &out, &world->failure))
        fail_msg("%s: %s: %s", text, error_text(world->failure.code), world->failure.detail);
    return out;
}

static void check_bytes(Name name, const char *due)
{
    if (!bytes_equal(name, bytes_of(due)))
        fail_msg("%.*s, not %s", (int)name.len, name.at, due);
}

/* Import I of step K: MODULE NAME is EXPORT of step FROM. */
static void check_import(const Lowered *of, uint32_t k, uint32_t i, const char *module,
                         const char *name, uint32_t from, const char *export)
{
    assert_true(k < of->steps_n && i < of->steps[k].imports_n);
    const Lowerimport *import = &of->steps[k].imports[i];
    check_bytes(import->module, module);
    check_bytes(import->name, name);
    assert_false(import->from_host);
    assert_int_equal(import->step, from);
    check_bytes(import->export, export);
}

static const char bundle[] =
    "(module $P (import \"h\" \"log\" (func $log)) (import \"x\" (func $x))"
    "  (import \"i\" (instance $i (export \"g\" (global i32)) (export \"unused\" (memory 1))))"
    "  (module $A (import \"log\" (func)) (func (export \"f\")) (func) (func (export \"g\") "
    "(export \"g2\")))"
    "  (instance $a (instantiate $A (import \"log\" (func $log))))"
    "  (instance $b (instantiate $A (import \"log\" (func $x))))"
    "  (func (call (func $a \"g2\")) (call (func $b \"f\")) (drop (global.get (global $i \"g\"))))"
    "  (func (export \"own\")) (export \"b\" (instance $b)) (export \"log\" (func $log)))";

/* Instances of one module share it; the host is asked once for all that the root imports. */
static void t_shared(void **state)
{
    (void)state;
    World world = world_new(false);
    Lowered *of = lowered(&world, bundle, LOWER_SHARED);
    assert_int_equal(of->modules_n, 3);
    assert_int_equal(of->steps_n, 4);
    static const uint32_t modules[] = {0, 1, 1, 2};
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(of->steps[i].module, modules[i]);
    assert_int_equal(of->steps[0].imports_n, 4);
    const Lowerimport *unused = &of->steps[0].imports[3];
    assert_true(unused->from_host);
    assert_int_equal(unused->names_n, 2);
    check_bytes(unused->names[1], "unused");
    check_import(of, 1, 0, "log", "", 0, "0");
    check_import(of, 2, 0, "log", "", 0, "1");
    check_import(of, 3, 0, "h", "log", 0, "0");
    check_import(of, 3, 1, "x", "", 0, "1");
    check_import(of, 3, 2, "@2", "g2", 1, "g");
    check_import(of, 3, 3, "@3", "f", 2, "f");
    check_import(of, 3, 4, "@1", "g", 0, "2");
    assert_int_equal(of->root, 3);
    assert_int_equal(of->exports_n, 3);
    assert_int_equal(of->exports[0].step, 3);
    assert_int_equal(of->exports[1].kind, EXTERN_INSTANCE);
    assert_int_equal(of->exports[1].fields_n, 3);
    assert_int_equal(of->exports[1].fields[2].step, 2);
    check_bytes(of->exports[1].fields[2].export, "g");
    check_bytes(of->exports[2].export, "0");
    lowered_free(of);
    world_free(&world);
}

/* Every step has its module, which imports by names of steps; the last one has all exports. */
static void t_named(void **state)
{
    (void)state;
    World world = world_new(false);
    Lowered *of = lowered(&world, bundle, LOWER_NAMED);
    assert_int_equal(of->modules_n, 5);
    assert_int_equal(of->steps_n, 5);
    for (uint32_t i = 0; i < 5; i++)
        assert_int_equal(of->steps[i].module, i);
    check_bytes(of->steps[4].name, "@p4");
    check_import(of, 1, 0, "@p0", "0", 0, "0");
    check_import(of, 3, 2, "@p1", "g", 1, "g");
    check_import(of, 4, 0, "@p3", "own", 3, "own");
    check_import(of, 4, 3, "@p2", "g", 2, "g");
    assert_int_equal(of->root, 4);
    Module *root;
    const Buffer *bytes = &of->modules[4];
    assert_int_equal(
        binary_module(bytes->at, bytes->len, features_default(), &root, &world.failure), RESULT_OK);
    assert_int_equal(root->exports_n, 5);
    check_bytes(root->exports[1].name, "b/f");
    module_free(root);
    lowered_free(of);
    of = lowered(&world, "(module (func (export \"f\")))", LOWER_NAMED);
    assert_int_equal(of->steps_n, 1);
    lowered_free(of);
    world_free(&world);
}

/* What instances are called is nothing that an import is called. */
static void t_fresh(void **state)
{
    (void)state;
    World world = world_new(false);
    Lowered *of = lowered(&world,
                          "(module (import \"@@3\" \"f\" (func)) (import \"@x\" (func))"
                          "  (module $A (func (export \"f\"))) (instance $a (instantiate $A))"
                          "  (func (call (func $a \"f\"))))",
                          LOWER_SHARED);
    check_import(of, 2, 2, "@@@1", "f", 1, "f");
    lowered_free(of);
    world_free(&world);
}

static void t_refused(void **state)
{
    static const char *const rows[][2] = {
        {"(module (import \"M\" (module)))", "the module import \"M\" is not known"},
        {"(module (module $M) (export \"M\" (module $M)))", "the export \"M\" is a module"},
        {"(module (import \"i\" (instance (export \"j/f\" (func)) (export \"j\" (instance (export "
         "\"f\" (func)))))))",
         "two different imports would be called \"i\" \"j/f\""},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        World world = world_new(false);
        Lowered *of;
        Result result = lower_module(world_module(&world, rows[i][0]), LOWER_SHARED, bytes_of("@"),
                                     &of, &world.failure);
        assert_int_equal(result, RESULT_LIMIT);
        assert_null(of);
        assert_int_equal(world.failure.code, ERR_unsupported_flatten);
        assert_string_equal(world.failure.detail, rows[i][1]);
        world_free(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_shared),
        cmocka_unit_test(t_named),
        cmocka_unit_test(t_fresh),
        cmocka_unit_test(t_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
