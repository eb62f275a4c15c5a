/* browser/http.c: a small HTTP server on loopback. libmicrohttpd speaks HTTP; its sockets are polled by the loop that
 * everything else is on, so handlers run there too. An exchange that has no answer yet is suspended. */
#include "harness/browser/http.h"

#include "harness/replay/netns.h"
#include "harness/util/text.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    CONNECTIONS_MOST = 256,
    IDLE_SECONDS =
        30, /* a client that says nothing for so long is cut off, unless it waits for an answer */
    BACKLOG = 128,
    BLOCK = 65536
};

/* One of the ports that it listens on. */
typedef struct Port {
    Http *http;
    struct MHD_Daemon *daemon;
    uv_poll_t poll;
    unsigned number;
} Port;

struct Http {
    uv_loop_t *loop;
    Http_handler *handle;
    void *data;
    Port ports[HTTP_PORTS];
    uv_timer_t clock; /* libmicrohttpd's own timeouts, and to run it soon */
    Http_exchange *exchanges;
    unsigned handles; /* of the loop that are not closed yet */
    bool closing;
    void (*closed)(void *data);
    void *closed_data;
};

/* What waits on the loop for an exchange: for its client to leave, or for the next part of its answer. It may outlive the
   exchange by its closing. */
typedef struct Watch {
    Http *http;
    Http_exchange *exchange; /* NULL: it is gone */
    union {
        uv_handle_t handle;
        uv_poll_t poll;
        uv_timer_t timer;
    } at;
    int fd; /* a copy of the connection's, or -1 */
} Watch;

struct Http_exchange {
    Port *port;
    struct MHD_Connection *connection;
    char *target, *method, *body;
    size_t len, capacity;
    bool handed, answered, suspended, too_large;
    Http_answer answer;
    size_t part, part_sent, sent; /* where sending in parts is */
    Watch *watch, *delay;
    void (*gone)(void *data);
    void *gone_data;
    Http_exchange *next, **self;
};

/* ---- answers ---- */

void http_answer_free(Http_answer *answer)
{
    strings_free(answer->headers);
    free(answer->body);
    free(answer->parts);
    *answer = (Http_answer){0};
}

static bool is_header(const char *line, const char *name)
{
    size_t len = strlen(name);
    return strncasecmp(line, name, len) == 0 && line[len] == ':';
}

void http_answer_header(Http_answer *answer, const char *name, const char *value, bool append)
{
    char **kept = NULL;
    for (char **line = answer->headers; line && *line; line++) {
        if (append || !is_header(*line, name))
            strings_push(&kept, text_copy(*line));
    }
    strings_push(&kept, text_format("%s: %s", name, value));
    strings_free(answer->headers);
    answer->headers = kept;
}

void http_answer_text(Http_exchange *exchange, unsigned status, const char *type, const char *text)
{
    Http_answer answer = {.status = status, .body = text_copy(text), .len = strlen(text)};
    http_answer_header(&answer, "Content-Type", type, false);
    http_answer(exchange, &answer);
}

/* ---- the loop ---- */

static void run(Http *http);

static void clock_rings(uv_timer_t *clock)
{
    run(clock->data);
}

static void run_soon(Http *http)
{
    if (!http->closing)
        uv_timer_start(&http->clock, clock_rings, 0, 0);
}

/* Lets libmicrohttpd do what there is to do, and asks when it wants to be called again. */
static void run(Http *http)
{
    MHD_UNSIGNED_LONG_LONG wait, least = 0;
    bool any = false;
    for (size_t i = 0; i < HTTP_PORTS && !http->closing; i++) {
        MHD_run(http->ports[i].daemon);
        if (MHD_get_timeout(http->ports[i].daemon, &wait) == MHD_YES) {
            least = any && least < wait ? least : wait;
            any = true;
        }
    }
    if (any && !http->closing)
        uv_timer_start(&http->clock, clock_rings, least, 0);
}

static void port_is_ready(uv_poll_t *poll, int status, int events)
{
    Port *port = poll->data;
    (void)status, (void)events;
    run(port->http);
}

static void handle_closed(Http *http)
{
    if (--http->handles)
        return;
    if (http->closed)
        http->closed(http->closed_data);
    free(http);
}

static void http_handle_closed(uv_handle_t *handle)
{
    handle_closed(handle->data);
}

