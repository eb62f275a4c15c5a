/* replay/process.c: one process of an engine, its supervisor beside it, within limits. */
#include "harness/replay/process.h"

#include "harness/replay/isolation.h"
#include "harness/replay/netns.h"
#include "harness/replay/spawn.h"
#include "harness/replay/stray.h"
#include "harness/replay/usage.h"
#include "harness/util/text.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    SAMPLE_MS = 50,
    CALM_MS = 200, /* where no limit is near */
    CALM_KIB = 1 << 20,
    GRACE_MS = 2000,
    READ_SIZE = 65536,
    REPORT_SIZE = 128,
    /* Looking through a folder takes at most one part in so many of the time. */
    DISK_SHARE = 20,
    CONNECTED = 4, /* standard ones and the supervisor's */
    DESCRIPTORS = 6
};

/* A growing capture of one stream. */
typedef struct Capture {
    uv_pipe_t pipe;
    char *at;
    size_t len, capacity;
} Capture;

struct Process {
    uv_poll_t exit; /* of PIDFD, the supervisor's */
    int pidfd;      /* -1 where it could not be started */
    pid_t pid;
    Capture streams[2]; /* stdout, stderr */
    uv_timer_t sampler;
    Process_limits limits;
    Process_done *done;
    Process_output *output; /* NULL: what is printed is captured */
    void *data;
    Process_result result;
    uv_pipe_t input;   /* where there is OUTPUT */
    uv_pipe_t control; /* to the supervisor */
    char report[REPORT_SIZE], report_buffer[REPORT_SIZE];
    size_t report_len;
    uint64_t start_ns, rss_kib, cpu_us, cpu_before_us;
    uint64_t disk_next_ns, disk_kib;
    bool calm;
    unsigned open_handles;
    bool exited, killed, reported, released;
    uint64_t released_ns, exited_ns;
    char *dir, **env;
    char read_buffer[READ_SIZE];
    struct Process *next, **self; /* in the list of running processes */
};

/* Every group that has not ended, so that the harness never leaves one behind. */
static Process *running;

/* What supervisors took of the processor. */
static uint64_t supervisors_us;

/* Tells the supervisor to kill the engine and all that it started. */
static void release(Process *p)
{
    int fd;
    if (!p->released && p->pid > 0 && !uv_is_closing((uv_handle_t *)&p->control) &&
        uv_fileno((uv_handle_t *)&p->control, &fd) == 0)
        shutdown(fd, SHUT_WR);
    if (!p->released)
        p->released_ns = uv_hrtime();
    p->released = true;
}

void processes_kill_all(void)
{
    for (Process *p = running; p; p = p->next)
        release(p);
}

/* The first reason to end a process is the one that counts. */
static void end_group(Process *p, Ending ending)
{
    if (!p->killed && !p->reported && !p->exited) {
        p->result.ending = ending;
        p->killed = true;
    }
    release(p);
}

static void finish(Process *p)
{
    if (p->pidfd >= 0)
        close(p->pidfd);
    *p->self = p->next;
    if (p->next)
        p->next->self = p->self;
    for (int i = 0; i < 2; i++) {
        Capture *c = &p->streams[i];
        c->at = memory_resize(c->at, c->len + 1);
        c->at[c->len] = 0;
    }
    p->result.out = p->streams[0].at;
    p->result.out_len = p->streams[0].len;
    p->result.err = p->streams[1].at;
    p->result.err_len = p->streams[1].len;
    p->done(p->data, &p->result);
    strings_free(p->env);
    free(p->dir);
    free(p);
}

static void handle_closed(uv_handle_t *handle)
{
    Process *p = handle->data;
    if (--p->open_handles == 0)
        finish(p);
}

static void close_handle(uv_handle_t *handle)
{
    if (!uv_is_closing(handle))
        uv_close(handle, handle_closed);
}

