/* idl_convert.c: Web IDL for JavaScript: conversions of arguments. */
#include "jsapi/idl.h"

#include "util/utf8.h"

#include <math.h>
#include <string.h>

/* ---- numbers ---- */

/* ConvertToInt with [EnforceRange]: steps 4 to 6 */
bool idl_enforce_range(JSContext *ctx, JSValueConst value, double min, double max, double *out)
{
    double x;
    if (JS_ToFloat64(ctx, &x, value) < 0)
        return false;
    if (!isfinite(x)) {
        JS_ThrowTypeError(ctx, "the number is not finite");
        return false;
    }
    x = trunc(x); /* IntegerPart */
    if (x < min || x > max) {
        JS_ThrowTypeError(ctx, "%.17g is not from %.17g to %.17g", x, min, max);
        return false;
    }
    *out = x + 0.0; /* no -0 */
    return true;
}

bool idl_unsigned_long(JSContext *ctx, JSValueConst value, uint32_t *out)
{
    double x;
    if (!idl_enforce_range(ctx, value, 0, UINT32_MAX, &x))
        return false;
    *out = (uint32_t)x;
    return true;
}

bool idl_unsigned_long_long(JSContext *ctx, JSValueConst value, uint64_t *out)
{
    double x;
    if (!idl_enforce_range(ctx, value, 0, 0x1.FFFFFFFFFFFFFp52, &x))
        return false;
    *out = (uint64_t)x;
    return true;
}

/* ---- strings ---- */

bool idl_domstring(JSContext *ctx, JSValueConst value, JSValue *out)
{
    *out = JS_ToString(ctx, value);
    return !JS_IsException(*out);
}

/* Convert to a scalar value sequence: lone surrogates become U+FFFD. */
bool idl_usvstring(JSContext *ctx, JSValueConst value, Buffer *out)
{
    size_t len;
    *out = (Buffer){0};
    JSValue string = JS_ToString(ctx, value);
    if (JS_IsException(string))
        return false;
    const uint16_t *units = JS_ToCStringLenUTF16(ctx, &len, string);
    JS_FreeValue(ctx, string);
    if (!units)
        return false;
    for (size_t i = 0; i < len; i++) {
        uint32_t scalar = units[i];
        if (scalar >= 0xD800 && scalar <= 0xDBFF && i + 1 < len && units[i + 1] >= 0xDC00 &&
            units[i + 1] <= 0xDFFF)
            scalar = 0x10000 + ((scalar - 0xD800) << 10) + (units[++i] - 0xDC00u);
        else if (scalar >= 0xD800 && scalar <= 0xDFFF)
            scalar = 0xFFFD;
        uint8_t bytes[4];
        buffer_bytes(out, bytes, utf8_encode(scalar, bytes));
    }
    JS_FreeCStringUTF16(ctx, units);
    return true;
}

bool idl_enumeration(JSContext *ctx, JSValueConst value, const char *const *values, int *out)
{
    size_t len;
    const char *text = JS_ToCStringLen(ctx, &len, value);
    if (!text)
        return false;
    for (int i = 0; values[i]; i++) {
        if (strlen(values[i]) == len && memcmp(values[i], text, len) == 0) {
            JS_FreeCString(ctx, text);
            *out = i;
            return true;
        }
    }
    JS_ThrowTypeError(ctx, "'%s' is none of the values of this enumeration", text);
    JS_FreeCString(ctx, text);
    return false;
}

/* ---- dictionaries, sequences, records ---- */

bool idl_dictionary(JSContext *ctx, JSValueConst value)
{
    if (JS_IsUndefined(value) || JS_IsNull(value) || JS_IsObject(value))
        return true;
    JS_ThrowTypeError(ctx, "a dictionary must be an object");
    return false;
}

JSValue idl_dictionary_member(JSContext *ctx, JSValueConst value, const char *name)
{
    return JS_IsObject(value) ? JS_GetPropertyStr(ctx, value, name) : JS_UNDEFINED;
}

bool idl_boolean_member(JSContext *ctx, JSValueConst value, const char *name, bool *out)
{
    JSValue member = idl_dictionary_member(ctx, value, name);
    if (JS_IsException(member))
        return false;
    if (!JS_IsUndefined(member))
        *out = JS_ToBool(ctx, member);
    JS_FreeValue(ctx, member);
    return true;
}

