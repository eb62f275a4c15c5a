/* store/merge.c: unites the databases of a run's shards. What both hold has one key, so that doing it again changes
 * nothing. */
#include "harness/store/internal.h"

#include "harness/util/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The shards of one file; a database in which some were united already has several. */
typedef struct Input {
    const char *file;
    int64_t run;
    char *plan_key, *method, *adapter, *engines; /* engines: their keys, to be compared */
    int64_t least, total;
} Input;

static void input_free(Input *input)
{
    free(input->plan_key);
    free(input->method);
    free(input->adapter);
    free(input->engines);
}

static char *text_of(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text_copy(text ? text : "");
}

/* Reads from STORE, which is that of FILE, the newest run that has a shard, of the plan PLAN_KEY where that is not NULL. False
   where there is none. */
static bool input_find(Store *store, const char *file, const char *plan_key, Input *out)
{
    sqlite3_stmt *row = store_rows(
        store,
        "select s.run_id, s.plan_key, min(s.idx), s.total, s.method, r.host ->> '$.adapter', "
        "(select group_concat(name || ' ' || version || ' ' || key, ', ') from (select e.* from "
        "run_engines join engines e using (engine_id) where run_id = s.run_id order by e.key)) "
        "from shards s join runs r using (run_id) where ?1 = 0 and run_id = (select max(run_id) "
        "from shards where ?2 is null or plan_key = ?2) group by s.run_id",
        0);
    sqlite3_bind_text(row, 2, plan_key, -1, SQLITE_STATIC);
    bool found = sqlite3_step(row) == SQLITE_ROW;
    *out = (Input){.file = file};
    if (found) {
        out->run = sqlite3_column_int64(row, 0);
        out->plan_key = text_of(row, 1);
        out->least = sqlite3_column_int64(row, 2);
        out->total = sqlite3_column_int64(row, 3);
        out->method = text_of(row, 4);
        out->adapter = text_of(row, 5);
        out->engines = text_of(row, 6);
    }
    sqlite3_finalize(row);
    return found;
}

/* The newest run of FILE that has a shard. False after one line on stderr. */
static bool input_read(const char *file, Input *out)
{
    *out = (Input){.file = file};
    Store *store = store_open(file, STORE_READ);
    if (!store)
        return false;
    bool found = input_find(store, file, NULL, out);
    if (!found)
        complain("%s: holds no shard of a run; make it with: touchstone run --shard I/N", file);
    store_close(store);
    return found;
}

static int by_shard(const void *a, const void *b)
{
    const Input *left = a, *right = b;
    if (left->least != right->least)
        return left->least < right->least ? -1 : 1;
    return strcmp(left->file, right->file);
}

static bool refuse_pair(const Input *left, const Input *right, const char *what, const char *l,
                        const char *r)
{
    complain("%s and %s do not belong together: %s (%s; %s); merge the shards of one plan",
             left->file, right->file, what, l, r);
    return false;
}

/* True if both are of one plan and asked the same engines; else says what differs. */
static bool are_of_one(const Input *left, const Input *right)
{
    char totals[2][24];
    snprintf(totals[0], sizeof totals[0], "%lld", (long long)left->total);
    snprintf(totals[1], sizeof totals[1], "%lld", (long long)right->total);
    if (left->total != right->total)
        return refuse_pair(left, right, "they are of different numbers of shards", totals[0],
                           totals[1]);
    if (strcmp(left->method, right->method) != 0)
        return refuse_pair(left, right, "cases were split in different ways", left->method,
                           right->method);
    if (strcmp(left->engines, right->engines) != 0)
        return refuse_pair(left, right, "they asked different engines", left->engines,
                           right->engines);
    if (strcmp(left->plan_key, right->plan_key) != 0)
        return refuse_pair(left, right,
                           "the cases that were split differ (files, features or durations), or "
                           "engines were asked for in another way",
                           left->plan_key, right->plan_key);
    if (strcmp(left->adapter, right->adapter) != 0)
        return refuse_pair(left, right,
                           "different builds of touchstone made them, or engines were held within "
                           "other limits (--timeout, ..., --no-namespaces)",
                           left->adapter, right->adapter);
    return true;
}

