/* binary/robust_test.c: random bytes and mutated modules. Whatever they are, decoding ends with a module or a failure
 * with a place inside the input; chunks make no difference; a module can be encoded, printed and decoded again.
 * TOUCHSTONE_FULL=1 takes a hundred times as many. */
#include "binary/bytes_test.h"

#include "text/print.h"
#include "text/text.h"

#include <stdlib.h>

enum { RANDOM = 2000, MUTATED = 6000, MOST = 4096 };

/* xorshift64*, the same everywhere. */
static uint64_t seed;

static uint64_t next_random(void)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return seed * UINT64_C(2685821657736338717);
}

static size_t below(size_t n)
{
    return (size_t)(next_random() % n);
}

static int rounds(int n)
{
    return getenv("TOUCHSTONE_FULL") ? 100 * n : n;
}

/* Modules to start from, which together have most constructs. */
static const char *const sources[] = {
    "(module (func (export \"f\") (param i32) (result i32) (if (result i32) (local.get 0) (then"
    " (i32.const 1)) (else (i32.load offset=300 (local.get 0))))) (memory 1) (data (i32.const 0)"
    " \"hello\") (table 2 funcref) (elem (i32.const 0) 0 0) (global $g (mut i64) (i64.const -9)))",
    "(module $m (type $s (struct (field $a i8) (field (mut f64)))) (rec (type $r (sub (array (mut"
    " (ref null $q))))) (type $q (sub $r (array (mut (ref null $q))))))"
    " (func $f (param $p anyref) (local $l i32) (local i32 f64) (block $b (drop (br_on_cast 0 "
    "anyref (ref "
    "$s)"
    " (local.get $p)))) (drop (struct.get_s $s $a (ref.null $s)))))",
    "(module (import \"m\" \"f\" (func $f (param i32) (result f32))) (import \"m\" \"t\" (table 1 2"
    " externref)) (import \"m\" \"m\" (memory i64 1)) (import \"m\" \"g\" (global (mut v128)))"
    " (import \"m\" \"e\" (tag $x (param i64))) (memory $n 1 65536) (table $t 10 (ref func) "
    "(ref.func"
    " $f)) (export \"e\" (tag 0)) (start $g) (elem $p funcref (ref.func $f) (ref.null func))"
    " (elem (table $t) (i32.const 1) func $f) (elem declare func $f) (data $d \"passive\")"
    " (func $g (block $l (loop (br_if 1 (i32.const 0)) (br_table 0 1 0 (i32.const 7))))"
    " (memory.init $n $d (i32.const 0) (i32.const 0) (i32.const 0)) (drop (v128.const i64x2 1 2))"
    " (drop (f64.add (f64.const 0x1p-1074) (f64.const nan:0x123))) (drop (select (result i32)"
    " (i32.const 0) (i32.const 1) (i32.const 2))) (try_table (catch $x 0) (catch_all_ref 0) "
    "unreachable))"
    " (@custom \"a\" (before first) \"1\") (@custom \"b\" (after func) \"2\") (@custom \"c\" "
    "\"3\"))",
};

enum { SOURCES = sizeof sources / sizeof *sources };

static Buffer assembled(const char *source)
{
    Module *m = NULL;
    Failure failure = {0};
    Buffer out = {0};
    if (text_module(source, strlen(source), FEATURES_ALL, &m, &failure))
        fail_msg("%s (%s)", error_text(failure.code), failure.detail);
    binary_encode(m, true, &out);
    module_free(m);
    return out;
}

/* A module that was decoded can be printed, and encoded so that decoding gives the same encoding. */
static void check_module(const Module *m)
{
    Module *again = NULL;
    Buffer first = {0}, second = {0}, text = {0};
    Failure failure = {0};
    binary_encode(m, true, &first);
    if (binary_module(first.at, first.len, m->features, &again, &failure))
        fail_msg("encoding does not decode: %s (%s)", error_text(failure.code), failure.detail);
    binary_encode(again, true, &second);
    assert_int_equal(first.len, second.len);
    assert_memory_equal(first.at, second.at, first.len);
    assert_int_equal(module_features(m) & ~(module_features(again) | m->encoded), 0);
    module_free(again);
    text_print(m, &text);
    if (text_module((const char *)text.at, text.len, m->features, &again, &failure) == RESULT_OK)
        module_free(again);
    buffer_free(&text);
    buffer_free(&first);
    buffer_free(&second);
}

static void check(const uint8_t *at, size_t len)
{
    Features features = features_default();
    Module *m = NULL;
    Failure failure = {0};
    Result result = binary_module(at, len, features, &m, &failure);
    if (result) {
        assert_true(result == RESULT_MALFORMED || result == RESULT_LIMIT);
        assert_true(failure.pos.offset <= len);
    } else {
        check_module(m);
        module_free(m);
    }
    test_same_in_chunks((Bytes){at, len}, below(len + 1), 1 + below(9), features);
}

static void t_random(void **state)
{
    (void)state;
    seed = 1;
    for (int i = 0; i < rounds(RANDOM); i++) {
        uint8_t bytes[512] = "\0asm\1\0\0";
        size_t len = 8 + below(sizeof bytes - 8);
        for (size_t k = 8; k < len; k++)
            bytes[k] = (uint8_t)next_random();
        if (len > 10) { /* a section whose size holds */
            bytes[8] = (uint8_t)below(14);
            bytes[9] = (uint8_t)(len - 10 < 128 ? len - 10 : 127);
        }
        check(bytes, len);
    }
}

/* One of: a byte changed, a bit flipped, a run left out, a run doubled, the end cut off. */
static size_t mutate(uint8_t *at, size_t len)
{
    size_t where = below(len), n = 1 + below(8);
    switch (below(6)) {
    case 0: at[where] = (uint8_t)next_random(); break;
    case 1: at[where] ^= (uint8_t)(1u << below(8)); break;
    case 2: at[where] = (uint8_t)below(16); break;
    case 3:
        if (len - where > n && len - n > 8) {
            memmove(at + where, at + where + n, len - where - n);
            return len - n;
        }
        break;
    case 4:
        if (len + n <= MOST && len - where > n) {
            memmove(at + where + n, at + where, len - where);
            return len + n;
        }
        break;
    default: return where > 8 && below(8) == 0 ? where : len;
    }
    return len;
}

static void t_mutated(void **state)
{
    (void)state;
    Buffer modules[SOURCES];
    for (size_t i = 0; i < SOURCES; i++)
        modules[i] = assembled(sources[i]);
    seed = 2;
    for (int i = 0; i < rounds(MUTATED); i++) {
        uint8_t bytes[MOST];
        const Buffer *module = &modules[below(SOURCES)];
        size_t len = module->len;
        memcpy(bytes, module->at, len);
        for (size_t k = below(4) + 1; k > 0; k--)
            len = mutate(bytes, len);
        check(bytes, len);
    }
    for (size_t i = 0; i < SOURCES; i++)
        buffer_free(&modules[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_random),
        cmocka_unit_test(t_mutated),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
