/* binary/bytes_test.h: what the tests of the binary format share. */
#ifndef TOUCHSTONE_BINARY_BYTES_TEST_H
#define TOUCHSTONE_BINARY_BYTES_TEST_H

#include "binary/binary.h"
#include "util/bytes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static inline unsigned test_digit(char c)
{
    return c <= '9' ? (unsigned)(c - '0') : (unsigned)(c - 'a') + 10;
}

/* Appends the bytes that HEX writes as pairs of digits; blanks are skipped, 'text' stands for itself. */
static inline void test_hex(Buffer *out, const char *hex)
{
    while (*hex) {
        if (*hex == ' ') {
            hex++;
        } else if (*hex == '\'') {
            size_t n = strcspn(hex + 1, "'");
            buffer_bytes(out, hex + 1, n);
            hex += n + 2;
        } else {
            buffer_byte(out, (uint8_t)(test_digit(hex[0]) << 4 | test_digit(hex[1])));
            hex += 2;
        }
    }
}

/* A module: the preamble and the bytes of HEX. */
static inline Buffer test_module(const char *hex)
{
    Buffer out = {0};
    buffer_bytes(&out, "\0asm\1\0\0\0", 8);
    test_hex(&out, hex);
    return out;
}

/* Decodes BYTES in chunks: the first of FIRST bytes, the others of REST. */
static inline Result test_chunked(Bytes bytes, size_t first, size_t rest, Features features,
                                  Module **out, Failure *failure)
{
    Decoder *d = decoder_new(features);
    Result result = RESULT_OK;
    *out = NULL;
    for (size_t at = 0, n = first; !result && at < bytes.len; at += n, n = rest) {
        if (n > bytes.len - at)
            n = bytes.len - at;
        result = decoder_feed(d, bytes.at + at, n, failure);
    }
    if (!result)
        result = decoder_finish(d, out, failure);
    decoder_free(d);
    return result;
}

static inline Bytes test_bytes(const Buffer *buffer)
{
    return (Bytes){buffer->at, buffer->len};
}

/* Fails the test unless both failures are the same in all that they say. */
static inline void test_same_failure(const Failure *a, const Failure *b)
{
    assert_int_equal(a->result, b->result);
    assert_string_equal(error_text(a->code), error_text(b->code));
    assert_int_equal(a->pos.offset, b->pos.offset);
    assert_int_equal(a->func, b->func);
    assert_int_equal(a->features, b->features);
    assert_string_equal(a->detail, b->detail);
}

/* Fails the test unless BYTES in chunks give what they give as a whole: the same encoding or the same failure. */
static inline void test_same_in_chunks(Bytes bytes, size_t first, size_t rest, Features features)
{
    Module *whole = NULL, *chunked = NULL;
    Failure a = {0}, b = {0};
    Result result = binary_module(bytes.at, bytes.len, features, &whole, &a);
    assert_int_equal(test_chunked(bytes, first, rest, features, &chunked, &b), result);
    if (result) {
        assert_null(whole);
        assert_null(chunked);
        test_same_failure(&a, &b);
        return;
    }
    Buffer x = {0}, y = {0};
    binary_encode(whole, true, &x);
    binary_encode(chunked, true, &y);
    assert_int_equal(x.len, y.len);
    assert_memory_equal(x.at, y.at, x.len);
    buffer_free(&x);
    buffer_free(&y);
    module_free(whole);
    module_free(chunked);
}

/* Every place to cut BYTES in two, and bytes one by one, by three and by seven. */
static inline void test_all_chunks(Bytes bytes, Features features)
{
    for (size_t cut = 0; cut <= bytes.len; cut++)
        test_same_in_chunks(bytes, cut, bytes.len + 1, features);
    test_same_in_chunks(bytes, 1, 1, features);
    test_same_in_chunks(bytes, 3, 3, features);
    test_same_in_chunks(bytes, 2, 7, features);
}

#endif
