/* structured_deserialize.c: StructuredDeserialize and its sisters (HTML, "Safe passing of structured data"). */
#include "jsapi/qjs_objects.h"
#include "jsapi/shared.h"
#include "jsapi/web/structured.h"
#include "util/alloc.h"

#include <stdlib.h>

/* A deserialization that goes on; its memory has a value, or undefined, for each node. */
typedef struct Deserializing {
    JSContext *ctx;
    Js_serialized *in;
    JSValue *memory;
    bool *done; /* the memory has the value */
} Deserializing;

static JSValue internal(Deserializing *self, uint32_t node);

static JSValue text_of(JSContext *ctx, const Js_serialized_node *node)
{
    return JS_NewStringUTF16(ctx, node->text, node->length);
}

/* ---- buffers and views ---- */

static JSValue new_shared_buffer(JSContext *ctx, const Js_serialized_node *node)
{
    return JS_NewArrayBuffer(ctx, node->at, node->length, node->resizable ? node->max : 0, NULL,
                             NULL, true);
}

static JSValue new_array_buffer(JSContext *ctx, const Js_serialized_node *node)
{
    uint64_t max = node->max;
    return qjs_new_array_buffer(ctx, node->bytes, node->length, node->resizable ? &max : NULL);
}

static uint32_t element_size(int type)
{
    switch (type) {
    case JS_TYPED_ARRAY_INT16:
    case JS_TYPED_ARRAY_UINT16:
    case JS_TYPED_ARRAY_FLOAT16: return 2;
    case JS_TYPED_ARRAY_INT32:
    case JS_TYPED_ARRAY_UINT32:
    case JS_TYPED_ARRAY_FLOAT32: return 4;
    case JS_TYPED_ARRAY_BIG_INT64:
    case JS_TYPED_ARRAY_BIG_UINT64:
    case JS_TYPED_ARRAY_FLOAT64: return 8;
    default: return 1;
    }
}

static JSValue new_view(Deserializing *self, const Js_serialized_node *node)
{
    JSContext *ctx = self->ctx;
    JSValue buffer = internal(self, node->items[0]);
    if (JS_IsException(buffer))
        return buffer;
    bool is_data_view = node->view == JS_SERIALIZED_DATA_VIEW;
    uint32_t size = is_data_view ? 1 : element_size(node->view);
    uint64_t length = node->length / size;
    JSValueConst args[] = {buffer, JS_NewNumber(ctx, (double)node->offset),
                           node->length == JS_SERIALIZED_AUTO ? JS_UNDEFINED
                                                              : JS_NewNumber(ctx, (double)length)};
    JSValue view = is_data_view ? qjs_new_data_view(ctx, 3, args)
                                : JS_NewTypedArray(ctx, 3, args, (JSTypedArrayEnum)node->view);
    JS_FreeValue(ctx, buffer);
    return view;
}

/* ---- the others ---- */

static JSValue new_object_of(Deserializing *self, const Js_serialized_node *node)
{
    JSValue primitive = internal(self, node->items[0]);
    if (JS_IsException(primitive))
        return primitive;
    JSValue object = JS_ToObject(self->ctx, primitive);
    JS_FreeValue(self->ctx, primitive);
    return object;
}

/* What MAKE makes of the first two items. */
static JSValue new_of_two(Deserializing *self, const Js_serialized_node *node,
                          JSValue (*make)(JSContext *, JSValueConst, JSValueConst))
{
    JSValue first = internal(self, node->items[0]), second = internal(self, node->items[1]);
    JSValue object = JS_EXCEPTION;
    if (!JS_IsException(first) && !JS_IsException(second))
        object = make(self->ctx, first, second);
    JS_FreeValue(self->ctx, first);
    JS_FreeValue(self->ctx, second);
    return object;
}

