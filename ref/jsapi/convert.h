/* convert.h: between values of JavaScript and of WebAssembly (js-api, "Host Functions" and "Globals").
 *
 * A reference that js_towebassemblyvalue gives is not kept: whoever runs JavaScript before using it holds on to the value
 * that it came from. */
#ifndef TOUCHSTONE_JSAPI_CONVERT_H
#define TOUCHSTONE_JSAPI_CONVERT_H

#include "embed/touchstone.h"
#include "jsapi/qjs.h"

/* Whether TYPE matches v128 or exnref, which JavaScript never sees. */
bool js_is_unpassable(Embed_valtype type);

/* ToJSValue(W), whose type is not unpassable; a new reference, an exception only for want of memory. */
JSValue js_tojsvalue(JSContext *ctx, const Embed_value *w);
/* ToWebAssemblyValue(V, TYPE), where TYPE is not unpassable; false after throwing. */
bool js_towebassemblyvalue(JSContext *ctx, JSValueConst v, Embed_valtype type, Embed_value *out);
/* DefaultValue(TYPE); false, nothing thrown, where it has none. */
bool js_defaultvalue(JSContext *ctx, Embed_valtype type, Embed_value *out);

/* AddressValueToU64 of address type i64 where ADDR64, else i32; false after throwing. */
bool js_addressvaluetou64(JSContext *ctx, JSValueConst v, bool addr64, uint64_t *out);
/* U64ToAddressValue */
JSValue js_u64toaddressvalue(JSContext *ctx, uint64_t v, bool addr64);

#endif
