/* replay/scrub_test.c: an engine's words are the same in every run. */
#include "harness/replay/scrub.h"
#include "harness/util/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void words_of_a_run_go(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"cannot read \"/tmp/touchstone-AbC123/685-0/case.6.wasm\": no",
         "cannot read \"case.6.wasm\": no"},
        {"/tmp/touchstone-AbC123/lane0-12/profile/x.js:3: /tmp/touchstone-AbC123/7-1/y",
         "profile/x.js:3: y"},
        {"cwd /tmp/touchstone-AbC123/685-0", "cwd ."},
        {"file:///tmp/touchstone-AbC123/685-0/a.mjs", "file://a.mjs"},
        {"at http://127.0.0.1:43211/x (localhost:80)", "at http://127.0.0.1:*/x (localhost:*)"},
        {"a00ba00ba00ba00b at a00ba00ba00ba00", "* at a00ba00ba00ba00"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *text = scrubbed(pairs[i][0], "/tmp/touchstone-AbC123", "a00ba00ba00ba00b");
        assert_non_null(text);
        assert_string_equal(text, pairs[i][1]);
        free(text);
    }
}

static void other_words_stay(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "/tmp/touchstone-AbC123",
                                        "/tmp/touchstone-AbC1234/685-0/x",
                                        "/tmp/touchstone-other/685-0/x",
                                        "127.0.0.1",
                                        "127.0.0.1:x localhost:",
                                        "returned i32:127"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_null(scrubbed(texts[i], "/tmp/touchstone-AbC123", ""));
        assert_null(scrubbed(texts[i], "/tmp/touchstone-AbC123", "a00b"));
    }
}

static void all_of_an_outcome(void **state)
{
    (void)state;
    Outcomes outcomes = {0};
    outcomes_add(&outcomes, "of /f/1-0/x");
    outcomes_add(&outcomes, "y");
    outcomes_set(&outcomes, 0, "failed /f/1-0/x", "in /f/1-0/x");
    outcomes_scrub(&outcomes, "/f", "t0");
    assert_string_equal(outcomes.at[0].name, "of x");
    assert_string_equal(outcomes.at[0].text, "failed x");
    assert_string_equal(outcomes.at[0].exact, "failed x");
    assert_string_equal(outcomes.at[0].message, "in x");
    assert_string_equal(outcomes.at[1].text, "missing");
    assert_null(outcomes.at[1].message);
    outcomes_free(&outcomes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_of_a_run_go),
                                       cmocka_unit_test(other_words_stay),
                                       cmocka_unit_test(all_of_an_outcome)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
