/* exception.c: WebAssembly.Exception (js-api, "Exceptions"). */
#include "jsapi/exception.h"

#include "jsapi/address.h"
#include "jsapi/convert.h"
#include "jsapi/idl.h"
#include "jsapi/tag.h"
#include "util/alloc.h"

#include <stdlib.h>

/* The slots of an Exception; [[Payload]] is read from the store. */
typedef struct Exception {
    Embed_ref address; /* [[Address]] */
    uint32_t type;     /* [[Type]] */
    JSValue stack;     /* [[Stack]] */
} Exception;

/* ---- objects ---- */

static void finalize(JSRuntime *rt, JSValueConst value)
{
    Exception *self = idl_opaque(value, JS_EXCEPTION_OBJECT);
    if (self)
        JS_FreeValueRT(rt, self->stack);
    js_free_rt(rt, self);
}

static const JSClassDef platform = {.class_name = "WebAssembly.Exception", .finalizer = finalize};

/* NON-SPEC: whether another Exception could stand in for OBJECT. */
static bool is_as_new(JSValueConst object)
{
    return JS_IsUndefined(((const Exception *)idl_opaque(object, JS_EXCEPTION_OBJECT))->stack);
}

void js_exceptions_init(Js_agent *agent)
{
    agent->caches.as_new[JS_CACHE_EXN] = is_as_new;
}

/* js-api: initialize an Exception object. False after throwing. */
static bool initialize_an_exception_object(JSContext *ctx, JSValueConst object,
                                           Embed_ref exn_address)
{
    Js_agent *agent = js_agent_of(ctx);
    Exception *self = js_malloc(ctx, sizeof *self);
    if (!self)
        return false;
    /* 3, 5 to 9 */
    *self = (Exception){.address = exn_address,
                        .type = embed_exn_tag(agent->store, exn_address),
                        .stack = JS_UNDEFINED};
    JS_SetOpaque(object, self);
    /* 4 */
    JSValue own = js_usual_prototype(ctx, object, JS_EXCEPTION_OBJECT);
    js_cache_set_ref(&agent->caches, JS_CACHE_EXN, exn_address, object);
    js_own_prototype(ctx, object, own);
    return true;
}

JSValue js_create_an_exception_object(JSContext *ctx, Embed_ref exn)
{
    /* 1, 2 */
    JSValue object = js_cache_get_ref(&js_agent_of(ctx)->caches, JS_CACHE_EXN, exn);
    if (!JS_IsUndefined(object))
        return object;
    /* 3 to 5 */
    object = idl_new_object(ctx, JS_UNDEFINED, JS_EXCEPTION_OBJECT);
    if (JS_IsException(object) || initialize_an_exception_object(ctx, object, exn))
        return object;
    JS_FreeValue(ctx, object);
    return JS_EXCEPTION;
}

bool js_exception_address(JSValueConst value, Embed_ref *out)
{
    const Exception *self = idl_opaque(value, JS_EXCEPTION_OBJECT);
    if (self)
        *out = self->address;
    return self != NULL;
}

/* ---- the JavaScript exception tag ---- */

/* js-api: get the JavaScript exception tag */
uint32_t js_get_the_javascript_exception_tag(Js_agent *agent)
{
    static const Embed_valtype externref = {
        .kind = EMBED_REF, .null = 1, .heap = EMBED_HEAP_EXTERN};
    static const Embed_functype type = {.params_n = 1, .params = &externref};
    /* 1 to 6 */
    if (!agent->has_js_tag) {
        agent->js_tag = embed_tag_alloc(agent->store, embed_deftype(&type));
        agent->has_js_tag = true;
    }
    return agent->js_tag;
}

/* dom-webassembly-jstag */
JSValue js_get_js_tag(JSContext *ctx, JSValueConst this_val)
{
    (void)this_val;
    /* 1 to 3 */
    return js_create_a_tag_object(ctx, js_get_the_javascript_exception_tag(js_agent_of(ctx)));
}

