/* replay/lane.c: gives cases to sessions. */
#include "harness/replay/lane.h"

#include "harness/replay/records.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

struct Lane {
    uv_loop_t *loop;
    const char *folder;
    unsigned number, opened; /* sessions so far */
    bool keep, closing, stopped;
    uv_timer_t clock;
    /* the session */
    const Transport *transport;
    const Engine *engine; /* that it runs */
    Session *session;
    char *dir;
    bool ready, ending;
    unsigned taken;    /* cases that it was given */
    bool given;        /* the case went to this session */
    uint64_t since_ns; /* it was given, or the engine came up, whichever was later */
    /* the case */
    bool busy;
    Lane_case of;
    Records records;
    Grown err;
    uint64_t rss_kib;
};

static bool open_session(Lane *lane);

static void end_session(Lane *lane, Ending why)
{
    if (lane->ending)
        return;
    lane->ending = true;
    uv_timer_stop(&lane->clock);
    lane->transport->end(lane->session, why);
}

/* ---- the case ---- */

/* Gives what RESULT says, with what was printed. */
static void finish_case(Lane *lane, Process_result *result)
{
    Lane_case of = lane->of;
    uv_timer_stop(&lane->clock);
    records_end(&lane->records, result);
    result->err = text_copy_n(lane->err.at, lane->err.len);
    result->err_len = lane->err.len;
    result->duration_us = (uv_hrtime() - lane->since_ns) / 1000;
    lane->err.len = 0;
    lane->busy = false;
    free(of.request);
    of.done(of.data, result);
}

static void time_is_up(uv_timer_t *clock)
{
    end_session(clock->data, ENDING_TIMEOUT);
}

static void start_clock(Lane *lane)
{
    double seconds = lane->ready ? lane->of.limits.timeout : SESSION_START_S;
    lane->since_ns = uv_hrtime();
    uv_update_time(lane->loop);
    if (lane->busy && seconds > 0)
        uv_timer_start(&lane->clock, time_is_up, (uint64_t)(seconds * 1000) + 1, 0);
}

static void give_case(Lane *lane)
{
    lane->taken++;
    lane->given = true;
    records_begin(&lane->records, lane->of.token);
    start_clock(lane);
    lane->transport->give(lane->session, lane->of.request, lane->of.len);
}

/* ---- what the session tells ---- */

static void session_ready(void *data)
{
    Lane *lane = data;
    lane->ready = true;
    if (lane->busy && lane->given)
        start_clock(lane);
}

static void session_output(void *data, bool records, const char *bytes, size_t len)
{
    Lane *lane = data;
    uint64_t all = lane->records.bytes + lane->err.len;
    if (lane->ending && all > lane->of.limits.output)
        return;
    if (records) {
        records_take(&lane->records, bytes, len);
    } else if (lane->err.len < lane->of.limits.output) {
        lane->err.at = memory_resize(lane->err.at, lane->err.len + len);
        memcpy(lane->err.at + lane->err.len, bytes, len);
        lane->err.len += len;
    }
    if (lane->records.bytes + lane->err.len > lane->of.limits.output) {
        end_session(lane, ENDING_OUTPUT);
    } else if (lane->busy && lane->records.ended) {
        Process_result result = {.ending = ENDING_EXIT,
                                 .rss_kib = lane->transport->rss_kib(lane->session)};
        finish_case(lane, &result);
    }
}

/* A case is not to blame where cases before it were in the session that died: it is given to a new one, as it is. That its
   time was up, or that it printed too much, is its own doing. */
static bool is_to_blame(const Lane *lane, const Process_result *result)
{
    return lane->taken <= 1 || result->ending == ENDING_TIMEOUT ||
           result->ending == ENDING_OUTPUT || result->ending == ENDING_CPU ||
           result->ending == ENDING_SPAWN;
}

static void lane_free(Lane *lane)
{
    records_free(&lane->records);
    free(lane->err.at);
    free(lane);
}

