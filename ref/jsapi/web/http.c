/* http.c: GET of a server on this machine. NON-SPEC. It speaks HTTP/1.0, whose answers end with the connection. */
#include "jsapi/web/http.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum { WAIT_SECONDS = 60, ANSWER_MOST = 256 << 20, BLOCK = 65536, PORT_HTTP = 80 };

static bool is_text(const Buffer *buffer, const char *text)
{
    return buffer->len == strlen(text) &&
           strncasecmp((const char *)buffer->at, text, buffer->len) == 0;
}

bool js_http_is_local(const Url *url)
{
    static const char below[] = ".localhost";
    size_t len = strlen(below);
    const Buffer *host = &url->host;
    if (!is_text(&url->scheme, "http") || !url->has_host)
        return false;
    return is_text(host, "localhost") || is_text(host, "127.0.0.1") ||
           (host->len > len &&
            strncasecmp((const char *)host->at + host->len - len, below, len) == 0);
}

/* A connection to PORT of this machine; -1 where there is none. */
static int connect_to(int port)
{
    const struct timeval wait = {.tv_sec = WAIT_SECONDS};
    const struct sockaddr_in address = {.sin_family = AF_INET,
                                        .sin_port = htons((uint16_t)port),
                                        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    if (connect(fd, (const struct sockaddr *)&address, sizeof address) == 0)
        return fd;
    close(fd);
    return -1;
}

static bool send_all(int fd, const Buffer *text)
{
    for (size_t sent = 0; sent < text->len;) {
        ssize_t n = send(fd, text->at + sent, text->len - sent, MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        sent += (size_t)n;
    }
    return true;
}

static bool send_request(int fd, const Url *url, int port)
{
    Buffer text = {0};
    buffer_text(&text, "GET ");
    buffer_bytes(&text, url->path.at, url->path.len);
    if (url->has_query) {
        buffer_byte(&text, '?');
        buffer_bytes(&text, url->query.at, url->query.len);
    }
    buffer_text(&text, " HTTP/1.0\r\nHost: ");
    buffer_bytes(&text, url->host.at, url->host.len);
    buffer_format(&text, ":%d\r\nAccept: */*\r\n\r\n", port);
    bool good = send_all(fd, &text);
    buffer_free(&text);
    return good;
}

/* All that comes until the end of the connection. */
static bool receive(int fd, Buffer *out)
{
    char *block = malloc(BLOCK);
    ssize_t n = -1;
    while (block && out->len <= ANSWER_MOST && (n = recv(fd, block, BLOCK, 0)) > 0)
        buffer_bytes(out, block, (size_t)n);
    free(block);
    return n == 0;
}

/* Takes TEXT, "HTTP/1.x STATUS REASON", header lines, an empty line and a body, apart. */
static bool take_answer(const Buffer *text, Http_answer *out)
{
    const char *at = (const char *)text->at, *end = at + text->len;
    const char *body = text->len ? memmem(at, text->len, "\r\n\r\n", 4) : NULL;
    const char *line_end = body ? memmem(at, text->len, "\r\n", 2) : NULL;
    if (!body || strncmp(at, "HTTP/1.", 7) != 0 || line_end - at < 12 || at[8] != ' ')
        return false;
    out->status = (uint16_t)strtoul(at + 9, NULL, 10);
    if (line_end - at > 13)
        buffer_bytes(&out->status_text, at + 13, (size_t)(line_end - at - 13));
    if (body > line_end)
        buffer_bytes(&out->headers, line_end + 2, (size_t)(body - line_end - 2));
    buffer_bytes(&out->body, body + 4, (size_t)(end - body - 4));
    return out->status >= 200 && out->status <= 999;
}

bool js_http_get(const Url *url, Http_answer *out)
{
    Buffer text = {0};
    int port = url->port < 0 ? PORT_HTTP : url->port, fd = connect_to(port);
    *out = (Http_answer){0};
    bool good =
        fd >= 0 && send_request(fd, url, port) && receive(fd, &text) && take_answer(&text, out);
    if (fd >= 0)
        close(fd);
    buffer_free(&text);
    if (!good)
        js_http_free(out);
    return good;
}

void js_http_free(Http_answer *answer)
{
    buffer_free(&answer->status_text);
    buffer_free(&answer->headers);
    buffer_free(&answer->body);
    *answer = (Http_answer){0};
}
