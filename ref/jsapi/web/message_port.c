/* message_port.c: MessagePort (HTML, "Message ports"). NON-SPEC: ports do not leave their agent, and fire no close event.
 *
 * Entangled ports hold each other, so that the engine's collector takes both when nothing else holds either. */
#include "jsapi/web/message_port.h"

#include "jsapi/web/event.h"
#include "jsapi/web/message_event.h"
#include "util/alloc.h"

#include <stdlib.h>

typedef struct Message {
    struct Message *next;
    Js_serialized serialized;
} Message;

typedef struct Port {
    Js_event_target target; /* first: an EventTarget */
    JSValue remote;         /* the port that it is entangled with; undefined if none */
    JSValue deliver;        /* a function of the realm of the port */
    Message *messages, **messages_end;
    bool detached, enabled;
} Port;

/* ---- objects ---- */

static void free_messages(Message *message)
{
    while (message) {
        Message *next = message->next;
        js_serialized_free(&message->serialized);
        free(message);
        message = next;
    }
}

static void mark_messages(JSRuntime *rt, const Message *message, JS_MarkFunc *mark)
{
    for (; message; message = message->next)
        js_serialized_mark(rt, &message->serialized, mark);
}

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Port *self = idl_opaque(value, JS_MESSAGE_PORT);
    if (!self)
        return;
    js_event_target_clear(rt, &self->target);
    JS_FreeValueRT(rt, self->remote);
    JS_FreeValueRT(rt, self->deliver);
    free_messages(self->messages);
    free(self);
}

static void mark_port(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark)
{
    const Port *self = idl_opaque(value, JS_MESSAGE_PORT);
    if (!self)
        return;
    js_event_target_mark(rt, &self->target, mark);
    JS_MarkValue(rt, self->remote, mark);
    JS_MarkValue(rt, self->deliver, mark);
    mark_messages(rt, self->messages, mark);
}

static const JSClassDef platform = {
    .class_name = "MessagePort", .finalizer = finalize, .gc_mark = mark_port};

static Port *port_of(JSValueConst value)
{
    return idl_opaque(value, JS_MESSAGE_PORT);
}

static JSValue deliver(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                       JSValueConst *argv, void *data);

JSValue js_message_port_new(JSContext *ctx)
{
    static const Qjs_function_kind kind = {.call = deliver};
    JSAtom name = JS_NewAtom(ctx, "");
    JSValue func = qjs_new_function(ctx, &kind, name, 1, NULL);
    JS_FreeAtom(ctx, name);
    JSValue object =
        JS_IsException(func) ? func : idl_new_object(ctx, JS_UNDEFINED, JS_MESSAGE_PORT);
    if (JS_IsException(object)) {
        JS_FreeValue(ctx, func);
        return object;
    }
    Port *self = checked_calloc(1, sizeof *self);
    *self = (Port){.remote = JS_UNDEFINED, .deliver = func};
    self->messages_end = &self->messages;
    JS_SetOpaque(object, self);
    return object;
}

void js_message_port_entangle(JSContext *ctx, JSValueConst one, JSValueConst other)
{
    port_of(one)->remote = JS_DupValue(ctx, other);
    port_of(other)->remote = JS_DupValue(ctx, one);
}

/* Disentangle */
static void disentangle(JSContext *ctx, Port *self)
{
    Port *other = port_of(self->remote);
    if (!other)
        return;
    JSValue there = self->remote, here = other->remote;
    self->remote = other->remote = JS_UNDEFINED;
    JS_FreeValue(ctx, there);
    JS_FreeValue(ctx, here);
}

/* ---- messages ---- */

/* The task of a message, steps 2 to 7, in the realm of the port THIS_VAL */
static JSValue deliver(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                       JSValueConst *argv, void *data)
{
    (void)func, (void)argc, (void)argv, (void)data;
    Port *self = port_of(this_val);
    Message *message = self->messages;
    if (!message)
        return JS_UNDEFINED; /* it went along with the port when that was transferred */
    if (!(self->messages = message->next))
        self->messages_end = &self->messages;
    JSValue ports = JS_UNDEFINED;
    JSValue value = js_structured_deserialize(ctx, &message->serialized, &ports);
    message->next = NULL;
    free_messages(message);
    const char *type = "message";
    if (JS_IsException(value)) {
        JS_FreeValue(ctx, JS_GetException(ctx));
        type = "messageerror";
        value = JS_NULL;
        ports = JS_NewArray(ctx);
    }
    JSValue event = js_message_event_new(ctx, type, value, ports);
    if (!JS_IsException(event))
        js_event_dispatch(ctx, this_val, event);
    JS_FreeValue(ctx, event);
    return JS_IsException(event) ? event : JS_UNDEFINED;
}

