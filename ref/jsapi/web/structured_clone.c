/* structured_clone.c: structuredClone, and the options that say what is transferred (HTML, "Structured cloning API"). */
#include "jsapi/web/structured.h"
#include "util/alloc.h"

#include <stdlib.h>

void js_transfer_free(Js_transfer *transfer)
{
    for (size_t i = 0; i < transfer->n; i++)
        JS_FreeValue(transfer->ctx, transfer->at[i]);
    free(transfer->at);
    *transfer = (Js_transfer){0};
}

static bool take_object(JSContext *ctx, JSValueConst element, void *data)
{
    Js_transfer *out = data;
    if (!JS_IsObject(element)) {
        JS_ThrowTypeError(ctx, "what is transferred must be an object");
        return false;
    }
    PUSH(out->at, out->n, out->capacity, JS_DupValue(ctx, element));
    return true;
}

bool js_transfer_sequence(JSContext *ctx, JSValueConst sequence, Js_transfer *out)
{
    *out = (Js_transfer){.ctx = ctx};
    if (idl_sequence(ctx, sequence, take_object, out))
        return true;
    js_transfer_free(out);
    return false;
}

bool js_transfer_options(JSContext *ctx, JSValueConst options, Js_transfer *out)
{
    *out = (Js_transfer){.ctx = ctx};
    if (!idl_dictionary(ctx, options))
        return false;
    JSValue member = idl_dictionary_member(ctx, options, "transfer");
    bool good = !JS_IsException(member) &&
                (JS_IsUndefined(member) || js_transfer_sequence(ctx, member, out));
    JS_FreeValue(ctx, member);
    return good;
}

/* dom-structuredclone: structuredClone(value, options) */
JSValue js_structured_clone(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    Js_transfer transfer;
    Js_serialized serialized;
    if (!idl_arguments(ctx, argc, 1) ||
        !js_transfer_options(ctx, argc > 1 ? argv[1] : JS_UNDEFINED, &transfer))
        return JS_EXCEPTION;
    /* 1 */
    bool good = js_structured_serialize(ctx, argv[0], transfer.at, transfer.n, &serialized);
    js_transfer_free(&transfer);
    if (!good)
        return JS_EXCEPTION;
    /* 2, 3 */
    JSValue value = js_structured_deserialize(ctx, &serialized, NULL);
    js_serialized_free(&serialized);
    return value;
}
