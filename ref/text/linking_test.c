/* text/linking_test.c: spellings of module linking that mean the same. */
#include "text/linking_test.h"

/* Short and long spell the same module. */
typedef struct Pair {
    const char *brief, *full;
} Pair;

static void expect_same(const Pair *pairs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        Buffer a = encoded(pairs[i].brief), b = encoded(pairs[i].full), text = {0};
        if (a.len != b.len || memcmp(a.at, b.at, a.len) != 0) {
            Module *m = linked(pairs[i].brief);
            text_print(m, &text);
            fail_msg("%s is not %s but\n%s", pairs[i].brief, pairs[i].full, buffer_string(&text));
        }
        buffer_free(&a);
        buffer_free(&b);
    }
}
#define EXPECT_SAME(pairs) expect_same((pairs), sizeof(pairs) / sizeof *(pairs))

#define I(exports) "(import \"i\" (instance $i " exports "))"

/* Explainer, Single-level Imports; inverted forms. */
static void t_imports(void **state)
{
    (void)state;
    static const Pair pairs[] = {
        {"(func (import \"b\") (param i32))", "(import \"b\" (func (param i32)))"},
        {"(memory (import \"a\") 1 2)", "(import \"a\" (memory 1 2))"},
        {"(table $t (import \"a\") 1 funcref)", "(import \"a\" (table 1 funcref))"},
        {"(global (import \"\") (mut i32))", "(import \"\" (global (mut i32)))"},
        {"(tag (import \"a\") (param i32))", "(import \"a\" (tag (param i32)))"},
        {"(type $T (instance)) (instance $i (import \"x\") (type $T))",
         "(type (instance)) (import \"x\" (instance (type 0)))"},
        {"(instance (import \"x\" \"y\") (export \"f\" (func)))",
         "(import \"x\" \"y\" (instance (export \"f\" (func))))"},
        {"(module (module $m (import \"x\") (import \"f\" (func))))",
         "(import \"x\" (module $m (import \"f\" (func))))"},
        {"(module (module (import \"x\")))", "(import \"x\" (module))"},
        {"(func (export \"e\") (import \"b\"))", "(import \"b\" (func)) (export \"e\" (func 0))"},
        {"(import \"a\" \"b\" (func)) (import \"x\" (func))",
         "(type (func)) (import \"a\" \"b\" (func (type 0))) (import \"x\" (func (type 0)))"},
    };
    EXPECT_SAME(pairs);
    Module *m = linked("(import \"a\" \"b\" (func)) (import \"x\" (func))");
    assert_false(m->imports[0].single);
    assert_true(m->imports[1].single);
    assert_int_equal(m->imports[1].module.len, 0);
    assert_int_equal(m->import_funcs, 2);
    module_free(m);
}

/* Explainer, Module and Instance Types. */
static void t_types(void **state)
{
    (void)state;
    static const Pair pairs[] = {
        {"(type (module (memory (import \"a\") 1 2) (func (import \"b\") (param i32))"
         " (table (export \"c\") 1 funcref) (func (export \"d\") (result f32))))",
         "(type (module (import \"a\" (memory 1 2)) (import \"b\" (func (param i32)))"
         " (export \"c\" (table 1 funcref)) (export \"d\" (func (result f32)))))"},
        {"(type (module (import \"in\" (func)) (export \"out\" (func $out))))",
         "(type (module (import \"in\" (func)) (export \"out\" (func))))"},
        {"(type (instance (func $a (export \"a\") (export \"b\"))))",
         "(type (instance (export \"a\" (func)) (export \"b\" (func))))"},
        {"(type (module (func (export \"a\") (import \"b\"))))",
         "(type (module (import \"b\" (func)) (export \"a\" (func))))"},
        {"(type (instance (instance $i (export \"i\") (export \"f\" (func)))))",
         "(type (instance (export \"i\" (instance (export \"f\" (func))))))"},
        {"(type (instance (export \"f\" (func (param i32)))))",
         "(type (instance (type $t (func (param i32))) (export \"f\" (func (type $t)))))"},
        /* an equal earlier type is used, else one comes just before the first use */
        {"(type $T (instance (export \"f\" (func)))) (import \"a\" (instance (export \"f\" "
         "(func))))"
         " (import \"b\" (instance (export \"g\" (func)))) (import \"c\" (func))",
         "(type (instance (type (func)) (export \"f\" (func (type 0)))))"
         "(import \"a\" (instance (type 0)))"
         "(type (instance (type (func)) (export \"g\" (func (type 0)))))"
         "(import \"b\" (instance (type 1))) (type (func)) (import \"c\" (func (type 2)))"},
        {"(import \"a\" (module)) (import \"b\" (instance)) (import \"c\" (module))",
         "(type (module)) (import \"a\" (module (type 0))) (type (instance))"
         "(import \"b\" (instance (type 1))) (import \"c\" (module (type 0)))"},
        {"(type (instance (type $a (func)) (rec (type $s (struct (field (ref null $s)))))"
         " (export \"g\" (global (ref $s))) (export \"t\" (tag (param i32)))))",
         "(type (instance (type (func)) (rec (type (struct (field (ref null 1))))) (export \"g\""
         " (global (ref 1))) (type (func (param i32))) (export \"t\" (tag (type 2)))))"},
        /* two names stay two names */
        {"(type (module (import \"W\" \"a\" (func)) (func (import \"W\" \"b\"))))",
         "(type (module (type (func)) (import \"W\" \"a\" (func (type 0)))"
         " (import \"W\" \"b\" (func (type 0)))))"},
    };
    EXPECT_SAME(pairs);
}

