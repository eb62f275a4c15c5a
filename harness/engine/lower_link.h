/* engine/lower_link.h: what a script that needs module linking becomes for an engine without it, by route (engine.h).
 *
 * All that is decided here is decided without running anything: which steps there are for the engine, and why there is none
 * for a command. A command cannot be done where its module cannot be lowered, where it needs an instance that was not made
 * for that reason, and where it would see state that such an instance may have changed. */
#ifndef TOUCHSTONE_ENGINE_LOWER_LINK_H
#define TOUCHSTONE_ENGINE_LOWER_LINK_H

#include "harness/case/case.h"
#include "harness/engine/engine.h"
#include "ref/embed/touchstone_link.h"

/* The outcome where a script says of a module that needs module linking that it is malformed or invalid: no engine without
   that can be asked. */
#define UNSUPPORTED_LINKING "unsupported module-linking"

/* The outcome where a module cannot be lowered. */
#define UNSUPPORTED_FLATTEN "unsupported flatten"

/* A command of the script. */
typedef struct Link_command {
    char *outcome, *message; /* malloc'ed: it cannot be done, and why; message may be NULL */
    bool done;               /* the route does it: nothing is left of it for the engine */
    bool linking;            /* its module, or its definition's, needs module linking */
    uint32_t definition;     /* INSTANCE: the command of the definition; else the command itself */
    Embed_module *module;    /* where it defines a valid one */
    Embed_module *bundle; /* the same with registered modules nested in it, where it imports such */
    /* What is to be instantiated in place of the module: one of them, where that needs module linking. By ROUTE_REGISTER a
       module whose instantiation should fail is flattened, so that it fails as one. */
    Embed_module *flat;
    const Embed_lowered *lowered;
} Link_command;

/* A script on a route. */
typedef struct Linked {
    Link_command *commands; /* one a command of the script */
    uint32_t n;
} Linked;

/* SCRIPT on ROUTE. */
void link_script(const Script *script, Route route, Linked *out);
void linked_free(Linked *linked);

#endif
