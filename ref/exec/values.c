/* exec/values.c: typing and defaults of values (core/exec/values). */
#include "exec/exec.h"

/* default_ */
bool default_val(Valtype t, Value *out)
{
    *out = (Value){0};
    return t.kind != VT_REF || t.null;
}

/* The top of the hierarchy that heap type T is in: HT_ANY, HT_FUNC, HT_EXN or HT_EXTERN. */
static Heapkind top_of(Valtype t)
{
    switch (t.heap) {
    case HT_FUNC:
    case HT_NOFUNC: return HT_FUNC;
    case HT_EXN:
    case HT_NOEXN: return HT_EXN;
    case HT_EXTERN:
    case HT_NOEXTERN: return HT_EXTERN;
    case HT_DEF: return deftype_of(t.x)->st.ct.kind == COMP_FUNC ? HT_FUNC : HT_ANY;
    default: return HT_ANY;
    }
}

/* The bottom of the hierarchy with top TOP. */
static Heapkind bottom_of(Heapkind top)
{
    switch ((int)top) {
    case HT_FUNC: return HT_NOFUNC;
    case HT_EXN: return HT_NOEXN;
    case HT_EXTERN: return HT_NOEXTERN;
    default: return HT_NONE;
    }
}

/* Ref_ok/{null,i31,struct,array,func,exn,host,extern} */
/* The word alone does not tell the hierarchy, so the static type does. */
Valtype ref_type(Ref r, Valtype static_type)
{
    Heapkind top = top_of(static_type);
    if (r == REF_NULL)
        return REFTYPE(1, bottom_of(top));
    if (top == HT_FUNC)
        return REFTYPE_X(0, HT_DEF, ref_funcinst(r)->type->id);
    if (top == HT_EXN || top == HT_EXTERN)
        return REFTYPE(0, top);
    if (ref_is_i31(r))
        return REFTYPE(0, HT_I31);
    if (ref_is_host(r))
        return REFTYPE(0, HT_ANY);
    return REFTYPE_X(0, HT_DEF, ref_aggr(r)->type);
}

/* Whether defined type ID is a subtype of the closed heap type of T: Heaptype_sub on what references can have. */
static bool deftype_has(uint32_t id, Valtype t)
{
    const Deftype *type = deftype_of(id);
    switch (t.heap) {
    case HT_DEF: {
        const Deftype *super = deftype_of(t.x);
        return type->depth >= super->depth && type->display[super->depth] == super->id;
    }
    case HT_ANY:
    case HT_EQ: return type->st.ct.kind != COMP_FUNC;
    case HT_STRUCT: return type->st.ct.kind == COMP_STRUCT;
    case HT_ARRAY: return type->st.ct.kind == COMP_ARRAY;
    case HT_FUNC: return type->st.ct.kind == COMP_FUNC;
    default: return false;
    }
}

/* Ref_ok/sub */
bool ref_has_type(Ref r, Valtype t)
{
    if (r == REF_NULL)
        return t.null;
    Valtype precise = ref_type(r, t);
    if (precise.heap == HT_DEF)
        return (t.heap == HT_DEF && t.x == precise.x) || deftype_has(precise.x, t);
    return t.heap == precise.heap ||
           (precise.heap == HT_I31 && (t.heap == HT_EQ || t.heap == HT_ANY));
}
