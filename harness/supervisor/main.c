/* supervisor/main.c: `touchstone-supervisor`, a program of the harness's own. It runs one engine and stays beside it, so
 * that nothing of the engine outlives it: not what forks, leaves its process group or session, or loses its parent.
 *
 *   touchstone-supervisor FLAGS FILE-SIZE PROCESSES PROGRAM [ARGUMENT]...
 *
 * FLAGS are letters: u  enters the user namespace open at descriptor 4
 *                    n  enters the network namespace open at descriptor 5
 *                    p  gives the engine a process namespace, with a /proc of its own: it sees no other process
 *                    -  nothing
 * FILE-SIZE is the most bytes that a file may grow to, PROCESSES how many the engine may have at a time; 0: no limit.
 *
 * Descriptor 3 is a socket to the harness. When the harness closes its end, or ends in whatever way, the engine is killed
 * with all that it started. When the engine has ended, all that it left is killed, then the supervisor says how, in one line: "exit STATUS",
 * "signal NUMBER", "processes NUMBER" where it had too many, or "spawn ERRNO" where it could not be started; behind it
 * stands what processor the supervisor itself took, in microseconds. What the engine took, all of it, is the supervisor's
 * children's, for whoever waits for the supervisor.
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
#include <sys/sysinfo.h>
#include <sys/wait.h>
#include <unistd.h>

/* In a process whose namespace has ended nothing can be started any more, LeakSanitizer's thread neither. */
const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "detect_leaks=0";
}

enum {
    CONTROL = 3,
    USER = 4,
    NETWORK = 5,
    PAUSE_MS = 2,
    WATCH_MS = 10,
    ASKED_MS = 500,
    TASKS = 8,
    NICENESS = 5
};

/* What the first process of a namespace tells: that /proc is the namespace's own by now, and how the engine ended. */
typedef struct Told {
    bool own_proc;
    int status;
} Told;

typedef struct Order {
    bool user, network, processes;
    bool yields; /* to the supervisor and the harness, which could not be given precedence */
    rlim_t file_size, processes_most;
    char **argv;
    volatile Told *told; /* shared with the first process of a namespace */
} Order;

/* ---- what is said ---- */

static void say(const char *what, long number)
{
    char line[80];
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
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

/* Before all that the engine can have: who is to end it must get at the processor. False where that is not permitted. */
static bool go_first(void)
{
    const struct sched_param priority = {.sched_priority = 1};
    return sched_setscheduler(0, SCHED_FIFO | SCHED_RESET_ON_FORK, &priority) == 0;
}

static void limit(int resource, rlim_t most)
{
    const struct rlimit both = {most, most};
    setrlimit(resource, &both);
}

static bool write_file(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool good = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
    if (fd >= 0)
        close(fd);
    return good;
}

/* A user namespace of this engine's own, which counts its tasks, threads too, apart from those of others: a last bound. */
static bool bound_tasks(rlim_t most)
{
    char uids[64], gids[64];
    snprintf(uids, sizeof uids, "%u %u 1", (unsigned)geteuid(), (unsigned)geteuid());
    snprintf(gids, sizeof gids, "%u %u 1", (unsigned)getegid(), (unsigned)getegid());
    limit(RLIMIT_NPROC, most);
    return unshare(CLONE_NEWUSER) == 0 && write_file("/proc/self/uid_map", uids) &&
           write_file("/proc/self/gid_map", gids);
}

/* ---- the engine ---- */

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
    if (order->yields)
        setpriority(PRIO_PROCESS, 0, NICENESS);
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

/* How many processes the engine has. In a namespace /proc shows them and the first one. */
static rlim_t count_processes(const Order *order)
{
    Row *rows;
    if (order->processes && !order->told->own_proc)
        return 0;
    size_t n = read_rows(&rows), count = 0;
    if (!order->processes)
        mark_rows(rows, n);
    for (size_t i = 0; i < n; i++)
        count += order->processes ? rows[i].pid != 1 : rows[i].ours;
    free(rows);
    return count;
}

/* True if the engine has too many processes. The harness looks, too, but now and then: what forks without end must be
   seen before it has taken the machine. So they are counted here whenever this machine has some more than *BEFORE, which
   is known at no cost. */
static bool has_too_many(const Order *order, rlim_t *before)
{
    struct sysinfo info;
    if (!order->processes_most || sysinfo(&info) != 0 ||
        info.procs <= *before + order->processes_most / 4)
        return false;
    *before = info.procs;
    return count_processes(order) > order->processes_most;
}

typedef enum Event { EVENT_ENDED, EVENT_RELEASED, EVENT_TOO_MANY } Event;

/* Waits until PID ends, with *STATUS, or the harness wants an end (SIGTERM says that, too), or there are too many processes;
   everything else that ends is reaped. SIGNALS tells of SIGCHLD and SIGTERM. */
static Event wait_for(const Order *order, pid_t pid, int signals, int *status)
{
    struct sysinfo info = {0};
    sysinfo(&info);
    for (rlim_t before = info.procs;;) {
        struct pollfd events[2] = {{.fd = signals, .events = POLLIN},
                                   {.fd = CONTROL, .events = POLLIN}};
        struct signalfd_siginfo signal;
        poll(events, 2, order->processes_most ? WATCH_MS : -1);
        bool asked = false;
        while (read(signals, &signal, sizeof signal) > 0)
            asked |= signal.ssi_signo == SIGTERM;
        int ended;
        for (pid_t child; (child = waitpid(-1, &ended, WNOHANG)) > 0;) {
            if (child == pid) {
                *status = ended;
                return EVENT_ENDED;
            }
        }
        if (events[1].revents || asked)
            return EVENT_RELEASED;
        if (has_too_many(order, &before))
            return EVENT_TOO_MANY;
    }
}

static void report(Event event, int status)
{
    if (event == EVENT_TOO_MANY)
        say("processes", 0);
    else
        say_status(status);
}

/* Keeps the engine among the processes of this machine. */
static void keep_beside(const Order *order, int signals)
{
    int status = SIGKILL;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t engine = start(order);
    Event event = wait_for(order, engine, signals, &status);
    kill(-engine, SIGKILL);
    kill_rest();
    report(event, status);
}

/* Waits until ENGINE ends or the supervisor wants an end. Of signals only those count that come from outside of the
   namespace: they have no sender. */
static void wait_within(const Order *order, pid_t engine)
{
    sigset_t signals;
    siginfo_t signal;
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigaddset(&signals, SIGTERM);
    for (;;) {
        int ended, number = sigwaitinfo(&signals, &signal);
        if (number == SIGTERM && signal.si_code == SI_USER && signal.si_pid == 0)
            return;
        for (pid_t child; (child = waitpid(-1, &ended, WNOHANG)) > 0;) {
            if (child == engine) {
                order->told->status = ended;
                return;
            }
        }
    }
}

/* The first process of a namespace: whoever loses its parent comes to it, and all end with it. */
static _Noreturn void be_first(const Order *order)
{
    go_first();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0) {
        say("spawn", errno);
        _exit(1);
    }
    order->told->own_proc = true;
    wait_within(order, start(order));
    /* those who are waited for are counted in what all took; those whom the end of a namespace kills are not */
    kill(-1, SIGKILL);
    while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
        continue;
    _exit(0);
}

