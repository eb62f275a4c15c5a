/* exec/num_test.h: runs the operator that a row of the opcode table names, for the tests of the operators. */
#ifndef TOUCHSTONE_EXEC_NUM_TEST_H
#define TOUCHSTONE_EXEC_NUM_TEST_H

#include "exec/num.h"
#include "syntax/instr.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* By what the operator takes and gives: the operator f of the operands a, its result to r. */
#define total_f32__f32(f)             r->f32 = f(a[0].f32)
#define total_f32__f64(f)             r->f64 = f(a[0].f32)
#define total_f32__i32(f)             r->i32 = f(a[0].f32)
#define total_f32__i64(f)             r->i64 = f(a[0].f32)
#define total_f32__v128(f)            r->v128 = f(a[0].f32)
#define total_f32_f32__f32(f)         r->f32 = f(a[0].f32, a[1].f32)
#define total_f32_f32__i32(f)         r->i32 = f(a[0].f32, a[1].f32)
#define total_f64__f32(f)             r->f32 = f(a[0].f64)
#define total_f64__f64(f)             r->f64 = f(a[0].f64)
#define total_f64__i32(f)             r->i32 = f(a[0].f64)
#define total_f64__i64(f)             r->i64 = f(a[0].f64)
#define total_f64__v128(f)            r->v128 = f(a[0].f64)
#define total_f64_f64__f64(f)         r->f64 = f(a[0].f64, a[1].f64)
#define total_f64_f64__i32(f)         r->i32 = f(a[0].f64, a[1].f64)
#define total_i32__f32(f)             r->f32 = f(a[0].i32)
#define total_i32__f64(f)             r->f64 = f(a[0].i32)
#define total_i32__i32(f)             r->i32 = f(a[0].i32)
#define total_i32__i64(f)             r->i64 = f(a[0].i32)
#define total_i32__v128(f)            r->v128 = f(a[0].i32)
#define total_i32_i32__i32(f)         r->i32 = f(a[0].i32, a[1].i32)
#define total_i64__f32(f)             r->f32 = f(a[0].i64)
#define total_i64__f64(f)             r->f64 = f(a[0].i64)
#define total_i64__i32(f)             r->i32 = f(a[0].i64)
#define total_i64__i64(f)             r->i64 = f(a[0].i64)
#define total_i64__v128(f)            r->v128 = f(a[0].i64)
#define total_i64_i64__i32(f)         r->i32 = f(a[0].i64, a[1].i64)
#define total_i64_i64__i64(f)         r->i64 = f(a[0].i64, a[1].i64)
#define total_v128__i32(f)            r->i32 = f(a[0].v128)
#define total_v128__v128(f)           r->v128 = f(a[0].v128)
#define total_v128_i32__v128(f)       r->v128 = f(a[0].v128, a[1].i32)
#define total_v128_v128__v128(f)      r->v128 = f(a[0].v128, a[1].v128)
#define total_v128_v128_v128__v128(f) r->v128 = f(a[0].v128, a[1].v128, a[2].v128)
#define partial_f32__i32(f)           code = f(a[0].f32, &r->i32)
#define partial_f32__i64(f)           code = f(a[0].f32, &r->i64)
#define partial_f64__i32(f)           code = f(a[0].f64, &r->i32)
#define partial_f64__i64(f)           code = f(a[0].f64, &r->i64)
#define partial_i32_i32__i32(f)       code = f(a[0].i32, a[1].i32, &r->i32)
#define partial_i64_i64__i64(f)       code = f(a[0].i64, a[1].i64, &r->i64)
#define lane_v128__f32(f)             r->f32 = f(a[0].v128, lanes[0])
#define lane_v128__f64(f)             r->f64 = f(a[0].v128, lanes[0])
#define lane_v128__i32(f)             r->i32 = f(a[0].v128, lanes[0])
#define lane_v128__i64(f)             r->i64 = f(a[0].v128, lanes[0])
#define lane_v128_f32__v128(f)        r->v128 = f(a[0].v128, a[1].f32, lanes[0])
#define lane_v128_f64__v128(f)        r->v128 = f(a[0].v128, a[1].f64, lanes[0])
#define lane_v128_i32__v128(f)        r->v128 = f(a[0].v128, a[1].i32, lanes[0])
#define lane_v128_i64__v128(f)        r->v128 = f(a[0].v128, a[1].i64, lanes[0])
#define lanes_v128_v128__v128(f)      r->v128 = f(a[0].v128, a[1].v128, lanes)

#define EVALUATE_total(id, type, op)                                                               \
    case OP_##id:                                                                                  \
        total_##type(op_##op);                                                                     \
        break;
#define EVALUATE_partial(id, type, op)                                                             \
    case OP_##id:                                                                                  \
        partial_##type(op_##op);                                                                   \
        break;
#define EVALUATE_lane(id, type, op)                                                                \
    case OP_##id:                                                                                  \
        lane_##type(op_##op);                                                                      \
        break;
