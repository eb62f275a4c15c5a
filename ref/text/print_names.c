/* text/print_names.c: identifiers (core/text/values#text-id, core/text/conventions#contexts) from the names of a module.
 *
 * A name is an identifier if it is not empty and no other index of its space has it. */
#include "text/print.h"
#include "text/printer.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* text-idchar */
static bool is_idchar(uint8_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c && strchr("!#$%&'*+-./:<=>?@\\^_`|~", c));
}

void print_id(Printer *p, Name id)
{
    bool plain = true;
    for (size_t i = 0; i < id.len; i++)
        plain = plain && is_idchar(id.at[i]);
    buffer_byte(p->out, '$');
    if (plain)
        buffer_bytes(p->out, id.at, id.len);
    else
        text_print_string(id, p->out);
}

void print_index(Printer *p, const Ids *ids, uint32_t x)
{
    buffer_byte(p->out, ' ');
    if (x < ids->n && ids->ids[x].len)
        print_id(p, ids->ids[x]);
    else
        buffer_format(p->out, "%" PRIu32, x);
}

void print_binding(Printer *p, const Ids *ids, uint32_t x)
{
    if (x < ids->n && ids->ids[x].len) {
        buffer_byte(p->out, ' ');
        print_id(p, ids->ids[x]);
    }
    buffer_format(p->out, " (;%" PRIu32 ";)", x);
}

static int compare_names(const void *a, const void *b)
{
    Name x = ((const Nameassoc *)a)->name, y = ((const Nameassoc *)b)->name;
    int order = memcmp(x.at, y.at, x.len < y.len ? x.len : y.len);
    return order ? order : (x.len > y.len) - (x.len < y.len);
}

/* The identifiers that MAP gives to an index space of N. */
static Ids collect(Printer *p, Arena *arena, const Namemap *map, uint64_t n)
{
    if (!map->n)
        return (Ids){0};
    Ids ids = {(uint32_t)n, ARENA_ARRAY(arena, Name, n)};
    Nameassoc *sorted = ARENA_ARRAY(arena, Nameassoc, map->n);
    memcpy(sorted, map->names, map->n * sizeof *sorted);
    qsort(sorted, map->n, sizeof *sorted, compare_names);
    for (uint32_t i = 0; i < map->n; i++) {
        bool repeated = (i > 0 && bytes_equal(sorted[i].name, sorted[i - 1].name)) ||
                        (i + 1 < map->n && bytes_equal(sorted[i].name, sorted[i + 1].name));
        if (repeated || !sorted[i].name.len || sorted[i].x >= n)
            p->lossy = true;
        else
            ids.ids[sorted[i].x] = sorted[i].name;
    }
    return ids;
}

/* Fields have identifiers per structure type. */
static void collect_fields(Printer *p)
{
    const Indirectnamemap *map = &p->m->names.fields;
    if (!map->n)
        return;
    p->fields = ARENA_ARRAY(&p->arena, Ids, p->m->types_n);
    for (uint32_t i = 0; i < map->n; i++) {
        uint32_t x = map->maps[i].x;
        if (x < p->m->types_n && p->types[x]->ct.kind == COMP_STRUCT)
            p->fields[x] = collect(p, &p->arena, &map->maps[i].names, p->types[x]->ct.n);
        else
            p->lossy = true;
    }
}

/* The names under function X, or NULL. Maps ascend. */
static const Namemap *names_of(const Indirectnamemap *map, uint32_t x)
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

void print_collect_locals(Printer *p, uint32_t x, uint64_t n)
{
    const Namemap *map = names_of(&p->m->names.locals, x);
    arena_free(&p->locals_arena);
    p->locals = map ? collect(p, &p->locals_arena, map, n) : (Ids){0};
    p->labels = names_of(&p->m->names.labels, x);
    p->label = p->label_name = 0;
}

/* Labels need not have unique names, as they are never referred to by them. */
void print_label(Printer *p)
{
    uint32_t x = p->label++;
    if (!p->labels || p->label_name == p->labels->n || p->labels->names[p->label_name].x != x)
        return;
    Name id = p->labels->names[p->label_name++].name;
    p->lossy = p->lossy || !id.len;
    if (!id.len)
        return;
    buffer_byte(p->out, ' ');
    print_id(p, id);
}

void print_leave_func(Printer *p)
{
    if (p->labels && p->label_name < p->labels->n)
        p->lossy = true;
    p->labels = NULL;
    p->locals = (Ids){0};
}

/* Whether MAP names what belongs to no function defined here. */
static bool names_others(const Module *m, const Indirectnamemap *map)
{
    for (uint32_t i = 0; i < map->n; i++) {
        if (map->maps[i].x < m->import_funcs || map->maps[i].x - m->import_funcs >= m->funcs_n)
            return true;
    }
    return false;
}

void print_collect_ids(Printer *p)
{
    const Module *m = p->m;
    const Names *names = &m->names;
    p->funcs = collect(p, &p->arena, &names->funcs, (uint64_t)m->import_funcs + m->funcs_n);
    p->tables = collect(p, &p->arena, &names->tables, (uint64_t)m->import_tables + m->tables_n);
    p->mems = collect(p, &p->arena, &names->mems, (uint64_t)m->import_mems + m->mems_n);
    p->globals = collect(p, &p->arena, &names->globals, (uint64_t)m->import_globals + m->globals_n);
    p->tags = collect(p, &p->arena, &names->tags, (uint64_t)m->import_tags + m->tags_n);
    p->type_ids = collect(p, &p->arena, &names->types, m->types_n);
    p->elems = collect(p, &p->arena, &names->elems, m->elems_n);
    p->datas = collect(p, &p->arena, &names->datas, m->datas_n);
    collect_fields(p);
    if (names_others(m, &names->locals) || names_others(m, &names->labels) ||
        (names->has_module && !names->module.len))
        p->lossy = true;
}
