/* pending.c: stands in for interfaces that are not there yet; the definitions of their own files come first. NON-SPEC. */
#include "jsapi/exception.h"
#include "jsapi/global.h"
#include "jsapi/memory.h"
#include "jsapi/table.h"
#include "jsapi/tag.h"

#define PENDING(name, Name)                                                                        \
    __attribute__((weak)) JSValue js_create_a_##name##_object(JSContext *ctx, uint32_t addr)       \
    {                                                                                              \
        (void)addr;                                                                                \
        return JS_ThrowInternalError(ctx, "WebAssembly." Name " is not there yet");                \
    }                                                                                              \
    __attribute__((weak)) bool js_##name##_address(JSValueConst value, uint32_t *out)              \
    {                                                                                              \
        (void)value, (void)out;                                                                    \
        return false;                                                                              \
    }

PENDING(memory, "Memory")
PENDING(table, "Table")
PENDING(global, "Global")
PENDING(tag, "Tag")

__attribute__((weak)) JSValue js_create_an_exception_object(JSContext *ctx, Embed_ref exn)
{
    (void)exn;
    return JS_ThrowInternalError(ctx, "WebAssembly.Exception is not there yet");
}

__attribute__((weak)) bool js_exception_address(JSValueConst value, Embed_ref *out)
{
    (void)value, (void)out;
    return false;
}

/* js-api: get the JavaScript exception tag */
__attribute__((weak)) uint32_t js_get_the_javascript_exception_tag(Js_agent *agent)
{
    static const Embed_valtype externref = {
        .kind = EMBED_REF, .null = 1, .heap = EMBED_HEAP_EXTERN};
    static const Embed_functype type = {.params_n = 1, .params = &externref};
    /* 1 to 6 */
    if (!agent->has_js_tag) {
        agent->js_tag = embed_tag_alloc(agent->store, embed_deftype(&type));
        agent->has_js_tag = true;
    }
    return agent->js_tag;
}
