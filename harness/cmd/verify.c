/* cmd/verify.c: touchstone run --verify: whether cases do the same each time, in whatever order and company. */
#include "harness/cmd/run.h"

#include "harness/util/random.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS_SHOWN = 3 };

/* One of the ways in which a case came out. */
typedef struct Way {
    char *key;      /* what was outcomes, as text */
    json_t *labels; /* array of what the steps are called */
    json_t *outcomes;
    unsigned times, fresh; /* fresh: how many of them in a process of its own */
} Way;

/* What a case did on an engine so far. */
typedef struct Tally {
    Way *ways;
    size_t n;
    unsigned times;
} Tally;

typedef struct Verifying {
    Run *run;
    Work *work; /* case_id: the place of its tally */
    Tally *tallies;
    size_t n;
    bool fresh; /* this round is in processes of their own */
} Verifying;

/* ---- what is to be done ---- */

/* Whether a rule keeps the case from engine E. */
static bool is_left_out(const Run *run, size_t e, const Case *of)
{
    char *name = text_format("%s/%s", of->suite, of->name);
    bool out = rules_action(&run->rules, run->holds[e], name, NULL) != ACTION_RUN;
    free(name);
    return out;
}

static void list_work(Verifying *v)
{
    const Run *run = v->run;
    v->work = memory_new((run->selection.cases.n * run->engines.n + 1) * sizeof *v->work);
    for (size_t c = 0; c < run->selection.cases.n; c++) {
        for (size_t e = 0; e < run->engines.n; e++) {
            const Engine *engine = &run->engines.at[e];
            const Case *of = &run->selection.cases.at[c];
            if (!run->chosen[e] || !engine->found || !engine_takes(engine, of) ||
                is_left_out(run, e, of))
                continue;
            v->work[v->n] = (Work){engine, of, 0, (int64_t)v->n, false};
            v->n++;
        }
    }
    v->tallies = memory_new((v->n + 1) * sizeof *v->tallies);
}

/* Fisher and Yates. */
static void shuffle(Verifying *v, uint64_t *seed)
{
    for (size_t i = v->n; i > 1; i--) {
        size_t k = (size_t)(random_next(seed) % i);
        Work other = v->work[k];
        v->work[k] = v->work[i - 1];
        v->work[i - 1] = other;
    }
}

/* ---- what came of it ---- */

static int by_name(const void *a, const void *b)
{
    const Outcome *const *left = a, *const *right = b;
    return strcmp((*left)->name, (*right)->name);
}

/* TEXT as a JSON string, whatever bytes it is of. */
static json_t *string_of(const char *text)
{
    char *safe = text_safe(text, (size_t)-1 / 2);
    json_t *string = json_string(safe);
    free(safe);
    return string;
}

/* Subtests may end in any order: they are told apart by their names. */
static Way way_of(const Outcomes *outcomes)
{
    const Outcome **order = memory_new((outcomes->n + 1) * sizeof(const Outcome *));
    Way way = {.labels = json_array(), .outcomes = json_array()};
    char label[24];
    for (size_t i = 0; i < outcomes->n; i++)
        order[i] = &outcomes->at[i];
    if (outcomes->n && outcomes->at[0].name)
        qsort((void *)order, outcomes->n, sizeof(const Outcome *), by_name);
    json_t *both = json_array();
    for (size_t i = 0; i < outcomes->n; i++) {
        snprintf(label, sizeof label, "%zu", i);
        json_array_append_new(way.labels, string_of(order[i]->name ? order[i]->name : label));
        json_array_append_new(way.outcomes, string_of(order[i]->text));
    }
    json_array_append(both, way.labels);
    json_array_append(both, way.outcomes);
    way.key = json_dumps(both, JSON_COMPACT);
    json_decref(both);
    free((void *)order);
    return way;
}

static void way_free(Way *way)
{
    free(way->key);
    json_decref(way->labels);
    json_decref(way->outcomes);
}

static void verified(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                     const Process_result *last)
{
    Verifying *v = data;
    Tally *tally = &v->tallies[work->case_id];
    Way way = way_of(outcomes);
    size_t i = 0;
    char label[200];
    (void)verdicts, (void)last;
    while (i < tally->n && strcmp(tally->ways[i].key, way.key) != 0)
        i++;
    if (i < tally->n) {
        way_free(&way);
    } else {
        tally->ways = array_room(tally->ways, tally->n, sizeof *tally->ways);
        tally->ways[tally->n++] = way;
    }
    tally->ways[i].times++;
    tally->ways[i].fresh += v->fresh;
    tally->times++;
    snprintf(label, sizeof label, "%s %s", work->engine->name, work->of->name);
    progress_step(&v->run->progress, label);
}

static void time_goes_by(void *data)
{
    Verifying *v = data;
    progress_tick(&v->run->progress);
}

/* ---- saying it ---- */

static int by_times(const void *a, const void *b)
{
    const Way *left = a, *right = b;
    if (left->times != right->times)
        return left->times > right->times ? -1 : 1;
    return strcmp(left->key, right->key);
}

/* The outcome of the step LABEL. */
static const char *outcome_of(const Way *way, const char *label)
{
    const json_t *each;
    size_t i;
    json_array_foreach(way->labels, i, each)
    {
        if (strcmp(json_string_value(each), label) == 0)
            return json_string_value(json_array_get(way->outcomes, i));
    }
    return "nothing";
}

