/* table.c: WebAssembly.Table (js-api, "Tables"). */
#include "jsapi/table.h"

#include "jsapi/address.h"
#include "jsapi/convert.h"
#include "jsapi/descriptor.h"
#include "jsapi/idl.h"
#include "jsapi/value_type.h"

static const Js_address_kind kind = {.interface = JS_TABLE, .cache = JS_CACHE_TABLE};

static const JSClassDef platform = {.class_name = "WebAssembly.Table"};

JSValue js_create_a_table_object(JSContext *ctx, uint32_t addr)
{
    return js_create_from_address(ctx, kind, addr);
}

bool js_table_address(JSValueConst value, uint32_t *out)
{
    return js_address_of(value, JS_TABLE, out);
}

/* The optional argument VALUE, missing where it is undefined, as a reference: what the constructor, grow and set do alike.
   False after throwing. */
static bool to_reference(JSContext *ctx, JSValueConst value, Embed_valtype elementtype,
                         Embed_ref *out)
{
    Embed_value ref;
    if (!JS_IsUndefined(value)) {
        if (!js_towebassemblyvalue(ctx, value, elementtype, &ref))
            return false;
    } else if (!js_defaultvalue(ctx, elementtype, &ref)) {
        JS_ThrowTypeError(ctx, "the elements have no default value");
        return false;
    }
    *out = ref.ref;
    return true;
}

/* ---- the constructor ---- */

/* TableDescriptor */
typedef struct Descriptor {
    Js_limits_descriptor limits;
    Embed_valtype element;
} Descriptor;

/* Converts to a TableDescriptor; false after throwing. */
static bool to_descriptor(JSContext *ctx, JSValueConst value, Descriptor *out)
{
    if (!idl_dictionary(ctx, value) || !js_limits_address(ctx, value, &out->limits))
        return false;
    JSValue element = idl_dictionary_member(ctx, value, "element");
    bool good = !JS_IsException(element);
    if (JS_IsUndefined(element)) {
        JS_ThrowTypeError(ctx, "the descriptor must have a member 'element'");
        good = false;
    }
    good = good && js_table_kind(ctx, element, &out->element);
    JS_FreeValue(ctx, element);
    return good && js_limits_bounds(ctx, value, &out->limits);
}

/* dom-table-table: from step 3 on, for OBJECT; a TableKind is always a reftype. False after throwing. */
static bool construct_table(JSContext *ctx, JSValueConst object, const Descriptor *descriptor,
                            JSValueConst value)
{
    Js_agent *agent = js_agent_of(ctx);
    Embed_externtype type = {.kind = EMBED_TABLE, .t = descriptor->element};
    Embed_failure failure;
    Embed_ref ref;
    uint32_t tableaddr;
    /* 3 to 7 */
    if (!js_limits_convert(ctx, &descriptor->limits, &type))
        return false;
    if (!js_limits_are_valid(&type.limits, type.addr64 ? 64 : 32)) {
        JS_ThrowRangeError(ctx, "the limits are not those of a table");
        return false;
    }
    /* 8, 9 */
    js_caches_safe_point(&agent->caches);
    if (!to_reference(ctx, value, type.t, &ref))
        return false;
    /* 10 to 12 */
    if (embed_table_alloc(agent->store, &type, ref, &tableaddr, &failure) != EMBED_OK) {
        JS_ThrowRangeError(ctx, "%s", failure.message);
        return false;
    }
    /* 13 */
    js_initialize_from_address(ctx, kind, object, tableaddr);
    return true;
}

static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    Descriptor descriptor;
    if (!idl_arguments(ctx, argc, 1) || !to_descriptor(ctx, argv[0], &descriptor))
        return JS_EXCEPTION;
    JSValue object = idl_new_object(ctx, this_val, JS_TABLE);
    if (!JS_IsException(object) &&
        !construct_table(ctx, object, &descriptor, argc > 1 ? argv[1] : JS_UNDEFINED)) {
        JS_FreeValue(ctx, object);
        object = JS_EXCEPTION;
    }
    js_limits_free(ctx, &descriptor.limits);
    return object;
}

/* ---- members ---- */

/* The table of THIS_VAL and its type; false after a TypeError. */
static bool this_table(JSContext *ctx, JSValueConst this_val, uint32_t *tableaddr,
                       Embed_externtype *type)
{
    if (!js_address_brand(ctx, this_val, JS_TABLE, tableaddr))
        return false;
    embed_table_type(js_agent_of(ctx)->store, *tableaddr, type);
    return true;
}

