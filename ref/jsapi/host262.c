/* host262.c: $262 as test262 describes it (INTERPRETING.md, "Host-Defined Functions"). NON-SPEC. */
#include "jsapi/host262.h"

#include "jsapi/shared.h"
#include "jsapi/shell.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- realms and buffers ---- */

/* createRealm(): the $262 of a new realm. */
static JSValue create_realm(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val, (void)argc, (void)argv;
    JSContext *realm = js_agent_new_realm(js_agent_of(ctx));
    if (!realm)
        return JS_ThrowOutOfMemory(ctx);
    JSValue global = JS_GetGlobalObject(realm);
    JSValue host = JS_GetPropertyStr(realm, global, "$262");
    JS_FreeValue(realm, global);
    JS_FreeContext(realm); /* its objects hold it */
    return host;
}

static JSValue detach_array_buffer(JSContext *ctx, JSValueConst this_val, int argc,
                                   JSValueConst *argv)
{
    (void)this_val;
    return qjs_detach_buffer(ctx, argc > 0 ? argv[0] : JS_UNDEFINED, NULL) < 0 ? JS_EXCEPTION
                                                                               : JS_NULL;
}

/* evalScript(source): in the realm of this $262. */
static JSValue eval_script(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    size_t len;
    const char *source = JS_ToCStringLen(ctx, &len, argc > 0 ? argv[0] : JS_UNDEFINED);
    if (!source)
        return JS_EXCEPTION;
    JSValue result = JS_Eval(ctx, source, len, "<evalScript>", JS_EVAL_TYPE_GLOBAL);
    JS_FreeCString(ctx, source);
    return result;
}

static JSValue collect(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val, (void)argc, (void)argv;
    JS_RunGC(JS_GetRuntime(ctx));
    js_caches_sweep(&js_agent_of(ctx)->caches);
    return JS_NULL;
}

/* ---- agents ---- */

/* A message that broadcast sends: a SharedArrayBuffer, or (not test262's) a shared Memory, and a number. */
typedef struct Broadcast {
    Embed_shared *memory;
    uint8_t *at;
    size_t len, max;
    bool growable;
    double number;
} Broadcast;

typedef struct Worker {
    struct Worker *next;
    pthread_t thread;
    char *source;
    size_t len;
    Shell_options options;
    bool waiting, has_message, over;
    Broadcast message;
    Js_agent *agent; /* while it runs */
} Worker;

typedef struct Report {
    struct Report *next;
    char *text;
} Report;

/* One set of agents a process. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static Worker *workers;
static Report *reports, **reports_end = &reports;
static _Thread_local Worker *this_worker;

static void *run_worker(void *data)
{
    Worker *worker = this_worker = data;
    Shell shell = {.options = &worker->options, .is_worker = true};
    Js_agent *agent =
        js_agent_new(worker->options.features, shell_setup_realm, shell_report, &shell);
    worker->options.modules->setup(agent);
    pthread_mutex_lock(&lock);
    worker->agent = agent;
    pthread_mutex_unlock(&lock);
    JSContext *ctx = js_agent_new_realm(agent);
    if (ctx) {
        JSValue result = JS_Eval(ctx, worker->source, worker->len, "<agent>", JS_EVAL_TYPE_GLOBAL);
        if (JS_IsException(result))
            js_report_exception(ctx);
        JS_FreeValue(ctx, result);
        js_run_tasks(agent);
        JS_FreeContext(ctx);
    }
    pthread_mutex_lock(&lock);
    worker->agent = NULL;
    worker->over = true;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    js_agent_free(agent);
    return NULL;
}

/* start(source): a new agent that runs it, in a thread. */
static JSValue agent_start(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    size_t len;
    const char *source = JS_ToCStringLen(ctx, &len, argc > 0 ? argv[0] : JS_UNDEFINED);
    if (!source)
        return JS_EXCEPTION;
    Worker *worker = checked_calloc(1, sizeof *worker);
    worker->source = checked_calloc(len + 1, 1);
    memcpy(worker->source, source, len);
    worker->len = len;
    worker->options.features = js_agent_of(ctx)->features;
    worker->options.modules = ((Shell *)js_agent_of(ctx)->host)->options->modules;
    JS_FreeCString(ctx, source);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, (size_t)8 * 1024 * 1024);
    int fault = pthread_create(&worker->thread, &attributes, run_worker, worker);
    pthread_attr_destroy(&attributes);
    if (fault) {
        free(worker->source);
        free(worker);
        return JS_ThrowPlainError(ctx, "no thread can be had for another agent");
    }
    pthread_mutex_lock(&lock);
    worker->next = workers;
    workers = worker;
    pthread_mutex_unlock(&lock);
    return JS_UNDEFINED;
}

