/* text/print_test.c: what is printed, and that parsing and encoding it gives the bytes that were printed. */
#include "text/print.h"

#include "binary/binary.h"
#include "syntax/instr_test.h"
#include "text/text.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static Module *parsed(const char *source, size_t len)
{
    Module *m = NULL;
    Failure failure = {0};
    if (text_module(source, len, FEATURES_ALL, &m, &failure))
        fail_msg("%s: %s (%s) at %u:%u", source, error_text(failure.code), failure.detail,
                 failure.pos.line, failure.pos.column);
    return m;
}

/* Decodes the bytes of the module that SOURCE is, prints it, reads the text again: the same bytes, with and without
   names. The text of the one with names is appended to TEXT. */
static void round_trip(const char *source, Buffer *text)
{
    Module *m = parsed(source, strlen(source));
    for (int names = 0; names < 2; names++) {
        Buffer bytes = {0}, again = {0};
        Module *decoded = NULL, *read = NULL;
        Failure failure = {0};
        text->len = 0;
        binary_encode(m, names, &bytes);
        assert_int_equal(binary_module(bytes.at, bytes.len, FEATURES_ALL, &decoded, &failure),
                         RESULT_OK);
        text_print(decoded, text);
        read = parsed(buffer_string(text), text->len);
        binary_encode(read, names, &again);
        if (bytes.len != again.len || memcmp(bytes.at, again.at, bytes.len) != 0)
            fail_msg("%s: printed as %s", source, buffer_string(text));
        module_free(read);
        module_free(decoded);
        buffer_free(&bytes);
        buffer_free(&again);
    }
    module_free(m);
}

typedef struct Golden {
    const char *source, *due;
} Golden;

