/* text/linking_print_test.c: linked modules and bare types as text, and back. */
#include "binary/linking_test.h"
#include "text/linking_test.h"
#include "valid/valid.h"

static Module *reread(const Buffer *text, Features features)
{
    Module *m;
    Failure f;
    if (text_module((const char *)text->at, text->len, features, &m, &f))
        fail_msg("%u:%u: %s: %s in\n%.*s\n", f.pos.line, f.pos.column, error_text(f.code), f.detail,
                 (int)text->len, (const char *)text->at);
    return m;
}

/* Prints the module that BYTES are, reads that again: the same bytes. The text is appended to TEXT. */
static void bytes_round_trip(const Buffer *bytes, bool names, Buffer *text)
{
    Buffer again = {0};
    Module *decoded = test_decoded((Bytes){bytes->at, bytes->len}, FEATURES_ALL);
    text->len = 0;
    text_print(decoded, text);
    Module *read = reread(text, FEATURES_ALL);
    binary_encode(read, names, &again);
    if (bytes->len != again.len || memcmp(bytes->at, again.at, again.len) != 0)
        fail_msg("printed as %s", buffer_string(text));
    module_free(read);
    module_free(decoded);
    buffer_free(&again);
}

/* The same of a source, with and without names. TEXT is the one with names. */
static void round_trip(const char *src, Buffer *text)
{
    for (int names = 0; names < 2; names++) {
        Buffer bytes = {0};
        Module *m = linked(src);
        binary_encode(m, names, &bytes);
        module_free(m);
        bytes_round_trip(&bytes, names, text);
        buffer_free(&bytes);
    }
}

static void t_golden(void **state)
{
    (void)state;
    Buffer text = {0};
    round_trip(
        "(module $P (type $WasiFile (instance (export \"read\" (func (param i32) (result i32)))))"
        "(import \"env\" \"log\" (func $log (param $n i32)))"
        "(import \"wasi\" (instance $wasi (type $WasiFile)))"
        "(import \"child\" (module $CHILD (import \"wasi\" (instance (type outer $P $WasiFile)))"
        "(export (type outer $P $WasiFile)) (export \"tab\" (table 1 (ref null func)))))"
        "(module $N (import \"f\" (func $f)) (module $D) (type $t (alias outer $P $WasiFile))"
        "(func (export \"g\") (call $f)))"
        "(instance $child (instantiate $CHILD (import \"wasi\" (instance $wasi))"
        "(import \"more\" (module $N))))"
        "(export \"c\" (instance $child)) (func $main (param $x i32) (call (func $wasi \"read\")"
        "(local.get $x)) call $log))",
        &text);
    assert_string_equal(buffer_string(&text),
                        "(module $P"
                        "\n  (type $WasiFile (;0;) (instance"
                        "\n    (type (;0;) (func (param i32) (result i32)))"
                        "\n    (export \"read\" (func (type 0) (param i32) (result i32)))))"
                        "\n  (type (;1;) (func (param i32)))"
                        "\n  (import \"env\" \"log\" (func $log (;0;) (type 1) (param $n i32)))"
                        "\n  (import \"wasi\" (instance $wasi (;1;) (type $WasiFile)))"
                        "\n  (type (;2;) (module"
                        "\n    (alias outer $P $WasiFile (type (;0;)))"
                        "\n    (import \"wasi\" (instance (type 0)))"
                        "\n    (type (;1;) (func (param i32) (result i32)))"
                        "\n    (export \"read\" (func (type 1) (param i32) (result i32)))"
                        "\n    (export \"tab\" (table 1 funcref))))"
                        "\n  (import \"child\" (module $CHILD (;0;) (type 2)))"
                        "\n  (module $N (;1;)"
                        "\n    (type (;0;) (func))"
                        "\n    (import \"f\" (func $f (;0;) (type 0)))"
                        "\n    (module $D (;0;))"
                        "\n    (alias outer $P $WasiFile (type $t (;1;)))"
                        "\n    (export \"g\" (func 1))"
                        "\n    (func (;1;) (type 0)"
                        "\n      call $f))"
                        "\n  (instance $child (;2;) (instantiate $CHILD"
                        "\n    (import \"wasi\" (instance $wasi))"
                        "\n    (import \"more\" (module $N))))"
                        "\n  (alias $wasi \"read\" (func (;1;)))"
                        "\n  (export \"c\" (instance $child))"
                        "\n  (func $main (;2;) (type 1) (param $x i32)"
                        "\n    local.get $x"
                        "\n    call 1"
                        "\n    call $log))\n");
    buffer_free(&text);
}

