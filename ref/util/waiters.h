/* util/waiters.h: threads that wait until another notifies them at an address; one list for the whole process. NON-SPEC
 * in form: ECMAScript's WaiterList Records and their critical sections. */
#ifndef TOUCHSTONE_UTIL_WAITERS_H
#define TOUCHSTONE_UTIL_WAITERS_H

#include <stdbool.h>
#include <stdint.h>

/* How a wait ended. The first three are numbered as memory.atomic.wait numbers its results. */
typedef enum Wait_end { WAIT_NOTIFIED, WAIT_NOT_EQUAL, WAIT_TIMED_OUT, WAIT_CALLED_OFF } Wait_end;

/* Of somebody who waits now and then, so that another thread can call that off. Zeroed: ready for use. */
typedef struct Wait_control {
    struct Waiter *waiter; /* while it waits */
    bool called_off;       /* for good */
} Wait_control;

/* If the WIDTH bytes (4 or 8) at AT, which is a multiple of that, are EXPECTED, waits until notified, called off, or for
   TIMEOUT nanoseconds (negative: for ever). No spurious ends. */
Wait_end waiters_wait(const void *at, unsigned width, uint64_t expected, int64_t timeout,
                      Wait_control *control);

/* Wakes at most COUNT of those that wait at AT, in the order in which they came; returns how many. */
uint32_t waiters_notify(const void *at, uint32_t count);

/* Ends the wait of CONTROL, and all that come after it. */
void waiters_call_off(Wait_control *control);

/* Whether CONTROL waits with no end to its patience. */
bool waiters_is_stuck(const Wait_control *control);

#endif
