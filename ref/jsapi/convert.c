/* convert.c: between values of JavaScript and of WebAssembly (js-api, "Host Functions" and "Globals"). */
#include "jsapi/convert.h"

#include "jsapi/agent.h"
#include "jsapi/func.h"
#include "jsapi/gc_object.h"
#include "jsapi/idl.h"

#include <math.h>
#include <string.h>

/* What NaNs become: nan(canon), a choice of this implementation. */
static const uint32_t nan_32 = 0x7FC00000;
static const uint64_t nan_64 = UINT64_C(0x7FF8000000000000);

/* Numbers of i31: from -2^30 to 2^30 - 1. */
enum { I31_MIN = -(1 << 30), I31_MAX = (1 << 30) - 1 };

bool js_is_unpassable(Embed_valtype type)
{
    return type.kind == EMBED_V128 || (type.kind == EMBED_REF && (type.heap == EMBED_HEAP_EXN ||
                                                                  type.heap == EMBED_HEAP_NOEXN));
}

/* ---- to JavaScript ---- */

/* signed_31 */
static int32_t signed_31(uint64_t u31)
{
    return (int32_t)((uint32_t)u31 << 1) >> 1;
}

/* js-api: ToJSValue, of references */
static JSValue ref_to_js(JSContext *ctx, Embed_ref ref)
{
    switch (ref.kind) {
    /* 7 to 12 */
    case EMBED_REF_NULL: return JS_NULL;
    case EMBED_REF_I31: return JS_NewInt32(ctx, signed_31(ref.value));
    case EMBED_REF_STRUCT:
    case EMBED_REF_ARRAY: return js_a_new_exported_gc_object(ctx, ref);
    case EMBED_REF_FUNC: return js_a_new_exported_function(ctx, (uint32_t)ref.value);
    case EMBED_REF_HOST: return js_host_value(js_agent_of(ctx), ref.value);
    /* 2 */
    case EMBED_REF_EXN: break;
    }
    return JS_ThrowTypeError(ctx, "exceptions are no values of JavaScript");
}

/* js-api: ToJSValue; step 13 needs nothing: ref.extern is written as what it wraps. */
JSValue js_tojsvalue(JSContext *ctx, const Embed_value *w)
{
    float f32;
    double f64;
    switch ((Embed_valkind)w->type.kind) {
    /* 3 to 6 */
    case EMBED_I64: return JS_NewBigInt64(ctx, (int64_t)w->i64);
    case EMBED_I32: return JS_NewInt32(ctx, (int32_t)w->i32);
    case EMBED_F32: memcpy(&f32, &w->f32, sizeof f32); return JS_NewNumber(ctx, (double)f32);
    case EMBED_F64: memcpy(&f64, &w->f64, sizeof f64); return JS_NewNumber(ctx, f64);
    case EMBED_REF: return ref_to_js(ctx, w->ref);
    /* 1 */
    case EMBED_V128:
    case EMBED_BOT:
    case EMBED_I8:
    case EMBED_I16: break;
    }
    return JS_ThrowTypeError(ctx, "vectors are no values of JavaScript");
}

/* ---- to WebAssembly ---- */

/* Whether the Number V is an integer of i31; *out is it then. AMBIGUOUS: whether -0 is equal to its ToInt32. It counts as
   0 where TYPE has no host values, so that it comes back as what it was wherever it can. */
static bool is_i31(JSValueConst v, Embed_valtype type, int32_t *out)
{
    double x = JS_VALUE_GET_TAG(v) == JS_TAG_INT ? JS_VALUE_GET_INT(v) : JS_VALUE_GET_FLOAT64(v);
    if (!(x >= I31_MIN && x <= I31_MAX) || x != trunc(x) ||
        (x == 0 && signbit(x) && (type.heap == EMBED_HEAP_ANY || type.heap == EMBED_HEAP_EXTERN)))
        return false;
    *out = (int32_t)x;
    return true;
}

/* js-api: ToWebAssemblyValue, from step 7 on, for V that is not null; in the hierarchy of any. */
static Embed_ref any_ref(JSContext *ctx, JSValueConst v, Embed_valtype type)
{
    int32_t i31;
    Embed_ref ref;
    /* 7.4, 7.5 */
    if (JS_IsNumber(v) && is_i31(v, type, &i31))
        return (Embed_ref){.kind = EMBED_REF_I31, .value = (uint32_t)i31 & 0x7FFFFFFF};
    if (js_gc_object_ref(ctx, v, &ref))
        return ref;
    /* 7.6 */
    return (Embed_ref){.kind = EMBED_REF_HOST, .value = js_host_value_number(js_agent_of(ctx), v)};
}

