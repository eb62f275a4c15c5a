/* binary/linking_test.h: what the tests of module linking's binary format share. */
#ifndef TOUCHSTONE_BINARY_LINKING_TEST_H
#define TOUCHSTONE_BINARY_LINKING_TEST_H

#include "binary/bytes_test.h"

#include <inttypes.h>

/* The LEB128 form of N, which is below 2^14. */
static inline void test_size(Buffer *out, size_t n)
{
    if (n >= 0x80)
        buffer_byte(out, (uint8_t)(n | 0x80));
    buffer_byte(out, (uint8_t)(n >= 0x80 ? n >> 7 : n));
}

/* As test_hex, and M is the preamble of a module, {..} are bytes behind how many they are. Returns where the text goes on
   behind a closing brace or its end. */
static inline const char *test_linked_hex(Buffer *out, const char *text)
{
    while (*text && *text != '}') {
        char pair[3] = {text[0], text[0] == ' ' ? 0 : text[1]};
        if (*text == 'M') {
            buffer_bytes(out, "\0asm\1\0\0\0", 8);
            text++;
        } else if (*text == '{') {
            Buffer inner = {0};
            text = test_linked_hex(&inner, text + 1);
            test_size(out, inner.len);
            buffer_bytes(out, inner.at, inner.len);
            buffer_free(&inner);
        } else if (*text == '\'') {
            const char *end = strchr(text + 1, '\'');
            buffer_bytes(out, text + 1, (size_t)(end - text - 1));
            text = end + 1;
        } else {
            if (*text != ' ')
                test_hex(out, pair);
            text += *text == ' ' ? 1 : 2;
        }
    }
    return text + (*text == '}');
}

/* A module: the preamble and the bytes of TEXT. */
static inline Buffer test_linked(const char *text)
{
    Buffer out = {0};
    buffer_bytes(&out, "\0asm\1\0\0\0", 8);
    test_linked_hex(&out, text);
    return out;
}

static inline Features test_features(void)
{
    return features_default() | FEATURE_BIT(module_linking);
}

/* Fails the test unless BYTES are a module. */
static inline Module *test_decoded(Bytes bytes, Features features)
{
    Module *m = NULL;
    Failure failure = {0};
    if (binary_module(bytes.at, bytes.len, features, &m, &failure))
        fail_msg("at %" PRIu64 ": %s (%s)", failure.pos.offset, error_text(failure.code),
                 failure.detail);
    return m;
}

/* A module with every construct of module linking, nested modules that have code and nested modules, custom sections
   and names; in the encoder's form. */
#define RICH                                                                                       \
    "00{{'at 0'}01}"                                                                               \
    "01{04 60 00 00  62 02 01 60 00 01 7f 07{'f'}00 00"                                            \
    "  61 05 01 62 01 07{'m'}02 00 01 02{'one'}00 ff 06 00 02{'two'}{'names'}03 7f 00"             \
    "  0f 01 00 07 00 07{'g'}00 01 "                                                               \
    "  4e 02 60 00 00 50 00 5f 00}"                                                                \
    "02{02{'a'}{'b'}00 00 {'i'}00 ff 06 01}"                                                       \
    "00{{'at 6'}}"                                                                                 \
    "10{02 00 01 00{'f'} 00 01 03{'g'}}"                                                           \
    "02{03{'mod'}00 ff 05 02 {'a'}{'c'}00 00 {'z'}{}04 00 00}"                                     \
    "0e{01{M 01{01 60 00 00}0e{01{M 10{02 01 00 07 00 01 01 05 00}07{01{'m'}05 00}"                \
    "00{{'name'}00{{'in'}}0c{01 00{'deep'}}}}}"                                                    \
    "03{02 00 00}07{02{'f'}00 00{'g'}00 01}0a{02{00 0b}{00 01 0b}}00{{'x'}'end'}}}"                \
    "10{01 00 01 04{'t'}}"                                                                         \
    "0f{02 00 01 00 00 00 02{'one'}06 01{'two'}03 00}"                                             \
    "0e{02{M}{M}}"                                                                                 \
    "10{04 00 02 05{'m'}00 02 06{'n'}00 02 01{'tab'}00 02 02{'mem'}}"                              \
    "03{01 00}07{03{'f'}00 00{'mm'}05 01{'ii'}06 02}0a{01{00 0b}}"                                 \
    "00{{'name'}00{{'top'}}04{01 00{'t'}}0c{02 00{'m0'}02{'m2'}}0d{01 01{'i'}}}"

#endif