static bool belong_together(const Input *inputs, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        if (!are_of_one(&inputs[0], &inputs[i]))
            return false;
    }
    return true;
}

/* Copies what belongs to run ?1 of the database "s" into run ?2, row by row of each table; keys decide what is there. */
static const char *const copy_sql[] = {
    "insert or ignore into engines (key, name, version, kind, title, install, family) select key, "
    "name, version, kind, title, install, family from s.engines where ?2 and engine_id in (select "
    "engine_id from "
    "s.run_engines where run_id = ?1) order by key",
    "insert or ignore into run_engines (run_id, engine_id) select ?2, e.engine_id from "
    "s.run_engines r join s.engines o using (engine_id) join engines e using (key) where r.run_id "
    "= ?1",
    "insert or ignore into engine_claims (engine_id, feature) select e.engine_id, c.feature from "
    "s.run_engines r join s.engines o using (engine_id) join s.engine_claims c using (engine_id) "
    "join engines e using (key) where r.run_id = ?1 and ?2",
    "insert or replace into engine_features (engine_id, feature, has, probed) select e.engine_id, "
    "f.feature, f.has, f.probed from s.run_engines r join s.engines o using (engine_id) join "
    "s.engine_features f using (engine_id) join engines e using (key) left join engine_features "
    "there on there.engine_id = e.engine_id and there.feature = f.feature where r.run_id = ?1 and "
    "?2 and f.probed > coalesce(there.probed, '')",
    "insert or ignore into manifests (key, suite, parts) select key, suite, parts from s.manifests "
    "where ?2 and manifest_id in (select manifest_id from s.run_manifests where run_id = ?1) order "
    "by key",
    "insert or ignore into run_manifests (run_id, manifest_id) select ?2, m.manifest_id from "
    "s.run_manifests r join s.manifests o using (manifest_id) join manifests m using (key) where "
    "r.run_id = ?1",
    "insert or ignore into cases (key, suite, name, path, content, features, needs, steps, kind) "
    "select key, suite, name, path, content, features, needs, steps, kind from s.cases where ?2 "
    "and case_id in (select case_id from s.attempts where run_id = ?1 union select case_id from "
    "s.plans where run_id = ?1 union select case_id from s.left_out where run_id = ?1) order by "
    "suite, name, key",
    "insert or ignore into commands (case_id, step, line, col, kind, subject) select c.case_id, "
    "m.step, m.line, m.col, m.kind, m.subject from s.commands m join s.cases o using (case_id) "
    "join cases c using (key) where ?1 and ?2",
    "update cases set steps = (select max(steps, cases.steps) from s.cases o where o.key = "
    "cases.key) where ?1 and ?2 and key in (select key from s.cases)",
    "insert or ignore into outcome_lists (key, outcomes) select key, outcomes from "
    "s.outcome_lists where ?1 and ?2 order by key",
    "insert or ignore into raws (key, codec, size, data) select key, codec, size, data from s.raws "
    "where ?1 and ?2 order by key",
    "insert or ignore into results (key, list_id, verdicts, messages, permits, ending, raw_id) "
    "select r.key, l.list_id, r.verdicts, r.messages, r.permits, r.ending, w.raw_id from s.results "
    "r join s.outcome_lists o on o.list_id = r.list_id join outcome_lists l on l.key = o.key left "
    "join s.raws v on v.raw_id = r.raw_id left join raws w on w.key = v.key where ?1 and ?2 order "
    "by r.key",
    "create temp view if not exists theirs as select a.run_id, a.attempt, a.duration_us, "
    "a.rss_kib, c.case_id, e.engine_id, r.result_id from s.attempts a join s.comparisons m using "
    "(comparison_id) join s.results q using (result_id) join s.cases oc on oc.case_id = a.case_id "
    "join s.engines oe on oe.engine_id = a.engine_id join main.cases c on c.key = oc.key join "
    "main.engines e on e.key = oe.key join main.results r on r.key = q.key",
    "insert or ignore into comparisons (case_id, engine_id, result_id, reference_id) select "
    "case_id, engine_id, result_id, -1 from temp.theirs where run_id = ?1 and ?2 order by case_id, "
    "engine_id",
    "insert or ignore into attempts (run_id, engine_id, case_id, attempt, comparison_id, "
    "duration_us, rss_kib) select ?2, t.engine_id, t.case_id, t.attempt, m.comparison_id, "
    "t.duration_us, t.rss_kib from temp.theirs t join comparisons m on m.case_id = t.case_id and "
    "m.engine_id = t.engine_id and m.result_id = t.result_id and m.reference_id = -1 where "
    "t.run_id = ?1",
    "insert or ignore into plans (run_id, case_id, engine_id) select ?2, c.case_id, e.engine_id "
    "from s.plans p join s.cases oc on oc.case_id = p.case_id join s.engines oe on oe.engine_id = "
    "p.engine_id join cases c on c.key = oc.key join engines e on e.key = oe.key where p.run_id = "
    "?1",
    "insert or ignore into left_out (run_id, engine_id, case_id, action, reason) select ?2, "
    "e.engine_id, c.case_id, p.action, p.reason from s.left_out p join s.cases oc on oc.case_id = "
    "p.case_id join s.engines oe on oe.engine_id = p.engine_id join cases c on c.key = oc.key join "
    "engines e on e.key = oe.key where p.run_id = ?1",
    "insert into canaries (run_id, engine_id, name, result, outcomes) select ?2, e.engine_id, "
    "k.name, k.result, k.outcomes from s.canaries k join s.engines oe on oe.engine_id = "
    "k.engine_id join engines e on e.key = oe.key where k.run_id = ?1 on conflict do update set "
    "result = excluded.result, outcomes = excluded.outcomes where excluded.result = 'passed'",
    "insert or ignore into shards (run_id, idx, total, method, plan_key, run_key, planned) select "
    "?2, idx, total, method, plan_key, run_key, planned from s.shards where run_id = ?1",
    "update runs set started = min(started, (select started from s.runs where run_id = ?1)), ended "
    "= max(coalesce(ended, ''), coalesce((select ended from s.runs where run_id = ?1), '')) where "
    "run_id = ?2"};

