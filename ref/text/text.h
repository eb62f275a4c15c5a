/* text/text.h: text format to module record (core/text). */
#ifndef TOUCHSTONE_TEXT_TEXT_H
#define TOUCHSTONE_TEXT_TEXT_H

#include "syntax/error.h"
#include "syntax/feature.h"
#include "syntax/module.h"

#include <stddef.h>

/* text-module: parses the LEN bytes at SRC, which need not end in NUL and are not kept: one `(module ...)` or bare
   fields. A construct whose feature is not in FEATURES is malformed ("feature is switched off"). Instr.pos and
   Pos.offset are byte offsets into SRC. SRC must be shorter than 4 GiB (else RESULT_LIMIT).
   `(module quote ...)` and `(module binary ...)` are forms of scripts, malformed here: see script.h.
   On RESULT_OK the caller frees *out with module_free. */
Result text_module(const char *src, size_t len, Features features, Module **out,
                   Failure *failure) CHECKED;

/* module-linking: parses a bare module or instance type, `(module ...)` or `(instance ...)`, as .wit files hold one: *out is a
   module that has just this type, with index 0. Otherwise as text_module. Needs module-linking in FEATURES. */
Result text_interface(const char *src, size_t len, Features features, Module **out,
                      Failure *failure) CHECKED;

#endif
