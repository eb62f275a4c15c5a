/* valid/instr_test.c: every row of the opcode table whose operator type is a row of sig.def, tried with right and wrong
 * operands, results and immediates. */
#include "valid/testing.h"

static const uint8_t shuffle_lanes[16] = {0, 31};
static const uint8_t bad_lanes[16] = {[15] = 32};

/* A row's body: its operands, itself, its results. at is the address type. */
typedef struct Body {
    Instr in[12];
    uint32_t n, operands, self;
} Body;

static uint32_t local_for(uint8_t sigkind, Addrtype at)
{
    static const uint32_t locals[] = {[SIG_i32] = P_i32,
                                      [SIG_i64] = P_i64,
                                      [SIG_f32] = P_f32,
                                      [SIG_f64] = P_f64,
                                      [SIG_v128] = P_v128};
    return sigkind == SIG_at ? (at == AT_I64 ? P_i64 : P_i32) : locals[sigkind];
}

static bool is_access(Opcode op)
{
    return oprows[op].imm >= IMM_memarg_8;
}

static bool is_atomic(Opcode op)
{
    return oprows[op].imm >= IMM_memarg_atomic_8 && oprows[op].imm <= IMM_memarg_atomic_64;
}

/* The least alignment that OP takes. */
static uint8_t least_align(Opcode op)
{
    return is_atomic(op) ? (uint8_t)imm_width_log2(oprows[op].imm) : 0;
}

static Memarg memarg; /* of the body in the making */

static Body body_of(Opcode op, Addrtype at)
{
    const Sigrow *sig = &sigs[oprows[op].sig];
    Body b = {.operands = sig->params, .self = sig->params};
    for (unsigned i = 0; i < sig->params; i++)
        b.in[b.n++] = (Instr)GET(local_for(sig->types[i], at));
    b.in[b.n] = (Instr){.op = (uint16_t)op};
    if (is_access(op)) {
        memarg = (Memarg){.memidx = at == AT_I64, .align = least_align(op)};
        b.in[b.n].mem = &memarg;
    }
    if (oprows[op].imm == IMM_laneidx16)
        b.in[b.n].bytes = shuffle_lanes;
    b.n++;
    for (unsigned i = 0; i < sig->results; i++)
        b.in[b.n++] = (Instr)SET(local_for(sig->types[sig->params + i], at));
    b.in[b.n++] = (Instr)END;
    return b;
}

static void expect_row(Opcode op, const Body *b, Errcode code)
{
    Errcode found = validate_body(b->in, b->n);
    if (found != code)
        fail_msg("%s: expected '%s', found '%s'", oprows[op].mnemonic, error_text(code),
                 error_text(found));
}

static bool has_sig(Opcode op)
{
    return oprows[op].sig != SIG_SIDE;
}

static void t_rows_accept(void **state)
{
    (void)state;
    int rows = 0;
    for (Opcode op = 0; op < OP_COUNT; op++) {
        if (!has_sig(op))
            continue;
        rows++;
        Body b = body_of(op, AT_I32);
        expect_row(op, &b, ERR_none);
        if (is_access(op)) {
            b = body_of(op, AT_I64);
            expect_row(op, &b, ERR_none);
        }
    }
    assert_true(rows > 300);
}

static void t_rows_refuse_operands(void **state)
{
    (void)state;
    for (Opcode op = 0; op < OP_COUNT; op++) {
        if (!has_sig(op))
            continue;
        for (uint32_t i = 0; i < sigs[oprows[op].sig].params; i++) {
            Body b = body_of(op, AT_I32);
            for (uint32_t local = P_i32; local <= P_funcref; local++) {
                if (local == body_of(op, AT_I32).in[i].x)
                    continue;
                b.in[i].x = local;
                expect_row(op, &b, ERR_type_mismatch);
            }
            b = body_of(op, AT_I32);
            b.in[i] = (Instr)I(nop, .x = 0);
            expect_row(op, &b, ERR_type_mismatch);
        }
    }
}

