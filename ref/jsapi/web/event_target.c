/* event_target.c: EventTarget (DOM, "Interface EventTarget"). NON-SPEC: the option signal is not read. */
#include "jsapi/web/event.h"

#include "util/alloc.h"

#include <stdlib.h>

void js_event_target_clear(JSRuntime *rt, Js_event_target *target)
{
    for (size_t i = 0; i < target->n; i++) {
        JS_FreeValueRT(rt, target->listeners[i].type);
        JS_FreeValueRT(rt, target->listeners[i].callback);
    }
    free(target->listeners);
}

void js_event_target_mark(JSRuntime *rt, const Js_event_target *target, JS_MarkFunc *mark)
{
    for (size_t i = 0; i < target->n; i++)
        JS_MarkValue(rt, target->listeners[i].callback, mark);
}

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Js_event_target *self = idl_opaque(value, JS_EVENT_TARGET);
    if (!self)
        return;
    js_event_target_clear(rt, self);
    free(self);
}

static void mark_target(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark)
{
    const Js_event_target *self = idl_opaque(value, JS_EVENT_TARGET);
    if (self)
        js_event_target_mark(rt, self, mark);
}

static const JSClassDef platform = {
    .class_name = "EventTarget", .finalizer = finalize, .gc_mark = mark_target};

Js_event_target *js_event_target_of(JSValueConst value)
{
    Js_event_target *self = idl_opaque(value, JS_EVENT_TARGET);
    return self ? self : idl_opaque(value, JS_MESSAGE_PORT);
}

/* Brand check for EventTarget and what inherits from it. */
static Js_event_target *brand(JSContext *ctx, JSValueConst value)
{
    Js_event_target *self = js_event_target_of(value);
    if (!self)
        JS_ThrowTypeError(ctx, "not an EventTarget");
    return self;
}

/* dom-eventtarget-eventtarget: new EventTarget() */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    JSValue object = idl_new_object(ctx, this_val, JS_EVENT_TARGET);
    if (!JS_IsException(object))
        JS_SetOpaque(object, checked_calloc(1, sizeof(Js_event_target)));
    return object;
}

/* ---- listeners ---- */

/* The place of an equal listener, target->n if there is none. */
static size_t find(JSContext *ctx, const Js_event_target *target, const Js_listener *listener)
{
    size_t i = 0;
    for (; i < target->n; i++) {
        const Js_listener *at = &target->listeners[i];
        if (at->is_handler == listener->is_handler && at->capture == listener->capture &&
            JS_IsStrictEqual(ctx, at->type, listener->type) &&
            (listener->is_handler || JS_IsStrictEqual(ctx, at->callback, listener->callback)))
            break;
    }
    return i;
}

/* Takes removed listeners out, which only the end of a dispatch may do. */
static void compact(JSContext *ctx, Js_event_target *target)
{
    size_t kept = 0;
    for (size_t i = 0; i < target->n; i++) {
        if (JS_IsUndefined(target->listeners[i].callback))
            JS_FreeValue(ctx, target->listeners[i].type);
        else
            target->listeners[kept++] = target->listeners[i];
    }
    target->n = kept;
}

/* Remove an event listener: the one at I. */
static void remove_listener(JSContext *ctx, Js_event_target *target, size_t i)
{
    JSValue callback = target->listeners[i].callback;
    target->listeners[i].callback = JS_UNDEFINED;
    if (!target->dispatching)
        compact(ctx, target);
    JS_FreeValue(ctx, callback);
}

/* The type, callback and options of addEventListener and removeEventListener; false after throwing. What is in OUT is then
   not to be freed. */
static bool take_listener(JSContext *ctx, int argc, JSValueConst *argv, bool adding,
                          Js_listener *out)
{
    JSValueConst options = argc > 2 ? argv[2] : JS_UNDEFINED;
    *out = (Js_listener){0};
    if (!idl_arguments(ctx, argc, 2) || !idl_domstring(ctx, argv[0], &out->type))
        return false;
    bool is_dictionary = JS_IsObject(options) || JS_IsUndefined(options) || JS_IsNull(options);
    bool good = JS_IsNull(argv[1]) || JS_IsObject(argv[1]);
    if (!good)
        JS_ThrowTypeError(ctx, "a listener must be an object or null");
    else if (is_dictionary)
        good = idl_boolean_member(ctx, options, "capture", &out->capture) &&
               (!adding || (idl_boolean_member(ctx, options, "once", &out->once) &&
                            idl_boolean_member(ctx, options, "passive", &out->passive)));
    else
        out->capture = JS_ToBool(ctx, options);
    if (good)
        out->callback = JS_DupValue(ctx, argv[1]);
    else
        JS_FreeValue(ctx, out->type);
    return good;
}

static void free_listener(JSContext *ctx, Js_listener *listener)
{
    JS_FreeValue(ctx, listener->type);
    JS_FreeValue(ctx, listener->callback);
}

/* dom-eventtarget-addeventlistener: addEventListener(type, callback, options) */
static JSValue js_add(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Js_listener listener;
    Js_event_target *self = brand(ctx, this_val);
    if (!self || !take_listener(ctx, argc, argv, true, &listener))
        return JS_EXCEPTION;
    if (JS_IsNull(listener.callback) || find(ctx, self, &listener) < self->n)
        free_listener(ctx, &listener);
    else
        PUSH(self->listeners, self->n, self->capacity, listener);
    return JS_UNDEFINED;
}