static void t_round_trips(void **state)
{
    (void)state;
    static const char *const sources[] = {
        /* names: of items before and behind, twice, annotated, of nested modules in both */
        "(module $M (import \"a\" (instance $i)) (module $N (@name \"other\")) (module (@name "
        "\"n\"))"
        " (alias $i \"f\" (func (@name \"g\"))) (alias $i \"f\" (func $h)) (func (@name \"g\")"
        " (call $h)) (memory $m (alias $i \"m\")) (global $g (alias $i \"g\")) (tag $t (alias $i"
        " \"t\")) (table $tt (alias $i \"t\")) (module $mm (alias $i \"m\")))",
        /* what is not defined yet */
        "(module $M (import \"a\" (func (type 3))) (type $a (instance (export \"x\" (instance (type"
        " outer 0 1))))) (module $m (alias outer $M 0 (module)) (alias outer $M 5 (type))"
        " (alias outer 7 0 (type))) (instance $i (instantiate 4 (import \"x\" (instance 0))))"
        " (alias 1 \"f\" (func $f)) (type $b (func)))",
        /* the same names in scopes within each other; a type of an outer one as block type */
        "(module $M (type $T (func (param i32))) (module $M (type $T (func)) (module $M (alias "
        "outer"
        " 0 $T (type $T)) (alias outer 1 $T (type $U)) (func (type $U) (local $x i64) (block (type"
        " $T)) (call_indirect (type $U) (i32.const 0) (i32.const 0)) (local.set $x"
        " (i64.const 0))) (table 1 funcref))))",
        /* types that cannot be repeated where an alias uses them */
        "(module $M (type $s (struct)) (type $f (func (param (ref $s)))) (module (type $f (alias"
        " outer $M $f)) (import \"x\" (func (type $f))) (func $g (type $f) (local $l i32))))",
        "(module (type (module (type $i (instance (export \"g\" (global (mut i64))) (export \"t\""
        " (tag (param i32))) (type $x (alias outer 1 0)) (export \"m\" (memory i64 1 2)))) (import"
        " \"a\" \"b\" (instance (type $i))) (rec (type (sub (struct (field (mut i8)))))) (export"
        " \"mod\" (module (type 0))))))",
        "(module (@custom \"a\" (before first) \"\") (@custom \"b\" (after import)) (@custom \"c\""
        " (before func)) (@custom \"d\") (@custom \"e\" (after definition 2)) (@custom \"f\" "
        "(before"
        " module)) (@custom \"g\" (after alias)) (@custom \"h\" (after definition 99)) (@custom"
        " \"i\" (after instance)) (@custom \"j\" (after type)) (@custom \"k\" (after definition 0))"
        " (import \"a\" (func)) (module) (type (func (param i32))) (instance (instantiate 0))"
        " (func))",
        /* aliases of themselves */
        "(module (alias 0 \"f\" (instance)) (alias 1 \"f\" (module)) (alias 1 \"g\" (instance)))",
        "(module (import \"a\" (func)) (@custom \"b\" (after global)) (@custom \"c\" (before type))"
        " (@custom \"m\" (after module)))",
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        Buffer text = {0};
        round_trip(sources[i], &text);
        buffer_free(&text);
    }
}

