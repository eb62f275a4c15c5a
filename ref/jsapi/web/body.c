/* body.c: the Body mixin (Fetch, "Body mixin", "BodyInit unions"). */
#include "jsapi/web/body.h"

#include "jsapi/web/encoding.h"
#include "util/alloc.h"

#include <stdlib.h>

bool js_body_is_used(JSValueConst stream)
{
    const Js_stream *self = js_stream_of(stream);
    return self && self->disturbed;
}

bool js_body_is_unusable(JSValueConst stream)
{
    const Js_stream *self = js_stream_of(stream);
    return self && (self->disturbed || js_stream_is_locked(self));
}

/* ---- extract ---- */

bool js_body_extract(JSContext *ctx, JSValueConst value, JSValue *out, const char **type)
{
    *out = JS_NULL;
    *type = NULL;
    if (JS_IsNull(value))
        return true;
    if (js_stream_of(value)) {
        if (js_body_is_unusable(value)) {
            JS_ThrowTypeError(ctx, "the stream is disturbed or locked");
            return false;
        }
        *out = JS_DupValue(ctx, value);
        return true;
    }
    Qjs_source source;
    Buffer text;
    qjs_source(value, &source);
    if (source.kind != QJS_NO_SOURCE) {
        if (!idl_buffer_source(ctx, value, 0, &source))
            return false;
        *out = js_stream_of_bytes(ctx, source.at, source.len);
        return !JS_IsException(*out);
    }
    if (!idl_usvstring(ctx, value, &text))
        return false;
    *type = "text/plain;charset=UTF-8";
    *out = js_stream_of_bytes(ctx, text.at, text.len);
    buffer_free(&text);
    return !JS_IsException(*out);
}

/* ---- read all bytes ---- */

/* A read loop: what stands behind the function that goes on with it. */
typedef struct Loop {
    JSValue stream;
    Js_resolver promise;
    Js_body_kind kind;
    Buffer bytes;
} Loop;

static void finalize_loop(JSRuntime *rt, void *data)
{
    Loop *self = data;
    JS_FreeValueRT(rt, self->stream);
    js_resolver_free(rt, &self->promise);
    buffer_free(&self->bytes);
    free(self);
}

static void mark_loop(JSRuntime *rt, void *data, JS_MarkFunc *mark)
{
    const Loop *self = data;
    JS_MarkValue(rt, self->stream, mark);
    js_resolver_mark(rt, &self->promise, mark);
}

static JSValue call_loop(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                         JSValueConst *argv, void *data);

static const Qjs_function_kind loop_kind = {
    .call = call_loop, .finalize = finalize_loop, .mark = mark_loop};

/* A read request of a loop. */
typedef struct Loop_read {
    Js_read_request request;
    JSValue func;
} Loop_read;

/* UTF-8 decode, and where it is due parse JSON. */
static JSValue package_text(JSContext *ctx, const Buffer *bytes, Js_body_kind kind)
{
    Buffer text = encoding_utf8_decode((Bytes){bytes->at, bytes->len});
    const char *at = buffer_string(&text);
    JSValue value = kind == JS_BODY_JSON ? JS_ParseJSON(ctx, at, text.len, "<body>")
                                         : JS_NewStringLen(ctx, at, text.len);
    buffer_free(&text);
    return value;
}

/* Package data */
static JSValue package_data(JSContext *ctx, Loop *self)
{
    switch (self->kind) {
    case JS_BODY_ARRAY_BUFFER: return JS_NewArrayBufferCopy(ctx, self->bytes.at, self->bytes.len);
    case JS_BODY_BYTES: return JS_NewUint8ArrayCopy(ctx, self->bytes.at, self->bytes.len);
    case JS_BODY_JSON:
    case JS_BODY_TEXT: break;
    }
    return package_text(ctx, &self->bytes, self->kind);
}

static JSValue run_job(JSContext *ctx, int argc, JSValueConst *argv)
{
    (void)argc;
    return JS_Call(ctx, argv[0], JS_UNDEFINED, 0, NULL);
}

/* Read-loop, chunk steps and close steps */
static void take(JSContext *ctx, Js_read_request *request, JSValueConst chunk, bool done)
{
    JSValueConst func = ((Loop_read *)request)->func;
    Loop *self = qjs_function_data(func, &loop_kind);
    Qjs_source source;
    if (done) {
        js_settle(ctx, &self->promise, package_data(ctx, self));
        return;
    }
    if (JS_GetTypedArrayType(chunk) != JS_TYPED_ARRAY_UINT8) {
        js_settle(ctx, &self->promise, JS_ThrowTypeError(ctx, "a chunk is not a Uint8Array"));
        return;
    }
    qjs_source(chunk, &source);
    if (source.len)
        buffer_bytes(&self->bytes, source.at, source.len);
    JS_EnqueueJob(ctx, run_job, 1, &func);
}

static void fail(JSContext *ctx, Js_read_request *request, JSValueConst error)
{
    Loop *self = qjs_function_data(((Loop_read *)request)->func, &loop_kind);
    JS_Throw(ctx, JS_DupValue(ctx, error));
    js_settle(ctx, &self->promise, JS_EXCEPTION);
}

static void mark_read(JSRuntime *rt, const Js_read_request *request, JS_MarkFunc *mark)
{
    JS_MarkValue(rt, ((const Loop_read *)request)->func, mark);
}

static void free_read(JSRuntime *rt, Js_read_request *request)
{
    JS_FreeValueRT(rt, ((Loop_read *)request)->func);
    free(request);
}

static JSValue call_loop(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                         JSValueConst *argv, void *data)
{
    (void)this_val, (void)argc, (void)argv;
    Loop *self = data;
    Loop_read *read = checked_calloc(1, sizeof *read);
    read->request =
        (Js_read_request){.take = take, .fail = fail, .mark = mark_read, .free = free_read};
    read->func = JS_DupValue(ctx, func);
    js_stream_read(ctx, self->stream, &read->request);
    return JS_UNDEFINED;
}

JSValue js_body_consume(JSContext *ctx, JSValueConst stream, Js_body_kind kind)
{
    if (js_body_is_unusable(stream))
        return idl_promise(ctx, JS_ThrowTypeError(ctx, "the body was used or is locked"));
    Loop *self = checked_calloc(1, sizeof *self);
    *self = (Loop){.stream = JS_DupValue(ctx, stream), .kind = kind};
    JSValue promise = js_new_promise(ctx, &self->promise);
    if (JS_IsException(promise)) {
        finalize_loop(JS_GetRuntime(ctx), self);
        return promise;
    }
    if (JS_IsNull(stream)) {
        js_settle(ctx, &self->promise, package_data(ctx, self));
        finalize_loop(JS_GetRuntime(ctx), self);
        return promise;
    }
    js_stream_of(stream)->reader = JS_NULL;
    JSAtom name = JS_NewAtom(ctx, "");
    JSValue func = qjs_new_function(ctx, &loop_kind, name, 0, self);
    JS_FreeAtom(ctx, name);
    if (!JS_IsException(func))
        JS_FreeValue(ctx, JS_Call(ctx, func, JS_UNDEFINED, 0, NULL));
    JS_FreeValue(ctx, func);
    return promise;
}
