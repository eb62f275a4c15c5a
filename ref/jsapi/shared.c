/* shared.c: blocks of memory that buffers of several agents share. NON-SPEC. */
#include "jsapi/shared.h"

#include "jsapi/agent.h"
#include "jsapi/memory.h"
#include "util/alloc.h"

#include <pthread.h>
#include <stdlib.h>

typedef struct Block {
    struct Block *next;
    uint8_t *at;
    uint64_t len; /* where MEMORY is NULL */
    Embed_shared *memory;
    size_t references;
    Js_shared_release *release;
    void *data;
} Block;

enum { BUCKETS = 1024 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Block *buckets[BUCKETS];

/* Where the block AT hangs in its list, or would. To be called under the lock. */
static Block **place_of(const uint8_t *at)
{
    Block **place = &buckets[((uintptr_t)at >> 4) % BUCKETS];
    while (*place && (*place)->at != at)
        place = &(*place)->next;
    return place;
}

void js_shared_new(uint8_t *at, uint64_t len, Js_shared_release *release, void *data)
{
    Block *block = checked_calloc(1, sizeof *block);
    *block = (Block){.at = at, .len = len, .references = 1, .release = release, .data = data};
    pthread_mutex_lock(&lock);
    Block **place = place_of(at);
    block->next = *place;
    *place = block;
    pthread_mutex_unlock(&lock);
}

void js_shared_keep(uint8_t *at)
{
    pthread_mutex_lock(&lock);
    Block *block = *place_of(at);
    if (block)
        block->references++;
    pthread_mutex_unlock(&lock);
}

void js_shared_drop(uint8_t *at)
{
    pthread_mutex_lock(&lock);
    Block **place = place_of(at), *block = *place;
    if (block && --block->references == 0)
        *place = block->next;
    else
        block = NULL;
    pthread_mutex_unlock(&lock);
    if (!block)
        return;
    if (block->release)
        block->release(block->data, at);
    free(block);
}

/* How many bytes there are. To be called under the lock. */
static uint64_t length_of(const Block *block)
{
    uint64_t len = block ? block->len : 0;
    if (block && block->memory)
        embed_shared_data(block->memory, &len);
    return len;
}

uint64_t js_shared_length(uint8_t *at)
{
    pthread_mutex_lock(&lock);
    uint64_t len = length_of(*place_of(at));
    pthread_mutex_unlock(&lock);
    return len;
}

uint64_t js_shared_grow(uint8_t *at, uint64_t len)
{
    pthread_mutex_lock(&lock);
    Block *block = *place_of(at);
    if (block && block->memory)
        embed_shared_grow(block->memory, len);
    else if (block && block->len < len)
        block->len = len;
    len = block ? length_of(block) : len;
    pthread_mutex_unlock(&lock);
    return len;
}

/* ---- shared memories ---- */

static void drop_memory(void *data, uint8_t *at)
{
    (void)at;
    embed_shared_drop(data);
}

uint8_t *js_shared_memory(const Embed_store *store, uint32_t addr)
{
    Embed_shared *memory = embed_mem_share(store, addr);
    uint64_t len;
    uint8_t *at = embed_shared_data(memory, &len);
    pthread_mutex_lock(&lock);
    Block **place = place_of(at);
    Embed_shared *needless = *place ? memory : NULL;
    if (!*place) {
        *place = checked_calloc(1, sizeof **place);
        **place = (Block){.at = at, .memory = memory, .release = drop_memory, .data = memory};
    }
    (*place)->references++;
    pthread_mutex_unlock(&lock);
    if (needless)
        embed_shared_drop(needless);
    return at;
}

bool js_shared_is_memory(uint8_t *at)
{
    pthread_mutex_lock(&lock);
    const Block *block = *place_of(at);
    bool is = block && block->memory;
    pthread_mutex_unlock(&lock);
    return is;
}

Embed_shared *js_shared_serialize(JSContext *ctx, JSValueConst memory)
{
    uint32_t addr;
    return js_memory_address(memory, &addr) ? embed_mem_share(js_agent_of(ctx)->store, addr) : NULL;
}

JSValue js_shared_deserialize(JSContext *ctx, Embed_shared *shared)
{
    Js_agent *agent = js_agent_of(ctx);
    js_caches_safe_point(&agent->caches);
    return js_create_a_memory_object(ctx, embed_mem_adopt(agent->store, shared));
}

/* ---- blocks made by SharedArrayBuffer ---- */

static void free_block(void *data, uint8_t *at)
{
    (void)data;
    free(at);
}

void *js_shared_alloc(void *opaque, size_t size)
{
    (void)opaque;
    uint8_t *at = calloc(1, size ? size : 1);
    if (at)
        js_shared_new(at, 0, free_block, NULL);
    return at;
}

void js_shared_dup(void *opaque, void *at)
{
    (void)opaque;
    js_shared_keep(at);
}

void js_shared_free(void *opaque, void *at)
{
    (void)opaque;
    js_shared_drop(at);
}
