/* wasi/sock.c: sockets (preview1#sock_accept to #sock_shutdown). A program is given none and cannot make any: nothing
 * is supported on them. HOST: which descriptors are sockets is left to it; what is none, or not open, is told the same. */
#include "wasi/world.h"

/* preview1#sock_accept */
Errno wasi_sock_accept(const Call *call)
{
    (void)call;
    return ERRNO_notsup;
}

/* preview1#sock_recv */
Errno wasi_sock_recv(const Call *call)
{
    (void)call;
    return ERRNO_notsup;
}

/* preview1#sock_send */
Errno wasi_sock_send(const Call *call)
{
    (void)call;
    return ERRNO_notsup;
}

/* preview1#sock_shutdown */
Errno wasi_sock_shutdown(const Call *call)
{
    (void)call;
    return ERRNO_notsup;
}