/* Binaries with names that identifiers cannot say: of a nested module in one name section only. */
static void t_binaries(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        bool kept; /* a name section stays as it is */
    } rows[] = {
        {RICH, true},
        {"0e{01{M}}00{{'name'}0c{01 00{'m'}}}", true},
        {"0e{01{M 00{{'name'}00{{'c'}}}}}", false},
        {"0e{01{M 00{{'name'}00{{'c'}}}}}00{{'name'}0c{01 00{'m'}}}", false},
        {"0e{01{M 00{{'name'}00{{'m'}}}}}00{{'name'}0c{01 00{'m'}}}", false},
        {"0e{01{M 00{{'name'}00{{'m'}}01{01 00{'f'}}}}}00{{'name'}0c{01 00{'m'}}}", true},
        {"0e{02{M}{M}}00{{'name'}0c{02 00{'m'}01{'m'}}}", true},
        {"0e{01{M}}00{{'name'}0c{01 01{'m'}}}", true},
        {"0e{01{M}}00{{'name'}0d{01 00{'i'}}}", true},
        /* of the instance that two-level imports are recast as */
        {"01{01 60 00 00}02{01{'a'}{'b'}00 00}10{01 00 00 00{'b'}}00{{'name'}0d{01 00{'g'}}}",
         true},
        {"01{01 60 00 00}02{01{'a'}{'b'}00 00}00{{'name'}0d{01 00{'g'}}}", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer bytes = test_linked(rows[i].bytes), text = {0};
        bytes_round_trip(&bytes, true, &text);
        assert_int_equal(strstr(buffer_string(&text), "(@custom \"name\"") != NULL, rows[i].kept);
        buffer_free(&bytes);
        buffer_free(&text);
    }
}

/* The printed text of deep modules and types does not grow with the square of their depth. */
static void t_deep(void **state)
{
    (void)state;
    Buffer src = {0}, text = {0};
    buffer_text(&src, "(module ");
    for (int i = 0; i < 200; i++)
        buffer_text(&src, "(module (func) ");
    for (int i = 0; i < 200; i++)
        buffer_text(&src, ")");
    buffer_text(&src, " (type ");
    for (int i = 0; i < 200; i++)
        buffer_text(&src, "(instance (export \"a\" ");
    buffer_text(&src, "(func)");
    for (int i = 0; i < 200; i++)
        buffer_text(&src, "))");
    buffer_text(&src, "))");
    round_trip(buffer_string(&src), &text);
    assert_true(text.len < 200 * 1000);
    buffer_free(&src);
    buffer_free(&text);
}

/* ---- bare types ---- */

/* The closed type that SRC is; *kind says of which kind. */
static uint32_t interface_type(const char *src, size_t len, Compkind *kind)
{
    Module *m;
    Failure f;
    if (text_interface(src, len, FEATURES_ALL, &m, &f))
        fail_msg("%u:%u: %s: %s in\n%.*s\n", f.pos.line, f.pos.column, error_text(f.code), f.detail,
                 (int)len, src);
    assert_int_equal(m->types_n, 1);
    if (valid_module(m, &f))
        fail_msg("%.*s: %s: %s", (int)len, src, error_text(f.code), f.detail);
    uint32_t type = m->deftypes[0];
    *kind = m->types[0]->ct.kind;
    module_free(m);
    return type;
}

