/* linking/flatten_names.c: names (core/appendix/custom#name-section), branch hints (metadata/code/binary) and custom
 * sections of flattened modules. NON-SPEC: see linking/CHOICES.md, names kept, custom sections. */
#include "linking/flatten_parts.h"
#include "util/alloc.h"

#include <stdlib.h>

/* The name of an item of the flattened module, and the instance whose module has it. */
typedef struct Given {
    Name name;
    const Flatpart *part; /* NULL: no name yet */
} Given;

/* Names by index of the flattened module. */
typedef struct Giving {
    Flatten *f;
    Given *given;
    uint32_t n;
} Giving;

static void give(Giving *to, uint32_t x, Name name, const Flatpart *part)
{
    if (!to->given[x].part)
        to->given[x] = (Given){name, part};
}

static int by_name(const void *a, const void *b)
{
    return bytes_compare((*(const Given *const *)a)->name, (*(const Given *const *)b)->name);
}

/* Puts the path of the instance before a name that does not stand for one item alone. */
static void tell_apart(Giving *to)
{
    Given **sorted = checked_calloc((size_t)to->n + 1, sizeof(Given *));
    Arena *arena = &to->f->out->arena;
    size_t n = 0;
    for (uint32_t x = 0; x < to->n; x++) {
        if (to->given[x].part)
            sorted[n++] = &to->given[x];
    }
    qsort(sorted, n, sizeof *sorted, by_name);
    for (size_t i = 0, end; i < n; i = end) {
        Name name = sorted[i]->name;
        for (end = i + 1; end < n && bytes_equal(sorted[end]->name, name); end++)
            ;
        for (size_t k = i; k < end && end > i + 1; k++) {
            Buffer path = {0};
            plan_path(sorted[k]->part->planned, &path);
            buffer_bytes(&path, name.at, name.len);
            sorted[k]->name = (Name){arena_copy(arena, path.at, path.len), path.len};
            buffer_free(&path);
        }
    }
    free(sorted);
}

/* The names as a list. */
static Namemap finish(Giving *to)
{
    tell_apart(to);
    Namemap map = {0, ARENA_ARRAY(&to->f->out->arena, Nameassoc, to->n)};
    for (uint32_t x = 0; x < to->n; x++) {
        if (to->given[x].part)
            map.names[map.n++] = (Nameassoc){x, to->given[x].name};
    }
    free(to->given);
    return map;
}

static Giving begin(Flatten *f, uint32_t n)
{
    return (Giving){f, checked_calloc((size_t)n + 1, sizeof(Given)), n};
}

