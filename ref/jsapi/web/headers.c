/* headers.c: Headers (Fetch, "Headers class").
 * NON-SPEC: only get, has, set, append and delete: no iteration. */
#include "jsapi/web/headers.h"

#include "util/alloc.h"
#include "util/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void free_header(Js_header *header)
{
    buffer_free(&header->name);
    buffer_free(&header->value);
}

void js_headers_clear(Js_headers *headers)
{
    for (size_t i = 0; i < headers->n; i++)
        free_header(&headers->at[i]);
    free(headers->at);
    *headers = (Js_headers){0};
}

static void finalize(JSRuntime *rt, JSValueConst value)
{
    (void)rt;
    Js_headers *self = idl_opaque(value, JS_HEADERS);
    if (!self)
        return;
    js_headers_clear(self);
    free(self);
}

static const JSClassDef platform = {.class_name = "Headers", .finalizer = finalize};

static JSValue new_headers(JSContext *ctx, JSValueConst new_target)
{
    JSValue object = idl_new_object(ctx, new_target, JS_HEADERS);
    if (!JS_IsException(object))
        JS_SetOpaque(object, checked_calloc(1, sizeof(Js_headers)));
    return object;
}

JSValue js_headers_new(JSContext *ctx)
{
    return new_headers(ctx, JS_UNDEFINED);
}

Js_headers *js_headers_of(JSValueConst value)
{
    return idl_opaque(value, JS_HEADERS);
}

/* ---- header lists ---- */

static bool is_name(const Js_header *header, Bytes name)
{
    return header->name.len == name.len &&
           (name.len == 0 ||
            strncasecmp((const char *)header->name.at, (const char *)name.at, name.len) == 0);
}

bool js_headers_get(const Js_headers *headers, Bytes name, Buffer *out)
{
    bool found = false;
    *out = (Buffer){0};
    for (size_t i = 0; i < headers->n; i++) {
        if (!is_name(&headers->at[i], name))
            continue;
        if (found)
            buffer_text(out, ", ");
        found = true;
        buffer_bytes(out, headers->at[i].value.at, headers->at[i].value.len);
    }
    return found;
}

static void delete_all(Js_headers *headers, Bytes name)
{
    size_t kept = 0;
    for (size_t i = 0; i < headers->n; i++) {
        if (is_name(&headers->at[i], name))
            free_header(&headers->at[i]);
        else
            headers->at[kept++] = headers->at[i];
    }
    headers->n = kept;
}

void js_headers_append(Js_headers *headers, const char *name, const char *value)
{
    Js_header header = {0};
    buffer_text(&header.name, name);
    buffer_text(&header.value, value);
    PUSH(headers->at, headers->n, headers->capacity, header);
}

/* ---- names and values ---- */

/* ByteString: each code unit is a byte; TypeError above 0xFF. The caller frees *out. */
static bool byte_string(JSContext *ctx, JSValueConst value, Buffer *out)
{
    size_t len;
    *out = (Buffer){0};
    JSValue string = JS_ToString(ctx, value);
    const uint16_t *units = JS_IsException(string) ? NULL : JS_ToCStringLenUTF16(ctx, &len, string);
    JS_FreeValue(ctx, string);
    if (!units)
        return false;
    bool good = true;
    for (size_t i = 0; i < len && good; i++) {
        good = units[i] <= 0xFF;
        buffer_byte(out, (uint8_t)units[i]);
    }
    JS_FreeCStringUTF16(ctx, units);
    if (good)
        return true;
    buffer_free(out);
    JS_ThrowTypeError(ctx, "a header has characters above U+00FF");
    return false;
}

/* Field-name: a token of RFC 9110. */
static bool is_field_name(const Buffer *name)
{
    for (size_t i = 0; i < name->len; i++) {
        uint8_t c = name->at[i];
        bool is_alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_alnum && (c == 0 || !strchr("!#$%&'*+-.^_`|~", c)))
            return false;
    }
    return name->len > 0;
}

static bool is_http_whitespace(uint8_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || c == ' ';
}

