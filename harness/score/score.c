/* score/score.c: scores of a run. */
#include "harness/score/score.h"

#include "harness/score/parts.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

static const char *const oracle_names[ORACLES] = {"due", "script", "reference", "majority"};

const char *oracle_name(Oracle oracle)
{
    return oracle_names[oracle];
}

Oracle oracle_named(const char *name)
{
    int oracle = 0;
    while (oracle < ORACLES && strcmp(name, oracle_names[oracle]) != 0)
        oracle++;
    return (Oracle)oracle;
}

static char *text_at(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text ? text_copy(text) : NULL;
}

/* ---- engines ---- */

static Embed_features read_claims(Store *store, int64_t engine)
{
    sqlite3_stmt *row = store_rows(
        store, "select json_group_array(feature) from claims where engine_id = ?1", engine);
    Embed_features claims = sqlite3_step(row) == SQLITE_ROW
                                ? features_of_json((const char *)sqlite3_column_text(row, 0))
                                : 0;
    sqlite3_finalize(row);
    return claims;
}

/* The engines that the run asked for; of one that is not here, its routes are not either. */
static void read_engines(Store *store, int64_t run, Scores *out)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "select e.engine_id, e.name, e.version, (select min(by) from claims c where c.engine_id = "
        "e.engine_id), e.engine_id in (select engine_id from voids where run_id = ?1) from engines "
        "e where e.engine_id in (select engine_id from run_engines where run_id = ?1 union select "
        "engine_id from attempts where run_id = ?1) and not (e.version = 'missing' and "
        "instr(e.name, '+')) order by e.name <> 'ref', e.name, e.engine_id",
        run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        out->engines = array_room(out->engines, out->engines_n, sizeof *out->engines);
        Score_engine *engine = &out->engines[out->engines_n++];
        *engine = (Score_engine){.id = sqlite3_column_int64(rows, 0),
                                 .name = text_copy((const char *)sqlite3_column_text(rows, 1)),
                                 .version = text_copy((const char *)sqlite3_column_text(rows, 2)),
                                 .claims_by = text_at(rows, 3),
                                 .is_void = sqlite3_column_int(rows, 4)};
        engine->missing = strcmp(engine->version, "missing") == 0;
        engine->claims = read_claims(store, engine->id);
    }
    sqlite3_finalize(rows);
}

/* ---- suites ---- */

static Score_suite *suite_named(Scores *scores, const char *name)
{
    for (size_t i = 0; i < scores->suites_n; i++) {
        if (strcmp(scores->suites[i].name, name) == 0)
            return &scores->suites[i];
    }
    scores->suites = array_room(scores->suites, scores->suites_n, sizeof *scores->suites);
    scores->suites[scores->suites_n] = (Score_suite){.name = text_copy(name)};
    return &scores->suites[scores->suites_n++];
}

static int by_suite(const void *a, const void *b)
{
    return strcmp(((const Score_suite *)a)->name, ((const Score_suite *)b)->name);
}

/* Adds what the cases of the run tell of their suites: all there is, where the run did not note the suite; and how many
   steps those have whose steps are not known before. */
static void complete_groups(Scores *scores, const Parts *parts, Groups *groups)
{
    for (size_t i = 0; i < groups->n; i++)
        suite_named(scores, groups->at[i].suite)->known = true;
    for (size_t c = 0; c < parts->cases_n; c++) {
        const Scored *of = &parts->cases[c];
        Score_suite *suite = suite_named(scores, of->suite);
        Group *group = groups_of(groups, of->suite, of->named, of->needs);
        suite->replayed++;
        if (!suite->known) {
            group->cases++;
            group->steps += of->steps;
        } else if (of->named) {
            group->steps += of->steps - 1;
        }
    }
    for (size_t i = 0; i < groups->n; i++) {
        Score_suite *suite = suite_named(scores, groups->at[i].suite);
        suite->cases += groups->at[i].cases;
        suite->unknown += groups->at[i].named && !groups->at[i].needs ? groups->at[i].cases : 0;
    }
    if (scores->suites_n)
        qsort(scores->suites, scores->suites_n, sizeof *scores->suites, by_suite);
}

/* ---- scoring ---- */

/* What the score of SUITE over denominator I is of, for an engine with CLAIMS. */
static void count_denominator(const Groups *groups, unsigned i, Embed_features claims, Score *score)
{
    for (size_t g = 0; g < groups->n; g++) {
        const Group *group = &groups->at[g];
        if (strcmp(group->suite, score->suite) != 0 ||
            !denominator_has(i, group->needs, group->named, claims))
            continue;
        score->of += group->cases;
        score->steps += group->steps;
    }
}

static void add_part(Score *score, const Scored *of, const Part *part)
{
    size_t decided = of->steps - of->undecided;
    if (part->omitted) {
        score->omitted++;
        score->steps -= of->steps;
        return;
    }
    if (of->steps && !decided) {
        score->silent++;
        score->undecided += of->undecided;
        return;
    }
    score->ways[part->way]++;
    score->good += part->good;
    score->undecided += of->undecided;
    bool none = part->way == WAY_VOID || part->way == WAY_SKIPPED || part->way == WAY_MISSING;
    score->mean += decided ? (double)part->good / (double)decided : !none;
    score->everywhere += part->way == WAY_WHOLE && part->everywhere;
    score->alone += part->alone;
}

