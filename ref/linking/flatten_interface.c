/* linking/flatten_interface.c: imports and exports of flattened modules. NON-SPEC: see linking/CHOICES.md,
 * flattened names. */
#include "linking/flatten_parts.h"
#include "syntax/limits.h"
#include "util/alloc.h"

#include <stdlib.h>

Name join_names(Arena *arena, const Name *names, uint32_t n)
{
    Buffer out = {0};
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            buffer_byte(&out, '/');
        buffer_bytes(&out, names[i].at, names[i].len);
    }
    Name joined = {arena_copy(arena, out.at, out.len), out.len};
    buffer_free(&out);
    return joined;
}

/* NON-SPEC: names of instances in each other can come to much more than the module that they stand in. */
static Result join(Flatten *f, const Name *names, uint32_t n, Name *out)
{
    for (uint32_t i = 0; i < n; i++)
        f->joined += names[i].len + 1;
    if (f->joined > LIMIT_flattened_bytes)
        return fail(f->failure, ERR_implementation_limit, pos_none(),
                    "flattened, the module has more than %d bytes of names", LIMIT_flattened_bytes);
    *out = join_names(&f->out->arena, names, n);
    return RESULT_OK;
}

/* ---- imports --------------------------------------------------------------------------------------------------- */

static uint32_t *imports_in(Module *out, Externkind kind)
{
    switch (kind) {
    case EXTERN_TABLE: return &out->import_tables;
    case EXTERN_MEM: return &out->import_mems;
    case EXTERN_GLOBAL: return &out->import_globals;
    case EXTERN_TAG: return &out->import_tags;
    case EXTERN_FUNC:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    return &out->import_funcs;
}

static int by_names(const void *a, const void *b)
{
    const Import *const *x = a, *const *y = b;
    int order = bytes_compare((*x)->module, (*y)->module);
    if (!order)
        order = bytes_compare((*x)->name, (*y)->name);
    return order ? order : (*x > *y) - (*x < *y);
}

static bool same_path(const Planimport *a, const Planimport *b)
{
    bool same = a->names_n == b->names_n;
    for (uint32_t i = 0; same && i < a->names_n; i++)
        same = bytes_equal(a->names[i], b->names[i]);
    return same;
}

/* Whether two things of the host would have one name. */
static Result check_imports(const Flatten *f)
{
    const Module *out = f->out;
    const Import **sorted = checked_calloc(out->imports_n, sizeof *sorted);
    const Import *twice = NULL;
    for (uint32_t i = 0; i < out->imports_n; i++)
        sorted[i] = &out->imports[i];
    qsort(sorted, out->imports_n, sizeof *sorted, by_names);
    for (uint32_t i = 1; i < out->imports_n && !twice; i++) {
        const Import *a = sorted[i - 1], *b = sorted[i];
        if (bytes_equal(a->module, b->module) && bytes_equal(a->name, b->name) &&
            !same_path(&f->plan->imports[a - out->imports], &f->plan->imports[b - out->imports]))
            twice = b;
    }
    free(sorted);
    if (!twice)
        return RESULT_OK;
    return fail(f->failure, ERR_unsupported_flatten, pos_none(),
                "two different imports would be called \"%.*s\" \"%.*s\"",
                name_shown(twice->module), twice->module.at, name_shown(twice->name),
                twice->name.at);
}

Result flatten_imports(Flatten *f)
{
    const Plan *plan = f->plan;
    Module *out = f->out;
    out->imports_n = plan->imports_n;
    out->imports = ARENA_ARRAY(&out->arena, Import, plan->imports_n);
    f->import_index = ARENA_ARRAY(&out->arena, uint32_t, plan->imports_n);
    for (uint32_t i = 0; i < plan->imports_n; i++) {
        const Planimport *import = &plan->imports[i];
        Name name;
        TRY(join(f, import->names + 1, import->names_n - 1, &name));
        out->imports[i] = (Import){.module = import->names[0],
                                   .name = name,
                                   .xt = typespace_externtype(&f->types, import->xt)};
        f->import_index[i] = (*imports_in(out, import->xt.kind))++;
    }
    return check_imports(f);
}

/* ---- exports --------------------------------------------------------------------------------------------------- */

/* The exports made so far, and the names that lead to the next. */
typedef struct Exporting {
    Flatten *f;
    Export *exports;
    size_t n, capacity;
    uint32_t depth;
    Name path[LIMIT_nesting];
} Exporting;

static Result export_value(Exporting *to, Planvalue value);

static Result export_fields(Exporting *to, const Planinstance *instance)
{
    for (uint32_t i = 0; i < instance->type->exports_n; i++) {
        if (to->depth >= LIMIT_nesting)
            return fail(to->f->failure, ERR_implementation_limit, pos_none(),
                        "more than %d exported instances in each other", LIMIT_nesting);
        to->path[to->depth++] = instance->type->exports[i].name;
        TRY(export_value(to, instance->fields[i]));
        to->depth--;
    }
    return RESULT_OK;
}

static Result export_value(Exporting *to, Planvalue value)
{
    if (value.kind == EXTERN_INSTANCE)
        return export_fields(to, value.exports);
    Name name;
    TRY(join(to->f, to->path, to->depth, &name));
    if (value.kind == EXTERN_MODULE)
        return fail(to->f->failure, ERR_unsupported_flatten, pos_none(),
                    "the export \"%.*s\" is a module", name_shown(name), name.at);
    if (to->n >= LIMIT_exports)
        return fail(to->f->failure, ERR_implementation_limit, pos_none(), "more than %d exports",
                    LIMIT_exports);
    Export export = {.name = name, .kind = value.kind, .x = flatten_index(to->f, value)};
    PUSH(to->exports, to->n, to->capacity, export);
    return RESULT_OK;
}

static int by_name(const void *a, const void *b)
{
    return bytes_compare(((const Export *)a)->name, ((const Export *)b)->name);
}

static Result check_exports(Exporting *to)
{
    if (to->n)
        qsort(to->exports, to->n, sizeof *to->exports, by_name);
    for (size_t i = 1; i < to->n; i++) {
        Name name = to->exports[i].name;
        if (bytes_equal(to->exports[i - 1].name, name))
            return fail(to->f->failure, ERR_unsupported_flatten, pos_none(),
                        "two exports would be called \"%.*s\"", name_shown(name), name.at);
    }
    return RESULT_OK;
}

static Result export_all(Exporting *to)
{
    const Plan *plan = to->f->plan;
    for (uint32_t i = 0; i < plan->exports_n; i++) {
        to->path[0] = plan->exports[i].name;
        to->depth = 1;
        TRY(export_value(to, plan->exports[i].value));
    }
    Module *out = to->f->out;
    out->exports_n = (uint32_t)to->n;
    out->exports = arena_copy(&out->arena, to->exports, to->n * sizeof *to->exports);
    return check_exports(to);
}

Result flatten_exports(Flatten *f)
{
    Exporting to = {.f = f};
    Result result = export_all(&to);
    free(to.exports);
    return result;
}
