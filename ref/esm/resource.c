/* resource.c: files and data: URLs as resources with a type. NON-SPEC but for HTML's and Fetch's terms. */
#include "esm/resource.h"

#include "jsapi/source_phase.h"
#include "jsapi/web/fetch.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* ---- URLs ---- */

bool esm_url_of_path(const char *path, Url *out)
{
    char real[PATH_MAX];
    Buffer text = {0};
    buffer_text(&text, "file://");
    if (*path != '/' && getcwd(real, sizeof real))
        buffer_format(&text, "%s/", real);
    for (; *path; path++) {
        if (*path == '%' || *path == '?' || *path == '#' || *path == '\\')
            buffer_format(&text, "%%%02X", (unsigned char)*path);
        else
            buffer_byte(&text, (uint8_t)*path);
    }
    bool good = url_parse((Bytes){text.at, text.len}, NULL, out);
    buffer_free(&text);
    return good;
}

/* The base URL of a script or module: modules are called by their URL, scripts by their path. */
static bool base_url(const char *referrer, Url *out)
{
    if (strncmp(referrer, EVAL_NAME_IN, strlen(EVAL_NAME_IN)) == 0)
        referrer += strlen(EVAL_NAME_IN);
    if (strncmp(referrer, "file:", 5) == 0 || strncmp(referrer, "data:", 5) == 0)
        return url_parse(bytes_of(referrer), NULL, out);
    return esm_url_of_path(referrer, out);
}

/* HTML: resolve a module specifier, without import maps; resolve a URL-like module specifier */
bool esm_resolve_specifier(const char *referrer, const char *specifier, Url *out)
{
    bool relative = specifier[0] == '/' || strncmp(specifier, "./", 2) == 0 ||
                    strncmp(specifier, "../", 3) == 0;
    Url base;
    if (!relative)
        return url_parse(bytes_of(specifier), NULL, out);
    if (!base_url(referrer, &base))
        return false;
    bool good = url_parse(bytes_of(specifier), &base, out);
    url_free(&base);
    return good;
}

/* ---- types ---- */

/* Whether MIME_TYPE (of LEN bytes) has the essence TEXT. */
static bool is_essence(const char *mime_type, size_t len, const char *text)
{
    return len == strlen(text) && strncasecmp(mime_type, text, len) == 0;
}

static bool is_among(const char *mime_type, size_t len, const char *const *list)
{
    for (; *list; list++) {
        if (is_essence(mime_type, len, *list))
            return true;
    }
    return false;
}

/* MIME Sniffing: JavaScript MIME type, JSON MIME type. */
static Esm_type type_of(const char *mime_type)
{
    static const char *const javascript[] = {"application/ecmascript",
                                             "application/javascript",
                                             "application/x-ecmascript",
                                             "application/x-javascript",
                                             "text/ecmascript",
                                             "text/javascript",
                                             "text/javascript1.0",
                                             "text/javascript1.1",
                                             "text/javascript1.2",
                                             "text/javascript1.3",
                                             "text/javascript1.4",
                                             "text/javascript1.5",
                                             "text/jscript",
                                             "text/livescript",
                                             "text/x-ecmascript",
                                             "text/x-javascript",
                                             NULL};
    static const char *const json[] = {"application/json", "text/json", NULL};
    /* Of several header fields the last one counts. */
    const char *comma = strrchr(mime_type, ',');
    const char *at = comma ? comma + 1 : mime_type;
    at += strspn(at, " \t\r\n");
    size_t len = strcspn(at, ";");
    while (len && strchr(" \t\r\n", at[len - 1]))
        len--;
    if (is_essence(at, len, "application/wasm"))
        return ESM_WASM;
    if (is_among(at, len, javascript))
        return ESM_JAVASCRIPT;
    if (is_among(at, len, json) || (len > 5 && is_essence(at + len - 5, 5, "+json")))
        return ESM_JSON;
    return ESM_NO_MODULE;
}

/* Seed "Modules": a resource whose type nobody says is WebAssembly where its first bytes are, and JavaScript otherwise. */
static Esm_type sniff(const Buffer *bytes)
{
    static const uint8_t magic[] = {0, 'a', 's', 'm'};
    return bytes->len >= sizeof magic && memcmp(bytes->at, magic, sizeof magic) == 0
               ? ESM_WASM
               : ESM_JAVASCRIPT;
}

