/* report/tap.c: TAP version 13, which Debian's prove reads: a point a case and engine, what is wrong below it. */
#include "harness/report/report.h"

#include "harness/export/export.h"
#include "harness/util/safe.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS_SHOWN = 10 };

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
        if (*at == '#' || *at == '\\')
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

/* What is wrong, as a block of YAML; a string of JSON is one of YAML. */
static void print_steps(Store *store, int64_t comparison, FILE *out)
{
    char *failures = export_failures(store, comparison, STEPS_SHOWN), *rest = failures, *line;
    if (!*failures) {
        free(failures);
        return;
    }
    fputs("  ---\n  steps:\n", out);
    while ((line = strsep(&rest, "\n")) && rest) {
        char *safe = text_safe(line, 1000);
        json_t *string = json_string(safe);
        fputs("    - ", out);
        json_dumpf(string, out, JSON_ENCODE_ANY);
        putc('\n', out);
        json_decref(string);
        free(safe);
    }
    fputs("  ...\n", out);
    free(failures);
}

/* The directive of a point, or nothing. What other engines do is no failure of this project's: a TODO. */
static void print_directive(const char *engine, const char *standing, const char *reason, FILE *out)
{
    if (strcmp(standing, "skipped") == 0) {
        fputs(" # SKIP ", out);
        print_tap_text(out, reason);
    } else if (strcmp(standing, "unsupported") == 0) {
        fputs(" # SKIP unsupported", out);
    } else if (strcmp(standing, "void") == 0) {
        fputs(" (void)", out);
    } else if (strcmp(standing, "agree") != 0 && strcmp(engine, "ref") != 0) {
        fprintf(out, " # TODO %s: another engine's business", standing);
    }
}

static void print_point(Store *store, unsigned n, sqlite3_stmt *row, FILE *out)
{
    const char *engine = column(row, 1), *standing = column(row, 2);
    bool good = strcmp(standing, "agree") == 0 || strcmp(standing, "unsupported") == 0 ||
                strcmp(standing, "skipped") == 0;
    fprintf(out, "%s %u - ", good ? "ok" : "not ok", n);
    print_tap_text(out, engine);
    putc(' ', out);
    print_tap_text(out, column(row, 0));
    print_directive(engine, standing, column(row, 3), out);
    putc('\n', out);
    if (!good)
        print_steps(store, sqlite3_column_int64(row, 4), out);
}

void report_tap(Store *store, int64_t run, FILE *out)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "with found as (select engine_id, case_id, standing, '' as reason from standings where "
        "run_id = ?1 union all select engine_id, case_id, 'skipped', reason from left_out where "
        "run_id = ?1 and action = 'skip') select c.suite || '/' || c.name, e.name, f.standing, "
        "f.reason, coalesce(a.comparison_id, 0), count(*) over () from found f join cases c using "
        "(case_id) join engines e using (engine_id) left join attempts a on a.run_id = ?1 and "
        "a.engine_id = f.engine_id and a.case_id = f.case_id and a.attempt = 1 order by c.suite, "
        "c.name, e.name <> 'ref', e.name, e.engine_id",
        run);
    unsigned n = 0;
    fprintf(out, "TAP version 13\n");
    while (sqlite3_step(rows) == SQLITE_ROW) {
        if (!n++)
            fprintf(out, "1..%lld\n", (long long)sqlite3_column_int64(rows, 5));
        print_point(store, n, rows, out);
    }
    if (!n)
        fprintf(out, "1..0 # SKIP nothing was replayed\n");
    sqlite3_finalize(rows);
    print_absent(store, run, out);
    report_flakes_tap(store, run, out);
    report_part(store, run, "# ", out);
}
