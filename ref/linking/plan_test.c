/* linking/plan_test.c: the order of planned instances, where their items come from, and what cannot be planned. */
#include "linking/testing.h"

#include "linking/plan.h"

/* The plan of TEXT; the caller frees it before the world. */
static Plan *planned(World *world, const char *text)
{
    Plan *plan;
    if (plan_module(world_module(world, text), &plan, &world->failure))
        fail_msg("%s: %s", error_text(world->failure.code), world->failure.detail);
    return plan;
}

static void try_plan(World *world, const char *text, Errcode code, const char *detail)
{
    Plan *plan;
    Result result = plan_module(world_module(world, text), &plan, &world->failure);
    assert_int_equal(result, RESULT_LIMIT);
    assert_null(plan);
    if (world->failure.code != code || strcmp(world->failure.detail, detail) != 0)
        fail_msg("%s: %s: %s", text, error_text(world->failure.code), world->failure.detail);
}

static void check_path(const Planned *of, const char *due)
{
    Buffer path = {0};
    plan_path(of, &path);
    assert_string_equal(buffer_string(&path), due);
    buffer_free(&path);
}

static void check_item(Planvalue value, Externkind kind, uint32_t instance, uint32_t x)
{
    assert_int_equal(value.kind, kind);
    assert_int_equal(value.instance, instance);
    assert_int_equal(value.x, x);
}

/* Children come before parents, in the order of their definitions; re-exports lead to the definition. */
static void t_order(void **state)
{
    (void)state;
    World world = world_new(false);
    Plan *plan = planned(
        &world,
        "(module $P"
        "  (module $A (func $f) (func $g (export \"g\")) (memory (export \"m\") 1))"
        "  (module $B (alias outer $P $A (module $X)) (instance $a (instantiate $X))"
        "    (func (export \"h\")) (export \"g\" (func $a \"g\")) (export \"a\" (instance $a)))"
        "  (instance $b (instantiate $B)) (instance (instantiate $A)) (instance $b2 (instantiate "
        "$B))"
        "  (export \"g\" (func $b2 \"g\")) (export \"m\" (memory $b \"a\" \"m\"))"
        "  (func (export \"own\") (call (func $b \"h\"))))");
    const Module *root = plan->root;
    const Module *due[] = {root->modules[0], root->modules[1], root->modules[0],
                           root->modules[0], root->modules[1], root};
    const char *paths[] = {"b.a.", "b.", "1.", "b2.a.", "b2.", ""};
    assert_int_equal(plan->instances_n, LENGTH(due));
    for (uint32_t i = 0; i < LENGTH(due); i++) {
        assert_ptr_equal(plan->instances[i]->module, due[i]);
        assert_int_equal(plan->instances[i]->number, i);
        check_path(plan->instances[i], paths[i]);
    }
    assert_int_equal(plan->exports_n, 3);
    check_item(plan->exports[0].value, EXTERN_FUNC, 3, 1);
    check_item(plan->exports[1].value, EXTERN_MEM, 0, 0);
    check_item(plan->exports[2].value, EXTERN_FUNC, 5, 2);
    check_item(plan->instances[5]->items[EXTERN_FUNC][1], EXTERN_FUNC, 1, 1);
    assert_ptr_equal(plan->instances[0]->outer, plan->instances[5]);
    plan_free(plan);
    world_free(&world);
}

/* What the host gives, in the order in which it is imported. */
static void t_imports(void **state)
{
    static const char *const due[] = {"a/x", "f", "i/g", "i/j/m", "b/y", "a/z"};
    (void)state;
    World world = world_new(false);
    Plan *plan = planned(
        &world,
        "(module (import \"a\" \"x\" (func)) (import \"f\" (func))"
        "  (import \"i\" (instance $i (export \"g\" (global i32))"
        "    (export \"j\" (instance (export \"m\" (memory 1))))))"
        "  (import \"b\" \"y\" (func)) (import \"a\" \"z\" (func))"
        "  (alias $i \"j\" (instance $j)) (export \"a\" (instance 0)) (export \"j\" (instance "
        "$j)))");
    assert_int_equal(plan->imports_n, LENGTH(due));
    for (uint32_t i = 0; i < LENGTH(due); i++) {
        Buffer path = {0};
        for (uint32_t k = 0; k < plan->imports[i].names_n; k++)
            buffer_format(&path, "%s%.*s", k ? "/" : "", (int)plan->imports[i].names[k].len,
                          plan->imports[i].names[k].at);
        assert_string_equal(buffer_string(&path), due[i]);
        buffer_free(&path);
    }
    assert_int_equal(plan->exports[0].value.exports->type->exports_n, 2);
    check_item(plan->exports[0].value.exports->fields[1], EXTERN_FUNC, PLAN_IMPORT, 5);
    check_item(plan->exports[1].value.exports->fields[0], EXTERN_MEM, PLAN_IMPORT, 3);
    plan_free(plan);
    world_free(&world);
}

