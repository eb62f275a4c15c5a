/* text/robust_test.c: mutated sources are read or refused, never worse. Run under the sanitizers this is what shows it. */
#include "binary/binary.h"
#include "syntax/module.h"
#include "text/print.h"
#include "text/script.h"
#include "text/text_test.h"
#include "util/bytes.h"

#include <stdio.h>
#include <stdlib.h>

/* Something of every kind of field, instruction immediate and command. */
static const char seed_module[] =
    "(module $m (@custom \"c\" (after func) \"\\00x\") (type $v (func)) (rec (type $a (sub (struct "
    "(field $x i32) (field i64))))\n"
    " (type $b (sub final $a (array (mut (ref null $a)))))) (import \"m\" \"f\" (func $i (param $p "
    "i32) (result i32)))\n"
    "(table $t 1 2 funcref) (table (export \"t\") i64 (ref null func) (elem (ref.func $f) (item "
    "ref.func $f))) (memory $n i64 1 0x10)\n"
    "(memory (data \"abc\" \"\\u{1F600}\")) (global $g (mut i32) (i32.const -0x1_0)) (tag $e "
    "(param i64))\n"
    "(elem $l (table $t) (offset i32.const 0) func $f 0) (elem declare funcref (ref.null func)) "
    "(data $d (i32.const 0) \"x\")\n"
    "(func $f (@name \"n\") (export \"f\") (type $v) (local $k i32) (local f32 f64) ;; line\n"
    " block $o (result i32) (br_if $o (i32.const 1) (local.get $k)) end $o drop (; block (; ;) ;)\n"
    " (if (result v128) (i32.eqz (global.get $g)) (then (v128.const f32x4 1 nan:0x1 -0x1.8p-3 "
    "inf)) (else (i8x16.shuffle\n"
    " 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 (v128.load8_lane $n offset=3 align=1 7 (i64.const 0) "
    "(local.get 0)) (nop))))\n"
    " (call_indirect $t (param i32) (result i64 f32) (i32.const 7)) br_table 0 1 (try_table $q "
    "(catch $e 0) (catch_all_ref 0) (br $q))\n"
    " (struct.get $a $x (ref.cast (ref $a) (ref.null any))) array.new_fixed $b 3 memory.init $n $d "
    "table.copy $t 1 select (result\n"
    " i32) br_on_cast 0 anyref (ref i31) f64.const 1e-7 i64.const 18446744073709551615 ref.test "
    "(ref null $b))\n"
    "(start $f) (export \"g\" (global $g)))";

static const char seed_script[] = ";;! features: multi-memory\n(module definition $d binary "
                                  "\"\\00asm\" \"\\01\\00\\00\\00\") (module instance $i $d)\n"
                                  "(register \"r\" $i) (assert_return (invoke $i \"f\" (i32.const "
                                  "1) (v128.const i64x2 1 -1) (ref.extern 3) (ref.null func))\n"
                                  " (f32.const nan:canonical) (v128.const f64x2 nan:arithmetic "
                                  "1.5) (either (ref.i31) (ref.null)) (ref.host 2))\n"
                                  "(assert_trap (get \"g\") \"t\") (assert_malformed (module quote "
                                  "\"(func $\" \"f)\") \"m\") (module (func) nonsense)\n"
                                  "(assert_invalid (module (func (result i32))) \"type mismatch\")";

/* Something of every construct of module linking. */
static const char seed_linked[] =
    "(module $P (type $F (instance (export \"r\" (func (param i32))) (func (export \"w\")) (type "
    "$s "
    "(struct (field (ref null $s)))) (export \"g\" (global (ref $s)))))\n"
    "(import \"a\" \"b\" (func $ab (param i32))) (import \"x\" (func $x)) (import \"a\" \"c\" "
    "(memory $m 1)) (instance $f (import \"f\") (type $F)) (import \"m\" (module $M (import \"f\" "
    "(instance (type outer $P $F))) (export (type outer $P $F)) (alias outer 0 0 (type $t)) "
    "(memory "
    "(import \"W\" \"mem\") 1 2) (export \"in\" (instance $i (export \"j\" (instance (export \"k\" "
    "(func))))))))\n"
    "(module $N (@name \"other\") (import \"f\" (instance $f (type outer $P $F))) (module $D (func "
    "(export \"d\") (result i32) (i32.const 1))) (type $t (alias outer $P $F)) (instance $d "
    "(instantiate $D)) (export $d) (module $M (alias outer $P $M)) (func $g (local $l i32) (call "
    "(func "
    "$f \"r\") (call (func $d \"d\")))))\n"
    "(instance $i (export \"e\") (instantiate $M (import \"f\" (instance $f)) (import \"m\" "
    "(memory "
    "$m)) (import \"x\" (func $f \"w\")) (import \"n\" (module $N)))) (alias $i \"in\" (instance "
    "$in))"
    " (func $k (export \"k\") (alias (instance $in \"j\") \"k\")) (@custom \"c\" (after definition "
    "3) "
    "\"x\")\n"
    "(global $gl (alias $f \"g\")) (func $main (call (func $i \"in\" \"j\" \"k\")) (drop "
    "(global.get "
    "$gl)) (drop (i32.load (memory $i \"mem\") offset=4 (i32.const 0)))) (table (alias $i \"t\")) "
    "(elem "
    "(table $i \"t\") (i32.const 0) func $main (func $f \"w\")) (data (memory $i \"mem\") "
    "(i32.const 0)"
    " \"y\") (start (func $f \"w\")) (export $f) (export \"t\" (table $i \"t\")) (tag (alias $i "
    "\"tag\")))";

