/* body.h: the Body mixin (Fetch, "Body mixin"). */
#ifndef TOUCHSTONE_JSAPI_WEB_BODY_H
#define TOUCHSTONE_JSAPI_WEB_BODY_H

#include "jsapi/web/readable_stream.h"

typedef enum Js_body_kind {
    JS_BODY_ARRAY_BUFFER,
    JS_BODY_BYTES,
    JS_BODY_JSON,
    JS_BODY_TEXT
} Js_body_kind;

/* Extract a body from VALUE, which is not undefined: *out is its stream, or null; *type the Content-Type due, NULL if
   there is none. False after throwing. */
bool js_body_extract(JSContext *ctx, JSValueConst value, JSValue *out, const char **type);
/* Whether the body STREAM (null: none) was read from; whether it is unusable. */
bool js_body_is_used(JSValueConst stream);
bool js_body_is_unusable(JSValueConst stream);
/* Consume body: a promise of what KIND says. */
JSValue js_body_consume(JSContext *ctx, JSValueConst stream, Js_body_kind kind);

#endif
