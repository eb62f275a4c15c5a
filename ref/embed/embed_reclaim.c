/* embed/embed_reclaim.c: what the host keeps, and when the rest is reclaimed. NON-SPEC. */
#include "embed/convert.h"
#include "runtime/reclaim.h"
#include "runtime/stack.h"

/* How often the host keeps what ADDR denotes; NULL for what is never reclaimed. */
static uint32_t *kept_of(const Store *store, Embed_extern addr)
{
    switch (addr.kind) {
    case EMBED_FUNC: return &store->funcs[addr.addr]->kept;
    case EMBED_TABLE: return &store->tables[addr.addr]->kept;
    case EMBED_MEM: return &store->mems[addr.addr]->kept;
    case EMBED_GLOBAL: return &store->globals[addr.addr]->kept;
    case EMBED_MODULE: return &store->modulevals[addr.addr]->kept;
    case EMBED_INSTANCE: return &store->instancevals[addr.addr]->kept;
    case EMBED_TAG: break;
    }
    return NULL;
}

void embed_extern_keep(Embed_store *store, Embed_extern addr)
{
    uint32_t *kept = kept_of(store_of(store), addr);
    if (kept)
        ++*kept;
}

void embed_extern_drop(Embed_store *store, Embed_extern addr)
{
    uint32_t *kept = kept_of(store_of(store), addr);
    if (kept && *kept)
        --*kept;
}

/* Functions are kept as such; nulls and numbers need not be kept. */
void embed_ref_keep(Embed_store *store, Embed_ref ref)
{
    if (ref.kind == EMBED_REF_FUNC)
        embed_extern_keep(store, (Embed_extern){EMBED_FUNC, (uint32_t)ref.value});
    if (ref.kind == EMBED_REF_STRUCT || ref.kind == EMBED_REF_ARRAY || ref.kind == EMBED_REF_EXN)
        handles_keep(&store_of(store)->handles, ref_of(store_of(store), ref));
}

void embed_ref_drop(Embed_store *store, Embed_ref ref)
{
    if (ref.kind == EMBED_REF_FUNC)
        embed_extern_drop(store, (Embed_extern){EMBED_FUNC, (uint32_t)ref.value});
    if (ref.kind == EMBED_REF_STRUCT || ref.kind == EMBED_REF_ARRAY || ref.kind == EMBED_REF_EXN)
        handles_drop(&store_of(store)->handles, ref_of(store_of(store), ref));
}

void embed_store_on_reclaim(Embed_store *store, const Embed_reclaim_hooks *hooks, void *data)
{
    Reclaim_hooks *to = &store_of(store)->reclaim_hooks;
    *to = (Reclaim_hooks){0};
    if (hooks)
        *to = (Reclaim_hooks){.reached_func = hooks->reached_func,
                              .reached_host = hooks->reached_host,
                              .settle = hooks->settle,
                              .release_func = hooks->release_func,
                              .data = data};
}

void embed_reclaim_reach(Embed_store *store, Embed_extern addr)
{
    reclaim_reach(store_of(store), externaddr_of(addr));
}

void embed_reclaim_reach_ref(Embed_store *store, Embed_ref ref)
{
    if (ref.kind == EMBED_REF_FUNC)
        embed_reclaim_reach(store, (Embed_extern){EMBED_FUNC, (uint32_t)ref.value});
    else
        reclaim_reach_ref(store_of(store), ref_of(store_of(store), ref));
}

bool embed_extern_is_reached(const Embed_store *store, Embed_extern addr)
{
    return reclaim_is_reached(store_of(store), externaddr_of(addr));
}

bool embed_ref_is_reached(const Embed_store *store, Embed_ref ref)
{
    if (ref.kind == EMBED_REF_FUNC)
        return embed_extern_is_reached(store, (Embed_extern){EMBED_FUNC, (uint32_t)ref.value});
    return reclaim_ref_is_reached(store_of(store), ref_of(store_of(store), ref));
}

bool embed_store_is_running(const Embed_store *store)
{
    return store_of(store)->machine && store_of(store)->machine->host_depth;
}

void embed_store_reclaim(Embed_store *store, bool externs)
{
    reclaim(store_of(store), externs);
}

void embed_store_reclaim_every(Embed_store *store, uint32_t n)
{
    reclaim_every(store_of(store), n);
}
