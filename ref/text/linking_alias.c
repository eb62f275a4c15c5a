/* text/linking_alias.c: aliases: plain, inverted, inline, outer (module-linking/Explainer). */
#include "text/linking.h"

#include <string.h>

/* ---- what indices stand for ---- */

Typeorigin type_origin(const Parser *p, uint32_t x)
{
    return x < p->origins.n ? p->origins.at[x] : (Typeorigin){p, x, NULL};
}

/* A, a type of the scope THERE, is B, a type of P. */
static bool same_valtype(const Parser *there, Valtype a, const Parser *p, Valtype b)
{
    if (a.kind != VT_REF || a.heap != HT_IDX)
        return valtype_equal(a, b);
    if (b.kind != VT_REF || b.heap != HT_IDX || a.null != b.null)
        return false;
    Typeorigin x = type_origin(there, a.x), y = type_origin(p, b.x);
    return x.scope == y.scope && x.x == y.x;
}

static bool same_resulttype(const Parser *there, Resulttype a, const Parser *p, Resulttype b)
{
    if (a.n != b.n)
        return false;
    for (uint32_t i = 0; i < a.n; i++) {
        if (!same_valtype(there, a.t[i], p, b.t[i]))
            return false;
    }
    return true;
}

bool same_functype(const Parser *p, uint32_t x, const Comptype *ct)
{
    const Parser *there = type_origin(p, x).scope;
    const Comptype *a = &p->subtypes.at[x]->ct;
    return same_resulttype(there, a->params, p, ct->params) &&
           same_resulttype(there, a->results, p, ct->results);
}

/* The scope COUNT levels out; NULL for none. */
static Parser *scope_out(const Parser *p, uint32_t count)
{
    Parser *scope = p->outer;
    while (scope && count--)
        scope = scope->outer;
    return scope;
}

/* ---- adding ---- */

/* What ALIAS says, for p->alias_keys. */
static Bytes alias_key(const Alias *alias, Buffer *out)
{
    uint32_t head[] = {alias->outer, alias->is_type, alias->kind, alias->count, alias->x};
    out->len = 0;
    buffer_bytes(out, head, sizeof head);
    buffer_bytes(out, alias->name.at, alias->name.len);
    return (Bytes){out->at, out->len};
}

static uint32_t add_typealias(Parser *p, const Alias *alias)
{
    const Parser *scope = scope_out(p, alias->count);
    uint32_t x = (uint32_t)p->subtypes.n;
    bool known = scope && alias->x < scope->subtypes.n;
    LIST_PUSH(p->subtypes, known ? scope->subtypes.at[alias->x] : NULL);
    LIST_PUSH(p->origins, known ? type_origin(scope, alias->x) : ((Typeorigin){p, x, NULL}));
    return x;
}

/* What is known of the exports of the module or instance that ALIAS defines. */
static Exportlist *aliased_exports(const Parser *p, const Alias *alias)
{
    if (alias->outer) {
        const Parser *scope = scope_out(p, alias->count);
        return scope ? module_exportlist(scope, alias->x) : NULL;
    }
    const Exportfield *field = find_exportfield(p, instance_exportlist(p, alias->x), alias->name);
    return field && field->kind == alias->kind ? (Exportlist *)field->inner : NULL;
}

uint32_t add_alias(Parser *p, const Alias *alias)
{
    uint32_t x;
    LIST_PUSH(p->initials, ((Initial){INITIAL_ALIAS, (uint32_t)p->alias_list.n}));
    if (alias->is_type) {
        x = add_typealias(p, alias);
    } else {
        Exportlist *list = NULL;
        if (alias->kind == EXTERN_MODULE || alias->kind == EXTERN_INSTANCE)
            list = aliased_exports(p, alias); /* before its index is there */
        if (alias->kind == EXTERN_MODULE)
            LIST_PUSH(p->module_exports, list);
        if (alias->kind == EXTERN_INSTANCE)
            LIST_PUSH(p->instance_exports, list);
        x = p->initial_items[alias->kind]++;
    }
    LIST_PUSH(p->alias_list, *alias);
    Bytes key = alias_key(alias, &p->bytes);
    if (!space_find(&p->alias_keys, key, 0))
        space_bind(&p->alias_keys, (Bytes){arena_copy(p->arena, key.at, key.len), key.len}, 0, x);
    return x;
}

uint32_t reuse_alias(Parser *p, const Alias *alias)
{
    uint32_t *x = space_find(&p->alias_keys, alias_key(alias, &p->bytes), 0);
    return x ? *x : add_alias(p, alias);
}

/* ---- outer aliases ---- */

/* The enclosing scope: a number of levels, or the identifier of a module, of which the nearest counts. */
static Result text_outerscope(Parser *p, uint32_t *count, Parser **scope)
{
    const Token *t = p->t;
    *count = 0;
    if (t->kind == TOKEN_NAT) {
        TRY(text_u32(p, count));
        *scope = scope_out(p, *count);
        return RESULT_OK;
    }
    if (t->kind != TOKEN_ID)
        return text_unexpected(p, "an index");
    Bytes id;
    TRY(text_id(p, t, &id));
    for (*scope = p->outer; *scope; *scope = (*scope)->outer, ++*count) {
        if ((*scope)->m && (*scope)->m->id.len && bytes_equal((*scope)->m->id, id))
            break;
    }
    if (!*scope)
        return fail(p->failure, ERR_unknown_identifier, text_pos(p, t->at), "outer module %.*s",
                    (int)(t->end - t->at > 80 ? 80 : t->end - t->at), p->src + t->at);
    p->t++;
    return RESULT_OK;
}