/* ---- watches ---- */

static void watch_closed(uv_handle_t *handle)
{
    Watch *watch = handle->data;
    if (watch->fd >= 0)
        close(watch->fd);
    handle_closed(watch->http);
    free(watch);
}

static Watch *watch_new(Http_exchange *exchange)
{
    Watch *watch = memory_new(sizeof *watch);
    watch->http = exchange->port->http;
    watch->exchange = exchange;
    watch->fd = -1;
    watch->http->handles++;
    return watch;
}

static void watch_end(Watch **watch)
{
    if (*watch) {
        (*watch)->exchange = NULL;
        uv_close(&(*watch)->at.handle, watch_closed);
    }
    *watch = NULL;
}

static void resume(Http_exchange *exchange)
{
    if (exchange->suspended) {
        exchange->suspended = false;
        MHD_resume_connection(exchange->connection);
        run_soon(exchange->port->http);
    }
}

static void client_left(uv_poll_t *poll, int status, int events)
{
    Watch *watch = poll->data;
    Http_exchange *exchange = watch->exchange;
    if (!exchange || (!status && !(events & UV_DISCONNECT)))
        return;
    watch_end(&exchange->watch);
    exchange->answered = true; /* with nothing: libmicrohttpd finds the connection closed */
    exchange->answer.status = 500;
    if (exchange->gone)
        exchange->gone(exchange->gone_data);
    exchange->gone = NULL;
    resume(exchange);
}

void http_on_gone(Http_exchange *exchange, void (*gone)(void *data), void *data)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(exchange->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    exchange->gone = gone;
    exchange->gone_data = data;
    if (exchange->watch || !info)
        return;
    Watch *watch = watch_new(exchange);
    watch->fd = dup(info->connect_fd);
    uv_poll_init(exchange->port->http->loop, &watch->at.poll, watch->fd);
    watch->at.handle.data = watch;
    uv_poll_start(&watch->at.poll, UV_DISCONNECT, client_left);
    exchange->watch = watch;
}

/* ---- sending ---- */

static void delay_is_over(uv_timer_t *timer)
{
    Watch *watch = timer->data;
    Http_exchange *exchange = watch->exchange;
    if (!exchange)
        return;
    watch_end(&exchange->delay);
    resume(exchange);
}

/* Suspends the connection for the time before the part that is next. */
static void delay(Http_exchange *exchange, unsigned ms)
{
    Watch *watch = watch_new(exchange);
    uv_timer_init(watch->http->loop, &watch->at.timer);
    watch->at.handle.data = watch;
    uv_timer_start(&watch->at.timer, delay_is_over, ms, 0);
    exchange->delay = watch;
    exchange->suspended = true;
    MHD_suspend_connection(exchange->connection);
}

/* libmicrohttpd asks for up to MOST bytes of a body that is sent in parts. */
static ssize_t send_parts(void *data, uint64_t at, char *to, size_t most)
{
    Http_exchange *exchange = data;
    Http_answer *answer = &exchange->answer;
    (void)at;
    for (;;) {
        if (exchange->part == answer->parts_n || exchange->sent == answer->len)
            return MHD_CONTENT_READER_END_OF_STREAM;
        Http_part *part = &answer->parts[exchange->part];
        if (part->delay_ms) {
            delay(exchange, part->delay_ms);
            part->delay_ms = 0;
            return 0;
        }
        size_t n = part->len - exchange->part_sent, left = answer->len - exchange->sent;
        n = n < left ? n : left;
        n = n < most ? n : most;
        memcpy(to, answer->body + exchange->sent, n);
        exchange->sent += n;
        exchange->part_sent += n;
        if (exchange->part_sent == part->len || exchange->sent == answer->len) {
            exchange->part++;
            exchange->part_sent = 0;
        }
        if (n)
            return (ssize_t)n;
    }
}

/* The response without its headers; it takes over the body. */
static struct MHD_Response *response_of(Http_exchange *exchange)
{
    static char nothing[1];
    Http_answer *answer = &exchange->answer;
    if (answer->parts)
        return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK, send_parts, exchange,
                                                 NULL);
    char *body = answer->body;
    answer->body = NULL;
    return MHD_create_response_from_buffer(body ? answer->len : 0, body ? body : nothing,
                                           body ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);
}

