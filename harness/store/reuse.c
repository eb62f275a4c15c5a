/* store/reuse.c: what was observed before, for run --reuse. */
#include "harness/store/internal.h"

#include <string.h>

void store_reuse_begin(Store *store, int64_t run, const char *adapter)
{
    store_begin(store);
    store_exec(store, "create temp table if not exists reusable (engine_id integer, case_id "
                      "integer, run_id integer, primary key (engine_id, case_id)) without rowid");
    store_exec(store, "delete from temp.reusable");
    sqlite3_stmt *statement = store_prepare(
        store,
        "insert into temp.reusable select a.engine_id, a.case_id, max(a.run_id) from attempts a "
        "join runs r using (run_id) join comparisons c using (comparison_id) join results u using "
        "(result_id) where r.run_id <> ?1 and r.host ->> '$.adapter' = ?2 and a.attempt = 1 and "
        "u.verdicts not glob '*m*' and a.engine_id in (select engine_id from run_engines where "
        "run_id = ?1) and not exists (select 1 from canaries k where k.run_id = a.run_id and "
        "k.engine_id = a.engine_id and k.result = 'passed') group by a.engine_id, a.case_id");
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_text(statement, 2, adapter, -1, SQLITE_TRANSIENT);
    store_finish(store, statement);
}

bool store_reuse(Store *store, int64_t run, int64_t case_id, int64_t engine)
{
    sqlite3_stmt *statement = store_prepare(
        store, "insert into attempts (run_id, engine_id, case_id, attempt, comparison_id, "
               "duration_us, rss_kib) select ?1, engine_id, case_id, attempt, comparison_id, "
               "duration_us, rss_kib from attempts where case_id = ?2 and engine_id = ?3 and "
               "run_id = (select run_id from temp.reusable where engine_id = ?3 and case_id = ?2)");
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_int64(statement, 2, case_id);
    sqlite3_bind_int64(statement, 3, engine);
    store_finish(store, statement);
    return sqlite3_changes(store->db) > 0;
}

void store_note_adapter(Store *store, int64_t run, const char *adapter)
{
    store_begin(store);
    /* gone on with by another build, or within other limits, a run is of neither */
    sqlite3_stmt *statement = store_prepare(
        store, "update runs set host = json_set(host, '$.adapter', case coalesce(host ->> "
               "'$.adapter', case when exists (select 1 from attempts where run_id = ?1) then "
               "'mixed' else ?2 end) when ?2 then ?2 else 'mixed' end) where run_id = ?1");
    sqlite3_bind_int64(statement, 1, run);
    sqlite3_bind_text(statement, 2, adapter, -1, SQLITE_TRANSIENT);
    store_finish(store, statement);
}
