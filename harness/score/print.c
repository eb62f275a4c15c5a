/* score/print.c: scores as text, Markdown and JSON, with what is left out beside them. */
#include "harness/score/score.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const Score_engine *engine_of(const Scores *scores, const Score *score)
{
    const Score_engine *found = NULL;
    for (size_t i = 0; i < scores->engines_n; i++) {
        const Score_engine *engine = &scores->engines[i];
        if (strcmp(engine->name, score->engine) == 0 &&
            strcmp(engine->version, score->version) == 0)
            found = engine;
    }
    return found;
}

char *score_rest(const Score *score)
{
    char *text = text_copy("");
    for (int way = WAY_WHOLE + 1; way < WAYS; way++) {
        if (!score->ways[way])
            continue;
        char *longer = text_format("%s%s%zu %s", text, *text ? ", " : "", score->ways[way],
                                   way == WAY_NOT_RUN ? "not run" : way_name((Way)way));
        free(text);
        text = longer;
    }
    const struct {
        size_t n;
        const char *what;
    } outside[] = {{score->omitted, "omitted"},
                   {score->silent, "that the oracle says nothing of"},
                   {score->undecided, "steps undecided"}};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        if (!outside[i].n)
            continue;
        char *longer =
            text_format("%s%s%zu %s", text, *text ? "; " : "", outside[i].n, outside[i].what);
        free(text);
        text = longer;
    }
    return text;
}

/* ---- notes ---- */

void scores_print_suite_notes(const Score_suite *suite, const char *prefix, FILE *out)
{
    if (!suite->known)
        fprintf(out,
                "%sThe run did not note what the suite has as a whole: its denominators are of the "
                "%zu cases that the run has.\n",
                prefix, suite->cases);
    else if (suite->replayed < suite->cases)
        fprintf(out,
                "%sA part was run: %zu of the %zu cases of the suite; the others are in the "
                "denominators, as not run.\n",
                prefix, suite->replayed, suite->cases);
    if (suite->unknown)
        fprintf(out,
                "%sWhat %zu of its cases need is not known (JavaScript, or programs that are not "
                "built): they are in \"all\" alone, and a step each until they are run.\n",
                prefix, suite->unknown);
}

/* The engines whose claims are known BY ("file", "probe", or NULL: not), as a list of names; false where there are none. */
static bool print_claimants(const Scores *scores, const char *by, FILE *out)
{
    bool any = false;
    for (size_t i = 0; i < scores->engines_n; i++) {
        const Score_engine *engine = &scores->engines[i];
        bool same = by ? engine->claims_by && strcmp(engine->claims_by, by) == 0
                       : !engine->claims_by && !engine->missing && !strchr(engine->name, '+');
        if (!same)
            continue;
        fputs(any ? ", " : "", out);
        print_safe(out, engine->name);
        any = true;
    }
    return any;
}

void scores_print_notes(const Scores *scores, const char *prefix, FILE *out)
{
    static const struct {
        const char *by, *what;
    } notes[] = {{"file", "these claim what their engine files say"},
                 {"probe", "these claim what their probes were accepted for"},
                 {NULL, "what these claim is not known; ask them: touchstone engines probe"}};
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        char *names = NULL;
        size_t len;
        FILE *list = open_memstream(&names, &len);
        bool any = print_claimants(scores, notes[i].by, list);
        fclose(list);
        if (any)
            fprintf(out, "%s%s: %s.\n", prefix, names, notes[i].what);
        free(names);
    }
    if (scores->oracle == ORACLE_MAJORITY)
        fprintf(out,
                "%sThe majority decides %zu steps; in %zu two outcomes are equally frequent, %zu "
                "were answered by fewer than two engines besides the reference.\n",
                prefix, scores->hearing.decided, scores->hearing.tied, scores->hearing.few);
}

/* ---- text ---- */

static void print_row(const Score *score, FILE *out)
{
    char *engine = text_safe(score->engine, 40), *rest = score_rest(score);
    fprintf(out, "  %-18s %-23s %6zu  %6.1f%% %6.1f%% %6.1f%%  %10zu %6zu%s%s\n", engine,
            score->denominator, score->cases, score_whole(score), score_steps(score),
            score_mean(score), score->everywhere, score->alone, *rest ? "  " : "", rest);
    free(engine);
    free(rest);
}

