/* text/names.h: identifier contexts (core/text/conventions#contexts). */
#ifndef TOUCHSTONE_TEXT_NAMES_H
#define TOUCHSTONE_TEXT_NAMES_H

#include "util/bytes.h"

#include <stdbool.h>
#include <stdint.h>

#define NO_INDEX UINT32_MAX

typedef struct Binding {
    Bytes id;
    uint32_t hash, scope, x;
    uint32_t round; /* of the space when it was bound: bindings of earlier rounds are gone */
} Binding;

/* One index space of an identifier context: identifiers to indices. A zeroed Space is empty. Identifiers are borrowed
   and must outlive it. SCOPE tells dependent name spaces apart (the fields of each type); 0 elsewhere. */
typedef struct Space {
    Binding *bindings; /* open addressing */
    uint32_t capacity, n, round;
} Space;

/* Where the index of ID is kept; NULL if it is not bound. The pointer holds until the next space_bind. */
uint32_t *space_find(const Space *space, Bytes id, uint32_t scope);

/* Binds ID to X; false, and nothing changes, if it is bound already. */
bool space_bind(Space *space, Bytes id, uint32_t scope, uint32_t x);

/* Forgets all bindings, in constant time. */
void space_clear(Space *space);
void space_free(Space *space);

#endif
