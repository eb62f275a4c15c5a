/* exec/instantiate_test.c: the order of instantiation, what stays when it fails, and what imports must be. */
#include "text/text.h"
#include "valid/valid.h"

#include "exec/testing.h"

/* Instantiates TEXT with the N externs; the code of its failure, or ERR_none. */
static Errcode link(World *world, const char *text, const Externaddr *externs, uint32_t n)
{
    Moduleinst *instance;
    const Module *module = world_module(world, text);
    world->failure = (Failure){0};
    if (instantiate(world->store, module, externs, n, &instance, &world->failure) == RESULT_OK)
        return ERR_none;
    return world->failure.code;
}

static const char provider[] =
    "(memory (export \"m\") 1 2) (table (export \"t\") 4 funcref)"
    "(global (export \"g\") (mut i32) (i32.const 5)) (global (export \"c\") i64 (i64.const 6))"
    "(func (export \"f\") (param i32) (result i32) (local.get 0)) (tag (export \"e\") (param i32))"
    "(func (export \"at\") (param i32) (result i32) (i32.load8_u (local.get 0)))"
    "(func (export \"get\") (param i32) (result i32) (ref.is_null (table.get (local.get 0))))"
    "(func (export \"g_is\") (result i32) (global.get 0))";

/* What segments wrote before one that traps stays; later ones and the start function are not reached. */
static void t_failing_segments(void **state)
{
    static const char text[] =
        "(import \"p\" \"m\" (memory 1)) (import \"p\" \"t\" (table 4 funcref))"
        "(import \"p\" \"g\" (global $g (mut i32)))"
        "(func $f (global.set $g (i32.const 9))) (start $f)"
        "(elem (i32.const 0) func $f) (elem (i32.const 3) func $f)"
        "(data (i32.const 0) \"a\") (data (i32.const 65535) \"bc\") (data (i32.const 2) \"d\")";
    static const Row rows[] = {
        {"at", {0}, 0, {'a'}}, {"at", {65535}, 0, {0}}, {"at", {2}, 0, {0}},   {"get", {0}, 0, {0}},
        {"get", {3}, 0, {0}},  {"get", {1}, 0, {1}},    {"g_is", {0}, 0, {5}},
    };
    (void)state;
    World world = world_new(false);
    Moduleinst *p = world_instance(&world, provider);
    Externaddr externs[] = {exported(p, "m"), exported(p, "t"), exported(p, "g")};
    assert_int_equal(link(&world, text, externs, 3), ERR_memory_out_of_bounds);
    assert_memory_equal(text + world.failure.pos.offset, "(data (i32.const 65535)", 23);
    for (size_t i = 0; i < LENGTH(rows); i++)
        check_row(p, &rows[i]);
    world_free(&world);
}

/* Element segments come before data segments. */
static void t_elems_first(void **state)
{
    static const char text[] =
        "(import \"p\" \"m\" (memory 1)) (import \"p\" \"t\" (table 4 funcref)) (func $f)"
        "(data (i32.const 0) \"a\") (elem (i32.const 4) func $f)";
    (void)state;
    World world = world_new(false);
    Moduleinst *p = world_instance(&world, provider);
    Externaddr externs[] = {exported(p, "m"), exported(p, "t")};
    assert_int_equal(link(&world, text, externs, 2), ERR_table_out_of_bounds);
    Row row = {"at", {0}, 0, {0}};
    check_row(p, &row);
    world_free(&world);
}

static void t_start(void **state)
{
    static const char text[] = "(import \"p\" \"g\" (global $g (mut i32)))"
                               "(func $f (global.set $g (i32.const 7)) (unreachable)) (start $f)";
    (void)state;
    World world = world_new(false);
    Moduleinst *p = world_instance(&world, provider);
    Externaddr externs[] = {exported(p, "g")};
    assert_int_equal(link(&world, text, externs, 1), ERR_unreachable);
    assert_int_equal(world.failure.func, 0);
    Row row = {"g_is", {0}, 0, {7}};
    check_row(p, &row);
    world_free(&world);
}

