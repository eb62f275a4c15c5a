/* reduce/judge.c: whether a text still shows a divergence. */
#include "harness/reduce/judge.h"

#include "harness/engine/features.h"
#include "harness/reduce/place.h"
#include "harness/replay/steady.h"
#include "harness/util/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    REFERENCE,
    ENGINE,
    GOES = 3 /* at a text, where the divergence is not in every replay */
};

struct Judge {
    const Divergence *divergence;
    const Case *of;
    const Engine *engines[2]; /* the reference, the engine; one alone where they are the same */
    size_t engines_n;
    Judge_bounds bounds;
    Schedule_options how;
    Steady *steady;
    Store *store;
    int64_t ids[2];
    char *folder, *file; /* of the case */
    char *target;        /* the file that texts are of */
    Embed_features lacks;
    Probe probe;
    struct timespec began, shown;
    unsigned tries, goes;
    bool broken, terminal,
        lenient; /* lenient: the reference does not do either what the script asserts */
    double took[2], limit[2]; /* seconds: of the last replay; of what later ones may take */
    /* the try */
    int64_t run, case_id;
    Case candidate;
    size_t
        wrong; /* the first step where the reference does not do what the script asserts; SIZE_MAX: none */
    bool wrongs; /* and it is no assert_return */
    char outcome[1001];
};

/* ---- before the first ---- */

static void probed(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                   const Process_result *last)
{
    Judge *judge = data;
    (void)work, (void)verdicts, (void)last;
    judge->lacks = probe_lacks(&judge->probe, outcomes);
}

/* Which features of those that the case needs the engine lacks: its refusals for want of them are no divergences. */
static bool probe(Judge *judge)
{
    const Engine *engine = judge->engines[judge->engines_n - 1];
    if (judge->of->wpt || judge->engines_n == 1)
        return true;
    if (!probe_new(judge->of->needs, steady_folder(judge->steady), &judge->probe))
        return false;
    const Work work = {engine, &judge->probe.of, 0, 0, false};
    return !judge->probe.of.commands || steady_run(judge->steady, &work, 1, probed, judge);
}

/* The case's folder, or one for its file alone. */
static bool make_folder(Judge *judge)
{
    const char *slash = strrchr(judge->of->path, '/');
    judge->folder = text_format("%s/reduced", steady_folder(judge->steady));
    judge->file = text_format("%s/%s", judge->folder, slash ? slash + 1 : judge->of->path);
    judge->target = text_copy(judge->file);
    return judge->of->folder ? place_copy(judge->of->folder, judge->folder)
                             : folder_make(judge->folder);
}

Judge *judge_new(const Divergence *divergence, const Case *of, const Engine *reference,
                 const Engine *engine, const Judge_bounds *bounds)
{
    Judge *judge = memory_new(sizeof *judge);
    judge->divergence = divergence;
    judge->of = of;
    judge->bounds = *bounds;
    judge->goes = 1;
    judge->limit[REFERENCE] = judge->limit[ENGINE] = bounds->each;
    judge->how = (Schedule_options){.jobs = 1, .timeout = bounds->each};
    judge->terminal = isatty(STDERR_FILENO);
    judge->engines[judge->engines_n++] = reference;
    if (strcmp(reference->name, engine->name) != 0)
        judge->engines[judge->engines_n++] = engine;
    clock_gettime(CLOCK_MONOTONIC, &judge->began);
    judge->steady = steady_new(&judge->how);
    judge->store = judge->steady ? store_open(":memory:", STORE_WRITE) : NULL;
    if (!judge->store || !probe(judge) || !make_folder(judge)) {
        judge_free(judge);
        return NULL;
    }
    for (size_t i = 0; i < judge->engines_n; i++)
        judge->ids[i] = store_engine(judge->store, judge->engines[i]);
    return judge;
}

void judge_free(Judge *judge)
{
    if (!judge)
        return;
    if (judge->terminal && judge->tries)
        fprintf(stderr, "\r\033[K");
    probe_free(&judge->probe);
    steady_free(judge->steady);
    if (judge->store)
        store_close(judge->store);
    free(judge->folder);
    free(judge->file);
    free(judge->target);
    free(judge);
}

unsigned judge_tries(const Judge *judge)
{
    return judge->tries;
}

bool judge_broken(const Judge *judge)
{
    return judge->broken;
}

bool judge_interrupted(const Judge *judge)
{
    return steady_interrupted(judge->steady);
}

const char *judge_folder(const Judge *judge)
{
    return judge->folder;
}

void judge_use(Judge *judge, const char *name)
{
    free(judge->target);
    judge->target = name ? text_format("%s/%s", judge->folder, name) : text_copy(judge->file);
}

bool judge_put(Judge *judge, const char *text, size_t len)
{
    size_t moved_len = len;
    bool moves = judge->of->wpt && strcmp(judge->target, judge->file) == 0;
    char *moved = moves ? place_moved(judge->of->path, judge->folder, text, &moved_len) : NULL;
    bool good = file_write(judge->target, moved ? moved : text, moved_len);
    free(moved);
    if (!good) {
        complain("%s: %s", judge->target, strerror(errno));
        judge->broken = true;
    }
    return good;
}

