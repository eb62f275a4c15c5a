/* linking/duptypes.h: closed types, module and instance types too, as definitions that stand before all others of a module.
 * Internal to linking/. */
#ifndef TOUCHSTONE_LINKING_DUPTYPES_H
#define TOUCHSTONE_LINKING_DUPTYPES_H

#include "linking/typespace.h"

/* A module or instance type that has got a place among them, from 1; 0: a free slot. */
typedef struct Duptype {
    uint32_t handle, place;
} Duptype;

/* Definitions in the making: core types first, then module and instance types, each behind those that it uses. */
typedef struct Duptypes {
    Module *core; /* holds the core types; what is made lives as long as it does */
    Typespace space;
    Duptype *linked; /* open addressing by handle */
    size_t slots_n;
    uint32_t *handles; /* of those, by place */
    size_t handles_n, handles_capacity;
    uint32_t *written,
        *locals; /* by index: the last type, by place, that has an alias of it; which */
} Duptypes;

void duptypes_begin(Duptypes *d, Features features);
/* Sees to it that the closed type HANDLE is defined. */
void duptypes_need(Duptypes *d, uint32_t handle);
/* Once all that is needed is known: the definitions, *N recursive types. From then on nothing more is needed. */
const Rectype *duptypes_finish(Duptypes *d, uint32_t *n);
/* After that: how many types there are; the index of one that was needed. */
uint32_t duptypes_count(const Duptypes *d);
uint32_t duptypes_index(Duptypes *d, uint32_t handle);
/* Frees all but the module CORE, which the caller frees when the definitions are not used any more. */
void duptypes_end(Duptypes *d);

#endif
