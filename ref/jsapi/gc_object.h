/* gc_object.h: Exported GC Objects (js-api, "Garbage Collected Objects"). */
#ifndef TOUCHSTONE_JSAPI_GC_OBJECT_H
#define TOUCHSTONE_JSAPI_GC_OBJECT_H

#include "embed/touchstone.h"
#include "jsapi/qjs.h"

/* A new Exported GC Object for a structure or an array: the one that it has, else a new one. */
JSValue js_a_new_exported_gc_object(JSContext *ctx, Embed_ref ref);
/* [[ObjectAddress]] and [[ObjectKind]] of VALUE; false where it is no Exported GC Object. */
bool js_gc_object_ref(JSContext *ctx, JSValueConst value, Embed_ref *out);

#endif
