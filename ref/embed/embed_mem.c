/* embed/embed_mem.c: memories (core/appendix/embedding#embed-mem). */
#include "embed/convert.h"

/* embed-mem-alloc */
Embed_result embed_mem_alloc(Embed_store *store, const Embed_externtype *type, uint32_t *addr,
                             Embed_failure *failure)
{
    if (type->kind != EMBED_MEM)
        return embed_fail(failure, ERR_host_arguments, "the type is not a memory type");
    Failure f;
    if (alloc_mem(store_of(store), externtype_of(type).mem, addr, &f) == RESULT_OK)
        return EMBED_OK;
    return embed_failure(&f, failure);
}

/* embed-mem-type */
void embed_mem_type(const Embed_store *store, uint32_t addr, Embed_externtype *out)
{
    *out = embed_externtype(
        externaddr_type(store_of(store), (Externaddr){.kind = EXTERN_MEM, .addr = addr}));
}

/* embed-mem-read */
Embed_result embed_mem_read(const Embed_store *store, uint32_t addr, uint64_t i, uint8_t *out,
                            Embed_failure *failure)
{
    Meminst *mi = store_of(store)->mems[addr];
    if (!mem_has(mi, i, 1))
        return embed_fail(failure, ERR_out_of_bounds_host, NULL);
    *out = mi->data[i];
    return EMBED_OK;
}

/* embed-mem-write */
Embed_result embed_mem_write(Embed_store *store, uint32_t addr, uint64_t i, uint8_t byte,
                             Embed_failure *failure)
{
    Meminst *mi = store_of(store)->mems[addr];
    if (!mem_has(mi, i, 1))
        return embed_fail(failure, ERR_out_of_bounds_host, NULL);
    mi->data[i] = byte;
    return EMBED_OK;
}

/* embed-mem-size */
uint64_t embed_mem_size(const Embed_store *store, uint32_t addr)
{
    mem_tell(store_of(store), store_of(store)->mems[addr]);
    return mem_pages(store_of(store)->mems[addr]);
}

/* embed-mem-grow */
Embed_result embed_mem_grow(Embed_store *store, uint32_t addr, uint64_t n, Embed_failure *failure)
{
    uint64_t before;
    return embed_mem_grow_from(store, addr, n, &before, failure);
}

Embed_result embed_mem_grow_from(Embed_store *store, uint32_t addr, uint64_t n, uint64_t *before,
                                 Embed_failure *failure)
{
    if (!grow_mem(store_of(store), store_of(store)->mems[addr], n, before))
        return embed_fail(failure, ERR_growth, NULL);
    return EMBED_OK;
}

uint8_t *embed_mem_data(Embed_store *store, uint32_t addr, uint64_t *len)
{
    Meminst *mi = store_of(store)->mems[addr];
    mem_tell(store_of(store), mi);
    *len = mi->len;
    return mi->data;
}

/* The embedding's hook, behind the one that the store knows. */
typedef struct Hook {
    Embed_grow_hook *hook;
    void *data;
} Hook;

static void call_hook(void *data, Store *store, uint32_t memaddr, uint64_t old_pages,
                      uint64_t new_pages)
{
    const Hook *hook = data;
    hook->hook(hook->data, embed_store(store), memaddr, old_pages, new_pages);
}

void embed_store_on_grow(Embed_store *store, Embed_grow_hook *hook, void *data)
{
    Store *s = store_of(store);
    if (!hook) {
        s->grow_hook = NULL;
        return;
    }
    Hook *kept = ARENA_NEW(&s->arena, Hook);
    *kept = (Hook){.hook = hook, .data = data};
    s->grow_hook = call_hook;
    s->grow_data = kept;
}
