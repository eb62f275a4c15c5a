/* replay/job.c: one case on one engine. Preparing and interpreting run on libuv's worker threads; processes, sessions and the
 * caller's callback on the loop. */
#include "harness/replay/job.h"

#include "harness/replay/limits.h"
#include "harness/replay/records.h"
#include "harness/replay/scrub.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* How often a case is begun anew where its time was up: each of them takes as long. */
enum { TIMEOUTS_MOST = 3 };

typedef struct Job {
    const Job_setting *setting;
    const Work *work;
    size_t number;
    const Adapter *adapter;
    Lane *lane;
    bool session; /* by the lane, not by processes */
    Job_done *done;
    void *data;
    uv_work_t request;
    char *dir;
    Script script;
    bool opened, prepared, again;
    /* the attempt */
    Attempt attempt;
    Job_plan plan;
    char *text; /* the request to a session */
    size_t len, stage;
    Process_result results[STAGES_MAX];
    /* what all of them came to */
    Process_result first;
    unsigned timeouts;
    Outcomes outcomes;
    char *verdicts;
} Job;

static void prepare_attempt(Job *job);

static void job_free(Job *job)
{
    if (job->opened)
        shelf_return(job->setting->shelf, job->work->of, &job->script);
    for (size_t i = 0; i < STAGES_MAX; i++)
        process_result_free(&job->results[i]);
    process_result_free(&job->first);
    job_plan_free(&job->plan);
    outcomes_free(&job->outcomes);
    if (!job->setting->options->keep && job->dir)
        folder_remove(job->dir);
    free(job->dir);
    free(job->text);
    free(job->verdicts);
    free(job);
}

static void job_end(Job *job, bool failed)
{
    const Job_end end = {job->work, &job->outcomes, job->verdicts, &job->first, failed};
    job->done(job->data, &end);
    job_free(job);
}

/* ---- what was printed ---- */

