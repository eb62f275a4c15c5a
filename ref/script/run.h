/* script/run.h: runs scripts (.wast) over the public API. NON-SPEC: scripts are the core test suite's.
 *
 * Commands are numbered steps; each has one outcome (script/outcome.h) and a verdict, which says what the script itself
 * asserts of it. A module that needs a feature which is off or not there makes its step `unsupported NAME`, and so every
 * later step that uses it; other steps go on. */
#ifndef TOUCHSTONE_SCRIPT_RUN_H
#define TOUCHSTONE_SCRIPT_RUN_H

#include "embed/touchstone.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef enum Wast_verdict {
    WAST_NONE, /* the command asserts nothing, and it worked */
    WAST_PASS,
    WAST_FAIL, /* the assertion does not hold, or a command that should have worked did not */
    WAST_UNSUPPORTED
} Wast_verdict;

/* "none", "pass", "fail", "unsupported" */
const char *wast_verdict_name(Wast_verdict verdict);

/* What happened at a step. Texts live until the observer returns. */
typedef struct Wast_report {
    uint32_t step; /* index of the command, from 0 */
    const Embed_command *command;
    Wast_verdict verdict;
    const char *outcome;   /* canonical */
    const char *expected;  /* what the script asserts, in the same vocabulary */
    const char *message;   /* one line of detail; may be empty */
    Embed_choices choices; /* what was open to the implementation, where options ask for it */
    const char *instr;     /* the instruction that is not valid, NULL in all other cases */
    Embed_store *store;    /* of the script */
} Wast_report;

/* Tells TELL of each instruction that the step of the report reduced (embed_store_traced), or whose typing rule refused its
   module; while the observer has it. */
void wast_traced(const Wast_report *report, void (*tell)(void *data, const Embed_rule *rule),
                 void *data);

/* Told before (begin, which may be NULL) and after each step. */
typedef struct Wast_observer {
    void *data;
    void (*begin)(void *data, uint32_t step);
    void (*end)(void *data, const Wast_report *report);
} Wast_observer;

typedef struct Wast_options {
    bool messages;      /* texts of malformed, invalid and unlinkable assertions count */
    bool reclaim;       /* reclaim what is unreachable at every allocation */
    bool plain;         /* one unit of code an instruction */
    bool choices;       /* reports have choices */
    bool trace;         /* notes which instructions a step reduces: wast_traced */
    Embed_choices open; /* what SEED decides on */
    uint64_t seed;
    const uint32_t *skip; /* steps that are left out, and make nothing */
    size_t skip_n;
    FILE *output; /* where the host module `spectest` prints, or NULL for nowhere */
} Wast_options;

typedef struct Wast_summary {
    uint32_t steps, passed, failed, unsupported;
    Embed_features missing; /* what the unsupported steps lack */
} Wast_summary;

/* Runs all commands of SCRIPT in order in a fresh store. */
Wast_summary wast_run(const Embed_script *script, const Wast_options *options,
                      const Wast_observer *observer);

#endif
