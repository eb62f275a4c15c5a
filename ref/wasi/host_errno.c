/* wasi/host_errno.c: the platform's errors as errnos. */
#include "wasi/world.h"

#include <errno.h>

enum { NONE = -1 };

Errno errno_of(int error)
{
    static const struct {
        int posix;
        Errno errno_;
    } pairs[] = {
#define ERRNO(name, posix) {posix, ERRNO_##name},
#include "wasi/errno.def"
#undef ERRNO
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i].posix == error)
            return pairs[i].errno_;
    }
    return ERRNO_io; /* one that preview 1 has no name for */
}

const char *wasi_errno_name(unsigned number)
{
    static const char *const names[] = {
#define ERRNO(name, posix) #name,
#include "wasi/errno.def"
#undef ERRNO
    };
    return number < ERRNO_COUNT ? names[number] : NULL;
}
