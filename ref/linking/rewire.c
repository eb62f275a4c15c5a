/* linking/rewire.c: other initial definitions for a module (module-linking/Explainer#nested-modules, the last paragraphs).
 * NON-SPEC. */
#include "linking/rewire.h"

#include "binary/binary.h"
#include "linking/flatten_parts.h"
#include "util/alloc.h"
#include "valid/valid.h"

#include <stdlib.h>

Result copy_module(const Module *m, Module **out, Failure *failure)
{
    Buffer bytes = {0};
    *out = NULL;
    binary_encode(m, true, &bytes);
    Result result = binary_module(bytes.at, bytes.len, m->features, out, failure);
    buffer_free(&bytes);
    if (!result)
        result = valid_module(*out, failure);
    if (result) {
        module_free(*out);
        *out = NULL;
    }
    return result;
}

Result write_module(const Module *m, Buffer *out, uint32_t *type, Failure *failure)
{
    Module *again = NULL;
    size_t start = out->len;
    binary_encode(m, true, out);
    TRY(binary_module(out->at + start, out->len - start, m->features, &again, failure));
    Result result = valid_module(again, failure);
    if (type)
        *type = again->type;
    module_free(again);
    return result;
}

/* ---- images ----------------------------------------------------------------------------------------------------- */

/* The unsigned number at *AT, which steps behind it. */
static uint32_t read_u32(const uint8_t **at)
{
    uint32_t n = 0;
    for (unsigned shift = 0;; shift += 7) {
        uint8_t byte = *(*at)++;
        n |= shift < 32 ? (uint32_t)(byte & 0x7F) << shift : 0;
        if (byte < 0x80)
            return n;
    }
}

/* module-linking/Binary#module-section-14: a module for each of M's, from the one with index *X on. */
static void set_section(Module *m, const uint8_t *at, uint32_t *x)
{
    for (uint32_t n = read_u32(&at); n; n--) {
        uint32_t size = read_u32(&at);
        set_images(m->modules[(*x)++], (Bytes){at, size});
        at += size;
    }
}

void set_images(Module *m, Bytes bytes)
{
    const uint8_t *at = bytes.at + 8, *end = bytes.at + bytes.len;
    uint32_t x = 0;
    m->image = bytes;
    while (at < end) {
        uint8_t id = *at++;
        uint32_t size = read_u32(&at);
        if (id == 14)
            set_section(m, at, &x);
        at += size;
    }
}

static void note_any(void *data, Alias *alias, uint32_t out)
{
    bool *any = data;
    (void)alias;
    *any |= out > 0;
}

/* M has changed, and so may have what is nested in it and has outer aliases. */
static void drop_images(Module *m)
{
    m->image = (Bytes){0};
    for (uint32_t i = 0; i < m->modules_n; i++) {
        bool outers = false;
        visit_outers(m->modules[i], note_any, &outers);
        if (outers)
            drop_images(m->modules[i]);
    }
}

/* ---- outer aliases ---------------------------------------------------------------------------------------------- */

typedef struct Visit {
    Outer_visitor *visit;
    void *data;
} Visit;

/* DEPTH: how many scopes there are around this one, M's own counted. */
static void visit_aliases(const Visit *v, Alias *aliases, uint32_t n, uint32_t depth)
{
    for (uint32_t i = 0; i < n; i++) {
        if (aliases[i].outer && aliases[i].count + 1 >= depth)
            v->visit(v->data, &aliases[i], aliases[i].count + 1 - depth);
    }
}

static void visit_types(const Visit *v, const Rectype *rectypes, uint32_t n, uint32_t depth)
{
    for (uint32_t i = 0; i < n; i++) {
        const Moduletype *mt = rectypes[i].n == 1 ? rectypes[i].st[0].ct.written : NULL;
        if (!mt)
            continue;
        visit_types(v, mt->rectypes, mt->rectypes_n, depth + 1);
        visit_aliases(v, mt->aliases, mt->aliases_n, depth + 1);
    }
}

static void visit_module(const Visit *v, const Module *m, uint32_t depth)
{
    visit_types(v, m->rectypes, m->rectypes_n, depth);
    visit_aliases(v, m->aliases, m->aliases_n, depth);
    for (uint32_t i = 0; i < m->modules_n; i++)
        visit_module(v, m->modules[i], depth + 1);
}

