/* descriptor.c: what MemoryDescriptor and TableDescriptor share (js-api, "Memories", "Tables"). */
#include "jsapi/descriptor.h"

#include "jsapi/convert.h"
#include "jsapi/idl.h"

bool js_limits_address(JSContext *ctx, JSValueConst value, Js_limits_descriptor *out)
{
    static const char *const address_type[] = {"i32", "i64", NULL}; /* AddressType */
    int chosen = 0;
    *out = (Js_limits_descriptor){.initial = JS_UNDEFINED, .maximum = JS_UNDEFINED};
    JSValue address = idl_dictionary_member(ctx, value, "address");
    bool good = !JS_IsException(address) &&
                (JS_IsUndefined(address) || idl_enumeration(ctx, address, address_type, &chosen));
    JS_FreeValue(ctx, address);
    out->addr64 = chosen == 1;
    return good;
}

bool js_limits_bounds(JSContext *ctx, JSValueConst value, Js_limits_descriptor *out)
{
    out->initial = idl_dictionary_member(ctx, value, "initial");
    if (JS_IsException(out->initial))
        return false;
    if (JS_IsUndefined(out->initial)) {
        JS_ThrowTypeError(ctx, "the descriptor must have a member 'initial'");
        return false;
    }
    out->maximum = idl_dictionary_member(ctx, value, "maximum");
    if (!JS_IsException(out->maximum))
        return true;
    JS_FreeValue(ctx, out->initial);
    return false;
}

void js_limits_free(JSContext *ctx, Js_limits_descriptor *descriptor)
{
    JS_FreeValue(ctx, descriptor->initial);
    JS_FreeValue(ctx, descriptor->maximum);
}

bool js_limits_convert(JSContext *ctx, const Js_limits_descriptor *descriptor,
                       Embed_externtype *type)
{
    type->addr64 = descriptor->addr64;
    type->limits.has_max = !JS_IsUndefined(descriptor->maximum);
    return js_addressvaluetou64(ctx, descriptor->initial, type->addr64, &type->limits.min) &&
           (!type->limits.has_max ||
            js_addressvaluetou64(ctx, descriptor->maximum, type->addr64, &type->limits.max));
}

bool js_limits_are_valid(const Embed_limits *limits, unsigned bits)
{
    uint64_t most = bits < 64 ? UINT64_C(1) << bits : UINT64_MAX;
    return limits->min <= most &&
           (!limits->has_max || (limits->max <= most && limits->min <= limits->max));
}
