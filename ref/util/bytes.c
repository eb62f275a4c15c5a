/* util/bytes.c: a growable byte buffer. NON-SPEC. */
#include "util/bytes.h"

#include "util/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(Buffer *buffer, size_t more)
{
    if (buffer->capacity - buffer->len >= more)
        return;
    if (more > SIZE_MAX / 2 - buffer->len)
        out_of_memory(more);
    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity - buffer->len < more)
        capacity *= 2;
    buffer->at = checked_realloc(buffer->at, capacity, 1);
    buffer->capacity = capacity;
}

void buffer_byte(Buffer *buffer, uint8_t byte)
{
    reserve(buffer, 1);
    buffer->at[buffer->len++] = byte;
}

void buffer_bytes(Buffer *buffer, const void *bytes, size_t len)
{
    if (!len)
        return;
    reserve(buffer, len);
    memcpy(buffer->at + buffer->len, bytes, len);
    buffer->len += len;
}

void buffer_text(Buffer *buffer, const char *text)
{
    buffer_bytes(buffer, text, strlen(text));
}

void buffer_vformat(Buffer *buffer, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    if (len > 0) {
        reserve(buffer, (size_t)len + 1);
        vsnprintf((char *)buffer->at + buffer->len, (size_t)len + 1, format, again);
        buffer->len += (size_t)len;
    }
    va_end(again);
}

void buffer_format(Buffer *buffer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buffer_vformat(buffer, format, args);
    va_end(args);
}

const char *buffer_string(Buffer *buffer)
{
    reserve(buffer, 1);
    buffer->at[buffer->len] = 0;
    return (const char *)buffer->at;
}

void buffer_free(Buffer *buffer)
{
    free(buffer->at);
    *buffer = (Buffer){0};
}