/* ---- a try ---- */

static double seconds_since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

static void show(Judge *judge, const Reduction *reduction, size_t len)
{
    if (!judge->terminal || seconds_since(&judge->shown) < 0.1)
        return;
    clock_gettime(CLOCK_MONOTONIC, &judge->shown);
    fprintf(stderr, "\r\033[K%u tries, %zu held, %zu bytes, %.0f s", judge->tries, reduction->kept,
            len, seconds_since(&judge->began));
    fflush(stderr);
}

/* Opens what is there as the case; false where it is none that both take. */
static bool open_candidate(Judge *judge)
{
    const Case *of = judge->of;
    judge->candidate = (Case){
        .suite = text_copy("reduced"), .name = text_copy(of->name), .path = text_copy(judge->file)};
    if (!of->wpt)
        judge->candidate.features = text_copy(of->features);
    if (!(of->wpt ? case_read_wpt(&judge->candidate, true)
                  : case_read_script(&judge->candidate, true)))
        return false;
    size_t i = 0;
    while (i < judge->engines_n && engine_takes(judge->engines[i], &judge->candidate))
        i++;
    return i == judge->engines_n;
}

/* What the script asserts wrongly. A script in JavaScript must be all right on the reference. */
static void look_for_wrong(Judge *judge, const Outcomes *outcomes, const char *verdicts)
{
    const char *first = strchr(verdicts, VERDICT_FAIL);
    Script script;
    if (judge->candidate.wpt) {
        judge->wrongs = strpbrk(verdicts, "fctm") != NULL;
        return;
    }
    if (!first)
        return;
    judge->wrong = (size_t)(first - verdicts);
    snprintf(judge->outcome, sizeof judge->outcome, "%s", outcomes->at[judge->wrong].text);
    judge->wrongs = true;
    if (script_open(judge->candidate.path, judge->candidate.features, true, &script)) {
        judge->wrongs = embed_script_command(script.parsed, (uint32_t)judge->wrong)->kind !=
                        EMBED_COMMAND_ASSERT_RETURN;
        script_close(&script);
    }
}

static Outcomes copy_of(const Outcomes *outcomes)
{
    Outcomes copy = {memory_new((outcomes->n + 1) * sizeof *copy.at), outcomes->n};
    for (size_t i = 0; i < outcomes->n; i++) {
        const Outcome *from = &outcomes->at[i];
        copy.at[i] = (Outcome){.text = text_copy(from->text),
                               .exact = text_copy(from->exact),
                               .message = from->message ? text_copy(from->message) : NULL,
                               .name = from->name ? text_copy(from->name) : NULL};
    }
    return copy;
}

static void replayed(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                     const Process_result *last)
{
    Judge *judge = data;
    size_t i = work->engine == judge->engines[REFERENCE] ? REFERENCE : ENGINE;
    char *letters = text_copy(verdicts);
    Outcomes explained = {0};
    judge->took[i] = (double)last->duration_us / 1e6;
    if (i == REFERENCE && judge->engines_n == 2)
        look_for_wrong(judge, outcomes, verdicts);
    if (i == ENGINE && judge->lacks) {
        explained = copy_of(outcomes);
        features_explain(&judge->candidate, judge->lacks, &explained, letters);
    }
    const Replay replay = {.run = judge->run,
                           .case_id = judge->case_id,
                           .engine = judge->ids[i],
                           .outcomes = explained.n ? &explained : outcomes,
                           .verdicts = letters,
                           .last = last};
    store_replay(judge->store, &replay);
    outcomes_free(&explained);
    free(letters);
}

/* Whether the divergence is in the run. */
static bool is_there(Judge *judge)
{
    sqlite3_stmt *row = store_rows(
        judge->store, "select 1 from divergences where run_id = ?1 and divergence_id = ?2",
        judge->run);
    sqlite3_bind_text(row, 2, judge->divergence->id, -1, SQLITE_STATIC);
    bool there = sqlite3_step(row) == SQLITE_ROW;
    sqlite3_finalize(row);
    return there;
}

/* Asks the engines. Scripts in JavaScript one after the other: most that are wrong are so on the reference. */
static bool ask_engines(Judge *judge)
{
    Work work[2];
    size_t step = judge->of->wpt ? 1 : judge->engines_n;
    judge->wrong = SIZE_MAX;
    judge->wrongs = false;
    for (size_t i = 0; i < judge->engines_n; i++) {
        store_run_engine(judge->store, judge->run, judge->ids[i]);
        work[i] =
            (Work){judge->engines[i], &judge->candidate, judge->ids[i], judge->case_id, false};
    }
    for (size_t i = 0; i < judge->engines_n && !(judge->wrongs && !judge->lenient); i += step) {
        bool longer = step == 2 && judge->limit[ENGINE] > judge->limit[REFERENCE];
        judge->how.timeout = judge->limit[longer ? ENGINE : i];
        if (!steady_run(judge->steady, work + i, step, replayed, judge))
            return false;
    }
    return true;
}

