/* readable_stream.c: ReadableStream and ReadableStreamDefaultController (Streams Standard).
 * NON-SPEC: the high water mark is 1 and chunks count 1: strategies are not read; no byte streams, tee, pipes, iteration. */
#include "jsapi/web/readable_stream.h"

#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

static void free_requests(JSRuntime *rt, Js_read_request *request)
{
    while (request) {
        Js_read_request *next = request->next;
        request->free(rt, request);
        request = next;
    }
}

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Js_stream *self = idl_opaque(value, JS_READABLE_STREAM);
    if (!self)
        return;
    JSValue held[] = {self->stored_error, self->reader, self->controller,
                      self->source,       self->pull,   self->cancel};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        JS_FreeValueRT(rt, held[i]);
    for (size_t i = 0; i < self->queue_n; i++)
        JS_FreeValueRT(rt, self->queue[i]);
    free_requests(rt, self->requests);
    free(self->queue);
    free(self);
}

static void mark_stream(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark)
{
    const Js_stream *self = idl_opaque(value, JS_READABLE_STREAM);
    if (!self)
        return;
    JSValueConst held[] = {self->stored_error, self->reader, self->controller,
                           self->source,       self->pull,   self->cancel};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        JS_MarkValue(rt, held[i], mark);
    for (size_t i = 0; i < self->queue_n; i++)
        JS_MarkValue(rt, self->queue[i], mark);
    for (const Js_read_request *at = self->requests; at; at = at->next)
        at->mark(rt, at, mark);
}

static const JSClassDef platform = {
    .class_name = "ReadableStream", .finalizer = finalize, .gc_mark = mark_stream};

/* The opaque of a controller is that of its stream object, which it holds. */
typedef struct Controller {
    JSValue stream;
} Controller;

static void finalize_controller(JSRuntime *rt, JSValueConst value)
{
    Controller *self = idl_opaque(value, JS_READABLE_STREAM_DEFAULT_CONTROLLER);
    if (!self)
        return;
    JS_FreeValueRT(rt, self->stream);
    free(self);
}

static void mark_controller(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark)
{
    const Controller *self = idl_opaque(value, JS_READABLE_STREAM_DEFAULT_CONTROLLER);
    if (self)
        JS_MarkValue(rt, self->stream, mark);
}

static const JSClassDef controller_platform = {.class_name = "ReadableStreamDefaultController",
                                               .finalizer = finalize_controller,
                                               .gc_mark = mark_controller};

Js_stream *js_stream_of(JSValueConst value)
{
    return idl_opaque(value, JS_READABLE_STREAM);
}

static JSValue new_stream(JSContext *ctx, JSValueConst new_target)
{
    JSValue object = idl_new_object(ctx, new_target, JS_READABLE_STREAM);
    if (JS_IsException(object))
        return object;
    Js_stream *self = checked_calloc(1, sizeof *self);
    *self = (Js_stream){.stored_error = JS_UNDEFINED,
                        .reader = JS_UNDEFINED,
                        .controller = JS_UNDEFINED,
                        .source = JS_UNDEFINED,
                        .pull = JS_UNDEFINED,
                        .cancel = JS_UNDEFINED};
    self->requests_end = &self->requests;
    JS_SetOpaque(object, self);
    JSValue controller = idl_new_object(ctx, JS_UNDEFINED, JS_READABLE_STREAM_DEFAULT_CONTROLLER);
    if (JS_IsException(controller)) {
        JS_FreeValue(ctx, object);
        return controller;
    }
    Controller *link = checked_calloc(1, sizeof *link);
    link->stream = JS_DupValue(ctx, object);
    JS_SetOpaque(controller, link);
    self->controller = controller;
    return object;
}

/* ---- what a stream comes to ---- */

static Js_read_request *shift_request(Js_stream *self)
{
    Js_read_request *request = self->requests;
    if (request && !(self->requests = request->next))
        self->requests_end = &self->requests;
    return request;
}

