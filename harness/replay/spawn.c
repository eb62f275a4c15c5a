/* replay/spawn.c: starting a program without a copy of the harness. fork copies the tables of all its memory, which is much
 * once a suite is read, and each of thousands of processes would pay for that; posix_spawn shares it until the program begins. */
#include "harness/replay/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

enum { FDS_MOST = 16 };

/* Says in ACTIONS what the descriptors are. COPIES get those that stand where another is to be put; *copies_n counts them.
   0 or an error number. */
static int place(posix_spawn_file_actions_t *actions, const int *fds, int n, int *copies,
                 int *copies_n)
{
    int error = 0;
    for (int i = 0; i < n && !error; i++) {
        int fd = fds[i];
        if (fd < 0 && i <= STDERR_FILENO)
            error = posix_spawn_file_actions_addopen(actions, i, "/dev/null", O_RDWR, 0);
        if (fd < 0)
            continue;
        if (fd < n) {
            fd = fcntl(fd, F_DUPFD_CLOEXEC, n);
            if (fd < 0)
                return errno;
            copies[(*copies_n)++] = fd;
        }
        error = posix_spawn_file_actions_adddup2(actions, fd, i);
    }
    return error;
}

static void set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setflags(attributes,
                             POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

int spawn_program(char *const *argv, char *const *env, const char *dir, const int *fds, int n,
                  pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int copies[FDS_MOST], copies_n = 0;
    if (n > FDS_MOST)
        return EINVAL;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    set_attributes(&attributes);
    int error = posix_spawn_file_actions_addchdir_np(&actions, dir);
    error = error ? error : place(&actions, fds, n, copies, &copies_n);
    error = error ? error : posix_spawn(pid, argv[0], &actions, &attributes, argv, env);
    while (copies_n)
        close(copies[--copies_n]);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}
