/* wasi/stream.c: standard streams that are no descriptors of the host: given bytes, captured output, nothing. NON-SPEC. */
#include "wasi/world.h"

#include <string.h>

static Errno stream_read(Wasi *wasi, Descriptor *d, const struct iovec *list, int n,
                         const uint64_t *at, size_t *done)
{
    (void)wasi;
    Stream *s = d->stream;
    if (at)
        return ERRNO_spipe;
    for (int i = 0; i < n && s->kind == WASI_STREAM_BYTES; i++) {
        size_t left = s->bytes.len - s->read;
        size_t len = list[i].iov_len < left ? list[i].iov_len : left;
        if (len)
            memcpy(list[i].iov_base, s->bytes.at + s->read, len);
        s->read += len;
        *done += len;
    }
    return ERRNO_success;
}

/* What is captured takes memory: at most twice what is there. */
static Errno stream_write(Wasi *wasi, Descriptor *d, const struct iovec *list, int n,
                          const uint64_t *at, size_t *done)
{
    Stream *s = d->stream;
    if (at)
        return ERRNO_spipe;
    for (int i = 0; i < n; i++) {
        if (s->kind == WASI_STREAM_CAPTURE) {
            if (!charge_memory(wasi, list[i].iov_len))
                return *done ? ERRNO_success : ERRNO_nospc;
            buffer_bytes(&s->bytes, list[i].iov_base, list[i].iov_len);
        }
        *done += list[i].iov_len;
    }
    return ERRNO_success;
}

static Errno stream_filestat(Wasi *wasi, Descriptor *d, Filestat *st)
{
    (void)wasi, (void)d;
    *st = (Filestat){.filetype = FILETYPE_unknown, .nlink = 1};
    return ERRNO_success;
}

static Errno stream_sync(Wasi *wasi, Descriptor *d, bool data_only)
{
    (void)wasi, (void)d, (void)data_only;
    return ERRNO_inval; /* as for a pipe */
}

static Errno stream_set_times(Wasi *wasi, Descriptor *d, const Times *times)
{
    (void)wasi, (void)d, (void)times;
    return ERRNO_inval;
}

static void stream_close(Wasi *wasi, Descriptor *d)
{
    (void)wasi, (void)d;
}

/* The other members are for what streams have no right to. */
const Backend stream_backend = {
    .read = stream_read,
    .write = stream_write,
    .filestat = stream_filestat,
    .sync = stream_sync,
    .set_times = stream_set_times,
    .close = stream_close,
};
