/* qjs.c: QuickJS-ng whole, and the entry points that its own header lacks. NON-SPEC.
 * This file alone sees what is inside the engine. It was written for version 0.17.0: for another one, read what changed
 * there before the pin in tools/quickjs.lock is moved. */
#if !defined(__OPTIMIZE__) || defined(__SANITIZE_ADDRESS__)
#define TEST_BUILD 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TEST_BUILD 1
#endif
#endif
#ifdef TEST_BUILD
#define ENABLE_DUMPS 1
#endif
#include <quickjs.c>

#include "embed/touchstone.h"
#include "jsapi/qjs.h"
#include "jsapi/qjs_objects.h"
#include "jsapi/shared.h"
#include "jsapi/source_phase.h"

#if QJS_VERSION_MAJOR != 0 || QJS_VERSION_MINOR != 17
#error                                                                                             \
    "ref/jsapi/qjs.c was written for QuickJS-ng 0.17: adapt it, then move this line and tools/quickjs.lock"
#endif
_Static_assert(JS_CLASS_INIT_COUNT <= QJS_CLASS_BASE, "the engine has more classes than that");

enum { QJS_CLASS_FUNCTION = QJS_CLASS_BASE - 1 };
_Static_assert(JS_CLASS_INIT_COUNT <= QJS_CLASS_FUNCTION, "the engine has more classes than that");

/* What a runtime has beside the engine's own. */
typedef struct Qjs_state {
    Embed_store *store;       /* whose waits are the agent's */
    struct list_head *traced; /* while a trace goes on: what was read last */
    JSValue opaque_handler;
    struct list_head *held; /* the last job in the list that holds its realm; NULL if none does */
    const Qjs_module_host *module_host;
    JSModuleDef no_module; /* what stands for every requested module while a module is compiled */
    bool compiling;        /* a module is */
    JSAtom star_name;      /* what an import of "*" is called */
} Qjs_state;

void qjs_set_store(JSRuntime *rt, Embed_store *store)
{
    ((Qjs_state *)rt->libc_opaque)->store = store;
}

/* ---- realms and functions ---- */

typedef struct Qjs_function {
    const Qjs_function_kind *kind;
    JSContext *realm;
    void *data;
} Qjs_function;

JSContext *qjs_get_function_realm(JSContext *ctx, JSValueConst func)
{
    if (JS_GetClassID(func) == QJS_CLASS_FUNCTION)
        return ((Qjs_function *)JS_VALUE_GET_OBJ(func)->u.opaque)->realm;
    return JS_GetFunctionRealm(ctx, func);
}

JSValueConst qjs_active_function(JSContext *ctx)
{
    return ctx->rt->current_stack_frame ? JS_GetActiveFunction(ctx) : JS_UNDEFINED;
}

JSContext *qjs_current_realm(JSContext *otherwise)
{
    JSValueConst func = qjs_active_function(otherwise);
    return JS_IsObject(func) ? qjs_get_function_realm(otherwise, func) : otherwise;
}

void qjs_mark_realm(JSRuntime *rt, JSContext *realm, JS_MarkFunc *mark)
{
    mark(rt, &realm->header);
}

/* As js_call_c_function, without a copy of the arguments. */
static JSValue function_call(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                             JSValueConst *argv, int flags)
{
    JSRuntime *rt = ctx->rt;
    Qjs_function *self = JS_VALUE_GET_OBJ(func)->u.opaque;
    if (js_check_stack_overflow(rt, 0))
        return JS_ThrowStackOverflow(ctx);
    JSStackFrame frame = {.prev_frame = rt->current_stack_frame,
                          .cur_func = func,
                          .arg_buf = argv,
                          .arg_count = argc,
                          .is_constructor = (flags & JS_CALL_FLAG_CONSTRUCTOR) != 0};
    rt->current_stack_frame = &frame;
    JSValue result = self->kind->call(self->realm, func, this_val, argc, argv, self->data);
    rt->current_stack_frame = frame.prev_frame;
    return result;
}

