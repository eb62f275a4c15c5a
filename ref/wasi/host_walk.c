/* wasi/host_walk.c: resolves a path name by name, never letting the kernel follow a symbolic link: each is read and put in
 * front of the rest. `..` takes the last name away again and walks anew, so that a directory which somebody moves
 * meanwhile does not lead out. NON-SPEC. */
#include "wasi/rest.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MODE = 0666 };

typedef struct Walk {
    Wasi *wasi;
    int root, flags;
    int at; /* the directory reached; root itself at the start */
    char names[PATH_LENGTH_MAX +
               2]; /* that lead from root to AT, none of them a link; a NUL behind each */
    size_t names_len;
    Rest rest;
} Walk;

static int failed(int error)
{
    errno = error;
    return -1;
}

/* AT becomes FD. */
static void move_to(Walk *w, int fd)
{
    if (w->at != w->root)
        close(w->at);
    w->at = fd;
}

static int enter(Walk *w, const char *name)
{
    int fd = openat(w->at, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return -1;
    move_to(w, fd);
    return 0;
}

static int down(Walk *w, const char *name, int fd)
{
    size_t len = strlen(name) + 1;
    if (len > sizeof w->names - w->names_len) {
        close(fd);
        return failed(ENAMETOOLONG);
    }
    memcpy(w->names + w->names_len, name, len);
    w->names_len += len;
    move_to(w, fd);
    return 0;
}

/* Out of the last directory; out of the first there is no way. */
static int up(Walk *w)
{
    if (w->names_len == 0)
        return failed(EXDEV);
    do
        w->names_len--;
    while (w->names_len > 0 && w->names[w->names_len - 1]);
    move_to(w, w->root);
    for (size_t i = 0; i < w->names_len; i += strlen(w->names + i) + 1) {
        if (is_interrupted(w->wasi))
            return failed(EINTR);
        if (enter(w, w->names + i) < 0)
            return -1;
    }
    return 0;
}

/* Puts what the link FD holds in front of the rest; closes FD. */
static int expand(Walk *w, int fd)
{
    char link[PATH_LENGTH_MAX + 1];
    ssize_t len = readlinkat(fd, "", link, sizeof link);
    int error = errno;
    close(fd);
    if (len < 0)
        return failed(error);
    switch ((int)rest_expand(&w->rest, link, (size_t)len)) {
    case ERRNO_success: return 0;
    case ERRNO_notcapable: return failed(EXDEV);
    case ERRNO_loop: return failed(ELOOP);
    case ERRNO_nametoolong: return failed(ENAMETOOLONG);
    default: return failed(ENOENT);
    }
}

/* One name on the way. */
static int step(Walk *w, const char *name)
{
    int fd = openat(w->at, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
    struct stat st;
    if (fd < 0)
        return -1;
    if (fstat(fd, &st) < 0)
        st.st_mode = 0;
    if (S_ISLNK(st.st_mode))
        return expand(w, fd);
    if (S_ISDIR(st.st_mode))
        return down(w, name, fd);
    close(fd);
    return failed(ENOTDIR);
}

/* The last name. True where *fd is the result, or -1; false where there is more to walk. What was no link when it was
   looked at, and is one when it is opened, is not followed. */
static bool finish(Walk *w, const char *name, bool slash, int *fd)
{
    int flags = w->flags | O_NOFOLLOW | O_CLOEXEC | (slash ? O_DIRECTORY : 0);
    bool exclusive = w->flags & O_CREAT && w->flags & O_EXCL;
    bool follow = (!(w->flags & O_NOFOLLOW) && !exclusive) || slash;
    struct stat st;
    if (follow) {
        int found = openat(w->at, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
        if (found >= 0 && fstat(found, &st) == 0 && S_ISLNK(st.st_mode)) {
            *fd = expand(w, found);
            return *fd < 0;
        }
        if (found >= 0)
            close(found);
    }
    if (slash && w->flags & O_CREAT)
        *fd = failed(EISDIR);
    else
        *fd = openat(w->at, name, flags, MODE);
    if (*fd >= 0 && follow && flags & O_PATH && fstat(*fd, &st) == 0 && S_ISLNK(st.st_mode)) {
        close(*fd);
        *fd = failed(ELOOP);
    }
    return true;
}

static int walk(Walk *w)
{
    char name[PATH_LENGTH_MAX + 1];
    bool last, slash;
    int fd;
    while (rest_next(&w->rest, name, &last, &slash)) {
        if (is_interrupted(w->wasi))
            return failed(EINTR);
        if (strcmp(name, ".") == 0)
            continue;
        if (strcmp(name, "..") == 0) {
            if (up(w) < 0)
                return -1;
        } else if (!last) {
            if (step(w, name) < 0)
                return -1;
        } else if (finish(w, name, slash, &fd)) {
            return fd;
        }
    }
    return w->flags & O_CREAT ? failed(w->flags & O_EXCL ? EEXIST : EISDIR)
                              : openat(w->at, ".", w->flags | O_CLOEXEC);
}

int host_walk(Wasi *wasi, int directory, const char *path, int flags)
{
    Walk w = {.wasi = wasi, .root = directory, .at = directory, .flags = flags};
    size_t len = strlen(path);
    if (len == 0 || path[0] == '/')
        return failed(len == 0 ? ENOENT : EXDEV);
    if (len > PATH_LENGTH_MAX)
        return failed(ENAMETOOLONG);
    rest_start(&w.rest, path);
    int fd = walk(&w), error = errno;
    move_to(&w, w.root);
    errno = error;
    return fd;
}
