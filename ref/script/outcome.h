/* script/outcome.h: what happened at a step as one canonical line of text. NON-SPEC.
 *
 * Outcomes are bit-exact and the same for every engine: numbers as bit patterns beside their readable form, NaNs by
 * class, references by their identity within the case. */
#ifndef TOUCHSTONE_SCRIPT_OUTCOME_H
#define TOUCHSTONE_SCRIPT_OUTCOME_H

#include "embed/touchstone.h"
#include "util/bytes.h"

#include <stddef.h>

/* The references of a case that have an identity, in order of first appearance. A zeroed one is empty. STORE, unless
   NULL, keeps them, so that none comes to stand for another object. */
typedef struct Wast_identities {
    Embed_store *store;
    Embed_ref *refs;
    size_t n, capacity;
} Wast_identities;

void wast_identities_free(Wast_identities *identities);

/* Appends the canonical form of VALUE: "i32:42", "f32:0x3f800000(1)", "f64:0x7ff8000000000000(nan:canonical)",
   "ref.func#0". References that appear for the first time take the next number of IDENTITIES. */
void wast_print_value(Buffer *out, Wast_identities *identities, const Embed_value *value);

/* Appends "returned" and the N values. */
void wast_print_returned(Buffer *out, Wast_identities *identities, const Embed_value *values,
                         uint32_t n);

/* Appends "trapped KIND", "malformed", "unsupported simd,gc" ... for a failure (result not EMBED_OK). */
void wast_print_failure(Buffer *out, const Embed_failure *failure);

/* Appends the names of the features in SET, separated by commas. */
void wast_print_features(Buffer *out, Embed_features set);

/* Appends what PATTERN admits, in the same vocabulary: "i32:42", "f32:nan:arithmetic", "ref.func", "either(...)". */
void wast_print_pattern(Buffer *out, const Embed_pattern *pattern);

#endif
