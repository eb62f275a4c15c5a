/* text/types_test.c: types and type uses. */
#include "syntax/module.h"
#include "text/text_test.h"

#include <stdio.h>

/* The value type that (global $g T ...) declares in a module with a type $t. */
static Valtype valtype_of(const char *t)
{
    char src[256];
    snprintf(src, sizeof src, "(type $f (func)) (type $t (struct)) (global $g %s)", t);
    Module *m = parse(src);
    Valtype found = m->globals[0].type.t;
    module_free(m);
    return found;
}

static void t_valtype(void **state)
{
    static const struct {
        const char *src;
        Valtype t;
    } rows[] = {
#define NUM(src, k)                                                                                \
    {                                                                                              \
        src,                                                                                       \
        {                                                                                          \
            .kind = VT_##k                                                                         \
        }                                                                                          \
    }
#define REF(src, n, h)                                                                             \
    {                                                                                              \
        src,                                                                                       \
        {                                                                                          \
            .kind = VT_REF, .null = (n), .heap = HT_##h                                            \
        }                                                                                          \
    }
        NUM("i32", I32),
        NUM("i64", I64),
        NUM("f32", F32),
        NUM("f64", F64),
        NUM("v128", V128),
        NUM("(mut i32)", I32),
        REF("anyref", 1, ANY),
        REF("eqref", 1, EQ),
        REF("i31ref", 1, I31),
        REF("structref", 1, STRUCT),
        REF("arrayref", 1, ARRAY),
        REF("nullref", 1, NONE),
        REF("funcref", 1, FUNC),
        REF("nullfuncref", 1, NOFUNC),
        REF("exnref", 1, EXN),
        REF("nullexnref", 1, NOEXN),
        REF("externref", 1, EXTERN),
        REF("nullexternref", 1, NOEXTERN),
        REF("(ref any)", 0, ANY),
        REF("(ref null eq)", 1, EQ),
        REF("(ref i31)", 0, I31),
        REF("(ref struct)", 0, STRUCT),
        REF("(ref array)", 0, ARRAY),
        REF("(ref null none)", 1, NONE),
        REF("(ref func)", 0, FUNC),
        REF("(ref nofunc)", 0, NOFUNC),
        REF("(ref exn)", 0, EXN),
        REF("(ref null noexn)", 1, NOEXN),
        REF("(ref extern)", 0, EXTERN),
        REF("(ref noextern)", 0, NOEXTERN),
        {"(ref $t)", {.kind = VT_REF, .heap = HT_IDX, .x = 1}},
        {"(ref null 0)", {.kind = VT_REF, .null = 1, .heap = HT_IDX}},
#undef NUM
#undef REF
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(valtype_equal(valtype_of(rows[i].src), rows[i].t));
}

/* Types are appended in the order of their first use; what exists is used. The comments say the index. */
static const char uses[] = "(import \"m\" \"f\" (func (result f64)))"       /* 4, the first use */
                           "(func (param i64) (call_indirect (param f32)))" /* 5, 6 */
                           "(type (func (param i32) (result i32)))"         /* 0 */
                           "(func (param i32) (result i32) block (param f32) drop end)" /* 0, 6 */
                           "(type (sub (func (param f32))))"     /* 1: not final */
                           "(rec (type (func)) (type (struct)))" /* 2, 3: not singular */
                           "(func)"                              /* 7 */
                           "(tag (param i64))"                   /* 5 */
                           "(func (result f64) (if (result f64) (then) (else)))"    /* 4, none */
                           "(func (param $x i64) (param $y i64) (result i64 i64))"; /* 8 */

static void t_typeuse(void **state)
{
    (void)state;
    Module *m = parse(uses);
    assert_int_equal(m->types_n, 9);
    assert_int_equal(m->rectypes_n, 8);
    assert_int_equal(m->imports[0].xt.use.x, 4);
    static const uint32_t due[] = {5, 0, 7, 4, 8};
    assert_int_equal(m->funcs_n, 5);
    for (uint32_t i = 0; i < 5; i++)
        assert_int_equal(m->funcs[i].typeidx, due[i]);
    assert_int_equal(m->funcs[0].body.in[0].y, 6);
    assert_int_equal(m->funcs[1].body.in[0].bt->x, 6);
    assert_int_equal(m->funcs[3].body.in[0].bt->kind, BLOCK_VALTYPE);
    assert_int_equal(m->tags[0].typeidx, 5);
    const Subtype *st = module_subtype(m, 8);
    assert_true(st->final);
    assert_int_equal(st->ct.kind, COMP_FUNC);
    assert_int_equal(st->ct.params.n, 2);
    assert_int_equal(st->ct.results.n, 2);
    assert_int_equal(st->ct.results.t[1].kind, VT_I64);
    module_free(m);
}

/* The smallest index wins; a type that is equal only by substitution does not count. */
static void t_typeuse_smallest(void **state)
{
    (void)state;
    Module *m = parse("(type $a (func)) (type $b (func)) (func)"
                      "(type $p (func (param (ref $a)))) (type $q (func (param (ref $b))))"
                      "(func (param (ref $b))) (func (type $b)) (func (type $q) (param (ref 1)))");
    assert_int_equal(m->types_n, 4);
    assert_int_equal(m->funcs[0].typeidx, 0);
    assert_int_equal(m->funcs[1].typeidx, 3);
    assert_int_equal(m->funcs[2].typeidx, 1);
    assert_int_equal(m->funcs[3].typeidx, 3);
    module_free(m);
    expect_malformed("(type $a (func)) (type $b (func)) (type $p (func (param (ref $a)))) "
                     "(func (type $p) (param (ref $b)))",
                     ERR_inline_function_type, 85);
}

/* 10,000 inserted types are found again quickly. */
static void t_typeuse_many(void **state)
{
    (void)state;
    Buffer src = {0};
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 10000; i++) {
            buffer_text(&src, "(func (param");
            for (int bit = 0; bit < 14; bit++)
                buffer_text(&src, i >> bit & 1 ? " i64" : " i32");
            buffer_text(&src, "))");
        }
    }
    Module *m = parse(buffer_string(&src));
    assert_int_equal(m->types_n, 10000);
    for (uint32_t i = 0; i < m->funcs_n; i++)
        assert_int_equal(m->funcs[i].typeidx, i % 10000);
    module_free(m);
    buffer_free(&src);
}

