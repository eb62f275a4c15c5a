/* supervisor/main.c: `touchstone-supervisor`, a program of the harness's own. It runs one engine and stays beside it, so
 * that nothing of the engine outlives it: not what forks, leaves its process group or session, or loses its parent.
 *
 *   touchstone-supervisor FLAGS FILE-SIZE PROGRAM [ARGUMENT]...
 *
 * FLAGS are letters: u  enters the user namespace open at descriptor 4
 *                    n  enters the network namespace open at descriptor 5
 *                    p  gives the engine a process namespace, with a /proc of its own: it sees no other process
 *                    -  nothing
 * FILE-SIZE is the most bytes that a file may grow to; 0: no limit.
 *
 * Descriptor 3 is a socket to the harness. When the harness closes its end, or ends in whatever way, the engine is killed
 * with all that it started. When the engine has ended, all that it left is killed, then the supervisor says how, in one line: "exit STATUS CPU-MICROSECONDS", "signal NUMBER CPU-MICROSECONDS", or "spawn ERRNO" where it could not be started.
 *
 * Without a process namespace orphans come to the supervisor (PR_SET_CHILD_SUBREAPER), whatever they did to lose their
 * parents, and so can be found among its descendants. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CONTROL = 3, USER = 4, NETWORK = 5, PAUSE_MS = 2 };

typedef struct Order {
    bool user, network, processes;
    rlim_t file_size;
    char **argv;
} Order;

/* ---- what is said ---- */

static void say(const char *what, long number)
{
    char line[80];
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    long long micros = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000LL +
                       usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
    int len = snprintf(line, sizeof line, "%s %ld %lld\n", what, number, micros);
    while (send(CONTROL, line, (size_t)len, MSG_NOSIGNAL) < 0 && errno == EINTR)
        continue;
}

static void say_status(int status)
{
    if (WIFSIGNALED(status))
        say("signal", WTERMSIG(status));
    else
        say("exit", WEXITSTATUS(status));
}

/* ---- the engine ---- */

static void limit(int resource, rlim_t most)
{
    const struct rlimit both = {most, most};
    setrlimit(resource, &both);
}

/* Becomes the engine. What it prints is the harness's; it gets no other descriptor. */
static _Noreturn void become(const Order *order)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    limit(RLIMIT_CORE, 0);
    if (order->file_size)
        limit(RLIMIT_FSIZE, order->file_size);
    close_range(CONTROL + 1, ~0U, 0);
    fcntl(CONTROL, F_SETFD, FD_CLOEXEC);
    execvp(order->argv[0], order->argv);
    say("spawn", errno);
    _exit(127);
}

static pid_t start(const Order *order)
{
    pid_t engine = fork();
    if (engine == 0)
        become(order);
    if (engine < 0) {
        say("spawn", errno);
        _exit(1);
    }
    return engine;
}

/* ---- what is left ---- */

/* A row of /proc: a process and its parent. */
typedef struct Row {
    pid_t pid, parent;
    bool ours;
} Row;

static pid_t parent_of(const char *pid)
{
    char path[64], text[512];
    snprintf(path, sizeof path, "/proc/%.20s/stat", pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0)
        close(fd);
    text[n > 0 ? n : 0] = 0;
    /* behind the command's closing parenthesis, since a command may hold anything */
    const char *rest = strrchr(text, ')');
    int parent = 0;
    return rest && sscanf(rest + 1, " %*c %d", &parent) == 1 ? parent : 0;
}

static size_t read_rows(Row **rows)
{
    DIR *proc = opendir("/proc");
    size_t n = 0, room = 0;
    *rows = NULL;
    for (struct dirent *entry; proc && (entry = readdir(proc));) {
        if (!isdigit((unsigned char)entry->d_name[0]))
            continue;
        if (n == room) {
            Row *more = realloc(*rows, (room = room ? room * 2 : 256) * sizeof **rows);
            if (!more)
                break;
            *rows = more;
        }
        (*rows)[n++] = (Row){(pid_t)atol(entry->d_name), parent_of(entry->d_name), false};
    }
    if (proc)
        closedir(proc);
    return n;
}

static int by_pid(const void *a, const void *b)
{
    const Row *x = a, *y = b;
    return (x->pid > y->pid) - (x->pid < y->pid);
}

