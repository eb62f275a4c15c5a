/* replay/schedule.c: replays cases on engines, several at a time, on one libuv loop. A lane stays with an engine as long as it
 * has work, so that its session serves many cases. */
#include "harness/replay/schedule.h"

#include "harness/browser/serve.h"
#include "harness/replay/isolation.h"
#include "harness/replay/job.h"
#include "harness/replay/process.h"
#include "harness/replay/stray.h"
#include "harness/util/text.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TICK_MS = 500, SIGNALS = 3 };

/* The work that one engine file has: an engine with its routes, for which one session can serve. */
typedef struct Queue {
    const Engine *engine;
    size_t *at; /* indices of work, in order */
    size_t n, next;
    unsigned lanes; /* that work on it */
} Queue;

typedef struct Schedule Schedule;

/* A lane and what it is at. */
typedef struct Post {
    Schedule *schedule;
    Lane *lane;
    Queue *queue;
    bool busy;
} Post;

struct Schedule {
    uv_loop_t loop;
    uv_signal_t signals[SIGNALS];
    uv_timer_t ticker;
    const Work *work;
    Queue *queues;
    size_t queues_n;
    Post *posts;
    unsigned posts_n;
    const Schedule_options *options;
    Job_setting setting;
    Work_done *done;
    Work_tick *tick;
    void *data;
    char *folder; /* working folders are made in it */
    bool interrupted, failed, closed;
};

static void start_more(Schedule *schedule);

/* ---- queues ---- */

static Queue *queue_of(Schedule *schedule, const Engine *engine)
{
    for (size_t i = 0; i < schedule->queues_n; i++) {
        if (strcmp(schedule->queues[i].engine->file, engine->file) == 0)
            return &schedule->queues[i];
    }
    schedule->queues = array_room(schedule->queues, schedule->queues_n, sizeof *schedule->queues);
    schedule->queues[schedule->queues_n] = (Queue){.engine = engine};
    return &schedule->queues[schedule->queues_n++];
}

static void make_queues(Schedule *schedule, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        Queue *queue = queue_of(schedule, schedule->work[i].engine);
        queue->at = array_room(queue->at, queue->n, sizeof *queue->at);
        queue->at[queue->n++] = i;
    }
}

static bool has_room(const Queue *queue)
{
    return queue->next < queue->n && (!queue->engine->jobs || queue->lanes < queue->engine->jobs);
}

/* The queue that a lane goes on with: its own, so that its session goes on, else that with the fewest lanes. */
static Queue *queue_for(Schedule *schedule, Queue *own)
{
    Queue *best = NULL;
    if (own)
        own->lanes--;
    if (own && has_room(own))
        return own;
    for (size_t i = 0; i < schedule->queues_n; i++) {
        Queue *queue = &schedule->queues[i];
        if (has_room(queue) && (!best || queue->lanes < best->lanes))
            best = queue;
    }
    return best;
}

/* ---- lanes ---- */

static void job_ended(void *data, const Job_end *end)
{
    Post *post = data;
    Schedule *schedule = post->schedule;
    post->busy = false;
    schedule->failed |= end->failed;
    if (!schedule->interrupted && !end->failed)
        schedule->done(schedule->data, end->work, end->outcomes, end->verdicts, end->last);
    start_more(schedule);
}

static void start_next(Post *post)
{
    Schedule *schedule = post->schedule;
    post->queue = queue_for(schedule, post->queue);
    if (!post->queue)
        return;
    size_t i = post->queue->at[post->queue->next++];
    post->queue->lanes++;
    post->busy = true;
    job_start(&schedule->setting, &schedule->work[i], i, post->lane, job_ended, post);
}

/* The loop ends when all handles are closed. */
static void close_all(Schedule *schedule)
{
    schedule->closed = true;
    for (unsigned i = 0; i < schedule->posts_n; i++)
        lane_close(schedule->posts[i].lane);
    for (int i = 0; i < SIGNALS; i++)
        uv_close((uv_handle_t *)&schedule->signals[i], NULL);
    uv_close((uv_handle_t *)&schedule->ticker, NULL);
}

static void start_more(Schedule *schedule)
{
    bool busy = false;
    for (unsigned i = 0; i < schedule->posts_n; i++) {
        Post *post = &schedule->posts[i];
        if (!post->busy && !schedule->interrupted)
            start_next(post);
        busy |= post->busy;
    }
    if (!busy && !schedule->closed)
        close_all(schedule);
}

/* ---- signals and the clock ---- */

