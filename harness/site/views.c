/* site/views.c: what each engine did in a case, and how that is shown: equal outcomes stand together. */
#include "harness/site/internal.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

static void read_wrong(Site *site, int64_t comparison, View *view)
{
    sqlite3_stmt *rows = store_rows(
        site->store,
        "select s.step, s.due, s.seen, s.message, g.id from comparison_steps s left join "
        "step_signatures t on t.comparison_id = s.comparison_id and t.step = s.step left join "
        "signatures g using (signature_id) where s.comparison_id = ?1 order by s.step",
        comparison);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        view->wrong = array_room(view->wrong, view->wrong_n, sizeof *view->wrong);
        struct View_wrong *wrong = &view->wrong[view->wrong_n++];
        wrong->step = sqlite3_column_int64(rows, 0);
        char **texts[] = {&wrong->due, &wrong->seen, &wrong->message, &wrong->cause};
        for (int i = 0; i < 4; i++)
            *texts[i] = text_copy(row_text(rows, i + 1));
    }
    sqlite3_finalize(rows);
}

void views_read(Site *site, size_t case_i, Views *out)
{
    *out = (Views){.at = memory_new((site->engines_n + 1) * sizeof *out->at)};
    for (size_t e = 0; e < site->engines_n; e++) {
        int64_t comparison = site_cell(site, case_i, e)->comparison;
        if (!comparison)
            continue;
        View *view = &out->at[out->n++];
        view->engine = e;
        sqlite3_stmt *row = store_rows(
            site->store,
            "select l.outcomes, r.messages from comparisons c join results r using (result_id) "
            "join outcome_lists l using (list_id) where c.comparison_id = ?1",
            comparison);
        if (sqlite3_step(row) == SQLITE_ROW) {
            view->outcomes = json_loads(row_text(row, 0), JSON_ALLOW_NUL, NULL);
            view->messages = json_loads(row_text(row, 1), JSON_ALLOW_NUL, NULL);
        }
        sqlite3_finalize(row);
        read_wrong(site, comparison, view);
    }
}

void views_free(Views *views)
{
    for (size_t i = 0; i < views->n; i++) {
        View *view = &views->at[i];
        json_decref(view->outcomes);
        json_decref(view->messages);
        for (size_t w = 0; w < view->wrong_n; w++) {
            free(view->wrong[w].due);
            free(view->wrong[w].seen);
            free(view->wrong[w].message);
            free(view->wrong[w].cause);
        }
        free(view->wrong);
    }
    free(views->at);
    *views = (Views){0};
}

size_t views_steps(const Views *views)
{
    size_t steps = 0;
    for (size_t i = 0; i < views->n; i++) {
        const View *view = &views->at[i];
        size_t n = json_array_size(view->outcomes);
        steps = n > steps ? n : steps;
        if (view->wrong_n && (size_t)view->wrong[view->wrong_n - 1].step >= steps)
            steps = (size_t)view->wrong[view->wrong_n - 1].step + 1;
    }
    return steps;
}

/* ---- a step ---- */

static int by_step(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = ((const struct View_wrong *)b)->step;
    return left < right ? -1 : left > right;
}

static const struct View_wrong *wrong_at(const View *view, int64_t step)
{
    return view->wrong_n ? bsearch(&step, view->wrong, view->wrong_n, sizeof *view->wrong, by_step)
                         : NULL;
}

bool views_go_wrong(const Views *views, int64_t step)
{
    bool wrong = false;
    for (size_t i = 0; i < views->n; i++)
        wrong |= wrong_at(&views->at[i], step) != NULL;
    return wrong;
}

/* NULL where the engine has no such step. */
static const char *outcome_at(const View *view, int64_t step)
{
    const char *outcome = json_string_value(json_array_get(view->outcomes, (size_t)step));
    const struct View_wrong *wrong = outcome ? NULL : wrong_at(view, step);
    return wrong ? wrong->seen : outcome;
}

