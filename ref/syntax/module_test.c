/* syntax/module_test.c: accessors of the module record, and the features that its contents need. */
#include "syntax/module.h"

#include "binary/binary.h"
#include "text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static Module *parsed(const char *source)
{
    Module *m = NULL;
    Failure failure = {0};
    if (text_module(source, strlen(source), FEATURES_ALL, &m, &failure))
        fail_msg("%s: %s (%s)", source, error_text(failure.code), failure.detail);
    return m;
}

typedef struct Row {
    const char *source;
    const char *features; /* besides core1, in order, a blank behind each */
} Row;

static const Row rows[] = {
    {"", ""},
    {"(func (export \"f\") (param i32) (result i64) (i64.const 0))", ""},
    {"(table 1 funcref) (elem (i32.const 0) 0) (func (call_indirect (i32.const 0)))", ""},
    {"(memory 1) (data (i32.const 0) \"a\") (func (drop (memory.grow (i32.const 1))))", ""},
    {"(global (mut i32) (i32.const 0))", ""},
    {"(import \"m\" \"g\" (global i32)) (global i32 (global.get 0)) (export \"g\" (global 1))", ""},
    {"(import \"m\" \"g\" (global (mut i32)))", "mutable-globals "},
    {"(import \"m\" \"g\" (global i32)) (global (mut i32) (i32.const 0)) (export \"g\" (global 1))",
     "mutable-globals "},
    {"(func (drop (i32.extend8_s (i32.const 0))))", "sign-extension "},
    {"(func (drop (i32.trunc_sat_f32_s (f32.const 0))))", "saturating-float-to-int "},
    {"(func (result i32 i32) (i32.const 0) (i32.const 0))", "multi-value "},
    {"(func (i32.const 0) (block (param i32) (drop)))", "multi-value "},
    {"(func (block (result i32 i32) (unreachable)) (drop) (drop))", "multi-value "},
    {"(func (block (result i32) (i32.const 0)) (drop))", ""},
    {"(func (param externref))", "reference-types "},
    {"(func (local funcref))", "reference-types "},
    {"(table 1 externref)", "reference-types "},
    {"(table 1 funcref) (table 1 funcref)", "reference-types "},
    {"(import \"m\" \"t\" (table 1 funcref)) (table 1 funcref)", "reference-types "},
    {"(table 1 funcref) (func (drop (table.size)))", "reference-types "},
    {"(func (drop (select (result i32) (i32.const 0) (i32.const 0) (i32.const 0))))",
     "reference-types "},
    {"(table 1 funcref) (elem (i32.const 0) funcref (ref.func 0)) (func)", "reference-types "},
    {"(func (drop (ref.null func)))", "reference-types "},
    {"(elem func 0) (func)", "bulk-memory "},
    {"(elem declare func 0) (func)", "bulk-memory "},
    {"(data \"a\")", "bulk-memory "},
    {"(memory 1) (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0)))", "bulk-memory "},
    {"(memory 1) (data $d \"a\") (func (data.drop $d))", "bulk-memory "},
    {"(func (param v128))", "simd "},
    {"(func (drop (v128.const i32x4 0 0 0 0)))", "simd "},
    {"(func (param v128) (drop (i8x16.relaxed_swizzle (local.get 0) (local.get 0))))",
     "simd relaxed-simd "},
    {"(func $f (return_call $f))", "tail-call "},
    {"(global i32 (i32.add (i32.const 1) (i32.const 1)))", "extended-const "},
    {"(global i32 (i32.const 1)) (global i32 (global.get 0))", "extended-const "},
    {"(memory 1) (data (i32.mul (i32.const 1) (i32.const 1)) \"\")", "extended-const "},
    {"(func (param i32) (drop (i32.add (local.get 0) (local.get 0))))", ""},
    {"(type $f (func)) (func (param (ref $f)))", "reference-types function-references "},
    {"(table 1 (ref func) (ref.func 0)) (func)", "reference-types function-references "},
    {"(table 1 funcref (ref.null func))", "reference-types function-references "},
    {"(type $f (func)) (func (param (ref $f)) (return_call_ref $f (local.get 0)))",
     "reference-types tail-call function-references "},
    {"(type (struct))", "gc "},
    {"(type (array i8))", "gc "},
    {"(type (sub (func)))", "gc "},
    {"(rec (type (func)) (type (func)))", "gc "},
    {"(func (param anyref))", "reference-types gc "},
    {"(func (drop (ref.null none)))", "reference-types gc "},
    {"(tag)", "exceptions "},
    {"(import \"m\" \"e\" (tag))", "exceptions "},
    {"(func (try_table))", "exceptions "},
    {"(func (param exnref))", "reference-types exceptions "},
    {"(memory 1) (memory 1)", "multi-memory "},
    {"(memory 1) (memory 1) (data (memory 1) (i32.const 0) \"\")", "bulk-memory multi-memory "},
    {"(memory i64 1)", "memory64 "},
    {"(table i64 1 funcref)", "memory64 "},
    {"(func (@a))", "annotations "},
    {"(func $\"f\")", "annotations "},
};

