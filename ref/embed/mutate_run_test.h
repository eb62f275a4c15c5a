/* embed/mutate_run_test.h: mutated modules of a corpus, decoded, validated, looked at and run. NON-SPEC. */
#ifndef TOUCHSTONE_EMBED_MUTATE_RUN_TEST_H
#define TOUCHSTONE_EMBED_MUTATE_RUN_TEST_H

#include "fuzz/run_module.h"

#include "embed/corpus_test.h"
#include "embed/mutate_test.h"

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

static int drop_seeds(void **state)
{
    (void)state;
    for (size_t i = 0; i < seeds.n; i++)
        buffer_free(&seeds.at[i].bytes);
    free(seeds.at);
    return 0;
}

/* What holds of MODULE, which is valid, beside that it runs to its end. */
typedef void Mutant_check(const Embed_module *module, Embed_features features);

/* Tries N mutants of the seeds: some must be valid, some malformed. */
static void try_mutants(int n, Mutant_check *check)
{
    int valid = 0, malformed = 0;
    for (int i = 0; i < n; i++) {
        Buffer bytes = {0};
        Embed_failure failure;
        const Seed *seed = &seeds.at[below(seeds.n)];
        mutate(seed, &bytes);
        Embed_module *module = check_decoding(&bytes, seed->features);
        malformed += !module;
        if (module && embed_module_validate(module, &failure) == EMBED_OK) {
            check(module, seed->features);
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

#endif
