/* linking/lower.c: the steps that instantiate a plan one core module at a time. NON-SPEC: see linking/CHOICES.md, lowering. */
#include "linking/lower.h"

#include "binary/binary.h"
#include "linking/flatten_parts.h"
#include "linking/lower_parts.h"
#include "util/alloc.h"

#include <stdlib.h>

/* ---- names ----------------------------------------------------------------------------------------------------- */

Name lower_number(Arena *arena, Name prefix, uint32_t n)
{
    Buffer text = {0};
    buffer_bytes(&text, prefix.at, prefix.len);
    buffer_format(&text, "%u", n);
    Name name = {arena_copy(arena, text.at, text.len), text.len};
    buffer_free(&text);
    return name;
}

Lowerimport lower_origin(const Lowering *l, Planvalue value)
{
    Arena *arena = &l->lowered->arena;
    Lowerimport from = {.kind = value.kind};
    if (value.instance == PLAN_IMPORT) {
        from.export = lower_number(arena, (Name){0}, value.x);
        return from;
    }
    const Lowmodule *module = l->modules_of[value.instance];
    from.step = l->first + value.instance;
    from.export = module->module->exports[module->exports[value.kind][value.x]].name;
    return from;
}

/* ---- the modules of the plan ------------------------------------------------------------------------------------ */

/* By item of M: an export of it. Items that are not exported cannot be asked for. */
static void index_exports(Arena *arena, Lowmodule *module)
{
    const Module *m = module->module;
    for (int k = EXTERN_FUNC; k <= EXTERN_TAG; k++) {
        Externkind kind = (Externkind)k;
        module->exports[kind] =
            ARENA_ARRAY(arena, uint32_t, plan_initials(m, kind) + plan_defined(m, kind));
    }
    for (uint32_t i = m->exports_n; i-- > 0;) {
        if (m->exports[i].kind <= EXTERN_TAG)
            module->exports[m->exports[i].kind][m->exports[i].x] = i;
    }
}

static int by_module(const void *a, const void *b)
{
    const Planned *const *x = a, *const *y = b;
    uintptr_t m = (uintptr_t)(*x)->module, n = (uintptr_t)(*y)->module;
    return m != n ? (m > n) - (m < n)
                  : ((*x)->number > (*y)->number) - ((*x)->number < (*y)->number);
}

/* Finds the distinct modules, and which instance is of which. */
static void find_modules(Lowering *l)
{
    const Plan *plan = l->plan;
    Arena *arena = &l->lowered->arena;
    l->modules_of = ARENA_ARRAY(arena, Lowmodule *, plan->instances_n);
    const Planned **sorted = checked_calloc(plan->instances_n, sizeof(Planned *));
    for (uint32_t i = 0; i < plan->instances_n; i++)
        sorted[i] = plan->instances[i];
    qsort(sorted, plan->instances_n, sizeof(Planned *), by_module);
    Lowmodule *module = NULL;
    for (uint32_t i = 0; i < plan->instances_n; i++) {
        if (!module || module->module != sorted[i]->module) {
            module = ARENA_NEW(arena, Lowmodule);
            module->module = sorted[i]->module;
            index_exports(arena, module);
            lower_items(arena, module);
        }
        l->modules_of[sorted[i]->number] = module;
    }
    free(sorted);
}

/* ---- steps ----------------------------------------------------------------------------------------------------- */

/* Puts the module of PLAN, in binary form, behind those that there are; returns its number in *X. */
static Result add_module(Lowering *l, const Plan *plan, uint32_t *x)
{
    Module *made;
    size_t n = l->lowered->modules_n;
    TRY(flatten_plan(plan, flatten_features(l->plan->root), &made, l->failure));
    Buffer bytes = {0};
    binary_encode(made, true, &bytes);
    module_free(made);
    PUSH(l->lowered->modules, n, l->modules_capacity, bytes);
    *x = l->lowered->modules_n;
    l->lowered->modules_n = (uint32_t)n;
    return RESULT_OK;
}

static Lowerstep *add_step(Lowering *l, uint32_t module, uint32_t imports_n)
{
    Lowered *lowered = l->lowered;
    Lowerstep *step = &lowered->steps[lowered->steps_n];
    step->module = module;
    step->imports_n = imports_n;
    step->imports = ARENA_ARRAY(&lowered->arena, Lowerimport, imports_n);
    if (l->form == LOWER_NAMED)
        step->name = lower_number(&lowered->arena, l->prefix, lowered->steps_n);
    lowered->steps_n++;
    return step;
}

/* A plan of no instance that exports what it imports: PLAN's imports by their number. */
static Plan pass_on(Lowering *l, const Module *nothing)
{
    const Plan *plan = l->plan;
    Arena *arena = &l->lowered->arena;
    Plan to = {.root = nothing, .imports_n = plan->imports_n, .imports = plan->imports};
    to.exports_n = plan->imports_n;
    to.exports = ARENA_ARRAY(arena, Planexport, plan->imports_n);
    for (uint32_t i = 0; i < plan->imports_n; i++)
        to.exports[i] =
            (Planexport){lower_number(arena, (Name){0}, i),
                         {.kind = plan->imports[i].xt.kind, .instance = PLAN_IMPORT, .x = i}};
    return to;
}

