/* text/script_test.c: scripts; the files of the official suite where TOUCHSTONE_TESTSUITE names its folder. */
#include "syntax/module.h"
#include "text/script.h"
#include "text/text_test.h"
#include "util/bytes.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

static Script *read_script(const char *src)
{
    Script *s;
    Failure f;
    if (text_script(src, strlen(src), features_default(), &s, &f)) {
        print_error("%s\n%u:%u: %s: %s\n", src, f.pos.line, f.pos.column, error_text(f.code),
                    f.detail);
        fail();
    }
    return s;
}

static bool is_text(Name name, const char *text)
{
    return bytes_equal(name, bytes_of(text));
}

static void t_commands(void **state)
{
    (void)state;
    Script *s =
        read_script("(module $m (func))\n(module definition $d)\n  (module instance $i "
                    "$d)\n(register \"r\" $m)\n"
                    "(register \"r\")\n(invoke $m \"f\")\n(get \"g\")\n(assert_return (invoke "
                    "\"f\" (i32.const 1)) (i32.const 2))\n"
                    "(assert_trap (invoke \"f\") \"t\")\n(assert_trap (module) "
                    "\"t\")\n(assert_exhaustion (invoke \"f\") \"e\")\n"
                    "(assert_exception (invoke \"f\"))\n(assert_malformed (module quote \"(func\" "
                    "\" nop)\") \"q\")\n"
                    "(assert_invalid (module binary \"\\00asm\" \"\\01\\00\\00\\00\") \"i\")\n"
                    "(assert_malformed_custom (module quote \"\") \"m\")\n(assert_invalid_custom "
                    "(module) \"m\")\n"
                    "(assert_unlinkable (module $u (import \"a\" \"b\" (func))) "
                    "\"u\")\n(assert_trap (module instance $d) \"t\")");
    static const Script_commandkind kinds[] = {SCRIPT_MODULE,
                                               SCRIPT_DEFINITION,
                                               SCRIPT_INSTANCE,
                                               SCRIPT_REGISTER,
                                               SCRIPT_REGISTER,
                                               SCRIPT_ACTION,
                                               SCRIPT_ACTION,
                                               SCRIPT_ASSERT_RETURN,
                                               SCRIPT_ASSERT_TRAP,
                                               SCRIPT_ASSERT_TRAP,
                                               SCRIPT_ASSERT_EXHAUSTION,
                                               SCRIPT_ASSERT_EXCEPTION,
                                               SCRIPT_ASSERT_MALFORMED,
                                               SCRIPT_ASSERT_INVALID,
                                               SCRIPT_ASSERT_MALFORMED_CUSTOM,
                                               SCRIPT_ASSERT_INVALID_CUSTOM,
                                               SCRIPT_ASSERT_UNLINKABLE,
                                               SCRIPT_ASSERT_TRAP};
    assert_int_equal(s->n, 18);
    for (uint32_t i = 0; i < 18; i++) {
        const Script_command *c = &s->commands[i];
        assert_int_equal(c->kind, kinds[i]);
        assert_int_equal(c->line, i + 1);
        assert_int_equal(c->column, i == 2 ? 3 : 1);
        assert_int_equal(s->source[c->offset], '(');
        assert_int_equal(s->source[c->end - 1], ')');
        assert_true(c->end == s->source_len || s->source[c->end] == '\n');
    }
    assert_true(is_text(s->commands[0].id, "m"));
    assert_int_equal(s->commands[0].form, SCRIPT_FORM_TEXT);
    assert_true(is_text((Name){s->commands[0].bytes, s->commands[0].len}, "(module $m (func))"));
    assert_true(is_text(s->commands[2].id, "i") && is_text(s->commands[2].of, "d"));
    assert_true(is_text(s->commands[3].text, "r") && is_text(s->commands[3].id, "m"));
    assert_int_equal(s->commands[4].id.len, 0);
    assert_int_equal(s->commands[6].action, SCRIPT_ACTION_GET);
    assert_int_equal(s->commands[7].args_n, 1);
    assert_int_equal(s->commands[7].results_n, 1);
    assert_int_equal(s->commands[8].action, SCRIPT_ACTION_INVOKE);
    assert_int_equal(s->commands[9].form, SCRIPT_FORM_TEXT);
    assert_true(is_text((Name){s->commands[12].bytes, s->commands[12].len}, "(func nop)"));
    assert_true(is_text(s->commands[12].text, "q"));
    assert_int_equal(s->commands[13].form, SCRIPT_FORM_BINARY);
    assert_int_equal(s->commands[13].len, 8);
    assert_true(is_text(s->commands[16].id, "u"));
    assert_int_equal(s->commands[17].form, SCRIPT_FORM_NONE);
    script_free(s);
}

