/* text/print_names.c: identifiers (core/text/values#text-id, core/text/conventions#contexts) from the names of a module.
 *
 * A name is an identifier if it is not empty and no other index of its space has it. Other names stand in @name
 * annotations (core/appendix/custom#name-annotations) where those are allowed. */
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

/* Whether ID is an identifier without quotation marks */
static bool is_plain(Name id)
{
    for (size_t i = 0; i < id.len; i++) {
        if (!is_idchar(id.at[i]))
            return false;
    }
    return id.len != 0;
}

void print_id(Printer *p, Name id)
{
    buffer_byte(p->out, '$');
    if (is_plain(id))
        buffer_bytes(p->out, id.at, id.len);
    else
        text_print_string(id, p->out);
}

/* ID as a comment, if nothing in it could end that */
static void print_id_comment(Printer *p, Name id)
{
    if (is_plain(id)) {
        buffer_text(p->out, " (;");
        print_id(p, id);
        buffer_text(p->out, ";)");
    }
}

void print_index(Printer *p, const Ids *ids, uint32_t x)
{
    bool has_id = x < ids->n && ids->ids[x].len;
    buffer_byte(p->out, ' ');
    if (has_id && !p->numbers)
        print_id(p, ids->ids[x]);
    else
        buffer_format(p->out, "%" PRIu32, x);
    if (has_id && p->numbers)
        print_id_comment(p, ids->ids[x]);
}

bool print_has_name(const Printer *p, const Ids *ids, uint32_t x)
{
    return !p->numbers && x < ids->n && (ids->ids[x].len || ids->names[x].at);
}

void print_name(Printer *p, const Ids *ids, uint32_t x)
{
    if (!print_has_name(p, ids, x))
        return;
    buffer_byte(p->out, ' ');
    if (ids->ids[x].len) {
        print_id(p, ids->ids[x]);
    } else {
        buffer_text(p->out, "(@name ");
        text_print_string(ids->names[x], p->out);
        buffer_byte(p->out, ')');
    }
}

void print_binding(Printer *p, const Ids *ids, uint32_t x)
{
    print_name(p, ids, x);
    buffer_format(p->out, " (;%" PRIu32 ";)", x);
    if (p->numbers && x < ids->n)
        print_id_comment(p, ids->ids[x]);
}

static int compare_names(const void *a, const void *b)
{
    return bytes_compare(((const Nameassoc *)a)->name, ((const Nameassoc *)b)->name);
}

/* The identifiers that MAP gives to an index space of N. */
static Ids collect(Arena *arena, const Namemap *map, uint64_t n)
{
    if (!map->n)
        return (Ids){0};
    Ids ids = {(uint32_t)n, ARENA_ARRAY(arena, Name, n), ARENA_ARRAY(arena, Name, n), (uint32_t)n};
    Nameassoc *sorted = ARENA_ARRAY(arena, Nameassoc, map->n);
    memcpy(sorted, map->names, map->n * sizeof *sorted);
    qsort(sorted, map->n, sizeof *sorted, compare_names);
    for (uint32_t i = 0; i < map->n; i++) {
        bool repeated = (i > 0 && bytes_equal(sorted[i].name, sorted[i - 1].name)) ||
                        (i + 1 < map->n && bytes_equal(sorted[i].name, sorted[i + 1].name));
        if (sorted[i].x >= n)
            continue;
        if (repeated || !sorted[i].name.len)
            ids.names[sorted[i].x] = sorted[i].name;
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
        const Subtype *st = x < p->types_n ? p->types[x] : NULL;
        if (st && st->ct.kind == COMP_STRUCT)
            p->fields[x] = collect(&p->arena, &map->maps[i].names, st->ct.n);
    }
}

void print_collect_locals(Printer *p, uint32_t x, uint64_t n)
{
    const Namemap *map = indirectnamemap_find(&p->m->names.locals, x);
    arena_free(&p->locals_arena);
    p->locals = map ? collect(&p->locals_arena, map, n) : (Ids){0};
    p->labels = p->numbers ? NULL : indirectnamemap_find(&p->m->names.labels, x);
    p->label = p->label_name = 0;
}

/* Labels need not have unique names, as they are never referred to by them. */
void print_label(Printer *p)
{
    uint32_t x = p->label++;
    if (!p->labels || p->label_name == p->labels->n || p->labels->names[p->label_name].x != x)
        return;
    buffer_byte(p->out, ' ');
    print_id(p, p->labels->names[p->label_name++].name);
}

void print_leave_func(Printer *p)
{
    p->labels = NULL;
    p->locals = (Ids){0};
}

