/* text/types.c: types and their definitions (core/text/types). */
#include "text/linking.h"
#include "text/parser.h"

#include <stdlib.h>

/* text-typeidx */
Result text_typeidx(Parser *p, uint32_t *x)
{
    return text_idx(p, &p->types, "type", x);
}

/* text-absheaptype: the keyword's heap type, HT_BOT for none; *FEATURE is what brought it. */
static Heapkind text_absheaptype(unsigned word, Feature *feature)
{
    *feature = FEATURE_gc;
    switch ((int)word) {
    case WORD_any: return HT_ANY;
    case WORD_eq: return HT_EQ;
    case WORD_i31: return HT_I31;
    case WORD_struct: return HT_STRUCT;
    case WORD_array: return HT_ARRAY;
    case WORD_none: return HT_NONE;
    case WORD_nofunc: return HT_NOFUNC;
    case WORD_noextern: return HT_NOEXTERN;
    case WORD_exn: *feature = FEATURE_exceptions; return HT_EXN;
    case WORD_noexn: *feature = FEATURE_exceptions; return HT_NOEXN;
    case WORD_func: *feature = FEATURE_reference_types; return HT_FUNC;
    case WORD_extern: *feature = FEATURE_reference_types; return HT_EXTERN;
    default: return HT_BOT;
    }
}

/* text-heaptype: sets the heap type of *T, leaves its kind and null. */
Result text_heaptype(Parser *p, Valtype *t)
{
    Feature feature;
    Heapkind heap = HT_BOT;
    if (p->t->kind == TOKEN_KEYWORD)
        heap = text_absheaptype(p->t->word, &feature);
    t->x = 0;
    if (heap != HT_BOT) {
        TRY(text_need(p, feature, p->t));
        t->heap = heap;
        p->t++;
        return RESULT_OK;
    }
    if (!at_idx(p->t))
        return text_unexpected(p, "a heap type");
    TRY(text_need(p, FEATURE_function_references, p->t));
    t->heap = HT_IDX;
    return text_typeidx(p, &t->x);
}

/* text-reftype, the abbreviations: the heap type that the keyword has a nullable reference to, HT_BOT for none. */
static Heapkind reftype_abbrev(unsigned word, Feature *feature)
{
    *feature = FEATURE_gc;
    switch ((int)word) {
    case WORD_anyref: return HT_ANY;
    case WORD_eqref: return HT_EQ;
    case WORD_i31ref: return HT_I31;
    case WORD_structref: return HT_STRUCT;
    case WORD_arrayref: return HT_ARRAY;
    case WORD_nullref: return HT_NONE;
    case WORD_nullfuncref: return HT_NOFUNC;
    case WORD_nullexternref: return HT_NOEXTERN;
    case WORD_exnref: *feature = FEATURE_exceptions; return HT_EXN;
    case WORD_nullexnref: *feature = FEATURE_exceptions; return HT_NOEXN;
    case WORD_funcref: *feature = FEATURE_core1; return HT_FUNC;
    case WORD_externref: *feature = FEATURE_reference_types; return HT_EXTERN;
    default: return HT_BOT;
    }
}

bool at_reftype(const Parser *p)
{
    Feature feature;
    return at_form(p, WORD_ref) ||
           (p->t->kind == TOKEN_KEYWORD && reftype_abbrev(p->t->word, &feature) != HT_BOT);
}

/* text-reftype */
Result text_reftype(Parser *p, Valtype *t)
{
    Feature feature;
    if (p->t->kind == TOKEN_KEYWORD) {
        Heapkind heap = reftype_abbrev(p->t->word, &feature);
        if (heap == HT_BOT)
            return text_unexpected(p, "a reference type");
        TRY(text_need(p, feature, p->t));
        *t = REFTYPE(1, heap);
        p->t++;
        return RESULT_OK;
    }
    if (!at_form(p, WORD_ref))
        return text_unexpected(p, "a reference type");
    /* The casts of gc are written with these types; where others stand, the whole module shows what is missing. */
    if (!(p->features & FEATURE_BIT(gc)))
        TRY(text_need(p, FEATURE_function_references, p->t + 1));
    p->t += 2;
    bool null = at_word(p->t, WORD_null);
    p->t += null;
    *t = REFTYPE(null, 0);
    TRY(text_heaptype(p, t));
    return text_rpar(p);
}

