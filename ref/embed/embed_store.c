/* embed/embed_store.c: stores and module instances (core/appendix/embedding#embed-store, #embed-instance). */
#include "embed/convert.h"
#include "exec/exec.h"
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

/* embed-module-instantiate */
Embed_result embed_module_instantiate(Embed_store *store, const Embed_module *module,
                                      const Embed_extern *externs, uint32_t n,
                                      Embed_instance **instance, Embed_failure *failure)
{
    *instance = NULL;
    if (!module_of(module)->validated)
        return embed_fail(failure, ERR_host_arguments, "the module is not validated");
    if (n != module_of(module)->imports_n)
        return embed_fail(failure, ERR_import_count, NULL);
    Externaddr *addrs = checked_calloc(n + (size_t)1, sizeof *addrs);
    for (uint32_t i = 0; i < n; i++)
        addrs[i] = (Externaddr){.kind = (Externkind)externs[i].kind, .addr = externs[i].addr};
    Moduleinst *made = NULL;
    Failure f;
    Result result = instantiate(store_of(store), module_of(module), addrs, n, &made, &f);
    free(addrs);
    if (result != RESULT_OK)
        return embed_failure(&f, failure);
    *instance = embed_instance(made);
    return EMBED_OK;
}

/* What an import asks for, as a failure's detail shows it: "module" "name". */
static Embed_result unknown_import(const Import *import, Embed_failure *failure)
{
    Failure f;
    (void)fail(&f, ERR_unknown_import, import->pos, "\"%.*s\" \"%.*s\"", (int)import->module.len,
               import->module.at, (int)import->name.len, import->name.at);
    return embed_failure(&f, failure);
}

Embed_result embed_module_link(Embed_store *store, const Embed_module *module,
                               Embed_resolver *resolve, void *data, Embed_instance **instance,
                               Embed_failure *failure)
{
    const Module *m = module_of(module);
    *instance = NULL;
    if (!m->validated)
        return embed_fail(failure, ERR_host_arguments, "the module is not validated");
    Embed_extern *externs = checked_calloc(m->imports_n + (size_t)1, sizeof *externs);
    Embed_result result = EMBED_OK;
    for (uint32_t i = 0; i < m->imports_n && result == EMBED_OK; i++) {
        Embed_import import = embed_module_import(module, i);
        if (!resolve(data, store, import.module, import.name, &import.type, &externs[i]))
            result = unknown_import(&m->imports[i], failure);
    }
    if (result == EMBED_OK)
        result = embed_module_instantiate(store, module, externs, m->imports_n, instance, failure);
    free(externs);
    return result;
}

/* embed-instance-export */
bool embed_instance_export(const Embed_instance *instance, Embed_name name, Embed_extern *out)
{
    const Exportinst *found = instance_export(instance_of(instance), name_of(name));
    if (!found)
        return false;
    *out = (Embed_extern){.kind = (Embed_externkind)found->addr.kind, .addr = found->addr.addr};
    return true;
}

const Embed_module *embed_instance_module(const Embed_instance *instance)
{
    return embed_module(instance_of(instance)->module);
}
