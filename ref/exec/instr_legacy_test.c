/* exec/instr_legacy_test.c: the older exception instructions: which handler a delegate leads to, what rethrow throws, and
 * how high the stack stands behind a catch. Plain and fused code. */
#include "text/text.h"
#include "valid/valid.h"

#include "exec/testing.h"

/* Handlers of blocks within the first clause of a try, which has more clauses: the right one is found among many. */
static void t_clauses(void **state)
{
    (void)state;
    static const char text[] =
        "(module"
        "  (tag $a) (tag $b) (tag $c) (tag $d)"
        "  (func $throw (param i32)"
        "    (block $d (block $c (block $b (block $a (br_table $a $b $c $d (local.get 0)))"
        "      (throw $a)) (throw $b)) (throw $c)) (throw $d))"
        "  (func (export \"f\") (param i32 i32) (result i32)"
        "    try (result i32) (call $throw (local.get 0)) (i32.const 0)"
        "    catch $a"
        "      try (result i32) (call $throw (local.get 1)) (i32.const 0)"
        "      catch $a"
        "        try (result i32) (throw $d) catch $d (i32.const 1) end"
        "      catch $b (i32.const 2) catch $c"
        "        try (result i32) (throw $a) catch $a (i32.const 3) end"
        "      catch $d (i32.const 4) end"
        "      (i32.const 10) i32.add"
        "    catch $b"
        "      try (result i32) (call $throw (local.get 1)) (i32.const 0)"
        "      catch $a (i32.const 1) catch_all (i32.const 2) end"
        "      (i32.const 20) i32.add"
        "    catch $c (i32.const 30)"
        "    catch $d (i32.const 40) end))";
    const Row rows[] = {
        {"f", {0, 0}, ERR_none, {11}}, {"f", {0, 1}, ERR_none, {12}}, {"f", {0, 2}, ERR_none, {13}},
        {"f", {0, 3}, ERR_none, {14}}, {"f", {1, 0}, ERR_none, {21}}, {"f", {1, 1}, ERR_none, {22}},
        {"f", {1, 3}, ERR_none, {22}}, {"f", {2, 0}, ERR_none, {30}}, {"f", {3, 0}, ERR_none, {40}},
    };
    check_rows(text, rows, LENGTH(rows));
}

static void t_delegate(void **state)
{
    (void)state;
    static const char text[] =
        "(module"
        "  (tag $a (param i32)) (tag $b)"
        /* The handlers of blocks within the label's are passed over, also those that do not end before the label's. */
        "  (func (export \"skip\") (param i32) (result i32)"
        "    try $outer (result i32)"
        "      try (result i32)"
        "        try (result i32)"
        "          try (result i32) (throw $a (local.get 0)) delegate $outer"
        "        catch_all (i32.const 1) end"
        "      catch_all (i32.const 2) end"
        "    catch $a (i32.const 100) i32.add end)"
        /* The label of a plain block leads to what stands around it; that of the function to the caller. */
        "  (func (export \"block\") (param i32) (result i32)"
        "    try (result i32)"
        "      block $l (result i32)"
        "        try (result i32)"
        "          try (result i32) (throw $a (local.get 0)) delegate $l"
        "        catch_all (i32.const 1) end"
        "      end"
        "    catch $a (i32.const 200) i32.add end)"
        "  (func $leave (param i32)"
        "    try try (throw $a (local.get 0)) delegate 1 catch_all end)"
        "  (func (export \"caller\") (param i32) (result i32)"
        "    try (result i32) (call $leave (local.get 0)) (i32.const 0)"
        "    catch $a (i32.const 300) i32.add end)"
        /* From a catch block, its own try's handlers are not in force. */
        "  (func (export \"caught\") (param i32) (result i32)"
        "    try (result i32)"
        "      try $in (result i32)"
        "        (throw $b)"
        "      catch $b"
        "        try (result i32) (throw $a (local.get 0)) delegate $in"
        "      catch_all (i32.const 1) end"
        "    catch $a (i32.const 400) i32.add end)"
        /* A try_table around it goes on, too. */
        "  (func (export \"table\") (param i32) (result i32)"
        "    (block $h (result i32)"
        "      (try_table $t (result i32) (catch $a $h)"
        "        try (result i32)"
        "          try (result i32) (throw $a (local.get 0)) delegate $t"
        "        catch_all (i32.const 1) end)"
        "      (return)) (i32.const 500) i32.add)"
        /* Nothing thrown: the values stay. */
        "  (func (export \"quiet\") (param i32) (result i32)"
        "    try (result i32) (local.get 0) delegate 0))";
    const Row rows[] = {
        {"skip", {7}, ERR_none, {107}},   {"block", {7}, ERR_none, {207}},
        {"caller", {7}, ERR_none, {307}}, {"caught", {7}, ERR_none, {407}},
        {"table", {7}, ERR_none, {507}},  {"quiet", {7}, ERR_none, {7}},
    };
    check_rows(text, rows, LENGTH(rows));
}

