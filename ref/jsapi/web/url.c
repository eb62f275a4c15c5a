/* url.c: URL (URL Standard, "URL class").
 * NON-SPEC: attributes but href are read only, and there is no searchParams. */
#include "jsapi/web/url.h"

#include "util/alloc.h"

#include <stdlib.h>

static void finalize(JSRuntime *rt, JSValueConst value)
{
    (void)rt;
    Url *self = idl_opaque(value, JS_URL);
    if (!self)
        return;
    url_free(self);
    free(self);
}

static const JSClassDef platform = {.class_name = "URL", .finalizer = finalize};

Url *js_url_of(JSValueConst value)
{
    return idl_opaque(value, JS_URL);
}

/* API URL parser: INPUT against BASE, which may be NULL. */
static bool api_parse(const Buffer *input, const Buffer *base, Url *out)
{
    Url base_url;
    if (!base)
        return url_parse((Bytes){input->at, input->len}, NULL, out);
    if (!url_parse((Bytes){base->at, base->len}, NULL, &base_url))
        return false;
    bool good = url_parse((Bytes){input->at, input->len}, &base_url, out);
    url_free(&base_url);
    return good;
}

/* USVString url, optional USVString base; *good says whether they are a URL. False after throwing. */
static bool take_arguments(JSContext *ctx, int argc, JSValueConst *argv, Url *out, bool *good)
{
    Buffer input, base = {0};
    bool has_base = argc > 1 && !JS_IsUndefined(argv[1]);
    if (!idl_arguments(ctx, argc, 1) || !idl_usvstring(ctx, argv[0], &input))
        return false;
    bool taken = !has_base || idl_usvstring(ctx, argv[1], &base);
    if (taken)
        *good = api_parse(&input, has_base ? &base : NULL, out);
    buffer_free(&input);
    buffer_free(&base);
    return taken;
}

/* A new object of NEW_TARGET for URL, which is taken over. */
static JSValue new_url(JSContext *ctx, JSValueConst new_target, Url url)
{
    JSValue object = idl_new_object(ctx, new_target, JS_URL);
    if (JS_IsException(object)) {
        url_free(&url);
        return object;
    }
    Url *self = checked_calloc(1, sizeof *self);
    *self = url;
    JS_SetOpaque(object, self);
    return object;
}

/* dom-url-url: new URL(url, base) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Url url;
    bool good;
    if (!take_arguments(ctx, argc, argv, &url, &good))
        return JS_EXCEPTION;
    return good ? new_url(ctx, this_val, url) : JS_ThrowTypeError(ctx, "not a URL");
}

/* dom-url-parse: URL.parse(url, base) */
static JSValue js_parse(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    Url url;
    bool good;
    if (!take_arguments(ctx, argc, argv, &url, &good))
        return JS_EXCEPTION;
    return good ? new_url(ctx, JS_UNDEFINED, url) : JS_NULL;
}

/* dom-url-canparse: URL.canParse(url, base) */
static JSValue js_can_parse(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    Url url;
    bool good;
    if (!take_arguments(ctx, argc, argv, &url, &good))
        return JS_EXCEPTION;
    if (good)
        url_free(&url);
    return JS_NewBool(ctx, good);
}

/* ---- attributes ---- */

/* TEXT as a string; it is freed. */
static JSValue string_of(JSContext *ctx, Buffer text)
{
    JSValue string = JS_NewStringLen(ctx, buffer_string(&text), text.len);
    buffer_free(&text);
    return string;
}

/* PART behind BEFORE, between them nothing. */
static Buffer joined(const char *before, const Buffer *part, const char *after)
{
    Buffer out = {0};
    buffer_text(&out, before);
    buffer_bytes(&out, part->at, part->len);
    buffer_text(&out, after);
    return out;
}

static Buffer host_and_port(const Url *url)
{
    Buffer out = joined("", &url->host, "");
    if (url->port >= 0)
        buffer_format(&out, ":%d", url->port);
    return out;
}

static Buffer port_text(const Url *url)
{
    Buffer out = {0};
    if (url->port >= 0)
        buffer_format(&out, "%d", url->port);
    return out;
}

