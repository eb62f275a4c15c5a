/* script/permits.c: permitted outcomes, by running a script with other choices. NON-SPEC. */
#include "script/permits.h"

#include "util/alloc.h"
#include "util/bytes.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    MOST_VECTORS = 64, /* of parameters of relaxed operators */
    SEEDS = 16, /* for what cannot be enumerated; a choice between two is missed once in 2^16 */
    SEED_SHIFT = 14,    /* the bits below have meanings of their own */
    MOST_PATTERNS = 64, /* a step */
    SECONDS = 5         /* of trying; what was found until then stands */
};

/* The patterns of a step, malloc'ed; those from GROUP on belong to the current parameters of relaxed operators. */
typedef struct Permitted {
    char **at;
    size_t n, capacity, group;
} Permitted;

/* A script that is run over and over. */
typedef struct Trial {
    const Embed_script *script;
    Wast_options options;
    Permitted *steps; /* one a command; those that are no actions stay empty */
    Embed_choices met;
    bool merges;    /* numbers that differ are open */
    bool bounded;   /* a bound of this machine decided in the first run */
    uint32_t first; /* at this step */
} Trial;

/* ---- patterns ---- */

static char *copy_of(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(checked_calloc(size, 1), text, size);
}

/* Appends WORD, LEN bytes, a NaN by its class alone. */
static void word_by_class(Buffer *out, const char *word, size_t len)
{
    const char *open = memchr(word, '(', len);
    const char *class = open ? open + (open[1] == '-' ? 2 : 1) : NULL;
    if (class && strncmp(class, "nan:", 4) == 0) {
        buffer_bytes(out, word, 4);
        buffer_bytes(out, class, (size_t)(word + len - 1 - class));
    } else {
        buffer_bytes(out, word, len);
    }
}

static char *by_class(const char *outcome)
{
    Buffer out = {0};
    while (*outcome) {
        size_t len = strcspn(outcome, " ");
        word_by_class(&out, outcome, len);
        outcome += len;
        if (*outcome)
            buffer_byte(&out, (uint8_t)*outcome++);
    }
    char *text = copy_of(buffer_string(&out));
    buffer_free(&out);
    return text;
}

/* The beginning of a value that NaNs can make differ: "i32:", "v128:0x"; 0 for other words. */
static size_t number_prefix(const char *word)
{
    static const char *const prefixes[] = {
        "i32:", "i64:", "f32:nan:", "f64:nan:", "f32:", "f64:", "v128:0x"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t len = strlen(prefixes[i]);
        if (strncmp(word, prefixes[i], len) == 0)
            return len;
    }
    return 0;
}

/* Appends the word that covers both A and B, LEN_A and LEN_B bytes; false if there is none. */
static bool merge_word(Buffer *out, const char *a, size_t len_a, const char *b, size_t len_b)
{
    if (len_a == len_b && memcmp(a, b, len_a) == 0) {
        buffer_bytes(out, a, len_a);
        return true;
    }
    size_t prefix = number_prefix(a), other = number_prefix(b);
    prefix = prefix < other ? prefix : other; /* a NaN and none: both are floats */
    if (!prefix || strncmp(a, b, prefix) != 0)
        return false;
    buffer_bytes(out, a, prefix);
    if (*a != 'v') {
        buffer_byte(out, '*');
        return true;
    }
    for (size_t i = prefix; i < len_a; i++)
        buffer_byte(out, (uint8_t)(a[i] == b[i] ? a[i] : '?'));
    return true;
}

/* The pattern that covers both A and B, malloc'ed, or NULL. */
static char *merge(const char *a, const char *b)
{
    Buffer out = {0};
    bool merged = true;
    while (merged && *a && *b) {
        size_t len_a = strcspn(a, " "), len_b = strcspn(b, " ");
        merged = merge_word(&out, a, len_a, b, len_b) && a[len_a] == b[len_b];
        a += len_a;
        b += len_b;
        if (merged && *a) {
            buffer_byte(&out, ' ');
            a++;
            b++;
        }
    }
    char *text = merged && !*a && !*b ? copy_of(buffer_string(&out)) : NULL;
    buffer_free(&out);
    return text;
}

/* Adds PATTERN, which is taken, unless it is there; with MERGES to what the current group has of its form. */
static void permit(Permitted *step, char *pattern, bool merges)
{
    for (size_t i = 0; i < step->n; i++) {
        char *both = strcmp(step->at[i], pattern) == 0 ? copy_of(pattern)
                     : merges && i >= step->group      ? merge(step->at[i], pattern)
                                                       : NULL;
        if (both) {
            free(step->at[i]);
            free(pattern);
            step->at[i] = both;
            return;
        }
    }
    if (step->n < MOST_PATTERNS)
        PUSH(step->at, step->n, step->capacity, pattern);
    else
        free(pattern);
}

