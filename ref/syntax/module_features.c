/* syntax/module_features.c: which features the contents of a module, and of those nested in it, need. NON-SPEC.
 *
 * Read before validation too, so indices are checked before use. */
#include "syntax/module.h"

typedef struct Need {
    const Module *m;
    Features set;
} Need;

/* A heap type other than func. */
static Features heaptype_features(Valtype t)
{
    switch ((Heapkind)t.heap) {
    case HT_ANY:
    case HT_EQ:
    case HT_I31:
    case HT_STRUCT:
    case HT_ARRAY:
    case HT_NONE:
    case HT_NOFUNC:
    case HT_NOEXTERN: return FEATURE_BIT(gc);
    case HT_EXN:
    case HT_NOEXN: return FEATURE_BIT(exceptions);
    case HT_EXTERN: return FEATURE_BIT(reference_types);
    case HT_IDX:
    case HT_REC:
    case HT_DEF: return FEATURE_BIT(function_references);
    case HT_FUNC:
    case HT_BOT: break;
    }
    return 0;
}

/* A reference type where funcref alone is as old as tables: table types, element segments. */
static Features elemtype_features(Valtype t)
{
    return heaptype_features(t) | (t.null ? 0 : FEATURE_BIT(function_references));
}

static Features valtype_features(Valtype t)
{
    if (t.kind == VT_V128)
        return FEATURE_BIT(simd);
    if (t.kind == VT_I8 || t.kind == VT_I16)
        return FEATURE_BIT(gc);
    if (t.kind == VT_REF)
        return FEATURE_BIT(reference_types) | elemtype_features(t);
    return 0;
}

static Features resulttype_features(Resulttype ts)
{
    Features set = 0;
    for (uint32_t i = 0; i < ts.n; i++)
        set |= valtype_features(ts.t[i]);
    return set;
}

static Features tabletype_features(Tabletype tt)
{
    return elemtype_features(tt.t) | (tt.at == AT_I64 ? FEATURE_BIT(memory64) : 0);
}

static Features memtype_features(Memtype mt)
{
    return (mt.at == AT_I64 ? FEATURE_BIT(memory64) : 0) | (mt.shared ? FEATURE_BIT(threads) : 0) |
           (mt.page_log2 != 16 ? FEATURE_BIT(custom_page_sizes) : 0);
}

static Features externtype_features(const Externtype *xt)
{
    switch (xt->kind) {
    case EXTERN_FUNC: return 0;
    case EXTERN_TABLE: return tabletype_features(xt->table);
    case EXTERN_MEM: return memtype_features(xt->mem);
    case EXTERN_GLOBAL:
        return valtype_features(xt->global.t) | (xt->global.mut ? FEATURE_BIT(mutable_globals) : 0);
    case EXTERN_TAG: return FEATURE_BIT(exceptions);
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: return FEATURE_BIT(module_linking);
    }
    return 0;
}

static Features rectype_features(const Rectype *rt);

static Features import_features(const Import *import)
{
    return externtype_features(&import->xt) | (import->single ? FEATURE_BIT(module_linking) : 0);
}

static Features alias_features(const Alias *alias)
{
    bool tag = !alias->outer && alias->kind == EXTERN_TAG;
    return FEATURE_BIT(module_linking) | (tag ? FEATURE_BIT(exceptions) : 0);
}

static Features moduletype_features(const Moduletype *mt)
{
    Features set = FEATURE_BIT(module_linking);
    for (uint32_t i = 0; i < mt->rectypes_n; i++)
        set |= rectype_features(&mt->rectypes[i]);
    for (uint32_t i = 0; i < mt->imports_n; i++)
        set |= import_features(&mt->imports[i]);
    for (uint32_t i = 0; i < mt->exports_n; i++)
        set |= externtype_features(&mt->exports[i].xt);
    for (uint32_t i = 0; i < mt->aliases_n; i++)
        set |= alias_features(&mt->aliases[i]);
    return set;
}

static Features subtype_features(const Subtype *st)
{
    if (st->ct.written)
        return moduletype_features(st->ct.written);
    Features set = st->final && !st->supers_n ? 0 : FEATURE_BIT(gc);
    if (st->ct.kind == COMP_FUNC) {
        set |= resulttype_features(st->ct.params) | resulttype_features(st->ct.results);
        return st->ct.results.n > 1 ? set | FEATURE_BIT(multi_value) : set;
    }
    set |= FEATURE_BIT(gc);
    for (uint32_t i = 0; i < st->ct.n; i++)
        set |= valtype_features(st->ct.fields[i].t);
    return set;
}

