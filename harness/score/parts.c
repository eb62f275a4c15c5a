/* score/parts.c: what scores are made of. */
#include "harness/score/parts.h"

#include "harness/score/council.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

static const char *const way_names[WAYS] = {"whole",       "diverge", "crash", "timeout", "missing",
                                            "unsupported", "skipped", "void",  "not_run"};

const char *way_name(Way way)
{
    return way_names[way];
}

/* How a case stands, by its standing in the store. */
static Way way_of(const char *standing)
{
    if (strcmp(standing, "agree") == 0)
        return WAY_WHOLE;
    for (int way = 0; way < WAYS; way++) {
        if (strcmp(standing, way_names[way]) == 0)
            return (Way)way;
    }
    return WAY_NOT_RUN;
}

/* How many steps the run lengths of letters give one of LETTERS. */
static size_t count_letters(const char *runs, const char *letters)
{
    size_t all = 0;
    while (*runs) {
        char *end;
        size_t n = strtoull(runs, &end, 10);
        if (end == runs || !*end)
            break;
        all += strchr(letters, *end) ? n : 0;
        runs = end + 1;
    }
    return all;
}

/* How many steps there are, those aside that the engine did not have. */
static size_t steps_of(const char *runs)
{
    static const char had[] = {VERDICT_NONE,  VERDICT_PASS,    VERDICT_FAIL,    VERDICT_UNSUPPORTED,
                               VERDICT_CRASH, VERDICT_TIMEOUT, VERDICT_MISSING, 0};
    return count_letters(runs, had);
}

/* Steps that are as due: an action that diverges has no verdict by the script, and is taken off. */
static size_t good_of(const char *runs, size_t divergent)
{
    static const char holds[] = {VERDICT_PASS, VERDICT_NONE, 0}, fails[] = {VERDICT_FAIL, 0};
    size_t good = count_letters(runs, holds), failed = count_letters(runs, fails);
    size_t off = divergent > failed ? divergent - failed : 0;
    return off < good ? good - off : 0;
}

static const char *row_text(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text ? text : "";
}

static size_t engine_of(const Scores *scores, int64_t id)
{
    size_t e = 0;
    while (e < scores->engines_n && scores->engines[e].id != id)
        e++;
    return e;
}

/* The case of ROW, which is the last one or new. */
static Scored *case_of(sqlite3_stmt *row, Parts *parts)
{
    int64_t id = sqlite3_column_int64(row, 2);
    if (parts->cases_n && parts->cases[parts->cases_n - 1].id == id)
        return &parts->cases[parts->cases_n - 1];
    parts->cases = array_room(parts->cases, parts->cases_n, sizeof *parts->cases);
    Scored *of = &parts->cases[parts->cases_n++];
    *of = (Scored){.id = id,
                   .suite = text_copy(row_text(row, 0)),
                   .named = strcmp(row_text(row, 3), "wast") != 0,
                   .needs = features_of_json(row_text(row, 4)),
                   .steps = (size_t)sqlite3_column_int64(row, 5),
                   .first = parts->n};
    of->steps = of->named ? 0 : of->steps;
    return of;
}

/* The steps of a case whose steps have names are those that the reference had, last if not in this run; where it never
   replayed the case, the most that any engine had. */
static void find_steps(Store *store, Scored *of, size_t most)
{
    if (of->steps || !of->named)
        return;
    sqlite3_stmt *row = store_rows(
        store,
        "select r.verdicts from comparisons c join engines e using (engine_id) join results r "
        "using (result_id) where c.case_id = ?1 and e.name = 'ref' order by c.comparison_id desc "
        "limit 1",
        of->id);
    of->steps = sqlite3_step(row) == SQLITE_ROW ? steps_of(row_text(row, 0)) : most;
    sqlite3_finalize(row);
    of->steps = of->steps ? of->steps : 1;
}

