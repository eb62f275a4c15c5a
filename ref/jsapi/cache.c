/* cache.c: the object caches of an agent. */
#include "jsapi/cache.h"

#include "jsapi/collect.h"

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

/* ---- NON-SPEC: what neither side reaches (collect.h) ---- */

/* Names that it declares cannot stand in parentheses. */
/* NOLINTBEGIN(bugprone-macro-parentheses) */
#define FOR_EACH_ENTRY(self, kind, entry)                                                          \
    for (int kind = 0; kind < JS_CACHES; kind++)                                                   \
        for (Js_cache_entry *entry = (self)->maps[kind].entries;                                   \
             entry < (self)->maps[kind].entries + (self)->maps[kind].slots; entry++)               \
            if (!JS_IsUndefined(entry->object))
/* NOLINTEND(bugprone-macro-parentheses) */

static Embed_extern extern_of(int kind, const Js_cache_entry *entry)
{
    return (Embed_extern){(Embed_externkind)kind, (uint32_t)entry->key};
}

void js_caches_let_go(Js_caches *self)
{
    FOR_EACH_ENTRY(self, kind, entry)
    {
        entry->live = false;
        entry->changed = !qjs_looks_new(entry->object, &entry->look) ||
                         (self->as_new[kind] && !self->as_new[kind](entry->object));
        if (kind < JS_CACHE_EXN)
            embed_extern_drop(self->store, extern_of(kind, entry));
        else
            embed_ref_drop(self->store, entry->ref);
    }
}

void js_caches_hold(Js_caches *self)
{
    FOR_EACH_ENTRY(self, kind, entry)
    {
        if (!entry->live)
            continue;
        if (kind < JS_CACHE_EXN)
            embed_extern_keep(self->store, extern_of(kind, entry));
        else
            embed_ref_keep(self->store, entry->ref);
    }
}

void js_caches_ignore(Js_caches *self)
{
    FOR_EACH_ENTRY(self, kind, entry)
    {
        qjs_trace_ignore(self->rt, entry->object);
        qjs_trace_ignore_look(self->rt, &entry->look);
    }
}

static bool store_reaches(const Js_caches *self, int kind, const Js_cache_entry *entry)
{
    return kind < JS_CACHE_EXN ? embed_extern_is_reached(self->store, extern_of(kind, entry))
                               : embed_ref_is_reached(self->store, entry->ref);
}

static bool is_live(const Js_caches *self, int kind, const Js_cache_entry *entry)
{
    if (qjs_trace_reached(entry->object))
        return true;
    if (!entry->changed)
        return false;
    JSValueConst satellite =
        self->satellite[kind] ? self->satellite[kind](entry->object) : JS_UNDEFINED;
    return store_reaches(self, kind, entry) ||
           (JS_IsObject(satellite) && qjs_trace_reached(satellite));
}

bool js_caches_count(Js_caches *self)
{
    bool found = false;
    FOR_EACH_ENTRY(self, kind, entry)
    {
        if (entry->live || !is_live(self, kind, entry))
            continue;
        found = entry->live = true;
        qjs_trace_count(self->rt, entry->object);
        qjs_trace_count_look(self->rt, &entry->look);
        if (kind < JS_CACHE_EXN)
            embed_reclaim_reach(self->store, extern_of(kind, entry));
        else
            embed_reclaim_reach_ref(self->store, entry->ref);
    }
    qjs_trace_follow(self->rt);
    return found;
}

void js_caches_restore(Js_caches *self)
{
    FOR_EACH_ENTRY(self, kind, entry)
    {
        if (entry->live)
            continue;
        qjs_trace_restore(entry->object);
        qjs_trace_restore_look(&entry->look);
    }
}

/* What is dead leaves its map first, as letting go of it may run finalizers. */
size_t js_caches_drop_dead(Js_caches *self)
{
    size_t left = 0, dead_n = 0, capacity = 0;
    Js_cache_entry *dead = NULL;
    for (int kind = 0; kind < JS_CACHES; kind++) {
        Js_cache *map = &self->maps[kind];
        size_t live = 0, slots = FIRST_SLOTS;
        for (size_t i = 0; i < map->slots; i++) {
            Js_cache_entry *entry = &map->entries[i];
            live += !JS_IsUndefined(entry->object) && entry->live;
            if (JS_IsUndefined(entry->object) || entry->live)
                continue;
            PUSH(dead, dead_n, capacity, *entry);
            entry->object = JS_UNDEFINED;
        }
        while (slots < 4 * live)
            slots *= 2;
        if (map->slots)
            rehash(map, slots);
        map->count = live;
        left += live;
    }
    for (size_t i = 0; i < dead_n; i++) {
        qjs_look_free(self->rt, &dead[i].look);
        JS_FreeValueRT(self->rt, dead[i].object);
    }
    free(dead);
    return left;
}

/* ---- NON-SPEC: when ---- */

/* While code runs in the store, all that the store has is in use. */
static size_t sweep_while_running(Js_caches *self)
{
    size_t left = 0;
    for (int kind = 0; kind < JS_CACHES; kind++) {
        sweep(self, (Js_cache_kind)kind);
        left += self->maps[kind].count;
    }
    return left;
}

void js_caches_sweep(Js_caches *self)
{
    if (self->pins)
        return;
    size_t left =
        embed_store_is_running(self->store) ? sweep_while_running(self) : js_collect(self->agent);
    self->made = 0;
    self->due = left < FIRST_SWEEP ? FIRST_SWEEP : left;
}

void js_caches_safe_point(Js_caches *self)
{
    if (self->made >= self->due)
        js_caches_sweep(self);
}
