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
    corpus_part("core", add_seed);
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

static void t_mutated(void **state)
{
    (void)state;
    int n = mutate_count(SAMPLE, FULL), valid = 0, malformed = 0;
    assert_true(seeds.n > 100);
    for (int i = 0; i < n; i++) {
        Buffer bytes = {0};
        Embed_failure failure;
        const Seed *seed = &seeds.at[below(seeds.n)];
        mutate(seed, &bytes);
        Embed_module *module = check_decoding(&bytes, seed->features);
        malformed += !module;
        if (module && embed_module_validate(module, &failure) == EMBED_OK) {
            check_text(module, seed->features);
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
