/* stream_reader.c: ReadableStreamDefaultReader (Streams Standard). */
#include "jsapi/web/readable_stream.h"

#include "util/alloc.h"

#include <stdlib.h>

typedef struct Reader {
    JSValue stream; /* undefined once the lock is released */
    JSValue closed; /* the promise */
    Js_resolver resolver;
} Reader;

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Reader *self = idl_opaque(value, JS_READABLE_STREAM_DEFAULT_READER);
    if (!self)
        return;
    JS_FreeValueRT(rt, self->stream);
    JS_FreeValueRT(rt, self->closed);
    js_resolver_free(rt, &self->resolver);
    free(self);
}

static void mark_reader(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark)
{
    const Reader *self = idl_opaque(value, JS_READABLE_STREAM_DEFAULT_READER);
    if (!self)
        return;
    JS_MarkValue(rt, self->stream, mark);
    JS_MarkValue(rt, self->closed, mark);
    js_resolver_mark(rt, &self->resolver, mark);
}

static const JSClassDef platform = {
    .class_name = "ReadableStreamDefaultReader", .finalizer = finalize, .gc_mark = mark_reader};

static Reader *reader_of(JSValueConst value)
{
    return idl_opaque(value, JS_READABLE_STREAM_DEFAULT_READER);
}

void js_reader_settle_closed(JSContext *ctx, JSValueConst reader, bool fail, JSValueConst error)
{
    Reader *self = reader_of(reader);
    if (!self)
        return;
    if (fail) {
        JS_PromiseMarkAsHandled(ctx, self->closed);
        JS_Throw(ctx, JS_DupValue(ctx, error));
        js_settle(ctx, &self->resolver, JS_EXCEPTION);
    } else {
        js_settle(ctx, &self->resolver, JS_UNDEFINED);
    }
}

JSValue js_reader_new(JSContext *ctx, JSValueConst new_target, JSValueConst stream)
{
    Js_stream *target = js_stream_of(stream);
    if (js_stream_is_locked(target))
        return JS_ThrowTypeError(ctx, "the stream is locked");
    JSValue object = idl_new_object(ctx, new_target, JS_READABLE_STREAM_DEFAULT_READER);
    if (JS_IsException(object))
        return object;
    Reader *self = checked_calloc(1, sizeof *self);
    *self = (Reader){.stream = JS_DupValue(ctx, stream)};
    self->closed = js_new_promise(ctx, &self->resolver);
    JS_SetOpaque(object, self);
    target->reader = JS_DupValue(ctx, object);
    if (target->state != JS_STREAM_READABLE)
        js_reader_settle_closed(ctx, object, target->state == JS_STREAM_ERRORED,
                                target->stored_error);
    return object;
}

/* default-reader-constructor: new ReadableStreamDefaultReader(stream) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    if (!idl_arguments(ctx, argc, 1) || !idl_brand(ctx, argv[0], JS_READABLE_STREAM))
        return JS_EXCEPTION;
    return js_reader_new(ctx, this_val, argv[0]);
}

/* ---- read ---- */

typedef struct Promised_read {
    Js_read_request request;
    Js_resolver promise;
} Promised_read;

/* ReadableStreamReadResult */
static void take(JSContext *ctx, Js_read_request *request, JSValueConst chunk, bool done)
{
    JSValue result = JS_NewObject(ctx);
    if (!JS_IsException(result)) {
        JS_DefinePropertyValueStr(ctx, result, "done", JS_NewBool(ctx, done), JS_PROP_C_W_E);
        JS_DefinePropertyValueStr(ctx, result, "value", JS_DupValue(ctx, chunk), JS_PROP_C_W_E);
    }
    js_settle(ctx, &((Promised_read *)request)->promise, result);
}

static void fail(JSContext *ctx, Js_read_request *request, JSValueConst error)
{
    JS_Throw(ctx, JS_DupValue(ctx, error));
    js_settle(ctx, &((Promised_read *)request)->promise, JS_EXCEPTION);
}

static void mark_read(JSRuntime *rt, const Js_read_request *request, JS_MarkFunc *mark)
{
    js_resolver_mark(rt, &((const Promised_read *)request)->promise, mark);
}

