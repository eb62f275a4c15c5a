/* wasi/sched.c: preview1#sched_yield. */
#include "wasi/world.h"

#include <sched.h>

/* preview1#sched_yield: lets other threads of the host run. */
Errno wasi_sched_yield(const Call *call)
{
    (void)call;
    return sched_yield() == 0 ? ERRNO_success : ERRNO_nosys;
}
