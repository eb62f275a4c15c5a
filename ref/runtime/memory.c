/* runtime/memory.c: memory instances (core/exec/modules#memories, #growing-memories). */
#include "runtime/store.h"
#include "syntax/limits.h"
#include "util/alloc.h"
#include "util/vmem.h"

static const uint64_t gib4 = UINT64_C(1) << 32;

/* HOST: how many pages the address space of a memory of TYPE has, bounded by what this implementation gives.
   custom-page-sizes: 2^32 pages of a byte would be one more than an address can count. */
static uint64_t addressable_pages(const Memtype *type)
{
    uint64_t bytes = type->at == AT_I32 ? gib4 : (uint64_t)LIMIT_memory64_pages << 16;
    return (bytes >> type->page_log2) - (type->at == AT_I32 && type->page_log2 == 0);
}

/* How many pages a memory of TYPE may come to. */
static uint64_t most_pages(const Memtype *type)
{
    uint64_t pages = addressable_pages(type);
    return type->lim.has_max && type->lim.max < pages ? type->lim.max : pages;
}

/* NON-SPEC: reserves address range for LEN bytes, and for all that MEM may grow to if that can be had; moves what is
   there. False, and nothing changed, where memory cannot be had. */
static bool reserve_bytes(Meminst *mem, uint64_t len)
{
    if (len <= mem->reserved)
        return vmem_commit(mem->data, mem->len, len);
    uint64_t size = most_pages(&mem->type) << mem->type.page_log2;
    uint8_t *data = vmem_reserve(size);
    while (!data && size > len) {
        size = size / 2 > len ? size / 2 : len;
        data = vmem_reserve(size);
    }
    if (!data)
        return false;
    if (!vmem_commit(data, 0, len)) {
        vmem_release(data, size);
        return false;
    }
    if (mem->len)
        memcpy(data, mem->data, mem->len);
    if (mem->reserved)
        vmem_release(mem->data, mem->reserved);
    mem->data = data;
    mem->reserved = size;
    return true;
}

static uint8_t nothing; /* so that an empty memory has an address, too */

/* Gives MEM, which has its length, an address. */
static uint32_t add_mem(Store *store, Meminst *mem)
{
    if (mem->shared)
        mem->data = mem->shared->data;
    mem->addr = (uint32_t)store->mems_n;
    mem->type.lim.min = mem->told = mem->len >> mem->type.page_log2;
    PUSH(store->mems, store->mems_n, store->mems_capacity, mem);
    return mem->addr;
}

/* alloc-mem */
Result alloc_mem(Store *store, Memtype type, uint32_t *addr, Failure *failure)
{
    if (type.lim.min > addressable_pages(&type))
        return fail(failure, ERR_implementation_limit, pos_none(),
                    "a memory of %llu pages; at most %llu", (unsigned long long)type.lim.min,
                    (unsigned long long)addressable_pages(&type));
    Meminst *mem = ARENA_NEW(&store->arena, Meminst);
    mem->data = &nothing;
    mem->type = type;
    uint64_t len = type.lim.min << type.page_log2;
    if (type.shared)
        mem->shared = shared_new(type, len, most_pages(&type) << type.page_log2);
    if (type.shared ? !mem->shared : len && !reserve_bytes(mem, len))
        return fail(failure, ERR_out_of_memory, pos_none(), "for a memory of %llu pages",
                    (unsigned long long)type.lim.min);
    mem->len = len;
    *addr = add_mem(store, mem);
    return RESULT_OK;
}

uint32_t adopt_mem(Store *store, Sharedmem *shared)
{
    Meminst *mem = ARENA_NEW(&store->arena, Meminst);
    mem->type = shared->type;
    shared_keep(shared);
    mem->shared = shared;
    mem->len = shared_len(shared);
    return add_mem(store, mem);
}

/* What the store's hook has to know: that MEM has grown from BEFORE pages, of which it has not heard. */
static void tell_hook(Store *store, Meminst *mem, uint64_t before)
{
    mem->type.lim.min = mem->told = mem->len >> mem->type.page_log2;
    if (store->grow_hook)
        store->grow_hook(store->grow_data, store, mem->addr, before, mem->told);
}

void mem_tell(Store *store, Meminst *mem)
{
    mem_refresh(mem);
    if (mem->len >> mem->type.page_log2 != mem->told)
        tell_hook(store, mem, mem->told);
}

/* grow-mem */
/* The one road to growth: whoever grows a memory, and be it by 0 pages, the store's hook hears of it. */
bool grow_mem(Store *store, Meminst *mem, uint64_t n, uint64_t *before)
{
    uint64_t most = most_pages(&mem->type), old_len;
    *before = mem_pages(mem);
    if (*before > most || n > most - *before)
        return false;
    unsigned log2 = mem->type.page_log2;
    if (!mem->shared) {
        uint64_t len = (*before + n) << log2;
        if (n && !reserve_bytes(mem, len))
            return false;
        mem->len = len;
    } else {
        if (!shared_grow(mem->shared, n << log2, &old_len))
            return false;
        *before = old_len >> log2;
        mem->len = old_len + (n << log2);
    }
    tell_hook(store, mem, *before);
    return true;
}

void mem_release(Meminst *mem)
{
    if (mem->reserved)
        vmem_release(mem->data, mem->reserved);
    if (mem->shared)
        shared_drop(mem->shared);
    mem->shared = NULL;
    mem->data = &nothing;
    mem->len = mem->reserved = mem->type.lim.min = mem->told = 0;
}

uint64_t mem_pages(Meminst *mem)
{
    mem_refresh(mem);
    return mem->len >> mem->type.page_log2;
}