static void free_read(JSRuntime *rt, Js_read_request *request)
{
    js_resolver_free(rt, &((Promised_read *)request)->promise);
    free(request);
}

static bool has_lock(JSContext *ctx, const Reader *self)
{
    if (!JS_IsUndefined(self->stream))
        return true;
    JS_ThrowTypeError(ctx, "the reader has released its lock");
    return false;
}

/* default-reader-read */
static JSValue read_chunk(JSContext *ctx, JSValueConst this_val)
{
    Reader *self = idl_brand(ctx, this_val, JS_READABLE_STREAM_DEFAULT_READER);
    if (!self || !has_lock(ctx, self))
        return JS_EXCEPTION;
    Promised_read *read = checked_calloc(1, sizeof *read);
    read->request =
        (Js_read_request){.take = take, .fail = fail, .mark = mark_read, .free = free_read};
    JSValue promise = js_new_promise(ctx, &read->promise);
    if (JS_IsException(promise)) {
        free(read);
        return promise;
    }
    js_stream_read(ctx, self->stream, &read->request);
    return promise;
}

static JSValue js_read(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    return idl_promise(ctx, read_chunk(ctx, this_val));
}

/* ---- the rest ---- */

/* generic-reader-closed */
static JSValue get_closed(JSContext *ctx, JSValueConst this_val)
{
    Reader *self = idl_brand(ctx, this_val, JS_READABLE_STREAM_DEFAULT_READER);
    return self ? JS_DupValue(ctx, self->closed) : idl_promise(ctx, JS_EXCEPTION);
}

/* generic-reader-cancel */
static JSValue js_cancel(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Reader *self = idl_brand(ctx, this_val, JS_READABLE_STREAM_DEFAULT_READER);
    JSValue promise = JS_EXCEPTION;
    if (self && has_lock(ctx, self))
        promise = js_stream_cancel(ctx, self->stream, argc > 0 ? argv[0] : JS_UNDEFINED);
    return idl_promise(ctx, promise);
}

/* Rejects the read requests of STREAM with a TypeError. */
static void reject_requests(JSContext *ctx, Js_stream *stream, JSValueConst error)
{
    Js_read_request *request = stream->requests;
    stream->requests = NULL;
    stream->requests_end = &stream->requests;
    while (request) {
        Js_read_request *next = request->next;
        request->fail(ctx, request, error);
        request->free(JS_GetRuntime(ctx), request);
        request = next;
    }
}

/* default-reader-release-lock */
static JSValue js_release_lock(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    Reader *self = idl_brand(ctx, this_val, JS_READABLE_STREAM_DEFAULT_READER);
    if (!self)
        return JS_EXCEPTION;
    Js_stream *stream = js_stream_of(self->stream);
    if (!stream)
        return JS_UNDEFINED;
    JS_ThrowTypeError(ctx, "the reader has released its lock");
    JSValue error = JS_GetException(ctx);
    if (stream->state != JS_STREAM_READABLE) {
        js_resolver_free(JS_GetRuntime(ctx), &self->resolver);
        JS_FreeValue(ctx, self->closed);
        self->closed = js_new_promise(ctx, &self->resolver);
    }
    js_reader_settle_closed(ctx, this_val, true, error);
    JSValue held = stream->reader, object = self->stream;
    stream->reader = JS_UNDEFINED;
    self->stream = JS_UNDEFINED;
    reject_requests(ctx, stream, error);
    JS_FreeValue(ctx, error);
    JS_FreeValue(ctx, held);
    JS_FreeValue(ctx, object);
    return JS_UNDEFINED;
}

static const Idl_member members[] = {
    {.kind = IDL_ATTRIBUTE, .name = "closed", .get = get_closed},
    {.kind = IDL_OPERATION, .name = "cancel", .call = js_cancel},
    {.kind = IDL_OPERATION, .name = "read", .call = js_read},
    {.kind = IDL_OPERATION, .name = "releaseLock", .call = js_release_lock},
    {0},
};

const Idl_interface js_stream_reader_interface = {.id = JS_READABLE_STREAM_DEFAULT_READER,
                                                  .name = "ReadableStreamDefaultReader",
                                                  .tag = "ReadableStreamDefaultReader",
                                                  .length = 1,
                                                  .construct = construct,
                                                  .members = members,
                                                  .platform = &platform};