/* ---- trials ---- */

/* What the script comes to this time. */
static void step_tried(void *data, const Wast_report *report)
{
    Trial *trial = data;
    if (trial->options.choices) {
        trial->met |= report->choices;
        if (report->choices & EMBED_CHOICE_EXHAUSTION && !trial->bounded) {
            trial->bounded = true;
            trial->first = report->step;
        }
    }
    if (report->command->kind == EMBED_COMMAND_ACTION)
        permit(&trial->steps[report->step], by_class(report->outcome), trial->merges);
}

static void try_out(Trial *trial, Embed_choices open, uint64_t seed)
{
    Wast_observer observer = {.data = trial, .end = step_tried};
    trial->options.open = open;
    trial->options.seed = seed;
    (void)wast_run(trial->script, &trial->options, &observer);
}

/* The I-th of the seeds that differ in the bits of MASK alone. */
static uint64_t bits_within(uint64_t i, Embed_choices mask)
{
    uint64_t seed = 0;
    for (unsigned bit = 0; mask >> bit; bit++) {
        if (mask >> bit & 1) {
            seed |= (i & 1) << bit;
            i >>= 1;
        }
    }
    return seed;
}

static uint32_t vectors_of(Embed_choices relaxed)
{
    unsigned bits = (unsigned)__builtin_popcount(relaxed);
    return bits > 6 ? MOST_VECTORS : 1u << bits;
}

static bool time_is_up(const struct timespec *began)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec - began->tv_sec > SECONDS;
}

/* A number of seeds that decide on KIND, where the first run met it, beside these parameters of relaxed operators. */
static void try_seeds(Trial *trial, Embed_choices kind, uint64_t parameters,
                      const struct timespec *began)
{
    Embed_choices open = kind | EMBED_CHOICE_RELAXED;
    trial->merges = kind == EMBED_CHOICE_NAN;
    for (uint64_t i = 1; i <= SEEDS && trial->met & kind && !time_is_up(began); i++)
        try_out(trial, open, parameters | i << SEED_SHIFT);
    trial->merges = false;
}

/* All combinations of the parameters of relaxed operators that the first run met, each with seeds for the rest. */
static void try_all(Trial *trial)
{
    Embed_choices relaxed = trial->met & EMBED_CHOICE_RELAXED;
    struct timespec began;
    clock_gettime(CLOCK_MONOTONIC, &began);
    for (uint32_t i = 0; i < vectors_of(relaxed) && !time_is_up(&began); i++) {
        uint64_t parameters = bits_within(i, relaxed);
        for (uint32_t k = 0; i && k < embed_script_commands(trial->script); k++)
            trial->steps[k].group = trial->steps[k].n;
        if (i)
            try_out(trial, EMBED_CHOICE_RELAXED, parameters);
        try_seeds(trial, EMBED_CHOICE_NAN, parameters, &began);
        try_seeds(trial, EMBED_CHOICE_GROWTH, parameters, &began);
    }
}

/* Drops what another pattern covers. */
static void drop_covered(Permitted *step)
{
    for (size_t i = step->n; i-- > 0;) {
        bool covered = false;
        for (size_t k = 0; k < step->n && !covered; k++)
            covered = k != i && fnmatch(step->at[k], step->at[i], 0) == 0;
        if (covered) {
            free(step->at[i]);
            memmove(&step->at[i], &step->at[i + 1], (--step->n - i) * sizeof *step->at);
        }
    }
}

static bool has_actions(const Embed_script *script)
{
    for (uint32_t i = 0; i < embed_script_commands(script); i++) {
        if (embed_script_command(script, i)->kind == EMBED_COMMAND_ACTION)
            return true;
    }
    return false;
}

void wast_permits(const Embed_script *script, const Wast_options *options, Wast_permitted *tell,
                  void *data)
{
    if (!has_actions(script))
        return;
    uint32_t n = embed_script_commands(script);
    Trial trial = {.script = script, .options = *options};
    trial.steps = checked_calloc(n, sizeof *trial.steps);
    trial.options.output = NULL;
    trial.options.choices = true;
    try_out(&trial, EMBED_DETERMINISTIC, 0);
    trial.options.choices = false;
    try_all(&trial);
    try_out(&trial, EMBED_CHOICE_EXHAUSTION, 0);
    for (uint32_t i = 0; i < n; i++) {
        Permitted *step = &trial.steps[i];
        if (trial.bounded && i >= trial.first && step->n)
            permit(step, copy_of("*"), false);
        drop_covered(step);
        if (step->n > 1 || (step->n && strpbrk(step->at[0], "*?")))
            tell(data, i, step->at, step->n);
        for (size_t k = 0; k < step->n; k++)
            free(step->at[k]);
        free(step->at);
    }
    free(trial.steps);
}