/* dom-table-grow: grow(delta, value) */
static JSValue js_grow(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    uint32_t tableaddr;
    Embed_externtype type;
    if (!this_table(ctx, this_val, &tableaddr, &type) || !idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    /* 1 to 4 */
    Embed_store *store = js_agent_of(ctx)->store;
    uint64_t initial_size = embed_table_size(store, tableaddr), delta64;
    /* 5 to 7 */
    Embed_ref ref;
    if (!js_addressvaluetou64(ctx, argv[0], type.addr64, &delta64) ||
        !to_reference(ctx, argc > 1 ? argv[1] : JS_UNDEFINED, type.t, &ref))
        return JS_EXCEPTION;
    /* 8 to 10 */
    Embed_failure failure;
    if (embed_table_grow(store, tableaddr, delta64, ref, &failure) != EMBED_OK)
        return JS_ThrowRangeError(ctx, "the table cannot grow by %llu",
                                  (unsigned long long)delta64);
    /* 11 */
    return js_u64toaddressvalue(ctx, initial_size, type.addr64);
}

/* dom-table-length */
static JSValue get_length(JSContext *ctx, JSValueConst this_val)
{
    uint32_t tableaddr;
    Embed_externtype type;
    if (!this_table(ctx, this_val, &tableaddr, &type))
        return JS_EXCEPTION;
    /* 1 to 5 */
    uint64_t length64 = embed_table_size(js_agent_of(ctx)->store, tableaddr);
    return js_u64toaddressvalue(ctx, length64, type.addr64);
}

/* get and set, up to their step 5: the table and the index. False after throwing. */
static bool to_element(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv,
                       uint32_t *tableaddr, Embed_externtype *type, uint64_t *index64)
{
    if (!this_table(ctx, this_val, tableaddr, type) || !idl_arguments(ctx, argc, 1))
        return false;
    /* 1 to 4 */
    if (js_is_unpassable(type->t)) {
        JS_ThrowTypeError(ctx, "exceptions are no values of JavaScript");
        return false;
    }
    /* 5 */
    return js_addressvaluetou64(ctx, argv[0], type->addr64, index64);
}

/* dom-table-get: get(index) */
static JSValue js_get(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    uint32_t tableaddr;
    Embed_externtype type;
    uint64_t index64;
    if (!to_element(ctx, this_val, argc, argv, &tableaddr, &type, &index64))
        return JS_EXCEPTION;
    /* 6, 7 */
    Embed_failure failure;
    Embed_value result = {.type = type.t};
    if (embed_table_read(js_agent_of(ctx)->store, tableaddr, index64, &result.ref, &failure) !=
        EMBED_OK)
        return JS_ThrowRangeError(ctx, "the table has no element %llu",
                                  (unsigned long long)index64);
    /* 8 */
    return js_tojsvalue(ctx, &result);
}

/* dom-table-set: set(index, value) */
static JSValue js_set(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    uint32_t tableaddr;
    Embed_externtype type;
    uint64_t index64;
    Embed_ref ref;
    if (!to_element(ctx, this_val, argc, argv, &tableaddr, &type, &index64))
        return JS_EXCEPTION;
    /* 6, 7 */
    if (!to_reference(ctx, argc > 1 ? argv[1] : JS_UNDEFINED, type.t, &ref))
        return JS_EXCEPTION;
    /* 8 to 10 */
    Embed_failure failure;
    if (embed_table_write(js_agent_of(ctx)->store, tableaddr, index64, ref, &failure) != EMBED_OK)
        return JS_ThrowRangeError(ctx, "the table has no element %llu",
                                  (unsigned long long)index64);
    return JS_UNDEFINED;
}

static const Idl_member members[] = {
    {.kind = IDL_OPERATION, .name = "grow", .length = 1, .call = js_grow},
    {.kind = IDL_OPERATION, .name = "get", .length = 1, .call = js_get},
    {.kind = IDL_OPERATION, .name = "set", .length = 1, .call = js_set},
    {.kind = IDL_ATTRIBUTE, .name = "length", .get = get_length},
    {0},
};

const Idl_interface js_table_interface = {.id = JS_TABLE,
                                          .name = "Table",
                                          .tag = "WebAssembly.Table",
                                          .length = 1,
                                          .construct = construct,
                                          .members = members,
                                          .platform = &platform};
