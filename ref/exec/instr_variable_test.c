/* exec/instr_variable_test.c: locals, globals, drop and select, for values of one slot and of two. */
#include "text/text.h"
#include "valid/valid.h"

#include "exec/testing.h"

static void t_exec_local(void **state)
{
    static const char text[] =
        /* wide locals between others: each has its own place */
        "(func (export \"f\") (param i32 v128 i64) (result i64 v128 v128 i32)"
        "  (local $w v128) (local $x i64)"
        "  (local.set $x (local.get 2)) (local.set $w (local.get 1))"
        "  (local.set 1 (local.tee $w (i64x2.splat (local.get $x))))"
        "  (local.get $x) (local.get 1) (local.get $w) (local.get 0))"
        "(func (export \"tee\") (param i64) (result i64 i64) (local i64)"
        "  (local.tee 1 (local.get 0)) (local.get 1))"
        "(func (export \"move\") (param i64 i64) (result i64 i64) (local i64)"
        "  (local.set 2 (local.get 0)) (local.set 0 (local.get 1)) (local.set 1 (local.get 2))"
        "  (local.get 0) (local.get 1))";
    static const Row rows[] = {
        {"f", {9, 1, 2, 5}, 0, {5, 5, 5, 5, 5, 9}},
        {"tee", {8}, 0, {8, 8}},
        {"move", {1, 2}, 0, {2, 1}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

static void t_exec_global(void **state)
{
    static const char text[] =
        "(global $a (mut i32) (i32.const 5)) (global $b i64 (i64.const -1))"
        "(global $c (mut v128) (v128.const i64x2 3 4)) (global $d i32 (i32.const 6))"
        "(global $e i32 (i32.add (global.get $d) (i32.const 1)))"
        "(func (export \"get\") (result i32 i64 v128 i32)"
        "  (global.get $a) (global.get $b) (global.get $c) (global.get $e))"
        "(func (export \"set\") (param i32 v128)"
        "  (global.set $a (local.get 0)) (global.set $c (local.get 1)))";
    static const Row rows[] = {
        {"get", {0}, 0, {5, UINT64_MAX, 3, 4, 7}},
        {"set", {UINT32_MAX, 8, 9}, 0, {0}},
        {"get", {0}, 0, {UINT32_MAX, UINT64_MAX, 8, 9, 7}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

static void t_exec_select(void **state)
{
    static const char text[] =
        "(func (export \"one\") (param i64 i64 i32) (result i64)"
        "  (i64.const 1) (drop) (select (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"two\") (param v128 v128 i32) (result v128)"
        "  (local.get 1) (drop) (select (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"typed\") (param v128 v128 i32) (result v128 externref)"
        "  (select (result v128) (local.get 0) (local.get 1) (local.get 2))"
        "  (select (result externref) (ref.null extern) (ref.null extern) (local.get 2)))";
    static const Row rows[] = {
        {"one", {1, 2, 3}, 0, {1}},
        {"one", {1, 2, 0}, 0, {2}},
        {"two", {1, 2, 3, 4, 1}, 0, {1, 2}},
        {"two", {1, 2, 3, 4, 0}, 0, {3, 4}},
        {"typed", {1, 2, 3, 4, 1}, 0, {1, 2}},
        {"typed", {1, 2, 3, 4, 0}, 0, {3, 4}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_exec_local),
        cmocka_unit_test(t_exec_global),
        cmocka_unit_test(t_exec_select),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