/* An instance that is received has what its type says, and so has what is made of a module that is received. */
static void t_narrowing(void **state)
{
    (void)state;
    World world = world_new(false);
    Plan *plan = planned(
        &world,
        "(module (module $M (func (export \"f\")) (func (export \"g\")))"
        "  (instance $m (instantiate $M))"
        "  (module $C (import \"m\" (instance $m (export \"g\" (func))))"
        "    (import \"M\" (module $M (export \"f\" (func)))) (instance $n (instantiate $M))"
        "    (export \"m\" (instance $m)) (export \"n\" (instance $n)))"
        "  (instance $c (instantiate $C (import \"m\" (instance $m)) (import \"M\" (module $M))))"
        "  (export \"all\" (instance $m)) (export \"c\" (instance $c)))");
    assert_int_equal(plan->exports[0].value.exports->type->exports_n, 2);
    const Planinstance *c = plan->exports[1].value.exports;
    assert_int_equal(c->fields[0].exports->type->exports_n, 1);
    check_item(c->fields[0].exports->fields[0], EXTERN_FUNC, 0, 1);
    assert_int_equal(c->fields[1].exports->type->exports_n, 1);
    check_item(c->fields[1].exports->fields[0], EXTERN_FUNC, 1, 0);
    plan_free(plan);
    world_free(&world);
}

static void t_not_closed(void **state)
{
    (void)state;
    World world = world_new(false);
    try_plan(&world, "(module (import \"M\" (module)))", ERR_unsupported_flatten,
             "the module import \"M\" is not known");
    try_plan(&world, "(module (import \"a\" \"M\" (module)))", ERR_unsupported_flatten,
             "the module \"M\" of the import \"a\" is not known");
    try_plan(&world,
             "(module (import \"i\" (instance (export \"f\" (func)) (export \"j\" (instance "
             "(export \"M\" (module)))))))",
             ERR_unsupported_flatten, "the module \"M\" of the import \"i\" is not known");
    try_plan(&world, "(module (import \"none\" (instance)))", ERR_unsupported_flatten,
             "the import \"none\" is an instance without exports");
    try_plan(&world,
             "(module (import \"i\" (instance (export \"f\" (func)) (export \"j\" (instance)))))",
             ERR_unsupported_flatten, "\"j\" of the import \"i\" is an instance without exports");
    world_free(&world);
}

/* Each module makes two instances of the one before it. */
static void t_too_many(void **state)
{
    (void)state;
    World world = world_new(false);
    Buffer text = {0};
    buffer_text(&text, "(module $P (module $M0)");
    for (int i = 1; i < 30; i++)
        buffer_format(&text,
                      "(module $M%d (alias outer $P $M%d (module $X))"
                      " (instance (instantiate $X)) (instance (instantiate $X)))",
                      i, i - 1);
    buffer_text(&text, "(instance (instantiate $M29)))");
    try_plan(&world, buffer_string(&text), ERR_implementation_limit,
             "the module makes more than 200000 instances");
    buffer_free(&text);
    world_free(&world);
}

/* An import whose exports are 2^150 functions, each with a name of 151 parts. */
static void t_too_many_names(void **state)
{
    (void)state;
    World world = world_new(false);
    Buffer text = {0};
    buffer_text(&text, "(module $P (type $T0 (instance (export \"f\" (func))))");
    for (int i = 1; i <= 150; i++)
        buffer_format(&text,
                      "(type $T%d (instance (export \"a\" (instance (type outer $P $T%d)))"
                      " (export \"b\" (instance (type outer $P $T%d)))))",
                      i, i - 1, i - 1);
    buffer_text(&text, "(import \"i\" (instance (type $T150))))");
    try_plan(&world, buffer_string(&text), ERR_implementation_limit,
             "more than 10000000 exports of instances to keep track of");
    buffer_free(&text);
    world_free(&world);
}

/* A chain of modules that each instantiate the one before, longer than a stack would bear. */
static void t_long_chain(void **state)
{
    enum { LONG = 20000 };
    (void)state;
    World world = world_new(false);
    Buffer text = {0};
    buffer_text(&text, "(module $P (module $M0 (func (export \"f\")))");
    for (int i = 1; i < LONG; i++)
        buffer_format(
            &text,
            "(module $M%d (alias outer $P $M%d (module $X)) (instance $i (instantiate $X))"
            " (export \"f\" (func $i \"f\")))",
            i, i - 1);
    buffer_format(&text, "(instance $i (instantiate $M%d)) (export \"f\" (func $i \"f\")))",
                  LONG - 1);
    Plan *plan = planned(&world, buffer_string(&text));
    assert_int_equal(plan->instances_n, LONG + 1);
    check_item(plan->exports[0].value, EXTERN_FUNC, 0, 0);
    check_path(plan->instances[0], "0.");
    check_path(plan->instances[LONG - 2], "i.i.");
    plan_free(plan);
    buffer_free(&text);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_order),      cmocka_unit_test(t_imports),
        cmocka_unit_test(t_narrowing),  cmocka_unit_test(t_not_closed),
        cmocka_unit_test(t_too_many),   cmocka_unit_test(t_too_many_names),
        cmocka_unit_test(t_long_chain),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
