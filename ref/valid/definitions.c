/* valid/definitions.c: segments, the start function, exports (core/valid/modules). */
#include "valid/instr.h"
#include "valid/linking.h"
#include "valid/module.h"
#include "valid/stack.h"
#include "valid/types.h"

#include <stdlib.h>

/* ---- C.REFS ------------------------------------------------------------------------------------------------- */

static void add_ref(const Module *m, uint8_t *refs, uint32_t x)
{
    if (x < (uint64_t)m->import_funcs + m->funcs_n)
        refs[x] = 1;
}

static void collect_expr(const Module *m, uint8_t *refs, const Expr *expr)
{
    for (uint32_t i = 0; i < expr->n; i++) {
        if (expr->in[i].op == OP_ref_func)
            add_ref(m, refs, expr->in[i].x);
    }
}

static void collect_elem(const Module *m, uint8_t *refs, const Elem *elem)
{
    for (uint32_t i = 0; i < elem->n; i++) {
        if (elem->is_funcs)
            add_ref(m, refs, elem->funcs[i]);
        else
            collect_expr(m, refs, &elem->items[i]);
    }
    if (elem->mode == SEGMENT_ACTIVE)
        collect_expr(m, refs, &elem->offset);
}

void collect_refs(const Module *m, uint8_t *refs)
{
    for (uint32_t i = 0; i < m->globals_n; i++)
        collect_expr(m, refs, &m->globals[i].init);
    for (uint32_t i = 0; i < m->tables_n; i++)
        collect_expr(m, refs, &m->tables[i].init);
    for (uint32_t i = 0; i < m->elems_n; i++)
        collect_elem(m, refs, &m->elems[i]);
    for (uint32_t i = 0; i < m->exports_n; i++) {
        if (m->exports[i].kind == EXTERN_FUNC)
            add_ref(m, refs, m->exports[i].x);
    }
}

/* ---- segments ----------------------------------------------------------------------------------------------- */

/* valid-elemmode; Elemmode_ok/{passive,declare,active} */
/* An active segment's elements fit the table, its offset is an address of it. */
static Result valid_elemmode(Context *C, const Elem *elem, Valtype rt)
{
    if (elem->mode != SEGMENT_ACTIVE)
        return RESULT_OK;
    TRY(check_index(C, elem->tableidx, C->tables_n, ERR_unknown_table));
    const Tabletype *tt = &C->tables[elem->tableidx];
    if (!match_reftype(rt, tt->t))
        return mismatch(C, tt->t, &rt);
    return valid_constant(C, &elem->offset, valtype_at(tt->at), elem->pos);
}

/* An item of the short form, (ref.func x). */
static Result valid_elem_func(Context *C, uint32_t x, Valtype rt)
{
    TRY(check_index(C, x, C->funcs_n, ERR_unknown_function));
    Valtype t = REFTYPE_X(false, HT_DEF, C->funcs[x]->id);
    return match_reftype(t, rt) ? RESULT_OK : mismatch(C, rt, &t);
}

/* valid-elem; Elem_ok */
/* The items are constant and of the segment's type. */
Result valid_elem(Context *C, const Elem *elem)
{
    C->pos = elem->pos;
    TRY(valid_valtype(C, elem->t));
    Valtype rt = clos(C, elem->t);
    for (uint32_t i = 0; i < elem->n; i++) {
        if (elem->is_funcs)
            TRY(valid_elem_func(C, elem->funcs[i], rt));
        else
            TRY(valid_constant(C, &elem->items[i], rt, elem->pos));
    }
    TRY(valid_elemmode(C, elem, rt));
    C->elems[C->elems_n++] = rt;
    return RESULT_OK;
}

/* valid-data, valid-datamode; Data_ok, Datamode_ok/{passive,active} */
/* An active segment's memory exists, its offset is an address of it. */
Result valid_data(Context *C, const Data *data)
{
    C->pos = data->pos;
    if (data->mode != SEGMENT_ACTIVE)
        return RESULT_OK;
    TRY(check_index(C, data->memidx, C->mems_n, ERR_unknown_memory));
    return valid_constant(C, &data->offset, valtype_at(C->mems[data->memidx].at), data->pos);
}

/* ---- start and exports -------------------------------------------------------------------------------------- */

/* valid-start; Start_ok */
/* A function without parameters and results. */
Result valid_start(Context *C)
{
    const Module *m = C->m;
    if (!m->has_start)
        return RESULT_OK;
    C->pos = m->start_pos;
    TRY(check_index(C, m->start, C->funcs_n, ERR_unknown_function));
    const Comptype *ct = &C->funcs[m->start]->st.ct;
    if (ct->params.n || ct->results.n)
        return refuse(C, ERR_start_function, "function %u has parameters or results", m->start);
    return RESULT_OK;
}

/* valid-export; Export_ok */
/* What is exported exists. */
static Result valid_export(Context *C, const Export *export)
{
    C->pos = export->pos;
    TRY(valid_externidx(C, export->kind, export->x));
    if (export->kind == EXTERN_GLOBAL && C->globals[export->x].mut &&
        !(C->m->features & FEATURE_BIT(mutable_globals)))
        return refuse_feature(C, ERR_mutable_global_export, FEATURE_BIT(mutable_globals));
    return RESULT_OK;
}

/* Orders exports by name, and those of equal name by place. */
static int compare_exports(const void *a, const void *b)
{
    const Export *x = *(const Export *const *)a, *y = *(const Export *const *)b;
    if (x->name.len != y->name.len)
        return x->name.len < y->name.len ? -1 : 1;
    int order = x->name.len ? memcmp(x->name.at, y->name.at, x->name.len) : 0;
    return order ? order : (x > y) - (x < y);
}

/* valid-module; Module_ok */
/* $disjoint_: no two exports have the same name. */
static Result disjoint_exports(Context *C)
{
    const Module *m = C->m;
    const Export **sorted = ARENA_ARRAY(&C->arena, const Export *, m->exports_n);
    for (uint32_t i = 0; i < m->exports_n; i++)
        sorted[i] = &m->exports[i];
    qsort(sorted, m->exports_n, sizeof *sorted, compare_exports);
    for (uint32_t i = 1; i < m->exports_n; i++) {
        if (!bytes_equal(sorted[i - 1]->name, sorted[i]->name))
            continue;
        C->pos = sorted[i]->pos;
        size_t shown = sorted[i]->name.len < FAILURE_DETAIL ? sorted[i]->name.len : FAILURE_DETAIL;
        return refuse(C, ERR_duplicate_export, "\"%.*s\"", (int)shown,
                      (const char *)sorted[i]->name.at);
    }
    return RESULT_OK;
}

/* Every export is valid, and names differ. */
Result valid_exports(Context *C)
{
    for (uint32_t i = 0; i < C->m->exports_n; i++)
        TRY(valid_export(C, &C->m->exports[i]));
    return disjoint_exports(C);
}