/* ---- the constructor ---- */

/* The argument payload: values that are held until the exception is there. */
typedef struct Payload {
    JSValue *at;
    size_t n, capacity;
} Payload;

static bool take_value(JSContext *ctx, JSValueConst element, void *data)
{
    Payload *self = data;
    PUSH(self->at, self->n, self->capacity, JS_DupValue(ctx, element));
    return true;
}

static void free_payload(JSContext *ctx, Payload *self)
{
    for (size_t i = 0; i < self->n; i++)
        JS_FreeValue(ctx, self->at[i]);
    free(self->at);
}

/* Converts to ExceptionOptions; false after throwing. */
static bool to_options(JSContext *ctx, JSValueConst value, bool *trace_stack)
{
    if (!idl_dictionary(ctx, value))
        return false;
    JSValue member = idl_dictionary_member(ctx, value, "traceStack");
    if (JS_IsException(member))
        return false;
    *trace_stack = JS_ToBool(ctx, member);
    JS_FreeValue(ctx, member);
    return true;
}

/* dom-exception-exception: steps 6 and 7; false after throwing. */
static bool convert_payload(JSContext *ctx, const Payload *payload, const Embed_functype *type,
                            Embed_value *wasm_payload)
{
    bool good = true;
    js_agent_of(ctx)->caches.pins++;
    for (uint32_t i = 0; good && i < type->params_n; i++) {
        good = !js_is_unpassable(type->params[i]);
        if (!good)
            JS_ThrowTypeError(ctx, "vectors and exceptions are no values of JavaScript");
        else
            good = js_towebassemblyvalue(ctx, payload->at[i], type->params[i], &wasm_payload[i]);
    }
    js_agent_of(ctx)->caches.pins--;
    return good;
}

/* A representation of the current call stack, as errors have it. */
static JSValue current_stack(JSContext *ctx)
{
    JSValue error = qjs_new_error(ctx, qjs_error_prototype(ctx), JS_UNDEFINED, JS_UNDEFINED, true);
    if (JS_IsException(error))
        return error;
    JSValue stack = JS_GetPropertyStr(ctx, error, "stack");
    JS_FreeValue(ctx, error);
    if (JS_IsString(stack) || JS_IsException(stack))
        return stack;
    JS_FreeValue(ctx, stack);
    return JS_UNDEFINED;
}

/* dom-exception-exception: the steps, for OBJECT and a tag of address TAGADDR; false after throwing. */
static bool construct_exception(JSContext *ctx, JSValueConst object, uint32_t tagaddr,
                                const Payload *payload, bool trace_stack)
{
    Js_agent *agent = js_agent_of(ctx);
    Embed_functype type;
    /* 1, 2 */
    if (tagaddr == js_get_the_javascript_exception_tag(agent)) {
        JS_ThrowTypeError(ctx, "exceptions of WebAssembly.JSTag are made by throwing");
        return false;
    }
    /* 3 to 5 */
    embed_functype(embed_tag_type(agent->store, tagaddr), &type);
    if (type.params_n != payload->n) {
        JS_ThrowTypeError(ctx, "the tag has %u parameters, the payload %zu values", type.params_n,
                          payload->n);
        return false;
    }
    /* 6 to 10 */
    js_caches_safe_point(&agent->caches);
    Embed_value *wasm_payload = checked_calloc(payload->n + 1, sizeof *wasm_payload);
    Embed_ref exn = {.kind = EMBED_REF_NULL};
    bool good = convert_payload(ctx, payload, &type, wasm_payload);
    if (good) {
        exn = embed_exn_alloc(agent->store, tagaddr, wasm_payload);
        if (exn.kind == EMBED_REF_NULL)
            JS_ThrowRangeError(ctx, "there is no room for another exception");
    }
    free(wasm_payload);
    if (exn.kind == EMBED_REF_NULL || !initialize_an_exception_object(ctx, object, exn))
        return false;
    /* 11 */
    if (!trace_stack)
        return true;
    JSValue stack = current_stack(ctx);
    if (JS_IsException(stack))
        return false;
    ((Exception *)idl_opaque(object, JS_EXCEPTION_OBJECT))->stack = stack;
    return true;
}

