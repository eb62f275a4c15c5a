/* reduce/js_test.c: scripts in JavaScript: that they are read as they stand, and how they become smaller. */
#include "harness/reduce/reduce_test.h"

static void check_printed(const char *text, const char *due)
{
    char *out = printed(&language_js, text);
    assert_non_null(out);
    assert_string_equal(out, due);
    free(out);
}

static void t_reads(void **state)
{
    (void)state;
    /* brackets in strings, templates, regular expressions and comments are none */
    check_printed("f(\"(\", ')', `{${g(\"}\")}]`, /[/(]+\\//g); // (\n",
                  "f(\"(\", ')', `{${g(\"}\")}]`, /[/(]+\\//g);\n");
    check_printed("/* { */ a = b / c / d;\nreturn /x(/;\n", " a = b / c / d;\nreturn /x(/;\n");
    check_printed("// META: script=a.js\n\n// gone\nx\n", "// META: script=a.js\nx\n");
    check_printed("`${`${1}`}`\n", "`${`${1}`}`\n");
    check_printed("", "");
    assert_null(printed(&language_js, "f("));
    assert_null(printed(&language_js, "f)"));
    assert_null(printed(&language_js, "f(]"));
}

/* What is no end of anything reads to the end of the text. */
static void t_torn(void **state)
{
    (void)state;
    static const char *const torn[] = {"\"", "'\\", "`",  "`${",  "/*", "//", "/",
                                       "/[", "a/",  "\\", "`${`", "0.", "#",  "\xff"};
    for (size_t i = 0; i < sizeof torn / sizeof *torn; i++) {
        char *out = printed(&language_js, torn[i]);
        free(out);
    }
    /* deeper than it goes */
    enum { DEEP = 2000 };
    char *deep = memory_new(DEEP + 1);
    memset(deep, '(', DEEP);
    assert_null(printed(&language_js, deep));
    free(deep);
}

static void t_statements(void **state)
{
    (void)state;
    check_reduced(&language_js,
                  "// META: script=a.js\n\"use strict\";\nconst a = 1;\ntest(() => {\n  one();\n  "
                  "wanted();\n}, \"x\");\n",
                  (Wanted){.words = {"wanted()"}}, "test(() => { wanted(); },);\n");
    check_reduced(&language_js, "f(a, [1, 22, wanted], {b: 1, c});\n",
                  (Wanted){.words = {"f(", "[", "wanted"}}, "f( [ wanted],);\n");
    check_reduced(&language_js, "const x = new A().b(1).wanted(2).c();\n",
                  (Wanted){.words = {"A", ".wanted("}}, " A().wanted();\n");
    check_reduced(&language_js, "x = a + wanted * 3;\n", (Wanted){.words = {"wanted"}},
                  " wanted;\n");
}

/* Bodies in the place of loops and conditions, with the value that a loop begins with. */
static void t_bodies(void **state)
{
    (void)state;
    check_reduced(&language_js, "if (a) {\n  wanted();\n} else {\n  b();\n}\n",
                  (Wanted){.words = {"wanted()"}}, "  wanted();\n");
    check_reduced(&language_js, "for (const x of [1, 2]) {\n  wanted(x);\n}\n",
                  (Wanted){.words = {"wanted(x)", "1", "const x"}},
                  " const x = 1;\n  wanted(x);\n");
}

static void t_numbers(void **state)
{
    (void)state;
    check_reduced(&language_js, "f(65536, 0x10);\n", (Wanted){.words = {"f(", ", "}}, "f(0, 0);\n");
}

/* A module that is valid stays so, one that is not is refused for the same reason. */
static void t_bytes(void **state)
{
    (void)state;
    /* (module (memory 0) (func (export "f") (result i32) i32.const 7)) */
    check_reduced(
        &language_js,
        "f(new Uint8Array([0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7F, 3, 2, 1, "
        "0, 5, 3, 1, 0, 0, 7, 5, 1, 1, 0x66, 0, 0, 10, 6, 1, 4, 0, 0x41, 7, 11]));\n",
        (Wanted){.words = {"f(new Uint8Array([", "102, 0"}},
        "f(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 2, 1, 0, 7, 5, "
        "1, "
        "1, 102, 0, 0, 10, 6, 1, 4, 0, 65, 0, 11]));\n");
    /* a limit's flags that there are not */
    check_reduced(
        &language_js, "f([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 5, 4, 1, 119, 0, 0]);\n",
        (Wanted){.words = {"f([", "119"}}, "f([0, 97, 115, 109, 1, 0, 0, 0, 5, 2, 1, 119, ]);\n");
    /* arrays of other bytes are arrays */
    check_reduced(&language_js, "f([0, 97, 115, 110, 1]);\n", (Wanted){.words = {"f(["}},
                  "f([]);\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_reads),  cmocka_unit_test(t_torn),    cmocka_unit_test(t_statements),
        cmocka_unit_test(t_bodies), cmocka_unit_test(t_numbers), cmocka_unit_test(t_bytes),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
