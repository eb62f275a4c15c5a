/* engine/lower_register.h: a script that needs module linking as one whose modules are core modules, joined by
 * (register ...) under names of their own. */
#ifndef TOUCHSTONE_ENGINE_LOWER_REGISTER_H
#define TOUCHSTONE_ENGINE_LOWER_REGISTER_H

#include "harness/engine/lower_link.h"

#include <stddef.h>

/* The script, malloc'ed. What command I becomes is all on line I + 1, nothing where LINKED leaves nothing of it. */
char *lower_register(const Script *script, const Linked *linked, size_t *len);

#endif
