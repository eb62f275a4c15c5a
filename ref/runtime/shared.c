/* runtime/shared.c: the bytes of shared memories (threads, "Shared linear memory"). */
#include "runtime/shared.h"

#include "util/alloc.h"
#include "util/vmem.h"

#include <stdlib.h>

/* NON-SPEC: address range for MOST bytes, or for what can be had of that, at least LEN. Sets *size. */
static uint8_t *reserve(uint64_t len, uint64_t most, uint64_t *size)
{
    uint8_t *data = vmem_reserve(*size = most);
    while (!data && *size > len) {
        *size = *size / 2 > len ? *size / 2 : len;
        data = vmem_reserve(*size);
    }
    return data;
}

Sharedmem *shared_new(Memtype type, uint64_t len, uint64_t most)
{
    uint64_t size;
    uint8_t *data = reserve(len, most, &size);
    if (!data)
        return NULL;
    if (!vmem_commit(data, 0, len)) {
        vmem_release(data, size);
        return NULL;
    }
    Sharedmem *shared = checked_calloc(1, sizeof *shared);
    *shared = (Sharedmem){
        .data = data, .len = len, .reserved = size, .most = most, .type = type, .references = 1};
    pthread_mutex_init(&shared->lock, NULL);
    return shared;
}

void shared_keep(Sharedmem *shared)
{
    __atomic_add_fetch(&shared->references, 1, __ATOMIC_RELAXED);
}

void shared_drop(Sharedmem *shared)
{
    if (__atomic_sub_fetch(&shared->references, 1, __ATOMIC_ACQ_REL) > 0)
        return;
    vmem_release(shared->data, shared->reserved);
    pthread_mutex_destroy(&shared->lock);
    free(shared);
}

uint64_t shared_references(const Sharedmem *shared)
{
    return __atomic_load_n(&shared->references, __ATOMIC_ACQUIRE);
}

/* The new bytes are there before the length says so. To be called under the lock. */
static bool append(Sharedmem *shared, uint64_t n)
{
    uint64_t len = shared->len,
             most = shared->most < shared->reserved ? shared->most : shared->reserved;
    if (len > most || n > most - len || !vmem_commit(shared->data, len, len + n))
        return false;
    if (n)
        __atomic_store_n(&shared->len, len + n, __ATOMIC_SEQ_CST);
    return true;
}

bool shared_grow(Sharedmem *shared, uint64_t n, uint64_t *before)
{
    pthread_mutex_lock(&shared->lock);
    *before = shared->len;
    bool done = append(shared, n);
    pthread_mutex_unlock(&shared->lock);
    return done;
}

bool shared_grow_to(Sharedmem *shared, uint64_t len)
{
    if (len & ((UINT64_C(1) << shared->type.page_log2) - 1))
        return false;
    pthread_mutex_lock(&shared->lock);
    bool done = len >= shared->len && append(shared, len - shared->len);
    pthread_mutex_unlock(&shared->lock);
    return done;
}
