/* compile.h: compiling in a task (js-api, "The WebAssembly Namespace"). */
#ifndef TOUCHSTONE_JSAPI_COMPILE_H
#define TOUCHSTONE_JSAPI_COMPILE_H

#include "jsapi/builtins.h"
#include "util/bytes.h"

/* Asynchronously compile a WebAssembly module: a promise of a Module, or an exception for want of memory. BYTES and
   OPTIONS are taken over in any case. */
JSValue js_asynchronously_compile(JSContext *ctx, Buffer bytes, Js_compile_options options);

/* dom-webassembly-compile: compile(bytes, options) */
JSValue js_compile(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv);

#endif
