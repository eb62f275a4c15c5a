/* score/score.c: scores of a run. */
#include "harness/score/score.h"

#include "harness/util/text.h"
#include "ref/embed/touchstone.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* One case on one engine. */
typedef struct Part {
    char *suite, *engine;
    int64_t case_id;
    Embed_features needs;
    size_t steps, good;
    bool unsupported, skipped;
    bool everywhere, alone;
} Part;

typedef struct Parts {
    Part *at;
    size_t n;
} Parts;

static Embed_features features_of_json(const char *text)
{
    json_t *array = json_loads(text ? text : "[]", 0, NULL);
    Embed_features features = 0;
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        for (size_t at = 0; at < json_array_size(array); at++) {
            const char *name = json_string_value(json_array_get(array, at));
            if (name && strcmp(name, embed_feature_name(i)) == 0)
                features |= (Embed_features)1 << i;
        }
    }
    json_decref(array);
    return features;
}

/* How many steps the run lengths of letters say that passed, or were not judged by the script. */
static size_t passed_of(const char *runs)
{
    size_t good = 0;
    while (*runs) {
        char *end;
        size_t n = strtoull(runs, &end, 10);
        if (end == runs || !*end)
            break;
        if (*end == VERDICT_PASS || *end == VERDICT_NONE)
            good += n;
        runs = end + 1;
    }
    return good;
}

static char *text_at(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text_copy(text ? text : "");
}

/* Every case on every engine; an action that diverges has no verdict by the script, and is taken off. */
static void read_parts(Store *store, int64_t run, Parts *parts)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "select c.suite, e.name, c.case_id, c.needs, c.steps, coalesce(r.verdicts, ''), (select "
        "count(*) from comparison_steps d join causes u using (cause_id) where d.comparison_id = "
        "a.comparison_id and u.class = 'diverge'), s.standing from (select run_id, case_id, "
        "engine_id, standing from standings union all select run_id, case_id, engine_id, 'skipped' "
        "from left_out where action = 'skip') s join cases c using (case_id) join engines e using "
        "(engine_id) left join attempts a on a.run_id = s.run_id and a.engine_id = s.engine_id and "
        "a.case_id = s.case_id and a.attempt = 1 left join comparisons m on m.comparison_id = "
        "a.comparison_id left join results r on r.result_id = m.result_id where s.run_id = ?1 "
        "order "
        "by c.suite, e.name <> 'ref', e.name, c.case_id",
        run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *verdicts = (const char *)sqlite3_column_text(rows, 5);
        const char *standing = (const char *)sqlite3_column_text(rows, 7);
        size_t steps = (size_t)sqlite3_column_int64(rows, 4), good = passed_of(verdicts);
        size_t failed = 0, divergent = (size_t)sqlite3_column_int64(rows, 6);
        for (const char *at = verdicts; *at; at++) {
            char *end;
            size_t n = strtoull(at, &end, 10);
            failed += *end == VERDICT_FAIL ? n : 0;
            at = end;
        }
        good -= divergent > failed && divergent - failed <= good ? divergent - failed : 0;
        parts->at = array_room(parts->at, parts->n, sizeof *parts->at);
        parts->at[parts->n++] =
            (Part){.suite = text_at(rows, 0),
                   .engine = text_at(rows, 1),
                   .case_id = sqlite3_column_int64(rows, 2),
                   .needs = features_of_json((const char *)sqlite3_column_text(rows, 3)),
                   .steps = steps,
                   .good = good < steps ? good : steps,
                   .unsupported = strcmp(standing, "unsupported") == 0,
                   .skipped = strcmp(standing, "skipped") == 0};
    }
    sqlite3_finalize(rows);
}

static bool is_whole(const Part *part)
{
    return part->steps == part->good && !part->skipped;
}

/* An order by case, in which PARTS are pointed at. */
static int by_case(const void *a, const void *b)
{
    const Part *left = *(Part *const *)a, *right = *(Part *const *)b;
    return left->case_id < right->case_id ? -1 : left->case_id > right->case_id;
}

/* Sets everywhere and alone of each. */
static void compare_engines(Parts *parts)
{
    Part **order = memory_new((parts->n + 1) * sizeof *order);
    for (size_t i = 0; i < parts->n; i++)
        order[i] = &parts->at[i];
    qsort(order, parts->n, sizeof *order, by_case);
    for (size_t i = 0, n; i < parts->n; i += n) {
        size_t whole = 0;
        for (n = 0; i + n < parts->n && order[i + n]->case_id == order[i]->case_id; n++)
            whole += is_whole(order[i + n]);
        for (size_t k = i; k < i + n; k++) {
            order[k]->everywhere = whole == n;
            order[k]->alone = n > 1 && whole == n - 1 && !is_whole(order[k]);
        }
    }
    free(order);
}

/* ---- denominators ---- */

enum { VERSIONS = 3 };

static const char *const version_names[VERSIONS] = {"1.0", "2.0", "3.0"};

