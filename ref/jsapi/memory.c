/* memory.c: WebAssembly.Memory (js-api, "Memories"; threads, "Memories"). */
#include "jsapi/memory.h"

#include "jsapi/address.h"
#include "jsapi/convert.h"
#include "jsapi/descriptor.h"
#include "jsapi/idl.h"
#include "jsapi/shared.h"

/* The slots of a Memory.
 * NON-SPEC: a buffer of fixed length is made when it is first asked for, in the realm in which the specification makes it
 * beforehand: nobody can tell, and most are never asked for. */
typedef struct Memory {
    uint32_t addr;    /* [[Memory]] */
    bool shared;      /* its type is */
    bool resizable;   /* [[BufferObject]] is not of fixed length */
    JSValue buffer;   /* [[BufferObject]]; undefined while nobody asked for it */
    Qjs_look look;    /* what the buffer looked like when it was new; meaningless without one */
    JSContext *realm; /* in which the buffer is, or will be, made */
    uint8_t *block;   /* of a shared memory, once it is known to shared.h */
} Memory;

static int resize(JSContext *ctx, JSValueConst buffer, uint64_t new_length, void *data);

/* Its address is the [[ArrayBufferDetachKey]] "WebAssembly.Memory". */
static const Qjs_buffer_kind buffer_kind = {.resize = resize};

/* ---- buffers ---- */

/* The underlying memory: *len is the length of the block. */
static uint8_t *block_of(JSContext *ctx, const Memory *self, uint64_t *len)
{
    return embed_mem_data(js_agent_of(ctx)->store, self->addr, len);
}

/* threads: the steps of both algorithms below for a Shared Data Block */
static JSValue create_shared_buffer(JSContext *ctx, Memory *self, const uint64_t *maxsize)
{
    uint64_t len;
    uint8_t *block = block_of(ctx, self, &len);
    if (!self->block)
        self->block = js_shared_memory(js_agent_of(ctx)->store, self->addr);
    JSValue buffer = qjs_new_shared_buffer(ctx, block, len, maxsize, &buffer_kind, self);
    if (!JS_IsException(buffer) && JS_FreezeObject(ctx, buffer) < 0) {
        JS_FreeValue(ctx, buffer);
        return JS_EXCEPTION;
    }
    return buffer;
}

/* js-api: create a fixed length memory buffer */
static JSValue create_a_fixed_length_memory_buffer(JSContext *ctx, Memory *self)
{
    uint64_t len;
    if (self->shared)
        return create_shared_buffer(ctx, self, NULL);
    /* 1 to 6 */
    uint8_t *block = block_of(ctx, self, &len);
    return qjs_new_buffer(ctx, block, len, NULL, &buffer_kind, self);
}

/* js-api: create a resizable memory buffer */
static JSValue create_a_resizable_memory_buffer(JSContext *ctx, Memory *self, uint64_t maxsize)
{
    uint64_t len;
    if (self->shared)
        return create_shared_buffer(ctx, self, &maxsize);
    /* 1 to 8 */
    uint8_t *block = block_of(ctx, self, &len);
    return qjs_new_buffer(ctx, block, len, &maxsize, &buffer_kind, self);
}

static void set_realm(Memory *self, JSContext *realm)
{
    JSContext *old = self->realm;
    self->realm = JS_DupContext(realm);
    JS_FreeContext(old);
}

/* Takes BUFFER, made in CTX, over as [[BufferObject]]; the one before is gone. */
static void set_buffer(JSContext *ctx, Memory *self, JSValue buffer, bool resizable)
{
    self->buffer = buffer;
    self->look = qjs_look_of(buffer);
    self->resizable = resizable;
    set_realm(self, ctx);
}

/* [[BufferObject]], borrowed; an exception where it cannot be made. */
static JSValueConst buffer_object(Memory *self)
{
    /* threads: what other agents made of the length is heard of here. */
    if (self->shared)
        embed_mem_size(js_agent_of(self->realm)->store, self->addr);
    if (JS_IsUndefined(self->buffer)) {
        JSValue buffer = create_a_fixed_length_memory_buffer(self->realm, self);
        if (JS_IsException(buffer))
            return JS_EXCEPTION;
        set_buffer(self->realm, self, buffer, false);
    }
    return self->buffer;
}

/* Lets go of [[BufferObject]]: DetachArrayBuffer(buffer, "WebAssembly.Memory") unless it is shared. */
static void detach_buffer(Memory *self)
{
    JSValue buffer = self->buffer;
    if (JS_IsUndefined(buffer))
        return;
    self->buffer = JS_UNDEFINED;
    self->resizable = false;
    qjs_look_free(JS_GetRuntime(self->realm), &self->look);
    if (!self->shared)
        qjs_detach_buffer(self->realm, buffer, &buffer_kind);
    JS_FreeValue(self->realm, buffer);
}