static void function_finalize(JSRuntime *rt, JSValueConst func)
{
    Qjs_function *self = JS_VALUE_GET_OBJ(func)->u.opaque;
    if (!self)
        return;
    if (self->kind->finalize)
        self->kind->finalize(rt, self->data);
    JS_FreeContext(self->realm);
    js_free_rt(rt, self);
}

static void function_mark(JSRuntime *rt, JSValueConst func, JS_MarkFunc *mark)
{
    Qjs_function *self = JS_VALUE_GET_OBJ(func)->u.opaque;
    if (!self)
        return;
    mark(rt, &self->realm->header);
    if (self->kind->mark)
        self->kind->mark(rt, self->data, mark);
}

JSValue qjs_new_function(JSContext *ctx, const Qjs_function_kind *kind, JSAtom name, int length,
                         void *data)
{
    Qjs_function *self = js_malloc(ctx, sizeof *self);
    JSValue func =
        self ? JS_NewObjectProtoClass(ctx, ctx->function_proto, QJS_CLASS_FUNCTION) : JS_EXCEPTION;
    if (JS_IsException(func)) {
        js_free(ctx, self);
        if (kind->finalize)
            kind->finalize(ctx->rt, data);
        return func;
    }
    *self = (Qjs_function){.kind = kind, .realm = JS_DupContext(ctx), .data = data};
    JS_VALUE_GET_OBJ(func)->u.opaque = self;
    js_function_set_properties(ctx, func, name, length);
    return func;
}

void *qjs_function_data(JSValueConst func, const Qjs_function_kind *kind)
{
    if (JS_GetClassID(func) != QJS_CLASS_FUNCTION)
        return NULL;
    Qjs_function *self = JS_VALUE_GET_OBJ(func)->u.opaque;
    return self->kind == kind ? self->data : NULL;
}

JSAtom qjs_well_known(Qjs_well_known which)
{
    return which == QJS_ITERATOR ? JS_ATOM_Symbol_iterator : JS_ATOM_Symbol_toStringTag;
}

/* ---- values ---- */

JSValue qjs_to_bigint(JSContext *ctx, JSValueConst value)
{
    return JS_ToBigInt(ctx, value);
}

bool qjs_react(JSContext *ctx, JSValueConst promise, JSValueConst on_fulfilled,
               JSValueConst on_rejected)
{
    JSValueConst handlers[] = {on_fulfilled, on_rejected};
    JSValueConst no_result[] = {JS_UNDEFINED, JS_UNDEFINED};
    return perform_promise_then(ctx, promise, handlers, no_result) == 0;
}

/* ---- errors ---- */

