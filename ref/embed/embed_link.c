/* embed/embed_link.c: modules and instances as values, and their types (module-linking/Explainer#module-and-instance-exports). */
#include "embed/convert.h"
#include "linking/linking.h"
#include "runtime/linking.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

/* ---- types ---- */

static Embed_export embed_field(const Externfield *field)
{
    return (Embed_export){.name = embed_name(field->name), .type = embed_externtype(field->xt)};
}

uint32_t embed_type_imports(uint32_t deftype)
{
    return interface_of(deftype)->imports_n;
}

Embed_export embed_type_import(uint32_t deftype, uint32_t i)
{
    return embed_field(&interface_of(deftype)->imports[i]);
}

uint32_t embed_type_exports(uint32_t deftype)
{
    return interface_of(deftype)->exports_n;
}

Embed_export embed_type_export(uint32_t deftype, uint32_t i)
{
    return embed_field(&interface_of(deftype)->exports[i]);
}

bool embed_type_export_named(uint32_t deftype, Embed_name name, Embed_externtype *out)
{
    const Externfield *found = interface_export(interface_of(deftype), name_of(name));
    if (found)
        *out = embed_externtype(found->xt);
    return found;
}

bool embed_module_type(const Embed_module *module, Embed_externtype *out)
{
    const Module *m = module_of(module);
    if (!m->validated || !module_linked(m))
        return false;
    *out = (Embed_externtype){.kind = EMBED_MODULE, .deftype = m->type};
    return true;
}

/* Externaddr_ok */
Embed_externtype embed_extern_type(const Embed_store *store, Embed_extern addr)
{
    return embed_externtype(externaddr_type(store_of(store), externaddr_of(addr)));
}

/* ---- modules ---- */

Embed_result embed_module_extern(Embed_store *store, const Embed_module *module, Embed_extern *out,
                                 Embed_failure *failure)
{
    const Module *m = module_of(module);
    if (!m->validated)
        return embed_fail(failure, ERR_host_arguments, "the module is not validated");
    if (!module_linked(m))
        return embed_fail(failure, ERR_host_arguments,
                          "the module was read without module-linking");
    if (m->parent)
        return embed_fail(failure, ERR_host_arguments, "the module is nested in another");
    *out = (Embed_extern){EMBED_MODULE, alloc_moduleval(store_of(store), m, NULL)};
    return EMBED_OK;
}

const Embed_module *embed_module_outermost(const Embed_module *module)
{
    const Module *m = module_of(module);
    while (m->parent)
        m = m->parent;
    return embed_module(m);
}

const Embed_module *embed_moduleval_module(const Embed_store *store, uint32_t addr)
{
    return embed_module(store_of(store)->modulevals[addr]->module);
}

/* ---- instances ---- */

Embed_extern embed_instance_extern(Embed_store *store, Embed_instance *instance)
{
    (void)store;
    return (Embed_extern){EMBED_INSTANCE, instance_value(instance_of(instance))->addr};
}

static int compare_names(const void *a, const void *b)
{
    return bytes_compare(((const Exportinst *)a)->name, ((const Exportinst *)b)->name);
}

static bool names_differ(const Exportinst *exports, uint32_t n)
{
    Exportinst *sorted = checked_calloc(n + (size_t)1, sizeof *sorted);
    memcpy(sorted, exports, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, compare_names);
    bool differ = true;
    for (uint32_t i = 1; i < n; i++)
        differ = differ && compare_names(&sorted[i - 1], &sorted[i]) != 0;
    free(sorted);
    return differ;
}

Embed_result embed_instanceval_new(Embed_store *store, const Embed_named *exports, uint32_t n,
                                   Embed_extern *out, Embed_failure *failure)
{
    Exportinst *items = checked_calloc(n + (size_t)1, sizeof *items);
    for (uint32_t i = 0; i < n; i++)
        items[i] = (Exportinst){name_of(exports[i].name), externaddr_of(exports[i].addr)};
    bool differ = names_differ(items, n);
    if (differ)
        *out = (Embed_extern){EMBED_INSTANCE, tuple_value(store_of(store), items, n)->addr};
    free(items);
    return differ ? EMBED_OK : embed_fail(failure, ERR_host_arguments, "two exports have one name");
}

uint32_t embed_instanceval_exports(const Embed_store *store, uint32_t addr)
{
    return interface_of(store_of(store)->instancevals[addr]->type)->exports_n;
}

Embed_named embed_instanceval_export(const Embed_store *store, uint32_t addr, uint32_t i)
{
    const Instanceval *instance = store_of(store)->instancevals[addr];
    Name name = interface_of(instance->type)->exports[i].name;
    return (Embed_named){embed_name(name), embed_extern(instance->exports[i])};
}

bool embed_instanceval_find(const Embed_store *store, uint32_t addr, Embed_name name,
                            Embed_extern *out)
{
    const Externaddr *found =
        instanceval_export(store_of(store)->instancevals[addr], name_of(name));
    if (found)
        *out = embed_extern(*found);
    return found;
}