/* Marks who descends from this process, in as many passes as it takes: parents may stand behind their children. */
static void mark_rows(Row *rows, size_t n)
{
    pid_t self = getpid();
    if (n)
        qsort(rows, n, sizeof *rows, by_pid);
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < n; i++) {
            const Row key = {rows[i].parent, 0, false};
            const Row *parent = bsearch(&key, rows, n, sizeof *rows, by_pid);
            bool ours = rows[i].parent == self || (parent && parent->ours);
            more |= ours && !rows[i].ours;
            rows[i].ours |= ours;
        }
    }
}

/* Kills every descendant until there is none, so that what is born meanwhile is killed in the next round. */
static void kill_rest(void)
{
    while (waitpid(-1, NULL, WNOHANG) > 0)
        continue;
    while (waitpid(-1, NULL, WNOHANG) == 0) {
        Row *rows;
        size_t n = read_rows(&rows);
        mark_rows(rows, n);
        for (size_t i = 0; i < n; i++) {
            if (rows[i].ours)
                kill(rows[i].pid, SIGKILL);
        }
        free(rows);
        poll(NULL, 0, PAUSE_MS);
        while (waitpid(-1, NULL, WNOHANG) > 0)
            continue;
    }
}

/* ---- keeping ---- */

/* Waits for PID or the end of the harness's interest; everything else that ends is reaped. True, with *STATUS, if PID
   ended. CHILDREN tells of SIGCHLD. */
static bool wait_for(pid_t pid, int children, int *status)
{
    for (;;) {
        struct pollfd events[2] = {{.fd = children, .events = POLLIN},
                                   {.fd = CONTROL, .events = POLLIN}};
        struct signalfd_siginfo info;
        poll(events, 2, -1);
        while (read(children, &info, sizeof info) > 0)
            continue;
        int ended;
        for (pid_t child; (child = waitpid(-1, &ended, WNOHANG)) > 0;) {
            if (child == pid) {
                *status = ended;
                return true;
            }
        }
        if (events[1].revents)
            return false;
    }
}

/* Keeps the engine among the processes of this machine. */
static void keep_beside(const Order *order, int children)
{
    int status = SIGKILL;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t engine = start(order);
    wait_for(engine, children, &status);
    kill(-engine, SIGKILL);
    kill_rest();
    say_status(status);
}

/* The first process of a namespace: whoever loses its parent comes to it, and all end with it. */
static _Noreturn void be_first(const Order *order, int *status)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0) {
        say("spawn", errno);
        _exit(1);
    }
    pid_t engine = start(order);
    int ended;
    for (pid_t child; (child = waitpid(-1, &ended, 0)) > 0 || errno == EINTR;) {
        if (child == engine) {
            *status = ended;
            break;
        }
    }
    _exit(0);
}

/* Keeps the engine in a process namespace. */
static void keep_apart(const Order *order, int children)
{
    int ignored, *status = mmap(NULL, sizeof *status, PROT_READ | PROT_WRITE,
                                MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t first = -1;
    if (status != MAP_FAILED && unshare(CLONE_NEWPID | CLONE_NEWNS) == 0) {
        *status = SIGKILL;
        first = fork();
    }
    if (first == 0)
        be_first(order, status);
    if (first < 0) {
        say("spawn", errno);
        return;
    }
    if (!wait_for(first, children, &ignored)) {
        kill(first, SIGKILL);
        waitpid(first, NULL, 0);
    }
    say_status(*status);
}

static bool is_number(const char *text, rlim_t *out)
{
    char *end;
    *out = strtoull(text, &end, 10);
    return isdigit((unsigned char)*text) && !*end;
}

static bool read_order(int argc, char **argv, Order *out)
{
    if (argc < 4 || argv[1][strspn(argv[1], "unp-")] || !is_number(argv[2], &out->file_size))
        return false;
    out->user = strchr(argv[1], 'u');
    out->network = strchr(argv[1], 'n');
    out->processes = strchr(argv[1], 'p');
    out->argv = argv + 3;
    return true;
}

int main(int argc, char **argv)
{
    Order order;
    sigset_t signals;
    if (!read_order(argc, argv, &order) || fcntl(CONTROL, F_GETFD) < 0) {
        fputs("touchstone-supervisor: a part of touchstone, which starts it; run touchstone\n",
              stderr);
        return 2;
    }
    if ((order.user && setns(USER, CLONE_NEWUSER) != 0) ||
        (order.network && setns(NETWORK, CLONE_NEWNET) != 0)) {
        say("spawn", errno);
        return 1;
    }
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    int children = signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
    if (children < 0) {
        say("spawn", errno);
        return 1;
    }
    if (order.processes)
        keep_apart(&order, children);
    else
        keep_beside(&order, children);
    return 0;
}