/* IteratorStepValue: *out is the next value; 1, or 0 at the end, or -1 after throwing. */
static int step_value(JSContext *ctx, JSValueConst iterator, JSValueConst next, JSValue *out)
{
    JSValue result = JS_Call(ctx, next, iterator, 0, NULL);
    if (JS_IsException(result))
        return -1;
    if (!JS_IsObject(result)) {
        JS_FreeValue(ctx, result);
        JS_ThrowTypeError(ctx, "iterator result is not an object");
        return -1;
    }
    JSValue done = JS_GetPropertyStr(ctx, result, "done");
    int is_done = JS_IsException(done) ? -1 : JS_ToBool(ctx, done);
    JS_FreeValue(ctx, done);
    *out = is_done == 0 ? JS_GetPropertyStr(ctx, result, "value") : JS_UNDEFINED;
    JS_FreeValue(ctx, result);
    if (is_done)
        return is_done < 0 ? -1 : 0;
    return JS_IsException(*out) ? -1 : 1;
}

/* Creating a sequence from an iterable */
bool idl_iterate(JSContext *ctx, JSValueConst iterable, JSValueConst method, Idl_take *take,
                 void *data)
{
    JSValue iterator = JS_Call(ctx, method, iterable, 0, NULL), next = JS_EXCEPTION, element;
    int more = -1;
    if (!JS_IsException(iterator) && !JS_IsObject(iterator))
        JS_ThrowTypeError(ctx, "iterator is not an object");
    else if (!JS_IsException(iterator))
        next = JS_GetPropertyStr(ctx, iterator, "next");
    while (!JS_IsException(next) && (more = step_value(ctx, iterator, next, &element)) > 0) {
        bool good = take(ctx, element, data);
        JS_FreeValue(ctx, element);
        if (!good) {
            more = -1;
            break;
        }
    }
    JS_FreeValue(ctx, next);
    JS_FreeValue(ctx, iterator);
    return more == 0;
}

bool idl_sequence(JSContext *ctx, JSValueConst value, Idl_take *take, void *data)
{
    if (!JS_IsObject(value)) {
        JS_ThrowTypeError(ctx, "a sequence must be an object");
        return false;
    }
    JSValue method = JS_GetProperty(ctx, value, qjs_well_known(QJS_ITERATOR));
    if (JS_IsException(method))
        return false;
    bool good = false;
    if (JS_IsFunction(ctx, method))
        good = idl_iterate(ctx, value, method, take, data);
    else
        JS_ThrowTypeError(ctx, "a sequence must be iterable");
    JS_FreeValue(ctx, method);
    return good;
}

/* One property of a record: 0 where it does not count, 1 taken, -1 after throwing. */
static int take_property(JSContext *ctx, JSValueConst object, JSAtom atom, Idl_take_entry *take,
                         void *data)
{
    JSPropertyDescriptor descriptor;
    int there = JS_GetOwnProperty(ctx, &descriptor, object, atom);
    if (there <= 0)
        return there;
    JS_FreeValue(ctx, descriptor.value);
    JS_FreeValue(ctx, descriptor.getter);
    JS_FreeValue(ctx, descriptor.setter);
    if (!(descriptor.flags & JS_PROP_ENUMERABLE))
        return 0;
    JSValue key = JS_AtomToString(ctx, atom), value = JS_GetProperty(ctx, object, atom);
    bool good = !JS_IsException(key) && !JS_IsException(value) && take(ctx, key, value, data);
    JS_FreeValue(ctx, key);
    JS_FreeValue(ctx, value);
    return good ? 1 : -1;
}

bool idl_record(JSContext *ctx, JSValueConst value, Idl_take_entry *take, void *data)
{
    if (!JS_IsObject(value)) {
        JS_ThrowTypeError(ctx, "a record must be an object");
        return false;
    }
    JSPropertyEnum *keys;
    uint32_t n;
    if (JS_GetOwnPropertyNames(ctx, &keys, &n, value, JS_GPN_STRING_MASK) < 0)
        return false;
    bool good = true;
    for (uint32_t i = 0; good && i < n; i++)
        good = take_property(ctx, value, keys[i].atom, take, data) >= 0;
    JS_FreePropertyEnum(ctx, keys, n);
    return good;
}

/* ---- buffers ---- */

bool idl_buffer_source(JSContext *ctx, JSValueConst value, int allow, Qjs_source *out)
{
    qjs_source(value, out);
    bool view_only = allow & IDL_VIEW_ONLY;
    const char *fault = NULL;
    if (out->kind == QJS_NO_SOURCE || (view_only && out->kind != QJS_VIEW))
        fault = view_only ? "not an ArrayBufferView" : "neither an ArrayBuffer nor a view of one";
    else if (out->shared && !(allow & IDL_ALLOW_SHARED))
        fault = "a SharedArrayBuffer is not allowed here";
    else if (out->resizable && !(allow & IDL_ALLOW_RESIZABLE))
        fault = "a resizable buffer is not allowed here";
    if (fault)
        JS_ThrowTypeError(ctx, "%s", fault);
    return !fault;
}

Buffer idl_copy_bytes(const Qjs_source *source)
{
    Buffer bytes = {0};
    if (source->len)
        buffer_bytes(&bytes, source->at, source->len);
    return bytes;
}
