/* expect/compare.c: what a run found beside what is expected. */
#include "harness/expect/expect.h"

#include "harness/util/text.h"

#include <fnmatch.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* While a run is compared. */
typedef struct Comparing {
    Store *store;
    const Rules *rules;
    bool *holds;          /* for the engine that is looked at */
    const Rule **meaning; /* those that mean the case that is looked at, in order */
    size_t meaning_n;
    Comparison *out;
} Comparing;

/* One case on one engine, as it is looked at. */
typedef struct Look {
    int64_t engine_id, case_id, comparison_id;
    const char *engine, *name; /* borrowed from the row */
    bool named;                /* its steps are subtests */
    json_t *outcomes;
    char **names; /* of subtests, by step */
    size_t names_n;
    bool *divergent; /* by step */
    size_t steps_n;
} Look;

static Run_info info_of(sqlite3_stmt *row, int column)
{
    const char *texts[5];
    for (int i = 0; i < 5; i++)
        texts[i] = (const char *)sqlite3_column_text(row, column + i);
    return (Run_info){texts[0], texts[1], texts[2], texts[3], texts[4]};
}

static void note(const Comparing *c, const Look *look, int64_t step, Surprise surprise, bool due,
                 const Rule *rule, const char *outcome)
{
    Comparison *out = c->out;
    const char *subtest = look->named && (size_t)step < look->names_n ? look->names[step] : NULL;
    out->at = array_room(out->at, out->n, sizeof *out->at);
    out->at[out->n++] = (Compared){.engine_id = look->engine_id,
                                   .case_id = look->case_id,
                                   .step = step,
                                   .surprise = surprise,
                                   .due = due,
                                   .rule = rule,
                                   .engine = text_copy(look->engine),
                                   .name = text_copy(look->name),
                                   .subtest = subtest ? text_copy(subtest) : NULL,
                                   .outcome = text_copy(outcome)};
    out->count[surprise]++;
    if (rule)
        out->meant[rule - c->rules->at]++;
}

/* The last of the rules that mean the case that means STEP. */
static const Rule *rule_of(const Comparing *c, const Look *look, int64_t step)
{
    const char *subtest = look->named && (size_t)step < look->names_n ? look->names[step] : NULL;
    for (size_t i = c->meaning_n; i--;) {
        if (rule_means_step(c->meaning[i], step, subtest))
            return c->meaning[i];
    }
    return NULL;
}

/* Which of the outcomes that RULE expects it was, from 0; -1 for none. */
static int place_of(const Rule *rule, const char *outcome, bool due)
{
    for (int i = 0; rule->expect[i]; i++) {
        bool is_due = strcmp(rule->expect[i], "due") == 0;
        if (is_due ? due : fnmatch(rule->expect[i], outcome, 0) == 0)
            return i;
    }
    return -1;
}

static void look_at_step(const Comparing *c, const Look *look, int64_t step, const char *outcome)
{
    const Rule *rule = rule_of(c, look, step);
    /* replayed though a rule leaves it out, as by a run before that rule: it counts as if it had not been */
    if (rule && rule->action != ACTION_RUN)
        return;
    bool divergent = (size_t)step < look->steps_n && look->divergent[step];
    bool unsupported = strncmp(outcome, "unsupported", 11) == 0, due = !divergent && !unsupported;
    if (!rule) {
        if (divergent)
            note(c, look, step, UNEXPECTED, false, NULL, outcome);
        return;
    }
    int place = place_of(rule, outcome, due);
    Surprise surprise = place == 0  ? EXPECTED
                        : place > 0 ? EXPECTED_SOMETIMES
                        : due       ? UNEXPECTED_PASS
                                    : UNEXPECTED;
    /* what is not asked of an engine is no surprise, unless it is what the rule speaks of */
    if (unsupported && place < 0)
        surprise = UNEXPECTED_PASS;
    note(c, look, step, surprise, due, rule, outcome);
}

/* ---- reading a case ---- */