static void run_with(Store *store, const char *sql, int64_t from, int64_t into)
{
    sqlite3_stmt *statement = store_prepare(store, sql);
    if (sqlite3_bind_parameter_count(statement) > 0) {
        sqlite3_bind_int64(statement, 1, from);
        sqlite3_bind_int64(statement, 2, into);
    }
    store_finish(store, statement);
}

/* The number that SQL gives for runs FROM of "s" and INTO; 0 for none. */
static int64_t number(Store *store, const char *sql, int64_t from, int64_t into)
{
    sqlite3_stmt *row = store_rows(store, sql, from);
    sqlite3_bind_int64(row, 2, into);
    int64_t value = sqlite3_step(row) == SQLITE_ROW ? sqlite3_column_int64(row, 0) : 0;
    sqlite3_finalize(row);
    return value;
}

/* The run of a plan in the database that shards are united in, made from that of the first shard. */
static int64_t united_run(Store *store, const Input *input)
{
    sqlite3_stmt *statement = store_prepare(
        store, "insert into runs (key, started, ended, state, version, argv, host) select ?2, "
               "started, ended, 'incomplete', version, argv, host from s.runs where run_id = ?1 on "
               "conflict (key) do update set state = 'incomplete' returning run_id");
    sqlite3_bind_int64(statement, 1, input->run);
    sqlite3_bind_text(statement, 2, input->plan_key, -1, SQLITE_STATIC);
    return store_integer(store, statement);
}

static bool refuse(const Input *input, const char *why)
{
    complain("%s: %s", input->file, why);
    return false;
}

/* Whether what INPUT, which is attached, holds can stand beside what is in run RUN of STORE. */
static bool fits(Store *store, const Input *input, int64_t run)
{
    static const char other_run[] =
        "select count(*) from shards m join s.shards o using (idx) where m.run_id = ?2 and "
        "o.run_id = ?1 and m.run_key <> o.run_key";
    static const char other_names[] =
        "select count(*) from s.commands m join s.cases o using (case_id) join cases c using (key) "
        "join commands n on n.case_id = c.case_id and n.step = m.step where n.subject <> m.subject "
        "and ?1 and ?2";
    if (number(store, other_run, input->run, run))
        return refuse(input, "one of its shards is there already from another run; merge only one "
                             "of them");
    if (number(store, other_names, input->run, run))
        return refuse(input, "its subtests have other numbers than those that are there; merge "
                             "into a new database");
    return true;
}

