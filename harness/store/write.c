/* store/write.c: runs, engines, cases and what was observed. */
#include "harness/store/internal.h"

#include "harness/util/text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <zstd.h>

static void bind_text(sqlite3_stmt *statement, int i, const char *text)
{
    sqlite3_bind_text(statement, i, text ? text : "", -1, SQLITE_TRANSIENT);
}

/* The id that SQL ("select ... where key = ?1") gives for KEY, or 0. */
static int64_t id_of_key(Store *store, const char *sql, const char *key)
{
    sqlite3_stmt *statement = store_prepare(store, sql);
    bind_text(statement, 1, key);
    int64_t id = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    store_done(store, statement);
    return id;
}

static char *json_of_argv(int argc, char *const *argv)
{
    json_t *array = json_array();
    for (int i = 0; i < argc; i++) {
        json_t *word = json_string(argv[i]);
        json_array_append_new(array, word ? word : json_string("?"));
    }
    char *text = json_dumps(array, JSON_COMPACT);
    json_decref(array);
    return text;
}

static char *json_of_host(void)
{
    struct utsname name;
    uname(&name);
    char *folder = getcwd(NULL, 0);
    json_t *host = json_pack("{s:s,s:s,s:s,s:i}", "system", name.sysname, "release", name.release,
                             "machine", name.machine, "cores", (int)sysconf(_SC_NPROCESSORS_ONLN));
    if (folder)
        json_object_set_new(host, "folder", json_string(folder));
    free(folder);
    char *text = host ? json_dumps(host, JSON_COMPACT) : text_copy("{}");
    json_decref(host);
    return text;
}

int64_t store_begin_run(Store *store, int argc, char *const *argv, const char *version)
{
    uint8_t random[16] = {0};
    char key[33];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        clock_gettime(CLOCK_REALTIME, (struct timespec *)(void *)random);
    for (size_t i = 0; i < sizeof random; i++)
        snprintf(key + 2 * i, 3, "%02x", random[i]);
    char *words = json_of_argv(argc, argv), *host = json_of_host();
    store_begin(store);
    sqlite3_stmt *statement = store_prepare(
        store, "insert into runs (key, started, state, version, argv, host) "
               "values (?1, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'running', ?2, ?3, ?4)");
    bind_text(statement, 1, key);
    bind_text(statement, 2, version);
    bind_text(statement, 3, words);
    bind_text(statement, 4, host);
    store_finish(store, statement);
    free(words);
    free(host);
    return sqlite3_last_insert_rowid(store->db);
}

void store_note(Store *store, int64_t run, const char *name, const char *fact)
{
    store_begin(store);
    sqlite3_stmt *statement =
        store_prepare(store, "update runs set host = json_set(host, '$.' || ?2, json(?3)) "
                             "where run_id = ?1");
    sqlite3_bind_int64(statement, 1, run);
    bind_text(statement, 2, name);
    bind_text(statement, 3, fact);
    store_finish(store, statement);
}

static int64_t newest_run(Store *store, const char *sql)
{
    return id_of_key(store, sql, "");
}

int64_t store_incomplete_run(Store *store)
{
    return newest_run(store, "select max(run_id) from runs where state <> 'complete' and ?1 = ''");
}

int64_t store_run_named(Store *store, int64_t id)
{
    sqlite3_stmt *row = store_rows(store, "select run_id from runs where run_id = ?1", id);
    int64_t found = sqlite3_step(row) == SQLITE_ROW ? id : 0;
    sqlite3_finalize(row);
    return found;
}

int64_t store_latest_run(Store *store)
{
    return newest_run(store,
                      "select max(run_id) from runs where state = 'complete' and ?1 = '' and "
                      "run_id not in (select run_id from reruns)");
}

void store_feature(Store *store, int64_t engine, const char *feature, const char *has)
{
    store_begin(store);
    sqlite3_stmt *statement = store_prepare(
        store, "insert or replace into engine_features (engine_id, feature, has, probed) values "
               "(?1, ?2, ?3, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))");
    sqlite3_bind_int64(statement, 1, engine);
    bind_text(statement, 2, feature);
    bind_text(statement, 3, has);
    store_finish(store, statement);
}

static void write_claims(Store *store, int64_t engine, Embed_features claims)
{
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (!(claims >> i & 1))
            continue;
        sqlite3_stmt *statement =
            store_prepare(store, "insert into engine_claims (engine_id, feature) values (?1, ?2)");
        sqlite3_bind_int64(statement, 1, engine);
        bind_text(statement, 2, embed_feature_name(i));
        store_finish(store, statement);
    }
}

