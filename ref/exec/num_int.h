/* exec/num_int.h: integer operators (core/exec/numerics#int-ops), op_<name>_<N> for N = 8, 16, 32, 64.
 *
 * The specification indexes operators by the bit width N; num_int_n.h is written the same way and read once a width. */
#ifndef TOUCHSTONE_EXEC_NUM_INT_H
#define TOUCHSTONE_EXEC_NUM_INT_H

#include "syntax/error.h"

#include <stdint.h>

#define NUM_PASTE_(name, N) op_##name##_##N
#define NUM_PASTE(name, N)  NUM_PASTE_(name, N)

/* IN: an integer of N bits; SN: its signed interpretation; UN: an unsigned type that holds IN and that arithmetic does
   not promote to a signed one; S2N: a signed integer of 2N bits. */
#define N   8
#define IN  uint8_t
#define SN  int8_t
#define UN  uint32_t
#define S2N int16_t
#include "exec/num_int_n.h"
#undef N
#undef IN
#undef SN
#undef UN
#undef S2N

#define N   16
#define IN  uint16_t
#define SN  int16_t
#define UN  uint32_t
#define S2N int32_t
#include "exec/num_int_n.h"
#undef N
#undef IN
#undef SN
#undef UN
#undef S2N

#define N  32
#define IN uint32_t
#define SN int32_t
#define UN uint32_t
#include "exec/num_int_n.h"
#undef N
#undef IN
#undef SN
#undef UN

#define N  64
#define IN uint64_t
#define SN int64_t
#define UN uint64_t
#include "exec/num_int_n.h"
#undef N
#undef IN
#undef SN
#undef UN

#endif
