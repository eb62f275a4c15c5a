/* diff/diff.c: compares two sides: cases whose results are the same are not looked into. */
#include "harness/diff/causes.h"

#include "harness/util/text.h"

#include <fnmatch.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {
    "newly failing", "newly passing", "fails differently", "flaked",      "missing",
    "added",         "removed",       "not comparable",    "engine gone", "engine added"};

const char *change_name(Change change)
{
    return names[change];
}

/* While two sides are compared: the database of A is "main", that of B is ATTACHED. */
typedef struct Comparing {
    Store *store;
    const char *attached;
    Diff *diff;
    const Rules *rules;
    bool *holds; /* for the engine HELD in B */
    char *held;
} Comparing;

static Difference *add(Comparing *c, Change change, const char *engine, const char *name)
{
    Diff *diff = c->diff;
    diff->at = array_room(diff->at, diff->n, sizeof *diff->at);
    Difference *each = &diff->at[diff->n++];
    *each = (Difference){.change = change,
                         .engine = text_copy(engine),
                         .name = name ? text_copy(name) : NULL,
                         .step = -1};
    diff->count[change]++;
    return each;
}

/* ---- a case ---- */

/* What one side has of a case. */
typedef struct Half {
    json_t *outcomes;
    char **due; /* by step: what is due where it is not what was seen, else NULL */
    size_t due_n;
} Half;

static void half_read(Comparing *c, const char *schema, int64_t comparison, const char *outcomes,
                      Half *half)
{
    *half = (Half){.outcomes = json_loads(outcomes, 0, NULL)};
    char *sql =
        text_format("select step, due from %s.comparison_steps where comparison_id = ?1", schema);
    sqlite3_stmt *rows = store_rows(c->store, sql, comparison);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        size_t step = (size_t)sqlite3_column_int64(rows, 0);
        while (half->due_n <= step) {
            half->due = array_room(half->due, half->due_n, sizeof *half->due);
            half->due[half->due_n++] = NULL;
        }
        half->due[step] = text_copy((const char *)sqlite3_column_text(rows, 1));
    }
    sqlite3_finalize(rows);
    free(sql);
}

static void half_free(Half *half)
{
    for (size_t i = 0; i < half->due_n; i++)
        free(half->due[i]);
    free(half->due);
    json_decref(half->outcomes);
}

static const char *due_at(const Half *half, size_t step)
{
    return step < half->due_n ? half->due[step] : NULL;
}

/* NULL where the run of the script did not have the subtest. */
static const char *outcome_at(const Half *half, size_t step)
{
    const char *text = json_string_value(json_array_get(half->outcomes, step));
    return text ? text : due_at(half, step) ? "missing" : NULL;
}

/* The places of a case's subtests on a side, by name; NULL where its steps are commands. */
static json_t *subtests_of(Comparing *c, const char *schema, int64_t case_id)
{
    char *sql = text_format("select m.step, m.subject from %s.commands m join %s.cases k using "
                            "(case_id) where case_id = ?1 and k.kind <> 'wast' order by m.step",
                            schema, schema);
    sqlite3_stmt *rows = store_rows(c->store, sql, case_id);
    json_t *names_of = NULL;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        if (!names_of)
            names_of = json_object();
        json_object_set_new(names_of, (const char *)sqlite3_column_text(rows, 1),
                            json_integer(sqlite3_column_int64(rows, 0)));
    }
    sqlite3_finalize(rows);
    free(sql);
    return names_of;
}

/* A case that both sides have, with another result. */
typedef struct Pair {
    const char *engine, *name; /* name: SUITE/NAME */
    int64_t case_a, case_b, engine_a, engine_b;
    bool retried_a, retried_b; /* the side has more than one attempt */
    bool judged; /* both were compared with what the reference did, or both were not */
    Half a, b;
} Pair;

/* True if another attempt of A's run, or where OF_B of B's, did at STEP what the other side did: OUTCOME, or where that is
   GOOD whatever is as due. */