static const Namemap *names_of(const Names *names, Externkind kind)
{
    switch (kind) {
    case EXTERN_TABLE: return &names->tables;
    case EXTERN_MEM: return &names->mems;
    case EXTERN_GLOBAL: return &names->globals;
    case EXTERN_TAG: return &names->tags;
    case EXTERN_FUNC:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    return &names->funcs;
}

/* The names that PART's module has for items of KIND: those that it defines, or the others. */
static void give_items(Giving *to, const Flatpart *part, Externkind kind, bool defined)
{
    const Module *m = part->planned->module;
    const Namemap *map = names_of(&m->names, kind);
    uint32_t initials = plan_initials(m, kind), n = initials + plan_defined(m, kind);
    for (uint32_t i = 0; i < map->n && map->names[i].x < n; i++) {
        if ((map->names[i].x >= initials) == defined)
            give(to, part->remap.items[kind][map->names[i].x], map->names[i].name, part);
    }
}

/* An item is called what the module that defines it calls it, else what the root does, else what another does. */
static Namemap item_names(Flatten *f, Externkind kind)
{
    Giving to = begin(f, plan_initials(f->out, kind) + plan_defined(f->out, kind));
    for (uint32_t i = 0; i < f->plan->instances_n; i++)
        give_items(&to, &f->parts[i], kind, true);
    for (uint32_t i = f->plan->instances_n; i-- > 0;)
        give_items(&to, &f->parts[i], kind, false);
    return finish(&to);
}

static Namemap type_names(Flatten *f)
{
    Giving to = begin(f, f->out->types_n);
    for (uint32_t i = 0; i < f->plan->instances_n; i++) {
        const Flatpart *part = &f->parts[i];
        const Module *m = part->planned->module;
        const Namemap *map = &m->names.types;
        for (uint32_t k = 0; k < map->n && map->names[k].x < m->types_n; k++) {
            if (!interface_of(m->deftypes[map->names[k].x]))
                give(&to, part->remap.types[map->names[k].x], map->names[k].name, part);
        }
    }
    return finish(&to);
}

static Namemap segment_names(Flatten *f, bool datas)
{
    Giving to = begin(f, datas ? f->out->datas_n : f->out->elems_n);
    for (uint32_t i = 0; i < f->plan->instances_n; i++) {
        const Flatpart *part = &f->parts[i];
        const Module *m = part->planned->module;
        const Namemap *map = datas ? &m->names.datas : &m->names.elems;
        uint32_t base = datas ? part->remap.data_base : part->remap.elem_base;
        uint32_t n = datas ? m->datas_n : m->elems_n;
        for (uint32_t k = 0; k < map->n && map->names[k].x < n; k++)
            give(&to, base + map->names[k].x, map->names[k].name, part);
    }
    return finish(&to);
}

/* Names of locals or labels: those of functions that their module defines. */
static Indirectnamemap inner_names(Flatten *f, bool labels)
{
    size_t n = 0;
    for (uint32_t i = 0; i < f->plan->instances_n; i++) {
        const Names *names = &f->plan->instances[i]->module->names;
        n += labels ? names->labels.n : names->locals.n;
    }
    Indirectnamemap to = {0, ARENA_ARRAY(&f->out->arena, Indirectnameassoc, n)};
    for (uint32_t i = 0; i < f->plan->instances_n; i++) {
        const Flatpart *part = &f->parts[i];
        const Module *m = part->planned->module;
        const Indirectnamemap *from = labels ? &m->names.labels : &m->names.locals;
        for (uint32_t k = 0; k < from->n; k++) {
            uint32_t x = from->maps[k].x;
            if (x >= m->import_funcs && x - m->import_funcs < m->funcs_n)
                to.maps[to.n++] =
                    (Indirectnameassoc){part->remap.items[EXTERN_FUNC][x], from->maps[k].names};
        }
    }
    return to;
}

static Indirectnamemap field_names(Flatten *f)
{
    Module *out = f->out;
    const Namemap **given = checked_calloc((size_t)out->types_n + 1, sizeof *given);
    for (uint32_t i = 0; i < f->plan->instances_n; i++) {
        const Flatpart *part = &f->parts[i];
        const Module *m = part->planned->module;
        const Indirectnamemap *from = &m->names.fields;
        for (uint32_t k = 0; k < from->n && from->maps[k].x < m->types_n; k++) {
            uint32_t x = from->maps[k].x;
            if (!interface_of(m->deftypes[x]) && !given[part->remap.types[x]])
                given[part->remap.types[x]] = &from->maps[k].names;
        }
    }
    Indirectnamemap to = {0, ARENA_ARRAY(&out->arena, Indirectnameassoc, out->types_n)};
    for (uint32_t x = 0; x < out->types_n; x++) {
        if (given[x])
            to.maps[to.n++] = (Indirectnameassoc){x, *given[x]};
    }
    free(given);
    return to;
}

void flatten_names(Flatten *f)
{
    Module *out = f->out;
    const Module *root = f->plan->root;
    out->id = root->id;
    out->names = (Names){.has_module = root->names.has_module,
                         .module = root->names.module,
                         .funcs = item_names(f, EXTERN_FUNC),
                         .types = type_names(f),
                         .tables = item_names(f, EXTERN_TABLE),
                         .mems = item_names(f, EXTERN_MEM),
                         .globals = item_names(f, EXTERN_GLOBAL),
                         .elems = segment_names(f, false),
                         .datas = segment_names(f, true),
                         .tags = item_names(f, EXTERN_TAG),
                         .locals = inner_names(f, false),
                         .labels = inner_names(f, true),
                         .fields = field_names(f)};
}

/* Hints stay with their instruction: bodies are as long as they were. */
void flatten_hints(Flatten *f)
{
    Module *out = f->out;
    size_t n = 0;
    for (uint32_t i = 0; i < f->plan->instances_n; i++)
        n += f->plan->instances[i]->module->hints_n;
    out->hints = ARENA_ARRAY(&out->arena, Branchhint, n);
    for (uint32_t i = 0; i < f->plan->instances_n; i++) {
        const Flatpart *part = &f->parts[i];
        const Module *m = part->planned->module;
        for (uint32_t k = 0; k < m->hints_n; k++) {
            Branchhint hint = m->hints[k];
            hint.func = part->remap.items[EXTERN_FUNC][hint.func];
            out->hints[out->hints_n++] = hint;
        }
    }
}
