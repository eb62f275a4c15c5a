/* value_type.c: the enumerations ValueType and TableKind (js-api, "Globals", "Tables"). */
#include "jsapi/value_type.h"

#include "jsapi/idl.h"

static const Embed_valtype externref = {.kind = EMBED_REF, .null = 1, .heap = EMBED_HEAP_EXTERN};
static const Embed_valtype funcref = {.kind = EMBED_REF, .null = 1, .heap = EMBED_HEAP_FUNC};

/* js-api: ToValueType */
bool js_value_type(JSContext *ctx, JSValueConst value, Embed_valtype *out)
{
    static const char *const names[] = {"i32",  "i64",       "f32",     "f64",
                                        "v128", "externref", "anyfunc", NULL};
    const Embed_valtype types[] = {{.kind = EMBED_I32},
                                   {.kind = EMBED_I64},
                                   {.kind = EMBED_F32},
                                   {.kind = EMBED_F64},
                                   {.kind = EMBED_V128},
                                   externref,
                                   funcref};
    int i;
    if (!idl_enumeration(ctx, value, names, &i))
        return false;
    *out = types[i];
    return true;
}

bool js_table_kind(JSContext *ctx, JSValueConst value, Embed_valtype *out)
{
    static const char *const names[] = {"externref", "anyfunc", NULL};
    int i;
    if (!idl_enumeration(ctx, value, names, &i))
        return false;
    *out = i == 0 ? externref : funcref;
    return true;
}