void visit_outers(Module *m, Outer_visitor *visit, void *data)
{
    const Visit v = {visit, data};
    visit_module(&v, m, 0);
}

/* ---- definitions ------------------------------------------------------------------------------------------------ */

bool is_module_item(const Module *m, Initial initial)
{
    switch (initial.kind) {
    case INITIAL_IMPORT: return m->imports[initial.x].xt.kind == EXTERN_MODULE;
    case INITIAL_MODULE: return true;
    case INITIAL_ALIAS:
        return !m->aliases[initial.x].is_type && m->aliases[initial.x].kind == EXTERN_MODULE;
    case INITIAL_TYPE:
    case INITIAL_INSTANCE:
    case INITIAL_EXPORT: break;
    }
    return false;
}

void rewire_begin(Rewire *r, Module *m)
{
    *r = (Rewire){.m = m};
    r->modules = ARENA_ARRAY(&m->arena, uint32_t, m->module_items_n);
    r->types = ARENA_ARRAY(&m->arena, uint32_t, m->types_n);
    r->places = ARENA_ARRAY(&m->arena, uint32_t, (size_t)m->initials_n + 1);
}

static void add_initial(Rewire *r, Initialkind kind, size_t x)
{
    PUSH(r->initials, r->initials_n, r->initials_capacity, ((Initial){kind, (uint32_t)x}));
}

/* An old initial definition has been dealt with. */
static void pass(Rewire *r)
{
    r->places[++r->old_n] = (uint32_t)r->initials_n;
}

/* The next N types stay. */
static void keep_types(Rewire *r, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        r->types[r->old_types_n++] = r->types_n++;
}

void rewire_types(Rewire *r, const Rectype *before, uint32_t n, uint32_t types)
{
    r->before = before;
    r->before_n = n;
    r->types_n = types;
    for (uint32_t i = 0; i < n; i++)
        add_initial(r, INITIAL_TYPE, i);
}

void rewire_leave_type(Rewire *r, uint32_t as)
{
    r->types[r->old_types_n++] = as;
    pass(r);
}

/* IMPORT uses types that come before it, whose new indices are known. */
static Import move_import(const Rewire *r, Import import)
{
    const Remap remap = {.types = r->types};
    Externtype *xt = &import.xt;
    if (xt->kind == EXTERN_TABLE)
        xt->table.t = remap_valtype(&remap, xt->table.t);
    else if (xt->kind == EXTERN_GLOBAL)
        xt->global.t = remap_valtype(&remap, xt->global.t);
    else if (xt->kind != EXTERN_MEM)
        xt->use.x = r->types[xt->use.x];
    return import;
}

void rewire_keep(Rewire *r, Initial initial)
{
    const Module *m = r->m;
    if (is_module_item(m, initial)) {
        r->modules[r->old_modules_n++] = r->modules_n++;
    }
    switch (initial.kind) {
    case INITIAL_TYPE:
        add_initial(r, INITIAL_TYPE, r->before_n + initial.x);
        keep_types(r, m->rectypes[initial.x].n);
        break;
    case INITIAL_IMPORT:
        add_initial(r, INITIAL_IMPORT, r->imports_n);
        PUSH(r->imports, r->imports_n, r->imports_capacity, move_import(r, m->imports[initial.x]));
        break;
    case INITIAL_MODULE:
        add_initial(r, INITIAL_MODULE, r->children_n);
        PUSH(r->children, r->children_n, r->children_capacity, m->modules[initial.x]);
        break;
    case INITIAL_ALIAS:
        add_initial(r, INITIAL_ALIAS, r->aliases_n);
        PUSH(r->aliases, r->aliases_n, r->aliases_capacity, m->aliases[initial.x]);
        keep_types(r, m->aliases[initial.x].is_type);
        break;
    case INITIAL_INSTANCE:
    case INITIAL_EXPORT: add_initial(r, initial.kind, initial.x); break;
    }
    pass(r);
}

void rewire_leave(Rewire *r, uint32_t as)
{
    r->modules[r->old_modules_n++] = as;
    pass(r);
}