/* js-api: refresh the Memory buffer. Hears of every growth of a memory in the store.
 * DEVIATES(memory-buffer): a resizable buffer shows no more than QJS_BUFFER_MAX lets it. */
static void refresh_the_memory_buffer(void *data, Embed_store *store, uint32_t memaddr,
                                      uint64_t old_pages, uint64_t new_pages)
{
    (void)old_pages, (void)new_pages;
    Js_agent *agent = data;
    /* 1 to 3. SPEC-BUG: a memory that JavaScript has never seen has no object. */
    JSValue object = js_cache_get(&agent->caches, JS_CACHE_MEM, memaddr);
    if (JS_IsUndefined(object))
        return;
    Memory *self = idl_opaque(object, JS_MEMORY);
    uint64_t len;
    uint8_t *block = embed_mem_data(store, memaddr, &len);
    /* 4 to 6 */
    if (self->resizable) {
        qjs_buffer_set(self->buffer, block, len < QJS_BUFFER_MAX ? len : QJS_BUFFER_MAX);
    } else {
        detach_buffer(self);
        set_realm(self, qjs_current_realm(self->realm));
    }
    JS_FreeValueRT(agent->rt, object);
}

/* js-api: grow the memory buffer; *ret is the size before. False after a RangeError. */
static bool grow_the_memory_buffer(JSContext *ctx, uint32_t memaddr, uint64_t delta, uint64_t *ret)
{
    /* 1, 2 */
    Embed_store *store = js_agent_of(ctx)->store;
    Embed_failure failure;
    /* 3 to 6: the store's hook refreshes the buffer. */
    if (embed_mem_grow_from(store, memaddr, delta, ret, &failure) == EMBED_OK)
        return true;
    JS_ThrowRangeError(ctx, "the memory of %llu pages cannot grow by %llu",
                       (unsigned long long)*ret, (unsigned long long)delta);
    return false;
}

/* js-api: HostResizeArrayBuffer; threads: HostGrowSharedArrayBuffer; where they throw and where they handle. */
static int resize(JSContext *ctx, JSValueConst buffer, uint64_t new_length, void *data)
{
    (void)buffer;
    const Memory *self = data;
    Embed_externtype memtype;
    embed_mem_type(js_agent_of(ctx)->store, self->addr, &memtype);
    uint64_t length = memtype.limits.min << memtype.page_log2, pages;
    /* 1.3.1 to 1.3.4 */
    if (new_length < length || (new_length - length) & ((UINT64_C(1) << memtype.page_log2) - 1)) {
        JS_ThrowRangeError(ctx, "a memory of %llu bytes cannot have %llu",
                           (unsigned long long)length, (unsigned long long)new_length);
        return -1;
    }
    /* DEVIATES(memory-buffer) */
    if (new_length > QJS_BUFFER_MAX) {
        JS_ThrowRangeError(ctx, "a buffer has at most %llu bytes here",
                           (unsigned long long)QJS_BUFFER_MAX);
        return -1;
    }
    /* 1.3.5 */
    uint64_t delta = (new_length - length) >> memtype.page_log2;
    return grow_the_memory_buffer(ctx, self->addr, delta, &pages) ? 0 : -1;
}

/* ---- objects ---- */

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Memory *self = idl_opaque(value, JS_MEMORY);
    if (!self)
        return;
    if (!JS_IsUndefined(self->buffer))
        qjs_look_free(rt, &self->look);
    JS_FreeValueRT(rt, self->buffer);
    JS_FreeContext(self->realm);
    if (self->block)
        js_shared_drop(self->block);
    js_free_rt(rt, self);
}

static void mark(JSRuntime *rt, JSValueConst value, JS_MarkFunc *mark_value)
{
    Memory *self = idl_opaque(value, JS_MEMORY);
    if (!self)
        return;
    JS_MarkValue(rt, self->buffer, mark_value);
    if (!JS_IsUndefined(self->buffer))
        qjs_look_mark(rt, &self->look, mark_value);
    qjs_mark_realm(rt, self->realm, mark_value);
}

static const JSClassDef platform = {
    .class_name = "WebAssembly.Memory", .finalizer = finalize, .gc_mark = mark};

/* NON-SPEC: whether another Memory could stand in for OBJECT: nobody but it holds its buffer, which is as a new one. */
static bool is_as_new(JSValueConst object)
{
    const Memory *self = idl_opaque(object, JS_MEMORY);
    return JS_IsUndefined(self->buffer)
               ? !self->block
               : !self->resizable && !self->shared && qjs_is_unobserved(self->buffer, &self->look);
}

static JSValueConst buffer_of(JSValueConst object)
{
    return ((const Memory *)idl_opaque(object, JS_MEMORY))->buffer;
}

