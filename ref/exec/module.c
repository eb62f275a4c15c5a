/* exec/module.c: allocation of modules (core/exec/modules#alloc-module). */
#include "exec/module.h"

#include "exec/eval.h"
#include "runtime/linking.h"
#include "util/alloc.h"
#include "valid/match.h"

/* The closed result type of one value of type T. */
static Resulttype one(const Valtype *t)
{
    return (Resulttype){1, t};
}

static Result eval_expr(Moduleinst *inst, const Expr *expr, Valtype t, Value *value,
                        Failure *failure)
{
    return eval_instrs(inst, expr->in, expr->n, one(&t), value, failure);
}

Result fail_import(const Module *module, uint32_t i, const Externtype *given, const Externtype *due,
                   Failure *failure)
{
    const Import *import = &module->imports[i];
    Buffer why = {0}, names = {0};
    if (!import->single)
        buffer_format(&names, "\"%.*s\" ", (int)import->module.len, import->module.at);
    buffer_format(&names, "\"%.*s\"", (int)import->name.len, import->name.at);
    print_mismatch(&why, given, due);
    Result result = fail(failure, ERR_incompatible_import, import->pos, "%s %s",
                         buffer_string(&names), buffer_string(&why));
    buffer_free(&names);
    buffer_free(&why);
    return result;
}

/* Externaddr_ok and match-externtype of one import */
Result check_import(const Store *store, const Module *module, uint32_t i, Externaddr addr,
                    Failure *failure)
{
    Externtype due = clos_externtype(module->imports[i].xt, module->deftypes);
    Externtype given = externaddr_type(store, addr);
    if (match_externtype(&given, &due))
        return RESULT_OK;
    return fail_import(module, i, &given, &due, failure);
}

void put_item(Moduleinst *inst, Externaddr addr)
{
    Store *store = inst->store;
    switch (addr.kind) {
    case EXTERN_FUNC: inst->funcs[inst->funcs_n++] = store->funcs[addr.addr]; break;
    case EXTERN_TABLE: inst->tables[inst->tables_n++] = store->tables[addr.addr]; break;
    case EXTERN_MEM: inst->mems[inst->mems_n++] = store->mems[addr.addr]; break;
    case EXTERN_GLOBAL: inst->globals[inst->globals_n++] = store->globals[addr.addr]; break;
    case EXTERN_TAG: inst->tags[inst->tags_n++] = store->tags[addr.addr]; break;
    case EXTERN_MODULE: inst->modules[inst->modules_n++] = store->modulevals[addr.addr]; break;
    case EXTERN_INSTANCE:
        inst->instances[inst->instances_n++] = store->instancevals[addr.addr];
        break;
    }
}

Moduleinst *begin_module(Store *store, const Module *module, Moduleinst *outer)
{
    Arena *arena = &store->arena;
    Moduleinst *inst = ARENA_NEW(arena, Moduleinst);
    PUSH(store->instances, store->instances_n, store->instances_capacity, inst);
    inst->store = store;
    inst->module = module;
    inst->outer = outer;
    inst->types = module->deftypes;
    inst->funcs = ARENA_ARRAY(arena, Funcinst *, (size_t)module->import_funcs + module->funcs_n);
    inst->tables =
        ARENA_ARRAY(arena, Tableinst *, (size_t)module->import_tables + module->tables_n);
    inst->mems = ARENA_ARRAY(arena, Meminst *, (size_t)module->import_mems + module->mems_n);
    inst->globals =
        ARENA_ARRAY(arena, Globalinst *, (size_t)module->import_globals + module->globals_n);
    inst->tags = ARENA_ARRAY(arena, Taginst *, (size_t)module->import_tags + module->tags_n);
    inst->modules = ARENA_ARRAY(arena, Moduleval *, module->module_items_n);
    inst->instances = ARENA_ARRAY(arena, Instanceval *, module->instance_items_n);
    inst->elems = ARENA_ARRAY(arena, Eleminst, module->elems_n);
    inst->datas = ARENA_ARRAY(arena, Datainst, module->datas_n);
    inst->exports = ARENA_ARRAY(arena, Exportinst, module->exports_n);
    return inst;
}

/* alloc-func for each of the module: what constant expressions need beside the imports */
static void alloc_funcs(Moduleinst *inst)
{
    const Module *module = inst->module;
    for (uint32_t i = 0; i < module->funcs_n; i++) {
        inst->funcs[inst->funcs_n] =
            alloc_func(inst->store, inst, &module->funcs[i], inst->funcs_n);
        inst->funcs_n++;
    }
}

