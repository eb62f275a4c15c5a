/* case/manifest.h: what suites consist of, whichever part of them is replayed: what scores are parts of. */
#ifndef TOUCHSTONE_CASE_MANIFEST_H
#define TOUCHSTONE_CASE_MANIFEST_H

#include "harness/case/case.h"

/* The cases of a suite, by what they need. PARTS is JSON: an array of {"kind", "needs": [feature...], "cases", "steps"}, one of
   all cases of a kind that need the same; steps: as far as they are known before a replay, of kinds js and program one a case.
   Strings are owned. */
typedef struct Manifest {
    char *suite, *parts;
} Manifest;

typedef struct Manifests {
    Manifest *at;
    size_t n;
} Manifests;

/* The manifests of the suites of SELECTED, sorted by name; ASIDE are the cases of these suites that are not selected, those of
   other suites do not count. */
void manifests_make(const Cases *selected, const Cases *aside, Manifests *out);
void manifests_free(Manifests *manifests);

#endif
