/* score/denominators.h: what scores are parts of: the cases of suites as a whole, by what they need. */
#ifndef TOUCHSTONE_SCORE_DENOMINATORS_H
#define TOUCHSTONE_SCORE_DENOMINATORS_H

#include "harness/score/score.h"

/* Cases of a suite that need the same. */
typedef struct Group {
    char *suite;
    bool named; /* of kind js or program: their steps are known when the reference replayed them */
    Embed_features needs;
    size_t cases, steps;
} Group;

typedef struct Groups {
    Group *at;
    size_t n;
} Groups;

/* Adds the groups that RUN noted of its suites. */
void groups_read(Store *store, int64_t run, Groups *out);
void groups_free(Groups *groups);
/* True if any is of SUITE. */
bool groups_have(const Groups *groups, const char *suite);
/* The group of SUITE with NAMED and NEEDS, made without cases where there is none. */
Group *groups_of(Groups *groups, const char *suite, bool named, Embed_features needs);

/* The set of the features that are named in a JSON array. */
Embed_features features_of_json(const char *text);

/* Denominators are numbered: all, claimed, the versions, then the features. */
unsigned denominators_count(void);
/* Static storage. */
const char *denominator_name(unsigned i);
/* True if I is that of a feature. */
bool denominator_is_feature(unsigned i);
/* True if a case that needs NEEDS, NAMED as above, is in denominator I for an engine that claims CLAIMS. */
bool denominator_has(unsigned i, Embed_features needs, bool named, Embed_features claims);

#endif
