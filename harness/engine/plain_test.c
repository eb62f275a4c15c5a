/* engine/plain_test.c: what is plain JSON, and what is left to a parser. */
#include "harness/engine/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static Plain plain_of(const char *text)
{
    return (Plain){text, text + strlen(text)};
}

static void test_words(void **state)
{
    static const char *const others[] = {"",         "x\"",         "\"x", "\"\\u0041\"",
                                         "\"\x1b\"", "\"\xc3\xa9\""};
    char word[PLAIN_MOST], text[PLAIN_MOST + 2];
    Plain plain = plain_of("\"returned i32:1\",");
    (void)state;
    assert_true(plain_word(&plain, word));
    assert_string_equal(word, "returned i32:1");
    assert_true(plain_skip(&plain, ","));
    assert_false(plain_skip(&plain, ","));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        plain = plain_of(others[i]);
        assert_false(plain_word(&plain, word));
    }
    memset(text, 'x', sizeof text);
    text[0] = '"';
    text[PLAIN_MOST] = '"';
    plain = (Plain){text, text + PLAIN_MOST + 1};
    assert_true(plain_word(&plain, word));
    assert_int_equal(strlen(word), PLAIN_MOST - 1);
    text[PLAIN_MOST] = 'x';
    text[PLAIN_MOST + 1] = '"';
    plain = (Plain){text, text + PLAIN_MOST + 2};
    assert_false(plain_word(&plain, word));
}

static void test_numbers(void **state)
{
    static const char *const others[] = {"", "-1", "01", "1234567890", "99999999999999999999", "x"};
    size_t number;
    Plain plain = plain_of("0");
    (void)state;
    assert_true(plain_number(&plain, &number));
    assert_int_equal(number, 0);
    assert_true(plain_ends(&plain));
    plain = plain_of("999999999}\n");
    assert_true(plain_number(&plain, &number));
    assert_int_equal(number, 999999999);
    assert_false(plain_ends(&plain));
    assert_true(plain_skip(&plain, "}"));
    assert_true(plain_ends(&plain));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        plain = plain_of(others[i]);
        assert_false(plain_number(&plain, &number));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words),
                                       cmocka_unit_test(test_numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
