/* exec/instr_control_test.c: blocks, branches and calls: where they lead and what they leave on the stack. */
#include "text/text.h"
#include "valid/valid.h"

#include "exec/testing.h"

/* Branches that keep several values and drop others, also wide ones, below them. */
static void t_exec_br(void **state)
{
    static const char text[] =
        "(func (export \"block\") (param i32) (result i32 i64)"
        "  (block (result i32 i64) (i32.const 1) (i64.const 2)"
        "    (br_if 0 (local.get 0)) (drop) (drop) (i32.const 3) (i64.const 4)))"
        "(func (export \"params\") (param i32 i32) (result i32)"
        "  (local.get 0) (local.get 1) (block (param i32 i32) (result i32) (i32.sub)))"
        "(func (export \"drop\") (param i32) (result i64 i32)"
        "  (block $out (result i64 i32)"
        "    (i32.const 70) (v128.const i64x2 1 2)"
        "    (block (result f32)"
        "      (i32.const 72) (i64.const 5) (i32.const 6)"
        "      (br_if $out (local.get 0))"
        "      (drop) (i32.const 7) (br $out))"
        "    (unreachable)))"
        "(func (export \"wide\") (param i32) (result v128)"
        "  (block (result v128) (i32.const 1) (v128.const i64x2 3 4)"
        "    (br_if 0 (local.get 0)) (drop) (drop) (v128.const i64x2 5 6)))"
        "(func (export \"sum\") (param $n i32) (result i32)"
        "  (i32.const 0)"
        "  (loop $l (param i32) (result i32)"
        "    (i32.add (local.get $n))"
        "    (local.set $n (i32.sub (local.get $n) (i32.const 1)))"
        "    (br_if $l (local.get $n))))"
        "(func (export \"sum_dropping\") (param $n i32) (result i32) (local $s i32)"
        "  (i64.const 77) (i32.const 0)"
        "  (loop $l (param i32) (result i32)"
        "    (i32.add (local.get $n)) (local.set $s)"
        "    (local.set $n (i32.sub (local.get $n) (i32.const 1)))"
        "    (f64.const 1) (local.get $s) (br_if $l (local.get $n))"
        "    (return))"
        "  (return))"
        "(func (export \"body\") (param i32) (result i32)"
        "  (i64.const 1) (i32.const 2) (br_if 0 (local.get 0)) (drop) (drop) (i32.const 3))"
        "(func (export \"dead\") (result i32)"
        "  (block (result i32) (br 0 (i32.const 4)) (drop)"
        "    (block (loop (br 1)) (if (i32.const 0) (then (nop)) (else (unreachable))))"
        "    (i32.add) (drop) (select) (f64.neg) (drop) (i32.const 5)))";
    static const Row rows[] = {
        {"block", {1}, 0, {1, 2}}, {"block", {0}, 0, {3, 4}}, {"params", {9, 4}, 0, {5}},
        {"drop", {1}, 0, {5, 6}},  {"drop", {0}, 0, {5, 7}},  {"wide", {1}, 0, {3, 4}},
        {"wide", {0}, 0, {5, 6}},  {"sum", {100}, 0, {5050}}, {"sum_dropping", {100}, 0, {5050}},
        {"body", {1}, 0, {2}},     {"body", {0}, 0, {3}},     {"dead", {0}, 0, {4}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

static void t_exec_if(void **state)
{
    static const char text[] =
        "(func (export \"arms\") (param i32) (result i32)"
        "  (if (result i32) (local.get 0) (then (i32.const 1)) (else (i32.const 2))))"
        "(func (export \"one\") (param i32 i32) (result i32)"
        "  (local.get 1) (if (param i32) (result i32) (local.get 0) (then (i32.add (i32.const "
        "1)))))"
        "(func (export \"leave\") (param i32) (result i32)"
        "  (block (result i32)"
        "    (if (result i32) (local.get 0)"
        "      (then (br 1 (i32.const 5))) (else (br 0 (i32.const 6))))"
        "    (i32.add (i32.const 10))))"
        "(func (export \"dead_arm\") (param i32) (result i32)"
        "  (if (local.get 0) (then (return (i32.const 1))) (else (return (i32.const 2))))"
        "  (unreachable))"
        "(func (export \"dead_first\") (param i32) (result i32)"
        "  (if (local.get 0) (then (unreachable)) (else (nop))) (i32.const 8))"
        "(func (export \"high\") (param i64) (result i32)"
        "  (if (result i32) (i32.wrap_i64 (local.get 0)) (then (i32.const 1)) (else (i32.const "
        "0))))";
    static const Row rows[] = {
        {"arms", {7}, 0, {1}},
        {"arms", {0}, 0, {2}},
        {"one", {1, 4}, 0, {5}},
        {"one", {0, 4}, 0, {4}},
        {"leave", {1}, 0, {5}},
        {"leave", {0}, 0, {16}},
        {"dead_arm", {1}, 0, {1}},
        {"dead_arm", {0}, 0, {2}},
        {"dead_first", {0}, 0, {8}},
        {"dead_first", {1}, ERR_unreachable, {0}},
        {"high", {UINT64_C(1) << 32}, 0, {0}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

static void t_exec_br_table(void **state)
{
    static const char text[] =
        "(func (export \"f\") (param i32) (result i32)"
        "  (block $c (result i32) (i64.const 0) (block $b (result i32) (block $a (result i32)"
        "    (i32.const 100) (br_table $a $b $c $b (local.get 0)))"
        "    (i32.add (i32.const 1)))"
        "    (i32.add (i32.const 10)) (return)))"
        "(func (export \"only\") (param i32) (result i32)"
        "  (block (br_table 0 (local.get 0))) (i32.const 3))"
        "(func (export \"loop\") (param i32) (result i32) (local i32)"
        "  (loop $l (local.set 1 (i32.add (local.get 1) (i32.const 1)))"
        "    (block $x (br_table $x $l (i32.lt_u (local.get 1) (local.get 0)))))"
        "  (local.get 1))";
    static const Row rows[] = {
        {"f", {0}, 0, {111}},  {"f", {1}, 0, {110}},  {"f", {2}, 0, {100}},
        {"f", {3}, 0, {110}},  {"f", {4}, 0, {110}},  {"f", {0xFFFFFFFF}, 0, {110}},
        {"only", {0}, 0, {3}}, {"only", {5}, 0, {3}}, {"loop", {9}, 0, {9}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

static void t_exec_br_on_null(void **state)
{
    static const char text[] =
        "(type $t (func (result i32)))"
        "(func $seven (type $t) (i32.const 7)) (elem declare func $seven)"
        "(func $ref (param i32) (result (ref null $t))"
        "  (if (result (ref null $t)) (local.get 0)"
        "    (then (ref.func $seven)) (else (ref.null $t))))"
        "(func (export \"null\") (param i32) (result i32)"
        "  (block $l (result i32)"
        "    (i64.const 1) (i32.const 8) (br_on_null $l (call $ref (local.get 0)))"
        "    (call_ref $t) (return)))"
        "(func (export \"non_null\") (param i32) (result i32)"
        "  (block $l (result (ref $t))"
        "    (i64.const 1) (br_on_non_null $l (call $ref (local.get 0))) (drop)"
        "    (return (i32.const 9)))"
        "  (call_ref $t))"
        "(func (export \"as\") (param i32) (result i32)"
        "  (ref.is_null (ref.as_non_null (call $ref (local.get 0)))))"
        "(func (export \"call\") (param i32) (result i32)"
        "  (call_ref $t (call $ref (local.get 0))))"
        "(func (export \"tail\") (param i32) (result i32)"
        "  (return_call_ref $t (call $ref (local.get 0))))";
    static const Row rows[] = {
        {"null", {0}, 0, {8}},     {"null", {1}, 0, {7}},
        {"non_null", {0}, 0, {9}}, {"non_null", {1}, 0, {7}},
        {"as", {1}, 0, {0}},       {"as", {0}, ERR_null_reference, {0}},
        {"call", {1}, 0, {7}},     {"call", {0}, ERR_null_function_reference, {0}},
        {"tail", {1}, 0, {7}},     {"tail", {0}, ERR_null_function_reference, {0}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

/* Arguments become locals, other locals are zero, several results come back, also wide ones. */
static void t_exec_call(void **state)
{
    static const char text[] =
        "(func $swap (export \"swap\") (param i32 v128 i64) (result i64 v128 i32)"
        "  (local.get 2) (local.get 1) (local.get 0))"
        "(func (export \"swap2\") (param i32 v128 i64) (result i32 v128 i64)"
        "  (local i32 v128 i64)"
        "  (call $swap (local.get 0) (local.get 1) (local.get 2))"
        "  (local.set 3) (local.set 4) (local.set 5)"
        "  (local.get 3) (local.get 4) (local.get 5))"
        "(func (export \"zero\") (param i64) (result i64 v128 f64) (local i64 v128 f64)"
        "  (local.get 1) (local.get 2) (local.get 3))"
        "(func $dirty (local i64 i64 i64 i64)"
        "  (local.set 0 (i64.const -1)) (local.set 1 (i64.const -1))"
        "  (local.set 2 (i64.const -1)) (local.set 3 (i64.const -1)))"
        "(func $clean (result i64) (local i64 i64 i64 i64)"
        "  (i64.or (i64.or (local.get 0) (local.get 1)) (i64.or (local.get 2) (local.get 3))))"
        "(func (export \"cleaned\") (result i64) (call $dirty) (call $clean))"
        "(func $fac (export \"fac\") (param i64) (result i64)"
        "  (if (result i64) (i64.eqz (local.get 0)) (then (i64.const 1))"
        "    (else (i64.mul (local.get 0) (call $fac (i64.sub (local.get 0) (i64.const 1)))))))"
        "(func $even (export \"even\") (param i32) (result i32)"
        "  (if (result i32) (local.get 0)"
        "    (then (call $odd (i32.sub (local.get 0) (i32.const 1)))) (else (i32.const 1))))"
        "(func $odd (param i32) (result i32)"
        "  (if (result i32) (local.get 0)"
        "    (then (call $even (i32.sub (local.get 0) (i32.const 1)))) (else (i32.const 0))))";
    static const Row rows[] = {
        {"swap", {1, 2, 3, 4}, 0, {4, 2, 3, 1}},
        {"swap2", {1, 2, 3, 4}, 0, {1, 2, 3, 4}},
        {"zero", {5}, 0, {0}},
        {"cleaned", {0}, 0, {0}},
        {"fac", {20}, 0, {UINT64_C(2432902008176640000)}},
        {"even", {5000}, 0, {1}},
        {"even", {5001}, 0, {0}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

static void t_exec_call_indirect(void **state)
{
    static const char text[] =
        "(type $super (sub (func (param i32) (result i32))))"
        "(type $sub (sub $super (func (param i32) (result i32))))"
        "(type $plain (func (param i32) (result i32)))"
        "(type $other (func (param i64) (result i64)))"
        "(table $t 6 funcref) (table $t64 i64 2 funcref)"
        "(elem (table $t) (i32.const 1) func $inc $dec $wide $sub_f)"
        "(elem (table $t64) (i64.const 1) func $inc)"
        "(func $inc (type $plain) (i32.add (local.get 0) (i32.const 1)))"
        "(func $dec (type $super) (i32.sub (local.get 0) (i32.const 1)))"
        "(func $wide (type $other) (i64.shl (local.get 0) (i64.const 4)))"
        "(func $sub_f (type $sub) (i32.mul (local.get 0) (i32.const 10)))"
        "(func (export \"plain\") (param i32) (result i32)"
        "  (call_indirect $t (type $plain) (i32.const 40) (local.get 0)))"
        "(func (export \"super\") (param i32) (result i32)"
        "  (call_indirect $t (type $super) (i32.const 40) (local.get 0)))"
        "(func (export \"other\") (param i32) (result i64)"
        "  (call_indirect $t (type $other) (i64.const 1) (local.get 0)))"
        "(func (export \"tail\") (param i32) (result i32) (local i64 i64 i64)"
        "  (return_call_indirect $t (type $super) (i32.const 40) (local.get 0)))"
        "(func (export \"far\") (param i64) (result i32)"
        "  (call_indirect $t64 (type $plain) (i32.const 40) (local.get 0)))";
    static const Row rows[] = {
        {"plain", {1}, 0, {41}},
        {"plain", {2}, ERR_indirect_call_type_mismatch, {0}},
        {"plain", {3}, ERR_indirect_call_type_mismatch, {0}},
        {"plain", {4}, ERR_indirect_call_type_mismatch, {0}},
        {"plain", {0}, ERR_uninitialized_element, {0}},
        {"plain", {6}, ERR_undefined_element, {0}},
        {"plain", {0xFFFFFFFF}, ERR_undefined_element, {0}},
        {"super", {2}, 0, {39}},
        {"super", {4}, 0, {400}},
        {"super", {1}, ERR_indirect_call_type_mismatch, {0}},
        {"other", {3}, 0, {16}},
        {"tail", {4}, 0, {400}},
        {"tail", {0}, ERR_uninitialized_element, {0}},
        {"far", {1}, 0, {41}},
        {"far", {UINT64_C(1) << 32 | 1}, ERR_undefined_element, {0}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

/* Tail calls take no room, whatever the callee's frame; recursion is bounded by calls and by slots. */
static void t_exhaustion(void **state)
{
    static const char text[] =
        "(func $count (export \"count\") (param i64 i64) (result i64) (local i64)"
        "  (if (result i64) (i64.eqz (local.get 0)) (then (local.get 1))"
        "    (else (return_call $other (i32.const 3) (i64.sub (local.get 0) (i64.const 1))"
        "      (i64.add (local.get 1) (i64.const 1))))))"
        "(func $other (param i32 i64 i64) (result i64) (local v128 v128 v128)"
        "  (return_call $count (local.get 1) (local.get 2)))"
        "(func $deep (export \"deep\") (param i32) (result i32)"
        "  (if (result i32) (local.get 0)"
        "    (then (i32.add (i32.const 1) (call $deep (i32.sub (local.get 0) (i32.const 1)))))"
        "    (else (i32.const 0))))"
        "(func $endless (export \"endless\") (call $endless))"
        "(func $ping (export \"ping\") (result i32) (call $pong))"
        "(func $pong (result i32) (call $ping))";
    static const Row rows[] = {
        {"count", {300000, 0}, 0, {300000}},
        {"deep", {11000}, 0, {11000}},
        {"deep", {13000}, ERR_call_stack_exhausted, {0}},
        {"deep", {11000}, 0, {11000}},
        {"endless", {0}, ERR_call_stack_exhausted, {0}},
        {"ping", {0}, ERR_call_stack_exhausted, {0}},
        {"count", {3, 0}, 0, {3}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

/* 50,000 locals a frame: the slots run out before the calls do. */
static void t_large_frames(void **state)
{
    Buffer text = {0};
    buffer_text(&text, "(func $f (export \"f\") (param i32) (result i64) (local");
    for (int i = 0; i < 50000; i++)
        buffer_text(&text, " i64");
    buffer_text(&text, ") (if (result i64) (local.get 0) (then (local.set 50000 (i64.const 1))"
                       " (i64.add (local.get 50000)"
                       " (call $f (i32.sub (local.get 0) (i32.const 1)))))"
                       " (else (i64.add (local.get 1) (local.get 49999)))))");
    static const Row rows[] = {
        {"f", {50}, 0, {50}},
        {"f", {100}, ERR_call_stack_exhausted, {0}},
        {"f", {3}, 0, {3}},
    };
    (void)state;
    check_rows(buffer_string(&text), rows, LENGTH(rows));
    buffer_free(&text);
}

/* If calls in tail position took room in C, this would overrun its stack. */
static void t_dispatch(void **state)
{
    static const char text[] =
        "(func (export \"f\") (param $n i32) (result i32) (local $s i32)"
        "  (loop $l (local.set $s (i32.add (local.get $s) (local.get $n)))"
        "    (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))"
        "  (local.get $s))";
    static const Row rows[] = {{"f", {2000000}, 0, {1000000u * 2000001u}}};
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_exec_br),       cmocka_unit_test(t_exec_if),
        cmocka_unit_test(t_exec_br_table), cmocka_unit_test(t_exec_br_on_null),
        cmocka_unit_test(t_exec_call),     cmocka_unit_test(t_exec_call_indirect),
        cmocka_unit_test(t_exhaustion),    cmocka_unit_test(t_large_frames),
        cmocka_unit_test(t_dispatch),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
