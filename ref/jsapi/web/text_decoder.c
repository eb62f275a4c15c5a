/* text_decoder.c: TextDecoder (Encoding Standard, "Interface TextDecoder").
 * decode takes AllowSharedBufferSource: any view, DataView too, and what is shared, but nothing resizable or growable. */
#include "jsapi/idl.h"
#include "jsapi/web/encoding.h"
#include "util/alloc.h"

#include <stdlib.h>

typedef struct Text_decoder {
    Encoding encoding;
    bool fatal, ignore_bom;      /* error mode, ignore BOM */
    bool bom_seen, do_not_flush; /* BOM seen, do not flush */
    Decoder decoder;             /* decoder */
    Buffer queue;                /* I/O queue: what an error left in it */
} Text_decoder;

static void finalize(JSRuntime *rt, JSValueConst value)
{
    (void)rt;
    Text_decoder *self = idl_opaque(value, JS_TEXT_DECODER);
    if (!self)
        return;
    buffer_free(&self->queue);
    free(self);
}

static const JSClassDef platform = {.class_name = "TextDecoder", .finalizer = finalize};

/* ---- the constructor ---- */

/* TextDecoderOptions */
static bool take_options(JSContext *ctx, JSValueConst value, bool *fatal, bool *ignore_bom)
{
    return idl_dictionary(ctx, value) && idl_boolean_member(ctx, value, "fatal", fatal) &&
           idl_boolean_member(ctx, value, "ignoreBOM", ignore_bom);
}

/* DOMString label = "utf-8" */
static bool take_label(JSContext *ctx, JSValueConst value, Encoding *out, bool *known)
{
    *out = ENCODING_UTF_8;
    *known = true;
    if (JS_IsUndefined(value))
        return true;
    size_t len;
    const char *label = JS_ToCStringLen(ctx, &len, value);
    if (!label)
        return false;
    *known = encoding_get((Bytes){(const uint8_t *)label, len}, out);
    JS_FreeCString(ctx, label);
    return true;
}

/* dom-textdecoder: new TextDecoder(label, options) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Encoding encoding;
    bool known, fatal = false, ignore_bom = false;
    if (!take_label(ctx, argc > 0 ? argv[0] : JS_UNDEFINED, &encoding, &known) ||
        !take_options(ctx, argc > 1 ? argv[1] : JS_UNDEFINED, &fatal, &ignore_bom))
        return JS_EXCEPTION;
    JSValue object = idl_new_object(ctx, this_val, JS_TEXT_DECODER);
    if (JS_IsException(object))
        return object;
    /* 1, 2 */
    if (!known) {
        JS_FreeValue(ctx, object);
        return JS_ThrowRangeError(ctx, "there is no encoding of this label");
    }
    /* 3 to 5 */
    Text_decoder *self = checked_calloc(1, sizeof *self);
    *self = (Text_decoder){.encoding = encoding, .fatal = fatal, .ignore_bom = ignore_bom};
    JS_SetOpaque(object, self);
    return object;
}

/* ---- attributes ---- */

static JSValue get_encoding(JSContext *ctx, JSValueConst this_val)
{
    Text_decoder *self = idl_brand(ctx, this_val, JS_TEXT_DECODER);
    return self ? JS_NewString(ctx, encoding_name(self->encoding)) : JS_EXCEPTION;
}

static JSValue get_fatal(JSContext *ctx, JSValueConst this_val)
{
    Text_decoder *self = idl_brand(ctx, this_val, JS_TEXT_DECODER);
    return self ? JS_NewBool(ctx, self->fatal) : JS_EXCEPTION;
}

static JSValue get_ignore_bom(JSContext *ctx, JSValueConst this_val)
{
    Text_decoder *self = idl_brand(ctx, this_val, JS_TEXT_DECODER);
    return self ? JS_NewBool(ctx, self->ignore_bom) : JS_EXCEPTION;
}

/* ---- decode ---- */

/* Code units. */
typedef struct Units {
    uint16_t *at;
    size_t len, capacity;
} Units;

