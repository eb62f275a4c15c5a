/* exec/num_vec_test.c: vector operators against scalar arithmetic, lane by lane, on seeded random and on edge lanes. */
#include "exec/num_test.h"

enum { ROUNDS = 400 };

static bool seen[OP_COUNT];
static uint64_t sequence;

/* xorshift64 */
static uint64_t draw(void)
{
    sequence ^= sequence << 13;
    sequence ^= sequence >> 7;
    sequence ^= sequence << 17;
    return sequence;
}

/* A vector whose bytes are often 0, 0x7F, 0x80 or 0xFF, so that lanes meet the ends of their ranges. */
static V128 draw_vector(void)
{
    static const uint8_t edges[4] = {0x00, 0x7F, 0x80, 0xFF};
    V128 v;
    bool edgy = draw() >> 63;
    for (int k = 0; k < 16; k++) {
        uint64_t x = draw();
        v.b[k] = edgy || (x & 0x300) == 0 ? edges[x >> 60 & 3] : (uint8_t)x;
    }
    return v;
}

/* A vector of floats of BITS bits that are often NaNs, infinities, zeros, halves or at the ends of integer ranges. */
static V128 draw_floats(int bits)
{
    static const uint32_t f32[16] = {0x00000000, 0x80000000, 0x7F800000, 0xFF800000,
                                     0x7FC00000, 0xFFC00000, 0x7F800001, 0x3F000000,
                                     0xBF000000, 0x3FC00000, 0x4F000000, 0xCF000000,
                                     0x4F800000, 0x00000001, 0x7F7FFFFF, 0x40200000};
    static const uint64_t high[16] = {0x00000000, 0x80000000, 0x7FF00000, 0xFFF00000,
                                      0x7FF80000, 0xFFF80000, 0x7FF00001, 0x3FE00000,
                                      0xBFE00000, 0x3FF80000, 0x41E00000, 0xC1E00000,
                                      0x41F00000, 0x00000001, 0x7FEFFFFF, 0x40040000};
    V128 v = draw_vector();
    for (int k = 0; k < 128 / bits; k++) {
        uint64_t x = draw();
        uint64_t z = bits == 32 ? f32[x >> 60] : high[x >> 60] << 32;
        if (x & 1)
            memcpy(v.b + k * bits / 8, &z, (size_t)bits / 8);
    }
    return v;
}

/* Lane K of BITS bits, sign-extended if SIGNED. */
static int64_t lane(V128 v, int bits, int k, bool is_signed)
{
    uint64_t x = 0;
    memcpy(&x, v.b + k * bits / 8, (size_t)bits / 8);
    return is_signed ? (int64_t)(x << (64 - bits)) >> (64 - bits) : (int64_t)x;
}

static void set_lane(V128 *v, int bits, int k, uint64_t x)
{
    memcpy(v->b + k * bits / 8, &x, (size_t)bits / 8);
}

static Value run(Opcode op, const V128 a[3], const uint8_t *lanes)
{
    Value r, v[3] = {{.v128 = a[0]}, {.v128 = a[1]}, {.v128 = a[2]}};
    seen[op] = true;
    assert_int_equal(evaluate(op, v, lanes, &r), ERR_none);
    return r;
}

static void check(Opcode op, V128 r, V128 expected)
{
    if (memcmp(r.b, expected.b, sizeof r.b) != 0)
        fail_msg("%s: 0x%016llx%016llx instead of 0x%016llx%016llx", oprows[op].mnemonic,
                 (unsigned long long)lane(r, 64, 1, false),
                 (unsigned long long)lane(r, 64, 0, false),
                 (unsigned long long)lane(expected, 64, 1, false),
                 (unsigned long long)lane(expected, 64, 0, false));
}

/* ---- integers: each lane by 64-bit arithmetic ---- */

typedef enum Arithmetic {
    ADD,
    SUB,
    MUL,
    ADD_SAT,
    SUB_SAT,
    MIN,
    MAX,
    AVGR,
    Q15MULR,
    EQ,
    NE,
    LT,
    GT,
    LE,
    GE,
    ABS,
    NEG,
    POPCNT,
    NOT,
    AND,
    ANDNOT,
    OR,
    XOR
} Arithmetic;

