/* replay/isolation.h: what engines are held in, as far as this machine allows it.
 *
 * Every process of an engine has a supervisor (harness/supervisor), which kills whatever the engine left; a process group
 * and private folders; limits that are watched. Where namespaces are allowed, engines have no network but loopback
 * (replay/netns.h), and see and signal no process but their own. */
#ifndef TOUCHSTONE_REPLAY_ISOLATION_H
#define TOUCHSTONE_REPLAY_ISOLATION_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Isolation {
    char *supervisor;  /* the program */
    const char *flags; /* its first argument */
    char *
        processes_shared; /* why there is no process namespace, in words; NULL where there is one */
} Isolation;

/* Finds out what is allowed here; NAMESPACES false: uses none. Once a process, while it has one thread; a second call does
   nothing. False after one line on stderr where the supervisor is not beside this program. */
bool isolation_start(bool namespaces);
const Isolation *isolation(void);

/* What holds, as a JSON object for a run's facts, malloc'ed. */
char *isolation_facts(void);

#endif