Result text_outer(Parser *p, Alias *alias)
{
    static const Space none;
    Parser *scope = NULL;
    alias->outer = true;
    alias->kind = alias->is_type ? 0 : EXTERN_MODULE;
    p->t++;
    TRY(text_outerscope(p, &alias->count, &scope));
    const Space *space = !scope ? &none : alias->is_type ? &scope->types : &scope->modules;
    return text_idx(p, space, alias->is_type ? "type" : "module", &alias->x);
}

/* ---- alias fields ---- */

/* An alias field behind "alias" up to what it describes: a type or module of an outer scope, or an export. */
static Result text_aliased(Parser *p, Alias *alias)
{
    if (at_word(p->t, WORD_outer))
        return text_outer(p, alias);
    TRY(text_itemidx(p, EXTERN_INSTANCE, &alias->x));
    return text_name(p, &alias->name);
}

/* (alias ... (type id?)) or (alias ... (kind id?)) */
Result text_alias(Parser *p)
{
    Alias alias = {.pos = text_pos(p, p->t->at)};
    p->t += 2;
    bool outer = at_word(p->t, WORD_outer);
    if (outer && at_idx(p->t + 1) && at_idx(p->t + 2) && p->t[3].kind == TOKEN_LPAR) {
        alias.is_type = at_word(p->t + 4, WORD_type);
        if (!alias.is_type && !at_word(p->t + 4, WORD_module)) {
            p->t += 4;
            return text_unexpected(p, "type or module");
        }
    }
    TRY(text_aliased(p, &alias));
    TRY(text_lpar(p));
    const Token *t = p->t;
    Externkind kind = EXTERN_FUNC;
    if (alias.is_type ? !at_word(t, WORD_type)
                      : t->kind != TOKEN_KEYWORD || !extern_word(p, t->word, &kind))
        return text_unexpected(p, "func, table, memory, global, tag, module or instance");
    p->t++;
    skip_id(p);
    TRY(text_rpar(p));
    TRY(text_rpar(p));
    alias.kind = kind;
    uint32_t x = add_alias(p, &alias);
    return alias.is_type ? define_type(p, t + 1, x) : define_item(p, kind, t + 1, x);
}

Result text_alias_abbrev(Parser *p, Externkind kind, const Token *t, size_t exports)
{
    Alias alias = {.kind = kind, .pos = text_pos(p, p->t->at)};
    p->t += 2;
    if (at_word(p->t, WORD_outer) && kind != EXTERN_MODULE)
        return text_unexpected(p, "an index");
    TRY(text_aliased(p, &alias));
    TRY(text_rpar(p));
    TRY(text_rpar(p));
    uint32_t x = add_alias(p, &alias);
    for (size_t i = exports; i < p->exports.n; i++)
        p->exports.at[i].x = x;
    return define_item(p, kind, t + 1, x);
}

/* ---- inline aliases ---- */

enum { INLINE_DEPTH = 200 }; /* inline aliases within each other; deeper ones are none */

/* NON-SPEC: see linking/CHOICES.md, outer inline: (module outer scope module). */
static bool at_outermodule(const Token *t)
{
    return t->kind == TOKEN_LPAR && at_word(t + 1, WORD_module) && at_word(t + 2, WORD_outer);
}

bool at_inlinealias(const Parser *p, const Token *t, Externkind *kind)
{
    const Token *open[INLINE_DEPTH];
    size_t n = 0;
    Externkind inner;
    if (!p->in_order)
        return false;
    if (at_outermodule(t)) {
        *kind = EXTERN_MODULE;
        return true;
    }
    for (;; t += 2) {
        if (t->kind != TOKEN_LPAR || t[1].kind != TOKEN_KEYWORD ||
            !extern_word(p, t[1].word, n ? &inner : kind) || (n && inner != EXTERN_INSTANCE))
            return false;
        open[n++] = t;
        if (at_idx(t + 2))
            break;
        if (n == INLINE_DEPTH)
            return false;
    }
    if (t[3].kind != TOKEN_STRING)
        return false;
    while (--n) {
        if (after_form(p, open[n])->kind != TOKEN_STRING)
            return false;
    }
    return true;
}

/* (kind instance name+): each name is of an export of the instance before. Or a module of an outer scope. */
Result text_inlinealias(Parser *p, Externkind kind, uint32_t *x)
{
    Alias alias = {.pos = text_pos(p, p->t->at)};
    bool outer = at_outermodule(p->t);
    p->t += 2;
    if (outer) {
        TRY(text_outer(p, &alias));
        *x = reuse_alias(p, &alias);
        return text_rpar(p);
    }
    TRY(text_itemidx(p, EXTERN_INSTANCE, &alias.x));
    do {
        TRY(text_name(p, &alias.name));
        alias.kind = p->t->kind == TOKEN_STRING ? EXTERN_INSTANCE : kind;
        *x = alias.x = reuse_alias(p, &alias);
    } while (p->t->kind == TOKEN_STRING);
    return text_rpar(p);
}

bool at_itemidx(const Parser *p, const Token *t, Externkind kind)
{
    Externkind is;
    return at_idx(t) || (at_inlinealias(p, t, &is) && is == kind);
}

Result text_itemidx(Parser *p, Externkind kind, uint32_t *x)
{
    if (!at_idx(p->t) && at_itemidx(p, p->t, kind))
        return text_inlinealias(p, kind, x);
    Itemspace s = item_space(p, kind);
    return text_idx(p, s.space, s.what, x);
}

Result text_itemuse(Parser *p, Externkind kind, uint32_t *x)
{
    if (at_itemidx(p, p->t, kind))
        return text_inlinealias(p, kind, x);
    p->t += 2;
    TRY(text_itemidx(p, kind, x));
    return text_rpar(p);
}
