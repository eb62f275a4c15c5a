/* export/markdown.c: a run for a step summary or an issue. */
#include "harness/export/export.h"

#include "harness/cause/cause.h"
#include "harness/report/report.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char *const standings[] = {"agree", "diverge", "unsupported",
                                        "crash", "timeout", "missing"};

enum { STANDINGS = sizeof standings / sizeof *standings };

static const char *text_at(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text ? text : "";
}

/* TEXT as code, in which nothing means anything. */
static void print_code(const char *text, FILE *out)
{
    char *safe = text_safe(text, 300);
    putc('`', out);
    for (const char *at = safe; *at; at++) {
        if (*at == '|')
            putc('\\', out);
        putc(*at == '`' ? '\'' : *at, out);
    }
    putc('`', out);
    free(safe);
}

static void print_matrix(Store *store, int64_t run, FILE *out)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "select suite, e.name, e.version, sum(standing = 'agree'), sum(standing = 'diverge'), "
        "sum(standing = 'unsupported'), sum(standing = 'crash'), sum(standing = 'timeout'), "
        "sum(standing = 'missing'), sum(standing = 'void') from standings s join cases c using "
        "(case_id) join engines e "
        "using (engine_id) where s.run_id = ?1 group by suite, e.engine_id order by suite, e.name "
        "<> 'ref', e.name",
        run);
    fputs("| suite | engine |", out);
    for (int i = 0; i < STANDINGS; i++)
        fprintf(out, " %s |", standings[i]);
    fputs("\n|---|---|---:|---:|---:|---:|---:|---:|\n", out);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        char engine[300];
        snprintf(engine, sizeof engine, "%s %s", text_at(rows, 1), text_at(rows, 2));
        fputs("| ", out);
        print_code(text_at(rows, 0), out);
        fputs(" | ", out);
        print_code(engine, out);
        bool is_void = sqlite3_column_int64(rows, 3 + STANDINGS) > 0;
        for (int i = 0; i < STANDINGS; i++) {
            if (is_void)
                fputs(" | void", out);
            else
                fprintf(out, " | %lld", (long long)sqlite3_column_int64(rows, 3 + i));
        }
        fputs(" |\n", out);
    }
    sqlite3_finalize(rows);
}

static void print_notice(void *data, const char *engine, const char *text)
{
    FILE *out = data;
    fputs("\n> ", out);
    if (*engine) {
        print_code(engine, out);
        fputs(": ", out);
    }
    print_code(text, out);
    putc('\n', out);
}

static void print_cause(const Cause *cause, const char *db, FILE *out)
{
    const Cause_place *place = &cause->smallest;
    char *title = cause_title(cause), *command = cause_command("replay", cause, db);
    char *name = text_format("%s/%s", place->suite, place->name);
    fputs("- ", out);
    print_code(title, out);
    fprintf(out, "  \n  %lld steps in %lld cases on", (long long)cause->steps,
            (long long)cause->cases);
    for (size_t i = 0; i < cause->engines_n; i++) {
        fputs(i ? ", " : " ", out);
        print_code(cause->engines[i].name, out);
    }
    fputs(", smallest ", out);
    print_code(name, out);
    if (place->line)
        fprintf(out, " line %lld", (long long)place->line);
    fprintf(out, "; `%s`\n", command);
    free(name);
    free(command);
    free(title);
}

static int by_family(const void *a, const void *b)
{
    const Cause *left = a, *right = b;
    int order = strcmp(left->family, right->family);
    return order                         ? order
           : left->cases != right->cases ? (left->cases > right->cases ? -1 : 1)
                                         : strcmp(left->id, right->id);
}

static void print_flakes(Store *store, int64_t run, unsigned most, FILE *out)
{
    size_t n = 0;
    sqlite3_stmt *rows = flakes_rows(store, run);
    for (; sqlite3_step(rows) == SQLITE_ROW; n++) {
        if (!n)
            fputs("\n### Flaky\n\nThe attempts differ; what counts is the first.\n\n", out);
        if (most && n >= most)
            continue;
        char *story =
            flake_story(store, run, sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1));
        fputs("- ", out);
        print_code(text_at(rows, 2), out);
        putc(' ', out);
        print_code(text_at(rows, 3), out);
        fprintf(out, ": %s; ", text_at(rows, 4));
        print_code(story, out);
        putc('\n', out);
        free(story);
    }
    sqlite3_finalize(rows);
    if (most && n > most)
        fprintf(out, "- ... and %zu more\n", n - most);
}

static void print_part(Store *store, int64_t run, FILE *out)
{
    char *part = store_rerun_label(store, run);
    if (part)
        fprintf(out, "This is a %s: no figure here is that of a whole run.\n\n", part);
    free(part);
}

void export_markdown(Store *store, int64_t run, unsigned most, const char *db, FILE *out)
{
    static const Cause_filter all = {0};
    Causes causes;
    print_part(store, run, out);
    print_matrix(store, run, out);
    export_notices(store, run, print_notice, out);
    causes_read(store, run, &all, &causes);
    if (causes.n)
        qsort(causes.at, causes.n, sizeof *causes.at, by_family);
    for (size_t i = 0, n; i < causes.n; i += n) {
        const char *family = causes.at[i].family;
        for (n = 0; i + n < causes.n && strcmp(causes.at[i + n].family, family) == 0;)
            n++;
        fputs("\n### ", out);
        print_code(family, out);
        fprintf(out, ": %zu cause%s\n\n", n, n == 1 ? "" : "s");
        for (size_t k = 0; k < n && (!most || k < most); k++)
            print_cause(&causes.at[i + k], db, out);
        if (most && n > most)
            fprintf(out, "- ... and %zu more\n", n - most);
    }
    causes_free(&causes);
    print_flakes(store, run, most, out);
}
