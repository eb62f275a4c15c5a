/* wasi/poll.c: waiting for time and for descriptors (preview1#poll_oneoff). */
#include "util/alloc.h"
#include "wasi/world.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

/* preview1#subscription; read once. */
typedef struct Subscription {
    uint64_t userdata;
    unsigned type;
    Errno error;    /* of the subscription itself */
    uint64_t due;   /* clocks: when, on the clock itself */
    uint32_t clock; /* clocks: which one */
    Descriptor *d;
    int slot; /* of what the host polls; -1: it is always ready */
    bool ready;
    uint64_t nbytes;
    unsigned flags;
} Subscription;

/* One call. */
typedef struct Poll {
    Wasi *wasi;
    uint32_t n;
    Subscription all[SUBSCRIPTIONS_MAX];
    bool has_clock; /* that is not due yet */
    int slots;
    struct pollfd fds[SUBSCRIPTIONS_MAX + 1]; /* the first is what wakes the host at an interrupt */
} Poll;

/* ---- reading ---- */

/* preview1#subscription_clock */
/* NON-SPEC: the clocks of processor time stand still while the program waits: nobody could wait for them. */
static Errno read_clock(Poll *p, const uint8_t *at, Subscription *s)
{
    uint64_t now, timeout = get64(at + 8);
    unsigned flags = at[24] | (unsigned)at[25] << 8;
    s->clock = get32(at);
    if (flags & ~(unsigned)SUBCLOCKFLAGS_abstime || s->clock >= CLOCKID_COUNT)
        return ERRNO_inval;
    if (p->wasi->mode == WASI_HOST && s->clock > CLOCKID_monotonic)
        return ERRNO_notsup;
    if (!clock_now(p->wasi, s->clock, &now))
        return ERRNO_inval;
    s->due = timeout;
    if (!(flags & SUBCLOCKFLAGS_abstime) && __builtin_add_overflow(now, timeout, &s->due))
        s->due = UINT64_MAX;
    return ERRNO_success;
}

/* What can make a program wait: no file, no directory, and no stream that the host made up. */
static bool can_block(const Descriptor *d)
{
    return d->host >= 0 && d->filetype != FILETYPE_regular_file &&
           d->filetype != FILETYPE_directory;
}

/* preview1#subscription_fd_readwrite */
static Errno read_fd(Poll *p, const uint8_t *at, Subscription *s)
{
    bool write = s->type == EVENTTYPE_fd_write;
    Wasi_rights needed = RIGHT_poll_fd_readwrite | (write ? RIGHT_fd_write : RIGHT_fd_read);
    TRY_ERRNO(table_get(p->wasi, get32(at), needed, &s->d));
    if (!can_block(s->d))
        return ERRNO_success;
    s->slot = ++p->slots;
    p->fds[s->slot] = (struct pollfd){.fd = s->d->host, .events = write ? POLLOUT : POLLIN};
    return ERRNO_success;
}

/* The subscriptions at IN; inval where the type of one is unknown: nothing could be said of it. */
static Errno read_all(Poll *p, const uint8_t *in)
{
    for (uint32_t i = 0; i < p->n; i++, in += SIZE_subscription) {
        Subscription *s = &p->all[i];
        *s = (Subscription){.userdata = get64(in), .type = in[8], .slot = -1};
        if (s->type >= EVENTTYPE_COUNT)
            return ERRNO_inval;
        s->error = s->type == EVENTTYPE_clock ? read_clock(p, in + 16, s) : read_fd(p, in + 16, s);
    }
    return ERRNO_success;
}

/* ---- waiting ---- */

/* How many bytes can be read, or be written without waiting. */
static uint64_t available(Wasi *wasi, Descriptor *d, bool write)
{
    Filestat st;
    uint64_t at;
    int n = 0;
    if (write)
        return PIPE_BUF;
    if (can_block(d))
        return ioctl(d->host, FIONREAD, &n) == 0 && n > 0 ? (uint64_t)n : 0;
    if (d->stream)
        return d->stream->kind == WASI_STREAM_BYTES ? d->stream->bytes.len - d->stream->read : 0;
    if (d->backend->filestat(wasi, d, &st) != ERRNO_success ||
        d->backend->seek(wasi, d, 0, WHENCE_cur, &at) != ERRNO_success)
        return 0;
    return st.size > at ? st.size - at : 0;
}

