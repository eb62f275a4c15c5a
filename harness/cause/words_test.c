/* cause/words_test.c: outcomes and messages without what differs from case to case; Markdown; sections. */
#include "harness/cause/markdown.h"
#include "harness/cause/section.h"
#include "harness/cause/signature.h"
#include "harness/cause/uses.h"

#include "harness/util/text.h"
#include "ref/embed/touchstone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void check_kind(const char *outcome, const char *due)
{
    char *kind = outcome_kind(outcome);
    assert_string_equal(kind, due);
    free(kind);
}

static void t_outcome_kind(void **state)
{
    (void)state;
    check_kind("returned", "returned");
    check_kind("returned i32:-1 i64:7", "returned i32 i64");
    check_kind("returned f32:0x3f800000(1) f64:0x7ff0000000000000(inf)", "returned f32 f64");
    check_kind("returned f32:nan:canonical f64:nan:arithmetic",
               "returned f32:nan:canonical f64:nan:arithmetic");
    check_kind("returned f32:nan:0x200000", "returned f32:nan:other");
    check_kind("returned v128:0x00ff ref.null ref.func#0 ref.extern:5",
               "returned v128 ref.null ref.func ref.extern");
    check_kind("returnedx", "returnedx");
    check_kind("trapped out of bounds memory access", "trapped out of bounds memory access");
    check_kind("crashed \x1b[0m", "crashed \\x1b[0m");
    check_kind("", "");
}

static void check_words(const char *message, const char *due)
{
    char *words = message_words(message);
    assert_string_equal(words, due);
    free(words);
}