#define FS "(type $FS (instance (export \"r\" (func (param i32))) (export \"w\" (func)) "

/* Explainer, Module and Instance Types: zero-level exports in types. */
static void t_zerolevel_types(void **state)
{
    (void)state;
    static const Pair pairs[] = {
        {"(module $M " FS ")) (import \"m\" (module (import \"l\" \"f\" (func (param i64)))"
         " (export (type outer $M $FS)))))",
         "(module $M " FS ")) (import \"m\" (module (import \"l\" \"f\" (func (param i64)))"
         " (alias outer $M $FS (type $t)) (export $t))))"},
        {"(module $M " FS ")) (import \"m\" (module (alias outer $M $FS (type $t)) (export $t))))",
         "(module $M " FS ")) (import \"m\" (module (alias outer 0 0 (type)) (export \"r\" (func"
         " (param i32))) (export \"w\" (func)))))"},
        {"(type (instance " FS ")) (export $FS) (export \"more\" (memory 1))))",
         "(type (instance " FS ")) (export \"r\" (func (param i32))) (export \"w\" (func))"
         " (export \"more\" (memory 1))))"},
        /* what it exports uses types of its own, recursive ones, outer ones and inner ones */
        {"(type $g (struct)) (type (instance (type $x (struct (field i32)))"
         " (type $T (instance (rec (type $a (struct (field (ref null $b)))) (type $b (array (ref"
         " $a)))) (alias outer 0 $x (type $x)) (alias outer 1 0 (type $g)) (export \"b\" (global"
         " (ref $b))) (export \"x\" (table 0 (ref null $x))) (export \"g\" (global (ref $g)))"
         " (export \"i\" (instance (export \"a\" (global (ref null 0))) (alias outer 0 $b (type"
         " $bb)) (export \"b\" (global (ref $bb))) (alias outer 2 0 (type)))))) (export $T)))",
         "(type $g (struct)) (type (instance (type $x (struct (field i32)))"
         " (type $T (instance (rec (type $a (struct (field (ref null $b)))) (type $b (array (ref"
         " $a)))) (alias outer 0 $x (type $x)) (alias outer 1 0 (type $g)) (export \"b\" (global"
         " (ref $b))) (export \"x\" (table 0 (ref null $x))) (export \"g\" (global (ref $g)))"
         " (export \"i\" (instance (export \"a\" (global (ref null 0))) (alias outer 0 $b (type"
         " $bb)) (export \"b\" (global (ref $bb))) (alias outer 2 0 (type))))))"
         " (rec (type $a (struct (field (ref null $b)))) (type $b (array (ref $a))))"
         " (export \"b\" (global (ref $b))) (export \"x\" (table 0 (ref null $x)))"
         " (alias outer 0 0 (type $g)) (export \"g\" (global (ref $g)))"
         " (export \"i\" (instance (export \"a\" (global (ref null 0))) (alias outer 0 $b (type"
         " $bb)) (export \"b\" (global (ref $bb))) (alias outer 1 0 (type))))))"},
    };
    EXPECT_SAME(pairs);
}

