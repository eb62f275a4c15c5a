/* linking/typespace.h: the types of a module that is put together from others: equal ones stand in it once. Internal to
 * linking/. */
#ifndef TOUCHSTONE_LINKING_TYPESPACE_H
#define TOUCHSTONE_LINKING_TYPESPACE_H

#include "syntax/module.h"

/* A recursive type that is in the type space. */
typedef struct Typeslot {
    uint32_t base;  /* handle of its first type, plus 1; 0: free */
    uint32_t index; /* type index of its first type */
} Typeslot;

/* The types of MODULE, in its arena. A zeroed one with MODULE set is empty; free it with typespace_free. */
typedef struct Typespace {
    Module *module;
    size_t rectypes_capacity;
    Rectype *rectypes;
    Typeslot *slots; /* open addressing by handle */
    size_t slots_n, used;
    struct Typestep *steps; /* what typespace_add still has to do */
    size_t steps_n, steps_capacity;
} Typespace;

/* The type index of the closed type HANDLE, which is a function, structure or array type. Where it is new, it is added,
   and before it what it uses: the order depends on that of the calls alone. */
uint32_t typespace_add(Typespace *types, uint32_t handle);

/* CLOSED with type indices in place of closed types. */
Valtype typespace_valtype(Typespace *types, Valtype closed);
Externtype typespace_externtype(Typespace *types, Externtype closed);

/* Adds all function, structure and array types of M, which is valid, in their order. Returns, in the arena of
   types->module, the new index by type index; 0 for types of other kinds. */
const uint32_t *typespace_merge(Typespace *types, const Module *m);

/* Hands the recursive types over to the module. */
void typespace_finish(Typespace *types);
void typespace_free(Typespace *types);

#endif
