/* wasi/host_file.c: files and streams that are descriptors of the host: what they hold. NON-SPEC. */
#include "wasi/host.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static Errno errno_now(void)
{
    return errno_of(errno);
}

/* Regular files never block, and what is written to them counts against the bound on the disk. */
static bool is_regular(const Descriptor *d)
{
    return d->filetype == FILETYPE_regular_file;
}

/* ---- contents ---- */

/* A read of what is not a regular file waits where an interrupt is heard. */
Errno host_read(Wasi *wasi, Descriptor *d, const struct iovec *list, int n, const uint64_t *at,
                size_t *done)
{
    if (d->fdflags & FDFLAGS_rsync && fdatasync(d->host) < 0 && errno != EINVAL)
        return errno_now();
    for (;;) {
        if (!is_regular(d) && !at) {
            struct pollfd ready = {.fd = d->host, .events = POLLIN};
            if (d->fdflags & FDFLAGS_nonblock && poll(&ready, 1, 0) == 0)
                return ERRNO_again;
            TRY_ERRNO(wait_for(wasi, d->host, POLLIN));
        }
        ssize_t got = at ? preadv(d->host, list, n, (off_t)*at) : readv(d->host, list, n);
        if (got >= 0) {
            *done = (size_t)got;
            return ERRNO_success;
        }
        bool again = errno == EINTR || (errno == EAGAIN && !(d->fdflags & FDFLAGS_nonblock));
        if (!again || is_interrupted(wasi))
            return again ? ERRNO_ENDED : errno_now();
    }
}

/* The first ROOM bytes of LIST behind the first SKIP ones. Returns how many buffers those are. */
static int cut(const struct iovec *list, int n, size_t skip, size_t room,
               struct iovec out[IOVECS_MAX])
{
    int out_n = 0;
    for (int i = 0; i < n && room > 0; i++) {
        size_t from = skip < list[i].iov_len ? skip : list[i].iov_len;
        size_t len = list[i].iov_len - from < room ? list[i].iov_len - from : room;
        skip -= from;
        room -= len;
        if (len)
            out[out_n++] =
                (struct iovec){.iov_base = (uint8_t *)list[i].iov_base + from, .iov_len = len};
    }
    return out_n;
}

static size_t list_total(const struct iovec *list, int n)
{
    size_t total = 0;
    for (int i = 0; i < n; i++)
        total += list[i].iov_len;
    return total;
}

