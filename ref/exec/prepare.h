/* exec/prepare.h: flattens function bodies and expressions into code units. NON-SPEC. */
#ifndef TOUCHSTONE_EXEC_PREPARE_H
#define TOUCHSTONE_EXEC_PREPARE_H

#include "runtime/store.h"

/* Prepares the body of F, a function of a validated module that is not prepared: sets its entry and frame sizes.
   Fails only as RESULT_LIMIT. */
Result prepare_func(Store *store, Funcinst *f, Failure *failure) CHECKED;

/* Prepares the N instructions at IN, the closing end included, as code that leaves RESULTS on the stack and ends the
   run. The caller takes it out of the store again with drop_code. */
Code *prepare_expr(Moduleinst *instance, const Instr *in, uint32_t n, Resulttype results);

/* Frees CODE, the last code that was prepared. */
void drop_code(Store *store, Code *code);

#endif
