/* event.c: Event (DOM, "Interface Event"). NON-SPEC: no initEvent. */
#include "jsapi/web/event.h"

#include "util/alloc.h"

#include <stdlib.h>
#include <time.h>

void js_event_clear(JSRuntime *rt, Js_event *event)
{
    JS_FreeValueRT(rt, event->type);
    JS_FreeValueRT(rt, event->target);
}

void js_event_mark(JSRuntime *rt, const Js_event *event, JS_MarkFunc *mark)
{
    JS_MarkValue(rt, event->type, mark);
    JS_MarkValue(rt, event->target, mark);
}

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Js_event *self = idl_opaque(value, JS_EVENT);
    if (!self)
        return;
    js_event_clear(rt, self);
    free(self);
}

static void mark_event(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark)
{
    const Js_event *self = idl_opaque(value, JS_EVENT);
    if (self)
        js_event_mark(rt, self, mark);
}

static const JSClassDef platform = {
    .class_name = "Event", .finalizer = finalize, .gc_mark = mark_event};

Js_event *js_event_of(JSValueConst value)
{
    Js_event *self = idl_opaque(value, JS_EVENT);
    return self ? self : idl_opaque(value, JS_MESSAGE_EVENT);
}

/* Brand check for Event and what inherits from it. */
static Js_event *brand(JSContext *ctx, JSValueConst value)
{
    Js_event *self = js_event_of(value);
    if (!self)
        JS_ThrowTypeError(ctx, "not an Event");
    return self;
}

