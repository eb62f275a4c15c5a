/* cmd/run_retry.c: replays what a run is over, and again what is not as expected. */
#include "harness/cmd/run.h"

#include "harness/replay/explain.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- one pass ---- */

static void work_done(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                      const Process_result *last)
{
    Run *run = data;
    char label[200];
    if (work->canary) {
        Canary_result result = canary_judge(&run->canaries, work->of, verdicts);
        store_canary(run->store, run->id, work->engine_id, work->of->name,
                     canary_result_name(result), outcomes);
        return;
    }
    const Replay replay = {.run = run->id,
                           .case_id = work->case_id,
                           .engine = work->engine_id,
                           .outcomes = outcomes,
                           .verdicts = verdicts,
                           .last = last,
                           .attempt = run->attempt};
    store_replay(run->store, &replay);
    snprintf(label, sizeof label, "%s %s", work->engine->name, work->of->name);
    progress_step(&run->progress, label);
}

static void note_feature(void *data, const Engine *engine, const char *feature, const char *has)
{
    Run *run = data;
    store_feature(run->store, run->engine_ids[engine - run->engines.at], feature, has);
}

/* What is done is committed at least this often, so that others get at the database. */
static void time_goes_by(void *data)
{
    Run *run = data;
    store_flush(run->store);
    progress_tick(&run->progress);
}

bool run_replay(Run *run, const Run_options *o, Work *work, size_t n)
{
    Explainer *explainer = explainer_new(&work, &n, work_done, time_goes_by, run);
    bool whole = explainer != NULL;
    if (explainer) {
        whole = schedule_run(work, n, &o->schedule, explainer_done, explainer_tick, explainer);
        char *lacks = explainer_end(explainer);
        if (run->attempt == 1) {
            store_note(run->store, run->id, "lacks", lacks);
            explainer_tell(explainer, note_feature, run);
        }
        free(lacks);
        explainer_free(explainer);
    }
    progress_end(&run->progress);
    free(work);
    return whole;
}

/* ---- retries ---- */

/* A case on an engine, by their rows. */
typedef struct Key {
    int64_t engine_id, case_id;
} Key;

static int by_key(const void *a, const void *b)
{
    const Key *left = a, *right = b;
    if (left->engine_id != right->engine_id)
        return left->engine_id < right->engine_id ? -1 : 1;
    return (left->case_id > right->case_id) - (left->case_id < right->case_id);
}

/* What attempt ATTEMPT did otherwise than expected, *n of it, in order; malloc'ed. NULL after one line on stderr. */
static Key *unexpected(Run *run, unsigned attempt, size_t *n)
{
    Comparison comparison;
    *n = 0;
    if (!comparison_make_of(run->store, run->id, attempt, &run->rules, &comparison))
        return NULL;
    Key *keys = memory_new((comparison.n + 1) * sizeof *keys);
    for (size_t i = 0; i < comparison.n; i++) {
        const Compared *each = &comparison.at[i];
        if ((each->surprise == UNEXPECTED || each->surprise == UNEXPECTED_PASS) &&
            !each->unobserved)
            keys[(*n)++] = (Key){each->engine_id, each->case_id};
    }
    comparison_free(&comparison);
    if (*n)
        qsort(keys, *n, sizeof *keys, by_key);
    return keys;
}

/* Whether the engine passed a canary: what it says counts nowhere. */
static bool is_void(const Run *run, int64_t engine)
{
    sqlite3_stmt *row =
        store_rows(run->store, "select 1 from voids where run_id = ?1 and engine_id = ?2", run->id);
    sqlite3_bind_int64(row, 2, engine);
    bool found = sqlite3_step(row) == SQLITE_ROW;
    sqlite3_finalize(row);
    return found;
}

/* What is to have attempt ATTEMPT: the one before it was not as expected, as *unexpected_n were. A run that goes on has some
   already. NULL after one line on stderr. */
static Work *retries_of(Run *run, unsigned attempt, size_t *unexpected_n, size_t *n)
{
    Key *keys = unexpected(run, attempt - 1, unexpected_n);
    size_t keys_n = *unexpected_n;
    *n = 0;
    if (!keys)
        return NULL;
    Work *work = memory_new((run->all_n + 1) * sizeof *work);
    for (size_t i = 0; i < run->all_n && keys_n; i++) {
        const Work *each = &run->all[i];
        const Key key = {each->engine_id, each->case_id};
        if (bsearch(&key, keys, keys_n, sizeof key, by_key) && !is_void(run, each->engine_id) &&
            !store_attempted(run->store, run->id, each->case_id, each->engine_id, attempt))
            work[(*n)++] = *each;
    }
    free(keys);
    return work;
}

/* Each round begins new processes, once all that came before is stored and compared: what a crash left behind, the order of
   the cases and the load of a whole run are not there any more. */
bool run_retry(Run *run, const Run_options *o)
{
    for (unsigned retry = 1; retry <= o->retries; retry++) {
        size_t unexpected_n, n;
        store_flush(run->store);
        store_compare(run->store, run->id);
        Work *work = retries_of(run, retry + 1, &unexpected_n, &n);
        if (!work)
            return false;
        if (!n) {
            free(work);
            if (!unexpected_n)
                break;
            continue; /* they have that attempt from before the run was interrupted */
        }
        fprintf(stderr, "retry %u: %zu that %s not as expected\n", retry, n, n == 1 ? "is" : "are");
        run->attempt = retry + 1;
        progress_begin(&run->progress, n);
        if (!run_replay(run, o, work, n))
            return false;
    }
    return true;
}
