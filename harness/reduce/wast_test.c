/* reduce/wast_test.c: scripts: that they are read as they stand, how they become smaller, and that their modules stay valid. */
#include "harness/reduce/named.h"
#include "harness/reduce/reduce_test.h"
#include "harness/reduce/wast.h"

static void check_printed(const char *text, const char *due)
{
    char *out = printed(&language_wast, text);
    assert_non_null(out);
    assert_string_equal(out, due);
    free(out);
}

static void t_reads(void **state)
{
    (void)state;
    check_printed("(a;;)\n b) (; (; x ;) ) ;) (c \"(;\\\")\" $x)", "(a b)\n(c \"(;\\\")\" $x)\n");
    check_printed(";;! features: threads\n\n;; x\n(module)", ";;! features: threads\n(module)\n");
    assert_null(printed(&language_wast, "("));
    assert_null(printed(&language_wast, ")"));
    static const char *const torn[] = {"\"", "(;", ";;", "(\"\\", "$\"", "\xff(", ";"};
    for (size_t i = 0; i < sizeof torn / sizeof *torn; i++)
        free(printed(&language_wast, torn[i]));
    enum { DEEP = 4000 };
    char *deep = memory_new(DEEP + 1);
    memset(deep, '(', DEEP);
    assert_null(printed(&language_wast, deep));
    free(deep);
}

static void t_commands(void **state)
{
    (void)state;
    check_reduced(&language_wast,
                  "(module (memory 1) (func (export \"a\")) (func (export \"wanted\") (nop) (drop "
                  "(i32.const 7))))\n"
                  "(invoke \"a\")\n(invoke \"wanted\")\n",
                  (Wanted){.words = {"(invoke \"wanted\")", "(export \"wanted\")"}},
                  "(module (func (export \"wanted\")))\n(invoke \"wanted\")\n");
}

/* Instructions become constants, but the module stays valid. */
static void t_instructions(void **state)
{
    (void)state;
    check_reduced(
        &language_wast,
        "(module (func (export \"f\") (param i32 i32) (result i32) (i32.add (i32.mul "
        "(local.get 0) (i32.const 77)) "
        "(i32.clz (local.get 1)))))\n(assert_return (invoke \"f\" (i32.const 9) "
        "(i32.const 2)) (i32.const 0))\n",
        (Wanted){.words = {"i32.clz", "(export", "assert_return (invoke \"f\"", "(i32.const 0))"}},
        "(module (func (export \"f\") (result i32) (i32.clz (unreachable))))\n"
        "(assert_return (invoke \"f\") (i32.const 0))\n");
}

/* A module that is there to be refused stays so: what a text says is its judge's, but bytes and text are tried alike. */
static void t_binary(void **state)
{
    (void)state;
    /* a module in bytes becomes text */
    check_reduced(&language_wast,
                  "(module binary \"\\00asm\\01\\00\\00\\00\" \"\\05\\03\\01\\00\\01\")\n",
                  (Wanted){.words = {"(module"}}, "(module)\n");
    /* one that is malformed loses what is not wanted, section by section, and its sizes are right */
    check_reduced(
        &language_wast,
        "(assert_malformed (module binary \"\\00asm\\01\\00\\00\\00\" "
        "\"\\01\\04\\01\\60\\00\\00\" \"\\05\\04\\01\\77\\00\\00\") \"x\")\n",
        (Wanted){.words = {"assert_malformed", "\\05"}},
        "(assert_malformed (module binary \"\\00asm\\01\\00\\00\\00\" \"\\05\\02\\01w\") \"x\")\n");
}