static void push_scalar(Units *out, uint32_t scalar)
{
    if (scalar >= 0x10000) {
        PUSH(out->at, out->len, out->capacity, (uint16_t)(0xD800 + ((scalar - 0x10000) >> 10)));
        scalar = 0xDC00 + ((scalar - 0x10000) & 0x3FF);
    }
    PUSH(out->at, out->len, out->capacity, (uint16_t)scalar);
}

/* Serialize I/O queue, for one scalar value: a byte order mark in front is left out. */
static void serialize(Text_decoder *self, Units *out, uint32_t scalar)
{
    bool is_first = !self->bom_seen;
    if (!self->ignore_bom && is_first) {
        self->bom_seen = true;
        if (scalar == 0xFEFF)
            return;
    }
    push_scalar(out, scalar);
}

/* Process a queue, to its end or, where FLUSH, beyond: how far it came in *I. False for the error of a fatal one. */
static bool process(Text_decoder *self, Bytes input, bool flush, size_t *i, Units *out)
{
    uint32_t scalar;
    for (;;) {
        if (*i >= input.len && !flush && !self->decoder.has_restored)
            return true;
        switch (decoder_handle(&self->decoder, input, i, &scalar)) {
        case DECODED_NOTHING: break;
        case DECODED_SCALAR: serialize(self, out, scalar); break;
        case DECODED_FINISHED: return true;
        case DECODED_ERROR:
            if (self->fatal)
                return false;
            serialize(self, out, 0xFFFD);
            break;
        }
    }
}

/* dom-textdecoder-decode, steps 1 to 5, of the bytes that SOURCE holds. */
static JSValue decode(JSContext *ctx, Text_decoder *self, const Qjs_source *source, bool stream)
{
    /* 1 */
    if (!self->do_not_flush) {
        self->decoder = (Decoder){.encoding = self->encoding};
        self->queue.len = 0;
        self->bom_seen = false;
    }
    /* 2, 3 */
    self->do_not_flush = stream;
    if (source->len)
        buffer_bytes(&self->queue, source->at, source->len);
    /* 4, 5 */
    Units units = {0};
    size_t i = 0;
    bool good = process(self, (Bytes){self->queue.at, self->queue.len}, !stream, &i, &units);
    Buffer left = {0};
    if (i < self->queue.len)
        buffer_bytes(&left, self->queue.at + i, self->queue.len - i);
    buffer_free(&self->queue);
    self->queue = left;
    JSValue result = good ? JS_NewStringUTF16(ctx, units.at, units.len)
                          : JS_ThrowTypeError(ctx, "the bytes are not well-formed %s",
                                              encoding_name(self->encoding));
    free(units.at);
    return result;
}

/* dom-textdecoder-decode: decode(input, options) */
static JSValue js_decode(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Text_decoder *self = idl_brand(ctx, this_val, JS_TEXT_DECODER);
    if (!self)
        return JS_EXCEPTION;
    JSValueConst input = argc > 0 ? argv[0] : JS_UNDEFINED;
    JSValueConst options = argc > 1 ? argv[1] : JS_UNDEFINED;
    Qjs_source source = {.kind = QJS_NO_SOURCE};
    bool stream = false;
    if ((!JS_IsUndefined(input) && !idl_buffer_source(ctx, input, IDL_ALLOW_SHARED, &source)) ||
        !idl_dictionary(ctx, options) || !idl_boolean_member(ctx, options, "stream", &stream))
        return JS_EXCEPTION;
    if (!JS_IsUndefined(input))
        qjs_source(input, &source); /* the options may have changed it */
    return decode(ctx, self, &source, stream);
}

static const Idl_member members[] = {
    {.kind = IDL_ATTRIBUTE, .name = "encoding", .get = get_encoding},
    {.kind = IDL_ATTRIBUTE, .name = "fatal", .get = get_fatal},
    {.kind = IDL_ATTRIBUTE, .name = "ignoreBOM", .get = get_ignore_bom},
    {.kind = IDL_OPERATION, .name = "decode", .call = js_decode},
    {0},
};

const Idl_interface js_text_decoder_interface = {.id = JS_TEXT_DECODER,
                                                 .name = "TextDecoder",
                                                 .tag = "TextDecoder",
                                                 .construct = construct,
                                                 .members = members,
                                                 .platform = &platform};
