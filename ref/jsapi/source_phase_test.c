/* source_phase_test.c: what is rewritten as a source phase import, and what only looks like one. */
#include "jsapi/source_phase.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define BEFORE "((s=>({__proto__:null,toString(){return\"\\uFFFF\"+`${s}`}}))("

/* TEXT becomes DUE; NULL: it stays as it is. */
static void becomes(const char *text, bool module, const char *due)
{
    Buffer out;
    bool changed = rewrite_source_phase(bytes_of(text), module, &out);
    assert_int_equal(changed, due != NULL);
    if (due)
        assert_string_equal(buffer_string(&out), due);
    buffer_free(&out);
}

static void calls(void **state)
{
    (void)state;
    becomes("import.source(x)", false, "import       " BEFORE "x))");
    becomes("import.source(f(a, b), o)", false, "import       " BEFORE "f(a, b)), o)");
    becomes("import.source(x,)", false, "import       " BEFORE "x),)");
    becomes("[...import.source(x)]", false, "[...import       " BEFORE "x))]");
    becomes("`${import.source(`${1}`)}`", false, "`${import       " BEFORE "`${1}`))}`");
    becomes("import/**/.\nsource /* ( */ (x)", false, "import/**/ \n       /* ( */ " BEFORE "x))");
    becomes("a = b / import.source(x) / 2", false, "a = b / import       " BEFORE "x)) / 2");
    becomes("if (a) /\"/.test(import.source(x))", false,
            "if (a) /\"/.test(import       " BEFORE "x)))");
    becomes("import.source(import.source(x))", false,
            "import       " BEFORE "import       " BEFORE "x))))");
}

static void declarations(void **state)
{
    (void)state;
    becomes("import source x from 'y'", true, "import        x from '\\uFFFFy'");
    becomes("import source from from \"y\"", true, "import        from from \"\\uFFFFy\"");
    becomes("import source x from 'y'", false, NULL);
    becomes("import source from 'y'", true, NULL);
    becomes("import source, {a} from 'y'", true, NULL);
    becomes("import s\\u006furce x from 'y'", true, NULL);
}

static void names(void **state)
{
    (void)state;
    becomes("import {'*' as x} from 'y'", true, "import {'\\uFFFF*' as x} from 'y'");
    becomes("import d, {a, \"*\" as x, '*'as y,} from 'y'", true,
            "import d, {a, \"\\uFFFF*\" as x, '\\uFFFF*'as y,} from 'y'");
    becomes("export {'*' as x} from 'y'", true, "export {'\\uFFFF*' as x} from 'y'");
    becomes("export {'*'} from 'y'", true, "export {'\\uFFFF*' as '*'} from 'y'");
    becomes("export {'*' as '*', a as '*'} from 'y'", true,
            "export {'\\uFFFF*' as '*', a as '*'} from 'y'");
    static const char *const texts[] = {
        "import * as x from '*'",
        "export * as '*' from 'y'",
        "let a; export {a as '*'}",
        "x = {'*': 1}; ['*', '*']",
        "import {'**' as x} from 'y'",
        "import('*')",
        "export default {'*': 1}; export const b = '*'",
        "import {'*'",
        "export {",
        "import {a as '*",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        becomes(texts[i], true, NULL);
    becomes("import {'*' as x} from 'y'", false, NULL);
}

static void others(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "'import.source(x)'",
        "`import.source(x)`",
        "// import.source(x)",
        "/* import.source(x) */ 1",
        "a = /import.source(x)/",
        "a.import.source(x)",
        "a?.import.source(x)",
        "import.source()",
        "import.source(...x)",
        "import.source",
        "import.sources(x)",
        "ximport.source(x)",
        "import.meta.source(x)",
        "a = /[/'import.source(x)]/",
        "a++ / b; 'import.source(x)' / 2",
        "'\\'import.source(x)'",
        "#!import.source(x)\n1",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        becomes(texts[i], true, NULL);
}

/* Text that ends anywhere, in whatever it is, is read to its end and no further. */
static void cut_short(void **state)
{
    (void)state;
    static const char text[] =
        "import source x from 'y'; `a${import.source(/[(]/, '\\\n')}` // import\n"
        "import d, {'*' as x, \"*\"/**/as\ny} from 'z'; export {'*'} from 'z'";
    for (size_t len = 0; len < sizeof text; len++) {
        char *copy = test_malloc(len ? len : 1);
        memcpy(copy, text, len);
        Buffer out;
        rewrite_source_phase((Bytes){(const uint8_t *)copy, len}, true, &out);
        buffer_free(&out);
        test_free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(calls), cmocka_unit_test(declarations),
                                       cmocka_unit_test(names), cmocka_unit_test(others),
                                       cmocka_unit_test(cut_short)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