static void read_rows(Store *store, int64_t run, const Scores *scores, Parts *parts)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "select c.suite, s.engine_id, c.case_id, c.kind, c.needs, c.steps, coalesce(r.verdicts, "
        "''), (select count(*) from comparison_steps d join causes u using (cause_id) where "
        "d.comparison_id = a.comparison_id and u.class = 'diverge'), s.standing, e.name from "
        "(select run_id, case_id, engine_id, standing from standings union all select run_id, "
        "case_id, engine_id, iif(action = 'skip', 'skipped', 'omitted') from left_out) s join "
        "cases c using (case_id) join engines e using (engine_id) left join attempts a on a.run_id "
        "= s.run_id and a.engine_id = s.engine_id and a.case_id = s.case_id and a.attempt = 1 left "
        "join comparisons m on m.comparison_id = a.comparison_id left join results r on "
        "r.result_id = m.result_id where s.run_id = ?1 order by c.suite, c.case_id, s.engine_id",
        run);
    size_t most = 0;
    int64_t last = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *verdicts = row_text(rows, 6), *standing = row_text(rows, 8);
        if (parts->cases_n && last != sqlite3_column_int64(rows, 2)) {
            find_steps(store, &parts->cases[parts->cases_n - 1], most);
            most = 0;
        }
        Scored *of = case_of(rows, parts);
        last = of->id;
        size_t steps = steps_of(verdicts);
        most = steps > most ? steps : most;
        if (of->named && strcmp(row_text(rows, 9), "ref") == 0)
            of->steps = steps;
        size_t engine = engine_of(scores, sqlite3_column_int64(rows, 1));
        bool is_void = engine < scores->engines_n && scores->engines[engine].is_void;
        parts->at = array_room(parts->at, parts->n, sizeof *parts->at);
        parts->at[parts->n++] =
            (Part){.engine = engine,
                   .way = is_void ? WAY_VOID : way_of(standing),
                   .omitted = strcmp(standing, "omitted") == 0,
                   .good = good_of(verdicts, (size_t)sqlite3_column_int64(rows, 7))};
        of->n++;
    }
    sqlite3_finalize(rows);
    if (parts->cases_n)
        find_steps(store, &parts->cases[parts->cases_n - 1], most);
}

/* What did not happen, or counts nowhere, is not good; nor is more than there is. */
static void bound_good(Parts *parts)
{
    for (size_t c = 0; c < parts->cases_n; c++) {
        const Scored *of = &parts->cases[c];
        for (size_t i = of->first; i < of->first + of->n; i++) {
            Part *part = &parts->at[i];
            bool none = part->way == WAY_VOID || part->way == WAY_SKIPPED || part->omitted;
            part->good = none ? 0 : part->good < of->steps ? part->good : of->steps;
        }
    }
}

/* Sets everywhere and alone of each. */
static void compare_engines(Parts *parts)
{
    for (size_t c = 0; c < parts->cases_n; c++) {
        const Scored *of = &parts->cases[c];
        size_t whole = 0, asked = 0;
        for (size_t i = of->first; i < of->first + of->n; i++) {
            const Part *part = &parts->at[i];
            asked += !part->omitted && part->way != WAY_VOID;
            whole += !part->omitted && part->way == WAY_WHOLE;
        }
        for (size_t i = of->first; i < of->first + of->n; i++) {
            Part *part = &parts->at[i];
            bool counts = !part->omitted && part->way != WAY_VOID;
            part->everywhere = counts && whole == asked;
            part->alone = counts && asked > 1 && whole == asked - 1 && part->way != WAY_WHOLE;
        }
    }
}

/* ---- other oracles ---- */

/* What is held against an oracle while cases pass. */
typedef struct Bench {
    Scores *scores;
    Parts *parts;
    Scored **by_id;
} Bench;

static int by_id(const void *a, const void *b)
{
    const Scored *left = *(Scored *const *)a, *right = *(Scored *const *)b;
    return left->id < right->id ? -1 : left->id > right->id;
}

/* What an oracle says at a step. */
typedef struct Verdict_at {
    bool decided;
    const View *majority;
} Verdict_at;

