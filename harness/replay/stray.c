/* replay/stray.c: processes that engines left behind, outside of their process group too. */
#include "harness/replay/stray.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS_MOST = 50, ENVIRON_MOST = 65536 };

/* True if the environment in TEXT, entries that end in NUL, marks its process with FOLDER or one in it. */
static bool is_marked(const char *text, size_t len, const char *folder)
{
    static const char name[] = STRAY_MARK "=";
    size_t folder_len = strlen(folder);
    for (size_t at = 0; at < len; at += strlen(text + at) + 1) {
        const char *value = text + at + sizeof name - 1;
        if (strncmp(text + at, name, sizeof name - 1) == 0 &&
            strncmp(value, folder, folder_len) == 0 &&
            (value[folder_len] == 0 || value[folder_len] == '/'))
            return true;
    }
    return false;
}

static bool has_mark(const char *pid, const char *folder)
{
    char path[300], text[ENVIRON_MOST + 1];
    snprintf(path, sizeof path, "/proc/%s/environ", pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false; /* another user's, or just gone */
    ssize_t n = read(fd, text, ENVIRON_MOST);
    close(fd);
    if (n <= 0)
        return false;
    text[n] = 0;
    return is_marked(text, (size_t)n, folder);
}

void strays_kill(const char *folder)
{
    bool any = true;
    /* again after every kill: what is killed may have started another meanwhile */
    for (int round = 0; any && round < ROUNDS_MOST; round++) {
        DIR *proc = opendir("/proc");
        any = false;
        for (struct dirent *entry; proc && (entry = readdir(proc));) {
            if (isdigit((unsigned char)entry->d_name[0]) && has_mark(entry->d_name, folder) &&
                kill((pid_t)atol(entry->d_name), SIGKILL) == 0)
                any = true;
        }
        if (proc)
            closedir(proc);
    }
}

/* The guard's life. It keeps nothing of its parent open but the pipe, and no signal meant for the parent ends it. */
static _Noreturn void guard(int pipe_end, const char *folder, bool keep)
{
    static const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE};
    char byte;
    setsid();
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        signal(ignored[i], SIG_IGN);
    int null = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3 && null >= 0; fd++)
        dup2(null, fd);
    dup2(pipe_end, 3);
    close_range(4, ~0U, 0);
    while (read(3, &byte, 1) < 0 && errno == EINTR)
        continue;
    strays_kill(folder);
    if (!keep)
        folder_remove(folder);
    _exit(0);
}

bool guard_start(const char *folder, bool keep, Guard *out)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    out->pid = fork();
    if (out->pid == 0)
        guard(ends[0], folder, keep);
    close(ends[0]);
    out->end = ends[1];
    if (out->pid < 0)
        close(ends[1]);
    return out->pid > 0;
}

void guard_end(Guard *guard)
{
    close(guard->end);
    waitpid(guard->pid, NULL, 0);
}

char *folder_new(void)
{
    const char *base = getenv("TMPDIR");
    char *pattern = text_format("%s/touchstone-XXXXXX", base && *base ? base : "/tmp");
    char *whole = mkdtemp(pattern) ? realpath(pattern, NULL) : NULL;
    if (!whole)
        complain("%s: no working folder can be made here (%s); set TMPDIR to a folder that can be "
                 "written",
                 pattern, strerror(errno));
    free(pattern);
    return whole;
}
