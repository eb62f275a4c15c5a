/* embed/mutate_linking_test.c: mutated bundles, through the public API: whatever the bytes are, decoding says ok, malformed or
 * a limit, the same in chunks, what was decoded can be listed, encoded, and decoded again to the same; and what is valid
 * survives being printed and parsed again, and runs to its end. TOUCHSTONE_FULL=1 tries 50,000 instead of 5,000,
 * TOUCHSTONE_SEED others. */
#include "fuzz/run_module.h"

#include "binary/linking_test.h"
#include "embed/mutate_test.h"

enum { SAMPLE = 5000, FULL = 50000 };

/* Valid modules, but for the first, in the notation of test_linked. */
static const char *const sources[] = {
    RICH,
    /* two instances of a module with state; the parent calls both */
    "01{01 60 00 01 7f}0e{01{M 10{01 01 00 07 00}03{01 00}05{01 00 01}06{01 7f 01 41 07 0b}"
    "07{03{'f'}00 00{'m'}02 00{'g'}03 00}0a{01{00 23 00 41 01 6a 24 00 23 00 0b}}}}"
    "0f{02 00 00 00 00 00 00}10{03 00 00 00{'f'}00 01 00{'f'}00 01 02{'m'}}"
    "03{01 00}07{02{'run'}00 02{'i'}06 00}0a{01{00 10 00 10 01 6a 0b}}",
    /* an imported instance is passed on whole and in part */
    "01{02 60 00 00 62 02 01 60 00 00 07{'f'}00 00}02{01{'in'}00 ff 06 01}"
    "0e{01{M 01{02 60 00 00 62 02 01 60 00 00 07{'f'}00 00}02{02{'x'}00 ff 06 01{'h'}00 ff 00 00}"
    "10{01 00 00 00{'f'}}03{01 00}07{01{'f'}00 02}0a{01{00 10 00 10 01 0b}}}}"
    "10{01 00 00 00{'f'}}0f{01 00 00 02{'x'}06 00{'h'}00 00}10{01 00 01 00{'f'}}"
    "07{02{'f'}00 01{'o'}06 01}",
    /* a nested module instantiates its parent's, and exports the instance */
    "01{01 60 00 00}0e{01{M 10{01 01 00 07 00}03{01 00}07{01{'f'}00 00}0a{01{00 0b}}}}"
    "0e{01{M 10{01 01 00 05 00}0f{01 00 00 00}07{01{'i'}06 00}}}0f{01 00 01 00}"
    "10{02 00 00 06{'i'}00 01 00{'f'}}07{01{'f'}00 00}08{00}",
    /* two-level imports, passed as the instance that they are recast as */
    "01{01 60 00 00}02{02{'a'}{'f'}00 00{'a'}{'g'}00 00}"
    "0e{01{M 01{01 62 02 01 60 00 00 07{'g'}00 00}02{01{'a'}00 ff 06 00}10{01 00 00 00{'g'}}"
    "07{01{'z'}00 00}}}0f{01 00 00 01{'a'}06 00}10{01 00 01 00{'z'}}07{01{'r'}00 02}",
    /* an imported module */
    "01{02 60 00 00 61 03 01 60 00 00 02{'i'}00 ff 00 00 07{'o'}00 00}"
    "02{02{'m'}00 ff 05 01{'k'}00 ff 00 00}0f{01 00 00 01{'i'}00 00}10{01 00 00 00{'o'}}"
    "07{02{'o'}00 01{'m'}05 00}",
    /* a table, a memory, a tag, and what fills them */
    "01{01 60 00 01 7f}0e{01{M 01{01 60 00 00}03{01 00}04{01 70 00 02}05{01 00 01}0d{01 00 00}"
    "07{04{'t'}01 00{'m'}02 00{'e'}04 00{'f'}00 00}09{01 00 41 00 0b 01 00}0a{01{00 0b}}"
    "0b{01 00 41 00 0b 02 'hi'}}}0f{01 00 00 00}"
    "10{04 00 00 01{'t'}00 00 02{'m'}00 00 04{'e'}00 00 00{'f'}}"
    "03{01 00}07{02{'l'}00 01{'t'}01 00}0a{01{00 41 00 28 02 00 0b}}",
    /* modules in modules, with types of the outermost */
    "01{01 60 01 7f 00}"
    "0e{01{M 0e{01{M 10{01 01 01 07 00}02{01{'p'}00 ff 00 00}07{01{'q'}00 00}}}"
    "10{01 01 00 07 00}07{00}}}",
};

enum { SOURCES = sizeof sources / sizeof *sources };

/* MODULE encoded, decoded and encoded again gives the same bytes. */
static void check_encoding(const Embed_module *module, Embed_features features)
{
    uint8_t *first, *second;
    size_t first_len, second_len;
    Embed_module *again;
    Embed_failure failure = {.result = EMBED_OK};
    embed_module_encode(module, true, &first, &first_len);
    if (embed_module_decode(first, first_len, features, &again, &failure))
        fail_msg("%s", failure.message);
    embed_module_encode(again, true, &second, &second_len);
    assert_int_equal(first_len, second_len);
    assert_memory_equal(first, second, first_len);
    embed_module_free(again);
    free(first);
    free(second);
}

/* Tries BYTES; whether they are a valid module. */
static bool check_module(const Seed *seed, const Buffer *bytes, int *malformed)
{
    Embed_failure failure;
    Embed_module *module = check_decoding(bytes, seed->features);
    if (!module) {
        ++*malformed;
        return false;
    }
    check_encoding(module, seed->features);
    bool valid = embed_module_validate(module, &failure) == EMBED_OK;
    if (valid) {
        check_text(module, seed->features);
        run_module(module);
    }
    embed_module_free(module);
    return valid;
}

static void t_mutated(void **state)
{
    (void)state;
    int n = mutate_count(SAMPLE, FULL), malformed = 0, valid = 0;
    Seed seeds[SOURCES];
    mutate_start();
    for (size_t i = 0; i < SOURCES; i++) {
        seeds[i] = (Seed){test_linked(sources[i]), test_features()};
        bool good = check_module(&seeds[i], &seeds[i].bytes, &malformed);
        if (!good && i > 0)
            fail_msg("source %zu is not valid", i);
    }
    for (int i = 0; i < n; i++) {
        Buffer bytes = {0};
        const Seed *seed = &seeds[below(SOURCES)];
        mutate(seed, &bytes);
        valid += check_module(seed, &bytes, &malformed);
        buffer_free(&bytes);
    }
    for (size_t i = 0; i < SOURCES; i++)
        buffer_free(&seeds[i].bytes);
    print_message("# %d modules: %d malformed, %d valid\n", n, malformed, valid);
    assert_true(valid > n / 50 && malformed > n / 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_mutated)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
