/* address.h: platform objects that have an address as their only slot: Table, Global, Tag. NON-SPEC. */
#ifndef TOUCHSTONE_JSAPI_ADDRESS_H
#define TOUCHSTONE_JSAPI_ADDRESS_H

#include "jsapi/agent.h"

/* An interface, and the object cache of its objects. */
typedef struct Js_address_kind {
    Js_interface interface;
    Js_cache_kind cache;
} Js_address_kind;

/* "Create a ... object": the object that ADDR has, else a new one of the realm CTX. */
JSValue js_create_from_address(JSContext *ctx, Js_address_kind kind, uint32_t addr);
/* "Initialize a ... object": OBJECT, which a constructor made, is from now on that of ADDR. */
void js_initialize_from_address(JSContext *ctx, Js_address_kind kind, JSValueConst object,
                                uint32_t addr);
/* The slot of a platform object of any realm; false for any other value. */
bool js_address_of(JSValueConst value, Js_interface interface, uint32_t *out);
/* Brand check: the same with a TypeError. */
bool js_address_brand(JSContext *ctx, JSValueConst value, Js_interface interface, uint32_t *out);

/* An object that a constructor made is entered in its cache with the prototype that "create" would give it: one whose
   NewTarget asked for another then never looks as when it was new. js_usual_prototype gives the object that, and returns
   what js_own_prototype takes to undo it. */
JSValue js_usual_prototype(JSContext *ctx, JSValueConst object, Js_interface interface);
void js_own_prototype(JSContext *ctx, JSValueConst object, JSValue own);

#endif
