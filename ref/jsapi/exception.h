/* exception.h: WebAssembly.Exception (js-api, "Exceptions"). */
#ifndef TOUCHSTONE_JSAPI_EXCEPTION_H
#define TOUCHSTONE_JSAPI_EXCEPTION_H

#include "jsapi/agent.h"

/* Create an Exception object: the one that EXN has, else a new one of the realm CTX. */
JSValue js_create_an_exception_object(JSContext *ctx, Embed_ref exn);
/* [[Address]] of an Exception of any realm; false for any other value. */
bool js_exception_address(JSValueConst value, Embed_ref *out);

/* Get the JavaScript exception tag. */
uint32_t js_get_the_javascript_exception_tag(Js_agent *agent);
/* The getter of the namespace's JSTag. */
JSValue js_get_js_tag(JSContext *ctx, JSValueConst this_val);

/* Tells AGENT's caches what an Exception has inside; to be called once. NON-SPEC. */
void js_exceptions_init(Js_agent *agent);

#endif
