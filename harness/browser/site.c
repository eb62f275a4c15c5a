/* browser/site.c: which file an address stands for, and what is sent of it. */
#include "harness/browser/site.h"

#include "harness/case/wpt.h"
#include "harness/util/text.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* ---- addresses ---- */

static int hex(char c)
{
    return isdigit((unsigned char)c)    ? c - '0'
           : isxdigit((unsigned char)c) ? (c | 0x20) - 'a' + 10
                                        : -1;
}

/* LEN bytes of TEXT without percent signs; FORM: a plus is a space. Malloc'ed; NULL where a zero byte would be in it. */
static char *decoded(const char *text, size_t len, bool form)
{
    char *out = memory_new(len + 1), *to = out;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '%' && i + 2 < len && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
            *to = (char)(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            if (!*to++) {
                free(out);
                return NULL;
            }
            i += 2;
        } else {
            *to = text[i];
            if (form && *to == '+')
                *to = ' ';
            to++;
        }
    }
    return out;
}

char *site_path(const char *target)
{
    char *path = *target == '/' ? decoded(target, strcspn(target, "?#"), false) : NULL;
    /* no part of it may lead up, or be hidden */
    for (const char *part = path; part; part = strchr(part + 1, '/')) {
        size_t len = strcspn(part + 1, "/");
        if (strncmp(part, "/..", 3) == 0 && len == 2) {
            free(path);
            return NULL;
        }
    }
    return path;
}

char *site_query(const char *target, const char *key)
{
    const char *at = strchr(target, '?');
    size_t key_len = strlen(key);
    char *value = NULL;
    while (at && *at && *at != '#') {
        const char *pair = at + 1;
        size_t len = strcspn(pair, "&#"), equals = strcspn(pair, "=&#");
        char *name = decoded(pair, equals, true);
        if (name && strlen(name) == key_len && strcmp(name, key) == 0) {
            free(value);
            value =
                equals < len ? decoded(pair + equals + 1, len - equals - 1, true) : text_copy("");
        }
        free(name);
        at = pair + len;
    }
    return value;
}

const char *site_type(const char *name)
{
    static const char *const types[][2] = {
        {".html", "text/html"},
        {".htm", "text/html"},
        {".js", "text/javascript"},
        {".mjs", "text/javascript"},
        {".wasm", "application/wasm"},
        {".json", "application/json"},
        {".css", "text/css"},
        {".txt", "text/plain"},
        {".md", "text/plain"},
        {".idl", "text/plain"},
        {".xhtml", "application/xhtml+xml"},
        {".xht", "application/xhtml+xml"},
        {".xml", "text/xml"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".gif", "image/gif"},
        {".jpg", "image/jpeg"},
        {".ico", "image/x-icon"},
        {".vtt", "text/vtt"},
        {".headers", "text/plain"},
        {".map", "application/json"},
        {".webmanifest", "application/manifest+json"},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (text_ends(name, types[i][0]))
            return types[i][1];
    }
    return "application/octet-stream";
}

/* ---- files ---- */

/* The file PATH below FOLDER, malloc'ed, by its whole path; NULL where there is none, or a link leads out of the folder. */
static char *file_below(const char *folder, const char *path)
{
    struct stat status;
    char *joined = text_format("%s/%s", folder, path);
    char *whole = realpath(joined, NULL), *top = realpath(folder, NULL);
    free(joined);
    size_t len = top ? strlen(top) : 0;
    while (len && top[len - 1] == '/')
        len--;
    bool below = whole && top && strncmp(whole, top, len) == 0 && whole[len] == '/' &&
                 stat(whole, &status) == 0 && S_ISREG(status.st_mode);
    free(top);
    if (below)
        return whole;
    free(whole);
    return NULL;
}

