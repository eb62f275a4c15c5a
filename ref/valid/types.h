/* valid/types.h: well-formedness of types (core/valid/types). Type uses are indices into C.TYPES. */
#ifndef TOUCHSTONE_VALID_TYPES_H
#define TOUCHSTONE_VALID_TYPES_H

#include "valid/context.h"

/* valid-types: all type definitions of the module; fills C.TYPES. */
Result valid_types(Context *C) CHECKED;

/* valid-rectype: adds its types to C.TYPES. */
Result valid_rectype(Context *C, const Rectype *rt) CHECKED;

Result valid_heaptype(Context *C, Valtype t) CHECKED;
/* Any value type, as none but references hold anything that could be wrong. */
Result valid_valtype(Context *C, Valtype t) CHECKED;

/* The type with index X is a function type: *ct. */
Result valid_functype_use(Context *C, uint32_t x, const Deftype **dt) CHECKED;

Result valid_tagtype(Context *C, uint32_t x, const Deftype **dt) CHECKED;
Result valid_globaltype(Context *C, const Globaltype *gt) CHECKED;
Result valid_memtype(Context *C, const Memtype *mt) CHECKED;
Result valid_tabletype(Context *C, const Tabletype *tt) CHECKED;
Result valid_externtype(Context *C, const Externtype *xt) CHECKED;

#endif
