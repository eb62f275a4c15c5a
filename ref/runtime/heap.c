/* runtime/heap.c: the memory that the collector gives out and takes back. NON-SPEC. */
#include "runtime/heap.h"

#include "syntax/limits.h"
#include "util/alloc.h"
#include "util/vmem.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum {
    BLOCK = 65536,
    BITS = 64, /* words of a bit a cell */
    STEP = 16 * BLOCK,
    RUN_MAX = 8192, /* bytes: a run should be in the cache when it is handed out */
    SYSTEM_PAGE = 4096
};

/* At the begin of each block. */
typedef struct Heap_block {
    struct Heap_block *next;
    uint32_t cell, cells; /* bytes of a cell, and how many there are; 0: a free block */
    uint32_t inverse;     /* 2^32 / cell, rounded up: offset * inverse >> 32 is the cell's index */
    uint32_t scan;        /* all cells below are in use, or were when they were looked at */
    bool discarded;       /* the system has taken all but the first page */
    uint64_t used[BITS], marks[BITS];
    alignas(HEAP_GRANULE) uint8_t bytes[];
} Heap_block;

/* Before each large object. */
typedef struct Heap_large {
    size_t size;
    bool marked;
    alignas(HEAP_GRANULE) uint8_t bytes[];
} Heap_large;

_Static_assert((BLOCK - sizeof(Heap_block)) / HEAP_GRANULE <= (size_t)BITS * 64,
               "a bit for each cell");

/* ---- bits --------------------------------------------------------------------------------------------------- */

static bool bit(const uint64_t *bits, uint32_t i)
{
    return bits[i / 64] >> i % 64 & 1;
}

/* The first index from FROM on whose bit is VALUE; at least N where there is none below N. */
static uint32_t next_bit(const uint64_t *bits, uint32_t from, uint32_t n, bool value)
{
    for (uint32_t i = from; i < n; i = (i / 64 + 1) * 64) {
        uint64_t word = (value ? bits[i / 64] : ~bits[i / 64]) >> i % 64;
        if (word)
            return i + (uint32_t)__builtin_ctzll(word);
    }
    return n;
}

static void set_bits(uint64_t *bits, uint32_t from, uint32_t to, bool value)
{
    for (uint32_t i = from; i < to; i++)
        bits[i / 64] = (bits[i / 64] & ~(UINT64_C(1) << i % 64)) | (uint64_t)value << i % 64;
}

/* ---- blocks ------------------------------------------------------------------------------------------------- */

/* Four times what may be live, as blocks of one size cannot be used for another while a cell is in use. */
static bool reserve(Heap *heap)
{
    size_t size = (size_t)LIMIT_aggregate_bytes * 4 / STEP * STEP;
    while (!(heap->base = vmem_reserve(size)) && size > STEP)
        size = size / 2 / STEP * STEP;
    heap->reserved = heap->base ? size : 0;
    return heap->base != NULL;
}

/* More blocks at the end of the range, if they can be had. */
static void add_blocks(Heap *heap)
{
    if (!heap->base && !reserve(heap))
        return;
    size_t from = heap->committed;
    if (heap->reserved - from < STEP || !vmem_commit(heap->base, from, from + STEP))
        return;
    for (size_t at = from + STEP; at > from; at -= BLOCK) {
        Heap_block *block = (Heap_block *)(void *)(heap->base + at - BLOCK);
        block->next = heap->free_blocks;
        heap->free_blocks = block;
        heap_poison(block->bytes, BLOCK - sizeof *block);
    }
    heap->committed += STEP;
}

/* Another block for class C, behind which there is none of that class. */
static Heap_block *add_block(Heap *heap, unsigned c)
{
    if (!heap->free_blocks)
        add_blocks(heap);
    Heap_block *block = heap->free_blocks;
    if (!block)
        return NULL;
    heap->free_blocks = block->next;
    block->cell = heap_cell_size(c);
    block->cells = (uint32_t)(BLOCK - sizeof *block) / block->cell;
    block->inverse = (uint32_t)(((UINT64_C(1) << 32) + block->cell - 1) / block->cell);
    block->scan = 0;
    block->discarded = false;
    block->next = NULL;
    if (heap->current[c])
        heap->current[c]->next = block;
    else
        heap->blocks[c] = block;
    return block;
}