int64_t store_engine(Store *store, const Engine *engine)
{
    int64_t id = id_of_key(store, "select engine_id from engines where key = ?1", engine->key);
    if (id)
        return id;
    store_begin(store);
    sqlite3_stmt *statement =
        store_prepare(store, "insert into engines (key, name, version, kind, title, install, "
                             "family) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    const char *texts[] = {engine->key,
                           engine->name,
                           engine->version,
                           engine->kind,
                           engine->title,
                           engine->install,
                           engine->family ? engine->family : ""};
    for (int i = 0; i < 7; i++)
        bind_text(statement, i + 1, texts[i]);
    store_finish(store, statement);
    id = sqlite3_last_insert_rowid(store->db);
    write_claims(store, id, engine->claims);
    return id;
}

static char *json_of_features(Embed_features features)
{
    json_t *array = json_array();
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (features >> i & 1)
            json_array_append_new(array, json_string(embed_feature_name(i)));
    }
    char *text = json_dumps(array, JSON_COMPACT);
    json_decref(array);
    return text;
}

static void write_commands(Store *store, int64_t case_id, const Script *script)
{
    sqlite3_stmt *statement =
        store_prepare(store, "insert into commands (case_id, step, line, col, kind, subject) "
                             "values (?1, ?2, ?3, ?4, ?5, ?6)");
    uint32_t n = embed_script_commands(script->parsed);
    for (uint32_t i = 0; i < n; i++) {
        const Embed_command *command = embed_script_command(script->parsed, i);
        Embed_name subject = command->action ? command->field : command->text;
        sqlite3_bind_int64(statement, 1, case_id);
        sqlite3_bind_int64(statement, 2, i);
        sqlite3_bind_int64(statement, 3, command->line);
        sqlite3_bind_int64(statement, 4, command->column);
        bind_text(statement, 5, embed_command_name(command->kind));
        sqlite3_bind_text(statement, 6, subject.len ? subject.at : "", (int)subject.len,
                          SQLITE_TRANSIENT);
        if (sqlite3_step(statement) != SQLITE_DONE)
            store_broken(store);
        sqlite3_reset(statement);
    }
    store_done(store, statement);
}

/* Where the case is now: it may have moved since it was stored. */
static void write_path(Store *store, int64_t case_id, const char *path)
{
    sqlite3_stmt *statement =
        store_prepare(store, "update cases set path = ?2 where case_id = ?1 and path <> ?2");
    sqlite3_bind_int64(statement, 1, case_id);
    bind_text(statement, 2, path);
    store_finish(store, statement);
}

