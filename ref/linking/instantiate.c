/* linking/instantiate.c: instantiation of modules that define instances (module-linking/Explainer#module-imports-and-nested-instances).
 *
 * The initial definitions of a module are run in order, and then the module is allocated and run as in core. A child
 * instance is complete, its start function included, before its parent goes on. Instances that are being made stand on
 * a list and not on the stack, as modules can be instantiated through each other to any depth. */
#include "linking/linking.h"

#include "exec/exec.h"
#include "exec/module.h"
#include "runtime/linking.h"
#include "syntax/limits.h"
#include "util/alloc.h"

#include <stdlib.h>

/* An instance that is being made. */
typedef struct Making {
    Moduleinst *inst;
    Externaddr *given; /* what its imports are, in the order of the imports of its module's type */
    uint32_t next;     /* the initial definition that is next */
    uint32_t due;      /* handle of the module type that its parent instantiates */
} Making;

typedef struct Linker {
    Store *store;
    Making *making; /* each the parent of the next */
    size_t n, capacity;
    uint32_t made; /* how many instances were begun */
} Linker;

/* Arguments of a module are checked by validation, so that these cannot be. */
static Result unchecked(Pos pos, Failure *failure)
{
    return fail(failure, ERR_internal, pos, "an instance definition was not validated");
}

/* Begins an instance; GIVEN is freed with it. */
static Result begin(Linker *l, const Module *module, Moduleinst *outer, Externaddr *given,
                    uint32_t due, Failure *failure)
{
    Making making = {.given = given, .due = due};
    if (l->made++ >= LIMIT_instantiations) {
        free(given);
        return fail(failure, ERR_implementation_limit, pos_none(), "%u instances made at once",
                    LIMIT_instantiations);
    }
    making.inst = begin_module(l->store, module, outer);
    PUSH(l->making, l->n, l->capacity, making);
    return RESULT_OK;
}

/* ---- initial definitions ---- */

/* Whether the next item of the instance index space is the one that stands for the group whose first import is I. */
static bool begins_group(const Moduleinst *inst, uint32_t i)
{
    const Module *module = inst->module;
    if (inst->instances_n == module->instance_items_n)
        return false;
    Item next = module->items_of[EXTERN_INSTANCE][inst->instances_n];
    return next.kind == ITEM_GROUP && next.x == i;
}

/* module-linking/Explainer#instance-imports-and-aliases */
/* A two-level import is taken from the instance that is given for its module name. */
static void run_import(const Making *making, uint32_t i)
{
    Moduleinst *inst = making->inst;
    const Import *import = &inst->module->imports[i];
    const Interface *type = interface_of(inst->module->type);
    const Externfield *field =
        interface_import(type, import->single ? import->name : import->module);
    Externaddr addr = making->given[field - type->imports];
    if (!import->single) {
        const Instanceval *group = inst->store->instancevals[addr.addr];
        if (begins_group(inst, i))
            put_item(inst, addr);
        addr = *instanceval_export(group, import->name);
    }
    put_item(inst, addr);
}

/* The instance of the module COUNT levels out from INST. */
static const Moduleinst *enclosing(const Moduleinst *inst, uint32_t count)
{
    const Moduleinst *outer = inst->outer;
    for (; outer && count > 0; count--)
        outer = outer->outer;
    return outer;
}

/* module-linking/Explainer#nested-modules, #instance-imports-and-aliases */
/* NON-SPEC: an outer alias of a module that is imported there means what that instance was given, see
   linking/CHOICES.md, outer. */
static Result run_alias(Moduleinst *inst, const Alias *alias, Failure *failure)
{
    if (alias->is_type)
        return RESULT_OK;
    if (alias->outer) {
        const Moduleinst *from = enclosing(inst, alias->count);
        if (!from)
            return fail(failure, ERR_host_arguments, alias->pos,
                        "a nested module needs the instance that it is nested in");
        put_item(inst, instance_item(from, EXTERN_MODULE, alias->x));
        return RESULT_OK;
    }
    const Externaddr *found = instanceval_export(inst->instances[alias->x], alias->name);
    if (!found)
        return unchecked(alias->pos, failure);
    put_item(inst, *found);
    return RESULT_OK;
}

/* The module type that item X of the module index space has where INST instantiates it. */
static uint32_t declared_type(const Moduleinst *inst, uint32_t x)
{
    const Module *module = inst->module;
    Item item = module->items_of[EXTERN_MODULE][x];
    switch (item.kind) {
    case ITEM_IMPORT: return clos_externtype(module->imports[item.x].xt, inst->types).use.x;
    case ITEM_ALIAS: return module->aliases[item.x].xt.use.x;
    case ITEM_MODULE: return module->modules[item.x]->type;
    case ITEM_INSTANCE:
    case ITEM_GROUP: break;
    }
    return module->type;
}

/* module-linking/Subtyping#instantiation */
/* Arguments go to the imports of their names; those that name none are ignored. */
static Result run_instance(Linker *l, Moduleinst *inst, const Instance *def, Failure *failure)
{
    const Moduleval *module = inst->modules[def->module];
    const Interface *type = interface_of(module->module->type);
    Externaddr *given = checked_calloc(type->imports_n + (size_t)1, sizeof *given);
    uint32_t found = 0;
    for (uint32_t i = 0; i < def->args_n; i++) {
        const Export *arg = &def->args[i];
        const Externfield *field = interface_import(type, arg->name);
        if (field && receive(l->store, instance_item(inst, arg->kind, arg->x), &field->xt,
                             &given[field - type->imports]))
            found++;
    }
    if (found == type->imports_n)
        return begin(l, module->module, module->outer, given, declared_type(inst, def->module),
                     failure);
    free(given);
    return unchecked(def->pos, failure);
}

