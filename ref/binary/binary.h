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

/* Validation while bytes arrive (module-linking/Explainer, Binary Format Considerations): what a decoder calls where a
   nested module begins and ends, at any depth. Either may be NULL.

   MODULE_BEGINS is called when the size of CHILD was read, before any byte of it; CHILD is empty, CHILD->parent is
   PARENT. MODULE_ENDS is called when the last byte of CHILD was read, before any byte behind it: CHILD is then as
   decoder_finish would hand it over (module_index was called), and every module nested in it was told of before.

   In both calls every enclosing module holds just the initial definitions that precede CHILD: initials, rectypes and
   types_n, imports, modules, instances, aliases, and the counters import_funcs to import_tags. What module_index finds
   is not there yet (types, items_of, module_subtype). Arrays may move between calls, when more is added to them; what
   Subtype.ct points to, Subtypes and nested modules stay where they are. CHILD becomes the last of PARENT->modules after
   MODULE_ENDS. Only what stands under "after validation" may be written.

   The calls are the same, in the same order, however the bytes are cut. One that fails ends decoding with that failure;
   MODULE_ENDS is then not called for the modules that are open. One that wants malformed bytes further on to count first
   keeps its failure to itself and returns RESULT_OK. */
typedef struct Decoder_hooks {
    Result (*module_begins)(void *data, Module *parent, Module *child, Failure *failure);
    Result (*module_ends)(void *data, Module *child, Failure *failure);
    void *data;
} Decoder_hooks;

/* Sets the hooks of DECODER, which are copied; before the first byte. */
void decoder_hooks(Decoder *decoder, const Decoder_hooks *hooks);

/* The outermost module as far as it was decoded: what hooks are told about encloses it or is nested in it. It stays the
   decoder's until decoder_finish hands it over. */
Module *decoder_module(const Decoder *decoder);

/* How many bytes were decoded: in MODULE_ENDS, those up to the last one of CHILD. */
uint64_t decoder_offset(const Decoder *decoder);

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
   those of place SECTION_LAST; neither where a custom section keeps them. With module linking, initial definitions stand
   in their order: a section for each run of one kind.
   The module need not be valid. */
void binary_encode(const Module *module, bool names, Buffer *out);

#endif
