/* script/permits.h: what the specification permits a script's actions to come to, where that is more than one outcome.
 * NON-SPEC. */
#ifndef TOUCHSTONE_SCRIPT_PERMITS_H
#define TOUCHSTONE_SCRIPT_PERMITS_H

#include "script/run.h"

/* The outcomes that STEP, an action on its own, may have: N patterns, none of which covers another. NaNs are given by
   their class ("f32:nan:canonical"); in a pattern "?" stands for any one character and "*" for any number of them. */
typedef void Wast_permitted(void *data, uint32_t step, char *const *patterns, size_t n);

/* Tells TELL of all actions of SCRIPT with more than one permitted outcome, in order.
 *
 * The script runs over and over, each time in a fresh store with other choices, so that what one step leaves behind for
 * the next counts too. For relaxed operators every combination of the parameters that were used is tried, and so the
 * set is exact (up to MOST_VECTORS; from there on a sample). NaNs, whose payloads are too many, and growth take a number
 * of seeds; numbers that NaNs make differ are then wholly open. Calls that nest deeply may be exhausted; and where a
 * bound of this machine decided, everything is permitted from there on. OPTIONS: open, seed, choices and output do not
 * matter. */
void wast_permits(const Embed_script *script, const Wast_options *options, Wast_permitted *tell,
                  void *data);

#endif
