/* cause/alone.h: a divergence as one plain script for an engine's own JavaScript shell. */
#ifndef TOUCHSTONE_CAUSE_ALONE_H
#define TOUCHSTONE_CAUSE_ALONE_H

#include "harness/cause/excerpt.h"

/* The script, malloc'ed, which prints what is due, what the engine does and "as due" or "NOT AS DUE" ("passed" or "FAILED" of a
   subtest). NULL where there cannot be one, and *why, of static storage, says for want of what. */
char *alone_script(const Cause *cause, const Excerpt *excerpt, const char **why);

#endif