/* js-api: initialize a memory object. False after throwing. */
static bool initialize_a_memory_object(JSContext *ctx, JSValueConst object, uint32_t addr)
{
    Js_agent *agent = js_agent_of(ctx);
    Memory *self = js_malloc(ctx, sizeof *self);
    if (!self)
        return false;
    /* 3 to 5 */
    Embed_externtype memtype;
    embed_mem_type(agent->store, addr, &memtype);
    *self = (Memory){.addr = addr,
                     .shared = memtype.shared,
                     .buffer = JS_UNDEFINED,
                     .realm = JS_DupContext(ctx)};
    JS_SetOpaque(object, self);
    /* 6 */
    JSValue own = js_usual_prototype(ctx, object, JS_MEMORY);
    js_cache_set(&agent->caches, JS_CACHE_MEM, addr, object);
    js_own_prototype(ctx, object, own);
    return true;
}

JSValue js_create_a_memory_object(JSContext *ctx, uint32_t addr)
{
    /* 1, 2 */
    JSValue memory = js_cache_get(&js_agent_of(ctx)->caches, JS_CACHE_MEM, addr);
    if (!JS_IsUndefined(memory))
        return memory;
    /* 3 to 5 */
    memory = idl_new_object(ctx, JS_UNDEFINED, JS_MEMORY);
    if (JS_IsException(memory) || initialize_a_memory_object(ctx, memory, addr))
        return memory;
    JS_FreeValue(ctx, memory);
    return JS_EXCEPTION;
}

bool js_memory_address(JSValueConst value, uint32_t *out)
{
    const Memory *self = idl_opaque(value, JS_MEMORY);
    if (self)
        *out = self->addr;
    return self != NULL;
}

void js_memories_init(Js_agent *agent)
{
    agent->caches.as_new[JS_CACHE_MEM] = is_as_new;
    agent->caches.satellite[JS_CACHE_MEM] = buffer_of;
    embed_store_on_grow(agent->store, refresh_the_memory_buffer, agent);
}

/* ---- the constructor ---- */

/* Whether memories can be shared: a feature, without which descriptors have no such member. */
static bool has_threads(const Js_agent *agent)
{
    Embed_features with = agent->features;
    const char *bad;
    size_t bad_len;
    return embed_features_switch(&with, "+threads", &bad, &bad_len) && with == agent->features;
}

/* MemoryDescriptor */
typedef struct Descriptor {
    Js_limits_descriptor limits;
    bool shared;
} Descriptor;

/* Converts to a MemoryDescriptor; false after throwing. */
static bool to_descriptor(JSContext *ctx, JSValueConst value, Descriptor *out)
{
    if (!idl_dictionary(ctx, value) || !js_limits_address(ctx, value, &out->limits) ||
        !js_limits_bounds(ctx, value, &out->limits))
        return false;
    out->shared = false;
    if (!has_threads(js_agent_of(ctx)))
        return true;
    JSValue shared = idl_dictionary_member(ctx, value, "shared");
    if (!JS_IsException(shared)) {
        out->shared = JS_ToBool(ctx, shared);
        JS_FreeValue(ctx, shared);
        return true;
    }
    js_limits_free(ctx, &out->limits);
    return false;
}

/* dom-memory-memory: from step 1 on, for OBJECT; false after throwing. */
static bool construct_memory(JSContext *ctx, JSValueConst object, const Descriptor *descriptor)
{
    Js_agent *agent = js_agent_of(ctx);
    Embed_externtype memtype = {.kind = EMBED_MEM, .shared = descriptor->shared, .page_log2 = 16};
    Embed_failure failure;
    uint32_t memaddr;
    /* 1 to 5 */
    if (!js_limits_convert(ctx, &descriptor->limits, &memtype))
        return false;
    if (!js_limits_are_valid(&memtype.limits, memtype.addr64 ? 48 : 16)) {
        JS_ThrowRangeError(ctx, "the limits are not those of a memory");
        return false;
    }
    /* threads: 5 */
    if (memtype.shared && !memtype.limits.has_max) {
        JS_ThrowTypeError(ctx, "a shared memory must have a maximum");
        return false;
    }
    /* 6 to 8 */
    js_caches_safe_point(&agent->caches);
    if (embed_mem_alloc(agent->store, &memtype, &memaddr, &failure) != EMBED_OK) {
        JS_ThrowRangeError(ctx, "%s", failure.message);
        return false;
    }
    /* 9 */
    return initialize_a_memory_object(ctx, object, memaddr);
}

