/* text/module_test.c: the fields of a module, their abbreviations and identifiers, annotations. */
#include "syntax/module.h"
#include "text/text_test.h"

#include <stdio.h>

static bool is_text(Bytes name, const char *text)
{
    return bytes_equal(name, bytes_of(text));
}

static void t_empty(void **state)
{
    static const char *const rows[] = {"", " ;; nothing\n", "(module)", "( module $m )",
                                       "(@a) (module (@b)) (@c)"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Module *m = parse(rows[i]);
        assert_int_equal(m->funcs_n + m->types_n + m->exports_n, 0);
        assert_int_equal(m->names.has_module, i == 3);
        module_free(m);
    }
    Module *m = parse("(module $\"a\\20b\" (func))");
    assert_true(is_text(m->id, "a b"));
    assert_true(is_text(m->names.module, "a b"));
    module_free(m);
}

static void t_import(void **state)
{
    (void)state;
    Module *m = parse("(import \"a\" \"f\" (func $f (param i32)))"
                      "(table $t (import \"b\" \"t\") i64 1 2 funcref)"
                      "(memory $m (export \"e1\") (export \"e2\") (import \"\" \"\\00\") 3)"
                      "(global $g (import \"c\" \"g\") (mut i64))"
                      "(tag $x (export \"e3\") (import \"d\" \"x\") (param i32))"
                      "(import \"a\" \"h\" (func))"
                      "(func $k (export \"e4\") (call $f) (call $k))");
    static const Externkind kinds[] = {EXTERN_FUNC,   EXTERN_TABLE, EXTERN_MEM,
                                       EXTERN_GLOBAL, EXTERN_TAG,   EXTERN_FUNC};
    assert_int_equal(m->imports_n, 6);
    for (uint32_t i = 0; i < 6; i++)
        assert_int_equal(m->imports[i].xt.kind, kinds[i]);
    assert_int_equal(m->import_funcs, 2);
    assert_int_equal(m->import_tables, 1);
    assert_int_equal(m->import_mems, 1);
    assert_int_equal(m->import_globals, 1);
    assert_int_equal(m->import_tags, 1);
    assert_true(is_text(m->imports[1].module, "b") && is_text(m->imports[1].name, "t"));
    assert_int_equal(m->imports[2].name.len, 1);
    assert_int_equal(m->imports[1].xt.table.at, AT_I64);
    assert_true(m->imports[3].xt.global.mut);
    assert_int_equal(m->imports[4].xt.use.x, m->imports[0].xt.use.x);
    static const struct {
        const char *name;
        Externkind kind;
        uint32_t x;
    } exports[] = {{"e1", EXTERN_MEM, 0},
                   {"e2", EXTERN_MEM, 0},
                   {"e3", EXTERN_TAG, 0},
                   {"e4", EXTERN_FUNC, 2}};
    assert_int_equal(m->exports_n, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_true(is_text(m->exports[i].name, exports[i].name));
        assert_int_equal(m->exports[i].kind, exports[i].kind);
        assert_int_equal(m->exports[i].x, exports[i].x);
    }
    assert_int_equal(m->funcs[0].body.in[0].x, 0);
    assert_int_equal(m->funcs[0].body.in[1].x, 2);
    module_free(m);
}

/* Everything may be used before it is declared. */
static void t_forward(void **state)
{
    (void)state;
    Module *m =
        parse("(export \"f\" (func $f)) (start $f) (export \"m\" (memory $m))"
              "(elem $e (table $t) (offset (global.get $g)) func $f)"
              "(data $d (memory $m) (i32.const 0) \"x\")"
              "(func $f (type $v) (throw $x) (data.drop $d) (elem.drop $e) (global.set $h))"
              "(global $g i32 (i32.const 0)) (global $h (ref null $v) (ref.null $v))"
              "(memory 0) (memory $m 1) (table 0 funcref) (table $t 1 funcref)"
              "(tag (type $v)) (tag $x (type $v)) (type (func (param i32))) (type $v (func))");
    assert_true(m->has_start && m->start == 0);
    assert_int_equal(m->exports[1].x, 1);
    assert_int_equal(m->elems[0].tableidx, 1);
    assert_int_equal(m->datas[0].memidx, 1);
    assert_int_equal(m->funcs[0].typeidx, 1);
    assert_int_equal(m->funcs[0].body.in[0].x, 1);
    assert_int_equal(m->globals[1].type.t.x, 1);
    assert_true(m->has_datacount && m->datacount == 1);
    module_free(m);
}

