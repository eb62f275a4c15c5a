/* imports.c: read the imports (js-api, "The WebAssembly Namespace"). */
#include "jsapi/imports.h"

#include "jsapi/builtins.h"
#include "jsapi/convert.h"
#include "jsapi/error.h"
#include "jsapi/func.h"
#include "jsapi/global.h"
#include "jsapi/linking.h"
#include "jsapi/memory.h"
#include "jsapi/table.h"
#include "jsapi/tag.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

/* An import that is being read. */
typedef struct Reading {
    JSContext *ctx;
    const Embed_import *import;
    uint32_t i;            /* its index */
    Embed_name field;      /* what is read, for messages: the import or something in it */
    Embed_externtype type; /* what is due */
    uint32_t *funcs;       /* how many external functions there are so far */
} Reading;

static bool read_value(const Reading *r, JSValueConst v, Embed_extern *out);

void js_imports_free(Js_agent *agent, Js_imports *imports)
{
    for (uint32_t i = 0; i < imports->n; i++)
        embed_extern_drop(agent->store, imports->at[i]);
    free(imports->at);
    *imports = (Js_imports){0};
}

/* ---- errors ---- */

/* NON-SPEC: bytes of a name that a message has room for. */
static int shown(Embed_name name)
{
    return name.len < 64 ? (int)name.len : 64;
}

/* A LinkError: `import 0 "module" "name": WHAT`. */
static bool link_error(const Reading *r, const char *what)
{
    Embed_name module = r->import->single ? r->import->name : r->import->module, name = r->field;
    js_throw_error(r->ctx, JS_LINK_ERROR, "import %u \"%.*s\" \"%.*s\": %s", r->i, shown(module),
                   module.at, shown(name), name.at, what);
    return false;
}

/* ---- one import ---- */

/* js-api: read the imports, step 6.4 */
static bool read_func(const Reading *r, JSValueConst v, uint32_t *funcaddr)
{
    if (!JS_IsFunction(r->ctx, v))
        return link_error(r, "a function is due");
    if (!js_function_address(v, funcaddr))
        *funcaddr = js_create_a_host_function(r->ctx, v, r->type.deftype, *r->funcs);
    ++*r->funcs;
    return true;
}

/* js-api: read the imports, steps 6.5.2.1 to 6.5.2.3 */
static const char *fault_of_global(JSValueConst v, Embed_valtype type)
{
    switch ((Embed_valkind)type.kind) {
    case EMBED_I64: return JS_IsBigInt(v) ? NULL : "a Global or a BigInt is due";
    case EMBED_I32:
    case EMBED_F32:
    case EMBED_F64: return JS_IsNumber(v) ? NULL : "a Global or a number is due";
    case EMBED_V128: return "a Global is due";
    case EMBED_REF: return js_is_unpassable(type) ? "a Global is due" : NULL;
    case EMBED_BOT:
    case EMBED_I8:
    case EMBED_I16: break;
    }
    return NULL;
}

/* js-api: read the imports, step 6.5 */
static bool read_global(const Reading *r, JSValueConst v, uint32_t *globaladdr)
{
    Embed_valtype valtype = r->type.t;
    if (js_global_address(v, globaladdr))
        return true;
    const char *fault = fault_of_global(v, valtype);
    if (fault)
        return link_error(r, fault);
    Embed_value value;
    if (!js_towebassemblyvalue(r->ctx, v, valtype, &value)) {
        JS_FreeValue(r->ctx, JS_GetException(r->ctx));
        return link_error(r, "the value is not of the type of the global");
    }
    Embed_externtype type = {.kind = EMBED_GLOBAL, .t = valtype};
    *globaladdr = embed_global_alloc(js_agent_of(r->ctx)->store, &type, &value);
    return true;
}

/* Get(OBJECT, NAME) */
static JSValue get(JSContext *ctx, JSValueConst object, Embed_name name)
{
    JSAtom key = JS_NewAtomLen(ctx, name.at, name.len);
    if (key == JS_ATOM_NULL)
        return JS_EXCEPTION;
    JSValue value = JS_GetProperty(ctx, object, key);
    JS_FreeAtom(ctx, key);
    return value;
}

/* module-linking: the fields of an instance type, read as properties of V in the order of the type. They are kept; *n says
   how many there are, also where this is false after throwing. */
static bool read_fields(const Reading *r, JSValueConst v, Embed_named *fields, uint32_t *n)
{
    for (*n = 0; *n < embed_type_exports(r->type.deftype);) {
        Embed_export export = embed_type_export(r->type.deftype, *n);
        Reading field = *r;
        field.field = export.name;
        field.type = export.type;
        JSValue value = get(r->ctx, v, export.name);
        fields[*n].name = export.name;
        bool good = !JS_IsException(value) && read_value(&field, value, &fields[*n].addr);
        JS_FreeValue(r->ctx, value);
        if (!good)
            return false;
        embed_extern_keep(js_agent_of(r->ctx)->store, fields[(*n)++].addr);
    }
    return true;
}

/* module-linking: an instance is an Instance as it is, or put together of the properties of any other object. */
static bool read_instance(const Reading *r, JSValueConst v, Embed_extern *out)
{
    if (js_instance_address(r->ctx, v, &out->addr))
        return true;
    if (!JS_IsObject(v)) {
        JS_ThrowTypeError(r->ctx, "import %u: an Instance or an object is due for \"%.*s\"", r->i,
                          shown(r->field), r->field.at);
        return false;
    }
    Embed_store *store = js_agent_of(r->ctx)->store;
    uint32_t n;
    Embed_named *fields =
        checked_calloc(embed_type_exports(r->type.deftype) + (size_t)1, sizeof *fields);
    bool good = read_fields(r, v, fields, &n);
    Embed_failure failure;
    if (good && embed_instanceval_new(store, fields, n, out, &failure) != EMBED_OK)
        good = link_error(r, failure.message);
    for (uint32_t i = 0; i < n; i++)
        embed_extern_drop(store, fields[i].addr);
    free(fields);
    return good;
}