static uint32_t initials(const Module *module)
{
    return module->initials_n ? module->initials_n : module->imports_n;
}

static Result run_initial(Linker *l, Making *making, uint32_t i, Failure *failure)
{
    Moduleinst *inst = making->inst;
    const Module *module = inst->module;
    Initial initial = module->initials_n ? module->initials[i] : (Initial){INITIAL_IMPORT, i};
    switch (initial.kind) {
    case INITIAL_TYPE: break;
    case INITIAL_IMPORT: run_import(making, initial.x); break;
    case INITIAL_MODULE: {
        uint32_t addr = alloc_moduleval(l->store, module->modules[initial.x], inst);
        put_item(inst, (Externaddr){EXTERN_MODULE, addr});
        break;
    }
    case INITIAL_INSTANCE: return run_instance(l, inst, &module->instances[initial.x], failure);
    case INITIAL_ALIAS: return run_alias(inst, &module->aliases[initial.x], failure);
    case INITIAL_EXPORT: break;
    }
    return RESULT_OK;
}

/* ---- the instances ---- */

/* The innermost instance has all its initial items: allocates and runs it, and hands it to its parent, which receives it
   at the type that it declares. */
static Result complete(Linker *l, Failure *failure)
{
    Making making = l->making[l->n - 1];
    TRY(alloc_module(making.inst, failure));
    TRY(run_module(making.inst, failure));
    free(making.given);
    l->n--;
    if (!l->n)
        return RESULT_OK;
    Externtype due = {.kind = EXTERN_INSTANCE};
    due.use = (Typeuse){HT_DEF, interface_of(making.due)->instance};
    Externaddr addr = {EXTERN_INSTANCE, instance_value(making.inst)->addr};
    if (!receive(l->store, addr, &due, &addr))
        return unchecked(pos_none(), failure);
    put_item(l->making[l->n - 1].inst, addr);
    return RESULT_OK;
}

static Result run(Linker *l, Failure *failure)
{
    while (l->n) {
        Making *making = &l->making[l->n - 1];
        if (making->next < initials(making->inst->module)) {
            uint32_t i = making->next++;
            TRY(run_initial(l, making, i, failure));
        } else {
            TRY(complete(l, failure));
        }
    }
    return RESULT_OK;
}

/* ---- the root ---- */

/* Checks what is given for import I of MODULE and puts it into GIVEN, two-level imports into the instance value of their
   module name, which NAMED says is there. */
static Result give_import(Store *store, const Module *module, uint32_t i, Externaddr addr,
                          Externaddr *given, bool *named, Failure *failure)
{
    const Import *import = &module->imports[i];
    const Interface *type = interface_of(module->type);
    Externtype due = clos_externtype(import->xt, module->deftypes);
    Externaddr received;
    if (!receive(store, addr, &due, &received)) {
        Externtype is = externaddr_type(store, addr);
        return fail_import(module, i, &is, &due, failure);
    }
    const Externfield *field =
        interface_import(type, import->single ? import->name : import->module);
    Externaddr *to = &given[field - type->imports];
    if (import->single) {
        *to = received;
        return RESULT_OK;
    }
    bool *known = &named[field - type->imports];
    if (!*known)
        *to = (Externaddr){EXTERN_INSTANCE, alloc_instanceval(store, field->xt.use.x)->addr};
    *known = true;
    const Instanceval *group = store->instancevals[to->addr];
    const Interface *fields = interface_of(group->type);
    group->exports[interface_export(fields, import->name) - fields->exports] = received;
    return RESULT_OK;
}

/* Begins the root: what the host gives, import by import as they are written, becomes what is given for the imports of
   the module's type. */
static Result begin_root(Linker *l, const Module *module, Moduleinst *outer,
                         const Externaddr *externs, Failure *failure)
{
    uint32_t n = interface_of(module->type)->imports_n;
    Externaddr *given = checked_calloc(n + (size_t)1, sizeof *given);
    bool *named = checked_calloc(n + (size_t)1, sizeof *named);
    Result result = RESULT_OK;
    for (uint32_t i = 0; i < module->imports_n && !result; i++)
        result = give_import(l->store, module, i, externs[i], given, named, failure);
    free(named);
    if (!result)
        return begin(l, module, outer, given, module->type, failure);
    free(given);
    return result;
}

/* exec-instantiation; module-linking/Explainer#module-imports-and-nested-instances */
Result link_module(Store *store, const Module *module, Moduleinst *outer, const Externaddr *externs,
                   uint32_t n, Moduleinst **instance, Failure *failure)
{
    *instance = NULL;
    if (!module_linked(module)) {
        Moduleinst *made;
        TRY(instantiate(store, module, externs, n, &made, failure));
        *instance = made;
        return RESULT_OK;
    }
    if (n != module->imports_n)
        return fail(failure, ERR_import_count, pos_none(), "%u are due, %u were given",
                    module->imports_n, n);
    Linker l = {.store = store};
    Result result = begin_root(&l, module, outer, externs, failure);
    Moduleinst *root = result ? NULL : l.making[0].inst;
    if (!result)
        result = run(&l, failure);
    for (size_t i = 0; i < l.n; i++)
        free(l.making[i].given);
    free(l.making);
    if (!result)
        *instance = root;
    return result;
}
