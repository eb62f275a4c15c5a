/* wasi/guest.c: the program's memory, which pointers of a call are relative to. A memory may be shared: what is checked is
 * copied first. */
#include "wasi/world.h"

#include "util/utf8.h"

#include <string.h>

Errno guest_bytes(const Call *call, uint32_t at, uint64_t len, uint8_t **out)
{
    if (len > call->memory_len || at > call->memory_len - len)
        return ERRNO_fault;
    *out = call->memory + at;
    return ERRNO_success;
}

Errno guest_result(const Call *call, unsigned i, uint64_t len, uint8_t **out)
{
    return guest_bytes(call, arg32(call, i), len, out);
}

/* preview1: a string is UTF-8. */
/* A path is one of the platform's too: it has no NUL and a bounded length. Absolute ones lead nowhere below a directory. */
Errno guest_path(const Call *call, unsigned i, Path *out)
{
    uint8_t *bytes;
    uint32_t len = arg32(call, i + 1);
    TRY_ERRNO(guest_bytes(call, arg32(call, i), len, &bytes));
    if (len > PATH_LENGTH_MAX)
        return ERRNO_nametoolong;
    memcpy(out->text, bytes, len);
    out->text[len] = 0;
    out->len = len;
    out->follow = false;
    if (len == 0)
        return ERRNO_noent;
    if (memchr(out->text, 0, len))
        return ERRNO_inval;
    if (!utf8_valid((const uint8_t *)out->text, len))
        return ERRNO_ilseq;
    return out->text[0] == '/' ? ERRNO_notcapable : ERRNO_success;
}

/* preview1#iovec_array, preview1#ciovec_array */
/* The sum of the lengths must be a size, as the result is one. */
Errno guest_iovecs(const Call *call, unsigned i, struct iovec out[IOVECS_MAX], int *n,
                   size_t *total)
{
    uint8_t *list, *bytes;
    uint32_t count = arg32(call, i + 1);
    TRY_ERRNO(guest_bytes(call, arg32(call, i), (uint64_t)count * SIZE_iovec, &list));
    if (count > IOVECS_MAX)
        return ERRNO_inval;
    *n = 0;
    *total = 0;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t at = get32(list + (size_t)k * SIZE_iovec);
        uint32_t len = get32(list + (size_t)k * SIZE_iovec + 4);
        TRY_ERRNO(guest_bytes(call, at, len, &bytes));
        *total += len;
        if (len)
            out[(*n)++] = (struct iovec){.iov_base = bytes, .iov_len = len};
    }
    return *total > UINT32_MAX ? ERRNO_inval : ERRNO_success;
}

void put16(uint8_t *at, uint16_t v)
{
    memcpy(at, &v, sizeof v);
}

void put32(uint8_t *at, uint32_t v)
{
    memcpy(at, &v, sizeof v);
}

void put64(uint8_t *at, uint64_t v)
{
    memcpy(at, &v, sizeof v);
}

uint32_t get32(const uint8_t *at)
{
    uint32_t v;
    memcpy(&v, at, sizeof v);
    return v;
}

uint64_t get64(const uint8_t *at)
{
    uint64_t v;
    memcpy(&v, at, sizeof v);
    return v;
}

/* preview1#filestat */
void put_filestat(uint8_t *at, const Filestat *st)
{
    memset(at, 0, SIZE_filestat);
    put64(at, st->dev);
    put64(at + 8, st->ino);
    at[16] = (uint8_t)st->filetype;
    put64(at + 24, st->nlink);
    put64(at + 32, st->size);
    put64(at + 40, st->atim);
    put64(at + 48, st->mtim);
    put64(at + 56, st->ctim);
}
