/* text/linking_type.c: module and instance types (module-linking/Explainer#module-and-instance-types). */
#include "text/linking.h"

#include <stdlib.h>

/* (export name (kind id? ...)), or a zero-level export */
static Result text_exporttype(Parser *p)
{
    Exporttype export = {.pos = text_pos(p, p->t->at)};
    Externkind kind;
    p->t += 2;
    if (p->t->kind != TOKEN_STRING)
        return text_zerolevel_type(p, export.pos);
    TRY(text_name(p, &export.name));
    TRY(text_lpar(p));
    const Token *t = p->t;
    if (t->kind != TOKEN_KEYWORD || !extern_word(p, t->word, &kind))
        return text_unexpected(p, "func, table, memory, global, tag, module or instance");
    p->t++;
    skip_id(p);
    TRY(text_externtype(p, kind, t, &export.xt));
    TRY(text_rpar(p));
    LIST_PUSH(p->initials, ((Initial){INITIAL_EXPORT, (uint32_t)p->exporttypes.n}));
    LIST_PUSH(p->exporttypes, export);
    return text_rpar(p);
}

/* The abbreviation of an import or of exports: (kind id? (export name)* (import name name?)? ...) */
static Result text_described(Parser *p, Externkind kind, bool imports)
{
    const Token *t = p->t + 1;
    Import import = {.pos = text_pos(p, p->t->at)};
    Externtype xt;
    p->t += 2;
    skip_id(p);
    size_t first = p->exporttypes.n;
    while (at_exportdots(p, kind)) {
        Exporttype export = {.pos = text_pos(p, p->t->at)};
        p->t += 2;
        TRY(text_name(p, &export.name));
        TRY(text_rpar(p));
        LIST_PUSH(p->exporttypes, export);
    }
    bool imported = at_import_abbrev(p, kind);
    if (imported ? !imports : p->exporttypes.n == first)
        return text_unexpected(p, imports ? "(import or (export" : "(export");
    if (imported) {
        p->t += 2;
        TRY(text_importnames(p, &import));
        TRY(text_rpar(p));
    }
    TRY(text_externtype(p, kind, t, &xt));
    import.xt = xt;
    if (imported)
        TRY(add_import(p, &import, t + 1));
    for (size_t i = first; i < p->exporttypes.n; i++) {
        p->exporttypes.at[i].xt = xt;
        LIST_PUSH(p->initials, ((Initial){INITIAL_EXPORT, (uint32_t)i}));
    }
    return text_rpar(p);
}

/* An item of a module type or, without IMPORTS, of an instance type. */
static Result text_item(Parser *p, bool imports)
{
    Externkind kind;
    const Token *t = p->t + 1;
    const char *expected = imports ? "an item of a module type" : "an item of an instance type";
    if (p->t->kind != TOKEN_LPAR)
        return text_unexpected(p, expected);
    if (at_word(t, WORD_type) || at_word(t, WORD_rec))
        return text_type(p);
    if (at_word(t, WORD_alias))
        return text_alias(p);
    if (at_word(t, WORD_import) && imports)
        return text_import(p);
    if (at_word(t, WORD_export))
        return text_exporttype(p);
    if (t->kind == TOKEN_KEYWORD && extern_word(p, t->word, &kind))
        return text_described(p, kind, imports);
    p->t++;
    return text_unexpected(p, expected);
}

/* The items up to the closing parenthesis: first their identifiers, as in modules. */
static Result text_items(Parser *p, bool imports)
{
    const Token *first = p->t;
    while (p->t->kind == TOKEN_LPAR)
        TRY(text_declare(p));
    p->t = first;
    while (p->t->kind != TOKEN_RPAR)
        TRY(text_item(p, imports));
    return RESULT_OK;
}

#define KEEP(member, count, list)                                                                  \
    (mt->count = (uint32_t)p->list.n, mt->member = LIST_FREEZE(p->arena, p->list, 0))

static const Moduletype *keep_items(Parser *p)
{
    Moduletype *mt = ARENA_NEW(p->arena, Moduletype);
    KEEP(initials, initials_n, initials);
    KEEP(rectypes, rectypes_n, rectypes);
    KEEP(imports, imports_n, imports);
    KEEP(exports, exports_n, exporttypes);
    KEEP(aliases, aliases_n, alias_list);
    mt->types_n = (uint32_t)p->subtypes.n;
    return mt;
}

