/* valid/module.h: the definitions of a module that are checked against its whole context (core/valid/modules). */
#ifndef TOUCHSTONE_VALID_MODULE_H
#define TOUCHSTONE_VALID_MODULE_H

#include "valid/context.h"

/* $funcidx_nonfuncs: sets refs[x] to 1 for the functions that occur outside of function bodies, the start function and
   data segments. Indices out of range are passed over. */
void collect_refs(const Module *m, uint8_t *refs);

/* valid-elem: also makes its type part of C.ELEMS. */
Result valid_elem(Context *C, const Elem *elem) CHECKED;
Result valid_data(Context *C, const Data *data) CHECKED;
Result valid_start(Context *C) CHECKED;
/* valid-export: all exports; their names differ. */
Result valid_exports(Context *C) CHECKED;

#endif
