/* text/instr_test.c: instructions: folded and flat forms, abbreviations, labels, immediates. */
#include "syntax/module.h"
#include "text/text_test.h"
#include "util/bytes.h"

#include <stdio.h>
#include <stdlib.h>

/* What surrounds the bodies: an item of each kind, some with identifiers. */
static const char around[] =
    "(type $v (func)) (type $t (func (param i32) (result i32)))"
    "(type $s (struct (field $a i32) (field i64) (field $b (mut i8))))"
    "(type $r (array (mut i32))) (type $u (struct (field $b i32)))"
    "(import \"m\" \"f\" (func $imported)) (func $g)"
    "(table $tab 1 funcref) (table $tab2 1 funcref) (memory $mem 1) (memory $mem2 1)"
    "(global $x i32 (i32.const 0)) (tag $e (type $v)) (tag $e2 (type $v))"
    "(elem $el func) (elem $el2 func) (data $d) (data $d2)";

static Buffer source;

/* A module of one more function with BODY. */
static const char *module_of(const char *body)
{
    source.len = 0;
    buffer_text(&source, around);
    buffer_text(&source, "(func $f (param $p i32) (param i64) (local $l i32) ");
    buffer_text(&source, body);
    buffer_text(&source, " )");
    return buffer_string(&source);
}

static Module *parse_body(const char *body)
{
    return parse(module_of(body));
}

/* Column of the first byte of BODY in module_of's text. */
static uint32_t body_column(void)
{
    return (uint32_t)strlen(around) +
           (uint32_t)strlen("(func $f (param $p i32) (param i64) (local $l i32) ") + 1;
}

static void bad_body(const char *body, Errcode code, uint32_t at)
{
    expect_malformed(module_of(body), code, body_column() + at);
}

static bool memory_same(const void *a, const void *b, size_t n)
{
    return !n || memcmp(a, b, n) == 0;
}

static bool same_types(const Valtype *a, const Valtype *b, uint32_t n)
{
    return memory_same(a, b, n * sizeof *a);
}

static bool same_blocktype(Blocktype a, Blocktype b)
{
    return a.kind == b.kind && a.x == b.x && valtype_equal(a.t, b.t);
}

static bool same_memarg(const Memarg *a, const Memarg *b)
{
    return a->offset == b->offset && a->memidx == b->memidx && a->align == b->align &&
           a->lane == b->lane;
}

static bool same_catches(const Trytable *a, const Trytable *b)
{
    if (a->n != b->n || !same_blocktype(a->bt, b->bt))
        return false;
    for (uint32_t i = 0; i < a->n; i++) {
        const Catch *c = &a->catches[i], *d = &b->catches[i];
        if (c->kind != d->kind || c->tag != d->tag || c->label != d->label)
            return false;
    }
    return true;
}

/* Equality of instructions but for their places. */
static bool same_instr(const Instr *a, const Instr *b)
{
    if (a->op != b->op)
        return false;
    switch ((Imm)oprows[a->op].imm) {
    case IMM_cast:
        return a->cast->label == b->cast->label && valtype_equal(a->cast->t1, b->cast->t1) &&
               valtype_equal(a->cast->t2, b->cast->t2);
    case IMM_try_table: return same_catches(a->try_table, b->try_table);
    case IMM_br_table:
        return a->br_table->n == b->br_table->n &&
               memory_same(a->br_table->labels, b->br_table->labels, 4 * (a->br_table->n + 1));
    case IMM_valtypes:
        return a->types->n == b->types->n && same_types(a->types->t, b->types->t, a->types->n);
    case IMM_v128:
    case IMM_laneidx16: return memory_same(a->bytes, b->bytes, 16);
    case IMM_none:
    case IMM_fence:
    case IMM_labelidx:
    case IMM_funcidx:
    case IMM_typeidx:
    case IMM_tableidx:
    case IMM_memidx:
    case IMM_globalidx:
    case IMM_localidx:
    case IMM_tagidx:
    case IMM_dataidx:
    case IMM_elemidx:
    case IMM_tableidx_typeidx:
    case IMM_tableidx_elemidx:
    case IMM_tableidx_tableidx:
    case IMM_memidx_dataidx:
    case IMM_memidx_memidx:
    case IMM_typeidx_fieldidx:
    case IMM_typeidx_u32:
    case IMM_typeidx_dataidx:
    case IMM_typeidx_elemidx:
    case IMM_typeidx_typeidx:
    case IMM_heaptype:
    case IMM_reftype:
    case IMM_i32:
    case IMM_i64:
    case IMM_f32:
    case IMM_f64:
    case IMM_laneidx: break;
    case IMM_blocktype: return same_blocktype(*a->bt, *b->bt);
    case IMM_memarg_8:
    case IMM_memarg_16:
    case IMM_memarg_32:
    case IMM_memarg_64:
    case IMM_memarg_128:
    case IMM_memarg_atomic_8:
    case IMM_memarg_atomic_16:
    case IMM_memarg_atomic_32:
    case IMM_memarg_atomic_64:
    case IMM_memarg_lane_8:
    case IMM_memarg_lane_16:
    case IMM_memarg_lane_32:
    case IMM_memarg_lane_64: return same_memarg(a->mem, b->mem);
    }
    return a->lane == b->lane && memcmp(&a->x, &b->x, sizeof(Instr) - offsetof(Instr, x)) == 0;
}

