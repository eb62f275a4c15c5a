/* syntax/instr_test.h: an instruction for every row of the opcode table, for the tests of its formats. */
#ifndef TOUCHSTONE_SYNTAX_INSTR_TEST_H
#define TOUCHSTONE_SYNTAX_INSTR_TEST_H

#include "syntax/instr.h"
#include "util/arena.h"

enum { VARIANTS = 6 };

static const uint64_t test_numbers[VARIANTS] = {
    0, 1, 127, 128, UINT64_C(0x80000000), UINT64_MAX,
};
static const uint32_t test_indices[VARIANTS] = {0, 1, 127, 128, 0x0FFFFFFF, UINT32_MAX};
static const uint8_t test_bytes16[] = "0123456789abcdef";
static const uint32_t test_labels[] = {0, 300, 2, UINT32_MAX};

static const Valtype test_types[VARIANTS] = {
    {.kind = VT_I32},
    {.kind = VT_V128},
    {.kind = VT_REF, .null = 1, .heap = HT_FUNC},
    {.kind = VT_REF, .null = 0, .heap = HT_NOEXTERN},
    {.kind = VT_REF, .null = 1, .heap = HT_IDX, .x = UINT32_MAX},
    {.kind = VT_REF, .null = 0, .heap = HT_IDX, .x = 64},
};

static const Catch test_catches[] = {
    {CATCH, 200, 1}, {CATCH_REF, 0, 3}, {CATCH_ALL, 0, 128}, {CATCH_ALL_REF, 0, 0}};

static const Blocktype test_empty = {.kind = BLOCK_EMPTY};

static inline Blocktype test_blocktype(int variant, uint32_t functypes)
{
    if (variant == 0)
        return (Blocktype){.kind = BLOCK_EMPTY};
    if (variant == 1)
        return (Blocktype){.kind = BLOCK_TYPEIDX, .x = 64 % functypes};
    return (Blocktype){.kind = BLOCK_VALTYPE, .t = test_types[variant]};
}

static inline Valtype test_reftype(Opcode op, int variant)
{
    Valtype t = test_types[2 + variant % 4];
    t.null = op != OP_ref_test && op != OP_ref_cast;
    return t;
}

static inline Instr test_pointed(Arena *arena, Instr in, Imm imm, int variant, uint32_t functypes)
{
    if (imm == IMM_cast) {
        Castimm *cast = ARENA_NEW(arena, Castimm);
        *cast = (Castimm){test_indices[variant], test_types[2 + variant % 4],
                          test_types[2 + (variant + 1) % 4]};
        in.cast = cast;
    } else if (imm == IMM_try_table) {
        Trytable *t = ARENA_NEW(arena, Trytable);
        *t = (Trytable){test_blocktype(variant, functypes), (uint32_t)variant % 5, test_catches};
        in.try_table = t;
    } else if (imm == IMM_br_table) {
        Brtable *table = ARENA_NEW(arena, Brtable);
        *table = (Brtable){test_labels, (uint32_t)variant % 4};
        in.br_table = table;
    } else if (imm == IMM_blocktype) {
        Blocktype *bt = ARENA_NEW(arena, Blocktype);
        *bt = test_blocktype(variant, functypes);
        in.bt = bt;
    } else {
        Resulttype *types = ARENA_NEW(arena, Resulttype);
        *types = (Resulttype){(uint32_t)variant, test_types};
        in.types = types;
    }
    return in;
}

/* The instruction OP with immediates that VARIANT (below VARIANTS) chooses; what it points to lives in ARENA. Indices
   of function types are below FUNCTYPES. */
static inline Instr test_instr(Arena *arena, Opcode op, int variant, uint32_t functypes)
{
    Instr in = {.op = (uint16_t)op};
    Imm imm = oprows[op].imm;
    uint32_t x = test_indices[variant], y = test_indices[(variant + 1) % VARIANTS];
    if (imm == IMM_heaptype || imm == IMM_reftype) {
        in.t = test_reftype(op, variant);
    } else if (imm == IMM_cast || imm == IMM_try_table || imm == IMM_br_table ||
               imm == IMM_valtypes || imm == IMM_blocktype) {
        in = test_pointed(arena, in, imm, variant, functypes);
    } else if (imm == IMM_i32 || imm == IMM_f32) {
        in.c = (uint32_t)test_numbers[variant];
    } else if (imm == IMM_i64 || imm == IMM_f64) {
        in.c = test_numbers[variant];
    } else if (imm == IMM_v128 || imm == IMM_laneidx16) {
        in.bytes = test_bytes16;
    } else if (imm == IMM_laneidx) {
        in.lane = (uint8_t)test_numbers[variant];
    } else if (imm >= IMM_memarg_8) {
        Memarg *mem = ARENA_NEW(arena, Memarg);
        *mem = (Memarg){test_numbers[variant], variant % 2 ? x : 0, (uint8_t)(x & 63), 0};
        mem->lane = imm >= IMM_memarg_lane_8 ? (uint8_t)x : 0;
        in.mem = mem;
    } else if (imm >= IMM_labelidx && imm <= IMM_elemidx) {
        in.x = x;
    } else if (imm >= IMM_tableidx_typeidx && imm <= IMM_typeidx_typeidx) {
        in.x = x;
        in.y = imm == IMM_tableidx_typeidx ? y % functypes : y;
    }
    return in;
}

/* Writes a whole body with the instruction OP in it to BODY: what must stand before it, it, the ends; returns how many
   instructions. *TESTED is where it stands. */
static inline uint32_t test_body(Arena *arena, Opcode op, int variant, uint32_t functypes,
                                 Instr body[4], uint32_t *tested)
{
    uint32_t n = 0;
    if (op == OP_else)
        body[n++] = (Instr){.op = OP_if, .bt = &test_empty};
    if (op == OP_legacy_catch || op == OP_legacy_catch_all || op == OP_delegate)
        body[n++] = (Instr){.op = OP_try, .bt = &test_empty};
    *tested = n;
    body[n++] = test_instr(arena, op, variant, functypes);
    if (op == OP_block || op == OP_loop || op == OP_if || op == OP_else || op == OP_try ||
        op == OP_legacy_catch || op == OP_legacy_catch_all || op == OP_try_table)
        body[n++] = (Instr){.op = OP_end};
    if (op != OP_end)
        body[n++] = (Instr){.op = OP_end};
    return n;
}

#endif
