/* cause/locate.c: spectrum-based localisation. NON-SPEC.
 *
 * Each use is judged by how many wrong steps (ef) and right steps (ep) of the case have it: of F wrong steps in all,
 * ef / sqrt(F * (ef + ep)), which is Ochiai's coefficient, is 1 for what all wrong steps share and no right step has. The best
 * use takes the wrong steps that have it; what is left is judged again, since a case may show two faults.
 *
 * What only moves values about is in nearly every function: it has to be twice as suspicious, and what only leads elsewhere half
 * as much more. Of equal ones what does more comes first, then a use of the type that comes out wrong, then the one that came into being later, which is the rarer one
 * (for the API: the one said more exactly). Only the case itself is looked at, so that what is found does not depend on what
 * else was run. */
#include "harness/cause/locate.h"

#include <string.h>

enum { FAULTS_MOST = 64 }; /* that one case is taken to show */

/* How much an instruction does by itself. */
typedef enum Weight { WEIGHT_NONE, WEIGHT_MOVES, WEIGHT_LEADS, WEIGHT_FULL } Weight;

static Weight weight_of(const char *name)
{
    static const struct {
        const char *name;
        Weight weight;
    } light[] = {
        {"block", WEIGHT_MOVES},      {"br", WEIGHT_LEADS},         {"br_if", WEIGHT_LEADS},
        {"call", WEIGHT_LEADS},       {"drop", WEIGHT_MOVES},       {"else", WEIGHT_NONE},
        {"end", WEIGHT_NONE},         {"f32.const", WEIGHT_MOVES},  {"f64.const", WEIGHT_MOVES},
        {"global.get", WEIGHT_LEADS}, {"global.set", WEIGHT_LEADS}, {"i32.const", WEIGHT_MOVES},
        {"i64.const", WEIGHT_MOVES},  {"if", WEIGHT_LEADS},         {"local.get", WEIGHT_MOVES},
        {"local.set", WEIGHT_MOVES},  {"local.tee", WEIGHT_MOVES},  {"loop", WEIGHT_MOVES},
        {"nop", WEIGHT_NONE},         {"ref.func", WEIGHT_LEADS},   {"ref.null", WEIGHT_MOVES},
        {"return", WEIGHT_LEADS},     {"select", WEIGHT_LEADS},     {"v128.const", WEIGHT_MOVES}};
    for (size_t i = 0; i < sizeof light / sizeof *light; i++) {
        if (strcmp(name, light[i].name) == 0)
            return light[i].weight;
    }
    return WEIGHT_FULL;
}

/* How many of the steps in STATE have use I. */
static size_t count(const Uses *uses, const Step_state *states, size_t n, Step_state state,
                    size_t i)
{
    size_t found = 0;
    for (size_t step = 0; step < n; step++)
        found += states[step] == state && uses_has(uses, step, i);
    return found;
}

typedef struct Rank {
    size_t wrong, all; /* steps that have it */
    Weight weight;
    bool typed;
} Rank;

/* By weight: four times as much in squares is twice as suspicious. */
static const unsigned handicaps[] = {1, 1, 2, 4};

/* True if A is a better place than B; where neither is, the later one of the table is taken. */
static bool is_better(Rank a, Rank b)
{
    /* ef / sqrt(F * (ef + ep)), squared and without the F that both have: no rounding */
    unsigned long long left = (unsigned long long)a.wrong * a.wrong * b.all;
    unsigned long long right = (unsigned long long)b.wrong * b.wrong * a.all;
    left *= handicaps[a.weight];
    right *= handicaps[b.weight];
    if (left != right)
        return left > right;
    if (a.weight != b.weight)
        return a.weight > b.weight;
    return a.typed && !b.typed;
}

/* The best use for the wrong steps that are left in STATES, SIZE_MAX where they have none. */
static size_t best_use(const Uses *uses, const Step_state *states, size_t n, const char *type)
{
    size_t best = SIZE_MAX;
    Rank rank = {0};
    for (size_t k = uses->n; k-- > 0;) {
        const char *name = uses->at[k].name;
        size_t len = strlen(type);
        Rank here = {.wrong = count(uses, states, n, STEP_WRONG, k),
                     .weight = weight_of(name),
                     .typed = len && strncmp(name, type, len) == 0 && name[len] == '.'};
        here.all = here.wrong + count(uses, states, n, STEP_RIGHT, k);
        if (here.wrong && (best == SIZE_MAX || is_better(here, rank))) {
            best = k;
            rank = here;
        }
    }
    return best;
}

void locate(const Uses *uses, const Step_state *state, size_t n, const char *type, size_t *places)
{
    Step_state left[USES_STEPS_MOST];
    size_t most = n < USES_STEPS_MOST ? n : USES_STEPS_MOST, use, faults = 0;
    for (size_t step = 0; step < n; step++)
        places[step] = SIZE_MAX;
    memcpy(left, state, most * sizeof *left);
    while (faults++ < FAULTS_MOST && (use = best_use(uses, left, most, type)) != SIZE_MAX) {
        for (size_t step = 0; step < most; step++) {
            if (left[step] == STEP_WRONG && uses_has(uses, step, use)) {
                places[step] = use;
                left[step] = STEP_SILENT;
            }
        }
    }
}
