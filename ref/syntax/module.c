/* syntax/module.c: accessors of the module record (core/syntax/modules). */
#include "syntax/module.h"

#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

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
    for (uint32_t i = 0; i < m->modules_n; i++)
        module_free(m->modules[i]);
    arena_free(&m->arena);
    free(m);
}

uint32_t line_of(const Lines *lines, uint64_t offset)
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

Pos line_pos(const Lines *lines, uint64_t offset)
{
    uint32_t line = line_of(lines, offset);
    return (Pos){.offset = offset,
                 .line = lines->before + line + 1,
                 .column = (uint32_t)(offset - lines->starts[line]) + 1};
}

Pos module_pos(const Module *m, uint64_t offset)
{
    if (!m->lines.n || offset == NO_OFFSET)
        return pos_binary(offset);
    return line_pos(&m->lines, offset);
}

Name namemap_find(const Namemap *names, uint32_t x)
{
    uint32_t low = 0, high = names->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (names->names[middle].x == x)
            return names->names[middle].name;
        if (names->names[middle].x < x)
            low = middle + 1;
        else
            high = middle;
    }
    return (Name){0};
}

const Namemap *indirectnamemap_find(const Indirectnamemap *map, uint32_t x)
{
    uint32_t low = 0, high = map->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (map->maps[middle].x < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low < map->n && map->maps[low].x == x ? &map->maps[low].names : NULL;
}

/* NON-SPEC: the items that imports and other initial definitions add, as they are counted. */
typedef struct Indexing {
    Module *m;
    uint32_t n[EXTERN_INSTANCE + 1], capacity[EXTERN_INSTANCE + 1];
    uint32_t *groups; /* by hash: imports, plus 1, that are the first of their module name */
    uint32_t groups_mask;
} Indexing;

static void add_item(Indexing *to, Externkind kind, Itemkind what, uint32_t x)
{
    Item **items = &to->m->items_of[kind];
    if (to->n[kind] == to->capacity[kind]) {
        uint32_t capacity = to->capacity[kind] ? to->capacity[kind] * 2 : 8;
        Item *more = ARENA_ARRAY(&to->m->arena, Item, capacity);
        if (to->n[kind])
            memcpy(more, *items, to->n[kind] * sizeof *more);
        *items = more;
        to->capacity[kind] = capacity;
    }
    (*items)[to->n[kind]++] = (Item){what, x};
}

/* module-linking/Explainer#instance-imports-and-aliases */
/* The instance that two-level imports of one module name are recast as stands where the first of them stands. */
static void add_group(Indexing *to, uint32_t i)
{
    const Import *imports = to->m->imports;
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t k = 0; k < imports[i].module.len; k++)
        h = (h ^ imports[i].module.at[k]) * UINT64_C(1099511628211);
    for (;; h++) {
        uint32_t *group = &to->groups[h & to->groups_mask];
        if (!*group) {
            *group = i + 1;
            add_item(to, EXTERN_INSTANCE, ITEM_GROUP, i);
            return;
        }
        if (bytes_equal(imports[*group - 1].module, imports[i].module))
            return;
    }
}

static void index_import(Indexing *to, uint32_t i)
{
    const Import *import = &to->m->imports[i];
    if (module_linked(to->m) && !import->single)
        add_group(to, i);
    add_item(to, import->xt.kind, ITEM_IMPORT, i);
}

static void index_initials(Indexing *to)
{
    const Module *m = to->m;
    for (uint32_t i = 0; i < m->initials_n; i++) {
        uint32_t x = m->initials[i].x;
        switch (m->initials[i].kind) {
        case INITIAL_IMPORT: index_import(to, x); break;
        case INITIAL_MODULE: add_item(to, EXTERN_MODULE, ITEM_MODULE, x); break;
        case INITIAL_INSTANCE: add_item(to, EXTERN_INSTANCE, ITEM_INSTANCE, x); break;
        case INITIAL_ALIAS:
            if (!m->aliases[x].is_type)
                add_item(to, m->aliases[x].kind, ITEM_ALIAS, x);
            break;
        case INITIAL_TYPE:
        case INITIAL_EXPORT: break;
        }
    }
}

static void index_items(Module *m)
{
    uint32_t mask = 1;
    while (mask / 2 < m->imports_n)
        mask = mask * 2 + 1;
    Indexing to = {.m = m, .groups_mask = mask};
    if (module_linked(m))
        to.groups = checked_calloc((size_t)mask + 1, sizeof *to.groups);
    index_initials(&to);
    for (uint32_t i = 0; !m->initials_n && i < m->imports_n; i++)
        index_import(&to, i);
    free(to.groups);
    m->module_items_n = to.n[EXTERN_MODULE];
    m->instance_items_n = to.n[EXTERN_INSTANCE];
}

/* Puts the types of rectype I into the type index space from X on; returns the index behind them. */
static uint32_t index_rectype(Module *m, uint32_t i, uint32_t x)
{
    for (uint32_t k = 0; k < m->rectypes[i].n; k++)
        m->types[x++] = &m->rectypes[i].st[k];
    return x;
}

void module_index(Module *m)
{
    uint32_t x = 0;
    m->types = ARENA_ARRAY(&m->arena, const Subtype *, m->types_n);
    for (uint32_t i = 0; !m->initials_n && i < m->rectypes_n; i++)
        x = index_rectype(m, i, x);
    for (uint32_t i = 0; i < m->initials_n; i++) {
        Initial initial = m->initials[i];
        if (initial.kind == INITIAL_TYPE)
            x = index_rectype(m, initial.x, x);
        else if (initial.kind == INITIAL_ALIAS && m->aliases[initial.x].is_type)
            x++;
    }
    index_items(m);
}

/* The type of initial item X of its KIND, which must be one. */
static Externtype initial_type(const Module *m, Externkind kind, uint32_t x)
{
    Item item = m->items_of[kind][x];
    return item.kind == ITEM_ALIAS ? m->aliases[item.x].xt : m->imports[item.x].xt;
}

Typeuse module_func_type(const Module *m, uint32_t x)
{
    if (x < m->import_funcs)
        return initial_type(m, EXTERN_FUNC, x).use;
    return (Typeuse){HT_IDX, m->funcs[x - m->import_funcs].typeidx};
}

Tabletype module_table_type(const Module *m, uint32_t x)
{
    if (x < m->import_tables)
        return initial_type(m, EXTERN_TABLE, x).table;
    return m->tables[x - m->import_tables].type;
}

Memtype module_mem_type(const Module *m, uint32_t x)
{
    if (x < m->import_mems)
        return initial_type(m, EXTERN_MEM, x).mem;
    return m->mems[x - m->import_mems].type;
}

Globaltype module_global_type(const Module *m, uint32_t x)
{
    if (x < m->import_globals)
        return initial_type(m, EXTERN_GLOBAL, x).global;
    return m->globals[x - m->import_globals].type;
}

Typeuse module_tag_type(const Module *m, uint32_t x)
{
    if (x < m->import_tags)
        return initial_type(m, EXTERN_TAG, x).use;
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