static Features rectype_features(const Rectype *rt)
{
    Features set = rt->n == 1 ? 0 : FEATURE_BIT(gc);
    for (uint32_t i = 0; i < rt->n; i++)
        set |= subtype_features(&rt->st[i]);
    return set;
}

/* The immediates of an instruction; what the instruction itself came with is in its row. */
static Features imm_features(const Instr *in)
{
    Features set = 0;
    switch ((Imm)oprows[in->op].imm) {
    case IMM_blocktype:
        if (in->bt->kind == BLOCK_VALTYPE)
            return valtype_features(in->bt->t);
        return in->bt->kind == BLOCK_TYPEIDX ? FEATURE_BIT(multi_value) : 0;
    case IMM_try_table:
        if (in->try_table->bt.kind == BLOCK_VALTYPE)
            return valtype_features(in->try_table->bt.t);
        return in->try_table->bt.kind == BLOCK_TYPEIDX ? FEATURE_BIT(multi_value) : 0;
    case IMM_valtypes:
        for (uint32_t i = 0; i < in->types->n; i++)
            set |= valtype_features(in->types->t[i]);
        return set;
    case IMM_heaptype:
    case IMM_reftype: return heaptype_features(in->t);
    case IMM_cast: return heaptype_features(in->cast->t1) | heaptype_features(in->cast->t2);
    case IMM_tableidx_typeidx: return in->x ? FEATURE_BIT(reference_types) : 0;
    case IMM_none:
    case IMM_labelidx:
    case IMM_funcidx:
    case IMM_typeidx:
    case IMM_tableidx:
    case IMM_memidx:
    case IMM_globalidx:
    case IMM_localidx:
    case IMM_tagidx:
    case IMM_dataidx:
    case IMM_elemidx:
    case IMM_tableidx_elemidx:
    case IMM_tableidx_tableidx:
    case IMM_memidx_dataidx:
    case IMM_memidx_memidx:
    case IMM_typeidx_fieldidx:
    case IMM_typeidx_u32:
    case IMM_typeidx_dataidx:
    case IMM_typeidx_elemidx:
    case IMM_typeidx_typeidx:
    case IMM_br_table:
    case IMM_i32:
    case IMM_i64:
    case IMM_f32:
    case IMM_f64:
    case IMM_v128:
    case IMM_laneidx:
    case IMM_laneidx16:
    case IMM_memarg_8:
    case IMM_memarg_16:
    case IMM_memarg_32:
    case IMM_memarg_64:
    case IMM_memarg_128:
    case IMM_fence:
    case IMM_memarg_atomic_8:
    case IMM_memarg_atomic_16:
    case IMM_memarg_atomic_32:
    case IMM_memarg_atomic_64:
    case IMM_memarg_lane_8:
    case IMM_memarg_lane_16:
    case IMM_memarg_lane_32:
    case IMM_memarg_lane_64: break;
    }
    return set;
}

static void expr_features(Need *need, const Expr *e)
{
    Features set = 0;
    for (uint32_t i = 0; i < e->n; i++) {
        const Instr *in = &e->in[i];
        set |= UINT64_C(1) << oprows[in->op].feature | imm_features(in);
        if (in->op == OP_return_call_ref)
            set |= FEATURE_BIT(tail_call);
    }
    need->set |= set;
}

/* What an expression needs because it is a constant one. */
static void constant_features(Need *need, const Expr *e)
{
    expr_features(need, e);
    for (uint32_t i = 0; i < e->n; i++) {
        const Instr *in = &e->in[i];
        bool extended = in->op == OP_i32_add || in->op == OP_i32_sub || in->op == OP_i32_mul ||
                        in->op == OP_i64_add || in->op == OP_i64_sub || in->op == OP_i64_mul ||
                        (in->op == OP_global_get && in->x >= need->m->import_globals);
        if (extended)
            need->set |= FEATURE_BIT(extended_const);
    }
}

static void type_features(Need *need)
{
    const Module *m = need->m;
    for (uint32_t i = 0; i < m->rectypes_n; i++)
        need->set |= rectype_features(&m->rectypes[i]);
    for (uint32_t i = 0; i < m->imports_n; i++)
        need->set |= import_features(&m->imports[i]);
}

