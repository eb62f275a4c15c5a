/* linking/flatten.c: a plan of instances as one module (module-linking/Explainer#additional-requirements-revisited). */
#include "linking/flatten.h"

#include "binary/binary.h"
#include "linking/flatten_parts.h"
#include "syntax/limits.h"
#include "valid/valid.h"

#include <stdlib.h>

uint32_t flatten_index(const Flatten *f, Planvalue value)
{
    if (value.instance == PLAN_IMPORT)
        return f->import_index[value.x];
    const Flatpart *part = &f->parts[value.instance];
    return part->bases[value.kind] + value.x - plan_initials(part->planned->module, value.kind);
}

/* ---- how much there will be ------------------------------------------------------------------------------------ */

static uint64_t weight(const Module *m)
{
    uint64_t n = (uint64_t)m->globals_n + m->tables_n + m->mems_n + m->tags_n + m->exports_n;
    for (uint32_t i = 0; i < m->funcs_n; i++)
        n += m->funcs[i].body.n + 1;
    for (uint32_t i = 0; i < m->datas_n; i++)
        n += m->datas[i].bytes.len + 1;
    for (uint32_t i = 0; i < m->elems_n; i++)
        n += (uint64_t)m->elems[i].n + 1;
    return n;
}

/* NON-SPEC: code is copied for every instance, so that small modules can make huge ones. */
static Result check_weight(const Flatten *f)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < f->plan->instances_n; i++) {
        n += weight(f->plan->instances[i]->module);
        if (n > LIMIT_flattened_bytes)
            return fail(f->failure, ERR_implementation_limit, pos_none(),
                        "flattened, the module has more than %d instructions and bytes of data",
                        LIMIT_flattened_bytes);
    }
    return RESULT_OK;
}

/* ---- where everything will be ---------------------------------------------------------------------------------- */