static void t_message_words(void **state)
{
    (void)state;
    check_words("CompileError: WebAssembly.Module(): invalid flags 0x5 @+38", "invalid flags #");
    check_words("CompileError: WebAssembly.Module(): Compiling function #12 failed: bad",
                "Compiling function # failed: bad");
    check_words("CompileError: at offset 38: expected initial length",
                "at offset #: expected initial length");
    check_words("error: unexpected token \"rec\", expected a module field.",
                "unexpected token , expected a module field");
    check_words("unexpected token $foo, expected )", "unexpected token , expected )");
    check_words("Out of bounds (evaluating 'run(1)')", "Out of bounds");
    check_words("f32.min of memory64", "f32.min of memory64");
    check_words("it's so", "it's so");
    check_words("TypeError: ", "TypeError");
    check_words("", "");
    check_words("\x1b\xff", "\\x1b\\xff");
    char *long_words = message_words("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                                     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_true(strlen(long_words) <= 80);
    free(long_words);
}

static void check_markdown(void (*put)(FILE *, const char *), const char *text, const char *due)
{
    char *written = NULL;
    size_t len;
    FILE *out = open_memstream(&written, &len);
    put(out, text);
    fclose(out);
    assert_string_equal(written, due);
    free(written);
}

static void put_wast(FILE *out, const char *text)
{
    markdown_block(out, "wast", text);
}

static void t_markdown(void **state)
{
    (void)state;
    check_markdown(markdown_code, "a", "`a`");
    check_markdown(markdown_code, "a`b``c|d", "``` a`b``c\\|d ```");
    check_markdown(markdown_code, "", "`  `");
    check_markdown(markdown_code, "<b>\x1b\n", "`<b>\\x1b\\x0a`");
    check_markdown(markdown_text, "<b>&a_b*[x](y)`|\n",
                   "&lt;b&gt;&amp;a\\_b\\*\\[x\\]\\(y\\)\\`\\|\\\\x0a");
    check_markdown(put_wast, "a\n\tb\n", "```wast\na\n b\n```\n");
    check_markdown(put_wast, "````\nx", "`````wast\n````\nx\n`````\n");
    check_markdown(put_wast, "\x1b\xff", "```wast\n\\x1b\\xff\n```\n");
}

static void check_section(char *(*of)(const char *), const char *text, const char *due)
{
    char *found = of(text);
    if (due)
        assert_string_equal(found, due);
    else
        assert_null(found);
    free(found);
}

static void check_url(const char *section, const char *feature, const char *due)
{
    char *url = section_url(section, feature);
    assert_string_equal(url, due);
    free(url);
}

static void t_sections(void **state)
{
    (void)state;
    check_section(section_name, "js-api/#dom-memory-grow", "Memory.grow");
    check_section(section_name, "js-api/#read-the-imports", "read the imports");
    check_section(section_name, "exec-memory.grow", "memory.grow");
    check_section(section_name, "binary-limits", "binary limits");
    check_section(section_name, "valid-try-delegate", "valid try-delegate");
    check_section(section_document, "js-api/#dom-memory-grow", "js-api");
    check_section(section_document, "exec-binop", "core");
    check_section(section_of_member, "Memory.grow", "js-api/#dom-memory-grow");
    check_section(section_of_member, "Memory.constructor", "js-api/#dom-memory-memory");
    check_section(section_of_member, "memory.grow", "exec-memory.grow");
    check_section(section_of_member, "Memory", NULL);
    check_section(section_of_member, "Memory.shrink", NULL);
    check_section(section_of_operator, "f32.min", "op-fmin");
    check_section(section_of_operator, "i32.div_s", "op-idiv");
    check_section(section_of_operator, "i32.wrap_i64", "op-wrap");
    check_section(section_of_operator, "i32.trunc_sat_f32_s", "op-trunc_sat");
    check_section(section_of_operator, "i8x16.add_sat_u", "op-iadd_sat");
    check_section(section_of_operator, "f32x4.pmin", "op-fpmin");
    check_section(section_of_operator, "i32.load", NULL);
    check_section(section_of_operator, "memory.grow", NULL);
    check_section(section_of_operator, "", NULL);
    check_url("exec-br_if", "core1",
              "https://webassembly.github.io/spec/core/exec/instructions.html#exec-br-if");
    check_url("exec-atomic_load", "threads",
              "https://webassembly.github.io/threads/core/exec/instructions.html#exec-atomic-load");
    check_url("js-api/#dom-memory-grow", "js-api",
              "https://webassembly.github.io/spec/js-api/#dom-memory-grow");
    check_url("module-linking/Explainer#single-level-imports", "module-linking",
              "https://github.com/WebAssembly/module-linking/blob/main/design/proposals/"
              "module-linking/Explainer.md#single-level-imports");
    check_url("js-api/#\"><script>", "", "");
    check_url("module-linking/../x#y", "", "");
    check_url("nowhere", "", "");
    check_url("", "", "");
}

/* The operators and rules that instructions are said to have are those of the specification, where that is at hand. */
static void t_labels(void **state)
{
    (void)state;
    size_t len;
    const char *spec = getenv("TOUCHSTONE_SPEC");
    char *path = text_format("%s/core/exec/numerics.rst", spec ? spec : "/nowhere");
    char *text = file_read(path, &len);
    static const char *const mnemonics[] = {"i32.clz",
                                            "i32.ctz",
                                            "i32.popcnt",
                                            "i32.add",
                                            "i32.sub",
                                            "i32.mul",
                                            "i32.div_s",
                                            "i32.rem_u",
                                            "i32.and",
                                            "i32.or",
                                            "i32.xor",
                                            "i32.shl",
                                            "i32.shr_u",
                                            "i32.rotl",
                                            "i32.rotr",
                                            "i32.eqz",
                                            "i32.eq",
                                            "i32.ne",
                                            "i32.lt_s",
                                            "i32.gt_u",
                                            "i32.le_s",
                                            "i32.ge_u",
                                            "i64.extend_i32_s",
                                            "i32.wrap_i64",
                                            "f32.abs",
                                            "f32.neg",
                                            "f32.ceil",
                                            "f32.floor",
                                            "f32.trunc",
                                            "f32.nearest",
                                            "f32.sqrt",
                                            "f32.add",
                                            "f32.sub",
                                            "f32.mul",
                                            "f32.div",
                                            "f32.min",
                                            "f32.max",
                                            "f32.copysign",
                                            "f32.eq",
                                            "f32.lt",
                                            "f32.demote_f64",
                                            "f64.promote_f32",
                                            "f32.convert_i32_s",
                                            "i32.trunc_f32_s",
                                            "i32.trunc_sat_f32_s",
                                            "i32.reinterpret_f32",
                                            "i8x16.add",
                                            "i8x16.add_sat_s",
                                            "i8x16.sub_sat_u",
                                            "i8x16.avgr_u",
                                            "i8x16.abs",
                                            "i8x16.neg",
                                            "i8x16.min_s",
                                            "i8x16.max_u",
                                            "f32x4.pmin",
                                            "f32x4.pmax"};
    for (size_t i = 0; i < sizeof mnemonics / sizeof *mnemonics; i++) {
        Embed_rule rule;
        char *section = section_of_operator(mnemonics[i]);
        char *label = text_format(".. _%s:", section ? section : "");
        assert_non_null(section);
        assert_true(embed_rule_of(mnemonics[i], false, &rule));
        if (text && !strstr(text, label))
            fail_msg("%s: there is no %s", mnemonics[i], section);
        free(label);
        free(section);
    }
    free(text);
    free(path);
}

/* Labels are looked for on the page that has them. */
static void t_pages(void **state)
{
    (void)state;
    size_t len;
    const char *spec = getenv("TOUCHSTONE_SPEC"),
               *base = "https://webassembly.github.io/spec/core/";
    static const char *const labels[] = {
        "exec-instantiation", "alloc-mem",       "exec-binop",      "op-fmin",
        "match-externtype",   "valid-memtype",   "valid-limits",    "valid-datamode",
        "valid-elem",         "valid-globalseq", "valid-global",    "valid-table",
        "valid-global.get",   "valid-binop",     "valid-table.get", "valid-elem.drop",
        "binary-limits",      "binary-memtype",  "binary-namesec",  "binary-typesec",
        "binary-elemkind",    "binary-module",   "binary-sint",     "binary-utf8",
        "binary-memory.init", "binary-local",    "binary-memarg",   "binary-blocktype",
        "text-module",        "valid-module"};
    for (size_t i = 0; spec && i < sizeof labels / sizeof *labels; i++) {
        char *url = section_url(labels[i], ""), *label = text_format(".. _%s:", labels[i]);
        assert_int_equal(strncmp(url, base, strlen(base)), 0);
        char *path = text_format("%s/core/%.*s.rst", spec, (int)strcspn(url + strlen(base), "."),
                                 url + strlen(base));
        char *text = file_read(path, &len);
        if (!text || !strstr(text, label))
            fail_msg("%s is not at %s", labels[i], url);
        free(text);
        free(path);
        free(label);
        free(url);
    }
}

static void t_subtest_place(void **state)
{
    (void)state;
    static const char text[] =
        "// it's \"here\"\ntest(f, \"grow by one\");\nfor (const n of [1]) test(f, `grow by ${n} "
        "pages`);\n"
        "all(\"Memory.grow\");\ntest(f, 'unended);\ntest(f, \"the \\\"last\\\"\");\n";
    assert_ptr_equal(subtest_place(text, "grow by one"), strstr(text, "\"grow by one"));
    assert_ptr_equal(subtest_place(text, "grow by 17 pages"), strstr(text, "`grow by"));
    assert_ptr_equal(subtest_place(text, "Memory.grow by 0: Uint8Array"),
                     strstr(text, "\"Memory.grow"));
    assert_null(subtest_place(text, "nothing of it"));
    assert_null(subtest_place("", "x"));
    assert_null(subtest_place("\"", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_outcome_kind), cmocka_unit_test(t_message_words),
        cmocka_unit_test(t_markdown),     cmocka_unit_test(t_sections),
        cmocka_unit_test(t_labels),       cmocka_unit_test(t_pages),
        cmocka_unit_test(t_subtest_place)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
