/* replay/schedule.c: replays cases on engines, several at a time, on one libuv loop. Preparing and interpreting run on
 * libuv's worker threads; processes, bookkeeping and the caller's callback on this one. */
#include "harness/replay/schedule.h"

#include "harness/replay/process.h"
#include "harness/replay/stray.h"
#include "harness/util/text.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TICK_MS = 500, SIGNALS = 3 };

typedef struct Schedule {
    uv_loop_t loop;
    uv_signal_t signals[SIGNALS];
    uv_timer_t ticker;
    const Work *work;
    size_t n, next;
    unsigned running;
    const Schedule_options *options;
    Work_done *done;
    Work_tick *tick;
    void *data;
    char *folder; /* working folders are made in it */
    bool interrupted, failed;
} Schedule;

/* One piece of work on its way. */
typedef struct Job {
    Schedule *schedule;
    const Work *work;
    const Adapter *adapter;
    uv_work_t request;
    char *dir;
    Script script;
    bool opened, prepared;
    Job_plan plan;
    size_t stage;
    Process_result results[STAGES_MAX];
    Outcomes outcomes;
    char *verdicts;
} Job;

static void start_more(Schedule *schedule);

static void job_free(Job *job)
{
    if (job->opened)
        script_close(&job->script);
    for (size_t i = 0; i < STAGES_MAX; i++)
        process_result_free(&job->results[i]);
    job_plan_free(&job->plan);
    outcomes_free(&job->outcomes);
    if (!job->schedule->options->keep && job->dir)
        folder_remove(job->dir);
    free(job->dir);
    free(job->verdicts);
    free(job);
}

static void job_ended(Job *job)
{
    Schedule *schedule = job->schedule;
    schedule->running--;
    job_free(job);
    start_more(schedule);
}

/* Worker thread: outcomes from what was printed, and what the script says of them. */
static void interpret(uv_work_t *request)
{
    Job *job = request->data;
    const Case *of = job->work->of;
    if (case_has_names(of))
        outcomes_add(&job->outcomes, of->wpt ? "harness" : "exit");
    else
        job->outcomes = outcomes_new(of->commands);
    if (job->plan.refused) {
        for (size_t i = 0; i < job->outcomes.n; i++)
            outcomes_set(&job->outcomes, i, job->plan.refused, NULL);
    } else {
        job->adapter->interpret(job->work->engine, of, &job->script, job->results, job->stage,
                                &job->outcomes);
    }
    job->verdicts = memory_new(job->outcomes.n + 1);
    for (size_t i = 0; i < job->outcomes.n; i++) {
        const Outcome *outcome = &job->outcomes.at[i];
        job->verdicts[i] =
            (char)(case_has_names(of)
                       ? outcome_judge_subtest(outcome->text)
                       : outcome_judge(embed_script_command(job->script.parsed, (uint32_t)i),
                                       outcome->exact));
    }
}

static void interpreted(uv_work_t *request, int status)
{
    Job *job = request->data;
    (void)status;
    if (!job->schedule->interrupted) {
        const Process_result none = {0};
        job->schedule->done(job->schedule->data, job->work, &job->outcomes, job->verdicts,
                            job->stage ? &job->results[job->stage - 1] : &none);
    }
    job_ended(job);
}

static void start_stage(Job *job);

static void stage_done(void *data, Process_result *result)
{
    Job *job = data;
    job->results[job->stage] = *result;
    bool ended_well = result->ending == ENDING_EXIT && result->status == 0;
    bool stop = job->plan.stages[job->stage].stop && !ended_well;
    job->stage++;
    if (!stop && job->stage < job->plan.stages_n && job->adapter->between)
        stop = !job->adapter->between(job->work->engine, &job->script, job->dir);
    if (!stop && job->stage < job->plan.stages_n && !job->schedule->interrupted)
        start_stage(job);
    else
        uv_queue_work(&job->schedule->loop, &job->request, interpret, interpreted);
}

/* The first of three that says something: command line, engine file, default. */
static uint64_t first_of(uint64_t line, uint64_t file, uint64_t otherwise)
{
    return line ? line : file ? file : otherwise;
}

/* The limit on a case where nobody names one: testharness.js's own comes first. */
static double timeout_default(const Case *of)
{
    return of->wpt && of->wpt->long_timeout ? TIMEOUT_LONG : TIMEOUT_DEFAULT;
}

static void start_stage(Job *job)
{
    const Engine *engine = job->work->engine;
    const Schedule_options *o = job->schedule->options;
    const Process_limits limits = {
        .timeout = o->timeout > 0        ? o->timeout
                   : engine->timeout > 0 ? engine->timeout
                                         : timeout_default(job->work->of),
        .memory_kib = first_of(o->memory_mib, engine->memory_mib, MEMORY_MIB_DEFAULT) << 10,
        .output = first_of(o->output_mib, engine->output_mib, OUTPUT_MIB_DEFAULT) << 20,
    };
    process_start(&job->schedule->loop, job->plan.stages[job->stage].argv, job->dir, engine->env,
                  &limits, stage_done, job);
}

