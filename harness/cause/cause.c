/* cause/cause.c: the causes of a run, from the store. */
#include "harness/cause/cause.h"

#include "harness/cause/section.h"
#include "harness/cause/signature.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

static char *copy_of(sqlite3_stmt *row, int i)
{
    const char *text = (const char *)sqlite3_column_text(row, i);
    return text_copy(text ? text : "");
}

/* What the filter leaves of signature_steps, by ?2 an engine or family, ?3 a suite, ?4 an id. */
#define FILTERED                                                                                   \
    "from signature_steps s join signatures g using (signature_id) join engines e on "             \
    "e.engine_id = s.engine_id join cases k on k.case_id = s.case_id where s.run_id = ?1 and "     \
    "(?2 is null or e.name = ?2 or substr(e.name, 1, instr(e.name || '+', '+') - 1) = ?2 or "      \
    "g.family = ?2) and (?3 is null or k.suite = ?3) and (?4 is null or substr(g.id, 1, "          \
    "length(?4)) = ?4) "

static sqlite3_stmt *filtered(Store *store, const char *sql, int64_t run,
                              const Cause_filter *filter)
{
    sqlite3_stmt *rows = store_rows(store, sql, run);
    const char *texts[] = {filter->engine, filter->suite, filter->id};
    for (int i = 0; i < 3; i++)
        sqlite3_bind_text(rows, 2 + i, texts[i], -1, SQLITE_STATIC);
    return rows;
}

static void read_signatures(Store *store, const Cause_filter *filter, Causes *out)
{
    sqlite3_stmt *rows = filtered(
        store,
        "select g.signature_id, g.id, g.kin, g.feature, g.subject, g.due, g.seen, g.family, "
        "g.section, count(distinct s.case_id) as cases, count(distinct s.case_id || '.' || s.step) "
        "as "
        "steps " FILTERED
        "group by g.signature_id order by cases desc, steps desc, g.subject, g.id",
        out->run, filter);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        out->at = array_room(out->at, out->n, sizeof *out->at);
        Cause *cause = &out->at[out->n++];
        *cause = (Cause){.row = sqlite3_column_int64(rows, 0)};
        char **texts[] = {&cause->id,  &cause->kin,  &cause->feature, &cause->subject,
                          &cause->due, &cause->seen, &cause->family,  &cause->section};
        for (int i = 0; i < 8; i++)
            *texts[i] = copy_of(rows, 1 + i);
        cause->cases = sqlite3_column_int64(rows, 9);
        cause->steps = sqlite3_column_int64(rows, 10);
    }
    sqlite3_finalize(rows);
}

/* The causes by row of signatures, to find them. */
typedef struct Index {
    int64_t row;
    Cause *cause;
} Index;

static int by_row(const void *a, const void *b)
{
    const Index *left = a, *right = b;
    return left->row < right->row ? -1 : left->row > right->row;
}

static Cause *cause_of(const Index *index, size_t n, int64_t row)
{
    const Index wanted = {row, NULL}, *found = bsearch(&wanted, index, n, sizeof *index, by_row);
    return found ? found->cause : NULL;
}

static void read_engines(Store *store, const Cause_filter *filter, const Causes *causes,
                         const Index *index)
{
    sqlite3_stmt *rows = filtered(
        store,
        "select signature_id, e.engine_id, e.name, e.version, e.title, e.kind, e.install, "
        "substr(min(printf('%08d %s %08d', k.steps, k.name, s.step) || s.divergence_id), -12), "
        "count(distinct s.case_id) as cases, count(*) as steps " FILTERED
        "group by signature_id, e.engine_id order by signature_id, cases desc, steps desc, e.name",
        causes->run, filter);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        Cause *cause = cause_of(index, causes->n, sqlite3_column_int64(rows, 0));
        if (!cause)
            continue;
        cause->engines = array_room(cause->engines, cause->engines_n, sizeof *cause->engines);
        Cause_engine *engine = &cause->engines[cause->engines_n++];
        *engine = (Cause_engine){.id = sqlite3_column_int64(rows, 1)};
        char **texts[] = {&engine->name, &engine->version, &engine->title,
                          &engine->kind, &engine->install, &engine->divergence};
        for (int i = 0; i < 6; i++)
            *texts[i] = copy_of(rows, 2 + i);
        engine->cases = sqlite3_column_int64(rows, 8);
        engine->steps = sqlite3_column_int64(rows, 9);
    }
    sqlite3_finalize(rows);
}

