/* util/safe_test.c: what reaches a terminal, a shell, the store. */
#include "harness/util/safe.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void check_safe(const char *text, size_t most, const char *due)
{
    char *safe = text_safe(text, most);
    assert_string_equal(safe, due);
    free(safe);
}

static void check_shown(const char *text, const char *due)
{
    char *shown = text_shown(text);
    assert_string_equal(shown, due);
    free(shown);
}

/* What logs of CI systems would obey. */
static void t_orders(void **state)
{
    (void)state;
    check_safe("a ##[add-mask]b", 100, "a \\x23#[add-mask]b");
    check_safe("##vso[x]", 100, "\\x23#vso[x]");
    check_safe("## [x] #[y] ##", 100, "## [x] #[y] ##");
    check_safe("###[x]", 100, "#\\x23#[x]");
    check_safe("::error::", 100, "::error::");
    check_shown("::error::x", "\\x3a:error::x");
    check_shown("  ::x", "  \\x3a:x");
    check_shown("a ::x", "a ::x");
    check_shown(":x", ":x");
    check_shown("", "");
    check_shown("\x1b::", "\\x1b::");
}

static void t_text_safe(void **state)
{
    (void)state;
    check_safe("", 10, "");
    check_safe("plain \xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80", 100,
               "plain \xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80");
    check_safe("\x1b[31m\n\r\t\x7f", 100, "\\x1b[31m\\x0a\\x0d\\x09\\x7f");
    /* the second set of control characters: U+009B begins a sequence as ESC [ does */
    check_safe("\xc2\x9b"
               "31m",
               100, "\\xc2\\x9b31m");
    check_safe("\x9b"
               "31m",
               100, "\\x9b31m");
    /* marks that reorder what stands beside them, and neighbours that do not */
    check_safe("\xe2\x80\xae", 100, "\\xe2\\x80\\xae");
    check_safe("\xe2\x80\x8f", 100, "\\xe2\\x80\\x8f");
    check_safe("\xe2\x81\xa6", 100, "\\xe2\\x81\\xa6");
    check_safe("\xe2\x80\x93\xe2\x81\x84\xe2\x82\xae", 100, "\xe2\x80\x93\xe2\x81\x84\xe2\x82\xae");
    /* not UTF-8: too long, a surrogate, beyond U+10FFFF, cut off */
    check_safe("\xc0\x80", 100, "\\xc0\\x80");
    check_safe("\xed\xa0\x80", 100, "\\xed\\xa0\\x80");
    check_safe("\xf4\x90\x80\x80", 100, "\\xf4\\x90\\x80\\x80");
    check_safe("a\xe2\x82", 100, "a\\xe2\\x82");
}

static void t_text_safe_cuts_behind_whole_characters(void **state)
{
    (void)state;
    check_safe("abcdef", 3, "abc");
    check_safe("ab\xc3\xbc", 3, "ab");
    check_safe("ab\xc3\xbc", 4, "ab\xc3\xbc");
    check_safe("\x1b\x1b", 7, "\\x1b");
    check_safe("abc", 0, "");
}

static void check_word(const char *text, const char *due)
{
    char *word = shell_word(text);
    assert_string_equal(word, due);
    free(word);
}

static void t_shell_word(void **state)
{
    (void)state;
    check_word("/tmp/a-b_c.db", "/tmp/a-b_c.db");
    check_word("", "''");
    check_word("a b", "'a b'");
    check_word("it's $(x)", "'it'\\''s $(x)'");
    check_word("~", "'~'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_text_safe),
        cmocka_unit_test(t_orders),
        cmocka_unit_test(t_text_safe_cuts_behind_whole_characters),
        cmocka_unit_test(t_shell_word),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
