/* replay/isolation.c: what engines are held in, as far as this machine allows it. */
#include "harness/replay/isolation.h"

#include "harness/replay/netns.h"
#include "harness/util/text.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static Isolation the;

const Isolation *isolation(void)
{
    return &the;
}

/* Descriptors of a supervisor that is tried: as it is given them by replay/process.c. */
static void place_descriptors(int control)
{
    const int from[] = {control, netns_user(), netns_network()};
    int high[3];
    for (int i = 0; i < 3; i++)
        high[i] = from[i] < 0 ? -1 : fcntl(from[i], F_DUPFD, 16);
    for (int i = 0; i < 3; i++) {
        if (high[i] >= 0)
            dup2(high[i], 3 + i);
    }
    close_range(6, ~0U, 0);
}

/* Whether a supervisor with FLAGS can start a program: "" if it can, else why not, malloc'ed. */
static char *try_flags(const char *flags)
{
    char answer[80] = "";
    int ends[2], number = 0;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return text_copy(strerror(errno));
    pid_t child = fork();
    if (child == 0) {
        char *argv[] = {the.supervisor, (char *)(uintptr_t)flags, "0", "0", "true", NULL};
        place_descriptors(ends[1]);
        execv(the.supervisor, argv);
        _exit(127);
    }
    close(ends[1]);
    ssize_t n = child < 0 ? -1 : read(ends[0], answer, sizeof answer - 1);
    close(ends[0]);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
        continue;
    if (n > 0 && strncmp(answer, "exit 0 ", 7) == 0)
        return NULL;
    return text_copy(n > 0 && sscanf(answer, "spawn %d", &number) == 1 ? strerror(number)
                                                                       : "it did not start");
}

bool isolation_start(bool namespaces)
{
    if (the.supervisor)
        return true;
    the.supervisor = text_format("%s/touchstone-supervisor", program_folder());
    if (access(the.supervisor, X_OK) != 0) {
        complain("%s: %s; it belongs beside touchstone: make builds both", the.supervisor,
                 strerror(errno));
        free(the.supervisor);
        the.supervisor = NULL;
        return false;
    }
    the.flags = "-";
    if (!namespaces) {
        the.processes_shared = text_copy("not asked for");
        return true;
    }
    netns_start();
    if (netns_refused()) {
        the.processes_shared = text_copy(netns_refused());
        return true;
    }
    const char *all = netns_user() >= 0 ? "unp" : "np";
    the.processes_shared = try_flags(all);
    the.flags = the.processes_shared ? netns_user() >= 0 ? "un" : "n" : all;
    return true;
}

char *isolation_facts(void)
{
    char *network = netns_refused() ? text_format("this machine's: %s", netns_refused())
                                    : text_copy("namespace with loopback alone");
    char *processes = the.processes_shared
                          ? text_format("subreaper, no namespace: %s", the.processes_shared)
                          : text_copy("namespace");
    json_t *facts =
        json_pack("{s:s, s:s, s:s, s:s}", "network", network, "processes", processes, "limits",
                  "sampled: wall clock, CPU, resident memory, processes, "
                  "output, disk; enforced: size of a file, no core dumps",
                  "folders", "private HOME, TMPDIR, XDG_*, working folder");
    char *text = facts ? json_dumps(facts, JSON_COMPACT) : text_copy("{}");
    json_decref(facts);
    free(network);
    free(processes);
    return text;
}