static const char *message_at(const View *view, int64_t step)
{
    char key[24];
    const struct View_wrong *wrong = wrong_at(view, step);
    if (wrong && *wrong->message)
        return wrong->message;
    snprintf(key, sizeof key, "%lld", (long long)step);
    const char *message = json_string_value(json_object_get(view->messages, key));
    return message ? message : "";
}

/* How an engine's outcome is to be marked. */
typedef enum Mark { MARK_GOOD, MARK_LACKS, MARK_WRONG } Mark;

static Mark mark_at(const View *view, int64_t step, const char *outcome)
{
    if (wrong_at(view, step))
        return MARK_WRONG;
    return strncmp(outcome, "unsupported", 11) == 0 ? MARK_LACKS : MARK_GOOD;
}

/* The engines that did as FIRST did, from there on. */
static void put_who(Page *page, const Views *views, size_t first, int64_t step, bool *shown)
{
    const View *view = &views->at[first];
    const char *outcome = outcome_at(view, step);
    Mark mark = mark_at(view, step, outcome);
    const char *comma = "";
    for (size_t i = first; i < views->n; i++) {
        const char *other = outcome_at(&views->at[i], step);
        if (shown[i] || !other || strcmp(other, outcome) != 0 ||
            mark_at(&views->at[i], step, other) != mark)
            continue;
        const struct View_wrong *wrong = wrong_at(&views->at[i], step);
        const char *name = page->site->engines[views->at[i].engine].name;
        put(page, "%s", comma);
        if (wrong && *wrong->cause)
            put(page, "<a href=\"%scause/%s.html\" title=\"the cause\">%s</a>", page->root,
                wrong->cause, name);
        else
            put(page, "%s", name);
        comma = ", ";
        shown[i] = true;
    }
}

static void put_group(Page *page, const Views *views, size_t first, int64_t step, bool *shown)
{
    static const char *const classes[] = {"good", "lacks", "wrong"};
    static const char *const marks[] = {"✓", "–", "✗"};
    static const char *const words[] = {"as due", "unsupported", "not as due"};
    const View *view = &views->at[first];
    const char *outcome = outcome_at(view, step), *message = message_at(view, step);
    Mark mark = mark_at(view, step, outcome);
    put(page,
        "<li class=\"%s\"><span class=\"mark\" aria-hidden=\"true\">%s</span><span "
        "class=\"said\">%s: </span>"
        "<code>%.300s</code> <span class=\"who\">",
        classes[mark], marks[mark], words[mark], outcome);
    put_who(page, views, first, step, shown);
    put(page, "</span>");
    if (*message && mark != MARK_GOOD)
        put(page, " <q>%.300s</q>", message);
    put(page, "</li>");
}

/* True if all engines that have the step did it as due. */
static bool is_calm(const Views *views, int64_t step, size_t *n, size_t *first)
{
    *n = 0;
    for (size_t i = 0; i < views->n; i++) {
        const char *outcome = outcome_at(&views->at[i], step);
        if (!outcome)
            continue;
        if (mark_at(&views->at[i], step, outcome) != MARK_GOOD)
            return false;
        if (!(*n)++)
            *first = i;
    }
    return true;
}

void put_step(Page *page, const Views *views, int64_t step)
{
    size_t n, first = 0;
    if (is_calm(views, step, &n, &first)) {
        if (n)
            put(page,
                "<p class=\"calm\"><span class=\"mark\" aria-hidden=\"true\">✓</span> "
                "<code>%.300s</code> <span class=\"who\">%s%zu</span></p>",
                outcome_at(&views->at[first], step), n == views->n && n > 1 ? "all " : "", n);
        return;
    }
    bool *shown = memory_new(views->n + 1);
    put(page, "<ul class=\"did\">");
    for (Mark mark = MARK_GOOD; mark <= MARK_WRONG; mark++) {
        for (size_t i = 0; i < views->n; i++) {
            const char *outcome = shown[i] ? NULL : outcome_at(&views->at[i], step);
            if (outcome && mark_at(&views->at[i], step, outcome) == mark)
                put_group(page, views, i, step, shown);
        }
    }
    put(page, "</ul>");
    free(shown);
}
