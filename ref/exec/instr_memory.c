/* exec/instr_memory.c: reduction of memory instructions (core/exec/instructions#memory-instructions).
 *
 * Addresses are i32, zero-extended in their slots, or i64: one reading serves both address types. Memory is
 * little-endian, as this machine is.
 *
 * threads: HOST: what other agents write to a shared memory at the same time, these instructions find byte by byte: each
 * byte is one that was written there, and where this machine copies all bytes at once (aligned, up to 8) none is torn.
 * To C it is a race; compilers make nothing else than copies of copies whose addresses they cannot know. */
#include "exec/machine.h"
#include "exec/nondet.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "bytes are copied as they stand");

/* exec-load-val, exec-load-pack; Step_read/load-{num,pack}-{oob,val} */
/* Pushes the bytes at i + offset, read as IN and extended to OUT. */
#define exec_load(id, in, out)                                                                     \
    RULE(id)                                                                                       \
    {                                                                                              \
        const uint8_t *bytes = memarg_bytes(pc + 1, sp[-1], sizeof(in));                           \
        in c;                                                                                      \
        if (unlikely(!bytes))                                                                      \
            TRAP(memory_out_of_bounds);                                                            \
        memcpy(&c, bytes, sizeof c);                                                               \
        sp[-1] = (out)c;                                                                           \
        NEXT(3);                                                                                   \
    }

/* exec-store-val, exec-store-pack; Step/store-{num,pack}-{oob,val} */
/* Writes the operand, wrapped to TYPE, to the bytes at i + offset. */
#define exec_store(id, type)                                                                       \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp -= 2;                                                                                   \
        uint8_t *bytes = memarg_bytes(pc + 1, sp[0], sizeof(type));                                \
        type c = (type)sp[1];                                                                      \
        if (unlikely(!bytes))                                                                      \
            TRAP(memory_out_of_bounds);                                                            \
        memcpy(bytes, &c, sizeof c);                                                               \
        NEXT(3);                                                                                   \
    }

#define LOAD(id, in, out) exec_load(id, in, out)
#define STORE(id, type)   exec_store(id, type)
#include "exec/memory.def"

/* exec-memory.size; Step_read/memory.size */
/* Pushes the size in pages. */
RULE(memory_size)
{
    *sp++ = mem_pages(pc[1].mem);
    NEXT(2);
}

/* exec-memory.grow; Step/memory.grow-{succeed,fail} */
/* Appends n pages and pushes the old size, or -1 if it cannot be. */
RULE(memory_grow)
{
    Meminst *mem = pc[1].mem;
    uint64_t n = sp[-1], pages;
    m->free = sp; /* the store's hook may run code */
    if (nondet_growth() && grow_mem(m->store, mem, n, &pages)) {
        sp[-1] = pages;
    } else {
        pages = mem_pages(mem);
        uint64_t addresses = mem->type.at == AT_I32 ? UINT64_C(1) << 32 : UINT64_MAX;
        nondet_refused(
            pages, n, mem->type.lim.has_max ? mem->type.lim.max : addresses >> mem->type.page_log2);
        sp[-1] = mem->type.at == AT_I32 ? UINT32_MAX : UINT64_MAX;
    }
    NEXT(2);
}

/* exec-memory.fill; Step_read/memory.fill-{oob,zero,succ} */
/* Writes one byte to n places from i on; bounds are judged before the first write. */
RULE(memory_fill)
{
    Meminst *mem = pc[1].mem;
    sp -= 3;
    uint64_t i = sp[0], n = sp[2];
    if (!mem_has(mem, i, n))
        TRAP(memory_out_of_bounds);
    memset(mem->data + i, (uint8_t)sp[1], n);
    NEXT(2);
}

/* exec-memory.copy; Step_read/memory.copy-{oob,zero,le,gt} */
/* Copies n bytes from i2 of the second memory to i1 of the first, in the order that keeps overlaps right. */
RULE(memory_copy)
{
    Meminst *to = pc[1].mem, *from = pc[2].mem;
    sp -= 3;
    uint64_t i1 = sp[0], i2 = sp[1], n = sp[2];
    if (!mem_has(to, i1, n) || !mem_has(from, i2, n))
        TRAP(memory_out_of_bounds);
    memmove(to->data + i1, from->data + i2, n);
    NEXT(3);
}

/* exec-memory.init; Step_read/memory.init-{oob,zero,succ} */
/* Copies n bytes from j of the segment to i of the memory. */
RULE(memory_init)
{
    Meminst *mem = pc[1].mem;
    const Datainst *data = pc[2].data;
    sp -= 3;
    uint64_t i = sp[0], j = (uint32_t)sp[1], n = (uint32_t)sp[2];
    if (!mem_has(mem, i, n) || !in_bounds(j, n, data->len))
        TRAP(memory_out_of_bounds);
    if (n)
        memcpy(mem->data + i, data->bytes + j, n);
    NEXT(3);
}

/* exec-data.drop; Step/data.drop */
/* Empties the segment. */
RULE(data_drop)
{
    pc[1].data->len = 0;
    NEXT(2);
}
