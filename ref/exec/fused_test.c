/* exec/fused_test.c: every operator, load and store gives the same in plain code and in each fused form. */
#include "text/text.h"
#include "valid/valid.h"

#include "exec/fused.h"
#include "exec/testing.h"

/* Edge values of every scalar type: bit patterns, cut to 32 bits where that is the type. */
static const uint64_t edges[] = {
    0,
    1,
    2,
    31,
    0x7FFFFFFF,
    0x80000000,
    0xFFFFFFFF,
    0x3F800000, /* 1 as f32 */
    0xBFC00000, /* -1.5 as f32 */
    0x7FC00000, /* NaN as f32 */
    UINT64_C(0x3FF0000000000000),
    UINT64_C(0xBFF8000000000000),
    UINT64_C(0x7FF8000000000000),
    UINT64_C(0x8000000000000000),
    UINT64_MAX,
};

static const char *const type_names[] = {"i32", "i64", "f32", "f64"};

static bool is_scalar(const Sigrow *sig)
{
    for (int i = 0; i < sig->params + sig->results; i++) {
        if (sig->types[i] > SIG_f64)
            return false;
    }
    return sig->results == 1 && sig->params >= 1;
}

/* Appends operand I of a function whose parameters are the operands, from the stack (through a block, which keeps it
   apart), from its local, or as a constant. */
static void operand(Buffer *out, const Sigrow *sig, int i, char from, uint64_t constant)
{
    const char *type = type_names[sig->types[i]];
    if (from == 'S')
        buffer_format(out, "(block (result %s) (local.get %d))", type, i);
    else if (from == 'L')
        buffer_format(out, "(local.get %d)", i);
    else if (type[0] == 'i')
        buffer_format(out, "(%s.const %#llx)", type,
                      (unsigned long long)(type[1] == '3' ? (uint32_t)constant : constant));
    else
        buffer_format(out, "(%s.const %s)", type, constant & 1 ? "-1.5" : "0");
}

/* One function for OP with operands as FORM says ("SL"), with ENDING. */
static void write_func(Buffer *out, Opcode op, const char *form, Ending ending, uint64_t constant)
{
    static const char *const ways[] = {"push", "set", "tee", "br_if", "if"};
    const Sigrow *sig = &sigs[oprows[op].sig];
    const char *result = type_names[sig->types[sig->params]];
    buffer_format(out, "(func (export \"%s %s %s\") (param", oprows[op].mnemonic, form,
                  ways[ending]);
    for (int i = 0; i < sig->params; i++)
        buffer_format(out, " %s", type_names[sig->types[i]]);
    buffer_format(out, ") (result %s) (local $r %s) ", result, result);
    if (ending == ENDING_br_if)
        buffer_text(out, "(block $no (block $yes ");
    for (int i = 0; i < sig->params; i++)
        operand(out, sig, i, form[i], constant);
    buffer_format(out, "(%s) ", oprows[op].mnemonic);
    if (ending == ENDING_set)
        buffer_text(out, "(local.set $r) (local.get $r))");
    else if (ending == ENDING_tee)
        buffer_text(out, "(local.tee $r) (drop) (local.get $r))");
    else if (ending == ENDING_br_if)
        buffer_text(out, "(br_if $yes) (br $no)) (return (i32.const 1))) (i32.const 0))");
    else if (ending == ENDING_if)
        buffer_text(out, "(if (result i32) (then (i32.const 1)) (else (i32.const 0))))");
    else
        buffer_text(out, ")");
}

static bool may_decide(Opcode op)
{
    const Sigrow *sig = &sigs[oprows[op].sig];
    return sig->types[sig->params] == SIG_i32;
}

static const char *const forms[2][6] = {{"S", "L"}, {"SS", "SL", "SC", "LL", "LC", "LS"}};

static void write_funcs(Buffer *out, Opcode op)
{
    unsigned params = sigs[oprows[op].sig].params;
    for (size_t f = 0; f < 6 && forms[params - 1][f]; f++) {
        for (Ending e = ENDING_push; e < (may_decide(op) ? ENDINGS : ENDING_br_if); e++)
            write_func(out, op, forms[params - 1][f], e, 0xFFFFFFFF);
    }
}