/* dom-eventtarget-removeeventlistener: removeEventListener(type, callback, options) */
static JSValue js_remove(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Js_listener listener;
    Js_event_target *self = brand(ctx, this_val);
    if (!self || !take_listener(ctx, argc, argv, false, &listener))
        return JS_EXCEPTION;
    size_t i = find(ctx, self, &listener);
    if (i < self->n)
        remove_listener(ctx, self, i);
    free_listener(ctx, &listener);
    return JS_UNDEFINED;
}

/* ---- event handlers ---- */

/* The handler of TYPE: its place, target->n if there is none. */
static size_t find_handler(JSContext *ctx, const Js_event_target *target, const char *type)
{
    Js_listener handler = {.type = JS_NewString(ctx, type), .is_handler = true};
    size_t i = find(ctx, target, &handler);
    JS_FreeValue(ctx, handler.type);
    return i;
}

JSValue js_event_handler_get(JSContext *ctx, const Js_event_target *target, const char *type)
{
    size_t i = find_handler(ctx, target, type);
    return i < target->n ? JS_DupValue(ctx, target->listeners[i].callback) : JS_NULL;
}

bool js_event_handler_set(JSContext *ctx, Js_event_target *target, const char *type,
                          JSValueConst value)
{
    /* [LegacyTreatNonObjectAsNull] */
    JSValueConst callback = JS_IsObject(value) ? value : JS_NULL;
    size_t i = find_handler(ctx, target, type);
    if (i < target->n) {
        JSValue old = target->listeners[i].callback;
        target->listeners[i].callback = JS_DupValue(ctx, callback);
        JS_FreeValue(ctx, old);
        return true;
    }
    Js_listener handler = {.type = JS_NewString(ctx, type), .is_handler = true};
    if (JS_IsException(handler.type))
        return false;
    handler.callback = JS_DupValue(ctx, callback);
    PUSH(target->listeners, target->n, target->capacity, handler);
    return true;
}

/* ---- dispatch ---- */

/* Call a user object's operation: CALLBACK itself, or its handleEvent; and for event handlers, what they return counts. */
static JSValue call(JSContext *ctx, const Js_listener *listener, JSValueConst target,
                    JSValueConst event)
{
    if (JS_IsFunction(ctx, listener->callback))
        return JS_Call(ctx, listener->callback, target, 1, &event);
    if (listener->is_handler)
        return JS_UNDEFINED;
    JSValue method = JS_GetPropertyStr(ctx, listener->callback, "handleEvent");
    if (JS_IsException(method))
        return method;
    JSValue result = JS_IsFunction(ctx, method)
                         ? JS_Call(ctx, method, listener->callback, 1, &event)
                         : JS_ThrowTypeError(ctx, "handleEvent is not a function");
    JS_FreeValue(ctx, method);
    return result;
}

/* Inner invoke, for the listener at I. */
static void invoke(JSContext *ctx, Js_event_target *self, size_t i, JSValueConst target,
                   JSValueConst object)
{
    Js_event *event = js_event_of(object);
    Js_listener listener = self->listeners[i];
    listener.callback = JS_DupValue(ctx, listener.callback);
    if (listener.once)
        remove_listener(ctx, self, i);
    event->in_passive_listener = listener.passive;
    JSValue result = call(ctx, &listener, target, object);
    event->in_passive_listener = false;
    if (JS_IsException(result))
        js_report_exception(ctx);
    else if (listener.is_handler && JS_IsBool(result) && !JS_ToBool(ctx, result) &&
             event->cancelable)
        event->canceled = true;
    JS_FreeValue(ctx, result);
    JS_FreeValue(ctx, listener.callback);
}

bool js_event_dispatch(JSContext *ctx, JSValueConst target, JSValueConst object)
{
    Js_event_target *self = js_event_target_of(target);
    Js_event *event = js_event_of(object);
    bool is_outermost = !self->dispatching;
    size_t n = self->n; /* those added meanwhile are not called */
    event->dispatched = self->dispatching = true;
    JS_FreeValue(ctx, event->target);
    event->target = JS_DupValue(ctx, target);
    for (size_t i = 0; i < n && !event->stop_immediate_propagation; i++) {
        const Js_listener *at = &self->listeners[i];
        if (JS_IsObject(at->callback) && JS_IsStrictEqual(ctx, at->type, event->type))
            invoke(ctx, self, i, target, object);
    }
    event->dispatched = event->stop_propagation = event->stop_immediate_propagation = false;
    if (is_outermost) {
        self->dispatching = false;
        compact(ctx, self);
    }
    return !event->canceled;
}

/* dom-eventtarget-dispatchevent: dispatchEvent(event) */
static JSValue js_dispatch(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    if (!brand(ctx, this_val) || !idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    Js_event *event = js_event_of(argv[0]);
    if (!event)
        return JS_ThrowTypeError(ctx, "not an Event");
    if (event->dispatched)
        return JS_ThrowDOMException(ctx, "InvalidStateError", "the event is being dispatched");
    event->is_trusted = false;
    return JS_NewBool(ctx, js_event_dispatch(ctx, this_val, argv[0]));
}

static const Idl_member members[] = {
    {.kind = IDL_OPERATION, .name = "addEventListener", .length = 2, .call = js_add},
    {.kind = IDL_OPERATION, .name = "removeEventListener", .length = 2, .call = js_remove},
    {.kind = IDL_OPERATION, .name = "dispatchEvent", .length = 1, .call = js_dispatch},
    {0},
};

const Idl_interface js_event_target_interface = {.id = JS_EVENT_TARGET,
                                                 .name = "EventTarget",
                                                 .tag = "EventTarget",
                                                 .construct = construct,
                                                 .members = members,
                                                 .platform = &platform};