/* Normalize */
static void normalize(Buffer *value)
{
    size_t start = 0;
    while (value->len && is_http_whitespace(value->at[value->len - 1]))
        value->len--;
    while (start < value->len && is_http_whitespace(value->at[start]))
        start++;
    if (start)
        memmove(value->at, value->at + start, value->len - start);
    value->len -= start;
}

static bool is_field_value(const Buffer *value)
{
    for (size_t i = 0; i < value->len; i++) {
        if (value->at[i] == 0 || value->at[i] == '\n' || value->at[i] == '\r')
            return false;
    }
    return true;
}

/* A name that is given, checked; the caller frees *out. */
static bool take_name(JSContext *ctx, JSValueConst value, Buffer *out)
{
    return byte_string(ctx, value, out);
}

static bool check(JSContext *ctx, const Js_headers *headers, const Buffer *name,
                  const Buffer *value)
{
    if (!is_field_name(name))
        JS_ThrowTypeError(ctx, "not the name of a header");
    else if (value && !is_field_value(value))
        JS_ThrowTypeError(ctx, "not the value of a header");
    else if (headers->immutable)
        JS_ThrowTypeError(ctx, "these headers cannot be changed");
    else
        return true;
    return false;
}

/* Append, or set where REPLACE, a name and value that are to be converted. */
static bool put(JSContext *ctx, Js_headers *headers, JSValueConst name, JSValueConst value,
                bool replace)
{
    Js_header header = {0};
    bool good = take_name(ctx, name, &header.name) && byte_string(ctx, value, &header.value);
    if (good) {
        normalize(&header.value);
        good = check(ctx, headers, &header.name, &header.value);
    }
    if (!good) {
        free_header(&header);
        return false;
    }
    if (replace)
        delete_all(headers, (Bytes){header.name.at, header.name.len});
    PUSH(headers->at, headers->n, headers->capacity, header);
    return true;
}

/* ---- fill ---- */

typedef struct Pair {
    JSValue at[2];
    uint32_t n;
} Pair;

static bool take_element(JSContext *ctx, JSValueConst element, void *data)
{
    Pair *pair = data;
    if (pair->n < 2)
        pair->at[pair->n] = JS_DupValue(ctx, element);
    pair->n++;
    return true;
}

/* An element of sequence<sequence<ByteString>>. */
static bool take_pair(JSContext *ctx, JSValueConst element, void *data)
{
    Pair pair = {.at = {JS_UNDEFINED, JS_UNDEFINED}};
    bool good = idl_sequence(ctx, element, take_element, &pair);
    if (good && pair.n != 2) {
        JS_ThrowTypeError(ctx, "a header is a pair of name and value");
        good = false;
    }
    good = good && put(ctx, data, pair.at[0], pair.at[1], false);
    JS_FreeValue(ctx, pair.at[0]);
    JS_FreeValue(ctx, pair.at[1]);
    return good;
}

static bool take_entry(JSContext *ctx, JSValueConst key, JSValueConst value, void *data)
{
    return put(ctx, data, key, value, false);
}

/* HeadersInit: a sequence where it is iterable, else a record. NON-SPEC: a Headers is read as the pairs that its iterator
   would give; each entry is taken before the next is converted. */
bool js_headers_fill(JSContext *ctx, Js_headers *headers, JSValueConst value)
{
    const Js_headers *other = js_headers_of(value);
    if (other) {
        for (size_t i = 0; i < other->n; i++) {
            Js_header copy = {0};
            buffer_bytes(&copy.name, other->at[i].name.at, other->at[i].name.len);
            buffer_bytes(&copy.value, other->at[i].value.at, other->at[i].value.len);
            PUSH(headers->at, headers->n, headers->capacity, copy);
        }
        return true;
    }
    if (!JS_IsObject(value)) {
        JS_ThrowTypeError(ctx, "headers must be an object");
        return false;
    }
    JSValue method = JS_GetProperty(ctx, value, qjs_well_known(QJS_ITERATOR));
    if (JS_IsException(method))
        return false;
    bool is_record = JS_IsUndefined(method) || JS_IsNull(method);
    bool good = is_record                    ? idl_record(ctx, value, take_entry, headers)
                : JS_IsFunction(ctx, method) ? idl_iterate(ctx, value, method, take_pair, headers)
                                             : false;
    if (!is_record && !JS_IsFunction(ctx, method))
        JS_ThrowTypeError(ctx, "headers are not iterable");
    JS_FreeValue(ctx, method);
    return good;
}