/* The smallest case is the one of fewest steps; the engine, the one whose name comes first. */
static void read_smallest(Store *store, const Cause_filter *filter, const Causes *causes,
                          const Index *index)
{
    sqlite3_stmt *rows = filtered(
        store,
        "select signature_id, s.case_id, s.step, coalesce(m.line, 0), s.engine_id, k.suite, "
        "k.name, "
        "k.path, k.features, k.content, k.kind, coalesce(m.kind, '?'), coalesce(m.subject, ''), "
        "s.divergence_id, s.class, s.due, s.seen, s.message, min(printf('%08d %s %08d %s', "
        "k.steps, "
        "k.name, s.step, e.name)) from signature_steps s join signatures g using (signature_id) "
        "join "
        "engines e on e.engine_id = s.engine_id join cases k on k.case_id = s.case_id left join "
        "commands m on m.case_id = s.case_id and m.step = s.step where s.run_id = ?1 and (?2 is "
        "null "
        "or e.name = ?2 or substr(e.name, 1, instr(e.name || '+', '+') - 1) = ?2 or g.family = ?2) "
        "and (?3 is null or k.suite = ?3) and (?4 is null or substr(g.id, 1, length(?4)) = ?4) "
        "group "
        "by signature_id",
        causes->run, filter);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        Cause *cause = cause_of(index, causes->n, sqlite3_column_int64(rows, 0));
        if (!cause)
            continue;
        Cause_place *place = &cause->smallest;
        place->case_id = sqlite3_column_int64(rows, 1);
        place->step = sqlite3_column_int64(rows, 2);
        place->line = sqlite3_column_int64(rows, 3);
        place->engine_id = sqlite3_column_int64(rows, 4);
        char **texts[] = {&place->suite,      &place->name,  &place->path, &place->features,
                          &place->content,    &place->form,  &place->kind, &place->subject,
                          &place->divergence, &place->class, &place->due,  &place->seen,
                          &place->message};
        for (int i = 0; i < 13; i++)
            *texts[i] = copy_of(rows, 5 + i);
    }
    sqlite3_finalize(rows);
}

/* ---- what stands beside ---- */

static int by_kin(const void *a, const void *b)
{
    const Cause *const *left = a, *const *right = b;
    int order = strcmp((*left)->kin, (*right)->kin);
    return order ? order : (*left)->row < (*right)->row ? -1 : 1;
}

/* The causes of CAUSES, in order of their kin. */
static Cause **ordered_by_kin(const Causes *causes)
{
    Cause **order = memory_new((causes->n + 1) * sizeof *order);
    for (size_t i = 0; i < causes->n; i++)
        order[i] = &causes->at[i];
    qsort(order, causes->n, sizeof *order, by_kin);
    return order;
}

static void add_other(Cause *cause, const char *id, const char *family)
{
    cause->others = array_room(cause->others, cause->others_n, sizeof *cause->others);
    cause->others[cause->others_n++] = (Cause_other){text_copy(id), text_copy(family)};
}

/* What other families have of the same kin in the run, whatever the filter. */
static void read_others(Store *store, const Causes *causes)
{
    Cause **order = ordered_by_kin(causes);
    sqlite3_stmt *rows =
        store_rows(store,
                   "select g.kin, g.id, g.family from signatures g where signature_id in (select "
                   "signature_id from signature_steps where run_id = ?1) order by g.kin, g.family",
                   causes->run);
    size_t at = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *kin = (const char *)sqlite3_column_text(rows, 0);
        const char *id = (const char *)sqlite3_column_text(rows, 1);
        while (at < causes->n && strcmp(order[at]->kin, kin) < 0)
            at++;
        for (size_t i = at; i < causes->n && strcmp(order[i]->kin, kin) == 0; i++) {
            if (strcmp(order[i]->id, id) != 0)
                add_other(order[i], id, (const char *)sqlite3_column_text(rows, 2));
        }
    }
    sqlite3_finalize(rows);
    free(order);
}

static void add_rule(Cause *cause, const char *section)
{
    cause->rules[cause->rules_n++] = (Cause_rule){text_copy(cause->subject), text_copy(section),
                                                  section_url(section, cause->feature)};
}

static void find_rules(Cause *cause)
{
    char *operator_section = section_of_operator(cause->subject);
    if (*cause->section)
        add_rule(cause, cause->section);
    if (operator_section && strncmp(cause->section, "exec-", strlen("exec-")) == 0)
        add_rule(cause, operator_section);
    free(operator_section);
}

void causes_read(Store *store, int64_t run, const Cause_filter *filter, Causes *out)
{
    *out = (Causes){.run = run};
    signatures_find(store, run);
    read_signatures(store, filter, out);
    Index *index = memory_new((out->n + 1) * sizeof *index);
    for (size_t i = 0; i < out->n; i++)
        index[i] = (Index){out->at[i].row, &out->at[i]};
    qsort(index, out->n, sizeof *index, by_row);
    read_engines(store, filter, out, index);
    read_smallest(store, filter, out, index);
    free(index);
    read_others(store, out);
    for (size_t i = 0; i < out->n; i++)
        find_rules(&out->at[i]);
}

