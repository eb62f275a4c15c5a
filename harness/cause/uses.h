/* cause/uses.h: what each step of a case uses of the specification: the instructions that the reference reduced or refused
 * in a script, the parts of the JavaScript API that a subtest cites and names. */
#ifndef TOUCHSTONE_CAUSE_USES_H
#define TOUCHSTONE_CAUSE_USES_H

#include "harness/case/case.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { USES_MOST = 1024, USES_STEPS_MOST = 16384 };

/* Something that steps use. */
typedef struct Use {
    char *name;    /* "f32.min", "Memory.grow", "refresh the memory buffer" */
    char *section; /* "exec-binop", "js-api/#dom-memory-grow"; may be empty */
    char *feature; /* "core1", "js-api" */
} Use;

/* Uses are in order: of instructions that of the opcodes; of the API what is said more exactly comes first. */
typedef struct Uses {
    Use *at;
    size_t n;
    uint8_t *bits; /* by step: one bit a use */
    size_t steps;
    bool known; /* false: the case could not be read, or is another one now */
} Uses;

/* The subtests of a case of kind js. */
typedef struct Named_step {
    size_t step;
    char *name;
} Named_step;

/* What the steps of the script OF, whose path, features and content are set, use. */
void uses_of_script(const Case *of, Uses *out);
/* What the subtests NAMES of OF use. */
void uses_of_subtests(const Case *of, const Named_step *names, size_t n, Uses *out);
void uses_free(Uses *uses);

/* Where in the script TEXT the subtest NAME is: at the string that most of the name is of. NULL where there is none. */
const char *subtest_place(const char *text, const char *name);

/* True if STEP uses use I. */
bool uses_has(const Uses *uses, size_t step, size_t i);
/* STEP uses what NAME, SECTION and FEATURE say. */
void uses_add(Uses *uses, size_t step, const char *name, const char *section, const char *feature);

#endif