/* dom-exception-exception: new Exception(exceptionTag, payload, options) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    uint32_t tagaddr;
    bool trace_stack;
    if (!idl_arguments(ctx, argc, 2) || !js_address_brand(ctx, argv[0], JS_TAG, &tagaddr))
        return JS_EXCEPTION;
    Payload payload = {0};
    JSValue object = JS_EXCEPTION;
    if (idl_sequence(ctx, argv[1], take_value, &payload) &&
        to_options(ctx, argc > 2 ? argv[2] : JS_UNDEFINED, &trace_stack))
        object = idl_new_object(ctx, this_val, JS_EXCEPTION_OBJECT);
    if (!JS_IsException(object) &&
        !construct_exception(ctx, object, tagaddr, &payload, trace_stack)) {
        JS_FreeValue(ctx, object);
        object = JS_EXCEPTION;
    }
    free_payload(ctx, &payload);
    return object;
}

/* ---- members ---- */

/* dom-exception-getarg: getArg(exceptionTag, index) */
static JSValue js_get_arg(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    const Exception *self = idl_brand(ctx, this_val, JS_EXCEPTION_OBJECT);
    uint32_t tagaddr, index;
    if (!self || !idl_arguments(ctx, argc, 2) ||
        !js_address_brand(ctx, argv[0], JS_TAG, &tagaddr) ||
        !idl_unsigned_long(ctx, argv[1], &index))
        return JS_EXCEPTION;
    /* 1 to 3 */
    if (self->type != tagaddr)
        return JS_ThrowTypeError(ctx, "the exception has another tag");
    /* 4 to 7 */
    Embed_store *store = js_agent_of(ctx)->store;
    Embed_functype type;
    embed_functype(embed_tag_type(store, tagaddr), &type);
    if (index >= type.params_n)
        return JS_ThrowRangeError(ctx, "the exception has %u values", type.params_n);
    /* 8, 9 */
    if (js_is_unpassable(type.params[index]))
        return JS_ThrowTypeError(ctx, "vectors and exceptions are no values of JavaScript");
    /* 10 */
    Embed_value *payload = checked_calloc(type.params_n, sizeof *payload);
    embed_exn_read(store, self->address, payload, type.params_n);
    JSValue value = js_tojsvalue(ctx, &payload[index]);
    free(payload);
    return value;
}

/* dom-exception-is: is(exceptionTag) */
static JSValue js_is(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    const Exception *self = idl_brand(ctx, this_val, JS_EXCEPTION_OBJECT);
    uint32_t tagaddr;
    if (!self || !idl_arguments(ctx, argc, 1) || !js_address_brand(ctx, argv[0], JS_TAG, &tagaddr))
        return JS_EXCEPTION;
    /* 1, 2 */
    return JS_NewBool(ctx, self->type == tagaddr);
}

/* dom-exception-stack */
static JSValue get_stack(JSContext *ctx, JSValueConst this_val)
{
    const Exception *self = idl_brand(ctx, this_val, JS_EXCEPTION_OBJECT);
    return self ? JS_DupValue(ctx, self->stack) : JS_EXCEPTION;
}

static const Idl_member members[] = {
    {.kind = IDL_OPERATION, .name = "getArg", .length = 2, .call = js_get_arg},
    {.kind = IDL_OPERATION, .name = "is", .length = 1, .call = js_is},
    {.kind = IDL_ATTRIBUTE, .name = "stack", .get = get_stack},
    {0},
};

const Idl_interface js_exception_interface = {.id = JS_EXCEPTION_OBJECT,
                                              .name = "Exception",
                                              .tag = "WebAssembly.Exception",
                                              .length = 2,
                                              .construct = construct,
                                              .members = members,
                                              .platform = &platform};
