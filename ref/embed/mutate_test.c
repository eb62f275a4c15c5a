/* embed/mutate_test.c: mutated modules of the corpus, and of the official suite where TOUCHSTONE_TESTSUITE names it,
 * through the public API. Whatever the bytes are, decoding says ok or malformed and the same in chunks, validation ends,
 * and what is valid survives being printed and parsed again, and runs to its end. Under the sanitizers this is the search
 * for crashes; TOUCHSTONE_FULL=1 tries 100,000 instead of 10,000, and TOUCHSTONE_SEED others. */
#include "fuzz/run_module.h"

#include "embed/corpus_test.h"
#include "embed/mutate_test.h"

enum { SAMPLE = 10000, FULL = 100000 };

typedef struct Seeds {
    Seed *at;
    size_t n;
} Seeds;

static Seeds seeds;
static Embed_features features; /* of the module that is tried */

static void add_seed(const Corpus_item *item)
{
    seeds.at = realloc(seeds.at, (seeds.n + 1) * sizeof *seeds.at);
    Seed *seed = &seeds.at[seeds.n++];
    *seed = (Seed){.features = item->features};
    embed_module_encode(item->module, true, &seed->bytes.at, &seed->bytes.len);
}

static int collect(void **state)
{
    (void)state;
    corpus_core(add_seed);
    const char *suite = getenv("TOUCHSTONE_TESTSUITE");
    if (suite)
        corpus_folder(suite, add_seed);
    mutate_start();
    return 0;
}

static int drop(void **state)
{
    (void)state;
    for (size_t i = 0; i < seeds.n; i++)
        buffer_free(&seeds.at[i].bytes);
    free(seeds.at);
    return 0;
}

/* MODULE printed, parsed, encoded and decoded again; *text gets the print, malloc'ed. */
static Embed_module *round_trip(const Embed_module *module, char **text)
{
    uint8_t *bytes;
    size_t text_len, len;
    Embed_module *parsed, *again;
    Embed_failure failure = {.result = EMBED_OK};
    embed_module_print(module, text, &text_len);
    if (embed_module_parse(*text, text_len, features, &parsed, &failure))
        fail_msg("%s in\n%s", failure.message, *text);
    embed_module_encode(parsed, true, &bytes, &len);
    if (embed_module_decode(bytes, len, features, &again, &failure))
        fail_msg("%s from\n%s", failure.message, *text);
    embed_module_free(parsed);
    free(bytes);
    return again;
}

/* Text can say all of MODULE but a data count that no instruction needs; without that, the text comes back. */
static void check_text(const Embed_module *module)
{
    char *first, *second, *third;
    Embed_module *once = round_trip(module, &first), *twice = round_trip(once, &second);
    embed_module_free(round_trip(twice, &third));
    assert_string_equal(third, second);
    embed_module_free(once);
    embed_module_free(twice);
    free(first);
    free(second);
    free(third);
}

static void t_mutated(void **state)
{
    (void)state;
    int n = mutate_count(SAMPLE, FULL), valid = 0, malformed = 0;
    assert_true(seeds.n > 100);
    for (int i = 0; i < n; i++) {
        Buffer bytes = {0};
        Embed_failure failure;
        const Seed *seed = &seeds.at[below(seeds.n)];
        features = seed->features;
        mutate(seed, &bytes);
        Embed_module *module = check_decoding(&bytes, features);
        malformed += !module;
        if (module && embed_module_validate(module, &failure) == EMBED_OK) {
            check_text(module);
            run_module(module);
            valid++;
        }
        embed_module_free(module);
        buffer_free(&bytes);
    }
    print_message("# %d modules of %zu seeds: %d malformed, %d valid\n", n, seeds.n, malformed,
                  valid);
    assert_true(valid > n / 50 && malformed > n / 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_mutated)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, collect, drop);
}
