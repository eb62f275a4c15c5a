/* engine/adapter_js_test.c: what a shell prints, as outcomes; with V8's words. */
#include "harness/engine/adapter.h"
#include "harness/util/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static Engine engine;

static int read_engine(void **state)
{
    (void)state;
    char *file = project_path("harness/engines/node20.yaml");
    bool good = engine_read(file, &engine);
    free(file);
    return good ? 0 : -1;
}

static int drop_engine(void **state)
{
    (void)state;
    engine_free(&engine);
    return 0;
}

static Script script_of(const char *text)
{
    char path[] = "/tmp/adapter_js_test-XXXXXX";
    int file = mkstemp(path);
    Script script;
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
    bool opened = script_open(path, "", false, &script);
    unlink(path);
    assert_true(opened);
    return script;
}

static size_t died_at; /* what the adapter said last of where the engine died */

/* The outcomes of SCRIPT where a process of attempt N printed OUT and ended as ENDING, separated by '|'. Malloc'ed. */
static char *outcomes_of(const char *script_text, unsigned n, const char *out, Ending ending)
{
    const Attempt attempt = {.n = n};
    Script script = script_of(script_text);
    Process_result result = {
        .ending = ending, .signal = 11, .out = text_copy(out), .err = text_copy("")};
    Outcomes outcomes = outcomes_new(embed_script_commands(script.parsed));
    result.out_len = strlen(out);
    died_at = adapter_js_shell.interpret(&engine, NULL, &script, &attempt, &result, 1, &outcomes);
    char *text = text_copy("");
    for (size_t i = 0; i < outcomes.n; i++) {
        char *longer = text_format("%s%s%s", text, i ? "|" : "", outcomes.at[i].exact);
        free(text);
        text = longer;
    }
    outcomes_free(&outcomes);
    process_result_free(&result);
    script_close(&script);
    return text;
}

static void assert_outcomes(const char *script, const char *out, Ending ending, const char *due)
{
    char *text = outcomes_of(script, 1, out, ending);
    assert_string_equal(text, due);
    free(text);
}