/* Once the supervisor is gone and all that it and the engine said is read, nothing more can come. */
static void close_when_done(Process *p)
{
    if (p->exited && uv_is_closing((uv_handle_t *)&p->streams[0].pipe) &&
        uv_is_closing((uv_handle_t *)&p->streams[1].pipe) &&
        uv_is_closing((uv_handle_t *)&p->control)) {
        if (p->output)
            close_handle((uv_handle_t *)&p->input);
        close_handle((uv_handle_t *)&p->sampler);
        if (p->pidfd >= 0)
            close_handle((uv_handle_t *)&p->exit);
    }
}

static void give_buffer(uv_handle_t *handle, size_t suggested, uv_buf_t *buf)
{
    Process *p = handle->data;
    (void)suggested;
    *buf = uv_buf_init(p->read_buffer, READ_SIZE);
}

static void take_output(uv_stream_t *stream, ssize_t n, const uv_buf_t *buf)
{
    Process *p = stream->data;
    Capture *c = stream == (uv_stream_t *)&p->streams[0].pipe ? &p->streams[0] : &p->streams[1];
    if (n < 0) {
        close_handle((uv_handle_t *)stream);
        close_when_done(p);
        return;
    }
    if (p->output) {
        p->output(p->data, c == &p->streams[0] ? 1 : 2, buf->base, (size_t)n);
        return;
    }
    size_t room = p->limits.output - (p->streams[0].len + p->streams[1].len);
    size_t take = (size_t)n < room ? (size_t)n : room;
    while (c->capacity - c->len < take) {
        c->capacity = c->capacity ? c->capacity * 2 : 4096;
        c->at = memory_resize(c->at, c->capacity);
    }
    memcpy(c->at + c->len, buf->base, take);
    c->len += take;
    if (take < (size_t)n)
        end_group(p, ENDING_OUTPUT);
}

/* ---- what the supervisor says ---- */

/* "exit STATUS OWN", "signal NUMBER OWN", "processes 0 OWN" or "spawn ERRNO OWN": the first line counts. */
static void take_report(Process *p)
{
    char what[16];
    int number;
    long long own_us;
    if (p->reported || sscanf(p->report, "%15s %d %lld", what, &number, &own_us) != 3)
        return;
    p->reported = true;
    supervisors_us += own_us > 0 ? (uint64_t)own_us : 0;
    p->result.duration_us = (uv_hrtime() - p->start_ns) / 1000;
    bool signalled = strcmp(what, "signal") == 0;
    p->result.status = signalled ? 0 : number;
    p->result.signal = signalled ? number : 0;
    if (p->killed)
        return;
    p->result.ending = signalled ? ENDING_SIGNAL : ENDING_EXIT;
    if (signalled && number == SIGXFSZ)
        p->result.ending = ENDING_DISK;
    if (strcmp(what, "processes") == 0)
        p->result.ending = ENDING_PROCESSES;
    if (strcmp(what, "spawn") == 0) {
        p->result.ending = ENDING_SPAWN;
        snprintf(p->result.error, sizeof p->result.error, "%s", strerror(number));
    }
}

static void give_report_buffer(uv_handle_t *handle, size_t suggested, uv_buf_t *buf)
{
    Process *p = handle->data;
    (void)suggested;
    *buf = uv_buf_init(p->report_buffer, REPORT_SIZE);
}

static void read_report(uv_stream_t *stream, ssize_t n, const uv_buf_t *buf)
{
    Process *p = stream->data;
    for (ssize_t i = 0; i < n && p->report_len + 1 < REPORT_SIZE; i++) {
        p->report[p->report_len++] = buf->base[i];
        if (buf->base[i] == '\n')
            take_report(p);
    }
    if (n < 0) {
        close_handle((uv_handle_t *)stream);
        close_when_done(p);
    }
}

/* A supervisor that ends without a report was killed; who was in its care may be left. */
static void supervisor_exited(uv_poll_t *exit, int error, int events)
{
    Process *p = exit->data;
    int status;
    (void)error;
    (void)events;
    if (waitpid(p->pid, &status, WNOHANG) != p->pid)
        return;
    uv_poll_stop(exit);
    p->exited = true;
    p->exited_ns = uv_hrtime();
    if (WIFSIGNALED(status)) {
        strays_kill(p->dir);
        p->result.duration_us = (p->exited_ns - p->start_ns) / 1000;
        p->result.signal = WTERMSIG(status);
        if (!p->killed)
            p->result.ending = ENDING_SIGNAL;
    }
    close_when_done(p);
}