uint32_t rewire_add_module(Rewire *r, Module *child)
{
    add_initial(r, INITIAL_MODULE, r->children_n);
    PUSH(r->children, r->children_n, r->children_capacity, child);
    child->parent = r->m;
    return r->modules_n++;
}

uint32_t rewire_add_import(Rewire *r, Name name, uint32_t type)
{
    Import import = {.name = name,
                     .single = true,
                     .xt = {.kind = EXTERN_MODULE, .use = {HT_IDX, type}},
                     .pos = pos_none()};
    add_initial(r, INITIAL_IMPORT, r->imports_n);
    PUSH(r->imports, r->imports_n, r->imports_capacity, import);
    return r->modules_n++;
}

uint32_t rewire_add_alias(Rewire *r, uint32_t count, uint32_t x)
{
    Alias alias = {.outer = true, .kind = EXTERN_MODULE, .count = count, .x = x, .pos = pos_none()};
    add_initial(r, INITIAL_ALIAS, r->aliases_n);
    PUSH(r->aliases, r->aliases_n, r->aliases_capacity, alias);
    return r->modules_n++;
}

/* ---- the new indices -------------------------------------------------------------------------------------------- */

static void move_outer(void *data, Alias *alias, uint32_t out)
{
    const Rewire *r = data;
    if (out)
        return;
    alias->x = alias->is_type ? r->types[alias->x] : r->modules[alias->x];
}

static void move_modules(Rewire *r)
{
    Module *m = r->m;
    for (uint32_t i = 0; i < m->instances_n; i++) {
        Instance *instance = &m->instances[i];
        instance->module = r->modules[instance->module];
        for (uint32_t k = 0; k < instance->args_n; k++) {
            if (instance->args[k].kind == EXTERN_MODULE)
                instance->args[k].x = r->modules[instance->args[k].x];
        }
    }
    for (uint32_t i = 0; i < m->exports_n; i++) {
        if (m->exports[i].kind == EXTERN_MODULE)
            m->exports[i].x = r->modules[m->exports[i].x];
    }
}

static int by_index(const void *a, const void *b)
{
    uint32_t x = ((const Nameassoc *)a)->x, y = ((const Nameassoc *)b)->x;
    return x < y ? -1 : x > y;
}

/* Names go with what they name; where two come to name one thing the first stays. */
static void move_names(Namemap *names, const uint32_t *to, uint32_t n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < names->n; i++) {
        if (names->names[i].x < n)
            names->names[kept++] = (Nameassoc){to[names->names[i].x], names->names[i].name};
    }
    if (kept)
        qsort(names->names, kept, sizeof *names->names, by_index);
    names->n = 0;
    for (uint32_t i = 0; i < kept; i++) {
        if (!names->n || names->names[names->n - 1].x != names->names[i].x)
            names->names[names->n++] = names->names[i];
    }
}

/* NON-SPEC: see linking/CHOICES.md, custom sections. */
static void move_customs(const Rewire *r)
{
    Module *m = r->m;
    uint32_t n = 0;
    for (uint32_t i = 0; i < m->customs_n; i++) {
        Custom custom = m->customs[i];
        if (!custom_stays(custom.name))
            continue;
        if (custom.place <= SECTION_ALIAS)
            custom.initials = r->places[custom.initials < r->old_n ? custom.initials : r->old_n];
        custom.implied = false;
        m->customs[n++] = custom;
    }
    m->customs_n = n;
    m->names_kept = m->hints_kept = false;
}

/* ---- types ------------------------------------------------------------------------------------------------------ */

static bool types_move(const Rewire *r)
{
    for (uint32_t i = 0; i < r->old_types_n; i++) {
        if (r->types[i] != i)
            return true;
    }
    return r->before_n;
}

static Resulttype move_resulttype(const Remap *remap, Resulttype ts)
{
    Valtype *to = ARENA_ARRAY(remap->arena, Valtype, ts.n);
    for (uint32_t i = 0; i < ts.n; i++)
        to[i] = remap_valtype(remap, ts.t[i]);
    return (Resulttype){ts.n, to};
}

