/* text/linking.c: modules whose definitions are read in order (module-linking/Explainer). */
#include "text/linking.h"

#include "syntax/limits.h"

#include <stdlib.h>

/* ---- which modules these are ---- */

/* Whether the "(" at T opens what core 3.0 does not have. */
static bool is_new(const Token *t)
{
    if (t[1].kind != TOKEN_KEYWORD)
        return false;
    switch ((int)t[1].word) {
    case WORD_module:
    case WORD_instance:
    case WORD_alias: return true;
    case WORD_import: return t[2].kind == TOKEN_STRING && t[3].kind != TOKEN_STRING;
    case WORD_export: return at_idx(t + 2) || t[2].kind == TOKEN_LPAR;
    case WORD_type: return at_word(t + 2, WORD_outer);
    case WORD_func:
    case WORD_table:
    case WORD_memory:
    case WORD_global:
    case WORD_tag: return at_idx(t + 2) && t[3].kind == TOKEN_STRING;
    default: return false;
    }
}

bool has_new_constructs(const Parser *p)
{
    if (!(p->features & FEATURE_BIT(module_linking)))
        return false;
    for (const Token *field = p->t; field->kind == TOKEN_LPAR; field = after_form(p, field)) {
        const Token *end = after_form(p, field);
        for (const Token *t = field; t < end; t++) {
            if (t->kind == TOKEN_LPAR && is_new(t))
                return true;
        }
    }
    return false;
}

bool at_names_only(const Parser *p, unsigned word)
{
    return at_form(p, word) && p->t[2].kind == TOKEN_STRING &&
           p->tokens.at[p->t->match - 1].kind == TOKEN_STRING;
}

/* A module may start with the fields import and alias, which end in a description. */
bool at_import_abbrev(const Parser *p, Externkind kind)
{
    if (kind != EXTERN_MODULE && kind != EXTERN_INSTANCE)
        return at_form(p, WORD_import);
    return at_names_only(p, WORD_import);
}

bool at_alias_abbrev(const Parser *p, Externkind kind)
{
    return p->in_order && at_form(p, WORD_alias) &&
           (kind != EXTERN_MODULE || p->tokens.at[p->t->match - 1].kind != TOKEN_RPAR);
}

/* ---- identifiers ---- */

/* text-id? at ID, which the first pass has declared in the space. */
static Result define(Parser *p, Itemspace s, const Token *id, uint32_t x)
{
    const Token *t = p->t;
    Name name = {0};
    p->t = id;
    if (id->kind == TOKEN_ID) {
        Bytes bytes;
        TRY(text_id(p, id, &bytes));
        uint32_t *found = space_find(s.space, bytes, 0);
        if (found)
            *found = x;
        name = (Name){arena_copy(p->arena, bytes.at, bytes.len), bytes.len};
        p->t++;
    }
    Annot *annot = s.annotated ? text_annot_here(p, ANNOT_NAME) : NULL;
    if (annot)
        TRY(text_nameannot(p, annot, &name));
    if (name.at)
        LIST_PUSH(*s.names, ((Nameassoc){x, name}));
    p->t = t;
    return RESULT_OK;
}

Result define_item(Parser *p, Externkind kind, const Token *id, uint32_t x)
{
    return p->in_order ? define(p, item_space(p, kind), id, x) : RESULT_OK;
}

Result define_type(Parser *p, const Token *id, uint32_t x)
{
    Itemspace s = {&p->types, &p->type_names, ERR_duplicate_type, true, "type"};
    return define(p, s, id, x);
}

Result define_types(Parser *p, uint32_t n)
{
    const Token *t = p->t;
    for (uint32_t i = 0; i < n && at_word(t + 1, WORD_type); i++, t = after_form(p, t))
        TRY(define_type(p, t + 2, (uint32_t)p->subtypes.n + i));
    return RESULT_OK;
}

/* ---- imports ---- */

/* Explainer, Instance Imports and Aliases: two-level imports of one module name stand for one instance, at the place of
   the first. */
static void add_group(Parser *p, const Import *import, const Exportlist *inner)
{
    uint32_t *x = space_find(&p->groups, import->module, 0);
    if (!x) {
        space_bind(&p->groups, import->module, 0, p->initial_items[EXTERN_INSTANCE]++);
        LIST_PUSH(p->instance_exports, new_exportlist(p));
        x = space_find(&p->groups, import->module, 0);
    }
    add_exportfield(p, p->instance_exports.at[*x],
                    (Exportfield){import->name, import->xt.kind, inner});
}

void add_linked_import(Parser *p, const Import *import)
{
    Externkind kind = import->xt.kind;
    bool linked = kind == EXTERN_MODULE || kind == EXTERN_INSTANCE;
    const Exportlist *list = linked ? type_origin(p, import->xt.use.x).exports : NULL;
    if (!import->single)
        add_group(p, import, list);
    if (kind == EXTERN_MODULE)
        LIST_PUSH(p->module_exports, (Exportlist *)list);
    if (kind == EXTERN_INSTANCE)
        LIST_PUSH(p->instance_exports, (Exportlist *)list);
    LIST_PUSH(p->initials, ((Initial){INITIAL_IMPORT, (uint32_t)p->imports.n}));
}

/* ---- fields ---- */