/* eval-globals, alloc-global */
/* In order: each may read those before it. */
static Result alloc_globals(Moduleinst *inst, Failure *failure)
{
    Store *store = inst->store;
    for (uint32_t i = 0; i < inst->module->globals_n; i++) {
        const Global *global = &inst->module->globals[i];
        Globaltype type = {global->type.mut, clos_valtype(global->type.t, inst->types)};
        Value value;
        TRY(eval_expr(inst, &global->init, type.t, &value, failure));
        uint32_t addr = alloc_global(store, type, value);
        inst->globals[inst->globals_n++] = store->globals[addr];
    }
    return RESULT_OK;
}

/* eval-exprs, alloc-table */
static Result alloc_tables(Moduleinst *inst, Failure *failure)
{
    Store *store = inst->store;
    for (uint32_t i = 0; i < inst->module->tables_n; i++) {
        const Table *table = &inst->module->tables[i];
        Tabletype type = table->type;
        type.t = clos_valtype(type.t, inst->types);
        Value init = {0};
        uint32_t addr;
        if (table->init.n)
            TRY(eval_expr(inst, &table->init, type.t, &init, failure));
        Result result = alloc_table(store, type, init.ref, &addr, failure);
        failure->pos = result ? table->pos : failure->pos;
        TRY(result);
        inst->tables[inst->tables_n++] = store->tables[addr];
    }
    return RESULT_OK;
}

/* alloc-mem for each memory of the module */
static Result alloc_mems(Moduleinst *inst, Failure *failure)
{
    for (uint32_t i = 0; i < inst->module->mems_n; i++) {
        const Mem *mem = &inst->module->mems[i];
        uint32_t addr;
        Result result = alloc_mem(inst->store, mem->type, &addr, failure);
        failure->pos = result ? mem->pos : failure->pos;
        TRY(result);
        inst->mems[inst->mems_n++] = inst->store->mems[addr];
    }
    return RESULT_OK;
}

/* eval-exprs, alloc-elem */
static Result alloc_elems(Moduleinst *inst, Failure *failure)
{
    for (uint32_t i = 0; i < inst->module->elems_n; i++) {
        const Elem *elem = &inst->module->elems[i];
        Eleminst *made = &inst->elems[inst->elems_n++];
        made->type = clos_valtype(elem->t, inst->types);
        made->refs = ARENA_ARRAY(&inst->store->arena, Ref, elem->n);
        made->len =
            elem->n; /* also while it is not full, so that the collector sees what is there */
        for (uint32_t k = 0; k < elem->n; k++) {
            Value value;
            if (elem->is_funcs)
                value.ref = func_ref(inst->funcs[elem->funcs[k]]);
            else
                TRY(eval_expr(inst, &elem->items[k], made->type, &value, failure));
            made->refs[k] = value.ref;
        }
    }
    return RESULT_OK;
}

/* alloc-tag, alloc-data, for each of the module */
static void alloc_tags_and_datas(Moduleinst *inst)
{
    const Module *module = inst->module;
    for (uint32_t i = 0; i < module->tags_n; i++) {
        const Deftype *type = deftype_of(inst->types[module->tags[i].typeidx]);
        uint32_t addr = alloc_tag(inst->store, type);
        inst->tags[inst->tags_n++] = inst->store->tags[addr];
    }
    for (uint32_t i = 0; i < module->datas_n; i++) {
        Bytes bytes = module->datas[i].bytes;
        inst->datas[inst->datas_n++] = (Datainst){bytes.len, bytes.at};
    }
}

/* alloc-export */
static void alloc_export(Moduleinst *inst, const Export *export)
{
    inst->exports[inst->exports_n++] =
        (Exportinst){export->name, instance_item(inst, export->kind, export->x)};
}

/* alloc-module */
Result alloc_module(Moduleinst *inst, Failure *failure)
{
    alloc_funcs(inst);
    TRY(alloc_globals(inst, failure));
    TRY(alloc_tables(inst, failure));
    TRY(alloc_elems(inst, failure));
    TRY(alloc_mems(inst, failure));
    alloc_tags_and_datas(inst);
    for (uint32_t i = 0; i < inst->module->exports_n; i++)
        alloc_export(inst, &inst->module->exports[i]);
    index_exports(inst);
    return RESULT_OK;
}
