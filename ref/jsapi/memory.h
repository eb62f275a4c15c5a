/* memory.h: WebAssembly.Memory (js-api, "Memories"). */
#ifndef TOUCHSTONE_JSAPI_MEMORY_H
#define TOUCHSTONE_JSAPI_MEMORY_H

#include "jsapi/agent.h"

/* Create a Memory object: the one that ADDR has, else a new one of the realm CTX. */
JSValue js_create_a_memory_object(JSContext *ctx, uint32_t addr);
/* [[Memory]] of a Memory of any realm; false for any other value. */
bool js_memory_address(JSValueConst value, uint32_t *out);

/* Lets the buffers of AGENT's memories follow the growth of memories in its store; to be called once. NON-SPEC. */
void js_memories_init(Js_agent *agent);

#endif
