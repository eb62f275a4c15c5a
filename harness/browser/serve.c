/* browser/serve.c: the server that shells fetch from. */
#include "harness/browser/serve.h"

#include "harness/util/text.h"

#include <stdlib.h>

typedef struct Serve {
    Http *http;
    Site site;
} Serve;

static Serve *serving;

const Site *serve_site(void)
{
    return serving ? &serving->site : NULL;
}

static void answer(void *data, Http_exchange *exchange)
{
    Serve *serve = data;
    site_answer(&serve->site, exchange);
}

bool serve_begin(uv_loop_t *loop, const char *root, const char *scratch)
{
    Serve *serve = memory_new(sizeof *serve);
    serve->http = http_open(loop, answer, serve);
    if (!serve->http) {
        free(serve);
        return false;
    }
    http_unref(serve->http);
    serve->site = (Site){.loop = loop, .report = "", .scratch = text_copy(scratch)};
    site_set(&serve->site, root, NULL, NULL);
    for (size_t i = 0; i < HTTP_PORTS; i++)
        serve->site.ports[i] = http_port(serve->http, i);
    serving = serve;
    return true;
}

static void http_is_closed(void *data)
{
    Serve *serve = data;
    site_free(&serve->site);
    free(serve);
}

static void site_is_idle(void *data)
{
    Serve *serve = data;
    http_close(serve->http, http_is_closed, serve);
}

void serve_end(void)
{
    Serve *serve = serving;
    serving = NULL;
    if (serve)
        site_stop(&serve->site, site_is_idle, serve);
}
