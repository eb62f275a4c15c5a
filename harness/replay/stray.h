/* replay/stray.h: processes that engines left behind, outside of their process group too. */
#ifndef TOUCHSTONE_REPLAY_STRAY_H
#define TOUCHSTONE_REPLAY_STRAY_H

#include <stdbool.h>
#include <sys/types.h>

/* Every process of an engine, and what it starts, has this variable: the folder that it works in. */
#define STRAY_MARK "TOUCHSTONE_JOB"

/* Kills every process marked with FOLDER or a folder in it, until none is left. Reads /proc. A process that takes the
   mark out of its environment before it leaves its group is not found. */
void strays_kill(const char *folder);

/* A fresh folder below TMPDIR, by its whole path, since engines run in folders of their own; malloc'ed. NULL after one line on
   stderr. */
char *folder_new(void);

/* A process that waits for the end of this one, whatever ends it, then kills what engines it left in FOLDER and removes
   FOLDER. */
typedef struct Guard {
    pid_t pid;
    int end; /* closed when this process ends */
} Guard;

/* Starts a guard; to be called while there is one thread. False with errno set. KEEP: FOLDER stays. */
bool guard_start(const char *folder, bool keep, Guard *out);
/* Lets the guard do its work and waits for it. */
void guard_end(Guard *guard);

#endif