static void check_same(const char *one, const char *other)
{
    Module *a = parse_body(one), *b = parse_body(other);
    Expr x = a->funcs[1].body, y = b->funcs[1].body;
    bool same = x.n == y.n;
    for (uint32_t i = 0; same && i < x.n; i++)
        same = same_instr(&x.in[i], &y.in[i]);
    if (!same)
        print_error("differ: %s\n        %s\n", one, other);
    assert_true(same);
    assert_int_equal(a->types_n, b->types_n);
    module_free(a);
    module_free(b);
}

/* Two spellings of the same instructions. */
static void t_same(void **state)
{
    static const char *const rows[][2] = {
        /* text-foldedinstr */
        {"(nop)", "nop"},
        {"(i32.add (i32.const 1) (i32.const 2))", "i32.const 1 i32.const 2 i32.add"},
        {"(drop (i32.add (i32.mul (i32.const 1) (i32.const 2)) (i32.const 3)))",
         "i32.const 1 i32.const 2 i32.mul i32.const 3 i32.add drop"},
        {"(call $g (nop) (block (nop)))", "nop block nop end call 1"},
        {"(block $a (br $a))", "block br 0 end"},
        {"(loop (result i32) (i32.const 1))", "loop (result i32) i32.const 1 end"},
        {"(if (i32.const 1) (then nop) (else drop))", "i32.const 1 if nop else drop end"},
        {"(if (then))", "if end"},
        {"(if $k (result i32) (i32.const 1) (then (br $k)) (else))",
         "i32.const 1 if (result i32) br 0 else end"},
        {"(if (nop) (nop) (drop (nop)) (then))", "nop nop nop drop if end"},
        {"(if (if (i32.const 1) (then nop) (else drop)) (then (if (then))))",
         "i32.const 1 if nop else drop end if if end end"},
        {"block (block loop nop end) (nop) end", "block block loop nop end end nop end"},
        {"(br_if 0 (i32.const 1)) (select (nop) (nop) (nop))",
         "i32.const 1 br_if 0 nop nop nop select"},
        /* identifiers */
        {"local.get $p local.get $l local.set $l", "local.get 0 local.get 2 local.set 2"},
        {"call $imported call $g call $f ref.func $g", "call 0 call 1 call 2 ref.func 1"},
        {"global.get $x throw $e2", "global.get 0 throw 1"},
        {"struct.get $s $b struct.get $s $a struct.get $u $b",
         "struct.get 2 2 struct.get 2 0 struct.get 4 0"},
        {"array.copy $r 3 array.new_fixed $r 7", "array.copy 3 3 array.new_fixed 3 7"},
        {"array.init_data $r $d2 array.new_elem $r $el2", "array.init_data 3 1 array.new_elem 3 1"},
        {"elem.drop $el2 data.drop $d2", "elem.drop 1 data.drop 1"},
        /* abbreviations */
        {"call_indirect (type $t)", "call_indirect 0 (type 1)"},
        {"call_indirect $tab2 (param i32) (result i32)", "call_indirect 1 (type 1)"},
        {"call_indirect (param i32) (result) (result i32)",
         "call_indirect $tab (type $t) (param i32) (result i32)"},
        {"return_call_indirect", "return_call_indirect 0 (type 0)"},
        {"table.get table.set table.size table.grow table.fill",
         "table.get 0 table.set 0 table.size 0 table.grow 0 table.fill 0"},
        {"table.copy table.init 1", "table.copy 0 0 table.init 0 1"},
        {"table.init $el2 table.init $tab2 $el2", "table.init 0 1 table.init 1 1"},
        {"memory.size memory.grow memory.fill memory.copy memory.init $d2",
         "memory.size 0 memory.grow 0 memory.fill 0 memory.copy 0 0 memory.init 0 1"},
        {"memory.init $mem2 $d memory.copy $mem2 $mem", "memory.init 1 0 memory.copy 1 0"},
        {"i32.load i64.load8_u f64.store",
         "i32.load offset=0 align=4 i64.load8_u 0 align=1 f64.store 0 offset=0 align=8"},
        {"i32.load $mem2 offset=0x10 align=1 i32.store 1",
         "i32.load 1 offset=16 align=1 i32.store 1 offset=0 align=4"},
        {"v128.load8_lane 3 v128.load8_lane $mem2 3 v128.load32_lane 1 3",
         "v128.load8_lane 0 offset=0 align=1 3 v128.load8_lane 1 3 v128.load32_lane $mem2 align=4 "
         "3"},
        {"v128.store64_lane offset=8 1 v128.store64_lane 1 offset=8 1",
         "v128.store64_lane 0 offset=8 align=8 1 v128.store64_lane $mem2 offset=8 1"},
        {"block (type $v) end block (type 0) (param) (result) end",
         "block (type 0) end block (type 0) end"},
        {"block (param) (result) end", "block end"},
        {"block (result) (result i64) (result) end", "block (result i64) end"},
        {"block (param i32) (result i32) end", "block (type $t) end"},
        {"select (result) (result i32) (result)", "select (result i32)"},
        /* numbers */
        {"i32.const -1 i64.const -0x1", "i32.const 0xffffffff i64.const 18446744073709551615"},
        {"v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 -1",
         "v128.const i64x2 0x0706050403020100 0xff0e0d0c0b0a0908"},
        {"v128.const f32x4 1 -0 inf nan",
         "v128.const i32x4 0x3f800000 0x80000000 0x7f800000 0x7fc00000"},
        {"v128.const f64x2 1 -nan:0x1 v128.const i16x8 1 2 3 4 5 6 7 -8",
         "v128.const i64x2 0x3ff0000000000000 0xfff0000000000001 v128.const i32x4 0x20001 0x40003 "
         "0x60005 0xfff80007"},
        /* types */
        {"ref.null $t ref.null func ref.test anyref ref.cast (ref $t)",
         "ref.null 1 ref.null func ref.test (ref null any) ref.cast (ref 1)"},
        {"block $k br_on_cast $k anyref (ref i31) end",
         "block br_on_cast 0 (ref null any) (ref i31) end"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_same(rows[i][0], rows[i][1]);
}

/* Catch clauses see the labels outside their block. */
static void t_catch_labels(void **state)
{
    (void)state;
    check_same("block $a block $b (try_table $c (catch $e $a) (catch_ref $e2 $b) (catch_all 0) "
               "(catch_all_ref 2) br $c) end end",
               "block block try_table (catch 0 1) (catch_ref 1 0) (catch_all 0) (catch_all_ref 2) "
               "br 0 end end end");
    bad_body("(try_table $c (catch $e $c))", ERR_unknown_identifier, 24);
}

static void t_labels(void **state)
{
    (void)state;
    check_same("block $a block $b br $a br $b block $a br $a br $b end br $a end end",
               "block block br 1 br 0 block br 0 br 1 end br 1 end end");
    check_same("block $a end block $a br $a end", "block end block br 0 end");
    check_same("block $a loop $b br_table $a $b 2 $a end end",
               "block loop br_table 1 0 2 1 end end");
    check_same("block $\"a b\" br $\"a\\20b\" end $\"\\61 b\"", "block br 0 end");
    check_same("if $a else $a end $a loop $b end $b", "if else end loop end");
    /* a folded if's label is not in scope in its condition */
    check_same("block $a (if $a (br $a) (then (br $a))) end", "block br 0 if br 0 end end");
    bad_body("block end $a", ERR_mismatching_label, 10);
    bad_body("block $a end $b", ERR_mismatching_label, 13);
    bad_body("if $a else $b end", ERR_mismatching_label, 11);
    bad_body("block $a end br $a", ERR_unknown_identifier, 16);
    bad_body("block $a block $a end end br $a", ERR_unknown_identifier, 29);
    bad_body("(if $a (br $a) (then))", ERR_unknown_identifier, 11);
}

/* Text, failure, and where in the body it is. */
static void t_malformed(void **state)
{
    static const struct {
        const char *body;
        Errcode code;
        uint32_t at;
    } rows[] = {
        {"i32.ad", ERR_unknown_operator, 0},
        {"get_local 0", ERR_unknown_operator, 0},
        {"i32.const", ERR_unexpected_token, 10},
        {"i32.const 1.5", ERR_unexpected_token, 10},
        {"i32.const 0x100000000", ERR_constant_out_of_range, 10},
        {"f32.const 1__0", ERR_unknown_operator, 10},
        {"f32.const nan:canonical", ERR_unexpected_token, 10},
        {"br $nowhere", ERR_unknown_identifier, 3},
        {"br 4294967296", ERR_i32_constant_out_of_range, 3},
        {"br -1", ERR_unexpected_token, 3},
        {"br_table", ERR_unexpected_token, 9},
        {"local.get $q", ERR_unknown_identifier, 10},
        {"struct.get $s $nope", ERR_unknown_identifier, 14},
        {"struct.get $u $a", ERR_unknown_identifier, 14},
        {"call", ERR_unexpected_token, 5},
        {"elem.drop", ERR_unexpected_token, 10},
        {"table.copy 0", ERR_unexpected_token, 13},
        {"memory.copy 0", ERR_unexpected_token, 14},
        {"i32.load align=0", ERR_alignment_power_of_two, 9},
        {"i32.load align=3", ERR_alignment_power_of_two, 9},
        {"i32.load align=4 offset=0", ERR_unexpected_token, 17},
        {"i32.load offset=0x1_0000_0000_0000_0000", ERR_i64_constant_out_of_range, 9},
        {"i32.load offset = 1", ERR_unexpected_token, 9},
        {"i8x16.extract_lane_s 256", ERR_lane_constant_out_of_range, 21},
        {"i8x16.extract_lane_s -1", ERR_unexpected_token, 21},
        {"v128.const i32x4 1 2 3", ERR_lane_literals, 23},
        {"v128.const i32x4 1 2 3 4 5", ERR_lane_literals, 25},
        {"v128.const i32 1", ERR_unexpected_token, 11},
        {"v128.const i8x16 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 256", ERR_constant_out_of_range, 47},
        {"i8x16.shuffle 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", ERR_invalid_lane_length, 44},
        {"i8x16.shuffle 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", ERR_invalid_lane_length, 46},
        {"i8x16.shuffle 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 256", ERR_lane_constant_out_of_range, 44},
        {"block", ERR_unexpected_token, 6},
        {"end", ERR_unexpected_token, 0},
        {"else", ERR_unexpected_token, 0},
        {"block else end", ERR_unexpected_token, 6},
        {"if else else end", ERR_unexpected_token, 8},
        {"(block end)", ERR_unexpected_token, 7},
        {"(nop nop)", ERR_unexpected_token, 5},
        {"(i32.add i32.const 1)", ERR_unexpected_token, 9},
        {"(if nop (then))", ERR_unexpected_token, 4},
        {"(if)", ERR_unexpected_token, 3},
        {"(if (then) (then))", ERR_unexpected_token, 11},
        {"(if (then) (else) (nop))", ERR_unexpected_token, 18},
        {"(if (else))", ERR_unexpected_token, 5},
        {"(then)", ERR_unexpected_token, 1},
        {"(end)", ERR_unexpected_token, 1},
        {"(42)", ERR_unexpected_token, 1},
        {"$x", ERR_unexpected_token, 0},
        {"\"x\"", ERR_unexpected_token, 0},
        {"block (param $x i32) end", ERR_unexpected_token, 13},
        {"block (result i32) (param i32) end", ERR_unexpected_token, 20},
        {"block (type $t) (result i32) end", ERR_inline_function_type, 16},
        {"call_indirect (type 99) (param i32)", ERR_unknown_identifier, 20},
        {"call_indirect (type $nope)", ERR_unknown_identifier, 20},
        {"(catch $e 0)", ERR_unexpected_token, 1},
        {"ref.null nope", ERR_unknown_operator, 9},
        {"nop (; nop", ERR_unclosed_comment, 4},
        {"nop \x01", ERR_illegal_character, 4},
        {"select (result i32) (param i32)", ERR_unexpected_token, 21},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        bad_body(rows[i].body, rows[i].code, rows[i].at);
}

/* The message names what is not known. */
static void t_unknown(void **state)
{
    static const char *const rows[][2] = {{"br $a", "label $a"},
                                          {"call $a", "func $a"},
                                          {"local.get $a", "local $a"},
                                          {"global.get $a", "global $a"},
                                          {"table.get $a", "table $a"},
                                          {"memory.size $a", "memory $a"},
                                          {"throw $a", "tag $a"},
                                          {"array.get $a", "type $a"},
                                          {"struct.get $s $x", "field $x"},
                                          {"elem.drop $a", "elem segment $a"},
                                          {"data.drop $a", "data segment $a"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Module *m;
        Failure f;
        const char *src = module_of(rows[i][0]);
        assert_int_equal(text_module(src, strlen(src), features_default(), &m, &f),
                         RESULT_MALFORMED);
        assert_int_equal(f.code, ERR_unknown_identifier);
        assert_string_equal(f.detail, rows[i][1]);
    }
}

/* Places: of the keyword, folded or not; end is where it or the closing parenthesis stands. */
static void t_pos(void **state)
{
    (void)state;
    const char *src = "(func\n  (drop (i32.const 1))\n  block nop end)";
    static const uint32_t due[] = {15, 9, 31, 37, 41, 44};
    Module *m = parse(src);
    assert_int_equal(m->funcs[0].body.n, 6);
    for (uint32_t i = 0; i < 6; i++)
        assert_int_equal(m->funcs[0].body.in[i].pos, due[i]);
    Pos pos = module_pos(m, 37);
    assert_int_equal(pos.line, 3);
    assert_int_equal(pos.column, 9);
    module_free(m);
}

/* Each row without immediates, spelled plain and folded. */
static void t_plain_rows(void **state)
{
    (void)state;
    for (int op = 0; op < OP_COUNT; op++) {
        char plain[64], folded[64];
        if (oprows[op].imm != IMM_none || op == OP_else || op == OP_end ||
            !(features_default() >> oprows[op].feature & 1))
            continue;
        snprintf(plain, sizeof plain, "%s", oprows[op].mnemonic);
        snprintf(folded, sizeof folded, "(%s)", oprows[op].mnemonic);
        check_same(plain, folded);
        Module *m = parse_body(plain);
        assert_int_equal(m->funcs[1].body.in[0].op, op);
        module_free(m);
    }
}

/* An instruction whose feature is switched off is said to be so. */
static void t_feature(void **state)
{
    static const struct {
        const char *body;
        Features off;
        uint32_t at;
    } rows[] = {
        {"i32.extend8_s", FEATURE_BIT(sign_extension), 0},
        {"(drop (v128.const i32x4 0 0 0 0))", FEATURE_BIT(simd), 7},
        {"return_call $f", FEATURE_BIT(tail_call), 0},
        {"block (param i32) drop end", FEATURE_BIT(multi_value), 6},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char src[128];
        Module *m;
        Failure f;
        snprintf(src, sizeof src, "(func $f %s)", rows[i].body);
        expect_failure(src, features_default() & ~rows[i].off, ERR_feature_off, 1, 10 + rows[i].at);
        assert_int_equal(text_module(src, strlen(src), features_default() & ~rows[i].off, &m, &f),
                         RESULT_MALFORMED);
        assert_true(f.features == rows[i].off);
    }
}

/* Nesting 200,000 deep in each way, closed and not: bounded time, no C stack. */
static void t_deep(void **state)
{
    enum { DEPTH = 200000 };
    static const char *const units[][2] = {
        {"(drop ", ")"},      {"(block ", ")"},    {"(block $a ", ")"},        {"block ", "end "},
        {"(if (then ", "))"}, {"(if ", "(then))"}, {"if $a else ", "end $a "}, {"(try_table ", ")"},
    };
    (void)state;
    for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
        Buffer src = {0};
        buffer_text(&src, "(func ");
        for (int i = 0; i < 2 * DEPTH; i++) {
            if (i == DEPTH)
                buffer_text(&src, "(br 0) ");
            buffer_text(&src, units[k][i >= DEPTH]);
        }
        size_t closed = src.len;
        buffer_text(&src, ")");
        Module *m;
        Failure f;
        assert_int_equal(text_module((char *)src.at, src.len, features_default(), &m, &f),
                         RESULT_OK);
        assert_true(m->funcs[0].body.n >= DEPTH + 2);
        module_free(m);
        assert_int_equal(text_module((char *)src.at, closed, features_default(), &m, &f),
                         RESULT_MALFORMED);
        assert_int_equal(text_module((char *)src.at, closed / 2, features_default(), &m, &f),
                         RESULT_MALFORMED);
        buffer_free(&src);
    }
}

static int free_source(void **state)
{
    (void)state;
    buffer_free(&source);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_same),       cmocka_unit_test(t_catch_labels),
        cmocka_unit_test(t_labels),     cmocka_unit_test(t_malformed),
        cmocka_unit_test(t_unknown),    cmocka_unit_test(t_pos),
        cmocka_unit_test(t_plain_rows), cmocka_unit_test(t_feature),
        cmocka_unit_test(t_deep),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, free_source);
}
