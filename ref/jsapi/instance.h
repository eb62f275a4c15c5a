/* instance.h: WebAssembly.Instance (js-api, "Instances"). */
#ifndef TOUCHSTONE_JSAPI_INSTANCE_H
#define TOUCHSTONE_JSAPI_INSTANCE_H

#include "jsapi/imports.h"

/* Instantiate the core of a WebAssembly module; NULL after throwing. */
Embed_instance *js_instantiate_the_core(JSContext *ctx, Js_module_record *record,
                                        const Js_imports *imports);
/* A new Instance of the realm CTX, initialized from INSTANCE; an exception for want of memory. */
JSValue js_new_instance_object(JSContext *ctx, Embed_instance *instance);
/* NON-SPEC: tells who wants to hear of each Instance of a Module that the API makes. */
void js_tell_of_instance(JSContext *ctx, JSValueConst instance);
/* [[Instance]] of an Instance of any realm, NULL for any other value. */
Embed_instance *js_instance_of(JSValueConst value);
/* [[Exports]] of it, borrowed; undefined for any other value. */
JSValueConst js_instance_exports(JSValueConst value);

/* module-linking, NON-SPEC: a new Instance of the realm CTX for the instance value ADDR, and the value of any Instance. */
JSValue js_new_instance_of_value(JSContext *ctx, uint32_t addr);
bool js_instance_value(JSContext *ctx, JSValueConst value, Embed_extern *out);

/* `optional object`: false after throwing. */
bool js_import_object_argument(JSContext *ctx, JSValueConst value);

#endif
