/* binary/binary.h: the binary format (core/binary): bytes to module record, and back. */
#ifndef TOUCHSTONE_BINARY_BINARY_H
#define TOUCHSTONE_BINARY_BINARY_H

#include "syntax/error.h"
#include "syntax/feature.h"
#include "syntax/module.h"
#include "util/bytes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A decoder that is fed with bytes as they come. How they are cut into chunks makes no difference: the module is the
   same, and so is the failure. */
typedef struct Decoder Decoder;

/* A decoder of modules that may use FEATURES: what needs another feature is malformed ("feature is switched off",
   Failure.features says which). Free it with decoder_free. */
Decoder *decoder_new(Features features);

/* Takes the next LEN bytes, which are not kept. RESULT_OK as long as they can begin a module. Else *failure says what is
   malformed (or beyond a limit of this implementation) and where; every later call gives the same failure. */
Result decoder_feed(Decoder *decoder, const uint8_t *bytes, size_t len, Failure *failure) CHECKED;

/* Says that no more bytes come. On RESULT_OK *out is the module, which the caller frees with module_free, and the
   decoder can only be freed; else *failure is set and *out is NULL. */
Result decoder_finish(Decoder *decoder, Module **out, Failure *failure) CHECKED;

/* Frees DECODER; NULL is fine. */
void decoder_free(Decoder *decoder);

/* binary-module: decodes the LEN bytes at BYTES, as feeding a decoder with all of them at once. They are not kept. */
Result binary_module(const uint8_t *bytes, size_t len, Features features, Module **out,
                     Failure *failure) CHECKED;

/* The inverse: appends MODULE in binary form to *OUT. Integers are in their shortest form, sections in order, empty ones
   left out; custom sections stand at their places. A module that has branch hints gets their section right before the
   code section; with NAMES, one that has names (Module.names, Module.id) gets a name section, behind all sections but
   those of place SECTION_LAST; neither where a custom section keeps them.
   The module need not be valid. */
void binary_encode(const Module *module, bool names, Buffer *out);

#endif