/* Origin, serialized: opaque, "null", but for special schemes with a host, and blobs of what http or https serves. */
static Buffer origin(const Url *url)
{
    Buffer out = {0};
    Url inner;
    if (bytes_equal((Bytes){url->scheme.at, url->scheme.len}, bytes_of("blob")) &&
        url_parse((Bytes){url->path.at, url->path.len}, NULL, &inner)) {
        int port = url_default_port(&inner.scheme);
        if (port == 80 || port == 443)
            out = origin(&inner);
        url_free(&inner);
        if (out.len)
            return out;
    }
    if (url_default_port(&url->scheme) <= 0) {
        buffer_text(&out, "null");
        return out;
    }
    Buffer host = host_and_port(url);
    buffer_bytes(&out, url->scheme.at, url->scheme.len);
    buffer_text(&out, "://");
    buffer_bytes(&out, host.at, host.len);
    buffer_free(&host);
    return out;
}

#define GETTER(name, value)                                                                        \
    static JSValue name(JSContext *ctx, JSValueConst this_val)                                     \
    {                                                                                              \
        const Url *self = idl_brand(ctx, this_val, JS_URL);                                        \
        return self ? string_of(ctx, (value)) : JS_EXCEPTION;                                      \
    }

GETTER(get_href, url_serialize(self))
GETTER(get_origin, origin(self))
GETTER(get_protocol, joined("", &self->scheme, ":"))
GETTER(get_username, joined("", &self->username, ""))
GETTER(get_password, joined("", &self->password, ""))
GETTER(get_host, host_and_port(self))
GETTER(get_hostname, joined("", &self->host, ""))
GETTER(get_port, port_text(self))
GETTER(get_pathname, joined("", &self->path, ""))
GETTER(get_search, self->query.len ? joined("?", &self->query, "") : (Buffer){0})
GETTER(get_hash, self->fragment.len ? joined("#", &self->fragment, "") : (Buffer){0})

/* dom-url-href */
static JSValue set_href(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSValueConst value = argc > 0 ? argv[0] : JS_UNDEFINED;
    Url *self = idl_brand(ctx, this_val, JS_URL), url;
    Buffer input;
    if (!self || !idl_usvstring(ctx, value, &input))
        return JS_EXCEPTION;
    bool good = api_parse(&input, NULL, &url);
    buffer_free(&input);
    if (!good)
        return JS_ThrowTypeError(ctx, "not a URL");
    url_free(self);
    *self = url;
    return JS_UNDEFINED;
}

/* dom-url-tojson, and the stringifier */
static JSValue js_to_string(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    return get_href(ctx, this_val);
}

static const Idl_member members[] = {
    {.kind = IDL_STATIC, .name = "parse", .length = 1, .call = js_parse},
    {.kind = IDL_STATIC, .name = "canParse", .length = 1, .call = js_can_parse},
    {.kind = IDL_ATTRIBUTE, .name = "href", .get = get_href, .set = set_href},
    {.kind = IDL_OPERATION, .name = "toString", .call = js_to_string},
    {.kind = IDL_ATTRIBUTE, .name = "origin", .get = get_origin},
    {.kind = IDL_ATTRIBUTE, .name = "protocol", .get = get_protocol},
    {.kind = IDL_ATTRIBUTE, .name = "username", .get = get_username},
    {.kind = IDL_ATTRIBUTE, .name = "password", .get = get_password},
    {.kind = IDL_ATTRIBUTE, .name = "host", .get = get_host},
    {.kind = IDL_ATTRIBUTE, .name = "hostname", .get = get_hostname},
    {.kind = IDL_ATTRIBUTE, .name = "port", .get = get_port},
    {.kind = IDL_ATTRIBUTE, .name = "pathname", .get = get_pathname},
    {.kind = IDL_ATTRIBUTE, .name = "search", .get = get_search},
    {.kind = IDL_ATTRIBUTE, .name = "hash", .get = get_hash},
    {.kind = IDL_OPERATION, .name = "toJSON", .call = js_to_string},
    {0},
};

const Idl_interface js_url_interface = {.id = JS_URL,
                                        .name = "URL",
                                        .tag = "URL",
                                        .length = 1,
                                        .construct = construct,
                                        .members = members,
                                        .platform = &platform};
