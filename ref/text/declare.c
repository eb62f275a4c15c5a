/* text/declare.c: the identifier context of a module (core/text/conventions#contexts, core/text/modules).
 *
 * All declarations scope over the entire module, so a first pass binds their identifiers before anything is resolved.
 * It reads no more than it needs: what is wrong beyond that is for the second pass to say. */
#include "text/linking.h"
#include "text/parser.h"

/* text-module, $ordered: no import behind the definition of something that could be imported. */
static Result check_ordered(Parser *p, const Token *import)
{
    static const Errcode codes[] = {[EXTERN_FUNC] = ERR_import_after_function,
                                    [EXTERN_TABLE] = ERR_import_after_table,
                                    [EXTERN_MEM] = ERR_import_after_memory,
                                    [EXTERN_GLOBAL] = ERR_import_after_global,
                                    [EXTERN_TAG] = ERR_import_after_tag};
    if (p->linked_defined)
        return text_fail(p, ERR_import_after_linking, import);
    return p->defined ? text_fail(p, codes[p->last_defined], import) : RESULT_OK;
}

/* The abbreviations text-datamem and text-elemtable: whether a segment stands inline at the current token, behind the
   address type and what else comes before it. */
static bool inline_segment(Parser *p, Externkind kind)
{
    p->t += at_word(p->t, WORD_i32) || at_word(p->t, WORD_i64);
    if (kind == EXTERN_MEM) {
        if (at_form(p, WORD_pagesize))
            p->t = after_form(p, p->t);
        return at_form(p, WORD_data);
    }
    if (!at_reftype(p))
        return false;
    p->t = p->t->kind == TOKEN_LPAR ? after_form(p, p->t) : p->t + 1;
    return at_form(p, WORD_elem);
}

/* Binds the identifier at the current token, if there is one, to an index that is not there yet. */
static Result declare_id(Parser *p, Space *space, Errcode duplicate)
{
    Bytes id;
    if (p->t->kind != TOKEN_ID)
        return RESULT_OK;
    TRY(text_id(p, p->t, &id));
    if (!space_bind(space, id, 0, NOT_YET))
        return text_fail(p, duplicate, p->t);
    p->t++;
    return RESULT_OK;
}

static Result declare_type(Parser *p)
{
    p->t += 2;
    if (p->in_order)
        return declare_id(p, &p->types, ERR_duplicate_type);
    return text_bind(p, &p->types, 0, p->declared_types++, ERR_duplicate_type, true,
                     &p->type_names);
}

/* Binds the identifier at the current token, if there is one, in the index space of KIND. Where definitions are read in
   order its index comes later. */
static Result declare_item(Parser *p, Externkind kind)
{
    Itemspace s = item_space(p, kind);
    uint32_t x = p->declared[kind]++;
    if (p->in_order)
        return declare_id(p, s.space, s.duplicate);
    return text_bind(p, s.space, 0, x, s.duplicate, s.annotated, s.names);
}

/* A func, table, memory, global or tag field: an import if one stands inline, else a definition. With module linking also
   a module or instance field, and an alias may stand inline. */
static Result declare_definition(Parser *p, Externkind kind)
{
    p->t += 2;
    TRY(declare_item(p, kind));
    while (at_exportdots(p, kind))
        p->t = after_form(p, p->t);
    if (at_import_abbrev(p, kind))
        return check_ordered(p, p->t + 1);
    if (!p->m || at_alias_abbrev(p, kind))
        return RESULT_OK;
    if (kind == EXTERN_MODULE || kind == EXTERN_INSTANCE) {
        p->linked_defined = true;
        return RESULT_OK;
    }
    p->defined = true;
    p->last_defined = kind;
    if (kind == EXTERN_MEM && inline_segment(p, kind))
        p->declared_datas++;
    if (kind == EXTERN_TABLE && inline_segment(p, kind))
        p->declared_elems++;
    return RESULT_OK;
}

bool extern_word(const Parser *p, unsigned word, Externkind *kind)
{
    switch ((int)word) {
    case WORD_func: *kind = EXTERN_FUNC; return true;
    case WORD_table: *kind = EXTERN_TABLE; return true;
    case WORD_memory: *kind = EXTERN_MEM; return true;
    case WORD_global: *kind = EXTERN_GLOBAL; return true;
    case WORD_tag: *kind = EXTERN_TAG; return true;
    case WORD_module: *kind = EXTERN_MODULE; return p->in_order;
    case WORD_instance: *kind = EXTERN_INSTANCE; return p->in_order;
    default: return false;
    }
}

/* (kind id? ...) at the current token, where an import or, in types, an export describes its item */
static Result declare_described(Parser *p)
{
    Externkind kind;
    if (p->t->kind != TOKEN_LPAR || p->t[1].kind != TOKEN_KEYWORD ||
        !extern_word(p, p->t[1].word, &kind))
        return RESULT_OK;
    p->t += 2;
    return declare_item(p, kind);
}

/* (import name name? (kind id? ...)) */
static Result declare_import(Parser *p)
{
    TRY(check_ordered(p, p->t + 1));
    p->t += 2;
    for (int i = 0; i < 2; i++)
        p->t += p->t->kind == TOKEN_STRING;
    return declare_described(p);
}

/* (export name (kind id? ...)) in a type */
static Result declare_export(Parser *p)
{
    p->t += 2;
    p->t += p->t->kind == TOKEN_STRING;
    return declare_described(p);
}

/* (alias ... (kind id?)) */
static Result declare_alias(Parser *p)
{
    const Token *end = p->tokens.at + p->t->match;
    for (p->t += 2; p->t < end; p->t = p->t->kind == TOKEN_LPAR ? after_form(p, p->t) : p->t + 1) {
        if (p->t->kind != TOKEN_LPAR || after_form(p, p->t) != end)
            continue;
        if (at_form(p, WORD_type))
            return declare_type(p);
        return declare_described(p);
    }
    return RESULT_OK;
}

/* (rec typedef*) */
static Result declare_rec(Parser *p, const Token *end)
{
    const Token *t = p->t + 2;
    while (t < end && t->kind == TOKEN_LPAR && at_word(t + 1, WORD_type)) {
        p->t = t;
        TRY(declare_type(p));
        t = after_form(p, t);
    }
    return RESULT_OK;
}

/* text-decl: binds what the field whose "(" is the current token declares, and steps over it. */
Result text_declare(Parser *p)
{
    const Token *end = after_form(p, p->t);
    unsigned word = p->t[1].kind == TOKEN_KEYWORD ? p->t[1].word : WORD_UNKNOWN;
    Externkind kind;
    if (extern_word(p, word, &kind)) {
        TRY(declare_definition(p, kind));
    } else if (word == WORD_type) {
        TRY(declare_type(p));
    } else if (word == WORD_rec) {
        TRY(declare_rec(p, end));
    } else if (word == WORD_import) {
        TRY(declare_import(p));
    } else if (word == WORD_export && !p->m) {
        TRY(declare_export(p));
    } else if (word == WORD_alias && p->in_order) {
        TRY(declare_alias(p));
    } else if (word == WORD_elem) {
        p->t += 2;
        TRY(text_bind(p, &p->elems, 0, p->declared_elems++, ERR_duplicate_elem, false,
                      &p->elem_names));
    } else if (word == WORD_data) {
        p->t += 2;
        TRY(text_bind(p, &p->datas, 0, p->declared_datas++, ERR_duplicate_data, false,
                      &p->data_names));
    }
    p->t = end;
    return RESULT_OK;
}
