/* address.c: platform objects that have an address as their only slot. NON-SPEC. */
#include "jsapi/address.h"

#include "jsapi/idl.h"

/* ---- the slot: the opaque of the object is the address plus 1, which is never NULL ---- */

static void set_slot(JSValueConst object, uint32_t addr)
{
    JS_SetOpaque(object, (void *)((uintptr_t)addr + 1));
}

bool js_address_of(JSValueConst value, Js_interface interface, uint32_t *out)
{
    uintptr_t slot = (uintptr_t)idl_opaque(value, interface);
    *out = (uint32_t)(slot - 1);
    return slot != 0;
}

bool js_address_brand(JSContext *ctx, JSValueConst value, Js_interface interface, uint32_t *out)
{
    return idl_brand(ctx, value, interface) && js_address_of(value, interface, out);
}

/* ---- objects ---- */

JSValue js_create_from_address(JSContext *ctx, Js_address_kind kind, uint32_t addr)
{
    /* 1, 2 */
    Js_caches *caches = &js_agent_of(ctx)->caches;
    JSValue object = js_cache_get(caches, kind.cache, addr);
    if (!JS_IsUndefined(object))
        return object;
    /* 3 to 5 */
    object = idl_new_object(ctx, JS_UNDEFINED, kind.interface);
    if (!JS_IsException(object)) {
        set_slot(object, addr);
        js_cache_set(caches, kind.cache, addr, object);
    }
    return object;
}

void js_initialize_from_address(JSContext *ctx, Js_address_kind kind, JSValueConst object,
                                uint32_t addr)
{
    set_slot(object, addr);
    JSValue own = js_usual_prototype(ctx, object, kind.interface);
    js_cache_set(&js_agent_of(ctx)->caches, kind.cache, addr, object);
    js_own_prototype(ctx, object, own);
}

JSValue js_usual_prototype(JSContext *ctx, JSValueConst object, Js_interface interface)
{
    JSValue own = JS_GetPrototype(ctx, object);
    JSValueConst usual = js_realm_get(ctx, interface);
    if (JS_IsStrictEqual(ctx, own, usual)) {
        JS_FreeValue(ctx, own);
        return JS_UNDEFINED;
    }
    JS_SetPrototype(ctx, object, usual);
    return own;
}

void js_own_prototype(JSContext *ctx, JSValueConst object, JSValue own)
{
    if (!JS_IsUndefined(own))
        JS_SetPrototype(ctx, object, own);
    JS_FreeValue(ctx, own);
}
