/* observe/outcome_test.c: canonical texts, and what scripts say of outcomes. */
#include "harness/observe/outcome.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void t_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *type;
        uint64_t bits;
        const char *text;
    } rows[] = {
        {"i32", 0xFFFFFFFF, "i32:-1"},
        {"i32", 0x80000000, "i32:-2147483648"},
        {"i64", UINT64_MAX, "i64:-1"},
        {"f32", 0x3F800000, "f32:0x3f800000(1)"},
        {"f32", 0x80000000, "f32:0x80000000(-0)"},
        {"f32", 0x7F800000, "f32:0x7f800000(inf)"},
        {"f32", 0x7FC00001, "f32:0x7fc00001(nan:arithmetic)"},
        {"f64", UINT64_C(0x3FB999999999999A), "f64:0x3fb999999999999a(0.10000000000000001)"},
        {"f64", UINT64_C(0xFFF8000000000000), "f64:0xfff8000000000000(nan:canonical)"},
    };
    char buf[100];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(outcome_number(rows[i].type, rows[i].bits, buf, sizeof buf),
                            rows[i].text);
    uint8_t bytes[16] = {0x01, [15] = 0xAB};
    assert_string_equal(outcome_v128(bytes, buf, sizeof buf),
                        "v128:0xab000000000000000000000000000001");
}

static void t_outcomes_have_classes_of_nans(void **state)
{
    (void)state;
    Outcomes outcomes = outcomes_new(2);
    assert_string_equal(outcomes.at[1].text, "missing");
    assert_true(outcomes_set(&outcomes, 0,
                             "returned f32:0x7fc00000(nan:canonical) "
                             "f32:0xffe00000(nan:arithmetic) f64:0x7ff0000000000001(nan:0x1) i32:1",
                             NULL));
    assert_string_equal(outcomes.at[0].text,
                        "returned f32:nan:canonical f32:nan:arithmetic f64:nan:0x1 i32:1");
    assert_false(outcomes_set(&outcomes, 2, "linked", NULL));
    assert_true(outcomes_set(&outcomes, 1, "trapped \033[31m\xff\n", "a\x01\xc2\x9b"));
    assert_string_equal(outcomes.at[1].text, "trapped \\x1b[31m\\xff\\x0a");
    assert_string_equal(outcomes.at[1].message, "a\\x01\\xc2\\x9b");
    char *longest = malloc(100001);
    memset(longest, 'x', 100000);
    longest[100000] = 0;
    outcomes_set(&outcomes, 1, longest, longest);
    assert_true(strlen(outcomes.at[1].text) <= 1000);
    free(longest);
    outcomes_free(&outcomes);
}

/* The script's word on OUTCOME at the last command of TEXT. */
static char judge(const char *text, const char *outcome)
{
    Embed_script *script;
    Embed_failure failure;
    assert_int_equal(
        embed_script_parse(text, strlen(text), embed_features_default(), &script, &failure),
        EMBED_OK);
    uint32_t last = embed_script_commands(script) - 1;
    char verdict = (char)outcome_judge(embed_script_command(script, last), outcome);
    embed_script_free(script);
    return verdict;
}