static void clock_closed(uv_handle_t *handle)
{
    lane_free(handle->data);
}

static void session_over(void *data, const Process_result *over)
{
    Lane *lane = data;
    bool blame = lane->stopped || (lane->given && is_to_blame(lane, over));
    Process_result result = *over;
    result.out = result.err = NULL;
    lane->session = NULL;
    lane->given = false;
    if (lane->dir && !lane->keep)
        folder_remove(lane->dir);
    free(lane->dir);
    lane->dir = NULL;
    if (lane->closing) {
        uv_close((uv_handle_t *)&lane->clock, clock_closed);
    } else if (lane->busy && !blame) {
        Process_result none = {.ending = ENDING_SPAWN, .error = "no session can be begun"};
        Process_result forgotten = {0};
        records_end(&lane->records, &forgotten);
        lane->err.len = 0;
        process_result_free(&forgotten);
        if (!open_session(lane))
            finish_case(lane, &none);
    } else if (lane->busy) {
        finish_case(lane, &result);
    }
}

/* ---- sessions ---- */

/* Writes the script that ENGINE is started with, where there is one, into DIR. */
static bool write_server(const Engine *engine, const char *dir)
{
    const Adapter *adapter = adapter_of(engine->kind);
    size_t len;
    char *text = adapter->server ? adapter->server(engine, &len) : NULL;
    char *path = text_format("%s/" SESSION_SCRIPT, dir);
    bool good = !text || file_write(path, text, len);
    if (!good)
        complain("%s: cannot be written", path);
    free(path);
    free(text);
    return good;
}

/* Begins one for the case, and gives it that. */
static bool open_session(Lane *lane)
{
    const Session_listener listener = {session_ready, session_output, session_over, lane};
    lane->engine = lane->of.engine;
    lane->dir = text_format("%s/lane%u-%u", lane->folder, lane->number, lane->opened++);
    bool good = folder_make(lane->dir) && write_server(lane->engine, lane->dir);
    lane->transport = transport_of(lane->engine);
    lane->ready = lane->ending = false;
    lane->taken = 0;
    if (good)
        lane->session =
            lane->transport->open(lane->loop, lane->engine, lane->dir, &lane->of.limits, &listener);
    if (!lane->session)
        return false;
    give_case(lane);
    return true;
}

/* Whether the case can go to the session that is there: of the same engine, not worn out, within the case's own limits. */
static bool fits(const Lane *lane, const Lane_case *of)
{
    return !(of->fresh && lane->taken) && strcmp(lane->engine->file, of->engine->file) == 0 &&
           lane->taken < lane->transport->cases_most &&
           lane->transport->rss_kib(lane->session) <= of->limits.memory_kib / 2;
}

Lane *lane_new(uv_loop_t *loop, const char *folder, unsigned number, bool keep)
{
    Lane *lane = memory_new(sizeof *lane);
    lane->loop = loop;
    lane->folder = folder;
    lane->number = number;
    lane->keep = keep;
    uv_timer_init(loop, &lane->clock);
    lane->clock.data = lane;
    return lane;
}

bool lane_give(Lane *lane, const Lane_case *of)
{
    lane->of = *of;
    lane->busy = true;
    lane->given = false;
    if (!lane->session) {
        bool good = open_session(lane);
        lane->busy = good;
        if (!good)
            free(lane->of.request);
        return good;
    }
    if (!lane->ending && fits(lane, of))
        give_case(lane);
    else
        end_session(lane, ENDING_EXIT); /* a new one begins when it is over */
    return true;
}

void lane_stop(Lane *lane)
{
    lane->stopped = true;
}

void lane_close(Lane *lane)
{
    lane->closing = true;
    if (lane->session)
        end_session(lane, ENDING_EXIT);
    else
        uv_close((uv_handle_t *)&lane->clock, clock_closed);
}
