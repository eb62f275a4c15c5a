/* diff/causes.c: which causes what fails newly, or otherwise, is of. */
#include "harness/diff/causes.h"

#include "harness/cause/signature.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

static bool can_have_cause(const Difference *each)
{
    return each->name && each->step >= 0 && each->due &&
           (each->change == CHANGE_FAILING || each->change == CHANGE_DIFFERENTLY ||
            each->change == CHANGE_FLAKED);
}

/* The cause of step ?4 of the case ?3 on the engine ?2. */
static const char cause_sql[] =
    "select g.id, g.subject || ': due ' || g.due || ', seen ' || g.seen from signature_steps s "
    "join signatures g using (signature_id) where s.run_id = ?1 and "
    "s.engine_id in (select engine_id from engines where name = ?2) and "
    "s.case_id in (select case_id from cases where suite = substr(?3, 1, instr(?3, '/') - 1) and "
    "name = substr(?3, instr(?3, '/') + 1)) and s.step = ?4";

void diff_find_causes(Diff *diff)
{
    bool any = false;
    for (size_t i = 0; i < diff->n && !any; i++)
        any = can_have_cause(&diff->at[i]);
    Store *store = any ? store_open(diff->b.file, STORE_READ) : NULL;
    if (!store)
        return;
    signatures_find(store, diff->b.run);
    sqlite3_stmt *row = store_rows(store, cause_sql, diff->b.run);
    for (size_t i = 0; i < diff->n; i++) {
        Difference *each = &diff->at[i];
        if (!can_have_cause(each))
            continue;
        sqlite3_reset(row);
        sqlite3_bind_text(row, 2, diff->b.engine ? diff->b.engine : each->engine, -1,
                          SQLITE_STATIC);
        sqlite3_bind_text(row, 3, each->name, -1, SQLITE_STATIC);
        sqlite3_bind_int64(row, 4, each->step);
        if (sqlite3_step(row) == SQLITE_ROW) {
            each->cause = text_copy((const char *)sqlite3_column_text(row, 0));
            each->cause_title = text_copy((const char *)sqlite3_column_text(row, 1));
        }
    }
    sqlite3_finalize(row);
    store_close(store);
}

static int by_cause(const void *a, const void *b)
{
    const Difference *const *left = a, *const *right = b;
    return strcmp((*left)->cause, (*right)->cause);
}

static int by_steps(const void *a, const void *b)
{
    const Diff_cause *left = a, *right = b;
    return left->steps != right->steps ? (left->steps > right->steps ? -1 : 1)
                                       : strcmp(left->id, right->id);
}

Diff_cause *diff_causes(const Diff *diff, size_t *n)
{
    const Difference **order = memory_new((diff->n + 1) * sizeof *order);
    Diff_cause *causes = memory_new((diff->n + 1) * sizeof *causes);
    size_t found = 0;
    *n = 0;
    for (size_t i = 0; i < diff->n; i++) {
        if (diff->at[i].cause)
            order[found++] = &diff->at[i];
    }
    qsort(order, found, sizeof *order, by_cause);
    for (size_t i = 0; i < found; i++) {
        if (!*n || strcmp(causes[*n - 1].id, order[i]->cause) != 0)
            causes[(*n)++] = (Diff_cause){order[i]->cause, order[i]->cause_title, 0, 0};
        causes[*n - 1].steps++;
        causes[*n - 1].expected += order[i]->expected != NULL;
    }
    qsort(causes, *n, sizeof *causes, by_steps);
    free(order);
    return causes;
}