/* ---- limits ---- */

static bool passes(uint64_t most, uint64_t now)
{
    return most && now > most;
}

static void sample_disk(Process *p)
{
    uint64_t began = uv_hrtime();
    if (began < p->disk_next_ns || !p->limits.disk_kib)
        return;
    Disk disk = disk_of(p->dir);
    p->disk_kib = disk.kib;
    /* a file that has reached the limit cannot grow behind it */
    if (disk.kib >= p->limits.disk_kib || disk.files >= DISK_FILES_MOST)
        end_group(p, ENDING_DISK);
    uint64_t now = uv_hrtime();
    p->disk_next_ns = now + (now - began) * DISK_SHARE;
}

/* What is due where a process has gone: streams that something unkillable holds open are ended, and a supervisor that
   cannot get to its end. */
static void sample_ended(Process *p, uint64_t now)
{
    if (!p->exited && p->released && now - p->released_ns > (uint64_t)GRACE_MS * 1000000)
        kill(p->pid, SIGKILL);
    if (!p->exited || now - p->exited_ns <= (uint64_t)GRACE_MS * 1000000)
        return;
    close_handle((uv_handle_t *)&p->streams[0].pipe);
    close_handle((uv_handle_t *)&p->streams[1].pipe);
    close_handle((uv_handle_t *)&p->control);
    close_when_done(p);
}

/* Whether what is allowed of something can be come to before the next look but one, however fast. */
static bool is_near(uint64_t most, uint64_t now, uint64_t least)
{
    return most && (now >= most / 2 || most - now < least);
}

/* Looking takes time, most of all on a machine with many processes: it is done less often as long as no limit is near. */
static void pace(Process *p, const Usage *usage, uint64_t now)
{
    uint64_t cpu_us = (uint64_t)(p->limits.cpu * 1e6),
             wall_ms = (uint64_t)(p->limits.timeout * 1e3);
    bool calm = !p->released && !is_near(p->limits.memory_kib, usage->rss_kib, CALM_KIB) &&
                !is_near(p->limits.processes, usage->processes, 0) &&
                !is_near(p->limits.disk_kib, p->disk_kib, 0) &&
                !is_near(cpu_us, usage->cpu_us - p->cpu_before_us, (uint64_t)CALM_MS * 4000) &&
                !is_near(wall_ms, (now - p->start_ns) / 1000000, (uint64_t)CALM_MS * 4);
    if (calm != p->calm)
        uv_timer_set_repeat(&p->sampler, calm ? CALM_MS : SAMPLE_MS);
    p->calm = calm;
}

static void sample(uv_timer_t *timer)
{
    Process *p = timer->data;
    uint64_t now = uv_hrtime();
    if (p->exited || p->released) {
        sample_ended(p, now);
        return;
    }
    Usage usage = usage_below(p->pid);
    p->rss_kib = usage.rss_kib;
    p->cpu_us = usage.cpu_us;
    if (usage.rss_kib > p->result.rss_kib)
        p->result.rss_kib = usage.rss_kib;
    if (passes(p->limits.memory_kib, usage.rss_kib))
        end_group(p, ENDING_MEMORY);
    /* in a namespace there is a first process beside the engine's own */
    if (p->limits.processes &&
        usage.processes > p->limits.processes + !isolation()->processes_shared)
        end_group(p, ENDING_PROCESSES);
    if (passes((uint64_t)(p->limits.cpu * 1e6), usage.cpu_us - p->cpu_before_us))
        end_group(p, ENDING_CPU);
    if (p->limits.timeout > 0 && (double)(now - p->start_ns) / 1e9 > p->limits.timeout)
        end_group(p, ENDING_TIMEOUT);
    sample_disk(p);
    pace(p, &usage, now);
}

/* ---- starting ---- */

