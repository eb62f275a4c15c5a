/* cause/divergence.c: one divergence as the store has it. */
#include "harness/cause/divergence.h"

#include "harness/cause/signature.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { TEXTS = 16 };

/* Its texts, in the order of the columns. */
static void texts_of(Divergence *d, char **texts[TEXTS])
{
    char **all[TEXTS] = {&d->id,      &d->engine,  &d->version, &d->class,  &d->cause, &d->due,
                         &d->seen,    &d->message, &d->suite,   &d->name,   &d->path,  &d->features,
                         &d->content, &d->form,    &d->kind,    &d->subject};
    memcpy(texts, all, sizeof all);
}

#define COLUMNS                                                                                    \
    "d.divergence_id, e.name, e.version, d.class, u.cause, d.due, d.seen, d.message, c.suite, "    \
    "c.name, c.path, c.features, c.content, c.kind, coalesce(m.kind, '?'), coalesce(m.subject, "   \
    "''), d.run_id, d.step, coalesce(m.line, 0), c.steps "
#define BESIDES                                                                                    \
    "join engines e using (engine_id) join cases c using (case_id) left join commands m on "       \
    "m.case_id = d.case_id and m.step = d.step where ?1 >= 0 and (?3 is null or e.name = ?3) and "

/* Reads the first row of SQL, whose columns are COLUMNS, for ID and ENGINE. */
static bool read_row(Store *store, const char *sql, const char *id, const char *engine,
                     Divergence *out)
{
    char **texts[TEXTS];
    texts_of(out, texts);
    sqlite3_stmt *row = store_rows(store, sql, 0);
    sqlite3_bind_text(row, 2, id, -1, SQLITE_STATIC);
    sqlite3_bind_text(row, 3, engine, -1, SQLITE_STATIC);
    bool found = sqlite3_step(row) == SQLITE_ROW;
    for (int i = 0; found && i < TEXTS; i++)
        *texts[i] = text_copy((const char *)sqlite3_column_text(row, i));
    if (found) {
        out->run = sqlite3_column_int64(row, TEXTS);
        out->step = sqlite3_column_int64(row, TEXTS + 1);
        out->line = sqlite3_column_int64(row, TEXTS + 2);
        out->commands = (uint32_t)sqlite3_column_int64(row, TEXTS + 3);
    }
    sqlite3_finalize(row);
    return found;
}

/* The same of the cause ID; what the newest run found has no signatures before they are asked for. */
static bool read_cause(Store *store, const char *id, const char *engine, Divergence *out)
{
    static const char sql[] =
        "select " COLUMNS
        "from signature_steps d join signatures g using (signature_id) join causes "
        "u using (divergence_id) " BESIDES
        "substr(g.id, 1, length(?2)) = ?2 order by d.run_id desc, "
        "printf('%08d %s %08d %s', c.steps, c.name, d.step, e.name) limit 1";
    int64_t run = store_latest_run(store);
    if (run)
        signatures_find(store, run);
    return read_row(store, sql, id, engine, out);
}

bool divergence_find_on(Store *store, const char *id, const char *engine, Divergence *out)
{
    static const char sql[] =
        "select " COLUMNS "from divergences d join causes u using (divergence_id) " BESIDES
        "substr(d.divergence_id, 1, length(?2)) = ?2 order by d.run_id desc limit 1";
    *out = (Divergence){0};
    if (!*id)
        return false;
    return *id == 'C' ? read_cause(store, id, engine, out) : read_row(store, sql, id, engine, out);
}

bool divergence_find(Store *store, const char *id, Divergence *out)
{
    return divergence_find_on(store, id, NULL, out);
}

void divergence_free(Divergence *divergence)
{
    char **texts[TEXTS];
    texts_of(divergence, texts);
    for (int i = 0; i < TEXTS; i++)
        free(*texts[i]);
    *divergence = (Divergence){0};
}

bool divergence_case(const Divergence *d, Case *out)
{
    *out = (Case){
        .suite = text_copy(d->suite), .name = text_copy(d->name), .path = text_copy(d->path)};
    if (strcmp(d->form, "wast") == 0)
        out->features = text_copy(d->features);
    bool good = strcmp(d->form, "wast") == 0 ? case_read_script(out, false)
                : strcmp(d->form, "js") == 0 ? case_read_wpt(out, false)
                                             : case_read_program(out);
    if (good && strcmp(out->content, d->content) != 0) {
        char *word = shell_word(d->path);
        complain("%s has changed since; run it again with: touchstone run %s", d->path, word);
        free(word);
        good = false;
    }
    if (!good)
        case_free(out);
    return good;
}
