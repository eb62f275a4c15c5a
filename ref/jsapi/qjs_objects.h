/* qjs_objects.h: what the engine's own objects hold, and new ones by it; entry points of qjs.c for what the
 * web has.
 * NON-SPEC. */
#ifndef TOUCHSTONE_JSAPI_QJS_OBJECTS_H
#define TOUCHSTONE_JSAPI_QJS_OBJECTS_H

#include "jsapi/qjs.h"

/* What internal slots an object of the engine has. */
typedef enum Qjs_object_kind {
    QJS_ORDINARY,         /* none but those that all have */
    QJS_PRIMITIVE_OBJECT, /* [[BooleanData]], [[NumberData]], [[BigIntData]] or [[StringData]] */
    QJS_DATE,
    QJS_REGEXP,
    QJS_SOURCE, /* buffers and views: qjs_source */
    QJS_MAP,
    QJS_SET,
    QJS_ERROR,
    QJS_DOM_EXCEPTION,
    QJS_ARRAY,
    QJS_OTHER /* exotic, callable, or with other slots: those of ours too */
} Qjs_object_kind;

Qjs_object_kind qjs_object_kind(JSValueConst object);

/* The primitive of a QJS_PRIMITIVE_OBJECT, the time value of a QJS_DATE. */
JSValue qjs_primitive_of(JSContext *ctx, JSValueConst object);
/* [[OriginalSource]] and [[OriginalFlags]] of a QJS_REGEXP. */
JSValue qjs_regexp_source(JSContext *ctx, JSValueConst object);
JSValue qjs_regexp_flags(JSContext *ctx, JSValueConst object);
/* Gives the realm CTX the interface DOMException; the engine itself gives it to the first realm of a runtime alone. */
bool qjs_add_dom_exception(JSContext *ctx);
/* The name and the message of a QJS_DOM_EXCEPTION. */
JSValue qjs_dom_exception_name(JSContext *ctx, JSValueConst object);
JSValue qjs_dom_exception_message(JSContext *ctx, JSValueConst object);
/* A copy of the list of entries of a QJS_MAP (key, value, key ...) or QJS_SET: *n new references in js_malloc'ed memory,
   NULL after throwing. */
JSValue *qjs_collection_entries(JSContext *ctx, JSValueConst object, size_t *n);
/* Whether the view VALUE follows the length of its buffer. */
bool qjs_is_length_tracking(JSValueConst view);

/* New objects of the realm CTX. MAX NULL: fixed in length. */
JSValue qjs_new_map(JSContext *ctx);
JSValue qjs_new_set(JSContext *ctx);
/* Map.prototype.set, Set.prototype.add; false after throwing. */
bool qjs_map_set(JSContext *ctx, JSValueConst map, JSValueConst key, JSValueConst value);
bool qjs_set_add(JSContext *ctx, JSValueConst set, JSValueConst value);
JSValue qjs_new_regexp(JSContext *ctx, JSValueConst source, JSValueConst flags);
JSValue qjs_new_array_buffer(JSContext *ctx, const uint8_t *bytes, uint64_t len,
                             const uint64_t *max);
JSValue qjs_new_data_view(JSContext *ctx, int argc, JSValueConst *argv);
JSValue qjs_new_dom_exception(JSContext *ctx, JSValueConst message, JSValueConst name);
/* The prototype of native errors called NAME ("TypeError" ...), of Error for any other name; borrowed. */
JSValueConst qjs_native_error_prototype(JSContext *ctx, const char *name);
/* Whether there is stack for another call of ours; else false after throwing. */
bool qjs_has_stack(JSContext *ctx);

/* Strings: how many code units there are; N of them from START on; those from START to END as a new one; FIRST, then
   SECOND, both taken over; which of two comes first: below 0, 0, above 0. */
size_t qjs_string_length(JSValueConst string);
void qjs_string_units(JSValueConst string, size_t start, size_t n, uint16_t *out);
JSValue qjs_string_part(JSContext *ctx, JSValueConst string, size_t start, size_t end);
JSValue qjs_string_concat(JSContext *ctx, JSValue first, JSValue second);
int qjs_string_compare(JSValueConst first, JSValueConst second);

/* btoa and atob of HTML on any value. */
JSValue qjs_btoa(JSContext *ctx, JSValueConst data);
JSValue qjs_atob(JSContext *ctx, JSValueConst data);

#endif