static bool tried(Comparing *c, const Pair *pair, bool of_b, size_t step, const char *outcome,
                  bool good)
{
    const char *schema = of_b ? c->attached : "main";
    if (!(of_b ? pair->retried_b : pair->retried_a) || step == SIZE_MAX)
        return false;
    char *sql = text_format(
        "select 1 from %s.attempts a join %s.comparisons using (comparison_id) join %s.results "
        "using (result_id) join %s.outcome_lists l using (list_id) where a.run_id = ?1 and "
        "a.engine_id = ?2 and a.case_id = ?3 and a.attempt > 1 and (l.outcomes ->> ?4 = ?5 or (?6 "
        "and l.outcomes ->> ?4 not like 'unsupported%%' and not exists (select 1 from "
        "%s.comparison_steps w where w.comparison_id = a.comparison_id and w.step = ?4)))",
        schema, schema, schema, schema, schema);
    sqlite3_stmt *row = store_rows(c->store, sql, of_b ? c->diff->b.run : c->diff->a.run);
    sqlite3_bind_int64(row, 2, of_b ? pair->engine_b : pair->engine_a);
    sqlite3_bind_int64(row, 3, of_b ? pair->case_b : pair->case_a);
    sqlite3_bind_int64(row, 4, (int64_t)step);
    sqlite3_bind_text(row, 5, outcome, -1, SQLITE_STATIC);
    sqlite3_bind_int(row, 6, good);
    bool found = sqlite3_step(row) == SQLITE_ROW;
    sqlite3_finalize(row);
    free(sql);
    return found;
}

/* The rule that expects OUTCOME at a step of B. */
static const Rule *expected_by(Comparing *c, const Pair *pair, int64_t step, const char *subtest,
                               const char *outcome)
{
    for (size_t i = c->rules->n; c->holds && i--;) {
        const Rule *rule = &c->rules->at[i];
        if (!c->holds[i] || !rule->expect || !rule_means_case(rule, pair->name) ||
            !rule_means_step(rule, step, subtest))
            continue;
        for (char **glob = rule->expect; *glob; glob++) {
            if (fnmatch(*glob, outcome, 0) == 0)
                return rule;
        }
        return NULL;
    }
    return NULL;
}

/* Whether OUTCOME is what is due: DUE is NULL, and the engine was asked. */
static bool is_good(const char *outcome, const char *due)
{
    return !due && strncmp(outcome, "unsupported", 11) != 0;
}

static void compare_step(Comparing *c, const Pair *pair, size_t at_a, size_t at_b,
                         const char *subtest)
{
    const char *before = outcome_at(&pair->a, at_a), *after = outcome_at(&pair->b, at_b);
    if (!before && !after)
        return;
    before = before ? before : "missing";
    after = after ? after : "missing";
    bool good_a = is_good(before, due_at(&pair->a, at_a));
    bool good_b = is_good(after, due_at(&pair->b, at_b));
    /* the engine may do the same, and something else be due: then its standing has changed */
    bool same = strcmp(before, after) == 0;
    if (same ? good_a == good_b || !pair->judged : good_a && good_b)
        return;
    Change change = good_b                                              ? CHANGE_PASSING
                    : good_a                                            ? CHANGE_FAILING
                    : !due_at(&pair->a, at_a) && due_at(&pair->b, at_b) ? CHANGE_FAILING
                                                                        : CHANGE_DIFFERENTLY;
    if (!same &&
        (tried(c, pair, true, at_b, before, good_a) || tried(c, pair, false, at_a, after, good_b)))
        change = CHANGE_FLAKED;
    Difference *each = add(c, change, pair->engine, pair->name);
    each->step = (int64_t)at_b;
    each->subtest = subtest ? text_copy(subtest) : NULL;
    each->before = text_copy(before);
    each->after = text_copy(after);
    each->due = due_at(&pair->b, at_b) ? text_copy(due_at(&pair->b, at_b)) : NULL;
    each->expected = good_b ? NULL : expected_by(c, pair, (int64_t)at_b, subtest, after);
    if (each->expected) {
        c->diff->count[change]--;
        c->diff->expected_n++;
    }
}

