/* http.h: GET of a server on this machine. NON-SPEC. */
#ifndef TOUCHSTONE_JSAPI_WEB_HTTP_H
#define TOUCHSTONE_JSAPI_WEB_HTTP_H

#include "jsapi/web/url_parser.h"

#include <stdbool.h>
#include <stdint.h>

/* An answer. The headers are lines as they came, without the one before them. */
typedef struct Http_answer {
    uint16_t status;
    Buffer status_text, headers, body;
} Http_answer;

/* Whether URL is one of HTTP on this machine: of localhost, a name below it, or 127.0.0.1. */
bool js_http_is_local(const Url *url);
/* Asks for URL, which js_http_is_local, and waits for the whole answer. False where there is none: nobody listens, the
   answer is no HTTP, takes too long or is too large. The caller frees it. */
bool js_http_get(const Url *url, Http_answer *out);
void js_http_free(Http_answer *answer);

#endif
