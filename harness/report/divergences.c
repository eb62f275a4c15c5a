/* report/divergences.c: divergences by cause. */
#include "harness/report/report.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

static const char *column(sqlite3_stmt *row, int i)
{
    const char *text = (const char *)sqlite3_column_text(row, i);
    return text ? text : "";
}

/* The name of a subtest, which has no line of its own. */
static void print_name(sqlite3_stmt *row, FILE *out)
{
    char *name = text_safe(column(row, 10), 200);
    fprintf(out, ", %s", name);
    free(name);
}

static void print_cause(sqlite3_stmt *row, const char *db, FILE *out)
{
    long long cases = sqlite3_column_int64(row, 4), steps = sqlite3_column_int64(row, 5);
    char *cause = text_safe(column(row, 3), 200);
    fprintf(out, "  %s\n    %lld step%s in %lld case%s, smallest ", cause, steps,
            steps == 1 ? "" : "s", cases, cases == 1 ? "" : "s");
    print_safe(out, column(row, 6));
    if (sqlite3_column_int64(row, 7))
        fprintf(out, " line %lld", (long long)sqlite3_column_int64(row, 7));
    else
        print_name(row, out);
    char *words = text_format("replay %s", column(row, 0));
    fprintf(out, "\n    ");
    print_command(out, words, db);
    putc('\n', out);
    free(words);
    free(cause);
}

static void print_more(long long left, const char *db, FILE *out)
{
    fprintf(out, "  ... and %lld more: ", left);
    print_command(out, "query divergences", db);
    putc('\n', out);
}

void report_divergences(Store *store, int64_t run, unsigned most, const char *db, FILE *out)
{
    sqlite3_stmt *rows =
        store_rows(store,
                   "select d.divergence_id, e.name, e.version, d.cause, "
                   "d.cases_n, d.steps_n, c.suite || '/' || c.name, m.line, "
                   "count(*) over (partition by d.engine_id), row_number() over "
                   "(partition by d.engine_id order by d.cases_n desc, "
                   "d.steps_n desc, d.divergence_id) as place, m.subject from divergences d "
                   "join engines e using (engine_id) join cases c "
                   "using (case_id) left join commands m on m.case_id = d.case_id "
                   "and m.step = d.step where d.run_id = ?1 "
                   "order by e.name <> 'ref', e.name, place",
                   run);
    char engine[100] = "";
    long long left = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        long long causes = sqlite3_column_int64(rows, 8), place = sqlite3_column_int64(rows, 9);
        if (strcmp(engine, column(rows, 1)) != 0) {
            snprintf(engine, sizeof engine, "%s", column(rows, 1));
            fprintf(out, "\n%s %s: %lld cause%s\n", engine, column(rows, 2), causes,
                    causes == 1 ? "" : "s");
        }
        if (!most || place <= (long long)most)
            print_cause(rows, db, out);
        else if (place == causes && (left = causes - (long long)most) > 0)
            print_more(left, db, out);
    }
    sqlite3_finalize(rows);
}
