/* text/linking_export.c: what is known of exports, and the zero-level exports that it is for (module-linking/Explainer). */
#include "text/linking.h"

#include <string.h>

Exportlist *new_exportlist(Parser *p)
{
    Exportlist *list = ARENA_NEW(p->arena, Exportlist);
    list->id = p->export_names->lists++;
    return list;
}

void add_exportfield(Parser *p, Exportlist *list, Exportfield field)
{
    if (!space_bind(&p->export_names->space, field.name, list->id, list->n))
        return;
    if (list->n == list->capacity) {
        list->capacity = list->capacity ? 2 * list->capacity : 4;
        Exportfield *more = ARENA_ARRAY(p->arena, Exportfield, list->capacity);
        if (list->n)
            memcpy(more, list->fields, list->n * sizeof *more);
        list->fields = more;
    }
    list->fields[list->n++] = field;
}

const Exportfield *find_exportfield(const Parser *p, const Exportlist *list, Name name)
{
    uint32_t *i = list ? space_find(&p->export_names->space, name, list->id) : NULL;
    return i ? &list->fields[*i] : NULL;
}

Exportlist *module_exportlist(const Parser *p, uint32_t x)
{
    return x < p->module_exports.n ? p->module_exports.at[x] : NULL;
}

Exportlist *instance_exportlist(const Parser *p, uint32_t x)
{
    return x < p->instance_exports.n ? p->instance_exports.at[x] : NULL;
}

Exportlist *exportlist_of_module(Parser *p)
{
    Exportlist *list = new_exportlist(p);
    for (uint32_t i = 0; i < p->m->exports_n; i++) {
        const Export *export = &p->m->exports[i];
        const Exportlist *inner = export->kind == EXTERN_MODULE ? module_exportlist(p, export->x)
                                  : export->kind == EXTERN_INSTANCE
                                      ? instance_exportlist(p, export->x)
                                      : NULL;
        add_exportfield(p, list, (Exportfield){export->name, export->kind, inner});
    }
    return list;
}

/* Explainer, Module and Instance Exports: (export instance) in a module stands for an alias and an export of each export of
   the instance. An index of no instance becomes an alias that validation refuses. */
Result text_zerolevel(Parser *p, Pos pos)
{
    Alias alias = {.kind = EXTERN_INSTANCE, .pos = pos};
    TRY(text_itemidx(p, EXTERN_INSTANCE, &alias.x));
    const Exportlist *list = instance_exportlist(p, alias.x);
    if (alias.x >= p->initial_items[EXTERN_INSTANCE])
        reuse_alias(p, &alias);
    for (uint32_t i = 0; list && i < list->n; i++) {
        alias.name = list->fields[i].name;
        alias.kind = list->fields[i].kind;
        Export export = {alias.name, alias.kind, reuse_alias(p, &alias), pos};
        LIST_PUSH(p->exports, export);
    }
    return text_rpar(p);
}

/* Explainer, Module and Instance Types: (export type) in a type stands for the exports of that instance type. One of another
   type, or of none, becomes the export of an instance of it, which validation refuses. */
Result text_zerolevel_type(Parser *p, Pos pos)
{
    uint32_t x;
    if (at_form(p, WORD_type))
        TRY(text_typeref(p, &x));
    else
        TRY(text_typeidx(p, &x));
    const Subtype *st = x < p->subtypes.n ? p->subtypes.at[x] : NULL;
    if (st && st->ct.kind == COMP_INSTANCE) {
        Typeorigin origin = type_origin(p, x);
        carry_exports(p, st->ct.written, origin.exports, p->depth - origin.scope->depth, pos);
    } else {
        Exporttype export = {.pos = pos};
        export.xt.kind = EXTERN_INSTANCE;
        export.xt.use = (Typeuse){HT_IDX, x};
        LIST_PUSH(p->initials, ((Initial){INITIAL_EXPORT, (uint32_t)p->exporttypes.n}));
        LIST_PUSH(p->exporttypes, export);
    }
    return text_rpar(p);
}
