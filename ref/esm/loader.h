/* loader.h: what the module loader keeps for an agent. NON-SPEC. */
#ifndef TOUCHSTONE_ESM_LOADER_H
#define TOUCHSTONE_ESM_LOADER_H

#include "esm/esm.h"

struct Esm_record;

/* A binding of a mutable global. */
typedef struct Esm_binding {
    JSContext *realm;
    JSModuleDef *module;
    const struct Esm_record *record; /* NULL: it is gone */
    uint32_t export;
    uint32_t next; /* the next one of the same global + 1 */
} Esm_binding;

typedef struct Esm_live {
    Esm_binding *at;
    size_t n, capacity;
    uint32_t *heads; /* by address of the global: its first binding + 1 */
    size_t heads_n, heads_capacity;
} Esm_live;

typedef struct Esm_loader {
    Js_loader base;
    Esm_evaluated *evaluated;
    void *data;
    Esm_live live;
} Esm_loader;

static inline Esm_loader *esm_loader(Js_agent *agent)
{
    return (Esm_loader *)agent->loader;
}

#endif
