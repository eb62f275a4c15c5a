/* linking/remap.c: every index in a definition, by the shapes of immediates (syntax/imm.def). NON-SPEC. */
#include "linking/remap.h"

Valtype remap_valtype(const Remap *r, Valtype t)
{
    return t.kind == VT_REF && t.heap == HT_IDX ? REFTYPE_X(t.null, HT_IDX, r->types[t.x]) : t;
}

static uint32_t item(const Remap *r, Externkind kind, uint32_t x)
{
    return r->items[kind][x];
}

static const Resulttype *remap_resulttype(const Remap *r, const Resulttype *ts)
{
    Valtype *t = ARENA_ARRAY(r->arena, Valtype, ts->n);
    for (uint32_t i = 0; i < ts->n; i++)
        t[i] = remap_valtype(r, ts->t[i]);
    Resulttype *to = ARENA_NEW(r->arena, Resulttype);
    *to = (Resulttype){ts->n, t};
    return to;
}

static Blocktype blocktype(const Remap *r, Blocktype bt)
{
    if (bt.kind == BLOCK_TYPEIDX)
        bt.x = r->types[bt.x];
    bt.t = remap_valtype(r, bt.t);
    return bt;
}

static const Blocktype *remap_blocktype(const Remap *r, const Blocktype *bt)
{
    Blocktype *to = ARENA_NEW(r->arena, Blocktype);
    *to = blocktype(r, *bt);
    return to;
}

static const Trytable *remap_try_table(const Remap *r, const Trytable *from)
{
    Catch *catches = ARENA_ARRAY(r->arena, Catch, from->n);
    for (uint32_t i = 0; i < from->n; i++) {
        catches[i] = from->catches[i];
        if (catches[i].kind == CATCH || catches[i].kind == CATCH_REF)
            catches[i].tag = item(r, EXTERN_TAG, catches[i].tag);
    }
    Trytable *to = ARENA_NEW(r->arena, Trytable);
    *to = (Trytable){blocktype(r, from->bt), from->n, catches};
    return to;
}

static const Castimm *remap_cast(const Remap *r, const Castimm *from)
{
    Castimm *to = ARENA_NEW(r->arena, Castimm);
    *to = (Castimm){from->label, remap_valtype(r, from->t1), remap_valtype(r, from->t2)};
    return to;
}

static const Memarg *remap_memarg(const Remap *r, const Memarg *from)
{
    uint32_t x = item(r, EXTERN_MEM, from->memidx);
    if (x == from->memidx)
        return from;
    Memarg *to = ARENA_NEW(r->arena, Memarg);
    *to = *from;
    to->memidx = x;
    return to;
}

/* The two-index shapes. */
static void remap_pair(const Remap *r, Imm imm, Instr *in)
{
    switch ((int)imm) {
    case IMM_tableidx_typeidx:
        in->x = item(r, EXTERN_TABLE, in->x);
        in->y = r->types[in->y];
        break;
    case IMM_tableidx_elemidx:
        in->x = item(r, EXTERN_TABLE, in->x);
        in->y += r->elem_base;
        break;
    case IMM_tableidx_tableidx:
        in->x = item(r, EXTERN_TABLE, in->x);
        in->y = item(r, EXTERN_TABLE, in->y);
        break;
    case IMM_memidx_dataidx:
        in->x = item(r, EXTERN_MEM, in->x);
        in->y += r->data_base;
        break;
    case IMM_memidx_memidx:
        in->x = item(r, EXTERN_MEM, in->x);
        in->y = item(r, EXTERN_MEM, in->y);
        break;
    default: in->x = r->types[in->x]; break;
    }
    if (imm == IMM_typeidx_dataidx)
        in->y += r->data_base;
    else if (imm == IMM_typeidx_elemidx)
        in->y += r->elem_base;
    else if (imm == IMM_typeidx_typeidx)
        in->y = r->types[in->y];
}