/* Without "(module" and the last ")". */
static const Golden goldens[] = {
    {"", ""},
    {"$m", " $m"},
    {"$\"a b\\n\"", " $\"a b\\0a\""},
    {"(type (func)) (type $t (func (param i32 f64) (result v128)))",
     "\n  (type (;0;) (func))"
     "\n  (type $t (;1;) (func (param i32 f64) (result v128)))"},
    {"(rec) (rec (type $a (sub (struct (field $x i8) (field (mut i16)))))"
     " (type (sub final $a (struct (field i8) (field (mut i16)) (field (ref null $a)))))"
     " (type (array (mut (ref i31)))))",
     "\n  (rec)"
     "\n  (rec"
     "\n    (type $a (;0;) (sub (struct (field $x i8) (field (mut i16)))))"
     "\n    (type (;1;) (sub final $a (struct (field i8) (field (mut i16)) (field (ref null $a)))))"
     "\n    (type (;2;) (array (mut (ref i31)))))"},
    {"(import \"a\\\"b\" \"\\u{e9}\" (func $f (param anyref)))"
     " (import \"\" \"\" (table i64 1 2 (ref null func)))"
     " (import \"\" \"\" (memory 0)) (import \"\" \"\" (global (mut externref)))"
     " (import \"\" \"\" (tag $e))",
     "\n  (type (;0;) (func (param anyref)))"
     "\n  (type (;1;) (func))"
     "\n  (import \"a\\\"b\" \"\\c3\\a9\" (func $f (;0;) (type 0) (param anyref)))"
     "\n  (import \"\" \"\" (table (;0;) i64 1 2 funcref))"
     "\n  (import \"\" \"\" (memory (;0;) 0))"
     "\n  (import \"\" \"\" (global (;0;) (mut externref)))"
     "\n  (import \"\" \"\" (tag $e (;0;) (type 1)))"},
    {"(table $t 3 (ref func) (ref.func $f)) (memory i64 1 18446744073709551615) (tag)"
     " (global $g i32 (i32.add (i32.const 1) (i32.const -2)))"
     " (func $f) (export \"f\" (func $f)) (export \"t\" (table 0)) (start $f)",
     "\n  (type (;0;) (func))"
     "\n  (table $t (;0;) 3 (ref func) ref.func $f)"
     "\n  (memory (;0;) i64 1 18446744073709551615)"
     "\n  (tag (;0;) (type 0))"
     "\n  (global $g (;0;) i32 i32.const 1 i32.const -2 i32.add)"
     "\n  (export \"f\" (func $f))"
     "\n  (export \"t\" (table $t))"
     "\n  (start $f)"
     "\n  (func $f (;0;) (type 0))"},
    {"(func (param $x i32) (param i64 f32) (param $y i32) (local i32 i32) (local $z f64) (local "
     "i64)"
     " (block $l (loop (br_if 1 (local.get $y)))) (if (local.get 4) (then) (else (nop))))",
     "\n  (type (;0;) (func (param i32 i64 f32 i32)))"
     "\n  (func (;0;) (type 0) (param $x i32) (param i64 f32) (param $y i32)"
     "\n    (local i32 i32) (local $z f64) (local i64)"
     "\n    block $l"
     "\n      loop"
     "\n        local.get $y"
     "\n        br_if 1"
     "\n      end"
     "\n    end"
     "\n    local.get 4"
     "\n    if"
     "\n    else"
     "\n      nop"
     "\n    end)"},
    {"(table 1 funcref) (memory 1) (memory $m 1) (func)"
     " (elem func 0) (elem (i32.const 0) func 0) (elem declare (ref func) (ref.func 0))"
     " (elem $e (table 0) (i32.const 0) externref (item ref.null extern))"
     " (data \"\\00a\\7f\\\\\") (data (memory $m) (i32.const 1) \"x\")",
     "\n  (type (;0;) (func))"
     "\n  (table (;0;) 1 funcref)"
     "\n  (memory (;0;) 1)"
     "\n  (memory $m (;1;) 1)"
     "\n  (elem (;0;) func 0)"
     "\n  (elem (;1;) (offset i32.const 0) func 0)"
     "\n  (elem (;2;) declare (ref func) (item ref.func 0))"
     "\n  (elem $e (;3;) (table 0) (offset i32.const 0) externref (item ref.null extern))"
     "\n  (func (;0;) (type 0))"
     "\n  (data (;0;) \"\\00a\\7f\\\\\")"
     "\n  (data (;1;) (memory $m) (offset i32.const 1) \"x\")"},
    {"(func) (@custom \"a\" \"1\\00\") (@custom \"b\" (before first) \"\") (@custom \"c\" (after "
     "func) \"2\")",
     "\n  (type (;0;) (func))"
     "\n  (func (;0;) (type 0))"
     "\n  (@custom \"b\" (before first) \"\")"
     "\n  (@custom \"c\" (after func) \"2\")"
     "\n  (@custom \"a\" (after code) \"1\\00\")"},
    {"(@name \"\") (import \"\" \"\" (func (param $p i32) (param (@name \"q\") i64) (param f32)))"
     " (func (@name \"f\")) (func (@name \"f\") (local $a (@name \"l\") i32) (local $b (@name "
     "\"l\") i32)"
     " (local.set 0 (local.get 1)) (call 2)) (tag (@name \"\")) (tag $e (@name \"e e\"))"
     " (type (@name \"a\") (struct (field i8) (field (@name \"x\") i8) (field $y (@name \"x\") "
     "i8)))"
     " (type (@name \"a\") (array i8))",
     " (@name \"\")"
     "\n  (type (@name \"a\") (;0;) (struct (field i8) (field (@name \"x\") i8) (field (@name "
     "\"x\") i8)))"
     "\n  (type (@name \"a\") (;1;) (array i8))"
     "\n  (type (;2;) (func (param i32 i64 f32)))"
     "\n  (type (;3;) (func))"
     "\n  (import \"\" \"\" (func (;0;) (type 2) (param $p i32) (param $q i64) (param f32)))"
     "\n  (tag (@name \"\") (;0;) (type 3))"
     "\n  (tag $\"e e\" (;1;) (type 3))"
     "\n  (func (@name \"f\") (;1;) (type 3))"
     "\n  (func (@name \"f\") (;2;) (type 3)"
     "\n    (local (@name \"l\") i32) (local (@name \"l\") i32)"
     "\n    local.get 1"
     "\n    local.set 0"
     "\n    call 2)"},
    {"(func (param i32) (block (br_if 0 (local.get 0)))"
     " (@metadata.code.branch_hint \"\\01\") (if (local.get 0) (then (@metadata.code.branch_hint "
     "\"\\00\")"
     " (br_if 0 (if (result i32) (local.get 0) (then (i32.const 1)) (else (i32.const 2)))))))"
     " (func) (func (block i32.const 0 (@metadata.code.branch_hint \"\\01\") br_if 0))",
     "\n  (type (;0;) (func (param i32)))"
     "\n  (type (;1;) (func))"
     "\n  (func (;0;) (type 0) (param i32)"
     "\n    block"
     "\n      local.get 0"
     "\n      br_if 0"
     "\n    end"
     "\n    local.get 0"
     "\n    (@metadata.code.branch_hint \"\\01\")"
     "\n    if"
     "\n      local.get 0"
     "\n      if (result i32)"
     "\n        i32.const 1"
     "\n      else"
     "\n        i32.const 2"
     "\n      end"
     "\n      (@metadata.code.branch_hint \"\\00\")"
     "\n      br_if 0"
     "\n    end)"
     "\n  (func (;1;) (type 1))"
     "\n  (func (;2;) (type 1)"
     "\n    block"
     "\n      i32.const 0"
     "\n      (@metadata.code.branch_hint \"\\01\")"
     "\n      br_if 0"
     "\n    end)"},
    {"$m (func) (@custom \"a\" (after code) \"1\") (@custom \"b\" (after last) \"2\")",
     " $m"
     "\n  (type (;0;) (func))"
     "\n  (func (;0;) (type 0))"
     "\n  (@custom \"a\" (after code) \"1\")"
     "\n  (@custom \"b\" (after last) \"2\")"},
};