/* Folders of the engine's own below its working folder, by the variables that name them. Making folders is what starting a
   process costs most, so what XDG keeps apart below HOME is HOME itself. */
static const struct {
    const char *variable, *folder;
} folders[] = {{"HOME", ".home"},           {"TMPDIR", ".tmp"},
               {"XDG_RUNTIME_DIR", ".run"}, {"XDG_CONFIG_HOME", ".home"},
               {"XDG_CACHE_HOME", ".home"}, {"XDG_DATA_HOME", ".home"},
               {"XDG_STATE_HOME", ".home"}};

/* How many of them are folders of their own. */
enum { FOLDERS_MADE = 3 };

static char **make_env(const char *dir, char *const *added)
{
    char **env = NULL;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char *folder = text_format("%s/%s", dir, folders[i].folder);
        if (i < FOLDERS_MADE)
            mkdir(folder, 0700);
        strings_push(&env, text_format("%s=%s", folders[i].variable, folder));
        free(folder);
    }
    strings_push(&env, text_format("PATH=%s", getenv("PATH") ? getenv("PATH") : "/usr/bin:/bin"));
    strings_push(&env, text_format("LANG=C.UTF-8"));
    strings_push(&env, text_format("%s=%s", STRAY_MARK, dir));
    for (; added && *added; added++)
        strings_push(&env, text_format("%s", *added));
    return env;
}

static void open_streams(uv_loop_t *loop, Process *p)
{
    for (int i = 0; i < 2; i++) {
        uv_pipe_init(loop, &p->streams[i].pipe, 0);
        p->streams[i].pipe.data = p;
    }
    uv_pipe_init(loop, &p->control, 0);
    p->control.data = p;
    uv_timer_init(loop, &p->sampler);
    p->sampler.data = p;
    p->open_handles = 4;
    p->next = running;
    p->self = &running;
    if (running)
        running->self = &p->next;
    running = p;
}

/* Standard input of a process that is talked to. */
static void open_input(uv_loop_t *loop, Process *p)
{
    signal(SIGPIPE, SIG_IGN); /* a process may die while it is written to */
    uv_pipe_init(loop, &p->input, 0);
    p->input.data = p;
    p->open_handles++;
}

static void spawn_failed(Process *p, const char *program, int error)
{
    p->result.ending = ENDING_SPAWN;
    snprintf(p->result.error, sizeof p->result.error, "%s: %s", program, strerror(error));
    p->exited = true;
    p->exited_ns = p->start_ns;
    for (int i = 0; i < 2; i++)
        close_handle((uv_handle_t *)&p->streams[i].pipe);
    close_handle((uv_handle_t *)&p->control);
    close_when_done(p);
}

/* The supervisor's words, then the engine's; malloc'ed. */
static char **supervised(const Process *p, char *const *argv)
{
    char **words = NULL;
    strings_push(&words, text_copy(isolation()->supervisor));
    strings_push(&words, text_copy(isolation()->flags));
    strings_push(&words, text_format("%llu", (unsigned long long)p->limits.disk_kib * 1024));
    strings_push(&words, text_format("%llu", (unsigned long long)p->limits.processes));
    for (; *argv; argv++)
        strings_push(&words, text_copy(*argv));
    return words;
}

/* Connects PIPE with a new descriptor for the process, to *fd. 0 or an error number. */
static int connect_pipe(uv_pipe_t *pipe, int *fd)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return errno;
    *fd = ends[1];
    int error = -uv_pipe_open(pipe, ends[0]);
    if (error)
        close(ends[0]);
    return error;
}

/* Opens what the harness has of P's descriptors; what the process gets of them, to FDS. 0 or an error number. */
static int connect_all(Process *p, int fds[CONNECTED])
{
    uv_pipe_t *pipes[CONNECTED] = {p->output ? &p->input : NULL, &p->streams[0].pipe,
                                   &p->streams[1].pipe, &p->control};
    int error = 0;
    for (int i = 0; i < CONNECTED && !error; i++)
        error = pipes[i] ? connect_pipe(pipes[i], &fds[i]) : 0;
    return error;
}

