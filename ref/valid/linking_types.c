/* valid/linking_types.c: module and instance types (module-linking/Binary#type-section-updates). */
#include "syntax/limits.h"
#include "valid/linking.h"
#include "valid/types.h"

Result outer_scope(Context *C, uint32_t count, const Scope **scope)
{
    const Scope *at = C->scope.outer;
    for (uint32_t i = 0; at && i < count; i++)
        at = at->outer;
    *scope = at;
    return at ? RESULT_OK : refuse(C, ERR_unknown_outer, "%u levels out", count);
}

/* module-linking/Binary#alias-section-16 */
/* The type is one of an enclosing scope, before what is nested there. */
Result valid_type_alias(Context *C, const Alias *alias)
{
    const Scope *outer;
    TRY(outer_scope(C, alias->count, &outer));
    TRY(check_index(C, alias->x, outer->types_n, ERR_unknown_type));
    uint32_t type = outer->types[alias->x];
    ADD(C, C->scope.depths, (uint8_t)deftype_of(type)->depth);
    ADD(C, C->scope.types, type);
    return RESULT_OK;
}

/* What a module or instance type consists of, closed, as far as it was read. */
typedef struct Items {
    Recast imports;
    Fieldlist exports;
    Nametable names; /* of exports */
} Items;

/* import */
/* As in a module, but there is no index space that it becomes part of. */
static Result valid_typeimport(Context *C, const Import *import, Items *items)
{
    uint32_t group;
    C->pos = import->pos;
    TRY(valid_externtype(C, &import->xt));
    Externtype xt = clos_externtype(import->xt, C->scope.types);
    return recast_import(C, &items->imports, import, &xt, &group);
}

/* exporttype */
/* The type is well-formed, and names differ. */
static Result valid_exporttype(Context *C, const Exporttype *export, Items *items)
{
    C->pos = export->pos;
    TRY(valid_externtype(C, &export->xt));
    uint32_t *seen = nametable_at(C, &items->names, 0, export->name);
    if (*seen)
        return refuse(C, ERR_duplicate_export, "\"%.*s\"", (int)export->name.len,
                      (const char *)export->name.at);
    *seen = 1;
    Externtype xt = clos_externtype(export->xt, C->scope.types);
    ADD(C, items->exports.fields, ((Externfield){export->name, xt}));
    return RESULT_OK;
}

/* alias */
/* NON-SPEC: see linking/CHOICES.md, type aliases: only types can be aliased, as there are no other index spaces. */
static Result valid_typealias(Context *C, const Alias *alias)
{
    C->pos = alias->pos;
    if (alias->is_type)
        return valid_type_alias(C, alias);
    return alias->outer
               ? refuse(C, ERR_unknown_module, "a module or instance type has no modules")
               : refuse(C, ERR_unknown_instance, "a module or instance type has no instances");
}

static Result valid_typeitem(Context *C, const Moduletype *mt, Initial initial, Items *items)
{
    switch (initial.kind) {
    case INITIAL_TYPE: return valid_rectype(C, &mt->rectypes[initial.x]);
    case INITIAL_IMPORT: return valid_typeimport(C, &mt->imports[initial.x], items);
    case INITIAL_ALIAS: return valid_typealias(C, &mt->aliases[initial.x]);
    case INITIAL_EXPORT: return valid_exporttype(C, &mt->exports[initial.x], items);
    case INITIAL_MODULE:
    case INITIAL_INSTANCE: break;
    }
    return refuse(C, ERR_internal, "a definition in a type");
}

/* module-linking/Binary#type-section-updates: moduletype, instancetype */
/* The items are valid in turn in index spaces of their own, which are empty at first. */
Result valid_interface(Context *C, const Comptype *ct, uint32_t *type)
{
    const Moduletype *mt = ct->written;
    if (mt->types_n > LIMIT_types)
        return refuse_limit(C, "types in a type", mt->types_n, LIMIT_types);
    Pos pos = C->pos;
    Scope scope = C->scope;
    C->scope = (Scope){.outer = &scope};
    Items items = {0};
    Result result = RESULT_OK;
    for (uint32_t i = 0; !result && i < mt->initials_n; i++)
        result = valid_typeitem(C, mt, mt->initials[i], &items);
    C->scope = scope;
    TRY(result);
    C->pos = pos;
    return recast_close(C, ct->kind, &items.imports, &items.exports, type);
}
