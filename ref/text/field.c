/* text/field.c: imports, exports, functions, tables, memories, globals, tags, start (core/text/modules). */
#include "text/linking.h"
#include "text/parser.h"

#include <stdlib.h>

static uint32_t next_index(const Parser *p, Externkind kind)
{
    uint32_t initial = p->initial_items[kind];
    switch (kind) {
    case EXTERN_FUNC: return initial + (uint32_t)p->func_list.n;
    case EXTERN_TABLE: return initial + (uint32_t)p->table_list.n;
    case EXTERN_MEM: return initial + (uint32_t)p->mem_list.n;
    case EXTERN_GLOBAL: return initial + (uint32_t)p->global_list.n;
    case EXTERN_TAG: return initial + (uint32_t)p->tag_list.n;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    return initial;
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

Result text_externtype(Parser *p, Externkind kind, const Token *t, Externtype *xt)
{
    *xt = (Externtype){.kind = kind};
    switch (kind) {
    case EXTERN_TAG: TRY(text_need(p, FEATURE_exceptions, t)); __attribute__((fallthrough));
    case EXTERN_FUNC: xt->use.kind = HT_IDX; return func_typeuse(p, &xt->use.x);
    case EXTERN_TABLE: TRY(text_addrtype(p, &xt->table.at)); return text_tabletype(p, &xt->table);
    case EXTERN_MEM: TRY(text_addrtype(p, &xt->mem.at)); return text_memtype(p, &xt->mem);
    case EXTERN_GLOBAL: return text_globaltype(p, &xt->global);
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: xt->use.kind = HT_IDX; return text_linktype(p, kind, &xt->use.x);
    }
    return RESULT_OK;
}

Result add_import(Parser *p, const Import *import, const Token *id)
{
    Externkind kind = import->xt.kind;
    if (p->in_order)
        add_linked_import(p, import);
    TRY(define_item(p, kind, id, p->initial_items[kind]));
    if (kind == EXTERN_FUNC)
        keep_names(p, p->initial_items[kind]);
    p->initial_items[kind]++;
    LIST_PUSH(p->imports, *import);
    return RESULT_OK;
}

Result text_importnames(Parser *p, Import *import)
{
    TRY(text_name(p, &import->name));
    import->single = p->in_order && p->t->kind != TOKEN_STRING;
    if (import->single)
        return RESULT_OK;
    if (p->t->kind != TOKEN_STRING)
        return text_unexpected_linking(p, "a string");
    import->module = import->name;
    return text_name(p, &import->name);
}

/* What may be imported and exported, as failures say it. */
static const char *kinds(const Parser *p)
{
    return p->in_order ? "func, table, memory, global, tag, module or instance"
                       : "func, table, memory, global or tag";
}

/* text-import */
Result text_import(Parser *p)
{
    Import import = {.pos = text_pos(p, p->t->at)};
    Externkind kind;
    p->t += 2;
    TRY(text_importnames(p, &import));
    TRY(text_lpar(p));
    const Token *t = p->t;
    if (t->kind != TOKEN_KEYWORD || !extern_word(p, t->word, &kind))
        return text_unexpected_linking(p, kinds(p));
    p->t++;
    skip_id(p);
    TRY(text_externtype(p, kind, t, &import.xt));
    TRY(text_rpar(p));
    TRY(add_import(p, &import, t + 1));
    return text_rpar(p);
}

/* The abbreviation of text-import in a definition, whose keyword is T: the names and the type behind them. */
static Result text_import_abbrev(Parser *p, Externkind kind, const Token *t, Pos pos)
{
    Import import = {.pos = pos};
    p->t += 2;
    TRY(text_importnames(p, &import));
    TRY(text_rpar(p));
    TRY(text_externtype(p, kind, t, &import.xt));
    TRY(add_import(p, &import, t + 1));
    return text_rpar(p);
}

bool at_exportdots(const Parser *p, Externkind kind)
{
    if (kind != EXTERN_MODULE && kind != EXTERN_INSTANCE)
        return at_form(p, WORD_export);
    return at_names_only(p, WORD_export);
}

Result text_exportdots(Parser *p, Externkind kind, uint32_t x)
{
    while (at_exportdots(p, kind)) {
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
    if (p->in_order && p->t->kind != TOKEN_STRING)
        return text_zerolevel(p, export.pos);
    TRY(text_name(p, &export.name));
    if (p->t->kind != TOKEN_LPAR || p->t[1].kind != TOKEN_KEYWORD ||
        !extern_word(p, p->t[1].word, &export.kind)) {
        TRY(text_lpar(p));
        return text_unexpected_linking(p, kinds(p));
    }
    TRY(text_itemuse(p, export.kind, &export.x));
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

Result text_definition(Parser *p, Externkind kind)
{
    const Token *t = p->t + 1;
    Pos pos = text_pos(p, p->t->at);
    uint32_t x = next_index(p, kind);
    size_t exports = p->exports.n;
    p->t += 2;
    skip_id(p);
    TRY(text_exportdots(p, kind, x));
    if (at_import_abbrev(p, kind))
        return text_import_abbrev(p, kind, t, pos);
    if (at_alias_abbrev(p, kind))
        return text_alias_abbrev(p, kind, t, exports);
    switch (kind) {
    case EXTERN_FUNC: return text_func(p, x, pos);
    case EXTERN_TABLE: return text_table(p, x, pos);
    case EXTERN_MEM: return text_mem(p, x, pos);
    case EXTERN_GLOBAL: return text_global(p, pos);
    case EXTERN_TAG: return text_tag(p, t, pos);
    case EXTERN_MODULE: return text_nested(p, t, pos);
    case EXTERN_INSTANCE: return text_instance(p, t, exports, pos);
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
    TRY(text_itemidx(p, EXTERN_FUNC, &m->start));
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
        if (extern_word(p, t->word, &kind))
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
    return text_unexpected_linking(p, "a module field");
}
