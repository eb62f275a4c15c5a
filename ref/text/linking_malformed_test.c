/* text/linking_malformed_test.c: what is malformed with module linking, what comes too late, what stays as it was. */
#include "text/linking_test.h"
#include "valid/valid.h"

static void t_malformed(void **state)
{
    (void)state;
    static const struct {
        const char *src;
        Errcode code;
        uint32_t column;
    } rows[] = {
        /* types */
        {"(type (instance (import \"a\" (func))))", ERR_unexpected_token, 18},
        {"(type (instance (func (import \"a\"))))", ERR_unexpected_token, 23},
        {"(type (instance (func)))", ERR_unexpected_token, 22},
        {"(type (module (func)))", ERR_unexpected_token, 20},
        {"(type (module (func (export \"a\") nop)))", ERR_unexpected_token, 34},
        {"(type (module (memory (export \"a\") (data \"\"))))", ERR_unexpected_token, 36},
        {"(type (module (start 0)))", ERR_unexpected_token, 16},
        {"(type (module (data \"\")))", ERR_unexpected_token, 16},
        {"(type (module (elem func)))", ERR_unexpected_token, 16},
        {"(type (module (instance (instantiate 0))))", ERR_unexpected_token, 25},
        {"(type (module (import \"t\" (type 0))))", ERR_unexpected_token, 28},
        {"(type (module (export \"t\" (type 0))))", ERR_unexpected_token, 28},
        {"(import \"t\" (type 0))", ERR_unexpected_token, 14},
        {"(type (instance)) (export \"t\" (type 0))", ERR_unexpected_token, 32},
        {"(rec (type (instance)))", ERR_unexpected_token, 13},
        {"(type (sub (instance)))", ERR_unexpected_token, 13},
        {"(type $T (instance)) (type (instance (export \"a\" (instance (type $T)))))",
         ERR_unknown_identifier, 66},
        {"(type $T (instance)) (type (module (export $T)))", ERR_unknown_identifier, 44},
        {"(type $T (instance)) (type (module (export (type outer 1 $T))))", ERR_unknown_identifier,
         58},
        {"(type (instance (type $a (func)) (type $a (func))))", ERR_duplicate_type, 40},
        {"(type (instance (export \"a\" (func $f)) (export \"b\" (func $f))))", ERR_duplicate_func,
         58},
        {"(type $T (instance)) (type (instance (instance (export \"i\") (type $T) (export \"x\""
         " (func)))))",
         ERR_unknown_identifier, 67},
        {"(type $T (instance)) (import \"i\" (instance (type $T) (export \"x\" (func))))",
         ERR_unexpected_token, 54},
        /* aliases */
        {"(import \"i\" (instance $i)) (alias $j \"f\" (func))", ERR_unknown_identifier, 35},
        {"(import \"i\" (instance $i)) (alias $i \"f\" (type))", ERR_unexpected_token, 43},
        {"(import \"i\" (instance $i)) (alias $i \"f\")", ERR_unexpected_token, 41},
        {"(import \"i\" (instance $i)) (alias $i (func))", ERR_unexpected_token, 38},
        {"(import \"i\" (instance $i)) (alias $i \"f\" (func) (func))", ERR_unexpected_token, 49},
        {"(import \"i\" (instance $i)) (func (call (func $i)))", ERR_unexpected_token, 40},
        {"(import \"i\" (instance $i)) (func (call (func $i \"a\" $b)))", ERR_unexpected_token, 53},
        {"(import \"i\" (instance $i)) (func (call (table $i \"a\")))", ERR_unexpected_token, 40},
        {"(import \"i\" (instance $i)) (func $f (alias $i \"a\") (param i32))",
         ERR_unexpected_token, 52},
        {"(import \"i\" (instance $i)) (func $f (alias $i \"a\")) (alias $i \"b\" (func $f))",
         ERR_duplicate_func, 73},
        {"(func $f) (module (export \"e\" (func $f)))", ERR_unknown_identifier, 37},
        {"(module $P (func $f) (module (alias outer $P $f (func))))", ERR_unexpected_token, 50},
        {"(module $P (memory 1) (module (alias outer $P 0 (memory))))", ERR_unexpected_token, 50},
        {"(module $P (module (alias outer $Q 0 (type))))", ERR_unknown_identifier, 33},
        {"(module $P (alias outer $P 0 (type)))", ERR_unknown_identifier, 25},
        {"(module $P (module (func (alias outer $P 0))))", ERR_unexpected_token, 33},
        {"(module $P (module (func (type outer $P))))", ERR_unexpected_token, 40},
        {"(module $P (type $T (func)) (module (func (type outer $T))))", ERR_unknown_identifier,
         55},
        {"(module $P (type $T (func)) (module (type (alias $P $T))))", ERR_unexpected_token, 50},
        {"(module $P (type $F (func)) (module (func (type $F))))", ERR_unknown_identifier, 49},
        {"(module $P (type $F (func)) (module (func (type outer $P $F) (param i32))))",
         ERR_inline_function_type, 62},
        /* instances, modules */
        {"(instance)", ERR_unexpected_token, 10},
        {"(instance (instantiate))", ERR_unexpected_token, 23},
        {"(instance (instantiate $M))", ERR_unknown_identifier, 24},
        {"(module (module $M) (instance (instantiate $M (func 0))))", ERR_unexpected_token, 47},
        {"(module (module $M) (instance (instantiate $M (import \"a\" \"b\" (func 0)))))",
         ERR_unexpected_token, 59},
        {"(module (module $M) (instance (instantiate $M (import \"a\" (type 0)))))",
         ERR_unexpected_token, 60},
        {"(module (module $M) (instance (instantiate $M (import \"a\" (func)))))",
         ERR_unexpected_token, 64},
        {"(module (module $M) (module $M))", ERR_duplicate_module, 29},
        {"(module (module $M) (instance $i (instantiate $M)) (instance $i (instantiate $M)))",
         ERR_duplicate_instance, 62},
        {"(module (module $M) (import \"a\" (func)))", ERR_import_after_linking, 22},
        {"(module (module $M) (func (import \"a\")))", ERR_import_after_linking, 28},
        {"(module (module $M) (instance $i (instantiate $M)) (import \"a\" \"b\" (func)))",
         ERR_import_after_linking, 53},
        {"(func) (import \"a\" (func))", ERR_import_after_function, 9},
        {"(module quote \"\")", ERR_unexpected_token, 9},
        {"(module (module", ERR_unexpected_token, 16},
        /* exports */
        {"(export $i)", ERR_unknown_identifier, 9},
        {"(import \"i\" (instance $i)) (export)", ERR_unexpected_token, 35},
        {"(type $T (instance)) (export (type $T))", ERR_unexpected_token, 30},
        {"(import \"i\" (instance $i)) (export $i \"a\")", ERR_unexpected_token, 39},
        /* names */
        {"(import \"\\ff\" (func))", ERR_malformed_utf8, 9},
        {"(import \"i\" (instance $i)) (alias $i \"\\ff\" (func))", ERR_malformed_utf8, 38},
        {"(module (import \"a\" (func (@name \"x\") (param i32))) (@name \"late\"))",
         ERR_name_misplaced, 53},
        {"(module (@custom \"a\" (after module)) (import \"a\" \"b\" (func)))",
         ERR_custom_section_kind, 29},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_failure(rows[i].src, LINKED, rows[i].code, 1, rows[i].column);
}

/* Feature off: what core 3.0 says. */
static void t_off(void **state)
{
    (void)state;
    expect_malformed("(import \"a\" (func))", ERR_unexpected_token, 13);
    expect_malformed("(func (import \"a\"))", ERR_unexpected_token, 18);
    expect_malformed("(type (instance))", ERR_unexpected_token, 8);
    expect_malformed("(func) (module)", ERR_unexpected_token, 9);
    expect_malformed("(instance (instantiate 0))", ERR_unexpected_token, 2);
    expect_malformed("(alias 0 \"f\" (func))", ERR_unknown_operator, 2);
    expect_malformed("(func (alias 0 \"f\"))", ERR_unknown_operator, 8);
    expect_malformed("(func (type outer 0 0))", ERR_unknown_operator, 13);
    expect_malformed("(func (call (func 0 \"a\")))", ERR_unexpected_token, 13);
    expect_malformed("(export 0)", ERR_unexpected_token, 9);
}

/* ---- well-formed, but too early or not there ---- */

static Errcode validity(const char *src)
{
    Failure f = {0};
    Module *m = linked(src);
    Result result = valid_module(m, &f);
    assert_true(result == RESULT_OK || result == RESULT_INVALID);
    module_free(m);
    return result ? f.code : ERR_none;
}

static void t_invalid(void **state)
{
    (void)state;
    static const struct {
        const char *src;
        Errcode code;
    } rows[] = {
        {"(import \"a\" (func (type $t))) (type $t (func))", ERR_unknown_type},
        {"(import \"a\" (func (type $t) (param i32))) (type $t (func (param i32)))",
         ERR_unknown_type},
        {"(import \"a\" (instance (type $t))) (type $t (instance))", ERR_unknown_type},
        {"(import \"a\" (func)) (func (type $t)) (type $t (func (param i32)))", ERR_none},
        {"(type $t (instance (export \"a\" (instance (type outer 0 $t)))))", ERR_unknown_type},
        {"(type (instance (export \"a\" (func (type $t))) (type $t (func))))", ERR_unknown_type},
        {"(type (instance (export \"a\" (func (type 0)))))", ERR_unknown_type},
        {"(type (module (export 0)))", ERR_unknown_type},
        {"(alias $i \"f\" (func)) (import \"i\" (instance $i (export \"f\" (func))))",
         ERR_unknown_instance},
        {"(instance $i (instantiate $M)) (module $M)", ERR_unknown_module},
        {"(module (module $M (import \"i\" (instance))) (instance $i (instantiate $M (import \"i\""
         " (instance $i)))))",
         ERR_unknown_instance},
        {"(import \"M\" (module $M (import \"g\" (func)))) (func $g) (instance (instantiate $M"
         " (import \"g\" (func $g))))",
         ERR_unknown_function},
        {"(module $P (module (alias outer $P $t (type))) (type $t (func)))", ERR_unknown_type},
        {"(module $P (module $m (alias outer $P $m (module))))", ERR_unknown_module},
        {"(module $P (module (alias outer $P $n (module))) (module $n))", ERR_unknown_module},
        {"(module (alias outer 0 0 (type)))", ERR_unknown_outer},
        {"(module (func (type outer 0 0) (param $x i32) (drop (local.get $x))))",
         ERR_unknown_outer},
        {"(module $P (module (func (type outer $P 7) (param i32))))", ERR_unknown_type},
        {"(module $P (type $s (struct)) (module (import \"f\" (func (type outer $P $s)))))",
         ERR_type_mismatch},
        {"(import \"a\" (func)) (export 3)", ERR_unknown_instance},
        {"(import \"i\" (instance $i (export \"f\" (func)))) (export $i) (func (export \"f\"))",
         ERR_duplicate_export},
        {"(import \"i\" (instance $i)) (func (call (func $i \"f\")))", ERR_unknown_instance_export},
        {"(import \"i\" (instance $i (export \"f\" (func)))) (func (call (func $i \"f\" \"g\")))",
         ERR_type_mismatch},
        {"(type $f (func)) (type (module (alias outer 0 $f (type $f)) (export $f)))",
         ERR_type_mismatch},
        {"(type $f (module)) (type (module (export (type outer 0 $f))))", ERR_type_mismatch},
        {"(import \"a\" (func $f)) (import \"i\" (instance $i (export \"f\" (func (param i32)"
         " (result i32))))) (func (result i32) (call (func $i \"f\") (i32.const 1)))",
         ERR_none},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Errcode code = validity(rows[i].src);
        if (code != rows[i].code)
            fail_msg("%s: %s", rows[i].src, error_text(code));
    }
    /* an identifier of what is not defined yet */
    Module *m = linked("(import \"a\" (func (type $t))) (type $t (func))");
    assert_int_equal(m->imports[0].xt.use.x, NOT_YET);
    module_free(m);
}

/* A module without new constructs is read as ever, its types first, with the same record. */
static void t_classic(void **state)
{
    (void)state;
    static const char src[] = "(import \"a\" \"b\" (func (param i64))) (type $t (func (param i32)))"
                              "(func $g (type $u)) (type $u (func)) (export \"g\" (func $g))";
    Buffer on = encoded(src), off = {0};
    Module *m = parse(src);
    binary_encode(m, false, &off);
    module_free(m);
    assert_int_equal(on.len, off.len);
    assert_memory_equal(on.at, off.at, on.len);
    m = linked(src);
    assert_int_equal(m->initials_n, 0);
    assert_int_equal(m->imports[0].xt.use.x, 2);
    module_free(m);
    m = linked("(module (func (type $t)) (type $t (func)))");
    assert_int_equal(m->initials_n, 0);
    module_free(m);
    m = linked("(module (module (func (type $t)) (type $t (func))))");
    assert_int_equal(m->initials_n, 1);
    assert_int_equal(m->modules[0]->initials_n, 0);
    assert_ptr_equal(m->modules[0]->parent, m);
    module_free(m);
    buffer_free(&on);
    buffer_free(&off);
}

/* Nesting is limited, in text as in binaries; inline aliases within each other too. */
static void t_nesting(void **state)
{
    (void)state;
    static const struct {
        const char *open, *close;
        int n;
        bool good;
    } rows[] = {{"(module ", ")", 201, true},
                {"(module ", ")", 202, false},
                {"(instance (export \"a\" ", "))", 200, true},
                {"(instance (export \"a\" ", "))", 201, false},
                {"(instance ", " \"j\")", 199, true},
                {"(instance ", " \"j\")", 100000, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static const char *const heads[] = {"", "(type ", "(import \"i\" (instance $i)) (export "};
        static const char *const inner[] = {"", "(func)", "$i"};
        Buffer src = {0};
        buffer_text(&src, heads[i / 2]);
        for (int k = 0; k < rows[i].n; k++)
            buffer_text(&src, rows[i].open);
        buffer_text(&src, inner[i / 2]);
        for (int k = 0; k < rows[i].n; k++)
            buffer_text(&src, rows[i].close);
        buffer_text(&src, i / 2 ? ")" : "");
        Module *m;
        Failure f;
        Result result = text_module(buffer_string(&src), src.len, LINKED, &m, &f);
        Result due = rows[i].good ? RESULT_OK : i == 5 ? RESULT_MALFORMED : RESULT_LIMIT;
        assert_int_equal(result, due);
        module_free(m);
        buffer_free(&src);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_malformed), cmocka_unit_test(t_off),     cmocka_unit_test(t_invalid),
        cmocka_unit_test(t_classic),   cmocka_unit_test(t_nesting),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
