/* store/steps.c: steps that have names: which number each has in its case. */
#include "harness/store/internal.h"

#include "harness/util/text.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

typedef struct Step {
    char *name;
    int64_t number;
} Step;

static int by_name(const void *a, const void *b)
{
    return strcmp(((const Step *)a)->name, ((const Step *)b)->name);
}

static void step_free(void *step)
{
    free(((Step *)step)->name);
    free(step);
}

/* Adds NAME with NUMBER to the set STEPS, if it is not in it; what the set has for it. */
static const Step *add(void **steps, const char *name, int64_t number)
{
    Step *step = memory_new(sizeof *step);
    *step = (Step){text_copy(name), number};
    Step **there = tsearch(step, steps, by_name);
    if (*there != step)
        step_free(step);
    return *there;
}

/* The steps that the case has, as a set; *n: how many. */
static void *known_steps(Store *store, int64_t case_id, int64_t *n)
{
    void *steps = NULL;
    sqlite3_stmt *rows = store_rows(
        store, "select step, subject from commands where case_id = ?1 order by step", case_id);
    for (*n = 0; sqlite3_step(rows) == SQLITE_ROW; *n = sqlite3_column_int64(rows, 0) + 1)
        add(&steps, (const char *)sqlite3_column_text(rows, 1), sqlite3_column_int64(rows, 0));
    sqlite3_finalize(rows);
    return steps;
}

static void insert(Store *store, sqlite3_stmt *statement, int64_t case_id, const Step *step)
{
    sqlite3_bind_int64(statement, 1, case_id);
    sqlite3_bind_int64(statement, 2, step->number);
    sqlite3_bind_text(statement, 3, step->number ? "subtest" : step->name, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, step->name, -1, SQLITE_STATIC);
    if (sqlite3_step(statement) != SQLITE_DONE)
        store_broken(store);
    sqlite3_reset(statement);
}

size_t *store_steps(Store *store, int64_t case_id, const Outcomes *outcomes)
{
    size_t *numbers = memory_new((outcomes->n + 1) * sizeof *numbers);
    int64_t known, n;
    void *steps = known_steps(store, case_id, &known);
    sqlite3_stmt *statement =
        store_prepare(store, "insert into commands (case_id, step, line, col, kind, subject) "
                             "values (?1, ?2, 0, 0, ?3, ?4)");
    n = known;
    for (size_t i = 0; i < outcomes->n; i++) {
        const Step *step = add(&steps, outcomes->at[i].name, n);
        numbers[i] = (size_t)step->number;
        if (step->number == n)
            insert(store, statement, case_id, step);
        n += step->number == n;
    }
    store_done(store, statement);
    tdestroy(steps, step_free);
    if (n > known) {
        statement = store_prepare(store, "update cases set steps = ?2 where case_id = ?1");
        sqlite3_bind_int64(statement, 1, case_id);
        sqlite3_bind_int64(statement, 2, n);
        store_finish(store, statement);
    }
    return numbers;
}