/* Hands MESSAGE to each agent that runs, and waits until each has taken it. To be called under the lock. */
static void deliver(const Broadcast *message)
{
    for (Worker *worker = workers; worker; worker = worker->next) {
        while (!worker->over && !worker->waiting)
            pthread_cond_wait(&changed, &lock);
        if (worker->over)
            continue;
        if (message->memory)
            embed_shared_keep(message->memory);
        else
            js_shared_keep(message->at);
        worker->message = *message;
        worker->has_message = true;
        worker->waiting = false;
    }
    pthread_cond_broadcast(&changed);
    for (Worker *worker = workers; worker; worker = worker->next) {
        while (!worker->over && worker->has_message)
            pthread_cond_wait(&changed, &lock);
    }
}

/* broadcast(sharedArrayBuffer [, number]) */
static JSValue agent_broadcast(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    JSValueConst value = argc > 0 ? argv[0] : JS_UNDEFINED;
    Qjs_source source;
    double number = 0;
    if (argc > 1 && JS_ToFloat64(ctx, &number, argv[1]) < 0)
        return JS_EXCEPTION;
    qjs_source(value, &source);
    Embed_shared *memory = js_shared_serialize(ctx, value);
    if (source.kind != QJS_SHARED_ARRAY_BUFFER && !memory)
        return JS_ThrowTypeError(ctx, "broadcast needs a SharedArrayBuffer or a shared Memory");
    Broadcast message = {.memory = memory,
                         .at = source.at,
                         .len = source.len,
                         .max = source.max,
                         .growable = source.resizable,
                         .number = number};
    pthread_mutex_lock(&lock);
    deliver(&message);
    pthread_mutex_unlock(&lock);
    if (memory)
        embed_shared_drop(memory);
    return JS_UNDEFINED;
}

/* What MESSAGE is about, in this agent. */
static JSValue receive(JSContext *ctx, const Broadcast *message)
{
    JSValue value;
    if (message->memory) {
        value = js_shared_deserialize(ctx, message->memory);
        embed_shared_drop(message->memory);
    } else {
        value = JS_NewArrayBuffer(ctx, message->at, message->len,
                                  message->growable ? message->max : 0, NULL, NULL, true);
        js_shared_drop(message->at);
    }
    return value;
}

/* receiveBroadcast(callback): waits for a message and calls callback with it. */
static JSValue agent_receive(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    Worker *worker = this_worker;
    if (!worker || argc < 1 || !JS_IsFunction(ctx, argv[0]))
        return JS_ThrowTypeError(ctx, "receiveBroadcast needs a function, in a started agent");
    pthread_mutex_lock(&lock);
    worker->waiting = true;
    pthread_cond_broadcast(&changed);
    while (!worker->has_message && !js_agent_is_over(js_agent_of(ctx)))
        pthread_cond_wait(&changed, &lock);
    Broadcast message = worker->message;
    bool has_message = worker->has_message;
    worker->has_message = worker->waiting = false;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    if (!has_message)
        return qjs_throw_interrupted(ctx);
    JSValue args[2] = {receive(ctx, &message), JS_NewNumber(ctx, message.number)};
    if (JS_IsException(args[0]))
        return JS_EXCEPTION;
    JSValue result = JS_Call(ctx, argv[0], JS_UNDEFINED, 2, args);
    JS_FreeValue(ctx, args[0]);
    return result;
}

/* report(text): for the getReport of the first agent. */
static JSValue agent_report(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    const char *text = JS_ToCString(ctx, argc > 0 ? argv[0] : JS_UNDEFINED);
    if (!text)
        return JS_EXCEPTION;
    Report *report = checked_calloc(1, sizeof *report);
    size_t size = strlen(text) + 1;
    report->text = checked_calloc(size, 1);
    memcpy(report->text, text, size);
    JS_FreeCString(ctx, text);
    pthread_mutex_lock(&lock);
    *reports_end = report;
    reports_end = &report->next;
    pthread_mutex_unlock(&lock);
    return JS_UNDEFINED;
}

/* getReport(): the oldest report, null if there is none. */
static JSValue agent_get_report(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val, (void)argc, (void)argv;
    pthread_mutex_lock(&lock);
    Report *report = reports;
    if (report && !(reports = report->next))
        reports_end = &reports;
    pthread_mutex_unlock(&lock);
    if (!report)
        return JS_NULL;
    JSValue text = JS_NewString(ctx, report->text);
    free(report->text);
    free(report);
    return text;
}

