/* linking/typespace.c: merging types (core/syntax/types; equality is that of core/valid/conventions#types). */
#include "linking/typespace.h"

#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64 };

/* A recursive type on the way into the type space. EXPANDED: what it uses has been put above it. */
typedef struct Typestep {
    uint32_t base;
    bool expanded;
} Typestep;

static uint32_t base_of(uint32_t handle)
{
    return handle - deftype_of(handle)->i;
}

/* The slot of the recursive type from handle BASE on, or the free one where it belongs. */
static Typeslot *find_slot(const Typespace *types, uint32_t base)
{
    size_t at = (size_t)(base * UINT32_C(0x9E3779B1)) & (types->slots_n - 1);
    while (types->slots[at].base && types->slots[at].base != base + 1)
        at = (at + 1) & (types->slots_n - 1);
    return &types->slots[at];
}

static void grow_slots(Typespace *types)
{
    Typeslot *old = types->slots;
    size_t old_n = types->slots_n;
    types->slots_n = old_n ? old_n * 2 : FIRST_SLOTS;
    types->slots = checked_calloc(types->slots_n, sizeof *types->slots);
    for (size_t i = 0; i < old_n; i++) {
        if (old[i].base)
            *find_slot(types, old[i].base - 1) = old[i];
    }
    free(old);
}

/* ---- from closed to open -------------------------------------------------------------------------------------- */

/* The index of HANDLE, which is there. */
static uint32_t index_of(const Typespace *types, uint32_t handle)
{
    const Deftype *dt = deftype_of(handle);
    return find_slot(types, handle - dt->i)->index + dt->i;
}

/* T out of the recursive type whose first index is X. */
static Valtype open_valtype(const Typespace *types, uint32_t x, Valtype t)
{
    if (t.kind != VT_REF || (t.heap != HT_DEF && t.heap != HT_REC))
        return t;
    return REFTYPE_X(t.null, HT_IDX, t.heap == HT_DEF ? index_of(types, t.x) : x + t.x);
}

static Resulttype open_resulttype(const Typespace *types, uint32_t x, Resulttype ts)
{
    Valtype *to = ARENA_ARRAY(&types->module->arena, Valtype, ts.n);
    for (uint32_t i = 0; i < ts.n; i++)
        to[i] = open_valtype(types, x, ts.t[i]);
    return (Resulttype){ts.n, to};
}

static Subtype open_subtype(const Typespace *types, uint32_t x, const Subtype *st)
{
    Arena *arena = &types->module->arena;
    Subtype opened = *st;
    Typeuse *supers = ARENA_ARRAY(arena, Typeuse, st->supers_n);
    for (uint32_t i = 0; i < st->supers_n; i++) {
        Typeuse use = st->supers[i];
        supers[i] = (Typeuse){HT_IDX, use.kind == HT_DEF ? index_of(types, use.x) : x + use.x};
    }
    opened.supers = supers;
    if (st->ct.kind == COMP_FUNC) {
        opened.ct.params = open_resulttype(types, x, st->ct.params);
        opened.ct.results = open_resulttype(types, x, st->ct.results);
        return opened;
    }
    Fieldtype *fields = ARENA_ARRAY(arena, Fieldtype, st->ct.n);
    for (uint32_t i = 0; i < st->ct.n; i++)
        fields[i] = (Fieldtype){open_valtype(types, x, st->ct.fields[i].t), st->ct.fields[i].mut};
    opened.ct.fields = fields;
    return opened;
}

/* Adds the recursive type from handle BASE on; what it uses is there. */
static void place(Typespace *types, uint32_t base)
{
    Module *m = types->module;
    const Rectype *rec = deftype_of(base)->rec;
    if (types->used * 2 >= types->slots_n)
        grow_slots(types);
    uint32_t x = m->types_n;
    *find_slot(types, base) = (Typeslot){base + 1, x};
    types->used++;
    Rectype opened = {rec->n, ARENA_ARRAY(&m->arena, Subtype, rec->n)};
    for (uint32_t i = 0; i < rec->n; i++)
        opened.st[i] = open_subtype(types, x, &rec->st[i]);
    size_t n = m->rectypes_n;
    PUSH(types->rectypes, n, types->rectypes_capacity, opened);
    m->rectypes_n = (uint32_t)n;
    m->types_n += rec->n;
}

/* ---- what a type uses comes first ------------------------------------------------------------------------------ */

static bool is_there(const Typespace *types, uint32_t base)
{
    return types->slots_n && find_slot(types, base)->base;
}

static void need(Typespace *types, uint32_t handle)
{
    Typestep step = {.base = base_of(handle)};
    if (!is_there(types, step.base))
        PUSH(types->steps, types->steps_n, types->steps_capacity, step);
}

static void need_valtype(Typespace *types, Valtype t)
{
    if (t.kind == VT_REF && t.heap == HT_DEF)
        need(types, t.x);
}

/* From the last to the first, so that the first comes to stand on top. */
static void need_uses(Typespace *types, const Rectype *rec)
{
    for (uint32_t i = rec->n; i-- > 0;) {
        const Comptype *ct = &rec->st[i].ct;
        for (uint32_t k = ct->n; k-- > 0;)
            need_valtype(types, ct->fields[k].t);
        for (uint32_t k = ct->results.n; k-- > 0;)
            need_valtype(types, ct->results.t[k]);
        for (uint32_t k = ct->params.n; k-- > 0;)
            need_valtype(types, ct->params.t[k]);
        for (uint32_t k = rec->st[i].supers_n; k-- > 0;) {
            if (rec->st[i].supers[k].kind == HT_DEF)
                need(types, rec->st[i].supers[k].x);
        }
    }
}

uint32_t typespace_add(Typespace *types, uint32_t handle)
{
    need(types, handle);
    while (types->steps_n) {
        Typestep *top = &types->steps[types->steps_n - 1];
        uint32_t base = top->base;
        bool ready = top->expanded;
        top->expanded = true;
        if (is_there(types, base)) {
            types->steps_n--;
        } else if (ready) {
            types->steps_n--;
            place(types, base);
        } else {
            need_uses(types, deftype_of(base)->rec);
        }
    }
    return index_of(types, handle);
}

Valtype typespace_valtype(Typespace *types, Valtype t)
{
    if (t.kind != VT_REF || t.heap != HT_DEF)
        return t;
    return REFTYPE_X(t.null, HT_IDX, typespace_add(types, t.x));
}

Externtype typespace_externtype(Typespace *types, Externtype xt)
{
    switch (xt.kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG: xt.use = (Typeuse){HT_IDX, typespace_add(types, xt.use.x)}; break;
    case EXTERN_TABLE: xt.table.t = typespace_valtype(types, xt.table.t); break;
    case EXTERN_GLOBAL: xt.global.t = typespace_valtype(types, xt.global.t); break;
    case EXTERN_MEM:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    return xt;
}

const uint32_t *typespace_merge(Typespace *types, const Module *m)
{
    uint32_t *to = ARENA_ARRAY(&types->module->arena, uint32_t, m->types_n);
    for (uint32_t i = 0; i < m->types_n; i++) {
        if (!interface_of(m->deftypes[i]))
            to[i] = typespace_add(types, m->deftypes[i]);
    }
    return to;
}

void typespace_finish(Typespace *types)
{
    Module *m = types->module;
    m->rectypes = arena_copy(&m->arena, types->rectypes, m->rectypes_n * sizeof *m->rectypes);
}

void typespace_free(Typespace *types)
{
    free(types->rectypes);
    free(types->slots);
    free(types->steps);
}
