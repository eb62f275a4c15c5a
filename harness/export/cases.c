/* export/cases.c: a run case by case, for all formats. */
#include "harness/export/export.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char *text_at(sqlite3_stmt *row, int column)
{
    return (const char *)sqlite3_column_text(row, column);
}

void export_cases(Store *store, int64_t run, void (*each)(void *data, const Exported *of),
                  void *data)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "with found as ("
        "select s.engine_id, s.case_id, s.standing, null as reason from standings s where "
        "s.run_id = ?1 union all select l.engine_id, l.case_id, case l.action when 'skip' then "
        "'skipped' else 'omitted' end, l.reason from left_out l where l.run_id = ?1) "
        "select e.name, e.version, c.suite, c.name, c.path, f.standing, coalesce(r.ending, ''), "
        "f.reason, f.engine_id, f.case_id, coalesce(a.comparison_id, 0), coalesce(a.duration_us, "
        "0), (select count(*) from attempts o where o.run_id = ?1 and o.engine_id = f.engine_id "
        "and o.case_id = f.case_id), k.case_id is not null from found f join engines e on "
        "e.engine_id = f.engine_id join "
        "cases c on c.case_id = f.case_id left join attempts a on a.run_id = ?1 and a.engine_id = "
        "f.engine_id and a.case_id = f.case_id and a.attempt = 1 left join comparisons m on "
        "m.comparison_id = a.comparison_id left join results r on r.result_id = m.result_id left "
        "join (select engine_id, case_id from flakes where run_id = ?1) k on k.engine_id = "
        "f.engine_id and k.case_id = f.case_id order by e.name <> 'ref', e.name, e.engine_id, "
        "c.suite, c.name",
        run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const Exported of = {.engine = text_at(rows, 0),
                             .version = text_at(rows, 1),
                             .suite = text_at(rows, 2),
                             .name = text_at(rows, 3),
                             .path = text_at(rows, 4),
                             .standing = text_at(rows, 5),
                             .ending = text_at(rows, 6),
                             .reason = text_at(rows, 7),
                             .engine_id = sqlite3_column_int64(rows, 8),
                             .case_id = sqlite3_column_int64(rows, 9),
                             .comparison_id = sqlite3_column_int64(rows, 10),
                             .seconds = sqlite3_column_double(rows, 11) / 1e6,
                             .attempts = sqlite3_column_int64(rows, 12),
                             .flaky = sqlite3_column_int(rows, 13)};
        each(data, &of);
    }
    sqlite3_finalize(rows);
}

void export_notices(Store *store, int64_t run,
                    void (*each)(void *data, const char *engine, const char *text), void *data)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "select '', 'The run is not complete: results are missing.' from runs where run_id = ?1 "
        "and state <> 'complete' union all select name, 'It passes canaries, which no engine can "
        "(' || canaries || '): void, nothing it did counts.' from voids join engines using "
        "(engine_id) where run_id = ?1 union all select name, 'It was asked for and is not here; "
        "install it with: ' || install from run_engines join engines using (engine_id) where "
        "run_id = ?1 and version = 'missing' and not instr(name, '+') order by 1, 2",
        run);
    while (sqlite3_step(rows) == SQLITE_ROW)
        each(data, text_at(rows, 0), text_at(rows, 1));
    sqlite3_finalize(rows);
}

void export_attempts(Store *store, int64_t run, const Exported *of,
                     void (*each)(void *data, const Exported_attempt *attempt), void *data)
{
    sqlite3_stmt *rows =
        store_rows(store,
                   "select a.attempt, a.comparison_id, coalesce(c.standing, 'not compared'), "
                   "a.duration_us from attempts a join comparisons c using (comparison_id) where "
                   "a.run_id = ?1 and a.engine_id = ?2 and a.case_id = ?3 order by a.attempt",
                   run);
    sqlite3_bind_int64(rows, 2, of->engine_id);
    sqlite3_bind_int64(rows, 3, of->case_id);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const Exported_attempt attempt = {.attempt = sqlite3_column_int64(rows, 0),
                                          .comparison_id = sqlite3_column_int64(rows, 1),
                                          .standing = text_at(rows, 2),
                                          .seconds = sqlite3_column_double(rows, 3) / 1e6};
        each(data, &attempt);
    }
    sqlite3_finalize(rows);
}

/* A step as people name it. */
static char *step_name(sqlite3_stmt *row)
{
    int64_t line = sqlite3_column_int64(row, 1);
    if (line)
        return text_format("line %lld, %s", (long long)line, text_at(row, 2));
    return text_format("%s", sqlite3_column_text(row, 3) ? text_at(row, 3) : "?");
}

char *export_failures(Store *store, int64_t comparison, unsigned most)
{
    char *text = text_copy("");
    unsigned n = 0;
    sqlite3_stmt *rows = store_rows(
        store,
        "select s.step, m.line, m.kind, m.subject, s.due, s.seen, s.message from comparison_steps "
        "s join comparisons c using (comparison_id) left join commands m on m.case_id = c.case_id "
        "and m.step = s.step where s.comparison_id = ?1 order by s.step",
        comparison);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        if (n++ >= most)
            continue;
        char *step = step_name(rows);
        const char *message = text_at(rows, 6);
        char *longer =
            text_format("%s%s: due %s, seen %s%s%s%s\n", text, step, text_at(rows, 4),
                        text_at(rows, 5), *message ? " (" : "", message, *message ? ")" : "");
        free(step);
        free(text);
        text = longer;
    }
    sqlite3_finalize(rows);
    if (n > most) {
        char *longer = text_format("%s... and %u more\n", text, n - most);
        free(text);
        text = longer;
    }
    return text;
}

/* U+FFFE and U+FFFF, which XML does not have. */
static bool is_noncharacter(const char *at)
{
    return strncmp(at, "\xEF\xBF\xBE", 3) == 0 || strncmp(at, "\xEF\xBF\xBF", 3) == 0;
}

void xml_text(FILE *out, const char *text)
{
    for (const char *line = text, *end; *line; line = *end ? end + 1 : end) {
        end = line + strcspn(line, "\n");
        char *piece = text_copy_n(line, (size_t)(end - line));
        char *safe = text_safe(piece, (size_t)-1 / 2);
        for (const char *at = safe; *at; at++) {
            if (is_noncharacter(at)) {
                fprintf(out, "\\xef\\xbf\\x%02x", (unsigned char)at[2]);
                at += 2;
                continue;
            }
            switch (*at) {
            case '&': fputs("&amp;", out); break;
            case '<': fputs("&lt;", out); break;
            case '>': fputs("&gt;", out); break;
            case '"': fputs("&quot;", out); break;
            default: putc(*at, out);
            }
        }
        free(safe);
        free(piece);
        if (*end)
            putc('\n', out);
    }
}
