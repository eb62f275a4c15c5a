/* score/opinions.c: script, reference and majority beside each other, step by step. */
#include "harness/score/score.h"

#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { ENGINES_MAX = 64 };

/* One engine's view of a case. */
typedef struct View {
    char *engine, *letters;
    json_t *outcomes;
} View;

/* A case, as all engines that took it saw it. */
typedef struct Council {
    Store *store;
    int64_t case_id;
    char *suite, *name;
    View views[ENGINES_MAX];
    size_t n;
    void (*each)(void *data, const Opinion *opinion);
    void *data;
} Council;

static char *letters_of(const char *runs)
{
    char *letters = NULL;
    size_t len = 0;
    while (*runs) {
        char *end;
        size_t n = strtoull(runs, &end, 10);
        if (end == runs || !*end || n > 1u << 24)
            break;
        letters = memory_resize(letters, len + n + 1);
        memset(letters + len, *end, n);
        len += n;
        runs = end + 1;
    }
    letters = memory_resize(letters, len + 1);
    letters[len] = 0;
    return letters;
}

/* What VIEW answers at STEP; NULL where it does not: it cannot be asked, died, or does not say what came back. */
static const char *answer_of(const View *view, size_t step)
{
    const char *outcome = json_string_value(json_array_get(view->outcomes, step));
    char letter = step < strlen(view->letters) ? view->letters[step] : VERDICT_ABSENT;
    bool answers = letter == VERDICT_PASS || letter == VERDICT_FAIL || letter == VERDICT_NONE;
    return outcome && answers ? outcome : NULL;
}

static bool is_reference(const View *view)
{
    return strcmp(view->engine, "ref") == 0;
}

/* "passed" says that the assertion held: it is what the reference did, if that held too. */
static bool are_alike(const char *a, const char *b)
{
    return strcmp(a, b) == 0 || strcmp(a, "passed") == 0 || strcmp(b, "passed") == 0;
}

/* The outcome that most engines besides the reference gave; how many, and of how many. NULL where two were given equally
   often. */
static const char *majority_of(const Council *council, size_t step, size_t *alike, size_t *answers)
{
    const char *most = NULL;
    bool tied = false;
    *alike = *answers = 0;
    for (size_t i = 0; i < council->n; i++) {
        const char *outcome = answer_of(&council->views[i], step);
        size_t n = 0;
        if (!outcome || is_reference(&council->views[i]))
            continue;
        ++*answers;
        for (size_t k = 0; k < council->n; k++) {
            const char *other = answer_of(&council->views[k], step);
            n += other && !is_reference(&council->views[k]) && strcmp(outcome, other) == 0;
        }
        tied = n == *alike ? tied || strcmp(outcome, most) != 0 : n > *alike ? false : tied;
        if (n > *alike) {
            *alike = n;
            most = outcome;
        }
    }
    return tied ? NULL : most;
}

static void say(const Council *council, Opinion *opinion)
{
    sqlite3_stmt *row = store_rows(
        council->store, "select line, subject from commands where case_id = ?1 and step = ?2",
        council->case_id);
    sqlite3_bind_int64(row, 2, (int64_t)opinion->step);
    bool found = sqlite3_step(row) == SQLITE_ROW;
    opinion->suite = council->suite;
    opinion->name = council->name;
    opinion->line = found ? sqlite3_column_int64(row, 0) : 0;
    opinion->subject = found ? (const char *)sqlite3_column_text(row, 1) : "";
    council->each(council->data, opinion);
    sqlite3_finalize(row);
}

/* The one engine that differs from the majority, NULL where there is none or several. */
static const View *dissenter(const Council *council, size_t step, const char *majority)
{
    const View *alone = NULL;
    for (size_t i = 0; i < council->n; i++) {
        const char *outcome = answer_of(&council->views[i], step);
        if (!outcome || is_reference(&council->views[i]) || are_alike(outcome, majority))
            continue;
        if (alone)
            return NULL;
        alone = &council->views[i];
    }
    return alone;
}

static void hear(const Council *council, const View *reference, size_t step)
{
    Opinion opinion = {.step = step};
    const char *majority = majority_of(council, step, &opinion.alike, &opinion.answers);
    const char *seen = answer_of(reference, step);
    if (!majority || !seen || opinion.answers < 2)
        return;
    opinion.majority = majority;
    opinion.reference = opinion.outcome = seen;
    bool agreed = opinion.alike == opinion.answers;
    bool as_reference = are_alike(seen, majority);
    if (agreed && as_reference && reference->letters[step] == VERDICT_FAIL) {
        opinion.alone = ALONE_SCRIPT;
    } else if (agreed && !as_reference) {
        opinion.alone = ALONE_REFERENCE;
    } else {
        const View *alone = dissenter(council, step, majority);
        if (!alone || !as_reference || opinion.answers < 3)
            return;
        opinion.alone = ALONE_ENGINE;
        opinion.engine = alone->engine;
        opinion.outcome = answer_of(alone, step);
    }
    say(council, &opinion);
}

/* Hears all steps of the case that is gathered, and lets it go. */
static void close_case(Council *council)
{
    const View *reference = NULL;
    for (size_t i = 0; i < council->n; i++) {
        if (is_reference(&council->views[i]))
            reference = &council->views[i];
    }
    size_t steps = reference ? json_array_size(reference->outcomes) : 0;
    for (size_t step = 0; step < steps; step++)
        hear(council, reference, step);
    for (size_t i = 0; i < council->n; i++) {
        free(council->views[i].engine);
        free(council->views[i].letters);
        json_decref(council->views[i].outcomes);
    }
    free(council->suite);
    free(council->name);
    council->suite = council->name = NULL;
    council->n = 0;
}

static char *text_at(sqlite3_stmt *row, int column)
{
    return text_copy((const char *)sqlite3_column_text(row, column));
}

void opinions_find(Store *store, int64_t run, void (*each)(void *data, const Opinion *opinion),
                   void *data)
{
    Council council = {.store = store, .each = each, .data = data};
    sqlite3_stmt *rows = store_rows(
        store,
        "select a.case_id, c.suite, c.name, e.name, r.verdicts, l.outcomes from attempts a join "
        "cases c using (case_id) join engines e on e.engine_id = a.engine_id join comparisons m "
        "using (comparison_id) join results r using (result_id) join outcome_lists l using "
        "(list_id) where a.run_id = ?1 and a.attempt = 1 order by c.suite, c.name, a.case_id, "
        "e.name",
        run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        int64_t case_id = sqlite3_column_int64(rows, 0);
        if (council.n && council.case_id != case_id)
            close_case(&council);
        if (!council.n) {
            council.case_id = case_id;
            council.suite = text_at(rows, 1);
            council.name = text_at(rows, 2);
        }
        if (council.n < ENGINES_MAX)
            council.views[council.n++] =
                (View){text_at(rows, 3), letters_of((const char *)sqlite3_column_text(rows, 4)),
                       json_loads((const char *)sqlite3_column_text(rows, 5), 0, NULL)};
    }
    sqlite3_finalize(rows);
    close_case(&council);
}
