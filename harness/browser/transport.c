/* browser/transport.c: sessions of browsers. A page pulls cases from a server on loopback, by a random token in its address,
 * and posts what they print.
 *
 *   GET  /TOKEN/KIND/page.html   the page (browser/page.js); KIND is "shared", where memories may be shared, or "plain"
 *   GET  /TOKEN/KIND/worker.js   the worker of a script (browser/worker.js)
 *   POST /TOKEN/KIND/result?N    lines that a case printed; N counts what the page sent, and is taken in that order
 *   POST /TOKEN/KIND/next?N      the same; the answer is the next request, when there is one, or, in the header
 *                                Touchstone-Page, the page that the next one wants
 *   POST /TOKEN/KIND/record      a line of a script that waits until it is here
 *   GET  /TOKEN/KIND/alive       is not answered: the page is gone when its client is
 *
 * A worker of kind worker-host (engine/js/worker_host.js) asks for /next alone, as the page does, and prints its records on
 * standard output.
 *
 * All other addresses are those of the folder that the case is in (browser/site.h). A request of kind "wpt" has members that
 * are for this side: "root", the folder, "shared", whether its page may share memory, and where the case is a folder
 * "folder", in whose place a copy is served (case/stage.h), and "features" for that. */
#include "harness/replay/session.h"

#include "harness/browser/extras.js.inc"
#include "harness/browser/page.js.inc"
#include "harness/browser/report.js.inc"
#include "harness/browser/site.h"
#include "harness/browser/worker.js.inc"
#include "harness/case/stage.h"
#include "harness/engine/js/driver.js.inc"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#define COPY "copy"

enum {
    TOKEN_BYTES = 16,
    HEAD = 100,
    EARLY_MOST = 1000,
    GRACE_MS = 300, /* in which a browser whose page is gone may turn out to be gone itself */
    LEAVE_MS = 1000 /* that a browser has to take with it what it started */
};

/* What a page sent before something that it had sent earlier was here. */
typedef struct Early {
    Session *session;
    unsigned long n;
    Http_exchange *exchange;
    bool next, shared;
    struct Early *after;
} Early;

/* The request by which a page shows that it is there. */
typedef struct Alive {
    Session *session;
    unsigned page;
} Alive;

struct Session {
    uv_loop_t *loop;
    const Engine *engine;
    char *dir;
    Process_limits limits;
    Session_listener listener;
    Http *http;
    Site site;
    char token[TOKEN_BYTES * 2 + 1];
    /* the browser */
    Process *process;
    bool ready, ending; /* ENDING: the lane wants it to end */
    bool moving;        /* the page makes way for another */
    unsigned page;      /* which one it is */
    uv_timer_t grace;   /* runs when the page is gone */
    Process_result over;
    /* the case */
    char *request; /* NULL: none */
    size_t len;
    bool handed;
    bool shared;         /* which page it wants */
    Http_exchange *next; /* the page waits for one */
    bool next_shared;
    unsigned long turn; /* the number of what the page sent that is due */
    Early *early;
};

/* ---- the browser ---- */

static void browser_ended(void *data, Process_result *result);

static void browser_printed(void *data, int stream, const char *bytes, size_t len)
{
    Session *session = data;
    bool worker = strcmp(session->engine->kind, "worker-host") == 0;
    session->listener.output(session->listener.data, worker && stream == 1, bytes, len);
}

/* Writes the files that ENGINE wants in the folder DIR. */
static bool write_files(const Engine *engine, const char *dir)
{
    bool good = true;
    for (char **file = engine->files; file && *file && good; file += 2) {
        char *path = text_format("%s/%s", dir, file[0]), *slash = strrchr(path, '/');
        *slash = 0;
        good = folder_make(path);
        *slash = '/';
        good = good && file_write(path, file[1], strlen(file[1]));
        if (!good)
            complain("%s: cannot be written", path);
        free(path);
    }
    return good;
}

