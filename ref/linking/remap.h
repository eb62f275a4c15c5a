/* linking/remap.h: definitions of a module, copied into another where indices mean other things. Internal to linking/. */
#ifndef TOUCHSTONE_LINKING_REMAP_H
#define TOUCHSTONE_LINKING_REMAP_H

#include "syntax/module.h"

/* What indices become. All arrays are by index. */
typedef struct Remap {
    Arena *arena; /* of the copies */
    const uint32_t *types;
    const uint32_t *items[EXTERN_TAG + 1]; /* by kind */
    uint32_t elem_base, data_base;         /* what segment 0 becomes; the others follow */
} Remap;

Valtype remap_valtype(const Remap *r, Valtype t);
Instr remap_instr(const Remap *r, Instr in);
Expr remap_expr(const Remap *r, const Expr *expr);
Func remap_func(const Remap *r, const Func *func);
Table remap_table(const Remap *r, const Table *table);
Global remap_global(const Remap *r, const Global *global);
Elem remap_elem(const Remap *r, const Elem *elem);
Data remap_data(const Remap *r, const Data *data);

#endif
