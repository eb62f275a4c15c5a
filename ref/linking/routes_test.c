/* linking/routes_test.c: flattened and lowered modules do what the module itself does: results, effects and their order,
 * traps, exceptions. */
#include "linking/routes_test.h"

#define CALLS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void t_order(void **state)
{
    (void)state;
    check_routes("(module (import \"r\" \"log\" (func $log (param i32)))"
                 "  (import \"r\" \"m\" (memory $m 1))"
                 "  (module $C (import \"log\" (func $log (param i32))) (import \"m\" (memory 1))"
                 "    (import \"n\" (global $n i32))"
                 "    (func $s (call $log (i32.add (global.get $n) (i32.load8_u (i32.const 0)))))"
                 "    (data (i32.const 0) \"\\04\") (start $s))"
                 "  (module $N (global (export \"1\") i32 (i32.const 1)))"
                 "  (instance $n (instantiate $N))"
                 "  (instance $c1 (instantiate $C (import \"m\" (memory $m)) (import \"n\" (global "
                 "$n \"1\"))"
                 "    (import \"log\" (func $log))))"
                 "  (func $s (call $log (i32.load8_u $m (i32.const 0)))) (start $s)"
                 "  (data (memory $m) (i32.const 0) \"\\07\")"
                 "  (instance $c2 (instantiate $C (import \"m\" (memory $m)) (import \"n\" (global "
                 "$n \"1\"))"
                 "    (import \"log\" (func $log)))))",
                 CALLS(NULL), "link: ; logged: 557; ");
}

/* A start function may be one that another instance defines, or the host. */
static void t_start(void **state)
{
    (void)state;
    check_routes("(module (import \"r\" (instance $r (export \"log\" (func (param i32)))))"
                 "  (module $C (import \"r\" (instance $r (export \"log\" (func (param i32)))))"
                 "    (func $f (export \"f\") (call (func $r \"log\") (i32.const 3))) (start $f))"
                 "  (instance $c (instantiate $C (import \"r\" (instance $r))))"
                 "  (start (func $c \"f\")))",
                 CALLS(NULL), "link: ; logged: 33; ");
    check_routes("(module (import \"r\" \"log\" (func $log (param i32)))"
                 "  (module $C (import \"log\" (func $log (param i32)))"
                 "    (func $s (call $log (i32.const 2))) (start $s))"
                 "  (instance (instantiate $C (import \"log\" (func $log)))))",
                 CALLS(NULL), "link: ; logged: 2; ");
}

/* What came before a trap or an exception has happened; what would come after has not. */
static void t_failures(void **state)
{
    static const char *const rows[][2] = {
        {"(func $s (call $log (i32.const 2)) unreachable) (start $s)",
         "link: unreachable; logged: 12; "},
        {"(data (memory $m) (i32.const 65536) \"x\") (func $s (call $log (i32.const 2))) (start "
         "$s)",
         "link: out of bounds memory access; logged: 1; "},
        {"(elem (table $t) (i32.const 8) func $log) (func $s (call $log (i32.const 2))) (start $s)",
         "link: out of bounds table access; logged: 1; "},
        {"(func $s (call $log (i32.const 3)) (throw $e (i32.const 1))) (start $s)",
         "link: unhandled exception; logged: 13; "},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        Buffer text = {0};
        buffer_format(
            &text,
            "(module (import \"log\" (func $log (param i32))) (import \"m\" (memory $m 1))"
            "  (import \"t\" (table $t 8 funcref)) (import \"e\" (tag $e (param i32)))"
            "  (module $OK (import \"log\" (func $log (param i32)))"
            "    (func $s (call $log (i32.const 1))) (start $s))"
            "  (module $BAD (import \"log\" (func $log (param i32)))"
            "    (import \"m\" (memory $m 1)) (import \"t\" (table $t 8 funcref))"
            "    (import \"e\" (tag $e (param i32)))"
            "    (data (memory $m) (i32.const 0) \"\\07\") %s)"
            "  (instance (instantiate $OK (import \"log\" (func $log))))"
            "  (instance (instantiate $BAD (import \"log\" (func $log))"
            "    (import \"m\" (memory $m)) (import \"t\" (table $t)) (import \"e\" (tag $e))))"
            "  (instance (instantiate $OK (import \"log\" (func $log))))"
            "  (func $s (call $log (i32.const 9))) (start $s))",
            rows[i][0]);
        check_routes(buffer_string(&text), CALLS(NULL), rows[i][1]);
        buffer_free(&text);
    }
}

