/* text/segment.c: element and data segments (core/text/modules#element-segments, #data-segments). */
#include "text/parser.h"

#include <stdlib.h>

/* text-offsetexpr: (offset expr), or one folded instruction. */
static Result text_offsetexpr(Parser *p, Expr *out)
{
    if (!at_form(p, WORD_offset))
        return text_foldedexpr(p, out);
    p->t += 2;
    TRY(text_expr(p, out));
    return text_rpar(p);
}

/* The offset of an inline segment: 0 in the address type. */
static Expr zero_offset(Parser *p, Addrtype at, Pos pos)
{
    Instr *in = ARENA_ARRAY(p->arena, Instr, 2);
    in[0].op = at == AT_I64 ? OP_i64_const : OP_i32_const;
    in[1].op = OP_end;
    in[0].pos = in[1].pos = (uint32_t)pos.offset;
    return (Expr){in, 2};
}

/* text-elemlist-abbrev behind "func": function indices. */
static Result text_elemfuncs(Parser *p, Elem *elem)
{
    for (const Token *t = p->t; at_itemidx(p, t, EXTERN_FUNC);
         t = t->kind == TOKEN_LPAR ? after_form(p, t) : t + 1)
        elem->n++;
    elem->is_funcs = true;
    elem->t = REFTYPE(0, HT_FUNC);
    elem->funcs = ARENA_ARRAY(p->arena, uint32_t, elem->n);
    for (uint32_t i = 0; i < elem->n; i++)
        TRY(text_itemidx(p, EXTERN_FUNC, &elem->funcs[i]));
    return RESULT_OK;
}

/* text-elemexpr: (item expr), or one folded instruction. */
static Result text_elemexpr(Parser *p, Expr *out)
{
    if (!at_form(p, WORD_item))
        return text_foldedexpr(p, out);
    p->t += 2;
    TRY(text_expr(p, out));
    return text_rpar(p);
}

static Result text_elemexprs(Parser *p, Elem *elem)
{
    for (const Token *t = p->t; t->kind == TOKEN_LPAR; t = after_form(p, t))
        elem->n++;
    elem->items = ARENA_ARRAY(p->arena, Expr, elem->n);
    for (uint32_t i = 0; i < elem->n; i++)
        TRY(text_elemexpr(p, &elem->items[i]));
    return RESULT_OK;
}

/* text-elemlist: a type and expressions, or "func" and indices. */
static Result text_elemlist(Parser *p, Elem *elem)
{
    if (at_word(p->t, WORD_func)) {
        p->t++;
        return text_elemfuncs(p, elem);
    }
    if (!at_reftype(p))
        return text_unexpected(p, "an element list");
    TRY(text_reftype(p, &elem->t));
    return text_elemexprs(p, elem);
}

/* text-tableuse, text-memuse: (table x) or (memory x), WORD being the keyword; *given is false where it is left out. */
static Result text_use(Parser *p, unsigned word, Externkind kind, uint32_t *x, bool *given)
{
    *given = at_form(p, word);
    return *given ? text_itemuse(p, kind, x) : RESULT_OK;
}

/* threads: its text stands on core 1.0, where a segment's table or memory was a bare number. */
static bool at_bare_use(const Parser *p)
{
    return p->features & FEATURE_BIT(threads) && p->t->kind == TOKEN_NAT;
}

/* text-elem of an active segment from its table use on. */
static Result text_activeelem(Parser *p, Elem *elem)
{
    if (at_bare_use(p))
        TRY(text_u32(p, &elem->tableidx));
    else
        TRY(text_use(p, WORD_table, EXTERN_TABLE, &elem->tableidx, &elem->explicit_table));
    TRY(text_offsetexpr(p, &elem->offset));
    if (!elem->explicit_table && (at_itemidx(p, p->t, EXTERN_FUNC) || p->t->kind == TOKEN_RPAR))
        return text_elemfuncs(p, elem);
    return text_elemlist(p, elem);
}