static void t_goldens(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof goldens / sizeof *goldens; i++) {
        Buffer source = {0}, due = {0}, text = {0};
        buffer_format(&source, "(module %s)", goldens[i].source);
        buffer_format(&due, "(module%s)\n", goldens[i].due);
        round_trip(buffer_string(&source), &text);
        assert_string_equal(buffer_string(&text), buffer_string(&due));
        buffer_free(&source);
        buffer_free(&due);
        buffer_free(&text);
    }
}

/* A name section that identifiers and annotations would not give again stays as it is; identifiers are comments. */
static void t_names_that_text_cannot_say(void **state)
{
    (void)state;
    static const char *const sources[] = {
        "(module (func) (@custom \"name\" \"\\01\\04\\01\\07\\01f\"))",         /* no such index */
        "(module (func) (@custom \"name\" \"\\03\\06\\01\\00\\01\\00\\01l\"))", /* no such label */
        "(module (func (block)) (@custom \"name\" \"\\03\\05\\01\\00\\01\\00\\00\"))", /* empty */
        /* a local beyond the parameters of an import */
        ("(import \"\" \"\" (func (param i32)))"
         "(@custom \"name\" \"\\02\\06\\01\\00\\01\\01\\01p\")"),
        "(func) (@custom \"name\" \"\\02\\03\\01\\00\\00\")",            /* no names of locals */
        "(table 1 funcref) (@custom \"name\" \"\\05\\03\\01\\00\\00\")", /* empty */
        "(memory 1) (memory 1) (@custom \"name\" \"\\06\\07\\02\\00\\01m\\01\\01m\")", /* twice */
        "(type (array i8)) (@custom \"name\" \"\\0a\\06\\01\\00\\01\\00\\01x\")",    /* no field */
        "(func) (@custom \"name\" \"\\01\\84\\00\\01\\00\\01f\")",                   /* long size */
        "(func) (@custom \"name\" (after func) \"\\01\\04\\01\\00\\01f\")",          /* early */
        "(@custom \"name\" \"\\00\\02\\01m\") (@custom \"name\" \"\\00\\02\\01m\")", /* twice */
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        Buffer text = {0}, source = {0};
        bool bare = strncmp(sources[i], "(module", 7) != 0;
        buffer_format(&source, bare ? "(module %s)" : "%s", sources[i]);
        round_trip(buffer_string(&source), &text);
        assert_non_null(strstr(buffer_string(&text), "(@custom \"name\""));
        buffer_free(&text);
        buffer_free(&source);
    }
}

/* Names as comments do not end where a name says so. */
static void t_names_as_comments(void **state)
{
    (void)state;
    Buffer text = {0};
    round_trip("(module (func $f (local $x i32) (call 1) (call 0)) (func $\"a;)b\")"
               "(@custom \"name\" "
               "\"\\01\\8a\\00\\02\\00\\01f\\01\\04a;)b\\02\\06\\01\\00\\01\\00\\01x\"))",
               &text);
    assert_string_equal(
        buffer_string(&text),
        "(module\n  (type (;0;) (func))"
        "\n  (func (;0;) (;$f;) (type 0)"
        "\n    (local i32)"
        "\n    call 1"
        "\n    call 0 (;$f;))"
        "\n  (func (;1;) (type 0))"
        "\n  (@custom \"name\" (after code) "
        "\"\\01\\0a\\02\\00\\01f\\01\\04a;)b\\02\\06\\01\\00\\01\\00\\01x\")"
        "\n  (@custom \"name\" (after code) "
        "\"\\01\\8a\\00\\02\\00\\01f\\01\\04a;)b\\02\\06\\01\\00\\01\\00\\01x\"))\n");
    buffer_free(&text);
}