static void clear_queue(JSContext *ctx, Js_stream *self)
{
    size_t n = self->queue_n;
    self->queue_n = 0;
    for (size_t i = 0; i < n; i++)
        JS_FreeValue(ctx, self->queue[i]);
}

/* ReadableStreamClose */
static void close_stream(JSContext *ctx, Js_stream *self)
{
    self->state = JS_STREAM_CLOSED;
    js_reader_settle_closed(ctx, self->reader, false, JS_UNDEFINED);
    for (Js_read_request *request; (request = shift_request(self)) != NULL;) {
        request->take(ctx, request, JS_UNDEFINED, true);
        request->free(JS_GetRuntime(ctx), request);
    }
}

/* ReadableStreamDefaultControllerError and ReadableStreamError */
static void error_stream(JSContext *ctx, Js_stream *self, JSValueConst error)
{
    if (self->state != JS_STREAM_READABLE)
        return;
    clear_queue(ctx, self);
    self->state = JS_STREAM_ERRORED;
    self->stored_error = JS_DupValue(ctx, error);
    js_reader_settle_closed(ctx, self->reader, true, error);
    for (Js_read_request *request; (request = shift_request(self)) != NULL;) {
        request->fail(ctx, request, error);
        request->free(JS_GetRuntime(ctx), request);
    }
}

/* ---- start and pull ---- */

typedef enum Moment { STARTED, PULLED, FAILED } Moment;

/* A reaction to what start or pull promised. */
typedef struct Reaction {
    JSValue stream;
    Moment moment;
} Reaction;

static void finalize_reaction(JSRuntime *rt, void *data)
{
    Reaction *self = data;
    JS_FreeValueRT(rt, self->stream);
    free(self);
}

static void mark_reaction(JSRuntime *rt, void *data, JS_MarkFunc *mark)
{
    JS_MarkValue(rt, ((const Reaction *)data)->stream, mark);
}

static void pull_if_needed(JSContext *ctx, JSValueConst object);

static JSValue react(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                     JSValueConst *argv, void *data)
{
    (void)func, (void)this_val, (void)argc;
    const Reaction *reaction = data;
    Js_stream *self = js_stream_of(reaction->stream);
    if (reaction->moment == FAILED) {
        error_stream(ctx, self, argv[0]);
        return JS_UNDEFINED;
    }
    bool again = reaction->moment == STARTED || self->pull_again;
    if (reaction->moment == STARTED) {
        self->started = true;
    } else {
        self->pulling = false;
        self->pull_again = false;
    }
    if (again)
        pull_if_needed(ctx, reaction->stream);
    return JS_UNDEFINED;
}

static const Qjs_function_kind reaction_kind = {
    .call = react, .finalize = finalize_reaction, .mark = mark_reaction};

static JSValue new_reaction(JSContext *ctx, JSValueConst object, Moment moment)
{
    Reaction *self = checked_calloc(1, sizeof *self);
    *self = (Reaction){.stream = JS_DupValue(ctx, object), .moment = moment};
    JSAtom name = JS_NewAtom(ctx, "");
    JSValue func = qjs_new_function(ctx, &reaction_kind, name, 1, self);
    JS_FreeAtom(ctx, name);
    return func;
}

/* Reacts to a promise resolved with RESULT, which is taken over; an exception rejects it. */
static void when_settled(JSContext *ctx, JSValueConst object, JSValue result, Moment moment)
{
    Js_resolver resolver;
    JSValue promise = js_new_promise(ctx, &resolver);
    if (JS_IsException(promise)) {
        JS_FreeValue(ctx, result);
        return;
    }
    js_settle(ctx, &resolver, result);
    js_resolver_free(JS_GetRuntime(ctx), &resolver);
    JSValue good = new_reaction(ctx, object, moment), bad = new_reaction(ctx, object, FAILED);
    if (!JS_IsException(good) && !JS_IsException(bad))
        qjs_react(ctx, promise, good, bad);
    JS_FreeValue(ctx, good);
    JS_FreeValue(ctx, bad);
    JS_FreeValue(ctx, promise);
}

