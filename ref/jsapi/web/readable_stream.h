/* readable_stream.h: readable streams (Streams Standard): with a default controller and reader, as a Response needs. */
#ifndef TOUCHSTONE_JSAPI_WEB_READABLE_STREAM_H
#define TOUCHSTONE_JSAPI_WEB_READABLE_STREAM_H

#include "jsapi/idl.h"
#include "jsapi/promise.h"

typedef enum Js_stream_state {
    JS_STREAM_READABLE,
    JS_STREAM_CLOSED,
    JS_STREAM_ERRORED
} Js_stream_state;

/* A read request: TAKE gets the chunk (DONE false), the end (undefined, DONE true), or undefined and DONE false with the
   error in ERROR. FREE is called in any case. */
typedef struct Js_read_request {
    struct Js_read_request *next;
    void (*take)(JSContext *ctx, struct Js_read_request *self, JSValueConst chunk, bool done);
    void (*fail)(JSContext *ctx, struct Js_read_request *self, JSValueConst error);
    void (*mark)(JSRuntime *rt, const struct Js_read_request *self, JS_MarkFunc *mark);
    void (*free)(JSRuntime *rt, struct Js_read_request *self);
} Js_read_request;

typedef struct Js_stream {
    Js_stream_state state;
    JSValue stored_error;
    JSValue reader; /* the reader object that locks it; null: an internal one; undefined: none */
    JSValue controller;
    JSValue source, pull,
        cancel; /* underlying source and its methods; undefined where there are none */
    JSValue *queue;
    size_t queue_n, queue_capacity;
    Js_read_request *requests, **requests_end;
    bool disturbed, started, pulling, pull_again, close_requested;
} Js_stream;

/* A new stream of the realm CTX that gives the bytes in one chunk. */
JSValue js_stream_of_bytes(JSContext *ctx, const uint8_t *bytes, size_t len);
/* The stream behind a ReadableStream, NULL for any other value. */
Js_stream *js_stream_of(JSValueConst value);
static inline bool js_stream_is_locked(const Js_stream *stream)
{
    return !JS_IsUndefined(stream->reader);
}

/* ReadableStreamDefaultReaderRead by whoever locks STREAM, the object of SELF; REQUEST is taken over. */
void js_stream_read(JSContext *ctx, JSValueConst stream, Js_read_request *request);
/* ReadableStreamCancel, of a stream that may be locked: a promise. */
JSValue js_stream_cancel(JSContext *ctx, JSValueConst stream, JSValueConst reason);

/* stream_reader.c: settles the closed promise of the reader object READER, which may be none: resolves, or rejects where
   ERROR is not undefined or FAIL. */
void js_reader_settle_closed(JSContext *ctx, JSValueConst reader, bool fail, JSValueConst error);
/* A new reader of STREAM, which is not locked. */
JSValue js_reader_new(JSContext *ctx, JSValueConst new_target, JSValueConst stream);

extern const Idl_interface js_readable_stream_interface, js_stream_controller_interface,
    js_stream_reader_interface;

#endif
