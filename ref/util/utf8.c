/* util/utf8.c: UTF-8 as Unicode defines it. NON-SPEC. */
#include "util/utf8.h"

size_t utf8_decode(const uint8_t *at, size_t len, uint32_t *scalar)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    if (!len)
        return 0;
    uint8_t b = at[0];
    size_t n = b < 0x80                ? 1
               : b >= 0xC2 && b < 0xE0 ? 2
               : b >= 0xE0 && b < 0xF0 ? 3
               : b >= 0xF0 && b < 0xF5 ? 4
                                       : 0;
    if (!n || n > len)
        return 0;
    uint32_t c = n == 1 ? b : b & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (at[i] & 0x3Fu);
    }
    if (c < least[n] || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF)
        return 0;
    *scalar = c;
    return n;
}

bool utf8_valid(const uint8_t *at, size_t len)
{
    for (size_t i = 0; i < len;) {
        uint32_t scalar;
        size_t n = utf8_decode(at + i, len - i, &scalar);
        if (!n)
            return false;
        i += n;
    }
    return true;
}

size_t utf8_encode(uint32_t c, uint8_t out[4])
{
    if (c < 0x80) {
        out[0] = (uint8_t)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, c >>= 6)
        out[i] = (uint8_t)(0x80 | (c & 0x3F));
    out[0] = (uint8_t)(0xF00u >> n | c);
    return n;
}