/* ReadableStreamDefaultControllerShouldCallPull */
static bool should_pull(const Js_stream *self)
{
    return self->state == JS_STREAM_READABLE && !self->close_requested && self->started &&
           (self->requests || self->queue_n == 0);
}

/* ReadableStreamDefaultControllerCallPullIfNeeded */
static void pull_if_needed(JSContext *ctx, JSValueConst object)
{
    Js_stream *self = js_stream_of(object);
    if (!should_pull(self))
        return;
    if (self->pulling) {
        self->pull_again = true;
        return;
    }
    self->pulling = true;
    JSValue result = JS_UNDEFINED;
    if (!JS_IsUndefined(self->pull))
        result = JS_Call(ctx, self->pull, self->source, 1, &self->controller);
    when_settled(ctx, object, result, PULLED);
}

/* ---- reading ---- */

/* Dequeues what is oldest; a new reference. */
static JSValue shift_chunk(Js_stream *self)
{
    JSValue chunk = self->queue[0];
    self->queue_n--;
    memmove(self->queue, self->queue + 1, self->queue_n * sizeof *self->queue);
    return chunk;
}

/* ReadableStreamDefaultController's [[PullSteps]] */
static void pull_steps(JSContext *ctx, JSValueConst object, Js_read_request *request)
{
    Js_stream *self = js_stream_of(object);
    if (self->queue_n == 0) {
        *self->requests_end = request;
        self->requests_end = &request->next;
        pull_if_needed(ctx, object);
        return;
    }
    JSValue chunk = shift_chunk(self);
    if (self->close_requested && self->queue_n == 0)
        close_stream(ctx, self);
    else
        pull_if_needed(ctx, object);
    request->take(ctx, request, chunk, false);
    request->free(JS_GetRuntime(ctx), request);
    JS_FreeValue(ctx, chunk);
}

void js_stream_read(JSContext *ctx, JSValueConst stream, Js_read_request *request)
{
    Js_stream *self = js_stream_of(stream);
    request->next = NULL;
    self->disturbed = true;
    switch (self->state) {
    case JS_STREAM_CLOSED: request->take(ctx, request, JS_UNDEFINED, true); break;
    case JS_STREAM_ERRORED: request->fail(ctx, request, self->stored_error); break;
    case JS_STREAM_READABLE: pull_steps(ctx, stream, request); return;
    }
    request->free(JS_GetRuntime(ctx), request);
}

JSValue js_stream_cancel(JSContext *ctx, JSValueConst stream, JSValueConst reason)
{
    Js_stream *self = js_stream_of(stream);
    self->disturbed = true;
    JSValue result = JS_UNDEFINED;
    if (self->state == JS_STREAM_ERRORED)
        return JS_NewSettledPromise(ctx, true, self->stored_error);
    if (self->state == JS_STREAM_READABLE) {
        close_stream(ctx, self);
        clear_queue(ctx, self);
        if (!JS_IsUndefined(self->cancel))
            result = JS_Call(ctx, self->cancel, self->source, 1, &reason);
    }
    if (JS_IsException(result))
        return idl_promise(ctx, result);
    JSValue promise = JS_NewSettledPromise(ctx, false, JS_UNDEFINED);
    JS_FreeValue(ctx, result);
    return promise;
}

/* ---- ReadableStream ---- */

/* A method of the underlying source, undefined where there is none. */
static bool take_method(JSContext *ctx, JSValueConst source, const char *name, JSValue *out)
{
    JSValue method = idl_dictionary_member(ctx, source, name);
    if (JS_IsException(method))
        return false;
    if (!JS_IsUndefined(method) && !JS_IsFunction(ctx, method)) {
        JS_FreeValue(ctx, method);
        JS_ThrowTypeError(ctx, "%s is not a function", name);
        return false;
    }
    *out = method;
    return true;
}

