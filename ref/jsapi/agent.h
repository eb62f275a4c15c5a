/* agent.h: an agent: a runtime of the engine, its associated store and object caches, and the tasks that wait in it
 * (js-api, "Interaction of the WebAssembly Store with JavaScript"; HTML, "event loops").
 *
 * A realm is a JSContext; what the API keeps for each realm stands in its class prototypes (js_realm_*). An agent and
 * everything in it belongs to the thread that made it; only js_agent_post may be called from elsewhere. */
#ifndef TOUCHSTONE_JSAPI_AGENT_H
#define TOUCHSTONE_JSAPI_AGENT_H

#include "embed/touchstone.h"
#include "jsapi/cache.h"
#include "jsapi/qjs.h"

#include <pthread.h>

/* The interfaces, and what else each realm has one of. The class of the platform objects that implement interface I has
   the number QJS_CLASS_BASE + I. */
typedef enum Js_interface {
    JS_MODULE,
    JS_INSTANCE,
    JS_MEMORY,
    JS_TABLE,
    JS_GLOBAL,
    JS_TAG,
    JS_EXCEPTION_OBJECT, /* WebAssembly.Exception */
    JS_COMPILE_ERROR,
    JS_LINK_ERROR,
    JS_RUNTIME_ERROR,
    JS_GC_OBJECT, /* what stands behind an Exported GC Object */
    JS_HEADERS,
    JS_RESPONSE,
    JS_READABLE_STREAM,
    JS_READABLE_STREAM_DEFAULT_READER,
    JS_READABLE_STREAM_DEFAULT_CONTROLLER,
    JS_TEXT_ENCODER,
    JS_TEXT_DECODER,
    JS_EVENT,
    JS_EVENT_TARGET,
    JS_MESSAGE_EVENT,
    JS_MESSAGE_PORT,
    JS_MESSAGE_CHANNEL,
    JS_PERFORMANCE,
    JS_CRYPTO,
    JS_URL,
    JS_NAMESPACE,     /* slot: the WebAssembly object */
    JS_MODULE_MAP,    /* slot: the module map, an object of this class */
    JS_MODULE_RECORD, /* what stands behind a WebAssembly Module Record */
    JS_HOST,          /* slot: what the shell keeps */
    JS_STARTUP,       /* slot: the global startup, where conventions of start-up are followed */
    JS_PERFORMANCE_OBJECT, /* slots: what the global object's attributes of these names give */
    JS_CRYPTO_OBJECT,
    JS_INTERFACES
} Js_interface;

#define JS_CLASS_OF(interface) ((JSClassID)(QJS_CLASS_BASE + (interface)))

typedef struct Js_agent Js_agent;

/* Something to do later in CTX. RUN returns false after throwing, which is then reported as an uncaught error. FREE is
   called in any case, afterwards or instead; it may be NULL. */
typedef struct Js_task {
    bool (*run)(Js_agent *agent, JSContext *ctx, void *data);
    void (*free)(Js_agent *agent, void *data);
    void *data;
} Js_task;

/* Called with an error that nobody catches, or with the reason of a promise that was rejected without a handler. */
typedef void Js_report(Js_agent *agent, JSContext *ctx, JSValueConst error, bool rejection);

/* Makes what a new realm has beside the language: called for each realm of the agent, false after throwing. */
typedef bool Js_realm_setup(Js_agent *agent, JSContext *ctx);

typedef struct Js_queued Js_queued;
typedef struct Js_rejection Js_rejection;

/* A value that the store refers to by number. REACHED, COUNTED: see collect.h. */
typedef struct Js_host_value {
    JSValue value;
    uint32_t unused_next; /* of an unused one: the next such number + 1 */
    bool unused, reached, counted;
} Js_host_value;

/* A host value cache. Numbers that the store no longer has are used again. */
typedef struct Js_host_values {
    Js_host_value *at;
    size_t count, capacity;
    uint32_t unused; /* the first unused number + 1 */
    uint32_t *index; /* open addressing over the values that have an identity: number + 1 */
    size_t slots;
} Js_host_values;

/* What a module loader keeps for an agent begins with this. */
typedef struct Js_loader {
    void (*free)(Js_agent *agent, struct Js_loader *loader);
} Js_loader;

/* Called with an Instance of the realm CTX when its exports object is there, before anybody has it. */
typedef void Js_instantiated(JSContext *ctx, JSValueConst instance);

