/* engine/probe.c: whether an engine is here, and which version. */
#include "harness/engine/engine.h"

#include "harness/engine/messages.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { PROBE_MS = 10000, VERSION_MOST = 60 };

/* Reads what comes from FD until its end, or the time is up, or ENGINE_ANSWER bytes. */
static void read_answer(int fd, char *answer)
{
    size_t len = 0;
    struct timespec began, now;
    clock_gettime(CLOCK_MONOTONIC, &began);
    for (;;) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        long left = PROBE_MS -
                    ((now.tv_sec - began.tv_sec) * 1000 + (now.tv_nsec - began.tv_nsec) / 1000000);
        struct pollfd ready = {.fd = fd, .events = POLLIN};
        if (left <= 0 || poll(&ready, 1, (int)left) <= 0)
            break;
        ssize_t n = read(fd, answer + len, ENGINE_ANSWER - len);
        if (n <= 0 || (len += (size_t)n) == ENGINE_ANSWER)
            break;
    }
    answer[len] = 0;
}

/* The exit status of CHILD, which has nothing more to say; it is killed with all that it started if it does not end. -1: it
   did not end by itself. */
static int end_child(pid_t child)
{
    const struct timespec pause = {.tv_nsec = 2000000};
    int status = 0;
    pid_t ended = 0;
    for (int i = 0; i < 500 && !ended; i++) {
        ended = waitpid(child, &status, WNOHANG);
        if (!ended)
            nanosleep(&pause, NULL);
    }
    kill(-child, SIGKILL);
    if (!ended)
        waitpid(child, &status, 0);
    return ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool engine_ask(char *const *argv, char *answer, int *exit_status)
{
    int ends[2];
    pid_t child;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    bool started = posix_spawnp(&child, argv[0], &actions, &attributes, argv, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(ends[1]);
    if (started) {
        read_answer(ends[0], answer);
        *exit_status = end_child(child);
    }
    close(ends[0]);
    return started;
}

/* The engine's identity: what it is and how it is asked. */
static void set_key(Engine *engine)
{
    size_t len = 0;
    char *file = file_read(engine->file, &len);
    char *identity = text_format("%s\n%s\n%s\n%s", engine->name, engine->version, engine->kind,
                                 file ? file : "");
    hash_hex(identity, strlen(identity), engine->key);
    free(identity);
    free(file);
}

void engine_probe(Engine *engine)
{
    char answer[ENGINE_ANSWER + 1] = "";
    int status;
    char *version = engine_ask(engine->version_command, answer, &status)
                        ? regex_group(engine->version_match, answer)
                        : NULL;
    engine->found = version != NULL;
    free(engine->version);
    engine->version = version ? text_safe(version, VERSION_MOST) : text_copy("missing");
    free(version);
    set_key(engine);
}

void engine_probe_as(Engine *engine, const Engine *other)
{
    free(engine->version);
    engine->version = text_copy(other->version);
    engine->found = other->found;
    set_key(engine);
}
