/* promise.h: promises and what is done when they are settled (Web IDL, "Promise<T>"). */
#ifndef TOUCHSTONE_JSAPI_PROMISE_H
#define TOUCHSTONE_JSAPI_PROMISE_H

#include "jsapi/agent.h"

/* What settles a promise. */
typedef struct Js_resolver {
    JSValue resolve, reject;
} Js_resolver;

/* A new promise of the realm CTX, and in *out what settles it; an exception, and nothing in *out, for want of memory. */
JSValue js_new_promise(JSContext *ctx, Js_resolver *out);
/* Resolve with VALUE, which is taken over: an exception rejects with what CTX has thrown. */
void js_settle(JSContext *ctx, const Js_resolver *resolver, JSValue value);
void js_resolver_free(JSRuntime *rt, Js_resolver *resolver);
void js_resolver_mark(JSRuntime *rt, const Js_resolver *resolver, JS_MarkFunc *mark);

#endif
