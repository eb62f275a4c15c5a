/* exec/instr_vec_memory.c: reduction of vector loads and stores (core/exec/instructions#memory-instructions). */
#include "exec/machine.h"
#include "exec/num.h"

/* exec-vload-val; Step_read/vload-{oob,val} */
/* Pushes the 16 bytes at i + offset. */
#define exec_vload(id)                                                                             \
    RULE(id)                                                                                       \
    {                                                                                              \
        const uint8_t *bytes = memarg_bytes(pc + 1, sp[-1], sizeof(V128));                         \
        if (unlikely(!bytes))                                                                      \
            TRAP(memory_out_of_bounds);                                                            \
        memcpy(sp - 1, bytes, sizeof(V128));                                                       \
        sp++;                                                                                      \
        NEXT(3);                                                                                   \
    }

exec_vload(v128_load)

/* exec-vload-pack; Step_read/vload-pack-{oob,val} */
/* Pushes the 8 bytes at i + offset as lanes of half the width, each extended. */
#define exec_vload_pack(id, extend)                                                                \
    RULE(id)                                                                                       \
    {                                                                                              \
        const uint8_t *bytes = memarg_bytes(pc + 1, sp[-1], 8);                                    \
        V128 c = {{0}};                                                                            \
        if (unlikely(!bytes))                                                                      \
            TRAP(memory_out_of_bounds);                                                            \
        memcpy(c.b, bytes, 8);                                                                     \
        set_slots_v128(sp - 1, op_##extend(c));                                                    \
        sp++;                                                                                      \
        NEXT(3);                                                                                   \
    }

exec_vload_pack(v128_load8x8_s, i16x8_extend_low_i8x16_s)
exec_vload_pack(v128_load8x8_u, i16x8_extend_low_i8x16_u)
exec_vload_pack(v128_load16x4_s, i32x4_extend_low_i16x8_s)
exec_vload_pack(v128_load16x4_u, i32x4_extend_low_i16x8_u)
exec_vload_pack(v128_load32x2_s, i64x2_extend_low_i32x4_s)
exec_vload_pack(v128_load32x2_u, i64x2_extend_low_i32x4_u)

/* exec-vload-splat; Step_read/vload-splat-{oob,val} */
/* Pushes the vector that has the number at i + offset in every lane. */
#define exec_vload_splat(id, in, splat)                                                            \
    RULE(id)                                                                                       \
    {                                                                                              \
        const uint8_t *bytes = memarg_bytes(pc + 1, sp[-1], sizeof(in));                           \
        in j;                                                                                      \
        if (unlikely(!bytes))                                                                      \
            TRAP(memory_out_of_bounds);                                                            \
        memcpy(&j, bytes, sizeof j);                                                               \
        set_slots_v128(sp - 1, op_##splat(j));                                                     \
        sp++;                                                                                      \
        NEXT(3);                                                                                   \
    }

exec_vload_splat(v128_load8_splat, uint8_t, i8x16_splat)
exec_vload_splat(v128_load16_splat, uint16_t, i16x8_splat)
exec_vload_splat(v128_load32_splat, uint32_t, i32x4_splat)
exec_vload_splat(v128_load64_splat, uint64_t, i64x2_splat)

/* exec-vload-zero; Step_read/vload-zero-{oob,val} */
/* Pushes the number at i + offset as the lowest lane of a vector that is zero elsewhere. */
#define exec_vload_zero(id, in)                                                                    \
    RULE(id)                                                                                       \
    {                                                                                              \
        const uint8_t *bytes = memarg_bytes(pc + 1, sp[-1], sizeof(in));                           \
        in j;                                                                                      \
        if (unlikely(!bytes))                                                                      \
            TRAP(memory_out_of_bounds);                                                            \
        memcpy(&j, bytes, sizeof j);                                                               \
        sp[-1] = j;                                                                                \
        *sp++ = 0;                                                                                 \
        NEXT(3);                                                                                   \
    }

exec_vload_zero(v128_load32_zero, uint32_t)
exec_vload_zero(v128_load64_zero, uint64_t)

/* exec-vload_lane; Step_read/vload_lane-{oob,val} */
/* Replaces address and vector by the vector with one lane read from i + offset. */
#define exec_vload_lane(id, in, replace)                                                           \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        const uint8_t *bytes = memarg_bytes(pc + 1, sp[-2], sizeof(in));                           \
        in k;                                                                                      \
        if (unlikely(!bytes))                                                                      \
            TRAP(memory_out_of_bounds);                                                            \
        memcpy(&k, bytes, sizeof k);                                                               \
        set_slots_v128(sp - 2, op_##replace(slots_v128(sp - 1), k, (unsigned)pc[3].u));            \
        NEXT(4);                                                                                   \
    }

exec_vload_lane(v128_load8_lane, uint8_t, i8x16_replace_lane)
exec_vload_lane(v128_load16_lane, uint16_t, i16x8_replace_lane)
exec_vload_lane(v128_load32_lane, uint32_t, i32x4_replace_lane)
exec_vload_lane(v128_load64_lane, uint64_t, i64x2_replace_lane)

/* exec-vstore; Step/vstore-{oob,val} */
/* Writes the 16 bytes of the vector to i + offset. */
#define exec_vstore(id)                                                                            \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp -= 3;                                                                                   \
        uint8_t *bytes = memarg_bytes(pc + 1, sp[0], sizeof(V128));                                \
        if (unlikely(!bytes))                                                                      \
            TRAP(memory_out_of_bounds);                                                            \
        memcpy(bytes, sp + 1, sizeof(V128));                                                       \
        NEXT(3);                                                                                   \
    }

exec_vstore(v128_store)

/* exec-vstore_lane; Step/vstore_lane-{oob,val} */
/* Writes one lane of the vector to i + offset. */
#define exec_vstore_lane(id, out, extract)                                                         \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp -= 3;                                                                                   \
        uint8_t *bytes = memarg_bytes(pc + 1, sp[0], sizeof(out));                                 \
        out k = (out)op_##extract(slots_v128(sp + 1), (unsigned)pc[3].u);                          \
        if (unlikely(!bytes))                                                                      \
            TRAP(memory_out_of_bounds);                                                            \
        memcpy(bytes, &k, sizeof k);                                                               \
        NEXT(4);                                                                                   \
    }

exec_vstore_lane(v128_store8_lane, uint8_t, i8x16_extract_lane_u)
exec_vstore_lane(v128_store16_lane, uint16_t, i16x8_extract_lane_u)
exec_vstore_lane(v128_store32_lane, uint32_t, i32x4_extract_lane)
exec_vstore_lane(v128_store64_lane, uint64_t, i64x2_extract_lane)