static void t_elem(void **state)
{
    (void)state;
    static const struct {
        const char *src;
        Segmentmode mode;
        uint32_t tableidx, n;
        bool is_funcs, null, explicit_table;
    } rows[] = {
        {"(elem func)", SEGMENT_PASSIVE, 0, 0, true, false, false},
        {"(elem $e func $f 0 $f)", SEGMENT_PASSIVE, 0, 3, true, false, false},
        {"(elem funcref (ref.func $f) (item ref.null func) (item (ref.func 0)))", SEGMENT_PASSIVE,
         0, 3, false, true, false},
        {"(elem (ref func) (item (ref.func $f)))", SEGMENT_PASSIVE, 0, 1, false, false, false},
        {"(elem declare func $f)", SEGMENT_DECLARE, 0, 1, true, false, false},
        {"(elem $e declare funcref (ref.null func))", SEGMENT_DECLARE, 0, 1, false, true, false},
        {"(elem (i32.const 0) $f $f)", SEGMENT_ACTIVE, 0, 2, true, false, false},
        {"(elem (i32.const 0))", SEGMENT_ACTIVE, 0, 0, true, false, false},
        {"(elem $e (offset i32.const 0) func $f)", SEGMENT_ACTIVE, 0, 1, true, false, false},
        {"(elem (offset (i32.const 0)) funcref (ref.func $f))", SEGMENT_ACTIVE, 0, 1, false, true,
         false},
        {"(elem (table 0) (i32.const 0) func $f)", SEGMENT_ACTIVE, 0, 1, true, false, true},
        {"(elem (table $t) (i32.const 0) (ref null func))", SEGMENT_ACTIVE, 1, 0, false, true,
         true},
        {"(table $i funcref (elem $f $f))", SEGMENT_ACTIVE, 2, 2, true, false, true},
        {"(table $i funcref (elem))", SEGMENT_ACTIVE, 2, 0, true, false, true},
        {"(table $i funcref (elem func $f))", SEGMENT_ACTIVE, 2, 1, true, false, true},
        {"(table $i funcref (elem funcref (ref.func $f)))", SEGMENT_ACTIVE, 2, 1, false, true,
         true},
        {"(table $i i64 (ref func) (elem (ref.func $f) (item (ref.func $f))))", SEGMENT_ACTIVE, 2,
         2, false, false, true},
        {"(table $i (export \"e\") (ref null $v) (elem $f))", SEGMENT_ACTIVE, 2, 1, false, true,
         true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char src[256];
        snprintf(src, sizeof src,
                 "(type $v (func)) (func $f) (table 1 funcref) (table $t 1 funcref) %s",
                 rows[i].src);
        Module *m = parse(src);
        assert_int_equal(m->elems_n, 1);
        const Elem *e = &m->elems[0];
        assert_int_equal(e->mode, rows[i].mode);
        assert_int_equal(e->tableidx, rows[i].tableidx);
        assert_int_equal(e->n, rows[i].n);
        assert_int_equal(e->is_funcs, rows[i].is_funcs);
        assert_int_equal(e->t.null, rows[i].null);
        assert_int_equal(e->explicit_table, rows[i].explicit_table);
        assert_int_equal(e->offset.n, e->mode == SEGMENT_ACTIVE ? 2 : 0);
        if (m->tables_n == 3) {
            assert_true(m->tables[2].type.lim.min == rows[i].n && m->tables[2].type.lim.has_max);
            assert_int_equal(e->offset.in[0].op,
                             m->tables[2].type.at == AT_I64 ? OP_i64_const : OP_i32_const);
        }
        module_free(m);
    }
}

/* With threads, whose text stands on core 1.0, a number alone names the table or memory. */
static void t_bare_use(void **state)
{
    (void)state;
    const char *src = "(table 1 funcref) (func) (memory 1) (elem 0 (i32.const 0) 0)"
                      "(data 0 (offset i32.const 0) \"x\")";
    Module *m;
    Failure f;
    assert_int_equal(text_module(src, strlen(src), FEATURES_ALL, &m, &f), RESULT_OK);
    assert_true(m->elems[0].n == 1 && m->datas[0].mode == SEGMENT_ACTIVE);
    module_free(m);
    expect_malformed(src, ERR_unexpected_token, 43);
}

/* Inline segments take their turn in the index space of segments. */
static void t_inline_segments(void **state)
{
    (void)state;
    Module *m = parse(
        "(elem $a func) (table funcref (elem $f)) (elem $b func)"
        "(table (export \"t\") i64 (ref null func) (elem)) (elem $c func)"
        "(data $x) (memory (data \"ab\" \"c\")) (data $y) (memory i64 (data)) (data $z \"z\")"
        "(func $f elem.drop $a elem.drop $b elem.drop $c data.drop $x data.drop $y data.drop $z)");
    static const uint32_t due[] = {0, 2, 4, 0, 2, 4};
    for (uint32_t i = 0; i < 6; i++)
        assert_int_equal(m->funcs[0].body.in[i].x, due[i]);
    assert_true(m->mems[0].type.lim.min == 1 && m->mems[0].type.lim.max == 1);
    assert_true(m->mems[1].type.lim.min == 0 && m->mems[1].type.at == AT_I64);
    assert_true(is_text(m->datas[1].bytes, "abc"));
    assert_int_equal(m->datas[3].memidx, 1);
    assert_int_equal(m->datas[3].offset.in[0].op, OP_i64_const);
    module_free(m);
}

static void t_names(void **state)
{
    (void)state;
    Module *m = parse(
        "(module $m (func $f (param $p i32) (param i32) (local $l i32) block $b end loop $c end)"
        "(func) (func $\"g h\") (memory $mem 0) (table $tab 0 funcref) (global $g i32 i32.const 0)"
        "(type $t (struct (field $x i32))) (tag $e) (elem $el func) (data $d)"
        "(func (@name \"\xC3\xA9\") (param (@name \"q\") i32)) (tag $k (@name \"other\")))");
    assert_true(is_text(m->names.module, "m"));
    assert_int_equal(m->names.funcs.n, 3);
    assert_int_equal(m->names.funcs.names[1].x, 2);
    assert_true(is_text(m->names.funcs.names[1].name, "g h"));
    assert_true(is_text(m->names.funcs.names[2].name, "\xC3\xA9"));
    assert_int_equal(m->names.locals.n, 2);
    assert_int_equal(m->names.locals.maps[0].names.n, 2);
    assert_int_equal(m->names.locals.maps[0].names.names[1].x, 2);
    assert_true(is_text(m->names.locals.maps[1].names.names[0].name, "q"));
    assert_int_equal(m->names.labels.maps[0].names.n, 2);
    assert_true(is_text(m->names.labels.maps[0].names.names[1].name, "c"));
    assert_true(is_text(m->names.mems.names[0].name, "mem"));
    assert_true(is_text(m->names.tables.names[0].name, "tab"));
    assert_true(is_text(m->names.globals.names[0].name, "g"));
    assert_true(is_text(m->names.types.names[0].name, "t"));
    assert_true(is_text(m->names.elems.names[0].name, "el"));
    assert_true(is_text(m->names.datas.names[0].name, "d"));
    assert_true(is_text(m->names.tags.names[1].name, "other"));
    module_free(m);
}

/* The example of core/appendix/custom#custom-annotations. */
static void t_custom(void **state)
{
    (void)state;
    Module *m = parse(
        "(module (@custom \"A\" \"aaa\") (type $t (func)) (@custom \"B\" (after func) \"bbb\")"
        "(@custom \"C\" (before func) \"ccc\") (@custom \"D\" (after last) \"d\" \"\" \"dd\")"
        "(table 10 funcref) (func (type $t)) (@custom \"E\" (after import) \"eee\")"
        "(@custom \"F\" (before type) \"fff\") (@custom \"G\" (after data) \"ggg\")"
        "(@custom \"H\" (after code) \"hhh\") (@custom \"I\" (after func) \"iii\")"
        "(@custom \"J\" (before func) \"jjj\") (@custom \"K\" (before first) \"kkk\"))");
    static const struct {
        const char *name;
        Section place;
    } due[] = {{"K", SECTION_FIRST},    {"F", SECTION_FIRST},  {"E", SECTION_IMPORT},
               {"C", SECTION_IMPORT},   {"J", SECTION_IMPORT}, {"B", SECTION_FUNCTION},
               {"I", SECTION_FUNCTION}, {"H", SECTION_CODE},   {"G", SECTION_DATA},
               {"A", SECTION_LAST},     {"D", SECTION_LAST}};
    assert_int_equal(m->customs_n, 11);
    for (uint32_t i = 0; i < 11; i++) {
        assert_true(is_text(m->customs[i].name, due[i].name));
        assert_int_equal(m->customs[i].place, due[i].place);
        assert_int_equal(m->customs[i].bytes.len, 3);
    }
    module_free(m);
    m = parse("(@custom \"\") (func) (@custom \"x\" \"\\00\\ff\")");
    assert_int_equal(m->customs_n, 2);
    assert_int_equal(m->customs[1].bytes.at[1], 0xFF);
    module_free(m);
}

static void t_malformed(void **state)
{
    static const struct {
        const char *src;
        Errcode code;
        uint32_t column;
    } rows[] = {
        {"(module", ERR_unexpected_token, 8},
        {"(module))", ERR_unexpected_token, 9},
        {"(module) (module)", ERR_unexpected_token, 10},
        {"(module 1)", ERR_unexpected_token, 9},
        {"(module $a $b)", ERR_unexpected_token, 12},
        {"module", ERR_unexpected_token, 1},
        {")", ERR_unexpected_token, 1},
        {"(module (nop))", ERR_unexpected_token, 10},
        {"(module (fun))", ERR_unknown_operator, 10},
        {"(module (@a)", ERR_unexpected_token, 13},
        {"(module definition)", ERR_unexpected_token, 9},
        {"(module binary \"\")", ERR_unexpected_token, 9},
        {"(import \"a\" (func))", ERR_unexpected_token, 13},
        {"(import \"a\" \"b\" (elem))", ERR_unexpected_token, 18},
        {"(import \"a\" \"b\" (func) (func))", ERR_unexpected_token, 24},
        {"(import \"\\ff\" \"b\" (func))", ERR_malformed_utf8, 9},
        {"(func (import \"a\" \"b\") (local i32))", ERR_unexpected_token, 24},
        {"(func (import \"a\" \"b\") (export \"c\"))", ERR_unexpected_token, 24},
        {"(func) (import \"a\" \"b\" (func))", ERR_import_after_function, 9},
        {"(global i32) (import \"a\" \"b\" (func))", ERR_import_after_global, 15},
        {"(table 0 funcref) (memory (import \"a\" \"b\") 1)", ERR_import_after_table, 28},
        {"(memory 0) (import \"a\" \"b\" (func))", ERR_import_after_memory, 13},
        {"(tag) (import \"a\" \"b\" (func))", ERR_import_after_tag, 8},
        {"(export a (func 0))", ERR_unknown_operator, 9},
        {"(export \"a\" (type 0))", ERR_unexpected_token, 14},
        {"(export \"a\" (func $f))", ERR_unknown_identifier, 19},
        {"(func) (start 0) (start 0)", ERR_multiple_start, 19},
        {"(func $f) (func $f)", ERR_duplicate_func, 17},
        {"(import \"\" \"\" (func $f)) (func $f)", ERR_duplicate_func, 32},
        {"(memory $f 0) (memory $f 0)", ERR_duplicate_memory, 23},
        {"(table $f 0 funcref) (table $f 0 funcref)", ERR_duplicate_table, 29},
        {"(global $f i32 (i32.const 0)) (global $f i32 (i32.const 0))", ERR_duplicate_global, 39},
        {"(tag $f) (tag $f)", ERR_duplicate_tag, 15},
        {"(elem $f func) (elem $f func)", ERR_duplicate_elem, 22},
        {"(data $f) (data $f)", ERR_duplicate_data, 17},
        {"(data $f \"a\" $g)", ERR_unexpected_token, 14},
        {"(data \"\\ff\" (i32.const 0))", ERR_unexpected_token, 13},
        {"(elem 0)", ERR_unexpected_token, 7},
        {"(elem (table 0) (i32.const 0) 0)", ERR_unexpected_token, 31},
        {"(elem declare 0)", ERR_unexpected_token, 15},
        {"(elem funcref 0)", ERR_unexpected_token, 15},
        {"(elem (i32.const 0) (i32.const 0))", ERR_unexpected_token, 21},
        {"(memory (data 1))", ERR_unexpected_token, 15},
        {"(func $\"\\ff\")", ERR_malformed_utf8, 7},
        {"(func (@name \"a\" \"b\"))", ERR_name_malformed, 14},
        {"(func (@name))", ERR_name_malformed, 13},
        {"(module (func) (@name \"M\"))", ERR_name_misplaced, 16},
        {"(module (@name \"a\") (@name \"b\"))", ERR_name_multiple_module, 21},
        {"(memory (@name \"a\") 0)", ERR_name_misplaced, 9},
        {"(@custom)", ERR_custom_missing_name, 9},
        {"(@custom \"\\ff\")", ERR_custom_utf8, 10},
        {"(@custom \"a\" b)", ERR_custom_unexpected_token, 14},
        {"(@custom \"a\" (aft last))", ERR_custom_placement, 15},
        {"(@custom \"a\" (after first))", ERR_custom_section_kind, 21},
        {"(@custom \"a\" (after func b))", ERR_custom_unexpected_token, 26},
        {"(func (@custom \"a\"))", ERR_custom_misplaced, 7},
        {"(@metadata.code.branch_hint \"\\01\")", ERR_branch_hint_misplaced, 1},
        {"(func (@metadata.code.branch_hint \"\\02\") if end)", ERR_branch_hint_malformed, 35},
        {"(func (@metadata.code.branch_hint \"\\01\") (@metadata.code.branch_hint \"\\01\") if "
         "end)",
         ERR_branch_hint_duplicate, 42},
        {"(func (@metadata.code.branch_hint \"\\01\") nop)", ERR_branch_hint_target, 7},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_malformed(rows[i].src, rows[i].code, rows[i].column);
    expect_failure("(module\r\n  (func)\r\t(nope)\n)", features_default(), ERR_unknown_operator, 3,
                   3);
    expect_failure("(module\n(func $f)\n\n(func $f))", features_default(), ERR_duplicate_func, 4,
                   7);
    expect_failure("\n(@a)", features_default() & ~FEATURE_BIT(annotations), ERR_feature_off, 2, 1);
    expect_failure("(func $\"a\")", features_default() & ~FEATURE_BIT(annotations), ERR_feature_off,
                   1, 7);
    expect_failure("(func (param (ref any)))",
                   features_default() & ~FEATURE_BIT(function_references), ERR_feature_off, 1, 1);
    expect_failure("\n(elem funcref)", features_default() & ~FEATURE_BIT(reference_types),
                   ERR_feature_off, 2, 1);
    static const char cast[] = "(func (param anyref) (drop (ref.test (ref i31) (local.get 0))))";
    Module *m;
    Failure f;
    assert_int_equal(text_module(cast, strlen(cast),
                                 features_default() & ~FEATURE_BIT(function_references), &m, &f),
                     RESULT_OK);
    module_free(m);
    expect_failure("(memory 0) (data (memory 0) (i32.const 0))", features_of_version(1),
                   ERR_feature_off, 1, 1);
    expect_failure("(memory 0x1_0000_0000)", features_of_version(2), ERR_i32_constant_out_of_range,
                   1, 9);
    expect_failure("(func i32.load offset=0x1_0000_0000)", features_of_version(2),
                   ERR_i32_constant_out_of_range, 1, 16);
    expect_failure("(tag)", features_of_version(2), ERR_feature_off, 1, 2);
}

/* Places of fields and types. */
static void t_pos(void **state)
{
    (void)state;
    Module *m = parse("(module\n  (type (func))\n  (import \"\" \"\" (func))\n\n  (func\n))");
    assert_int_equal(m->imports[0].pos.line, 3);
    assert_int_equal(m->imports[0].pos.column, 3);
    assert_int_equal(m->funcs[0].pos.line, 5);
    assert_true(m->funcs[0].pos.offset == module_pos(m, m->funcs[0].pos.offset).offset);
    assert_int_equal(module_subtype(m, 0)->pos.line, 2);
    assert_int_equal(m->lines.n, 6);
    module_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_empty),     cmocka_unit_test(t_import),
        cmocka_unit_test(t_forward),   cmocka_unit_test(t_elem),
        cmocka_unit_test(t_bare_use),  cmocka_unit_test(t_inline_segments),
        cmocka_unit_test(t_names),     cmocka_unit_test(t_custom),
        cmocka_unit_test(t_malformed), cmocka_unit_test(t_pos),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
