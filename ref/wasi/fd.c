/* wasi/fd.c: descriptors (preview1#fd_advise to #fd_write). What a descriptor leads to does the work; here stand the
 * rights, the arguments and the results. */
#include "wasi/world.h"

#include <string.h>

/* ---- the descriptor itself ---- */

/* preview1#fd_close */
Errno wasi_fd_close(const Call *call)
{
    Descriptor *d;
    TRY_ERRNO(table_at(call->wasi, arg32(call, 0), &d));
    table_close(call->wasi, d);
    return ERRNO_success;
}

/* preview1#fd_renumber: the descriptor gets the number of another open one, which is closed. */
Errno wasi_fd_renumber(const Call *call)
{
    Descriptor *from, *to;
    TRY_ERRNO(table_at(call->wasi, arg32(call, 0), &from));
    TRY_ERRNO(table_at(call->wasi, arg32(call, 1), &to));
    if (from == to)
        return ERRNO_success;
    table_close(call->wasi, to);
    *to = *from;
    memset(from, 0, sizeof *from);
    return ERRNO_success;
}

/* preview1#fd_fdstat_get */
Errno wasi_fd_fdstat_get(const Call *call)
{
    Descriptor *d;
    uint8_t *result;
    TRY_ERRNO(table_at(call->wasi, arg32(call, 0), &d));
    TRY_ERRNO(guest_result(call, 1, SIZE_fdstat, &result));
    memset(result, 0, SIZE_fdstat);
    result[0] = (uint8_t)d->filetype;
    put16(result + 2, (uint16_t)d->fdflags);
    put64(result + 8, d->base);
    put64(result + 16, d->inheriting);
    return ERRNO_success;
}

/* preview1#fd_fdstat_set_flags: all flags may change, since each write is told what holds for it. */
Errno wasi_fd_fdstat_set_flags(const Call *call)
{
    Descriptor *d;
    uint32_t flags = arg32(call, 1);
    TRY_ERRNO(table_get(call->wasi, arg32(call, 0), RIGHT_fd_fdstat_set_flags, &d));
    if (flags & ~(uint32_t)FDFLAGS_ALL)
        return ERRNO_inval;
    d->fdflags = flags;
    return ERRNO_success;
}

/* preview1#fd_fdstat_set_rights: rights can be given up only. */
Errno wasi_fd_fdstat_set_rights(const Call *call)
{
    Descriptor *d;
    Wasi_rights base = arg64(call, 1), inheriting = arg64(call, 2);
    TRY_ERRNO(table_at(call->wasi, arg32(call, 0), &d));
    if (base & ~d->base || inheriting & ~d->inheriting)
        return ERRNO_notcapable;
    d->base = base;
    d->inheriting = inheriting;
    return ERRNO_success;
}

/* preview1#fd_prestat_get: badf for all but the preopened directories, which tells a program where their list ends. */
Errno wasi_fd_prestat_get(const Call *call)
{
    Descriptor *d;
    uint8_t *result;
    TRY_ERRNO(table_at(call->wasi, arg32(call, 0), &d));
    if (!d->preopen)
        return ERRNO_badf;
    TRY_ERRNO(guest_result(call, 1, SIZE_prestat, &result));
    memset(result, 0, SIZE_prestat);
    result[0] = PREOPENTYPE_dir;
    put32(result + 4, (uint32_t)strlen(d->preopen));
    return ERRNO_success;
}

/* preview1#fd_prestat_dir_name: the whole name or nothing, without a NUL. */
Errno wasi_fd_prestat_dir_name(const Call *call)
{
    Descriptor *d;
    uint8_t *result;
    TRY_ERRNO(table_at(call->wasi, arg32(call, 0), &d));
    if (!d->preopen)
        return ERRNO_badf;
    size_t len = strlen(d->preopen);
    if (arg32(call, 2) < len)
        return ERRNO_nametoolong;
    TRY_ERRNO(guest_result(call, 1, len, &result));
    memcpy(result, d->preopen, len);
    return ERRNO_success;
}

/* ---- the file ---- */

