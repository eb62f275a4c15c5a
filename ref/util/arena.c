/* util/arena.c: memory that is freed as a whole. NON-SPEC. */
#include "util/arena.h"

#include "util/alloc.h"
#include "util/vmem.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

typedef struct Arena_chunk {
    struct Arena_chunk *before;
    size_t size;
    size_t mapped; /* bytes of address range, or 0: from malloc */
    alignas(16) uint8_t bytes[];
} Arena_chunk;

enum { FIRST_CHUNK = 4096, LARGEST_CHUNK = 32 << 20, ALIGNMENT = 16 };

/* A chunk for SIZE bytes or, where that comes out so, a few more. */
static Arena_chunk *new_chunk(size_t size)
{
    if (size > SIZE_MAX / 2)
        out_of_memory(size);
    if (size >= VMEM_HUGE) {
        size_t whole = (sizeof(Arena_chunk) + size + VMEM_HUGE - 1) / VMEM_HUGE * VMEM_HUGE;
        Arena_chunk *chunk = vmem_huge(whole);
        if (chunk) {
            chunk->size = whole - sizeof *chunk;
            chunk->mapped = whole;
            return chunk;
        }
    }
    Arena_chunk *chunk = checked_calloc(1, sizeof *chunk + size);
    chunk->size = size;
    return chunk;
}

/* Chunks double, so that a small module costs little and a large one few allocations. */
static void add_chunk(Arena *arena, size_t least)
{
    size_t size = arena->chunks ? arena->chunks->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    if (size < least)
        size = least;
    Arena_chunk *chunk = new_chunk(size);
    chunk->before = arena->chunks;
    arena->chunks = chunk;
    arena->next = chunk->bytes;
    arena->end = chunk->bytes + chunk->size;
}

void *arena_alloc(Arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        out_of_memory(size);
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if ((size_t)(arena->end - arena->next) < size || !arena->next)
        add_chunk(arena, size);
    void *result = arena->next;
    arena->next += size;
    arena->total += size;
    return result;
}

void *arena_array(Arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        out_of_memory(SIZE_MAX);
    return arena_alloc(arena, count * size);
}

void *arena_copy(Arena *arena, const void *bytes, size_t len)
{
    char *copy = arena_alloc(arena, len + 1);
    if (len)
        memcpy(copy, bytes, len);
    return copy;
}

void arena_free(Arena *arena)
{
    while (arena->chunks) {
        Arena_chunk *before = arena->chunks->before;
        if (arena->chunks->mapped)
            vmem_release(arena->chunks, arena->chunks->mapped);
        else
            free(arena->chunks);
        arena->chunks = before;
    }
    *arena = (Arena){0};
}