int64_t store_case(Store *store, const Case *of, const Script *parsed)
{
    int64_t id = id_of_key(store, "select case_id from cases where key = ?1", of->key);
    if (!id && !parsed && !case_has_names(of))
        return 0;
    store_begin(store);
    char *whole = realpath(of->path, NULL);
    const char *path = whole ? whole : of->path;
    if (id) {
        write_path(store, id, path);
        free(whole);
        return id;
    }
    sqlite3_stmt *statement = store_prepare(
        store, "insert into cases (key, suite, name, path, content, features, needs, kind, steps) "
               "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    char *needs = json_of_features(of->needs);
    const char *texts[] = {of->key,     of->suite,    of->name, path,
                           of->content, of->features, needs,    case_kind(of)};
    for (int i = 0; i < 8; i++)
        bind_text(statement, i + 1, texts[i]);
    sqlite3_bind_int64(statement, 9, of->commands);
    store_finish(store, statement);
    free(needs);
    free(whole);
    id = sqlite3_last_insert_rowid(store->db);
    if (parsed)
        write_commands(store, id, parsed);
    return id;
}

/* The row of manifests for MANIFEST, made where it is new. */
static int64_t intern_manifest(Store *store, const Manifest *manifest)
{
    char key[33], *identity = text_format("%s\n%s", manifest->suite, manifest->parts);
    hash_hex(identity, strlen(identity), key);
    free(identity);
    sqlite3_stmt *statement = store_prepare(
        store, "insert into manifests (key, suite, parts) values (?1, ?2, ?3) on conflict (key) do "
               "update set key = key returning manifest_id");
    bind_text(statement, 1, key);
    bind_text(statement, 2, manifest->suite);
    bind_text(statement, 3, manifest->parts);
    return store_integer(store, statement);
}

void store_manifests(Store *store, int64_t run, const Manifests *manifests)
{
    store_begin(store);
    sqlite3_stmt *statement = store_prepare(store, "delete from run_manifests where run_id = ?1");
    sqlite3_bind_int64(statement, 1, run);
    store_finish(store, statement);
    for (size_t i = 0; i < manifests->n; i++) {
        int64_t manifest = intern_manifest(store, &manifests->at[i]);
        statement = store_prepare(
            store, "insert or ignore into run_manifests (run_id, manifest_id) values (?1, ?2)");
        sqlite3_bind_int64(statement, 1, run);
        sqlite3_bind_int64(statement, 2, manifest);
        store_finish(store, statement);
    }
}

void store_run_engine(Store *store, int64_t run, int64_t engine)
{
    store_begin(store);
    sqlite3_stmt *statement = store_prepare(
        store, "insert or ignore into run_engines (run_id, engine_id) values (?1, ?2)");
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_int64(statement, 2, engine);
    store_finish(store, statement);
}

void store_forget_plans(Store *store, int64_t run)
{
    store_begin(store);
    sqlite3_stmt *statement = store_prepare(
        store,
        "delete from plans where run_id = ?1 and not exists (select 1 from attempts r where "
        "r.run_id = plans.run_id and r.case_id = plans.case_id and r.engine_id = plans.engine_id)");
    sqlite3_bind_int64(statement, 1, run);
    store_finish(store, statement);
    statement = store_prepare(store, "delete from left_out where run_id = ?1");
    sqlite3_bind_int64(statement, 1, run);
    store_finish(store, statement);
    statement = store_prepare(
        store, "delete from run_engines where run_id = ?1 and engine_id not in (select engine_id "
               "from attempts where run_id = ?1)");
    sqlite3_bind_int64(statement, 1, run);
    store_finish(store, statement);
}

static char *json_of_outcomes(const Outcomes *outcomes)
{
    json_t *array = json_array();
    for (size_t i = 0; i < outcomes->n; i++)
        json_array_append_new(array, outcomes->at[i].text ? json_string(outcomes->at[i].text)
                                                          : json_null());
    char *text = json_dumps(array, JSON_COMPACT);
    json_decref(array);
    return text;
}

void store_canary(Store *store, int64_t run, int64_t engine, const char *name, const char *result,
                  const Outcomes *outcomes)
{
    store_begin(store);
    char *list = json_of_outcomes(outcomes);
    sqlite3_stmt *statement = store_prepare(
        store, "insert into canaries (run_id, engine_id, name, result, outcomes) values (?1, ?2, "
               "?3, ?4, ?5) on conflict do update set result = excluded.result, outcomes = "
               "excluded.outcomes where result <> 'passed'");
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_int64(statement, 2, engine);
    bind_text(statement, 3, name);
    bind_text(statement, 4, result);
    bind_text(statement, 5, list);
    store_finish(store, statement);
    free(list);
}

void store_plan(Store *store, int64_t run, int64_t case_id, int64_t engine)
{
    store_begin(store);
    sqlite3_stmt *statement = store_prepare(
        store, "insert or ignore into plans (run_id, case_id, engine_id) values (?1, ?2, ?3)");
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_int64(statement, 2, case_id);
    sqlite3_bind_int64(statement, 3, engine);
    store_finish(store, statement);
}

void store_leave_out(Store *store, int64_t run, int64_t engine, int64_t case_id, const char *action,
                     const char *reason)
{
    store_begin(store);
    sqlite3_stmt *statement = store_prepare(
        store, "insert or replace into left_out (run_id, engine_id, case_id, action, reason) "
               "values (?1, ?2, ?3, ?4, ?5)");
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_int64(statement, 2, engine);
    sqlite3_bind_int64(statement, 3, case_id);
    bind_text(statement, 4, action);
    bind_text(statement, 5, reason);
    store_finish(store, statement);
}

void store_shard(Store *store, int64_t run, unsigned index, unsigned total, const char *method,
                 const char *plan_key)
{
    store_begin(store);
    sqlite3_stmt *statement = store_prepare(
        store, "insert or replace into shards (run_id, idx, total, method, plan_key, run_key, "
               "planned) select ?1, ?2, ?3, ?4, ?5, key, (select count(*) from plans where run_id "
               "= ?1) from runs where run_id = ?1");
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_int64(statement, 2, index);
    sqlite3_bind_int64(statement, 3, total);
    bind_text(statement, 4, method);
    bind_text(statement, 5, plan_key);
    store_finish(store, statement);
}

bool store_observed(Store *store, int64_t run, int64_t case_id, int64_t engine)
{
    sqlite3_stmt *statement = store_prepare(
        store, "select 1 from attempts where run_id = ?1 and case_id = ?2 and engine_id = ?3");
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_int64(statement, 2, case_id);
    sqlite3_bind_int64(statement, 3, engine);
    bool found = sqlite3_step(statement) == SQLITE_ROW;
    store_done(store, statement);
    return found;
}

/* The outcomes and verdicts of a replay by the numbers of their steps; a text is NULL where there is none. What the
   replay has is borrowed. */
typedef struct Placed {
    Outcomes outcomes;
    char *verdicts;
} Placed;

static Placed place(Store *store, const Replay *replay)
{
    const Outcomes *outcomes = replay->outcomes;
    bool named = outcomes->n && outcomes->at[0].name;
    size_t *numbers = named ? store_steps(store, replay->case_id, outcomes) : NULL;
    size_t n = 0;
    for (size_t i = 0; i < outcomes->n; i++) {
        size_t number = numbers ? numbers[i] : i;
        n = number >= n ? number + 1 : n;
    }
    Placed placed = {{memory_new(n * sizeof *placed.outcomes.at), n}, memory_new(n + 1)};
    memset(placed.verdicts, VERDICT_ABSENT, n);
    for (size_t i = 0; i < outcomes->n; i++) {
        size_t number = numbers ? numbers[i] : i;
        placed.outcomes.at[number] = outcomes->at[i];
        placed.verdicts[number] = replay->verdicts[i];
    }
    free(numbers);
    return placed;
}

/* The row of outcome_lists with these outcomes, made where it is new. */
static int64_t intern_list(Store *store, const Outcomes *outcomes)
{
    char key[33], *text = json_of_outcomes(outcomes);
    hash_hex(text, strlen(text), key);
    int64_t id = id_of_key(store, "select list_id from outcome_lists where key = ?1", key);
    if (!id) {
        sqlite3_stmt *statement =
            store_prepare(store, "insert into outcome_lists (key, outcomes) values (?1, ?2)");
        bind_text(statement, 1, key);
        bind_text(statement, 2, text);
        store_finish(store, statement);
        id = sqlite3_last_insert_rowid(store->db);
    }
    free(text);
    return id;
}

/* What was printed: standard output, then standard error. 0 where nothing was. */
static int64_t intern_raw(Store *store, const Process_result *result)
{
    size_t size = result->out_len + result->err_len;
    char key[33];
    if (!size)
        return 0;
    char *both = memory_new(size);
    memcpy(both, result->out, result->out_len);
    if (result->err_len)
        memcpy(both + result->out_len, result->err, result->err_len);
    hash_hex(both, size, key);
    int64_t id = id_of_key(store, "select raw_id from raws where key = ?1", key);
    if (!id) {
        size_t room = ZSTD_compressBound(size);
        void *packed = memory_new(room);
        size_t len = ZSTD_compress(packed, room, both, size, 3);
        sqlite3_stmt *statement = store_prepare(
            store, "insert into raws (key, codec, size, data) values (?1, 'zstd', ?2, ?3)");
        bind_text(statement, 1, key);
        sqlite3_bind_int64(statement, 2, (int64_t)size);
        sqlite3_bind_blob64(statement, 3, packed, len, free);
        store_finish(store, statement);
        id = sqlite3_last_insert_rowid(store->db);
    }
    free(both);
    return id;
}

static char *json_of_messages(const Outcomes *outcomes)
{
    json_t *object = json_object();
    char step[24];
    for (size_t i = 0; i < outcomes->n; i++) {
        if (!outcomes->at[i].message)
            continue;
        snprintf(step, sizeof step, "%zu", i);
        json_object_set_new(object, step, json_string(outcomes->at[i].message));
    }
    char *text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    return text;
}

static char *json_of_permits(const Outcomes *outcomes)
{
    json_t *object = json_object();
    char step[24];
    for (size_t i = 0; i < outcomes->n; i++) {
        char *const *patterns = outcomes->at[i].permits;
        json_t *list = patterns ? json_array() : NULL;
        for (; patterns && *patterns; patterns++)
            json_array_append_new(list, json_string(*patterns));
        snprintf(step, sizeof step, "%zu", i);
        if (list)
            json_object_set_new(object, step, list);
    }
    char *text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    return text;
}

/* "57p1f2u" from one letter a step. */
static char *run_lengths(const char *letters)
{
    char *text = memory_new(strlen(letters) * 2 + 22);
    char *at = text;
    while (*letters) {
        size_t n = 1;
        while (letters[n] == *letters)
            n++;
        at += sprintf(at, "%zu%c", n, *letters);
        letters += n;
    }
    return text;
}

static void ending_text(const Process_result *result, char *out, size_t size)
{
    static const char *const names[] = {
        "exit",      "signal",        "timeout",    "memory-limit", "output-limit",
        "cpu-limit", "process-limit", "disk-limit", "spawn",        "page"};
    if (result->ending == ENDING_EXIT)
        snprintf(out, size, "exit %d", result->status);
    else if (result->ending == ENDING_SIGNAL)
        snprintf(out, size, "signal SIG%s",
                 sigabbrev_np(result->signal) ? sigabbrev_np(result->signal) : "?");
    else
        snprintf(out, size, "%s", names[result->ending]);
}

/* The row of results for what a replay gave, made where it is new. */
static int64_t intern_result(Store *store, const Placed *placed, const Process_result *last)
{
    char ending[40];
    ending_text(last, ending, sizeof ending);
    char *texts[] = {run_lengths(placed->verdicts), json_of_messages(&placed->outcomes),
                     json_of_permits(&placed->outcomes)};
    int64_t list = intern_list(store, &placed->outcomes);
    sqlite3_stmt *statement = store_prepare(
        store, "insert into results (key, list_id, verdicts, messages, permits, ending, raw_id) "
               "select hash(l.key || '|' || ?2 || '|' || ?3 || '|' || ?4 || '|' || ?5), ?1, ?2, "
               "?3, ?4, ?5, nullif(?6, 0) from outcome_lists l where list_id = ?1 "
               "on conflict (key) do update set key = key returning result_id");
    sqlite3_bind_int64(statement, 1, list);
    for (int i = 0; i < 3; i++)
        bind_text(statement, 2 + i, texts[i]);
    bind_text(statement, 5, ending);
    sqlite3_bind_int64(statement, 6, intern_raw(store, last));
    int64_t id = store_integer(store, statement);
    for (int i = 0; i < 3; i++)
        free(texts[i]);
    return id;
}

void store_replay(Store *store, const Replay *replay)
{
    store_begin(store);
    Placed placed = place(store, replay);
    int64_t result = intern_result(store, &placed, replay->last);
    int64_t comparison = store_comparison(store, replay->case_id, replay->engine, result, -1);
    sqlite3_stmt *statement = store_prepare(
        store, "insert into attempts (run_id, engine_id, case_id, comparison_id, duration_us, "
               "rss_kib, attempt) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    const int64_t values[] = {replay->run,
                              replay->engine,
                              replay->case_id,
                              comparison,
                              (int64_t)replay->last->duration_us,
                              (int64_t)replay->last->rss_kib,
                              replay->attempt ? replay->attempt : 1};
    for (int i = 0; i < 7; i++)
        sqlite3_bind_int64(statement, i + 1, values[i]);
    store_finish(store, statement);
    free(placed.outcomes.at);
    free(placed.verdicts);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (++store->pending >= BATCH_ROWS || now.tv_sec > store->began.tv_sec + 1)
        store_flush(store);
}

/* What a complete run meant to do is what it did. */
static void forget_plan(Store *store, int64_t run)
{
    sqlite3_stmt *statement = store_prepare(store, "delete from plans where run_id = ?1");
    sqlite3_bind_int64(statement, 1, run);
    store_finish(store, statement);
}

void store_spent(Store *store, int64_t run, double harness, double engines)
{
    store_begin(store);
    sqlite3_stmt *statement = store_prepare(
        store, "update runs set host = json_set(host, '$.cpu', json_object('harness', ?2 + "
               "coalesce(host ->> '$.cpu.harness', 0), 'engines', ?3 + coalesce(host ->> "
               "'$.cpu.engines', 0))) where run_id = ?1");
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_double(statement, 2, harness);
    sqlite3_bind_double(statement, 3, engines);
    store_finish(store, statement);
}

void store_compare(Store *store, int64_t run)
{
    store_begin(store);
    store_diverge(store, run);
    store_flush(store);
}

bool store_end_run(Store *store, int64_t run, bool whole)
{
    store_begin(store);
    sqlite3_stmt *statement = store_prepare(
        store,
        "select count(*) from plans p where run_id = ?1 and not exists (select 1 from attempts r "
        "where r.run_id = p.run_id and r.case_id = p.case_id and r.engine_id = p.engine_id)");
    sqlite3_bind_int64(statement, 1, run);
    bool complete =
        sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_int64(statement, 0) == 0 && whole;
    store_done(store, statement);
    store_diverge(store, run);
    statement = store_prepare(
        store, "update runs set state = ?2, ended = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') "
               "where run_id = ?1");
    sqlite3_bind_int64(statement, 1, run);
    bind_text(statement, 2, complete ? "complete" : "incomplete");
    store_finish(store, statement);
    if (complete)
        forget_plan(store, run);
    store_flush(store);
    return complete;
}
