/* exec/eval.h: evaluation of expressions (core/exec/instructions#expressions). */
#ifndef TOUCHSTONE_EXEC_EVAL_H
#define TOUCHSTONE_EXEC_EVAL_H

#include "runtime/store.h"
#include "syntax/instr.h"

/* exec-expr: runs the N instructions at IN, the closing end included, in a frame of INSTANCE without locals, and sets
   VALUES to the results. */
Result eval_instrs(Moduleinst *instance, const Instr *in, uint32_t n, Resulttype results,
                   Value *values, Failure *failure) CHECKED;

#endif
