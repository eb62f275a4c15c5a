/* cmd/serve.c: touchstone serve: the report over HTTP on loopback, as the database is when a page is asked for. */
#include "harness/cmd/cmd.h"

#include "harness/site/site.h"
#include "harness/store/store.h"
#include "harness/util/text.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

enum { CONNECTIONS_MOST = 64, IDLE_SECONDS = 30, READ_AGAIN_SECONDS = 2 };

typedef struct Serve_options {
    const char *db;
    int64_t run;
    unsigned port;
} Serve_options;

/* What is shown: the site as it was read when the database had VERSION. */
typedef struct Shown {
    const Serve_options *options;
    const char *db;
    Store *store;
    Site *site;
    unsigned port;
    int64_t version;
    time_t read;
} Shown;

static const struct argp_option options[] = {
    {"port", 'p', "N", 0, "the port on 127.0.0.1 (default 8800; 0: one that is free)", 0},
    {"run", 'r', "N", 0, "the run (default: the newest, complete or not)", 0},
    {"db", 'd', "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Serve_options *o = state->input;
    char *end;
    long long n;
    switch (key) {
    case 'd': o->db = arg; return 0;
    case 'p':
        n = strtoll(arg, &end, 10);
        if (end == arg || *end || n < 0 || n > 65535)
            argp_error(state, "--port: a number up to 65535 is wanted, not '%s'", arg);
        o->port = (unsigned)n;
        return 0;
    case 'r':
        o->run = strtoll(arg, &end, 10);
        if (o->run < 1 || *end)
            argp_error(state, "--run: the number of a run is wanted, not '%s'", arg);
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp serve_argp = {
    options,
    parse_option,
    "",
    "Shows the report in a browser: each page as the database is when it is asked for, a run that "
    "goes on too.\v"
    "Only this machine can reach it. Ctrl-C ends it.\n"
    "Exit codes: 0 ended, 2 usage or bad input, 3 the port cannot be had, 4 there is no run.",
    NULL,
    NULL,
    NULL};

static volatile sig_atomic_t ended;

static void end(int signal)
{
    (void)signal;
    ended = 1;
}

/* ---- the site, as the database is now ---- */

static int64_t number_of(Store *store, const char *sql)
{
    sqlite3_stmt *row = store_rows(store, sql, 0);
    int64_t n = sqlite3_step(row) == SQLITE_ROW ? sqlite3_column_int64(row, 0) : 0;
    sqlite3_finalize(row);
    return n;
}

/* Reads the site anew where the database has changed since, but not at every row of a run that goes on. */
static void refresh(Shown *shown)
{
    time_t now = time(NULL);
    int64_t version = number_of(shown->store, "pragma data_version");
    if (shown->site && (version == shown->version || now - shown->read < READ_AGAIN_SECONDS))
        return;
    int64_t run = shown->options->run ? shown->options->run
                                      : number_of(shown->store, "select max(run_id) from runs");
    Site *site = site_open(shown->store, run, shown->db, shown->options->db != NULL);
    if (!site)
        return;
    site_close(shown->site);
    shown->site = site;
    shown->version = version;
    shown->read = now;
}

/* ---- requests ---- */

static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status, const char *type,
                              char *body, size_t len)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(len, body, MHD_RESPMEM_MUST_FREE);
    static const char *const headers[][2] = {
        {"Cache-Control", "no-store"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Content-Security-Policy", "default-src 'none'; style-src 'self' 'unsafe-inline'; "
                                    "script-src 'self'; img-src data:; base-uri 'none'; "
                                    "form-action 'none'; frame-ancestors 'none'"}};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        MHD_add_response_header(response, headers[i][0], headers[i][1]);
    MHD_add_response_header(response, "Content-Type", type);
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(response, "Allow", "GET");
    enum MHD_Result queued = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return queued;
}

static enum MHD_Result refuse(struct MHD_Connection *connection, unsigned status, const char *why)
{
    return answer(connection, status, "text/plain; charset=utf-8", text_copy(why), strlen(why));
}

/* A page elsewhere whose name was made to mean this machine asks by that name. */
static bool is_own_host(const Shown *shown, struct MHD_Connection *connection)
{
    static const char *const names[] = {"127.0.0.1", "localhost"};
    const char *host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host");
    for (size_t i = 0; host && i < sizeof names / sizeof *names; i++) {
        char *own = text_format("%s:%u", names[i], shown->port);
        bool same =
            strcasecmp(host, own) == 0 || (shown->port == 80 && strcasecmp(host, names[i]) == 0);
        free(own);
        if (same)
            return true;
    }
    return false;
}

static enum MHD_Result take(void *data, struct MHD_Connection *connection, const char *url,
                            const char *method, const char *version, const char *bytes, size_t *n,
                            void **own)
{
    Shown *shown = data;
    char *body = NULL;
    size_t len;
    (void)version, (void)bytes;
    if (!*own) { /* the head; the answer follows when the body, if there is one, was read */
        *own = data;
        return MHD_YES;
    }
    if (*n) {
        *n = 0;
        return MHD_YES;
    }
    if (!is_own_host(shown, connection))
        return refuse(connection, MHD_HTTP_FORBIDDEN, "ask 127.0.0.1 or localhost\n");
    if (strcmp(method, "GET") != 0)
        return refuse(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "only GET\n");
    refresh(shown);
    const char *path = url + (*url == '/');
    path = *path ? path : "index.html";
    FILE *out = open_memstream(&body, &len);
    bool found = site_page(shown->site, path, out);
    fclose(out);
    if (found)
        return answer(connection, MHD_HTTP_OK, site_media_type(path), body, len);
    free(body);
    return refuse(connection, MHD_HTTP_NOT_FOUND, "there is no such page in this run\n");
}

/* ---- the command ---- */

static struct MHD_Daemon *listen_on(Shown *shown)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)shown->options->port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct MHD_Daemon *daemon =
        MHD_start_daemon(MHD_NO_FLAG, 0, NULL, NULL, take, shown, MHD_OPTION_SOCK_ADDR, &address,
                         MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MOST,
                         MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_END);
    if (!daemon) {
        complain("127.0.0.1:%u cannot be had: %s; name another port with --port",
                 shown->options->port, strerror(errno));
        return NULL;
    }
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    shown->port = info ? info->port : shown->options->port;
    return daemon;
}

static int serve(Shown *shown)
{
    struct MHD_Daemon *daemon = listen_on(shown);
    if (!daemon)
        return EXIT_INFRASTRUCTURE;
    struct sigaction action = {.sa_handler = end};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    printf("http://127.0.0.1:%u/\n", shown->port);
    fflush(stdout);
    while (!ended && MHD_run_wait(daemon, 500) == MHD_YES)
        continue;
    MHD_stop_daemon(daemon);
    return EXIT_AS_DUE;
}

int cmd_serve(int argc, char **argv)
{
    Serve_options o = {.port = 8800};
    parse_command(&serve_argp, argc, argv, &o);
    Shown shown = {.options = &o, .db = o.db ? o.db : default_db()};
    shown.store = store_open(shown.db, STORE_READ);
    if (!shown.store)
        return EXIT_USAGE;
    int status = EXIT_NOTHING;
    bool any = o.run ? store_run_named(shown.store, o.run) != 0
                     : number_of(shown.store, "select count(*) from runs") != 0;
    if (any)
        refresh(&shown);
    else
        complain("there is no such run; make one with: touchstone run");
    if (any)
        status = shown.site ? serve(&shown) : EXIT_INFRASTRUCTURE;
    site_close(shown.site);
    store_close(shown.store);
    return status;
}
