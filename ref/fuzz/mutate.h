/* fuzz/mutate.h: changing modules by their instructions. NON-SPEC. */
#ifndef TOUCHSTONE_FUZZ_MUTATE_H
#define TOUCHSTONE_FUZZ_MUTATE_H

#include "embed/touchstone.h"
#include "util/bytes.h"

/* What the modules may use: core 3.0 and the switched proposals. */
Embed_features fuzz_features(void);

/* Writes the module BYTES with some instructions changed to OUT, by SEED. False if it cannot be decoded. */
bool mutate_instrs(const uint8_t *bytes, size_t len, unsigned seed, Buffer *out);

#endif
