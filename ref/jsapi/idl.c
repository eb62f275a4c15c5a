/* idl.c: Web IDL for JavaScript: interfaces, namespaces, promises. Conversions: idl_convert.c. */
#include "jsapi/idl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_LENGTH = 64 };

/* A function of the members' realm; PREFIX is "get", "set" or NULL. */
static JSValue new_member_function(JSContext *ctx, const char *prefix, const char *name,
                                   JSCFunctionType function, int length, JSCFunctionEnum kind)
{
    char full[NAME_MAX_LENGTH];
    snprintf(full, sizeof full, "%s%s%s", prefix ? prefix : "", prefix ? " " : "", name);
    return JS_NewCFunction2(ctx, function.generic, full, length, kind, 0);
}

/* Define the regular attributes, for one. */
static bool define_attribute(JSContext *ctx, JSValueConst target, const Idl_member *member)
{
    JSValue get = new_member_function(ctx, "get", member->name,
                                      (JSCFunctionType){.getter = member->get}, 0, JS_CFUNC_getter);
    JSValue set = JS_UNDEFINED;
    if (member->set)
        set = new_member_function(ctx, "set", member->name,
                                  (JSCFunctionType){.generic = member->set}, 1, JS_CFUNC_generic);
    JSAtom name = JS_NewAtom(ctx, member->name);
    bool good = !JS_IsException(get) && !JS_IsException(set) && name != JS_ATOM_NULL;
    if (good)
        good =
            JS_DefinePropertyGetSet(ctx, target, name, JS_DupValue(ctx, get), JS_DupValue(ctx, set),
                                    JS_PROP_CONFIGURABLE | JS_PROP_ENUMERABLE) >= 0;
    JS_FreeAtom(ctx, name);
    JS_FreeValue(ctx, get);
    JS_FreeValue(ctx, set);
    return good;
}

/* Define the regular operations, for one. */
static bool define_operation(JSContext *ctx, JSValueConst target, const Idl_member *member)
{
    JSValue call =
        new_member_function(ctx, NULL, member->name, (JSCFunctionType){.generic = member->call},
                            member->length, JS_CFUNC_generic);
    return !JS_IsException(call) &&
           JS_DefinePropertyValueStr(ctx, target, member->name, call, JS_PROP_C_W_E) >= 0;
}

bool idl_define_members(JSContext *ctx, JSValueConst target, const Idl_member *members,
                        bool statics)
{
    for (; members && members->kind != IDL_END; members++) {
        if ((members->kind == IDL_STATIC) != statics)
            continue;
        if (members->kind == IDL_ATTRIBUTE ? !define_attribute(ctx, target, members)
                                           : !define_operation(ctx, target, members))
            return false;
    }
    return true;
}

/* @@toStringTag of an interface prototype object or a namespace object. */
static bool define_tag(JSContext *ctx, JSValueConst target, const char *tag)
{
    JSValue text = JS_NewString(ctx, tag);
    return !JS_IsException(text) &&
           JS_DefinePropertyValue(ctx, target, qjs_well_known(QJS_TO_STRING_TAG), text,
                                  JS_PROP_CONFIGURABLE) >= 0;
}

static JSValue illegal_constructor(JSContext *ctx, JSValueConst this_val, int argc,
                                   JSValueConst *argv)
{
    (void)this_val, (void)argc, (void)argv;
    return JS_ThrowTypeError(ctx, "Illegal constructor");
}

/* Create an interface prototype object: that of the realm from now on. Borrowed. */
static JSValueConst create_prototype(JSContext *ctx, const Idl_interface *interface)
{
    const Idl_interface *parent = interface->parent;
    JSValue proto =
        parent ? JS_NewObjectProto(ctx, js_realm_get(ctx, parent->id)) : JS_NewObject(ctx);
    if (JS_IsException(proto))
        return proto;
    js_realm_set(ctx, interface->id, proto);
    if (!idl_define_members(ctx, proto, interface->members, false) ||
        !define_tag(ctx, proto, interface->tag))
        return JS_EXCEPTION;
    return proto;
}

