/* runtime/aggr.h: structures and arrays in the store (core/exec/runtime#aggregate-instances).
 *
 * A reference to one is its address (16-byte aligned). Behind the header stand the fields: of a structure each in a
 * slot of its own, as on the value stack (v128: two); of an array each in as many bytes as its storage type has
 * (references: 8). Packed fields of structures are zero-extended. The collector takes back what nothing refers to
 * (runtime/reclaim.h). */
#ifndef TOUCHSTONE_RUNTIME_AGGR_H
#define TOUCHSTONE_RUNTIME_AGGR_H

#include "runtime/code.h"

#include <stdalign.h>

/* syntax-structinst and syntax-arrayinst; the kind is that of its type. */
typedef struct Aggr {
    uint32_t type; /* handle of its defined type */
    uint32_t len;  /* fields of the structure, elements of the array */
    alignas(Slot) uint8_t bytes[];
} Aggr;

/* In place of the type: the object is an exception (Exninst). */
#define EXN_TYPE UINT32_MAX

/* Appends an aggregate of TYPE with LEN fields or elements (a structure: as many as the type has), all zero or null.
   Returns NULL where no more may live in the store: exhaustion (out_of_memory). May reclaim first. */
Aggr *alloc_aggr(Store *store, const Deftype *type, uint32_t len);

/* Slot of field I within the structure. */
uint32_t struct_slot(const Deftype *type, uint32_t i);

/* Bytes that an element of storage type T takes in an array: 1, 2, 4, 8 or 16. */
uint32_t storage_size(Valtype t);

static inline Slot *aggr_slots(Aggr *a)
{
    return (Slot *)(void *)a->bytes;
}

/* What the header of an aggregate or an exception begins with. */
static inline uint32_t object_type(const void *object)
{
    return *(const uint32_t *)object;
}

static inline Aggr *ref_aggr(Ref r)
{
    return (Aggr *)(uintptr_t)r;
}

static inline Ref aggr_ref(const Aggr *a)
{
    return (Ref)(uintptr_t)a;
}

#endif
