/* embed/embed_store.c: stores and module instances (core/appendix/embedding#embed-store, #embed-instance). */
#include "embed/convert.h"
#include "linking/linking.h"
#include "runtime/linking.h"
#include "util/alloc.h"

#include <stdlib.h>

/* embed-store-init */
Embed_store *embed_store_init(void)
{
    return embed_store(store_new());
}

void embed_store_free(Embed_store *store)
{
    store_free(store_of(store));
}

void embed_store_fuel(Embed_store *store, uint64_t fuel)
{
    store_set_fuel(store_of(store), fuel);
}

void embed_store_interruptible(Embed_store *store)
{
    store_count_fuel(store_of(store));
}

/* Instantiates MODULE, which is nested in that of OUTER, NULL for none. */
static Embed_result instantiate_in(Embed_store *store, const Module *module, Moduleinst *outer,
                                   const Embed_extern *externs, uint32_t n,
                                   Embed_instance **instance, Embed_failure *failure)
{
    *instance = NULL;
    if (!module->validated)
        return embed_fail(failure, ERR_host_arguments, "the module is not validated");
    if (n != module->imports_n)
        return embed_fail(failure, ERR_import_count, NULL);
    Externaddr *addrs = checked_calloc(n + (size_t)1, sizeof *addrs);
    for (uint32_t i = 0; i < n; i++)
        addrs[i] = externaddr_of(externs[i]);
    Moduleinst *made = NULL;
    Failure f;
    Result result = link_module(store_of(store), module, outer, addrs, n, &made, &f);
    free(addrs);
    if (result != RESULT_OK)
        return embed_failure(&f, failure);
    *instance = embed_instance(made);
    return EMBED_OK;
}

/* What an import asks for, as a failure's detail shows it: "module" "name", or "name" alone. */
static Embed_result unknown_import(const Import *import, Embed_failure *failure)
{
    Failure f;
    if (import->single)
        (void)fail(&f, ERR_unknown_import, import->pos, "\"%.*s\"", (int)import->name.len,
                   import->name.at);
    else
        (void)fail(&f, ERR_unknown_import, import->pos, "\"%.*s\" \"%.*s\"",
                   (int)import->module.len, import->module.at, (int)import->name.len,
                   import->name.at);
    return embed_failure(&f, failure);
}

static Embed_result link_in(Embed_store *store, const Module *module, Moduleinst *outer,
                            Embed_resolver *resolve, void *data, Embed_instance **instance,
                            Embed_failure *failure)
{
    *instance = NULL;
    if (!module->validated)
        return embed_fail(failure, ERR_host_arguments, "the module is not validated");
    Embed_extern *externs = checked_calloc(module->imports_n + (size_t)1, sizeof *externs);
    Embed_result result = EMBED_OK;
    for (uint32_t i = 0; i < module->imports_n && result == EMBED_OK; i++) {
        Embed_import import = embed_module_import(embed_module(module), i);
        if (import.single)
            import.module = (Embed_name){0};
        if (!resolve(data, store, import.module, import.name, &import.type, &externs[i]))
            result = unknown_import(&module->imports[i], failure);
    }
    if (result == EMBED_OK)
        result =
            instantiate_in(store, module, outer, externs, module->imports_n, instance, failure);
    free(externs);
    return result;
}

/* embed-module-instantiate */
Embed_result embed_module_instantiate(Embed_store *store, const Embed_module *module,
                                      const Embed_extern *externs, uint32_t n,
                                      Embed_instance **instance, Embed_failure *failure)
{
    return instantiate_in(store, module_of(module), NULL, externs, n, instance, failure);
}

Embed_result embed_module_link(Embed_store *store, const Embed_module *module,
                               Embed_resolver *resolve, void *data, Embed_instance **instance,
                               Embed_failure *failure)
{
    return link_in(store, module_of(module), NULL, resolve, data, instance, failure);
}

Embed_result embed_moduleval_instantiate(Embed_store *store, uint32_t addr,
                                         const Embed_extern *externs, uint32_t n,
                                         Embed_instance **instance, Embed_failure *failure)
{
    const Moduleval *value = store_of(store)->modulevals[addr];
    return instantiate_in(store, value->module, value->outer, externs, n, instance, failure);
}

Embed_result embed_moduleval_link(Embed_store *store, uint32_t addr, Embed_resolver *resolve,
                                  void *data, Embed_instance **instance, Embed_failure *failure)
{
    const Moduleval *value = store_of(store)->modulevals[addr];
    return link_in(store, value->module, value->outer, resolve, data, instance, failure);
}

/* embed-instance-export */
bool embed_instance_export(const Embed_instance *instance, Embed_name name, Embed_extern *out)
{
    const Exportinst *found = instance_export(instance_of(instance), name_of(name));
    if (!found)
        return false;
    *out = embed_extern(found->addr);
    return true;
}

bool embed_instance_item(const Embed_instance *instance, Embed_externkind kind, uint32_t index,
                         Embed_extern *out)
{
    const Moduleinst *inst = instance_of(instance);
    const uint32_t counts[] = {
        [EMBED_FUNC] = inst->funcs_n,         [EMBED_TABLE] = inst->tables_n,
        [EMBED_MEM] = inst->mems_n,           [EMBED_GLOBAL] = inst->globals_n,
        [EMBED_TAG] = inst->tags_n,           [EMBED_MODULE] = inst->modules_n,
        [EMBED_INSTANCE] = inst->instances_n,
    };
    if (index >= counts[kind])
        return false;
    *out = embed_extern(instance_item(inst, (Externkind)kind, index));
    return true;
}

uint32_t embed_instance_exports(const Embed_instance *instance)
{
    return instance_of(instance)->exports_n;
}

Embed_named embed_instance_export_at(const Embed_instance *instance, uint32_t i)
{
    const Exportinst *export = &instance_of(instance)->exports[i];
    return (Embed_named){embed_name(export->name), embed_extern(export->addr)};
}

const Embed_module *embed_instance_module(const Embed_instance *instance)
{
    return embed_module(instance_of(instance)->module);
}
