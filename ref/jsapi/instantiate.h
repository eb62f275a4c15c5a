/* instantiate.h: instantiating in a task (js-api, "The WebAssembly Namespace"). */
#ifndef TOUCHSTONE_JSAPI_INSTANTIATE_H
#define TOUCHSTONE_JSAPI_INSTANTIATE_H

#include "jsapi/qjs.h"

/* Asynchronously instantiate a WebAssembly module: a promise of an Instance. MODULE is a Module, IMPORT_OBJECT an object
   or undefined; an exception for want of memory. */
JSValue js_asynchronously_instantiate(JSContext *ctx, JSValueConst module,
                                      JSValueConst import_object);
/* Instantiate a promise of a module: a promise of a WebAssemblyInstantiatedSource. PROMISE_OF_MODULE, a promise or an
   exception, is taken over. */
JSValue js_instantiate_a_promise_of_a_module(JSContext *ctx, JSValue promise_of_module,
                                             JSValueConst import_object);

/* dom-webassembly-instantiate, of both signatures */
JSValue js_instantiate(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv);

#endif
