/* cache.h: the object caches of an agent (js-api, "Interaction of the WebAssembly Store with JavaScript").
 *
 * The specification's maps grow for ever. Here an object leaves its map when nobody can tell: nothing but the map holds
 * it, and it has not been changed since it was made, so that another made later for the same address looks the same. An
 * entry keeps what its address denotes (embed_extern_keep, embed_ref_keep) for as long as it is there. */
#ifndef TOUCHSTONE_JSAPI_CACHE_H
#define TOUCHSTONE_JSAPI_CACHE_H

#include "embed/touchstone.h"
#include "jsapi/qjs.h"

/* The caches; the first seven are by address of the extern kind of the same number. */
typedef enum Js_cache_kind {
    JS_CACHE_FUNC = EMBED_FUNC,     /* Exported Function cache */
    JS_CACHE_TABLE = EMBED_TABLE,   /* Table object cache */
    JS_CACHE_MEM = EMBED_MEM,       /* Memory object cache */
    JS_CACHE_GLOBAL = EMBED_GLOBAL, /* Global object cache */
    JS_CACHE_TAG = EMBED_TAG,       /* Tag object cache */
    JS_CACHE_MODULE = EMBED_MODULE, /* module-linking: Module objects of module values, NON-SPEC */
    JS_CACHE_INSTANCE = EMBED_INSTANCE, /* module-linking: Instance objects, NON-SPEC */
    JS_CACHE_EXN,                       /* Exception object cache */
    JS_CACHE_GC,                        /* Exported GC Object cache */
    JS_CACHES
} Js_cache_kind;

typedef struct Js_cache_entry {
    uint64_t key;
    Embed_ref ref; /* JS_CACHE_EXN, JS_CACHE_GC: what is kept */
    JSValue object;
    Qjs_look look;      /* what the object looked like when it was new */
    bool changed, live; /* while collecting (collect.h): it does not look so now; it is in use */
} Js_cache_entry;

/* A map from addresses to objects: open addressing, a power of two of SLOTS; empty slots have an undefined object. */
typedef struct Js_cache {
    Js_cache_entry *entries;
    size_t count, slots;
} Js_cache;

/* Whether OBJECT, which looks as it did when it was new, is so inside as well. */
typedef bool Js_cache_as_new(JSValueConst object);

typedef struct Js_caches {
    JSRuntime *rt;
    Embed_store *store;
    Js_cache maps[JS_CACHES];
    Js_cache_as_new *as_new[JS_CACHES]; /* NULL where there is nothing inside that changes */
    /* What outlives the object and still refers to what it holds; undefined for none. NULL where that cannot be. */
    JSValueConst (*satellite[JS_CACHES])(JSValueConst object);
    struct Js_agent *agent;
    unsigned pins;    /* while there are any, nothing is swept: C code holds what nothing shows */
    size_t made, due; /* entries made since the last sweep, and after how many another is due */
} Js_caches;

void js_caches_init(Js_caches *self, JSRuntime *rt, Embed_store *store);
/* Empties the maps: before the store and the runtime go. */
void js_caches_free(Js_caches *self);

/* The object that map KIND has for ADDR, a new reference; undefined if there is none. */
JSValue js_cache_get(const Js_caches *self, Js_cache_kind kind, uint32_t addr);
/* map[ADDR] = OBJECT, where there was none. To be called when OBJECT is as every new one is. */
void js_cache_set(Js_caches *self, Js_cache_kind kind, uint32_t addr, JSValueConst object);
/* The same for an OBJECT that is not new: it can be missed where it looks as PRISTINE does. */
void js_cache_set_like(Js_caches *self, Js_cache_kind kind, uint32_t addr, JSValueConst object,
                       JSValueConst pristine);
/* The same for references: structures and arrays (JS_CACHE_GC), exceptions (JS_CACHE_EXN). */
JSValue js_cache_get_ref(const Js_caches *self, Js_cache_kind kind, Embed_ref ref);
void js_cache_set_ref(Js_caches *self, Js_cache_kind kind, Embed_ref ref, JSValueConst object);

/* Drops the entries that nobody can miss, then lets the store reclaim what neither they nor instances in use reach. */
void js_caches_sweep(Js_caches *self);
/* Sweeps if it is due. Called where a new object of the store is about to be made and nobody holds bare addresses. */
void js_caches_safe_point(Js_caches *self);

#endif