static void t_values(void **state)
{
    (void)state;
    static const struct {
        const char *values, *due;
    } rows[] = {
        {"", "returned"},
        {"{\"type\":\"i32\",\"bits\":\"4294967295\"}", "returned i32:-1"},
        {"{\"type\":\"i64\",\"bits\":\"ffffffffffffffff\"}", "returned i64:-1"},
        {"{\"type\":\"f32\",\"bits\":\"7f800001\"}", "returned f32:0x7f800001(nan:0x1)"},
        {"{\"type\":\"f64\",\"bits\":\"3ff0000000000000\"}", "returned f64:0x3ff0000000000000(1)"},
        {"{\"type\":\"v128\",\"bits\":\"0f0e0d0c0b0a09080706050403020100\"}",
         "returned v128:0x0f0e0d0c0b0a09080706050403020100"},
        {"{\"type\":\"ref\",\"form\":\"null\"},{\"type\":\"ref\",\"form\":\"func#0\"}",
         "returned ref.null ref.func#0"},
        {"{\"type\":\"i32\",\"bits\":\"x\"}", "missing"},
        {"{\"type\":\"f32\",\"bits\":\"7f8\"}", "missing"},
        {"{\"type\":\"ref\",\"form\":\"null ref.null\"}", "missing"},
        {"{\"type\":\"i16\",\"bits\":\"1\"}", "missing"},
        {"5", "missing"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *out =
            text_format("{\"step\":0,\"outcome\":\"returned\",\"values\":[%s]}\n", rows[i].values);
        assert_outcomes("(invoke \"f\")", out, ENDING_EXIT, rows[i].due);
        free(out);
    }
}

/* What an error of CLASS with MESSAGE comes to. */
static void t_errors(void **state)
{
    (void)state;
#define TRAP(text) "(assert_trap (invoke \"f\") \"" text "\")"
    static const struct {
        const char *script, *outcome, *class, *message, *due;
    } rows[] = {
        {"(invoke \"f\")", "threw", "RuntimeError", "unreachable", "trapped unreachable"},
        {"(invoke \"f\")", "threw", "RuntimeError", "new words", "trapped ?"},
        {"(invoke \"f\")", "threw", "RangeError", "Maximum call stack size exceeded", "exhausted"},
        {"(invoke \"f\")", "threw", "wasm-exception", "", "threw wasm-exception"},
        {"(invoke \"f\")", "threw", "SyntaxError", "unreachable", "threw SyntaxError"},
        /* one wording for several kinds: the one that is asserted, else the first */
        {"(invoke \"f\")", "threw", "RuntimeError", "float unrepresentable in integer range",
         "trapped integer overflow"},
        {TRAP("integer overflow"), "threw", "RuntimeError",
         "float unrepresentable in integer range", "trapped integer overflow"},
        {TRAP("invalid conversion to integer"), "threw", "RuntimeError",
         "float unrepresentable in integer range", "trapped invalid conversion to integer"},
        {TRAP("integer divide by zero"), "threw", "RuntimeError",
         "float unrepresentable in integer range", "trapped integer overflow"},
        {TRAP("undefined element"), "threw", "RuntimeError", "table index is out of bounds",
         "trapped undefined element"},
        {TRAP("uninitialized element 7"), "threw", "RuntimeError", "null function",
         "trapped uninitialized element"},
        {TRAP("null structure"), "threw", "RuntimeError", "dereferencing a null pointer",
         "trapped null structure reference"},
        {TRAP("out of bounds memory access"), "threw", "RuntimeError",
         "WebAssembly.Instance(): data segment 0 is out of bounds (offset 1)",
         "trapped out of bounds memory access"},
        /* modules: where refusal is due its reason is not looked into */
        {"(module)", "refused", "CompileError", "x", "invalid"},
        {"(module)", "refused", "CompileError",
         "initial memory size (65537 pages) is larger than implementation limit (65536 pages)",
         "unsupported limit"},
        {"(assert_invalid (module) \"x\")", "refused", "CompileError",
         "initial memory size (65537 pages) is larger than implementation limit (65536 pages)",
         "invalid"},
        {"(assert_malformed (module binary \"\") \"x\")", "refused", "CompileError", "x",
         "malformed"},
        {"(module)", "refused", "CompileError", "At most one memory is supported",
         "unsupported multi-memory"},
        {"(assert_unlinkable (module) \"x\")", "refused", "LinkError", "x", "unlinkable"},
        {"(assert_unlinkable (module) \"x\")", "refused", "TypeError", "x", "unlinkable"},
        {"(assert_unlinkable (module) \"x\")", "refused", "CompileError", "x", "invalid"},
        {"(module)", "threw", "RuntimeError", "unreachable", "trapped unreachable"},
        {"(module)", "threw", "RangeError",
         "WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory for new instance",
         "unsupported limit"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *out =
            text_format("{\"step\":0,\"outcome\":\"%s\",\"class\":\"%s\",\"message\":\"%s\"}\n",
                        rows[i].outcome, rows[i].class, rows[i].message);
        assert_outcomes(rows[i].script, out, ENDING_EXIT, rows[i].due);
        free(out);
    }
}

#define LINKED(i) "{\"step\":" #i ",\"outcome\":\"linked\"}\n"

/* A step keeps its first record; what is no record of a step is nothing. */
static void t_records(void **state)
{
    (void)state;
    assert_outcomes("(module)(module)(module)", LINKED(2) LINKED(0) LINKED(1), ENDING_EXIT,
                    "linked|linked|linked");
    assert_outcomes("(module)(module)", LINKED(0) "{\"step\":0,\"outcome\":\"failed\"}\n" LINKED(1),
                    ENDING_EXIT, "linked|linked");
    assert_outcomes(
        "(module)(module)",
        "\xff{\n{\n{}\n[]\nnull\n{\"step\":-1,\"outcome\":\"linked\"}\n{\"step\":1e99}\n"
        "{\"step\":\"0\",\"outcome\":\"linked\"}\n{\"step\":99,\"outcome\":\"linked\"}\n"
        "{\"step\":0,\"outcome\":7}\n{\"step\":0,\"outcome\":\"threw\"}\n{\"begin\":-7}\n" LINKED(
            0) "{\"step\":1,\"outc",
        ENDING_EXIT, "linked|missing");
}

/* What a step needs and another did not make. */
static void t_blocked(void **state)
{
    (void)state;
    const char *script = "(module)(invoke \"f\")";
    const char *blocked = "{\"step\":1,\"outcome\":\"blocked\",\"by\":0}\n";
    char *out = text_format("{\"step\":0,\"outcome\":\"unsupported text\"}\n%s", blocked);
    assert_outcomes(script, out, ENDING_EXIT, "unsupported text|unsupported text");
    free(out);
    out = text_format("{\"step\":0,\"outcome\":\"refused\",\"class\":\"LinkError\"}\n%s", blocked);
    assert_outcomes(script, out, ENDING_EXIT, "unlinkable|failed no instance");
    free(out);
    assert_outcomes(script, "{\"step\":1,\"outcome\":\"blocked\",\"by\":9}\n", ENDING_EXIT,
                    "missing|failed no instance");
}

/* How the process ended is what the step did that it was at. */
static void t_endings(void **state)
{
    (void)state;
    const char *begun = LINKED(0) "{\"begin\":1}\n";
    assert_outcomes("(module)(module)(module)", begun, ENDING_SIGNAL,
                    "linked|crashed SIGSEGV|missing");
    assert_int_equal(died_at, 1);
    assert_outcomes("(module)(module)(module)", begun, ENDING_TIMEOUT, "linked|timeout|missing");
    assert_int_equal(died_at, 1);
    assert_outcomes("(module)(module)(module)", begun, ENDING_EXIT, "linked|missing|missing");
    assert_outcomes("(module)", "", ENDING_MEMORY, "crashed memory-limit");
    assert_int_equal(died_at, STEP_NONE);
    /* behind a step it is no step's doing, nor is it when the step is none of the script's */
    assert_outcomes("(module)(module)", "{\"begin\":0}\n" LINKED(0), ENDING_SIGNAL,
                    "linked|crashed SIGSEGV");
    assert_int_equal(died_at, STEP_NONE);
    assert_outcomes("(module)", "{\"begin\":9}\n", ENDING_SIGNAL, "missing");
    assert_int_equal(died_at, STEP_NONE);
}

/* The first attempt does not say where it is: nothing is blamed for its end. */
static void t_first(void **state)
{
    (void)state;
    char *text = outcomes_of("(module)(module)", 0, LINKED(0), ENDING_SIGNAL);
    assert_string_equal(text, "linked|missing");
    assert_int_equal(died_at, STEP_SOME);
    free(text);
    text = outcomes_of("(module)(module)", 0, LINKED(0), ENDING_EXIT);
    assert_string_equal(text, "linked|missing");
    assert_int_equal(died_at, STEP_NONE);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_values),  cmocka_unit_test(t_errors),  cmocka_unit_test(t_records),
        cmocka_unit_test(t_blocked), cmocka_unit_test(t_endings), cmocka_unit_test(t_first),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, read_engine, drop_engine);
}
