/* runtime/handles.h: the references that the host holds, counted. NON-SPEC. */
#ifndef TOUCHSTONE_RUNTIME_HANDLES_H
#define TOUCHSTONE_RUNTIME_HANDLES_H

#include "syntax/value.h"

#include <stddef.h>

typedef struct Handle {
    Ref ref; /* REF_NULL: a free place */
    uint64_t count;
} Handle;

/* A hash table. A zeroed one is empty and ready for use. */
typedef struct Handles {
    Handle *at;
    size_t n, used; /* places, a power of two; and how many are not free */
} Handles;

/* Counts REF, which is not null, once more. */
void handles_keep(Handles *handles, Ref ref);

/* Counts REF once less; nothing happens where it is not held. */
void handles_drop(Handles *handles, Ref ref);

void handles_free(Handles *handles);

#endif
