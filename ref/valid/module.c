/* valid/module.c: modules (core/valid/modules#modules): the context, and all definitions in the order of Module_ok. */
#include "valid/module.h"

#include "syntax/limits.h"
#include "valid/instr.h"
#include "valid/types.h"

/* NON-SPEC: as many definitions as this implementation takes. */
static Result check_counts(Context *C)
{
    const Module *m = C->m;
    const struct {
        const char *what;
        uint64_t n, most;
    } counts[] = {
        {"imports of a module", m->imports_n, LIMIT_imports},
        {"exports of a module", m->exports_n, LIMIT_exports},
        {"functions in a module", (uint64_t)m->import_funcs + m->funcs_n, LIMIT_functions},
        {"globals in a module", (uint64_t)m->import_globals + m->globals_n, LIMIT_globals},
        {"tags in a module", (uint64_t)m->import_tags + m->tags_n, LIMIT_tags},
        {"tables in a module", (uint64_t)m->import_tables + m->tables_n, LIMIT_tables},
        {"memories in a module", (uint64_t)m->import_mems + m->mems_n, LIMIT_memories},
        {"data segments in a module", m->datas_n, LIMIT_data_segments},
        {"element segments in a module", m->elems_n, LIMIT_elem_segments},
    };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        if (counts[i].n > counts[i].most)
            return refuse_limit(C, counts[i].what, counts[i].n, counts[i].most);
    }
    return RESULT_OK;
}

static void allocate_context(Context *C)
{
    Module *m = C->m;
    C->funcs = ARENA_ARRAY(&C->arena, const Deftype *, (size_t)m->import_funcs + m->funcs_n);
    C->tables = ARENA_ARRAY(&C->arena, Tabletype, (size_t)m->import_tables + m->tables_n);
    C->mems = ARENA_ARRAY(&C->arena, Memtype, (size_t)m->import_mems + m->mems_n);
    C->globals = ARENA_ARRAY(&C->arena, Globaltype, (size_t)m->import_globals + m->globals_n);
    C->tags = ARENA_ARRAY(&C->arena, const Deftype *, (size_t)m->import_tags + m->tags_n);
    C->elems = ARENA_ARRAY(&C->arena, Valtype, m->elems_n);
    C->refs = ARENA_ARRAY(&m->arena, uint8_t, (size_t)m->import_funcs + m->funcs_n);
}

/* NON-SPEC: one memory before multi-memory, one table before reference-types. */
static Result check_several(Context *C, uint32_t n, Errcode code, Features feature)
{
    return n > 1 && !(C->m->features & feature) ? refuse_feature(C, code, feature) : RESULT_OK;
}

static Result add_table(Context *C, const Tabletype *tt)
{
    TRY(valid_tabletype(C, tt));
    Tabletype *closed = &C->tables[C->tables_n++];
    *closed = *tt;
    closed->t = clos(C, tt->t);
    return check_several(C, C->tables_n, ERR_multiple_tables, FEATURE_BIT(reference_types));
}

static Result add_mem(Context *C, const Memtype *mt)
{
    TRY(valid_memtype(C, mt));
    C->mems[C->mems_n++] = *mt;
    return check_several(C, C->mems_n, ERR_multiple_memories, FEATURE_BIT(multi_memory));
}

static void add_global(Context *C, const Globaltype *gt)
{
    C->globals[C->globals_n++] = (Globaltype){gt->mut, clos(C, gt->t)};
}

/* valid-import; Import_ok */
/* The external type is well-formed; it becomes part of C in its index space. */
static Result valid_import(Context *C, const Import *import)
{
    const Externtype *xt = &import->xt;
    C->pos = import->pos;
    switch (xt->kind) {
    case EXTERN_FUNC: return valid_functype_use(C, xt->use.x, &C->funcs[C->funcs_n++]);
    case EXTERN_TABLE: return add_table(C, &xt->table);
    case EXTERN_MEM: return add_mem(C, &xt->mem);
    case EXTERN_TAG: return valid_tagtype(C, xt->use.x, &C->tags[C->tags_n++]);
    case EXTERN_GLOBAL:
        TRY(valid_globaltype(C, &xt->global));
        if (xt->global.mut && !(C->m->features & FEATURE_BIT(mutable_globals)))
            return refuse_feature(C, ERR_mutable_global_import, FEATURE_BIT(mutable_globals));
        add_global(C, &xt->global);
        return RESULT_OK;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: return RESULT_OK;
    }
    return RESULT_OK;
}

/* valid-tag; Tag_ok */
/* The tag type is well-formed. */
static Result valid_tag(Context *C, const Tag *tag)
{
    C->pos = tag->pos;
    return valid_tagtype(C, tag->typeidx, &C->tags[C->tags_n++]);
}

/* valid-global; Global_ok */
/* The initial value is constant and of the global's type. */
static Result valid_global(Context *C, const Global *global)
{
    C->pos = global->pos;
    TRY(valid_globaltype(C, &global->type));
    return valid_constant(C, &global->init, clos(C, global->type.t), global->pos);
}

