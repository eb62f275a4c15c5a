/* util/arena.h: memory that is freed as a whole. NON-SPEC. */
#ifndef TOUCHSTONE_UTIL_ARENA_H
#define TOUCHSTONE_UTIL_ARENA_H

#include <stddef.h>
#include <stdint.h>

/* A bump allocator. A zeroed Arena is empty and ready for use. */
typedef struct Arena {
    struct Arena_chunk *chunks;
    uint8_t *next, *end;
    size_t total; /* bytes handed out, padding included */
} Arena;

/* Returns SIZE zeroed bytes, aligned to 16; lives until arena_free. Ends the process when memory runs out. */
void *arena_alloc(Arena *arena, size_t size);

/* Returns zeroed room for COUNT elements of SIZE bytes; NULL-free also for COUNT 0. */
void *arena_array(Arena *arena, size_t count, size_t size);

/* Copies LEN bytes into the arena; the copy is followed by a NUL that does not count. */
void *arena_copy(Arena *arena, const void *bytes, size_t len);

/* Frees everything that was handed out; the arena is empty and usable again. */
void arena_free(Arena *arena);

#define ARENA_NEW(arena, Type)          ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count) ((Type *)arena_array((arena), (count), sizeof(Type)))

#endif
