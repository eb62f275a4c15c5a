/* linking/duptypes.c: closed types written down again (module-linking/Explainer#nested-modules: "duplicating outer-aliased
 * definitions"). In module and instance types all types are outer aliases of those beside them. */
#include "linking/duptypes.h"

#include "util/alloc.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 64 };

void duptypes_begin(Duptypes *d, Features features)
{
    *d = (Duptypes){.core = module_new(features)};
    d->space.module = d->core;
}

/* The slot of HANDLE, or the free one where it belongs. */
static Duptype *find_slot(const Duptypes *d, uint32_t handle)
{
    uint32_t hash = handle * UINT32_C(0x9E3779B1);
    size_t at = hash & (d->slots_n - 1);
    while (d->linked[at].place && d->linked[at].handle != handle)
        at = (at + 1) & (d->slots_n - 1);
    return &d->linked[at];
}

static void grow_slots(Duptypes *d)
{
    Duptype *old = d->linked;
    size_t old_n = d->slots_n;
    d->slots_n = old_n ? old_n * 2 : FIRST_SLOTS;
    d->linked = checked_calloc(d->slots_n, sizeof *d->linked);
    for (size_t i = 0; i < old_n; i++) {
        if (old[i].place)
            *find_slot(d, old[i].handle) = old[i];
    }
    free(old);
}

static void need_valtype(Duptypes *d, Valtype t)
{
    if (t.kind == VT_REF && t.heap == HT_DEF)
        duptypes_need(d, t.x);
}

static void need_fields(Duptypes *d, const Externfield *fields, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const Externtype *xt = &fields[i].xt;
        if (xt->kind == EXTERN_TABLE)
            need_valtype(d, xt->table.t);
        else if (xt->kind == EXTERN_GLOBAL)
            need_valtype(d, xt->global.t);
        else if (xt->kind != EXTERN_MEM)
            duptypes_need(d, xt->use.x);
    }
}

/* Module and instance types nest no deeper than validation allows. */
void duptypes_need(Duptypes *d, uint32_t handle)
{
    const Interface *type = interface_of(handle);
    if (!type) {
        typespace_add(&d->space, handle);
        return;
    }
    if (d->slots_n && find_slot(d, handle)->place)
        return;
    need_fields(d, type->imports, type->imports_n);
    need_fields(d, type->exports, type->exports_n);
    if (2 * d->handles_n >= d->slots_n)
        grow_slots(d);
    PUSH(d->handles, d->handles_n, d->handles_capacity, handle);
    *find_slot(d, handle) = (Duptype){handle, (uint32_t)d->handles_n};
}

uint32_t duptypes_count(const Duptypes *d)
{
    return d->core->types_n + (uint32_t)d->handles_n;
}

uint32_t duptypes_index(Duptypes *d, uint32_t handle)
{
    if (!interface_of(handle))
        return typespace_add(&d->space, handle);
    return d->core->types_n + find_slot(d, handle)->place - 1;
}

/* ---- module and instance types ---------------------------------------------------------------------------------- */

/* A type in the making: its types are aliases. */
typedef struct Writing {
    Duptypes *d;
    uint32_t place;
    size_t aliases_n, aliases_capacity, initials_n, initials_capacity;
    Initial *initials;
    Alias *aliases;
} Writing;

/* The index that HANDLE has in the type. */
static uint32_t local_index(Writing *w, uint32_t handle)
{
    Duptypes *d = w->d;
    uint32_t x = duptypes_index(d, handle);
    if (d->written[x] == w->place)
        return d->locals[x];
    Alias alias = {.outer = true, .is_type = true, .x = x, .pos = pos_none()};
    d->written[x] = w->place;
    d->locals[x] = (uint32_t)w->aliases_n;
    PUSH(w->initials, w->initials_n, w->initials_capacity,
         ((Initial){INITIAL_ALIAS, (uint32_t)w->aliases_n}));
    PUSH(w->aliases, w->aliases_n, w->aliases_capacity, alias);
    return d->locals[x];
}

static Valtype local_valtype(Writing *w, Valtype t)
{
    if (t.kind != VT_REF || t.heap != HT_DEF)
        return t;
    return REFTYPE_X(t.null, HT_IDX, local_index(w, t.x));
}

static Externtype local_externtype(Writing *w, Externtype xt)
{
    if (xt.kind == EXTERN_TABLE)
        xt.table.t = local_valtype(w, xt.table.t);
    else if (xt.kind == EXTERN_GLOBAL)
        xt.global.t = local_valtype(w, xt.global.t);
    else if (xt.kind != EXTERN_MEM)
        xt.use = (Typeuse){HT_IDX, local_index(w, xt.use.x)};
    return xt;
}

static const Moduletype *write_type(Duptypes *d, size_t i)
{
    const Interface *type = interface_of(d->handles[i]);
    Arena *arena = &d->core->arena;
    Moduletype *to = ARENA_NEW(arena, Moduletype);
    Writing w = {.d = d, .place = (uint32_t)i + 1};
    to->imports = ARENA_ARRAY(arena, Import, type->imports_n);
    to->exports = ARENA_ARRAY(arena, Exporttype, type->exports_n);
    for (uint32_t k = 0; k < type->imports_n; k++) {
        Externtype xt = local_externtype(&w, type->imports[k].xt);
        PUSH(w.initials, w.initials_n, w.initials_capacity, ((Initial){INITIAL_IMPORT, k}));
        to->imports[to->imports_n++] =
            (Import){.name = type->imports[k].name, .single = true, .xt = xt, .pos = pos_none()};
    }
    for (uint32_t k = 0; k < type->exports_n; k++) {
        Externtype xt = local_externtype(&w, type->exports[k].xt);
        PUSH(w.initials, w.initials_n, w.initials_capacity, ((Initial){INITIAL_EXPORT, k}));
        to->exports[to->exports_n++] = (Exporttype){type->exports[k].name, xt, pos_none()};
    }
    to->initials_n = (uint32_t)w.initials_n;
    to->initials = arena_copy(arena, w.initials, w.initials_n * sizeof *w.initials);
    to->types_n = to->aliases_n = (uint32_t)w.aliases_n;
    to->aliases = arena_copy(arena, w.aliases, w.aliases_n * sizeof *w.aliases);
    free(w.initials);
    free(w.aliases);
    return to;
}

const Rectype *duptypes_finish(Duptypes *d, uint32_t *n)
{
    Module *core = d->core;
    typespace_finish(&d->space);
    *n = core->rectypes_n + (uint32_t)d->handles_n;
    Rectype *to = ARENA_ARRAY(&core->arena, Rectype, *n);
    d->written = ARENA_ARRAY(&core->arena, uint32_t, duptypes_count(d));
    d->locals = ARENA_ARRAY(&core->arena, uint32_t, duptypes_count(d));
    for (uint32_t i = 0; i < core->rectypes_n; i++)
        to[i] = core->rectypes[i];
    for (size_t i = 0; i < d->handles_n; i++) {
        Subtype *st = ARENA_NEW(&core->arena, Subtype);
        st->final = true;
        st->ct.kind = deftype_of(d->handles[i])->st.ct.kind;
        st->ct.written = write_type(d, i);
        to[core->rectypes_n + i] = (Rectype){1, st};
    }
    return to;
}

void duptypes_end(Duptypes *d)
{
    typespace_free(&d->space);
    free(d->linked);
    free(d->handles);
}
