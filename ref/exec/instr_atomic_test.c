/* exec/instr_atomic_test.c: atomic accesses at their bounds and alignments, wait and notify of a single agent; and the
 * operators of 128 bits. Plain and fused code. */
#include "text/text.h"
#include "valid/valid.h"

#include "exec/testing.h"

#include <stdio.h>

/* A module with the instruction IN in a function "f" of TYPE ("(param i32) (result i32)"), its parameters before it, and
   a shared memory of a page which starts with bytes 11 22 33 44 55 66 77 88 and ends with them. */
static char *module_of(const char *memory, const char *type, unsigned params, const char *in)
{
    static const char bytes[] = "\\11\\22\\33\\44\\55\\66\\77\\88";
    static char text[1024], gets[128];
    gets[0] = 0;
    for (unsigned i = 0; i < params; i++)
        snprintf(gets + strlen(gets), sizeof gets - strlen(gets), " local.get %u", i);
    snprintf(text, sizeof text,
             "(memory %s) (data (i32.const 0) \"%s\") (data (i32.const 65528) \"%s\")"
             "(func (export \"f\") %s %s %s)"
             "(func (export \"after\") (result i64) (i64.load (i32.const 0)))",
             memory, bytes, bytes, type, gets, in);
    return text;
}

typedef struct Access {
    const char *in, *type;
    unsigned params;
    uint64_t operands[2], result, after; /* what address 0 holds then */
} Access;

#define LOADS  "(param i32) (result i32)", 1
#define LOADL  "(param i32) (result i64)", 1
#define RMWS   "(param i32 i32) (result i32)", 2
#define RMWL   "(param i32 i64) (result i64)", 2
#define XCHGS  "(param i32 i32 i32) (result i32)", 3
#define XCHGL  "(param i32 i64 i64) (result i64)", 3
#define STORES "(param i32 i32)", 2
#define STOREL "(param i32 i64)", 2
#define BYTES  UINT64_C(0x8877665544332211)
#define ALL    UINT64_MAX

