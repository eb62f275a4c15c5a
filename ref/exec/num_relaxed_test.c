/* exec/num_relaxed_test.c: relaxed operators under every value of their parameters. */
#include "exec/num_test.h"

static bool seen[OP_COUNT];

static V128 bytes(const uint8_t b[16])
{
    V128 v;
    memcpy(v.b, b, sizeof v.b);
    return v;
}

static V128 words(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    return inv_lanes((const uint32_t[]){a, b, c, d});
}

static V128 halves(uint16_t a, uint16_t b)
{
    return inv_lanes((const uint16_t[]){a, b, a, b, a, b, a, b});
}

static V128 doubles(uint64_t a, uint64_t b)
{
    return inv_lanes((const uint64_t[]){a, b});
}

/* Checks OP of up to three vectors. */
static void check(Opcode op, V128 a, V128 b, V128 c, V128 expected)
{
    Value r;
    seen[op] = true;
    assert_int_equal(evaluate(op, (const Value[]){{.v128 = a}, {.v128 = b}, {.v128 = c}}, NULL, &r),
                     ERR_none);
    assert_memory_equal(r.v128.b, expected.b, sizeof expected.b);
}

static const V128 none;

static void t_relaxed_madd(void **state)
{
    (void)state;
    /* (1 + 2^-12)^2 - 1 is 2^-11 + 2^-24; rounding the product first loses the last term. */
    uint32_t x = 0x3F800800, minus_one = 0xBF800000, twice = 0x3A000000, once = 0x3A000400;
    uint64_t xx = 0x3FF0000002000000, d_minus_one = 0xBFF0000000000000; /* 1 + 2^-27 */
    uint64_t d_twice = 0x3E50000000000000, d_once = 0x3E50000001000000; /* 2^-26, + 2^-54 */
    uint32_t neg = x | 0x80000000;
    uint64_t d_neg = xx | UINT64_C(1) << 63;
    for (int R = 0; R < 2; R++) {
        nondet->relaxed.R_fmadd = (uint8_t)R;
        uint32_t r = R ? once : twice;
        V128 f = words(r, r, r, r), d = doubles(R ? d_once : d_twice, R ? d_once : d_twice);
        check(OP_f32x4_relaxed_madd, words(x, x, x, x), words(x, x, x, x),
              words(minus_one, minus_one, minus_one, minus_one), f);
        check(OP_f32x4_relaxed_nmadd, words(neg, neg, neg, neg), words(x, x, x, x),
              words(minus_one, minus_one, minus_one, minus_one), f);
        check(OP_f64x2_relaxed_madd, doubles(xx, xx), doubles(xx, xx),
              doubles(d_minus_one, d_minus_one), d);
        check(OP_f64x2_relaxed_nmadd, doubles(d_neg, d_neg), doubles(xx, xx),
              doubles(d_minus_one, d_minus_one), d);
    }
    nondet_default = (Nondet){0};
}

static void t_relaxed_min_max(void **state)
{
    (void)state;
    const uint32_t nan1 = 0x7FC00001, nan2 = 0xFF800002, one = 0x3F800000, minus_zero = 0x80000000;
    /* lanes: (NaN, 1), (1, NaN), (-0, +0), (+0, -0) */
    V128 a = words(nan1, one, minus_zero, 0), b = words(one, nan2, 0, minus_zero);
    const V128 min[4] = {
        words(NAN_CANON_32, NAN_CANON_32, minus_zero, minus_zero),
        words(nan1, one, minus_zero, 0),
        words(one, nan2, 0, minus_zero),
        words(one, one, minus_zero, minus_zero),
    };
    const V128 max[4] = {
        words(NAN_CANON_32, NAN_CANON_32, 0, 0),
        words(nan1, one, minus_zero, 0),
        words(one, nan2, 0, minus_zero),
        words(one, one, 0, 0),
    };
    const uint64_t d_nan = 0x7FF8000000000001, d_one = 0x3FF0000000000000;
    const uint64_t d_minus_zero = UINT64_C(1) << 63;
    for (int R = 0; R < 4; R++) {
        nondet->relaxed.R_fmin = nondet->relaxed.R_fmax = (uint8_t)R;
        check(OP_f32x4_relaxed_min, a, b, none, min[R]);
        check(OP_f32x4_relaxed_max, a, b, none, max[R]);
        const uint64_t nans[4] = {NAN_CANON_64, d_nan, d_one, d_one};
        const uint64_t mins[4] = {d_minus_zero, d_minus_zero, 0, d_minus_zero};
        const uint64_t maxs[4] = {0, d_minus_zero, 0, 0};
        V128 c = doubles(d_nan, d_minus_zero), d = doubles(d_one, 0);
        check(OP_f64x2_relaxed_min, c, d, none, doubles(nans[R], mins[R]));
        check(OP_f64x2_relaxed_max, c, d, none, doubles(nans[R], maxs[R]));
    }
    nondet_default = (Nondet){0};
    V128 two = words(0x40000000, 0x40000000, 0x40000000, 0x40000000);
    V128 three = words(0x40400000, 0x40400000, 0x40400000, 0x40400000);
    check(OP_f32x4_relaxed_min, two, three, none, two);
    check(OP_f32x4_relaxed_max, two, three, none, three);
}

