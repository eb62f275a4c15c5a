/* linking/plan.c: the initial definitions of a module and of all that it instantiates, carried out in order
 * (module-linking/Explainer#module-imports-and-nested-instances). NON-SPEC: frames stand in a list of their own, as
 * modules can instantiate each other in a longer chain than the machine's stack would bear. */
#include "linking/plan.h"

#include "linking/plan_values.h"
#include "syntax/limits.h"
#include "util/alloc.h"

#include <stdlib.h>

struct Frame {
    Frame *below;
    Planned *planned;
    uint32_t type;   /* handle of the module type by which the instance was made */
    Planvalue *args; /* by import of the module's type; of the root: what the host gives */
    uint32_t next;   /* initial definition */
    uint32_t items_n[EXTERN_INSTANCE + 1];
};

uint32_t plan_initials(const Module *m, Externkind kind)
{
    switch (kind) {
    case EXTERN_FUNC: return m->import_funcs;
    case EXTERN_TABLE: return m->import_tables;
    case EXTERN_MEM: return m->import_mems;
    case EXTERN_GLOBAL: return m->import_globals;
    case EXTERN_TAG: return m->import_tags;
    case EXTERN_MODULE: return m->module_items_n;
    case EXTERN_INSTANCE: return m->instance_items_n;
    }
    return 0;
}

uint32_t plan_defined(const Module *m, Externkind kind)
{
    switch (kind) {
    case EXTERN_FUNC: return m->funcs_n;
    case EXTERN_TABLE: return m->tables_n;
    case EXTERN_MEM: return m->mems_n;
    case EXTERN_GLOBAL: return m->globals_n;
    case EXTERN_TAG: return m->tags_n;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: return 0;
    }
    return 0;
}

Planvalue plan_item(const Planned *planned, Externkind kind, uint32_t x)
{
    if (x < plan_initials(planned->module, kind))
        return planned->items[kind][x];
    return (Planvalue){.kind = kind, .instance = planned->number, .x = x};
}

/* How many instances a path goes through. */
enum { PATH_MOST = 100 };

void plan_path(const Planned *planned, Buffer *out)
{
    const Planned *path[PATH_MOST];
    uint32_t depth = 0;
    for (const Planned *at = planned; at->creator; at = at->creator) {
        if (depth == PATH_MOST) {
            buffer_format(out, "%u.", planned->number);
            return;
        }
        path[depth++] = at;
    }
    while (depth) {
        const Planned *at = path[--depth];
        Name name = namemap_find(&at->creator->module->names.instances, at->item);
        if (name.len)
            buffer_bytes(out, name.at, name.len);
        else
            buffer_format(out, "%u", at->item);
        buffer_byte(out, '.');
    }
}

/* NON-SPEC: instances of a module with many aliases come to more than the module itself. */
static Result count_items(Planning *p, const Module *m)
{
    for (int kind = EXTERN_FUNC; kind <= EXTERN_INSTANCE; kind++)
        p->values_n += plan_initials(m, (Externkind)kind);
    if (p->values_n > LIMIT_planned_items)
        return fail(p->failure, ERR_implementation_limit, pos_none(),
                    "the instances that the module makes have more than %d imports and aliases",
                    LIMIT_planned_items);
    return RESULT_OK;
}

/* Starts an instance of MODULE, known by TYPE, which stands in OUTER: *OUT. */
static Result push_frame(Planning *p, const Module *module, const Planned *outer, uint32_t type,
                         Frame **out)
{
    Arena *arena = &p->plan->arena;
    TRY(count_items(p, module));
    Frame *frame = checked_calloc(1, sizeof *frame);
    frame->below = p->frame;
    frame->type = type;
    frame->planned = ARENA_NEW(arena, Planned);
    frame->planned->module = module;
    frame->planned->outer = outer;
    for (int kind = EXTERN_FUNC; kind <= EXTERN_INSTANCE; kind++)
        frame->planned->items[kind] =
            ARENA_ARRAY(arena, Planvalue, plan_initials(module, (Externkind)kind));
    *out = p->frame = frame;
    return RESULT_OK;
}

static void pop_frame(Planning *p)
{
    Frame *frame = p->frame;
    p->frame = frame->below;
    free(frame);
}

static void add_item(Frame *frame, Planvalue value)
{
    frame->planned->items[value.kind][frame->items_n[value.kind]++] = value;
}

/* ---- imports ------------------------------------------------------------------------------------------------- */

static const Interface *imports_of(const Module *m)
{
    return interface_of(m->type);
}

/* The argument for the import of that name, after the recast of two-level imports. */
static Planvalue *argument(const Frame *frame, Name name)
{
    const Interface *type = imports_of(frame->planned->module);
    return &frame->args[interface_import(type, name) - type->imports];
}

