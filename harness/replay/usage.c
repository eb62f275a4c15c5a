/* replay/usage.c: what an engine uses, from /proc and from its working folder. */
#include "harness/replay/usage.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SHARED_MS = 10, DEPTH_MOST = 64 };

/* ---- processes ---- */

/* A row of /proc. */
typedef struct Row {
    pid_t pid, parent;
    uint64_t rss_pages, ticks;
    bool below;
} Row;

/* The last look at /proc, sorted by pid. */
static struct {
    Row *rows;
    size_t n;
    uint64_t at_ms;
} look;

static uint64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* /proc/PID/stat; fields are counted behind the command's closing parenthesis, since a command may hold anything. */
static bool read_stat(const char *pid, Row *out)
{
    char path[300], text[1024];
    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    if (n <= 0)
        return false;
    text[n] = 0;
    char *rest = strrchr(text, ')');
    int parent;
    long user, system, waited_user, waited_system, rss;
    /* state ppid pgrp session tty tpgid flags minflt cminflt majflt cmajflt utime stime cutime cstime priority nice
       threads itrealvalue starttime vsize rss */
    if (!rest || sscanf(rest + 1,
                        " %*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld %ld %ld %*d %*d %*d "
                        "%*d %*u %*u %ld",
                        &parent, &user, &system, &waited_user, &waited_system, &rss) != 6)
        return false;
    *out = (Row){.pid = (pid_t)atol(pid),
                 .parent = parent,
                 .rss_pages = rss > 0 ? (uint64_t)rss : 0,
                 .ticks = (uint64_t)(user + system + waited_user + waited_system)};
    return true;
}

static int by_pid(const void *a, const void *b)
{
    const Row *x = a, *y = b;
    return (x->pid > y->pid) - (x->pid < y->pid);
}

static void look_again(void)
{
    uint64_t now = now_ms();
    if (look.at_ms && now - look.at_ms < SHARED_MS)
        return;
    DIR *proc = opendir("/proc");
    look.n = 0;
    for (struct dirent *entry; proc && (entry = readdir(proc));) {
        Row row;
        if (!isdigit((unsigned char)entry->d_name[0]) || !read_stat(entry->d_name, &row))
            continue;
        look.rows = look.n || !look.rows ? array_room(look.rows, look.n, sizeof row) : look.rows;
        look.rows[look.n++] = row;
    }
    if (proc)
        closedir(proc);
    if (look.n)
        qsort(look.rows, look.n, sizeof *look.rows, by_pid);
    look.at_ms = now_ms();
}

/* Marks what is below ROOT, in as many passes as it takes: a parent may have a greater number than its child. */
static void mark_below(pid_t root)
{
    for (size_t i = 0; i < look.n; i++)
        look.rows[i].below = false;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < look.n; i++) {
            const Row key = {.pid = look.rows[i].parent};
            const Row *parent = look.rows[i].below || key.pid == root
                                    ? NULL
                                    : bsearch(&key, look.rows, look.n, sizeof key, by_pid);
            bool below = look.rows[i].below || key.pid == root || (parent && parent->below);
            more |= below && !look.rows[i].below;
            look.rows[i].below = below;
        }
    }
}

Usage usage_below(pid_t root)
{
    Usage usage = {0};
    uint64_t page_kib = (uint64_t)sysconf(_SC_PAGESIZE) / 1024, ticks = 0;
    look_again();
    mark_below(root);
    for (size_t i = 0; i < look.n; i++) {
        if (!look.rows[i].below)
            continue;
        usage.rss_kib += look.rows[i].rss_pages * page_kib;
        usage.processes++;
        ticks += look.rows[i].ticks;
    }
    usage.cpu_us = ticks * (1000000 / (uint64_t)sysconf(_SC_CLK_TCK));
    return usage;
}

/* ---- files ---- */

/* Adds what the open folder FD holds, which is closed. A folder that is too deep to be entered counts as one that is
   full, so that depth is no way around the limit. */
static void add_folder(int fd, unsigned depth, Disk *disk)
{
    DIR *dir = fdopendir(fd);
    if (!dir) {
        close(fd);
        return;
    }
    if (depth > DEPTH_MOST)
        disk->files = DISK_FILES_MOST;
    for (struct dirent *entry; disk->files < DISK_FILES_MOST && (entry = readdir(dir));) {
        struct stat status;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
            fstatat(fd, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        disk->files++;
        disk->kib += (uint64_t)status.st_blocks / 2;
        int below = S_ISDIR(status.st_mode)
                        ? openat(fd, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
                        : -1;
        if (below >= 0)
            add_folder(below, depth + 1, disk);
    }
    closedir(dir);
}

Disk disk_of(const char *folder)
{
    Disk disk = {0};
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0)
        add_folder(fd, 0, &disk);
    return disk;
}