void print_collect_ids(Printer *p)
{
    const Module *m = p->m;
    const Names *names = &m->names;
    Arena *arena = &p->arena;
    p->funcs = collect(arena, &names->funcs, (uint64_t)m->import_funcs + m->funcs_n);
    p->tables = collect(arena, &names->tables, (uint64_t)m->import_tables + m->tables_n);
    p->mems = collect(arena, &names->mems, (uint64_t)m->import_mems + m->mems_n);
    p->globals = collect(arena, &names->globals, (uint64_t)m->import_globals + m->globals_n);
    p->tags = collect(arena, &names->tags, (uint64_t)m->import_tags + m->tags_n);
    p->modules = collect(arena, &names->modules, m->module_items_n);
    p->instances = collect(arena, &names->instances, m->instance_items_n);
    p->type_ids = collect(arena, &names->types, m->types_n);
    p->elems = collect(arena, &names->elems, m->elems_n);
    p->datas = collect(arena, &names->datas, m->datas_n);
    collect_fields(p);
}

/* ---- what can be said ---- */

/* All indices of MAP are below N: they ascend. */
static bool in_range(const Namemap *map, uint64_t n)
{
    return !map->n || map->names[map->n - 1].x < n;
}

/* Neither an empty name nor the same twice, in an index space that @name annotations do not reach. */
static bool all_ids(const Ids *ids)
{
    for (uint32_t i = 0; i < ids->n; i++) {
        if (ids->names[i].at)
            return false;
    }
    return true;
}

static bool says_fields(const Printer *p)
{
    const Indirectnamemap *map = &p->m->names.fields;
    for (uint32_t i = 0; i < map->n; i++) {
        uint32_t x = map->maps[i].x;
        const Subtype *st = x < p->types_n ? p->types[x] : NULL;
        if (!map->maps[i].names.n || !st || st->ct.kind != COMP_STRUCT ||
            !in_range(&map->maps[i].names, st->ct.n))
            return false;
    }
    return true;
}

static bool says_locals(const Printer *p)
{
    const Module *m = p->m;
    const Indirectnamemap *map = &m->names.locals;
    for (uint32_t i = 0; i < map->n; i++) {
        uint32_t x = map->maps[i].x;
        if (!map->maps[i].names.n || x >= m->import_funcs + m->funcs_n ||
            (x < m->import_funcs && m->items_of[EXTERN_FUNC][x].kind != ITEM_IMPORT))
            return false;
        uint32_t typeidx = module_func_type(m, x).x;
        const Comptype *ct = print_functype_of(p, typeidx);
        uint64_t params = ct ? ct->params.n : 0;
        uint64_t locals = x < m->import_funcs ? 0 : m->funcs[x - m->import_funcs].locals_n;
        if (!in_range(&map->maps[i].names, params + locals) ||
            (map->maps[i].names.names[0].x < params && !print_can_repeat(p, typeidx)))
            return false;
    }
    return true;
}

/* How many labels the body of FUNC binds. */
static uint64_t count_labels(const Func *func)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < func->body.n; i++) {
        unsigned imm = oprows[func->body.in[i].op].imm;
        n += imm == IMM_blocktype || imm == IMM_try_table;
    }
    return n;
}

static bool says_labels(const Printer *p)
{
    const Module *m = p->m;
    const Indirectnamemap *map = &m->names.labels;
    for (uint32_t i = 0; i < map->n; i++) {
        const Namemap *names = &map->maps[i].names;
        uint32_t x = map->maps[i].x;
        if (!names->n || x < m->import_funcs || x - m->import_funcs >= m->funcs_n ||
            !in_range(names, count_labels(&m->funcs[x - m->import_funcs])))
            return false;
        for (uint32_t k = 0; k < names->n; k++) {
            if (!names->names[k].name.len)
                return false;
        }
    }
    return true;
}

bool print_says_names(const Printer *p)
{
    const Module *m = p->m;
    const Names *names = &m->names;
    return in_range(&names->funcs, (uint64_t)m->import_funcs + m->funcs_n) &&
           in_range(&names->tables, (uint64_t)m->import_tables + m->tables_n) &&
           in_range(&names->mems, (uint64_t)m->import_mems + m->mems_n) &&
           in_range(&names->globals, (uint64_t)m->import_globals + m->globals_n) &&
           in_range(&names->tags, (uint64_t)m->import_tags + m->tags_n) &&
           in_range(&names->modules, m->module_items_n) &&
           in_range(&names->instances, m->instance_items_n) && all_ids(&p->modules) &&
           all_ids(&p->instances) && print_says_items(p) && in_range(&names->types, m->types_n) &&
           in_range(&names->elems, m->elems_n) && in_range(&names->datas, m->datas_n) &&
           all_ids(&p->tables) && all_ids(&p->mems) && all_ids(&p->globals) && all_ids(&p->elems) &&
           all_ids(&p->datas) && says_fields(p) && says_locals(p) && says_labels(p);
}
