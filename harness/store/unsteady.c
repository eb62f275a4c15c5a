/* store/unsteady.c: cases whose outcomes go back and forth from run to run. */
#include "harness/store/internal.h"

#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Counts the changes in OF; true if an outcome came back after another one: a change that stays is none. */
static bool went_back(Unsteady *of)
{
    bool back = false;
    of->changes = 0;
    for (size_t i = 1; i < of->n; i++) {
        if (of->at[i].list_id == of->at[i - 1].list_id)
            continue;
        of->changes++;
        for (size_t k = 0; k + 1 < i && !back; k++)
            back = of->at[k].list_id == of->at[i].list_id;
    }
    return back;
}

static void end_case(Unsteady *of, Unsteady_each *each, void *data)
{
    if (of->n && went_back(of))
        each(data, of);
    of->n = 0;
}

void store_unsteady(Store *store, int64_t run, unsigned most, Unsteady_each *each, void *data)
{
    Unsteady of = {0};
    sqlite3_stmt *rows = store_rows(
        store,
        /* cross joins: in the order that is written, by the keys of each run's attempts */
        "with looked as (select run_id from runs where run_id = ?1 or (run_id < ?1 and state = "
        "'complete') order by run_id desc limit ?2), "
        "moved as (select engine_id, case_id from attempts where run_id in looked and attempt = 1 "
        "group by engine_id, case_id having min(comparison_id) <> max(comparison_id)) "
        "select a.engine_id, a.case_id, a.run_id, r.list_id, coalesce(c.standing, '') from moved m "
        "cross join attempts t on t.run_id = ?1 and t.engine_id = m.engine_id and t.case_id = "
        "m.case_id and t.attempt = 1 cross join looked l cross join attempts a on a.run_id = "
        "l.run_id and a.engine_id = m.engine_id and a.case_id = m.case_id and a.attempt = 1 cross "
        "join comparisons c on c.comparison_id = a.comparison_id cross join results r on "
        "r.result_id = c.result_id where not exists (select 1 from canaries v where v.run_id = "
        "a.run_id and v.engine_id = a.engine_id and v.result = 'passed') order by 1, 2, 3",
        run);
    sqlite3_bind_int64(rows, 2, most);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        int64_t engine = sqlite3_column_int64(rows, 0), case_id = sqlite3_column_int64(rows, 1);
        if (engine != of.engine_id || case_id != of.case_id)
            end_case(&of, each, data);
        of.engine_id = engine;
        of.case_id = case_id;
        of.at = array_room(of.at, of.n, sizeof *of.at);
        Past *past = &of.at[of.n++];
        *past =
            (Past){.run = sqlite3_column_int64(rows, 2), .list_id = sqlite3_column_int64(rows, 3)};
        snprintf(past->standing, sizeof past->standing, "%s", sqlite3_column_text(rows, 4));
    }
    end_case(&of, each, data);
    sqlite3_finalize(rows);
    free(of.at);
}