/* InstallErrorCause of ECMAScript. */
static int install_cause(JSContext *ctx, JSValueConst error, JSValueConst options)
{
    if (!JS_IsObject(options))
        return 0;
    int present = JS_HasProperty(ctx, options, JS_ATOM_cause);
    if (present <= 0)
        return present;
    JSValue cause = JS_GetProperty(ctx, options, JS_ATOM_cause);
    if (JS_IsException(cause))
        return -1;
    return JS_DefinePropertyValue(ctx, error, JS_ATOM_cause, cause,
                                  JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
}

JSValue qjs_new_error(JSContext *ctx, JSValueConst proto, JSValueConst message,
                      JSValueConst options, bool skip)
{
    JSValue error = JS_NewObjectProtoClass(ctx, proto, JS_CLASS_ERROR);
    if (JS_IsException(error))
        return error;
    if (!JS_IsUndefined(message))
        JS_DefinePropertyValue(ctx, error, JS_ATOM_message, js_dup(message),
                               JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
    if (install_cause(ctx, error, options) < 0) {
        JS_FreeValue(ctx, error);
        return JS_EXCEPTION;
    }
    build_backtrace(ctx, error, JS_UNDEFINED, NULL, 0, 0,
                    skip ? JS_BACKTRACE_FLAG_SKIP_FIRST_LEVEL : 0);
    return error;
}

JSValueConst qjs_error_constructor(JSContext *ctx)
{
    return ctx->error_ctor;
}

JSValueConst qjs_error_prototype(JSContext *ctx)
{
    return ctx->class_proto[JS_CLASS_ERROR];
}

/* ---- array buffers over memory of the host ---- */

/* A buffer's opaque where its realloc function is host_realloc. */
typedef struct Host_buffer {
    const Qjs_buffer_kind *kind;
    void *data;
    uint64_t max; /* of a resizable one: the engine's own field may hold less */
} Host_buffer;

/* What a buffer without bytes points to. */
static uint8_t no_bytes[8];

static void host_release(JSRuntime *rt, Host_buffer *self)
{
    if (self->kind && self->kind->release)
        self->kind->release(rt, self->data);
    js_free_rt(rt, self);
}

/* The engine calls this only to let go of the bytes: every other way in is replaced by qjs_patch_buffers. It marks the
   buffers over the host's memory. */
static void *host_realloc(JSRuntime *rt, void *opaque, void *at, size_t size)
{
    if (size == 0)
        host_release(rt, opaque);
    return NULL;
}

/* The engine's own does not know that there is something to let go of beside the shared block. */
static void shared_buffer_finalize(JSRuntime *rt, JSValueConst val)
{
    JSArrayBuffer *buffer = JS_VALUE_GET_OBJ(val)->u.array_buffer;
    Host_buffer *self = buffer && buffer->realloc_func == host_realloc ? buffer->opaque : NULL;
    js_array_buffer_finalizer(rt, val);
    if (self)
        host_release(rt, self);
}

/* NULL where VALUE is no buffer over the host's memory, or a detached one. */
static Host_buffer *host_buffer(JSValueConst value)
{
    JSClassID class_id = JS_GetClassID(value);
    if (class_id != JS_CLASS_ARRAY_BUFFER && class_id != JS_CLASS_SHARED_ARRAY_BUFFER)
        return NULL;
    JSArrayBuffer *buffer = JS_VALUE_GET_OBJ(value)->u.array_buffer;
    return buffer->realloc_func == host_realloc ? buffer->opaque : NULL;
}

static JSValue new_host_buffer(JSContext *ctx, JSClassID class_id, uint8_t *at, uint64_t len,
                               const uint64_t *max, const Qjs_buffer_kind *kind, void *data)
{
    uint64_t max_len = max && *max < QJS_BUFFER_MAX ? *max : QJS_BUFFER_MAX;
    Host_buffer *self = js_malloc(ctx, sizeof *self);
    if (!self)
        return JS_EXCEPTION;
    *self = (Host_buffer){.kind = kind, .data = data, .max = max ? *max : 0};
    JSValue buffer =
        js_array_buffer_constructor3(ctx, JS_UNDEFINED, len, max ? &max_len : NULL, class_id,
                                     at ? at : no_bytes, host_realloc, self, false);
    if (JS_IsException(buffer))
        js_free(ctx, self);
    return buffer;
}

JSValue qjs_new_buffer(JSContext *ctx, uint8_t *at, uint64_t len, const uint64_t *max,
                       const Qjs_buffer_kind *kind, void *data)
{
    return new_host_buffer(ctx, JS_CLASS_ARRAY_BUFFER, at, len, max, kind, data);
}

JSValue qjs_new_shared_buffer(JSContext *ctx, uint8_t *at, uint64_t len, const uint64_t *max,
                              const Qjs_buffer_kind *kind, void *data)
{
    return new_host_buffer(ctx, JS_CLASS_SHARED_ARRAY_BUFFER, at, len, max, kind, data);
}

void *qjs_buffer_data(JSValueConst buffer, const Qjs_buffer_kind *kind)
{
    Host_buffer *self = host_buffer(buffer);
    return self && self->kind == kind ? self->data : NULL;
}

void qjs_buffer_set(JSValueConst buffer, uint8_t *at, uint64_t len)
{
    JSArrayBuffer *self = JS_VALUE_GET_OBJ(buffer)->u.array_buffer;
    self->data = at ? at : no_bytes;
    self->byte_length = (int)len;
    js_array_buffer_update_typed_arrays(self);
}

int qjs_detach_buffer(JSContext *ctx, JSValueConst buffer, const Qjs_buffer_kind *key)
{
    if (JS_GetClassID(buffer) != JS_CLASS_ARRAY_BUFFER) {
        JS_ThrowTypeError(ctx, "not an ArrayBuffer");
        return -1;
    }
    Host_buffer *self = host_buffer(buffer);
    if (self && self->kind != key) {
        JS_ThrowTypeError(ctx, "this ArrayBuffer cannot be detached");
        return -1;
    }
    JS_DetachArrayBuffer(ctx, buffer);
    return 0;
}

/* ArrayBufferCopyAndDetach: what comes before the check of the key, then TypeError; buffers with no key are the engine's
   own. */
static JSValue patched_transfer(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv,
                                int magic)
{
    if (JS_GetClassID(this_val) != JS_CLASS_ARRAY_BUFFER || !host_buffer(this_val))
        return js_array_buffer_transfer(ctx, this_val, argc, argv, magic);
    uint64_t len;
    if (argc > 0 && !JS_IsUndefined(argv[0]) && JS_ToIndex(ctx, &len, argv[0]))
        return JS_EXCEPTION;
    if (JS_VALUE_GET_OBJ(this_val)->u.array_buffer->detached)
        return JS_ThrowTypeErrorDetachedArrayBuffer(ctx);
    return JS_ThrowTypeError(ctx, "this ArrayBuffer cannot be detached");
}

/* What other agents did to the length of a growable SharedArrayBuffer. */
static void refresh_shared(JSArrayBuffer *self)
{
    uint64_t len = array_buffer_is_resizable(self) ? js_shared_length(self->data) : 0;
    if (len <= (uint64_t)self->byte_length || len > (uint64_t)self->max_byte_length)
        return;
    self->byte_length = (int)len;
    js_array_buffer_update_typed_arrays(self);
}

/* HostResizeArrayBuffer, HostGrowSharedArrayBuffer of a buffer over the host's memory. */
static JSValue host_resize(JSContext *ctx, JSValueConst buffer, int argc, JSValueConst *argv)
{
    JSArrayBuffer *self = JS_VALUE_GET_OBJ(buffer)->u.array_buffer;
    uint64_t len;
    if (!array_buffer_is_resizable(self))
        return JS_ThrowTypeError(ctx, "array buffer is not resizable");
    if (JS_ToIndex(ctx, &len, argc > 0 ? argv[0] : JS_UNDEFINED))
        return JS_EXCEPTION;
    if (self->detached)
        return JS_ThrowTypeErrorDetachedArrayBuffer(ctx);
    Host_buffer *host = self->opaque;
    if (len > host->max || (self->shared && len < (uint64_t)self->byte_length))
        return JS_ThrowRangeError(ctx, "invalid array buffer length");
    if (!host->kind || !host->kind->resize)
        return JS_ThrowTypeError(ctx, "this array buffer cannot be resized");
    return host->kind->resize(ctx, buffer, len, host->data) < 0 ? JS_EXCEPTION : JS_UNDEFINED;
}

/* HostGrowSharedArrayBuffer of a buffer that another agent posted and whose block is that of a memory: the block grows as
   memories do. */
static JSValue grow_memory_block(JSContext *ctx, JSArrayBuffer *self, int argc, JSValueConst *argv)
{
    uint64_t len;
    if (!array_buffer_is_resizable(self))
        return JS_ThrowTypeError(ctx, "array buffer is not resizable");
    if (JS_ToIndex(ctx, &len, argc > 0 ? argv[0] : JS_UNDEFINED))
        return JS_EXCEPTION;
    if (len > (uint64_t)self->max_byte_length || js_shared_grow(self->data, len) != len)
        return JS_ThrowRangeError(ctx, "invalid array buffer length");
    refresh_shared(self);
    return JS_UNDEFINED;
}

static JSValue patched_resize(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv,
                              int class_id)
{
    if (JS_GetClassID(this_val) != class_id)
        return js_array_buffer_resize(ctx, this_val, argc, argv, class_id);
    JSArrayBuffer *self = JS_VALUE_GET_OBJ(this_val)->u.array_buffer;
    if (self->shared)
        refresh_shared(self);
    if (host_buffer(this_val))
        return host_resize(ctx, this_val, argc, argv);
    if (self->shared && js_shared_is_memory(self->data))
        return grow_memory_block(ctx, self, argc, argv);
    JSValue result = js_array_buffer_resize(ctx, this_val, argc, argv, class_id);
    if (!JS_IsException(result) && self->shared)
        js_shared_grow(self->data, (uint64_t)self->byte_length);
    return result;
}

static JSValue patched_byte_length(JSContext *ctx, JSValueConst this_val, int class_id)
{
    if (JS_GetClassID(this_val) == class_id)
        refresh_shared(JS_VALUE_GET_OBJ(this_val)->u.array_buffer);
    return js_array_buffer_get_byteLength(ctx, this_val, class_id);
}

static JSValue patched_max_byte_length(JSContext *ctx, JSValueConst this_val, int class_id)
{
    if (JS_GetClassID(this_val) == class_id && host_buffer(this_val) &&
        array_buffer_is_resizable(JS_VALUE_GET_OBJ(this_val)->u.array_buffer))
        return JS_NewNumber(ctx, (double)host_buffer(this_val)->max);
    return js_array_buffer_get_maxByteLength(ctx, this_val, class_id);
}

/* Puts a method in the place of the engine's own. */
static bool patch_method(JSContext *ctx, JSValueConst proto, const char *name, int length,
                         JSCFunctionMagic *call, int magic)
{
    JSValue method = JS_NewCFunctionMagic(ctx, call, name, length, JS_CFUNC_generic_magic, magic);
    return !JS_IsException(method) &&
           JS_DefinePropertyValueStr(ctx, proto, name, method,
                                     JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE) >= 0;
}

static const JSCFunctionListEntry buffer_getters[] = {
    JS_CGETSET_MAGIC_DEF("maxByteLength", patched_max_byte_length, NULL, JS_CLASS_ARRAY_BUFFER),
};

static const JSCFunctionListEntry shared_getters[] = {
    JS_CGETSET_MAGIC_DEF("byteLength", patched_byte_length, NULL, JS_CLASS_SHARED_ARRAY_BUFFER),
    JS_CGETSET_MAGIC_DEF("maxByteLength", patched_max_byte_length, NULL,
                         JS_CLASS_SHARED_ARRAY_BUFFER),
};

bool qjs_patch_buffers(JSContext *ctx)
{
    JSValueConst proto = ctx->class_proto[JS_CLASS_ARRAY_BUFFER];
    JSValueConst shared = ctx->class_proto[JS_CLASS_SHARED_ARRAY_BUFFER];
    return patch_method(ctx, proto, "resize", 1, patched_resize, JS_CLASS_ARRAY_BUFFER) &&
           patch_method(ctx, proto, "transfer", 0, patched_transfer, JS_ARRAY_BUFFER_TRANSFER) &&
           patch_method(ctx, proto, "transferToImmutable", 0, patched_transfer,
                        JS_ARRAY_BUFFER_TRANSFER_TO_IMMUTABLE) &&
           patch_method(ctx, proto, "transferToFixedLength", 0, patched_transfer,
                        JS_ARRAY_BUFFER_TRANSFER_TO_FIXED_LENGTH) &&
           patch_method(ctx, shared, "grow", 1, patched_resize, JS_CLASS_SHARED_ARRAY_BUFFER) &&
           JS_SetPropertyFunctionList(ctx, proto, buffer_getters, countof(buffer_getters)) == 0 &&
           JS_SetPropertyFunctionList(ctx, shared, shared_getters, countof(shared_getters)) == 0;
}

/* Fills in what a buffer shows. */
static void source_of_buffer(JSObject *object, Qjs_source *out)
{
    JSArrayBuffer *buffer = object->u.array_buffer;
    if (buffer->shared)
        refresh_shared(buffer);
    out->buffer = JS_MKPTR(JS_TAG_OBJECT, object);
    out->shared = buffer->shared;
    out->resizable = array_buffer_is_resizable(buffer);
    out->max = out->resizable ? (size_t)buffer->max_byte_length : 0;
    out->detached = buffer->detached;
    out->at = buffer->data;
    out->len = buffer->detached ? 0 : (size_t)buffer->byte_length;
}

/* Narrows what the buffer shows to what the view OBJECT does. */
static void source_of_view(JSObject *object, Qjs_source *out)
{
    JSTypedArray *view = object->u.typed_array;
    source_of_buffer(view->buffer, out);
    bool is_data_view = object->class_id == JS_CLASS_DATAVIEW;
    out->detached = is_data_view ? dataview_is_oob(object) : typed_array_is_oob(object);
    out->offset = view->offset;
    if (out->detached) {
        out->at = NULL;
        out->len = 0;
        return;
    }
    out->at += view->offset;
    if (!is_data_view)
        out->len = (size_t)object->u.array.count << typed_array_size_log2(object->class_id);
    else
        out->len = view->track_rab ? out->len - view->offset : view->length;
}

void qjs_source(JSValueConst value, Qjs_source *out)
{
    *out = (Qjs_source){.kind = QJS_NO_SOURCE, .buffer = JS_UNDEFINED};
    JSClassID class_id = JS_GetClassID(value);
    if (class_id == JS_INVALID_CLASS_ID)
        return;
    JSObject *object = JS_VALUE_GET_OBJ(value);
    if (class_id == JS_CLASS_ARRAY_BUFFER || class_id == JS_CLASS_SHARED_ARRAY_BUFFER) {
        out->kind = class_id == JS_CLASS_ARRAY_BUFFER ? QJS_ARRAY_BUFFER : QJS_SHARED_ARRAY_BUFFER;
        source_of_buffer(object, out);
    } else if (is_typed_array(class_id) || class_id == JS_CLASS_DATAVIEW) {
        out->kind = QJS_VIEW;
        source_of_view(object, out);
    }
}

/* ---- views ---- */

#include "jsapi/qjs_atomics.inc"
#include "jsapi/qjs_views.inc"

/* ---- opaque objects ---- */

static JSValue refuse(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    return JS_FALSE;
}

/* Runs in the realm of whoever caused it, not in one of its own. */
static JSValue refuse_loudly(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv,
                             int magic, JSValueConst *data)
{
    return JS_ThrowTypeError(ctx, "WebAssembly objects are opaque");
}

static bool loud_trap(JSContext *ctx, JSValueConst handler, const char *name, int length)
{
    JSValue trap = JS_NewCFunctionData(ctx, refuse_loudly, length, 0, 0, NULL);
    return !JS_IsException(trap) && JS_SetPropertyStr(ctx, handler, name, trap) >= 0;
}

/* The traps whose answers are not those of an empty, inextensible object without prototype. */
static const JSCFunctionListEntry opaque_traps[] = {
    JS_CFUNC_DEF("setPrototypeOf", 2, refuse),
    JS_CFUNC_DEF("preventExtensions", 1, refuse),
};

bool qjs_init_opaque_objects(JSContext *ctx)
{
    Qjs_state *state = ctx->rt->libc_opaque;
    JSValue handler = JS_NewObjectProto(ctx, JS_NULL);
    if (JS_IsException(handler))
        return false;
    state->opaque_handler = handler;
    return JS_SetPropertyFunctionList(ctx, handler, opaque_traps, countof(opaque_traps)) == 0 &&
           loud_trap(ctx, handler, "set", 4) && loud_trap(ctx, handler, "deleteProperty", 2);
}

void qjs_free_opaque_objects(JSContext *ctx)
{
    Qjs_state *state = ctx->rt->libc_opaque;
    JS_FreeValue(ctx, state->opaque_handler);
    state->opaque_handler = JS_UNDEFINED;
}

JSValue qjs_new_opaque_object(JSContext *ctx, JSValue inner)
{
    Qjs_state *state = ctx->rt->libc_opaque;
    JS_VALUE_GET_OBJ(inner)->extensible = false;
    JSValue object = JS_NewProxy(ctx, inner, state->opaque_handler);
    JS_FreeValue(ctx, inner);
    return object;
}

JSValueConst qjs_opaque_object_inner(JSContext *ctx, JSValueConst value)
{
    Qjs_state *state = ctx->rt->libc_opaque;
    if (JS_GetClassID(value) != JS_CLASS_PROXY)
        return JS_UNDEFINED;
    JSProxyData *proxy = JS_VALUE_GET_OBJ(value)->u.proxy_data;
    if (proxy->is_revoked || !JS_IsObject(state->opaque_handler) ||
        JS_VALUE_GET_OBJ(proxy->handler) != JS_VALUE_GET_OBJ(state->opaque_handler))
        return JS_UNDEFINED;
    return proxy->target;
}

/* ---- object caches ---- */

/* The values of plain properties, by identity: those that an object was made with live as long as it has them. */
static uint64_t sum_of_values(const JSObject *object)
{
    uint64_t sum = 0;
    const JSShapeProperty *property = get_shape_prop(object->shape);
    for (int i = 0; i < object->shape->prop_count; i++, property++) {
        if (property->atom == JS_ATOM_NULL || (property->flags & JS_PROP_TMASK) != JS_PROP_NORMAL)
            continue;
        JSValue value = object->prop[i].u.value;
        uint64_t bits = JS_VALUE_HAS_REF_COUNT(value) || JS_VALUE_GET_TAG(value) == JS_TAG_FLOAT64
                            ? (uint64_t)(uintptr_t)JS_VALUE_GET_PTR(value)
                            : (uint64_t)(uint32_t)JS_VALUE_GET_INT(value);
        sum = (sum ^ bits ^ ((uint64_t)JS_VALUE_GET_TAG(value) << 48)) * UINT64_C(0x100000001B3);
    }
    return sum;
}

Qjs_look qjs_look_of(JSValueConst object)
{
    JSObject *self = JS_VALUE_GET_OBJ(object);
    return (Qjs_look){.shape = js_dup_shape(self->shape),
                      .values = sum_of_values(self),
                      .extensible = self->extensible};
}

void qjs_look_free(JSRuntime *rt, Qjs_look *look)
{
    js_free_shape(rt, look->shape);
}

void qjs_look_mark(JSRuntime *rt, const Qjs_look *look, JS_MarkFunc *mark)
{
    mark(rt, &look->shape->header);
}

bool qjs_is_unobserved(JSValueConst object, const Qjs_look *look)
{
    JSObject *self = JS_VALUE_GET_OBJ(object);
    return JS_REF_COUNT(self) == 1 && self->shape == look->shape && !self->first_weak_ref &&
           self->extensible == look->extensible && sum_of_values(self) == look->values;
}

#include "jsapi/qjs_trace.inc"

#include "jsapi/qjs_modules.inc"
#include "jsapi/qjs_namespaces.inc"

#include "jsapi/qjs_linking.inc"

#include "jsapi/qjs_evaluation.inc"

/* ---- source text ---- */

/* GetActiveScriptOrModule: its name, for code that eval and its like make, which has none of its own; JS_ATOM_NULL where
   no code runs. */
static JSAtom active_script_or_module(JSContext *ctx)
{
    for (const JSStackFrame *frame = ctx->rt->current_stack_frame; frame;
         frame = frame->prev_frame) {
        if (JS_IsObject(frame->cur_func) &&
            js_class_has_bytecode(JS_VALUE_GET_OBJ(frame->cur_func)->class_id))
            return JS_DupAtom(
                ctx, JS_VALUE_GET_OBJ(frame->cur_func)->u.func.function_bytecode->filename);
    }
    return JS_ATOM_NULL;
}

/* ParseScript, ParseModule and eval, with import.source and import source, which the engine's parser does not know. */
static JSValue eval_source(JSContext *ctx, JSValueConst this_obj, const char *input, size_t len,
                           const char *filename, int line, int flags, int scope_idx)
{
    Buffer rewritten, name = {0};
    if (strcmp(filename, EVAL_NAME) == 0) {
        JSAtom active = active_script_or_module(ctx);
        const char *text = active == JS_ATOM_NULL ? NULL : JS_AtomToCString(ctx, active);
        const char *inner = text && strncmp(text, EVAL_NAME_IN, strlen(EVAL_NAME_IN)) == 0
                                ? text + strlen(EVAL_NAME_IN)
                                : text;
        if (inner)
            buffer_format(&name, EVAL_NAME_IN "%s", inner);
        JS_FreeCString(ctx, text);
        JS_FreeAtom(ctx, active);
    }
    bool module = (flags & JS_EVAL_TYPE_MASK) == JS_EVAL_TYPE_MODULE;
    if (rewrite_source_phase((Bytes){(const uint8_t *)input, len}, module, &rewritten)) {
        input = buffer_string(&rewritten);
        len = rewritten.len;
    }
    JSValue result =
        __JS_EvalInternal(ctx, this_obj, input, len, name.len ? buffer_string(&name) : filename,
                          line, flags, scope_idx);
    buffer_free(&rewritten);
    buffer_free(&name);
    return result;
}

void qjs_patch_source(JSContext *ctx)
{
    ctx->eval_internal = eval_source;
}

/* ---- runtimes ---- */

JSRuntime *qjs_new_runtime(void)
{
    static const JSClassDef function_class = {.class_name = "Function",
                                              .finalizer = function_finalize,
                                              .gc_mark = function_mark,
                                              .call = function_call};
    static const JSSharedArrayBufferFunctions shared = {
        .sab_alloc = js_shared_alloc, .sab_free = js_shared_free, .sab_dup = js_shared_dup};
    JSRuntime *rt = JS_NewRuntime();
    if (!rt)
        return NULL;
    Qjs_state *state = js_mallocz_rt(rt, sizeof *state);
    if (!state || JS_NewClass(rt, QJS_CLASS_FUNCTION, &function_class) < 0) {
        js_free_rt(rt, state);
        JS_FreeRuntime(rt);
        return NULL;
    }
    state->opaque_handler = JS_UNDEFINED;
    rt->libc_opaque = state;
    qjs_set_module_host(rt, NULL);
    rt->class_array[JS_CLASS_SHARED_ARRAY_BUFFER].finalizer = shared_buffer_finalize;
    JS_SetSharedArrayBufferFunctions(rt, &shared);
#ifdef TEST_BUILD
    /* Not for users: the parser itself loses an atom in some texts that are no module, as `export {a as "\uD800"}`. */
    JS_SetDumpFlags(rt, JS_ABORT_ON_LEAKS);
#endif
    return rt;
}

void qjs_free_runtime(JSRuntime *rt)
{
    Qjs_state *state = rt->libc_opaque;
    JS_FreeAtomRT(rt, state->star_name);
    js_free_rt(rt, state);
    JS_FreeRuntime(rt);
}

#include "jsapi/qjs_jobs.inc"

size_t qjs_pending_jobs(JSRuntime *rt)
{
    size_t n = 0;
    struct list_head *at;
    list_for_each(at, &rt->job_list) n++;
    return n;
}

#include "jsapi/qjs_objects.inc"