/* The block that holds ADDRESS, which is in the range. */
static Heap_block *block_at(const Heap *heap, size_t offset)
{
    return (Heap_block *)(void *)(heap->base + offset / BLOCK * BLOCK);
}

static uint8_t *cell_at(Heap_block *block, uint32_t i)
{
    return block->bytes + (size_t)i * block->cell;
}

/* ---- giving out --------------------------------------------------------------------------------------------- */

/* The next free cells of BLOCK as a run. */
static bool take_run(Heap *heap, Heap_block *block, Heap_run *run)
{
    uint32_t first = next_bit(block->used, block->scan, block->cells, false);
    uint32_t most = heap->one_by_one ? 1 : RUN_MAX / block->cell;
    if (first >= block->cells) {
        block->scan = block->cells;
        return false;
    }
    uint32_t last = block->cells - first > most ? first + most : block->cells;
    uint32_t end = next_bit(block->used, first, last, true);
    end = end < last ? end : last;
    set_bits(block->used, first, end, true);
    block->scan = end;
    *run = (Heap_run){cell_at(block, first), cell_at(block, end)};
    size_t bytes = (size_t)(run->end - run->next);
    heap_unpoison(run->next, bytes);
    memset(run->next, 0, bytes);
    heap_poison(run->next, bytes);
    heap->since += bytes;
    return true;
}

bool heap_refill(Heap *heap, size_t size)
{
    unsigned c = heap_class(size);
    Heap_block *block = heap->current[c] ? heap->current[c] : add_block(heap, c);
    while (block) {
        heap->current[c] = block;
        if (take_run(heap, block, &heap->runs[c]))
            return true;
        block = block->next ? block->next : add_block(heap, c);
    }
    return false;
}

void *heap_take_large(Heap *heap, size_t size)
{
    Heap_large *large = calloc(1, sizeof *large + size);
    if (!large)
        return NULL;
    large->size = size;
    PUSH(heap->large, heap->large_n, heap->large_capacity, large);
    heap->large_sorted = false;
    heap->since += size;
    return large->bytes;
}

/* ---- finding and marking ------------------------------------------------------------------------------------ */

void heap_retire(Heap *heap)
{
    for (unsigned c = 0; c < HEAP_CLASSES; c++) {
        Heap_run *run = &heap->runs[c];
        Heap_block *block = heap->current[c];
        if (run->next != run->end)
            set_bits(block->used, (uint32_t)(run->next - block->bytes) / block->cell,
                     (uint32_t)(run->end - block->bytes) / block->cell, false);
        *run = (Heap_run){0};
    }
}

static int by_address(const void *a, const void *b)
{
    const Heap_large *x = *(Heap_large *const *)a, *y = *(Heap_large *const *)b;
    return (x > y) - (x < y);
}