/* Every row of the opcode table with every shape of immediates: printed, parsed, encoded, the same bytes. */
static void check_instr(Opcode op, int variant)
{
    Arena arena = {0};
    Instr body[4];
    uint32_t tested = 0, n = test_body(&arena, op, variant, 1, body, &tested);
    Module *m = parsed("(module (func))", 15);
    Buffer text = {0}, bytes = {0}, again = {0};
    m->funcs[0].body = (Expr){body, n};
    binary_encode(m, false, &bytes);
    text_print(m, &text);
    Module *read = parsed(buffer_string(&text), text.len);
    binary_encode(read, false, &again);
    if (bytes.len != again.len || memcmp(bytes.at, again.at, bytes.len) != 0)
        fail_msg("variant %d: printed as %s", variant, buffer_string(&text));
    text.len = 0;
    text_print_instr(m, &body[tested], &text);
    assert_int_equal(
        strncmp(buffer_string(&text), oprows[op].mnemonic, strlen(oprows[op].mnemonic)), 0);
    module_free(read);
    module_free(m);
    arena_free(&arena);
    buffer_free(&text);
    buffer_free(&bytes);
    buffer_free(&again);
}

static void t_instr(void **state)
{
    (void)state;
    for (int op = 0; op < OP_COUNT; op++) {
        for (int variant = 0; variant < VARIANTS; variant++)
            check_instr((Opcode)op, variant);
    }
}

static void t_float(void **state)
{
    (void)state;
    static const struct {
        int n;
        uint64_t bits;
        const char *due;
    } floats[] = {
        {32, 0, "0"},
        {32, 0x80000000, "-0"},
        {32, 0x3F800000, "1"},
        {32, 0x3DCCCCCD, "0.1"},
        {32, 0x7F7FFFFF, "3.4028235e+38"},
        {32, 1, "1.4013e-45"},
        {32, 0x7F800000, "inf"},
        {32, 0xFF800000, "-inf"},
        {32, 0x7FC00000, "nan"},
        {32, 0xFFC00000, "-nan"},
        {32, 0x7F800001, "nan:0x1"},
        {32, 0xFFFFFFFF, "-nan:0x7fffff"},
        {64, 0x3FB999999999999A, "0.1"},
        {64, 0x3FD5555555555555, "0.3333333333333333"},
        {64, 0x7FEFFFFFFFFFFFFF, "1.7976931348623157e+308"},
        {64, 0x7FF8000000000000, "nan"},
        {64, 0xFFF0000000000001, "-nan:0x1"},
        {64, 0x8000000000000001, "-4.94065645841247e-324"},
    };
    for (size_t i = 0; i < sizeof floats / sizeof *floats; i++) {
        Buffer out = {0};
        text_print_float(floats[i].n, floats[i].bits, &out);
        assert_string_equal(buffer_string(&out), floats[i].due);
        buffer_free(&out);
    }
}

/* Any pattern comes back from text. */
static void t_float_round_trip(void **state)
{
    (void)state;
    uint64_t bits = 1;
    for (int i = 0; i < 3000; i++) {
        bits = bits * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        Buffer source = {0};
        buffer_text(&source, "(global f32 (f32.const ");
        text_print_float(32, bits & UINT32_MAX, &source);
        buffer_text(&source, ")) (global f64 (f64.const ");
        text_print_float(64, bits, &source);
        buffer_text(&source, "))");
        Module *m = parsed(buffer_string(&source), source.len);
        assert_int_equal(m->globals[0].init.in[0].c, bits & UINT32_MAX);
        assert_int_equal(m->globals[1].init.in[0].c, bits);
        module_free(m);
        buffer_free(&source);
    }
}

/* Indentation is bounded, so that the text of deep blocks stays linear in their number. */
static void t_deep(void **state)
{
    (void)state;
    enum { DEEP = 20000 };
    Buffer source = {0}, text = {0};
    buffer_text(&source, "(module (func");
    for (int i = 0; i < DEEP; i++)
        buffer_text(&source, " block");
    for (int i = 0; i < DEEP; i++)
        buffer_text(&source, " end");
    buffer_text(&source, "))");
    round_trip(buffer_string(&source), &text);
    assert_true(text.len < DEEP * 200);
    buffer_free(&source);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_goldens),
        cmocka_unit_test(t_names_that_text_cannot_say),
        cmocka_unit_test(t_names_as_comments),
        cmocka_unit_test(t_instr),
        cmocka_unit_test(t_float),
        cmocka_unit_test(t_float_round_trip),
        cmocka_unit_test(t_deep),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
