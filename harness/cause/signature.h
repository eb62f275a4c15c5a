/* cause/signature.h: gives divergent steps their signatures: what they go wrong by, whichever engine of a family they go
 * wrong on. Steps of one signature are one cause. */
#ifndef TOUCHSTONE_CAUSE_SIGNATURE_H
#define TOUCHSTONE_CAUSE_SIGNATURE_H

#include "harness/store/store.h"

/* Gives every divergent step of RUN that has none its signature, in the tables signatures and step_signatures, or in temporary
   ones of these names where the database cannot be written. Each case that diverges is asked of the reference once, and not
   again in another run. */
void signatures_find(Store *store, int64_t run);

/* The kind of OUTCOME, without values: "returned f32:nan:canonical", "returned i32", "trapped unreachable". Malloc'ed. */
char *outcome_kind(const char *outcome);
/* What an engine's MESSAGE says, without class, numbers, quoted parts and places, cut to a few words. Malloc'ed. */
char *message_words(const char *message);

#endif
