/* store/query.c: SQL for people: named queries, rows as a table or as JSON. */
#include "harness/store/internal.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The newest run: a parameter, since SQLite carries no subquery into a view. */
#define LATEST "?1"

static const struct {
    const char *name, *about, *sql;
} queries[] = {
    {"runs", "every run, the newest first",
     "select run_id, started, ended, state, version, (select count(*) from attempts where run_id = "
     "r.run_id) as replays, (select what || ' of ' || coalesce((select o.run_id from runs o where "
     "o.key = p.of_run), '?') from reruns p where p.run_id = r.run_id) as rerun "
     "from runs r order by run_id desc"},
    {"matrix", "how many cases stand how, by suite and engine (newest run)",
     "select c.suite, e.name as engine, standing, count(*) as cases_n from standings s join cases "
     "c "
     "using (case_id) join engines e using (engine_id) where s.run_id = " LATEST
     " group by 1, 2, 3 order by 1, 2, 3"},
    {"divergences", "the causes of the newest run, the widest first",
     "select divergence_id, e.name as engine, class, cases_n, steps_n, cause from divergences join "
     "engines e using "
     "(engine_id) where run_id = " LATEST " order by cases_n desc, steps_n desc, divergence_id"},
    {"failing", "cases that do not agree, by engine (newest run)",
     "select e.name as engine, c.suite, c.name as 'case', standing from standings join cases c "
     "using (case_id) join "
     "engines e using (engine_id) where run_id = " LATEST
     " and standing <> 'agree' order by 1, 2, 3"},
    {"subtests", "subtests of cases of kind js that did not pass (newest run)",
     "select engine, suite, \"case\", name, outcome, message from subtests where run_id = " LATEST
     " and outcome <> 'passed' order by engine, suite, \"case\", step"},
    {"canaries", "what came of the canaries, which no correct engine passes (newest run)",
     "select e.name as engine, c.name as canary, result, outcomes from canaries c join engines e "
     "using (engine_id) where run_id = " LATEST " order by result <> 'passed', 1, 2"},
    {"flakes", "cases whose attempts differ, with how each attempt stands (newest run)",
     "select e.name as engine, c.suite, c.name as 'case', attempts_n as attempts, ways_n as ways, "
     "standings from flakes join cases c using (case_id) join engines e using (engine_id) where "
     "run_id = " LATEST " order by 1, 2, 3"},
    {"slow", "the twenty slowest replays of the newest run",
     "select e.name as engine, c.suite, c.name as 'case', duration_us / 1000 as ms, rss_kib / 1024 "
     "as mib from replays "
     "join cases c using (case_id) join engines e using (engine_id) where run_id = " LATEST
     " order by duration_us desc limit 20"},
    {"needs", "how many cases of the newest run need which feature",
     "select j.value as feature, count(*) as cases from (select distinct case_id from standings "
     "where "
     "run_id = " LATEST
     ") join cases c using (case_id), json_each(c.needs) j group by 1 order by 2 desc"},
    {"engines", "every engine that was ever seen",
     "select engine_id, name, version, kind, title from engines"},
};

const char *store_named_query(const char *name)
{
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        if (strcmp(queries[i].name, name) == 0)
            return queries[i].sql;
    }
    return NULL;
}

void store_queries(void)
{
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        printf("  %-12s %s\n", queries[i].name, queries[i].about);
}

/* The rows as text, so that columns can be as wide as they need. */
typedef struct Rows {
    char **cells;
    size_t rows, columns;
    int *widths;
} Rows;

static int width_of(const char *text)
{
    int width = 0;
    for (; *text; text++)
        width += (*text & 0xC0) != 0x80;
    return width;
}

static void add_cell(Rows *rows, size_t i, const char *text)
{
    char *copy = text_shown(text ? text : "");
    int width = width_of(copy);
    rows->cells = array_room(rows->cells, i, sizeof *rows->cells);
    rows->cells[i] = copy;
    if (width > rows->widths[i % rows->columns])
        rows->widths[i % rows->columns] = width;
}

static void print_rows(Rows *rows, size_t cells)
{
    for (size_t i = 0; i < cells; i++) {
        size_t column = i % rows->columns;
        bool last = column + 1 == rows->columns;
        fputs(rows->cells[i], stdout);
        if (!last)
            printf("%*s", rows->widths[column] - width_of(rows->cells[i]) + 2, "");
        else
            putchar('\n');
        if (last && i + 1 == rows->columns) {
            for (size_t c = 0; c < rows->columns; c++) {
                for (int w = 0; w < rows->widths[c]; w++)
                    putchar('-');
                printf("%s", c + 1 < rows->columns ? "  " : "\n");
            }
        }
        free(rows->cells[i]);
    }
    free(rows->cells);
    free(rows->widths);
}