static void *find_large(Heap *heap, uint64_t word)
{
    if (!heap->large_sorted && heap->large_n)
        qsort(heap->large, heap->large_n, sizeof *heap->large, by_address);
    heap->large_sorted = true;
    size_t low = 0, high = heap->large_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint64_t at = (uintptr_t)heap->large[middle]->bytes;
        if (at == word)
            return heap->large[middle]->bytes;
        if (at < word)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

void *heap_find(Heap *heap, uint64_t word)
{
    uint64_t offset = word - (uintptr_t)heap->base;
    if (offset >= heap->committed)
        return heap->large_n ? find_large(heap, word) : NULL;
    Heap_block *block = block_at(heap, offset);
    uint64_t in_block = offset % BLOCK;
    if (!block->cells || in_block < sizeof *block)
        return NULL;
    uint32_t at = (uint32_t)(in_block - sizeof *block), i = at / block->cell;
    if (at % block->cell || i >= block->cells || !bit(block->used, i))
        return NULL;
    return block->bytes + at;
}

bool heap_mark(Heap *heap, void *object)
{
    uint64_t offset = (uintptr_t)object - (uintptr_t)heap->base;
    if (offset >= heap->committed) {
        Heap_large *large = (Heap_large *)(void *)((uint8_t *)object - offsetof(Heap_large, bytes));
        bool marked = large->marked;
        large->marked = true;
        return !marked;
    }
    Heap_block *block = block_at(heap, offset);
    uint64_t i = (offset % BLOCK - sizeof *block) * block->inverse >> 32;
    uint64_t *word = &block->marks[i / 64], mask = UINT64_C(1) << i % 64;
    bool marked = *word & mask;
    *word |= mask;
    return !marked;
}

bool heap_is_marked(const Heap *heap, const void *object)
{
    uint64_t offset = (uintptr_t)object - (uintptr_t)heap->base;
    if (offset >= heap->committed) {
        const uint8_t *bytes = object;
        return ((const Heap_large *)(const void *)(bytes - offsetof(Heap_large, bytes)))->marked;
    }
    const Heap_block *block = block_at(heap, offset);
    return bit(block->marks, (uint32_t)((offset % BLOCK - sizeof *block) * block->inverse >> 32));
}

/* ---- taking back -------------------------------------------------------------------------------------------- */

/* Poisons the cells that are not in use. */
static void poison_free(Heap_block *block)
{
#ifdef HEAP_POISON
    for (uint32_t i = 0; i < block->cells; i++) {
        if (!bit(block->used, i))
            heap_poison(cell_at(block, i), block->cell);
    }
#else
    (void)block;
#endif
}

/* What is marked is in use; returns how many cells are. */
static uint32_t sweep_block(Heap_block *block)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < BITS; i++) {
        n += (uint32_t)__builtin_popcountll(block->marks[i]);
        block->used[i] = block->marks[i];
        block->marks[i] = 0;
    }
    block->scan = 0;
    poison_free(block);
    return n;
}

static void sweep_class(Heap *heap, unsigned c)
{
    Heap_block **at = &heap->blocks[c];
    while (*at) {
        Heap_block *block = *at;
        uint32_t n = sweep_block(block);
        heap->live += (uint64_t)n * block->cell;
        if (n) {
            at = &block->next;
            continue;
        }
        *at = block->next;
        block->cells = 0;
        block->next = heap->free_blocks;
        heap->free_blocks = block;
    }
    heap->current[c] = heap->blocks[c];
}

static void sweep_large(Heap *heap)
{
    size_t n = 0;
    for (size_t i = 0; i < heap->large_n; i++) {
        Heap_large *large = heap->large[i];
        if (large->marked) {
            large->marked = false;
            heap->live += large->size;
            heap->large[n++] = large;
        } else {
            free(large);
        }
    }
    heap->large_n = n;
}

void heap_sweep(Heap *heap, uint64_t keep)
{
    heap->live = heap->since = 0;
    for (unsigned c = 0; c < HEAP_CLASSES; c++)
        sweep_class(heap, c);
    sweep_large(heap);
    for (Heap_block *block = heap->free_blocks; block; block = block->next) {
        if (keep >= BLOCK) {
            keep -= BLOCK;
        } else if (!block->discarded) {
            vmem_discard((uint8_t *)block + SYSTEM_PAGE, BLOCK - SYSTEM_PAGE);
            block->discarded = true;
        }
    }
}

void heap_free(Heap *heap)
{
    for (size_t i = 0; i < heap->large_n; i++)
        free(heap->large[i]);
    free(heap->large);
    heap_unpoison(heap->base, heap->committed);
    vmem_release(heap->base, heap->reserved);
    *heap = (Heap){0};
}