/* Whether the initial definitions stand as they do without module linking: types, then imports. */
static bool is_core_order(const Module *m)
{
    for (uint32_t i = 0; i < m->initials_n; i++) {
        Initialkind due = i < m->rectypes_n ? INITIAL_TYPE : INITIAL_IMPORT;
        if (m->initials[i].kind != due)
            return false;
    }
    return true;
}

static void linking_features(Need *need)
{
    const Module *m = need->m;
    if (!is_core_order(m))
        need->set |= FEATURE_BIT(module_linking);
    for (uint32_t i = 0; i < m->modules_n; i++)
        need->set |= module_features(m->modules[i]);
    for (uint32_t i = 0; i < m->instances_n; i++) {
        for (uint32_t k = 0; k < m->instances[i].args_n; k++) {
            if (m->instances[i].args[k].kind == EXTERN_TAG)
                need->set |= FEATURE_BIT(exceptions);
        }
    }
    for (uint32_t i = 0; i < m->aliases_n; i++)
        need->set |= alias_features(&m->aliases[i]);
}

static void item_features(Need *need)
{
    const Module *m = need->m;
    for (uint32_t i = 0; i < m->tables_n; i++) {
        need->set |= tabletype_features(m->tables[i].type);
        if (m->tables[i].init.n) {
            need->set |= FEATURE_BIT(function_references);
            constant_features(need, &m->tables[i].init);
        }
    }
    for (uint32_t i = 0; i < m->mems_n; i++)
        need->set |= memtype_features(m->mems[i].type);
    for (uint32_t i = 0; i < m->globals_n; i++) {
        need->set |= valtype_features(m->globals[i].type.t);
        constant_features(need, &m->globals[i].init);
    }
    if (m->tags_n)
        need->set |= FEATURE_BIT(exceptions);
    if ((uint64_t)m->import_tables + m->tables_n > 1)
        need->set |= FEATURE_BIT(reference_types);
    if ((uint64_t)m->import_mems + m->mems_n > 1)
        need->set |= FEATURE_BIT(multi_memory);
}

static void export_features(Need *need)
{
    const Module *m = need->m;
    for (uint32_t i = 0; i < m->exports_n; i++) {
        const Export *export = &m->exports[i];
        if (export->kind == EXTERN_MODULE || export->kind == EXTERN_INSTANCE)
            need->set |= FEATURE_BIT(module_linking);
        uint32_t x = export->x - m->import_globals; /* imported ones were counted as imports */
        if (export->kind == EXTERN_GLOBAL && export->x >= m->import_globals && x < m->globals_n &&
            m->globals[x].type.mut)
            need->set |= FEATURE_BIT(mutable_globals);
    }
}

static void func_features(Need *need, const Func *func)
{
    for (uint32_t i = 0; i < func->runs_n; i++)
        need->set |= valtype_features(func->runs[i].t);
    expr_features(need, &func->body);
}

static void elem_features(Need *need, const Elem *elem)
{
    if (elem->mode != SEGMENT_ACTIVE || (elem->explicit_table && elem->is_funcs))
        need->set |= FEATURE_BIT(bulk_memory);
    if (elem->tableidx)
        need->set |= FEATURE_BIT(reference_types);
    constant_features(need, &elem->offset);
    if (elem->is_funcs)
        return;
    need->set |= FEATURE_BIT(reference_types) | elemtype_features(elem->t);
    for (uint32_t i = 0; i < elem->n; i++)
        constant_features(need, &elem->items[i]);
}

static void data_features(Need *need, const Data *data)
{
    if (data->mode != SEGMENT_ACTIVE || data->explicit_memory)
        need->set |= FEATURE_BIT(bulk_memory);
    if (data->memidx)
        need->set |= FEATURE_BIT(multi_memory);
    constant_features(need, &data->offset);
}

Features module_features(const Module *m)
{
    Need need = {.m = m, .set = FEATURE_BIT(core1) | m->encoded};
    type_features(&need);
    linking_features(&need);
    item_features(&need);
    export_features(&need);
    for (uint32_t i = 0; i < m->funcs_n; i++)
        func_features(&need, &m->funcs[i]);
    for (uint32_t i = 0; i < m->elems_n; i++)
        elem_features(&need, &m->elems[i]);
    for (uint32_t i = 0; i < m->datas_n; i++)
        data_features(&need, &m->datas[i]);
    if (m->has_datacount)
        need.set |= FEATURE_BIT(bulk_memory);
    return need.set;
}
