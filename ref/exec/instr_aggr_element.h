/* exec/instr_aggr_element.h: elements of arrays, which take as many bytes as their storage type has. */
#ifndef TOUCHSTONE_EXEC_INSTR_AGGR_ELEMENT_H
#define TOUCHSTONE_EXEC_INSTR_AGGR_ELEMENT_H

#include "exec/machine.h"

/* The storage type of the elements of an array of TYPE. */
static inline Valtype element_type(const Deftype *type)
{
    return type->st.ct.fields[0].t;
}

/* Where element I of the array A stands, each SIZE bytes. */
static inline uint8_t *element_at(Aggr *a, uint64_t i, uint32_t size)
{
    return a->bytes + i * size;
}

/* $packfield_ */
/* Writes the value VAL to an element of SIZE bytes: packed ones keep the low bits. */
static inline void pack_element(uint8_t *to, const Slot *val, uint32_t size)
{
    switch (size) {
    case 1: memcpy(to, val, 1); break;
    case 2: memcpy(to, val, 2); break;
    case 4: memcpy(to, val, 4); break;
    case 8: memcpy(to, val, 8); break;
    default: memcpy(to, val, 16);
    }
}

/* $unpackfield_ without sign */
/* Writes the element of SIZE bytes to VAL, zero-extended to its slots. */
static inline void unpack_element(Slot *val, const uint8_t *from, uint32_t size)
{
    val[0] = 0;
    switch (size) {
    case 1: memcpy(val, from, 1); break;
    case 2: memcpy(val, from, 2); break;
    case 4: memcpy(val, from, 4); break;
    case 8: memcpy(val, from, 8); break;
    default: memcpy(val, from, 16);
    }
}

/* Writes the value VAL to N elements of SIZE bytes. */
static inline void fill_elements(uint8_t *to, const Slot *val, uint32_t size, uint64_t n)
{
    for (; n; n--, to += size)
        pack_element(to, val, size);
}

#endif
