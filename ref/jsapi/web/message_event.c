/* message_event.c: MessageEvent (HTML, "The MessageEvent interface"). NON-SPEC: no initMessageEvent; source is null. */
#include "jsapi/web/message_event.h"

#include "util/alloc.h"

#include <stdlib.h>

typedef struct Message_event {
    Js_event event; /* first: an Event */
    JSValue data, origin, last_event_id, ports;
} Message_event;

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Message_event *self = idl_opaque(value, JS_MESSAGE_EVENT);
    if (!self)
        return;
    js_event_clear(rt, &self->event);
    JS_FreeValueRT(rt, self->data);
    JS_FreeValueRT(rt, self->origin);
    JS_FreeValueRT(rt, self->last_event_id);
    JS_FreeValueRT(rt, self->ports);
    free(self);
}

static void mark_event(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark)
{
    const Message_event *self = idl_opaque(value, JS_MESSAGE_EVENT);
    if (!self)
        return;
    js_event_mark(rt, &self->event, mark);
    JS_MarkValue(rt, self->data, mark);
    JS_MarkValue(rt, self->ports, mark);
}

static const JSClassDef platform = {
    .class_name = "MessageEvent", .finalizer = finalize, .gc_mark = mark_event};

/* FrozenArray: freezes ARRAY, which is taken over. */
static JSValue freeze(JSContext *ctx, JSValue array)
{
    if (!JS_IsException(array) && JS_FreezeObject(ctx, array) >= 0)
        return array;
    JS_FreeValue(ctx, array);
    return JS_EXCEPTION;
}

static bool append(JSContext *ctx, JSValueConst element, void *data)
{
    JSValueConst array = *(JSValue *)data;
    int64_t n;
    if (!idl_brand(ctx, element, JS_MESSAGE_PORT) || JS_GetLength(ctx, array, &n) < 0)
        return false;
    return JS_DefinePropertyValueUint32(ctx, array, (uint32_t)n, JS_DupValue(ctx, element),
                                        JS_PROP_C_W_E) >= 0;
}

/* The string member NAME; "" where it is not there. */
static bool take_string(JSContext *ctx, JSValueConst options, const char *name, JSValue *out)
{
    JSValue member = idl_dictionary_member(ctx, options, name);
    if (JS_IsException(member))
        return false;
    *out = JS_IsUndefined(member) ? JS_NewString(ctx, "") : JS_ToString(ctx, member);
    JS_FreeValue(ctx, member);
    return !JS_IsException(*out);
}

/* MessageEventInit, members in lexicographic order; source is left out. */
static bool take_init(JSContext *ctx, JSValueConst options, Message_event *self)
{
    JSValue data = idl_dictionary_member(ctx, options, "data");
    if (JS_IsException(data))
        return false;
    self->data = JS_IsUndefined(data) ? JS_NULL : data;
    if (!take_string(ctx, options, "lastEventId", &self->last_event_id) ||
        !take_string(ctx, options, "origin", &self->origin))
        return false;
    JSValue member = idl_dictionary_member(ctx, options, "ports"), array = JS_NewArray(ctx);
    bool good = !JS_IsException(member) && !JS_IsException(array) &&
                (JS_IsUndefined(member) || idl_sequence(ctx, member, append, &array));
    JS_FreeValue(ctx, member);
    if (!good) {
        JS_FreeValue(ctx, array);
        return false;
    }
    self->ports = freeze(ctx, array);
    return !JS_IsException(self->ports);
}

/* A new object, its type TYPE (taken over) and EventInit of OPTIONS; *OUT is what stands behind it. */
static JSValue new_event(JSContext *ctx, JSValueConst new_target, JSValue type,
                         JSValueConst options, Message_event **out)
{
    Message_event *self = checked_calloc(1, sizeof *self);
    self->data = self->origin = self->last_event_id = self->ports = JS_UNDEFINED;
    if (JS_IsException(type) || !js_event_init(ctx, type, options, &self->event)) {
        free(self);
        return JS_EXCEPTION;
    }
    JSValue object = idl_new_object(ctx, new_target, JS_MESSAGE_EVENT);
    if (JS_IsException(object)) {
        js_event_clear(JS_GetRuntime(ctx), &self->event);
        free(self);
        return object;
    }
    JS_SetOpaque(object, self);
    *out = self;
    return object;
}

/* dom-messageevent-messageevent: new MessageEvent(type, eventInitDict) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSValue type;
    JSValueConst options = argc > 1 ? argv[1] : JS_UNDEFINED;
    Message_event *self;
    if (!idl_arguments(ctx, argc, 1) || !idl_domstring(ctx, argv[0], &type))
        return JS_EXCEPTION;
    JSValue object = new_event(ctx, this_val, type, options, &self);
    if (JS_IsException(object) || take_init(ctx, options, self))
        return object;
    JS_FreeValue(ctx, object);
    return JS_EXCEPTION;
}

JSValue js_message_event_new(JSContext *ctx, const char *type, JSValue data, JSValue ports)
{
    Message_event *self;
    JSValue object = new_event(ctx, JS_UNDEFINED, JS_NewString(ctx, type), JS_UNDEFINED, &self);
    if (JS_IsException(object)) {
        JS_FreeValue(ctx, data);
        JS_FreeValue(ctx, ports);
        return object;
    }
    self->event.is_trusted = true;
    self->data = data;
    self->origin = JS_NewString(ctx, "");
    self->last_event_id = JS_NewString(ctx, "");
    self->ports = freeze(ctx, ports);
    return object;
}

#define GETTER(name, member)                                                                       \
    static JSValue name(JSContext *ctx, JSValueConst this_val)                                     \
    {                                                                                              \
        Message_event *self = idl_brand(ctx, this_val, JS_MESSAGE_EVENT);                          \
        return self ? JS_DupValue(ctx, self->member) : JS_EXCEPTION;                               \
    }

GETTER(get_data, data)
GETTER(get_origin, origin)
GETTER(get_last_event_id, last_event_id)
GETTER(get_ports, ports)

static JSValue get_source(JSContext *ctx, JSValueConst this_val)
{
    return idl_brand(ctx, this_val, JS_MESSAGE_EVENT) ? JS_NULL : JS_EXCEPTION;
}

static const Idl_member members[] = {
    {.kind = IDL_ATTRIBUTE, .name = "data", .get = get_data},
    {.kind = IDL_ATTRIBUTE, .name = "origin", .get = get_origin},
    {.kind = IDL_ATTRIBUTE, .name = "lastEventId", .get = get_last_event_id},
    {.kind = IDL_ATTRIBUTE, .name = "source", .get = get_source},
    {.kind = IDL_ATTRIBUTE, .name = "ports", .get = get_ports},
    {0},
};

const Idl_interface js_message_event_interface = {.id = JS_MESSAGE_EVENT,
                                                  .name = "MessageEvent",
                                                  .tag = "MessageEvent",
                                                  .length = 1,
                                                  .construct = construct,
                                                  .members = members,
                                                  .platform = &platform,
                                                  .parent = &js_event_interface};