/* The step that has all that the root imports. */
static Result host_step(Lowering *l)
{
    const Plan *plan = l->plan;
    Arena *arena = &l->lowered->arena;
    uint32_t module;
    Plan all = pass_on(l, l->nothing);
    TRY(add_module(l, &all, &module));
    Lowerstep *step = add_step(l, module, plan->imports_n);
    for (uint32_t i = 0; i < plan->imports_n; i++) {
        const Planimport *import = &plan->imports[i];
        step->imports[i] =
            (Lowerimport){.module = import->names[0],
                          .name = join_names(arena, import->names + 1, import->names_n - 1),
                          .kind = import->xt.kind,
                          .from_host = true,
                          .names_n = import->names_n,
                          .names = import->names};
    }
    return RESULT_OK;
}

/* The plan of MODULE alone: what comes before its own definitions it imports, by the names of IMPORTS. */
static Plan alone(Lowering *l, const Lowmodule *module, Planned *planned, Planned **instances,
                  const Lowerimport *imports)
{
    const Module *m = module->module;
    Arena *arena = &l->lowered->arena;
    Plan to = {.root = m, .imports_n = module->items_n, .instances_n = 1, .instances = instances};
    *planned = (Planned){.module = m};
    *instances = planned;
    to.imports = ARENA_ARRAY(arena, Planimport, module->items_n);
    for (int kind = EXTERN_FUNC; kind <= EXTERN_TAG; kind++)
        planned->items[kind] = ARENA_ARRAY(arena, Planvalue, plan_initials(m, (Externkind)kind));
    for (uint32_t i = 0; i < module->items_n; i++) {
        const Lowitem *item = &module->items[i];
        Name *names = ARENA_ARRAY(arena, Name, 2);
        names[0] = imports[i].module;
        names[1] = imports[i].name;
        to.imports[i] = (Planimport){item->xt, 2, names};
        planned->items[item->xt.kind][item->x] =
            (Planvalue){.kind = item->xt.kind, .instance = PLAN_IMPORT, .x = i};
    }
    to.exports = ARENA_ARRAY(arena, Planexport, m->exports_n);
    for (uint32_t i = 0; i < m->exports_n; i++) {
        const Export *export = &m->exports[i];
        if (export->kind <= EXTERN_TAG)
            to.exports[to.exports_n++] =
                (Planexport){export->name, plan_item(planned, export->kind, export->x)};
    }
    return to;
}

/* The step of instance I of the plan. */
static Result instance_step(Lowering *l, uint32_t i)
{
    const Planned *planned = l->plan->instances[i];
    Lowmodule *module = l->modules_of[i];
    Lowerstep *step = add_step(l, module->number, module->items_n);
    for (uint32_t k = 0; k < module->items_n; k++) {
        const Lowitem *item = &module->items[k];
        Lowerimport *import = &step->imports[k];
        *import = lower_origin(l, planned->items[item->xt.kind][item->x]);
        import->module =
            l->form == LOWER_NAMED ? l->lowered->steps[import->step].name : item->module;
        import->name = l->form == LOWER_NAMED ? import->export : item->name;
    }
    if (l->form == LOWER_SHARED && module->made)
        return RESULT_OK;
    Planned self;
    Planned *instances;
    Plan plan = alone(l, module, &self, &instances, step->imports);
    TRY(add_module(l, &plan, &module->number));
    step->module = module->number;
    module->made = true;
    return RESULT_OK;
}

static Result lower(Lowering *l)
{
    const Plan *plan = l->plan;
    Lowered *lowered = l->lowered;
    l->first = plan->imports_n > 0;
    lowered->steps = ARENA_ARRAY(&lowered->arena, Lowerstep, (size_t)plan->instances_n + 2);
    find_modules(l);
    if (l->first)
        TRY(host_step(l));
    for (uint32_t i = 0; i < plan->instances_n; i++)
        TRY(instance_step(l, i));
    lowered->root = lowered->steps_n - 1;
    return lower_exports(l, add_module, add_step);
}

Result lower_module(const Module *root, Lowerform form, Name prefix, Lowered **out,
                    Failure *failure)
{
    Plan *plan;
    *out = NULL;
    TRY(plan_module(root, &plan, failure));
    Module *nothing = module_new(root->features & ~FEATURE_BIT(module_linking));
    Lowered *lowered = checked_calloc(1, sizeof *lowered);
    Lowering l = {.plan = plan,
                  .lowered = lowered,
                  .form = form,
                  .prefix = prefix,
                  .nothing = nothing,
                  .failure = failure};
    Result result = lower(&l);
    module_free(nothing);
    lowered->plan = plan;
    if (result)
        lowered_free(lowered);
    else
        *out = lowered;
    return result;
}

void lowered_free(Lowered *lowered)
{
    if (!lowered)
        return;
    for (uint32_t i = 0; i < lowered->modules_n; i++)
        buffer_free(&lowered->modules[i]);
    free(lowered->modules);
    plan_free(lowered->plan);
    arena_free(&lowered->arena);
    free(lowered);
}