/* text-valtype */
Result text_valtype(Parser *p, Valtype *t)
{
    const Token *first = p->t;
    Valkind kind = VT_BOT;
    if (first->kind == TOKEN_KEYWORD) {
        switch ((int)first->word) {
        case WORD_i32: kind = VT_I32; break;
        case WORD_i64: kind = VT_I64; break;
        case WORD_f32: kind = VT_F32; break;
        case WORD_f64: kind = VT_F64; break;
        case WORD_v128: kind = VT_V128; break;
        default: break;
        }
    }
    if (kind == VT_BOT) {
        if (!at_reftype(p))
            return text_unexpected(p, "a value type");
        TRY(text_need(p, FEATURE_reference_types, first));
        return text_reftype(p, t);
    }
    if (kind == VT_V128)
        TRY(text_need(p, FEATURE_simd, first));
    *t = VALTYPE(kind);
    p->t++;
    return RESULT_OK;
}

/* text-storagetype, text-packtype */
static Result text_storagetype(Parser *p, Valtype *t)
{
    bool i8 = at_word(p->t, WORD_i8);
    if (!i8 && !at_word(p->t, WORD_i16))
        return text_valtype(p, t);
    *t = VALTYPE(i8 ? VT_I8 : VT_I16);
    p->t++;
    return RESULT_OK;
}

/* text-fieldtype */
static Result text_fieldtype(Parser *p, Fieldtype *ft)
{
    ft->mut = at_form(p, WORD_mut);
    if (!ft->mut)
        return text_storagetype(p, &ft->t);
    p->t += 2;
    TRY(text_storagetype(p, &ft->t));
    return text_rpar(p);
}

/* text-globaltype */
Result text_globaltype(Parser *p, Globaltype *gt)
{
    gt->mut = at_form(p, WORD_mut);
    if (!gt->mut)
        return text_valtype(p, &gt->t);
    p->t += 2;
    TRY(text_valtype(p, &gt->t));
    return text_rpar(p);
}

/* text-addrtype: i32 where it is left out. */
Result text_addrtype(Parser *p, Addrtype *at)
{
    *at = AT_I32;
    if (at_word(p->t, WORD_i64)) {
        TRY(text_need(p, FEATURE_memory64, p->t));
        *at = AT_I64;
        p->t++;
    } else if (at_word(p->t, WORD_i32)) {
        TRY(text_need(p, FEATURE_memory64, p->t));
        p->t++;
    }
    return RESULT_OK;
}

/* text-limits */
static Result text_limits(Parser *p, Limits *lim)
{
    TRY(text_size(p, &lim->min));
    lim->has_max = p->t->kind == TOKEN_NAT;
    return lim->has_max ? text_size(p, &lim->max) : RESULT_OK;
}

/* custom-page-sizes: Text Format: (pagesize N), N a power of two. */
Result text_pagetype(Parser *p, Memtype *mt)
{
    mt->page_log2 = 16;
    if (!at_form(p, WORD_pagesize))
        return RESULT_OK;
    TRY(text_need(p, FEATURE_custom_page_sizes, p->t + 1));
    p->t += 2;
    const Token *t = p->t;
    uint32_t size;
    TRY(text_u32(p, &size));
    if (!size || size & (size - 1))
        return text_fail(p, ERR_malformed_page_size, t);
    mt->page_log2 = (uint8_t)__builtin_ctz(size);
    return text_rpar(p);
}

/* text-memtype behind the address type, with what threads and custom-page-sizes add. */
Result text_memtype(Parser *p, Memtype *mt)
{
    TRY(text_limits(p, &mt->lim));
    mt->shared = at_word(p->t, WORD_shared);
    if (mt->shared) {
        TRY(text_need(p, FEATURE_threads, p->t));
        p->t++;
    }
    return text_pagetype(p, mt);
}

/* text-tabletype behind the address type */
Result text_tabletype(Parser *p, Tabletype *tt)
{
    TRY(text_limits(p, &tt->lim));
    return text_reftype(p, &tt->t);
}

