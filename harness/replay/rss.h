/* replay/rss.h: how much memory a process group really uses. */
#ifndef TOUCHSTONE_REPLAY_RSS_H
#define TOUCHSTONE_REPLAY_RSS_H

#include <stdint.h>
#include <sys/types.h>

/* Sum of the resident sizes of the processes in group PGID, in KiB; 0 if there is none. Reads /proc. Pages that
   processes share count once a process: the sum is an upper bound. */
uint64_t group_rss_kib(pid_t pgid);

#endif
