/* store/rerun.c: retries of a run, and runs that repeat a part of another. */
#include "harness/store/internal.h"

#include "harness/util/text.h"

#include <string.h>

bool store_attempted(Store *store, int64_t run, int64_t case_id, int64_t engine, unsigned attempt)
{
    sqlite3_stmt *statement =
        store_prepare(store, "select 1 from attempts where run_id = ?1 and case_id = ?2 and "
                             "engine_id = ?3 and attempt = ?4");
    const int64_t values[] = {run, case_id, engine, attempt};
    for (int i = 0; i < 4; i++)
        sqlite3_bind_int64(statement, i + 1, values[i]);
    bool found = sqlite3_step(statement) == SQLITE_ROW;
    store_done(store, statement);
    return found;
}

void store_rerun(Store *store, int64_t run, int64_t of, const char *what)
{
    store_begin(store);
    sqlite3_stmt *statement =
        store_prepare(store, "insert or ignore into reruns (run_id, of_run, what) select ?1, key, "
                             "?3 from runs where run_id = ?2");
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_int64(statement, 2, of);
    sqlite3_bind_text(statement, 3, what, -1, SQLITE_TRANSIENT);
    store_finish(store, statement);
}

int64_t store_rerun_of(Store *store, int64_t run, const char **what)
{
    static const char *const names[] = {"failed", "new", "flaky"};
    sqlite3_stmt *row = store_rows(store,
                                   "select coalesce(o.run_id, -1), r.what from reruns r left join "
                                   "runs o on o.key = r.of_run where r.run_id = ?1",
                                   run);
    int64_t of = 0;
    if (sqlite3_step(row) == SQLITE_ROW) {
        of = sqlite3_column_int64(row, 0);
        for (size_t i = 0; what && i < sizeof names / sizeof *names; i++) {
            if (strcmp(names[i], (const char *)sqlite3_column_text(row, 1)) == 0)
                *what = names[i];
        }
    }
    sqlite3_finalize(row);
    return of;
}

char *store_rerun_label(Store *store, int64_t run)
{
    const char *what = "";
    int64_t of = store_rerun_of(store, run, &what);
    if (!of)
        return NULL;
    return of > 0 ? text_format("rerun of run %lld (%s)", (long long)of, what)
                  : text_format("rerun of a run that is not here (%s)", what);
}