/* A subtest of A that no engine of B had: its run of the script did not come to it. */
static void lost_step(Comparing *c, const Pair *pair, size_t at, const char *subtest)
{
    const char *before = outcome_at(&pair->a, at);
    if (!before || strcmp(before, "missing") == 0 || strcmp(before, "unsupported optional") == 0)
        return;
    Difference *each =
        add(c, is_good(before, due_at(&pair->a, at)) ? CHANGE_FAILING : CHANGE_DIFFERENTLY,
            pair->engine, pair->name);
    each->step = (int64_t)at;
    each->subtest = text_copy(subtest);
    each->before = text_copy(before);
    each->after = text_copy("missing");
}

static void compare_subtests(Comparing *c, const Pair *pair, json_t *of_a, json_t *of_b)
{
    json_t *place;
    const char *subtest;
    json_object_foreach(of_b, subtest, place)
    {
        const json_t *other = json_object_get(of_a, subtest);
        compare_step(c, pair, other ? (size_t)json_integer_value(other) : SIZE_MAX,
                     (size_t)json_integer_value(place), subtest);
    }
    json_object_foreach(of_a, subtest, place)
    {
        if (!json_object_get(of_b, subtest))
            lost_step(c, pair, (size_t)json_integer_value(place), subtest);
    }
}

static void compare_pair(Comparing *c, const Pair *pair)
{
    json_t *of_a = subtests_of(c, "main", pair->case_a);
    json_t *of_b = subtests_of(c, c->attached, pair->case_b);
    if (of_a || of_b) {
        compare_subtests(c, pair, of_a, of_b);
    } else {
        size_t n = json_array_size(pair->a.outcomes), m = json_array_size(pair->b.outcomes);
        for (size_t i = 0; i < n || i < m; i++)
            compare_step(c, pair, i, i, NULL);
    }
    json_decref(of_a);
    json_decref(of_b);
}

/* ---- sides ---- */

/* Fills temp.SIDE with what SCHEMA has of RUN, of ENGINE (NULL: of all), which is called LABEL there (NULL: by its name). */
static void gather(Comparing *c, const char *side, const char *schema, int64_t run,
                   const char *engine, const char *label)
{
    char *table = text_format("create temp table %s (engine text, name text, case_key text, "
                              "result_key text, reference_key text, comparison_id integer, case_id "
                              "integer, engine_id integer, list_id integer, primary key (engine, "
                              "name)) without rowid",
                              side);
    char *rows = text_format(
        "insert into temp.%s select coalesce(?3, e.name), k.suite || '/' || k.name, k.key, s.key, "
        "coalesce(f.key, ''), m.comparison_id, t.case_id, t.engine_id, s.list_id from %s.attempts "
        "t join %s.comparisons m using (comparison_id) join %s.results s using (result_id) join "
        "%s.cases k on k.case_id = t.case_id join %s.engines e on e.engine_id = t.engine_id left "
        "join %s.results f on f.result_id = m.reference_id where t.run_id = ?1 and t.attempt = 1 "
        "and (?2 is null or e.name = ?2) and not exists (select 1 from %s.voids v where v.run_id = "
        "t.run_id and v.engine_id = t.engine_id) on conflict do nothing",
        side, schema, schema, schema, schema, schema, schema, schema);
    sqlite3_stmt *statement = store_rows(c->store, table, 0);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    statement = store_rows(c->store, rows, run);
    sqlite3_bind_text(statement, 2, engine, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, label, -1, SQLITE_STATIC);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    free(table);
    free(rows);
}

/* What two engines are called that are compared with each other, malloc'ed; NULL where each is with itself. */
static char *label_of(const Diff *diff)
{
    const char *a = diff->a.engine, *b = diff->b.engine;
    return a && b && strcmp(a, b) != 0 ? text_format("%s > %s", a, b) : NULL;
}

