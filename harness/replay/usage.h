/* replay/usage.h: what an engine uses, from /proc and from its working folder. */
#ifndef TOUCHSTONE_REPLAY_USAGE_H
#define TOUCHSTONE_REPLAY_USAGE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct Usage {
    uint64_t
        rss_kib; /* resident sizes together. Pages that processes share count once a process: an upper bound */
    uint64_t cpu_us; /* what they and the children that they waited for computed */
    uint64_t processes;
} Usage;

/* What the process ROOT and all that descends from it use, ROOT itself aside. Calls within a few milliseconds share one
   look at /proc. From the loop's thread alone. */
Usage usage_below(pid_t root);

/* What a folder holds. */
typedef struct Disk {
    uint64_t kib;   /* as far as it takes room */
    uint64_t files; /* and folders in it; counting stops at DISK_FILES_MOST */
} Disk;

enum { DISK_FILES_MOST = 20000 };

/* What FOLDER and those below it hold; links are not followed. */
Disk disk_of(const char *folder);

#endif