static void read_divergent(const Comparing *c, Look *look)
{
    sqlite3_stmt *rows =
        store_rows(c->store, "select step from comparison_steps where comparison_id = ?1",
                   look->comparison_id);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        size_t step = (size_t)sqlite3_column_int64(rows, 0);
        if (step >= look->steps_n) {
            look->divergent = memory_resize(look->divergent, step + 1);
            memset(look->divergent + look->steps_n, 0, step + 1 - look->steps_n);
            look->steps_n = step + 1;
        }
        look->divergent[step] = true;
    }
    sqlite3_finalize(rows);
}

static void read_names(const Comparing *c, Look *look)
{
    sqlite3_stmt *rows = store_rows(
        c->store, "select subject from commands where case_id = ?1 order by step", look->case_id);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        look->names = array_room(look->names, look->names_n, sizeof *look->names);
        look->names[look->names_n++] = text_copy((const char *)sqlite3_column_text(rows, 0));
    }
    sqlite3_finalize(rows);
}

static void look_free(Look *look)
{
    for (size_t i = 0; i < look->names_n; i++)
        free(look->names[i]);
    free(look->names);
    free(look->divergent);
    json_decref(look->outcomes);
}

static void look_at_case(const Comparing *c, Look *look)
{
    read_divergent(c, look);
    if (!c->meaning_n && !look->steps_n)
        return;
    if (look->named)
        read_names(c, look);
    size_t n = json_array_size(look->outcomes);
    for (size_t i = 0; i < n || i < look->steps_n; i++) {
        const char *outcome = json_string_value(json_array_get(look->outcomes, i));
        bool divergent = i < look->steps_n && look->divergent[i];
        if (outcome || divergent)
            look_at_step(c, look, (int64_t)i, outcome ? outcome : "missing");
    }
}

/* ---- a run ---- */

static void find_meaning(Comparing *c, const char *name)
{
    size_t n = rules_meaning(c->rules, name, c->meaning);
    c->meaning_n = 0;
    for (size_t i = 0; i < n; i++) {
        size_t number = (size_t)(c->meaning[i] - c->rules->at);
        if (!c->holds || !c->holds[number])
            continue;
        c->meaning[c->meaning_n++] = c->meaning[i];
        c->out->met[number]++;
    }
}

static bool compare_observed(Comparing *c, int64_t run, unsigned attempt)
{
    sqlite3_stmt *rows = store_rows(
        c->store,
        "select e.name, e.version, e.kind, r.host ->> 'system', r.host ->> 'machine', "
        "a.engine_id, a.case_id, a.comparison_id, k.suite || '/' || k.name, k.kind <> 'wast', "
        "l.outcomes from attempts a join runs r using (run_id) join engines e using (engine_id) "
        "join cases k using (case_id) join comparisons m using (comparison_id) join results s "
        "using (result_id) join outcome_lists l using (list_id) where a.run_id = ?1 and a.attempt "
        "= ?2 and not exists (select 1 from voids v where v.run_id = a.run_id and v.engine_id = "
        "a.engine_id) order by a.engine_id, a.case_id",
        run);
    sqlite3_bind_int64(rows, 2, attempt);
    int64_t engine = 0;
    bool good = true;
    while (good && sqlite3_step(rows) == SQLITE_ROW) {
        Look look = {.engine_id = sqlite3_column_int64(rows, 5),
                     .case_id = sqlite3_column_int64(rows, 6),
                     .comparison_id = sqlite3_column_int64(rows, 7),
                     .engine = (const char *)sqlite3_column_text(rows, 0),
                     .name = (const char *)sqlite3_column_text(rows, 8),
                     .named = sqlite3_column_int(rows, 9)};
        if (look.engine_id != engine) {
            const Run_info info = info_of(rows, 0);
            free(c->holds);
            good = rules_hold(c->rules, &info, &c->holds);
            engine = look.engine_id;
        }
        if (good)
            find_meaning(c, look.name);
        look.outcomes = json_loads((const char *)sqlite3_column_text(rows, 10), 0, NULL);
        if (good)
            look_at_case(c, &look);
        look_free(&look);
    }
    sqlite3_finalize(rows);
    return good;
}

