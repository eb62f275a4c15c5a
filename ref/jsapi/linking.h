/* linking.h: modules and instances as values of JavaScript (module-linking; what it leaves to the JS API is NON-SPEC). */
#ifndef TOUCHSTONE_JSAPI_LINKING_H
#define TOUCHSTONE_JSAPI_LINKING_H

#include "jsapi/agent.h"
#include "jsapi/imports.h"

/* The module value that a module gets for the Module V, of any realm; false, nothing thrown, where V is none or cannot be
   one. */
bool js_module_address(JSContext *ctx, JSValueConst v, uint32_t *out);
/* The instance value behind the Instance V, of any realm; false for any other value. */
bool js_instance_address(JSContext *ctx, JSValueConst v, uint32_t *out);

/* The Module of the module value ADDR, the Instance of the instance value ADDR: the one that it has, else a new one of the
   realm CTX. */
JSValue js_create_a_module_object(JSContext *ctx, uint32_t addr);
JSValue js_create_an_instance_object(JSContext *ctx, uint32_t addr);

#endif
