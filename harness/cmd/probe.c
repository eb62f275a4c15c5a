/* cmd/probe.c: touchstone engines probe: which features engines have, by tiny modules (engine/features.h). Each feature is a case
 * of its own, so that one that an engine's reader cannot take, or dies of, says nothing of the others. */
#include "harness/cmd/cmd.h"

#include "harness/engine/features.h"
#include "harness/replay/isolation.h"
#include "harness/replay/stray.h"
#include "harness/store/store.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the probes need while they go on. */
typedef struct Probing {
    char *folder;
    Probe *probes; /* one a feature; without a module where acceptance tells nothing */
    unsigned n;
    Store *store;
    Work *work;
    size_t work_n;
} Probing;

/* What OUTCOME, of the one module of a probe, says. */
static const char *answer_of(const Probe *probe, const Outcomes *outcomes)
{
    const char *text = outcomes->n ? outcomes->at[0].text : "";
    if (strcmp(text, "linked") == 0)
        return "yes";
    bool front = strncmp(text, "failed front end", 16) == 0;
    return front || probe_lacks(probe, outcomes) ? "no" : "unknown";
}

static void probed(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                   const Process_result *last)
{
    const Probing *probing = data;
    (void)verdicts, (void)last;
    for (unsigned i = 0; i < probing->n; i++) {
        if (work->of == &probing->probes[i].of)
            store_feature(probing->store, work->engine_id, embed_feature_name(i),
                          answer_of(&probing->probes[i], outcomes));
    }
}

static void tick(void *data)
{
    store_flush(((Probing *)data)->store);
}

static bool make_probes(Probing *probing)
{
    probing->folder = folder_new();
    probing->probes = memory_new((embed_feature_count() + 1) * sizeof *probing->probes);
    bool good = probing->folder != NULL;
    for (unsigned i = 0; good && i < embed_feature_count(); i++) {
        char *folder = text_format("%s/%u", probing->folder, i);
        good =
            folder_make(folder) && probe_new((Embed_features)1 << i, folder, &probing->probes[i]);
        probing->n += good;
        free(folder);
    }
    return good;
}

static void probing_free(Probing *probing)
{
    for (unsigned i = 0; i < probing->n; i++)
        probe_free(&probing->probes[i]);
    if (probing->folder)
        folder_remove(probing->folder);
    store_close(probing->store);
    free(probing->probes);
    free(probing->folder);
    free(probing->work);
}

/* Adds what ENGINE is to be asked. */
static void add_work(Probing *probing, const Engine *engine)
{
    int64_t id = store_engine(probing->store, engine);
    for (unsigned i = 0; i < probing->n; i++) {
        if (probing->probes[i].of.commands)
            probing->work[probing->work_n++] = (Work){engine, &probing->probes[i].of, id, 0, false};
        else
            store_feature(probing->store, id, embed_feature_name(i), "unknown");
    }
}

/* What is known of ENGINE, a line an answer. */
static void show(const Probing *probing, const Engine *engine)
{
    sqlite3_stmt *rows = store_rows(
        probing->store,
        "select has, group_concat(feature, ' ') from (select * from engine_features where "
        "engine_id = ?1 order by feature) group by has order by has = 'unknown', has = 'no'",
        store_engine(probing->store, engine));
    while (sqlite3_step(rows) == SQLITE_ROW)
        printf("%-14s %-14s %-7s  %s\n", engine->name, engine->version,
               sqlite3_column_text(rows, 0), sqlite3_column_text(rows, 1));
    sqlite3_finalize(rows);
}

/* Gives the probes to each engine of CHOSEN that is here. */
static int probe_all(Engines *engines, const bool *chosen, Probing *probing)
{
    const Schedule_options options = {.jobs = 2};
    probing->work = memory_new((engines->n * probing->n + 1) * sizeof *probing->work);
    for (size_t i = 0; i < engines->n; i++) {
        Engine *engine = &engines->at[i];
        if (!chosen[i] || engine->route)
            continue;
        engine_probe(engine);
        if (engine->found)
            add_work(probing, engine);
    }
    if (!probing->work_n) {
        complain("no engine that was named is here; touchstone engines says how to get them");
        return EXIT_INFRASTRUCTURE;
    }
    bool whole = schedule_run(probing->work, probing->work_n, &options, probed, tick, probing);
    store_flush(probing->store);
    for (size_t i = 0; i < engines->n; i++) {
        if (chosen[i] && !engines->at[i].route && engines->at[i].found)
            show(probing, &engines->at[i]);
    }
    return whole ? EXIT_AS_DUE : EXIT_INCOMPLETE;
}

int engines_probe_features(const char *list, const char *db)
{
    Engines engines;
    char *folder = engines_folder();
    int status = EXIT_USAGE;
    bool read = engines_read(folder, &engines);
    free(folder);
    if (!read)
        return status;
    bool *chosen = memory_new((engines.n + 1) * sizeof *chosen);
    if (select_engines(&engines, list ? list : "all", chosen)) {
        Probing probing = {.store = store_open(db, STORE_WRITE)};
        status = EXIT_INFRASTRUCTURE;
        if (probing.store && isolation_start(true) && make_probes(&probing))
            status = probe_all(&engines, chosen, &probing);
        probing_free(&probing);
    }
    free(chosen);
    engines_free(&engines);
    return status;
}
