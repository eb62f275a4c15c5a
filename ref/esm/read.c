/* read.c: what a WebAssembly Module Record is instantiated with (ESM integration, ExecuteModule, steps 5 and 6). */
#include "esm/read.h"

#include "jsapi/convert.h"
#include "jsapi/global.h"
#include "jsapi/idl.h"
#include "jsapi/instance.h"
#include "jsapi/linking.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

/* The imports of a record that are being read. */
typedef struct Reading {
    JSContext *ctx;
    JSModuleDef *m;
    const Esm_record *self;
    uint32_t funcs; /* external functions so far */
    Js_provided *provided;
    int provided_n;
} Reading;

/* ---- resolving ---- */

/* module-linking: what an import of one name names in the module that it requests. */
static const Embed_name default_export = {.at = "default", .len = 7};

static bool resolve(JSContext *ctx, JSModuleDef *m, int request, Embed_name name, Qjs_binding *out)
{
    return qjs_resolve_import(ctx, m, request, name.at, name.len, out);
}

/* module-linking: an import of one name and of an instance type is as many imports of two names as that has exports; false
   after throwing */
static bool resolve_fields(JSContext *ctx, JSModuleDef *m, int request, uint32_t type)
{
    Qjs_binding binding;
    for (uint32_t i = 0; i < embed_type_exports(type); i++) {
        if (!resolve(ctx, m, request, embed_type_export(type, i).name, &binding))
            return false;
    }
    return true;
}

bool esm_resolve_the_imports(JSContext *ctx, JSModuleDef *m)
{
    const Esm_record *self = esm_record_of(m);
    for (uint32_t i = 0; i < embed_module_imports(self->module->module); i++) {
        Embed_import import = embed_module_import(self->module->module, i);
        Qjs_binding binding;
        int request = self->requests[i];
        if (request < 0 || (import.single && import.type.kind == EMBED_MODULE))
            continue;
        if (import.single && import.type.kind == EMBED_INSTANCE
                ? !resolve_fields(ctx, m, request, import.type.deftype)
                : !resolve(ctx, m, request, import.single ? default_export : import.name, &binding))
            return false;
    }
    return true;
}

/* ---- ExecuteModule, step 6 ---- */

/* Step 6.6.5, for a global; false after throwing */
static bool read_global(Reading *r, const Js_due *due, JSValueConst v, Embed_extern *out)
{
    Embed_store *store = js_agent_of(r->ctx)->store;
    out->kind = EMBED_GLOBAL;
    if (js_global_address(v, &out->addr)) {
        Embed_externtype target;
        embed_global_type(store, out->addr, &target);
        return due->type.mut || !target.mut ||
               js_throw_link_error(r->ctx, due, "an immutable global is due");
    }
    if (js_is_unpassable(due->type.t) || due->type.mut)
        return js_throw_link_error(r->ctx, due, "a Global is due");
    Embed_value value;
    if (!js_towebassemblyvalue(r->ctx, v, due->type.t, &value))
        return false;
    Embed_externtype type = {.kind = EMBED_GLOBAL, .t = due->type.t};
    out->addr = embed_global_alloc(store, &type, &value);
    return true;
}

/* Step 6.6, from step 2 on: the value V is what another module binds. */
static bool read_value(Reading *r, const Js_due *due, JSValueConst v, Embed_extern *out)
{
    if (due->type.kind == EMBED_GLOBAL)
        return read_global(r, due, v, out);
    return js_read_an_import(r->ctx, due, v, &r->funcs, out);
}

/* Step 6.5: the external value that EXPORTER exports as number EXPORT.
   DEVIATES(module-execution): whether it is of the type of the import is left to instantiating, which asks for its type of
   now, and whether that is a subtype of the import's; the text has the converse. */
static bool read_extern(Reading *r, const Js_due *due, const Esm_record *exporter, int export,
                        Embed_extern *out)
{
    Embed_instance *instance = js_instance_of(exporter->instance);
    if (!instance)
        return js_throw_link_error(r->ctx, due, "the module that exports it has no instance yet");
    *out = embed_instance_export_at(instance, (uint32_t) export).addr;
    r->funcs += out->kind == EMBED_FUNC;
    return out->kind == due->type.kind ||
           js_throw_link_error(r->ctx, due, "it is exported as something else");
}

/* Steps 6.2 to 6.6: what NAME of the module that REQUEST is for resolves to; false after throwing. It is kept. */
static bool read_binding(Reading *r, const Js_due *due, int request, Embed_name name,
                         Embed_extern *out)
{
    Qjs_binding binding;
    if (!resolve(r->ctx, r->m, request, name, &binding))
        return false;
    const Esm_record *exporter =
        binding.export == QJS_NAMESPACE_BINDING ? NULL : esm_record_of(binding.module);
    bool good;
    if (exporter) {
        good = read_extern(r, due, exporter, binding.export, out);
    } else {
        JSValue v = qjs_binding_value(r->ctx, &binding);
        good = !JS_IsException(v) && read_value(r, due, v, out);
        if (good)
            embed_extern_keep(js_agent_of(r->ctx)->store, *out);
        JS_FreeValue(r->ctx, v);
        return good;
    }
    if (good)
        embed_extern_keep(js_agent_of(r->ctx)->store, *out);
    return good;
}

