/* text/script_value.h: constants and expected results of scripts. Internal to text/. NON-SPEC. */
#ifndef TOUCHSTONE_TEXT_SCRIPT_VALUE_H
#define TOUCHSTONE_TEXT_SCRIPT_VALUE_H

#include "syntax/script.h"
#include "text/parser.h"

/* const*: the arguments of C. */
Result script_consts(Parser *p, Script_command *c) CHECKED;

/* result*: expected results, in the arena. */
Result script_results(Parser *p, const Script_pattern **patterns, uint32_t *n) CHECKED;

#endif