/* pwritev2 without the signals that a broken pipe or a bound on files sends, which would be the host's. */
static ssize_t write_quietly(const Descriptor *d, const struct iovec *list, int n, off_t at,
                             int flags)
{
    sigset_t quiet, before, pending;
    sigemptyset(&quiet);
    sigaddset(&quiet, SIGPIPE);
    sigaddset(&quiet, SIGXFSZ);
    sigpending(&pending);
    pthread_sigmask(SIG_BLOCK, &quiet, &before);
    ssize_t put =
        flags || at >= 0 ? pwritev2(d->host, list, n, at, flags) : writev(d->host, list, n);
    int error = errno;
    if (put < 0 && (error == EPIPE || error == EFBIG)) {
        const struct timespec now = {0};
        int signal = error == EPIPE ? SIGPIPE : SIGXFSZ;
        sigset_t sent;
        sigemptyset(&sent);
        sigaddset(&sent, signal);
        while (!sigismember(&pending, signal) && sigtimedwait(&sent, NULL, &now) < 0 &&
               errno == EINTR)
            continue;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return put;
}

/* How each write is to be made by the descriptor's flags. */
static int write_flags(const Descriptor *d, bool at)
{
    int flags = 0;
    if (d->fdflags & FDFLAGS_append && !at)
        flags |= RWF_APPEND;
    if (d->fdflags & FDFLAGS_dsync)
        flags |= RWF_DSYNC;
    if (d->fdflags & (FDFLAGS_sync | FDFLAGS_rsync))
        flags |= RWF_SYNC;
    return flags;
}

/* By how many bytes a write of TOTAL makes the file longer: what is left out before them counts. */
static uint64_t growth(const Descriptor *d, size_t total, const uint64_t *at)
{
    struct stat st;
    off_t from = 0;
    if (fstat(d->host, &st) < 0)
        return total;
    if (at)
        from = (off_t)*at;
    else if (d->fdflags & FDFLAGS_append)
        from = st.st_size;
    else if ((from = lseek(d->host, 0, SEEK_CUR)) < 0)
        return total;
    uint64_t end = (uint64_t)from + total, size = (uint64_t)st.st_size;
    return end > size ? end - size : 0;
}

static Errno write_regular(Wasi *wasi, Descriptor *d, const struct iovec *list, int n,
                           const uint64_t *at, size_t *done)
{
    uint64_t cost = growth(d, list_total(list, n), at);
    if (!charge_disk(wasi, cost))
        return ERRNO_nospc;
    ssize_t put;
    do
        put = write_quietly(d, list, n, at ? (off_t)*at : -1, write_flags(d, at));
    while (put < 0 && errno == EINTR && !is_interrupted(wasi));
    if (put < 0) {
        wasi->disk -= cost;
        return errno_now();
    }
    *done = (size_t)put;
    return ERRNO_success;
}

/* All else takes PIPE_BUF bytes without blocking when it is ready for any: so each piece is waited for where an interrupt
   is heard. */
static Errno write_stream(Wasi *wasi, Descriptor *d, const struct iovec *list, int n, size_t *done)
{
    struct iovec piece[IOVECS_MAX];
    size_t total = list_total(list, n);
    while (*done < total) {
        struct pollfd ready = {.fd = d->host, .events = POLLOUT};
        if (d->fdflags & FDFLAGS_nonblock && poll(&ready, 1, 0) == 0)
            return *done ? ERRNO_success : ERRNO_again;
        TRY_ERRNO(wait_for(wasi, d->host, POLLOUT));
        int piece_n = cut(list, n, *done, PIPE_BUF, piece);
        ssize_t put = write_quietly(d, piece, piece_n, -1, 0);
        if (put < 0 && errno != EINTR && errno != EAGAIN)
            return *done ? ERRNO_success : errno_now();
        *done += put > 0 ? (size_t)put : 0;
    }
    return ERRNO_success;
}

Errno host_write(Wasi *wasi, Descriptor *d, const struct iovec *list, int n, const uint64_t *at,
                 size_t *done)
{
    if (is_regular(d) && !d->lent)
        return write_regular(wasi, d, list, n, at, done);
    return at ? ERRNO_spipe : write_stream(wasi, d, list, n, done);
}

/* ---- attributes ---- */

Errno host_seek(Wasi *wasi, Descriptor *d, int64_t delta, unsigned whence, uint64_t *offset)
{
    static const int whences[] = {
        [WHENCE_set] = SEEK_SET, [WHENCE_cur] = SEEK_CUR, [WHENCE_end] = SEEK_END};
    (void)wasi;
    off_t at = lseek(d->host, delta, whences[whence]);
    if (at < 0)
        return errno_now();
    *offset = (uint64_t)at;
    return ERRNO_success;
}

static Filetype filetype_of(const struct stat *st, int fd)
{
    int type = 0;
    socklen_t len = sizeof type;
    switch (st->st_mode & S_IFMT) {
    case S_IFREG: return FILETYPE_regular_file;
    case S_IFDIR: return FILETYPE_directory;
    case S_IFLNK: return FILETYPE_symbolic_link;
    case S_IFBLK: return FILETYPE_block_device;
    case S_IFCHR: return FILETYPE_character_device;
    case S_IFSOCK:
        if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &len) < 0)
            return FILETYPE_unknown;
        return type == SOCK_DGRAM ? FILETYPE_socket_dgram : FILETYPE_socket_stream;
    default: return FILETYPE_unknown;
    }
}

static uint64_t nanoseconds(const struct timespec *t)
{
    return t->tv_sec < 0 ? 0 : (uint64_t)t->tv_sec * 1000000000 + (uint64_t)t->tv_nsec;
}

Errno host_filestat_of(int fd, Filestat *out)
{
    struct stat st;
    *out = (Filestat){0};
    if (fstat(fd, &st) < 0)
        return errno_now();
    *out = (Filestat){.dev = st.st_dev,
                      .ino = st.st_ino,
                      .filetype = filetype_of(&st, fd),
                      .nlink = st.st_nlink,
                      .size = (uint64_t)st.st_size,
                      .atim = nanoseconds(&st.st_atim),
                      .mtim = nanoseconds(&st.st_mtim),
                      .ctim = nanoseconds(&st.st_ctim)};
    return ERRNO_success;
}

Errno host_filestat(Wasi *wasi, Descriptor *d, Filestat *st)
{
    (void)wasi;
    return host_filestat_of(d->host, st);
}

Errno host_set_size(Wasi *wasi, Descriptor *d, uint64_t size)
{
    Filestat st;
    TRY_ERRNO(host_filestat_of(d->host, &st));
    uint64_t cost = size > st.size ? size - st.size : 0;
    if (!charge_disk(wasi, cost))
        return ERRNO_nospc;
    if (ftruncate(d->host, (off_t)size) == 0)
        return ERRNO_success;
    wasi->disk -= cost;
    return errno_now();
}

