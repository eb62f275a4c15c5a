/* timers.c: setTimeout and its sisters (HTML, "Timers").
 * NON-SPEC: the delay of nested timers is not raised to 4 ms. Numbers of timers are those of the agent. */
#include "jsapi/idl.h"
#include "jsapi/web/global_scope.h"
#include "util/alloc.h"

#include <stdlib.h>

/* A handler, with the arguments for it. */
typedef struct Timer {
    JSValue handler; /* a function, or a string of source text */
    int argc;
    JSValue argv[];
} Timer;

static bool run(Js_agent *agent, JSContext *ctx, void *data)
{
    (void)agent;
    Timer *self = data;
    JSValue global = JS_GetGlobalObject(ctx), result;
    if (JS_IsFunction(ctx, self->handler)) {
        result = JS_Call(ctx, self->handler, global, self->argc, self->argv);
    } else {
        size_t len;
        const char *source = JS_ToCStringLen(ctx, &len, self->handler);
        result = source ? JS_Eval(ctx, source, len, "<timer>", JS_EVAL_TYPE_GLOBAL) : JS_EXCEPTION;
        JS_FreeCString(ctx, source);
    }
    JS_FreeValue(ctx, global);
    JS_FreeValue(ctx, result);
    return !JS_IsException(result);
}

static void free_timer(Js_agent *agent, void *data)
{
    Timer *self = data;
    JS_FreeValueRT(agent->rt, self->handler);
    for (int i = 0; i < self->argc; i++)
        JS_FreeValueRT(agent->rt, self->argv[i]);
    free(self);
}

/* Timer initialization steps: (handler, timeout, arguments...) */
static JSValue initialize(JSContext *ctx, int argc, JSValueConst *argv, bool repeat)
{
    if (!idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    JSValue handler =
        JS_IsFunction(ctx, argv[0]) ? JS_DupValue(ctx, argv[0]) : JS_ToString(ctx, argv[0]);
    int32_t timeout = 0;
    if (JS_IsException(handler))
        return handler;
    if (argc > 1 && JS_ToInt32(ctx, &timeout, argv[1]) < 0) {
        JS_FreeValue(ctx, handler);
        return JS_EXCEPTION;
    }
    int extra = argc > 2 ? argc - 2 : 0;
    Timer *self = checked_calloc(1, sizeof *self + (size_t)extra * sizeof(JSValue));
    self->handler = handler;
    self->argc = extra;
    for (int i = 0; i < extra; i++)
        self->argv[i] = JS_DupValue(ctx, argv[i + 2]);
    Js_task task = {.run = run, .free = free_timer, .data = self};
    return JS_NewUint32(ctx, repeat ? js_queue_interval(ctx, timeout, task)
                                    : js_queue_timer(ctx, timeout, task));
}

JSValue js_set_timeout(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    return initialize(ctx, argc, argv, false);
}

JSValue js_set_interval(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    return initialize(ctx, argc, argv, true);
}

JSValue js_clear_timer(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    int32_t id = 0;
    if (argc > 0 && JS_ToInt32(ctx, &id, argv[0]) < 0)
        return JS_EXCEPTION;
    if (id > 0)
        js_cancel_timer(js_agent_of(ctx), (uint32_t)id);
    return JS_UNDEFINED;
}