/* True if a case that needs NEEDS belongs to denominator number I: all, the versions, then the features. */
static bool belongs(Embed_features needs, unsigned i)
{
    if (!i)
        return true;
    if (i > VERSIONS)
        return needs >> (i - VERSIONS - 1) & 1;
    for (unsigned f = 0; f < embed_feature_count(); f++) {
        int version = embed_feature_version(f);
        if (needs >> f & 1 && (version < 1 || version > (int)i))
            return false;
    }
    return needs != 0; /* of a case in JavaScript it is not known */
}

static void add_part(Score *score, const Part *part)
{
    score->cases++;
    score->whole += is_whole(part);
    score->steps += part->steps;
    score->good += part->good;
    score->mean += part->steps ? (double)part->good / (double)part->steps : 1;
    score->unsupported += part->unsupported;
    score->skipped += part->skipped;
    score->everywhere += is_whole(part) && part->everywhere;
    score->alone += part->alone;
}

/* The scores of the parts AT[0..n-1], which are of one suite and engine. */
static void score_group(const Part *at, size_t n, Scores *out)
{
    unsigned all = 1 + VERSIONS + embed_feature_count();
    for (unsigned i = 0; i < all; i++) {
        Score score = {.suite = text_copy(at->suite),
                       .engine = text_copy(at->engine),
                       .denominator =
                           text_copy(!i              ? "all"
                                     : i <= VERSIONS ? version_names[i - 1]
                                                     : embed_feature_name(i - VERSIONS - 1))};
        for (size_t k = 0; k < n; k++) {
            if (belongs(at[k].needs, i))
                add_part(&score, &at[k]);
        }
        score.mean /= score.cases ? (double)score.cases : 1;
        out->at = array_room(out->at, out->n, sizeof *out->at);
        out->at[out->n++] = score;
    }
}

void scores_make(Store *store, int64_t run, Scores *out)
{
    Parts parts = {0};
    *out = (Scores){0};
    read_parts(store, run, &parts);
    compare_engines(&parts);
    for (size_t i = 0, n; i < parts.n; i += n) {
        const Part *first = &parts.at[i];
        for (n = 1; i + n < parts.n && strcmp(first[n].suite, first->suite) == 0 &&
                    strcmp(first[n].engine, first->engine) == 0;)
            n++;
        score_group(first, n, out);
    }
    for (size_t i = 0; i < parts.n; i++) {
        free(parts.at[i].suite);
        free(parts.at[i].engine);
    }
    free(parts.at);
}

void scores_free(Scores *scores)
{
    for (size_t i = 0; i < scores->n; i++) {
        free(scores->at[i].suite);
        free(scores->at[i].engine);
        free(scores->at[i].denominator);
    }
    free(scores->at);
    *scores = (Scores){0};
}

/* ---- printing ---- */

static bool is_feature(const Score *score)
{
    for (unsigned f = 0; f < embed_feature_count(); f++) {
        if (strcmp(score->denominator, embed_feature_name(f)) == 0)
            return true;
    }
    return false;
}

/* Rounded down, so that 100.0 means all. */
static double percent(double part, double whole)
{
    return whole > 0 ? (double)(long long)(1000 * part / whole + 1e-9) / 10 : 0;
}

void scores_print(const Scores *scores, bool features, FILE *out)
{
    const char *suite = "";
    for (size_t i = 0; i < scores->n; i++) {
        const Score *s = &scores->at[i];
        if (!s->cases || (!features && is_feature(s)))
            continue;
        if (strcmp(suite, s->suite) != 0)
            fprintf(out, "%s%s\n  %-18s %-18s %6s  %7s %7s %7s  %10s %6s  %11s %7s\n",
                    *suite ? "\n" : "", s->suite, "engine", "cases", "number", "whole", "steps",
                    "mean", "everywhere", "alone", "unsupported", "skipped");
        suite = s->suite;
        fprintf(out, "  %-18s %-18s %6zu  %6.1f%% %6.1f%% %6.1f%%  %10zu %6zu  %11zu %7zu\n",
                s->engine, s->denominator, s->cases, percent((double)s->whole, (double)s->cases),
                percent((double)s->good, (double)s->steps), percent(s->mean, 1), s->everywhere,
                s->alone, s->unsupported, s->skipped);
    }
}

void scores_print_json(const Scores *scores, FILE *out)
{
    json_t *array = json_array();
    for (size_t i = 0; i < scores->n; i++) {
        const Score *s = &scores->at[i];
        if (s->cases)
            json_array_append_new(
                array, json_pack("{s:s,s:s,s:s,s:i,s:i,s:i,s:i,s:f,s:i,s:i,s:i,s:i}", "suite",
                                 s->suite, "engine", s->engine, "denominator", s->denominator,
                                 "cases", (int)s->cases, "whole", (int)s->whole, "steps",
                                 (int)s->steps, "good", (int)s->good, "mean", s->mean,
                                 "unsupported", (int)s->unsupported, "skipped", (int)s->skipped,
                                 "everywhere", (int)s->everywhere, "alone", (int)s->alone));
    }
    json_dumpf(array, out, JSON_INDENT(1));
    putc('\n', out);
    json_decref(array);
}
