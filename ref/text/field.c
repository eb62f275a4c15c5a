/* text/field.c: imports, exports, functions, tables, memories, globals, tags, start (core/text/modules). */
#include "text/parser.h"

#include <stdlib.h>

static uint32_t next_index(const Parser *p, Externkind kind)
{
    switch (kind) {
    case EXTERN_FUNC: return p->m->import_funcs + (uint32_t)p->func_list.n;
    case EXTERN_TABLE: return p->m->import_tables + (uint32_t)p->table_list.n;
    case EXTERN_MEM: return p->m->import_mems + (uint32_t)p->mem_list.n;
    case EXTERN_GLOBAL: return p->m->import_globals + (uint32_t)p->global_list.n;
    case EXTERN_TAG: return p->m->import_tags + (uint32_t)p->tag_list.n;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    return 0;
}

/* A type use of a function or tag of index X: names of its parameters are the function's locals. */
static Result func_typeuse(Parser *p, uint32_t *typeidx)
{
    space_clear(&p->locals);
    p->inner_names.n = p->inner_labels.n = 0;
    p->labels_seen = 0;
    p->locals_n = 0;
    p->unknown_type = NO_INDEX;
    return text_typeuse(p, LOCAL_IDS, typeidx);
}

/* Keeps the names of locals and labels of function X. */
static void keep_names(Parser *p, uint32_t x)
{
    Namemap locals = {(uint32_t)p->inner_names.n, LIST_FREEZE(p->arena, p->inner_names, 0)};
    Namemap labels = {(uint32_t)p->inner_labels.n, LIST_FREEZE(p->arena, p->inner_labels, 0)};
    if (locals.n)
        LIST_PUSH(p->local_names, ((Indirectnameassoc){x, locals}));
    if (labels.n)
        LIST_PUSH(p->label_names, ((Indirectnameassoc){x, labels}));
}

/* text-externtype behind the identifier; T is its keyword. */
static Result text_externtype(Parser *p, Externkind kind, const Token *t, Externtype *xt)
{
    *xt = (Externtype){.kind = kind};
    switch (kind) {
    case EXTERN_FUNC:
        xt->use.kind = HT_IDX;
        TRY(func_typeuse(p, &xt->use.x));
        keep_names(p, p->m->import_funcs++);
        return RESULT_OK;
    case EXTERN_TAG:
        TRY(text_need(p, FEATURE_exceptions, t));
        p->m->import_tags++;
        xt->use.kind = HT_IDX;
        return func_typeuse(p, &xt->use.x);
    case EXTERN_TABLE:
        p->m->import_tables++;
        TRY(text_addrtype(p, &xt->table.at));
        return text_tabletype(p, &xt->table);
    case EXTERN_MEM:
        p->m->import_mems++;
        TRY(text_addrtype(p, &xt->mem.at));
        return text_memtype(p, &xt->mem);
    case EXTERN_GLOBAL: p->m->import_globals++; return text_globaltype(p, &xt->global);
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    return RESULT_OK;
}

/* text-import */
static Result text_import(Parser *p)
{
    Import import = {.pos = text_pos(p, p->t->at)};
    Externkind kind;
    p->t += 2;
    TRY(text_name(p, &import.module));
    TRY(text_name(p, &import.name));
    TRY(text_lpar(p));
    const Token *t = p->t;
    if (t->kind != TOKEN_KEYWORD || !extern_word(t->word, &kind))
        return text_unexpected(p, "func, table, memory, global or tag");
    p->t++;
    skip_id(p);
    TRY(text_externtype(p, kind, t, &import.xt));
    TRY(text_rpar(p));
    LIST_PUSH(p->imports, import);
    return text_rpar(p);
}

/* The abbreviation of text-import in a definition: (import name name) and the type behind it. */
static Result text_import_abbrev(Parser *p, Externkind kind, const Token *t, Pos pos)
{
    Import import = {.pos = pos};
    p->t += 2;
    TRY(text_name(p, &import.module));
    TRY(text_name(p, &import.name));
    TRY(text_rpar(p));
    TRY(text_externtype(p, kind, t, &import.xt));
    LIST_PUSH(p->imports, import);
    return text_rpar(p);
}

/* text-exportdots*: the (export name) in a definition, of what has index X. */
static Result text_exportdots(Parser *p, Externkind kind, uint32_t x)
{
    while (at_form(p, WORD_export)) {
        Export export = {.kind = kind, .x = x, .pos = text_pos(p, p->t->at)};
        p->t += 2;
        TRY(text_name(p, &export.name));
        TRY(text_rpar(p));
        LIST_PUSH(p->exports, export);
    }
    return RESULT_OK;
}

/* text-externidx, text-export */
static Result text_export(Parser *p)
{
    Export export = {.pos = text_pos(p, p->t->at)};
    p->t += 2;
    TRY(text_name(p, &export.name));
    TRY(text_lpar(p));
    if (p->t->kind != TOKEN_KEYWORD || !extern_word(p->t->word, &export.kind))
        return text_unexpected(p, "func, table, memory, global or tag");
    static const char *const what[] = {"func", "table", "memory", "global", "tag"};
    const Space *spaces[] = {&p->funcs, &p->tables, &p->mems, &p->globals, &p->tags};
    p->t++;
    TRY(text_idx(p, spaces[export.kind], what[export.kind], &export.x));
    TRY(text_rpar(p));
    LIST_PUSH(p->exports, export);
    return text_rpar(p);
}

/* text-local*: runs of equal types stay as they are written. */
static Result text_locals(Parser *p, Func *func)
{
    LIST(Localrun) runs = {0};
    Result result = RESULT_OK;
    while (!result && at_form(p, WORD_local)) {
        p->t += 2;
        bool one = p->t->kind == TOKEN_ID;
        size_t names = p->inner_names.n;
        result =
            text_bind(p, &p->locals, 0, p->locals_n, ERR_duplicate_local, true, &p->inner_names);
        one |= p->inner_names.n > names;
        while (!result && (one || p->t->kind != TOKEN_RPAR)) {
            Localrun run = {.n = 1};
            result = text_valtype(p, &run.t);
            if (runs.n && valtype_equal(runs.at[runs.n - 1].t, run.t))
                runs.at[runs.n - 1].n++;
            else
                LIST_PUSH(runs, run);
            func->locals_n++;
            p->locals_n++;
            if (one)
                break;
        }
        if (!result)
            result = text_rpar(p);
    }
    func->runs_n = (uint32_t)runs.n;
    func->runs = LIST_FREEZE(p->arena, runs, 0);
    LIST_FREE(runs);
    return result;
}

/* text-func behind its exports */
static Result text_func(Parser *p, uint32_t x, Pos pos)
{
    Func func = {.pos = pos};
    TRY(func_typeuse(p, &func.typeidx));
    TRY(text_locals(p, &func));
    p->in_func = true;
    p->func = x;
    TRY(text_expr(p, &func.body));
    p->in_func = false;
    keep_names(p, x);
    LIST_PUSH(p->func_list, func);
    return text_rpar(p);
}

/* text-table behind its exports: a type and perhaps an initial value, or an element type and an inline segment. */
static Result text_table(Parser *p, uint32_t x, Pos pos)
{
    Table table = {.pos = pos};
    TRY(text_addrtype(p, &table.type.at));
    if (p->t->kind == TOKEN_NAT) {
        TRY(text_tabletype(p, &table.type));
        if (p->t->kind != TOKEN_RPAR) {
            TRY(text_need(p, FEATURE_function_references, p->t));
            TRY(text_expr(p, &table.init));
        }
    } else {
        uint32_t n;
        if (!at_reftype(p))
            return text_unexpected(p, "a table type");
        TRY(text_reftype(p, &table.type.t));
        TRY(text_elemtable(p, x, table.type.at, table.type.t, pos, &n));
        table.type.lim = (Limits){n, n, true};
    }
    LIST_PUSH(p->table_list, table);
    return text_rpar(p);
}

/* text-mem behind its exports: a type, or an inline segment. */
static Result text_mem(Parser *p, uint32_t x, Pos pos)
{
    Mem mem = {.pos = pos};
    TRY(text_addrtype(p, &mem.type.at));
    if (p->t->kind == TOKEN_NAT) {
        TRY(text_memtype(p, &mem.type));
    } else {
        uint64_t len;
        TRY(text_pagetype(p, &mem.type));
        TRY(text_datamem(p, x, mem.type.at, pos, &len));
        uint64_t pages =
            (len >> mem.type.page_log2) + ((len & ((UINT64_C(1) << mem.type.page_log2) - 1)) != 0);
        mem.type.lim = (Limits){pages, pages, true};
    }
    LIST_PUSH(p->mem_list, mem);
    return text_rpar(p);
}

/* text-global behind its exports */
static Result text_global(Parser *p, Pos pos)
{
    Global global = {.pos = pos};
    TRY(text_globaltype(p, &global.type));
    TRY(text_expr(p, &global.init));
    LIST_PUSH(p->global_list, global);
    return text_rpar(p);
}

/* text-tag behind its exports; T is its keyword. */
static Result text_tag(Parser *p, const Token *t, Pos pos)
{
    Tag tag = {.pos = pos};
    TRY(text_need(p, FEATURE_exceptions, t));
    TRY(func_typeuse(p, &tag.typeidx));
    LIST_PUSH(p->tag_list, tag);
    return text_rpar(p);
}

/* A func, table, memory, global or tag field. */
static Result text_definition(Parser *p, Externkind kind)
{
    const Token *t = p->t + 1;
    Pos pos = text_pos(p, p->t->at);
    uint32_t x = next_index(p, kind);
    p->t += 2;
    skip_id(p);
    TRY(text_exportdots(p, kind, x));
    if (at_form(p, WORD_import))
        return text_import_abbrev(p, kind, t, pos);
    switch (kind) {
    case EXTERN_FUNC: return text_func(p, x, pos);
    case EXTERN_TABLE: return text_table(p, x, pos);
    case EXTERN_MEM: return text_mem(p, x, pos);
    case EXTERN_GLOBAL: return text_global(p, pos);
    case EXTERN_TAG: return text_tag(p, t, pos);
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    return RESULT_OK;
}

/* text-start: at most one in a module. */
static Result text_start(Parser *p)
{
    Module *m = p->m;
    if (m->has_start)
        return text_fail(p, ERR_multiple_start, p->t + 1);
    m->has_start = true;
    m->start_pos = text_pos(p, p->t->at);
    p->t += 2;
    TRY(text_idx(p, &p->funcs, "func", &m->start));
    return text_rpar(p);
}

/* text-decl: the field at the current token. Types have been read before. */
Result text_field(Parser *p)
{
    const Token *t = p->t + 1;
    Externkind kind;
    if (p->t->kind != TOKEN_LPAR)
        return text_unexpected(p, "a module field");
    if (t->kind == TOKEN_KEYWORD) {
        if (extern_word(t->word, &kind))
            return text_definition(p, kind);
        switch ((int)t->word) {
        case WORD_type:
        case WORD_rec: p->t = after_form(p, p->t); return RESULT_OK;
        case WORD_import: return text_import(p);
        case WORD_export: return text_export(p);
        case WORD_start: return text_start(p);
        case WORD_elem: return text_elem(p);
        case WORD_data: return text_data(p);
        default: break;
        }
    }
    p->t++;
    return text_unexpected(p, "a module field");
}