static void t_interface(void **state)
{
    (void)state;
    static const struct {
        const char *src, *due; /* NULL: the source, a line break behind it */
    } rows[] = {
        {"(module)", NULL},
        {"(instance)", NULL},
        {"(module $id (memory (import \"a\") 1 2) (func (import \"b\") (param i32 i64)) (table"
         " (export \"c\") 1 funcref) (func (export \"d\") (result f32)))",
         "(module"
         "\n  (import \"a\" (memory 1 2))"
         "\n  (import \"b\" (func (param i32 i64)))"
         "\n  (export \"c\" (table 1 funcref))"
         "\n  (export \"d\" (func (result f32))))\n"},
        {"(module (import \"W\" \"r\" (func)) (import \"W\" \"w\" (func (param i32))) (type $T"
         " (instance (export \"x\" (func)))) (export $T) (export \"m\" (module (export \"g\" "
         "(global"
         " (mut i32))) (import \"t\" (tag (param i32))))))",
         "(module"
         "\n  (import \"W\" (instance"
         "\n    (export \"r\" (func))"
         "\n    (export \"w\" (func (param i32)))))"
         "\n  (export \"x\" (func))"
         "\n  (export \"m\" (module"
         "\n    (import \"t\" (tag (param i32)))"
         "\n    (export \"g\" (global (mut i32))))))\n"},
        {"(instance (rec (type $a (sub (struct (field i8) (field (ref null $b))))) (type $b (sub"
         " final $a (struct (field i8) (field (ref null $b)) (field (ref $b)))))) (type $f (func"
         " (param (ref $a)) (result (ref null $f)))) (type $unused (array i8)) (export \"f\" (func"
         " (type $f))) (export \"b\" (global (ref $b))) (export \"i\" (instance (type $s (array"
         " i16)) (export \"t\" (table 1 (ref null $s))))))",
         "(instance"
         "\n  (rec (type $t1 (sub (struct (field i8) (field (ref null $t2))))) (type $t2 (sub final"
         " $t1 (struct (field i8) (field (ref null $t2)) (field (ref $t2))))))"
         "\n  (type $t0 (func (param (ref $t1)) (result (ref null $t0))))"
         "\n  (export \"f\" (func (type $t0)))"
         "\n  (export \"b\" (global (ref $t2)))"
         "\n  (export \"i\" (instance"
         "\n    (type $t3 (array i16))"
         "\n    (export \"t\" (table 1 (ref null $t3))))))\n"},
        {"(module (type $I (instance (export \"f\" (func)))) (import \"a\" (instance (type $I)))"
         " (import \"M\" (module (import \"a\" (instance (type outer 0 $I))))))",
         "(module"
         "\n  (type $t0 (instance"
         "\n    (export \"f\" (func))))"
         "\n  (import \"a\" (instance (type $t0)))"
         "\n  (import \"M\" (module"
         "\n    (import \"a\" (instance (type outer 0 $t0))))))\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Compkind kind, same;
        Buffer text = {0};
        uint32_t type = interface_type(rows[i].src, strlen(rows[i].src), &kind);
        text_print_interface(type, &text);
        if (rows[i].due)
            assert_string_equal(buffer_string(&text), rows[i].due);
        else
            assert_int_equal(strncmp(buffer_string(&text), rows[i].src, text.len - 1), 0);
        assert_int_equal(interface_type(buffer_string(&text), text.len, &same), type);
        assert_int_equal(same, kind);
        buffer_free(&text);
    }
}

/* A function type that is recursive, one that only looks like it, one that a structure uses. */
static void t_interface_recursive(void **state)
{
    (void)state;
    static const char src[] =
        "(instance (type $f (func (param (ref null $f)))) (type $g (func (param (ref null $f))))"
        " (type $h (func)) (type $s (struct (field (ref $h)))) (type $o (sub (func)))"
        " (export \"f\" (func (type $f))) (export \"g\" (func (type $g)))"
        " (export \"h\" (func (type $h))) (export \"s\" (global (ref $s)))"
        " (export \"o\" (func (type $o))))";
    Compkind kind;
    Buffer text = {0};
    uint32_t type = interface_type(src, sizeof src - 1, &kind);
    text_print_interface(type, &text);
    assert_int_equal(interface_type(buffer_string(&text), text.len, &kind), type);
    buffer_free(&text);
}

static void t_interface_malformed(void **state)
{
    (void)state;
    static const struct {
        const char *src;
        Features features;
        Errcode code;
        uint32_t column;
    } rows[] = {
        {"(module)", 0, ERR_unknown_operator, 2},
        {"", FEATURES_ALL, ERR_unexpected_token, 1},
        {"(func)", FEATURES_ALL, ERR_unexpected_token, 1},
        {"(type (instance))", FEATURES_ALL, ERR_unexpected_token, 1},
        {"(module) (module)", FEATURES_ALL, ERR_unexpected_token, 10},
        {"(instance", FEATURES_ALL, ERR_unexpected_token, 10},
        {"(instance (func))", FEATURES_ALL, ERR_unexpected_token, 16},
        {"(module (func (export \"f\") nop))", FEATURES_ALL, ERR_unexpected_token, 28},
        {"(instance (type 0))", FEATURES_ALL, ERR_unexpected_token, 17},
        {"(module (@custom \"a\"))", FEATURES_ALL, ERR_custom_misplaced, 9},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Module *m;
        Failure f;
        Features features = rows[i].features ? rows[i].features : features_default();
        if (!text_interface(rows[i].src, strlen(rows[i].src), features, &m, &f))
            fail_msg("%s", rows[i].src);
        if (f.code != rows[i].code || f.pos.column != rows[i].column)
            fail_msg("%s: %u: %s", rows[i].src, f.pos.column, error_text(f.code));
        assert_null(m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_golden),
        cmocka_unit_test(t_round_trips),
        cmocka_unit_test(t_binaries),
        cmocka_unit_test(t_deep),
        cmocka_unit_test(t_interface),
        cmocka_unit_test(t_interface_recursive),
        cmocka_unit_test(t_interface_malformed),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
