/* text_encoder.c: TextEncoder (Encoding Standard, "Interface TextEncoder"). */
#include "jsapi/idl.h"
#include "util/utf8.h"

#include <string.h>

static const JSClassDef platform = {.class_name = "TextEncoder"};

/* dom-textencoder: new TextEncoder() */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    static char nothing;
    (void)argc, (void)argv;
    JSValue object = idl_new_object(ctx, this_val, JS_TEXT_ENCODER);
    if (!JS_IsException(object))
        JS_SetOpaque(object, &nothing);
    return object;
}

static JSValue get_encoding(JSContext *ctx, JSValueConst this_val)
{
    return idl_brand(ctx, this_val, JS_TEXT_ENCODER) ? JS_NewString(ctx, "utf-8") : JS_EXCEPTION;
}

/* dom-textencoder-encode: encode(input) */
static JSValue js_encode(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Buffer text = {0};
    if (!idl_brand(ctx, this_val, JS_TEXT_ENCODER) ||
        (argc > 0 && !JS_IsUndefined(argv[0]) && !idl_usvstring(ctx, argv[0], &text)))
        return JS_EXCEPTION;
    JSValue array = JS_NewUint8ArrayCopy(ctx, text.at, text.len);
    buffer_free(&text);
    return array;
}

/* [AllowShared] Uint8Array */
static bool take_destination(JSContext *ctx, JSValueConst value, Qjs_source *out)
{
    if (JS_GetTypedArrayType(value) == JS_TYPED_ARRAY_UINT8)
        return idl_buffer_source(ctx, value, IDL_ALLOW_SHARED | IDL_VIEW_ONLY, out);
    JS_ThrowTypeError(ctx, "not a Uint8Array");
    return false;
}

/* dom-textencoder-encodeinto, steps 3 to 7: writes whole scalar values of TEXT as long as they fit. READ counts code
   units. */
static size_t encode_into(const Buffer *text, const Qjs_source *destination, double *read)
{
    size_t i = 0;
    *read = 0;
    while (i < text->len) {
        uint32_t scalar;
        size_t n = utf8_decode(text->at + i, text->len - i, &scalar);
        if (n == 0 || i + n > destination->len)
            break;
        i += n;
        *read += scalar > 0xFFFF ? 2 : 1;
    }
    if (i)
        memcpy(destination->at, text->at, i);
    return i;
}

/* dom-textencoder-encodeinto: encodeInto(source, destination) */
static JSValue js_encode_into(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Buffer text;
    Qjs_source destination;
    if (!idl_brand(ctx, this_val, JS_TEXT_ENCODER) || !idl_arguments(ctx, argc, 2) ||
        !idl_usvstring(ctx, argv[0], &text))
        return JS_EXCEPTION;
    double read = 0, written = 0;
    bool good = take_destination(ctx, argv[1], &destination);
    if (good)
        written = (double)encode_into(&text, &destination, &read);
    buffer_free(&text);
    JSValue result = good ? JS_NewObject(ctx) : JS_EXCEPTION;
    if (JS_IsException(result))
        return result;
    /* 8 */
    if (JS_DefinePropertyValueStr(ctx, result, "read", JS_NewNumber(ctx, read), JS_PROP_C_W_E) >=
            0 &&
        JS_DefinePropertyValueStr(ctx, result, "written", JS_NewNumber(ctx, written),
                                  JS_PROP_C_W_E) >= 0)
        return result;
    JS_FreeValue(ctx, result);
    return JS_EXCEPTION;
}

static const Idl_member members[] = {
    {.kind = IDL_ATTRIBUTE, .name = "encoding", .get = get_encoding},
    {.kind = IDL_OPERATION, .name = "encode", .call = js_encode},
    {.kind = IDL_OPERATION, .name = "encodeInto", .length = 2, .call = js_encode_into},
    {0},
};

const Idl_interface js_text_encoder_interface = {.id = JS_TEXT_ENCODER,
                                                 .name = "TextEncoder",
                                                 .tag = "TextEncoder",
                                                 .construct = construct,
                                                 .members = members,
                                                 .platform = &platform};
