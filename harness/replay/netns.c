/* replay/netns.c: a network namespace for engines. Sockets live in the namespace in which they were made, so that a short
 * child enters it, makes the socket and hands it over (SCM_RIGHTS). */
#include "harness/replay/netns.h"

#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HANDED_MOST = 2 };

static struct {
    bool started;
    int network, user;
    char refused[128];
} the = {.network = -1, .user = -1};

int netns_network(void)
{
    return the.network;
}

int netns_user(void)
{
    return the.user;
}

const char *netns_refused(void)
{
    return !the.started ? "not asked for" : the.network < 0 ? the.refused : NULL;
}

/* ---- handing files over ---- */

/* What a child says: how it went, and the files that it hands over. */
typedef struct Message {
    char step[64]; /* what failed; empty: nothing did */
    int error;
    uint16_t port;
    int files_n;
} Message;

typedef union Control {
    struct cmsghdr align;
    char bytes[CMSG_SPACE(HANDED_MOST * sizeof(int))];
} Control;

static void hand_over(int socket, const Message *message, const int *files)
{
    Control control;
    struct iovec part = {(void *)(uintptr_t)message, sizeof *message};
    struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1};
    if (message->files_n) {
        memset(&control, 0, sizeof control);
        header.msg_control = control.bytes;
        header.msg_controllen = CMSG_SPACE((size_t)message->files_n * sizeof(int));
        struct cmsghdr *first = CMSG_FIRSTHDR(&header);
        first->cmsg_level = SOL_SOCKET;
        first->cmsg_type = SCM_RIGHTS;
        first->cmsg_len = CMSG_LEN((size_t)message->files_n * sizeof(int));
        memcpy(CMSG_DATA(first), files, (size_t)message->files_n * sizeof(int));
    }
    while (sendmsg(socket, &header, MSG_NOSIGNAL) < 0 && errno == EINTR)
        continue;
}

/* False if the child said nothing whole. Files that it did not hand over are -1. */
static bool take_over(int socket, Message *message, int files[HANDED_MOST])
{
    Control control;
    struct iovec part = {message, sizeof *message};
    struct msghdr header = {.msg_iov = &part,
                            .msg_iovlen = 1,
                            .msg_control = control.bytes,
                            .msg_controllen = sizeof control.bytes};
    ssize_t n;
    files[0] = files[1] = -1;
    while ((n = recvmsg(socket, &header, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR)
        continue;
    struct cmsghdr *first = n > 0 ? CMSG_FIRSTHDR(&header) : NULL;
    if (first && first->cmsg_type == SCM_RIGHTS)
        memcpy(files, CMSG_DATA(first), first->cmsg_len - CMSG_LEN(0));
    return n == (ssize_t)sizeof *message;
}

static void note_failure(Message *message, const char *step)
{
    message->error = errno;
    snprintf(message->step, sizeof message->step, "%s", step);
}

/* Runs WORK in a child, which takes what it needs from memory and calls nothing but the system: other threads may have
   been anywhere when it was made. False with errno set if it could not be asked. */
static bool in_child(void (*work)(Message *message, int files[HANDED_MOST]), Message *message,
                     int files[HANDED_MOST])
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        Message said = {0};
        int made[HANDED_MOST] = {-1, -1};
        work(&said, made);
        hand_over(ends[1], &said, made);
        _exit(0);
    }
    int error = errno;
    close(ends[1]);
    errno = ECHILD;
    bool good = child > 0 && take_over(ends[0], message, files);
    if (child < 0)
        errno = error;
    close(ends[0]);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
        continue;
    return good;
}

/* ---- the namespace ---- */

static bool write_file(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool good = write(fd, text, strlen(text)) == (ssize_t)strlen(text);
    close(fd);
    return good;
}

/* A user namespace in which the user and the group are what they are outside. */
static bool enter_new_user(void)
{
    char uids[64], gids[64];
    snprintf(uids, sizeof uids, "%u %u 1", (unsigned)geteuid(), (unsigned)geteuid());
    snprintf(gids, sizeof gids, "%u %u 1", (unsigned)getegid(), (unsigned)getegid());
    return unshare(CLONE_NEWUSER) == 0 && write_file("/proc/self/setgroups", "deny") &&
           write_file("/proc/self/uid_map", uids) && write_file("/proc/self/gid_map", gids);
}

static bool raise_loopback(void)
{
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    struct ifreq request = {.ifr_name = "lo", .ifr_flags = IFF_UP | IFF_RUNNING};
    bool up = fd >= 0 && ioctl(fd, SIOCSIFFLAGS, &request) == 0;
    if (fd >= 0)
        close(fd);
    return up;
}

static void make_namespace(Message *message, int files[HANDED_MOST])
{
    bool own_user = false;
    if (unshare(CLONE_NEWNET) != 0) {
        own_user = true;
        if (!enter_new_user()) {
            note_failure(message, "a user namespace");
            return;
        }
        if (unshare(CLONE_NEWNET) != 0) {
            note_failure(message, "a network namespace");
            return;
        }
    }
    if (!raise_loopback()) {
        note_failure(message, "the loopback interface");
        return;
    }
    files[0] = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
    files[1] = own_user ? open("/proc/self/ns/user", O_RDONLY | O_CLOEXEC) : -1;
    if (files[0] < 0 || (own_user && files[1] < 0))
        note_failure(message, "/proc/self/ns");
    else
        message->files_n = own_user ? 2 : 1;
}

void netns_start(void)
{
    Message message = {0};
    int files[HANDED_MOST];
    if (the.started)
        return;
    the.started = true;
    if (!in_child(make_namespace, &message, files))
        snprintf(the.refused, sizeof the.refused, "%s", strerror(errno));
    else if (*message.step)
        snprintf(the.refused, sizeof the.refused, "%s: %s", message.step, strerror(message.error));
    else
        the.network = files[0], the.user = files[1];
}

/* ---- sockets in it ---- */

static void make_listener(Message *message, int files[HANDED_MOST])
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof address;
    if ((the.user >= 0 && setns(the.user, CLONE_NEWUSER) != 0) ||
        (the.network >= 0 && setns(the.network, CLONE_NEWNET) != 0)) {
        note_failure(message, "setns");
        return;
    }
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) != 0 ||
        listen(fd, SOMAXCONN) != 0 || getsockname(fd, (struct sockaddr *)&address, &len) != 0) {
        note_failure(message, "a socket");
        return;
    }
    message->port = ntohs(address.sin_port);
    message->files_n = 1;
    files[0] = fd;
}

int netns_listen(uint16_t *port)
{
    Message message = {0};
    int files[HANDED_MOST];
    if (!in_child(make_listener, &message, files))
        return -1;
    if (*message.step) {
        errno = message.error;
        return -1;
    }
    *port = message.port;
    return files[0];
}
