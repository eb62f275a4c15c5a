/* wasi/clock.c: clocks (preview1#clock_res_get, #clock_time_get). */
#include "wasi/world.h"

#include <time.h>

static const clockid_t clocks[CLOCKID_COUNT] = {
    [CLOCKID_realtime] = CLOCK_REALTIME,
    [CLOCKID_monotonic] = CLOCK_MONOTONIC,
    [CLOCKID_process_cputime_id] = CLOCK_PROCESS_CPUTIME_ID,
    [CLOCKID_thread_cputime_id] = CLOCK_THREAD_CPUTIME_ID,
};

static uint64_t nanoseconds(const struct timespec *t)
{
    return (uint64_t)t->tv_sec * 1000000000 + (uint64_t)t->tv_nsec;
}

bool clock_now(Wasi *wasi, uint32_t id, uint64_t *now)
{
    struct timespec t;
    if (id >= CLOCKID_COUNT)
        return false;
    if (wasi->mode == WASI_REPLAY) {
        *now = wasi->clock;
        wasi->clock += wasi->clock_step;
        return true;
    }
    if (clock_gettime(clocks[id], &t) != 0)
        return false;
    *now = nanoseconds(&t);
    return true;
}

/* preview1#clock_res_get: the resolution of a clock, which is not zero; inval for what is no clock. */
Errno wasi_clock_res_get(const Call *call)
{
    uint8_t *result;
    struct timespec t;
    uint32_t id = arg32(call, 0);
    TRY_ERRNO(guest_result(call, 1, 8, &result));
    if (id >= CLOCKID_COUNT || clock_getres(clocks[id], &t) != 0)
        return ERRNO_inval;
    uint64_t resolution = call->wasi->mode == WASI_REPLAY ? 1 : nanoseconds(&t);
    put64(result, resolution ? resolution : 1);
    return ERRNO_success;
}

/* preview1#clock_time_get: the time of a clock. No precision is too fine: what it shows is never old. */
Errno wasi_clock_time_get(const Call *call)
{
    uint8_t *result;
    uint64_t now;
    TRY_ERRNO(guest_result(call, 2, 8, &result));
    if (!clock_now(call->wasi, arg32(call, 0), &now))
        return ERRNO_inval;
    put64(result, now);
    return ERRNO_success;
}