/* Starts the browser. False, after one line on stderr, where its folder cannot be made. */
static bool launch(Session *session)
{
    const Engine *engine = session->engine;
    const char *dir = session->dir;
    char *url = text_format("http://" SITE_HOST ":%u/%s/shared/page.html", session->site.ports[0],
                            session->token);
    bool good = write_files(engine, dir);
    if (good) {
        static char *const nothing[] = {NULL};
        char **argv = argv_expand(engine->command, url, url, dir, NULL);
        char **env = argv_expand(engine->env ? engine->env : nothing, url, url, dir, NULL);
        Process_limits own = session->limits; /* but for those that the lane keeps */
        own.timeout = 0;
        own.output = UINT64_MAX;
        session->process = process_start_open(session->loop, argv, dir, env, &own, browser_printed,
                                              browser_ended, session);
        strings_free(argv);
        strings_free(env);
    }
    free(url);
    return good;
}

static void session_free(Session *session)
{
    site_free(&session->site);
    free(session->request);
    free(session->dir);
    free(session);
}

static void http_is_closed(void *data)
{
    Session *session = data;
    session->listener.over(session->listener.data, &session->over);
    session_free(session);
}

static void grace_is_closed(uv_handle_t *grace)
{
    Session *session = grace->data;
    http_close(session->http, http_is_closed, session);
}

static void site_is_idle(void *data)
{
    Session *session = data;
    uv_close((uv_handle_t *)&session->grace, grace_is_closed);
}

static void browser_ended(void *data, Process_result *result)
{
    Session *session = data;
    session->process = NULL;
    session->over = *result;
    session->over.out = session->over.err = NULL;
    process_result_free(result);
    session->ending = true;
    site_stop(&session->site, site_is_idle, session);
}

/* ---- the page ---- */

static char *page_text(const Session *session, bool shared)
{
    return text_format(
        "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>Touchstone</title>\n<body>\n"
        "<script>\n%s(\"/%s/%s/\");\n</script>\n",
        browser_page_js, session->token, shared ? "shared" : "plain");
}

/* Sends TEXT, which is taken over, of TYPE, with what a page needs that may share memory. */
static void send_text(Http_exchange *exchange, bool shared, const char *type, char *text)
{
    Http_answer answer = {.status = 200, .body = text, .len = strlen(text)};
    http_answer_header(&answer, "Content-Type", type, false);
    http_answer_header(&answer, "Cache-Control", "no-store", false);
    if (shared) {
        http_answer_header(&answer, "Cross-Origin-Opener-Policy", "same-origin", false);
        http_answer_header(&answer, "Cross-Origin-Embedder-Policy", "require-corp", false);
    }
    http_answer(exchange, &answer);
}

/* Gives the case to the page that waits, if there are both. */
static void hand_out(Session *session)
{
    if (!session->next || !session->request || session->handed)
        return;
    Http_exchange *exchange = session->next;
    session->next = NULL;
    if (session->shared != session->next_shared) {
        char *url =
            text_format("/%s/%s/page.html", session->token, session->shared ? "shared" : "plain");
        Http_answer answer = {.status = 200};
        http_answer_header(&answer, "Touchstone-Page", url, false);
        session->moving = true;
        http_answer(exchange, &answer);
        free(url);
        return;
    }
    Http_answer answer = {.status = 200, .body = memory_new(session->len + 1), .len = session->len};
    memcpy(answer.body, session->request, session->len);
    http_answer_header(&answer, "Content-Type", "application/json", false);
    session->handed = true;
    session->site.isolated = session->shared;
    http_answer(exchange, &answer);
}

static void take_output(Session *session, const Http_exchange *exchange)
{
    size_t len;
    const char *bytes = http_body(exchange, &len);
    if (len && !session->ending)
        session->listener.output(session->listener.data, true, bytes, len);
}

static void waiter_is_gone(void *data)
{
    ((Session *)data)->next = NULL;
}

static void page_asks(Session *session, Http_exchange *exchange, bool shared)
{
    bool first = !session->ready;
    session->ready = true;
    /* the last case is over with what it prints; its end makes the next one known */
    if (session->handed) {
        free(session->request);
        session->request = NULL;
        session->handed = false;
    }
    if (session->next)
        http_answer_text(session->next, 410, "text/plain", "another page asks\n");
    session->next = exchange;
    session->next_shared = shared;
    http_on_gone(exchange, waiter_is_gone, session);
    if (first)
        session->listener.ready(session->listener.data);
    take_output(session, exchange);
    hand_out(session);
}

static void answer_empty(Http_exchange *exchange)
{
    Http_answer empty = {.status = 204};
    http_answer(exchange, &empty);
}