/* Explainer, Instance Imports and Aliases. */
static void t_aliases(void **state)
{
    (void)state;
    static const Pair pairs[] = {
        {I("") "(func $f (alias $i \"f\"))", I("") "(alias $i \"f\" (func $f))"},
        {I("") "(memory (alias $i \"f\"))", I("") "(alias 0 \"f\" (memory))"},
        {I("") "(table (alias $i \"f\"))", I("") "(alias 0 \"f\" (table $t))"},
        {I("") "(global (alias $i \"f\"))", I("") "(alias 0 \"f\" (global))"},
        {I("") "(tag (alias $i \"f\"))", I("") "(alias 0 \"f\" (tag))"},
        {I("") "(instance (alias $i \"f\"))", I("") "(alias 0 \"f\" (instance))"},
        {I("") "(module (alias $i \"f\"))", I("") "(alias 0 \"f\" (module))"},
        {I("") "(func (export \"a\") (export \"b\") (alias $i \"f\"))",
         I("") "(alias 0 \"f\" (func)) (export \"a\" (func 0)) (export \"b\" (func 0))"},
        {I("") "(instance (export \"a\") (alias (instance $i \"j\") \"k\"))",
         I("") "(alias 0 \"j\" (instance)) (alias 1 \"k\" (instance))"
               "(export \"a\" (instance 2))"},
        {I("") "(func (call (func $i \"j\" \"k\")) (call (func $i \"j\" \"k\")))",
         I("") "(alias $i \"j\" (instance $j)) (alias $j \"k\" (func $k)) (func call $k call $k)"},
        {I("") "(func (call (func (instance $i \"j\") \"k\")))",
         I("") "(func (call (func $i \"j\" \"k\")))"},
        {I("") "(alias $i \"f\" (func $f)) (func call (func $i \"f\"))",
         I("") "(alias $i \"f\" (func $f)) (func call $f)"},
        /* aliases come before local definitions, whatever the order is */
        {I("") "(func $g) (alias $i \"f\" (func $f)) (func call $g call $f)",
         I("") "(alias $i \"f\" (func $f)) (func $g) (func call 1 call 0)"},
        {I("") "(func $g call (func $i \"b\")) (alias $i \"a\" (func $a))",
         I("") "(alias $i \"a\" (func)) (alias $i \"b\" (func)) (func call 1)"},
        {I("") "(export \"e\" (func $i \"f\")) (start (func $i \"s\"))",
         I("") "(alias $i \"f\" (func $f)) (alias $i \"s\" (func $s)) (export \"e\" (func $f))"
               "(start $s)"},
        {I("") "(export \"e\" (func (func $i \"f\"))) (export \"i\" (instance $i \"j\" \"k\"))",
         I("") "(alias $i \"f\" (func $f)) (alias $i \"j\" (instance $j)) (alias $j \"k\" (instance"
               " $k)) (export \"e\" (func $f)) (export \"i\" (instance $k))"},
    };
    EXPECT_SAME(pairs);
}

