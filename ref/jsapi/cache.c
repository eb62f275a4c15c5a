/* cache.c: the object caches of an agent. */
#include "jsapi/cache.h"

#include "util/alloc.h"

#include <stdlib.h>

/* ---- NON-SPEC: the maps ---- */

enum { FIRST_SLOTS = 64, FIRST_SWEEP = 256 };

/* Spreads addresses, which are dense, over 64 bits. */
static size_t slot_of(const Js_cache *map, uint64_t key)
{
    return (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 20) & (map->slots - 1);
}

/* The slot that has KEY, or the empty one where it would go. There must be an empty one. */
static Js_cache_entry *find(const Js_cache *map, uint64_t key)
{
    size_t i = slot_of(map, key);
    while (!JS_IsUndefined(map->entries[i].object) && map->entries[i].key != key)
        i = (i + 1) & (map->slots - 1);
    return &map->entries[i];
}

/* Moves all entries into a table of SLOTS. */
static void rehash(Js_cache *map, size_t slots)
{
    Js_cache old = *map;
    map->entries = checked_calloc(slots, sizeof *map->entries);
    map->slots = slots;
    for (size_t i = 0; i < slots; i++)
        map->entries[i].object = JS_UNDEFINED;
    for (size_t i = 0; i < old.slots; i++) {
        if (!JS_IsUndefined(old.entries[i].object))
            *find(map, old.entries[i].key) = old.entries[i];
    }
    free(old.entries);
}

static JSValue get(const Js_caches *self, Js_cache_kind kind, uint64_t key)
{
    const Js_cache *map = &self->maps[kind];
    return map->slots ? JS_DupValueRT(self->rt, find(map, key)->object) : JS_UNDEFINED;
}

static void set(Js_caches *self, Js_cache_kind kind, Js_cache_entry entry, JSValueConst pristine)
{
    Js_cache *map = &self->maps[kind];
    if (2 * map->count >= map->slots)
        rehash(map, map->slots ? 2 * map->slots : FIRST_SLOTS);
    entry.look = qjs_look_of(pristine);
    entry.object = JS_DupValueRT(self->rt, entry.object);
    *find(map, entry.key) = entry;
    map->count++;
    self->made++;
}

/* Lets go of what ENTRY, which is no longer in a map, holds. */
static void drop(Js_caches *self, Js_cache_kind kind, Js_cache_entry *entry)
{
    if (kind < JS_CACHE_EXN)
        embed_extern_drop(self->store,
                          (Embed_extern){(Embed_externkind)kind, (uint32_t)entry->key});
    else
        embed_ref_drop(self->store, entry->ref);
    qjs_look_free(self->rt, &entry->look);
    JS_FreeValueRT(self->rt, entry->object);
}

void js_caches_init(Js_caches *self, JSRuntime *rt, Embed_store *store)
{
    *self = (Js_caches){.rt = rt, .store = store, .due = FIRST_SWEEP};
}

void js_caches_free(Js_caches *self)
{
    for (int kind = 0; kind < JS_CACHES; kind++) {
        Js_cache map = self->maps[kind];
        self->maps[kind] = (Js_cache){0};
        for (size_t i = 0; i < map.slots; i++) {
            if (!JS_IsUndefined(map.entries[i].object))
                drop(self, (Js_cache_kind)kind, &map.entries[i]);
        }
        free(map.entries);
    }
}

/* ---- the caches ---- */

JSValue js_cache_get(const Js_caches *self, Js_cache_kind kind, uint32_t addr)
{
    return get(self, kind, addr);
}

void js_cache_set(Js_caches *self, Js_cache_kind kind, uint32_t addr, JSValueConst object)
{
    js_cache_set_like(self, kind, addr, object, object);
}

void js_cache_set_like(Js_caches *self, Js_cache_kind kind, uint32_t addr, JSValueConst object,
                       JSValueConst pristine)
{
    embed_extern_keep(self->store, (Embed_extern){(Embed_externkind)kind, addr});
    set(self, kind, (Js_cache_entry){.key = addr, .object = object}, pristine);
}

JSValue js_cache_get_ref(const Js_caches *self, Js_cache_kind kind, Embed_ref ref)
{
    return get(self, kind, ref.value);
}

void js_cache_set_ref(Js_caches *self, Js_cache_kind kind, Embed_ref ref, JSValueConst object)
{
    embed_ref_keep(self->store, ref);
    set(self, kind, (Js_cache_entry){.key = ref.value, .ref = ref, .object = object}, object);
}

/* ---- NON-SPEC: what nobody can miss ---- */

static bool is_missed_by_nobody(const Js_caches *self, Js_cache_kind kind,
                                const Js_cache_entry *entry)
{
    return qjs_is_unobserved(entry->object, &entry->look) &&
           (!self->as_new[kind] || self->as_new[kind](entry->object));
}

/* Takes the entries of map KIND out that are unobserved, then lets go of them. */
static void sweep(Js_caches *self, Js_cache_kind kind)
{
    Js_cache *map = &self->maps[kind], old = *map;
    size_t dropped = 0;
    for (size_t i = 0; i < old.slots; i++) {
        Js_cache_entry *entry = &old.entries[i];
        if (!JS_IsUndefined(entry->object) && is_missed_by_nobody(self, kind, entry))
            dropped++;
    }
    if (!dropped)
        return;
    Js_cache_entry *dead = checked_calloc(dropped, sizeof *dead);
    size_t slots = FIRST_SLOTS, dead_n = 0;
    while (slots < 4 * (old.count - dropped))
        slots *= 2;
    *map = (Js_cache){0};
    rehash(map, slots);
    map->count = old.count - dropped;
    for (size_t i = 0; i < old.slots; i++) {
        Js_cache_entry *entry = &old.entries[i];
        if (JS_IsUndefined(entry->object))
            continue;
        if (is_missed_by_nobody(self, kind, entry))
            dead[dead_n++] = *entry;
        else
            *find(map, entry->key) = *entry;
    }
    free(old.entries);
    for (size_t i = 0; i < dead_n; i++)
        drop(self, kind, &dead[i]);
    free(dead);
}

void js_caches_sweep(Js_caches *self)
{
    size_t left = 0;
    for (int kind = 0; kind < JS_CACHES; kind++) {
        sweep(self, (Js_cache_kind)kind);
        left += self->maps[kind].count;
    }
    self->made = 0;
    self->due = left < FIRST_SWEEP ? FIRST_SWEEP : left;
    embed_store_reclaim(self->store, true);
}

void js_caches_safe_point(Js_caches *self)
{
    if (self->made >= self->due)
        js_caches_sweep(self);
}