static JSValue new_error(Deserializing *self, const Js_serialized_node *node)
{
    JSContext *ctx = self->ctx;
    JSValue name = internal(self, node->items[0]), message = internal(self, node->items[1]);
    JSValue stack = internal(self, node->items[2]), error = JS_EXCEPTION;
    const char *text = JS_ToCString(ctx, name);
    if (text && !JS_IsException(message) && !JS_IsException(stack))
        error =
            qjs_new_error(ctx, qjs_native_error_prototype(ctx, text), message, JS_UNDEFINED, false);
    JS_FreeCString(ctx, text);
    JS_FreeValue(ctx, name);
    JS_FreeValue(ctx, message);
    if (JS_IsException(error) || JS_IsUndefined(stack))
        JS_FreeValue(ctx, stack);
    else
        JS_DefinePropertyValueStr(ctx, error, "stack", stack,
                                  JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
    return error;
}

static JSValue new_array(JSContext *ctx, const Js_serialized_node *node)
{
    JSValue array = JS_NewArray(ctx);
    if (!JS_IsException(array) && JS_SetLength(ctx, array, (int64_t)node->length) >= 0)
        return array;
    JS_FreeValue(ctx, array);
    return JS_EXCEPTION;
}

/* StructuredDeserialize, steps 5 to 22: the value without what it contains */
static JSValue new_value(Deserializing *self, const Js_serialized_node *node)
{
    JSContext *ctx = self->ctx;
    switch (node->kind) {
    case JS_SERIALIZED_UNDEFINED: return JS_UNDEFINED;
    case JS_SERIALIZED_NULL: return JS_NULL;
    case JS_SERIALIZED_BOOLEAN: return JS_NewBool(ctx, node->number != 0);
    case JS_SERIALIZED_NUMBER: return JS_NewNumber(ctx, node->number);
    case JS_SERIALIZED_STRING: return text_of(ctx, node);
    case JS_SERIALIZED_BIGINT: {
        JSValue digits = text_of(ctx, node);
        JSValue number = JS_IsException(digits) ? digits : qjs_to_bigint(ctx, digits);
        JS_FreeValue(ctx, digits);
        return number;
    }
    case JS_SERIALIZED_OBJECT_OF: return new_object_of(self, node);
    case JS_SERIALIZED_DATE: return JS_NewDate(ctx, node->number);
    case JS_SERIALIZED_REGEXP: return new_of_two(self, node, qjs_new_regexp);
    case JS_SERIALIZED_ARRAY_BUFFER: return new_array_buffer(ctx, node);
    case JS_SERIALIZED_SHARED: return new_shared_buffer(ctx, node);
    case JS_SERIALIZED_VIEW: return new_view(self, node);
    case JS_SERIALIZED_MAP: return qjs_new_map(ctx);
    case JS_SERIALIZED_SET: return qjs_new_set(ctx);
    case JS_SERIALIZED_ERROR: return new_error(self, node);
    case JS_SERIALIZED_DOM_EXCEPTION: return new_of_two(self, node, qjs_new_dom_exception);
    case JS_SERIALIZED_ARRAY: return new_array(ctx, node);
    case JS_SERIALIZED_OBJECT: return JS_NewObject(ctx);
    case JS_SERIALIZED_PLATFORM: return node->platform->deserialize(ctx, node->data);
    }
    return JS_UNDEFINED;
}

/* Takes ONE, and OTHER where it is due, into VALUE. */
static bool take(JSContext *ctx, JSValueConst value, Js_serialized_kind kind, JSValueConst one,
                 JSValueConst other)
{
    if (kind == JS_SERIALIZED_SET)
        return qjs_set_add(ctx, value, one);
    if (kind == JS_SERIALIZED_MAP)
        return qjs_map_set(ctx, value, one, other);
    JSAtom key = JS_ValueToAtom(ctx, one);
    bool good =
        key != JS_ATOM_NULL &&
        JS_DefinePropertyValue(ctx, value, key, JS_DupValue(ctx, other), JS_PROP_C_W_E) >= 0;
    JS_FreeAtom(ctx, key);
    return good;
}

/* StructuredDeserialize, step 24: what VALUE contains */
static bool fill(Deserializing *self, const Js_serialized_node *node, JSValueConst value)
{
    JSContext *ctx = self->ctx;
    size_t step = node->kind == JS_SERIALIZED_SET ? 1 : 2;
    bool good = true;
    for (size_t i = 0; good && i + step <= node->items_n; i += step) {
        JSValue one = internal(self, node->items[i]);
        JSValue other =
            step == 2 && !JS_IsException(one) ? internal(self, node->items[i + 1]) : JS_UNDEFINED;
        good = !JS_IsException(one) && !JS_IsException(other) &&
               take(ctx, value, node->kind, one, other);
        JS_FreeValue(ctx, one);
        JS_FreeValue(ctx, other);
    }
    return good;
}

static bool has_contents(Js_serialized_kind kind)
{
    return kind == JS_SERIALIZED_MAP || kind == JS_SERIALIZED_SET || kind == JS_SERIALIZED_ARRAY ||
           kind == JS_SERIALIZED_OBJECT;
}

/* StructuredDeserialize */
static JSValue internal(Deserializing *self, uint32_t i)
{
    JSContext *ctx = self->ctx;
    const Js_serialized_node *node = &self->in->nodes[i];
    if (self->done[i])
        return JS_DupValue(ctx, self->memory[i]);
    if (!qjs_has_stack(ctx))
        return JS_EXCEPTION;
    JSValue value = new_value(self, node);
    if (JS_IsException(value))
        return value;
    self->memory[i] = JS_DupValue(ctx, value);
    self->done[i] = true;
    if (!has_contents(node->kind) || fill(self, node, value))
        return value;
    JS_FreeValue(ctx, value);
    return JS_EXCEPTION;
}

/* ---- with transfer ---- */

/* StructuredDeserializeWithTransfer, step 3, for one */
static bool receive(Deserializing *self, uint32_t i)
{
    Js_serialized_node *node = &self->in->nodes[i];
    if (node->kind != JS_SERIALIZED_PLATFORM) {
        JSValue buffer = internal(self, i);
        JS_FreeValue(self->ctx, buffer);
        return !JS_IsException(buffer);
    }
    void *data = node->data;
    node->data = NULL;
    JSValue value = node->platform->receive(self->ctx, data);
    if (JS_IsException(value))
        return false;
    self->memory[i] = value;
    self->done[i] = true;
    return true;
}

static JSValue array_of_transferred(Deserializing *self)
{
    JSContext *ctx = self->ctx;
    JSValue array = JS_NewArray(ctx);
    for (size_t i = 0; !JS_IsException(array) && i < self->in->transferred_n; i++)
        JS_DefinePropertyValueUint32(ctx, array, (uint32_t)i,
                                     JS_DupValue(ctx, self->memory[self->in->transferred[i]]),
                                     JS_PROP_C_W_E);
    return array;
}

JSValue js_structured_deserialize(JSContext *ctx, Js_serialized *serialized, JSValue *transferred)
{
    Deserializing self = {.ctx = ctx,
                          .in = serialized,
                          .memory = checked_calloc(serialized->nodes_n, sizeof *self.memory),
                          .done = checked_calloc(serialized->nodes_n, sizeof *self.done)};
    bool good = true;
    for (size_t i = 0; good && i < serialized->transferred_n; i++)
        good = receive(&self, serialized->transferred[i]);
    JSValue value = good ? internal(&self, serialized->root) : JS_EXCEPTION;
    if (transferred && !JS_IsException(value)) {
        *transferred = array_of_transferred(&self);
        if (JS_IsException(*transferred)) {
            JS_FreeValue(ctx, value);
            value = JS_EXCEPTION;
        }
    }
    for (size_t i = 0; i < serialized->nodes_n; i++) {
        if (self.done[i])
            JS_FreeValue(ctx, self.memory[i]);
    }
    free(self.memory);
    free(self.done);
    return value;
}

void js_serialized_free(Js_serialized *serialized)
{
    for (size_t i = 0; i < serialized->nodes_n; i++) {
        Js_serialized_node *node = &serialized->nodes[i];
        free(node->items);
        free(node->text);
        free(node->bytes);
        if (node->at)
            js_shared_drop(node->at);
        if (node->data && node->platform->free)
            node->platform->free(node->data);
    }
    free(serialized->nodes);
    free(serialized->transferred);
    *serialized = (Js_serialized){0};
}

void js_serialized_mark(JSRuntime *rt, const Js_serialized *serialized, JS_MarkFunc *mark)
{
    for (size_t i = 0; i < serialized->nodes_n; i++) {
        const Js_serialized_node *node = &serialized->nodes[i];
        if (node->data && node->platform->mark)
            node->platform->mark(rt, node->data, mark);
    }
}