typedef struct Delivery {
    JSValue port;
} Delivery;

static bool run_delivery(Js_agent *agent, JSContext *ctx, void *data)
{
    (void)agent;
    const Delivery *self = data;
    JSValue result = JS_Call(ctx, port_of(self->port)->deliver, self->port, 0, NULL);
    JS_FreeValue(ctx, result);
    return !JS_IsException(result);
}

static void free_delivery(Js_agent *agent, void *data)
{
    Delivery *self = data;
    JS_FreeValueRT(agent->rt, self->port);
    free(self);
}

/* Queues the task of one message of PORT, whose message queue is enabled. */
static void queue_delivery(JSContext *ctx, JSValueConst port)
{
    Delivery *self = checked_calloc(1, sizeof *self);
    self->port = JS_DupValue(ctx, port);
    js_queue_task(ctx, (Js_task){run_delivery, free_delivery, self});
}

/* Message port post message steps; TRANSFER is freed. */
static JSValue post_message(JSContext *ctx, JSValueConst this_val, JSValueConst value,
                            Js_transfer *transfer)
{
    Port *self = port_of(this_val), *target = port_of(self->remote);
    bool doomed = false, good = true;
    for (size_t i = 0; i < transfer->n; i++) {
        good = good && port_of(transfer->at[i]) != self;
        doomed = doomed || (target && port_of(transfer->at[i]) == target);
    }
    Message *message = checked_calloc(1, sizeof *message);
    if (!good)
        JS_ThrowDOMException(ctx, "DataCloneError", "a port cannot be sent through itself");
    else
        good = js_structured_serialize(ctx, value, transfer->at, transfer->n, &message->serialized);
    js_transfer_free(transfer);
    target = port_of(self->remote); /* as it is now: getters ran */
    if (!good || !target || doomed) {
        free_messages(message);
        return good ? JS_UNDEFINED : JS_EXCEPTION;
    }
    *target->messages_end = message;
    target->messages_end = &message->next;
    if (target->enabled)
        queue_delivery(ctx, self->remote);
    return JS_UNDEFINED;
}

