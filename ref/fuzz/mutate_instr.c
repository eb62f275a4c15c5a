/* fuzz/mutate_instr.c: changes instructions of a module so that it stays valid, if that comes off in a few tries. NON-SPEC. */
#include "fuzz/mutate.h"

#include "binary/binary.h"
#include "syntax/module.h"
#include "valid/valid.h"

#include <string.h>

enum { TRIES = 8, CHANGES = 3, RUN_MOST = 6 };

static uint64_t state;

static uint32_t below(uint32_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return n ? (uint32_t)(state >> 11) % n : 0;
}

static uint64_t number(void)
{
    static const uint64_t numbers[] = {0,
                                       1,
                                       2,
                                       8,
                                       31,
                                       63,
                                       0xFF,
                                       0xFFFF,
                                       0x10000,
                                       0x7FFFFFFF,
                                       0x80000000,
                                       0xFFFFFFFF,
                                       0x7F800000,
                                       0x7FC00001,
                                       UINT64_C(0x7FF0000000000000),
                                       UINT64_C(0x7FFFFFFFFFFFFFFF),
                                       UINT64_C(0x8000000000000000),
                                       UINT64_MAX};
    return numbers[below(sizeof numbers / sizeof *numbers)];
}

/* A function with a body, or NULL. */
static Func *some_func(Module *m)
{
    Func *f = m->funcs_n ? &m->funcs[below(m->funcs_n)] : NULL;
    return f && f->body.n > 1 ? f : NULL;
}

/* Another operator of the same operands, results and immediates. */
static void change_op(Instr *in)
{
    const Oprow *row = &oprows[in->op];
    if (row->sig == SIG_SIDE)
        return;
    for (int tries = 0; tries < OP_COUNT; tries++) {
        uint32_t op = below(OP_COUNT);
        if (oprows[op].sig == row->sig && oprows[op].imm == row->imm) {
            in->op = (uint16_t)op;
            return;
        }
    }
}

static void change_imm(Module *m, Instr *in)
{
    Imm imm = (Imm)oprows[in->op].imm;
    if (imm == IMM_i32 || imm == IMM_f32) {
        in->c = (uint32_t)number();
    } else if (imm == IMM_i64 || imm == IMM_f64) {
        in->c = number();
    } else if (imm >= IMM_memarg_8) {
        Memarg *mem = ARENA_NEW(&m->arena, Memarg);
        *mem = *in->mem;
        mem->offset = below(2) ? (uint32_t)number() : below(70000);
        in->mem = mem;
    } else if (imm == IMM_localidx || imm == IMM_funcidx || imm == IMM_globalidx ||
               imm == IMM_typeidx || imm == IMM_labelidx || imm == IMM_typeidx_fieldidx) {
        in->x = below(in->x + 3);
    }
}

/* Puts the N instructions FROM, which may be part of the body, in the place of CUT ones at AT. */
static void splice(Module *m, Expr *body, uint32_t at, uint32_t cut, const Instr *from, uint32_t n)
{
    Instr *in = ARENA_ARRAY(&m->arena, Instr, (size_t)body->n + n);
    memcpy(in, body->in, at * sizeof *in);
    if (n)
        memcpy(in + at, from, n * sizeof *in);
    memcpy(in + at + n, body->in + at + cut, (body->n - at - cut) * sizeof *in);
    body->in = in;
    body->n = body->n - cut + n;
}

/* M or a module nested in it. */
static Module *some_module(Module *m)
{
    while (m->modules_n && below(4))
        m = m->modules[below(m->modules_n)];
    return m;
}

static void change(Module *m)
{
    Func *f = some_func(m), *other = some_func(m);
    if (!f || !other)
        return;
    uint32_t at = below(f->body.n - 1), rest = f->body.n - 1 - at;
    uint32_t from = below(other->body.n - 1), most = other->body.n - 1 - from;
    uint32_t cut = below(rest < RUN_MOST ? rest : RUN_MOST);
    uint32_t n = 1 + below(most < RUN_MOST ? most : RUN_MOST);
    n = n < most ? n : most;
    switch (below(6)) {
    case 0:
    case 1: change_op(&f->body.in[at]); break;
    case 2:
    case 3: change_imm(m, &f->body.in[at]); break;
    case 4: splice(m, &f->body, at, cut, other->body.in + from, n); break;
    default: splice(m, &f->body, at, cut, NULL, 0);
    }
}

/* Decodes BYTES, which must be a module that validates. */
static bool is_valid(const Buffer *bytes)
{
    Module *m;
    Failure failure;
    if (binary_module(bytes->at, bytes->len, fuzz_features(), &m, &failure) != RESULT_OK)
        return false;
    Result result = valid_module(m, &failure);
    module_free(m);
    return result == RESULT_OK;
}

bool mutate_instrs(const uint8_t *bytes, size_t len, unsigned seed, Buffer *out)
{
    state = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    for (int i = 0; i < TRIES; i++) {
        Module *m;
        Failure failure;
        if (binary_module(bytes, len, fuzz_features(), &m, &failure) != RESULT_OK)
            return false;
        for (uint32_t n = 1 + below(CHANGES); n; n--)
            change(some_module(m));
        out->len = 0;
        binary_encode(m, false, out);
        module_free(m);
        if (is_valid(out))
            return true;
    }
    return out->len > 0;
}
