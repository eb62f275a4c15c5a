/* valid/match.h: subtyping (core/valid/matching) on closed types: HT_DEF, never HT_IDX or HT_REC.
 *
 * All functions say whether their first argument matches the second, and are safe from any thread. */
#ifndef TOUCHSTONE_VALID_MATCH_H
#define TOUCHSTONE_VALID_MATCH_H

#include "syntax/types.h"

#include <string.h>

/* syntax-instrtype without the set of locals, which only a sequence with local.set has. */
typedef struct Instrtype {
    Resulttype params, results;
} Instrtype;

/* NON-SPEC: a value type as one word, to compare with one instruction. */
static inline uint64_t valtype_word(Valtype t)
{
    uint64_t word;
    _Static_assert(sizeof word == sizeof t, "a value type is one word");
    memcpy(&word, &t, sizeof word);
    return word;
}

/* match-heaptype: compares the heap types of two reference types, their null flags do not count. */
bool match_heaptype(Valtype t1, Valtype t2);
/* match-reftype: both must be reference types. */
bool match_reftype(Valtype t1, Valtype t2);
/* The part of match_valtype that equality does not decide. */
bool match_valtype_unequal(Valtype t1, Valtype t2);
bool match_resulttype(Resulttype t1, Resulttype t2);
bool match_instrtype(const Instrtype *it1, const Instrtype *it2);
/* match-storagetype: value types and i8, i16. */
bool match_storagetype(Valtype t1, Valtype t2);
bool match_fieldtype(Fieldtype ft1, Fieldtype ft2);
bool match_comptype(const Comptype *ct1, const Comptype *ct2);
/* match-deftype: handles of defined types. */
bool match_deftype(uint32_t dt1, uint32_t dt2);
bool match_limits(const Limits *lim1, const Limits *lim2);
/* match-tagtype: handles of defined types. */
bool match_tagtype(uint32_t jt1, uint32_t jt2);
bool match_globaltype(const Globaltype *gt1, const Globaltype *gt2);
bool match_memtype(const Memtype *mt1, const Memtype *mt2);
bool match_tabletype(const Tabletype *tt1, const Tabletype *tt2);
/* module-linking/Subtyping: closed instance and module types; handles of two of one kind. */
bool match_instancetype(const Interface *it1, const Interface *it2);
bool match_moduletype(const Interface *mt1, const Interface *mt2);
bool match_interface(uint32_t dt1, uint32_t dt2);
/* match-externtype: type uses are HT_DEF. */
bool match_externtype(const Externtype *xt1, const Externtype *xt2);

/* Appends why an item of type GIVEN, which does not match DUE, is none of that type: "is T1, not T2"; of modules and
   instances, for the innermost field that differs, and which that is. */
void print_mismatch(Buffer *out, const Externtype *given, const Externtype *due);

/* match-valtype: also VT_BOT. */
static inline bool match_valtype(Valtype t1, Valtype t2)
{
    return valtype_word(t1) == valtype_word(t2) || match_valtype_unequal(t1, t2);
}

#endif