/* dom-messageport-postmessage, with a sequence or options: overload resolution asks for @@iterator. */
static JSValue js_post_message(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSValueConst second = argc > 1 ? argv[1] : JS_UNDEFINED;
    Js_transfer transfer;
    bool is_sequence = false;
    if (!idl_brand(ctx, this_val, JS_MESSAGE_PORT) || !idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    if (JS_IsObject(second)) {
        JSValue method = JS_GetProperty(ctx, second, qjs_well_known(QJS_ITERATOR));
        if (JS_IsException(method))
            return method;
        is_sequence = !JS_IsUndefined(method) && !JS_IsNull(method);
        JS_FreeValue(ctx, method);
    }
    if (is_sequence ? !js_transfer_sequence(ctx, second, &transfer)
                    : !js_transfer_options(ctx, second, &transfer))
        return JS_EXCEPTION;
    return post_message(ctx, this_val, argv[0], &transfer);
}

/* ---- start and close ---- */

static void start(JSContext *ctx, JSValueConst port)
{
    Port *self = port_of(port);
    if (self->enabled || self->detached)
        return;
    self->enabled = true;
    for (const Message *at = self->messages; at; at = at->next)
        queue_delivery(ctx, port);
}

/* dom-messageport-start */
static JSValue js_start(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    if (!idl_brand(ctx, this_val, JS_MESSAGE_PORT))
        return JS_EXCEPTION;
    start(ctx, this_val);
    return JS_UNDEFINED;
}

/* dom-messageport-close */
static JSValue js_close(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    Port *self = idl_brand(ctx, this_val, JS_MESSAGE_PORT);
    if (!self)
        return JS_EXCEPTION;
    self->detached = true;
    disentangle(ctx, self);
    return JS_UNDEFINED;
}

/* ---- event handlers ---- */

static JSValue get_handler(JSContext *ctx, JSValueConst this_val, const char *type)
{
    Port *self = idl_brand(ctx, this_val, JS_MESSAGE_PORT);
    return self ? js_event_handler_get(ctx, &self->target, type) : JS_EXCEPTION;
}

static JSValue set_handler(JSContext *ctx, JSValueConst this_val, const char *type,
                           JSValueConst value)
{
    Port *self = idl_brand(ctx, this_val, JS_MESSAGE_PORT);
    if (!self || !js_event_handler_set(ctx, &self->target, type, value))
        return JS_EXCEPTION;
    return JS_UNDEFINED;
}

static JSValue get_onmessage(JSContext *ctx, JSValueConst this_val)
{
    return get_handler(ctx, this_val, "message");
}

/* handler-messageport-onmessage: setting it starts the port, as start does. */
static JSValue set_onmessage(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSValueConst value = argc > 0 ? argv[0] : JS_UNDEFINED;
    JSValue result = set_handler(ctx, this_val, "message", value);
    if (!JS_IsException(result))
        start(ctx, this_val);
    return result;
}

static JSValue get_onmessageerror(JSContext *ctx, JSValueConst this_val)
{
    return get_handler(ctx, this_val, "messageerror");
}

static JSValue set_onmessageerror(JSContext *ctx, JSValueConst this_val, int argc,
                                  JSValueConst *argv)
{
    JSValueConst value = argc > 0 ? argv[0] : JS_UNDEFINED;
    return set_handler(ctx, this_val, "messageerror", value);
}

static const Idl_member members[] = {
    {.kind = IDL_OPERATION, .name = "postMessage", .length = 1, .call = js_post_message},
    {.kind = IDL_OPERATION, .name = "start", .call = js_start},
    {.kind = IDL_OPERATION, .name = "close", .call = js_close},
    {.kind = IDL_ATTRIBUTE, .name = "onmessage", .get = get_onmessage, .set = set_onmessage},
    {.kind = IDL_ATTRIBUTE,
     .name = "onmessageerror",
     .get = get_onmessageerror,
     .set = set_onmessageerror},
    {0},
};

const Idl_interface js_message_port_interface = {.id = JS_MESSAGE_PORT,
                                                 .name = "MessagePort",
                                                 .tag = "MessagePort",
                                                 .members = members,
                                                 .platform = &platform,
                                                 .parent = &js_event_target_interface};

/* ---- transfer ---- */

/* A port on its way. */
typedef struct Transferred {
    JSRuntime *rt;
    JSValue remote;
    Message *messages;
} Transferred;

/* Transfer steps */
static bool transfer_port(JSContext *ctx, JSValueConst value, void **data)
{
    Port *self = port_of(value);
    if (self->detached)
        return false;
    Transferred *on_its_way = checked_calloc(1, sizeof *on_its_way);
    *on_its_way = (Transferred){JS_GetRuntime(ctx), JS_DupValue(ctx, self->remote), self->messages};
    self->messages = NULL;
    self->messages_end = &self->messages;
    self->detached = true;
    disentangle(ctx, self);
    *data = on_its_way;
    return true;
}

static void free_transferred(void *data)
{
    Transferred *self = data;
    JS_FreeValueRT(self->rt, self->remote);
    free_messages(self->messages);
    free(self);
}

static void mark_transferred(JSRuntime *rt, const void *data, JS_MarkFunc *mark)
{
    const Transferred *self = data;
    JS_MarkValue(rt, self->remote, mark);
    mark_messages(rt, self->messages, mark);
}

/* Transfer-receiving steps */
static JSValue receive_port(JSContext *ctx, void *data)
{
    Transferred *from = data;
    JSValue object = js_message_port_new(ctx);
    Port *self = port_of(object);
    if (self) {
        self->messages = from->messages;
        from->messages = NULL;
        while (*self->messages_end)
            self->messages_end = &(*self->messages_end)->next;
        if (port_of(from->remote) && !port_of(from->remote)->detached)
            js_message_port_entangle(ctx, object, from->remote);
    }
    free_transferred(from);
    return object;
}

const Js_serializable js_message_port_transferable = {.id = JS_MESSAGE_PORT,
                                                      .transfer = transfer_port,
                                                      .receive = receive_port,
                                                      .mark = mark_transferred,
                                                      .free = free_transferred};
