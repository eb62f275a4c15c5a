/* tag.h: WebAssembly.Tag (js-api, "Tags"). */
#ifndef TOUCHSTONE_JSAPI_TAG_H
#define TOUCHSTONE_JSAPI_TAG_H

#include "jsapi/agent.h"

/* Create a Tag object: the one that ADDR has, else a new one of the realm CTX. */
JSValue js_create_a_tag_object(JSContext *ctx, uint32_t addr);
/* [[Address]] of a Tag of any realm; false for any other value. */
bool js_tag_address(JSValueConst value, uint32_t *out);

#endif