static bool refuse_type(JSContext *ctx, JSValueConst source)
{
    JSValue type = idl_dictionary_member(ctx, source, "type");
    bool good = JS_IsUndefined(type);
    if (!good && !JS_IsException(type))
        JS_ThrowTypeError(ctx, "streams of this type are not supported");
    JS_FreeValue(ctx, type);
    return good;
}

/* SetUpReadableStreamDefaultControllerFromUnderlyingSource */
static bool set_up(JSContext *ctx, JSValueConst object, JSValueConst source)
{
    Js_stream *self = js_stream_of(object);
    JSValue start = JS_UNDEFINED;
    self->source = JS_DupValue(ctx, source);
    if (!take_method(ctx, source, "cancel", &self->cancel) ||
        !take_method(ctx, source, "pull", &self->pull) ||
        !take_method(ctx, source, "start", &start))
        return false;
    if (!refuse_type(ctx, source)) {
        JS_FreeValue(ctx, start);
        return false;
    }
    JSValue result =
        JS_IsUndefined(start) ? start : JS_Call(ctx, start, source, 1, &self->controller);
    JS_FreeValue(ctx, start);
    if (JS_IsException(result))
        return false;
    when_settled(ctx, object, result, STARTED);
    return true;
}

/* rs-constructor: new ReadableStream(underlyingSource) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSValueConst source = argc > 0 ? argv[0] : JS_UNDEFINED;
    if (!JS_IsUndefined(source) && !JS_IsObject(source))
        return JS_ThrowTypeError(ctx, "the underlying source must be an object");
    JSValue object = new_stream(ctx, this_val);
    if (JS_IsException(object) || set_up(ctx, object, source))
        return object;
    JS_FreeValue(ctx, object);
    return JS_EXCEPTION;
}

/* rs-locked */
static JSValue get_locked(JSContext *ctx, JSValueConst this_val)
{
    Js_stream *self = idl_brand(ctx, this_val, JS_READABLE_STREAM);
    return self ? JS_NewBool(ctx, js_stream_is_locked(self)) : JS_EXCEPTION;
}

/* rs-cancel */
static JSValue cancel(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Js_stream *self = idl_brand(ctx, this_val, JS_READABLE_STREAM);
    if (!self)
        return JS_EXCEPTION;
    if (js_stream_is_locked(self))
        return JS_ThrowTypeError(ctx, "the stream is locked");
    return js_stream_cancel(ctx, this_val, argc > 0 ? argv[0] : JS_UNDEFINED);
}

static JSValue js_cancel(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    return idl_promise(ctx, cancel(ctx, this_val, argc, argv));
}

/* rs-get-reader */
static JSValue js_get_reader(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Js_stream *self = idl_brand(ctx, this_val, JS_READABLE_STREAM);
    if (!self || !idl_dictionary(ctx, argc > 0 ? argv[0] : JS_UNDEFINED))
        return JS_EXCEPTION;
    JSValue mode = idl_dictionary_member(ctx, argc > 0 ? argv[0] : JS_UNDEFINED, "mode");
    if (JS_IsException(mode))
        return mode;
    if (!JS_IsUndefined(mode)) {
        JS_FreeValue(ctx, mode);
        return JS_ThrowTypeError(ctx, "readers of this mode are not supported");
    }
    return js_reader_new(ctx, JS_UNDEFINED, this_val);
}

static const Idl_member members[] = {
    {.kind = IDL_ATTRIBUTE, .name = "locked", .get = get_locked},
    {.kind = IDL_OPERATION, .name = "cancel", .call = js_cancel},
    {.kind = IDL_OPERATION, .name = "getReader", .call = js_get_reader},
    {0},
};

const Idl_interface js_readable_stream_interface = {.id = JS_READABLE_STREAM,
                                                    .name = "ReadableStream",
                                                    .tag = "ReadableStream",
                                                    .construct = construct,
                                                    .members = members,
                                                    .platform = &platform};

/* ---- the controller ---- */

