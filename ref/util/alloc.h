/* util/alloc.h: allocation that never returns NULL. NON-SPEC. */
#ifndef TOUCHSTONE_UTIL_ALLOC_H
#define TOUCHSTONE_UTIL_ALLOC_H

#include <stddef.h>

/* Says in one line that SIZE bytes could not be had and ends the process with status 3. */
_Noreturn void out_of_memory(size_t size);

/* calloc, realloc that end the process instead of returning NULL; the caller frees with free. */
void *checked_calloc(size_t count, size_t size);
void *checked_realloc(void *old, size_t count, size_t size);

/* Makes room for one more element in a growable array of *CAPACITY elements of SIZE bytes holding COUNT;
   returns the array, which may have moved. */
void *grow_array(void *array, size_t count, size_t *capacity, size_t size);

/* Appends VALUE to the growable array VEC with counters COUNT and CAPACITY (both size_t lvalues). */
#define PUSH(vec, count, capacity, value)                                                          \
    ((vec) = grow_array((vec), (count), &(capacity), sizeof *(vec)), (vec)[(count)++] = (value))

#endif
