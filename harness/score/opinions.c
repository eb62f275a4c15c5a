/* score/opinions.c: where script, reference or an engine stands alone, step by step. */
#include "harness/score/council.h"

#include <string.h>

/* What is heard, and who listens. */
typedef struct Listener {
    Store *store;
    Hearing hearing;
    void (*each)(void *data, const Opinion *opinion);
    void *data;
} Listener;

static void say(const Listener *listener, const Council *council, Opinion *opinion)
{
    sqlite3_stmt *row = store_rows(
        listener->store, "select line, subject from commands where case_id = ?1 and step = ?2",
        council->case_id);
    sqlite3_bind_int64(row, 2, (int64_t)opinion->step);
    bool found = sqlite3_step(row) == SQLITE_ROW;
    opinion->suite = council->suite;
    opinion->name = council->name;
    opinion->line = found ? sqlite3_column_int64(row, 0) : 0;
    opinion->subject = found ? (const char *)sqlite3_column_text(row, 1) : "";
    listener->each(listener->data, opinion);
    sqlite3_finalize(row);
}

/* The one engine that differs from the majority, NULL where there is none or several. */
static const View *dissenter(const Council *council, size_t step, const View *majority)
{
    const View *alone = NULL;
    for (size_t i = 0; i < council->n; i++) {
        const View *view = &council->views[i];
        if (!council_answer(view, step) || view == council->reference ||
            council_alike(view, majority, step))
            continue;
        if (alone)
            return NULL;
        alone = view;
    }
    return alone;
}

static void hear_step(Listener *listener, const Council *council, size_t step)
{
    const View *reference = council->reference;
    Opinion opinion = {.step = step};
    const View *majority = council_majority(council, step, &opinion.alike, &opinion.answers);
    const char *seen = reference ? council_answer(reference, step) : NULL;
    size_t *count = opinion.answers < 2 ? &listener->hearing.few
                    : majority          ? &listener->hearing.decided
                                        : &listener->hearing.tied;
    ++*count;
    if (!majority || !seen || opinion.answers < 2)
        return;
    opinion.majority = council_answer(majority, step);
    opinion.reference = opinion.outcome = seen;
    bool agreed = opinion.alike == opinion.answers;
    bool as_reference = council_alike(reference, majority, step);
    if (agreed && as_reference && council_letter(reference, step) == VERDICT_FAIL) {
        opinion.alone = ALONE_SCRIPT;
    } else if (agreed && !as_reference) {
        opinion.alone = ALONE_REFERENCE;
    } else {
        const View *alone = dissenter(council, step, majority);
        if (!alone || !as_reference || opinion.answers < 3)
            return;
        opinion.alone = ALONE_ENGINE;
        opinion.engine = alone->engine;
        opinion.outcome = council_answer(alone, step);
    }
    say(listener, council, &opinion);
}

static void hear_case(void *data, const Council *council)
{
    size_t steps = council_steps(council);
    for (size_t step = 0; step < steps; step++)
        hear_step(data, council, step);
}

Hearing opinions_find(Store *store, int64_t run, void (*each)(void *data, const Opinion *opinion),
                      void *data)
{
    Listener listener = {.store = store, .each = each, .data = data};
    councils_call(store, run, hear_case, &listener);
    return listener.hearing;
}
