/* util/bytes.h: a growable byte buffer, and names. NON-SPEC. */
#ifndef TOUCHSTONE_UTIL_BYTES_H
#define TOUCHSTONE_UTIL_BYTES_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A borrowed run of bytes; need not end in NUL. */
typedef struct Bytes {
    const uint8_t *at;
    size_t len;
} Bytes;

/* A growable buffer that owns its bytes. A zeroed Buffer is empty. */
typedef struct Buffer {
    uint8_t *at;
    size_t len, capacity;
} Buffer;

void buffer_byte(Buffer *buffer, uint8_t byte);
void buffer_bytes(Buffer *buffer, const void *bytes, size_t len);
void buffer_text(Buffer *buffer, const char *text);
/* Appends formatted text, as printf. */
void buffer_format(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_vformat(Buffer *buffer, const char *format, va_list args);
/* Makes sure that a NUL follows the bytes and returns them as text; the NUL does not count. */
const char *buffer_string(Buffer *buffer);
void buffer_free(Buffer *buffer);

static inline bool bytes_equal(Bytes a, Bytes b)
{
    return a.len == b.len && (a.len == 0 || __builtin_memcmp(a.at, b.at, a.len) == 0);
}

/* Negative, zero or positive as A is before, the same as or behind B; a prefix comes first. */
static inline int bytes_compare(Bytes a, Bytes b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? __builtin_memcmp(a.at, b.at, n) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* The bytes of a NUL-terminated TEXT, borrowed. */
static inline Bytes bytes_of(const char *text)
{
    return (Bytes){(const uint8_t *)text, __builtin_strlen(text)};
}

#endif