static void t_consts(void **state)
{
    (void)state;
    Script *s = read_script(
        "(invoke \"f\" (i32.const -1) (i64.const 0x10) (f32.const -nan:0x1) (f64.const 0.5)"
        "(v128.const i16x8 1 2 3 4 5 6 7 -1) (ref.null extern) (ref.null func) (ref.extern 7) "
        "(ref.host 8)"
        "(ref.null 3) (ref.i31 5))");
    const Script_command *c = &s->commands[0];
    assert_int_equal(c->args_n, 11);
    const Script_value *v = c->args;
    assert_true(v[0].type.kind == VT_I32 && v[0].i32 == UINT32_MAX);
    assert_true(v[1].type.kind == VT_I64 && v[1].i64 == 16);
    assert_true(v[2].type.kind == VT_F32 && v[2].f32 == 0xFF800001);
    assert_true(v[3].type.kind == VT_F64 && v[3].f64 == UINT64_C(0x3FE0000000000000));
    assert_true(v[4].type.kind == VT_V128 && v[4].v128[0] == 1 && v[4].v128[15] == 0xFF);
    assert_true(valtype_equal(v[5].type, REFTYPE(1, HT_EXTERN)) &&
                v[5].ref.kind == SCRIPT_REF_NULL);
    assert_true(valtype_equal(v[6].type, REFTYPE(1, HT_FUNC)));
    assert_true(valtype_equal(v[7].type, REFTYPE(0, HT_EXTERN)) && v[7].ref.value == 7);
    assert_true(v[8].type.heap == HT_ANY && v[8].ref.kind == SCRIPT_REF_HOST &&
                v[8].ref.value == 8);
    assert_true(valtype_equal(v[9].type, REFTYPE_X(1, HT_IDX, 3)));
    assert_true(v[10].ref.kind == SCRIPT_REF_I31 && v[10].ref.value == 5);
    script_free(s);
}

static void t_results(void **state)
{
    (void)state;
    Script *s = read_script("(assert_return (get \"g\") (i64.const -1) (f32.const nan:canonical) "
                            "(f64.const nan:arithmetic)"
                            "(v128.const f32x4 nan:canonical 1 nan:arithmetic nan:0x1) (v128.const "
                            "i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)"
                            "(ref.null) (ref.null any) (ref.func) (ref.extern) (ref.extern 3) "
                            "(ref.host 4) (ref.any) (ref.eq) (ref.struct)"
                            "(ref.array) (ref.i31) (ref.exn) (either (i32.const 1) (i32.const 2) "
                            "(f32.const nan:canonical)))");
    const Script_command *c = &s->commands[0];
    static const struct {
        Script_patternkind kind;
        Script_refkind ref;
        uint8_t heap;
    } due[] = {{SCRIPT_PATTERN_VALUE, 0, 0},
               {SCRIPT_PATTERN_NAN_CANONICAL, 0, 0},
               {SCRIPT_PATTERN_NAN_ARITHMETIC, 0, 0},
               {SCRIPT_PATTERN_V128, 0, 0},
               {SCRIPT_PATTERN_V128, 0, 0},
               {SCRIPT_PATTERN_REF, SCRIPT_REF_NULL, HT_BOT},
               {SCRIPT_PATTERN_REF, SCRIPT_REF_NULL, HT_ANY},
               {SCRIPT_PATTERN_REF, SCRIPT_REF_FUNC, HT_FUNC},
               {SCRIPT_PATTERN_REF, SCRIPT_REF_HOST, HT_EXTERN},
               {SCRIPT_PATTERN_VALUE, SCRIPT_REF_HOST, HT_EXTERN},
               {SCRIPT_PATTERN_VALUE, SCRIPT_REF_HOST, HT_ANY},
               {SCRIPT_PATTERN_REF, SCRIPT_REF_HOST, HT_ANY},
               {SCRIPT_PATTERN_REF, SCRIPT_REF_HOST, HT_EQ},
               {SCRIPT_PATTERN_REF, SCRIPT_REF_STRUCT, HT_STRUCT},
               {SCRIPT_PATTERN_REF, SCRIPT_REF_ARRAY, HT_ARRAY},
               {SCRIPT_PATTERN_REF, SCRIPT_REF_I31, HT_I31},
               {SCRIPT_PATTERN_REF, SCRIPT_REF_EXN, HT_EXN},
               {SCRIPT_PATTERN_EITHER, 0, 0}};
    assert_int_equal(c->results_n, sizeof due / sizeof *due);
    for (uint32_t i = 0; i < c->results_n; i++) {
        const Script_pattern *r = &c->results[i];
        assert_int_equal(r->kind, due[i].kind);
        assert_int_equal(r->value.type.heap, due[i].heap);
        if (r->value.type.kind == VT_REF) {
            assert_int_equal(r->value.ref.kind, due[i].ref);
            assert_int_equal(r->value.type.null, due[i].ref == SCRIPT_REF_NULL);
        }
    }
    assert_int_equal(c->results[1].value.type.kind, VT_F32);
    assert_int_equal(c->results[3].lane_kind, VT_F32);
    assert_int_equal(c->results[3].lanes[0], SCRIPT_PATTERN_NAN_CANONICAL);
    assert_int_equal(c->results[3].lanes[1], SCRIPT_PATTERN_VALUE);
    assert_int_equal(c->results[3].lanes[2], SCRIPT_PATTERN_NAN_ARITHMETIC);
    assert_int_equal(c->results[3].value.v128[7], 0x3F);
    assert_int_equal(c->results[4].lane_kind, VT_I8);
    assert_true(c->results[9].value.ref.value == 3);
    assert_int_equal(c->results[17].n, 3);
    assert_int_equal(c->results[17].alternatives[2].kind, SCRIPT_PATTERN_NAN_CANONICAL);
    script_free(s);
}

