/* util/alloc.c: allocation that never returns NULL. NON-SPEC. */
#include "util/alloc.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

_Noreturn void out_of_memory(size_t size)
{
    fprintf(stderr, "touchstone: out of memory: %zu bytes were asked for; give the process more\n",
            size);
    exit(3);
}

void *checked_calloc(size_t count, size_t size)
{
    void *result = calloc(count ? count : 1, size ? size : 1);
    if (!result)
        out_of_memory(count > SIZE_MAX / (size ? size : 1) ? SIZE_MAX : count * size);
    return result;
}

void *checked_realloc(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        out_of_memory(SIZE_MAX);
    size_t bytes = count * size;
    void *result = realloc(old, bytes ? bytes : 1);
    if (!result)
        out_of_memory(bytes);
    return result;
}

void *grow_array(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    size_t larger = *capacity ? *capacity * 2 : 8;
    array = checked_realloc(array, larger, size);
    *capacity = larger;
    return array;
}