/* Whether import I is the first of its module name: the instance that they are recast as comes just before it. */
static bool starts_group(const Frame *frame, uint32_t i)
{
    const Module *m = frame->planned->module;
    uint32_t x = frame->items_n[EXTERN_INSTANCE];
    return x < m->instance_items_n && m->items_of[EXTERN_INSTANCE][x].kind == ITEM_GROUP &&
           m->items_of[EXTERN_INSTANCE][x].x == i;
}

/* module-linking/Explainer#instance-imports-and-aliases */
static void run_import(Frame *frame, uint32_t i)
{
    const Import *import = &frame->planned->module->imports[i];
    if (!module_linked(frame->planned->module)) {
        add_item(frame, frame->args[i]);
        return;
    }
    if (import->single) {
        add_item(frame, *argument(frame, import->name));
        return;
    }
    if (starts_group(frame, i))
        add_item(frame, *argument(frame, import->module));
    add_item(frame, plan_field(*argument(frame, import->module), import->name));
}

/* The instances that two-level imports of the root are recast as, with their exports still to be filled in. */
static void make_groups(Planning *p, Frame *frame)
{
    const Interface *type = imports_of(p->plan->root);
    Arena *arena = &p->plan->arena;
    for (uint32_t i = 0; i < type->imports_n; i++) {
        if (type->imports[i].xt.kind != EXTERN_INSTANCE)
            continue;
        Planinstance *group = ARENA_NEW(arena, Planinstance);
        group->type = interface_of(type->imports[i].xt.use.x);
        group->fields = ARENA_ARRAY(arena, Planvalue, group->type->exports_n);
        frame->args[i] = (Planvalue){.kind = EXTERN_INSTANCE, .exports = group};
    }
}

/* What the host gives, in the order in which the root imports it. */
static Result root_args(Planning *p, Frame *frame)
{
    const Module *root = p->plan->root;
    bool linked = module_linked(root);
    uint32_t n = linked ? imports_of(root)->imports_n : root->imports_n;
    frame->args = ARENA_ARRAY(&p->plan->arena, Planvalue, n);
    if (linked)
        make_groups(p, frame);
    for (uint32_t i = 0; i < root->imports_n; i++) {
        const Import *import = &root->imports[i];
        if (import->single) {
            TRY(plan_root_single(p, import, argument(frame, import->name)));
            continue;
        }
        Planvalue value;
        TRY(plan_root_pair(p, import, &value));
        if (!linked) {
            frame->args[i] = value;
            continue;
        }
        const Planinstance *group = argument(frame, import->module)->exports;
        group->fields[interface_export(group->type, import->name) - group->type->exports] = value;
    }
    return RESULT_OK;
}

/* ---- modules, instances, aliases ------------------------------------------------------------------------------ */

static void run_module(Planning *p, Frame *frame, uint32_t i)
{
    Planmodule *module = ARENA_NEW(&p->plan->arena, Planmodule);
    module->module = frame->planned->module->modules[i];
    module->outer = frame->planned;
    module->type = module->module->type;
    add_item(frame, (Planvalue){.kind = EXTERN_MODULE, .module = module});
}

/* module-linking/Explainer#nested-modules */
/* An outer alias sees the modules where the module that holds it stands. */
static void run_alias(Frame *frame, const Alias *alias)
{
    if (alias->is_type)
        return;
    const Planned *planned = frame->planned;
    if (!alias->outer) {
        add_item(frame, plan_field(planned->items[EXTERN_INSTANCE][alias->x], alias->name));
        return;
    }
    const Planned *outer = planned->outer;
    for (uint32_t i = 0; i < alias->count; i++)
        outer = outer->outer;
    add_item(frame, outer->items[EXTERN_MODULE][alias->x]);
}

/* module-linking/Subtyping#instantiation */
/* Starts what (instantiate MODULE ARGS) makes: arguments become what the module declares to import; validation has made
   sure that none is missing. Those that it does not import are ignored. */
static Result run_instance(Planning *p, Frame *frame, const Instance *instance)
{
    Plan *plan = p->plan;
    const Planmodule *module = frame->planned->items[EXTERN_MODULE][instance->module].module;
    const Interface *type = imports_of(module->module);
    Frame *child;
    TRY(push_frame(p, module->module, module->outer, module->type, &child));
    child->planned->creator = frame->planned;
    child->planned->item = frame->items_n[EXTERN_INSTANCE];
    child->args = ARENA_ARRAY(&plan->arena, Planvalue, type->imports_n);
    for (uint32_t i = 0; i < instance->args_n; i++) {
        const Export *arg = &instance->args[i];
        const Externfield *field = interface_import(type, arg->name);
        if (!field)
            continue;
        Planvalue given = plan_item(frame->planned, arg->kind, arg->x);
        TRY(plan_narrow(p, given, &field->xt, instance->pos, &child->args[field - type->imports]));
    }
    return RESULT_OK;
}