#define EVALUATE_lanes(id, type, op)                                                               \
    case OP_##id: lanes_##type(op_##op); break;

/* RULE says which of them it is: total where it is not listed. Rows without an operator are passed over. */
#define FORM_binop_trap    ~, EVALUATE_partial
#define FORM_cvtop_trap    ~, EVALUATE_partial
#define FORM_vextract_lane ~, EVALUATE_lane
#define FORM_vreplace_lane ~, EVALUATE_lane
#define FORM_vshuffle      ~, EVALUATE_lanes
#define FORM_binop128      ~, PASS_OVER_TYPE /* two results: tested apart */
#define FORM_mul_wide      ~, PASS_OVER_TYPE
#define FORM_atomic_rmw    ~, PASS_OVER_TYPE /* the operators of other rows, on memory */
#define PASS_OVER_TYPE(id, type, op)
#define FORM(...)                    FORM_SECOND(__VA_ARGS__, EVALUATE_total, ~)
#define FORM_SECOND(a, b, ...)       b
#define EVALUATE(id, type, rule, op) FORM(FORM_##rule)(id, type, op)
#define PASS_OVER(id, type, rule, op)
#define OPERATOR_SIDE              ~, PASS_OVER
#define OPERATOR(...)              OPERATOR_SECOND(__VA_ARGS__, EVALUATE, ~)
#define OPERATOR_SECOND(a, b, ...) b

/* The operator of OP on the operands A and the lane immediates LANES (NULL for none): sets *R, all of it, or returns
   the code of the trap. Opcodes whose rule is written out are refused. */
static inline Errcode evaluate(Opcode op, const Value *a, const uint8_t *lanes, Value *r)
{
    Errcode code = ERR_none;
    memset(r, 0, sizeof *r);
    switch ((unsigned)op) {
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature)                            \
    OPERATOR(OPERATOR_##op)(id, type, rule, op)
#include "syntax/instr.def"
#undef INSTR
    default: code = ERR_internal;
    }
    return code;
}

/* Results that are traps, in tables: no operand leads to these bits. */
#define DIVIDE   UINT64_C(0x5472617000000001)
#define OVERFLOW UINT64_C(0x5472617000000002)
#define INVALID  UINT64_C(0x5472617000000003)

/* What OP makes of the numbers A and B (B for operators of two operands): bits, or one of the traps above. */
static inline uint64_t outcome(Opcode op, uint64_t a, uint64_t b)
{
    Value r;
    switch ((unsigned)evaluate(op, (const Value[]){{.i64 = a}, {.i64 = b}}, NULL, &r)) {
    case ERR_none: return r.i64;
    case ERR_integer_divide_by_zero: return DIVIDE;
    case ERR_integer_overflow: return OVERFLOW;
    case ERR_invalid_conversion: return INVALID;
    default: fail_msg("%s: not an operator, or a trap of another kind", oprows[op].mnemonic);
    }
    return 0;
}

enum { ROW = 16 };

/* What an operator makes of each of ROW operands. */
typedef struct Row {
    Opcode op;
    uint64_t r[ROW];
} Row;

/* Checks N rows against the operands A (all of one table) and marks their operators in SEEN. */
static inline void check_rows(const Row *rows, size_t n, const uint64_t a[ROW][2],
                              bool seen[OP_COUNT])
{
    for (size_t i = 0; i < n; i++) {
        seen[rows[i].op] = true;
        for (int k = 0; k < ROW; k++) {
            uint64_t r = outcome(rows[i].op, a[k][0], a[k][1]);
            if (r != rows[i].r[k])
                fail_msg("%s 0x%llx 0x%llx: 0x%llx instead of 0x%llx", oprows[rows[i].op].mnemonic,
                         (unsigned long long)a[k][0], (unsigned long long)a[k][1],
                         (unsigned long long)r, (unsigned long long)rows[i].r[k]);
        }
    }
}

#define CHECK_ROWS(rows, a, seen) check_rows(rows, sizeof(rows) / sizeof *(rows), a, seen)

/* Fails if an operator that BELONGS was not seen. */
static inline void check_seen(const bool seen[OP_COUNT], bool belongs(Opcode))
{
    for (Opcode op = 0; op < OP_COUNT; op++)
        if (belongs(op) && !seen[op])
            fail_msg("%s: no row tests it", oprows[op].mnemonic);
}

/* True if OP's row names a pure operator. */
static inline bool is_operator(Opcode op)
{
    static const char *const operators[OP_COUNT] = {
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature) #op,
#include "syntax/instr.def"
#undef INSTR
    };
    return strcmp(operators[op], "SIDE") != 0 && sigs[oprows[op].sig].results == 1 &&
           oprows[op].prefix != 0xFE;
}

/* True if the type of OP names KIND. */
static inline bool has_sig(Opcode op, Sigkind kind)
{
    const Sigrow *row = &sigs[oprows[op].sig];
    for (int k = 0; k < row->params + row->results; k++)
        if (row->types[k] == kind)
            return true;
    return false;
}

#endif