static JSValue agent_sleep(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    double milliseconds;
    if (JS_ToFloat64(ctx, &milliseconds, argc > 0 ? argv[0] : JS_UNDEFINED) < 0)
        return JS_EXCEPTION;
    if (milliseconds > 0 && milliseconds < 1e9) {
        struct timespec t = {.tv_sec = (time_t)(milliseconds / 1e3)};
        t.tv_nsec = (long)((milliseconds - (double)t.tv_sec * 1e3) * 1e6);
        nanosleep(&t, NULL);
    }
    return JS_UNDEFINED;
}

static JSValue agent_monotonic_now(JSContext *ctx, JSValueConst this_val, int argc,
                                   JSValueConst *argv)
{
    (void)this_val, (void)argc, (void)argv;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return JS_NewNumber(ctx, (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6);
}

static JSValue agent_leaving(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)ctx, (void)this_val, (void)argc, (void)argv;
    return JS_UNDEFINED;
}

/* Whether every agent that still runs waits for what nobody will do, now that the first one is over. To be called under
   the lock. */
static bool all_are_stuck(void)
{
    for (const Worker *worker = workers; worker; worker = worker->next) {
        bool receives = worker->waiting && !worker->has_message;
        if (!worker->over &&
            !(worker->agent && (receives || embed_store_is_stuck(worker->agent->store))))
            return false;
    }
    return true;
}

/* Lets the agents come to their ends, and ends those that cannot. */
static void wait_for_workers(void)
{
    enum { LOOK_AGAIN = 5000000 }; /* nanoseconds */
    pthread_mutex_lock(&lock);
    while (!all_are_stuck()) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += LOOK_AGAIN;
        if (until.tv_nsec >= 1000000000) {
            until.tv_sec++;
            until.tv_nsec -= 1000000000;
        }
        pthread_cond_timedwait(&changed, &lock, &until);
    }
    for (const Worker *worker = workers; worker; worker = worker->next) {
        if (worker->agent)
            js_agent_end(worker->agent);
    }
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

void host262_join(void)
{
    wait_for_workers();
    for (Worker *worker = workers; worker;) {
        Worker *next = worker->next;
        pthread_join(worker->thread, NULL);
        free(worker->source);
        free(worker);
        worker = next;
    }
    workers = NULL;
    while (reports) {
        Report *report = reports;
        reports = report->next;
        free(report->text);
        free(report);
    }
    reports_end = &reports;
}

/* ---- the object ---- */

static const JSCFunctionListEntry agent_members[] = {
    JS_CFUNC_DEF("start", 1, agent_start),
    JS_CFUNC_DEF("broadcast", 2, agent_broadcast),
    JS_CFUNC_DEF("receiveBroadcast", 1, agent_receive),
    JS_CFUNC_DEF("report", 1, agent_report),
    JS_CFUNC_DEF("getReport", 0, agent_get_report),
    JS_CFUNC_DEF("sleep", 1, agent_sleep),
    JS_CFUNC_DEF("monotonicNow", 0, agent_monotonic_now),
    JS_CFUNC_DEF("leaving", 0, agent_leaving),
};

static const JSCFunctionListEntry members[] = {
    JS_CFUNC_DEF("createRealm", 0, create_realm),
    JS_CFUNC_DEF("detachArrayBuffer", 1, detach_array_buffer),
    JS_CFUNC_DEF("evalScript", 1, eval_script),
    JS_CFUNC_DEF("gc", 0, collect),
};

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof *(array)))

bool host262_setup(JSContext *ctx)
{
    enum { HIDDEN = JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE };
    JSValue global = JS_GetGlobalObject(ctx), host = JS_NewObject(ctx), agent = JS_NewObject(ctx);
    bool good =
        !JS_IsException(host) && !JS_IsException(agent) &&
        JS_SetPropertyFunctionList(ctx, agent, agent_members, COUNT_OF(agent_members)) >= 0 &&
        JS_SetPropertyFunctionList(ctx, host, members, COUNT_OF(members)) >= 0 &&
        JS_DefinePropertyValueStr(ctx, host, "agent", JS_DupValue(ctx, agent), HIDDEN) >= 0 &&
        JS_DefinePropertyValueStr(ctx, host, "global", JS_DupValue(ctx, global), HIDDEN) >= 0 &&
        JS_DefinePropertyValueStr(ctx, global, "$262", JS_DupValue(ctx, host), HIDDEN) >= 0;
    JS_FreeValue(ctx, agent);
    JS_FreeValue(ctx, host);
    JS_FreeValue(ctx, global);
    return good;
}
