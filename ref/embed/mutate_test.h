/* embed/mutate_test.h: changing the bytes of modules, and what holds of whatever comes out. NON-SPEC. */
#ifndef TOUCHSTONE_EMBED_MUTATE_TEST_H
#define TOUCHSTONE_EMBED_MUTATE_TEST_H

#include "embed/embed_test.h"
#include "util/bytes.h"

#include <stdlib.h>

enum { MUTATE_CHANGES = 3 };

/* A module in binary form. */
typedef struct Seed {
    Buffer bytes;
    Embed_features features;
} Seed;

static uint64_t random_state;

/* The state that the numbers start from: TOUCHSTONE_SEED where it is set. */
static inline void mutate_start(void)
{
    const char *seed = getenv("TOUCHSTONE_SEED");
    random_state = seed ? strtoull(seed, NULL, 0) : 42;
    print_message("# TOUCHSTONE_SEED=%llu\n", (unsigned long long)random_state);
}

/* SAMPLE, or FULL where TOUCHSTONE_FULL asks for it. */
static inline int mutate_count(int sample, int full)
{
    const char *wanted = getenv("TOUCHSTONE_FULL");
    return wanted && *wanted == '1' ? full : sample;
}

/* splitmix64: below N */
static inline uint64_t below(uint64_t n)
{
    uint64_t z = random_state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (z ^ z >> 31) % n;
}

/* Changes, inserts, removes and repeats bytes of SEED, or cuts it. */
static inline void mutate(const Seed *seed, Buffer *out)
{
    buffer_bytes(out, seed->bytes.at, seed->bytes.len);
    for (uint64_t n = 1 + below(MUTATE_CHANGES); n && out->len > 8; n--) {
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

/* Decodes BYTES in chunks of a few bytes. */
static inline Embed_result decode_in_chunks(const Buffer *bytes, Embed_features features,
                                            Embed_failure *failure)
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

/* What can be decoded can be listed, valid or not. */
static inline void check_dump(const Buffer *bytes, Embed_features features)
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

/* Decodes BYTES: ok, malformed or a limit, and the same in chunks; NULL unless it is ok. */
static inline Embed_module *check_decoding(const Buffer *bytes, Embed_features features)
{
    Embed_module *module;
    Embed_failure failure = {.result = EMBED_OK}, chunked = {.result = EMBED_OK};
    Embed_result result = embed_module_decode(bytes->at, bytes->len, features, &module, &failure);
    assert_true(result == EMBED_OK || result == EMBED_MALFORMED || result == EMBED_LIMIT);
    assert_int_equal(decode_in_chunks(bytes, features, &chunked), result);
    if (result == EMBED_OK) {
        check_dump(bytes, features);
        return module;
    }
    assert_string_equal(chunked.message, failure.message);
    assert_int_equal(chunked.offset, failure.offset);
    return NULL;
}

/* MODULE printed, parsed, encoded and decoded again; *text gets the print, malloc'ed. */
static inline Embed_module *round_trip(const Embed_module *module, Embed_features features,
                                       char **text)
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
static inline void check_text(const Embed_module *module, Embed_features features)
{
    char *first, *second, *third;
    Embed_module *once = round_trip(module, features, &first),
                 *twice = round_trip(once, features, &second);
    embed_module_free(round_trip(twice, features, &third));
    assert_string_equal(third, second);
    embed_module_free(once);
    embed_module_free(twice);
    free(first);
    free(second);
    free(third);
}

#endif
