/* module.h: WebAssembly.Module (js-api, "Modules"). */
#ifndef TOUCHSTONE_JSAPI_MODULE_H
#define TOUCHSTONE_JSAPI_MODULE_H

#include "jsapi/idl.h"
#include "jsapi/module_record.h"

/* Construct a WebAssembly module object: a new one in the realm CTX, which takes over a reference to RECORD. */
JSValue js_construct_a_module_object(JSContext *ctx, Js_module_record *record);

/* [[Module]] of a Module object of any realm, borrowed; NULL for any other value. */
Js_module_record *js_module_of(JSValueConst value);

#endif
