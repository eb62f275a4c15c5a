/* valid/types.c: well-formedness of types (core/valid/types). */
#include "valid/types.h"

#include "syntax/limits.h"
#include "valid/linking.h"

/* valid-typeuse; Typeuse_ok/{typeidx,rec,deftype} */
/* A type index is in range; the other forms do not occur in modules. */
static Result valid_typeuse(Context *C, Typeuse use, uint32_t types_n)
{
    if (use.kind != HT_IDX)
        return refuse(C, ERR_internal, "a type use that is not an index");
    TRY(check_index(C, use.x, types_n, ERR_unknown_type));
    if (use.x < C->scope.types_n && interface_of(C->scope.types[use.x]))
        return refuse(C, ERR_type_mismatch, "type %u is a module or instance type", use.x);
    return RESULT_OK;
}

/* A value or storage type in which type indices below TYPES_N are known. */
static inline Result valid_type_below(Context *C, Valtype t, uint32_t types_n)
{
    if (t.kind != VT_REF || t.heap <= HT_BOT)
        return RESULT_OK;
    return valid_typeuse(C, (Typeuse){t.heap, t.x}, types_n);
}

/* valid-heaptype; Heaptype_ok/{abs,typeuse,bot} */
/* Only a type use can be wrong. */
Result valid_heaptype(Context *C, Valtype t)
{
    return valid_type_below(C, t, C->scope.types_n);
}

/* valid-valtype, valid-numtype, valid-vectype, valid-reftype; Valtype_ok/{num,vec,ref,bot}, Numtype_ok, Vectype_ok,
   Reftype_ok */
/* Only the heap type of a reference can be wrong. */
Result valid_valtype(Context *C, Valtype t)
{
    return valid_type_below(C, t, C->scope.types_n);
}

/* ---- type definitions --------------------------------------------------------------------------------------- */

/* valid-resulttype; Resulttype_ok */
/* Every type is well-formed; there are not too many for this implementation. */
static Result valid_resulttype(Context *C, Resulttype t, uint32_t types_n, const char *what,
                               uint32_t most)
{
    if (t.n > most)
        return refuse_limit(C, what, t.n, most);
    for (uint32_t i = 0; i < t.n; i++)
        TRY(valid_type_below(C, t.t[i], types_n));
    return RESULT_OK;
}

/* valid-functype; Comptype_ok/func */
/* Parameters and results are well-formed. */
static Result valid_functype(Context *C, const Comptype *ct, uint32_t types_n)
{
    TRY(valid_resulttype(C, ct->params, types_n, "parameters of a function", LIMIT_parameters));
    TRY(valid_resulttype(C, ct->results, types_n, "results of a function", LIMIT_results));
    if (ct->results.n > 1 && !(C->m->features & FEATURE_BIT(multi_value)))
        return refuse_feature(C, ERR_invalid_result_arity, FEATURE_BIT(multi_value));
    return RESULT_OK;
}

/* valid-comptype, valid-structtype, valid-arraytype, valid-fieldtype, valid-storagetype, valid-packtype;
   Comptype_ok/{struct,array,func}, Fieldtype_ok, Storagetype_ok/{val,pack}, Packtype_ok */
/* All types inside are well-formed. */
static Result valid_comptype(Context *C, const Comptype *ct, uint32_t types_n)
{
    if (ct->kind == COMP_FUNC)
        return valid_functype(C, ct, types_n);
    if (ct->kind == COMP_STRUCT && ct->n > LIMIT_struct_fields)
        return refuse_limit(C, "fields of a structure", ct->n, LIMIT_struct_fields);
    for (uint32_t i = 0; i < ct->n; i++)
        TRY(valid_type_below(C, ct->fields[i].t, types_n));
    return RESULT_OK;
}

/* The length of the chain of super types of type X0, known for the types before it. */
static Result subtype_depth(Context *C, const Subtype *st, uint32_t x0)
{
    uint8_t *depths = C->scope.depths;
    C->scope.depths_n = x0 + 1;
    depths[x0] = st->supers_n ? depths[st->supers[0].x] + 1 : 0;
    if (depths[x0] > LIMIT_subtype_depth)
        return refuse_limit(C, "super types of a type", depths[x0], LIMIT_subtype_depth);
    return RESULT_OK;
}

