/* table.h: WebAssembly.Table (js-api, "Tables"). */
#ifndef TOUCHSTONE_JSAPI_TABLE_H
#define TOUCHSTONE_JSAPI_TABLE_H

#include "jsapi/agent.h"

/* Create a Table object: the one that ADDR has, else a new one of the realm CTX. */
JSValue js_create_a_table_object(JSContext *ctx, uint32_t addr);
/* [[Table]] of a Table of any realm; false for any other value. */
bool js_table_address(JSValueConst value, uint32_t *out);

#endif
