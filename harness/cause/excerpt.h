/* cause/excerpt.h: the part of a case that a divergent step needs, as a script of its own. */
#ifndef TOUCHSTONE_CAUSE_EXCERPT_H
#define TOUCHSTONE_CAUSE_EXCERPT_H

#include "harness/case/case.h"
#include "harness/cause/cause.h"

/* A case as it was replayed, and what of it the step needs. */
typedef struct Excerpt {
    Case of;       /* read anew */
    Script script; /* of a script; else text alone is set */
    bool *needed;  /* by command: those that the step needs, itself the last */
    char *step;    /* the text of the step */
    char *text;    /* all that is needed, a case of its own: .wast; of a subtest as step */
} Excerpt;

/* False where the case cannot be read, or is another one now; nothing is said then. EXPECTED: what the reference did at the
   step, or NULL: commands are left out only if it still does that. */
bool excerpt_read(const Cause_place *place, const char *expected, Excerpt *out);
void excerpt_free(Excerpt *excerpt);

/* What the reference does at PLACE in RUN, malloc'ed, or NULL where it was not asked. */
char *excerpt_expected(Store *store, int64_t run, const Cause_place *place);

#endif
