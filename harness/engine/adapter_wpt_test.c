/* engine/adapter_wpt_test.c: what a case of web-platform-tests' form prints, as outcomes; records of every bad kind. */
#include "harness/engine/adapter.h"
#include "harness/util/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The steps where a process printed OUT (LEN bytes) and ended as ENDING with STATUS: "NAME=OUTCOME(MESSAGE)", separated by '|'. Malloc'ed. */
static char *steps_of(const char *out, size_t len, Ending ending, int status)
{
    const Attempt attempt = {0};
    Process_result result = {.ending = ending,
                             .status = status,
                             .signal = 11,
                             .out = text_copy_n(out, len),
                             .out_len = len,
                             .err = text_copy("")};
    Outcomes outcomes = {0};
    outcomes_add(&outcomes, "harness");
    adapter_wpt.interpret(NULL, NULL, NULL, &attempt, &result, 1, &outcomes);
    char *text = text_copy("");
    for (size_t i = 0; i < outcomes.n; i++) {
        const Outcome *o = &outcomes.at[i];
        char *longer =
            text_format("%s%s%s=%s%s%s%s", text, i ? "|" : "", o->name, o->text,
                        o->message ? "(" : "", o->message ? o->message : "", o->message ? ")" : "");
        free(text);
        text = longer;
    }
    outcomes_free(&outcomes);
    process_result_free(&result);
    return text;
}

static void gives(const char *out, Ending ending, int status, const char *wanted)
{
    char *text = steps_of(out, strlen(out), ending, status);
    assert_string_equal(text, wanted);
    free(text);
}

#define MADE(n, name) "{\"subtest\":" #n ",\"name\":\"" name "\"}\n"
#define BEGUN(n)      "{\"begin\":" #n "}\n"
#define ENDED(n, s)   "{\"subtest\":" #n ",\"status\":" #s "}\n"
#define SAID(n, s, m) "{\"subtest\":" #n ",\"status\":" #s ",\"message\":\"" m "\"}\n"
#define OVER(s)       "{\"harness\":" #s "}\n"

static void statuses(void **state)
{
    (void)state;
    gives(MADE(0, "a") MADE(1, "b") MADE(2, "c") MADE(3, "d") MADE(4, "e") ENDED(1, 0)
              SAID(0, 1, "why") ENDED(2, 2) ENDED(3, 3) ENDED(4, 4) OVER(0),
          ENDING_EXIT, 0,
          "harness=passed|a=failed(why)|b=passed|c=timeout|d=missing|e=unsupported optional");
    gives(OVER(1), ENDING_EXIT, 0, "harness=failed");
    gives(OVER(2), ENDING_EXIT, 0, "harness=timeout");
    gives("{\"harness\":3,\"message\":\"no\"}", ENDING_EXIT, 0, "harness=unsupported optional(no)");
    gives("{\"lacks\":\"Response\"}\n" OVER(0), ENDING_EXIT, 0, "harness=unsupported Response");
    gives("{\"lacks\":0}\n" OVER(0), ENDING_EXIT, 0, "harness=passed");
    gives(
        MADE(0, "a") "{\"subtest\":0,\"status\":1,\"message\":\"m\",\"lacks\":\"Blob\"}\n" OVER(0),
        ENDING_EXIT, 0, "harness=passed|a=unsupported Blob(m)");
    gives(MADE(0, "a") "{\"subtest\":0,\"status\":1,\"lacks\":[]}\n" OVER(0), ENDING_EXIT, 0,
          "harness=passed|a=failed");
    gives("{\"subtest\":0,\"name\":\"a\",\"status\":0}\n" OVER(0), ENDING_EXIT, 0,
          "harness=passed|a=passed");
}

static void endings(void **state)
{
    (void)state;
    gives("", ENDING_EXIT, 0, "harness=missing");
    gives("", ENDING_EXIT, 7, "harness=crashed exit 7");
    gives("", ENDING_TIMEOUT, 0, "harness=timeout");
    gives(MADE(0, "a") MADE(1, "b") BEGUN(0) ENDED(0, 0) BEGUN(1), ENDING_SIGNAL, 0,
          "harness=missing|a=passed|b=crashed SIGSEGV");
    gives(MADE(0, "a") MADE(1, "b") BEGUN(0) ENDED(0, 0), ENDING_SIGNAL, 0,
          "harness=crashed SIGSEGV|a=passed|b=missing");
    gives(MADE(0, "a") BEGUN(0), ENDING_TIMEOUT, 0, "harness=missing|a=timeout");
    gives(MADE(0, "a") ENDED(0, 0) OVER(0), ENDING_EXIT, 3, "harness=crashed exit 3|a=passed");
    gives(MADE(0, "a") ENDED(0, 0) OVER(0), ENDING_TIMEOUT, 0, "harness=timeout|a=passed");
    gives(MADE(0, "a") ENDED(0, 0) OVER(1), ENDING_EXIT, 3, "harness=failed|a=passed");
    gives(MADE(0, "a") ENDED(0, 0), ENDING_EXIT, 0, "harness=missing|a=passed");
}