/* ---- the interface ---- */

/* dom-headers: new Headers(init) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    JSValue object = new_headers(ctx, this_val);
    if (JS_IsException(object) || argc < 1 || JS_IsUndefined(argv[0]) ||
        js_headers_fill(ctx, js_headers_of(object), argv[0]))
        return object;
    JS_FreeValue(ctx, object);
    return JS_EXCEPTION;
}

static JSValue latin1(JSContext *ctx, const Buffer *value)
{
    Buffer text = {0};
    for (size_t i = 0; i < value->len; i++) {
        uint8_t bytes[4];
        buffer_bytes(&text, bytes, utf8_encode(value->at[i], bytes));
    }
    JSValue string = JS_NewStringLen(ctx, buffer_string(&text), text.len);
    buffer_free(&text);
    return string;
}

/* The name that ARGV[0] is, of a Headers; the caller frees *out. */
static Js_headers *name_argument(JSContext *ctx, JSValueConst this_val, int argc,
                                 JSValueConst *argv, Buffer *out)
{
    Js_headers *self = idl_brand(ctx, this_val, JS_HEADERS);
    if (!self || !idl_arguments(ctx, argc, 1) || !take_name(ctx, argv[0], out))
        return NULL;
    if (is_field_name(out))
        return self;
    buffer_free(out);
    JS_ThrowTypeError(ctx, "not the name of a header");
    return NULL;
}

/* dom-headers-get */
static JSValue js_get(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Buffer name, value;
    Js_headers *self = name_argument(ctx, this_val, argc, argv, &name);
    if (!self)
        return JS_EXCEPTION;
    bool found = js_headers_get(self, (Bytes){name.at, name.len}, &value);
    JSValue result = found ? latin1(ctx, &value) : JS_NULL;
    buffer_free(&name);
    buffer_free(&value);
    return result;
}

/* dom-headers-has */
static JSValue js_has(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Buffer name, value;
    Js_headers *self = name_argument(ctx, this_val, argc, argv, &name);
    if (!self)
        return JS_EXCEPTION;
    bool found = js_headers_get(self, (Bytes){name.at, name.len}, &value);
    buffer_free(&name);
    buffer_free(&value);
    return JS_NewBool(ctx, found);
}

/* dom-headers-delete */
static JSValue js_delete(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Buffer name;
    Js_headers *self = name_argument(ctx, this_val, argc, argv, &name);
    if (!self)
        return JS_EXCEPTION;
    bool good = check(ctx, self, &name, NULL);
    if (good)
        delete_all(self, (Bytes){name.at, name.len});
    buffer_free(&name);
    return good ? JS_UNDEFINED : JS_EXCEPTION;
}

static JSValue put_argument(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv,
                            bool replace)
{
    Js_headers *self = idl_brand(ctx, this_val, JS_HEADERS);
    if (!self || !idl_arguments(ctx, argc, 2) || !put(ctx, self, argv[0], argv[1], replace))
        return JS_EXCEPTION;
    return JS_UNDEFINED;
}

/* dom-headers-append */
static JSValue js_append(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    return put_argument(ctx, this_val, argc, argv, false);
}

/* dom-headers-set */
static JSValue js_set(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    return put_argument(ctx, this_val, argc, argv, true);
}

static const Idl_member members[] = {
    {.kind = IDL_OPERATION, .name = "append", .length = 2, .call = js_append},
    {.kind = IDL_OPERATION, .name = "delete", .length = 1, .call = js_delete},
    {.kind = IDL_OPERATION, .name = "get", .length = 1, .call = js_get},
    {.kind = IDL_OPERATION, .name = "has", .length = 1, .call = js_has},
    {.kind = IDL_OPERATION, .name = "set", .length = 2, .call = js_set},
    {0},
};

const Idl_interface js_headers_interface = {.id = JS_HEADERS,
                                            .name = "Headers",
                                            .tag = "Headers",
                                            .construct = construct,
                                            .members = members,
                                            .platform = &platform};