static void t_rethrow(void **state)
{
    (void)state;
    static const char text[] =
        "(module"
        "  (tag $a (param i32)) (tag $b (param i32))"
        /* The exception of the label's clause, not the one that was caught last. */
        "  (func (export \"outer\") (param i32) (result i32)"
        "    try (result i32)"
        "      try (result i32)"
        "        (throw $a (local.get 0))"
        "      catch $a drop"
        "        try (result i32) (throw $b (i32.const 1))"
        "        catch $b drop (rethrow 1) end"
        "      end"
        "    catch $b drop (i32.const -1)"
        "    catch $a (i32.const 10) i32.add end)"
        "  (func (export \"inner\") (param i32) (result i32)"
        "    try (result i32)"
        "      try (result i32)"
        "        (throw $a (i32.const 1))"
        "      catch_all"
        "        try (result i32) (throw $b (local.get 0))"
        "        catch_all (block (rethrow 1)) (i32.const 3) end"
        "      end"
        "    catch $a drop (i32.const -1)"
        "    catch $b (i32.const 20) i32.add end)"
        "  (func (export \"lost\") (param i32)"
        "    try (throw $a (local.get 0)) catch $a drop (rethrow 0) end))";
    const Row rows[] = {
        {"outer", {7}, ERR_none, {17}},
        {"inner", {7}, ERR_none, {27}},
        {"lost", {7}, ERR_uncaught_exception, {0}},
    };
    check_rows(text, rows, LENGTH(rows));
}

static void t_heights(void **state)
{
    (void)state;
    static const char text[] =
        "(module"
        "  (tag $a (param i32 i64)) (tag $b)"
        "  (func $throw (param i32)"
        "    (if (local.get 0) (then (throw $a (local.get 0) (i64.const 40)))) (throw $b))"
        /* What lay below the try is there behind every clause, however it is left. */
        "  (func (export \"below\") (param i32) (result i32)"
        "    (i32.const 1000)"
        "    try $t (result i32)"
        "      (i32.const 5) (call $throw (local.get 0))"
        "    catch $a i32.wrap_i64 i32.add"
        "    catch_all (i32.const 3) (i32.const 4) (br $t) end"
        "    i32.add)"
        "  (func (export \"vector\") (param i32) (result i32)"
        "    (v128.const i32x4 1 2 3 4)"
        "    try (result i32) (call $throw (local.get 0)) (i32.const 0)"
        "    catch $a i32.wrap_i64 i32.add (return) end"
        "    drop (i32x4.extract_lane 3))"
        /* In a loop: nothing is left behind. */
        "  (func (export \"loop\") (param i32) (result i32) (local i32)"
        "    loop $l"
        "      try (call $throw (i32.const 0))"
        "      catch $b (local.set 1 (i32.add (local.get 1) (i32.const 1)))"
        "        (br_if $l (i32.lt_u (local.get 1) (local.get 0))) end"
        "    end (local.get 1))"
        /* Where the body never ends, and where the whole try is never reached. */
        "  (func (export \"dead\") (param i32) (result i32)"
        "    try (result i32) (return (local.get 0))"
        "      try catch_all try delegate 0 end"
        "    catch $b (i32.const 1) end"
        "    unreachable))";
    const Row rows[] = {
        {"below", {2}, ERR_none, {1042}}, {"below", {0}, ERR_none, {1004}},
        {"vector", {2}, ERR_none, {42}},  {"loop", {100000}, ERR_none, {100000}},
        {"dead", {9}, ERR_none, {9}},
    };
    check_rows(text, rows, LENGTH(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_clauses),
        cmocka_unit_test(t_delegate),
        cmocka_unit_test(t_rethrow),
        cmocka_unit_test(t_heights),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
