/* cmd/probe.c: touchstone engines probe: which features engines have, by tiny modules (engine/features.h). */
#include "harness/cmd/cmd.h"

#include "harness/engine/features.h"
#include "harness/replay/isolation.h"
#include "harness/store/store.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the probes need while they go on. */
typedef struct Probing {
    const Probe *probe;
    Store *store;
} Probing;

/* The word for what was seen of the modules of FEATURE. */
static const char *has_feature(const Probe *probe, const Outcomes *outcomes, Embed_features feature)
{
    const char *has = "unknown";
    for (size_t i = 0; i < outcomes->n && i < probe->of.commands; i++) {
        if (probe->of_step[i] == feature && strcmp(outcomes->at[i].text, "linked") == 0)
            has = "yes";
    }
    return probe_lacks(probe, outcomes) & feature ? "no" : has;
}

static void probed(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                   const Process_result *last)
{
    const Probing *probing = data;
    (void)verdicts, (void)last;
    for (int round = 0; round < 3; round++) {
        static const char *const words[] = {"yes", "no", "unknown"};
        bool any = false;
        for (unsigned i = 0; i < embed_feature_count(); i++) {
            const char *name = embed_feature_name(i);
            const char *has = has_feature(probing->probe, outcomes, (Embed_features)1 << i);
            if (strcmp(has, words[round]) != 0)
                continue;
            if (!any)
                printf("%-14s %-12s %-8s", work->engine->name, work->engine->version, has);
            printf(" %s", name);
            any = true;
            store_feature(probing->store, work->engine_id, name, has);
        }
        if (any)
            putchar('\n');
    }
}

static void tick(void *data)
{
    (void)data;
}

/* Gives the probe to each engine of CHOSEN that is here. */
static int probe_all(Engines *engines, const bool *chosen, Probing *probing)
{
    Work *work = memory_new((engines->n + 1) * sizeof *work);
    const Schedule_options options = {.jobs = 2};
    size_t n = 0;
    for (size_t i = 0; i < engines->n; i++) {
        Engine *engine = &engines->at[i];
        if (!chosen[i] || engine->route)
            continue;
        engine_probe(engine);
        if (engine->found)
            work[n++] = (Work){engine, &probing->probe->of, store_engine(probing->store, engine), 0,
                               false};
    }
    bool whole = n && schedule_run(work, n, &options, probed, tick, probing);
    free(work);
    if (!n)
        complain("no engine that was named is here; touchstone engines says how to get them");
    return whole ? EXIT_AS_DUE : n ? EXIT_INCOMPLETE : EXIT_INFRASTRUCTURE;
}

int engines_probe_features(const char *list, const char *db)
{
    Engines engines;
    Probe probe;
    char *folder = engines_folder(), *made = NULL;
    int status = EXIT_USAGE;
    bool read = engines_read(folder, &engines);
    free(folder);
    if (!read)
        return status;
    bool *chosen = memory_new((engines.n + 1) * sizeof *chosen);
    if (select_engines(&engines, list ? list : "all", chosen)) {
        made = text_format("%s/touchstone-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
        Probing probing = {&probe, store_open(db, STORE_WRITE)};
        status = EXIT_INFRASTRUCTURE;
        if (probing.store && isolation_start(true) && mkdtemp(made)) {
            if (probe_new(~(Embed_features)0, made, &probe)) {
                status = probe_all(&engines, chosen, &probing);
                probe_free(&probe);
            }
            folder_remove(made);
        }
        store_close(probing.store);
    }
    free(made);
    free(chosen);
    engines_free(&engines);
    return status;
}