static void duplicates(void **state)
{
    (void)state;
    gives(MADE(0, "a") MADE(1, "a") MADE(2, "a") MADE(3, "harness") ENDED(1, 1) OVER(0),
          ENDING_EXIT, 0,
          "harness=passed|a=missing|a (2)=failed|a (3)=missing|harness (2)=missing");
    gives(MADE(0, "a (2)") MADE(1, "a") MADE(2, "a") MADE(3, "a (2)") OVER(0), ENDING_EXIT, 0,
          "harness=passed|a (2)=missing|a=missing|a (3)=missing|a (2) (2)=missing");
    gives(MADE(0, "a") MADE(0, "b") ENDED(0, 0) ENDED(0, 1) OVER(0) OVER(1) MADE(1, "late"),
          ENDING_EXIT, 0, "harness=passed|a=passed");
}

static void malformed(void **state)
{
    static const char *const lines[] = {
        "{",
        "{}",
        "[]",
        "null",
        "words",
        "{\"subtest\":-1,\"name\":\"a\"}",
        "{\"subtest\":1e3,\"name\":\"a\"}",
        "{\"subtest\":\"0\",\"name\":\"a\"}",
        "{\"subtest\":0}",
        "{\"subtest\":0,\"status\":0}",
        "{\"subtest\":0,\"name\":7}",
        "{\"begin\":0}",
        "{\"begin\":-9223372036854775808}",
        "{\"harness\":4}",
        "{\"harness\":-1}",
        "{\"harness\":\"0\"}",
        "{\"harness\":0.0}",
        "{\"harness\":0",
        "{\"subtest\":0,\"name\":\"\\ud800\"}",
        "{\"subtest\":0,\"name\":\"a\\u0000b\"}",
        "{\"subtest\":0,\"name\":\"\xff\"}",
        " {\"harness\":0}",
    };
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char *out = text_format("%s\n", lines[i]);
        gives(out, ENDING_EXIT, 0, "harness=missing");
        free(out);
    }
    gives(MADE(0, "a") ENDED(0, 5) ENDED(0, -1) "{\"subtest\":0,\"status\":\"0\"}\n" OVER(0),
          ENDING_EXIT, 0, "harness=passed|a=missing");
    static const char zero[] = "\0{\"harness\":0}\n\n\n{\"harness\":0}\0\n";
    char *text = steps_of(zero, sizeof zero - 1, ENDING_EXIT, 0);
    assert_string_equal(text, "harness=missing");
    free(text);
}

static void texts_are_safe(void **state)
{
    (void)state;
    gives(MADE(0, "a\\n\\u001b[31m") SAID(0, 1, "x\\ty") OVER(0), ENDING_EXIT, 0,
          "harness=passed|a\\x0a\\x1b[31m=failed(x\\x09y)");
    char *name = memory_new(5001), *out;
    memset(name, 'n', 5000);
    out = text_format("{\"subtest\":0,\"name\":\"%s\"}\n{\"subtest\":1,\"name\":\"%sx\"}\n", name,
                      name);
    const Attempt attempt = {0};
    Process_result result = {.ending = ENDING_EXIT, .out = out, .out_len = strlen(out)};
    Outcomes outcomes = {0};
    outcomes_add(&outcomes, "harness");
    adapter_wpt.interpret(NULL, NULL, NULL, &attempt, &result, 1, &outcomes);
    assert_int_equal(outcomes.n, 3);
    assert_true(strlen(outcomes.at[1].name) <= 1000);
    assert_string_not_equal(outcomes.at[1].name, outcomes.at[2].name);
    outcomes_free(&outcomes);
    free(out);
    free(name);
}

/* A flood of subtests, all of one name, takes neither long nor all memory, and is not taken for a good end. */
static void flood(void **state)
{
    enum { SUBTESTS = 100010 };
    (void)state;
    char *out = memory_new(SUBTESTS * 40 + 20), *at = out;
    for (int i = 0; i < SUBTESTS; i++)
        at += sprintf(at, "{\"subtest\":%d,\"name\":\"a\",\"status\":0}\n", i);
    at += sprintf(at, "{\"harness\":0}\n");
    const Attempt attempt = {0};
    Process_result result = {.ending = ENDING_EXIT, .out = out, .out_len = (size_t)(at - out)};
    Outcomes outcomes = {0};
    outcomes_add(&outcomes, "harness");
    adapter_wpt.interpret(NULL, NULL, NULL, &attempt, &result, 1, &outcomes);
    assert_int_equal(outcomes.n, 100001);
    assert_string_equal(outcomes.at[0].text, "failed");
    assert_string_equal(outcomes.at[100000].name, "a (100000)");
    outcomes_free(&outcomes);
    free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses),  cmocka_unit_test(endings),        cmocka_unit_test(duplicates),
        cmocka_unit_test(malformed), cmocka_unit_test(texts_are_safe), cmocka_unit_test(flood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
