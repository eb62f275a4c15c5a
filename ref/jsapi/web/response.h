/* response.h: Response (Fetch, "Response class"): as much as streaming compilation looks at.
 * NON-SPEC: no clone, blob, formData, redirect, json. */
#ifndef TOUCHSTONE_JSAPI_WEB_RESPONSE_H
#define TOUCHSTONE_JSAPI_WEB_RESPONSE_H

#include "jsapi/web/body.h"
#include "jsapi/web/headers.h"

typedef enum Js_response_type {
    JS_RESPONSE_DEFAULT,
    JS_RESPONSE_ERROR,
    JS_RESPONSE_BASIC
} Js_response_type;

typedef struct Js_response {
    Js_response_type type;
    uint16_t status;
    Buffer status_text, url;
    JSValue headers; /* the Headers object */
    JSValue body;    /* a ReadableStream, or null */
} Js_response;

/* A new Response of the realm CTX: status 200, no body. */
JSValue js_response_new(JSContext *ctx);
/* What stands behind a Response, NULL for any other value. */
Js_response *js_response_of(JSValueConst value);
/* The header list of a response. */
static inline Js_headers *js_response_headers(const Js_response *response)
{
    return js_headers_of(response->headers);
}
/* Whether STATUS is an ok status. */
static inline bool js_is_ok_status(uint16_t status)
{
    return status >= 200 && status <= 299;
}

extern const Idl_interface js_response_interface;

#endif
