/* valid/match.c: subtyping (core/valid/matching). */
#include "valid/match.h"

#define BIT(heap) (1u << (heap))

/* Heaptype_sub/{refl,trans,eq-any,i31-eq,struct-eq,array-eq,none,nofunc,noexn,noextern,bot} */
/* The abstract heap types that each abstract heap type matches, transitively closed. */
static const uint16_t abstract_supers[] = {
    [HT_ANY] = BIT(HT_ANY),
    [HT_EQ] = BIT(HT_EQ) | BIT(HT_ANY),
    [HT_I31] = BIT(HT_I31) | BIT(HT_EQ) | BIT(HT_ANY),
    [HT_STRUCT] = BIT(HT_STRUCT) | BIT(HT_EQ) | BIT(HT_ANY),
    [HT_ARRAY] = BIT(HT_ARRAY) | BIT(HT_EQ) | BIT(HT_ANY),
    [HT_NONE] =
        BIT(HT_NONE) | BIT(HT_I31) | BIT(HT_STRUCT) | BIT(HT_ARRAY) | BIT(HT_EQ) | BIT(HT_ANY),
    [HT_FUNC] = BIT(HT_FUNC),
    [HT_NOFUNC] = BIT(HT_NOFUNC) | BIT(HT_FUNC),
    [HT_EXN] = BIT(HT_EXN),
    [HT_NOEXN] = BIT(HT_NOEXN) | BIT(HT_EXN),
    [HT_EXTERN] = BIT(HT_EXTERN),
    [HT_NOEXTERN] = BIT(HT_NOEXTERN) | BIT(HT_EXTERN),
    [HT_BOT] = (1u << (HT_BOT + 1)) - 1,
};

/* Heaptype_sub/{struct,array,func} */
/* The abstract heap type directly above a defined type. */
static Heapkind abstract_super(uint32_t dt)
{
    static const Heapkind of[] = {
        [COMP_FUNC] = HT_FUNC, [COMP_STRUCT] = HT_STRUCT, [COMP_ARRAY] = HT_ARRAY};
    return of[deftype_of(dt)->st.ct.kind];
}

/* match-heaptype; Heaptype_sub */
/* Defined types match along their declared super types and below the abstract type of their kind; the bottom of a
   hierarchy matches all of it. */
bool match_heaptype(Valtype t1, Valtype t2)
{
    if (t1.heap == HT_DEF && t2.heap == HT_DEF)
        return match_deftype(t1.x, t2.x);
    if (t1.heap == HT_DEF)
        return abstract_supers[abstract_super(t1.x)] & BIT(t2.heap);
    if (t2.heap != HT_DEF)
        return abstract_supers[t1.heap] & BIT(t2.heap);
    Heapkind bottom = abstract_super(t2.x) == HT_FUNC ? HT_NOFUNC : HT_NONE;
    return t1.heap == bottom || t1.heap == HT_BOT;
}

/* match-reftype; Reftype_sub/{nonnull,null} */
/* A nullable type matches nullable types only. */
bool match_reftype(Valtype t1, Valtype t2)
{
    return t1.null <= t2.null && match_heaptype(t1, t2);
}

/* match-valtype; Valtype_sub/{num,vec,ref,bot}, Numtype_sub, Vectype_sub */
/* Bottom matches everything, references match by their rule, all else matches only itself. */
bool match_valtype_unequal(Valtype t1, Valtype t2)
{
    if (t1.kind == VT_REF && t2.kind == VT_REF)
        return match_reftype(t1, t2);
    return t1.kind == VT_BOT;
}

/* match-resulttype; Resulttype_sub */
/* Lists of equal length match pointwise. */
bool match_resulttype(Resulttype t1, Resulttype t2)
{
    if (t1.n != t2.n)
        return false;
    if (t1.t == t2.t)
        return true;
    for (uint32_t i = 0; i < t1.n; i++) {
        if (!match_valtype(t1.t[i], t2.t[i]))
            return false;
    }
    return true;
}

/* match-instrtype; Instrtype_sub */
/* Contravariant in the operands, covariant in the results. */
bool match_instrtype(const Instrtype *it1, const Instrtype *it2)
{
    return match_resulttype(it2->params, it1->params) &&
           match_resulttype(it1->results, it2->results);
}