static enum MHD_Result send_answer(Http_exchange *exchange)
{
    const Http_answer *answer = &exchange->answer;
    struct MHD_Response *response = response_of(exchange);
    for (char **line = answer->headers; line && *line; line++) {
        char *colon = strchr(*line, ':');
        if (!colon)
            continue;
        char *name = text_copy_n(*line, (size_t)(colon - *line));
        const char *value = colon + 1 + strspn(colon + 1, " \t");
        /* The library leaves a header out whose value is empty; a blank is one to who reads it. */
        MHD_add_response_header(response, name, *value ? value : " ");
        free(name);
    }
    unsigned status = answer->status < 200 || answer->status > 999 ? 500 : answer->status;
    enum MHD_Result queued = MHD_queue_response(exchange->connection, status, response);
    MHD_destroy_response(response);
    return queued;
}

void http_answer(Http_exchange *exchange, Http_answer *answer)
{
    exchange->answer = *answer;
    *answer = (Http_answer){0};
    exchange->answered = true;
    exchange->gone = NULL;
    watch_end(&exchange->watch);
    resume(exchange);
}

/* ---- requests ---- */

/* The first that is heard of a request: what libmicrohttpd hands over with everything else of it. */
static void *begin(void *data, const char *target, struct MHD_Connection *connection)
{
    Port *port = data;
    Http_exchange *exchange = memory_new(sizeof *exchange);
    exchange->port = port;
    exchange->connection = connection;
    exchange->target = text_copy(target);
    exchange->next = port->http->exchanges;
    exchange->self = &port->http->exchanges;
    if (exchange->next)
        exchange->next->self = &exchange->next;
    port->http->exchanges = exchange;
    return exchange;
}

static void take_body(Http_exchange *exchange, const char *bytes, size_t n)
{
    if (exchange->too_large || n > HTTP_BODY_MOST - exchange->len) {
        exchange->too_large = true;
        return;
    }
    if (exchange->capacity - exchange->len <= n) {
        exchange->capacity = (exchange->len + n + 1) * 2;
        exchange->body = memory_resize(exchange->body, exchange->capacity);
    }
    memcpy(exchange->body + exchange->len, bytes, n);
    exchange->len += n;
    exchange->body[exchange->len] = 0;
}

/* Called when the head of a request is there, for each piece of its body, at its end, and again when a connection goes on
   that was suspended. */
static enum MHD_Result take(void *data, struct MHD_Connection *connection, const char *url,
                            const char *method, const char *version, const char *bytes, size_t *n,
                            void **own)
{
    Http_exchange *exchange = *own;
    (void)data, (void)connection, (void)url, (void)version;
    if (!exchange)
        return MHD_NO;
    if (!exchange->method) {
        exchange->method = text_copy(method);
        return MHD_YES;
    }
    if (*n) {
        take_body(exchange, bytes, *n);
        *n = 0;
        return MHD_YES;
    }
    if (!exchange->handed && exchange->too_large)
        http_answer_text(exchange, 413, "text/plain", "the body is too large\n");
    else if (!exchange->handed)
        exchange->port->http->handle(exchange->port->http->data, exchange);
    exchange->handed = true;
    if (exchange->answered)
        return send_answer(exchange);
    exchange->suspended = true;
    MHD_suspend_connection(exchange->connection);
    return MHD_YES;
}

static void exchange_free(Http_exchange *exchange)
{
    watch_end(&exchange->watch);
    watch_end(&exchange->delay);
    if (exchange->gone)
        exchange->gone(exchange->gone_data);
    *exchange->self = exchange->next;
    if (exchange->next)
        exchange->next->self = exchange->self;
    http_answer_free(&exchange->answer);
    free(exchange->target);
    free(exchange->method);
    free(exchange->body);
    free(exchange);
}

static void completed(void *data, struct MHD_Connection *connection, void **own,
                      enum MHD_RequestTerminationCode code)
{
    (void)data, (void)connection, (void)code;
    if (*own)
        exchange_free(*own);
    *own = NULL;
}

/* A request whose head was no HTTP was begun and is never completed: it goes with its connection. */
static void connection_changes(void *data, struct MHD_Connection *connection, void **own,
                               enum MHD_ConnectionNotificationCode code)
{
    Port *port = data;
    Http_exchange *next;
    (void)own;
    if (code != MHD_CONNECTION_NOTIFY_CLOSED)
        return;
    for (Http_exchange *exchange = port->http->exchanges; exchange; exchange = next) {
        next = exchange->next;
        if (exchange->connection == connection)
            exchange_free(exchange);
    }
}

