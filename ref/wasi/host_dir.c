/* wasi/host_dir.c: what paths below a directory of the host lead to. What a name in a directory is about (to make, remove,
 * rename it) is done in two steps: the directory is resolved, then the kernel is given the bare name, which it does not
 * follow. NON-SPEC. */
#include "wasi/host.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A name in a directory: the last one of a path. */
typedef struct Place {
    int directory;
    char name[PATH_LENGTH_MAX +
              2]; /* with a slash behind it where the path ends in one: so it must be a directory */
    bool dot, dots; /* it is . or .. */
} Place;

/* Resolves all but the last name. The caller closes out->directory. */
static Errno place_of(Wasi *wasi, const Descriptor *d, const Path *path, Place *out)
{
    char parent[PATH_LENGTH_MAX + 1];
    size_t end = path->len;
    while (end > 0 && path->text[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && path->text[start - 1] != '/')
        start--;
    size_t len = end - start;
    memcpy(out->name, path->text + start, len);
    out->name[len] = 0;
    out->dot = strcmp(out->name, ".") == 0;
    out->dots = strcmp(out->name, "..") == 0;
    if (end < path->len)
        memcpy(out->name + len, "/", 2);
    memcpy(parent, path->text, start);
    parent[start] = 0;
    const char *whole = out->dots ? path->text : start ? parent : ".";
    return host_resolved(wasi, d->host, whole, O_PATH | O_DIRECTORY, &out->directory);
}

static bool is_dot(const Place *place)
{
    return place->dot || place->dots;
}

/* The errno of a call that returned RESULT for PLACE, which is closed. */
static Errno done(const Place *place, int result)
{
    int error = errno;
    close(place->directory);
    return result == 0 ? ERRNO_success : errno_of(error);
}

static Errno refuse(const Place *place, Errno e)
{
    close(place->directory);
    return e;
}

/* Gives back what a new entry costs where E says that there is none. */
static Errno charged(Wasi *wasi, Errno e)
{
    if (e != ERRNO_success)
        wasi->disk -= ENTRY_COST;
    return e;
}

/* ---- opening ---- */

static int open_bits(const Path *path, const Open *how)
{
    int bits = O_NOCTTY | O_NONBLOCK;
    if (how->oflags & OFLAGS_directory)
        bits |= O_DIRECTORY | O_RDONLY;
    else
        bits |= how->write ? how->read ? O_RDWR : O_WRONLY : O_RDONLY;
    if (how->oflags & OFLAGS_excl)
        bits |= O_EXCL;
    if (how->oflags & OFLAGS_trunc)
        bits |= O_TRUNC;
    return path->follow ? bits : bits | O_NOFOLLOW;
}

/* What is there already costs nothing. */
static Errno open_or_create(Wasi *wasi, const Descriptor *d, const Path *path, const Open *how,
                            int *fd)
{
    int bits = open_bits(path, how);
    if (!(how->oflags & OFLAGS_creat))
        return host_resolved(wasi, d->host, path->text, bits & ~O_EXCL, fd);
    if (!(how->oflags & OFLAGS_excl)) {
        Errno e = host_resolved(wasi, d->host, path->text, bits, fd);
        if (e != ERRNO_noent)
            return e;
    }
    if (!charge_disk(wasi, ENTRY_COST))
        return ERRNO_nospc;
    return charged(wasi, host_resolved(wasi, d->host, path->text, bits | O_CREAT, fd));
}

/* Whatever is opened does not block (a pipe without a writer does not make the host wait); where the program expects
   that, reads and writes wait themselves. */
static Errno host_open(Wasi *wasi, Descriptor *d, const Path *path, const Open *how,
                       Descriptor *out)
{
    Filestat st;
    TRY_ERRNO(open_or_create(wasi, d, path, how, &out->host));
    Errno e = host_filestat_of(out->host, &st);
    if (e == ERRNO_success && st.filetype == FILETYPE_directory && how->oflags & OFLAGS_creat)
        e = ERRNO_isdir;
    if (e != ERRNO_success)
        close(out->host);
    out->filetype = st.filetype;
    return e;
}

/* ---- attributes ---- */

/* A descriptor that only names what PATH leads to. */
static Errno named(Wasi *wasi, const Descriptor *d, const Path *path, int *fd)
{
    return host_resolved(wasi, d->host, path->text, path->follow ? O_PATH : O_PATH | O_NOFOLLOW,
                         fd);
}

static Errno host_path_filestat(Wasi *wasi, Descriptor *d, const Path *path, Filestat *st)
{
    int fd;
    TRY_ERRNO(named(wasi, d, path, &fd));
    Errno e = host_filestat_of(fd, st);
    close(fd);
    return e;
}

static Errno host_path_set_times(Wasi *wasi, Descriptor *d, const Path *path, const Times *times)
{
    int fd;
    TRY_ERRNO(named(wasi, d, path, &fd));
    Errno e = host_set_times_of(fd, times);
    close(fd);
    return e;
}

static Errno host_readlink(Wasi *wasi, Descriptor *d, const Path *path, uint8_t *out, size_t room,
                           size_t *len)
{
    char link[PATH_LENGTH_MAX + 1];
    int fd;
    TRY_ERRNO(named(wasi, d, path, &fd));
    ssize_t n = readlinkat(fd, "", link, sizeof link);
    int error = errno;
    close(fd);
    if (n < 0) /* an empty path that is no link is said not to be there */
        return error == ENOENT ? ERRNO_inval : errno_of(error);
    *len = (size_t)n < room ? (size_t)n : room;
    memcpy(out, link, *len);
    return ERRNO_success;
}

/* ---- names ---- */

static Errno host_create_directory(Wasi *wasi, Descriptor *d, const Path *path)
{
    Place place;
    TRY_ERRNO(place_of(wasi, d, path, &place));
    if (is_dot(&place))
        return refuse(&place, ERRNO_exist);
    if (!charge_disk(wasi, ENTRY_COST))
        return refuse(&place, ERRNO_nospc);
    return charged(wasi, done(&place, mkdirat(place.directory, place.name, 0777)));
}

static Errno host_remove_directory(Wasi *wasi, Descriptor *d, const Path *path)
{
    Place place;
    TRY_ERRNO(place_of(wasi, d, path, &place));
    if (is_dot(&place))
        return refuse(&place, place.dot ? ERRNO_inval : ERRNO_notempty);
    return done(&place, unlinkat(place.directory, place.name, AT_REMOVEDIR));
}

static Errno host_unlink_file(Wasi *wasi, Descriptor *d, const Path *path)
{
    Place place;
    TRY_ERRNO(place_of(wasi, d, path, &place));
    if (is_dot(&place))
        return refuse(&place, ERRNO_isdir);
    return done(&place, unlinkat(place.directory, place.name, 0));
}

static Errno host_symlink(Wasi *wasi, Descriptor *d, const Path *target, const Path *path)
{
    Place place;
    TRY_ERRNO(place_of(wasi, d, path, &place));
    if (is_dot(&place))
        return refuse(&place, ERRNO_exist);
    if (!charge_disk(wasi, ENTRY_COST))
        return refuse(&place, ERRNO_nospc);
    return charged(wasi, done(&place, symlinkat(target->text, place.directory, place.name)));
}

/* The source where it is to be followed, or must be a directory: by the descriptor that names it, of which the platform
   makes a link through /proc. */
static Errno link_named(Wasi *wasi, Descriptor *d, const Path *path, const Place *to)
{
    char proc[64];
    int fd;
    TRY_ERRNO(named(wasi, d, path, &fd));
    snprintf(proc, sizeof proc, "/proc/self/fd/%d", fd);
    int result = linkat(AT_FDCWD, proc, to->directory, to->name, AT_SYMLINK_FOLLOW);
    int error = errno;
    close(fd);
    return result == 0 ? ERRNO_success : errno_of(error);
}

/* The source by its bare name, which is not followed. */
static Errno link_name(Wasi *wasi, Descriptor *d, const Path *path, const Place *to)
{
    Place old;
    TRY_ERRNO(place_of(wasi, d, path, &old));
    if (is_dot(&old))
        return refuse(&old, ERRNO_perm); /* a directory, which has one name only */
    return done(&old, linkat(old.directory, old.name, to->directory, to->name, 0));
}

static Errno host_link(Wasi *wasi, Descriptor *d, const Path *path, Descriptor *to,
                       const Path *to_path)
{
    Place new;
    TRY_ERRNO(place_of(wasi, to, to_path, &new));
    if (is_dot(&new))
        return refuse(&new, ERRNO_exist);
    if (!charge_disk(wasi, ENTRY_COST))
        return refuse(&new, ERRNO_nospc);
    bool follow = path->follow || path->text[path->len - 1] == '/';
    Errno e = follow ? link_named(wasi, d, path, &new) : link_name(wasi, d, path, &new);
    return refuse(&new, charged(wasi, e));
}

static Errno host_rename(Wasi *wasi, Descriptor *d, const Path *path, Descriptor *to,
                         const Path *to_path)
{
    Place old, new;
    TRY_ERRNO(place_of(wasi, d, path, &old));
    Errno e = place_of(wasi, to, to_path, &new);
    if (e != ERRNO_success)
        return refuse(&old, e);
    if (is_dot(&old) || is_dot(&new))
        return refuse(&new, refuse(&old, ERRNO_busy));
    e = done(&old, renameat(old.directory, old.name, new.directory, new.name));
    return refuse(&new, e);
}

const Backend host_backend = {
    .read = host_read,
    .write = host_write,
    .seek = host_seek,
    .filestat = host_filestat,
    .set_size = host_set_size,
    .set_times = host_set_times,
    .allocate = host_allocate,
    .advise = host_advise,
    .sync = host_sync,
    .readdir = host_readdir,
    .close = host_close,
    .open = host_open,
    .path_filestat = host_path_filestat,
    .path_set_times = host_path_set_times,
    .create_directory = host_create_directory,
    .remove_directory = host_remove_directory,
    .unlink_file = host_unlink_file,
    .symlink = host_symlink,
    .readlink = host_readlink,
    .link = host_link,
    .rename = host_rename,
};
