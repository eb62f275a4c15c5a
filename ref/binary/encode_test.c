/* binary/encode_test.c: decoding what was encoded gives the same record, for every row of the opcode table and every
 * form of the other constructs. */
#include "binary/bytes_test.h"

#include "syntax/instr_test.h"

#include <inttypes.h>

static bool same_blocktype(Blocktype a, Blocktype b)
{
    return a.kind == b.kind && a.x == b.x && valtype_equal(a.t, b.t);
}

static bool same_try_table(const Trytable *a, const Trytable *b)
{
    bool same = same_blocktype(a->bt, b->bt) && a->n == b->n;
    for (uint32_t i = 0; same && i < a->n; i++)
        same = a->catches[i].kind == b->catches[i].kind && a->catches[i].tag == b->catches[i].tag &&
               a->catches[i].label == b->catches[i].label;
    return same;
}

static bool same_valtypes(const Instr *a, const Instr *b)
{
    bool same = a->types->n == b->types->n;
    for (uint32_t i = 0; same && i < a->types->n; i++)
        same = valtype_equal(a->types->t[i], b->types->t[i]);
    return same;
}

/* Whether all members that the shape of A's immediates says are the same. */
static bool same_instr(const Instr *a, const Instr *b)
{
    if (a->op != b->op)
        return false;
    Imm imm = oprows[a->op].imm;
    if (imm == IMM_heaptype || imm == IMM_reftype)
        return valtype_equal(a->t, b->t);
    if (imm == IMM_cast)
        return a->cast->label == b->cast->label && valtype_equal(a->cast->t1, b->cast->t1) &&
               valtype_equal(a->cast->t2, b->cast->t2);
    if (imm == IMM_blocktype)
        return same_blocktype(*a->bt, *b->bt);
    if (imm == IMM_try_table)
        return same_try_table(a->try_table, b->try_table);
    if (imm == IMM_br_table)
        return a->br_table->n == b->br_table->n &&
               memcmp(a->br_table->labels, b->br_table->labels, 4 * (a->br_table->n + 1)) == 0;
    if (imm == IMM_valtypes)
        return same_valtypes(a, b);
    if (imm == IMM_i32 || imm == IMM_i64 || imm == IMM_f32 || imm == IMM_f64)
        return a->c == b->c;
    if (imm == IMM_v128 || imm == IMM_laneidx16)
        return memcmp(a->bytes, b->bytes, 16) == 0;
    if (imm == IMM_laneidx)
        return a->lane == b->lane;
    if (imm >= IMM_memarg_8)
        return a->mem->offset == b->mem->offset && a->mem->memidx == b->mem->memidx &&
               a->mem->align == b->mem->align && a->mem->lane == b->mem->lane;
    return a->x == b->x && a->y == b->y;
}

/* A module with one function, of type [] -> [], and this body. */
static Module *module_of(Instr *body, uint32_t n)
{
    Module *m = module_new(FEATURES_ALL);
    m->rectypes = ARENA_NEW(&m->arena, Rectype);
    m->rectypes[0] = (Rectype){1, ARENA_NEW(&m->arena, Subtype)};
    m->rectypes[0].st->final = true;
    m->rectypes_n = m->types_n = 1;
    m->funcs = ARENA_NEW(&m->arena, Func);
    m->funcs_n = 1;
    m->funcs[0].body = (Expr){body, n};
    return m;
}

static void check_instr(Opcode op, int variant)
{
    Arena arena = {0};
    Instr body[4];
    uint32_t tested = 0, n = test_body(&arena, op, variant, UINT32_MAX, body, &tested);
    Module *m = module_of(body, n), *again = NULL;
    Buffer out = {0};
    Failure failure = {0};
    binary_encode(m, false, &out);
    if (binary_module(out.at, out.len, FEATURES_ALL, &again, &failure))
        fail_msg("%s, variant %d: %s (%s) at %" PRIu64, oprows[op].mnemonic, variant,
                 error_text(failure.code), failure.detail, failure.pos.offset);
    assert_int_equal(again->funcs[0].body.n, m->funcs[0].body.n);
    if (!same_instr(&body[tested], &again->funcs[0].body.in[tested]))
        fail_msg("%s, variant %d: immediates differ", oprows[op].mnemonic, variant);
    module_free(again);
    module_free(m);
    buffer_free(&out);
    arena_free(&arena);
}

static void t_instr(void **state)
{
    (void)state;
    for (int op = 0; op < OP_COUNT; op++) {
        for (int variant = 0; variant < VARIANTS; variant++)
            check_instr((Opcode)op, variant);
    }
}

