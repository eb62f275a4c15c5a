/* linking/plan_values.c: the values of a plan: narrowing (module-linking/Subtyping), and what the host gives. */
#include "linking/plan_values.h"

#include "syntax/limits.h"
#include "util/alloc.h"

/* NON-SPEC: how many fields there can be, and how deep instances can stand in each other. */
static Result count_value(Planning *p, uint32_t depth, Pos pos)
{
    if (depth > LIMIT_nesting)
        return fail(p->failure, ERR_implementation_limit, pos,
                    "more than %d instance types in each other", LIMIT_nesting);
    if (++p->values_n > LIMIT_planned_items)
        return fail(p->failure, ERR_implementation_limit, pos,
                    "more than %d exports of instances to keep track of", LIMIT_planned_items);
    return RESULT_OK;
}

Planvalue plan_field(Planvalue value, Name name)
{
    const Interface *type = value.exports->type;
    return value.exports->fields[interface_export(type, name) - type->exports];
}

static Planinstance *new_instance(Planning *p, const Interface *type)
{
    Planinstance *instance = ARENA_NEW(&p->plan->arena, Planinstance);
    instance->type = type;
    instance->fields = ARENA_ARRAY(&p->plan->arena, Planvalue, type->exports_n);
    return instance;
}

static Result narrow(Planning *p, Planvalue value, const Externtype *xt, uint32_t depth, Pos pos,
                     Planvalue *out);

static Result narrow_instance(Planning *p, Planvalue value, const Interface *type, uint32_t depth,
                              Pos pos, Planvalue *out)
{
    *out = value;
    if (value.exports->type == type)
        return RESULT_OK;
    Planinstance *instance = new_instance(p, type);
    out->exports = instance;
    for (uint32_t i = 0; i < type->exports_n; i++) {
        const Externfield *field = &type->exports[i];
        TRY(narrow(p, plan_field(value, field->name), &field->xt, depth + 1, pos,
                   &instance->fields[i]));
    }
    return RESULT_OK;
}

static void narrow_module(Planning *p, Planvalue value, uint32_t type, Planvalue *out)
{
    *out = value;
    if (value.module->type == type)
        return;
    Planmodule *module = ARENA_NEW(&p->plan->arena, Planmodule);
    *module = *value.module;
    module->type = type;
    out->module = module;
}

static Result narrow(Planning *p, Planvalue value, const Externtype *xt, uint32_t depth, Pos pos,
                     Planvalue *out)
{
    TRY(count_value(p, depth, pos));
    *out = value;
    if (value.kind == EXTERN_INSTANCE)
        return narrow_instance(p, value, interface_of(xt->use.x), depth, pos, out);
    if (value.kind == EXTERN_MODULE)
        narrow_module(p, value, xt->use.x, out);
    return RESULT_OK;
}

Result plan_narrow(Planning *p, Planvalue value, const Externtype *xt, Pos pos, Planvalue *out)
{
    return narrow(p, value, xt, 0, pos, out);
}

/* The way to something that the host gives. */
typedef struct Path {
    const Import *import;
    uint32_t n;
    Name names[LIMIT_nesting + 4];
} Path;

static Result refuse_module(Planning *p, const Path *path)
{
    const Name *last = &path->names[path->n - 1];
    if (path->n == 1)
        return fail(p->failure, ERR_unsupported_flatten, path->import->pos,
                    "the module import \"%.*s\" is not known", name_shown(*last), last->at);
    return fail(p->failure, ERR_unsupported_flatten, path->import->pos,
                "the module \"%.*s\" of the import \"%.*s\" is not known", name_shown(*last),
                last->at, name_shown(path->names[0]), path->names[0].at);
}

/* Without exports nothing would be left of an import, and a host without it would do. */
static Result refuse_empty(Planning *p, const Path *path)
{
    const Name *last = &path->names[path->n - 1];
    if (path->n == 1)
        return fail(p->failure, ERR_unsupported_flatten, path->import->pos,
                    "the import \"%.*s\" is an instance without exports", name_shown(*last),
                    last->at);
    return fail(p->failure, ERR_unsupported_flatten, path->import->pos,
                "\"%.*s\" of the import \"%.*s\" is an instance without exports", name_shown(*last),
                last->at, name_shown(path->names[0]), path->names[0].at);
}

static Result add_import(Planning *p, const Path *path, const Externtype *xt, Planvalue *out)
{
    Plan *plan = p->plan;
    if (plan->imports_n >= LIMIT_imports)
        return fail(p->failure, ERR_implementation_limit, path->import->pos, "more than %d imports",
                    LIMIT_imports);
    p->values_n += path->n;
    size_t n = plan->imports_n;
    Planimport import = {.xt = *xt,
                         .names_n = path->n,
                         .names =
                             arena_copy(&plan->arena, path->names, path->n * sizeof *path->names)};
    PUSH(plan->imports, n, p->imports_capacity, import);
    *out = (Planvalue){.kind = xt->kind, .instance = PLAN_IMPORT, .x = plan->imports_n};
    plan->imports_n = (uint32_t)n;
    return RESULT_OK;
}

/* What the host gives at PATH, of type XT: an instance is what its exports are. */
static Result host_value(Planning *p, Path *path, const Externtype *xt, Planvalue *out)
{
    if (xt->kind == EXTERN_MODULE)
        return refuse_module(p, path);
    if (xt->kind != EXTERN_INSTANCE)
        return add_import(p, path, xt, out);
    const Interface *type = interface_of(xt->use.x);
    if (!type->exports_n)
        return refuse_empty(p, path);
    Planinstance *instance = new_instance(p, type);
    *out = (Planvalue){.kind = EXTERN_INSTANCE, .exports = instance};
    for (uint32_t i = 0; i < type->exports_n; i++) {
        TRY(count_value(p, path->n, path->import->pos));
        path->names[path->n++] = type->exports[i].name;
        TRY(host_value(p, path, &type->exports[i].xt, &instance->fields[i]));
        path->n--;
    }
    return RESULT_OK;
}

static Externtype import_type(const Planning *p, const Import *import)
{
    return clos_externtype(import->xt, p->plan->root->deftypes);
}

Result plan_root_single(Planning *p, const Import *import, Planvalue *out)
{
    Path path = {.import = import, .n = 1, .names = {import->name}};
    Externtype xt = import_type(p, import);
    return host_value(p, &path, &xt, out);
}

Result plan_root_pair(Planning *p, const Import *import, Planvalue *out)
{
    Path path = {.import = import, .n = 2, .names = {import->module, import->name}};
    Externtype xt = import_type(p, import);
    return host_value(p, &path, &xt, out);
}