/* An inline alias stands at every index. */
static void t_positions(void **state)
{
    (void)state;
    static const char *const bodies[] = {
        "(call (func $i \"f\"))",
        "(drop (ref.func (func $i \"f\")))",
        "(return_call (func $i \"f\"))",
        "(call_indirect (table $i \"t\") (param i32) (i32.const 0) (i32.const 1))",
        "(return_call_indirect (table $i \"t\") (type 0) (i32.const 1))",
        "(drop (table.get (table $i \"t\") (i32.const 0)))",
        "(table.set (table $i \"t\") (i32.const 0) (ref.null func))",
        "(drop (table.size (table $i \"t\")))",
        "(drop (table.grow (table $i \"t\") (ref.null func) (i32.const 0)))",
        "(table.fill (table $i \"t\") (i32.const 0) (ref.null func) (i32.const 0))",
        "(table.copy (table $i \"t\") $t (i32.const 0) (i32.const 0) (i32.const 0))",
        "(table.copy $t (table $i \"t\") (i32.const 0) (i32.const 0) (i32.const 0))",
        "(table.init (table $i \"t\") $e (i32.const 0) (i32.const 0) (i32.const 0))",
        "(drop (memory.size (memory $i \"m\")))",
        "(drop (memory.grow (memory $i \"m\") (i32.const 0)))",
        "(memory.fill (memory $i \"m\") (i32.const 0) (i32.const 0) (i32.const 0))",
        "(memory.copy (memory $i \"m\") $m (i32.const 0) (i32.const 0) (i32.const 0))",
        "(memory.copy $m (memory $i \"m\") (i32.const 0) (i32.const 0) (i32.const 0))",
        "(memory.init (memory $i \"m\") $d (i32.const 0) (i32.const 0) (i32.const 0))",
        "(drop (i32.load (memory $i \"m\") offset=4 (i32.const 0)))",
        "(i64.store8 (memory $i \"m\") (i32.const 0) (i64.const 0))",
        "(drop (v128.load8_lane (memory $i \"m\") 3 (i32.const 0) (v128.const i64x2 0 0)))",
        ("(drop (v128.load16_lane (memory $i \"m\") offset=1 3 (i32.const 0)"
         " (v128.const i64x2 0 0)))"),
        "(drop (global.get (global $i \"g\")))",
        "(global.set (global $i \"g\") (i32.const 0))",
        "(throw (tag $i \"x\"))",
        "(block $b (try_table (catch (tag $i \"x\") $b)))",
    };
    static const struct {
        const char *form, *id;
    } forms[] = {{"(func $i \"f\")", "$f"},
                 {"(table $i \"t\")", "$tt"},
                 {"(memory $i \"m\")", "$mm"},
                 {"(global $i \"g\")", "$g"},
                 {"(tag $i \"x\")", "$x"}};
    static const char *const kinds[] = {"func", "table", "memory", "global", "tag"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        Buffer brief = {0}, full = {0};
        size_t k = 0;
        while (!strstr(bodies[i], forms[k].form))
            k++;
        const char *at = strstr(bodies[i], forms[k].form);
        static const char head[] = I("") " (type (func)) (func $l) (table $t 1 funcref)"
                                         " (memory $m 1) (elem $e func $l) (data $d \"\") ";
        const char *name = strchr(forms[k].form, '"');
        buffer_format(&brief, "%s (func %s)", head, bodies[i]);
        buffer_format(&full, "%s (alias $i %.3s (%s %s)) (func %.*s%s%s)", head, name, kinds[k],
                      forms[k].id, (int)(at - bodies[i]), bodies[i], forms[k].id,
                      at + strlen(forms[k].form));
        expect_same(&(Pair){buffer_string(&brief), buffer_string(&full)}, 1);
        buffer_free(&brief);
        buffer_free(&full);
    }
    static const Pair pairs[] = {
        {I("") "(func $f) (elem func (func $i \"f\") $f (func $i \"g\" \"h\"))",
         I("") "(alias 0 \"f\" (func $a)) (alias 0 \"g\" (instance $g)) (alias $g \"h\" (func $h))"
               "(func $f) (elem func $a $f $h)"},
        {I("") "(elem (table $i \"t\") (i32.const 0) func (func $i \"f\"))",
         I("") "(alias 0 \"t\" (table $t)) (alias 0 \"f\" (func $f))"
               "(elem (table $t) (i32.const 0) func $f)"},
        {I("") "(elem (table (table $i \"t\")) (offset i32.const 0) func)",
         I("") "(alias 0 \"t\" (table $t)) (elem (table $t) (i32.const 0) func)"},
        {I("") "(elem (i32.const 0) (func $i \"f\"))",
         I("") "(alias 0 \"f\" (func $f)) (elem (i32.const 0) $f)"},
        {I("") "(table funcref (elem (func $i \"f\")))",
         I("") "(alias 0 \"f\" (func $f)) (table funcref (elem $f))"},
        {I("") "(elem funcref (ref.func (func $i \"f\")))",
         I("") "(alias 0 \"f\" (func $f)) (elem funcref (ref.func $f))"},
        {I("") "(data (memory $i \"m\") (i32.const 0) \"x\")",
         I("") "(alias 0 \"m\" (memory $m)) (data (memory $m) (i32.const 0) \"x\")"},
        {I("") "(data (memory (memory $i \"m\")) (i32.const 0) \"x\")",
         I("") "(alias 0 \"m\" (memory $m)) (data (memory $m) (i32.const 0) \"x\")"},
        {I("") "(memory 1) (data (global.get (global $i \"g\")) \"x\")",
         I("") "(alias 0 \"g\" (global $g)) (memory 1) (data (global.get $g) \"x\")"},
        {I("") "(global i32 (global.get (global $i \"g\")))",
         I("") "(alias 0 \"g\" (global $g)) (global i32 (global.get $g))"},
        {I("") "(instance (instantiate (module $i \"m\") (import \"f\" (func $i \"f\")) (import "
               "\"g\" (global (global $i \"g\")))))",
         I("") "(alias 0 \"m\" (module $m)) (alias 0 \"f\" (func $f)) (alias 0 \"g\" (global $g))"
               "(instance (instantiate $m (import \"f\" (func $f)) (import \"g\" (global $g))))"},
        {I("") "(alias (instance $i \"j\") \"f\" (func))",
         I("") "(alias 0 \"j\" (instance $j)) (alias $j \"f\" (func))"},
    };
    EXPECT_SAME(pairs);
}