const char *http_method(const Http_exchange *exchange)
{
    return exchange->method;
}

const char *http_target(const Http_exchange *exchange)
{
    return exchange->target;
}

unsigned http_exchange_port(const Http_exchange *exchange)
{
    return exchange->port->number;
}

const char *http_body(const Http_exchange *exchange, size_t *len)
{
    *len = exchange->len;
    return exchange->body ? exchange->body : "";
}

const char *http_header(const Http_exchange *exchange, const char *name)
{
    return MHD_lookup_connection_value(exchange->connection, MHD_HEADER_KIND, name);
}

/* What http_headers calls for each. */
typedef struct Each {
    void (*each)(void *data, const char *name, const char *value);
    void *data;
} Each;

static enum MHD_Result one_header(void *data, enum MHD_ValueKind kind, const char *name,
                                  const char *value)
{
    const Each *each = data;
    (void)kind;
    each->each(each->data, name, value ? value : "");
    return MHD_YES;
}

void http_headers(const Http_exchange *exchange,
                  void (*each)(void *data, const char *name, const char *value), void *data)
{
    Each all = {each, data};
    MHD_get_connection_values(exchange->connection, MHD_HEADER_KIND, one_header, &all);
}

/* ---- opening and closing ---- */

static bool open_port(Http *http, Port *port)
{
    uint16_t number = 0;
    int fd = netns_listen(&number); /* where engines are */
    port->http = http;
    port->number = number;
    if (fd < 0)
        return false;
    port->daemon = MHD_start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, take, port,
        MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MOST,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_URI_LOG_CALLBACK, begin,
        port, MHD_OPTION_NOTIFY_COMPLETED, completed, port, MHD_OPTION_NOTIFY_CONNECTION,
        connection_changes, port, MHD_OPTION_END);
    if (!port->daemon) {
        close(fd);
        return false;
    }
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(port->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    uv_poll_init(http->loop, &port->poll, info->epoll_fd);
    port->poll.data = port;
    uv_poll_start(&port->poll, UV_READABLE, port_is_ready);
    http->handles++;
    return true;
}

static void poll_closed(uv_handle_t *handle)
{
    Port *port = handle->data;
    handle_closed(port->http);
}

void http_close(Http *http, void (*closed)(void *data), void *data)
{
    http->closing = true;
    http->closed = closed;
    http->closed_data = data;
    for (Http_exchange *exchange = http->exchanges; exchange; exchange = exchange->next) {
        if (exchange->gone)
            exchange->gone(exchange->gone_data);
        exchange->gone = NULL;
        exchange->handed = true;
        if (!exchange->answered) {
            exchange->answered = true;
            exchange->answer.status = 503;
        }
        exchange->answer.parts_n = exchange->part = 0;
        resume(exchange);
    }
    for (size_t i = 0; i < HTTP_PORTS; i++) {
        if (!http->ports[i].daemon)
            continue;
        uv_close((uv_handle_t *)&http->ports[i].poll, poll_closed);
        MHD_run(http->ports[i].daemon);
        MHD_stop_daemon(http->ports[i].daemon);
    }
    uv_close((uv_handle_t *)&http->clock, http_handle_closed);
}

Http *http_open(uv_loop_t *loop, Http_handler *handle, void *data)
{
    Http *http = memory_new(sizeof *http);
    http->loop = loop;
    http->handle = handle;
    http->data = data;
    uv_timer_init(loop, &http->clock);
    http->clock.data = http;
    http->handles = 1;
    for (size_t i = 0; i < HTTP_PORTS; i++) {
        if (!open_port(http, &http->ports[i])) {
            complain("127.0.0.1: no port can be listened on (%s)", strerror(errno));
            http_close(http, NULL, NULL);
            return NULL;
        }
    }
    return http;
}

void http_unref(Http *http)
{
    for (size_t i = 0; i < HTTP_PORTS; i++)
        uv_unref((uv_handle_t *)&http->ports[i].poll);
    uv_unref((uv_handle_t *)&http->clock);
}

unsigned http_port(const Http *http, size_t i)
{
    return http->ports[i].number;
}
