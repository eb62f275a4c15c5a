/* syntax/feature.h: sets of features. NON-SPEC: the specification has one version, engines and suites have many. */
#ifndef TOUCHSTONE_SYNTAX_FEATURE_H
#define TOUCHSTONE_SYNTAX_FEATURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum Feature {
#define FEATURE(id, name, version, title) FEATURE_##id,
#include "syntax/feature.def"
#undef FEATURE
    FEATURE_COUNT
} Feature;

/* A set of features, one bit each. */
typedef uint64_t Features;

#define FEATURE_BIT(id) (UINT64_C(1) << FEATURE_##id)
#define FEATURES_ALL    ((UINT64_C(1) << FEATURE_COUNT) - 1)

const char *feature_name(Feature feature);
const char *feature_title(Feature feature);
/* 1, 2 or 3: the core version that took the feature in; 0: a switch of its own. */
int feature_version(Feature feature);

/* All features of core versions up to VERSION (1 to 3). */
Features features_of_version(int version);

/* What is on by default: core 3.0. */
Features features_default(void);

/* Applies a switch list such as "+module-linking,-simd" ("2.0" or "=2.0" starts from that version; spaces and commas
   separate) to *FEATURES. Returns NULL, or the first word that names no feature (borrowed from LIST, *LEN long). */
const char *features_switch(Features *features, const char *list, size_t *len);

#endif