static void move_subtype(const Remap *remap, Subtype *st)
{
    Typeuse *supers = arena_copy(remap->arena, st->supers, st->supers_n * sizeof *st->supers);
    Fieldtype *fields = arena_copy(remap->arena, st->ct.fields, st->ct.n * sizeof *fields);
    for (uint32_t i = 0; i < st->supers_n; i++)
        supers[i].x = remap->types[supers[i].x];
    for (uint32_t i = 0; i < st->ct.n; i++)
        fields[i].t = remap_valtype(remap, fields[i].t);
    st->supers = supers;
    st->ct.fields = fields;
    st->ct.params = move_resulttype(remap, st->ct.params);
    st->ct.results = move_resulttype(remap, st->ct.results);
}

static void move_rectypes(const Rewire *r, const Remap *remap)
{
    Module *m = r->m;
    Rectype *to = ARENA_ARRAY(&m->arena, Rectype, r->before_n + m->rectypes_n);
    for (uint32_t i = 0; i < r->before_n; i++)
        to[i] = r->before[i];
    for (uint32_t i = 0; i < m->rectypes_n; i++) {
        to[r->before_n + i] = m->rectypes[i];
        for (uint32_t k = 0; k < m->rectypes[i].n; k++)
            move_subtype(remap, &m->rectypes[i].st[k]);
    }
    m->rectypes = to;
    m->rectypes_n += r->before_n;
    m->types_n = r->types_n;
}

static void move_definitions(Module *m, const Remap *remap)
{
    for (uint32_t i = 0; i < m->funcs_n; i++)
        m->funcs[i] = remap_func(remap, &m->funcs[i]);
    for (uint32_t i = 0; i < m->tables_n; i++)
        m->tables[i] = remap_table(remap, &m->tables[i]);
    for (uint32_t i = 0; i < m->globals_n; i++)
        m->globals[i] = remap_global(remap, &m->globals[i]);
    for (uint32_t i = 0; i < m->tags_n; i++)
        m->tags[i].typeidx = remap->types[m->tags[i].typeidx];
    for (uint32_t i = 0; i < m->elems_n; i++)
        m->elems[i] = remap_elem(remap, &m->elems[i]);
    for (uint32_t i = 0; i < m->datas_n; i++)
        m->datas[i] = remap_data(remap, &m->datas[i]);
}

/* Names of fields go with their types, which were all different ones. */
static void move_fields(Indirectnamemap *names, const Rewire *r)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < names->n; i++) {
        if (names->maps[i].x < r->old_types_n)
            names->maps[kept++] =
                (Indirectnameassoc){r->types[names->maps[i].x], names->maps[i].names};
    }
    names->n = kept;
}

/* The numbers below N. */
static const uint32_t *same(Arena *arena, uint32_t n)
{
    uint32_t *to = ARENA_ARRAY(arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++)
        to[i] = i;
    return to;
}

static void move_types(Rewire *r)
{
    Module *m = r->m;
    Remap remap = {.arena = &m->arena, .types = r->types};
    for (int kind = EXTERN_FUNC; kind <= EXTERN_TAG; kind++)
        remap.items[kind] =
            same(&m->arena, plan_initials(m, (Externkind)kind) + plan_defined(m, (Externkind)kind));
    move_rectypes(r, &remap);
    move_definitions(m, &remap);
    move_names(&m->names.types, r->types, r->old_types_n);
    move_fields(&m->names.fields, r);
}

#define SETTLE(member, count, list)                                                                \
    (m->member = arena_copy(&m->arena, r->list, r->count * sizeof *r->list),                       \
     m->count = (uint32_t)r->count, free(r->list))

void rewire_end(Rewire *r)
{
    Module *m = r->m;
    visit_outers(m, move_outer, r); /* before what is new comes in, which says new indices */
    if (types_move(r))
        move_types(r);
    SETTLE(initials, initials_n, initials);
    SETTLE(imports, imports_n, imports);
    SETTLE(aliases, aliases_n, aliases);
    m->modules = arena_copy(&m->arena, r->children, r->children_n * sizeof *r->children);
    m->modules_n = (uint32_t)r->children_n;
    free(r->children);
    move_modules(r);
    move_names(&m->names.modules, r->modules, r->old_modules_n);
    move_customs(r);
    drop_images(m);
}