static void judge_fd(Poll *p, Subscription *s)
{
    int seen = s->slot < 0 ? 0 : p->fds[s->slot].revents;
    s->ready = s->slot < 0 || seen;
    if (!s->ready)
        return;
    if (seen & POLLNVAL)
        s->error = ERRNO_badf;
    if (seen & POLLHUP)
        s->flags = EVENTRWFLAGS_fd_readwrite_hangup;
    if (s->error == ERRNO_success)
        s->nbytes = available(p->wasi, s->d, s->type == EVENTTYPE_fd_write);
}

/* Marks what has occurred; returns how much that is, and in *wait the nanoseconds until the next clock is due. */
static uint32_t judge(Poll *p, uint64_t *wait)
{
    uint32_t ready = 0;
    *wait = UINT64_MAX;
    for (uint32_t i = 0; i < p->n; i++) {
        Subscription *s = &p->all[i];
        uint64_t now = p->wasi->clock;
        if (s->error) {
            s->ready = true;
        } else if (s->type != EVENTTYPE_clock) {
            judge_fd(p, s);
        } else {
            if (p->wasi->mode == WASI_HOST)
                clock_now(p->wasi, s->clock, &now);
            s->ready = now >= s->due;
            p->has_clock |= !s->ready;
            if (!s->ready && s->due - now < *wait)
                *wait = s->due - now;
        }
        ready += s->ready;
    }
    return ready;
}

/* Polls for at most WAIT nanoseconds. */
static Errno host_poll(Poll *p, uint64_t wait)
{
    const uint64_t second = 1000000000,
                   longest = 60 * second; /* then clocks are read again: one may have been set */
    uint64_t pause = wait < longest ? wait : longest;
    struct timespec timeout = {.tv_sec = (time_t)(pause / second),
                               .tv_nsec = (long)(pause % second)};
    p->fds[0] = (struct pollfd){.fd = p->wasi->wake, .events = POLLIN};
    if (ppoll(p->fds, (nfds_t)p->slots + 1, &timeout, NULL) < 0 && errno != EINTR)
        return errno_of(errno);
    return is_interrupted(p->wasi) ? ERRNO_ENDED : ERRNO_success;
}

/* Until something has occurred. A replayable run does not wait for clocks: they are moved to where the first is due. */
static Errno wait(Poll *p, uint32_t *ready)
{
    uint64_t pause;
    TRY_ERRNO(host_poll(p, 0));
    while ((*ready = judge(p, &pause)) == 0) {
        if (p->wasi->mode == WASI_REPLAY && p->has_clock)
            p->wasi->clock += pause;
        else
            TRY_ERRNO(host_poll(p, pause));
    }
    return ERRNO_success;
}

/* ---- writing ---- */

/* preview1#event */
static void put_event(uint8_t *at, const Subscription *s)
{
    memset(at, 0, SIZE_event);
    put64(at, s->userdata);
    put16(at + 8, (uint16_t)s->error);
    at[10] = (uint8_t)s->type;
    put64(at + 16, s->nbytes);
    put16(at + 24, (uint16_t)s->flags);
}

/* preview1#poll_oneoff: waits until one event at least has occurred, and tells all that have. */
/* HOST: more subscriptions than SUBSCRIPTIONS_MAX are invalid, as the platform bounds them too. */
Errno wasi_poll_oneoff(const Call *call)
{
    uint8_t *in, *out, *result;
    uint32_t n = arg32(call, 2), ready;
    TRY_ERRNO(guest_result(call, 0, (uint64_t)n * SIZE_subscription, &in));
    TRY_ERRNO(guest_result(call, 1, (uint64_t)n * SIZE_event, &out));
    TRY_ERRNO(guest_result(call, 3, 4, &result));
    if (n == 0 || n > SUBSCRIPTIONS_MAX)
        return ERRNO_inval;
    Poll *p = checked_calloc(1, sizeof *p);
    p->wasi = call->wasi;
    p->n = n;
    Errno e = read_all(p, in);
    if (e == ERRNO_success)
        e = wait(p, &ready);
    if (e == ERRNO_success) {
        for (uint32_t i = 0; i < n; i++) {
            if (!p->all[i].ready)
                continue;
            put_event(out, &p->all[i]);
            out += SIZE_event;
        }
        put32(result, ready);
    }
    free(p);
    return e;
}
