/* replay/explain.c: makes "unsupported FEATURE" of refusals for want of a feature. */
#include "harness/replay/explain.h"

#include "harness/replay/stray.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* The feature that every engine has: embed_feature_name(0) is "core1". */
#define CORE1 ((Embed_features)1)

/* What is known of an engine, by its file: its routes are as it is. */
typedef struct Known {
    const Engine *engine;
    Embed_features lacks, has;
    bool probed;
} Known;

/* A result that is kept back. */
typedef struct Kept {
    const Work *work;
    Outcomes outcomes;
    char *verdicts;
    Process_result last;
} Kept;

struct Explainer {
    Probe probe;
    Embed_features probed;
    Known *known;
    size_t known_n;
    Kept *kept;
    size_t kept_n;
    Work_done *done;
    Work_tick *tick;
    void *data;
    char *folder; /* of the probe; NULL: nothing is probed */
    Guard guard;
};

/* Whether modules get to A and B by the same front end: the routes of spectest-json have Touchstone's own. */
static bool are_fed_alike(const Engine *a, const Engine *b)
{
    return strcmp(a->file, b->file) == 0 &&
           (strcmp(a->kind, "spectest-json") != 0 || a->route == b->route);
}

static Known *known_of(Explainer *e, const Engine *engine)
{
    for (size_t i = 0; i < e->known_n; i++) {
        if (are_fed_alike(e->known[i].engine, engine))
            return &e->known[i];
    }
    return NULL;
}

/* Adds the engines that have work which needs what is probed. */
static void find_engines(Explainer *e, const Work *work, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (work[i].canary || work[i].of->wpt || !(work[i].of->needs & e->probed) ||
            known_of(e, work[i].engine))
            continue;
        e->known = array_room(e->known, e->known_n, sizeof *e->known);
        e->known[e->known_n++] = (Known){.engine = work[i].engine};
    }
}

Explainer *explainer_new(Work **work, size_t *n, Work_done *done, Work_tick *tick, void *data)
{
    Explainer *e = memory_new(sizeof *e);
    Embed_features wanted = 0;
    e->done = done;
    e->tick = tick;
    e->data = data;
    for (size_t i = 0; i < *n; i++)
        wanted |= (*work)[i].canary || (*work)[i].of->wpt ? 0 : (*work)[i].of->needs;
    if (!(wanted & ~CORE1))
        return e;
    e->folder = folder_new();
    /* all features: what an engine claims by its probes must not depend on the cases that are run */
    if (!e->folder || !guard_start(e->folder, false, &e->guard) ||
        !probe_new(~(Embed_features)0, e->folder, &e->probe)) {
        explainer_free(e);
        return NULL;
    }
    for (uint32_t i = 0; i < e->probe.of.commands; i++)
        e->probed |= e->probe.of_step[i] & ~CORE1;
    find_engines(e, *work, *n);
    Work *all = memory_new((*n + e->known_n) * sizeof *all);
    for (size_t i = 0; i < e->known_n; i++)
        all[i] = (Work){e->known[i].engine, &e->probe.of, 0, 0, false};
    if (*n)
        memcpy(all + e->known_n, *work, *n * sizeof *all);
    free(*work);
    *work = all;
    *n += e->known_n;
    return e;
}

/* ---- results ---- */

static Outcomes copy_outcomes(const Outcomes *outcomes)
{
    Outcomes copy = {memory_new(outcomes->n * sizeof *copy.at), outcomes->n};
    for (size_t i = 0; i < copy.n; i++) {
        const Outcome *from = &outcomes->at[i];
        Outcome *to = &copy.at[i];
        to->text = text_copy(from->text);
        to->exact = text_copy(from->exact);
        to->message = from->message ? text_copy(from->message) : NULL;
        to->name = from->name ? text_copy(from->name) : NULL;
        for (char **pattern = from->permits; pattern && *pattern; pattern++)
            strings_push(&to->permits, text_copy(*pattern));
    }
    return copy;
}

