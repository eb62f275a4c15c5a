/* structured_serialize.c: StructuredSerialize and its sisters (HTML, "Safe passing of structured data"). */
#include "jsapi/qjs_objects.h"
#include "jsapi/shared.h"
#include "jsapi/web/structured.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

/* A serialization that goes on; its memory maps objects, which it holds, to nodes. */
typedef struct Serializing {
    JSContext *ctx;
    Js_serialized *out;
    JSValue *objects;
    uint32_t *nodes; /* of the objects */
    size_t objects_n, objects_capacity, nodes_n, nodes_capacity;
    uint32_t *index; /* open addressing over the objects: number + 1 */
    size_t slots;
} Serializing;

static bool data_clone_error(JSContext *ctx, const char *what)
{
    JS_ThrowDOMException(ctx, "DataCloneError", "%s cannot be cloned", what);
    return false;
}

static uint32_t new_node(Serializing *self, Js_serialized_kind kind)
{
    Js_serialized *out = self->out;
    PUSH(out->nodes, out->nodes_n, out->nodes_capacity, (Js_serialized_node){.kind = kind});
    return (uint32_t)out->nodes_n - 1;
}

/* Borrowed until the next node is made. */
static Js_serialized_node *node_at(Serializing *self, uint32_t i)
{
    return &self->out->nodes[i];
}

static void push_item(Serializing *self, uint32_t node, uint32_t item)
{
    Js_serialized_node *at = node_at(self, node);
    PUSH(at->items, at->items_n, at->items_capacity, item);
}

/* ---- memory ---- */

