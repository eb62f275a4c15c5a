/* report/tap.c: a run as TAP version 13. */
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

/* TAP reads '#' as the start of a directive. */
static void print_tap_text(FILE *out, const char *text)
{
    char *safe = text_safe(text, (size_t)-1 / 2);
    for (const char *at = safe; *at; at++) {
        if (*at == '#')
            putc('\\', out);
        putc(*at, out);
    }
    free(safe);
}

/* The engines that were asked for and are not here: comments, since nothing was tested. */
static void print_absent(Store *store, int64_t run, FILE *out)
{
    sqlite3_stmt *rows = store_rows(store,
                                    "select name, install from run_engines join engines using "
                                    "(engine_id) where run_id = ?1 and version = 'missing' "
                                    "and not instr(name, '+') "
                                    "order by name",
                                    run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        fprintf(out, "# ");
        print_tap_text(out, column(rows, 0));
        fprintf(out, " is not here; install it with: ");
        print_tap_text(out, column(rows, 1));
        putc('\n', out);
    }
    sqlite3_finalize(rows);
}

void report_tap(Store *store, int64_t run, FILE *out)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "select c.suite || '/' || c.name, e.name, s.standing, count(*) over () from "
        "standings s join cases c using (case_id) join engines e using (engine_id) where "
        "s.run_id = ?1 order by c.suite, c.name, e.name <> 'ref', e.name",
        run);
    unsigned n = 0;
    fprintf(out, "TAP version 13\n");
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *engine = column(rows, 1), *standing = column(rows, 2);
        bool agrees = strcmp(standing, "agree") == 0, cannot = strcmp(standing, "unsupported") == 0;
        if (!n++)
            fprintf(out, "1..%lld\n", (long long)sqlite3_column_int64(rows, 3));
        fprintf(out, "%s %u - ", agrees || cannot ? "ok" : "not ok", n);
        print_tap_text(out, engine);
        fprintf(out, " ");
        print_tap_text(out, column(rows, 0));
        if (cannot)
            fprintf(out, " # SKIP unsupported");
        else if (strcmp(standing, "void") == 0)
            fprintf(out, " (void)");
        else if (!agrees && strcmp(engine, "ref") != 0)
            fprintf(out, " # TODO %s: another engine's business", standing);
        putc('\n', out);
    }
    if (!n)
        fprintf(out, "1..0 # SKIP nothing was replayed\n");
    sqlite3_finalize(rows);
    print_absent(store, run, out);
    report_flakes_tap(store, run, out);
    report_part(store, run, "# ", out);
}