static void take_turn(Session *session, Http_exchange *exchange, bool next, bool shared)
{
    session->turn++;
    if (next) {
        page_asks(session, exchange, shared);
    } else {
        take_output(session, exchange);
        answer_empty(exchange);
    }
}

/* Takes EARLY out of the list. */
static void forget_early(Early *early)
{
    Early **at = &early->session->early;
    while (*at != early)
        at = &(*at)->after;
    *at = early->after;
    free(early);
}

static void early_is_gone(void *data)
{
    forget_early(data);
}

/* Takes the one whose turn it is out of the list, if it is there. */
static bool take_early(Session *session, Early *out)
{
    Early **at = &session->early;
    while (*at && (*at)->n != session->turn)
        at = &(*at)->after;
    Early *early = *at;
    if (!early)
        return false;
    *out = *early;
    *at = early->after;
    free(early);
    return true;
}

/* What the page sent as its Nth is taken when all before it was. */
static void page_posts(Session *session, Http_exchange *exchange, const char *number, bool next,
                       bool shared)
{
    char *end;
    unsigned long n = strtoul(number, &end, 10);
    if (end == number || *end || n < session->turn || n > session->turn + EARLY_MOST) {
        http_answer_text(exchange, 400, "text/plain", "a number is due\n");
        return;
    }
    if (n > session->turn) {
        Early *early = memory_new(sizeof *early);
        *early = (Early){session, n, exchange, next, shared, session->early};
        session->early = early;
        http_on_gone(exchange, early_is_gone, early);
        return;
    }
    take_turn(session, exchange, next, shared);
    Early early;
    while (take_early(session, &early))
        take_turn(session, early.exchange, early.next, early.shared);
}

static void grace_is_over(uv_timer_t *grace)
{
    Session *session = grace->data;
    if (session->process)
        process_end(session->process, session->ending ? ENDING_EXIT : ENDING_PAGE);
}

/* The page died, unless it has only made way for another one; or the browser did. */
static void page_is_gone(void *data)
{
    Alive *alive = data;
    Session *session = alive->session;
    if (alive->page == session->page && !session->moving && !session->ending && session->process)
        uv_timer_start(&session->grace, grace_is_over, GRACE_MS, 0);
    free(alive);
}

static void page_lives(Session *session, Http_exchange *exchange)
{
    Alive *alive = memory_new(sizeof *alive);
    *alive = (Alive){session, session->page};
    http_on_gone(exchange, page_is_gone, alive);
}

static bool is_name(const char *text, size_t len, const char *name)
{
    return strlen(name) == len && strncmp(text, name, len) == 0;
}

/* What is behind /TOKEN/KIND/. */
static void answer_own(Session *session, Http_exchange *exchange, const char *name, bool shared)
{
    bool post = strcmp(http_method(exchange), "POST") == 0;
    size_t len = strcspn(name, "?");
    const char *number = name + len + (name[len] == '?');
    if (!post && is_name(name, len, "page.html")) {
        session->turn = 0;
        session->page++;
        session->moving = false;
        send_text(exchange, shared, "text/html", page_text(session, shared));
    } else if (!post && is_name(name, len, "worker.js")) {
        send_text(exchange, shared, "text/javascript",
                  text_format("%s\n%s", engine_js_driver_js, browser_worker_js));
    } else if (!post && is_name(name, len, "alive")) {
        page_lives(session, exchange);
    } else if (post && is_name(name, len, "next")) {
        page_posts(session, exchange, number, true, shared);
    } else if (post && is_name(name, len, "result")) {
        page_posts(session, exchange, number, false, shared);
    } else if (post && is_name(name, len, "record")) {
        take_output(session, exchange);
        answer_empty(exchange);
    } else {
        http_answer_text(exchange, 404, "text/plain", "not found\n");
    }
}

/* Compares all of LEN bytes, whatever the first that differs. */
static bool same_secret(const char *a, const char *b, size_t len)
{
    unsigned char differs = 0;
    for (size_t i = 0; i < len; i++)
        differs |= (unsigned char)(a[i] ^ b[i]);
    return !differs;
}