/* Calls every export of both instances on all edge values and compares. */
static size_t compare(Moduleinst *plain, Moduleinst *joined)
{
    size_t calls = 0;
    for (uint32_t e = 0; e < plain->exports_n; e++) {
        const char *name = (const char *)plain->exports[e].name.at;
        for (size_t i = 0; i < LENGTH(edges) * LENGTH(edges); i++) {
            uint64_t args[] = {edges[i % LENGTH(edges)], edges[i / LENGTH(edges)]};
            uint64_t due[WORDS], out[WORDS];
            Failure due_failure = {0}, failure = {0};
            call(plain, name, args, due, &due_failure);
            call(joined, name, args, out, &failure);
            if (failure.code != due_failure.code || out[0] != due[0])
                fail_msg("%s(%#llx, %#llx): %#llx, not %#llx", name, (unsigned long long)args[0],
                         (unsigned long long)args[1], (unsigned long long)out[0],
                         (unsigned long long)due[0]);
            calls++;
        }
    }
    return calls;
}

static void t_operators(void **state)
{
    (void)state;
    size_t ops = 0;
    for (int op = 0; op < OP_COUNT; op++) {
        const Sigrow *sig = &sigs[oprows[op].sig];
        if (oprows[op].sig == SIG_SIDE || oprows[op].imm != IMM_none || !is_scalar(sig))
            continue;
        Buffer text = {0};
        write_funcs(&text, (Opcode)op);
        World plain = world_new(true), joined = world_new(false);
        Moduleinst *plain_instance = world_instance(&plain, buffer_string(&text));
        Moduleinst *joined_instance = world_instance(&joined, buffer_string(&text));
        assert_true(compare(plain_instance, joined_instance) > 0);
        world_free(&plain);
        world_free(&joined);
        buffer_free(&text);
        ops++;
    }
    assert_true(ops > 100);
}

/* What a trap in a fused unit is told to stem from is the instruction that traps. */
static void t_positions(void **state)
{
    static const char text[] =
        "(memory 1) (func (export \"load\") (param i32) (result i32) (local i32)"
        " (local.set 1 (i32.load (local.get 0))) (local.get 1))"
        "(func (export \"store\") (param i32) (local i32)"
        " (i32.store (local.get 0) (local.get 1)))"
        "(func (export \"div\") (param i32) (result i32) (local i32)"
        " (i32.div_u (local.get 0) (local.get 1)))";
    static const struct {
        const char *name, *at;
    } rows[] = {{"load", "i32.load"}, {"store", "i32.store"}, {"div", "i32.div_u"}};
    (void)state;
    for (int plain = 0; plain < 2; plain++) {
        World world = world_new(plain);
        Moduleinst *instance = world_instance(&world, text);
        for (size_t i = 0; i < LENGTH(rows); i++) {
            uint64_t args[] = {0xFFFFFFFF}, out[WORDS];
            Failure failure = {0};
            assert_int_equal(call(instance, rows[i].name, args, out, &failure), RESULT_TRAP);
            assert_int_equal(failure.func, i);
            assert_memory_equal(text + failure.pos.offset, rows[i].at, strlen(rows[i].at));
        }
        world_free(&world);
    }
}

/* A unit that can be branched to is not joined with what stands before it. */
static void t_barriers(void **state)
{
    static const char text[] =
        "(func (export \"end\") (param i32 i32) (result i32)"
        "  (local.get 0) (block (br_if 0 (local.get 1)) (local.set 0 (i32.const 9)))"
        "  (local.get 0) (i32.add))"
        "(func (export \"loop\") (param i32 i32) (result i32)"
        "  (local.get 0)"
        "  (loop (param i32) (result i32)"
        "    (local.get 1) (i32.add)"
        "    (local.tee 0) (br_if 0 (i32.lt_u (local.get 0) (i32.const 10)))))"
        "(func (export \"else\") (param i32 i32) (result i32)"
        "  (i32.const 100) (if (param i32) (result i32) (local.get 0)"
        "    (then (local.get 1) (i32.add)) (else (i32.const 2) (i32.mul)))"
        "  (local.set 0) (local.get 0))"
        "(func (export \"value\") (param i32 i32) (result i32)"
        "  (block (result i32) (br_if 0 (i32.const 5) (local.get 0)) (drop) (local.get 1))"
        "  (local.set 0) (local.get 0))";
    static const Row rows[] = {
        {"end", {3, 1}, 0, {6}},    {"end", {3, 0}, 0, {12}},   {"loop", {0, 3}, 0, {12}},
        {"else", {1, 7}, 0, {107}}, {"else", {0, 7}, 0, {200}}, {"value", {1, 7}, 0, {5}},
        {"value", {0, 7}, 0, {7}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_operators),
        cmocka_unit_test(t_positions),
        cmocka_unit_test(t_barriers),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