static uint32_t *memory_place(Serializing *self, JSValueConst object)
{
    uintptr_t at = (uintptr_t)JS_VALUE_GET_PTR(object);
    size_t i = (size_t)(at * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (self->slots - 1);
    while (self->index[i] && (uintptr_t)JS_VALUE_GET_PTR(self->objects[self->index[i] - 1]) != at)
        i = (i + 1) & (self->slots - 1);
    return &self->index[i];
}

static bool memory_get(Serializing *self, JSValueConst object, uint32_t *node)
{
    uint32_t number = self->slots ? *memory_place(self, object) : 0;
    if (number)
        *node = self->nodes[number - 1];
    return number != 0;
}

static void memory_set(Serializing *self, JSValueConst object, uint32_t node)
{
    PUSH(self->objects, self->objects_n, self->objects_capacity, JS_DupValue(self->ctx, object));
    PUSH(self->nodes, self->nodes_n, self->nodes_capacity, node);
    if (2 * self->objects_n < self->slots) {
        *memory_place(self, object) = (uint32_t)self->objects_n;
        return;
    }
    free(self->index);
    self->slots = self->slots ? 2 * self->slots : 16;
    self->index = checked_calloc(self->slots, sizeof *self->index);
    for (size_t i = 0; i < self->objects_n; i++)
        *memory_place(self, self->objects[i]) = (uint32_t)i + 1;
}

static void memory_free(Serializing *self)
{
    for (size_t i = 0; i < self->objects_n; i++)
        JS_FreeValue(self->ctx, self->objects[i]);
    free(self->objects);
    free(self->nodes);
    free(self->index);
}

/* ---- primitives ---- */

static bool internal(Serializing *self, JSValueConst value, uint32_t *out);

static bool serialize_text(Serializing *self, JSValueConst string, Js_serialized_kind kind,
                           uint32_t *out)
{
    size_t len;
    const uint16_t *units = JS_ToCStringLenUTF16(self->ctx, &len, string);
    if (!units)
        return false;
    *out = new_node(self, kind);
    Js_serialized_node *node = node_at(self, *out);
    node->length = len;
    node->text = checked_calloc(len ? len : 1, sizeof *units);
    memcpy(node->text, units, len * sizeof *units);
    JS_FreeCStringUTF16(self->ctx, units);
    return true;
}

/* StructuredSerializeInternal, steps 4 and 5 */
static bool serialize_primitive(Serializing *self, JSValueConst value, uint32_t *out)
{
    double number = 0;
    Js_serialized_kind kind = JS_SERIALIZED_NUMBER;
    if (JS_IsString(value))
        return serialize_text(self, value, JS_SERIALIZED_STRING, out);
    if (JS_IsBigInt(value)) {
        JSValue digits = JS_ToString(self->ctx, value);
        bool good =
            !JS_IsException(digits) && serialize_text(self, digits, JS_SERIALIZED_BIGINT, out);
        JS_FreeValue(self->ctx, digits);
        return good;
    }
    if (JS_IsSymbol(value))
        return data_clone_error(self->ctx, "a symbol");
    if (JS_IsUndefined(value))
        kind = JS_SERIALIZED_UNDEFINED;
    else if (JS_IsNull(value))
        kind = JS_SERIALIZED_NULL;
    else if (JS_IsBool(value))
        kind = JS_SERIALIZED_BOOLEAN;
    if ((kind == JS_SERIALIZED_BOOLEAN || kind == JS_SERIALIZED_NUMBER) &&
        JS_ToFloat64(self->ctx, &number, value) < 0)
        return false;
    *out = new_node(self, kind);
    node_at(self, *out)->number = number;
    return true;
}

/* Serializes VALUE, which is taken over and may be an exception, as the next item of NODE. */
static bool serialize_item(Serializing *self, uint32_t node, JSValue value)
{
    uint32_t item;
    bool good = !JS_IsException(value) && internal(self, value, &item);
    JS_FreeValue(self->ctx, value);
    if (good)
        push_item(self, node, item);
    return good;
}

/* ---- buffers and views ---- */

/* Step 13, for an ArrayBuffer */
static bool serialize_array_buffer(Serializing *self, const Qjs_source *source, uint32_t node)
{
    if (source->detached)
        return data_clone_error(self->ctx, "a detached ArrayBuffer");
    uint8_t *bytes = malloc(source->len ? source->len : 1);
    if (!bytes) {
        JS_ThrowRangeError(self->ctx, "no memory for %zu bytes", source->len);
        return false;
    }
    if (source->len)
        memcpy(bytes, source->at, source->len);
    Js_serialized_node *at = node_at(self, node);
    at->kind = JS_SERIALIZED_ARRAY_BUFFER;
    at->bytes = bytes;
    at->length = source->len;
    at->max = source->max;
    at->resizable = source->resizable;
    return true;
}

/* Step 13, for a SharedArrayBuffer: every agent here is of one agent cluster. */
static void serialize_shared(Serializing *self, const Qjs_source *source, uint32_t node)
{
    Js_serialized_node *at = node_at(self, node);
    js_shared_keep(source->at);
    at->kind = JS_SERIALIZED_SHARED;
    at->at = source->at;
    at->length = source->len;
    at->max = source->max;
    at->resizable = source->resizable;
}

/* Step 14 */
static bool serialize_view(Serializing *self, JSValueConst value, const Qjs_source *source,
                           uint32_t node)
{
    uint32_t buffer;
    if (source->detached)
        return data_clone_error(self->ctx, "a view out of the bounds of its buffer");
    if (!internal(self, source->buffer, &buffer))
        return false;
    push_item(self, node, buffer);
    Js_serialized_node *at = node_at(self, node);
    int type = JS_GetTypedArrayType(value);
    at->kind = JS_SERIALIZED_VIEW;
    at->view = type < 0 ? JS_SERIALIZED_DATA_VIEW : type;
    at->offset = source->offset;
    at->length = qjs_is_length_tracking(value) ? JS_SERIALIZED_AUTO : source->len;
    return true;
}

static bool serialize_source(Serializing *self, JSValueConst value, uint32_t node)
{
    Qjs_source source;
    qjs_source(value, &source);
    if (source.kind == QJS_VIEW)
        return serialize_view(self, value, &source, node);
    if (source.kind == QJS_ARRAY_BUFFER)
        return serialize_array_buffer(self, &source, node);
    serialize_shared(self, &source, node);
    return true;
}

/* ---- errors ---- */

/* Step 17, 2: the value of name where it is one of those of native errors, else "Error" */
static JSValue error_name(JSContext *ctx, JSValueConst value)
{
    static const char *const names[] = {"EvalError",   "RangeError", "ReferenceError",
                                        "SyntaxError", "TypeError",  "URIError"};
    JSValue name = JS_GetPropertyStr(ctx, value, "name");
    if (JS_IsException(name))
        return name;
    const char *text = JS_IsString(name) ? JS_ToCString(ctx, name) : NULL;
    const char *found = "Error";
    for (size_t i = 0; text && i < sizeof names / sizeof *names; i++) {
        if (strcmp(text, names[i]) == 0)
            found = names[i];
    }
    JS_FreeCString(ctx, text);
    JS_FreeValue(ctx, name);
    return JS_NewString(ctx, found);
}

/* Step 17, 3 and 4: the own data property NAME as a string, undefined where there is none */
static JSValue own_text(JSContext *ctx, JSValueConst value, const char *name)
{
    JSPropertyDescriptor descriptor;
    JSAtom atom = JS_NewAtom(ctx, name);
    int there = JS_GetOwnProperty(ctx, &descriptor, value, atom);
    JS_FreeAtom(ctx, atom);
    if (there <= 0)
        return there < 0 ? JS_EXCEPTION : JS_UNDEFINED;
    JSValue text =
        descriptor.flags & JS_PROP_GETSET ? JS_UNDEFINED : JS_ToString(ctx, descriptor.value);
    JS_FreeValue(ctx, descriptor.value);
    JS_FreeValue(ctx, descriptor.getter);
    JS_FreeValue(ctx, descriptor.setter);
    return text;
}

/* Step 17; of the accompanying data the stack goes along. */
static bool serialize_error(Serializing *self, JSValueConst value, uint32_t node)
{
    JSContext *ctx = self->ctx;
    node_at(self, node)->kind = JS_SERIALIZED_ERROR;
    return serialize_item(self, node, error_name(ctx, value)) &&
           serialize_item(self, node, own_text(ctx, value, "message")) &&
           serialize_item(self, node, own_text(ctx, value, "stack"));
}

/* Serialization steps of DOMException */
static bool serialize_dom_exception(Serializing *self, JSValueConst value, uint32_t node)
{
    JSContext *ctx = self->ctx;
    node_at(self, node)->kind = JS_SERIALIZED_DOM_EXCEPTION;
    return serialize_item(self, node, qjs_dom_exception_message(ctx, value)) &&
           serialize_item(self, node, qjs_dom_exception_name(ctx, value));
}

/* ---- what contains others ---- */

/* Step 26, 1 and 2: a Map or Set */
static bool serialize_collection(Serializing *self, JSValueConst value, uint32_t node)
{
    size_t n;
    JSValue *list = qjs_collection_entries(self->ctx, value, &n);
    bool good = list != NULL;
    for (size_t i = 0; list && i < n; i++) {
        if (good)
            good = serialize_item(self, node, list[i]);
        else
            JS_FreeValue(self->ctx, list[i]);
    }
    js_free(self->ctx, list);
    return good;
}

/* Step 26, 4, for one key: nothing where the property is gone by now */
static bool serialize_property(Serializing *self, JSValueConst value, JSAtom key, uint32_t node)
{
    JSContext *ctx = self->ctx;
    int there = JS_GetOwnProperty(ctx, NULL, value, key);
    if (there <= 0)
        return there == 0;
    JSValue property = JS_GetProperty(ctx, value, key);
    uint32_t item;
    if (JS_IsException(property))
        return false;
    if (!internal(self, property, &item)) {
        JS_FreeValue(ctx, property);
        return false;
    }
    JS_FreeValue(ctx, property);
    if (!serialize_item(self, node, JS_AtomToString(ctx, key)))
        return false;
    push_item(self, node, item);
    return true;
}

/* Step 26, 4 */
static bool serialize_properties(Serializing *self, JSValueConst value, uint32_t node)
{
    JSPropertyEnum *keys;
    uint32_t n;
    if (JS_GetOwnPropertyNames(self->ctx, &keys, &n, value, JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY) <
        0)
        return false;
    bool good = true;
    for (uint32_t i = 0; good && i < n; i++)
        good = serialize_property(self, value, keys[i].atom, node);
    JS_FreePropertyEnum(self->ctx, keys, n);
    return good;
}

/* Step 18 */
static bool serialize_array(Serializing *self, JSValueConst value, uint32_t node)
{
    int64_t len;
    if (JS_GetLength(self->ctx, value, &len) < 0)
        return false;
    node_at(self, node)->kind = JS_SERIALIZED_ARRAY;
    node_at(self, node)->length = (size_t)len;
    return serialize_properties(self, value, node);
}

/* ---- platform objects and the rest ---- */

static const Js_serializable *serializable_of(JSValueConst value)
{
    for (const Js_serializable *const *at = js_serializables; *at; at++) {
        if (JS_GetClassID(value) == JS_CLASS_OF((*at)->id))
            return *at;
    }
    return NULL;
}

/* Steps 19 to 24 */
static bool serialize_other(Serializing *self, JSValueConst value, uint32_t node)
{
    const Js_serializable *platform = serializable_of(value);
    void *data;
    if (platform && platform->serialize) {
        if (!platform->serialize(self->ctx, value, false, &data))
            return false;
        Js_serialized_node *at = node_at(self, node);
        at->kind = JS_SERIALIZED_PLATFORM;
        at->platform = platform;
        at->data = data;
        return true;
    }
    if (JS_IsFunction(self->ctx, value))
        return data_clone_error(self->ctx, "a function");
    return data_clone_error(self->ctx, "an object of this kind");
}

/* Steps 7 to 26, of an object that has not been seen before */
static bool serialize_object(Serializing *self, JSValueConst value, uint32_t node)
{
    JSContext *ctx = self->ctx;
    switch (qjs_object_kind(value)) {
    case QJS_ORDINARY: return serialize_properties(self, value, node);
    case QJS_ARRAY: return serialize_array(self, value, node);
    case QJS_PRIMITIVE_OBJECT:
        node_at(self, node)->kind = JS_SERIALIZED_OBJECT_OF;
        return serialize_item(self, node, qjs_primitive_of(ctx, value));
    case QJS_DATE: {
        JSValue time = qjs_primitive_of(ctx, value);
        node_at(self, node)->kind = JS_SERIALIZED_DATE;
        return JS_ToFloat64(ctx, &node_at(self, node)->number, time) >= 0;
    }
    case QJS_REGEXP:
        node_at(self, node)->kind = JS_SERIALIZED_REGEXP;
        return serialize_item(self, node, qjs_regexp_source(ctx, value)) &&
               serialize_item(self, node, qjs_regexp_flags(ctx, value));
    case QJS_SOURCE: return serialize_source(self, value, node);
    case QJS_MAP:
        node_at(self, node)->kind = JS_SERIALIZED_MAP;
        return serialize_collection(self, value, node);
    case QJS_SET:
        node_at(self, node)->kind = JS_SERIALIZED_SET;
        return serialize_collection(self, value, node);
    case QJS_ERROR: return serialize_error(self, value, node);
    case QJS_DOM_EXCEPTION: return serialize_dom_exception(self, value, node);
    case QJS_OTHER: break;
    }
    return serialize_other(self, value, node);
}

/* StructuredSerializeInternal */
static bool internal(Serializing *self, JSValueConst value, uint32_t *out)
{
    if (!JS_IsObject(value))
        return serialize_primitive(self, value, out);
    if (memory_get(self, value, out))
        return true;
    if (!qjs_has_stack(self->ctx))
        return false;
    *out = new_node(self, JS_SERIALIZED_OBJECT);
    memory_set(self, value, *out);
    return serialize_object(self, value, *out);
}

/* ---- transfer ---- */

/* StructuredSerializeWithTransfer, step 2, for one: a node takes its place. */
static bool announce(Serializing *self, JSValueConst value)
{
    Qjs_source source;
    uint32_t node;
    qjs_source(value, &source);
    const Js_serializable *platform = serializable_of(value);
    if (source.kind != QJS_ARRAY_BUFFER && !(platform && platform->transfer)) {
        JS_ThrowDOMException(self->ctx, "DataCloneError", "this value cannot be transferred");
        return false;
    }
    if (memory_get(self, value, &node)) {
        JS_ThrowDOMException(self->ctx, "DataCloneError", "one value is to be transferred twice");
        return false;
    }
    node = new_node(self, JS_SERIALIZED_UNDEFINED);
    memory_set(self, value, node);
    PUSH(self->out->transferred, self->out->transferred_n, self->out->transferred_capacity, node);
    return true;
}

/* StructuredSerializeWithTransfer, step 5, for an ArrayBuffer */
static bool transfer_buffer(Serializing *self, JSValueConst value, const Qjs_source *source,
                            uint32_t node)
{
    if (!serialize_array_buffer(self, source, node))
        return false;
    /* 5.4: throws TypeError where the buffer has a detach key */
    return qjs_detach_buffer(self->ctx, value, NULL) >= 0;
}

/* StructuredSerializeWithTransfer, step 5, for one */
static bool transfer_one(Serializing *self, JSValueConst value, uint32_t node)
{
    Qjs_source source;
    void *data;
    qjs_source(value, &source);
    if (source.kind == QJS_ARRAY_BUFFER)
        return transfer_buffer(self, value, &source, node);
    const Js_serializable *platform = serializable_of(value);
    if (!platform->transfer(self->ctx, value, &data))
        return data_clone_error(self->ctx, "what was transferred before");
    Js_serialized_node *at = node_at(self, node);
    at->kind = JS_SERIALIZED_PLATFORM;
    at->platform = platform;
    at->data = data;
    return true;
}

bool js_structured_serialize(JSContext *ctx, JSValueConst value, JSValueConst *transfer,
                             size_t transfer_n, Js_serialized *out)
{
    *out = (Js_serialized){0};
    Serializing self = {.ctx = ctx, .out = out};
    bool good = true;
    for (size_t i = 0; good && i < transfer_n; i++)
        good = announce(&self, transfer[i]);
    good = good && internal(&self, value, &out->root);
    for (size_t i = 0; good && i < transfer_n; i++)
        good = transfer_one(&self, transfer[i], out->transferred[i]);
    memory_free(&self);
    if (!good)
        js_serialized_free(out);
    return good;
}
