/* embed/embed_linking_test.c: nested modules are validated as their bytes come, however these are cut. */
#include "binary/linking_test.h"
#include "embed/embed_test.h"
#include "syntax/feature.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* What was told of nested modules, "END/DEPTH " for each, and when: COME says how many bytes had been fed. */
typedef struct Traced {
    char text[256];
    size_t len;
    uint64_t come;  /* offset behind the chunk that is being fed */
    uint64_t begun; /* offset of that chunk */
} Traced;

static void trace(void *data, uint64_t end, uint32_t depth)
{
    Traced *t = data;
    assert_true(t->begun < end && end <= t->come);
    t->len +=
        (size_t)snprintf(t->text + t->len, sizeof t->text - t->len, "%u/%u ", (unsigned)end, depth);
}

/* Feeds BYTES in chunks of SIZE to a decoder that validates; *at is set to how many had come when it failed. */
static Embed_result stream(Bytes bytes, size_t size, Traced *traced, Embed_module **module,
                           Embed_failure *failure, size_t *at)
{
    Embed_decoder *decoder = embed_decoder_new(test_features());
    *traced = (Traced){0};
    *module = NULL;
    embed_decoder_validate(decoder, trace, traced);
    for (size_t from = 0; from < bytes.len; from += size) {
        size_t n = bytes.len - from < size ? bytes.len - from : size;
        traced->begun = from;
        traced->come = *at = from + n;
        Embed_result result = embed_decoder_feed(decoder, bytes.at + from, n, failure);
        if (result) {
            embed_decoder_free(decoder);
            return result;
        }
    }
    return embed_decoder_finish(decoder, module, failure);
}

/* Modules in modules, with what comes before and after; where each of them ends and how deep it is. */
#define NEST                                                                                       \
    "01{02 60 00 00 62 00}02{01{'a'}{'b'}00 00}"                                                   \
    "0e{02{M 10{01 01 00 07 00}0e{01{M 10{01 01 01 07 01}02{01{'i'}00 ff 06 00}}}"                 \
    "03{01 00}07{01{'f'}00 00}0a{01{00 0b}}}{M}}"                                                  \
    "0f{01 00 00 00}10{01 00 01 00{'f'}}0e{01{M 10{01 01 00 05 00}0f{01 00 00 00}}}"

static void t_every_chunk_size(void **state)
{
    (void)state;
    Buffer buffer = test_linked(NEST);
    Bytes bytes = test_bytes(&buffer);
    char first[256] = "";
    for (size_t size = 1; size <= bytes.len; size++) {
        Traced traced;
        Embed_module *module;
        Embed_failure failure = {.result = EMBED_OK};
        size_t at;
        if (stream(bytes, size, &traced, &module, &failure, &at))
            fail_msg("%s", failure.message);
        /* it is valid already: the nested ones, and the whole */
        assert_int_equal(embed_module_validate(module, &failure), EMBED_OK);
        embed_module_free(module);
        if (size == 1)
            memcpy(first, traced.text, sizeof first);
        assert_string_equal(traced.text, first);
    }
    assert_string_equal(first, "72/2 89/1 98/1 137/1 ");
    buffer_free(&buffer);
}

typedef struct Faulty {
    const char *text;
    Embed_result result;
    const char *kind;
    uint64_t offset,
        found; /* of the failure; bytes that have come by then, fed one by one; 0: all */
    const char *trace;
} Faulty;

static const Faulty faulty[] = {
    /* invalid in a nested module: found at its last byte, before what is malformed behind it */
    {"0e{01{M 10{01 01 00 07 00}}}ff", EMBED_INVALID, "unknown type", 23, 27, ""},
    {"0e{02{M}{M 0e{01{M 07{01{'f'}00 00}}}}}ff", EMBED_INVALID, "unknown function", 44, 48,
     "20/1 "},
    /* invalid before a nested module: found when that begins */
    {"01{01 62 00}10{01 00 00 00{'f'}}0e{01{M}}", EMBED_INVALID, "unknown instance", 16, 25, ""},
    /* good in the nested module, malformed or invalid behind it */
    {"0e{01{M}}ff", EMBED_MALFORMED, "malformed section id", 20, 21, "20/1 "},
    {"0e{01{M}}07{01{'m'}05 01}", EMBED_INVALID, "unknown module", 23, 0, "20/1 "},
    {"0e{01{M}}0f{01 00 01 00}", EMBED_INVALID, "unknown module", 23, 0, "20/1 "},
    /* malformed in the nested module */
    {"0e{02{M}{M ff}}", EMBED_MALFORMED, "malformed section id", 29, 30, "20/1 "},
};