char *site_file(const Site *site, const char *path)
{
    size_t at_len = site->at ? strlen(site->at) : 0;
    char *file = NULL;
    if (at_len && strncmp(path, site->at, at_len) == 0)
        return file_below(site->folder, path + at_len);
    if (site->root)
        file = file_below(site->root, path + strspn(path, "/"));
    return file ? file : wpt_library(path);
}

/* ---- headers ---- */

/* Sets what the lines of the file PATH.headers say; in PATH.sub.headers values are filled in. */
static void take_headers(const Asked *asked, Http_answer *answer, const char *path)
{
    static const char *const ends[] = {".headers", ".sub.headers"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t len;
        char *name = text_format("%s%s", path, ends[i]), *file = site_file(asked->site, name);
        char *text = file ? file_read(file, &len) : NULL;
        if (text && i == 1) {
            char *filled = site_substitute(asked, text, len, false, &len);
            free(text);
            text = filled;
        }
        for (char *line = text, *next; line && *line; line = next) {
            next = line + strcspn(line, "\n");
            if (*next)
                *next++ = 0;
            line[strcspn(line, "\r")] = 0;
            char *colon = strchr(line, ':');
            if (!colon)
                continue;
            *colon++ = 0;
            http_answer_header(answer, line + strspn(line, " \t"), colon + strspn(colon, " \t"),
                               false);
        }
        free(text);
        free(file);
        free(name);
    }
}

static bool has_header(const Http_answer *answer, const char *name)
{
    size_t len = strlen(name);
    for (char **line = answer->headers; line && *line; line++) {
        if (strncasecmp(*line, name, len) == 0 && (*line)[len] == ':')
            return true;
    }
    return false;
}

static void header_default(Http_answer *answer, const char *name, const char *value)
{
    if (!has_header(answer, name))
        http_answer_header(answer, name, value, false);
}

void site_send(Site *site, Http_exchange *exchange, Http_answer *answer)
{
    const char *target = http_target(exchange);
    const Asked asked = {site, exchange, target};
    char *pipes = site_query(target, "pipe");
    if (pipes && !site_pipe(&asked, pipes, answer)) {
        http_answer_free(answer);
        answer->status = 500;
    }
    free(pipes);
    /* what one case was sent must not come to the next from a cache */
    header_default(answer, "Cache-Control", "no-store");
    if (site->isolated) {
        header_default(answer, "Cross-Origin-Opener-Policy", "same-origin");
        header_default(answer, "Cross-Origin-Embedder-Policy", "require-corp");
        header_default(answer, "Cross-Origin-Resource-Policy", "cross-origin");
    }
    http_answer(exchange, answer);
}

/* ---- answers ---- */

/* LINE, "Name: value", of LEN bytes. */
static void take_header(Http_answer *answer, const char *line, size_t len)
{
    char *text = text_copy_n(line, len), *colon = strchr(text, ':');
    if (colon) {
        *colon = 0;
        http_answer_header(answer, text, colon + 1 + strspn(colon + 1, " \t"), true);
    }
    free(text);
}

bool site_take_answer(Http_answer *answer)
{
    const char *at = answer->body, *end = answer->body + answer->len;
    const char *space = memchr(at, ' ', answer->len);
    answer->status = space ? (unsigned)strtoul(space, NULL, 10) : 0;
    for (const char *line, *newline; (newline = memchr(at, '\n', (size_t)(end - at)));) {
        line = at;
        at = newline + 1;
        size_t len = (size_t)(newline - line);
        len -= len && line[len - 1] == '\r';
        if (!len)
            break;
        if (line != answer->body)
            take_header(answer, line, len);
    }
    answer->len = (size_t)(end - at);
    memmove(answer->body, at, answer->len);
    return answer->status >= 200;
}

static void not_found(Site *site, Http_exchange *exchange)
{
    Http_answer answer = {.status = 404, .body = text_copy("not found\n"), .len = 10};
    http_answer_header(&answer, "Content-Type", "text/plain", false);
    site_send(site, exchange, &answer);
}