/* Whether the field at the current token is an initial definition. */
static bool is_initial(Parser *p)
{
    Externkind kind;
    const Token *t = p->t;
    if (at_form(p, WORD_type) || at_form(p, WORD_rec) || at_form(p, WORD_import) ||
        at_form(p, WORD_alias) || at_form(p, WORD_module) || at_form(p, WORD_instance))
        return true;
    if (t[1].kind != TOKEN_KEYWORD || !extern_word(p, t[1].word, &kind))
        return false;
    p->t += 2;
    skip_id(p);
    while (at_exportdots(p, kind))
        p->t = after_form(p, p->t);
    bool initial = at_import_abbrev(p, kind) || at_alias_abbrev(p, kind);
    p->t = t;
    return initial;
}

static Result text_initial(Parser *p)
{
    Externkind kind;
    switch ((int)p->t[1].word) {
    case WORD_type:
    case WORD_rec: return text_type(p);
    case WORD_import: return text_import(p);
    case WORD_alias: return text_alias(p);
    default: break;
    }
    if (!extern_word(p, p->t[1].word, &kind))
        return text_unexpected(p, "a module field");
    return text_definition(p, kind);
}

/* The initial definitions, in their order. */
static Result text_initials(Parser *p, const Token *first)
{
    p->initial = true;
    for (p->t = first; p->t->kind == TOKEN_LPAR;) {
        if (is_initial(p))
            TRY(text_initial(p));
        else
            p->t = after_form(p, p->t);
    }
    p->initial = false;
    return RESULT_OK;
}

/* The inline aliases in the field at the current token and, of a zero-level export, those that it stands for. */
static Result add_inlinealiases(Parser *p)
{
    Externkind kind;
    uint32_t x;
    const Token *end = after_form(p, p->t);
    size_t exports = p->exports.n;
    if (at_form(p, WORD_export) && p->t[2].kind != TOKEN_STRING) {
        p->t += 2;
        TRY(text_zerolevel(p, pos_none()));
        p->exports.n = exports;
    }
    for (const Token *t = p->t; t < end;) {
        if (!at_inlinealias(p, t, &kind)) {
            t++;
            continue;
        }
        p->t = t;
        TRY(text_inlinealias(p, kind, &x));
        t = p->t;
    }
    p->t = end;
    return RESULT_OK;
}

/* What the other fields alias comes behind the last initial definition; then what they define takes its indices. */
static Result declare_rest(Parser *p, const Token *first)
{
    for (p->t = first; p->t->kind == TOKEN_LPAR;) {
        if (is_initial(p))
            p->t = after_form(p, p->t);
        else
            TRY(add_inlinealiases(p));
    }
    uint32_t next[EXTERN_INSTANCE + 1];
    for (int kind = 0; kind <= EXTERN_INSTANCE; kind++)
        next[kind] = p->initial_items[kind];
    for (p->t = first; p->t->kind == TOKEN_LPAR; p->t = after_form(p, p->t)) {
        Externkind kind;
        if (p->t[1].kind == TOKEN_KEYWORD && !is_initial(p) && extern_word(p, p->t[1].word, &kind))
            TRY(define_item(p, kind, p->t + 2, next[kind]++));
    }
    return RESULT_OK;
}

Result text_linked_decls(Parser *p)
{
    const Token *first = p->t;
    p->in_order = true;
    while (p->t->kind == TOKEN_LPAR)
        TRY(text_declare(p));
    TRY(text_initials(p, first));
    TRY(declare_rest(p, first));
    p->t = first;
    for (;;) {
        TRY(text_customannots(p));
        if (p->t->kind == TOKEN_RPAR || p->t->kind == TOKEN_EOF)
            return RESULT_OK;
        if (p->t->kind == TOKEN_LPAR && is_initial(p))
            p->t = after_form(p, p->t);
        else
            TRY(text_field(p));
    }
}

/* ---- what modules consist of ---- */

typedef struct Placed {
    Export export;
    size_t i;
} Placed;

static int compare_places(const void *a, const void *b)
{
    const Placed *x = a, *y = b;
    if (x->export.pos.offset != y->export.pos.offset)
        return x->export.pos.offset < y->export.pos.offset ? -1 : 1;
    return x->i < y->i ? -1 : 1;
}

void sort_exports(Parser *p)
{
    size_t n = p->exports.n;
    if (!p->in_order || !n)
        return;
    Placed *placed = checked_calloc(n, sizeof *placed);
    for (size_t i = 0; i < n; i++)
        placed[i] = (Placed){p->exports.at[i], i};
    qsort(placed, n, sizeof *placed, compare_places);
    for (size_t i = 0; i < n; i++)
        p->exports.at[i] = placed[i].export;
    free(placed);
}

void drop_modules(Parser *p, Result result)
{
    for (size_t i = 0; result && !p->m->modules && i < p->module_list.n; i++)
        module_free(p->module_list.at[i]);
}

/* ---- scopes ---- */

Parser *open_scope(Parser *p)
{
    if (p->depth == LIMIT_nesting) {
        fail(p->failure, ERR_implementation_limit, text_pos(p, p->t->at),
             "modules and types nested in each other, %d at most", LIMIT_nesting);
        return NULL;
    }
    Parser *scope = checked_calloc(1, sizeof *scope);
    scope->src = p->src;
    scope->tokens = p->tokens;
    scope->t = p->t;
    scope->lines = p->lines;
    scope->features = p->features;
    scope->failure = p->failure;
    scope->arena = p->arena;
    scope->export_names = p->export_names;
    scope->outer = p;
    scope->depth = p->depth + 1;
    return scope;
}

void close_scope(Parser *p, Parser *scope)
{
    p->t = scope->t;
    parser_free(scope);
    free(scope);
}
