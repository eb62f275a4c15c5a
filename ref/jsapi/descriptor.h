/* descriptor.h: what MemoryDescriptor and TableDescriptor share (js-api, "Memories", "Tables"): address, initial, maximum. */
#ifndef TOUCHSTONE_JSAPI_DESCRIPTOR_H
#define TOUCHSTONE_JSAPI_DESCRIPTOR_H

#include "embed/touchstone.h"
#include "jsapi/qjs.h"

#include <stdbool.h>

/* The three members; initial and maximum are of type any until the constructor converts them. */
typedef struct Js_limits_descriptor {
    bool addr64;
    JSValue initial, maximum; /* maximum: undefined where it does not exist */
} Js_limits_descriptor;

/* The member address of the dictionary VALUE, which is read first; false after throwing. Frees nothing. */
bool js_limits_address(JSContext *ctx, JSValueConst value, Js_limits_descriptor *out);
/* The members initial and maximum; false after throwing. js_limits_free frees them. */
bool js_limits_bounds(JSContext *ctx, JSValueConst value, Js_limits_descriptor *out);
void js_limits_free(JSContext *ctx, Js_limits_descriptor *descriptor);

/* AddressValueToU64 of initial and maximum, in this order: the address type and the limits of *type. False after
   throwing. */
bool js_limits_convert(JSContext *ctx, const Js_limits_descriptor *descriptor,
                       Embed_externtype *type);
/* valid-limits: within 2^BITS. */
bool js_limits_are_valid(const Embed_limits *limits, unsigned bits);

#endif
