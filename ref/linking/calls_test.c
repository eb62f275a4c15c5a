/* linking/calls_test.c: types are matched when instances are made and never again: a call through an alias is the call of
   a local function, unit by unit. */
#include "linking/testing.h"

#include "exec/prepare.h"

static const char text[] =
    "(module"
    "  (type $F (func (param i32) (result i32)))"
    "  (module $M (func (export \"f\") (param i32) (result i32) (i32.add (local.get 0) (i32.const "
    "1))))"
    "  (instance $i (instantiate $M))"
    "  (alias $i \"f\" (func $alias))"
    "  (func $local (type $F) (i32.add (local.get 0) (i32.const 1)))"
    "  (func (export \"call.local\") (type $F) (call $local (call $local (local.get 0))))"
    "  (func (export \"call.alias\") (type $F) (call $alias (call $alias (local.get 0))))"
    "  (func (export \"tail.local\") (type $F) (return_call $local (local.get 0)))"
    "  (func (export \"tail.alias\") (type $F) (return_call $alias (local.get 0)))"
    "  (export \"local\" (func $local)) (export \"alias\" (func $alias)))";

/* The prepared code of the export NAME. */
static const Code *code_of(Moduleinst *instance, const char *name)
{
    Funcinst *f = exported_func(instance, name);
    if (!f->entry)
        prepare_func(instance->store, f);
    const Code *code = instance->store->codes;
    while (code && code->func != f)
        code = code->next;
    assert_non_null(code);
    return code;
}

/* The units of LOCAL and ALIAS are the same but for the functions that they call, and their own code. */
static void check_units(Moduleinst *instance, const char *local, const char *alias)
{
    const Code *a = code_of(instance, local), *b = code_of(instance, alias);
    const Funcinst *called = exported_func(instance, "local"),
                   *aliased = exported_func(instance, "alias");
    size_t calls = 0;
    assert_int_equal(a->units_n, b->units_n);
    assert_int_equal(a->frame_slots, b->frame_slots);
    for (uint32_t i = 0; i < a->units_n; i++) {
        bool call = a->units[i].func == called && b->units[i].func == aliased;
        bool own = a->units[i].code == a && b->units[i].code == b;
        if (!call && !own)
            assert_int_equal(a->units[i].u, b->units[i].u);
        calls += call;
    }
    assert_true(calls > 0);
}

/* REQ L-051 */
static void t_units(void **state)
{
    (void)state;
    for (int plain = 0; plain < 2; plain++) {
        World world = world_new(plain);
        Moduleinst *instance = linked(&world, text, NULL, 0);
        check_units(instance, "call.local", "call.alias");
        check_units(instance, "tail.local", "tail.alias");
        assert_int_equal(give(instance, "call.alias", 3, 0), 5);
        assert_int_equal(give(instance, "tail.alias", 3, 0), 4);
        world_free(&world);
    }
}

/* An alias is no function of its own, nothing stands between the call and what it names. */
static void t_function(void **state)
{
    (void)state;
    World world = world_new(false);
    Moduleinst *instance = linked(&world, text, NULL, 0);
    const Funcinst *alias = exported_func(instance, "alias");
    assert_ptr_equal(instance->funcs[0], alias);
    assert_ptr_not_equal(alias->module, instance);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_units), cmocka_unit_test(t_function)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
