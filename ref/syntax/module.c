/* syntax/module.c: accessors of the module record (core/syntax/modules). */
#include "syntax/module.h"

#include "util/alloc.h"

#include <stdlib.h>

Module *module_new(Features features)
{
    Module *m = checked_calloc(1, sizeof *m);
    m->features = features;
    return m;
}

void module_free(Module *m)
{
    if (!m)
        return;
    arena_free(&m->arena);
    free(m);
}

/* The last line that starts at or before OFFSET; lines.n must not be 0. */
static uint32_t line_of(const Lines *lines, uint64_t offset)
{
    uint32_t low = 0, high = lines->n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (lines->starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

Pos module_pos(const Module *m, uint64_t offset)
{
    if (!m->lines.n || offset == NO_OFFSET)
        return pos_binary(offset);
    uint32_t line = line_of(&m->lines, offset);
    return (Pos){.offset = offset,
                 .line = line + 1,
                 .column = (uint32_t)(offset - m->lines.starts[line]) + 1};
}

static void index_imports(Module *m)
{
    const uint32_t counts[] = {
        [EXTERN_FUNC] = m->import_funcs, [EXTERN_TABLE] = m->import_tables,
        [EXTERN_MEM] = m->import_mems,   [EXTERN_GLOBAL] = m->import_globals,
        [EXTERN_TAG] = m->import_tags,
    };
    uint32_t n[EXTERN_TAG + 1] = {0};
    for (int kind = 0; kind <= EXTERN_TAG; kind++)
        m->imports_of[kind] = ARENA_ARRAY(&m->arena, uint32_t, counts[kind]);
    for (uint32_t i = 0; i < m->imports_n; i++) {
        Externkind kind = m->imports[i].xt.kind;
        if (kind <= EXTERN_TAG)
            m->imports_of[kind][n[kind]++] = i;
    }
}

void module_index(Module *m)
{
    uint32_t x = 0;
    m->types = ARENA_ARRAY(&m->arena, const Subtype *, m->types_n);
    for (uint32_t i = 0; i < m->rectypes_n; i++) {
        for (uint32_t k = 0; k < m->rectypes[i].n; k++)
            m->types[x++] = &m->rectypes[i].st[k];
    }
    index_imports(m);
}

/* The import that is item X of its KIND; X must be below the number of imports of that kind. */
static const Externtype *imported(const Module *m, Externkind kind, uint32_t x)
{
    return &m->imports[m->imports_of[kind][x]].xt;
}

Typeuse module_func_type(const Module *m, uint32_t x)
{
    if (x < m->import_funcs)
        return imported(m, EXTERN_FUNC, x)->use;
    return (Typeuse){HT_IDX, m->funcs[x - m->import_funcs].typeidx};
}

Tabletype module_table_type(const Module *m, uint32_t x)
{
    if (x < m->import_tables)
        return imported(m, EXTERN_TABLE, x)->table;
    return m->tables[x - m->import_tables].type;
}

Memtype module_mem_type(const Module *m, uint32_t x)
{
    if (x < m->import_mems)
        return imported(m, EXTERN_MEM, x)->mem;
    return m->mems[x - m->import_mems].type;
}

Globaltype module_global_type(const Module *m, uint32_t x)
{
    if (x < m->import_globals)
        return imported(m, EXTERN_GLOBAL, x)->global;
    return m->globals[x - m->import_globals].type;
}

Typeuse module_tag_type(const Module *m, uint32_t x)
{
    if (x < m->import_tags)
        return imported(m, EXTERN_TAG, x)->use;
    return (Typeuse){HT_IDX, m->tags[x - m->import_tags].typeidx};
}

/* externtype of externidx (core/valid/modules#exports). Modules and instances have no type here. */
Externtype module_export_type(const Module *m, uint32_t i)
{
    const Export *export = &m->exports[i];
    Externtype xt = {.kind = export->kind};
    switch (export->kind) {
    case EXTERN_FUNC: xt.use = module_func_type(m, export->x); break;
    case EXTERN_TABLE: xt.table = module_table_type(m, export->x); break;
    case EXTERN_MEM: xt.mem = module_mem_type(m, export->x); break;
    case EXTERN_GLOBAL: xt.global = module_global_type(m, export->x); break;
    case EXTERN_TAG: xt.use = module_tag_type(m, export->x); break;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    return xt;
}

const Subtype *module_subtype(const Module *m, uint32_t x)
{
    return m->types[x];
}