static uint64_t bits = 0x2545F4914F6CDD1D;

static uint32_t below(uint32_t n)
{
    bits ^= bits << 13;
    bits ^= bits >> 7;
    bits ^= bits << 17;
    return (uint32_t)(bits >> 11) % n;
}

/* Puts LEN bytes of TEXT in the place of CUT bytes at AT. */
static void splice(Buffer *b, size_t at, size_t cut, const char *text, size_t len)
{
    Buffer out = {0};
    buffer_bytes(&out, b->at, at);
    buffer_bytes(&out, text, len);
    buffer_bytes(&out, b->at + at + cut, b->len - at - cut);
    buffer_free(b);
    *b = out;
}

static void mutate(Buffer *b)
{
    static const char *const pieces[] = {"(",
                                         ")",
                                         "(;",
                                         ";)",
                                         ";;",
                                         "\"",
                                         "\\",
                                         "$",
                                         "$x",
                                         "(@",
                                         "(@name \"x\")",
                                         "(@custom \"\"",
                                         "0",
                                         "-1",
                                         "99999999999",
                                         "0x",
                                         "1e999",
                                         "nan:0x0",
                                         "end",
                                         "else",
                                         "block",
                                         "(then",
                                         "(param i32)",
                                         "(result",
                                         "(type 9)",
                                         "(type $v)",
                                         "\xC3",
                                         "\x80",
                                         "\n",
                                         "\r",
                                         "(func",
                                         "(import \"\" \"\"",
                                         "(rec",
                                         "offset=1",
                                         "align=3",
                                         "(item",
                                         "(either",
                                         "(module",
                                         "(elem"};
    size_t at = below((uint32_t)b->len + 1), rest = b->len - at;
    size_t cut = below(8) ? below(rest < 12 ? (uint32_t)rest + 1 : 12) : below((uint32_t)rest + 1);
    switch (below(5)) {
    case 0: splice(b, at, cut, "", 0); break;
    case 1:
        if (rest)
            b->at[at] = (uint8_t)below(256);
        break;
    case 2: {
        Buffer copy = {0};
        buffer_bytes(&copy, b->at + at, cut);
        splice(b, below((uint32_t)b->len + 1), 0, (char *)copy.at, copy.len);
        buffer_free(&copy);
        break;
    }
    default: {
        const char *piece = pieces[below(sizeof pieces / sizeof *pieces)];
        splice(b, at, below(2) ? cut : 0, piece, strlen(piece));
    }
    }
}

/* A place that a failure names lies in the source. */
static void check_place(const Failure *f, size_t len)
{
    assert_int_equal(f->result, error_class(f->code));
    assert_true(f->pos.offset <= len);
    assert_true(f->pos.line >= 1 && f->pos.column >= 1 && f->pos.column <= len + 1);
    assert_non_null(memchr(f->detail, 0, sizeof f->detail));
}

static void read_module(const Buffer *b)
{
    Module *m;
    Failure f;
    /* A copy of just this size: reading beyond it is seen. */
    char *src = malloc(b->len ? b->len : 1);
    memcpy(src, b->len ? (char *)b->at : src, b->len);
    if (text_module(src, b->len, FEATURES_ALL, &m, &f))
        check_place(&f, b->len);
    else
        assert_true(module_features(m) != 0);
    module_free(m);
    free(src);
}

/* What is read is printed, and that gives the same bytes. */
static void read_and_print(const Buffer *b)
{
    Module *m, *again;
    Failure f;
    if (text_module((const char *)b->at, b->len, FEATURES_ALL, &m, &f)) {
        check_place(&f, b->len);
        return;
    }
    Buffer bytes = {0}, text = {0}, same = {0};
    binary_encode(m, false, &bytes);
    text_print(m, &text);
    if (text_module(buffer_string(&text), text.len, FEATURES_ALL, &again, &f))
        fail_msg("%u:%u: %s: %s in\n%s\nof\n%.*s", f.pos.line, f.pos.column, error_text(f.code),
                 f.detail, buffer_string(&text), (int)b->len, (const char *)b->at);
    binary_encode(again, false, &same);
    if (bytes.len != same.len || memcmp(bytes.at, same.at, bytes.len) != 0)
        fail_msg("%.*s\nprinted as\n%s", (int)b->len, (const char *)b->at, buffer_string(&text));
    module_free(again);
    module_free(m);
    buffer_free(&bytes);
    buffer_free(&text);
    buffer_free(&same);
}

static void read_interface(const Buffer *b)
{
    Module *m;
    Failure f;
    if (text_interface((const char *)b->at, b->len, FEATURES_ALL, &m, &f))
        check_place(&f, b->len);
    module_free(m);
}

