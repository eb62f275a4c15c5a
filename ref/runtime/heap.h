/* runtime/heap.h: the memory that the collector gives out and takes back. NON-SPEC.
 *
 * Objects of up to HEAP_CELL_MAX bytes are cells of a block, all of whose cells have one size; blocks stand side by side
 * in one address range. Larger ones are allocated one by one. No object ever moves; a free cell is found as part of a
 * run of free neighbours, which is zeroed as a whole and then handed out from the front. */
#ifndef TOUCHSTONE_RUNTIME_HEAP_H
#define TOUCHSTONE_RUNTIME_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define HEAP_POISON
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define HEAP_POISON
#endif

/* With AddressSanitizer, cells that are free are poisoned, so that a use of a reclaimed object is found. */
#ifdef HEAP_POISON
#include <sanitizer/asan_interface.h>
#define heap_poison(at, size)   __asan_poison_memory_region((at), (size))
#define heap_unpoison(at, size) __asan_unpoison_memory_region((at), (size))
#else
#define heap_poison(at, size)   ((void)(at), (void)(size))
#define heap_unpoison(at, size) ((void)(at), (void)(size))
#endif

enum { HEAP_GRANULE = 16, HEAP_CELL_MAX = 4096, HEAP_CLASSES = 32, HEAP_EVEN_MAX = 256 };

/* What is left of the run of zeroed cells that a size class allocates from. */
typedef struct Heap_run {
    uint8_t *next, *end;
} Heap_run;

/* A zeroed Heap is empty and ready for use. */
typedef struct Heap {
    Heap_run runs[HEAP_CLASSES];
    struct Heap_block *blocks[HEAP_CLASSES];  /* all of the class */
    struct Heap_block *current[HEAP_CLASSES]; /* the next run is looked for from here on */
    struct Heap_block *free_blocks;           /* of no class */
    uint8_t *base;
    size_t reserved, committed; /* bytes of address range, and of those that are blocks */
    struct Heap_large **large;
    size_t large_n, large_capacity;
    bool large_sorted; /* by address */
    bool one_by_one;   /* every cell is a run of its own */
    uint64_t live;     /* bytes of what the last sweep left */
    uint64_t since;    /* bytes given out since then; runs count as soon as they are taken */
} Heap;

/* The size class of objects of SIZE bytes (1 to HEAP_CELL_MAX): steps of 16 bytes first, then four to a power of two. */
static inline unsigned heap_class(size_t size)
{
    if (size <= HEAP_EVEN_MAX)
        return (unsigned)((size - 1) / HEAP_GRANULE);
    unsigned log2 = 63u - (unsigned)__builtin_clzll(size - 1);
    return 16 + (log2 - 8) * 4 + (unsigned)((size - 1) >> (log2 - 2) & 3);
}

/* Bytes of a cell of class C. */
static inline uint32_t heap_cell_size(unsigned c)
{
    return c < 16 ? (c + 1) * HEAP_GRANULE : (c % 4 + 5) << (6 + (c - 16) / 4);
}

/* A zeroed object of SIZE bytes (1 to HEAP_CELL_MAX), aligned to 16, from the run of its class; NULL where that has come
   to its end: heap_refill, and then again. */
static inline void *heap_take(Heap *heap, size_t size)
{
    unsigned c = heap_class(size);
    Heap_run *run = &heap->runs[c];
    if (run->next == run->end)
        return NULL;
    uint8_t *object = run->next;
    run->next += heap_cell_size(c);
    heap_unpoison(object, heap_cell_size(c));
    return object;
}

/* Gives the class of objects of SIZE bytes its next run. False where memory cannot be had. */
bool heap_refill(Heap *heap, size_t size);

/* A zeroed object of SIZE bytes, more than HEAP_CELL_MAX; NULL where memory cannot be had. */
void *heap_take_large(Heap *heap, size_t size);

/* Before marking: takes the runs back, so that what was given out can be told from what was not. */
void heap_retire(Heap *heap);

/* The object at exactly address WORD, or NULL if there is none. After heap_retire. */
void *heap_find(Heap *heap, uint64_t word);

/* Marks OBJECT; false if it was marked before. */
bool heap_mark(Heap *heap, void *object);

/* Whether OBJECT is marked. */
bool heap_is_marked(const Heap *heap, const void *object);

/* Takes back all objects that are not marked, and the marks; sets live. Of the blocks without an object all but KEEP
   bytes go back to the system. */
void heap_sweep(Heap *heap, uint64_t keep);

/* Takes back everything. */
void heap_free(Heap *heap);

#endif
