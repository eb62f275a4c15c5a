/* embed/mutate_test.c: mutated modules of the corpus, and of the official suite where TOUCHSTONE_TESTSUITE names it,
 * through the public API. Whatever the bytes are, decoding says ok or malformed and the same in chunks, validation ends,
 * and what is valid survives being printed and parsed again, and runs to its end. Under the sanitizers this is the search
 * for crashes; TOUCHSTONE_FULL=1 tries 100,000 instead of 10,000, and TOUCHSTONE_SEED others. */
#include "embed/mutate_run_test.h"

enum { SAMPLE = 10000, FULL = 100000 };

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

static void t_mutated(void **state)
{
    (void)state;
    assert_true(seeds.n > 100);
    try_mutants(mutate_count(SAMPLE, FULL), check_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_mutated)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, collect, drop_seeds);
}