static void interrupt(Schedule *schedule)
{
    schedule->interrupted = true;
    for (unsigned i = 0; i < schedule->posts_n && !schedule->closed; i++)
        lane_stop(schedule->posts[i].lane);
    processes_kill_all();
    start_more(schedule);
}

static void interrupted(uv_signal_t *handle, int signal)
{
    (void)signal;
    interrupt(handle->data);
}

double schedule_clock(void)
{
    return (double)uv_hrtime() / 1e9;
}

static void ticked(uv_timer_t *timer)
{
    Schedule *schedule = timer->data;
    if (schedule->tick)
        schedule->tick(schedule->data);
    if (schedule->options->deadline && schedule_clock() >= schedule->options->deadline &&
        !schedule->interrupted)
        interrupt(schedule);
}

/* Neither keeps the loop alive. */
static void watch(Schedule *schedule)
{
    static const int numbers[SIGNALS] = {SIGINT, SIGTERM, SIGHUP};
    for (int i = 0; i < SIGNALS; i++) {
        uv_signal_init(&schedule->loop, &schedule->signals[i]);
        schedule->signals[i].data = schedule;
        uv_signal_start(&schedule->signals[i], interrupted, numbers[i]);
        uv_unref((uv_handle_t *)&schedule->signals[i]);
    }
    uv_timer_init(&schedule->loop, &schedule->ticker);
    schedule->ticker.data = schedule;
    uv_timer_start(&schedule->ticker, ticked, TICK_MS, TICK_MS);
    uv_unref((uv_handle_t *)&schedule->ticker);
}

/* ---- the whole ---- */

/* Serves the checkout of web-platform-tests that cases of shells are in, if there are any: browsers bring a server each. */
static bool serve_checkout(Schedule *schedule, size_t n)
{
    bool good = true;
    for (size_t i = 0; i < n && !serve_site() && good; i++) {
        const Work *work = &schedule->work[i];
        if (!work->of->wpt || strcmp(work->of->suite, "wpt") != 0 ||
            strcmp(work->engine->kind, "browser") == 0)
            continue;
        char *url, *root = wpt_place(work->of->wpt, work->of->path, false, &url);
        char *scratch = text_format("%s/handlers", schedule->folder);
        good = serve_begin(&schedule->loop, root, scratch);
        free(scratch);
        free(root);
        free(url);
    }
    return good;
}

/* No more lanes than there is work. */
static void make_lanes(Schedule *schedule, size_t n)
{
    bool keep = schedule->options->keep;
    schedule->setting = (Job_setting){&schedule->loop, schedule->options, shelf_new(),
                                      schedule->folder, &schedule->interrupted};
    schedule->posts_n = schedule->options->jobs < n ? schedule->options->jobs : (unsigned)n;
    schedule->posts = memory_new(schedule->posts_n * sizeof *schedule->posts);
    for (unsigned i = 0; i < schedule->posts_n; i++) {
        Lane *lane = lane_new(&schedule->loop, schedule->folder, i, keep);
        schedule->posts[i] = (Post){.schedule = schedule, .lane = lane};
    }
}

static void schedule_free(Schedule *schedule)
{
    for (size_t i = 0; i < schedule->queues_n; i++)
        free(schedule->queues[i].at);
    shelf_free(schedule->setting.shelf);
    free(schedule->queues);
    free(schedule->posts);
    free(schedule->folder);
}

bool schedule_run(const Work *work, size_t n, const Schedule_options *options, Work_done *done,
                  Work_tick *tick, void *data)
{
    Schedule schedule = {
        .work = work, .options = options, .done = done, .tick = tick, .data = data};
    Guard guard;
    if (!isolation_start(true))
        return false;
    schedule.folder = folder_new();
    if (!schedule.folder || !guard_start(schedule.folder, options->keep, &guard)) {
        free(schedule.folder);
        return false;
    }
    uv_loop_init(&schedule.loop);
    watch(&schedule);
    schedule.failed = !serve_checkout(&schedule, n);
    make_queues(&schedule, n);
    make_lanes(&schedule, n);
    start_more(&schedule);
    uv_run(&schedule.loop, UV_RUN_DEFAULT);
    serve_end();
    uv_run(&schedule.loop, UV_RUN_DEFAULT);
    uv_loop_close(&schedule.loop);
    if (options->keep)
        complain("what the engine read is kept in %s", schedule.folder);
    guard_end(&guard);
    schedule_free(&schedule);
    return !schedule.interrupted && !schedule.failed;
}