static void t_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        const Faulty *f = &faulty[i];
        Buffer buffer = test_linked(f->text);
        Bytes bytes = test_bytes(&buffer);
        char message[sizeof((Embed_failure *)0)->message] = "";
        for (size_t size = 1; size <= bytes.len; size++) {
            Traced traced;
            Embed_module *module;
            Embed_failure failure = {.result = EMBED_OK};
            size_t at = 0;
            assert_int_equal(stream(bytes, size, &traced, &module, &failure, &at), f->result);
            assert_null(module);
            if (strcmp(failure.kind, f->kind) != 0 || failure.offset != f->offset)
                fail_msg("%s: %s at %u", f->text, failure.message, (unsigned)failure.offset);
            assert_string_equal(traced.text, f->trace);
            if (size == 1) {
                assert_int_equal(at, f->found ? f->found : bytes.len);
                memcpy(message, failure.message, sizeof message);
            }
            assert_string_equal(failure.message, message);
        }
        buffer_free(&buffer);
    }
}

/* A decoder that is given up has told of nothing that is open. */
static void t_given_up(void **state)
{
    (void)state;
    Buffer buffer = test_linked(NEST);
    for (size_t n = 0; n <= buffer.len; n++) {
        Embed_decoder *decoder = embed_decoder_new(test_features());
        Embed_failure failure;
        embed_decoder_validate(decoder, NULL, NULL);
        assert_int_equal(embed_decoder_feed(decoder, buffer.at, n, &failure), EMBED_OK);
        embed_decoder_free(decoder);
    }
    buffer_free(&buffer);
}

/* ---- cost ---------------------------------------------------------------------------------------------------- */

static void u32(Buffer *out, uint32_t n)
{
    for (; n >= 0x80; n >>= 7)
        buffer_byte(out, (uint8_t)(n | 0x80));
    buffer_byte(out, (uint8_t)n);
}

static void section(Buffer *out, uint8_t id, uint32_t n, const Buffer *entries)
{
    Buffer count = {0};
    u32(&count, n);
    buffer_byte(out, id);
    u32(out, (uint32_t)(count.len + entries->len));
    buffer_bytes(out, count.at, count.len);
    buffer_bytes(out, entries->at, entries->len);
    buffer_free(&count);
}

/* N modules that import and export a function, N instances in a chain, each taking an alias of the one before. */
static Buffer chain(uint32_t n)
{
    Buffer out = {0}, modules = {0}, nested = {0};
    test_hex(&out, "0061736d 01000000 01 04 01 60 00 00 02 07 01 01 'f' 00 ff 00 00");
    test_hex(&nested, "0061736d 01000000 01 04 01 60 00 00 02 07 01 01 'f' 00 ff 00 00"
                      "07 05 01 01 'f' 00 00");
    for (uint32_t i = 0; i < n; i++) {
        u32(&modules, (uint32_t)nested.len);
        buffer_bytes(&modules, nested.at, nested.len);
    }
    section(&out, 14, n, &modules);
    for (uint32_t i = 0; i < n; i++) {
        Buffer entry = {0};
        buffer_byte(&entry, 0);
        u32(&entry, i);
        test_hex(&entry, "01 01 'f' 00");
        u32(&entry, i);
        section(&out, 15, 1, &entry);
        entry.len = 0;
        test_hex(&entry, "00");
        u32(&entry, i);
        test_hex(&entry, "00 01 'f'");
        section(&out, 16, 1, &entry);
        buffer_free(&entry);
    }
    buffer_free(&modules);
    buffer_free(&nested);
    return out;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void t_linear(void **state)
{
    (void)state;
    for (uint32_t n = 1000; n <= 10000; n *= 10) {
        Buffer bytes = chain(n);
        Embed_decoder *decoder = embed_decoder_new(test_features());
        Embed_module *module;
        Embed_failure failure;
        double start = seconds();
        embed_decoder_validate(decoder, NULL, NULL);
        assert_int_equal(embed_decoder_feed(decoder, bytes.at, bytes.len, &failure), EMBED_OK);
        assert_int_equal(embed_decoder_finish(decoder, &module, &failure), EMBED_OK);
        embed_module_free(module);
        double took = seconds() - start;
        print_message("# %u modules and instances: %.0f ms\n", n, took * 1e3);
        assert_true(took < 5);
        buffer_free(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_every_chunk_size),
        cmocka_unit_test(t_faults),
        cmocka_unit_test(t_given_up),
        cmocka_unit_test(t_linear),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
