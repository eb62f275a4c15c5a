/* cause/divergence.h: one divergence as the store has it, and its smallest case. */
#ifndef TOUCHSTONE_CAUSE_DIVERGENCE_H
#define TOUCHSTONE_CAUSE_DIVERGENCE_H

#include "harness/case/case.h"
#include "harness/store/store.h"

/* Strings are owned. */
typedef struct Divergence {
    char *id, *engine, *version, *class, *cause;
    char *due, *seen, *message;                            /* of the step */
    char *suite, *name, *path, *features, *content, *form; /* of the case; form: its kind */
    char *kind,
        *subject; /* of the step: the command, and what it is about; the name of a subtest */
    int64_t run, step, line;
    uint32_t commands;
} Divergence;

/* The newest one whose id begins with ID; where ID is the beginning of a cause's (cause/cause.h), that of the smallest step
   which shows the cause. False where there is none, or ID is empty. */
bool divergence_find(Store *store, const char *id, Divergence *out);
/* The same on ENGINE, NULL: any. */
bool divergence_find_on(Store *store, const char *id, const char *engine, Divergence *out);
void divergence_free(Divergence *divergence);

/* Its smallest case, read anew. False after one line on stderr, where that cannot be read, or is another one now. */
bool divergence_case(const Divergence *divergence, Case *out);

#endif
