/* text/linking_define.c: nested modules and instances (module-linking/Explainer). */
#include "text/linking.h"

#include <stdlib.h>

/* text-module, from the identifier at ID on; its fields start at the current token. */
static Result text_nested_in(Parser *scope, const Token *id)
{
    const Token *fields = scope->t;
    scope->t = id;
    TRY(text_moduleid(scope));
    scope->t = fields;
    TRY(text_decls(scope));
    TRY(text_rpar(scope));
    return text_module_end(scope);
}

/* Explainer, Nested Modules. */
Result text_nested(Parser *p, const Token *t, Pos pos)
{
    (void)pos;
    Parser *scope = open_scope(p);
    if (!scope)
        return p->failure->result;
    Module *m = module_new(p->features);
    m->parent = p->m;
    m->lines = p->lines;
    scope->m = m;
    scope->arena = &m->arena;
    Exportlist *list = NULL;
    uint32_t x = (uint32_t)p->module_list.n;
    LIST_PUSH(p->module_list, m);
    Result result = text_nested_in(scope, t + 1);
    if (!result)
        list = exportlist_of_module(scope);
    drop_modules(scope, result);
    close_scope(p, scope);
    TRY(result);
    LIST_PUSH(p->initials, ((Initial){INITIAL_MODULE, x}));
    LIST_PUSH(p->module_exports, list);
    return define_item(p, EXTERN_MODULE, t + 1, p->initial_items[EXTERN_MODULE]++);
}

/* import-arg: (import name (kind index)) */
static Result text_argument(Parser *p, Export *arg)
{
    arg->pos = text_pos(p, p->t->at);
    if (!at_form(p, WORD_import))
        return text_unexpected(p, "(import");
    p->t += 2;
    TRY(text_name(p, &arg->name));
    if (p->t->kind != TOKEN_LPAR || p->t[1].kind != TOKEN_KEYWORD ||
        !extern_word(p, p->t[1].word, &arg->kind)) {
        TRY(text_lpar(p));
        return text_unexpected(p, "func, table, memory, global, tag, module or instance");
    }
    TRY(text_itemuse(p, arg->kind, &arg->x));
    return text_rpar(p);
}

/* instance-init: (instantiate module import-arg*) */
static Result text_instantiate(Parser *p, Instance *instance)
{
    if (!at_form(p, WORD_instantiate))
        return text_unexpected(p, "(instantiate, (import or (alias");
    const Token *close = p->tokens.at + p->t->match;
    p->t += 2;
    TRY(text_itemidx(p, EXTERN_MODULE, &instance->module));
    for (const Token *t = p->t; t < close && t->kind == TOKEN_LPAR; t = after_form(p, t))
        instance->args_n++;
    instance->args = ARENA_ARRAY(p->arena, Export, instance->args_n);
    for (uint32_t i = 0; i < instance->args_n; i++)
        TRY(text_argument(p, &instance->args[i]));
    return text_rpar(p);
}

/* Explainer, Module Imports and Nested Instances. */
Result text_instance(Parser *p, const Token *t, size_t exports, Pos pos)
{
    Instance instance = {.pos = pos};
    TRY(text_instantiate(p, &instance));
    uint32_t x = p->initial_items[EXTERN_INSTANCE]++;
    for (size_t i = exports; i < p->exports.n; i++)
        p->exports.at[i].x = x;
    LIST_PUSH(p->initials, ((Initial){INITIAL_INSTANCE, (uint32_t)p->instance_list.n}));
    LIST_PUSH(p->instance_list, instance);
    LIST_PUSH(p->instance_exports, module_exportlist(p, instance.module));
    TRY(define_item(p, EXTERN_INSTANCE, t + 1, x));
    return text_rpar(p);
}
