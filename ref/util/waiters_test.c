/* util/waiters_test.c: threads that wait for each other: order, counts, timeouts, being called off. */
#include "util/waiters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <pthread.h>
#include <time.h>

enum { THREADS = 5 };

static uint64_t word, other;

typedef struct Sleeper {
    pthread_t thread;
    Wait_control control;
    const void *at;
    unsigned width;
    uint64_t expected;
    int64_t timeout;
    Wait_end end;
} Sleeper;

static void *run(void *data)
{
    Sleeper *self = data;
    self->end = waiters_wait(self->at, self->width, self->expected, self->timeout, &self->control);
    return NULL;
}

/* Starts SELF and comes back when it waits, which must be for ever. */
static void start(Sleeper *self, const void *at)
{
    *self = (Sleeper){.at = at, .width = 4, .timeout = -1};
    assert_int_equal(pthread_create(&self->thread, NULL, run, self), 0);
    const struct timespec short_time = {.tv_nsec = 100000};
    while (!waiters_is_stuck(&self->control))
        nanosleep(&short_time, NULL);
}

static Wait_end join(Sleeper *self)
{
    pthread_join(self->thread, NULL);
    assert_false(waiters_is_stuck(&self->control));
    return self->end;
}

/* First come, first woken; no more than asked for; not those at another address. */
static void t_order(void **state)
{
    (void)state;
    Sleeper sleepers[THREADS], elsewhere;
    start(&elsewhere, &other);
    for (int i = 0; i < THREADS; i++)
        start(&sleepers[i], &word);
    assert_int_equal(waiters_notify(&word, 0), 0);
    assert_int_equal(waiters_notify((const uint32_t *)&word + 1, UINT32_MAX), 0);
    assert_int_equal(waiters_notify(&word, 2), 2);
    assert_int_equal(join(&sleepers[0]), WAIT_NOTIFIED);
    assert_int_equal(join(&sleepers[1]), WAIT_NOTIFIED);
    for (int i = 2; i < THREADS; i++)
        assert_true(waiters_is_stuck(&sleepers[i].control));
    assert_int_equal(waiters_notify(&word, UINT32_MAX), THREADS - 2);
    for (int i = 2; i < THREADS; i++)
        assert_int_equal(join(&sleepers[i]), WAIT_NOTIFIED);
    assert_int_equal(waiters_notify(&word, UINT32_MAX), 0);
    assert_int_equal(waiters_notify(&other, 1), 1);
    assert_int_equal(join(&elsewhere), WAIT_NOTIFIED);
}

/* One in the middle that is called off leaves the others where they are. */
static void t_called_off(void **state)
{
    (void)state;
    Sleeper sleepers[3];
    for (int i = 0; i < 3; i++)
        start(&sleepers[i], &word);
    waiters_call_off(&sleepers[1].control);
    assert_int_equal(join(&sleepers[1]), WAIT_CALLED_OFF);
    waiters_call_off(&sleepers[2].control);
    assert_int_equal(join(&sleepers[2]), WAIT_CALLED_OFF);
    assert_int_equal(waiters_notify(&word, UINT32_MAX), 1);
    assert_int_equal(join(&sleepers[0]), WAIT_NOTIFIED);
    /* It stays so. */
    assert_int_equal(waiters_wait(&word, 4, 0, -1, &sleepers[1].control), WAIT_CALLED_OFF);
    assert_int_equal(waiters_wait(&word, 4, 1, -1, &sleepers[1].control), WAIT_NOT_EQUAL);
}

/* What is compared has the width that was asked for; a timeout is waited for. */
static void t_values(void **state)
{
    (void)state;
    static uint64_t value = UINT64_C(0x100000000);
    Wait_control control = {0};
    assert_int_equal(waiters_wait(&value, 4, 1, -1, &control), WAIT_NOT_EQUAL);
    assert_int_equal(waiters_wait(&value, 8, 0, -1, &control), WAIT_NOT_EQUAL);
    assert_int_equal(waiters_wait(&value, 4, 0, 0, &control), WAIT_TIMED_OUT);
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    assert_int_equal(waiters_wait(&value, 8, UINT64_C(0x100000000), 20000000, &control),
                     WAIT_TIMED_OUT);
    clock_gettime(CLOCK_MONOTONIC, &after);
    int64_t took =
        (after.tv_sec - before.tv_sec) * INT64_C(1000000000) + after.tv_nsec - before.tv_nsec;
    assert_true(took >= 20000000);
    assert_int_equal(waiters_notify(&value, UINT32_MAX), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_order),
        cmocka_unit_test(t_called_off),
        cmocka_unit_test(t_values),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