static bool ref_to_wasm(JSContext *ctx, JSValueConst v, Embed_valtype type, Embed_value *out)
{
    static const Embed_valtype externref = {
        .kind = EMBED_REF, .null = 1, .heap = EMBED_HEAP_EXTERN};
    static const Embed_valtype funcref = {.kind = EMBED_REF, .null = 1, .heap = EMBED_HEAP_FUNC};
    uint32_t funcaddr;
    out->type = type;
    /* 7.1 to 7.6 */
    if (JS_IsNull(v)) {
        out->ref = (Embed_ref){.kind = EMBED_REF_NULL};
    } else if (embed_match_valtype(type, externref)) {
        out->type.heap = EMBED_HEAP_EXTERN;
        out->ref = any_ref(ctx, v, type);
    } else if (js_function_address(v, &funcaddr) && embed_match_valtype(type, funcref)) {
        out->ref = (Embed_ref){.kind = EMBED_REF_FUNC, .value = funcaddr};
    } else {
        out->type.heap = EMBED_HEAP_ANY;
        out->ref = any_ref(ctx, v, type);
    }
    /* 7.7 to 7.10 */
    bool matches = embed_value_matches(js_agent_of(ctx)->store, out, type);
    out->type = type;
    if (!matches) {
        char text[64];
        JS_ThrowTypeError(ctx, "the value is not of type %s",
                          embed_valtype_text(type, text, sizeof text));
    }
    return matches;
}

/* js-api: ToWebAssemblyValue, step 5 */
static bool to_f32(JSContext *ctx, JSValueConst v, Embed_value *out)
{
    double number;
    if (JS_ToFloat64(ctx, &number, v) < 0)
        return false;
    float rounded = (float)number;
    memcpy(&out->f32, &rounded, sizeof rounded);
    if (isnan(number))
        out->f32 = nan_32;
    return true;
}

/* js-api: ToWebAssemblyValue, step 6 */
static bool to_f64(JSContext *ctx, JSValueConst v, Embed_value *out)
{
    double number;
    if (JS_ToFloat64(ctx, &number, v) < 0)
        return false;
    memcpy(&out->f64, &number, sizeof number);
    if (isnan(number))
        out->f64 = nan_64;
    return true;
}

/* js-api: ToWebAssemblyValue */
bool js_towebassemblyvalue(JSContext *ctx, JSValueConst v, Embed_valtype type, Embed_value *out)
{
    int64_t i64;
    int32_t i32;
    *out = (Embed_value){.type = type};
    switch ((Embed_valkind)type.kind) {
    /* 3 to 7 */
    case EMBED_I64:
        if (JS_ToBigInt64(ctx, &i64, v) < 0)
            return false;
        out->i64 = (uint64_t)i64;
        return true;
    case EMBED_I32:
        if (JS_ToInt32(ctx, &i32, v) < 0)
            return false;
        out->i32 = (uint32_t)i32;
        return true;
    case EMBED_F32: return to_f32(ctx, v, out);
    case EMBED_F64: return to_f64(ctx, v, out);
    case EMBED_REF:
        if (!js_is_unpassable(type))
            return ref_to_wasm(ctx, v, type, out);
        break;
    /* 1, 2 */
    case EMBED_V128:
    case EMBED_BOT:
    case EMBED_I8:
    case EMBED_I16: break;
    }
    JS_ThrowTypeError(ctx, "vectors and exceptions are no values of JavaScript");
    return false;
}

/* js-api: DefaultValue */
bool js_defaultvalue(JSContext *ctx, Embed_valtype type, Embed_value *out)
{
    /* 1: equals, not matches */
    if (type.kind == EMBED_REF && type.null && type.heap == EMBED_HEAP_EXTERN)
        return js_towebassemblyvalue(ctx, JS_UNDEFINED, type, out);
    /* 2 */
    return embed_val_default(type, out);
}

/* ---- addresses ---- */

/* js-api: AddressValueToU64, step 2 */
static bool bigint_to_u64(JSContext *ctx, JSValueConst v, uint64_t *out)
{
    JSValue n = qjs_to_bigint(ctx, v);
    if (JS_IsException(n))
        return false;
    bool good = JS_ToBigUint64(ctx, out, n) == 0;
    if (good) {
        /* The value modulo 2^64 is the value where it is in range. */
        JSValue again = JS_NewBigUint64(ctx, *out);
        good = JS_IsStrictEqual(ctx, n, again);
        JS_FreeValue(ctx, again);
        if (!good)
            JS_ThrowTypeError(ctx, "the number is not from 0 to 18446744073709551615");
    }
    JS_FreeValue(ctx, n);
    return good;
}

/* js-api: AddressValueToU64 */
bool js_addressvaluetou64(JSContext *ctx, JSValueConst v, bool addr64, uint64_t *out)
{
    uint32_t n;
    if (addr64)
        return bigint_to_u64(ctx, v, out);
    if (!idl_unsigned_long(ctx, v, &n))
        return false;
    *out = n;
    return true;
}

/* js-api: U64ToAddressValue */
JSValue js_u64toaddressvalue(JSContext *ctx, uint64_t v, bool addr64)
{
    return addr64 ? JS_NewBigUint64(ctx, v) : JS_NewNumber(ctx, (double)v);
}
