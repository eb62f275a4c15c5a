/* embed/embed_shared.c: memories that stores share, and agents that wait for each other (threads). NON-SPEC. */
#include "embed/convert.h"

static Sharedmem *sharedmem_of(const Embed_shared *shared)
{
    return (Sharedmem *)(uintptr_t)shared;
}

Embed_shared *embed_mem_share(const Embed_store *store, uint32_t addr)
{
    Sharedmem *shared = store_of(store)->mems[addr]->shared;
    if (shared)
        shared_keep(shared);
    return (Embed_shared *)(uintptr_t)shared;
}

uint32_t embed_mem_adopt(Embed_store *store, Embed_shared *shared)
{
    return adopt_mem(store_of(store), sharedmem_of(shared));
}

void embed_shared_keep(Embed_shared *shared)
{
    shared_keep(sharedmem_of(shared));
}

void embed_shared_drop(Embed_shared *shared)
{
    shared_drop(sharedmem_of(shared));
}

uint8_t *embed_shared_data(const Embed_shared *shared, uint64_t *len)
{
    *len = shared_len(sharedmem_of(shared));
    return sharedmem_of(shared)->data;
}

bool embed_shared_grow(Embed_shared *shared, uint64_t len)
{
    return shared_grow_to(sharedmem_of(shared), len);
}

_Static_assert((int)EMBED_WAIT_OK == WAIT_NOTIFIED && (int)EMBED_WAIT_NOT_EQUAL == WAIT_NOT_EQUAL &&
                   (int)EMBED_WAIT_TIMED_OUT == WAIT_TIMED_OUT &&
                   (int)EMBED_WAIT_INTERRUPTED == WAIT_CALLED_OFF,
               "ends of waits differ");

Embed_wait_end embed_store_wait(Embed_store *store, const void *at, unsigned width,
                                uint64_t expected, int64_t timeout)
{
    return (Embed_wait_end)waiters_wait(at, width, expected, timeout, &store_of(store)->wait);
}

uint32_t embed_notify(const void *at, uint32_t count)
{
    return waiters_notify(at, count);
}

void embed_store_waits(Embed_store *store, bool waits)
{
    store_of(store)->waits = waits;
}

void embed_store_interrupt(Embed_store *store)
{
    Store *s = store_of(store);
    atomic_store(&s->interrupted, true);
    waiters_call_off(&s->wait);
}

bool embed_store_is_stuck(const Embed_store *store)
{
    return waiters_is_stuck(&store_of(store)->wait);
}
