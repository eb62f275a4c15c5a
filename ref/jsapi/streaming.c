/* streaming.c: compiling what a Response brings (web-api, "Streaming Module Compilation and Instantiation"). */
#include "jsapi/streaming.h"

#include "jsapi/compile.h"
#include "jsapi/instance.h"
#include "jsapi/instantiate.h"
#include "jsapi/namespace.h"
#include "jsapi/promise.h"
#include "jsapi/web/response.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <strings.h>

/* Compiling a potential WebAssembly response; options are taken by the first that compiles. */
typedef struct Streaming {
    Js_resolver promise; /* returnValue */
    Js_compile_options options;
} Streaming;

static void finalize_streaming(JSRuntime *rt, void *data)
{
    Streaming *self = data;
    js_resolver_free(rt, &self->promise);
    js_compile_options_free(&self->options);
    free(self);
}

static void mark_streaming(JSRuntime *rt, void *data, JS_MarkFunc *mark)
{
    js_resolver_mark(rt, &((const Streaming *)data)->promise, mark);
}

/* React to PROMISE, an exception or to be taken over: KIND with SELF when it is fulfilled; rejected, it rejects
   returnValue. SELF is taken over; what cannot be done rejects returnValue too. */
static void react(JSContext *ctx, JSValue promise, const Qjs_function_kind *kind, Streaming *self)
{
    Js_resolver resolver = {JS_DupValue(ctx, self->promise.resolve),
                            JS_DupValue(ctx, self->promise.reject)};
    JSAtom name = JS_NewAtom(ctx, "");
    JSValue func = qjs_new_function(ctx, kind, name, 1, self);
    JS_FreeAtom(ctx, name);
    if (JS_IsException(promise) || JS_IsException(func) ||
        !qjs_react(ctx, promise, func, resolver.reject))
        js_settle(ctx, &resolver, JS_EXCEPTION);
    js_resolver_free(JS_GetRuntime(ctx), &resolver);
    JS_FreeValue(ctx, func);
    JS_FreeValue(ctx, promise);
}

/* The part of DATA that goes along into the next step. */
static Streaming *hand_on(JSContext *ctx, Streaming *from)
{
    Streaming *self = checked_calloc(1, sizeof *self);
    *self = (Streaming){.promise = {JS_DupValue(ctx, from->promise.resolve),
                                    JS_DupValue(ctx, from->promise.reject)},
                        .options = from->options};
    from->options = (Js_compile_options){0};
    return self;
}

/* Compile a potential WebAssembly response, step 2, when bodyPromise is fulfilled */
static JSValue on_body(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                       JSValueConst *argv, void *data)
{
    (void)func, (void)this_val, (void)argc;
    Streaming *self = data;
    Js_compile_options options = self->options;
    self->options = (Js_compile_options){0};
    js_settle(ctx, &self->promise,
              js_asynchronously_compile(ctx, js_stable_bytes(argv[0]), options));
    return JS_UNDEFINED;
}

static const Qjs_function_kind body_reaction = {
    .call = on_body, .finalize = finalize_streaming, .mark = mark_streaming};

/* Step 2, 3 to 5: the MIME type is application/wasm, and nothing else, not even an empty parameter. */
static bool is_wasm_type(const Js_response *response)
{
    static const char due[] = "application/wasm";
    Buffer type;
    if (!js_headers_get(js_response_headers(response), bytes_of("Content-Type"), &type))
        return false;
    Bytes text = {type.at, type.len};
    while (text.len && (text.at[0] == '\t' || text.at[0] == ' '))
        text = (Bytes){text.at + 1, text.len - 1};
    while (text.len && (text.at[text.len - 1] == '\t' || text.at[text.len - 1] == ' '))
        text.len--;
    bool good =
        text.len == sizeof due - 1 && strncasecmp((const char *)text.at, due, text.len) == 0;
    buffer_free(&type);
    return good;
}

/* Step 2, 2 to 7: false after throwing. Every response here is CORS-same-origin. */
static bool check_response(JSContext *ctx, const Js_response *response)
{
    if (!is_wasm_type(response))
        JS_ThrowTypeError(ctx, "the response's MIME type is not application/wasm");
    else if (!js_is_ok_status(response->status))
        JS_ThrowTypeError(ctx, "the response's status is %u", response->status);
    else
        return true;
    return false;
}

/* Compile a potential WebAssembly response, step 2, when source is fulfilled */
static JSValue on_source(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                         JSValueConst *argv, void *data)
{
    (void)func, (void)this_val, (void)argc;
    Streaming *self = data;
    /* Promise<Response>: the value is converted */
    const Js_response *response = idl_brand(ctx, argv[0], JS_RESPONSE);
    if (!response || !check_response(ctx, response)) {
        js_settle(ctx, &self->promise, JS_EXCEPTION);
        return JS_UNDEFINED;
    }
    /* 8, 9 */
    react(ctx, js_body_consume(ctx, response->body, JS_BODY_ARRAY_BUFFER), &body_reaction,
          hand_on(ctx, self));
    return JS_UNDEFINED;
}

static const Qjs_function_kind source_reaction = {
    .call = on_source, .finalize = finalize_streaming, .mark = mark_streaming};

/* Convert to Promise<Response>: a promise of the realm that is resolved with VALUE. */
static JSValue to_promise(JSContext *ctx, JSValueConst value)
{
    Js_resolver resolver;
    JSValue promise = js_new_promise(ctx, &resolver);
    if (JS_IsException(promise))
        return promise;
    js_settle(ctx, &resolver, JS_DupValue(ctx, value));
    js_resolver_free(JS_GetRuntime(ctx), &resolver);
    return promise;
}

/* Compile a potential WebAssembly response: SOURCE, a promise, and OPTIONS are taken over. */
static JSValue compile_a_potential_response(JSContext *ctx, JSValue source,
                                            Js_compile_options options)
{
    Streaming *self = checked_calloc(1, sizeof *self);
    self->options = options;
    /* 1 */
    JSValue promise = js_new_promise(ctx, &self->promise);
    if (JS_IsException(promise)) {
        JS_FreeValue(ctx, source);
        js_compile_options_free(&self->options);
        free(self);
        return promise;
    }
    /* 2, 3 */
    react(ctx, source, &source_reaction, self);
    return promise;
}

/* What both do with their arguments, converted from left to right: source, importObject where WITH_IMPORTS, options. */
static JSValue begin(JSContext *ctx, int argc, JSValueConst *argv, bool with_imports)
{
    int last = with_imports ? 2 : 1;
    Js_compile_options options;
    if (!idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    JSValue source = to_promise(ctx, argv[0]);
    if (JS_IsException(source))
        return source;
    if ((with_imports && !js_import_object_argument(ctx, argc > 1 ? argv[1] : JS_UNDEFINED)) ||
        !js_compile_options(ctx, argc > last ? argv[last] : JS_UNDEFINED, &options)) {
        JS_FreeValue(ctx, source);
        return JS_EXCEPTION;
    }
    return compile_a_potential_response(ctx, source, options);
}

JSValue js_compile_streaming(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    return idl_promise(ctx, begin(ctx, argc, argv, false));
}

JSValue js_instantiate_streaming(JSContext *ctx, JSValueConst this_val, int argc,
                                 JSValueConst *argv)
{
    (void)this_val;
    /* 1 */
    JSValue module = begin(ctx, argc, argv, true);
    if (JS_IsException(module))
        return idl_promise(ctx, module);
    /* 2 */
    return idl_promise(
        ctx, js_instantiate_a_promise_of_a_module(ctx, module, argc > 1 ? argv[1] : JS_UNDEFINED));
}