/* Ends the namespace whose first process is FIRST: by asking that, by force where it does not get to it. */
static void end_within(pid_t first)
{
    kill(first, SIGTERM);
    for (int waited = 0; waited < ASKED_MS; waited += PAUSE_MS) {
        if (waitpid(first, NULL, WNOHANG) == first)
            return;
        poll(NULL, 0, PAUSE_MS);
    }
    kill(first, SIGKILL);
    waitpid(first, NULL, 0);
}

/* Keeps the engine in a process namespace. */
static void keep_apart(Order *order, int signals)
{
    int ignored;
    pid_t first = -1;
    order->told =
        mmap(NULL, sizeof *order->told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (order->told != MAP_FAILED && unshare(CLONE_NEWPID | CLONE_NEWNS) == 0) {
        order->told->status = SIGKILL;
        first = fork();
    }
    if (first == 0)
        be_first(order);
    if (first < 0) {
        say("spawn", errno);
        return;
    }
    Event event = wait_for(order, first, signals, &ignored);
    if (event != EVENT_ENDED)
        end_within(first);
    report(event, order->told->status);
}

static bool is_number(const char *text, rlim_t *out)
{
    char *end;
    *out = strtoull(text, &end, 10);
    return isdigit((unsigned char)*text) && !*end;
}

static bool read_order(int argc, char **argv, Order *out)
{
    if (argc < 5 || argv[1][strspn(argv[1], "unp-")] || !is_number(argv[2], &out->file_size) ||
        !is_number(argv[3], &out->processes_most))
        return false;
    out->user = strchr(argv[1], 'u');
    out->network = strchr(argv[1], 'n');
    out->processes = strchr(argv[1], 'p');
    out->argv = argv + 4;
    return true;
}

int main(int argc, char **argv)
{
    Order order = {0};
    sigset_t awaited;
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
    if (order.user && order.processes_most && !bound_tasks(order.processes_most * TASKS)) {
        say("spawn", errno);
        return 1;
    }
    order.yields = !go_first();
    sigemptyset(&awaited);
    sigaddset(&awaited, SIGCHLD);
    sigaddset(&awaited, SIGTERM); /* the first process of a namespace waits for it, too */
    sigprocmask(SIG_BLOCK, &awaited, NULL);
    int signals = signalfd(-1, &awaited, SFD_NONBLOCK | SFD_CLOEXEC);
    if (signals < 0) {
        say("spawn", errno);
        return 1;
    }
    if (order.processes)
        keep_apart(&order, signals);
    else
        keep_beside(&order, signals);
    return 0;
}
