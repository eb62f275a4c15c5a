/* runtime/store.c: the store as a whole, and its small instances (core/exec/runtime#store). */
#include "runtime/store.h"

#include "runtime/reclaim.h"
#include "runtime/stack.h"
#include "util/alloc.h"

#include <stdlib.h>

/* NON-SPEC: a build with TOUCHSTONE_PLAIN_CODE runs every instruction by its own rule. */
#ifdef TOUCHSTONE_PLAIN_CODE
enum { PLAIN_CODE = true };
#else
enum { PLAIN_CODE = false };
#endif

Store *store_new(void)
{
    Store *store = checked_calloc(1, sizeof *store);
    store->plain_code = PLAIN_CODE;
    return store;
}

void store_free(Store *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < store->tables_n; i++)
        table_release(store, store->tables[i]);
    for (size_t i = 0; i < store->mems_n; i++)
        mem_release(store->mems[i]);
    while (store->codes) {
        Code *code = store->codes;
        store->codes = code->next;
        code_free(code);
    }
    heap_free(&store->heap);
    handles_free(&store->handles);
    machine_free(store->machine);
    free(store->traced);
    free(store->funcs);
    free(store->tables);
    free(store->mems);
    free(store->globals);
    free(store->tags);
    free(store->modulevals);
    free(store->instancevals);
    free(store->narrowings);
    free(store->instances);
    arena_free(&store->arena);
    free(store);
}

void store_set_fuel(Store *store, uint64_t fuel)
{
    store->fuel = fuel ? fuel : UINT64_MAX;
    if (fuel)
        store_count_fuel(store);
}

void store_count_fuel(Store *store)
{
    if (store->has_fuel)
        return;
    if (!store->fuel)
        store->fuel = UINT64_MAX;
    store->has_fuel = true;
    /* What is prepared does not count: the next calls prepare anew. Code that counts stays, with or without a bound. */
    for (size_t i = 0; i < store->funcs_n; i++) {
        store->funcs[i]->entry = NULL;
        store->funcs[i]->frame_slots = FRAME_UNPREPARED;
    }
}

static Funcinst *add_func(Store *store, const Deftype *type)
{
    Funcinst *f = ARENA_NEW(&store->arena, Funcinst);
    f->frame_slots = FRAME_UNPREPARED;
    f->type = type;
    f->params_slots = resulttype_slots(type->st.ct.params);
    f->results_slots = resulttype_slots(type->st.ct.results);
    f->addr = (uint32_t)store->funcs_n;
    f->index = NO_FUNC;
    PUSH(store->funcs, store->funcs_n, store->funcs_capacity, f);
    return f;
}

/* alloc-func */
/* The body is prepared when it is first called. */
Funcinst *alloc_func(Store *store, Moduleinst *instance, const Func *func, uint32_t index)
{
    Funcinst *f = add_func(store, deftype_of(instance->types[func->typeidx]));
    f->module = instance;
    f->func = func;
    f->index = index;
    return f;
}

/* alloc-func with a host function for code */
uint32_t alloc_hostfunc(Store *store, const Deftype *type, Hostfunc *host, void *data)
{
    Funcinst *f = add_func(store, type);
    f->host = host;
    f->host_data = data;
    return f->addr;
}

/* alloc-tag */
uint32_t alloc_tag(Store *store, const Deftype *type)
{
    Taginst *tag = ARENA_NEW(&store->arena, Taginst);
    tag->type = type;
    tag->addr = (uint32_t)store->tags_n;
    PUSH(store->tags, store->tags_n, store->tags_capacity, tag);
    return tag->addr;
}

/* alloc-global */
uint32_t alloc_global(Store *store, Globaltype type, Value init)
{
    Globalinst *global = ARENA_NEW(&store->arena, Globalinst);
    global->type = type;
    global->addr = (uint32_t)store->globals_n;
    global_set_value(global, init);
    PUSH(store->globals, store->globals_n, store->globals_capacity, global);
    return global->addr;
}

Value global_value(const Globalinst *global)
{
    Value value;
    value_of_slots(global->value, global->type.t, &value);
    return value;
}

void global_set_value(Globalinst *global, Value value)
{
    value_to_slots(global->value, global->type.t, value);
}

void global_changed(const Globalinst *global)
{
    global->watch->changed(global->watch->data, global->addr);
}

Exninst *alloc_exn(Store *store, const Taginst *tag, const Slot *slots)
{
    uint32_t n = resulttype_slots(tag->type->st.ct.params);
    Exninst *exn = alloc_object(store, sizeof *exn + n * sizeof(Slot));
    if (!exn)
        return NULL;
    exn->type = EXN_TYPE;
    exn->tag = tag;
    exn->slots_n = n;
    if (n)
        memcpy(exn->slots, slots, n * sizeof(Slot));
    return exn;
}

/* Externaddr_ok */
/* Tables and memories are typed with the size that they have now, instances as they were received. */
Externtype externaddr_type(const Store *store, Externaddr addr)
{
    Externtype xt = {.kind = addr.kind};
    switch (addr.kind) {
    case EXTERN_FUNC: xt.use = (Typeuse){HT_DEF, store->funcs[addr.addr]->type->id}; break;
    case EXTERN_TABLE: xt.table = store->tables[addr.addr]->type; break;
    case EXTERN_MEM:
        xt.mem = store->mems[addr.addr]->type;
        xt.mem.lim.min = mem_pages(store->mems[addr.addr]);
        break;
    case EXTERN_GLOBAL: xt.global = store->globals[addr.addr]->type; break;
    case EXTERN_TAG: xt.use = (Typeuse){HT_DEF, store->tags[addr.addr]->type->id}; break;
    case EXTERN_MODULE:
        xt.use = (Typeuse){HT_DEF, store->modulevals[addr.addr]->module->type};
        break;
    case EXTERN_INSTANCE: xt.use = (Typeuse){HT_DEF, store->instancevals[addr.addr]->type}; break;
    }
    return xt;
}

static uint32_t hash_name(Name name)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < name.len; i++)
        h = (h ^ name.at[i]) * 16777619u;
    return h ^ h >> 15;
}

void index_exports(Moduleinst *instance)
{
    enum { FEW = 8 };
    if (instance->exports_n <= FEW)
        return;
    uint32_t mask = 2 * FEW - 1;
    while (mask / 2 < instance->exports_n)
        mask = 2 * mask + 1;
    uint32_t *table = ARENA_ARRAY(&instance->store->arena, uint32_t, (size_t)mask + 1);
    for (uint32_t i = 0; i < instance->exports_n; i++) {
        uint32_t place = hash_name(instance->exports[i].name) & mask;
        while (table[place])
            place = (place + 1) & mask;
        table[place] = i + 1;
    }
    instance->exports_by_name = table;
    instance->exports_mask = mask;
}

const Exportinst *instance_export(const Moduleinst *instance, Name name)
{
    const Exportinst *exports = instance->exports;
    if (!instance->exports_by_name) {
        for (uint32_t i = 0; i < instance->exports_n; i++) {
            if (bytes_equal(exports[i].name, name))
                return &exports[i];
        }
        return NULL;
    }
    uint32_t place = hash_name(name) & instance->exports_mask;
    while (instance->exports_by_name[place]) {
        const Exportinst *found = &exports[instance->exports_by_name[place] - 1];
        if (bytes_equal(found->name, name))
            return found;
        place = (place + 1) & instance->exports_mask;
    }
    return NULL;
}