/* How many items of KIND the flattened module defines, so far. */
static uint32_t *defined_in(Module *out, Externkind kind)
{
    switch (kind) {
    case EXTERN_TABLE: return &out->tables_n;
    case EXTERN_MEM: return &out->mems_n;
    case EXTERN_GLOBAL: return &out->globals_n;
    case EXTERN_TAG: return &out->tags_n;
    case EXTERN_FUNC:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    return &out->funcs_n;
}

/* By index: what the items of KIND of PART's instance are in the flattened module. */
static const uint32_t *map_items(const Flatten *f, const Flatpart *part, Externkind kind)
{
    const Planned *planned = part->planned;
    uint32_t initials = plan_initials(planned->module, kind);
    uint32_t n = initials + plan_defined(planned->module, kind);
    uint32_t *to = ARENA_ARRAY(&f->out->arena, uint32_t, n);
    for (uint32_t x = 0; x < n; x++)
        to[x] = x < initials ? flatten_index(f, planned->items[kind][x])
                             : part->bases[kind] + x - initials;
    return to;
}

static void place_parts(Flatten *f)
{
    Module *out = f->out;
    f->parts = ARENA_ARRAY(&out->arena, Flatpart, f->plan->instances_n);
    for (uint32_t i = 0; i < f->plan->instances_n; i++) {
        Flatpart *part = &f->parts[i];
        const Module *m = f->plan->instances[i]->module;
        part->planned = f->plan->instances[i];
        part->remap = (Remap){.arena = &out->arena,
                              .types = typespace_merge(&f->types, m),
                              .elem_base = out->elems_n,
                              .data_base = out->datas_n};
        for (int k = EXTERN_FUNC; k <= EXTERN_TAG; k++) {
            Externkind kind = (Externkind)k;
            uint32_t *defined = defined_in(out, kind);
            part->bases[kind] = plan_initials(out, kind) + *defined;
            *defined += plan_defined(m, kind);
            part->remap.items[kind] = map_items(f, part, kind);
        }
        out->elems_n += m->elems_n;
        out->datas_n += m->datas_n;
    }
}

/* ---- what everything is ---------------------------------------------------------------------------------------- */

/* Room for the definitions counted, for one more function, the start function, and for one more segment. */
static void allocate(Module *out)
{
    Arena *arena = &out->arena;
    out->funcs = ARENA_ARRAY(arena, Func, (size_t)out->funcs_n + 1);
    out->tables = ARENA_ARRAY(arena, Table, out->tables_n);
    out->mems = ARENA_ARRAY(arena, Mem, out->mems_n);
    out->globals = ARENA_ARRAY(arena, Global, out->globals_n);
    out->tags = ARENA_ARRAY(arena, Tag, out->tags_n);
    out->elems = ARENA_ARRAY(arena, Elem, (size_t)out->elems_n + 1);
    out->datas = ARENA_ARRAY(arena, Data, out->datas_n);
}

static void copy_part(Module *out, const Flatpart *part)
{
    const Module *m = part->planned->module;
    const Remap *r = &part->remap;
    for (uint32_t i = 0; i < m->funcs_n; i++)
        out->funcs[part->bases[EXTERN_FUNC] - out->import_funcs + i] = remap_func(r, &m->funcs[i]);
    for (uint32_t i = 0; i < m->tables_n; i++)
        out->tables[part->bases[EXTERN_TABLE] - out->import_tables + i] =
            remap_table(r, &m->tables[i]);
    for (uint32_t i = 0; i < m->mems_n; i++)
        out->mems[part->bases[EXTERN_MEM] - out->import_mems + i] = m->mems[i];
    for (uint32_t i = 0; i < m->globals_n; i++)
        out->globals[part->bases[EXTERN_GLOBAL] - out->import_globals + i] =
            remap_global(r, &m->globals[i]);
    for (uint32_t i = 0; i < m->tags_n; i++)
        out->tags[part->bases[EXTERN_TAG] - out->import_tags + i] =
            (Tag){.typeidx = r->types[m->tags[i].typeidx]};
    for (uint32_t i = 0; i < m->elems_n; i++)
        out->elems[r->elem_base + i] = remap_elem(r, &m->elems[i]);
    for (uint32_t i = 0; i < m->datas_n; i++)
        out->datas[r->data_base + i] = remap_data(r, &m->datas[i]);
}

static Result flatten(Flatten *f)
{
    TRY(check_weight(f));
    TRY(flatten_imports(f));
    place_parts(f);
    allocate(f->out);
    for (uint32_t i = 0; i < f->plan->instances_n; i++)
        copy_part(f->out, &f->parts[i]);
    TRY(flatten_tables(f));
    TRY(flatten_exports(f));
    flatten_effects(f);
    flatten_declare(f);
    typespace_finish(&f->types);
    flatten_names(f);
    flatten_hints(f);
    keep_customs(f->out, f->plan->root);
    return RESULT_OK;
}

Result flatten_plan(const Plan *plan, Features features, Module **out, Failure *failure)
{
    Module *made = module_new(features);
    Flatten f = {.plan = plan, .out = made, .types = {.module = made}, .failure = failure};
    Result result = flatten(&f);
    typespace_free(&f.types);
    *out = made;
    if (result) {
        module_free(made);
        *out = NULL;
    }
    return result;
}

/* NON-SPEC: reads back what M is in the binary format, so that places are those of the result, and validates it. */
static Result read_back(const Module *m, Module **out, Failure *failure)
{
    Buffer bytes = {0};
    binary_encode(m, true, &bytes);
    Result result = binary_module(bytes.at, bytes.len, m->features, out, failure);
    buffer_free(&bytes);
    TRY(result);
    result = valid_module(*out, failure);
    if (result) {
        module_free(*out);
        *out = NULL;
    }
    return result;
}

Result flatten_module(const Module *root, Module **out, Failure *failure)
{
    Plan *plan;
    Module *made;
    *out = NULL;
    TRY(plan_module(root, &plan, failure));
    Result result = flatten_plan(plan, flatten_features(root), &made, failure);
    if (!result)
        result = read_back(made, out, failure);
    module_free(made);
    plan_free(plan);
    return result;
}