/* The statement that lists cases of one side alone, and those of both, with what the results of those that differ are. */
static sqlite3_stmt *pairs(Comparing *c)
{
    const Side *a = &c->diff->a, *b = &c->diff->b;
    char *label = label_of(c->diff);
    gather(c, "side_a", "main", a->run, a->engine, label);
    gather(c, "side_b", c->attached, b->run, b->engine, label);
    char *sql = text_format(
        "select engine, name, a.case_key, b.case_key, a.comparison_id, b.comparison_id, "
        "l.outcomes, m.outcomes, a.case_id, b.case_id, "
        "exists (select 1 from main.attempts o where o.run_id = ?1 and o.engine_id = a.engine_id "
        "and o.case_id = a.case_id and o.attempt = 2), "
        "exists (select 1 from %s.attempts o where o.run_id = ?2 and o.engine_id = b.engine_id "
        "and o.case_id = b.case_id and o.attempt = 2), a.engine_id, b.engine_id, "
        "a.result_key = b.result_key and a.reference_key = b.reference_key, "
        "(a.reference_key = '') = (b.reference_key = '') from side_a a join side_b b using "
        "(engine, name) "
        "left join main.outcome_lists l on l.list_id = a.list_id and "
        "(a.result_key <> b.result_key or a.reference_key <> b.reference_key) "
        "left join %s.outcome_lists m on m.list_id = b.list_id and "
        "(a.result_key <> b.result_key or a.reference_key <> b.reference_key) "
        "union all select engine, name, a.case_key, null, 0, 0, null, null, 0, 0, 0, 0, 0, 0, 0, 0 "
        "from side_a a where not exists "
        "(select 1 from side_b b where b.engine = a.engine and b.name = a.name) "
        "union all select engine, name, null, b.case_key, 0, 0, null, null, 0, 0, 0, 0, 0, 0, 0, 0 "
        "from side_b b where not exists "
        "(select 1 from side_a a where a.engine = b.engine and a.name = b.name) order by 1, 2",
        c->attached, c->attached);
    sqlite3_stmt *rows = store_rows(c->store, sql, a->run);
    sqlite3_bind_int64(rows, 2, b->run);
    free(sql);
    free(label);
    return rows;
}

/* Finds which rules hold for ENGINE in B, unless they are those at hand. */
static bool find_holds(Comparing *c, int64_t engine_id)
{
    char *sql =
        text_format("select e.name, e.version, e.kind, r.host ->> 'system', r.host ->> 'machine' "
                    "from %s.engines e, %s.runs r where run_id = ?1 and engine_id = ?2",
                    c->attached, c->attached);
    sqlite3_stmt *row = store_rows(c->store, sql, c->diff->b.run);
    sqlite3_bind_int64(row, 2, engine_id);
    bool good = true;
    if (sqlite3_step(row) == SQLITE_ROW &&
        (!c->held || strcmp(c->held, (const char *)sqlite3_column_text(row, 0)) != 0)) {
        const char *texts[5];
        for (int i = 0; i < 5; i++)
            texts[i] = (const char *)sqlite3_column_text(row, i);
        const Run_info info = {texts[0], texts[1], texts[2], texts[3], texts[4]};
        free(c->holds);
        free(c->held);
        c->held = text_copy(texts[0]);
        good = rules_hold(c->rules, &info, &c->holds);
    }
    sqlite3_finalize(row);
    free(sql);
    return good;
}

static bool compare_row(Comparing *c, sqlite3_stmt *row)
{
    const char *engine = (const char *)sqlite3_column_text(row, 0);
    const char *name = (const char *)sqlite3_column_text(row, 1);
    const char *key_a = (const char *)sqlite3_column_text(row, 2);
    const char *key_b = (const char *)sqlite3_column_text(row, 3);
    if (!key_a || !key_b) {
        add(c, key_a ? CHANGE_REMOVED : CHANGE_ADDED, engine, name);
        return true;
    }
    c->diff->shared_cases++;
    if (strcmp(key_a, key_b) != 0) {
        add(c, CHANGE_NOT_COMPARABLE, engine, name);
    } else if (sqlite3_column_int(row, 14)) {
        c->diff->same_cases++;
    } else {
        size_t before = c->diff->n;
        Pair pair = {.engine = engine,
                     .name = name,
                     .case_a = sqlite3_column_int64(row, 8),
                     .case_b = sqlite3_column_int64(row, 9),
                     .retried_a = sqlite3_column_int(row, 10),
                     .retried_b = sqlite3_column_int(row, 11),
                     .judged = sqlite3_column_int(row, 15),
                     .engine_a = sqlite3_column_int64(row, 12),
                     .engine_b = sqlite3_column_int64(row, 13)};
        if (!find_holds(c, pair.engine_b))
            return false;
        half_read(c, "main", sqlite3_column_int64(row, 4),
                  (const char *)sqlite3_column_text(row, 6), &pair.a);
        half_read(c, c->attached, sqlite3_column_int64(row, 5),
                  (const char *)sqlite3_column_text(row, 7), &pair.b);
        compare_pair(c, &pair);
        half_free(&pair.a);
        half_free(&pair.b);
        c->diff->same_cases += c->diff->n == before;
    }
    return true;
}