static Exportlist *keep_exports(Parser *p)
{
    Exportlist *list = new_exportlist(p);
    for (size_t i = 0; i < p->exporttypes.n; i++) {
        const Exporttype *export = &p->exporttypes.at[i];
        Externkind kind = export->xt.kind;
        bool linked = kind == EXTERN_MODULE || kind == EXTERN_INSTANCE;
        const Exportlist *inner = linked ? type_origin(p, export->xt.use.x).exports : NULL;
        add_exportfield(p, list, (Exportfield){export->name, kind, inner});
    }
    list->types = ARENA_ARRAY(p->arena, const Exportlist *, p->origins.n);
    for (size_t x = 0; x < p->origins.n; x++)
        list->types[x] = p->origins.at[x].exports;
    return list;
}

/* moduletype, instancetype: the items, in a scope of their own. */
static Result text_moduletype(Parser *p, Comptype *ct, Exportlist **list)
{
    Parser *scope = open_scope(p);
    if (!scope)
        return p->failure->result;
    scope->in_order = scope->initial = true;
    Result result = text_items(scope, ct->kind == COMP_MODULE);
    if (!result) {
        ct->written = keep_items(scope);
        *list = keep_exports(scope);
    }
    close_scope(p, scope);
    return result;
}

uint32_t add_linktype(Parser *p, const Subtype *st, const Exportlist *list, bool reuse)
{
    Bytes key = linktype_key(p, &st->ct);
    uint32_t *found = space_find(&p->type_keys, key, 0);
    if (found && reuse)
        return *found;
    uint32_t x = (uint32_t)p->subtypes.n;
    Subtype *kept = ARENA_NEW(p->arena, Subtype);
    *kept = *st;
    add_rectype(p, (Rectype){1, kept});
    p->origins.at[x].exports = list;
    if (!found)
        space_bind(&p->type_keys, (Bytes){arena_copy(p->arena, key.at, key.len), key.len}, 0, x);
    return x;
}

/* Whether (type x) or (type outer x y) stands at the current token, and not a definition. */
static bool at_typeref(const Parser *p)
{
    return at_form(p, WORD_type) &&
           (at_word(p->t + 2, WORD_outer) || (at_idx(p->t + 2) && p->t[3].kind == TOKEN_RPAR));
}

Result text_inlinelinktype(Parser *p, Externkind kind, uint32_t *x)
{
    Subtype st = {.final = true, .pos = text_pos(p, p->t->at)};
    Exportlist *list = NULL;
    st.ct.kind = kind == EXTERN_MODULE ? COMP_MODULE : COMP_INSTANCE;
    TRY(text_moduletype(p, &st.ct, &list));
    *x = add_linktype(p, &st, list, true);
    return RESULT_OK;
}

Result text_linktype(Parser *p, Externkind kind, uint32_t *x)
{
    return at_typeref(p) ? text_typeref(p, x) : text_inlinelinktype(p, kind, x);
}

bool at_linkeddef(const Parser *p)
{
    const Token *t = p->t + 2;
    t += t->kind == TOKEN_ID;
    return at_form(p, WORD_type) && t->kind == TOKEN_LPAR &&
           (at_word(t + 1, WORD_module) || at_word(t + 1, WORD_instance) ||
            at_word(t + 1, WORD_alias));
}

/* (type id? (alias outer scope type)), (type id? (module ...)), (type id? (instance ...)) */
Result text_linkeddef(Parser *p)
{
    Subtype st = {.final = true, .pos = text_pos(p, p->t->at)};
    Alias alias = {.is_type = true, .pos = st.pos};
    const Token *id = p->t + 2;
    p->t = id;
    skip_id(p);
    unsigned word = p->t[1].word;
    uint32_t x;
    p->t += 2;
    if (word == WORD_alias) {
        if (!at_word(p->t, WORD_outer))
            return text_unexpected(p, "outer");
        TRY(text_outer(p, &alias));
        x = add_alias(p, &alias);
    } else {
        Exportlist *list = NULL;
        st.ct.kind = word == WORD_module ? COMP_MODULE : COMP_INSTANCE;
        TRY(text_moduletype(p, &st.ct, &list));
        x = add_linktype(p, &st, list, false);
    }
    TRY(define_type(p, id, x));
    TRY(text_rpar(p));
    return text_rpar(p);
}