/* valid-globalseq; Globals_ok/{empty,cons} */
/* Each global sees those before it. */
static Result valid_globals(Context *C)
{
    for (uint32_t i = 0; i < C->m->globals_n; i++) {
        TRY(valid_global(C, &C->m->globals[i]));
        add_global(C, &C->m->globals[i].type);
    }
    return RESULT_OK;
}

/* valid-mem; Mem_ok */
/* The memory type is well-formed. */
static Result valid_mem(Context *C, const Mem *mem)
{
    C->pos = mem->pos;
    return add_mem(C, &mem->type);
}

/* valid-table; Table_ok */
/* The initial element is constant; where it is left out it is null, which the element type must allow. */
static Result valid_table(Context *C, const Table *table)
{
    C->pos = table->pos;
    TRY(add_table(C, &table->type));
    Valtype t = clos(C, table->type.t);
    if (table->init.n)
        return valid_constant(C, &table->init, t, table->pos);
    if (!t.null)
        return refuse(C, ERR_type_mismatch, "elements have no default value");
    return RESULT_OK;
}

/* The tables' initial values see imported globals only: they are checked under C' of Module_ok. */
static Result valid_tables(Context *C)
{
    uint32_t globals_n = C->globals_n;
    C->globals_n = C->m->import_globals;
    for (uint32_t i = 0; i < C->m->tables_n; i++)
        TRY(valid_table(C, &C->m->tables[i]));
    C->globals_n = globals_n;
    return RESULT_OK;
}

/* The types of all functions, which everything may refer to. */
static Result add_functypes(Context *C)
{
    for (uint32_t i = 0; i < C->m->funcs_n; i++) {
        C->pos = C->m->funcs[i].pos;
        TRY(valid_functype_use(C, C->m->funcs[i].typeidx, &C->funcs[C->funcs_n++]));
    }
    return RESULT_OK;
}

/* valid-local; Local_ok/{set,unset} */
/* The types are well-formed; whether a local is set at first follows from its type. */
static Result valid_locals(Context *C, const Func *func)
{
    for (uint32_t i = 0; i < func->runs_n; i++)
        TRY(valid_valtype(C, func->runs[i].t));
    return RESULT_OK;
}

/* valid-func; Func_ok */
/* The body has the function's results, over its parameters and locals. */
static Result func_ok(Context *C, uint32_t i)
{
    const Func *func = &C->m->funcs[i];
    C->func = C->m->import_funcs + i;
    C->pos = func->pos;
    const Comptype *ct = &C->funcs[C->func]->st.ct;
    TRY(valid_locals(C, func));
    TRY(set_locals(C, ct, func));
    TRY(valid_expr(C, &func->body, ct, VALTYPE(VT_BOT)));
    C->func = NO_FUNC;
    return RESULT_OK;
}

Result valid_func(Context *C, uint32_t i, Failure *failure)
{
    C->failure = failure;
    return func_ok(C, i);
}

/* All but functions and data, in the order of Module_ok. */
static Result declarations(Context *C)
{
    Module *m = C->m;
    TRY(check_counts(C));
    TRY(valid_types(C));
    allocate_context(C);
    for (uint32_t i = 0; i < m->imports_n; i++)
        TRY(valid_import(C, &m->imports[i]));
    TRY(add_functypes(C));
    collect_refs(m, C->refs);
    for (uint32_t i = 0; i < m->tags_n; i++)
        TRY(valid_tag(C, &m->tags[i]));
    TRY(valid_globals(C));
    for (uint32_t i = 0; i < m->mems_n; i++)
        TRY(valid_mem(C, &m->mems[i]));
    TRY(valid_tables(C));
    C->datas_n = m->has_datacount ? m->datacount : m->datas_n;
    for (uint32_t i = 0; i < m->elems_n; i++)
        TRY(valid_elem(C, &m->elems[i]));
    TRY(valid_start(C));
    return valid_exports(C);
}

Result valid_declarations(Context *C, Failure *failure)
{
    C->failure = failure;
    return declarations(C);
}

Result valid_datas(Context *C, Failure *failure)
{
    C->failure = failure;
    for (uint32_t i = 0; i < C->m->datas_n; i++)
        TRY(valid_data(C, &C->m->datas[i]));
    return RESULT_OK;
}

void valid_finish(Context *C)
{
    C->m->deftypes = C->types;
    C->m->ref_funcs = C->refs;
    C->m->validated = true;
}

/* valid-module; Module_ok */
/* Everything in turn; on success the module keeps its closed types and C.REFS. */
static Result module_ok(Context *C, Failure *failure)
{
    TRY(valid_declarations(C, failure));
    for (uint32_t i = 0; i < C->m->funcs_n; i++)
        TRY(valid_func(C, i, failure));
    TRY(valid_datas(C, failure));
    valid_finish(C);
    return RESULT_OK;
}

Result valid_module(Module *module, Failure *failure)
{
    Context *C = context_new(module);
    Result result = module_ok(C, failure);
    context_free(C);
    return result;
}
