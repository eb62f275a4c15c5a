/* syntax/interface.c: closed module and instance types as maps from names to types (module-linking/Subtyping). */
#include "syntax/interface.h"

#include <stdlib.h>

static uint64_t mix(uint64_t h, uint64_t value)
{
    h = (h ^ value) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 29;
}

static uint64_t hash_name(uint64_t h, Name name)
{
    h = mix(h, name.len);
    for (size_t i = 0; i < name.len; i++)
        h = mix(h, name.at[i]);
    return h;
}

static uint64_t hash_externtype(uint64_t h, const Externtype *xt)
{
    h = mix(h, xt->kind);
    switch (xt->kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: return mix(h, xt->use.x);
    case EXTERN_TABLE: return mix(h, xt->table.lim.min);
    case EXTERN_MEM: return mix(h, xt->mem.lim.min);
    case EXTERN_GLOBAL: return mix(h, (uint64_t)xt->global.t.kind << 32 | xt->global.t.x);
    }
    return h;
}

static uint64_t hash_fields(uint64_t h, const Externfield *fields, uint32_t n)
{
    h = mix(h, n);
    for (uint32_t i = 0; i < n; i++)
        h = hash_externtype(hash_name(h, fields[i].name), &fields[i].xt);
    return h;
}

uint64_t interface_hash(const Interface *interface)
{
    uint64_t h = hash_fields(0, interface->imports, interface->imports_n);
    return hash_fields(h, interface->exports, interface->exports_n);
}

static bool limits_equal(Limits a, Limits b)
{
    return a.min == b.min && a.has_max == b.has_max && (!a.has_max || a.max == b.max);
}

static bool externtype_equal(const Externtype *a, const Externtype *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: return a->use.x == b->use.x;
    case EXTERN_TABLE:
        return a->table.at == b->table.at && limits_equal(a->table.lim, b->table.lim) &&
               valtype_equal(a->table.t, b->table.t);
    case EXTERN_MEM:
        return a->mem.at == b->mem.at && limits_equal(a->mem.lim, b->mem.lim) &&
               a->mem.shared == b->mem.shared && a->mem.page_log2 == b->mem.page_log2;
    case EXTERN_GLOBAL:
        return a->global.mut == b->global.mut && valtype_equal(a->global.t, b->global.t);
    }
    return false;
}

static bool fields_equal(const Externfield *a, const Externfield *b, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!bytes_equal(a[i].name, b[i].name) || !externtype_equal(&a[i].xt, &b[i].xt))
            return false;
    }
    return true;
}

bool interface_equal(const Interface *a, const Interface *b)
{
    return a->imports_n == b->imports_n && a->exports_n == b->exports_n &&
           fields_equal(a->imports, b->imports, a->imports_n) &&
           fields_equal(a->exports, b->exports, a->exports_n);
}

static int compare_fields(const void *a, const void *b, void *fields)
{
    const Externfield *of = fields;
    return bytes_compare(of[*(const uint32_t *)a].name, of[*(const uint32_t *)b].name);
}

static const Externfield *copy_fields(Arena *arena, const Externfield *fields, uint32_t n,
                                      const uint32_t **by_name)
{
    Externfield *copy = ARENA_ARRAY(arena, Externfield, n);
    uint32_t *order = ARENA_ARRAY(arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) {
        Name name = fields[i].name;
        copy[i] = (Externfield){{arena_copy(arena, name.at, name.len), name.len}, fields[i].xt};
        order[i] = i;
    }
    if (n)
        qsort_r(order, n, sizeof *order, compare_fields, copy);
    *by_name = order;
    return copy;
}

const Interface *interface_copy(Arena *arena, const Interface *interface)
{
    Interface *copy = ARENA_NEW(arena, Interface);
    *copy = *interface;
    copy->imports =
        copy_fields(arena, interface->imports, interface->imports_n, &copy->imports_by_name);
    copy->exports =
        copy_fields(arena, interface->exports, interface->exports_n, &copy->exports_by_name);
    return copy;
}

static const Externfield *find(const Externfield *fields, const uint32_t *by_name, uint32_t n,
                               Name name)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const Externfield *field = &fields[by_name[middle]];
        int order = bytes_compare(name, field->name);
        if (!order)
            return field;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const Externfield *interface_import(const Interface *interface, Name name)
{
    return find(interface->imports, interface->imports_by_name, interface->imports_n, name);
}

const Externfield *interface_export(const Interface *interface, Name name)
{
    return find(interface->exports, interface->exports_by_name, interface->exports_n, name);
}

const Interface *interface_of(uint32_t id)
{
    const Comptype *ct = &deftype_of(id)->st.ct;
    return ct->kind == COMP_MODULE || ct->kind == COMP_INSTANCE ? ct->closed : NULL;
}

/* The greatest depth among FIELDS. */
static uint32_t depth_of(const Externfield *fields, uint32_t n)
{
    uint32_t depth = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (fields[i].xt.kind != EXTERN_MODULE && fields[i].xt.kind != EXTERN_INSTANCE)
            continue;
        uint32_t of = interface_of(fields[i].xt.use.x)->depth;
        depth = of > depth ? of : depth;
    }
    return depth;
}

uint32_t intern_interface(Compkind kind, const Externfield *imports, uint32_t imports_n,
                          const Externfield *exports, uint32_t exports_n)
{
    Interface interface = {
        .imports_n = imports_n, .exports_n = exports_n, .imports = imports, .exports = exports};
    uint32_t of_imports = depth_of(imports, imports_n), of_exports = depth_of(exports, exports_n);
    interface.depth = (of_imports > of_exports ? of_imports : of_exports) + 1;
    if (kind == COMP_MODULE)
        interface.instance = intern_interface(COMP_INSTANCE, NULL, 0, exports, exports_n);
    Subtype st = {.final = true, .ct = {.kind = kind, .closed = &interface}};
    Rectype rt = {1, &st};
    uint32_t id;
    intern_rectype(&rt, 0, NULL, &id);
    return id;
}
