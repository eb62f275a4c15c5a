/* text/names.c: identifier contexts (core/text/conventions#contexts). */
#include "text/names.h"

#include "util/alloc.h"

#include <stdlib.h>

static uint32_t hash_of(Bytes id, uint32_t scope)
{
    uint32_t h = 2166136261u ^ scope * 0x9E3779B1u;
    for (size_t i = 0; i < id.len; i++)
        h = (h ^ id.at[i]) * 16777619u;
    return h ^ h >> 15;
}

/* The binding of ID, or the free slot that it would take. A slot is free unless it was bound in this round: within a
   round nothing is removed, so that probing may stop there. */
static Binding *probe(const Space *space, Bytes id, uint32_t hash, uint32_t scope)
{
    for (uint32_t i = hash;; i++) {
        Binding *b = &space->bindings[i & (space->capacity - 1)];
        if (b->round != space->round)
            return b;
        if (b->hash == hash && b->scope == scope && bytes_equal(b->id, id))
            return b;
    }
}

static void grow(Space *space)
{
    Space larger = {.capacity = space->capacity ? space->capacity * 2 : 16, .round = 1};
    larger.bindings = checked_calloc(larger.capacity, sizeof *larger.bindings);
    for (uint32_t i = 0; i < space->capacity; i++) {
        Binding *b = &space->bindings[i];
        if (b->round == space->round) {
            Binding *slot = probe(&larger, b->id, b->hash, b->scope);
            *slot = *b;
            slot->round = 1;
        }
    }
    larger.n = space->n;
    free(space->bindings);
    *space = larger;
}

uint32_t *space_find(const Space *space, Bytes id, uint32_t scope)
{
    if (!space->n)
        return NULL;
    Binding *b = probe(space, id, hash_of(id, scope), scope);
    return b->round == space->round ? &b->x : NULL;
}

bool space_bind(Space *space, Bytes id, uint32_t scope, uint32_t x)
{
    if (2 * space->n >= space->capacity)
        grow(space);
    uint32_t hash = hash_of(id, scope);
    Binding *b = probe(space, id, hash, scope);
    if (b->round == space->round)
        return false;
    *b = (Binding){id, hash, scope, x, space->round};
    space->n++;
    return true;
}

void space_clear(Space *space)
{
    if (!space->n)
        return;
    space->n = 0;
    space->round++;
}

void space_free(Space *space)
{
    free(space->bindings);
    *space = (Space){0};
}
