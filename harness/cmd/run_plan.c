/* cmd/run_plan.c: what a run is to do, and what of it is not done yet. */
#include "harness/cmd/run.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* The case's row, with its commands where it is new. */
static int64_t case_row(Run *run, const Case *of)
{
    int64_t id = store_case(run->store, of, NULL);
    if (!id && of->script)
        id = store_case(run->store, of, of->script);
    Script script;
    if (id || case_has_names(of) || !script_open(of->path, of->features, true, &script))
        return id;
    id = store_case(run->store, of, &script);
    script_close(&script);
    return id;
}

/* True if a rule keeps the case from the engine, which is noted. */
static bool is_left_out(Run *run, size_t e, const Case *of, int64_t case_id)
{
    const Rule *rule = NULL;
    char *name = text_format("%s/%s", of->suite, of->name);
    Action action = rules_action(&run->rules, run->holds[e], name, &rule);
    free(name);
    if (action != ACTION_RUN)
        store_leave_out(run->store, run->id, run->engine_ids[e], case_id,
                        action == ACTION_SKIP ? "skip" : "omit", rule->reason);
    return action != ACTION_RUN;
}

/* Takes what was observed of the case before. What a server sends of a checkout of web-platform-tests is not known to the hash
   of its case. */
static bool is_reused(Run *run, const Case *of, int64_t case_id, int64_t engine_id)
{
    return strcmp(of->suite, "wpt") != 0 && store_reuse(run->store, run->id, case_id, engine_id);
}

/* ---- parts ---- */

static char *pair_of(const char *engine, const char *name)
{
    return text_format("%s %s", engine, name);
}

void pairs_add(Pairs *pairs, const char *engine, const char *name)
{
    char *pair = pair_of(engine, name);
    json_object_set_new_nocheck(pairs, pair, json_true());
    free(pair);
}

void pairs_drop(Pairs *pairs, const char *engine, const char *name)
{
    char *pair = pair_of(engine, name);
    json_object_del(pairs, pair);
    free(pair);
}

bool pairs_have(const Pairs *pairs, const char *engine, const char *name)
{
    char *pair = pair_of(engine, name);
    bool have = json_object_get(pairs, pair) != NULL;
    free(pair);
    return have;
}

/* Whether the part has the case on engine E for its own sake, and no rule keeps it from there. */
static bool is_wanted(const Run *run, size_t e, const Case *of)
{
    const Part *part = &run->part;
    const Engine *engine = &run->engines.at[e];
    char *name = text_format("%s/%s", of->suite, of->name);
    bool wanted = pairs_have(part->pairs, engine->name, name) ||
                  (part->seen && engine->found && engine_takes(engine, of) &&
                   !pairs_have(part->seen, engine->name, of->key));
    if (wanted && engine->found)
        wanted = rules_action(&run->rules, run->holds[e], name, NULL) == ACTION_RUN;
    free(name);
    return wanted;
}

/* The reference goes along: what others did is judged beside it. */
static void add_reference(Run *run, bool *wanted)
{
    size_t n = run->engines.n, ref = n;
    for (size_t e = 0; e < n; e++) {
        if (run->chosen[e] && strcmp(run->engines.at[e].name, "ref") == 0)
            ref = e;
    }
    for (size_t i = 0; ref < n && i < run->selection.cases.n * n; i++)
        wanted[i / n * n + ref] |= wanted[i];
}

void run_narrow(Run *run)
{
    const Cases *cases = &run->selection.cases;
    size_t engines = run->engines.n, found = 0;
    bool *any = memory_new(engines + 1);
    run->part.wanted = memory_new(cases->n * engines + 1);
    for (size_t i = 0; i < cases->n * engines; i++) {
        run->part.wanted[i] =
            run->chosen[i % engines] && is_wanted(run, i % engines, &cases->at[i / engines]);
        found += run->part.wanted[i];
    }
    add_reference(run, run->part.wanted);
    for (size_t i = 0; i < cases->n * engines; i++)
        any[i % engines] |= run->part.wanted[i];
    memcpy(run->chosen, any, engines);
    free(any);
    run->part.n = found;
}

/* ---- the plan ---- */

/* Whether the run is to have case C on engine E. */
static bool is_planned(const Run *run, size_t c, size_t e)
{
    return run->chosen[e] && run->engines.at[e].found &&
           (!run->part.of || run->part.wanted[c * run->engines.n + e]) &&
           engine_takes(&run->engines.at[e], &run->selection.cases.at[c]);
}

static void note_engines(Run *run)
{
    for (size_t e = 0; e < run->engines.n; e++) {
        if (!run->chosen[e])
            continue;
        run->engine_ids[e] = store_engine(run->store, &run->engines.at[e]);
        store_run_engine(run->store, run->id, run->engine_ids[e]);
    }
}

void run_plan(Run *run, bool reuse)
{
    size_t most = run->selection.cases.n * run->engines.n;
    run->all = memory_new(most * sizeof *run->all);
    run->work = memory_new(most * sizeof *run->work);
    store_forget_plans(run->store, run->id);
    note_engines(run);
    if (reuse)
        store_reuse_begin(run->store, run->id, run->adapter);
    for (size_t c = 0; c < run->selection.cases.n; c++) {
        const Case *of = &run->selection.cases.at[c];
        int64_t case_id = case_row(run, of);
        for (size_t e = 0; e < run->engines.n && case_id; e++) {
            if (!is_planned(run, c, e) || is_left_out(run, e, of, case_id))
                continue;
            const Work work = {&run->engines.at[e], of, run->engine_ids[e], case_id, false};
            store_plan(run->store, run->id, case_id, run->engine_ids[e]);
            run->all[run->all_n++] = work;
            if (store_observed(run->store, run->id, case_id, run->engine_ids[e]))
                continue;
            if (reuse && is_reused(run, of, case_id, run->engine_ids[e]))
                run->reused++;
            else
                run->work[run->work_n++] = work;
        }
    }
    store_flush(run->store);
}
