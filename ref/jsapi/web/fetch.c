/* fetch.c: fetch of files, and of a server on this machine. NON-SPEC but for its result. */
#include "jsapi/web/fetch.h"

#include "jsapi/promise.h"
#include "jsapi/web/http.h"
#include "jsapi/web/response.h"
#include "jsapi/web/url.h"
#include "util/alloc.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Fetch {
    Url url;
    Js_resolver promise;
} Fetch;

static void free_fetch(Js_agent *agent, void *data)
{
    Fetch *self = data;
    url_free(&self->url);
    js_resolver_free(agent->rt, &self->promise);
    free(self);
}

/* ---- files ---- */

bool js_fetch_file(const char *path, Buffer *out)
{
    *out = (Buffer){0};
    FILE *in = fopen(path, "rb");
    char block[65536];
    for (size_t n; in && (n = fread(block, 1, sizeof block, in)) > 0;)
        buffer_bytes(out, block, n);
    bool good = in && !ferror(in);
    if (in)
        fclose(in);
    if (!good)
        buffer_free(out);
    return good;
}

const char *js_type_of_path(const char *path)
{
    static const char *const types[][2] = {
        {".wasm", "application/wasm"}, {".js", "text/javascript"}, {".mjs", "text/javascript"},
        {".json", "application/json"}, {".html", "text/html"},     {".txt", "text/plain"},
        {".css", "text/css"}};
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof types / sizeof *types; i++) {
        if (strcmp(dot, types[i][0]) == 0)
            return types[i][1];
    }
    return NULL;
}

/* Appends the lines of TEXT, "NAME: VALUE", which are taken apart. */
static void append_lines(Buffer *text, Js_headers *headers)
{
    buffer_string(text);
    char *rest;
    for (char *line = strtok_r((char *)text->at, "\r\n", &rest); line;
         line = strtok_r(NULL, "\r\n", &rest)) {
        char *colon = strchr(line, ':');
        if (!colon)
            continue;
        *colon = 0;
        colon += 1 + strspn(colon + 1, " \t");
        js_headers_append(headers, line, colon);
    }
}

bool js_fetch_headers(const char *path, Js_headers *headers)
{
    Buffer name = {0}, text;
    buffer_format(&name, "%s.headers", path);
    bool there = js_fetch_file(buffer_string(&name), &text);
    buffer_free(&name);
    if (!there)
        return false;
    append_lines(&text, headers);
    buffer_free(&text);
    return true;
}

/* Whether PATH stands in the folder ROOT. */
static bool is_below(const char *path, const char *root)
{
    size_t len = strlen(root);
    return strncmp(path, root, len) == 0 && (path[len] == '/' || path[len] == 0);
}

Buffer js_path_of_url(const Js_agent *agent, const Url *url)
{
    char root[PATH_MAX];
    Buffer path = url_percent_decode((Bytes){url->path.at, url->path.len}), out = {0};
    if (agent->root && realpath(agent->root, root) && !is_below(buffer_string(&path), root))
        buffer_text(&out, root);
    buffer_text(&out, buffer_string(&path));
    buffer_free(&path);
    return out;
}

/* ---- the response ---- */

/* What a server answers; its header lines are taken apart. */
static void take_http(Http_answer *answer, Js_response *self)
{
    self->status = answer->status;
    buffer_bytes(&self->status_text, answer->status_text.at, answer->status_text.len);
    append_lines(&answer->headers, js_response_headers(self));
}

/* The file that URL means; the caller frees *bytes. */
static void take_file(JSContext *ctx, const Url *url, Js_response *self, Buffer *bytes)
{
    Buffer path = js_path_of_url(js_agent_of(ctx), url);
    const char *name = buffer_string(&path);
    bool there = js_fetch_file(name, bytes);
    self->status = there ? 200 : 404;
    buffer_text(&self->status_text, there ? "OK" : "Not Found");
    const char *type = js_type_of_path(name);
    if (there && !js_fetch_headers(name, js_response_headers(self)))
        js_headers_append(js_response_headers(self), "Content-Type",
                          type ? type : "application/octet-stream");
    buffer_free(&path);
}

/* The response of URL, with what a server answered where ANSWER is not NULL. */
static JSValue response_of(JSContext *ctx, const Url *url, Http_answer *answer)
{
    Buffer bytes = {0};
    JSValue object = js_response_new(ctx);
    Js_response *self = js_response_of(object);
    if (!self)
        return object;
    if (answer)
        take_http(answer, self);
    else
        take_file(ctx, url, self, &bytes);
    const Buffer *content = answer ? &answer->body : &bytes;
    self->type = JS_RESPONSE_BASIC;
    self->url = url_serialize(url);
    js_response_headers(self)->immutable = true;
    JSValue body = js_stream_of_bytes(ctx, content->at, content->len);
    buffer_free(&bytes);
    if (JS_IsException(body)) {
        JS_FreeValue(ctx, object);
        return body;
    }
    self->body = body;
    return object;
}

static bool run(Js_agent *agent, JSContext *ctx, void *data)
{
    (void)agent;
    Fetch *self = data;
    bool http = js_http_is_local(&self->url);
    Http_answer answer = {0};
    JSValue response = http && !js_http_get(&self->url, &answer)
                           ? JS_ThrowTypeError(ctx, "no server of this machine answers there")
                           : response_of(ctx, &self->url, http ? &answer : NULL);
    js_http_free(&answer);
    js_settle(ctx, &self->promise, response);
    return true;
}

/* ---- the request ---- */

/* The URL of the agent's base: the file that relative paths are relative to. */
static bool base_url(const Js_agent *agent, Url *out)
{
    char real[PATH_MAX];
    Buffer text = {0};
    buffer_text(&text, "file://");
    if (agent->base && realpath(agent->base, real))
        buffer_text(&text, real);
    else if (getcwd(real, sizeof real))
        buffer_format(&text, "%s/", real);
    bool good = url_parse((Bytes){text.at, text.len}, NULL, out);
    buffer_free(&text);
    return good;
}

/* The URL of a request; false after throwing. */
static bool take_url(JSContext *ctx, JSValueConst value, Url *out)
{
    Buffer input;
    Url base;
    if (!idl_usvstring(ctx, value, &input))
        return false;
    bool good = base_url(js_agent_of(ctx), &base);
    if (good) {
        good = url_parse((Bytes){input.at, input.len}, &base, out);
        url_free(&base);
    }
    buffer_free(&input);
    if (good && url_default_port(&out->scheme) != 0 && !js_http_is_local(out)) {
        url_free(out);
        good = false;
    }
    if (!good)
        JS_ThrowTypeError(ctx, "only files and servers of this machine can be fetched");
    return good;
}

static JSValue fetch(JSContext *ctx, int argc, JSValueConst *argv)
{
    Url url;
    if (!idl_arguments(ctx, argc, 1) || !take_url(ctx, argv[0], &url))
        return JS_EXCEPTION;
    Fetch *self = checked_calloc(1, sizeof *self);
    self->url = url;
    JSValue promise = js_new_promise(ctx, &self->promise);
    if (JS_IsException(promise))
        free_fetch(js_agent_of(ctx), self);
    else
        js_queue_task(ctx, (Js_task){run, free_fetch, self});
    return promise;
}

JSValue js_fetch(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    return idl_promise(ctx, fetch(ctx, argc, argv));
}
