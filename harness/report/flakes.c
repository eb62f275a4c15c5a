/* report/flakes.c: cases whose attempts differ, and what part of another run a run is. */
#include "harness/report/report.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* The outcomes of the attempts at STEP, in order: "returned i32:7, then returned i32:1"; malloc'ed. NULL where they are
   equal. */
static char *story_of(const json_t *attempts, size_t step)
{
    const json_t *outcomes;
    const char *before = NULL;
    char *story = NULL;
    bool differ = false;
    size_t i;
    json_array_foreach(attempts, i, outcomes)
    {
        const char *text = json_string_value(json_array_get(outcomes, step));
        text = text ? text : "nothing";
        bool same = before && strcmp(text, before) == 0;
        differ |= before && !same;
        if (!same) {
            char *longer = story ? text_format("%s, then %s", story, text) : text_copy(text);
            free(story);
            story = longer;
        }
        before = text;
    }
    if (differ)
        return story;
    free(story);
    return NULL;
}

static json_t *attempts_of(Store *store, int64_t run, int64_t engine, int64_t case_id)
{
    json_t *attempts = json_array();
    sqlite3_stmt *rows = store_rows(
        store,
        "select l.outcomes from attempts a join comparisons using (comparison_id) join results "
        "using (result_id) join outcome_lists l using (list_id) where a.run_id = ?1 and "
        "a.engine_id = ?2 and a.case_id = ?3 order by a.attempt",
        run);
    sqlite3_bind_int64(rows, 2, engine);
    sqlite3_bind_int64(rows, 3, case_id);
    while (sqlite3_step(rows) == SQLITE_ROW)
        json_array_append_new(attempts,
                              json_loads((const char *)sqlite3_column_text(rows, 0), 0, NULL));
    sqlite3_finalize(rows);
    return attempts;
}

char *flake_story(Store *store, int64_t run, int64_t engine, int64_t case_id)
{
    json_t *attempts = attempts_of(store, run, engine, case_id);
    const json_t *outcomes;
    size_t steps = 0, i;
    json_array_foreach(attempts, i, outcomes) steps =
        json_array_size(outcomes) > steps ? json_array_size(outcomes) : steps;
    char *text = NULL;
    for (i = 0; i < steps && !text; i++) {
        char *story = story_of(attempts, i);
        text = story ? text_format("#%zu %s", i, story) : NULL;
        free(story);
    }
    json_decref(attempts);
    return text ? text : text_copy("");
}

sqlite3_stmt *flakes_rows(Store *store, int64_t run)
{
    return store_rows(
        store,
        "select f.engine_id, f.case_id, e.name, c.suite || '/' || c.name, f.standings, "
        "f.attempts_n, e.version, c.path from flakes f join engines e using (engine_id) join cases "
        "c using (case_id) where f.run_id = ?1 order by e.name <> 'ref', e.name, 4",
        run);
}

static void print_flake(Store *store, int64_t run, sqlite3_stmt *row, const char *before, FILE *out)
{
    char *story =
        flake_story(store, run, sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1));
    fputs(before, out);
    print_safe(out, (const char *)sqlite3_column_text(row, 2));
    putc(' ', out);
    print_safe(out, (const char *)sqlite3_column_text(row, 3));
    fprintf(out, ": %s", sqlite3_column_text(row, 4));
    char *cut = text_safe(story, 200);
    fprintf(out, "   (%s)\n", cut);
    free(cut);
    free(story);
}

size_t report_flakes(Store *store, int64_t run, unsigned most, const char *db, FILE *out)
{
    size_t n = 0;
    sqlite3_stmt *rows = flakes_rows(store, run);
    for (; sqlite3_step(rows) == SQLITE_ROW; n++) {
        if (!n)
            fprintf(out, "\nflaky: the attempts differ; what counts is the first\n");
        if (!most || n < most)
            print_flake(store, run, rows, "  ", out);
    }
    sqlite3_finalize(rows);
    if (most && n > most) {
        fprintf(out, "  ... and %zu more: ", n - most);
        print_command(out, "query flakes", db);
        putc('\n', out);
    }
    return n;
}

void report_flakes_tap(Store *store, int64_t run, FILE *out)
{
    sqlite3_stmt *rows = flakes_rows(store, run);
    while (sqlite3_step(rows) == SQLITE_ROW)
        print_flake(store, run, rows, "# flaky: ", out);
    sqlite3_finalize(rows);
}

void report_part(Store *store, int64_t run, const char *before, FILE *out)
{
    char *label = store_rerun_label(store, run);
    if (label)
        fprintf(out, "%s%s: a part of it, no figure here is that of a whole run\n", before, label);
    free(label);
}