static Process_result copy_result(const Process_result *result)
{
    Process_result copy = *result;
    copy.out = result->out ? text_copy_n(result->out, result->out_len) : NULL;
    copy.err = result->err ? text_copy_n(result->err, result->err_len) : NULL;
    return copy;
}

/* Passes KEPT on, explained, and frees it. */
static void pass_on(Explainer *e, Kept *kept, Embed_features lacks)
{
    features_explain(kept->work->of, lacks, &kept->outcomes, kept->verdicts);
    e->done(e->data, kept->work, &kept->outcomes, kept->verdicts, &kept->last);
    outcomes_free(&kept->outcomes);
    process_result_free(&kept->last);
    free(kept->verdicts);
}

/* Passes on what waited for what is known now; ALL: everything. */
static void pass_kept(Explainer *e, bool all)
{
    size_t left = 0;
    for (size_t i = 0; i < e->kept_n; i++) {
        const Known *known = known_of(e, e->kept[i].work->engine);
        if (all || known->probed)
            pass_on(e, &e->kept[i], known->lacks);
        else
            e->kept[left++] = e->kept[i];
    }
    e->kept_n = left;
}

void explainer_done(void *explainer, const Work *work, const Outcomes *outcomes,
                    const char *verdicts, const Process_result *last)
{
    Explainer *e = explainer;
    Known *known = known_of(e, work->engine);
    if (work->of == &e->probe.of) {
        known->lacks = probe_lacks(&e->probe, outcomes);
        known->has = probe_has(&e->probe, outcomes);
        known->probed = true;
        pass_kept(e, false);
        return;
    }
    bool wants = known && !work->canary && (!known->probed || known->lacks) &&
                 features_may_explain(work->of, known->probed ? known->lacks : e->probed, outcomes);
    if (!wants) {
        e->done(e->data, work, outcomes, verdicts, last);
        return;
    }
    Kept kept = {work, copy_outcomes(outcomes), text_copy(verdicts), copy_result(last)};
    if (known->probed) {
        pass_on(e, &kept, known->lacks);
        return;
    }
    e->kept = array_room(e->kept, e->kept_n, sizeof *e->kept);
    e->kept[e->kept_n++] = kept;
}

void explainer_tick(void *explainer)
{
    Explainer *e = explainer;
    e->tick(e->data);
}

void explainer_tell(const Explainer *e, Explainer_tell *tell, void *data)
{
    for (size_t i = 0; i < e->known_n; i++) {
        const Known *known = &e->known[i];
        for (unsigned f = 0; known->probed && !known->engine->route && f < embed_feature_count();
             f++) {
            if ((known->has | known->lacks) >> f & 1)
                tell(data, known->engine, embed_feature_name(f),
                     known->has >> f & 1 ? "yes" : "no");
        }
    }
}

static json_t *names_of(Embed_features features)
{
    json_t *list = json_array();
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (features >> i & 1)
            json_array_append_new(list, json_string(embed_feature_name(i)));
    }
    return list;
}

char *explainer_end(Explainer *e)
{
    json_t *facts = json_object();
    pass_kept(e, true);
    for (size_t i = 0; i < e->known_n; i++) {
        const Engine *engine = e->known[i].engine;
        char *name = text_copy_n(engine->name, engine->base_len);
        if (e->known[i].probed)
            json_object_set_new(facts, name, names_of(e->known[i].lacks));
        free(name);
    }
    char *text = json_dumps(facts, JSON_COMPACT);
    json_decref(facts);
    return text;
}

void explainer_free(Explainer *e)
{
    if (!e)
        return;
    probe_free(&e->probe);
    if (e->folder && e->guard.pid > 0)
        guard_end(&e->guard);
    free(e->folder);
    free(e->known);
    free(e->kept);
    free(e);
}
