/* exec/instr_table_test.c: tables and reference instructions at their bounds. */
#include "text/text.h"
#include "valid/valid.h"

#include "exec/testing.h"

static const char text[] =
    "(type $f (func (result i32)))"
    "(func $one (type $f) (i32.const 1)) (func $two (type $f) (i32.const 2))"
    "(func $three (type $f) (i32.const 3))"
    "(table $t 4 8 funcref) (table $u 3 (ref $f) (ref.func $two)) (table $w i64 2 funcref)"
    "(elem $e func $one $two $three) (elem declare func $one)"
    "(func (export \"call\") (param i32) (result i32)"
    "  (call_indirect $t (type $f) (local.get 0)))"
    "(func (export \"call_u\") (param i32) (result i32)"
    "  (call_indirect $u (type $f) (local.get 0)))"
    "(func (export \"get\") (param i32) (result i32) (ref.is_null (table.get $t (local.get 0))))"
    "(func (export \"set\") (param i32) (table.set $t (local.get 0) (ref.func $one)))"
    "(func (export \"size\") (result i32) (table.size $t))"
    "(func (export \"grow\") (param i32) (result i32)"
    "  (table.grow $t (ref.func $three) (local.get 0)))"
    "(func (export \"fill\") (param i32 i32)"
    "  (table.fill $t (local.get 0) (ref.func $two) (local.get 1)))"
    "(func (export \"copy\") (param i32 i32 i32)"
    "  (table.copy $t $t (local.get 0) (local.get 1) (local.get 2)))"
    "(func (export \"across\") (param i32 i32 i32)"
    "  (table.copy $t $u (local.get 0) (local.get 1) (local.get 2)))"
    "(func (export \"init\") (param i32 i32 i32)"
    "  (table.init $t $e (local.get 0) (local.get 1) (local.get 2)))"
    "(func (export \"drop\") (elem.drop $e))"
    "(func (export \"get64\") (param i64) (result i32)"
    "  (ref.is_null (table.get $w (local.get 0))))"
    "(func (export \"grow64\") (param i64) (result i64)"
    "  (table.grow $w (ref.null func) (local.get 0)))"
    "(func (export \"size64\") (result i64) (table.size $w))";

static void t_exec_table(void **state)
{
    static const Row rows[] = {
        {"get", {3}, 0, {1}},
        {"get", {4}, ERR_table_out_of_bounds, {0}},
        {"get", {0xFFFFFFFF}, ERR_table_out_of_bounds, {0}},
        {"set", {3}, 0, {0}},
        {"set", {4}, ERR_table_out_of_bounds, {0}},
        {"call", {3}, 0, {1}},
        {"call_u", {2}, 0, {2}},
        {"grow", {0}, 0, {4}},
        {"grow", {2}, 0, {4}},
        {"size", {0}, 0, {6}},
        {"call", {5}, 0, {3}},
        {"grow", {3}, 0, {UINT32_MAX}},
        {"grow", {UINT32_MAX}, 0, {UINT32_MAX}},
        {"size", {0}, 0, {6}},
        {"fill", {4, 2}, 0, {0}},
        {"call", {5}, 0, {2}},
        {"fill", {6, 0}, 0, {0}},
        {"fill", {7, 0}, ERR_table_out_of_bounds, {0}},
        {"fill", {5, 2}, ERR_table_out_of_bounds, {0}},
        {"call", {5}, 0, {2}},
        {"init", {0, 0, 3}, 0, {0}},
        {"copy", {1, 0, 3}, 0, {0}},
        {"call", {0}, 0, {1}},
        {"call", {1}, 0, {1}},
        {"call", {2}, 0, {2}},
        {"call", {3}, 0, {3}},
        {"copy", {0, 1, 3}, 0, {0}},
        {"call", {2}, 0, {3}},
        {"copy", {0, 6, 0}, 0, {0}},
        {"copy", {0, 7, 0}, ERR_table_out_of_bounds, {0}},
        {"copy", {5, 0, 2}, ERR_table_out_of_bounds, {0}},
        {"across", {0, 0, 3}, 0, {0}},
        {"call", {0}, 0, {2}},
        {"across", {0, 1, 3}, ERR_table_out_of_bounds, {0}},
        {"init", {4, 1, 3}, ERR_table_out_of_bounds, {0}},
        {"init", {4, 0, 3}, ERR_table_out_of_bounds, {0}},
        {"init", {6, 3, 0}, 0, {0}},
        {"drop", {0}, 0, {0}},
        {"init", {0, 0, 0}, 0, {0}},
        {"init", {0, 0, 1}, ERR_table_out_of_bounds, {0}},
        {"get64", {1}, 0, {1}},
        {"get64", {UINT64_C(1) << 32}, ERR_table_out_of_bounds, {0}},
        {"grow64", {UINT64_MAX}, 0, {UINT64_MAX}},
        {"grow64", {UINT64_C(1) << 40}, 0, {UINT64_MAX}},
        {"grow64", {5}, 0, {2}},
        {"size64", {0}, 0, {7}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

static void t_exec_ref(void **state)
{
    static const char refs[] =
        "(func $f) (elem declare func $f)"
        "(func (export \"null\") (result i32)"
        "  (i32.add (ref.is_null (ref.null func))"
        "    (i32.add (ref.is_null (ref.null extern)) (ref.is_null (ref.null any)))))"
        "(func (export \"func\") (result i32) (ref.is_null (ref.func $f)))"
        "(func (export \"extern\") (param externref) (result i32 externref)"
        "  (ref.is_null (local.get 0)) (local.get 0))"
        "(func (export \"eq\") (param i32 i32) (result i32)"
        "  (ref.eq (ref.i31 (local.get 0)) (ref.i31 (local.get 1))))"
        "(func (export \"eq_null\") (result i32) (ref.eq (ref.null eq) (ref.null none)))";
    static const Row rows[] = {
        {"null", {0}, 0, {3}},           {"func", {0}, 0, {0}},    {"extern", {0}, 0, {1, 0}},
        {"extern", {6}, 0, {0, 6}},      {"eq", {5, 5}, 0, {1}},   {"eq", {5, 6}, 0, {0}},
        {"eq", {0x80000005, 5}, 0, {1}}, {"eq_null", {0}, 0, {1}},
    };
    (void)state;
    check_rows(refs, rows, LENGTH(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_exec_table),
        cmocka_unit_test(t_exec_ref),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