/* An index that is not there is for validation to refuse, unless something depends on what it would be. */
static void t_typeuse_unknown(void **state)
{
    (void)state;
    Module *m = parse("(func (type 9)) (func (type 9) (local i32) (drop (local.get 0)))");
    assert_int_equal(m->funcs[0].typeidx, 9);
    module_free(m);
    expect_malformed("(func (type 9) (param i32))", ERR_unknown_identifier, 13);
    expect_malformed("(func (type 9) (local $x i32) (drop (local.get $x)))", ERR_unknown_identifier,
                     48);
    expect_malformed("(func (type $nope))", ERR_unknown_identifier, 13);
}

/* Parameters count for the indices of locals, also those of the type alone. */
static void t_locals(void **state)
{
    (void)state;
    Module *m =
        parse("(type $t (func (param $no i32 ) (param i64 i64)))"
              "(func (type $t) (local $x i32) (local.set $x (local.get $x)))"
              "(func (type $t) (param $a i32) (param i64) (param $c i64) (local i32 i32 i64) "
              "(local $x f32) local.get $a local.get $c local.get $x)"
              "(func (param $a i32) local.get $a)");
    assert_int_equal(m->funcs[0].body.in[0].x, 3);
    static const uint32_t due[] = {0, 2, 6};
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(m->funcs[1].body.in[i].x, due[i]);
    assert_true(m->funcs[1].locals_n == 4);
    assert_int_equal(m->funcs[1].runs_n, 3);
    assert_int_equal(m->funcs[1].runs[0].n, 2);
    assert_int_equal(m->funcs[2].body.in[0].x, 0);
    module_free(m);
    expect_malformed("(type $t (func (param $p i32))) (func (type $t) local.get $p)",
                     ERR_unknown_identifier, 59);
    expect_malformed("(func (param $x i32) (local $x i32))", ERR_duplicate_local, 29);
    expect_malformed("(func (param $x i32) (param $\"\\78\" i32))", ERR_duplicate_local, 29);
    expect_malformed("(import \"\" \"\" (func (param $x i32) (param $x i32)))", ERR_duplicate_local,
                     43);
}

static void t_deftype(void **state)
{
    (void)state;
    Module *m = parse(
        "(type $e (sub (struct)))"
        "(rec (type $a (sub $e (struct (field (ref $b)) (field $x (mut i8)) (field i16 i64))))"
        "     (type $b (sub final $e $a (array (mut (ref null $a))))))"
        "(type $c (array i16)) (rec)");
    assert_int_equal(m->types_n, 4);
    assert_int_equal(m->rectypes_n, 4);
    assert_int_equal(m->rectypes[1].n, 2);
    assert_int_equal(m->rectypes[3].n, 0);
    const Subtype *a = module_subtype(m, 1), *b = module_subtype(m, 2), *c = module_subtype(m, 3);
    assert_false(a->final);
    assert_int_equal(a->supers_n, 1);
    assert_int_equal(a->supers[0].x, 0);
    assert_int_equal(a->ct.n, 4);
    assert_int_equal(a->ct.fields[0].t.x, 2);
    assert_true(a->ct.fields[1].mut);
    assert_int_equal(a->ct.fields[1].t.kind, VT_I8);
    assert_int_equal(a->ct.fields[3].t.kind, VT_I64);
    assert_true(b->final);
    assert_int_equal(b->supers_n, 2);
    assert_int_equal(b->supers[1].x, 1);
    assert_int_equal(b->ct.kind, COMP_ARRAY);
    assert_true(b->ct.fields[0].mut && b->ct.fields[0].t.null);
    assert_true(c->final);
    assert_int_equal(m->names.fields.n, 1);
    assert_int_equal(m->names.fields.maps[0].x, 1);
    assert_int_equal(m->names.fields.maps[0].names.names[0].x, 1);
    module_free(m);
}