static void expect_bad_module(const Script *s, uint32_t i, Errcode code, uint32_t line,
                              uint32_t column)
{
    Module *m;
    Failure f;
    assert_int_equal(script_module(s, i, &m, &f), RESULT_MALFORMED);
    assert_null(m);
    assert_int_equal(f.code, code);
    assert_int_equal(f.pos.line, line);
    assert_int_equal(f.pos.column, column);
}

/* A module that does not parse leaves the rest of the script readable, whatever is wrong with it. */
static void t_modules(void **state)
{
    (void)state;
    Script *s = read_script("(module (func\n  nope))\n"
                            "(module (func \"a\\x)\" $ \x01))\n"
                            "(module (func) (import \"a\" \"b\" (func)))\n"
                            "(module \xC3 (@) (; (; ;) ;)\n)\n"
                            "(module quote \"(func\\0a $)\")\n"
                            "(module definition $d (func) (@custom \"c\"))\n"
                            "  (module $last\n    (func (export \"f\")))");
    assert_int_equal(s->n, 7);
    expect_bad_module(s, 0, ERR_unknown_operator, 2, 3);
    expect_bad_module(s, 1, ERR_illegal_character, 3, 17);
    expect_bad_module(s, 2, ERR_import_after_function, 4, 17);
    expect_bad_module(s, 3, ERR_malformed_utf8, 5, 9);
    expect_bad_module(s, 4, ERR_empty_identifier, 2, 2);
    Module *m;
    Failure f;
    assert_int_equal(script_module(s, 5, &m, &f), RESULT_OK);
    assert_true(is_text(m->id, "d"));
    assert_int_equal(m->customs_n, 1);
    module_free(m);
    assert_int_equal(script_module(s, 6, &m, &f), RESULT_OK);
    script_free(s);
    assert_int_equal(m->funcs[0].pos.line, 10);
    assert_int_equal(m->funcs[0].pos.column, 5);
    Pos end = module_pos(m, m->funcs[0].body.in[0].pos);
    assert_int_equal(end.line, 10);
    assert_int_equal(end.column, 23);
    module_free(m);
}

static void t_bare(void **state)
{
    static const char *const rows[] = {"(func) (memory 0)", " ;; x\n (type (func))",
                                       "(rec) nonsense ("};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        Script *s = read_script(rows[i]);
        assert_int_equal(s->n, 1);
        assert_int_equal(s->commands[0].kind, SCRIPT_MODULE);
        assert_true(s->commands[0].end == strlen(rows[i]));
        Module *m;
        Failure f;
        assert_int_equal(script_module(s, 0, &m, &f), i == 2 ? RESULT_MALFORMED : RESULT_OK);
        module_free(m);
        script_free(s);
    }
    Script *s = read_script(" (; nothing ;) (@a)");
    assert_int_equal(s->n, 0);
    script_free(s);
}

