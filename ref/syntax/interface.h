/* syntax/interface.h: what interning asks of closed module and instance types. Internal to syntax/. */
#ifndef TOUCHSTONE_SYNTAX_INTERFACE_H
#define TOUCHSTONE_SYNTAX_INTERFACE_H

#include "syntax/types.h"

/* Equality field by field, in order, and a hash that goes with it. */
uint64_t interface_hash(const Interface *interface);
bool interface_equal(const Interface *a, const Interface *b);

/* A copy in ARENA, which can be searched by name. */
const Interface *interface_copy(Arena *arena, const Interface *interface);

#endif