/* Starts P's supervisor with WORDS and has its exit watched. 0 or an error number. */
static int start_supervisor(uv_loop_t *loop, Process *p, char *const *words)
{
    int fds[DESCRIPTORS] = {-1, -1, -1, -1, netns_user(), netns_network()};
    int error = connect_all(p, fds);
    if (!error)
        error = spawn_program(words, p->env, p->dir, fds, DESCRIPTORS, &p->pid);
    for (int i = 0; i < CONNECTED; i++) {
        if (fds[i] >= 0)
            close(fds[i]);
    }
    if (error)
        return error;
    p->pidfd = pidfd_open(p->pid, 0);
    if (p->pidfd < 0 || uv_poll_init(loop, &p->exit, p->pidfd) != 0) {
        error = errno;
        kill(p->pid, SIGKILL);
        waitpid(p->pid, NULL, 0);
        if (p->pidfd >= 0)
            close(p->pidfd);
        p->pidfd = -1;
        p->pid = 0;
        return error;
    }
    p->exit.data = p;
    p->open_handles++;
    uv_poll_start(&p->exit, UV_READABLE, supervisor_exited);
    return 0;
}

/* Starts P, whose limits and callbacks are set. */
static void spawn(uv_loop_t *loop, Process *p, char *const *argv, char *const *env)
{
    p->env = make_env(p->dir, env);
    open_streams(loop, p);
    if (p->output)
        open_input(loop, p);
    char **words = supervised(p, argv);
    p->start_ns = uv_hrtime();
    int error = start_supervisor(loop, p, words);
    if (error) {
        spawn_failed(p, words[0], error);
        strings_free(words);
        return;
    }
    strings_free(words);
    for (int i = 0; i < 2; i++)
        uv_read_start((uv_stream_t *)&p->streams[i].pipe, give_buffer, take_output);
    uv_read_start((uv_stream_t *)&p->control, give_report_buffer, read_report);
    uv_timer_start(&p->sampler, sample, SAMPLE_MS, SAMPLE_MS);
}

Process *process_start(uv_loop_t *loop, char *const *argv, const char *dir, char *const *env,
                       const Process_limits *limits, Process_done *done, void *data)
{
    return process_start_open(loop, argv, dir, env, limits, NULL, done, data);
}

Process *process_start_open(uv_loop_t *loop, char *const *argv, const char *dir, char *const *env,
                            const Process_limits *limits, Process_output *output,
                            Process_done *done, void *data)
{
    Process *p = memory_new(sizeof *p);
    p->limits = *limits;
    p->output = output;
    p->done = done;
    p->data = data;
    p->pidfd = -1;
    p->dir = text_copy(dir);
    spawn(loop, p, argv, env);
    return p;
}

/* Bytes on their way to a process. */
typedef struct Sending {
    uv_write_t request;
    char *bytes;
} Sending;

static void sent(uv_write_t *request, int status)
{
    Sending *sending = request->data;
    (void)status; /* one that cannot be written to ends soon, and says how */
    free(sending->bytes);
    free(sending);
}

void process_write(Process *p, const char *bytes, size_t len)
{
    if (p->exited || uv_is_closing((uv_handle_t *)&p->input))
        return;
    Sending *sending = memory_new(sizeof *sending);
    sending->bytes = text_copy_n(bytes, len);
    sending->request.data = sending;
    uv_buf_t buf = uv_buf_init(sending->bytes, (unsigned)len);
    if (uv_write(&sending->request, (uv_stream_t *)&p->input, &buf, 1, sent) != 0)
        sent(&sending->request, 0);
}

void process_ask(Process *p)
{
    if (p->pid > 0 && !p->exited)
        kill(-p->pid, SIGTERM);
}

void process_end(Process *p, Ending why)
{
    end_group(p, why);
}

void process_begins_case(Process *p)
{
    p->cpu_before_us = p->cpu_us;
}

uint64_t process_rss_kib(const Process *p)
{
    return p->rss_kib;
}

uint64_t processes_overhead_us(void)
{
    return supervisors_us;
}
