/* task.c: the event loop of an agent: jobs, tasks, timers, rejections without handler (HTML, "event loops"). */
#include "jsapi/task.h"

#include "util/alloc.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

struct Js_queued {
    Js_queued *next;
    Js_task task;
    JSContext *ctx; /* NULL: the main realm */
    uint32_t timer;
    double due;   /* timers: in milliseconds of now() */
    double again; /* timers: how much later they are due again; below 0: never */
};

struct Js_rejection {
    Js_rejection *next;
    JSContext *ctx;
    JSValue promise, reason;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static Js_queued *new_queued(JSContext *ctx, Js_task task)
{
    Js_queued *queued = checked_calloc(1, sizeof *queued);
    *queued = (Js_queued){.task = task, .ctx = ctx ? JS_DupContext(ctx) : NULL, .again = -1};
    return queued;
}

static void free_queued(Js_agent *agent, Js_queued *queued)
{
    if (queued->task.free)
        queued->task.free(agent, queued->task.data);
    if (queued->ctx)
        JS_FreeContext(queued->ctx);
    free(queued);
}

/* ---- queues ---- */

static void append(Js_agent *agent, Js_queued *queued)
{
    pthread_mutex_lock(&agent->lock);
    *agent->tasks_end = queued;
    agent->tasks_end = &queued->next;
    pthread_cond_signal(&agent->arrived);
    pthread_mutex_unlock(&agent->lock);
}

void js_queue_task(JSContext *ctx, Js_task task)
{
    append(js_agent_of(ctx), new_queued(ctx, task));
}

void js_queue_first_task(JSContext *ctx, Js_task task)
{
    Js_agent *agent = js_agent_of(ctx);
    *agent->first_end = new_queued(ctx, task);
    agent->first_end = &(*agent->first_end)->next;
}

void js_agent_post(Js_agent *agent, Js_task task)
{
    append(agent, new_queued(NULL, task));
}

/* Puts QUEUED among the timers: behind those due at the same time. */
static void insert_timer(Js_agent *agent, Js_queued *queued, double milliseconds)
{
    queued->due = now() + milliseconds;
    Js_queued **place = &agent->timers;
    while (*place && (*place)->due <= queued->due)
        place = &(*place)->next;
    queued->next = *place;
    *place = queued;
}

static Js_queued *queue_timer(JSContext *ctx, double milliseconds, Js_task task)
{
    Js_agent *agent = js_agent_of(ctx);
    Js_queued *queued = new_queued(ctx, task);
    queued->timer = ++agent->last_timer;
    insert_timer(agent, queued, milliseconds);
    return queued;
}

uint32_t js_queue_timer(JSContext *ctx, double milliseconds, Js_task task)
{
    return queue_timer(ctx, fmax(milliseconds, 0), task)->timer;
}

uint32_t js_queue_interval(JSContext *ctx, double milliseconds, Js_task task)
{
    Js_queued *queued = queue_timer(ctx, fmax(milliseconds, 0), task);
    queued->again = fmax(milliseconds, 0);
    return queued->timer;
}

void js_cancel_timer(Js_agent *agent, uint32_t timer)
{
    if (agent->running && agent->running->timer == timer)
        agent->running->again = -1;
    for (Js_queued **place = &agent->timers; *place; place = &(*place)->next) {
        Js_queued *queued = *place;
        if (queued->timer != timer)
            continue;
        *place = queued->next;
        free_queued(agent, queued);
        return;
    }
}

void js_agent_hold(Js_agent *agent)
{
    agent->holds++;
}

void js_agent_release(Js_agent *agent)
{
    agent->holds--;
}

/* Waits until the agent has a task or the timer TIMER (NULL: none) is due. To be called under the lock. */
static void wait_for_task(Js_agent *agent, const Js_queued *timer)
{
    if (!timer) {
        pthread_cond_wait(&agent->arrived, &agent->lock);
        return;
    }
    double left = timer->due - now();
    if (left <= 0)
        return;
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    double nanoseconds = (double)until.tv_nsec + fmin(left, 1e9) * 1e6;
    until.tv_sec += (time_t)(nanoseconds / 1e9);
    until.tv_nsec = (long)fmod(nanoseconds, 1e9);
    pthread_cond_timedwait(&agent->arrived, &agent->lock, &until);
}

/* The next task, which leaves its queue; NULL when there are none and none can come. */
static Js_queued *next_task(Js_agent *agent)
{
    Js_queued *queued = NULL;
    pthread_mutex_lock(&agent->lock);
    while (!queued && !js_agent_is_over(agent)) {
        Js_queued *timer = agent->timers;
        if (agent->first) {
            queued = agent->first;
            agent->first = queued->next;
            if (!agent->first)
                agent->first_end = &agent->first;
        } else if (timer && timer->due <= now()) {
            agent->timers = timer->next;
            queued = timer;
        } else if (agent->tasks) {
            queued = agent->tasks;
            agent->tasks = queued->next;
            if (!agent->tasks)
                agent->tasks_end = &agent->tasks;
        } else if (!timer && !agent->holds) {
            break;
        } else {
            wait_for_task(agent, timer);
        }
    }
    pthread_mutex_unlock(&agent->lock);
    return queued;
}

/* ---- rejections without handler ---- */

static void free_rejection(Js_rejection *rejection)
{
    JS_FreeValue(rejection->ctx, rejection->promise);
    JS_FreeValue(rejection->ctx, rejection->reason);
    JS_FreeContext(rejection->ctx);
    free(rejection);
}

/* HostPromiseRejectionTracker */
static void track_rejection(JSContext *ctx, JSValueConst promise, JSValueConst reason,
                            bool is_handled, void *opaque)
{
    Js_agent *agent = opaque;
    if (!is_handled) {
        Js_rejection *rejection = checked_calloc(1, sizeof *rejection);
        *rejection = (Js_rejection){.next = agent->rejections,
                                    .ctx = JS_DupContext(ctx),
                                    .promise = JS_DupValue(ctx, promise),
                                    .reason = JS_DupValue(ctx, reason)};
        agent->rejections = rejection;
        return;
    }
    for (Js_rejection **place = &agent->rejections; *place; place = &(*place)->next) {
        Js_rejection *rejection = *place;
        if (JS_VALUE_GET_PTR(rejection->promise) != JS_VALUE_GET_PTR(promise))
            continue;
        *place = rejection->next;
        free_rejection(rejection);
        return;
    }
}

/* Reports, oldest first, the rejections that have no handler when no job is left. */
static void report_rejections(Js_agent *agent)
{
    Js_rejection *list = NULL;
    while (agent->rejections) {
        Js_rejection *rejection = agent->rejections;
        agent->rejections = rejection->next;
        rejection->next = list;
        list = rejection;
    }
    while (list) {
        Js_rejection *rejection = list;
        list = rejection->next;
        if (agent->report && !js_agent_is_over(agent))
            agent->report(agent, rejection->ctx, rejection->reason, true);
        free_rejection(rejection);
    }
}

void js_report_exception(JSContext *ctx)
{
    Js_agent *agent = js_agent_of(ctx);
    JSValue error = JS_GetException(ctx);
    if (agent->report && !js_agent_is_over(agent))
        agent->report(agent, ctx, error, false);
    JS_FreeValue(ctx, error);
}

/* ---- the loop ---- */

bool js_agent_is_over(const Js_agent *agent)
{
    return agent->quitting || __atomic_load_n(&agent->ending, __ATOMIC_ACQUIRE);
}

void js_agent_end(Js_agent *agent)
{
    __atomic_store_n(&agent->ending, true, __ATOMIC_RELEASE);
    embed_store_interrupt(agent->store);
    pthread_mutex_lock(&agent->lock);
    pthread_cond_broadcast(&agent->arrived);
    pthread_mutex_unlock(&agent->lock);
}

void js_run_jobs(Js_agent *agent)
{
    JSContext *ctx;
    do {
        while (!js_agent_is_over(agent) && JS_IsJobPending(agent->rt)) {
            if (qjs_execute_job(agent->rt, &ctx) < 0)
                js_report_exception(ctx);
            if (ctx)
                JS_FreeContext(ctx);
        }
        report_rejections(agent);
    } while (!js_agent_is_over(agent) && JS_IsJobPending(agent->rt));
}

void js_run_tasks(Js_agent *agent)
{
    js_run_jobs(agent);
    for (Js_queued *queued; !js_agent_is_over(agent) && (queued = next_task(agent)) != NULL;) {
        JSContext *ctx = queued->ctx ? queued->ctx : agent->main;
        agent->running = queued;
        if (!queued->task.run(agent, ctx, queued->task.data))
            js_report_exception(ctx);
        js_run_jobs(agent);
        agent->running = NULL;
        if (queued->again >= 0 && !agent->quitting)
            insert_timer(agent, queued, queued->again);
        else
            free_queued(agent, queued);
    }
}

void js_tasks_init(Js_agent *agent)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&agent->lock, NULL);
    pthread_cond_init(&agent->arrived, &attributes);
    pthread_condattr_destroy(&attributes);
    agent->tasks_end = &agent->tasks;
    agent->first_end = &agent->first;
    JS_SetHostPromiseRejectionTracker(agent->rt, track_rejection, agent);
}

static void free_list(Js_agent *agent, Js_queued *list)
{
    while (list) {
        Js_queued *queued = list;
        list = queued->next;
        free_queued(agent, queued);
    }
}

void js_tasks_free(Js_agent *agent)
{
    agent->quitting = true;
    report_rejections(agent);
    qjs_drop_jobs(agent->rt);
    free_list(agent, agent->timers);
    free_list(agent, agent->first);
    free_list(agent, agent->tasks);
    agent->timers = agent->first = agent->tasks = NULL;
    pthread_mutex_destroy(&agent->lock);
    pthread_cond_destroy(&agent->arrived);
}
