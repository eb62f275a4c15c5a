/* message_channel.c: MessageChannel (HTML, "Message channels"). */
#include "jsapi/web/message_port.h"
#include "util/alloc.h"

#include <stdlib.h>

typedef struct Channel {
    JSValue ports[2];
} Channel;

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Channel *self = idl_opaque(value, JS_MESSAGE_CHANNEL);
    if (!self)
        return;
    JS_FreeValueRT(rt, self->ports[0]);
    JS_FreeValueRT(rt, self->ports[1]);
    free(self);
}

static void mark_channel(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark)
{
    const Channel *self = idl_opaque(value, JS_MESSAGE_CHANNEL);
    if (!self)
        return;
    JS_MarkValue(rt, self->ports[0], mark);
    JS_MarkValue(rt, self->ports[1], mark);
}

static const JSClassDef platform = {
    .class_name = "MessageChannel", .finalizer = finalize, .gc_mark = mark_channel};

/* dom-messagechannel: new MessageChannel() */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    JSValue object = idl_new_object(ctx, this_val, JS_MESSAGE_CHANNEL);
    if (JS_IsException(object))
        return object;
    /* 1, 2 */
    Channel *self = checked_calloc(1, sizeof *self);
    self->ports[0] = js_message_port_new(ctx);
    self->ports[1] = js_message_port_new(ctx);
    JS_SetOpaque(object, self);
    if (JS_IsException(self->ports[0]) || JS_IsException(self->ports[1])) {
        JS_FreeValue(ctx, object);
        return JS_EXCEPTION;
    }
    /* 3 */
    js_message_port_entangle(ctx, self->ports[0], self->ports[1]);
    return object;
}

static JSValue get_port1(JSContext *ctx, JSValueConst this_val)
{
    Channel *self = idl_brand(ctx, this_val, JS_MESSAGE_CHANNEL);
    return self ? JS_DupValue(ctx, self->ports[0]) : JS_EXCEPTION;
}

static JSValue get_port2(JSContext *ctx, JSValueConst this_val)
{
    Channel *self = idl_brand(ctx, this_val, JS_MESSAGE_CHANNEL);
    return self ? JS_DupValue(ctx, self->ports[1]) : JS_EXCEPTION;
}

static const Idl_member members[] = {
    {.kind = IDL_ATTRIBUTE, .name = "port1", .get = get_port1},
    {.kind = IDL_ATTRIBUTE, .name = "port2", .get = get_port2},
    {0},
};

const Idl_interface js_message_channel_interface = {.id = JS_MESSAGE_CHANNEL,
                                                    .name = "MessageChannel",
                                                    .tag = "MessageChannel",
                                                    .construct = construct,
                                                    .members = members,
                                                    .platform = &platform};
