/* export/github.c: annotations of GitHub's workflow commands: one a cause, since a step may have ten. */
#include "harness/export/export.h"

#include "harness/cause/cause.h"
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

static void print_annotation(const Cause *cause, FILE *out)
{
    const Cause_place *place = &cause->smallest;
    char *title = cause_title(cause), *command = cause_command("replay", cause, NULL);
    char *about = text_format("%s: %s", cause->id, cause->family);
    fputs("::error file=", out);
    print_path(out, place->path);
    fprintf(out, ",line=%lld,title=", (long long)(place->line ? place->line : 1));
    print_data(out, about, true);
    fputs("::", out);
    print_data(out, title, false);
    fprintf(out, " (%lld steps in %lld cases on", (long long)cause->steps, (long long)cause->cases);
    for (size_t i = 0; i < cause->engines_n; i++) {
        fputs(i ? "%2C " : " ", out);
        print_data(out, cause->engines[i].name, false);
        putc(' ', out);
        print_data(out, cause->engines[i].version, false);
    }
    fprintf(out, ")%%0A%s\n", command);
    free(about);
    free(command);
    free(title);
}

void export_github(Store *store, int64_t run, const char *engine, FILE *out)
{
    const Cause_filter filter = {.engine = engine};
    Causes causes;
    causes_read(store, run, &filter, &causes);
    for (size_t i = 0; i < causes.n && i < ANNOTATIONS - 1; i++)
        print_annotation(&causes.at[i], out);
    if (causes.n >= ANNOTATIONS)
        fprintf(out, "::error title=Touchstone::and %zu more causes; the report lists them\n",
                causes.n - (ANNOTATIONS - 1));
    causes_free(&causes);
    print_flakes(store, run, engine, out);
}