static void read_whole_script(const Buffer *b)
{
    Script *s;
    Failure f;
    char *src = malloc(b->len ? b->len : 1);
    memcpy(src, b->len ? (char *)b->at : src, b->len);
    Result result = text_script(src, b->len, features_default(), &s, &f);
    free(src);
    if (result) {
        check_place(&f, b->len);
        return;
    }
    for (uint32_t i = 0; i < s->n; i++) {
        const Script_command *c = &s->commands[i];
        assert_true(c->offset < c->end && c->end <= s->source_len);
        Module *m;
        if (c->form != SCRIPT_FORM_TEXT && c->form != SCRIPT_FORM_QUOTE)
            continue;
        if (script_module(s, i, &m, &f))
            check_place(&f, c->form == SCRIPT_FORM_TEXT ? s->source_len : c->len);
        module_free(m);
    }
    script_free(s);
}

static void mutations(const char *seed, void (*read)(const Buffer *), int n)
{
    for (int i = 0; i < n; i++) {
        Buffer b = {0};
        buffer_text(&b, seed);
        for (uint32_t k = 1 + below(4); k; k--)
            mutate(&b);
        read(&b);
        buffer_free(&b);
    }
}

/* The seeds themselves are well-formed. */
static void t_seeds(void **state)
{
    (void)state;
    module_free(parse(seed_module));
    Script *s;
    Failure f;
    Module *m;
    assert_int_equal(text_module(seed_linked, strlen(seed_linked), FEATURES_ALL, &m, &f),
                     RESULT_OK);
    module_free(m);
    assert_int_equal(text_script(seed_script, strlen(seed_script), features_default(), &s, &f),
                     RESULT_OK);
    assert_int_equal(s->n, 8);
    script_free(s);
}

static int rounds(void)
{
    return getenv("TOUCHSTONE_FULL") ? 200000 : 10000;
}

static void t_modules(void **state)
{
    (void)state;
    mutations(seed_module, read_module, rounds());
}

static void t_linked(void **state)
{
    (void)state;
    Buffer seed = {0};
    buffer_text(&seed, seed_linked);
    read_and_print(&seed);
    buffer_free(&seed);
    mutations(seed_linked, read_module, rounds() / 2);
    mutations(seed_linked, read_and_print, rounds() / 2);
}

/* Every form of the seed left out, and every token. */
static void t_left_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof seed_linked - 1; i++) {
        size_t end = i + 1, depth = seed_linked[i] == '(';
        bool word = i && strchr(" ()\n", seed_linked[i - 1]) && !strchr(" ()\n", seed_linked[i]);
        while (depth && end < sizeof seed_linked - 1) {
            depth += seed_linked[end] == '(';
            depth -= seed_linked[end++] == ')';
        }
        while (word && !strchr(" ()\n", seed_linked[end]))
            end++;
        if (seed_linked[i] != '(' && !word)
            continue;
        Buffer b = {0};
        buffer_bytes(&b, seed_linked, i);
        buffer_text(&b, seed_linked + end);
        read_and_print(&b);
        buffer_free(&b);
    }
}

static void t_interfaces(void **state)
{
    (void)state;
    static const char seed[] = "(module (import \"a\" \"b\" (func (param i32))) (type $t (instance "
                               "(export \"x\" (memory 1)))) (export $t) (export \"m\" (module "
                               "(import \"t\" (table 1 funcref)))) (global (export \"g\") i32))";
    mutations(seed, read_interface, rounds() / 4);
}

static void t_scripts(void **state)
{
    (void)state;
    mutations(seed_script, read_whole_script, rounds());
}

/* Every prefix of the seeds. */
static void t_truncated(void **state)
{
    (void)state;
    for (size_t len = 0; len < sizeof seed_module; len++) {
        Buffer b = {0};
        buffer_bytes(&b, seed_module, len);
        read_module(&b);
        buffer_free(&b);
    }
    for (size_t len = 0; len < sizeof seed_linked; len++) {
        Buffer b = {0};
        buffer_bytes(&b, seed_linked, len);
        read_module(&b);
        buffer_free(&b);
    }
    for (size_t len = 0; len < sizeof seed_script; len++) {
        Buffer b = {0};
        buffer_bytes(&b, seed_script, len);
        read_whole_script(&b);
        buffer_free(&b);
    }
}

/* Bytes without any order. */
static void t_random(void **state)
{
    (void)state;
    for (int i = 0; i < rounds() / 4; i++) {
        Buffer b = {0};
        for (uint32_t n = below(300); n; n--)
            buffer_byte(&b, (uint8_t)(below(3) ? "()\"$; ax0@\\"[below(11)] : (int)below(256)));
        read_module(&b);
        read_whole_script(&b);
        buffer_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_seeds),     cmocka_unit_test(t_modules),    cmocka_unit_test(t_scripts),
        cmocka_unit_test(t_truncated), cmocka_unit_test(t_random),     cmocka_unit_test(t_linked),
        cmocka_unit_test(t_left_out),  cmocka_unit_test(t_interfaces),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
