/* replay/spawn.h: starting a program without a copy of the harness. */
#ifndef TOUCHSTONE_REPLAY_SPAWN_H
#define TOUCHSTONE_REPLAY_SPAWN_H

#include <sys/types.h>

/* Starts the program ARGV[0], a path, in folder DIR with the environment ENV, in a session of its own, no signal blocked or
   ignored. Its descriptors are FDS[0..n-1]; where one is negative there is /dev/null as 0 to 2 and nothing behind them.
   0 with *pid, or an error number. */
int spawn_program(char *const *argv, char *const *env, const char *dir, const int *fds, int n,
                  pid_t *pid);

#endif
