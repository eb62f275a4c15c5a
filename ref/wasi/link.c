/* wasi/link.c: the functions of preview 1 as host functions of a store: their types, the memory that they see, and how a
 * program that ends in one of them ends. NON-SPEC in form. */
#include "util/alloc.h"
#include "wasi/world.h"

#include <stdio.h>
#include <string.h>

static const char MODULE[] = "wasi_snapshot_preview1";

static const struct {
    const char *name, *params, *results;
    Errno (*function)(const Call *call);
} functions[] = {
#define FUNCTION(name, params, results) {#name, params, results, wasi_##name},
#include "wasi/function.def"
#undef FUNCTION
};

enum { FUNCTIONS = sizeof functions / sizeof *functions };

static bool is_named(Embed_name name, const char *text)
{
    return name.len == strlen(text) && memcmp(name.at, text, name.len) == 0;
}

/* ---- types ---- */

enum { PARAMS_MAX = 9 };

static uint32_t types_of(const char *letters, Embed_valtype types[PARAMS_MAX])
{
    uint32_t n = 0;
    for (; letters[n]; n++)
        types[n] = (Embed_valtype){.kind = letters[n] == 'I' ? EMBED_I64 : EMBED_I32};
    return n;
}

static uint32_t deftype_of(unsigned function)
{
    Embed_valtype params[PARAMS_MAX], results[PARAMS_MAX];
    Embed_functype type = {.params_n = types_of(functions[function].params, params),
                           .results_n = types_of(functions[function].results, results),
                           .params = params,
                           .results = results};
    return embed_deftype(&type);
}

/* ---- calls ---- */

static Embed_result trap(Embed_failure *failure, const char *name, const char *why)
{
    char message[sizeof failure->message];
    snprintf(message, sizeof message, "%s.%s: %s", MODULE, name, why);
    return embed_host_fail(failure, message);
}

/* The failure that ends a program which is over. */
static Embed_result end(const Wasi *wasi, const char *name, Embed_failure *failure)
{
    char why[64];
    Wasi_end how = wasi_end(wasi);
    switch (how.kind) {
    case WASI_EXITED:
        snprintf(why, sizeof why, "the program exited with code %u", how.code);
        return trap(failure, name, why);
    case WASI_SIGNALED:
        snprintf(why, sizeof why, "the program ended itself with signal %u", how.code);
        return trap(failure, name, why);
    case WASI_RUNNING:
    case WASI_INTERRUPTED: break;
    }
    *failure = (Embed_failure){.result = EMBED_EXHAUSTION,
                               .kind = "interrupted",
                               .offset = EMBED_NO_OFFSET,
                               .func = EMBED_NO_FUNC};
    snprintf(failure->message, sizeof failure->message, "interrupted: in %s.%s", MODULE, name);
    return EMBED_EXHAUSTION;
}

/* The host function of all: finds the memory of now, calls the function and returns its errno. */
static Embed_result call_function(void *data, Embed_store *store, Embed_instance *caller,
                                  const Embed_value *args, Embed_value *results,
                                  Embed_failure *failure)
{
    (void)caller;
    const Linked *linked = data;
    Wasi *wasi = linked->wasi;
    const char *name = functions[linked->function].name;
    if (!wasi->has_memory)
        return trap(failure, name,
                    "called before the memory was handed over; a start function cannot use WASI");
    if (wasi_end(wasi).kind != WASI_RUNNING)
        return end(wasi, name, failure);
    Call call = {.wasi = wasi, .args = args};
    call.memory = embed_mem_data(store, wasi->memaddr, &call.memory_len);
    Errno e = functions[linked->function].function(&call);
    if (e == ERRNO_ENDED)
        return end(wasi, name, failure);
    if (*functions[linked->function].results)
        results[0] = (Embed_value){.type = {.kind = EMBED_I32}, .i32 = (uint32_t)e};
    return EMBED_OK;
}

/* ---- linking ---- */

/* What STORE is told once: that an interrupt is to be heard there. */
static void join_store(Wasi *wasi, Embed_store *store)
{
    pthread_mutex_lock(&wasi->lock);
    bool is_new = wasi->store != store;
    wasi->store = store;
    pthread_mutex_unlock(&wasi->lock);
    if (!is_new)
        return;
    for (unsigned i = 0; i < FUNCTIONS; i++)
        wasi->linked[i].is_there = false;
    if (wasi->interruptible)
        embed_store_interruptible(store);
    if (is_interrupted(wasi))
        embed_store_interrupt(store);
}

bool wasi_resolve(void *data, Embed_store *store, Embed_name module, Embed_name name,
                  const Embed_externtype *type, Embed_extern *out)
{
    (void)type;
    Wasi *wasi = data;
    if (!module.at || !is_named(module, MODULE))
        return false;
    if (!wasi->linked)
        wasi->linked = checked_calloc(FUNCTIONS, sizeof *wasi->linked);
    join_store(wasi, store);
    for (unsigned i = 0; i < FUNCTIONS; i++) {
        if (!is_named(name, functions[i].name))
            continue;
        Linked *linked = &wasi->linked[i];
        if (!linked->is_there) {
            *linked = (Linked){.wasi = wasi, .function = i, .is_there = true};
            linked->addr = embed_func_alloc(store, deftype_of(i), call_function, linked);
        }
        *out = (Embed_extern){.kind = EMBED_FUNC, .addr = linked->addr};
        return true;
    }
    return false;
}

bool wasi_is_used_by(const Embed_module *module)
{
    uint32_t n = embed_module_imports(module);
    for (uint32_t i = 0; i < n; i++) {
        Embed_import import = embed_module_import(module, i);
        if (!import.single && is_named(import.module, MODULE))
            return true;
    }
    return false;
}

/* ---- the memory ---- */

static Embed_result refuse(Embed_failure *failure, const char *why)
{
    *failure = (Embed_failure){.result = EMBED_UNLINKABLE,
                               .kind = "incompatible import type",
                               .offset = EMBED_NO_OFFSET,
                               .func = EMBED_NO_FUNC};
    snprintf(failure->message, sizeof failure->message, "%s: %s", MODULE, why);
    return EMBED_UNLINKABLE;
}

/* application-abi: all modules that use WASI export a linear memory with the name memory. */
Embed_result wasi_set_memory(Wasi *wasi, Embed_store *store, Embed_instance *instance,
                             Embed_failure *failure)
{
    Embed_extern memory;
    Embed_name name = {.at = "memory", .len = 6};
    if (!embed_instance_export(instance, name, &memory))
        return refuse(failure, "the module exports no memory named 'memory', which WASI needs");
    if (memory.kind != EMBED_MEM)
        return refuse(failure, "the module's export 'memory' is no memory");
    if (embed_extern_type(store, memory).addr64)
        return refuse(failure,
                      "the module's memory is addressed by i64; pointers of preview 1 are i32");
    wasi->memaddr = memory.addr;
    wasi->has_memory = true;
    if (!wasi->linked)
        wasi->linked = checked_calloc(FUNCTIONS, sizeof *wasi->linked);
    join_store(wasi, store);
    return EMBED_OK;
}

Wasi_end wasi_end(const Wasi *wasi)
{
    if (wasi->end.kind == WASI_RUNNING && atomic_load(&wasi->interrupted))
        return (Wasi_end){.kind = WASI_INTERRUPTED};
    return wasi->end;
}
