/* script/registry.c: the modules, instances and registered names of a running script. NON-SPEC. */
#include "script/registry.h"

#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

void wast_registry_new(Wast_registry *registry, FILE *output)
{
    *registry = (Wast_registry){.store = embed_store_init()};
    registry->spectest = embed_spectest_new(registry->store, output);
}

static void entries_free(Wast_entries *entries)
{
    for (size_t i = 0; i < entries->n; i++)
        embed_module_free(entries->at[i].module);
    free(entries->at);
}

void wast_registry_free(Wast_registry *registry)
{
    embed_store_free(registry->store);
    entries_free(&registry->definitions);
    entries_free(&registry->asserted);
    entries_free(&registry->instances);
    free(registry->registered.at);
    entries_free(&registry->threads);
    free(registry->scopes);
}

static bool same_name(Embed_name a, Embed_name b)
{
    return a.len == b.len && (!a.len || memcmp(a.at, b.at, a.len) == 0);
}

const Wast_entry *wast_entry_find(const Wast_entries *entries, Embed_name name)
{
    for (size_t i = entries->n; i-- > 0;) {
        if (!name.len || same_name(entries->at[i].name, name))
            return &entries->at[i];
    }
    return NULL;
}

void wast_entry_add(Wast_entries *entries, Wast_entry entry)
{
    PUSH(entries->at, entries->n, entries->capacity, entry);
}

void wast_registry_enter(Wast_registry *registry, Embed_name name)
{
    Wast_scope scope = {name, registry->definitions.n, registry->instances.n,
                        registry->registered.n};
    PUSH(registry->scopes, registry->scopes_n, registry->scopes_capacity, scope);
}

void wast_registry_leave(Wast_registry *registry)
{
    Wast_scope scope = registry->scopes[--registry->scopes_n];
    for (size_t i = scope.definitions; i < registry->definitions.n; i++)
        wast_entry_add(&registry->asserted, registry->definitions.at[i]);
    registry->definitions.n = scope.definitions;
    registry->instances.n = scope.instances;
    registry->registered.n = scope.registered;
    wast_entry_add(&registry->threads, (Wast_entry){.name = scope.thread});
}

/* The registration called NAME, which may be empty. */
static const Wast_entry *registration(const Wast_registry *registry, Embed_name name)
{
    for (size_t i = registry->registered.n; i-- > 0;) {
        if (same_name(registry->registered.at[i].name, name))
            return &registry->registered.at[i];
    }
    return NULL;
}

/* NON-SPEC: an import of one name that is an instance is the registered instance, one that is a module the module that was
   registered or whose instance was; see linking/CHOICES.md, scripts. */
static bool resolve_single(const Wast_registry *registry, const Wast_entry *found,
                           Embed_externkind kind, Embed_extern *out)
{
    if (kind == EMBED_INSTANCE && found->instance) {
        *out = embed_instance_extern(registry->store, found->instance);
        return true;
    }
    const Embed_module *module =
        found->instance ? embed_instance_module(found->instance) : found->module;
    Embed_failure failure;
    return kind == EMBED_MODULE &&
           embed_module_extern(registry->store, module, out, &failure) == EMBED_OK;
}

/* Embed_resolver over the registrations, then over spectest. */
static bool resolve(void *data, Embed_store *store, Embed_name module, Embed_name name,
                    const Embed_externtype *type, Embed_extern *out)
{
    Wast_registry *registry = data;
    bool single = !module.at;
    const Wast_entry *found = registration(registry, single ? name : module);
    if (found && single)
        return resolve_single(registry, found, type->kind, out);
    if (found)
        return found->instance && embed_instance_export(found->instance, name, out);
    return embed_spectest_resolve(registry->spectest, store, module, name, type, out);
}

const Wast_entry *wast_registry_blocker(const Wast_registry *registry, const Embed_module *module)
{
    for (uint32_t i = 0; i < embed_module_imports(module); i++) {
        Embed_import import = embed_module_import(module, i);
        const Wast_entry *from =
            registration(registry, import.single ? import.name : import.module);
        if (from && from->failure.result != EMBED_OK)
            return from;
    }
    return NULL;
}

Embed_result wast_registry_link(Wast_registry *registry, const Embed_module *module,
                                Embed_instance **instance, Embed_failure *failure)
{
    return embed_module_link(registry->store, module, resolve, registry, instance, failure);
}
