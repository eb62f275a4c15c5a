/* shared.h: blocks of memory that buffers of several agents share. NON-SPEC. */
#ifndef TOUCHSTONE_JSAPI_SHARED_H
#define TOUCHSTONE_JSAPI_SHARED_H

#include <stddef.h>
#include <stdint.h>

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
/* Raises the length to LEN; returns what it is afterwards, which is more where another agent was first. */
uint64_t js_shared_grow(uint8_t *at, uint64_t len);

/* Functions for JSSharedArrayBufferFunctions: blocks made by SharedArrayBuffer itself. */
void *js_shared_alloc(void *opaque, size_t size);
void js_shared_dup(void *opaque, void *at);
void js_shared_free(void *opaque, void *at);

#endif
