/* cause/cause.h: the causes of a run: divergent steps of one signature, over all engines of a family. */
#ifndef TOUCHSTONE_CAUSE_CAUSE_H
#define TOUCHSTONE_CAUSE_CAUSE_H

#include "harness/store/store.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An engine that shows a cause. */
typedef struct Cause_engine {
    int64_t id;
    char *name, *version, *title, *kind;
    char *install, *divergence; /* divergence: of its smallest case */
    int64_t cases, steps;
} Cause_engine;

/* The step that shows a cause with least around it. */
typedef struct Cause_place {
    int64_t case_id, step, line, engine_id;
    char *suite, *name, *path, *features, *content, *form; /* of the case; form: its kind */
    char *kind, *subject;                                  /* of the command */
    char *divergence, *class, *due, *seen, *message;
} Cause_place;

/* A cause of another family with the same feature, subject and outcomes. */
typedef struct Cause_other {
    char *id, *family;
} Cause_other;

/* What the specification says of the subject. */
typedef struct Cause_rule {
    char *rule, *section, *url;
} Cause_rule;

/* Strings are owned. */
typedef struct Cause {
    int64_t row; /* of signatures */
    char *id, *kin;
    char *feature, *subject, *due, *seen, *family, *section;
    int64_t cases, steps;
    Cause_engine *engines; /* those that have most cases first */
    size_t engines_n;
    Cause_other *others;
    size_t others_n;
    Cause_rule rules[2]; /* of the instruction or step, and of the operator that it applies */
    size_t rules_n;
    Cause_place smallest;
} Cause;

typedef struct Causes {
    Cause *at; /* what the reference does wrong first, then those in most cases */
    size_t n;
    int64_t run;
} Causes;

/* What is wanted of a run; NULL: all. */
typedef struct Cause_filter {
    const char *engine; /* a name, or a family */
    const char *suite;
    const char *id; /* of a cause, or the beginning of it */
} Cause_filter;

/* Finds the signatures of RUN and reads its causes. */
void causes_read(Store *store, int64_t run, const Cause_filter *filter, Causes *out);
void causes_free(Causes *causes);

/* What one engine did at a step. */
typedef struct Cause_outcome {
    char *engine, *version;
    const char *verdict; /* "agree", "diverge", "crash", "timeout", "missing", "unsupported" */
    char *seen, *message;
} Cause_outcome;

/* What each engine of RUN did at STEP of the case, those that were not asked left out; the reference first. Malloc'ed, *n of them. */
Cause_outcome *cause_outcomes(Store *store, int64_t run, int64_t case_id, int64_t step, size_t *n);
void cause_outcomes_free(Cause_outcome *outcomes, size_t n);

/* What the engine shows of CAUSE; NULL: nothing. */
const Cause_engine *cause_engine(const Cause *cause, int64_t engine_id);

/* "f32.min: due returned f32:nan:canonical, seen returned f32:nan:other". Malloc'ed. */
char *cause_title(const Cause *cause);
/* A command line of COMMAND ("replay") for CAUSE, with DB where that is not NULL. Malloc'ed. */
char *cause_command(const char *command, const Cause *cause, const char *db);

/* CAUSE as JSON: cause/json.c says the keys. */
json_t *cause_json(Store *store, int64_t run, const Cause *cause, const char *db);

#endif
