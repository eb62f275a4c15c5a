/* cmd/run.c: touchstone run: replays cases on engines, stores what each did, shows what differs. */
#include "harness/cmd/run.h"

#include "harness/replay/isolation.h"
#include "harness/util/text.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool run_recall(Store *store, int64_t run, char ***words)
{
    sqlite3_stmt *row =
        store_rows(store, "select argv, host ->> 'folder' from runs where run_id = ?1", run);
    json_t *array = NULL;
    if (sqlite3_step(row) == SQLITE_ROW) {
        const char *folder = (const char *)sqlite3_column_text(row, 1);
        array = json_loads((const char *)sqlite3_column_text(row, 0), 0, NULL);
        if (folder && chdir(folder) != 0)
            complain("%s: %s; the run was started there", folder, strerror(errno));
    }
    sqlite3_finalize(row);
    for (size_t i = 0; i < json_array_size(array); i++) {
        const char *word = json_string_value(json_array_get(array, i));
        strings_push(words, text_copy(word ? word : ""));
    }
    json_decref(array);
    return *words != NULL;
}

void run_free(Run *run)
{
    store_close(run->store);
    selection_free(&run->selection);
    cases_free(&run->aside);
    manifests_free(&run->manifests);
    canaries_free(&run->canaries);
    for (size_t e = 0; run->holds && e < run->engines.n; e++)
        free(run->holds[e]);
    free(run->holds);
    rules_free(&run->rules);
    shard_plan_free(&run->plan);
    engines_free(&run->engines);
    free(run->chosen);
    free(run->engine_ids);
    json_decref(run->part.pairs);
    json_decref(run->part.seen);
    free(run->part.wanted);
    free(run->all);
    free(run->work);
}

/* Begins the run where none is gone on with; what is chosen anew is noted either way. */
static void begin(Run *run, const Run_options *o, int argc, char **argv)
{
    char *facts = isolation_facts();
    if (!run->id)
        run->id = store_begin_run(run->store, argc, argv, TOUCHSTONE_VERSION);
    if (run->part.of > 0)
        store_rerun(run->store, run->id, run->part.of, run->part.what);
    store_note(run->store, run->id, "isolation", facts);
    adapter_key(&run->engines, &o->schedule, facts, run->adapter);
    free(facts);
    store_note_adapter(run->store, run->id, run->adapter);
    store_manifests(run->store, run->id, &run->manifests);
    facts = text_format("%llu", (unsigned long long)o->seed);
    store_note(run->store, run->id, "seed", facts);
    free(facts);
}

/* Selects first, so that what cannot be run leaves nothing in the store. */
int run_all(Run *run, Run_options *o, int argc, char **argv)
{
    int status = run_select(run, o);
    if (status != EXIT_AS_DUE)
        return status;
    if (run->part.of && !run->part.n) {
        printf("nothing to rerun: no case of the run is %s\n", run->part.what);
        return EXIT_AS_DUE;
    }
    if (o->max_time)
        o->schedule.deadline = schedule_clock() + o->max_time;
    begin(run, o, argc, argv);
    rules_note(run->store, run->id, &run->rules);
    run_plan(run, o->reuse);
    if (run->shard.total)
        store_shard(run->store, run->id, run->shard.index, run->shard.total,
                    shard_method_name(run->shard.method), run->plan_key);
    run->attempt = 1;
    progress_begin(&run->progress, run->work_n);
    run->work = canaries_mix(&run->canaries, run->work, &run->work_n, o->seed);
    Work *work = run->work;
    run->work = NULL;
    bool whole = run_replay(run, o, work, run->work_n) && run_retry(run, o);
    return run_end(run, o, whole);
}

/* A rerun that goes on is over what it planned. */
static void read_part(Run *run)
{
    run->part.of = store_rerun_of(run->store, run->id, &run->part.what);
    sqlite3_stmt *rows = store_rows(
        run->store,
        "select e.name, k.suite || '/' || k.name from (select case_id, engine_id from plans where "
        "run_id = ?1 union select case_id, engine_id from attempts where run_id = ?1) join engines "
        "e using (engine_id) join cases k using (case_id)",
        run->id);
    run->part.pairs = json_object();
    while (run->part.of && sqlite3_step(rows) == SQLITE_ROW)
        pairs_add(run->part.pairs, (const char *)sqlite3_column_text(rows, 0),
                  (const char *)sqlite3_column_text(rows, 1));
    sqlite3_finalize(rows);
}

/* Goes on with the newest run that did not complete, as it was started; ARGV may say more. */
static int resume(Run *run, Run_options *o, int argc, char **argv, char ***words)
{
    if (o->words || o->engines || o->filter) {
        complain("--resume goes on with what the run selected; leave suites, -e and -f out");
        return EXIT_USAGE;
    }
    run->id = store_incomplete_run(run->store);
    if (!run->id || !run_recall(run->store, run->id, words)) {
        complain("no run is incomplete; start one with: touchstone run");
        return EXIT_NOTHING;
    }
    *o = run_defaults();
    parse_command(&run_argp, (int)strings_count(*words), *words, o);
    o->db = NULL;
    o->tap = o->quiet = false;
    parse_command(&run_argp, argc, argv, o);
    read_part(run);
    o->reuse = o->reuse && !run->part.of;
    return run_all(run, o, argc, argv);
}

int cmd_run(int argc, char **argv)
{
    Run_options o = run_defaults();
    Run run = {0};
    char **words = NULL;
    parse_command(&run_argp, argc, argv, &o);
    int status = EXIT_USAGE;
    if (o.verify)
        status = run_verify(&run, &o);
    else if ((run.store = store_open(o.db ? o.db : default_db(), STORE_WRITE)))
        status = o.resume ? resume(&run, &o, argc, argv, &words) : run_all(&run, &o, argc, argv);
    tell_infrastructure(status);
    run_free(&run);
    strings_free(words);
    strings_free(o.words);
    strings_free(o.expect);
    return status;
}