/* valid-subtype; Subtype_ok */
/* What can be said of type X0 before it is closed: at most one super type, defined before; all uses are known. */
static Result valid_subtype_open(Context *C, const Subtype *st, uint32_t x0, uint32_t types_n)
{
    C->pos = st->pos;
    if (st->supers_n > 1)
        return refuse(C, ERR_sub_type, "type %u has %u super types", x0, st->supers_n);
    for (uint32_t i = 0; i < st->supers_n; i++) {
        TRY(valid_typeuse(C, st->supers[i], types_n));
        if (st->supers[i].x >= x0)
            return refuse(C, ERR_unknown_type, "super type %u of type %u is not defined before it",
                          st->supers[i].x, x0);
    }
    TRY(valid_comptype(C, &st->ct, types_n));
    return subtype_depth(C, st, x0);
}

/* valid-subtype; Subtype_ok */
/* What is left once types are closed: the super type is not final and the types match. */
static Result valid_subtype_closed(Context *C, const Subtype *st, uint32_t x0)
{
    C->pos = st->pos;
    if (!st->supers_n)
        return RESULT_OK;
    uint32_t x = st->supers[0].x;
    const Subtype *super = &deftype_of(C->scope.types[x])->st;
    if (super->final)
        return refuse(C, ERR_sub_type, "super type %u of type %u is final", x, x0);
    if (!match_comptype(&deftype_of(C->scope.types[x0])->st.ct, &super->ct))
        return refuse(C, ERR_sub_type, "type %u does not match its super type %u", x0, x);
    return RESULT_OK;
}

static bool is_interface(const Rectype *rt)
{
    return rt->n == 1 && (rt->st->ct.kind == COMP_MODULE || rt->st->ct.kind == COMP_INSTANCE);
}

/* module-linking/Binary#type-section-updates */
/* A module or instance type, which refers to types before it only. */
static Result add_interface(Context *C, const Subtype *st)
{
    uint32_t type;
    C->pos = st->pos;
    TRY(valid_interface(C, &st->ct, &type));
    ADD(C, C->scope.depths, 0);
    ADD(C, C->scope.types, type);
    return RESULT_OK;
}

/* valid-rectype, valid-type; Rectype_ok/{empty,cons}, Type_ok */
/* The types of RT may use each other; closing them, $rolldt, gives the defined types. */
Result valid_rectype(Context *C, const Rectype *rt)
{
    uint32_t x = C->scope.types_n;
    if (rt->n == 0)
        return RESULT_OK;
    ROOM(C, C->scope.types, rt->n);
    ROOM(C, C->scope.depths, rt->n);
    if (is_interface(rt))
        return add_interface(C, rt->st);
    for (uint32_t i = 0; i < rt->n; i++)
        TRY(valid_subtype_open(C, &rt->st[i], x + i, x + rt->n));
    intern_rectype(rt, x, C->scope.types, C->scope.types + x);
    C->scope.types_n += rt->n;
    for (uint32_t i = 0; i < rt->n; i++)
        TRY(valid_subtype_closed(C, &rt->st[i], x + i));
    return RESULT_OK;
}

/* valid-types; Types_ok/{empty,cons} */
/* Each definition sees those before it. */
Result valid_types(Context *C)
{
    const Module *m = C->m;
    ROOM(C, C->scope.types, m->types_n);
    ROOM(C, C->scope.depths, m->types_n);
    for (uint32_t i = 0; i < m->rectypes_n; i++)
        TRY(valid_rectype(C, &m->rectypes[i]));
    return RESULT_OK;
}

/* ---- external types ----------------------------------------------------------------------------------------- */

Result valid_functype_use(Context *C, uint32_t x, const Deftype **dt)
{
    TRY(check_index(C, x, C->scope.types_n, ERR_unknown_type));
    *dt = deftype_of(C->scope.types[x]);
    if ((*dt)->st.ct.kind != COMP_FUNC)
        return refuse(C, ERR_type_mismatch, "type %u is not a function type", x);
    return RESULT_OK;
}

