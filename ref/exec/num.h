/* exec/num.h: the pure operators of core/exec/numerics, as the RULE and OP columns of instr.def name them.
 *
 * total: op_<OP>(operands...) is the result. partial: op_<OP>(operands..., &out) is ERR_none, or the code of the trap
 * where there is no result. wide: op_<OP>(operands..., &low, &high). Floats are bit patterns. Nothing here reads or changes the store; what is open goes through
 * nondet.h. */
#ifndef TOUCHSTONE_EXEC_NUM_H
#define TOUCHSTONE_EXEC_NUM_H

#include "exec/num_conv.h"
#include "exec/num_float.h"
#include "exec/num_int.h"
#include "exec/num_vec.h"
#include "exec/num_wide.h"

#endif
