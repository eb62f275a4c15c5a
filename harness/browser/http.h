/* browser/http.h: a small HTTP server on loopback, over libmicrohttpd, on a libuv loop. */
#ifndef TOUCHSTONE_BROWSER_HTTP_H
#define TOUCHSTONE_BROWSER_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <uv.h>

enum {
    HTTP_PORTS = 2,           /* a server has two ports, so that a page has another origin to ask */
    HTTP_BODY_MOST = 64 << 20 /* bytes of a request's body; 413 beyond */
};

typedef struct Http Http;

/* A request and what becomes of it. It lives until it was answered and sent, or its client went away. */
typedef struct Http_exchange Http_exchange;

/* A piece of a body: LEN bytes, DELAY_MS after what came before. */
typedef struct Http_part {
    size_t len;
    unsigned delay_ms;
} Http_part;

/* An answer. All is malloc'ed. */
typedef struct Http_answer {
    unsigned status;
    char **headers; /* "Name: value", NULL-terminated, may be NULL */
    char *body;
    size_t len;
    Http_part *parts; /* how the body is sent; NULL: at once. What no part names is not sent */
    size_t parts_n;
} Http_answer;

/* Takes a request that is there as a whole: answers it now or later, from the loop. */
typedef void Http_handler(void *data, Http_exchange *exchange);

/* Listens on 127.0.0.1 on HTTP_PORTS ports that are free. NULL after one line on stderr. */
Http *http_open(uv_loop_t *loop, Http_handler *handle, void *data);
/* Ends it: what was not answered is cut off, no handler is called any more. CLOSED is called from the loop when nothing
   of it is left there. */
void http_close(Http *http, void (*closed)(void *data), void *data);
/* It does not keep the loop alive. */
void http_unref(Http *http);
unsigned http_port(const Http *http, size_t i);

/* What was asked. Borrowed from the exchange. */
const char *http_method(const Http_exchange *exchange);
const char *http_target(const Http_exchange *exchange); /* path and query as they were sent */
unsigned http_exchange_port(const Http_exchange *exchange);
const char *http_body(const Http_exchange *exchange, size_t *len);
/* The value of the header NAME (in any case), or NULL. */
const char *http_header(const Http_exchange *exchange, const char *name);
/* Calls EACH for every header in order. */
void http_headers(const Http_exchange *exchange,
                  void (*each)(void *data, const char *name, const char *value), void *data);

/* Answers, once; takes over what ANSWER holds. */
void http_answer(Http_exchange *exchange, Http_answer *answer);
/* Answers with a TEXT of TYPE, which are copied. */
void http_answer_text(Http_exchange *exchange, unsigned status, const char *type, const char *text);
/* GONE is called from the loop, once, when the client leaves before there is an answer; the exchange is no more then. */
void http_on_gone(Http_exchange *exchange, void (*gone)(void *data), void *data);

void http_answer_free(Http_answer *answer);
/* Sets the header NAME to VALUE in place of those that are there, or appends it. */
void http_answer_header(Http_answer *answer, const char *name, const char *value, bool append);

#endif