static void judge(Job *job)
{
    const Case *of = job->work->of;
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

static bool is_missing(const Outcomes *outcomes, size_t i)
{
    return strcmp(outcomes->at[i].text, "missing") == 0;
}

static bool any_missing(const Outcomes *outcomes)
{
    size_t i = 0;
    while (i < outcomes->n && !is_missing(outcomes, i))
        i++;
    return i < outcomes->n;
}

/* Whether the case is begun anew behind an attempt that died at STEP (Adapter.interpret), which is left out then. */
static bool restart(Job *job, size_t step)
{
    Attempt *attempt = &job->attempt;
    bool timeout = job->results[job->stage - 1].ending == ENDING_TIMEOUT;
    if (step == STEP_NONE || !any_missing(&job->outcomes))
        return false;
    for (size_t i = 0; i < attempt->skip_n; i++) {
        if (attempt->skip[i] == step)
            return false;
    }
    job->timeouts += timeout;
    unsigned most = job->adapter->restarts ? job->adapter->restarts : RESTARTS_MOST;
    if (attempt->n + 1 >= most || job->timeouts > TIMEOUTS_MOST ||
        (step == STEP_SOME && attempt->n))
        return false;
    attempt->n++;
    if (step != STEP_SOME)
        attempt->skip[attempt->skip_n++] = (uint32_t)step;
    return true;
}

/* The steps behind one that the engine died at, where it is not begun anew any more. */
static void give_up(Job *job)
{
    const Process_result *last = &job->results[job->stage - 1];
    if (last->ending == ENDING_EXIT && last->status == 0)
        return;
    for (size_t i = 0; i < job->outcomes.n; i++) {
        if (is_missing(&job->outcomes, i))
            outcomes_set(&job->outcomes, i,
                         last->ending == ENDING_TIMEOUT ? "timeout" : "crashed before",
                         "not reached: the engine died at steps before, and again");
    }
}

/* Worker thread: outcomes from what was printed, and what the script says of them. */
static void interpret(uv_work_t *request)
{
    Job *job = request->data;
    const Case *of = job->work->of;
    job->again = false;
    if (!job->outcomes.n && case_has_names(of))
        outcomes_add(&job->outcomes, of->wpt ? "harness" : "exit");
    else if (!job->outcomes.n)
        job->outcomes = outcomes_new(of->commands);
    if (job->plan.refused) {
        for (size_t i = 0; i < job->outcomes.n; i++)
            outcomes_set(&job->outcomes, i, job->plan.refused, NULL);
    } else if (job->stage) {
        if (job->plan.tokens && job->stage == job->plan.stages_n)
            records_of_result(&job->results[job->stage - 1], job->attempt.token);
        size_t step = job->adapter->interpret(job->work->engine, of, &job->script, &job->attempt,
                                              job->results, job->stage, &job->outcomes);
        outcomes_scrub(&job->outcomes, job->setting->folder, job->attempt.token);
        job->again = !case_has_names(of) && restart(job, step);
        if (!job->again && !case_has_names(of))
            give_up(job);
    }
    if (!job->again)
        judge(job);
}

/* Keeps how the first attempt ended, and what all took. */
static void keep_first(Job *job)
{
    Process_result *last = job->stage ? &job->results[job->stage - 1] : NULL;
    if (last && !job->attempt.token[0])
        last = NULL;
    if (!last)
        return;
    uint64_t duration = job->first.duration_us + last->duration_us;
    uint64_t rss = job->first.rss_kib > last->rss_kib ? job->first.rss_kib : last->rss_kib;
    if (!job->first.out) {
        job->first = *last;
        *last = (Process_result){0};
    }
    job->first.duration_us = duration;
    job->first.rss_kib = rss;
}

static void interpreted(uv_work_t *request, int status)
{
    Job *job = request->data;
    (void)status;
    keep_first(job);
    if (job->again && !*job->setting->interrupted)
        prepare_attempt(job);
    else
        job_end(job, false);
}

static void start_interpreting(Job *job)
{
    uv_queue_work(job->setting->loop, &job->request, interpret, interpreted);
}

/* ---- processes and sessions ---- */

static Process_limits limits(const Job *job)
{
    return limits_of(job->setting->options, job->work->engine, job->work->of);
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
        stop = !job->adapter->between(job->work->engine, &job->script, &job->attempt, job->dir);
    if (!stop && job->stage < job->plan.stages_n && !*job->setting->interrupted)
        start_stage(job);
    else
        start_interpreting(job);
}

static void start_stage(Job *job)
{
    const Process_limits within = limits(job);
    process_start(job->setting->loop, job->plan.stages[job->stage].argv, job->dir,
                  job->work->engine->env, &within, stage_done, job);
}

static void session_done(void *data, Process_result *result)
{
    Job *job = data;
    job->results[0] = *result;
    job->stage = 1;
    start_interpreting(job);
}

static void give_to_session(Job *job)
{
    const Lane_case of = {.engine = job->work->engine,
                          .token = job->attempt.token,
                          .request = job->text,
                          .len = job->len,
                          .limits = limits(job),
                          .fresh = job->setting->options->fresh,
                          .done = session_done,
                          .data = job};
    job->text = NULL;
    if (!lane_give(job->lane, &of))
        job_end(job, true);
}

/* ---- attempts ---- */

/* Worker thread: what the engine reads. */
static void prepare(uv_work_t *request)
{
    Job *job = request->data;
    const Case *of = job->work->of;
    if (!case_has_names(of) && !job->opened)
        job->opened = shelf_take(job->setting->shelf, of, &job->script);
    job->prepared = case_has_names(of) || job->opened;
    if (job->prepared && job->session) {
        job->text = job->adapter->request(job->work->engine, of, &job->script, &job->attempt,
                                          &job->plan, &job->len);
        job->prepared = job->text || job->plan.refused;
    } else if (job->prepared) {
        job->prepared =
            folder_make(job->dir) && job->adapter->prepare(job->work->engine, of, &job->script,
                                                           &job->attempt, job->dir, &job->plan);
    }
}

static void prepared(uv_work_t *request, int status)
{
    Job *job = request->data;
    (void)status;
    if (!job->prepared)
        job_end(job, true);
    else if (job->plan.refused || *job->setting->interrupted)
        start_interpreting(job);
    else if (job->session)
        give_to_session(job);
    else
        start_stage(job);
}

/* Each attempt begins in an empty folder. */
static void prepare_attempt(Job *job)
{
    for (size_t i = 0; i < STAGES_MAX; i++)
        process_result_free(&job->results[i]);
    job_plan_free(&job->plan);
    free(job->text);
    job->text = NULL;
    job->stage = 0;
    if (job->dir && !job->setting->options->keep)
        folder_remove(job->dir);
    free(job->dir);
    job->dir = job->session
                   ? NULL
                   : text_format("%s/%zu-%u", job->setting->folder, job->number, job->attempt.n);
    token_new(job->attempt.token);
    uv_queue_work(job->setting->loop, &job->request, prepare, prepared);
}

void job_start(const Job_setting *setting, const Work *work, size_t number, Lane *lane,
               Job_done *done, void *data)
{
    Job *job = memory_new(sizeof *job);
    const Transport *transport = transport_of(work->engine);
    job->setting = setting;
    job->work = work;
    job->number = number;
    job->lane = lane;
    job->done = done;
    job->data = data;
    job->request.data = job;
    job->adapter = adapter_for(work->engine, work->of);
    job->session = transport && job->adapter && job->adapter->request &&
                   (!work->of->wpt || transport->fresh_realms);
    if (!job->adapter) {
        complain("%s: cannot be replayed here (engine kind %s)", work->of->name,
                 work->engine->kind);
        job_end(job, true);
        return;
    }
    prepare_attempt(job);
}
