/* valid/linking.c: modules, instances and aliases within a module (module-linking/Binary). */
#include "valid/linking.h"

#include "valid/types.h"

#include "util/bytes.h"

/* Refuses an argument of type GIVEN where an import of type DUE is to be had. */
static Result refuse_argument(Context *C, Name name, const Externtype *given, const Externtype *due)
{
    Buffer why = {0};
    print_mismatch(&why, given, due);
    Result result = refuse(C, ERR_type_mismatch, "argument \"%.*s\" %s", (int)name.len,
                           (const char *)name.at, buffer_string(&why));
    buffer_free(&why);
    return result;
}

/* ---- aliases ------------------------------------------------------------------------------------------------ */

static const Externtype *instance_export(const Context *C, uint32_t x, Name name)
{
    Instancetype it = C->instances[x];
    if (it.group)
        return group_export(&C->recast, it.x, name);
    const Externfield *field = interface_export(interface_of(it.x), name);
    return field ? &field->xt : NULL;
}

/* module-linking/Binary#alias-section-16 */
/* The instance is one before, and its type has an export of that name and kind. */
static Result valid_export_alias(Context *C, const Alias *alias, Externtype *xt)
{
    static const char *const kinds[] = {"a function", "a table",  "a memory",   "a global",
                                        "a tag",      "a module", "an instance"};
    TRY(check_index(C, alias->x, C->instances_n, ERR_unknown_instance));
    const Externtype *found = instance_export(C, alias->x, alias->name);
    if (!found)
        return refuse(C, ERR_unknown_instance_export, "\"%.*s\" of instance %u",
                      (int)alias->name.len, (const char *)alias->name.at, alias->x);
    if (found->kind != alias->kind)
        return refuse(C, ERR_type_mismatch, "export \"%.*s\" of instance %u is %s, not %s",
                      (int)alias->name.len, (const char *)alias->name.at, alias->x,
                      kinds[found->kind], kinds[alias->kind]);
    *xt = *found;
    return RESULT_OK;
}

/* module-linking/Binary#alias-section-16 */
/* The module is one of an enclosing module, before what is nested there. */
static Result valid_module_alias(Context *C, const Alias *alias, Externtype *xt)
{
    const Scope *outer;
    TRY(outer_scope(C, alias->count, &outer));
    TRY(check_index(C, alias->x, outer->modules_n, ERR_unknown_module));
    *xt = (Externtype){.kind = EXTERN_MODULE, .use = {HT_DEF, outer->modules[alias->x]}};
    return RESULT_OK;
}

/* module-linking/Binary#alias-section-16 */
/* What is aliased becomes part of C in its index space. */
static Result valid_alias(Context *C, Alias *alias)
{
    C->pos = alias->pos;
    if (alias->is_type)
        return valid_type_alias(C, alias);
    Externtype xt;
    TRY(alias->outer ? valid_module_alias(C, alias, &xt) : valid_export_alias(C, alias, &xt));
    alias->xt = xt;
    return add_item(C, &xt);
}

/* ---- instances ---------------------------------------------------------------------------------------------- */

/* module-linking/Subtyping#instantiation */
/* An argument matches the import of its name; one that no import asks for only has to be there. */
static Result valid_argument(Context *C, const Export *arg, const Externfield *import)
{
    C->pos = arg->pos;
    TRY(valid_externidx(C, arg->kind, arg->x));
    if (!import)
        return RESULT_OK;
    Externtype given;
    TRY(item_type(C, arg->kind, arg->x, &given));
    return match_externtype(&given, &import->xt)
               ? RESULT_OK
               : refuse_argument(C, arg->name, &given, &import->xt);
}

/* The first import that no argument names. */
static Result refuse_missing(Context *C, const Interface *module, const Nametable *names)
{
    uint32_t i = 0;
    while (nametable_find(names, 0, module->imports[i].name))
        i++;
    return refuse(C, ERR_missing_argument, "\"%.*s\"", (int)module->imports[i].name.len,
                  (const char *)module->imports[i].name.at);
}

/* module-linking/Binary#instance-section-15, module-linking/Subtyping#instantiation */
/* The module is one before; names of arguments differ, and every import has one. The instance becomes part of C; its
   type has the exports of the module's. */
static Result valid_instance(Context *C, const Instance *instance)
{
    C->pos = instance->pos;
    TRY(check_index(C, instance->module, C->scope.modules_n, ERR_unknown_module));
    const Interface *module = interface_of(C->scope.modules[instance->module]);
    Nametable names = {0};
    uint32_t given = 0;
    for (uint32_t i = 0; i < instance->args_n; i++) {
        const Export *arg = &instance->args[i];
        const Externfield *import = interface_import(module, arg->name);
        uint32_t *seen = nametable_at(C, &names, 0, arg->name);
        C->pos = arg->pos;
        if (*seen)
            return refuse(C, ERR_duplicate_argument, "\"%.*s\"", (int)arg->name.len,
                          (const char *)arg->name.at);
        *seen = 1;
        given += import != NULL;
        TRY(valid_argument(C, arg, import));
    }
    C->pos = instance->pos;
    if (given < module->imports_n)
        return refuse_missing(C, module, &names);
    ADD(C, C->instances, ((Instancetype){.x = module->instance}));
    return RESULT_OK;
}

/* ---- modules ------------------------------------------------------------------------------------------------ */

/* module-linking/Binary#module-section-14 */
/* A nested module is valid in the context so far, unless it was found so while its bytes came; it becomes part of C. */
static Result valid_nested(Context *C, Module *module)
{
    if (!module->validated) {
        Context *inner = context_nested(C, module);
        Result result = valid_rest(inner, C->failure);
        context_free(inner);
        TRY(result);
    }
    ADD(C, C->scope.modules, module->type);
    return RESULT_OK;
}

static Result valid_initial(Context *C, Initial initial)
{
    const Module *m = C->m;
    switch (initial.kind) {
    case INITIAL_TYPE: return valid_rectype(C, &m->rectypes[initial.x]);
    case INITIAL_IMPORT: return valid_import(C, &m->imports[initial.x]);
    case INITIAL_MODULE: return valid_nested(C, m->modules[initial.x]);
    case INITIAL_INSTANCE: return valid_instance(C, &m->instances[initial.x]);
    case INITIAL_ALIAS: return valid_alias(C, &m->aliases[initial.x]);
    case INITIAL_EXPORT: break;
    }
    return refuse(C, ERR_internal, "an export among the initial definitions");
}

/* module-linking/Binary#module-level-updates */
/* Each sees only those before it. */
Result initial_definitions(Context *C)
{
    for (; C->initials_n < C->m->initials_n; C->initials_n++)
        TRY(valid_initial(C, C->m->initials[C->initials_n]));
    return RESULT_OK;
}

Result valid_initials(Context *C, Failure *failure)
{
    C->failure = failure;
    return initial_definitions(C);
}

/* module-linking/Explainer#module-and-instance-types */
/* Imports after the recast, and exports, each with its name. */
Result valid_moduletype(Context *C, uint32_t *type)
{
    const Module *m = C->m;
    Fieldlist exports = {0};
    ROOM(C, exports.fields, m->exports_n);
    for (uint32_t i = 0; i < m->exports_n; i++) {
        C->pos = m->exports[i].pos;
        Externfield field = {.name = m->exports[i].name};
        TRY(item_type(C, m->exports[i].kind, m->exports[i].x, &field.xt));
        ADD(C, exports.fields, field);
    }
    return recast_close(C, COMP_MODULE, &C->recast, &exports, type);
}