/* The engines that SIDE found, all or the one that it is about, as they are called in the comparison: LABEL for the
   latter. What is void in a run has no results there. */
static sqlite3_stmt *engines_of(Comparing *c, const char *schema, const Side *side,
                                const char *label)
{
    char *sql = text_format(
        "select distinct coalesce(?3, e.name) from %s.run_engines r join %s.engines e using "
        "(engine_id) where r.run_id = ?1 and e.version <> 'missing' and "
        "(?2 is null or e.name = ?2) "
        "and not exists (select 1 from %s.voids v where v.run_id = r.run_id and v.engine_id = "
        "r.engine_id) order by 1",
        schema, schema, schema);
    sqlite3_stmt *rows = store_rows(c->store, sql, side->run);
    sqlite3_bind_text(rows, 2, side->engine, -1, SQLITE_STATIC);
    sqlite3_bind_text(rows, 3, label, -1, SQLITE_STATIC);
    free(sql);
    return rows;
}

/* Goes on with ROWS; the name there, NULL behind the last. */
static const char *next_name(sqlite3_stmt *rows)
{
    return sqlite3_step(rows) == SQLITE_ROW ? (const char *)sqlite3_column_text(rows, 0) : NULL;
}

/* Whether SIDE, a rerun, did not ask the engine NAME, which says nothing of it then. */
static bool is_unasked(Comparing *c, const char *schema, const Side *side, const char *name)
{
    if (!side->part)
        return false;
    char *sql = text_format("select 1 from %s.run_engines join %s.engines e using (engine_id) "
                            "where run_id = ?1 and e.name = ?2",
                            schema, schema);
    sqlite3_stmt *row = store_rows(c->store, sql, side->run);
    sqlite3_bind_text(row, 2, side->engine ? side->engine : name, -1, SQLITE_STATIC);
    bool asked = sqlite3_step(row) == SQLITE_ROW;
    sqlite3_finalize(row);
    free(sql);
    return !asked;
}

/* Engines of one side alone. What a rerun did not ask is no engine that is gone or new. */
static void compare_engines(Comparing *c)
{
    char *label = label_of(c->diff);
    sqlite3_stmt *of_a = engines_of(c, "main", &c->diff->a, label);
    sqlite3_stmt *of_b = engines_of(c, c->attached, &c->diff->b, label);
    const char *a = next_name(of_a), *b = next_name(of_b);
    while (a || b) {
        int order = !a ? 1 : !b ? -1 : strcmp(a, b);
        bool unasked = order < 0   ? is_unasked(c, c->attached, &c->diff->b, a)
                       : order > 0 ? is_unasked(c, "main", &c->diff->a, b)
                                   : false;
        if (order && !unasked)
            add(c, order < 0 ? CHANGE_ENGINE_GONE : CHANGE_ENGINE_ADDED, order < 0 ? a : b, NULL);
        a = order <= 0 ? next_name(of_a) : a;
        b = order >= 0 ? next_name(of_b) : b;
    }
    sqlite3_finalize(of_a);
    sqlite3_finalize(of_b);
    free(label);
}

static bool is_engine_change(const Diff *diff, const char *engine, Change change)
{
    for (size_t i = 0; i < diff->n; i++) {
        if (diff->at[i].change == change && strcmp(diff->at[i].engine, engine) == 0)
            return true;
    }
    return false;
}

