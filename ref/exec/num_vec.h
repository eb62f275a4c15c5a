/* exec/num_vec.h: vector operators (core/exec/numerics#op-vec, spectec 3.2), op_<row of instr.def>.
 *
 * Vectors come and go by value. Most operators lift a scalar one to lanes; the macros of num_vec_lanes.h are the
 * specification's own liftings ($ivbinop_ and so on), and a line that uses one names the scalar operator. */
#ifndef TOUCHSTONE_EXEC_NUM_VEC_H
#define TOUCHSTONE_EXEC_NUM_VEC_H

#include "exec/num_vec_cross.h"
#include "exec/num_vec_float.h"
#include "exec/num_vec_int.h"
#include "exec/num_vec_relaxed.h"

#endif