/* Replays the candidate. */
static Answer run_candidate(Judge *judge)
{
    char *const argv[] = {NULL};
    Script script = {0};
    judge->run = store_begin_run(judge->store, 0, argv, "");
    bool opened =
        judge->candidate.wpt || script_open(judge->file, judge->candidate.features, true, &script);
    snprintf(judge->candidate.key, sizeof judge->candidate.key, "%s", judge->candidate.content);
    judge->case_id =
        opened ? store_case(judge->store, &judge->candidate, judge->candidate.wpt ? NULL : &script)
               : 0;
    script_close(&script);
    if (!ask_engines(judge)) {
        judge->broken = true;
        return ANSWER_OVER;
    }
    store_end_run(judge->store, judge->run, true);
    if (judge->lenient)
        return is_there(judge) ? ANSWER_HOLDS : ANSWER_NOT;
    return judge->wrongs              ? ANSWER_NOT
           : judge->wrong != SIZE_MAX ? ANSWER_ASSERTS_WRONG
           : is_there(judge)          ? ANSWER_HOLDS
                                      : ANSWER_NOT;
}

bool judge_over(void *data)
{
    const Judge *judge = data;
    return judge->broken || steady_interrupted(judge->steady) ||
           judge->tries >= judge->bounds.tries ||
           seconds_since(&judge->began) > judge->bounds.seconds;
}

Answer judge_as_is(Judge *judge)
{
    Answer answer = ANSWER_NOT;
    for (unsigned i = 0; i < judge->goes && answer == ANSWER_NOT; i++) {
        if (judge_over(judge))
            return ANSWER_OVER;
        judge->tries++;
        answer = open_candidate(judge) ? run_candidate(judge) : ANSWER_NOT;
        case_free(&judge->candidate);
    }
    return answer;
}

Answer judge_text(void *data, const char *text, size_t len, Reduction *reduction)
{
    Judge *judge = data;
    if (judge_over(judge))
        return ANSWER_OVER;
    show(judge, reduction, len);
    if (!judge_put(judge, text, len))
        return ANSWER_OVER;
    Answer answer = judge_as_is(judge);
    if (answer == ANSWER_ASSERTS_WRONG) {
        reduction->wrong = judge->wrong;
        snprintf(reduction->outcome, sizeof reduction->outcome, "%s", judge->outcome);
    }
    return answer;
}

/* ---- how steady it is ---- */

static bool hangs(const Judge *judge)
{
    return strcmp(judge->divergence->class, "timeout") == 0;
}

/* Each engine may take as long as there is. */
static void lift_limits(Judge *judge)
{
    judge->limit[REFERENCE] = judge->limit[ENGINE] = judge->bounds.each;
}

/* What a replay of the candidate may take from now on, by what the last one took. */
static void set_limits(Judge *judge)
{
    const double least = 0.5, factor = 5;
    for (size_t i = 0; i < judge->engines_n; i++) {
        double limit = least + factor * judge->took[i];
        bool hanging = i == judge->engines_n - 1 && hangs(judge);
        if (!hanging && limit < judge->limit[i])
            judge->limit[i] = limit;
    }
}

/* One replay; whether the divergence shows. Where the reference does not do either what the script asserts, it need not. */
static bool shows(Judge *judge)
{
    judge->tries++;
    bool opened = open_candidate(judge);
    Answer answer = opened ? run_candidate(judge) : ANSWER_NOT;
    if (opened && !judge->lenient && answer != ANSWER_HOLDS && answer != ANSWER_OVER &&
        (judge->wrongs || judge->wrong != SIZE_MAX)) {
        judge->lenient = true;
        answer = run_candidate(judge);
        judge->lenient = answer == ANSWER_HOLDS;
    }
    case_free(&judge->candidate);
    return answer == ANSWER_HOLDS;
}

/* In how many of TIMES replays it shows. */
static unsigned count(Judge *judge, unsigned times)
{
    unsigned shown = 0;
    for (unsigned i = 0; i < times && !judge->broken; i++)
        shown += shows(judge);
    return shown;
}

unsigned judge_first(Judge *judge, unsigned times)
{
    const double hanging = 2;
    lift_limits(judge);
    if (hangs(judge) && judge->bounds.each > hanging)
        judge->limit[judge->engines_n - 1] = hanging;
    unsigned shown = count(judge, times);
    if (!shown && hangs(judge) && !judge->broken) {
        /* it is slow rather than that it hangs */
        lift_limits(judge);
        shown = count(judge, times);
    }
    if (shown && shown < times)
        judge->goes = GOES;
    if (shown)
        set_limits(judge);
    /* what is slower than that is given its time */
    if (shown == times && !judge->broken && !shows(judge))
        lift_limits(judge);
    clock_gettime(CLOCK_MONOTONIC, &judge->began);
    return shown;
}

unsigned judge_last(Judge *judge, unsigned times)
{
    lift_limits(judge);
    return count(judge, times);
}
