/* value_type.h: the enumeration ValueType (js-api, "Globals"). */
#ifndef TOUCHSTONE_JSAPI_VALUE_TYPE_H
#define TOUCHSTONE_JSAPI_VALUE_TYPE_H

#include "embed/touchstone.h"
#include "jsapi/qjs.h"

#include <stdbool.h>

/* Converts VALUE to a ValueType, and that by ToValueType; false after throwing. */
bool js_value_type(JSContext *ctx, JSValueConst value, Embed_valtype *out);
/* The same for a TableKind. */
bool js_table_kind(JSContext *ctx, JSValueConst value, Embed_valtype *out);

#endif
