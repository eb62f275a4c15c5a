/* binary/values.c: bytes, LEB128 integers, floats, lists, names (core/binary/values, core/binary/conventions). */
#include "binary/reader.h"

#include "util/utf8.h"

#include <inttypes.h>
#include <string.h>

static const struct {
    uint64_t most;
    const char *what;
} limits[] = {
#define LIMIT_OF(id, value, what) {value, what},
#include "syntax/limits.def"
#undef LIMIT_OF
};

Result reader_feature_off(Reader *r, const uint8_t *at, Feature feature)
{
    Result result = FAIL(r, at, feature_off, "%s", feature_name(feature));
    r->failure->features = UINT64_C(1) << feature;
    return result;
}

Result reader_extension(Reader *r, const uint8_t *at, Feature feature, Errcode code)
{
    r->m->encoded |= UINT64_C(1) << feature;
    if (r->features >> feature & 1)
        return RESULT_OK;
    Result result = fail(r->failure, code, reader_pos(r, at), "0x%02x, which needs %s", *at,
                         feature_name(feature));
    r->failure->features = UINT64_C(1) << feature;
    return result;
}

Result reader_limit(Reader *r, const uint8_t *at, uint64_t n, Bound bound)
{
    if (n <= limits[bound].most)
        return RESULT_OK;
    return FAIL(r, at, implementation_limit, "%" PRIu64 " %s, at most %" PRIu64, n,
                limits[bound].what, limits[bound].most);
}

Result reader_at_end(Reader *r)
{
    if (r->at == r->end)
        return RESULT_OK;
    return FAIL(r, r->at, section_size_mismatch, "%zu bytes too many", reader_left(r));
}

void *reader_room(Reader *r, void *list, uint32_t n, uint32_t more, size_t *room, size_t size)
{
    size_t least = (size_t)n + more;
    if (list && least <= *room)
        return list;
    *room = list && least < 2 * *room ? 2 * *room : least;
    void *moved = arena_array(&r->m->arena, *room, size);
    if (list)
        memcpy(moved, list, n * size);
    return moved;
}

/* binary-uint; BuN */
/* BITS is N: seven bits a byte, no byte beyond what N bits need, no bit beyond bit N - 1. */
Result binary_uint(Reader *r, int bits, uint64_t *out)
{
    uint64_t n = 0;
    for (int shift = 0;; shift += 7) {
        if (shift >= bits)
            return FAIL(r, r->at, integer_too_long, "more than %d bits", bits);
        uint8_t b = 0;
        TRY(binary_byte(r, &b));
        if (bits - shift < 7 && (b & 0x7F) >> (bits - shift))
            return FAIL(r, r->at - 1, integer_too_large, "more than %d bits", bits);
        n |= (uint64_t)(b & 0x7F) << shift;
        if (b < 0x80) {
            *out = n;
            return RESULT_OK;
        }
    }
}

Result binary_bound(Reader *r, uint64_t *out)
{
    enum { BYTES_32 = 5 };
    const uint8_t *at = r->at;
    if (!(r->features & FEATURE_BIT(memory64)))
        return binary_uint(r, 32, out);
    TRY(binary_uint(r, 64, out));
    if (r->at - at > BYTES_32 || *out > UINT32_MAX)
        r->m->encoded |= FEATURE_BIT(memory64);
    return RESULT_OK;
}

/* binary-sint; BsN */
/* BITS is N: as binary_uint, and unused bits of the last byte repeat the sign. */
Result binary_sint(Reader *r, int bits, int64_t *out)
{
    uint64_t n = 0;
    for (int shift = 0;; shift += 7) {
        if (shift >= bits)
            return FAIL(r, r->at, integer_too_long, "more than %d bits", bits);
        uint8_t b = 0;
        TRY(binary_byte(r, &b));
        if (bits - shift < 7) {
            uint8_t sign = (uint8_t)(0x7F << (bits - shift - 1) & 0x7F);
            if ((b & sign) != 0 && (b & sign) != sign)
                return FAIL(r, r->at - 1, integer_too_large, "more than %d bits", bits);
        }
        n |= (uint64_t)(b & 0x7F) << shift;
        if (b < 0x80) {
            if (b & 0x40 && shift + 7 < 64)
                n |= UINT64_MAX << (shift + 7);
            *out = (int64_t)n;
            return RESULT_OK;
        }
    }
}

/* binary-float; BfN */
/* The BITS / 8 bytes of the bit pattern, little-endian. */
Result binary_float(Reader *r, int bits, uint64_t *out)
{
    const uint8_t *at = r->at;
    TRY(binary_bytes(r, (size_t)bits / 8, &at));
    uint64_t n = 0;
    for (int i = 0; i < bits / 8; i++)
        n |= (uint64_t)at[i] << (8 * i);
    *out = n;
    return RESULT_OK;
}

/* N bytes, borrowed from the input. */
Result binary_bytes(Reader *r, size_t n, const uint8_t **out)
{
    if (reader_left(r) < n)
        return FAIL(r, r->at, unexpected_end_of_section, "%zu bytes due, %zu there", n,
                    reader_left(r));
    *out = r->at;
    r->at += n;
    return RESULT_OK;
}

/* binary-list; Blist */
/* The number of elements. More than there are bytes left is refused here, before anything is allocated for it. */
Result binary_list(Reader *r, uint32_t *out)
{
    const uint8_t *at = r->at;
    TRY(binary_u32(r, out));
    if (*out > reader_left(r))
        return FAIL(r, at, unexpected_end_of_section, "list of %" PRIu32 ", %zu bytes left", *out,
                    reader_left(r));
    return RESULT_OK;
}

/* binary-name; Bname */
/* A list of bytes that is the UTF-8 of some characters; copied into the module. */
Result binary_name(Reader *r, Name *out)
{
    const uint8_t *start = r->at, *at = NULL;
    uint32_t n = 0;
    TRY(binary_list(r, &n));
    TRY(binary_bytes(r, n, &at));
    if (!utf8_valid(at, n))
        return FAIL(r, start, malformed_utf8, NULL);
    *out = (Name){arena_copy(&r->m->arena, at, n), n};
    return RESULT_OK;
}
