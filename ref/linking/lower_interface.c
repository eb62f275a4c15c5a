/* linking/lower_interface.c: imports of lowered modules, and exports of the root. NON-SPEC: see linking/CHOICES.md, lowering. */
#include "linking/flatten_parts.h"
#include "linking/lower_parts.h"
#include "syntax/limits.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

/* ---- imports of a module ---------------------------------------------------------------------------------------- */

/* One more '@' than any module name that M imports starts with. */
static Name instance_prefix(Arena *arena, const Module *m)
{
    size_t most = 0;
    for (uint32_t i = 0; i < m->imports_n; i++) {
        Name name = m->imports[i].single ? m->imports[i].name : m->imports[i].module;
        size_t n = 0;
        while (n < name.len && name.at[n] == '@')
            n++;
        most = n > most ? n : most;
    }
    uint8_t *at = arena_alloc(arena, most + 1);
    memset(at, '@', most + 1);
    return (Name){at, most + 1};
}

static void add_import(Lowmodule *to, uint32_t *next, const Import *import)
{
    if (import->xt.kind > EXTERN_TAG)
        return;
    Lowitem *item = &to->items[to->items_n++];
    item->xt = clos_externtype(import->xt, to->module->deftypes);
    item->x = next[import->xt.kind]++;
    item->module = import->single ? import->name : import->module;
    if (!import->single)
        item->name = import->name;
}

static void add_alias(Arena *arena, Lowmodule *to, uint32_t *next, Name prefix, const Alias *alias)
{
    if (alias->outer || alias->kind > EXTERN_TAG)
        return;
    Lowitem *item = &to->items[to->items_n++];
    item->xt = alias->xt;
    item->x = next[alias->kind]++;
    item->module = lower_number(arena, prefix, alias->x);
    item->name = alias->name;
}

void lower_items(Arena *arena, Lowmodule *to)
{
    const Module *m = to->module;
    Name prefix = instance_prefix(arena, m);
    uint32_t next[EXTERN_TAG + 1] = {0};
    to->items = ARENA_ARRAY(arena, Lowitem, (size_t)m->imports_n + m->aliases_n);
    for (uint32_t i = 0; !m->initials_n && i < m->imports_n; i++)
        add_import(to, next, &m->imports[i]);
    for (uint32_t i = 0; i < m->initials_n; i++) {
        Initial initial = m->initials[i];
        if (initial.kind == INITIAL_IMPORT)
            add_import(to, next, &m->imports[initial.x]);
        else if (initial.kind == INITIAL_ALIAS)
            add_alias(arena, to, next, prefix, &m->aliases[initial.x]);
    }
}

/* ---- exports of the root ---------------------------------------------------------------------------------------- */

/* The exports found so far, as a plan that takes them all from other steps. */
typedef struct Leaves {
    Lowering *l;
    Planimport *imports; /* names: of a step, and of the export there */
    Lowerimport *origins;
    size_t n, imports_capacity, origins_capacity;
    bool nested; /* some export is an instance */
} Leaves;

static Result export_value(Leaves *to, Name name, const Externtype *xt, Planvalue value,
                           uint32_t depth, Lowerexport *out, Planvalue *leaf);

/* An instance: its fields, and in *LEAF one that takes them from other steps. */
static Result export_instance(Leaves *to, Planvalue value, uint32_t depth, Lowerexport *out,
                              Planvalue *leaf)
{
    Arena *arena = &to->l->lowered->arena;
    const Interface *type = value.exports->type;
    if (depth >= LIMIT_nesting)
        return fail(to->l->failure, ERR_implementation_limit, pos_none(),
                    "more than %d exported instances in each other", LIMIT_nesting);
    Planinstance *instance = ARENA_NEW(arena, Planinstance);
    instance->type = type;
    instance->fields = ARENA_ARRAY(arena, Planvalue, type->exports_n);
    *leaf = (Planvalue){.kind = EXTERN_INSTANCE, .exports = instance};
    out->fields_n = type->exports_n;
    out->fields = ARENA_ARRAY(arena, Lowerexport, type->exports_n);
    to->nested = true;
    for (uint32_t i = 0; i < type->exports_n; i++)
        TRY(export_value(to, type->exports[i].name, &type->exports[i].xt, value.exports->fields[i],
                         depth + 1, &out->fields[i], &instance->fields[i]));
    return RESULT_OK;
}