/* match-storagetype, match-packtype; Storagetype_sub/{val,pack}, Packtype_sub */
/* Packed types match only themselves. */
bool match_storagetype(Valtype t1, Valtype t2)
{
    return match_valtype(t1, t2);
}

/* match-fieldtype; Fieldtype_sub/{const,var} */
/* Immutable fields are covariant, mutable ones invariant. */
bool match_fieldtype(Fieldtype ft1, Fieldtype ft2)
{
    return ft1.mut == ft2.mut && match_storagetype(ft1.t, ft2.t) &&
           (!ft1.mut || match_storagetype(ft2.t, ft1.t));
}

/* match-comptype, match-structtype, match-arraytype, match-functype; Comptype_sub/{struct,array,func} */
/* A structure may have more fields than its super type; functions are contravariant in their parameters. */
bool match_comptype(const Comptype *ct1, const Comptype *ct2)
{
    if (ct1->kind != ct2->kind)
        return false;
    if (ct1->kind == COMP_FUNC)
        return match_resulttype(ct2->params, ct1->params) &&
               match_resulttype(ct1->results, ct2->results);
    if (ct1->n < ct2->n)
        return false;
    for (uint32_t i = 0; i < ct2->n; i++) {
        if (!match_fieldtype(ct1->fields[i], ct2->fields[i]))
            return false;
    }
    return true;
}

/* match-deftype; Deftype_sub/{refl,super} */
/* Equal, or DT2 stands in DT1's chain of super types, which the display answers at once. */
bool match_deftype(uint32_t dt1, uint32_t dt2)
{
    if (dt1 == dt2)
        return true;
    const Deftype *sub = deftype_of(dt1), *super = deftype_of(dt2);
    return super->depth < sub->depth && sub->display[super->depth] == dt2;
}

/* match-limits; Limits_sub/{max,eps} */
/* The first range lies within the second. */
bool match_limits(const Limits *lim1, const Limits *lim2)
{
    return lim1->min >= lim2->min && (!lim2->has_max || (lim1->has_max && lim1->max <= lim2->max));
}

/* match-tagtype; Tagtype_sub */
/* Tags match when their types match both ways. */
bool match_tagtype(uint32_t jt1, uint32_t jt2)
{
    return match_deftype(jt1, jt2) && match_deftype(jt2, jt1);
}

/* match-globaltype; Globaltype_sub/{const,var} */
/* Immutable globals are covariant, mutable ones invariant. */
bool match_globaltype(const Globaltype *gt1, const Globaltype *gt2)
{
    return gt1->mut == gt2->mut && match_valtype(gt1->t, gt2->t) &&
           (!gt1->mut || match_valtype(gt2->t, gt1->t));
}

/* match-memtype; Memtype_sub */
/* Address types are equal and limits match; so are sharing (threads) and page size (custom-page-sizes). */
bool match_memtype(const Memtype *mt1, const Memtype *mt2)
{
    return mt1->at == mt2->at && mt1->shared == mt2->shared && mt1->page_log2 == mt2->page_log2 &&
           match_limits(&mt1->lim, &mt2->lim);
}

/* match-tabletype; Tabletype_sub */
/* Address types are equal, limits match, element types match both ways. */
bool match_tabletype(const Tabletype *tt1, const Tabletype *tt2)
{
    return tt1->at == tt2->at && match_limits(&tt1->lim, &tt2->lim) &&
           match_reftype(tt1->t, tt2->t) && match_reftype(tt2->t, tt1->t);
}

/* match-externtype; Externtype_sub/{tag,global,mem,table,func} */
/* Only external types of one kind match, by the rule of that kind. */
bool match_externtype(const Externtype *xt1, const Externtype *xt2)
{
    if (xt1->kind != xt2->kind)
        return false;
    switch (xt1->kind) {
    case EXTERN_FUNC: return match_deftype(xt1->use.x, xt2->use.x);
    case EXTERN_TABLE: return match_tabletype(&xt1->table, &xt2->table);
    case EXTERN_MEM: return match_memtype(&xt1->mem, &xt2->mem);
    case EXTERN_GLOBAL: return match_globaltype(&xt1->global, &xt2->global);
    case EXTERN_TAG: return match_tagtype(xt1->use.x, xt2->use.x);
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: return match_interface(xt1->use.x, xt2->use.x);
    }
    return false;
}