/* ---- the walk -------------------------------------------------------------------------------------------------- */

/* The exports of the instance in FRAME, as a map. */
static Planvalue exports_of(Planning *p, const Frame *frame)
{
    const Module *m = frame->planned->module;
    Planinstance *exports = ARENA_NEW(&p->plan->arena, Planinstance);
    exports->type = interface_of(m->type);
    exports->fields = ARENA_ARRAY(&p->plan->arena, Planvalue, m->exports_n);
    for (uint32_t i = 0; i < m->exports_n; i++)
        exports->fields[i] = plan_item(frame->planned, m->exports[i].kind, m->exports[i].x);
    return (Planvalue){.kind = EXTERN_INSTANCE, .exports = exports};
}

static void finish_root(Plan *plan, const Planned *planned)
{
    const Module *root = plan->root;
    plan->exports_n = root->exports_n;
    plan->exports = ARENA_ARRAY(&plan->arena, Planexport, root->exports_n);
    for (uint32_t i = 0; i < root->exports_n; i++) {
        const Export *export = &root->exports[i];
        plan->exports[i] = (Planexport){export->name, plan_item(planned, export->kind, export->x)};
    }
}

/* Puts the type of the exports in place of that of the module: what an instance of it is. */
static Result narrow_exports(Planning *p, const Frame *frame, Planvalue *out)
{
    const Interface *due = interface_of(frame->type);
    Planvalue exports = exports_of(p, frame);
    uint32_t type = intern_interface(COMP_INSTANCE, NULL, 0, due->exports, due->exports_n);
    Externtype xt = {.kind = EXTERN_INSTANCE, .use = {HT_DEF, type}};
    return plan_narrow(p, exports, &xt, pos_none(), out);
}

/* All initial definitions of the instance are there, so it comes to life itself. */
static Result finish_frame(Planning *p)
{
    Plan *plan = p->plan;
    Frame *frame = p->frame;
    if (plan->instances_n >= LIMIT_instantiations)
        return fail(p->failure, ERR_implementation_limit, pos_none(),
                    "the module makes more than %d instances", LIMIT_instantiations);
    size_t n = plan->instances_n;
    frame->planned->number = plan->instances_n;
    PUSH(plan->instances, n, p->instances_capacity, frame->planned);
    plan->instances_n = (uint32_t)n;
    if (frame->below) {
        Planvalue exports;
        TRY(narrow_exports(p, frame, &exports));
        add_item(frame->below, exports);
    } else {
        finish_root(plan, frame->planned);
    }
    pop_frame(p);
    return RESULT_OK;
}

/* The next initial definition of the topmost frame. Without any that are listed there are just imports. */
static Result step(Planning *p)
{
    Frame *frame = p->frame;
    const Module *m = frame->planned->module;
    uint32_t i = frame->next++;
    if (i >= (m->initials_n ? m->initials_n : m->imports_n))
        return finish_frame(p);
    Initial initial = m->initials_n ? m->initials[i] : (Initial){INITIAL_IMPORT, i};
    switch (initial.kind) {
    case INITIAL_IMPORT: run_import(frame, initial.x); break;
    case INITIAL_MODULE: run_module(p, frame, initial.x); break;
    case INITIAL_ALIAS: run_alias(frame, &m->aliases[initial.x]); break;
    case INITIAL_INSTANCE: return run_instance(p, frame, &m->instances[initial.x]);
    case INITIAL_TYPE:
    case INITIAL_EXPORT: break;
    }
    return RESULT_OK;
}

static Result plan_root(Planning *p)
{
    const Module *root = p->plan->root;
    Frame *frame;
    TRY(push_frame(p, root, NULL, module_linked(root) ? root->type : 0, &frame));
    TRY(root_args(p, frame));
    while (p->frame)
        TRY(step(p));
    return RESULT_OK;
}

Result plan_module(const Module *root, Plan **out, Failure *failure)
{
    Plan *plan = checked_calloc(1, sizeof *plan);
    plan->root = root;
    Planning p = {.plan = plan, .failure = failure};
    Result result = plan_root(&p);
    while (p.frame)
        pop_frame(&p);
    *out = plan;
    if (result) {
        plan_free(plan);
        *out = NULL;
    }
    return result;
}

void plan_free(Plan *plan)
{
    if (!plan)
        return;
    free(plan->instances);
    free(plan->imports);
    arena_free(&plan->arena);
    free(plan);
}
