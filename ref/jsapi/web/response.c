/* response.c: Response (Fetch, "Response class"). */
#include "jsapi/web/response.h"

#include "util/alloc.h"

#include <stdlib.h>

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Js_response *self = idl_opaque(value, JS_RESPONSE);
    if (!self)
        return;
    buffer_free(&self->status_text);
    buffer_free(&self->url);
    JS_FreeValueRT(rt, self->headers);
    JS_FreeValueRT(rt, self->body);
    free(self);
}

static void mark_response(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark)
{
    const Js_response *self = idl_opaque(value, JS_RESPONSE);
    if (!self)
        return;
    JS_MarkValue(rt, self->headers, mark);
    JS_MarkValue(rt, self->body, mark);
}

static const JSClassDef platform = {
    .class_name = "Response", .finalizer = finalize, .gc_mark = mark_response};

static JSValue new_response(JSContext *ctx, JSValueConst new_target)
{
    JSValue object = idl_new_object(ctx, new_target, JS_RESPONSE);
    if (JS_IsException(object))
        return object;
    JSValue headers = js_headers_new(ctx);
    if (JS_IsException(headers)) {
        JS_FreeValue(ctx, object);
        return headers;
    }
    Js_response *self = checked_calloc(1, sizeof *self);
    *self = (Js_response){.status = 200, .headers = headers, .body = JS_NULL};
    JS_SetOpaque(object, self);
    return object;
}

JSValue js_response_new(JSContext *ctx)
{
    return new_response(ctx, JS_UNDEFINED);
}

Js_response *js_response_of(JSValueConst value)
{
    return idl_opaque(value, JS_RESPONSE);
}

/* ---- the constructor ---- */

/* The member NAME as TAKE has it, where it is there. */
static bool take_headers(JSContext *ctx, JSValueConst init, Js_response *self)
{
    JSValue member = idl_dictionary_member(ctx, init, "headers");
    bool good = !JS_IsException(member) &&
                (JS_IsUndefined(member) || js_headers_fill(ctx, js_response_headers(self), member));
    JS_FreeValue(ctx, member);
    return good;
}

/* unsigned short status */
static bool take_status(JSContext *ctx, JSValueConst init, Js_response *self)
{
    JSValue member = idl_dictionary_member(ctx, init, "status");
    uint32_t status = self->status;
    bool good = !JS_IsException(member) &&
                (JS_IsUndefined(member) || JS_ToUint32(ctx, &status, member) >= 0);
    JS_FreeValue(ctx, member);
    self->status = (uint16_t)status;
    return good;
}

/* ByteString statusText, which must be a reason-phrase */
static bool take_status_text(JSContext *ctx, JSValueConst init, Js_response *self)
{
    JSValue member = idl_dictionary_member(ctx, init, "statusText");
    if (JS_IsException(member))
        return false;
    bool good = JS_IsUndefined(member) || idl_usvstring(ctx, member, &self->status_text);
    JS_FreeValue(ctx, member);
    return good;
}

static bool is_reason_phrase(const Buffer *text)
{
    for (size_t i = 0; i < text->len; i++) {
        if (text->at[i] != '\t' && (text->at[i] < 0x20 || text->at[i] == 0x7F))
            return false;
    }
    return true;
}

static bool is_null_body_status(uint16_t status)
{
    return status == 101 || status == 103 || status == 204 || status == 205 || status == 304;
}

static bool has_content_type(const Js_response *self)
{
    Buffer value;
    bool found = js_headers_get(js_response_headers(self), bytes_of("Content-Type"), &value);
    buffer_free(&value);
    return found;
}

/* Initialize a response; BODY is a stream or null, TYPE its Content-Type. */
static bool initialize(JSContext *ctx, Js_response *self, JSValueConst init, JSValueConst body,
                       const char *type)
{
    if (!idl_dictionary(ctx, init) || !take_headers(ctx, init, self) ||
        !take_status(ctx, init, self) || !take_status_text(ctx, init, self))
        return false;
    /* 1 */
    if (self->status < 200 || self->status > 599) {
        JS_ThrowRangeError(ctx, "status %u is not from 200 to 599", self->status);
        return false;
    }
    /* 2 */
    if (!is_reason_phrase(&self->status_text)) {
        JS_ThrowTypeError(ctx, "statusText is not a reason-phrase");
        return false;
    }
    /* 6 */
    if (JS_IsNull(body))
        return true;
    if (is_null_body_status(self->status)) {
        JS_ThrowTypeError(ctx, "a response of status %u has no body", self->status);
        return false;
    }
    self->body = JS_DupValue(ctx, body);
    if (type && !has_content_type(self))
        js_headers_append(js_response_headers(self), "Content-Type", type);
    return true;
}

/* dom-response: new Response(body, init) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSValue body = JS_NULL;
    const char *type = NULL;
    if (argc > 0 && !JS_IsUndefined(argv[0]) && !js_body_extract(ctx, argv[0], &body, &type))
        return JS_EXCEPTION;
    JSValue object = new_response(ctx, this_val);
    if (!JS_IsException(object) &&
        !initialize(ctx, js_response_of(object), argc > 1 ? argv[1] : JS_UNDEFINED, body, type)) {
        JS_FreeValue(ctx, object);
        object = JS_EXCEPTION;
    }
    JS_FreeValue(ctx, body);
    return object;
}

/* dom-response-error: Response.error() */
static JSValue js_error(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val, (void)argc, (void)argv;
    JSValue object = js_response_new(ctx);
    Js_response *self = js_response_of(object);
    if (!self)
        return object;
    self->type = JS_RESPONSE_ERROR;
    self->status = 0;
    js_response_headers(self)->immutable = true;
    return object;
}

