/* embed/mutate_test.c: mutated modules of the corpus, and of the official suite where TOUCHSTONE_TESTSUITE names it,
 * through the public API. Whatever the bytes are, decoding says ok or malformed and the same in chunks, validation ends,
 * and what is valid survives being printed and parsed again, and runs to its end. Under the sanitizers this is the search
 * for crashes; TOUCHSTONE_FULL=1 tries 100,000 instead of 10,000, and TOUCHSTONE_SEED others. */
#include "fuzz/run_module.h"

#include "embed/corpus_test.h"

enum { SAMPLE = 10000, FULL = 100000, CHANGES = 3 };

/* A module of the corpus in binary form. */
typedef struct Seed {
    Buffer bytes;
    Embed_features features;
} Seed;

typedef struct Seeds {
    Seed *at;
    size_t n;
} Seeds;

static Seeds seeds;
static uint64_t random_state;
static Embed_features features; /* of the module that is tried */

/* splitmix64: below N */
static uint64_t below(uint64_t n)
{
    uint64_t z = random_state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (z ^ z >> 31) % n;
}

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
    const char *suite = getenv("TOUCHSTONE_TESTSUITE"), *seed = getenv("TOUCHSTONE_SEED");
    if (suite)
        corpus_folder(suite, add_seed);
    random_state = seed ? strtoull(seed, NULL, 0) : 42;
    print_message("# TOUCHSTONE_SEED=%llu\n", (unsigned long long)random_state);
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

/* Changes, inserts, removes and repeats bytes of a seed, or cuts it. */
static void mutate(Buffer *out)
{
    const Seed *seed = &seeds.at[below(seeds.n)];
    features = seed->features;
    buffer_bytes(out, seed->bytes.at, seed->bytes.len);
    for (uint64_t n = 1 + below(CHANGES); n && out->len > 8; n--) {
        size_t at = 8 + below(out->len - 8);
        switch (below(10)) {
        case 0: out->at[at] = (uint8_t)below(256); break;
        case 1: out->at[at] ^= (uint8_t)(1 << below(8)); break;
        case 2: out->at[at] = (uint8_t)(out->at[at] + (below(2) ? 1 : 255)); break;
        case 3:
            buffer_byte(out, 0);
            memmove(out->at + at + 1, out->at + at, out->len - at - 1);
            break;
        case 4: memmove(out->at + at, out->at + at + 1, --out->len - at); break;
        case 5: out->len = below(8) ? out->len : at; break;
        default: out->at[at] = out->at[8 + below(out->len - 8)]; break;
        }
    }
}

static Embed_result decode_in_chunks(const Buffer *bytes, Embed_failure *failure)
{
    Embed_module *module = NULL;
    Embed_decoder *decoder = embed_decoder_new(features);
    for (size_t at = 0; at < bytes->len;) {
        size_t n = 1 + below(7);
        n = n < bytes->len - at ? n : bytes->len - at;
        Embed_result result = embed_decoder_feed(decoder, bytes->at + at, n, failure);
        if (result != EMBED_OK) {
            embed_decoder_free(decoder);
            return result;
        }
        at += n;
    }
    Embed_result result = embed_decoder_finish(decoder, &module, failure);
    embed_module_free(module);
    return result;
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

/* What can be decoded can be listed, valid or not. */
static void check_dump(const Buffer *bytes)
{
    char *text;
    size_t len;
    Embed_failure failure;
    unsigned all = EMBED_DUMP_HEADERS | EMBED_DUMP_DETAILS | EMBED_DUMP_CODE;
    assert_int_equal(embed_module_dump(bytes->at, bytes->len, features, all, &text, &len, &failure),
                     EMBED_OK);
    assert_int_equal(strlen(text), len);
    free(text);
}

static void t_mutated(void **state)
{
    (void)state;
    const char *full = getenv("TOUCHSTONE_FULL");
    int n = full && *full == '1' ? FULL : SAMPLE, valid = 0, malformed = 0;
    assert_true(seeds.n > 100);
    for (int i = 0; i < n; i++) {
        Buffer bytes = {0};
        Embed_module *module;
        Embed_failure failure = {.result = EMBED_OK}, chunked = {.result = EMBED_OK};
        mutate(&bytes);
        Embed_result result = embed_module_decode(bytes.at, bytes.len, features, &module, &failure);
        assert_true(result == EMBED_OK || result == EMBED_MALFORMED || result == EMBED_LIMIT);
        assert_int_equal(decode_in_chunks(&bytes, &chunked), result);
        if (result != EMBED_OK) {
            assert_string_equal(chunked.message, failure.message);
            assert_int_equal(chunked.offset, failure.offset);
            malformed++;
        } else {
            check_dump(&bytes);
        }
        if (result == EMBED_OK && embed_module_validate(module, &failure) == EMBED_OK) {
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