static Verdict_at ask(Bench *bench, const Council *council, size_t step)
{
    Verdict_at verdict = {.decided = true};
    size_t alike, answers;
    switch (bench->scores->oracle) {
    case ORACLE_SCRIPT:
        for (size_t i = 0; i < council->n; i++)
            verdict.decided &= council_letter(&council->views[i], step) != VERDICT_NONE;
        break;
    case ORACLE_REFERENCE:
        verdict.decided = council->reference && council_answer(council->reference, step);
        break;
    case ORACLE_MAJORITY: {
        verdict.majority = council_majority(council, step, &alike, &answers);
        verdict.decided = answers > 1 && verdict.majority;
        Hearing *hearing = &bench->scores->hearing;
        size_t *count = verdict.decided ? &hearing->decided
                        : answers < 2   ? &hearing->few
                                        : &hearing->tied;
        ++*count;
        break;
    }
    default: break;
    }
    return verdict;
}

static bool agrees(const Bench *bench, const Council *council, size_t step, const View *view,
                   Verdict_at verdict)
{
    if (!council_answer(view, step))
        return false;
    switch (bench->scores->oracle) {
    case ORACLE_SCRIPT: return council_letter(view, step) == VERDICT_PASS;
    case ORACLE_REFERENCE: return council_permits(council, step, view);
    default: return council_alike(view, verdict.majority, step);
    }
}

static Part *part_of(const Bench *bench, const Scored *of, int64_t engine)
{
    for (size_t i = of->first; i < of->first + of->n; i++) {
        Part *part = &bench->parts->at[i];
        if (part->engine < bench->scores->engines_n &&
            bench->scores->engines[part->engine].id == engine)
            return part;
    }
    return NULL;
}

/* How a replay stands that did as the oracle says in GOOD of DECIDED steps, and WRONG in some. */
static Way way_by(const Part *part, size_t good, size_t wrong, size_t decided)
{
    bool ended = part->way == WAY_CRASH || part->way == WAY_TIMEOUT || part->way == WAY_MISSING;
    return ended ? part->way : good == decided ? WAY_WHOLE : wrong ? WAY_DIVERGE : WAY_UNSUPPORTED;
}

static void judge_case(void *data, const Council *council)
{
    Bench *bench = data;
    Scored wanted = {.id = council->case_id}, *key = &wanted;
    Scored **found =
        bsearch(&key, bench->by_id, bench->parts->cases_n, sizeof *bench->by_id, by_id);
    if (!found)
        return;
    size_t steps = (*found)->steps, decided = 0;
    size_t *good = memory_new((council->n + 1) * sizeof *good);
    size_t *wrong = memory_new((council->n + 1) * sizeof *wrong);
    for (size_t step = 0; step < steps; step++) {
        Verdict_at verdict = ask(bench, council, step);
        decided += verdict.decided;
        for (size_t i = 0; verdict.decided && i < council->n; i++) {
            bool as_said = agrees(bench, council, step, &council->views[i], verdict);
            good[i] += as_said;
            wrong[i] += !as_said && council_answer(&council->views[i], step);
        }
    }
    (*found)->undecided = steps - decided;
    for (size_t i = 0; i < council->n; i++) {
        Part *part = part_of(bench, *found, council->views[i].engine_id);
        if (!part || part->omitted || part->way == WAY_SKIPPED)
            continue;
        part->good = good[i];
        part->way = way_by(part, good[i], wrong[i], decided);
    }
    free(wrong);
    free(good);
}

static void judge_all(Store *store, int64_t run, Scores *scores, Parts *parts)
{
    Bench bench = {scores, parts, memory_new((parts->cases_n + 1) * sizeof(Scored *))};
    for (size_t c = 0; c < parts->cases_n; c++)
        bench.by_id[c] = &parts->cases[c];
    qsort(bench.by_id, parts->cases_n, sizeof *bench.by_id, by_id);
    councils_call(store, run, judge_case, &bench);
    free(bench.by_id);
}

void parts_read(Store *store, int64_t run, Scores *scores, Parts *out)
{
    *out = (Parts){0};
    read_rows(store, run, scores, out);
    if (scores->oracle != ORACLE_DUE)
        judge_all(store, run, scores, out);
    bound_good(out);
    compare_engines(out);
}

void parts_free(Parts *parts)
{
    for (size_t c = 0; c < parts->cases_n; c++)
        free(parts->cases[c].suite);
    free(parts->cases);
    free(parts->at);
    *parts = (Parts){0};
}
