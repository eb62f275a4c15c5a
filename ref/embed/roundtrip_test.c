/* embed/roundtrip_test.c: every module of the corpus, and of the official suite where TOUCHSTONE_TESTSUITE names it,
 * goes from text to binary to text to binary and gives the same bytes, with names and without. NON-SPEC. */
#include "embed/corpus_test.h"

static uint32_t modules, unsaid;

/* The module in BYTES. NULL if it has no binary form, which only an invalid one may not have: a shared memory without
   a maximum is text, but no bytes. */
static Embed_module *decoded(const uint8_t *bytes, size_t len, const Corpus_item *item)
{
    Embed_module *module;
    Embed_failure failure, invalid;
    if (embed_module_decode(bytes, len, item->features, &module, &failure) &&
        embed_module_validate(item->module, &invalid) == EMBED_OK)
        fail_msg("%s: decoding again: %s", item->where, failure.message);
    return module;
}

/* MODULE as text, and read from there. NULL if it has no text, which only an invalid one may not have: page sizes from
   2^32 on are bytes, but no text. */
static Embed_module *reparsed(const Embed_module *module, char **text, const Corpus_item *item)
{
    size_t len;
    Embed_module *again;
    Embed_failure failure, invalid;
    embed_module_print(module, text, &len);
    if (embed_module_parse(*text, len, item->features, &again, &failure) &&
        embed_module_validate(item->module, &invalid) == EMBED_OK)
        fail_msg("%s: parsing again: %u:%u: %s\n%s", item->where, (unsigned)failure.line,
                 (unsigned)failure.column, failure.message, *text);
    return again;
}

/* Whether MODULE printed and parsed encodes as BYTES; if not, *text is the print, which the caller frees. */
static bool comes_back(const Embed_module *module, bool names, const uint8_t *bytes, size_t len,
                       const Corpus_item *item, char **text)
{
    Embed_module *again = reparsed(module, text, item);
    uint8_t *found;
    size_t found_len;
    embed_module_encode(again, names, &found, &found_len);
    bool same = found_len == len && memcmp(found, bytes, len) == 0;
    free(found);
    embed_module_free(again);
    if (same)
        free(*text);
    return same;
}

/* MODULE, which text can say, to binary and from there to text and binary. */
static void check_text(const Embed_module *module, const Corpus_item *item)
{
    for (int names = 0; names < 2; names++) {
        uint8_t *bytes;
        size_t len;
        char *text;
        embed_module_encode(module, names, &bytes, &len);
        Embed_module *binary = decoded(bytes, len, item);
        if (binary && !comes_back(binary, names, bytes, len, item, &text))
            fail_msg("%s: other bytes %s names from\n%s", item->where, names ? "with" : "without",
                     text);
        embed_module_free(binary);
        free(bytes);
    }
}

/* A module in binary form is first printed; where that does not say its bytes, the text goes on alone. */
static void check_item(const Corpus_item *item)
{
    char *text;
    Embed_module *printed = reparsed(item->module, &text, item);
    free(text);
    if (!printed)
        return;
    check_text(printed, item);
    embed_module_free(printed);
    if (item->form != EMBED_FORM_BINARY) {
        check_text(item->module, item);
    } else {
        uint8_t *bytes;
        size_t len;
        embed_module_encode(item->module, true, &bytes, &len);
        if (!comes_back(item->module, true, bytes, len, item, &text)) {
            print_message("# %s: text does not say this binary\n", item->where);
            unsaid++;
            free(text);
        }
        free(bytes);
    }
    modules++;
}

static void t_corpus(void **state)
{
    (void)state;
    modules = unsaid = 0;
    corpus_part("core", check_item);
    print_message("# %u modules\n", (unsigned)modules);
    assert_true(modules > 500);
}

/* REQ L-127, L-147 */
static void t_linking(void **state)
{
    (void)state;
    modules = unsaid = 0;
    corpus_part("linking", check_item);
    print_message("# %u modules\n", (unsigned)modules);
    assert_true(modules > 700);
}

static void t_official_suite(void **state)
{
    (void)state;
    const char *suite = getenv("TOUCHSTONE_TESTSUITE");
    if (!suite)
        return; /* cmocka writes a skip as "not ok", which prove counts as a failure */
    modules = unsaid = 0;
    corpus_folder(suite, check_item);
    print_message("# %u modules\n", (unsigned)modules);
    assert_true(modules > 5000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_corpus), cmocka_unit_test(t_linking),
                                       cmocka_unit_test(t_official_suite)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