/* One row for each atomic access. */
static const Access accesses[] = {
    {"i32.atomic.load", LOADS, {0}, 0x44332211, BYTES},
    {"i64.atomic.load", LOADL, {0}, BYTES, BYTES},
    {"i32.atomic.load8_u", LOADS, {0}, 0x11, BYTES},
    {"i32.atomic.load16_u", LOADS, {0}, 0x2211, BYTES},
    {"i64.atomic.load8_u", LOADL, {0}, 0x11, BYTES},
    {"i64.atomic.load16_u", LOADL, {0}, 0x2211, BYTES},
    {"i64.atomic.load32_u", LOADL, {0}, 0x44332211, BYTES},
    {"i32.atomic.store", STORES, {0xFFFFFFFF}, 0, UINT64_C(0x88776655FFFFFFFF)},
    {"i64.atomic.store", STOREL, {ALL}, 0, ALL},
    {"i32.atomic.store8", STORES, {0xFFFFFFFF}, 0, UINT64_C(0x88776655443322FF)},
    {"i32.atomic.store16", STORES, {0xFFFFFFFF}, 0, UINT64_C(0x887766554433FFFF)},
    {"i64.atomic.store8", STOREL, {ALL}, 0, UINT64_C(0x88776655443322FF)},
    {"i64.atomic.store16", STOREL, {ALL}, 0, UINT64_C(0x887766554433FFFF)},
    {"i64.atomic.store32", STOREL, {ALL}, 0, UINT64_C(0x88776655FFFFFFFF)},
    {"i32.atomic.rmw.add", RMWS, {0xFFFFFFF0}, 0x44332211, UINT64_C(0x8877665544332201)},
    {"i64.atomic.rmw.add", RMWL, {ALL}, BYTES, UINT64_C(0x8877665544332210)},
    {"i32.atomic.rmw8.add_u", RMWS, {0xEF}, 0x11, UINT64_C(0x8877665544332200)},
    {"i32.atomic.rmw16.add_u", RMWS, {0xFFEF}, 0x2211, UINT64_C(0x8877665544332200)},
    {"i64.atomic.rmw8.add_u", RMWL, {ALL}, 0x11, UINT64_C(0x8877665544332210)},
    {"i64.atomic.rmw16.add_u", RMWL, {0xDDEF}, 0x2211, UINT64_C(0x8877665544330000)},
    {"i64.atomic.rmw32.add_u", RMWL, {ALL}, 0x44332211, UINT64_C(0x8877665544332210)},
    {"i32.atomic.rmw.sub", RMWS, {0x44332212}, 0x44332211, UINT64_C(0x88776655FFFFFFFF)},
    {"i64.atomic.rmw.sub", RMWL, {BYTES}, BYTES, 0},
    {"i32.atomic.rmw8.sub_u", RMWS, {0x12}, 0x11, UINT64_C(0x88776655443322FF)},
    {"i32.atomic.rmw16.sub_u", RMWS, {0x2212}, 0x2211, UINT64_C(0x887766554433FFFF)},
    {"i64.atomic.rmw8.sub_u", RMWL, {0x11}, 0x11, UINT64_C(0x8877665544332200)},
    {"i64.atomic.rmw16.sub_u", RMWL, {0x2212}, 0x2211, UINT64_C(0x887766554433FFFF)},
    {"i64.atomic.rmw32.sub_u", RMWL, {0x44332212}, 0x44332211, UINT64_C(0x88776655FFFFFFFF)},
    {"i32.atomic.rmw.and", RMWS, {0x0FFFFFF0}, 0x44332211, UINT64_C(0x8877665504332210)},
    {"i64.atomic.rmw.and", RMWL, {0xFF}, BYTES, 0x11},
    {"i32.atomic.rmw8.and_u", RMWS, {0x10}, 0x11, UINT64_C(0x8877665544332210)},
    {"i32.atomic.rmw16.and_u", RMWS, {0xFF}, 0x2211, UINT64_C(0x8877665544330011)},
    {"i64.atomic.rmw8.and_u", RMWL, {1}, 0x11, UINT64_C(0x8877665544332201)},
    {"i64.atomic.rmw16.and_u", RMWL, {0xFF00}, 0x2211, UINT64_C(0x8877665544332200)},
    {"i64.atomic.rmw32.and_u", RMWL, {0xFF}, 0x44332211, UINT64_C(0x8877665500000011)},
    {"i32.atomic.rmw.or", RMWS, {0x0F}, 0x44332211, UINT64_C(0x887766554433221F)},
    {"i64.atomic.rmw.or", RMWL, {ALL}, BYTES, ALL},
    {"i32.atomic.rmw8.or_u", RMWS, {0xFFE}, 0x11, UINT64_C(0x88776655443322FF)},
    {"i32.atomic.rmw16.or_u", RMWS, {0xFDDEE}, 0x2211, UINT64_C(0x887766554433FFFF)},
    {"i64.atomic.rmw8.or_u", RMWL, {ALL}, 0x11, UINT64_C(0x88776655443322FF)},
    {"i64.atomic.rmw16.or_u", RMWL, {ALL}, 0x2211, UINT64_C(0x887766554433FFFF)},
    {"i64.atomic.rmw32.or_u", RMWL, {ALL}, 0x44332211, UINT64_C(0x88776655FFFFFFFF)},
    {"i32.atomic.rmw.xor", RMWS, {0x44332211}, 0x44332211, UINT64_C(0x8877665500000000)},
    {"i64.atomic.rmw.xor", RMWL, {BYTES}, BYTES, 0},
    {"i32.atomic.rmw8.xor_u", RMWS, {0xFF}, 0x11, UINT64_C(0x88776655443322EE)},
    {"i32.atomic.rmw16.xor_u", RMWS, {0xFFFF}, 0x2211, UINT64_C(0x887766554433DDEE)},
    {"i64.atomic.rmw8.xor_u", RMWL, {ALL}, 0x11, UINT64_C(0x88776655443322EE)},
    {"i64.atomic.rmw16.xor_u", RMWL, {ALL}, 0x2211, UINT64_C(0x887766554433DDEE)},
    {"i64.atomic.rmw32.xor_u", RMWL, {ALL}, 0x44332211, UINT64_C(0x88776655BBCCDDEE)},
    {"i32.atomic.rmw.xchg", RMWS, {1}, 0x44332211, UINT64_C(0x8877665500000001)},
    {"i64.atomic.rmw.xchg", RMWL, {1}, BYTES, 1},
    {"i32.atomic.rmw8.xchg_u", RMWS, {0x101}, 0x11, UINT64_C(0x8877665544332201)},
    {"i32.atomic.rmw16.xchg_u", RMWS, {0x10001}, 0x2211, UINT64_C(0x8877665544330001)},
    {"i64.atomic.rmw8.xchg_u", RMWL, {ALL}, 0x11, UINT64_C(0x88776655443322FF)},
    {"i64.atomic.rmw16.xchg_u", RMWL, {ALL}, 0x2211, UINT64_C(0x887766554433FFFF)},
    {"i64.atomic.rmw32.xchg_u", RMWL, {ALL}, 0x44332211, UINT64_C(0x88776655FFFFFFFF)},
    {"i32.atomic.rmw.cmpxchg", XCHGS, {0x44332211, 1}, 0x44332211, UINT64_C(0x8877665500000001)},
    {"i32.atomic.rmw.cmpxchg", XCHGS, {0x44332210, 1}, 0x44332211, BYTES},
    {"i64.atomic.rmw.cmpxchg", XCHGL, {BYTES, 1}, BYTES, 1},
    {"i64.atomic.rmw.cmpxchg", XCHGL, {0x44332211, 1}, BYTES, BYTES},
    /* What is expected is wrapped, too. */
    {"i32.atomic.rmw8.cmpxchg_u", XCHGS, {0xFF11, 1}, 0x11, UINT64_C(0x8877665544332201)},
    {"i32.atomic.rmw16.cmpxchg_u", XCHGS, {0xFF2211, 1}, 0x2211, UINT64_C(0x8877665544330001)},
    {"i64.atomic.rmw8.cmpxchg_u", XCHGL, {0xFF11, 1}, 0x11, UINT64_C(0x8877665544332201)},
    {"i64.atomic.rmw16.cmpxchg_u", XCHGL, {BYTES, 1}, 0x2211, UINT64_C(0x8877665544330001)},
    {"i64.atomic.rmw32.cmpxchg_u", XCHGL, {BYTES, 1}, 0x44332211, UINT64_C(0x8877665500000001)},
    {"i64.atomic.rmw32.cmpxchg_u", XCHGL, {0x2211, 1}, 0x44332211, BYTES},
};

