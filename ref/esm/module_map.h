/* module_map.h: the module map of a realm (HTML, "module map"). */
#ifndef TOUCHSTONE_ESM_MODULE_MAP_H
#define TOUCHSTONE_ESM_MODULE_MAP_H

#include "jsapi/agent.h"

/* An entry: what a URL was found to be, by module type. */
typedef struct Esm_entry {
    char *key;
    JSModuleDef *module; /* NULL: there is none, for want of a resource or because of ERROR */
    JSValue error;       /* a parse error; undefined: none */
    bool typed;          /* the host says that it is application/wasm */
} Esm_entry;

/* The class of maps; to be called once for an agent. */
void esm_define_map_class(JSRuntime *rt);
/* Gives the realm CTX an empty map; false after throwing. */
bool esm_new_map(JSContext *ctx);
/* The entry of KEY, NULL where there is none; valid until the next is set. */
const Esm_entry *esm_map_get(JSContext *ctx, const char *key);
/* A new entry; KEY is copied, ERROR taken over. */
const Esm_entry *esm_map_set(JSContext *ctx, const char *key, JSModuleDef *module, JSValue error,
                             bool typed);

#endif
