/* replay/rss.c: how much memory a process group really uses, from /proc. */
#include "harness/replay/rss.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The process group and resident pages of a process, from /proc/PID/stat; fields are counted behind the command's
   closing parenthesis, since a command may hold anything. */
static int read_stat(const char *pid, pid_t *pgid, uint64_t *pages)
{
    char path[300], text[1024];
    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    if (n <= 0)
        return 0;
    text[n] = 0;
    char *rest = strrchr(text, ')');
    long group = 0, resident = 0;
    /* state ppid pgrp ... rss is the 24th field of the line, the 22nd behind the command */
    if (!rest || sscanf(rest + 1,
                        " %*c %*d %ld %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d "
                        "%*d %*u %*u %ld",
                        &group, &resident) != 2)
        return 0;
    *pgid = (pid_t)group;
    *pages = resident > 0 ? (uint64_t)resident : 0;
    return 1;
}

uint64_t group_rss_kib(pid_t pgid)
{
    DIR *proc = opendir("/proc");
    if (!proc)
        return 0;
    uint64_t total = 0, page_kib = (uint64_t)sysconf(_SC_PAGESIZE) / 1024;
    for (struct dirent *entry; (entry = readdir(proc));) {
        pid_t group;
        uint64_t pages;
        if (isdigit((unsigned char)entry->d_name[0]) && read_stat(entry->d_name, &group, &pages) &&
            group == pgid)
            total += pages * page_kib;
    }
    closedir(proc);
    return total;
}
