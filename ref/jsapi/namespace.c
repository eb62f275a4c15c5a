/* namespace.c: the WebAssembly namespace (js-api, "The WebAssembly Namespace"). */
#include "jsapi/namespace.h"

#include "jsapi/compile.h"
#include "jsapi/exception.h"
#include "jsapi/instantiate.h"
#include "jsapi/module_record.h"
#include "jsapi/streaming.h"

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
    Js_compile_options options;
    if (!idl_arguments(ctx, argc, 1) || !js_bytes_argument(ctx, argv[0]) ||
        !js_compile_options(ctx, argc > 1 ? argv[1] : JS_UNDEFINED, &options))
        return JS_EXCEPTION;
    /* 1 to 6: the copy, compile a WebAssembly module, validate builtins and imported string */
    Buffer bytes = js_stable_bytes(argv[0]);
    Embed_failure failure;
    Js_module_record *record =
        js_module_record_new(bytes.at, bytes.len, js_agent_of(ctx)->features, &options, &failure);
    buffer_free(&bytes);
    /* 7 */
    if (!record)
        return JS_FALSE;
    js_module_record_drop(record);
    return JS_TRUE;
}

const Idl_member js_namespace_members[] = {
    {.kind = IDL_OPERATION, .name = "validate", .length = 1, .call = js_validate},
    {.kind = IDL_OPERATION, .name = "compile", .length = 1, .call = js_compile},
    {.kind = IDL_OPERATION, .name = "instantiate", .length = 1, .call = js_instantiate},
    {.kind = IDL_OPERATION, .name = "compileStreaming", .length = 1, .call = js_compile_streaming},
    {.kind = IDL_OPERATION,
     .name = "instantiateStreaming",
     .length = 1,
     .call = js_instantiate_streaming},
    {.kind = IDL_ATTRIBUTE, .name = "JSTag", .get = js_get_js_tag},
    {0},
};
