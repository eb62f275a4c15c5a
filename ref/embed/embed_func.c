/* embed/embed_func.c: functions (core/appendix/embedding#embed-func). */
#include "embed/convert.h"
#include "exec/exec.h"
#include "util/alloc.h"

#include <stdlib.h>

/* A host function of the embedding, behind the Hostfunc that the store knows. */
typedef struct Host {
    Embed_hostfunc *func;
    void *data;
    const Comptype *type;
} Host;

enum { FEW = 8 }; /* values that need no allocation */

/* Room for N items of SIZE bytes: FEW_ITEMS where it suffices, else malloc'ed. */
static void *room(void *few_items, uint32_t n, size_t size)
{
    return n <= FEW ? few_items : checked_calloc(n, size);
}

static void room_free(void *items, const void *few_items)
{
    if (items != few_items)
        free(items);
}

/* exec-invoke-host: the embedding's side */
/* Hands arguments and results over; what the host returns is checked against the type, as nobody else would. */
static Result call_host(void *data, Store *store, Moduleinst *caller, const Value *args,
                        Value *results, Failure *failure)
{
    const Host *host = data;
    Resulttype params = host->type->params, types = host->type->results;
    Embed_value few_args[FEW], few_results[FEW] = {0};
    Embed_value *in = room(few_args, params.n, sizeof *in);
    Embed_value *out = room(few_results, types.n, sizeof *out);
    for (uint32_t i = 0; i < params.n; i++)
        in[i] = embed_value(params.t[i], args[i]);
    Embed_failure f = {.result = EMBED_OK};
    Embed_result returned =
        host->func(host->data, embed_store(store), embed_instance(caller), in, out, &f);
    Result result = RESULT_OK;
    if (returned == EMBED_EXCEPTION && store->exception == REF_NULL)
        result =
            fail(failure, ERR_host_arguments, pos_none(), "a host function threw no exception");
    else if (returned != EMBED_OK)
        result = failure_of(returned, &f, failure);
    for (uint32_t i = 0; i < types.n && result == RESULT_OK; i++) {
        if (embed_value_matches(embed_store(store), &out[i], embed_valtype(types.t[i])))
            results[i] = value_of(store, &out[i]);
        else
            result = fail(failure, ERR_host_arguments, pos_none(),
                          "result %u of a host function is not of its type", i + 1);
    }
    room_free(in, few_args);
    room_free(out, few_results);
    return result;
}

/* embed-func-alloc */
uint32_t embed_func_alloc(Embed_store *store, uint32_t deftype, Embed_hostfunc *func, void *data)
{
    Store *s = store_of(store);
    Host *host = ARENA_NEW(&s->arena, Host);
    const Deftype *type = deftype_of(deftype);
    *host = (Host){.func = func, .data = data, .type = &type->st.ct};
    return alloc_hostfunc(s, type, call_host, host);
}

/* embed-func-type */
uint32_t embed_func_type(const Embed_store *store, uint32_t funcaddr)
{
    return store_of(store)->funcs[funcaddr]->type->id;
}

uint32_t embed_func_index(const Embed_store *store, uint32_t funcaddr)
{
    return store_of(store)->funcs[funcaddr]->index;
}

/* exec-invocation: the arguments must be as many as the parameters and of their types. */
static Embed_result check_arguments(const Embed_store *store, Resulttype params,
                                    const Embed_value *args, uint32_t n, Embed_failure *failure)
{
    if (n != params.n)
        return embed_fail(failure, ERR_host_arguments, "wrong number of arguments");
    for (uint32_t i = 0; i < n; i++) {
        if (!embed_value_matches(store, &args[i], embed_valtype(params.t[i])))
            return embed_fail(failure, ERR_host_arguments, NULL);
    }
    return EMBED_OK;
}

/* embed-func-invoke */
Embed_result embed_func_invoke(Embed_store *store, uint32_t funcaddr, const Embed_value *args,
                               uint32_t args_n, Embed_value *results, Embed_failure *failure)
{
    Store *s = store_of(store);
    Funcinst *func = s->funcs[funcaddr];
    const Comptype *type = &func->type->st.ct;
    Embed_result checked = check_arguments(store, type->params, args, args_n, failure);
    if (checked != EMBED_OK)
        return checked;
    Value few_args[FEW], few_results[FEW];
    Value *in = room(few_args, args_n, sizeof *in);
    Value *out = room(few_results, type->results.n, sizeof *out);
    for (uint32_t i = 0; i < args_n; i++)
        in[i] = value_of(s, &args[i]);
    Failure f;
    Result result = invoke(s, func, in, out, &f);
    for (uint32_t i = 0; i < type->results.n && result == RESULT_OK; i++)
        results[i] = embed_value(type->results.t[i], out[i]);
    room_free(in, few_args);
    room_free(out, few_results);
    return result == RESULT_OK ? EMBED_OK : embed_failure(&f, failure);
}
