/* reduce/js_test.c: scripts in JavaScript: that they are read as they stand, and how they become smaller. */
#include "harness/reduce/js.h"
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
                  (Wanted){.words = {"test(", "wanted()"}}, "test(() => { wanted(); },);\n");
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

/* A loop's statement without braces goes with its head, or stays alone. */
static void t_heads(void **state)
{
    (void)state;
    check_reduced(&language_js, "for (const x of [])\n  f(x);\nwanted();\n",
                  (Wanted){.words = {"wanted()"}}, "wanted();\n");
    check_reduced(&language_js, "for (const x of y)\n  wanted(x);\n",
                  (Wanted){.words = {"wanted(x)"}}, "  wanted(x);\n");
}

static Answer all_hold(void *data, const char *text, size_t len, Reduction *r)
{
    (void)data, (void)text, (void)len, (void)r;
    return ANSWER_HOLDS;
}

/* The first item that begins with BEGINNING. */
static Node *item_of(Node *node, const char *beginning)
{
    Node *found = NULL;
    if (node->close && !*node->text) {
        char *text = js_value_text(node);
        found = strncmp(text, beginning, strlen(beginning)) == 0 ? node : NULL;
        free(text);
    }
    for (size_t i = 0; i < node->n && (!found || found->n == 0 || found == node); i++) {
        Node *inner = item_of(node->child[i], beginning);
        found = inner ? inner : found;
    }
    return found;
}

/* What becomes of TEXT where the names in the item that begins with BEGINNING give way; NULL: none does. */
static void check_inlined(const char *text, const char *beginning, const char *due)
{
    Reduction r = {.language = &language_js, .judge = all_hold, .features = ""};
    size_t len;
    assert_true(language_js.parse(&r.tree, text, strlen(text)));
    Node *item = item_of(r.tree.root, beginning);
    assert_non_null(item);
    Tokens tokens = js_tokens_of(item);
    assert_int_equal(js_inline(&r, item, &tokens), due != NULL);
    char *out = reduce_print(&r, &len);
    assert_string_equal(out, due ? due : text);
    free(out);
    free(tokens.at);
    reduce_free(&r);
}

/* What names stand for in their places. */
static void t_inline(void **state)
{
    (void)state;
    /* a value of one word everywhere, another one where it is used once; in its block alone, and not as a member */
    check_inlined("{\nconst a = 1;\nf(a, a, b.a, `${a}`);\n}\n(a) => 1;\n", "const",
                  "{\nf(1, 1, b.a, `${1}`);\n}\n(a) => 1;\n");
    check_inlined("const a = [1, 2];\nf(a);\n", "const", "f([1, 2]);\n");
    check_inlined("const a = [1, 2];\nf(a, a);\n", "const", NULL);
    check_inlined("const a = 1;\nf({a, b, c: {a}});\n", "const", "f({a: 1, b, c: {a: 1}});\n");
    check_inlined("const [a] = b;\nf(a);\n", "const", NULL);
    /* a function that is called once, with what it is given */
    check_inlined("function make(x, ...y) {\n  one(x, y);\n  return new Two(x);\n}\nconst z = "
                  "make(7, 8, 9);\n",
                  "const",
                  "const x = 7;\nconst y = [ 8, 9];\n  one(x, y);\nconst z = new Two(x);\n");
    check_inlined("const f = (x = 1, y) => x + 1;\ng(f(2));\n", "g",
                  "const [x = 1] = [2];\nlet y;\ng(x + 1);\n");
    check_inlined("function f() {}\nf();\n", "f", NULL);
    check_inlined("function f() {}\nf();\n", "f()", "undefined;\n");
    check_inlined("function f() { return 1; }\nf() + f();\n", "f()", NULL);
    /* itself, nothing, and what is no function */
    check_inlined("function f() {\n f();\n}\n", "f()", NULL);
    check_inlined("f();\n", "f()", NULL);
    check_inlined("a.f(1);\nfunction f() {}\n", "a", NULL);
    /* the first turn */
    check_inlined("list.forEach((x, i) => { f(x, i); });\n", "list",
                  "{\nconst x = list[0];\nconst i = 0; f(x, i);\nundefined;\n}\n");
    check_inlined("a.list.forEach(x => f(x));\n", "a", "{\nconst x = a.list[0];\nf(x);\n}\n");
    check_inlined("list.forEach();\n", "list", NULL);
    check_inlined("list.forEach(f);\n", "list", NULL);
}

/* A call's argument in its place. */
static void t_arguments(void **state)
{
    (void)state;
    check_reduced(&language_js, "assert(wanted(), 3);\n", (Wanted){.words = {"wanted()"}},
                  "wanted();\n");
    check_reduced(&language_js, "f(g(1, wanted));\n", (Wanted){.words = {"wanted"}}, "wanted;\n");
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
        cmocka_unit_test(t_reads),     cmocka_unit_test(t_torn),    cmocka_unit_test(t_statements),
        cmocka_unit_test(t_bodies),    cmocka_unit_test(t_heads),   cmocka_unit_test(t_inline),
        cmocka_unit_test(t_arguments), cmocka_unit_test(t_numbers), cmocka_unit_test(t_bytes),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
