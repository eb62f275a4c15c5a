/* idl.h: Web IDL for JavaScript: interfaces, namespaces, conversions of arguments.
 *
 * An interface is an Idl_interface with a table of members; js_interfaces lists them all. Functions run in the realm that
 * they were made in. What an operation does comes in Web IDL's order: brand check, number of arguments, conversions from
 * left to right, then, in constructors, idl_new_object, then the steps. Conversions return false after throwing. */
#ifndef TOUCHSTONE_JSAPI_IDL_H
#define TOUCHSTONE_JSAPI_IDL_H

#include "jsapi/agent.h"
#include "jsapi/qjs.h"
#include "util/bytes.h"

typedef enum Idl_member_kind {
    IDL_END,
    IDL_ATTRIBUTE, /* get, and set unless it is read only */
    IDL_OPERATION, /* call */
    IDL_STATIC     /* call, on the interface object */
} Idl_member_kind;

/* A member of an interface or namespace; tables of them end with a zeroed one. */
typedef struct Idl_member {
    Idl_member_kind kind;
    const char *name;
    int length; /* required arguments of an operation */
    JSCFunction *call;
    JSValue (*get)(JSContext *ctx, JSValueConst this_val);
    JSCFunction *set; /* as an operation with one required argument */
} Idl_member;

typedef struct Idl_interface {
    Js_interface id;
    const char *name; /* identifier */
    const char *tag;  /* qualified name, with the namespace of [LegacyNamespace] */
    int length;       /* required arguments of the constructor */
    /* THIS_VAL is NewTarget. NULL: there is no constructor operation. */
    JSCFunction *construct;
    const Idl_member *members;
    const JSClassDef *platform;         /* the class of platform objects; NULL: there are none */
    const struct Idl_interface *parent; /* what it inherits from, which js_interfaces has earlier */
} Idl_interface;

/* All interfaces, ended by NULL: interfaces.c. */
extern const Idl_interface *const js_interfaces[];

/* Creates interface object and interface prototype object in the realm CTX and defines the former as a property of
   HOLDER, the global object or a legacy namespace. False after throwing. */
bool idl_define_interface(JSContext *ctx, JSValueConst holder, const Idl_interface *interface);
/* Creates a namespace object with MEMBERS and defines it on the global object; it is returned. */
JSValue idl_define_namespace(JSContext *ctx, const char *name, const Idl_member *members);
/* Defines MEMBERS on TARGET: those of KIND statics only where STATICS says so, the others where it does not. */
bool idl_define_members(JSContext *ctx, JSValueConst target, const Idl_member *members,
                        bool statics);

/* Internally create a new object implementing an interface: a platform object of INTERFACE with the prototype that
   NEW_TARGET asks for, or, where that is undefined, that of the realm CTX. Its opaque is NULL until JS_SetOpaque. */
JSValue idl_new_object(JSContext *ctx, JSValueConst new_target, Js_interface interface);
/* GetPrototypeFromConstructor with the prototype of INTERFACE as the fallback: a new reference or an exception. */
JSValue idl_get_prototype(JSContext *ctx, JSValueConst new_target, Js_interface interface);

/* Brand check: what the platform object VALUE of INTERFACE holds; NULL after a TypeError where it is none. */
void *idl_brand(JSContext *ctx, JSValueConst value, Js_interface interface);
/* The same without an error. */
static inline void *idl_opaque(JSValueConst value, Js_interface interface)
{
    return JS_GetOpaque(value, JS_CLASS_OF(interface));
}

/* False after a TypeError where fewer than NEEDED arguments are given. */
bool idl_arguments(JSContext *ctx, int argc, int needed);

/* The end of an operation whose return type is a promise: an exception becomes a rejected promise of the realm CTX,
   any other RESULT is returned. */
JSValue idl_promise(JSContext *ctx, JSValue result);

/* ---- conversions: idl_convert.c ---- */

/* [EnforceRange] of an integer type whose values go from MIN to MAX, both safe integers. */
bool idl_enforce_range(JSContext *ctx, JSValueConst value, double min, double max, double *out);
/* [EnforceRange] unsigned long, [EnforceRange] unsigned long long. */
bool idl_unsigned_long(JSContext *ctx, JSValueConst value, uint32_t *out);
bool idl_unsigned_long_long(JSContext *ctx, JSValueConst value, uint64_t *out);
/* DOMString: *out is a new string value. */
bool idl_domstring(JSContext *ctx, JSValueConst value, JSValue *out);
/* USVString as UTF-8; the caller frees *out. */
bool idl_usvstring(JSContext *ctx, JSValueConst value, Buffer *out);
/* An enumeration: *out is the index in VALUES, which NULL ends. */
bool idl_enumeration(JSContext *ctx, JSValueConst value, const char *const *values, int *out);
/* boolean: the member NAME of the dictionary VALUE, which is *out unless it is there. */
bool idl_boolean_member(JSContext *ctx, JSValueConst value, const char *name, bool *out);
/* The first step of converting to a dictionary: TypeError unless VALUE is undefined, null or an object. */
bool idl_dictionary(JSContext *ctx, JSValueConst value);
/* The member NAME of such a VALUE: undefined where there is none, an exception where the getter throws. Members are
   read in lexicographic order, those of inherited dictionaries first; each is converted before the next is read. */
JSValue idl_dictionary_member(JSContext *ctx, JSValueConst value, const char *name);
/* A sequence: calls TAKE with DATA for each element of the iterable VALUE, until it returns false (after throwing). */
typedef bool Idl_take(JSContext *ctx, JSValueConst element, void *data);
bool idl_sequence(JSContext *ctx, JSValueConst value, Idl_take *take, void *data);
/* The same where METHOD, the value of its @@iterator, is known to be callable. */
bool idl_iterate(JSContext *ctx, JSValueConst iterable, JSValueConst method, Idl_take *take,
                 void *data);
/* A record: calls TAKE for each own enumerable string-keyed property of the object VALUE. */
typedef bool Idl_take_entry(JSContext *ctx, JSValueConst key, JSValueConst value, void *data);
bool idl_record(JSContext *ctx, JSValueConst value, Idl_take_entry *take, void *data);

/* What a buffer source may be. */
enum { IDL_ALLOW_SHARED = 1, IDL_ALLOW_RESIZABLE = 2, IDL_VIEW_ONLY = 4 };
/* BufferSource, or ArrayBufferView with IDL_VIEW_ONLY: TypeError where VALUE is none or ALLOW does not allow it. */
bool idl_buffer_source(JSContext *ctx, JSValueConst value, int allow, Qjs_source *out);
/* Get a copy of the bytes held by the buffer source; the caller frees it. */
Buffer idl_copy_bytes(const Qjs_source *source);

#endif
