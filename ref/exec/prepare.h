/* exec/prepare.h: flattens function bodies and expressions into code units. NON-SPEC. */
#ifndef TOUCHSTONE_EXEC_PREPARE_H
#define TOUCHSTONE_EXEC_PREPARE_H

#include "runtime/store.h"

/* Prepares the body of F, a function of a validated module: sets its entry and the sizes of its frame. */
void prepare_func(Store *store, Funcinst *f);

/* Prepares the N instructions at IN, the closing end included, as code of INSTANCE that starts with an empty frame,
   leaves RESULTS below sp and ends the run. The caller frees it with drop_code. */
Code *prepare_expr(Moduleinst *instance, const Instr *in, uint32_t n, Resulttype results);

/* Takes CODE, the last that was prepared in STORE, out of it and frees it. */
void drop_code(Store *store, Code *code);

#endif
