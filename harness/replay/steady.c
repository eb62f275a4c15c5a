/* replay/steady.c: replays one case after another, with sessions that stay up. */
#include "harness/replay/steady.h"

#include "harness/replay/isolation.h"
#include "harness/replay/job.h"
#include "harness/replay/process.h"
#include "harness/replay/stray.h"
#include "harness/util/text.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { LANES_MOST = 4, SIGNALS = 3 };

struct Steady {
    uv_loop_t loop;
    uv_signal_t signals[SIGNALS];
    Guard guard;
    Job_setting setting;
    Shelf *shelf;
    char *folder;
    struct {
        const Engine *engine;
        Lane *lane;
    } lanes[LANES_MOST];
    size_t lanes_n, jobs; /* so many jobs were ever begun */
    /* while cases are replayed */
    size_t left;
    Work_done *done;
    void *data;
    bool interrupted, failed;
};

static void interrupted(uv_signal_t *handle, int signal)
{
    Steady *steady = handle->data;
    (void)signal;
    steady->interrupted = true;
    for (size_t i = 0; i < steady->lanes_n; i++)
        lane_stop(steady->lanes[i].lane);
    processes_kill_all();
}

Steady *steady_new(const Schedule_options *options)
{
    static const int numbers[SIGNALS] = {SIGINT, SIGTERM, SIGHUP};
    if (!isolation_start(true))
        return NULL;
    Steady *steady = memory_new(sizeof *steady);
    steady->folder = folder_new();
    if (!steady->folder || !guard_start(steady->folder, false, &steady->guard)) {
        free(steady->folder);
        free(steady);
        return NULL;
    }
    uv_loop_init(&steady->loop);
    for (int i = 0; i < SIGNALS; i++) {
        uv_signal_init(&steady->loop, &steady->signals[i]);
        steady->signals[i].data = steady;
        uv_signal_start(&steady->signals[i], interrupted, numbers[i]);
        uv_unref((uv_handle_t *)&steady->signals[i]);
    }
    steady->setting =
        (Job_setting){&steady->loop, options, NULL, steady->folder, &steady->interrupted};
    return steady;
}

bool steady_interrupted(Steady *steady)
{
    uv_run(&steady->loop, UV_RUN_NOWAIT); /* signals come by the loop */
    return steady->interrupted;
}

const char *steady_folder(const Steady *steady)
{
    return steady->folder;
}

static Lane *lane_of(Steady *steady, const Engine *engine)
{
    size_t i = 0;
    while (i < steady->lanes_n && steady->lanes[i].engine != engine)
        i++;
    if (i == steady->lanes_n && i < LANES_MOST) {
        steady->lanes[i].engine = engine;
        steady->lanes[i].lane = lane_new(&steady->loop, steady->folder, (unsigned)i, false);
        steady->lanes_n++;
    }
    return i < LANES_MOST ? steady->lanes[i].lane : NULL;
}

static void job_ended(void *data, const Job_end *end)
{
    Steady *steady = data;
    steady->left--;
    steady->failed |= end->failed;
    if (!end->failed && !steady->interrupted)
        steady->done(steady->data, end->work, end->outcomes, end->verdicts, end->last);
}

bool steady_run(Steady *steady, const Work *work, size_t n, Work_done *done, void *data)
{
    steady->done = done;
    steady->data = data;
    steady->left = n;
    steady->setting.shelf = shelf_new(); /* the same case may have other contents the next time */
    for (size_t i = 0; i < n; i++) {
        Lane *lane = lane_of(steady, work[i].engine);
        job_start(&steady->setting, &work[i], steady->jobs++, lane, job_ended, steady);
    }
    while (steady->left)
        uv_run(&steady->loop, UV_RUN_ONCE);
    shelf_free(steady->setting.shelf);
    return !steady->interrupted && !steady->failed;
}

void steady_free(Steady *steady)
{
    if (!steady)
        return;
    for (size_t i = 0; i < steady->lanes_n; i++)
        lane_close(steady->lanes[i].lane);
    for (int i = 0; i < SIGNALS; i++)
        uv_close((uv_handle_t *)&steady->signals[i], NULL);
    uv_run(&steady->loop, UV_RUN_DEFAULT);
    uv_loop_close(&steady->loop);
    guard_end(&steady->guard);
    free(steady->folder);
    free(steady);
}
