/* streaming.h: compiling what a Response brings (web-api, "Streaming Module Compilation and Instantiation"). */
#ifndef TOUCHSTONE_JSAPI_STREAMING_H
#define TOUCHSTONE_JSAPI_STREAMING_H

#include "jsapi/qjs.h"

/* dom-webassembly-compilestreaming: compileStreaming(source, options) */
JSValue js_compile_streaming(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv);
/* dom-webassembly-instantiatestreaming: instantiateStreaming(source, importObject, options) */
JSValue js_instantiate_streaming(JSContext *ctx, JSValueConst this_val, int argc,
                                 JSValueConst *argv);

#endif
