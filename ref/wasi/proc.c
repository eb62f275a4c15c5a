/* wasi/proc.c: the process (preview1#proc_exit, #proc_raise). */
#include "wasi/world.h"

/* preview1#proc_exit: ends the program with an exit code. */
Errno wasi_proc_exit(const Call *call)
{
    call->wasi->end = (Wasi_end){.kind = WASI_EXITED, .code = arg32(call, 0)};
    return ERRNO_ENDED;
}

/* What a signal does to a process that has no handler for it. */
typedef enum Action { TERMINATES, IGNORED, STOPS, RESERVED } Action;

/* preview1#signal */
static Action action(uint32_t signal)
{
    enum { NONE = 0, PIPE = 13, CHLD = 16, CONT, STOP, TSTP, TTIN, TTOU, URG, WINCH = 27 };
    switch (signal) {
    case NONE: return RESERVED;
    case PIPE:
    case CHLD:
    case CONT:
    case URG:
    case WINCH: return IGNORED;
    case STOP:
    case TSTP:
    case TTIN:
    case TTOU: return STOPS;
    default: return TERMINATES;
    }
}

/* preview1#proc_raise: what the signal's action is happens to the program. Nobody could let it go on where it stops. */
Errno wasi_proc_raise(const Call *call)
{
    uint32_t signal = arg32(call, 0);
    if (signal >= SIGNAL_COUNT)
        return ERRNO_inval;
    switch (action(signal)) {
    case RESERVED: return ERRNO_inval;
    case IGNORED: return ERRNO_success;
    case STOPS: return ERRNO_notsup;
    case TERMINATES: break;
    }
    call->wasi->end = (Wasi_end){.kind = WASI_SIGNALED, .code = signal};
    return ERRNO_ENDED;
}