Result text_elem(Parser *p)
{
    Elem elem = {.pos = text_pos(p, p->t->at)};
    p->t += 2;
    skip_id(p);
    if ((p->t->kind == TOKEN_LPAR && !at_reftype(p)) || at_bare_use(p)) {
        TRY(text_activeelem(p, &elem));
    } else if (at_word(p->t, WORD_declare)) {
        TRY(text_need(p, FEATURE_bulk_memory, p->t));
        elem.mode = SEGMENT_DECLARE;
        p->t++;
        TRY(text_elemlist(p, &elem));
    } else {
        elem.mode = SEGMENT_PASSIVE;
        TRY(text_need(p, FEATURE_bulk_memory, p->t));
        TRY(text_elemlist(p, &elem));
    }
    LIST_PUSH(p->elem_list, elem);
    return text_rpar(p);
}

/* (ref.func x) for each index, where the element type is not that of the short form. */
static void spell_out_funcs(Parser *p, Elem *elem)
{
    elem->is_funcs = false;
    elem->items = ARENA_ARRAY(p->arena, Expr, elem->n);
    Instr *in = ARENA_ARRAY(p->arena, Instr, 2 * (size_t)elem->n);
    for (uint32_t i = 0; i < elem->n; i++, in += 2) {
        in[0].op = OP_ref_func;
        in[0].x = elem->funcs[i];
        in[1].op = OP_end;
        in[0].pos = in[1].pos = (uint32_t)elem->pos.offset;
        elem->items[i] = (Expr){in, 2};
    }
    elem->funcs = NULL;
}

/* Telemtable/abbrev; in older writing, which stays in use, neither "func" nor the type is repeated. */
Result text_elemtable(Parser *p, uint32_t x, Addrtype at, Valtype t, Pos pos, uint32_t *n)
{
    Elem elem = {.tableidx = x, .explicit_table = x != 0, .t = t, .pos = pos};
    elem.offset = zero_offset(p, at, pos);
    if (!at_form(p, WORD_elem))
        return text_unexpected(p, "(elem");
    p->t += 2;
    bool funcs = at_itemidx(p, p->t, EXTERN_FUNC);
    if (p->t->kind == TOKEN_LPAR && !funcs && !at_reftype(p)) {
        TRY(text_elemexprs(p, &elem));
    } else if (funcs || p->t->kind == TOKEN_RPAR) {
        TRY(text_elemfuncs(p, &elem));
        if (!valtype_equal(t, REFTYPE(1, HT_FUNC)) && !valtype_equal(t, elem.t)) {
            elem.t = t;
            spell_out_funcs(p, &elem);
        }
    } else {
        TRY(text_elemlist(p, &elem));
    }
    *n = elem.n;
    LIST_PUSH(p->elem_list, elem);
    return text_rpar(p);
}

/* text-data */
Result text_data(Parser *p)
{
    Data data = {.pos = text_pos(p, p->t->at)};
    p->t += 2;
    skip_id(p);
    if (p->t->kind == TOKEN_LPAR || at_bare_use(p)) {
        if (at_bare_use(p))
            TRY(text_u32(p, &data.memidx));
        else
            TRY(text_use(p, WORD_memory, EXTERN_MEM, &data.memidx, &data.explicit_memory));
        TRY(text_offsetexpr(p, &data.offset));
    } else {
        TRY(text_need(p, FEATURE_bulk_memory, p->t));
        data.mode = SEGMENT_PASSIVE;
    }
    text_datastring(p, &data.bytes);
    LIST_PUSH(p->data_list, data);
    return text_rpar(p);
}

/* Tdatamem/abbrev */
Result text_datamem(Parser *p, uint32_t x, Addrtype at, Pos pos, uint64_t *n)
{
    Data data = {.memidx = x, .explicit_memory = x != 0, .pos = pos};
    data.offset = zero_offset(p, at, pos);
    if (!at_form(p, WORD_data))
        return text_unexpected(p, "a memory type");
    p->t += 2;
    text_datastring(p, &data.bytes);
    *n = data.bytes.len;
    LIST_PUSH(p->data_list, data);
    return text_rpar(p);
}
