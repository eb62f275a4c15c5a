/* cause/locate.h: which of the things that steps use a divergence is in. */
#ifndef TOUCHSTONE_CAUSE_LOCATE_H
#define TOUCHSTONE_CAUSE_LOCATE_H

#include "harness/cause/uses.h"

/* What a step shows of the engine. */
typedef enum Step_state {
    STEP_SILENT, /* nothing: unsupported, missing, or wrong in another way */
    STEP_RIGHT,
    STEP_WRONG
} Step_state;

/* For each of N steps of the STATE wrong, the use that it is in, in PLACES; SIZE_MAX where it uses nothing. TYPE is the type of
   the values that come out wrong, such as "f32", or empty. */
void locate(const Uses *uses, const Step_state *state, size_t n, const char *type, size_t *places);

#endif