/* The parts of one engine in one suite. */
typedef struct Column {
    const Scored **cases;
    const Part **parts;
    size_t n;
} Column;

static Column column_of(const Parts *parts, const char *suite, size_t engine)
{
    Column column = {memory_new((parts->cases_n + 1) * sizeof *column.cases),
                     memory_new((parts->cases_n + 1) * sizeof *column.parts), 0};
    for (size_t c = 0; c < parts->cases_n; c++) {
        const Scored *of = &parts->cases[c];
        if (strcmp(of->suite, suite) != 0)
            continue;
        for (size_t i = of->first; i < of->first + of->n; i++) {
            if (parts->at[i].engine != engine)
                continue;
            column.cases[column.n] = of;
            column.parts[column.n++] = &parts->at[i];
            break;
        }
    }
    return column;
}

/* What is in the denominator and has no part was not replayed. */
static void settle(Score *score)
{
    size_t known = score->omitted + score->silent;
    for (int way = 0; way < WAYS; way++)
        known += score->ways[way];
    score->ways[WAY_NOT_RUN] += score->of > known ? score->of - known : 0;
    score->cases =
        score->of > score->omitted + score->silent ? score->of - score->omitted - score->silent : 0;
    score->mean /= score->cases ? (double)score->cases : 1;
}

static void score_column(const Score_engine *engine, const char *suite, const Column *column,
                         const Groups *groups, Scores *out)
{
    for (unsigned i = 0; i < denominators_count(); i++) {
        const char *name = denominator_name(i);
        if (strcmp(name, "claimed") == 0 && !engine->claims_by)
            continue;
        Score score = {.suite = text_copy(suite),
                       .engine = text_copy(engine->name),
                       .version = text_copy(engine->version),
                       .denominator = text_copy(name)};
        count_denominator(groups, i, engine->claims, &score);
        for (size_t k = 0; k < column->n; k++) {
            const Scored *of = column->cases[k];
            if (denominator_has(i, of->needs, of->named, engine->claims))
                add_part(&score, of, column->parts[k]);
        }
        settle(&score);
        out->at = array_room(out->at, out->n, sizeof *out->at);
        out->at[out->n++] = score;
        if (!score.of) {
            Score *none = &out->at[--out->n];
            free(none->suite);
            free(none->engine);
            free(none->version);
            free(none->denominator);
        }
    }
}

void scores_make(Store *store, int64_t run, Oracle oracle, Scores *out)
{
    Parts parts;
    Groups groups = {0};
    *out = (Scores){.oracle = oracle};
    read_engines(store, run, out);
    parts_read(store, run, out, &parts);
    groups_read(store, run, &groups);
    complete_groups(out, &parts, &groups);
    for (size_t s = 0; s < out->suites_n; s++) {
        for (size_t e = 0; e < out->engines_n; e++) {
            Column column = column_of(&parts, out->suites[s].name, e);
            if (column.n || !strchr(out->engines[e].name, '+'))
                score_column(&out->engines[e], out->suites[s].name, &column, &groups, out);
            free(column.cases);
            free(column.parts);
        }
    }
    groups_free(&groups);
    parts_free(&parts);
}

void scores_free(Scores *scores)
{
    for (size_t i = 0; i < scores->n; i++) {
        free(scores->at[i].suite);
        free(scores->at[i].engine);
        free(scores->at[i].version);
        free(scores->at[i].denominator);
    }
    for (size_t i = 0; i < scores->suites_n; i++)
        free(scores->suites[i].name);
    for (size_t i = 0; i < scores->engines_n; i++) {
        free(scores->engines[i].name);
        free(scores->engines[i].version);
        free(scores->engines[i].claims_by);
    }
    free(scores->at);
    free(scores->suites);
    free(scores->engines);
    *scores = (Scores){0};
}

const Score *scores_find(const Scores *scores, const char *suite, const char *engine,
                         const char *denominator)
{
    for (size_t i = 0; i < scores->n; i++) {
        const Score *score = &scores->at[i];
        if (strcmp(score->suite, suite) == 0 && strcmp(score->engine, engine) == 0 &&
            strcmp(score->denominator, denominator) == 0)
            return score;
    }
    return NULL;
}

bool score_is_of_feature(const Score *score)
{
    for (unsigned i = 0; i < denominators_count(); i++) {
        if (strcmp(score->denominator, denominator_name(i)) == 0)
            return denominator_is_feature(i);
    }
    return false;
}

double score_percent(double part, double whole)
{
    return whole > 0 ? (double)(long long)(1000 * part / whole + 1e-9) / 10 : 0;
}

double score_whole(const Score *score)
{
    return score_percent((double)score->ways[WAY_WHOLE], (double)score->cases);
}

double score_steps(const Score *score)
{
    return score_percent((double)score->good, (double)(score->steps - score->undecided));
}

double score_mean(const Score *score)
{
    return score_percent(score->mean, 1);
}