static void answer(void *data, Http_exchange *exchange)
{
    Session *session = data;
    const char *target = http_target(exchange);
    size_t len = strlen(session->token);
    if (strlen(target) > len + 1 && same_secret(target + 1, session->token, len)) {
        const char *rest = target + 1 + len;
        if (strncmp(rest, "/shared/", 8) == 0)
            answer_own(session, exchange, rest + 8, true);
        else if (strncmp(rest, "/plain/", 7) == 0)
            answer_own(session, exchange, rest + 7, false);
        else
            http_answer_text(exchange, 404, "text/plain", "not found\n");
    } else {
        site_answer(&session->site, exchange);
    }
}

/* ---- the transport ---- */

static bool random_token(char *token)
{
    unsigned char bytes[TOKEN_BYTES];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return false;
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(token + i * 2, 3, "%02x", bytes[i]);
    return true;
}

static Session *http_session_open(uv_loop_t *loop, const Engine *engine, const char *dir,
                                  const Process_limits *limits, const Session_listener *listener)
{
    Session *session = memory_new(sizeof *session);
    session->loop = loop;
    session->engine = engine;
    session->dir = text_copy(dir);
    session->limits = *limits;
    session->listener = *listener;
    session->http = random_token(session->token) ? http_open(loop, answer, session) : NULL;
    if (!session->http) {
        session_free(session);
        return NULL;
    }
    uv_timer_init(loop, &session->grace);
    session->grace.data = session;
    session->site = (Site){.loop = loop,
                           .report = browser_report_js,
                           .extras = browser_extras_js,
                           .scratch = text_format("%s/handlers", dir)};
    for (size_t i = 0; i < HTTP_PORTS; i++)
        session->site.ports[i] = http_port(session->http, i);
    if (!launch(session)) {
        /* nothing runs yet: what is told of it is that it could not be started */
        session->over = (Process_result){.ending = ENDING_SPAWN};
        session->ending = true;
        site_stop(&session->site, site_is_idle, session);
    }
    return session;
}

/* The copy of the folder that the case is, for its address URL; whatever cannot be copied is not there then. */
static void serve_copy(Session *session, const char *root, const char *url, const char *folder,
                       const char *features)
{
    char *copy = text_format("%s/" COPY, session->dir), *page = site_path(url);
    char *slash = page ? strrchr(page, '/') : NULL;
    if (slash && stage_copy(folder, features ? features : "", copy)) {
        slash[1] = 0;
        site_set(&session->site, root, page, copy);
    }
    free(page);
    free(copy);
}

/* Takes out of the request what is for this side. Scripts, which can be long, have nothing of that. */
static void read_request(Session *session)
{
    size_t head = session->len < HEAD ? session->len : HEAD;
    bool script = memmem(session->request, head, "\"script\"", 8) != NULL;
    char *copy = text_format("%s/" COPY, session->dir);
    session->shared = true;
    folder_remove(copy);
    free(copy);
    site_set(&session->site, NULL, NULL, NULL);
    if (script)
        return;
    json_t *request = json_loadb(session->request, session->len, 0, NULL);
    const char *root = json_string_value(json_object_get(request, "root"));
    const char *url = json_string_value(json_object_get(request, "url"));
    const char *folder = json_string_value(json_object_get(request, "folder"));
    session->shared = json_is_true(json_object_get(request, "shared"));
    site_set(&session->site, root, NULL, NULL);
    if (url && folder)
        serve_copy(session, root, url, folder,
                   json_string_value(json_object_get(request, "features")));
    json_decref(request);
}

static void http_session_give(Session *session, const char *request, size_t len)
{
    free(session->request);
    session->request = memory_new(len + 1);
    memcpy(session->request, request, len);
    session->len = len;
    session->handed = false;
    if (session->process)
        process_begins_case(session->process);
    read_request(session);
    hand_out(session);
}

static void http_session_end(Session *session, Ending why)
{
    if (session->ending)
        return;
    session->ending = true;
    if (session->process && why == ENDING_EXIT) {
        process_ask(session->process);
        uv_timer_start(&session->grace, grace_is_over, LEAVE_MS, 0);
    } else if (session->process) {
        process_end(session->process, why);
    }
}

static uint64_t http_session_rss_kib(const Session *session)
{
    return session->process ? process_rss_kib(session->process) : 0;
}

const Transport transport_http = {.name = "http",
                                  .fresh_realms = true,
                                  .cases_most = 1000,
                                  .open = http_session_open,
                                  .give = http_session_give,
                                  .end = http_session_end,
                                  .rss_kib = http_session_rss_kib};