/* The type of the file PATH: its Content-Type where PATH.headers has one, else that of its ending, else what it begins
   with. */
static void find_type(const char *path, Esm_resource *resource)
{
    Js_headers headers = {0};
    Buffer value;
    const char *type = js_type_of_path(path), *dot = strrchr(path, '.');
    if (js_fetch_headers(path, &headers) &&
        js_headers_get(&headers, bytes_of("Content-Type"), &value)) {
        resource->type = type_of(buffer_string(&value));
        buffer_free(&value);
    } else if (type) {
        resource->type = type_of(type);
    } else if (dot && strcmp(dot, ".wat") == 0) {
        resource->type = ESM_WAT;
    } else {
        resource->type = sniff(&resource->bytes);
        resource->sniffed = true;
    }
    js_headers_clear(&headers);
}

/* ---- data: URLs ---- */

static int base64_digit(uint8_t c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* Forgiving-base64 decode */
static bool forgiving_base64_decode(const Buffer *in, Buffer *out)
{
    uint32_t bits = 0, n = 0;
    size_t end = 0;
    Buffer data = {0};
    for (size_t i = 0; i < in->len; i++) {
        if (!strchr(" \t\n\f\r", in->at[i]) || !in->at[i])
            buffer_byte(&data, in->at[i]);
    }
    end = data.len;
    if (data.len % 4 == 0) {
        for (int i = 0; i < 2 && end && data.at[end - 1] == '='; i++)
            end--;
    }
    bool good = end % 4 != 1;
    for (size_t i = 0; good && i < end; i++) {
        int digit = base64_digit(data.at[i]);
        good = digit >= 0;
        bits = bits << 6 | (uint32_t)(digit & 63);
        if ((n += 6) >= 8)
            buffer_byte(out, (uint8_t)(bits >> (n -= 8)));
    }
    buffer_free(&data);
    return good;
}

/* Removes `; base64` from the end of MIME_TYPE; whether it was there. */
static bool take_base64(Buffer *mime_type)
{
    static const char name[] = "base64";
    size_t len = sizeof name - 1, at;
    if (mime_type->len < len ||
        strncasecmp((const char *)mime_type->at + mime_type->len - len, name, len) != 0)
        return false;
    for (at = mime_type->len - len; at && mime_type->at[at - 1] == ' ';)
        at--;
    if (!at || mime_type->at[at - 1] != ';')
        return false;
    mime_type->len = at - 1;
    return true;
}

/* data: URL processor; false for failure */
static bool process_data_url(const Url *url, Esm_resource *out)
{
    Buffer input = {0}, mime_type = {0};
    buffer_bytes(&input, url->path.at, url->path.len);
    if (url->has_query) {
        buffer_byte(&input, '?');
        buffer_bytes(&input, url->query.at, url->query.len);
    }
    const char *text = buffer_string(&input), *comma = strchr(text, ',');
    if (!comma) {
        buffer_free(&input);
        return false;
    }
    buffer_bytes(&mime_type, text, (size_t)(comma - text));
    Buffer body = url_percent_decode(bytes_of(comma + 1)), decoded = {0};
    bool good = true;
    if (take_base64(&mime_type)) {
        good = forgiving_base64_decode(&body, &decoded);
        buffer_free(&body);
        body = decoded;
    }
    const char *type = buffer_string(&mime_type);
    *out = (Esm_resource){.bytes = body, .type = type_of(*type == ';' ? "text/plain" : type)};
    if (!good)
        buffer_free(&out->bytes);
    buffer_free(&mime_type);
    buffer_free(&input);
    return good;
}

/* ---- fetch ---- */

bool esm_fetch(const Js_agent *agent, const Url *url, Esm_resource *out)
{
    *out = (Esm_resource){0};
    bool good = false;
    if (bytes_equal((Bytes){url->scheme.at, url->scheme.len}, bytes_of("data"))) {
        good = process_data_url(url, out);
    } else if (url_default_port(&url->scheme) == 0) {
        Buffer path = js_path_of_url(agent, url);
        good = js_fetch_file(buffer_string(&path), &out->bytes);
        if (good)
            find_type(buffer_string(&path), out);
        buffer_free(&path);
    }
    if (good)
        buffer_string(&out->bytes);
    return good;
}