Errno host_allocate(Wasi *wasi, Descriptor *d, uint64_t offset, uint64_t len)
{
    Filestat st;
    TRY_ERRNO(host_filestat_of(d->host, &st));
    uint64_t cost = offset > st.size ? offset - st.size + len : len;
    if (!charge_disk(wasi, cost))
        return ERRNO_nospc;
    int failed;
    do
        failed = fallocate(d->host, 0, (off_t)offset, (off_t)len);
    while (failed < 0 && errno == EINTR && !is_interrupted(wasi));
    if (failed == 0)
        return ERRNO_success;
    wasi->disk -= cost;
    return errno_now();
}

Errno host_advise(Wasi *wasi, Descriptor *d, uint64_t offset, uint64_t len, unsigned advice)
{
    static const int advices[ADVICE_COUNT] = {POSIX_FADV_NORMAL,   POSIX_FADV_SEQUENTIAL,
                                              POSIX_FADV_RANDOM,   POSIX_FADV_WILLNEED,
                                              POSIX_FADV_DONTNEED, POSIX_FADV_NOREUSE};
    (void)wasi;
    return errno_of(posix_fadvise(d->host, (off_t)offset, (off_t)len, advices[advice]));
}

static struct timespec time_of(unsigned flags, unsigned set, unsigned now, uint64_t time)
{
    if (flags & now)
        return (struct timespec){.tv_nsec = UTIME_NOW};
    if (!(flags & set))
        return (struct timespec){.tv_nsec = UTIME_OMIT};
    return (struct timespec){.tv_sec = (time_t)(time / 1000000000),
                             .tv_nsec = (long)(time % 1000000000)};
}

Errno host_set_times_of(int fd, const Times *times)
{
    struct timespec both[] = {time_of(times->flags, FSTFLAGS_atim, FSTFLAGS_atim_now, times->atim),
                              time_of(times->flags, FSTFLAGS_mtim, FSTFLAGS_mtim_now, times->mtim)};
    return utimensat(fd, "", both, AT_EMPTY_PATH) == 0 ? ERRNO_success : errno_now();
}

Errno host_set_times(Wasi *wasi, Descriptor *d, const Times *times)
{
    (void)wasi;
    return host_set_times_of(d->host, times);
}

Errno host_sync(Wasi *wasi, Descriptor *d, bool data_only)
{
    (void)wasi;
    return (data_only ? fdatasync(d->host) : fsync(d->host)) == 0 ? ERRNO_success : errno_now();
}

void host_close(Wasi *wasi, Descriptor *d)
{
    (void)wasi;
    if (!d->lent)
        close(d->host);
}

/* ---- directories ---- */

typedef struct Entry {
    ino64_t ino;
    off64_t next;
    unsigned short size;
    unsigned char type;
    char name[];
} Entry;

static Filetype filetype_of_entry(unsigned char type)
{
    switch (type) {
    case DT_BLK: return FILETYPE_block_device;
    case DT_CHR: return FILETYPE_character_device;
    case DT_DIR: return FILETYPE_directory;
    case DT_LNK: return FILETYPE_symbolic_link;
    case DT_REG: return FILETYPE_regular_file;
    default: return FILETYPE_unknown;
    }
}

/* The platform's cookies are the program's. It gets none of `..` but the name: what that is may lie outside. */
Errno host_readdir(Wasi *wasi, Descriptor *d, uint64_t cookie, Listing *out)
{
    _Alignas(Entry) uint8_t entries[8192];
    Filestat self;
    TRY_ERRNO(host_filestat_of(d->host, &self));
    if (cookie > INT64_MAX || lseek(d->host, (off_t)cookie, SEEK_SET) < 0)
        return ERRNO_inval;
    for (;;) {
        long n = syscall(SYS_getdents64, d->host, entries, sizeof entries);
        if (n <= 0)
            return n == 0 ? ERRNO_success : errno_now();
        if (is_interrupted(wasi))
            return ERRNO_ENDED;
        for (long at = 0; at < n;) {
            const Entry *e = (const Entry *)(entries + at);
            uint64_t ino = strcmp(e->name, "..") == 0 ? self.ino : e->ino;
            if (!listing_add(out, (uint64_t)e->next, ino, filetype_of_entry(e->type), e->name,
                             strlen(e->name)))
                return ERRNO_success;
            at += e->size;
        }
    }
}