static void t_judge(void **state)
{
    (void)state;
#define RETURN(pattern) "(assert_return (invoke \"f\") " pattern ")"
    static const struct {
        const char *command, *outcome;
        char verdict;
    } rows[] = {
        {"(module)", "linked", 'p'},
        {"(module)", "invalid", 'f'},
        {"(module)", "unlinkable", 'f'},
        {"(invoke \"f\")", "returned", 'n'},
        {"(invoke \"f\")", "crashed SIGSEGV", 'c'},
        {"(invoke \"f\")", "timeout", 't'},
        {"(invoke \"f\")", "missing", 'm'},
        {"(invoke \"f\")", "unsupported gc", 'u'},
        {"(invoke \"f\")", "failed no instance", 'f'},
        {RETURN(""), "returned", 'p'},
        {RETURN(""), "returned i32:1", 'f'},
        {RETURN(""), "passed", 'p'},
        {RETURN(""), "trapped unreachable", 'f'},
        {RETURN("(i32.const 1)"), "returned i32:1", 'p'},
        {RETURN("(i32.const 1)"), "returned i64:1", 'f'},
        {RETURN("(i32.const 1)"), "returned", 'f'},
        {RETURN("(i32.const 1) (i64.const -2)"), "returned i32:1 i64:-2", 'p'},
        {RETURN("(i32.const 1) (i64.const -2)"), "returned i64:-2 i32:1", 'f'},
        {RETURN("(f32.const 1)"), "returned f32:0x3f800000(1)", 'p'},
        {RETURN("(f32.const -0)"), "returned f32:0x00000000(0)", 'f'},
        {RETURN("(f32.const nan:canonical)"), "returned f32:0xffc00000(nan:canonical)", 'p'},
        {RETURN("(f32.const nan:canonical)"), "returned f32:nan:canonical", 'p'},
        {RETURN("(f32.const nan:canonical)"), "returned f32:0x7fc00001(nan:arithmetic)", 'f'},
        {RETURN("(f32.const nan:canonical)"), "returned f32:nan:arithmetic", 'f'},
        {RETURN("(f32.const nan:arithmetic)"), "returned f32:0x7fc00001(nan:arithmetic)", 'p'},
        {RETURN("(f32.const nan:arithmetic)"), "returned f32:nan:canonical", 'p'},
        {RETURN("(f32.const nan:arithmetic)"), "returned f32:0x7fa00000(nan:0x200000)", 'f'},
        {RETURN("(f32.const nan:arithmetic)"), "returned f32:0x7f800000(inf)", 'f'},
        {RETURN("(f64.const nan:arithmetic)"), "returned f64:0x7ff8000000000001(nan:arithmetic)",
         'p'},
        {RETURN("(f32.const nan:0x600000)"), "returned f32:0x7fe00000(nan:arithmetic)", 'p'},
        {RETURN("(f32.const nan:0x600000)"), "returned f32:0x7fe00001(nan:arithmetic)", 'f'},
        {RETURN("(either (i32.const 1) (i32.const 2))"), "returned i32:2", 'p'},
        {RETURN("(either (i32.const 1) (i32.const 2))"), "returned i32:3", 'f'},
        {RETURN("(ref.null func)"), "returned ref.null", 'p'},
        {RETURN("(ref.null func)"), "returned ref.func#0", 'f'},
        {RETURN("(ref.extern 5)"), "returned ref.extern:5", 'p'},
        {RETURN("(ref.extern 5)"), "returned ref.extern:6", 'f'},
        {RETURN("(ref.func)"), "returned ref.func#3", 'p'},
        {RETURN("(ref.func)"), "returned ref.null", 'f'},
        {RETURN("(ref.struct)"), "returned ref.object#0", 'p'},
        {RETURN("(ref.struct)"), "returned ref.array#0", 'f'},
        {RETURN("(v128.const i32x4 1 2 3 4)"), "returned v128:0x00000004000000030000000200000001",
         'p'},
        {RETURN("(v128.const i32x4 1 2 3 4)"), "returned v128:0x00000001000000020000000300000004",
         'f'},
        {RETURN("(v128.const f32x4 nan:canonical 0 0 nan:arithmetic)"),
         "returned v128:0x7fc000010000000000000000ffc00000", 'p'},
        {RETURN("(v128.const f32x4 nan:canonical 0 0 nan:arithmetic)"),
         "returned v128:0x7fc000010000000000000000ffc00001", 'f'},
        {"(assert_trap (invoke \"f\") \"integer overflow\")", "trapped integer overflow", 'p'},
        {"(assert_trap (invoke \"f\") \"integer overflow\")", "trapped unreachable", 'f'},
        {"(assert_trap (invoke \"f\") \"uninitialized element 2\")",
         "trapped uninitialized element", 'p'},
        {"(assert_trap (invoke \"f\") \"integer overflow\")", "returned", 'f'},
        {"(assert_trap (invoke \"f\") \"integer overflow\")", "exhausted", 'f'},
        {"(assert_exhaustion (invoke \"f\") \"call stack exhausted\")", "exhausted", 'p'},
        {"(assert_exhaustion (invoke \"f\") \"call stack exhausted\")", "returned", 'f'},
        {"(assert_malformed (module quote \"(\") \"x\")", "malformed", 'p'},
        {"(assert_malformed (module quote \"(\") \"x\")", "invalid", 'f'},
        {"(assert_malformed (module quote \"(\") \"x\")", "unsupported text", 'u'},
        {"(assert_invalid (module quote \"(func (i32.const 1))\") \"x\")", "invalid", 'p'},
        {"(assert_invalid (module quote \"(func (i32.const 1))\") \"x\")", "linked", 'f'},
        {"(assert_unlinkable (module (import \"a\" \"b\" (func))) \"x\")", "unlinkable", 'p'},
        {"(assert_unlinkable (module (import \"a\" \"b\" (func))) \"x\")", "linked", 'f'},
        {"(assert_exception (invoke \"f\"))", "threw wasm-exception", 'p'},
        {"(assert_exception (invoke \"f\"))", "threw TypeError", 'f'},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char verdict = judge(rows[i].command, rows[i].outcome);
        if (verdict != rows[i].verdict)
            fail_msg("%s: %s: judged %c", rows[i].command, rows[i].outcome, verdict);
    }
}

static void t_expected(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"(module)", "linked"},
        {RETURN("(i32.const 1) (f32.const nan:canonical)"), "returned i32:1 f32:nan:canonical"},
        {RETURN("(f32.const nan:arithmetic)"), "passed"},
        {RETURN("(ref.func)"), "passed"},
        {RETURN("(ref.null)"), "returned ref.null"},
        {"(assert_trap (invoke \"f\") \"unreachable\")", "trapped unreachable"},
        {"(assert_trap (invoke \"f\") \"a kind that nobody knows\")", "passed"},
        {"(invoke \"f\")", "passed"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Embed_script *script;
        Embed_failure failure;
        assert_int_equal(embed_script_parse(rows[i][0], strlen(rows[i][0]),
                                            embed_features_default(), &script, &failure),
                         EMBED_OK);
        char *text = outcome_expected(embed_script_command(script, 0));
        assert_string_equal(text, rows[i][1]);
        free(text);
        embed_script_free(script);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_numbers),
        cmocka_unit_test(t_outcomes_have_classes_of_nans),
        cmocka_unit_test(t_judge),
        cmocka_unit_test(t_expected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