Instr remap_instr(const Remap *r, Instr in)
{
    Imm imm = (Imm)oprows[in.op].imm;
    switch (imm) {
    case IMM_funcidx: in.x = item(r, EXTERN_FUNC, in.x); break;
    case IMM_typeidx: in.x = r->types[in.x]; break;
    case IMM_tableidx: in.x = item(r, EXTERN_TABLE, in.x); break;
    case IMM_memidx: in.x = item(r, EXTERN_MEM, in.x); break;
    case IMM_globalidx: in.x = item(r, EXTERN_GLOBAL, in.x); break;
    case IMM_tagidx: in.x = item(r, EXTERN_TAG, in.x); break;
    case IMM_dataidx: in.x += r->data_base; break;
    case IMM_elemidx: in.x += r->elem_base; break;
    case IMM_tableidx_typeidx:
    case IMM_tableidx_elemidx:
    case IMM_tableidx_tableidx:
    case IMM_memidx_dataidx:
    case IMM_memidx_memidx:
    case IMM_typeidx_fieldidx:
    case IMM_typeidx_u32:
    case IMM_typeidx_dataidx:
    case IMM_typeidx_elemidx:
    case IMM_typeidx_typeidx: remap_pair(r, imm, &in); break;
    case IMM_heaptype:
    case IMM_reftype: in.t = remap_valtype(r, in.t); break;
    case IMM_cast: in.cast = remap_cast(r, in.cast); break;
    case IMM_blocktype: in.bt = remap_blocktype(r, in.bt); break;
    case IMM_try_table: in.try_table = remap_try_table(r, in.try_table); break;
    case IMM_valtypes: in.types = remap_resulttype(r, in.types); break;
    case IMM_memarg_8:
    case IMM_memarg_16:
    case IMM_memarg_32:
    case IMM_memarg_64:
    case IMM_memarg_128:
    case IMM_memarg_atomic_8:
    case IMM_memarg_atomic_16:
    case IMM_memarg_atomic_32:
    case IMM_memarg_atomic_64:
    case IMM_memarg_lane_8:
    case IMM_memarg_lane_16:
    case IMM_memarg_lane_32:
    case IMM_memarg_lane_64: in.mem = remap_memarg(r, in.mem); break;
    case IMM_none:
    case IMM_labelidx:
    case IMM_localidx:
    case IMM_br_table:
    case IMM_fence:
    case IMM_i32:
    case IMM_i64:
    case IMM_f32:
    case IMM_f64:
    case IMM_v128:
    case IMM_laneidx:
    case IMM_laneidx16: break;
    }
    return in;
}

Expr remap_expr(const Remap *r, const Expr *expr)
{
    Expr to = {ARENA_ARRAY(r->arena, Instr, expr->n), expr->n};
    for (uint32_t i = 0; i < expr->n; i++)
        to.in[i] = remap_instr(r, expr->in[i]);
    return to;
}

Func remap_func(const Remap *r, const Func *func)
{
    Func to = *func;
    to.typeidx = r->types[func->typeidx];
    to.runs = ARENA_ARRAY(r->arena, Localrun, func->runs_n);
    for (uint32_t i = 0; i < func->runs_n; i++)
        to.runs[i] = (Localrun){func->runs[i].n, remap_valtype(r, func->runs[i].t)};
    to.body = remap_expr(r, &func->body);
    return to;
}

Table remap_table(const Remap *r, const Table *table)
{
    Table to = *table;
    to.type.t = remap_valtype(r, table->type.t);
    to.init = remap_expr(r, &table->init);
    return to;
}

Global remap_global(const Remap *r, const Global *global)
{
    Global to = *global;
    to.type.t = remap_valtype(r, global->type.t);
    to.init = remap_expr(r, &global->init);
    return to;
}

Elem remap_elem(const Remap *r, const Elem *elem)
{
    Elem to = *elem;
    to.t = remap_valtype(r, elem->t);
    if (elem->mode == SEGMENT_ACTIVE) {
        to.tableidx = item(r, EXTERN_TABLE, elem->tableidx);
        to.offset = remap_expr(r, &elem->offset);
    }
    if (elem->is_funcs) {
        to.funcs = ARENA_ARRAY(r->arena, uint32_t, elem->n);
        for (uint32_t i = 0; i < elem->n; i++)
            to.funcs[i] = item(r, EXTERN_FUNC, elem->funcs[i]);
        return to;
    }
    to.items = ARENA_ARRAY(r->arena, Expr, elem->n);
    for (uint32_t i = 0; i < elem->n; i++)
        to.items[i] = remap_expr(r, &elem->items[i]);
    return to;
}

Data remap_data(const Remap *r, const Data *data)
{
    Data to = *data;
    if (data->mode == SEGMENT_ACTIVE) {
        to.memidx = item(r, EXTERN_MEM, data->memidx);
        to.offset = remap_expr(r, &data->offset);
    }
    return to;
}