/* Explainer, Nested Modules: outer aliases. */
static void t_outer(void **state)
{
    (void)state;
    static const Pair pairs[] = {
        {"(module $P (type $F (instance)) (module (alias outer $P $F (type $G))"
         " (import \"f\" (instance (type $G)))))",
         "(module $P (type $F (instance)) (module (alias outer 0 0 (type $G))"
         " (import \"f\" (instance (type $G)))))"},
        {"(module $P (type $F (instance)) (module (import \"f\" (instance (type outer $P $F)))"
         " (import \"g\" (instance (type outer 0 0)))))",
         "(module $P (type $F (instance)) (module (alias outer $P 0 (type)) (import \"f\" (instance"
         " (type 0))) (import \"g\" (instance (type 0)))))"},
        {"(module $P (type $F (func (param i32))) (module (type $f (alias outer $P $F)) (func (type"
         " $f) (local $x i64) (local.set $x (i64.const 0)))))",
         "(module $P (type $F (func (param i32))) (module (alias outer 0 0 (type)) (func (type 0)"
         " (param i32) (local i64) (local.set 1 (i64.const 0)))))"},
        {"(module $P (type $F (func (param i32))) (module (func (type outer $P $F) (param $x i32)"
         " (call_indirect (type outer $P $F) (local.get $x) (i32.const 0)) (block (type outer 0 $F)"
         " drop))))",
         "(module $P (type $F (func (param i32))) (module (alias outer 0 0 (type $F)) (func (type "
         "0)"
         " (call_indirect (type $F) (local.get 0) (i32.const 0)) (block (type 0) drop))))"},
        {"(module $P (type $s (struct (field $a i32) (field $b i32))) (module (type $t (alias outer"
         " $P $s)) (func (param (ref $t)) (drop (struct.get $t $b (local.get 0))))))",
         "(module $P (type $s (struct (field $a i32) (field $b i32))) (module (type $t (alias outer"
         " 0 0)) (func (param (ref $t)) (drop (struct.get $t 1 (local.get 0))))))"},
        {"(module $P (module $m) (module (instance (instantiate (module outer $P $m)))"
         " (export \"m\" (module outer 0 0))))",
         "(module $P (module $m) (module (alias outer 0 0 (module)) (instance (instantiate 0))"
         " (export \"m\" (module 0))))"},
        {"(module $P (module $m) (module (module $k (alias outer $P $m))"
         " (instance (instantiate $k))))",
         "(module $P (module $m) (module (alias outer 0 0 (module)) (instance (instantiate 0))))"},
        /* the nearest of a name counts, types count as scopes, which have no names */
        {"(module $P (type (func)) (module $P (type $t (func (param i32))) (module (type (alias"
         " outer $P $t)) (type (alias outer 1 0)) (type (instance (type (alias outer $P $t)))))))",
         "(module (type (func)) (module (type (func (param i32))) (module (type (alias outer 0 0))"
         " (type (alias outer 1 0)) (type (instance (type (alias outer 1 0)))))))"},
        /* a type of the same parameters, written with types of both scopes */
        {"(module $P (type $s (struct)) (type $f (func (param (ref $s)))) (module (type $s (alias"
         " outer $P $s)) (func (type outer $P $f) (param $x (ref $s)) (drop (local.get $x)))))",
         "(module $P (type $s (struct)) (type $f (func (param (ref $s)))) (module (type (alias"
         " outer 0 0)) (type $f (alias outer 0 1)) (func (type $f) (drop (local.get 0)))))"},
    };
    EXPECT_SAME(pairs);
}