static Opcode opcode_in(const Access *a)
{
    return opcode_named(a->in, strlen(a->in));
}

/* What each access reads and writes, on memories that are shared and not. */
static void t_accesses(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(accesses); i++) {
        const Access *a = &accesses[i];
        const Row rows[] = {
            {"f", {0, a->operands[0], a->operands[1]}, ERR_none, {a->result}},
            {"after", {0}, ERR_none, {a->after}},
        };
        check_rows(module_of("1 1 shared", a->type, a->params, a->in), rows, LENGTH(rows));
        check_rows(module_of("1", a->type, a->params, a->in), rows, LENGTH(rows));
    }
}

/* The last place in memory, the first behind it, and all places that are not aligned; offsets count. */
static void t_bounds(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(accesses); i++) {
        const Access *a = &accesses[i];
        uint64_t width = UINT64_C(1) << imm_width_log2((Imm)oprows[opcode_in(a)].imm);
        char offset[64];
        snprintf(offset, sizeof offset, "%s offset=%d", a->in, 3);
        const Row behind[] = {
            {"f", {65536}, ERR_memory_out_of_bounds, {0}},
            {"f",
             {65536 - width + 1},
             width > 1 ? ERR_unaligned_atomic : ERR_memory_out_of_bounds,
             {0}},
            {"f", {-width & UINT32_MAX}, ERR_memory_out_of_bounds, {0}},
        };
        check_rows(module_of("1 1 shared", a->type, a->params, a->in), behind, LENGTH(behind));
        for (uint64_t at = 0; at < width; at++) {
            const Row row = {"f", {at}, ERR_unaligned_atomic, {0}};
            if (at)
                check_rows(module_of("1 1 shared", a->type, a->params, a->in), &row, 1);
            if ((at + 3) % width)
                check_rows(module_of("1 1 shared", a->type, a->params, offset), &row, 1);
        }
    }
}

/* Every row with an atomic rule is among the accesses. */
static void t_every_access(void **state)
{
    (void)state;
    for (Opcode op = 0; op < OP_COUNT; op++) {
        bool found = oprows[op].prefix != 0xFE || op <= OP_atomic_fence;
        for (size_t i = 0; i < LENGTH(accesses); i++)
            found = found || opcode_in(&accesses[i]) == op;
        if (!found)
            fail_msg("%s: no row tests it", oprows[op].mnemonic);
    }
}

