/* report/matrix.c: the matrix suite x engine. */
#include "harness/report/report.h"

#include "harness/util/safe.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char *const standings[] = {"agree", "diverge", "unsupported",
                                        "crash", "timeout", "missing"};
static const char *const colours[] = {"32", "33", "2", "31", "31", "31"};

enum { STANDINGS = sizeof standings / sizeof *standings };

/* Widths of the engines' names and of a column (0: as its heading). On a narrow terminal all fits into 80 columns. */
typedef struct Widths {
    int name, column;
} Widths;

static Widths widths_for(FILE *out)
{
    int columns = terminal_columns(out);
    return columns && columns < 100 ? (Widths){25, 0} : (Widths){28, 12};
}

static int width_of(const Widths *widths, int i)
{
    return widths->column ? widths->column : (int)strlen(standings[i]) + 2;
}

/* One row: counts of the standings, a dot for none; of the first, 0. */
static void print_counts(FILE *out, const Widths *widths, const int64_t counts[STANDINGS],
                         int colour)
{
    for (int i = 0; i < STANDINGS; i++) {
        int width = width_of(widths, i);
        if (!counts[i])
            fprintf(out, "%*s", width, i ? "." : "0");
        else if (colour)
            fprintf(out, "\033[%sm%*lld\033[0m", colours[i], width, (long long)counts[i]);
        else
            fprintf(out, "%*lld", width, (long long)counts[i]);
    }
}

/* How many cases rules kept from the engine. */
static void print_left_out(Store *store, int64_t run, const char *suite, int64_t engine, FILE *out)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "select case action when 'skip' then 'skipped' else 'omitted' end, count(*) from left_out "
        "join cases using (case_id) where run_id = ?1 and suite = ?2 and engine_id = ?3 group by "
        "action order by action desc",
        run);
    sqlite3_bind_text(rows, 2, suite, -1, SQLITE_STATIC);
    sqlite3_bind_int64(rows, 3, engine);
    while (sqlite3_step(rows) == SQLITE_ROW)
        fprintf(out, "   %lld %s", (long long)sqlite3_column_int64(rows, 1),
                sqlite3_column_text(rows, 0));
    sqlite3_finalize(rows);
}

/* The canaries that the engine passed, which makes it void; false where there are none. */
static bool print_void(Store *store, int64_t run, int64_t engine, FILE *out)
{
    sqlite3_stmt *rows =
        store_rows(store, "select canaries from voids where run_id = ?1 and engine_id = ?2", run);
    sqlite3_bind_int64(rows, 2, engine);
    bool is_void = sqlite3_step(rows) == SQLITE_ROW;
    if (is_void) {
        fprintf(out, "%*s: it passes what no engine can: ", 12, "void");
        print_safe(out, (const char *)sqlite3_column_text(rows, 0));
    }
    sqlite3_finalize(rows);
    return is_void;
}

static void print_row(Store *store, int64_t run, const char *suite, int64_t engine, FILE *out)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "select standing, count(*) from standings join cases using (case_id) where run_id "
        "= ?1 and suite = ?2 and engine_id = ?3 group by standing",
        run);
    int64_t counts[STANDINGS] = {0};
    sqlite3_bind_text(rows, 2, suite, -1, SQLITE_STATIC);
    sqlite3_bind_int64(rows, 3, engine);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        for (int i = 0; i < STANDINGS; i++) {
            if (strcmp(standings[i], (const char *)sqlite3_column_text(rows, 0)) == 0)
                counts[i] = sqlite3_column_int64(rows, 1);
        }
    }
    sqlite3_finalize(rows);
    const Widths widths = widths_for(out);
    print_counts(out, &widths, counts, colour_wanted(out));
    print_left_out(store, run, suite, engine, out);
}

/* A route of an engine ("name+route") has a row where cases take it. */
static void print_suite(Store *store, int64_t run, const char *suite, int64_t cases, FILE *out)
{
    const Widths widths = widths_for(out);
    fputs("\n", out);
    print_safe(out, suite);
    fprintf(out, " (%lld case%s)\n", (long long)cases, cases == 1 ? "" : "s");
    sqlite3_stmt *engines = store_rows(
        store,
        "select engine_id, name, version, install from run_engines join engines using "
        "(engine_id) where run_id = ?1 and ((version = 'missing' and not "
        "instr(name, '+')) or exists (select 1 from standings p join cases using (case_id) "
        "where p.run_id = ?1 and p.engine_id = run_engines.engine_id and suite = ?2)) "
        "order by name <> 'ref', name",
        run);
    sqlite3_bind_text(engines, 2, suite, -1, SQLITE_STATIC);
    while (sqlite3_step(engines) == SQLITE_ROW) {
        const char *version = (const char *)sqlite3_column_text(engines, 2);
        char label[80];
        snprintf(label, sizeof label, "  %s %s", sqlite3_column_text(engines, 1), version);
        fprintf(out, "%-*.*s", widths.name, widths.name, label);
        if (strcmp(version, "missing") == 0)
            fprintf(out, "   not here; install it with: %s", sqlite3_column_text(engines, 3));
        else if (!print_void(store, run, sqlite3_column_int64(engines, 0), out))
            print_row(store, run, suite, sqlite3_column_int64(engines, 0), out);
        putc('\n', out);
    }
    sqlite3_finalize(engines);
}

void report_matrix(Store *store, int64_t run, FILE *out)
{
    const Widths widths = widths_for(out);
    fprintf(out, "%*s", widths.name, "");
    for (int i = 0; i < STANDINGS; i++)
        fprintf(out, "%*s", width_of(&widths, i), standings[i]);
    sqlite3_stmt *suites = store_rows(
        store,
        "select suite, count(distinct case_id) from standings join cases using (case_id) "
        "where run_id = ?1 group by suite order by suite",
        run);
    while (sqlite3_step(suites) == SQLITE_ROW)
        print_suite(store, run, (const char *)sqlite3_column_text(suites, 0),
                    sqlite3_column_int64(suites, 1), out);
    sqlite3_finalize(suites);
}