/* text-field*: of the structure type with index X. */
static Result text_structtype(Parser *p, uint32_t x, Comptype *ct)
{
    LIST(Fieldtype) fields = {0};
    Result result = RESULT_OK;
    while (!result && at_form(p, WORD_field)) {
        p->t += 2;
        bool one = p->t->kind == TOKEN_ID;
        size_t names = p->inner_names.n;
        result = text_bind(p, &p->fields, x, (uint32_t)fields.n, ERR_duplicate_field, true,
                           &p->inner_names);
        one |= p->inner_names.n > names;
        while (!result && (one || p->t->kind != TOKEN_RPAR)) {
            Fieldtype ft = {0};
            result = text_fieldtype(p, &ft);
            LIST_PUSH(fields, ft);
            if (one)
                break;
        }
        if (!result)
            result = text_rpar(p);
    }
    ct->n = (uint32_t)fields.n;
    ct->fields = LIST_FREEZE(p->arena, fields, 0);
    LIST_FREE(fields);
    return result;
}

/* text-comptype: of the type with index X. */
static Result text_comptype(Parser *p, uint32_t x, Comptype *ct)
{
    *ct = (Comptype){0};
    if (at_form(p, WORD_func)) {
        p->t += 2;
        Inlinetype it;
        TRY(text_inlinetype(p, ANY_IDS, &it));
        *ct = keep_inlinetype(p, it);
        p->inner_names.n = 0;
    } else if (at_form(p, WORD_struct)) {
        TRY(text_need(p, FEATURE_gc, p->t + 1));
        p->t += 2;
        ct->kind = COMP_STRUCT;
        TRY(text_structtype(p, x, ct));
    } else if (at_form(p, WORD_array)) {
        TRY(text_need(p, FEATURE_gc, p->t + 1));
        p->t += 2;
        Fieldtype *ft = ARENA_NEW(p->arena, Fieldtype);
        TRY(text_fieldtype(p, ft));
        ct->kind = COMP_ARRAY;
        ct->n = 1;
        ct->fields = ft;
    } else {
        if (p->t->kind == TOKEN_LPAR)
            p->t++;
        return text_unexpected_linking(p, "a composite type");
    }
    return text_rpar(p);
}

/* text-subtype: (sub final? x* comptype), or a final type without super types. */
static Result text_subtype(Parser *p, uint32_t x, Subtype *st)
{
    st->final = true;
    if (!at_form(p, WORD_sub))
        return text_comptype(p, x, &st->ct);
    TRY(text_need(p, FEATURE_gc, p->t + 1));
    p->t += 2;
    st->final = at_word(p->t, WORD_final);
    p->t += st->final;
    const Token *first = p->t;
    while (at_idx(p->t))
        p->t++;
    st->supers_n = (uint32_t)(p->t - first);
    Typeuse *supers = ARENA_ARRAY(p->arena, Typeuse, st->supers_n);
    st->supers = supers;
    p->t = first;
    for (uint32_t i = 0; i < st->supers_n; i++) {
        supers[i].kind = HT_IDX;
        TRY(text_typeidx(p, &supers[i].x));
    }
    TRY(text_comptype(p, x, &st->ct));
    return text_rpar(p);
}

/* text-typedef: of the type with index X. */
static Result text_typedef(Parser *p, uint32_t x, Subtype *st)
{
    st->pos = text_pos(p, p->t->at);
    TRY(text_lpar(p));
    TRY(text_word(p, WORD_type));
    skip_id(p);
    p->inner_names.n = 0;
    TRY(text_subtype(p, x, st));
    if (p->inner_names.n) {
        Namemap map = {(uint32_t)p->inner_names.n, LIST_FREEZE(p->arena, p->inner_names, 0)};
        LIST_PUSH(p->field_names, ((Indirectnameassoc){x, map}));
    }
    return text_rpar(p);
}

/* text-rectype: (rec typedef*), or one definition on its own. */
Result text_type(Parser *p)
{
    uint32_t x = (uint32_t)p->subtypes.n, n = 1;
    if (p->in_order && at_linkeddef(p))
        return text_linkeddef(p);
    bool rec = at_form(p, WORD_rec);
    if (rec) {
        TRY(text_need(p, FEATURE_gc, p->t + 1));
        const Token *close = p->tokens.at + p->t->match;
        n = 0;
        for (const Token *t = p->t + 2; t < close && t->kind == TOKEN_LPAR; t = after_form(p, t))
            n++;
        p->t += 2;
    }
    if (p->in_order)
        TRY(define_types(p, n));
    Rectype rectype = {n, ARENA_ARRAY(p->arena, Subtype, n)};
    for (uint32_t i = 0; i < n; i++)
        TRY(text_typedef(p, x + i, &rectype.st[i]));
    if (rec)
        TRY(text_rpar(p));
    add_rectype(p, rectype);
    return RESULT_OK;
}
