/* valid/module.c: modules (core/valid/modules#modules): the context, and all definitions in the order of Module_ok. */
#include "valid/module.h"

#include "syntax/limits.h"
#include "valid/instr.h"
#include "valid/linking.h"
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
        {"types in a module", m->types_n, LIMIT_types},
        {"modules in a module", m->module_items_n, LIMIT_modules},
        {"instances in a module", m->instance_items_n, LIMIT_instances},
        {"aliases in a module", m->aliases_n, LIMIT_aliases},
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
    ROOM(C, C->funcs, m->import_funcs + m->funcs_n - C->funcs_n);
    ROOM(C, C->tables, m->import_tables + m->tables_n - C->tables_n);
    ROOM(C, C->mems, m->import_mems + m->mems_n - C->mems_n);
    ROOM(C, C->globals, m->import_globals + m->globals_n - C->globals_n);
    ROOM(C, C->tags, m->import_tags + m->tags_n - C->tags_n);
    C->elems = ARENA_ARRAY(&C->arena, Valtype, m->elems_n);
    C->refs = ARENA_ARRAY(&m->arena, uint8_t, (size_t)m->import_funcs + m->funcs_n);
}

static Result add_table(Context *C, const Tabletype *tt)
{
    TRY(valid_tabletype(C, tt));
    Externtype xt = {.kind = EXTERN_TABLE, .table = *tt};
    xt.table.t = clos(C, tt->t);
    return add_item(C, &xt);
}

static Result add_mem(Context *C, const Memtype *mt)
{
    TRY(valid_memtype(C, mt));
    return add_item(C, &(Externtype){.kind = EXTERN_MEM, .mem = *mt});
}

static void add_global(Context *C, const Globaltype *gt)
{
    ADD(C, C->globals, ((Globaltype){gt->mut, clos(C, gt->t)}));
}

/* valid-tag; Tag_ok */
/* The tag type is well-formed. */
static Result valid_tag(Context *C, const Tag *tag)
{
    C->pos = tag->pos;
    const Deftype *dt;
    TRY(valid_tagtype(C, tag->typeidx, &dt));
    ADD(C, C->tags, dt);
    return RESULT_OK;
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
        const Deftype *dt;
        TRY(valid_functype_use(C, C->m->funcs[i].typeidx, &dt));
        ADD(C, C->funcs, dt);
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

/* All types and then all imports, or in the order of their own that module-linking gives them. */
static Result initials(Context *C)
{
    const Module *m = C->m;
    if (m->initials_n)
        return initial_definitions(C);
    TRY(valid_types(C));
    for (uint32_t i = 0; i < m->imports_n; i++)
        TRY(valid_import(C, &m->imports[i]));
    return RESULT_OK;
}

/* All but functions and data, in the order of Module_ok. */
static Result declarations(Context *C)
{
    Module *m = C->m;
    TRY(check_counts(C));
    allocate_context(C);
    TRY(initials(C));
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
    TRY(valid_exports(C));
    return module_linked(m) ? valid_moduletype(C, &C->type) : RESULT_OK;
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
    Module *m = C->m;
    m->deftypes = arena_copy(&m->arena, C->scope.types, C->scope.types_n * sizeof *C->scope.types);
    m->ref_funcs = C->refs;
    m->type = C->type;
    m->validated = true;
}

/* valid-module; Module_ok */
/* Everything in turn; on success the module keeps its closed types and C.REFS. */
Result valid_rest(Context *C, Failure *failure)
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
    Result result = valid_rest(C, failure);
    context_free(C);
    return result;
}
