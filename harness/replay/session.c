/* replay/session.c: sessions over standard input and output. */
#include "harness/replay/session.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

struct Session {
    Process *process;
    Session_listener listener;
    bool ready;
};

static void took_output(void *data, int stream, const char *bytes, size_t len)
{
    Session *session = data;
    /* a server prints an empty line when it is up; another engine is up when it says anything */
    if (stream == 1 && !session->ready) {
        session->ready = true;
        session->listener.ready(session->listener.data);
    }
    session->listener.output(session->listener.data, stream == 1, bytes, len);
}

static void ended(void *data, Process_result *result)
{
    Session *session = data;
    session->listener.over(session->listener.data, result);
    process_result_free(result);
    free(session);
}

static Session *stdio_open(uv_loop_t *loop, const Engine *engine, const char *dir,
                           const Process_limits *limits, const Session_listener *listener)
{
    Session *session = memory_new(sizeof *session);
    Process_limits own = *limits; /* but for those that the lane keeps */
    char *script = text_format("%s/" SESSION_SCRIPT, dir);
    char **argv = argv_expand(engine->command, script, script, dir, NULL);
    own.timeout = 0;
    own.output = UINT64_MAX;
    session->listener = *listener;
    session->process =
        process_start_open(loop, argv, dir, engine->env, &own, took_output, ended, session);
    strings_free(argv);
    free(script);
    return session;
}

static void stdio_give(Session *session, const char *request, size_t len)
{
    process_begins_case(session->process);
    process_write(session->process, request, len);
    process_write(session->process, "\n", 1);
}

static void stdio_end(Session *session, Ending why)
{
    process_end(session->process, why);
}

static uint64_t stdio_rss_kib(const Session *session)
{
    return process_rss_kib(session->process);
}

const Transport transport_stdio = {.name = "stdio",
                                   .cases_most = 200,
                                   .open = stdio_open,
                                   .give = stdio_give,
                                   .end = stdio_end,
                                   .rss_kib = stdio_rss_kib};

const Transport *transport_of(const Engine *engine)
{
    static const Transport *const transports[] = {&transport_stdio, &transport_http};
    for (size_t i = 0; engine->stay && i < sizeof transports / sizeof *transports; i++) {
        if (strcmp(transports[i]->name, engine->stay) == 0)
            return transports[i];
    }
    return NULL;
}