static void print_text(const Scores *scores, bool features, FILE *out)
{
    size_t i = 0;
    for (size_t s = 0; s < scores->suites_n; s++) {
        const Score_suite *suite = &scores->suites[s];
        fputs(s ? "\n" : "", out);
        print_safe(out, suite->name);
        fprintf(out, " (%zu cases)\n", suite->cases);
        scores_print_suite_notes(suite, "  ", out);
        fprintf(out, "  %-18s %-23s %6s  %7s %7s %7s  %10s %6s  %s\n", "engine", "cases", "number",
                "whole", "steps", "mean", "everywhere", "alone", "not whole; left out");
        for (; i < scores->n && strcmp(scores->at[i].suite, suite->name) == 0; i++) {
            if (features || !score_is_of_feature(&scores->at[i]))
                print_row(&scores->at[i], out);
        }
    }
    fputs("\n", out);
    scores_print_notes(scores, "", out);
}

/* ---- Markdown ---- */

/* TEXT as that of a cell. */
static void put_cell(const char *text, FILE *out)
{
    char *safe = text_safe(text, 200);
    for (const char *at = safe; *at; at++) {
        if (strchr("\\`*_{}[]()#+-.!|<>&~$@:", *at))
            putc('\\', out);
        putc(*at, out);
    }
    free(safe);
}

static void print_markdown(const Scores *scores, bool features, FILE *out)
{
    size_t i = 0;
    for (size_t s = 0; s < scores->suites_n; s++) {
        const Score_suite *suite = &scores->suites[s];
        fputs(s ? "\n### " : "### ", out);
        put_cell(suite->name, out);
        fprintf(out, " (%zu cases)\n\n", suite->cases);
        fputs("| engine | cases | number | whole | steps | mean | everywhere | alone | not whole; "
              "left out |\n|---|---|--:|--:|--:|--:|--:|--:|---|\n",
              out);
        for (; i < scores->n && strcmp(scores->at[i].suite, suite->name) == 0; i++) {
            const Score *score = &scores->at[i];
            if (!features && score_is_of_feature(score))
                continue;
            char *rest = score_rest(score);
            fputs("| ", out);
            put_cell(score->engine, out);
            fprintf(out, " | %s | %zu | %.1f %% | %.1f %% | %.1f %% | %zu | %zu | %s |\n",
                    score->denominator, score->cases, score_whole(score), score_steps(score),
                    score_mean(score), score->everywhere, score->alone, rest);
            free(rest);
        }
        putc('\n', out);
        scores_print_suite_notes(suite, "- ", out);
    }
    scores_print_notes(scores, "- ", out);
}

/* ---- JSON ---- */

static json_t *json_of_score(const Scores *scores, const Score *score)
{
    const Score_engine *engine = engine_of(scores, score);
    char *name = text_safe(score->engine, SIZE_MAX / 2),
         *suite = text_safe(score->suite, SIZE_MAX / 2);
    json_t *object = json_pack(
        "{s:s,s:s,s:s,s:s,s:s,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:f,s:I,s:I,s:s?}", "suite", suite,
        "engine", name, "version", score->version, "denominator", score->denominator, "oracle",
        oracle_name(scores->oracle), "of", (json_int_t)score->of, "omitted",
        (json_int_t)score->omitted, "silent", (json_int_t)score->silent, "cases",
        (json_int_t)score->cases, "steps", (json_int_t)score->steps, "undecided",
        (json_int_t)score->undecided, "good", (json_int_t)score->good, "mean", score->mean,
        "everywhere", (json_int_t)score->everywhere, "alone", (json_int_t)score->alone, "claims_by",
        engine ? engine->claims_by : NULL);
    for (int way = 0; way < WAYS; way++)
        json_object_set_new(object, way_name((Way)way), json_integer((json_int_t)score->ways[way]));
    for (size_t i = 0; i < scores->suites_n; i++) {
        if (strcmp(scores->suites[i].name, score->suite) == 0)
            json_object_set_new(object, "whole_suite", json_boolean(scores->suites[i].known));
    }
    free(suite);
    free(name);
    return object;
}

static void print_json(const Scores *scores, FILE *out)
{
    json_t *array = json_array();
    for (size_t i = 0; i < scores->n; i++)
        json_array_append_new(array, json_of_score(scores, &scores->at[i]));
    json_dumpf(array, out, JSON_INDENT(1));
    putc('\n', out);
    json_decref(array);
}

void scores_print(const Scores *scores, Score_format format, bool features, FILE *out)
{
    switch (format) {
    case SCORE_TEXT: print_text(scores, features, out); break;
    case SCORE_MARKDOWN: print_markdown(scores, features, out); break;
    case SCORE_JSON: print_json(scores, out); break;
    }
}