static void t_features(void **state)
{
    (void)state;
    Script *s = read_script(";;! features: module-linking, -simd\n(module (func))");
    assert_true(s->features ==
                ((features_default() | FEATURE_BIT(module_linking)) & ~FEATURE_BIT(simd)));
    script_free(s);
    s = read_script("\n;;! features: module-linking\n");
    assert_true(s->features == features_default());
    script_free(s);
    Failure f;
    const char *src = ";;! features: simd, no-such\n";
    assert_int_equal(text_script(src, strlen(src), features_default(), &s, &f), RESULT_MALFORMED);
    assert_int_equal(f.code, ERR_script_syntax);
    assert_int_equal(f.pos.column, 21);
    src = ";;! features: 1.0\n(assert_return (invoke \"f\" (ref.null any)) (ref.null exn))";
    assert_int_equal(text_script(src, strlen(src), features_default(), &s, &f), RESULT_OK);
    script_free(s);
    src = ";;! features: -annotations\n(module) (@a)";
    assert_int_equal(text_script(src, strlen(src), features_default(), &s, &f), RESULT_MALFORMED);
    assert_int_equal(f.code, ERR_feature_off);
    assert_int_equal(f.pos.line, 2);
}

/* module-linking: nested modules are no commands of their own; bare fields may be its own. */
static void t_linked(void **state)
{
    (void)state;
    static const struct {
        const char *src;
        Result result;
    } rows[] = {
        {"(module $M (module $N (func (export \"f\")))\n(instance $i (instantiate $N))"
         " (export $i))",
         RESULT_OK},
        {"(module definition $M (module $N))", RESULT_OK},
        {"(module quote \"(module (module))\")", RESULT_OK},
        {"(instance $i (import \"x\")) (alias $i \"f\" (func))", RESULT_OK},
        {"(alias 0 \"f\" (func))", RESULT_OK},
        {"(module (module definition))", RESULT_MALFORMED},
        {"(module (module instance $a $b))", RESULT_MALFORMED},
        {"(module (module binary \"\"))", RESULT_MALFORMED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer src = {0};
        buffer_format(&src, ";;! features: module-linking\n%s", rows[i].src);
        Script *s = read_script(buffer_string(&src));
        assert_int_equal(s->n, 1);
        Module *m;
        Failure f;
        assert_int_equal(script_module(s, 0, &m, &f), rows[i].result);
        if (rows[i].result)
            assert_int_equal(f.pos.line, 2);
        module_free(m);
        script_free(s);
        buffer_free(&src);
    }
    Script *s = read_script("(module (module)) (assert_malformed (module (instance)) \"\")");
    Module *m;
    Failure f;
    assert_int_equal(s->n, 2);
    for (uint32_t i = 0; i < s->n; i++)
        assert_int_equal(script_module(s, i, &m, &f), RESULT_MALFORMED);
    script_free(s);
    const char *src = "(instance (import \"x\"))";
    assert_int_equal(text_script(src, strlen(src), features_default(), &s, &f), RESULT_MALFORMED);
    assert_int_equal(f.code, ERR_script_syntax);
}

static void t_malformed(void **state)
{
    static const struct {
        const char *src;
        Errcode code;
        uint32_t column;
    } rows[] = {
        {"nonsense", ERR_unknown_operator, 1},
        {"42", ERR_script_syntax, 1},
        {")", ERR_script_syntax, 1},
        {"(", ERR_script_syntax, 2},
        {"(module", ERR_script_syntax, 8},
        {"(module (func)", ERR_script_syntax, 15},
        {"(module) (nop)", ERR_script_syntax, 11},
        {"(module quote a)", ERR_unknown_operator, 15},
        {"(module binary \"\" $a)", ERR_script_syntax, 19},
        {"(module instance $a $b $c)", ERR_script_syntax, 24},
        {"(register)", ERR_script_syntax, 10},
        {"(register \"\\ff\")", ERR_malformed_utf8, 11},
        {"(invoke)", ERR_script_syntax, 8},
        {"(invoke \"f\" 1)", ERR_script_syntax, 13},
        {"(invoke \"f\" (i32.const))", ERR_script_syntax, 23},
        {"(invoke \"f\" (i32.const 1 2))", ERR_script_syntax, 26},
        {"(invoke \"f\" (i32.const 0x100000000))", ERR_constant_out_of_range, 24},
        {"(invoke \"f\" (f32.const nan:canonical))", ERR_script_syntax, 24},
        {"(invoke \"f\" (i32.add))", ERR_script_syntax, 14},
        {"(invoke \"f\" (ref.extern))", ERR_script_syntax, 24},
        {"(invoke \"f\" (ref.null))", ERR_script_syntax, 22},
        {"(invoke \"f\" (ref.extern 0x4000000000000000))", ERR_constant_out_of_range, 25},
        {"(invoke \"f\" (", ERR_script_syntax, 14},
        {"(get \"f\" (i32.const 0))", ERR_script_syntax, 10},
        {"(assert_return (module))", ERR_script_syntax, 16},
        {"(assert_return (invoke \"f\") (i32.const nan:canonical))", ERR_script_syntax, 40},
        {"(assert_return (invoke \"f\") (either (either)))", ERR_script_syntax, 38},
        {"(assert_trap (invoke \"f\"))", ERR_script_syntax, 26},
        {"(assert_malformed (invoke \"f\") \"\")", ERR_script_syntax, 19},
        {"(assert_invalid (module) \"\" \"\")", ERR_script_syntax, 29},
        {"(module) $", ERR_empty_identifier, 10},
        {"(module) \"", ERR_unclosed_string, 10},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Script *s;
        Failure f;
        Result result = text_script(rows[i].src, strlen(rows[i].src), features_default(), &s, &f);
        if (!result || f.code != rows[i].code || f.pos.column != rows[i].column)
            print_error("%s: %d %u %s %s\n", rows[i].src, result, f.pos.column, error_text(f.code),
                        f.detail);
        assert_int_equal(result, RESULT_MALFORMED);
        assert_null(s);
        assert_int_equal(f.code, rows[i].code);
        assert_int_equal(f.pos.column, rows[i].column);
    }
}

static Buffer read_file(const char *path)
{
    Buffer text = {0};
    uint8_t block[65536];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;)
        buffer_bytes(&text, block, n);
    fclose(file);
    return text;
}