static void t_rows_refuse_results(void **state)
{
    (void)state;
    for (Opcode op = 0; op < OP_COUNT; op++) {
        if (!has_sig(op))
            continue;
        Body b = body_of(op, AT_I32);
        if (sigs[oprows[op].sig].results) {
            b.in[b.self + 1].x = b.in[b.self + 1].x == P_f32 ? P_f64 : P_f32;
            expect_row(op, &b, ERR_type_mismatch);
            b.in[b.self + 1] = (Instr)I(nop, .x = 0);
        } else {
            b.in[b.n - 1] = (Instr)I(drop, .x = 0);
            b.in[b.n++] = (Instr)END;
        }
        expect_row(op, &b, ERR_type_mismatch);
    }
}

/* After unreachable every operand is there, but what follows is still checked. */
static void t_rows_polymorphic(void **state)
{
    (void)state;
    for (Opcode op = 0; op < OP_COUNT; op++) {
        if (!has_sig(op))
            continue;
        Body full = body_of(op, AT_I32), b = {.n = 1};
        b.in[0] = (Instr)I(unreachable, .x = 0);
        for (uint32_t i = full.self; i < full.n; i++)
            b.in[b.n++] = full.in[i];
        expect_row(op, &b, ERR_none);
        if (sigs[oprows[op].sig].results) {
            b.in[2].x = b.in[2].x == P_f32 ? P_f64 : P_f32;
            expect_row(op, &b, ERR_type_mismatch);
        }
    }
}

static void t_accesses(void **state)
{
    (void)state;
    for (Opcode op = 0; op < OP_COUNT; op++) {
        if (!has_sig(op) || !is_access(op))
            continue;
        Body b = body_of(op, AT_I32);
        Memarg *mem = &memarg;
        unsigned most = imm_width_log2(oprows[op].imm);
        mem->align = (uint8_t)most;
        expect_row(op, &b, ERR_none);
        Errcode wrong = is_atomic(op) ? ERR_alignment_not_natural : ERR_alignment_too_large;
        mem->align = (uint8_t)(most + 1);
        expect_row(op, &b, wrong);
        mem->align = 63;
        expect_row(op, &b, wrong);
        mem->align = (uint8_t)(most - 1);
        if (most)
            expect_row(op, &b, is_atomic(op) ? wrong : ERR_none);
        mem->align = least_align(op);
        mem->offset = UINT32_MAX;
        expect_row(op, &b, ERR_none);
        mem->offset++;
        expect_row(op, &b, ERR_offset_out_of_range);
        mem->offset = 0;
        mem->memidx = 1;
        expect_row(op, &b, ERR_type_mismatch);
        mem->memidx = 2;
        expect_row(op, &b, ERR_unknown_memory);
        b = body_of(op, AT_I64);
        mem->offset = UINT64_MAX;
        expect_row(op, &b, ERR_none);
    }
}

static void t_lanes(void **state)
{
    (void)state;
    for (Opcode op = 0; op < OP_COUNT; op++) {
        Body b = has_sig(op) ? body_of(op, AT_I32) : (Body){0};
        Instr *self = &b.in[b.self];
        if (oprows[op].imm >= IMM_memarg_lane_8) {
            uint8_t lanes = (uint8_t)(16u >> imm_width_log2(oprows[op].imm));
            memarg.lane = lanes - 1;
            expect_row(op, &b, ERR_none);
            memarg.lane = lanes;
            expect_row(op, &b, ERR_invalid_lane_index);
        } else if (oprows[op].imm == IMM_laneidx) {
            const char *mnemonic = oprows[op].mnemonic;
            uint8_t lanes = strncmp(mnemonic, "i8x16", 5) == 0   ? 16
                            : strncmp(mnemonic, "i16x8", 5) == 0 ? 8
                            : mnemonic[1] == '3'                 ? 4
                                                                 : 2;
            self->lane = lanes - 1;
            expect_row(op, &b, ERR_none);
            self->lane = lanes;
            expect_row(op, &b, ERR_invalid_lane_index);
        } else if (oprows[op].imm == IMM_laneidx16) {
            self->bytes = bad_lanes;
            expect_row(op, &b, ERR_invalid_lane_index);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_rows_accept),
        cmocka_unit_test(t_rows_refuse_operands),
        cmocka_unit_test(t_rows_refuse_results),
        cmocka_unit_test(t_rows_polymorphic),
        cmocka_unit_test(t_accesses),
        cmocka_unit_test(t_lanes),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