/* Functions have identifiers, so that one can go without the others' numbers; names that there are stay. */
static void t_named(void **state)
{
    (void)state;
    static const uint8_t bytes[] = {0,  'a', 's', 'm', 1,   0,   0, 0,  1, 4, 1,  0x60,
                                    0,  0,   3,   3,   2,   0,   0, 7,  5, 1, 1,  'g',
                                    0,  1,   10,  7,   2,   2,   0, 11, 2, 0, 11, 0,
                                    11, 4,   'n', 'a', 'm', 'e', 1, 4,  1, 1, 1,  'x'};
    enum { NAMES = 13 };
    size_t len;
    char *text = named_text(bytes, sizeof bytes - NAMES, embed_features_default(), &len);
    assert_non_null(text);
    assert_int_equal(len, strlen(text));
    assert_non_null(strstr(text, "(func $f0"));
    assert_non_null(strstr(text, "(func $f1"));
    assert_null(strstr(text, "(func 1)"));
    free(text);
    text = named_text(bytes, sizeof bytes, embed_features_default(), &len);
    assert_non_null(text);
    assert_non_null(strstr(text, "$x"));
    assert_null(strstr(text, "$f0"));
    free(text);
    for (size_t n = 0; n < sizeof bytes; n++)
        free(named_text(bytes, n, embed_features_default(), &len));
    assert_null(named_text(bytes, 20, embed_features_default(), &len));
}

/* A script whose assertion is wrong is asserted anew with what the reference does. */
static Answer asserts_seven(void *data, const char *text, size_t len, Reduction *r)
{
    (void)data, (void)len;
    if (!strstr(text, "invoke"))
        return ANSWER_NOT;
    if (strstr(text, "(i32.const 7))"))
        return ANSWER_HOLDS;
    r->wrong = 1;
    snprintf(r->outcome, sizeof r->outcome, "returned i32:7");
    return strstr(text, "assert_return") ? ANSWER_ASSERTS_WRONG : ANSWER_NOT;
}

static void t_reassert(void **state)
{
    (void)state;
    static const char text[] = "(module (func (export \"f\") (result i32) (i32.const 9)))\n"
                               "(assert_return (invoke \"f\") (i32.const 9))\n";
    Reduction r = {.language = &language_wast, .judge = asserts_seven, .features = ""};
    assert_true(language_wast.parse(&r.tree, text, sizeof text - 1));
    assert_true(reduce_holds(&r));
    size_t len;
    char *left = reduce_print(&r, &len);
    assert_non_null(strstr(left, "(assert_return (invoke \"f\") (i32.const 7))"));
    free(left);
    reduce_free(&r);
}

/* Every form of a value that outcomes have. */
static void t_reassert_values(void **state)
{
    (void)state;
    static const struct {
        const char *outcome, *due; /* NULL: it cannot be said */
    } rows[] = {
        {"returned", "(assert_return (invoke \"f\"))"},
        {"returned i64:-1 f32:nan:canonical",
         "(assert_return (invoke \"f\") (i64.const -1) (f32.const nan:canonical))"},
        {"returned f32:0x3f800000(1)", "(assert_return (invoke \"f\") (f32.const 1))"},
        {"returned f64:nan:0x4000000000001",
         "(assert_return (invoke \"f\") (f64.const nan:0x4000000000001))"},
        {"returned f32:0x7f800000(inf)", "(assert_return (invoke \"f\") (f32.const inf))"},
        {"returned v128:0x0000000000000002ffffffffffffffff",
         "(assert_return (invoke \"f\") (v128.const i64x2 0xffffffffffffffff 0x0000000000000002))"},
        {"trapped unreachable", NULL},
        {"returned ref.func#0", NULL},
        {"returned i32", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Reduction r = {.language = &language_wast, .features = ""};
        static const char text[] = "(assert_return (invoke \"f\") (i32.const 9))";
        assert_true(language_wast.parse(&r.tree, text, sizeof text - 1));
        Node *changed = language_wast.reassert(&r, 0, rows[i].outcome);
        size_t len;
        char *left = reduce_print(&r, &len);
        assert_int_equal(changed != NULL, rows[i].due != NULL);
        if (rows[i].due)
            assert_memory_equal(left, rows[i].due, strlen(rows[i].due));
        free(left);
        reduce_free(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_reads),           cmocka_unit_test(t_commands),
        cmocka_unit_test(t_instructions),    cmocka_unit_test(t_binary),
        cmocka_unit_test(t_named),           cmocka_unit_test(t_reassert),
        cmocka_unit_test(t_reassert_values),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