/* Writes what a failure is called: its kind and what was found. */
static void message_of(const Failure *f, char *out, size_t size)
{
    const char *between = f->code == ERR_unknown_identifier ? "" : " ";
    snprintf(out, size, "%s%s%s", error_text(f->code), between, f->detail);
}

/* Reads the modules of a file of the suite: those that should be malformed are, for the reason that is named. */
static void check_file(const char *path)
{
    Buffer text = read_file(path);
    Script *s;
    Failure f;
    if (text_script((char *)text.at, text.len, features_default(), &s, &f)) {
        print_error("%s:%u:%u: %s: %s\n", path, f.pos.line, f.pos.column, error_text(f.code),
                    f.detail);
        fail();
    }
    for (uint32_t i = 0; i < s->n; i++) {
        const Script_command *c = &s->commands[i];
        if (c->form != SCRIPT_FORM_TEXT && c->form != SCRIPT_FORM_QUOTE)
            continue;
        bool malformed =
            c->kind == SCRIPT_ASSERT_MALFORMED || c->kind == SCRIPT_ASSERT_MALFORMED_CUSTOM;
        char message[400] = "";
        Module *m;
        Result result = script_module(s, i, &m, &f);
        if (result)
            message_of(&f, message, sizeof message);
        if ((result == RESULT_MALFORMED) != malformed ||
            (malformed && strncmp(message, (const char *)c->text.at, c->text.len) != 0)) {
            print_error("%s:%u: '%s', due '%.*s'\n", path, c->line, message, (int)c->text.len,
                        malformed ? (const char *)c->text.at : "");
            fail();
        }
        module_free(m);
    }
    script_free(s);
    buffer_free(&text);
}

static void t_suite(void **state)
{
    (void)state;
    const char *folder = getenv("TOUCHSTONE_TESTSUITE");
    static const char *const patterns[] = {"/*.wast", "/custom/*.wast"};
    if (!folder)
        return;
    for (size_t i = 0; i < 2; i++) {
        char pattern[4096];
        glob_t found;
        snprintf(pattern, sizeof pattern, "%s%s", folder, patterns[i]);
        assert_int_equal(glob(pattern, 0, NULL, &found), 0);
        for (size_t k = 0; k < found.gl_pathc; k++)
            check_file(found.gl_pathv[k]);
        globfree(&found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_commands), cmocka_unit_test(t_consts),    cmocka_unit_test(t_results),
        cmocka_unit_test(t_modules),  cmocka_unit_test(t_bare),      cmocka_unit_test(t_features),
        cmocka_unit_test(t_linked),   cmocka_unit_test(t_malformed), cmocka_unit_test(t_suite),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
