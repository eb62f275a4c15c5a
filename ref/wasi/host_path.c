/* wasi/host_path.c: how a path below a directory of the host is resolved: by the kernel where it can be told to stay
 * below (openat2 with RESOLVE_BENEATH), else name by name (wasi/host_walk.c). NON-SPEC. */
#include "wasi/world.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MODE = 0666 };

static int openat2(int directory, const char *path, struct open_how *how)
{
    return (int)syscall(SYS_openat2, directory, path, how, sizeof *how);
}

/* A kernel before 5.6 lacks it; some sandboxes forbid it. */
bool host_has_openat2(void)
{
    struct open_how how = {.flags = O_PATH | O_CLOEXEC, .resolve = RESOLVE_BENEATH};
    int fd = openat2(AT_FDCWD, ".", &how);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

int host_resolve(Wasi *wasi, int directory, const char *path, int flags)
{
    /* The kernel asks to be called again where somebody renames on the way; who does so all the time does not stop the
       walk. */
    enum { ATTEMPTS = 32 };
    struct open_how how = {.flags = (uint64_t)(flags | O_CLOEXEC),
                           .mode = flags & O_CREAT ? MODE : 0,
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    for (int i = 0; i < ATTEMPTS && wasi->openat2; i++) {
        int fd = openat2(directory, path, &how);
        if (fd >= 0)
            return fd;
        if (errno != EAGAIN && errno != EINTR)
            return -1;
    }
    return host_walk(wasi, directory, path, flags);
}

Errno host_resolved(Wasi *wasi, int directory, const char *path, int flags, int *fd)
{
    *fd = host_resolve(wasi, directory, path, flags);
    if (*fd >= 0)
        return ERRNO_success;
    return errno == EXDEV ? ERRNO_notcapable : errno_of(errno);
}
