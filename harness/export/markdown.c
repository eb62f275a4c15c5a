/* export/markdown.c: a run for a step summary or an issue. */
#include "harness/export/export.h"

#include "harness/report/report.h"

#include "harness/util/safe.h"

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

static void print_cause(sqlite3_stmt *row, const char *db, FILE *out)
{
    fputs("- ", out);
    print_code(text_at(row, 2), out);
    fprintf(out, "  \n  %lld steps in %lld cases, smallest ",
            (long long)sqlite3_column_int64(row, 4), (long long)sqlite3_column_int64(row, 3));
    print_code(text_at(row, 5), out);
    if (sqlite3_column_int64(row, 6))
        fprintf(out, " line %lld", (long long)sqlite3_column_int64(row, 6));
    char *word = db ? shell_word(db) : NULL;
    fprintf(out, "; `touchstone replay %s%s%s`\n", text_at(row, 1), word ? " --db " : "",
            word ? word : "");
    free(word);
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
    sqlite3_stmt *rows = store_rows(
        store,
        "select e.name || ' ' || e.version, d.divergence_id, d.cause, d.cases_n, d.steps_n, "
        "c.suite "
        "|| '/' || c.name, m.line, row_number() over w, count(*) over (partition by d.engine_id) "
        "from divergences d join engines e using (engine_id) join cases c using (case_id) left "
        "join "
        "commands m on m.case_id = d.case_id and m.step = d.step where d.run_id = ?1 window w as "
        "(partition by d.engine_id order by d.cases_n desc, d.steps_n desc, d.divergence_id) order "
        "by e.name <> 'ref', e.name, 8",
        run);
    print_part(store, run, out);
    print_matrix(store, run, out);
    export_notices(store, run, print_notice, out);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        long long place = sqlite3_column_int64(rows, 7), all = sqlite3_column_int64(rows, 8);
        if (place == 1) {
            fputs("\n### ", out);
            print_code(text_at(rows, 0), out);
            fprintf(out, ": %lld cause%s\n\n", all, all == 1 ? "" : "s");
        }
        if (!most || place <= most)
            print_cause(rows, db, out);
        else if (place == all)
            fprintf(out, "- ... and %lld more\n", all - most);
    }
    sqlite3_finalize(rows);
    print_flakes(store, run, most, out);
}