struct Js_agent {
    JSRuntime *rt;
    JSContext *main; /* the realm that was made first */
    Embed_store *store;
    Embed_features features;
    Js_caches caches;
    Js_host_values host_values;
    Js_realm_setup *realm_setup;
    Js_report *report;
    Js_instantiated *instantiated; /* NULL for none */
    void *host;                    /* the host's own */
    Js_loader *loader; /* freed with the agent, when its realms are gone; NULL: it has none */
    const char
        *base; /* the file that paths to fetch are relative to; NULL: the working directory */
    const char *root; /* what paths to fetch that begin with a slash are relative to; NULL: / */
    bool quitting;    /* no more tasks and jobs are to be run */
    bool ending;      /* the same, because another thread says so: read it by js_agent_is_over */
    Js_rejection *rejections;      /* rejected promises that nobody handles so far, newest first */
    Js_queued *timers;             /* by due time */
    Js_queued *first, **first_end; /* tasks that come before all others */
    Js_queued *running;            /* the task that runs */
    uint32_t last_timer;
    size_t holds;                      /* reasons to wait for tasks of other agents */
    struct Js_module_record **modules; /* those that the store's instances come from, each once */
    size_t modules_n, modules_capacity;
    struct Js_host_function **host_functions; /* by address */
    size_t host_functions_n, host_functions_capacity;
    bool has_js_tag; /* the JavaScript exception tag is there */
    uint32_t js_tag;
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t arrived;
    Js_queued *tasks, **tasks_end;
};

/* An agent without realms. SETUP and REPORT may be NULL. */
Js_agent *js_agent_new(Embed_features features, Js_realm_setup *setup, Js_report *report,
                       void *host);
/* Frees the agent, tasks that wait, and its realms; in sanitizer and debug builds the process ends with SIGABRT where a
   value leaked. */
void js_agent_free(Js_agent *agent);

/* The surrounding agent. */
static inline Js_agent *js_agent_of(JSContext *ctx)
{
    return JS_GetRuntimeOpaque(JS_GetRuntime(ctx));
}

/* A new realm, set up; the caller frees it with JS_FreeContext. NULL after throwing in *FAILED_IN (which may be NULL). */
JSContext *js_agent_new_realm(Js_agent *agent);

/* ---- what a realm has one of ---- */

/* The interface prototype object, or what else the slot holds, borrowed. */
JSValueConst js_realm_get(JSContext *ctx, Js_interface slot);
/* Takes VALUE over. */
void js_realm_set(JSContext *ctx, Js_interface slot, JSValue value);

/* ---- the store ---- */

/* Keeps RECORD, which has been instantiated in the agent's store, for as long as the store lives. */
void js_agent_keep_module(Js_agent *agent, struct Js_module_record *record);

/* Host values: the number of VALUE, which is the same for the same object, and the value of a number as a new reference. */
uint64_t js_host_value_number(Js_agent *agent, JSValueConst value);
JSValue js_host_value(Js_agent *agent, uint64_t number);

/* ---- tasks ---- */

/* Queues a task of CTX, to be run when those queued before have been. */
void js_queue_task(JSContext *ctx, Js_task task);
/* The same, but it comes before all tasks that are not queued so, those that wait and timers that are due. */
void js_queue_first_task(JSContext *ctx, Js_task task);
/* The same as js_queue_task MILLISECONDS later or after; returns the number of the timer, from 1. */
uint32_t js_queue_timer(JSContext *ctx, double milliseconds, Js_task task);
/* The same, again and again until it is cancelled. */
uint32_t js_queue_interval(JSContext *ctx, double milliseconds, Js_task task);
void js_cancel_timer(Js_agent *agent, uint32_t timer);
/* Queues a task of the agent's main realm, from any thread. */
void js_agent_post(Js_agent *agent, Js_task task);
/* As long as it is held more often than released, an agent without tasks waits for those that others post. */
void js_agent_hold(Js_agent *agent);
void js_agent_release(Js_agent *agent);

/* From any thread: ends AGENT: waits, loops of JavaScript and the wait for tasks end by an error that nobody catches or
   hears of. */
void js_agent_end(Js_agent *agent);
/* Whether no more is to be run. */
bool js_agent_is_over(const Js_agent *agent);

/* Runs the jobs that wait, and those that they make (microtask checkpoint); then reports rejections without handler. */
void js_run_jobs(Js_agent *agent);
/* Runs jobs and tasks until there are none, or the agent is quitting. */
void js_run_tasks(Js_agent *agent);
/* Takes the exception of CTX and reports it. */
void js_report_exception(JSContext *ctx);

#endif