static int print_table(sqlite3_stmt *statement)
{
    Rows rows = {.columns = (size_t)sqlite3_column_count(statement)};
    size_t cells = 0;
    int status;
    rows.widths = memory_new((rows.columns + 1) * sizeof *rows.widths);
    for (size_t c = 0; c < rows.columns; c++)
        add_cell(&rows, cells++, sqlite3_column_name(statement, (int)c));
    while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
        for (size_t c = 0; c < rows.columns; c++)
            add_cell(&rows, cells++, (const char *)sqlite3_column_text(statement, (int)c));
    }
    print_rows(&rows, cells);
    return status;
}

static json_t *json_of_cell(sqlite3_stmt *statement, int c)
{
    switch (sqlite3_column_type(statement, c)) {
    case SQLITE_INTEGER: return json_integer(sqlite3_column_int64(statement, c));
    case SQLITE_FLOAT: return json_real(sqlite3_column_double(statement, c));
    case SQLITE_NULL: return json_null();
    default: {
        json_t *text = json_string((const char *)sqlite3_column_text(statement, c));
        return text ? text : json_string("(not UTF-8)");
    }
    }
}

static int print_json(sqlite3_stmt *statement)
{
    json_t *array = json_array();
    int status;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
        json_t *object = json_object();
        for (int c = 0; c < sqlite3_column_count(statement); c++)
            json_object_set_new(object, sqlite3_column_name(statement, c),
                                json_of_cell(statement, c));
        json_array_append_new(array, object);
    }
    /* there are controls beyond ASCII, which terminals obey */
    json_dumpf(array, stdout, JSON_INDENT(1) | JSON_ENSURE_ASCII);
    putchar('\n');
    json_decref(array);
    return status;
}

static int64_t newest_run(Store *store)
{
    sqlite3_stmt *row = store_rows(store, "select max(run_id) from runs where ?1 = 0", 0);
    int64_t run = sqlite3_step(row) == SQLITE_ROW ? sqlite3_column_int64(row, 0) : 0;
    sqlite3_finalize(row);
    return run;
}

/* A cell as RFC 4180 has it. Text that a spreadsheet would take for a formula has a "'" before it. */
static void print_csv_cell(sqlite3_stmt *statement, int c)
{
    const char *text = (const char *)sqlite3_column_text(statement, c);
    bool number = sqlite3_column_type(statement, c) == SQLITE_INTEGER ||
                  sqlite3_column_type(statement, c) == SQLITE_FLOAT;
    char *shown = text_shown(text ? text : "");
    bool formula = text && *text && !number && strchr("=+-@\t\r", *text);
    bool quoted = strpbrk(shown, ",\"'") || *shown == ' ' || formula;
    fputs(quoted ? "\"" : "", stdout);
    fputs(formula ? "'" : "", stdout);
    for (const char *at = shown; *at; at++)
        fputs(*at == '"' ? "\"\"" : (char[]){*at, 0}, stdout);
    fputs(quoted ? "\"" : "", stdout);
    free(shown);
}

static int print_csv(sqlite3_stmt *statement)
{
    int columns = sqlite3_column_count(statement), status;
    for (int c = 0; c < columns; c++) {
        char *name = text_shown(sqlite3_column_name(statement, c));
        printf("%s\"", c ? "," : "");
        for (const char *at = name; *at; at++)
            fputs(*at == '"' ? "\"\"" : (char[]){*at, 0}, stdout);
        printf("\"%s", c + 1 < columns ? "" : "\r\n");
        free(name);
    }
    while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int c = 0; c < columns; c++) {
            fputs(c ? "," : "", stdout);
            print_csv_cell(statement, c);
        }
        fputs("\r\n", stdout);
    }
    return status;
}

int store_query(Store *store, const char *sql, Query_format format)
{
    sqlite3_stmt *statement;
    const char *rest = sql;
    while (*rest) {
        if (sqlite3_prepare_v2(store->db, rest, -1, &statement, &rest) != SQLITE_OK) {
            complain("query: character %d: %s", sqlite3_error_offset(store->db) + 1,
                     sqlite3_errmsg(store->db));
            return 2;
        }
        if (!statement)
            break;
        sqlite3_bind_int64(statement, 1, newest_run(store));
        if (!sqlite3_stmt_readonly(statement)) {
            sqlite3_finalize(statement);
            complain("query: only reads; to change %s use the sqlite3 program", store->file);
            return 2;
        }
        int status = format == QUERY_JSON  ? print_json(statement)
                     : format == QUERY_CSV ? print_csv(statement)
                                           : print_table(statement);
        sqlite3_finalize(statement);
        if (status != SQLITE_DONE) {
            complain("query: %s", sqlite3_errmsg(store->db));
            return 2;
        }
    }
    return 0;
}