static void t_wait(void **state)
{
    (void)state;
    static const char text[] =
        "(memory $s 1 1 shared) (memory $u 1) (memory $l i64 1 1 shared)"
        "(func (export \"wait32\") (param i32 i32 i64) (result i32)"
        "  (memory.atomic.wait32 $s (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"wait64\") (param i32 i64 i64) (result i32)"
        "  (memory.atomic.wait64 $s (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"unshared32\") (param i32 i32 i64) (result i32)"
        "  (memory.atomic.wait32 $u (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"unshared64\") (param i32 i64 i64) (result i32)"
        "  (memory.atomic.wait64 $u (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"long\") (param i64 i32 i64) (result i32)"
        "  (memory.atomic.wait32 $l (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"notify\") (param i32 i32) (result i32)"
        "  (atomic.fence) (memory.atomic.notify $s (local.get 0) (local.get 1)))"
        "(func (export \"unshared\") (param i32 i32) (result i32)"
        "  (memory.atomic.notify $u (local.get 0) (local.get 1)))";
    const Row rows[] = {
        {"wait32", {0, 1, ALL}, ERR_none, {1}},
        {"wait64", {0, 1, ALL}, ERR_none, {1}},
        {"wait32", {0, 0, 0}, ERR_none, {2}},
        {"wait64", {0, 0, 0}, ERR_none, {2}},
        {"wait32", {65532, 0, INT64_MAX}, ERR_none, {2}},
        {"wait64", {65528, 0, INT64_MAX}, ERR_none, {2}},
        {"long", {65532, 0, 5}, ERR_none, {2}},
        {"wait32", {0, 0, ALL}, ERR_endless_wait, {0}},
        {"wait64", {0, 0, ALL}, ERR_endless_wait, {0}},
        {"wait32", {2, 0, 0}, ERR_unaligned_atomic, {0}},
        {"wait64", {4, 0, 0}, ERR_unaligned_atomic, {0}},
        {"wait32", {65536, 0, 0}, ERR_memory_out_of_bounds, {0}},
        {"wait64", {65536, 0, 0}, ERR_memory_out_of_bounds, {0}},
        {"unshared32", {0, 1, 0}, ERR_expected_shared_memory, {0}},
        {"unshared64", {0, 1, 0}, ERR_expected_shared_memory, {0}},
        {"notify", {0, 1}, ERR_none, {0}},
        {"notify", {65532, 0xFFFFFFFF}, ERR_none, {0}},
        {"notify", {1, 1}, ERR_unaligned_atomic, {0}},
        {"notify", {65536, 1}, ERR_memory_out_of_bounds, {0}},
        {"unshared", {0, 1}, ERR_none, {0}},
    };
    check_rows(text, rows, LENGTH(rows));
}

static void t_wide(void **state)
{
    (void)state;
    static const char text[] =
        "(func (export \"add\") (param i64 i64 i64 i64) (result i64 i64)"
        "  (i64.add128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))"
        "(func (export \"sub\") (param i64 i64 i64 i64) (result i64 i64)"
        "  (i64.sub128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))"
        "(func (export \"mul_s\") (param i64 i64) (result i64 i64)"
        "  (i64.mul_wide_s (local.get 0) (local.get 1)))"
        "(func (export \"mul_u\") (param i64 i64) (result i64 i64) (local i64 i64)"
        "  (i64.mul_wide_u (local.get 0) (local.get 1)) (local.set 3) (local.set 2)"
        "  (local.get 2) (local.get 3))";
    const Row rows[] = {
        {"add", {1, 2, 3, 4}, ERR_none, {4, 6}},
        {"add", {ALL, 0, 1, 0}, ERR_none, {0, 1}},
        {"add", {ALL, ALL, 1, 0}, ERR_none, {0, 0}},
        {"add", {1, ALL, 0, 1}, ERR_none, {1, 0}},
        {"sub", {4, 6, 3, 4}, ERR_none, {1, 2}},
        {"sub", {0, 1, 1, 0}, ERR_none, {ALL, 0}},
        {"sub", {0, 0, 1, 0}, ERR_none, {ALL, ALL}},
        {"mul_s", {ALL, ALL}, ERR_none, {1, 0}},
        {"mul_s", {ALL, 2}, ERR_none, {ALL - 1, ALL}},
        {"mul_s", {UINT64_C(1) << 63, UINT64_C(1) << 63}, ERR_none, {0, UINT64_C(1) << 62}},
        {"mul_u", {ALL, ALL}, ERR_none, {1, ALL - 1}},
        {"mul_u", {ALL, 2}, ERR_none, {ALL - 1, 1}},
        {"mul_u", {UINT64_C(1) << 63, UINT64_C(1) << 63}, ERR_none, {0, UINT64_C(1) << 62}},
    };
    check_rows(text, rows, LENGTH(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_accesses), cmocka_unit_test(t_bounds), cmocka_unit_test(t_every_access),
        cmocka_unit_test(t_wait),     cmocka_unit_test(t_wide),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