/* ---- attributes ---- */

static JSValue get_type(JSContext *ctx, JSValueConst this_val)
{
    static const char *const names[] = {"default", "error", "basic"};
    Js_response *self = idl_brand(ctx, this_val, JS_RESPONSE);
    return self ? JS_NewString(ctx, names[self->type]) : JS_EXCEPTION;
}

static JSValue get_url(JSContext *ctx, JSValueConst this_val)
{
    Js_response *self = idl_brand(ctx, this_val, JS_RESPONSE);
    return self ? JS_NewStringLen(ctx, buffer_string(&self->url), self->url.len) : JS_EXCEPTION;
}

static JSValue get_redirected(JSContext *ctx, JSValueConst this_val)
{
    return idl_brand(ctx, this_val, JS_RESPONSE) ? JS_FALSE : JS_EXCEPTION;
}

static JSValue get_status(JSContext *ctx, JSValueConst this_val)
{
    Js_response *self = idl_brand(ctx, this_val, JS_RESPONSE);
    return self ? JS_NewUint32(ctx, self->status) : JS_EXCEPTION;
}

static JSValue get_ok(JSContext *ctx, JSValueConst this_val)
{
    Js_response *self = idl_brand(ctx, this_val, JS_RESPONSE);
    return self ? JS_NewBool(ctx, js_is_ok_status(self->status)) : JS_EXCEPTION;
}

static JSValue get_status_text(JSContext *ctx, JSValueConst this_val)
{
    Js_response *self = idl_brand(ctx, this_val, JS_RESPONSE);
    if (!self)
        return JS_EXCEPTION;
    return JS_NewStringLen(ctx, buffer_string(&self->status_text), self->status_text.len);
}

static JSValue get_headers(JSContext *ctx, JSValueConst this_val)
{
    Js_response *self = idl_brand(ctx, this_val, JS_RESPONSE);
    return self ? JS_DupValue(ctx, self->headers) : JS_EXCEPTION;
}

static JSValue get_body(JSContext *ctx, JSValueConst this_val)
{
    Js_response *self = idl_brand(ctx, this_val, JS_RESPONSE);
    return self ? JS_DupValue(ctx, self->body) : JS_EXCEPTION;
}

static JSValue get_body_used(JSContext *ctx, JSValueConst this_val)
{
    Js_response *self = idl_brand(ctx, this_val, JS_RESPONSE);
    return self ? JS_NewBool(ctx, js_body_is_used(self->body)) : JS_EXCEPTION;
}

/* ---- the Body mixin ---- */

static JSValue consume(JSContext *ctx, JSValueConst this_val, Js_body_kind kind)
{
    Js_response *self = idl_brand(ctx, this_val, JS_RESPONSE);
    return idl_promise(ctx, self ? js_body_consume(ctx, self->body, kind) : JS_EXCEPTION);
}

#define CONSUMER(name, kind)                                                                       \
    static JSValue name(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)       \
    {                                                                                              \
        (void)argc, (void)argv;                                                                    \
        return consume(ctx, this_val, kind);                                                       \
    }

CONSUMER(js_array_buffer, JS_BODY_ARRAY_BUFFER)
CONSUMER(js_bytes, JS_BODY_BYTES)
CONSUMER(js_json, JS_BODY_JSON)
CONSUMER(js_text, JS_BODY_TEXT)

static const Idl_member members[] = {
    {.kind = IDL_STATIC, .name = "error", .call = js_error},
    {.kind = IDL_ATTRIBUTE, .name = "type", .get = get_type},
    {.kind = IDL_ATTRIBUTE, .name = "url", .get = get_url},
    {.kind = IDL_ATTRIBUTE, .name = "redirected", .get = get_redirected},
    {.kind = IDL_ATTRIBUTE, .name = "status", .get = get_status},
    {.kind = IDL_ATTRIBUTE, .name = "ok", .get = get_ok},
    {.kind = IDL_ATTRIBUTE, .name = "statusText", .get = get_status_text},
    {.kind = IDL_ATTRIBUTE, .name = "headers", .get = get_headers},
    {.kind = IDL_ATTRIBUTE, .name = "body", .get = get_body},
    {.kind = IDL_ATTRIBUTE, .name = "bodyUsed", .get = get_body_used},
    {.kind = IDL_OPERATION, .name = "arrayBuffer", .call = js_array_buffer},
    {.kind = IDL_OPERATION, .name = "bytes", .call = js_bytes},
    {.kind = IDL_OPERATION, .name = "json", .call = js_json},
    {.kind = IDL_OPERATION, .name = "text", .call = js_text},
    {0},
};

const Idl_interface js_response_interface = {.id = JS_RESPONSE,
                                             .name = "Response",
                                             .tag = "Response",
                                             .construct = construct,
                                             .members = members,
                                             .platform = &platform};
