/* valid/import.c: imports, and the index spaces of a context (core/valid/modules#imports). */
#include "valid/linking.h"
#include "valid/types.h"

/* NON-SPEC: one memory before multi-memory, one table before reference-types. */
static Result check_several(Context *C, uint32_t n, Errcode code, Features feature)
{
    return n > 1 && !(C->m->features & feature) ? refuse_feature(C, code, feature) : RESULT_OK;
}

Result add_item(Context *C, const Externtype *xt)
{
    switch (xt->kind) {
    case EXTERN_FUNC: ADD(C, C->funcs, deftype_of(xt->use.x)); return RESULT_OK;
    case EXTERN_TABLE:
        ADD(C, C->tables, xt->table);
        return check_several(C, C->tables_n, ERR_multiple_tables, FEATURE_BIT(reference_types));
    case EXTERN_MEM:
        ADD(C, C->mems, xt->mem);
        return check_several(C, C->mems_n, ERR_multiple_memories, FEATURE_BIT(multi_memory));
    case EXTERN_GLOBAL: ADD(C, C->globals, xt->global); return RESULT_OK;
    case EXTERN_TAG: ADD(C, C->tags, deftype_of(xt->use.x)); return RESULT_OK;
    case EXTERN_MODULE: ADD(C, C->scope.modules, xt->use.x); return RESULT_OK;
    case EXTERN_INSTANCE: ADD(C, C->instances, ((Instancetype){.x = xt->use.x})); return RESULT_OK;
    }
    return RESULT_OK;
}

/* module-linking/Subtyping#import-elaboration */
/* The import becomes part of the module's type; the first of a group adds an instance to C. */
static Result add_recast(Context *C, const Import *import, const Externtype *xt)
{
    uint32_t group;
    TRY(recast_import(C, &C->recast, import, xt, &group));
    if (group != NO_GROUP)
        ADD(C, C->instances, ((Instancetype){.group = true, .x = group}));
    return RESULT_OK;
}

/* valid-import; Import_ok */
/* The external type is well-formed; it becomes part of C in its index space. */
Result valid_import(Context *C, const Import *import)
{
    C->pos = import->pos;
    TRY(valid_externtype(C, &import->xt));
    Externtype xt = clos_externtype(import->xt, C->scope.types);
    if (xt.kind == EXTERN_GLOBAL && xt.global.mut &&
        !(C->m->features & FEATURE_BIT(mutable_globals)))
        return refuse_feature(C, ERR_mutable_global_import, FEATURE_BIT(mutable_globals));
    if (module_linked(C->m))
        TRY(add_recast(C, import, &xt));
    return add_item(C, &xt);
}

/* valid-externidx; Externidx_ok/{tag,global,mem,table,func} */
/* The index is one of its space. */
Result valid_externidx(Context *C, Externkind kind, uint32_t x)
{
    switch (kind) {
    case EXTERN_FUNC: return check_index(C, x, C->funcs_n, ERR_unknown_function);
    case EXTERN_TABLE: return check_index(C, x, C->tables_n, ERR_unknown_table);
    case EXTERN_MEM: return check_index(C, x, C->mems_n, ERR_unknown_memory);
    case EXTERN_TAG: return check_index(C, x, C->tags_n, ERR_unknown_tag);
    case EXTERN_GLOBAL: return check_index(C, x, C->globals_n, ERR_unknown_global);
    case EXTERN_MODULE: return check_index(C, x, C->scope.modules_n, ERR_unknown_module);
    case EXTERN_INSTANCE: return check_index(C, x, C->instances_n, ERR_unknown_instance);
    }
    return RESULT_OK;
}

Result item_type(Context *C, Externkind kind, uint32_t x, Externtype *xt)
{
    *xt = (Externtype){.kind = kind};
    switch (kind) {
    case EXTERN_FUNC: xt->use = (Typeuse){HT_DEF, C->funcs[x]->id}; break;
    case EXTERN_TABLE: xt->table = C->tables[x]; break;
    case EXTERN_MEM: xt->mem = C->mems[x]; break;
    case EXTERN_GLOBAL: xt->global = C->globals[x]; break;
    case EXTERN_TAG: xt->use = (Typeuse){HT_DEF, C->tags[x]->id}; break;
    case EXTERN_MODULE: xt->use = (Typeuse){HT_DEF, C->scope.modules[x]}; break;
    case EXTERN_INSTANCE:
        xt->use = (Typeuse){HT_DEF, C->instances[x].x};
        if (C->instances[x].group)
            return group_type(C, &C->recast, C->instances[x].x, &xt->use.x);
        break;
    }
    return RESULT_OK;
}
