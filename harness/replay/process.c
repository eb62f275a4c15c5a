/* replay/process.c: one child process in its own process group, within limits. */
#include "harness/replay/process.h"

#include "harness/replay/rss.h"
#include "harness/replay/stray.h"
#include "harness/util/text.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SAMPLE_MS = 100, GRACE_MS = 2000, READ_SIZE = 65536 };

/* A growing capture of one stream. */
typedef struct Capture {
    uv_pipe_t pipe;
    char *at;
    size_t len, capacity;
} Capture;

struct Process {
    uv_process_t handle;
    Capture streams[2]; /* stdout, stderr */
    uv_timer_t sampler;
    Process_limits limits;
    Process_done *done;
    Process_output *output; /* NULL: what is printed is captured */
    void *data;
    Process_result result;
    uv_pipe_t input; /* where there is OUTPUT */
    uint64_t start_ns, rss_kib;
    unsigned open_handles;
    bool exited, killed;
    uint64_t exited_ns;
    char *dir, **env;
    char read_buffer[READ_SIZE];
    struct Process *next, **self; /* in the list of running processes */
};

/* Every group that has not ended, so that the harness never leaves one behind. */
static Process *running;

void processes_kill_all(void)
{
    for (Process *p = running; p; p = p->next) {
        if (p->handle.pid > 0)
            kill(-p->handle.pid, SIGKILL);
    }
}

/* The first reason to end a process is the one that counts. */
static void end_group(Process *p, Ending ending)
{
    if (!p->killed && !p->exited)
        p->result.ending = ending;
    p->killed = true;
    if (p->handle.pid > 0)
        kill(-p->handle.pid, SIGKILL);
}

static void finish(Process *p)
{
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

/* Once the process is gone and both streams are at their end, nothing more can come. */
static void close_when_done(Process *p)
{
    if (p->exited && uv_is_closing((uv_handle_t *)&p->streams[0].pipe) &&
        uv_is_closing((uv_handle_t *)&p->streams[1].pipe)) {
        if (p->output)
            close_handle((uv_handle_t *)&p->input);
        close_handle((uv_handle_t *)&p->sampler);
        close_handle((uv_handle_t *)&p->handle);
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

static void process_exited(uv_process_t *handle, int64_t status, int signal)
{
    Process *p = handle->data;
    p->exited = true;
    p->exited_ns = uv_hrtime();
    p->result.duration_us = (p->exited_ns - p->start_ns) / 1000;
    p->result.status = (int)status;
    p->result.signal = signal;
    if (!p->killed)
        p->result.ending = signal ? ENDING_SIGNAL : ENDING_EXIT;
    kill(-handle->pid, SIGKILL); /* what the engine left behind goes with it, */
    strays_kill(p->dir);         /* outside of its group too */
    close_when_done(p);
}

/* Watches wall clock and memory; also ends streams that something unkillable holds open. */
static void sample(uv_timer_t *timer)
{
    Process *p = timer->data;
    uint64_t now = uv_hrtime();
    if (p->exited) {
        if (now - p->exited_ns > (uint64_t)GRACE_MS * 1000000) {
            close_handle((uv_handle_t *)&p->streams[0].pipe);
            close_handle((uv_handle_t *)&p->streams[1].pipe);
            close_when_done(p);
        }
        return;
    }
    uint64_t rss = p->rss_kib = group_rss_kib(p->handle.pid);
    if (rss > p->result.rss_kib)
        p->result.rss_kib = rss;
    if (rss > p->limits.memory_kib)
        end_group(p, ENDING_MEMORY);
    if (p->limits.timeout > 0 && (double)(now - p->start_ns) / 1e9 > p->limits.timeout)
        end_group(p, ENDING_TIMEOUT);
}

static char **make_env(const char *dir, char *const *added)
{
    char **env = NULL;
    strings_push(&env, text_format("HOME=%s", dir));
    strings_push(&env, text_format("TMPDIR=%s", dir));
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
    uv_timer_init(loop, &p->sampler);
    p->sampler.data = p;
    p->handle.data = p;
    p->open_handles = 4;
    p->next = running;
    p->self = &running;
    if (running)
        running->self = &p->next;
    running = p;
}

/* Standard input of a process that is talked to. */
static void open_input(uv_loop_t *loop, Process *p, uv_stdio_container_t *input)
{
    signal(SIGPIPE,
           SIG_IGN); /* a process may die while it is written to; children do not inherit it */
    uv_pipe_init(loop, &p->input, 0);
    p->input.data = p;
    p->open_handles++;
    input->flags = UV_CREATE_PIPE | UV_READABLE_PIPE;
    input->data.stream = (uv_stream_t *)&p->input;
}

static void spawn_failed(Process *p, const char *program, int error)
{
    p->result.ending = ENDING_SPAWN;
    snprintf(p->result.error, sizeof p->result.error, "%s: %s", program, uv_strerror(error));
    p->exited = true;
    p->exited_ns = p->start_ns;
    for (int i = 0; i < 2; i++)
        close_handle((uv_handle_t *)&p->streams[i].pipe);
    close_when_done(p);
}

/* Starts P, whose limits and callbacks are set. */
static void spawn(uv_loop_t *loop, Process *p, char *const *argv, char *const *env)
{
    p->env = make_env(p->dir, env);
    open_streams(loop, p);
    uv_stdio_container_t stdio[3] = {{.flags = UV_IGNORE}};
    if (p->output)
        open_input(loop, p, &stdio[0]);
    for (int i = 0; i < 2; i++) {
        stdio[i + 1].flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE;
        stdio[i + 1].data.stream = (uv_stream_t *)&p->streams[i].pipe;
    }
    uv_process_options_t options = {.exit_cb = process_exited,
                                    .file = argv[0],
                                    .args = (char **)(uintptr_t)argv,
                                    .env = p->env,
                                    .cwd = p->dir,
                                    .flags = UV_PROCESS_DETACHED,
                                    .stdio_count = 3,
                                    .stdio = stdio};
    p->start_ns = uv_hrtime();
    int error = uv_spawn(loop, &p->handle, &options);
    if (error) {
        spawn_failed(p, argv[0], error);
        return;
    }
    for (int i = 0; i < 2; i++)
        uv_read_start((uv_stream_t *)&p->streams[i].pipe, give_buffer, take_output);
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
    if (p->handle.pid > 0 && !p->exited)
        kill(-p->handle.pid, SIGTERM);
}

void process_end(Process *p, Ending why)
{
    end_group(p, why);
}

uint64_t process_rss_kib(const Process *p)
{
    return p->rss_kib;
}