/* A case of an engine that is new or gone is no change of its own; one that B meant to replay is missing, not removed; what a
   rerun did not mean to is neither removed nor added. */
static void settle(Comparing *c)
{
    Diff *diff = c->diff;
    char *sql = text_format("select 1 from %s.plans p join %s.engines e using (engine_id) join "
                            "%s.cases k using (case_id) where p.run_id = ?1 and e.name = ?2 and "
                            "k.suite || '/' || k.name = ?3",
                            c->attached, c->attached, c->attached);
    sqlite3_stmt *planned = store_rows(c->store, sql, diff->b.run);
    size_t kept = 0;
    for (size_t i = 0; i < diff->n; i++) {
        Difference each = diff->at[i];
        bool follows = (each.change == CHANGE_REMOVED &&
                        is_engine_change(diff, each.engine, CHANGE_ENGINE_GONE)) ||
                       (each.change == CHANGE_ADDED &&
                        is_engine_change(diff, each.engine, CHANGE_ENGINE_ADDED));
        if (follows) {
            diff->count[each.change]--;
            free(each.engine);
            free(each.name);
            continue;
        }
        if (each.change == CHANGE_REMOVED) {
            sqlite3_bind_text(planned, 2, each.engine, -1, SQLITE_STATIC);
            sqlite3_bind_text(planned, 3, each.name, -1, SQLITE_STATIC);
            if (sqlite3_step(planned) == SQLITE_ROW) {
                diff->count[each.change]--;
                diff->count[each.change = CHANGE_MISSING]++;
            }
            sqlite3_reset(planned);
        }
        if ((each.change == CHANGE_REMOVED && diff->b.part) ||
            (each.change == CHANGE_ADDED && diff->a.part)) {
            diff->count[each.change]--;
            diff->count[each.change = CHANGE_NOT_COMPARABLE]++;
        }
        diff->at[kept++] = each;
    }
    diff->n = kept;
    sqlite3_finalize(planned);
    free(sql);
}

static bool attach(Comparing *c)
{
    sqlite3_stmt *statement;
    bool same = strcmp(c->diff->a.file, c->diff->b.file) == 0;
    c->attached = same ? "main" : "b";
    if (same)
        return true;
    if (sqlite3_prepare_v2(store_db(c->store), "attach ?1 as b", -1, &statement, NULL) != SQLITE_OK)
        return false;
    sqlite3_bind_text(statement, 1, c->diff->b.file, -1, SQLITE_STATIC);
    bool good = sqlite3_step(statement) == SQLITE_DONE;
    if (!good)
        complain("%s: %s", c->diff->b.file, sqlite3_errmsg(store_db(c->store)));
    sqlite3_finalize(statement);
    return good;
}

bool diff_make(const Rules *rules, Diff *diff)
{
    Comparing c = {.store = store_open(diff->a.file, STORE_READ), .diff = diff, .rules = rules};
    bool good = c.store && attach(&c);
    if (good) {
        sqlite3_stmt *rows = pairs(&c);
        while (good && sqlite3_step(rows) == SQLITE_ROW)
            good = compare_row(&c, rows);
        sqlite3_finalize(rows);
        compare_engines(&c);
        settle(&c);
    }
    free(c.holds);
    free(c.held);
    store_close(c.store);
    if (good)
        diff_find_causes(diff);
    return good;
}

void diff_free(Diff *diff)
{
    for (size_t i = 0; i < diff->n; i++) {
        Difference *each = &diff->at[i];
        char *texts[] = {each->engine, each->name, each->subtest, each->before,
                         each->after,  each->due,  each->cause,   each->cause_title};
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
            free(texts[t]);
    }
    free(diff->at);
    side_free(&diff->a);
    side_free(&diff->b);
    *diff = (Diff){0};
}

int diff_gate(const Diff *diff)
{
    if (diff->count[CHANGE_FAILING] || diff->count[CHANGE_MISSING] ||
        diff->count[CHANGE_ENGINE_GONE])
        return 1;
    if (diff->a.incomplete || diff->b.incomplete)
        return 5;
    if (!diff->shared_cases)
        return 4;
    return diff->count[CHANGE_PASSING] ? 6 : 0;
}
