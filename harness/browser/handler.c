/* browser/handler.c: handlers in Python: a process a request, which runs browser/handler.py. NON-SPEC */
#include "harness/browser/site.h"

#include "harness/browser/handler.py.inc"
#include "harness/replay/process.h"
#include "harness/util/text.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HANDLER_SECONDS = 30, HANDLER_MIB = 1024, ANSWER_MIB = 64 };

/* A handler that runs, in a folder of its own. */
typedef struct Running {
    Site *site;
    Http_exchange *exchange; /* NULL: its client is gone */
    char *folder;
    Process *process;
    struct Running *next, **self;
} Running;

static void client_is_gone(void *data)
{
    ((Running *)data)->exchange = NULL;
}

/* A string of JSON whose code points are the bytes of TEXT. */
static json_t *bytes_json(const char *text)
{
    char *wide = memory_new(strlen(text) * 2 + 1), *to = wide;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if (*at >= 0x80)
            *to++ = (char)(0xc0 | *at >> 6);
        *to++ = (char)(*at >= 0x80 ? 0x80 | (*at & 0x3f) : *at);
    }
    json_t *json = json_string(wide);
    free(wide);
    return json;
}

static void add_header(void *data, const char *name, const char *value)
{
    json_array_append_new(data, json_pack("[o, o]", bytes_json(name), bytes_json(value)));
}

/* What browser/handler.py is told, malloc'ed. */
static char *told_json(const Site *site, const Http_exchange *exchange, const char *file)
{
    json_t *headers = json_array();
    http_headers(exchange, add_header, headers);
    json_t *told = json_pack("{s:s, s:s, s:s, s:o, s:o, s:s, s:{s:s, s:[i, i]}}", "root",
                             site->root ? site->root : "", "file", file, "method",
                             http_method(exchange), "target", bytes_json(http_target(exchange)),
                             "headers", headers, "scratch", site->scratch, "server", "host",
                             SITE_HOST, "ports", (int)site->ports[0], (int)site->ports[1]);
    char *text = told ? json_dumps(told, JSON_COMPACT | JSON_ENSURE_ASCII) : NULL;
    json_decref(told);
    return text;
}

static void running_free(Running *running)
{
    *running->self = running->next;
    if (running->next)
        running->next->self = running->self;
    free(running->folder);
    free(running);
}

/* Has the answer; a handler that failed is the server's failure, as its last words say. */
static void handler_done(void *data, Process_result *result)
{
    Running *running = data;
    Http_answer answer = {0};
    bool good = result->ending == ENDING_EXIT && result->status == 0;
    if (running->exchange && good) {
        answer.body = result->out;
        answer.len = result->out_len;
        result->out = NULL;
        good = site_take_answer(&answer);
    }
    if (running->exchange && !good) {
        http_answer_free(&answer);
        answer = (Http_answer){.status = 500, .body = text_copy(result->err ? result->err : "")};
        answer.len = strlen(answer.body);
        http_answer_header(&answer, "Content-Type", "text/plain", false);
    }
    if (running->exchange)
        site_send(running->site, running->exchange, &answer);
    process_result_free(result);
    folder_remove(running->folder);
    Site *site = running->site;
    running_free(running);
    if (!site->running && site->idle)
        site->idle(site->idle_data);
}

void site_stop(Site *site, void (*idle)(void *data), void *data)
{
    site->idle = idle;
    site->idle_data = data;
    for (Running *running = site->running; running; running = running->next)
        process_end(running->process, ENDING_TIMEOUT);
    if (!site->running)
        idle(data);
}

/* Writes what is asked into the folder of RUNNING. False with errno set. */
static bool write_request(const Running *running, const char *file, char *paths[2])
{
    size_t len;
    const char *body = http_body(running->exchange, &len);
    char *told = told_json(running->site, running->exchange, file);
    paths[0] = text_format("%s/request", running->folder);
    paths[1] = text_format("%s/body", running->folder);
    bool good = told && folder_make(running->folder) && file_write(paths[0], told, strlen(told)) &&
                file_write(paths[1], body, len);
    free(told);
    return good;
}

void site_handler(Site *site, Http_exchange *exchange, const char *file)
{
    static const Process_limits limits = {.timeout = HANDLER_SECONDS,
                                          .memory_kib = (uint64_t)HANDLER_MIB << 10,
                                          .output = (uint64_t)ANSWER_MIB << 20};
    char *paths[2];
    if (!site->scratch || !program_on_path("python3")) {
        site->lacks_python = true;
        http_answer_text(exchange, 501, "text/plain", "handlers need python3\n");
        return;
    }
    Running *running = memory_new(sizeof *running);
    running->site = site;
    running->exchange = exchange;
    running->folder = text_format("%s/%u", site->scratch, ++site->handlers);
    running->next = site->running;
    running->self = &site->running;
    if (running->next)
        running->next->self = &running->next;
    site->running = running;
    if (write_request(running, file, paths)) {
        char *argv[] = {(char *)(uintptr_t) "python3",
                        (char *)(uintptr_t) "-c",
                        (char *)(uintptr_t)browser_handler_py,
                        paths[0],
                        paths[1],
                        NULL};
        http_on_gone(exchange, client_is_gone, running);
        running->process =
            process_start(site->loop, argv, running->folder, NULL, &limits, handler_done, running);
    } else {
        http_answer_text(exchange, 500, "text/plain", strerror(errno));
        running_free(running);
    }
    free(paths[0]);
    free(paths[1]);
}
