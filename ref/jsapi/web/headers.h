/* headers.h: header lists (Fetch, "Headers"), and the interface Headers over one. */
#ifndef TOUCHSTONE_JSAPI_WEB_HEADERS_H
#define TOUCHSTONE_JSAPI_WEB_HEADERS_H

#include "jsapi/idl.h"

/* A header, by the bytes of its name and value. */
typedef struct Js_header {
    Buffer name, value;
} Js_header;

typedef struct Js_headers {
    Js_header *at;
    size_t n, capacity;
    bool immutable; /* the guard */
} Js_headers;

/* A new Headers of the realm CTX with an empty header list. */
JSValue js_headers_new(JSContext *ctx);
/* The header list of a Headers, borrowed. */
Js_headers *js_headers_of(JSValueConst value);
/* Fill: from HeadersInit VALUE; false after throwing. */
bool js_headers_fill(JSContext *ctx, Js_headers *headers, JSValueConst value);
/* Append, of texts that are known to be right. */
void js_headers_append(Js_headers *headers, const char *name, const char *value);
/* Frees what a list that no Headers has holds. */
void js_headers_clear(Js_headers *headers);
/* Get a header: false where there is none; else the caller frees *out, the values joined by ", ". */
bool js_headers_get(const Js_headers *headers, Bytes name, Buffer *out);

extern const Idl_interface js_headers_interface;

#endif