/* Sends a TEXT that was made for PATH, which is taken over. */
static void send_made(Site *site, Http_exchange *exchange, char *text, const char *type)
{
    Http_answer answer = {.status = 200, .body = text, .len = strlen(text)};
    http_answer_header(&answer, "Content-Type", type, false);
    site_send(site, exchange, &answer);
}

/* Sends the wrapper TEXT of PATH, with the headers of the script that it is made of. */
static void send_wrapper(Site *site, Http_exchange *exchange, char *text, const char *type,
                         const char *path)
{
    const Asked asked = {site, exchange, http_target(exchange)};
    Http_answer answer = {.status = 200, .body = text, .len = strlen(text)};
    http_answer_header(&answer, "Content-Type", type, false);
    const char *any = strstr(path, ".any.");
    char *source = any ? text_format("%.*s.any.js", (int)(any - path), path) : NULL;
    if (source)
        take_headers(&asked, &answer, source);
    /* they are those of the script; the type is this one's */
    http_answer_header(&answer, "Content-Type", type, false);
    if (site_is_template(path)) {
        size_t len;
        char *filled = site_substitute(&asked, answer.body, answer.len, site_escapes(path), &len);
        if (filled) {
            free(answer.body);
            answer.body = filled;
            answer.len = len;
        }
    }
    free(source);
    site_send(site, exchange, &answer);
}

static void send_file(Site *site, Http_exchange *exchange, const char *path, const char *file)
{
    const Asked asked = {site, exchange, http_target(exchange)};
    Http_answer answer = {.status = 200};
    const char *slash = strrchr(path, '/');
    char *common = text_format("%.*s__dir__", slash ? (int)(slash - path + 1) : 0, path);
    bool good = (answer.body = file_read(file, &answer.len)) != NULL;
    http_answer_header(&answer, "Content-Type", site_type(path), false);
    take_headers(&asked, &answer, common);
    take_headers(&asked, &answer, path);
    if (good && site_is_template(path)) {
        size_t len;
        char *text = site_substitute(&asked, answer.body, answer.len, site_escapes(path), &len);
        good = text != NULL;
        free(answer.body);
        answer.body = text;
        answer.len = good ? len : 0;
    }
    if (good && text_ends(path, ".asis")) {
        strings_free(answer.headers);
        answer.headers = NULL;
        good = site_take_answer(&answer);
    }
    if (!good)
        answer.status = 500;
    free(common);
    site_send(site, exchange, &answer);
}

/* What is ours at its place in a checkout too: how results get here, what pages may require. */
static const char *own_text(const Site *site, const char *path)
{
    if (strcmp(path, "/resources/testharnessreport.js") == 0)
        return site->report;
    return strcmp(path, "/.touchstone/extras.js") == 0 ? site->extras : NULL;
}

void site_answer(Site *site, Http_exchange *exchange)
{
    char *path = site_path(http_target(exchange)), *file = path ? site_file(site, path) : NULL;
    const char *own = path ? own_text(site, path) : NULL, *type = "text/javascript";
    char *text = own ? text_copy(own) : NULL;
    if (text) {
        send_made(site, exchange, text, type);
    } else if (file && text_ends(path, ".py")) {
        site_handler(site, exchange, file);
    } else if (file) {
        send_file(site, exchange, path, file);
    } else if (path && (text = site_wrapper(site, path, &type))) {
        send_wrapper(site, exchange, text, type, path);
    } else {
        not_found(site, exchange);
    }
    free(file);
    free(path);
}

static char *copy_of(const char *text)
{
    return text ? text_copy(text) : NULL;
}

void site_set(Site *site, const char *root, const char *at, const char *folder)
{
    free(site->root);
    free(site->at);
    free(site->folder);
    site->root = copy_of(root);
    site->at = copy_of(at);
    site->folder = copy_of(folder);
}

void site_free(Site *site)
{
    site_set(site, NULL, NULL, NULL);
    free(site->scratch);
    site->scratch = NULL;
}