static Result export_value(Leaves *to, Name name, const Externtype *xt, Planvalue value,
                           uint32_t depth, Lowerexport *out, Planvalue *leaf)
{
    *out = (Lowerexport){.name = name, .kind = value.kind};
    if (value.kind == EXTERN_INSTANCE)
        return export_instance(to, value, depth, out, leaf);
    if (value.kind == EXTERN_MODULE)
        return fail(to->l->failure, ERR_unsupported_flatten, pos_none(),
                    "the export \"%.*s\" is a module", name_shown(name), name.at);
    if (to->n >= LIMIT_exports)
        return fail(to->l->failure, ERR_implementation_limit, pos_none(), "more than %d exports",
                    LIMIT_exports);
    Arena *arena = &to->l->lowered->arena;
    Lowerimport origin = lower_origin(to->l, value);
    out->step = origin.step;
    out->export = origin.export;
    Name *names = ARENA_ARRAY(arena, Name, 2);
    names[0] = origin.module = to->l->lowered->steps[origin.step].name;
    names[1] = origin.name = origin.export;
    *leaf = (Planvalue){.kind = value.kind, .instance = PLAN_IMPORT, .x = (uint32_t)to->n};
    size_t n = to->n;
    PUSH(to->imports, n, to->imports_capacity, ((Planimport){*xt, 2, names}));
    PUSH(to->origins, to->n, to->origins_capacity, origin);
    return RESULT_OK;
}

/* The exports, and in LEAVES the same taken from other steps. */
static Result export_all(Leaves *to, Planexport *leaves)
{
    const Plan *plan = to->l->plan;
    Lowered *lowered = to->l->lowered;
    const Module *root = plan->root;
    lowered->exports_n = plan->exports_n;
    lowered->exports = ARENA_ARRAY(&lowered->arena, Lowerexport, plan->exports_n);
    for (uint32_t i = 0; i < plan->exports_n; i++) {
        const Planexport *export = &plan->exports[i];
        Externtype xt = clos_externtype(module_export_type(root, i), root->deftypes);
        leaves[i].name = export->name;
        TRY(export_value(to, export->name, &xt, export->value, 0, &lowered->exports[i],
                         &leaves[i].value));
    }
    return RESULT_OK;
}

/* The step that exports what the root does, nested instances as names. */
static Result export_step(Leaves *leaves, Planexport *exports, Lower_add_module *add_module,
                          Lower_add_step *add_step)
{
    Lowering *l = leaves->l;
    Plan plan = {.root = l->nothing,
                 .imports_n = (uint32_t)leaves->n,
                 .imports = leaves->imports,
                 .exports_n = l->plan->exports_n,
                 .exports = exports};
    uint32_t module;
    TRY(add_module(l, &plan, &module));
    Lowerstep *step = add_step(l, module, plan.imports_n);
    for (uint32_t i = 0; leaves->origins && i < plan.imports_n; i++)
        step->imports[i] = leaves->origins[i];
    l->lowered->root = l->lowered->steps_n - 1;
    return RESULT_OK;
}

Result lower_exports(Lowering *l, Lower_add_module *add_module, Lower_add_step *add_step)
{
    Leaves leaves = {.l = l};
    Planexport *exports = ARENA_ARRAY(&l->lowered->arena, Planexport, l->plan->exports_n);
    Result result = export_all(&leaves, exports);
    if (!result && l->form == LOWER_NAMED && leaves.nested)
        result = export_step(&leaves, exports, add_module, add_step);
    free(leaves.imports);
    free(leaves.origins);
    return result;
}
