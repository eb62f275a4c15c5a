/* exec/instr_exn_test.c: throwing and catching: which clause takes what, through frames, hosts and loops. */
#include "exec/instr_aggr_test.h"

static void t_catch_clauses(void **state)
{
    (void)state;
    Subject s = subject_new(
        NULL,
        "(module"
        "  (tag $a (param i32)) (tag $b (param i64 i32)) (tag $c)"
        "  (func $throw (param i32)"
        "    (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $a (i32.const 7))))"
        "    (if (i32.eq (local.get 0) (i32.const 2))"
        "      (then (throw $b (i64.const -1) (i32.const 8))))"
        "    (if (i32.eq (local.get 0) (i32.const 3)) (then (throw $c)))"
        "    (if (i32.eq (local.get 0) (i32.const 4)) (then (unreachable))))"
        "  (func (export \"which\") (param i32) (result i32) (local i32)"
        "    (block $a (result i32)"
        "      (block $b (result i64 i32)"
        "        (block $all"
        "          (try_table (catch $a $a) (catch $b $b) (catch_all $all)"
        "            (call $throw (local.get 0)))"
        "          (return (i32.const 0)))"
        "        (return (i32.const 3)))"
        "      (local.set 1) (return (i32.add (i32.wrap_i64) (local.get 1))))"
        "    (i32.add (i32.const 100)))"
        /* The first clause that fits is taken, and the innermost handler first. */
        "  (func (export \"first\") (param i32) (result i32)"
        "    (block $outer"
        "      (block $one"
        "        (block $two (result i32)"
        "          (try_table (catch_all $outer)"
        "            (try_table (catch_all $one) (catch $a $two) (call $throw (local.get 0))))"
        "          (return (i32.const 0)))"
        "        (return))"
        "      (return (i32.const 1)))"
        "    (i32.const 2))"
        /* What no clause takes goes on outwards. */
        "  (func (export \"outer\") (param i32) (result i32)"
        "    (block $outer (result i32)"
        "      (block $inner"
        "        (try_table (catch $a $outer)"
        "          (try_table (catch $c $inner) (call $throw (local.get 0))))"
        "        (return (i32.const 0)))"
        "      (i32.const 3)))"
        /* A handler is not in force in its own clauses, nor behind its end. */
        "  (func (export \"behind\") (param i32) (result i32)"
        "    (block $c (try_table (catch_all $c)) (call $throw (local.get 0))) (i32.const 1)))",
        NULL, 0);
    check_calls(&s, "which 0 = 0\n"
                    "which 1 = 107\n"
                    "which 2 = 7\n"
                    "which 3 = 3\n"
                    "which 4 ! unreachable\n"
                    "first 0 = 0\n"
                    "first 1 = 1\n"
                    "first 3 = 1\n"
                    "outer 0 = 0\n"
                    "outer 1 = 7\n"
                    "outer 3 = 3\n"
                    "outer 2 ! unhandled exception\n"
                    "behind 0 = 1\n"
                    "behind 1 ! unhandled exception\n"
                    "behind 4 ! unreachable\n");
    subject_free(&s);
}

static void t_throw_ref(void **state)
{
    (void)state;
    Subject s = subject_new(
        NULL,
        "(module"
        "  (tag $a (param i32 v128))"
        "  (func $throw (param i32)"
        "    (throw $a (local.get 0) (i32x4.splat (i32.const 5))))"
        /* Catches, keeps operands below, and throws again. */
        "  (func $again (param i32) (result i32)"
        "    (i32.const 1000)"
        "    (block $ref (result i32 v128 exnref)"
        "      (try_table (catch_ref $a $ref) (call $throw (local.get 0)))"
        "      (unreachable))"
        "    (throw_ref))"
        "  (func (export \"twice\") (param i32) (result i32)"
        "    (i32.const 3)"
        "    (block $h (result i32 v128)"
        "      (try_table (catch $a $h) (drop (call $again (local.get 0))))"
        "      (unreachable))"
        "    (i32x4.extract_lane 2) (i32.add) (i32.add))"
        "  (func (export \"all\") (param i32) (result i32)"
        "    (local $e exnref)"
        "    (block $all (result exnref)"
        "      (try_table (catch_all_ref $all) (call $throw (local.get 0)))"
        "      (unreachable))"
        "    (local.set $e)"
        "    (block $h (result i32 v128)"
        "      (try_table (catch $a $h) (throw_ref (local.get $e)))"
        "      (unreachable))"
        "    (drop))"
        "  (func (export \"null\") (throw_ref (ref.null exn)))"
        "  (func (export \"uncaught\") (param i32) (drop (call $again (local.get 0)))))",
        NULL, 0);
    check_calls(&s, "twice 10 = 18\n"
                    "all 42 = 42\n"
                    "null ! null exception reference\n"
                    "uncaught 1 ! unhandled exception\n"
                    "twice 1 = 9\n");
    subject_free(&s);
}