static void free_texts(char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(texts[i]);
}

#define FREE_ALL(...)                                                                              \
    free_texts((char *[]){__VA_ARGS__}, sizeof(char *[]){__VA_ARGS__} / sizeof(char *))

void causes_free(Causes *causes)
{
    for (size_t i = 0; i < causes->n; i++) {
        Cause *c = &causes->at[i];
        Cause_place *p = &c->smallest;
        for (size_t k = 0; k < c->engines_n; k++) {
            Cause_engine *e = &c->engines[k];
            FREE_ALL(e->name, e->version, e->title, e->kind, e->install, e->divergence);
        }
        for (size_t k = 0; k < c->others_n; k++)
            FREE_ALL(c->others[k].id, c->others[k].family);
        for (size_t k = 0; k < c->rules_n; k++)
            FREE_ALL(c->rules[k].rule, c->rules[k].section, c->rules[k].url);
        free(c->others);
        FREE_ALL(c->id, c->kin, c->feature, c->subject, c->due, c->seen, c->family, c->section);
        FREE_ALL(p->suite, p->name, p->path, p->features, p->content, p->form, p->kind, p->subject,
                 p->divergence, p->class, p->due, p->seen, p->message);
        free(c->engines);
    }
    free(causes->at);
    *causes = (Causes){0};
}

/* ---- what each engine did ---- */

/* What the letter of a verdict comes to where the step does not diverge. */
static const char *verdict_of(char letter)
{
    switch (letter) {
    case VERDICT_UNSUPPORTED: return "unsupported";
    case VERDICT_CRASH: return "crash";
    case VERDICT_TIMEOUT: return "timeout";
    case VERDICT_MISSING:
    case VERDICT_ABSENT:
    case 0: return "missing";
    default: return "agree";
    }
}

static const char *class_of(const char *class)
{
    static const char *const classes[] = {"diverge", "crash", "timeout", "missing"};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (strcmp(class, classes[i]) == 0)
            return classes[i];
    }
    return "diverge";
}

Cause_outcome *cause_outcomes(Store *store, int64_t run, int64_t case_id, int64_t step, size_t *n)
{
    Cause_outcome *outcomes = NULL;
    sqlite3_stmt *rows = store_rows(store,
                                    "select e.name, e.version, r.verdicts, "
                                    "coalesce(json_extract(l.outcomes, '$[' || ?3 || ']'), "
                                    "'missing'), coalesce((select value from json_each(r.messages) "
                                    "where key = cast(?3 as text)), "
                                    "''), u.class from attempts a join comparisons c using "
                                    "(comparison_id) join results r using "
                                    "(result_id) join outcome_lists l using (list_id) join engines "
                                    "e on e.engine_id = a.engine_id "
                                    "left join comparison_steps s on s.comparison_id = "
                                    "c.comparison_id and s.step = ?3 left join "
                                    "causes u using (cause_id) where a.run_id = ?1 and a.case_id = "
                                    "?2 and a.attempt = 1 order by "
                                    "e.name <> 'ref', e.name",
                                    run);
    sqlite3_bind_int64(rows, 2, case_id);
    sqlite3_bind_int64(rows, 3, step);
    *n = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        char *letters = store_letters((const char *)sqlite3_column_text(rows, 2));
        char letter = '\0';
        if ((uint64_t)step < strlen(letters))
            letter = letters[step];
        char *class = copy_of(rows, 5);
        outcomes = array_room(outcomes, *n, sizeof *outcomes);
        outcomes[(*n)++] = (Cause_outcome){copy_of(rows, 0), copy_of(rows, 1),
                                           *class ? class_of(class) : verdict_of(letter),
                                           copy_of(rows, 3), copy_of(rows, 4)};
        free(class);
        free(letters);
    }
    sqlite3_finalize(rows);
    return outcomes;
}

void cause_outcomes_free(Cause_outcome *outcomes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        FREE_ALL(outcomes[i].engine, outcomes[i].version, outcomes[i].seen, outcomes[i].message);
    free(outcomes);
}

/* ---- texts ---- */

const Cause_engine *cause_engine(const Cause *cause, int64_t engine_id)
{
    for (size_t i = 0; i < cause->engines_n; i++) {
        if (cause->engines[i].id == engine_id)
            return &cause->engines[i];
    }
    return NULL;
}

char *cause_title(const Cause *cause)
{
    return text_format("%s: due %s, seen %s", cause->subject, cause->due, cause->seen);
}

char *cause_command(const char *command, const Cause *cause, const char *db)
{
    char *word = db ? shell_word(db) : NULL;
    char *line = text_format("touchstone %s %s%s%s", command, cause->id, word ? " --db " : "",
                             word ? word : "");
    free(word);
    return line;
}