/* ---- module linking ---- */

/* The instance that FIELDS of it make, of which there are N. */
static bool read_fields(Reading *r, const Js_due *due, int request, Embed_named *fields,
                        uint32_t *n)
{
    uint32_t type = due->type.deftype;
    for (*n = 0; *n < embed_type_exports(type); ++*n) {
        Embed_export export = embed_type_export(type, *n);
        Js_due field = *due;
        field.field = export.name;
        field.type = export.type;
        fields[*n].name = export.name;
        if (!read_binding(r, &field, request, export.name, &fields[*n].addr))
            return false;
    }
    return true;
}

/* An import of one name and of an instance type; false after throwing. It is kept. */
static bool read_instance(Reading *r, const Js_due *due, int request, Embed_extern *out)
{
    Embed_store *store = js_agent_of(r->ctx)->store;
    Embed_named *fields =
        checked_calloc(embed_type_exports(due->type.deftype) + (size_t)1, sizeof *fields);
    uint32_t n;
    Embed_failure failure;
    bool good = read_fields(r, due, request, fields, &n);
    if (good && embed_instanceval_new(store, fields, n, out, &failure) != EMBED_OK)
        good = js_throw_link_error(r->ctx, due, failure.message);
    if (good)
        embed_extern_keep(store, *out);
    for (uint32_t i = 0; i < n; i++)
        embed_extern_drop(store, fields[i].addr);
    free(fields);
    return good;
}

/* An import of one name and of a module type: the module itself. It is kept. */
static bool read_module(Reading *r, const Js_due *due, int request, Embed_extern *out)
{
    const Esm_record *module = esm_record_of(qjs_module_requested(r->m, request));
    out->kind = EMBED_MODULE;
    if (!js_module_address(r->ctx, module->source, &out->addr))
        return js_throw_link_error(r->ctx, due, "a module is due");
    embed_extern_keep(js_agent_of(r->ctx)->store, *out);
    return true;
}

/* ---- builtins ---- */

/* The builtin function that an import is for; it is kept. */
static bool read_builtin(Reading *r, const Js_due *due, Embed_extern *out)
{
    Embed_name module = due->import->module, name = due->import->name;
    JSValue v = JS_UNDEFINED;
    for (int i = 0; i < r->provided_n && JS_IsUndefined(v); i++) {
        const Js_provided *provided = &r->provided[i];
        if (provided->name.len != module.len ||
            memcmp(provided->name.at, module.at, module.len) != 0)
            continue;
        JSAtom key = JS_NewAtomLen(r->ctx, name.at, name.len);
        v = key == JS_ATOM_NULL ? JS_EXCEPTION : JS_GetProperty(r->ctx, provided->object, key);
        JS_FreeAtom(r->ctx, key);
    }
    bool good = !JS_IsException(v) && js_read_an_import(r->ctx, due, v, &r->funcs, out);
    if (good)
        embed_extern_keep(js_agent_of(r->ctx)->store, *out);
    JS_FreeValue(r->ctx, v);
    return good;
}

/* ---- all of them ---- */

static bool read_import(Reading *r, uint32_t i, Embed_extern *out)
{
    Embed_import import = embed_module_import(r->self->module->module, i);
    Js_due due = {.import = &import, .i = i, .field = import.name, .type = import.type};
    int request = r->self->requests[i];
    if (request < 0)
        return read_builtin(r, &due, out);
    if (import.single && import.type.kind == EMBED_MODULE)
        return read_module(r, &due, request, out);
    if (import.single && import.type.kind == EMBED_INSTANCE)
        return read_instance(r, &due, request, out);
    return read_binding(r, &due, request, import.single ? default_export : import.name, out);
}

bool esm_read_the_imports(JSContext *ctx, JSModuleDef *m, Js_imports *out)
{
    Reading r = {.ctx = ctx, .m = m, .self = esm_record_of(m)};
    const Embed_module *module = r.self->module->module;
    uint32_t n = embed_module_imports(module);
    *out = (Js_imports){0};
    r.provided_n = js_instantiate_provided(ctx, module, &r.self->module->options, &r.provided);
    if (r.provided_n < 0)
        return false;
    out->at = checked_calloc(n ? n : 1, sizeof *out->at);
    bool good = true;
    for (uint32_t i = 0; good && i < n; i++) {
        good = read_import(&r, i, &out->at[i]);
        out->n += good;
    }
    js_provided_free(ctx, r.provided, r.provided_n);
    if (!good)
        js_imports_free(js_agent_of(ctx), out);
    return good;
}