/* The stream object of a controller, borrowed; undefined after a TypeError. */
static JSValueConst stream_of_controller(JSContext *ctx, JSValueConst this_val)
{
    const Controller *self = idl_brand(ctx, this_val, JS_READABLE_STREAM_DEFAULT_CONTROLLER);
    return self ? self->stream : JS_UNDEFINED;
}

static bool can_close_or_enqueue(JSContext *ctx, const Js_stream *self)
{
    if (!self->close_requested && self->state == JS_STREAM_READABLE)
        return true;
    JS_ThrowTypeError(ctx, "the stream is closed");
    return false;
}

/* rs-default-controller-desired-size */
static JSValue get_desired_size(JSContext *ctx, JSValueConst this_val)
{
    JSValueConst object = stream_of_controller(ctx, this_val);
    const Js_stream *self = js_stream_of(object);
    if (!self)
        return JS_EXCEPTION;
    if (self->state == JS_STREAM_ERRORED)
        return JS_NULL;
    return JS_NewNumber(ctx, self->state == JS_STREAM_CLOSED ? 0 : 1 - (double)self->queue_n);
}

/* rs-default-controller-close */
static JSValue js_close(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    Js_stream *self = js_stream_of(stream_of_controller(ctx, this_val));
    if (!self || !can_close_or_enqueue(ctx, self))
        return JS_EXCEPTION;
    self->close_requested = true;
    if (self->queue_n == 0)
        close_stream(ctx, self);
    return JS_UNDEFINED;
}

/* rs-default-controller-enqueue */
static JSValue js_enqueue(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSValueConst object = stream_of_controller(ctx, this_val);
    JSValueConst chunk = argc > 0 ? argv[0] : JS_UNDEFINED;
    Js_stream *self = js_stream_of(object);
    if (!self || !can_close_or_enqueue(ctx, self))
        return JS_EXCEPTION;
    Js_read_request *request = shift_request(self);
    if (request) {
        request->take(ctx, request, chunk, false);
        request->free(JS_GetRuntime(ctx), request);
    } else {
        PUSH(self->queue, self->queue_n, self->queue_capacity, JS_DupValue(ctx, chunk));
    }
    pull_if_needed(ctx, object);
    return JS_UNDEFINED;
}

/* rs-default-controller-error */
static JSValue js_error(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Js_stream *self = js_stream_of(stream_of_controller(ctx, this_val));
    if (!self)
        return JS_EXCEPTION;
    error_stream(ctx, self, argc > 0 ? argv[0] : JS_UNDEFINED);
    return JS_UNDEFINED;
}

static const Idl_member controller_members[] = {
    {.kind = IDL_ATTRIBUTE, .name = "desiredSize", .get = get_desired_size},
    {.kind = IDL_OPERATION, .name = "close", .call = js_close},
    {.kind = IDL_OPERATION, .name = "enqueue", .call = js_enqueue},
    {.kind = IDL_OPERATION, .name = "error", .call = js_error},
    {0},
};

const Idl_interface js_stream_controller_interface = {.id = JS_READABLE_STREAM_DEFAULT_CONTROLLER,
                                                      .name = "ReadableStreamDefaultController",
                                                      .tag = "ReadableStreamDefaultController",
                                                      .members = controller_members,
                                                      .platform = &controller_platform};

/* ---- streams of ours ---- */

JSValue js_stream_of_bytes(JSContext *ctx, const uint8_t *bytes, size_t len)
{
    JSValue object = new_stream(ctx, JS_UNDEFINED);
    if (JS_IsException(object))
        return object;
    Js_stream *self = js_stream_of(object);
    self->started = self->close_requested = true;
    JSValue chunk = len ? JS_NewUint8ArrayCopy(ctx, bytes, len) : JS_UNDEFINED;
    if (JS_IsException(chunk)) {
        JS_FreeValue(ctx, object);
        return chunk;
    }
    if (len)
        PUSH(self->queue, self->queue_n, self->queue_capacity, chunk);
    else
        self->state = JS_STREAM_CLOSED;
    return object;
}