static bool differs_at(const Tally *tally, const char *label)
{
    for (size_t i = 1; i < tally->n; i++) {
        if (strcmp(outcome_of(&tally->ways[0], label), outcome_of(&tally->ways[i], label)) != 0)
            return true;
    }
    return false;
}

/* The steps that differ between the ways: a set of their labels, in the order in which the ways have them. */
static json_t *differing(const Tally *tally)
{
    json_t *set = json_object(), *label;
    size_t k;
    for (size_t i = 0; i < tally->n; i++) {
        json_array_foreach(tally->ways[i].labels, k, label)
        {
            const char *name = json_string_value(label);
            if (!json_object_get(set, name) && differs_at(tally, name))
                json_object_set_new(set, name, json_true());
        }
    }
    return set;
}

static void print_way(const Way *way, json_t *labels)
{
    const char *label;
    json_t *unused;
    size_t n = 0;
    printf("    %5u time%s", way->times, way->times == 1 ? ": " : "s:");
    json_object_foreach(labels, label, unused)
    {
        if (n++ >= STEPS_SHOWN)
            continue;
        printf(n > 1 ? ", #" : " #");
        print_safe(stdout, label);
        putchar(' ');
        print_safe(stdout, outcome_of(way, label));
    }
    if (n > STEPS_SHOWN)
        printf(" and %zu more", n - STEPS_SHOWN);
    printf(way->fresh ? "   (one in a process of its own)\n" : "\n");
}

static void print_tally(const Work *work, const Tally *tally)
{
    json_t *labels = differing(tally);
    qsort(tally->ways, tally->n, sizeof *tally->ways, by_times);
    printf("  %s ", work->engine->name);
    print_safe(stdout, work->of->suite);
    putchar('/');
    print_safe(stdout, work->of->name);
    printf(": %zu different outcomes in %u times\n", tally->n, tally->times);
    for (size_t i = 0; i < tally->n; i++)
        print_way(&tally->ways[i], labels);
    json_decref(labels);
}

static int by_place(const void *a, const void *b)
{
    const Work *left = a, *right = b;
    return (left->case_id > right->case_id) - (left->case_id < right->case_id);
}

/* Says what is not steady; how much that is. */
static size_t print_unsteady(Verifying *v)
{
    size_t unsteady = 0;
    qsort(v->work, v->n, sizeof *v->work, by_place);
    for (size_t i = 0; i < v->n; i++) {
        if (v->tallies[i].n < 2)
            continue;
        if (!unsteady++)
            printf("not steady:\n");
        print_tally(&v->work[i], &v->tallies[i]);
    }
    return unsteady;
}

/* ---- the whole ---- */

/* The fresh round is first, one process at a time: the calmest that there is. It is there even where time runs out. */
static bool run_rounds(Verifying *v, const Run_options *o)
{
    Schedule_options how = o->schedule;
    uint64_t seed = o->seed;
    bool whole = true;
    how.deadline = schedule_clock() + o->max_time;
    progress_begin(&v->run->progress, v->n * (o->verify + 1));
    for (unsigned round = 0; whole && round <= o->verify; round++) {
        v->fresh = how.fresh = !round;
        how.jobs = round ? o->schedule.jobs : 1;
        if (round)
            shuffle(v, &seed);
        whole = schedule_run(v->work, v->n, &how, verified, time_goes_by, v);
    }
    progress_end(&v->run->progress);
    return whole;
}

static int verify(Verifying *v, const Run_options *o)
{
    printf("verifying %zu case%s on an engine each: %u time%s in different orders (--seed %llu), "
           "once in processes "
           "of their own, %.0f s at most\n",
           v->n, v->n == 1 ? "" : "s", o->verify, o->verify == 1 ? "" : "s",
           (unsigned long long)o->seed, o->max_time);
    fflush(stdout);
    bool whole = run_rounds(v, o);
    size_t unsteady = print_unsteady(v);
    if (!whole)
        complain("stopped after %zu of %zu replays; give it more time: --max-time SECONDS",
                 v->run->progress.done, v->run->progress.total);
    else if (!unsteady)
        printf("steady: all did the same %u times\n", o->verify + 1);
    return unsteady ? EXIT_FAILED : whole ? EXIT_AS_DUE : EXIT_INCOMPLETE;
}

int run_verify(Run *run, const Run_options *given)
{
    Run_options o = *given;
    Verifying v = {.run = run};
    int status = run_select(run, &o);
    if (status != EXIT_AS_DUE)
        return status;
    list_work(&v);
    if (v.n) {
        status = verify(&v, &o);
        status = status == EXIT_AS_DUE && run->selection.unreadable ? EXIT_USAGE : status;
    } else {
        complain("no engine that is here takes any of these cases");
        status = EXIT_NOTHING;
    }
    for (size_t i = 0; i < v.n; i++) {
        for (size_t w = 0; w < v.tallies[i].n; w++)
            way_free(&v.tallies[i].ways[w]);
        free(v.tallies[i].ways);
    }
    free(v.tallies);
    free(v.work);
    return status;
}