static void attach(Store *store, const char *file)
{
    sqlite3_stmt *statement = store_prepare(store, "attach ?1 as s");
    sqlite3_bind_text(statement, 1, file, -1, SQLITE_STATIC);
    store_finish(store, statement);
}

static void detach(Store *store)
{
    store_exec(store, "drop view if exists temp.theirs; detach s");
}

/* Copies what INPUT, which is attached, holds to the run of its plan, within a transaction. False after one line. */
static bool copy_input(Store *store, const Input *input, int64_t *run)
{
    *run = united_run(store, input);
    if (!fits(store, input, *run))
        return false;
    for (size_t i = 0; i < sizeof copy_sql / sizeof *copy_sql; i++)
        run_with(store, copy_sql[i], input->run, *run);
    return true;
}

/* How many of the plan's shards are not there; says which. */
static int64_t missing_shards(Store *store, int64_t run, int64_t total)
{
    int64_t missing = 0;
    for (int64_t i = 1; i <= total; i++) {
        if (number(store, "select 1 from shards where run_id = ?2 and idx = ?1", i, run))
            continue;
        if (missing++ < 10)
            complain("shard %lld of %lld is not there", (long long)i, (long long)total);
    }
    if (missing > 10)
        complain("nor are %lld others", (long long)missing - 10);
    return missing;
}

/* Ends the united run, within a transaction; true if nothing of the plan is missing. */
static bool end_united(Store *store, int64_t run, int64_t total)
{
    static const char done[] = "select coalesce(sum(planned), 0) - (select count(*) from attempts "
                               "where run_id = ?2 and attempt = 1) from shards where run_id = ?2 "
                               "and ?1";
    int64_t missing = missing_shards(store, run, total), left = number(store, done, 1, run);
    if (left)
        complain("%lld results of the shards that are there are missing; go on with: touchstone "
                 "run --resume --db SHARD.db",
                 (long long)left);
    store_diverge(store, run);
    run_with(store,
             !missing && !left ? "update runs set state = 'complete' where run_id = ?2 and ?1"
                               : "update runs set state = 'incomplete' where run_id = ?2 and ?1",
             1, run);
    if (!missing && !left)
        run_with(store, "delete from plans where run_id = ?2 and ?1", 1, run);
    return !missing && !left;
}

/* ---- two steps: all inputs in a database aside, and only if they fit together that in the one that is wanted ---- */

/* Makes an empty file beside OUT, which is malloc'ed. NULL after one line on stderr. */
static char *make_aside(const char *out)
{
    char *file = text_format("%s.merging-XXXXXX", out);
    int made = mkstemp(file);
    if (made >= 0) {
        close(made);
        return file;
    }
    complain("%s: no file can be made beside it: %s", out, strerror(errno));
    free(file);
    return NULL;
}

static void remove_aside(const char *file)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char *name = text_format("%s%s", file, ends[i]);
        unlink(name);
        free(name);
    }
}

/* What is aside does not stay there when a database that breaks ends the process. */
static const char *aside_now;

static void remove_at_exit(void)
{
    if (aside_now)
        remove_aside(aside_now);
}

/* Unites INPUTS in the file ASIDE; false after one line on stderr. */
static bool unite_aside(const char *aside, const Input *inputs, size_t n)
{
    int64_t run;
    Store *store = store_open(aside, STORE_WRITE);
    bool good = store != NULL;
    for (size_t i = 0; good && i < n; i++) {
        attach(store, inputs[i].file);
        store_begin(store);
        good = copy_input(store, &inputs[i], &run);
        if (good)
            store_flush(store);
        else
            store_undo(store);
        detach(store);
    }
    store_close(store);
    return good;
}

/* What a merge makes anew: the tables of copy_sql and what is found from them: by store_diverge, and by harness/cause. */
#define MADE_ANEW                                                                                  \
    "'runs', 'engines', 'run_engines', 'cases', 'commands', 'outcome_lists', 'raws', 'results', "  \
    "'comparisons', 'comparison_steps', 'causes', 'attempts', 'plans', 'left_out', 'canaries', "   \
    "'shards', 'signatures', 'step_signatures', 'located', 'manifests', 'run_manifests', "         \
    "'engine_claims', 'engine_features'"

