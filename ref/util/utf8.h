/* util/utf8.h: UTF-8 as Unicode defines it: shortest forms, no surrogates, up to U+10FFFF. NON-SPEC. */
#ifndef TOUCHSTONE_UTIL_UTF8_H
#define TOUCHSTONE_UTIL_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True if all LEN bytes are well-formed UTF-8. */
bool utf8_valid(const uint8_t *at, size_t len);

/* Reads one scalar value; returns the number of bytes it takes (1-4), or 0 if none stands there. */
size_t utf8_decode(const uint8_t *at, size_t len, uint32_t *scalar);

/* Writes SCALAR (a Unicode scalar value) to OUT; returns the number of bytes written (1-4). */
size_t utf8_encode(uint32_t scalar, uint8_t out[4]);

#endif
