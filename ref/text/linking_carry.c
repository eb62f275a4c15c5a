/* text/linking_carry.c: the exports of an instance type in another scope (module-linking/Explainer#module-and-instance-types).
 *
 * A zero-level export spells out what an instance type exports, so the types that this uses are spelled out too: function
 * types as inline ones, others as definitions. */
#include "text/linking.h"

#include <stdlib.h>
#include <string.h>

/* Which definition a type index of an instance type is. */
typedef struct Definition {
    bool alias;
    uint32_t i, first; /* alias or recursive type, and the index of the latter's first type */
} Definition;

typedef struct Carry {
    Parser *p;
    const Moduletype *from;
    const Exportlist *list; /* of FROM */
    uint32_t levels;        /* from the scope of P out to the one that encloses FROM */
    Pos pos;
    Definition *definitions; /* by type index of FROM */
    uint32_t *to;            /* likewise: the index in P, NO_INDEX where there is none yet */
    LIST(uint32_t) due;      /* type indices of FROM that are needed; the last one first */
    uint32_t first, n,
        base; /* the recursive type being carried: its indices, and where it will stand */
} Carry;

static void index_definitions(Carry *c)
{
    const Moduletype *from = c->from;
    uint32_t x = 0;
    c->definitions = ARENA_ARRAY(c->p->arena, Definition, from->types_n);
    c->to = ARENA_ARRAY(c->p->arena, uint32_t, from->types_n);
    for (uint32_t i = 0; i < from->initials_n; i++) {
        uint32_t k = from->initials[i].x;
        if (from->initials[i].kind == INITIAL_ALIAS && from->aliases[k].is_type) {
            c->definitions[x] = (Definition){true, k, x};
            x++;
        }
        if (from->initials[i].kind != INITIAL_TYPE)
            continue;
        for (uint32_t first = x; x < first + from->rectypes[k].n; x++)
            c->definitions[x] = (Definition){false, k, first};
    }
    for (x = 0; x < from->types_n; x++)
        c->to[x] = NO_INDEX;
}

/* The index in P of type X of FROM. One that is not carried yet becomes due. */
static uint32_t carry_use(Carry *c, uint32_t x)
{
    if (x >= c->first && x < c->first + c->n)
        return c->base + (x - c->first);
    if (x >= c->from->types_n || (c->n && x > c->first))
        return NOT_YET;
    if (c->to[x] == NO_INDEX)
        LIST_PUSH(c->due, x);
    return c->to[x];
}

static Valtype carry_valtype(Carry *c, Valtype t)
{
    if (t.kind == VT_REF && t.heap == HT_IDX)
        t.x = carry_use(c, t.x);
    return t;
}

static Resulttype carry_resulttype(Carry *c, Resulttype ts)
{
    Valtype *t = ARENA_ARRAY(c->p->arena, Valtype, ts.n);
    for (uint32_t i = 0; i < ts.n; i++)
        t[i] = carry_valtype(c, ts.t[i]);
    return (Resulttype){ts.n, t};
}

static Moduletype *carry_moduletype(Carry *c, const Moduletype *mt, uint32_t depth);

/* The recursive types of a type within FROM: what they use is their own, but for aliases within them. */
static Rectype *carry_inner(Carry *c, const Moduletype *mt, uint32_t depth)
{
    Rectype *rectypes = ARENA_ARRAY(c->p->arena, Rectype, mt->rectypes_n);
    for (uint32_t i = 0; i < mt->rectypes_n; i++) {
        rectypes[i] = mt->rectypes[i];
        if (rectypes[i].n != 1 || !rectypes[i].st->ct.written)
            continue;
        Subtype *st = ARENA_NEW(c->p->arena, Subtype);
        *st = *rectypes[i].st;
        st->ct.written = carry_moduletype(c, st->ct.written, depth + 1);
        rectypes[i].st = st;
    }
    return rectypes;
}

/* MT, which DEPTH types up to FROM enclose: aliases of what lies in FROM name what is carried, those beyond count from
   where P is. */
static Moduletype *carry_moduletype(Carry *c, const Moduletype *mt, uint32_t depth)
{
    Moduletype *copy = ARENA_NEW(c->p->arena, Moduletype);
    *copy = *mt;
    copy->rectypes = carry_inner(c, mt, depth);
    copy->aliases = ARENA_ARRAY(c->p->arena, Alias, mt->aliases_n);
    for (uint32_t i = 0; i < mt->aliases_n; i++) {
        Alias alias = mt->aliases[i];
        if (alias.outer && alias.is_type && alias.count == depth - 1)
            alias.x = carry_use(c, alias.x);
        else if (alias.outer && alias.count >= depth)
            alias.count += c->levels - 1;
        copy->aliases[i] = alias;
    }
    return copy;
}

static Comptype carry_comptype(Carry *c, const Comptype *ct)
{
    Comptype copy = *ct;
    copy.params = carry_resulttype(c, ct->params);
    copy.results = carry_resulttype(c, ct->results);
    Fieldtype *fields = ARENA_ARRAY(c->p->arena, Fieldtype, ct->n);
    for (uint32_t i = 0; i < ct->n; i++)
        fields[i] = (Fieldtype){carry_valtype(c, ct->fields[i].t), ct->fields[i].mut};
    copy.fields = fields;
    if (ct->written)
        copy.written = carry_moduletype(c, ct->written, 1);
    return copy;
}