/* preview1#fd_advise */
Errno wasi_fd_advise(const Call *call)
{
    Descriptor *d;
    TRY_ERRNO(table_get(call->wasi, arg32(call, 0), RIGHT_fd_advise, &d));
    uint64_t offset = arg64(call, 1), len = arg64(call, 2);
    if (arg32(call, 3) >= ADVICE_COUNT || offset > INT64_MAX || len > INT64_MAX)
        return ERRNO_inval;
    return d->backend->advise(call->wasi, d, offset, len, arg32(call, 3));
}

/* preview1#fd_allocate */
Errno wasi_fd_allocate(const Call *call)
{
    Descriptor *d;
    TRY_ERRNO(table_get(call->wasi, arg32(call, 0), RIGHT_fd_allocate, &d));
    uint64_t offset = arg64(call, 1), len = arg64(call, 2);
    if (len == 0)
        return ERRNO_inval;
    if (offset > INT64_MAX || len > INT64_MAX - offset)
        return ERRNO_fbig;
    return d->backend->allocate(call->wasi, d, offset, len);
}

/* preview1#fd_datasync */
Errno wasi_fd_datasync(const Call *call)
{
    Descriptor *d;
    TRY_ERRNO(table_get(call->wasi, arg32(call, 0), RIGHT_fd_datasync, &d));
    return d->backend->sync(call->wasi, d, true);
}

/* preview1#fd_sync */
Errno wasi_fd_sync(const Call *call)
{
    Descriptor *d;
    TRY_ERRNO(table_get(call->wasi, arg32(call, 0), RIGHT_fd_sync, &d));
    return d->backend->sync(call->wasi, d, false);
}

/* preview1#fd_filestat_get */
Errno wasi_fd_filestat_get(const Call *call)
{
    Descriptor *d;
    uint8_t *result;
    Filestat st;
    TRY_ERRNO(table_get(call->wasi, arg32(call, 0), RIGHT_fd_filestat_get, &d));
    TRY_ERRNO(guest_result(call, 1, SIZE_filestat, &result));
    TRY_ERRNO(d->backend->filestat(call->wasi, d, &st));
    put_filestat(result, &st);
    return ERRNO_success;
}

/* preview1#fd_filestat_set_size */
Errno wasi_fd_filestat_set_size(const Call *call)
{
    Descriptor *d;
    uint64_t size = arg64(call, 1);
    TRY_ERRNO(table_get(call->wasi, arg32(call, 0), RIGHT_fd_filestat_set_size, &d));
    if (size > INT64_MAX)
        return ERRNO_fbig;
    return d->backend->set_size(call->wasi, d, size);
}

/* preview1#fd_filestat_set_times */
Errno wasi_fd_filestat_set_times(const Call *call)
{
    Descriptor *d;
    Times times = {.atim = arg64(call, 1), .mtim = arg64(call, 2), .flags = arg32(call, 3)};
    TRY_ERRNO(table_get(call->wasi, arg32(call, 0), RIGHT_fd_filestat_set_times, &d));
    TRY_ERRNO(times_check(&times));
    return d->backend->set_times(call->wasi, d, &times);
}

/* ---- the offset ---- */

/* preview1#fd_seek: the right to tell suffices for what does not move. */
Errno wasi_fd_seek(const Call *call)
{
    Descriptor *d;
    uint8_t *result;
    uint64_t offset;
    int64_t delta = (int64_t)arg64(call, 1);
    uint32_t whence = arg32(call, 2);
    TRY_ERRNO(table_at(call->wasi, arg32(call, 0), &d));
    bool tells = whence == WHENCE_cur && delta == 0 && d->base & RIGHT_fd_tell;
    if (!tells && !(d->base & RIGHT_fd_seek))
        return ERRNO_notcapable;
    if (whence > WHENCE_end)
        return ERRNO_inval;
    TRY_ERRNO(guest_result(call, 3, 8, &result));
    TRY_ERRNO(d->backend->seek(call->wasi, d, delta, whence, &offset));
    put64(result, offset);
    return ERRNO_success;
}

