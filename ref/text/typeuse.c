/* text/typeuse.c: function types, type uses, block types (core/text/types#type-uses). */
#include "text/linking.h"
#include "text/parser.h"

#include <stdlib.h>
#include <string.h>

/* text-param*: appends to p->valtypes, and to the locals with LOCAL_IDS. */
static Result text_params(Parser *p, Paramids ids)
{
    uint32_t x = 0;
    while (at_form(p, WORD_param)) {
        p->t += 2;
        bool one = p->t->kind == TOKEN_ID;
        if (one && ids == NO_IDS)
            return text_unexpected(p, "a value type");
        size_t names = p->inner_names.n;
        TRY(text_bind(p, ids == LOCAL_IDS ? &p->locals : NULL, 0, x, ERR_duplicate_local,
                      ids != NO_IDS, &p->inner_names));
        one |= p->inner_names.n > names;
        while (one || p->t->kind != TOKEN_RPAR) {
            Valtype t;
            TRY(text_valtype(p, &t));
            LIST_PUSH(p->valtypes, t);
            x++;
            if (one)
                break;
        }
        TRY(text_rpar(p));
    }
    return RESULT_OK;
}

/* text-result* */
Result text_results(Parser *p)
{
    while (at_form(p, WORD_result)) {
        p->t += 2;
        while (p->t->kind != TOKEN_RPAR) {
            Valtype t;
            TRY(text_valtype(p, &t));
            LIST_PUSH(p->valtypes, t);
        }
        TRY(text_rpar(p));
    }
    return RESULT_OK;
}

/* text-param* text-result* */
Result text_inlinetype(Parser *p, Paramids ids, Inlinetype *it)
{
    it->base = p->valtypes.n;
    TRY(text_params(p, ids));
    it->params = (uint32_t)(p->valtypes.n - it->base);
    const Token *results = p->t;
    TRY(text_results(p));
    if (at_form(p, WORD_param) || at_form(p, WORD_type)) {
        p->t++;
        return text_unexpected(p, "type, parameters and results in this order");
    }
    if (p->valtypes.n - it->base - it->params > 1)
        return text_need(p, FEATURE_multi_value, results);
    return RESULT_OK;
}

static Comptype view_inlinetype(const Parser *p, Inlinetype it)
{
    if (!p->valtypes.at)
        return (Comptype){.kind = COMP_FUNC};
    const Valtype *t = p->valtypes.at + it.base;
    uint32_t results = (uint32_t)(p->valtypes.n - it.base) - it.params;
    return (Comptype){
        .kind = COMP_FUNC, .params = {it.params, t}, .results = {results, t + it.params}};
}

/* The type, moved to the arena. */
Comptype keep_inlinetype(Parser *p, Inlinetype it)
{
    Comptype ct = view_inlinetype(p, it);
    const Valtype *t = LIST_FREEZE(p->arena, p->valtypes, it.base);
    ct.params.t = t;
    ct.results.t = t ? t + it.params : NULL;
    p->valtypes.n = it.base;
    return ct;
}

static bool resulttype_equal(Resulttype a, Resulttype b)
{
    return a.n == b.n && (!a.n || memcmp(a.t, b.t, a.n * sizeof *a.t) == 0);
}

/* Syntactic equality of function types. */
static bool functype_equal(const Comptype *a, const Comptype *b)
{
    return resulttype_equal(a->params, b->params) && resulttype_equal(a->results, b->results);
}

static uint32_t functype_hash(const Comptype *ct)
{
    uint32_t h = ct->params.n * 31 + ct->results.n;
    for (uint32_t i = 0; i < ct->params.n; i++)
        h = (h ^ ct->params.t[i].kind ^ ct->params.t[i].heap << 8 ^ ct->params.t[i].x) * 16777619u;
    for (uint32_t i = 0; i < ct->results.n; i++)
        h = (h ^ ct->results.t[i].kind ^ ct->results.t[i].heap << 8 ^ ct->results.t[i].x) *
            0x9E3779B1u;
    return h ^ h >> 15;
}

/* The slot of the smallest type index that CT abbreviates to, or the free one that it would take. */
static uint32_t *functype_slot(Parser *p, const Comptype *ct)
{
    for (uint32_t h = functype_hash(ct);; h++) {
        uint32_t *slot = &p->functypes[h & (p->functypes_capacity - 1)];
        if (!*slot || functype_equal(&p->subtypes.at[*slot - 1]->ct, ct))
            return slot;
    }
}

static void grow_functypes(Parser *p)
{
    uint32_t *old = p->functypes, n = p->functypes_capacity;
    p->functypes_capacity = n ? n * 2 : 32;
    p->functypes = checked_calloc(p->functypes_capacity, sizeof *p->functypes);
    for (uint32_t i = 0; i < n; i++) {
        if (old[i])
            *functype_slot(p, &p->subtypes.at[old[i] - 1]->ct) = old[i];
    }
    free(old);
}