/* What was planned and has no result. */
static void compare_missing(const Comparing *c, int64_t run)
{
    sqlite3_stmt *rows = store_rows(
        c->store,
        "select p.engine_id, p.case_id, e.name, k.suite || '/' || k.name from plans p join engines "
        "e using (engine_id) join cases k using (case_id) where p.run_id = ?1 and not exists "
        "(select 1 from attempts a where a.run_id = p.run_id and a.engine_id = p.engine_id and "
        "a.case_id = p.case_id)",
        run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const Look look = {.engine_id = sqlite3_column_int64(rows, 0),
                           .case_id = sqlite3_column_int64(rows, 1),
                           .engine = (const char *)sqlite3_column_text(rows, 2),
                           .name = (const char *)sqlite3_column_text(rows, 3)};
        note(c, &look, 0, UNEXPECTED, false, NULL, "missing");
        c->out->at[c->out->n - 1].unobserved = true;
    }
    sqlite3_finalize(rows);
}

/* ---- stale rules ---- */

/* The names of SQL's first column that are not in RUN; fresh. */
static char **names_elsewhere(Store *store, const char *sql, int64_t run)
{
    char **names = NULL;
    sqlite3_stmt *rows = store_rows(store, sql, run);
    while (sqlite3_step(rows) == SQLITE_ROW)
        strings_push(&names, text_copy((const char *)sqlite3_column_text(rows, 0)));
    sqlite3_finalize(rows);
    return names;
}

static bool any_meant(const char *glob, char *const *names)
{
    for (; names && *names; names++) {
        if (!glob || fnmatch(glob, *names, 0) == 0)
            return true;
    }
    return false;
}

/* Which rules are stale: all that they mean is due now, and they mean no case or engine that the database knows and RUN did
   not ask. */
static void find_stale(const Comparing *c, int64_t run)
{
    static const char cases[] =
        "select distinct suite || '/' || name from cases except select distinct k.suite || '/' || "
        "k.name from attempts a join cases k using (case_id) where a.run_id = ?1";
    static const char engines[] = "select distinct name from engines except select distinct e.name "
                                  "from attempts a join engines e using (engine_id) where a.run_id "
                                  "= ?1";
    Comparison *out = c->out;
    size_t *passes = memory_new((c->rules->n + 1) * sizeof *passes);
    char **other_cases = names_elsewhere(c->store, cases, run),
         **other_engines = names_elsewhere(c->store, engines, run);
    for (size_t i = 0; i < out->n; i++) {
        if (out->at[i].rule && out->at[i].surprise == UNEXPECTED_PASS)
            passes[out->at[i].rule - c->rules->at]++;
    }
    for (size_t i = 0; i < c->rules->n; i++) {
        const Rule *rule = &c->rules->at[i];
        bool all = passes[i] && passes[i] == out->meant[i];
        bool elsewhere = all && ((!rule->name && any_meant(rule->glob, other_cases)) ||
                                 any_meant(rule->engine, other_engines));
        out->stale[i] = all && !elsewhere;
    }
    free(passes);
    strings_free(other_cases);
    strings_free(other_engines);
}

bool comparison_make(Store *store, int64_t run, const Rules *rules, Comparison *out)
{
    return comparison_make_of(store, run, 1, rules, out);
}

bool comparison_make_of(Store *store, int64_t run, unsigned attempt, const Rules *rules,
                        Comparison *out)
{
    *out = (Comparison){.meant = memory_new((rules->n + 1) * sizeof *out->meant),
                        .met = memory_new((rules->n + 1) * sizeof *out->met),
                        .stale = memory_new(rules->n + 1)};
    Comparing c = {.store = store,
                   .rules = rules,
                   .meaning = memory_new((rules->n + 1) * sizeof *c.meaning),
                   .out = out};
    bool good = compare_observed(&c, run, attempt);
    if (good && attempt == 1) {
        compare_missing(&c, run);
        find_stale(&c, run);
    }
    free(c.holds);
    free(c.meaning);
    if (!good)
        comparison_free(out);
    return good;
}

void comparison_free(Comparison *comparison)
{
    for (size_t i = 0; i < comparison->n; i++) {
        Compared *each = &comparison->at[i];
        free(each->engine);
        free(each->name);
        free(each->subtest);
        free(each->outcome);
    }
    free(comparison->at);
    free(comparison->meant);
    free(comparison->met);
    free(comparison->stale);
    *comparison = (Comparison){0};
}