/* Frames that are left are left whole: a loop that throws from ten calls deep does not use the stack up. */
static void t_unwind_frames(void **state)
{
    (void)state;
    Subject s = subject_new(
        NULL,
        "(module"
        "  (tag $t (param i32))"
        "  (func $deep (param i32) (local i64 i64 i64)"
        "    (if (i32.eqz (local.get 0)) (then (throw $t (i32.const 1))))"
        "    (call $deep (i32.sub (local.get 0) (i32.const 1))))"
        "  (func (export \"loop\") (param i32 i32) (result i32) (local $sum i32)"
        "    (loop $again"
        "      (local.set $sum (i32.add (local.get $sum)"
        "        (block $h (result i32)"
        "          (try_table (catch $t $h) (call $deep (local.get 1)))"
        "          (unreachable))))"
        "      (br_if $again (i32.ne (local.get $sum) (local.get 0))))"
        "    (local.get $sum))"
        /* The handler of a frame left by a tail call is gone. */
        "  (func $tail (result i32) (block $h (result i32)"
        "    (try_table (result i32) (catch $t $h) (return_call $thrower))))"
        "  (func $thrower (result i32) (throw $t (i32.const 5)))"
        "  (func (export \"tail\") (result i32) (block $h (result i32)"
        "    (try_table (result i32) (catch $t $h) (i32.add (i32.const 100) (call $tail)))))"
        "  (func (export \"exhaust\") (result i32)"
        "    (block $h (try_table (catch_all $h) (call $deep (i32.const -1)))) (i32.const 1)))",
        NULL, 0);
    check_calls(&s, "loop 20000 10 = 20000\n"
                    "tail = 5\n"
                    "exhaust ! call stack exhausted\n"
                    "loop 3 1000 = 3\n");
    subject_free(&s);
}

/* What the host does between two guests. */
typedef struct Bridge {
    Embed_extern callee;
    Embed_ref seen;
} Bridge;

/* Calls the callee and passes on how that ended. */
static Embed_result bridge(void *data, Embed_store *store, Embed_instance *caller,
                           const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    Bridge *b = data;
    (void)caller;
    Embed_result result = embed_func_invoke(store, b->callee.addr, args, 1, results, failure);
    if (result == EMBED_EXCEPTION)
        b->seen = embed_store_exception(store);
    return result;
}

static void t_unwind_host(void **state)
{
    (void)state;
    Embed_store *store = embed_store_init();
    const Embed_valtype i32 = {.kind = EMBED_I32};
    const Embed_functype unary = {1, 1, &i32, &i32}, thrown = {1, 0, &i32, NULL};
    Bridge data = {.seen = {EMBED_REF_NULL, 0}};
    const Embed_extern externs[] = {
        {EMBED_TAG, embed_tag_alloc(store, embed_deftype(&thrown))},
        {EMBED_FUNC, embed_func_alloc(store, embed_deftype(&unary), bridge, &data)},
    };
    const char *text =
        "(module"
        "  (import \"\" \"t\" (tag $t (param i32)))"
        "  (import \"\" \"f\" (func $host (param i32) (result i32)))"
        "  (func (export \"inner\") (param i32) (result i32)"
        "    (if (i32.eqz (local.get 0)) (then (unreachable)))"
        "    (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $t (i32.const 77))))"
        "    (local.get 0))"
        "  (func (export \"outer\") (param i32) (result i32)"
        "    (block $h (result i32)"
        "      (try_table (result i32) (catch $t $h)"
        "        (i32.add (i32.const 1000) (call $host (local.get 0)))))))";
    Subject s = subject_new(store, text, externs, 2);
    assert_true(embed_instance_export(s.instance, (Embed_name){"inner", 5}, &data.callee));
    check_calls(&s, "outer 5 = 1005\n"
                    "outer 1 = 77\n"
                    "outer 0 ! unreachable\n"
                    "outer 1 = 77\n"
                    "inner 1 ! unhandled exception\n");
    Embed_value field;
    assert_int_equal(data.seen.kind, EMBED_REF_EXN);
    assert_int_equal(embed_exn_tag(store, data.seen), externs[0].addr);
    assert_int_equal(embed_exn_read(store, data.seen, &field, 1), 1);
    assert_int_equal(field.i32, 77);
    subject_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_catch_clauses),
        cmocka_unit_test(t_throw_ref),
        cmocka_unit_test(t_unwind_frames),
        cmocka_unit_test(t_unwind_host),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