static void append_features(Features set, char *out)
{
    for (unsigned i = 0; i < FEATURE_COUNT; i++) {
        if (!(set >> i & 1) || i == FEATURE_core1)
            continue;
        strcat(out, feature_name((Feature)i));
        strcat(out, " ");
    }
}

/* What the contents need is what the decoder gates: with just these features the module decodes. */
static void check_decodes(const Module *m, const char *source)
{
    Buffer out = {0};
    Module *again = NULL;
    Failure failure = {0};
    Features set = module_features(m);
    binary_encode(m, false, &out);
    if (binary_module(out.at, out.len, set, &again, &failure))
        fail_msg("%s: %s (%s)", source, error_text(failure.code), failure.detail);
    assert_int_equal(module_features(again), set & ~FEATURE_BIT(annotations)); /* of text alone */
    module_free(again);
    buffer_free(&out);
}

static void t_features(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Module *m = parsed(rows[i].source);
        char text[1024] = "";
        append_features(module_features(m), text);
        if (strcmp(text, rows[i].features) != 0)
            fail_msg("%s: needs \"%s\", not \"%s\"", rows[i].source, text, rows[i].features);
        assert_true(module_features(m) & FEATURE_BIT(core1));
        check_decodes(m, rows[i].source);
        module_free(m);
    }
}

static void t_types_of_items(void **state)
{
    (void)state;
    Module *m =
        parsed("(type (func)) (rec (type (func (param i32))) (type (func (param i64))))"
               "(import \"m\" \"a\" (func (type 2))) (import \"m\" \"b\" (memory 3))"
               "(import \"m\" \"c\" (func (type 1))) (import \"m\" \"d\" (global f32))"
               "(import \"m\" \"e\" (table 4 externref)) (import \"m\" \"f\" (tag (type 1)))"
               "(func (type 0)) (memory 5) (global (mut f64) (f64.const 0)) (table 6 funcref)"
               "(tag (type 2)) (export \"f\" (func 2)) (export \"t\" (table 1))"
               "(export \"m\" (memory 0)) (export \"g\" (global 1)) (export \"e\" (tag 1))");
    assert_int_equal(module_func_type(m, 0).x, 2);
    assert_int_equal(module_func_type(m, 1).x, 1);
    assert_int_equal(module_func_type(m, 2).x, 0);
    assert_int_equal(module_func_type(m, 2).kind, HT_IDX);
    assert_int_equal(module_mem_type(m, 0).lim.min, 3);
    assert_int_equal(module_mem_type(m, 1).lim.min, 5);
    assert_int_equal(module_global_type(m, 0).t.kind, VT_F32);
    assert_true(module_global_type(m, 1).mut);
    assert_int_equal(module_table_type(m, 0).t.heap, HT_EXTERN);
    assert_int_equal(module_table_type(m, 1).lim.min, 6);
    assert_int_equal(module_tag_type(m, 0).x, 1);
    assert_int_equal(module_tag_type(m, 1).x, 2);
    assert_int_equal(module_subtype(m, 0)->ct.params.n, 0);
    assert_int_equal(module_subtype(m, 1)->ct.params.t[0].kind, VT_I32);
    assert_int_equal(module_subtype(m, 2)->ct.params.t[0].kind, VT_I64);
    assert_int_equal(module_export_type(m, 0).use.x, 0);
    assert_int_equal(module_export_type(m, 1).table.lim.min, 6);
    assert_int_equal(module_export_type(m, 2).mem.lim.min, 3);
    assert_int_equal(module_export_type(m, 3).global.t.kind, VT_F64);
    assert_int_equal(module_export_type(m, 4).use.x, 2);
    module_free(m);
}

static void t_places(void **state)
{
    (void)state;
    Module *m = module_new(FEATURES_ALL);
    assert_int_equal(module_pos(m, 7).offset, 7);
    assert_int_equal(module_pos(m, 7).line, 0);
    static const uint32_t starts[] = {0, 5, 6, 20};
    m->lines = (Lines){.n = 4, .starts = starts};
    static const struct {
        uint64_t offset;
        uint32_t line, column;
    } due[] = {{0, 1, 1}, {4, 1, 5}, {5, 2, 1}, {6, 3, 1}, {19, 3, 14}, {20, 4, 1}, {99, 4, 80}};
    for (size_t i = 0; i < sizeof due / sizeof *due; i++) {
        Pos pos = module_pos(m, due[i].offset);
        assert_int_equal(pos.offset, due[i].offset);
        assert_int_equal(pos.line, due[i].line);
        assert_int_equal(pos.column, due[i].column);
    }
    m->lines = (Lines){.n = 2, .starts = starts + 2, .before = 2};
    assert_int_equal(module_pos(m, 19).line, 3);
    assert_int_equal(module_pos(m, 20).line, 4);
    assert_int_equal(module_pos(m, NO_OFFSET).line, 0);
    module_free(m);
    module_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_features),
        cmocka_unit_test(t_types_of_items),
        cmocka_unit_test(t_places),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
