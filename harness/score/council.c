/* score/council.c: a case as all engines that took it saw it. */
#include "harness/score/council.h"

#include "harness/util/text.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

char council_letter(const View *view, size_t step)
{
    if (step < strlen(view->letters))
        return view->letters[step];
    return VERDICT_ABSENT;
}

const char *council_answer(const View *view, size_t step)
{
    const char *outcome = json_string_value(json_array_get(view->outcomes, step));
    char letter = council_letter(view, step);
    bool answers = letter == VERDICT_PASS || letter == VERDICT_FAIL || letter == VERDICT_NONE;
    return outcome && answers ? outcome : NULL;
}

static bool is_vague(const char *outcome)
{
    return strcmp(outcome, "passed") == 0;
}

bool council_alike(const View *a, const View *b, size_t step)
{
    const char *one = council_answer(a, step), *other = council_answer(b, step);
    char letter = council_letter(a, step);
    if (strcmp(one, other) == 0)
        return true;
    return (is_vague(one) || is_vague(other)) && letter != VERDICT_FAIL &&
           letter == council_letter(b, step);
}

/* How many of those that are asked answer as VIEW does. */
static size_t count_alike(const Council *council, const View *view, size_t step)
{
    size_t n = 0;
    for (size_t i = 0; i < council->n; i++) {
        const View *other = &council->views[i];
        n += other != council->reference && council_answer(other, step) &&
             council_alike(view, other, step);
    }
    return n;
}

const View *council_majority(const Council *council, size_t step, size_t *alike, size_t *answers)
{
    const View *most = NULL;
    bool tied = false;
    *alike = *answers = 0;
    for (size_t i = 0; i < council->n; i++) {
        const View *view = &council->views[i];
        if (view == council->reference || !council_answer(view, step))
            continue;
        ++*answers;
        size_t n = count_alike(council, view, step);
        bool same = most && council_alike(view, most, step);
        if (n > *alike || (n == *alike && same && is_vague(council_answer(most, step)))) {
            tied = n > *alike ? false : tied;
            *alike = n;
            most = view;
        } else if (n == *alike && !same) {
            tied = true;
        }
    }
    return tied ? NULL : most;
}

bool council_permits(const Council *council, size_t step, const View *view)
{
    const View *reference = council->reference;
    const char *seen = reference ? council_answer(reference, step) : NULL;
    char number[24];
    size_t i;
    const json_t *pattern;
    if (!seen)
        return false;
    if (council_alike(reference, view, step))
        return true;
    snprintf(number, sizeof number, "%zu", step);
    json_array_foreach(json_object_get(reference->permits, number), i, pattern)
    {
        if (json_is_string(pattern) &&
            fnmatch(json_string_value(pattern), council_answer(view, step), 0) == 0)
            return true;
    }
    return false;
}

size_t council_steps(const Council *council)
{
    size_t most = 0;
    for (size_t i = 0; i < council->n; i++) {
        size_t n = json_array_size(council->views[i].outcomes);
        most = n > most ? n : most;
    }
    return most;
}

static char *text_at(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text_copy(text ? text : "");
}

static json_t *json_at(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return json_loads(text ? text : "null", JSON_DECODE_ANY, NULL);
}

/* Passes on the case that is gathered, if there is one, and lets it go. */
static void close_case(Council *council, void (*each)(void *data, const Council *council),
                       void *data)
{
    council->reference = NULL;
    for (size_t i = 0; i < council->n; i++) {
        if (strcmp(council->views[i].engine, "ref") == 0)
            council->reference = &council->views[i];
    }
    if (council->n)
        each(data, council);
    for (size_t i = 0; i < council->n; i++) {
        free(council->views[i].engine);
        free(council->views[i].letters);
        json_decref(council->views[i].outcomes);
        json_decref(council->views[i].permits);
    }
    free(council->views);
    free(council->suite);
    free(council->name);
    *council = (Council){0};
}

void councils_call(Store *store, int64_t run, void (*each)(void *data, const Council *council),
                   void *data)
{
    Council council = {0};
    sqlite3_stmt *rows = store_rows(
        store,
        "select a.case_id, c.suite, c.name, e.engine_id, e.name, r.verdicts, l.outcomes, r.permits "
        "from attempts a join cases c using (case_id) join engines e on e.engine_id = a.engine_id "
        "join comparisons m using (comparison_id) join results r using (result_id) join "
        "outcome_lists l using (list_id) where a.run_id = ?1 and a.attempt = 1 and a.engine_id not "
        "in (select engine_id from voids where run_id = ?1) order by c.suite, c.name, a.case_id, "
        "e.name",
        run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        int64_t case_id = sqlite3_column_int64(rows, 0);
        if (council.n && council.case_id != case_id)
            close_case(&council, each, data);
        if (!council.n) {
            council.case_id = case_id;
            council.suite = text_at(rows, 1);
            council.name = text_at(rows, 2);
        }
        council.views = array_room(council.views, council.n, sizeof *council.views);
        council.views[council.n++] =
            (View){sqlite3_column_int64(rows, 3), text_at(rows, 4),
                   store_letters((const char *)sqlite3_column_text(rows, 5)), json_at(rows, 6),
                   json_at(rows, 7)};
    }
    sqlite3_finalize(rows);
    close_case(&council, each, data);
}
