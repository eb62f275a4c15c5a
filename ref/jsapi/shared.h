/* shared.h: blocks of memory that buffers of several agents share. NON-SPEC. */
#ifndef TOUCHSTONE_JSAPI_SHARED_H
#define TOUCHSTONE_JSAPI_SHARED_H

#include "embed/touchstone.h"
#include "jsapi/qjs.h"

/* Called when the last reference to the block is gone. */
typedef void Js_shared_release(void *data, uint8_t *at);

/* Makes AT known as a shared block of LEN bytes, with one reference. Functions of this file may be called from any
   thread. */
void js_shared_new(uint8_t *at, uint64_t len, Js_shared_release *release, void *data);
/* One reference more, one less. AT must be known. */
void js_shared_keep(uint8_t *at);
void js_shared_drop(uint8_t *at);
/* How many bytes of the block there are now; it never shrinks. */
uint64_t js_shared_length(uint8_t *at);
/* Raises the length to LEN; returns what it is afterwards, which is more where another agent was first, and less where the
   block is a memory's that cannot have so much. */
uint64_t js_shared_grow(uint8_t *at, uint64_t len);

/* ---- shared memories ---- */

/* Makes the bytes of shared memory ADDR known as a block, if they are not, with one reference more, and returns where
   they are. The block's length is that of the memory. The bytes outlive the store as long as there are references. */
uint8_t *js_shared_memory(const Embed_store *store, uint32_t addr);
/* Whether the block is a memory's. */
bool js_shared_is_memory(uint8_t *at);

/* StructuredSerialize of a Memory whose type is shared: what can be handed to any agent, to be dropped with
   embed_shared_drop. NULL, and nothing thrown, for any other value. */
Embed_shared *js_shared_serialize(JSContext *ctx, JSValueConst memory);
/* StructuredDeserialize: a new Memory of the realm CTX over the same bytes; SHARED stays the caller's. */
JSValue js_shared_deserialize(JSContext *ctx, Embed_shared *shared);

/* ---- */

/* Functions for JSSharedArrayBufferFunctions: blocks made by SharedArrayBuffer itself. */
void *js_shared_alloc(void *opaque, size_t size);
void js_shared_dup(void *opaque, void *at);
void js_shared_free(void *opaque, void *at);

#endif
