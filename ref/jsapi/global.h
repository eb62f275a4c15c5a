/* global.h: WebAssembly.Global (js-api, "Globals"). */
#ifndef TOUCHSTONE_JSAPI_GLOBAL_H
#define TOUCHSTONE_JSAPI_GLOBAL_H

#include "jsapi/agent.h"

/* Create a Global object: the one that ADDR has, else a new one of the realm CTX. */
JSValue js_create_a_global_object(JSContext *ctx, uint32_t addr);
/* [[Global]] of a Global of any realm; false for any other value. */
bool js_global_address(JSValueConst value, uint32_t *out);

#endif
