/* module_map.c: the module map of a realm (HTML, "module map"). */
#include "esm/module_map.h"

#include "jsapi/idl.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

/* Entries by hash of their key: open addressing, less than half full. */
typedef struct Map {
    Esm_entry *at;
    size_t n, capacity;
    uint32_t *slots; /* index of an entry + 1 */
    size_t slots_n;  /* a power of two, or 0 */
} Map;

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Map *map = idl_opaque(value, JS_MODULE_MAP);
    for (size_t i = 0; map && i < map->n; i++) {
        free(map->at[i].key);
        JS_FreeValueRT(rt, map->at[i].error);
    }
    if (map) {
        free(map->at);
        free(map->slots);
    }
    free(map);
}

static void mark(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark_value)
{
    const Map *map = idl_opaque(value, JS_MODULE_MAP);
    for (size_t i = 0; map && i < map->n; i++)
        JS_MarkValue(rt, map->at[i].error, mark_value);
}

void esm_define_map_class(JSRuntime *rt)
{
    static const JSClassDef class = {
        .class_name = "Module Map", .finalizer = finalize, .gc_mark = mark};
    JS_NewClass(rt, JS_CLASS_OF(JS_MODULE_MAP), &class);
}

bool esm_new_map(JSContext *ctx)
{
    JSValue object = JS_NewObjectProtoClass(ctx, JS_NULL, JS_CLASS_OF(JS_MODULE_MAP));
    if (JS_IsException(object))
        return false;
    JS_SetOpaque(object, checked_calloc(1, sizeof(Map)));
    js_realm_set(ctx, JS_MODULE_MAP, object);
    return true;
}

/* FNV-1a */
static size_t hash(const char *key)
{
    uint64_t h = 0xcbf29ce484222325;
    for (; *key; key++)
        h = (h ^ (uint8_t)*key) * 0x100000001b3;
    return (size_t)(h ^ h >> 32);
}

/* The slot that KEY has or would have. */
static uint32_t *slot_of(const Map *map, const char *key)
{
    size_t i = hash(key) & (map->slots_n - 1);
    while (map->slots[i] && strcmp(map->at[map->slots[i] - 1].key, key) != 0)
        i = (i + 1) & (map->slots_n - 1);
    return &map->slots[i];
}

static Map *map_of(JSContext *ctx)
{
    return idl_opaque(js_realm_get(ctx, JS_MODULE_MAP), JS_MODULE_MAP);
}

const Esm_entry *esm_map_get(JSContext *ctx, const char *key)
{
    const Map *map = map_of(ctx);
    uint32_t i = map->slots_n ? *slot_of(map, key) : 0;
    return i ? &map->at[i - 1] : NULL;
}

static void grow(Map *map)
{
    map->slots_n = map->slots_n ? map->slots_n * 2 : 16;
    free(map->slots);
    map->slots = checked_calloc(map->slots_n, sizeof *map->slots);
    for (size_t i = 0; i < map->n; i++)
        *slot_of(map, map->at[i].key) = (uint32_t)i + 1;
}

const Esm_entry *esm_map_set(JSContext *ctx, const char *key, JSModuleDef *module, JSValue error,
                             bool typed)
{
    Map *map = map_of(ctx);
    if (2 * (map->n + 1) > map->slots_n)
        grow(map);
    uint32_t *slot = slot_of(map, key);
    size_t size = strlen(key) + 1;
    char *copy = checked_calloc(size, 1);
    memcpy(copy, key, size);
    Esm_entry entry = {.key = copy, .module = module, .error = error, .typed = typed};
    PUSH(map->at, map->n, map->capacity, entry);
    *slot = (uint32_t)map->n;
    return &map->at[map->n - 1];
}
