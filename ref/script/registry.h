/* script/registry.h: the modules, instances and registered names of a running script. NON-SPEC. */
#ifndef TOUCHSTONE_SCRIPT_REGISTRY_H
#define TOUCHSTONE_SCRIPT_REGISTRY_H

#include "embed/touchstone.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Something that a command made under a name: a definition (module), an instance or a registration (instance; module
   where there is just that). Where making it failed, failure says so (result not EMBED_OK) and the others are NULL. */
typedef struct Wast_entry {
    Embed_name name; /* len 0 for none */
    Embed_module *module;
    Embed_instance *instance;
    Embed_failure failure;
} Wast_entry;

typedef struct Wast_entries {
    Wast_entry *at;
    size_t n, capacity;
} Wast_entries;

/* How many entries there were when a thread began. */
typedef struct Wast_scope {
    Embed_name thread;
    size_t definitions, instances, registered;
} Wast_scope;

/* A zeroed registry with a store and its spectest module is ready for use. */
typedef struct Wast_registry {
    Embed_store *store;
    void *spectest;
    Wast_entries definitions, instances, registered;
    Wast_entries
        asserted; /* modules of assertions: never referred to, but they must outlive the store */
    Wast_scope *scopes; /* of the threads that run, the innermost last */
    size_t scopes_n, scopes_capacity;
    Wast_entries threads; /* those that are over, by name */
} Wast_registry;

void wast_registry_new(Wast_registry *registry, FILE *output);
void wast_registry_free(Wast_registry *registry);

/* The newest entry called NAME; without a name (len 0) the newest of all. NULL if there is none. */
const Wast_entry *wast_entry_find(const Wast_entries *entries, Embed_name name);

/* Adds an entry; a definition's module is then the registry's. */
void wast_entry_add(Wast_entries *entries, Wast_entry entry);

/* The first registration that MODULE imports from and that could not be made, or NULL. */
const Wast_entry *wast_registry_blocker(const Wast_registry *registry, const Embed_module *module);

/* Begins the thread NAME: what it makes is not seen outside; and ends the innermost one. */
void wast_registry_enter(Wast_registry *registry, Embed_name name);
void wast_registry_leave(Wast_registry *registry);

/* Instantiates MODULE, which has no blocker, with what is registered. */
Embed_result wast_registry_link(Wast_registry *registry, const Embed_module *module,
                                Embed_instance **instance, Embed_failure *failure);

/* True if FAILURE tells of a feature that is missing or a limit reached, and nothing about the rules. */
static inline bool wast_is_unsupported(const Embed_failure *failure)
{
    return failure->result != EMBED_OK && (failure->features || failure->result == EMBED_LIMIT);
}

#endif
