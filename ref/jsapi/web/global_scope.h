/* global_scope.h: what the web puts on every global object (HTML, "The WindowOrWorkerGlobalScope mixin"), file by file.
 * Functions are as members of an interface: see idl.h. */
#ifndef TOUCHSTONE_JSAPI_WEB_GLOBAL_SCOPE_H
#define TOUCHSTONE_JSAPI_WEB_GLOBAL_SCOPE_H

#include "jsapi/qjs.h"

#include <stdbool.h>

/* Defines it all on the global object of the realm CTX, whose interfaces are there; false after throwing. */
bool js_setup_global_scope(JSContext *ctx);

/* timers.c */
JSValue js_set_timeout(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv);
JSValue js_set_interval(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv);
JSValue js_clear_timer(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv);

/* Make the objects behind the attributes performance and crypto. False after throwing. */
bool js_setup_performance(JSContext *ctx);
bool js_setup_crypto(JSContext *ctx);

#endif