/* Worker thread: what the engine reads. */
static void prepare(uv_work_t *request)
{
    Job *job = request->data;
    const Case *of = job->work->of;
    job->opened = !case_has_names(of) && script_open(of->path, of->features, false, &job->script);
    job->prepared =
        (case_has_names(of) || job->opened) &&
        job->adapter->prepare(job->work->engine, of, &job->script, job->dir, &job->plan);
}

static void prepared(uv_work_t *request, int status)
{
    Job *job = request->data;
    (void)status;
    if (!job->prepared) {
        job->schedule->failed = true;
        job_ended(job);
    } else if (job->plan.refused || job->schedule->interrupted) {
        uv_queue_work(&job->schedule->loop, &job->request, interpret, interpreted);
    } else {
        start_stage(job);
    }
}

static void start_job(Schedule *schedule, const Work *work)
{
    Job *job = memory_new(sizeof *job);
    job->schedule = schedule;
    job->work = work;
    job->request.data = job;
    job->adapter = adapter_for(work->engine, work->of);
    job->dir = text_format("%s/%zu", schedule->folder, (size_t)(work - schedule->work));
    schedule->running++;
    if (!job->adapter || !folder_make(job->dir)) {
        complain("%s: cannot be replayed here (engine kind %s)", job->dir, work->engine->kind);
        schedule->failed = true;
        schedule->running--;
        job_free(job);
        return;
    }
    uv_queue_work(&schedule->loop, &job->request, prepare, prepared);
}

static void start_more(Schedule *schedule)
{
    while (!schedule->interrupted && schedule->running < schedule->options->jobs &&
           schedule->next < schedule->n)
        start_job(schedule, &schedule->work[schedule->next++]);
    if (!schedule->running) {
        for (int i = 0; i < SIGNALS; i++) {
            if (!uv_is_closing((uv_handle_t *)&schedule->signals[i]))
                uv_close((uv_handle_t *)&schedule->signals[i], NULL);
        }
        if (!uv_is_closing((uv_handle_t *)&schedule->ticker))
            uv_close((uv_handle_t *)&schedule->ticker, NULL);
    }
}

static void interrupted(uv_signal_t *handle, int signal)
{
    Schedule *schedule = handle->data;
    (void)signal;
    schedule->interrupted = true;
    processes_kill_all();
    start_more(schedule);
}

static void ticked(uv_timer_t *timer)
{
    Schedule *schedule = timer->data;
    if (schedule->tick)
        schedule->tick(schedule->data);
}

/* Signals and the clock: neither keeps the loop alive. */
static void watch(Schedule *schedule)
{
    static const int numbers[SIGNALS] = {SIGINT, SIGTERM, SIGHUP};
    for (int i = 0; i < SIGNALS; i++) {
        uv_signal_init(&schedule->loop, &schedule->signals[i]);
        schedule->signals[i].data = schedule;
        uv_signal_start(&schedule->signals[i], interrupted, numbers[i]);
        uv_unref((uv_handle_t *)&schedule->signals[i]);
    }
    uv_timer_init(&schedule->loop, &schedule->ticker);
    schedule->ticker.data = schedule;
    uv_timer_start(&schedule->ticker, ticked, TICK_MS, TICK_MS);
    uv_unref((uv_handle_t *)&schedule->ticker);
}

/* A fresh folder below TMPDIR, by its whole path, since engines run in folders of their own. NULL after one line. */
static char *new_folder(void)
{
    const char *base = getenv("TMPDIR");
    char *pattern = text_format("%s/touchstone-XXXXXX", base && *base ? base : "/tmp");
    char *whole = mkdtemp(pattern) ? realpath(pattern, NULL) : NULL;
    if (!whole)
        complain("%s: no working folder can be made here (%s); set TMPDIR to a folder that can be "
                 "written",
                 pattern, strerror(errno));
    free(pattern);
    return whole;
}

bool schedule_run(const Work *work, size_t n, const Schedule_options *options, Work_done *done,
                  Work_tick *tick, void *data)
{
    Schedule schedule = {
        .work = work, .n = n, .options = options, .done = done, .tick = tick, .data = data};
    Guard guard;
    schedule.folder = new_folder();
    if (!schedule.folder || !guard_start(schedule.folder, options->keep, &guard)) {
        free(schedule.folder);
        return false;
    }
    uv_loop_init(&schedule.loop);
    watch(&schedule);
    start_more(&schedule);
    uv_run(&schedule.loop, UV_RUN_DEFAULT);
    uv_loop_close(&schedule.loop);
    if (options->keep)
        complain("what the engine read is kept in %s", schedule.folder);
    guard_end(&guard);
    free(schedule.folder);
    return !schedule.interrupted && !schedule.failed;
}