static uint64_t clamp(int64_t i, int bits, bool is_signed)
{
    int64_t max = (INT64_C(1) << (is_signed ? bits - 1 : bits)) - 1, min = is_signed ? -max - 1 : 0;
    return (uint64_t)(i < min ? min : i > max ? max : i);
}

static uint64_t by_lane(Arithmetic what, int64_t a, int64_t b, int bits, bool is_signed)
{
    uint64_t ua = (uint64_t)a, ub = (uint64_t)b;
    switch (what) {
    case ADD: return ua + ub;
    case SUB: return ua - ub;
    case MUL: return ua * ub;
    case ADD_SAT: return clamp(a + b, bits, is_signed);
    case SUB_SAT: return clamp(a - b, bits, is_signed);
    case MIN: return (uint64_t)(a < b ? a : b);
    case MAX: return (uint64_t)(a > b ? a : b);
    case AVGR: return (ua + ub + 1) / 2;
    case Q15MULR: return clamp((a * b + 0x4000) >> 15, bits, true);
    case EQ: return a == b ? UINT64_MAX : 0;
    case NE: return a != b ? UINT64_MAX : 0;
    case LT: return a < b ? UINT64_MAX : 0;
    case GT: return a > b ? UINT64_MAX : 0;
    case LE: return a <= b ? UINT64_MAX : 0;
    case GE: return a >= b ? UINT64_MAX : 0;
    case ABS: return a < 0 ? 0 - ua : ua;
    case NEG: return 0 - ua;
    case POPCNT: return (uint64_t)__builtin_popcountll(ua);
    case NOT: return ~ua;
    case AND: return ua & ub;
    case ANDNOT: return ua & ~ub;
    case OR: return ua | ub;
    case XOR: return ua ^ ub;
    }
    return 0;
}

typedef struct Lanewise {
    Opcode op;
    int bits;
    bool is_signed;
    Arithmetic what;
} Lanewise;