bool js_event_init(JSContext *ctx, JSValue type, JSValueConst options, Js_event *out)
{
    struct timespec now;
    *out = (Js_event){.type = type, .target = JS_NULL};
    if (!idl_dictionary(ctx, options) ||
        !idl_boolean_member(ctx, options, "bubbles", &out->bubbles) ||
        !idl_boolean_member(ctx, options, "cancelable", &out->cancelable) ||
        !idl_boolean_member(ctx, options, "composed", &out->composed)) {
        JS_FreeValue(ctx, type);
        return false;
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    out->time_stamp = (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
    return true;
}

/* dom-event-event: new Event(type, eventInitDict) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSValue type;
    Js_event event;
    if (!idl_arguments(ctx, argc, 1) || !idl_domstring(ctx, argv[0], &type) ||
        !js_event_init(ctx, type, argc > 1 ? argv[1] : JS_UNDEFINED, &event))
        return JS_EXCEPTION;
    JSValue object = idl_new_object(ctx, this_val, JS_EVENT);
    if (JS_IsException(object)) {
        js_event_clear(JS_GetRuntime(ctx), &event);
        return object;
    }
    Js_event *self = checked_calloc(1, sizeof *self);
    *self = event;
    JS_SetOpaque(object, self);
    return object;
}

/* ---- attributes ---- */

#define GETTER(name, value)                                                                        \
    static JSValue name(JSContext *ctx, JSValueConst this_val)                                     \
    {                                                                                              \
        Js_event *self = brand(ctx, this_val);                                                     \
        return self ? (value) : JS_EXCEPTION;                                                      \
    }

GETTER(get_type, JS_DupValue(ctx, self->type))
GETTER(get_target, JS_DupValue(ctx, self->target))
GETTER(get_current_target, self->dispatched ? JS_DupValue(ctx, self->target) : JS_NULL)
GETTER(get_event_phase, JS_NewInt32(ctx, self->dispatched ? 2 : 0))
GETTER(get_bubbles, JS_NewBool(ctx, self->bubbles))
GETTER(get_cancelable, JS_NewBool(ctx, self->cancelable))
GETTER(get_composed, JS_NewBool(ctx, self->composed))
GETTER(get_default_prevented, JS_NewBool(ctx, self->canceled))
GETTER(get_return_value, JS_NewBool(ctx, !self->canceled))
GETTER(get_cancel_bubble, JS_NewBool(ctx, self->stop_propagation))
GETTER(get_is_trusted, JS_NewBool(ctx, self->is_trusted))
GETTER(get_time_stamp, JS_NewNumber(ctx, self->time_stamp))

/* Set the canceled flag */
static void cancel(Js_event *self)
{
    if (self->cancelable && !self->in_passive_listener)
        self->canceled = true;
}

static JSValue set_return_value(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSValueConst value = argc > 0 ? argv[0] : JS_UNDEFINED;
    Js_event *self = brand(ctx, this_val);
    if (self && !JS_ToBool(ctx, value))
        cancel(self);
    return self ? JS_UNDEFINED : JS_EXCEPTION;
}

static JSValue set_cancel_bubble(JSContext *ctx, JSValueConst this_val, int argc,
                                 JSValueConst *argv)
{
    JSValueConst value = argc > 0 ? argv[0] : JS_UNDEFINED;
    Js_event *self = brand(ctx, this_val);
    if (self && JS_ToBool(ctx, value))
        self->stop_propagation = true;
    return self ? JS_UNDEFINED : JS_EXCEPTION;
}

/* ---- operations ---- */

/* dom-event-composedpath */
static JSValue js_composed_path(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    Js_event *self = brand(ctx, this_val);
    JSValue path = self ? JS_NewArray(ctx) : JS_EXCEPTION;
    if (!JS_IsException(path) && self->dispatched)
        JS_DefinePropertyValueUint32(ctx, path, 0, JS_DupValue(ctx, self->target), JS_PROP_C_W_E);
    return path;
}

static JSValue js_stop_propagation(JSContext *ctx, JSValueConst this_val, int argc,
                                   JSValueConst *argv)
{
    (void)argc, (void)argv;
    Js_event *self = brand(ctx, this_val);
    if (self)
        self->stop_propagation = true;
    return self ? JS_UNDEFINED : JS_EXCEPTION;
}

static JSValue js_stop_immediate_propagation(JSContext *ctx, JSValueConst this_val, int argc,
                                             JSValueConst *argv)
{
    (void)argc, (void)argv;
    Js_event *self = brand(ctx, this_val);
    if (self)
        self->stop_propagation = self->stop_immediate_propagation = true;
    return self ? JS_UNDEFINED : JS_EXCEPTION;
}

static JSValue js_prevent_default(JSContext *ctx, JSValueConst this_val, int argc,
                                  JSValueConst *argv)
{
    (void)argc, (void)argv;
    Js_event *self = brand(ctx, this_val);
    if (self)
        cancel(self);
    return self ? JS_UNDEFINED : JS_EXCEPTION;
}

static const Idl_member members[] = {
    {.kind = IDL_ATTRIBUTE, .name = "type", .get = get_type},
    {.kind = IDL_ATTRIBUTE, .name = "target", .get = get_target},
    {.kind = IDL_ATTRIBUTE, .name = "srcElement", .get = get_target},
    {.kind = IDL_ATTRIBUTE, .name = "currentTarget", .get = get_current_target},
    {.kind = IDL_OPERATION, .name = "composedPath", .call = js_composed_path},
    {.kind = IDL_ATTRIBUTE, .name = "eventPhase", .get = get_event_phase},
    {.kind = IDL_OPERATION, .name = "stopPropagation", .call = js_stop_propagation},
    {.kind = IDL_ATTRIBUTE,
     .name = "cancelBubble",
     .get = get_cancel_bubble,
     .set = set_cancel_bubble},
    {.kind = IDL_OPERATION,
     .name = "stopImmediatePropagation",
     .call = js_stop_immediate_propagation},
    {.kind = IDL_ATTRIBUTE, .name = "bubbles", .get = get_bubbles},
    {.kind = IDL_ATTRIBUTE, .name = "cancelable", .get = get_cancelable},
    {.kind = IDL_ATTRIBUTE,
     .name = "returnValue",
     .get = get_return_value,
     .set = set_return_value},
    {.kind = IDL_OPERATION, .name = "preventDefault", .call = js_prevent_default},
    {.kind = IDL_ATTRIBUTE, .name = "defaultPrevented", .get = get_default_prevented},
    {.kind = IDL_ATTRIBUTE, .name = "composed", .get = get_composed},
    {.kind = IDL_ATTRIBUTE, .name = "isTrusted", .get = get_is_trusted},
    {.kind = IDL_ATTRIBUTE, .name = "timeStamp", .get = get_time_stamp},
    {0},
};

const Idl_interface js_event_interface = {.id = JS_EVENT,
                                          .name = "Event",
                                          .tag = "Event",
                                          .length = 1,
                                          .construct = construct,
                                          .members = members,
                                          .platform = &platform};
