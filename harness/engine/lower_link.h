/* engine/lower_link.h: what modules that need module linking become for engines without it, by route (engine.h). */
#ifndef TOUCHSTONE_ENGINE_LOWER_LINK_H
#define TOUCHSTONE_ENGINE_LOWER_LINK_H

#include "harness/engine/engine.h"
#include "ref/embed/touchstone_link.h"

/* The outcome of steps that say of such a module that it is malformed or invalid: no engine can be asked that. */
#define UNSUPPORTED_LINKING "unsupported module-linking"

/* A module on a route: one core module, or several and how they are joined, or neither and why. */
typedef struct Linked {
    Embed_module *flat;           /* ROUTE_FLATTEN */
    const Embed_lowered *lowered; /* ROUTE_SPLIT, ROUTE_REGISTER */
    char *outcome, *message;      /* malloc'ed, where both of them are NULL */
} Linked;

/* MODULE, which is valid, on ROUTE. PREFIX begins names that the route makes up. */
void link_module(const Embed_module *module, Route route, const char *prefix, Linked *out);
void linked_free(Linked *linked);

#endif
