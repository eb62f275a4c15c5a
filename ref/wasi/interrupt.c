/* wasi/interrupt.c: how another thread ends a program, and the thread that does so at the time limit. NON-SPEC. */
#include "wasi/world.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

void wasi_interrupt(Wasi *wasi)
{
    uint64_t one = 1;
    atomic_store(&wasi->interrupted, true);
    while (write(wasi->wake, &one, sizeof one) < 0 && errno == EINTR)
        continue;
    pthread_mutex_lock(&wasi->lock);
    if (wasi->store)
        embed_store_interrupt(wasi->store);
    pthread_mutex_unlock(&wasi->lock);
}

/* Sleeps until the limit has passed or the Wasi is freed. */
static void *time_out(void *data)
{
    Wasi *wasi = data;
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    uint64_t nanoseconds = (uint64_t)end.tv_nsec + wasi->limits.time % 1000000000;
    end.tv_sec += (time_t)(wasi->limits.time / 1000000000 + nanoseconds / 1000000000);
    end.tv_nsec = (long)(nanoseconds % 1000000000);
    pthread_mutex_lock(&wasi->lock);
    int late = 0;
    while (!wasi->quits && late != ETIMEDOUT)
        late = pthread_cond_timedwait(&wasi->quit, &wasi->lock, &end);
    bool quits = wasi->quits;
    pthread_mutex_unlock(&wasi->lock);
    if (!quits)
        wasi_interrupt(wasi);
    return NULL;
}

/* The thread takes none of the host's signals. */
static bool start_timer(Wasi *wasi)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    wasi->has_timer = pthread_create(&wasi->timer, NULL, time_out, wasi) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return wasi->has_timer;
}

bool interrupt_init(Wasi *wasi)
{
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&wasi->quit, &clock);
    pthread_condattr_destroy(&clock);
    pthread_mutex_init(&wasi->lock, NULL);
    wasi->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return wasi->wake >= 0 && (!wasi->limits.time || start_timer(wasi));
}

void interrupt_free(Wasi *wasi)
{
    if (wasi->has_timer) {
        pthread_mutex_lock(&wasi->lock);
        wasi->quits = true;
        pthread_cond_signal(&wasi->quit);
        pthread_mutex_unlock(&wasi->lock);
        pthread_join(wasi->timer, NULL);
    }
    if (wasi->wake >= 0)
        close(wasi->wake);
    pthread_mutex_destroy(&wasi->lock);
    pthread_cond_destroy(&wasi->quit);
}

Errno wait_for(Wasi *wasi, int fd, short events)
{
    struct pollfd both[] = {{.fd = wasi->wake, .events = POLLIN}, {.fd = fd, .events = events}};
    for (;;) {
        int n = poll(both, 2, -1);
        if (n < 0 && errno != EINTR)
            return errno_of(errno);
        if (is_interrupted(wasi))
            return ERRNO_ENDED;
        if (n > 0 && both[1].revents)
            return both[1].revents & POLLNVAL ? ERRNO_badf : ERRNO_success;
    }
}