/* module-linking/Binary#import-section-updates */
/* The type with that index is a module or an instance type, as KIND says. */
static Result valid_interface_use(Context *C, uint32_t x, Compkind kind)
{
    TRY(check_index(C, x, C->scope.types_n, ERR_unknown_type));
    if (deftype_of(C->scope.types[x])->st.ct.kind != kind)
        return refuse(C, ERR_type_mismatch, "type %u is not %s type", x,
                      kind == COMP_MODULE ? "a module" : "an instance");
    return RESULT_OK;
}

/* valid-tagtype; Tagtype_ok */
/* A function type without results. */
Result valid_tagtype(Context *C, uint32_t x, const Deftype **dt)
{
    TRY(valid_functype_use(C, x, dt));
    if ((*dt)->st.ct.results.n)
        return refuse(C, ERR_tag_result, NULL);
    return RESULT_OK;
}

/* valid-limits; Limits_ok */
/* Minimum and maximum are at most K, and in order. */
static Result valid_limits(Context *C, const Limits *lim, uint64_t k, Errcode beyond)
{
    uint64_t most = lim->has_max && lim->max > lim->min ? lim->max : lim->min;
    if (most > k)
        return refuse(C, beyond, "%llu, at most %llu", (unsigned long long)most,
                      (unsigned long long)k);
    if (lim->has_max && lim->min > lim->max)
        return refuse(C, ERR_limits_minimum, "%llu and %llu", (unsigned long long)lim->min,
                      (unsigned long long)lim->max);
    return RESULT_OK;
}

/* valid-globaltype; Globaltype_ok */
/* The value type is well-formed. */
Result valid_globaltype(Context *C, const Globaltype *gt)
{
    return valid_valtype(C, gt->t);
}

/* valid-memtype; Memtype_ok */
/* No more pages than addresses reach. With custom-page-sizes a page is a byte or 64 KiB; with threads a shared memory
   has a maximum. */
Result valid_memtype(Context *C, const Memtype *mt)
{
    enum { PAGE_LOG2 = 16 };
    if (mt->page_log2 != 0 && mt->page_log2 != PAGE_LOG2)
        return refuse(C, ERR_custom_page_size, "2^%u", mt->page_log2);
    unsigned log2 = (mt->at == AT_I64 ? 64u : 32u) - mt->page_log2;
    /* Custom page sizes leave out the last page where its number would not be an address. */
    uint64_t k = log2 == 64 ? UINT64_MAX : (UINT64_C(1) << log2) - (mt->page_log2 == 0);
    bool customary = mt->at == AT_I32 && mt->page_log2 == PAGE_LOG2;
    TRY(valid_limits(C, &mt->lim, k, customary ? ERR_memory_size_64k : ERR_memory_size));
    if (mt->shared && !mt->lim.has_max)
        return refuse(C, ERR_shared_needs_maximum, NULL);
    return RESULT_OK;
}

/* valid-tabletype; Tabletype_ok */
/* No more elements than addresses reach, of a well-formed reference type. */
Result valid_tabletype(Context *C, const Tabletype *tt)
{
    TRY(valid_limits(C, &tt->lim, tt->at == AT_I64 ? UINT64_MAX : UINT32_MAX, ERR_table_size));
    return valid_valtype(C, tt->t);
}

/* valid-externtype; Externtype_ok/{tag,global,mem,table,func} */
/* The type of that kind is well-formed. */
Result valid_externtype(Context *C, const Externtype *xt)
{
    const Deftype *dt;
    switch (xt->kind) {
    case EXTERN_FUNC: return valid_functype_use(C, xt->use.x, &dt);
    case EXTERN_TABLE: return valid_tabletype(C, &xt->table);
    case EXTERN_MEM: return valid_memtype(C, &xt->mem);
    case EXTERN_GLOBAL: return valid_globaltype(C, &xt->global);
    case EXTERN_TAG: return valid_tagtype(C, xt->use.x, &dt);
    case EXTERN_MODULE: return valid_interface_use(C, xt->use.x, COMP_MODULE);
    case EXTERN_INSTANCE: return valid_interface_use(C, xt->use.x, COMP_INSTANCE);
    }
    return RESULT_OK;
}
