/* gc_object.c: Exported GC Objects (js-api, "Garbage Collected Objects"). Their internal methods are those of
 * qjs_new_opaque_object. */
#include "jsapi/gc_object.h"

#include "jsapi/idl.h"

static void finalize(JSRuntime *rt, JSValueConst value)
{
    js_free_rt(rt, idl_opaque(value, JS_GC_OBJECT));
}

static const JSClassDef platform = {.class_name = "Object", .finalizer = finalize};

/* js-api: a new Exported GC Object */
JSValue js_a_new_exported_gc_object(JSContext *ctx, Embed_ref ref)
{
    /* 2, 3 */
    Js_caches *caches = &js_agent_of(ctx)->caches;
    JSValue object = js_cache_get_ref(caches, JS_CACHE_GC, ref);
    if (!JS_IsUndefined(object))
        return object;
    /* 4 to 6: the slots stand in an object behind the one that JavaScript sees. */
    Embed_ref *slots = js_malloc(ctx, sizeof *slots);
    JSValue inner =
        slots ? JS_NewObjectProtoClass(ctx, JS_NULL, JS_CLASS_OF(JS_GC_OBJECT)) : JS_EXCEPTION;
    if (JS_IsException(inner)) {
        js_free(ctx, slots);
        return inner;
    }
    *slots = ref;
    JS_SetOpaque(inner, slots);
    /* 7 to 17 */
    object = qjs_new_opaque_object(ctx, inner);
    /* 18, 19 */
    if (!JS_IsException(object))
        js_cache_set_ref(caches, JS_CACHE_GC, ref, object);
    return object;
}

bool js_gc_object_ref(JSContext *ctx, JSValueConst value, Embed_ref *out)
{
    const Embed_ref *slots = idl_opaque(qjs_opaque_object_inner(ctx, value), JS_GC_OBJECT);
    if (slots)
        *out = *slots;
    return slots != NULL;
}

const Idl_interface js_gc_object_interface = {.id = JS_GC_OBJECT, .platform = &platform};