/* Active segments are dropped after use, declarative ones before any use; passive ones stay. */
static void t_segments(void **state)
{
    static const char text[] =
        "(memory 1) (table 4 funcref) (func $f)"
        "(data $a (i32.const 0) \"abc\") (data $p \"xyz\")"
        "(elem $e (i32.const 0) func $f) (elem $q func $f $f) (elem $d declare func $f)"
        "(func (export \"active\") (memory.init $a (i32.const 0) (i32.const 0) (i32.const 1)))"
        "(func (export \"passive\") (memory.init $p (i32.const 0) (i32.const 0) (i32.const 3)))"
        "(func (export \"elem_active\") (table.init $e (i32.const 0) (i32.const 0) (i32.const 1)))"
        "(func (export \"elem_passive\") (table.init $q (i32.const 0) (i32.const 0) (i32.const 2)))"
        "(func (export \"elem_declared\")"
        "  (table.init $d (i32.const 0) (i32.const 0) (i32.const 1)))";
    static const Row rows[] = {
        {"active", {0}, ERR_memory_out_of_bounds, {0}},       {"passive", {0}, 0, {0}},
        {"elem_active", {0}, ERR_table_out_of_bounds, {0}},   {"elem_passive", {0}, 0, {0}},
        {"elem_declared", {0}, ERR_table_out_of_bounds, {0}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

/* Globals may use those before them, elements all; references to functions are there from the start. */
static void t_constants(void **state)
{
    static const char text[] =
        "(type $f (func (result i32)))"
        "(global $a i32 (i32.const 20)) (global $b i32 (i32.mul (global.get $a) (i32.const 2)))"
        "(global $c i32 (i32.add (global.get $b) (i32.sub (global.get $a) (i32.const 18))))"
        "(global $r (ref $f) (ref.func $seven)) (global $v v128 (v128.const i64x2 1 2))"
        "(global $i i31ref (ref.i31 (i32.const 33)))"
        "(table $t 3 (ref $f) (ref.func $eight)) (elem (i32.const 0) (ref $f) (global.get $r))"
        "(func $seven (type $f) (i32.const 7)) (func $eight (type $f) (i32.const 8))"
        "(func (export \"f\") (result i32 i32 i32 v128 i32)"
        "  (global.get $c) (call_indirect (type $f) (i32.const 0))"
        "  (call_indirect (type $f) (i32.const 1)) (global.get $v)"
        "  (i31.get_u (global.get $i)))";
    static const Row rows[] = {{"f", {0}, 0, {42, 7, 8, 1, 2, 33}}};
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

static void t_imports(void **state)
{
    static const struct {
        const char *text, *extern_name;
        Errcode code;
    } rows[] = {
        {"(import \"p\" \"x\" (func (param i32) (result i32)))", "f", ERR_none},
        {"(import \"p\" \"x\" (func (param i32)))", "f", ERR_incompatible_import},
        {"(import \"p\" \"x\" (func (param i32) (result i32)))", "m", ERR_incompatible_import},
        {"(import \"p\" \"x\" (memory 1))", "m", ERR_none},
        {"(import \"p\" \"x\" (memory 1 2))", "m", ERR_none},
        {"(import \"p\" \"x\" (memory 2))", "m", ERR_incompatible_import},
        {"(import \"p\" \"x\" (memory 0 1))", "m", ERR_incompatible_import},
        {"(import \"p\" \"x\" (memory i64 1))", "m", ERR_incompatible_import},
        {"(import \"p\" \"x\" (table 4 funcref))", "t", ERR_none},
        {"(import \"p\" \"x\" (table 5 funcref))", "t", ERR_incompatible_import},
        {"(import \"p\" \"x\" (table 4 externref))", "t", ERR_incompatible_import},
        {"(import \"p\" \"x\" (table 4 9 funcref))", "t", ERR_incompatible_import},
        {"(import \"p\" \"x\" (global (mut i32)))", "g", ERR_none},
        {"(import \"p\" \"x\" (global i32))", "g", ERR_incompatible_import},
        {"(import \"p\" \"x\" (global i64))", "c", ERR_none},
        {"(import \"p\" \"x\" (global (mut i64)))", "c", ERR_incompatible_import},
        {"(import \"p\" \"x\" (tag (param i32)))", "e", ERR_none},
        {"(import \"p\" \"x\" (tag (param i64)))", "e", ERR_incompatible_import},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        World world = world_new(false);
        Moduleinst *p = world_instance(&world, provider);
        Externaddr addr = exported(p, rows[i].extern_name);
        if (link(&world, rows[i].text, &addr, 1) != rows[i].code)
            fail_msg("%s with %s: %s", rows[i].text, rows[i].extern_name,
                     error_text(world.failure.code));
        assert_int_equal(link(&world, rows[i].text, &addr, 0), ERR_import_count);
        world_free(&world);
    }
}

/* The type of a memory or table that grew is the type it has now. */
static void t_imports_now(void **state)
{
    (void)state;
    World world = world_new(false);
    Moduleinst *p = world_instance(&world, provider);
    Externaddr m = exported(p, "m"), t = exported(p, "t");
    uint64_t before;
    assert_true(grow_mem(world.store, world.store->mems[m.addr], 1, &before));
    assert_true(grow_table(world.store, world.store->tables[t.addr], 3, REF_NULL));
    assert_int_equal(link(&world, "(import \"p\" \"x\" (memory 2))", &m, 1), ERR_none);
    assert_int_equal(link(&world, "(import \"p\" \"x\" (table 7 funcref))", &t, 1), ERR_none);
    assert_int_equal(link(&world, "(import \"p\" \"x\" (table 8 funcref))", &t, 1),
                     ERR_incompatible_import);
    world_free(&world);
}

/* What is valid but more than this implementation gives is a limit, not a crash. */
static void t_limits(void **state)
{
    static const struct {
        const char *text;
        Result result;
    } rows[] = {
        {"(table 10000000 funcref)", RESULT_OK},
        {"(table 10000001 funcref)", RESULT_LIMIT},
        {"(table 0xFFFFFFFF funcref)", RESULT_LIMIT},
        {"(table i64 0xFFFFFFFFFFFFFFFF funcref)", RESULT_LIMIT},
        {"(memory 65536)", RESULT_OK},
        {"(memory i64 262144)", RESULT_OK},
        {"(memory i64 262145)", RESULT_LIMIT},
        {"(memory i64 0x1000000000000)", RESULT_LIMIT},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        World world = world_new(false);
        link(&world, rows[i].text, NULL, 0);
        if (world.failure.result != rows[i].result)
            fail_msg("%s: %s", rows[i].text, error_text(world.failure.code));
        world_free(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_failing_segments),
        cmocka_unit_test(t_elems_first),
        cmocka_unit_test(t_start),
        cmocka_unit_test(t_segments),
        cmocka_unit_test(t_constants),
        cmocka_unit_test(t_imports),
        cmocka_unit_test(t_imports_now),
        cmocka_unit_test(t_limits),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
