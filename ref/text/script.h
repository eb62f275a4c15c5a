/* text/script.h: reading scripts (.wast). NON-SPEC. */
#ifndef TOUCHSTONE_TEXT_SCRIPT_H
#define TOUCHSTONE_TEXT_SCRIPT_H

#include "syntax/error.h"
#include "syntax/script.h"

#include <stddef.h>
#include <stdint.h>

/* Reads the script of LEN bytes at SRC, which is copied and need not end in NUL. A file of bare module fields is a script
   of one module. A first line `;;! features: NAME,-NAME...` applies to FEATURES. Modules in text
   form are skipped by their parentheses: whether they parse is for script_module to say. On RESULT_OK the caller frees
   *out with script_free; else *failure says what is malformed in the script itself, *out is NULL. */
Result text_script(const char *src, size_t len, Features features, Script **out,
                   Failure *failure) CHECKED;

/* Frees SCRIPT and all that it holds; NULL is fine. */
void script_free(Script *script);

/* Parses the module in command I (below n), whose form must be TEXT or QUOTE. Places are relative to the script for
   TEXT, to the quoted text for QUOTE. On RESULT_OK the caller frees *out with module_free. */
Result script_module(const Script *script, uint32_t i, Module **out, Failure *failure) CHECKED;

#endif