/* The one text that SQL gives with KEY as its parameter, malloc'ed; NULL for none. */
static char *text_by(Store *store, const char *sql, const char *key)
{
    sqlite3_stmt *row = store_rows(store, sql, 0);
    sqlite3_bind_text(row, 1, key, -1, SQLITE_STATIC);
    char *text = sqlite3_step(row) == SQLITE_ROW && sqlite3_column_type(row, 0) != SQLITE_NULL
                     ? text_of(row, 0)
                     : NULL;
    sqlite3_finalize(row);
    return text;
}

/* True if STORE has no run but that of the plan, and nothing in other tables, which a merge would not bring again. */
static bool is_alone(Store *store, const char *plan_key)
{
    char *sql = text_by(store,
                        "select group_concat('exists (select 1 from ' || name || ')', ' or ') from "
                        "main.sqlite_master where type = 'table' and name not like 'sqlite_%' and "
                        "name not in (" MADE_ANEW ") and ?1 = ''",
                        "");
    char *query =
        text_format("select (%s) or exists (select 1 from runs where key <> ?1)", sql ? sql : "0");
    char *other = text_by(store, query, plan_key);
    bool alone = other && strcmp(other, "0") == 0;
    free(other);
    free(query);
    free(sql);
    return alone;
}

/* Where there is nothing but the run of the plan, all of it comes anew: rows stand in the order of their keys then, whatever
   came first. */
static void clear_alone(Store *store, const Input *input)
{
    if (!is_alone(store, input->plan_key))
        return;
    char *sql =
        text_by(store,
                "select group_concat('delete from main.' || name, ';') from "
                "main.sqlite_master where type = 'table' and name in (" MADE_ANEW ") and ?1 = ''",
                "");
    store_exec(store, "pragma defer_foreign_keys = on");
    if (sql)
        store_exec(store, sql);
    free(sql);
}

/* Brings what was united ASIDE to OUT, in one transaction. */
static Merge_status bring(const char *out, const char *aside, int64_t *run)
{
    Input united = {0};
    Store *store = input_read(aside, &united) ? store_open(out, STORE_WRITE) : NULL;
    Merge_status status = MERGE_REFUSED;
    if (store) {
        attach(store, aside);
        store_begin(store);
        clear_alone(store, &united);
        if (copy_input(store, &united, run)) {
            status = end_united(store, *run, united.total) ? MERGE_COMPLETE : MERGE_INCOMPLETE;
            store_flush(store);
        } else {
            store_undo(store);
        }
        detach(store);
    }
    store_close(store);
    input_free(&united);
    return status;
}

/* What OUT has of the plan already is one input more, which makes *N larger. False, after one line, where OUT is there and
   cannot be read. */
static bool read_earlier(const char *out, Input *inputs, size_t *n)
{
    struct stat is;
    if (stat(out, &is) != 0 || (S_ISREG(is.st_mode) && !is.st_size))
        return true;
    Store *store = store_open(out, STORE_READ);
    if (store && input_find(store, out, inputs[0].plan_key, &inputs[*n]))
        ++*n;
    store_close(store);
    return store != NULL;
}

Merge_status store_merge(const char *out, char *const *files, int64_t *run)
{
    size_t n = strings_count(files), read = 0;
    Input *inputs = memory_new((n + 2) * sizeof *inputs);
    bool good = true;
    for (; good && read < n; read += good)
        good = input_read(files[read], &inputs[read]);
    good = good && read_earlier(out, inputs, &read);
    good = good && belong_together(inputs, read);
    qsort(inputs, read, sizeof *inputs, by_shard);
    char *aside = good ? make_aside(out) : NULL;
    Merge_status status = MERGE_REFUSED;
    aside_now = aside;
    if (aside && atexit(remove_at_exit) == 0 && unite_aside(aside, inputs, read))
        status = bring(out, aside, run);
    remove_at_exit();
    aside_now = NULL;
    free(aside);
    for (size_t i = 0; i < read; i++)
        input_free(&inputs[i]);
    free(inputs);
    return status;
}
