/* execute.c: InitializeEnvironment and ExecuteModule of WebAssembly Module Records (ESM integration). */
#include "esm/live.h"
#include "esm/read.h"

#include "jsapi/convert.h"
#include "jsapi/instance.h"

#include <string.h>

/* InitializeEnvironment ( ) Concrete Method: the bindings are there, uninitialized; and ExecuteModule relies on what is
   validated here. */
bool esm_initialize_environment(JSContext *ctx, JSModuleDef *m)
{
    return esm_resolve_the_imports(ctx, m);
}

/* ExecuteModule, step 9.1, for a global; false after throwing */
static bool initialize_global(JSContext *ctx, JSModuleDef *m, const Esm_record *self, uint32_t i,
                              const Embed_externtype *type)
{
    Embed_store *store = js_agent_of(ctx)->store;
    uint32_t globaladdr = embed_instance_export_at(js_instance_of(self->instance), i).addr.addr;
    /* What is no value of JavaScript stays uninitialized. */
    if (js_is_unpassable(type->t))
        return true;
    Embed_value value = embed_global_read(store, globaladdr);
    JSValue v = js_tojsvalue(ctx, &value);
    if (JS_IsException(v))
        return false;
    qjs_module_bind(ctx, m, (int)i, v);
    if (type->mut)
        esm_make_live(ctx, m, self, i, globaladdr);
    return true;
}

/* ExecuteModule, step 9.2: InitializeBinding(name, Get(instance.[[Exports]], name)); false after throwing */
static bool initialize_object(JSContext *ctx, JSModuleDef *m, const Esm_record *self, uint32_t i,
                              Embed_name name)
{
    JSAtom key = JS_NewAtomLen(ctx, name.at, name.len);
    if (key == JS_ATOM_NULL)
        return false;
    JSValue v = JS_GetProperty(ctx, js_instance_exports(self->instance), key);
    JS_FreeAtom(ctx, key);
    if (JS_IsException(v))
        return false;
    qjs_module_bind(ctx, m, (int)i, v);
    return true;
}

/* ExecuteModule, step 9 */
static bool initialize_bindings(JSContext *ctx, JSModuleDef *m, const Esm_record *self)
{
    const Embed_module *module = self->module->module;
    for (uint32_t i = 0; i < embed_module_exports(module); i++) {
        Embed_export export = embed_module_export(module, i);
        if (export.type.kind == EMBED_GLOBAL ? !initialize_global(ctx, m, self, i, &export.type)
                                             : !initialize_object(ctx, m, self, i, export.name))
            return false;
    }
    return true;
}

/* NON-SPEC: hands the executed record to whoever follows conventions of start-up. */
static bool tell_of_evaluation(JSContext *ctx, const Esm_record *self)
{
    const Esm_loader *loader = esm_loader(js_agent_of(ctx));
    if (!loader->evaluated)
        return true;
    Esm_evaluation evaluation = {.module = self->module,
                                 .instance = js_instance_of(self->instance),
                                 .object = self->instance};
    Embed_extern memory;
    if (embed_instance_export(evaluation.instance, (Embed_name){.at = "memory", .len = 6},
                              &memory) &&
        memory.kind == EMBED_MEM) {
        evaluation.has_memory = true;
        evaluation.memory = memory.addr;
    }
    return loader->evaluated(ctx, &evaluation, loader->data);
}

/* ExecuteModule ( [ promiseCapability ] ) Concrete Method */
bool esm_execute_module(JSContext *ctx, JSModuleDef *m)
{
    Esm_record *self = esm_record_of(m);
    Js_agent *agent = js_agent_of(ctx);
    Js_imports imports;
    js_caches_safe_point(&agent->caches);
    /* 5, 6 */
    if (!esm_read_the_imports(ctx, m, &imports))
        return false;
    /* 7 */
    Embed_instance *instance = js_instantiate_the_core(ctx, self->module, &imports);
    js_imports_free(agent, &imports);
    if (!instance)
        return false;
    JSValue object = js_new_instance_object(ctx, instance);
    if (JS_IsException(object))
        return false;
    /* 8 */
    self->instance = object;
    /* 9 */
    return initialize_bindings(ctx, m, self) && tell_of_evaluation(ctx, self);
}