#define ALL_SHAPES(name, s, what)                                                                  \
    {OP_i8x16_##name, 8, s, what}, {OP_i16x8_##name, 16, s, what}, {OP_i32x4_##name, 32, s, what}, \
    {                                                                                              \
        OP_i64x2_##name, 64, s, what                                                               \
    }
#define THREE_SHAPES(name, s, what)                                                                \
    {OP_i8x16_##name, 8, s, what}, {OP_i16x8_##name, 16, s, what},                                 \
    {                                                                                              \
        OP_i32x4_##name, 32, s, what                                                               \
    }
#define TWO_SHAPES(name, s, what)                                                                  \
    {OP_i8x16_##name, 8, s, what},                                                                 \
    {                                                                                              \
        OP_i16x8_##name, 16, s, what                                                               \
    }

static const Lanewise lanewise[] = {
    ALL_SHAPES(add, false, ADD),
    ALL_SHAPES(sub, false, SUB),
    {OP_i16x8_mul, 16, false, MUL},
    {OP_i32x4_mul, 32, false, MUL},
    {OP_i64x2_mul, 64, false, MUL},
    TWO_SHAPES(add_sat_s, true, ADD_SAT),
    TWO_SHAPES(add_sat_u, false, ADD_SAT),
    TWO_SHAPES(sub_sat_s, true, SUB_SAT),
    TWO_SHAPES(sub_sat_u, false, SUB_SAT),
    THREE_SHAPES(min_s, true, MIN),
    THREE_SHAPES(min_u, false, MIN),
    THREE_SHAPES(max_s, true, MAX),
    THREE_SHAPES(max_u, false, MAX),
    TWO_SHAPES(avgr_u, false, AVGR),
    {OP_i16x8_q15mulr_sat_s, 16, true, Q15MULR},
    ALL_SHAPES(eq, true, EQ),
    ALL_SHAPES(ne, true, NE),
    ALL_SHAPES(lt_s, true, LT),
    THREE_SHAPES(lt_u, false, LT),
    ALL_SHAPES(gt_s, true, GT),
    THREE_SHAPES(gt_u, false, GT),
    ALL_SHAPES(le_s, true, LE),
    THREE_SHAPES(le_u, false, LE),
    ALL_SHAPES(ge_s, true, GE),
    THREE_SHAPES(ge_u, false, GE),
    ALL_SHAPES(abs, true, ABS),
    ALL_SHAPES(neg, true, NEG),
    {OP_i8x16_popcnt, 8, false, POPCNT},
    {OP_v128_not, 8, false, NOT},
    {OP_v128_and, 8, false, AND},
    {OP_v128_andnot, 8, false, ANDNOT},
    {OP_v128_or, 8, false, OR},
    {OP_v128_xor, 8, false, XOR},
};

static void t_vec_integers(void **state)
{
    (void)state;
    sequence = 1;
    for (size_t i = 0; i < sizeof lanewise / sizeof *lanewise; i++) {
        const Lanewise *t = &lanewise[i];
        for (int round = 0; round < ROUNDS; round++) {
            V128 a[3] = {draw_vector(), draw_vector(), {{0}}}, expected;
            for (int k = 0; k < 128 / t->bits; k++)
                set_lane(&expected, t->bits, k,
                         by_lane(t->what, lane(a[0], t->bits, k, t->is_signed),
                                 lane(a[1], t->bits, k, t->is_signed), t->bits, t->is_signed));
            check(t->op, run(t->op, a, NULL).v128, expected);
        }
    }
}

static void t_vec_bitselect(void **state)
{
    (void)state;
    sequence = 2;
    for (int round = 0; round < ROUNDS; round++) {
        V128 a[3] = {draw_vector(), draw_vector(), draw_vector()}, expected;
        for (int k = 0; k < 16; k++)
            expected.b[k] = (uint8_t)((a[0].b[k] & a[2].b[k]) | (a[1].b[k] & ~a[2].b[k]));
        check(OP_v128_bitselect, run(OP_v128_bitselect, a, NULL).v128, expected);
    }
}

/* Shifts take any count; only the count modulo the width matters. */
static void t_vec_shifts(void **state)
{
    (void)state;
    static const Opcode ops[4][3] = {{OP_i8x16_shl, OP_i8x16_shr_s, OP_i8x16_shr_u},
                                     {OP_i16x8_shl, OP_i16x8_shr_s, OP_i16x8_shr_u},
                                     {OP_i32x4_shl, OP_i32x4_shr_s, OP_i32x4_shr_u},
                                     {OP_i64x2_shl, OP_i64x2_shr_s, OP_i64x2_shr_u}};
    sequence = 3;
    for (int shape = 0; shape < 4; shape++) {
        int bits = 8 << shape;
        for (int round = 0; round < ROUNDS; round++) {
            V128 a = draw_vector(), shl, shr_s, shr_u;
            uint32_t count = (uint32_t)draw(), n = count % (uint32_t)bits;
            for (int k = 0; k < 128 / bits; k++) {
                set_lane(&shl, bits, k, (uint64_t)lane(a, bits, k, false) << n);
                set_lane(&shr_s, bits, k, (uint64_t)(lane(a, bits, k, true) >> n));
                set_lane(&shr_u, bits, k, (uint64_t)lane(a, bits, k, false) >> n);
            }
            V128 expected[3] = {shl, shr_s, shr_u};
            for (int i = 0; i < 3; i++) {
                Value r, v[2] = {{.v128 = a}, {.i32 = count}};
                seen[ops[shape][i]] = true;
                assert_int_equal(evaluate(ops[shape][i], v, NULL, &r), ERR_none);
                check(ops[shape][i], r.v128, expected[i]);
            }
        }
    }
}

static void t_vec_tests(void **state)
{
    (void)state;
    static const Opcode ops[4][2] = {{OP_i8x16_all_true, OP_i8x16_bitmask},
                                     {OP_i16x8_all_true, OP_i16x8_bitmask},
                                     {OP_i32x4_all_true, OP_i32x4_bitmask},
                                     {OP_i64x2_all_true, OP_i64x2_bitmask}};
    sequence = 4;
    for (int round = 0; round < ROUNDS; round++) {
        V128 a[3] = {draw_vector()};
        if (round < 16)
            memset(a[0].b, round % 2 ? 0 : 1, sizeof a[0].b);
        if (round < 16 && round % 4 > 1)
            a[0].b[round] ^= 1;
        uint64_t any = 0;
        for (int k = 0; k < 16; k++)
            any |= a[0].b[k];
        assert_int_equal(run(OP_v128_any_true, a, NULL).i32, any != 0);
        for (int shape = 0; shape < 4; shape++) {
            int bits = 8 << shape;
            uint32_t all = 1, mask = 0;
            for (int k = 0; k < 128 / bits; k++) {
                all &= lane(a[0], bits, k, false) != 0;
                mask |= (uint32_t)(lane(a[0], bits, k, true) < 0) << k;
            }
            assert_int_equal(run(ops[shape][0], a, NULL).i32, all);
            assert_int_equal(run(ops[shape][1], a, NULL).i32, mask);
        }
    }
}

/* ---- floats: each lane by the scalar operator ---- */

static const struct {
    Opcode op, scalar;
    int bits;
} floats[] = {
#define BOTH(name)                                                                                 \
    {OP_f32x4_##name, OP_f32_##name, 32},                                                          \
    {                                                                                              \
        OP_f64x2_##name, OP_f64_##name, 64                                                         \
    }
    BOTH(abs), BOTH(neg), BOTH(sqrt), BOTH(ceil), BOTH(floor), BOTH(trunc), BOTH(nearest),
    BOTH(add), BOTH(sub), BOTH(mul),  BOTH(div),  BOTH(min),   BOTH(max),   BOTH(eq),
    BOTH(ne),  BOTH(lt),  BOTH(gt),   BOTH(le),   BOTH(ge),
};

static void t_vec_floats(void **state)
{
    (void)state;
    sequence = 5;
    nondet_default = (Nondet){0};
    for (size_t i = 0; i < sizeof floats / sizeof *floats; i++) {
        int bits = floats[i].bits;
        Opcode scalar = floats[i].scalar;
        const Sigrow *row = &sigs[oprows[scalar].sig];
        bool relop = row->params == 2 && row->types[2] == SIG_i32;
        for (int round = 0; round < ROUNDS; round++) {
            V128 a[3] = {draw_floats(bits), draw_floats(bits), {{0}}}, expected;
            for (int k = 0; k < 128 / bits; k++) {
                uint64_t r = outcome(scalar, (uint64_t)lane(a[0], bits, k, false),
                                     (uint64_t)lane(a[1], bits, k, false));
                set_lane(&expected, bits, k, relop ? 0 - r : r);
            }
            check(floats[i].op, run(floats[i].op, a, NULL).v128, expected);
        }
    }
}

/* pmin and pmax are the comparison and the choice, on any bits. */
static void t_vec_pseudo(void **state)
{
    (void)state;
    static const Opcode ops[2][2] = {{OP_f32x4_pmin, OP_f32x4_pmax},
                                     {OP_f64x2_pmin, OP_f64x2_pmax}};
    sequence = 6;
    for (int round = 0; round < 2 * ROUNDS; round++) {
        int bits = round % 2 ? 32 : 64;
        V128 a[3] = {draw_floats(bits), draw_floats(bits), {{0}}}, pmin, pmax;
        for (int k = 0; k < 128 / bits; k++) {
            uint64_t z1 = (uint64_t)lane(a[0], bits, k, false);
            uint64_t z2 = (uint64_t)lane(a[1], bits, k, false);
            double x = bits == 32 ? (double)f32_of((uint32_t)z1) : f64_of(z1);
            double y = bits == 32 ? (double)f32_of((uint32_t)z2) : f64_of(z2);
            set_lane(&pmin, bits, k, y < x ? z2 : z1);
            set_lane(&pmax, bits, k, x < y ? z2 : z1);
        }
        const Opcode *op = ops[bits == 64];
        check(op[0], run(op[0], a, NULL).v128, pmin);
        check(op[1], run(op[1], a, NULL).v128, pmax);
    }
}

/* ---- lanes that change their width or type ---- */

static const struct {
    Opcode op, scalar; /* scalar OP_COUNT: extension */
    int from, to, first;
    bool is_signed;
} conversions[] = {
#define EXTEND(to, n, from, m)                                                                     \
    {OP_##to##_extend_low_##from##_s, OP_COUNT, m, n, 0, true},                                    \
        {OP_##to##_extend_low_##from##_u, OP_COUNT, m, n, 0, false},                               \
        {OP_##to##_extend_high_##from##_s, OP_COUNT, m, n, 128 / n, true},                         \
    {                                                                                              \
        OP_##to##_extend_high_##from##_u, OP_COUNT, m, n, 128 / n, false                           \
    }
    EXTEND(i16x8, 16, i8x16, 8),
    EXTEND(i32x4, 32, i16x8, 16),
    EXTEND(i64x2, 64, i32x4, 32),
    {OP_f32x4_convert_i32x4_s, OP_f32_convert_i32_s, 32, 32, 0, false},
    {OP_f32x4_convert_i32x4_u, OP_f32_convert_i32_u, 32, 32, 0, false},
    {OP_f64x2_convert_low_i32x4_s, OP_f64_convert_i32_s, 32, 64, 0, false},
    {OP_f64x2_convert_low_i32x4_u, OP_f64_convert_i32_u, 32, 64, 0, false},
    {OP_i32x4_trunc_sat_f32x4_s, OP_i32_trunc_sat_f32_s, 32, 32, 0, false},
    {OP_i32x4_trunc_sat_f32x4_u, OP_i32_trunc_sat_f32_u, 32, 32, 0, false},
    {OP_i32x4_trunc_sat_f64x2_s_zero, OP_i32_trunc_sat_f64_s, 64, 32, 0, false},
    {OP_i32x4_trunc_sat_f64x2_u_zero, OP_i32_trunc_sat_f64_u, 64, 32, 0, false},
    {OP_f32x4_demote_f64x2_zero, OP_f32_demote_f64, 64, 32, 0, false},
    {OP_f64x2_promote_low_f32x4, OP_f64_promote_f32, 32, 64, 0, false},
    /* relaxed ones in the deterministic profile */
    {OP_i32x4_relaxed_trunc_f32x4_s, OP_i32_trunc_sat_f32_s, 32, 32, 0, false},
    {OP_i32x4_relaxed_trunc_f32x4_u, OP_i32_trunc_sat_f32_u, 32, 32, 0, false},
    {OP_i32x4_relaxed_trunc_f64x2_s_zero, OP_i32_trunc_sat_f64_s, 64, 32, 0, false},
    {OP_i32x4_relaxed_trunc_f64x2_u_zero, OP_i32_trunc_sat_f64_u, 64, 32, 0, false},
};

static void t_vec_conversions(void **state)
{
    (void)state;
    sequence = 7;
    nondet_default = (Nondet){0};
    for (size_t i = 0; i < sizeof conversions / sizeof *conversions; i++) {
        int from = conversions[i].from, to = conversions[i].to, wide = from > to ? from : to;
        for (int round = 0; round < ROUNDS; round++) {
            V128 a[3] = {from < 32 ? draw_vector() : draw_floats(from)}, expected = {{0}};
            for (int k = 0; k < 128 / wide; k++) {
                int64_t x = lane(a[0], from, conversions[i].first + k, conversions[i].is_signed);
                Opcode scalar = conversions[i].scalar;
                set_lane(&expected, to, k,
                         scalar == OP_COUNT ? (uint64_t)x : outcome(scalar, (uint64_t)x, 0));
            }
            check(conversions[i].op, run(conversions[i].op, a, NULL).v128, expected);
        }
    }
}

static const struct {
    Opcode op;
    int from, first; /* first -1: pairs of neighbours added, one operand */
    bool is_signed;
} extended[] = {
#define EXTMUL(to, from, m)                                                                        \
    {OP_##to##_extmul_low_##from##_s, m, 0, true}, {OP_##to##_extmul_low_##from##_u, m, 0, false}, \
        {OP_##to##_extmul_high_##from##_s, m, 64 / m, true},                                       \
    {                                                                                              \
        OP_##to##_extmul_high_##from##_u, m, 64 / m, false                                         \
    }
    EXTMUL(i16x8, i8x16, 8),
    EXTMUL(i32x4, i16x8, 16),
    EXTMUL(i64x2, i32x4, 32),
    {OP_i16x8_extadd_pairwise_i8x16_s, 8, -1, true},
    {OP_i16x8_extadd_pairwise_i8x16_u, 8, -1, false},
    {OP_i32x4_extadd_pairwise_i16x8_s, 16, -1, true},
    {OP_i32x4_extadd_pairwise_i16x8_u, 16, -1, false},
};

static void t_vec_extended(void **state)
{
    (void)state;
    sequence = 8;
    for (size_t i = 0; i < sizeof extended / sizeof *extended; i++) {
        int from = extended[i].from, first = extended[i].first;
        bool s = extended[i].is_signed;
        for (int round = 0; round < ROUNDS; round++) {
            V128 a[3] = {draw_vector(), draw_vector(), {{0}}}, expected;
            for (int k = 0; k < 64 / from; k++)
                set_lane(&expected, 2 * from, k,
                         first < 0 ? (uint64_t)(lane(a[0], from, 2 * k, s) +
                                                lane(a[0], from, 2 * k + 1, s))
                                   : (uint64_t)lane(a[0], from, first + k, s) *
                                         (uint64_t)lane(a[1], from, first + k, s));
            check(extended[i].op, run(extended[i].op, a, NULL).v128, expected);
        }
    }
}

static void t_vec_narrow_dot(void **state)
{
    (void)state;
    static const struct {
        Opcode op;
        int from;
        bool is_signed;
    } narrow[] = {{OP_i8x16_narrow_i16x8_s, 16, true},
                  {OP_i8x16_narrow_i16x8_u, 16, false},
                  {OP_i16x8_narrow_i32x4_s, 32, true},
                  {OP_i16x8_narrow_i32x4_u, 32, false}};
    sequence = 9;
    for (int round = 0; round < ROUNDS; round++) {
        V128 a[3] = {draw_vector(), draw_vector(), {{0}}}, expected;
        for (int i = 0; i < 4; i++) {
            int from = narrow[i].from, m = 128 / from;
            for (int k = 0; k < 2 * m; k++)
                set_lane(&expected, from / 2, k,
                         clamp(lane(a[k / m], from, k % m, true), from / 2, narrow[i].is_signed));
            check(narrow[i].op, run(narrow[i].op, a, NULL).v128, expected);
        }
        for (int k = 0; k < 4; k++)
            set_lane(&expected, 32, k,
                     (uint64_t)(lane(a[0], 16, 2 * k, true) * lane(a[1], 16, 2 * k, true) +
                                lane(a[0], 16, 2 * k + 1, true) * lane(a[1], 16, 2 * k + 1, true)));
        check(OP_i32x4_dot_i16x8_s, run(OP_i32x4_dot_i16x8_s, a, NULL).v128, expected);
    }
}

/* ---- lanes that move ---- */

static void t_vec_shuffle_swizzle(void **state)
{
    (void)state;
    sequence = 10;
    nondet_default = (Nondet){0};
    for (int round = 0; round < ROUNDS; round++) {
        V128 a[3] = {draw_vector(), draw_vector(), {{0}}}, shuffled, swizzled;
        uint8_t lanes[16];
        for (int k = 0; k < 16; k++) {
            uint64_t x = draw();
            lanes[k] = x % 32;
            shuffled.b[k] = a[lanes[k] / 16].b[lanes[k] % 16];
            if (x >> 62)
                a[1].b[k] = x >> 8 & 31;
        }
        for (int k = 0; k < 16; k++)
            shuffled.b[k] = a[lanes[k] / 16].b[lanes[k] % 16];
        for (int k = 0; k < 16; k++)
            swizzled.b[k] = a[1].b[k] < 16 ? a[0].b[a[1].b[k]] : 0;
        check(OP_i8x16_shuffle, run(OP_i8x16_shuffle, a, lanes).v128, shuffled);
        check(OP_i8x16_swizzle, run(OP_i8x16_swizzle, a, NULL).v128, swizzled);
        check(OP_i8x16_relaxed_swizzle, run(OP_i8x16_relaxed_swizzle, a, NULL).v128, swizzled);
    }
}

static void t_vec_lanes(void **state)
{
    (void)state;
    static const struct {
        Opcode splat, extract, replace;
        int bits;
        bool is_signed;
    } shapes[] = {
        {OP_i8x16_splat, OP_i8x16_extract_lane_s, OP_i8x16_replace_lane, 8, true},
        {OP_i8x16_splat, OP_i8x16_extract_lane_u, OP_i8x16_replace_lane, 8, false},
        {OP_i16x8_splat, OP_i16x8_extract_lane_s, OP_i16x8_replace_lane, 16, true},
        {OP_i16x8_splat, OP_i16x8_extract_lane_u, OP_i16x8_replace_lane, 16, false},
        {OP_i32x4_splat, OP_i32x4_extract_lane, OP_i32x4_replace_lane, 32, false},
        {OP_i64x2_splat, OP_i64x2_extract_lane, OP_i64x2_replace_lane, 64, false},
        {OP_f32x4_splat, OP_f32x4_extract_lane, OP_f32x4_replace_lane, 32, false},
        {OP_f64x2_splat, OP_f64x2_extract_lane, OP_f64x2_replace_lane, 64, false},
    };
    sequence = 11;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        int bits = shapes[i].bits;
        seen[shapes[i].splat] = seen[shapes[i].extract] = seen[shapes[i].replace] = true;
        for (int k = 0; k < 128 / bits; k++) {
            uint8_t at = (uint8_t)k;
            V128 a = draw_vector(), expected = a;
            uint64_t x = draw(), whole = bits == 64 ? UINT64_MAX : UINT32_MAX;
            Value r;
            evaluate(shapes[i].extract, (Value[]){{.v128 = a}}, &at, &r);
            assert_int_equal(r.i64, (uint64_t)lane(a, bits, k, shapes[i].is_signed) & whole);
            set_lane(&expected, bits, k, x);
            evaluate(shapes[i].replace, (Value[]){{.v128 = a}, {.i64 = x}}, &at, &r);
            check(shapes[i].replace, r.v128, expected);
            for (int j = 0; j < 128 / bits; j++)
                set_lane(&expected, bits, j, x);
            evaluate(shapes[i].splat, (Value[]){{.i64 = x}}, NULL, &r);
            check(shapes[i].splat, r.v128, expected);
        }
    }
}

/* Relaxed ones and their counterparts are in num_relaxed_test.c. */
static bool is_vector(Opcode op)
{
    return is_operator(op) && has_sig(op, SIG_v128) && oprows[op].feature == FEATURE_simd;
}

static void t_vec_complete(void **state)
{
    (void)state;
    check_seen(seen, is_vector);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_vec_integers),    cmocka_unit_test(t_vec_bitselect),
        cmocka_unit_test(t_vec_shifts),      cmocka_unit_test(t_vec_tests),
        cmocka_unit_test(t_vec_floats),      cmocka_unit_test(t_vec_pseudo),
        cmocka_unit_test(t_vec_conversions), cmocka_unit_test(t_vec_extended),
        cmocka_unit_test(t_vec_narrow_dot),  cmocka_unit_test(t_vec_shuffle_swizzle),
        cmocka_unit_test(t_vec_lanes),       cmocka_unit_test(t_vec_complete),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
