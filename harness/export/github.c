/* export/github.c: annotations of GitHub's workflow commands: one a cause, since a step may have ten. */
#include "harness/export/export.h"

#include "harness/report/report.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { ANNOTATIONS = 10 };

/* TEXT as data of a workflow command; PROPERTY: as the value of a property. */
static void print_data(FILE *out, const char *text, bool property)
{
    char *safe = text_safe(text, 1000);
    for (const char *at = safe; *at; at++) {
        if (*at == '%' || *at == '\r' || *at == '\n' || (property && (*at == ':' || *at == ',')))
            fprintf(out, "%%%02X", (unsigned char)*at);
        else
            putc(*at, out);
    }
    free(safe);
}

/* PATH as the repository has it. */
static void print_path(FILE *out, const char *path)
{
    const char *top = project_top();
    size_t len = strlen(top);
    if (strncmp(path, top, len) == 0 && path[len] == '/')
        path += len + 1;
    print_data(out, path, true);
}

/* Warnings, of which a step may have ten besides its errors. */
static void print_flakes(Store *store, int64_t run, const char *engine, FILE *out)
{
    unsigned n = 0;
    sqlite3_stmt *rows = flakes_rows(store, run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(rows, 2);
        if ((engine && strcmp(engine, name) != 0) || n++ >= ANNOTATIONS - 1)
            continue;
        char *story =
            flake_story(store, run, sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1));
        fputs("::warning file=", out);
        print_path(out, (const char *)sqlite3_column_text(rows, 7));
        fputs(",title=flaky on ", out);
        print_data(out, name, true);
        fputs("::", out);
        print_data(out, (const char *)sqlite3_column_text(rows, 3), false);
        fprintf(out, ": %s; ", sqlite3_column_text(rows, 4));
        print_data(out, story, false);
        putc('\n', out);
        free(story);
    }
    sqlite3_finalize(rows);
    if (n >= ANNOTATIONS)
        fprintf(out, "::warning title=Touchstone::and %u more flaky cases; the report lists them\n",
                n - (ANNOTATIONS - 1));
}

static void print_annotation(sqlite3_stmt *row, FILE *out)
{
    fputs("::error file=", out);
    print_path(out, (const char *)sqlite3_column_text(row, 3));
    fprintf(out, ",line=%lld,title=", (long long)sqlite3_column_int64(row, 4));
    print_data(out, (const char *)sqlite3_column_text(row, 0), true);
    fputs("::", out);
    print_data(out, (const char *)sqlite3_column_text(row, 2), false);
    fprintf(out, " (%lld steps in %lld cases)%%0Atouchstone replay %s\n",
            (long long)sqlite3_column_int64(row, 6), (long long)sqlite3_column_int64(row, 5),
            sqlite3_column_text(row, 1));
}

void export_github(Store *store, int64_t run, const char *engine, FILE *out)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "select e.name || ' ' || e.version, d.divergence_id, d.cause, c.path, max(coalesce(m.line, "
        "1), 1), d.cases_n, d.steps_n from divergences d join engines e using (engine_id) join "
        "cases c using (case_id) left join commands m on m.case_id = d.case_id and m.step = d.step "
        "where d.run_id = ?1 and (?2 is null or e.name = ?2) order by e.name = 'ref' desc, "
        "d.cases_n "
        "desc, d.steps_n desc, d.divergence_id",
        run);
    sqlite3_bind_text(rows, 2, engine, -1, SQLITE_STATIC);
    unsigned n = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        if (n++ < ANNOTATIONS - 1)
            print_annotation(rows, out);
    }
    sqlite3_finalize(rows);
    if (n >= ANNOTATIONS)
        fprintf(out, "::error title=Touchstone::and %u more causes; the report lists them\n",
                n - (ANNOTATIONS - 1));
    print_flakes(store, run, engine, out);
}