/* Create an interface object, step 1: of an interface that inherits, it has that of PARENT as its prototype. */
static bool inherit(JSContext *ctx, JSValueConst object, const Idl_interface *parent)
{
    JSValue constructor = JS_GetPropertyStr(ctx, js_realm_get(ctx, parent->id), "constructor");
    bool good = !JS_IsException(constructor) && JS_SetPrototype(ctx, object, constructor) >= 0;
    JS_FreeValue(ctx, constructor);
    return good;
}

bool idl_define_interface(JSContext *ctx, JSValueConst holder, const Idl_interface *interface)
{
    JSValueConst proto = create_prototype(ctx, interface);
    if (JS_IsException(proto))
        return false;
    JSValue object =
        JS_NewCFunction2(ctx, interface->construct ? interface->construct : illegal_constructor,
                         interface->name, interface->length, JS_CFUNC_constructor, 0);
    if (JS_IsException(object))
        return false;
    bool good =
        (!interface->parent || inherit(ctx, object, interface->parent)) &&
        JS_DefinePropertyValueStr(ctx, object, "prototype", JS_DupValue(ctx, proto), 0) >= 0 &&
        idl_define_members(ctx, object, interface->members, true) &&
        JS_DefinePropertyValueStr(ctx, proto, "constructor", JS_DupValue(ctx, object),
                                  JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE) >= 0 &&
        JS_DefinePropertyValueStr(ctx, holder, interface->name, JS_DupValue(ctx, object),
                                  JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE) >= 0;
    JS_FreeValue(ctx, object);
    return good;
}

JSValue idl_define_namespace(JSContext *ctx, const char *name, const Idl_member *members)
{
    JSValue global = JS_GetGlobalObject(ctx), object = JS_NewObject(ctx);
    if (JS_IsException(object) || !idl_define_members(ctx, object, members, false) ||
        !define_tag(ctx, object, name) ||
        JS_DefinePropertyValueStr(ctx, global, name, JS_DupValue(ctx, object),
                                  JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE) < 0) {
        JS_FreeValue(ctx, object);
        object = JS_EXCEPTION;
    }
    JS_FreeValue(ctx, global);
    return object;
}

JSValue idl_get_prototype(JSContext *ctx, JSValueConst new_target, Js_interface interface)
{
    if (JS_IsUndefined(new_target))
        return JS_DupValue(ctx, js_realm_get(ctx, interface));
    JSValue proto = JS_GetPropertyStr(ctx, new_target, "prototype");
    if (JS_IsException(proto) || JS_IsObject(proto))
        return proto;
    JS_FreeValue(ctx, proto);
    JSContext *realm = qjs_get_function_realm(ctx, new_target);
    return realm ? JS_DupValue(ctx, js_realm_get(realm, interface)) : JS_EXCEPTION;
}

JSValue idl_new_object(JSContext *ctx, JSValueConst new_target, Js_interface interface)
{
    JSValue proto = idl_get_prototype(ctx, new_target, interface);
    if (JS_IsException(proto))
        return proto;
    JSValue object = JS_NewObjectProtoClass(ctx, proto, JS_CLASS_OF(interface));
    JS_FreeValue(ctx, proto);
    return object;
}

static const char *tag_of(Js_interface id)
{
    for (const Idl_interface *const *at = js_interfaces; *at; at++) {
        if ((*at)->id == id)
            return (*at)->tag;
    }
    return "object";
}

void *idl_brand(JSContext *ctx, JSValueConst value, Js_interface interface)
{
    void *opaque = idl_opaque(value, interface);
    if (!opaque)
        JS_ThrowTypeError(ctx, "not a %s", tag_of(interface));
    return opaque;
}

bool idl_arguments(JSContext *ctx, int argc, int needed)
{
    if (argc >= needed)
        return true;
    JS_ThrowTypeError(ctx, "%d argument%s needed, %d given", needed, needed == 1 ? " is" : "s are",
                      argc);
    return false;
}

JSValue idl_promise(JSContext *ctx, JSValue result)
{
    if (!JS_IsException(result))
        return result;
    JSValue reason = JS_GetException(ctx);
    JSValue promise = JS_NewSettledPromise(ctx, true, reason);
    JS_FreeValue(ctx, reason);
    return promise;
}
