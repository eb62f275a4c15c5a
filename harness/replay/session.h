/* replay/session.h: engines that stay up: a session is a running engine that takes cases one after another.
 *
 * All transports speak one protocol, JSON objects, a line each:
 *   to the engine     {"case": TOKEN, "kind": "script", ...} the members that the adapter says (Adapter.request)
 *   from the engine   {"case":TOKEN, ...} a record of that case: the line begins exactly with the member "case" written
 *                     without spaces, and what follows is what the adapter's records have
 *                     {"case":TOKEN,"end":true} the last of the case; the next request may come
 * TOKEN is random, a new one each time that a case is given out, so that nothing that a case prints, or a former one late,
 * passes for a record. Every other line is raw output: it is kept and never is an outcome.
 *
 * A transport moves bytes and knows nothing of cases: lanes (replay/lane.h) split lines, look for tokens, keep the time
 * and begin sessions anew. */
#ifndef TOUCHSTONE_REPLAY_SESSION_H
#define TOUCHSTONE_REPLAY_SESSION_H

#include "harness/replay/process.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uv.h>

/* The script that an engine is started with, in its folder. The name ends in .cjs so that no package.json above the folder
   makes it something else than a plain script. */
#define SESSION_SCRIPT "server.cjs"

typedef struct Session Session;

/* What a session tells, always from the loop and never from inside a call of the transport. */
typedef struct Session_listener {
    /* The engine is up: the clock of a case that was given to it begins now. Once. */
    void (*ready)(void *data);
    /* The engine sent LEN bytes. RECORDS: where records are looked for (standard output, what a page posts), lines may be
       torn anywhere; else by the way (standard error). */
    void (*output)(void *data, bool records, const char *bytes, size_t len);
    /* The engine is gone and its process group with it: once, and the last of a session, which is freed behind it. RESULT
       says how it ended; its out and err are empty, all was told by OUTPUT. */
    void (*over)(void *data, const Process_result *result);
    void *data;
} Session_listener;

typedef struct Transport {
    const char *name; /* as in the engine file: stay: NAME */
    /* Whether every case finds a realm of its own there: only then cases of kind js can be given to a session. */
    bool fresh_realms;
    /* After so many cases a new session begins. */
    unsigned cases_most;
    /* Starts ENGINE in DIR, an empty private folder. Of LIMITS wall clock and output are the lane's, by END, the others the transport's; CPU counts anew with each case.
       A program that cannot be started is told by OVER. NULL, after one line on stderr, on an infrastructure failure. */
    Session *(*open)(uv_loop_t *loop, const Engine *engine, const char *dir,
                     const Process_limits *limits, const Session_listener *listener);
    /* Gives it a request, one line of LEN bytes without its end; not while a case is in it. It may not be up yet. */
    void (*give)(Session *session, const char *request, size_t len);
    /* Kills the process group; OVER follows, with WHY as the ending unless it had ended by itself. */
    void (*end)(Session *session, Ending why);
    /* Resident size of the process group when it was last looked at. */
    uint64_t (*rss_kib)(const Session *session);
} Transport;

/* The process reads requests from standard input and prints records on standard output. */
extern const Transport transport_stdio;
/* A page in a browser pulls requests over HTTP and posts records: browser/transport.c. */
extern const Transport transport_http;

/* The transport that ENGINE's file names, or NULL where each case takes a process. */
const Transport *transport_of(const Engine *engine);

#endif