static void t_malformed(void **state)
{
    static const struct {
        const char *src;
        Errcode code;
        uint32_t column;
    } rows[] = {
        {"(type (func (result i32) (param i32)))", ERR_unexpected_token, 27},
        {"(type (func (param $x)))", ERR_unexpected_token, 22},
        {"(type (func (param $x i32 i32)))", ERR_unexpected_token, 27},
        {"(type (struct (field $x i32) (field $x i32)))", ERR_duplicate_field, 37},
        {"(type (struct (field $x i32 i32)))", ERR_unexpected_token, 29},
        {"(type (array i32 i32))", ERR_unexpected_token, 18},
        {"(type (array))", ERR_unexpected_token, 13},
        {"(type (sub final))", ERR_unexpected_token, 17},
        {"(type (sub $no (func)))", ERR_unknown_identifier, 12},
        {"(type (func) (func))", ERR_unexpected_token, 14},
        {"(type)", ERR_unexpected_token, 6},
        {"(type $a (func)) (type $a (func))", ERR_duplicate_type, 24},
        {"(rec (type $a (func)) (type $a (func)))", ERR_duplicate_type, 29},
        {"(rec (func))", ERR_unexpected_token, 7},
        {"(global (ref) (i32.const 0))", ERR_unexpected_token, 13},
        {"(global (ref null) (i32.const 0))", ERR_unexpected_token, 18},
        {"(global i8 (i32.const 0))", ERR_unexpected_token, 9},
        {"(global anyfunc (i32.const 0))", ERR_unknown_operator, 9},
        {"(memory i64)", ERR_unexpected_token, 12},
        {"(memory 1 2 3)", ERR_unexpected_token, 13},
        {"(memory 0x1_0000_0000_0000_0000)", ERR_i64_constant_out_of_range, 9},
        {"(memory -1)", ERR_unexpected_token, 9},
        {"(table 1)", ERR_unexpected_token, 9},
        {"(table 1 i32)", ERR_unexpected_token, 10},
        {"(memory 1 2 shared)", ERR_unknown_operator, 13},
        {"(memory 1 (pagesize 1))", ERR_unknown_operator, 12},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_malformed(rows[i].src, rows[i].code, rows[i].column);
}

static void t_limits(void **state)
{
    (void)state;
    Module *m = parse("(memory 1) (memory i64 1 0xffff_ffff_ffff_ffff) (memory i32 0 3)"
                      "(table i64 0 5 externref) (table 7 funcref (ref.null func))");
    assert_int_equal(m->mems[0].type.at, AT_I32);
    assert_false(m->mems[0].type.lim.has_max);
    assert_int_equal(m->mems[0].type.page_log2, 16);
    assert_int_equal(m->mems[1].type.at, AT_I64);
    assert_true(m->mems[1].type.lim.max == UINT64_MAX);
    assert_true(m->mems[2].type.lim.max == 3);
    assert_int_equal(m->tables[0].type.at, AT_I64);
    assert_true(m->tables[0].type.lim.max == 5);
    assert_int_equal(m->tables[0].init.n, 0);
    assert_int_equal(m->tables[1].init.n, 2);
    module_free(m);
    Features all = FEATURES_ALL;
    Failure f;
    const char *src =
        "(memory 1 2 shared) (memory 3 (pagesize 1)) (memory (pagesize 1) (data \"abc\"))";
    assert_int_equal(text_module(src, strlen(src), all, &m, &f), RESULT_OK);
    assert_true(m->mems[0].type.shared);
    assert_int_equal(m->mems[1].type.page_log2, 0);
    assert_true(m->mems[2].type.lim.min == 3);
    module_free(m);
    src = "(memory 1 (pagesize 3))";
    expect_failure(src, all, ERR_malformed_page_size, 1, 21);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_valtype),          cmocka_unit_test(t_typeuse),
        cmocka_unit_test(t_typeuse_smallest), cmocka_unit_test(t_typeuse_many),
        cmocka_unit_test(t_typeuse_unknown),  cmocka_unit_test(t_locals),
        cmocka_unit_test(t_deftype),          cmocka_unit_test(t_malformed),
        cmocka_unit_test(t_limits),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