/* Instances of one module have their own state; aliases of one instance share its. Exported instances are maps. */
static void t_state(void **state)
{
    (void)state;
    check_routes(
        "(module"
        "  (module $COUNTER (global $n (mut i32) (i32.const 0))"
        "    (func (export \"next\") (result i32)"
        "      (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))"
        "  (module $USER (import \"c\" (instance $c (export \"next\" (func (result i32)))))"
        "    (func (export \"twice\") (result i32) (drop (call (func $c \"next\"))) (call (func $c "
        "\"next\")))"
        "    (export \"c\" (instance $c)))"
        "  (instance $a (instantiate $COUNTER)) (instance $b (instantiate $COUNTER))"
        "  (instance $u (instantiate $USER (import \"c\" (instance $a))))"
        "  (export \"u\" (instance $u)) (export \"a\" (func $a \"next\"))"
        "  (export \"b\" (instance $b)))",
        CALLS("a", "u/twice", "u/c/next", "a", "b/next"),
        "link: ; a: 1; u/twice: 3; u/c/next: 4; a: 5; b/next: 1; logged: 0; ");
}

/* Items of every kind, passed down in instances and one by one, and imported through two levels. */
static void t_kinds(void **state)
{
    (void)state;
    check_routes(
        "(module"
        "  (import \"r\" (instance $r (export \"m\" (memory 1)) (export \"t\" (table 8 funcref))"
        "    (export \"cell\" (global (mut i32))) (export \"e\" (tag (param i32)))"
        "    (export \"five\" (global i32))"
        "    (export \"sub\" (instance (export \"six\" (func (result i32))) (export \"log\" (func "
        "(param i32)))))))"
        "  (module $NINE (data \"q\") (elem func) (type (array i8)) (func (export \"nine\") "
        "(result i32) (i32.const 9)))"
        "  (module $C"
        "    (import \"sub\" (instance $sub (export \"six\" (func (result i32)))))"
        "    (import \"log\" (func $log (param i32))) (import \"m\" (memory $m 1))"
        "    (import \"t\" (table $t 1 funcref)) (import \"g\" (global $g (mut i32)))"
        "    (import \"five\" (global $five i32))"
        "    (import \"e\" (tag $e (param i32))) (import \"N\" (module $N (export \"nine\" (func "
        "(result i32)))))"
        "    (instance $n (instantiate $N))"
        "    (memory $mine 1) (global $sum i32 (i32.add (global.get $five) (i32.const 1)))"
        "    (data (memory $m) (i32.const 3) \"ab\") (data $p \"xyz\") (elem $el func $six)"
        "    (table $own 3 (ref null func) (ref.func $six))"
        "    (func $six (result i32) (call (func $sub \"six\")))"
        "    (func (export \"all\") (result i32)"
        "      (call $log (i32.const 1)) (global.set $g (i32.const 1000))"
        "      (memory.init $mine $p (i32.const 0) (i32.const 1) (i32.const 2))"
        "      (table.init $t $el (i32.const 2) (i32.const 0) (i32.const 1))"
        "      (i32.add (i32.load8_u $m (i32.const 3)) (i32.load8_u $mine (i32.const 1)))"
        "      (i32.add (call (func $n \"nine\"))) (i32.add (global.get $sum))"
        "      (i32.add (call_indirect $t (result i32) (i32.const 2)))"
        "      (i32.add (call_indirect $own (result i32) (i32.const 1)))"
        "      (block $b (result i32) (try_table (catch $e $b) (throw $e (i32.const 100))) "
        "(i32.const 0))"
        "      (i32.add)))"
        "  (instance $c (instantiate $C (import \"sub\" (instance $r \"sub\")) (import \"log\" "
        "(func $r \"sub\" \"log\"))"
        "    (import \"m\" (memory $r \"m\")) (import \"t\" (table $r \"t\")) (import \"g\" "
        "(global $r \"cell\"))"
        "    (import \"five\" (global $r \"five\")) (import \"e\" (tag $r \"e\")) (import \"N\" "
        "(module $NINE))"
        "    (import \"no such\" (global $r \"five\"))))"
        "  (func (export \"cell\") (result i32) (global.get (global $r \"cell\")))"
        "  (export $c))",
        CALLS("all", "cell"), "link: ; all: 346; cell: 1000; logged: 1; ");
}