static void t_relaxed_trunc(void **state)
{
    (void)state;
    const uint32_t nan = 0x7FC00000, big = 0x4F800000, below = 0xCF800000, half = 0x40200000;
    const uint32_t min = 0x80000000, max = 0x7FFFFFFF, all = UINT32_MAX;
    const V128 z = words(nan, big, below, half); /* NaN, 2^32, -2^32, 2.5 */
    const uint64_t d_nan = 0x7FF8000000000000, d_big = 0x41F0000000000000;
    for (int R = 0; R < 2; R++) {
        nondet->relaxed.R_trunc_u = nondet->relaxed.R_trunc_s = (uint8_t)R;
        check(OP_i32x4_relaxed_trunc_f32x4_s, z, none, none,
              R ? words(min, min, min, 2) : words(0, max, min, 2));
        check(OP_i32x4_relaxed_trunc_f32x4_u, z, none, none,
              R ? words(all, all, all, 2) : words(0, all, 0, 2));
        check(OP_i32x4_relaxed_trunc_f64x2_s_zero, doubles(d_nan, d_big), none, none,
              R ? words(min, min, 0, 0) : words(0, max, 0, 0));
        check(OP_i32x4_relaxed_trunc_f64x2_u_zero, doubles(d_nan, d_big), none, none,
              R ? words(all, all, 0, 0) : words(0, all, 0, 0));
    }
    nondet_default = (Nondet){0};
}

static void t_relaxed_swizzle(void **state)
{
    (void)state;
    V128 a, expected[2];
    uint8_t at[16] = {0, 15, 16, 17, 31, 127, 128, 255, 1, 2, 3, 4, 5, 6, 7, 8};
    const uint8_t when_0[16] = {100, 115, 0, 0, 0, 0, 0, 0, 101, 102, 103, 104, 105, 106, 107, 108};
    const uint8_t when_1[16] = {100, 115, 100, 101, 115, 115, 0,   0,
                                101, 102, 103, 104, 105, 106, 107, 108};
    expected[0] = bytes(when_0);
    expected[1] = bytes(when_1);
    for (int k = 0; k < 16; k++)
        a.b[k] = (uint8_t)(100 + k);
    for (int R = 0; R < 2; R++) {
        nondet->relaxed.R_swizzle = (uint8_t)R;
        check(OP_i8x16_relaxed_swizzle, a, bytes(at), none, expected[R]);
    }
    nondet_default = (Nondet){0};
}

static void t_relaxed_laneselect(void **state)
{
    (void)state;
    const V128 a = words(0x11111111, 0x22222222, 0x33333333, 0x44444444);
    const V128 b = words(0xAAAAAAAA, 0xBBBBBBBB, 0xCCCCCCCC, 0xDDDDDDDD);
    const V128 mask = words(0x80000000, 0x7FFFFFFF, 0xFFFFFFFF, 0x00FF8080);
    const V128 by_bit = words(0x2AAAAAAA, 0xA2222222, 0x33333333, 0xDD445D5D);
    const Opcode ops[4] = {OP_i8x16_relaxed_laneselect, OP_i16x8_relaxed_laneselect,
                           OP_i32x4_relaxed_laneselect, OP_i64x2_relaxed_laneselect};
    const V128 by_sign[4] = {
        words(0x11AAAAAA, 0xBB222222, 0x33333333, 0xDD444444),
        words(0x1111AAAA, 0xBBBB2222, 0x33333333, 0xDDDD4444),
        words(0x11111111, 0xBBBBBBBB, 0x33333333, 0xDDDDDDDD),
        words(0xAAAAAAAA, 0xBBBBBBBB, 0xCCCCCCCC, 0xDDDDDDDD),
    };
    for (int i = 0; i < 4; i++) {
        nondet->relaxed.R_laneselect = 0;
        check(ops[i], a, b, mask, by_bit);
        nondet->relaxed.R_laneselect = 1;
        check(ops[i], a, b, mask, by_sign[i]);
    }
    nondet_default = (Nondet){0};
}

static void t_relaxed_integers(void **state)
{
    (void)state;
    for (int R = 0; R < 2; R++) {
        nondet->relaxed.R_iq15mulr = (uint8_t)R;
        check(OP_i16x8_relaxed_q15mulr_s, halves(0x8000, 0x4000), halves(0x8000, 0x8001), none,
              halves(R ? 0x8000 : 0x7FFF, 0xC001));
        /* -128 * -128 twice saturates; with the second operand unsigned it is -16384 twice. */
        nondet->relaxed.R_idot = (uint8_t)R;
        uint8_t x[16], y[16];
        memset(x, 0x80, sizeof x);
        memset(y, 0x80, sizeof y);
        x[0] = 3, y[0] = 5, x[1] = 0xFE, y[1] = 7; /* 15 - 14 */
        uint16_t pair = R ? 0x8000 : 0x7FFF;
        check(OP_i16x8_relaxed_dot_i8x16_i7x16_s, bytes(x), bytes(y), none,
              inv_lanes((const uint16_t[]){1, pair, pair, pair, pair, pair, pair, pair}));
        uint32_t twice = R ? (uint32_t)-65536 : 65534, mixed = R ? (uint32_t)-32767 : 32768;
        check(OP_i32x4_relaxed_dot_i8x16_i7x16_add_s, bytes(x), bytes(y), words(1, 2, 3, 0),
              words(mixed + 1, twice + 2, twice + 3, twice));
    }
    nondet_default = (Nondet){0};
}

static bool is_relaxed(Opcode op)
{
    return oprows[op].feature == FEATURE_relaxed_simd;
}

static void t_relaxed_complete(void **state)
{
    (void)state;
    check_seen(seen, is_relaxed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_relaxed_madd),       cmocka_unit_test(t_relaxed_min_max),
        cmocka_unit_test(t_relaxed_trunc),      cmocka_unit_test(t_relaxed_swizzle),
        cmocka_unit_test(t_relaxed_laneselect), cmocka_unit_test(t_relaxed_integers),
        cmocka_unit_test(t_relaxed_complete),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