static Rectype carry_rectype(Carry *c, const Rectype *rectype)
{
    Rectype copy = {rectype->n, ARENA_ARRAY(c->p->arena, Subtype, rectype->n)};
    for (uint32_t i = 0; i < rectype->n; i++) {
        const Subtype *st = &rectype->st[i];
        Typeuse *supers = ARENA_ARRAY(c->p->arena, Typeuse, st->supers_n);
        for (uint32_t k = 0; k < st->supers_n; k++)
            supers[k] = (Typeuse){HT_IDX, carry_use(c, st->supers[k].x)};
        copy.st[i] = *st;
        copy.st[i].supers = supers;
        copy.st[i].ct = carry_comptype(c, &st->ct);
    }
    return copy;
}

/* Adds a recursive type whose uses are carried; the index of its first type. */
static uint32_t add_carried(Carry *c, Rectype rectype, const Exportlist *list)
{
    Parser *p = c->p;
    uint32_t x = (uint32_t)p->subtypes.n;
    const Subtype *st = rectype.st;
    if (rectype.n == 1 && st->final && !st->supers_n && st->ct.kind == COMP_FUNC) {
        Inlinetype it = {p->valtypes.n, st->ct.params.n};
        for (uint32_t i = 0; i < st->ct.params.n; i++)
            LIST_PUSH(p->valtypes, st->ct.params.t[i]);
        for (uint32_t i = 0; i < st->ct.results.n; i++)
            LIST_PUSH(p->valtypes, st->ct.results.t[i]);
        return text_typeuse_abbrev(p, it, st->pos);
    }
    if (rectype.n == 1 && st->ct.written)
        return add_linktype(p, st, list, true);
    add_rectype(p, rectype);
    return x;
}

/* An outer alias in FROM names a type of P, or one further out. */
static uint32_t carry_alias(Carry *c, const Alias *from)
{
    uint64_t distance = (uint64_t)c->levels + from->count;
    if (!distance)
        return from->x;
    Alias alias = *from;
    alias.count = distance > UINT32_MAX ? UINT32_MAX : (uint32_t)distance - 1;
    alias.pos = c->pos;
    return reuse_alias(c->p, &alias);
}

/* Carries the definition of type X, unless it needs others before. */
static void carry_definition(Carry *c, uint32_t x)
{
    Definition d = c->definitions[x];
    size_t due = c->due.n;
    if (d.alias) {
        c->to[x] = carry_alias(c, &c->from->aliases[d.i]);
        return;
    }
    const Rectype *rectype = &c->from->rectypes[d.i];
    c->first = d.first;
    c->n = rectype->n;
    c->base = (uint32_t)c->p->subtypes.n;
    Rectype copy = carry_rectype(c, rectype);
    if (c->due.n == due) {
        uint32_t to = add_carried(c, copy, c->list->types[d.first]);
        for (uint32_t i = 0; i < c->n; i++)
            c->to[d.first + i] = to + i;
    }
    c->first = c->n = 0;
}

/* The index of type X of FROM in P, where it is carried if it was not. NON-SPEC: on a list and not on the C stack, as chains
   of types are long. */
static uint32_t carry_type(Carry *c, uint32_t x)
{
    uint32_t to = carry_use(c, x);
    while (c->due.n) {
        uint32_t y = c->due.at[c->due.n - 1];
        if (c->to[y] != NO_INDEX)
            c->due.n--;
        else
            carry_definition(c, y);
    }
    return to == NO_INDEX ? c->to[x] : to;
}

static Valtype carry_itemtype(Carry *c, Valtype t)
{
    if (t.kind == VT_REF && t.heap == HT_IDX)
        t.x = carry_type(c, t.x);
    return t;
}

static Externtype carry_externtype(Carry *c, Externtype xt)
{
    switch (xt.kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: xt.use.x = carry_type(c, xt.use.x); break;
    case EXTERN_TABLE: xt.table.t = carry_itemtype(c, xt.table.t); break;
    case EXTERN_GLOBAL: xt.global.t = carry_itemtype(c, xt.global.t); break;
    case EXTERN_MEM: break;
    }
    return xt;
}

void carry_exports(Parser *p, const Moduletype *from, const Exportlist *list, uint32_t levels,
                   Pos pos)
{
    Carry c = {.p = p, .from = from, .list = list, .levels = levels, .pos = pos};
    index_definitions(&c);
    for (uint32_t i = 0; i < from->exports_n; i++) {
        Exporttype export = {from->exports[i].name, carry_externtype(&c, from->exports[i].xt), pos};
        LIST_PUSH(p->initials, ((Initial){INITIAL_EXPORT, (uint32_t)p->exporttypes.n}));
        LIST_PUSH(p->exporttypes, export);
    }
    LIST_FREE(c.due);
}
