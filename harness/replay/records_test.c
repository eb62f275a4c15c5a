/* replay/records_test.c: records of a case are told from everything else that an engine prints. */
#include "harness/replay/records.h"
#include "harness/util/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What is kept of OUT, printed in a case with token "t", in pieces of SIZE bytes. Malloc'ed. */
static char *kept_of(const char *out, size_t size, bool *ended)
{
    Records records = {0};
    Process_result result = {0};
    records_begin(&records, "t");
    for (size_t at = 0, len = strlen(out); at < len; at += size)
        records_take(&records, out + at, len - at < size ? len - at : size);
    *ended = records.ended;
    assert_int_equal(records.bytes, strlen(out));
    records_end(&records, &result);
    assert_int_equal(result.out_len, strlen(result.out));
    records_free(&records);
    return result.out;
}

static void assert_kept(const char *out, const char *due, bool due_end)
{
    for (size_t size = 1; size < 40; size += 3) {
        bool ended;
        char *kept = kept_of(out, size, &ended);
        assert_string_equal(kept, due);
        assert_int_equal(ended, due_end);
        free(kept);
    }
}

#define OURS(rest) "{\"case\":\"t\"," rest "\n"
#define LAST       OURS("\"end\":true}")

static void t_lines(void **state)
{
    (void)state;
    assert_kept("", "", false);
    assert_kept(OURS("\"step\":0}") LAST, "{\"step\":0}\n", true);
    assert_kept("hello\n" OURS("\"step\":0}") "\n\nx", "| hello\n{\"step\":0}\n| x\n", false);
    /* a torn record is what there is of it */
    assert_kept("{\"case\":\"t\",\"step\":1", "{\"step\":1\n", false);
}

/* What a case prints is no record, nor is what another case printed late. */
static void t_lies(void **state)
{
    (void)state;
    assert_kept("{\"step\":0,\"outcome\":\"linked\"}\n", "| {\"step\":0,\"outcome\":\"linked\"}\n",
                false);
    assert_kept("{\"case\":\"u\",\"end\":true}\n", "| {\"case\":\"u\",\"end\":true}\n", false);
    assert_kept(" " OURS("\"step\":0}"), "|  {\"case\":\"t\",\"step\":0}\n", false);
    assert_kept("{\"case\": \"t\",\"step\":0}\n", "| {\"case\": \"t\",\"step\":0}\n", false);
    assert_kept(LAST OURS("\"step\":0}"), "| {\"case\":\"t\",\"step\":0}\n", true);
}

/* Of two cases on one session each has its own; what comes between them is the second one's raw output. */
static void t_cases(void **state)
{
    (void)state;
    Records records = {0};
    Process_result result = {0};
    const char *more = OURS("\"step\":7}") "late";
    records_begin(&records, "t");
    records_take(&records, LAST, strlen(LAST));
    records_end(&records, &result);
    assert_string_equal(result.out, "");
    process_result_free(&result);
    records_take(&records, more, strlen(more));
    records_begin(&records, "u");
    assert_false(records.any);
    const char *rest = "r\n{\"case\":\"u\",\"step\":1}\n";
    records_take(&records, rest, strlen(rest));
    assert_true(records.any);
    records_end(&records, &result);
    assert_string_equal(result.out, "| {\"case\":\"t\",\"step\":7}\n| later\n{\"step\":1}\n");
    process_result_free(&result);
    records_free(&records);
}

/* Zeros stay in place, and a line may be as long as all that is allowed. */
static void t_bytes(void **state)
{
    (void)state;
    enum { LONG = 1000000 };
    Records records = {0};
    Process_result result = {0};
    char *text = memory_new(LONG);
    memset(text, 'x', LONG);
    records_begin(&records, "t");
    records_take(&records, "a\0b\n", 4);
    records_take(&records, text, LONG);
    records_end(&records, &result);
    assert_int_equal(result.out_len, 6 + 2 + LONG + 1);
    assert_memory_equal(result.out, "| a\0b\n| xxx", 11);
    process_result_free(&result);
    records_free(&records);
    free(text);
}

static void t_process(void **state)
{
    (void)state;
    Process_result result = {.out = text_copy("x\n" OURS("\"step\":0}"))};
    result.out_len = strlen(result.out);
    records_of_result(&result, "t");
    assert_string_equal(result.out, "| x\n{\"step\":0}\n");
    process_result_free(&result);
}

static void t_tokens(void **state)
{
    (void)state;
    char one[33], other[33];
    token_new(one);
    token_new(other);
    assert_int_equal(strspn(one, "0123456789abcdef"), 32);
    assert_string_not_equal(one, other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_lines), cmocka_unit_test(t_lies),    cmocka_unit_test(t_cases),
        cmocka_unit_test(t_bytes), cmocka_unit_test(t_process), cmocka_unit_test(t_tokens),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
