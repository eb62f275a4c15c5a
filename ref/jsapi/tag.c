/* tag.c: WebAssembly.Tag (js-api, "Tags"). */
#include "jsapi/tag.h"

#include "jsapi/address.h"
#include "jsapi/idl.h"
#include "jsapi/value_type.h"
#include "util/alloc.h"

#include <stdlib.h>

static const Js_address_kind kind = {.interface = JS_TAG, .cache = JS_CACHE_TAG};

static const JSClassDef platform = {.class_name = "WebAssembly.Tag"};

JSValue js_create_a_tag_object(JSContext *ctx, uint32_t addr)
{
    return js_create_from_address(ctx, kind, addr);
}

bool js_tag_address(JSValueConst value, uint32_t *out)
{
    return js_address_of(value, JS_TAG, out);
}

/* ---- the constructor ---- */

/* The parameters of a TagType, as ToValueType has them. */
typedef struct Parameters {
    Embed_valtype *at;
    size_t n, capacity;
} Parameters;

static bool take_parameter(JSContext *ctx, JSValueConst element, void *data)
{
    Parameters *self = data;
    Embed_valtype type;
    if (!js_value_type(ctx, element, &type))
        return false;
    PUSH(self->at, self->n, self->capacity, type);
    return true;
}

/* Converts to a TagType; false after throwing. The caller frees out->at in any case. */
static bool to_tag_type(JSContext *ctx, JSValueConst value, Parameters *out)
{
    *out = (Parameters){0};
    if (!idl_dictionary(ctx, value))
        return false;
    JSValue parameters = idl_dictionary_member(ctx, value, "parameters");
    bool good = !JS_IsException(parameters);
    if (JS_IsUndefined(parameters)) {
        JS_ThrowTypeError(ctx, "the tag type must have a member 'parameters'");
        good = false;
    }
    good = good && idl_sequence(ctx, parameters, take_parameter, out);
    JS_FreeValue(ctx, parameters);
    return good;
}

/* dom-tag-tag: new Tag(type) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Parameters parameters;
    if (!idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    JSValue object = JS_EXCEPTION;
    if (to_tag_type(ctx, argv[0], &parameters))
        object = idl_new_object(ctx, this_val, JS_TAG);
    if (!JS_IsException(object)) {
        /* 1 to 7 */
        const Embed_functype type = {.params_n = (uint32_t)parameters.n, .params = parameters.at};
        uint32_t tag_address = embed_tag_alloc(js_agent_of(ctx)->store, embed_deftype(&type));
        js_initialize_from_address(ctx, kind, object, tag_address);
    }
    free(parameters.at);
    return object;
}

const Idl_interface js_tag_interface = {.id = JS_TAG,
                                        .name = "Tag",
                                        .tag = "WebAssembly.Tag",
                                        .length = 1,
                                        .construct = construct,
                                        .platform = &platform};
