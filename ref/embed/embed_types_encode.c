/* embed/embed_types_encode.c: a closed defined type back to module syntax. NON-SPEC: the specification closes types and
 * never opens them again; a harness that builds modules around a function needs the function's type in them. */
#include "binary/writer.h"
#include "embed/convert.h"
#include "util/alloc.h"
#include "util/arena.h"

#include <stdlib.h>

/* A recursive type that is to be defined. */
typedef struct Group {
    uint32_t base;  /* handle of its first type; the others follow */
    uint32_t index; /* type index of its first type */
} Group;

typedef struct Groups {
    Group *at;
    size_t n, capacity;
} Groups;

static uint32_t base_of(uint32_t handle)
{
    const Deftype *dt = deftype_of(handle);
    return dt->id - dt->i;
}

/* Adds the recursive type of HANDLE, once. */
static void need(Groups *groups, uint32_t handle)
{
    Group group = {.base = base_of(handle)};
    for (size_t i = 0; i < groups->n; i++) {
        if (groups->at[i].base == group.base)
            return;
    }
    PUSH(groups->at, groups->n, groups->capacity, group);
}

static void need_valtype(Groups *groups, Valtype t)
{
    if (t.kind == VT_REF && t.heap == HT_DEF)
        need(groups, t.x);
}

/* Adds what the types of REC use beyond themselves. */
static void need_uses(Groups *groups, const Rectype *rec)
{
    for (uint32_t i = 0; i < rec->n; i++) {
        const Subtype *st = &rec->st[i];
        for (uint32_t k = 0; k < st->supers_n; k++) {
            if (st->supers[k].kind == HT_DEF)
                need(groups, st->supers[k].x);
        }
        for (uint32_t k = 0; st->ct.kind == COMP_FUNC && k < st->ct.params.n; k++)
            need_valtype(groups, st->ct.params.t[k]);
        for (uint32_t k = 0; st->ct.kind == COMP_FUNC && k < st->ct.results.n; k++)
            need_valtype(groups, st->ct.results.t[k]);
        for (uint32_t k = 0; st->ct.kind != COMP_FUNC && k < st->ct.n; k++)
            need_valtype(groups, st->ct.fields[k].t);
    }
}

static int by_base(const void *a, const void *b)
{
    const Group *x = a, *y = b;
    return (x->base > y->base) - (x->base < y->base);
}

static uint32_t index_of(const Groups *groups, uint32_t handle)
{
    Group key = {.base = base_of(handle)};
    const Group *found = bsearch(&key, groups->at, groups->n, sizeof key, by_base);
    return found->index + (handle - key.base);
}

/* T, a type inside GROUP, with type indices for handles. */
static Valtype open_valtype(const Groups *groups, const Group *group, Valtype t)
{
    if (t.kind != VT_REF || (t.heap != HT_DEF && t.heap != HT_REC))
        return t;
    return REFTYPE_X(t.null, HT_IDX, t.heap == HT_DEF ? index_of(groups, t.x) : group->index + t.x);
}

static Resulttype open_resulttype(Arena *arena, const Groups *groups, const Group *group,
                                  Resulttype ts)
{
    Valtype *to = ARENA_ARRAY(arena, Valtype, ts.n);
    for (uint32_t i = 0; i < ts.n; i++)
        to[i] = open_valtype(groups, group, ts.t[i]);
    return (Resulttype){ts.n, to};
}

static Subtype open_subtype(Arena *arena, const Groups *groups, const Group *group,
                            const Subtype *st)
{
    Subtype opened = *st;
    Typeuse *supers = ARENA_ARRAY(arena, Typeuse, st->supers_n);
    for (uint32_t i = 0; i < st->supers_n; i++) {
        Typeuse use = st->supers[i];
        supers[i] =
            (Typeuse){HT_IDX, use.kind == HT_DEF ? index_of(groups, use.x) : group->index + use.x};
    }
    opened.supers = supers;
    if (st->ct.kind == COMP_FUNC) {
        opened.ct.params = open_resulttype(arena, groups, group, st->ct.params);
        opened.ct.results = open_resulttype(arena, groups, group, st->ct.results);
        return opened;
    }
    Fieldtype *fields = ARENA_ARRAY(arena, Fieldtype, st->ct.n);
    for (uint32_t i = 0; i < st->ct.n; i++)
        fields[i] =
            (Fieldtype){open_valtype(groups, group, st->ct.fields[i].t), st->ct.fields[i].mut};
    opened.ct.fields = fields;
    return opened;
}

static void encode_group(Buffer *out, const Groups *groups, const Group *group)
{
    Arena arena = {0};
    const Rectype *rec = deftype_of(group->base)->rec;
    Rectype opened = {.n = rec->n, .st = ARENA_ARRAY(&arena, Subtype, rec->n)};
    for (uint32_t i = 0; i < rec->n; i++)
        opened.st[i] = open_subtype(&arena, groups, group, &rec->st[i]);
    encode_rectype(out, &opened);
    arena_free(&arena);
}

void embed_deftype_encode(uint32_t deftype, Embed_deftype_bytes *out)
{
    Groups groups = {0};
    Buffer bytes = {0};
    need(&groups, deftype);
    for (size_t i = 0; i < groups.n; i++)
        need_uses(&groups, deftype_of(groups.at[i].base)->rec);
    /* what a type uses was interned before it: ascending handles are an order that modules allow */
    qsort(groups.at, groups.n, sizeof *groups.at, by_base);
    *out = (Embed_deftype_bytes){.rectypes = (uint32_t)groups.n};
    for (size_t i = 0; i < groups.n; i++) {
        groups.at[i].index = out->types;
        out->types += deftype_of(groups.at[i].base)->rec->n;
        encode_group(&bytes, &groups, &groups.at[i]);
    }
    out->index = index_of(&groups, deftype);
    out->bytes = bytes.at;
    out->len = bytes.len;
    free(groups.at);
}