/* Appends a recursive type to the module. */
void add_rectype(Parser *p, Rectype rec)
{
    uint32_t x = (uint32_t)p->subtypes.n;
    if (p->in_order)
        LIST_PUSH(p->initials, ((Initial){INITIAL_TYPE, (uint32_t)p->rectypes.n}));
    LIST_PUSH(p->rectypes, rec);
    for (uint32_t i = 0; i < rec.n; i++) {
        if (p->in_order)
            LIST_PUSH(p->origins, ((Typeorigin){p, x + i, NULL}));
        LIST_PUSH(p->subtypes, &rec.st[i]);
    }
    if (rec.n != 1 || !rec.st->final || rec.st->supers_n || rec.st->ct.kind != COMP_FUNC)
        return;
    if (2 * p->functypes_n >= p->functypes_capacity)
        grow_functypes(p);
    uint32_t *slot = functype_slot(p, &rec.st->ct);
    if (!*slot) {
        *slot = x + 1;
        p->functypes_n++;
    }
}

/* text-typeuse-abbrev: the smallest index of a type like that, which is appended if there is none. */
uint32_t text_typeuse_abbrev(Parser *p, Inlinetype it, Pos pos)
{
    Comptype ct = view_inlinetype(p, it);
    if (!p->functypes_capacity)
        grow_functypes(p);
    uint32_t *slot = functype_slot(p, &ct);
    if (*slot) {
        p->valtypes.n = it.base;
        return *slot - 1;
    }
    Subtype *st = ARENA_NEW(p->arena, Subtype);
    *st = (Subtype){.final = true, .ct = keep_inlinetype(p, it), .pos = pos};
    add_rectype(p, (Rectype){1, st});
    return (uint32_t)p->subtypes.n - 1;
}

/* text-typeuse, (type x) with what is repeated inline, if anything is: that must be the type's own.
   DEVIATES(text-typeuse): a type that only a later abbreviation inserts is not known yet, as in the specification's own
   interpreter; expanding all abbreviations first would make it known. */
static Result text_typeuse_given(Parser *p, Paramids ids, uint32_t x, const Token *index)
{
    const Token *first = p->t;
    Inlinetype it;
    TRY(text_inlinetype(p, ids, &it));
    Comptype ct = view_inlinetype(p, it);
    const Subtype *st = x < p->subtypes.n ? p->subtypes.at[x] : NULL;
    p->valtypes.n = it.base;
    if (ct.params.n || ct.results.n) {
        if (!st && (p->initial || x < p->subtypes.n)) {
            /* it may come later, or be an alias of what is not there: for validation to say */
            p->locals_n = ct.params.n;
            p->unknown_type = NO_INDEX;
            return RESULT_OK;
        }
        if (!st)
            return fail(p->failure, ERR_unknown_identifier, text_pos(p, index->at), "type %u", x);
        if (st->ct.kind != COMP_FUNC ||
            !(p->in_order ? same_functype(p, x, &ct) : functype_equal(&st->ct, &ct)))
            return text_fail(p, ERR_inline_function_type, first);
    }
    if (ids == LOCAL_IDS) {
        p->locals_n = st && st->ct.kind == COMP_FUNC ? st->ct.params.n : 0;
        p->unknown_type = st ? NO_INDEX : x;
    }
    return RESULT_OK;
}

/* (type x), of module linking also (type outer x y) */
Result text_typeref(Parser *p, uint32_t *x)
{
    p->t += 2;
    if (at_word(p->t, WORD_outer) && p->in_order) {
        Alias alias = {.is_type = true, .pos = text_pos(p, p->t[-2].at)};
        TRY(text_outer(p, &alias));
        *x = reuse_alias(p, &alias);
    } else if (!p->in_order && p->t->kind == TOKEN_KEYWORD) {
        return text_unexpected_linking(p, "an index");
    } else {
        TRY(text_typeidx(p, x));
    }
    return text_rpar(p);
}

Result text_typeuse(Parser *p, Paramids ids, uint32_t *x)
{
    const Token *first = p->t;
    if (at_form(p, WORD_type)) {
        const Token *index = p->t + 2;
        TRY(text_typeref(p, x));
        return text_typeuse_given(p, ids, *x, index);
    }
    Inlinetype it;
    TRY(text_inlinetype(p, ids, &it));
    if (ids == LOCAL_IDS)
        p->locals_n = it.params;
    *x = text_typeuse_abbrev(p, it, text_pos(p, first->at));
    return RESULT_OK;
}

/* text-blocktype: empty, or one result, or a type use. */
Result text_blocktype(Parser *p, Blocktype *bt)
{
    const Token *first = p->t;
    *bt = (Blocktype){.kind = BLOCK_TYPEIDX};
    if (at_form(p, WORD_type)) {
        TRY(text_need(p, FEATURE_multi_value, first));
        return text_typeuse(p, NO_IDS, &bt->x);
    }
    Inlinetype it;
    TRY(text_inlinetype(p, NO_IDS, &it));
    size_t n = p->valtypes.n - it.base;
    if (!it.params && n <= 1) {
        bt->kind = n ? BLOCK_VALTYPE : BLOCK_EMPTY;
        if (n)
            bt->t = p->valtypes.at[it.base];
        p->valtypes.n = it.base;
        return RESULT_OK;
    }
    TRY(text_need(p, FEATURE_multi_value, first));
    bt->x = text_typeuse_abbrev(p, it, text_pos(p, first->at));
    return RESULT_OK;
}
