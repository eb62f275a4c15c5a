/* util/waiters.c: threads that wait until another notifies them at an address. NON-SPEC in form. */
#include "util/waiters.h"

#include <pthread.h>
#include <time.h>

typedef struct Waiter {
    struct Waiter *next,
        **link; /* in its bucket, in the order of arrival; link is NULL when it was woken */
    const void *at;
    bool for_ever;
    pthread_cond_t woken;
} Waiter;

enum { BUCKETS = 256 };

typedef struct Bucket {
    Waiter *first, **end; /* end: NULL while nobody ever waited */
} Bucket;

/* One critical section for all lists: whoever notifies after a write is seen by who compared before it. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Bucket buckets[BUCKETS];

static Bucket *bucket_of(const void *at)
{
    Bucket *bucket = &buckets[((uintptr_t)at >> 2) % BUCKETS];
    if (!bucket->end)
        bucket->end = &bucket->first;
    return bucket;
}

static void enter(Waiter *waiter)
{
    Bucket *bucket = bucket_of(waiter->at);
    waiter->link = bucket->end;
    *bucket->end = waiter;
    bucket->end = &waiter->next;
}

static void leave(Waiter *waiter)
{
    *waiter->link = waiter->next;
    if (waiter->next)
        waiter->next->link = waiter->link;
    else
        bucket_of(waiter->at)->end = waiter->link;
    waiter->link = NULL;
}

static uint64_t read_at(const void *at, unsigned width)
{
    return width == 4 ? __atomic_load_n((const uint32_t *)at, __ATOMIC_SEQ_CST)
                      : __atomic_load_n((const uint64_t *)at, __ATOMIC_SEQ_CST);
}

static struct timespec deadline_of(int64_t timeout)
{
    enum { SECOND = 1000000000 };
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_sec += (time_t)(timeout / SECOND);
    t.tv_nsec += (long)(timeout % SECOND);
    if (t.tv_nsec >= SECOND) {
        t.tv_sec++;
        t.tv_nsec -= SECOND;
    }
    return t;
}

/* Lets WAITER, which is in its list, sleep until it is out of it, called off, or too late. */
static Wait_end sleep_until_woken(Waiter *waiter, int64_t timeout, const Wait_control *control)
{
    struct timespec deadline;
    bool late = false;
    if (!waiter->for_ever)
        deadline = deadline_of(timeout);
    while (waiter->link && !late && !control->called_off) {
        if (waiter->for_ever)
            pthread_cond_wait(&waiter->woken, &lock);
        else
            late = pthread_cond_timedwait(&waiter->woken, &lock, &deadline) != 0;
    }
    if (!waiter->link)
        return WAIT_NOTIFIED;
    leave(waiter);
    return control->called_off ? WAIT_CALLED_OFF : WAIT_TIMED_OUT;
}

Wait_end waiters_wait(const void *at, unsigned width, uint64_t expected, int64_t timeout,
                      Wait_control *control)
{
    Wait_end end = WAIT_NOT_EQUAL;
    Waiter waiter = {.at = at, .for_ever = timeout < 0};
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&waiter.woken, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_lock(&lock);
    if (read_at(at, width) == expected) {
        enter(&waiter);
        control->waiter = &waiter;
        end = sleep_until_woken(&waiter, timeout, control);
        control->waiter = NULL;
    }
    pthread_mutex_unlock(&lock);
    pthread_cond_destroy(&waiter.woken);
    return end;
}

uint32_t waiters_notify(const void *at, uint32_t count)
{
    uint32_t n = 0;
    pthread_mutex_lock(&lock);
    for (Waiter *waiter = bucket_of(at)->first, *next; waiter && n < count; waiter = next) {
        next = waiter->next;
        if (waiter->at != at)
            continue;
        leave(waiter);
        pthread_cond_signal(&waiter->woken);
        n++;
    }
    pthread_mutex_unlock(&lock);
    return n;
}

void waiters_call_off(Wait_control *control)
{
    pthread_mutex_lock(&lock);
    control->called_off = true;
    if (control->waiter)
        pthread_cond_signal(&control->waiter->woken);
    pthread_mutex_unlock(&lock);
}

bool waiters_is_stuck(const Wait_control *control)
{
    pthread_mutex_lock(&lock);
    bool stuck = control->waiter && control->waiter->link && control->waiter->for_ever;
    pthread_mutex_unlock(&lock);
    return stuck;
}
