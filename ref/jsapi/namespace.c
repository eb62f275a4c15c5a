/* namespace.c: the WebAssembly namespace (js-api, "The WebAssembly Namespace"). */
#include "jsapi/namespace.h"

#include "jsapi/module_record.h"

bool js_bytes_argument(JSContext *ctx, JSValueConst value)
{
    Qjs_source source;
    return idl_buffer_source(ctx, value, IDL_ALLOW_SHARED | IDL_ALLOW_RESIZABLE, &source);
}

Buffer js_stable_bytes(JSValueConst value)
{
    Qjs_source source;
    qjs_source(value, &source);
    return idl_copy_bytes(&source);
}

/* dom-webassembly-validate: validate(bytes, options) */
static JSValue js_validate(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    if (!idl_arguments(ctx, argc, 1) || !js_bytes_argument(ctx, argv[0]) ||
        !idl_dictionary(ctx, argc > 1 ? argv[1] : JS_UNDEFINED))
        return JS_EXCEPTION;
    /* 1, 2: the copy, and compile a WebAssembly module */
    Buffer bytes = js_stable_bytes(argv[0]);
    Embed_failure failure;
    Js_module_record *record =
        js_module_record_new(bytes.at, bytes.len, js_agent_of(ctx)->features, &failure);
    buffer_free(&bytes);
    /* 3, 4 */
    if (!record)
        return JS_FALSE;
    js_module_record_drop(record);
    return JS_TRUE;
}

const Idl_member js_namespace_members[] = {
    {.kind = IDL_OPERATION, .name = "validate", .length = 1, .call = js_validate},
    {0},
};