/* preview1#fd_tell: the right to seek implies the one to tell. */
Errno wasi_fd_tell(const Call *call)
{
    Descriptor *d;
    uint8_t *result;
    uint64_t offset;
    TRY_ERRNO(table_at(call->wasi, arg32(call, 0), &d));
    if (!(d->base & (RIGHT_fd_tell | RIGHT_fd_seek)))
        return ERRNO_notcapable;
    TRY_ERRNO(guest_result(call, 1, 8, &result));
    TRY_ERRNO(d->backend->seek(call->wasi, d, 0, WHENCE_cur, &offset));
    put64(result, offset);
    return ERRNO_success;
}

/* ---- contents ---- */

/* What the four functions share: the descriptor, whose backend is asked to transfer what the list of arguments 1 and 2
   says, at offset AT unless it is NULL, and the number of bytes, which goes to argument RESULT. */
static Errno transfer(const Call *call, bool write, Wasi_rights needed, const uint64_t *at,
                      unsigned result_at)
{
    Descriptor *d;
    struct iovec list[IOVECS_MAX];
    uint8_t *result;
    size_t total, done = 0;
    int n;
    TRY_ERRNO(table_at(call->wasi, arg32(call, 0), &d));
    if (d->filetype == FILETYPE_directory)
        return ERRNO_isdir;
    if (needed & ~d->base)
        return ERRNO_notcapable;
    TRY_ERRNO(guest_result(call, result_at, 4, &result));
    TRY_ERRNO(guest_iovecs(call, 1, list, &n, &total));
    if (at && (*at > INT64_MAX || total > INT64_MAX - *at))
        return write ? ERRNO_fbig : ERRNO_inval;
    if (n > 0)
        TRY_ERRNO(
            (write ? d->backend->write : d->backend->read)(call->wasi, d, list, n, at, &done));
    put32(result, (uint32_t)done);
    return ERRNO_success;
}

/* preview1#fd_read */
Errno wasi_fd_read(const Call *call)
{
    return transfer(call, false, RIGHT_fd_read, NULL, 3);
}

/* preview1#fd_write */
Errno wasi_fd_write(const Call *call)
{
    return transfer(call, true, RIGHT_fd_write, NULL, 3);
}

/* preview1#fd_pread: neither uses nor changes the offset. */
Errno wasi_fd_pread(const Call *call)
{
    uint64_t at = arg64(call, 3);
    return transfer(call, false, RIGHT_fd_read | RIGHT_fd_seek, &at, 4);
}

/* preview1#fd_pwrite: neither uses nor changes the offset; append does not count. */
Errno wasi_fd_pwrite(const Call *call)
{
    uint64_t at = arg64(call, 3);
    return transfer(call, true, RIGHT_fd_write | RIGHT_fd_seek, &at, 4);
}

/* ---- directories ---- */

bool listing_add(Listing *listing, uint64_t next, uint64_t ino, Filetype type, const char *name,
                 size_t len)
{
    uint8_t entry[SIZE_dirent] = {0};
    put64(entry, next);
    put64(entry + 8, ino);
    put32(entry + 16, (uint32_t)len);
    entry[20] = (uint8_t)type;
    size_t room = listing->room - listing->len;
    size_t head = room < sizeof entry ? room : sizeof entry;
    memcpy(listing->at + listing->len, entry, head);
    size_t tail = room - head < len ? room - head : len;
    memcpy(listing->at + listing->len + head, name, tail);
    listing->len += head + tail;
    return listing->len < listing->room;
}

/* preview1#fd_readdir: entries from a cookie on, as many as fit, the last one cut where it does not. */
Errno wasi_fd_readdir(const Call *call)
{
    Descriptor *d;
    uint8_t *result;
    Listing listing = {.room = arg32(call, 2)};
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 0), RIGHT_fd_readdir, &d));
    TRY_ERRNO(guest_result(call, 4, 4, &result));
    TRY_ERRNO(guest_result(call, 1, listing.room, &listing.at));
    if (listing.room > 0)
        TRY_ERRNO(d->backend->readdir(call->wasi, d, arg64(call, 3), &listing));
    put32(result, (uint32_t)listing.len);
    return ERRNO_success;
}