/* Explainer, Module and Instance Exports: zero-level exports; inline exports. */
static void t_exports(void **state)
{
    (void)state;
    static const Pair pairs[] = {
        {"(module (module $M (func (export \"foo\"))) (instance $i (instantiate $M)) (export $i))",
         "(module (module $M (func (export \"foo\"))) (instance $i (instantiate $M))"
         "(alias $i \"foo\" (func)) (export \"foo\" (func 0)))"},
        {I("(export \"f\" (func)) (export \"m\" (memory 1))") "(func (export \"l\")) (export $i)"
                                                              "(func (export \"k\") (call (func $i "
                                                              "\"f\")))",
         I("(export \"f\" (func)) (export \"m\" (memory 1))") "(alias 0 \"f\" (func)) (alias 0 "
                                                              "\"m\" (memory))"
                                                              "(func) (func (call 0)) (export "
                                                              "\"l\" (func 1)) (export \"f\" (func "
                                                              "0))"
                                                              "(export \"m\" (memory 0)) (export "
                                                              "\"k\" (func 2))"},
        {I("(export \"j\" (instance (export \"k\" (func))))") "(export (instance $i \"j\"))",
         I("(export \"j\" (instance (export \"k\" (func))))") "(alias 0 \"j\" (instance)) (alias 1 "
                                                              "\"k\" (func)) (export \"k\" (func "
                                                              "0))"},
        /* the instance that two-level imports are recast as */
        {"(import \"a\" \"f\" (func)) (import \"a\" \"g\" (memory 1)) (import \"x\" (func))"
         "(export 0)",
         "(import \"a\" \"f\" (func)) (import \"a\" \"g\" (memory 1)) (import \"x\" (func))"
         "(alias 0 \"f\" (func)) (alias 0 \"g\" (memory)) (export \"f\" (func 2))"
         "(export \"g\" (memory 1))"},
        /* through imported, nested, aliased modules and types of outer scopes */
        {"(module $P (type $T (instance (export \"f\" (func)))) (import \"p\" (instance $p (type "
         "$T)))"
         " (module $A (import \"m\" (module"
         " (export (type outer $P $T)))) (export \"m\" (module 0)) (export \"t\" (instance $i))"
         " (import \"i\" (instance $i (type outer $P $T))))"
         " (module $B (alias outer $P $A (module $A)) (instance $a (instantiate $A)) (instance $m"
         " (instantiate (module $a \"m\"))) (export $m) (export (instance $a \"t\"))))",
         NULL},
        {"(module (module (export \"a\") (export \"b\") (func (export \"c\"))))",
         "(module (module (func (export \"c\"))) (export \"a\" (module 0)) (export \"b\" (module "
         "0)))"},
        {"(module (module $M) (instance (export \"z\") (instantiate $M)))",
         "(module (module $M) (instance (instantiate $M)) (export \"z\" (instance 0)))"},
        {"(import \"m\" (module $m)) (instance (export \"z\") (import \"i\"))",
         "(import \"m\" (module $m)) (import \"i\" (instance)) (export \"z\" (instance 0))"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i].full)
            expect_same(&pairs[i], 1);
    }
    Module *m = linked(pairs[4].brief);
    const Module *b = m->modules[1];
    assert_int_equal(b->exports_n, 2);
    assert_string_equal((const char *)b->exports[0].name.at, "f");
    assert_string_equal((const char *)b->exports[1].name.at, "f");
    assert_int_equal(b->import_funcs, 2);
    module_free(m);
}

/* Sugar composes. */
static void t_composed(void **state)
{
    (void)state;
    static const Pair pairs[] = {
        {"(module $P (type $T (instance (export \"j\" (instance (export \"k\" (func))))))"
         "(module $C (import \"i\" (instance $i (type outer $P $T)))"
         "(func (export \"f\") (call (func $i \"j\" \"k\"))) (export $i)"
         "(instance (export \"again\") (alias $i \"j\"))))",
         "(module (type (instance (type (instance (type (func)) (export \"k\" (func (type 0)))))"
         "(export \"j\" (instance (type 0)))))"
         "(module (alias outer 0 0 (type)) (import \"i\" (instance (type 0)))"
         "(alias 0 \"j\" (instance)) (alias 1 \"k\" (func)) (type (func))"
         "(export \"f\" (func 1)) (export \"j\" (instance 1)) (export \"again\" (instance 1))"
         "(func (type 1) call 0)))"},
    };
    EXPECT_SAME(pairs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_imports),         cmocka_unit_test(t_types),
        cmocka_unit_test(t_zerolevel_types), cmocka_unit_test(t_aliases),
        cmocka_unit_test(t_positions),       cmocka_unit_test(t_outer),
        cmocka_unit_test(t_exports),         cmocka_unit_test(t_composed),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
