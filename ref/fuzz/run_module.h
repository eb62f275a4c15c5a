/* fuzz/run_module.h: runs all that a module exports, with stubs for what it imports, and whatever it does comes back in
 * bounded time. For the fuzzer and the test with mutated modules. NON-SPEC. */
#ifndef TOUCHSTONE_FUZZ_RUN_MODULE_H
#define TOUCHSTONE_FUZZ_RUN_MODULE_H

#include "embed/convert.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

enum {
    RUN_FUEL = 5000,
    RUN_MILLISECONDS = 50, /* of the processor: bulk instructions cost no fuel */
    RUN_PAGES = 1024,      /* memories that are larger together get no time to be written to */
    RUN_EXPORTS = 50,
    RUN_RECLAIM = 3
};

static Store *volatile run_store;

static void run_out_of_time(int signal)
{
    (void)signal;
    if (run_store)
        run_store->fuel = 0;
}

static void run_timer(suseconds_t milliseconds)
{
    struct itimerval timer = {.it_value.tv_usec = milliseconds * 1000};
    setitimer(ITIMER_PROF, &timer, NULL);
}

static void run_grown(void *data, Embed_store *store, uint32_t addr, uint64_t old_pages,
                      uint64_t new_pages)
{
    (void)data, (void)addr, (void)old_pages;
    if (new_pages > RUN_PAGES)
        store_of(store)->fuel = 0;
}

/* A value for each type that has one without anything being made for it. */
static bool run_value(Embed_valtype t, uint32_t salt, Embed_value *out)
{
    static const uint64_t numbers[] = {0, 1, 2, 7, 65535, UINT64_MAX, UINT64_C(1) << 31};
    if (!embed_val_default(t, out))
        return false;
    if (t.kind == EMBED_I32 || t.kind == EMBED_F32)
        out->i32 = (uint32_t)numbers[salt % 7];
    if (t.kind == EMBED_I64 || t.kind == EMBED_F64)
        out->i64 = numbers[salt % 7];
    if (t.kind == EMBED_REF && t.heap == EMBED_HEAP_EXTERN && salt % 2)
        out->ref = (Embed_ref){.kind = EMBED_REF_HOST, .value = salt};
    return true;
}

/* A host function: by turns it returns, returns after reclaiming, calls its caller's first function, or traps. */
static Embed_result run_host(void *data, Embed_store *store, Embed_instance *caller,
                             const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    static uint32_t turn;
    const Comptype *type = data;
    (void)args;
    turn++;
    for (uint32_t i = 0; i < type->results.n; i++) {
        if (!run_value(embed_valtype(type->results.t[i]), turn, &results[i]))
            return embed_host_fail(failure, "there is no default");
    }
    if (turn % 4 == 1)
        embed_store_reclaim(store, true);
    if (turn % 4 == 2 && caller && instance_of(caller)->funcs_n) {
        const Funcinst *f = instance_of(caller)->funcs[instance_of(caller)->funcs_n - 1];
        if (f->type->st.ct.params.n == 0 && f->type->st.ct.results.n == 0)
            return embed_func_invoke(store, f->addr, NULL, 0, NULL, failure);
    }
    return turn % 16 == 3 ? embed_host_fail(failure, "a host's trap") : EMBED_OK;
}

static bool run_resolve(void *data, Embed_store *store, Embed_name module, Embed_name name,
                        const Embed_externtype *type, Embed_extern *out);

/* An instance value of all that the type has; not of a type with very many exports. */
static bool run_instanceval(Embed_store *store, uint32_t deftype, Embed_extern *out)
{
    enum { FEW = 16 };
    Embed_named exports[FEW];
    Embed_failure failure;
    uint32_t n = embed_type_exports(deftype);
    for (uint32_t i = 0; i < n && n <= FEW; i++) {
        Embed_export due = embed_type_export(deftype, i);
        exports[i].name = due.name;
        if (!run_resolve(NULL, store, due.name, due.name, &due.type, &exports[i].addr))
            return false;
    }
    return n <= FEW && embed_instanceval_new(store, exports, n, out, &failure) == EMBED_OK;
}

/* Embed_resolver that gives everything but modules and what has no default. */
static bool run_resolve(void *data, Embed_store *store, Embed_name module, Embed_name name,
                        const Embed_externtype *type, Embed_extern *out)
{
    Embed_failure failure;
    Embed_value init;
    (void)data, (void)module;
    *out = (Embed_extern){.kind = type->kind};
    switch (type->kind) {
    case EMBED_FUNC:
        out->addr = embed_func_alloc(store, type->deftype, run_host,
                                     (void *)(uintptr_t)&deftype_of(type->deftype)->st.ct);
        return true;
    case EMBED_TABLE:
        return run_value(type->t, 0, &init) &&
               embed_table_alloc(store, type, init.ref, &out->addr, &failure) == EMBED_OK;
    case EMBED_MEM: return embed_mem_alloc(store, type, &out->addr, &failure) == EMBED_OK;
    case EMBED_GLOBAL:
        if (!run_value(type->t, (uint32_t)name.len, &init))
            return false;
        out->addr = embed_global_alloc(store, type, &init);
        return true;
    case EMBED_TAG: out->addr = embed_tag_alloc(store, type->deftype); return true;
    case EMBED_INSTANCE: return run_instanceval(store, type->deftype, out);
    case EMBED_MODULE: break;
    }
    return false;
}

/* Calls FUNC if there are arguments for it; results are read. */
static void run_func(Embed_store *store, uint32_t func, uint32_t salt)
{
    Embed_functype type;
    Embed_failure failure;
    embed_functype(embed_func_type(store, func), &type);
    Embed_value *args = calloc(type.params_n + (size_t)1, sizeof *args);
    Embed_value *results = calloc(type.results_n + (size_t)1, sizeof *results);
    bool callable = args && results;
    for (uint32_t i = 0; callable && i < type.params_n; i++)
        callable = run_value(type.params[i], salt + i, &args[i]);
    if (callable &&
        embed_func_invoke(store, func, args, type.params_n, results, &failure) == EMBED_CRASH &&
        strncmp(failure.message, "host passed", 11) != 0)
        abort();
    free(args);
    free(results);
}

/* Instantiates the validated MODULE and calls its exports. */
static void run_module(const Embed_module *module)
{
    Embed_store *store = embed_store_init();
    Embed_instance *instance;
    Embed_failure failure;
    uint64_t pages = 0;
    for (uint32_t i = 0; i < module_of(module)->mems_n; i++)
        pages += module_of(module)->mems[i].type.lim.min;
    signal(SIGPROF, run_out_of_time);
    embed_store_on_grow(store, run_grown, NULL);
    embed_store_reclaim_every(store, RUN_RECLAIM);
    embed_store_fuel(store, pages > RUN_PAGES ? 1 : RUN_FUEL);
    run_store = store_of(store);
    run_timer(RUN_MILLISECONDS);
    if (embed_module_link(store, module, run_resolve, NULL, &instance, &failure) == EMBED_OK) {
        for (uint32_t i = 0; i < embed_module_exports(module) && i < RUN_EXPORTS; i++) {
            Embed_extern item;
            Embed_name name = embed_module_export(module, i).name;
            if (embed_instance_export(instance, name, &item) && item.kind == EMBED_FUNC)
                run_func(store, item.addr, i);
        }
        embed_store_reclaim(store, true);
    }
    run_timer(0);
    run_store = NULL;
    embed_store_free(store);
}

#endif