/* The prefix and code of each row, as the specification writes them, in bytes. */
static void t_opcode_bytes(void **state)
{
    (void)state;
    for (int op = 0; op < OP_COUNT; op++)
        assert_int_equal(opcode_of(oprows[op].prefix, oprows[op].code), op);
    Instr body[] = {{.op = OP_i32x4_relaxed_dot_i8x16_i7x16_add_s}, {.op = OP_end}};
    Module *m = module_of(body, 2);
    Buffer out = {0}, due = test_module("01 04 01 60 00 00 03 02 01 00 0a 07 01 05 00 fd 93 02 0b");
    binary_encode(m, false, &out);
    assert_int_equal(out.len, due.len);
    assert_memory_equal(out.at, due.at, due.len);
    buffer_free(&out);
    buffer_free(&due);
    module_free(m);
}

/* Bytes in canonical form, which decoding and encoding must give back. */
static const char *const canonical[] = {
    "",
    /* types: array, struct, func; final with and without super types, open; groups of 0, 1 and 2 */
    "01 20  05 5e 78 01 50 00 5f 02 77 00 63 00 01 4e 02 4f 01 00 60 00 00 60 01 7b 01 64 6c "
    "4e 00 60 00 00",
    /* imports of all kinds */
    "02 28  05 00 01 61 00 00 01 61 00 01 70 00 05 00 00 02 05 80 80 04 ff ff ff ff ff ff ff "
    "ff ff 01 00 00 03 7c 01 00 00 04 00 07",
    /* tables, with and without an initial value */
    "04 0f  02 70 01 00 80 01 40 00 64 6f 04 05 d0 6f 0b",
    /* memories */
    "05 06  02 00 01 05 02 03",
    /* tags */
    "0d 03  01 00 05",
    /* globals */
    "06 06  01 7f 01 41 7f 0b",
    /* exports of all kinds */
    "07 16  05 01 66 00 00 01 74 01 80 01 01 6d 02 02 01 67 03 03 01 65 04 04",
    /* start */
    "08 02  ac 02",
    /* all eight forms of element segments */
    "09 3e  0a 00 41 00 0b 01 00 01 00 02 01 02 02 05 41 00 0b 00 00 03 00 00 04 41 00 0b 01 "
    "d2 00 0b 05 70 01 d0 70 0b 06 00 41 00 0b 6f 00 07 64 70 00 06 05 41 00 0b 70 01 d2 01 "
    "0b 00 41 00 0b 00",
    /* data count and all three forms of data segments */
    "0c 01  03  0b 11  03 00 41 00 0b 01 61 01 00 02 05 41 00 0b 02 00 ff",
    /* custom sections before, between and behind */
    "00 02  01 61  01 04  01 60 00 00  00 03  01 62 00  00 02  01 00  03 02  01 00  0a 04  01 "
    "02 00 0b  00 04  01 61 01 02",
    /* locals in runs as they stand */
    "01 04  01 60 00 00  03 02  01 00  0a 0c  01 0a 04 01 7f 01 7f 00 7e 02 70 0b",
};

static void t_canonical(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof canonical / sizeof *canonical; i++) {
        Buffer bytes = test_module(canonical[i]), again = {0};
        Module *m = NULL;
        Failure failure = {0};
        if (binary_module(bytes.at, bytes.len, features_default(), &m, &failure))
            fail_msg("row %zu: %s (%s) at %" PRIu64, i, error_text(failure.code), failure.detail,
                     failure.pos.offset);
        binary_encode(m, true, &again);
        if (!bytes_equal(test_bytes(&bytes), test_bytes(&again)))
            fail_msg("row %zu: %zu bytes became %zu others", i, bytes.len, again.len);
        test_all_chunks(test_bytes(&bytes), features_default());
        module_free(m);
        buffer_free(&bytes);
        buffer_free(&again);
    }
}

/* A data count is written where a function wants one, even if the record does not say so. */
static void t_data_count(void **state)
{
    (void)state;
    Instr body[] = {{.op = OP_data_drop}, {.op = OP_end}};
    Module *m = module_of(body, 2), *again = NULL;
    Buffer out = {0};
    Failure failure = {0};
    binary_encode(m, false, &out);
    assert_int_equal(binary_module(out.at, out.len, FEATURES_ALL, &again, &failure), RESULT_OK);
    assert_true(again->has_datacount);
    buffer_free(&out);
    module_free(again);
    module_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_instr),
        cmocka_unit_test(t_opcode_bytes),
        cmocka_unit_test(t_canonical),
        cmocka_unit_test(t_data_count),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