static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Descriptor descriptor;
    if (!idl_arguments(ctx, argc, 1) || !to_descriptor(ctx, argv[0], &descriptor))
        return JS_EXCEPTION;
    JSValue object = idl_new_object(ctx, this_val, JS_MEMORY);
    if (!JS_IsException(object) && !construct_memory(ctx, object, &descriptor)) {
        JS_FreeValue(ctx, object);
        object = JS_EXCEPTION;
    }
    js_limits_free(ctx, &descriptor.limits);
    return object;
}

/* ---- members ---- */

/* dom-memory-grow: grow(delta) */
static JSValue js_grow(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    const Memory *self = idl_brand(ctx, this_val, JS_MEMORY);
    if (!self || !idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    /* 1 to 3 */
    uint32_t memaddr = self->addr;
    Embed_externtype memtype;
    embed_mem_type(js_agent_of(ctx)->store, memaddr, &memtype);
    /* 4, 5 */
    uint64_t delta64, ret;
    if (!js_addressvaluetou64(ctx, argv[0], memtype.addr64, &delta64) ||
        !grow_the_memory_buffer(ctx, memaddr, delta64, &ret))
        return JS_EXCEPTION;
    /* 6 */
    return js_u64toaddressvalue(ctx, ret, memtype.addr64);
}

/* Replaces [[BufferObject]] by BUFFER, made in CTX: the end of both conversions. */
static JSValue replace_buffer(JSContext *ctx, Memory *self, JSValue buffer, bool resizable)
{
    if (JS_IsException(buffer))
        return buffer;
    detach_buffer(self);
    set_buffer(ctx, self, buffer, resizable);
    return JS_DupValue(ctx, buffer);
}

/* dom-memory-tofixedlengthbuffer: toFixedLengthBuffer() */
static JSValue js_to_fixed_length_buffer(JSContext *ctx, JSValueConst this_val, int argc,
                                         JSValueConst *argv)
{
    (void)argc, (void)argv;
    Memory *self = idl_brand(ctx, this_val, JS_MEMORY);
    if (!self)
        return JS_EXCEPTION;
    /* 1, 2; threads: 2, a shared buffer is never replaced here. */
    if (!self->resizable || self->shared)
        return JS_DupValue(ctx, buffer_object(self));
    /* 3 to 7 */
    return replace_buffer(ctx, self, create_a_fixed_length_memory_buffer(ctx, self), false);
}

/* The greatest length that an ArrayBuffer can have at all, 2^53 - 1. */
#define LENGTH_MAX ((UINT64_C(1) << 53) - 1)

/* dom-memory-toresizablebuffer: toResizableBuffer()
 * AMBIGUOUS: threads' text makes the maximum that of the address space where the type has none; js-api's, which is the
 * later one, throws. */
static JSValue js_to_resizable_buffer(JSContext *ctx, JSValueConst this_val, int argc,
                                      JSValueConst *argv)
{
    (void)argc, (void)argv;
    Memory *self = idl_brand(ctx, this_val, JS_MEMORY);
    if (!self)
        return JS_EXCEPTION;
    /* 1 to 4 */
    Embed_externtype memtype;
    embed_mem_type(js_agent_of(ctx)->store, self->addr, &memtype);
    if (!memtype.limits.has_max)
        return JS_ThrowTypeError(ctx, "the memory has no maximum");
    /* 5, 6 */
    if (self->resizable)
        return JS_DupValue(ctx, self->buffer);
    /* 7, 8. SPEC-BUG: nothing is said of a maximum beyond what a buffer can have. */
    if (memtype.limits.max > LENGTH_MAX >> memtype.page_log2)
        return JS_ThrowRangeError(ctx, "no buffer can have as much as the memory's maximum");
    uint64_t maxsize = memtype.limits.max << memtype.page_log2;
    /* 9 to 12 */
    JSValue buffer = create_a_resizable_memory_buffer(ctx, self, maxsize);
    return replace_buffer(ctx, self, buffer, true);
}

/* dom-memory-buffer */
static JSValue get_buffer(JSContext *ctx, JSValueConst this_val)
{
    Memory *self = idl_brand(ctx, this_val, JS_MEMORY);
    return self ? JS_DupValue(ctx, buffer_object(self)) : JS_EXCEPTION;
}

static const Idl_member members[] = {
    {.kind = IDL_OPERATION, .name = "grow", .length = 1, .call = js_grow},
    {.kind = IDL_OPERATION, .name = "toFixedLengthBuffer", .call = js_to_fixed_length_buffer},
    {.kind = IDL_OPERATION, .name = "toResizableBuffer", .call = js_to_resizable_buffer},
    {.kind = IDL_ATTRIBUTE, .name = "buffer", .get = get_buffer},
    {0},
};

const Idl_interface js_memory_interface = {.id = JS_MEMORY,
                                           .name = "Memory",
                                           .tag = "WebAssembly.Memory",
                                           .length = 1,
                                           .construct = construct,
                                           .members = members,
                                           .platform = &platform};