/* References: identity, declared functions, casts to types that several modules define alike. */
static void t_references(void **state)
{
    (void)state;
    check_routes(
        "(module"
        "  (type $pair (struct (field i32) (field (mut i32)))) (rec (type $x (func (param (ref "
        "null $x)))))"
        "  (module $A (type $f (func (result i32))) (type $pair (struct (field i32) (field (mut "
        "i32))))"
        "    (func $f (export \"f\") (type $f) (i32.const 8))"
        "    (global (export \"g\") (ref $pair) (struct.new $pair (i32.const 3) (i32.const 4)))"
        "    (global (export \"r\") (ref $f) (ref.func $f)))"
        "  (instance $a (instantiate $A))"
        "  (module $B (type $unused (func (param f64))) (type $f (func (result i32)))"
        "    (type $pair (struct (field i32) (field (mut i32))))"
        "    (import \"f\" (func $f (type $f))) (import \"g\" (global $g (ref $pair))) (import "
        "\"r\" (global $r (ref $f)))"
        "    (table $t 2 (ref $f) (global.get $r)) (table $u 2 funcref (global.get $r))"
        "    (global $mine (ref $pair) (global.get $g)) (export \"f\" (func $f))"
        "    (func (export \"call\") (result i32) (call_ref $f (ref.func $f)))"
        "    (func (export \"table\") (result i32) (i32.add (call_indirect $t (type $f) (i32.const "
        "1))"
        "      (call_ref $f (ref.cast (ref $f) (table.get $u (i32.const 0))))))"
        "    (func (export \"same\") (result i32) (ref.eq (global.get $g) (global.get $mine)))"
        "    (func (export \"set\") (struct.set $pair 1 (global.get $mine) (i32.const 77))))"
        "  (instance $b (instantiate $B (import \"f\" (func $a \"f\")) (import \"g\" (global $a "
        "\"g\")) (import \"r\" (global $a \"r\"))))"
        "  (func (export \"get\") (result i32) (struct.get $pair 1 (ref.cast (ref $pair) "
        "(global.get (global $a \"g\")))))"
        "  (export $b))",
        CALLS("call", "table", "same", "set", "get"),
        "link: ; call: 8; table: 16; same: 1; set; get: 77; logged: 0; ");
}

/* Modules through several hands: outer aliases, module imports with fewer exports, nested instances that are narrowed. */
static void t_modules(void **state)
{
    (void)state;
    check_routes(
        "(module $P"
        "  (import \"r\" \"log\" (func $log (param i32)))"
        "  (module $LEAF (import \"log\" (func $log (param i32)))"
        "    (func $s (call $log (i32.const 1))) (func (export \"one\") (result i32) (i32.const 1))"
        "    (func (export \"two\") (result i32) (i32.const 2)) (start $s))"
        "  (module $MIDDLE (import \"l\" \"log\" (func $log (param i32)))"
        "    (alias outer $P $LEAF (module $L))"
        "    (module $INNER (alias outer $MIDDLE $L (module $M)) (import \"log\" (func $f (param "
        "i32)))"
        "      (instance $i (instantiate $M (import \"log\" (func $f)))) (export \"i\" (instance "
        "$i)))"
        "    (instance $x (instantiate $INNER (import \"log\" (func $log))))"
        "    (instance $y (instantiate $INNER (import \"log\" (func $log))))"
        "    (func $s (call $log (i32.const 2))) (start $s)"
        "    (export \"x\" (instance $x)) (export \"one\" (func $y \"i\" \"one\")))"
        "  (module $L (import \"log\" (func $log (param i32))) (export \"log\" (func $log)))"
        "  (instance $l (instantiate $L (import \"log\" (func $log))))"
        "  (module $USER (import \"M\" (module $M (import \"l\" (instance (export \"log\" (func "
        "(param i32)))))"
        "      (export \"x\" (instance (export \"i\" (instance (export \"two\" (func (result "
        "i32)))))))))"
        "    (import \"l\" (instance $l (export \"log\" (func (param i32)))))"
        "    (instance $m (instantiate $M (import \"l\" (instance $l)))) (export \"m\" (instance "
        "$m)))"
        "  (instance $u (instantiate $USER (import \"M\" (module $MIDDLE)) (import \"l\" (instance "
        "$l))))"
        "  (func $s (call $log (i32.const 3))) (start $s)"
        "  (export \"u\" (instance $u)))",
        CALLS("u/m/x/i/two"), "link: ; u/m/x/i/two: 2; logged: 1123; ");
}

/* A module without anything new, and one that exports what it imports. */
static void t_plain(void **state)
{
    (void)state;
    check_routes(
        "(module (import \"r\" \"five\" (global i32)) (import \"r\" \"sub/six\" (func $six (result "
        "i32)))"
        "  (memory 1) (data (i32.const 0) \"a\")"
        "  (func (export \"f\") (result i32) (i32.add (call $six) (i32.load8_u (i32.const 0))))"
        "  (export \"six\" (func $six)))",
        CALLS("f", "six"), "link: ; f: 103; six: 6; logged: 0; ");
    check_routes("(module)", CALLS(NULL), "link: ; logged: 0; ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_order),   cmocka_unit_test(t_start), cmocka_unit_test(t_failures),
        cmocka_unit_test(t_state),   cmocka_unit_test(t_kinds), cmocka_unit_test(t_references),
        cmocka_unit_test(t_modules), cmocka_unit_test(t_plain),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