/* js-api: read the imports, steps 6.4 to 6.8 */
static bool read_value(const Reading *r, JSValueConst v, Embed_extern *out)
{
    out->kind = r->type.kind;
    switch (out->kind) {
    case EMBED_FUNC: return read_func(r, v, &out->addr);
    case EMBED_GLOBAL: return read_global(r, v, &out->addr);
    case EMBED_MEM: return js_memory_address(v, &out->addr) || link_error(r, "a Memory is due");
    case EMBED_TABLE: return js_table_address(v, &out->addr) || link_error(r, "a Table is due");
    case EMBED_TAG: return js_tag_address(v, &out->addr) || link_error(r, "a Tag is due");
    case EMBED_MODULE:
        return js_module_address(r->ctx, v, &out->addr) || link_error(r, "a Module is due");
    case EMBED_INSTANCE: return read_instance(r, v, out);
    }
    return false;
}

bool js_read_an_import(JSContext *ctx, const Js_due *due, JSValueConst v, uint32_t *funcs,
                       Embed_extern *out)
{
    Reading r = {.ctx = ctx,
                 .import = due->import,
                 .i = due->i,
                 .field = due->field,
                 .type = due->type,
                 .funcs = funcs};
    return read_value(&r, v, out);
}

bool js_throw_link_error(JSContext *ctx, const Js_due *due, const char *what)
{
    Reading r = {.ctx = ctx, .import = due->import, .i = due->i, .field = due->field};
    return link_error(&r, what);
}

/* What builtinOrStringImports has for the import, a new reference; undefined where it has nothing. */
static JSValue provided(const Reading *r, const Js_provided *map, int n)
{
    Embed_name module = r->import->module, name = r->import->name;
    for (int i = 0; i < n; i++) {
        if (map[i].name.len != module.len || memcmp(map[i].name.at, module.at, module.len) != 0)
            continue;
        JSAtom key = JS_NewAtomLen(r->ctx, name.at, name.len);
        int has = key == JS_ATOM_NULL ? -1 : JS_HasProperty(r->ctx, map[i].object, key);
        JS_FreeAtom(r->ctx, key);
        if (has != 0)
            return has > 0 ? JS_DupValue(r->ctx, map[i].object) : JS_EXCEPTION;
    }
    return JS_UNDEFINED;
}

/* js-api: read the imports, steps 6.1 to 6.3, but for Get of the module name in an import of one name (module-linking) */
static JSValue read_module_name(const Reading *r, JSValueConst import_object,
                                const Js_provided *map, int map_n)
{
    if (r->import->single)
        return JS_DupValue(r->ctx, import_object);
    /* 6.1, 6.2 */
    JSValue o = provided(r, map, map_n);
    if (JS_IsUndefined(o))
        o = get(r->ctx, import_object, r->import->module);
    /* 6.3 */
    if (JS_IsException(o) || JS_IsObject(o))
        return o;
    JS_FreeValue(r->ctx, o);
    Embed_name module = r->import->module;
    return JS_ThrowTypeError(r->ctx, "import %u: the import object has no object \"%.*s\"", r->i,
                             shown(module), module.at);
}

/* js-api: read the imports, step 6, for one import */
static bool read_import(const Reading *r, JSValueConst import_object, const Js_provided *map,
                        int map_n, Embed_extern *out)
{
    JSContext *ctx = r->ctx;
    JSValue o = read_module_name(r, import_object, map, map_n);
    if (JS_IsException(o))
        return false;
    JSValue v = get(ctx, o, r->import->name);
    JS_FreeValue(ctx, o);
    if (JS_IsException(v))
        return false;
    bool good = read_value(r, v, out);
    if (good)
        embed_extern_keep(js_agent_of(ctx)->store, *out);
    JS_FreeValue(ctx, v);
    return good;
}

/* js-api: read the imports, step 6 */
static bool read_all(JSContext *ctx, const Embed_module *module, JSValueConst import_object,
                     const Js_provided *map, int map_n, Js_imports *out)
{
    uint32_t funcs = 0;
    for (uint32_t i = 0; i < embed_module_imports(module); i++) {
        Embed_import import = embed_module_import(module, i);
        Reading r = {.ctx = ctx,
                     .import = &import,
                     .i = i,
                     .field = import.name,
                     .type = import.type,
                     .funcs = &funcs};
        if (!read_import(&r, import_object, map, map_n, &out->at[i]))
            return false;
        out->n = i + 1;
    }
    return true;
}

/* js-api: read the imports */
bool js_read_the_imports(JSContext *ctx, const Js_module_record *record, JSValueConst import_object,
                         Js_imports *out)
{
    uint32_t n = embed_module_imports(record->module);
    *out = (Js_imports){0};
    /* 1 */
    if (n > 0 && JS_IsUndefined(import_object)) {
        JS_ThrowTypeError(ctx, "the module has imports: an import object is due");
        return false;
    }
    /* 2 to 4 */
    Js_provided *map;
    int map_n = js_instantiate_provided(ctx, record->module, &record->options, &map);
    if (map_n < 0)
        return false;
    /* 5 to 7 */
    out->at = checked_calloc(n ? n : 1, sizeof *out->at);
    bool good = read_all(ctx, record->module, import_object, map, map_n, out);
    js_provided_free(ctx, map, map_n);
    if (!good)
        js_imports_free(js_agent_of(ctx), out);
    return good;
}
