/* exec/nondet_test.c: open choices: fixed by default, permitted and repeatable with a seed. */
#include "exec/nondet.h"

#include "exec/num.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { DRAWS = 2000 };

static void deterministic(void)
{
    nondet_set(&nondet_default, 0, 0, false);
}

static void seeded(uint32_t open, uint64_t seed)
{
    nondet_set(&nondet_default, open, seed, false);
}

static void t_nondet_deterministic(void **state)
{
    (void)state;
    deterministic();
    assert_int_equal(op_fadd_32(0xFF812345, 0x3F800000), 0x7FC00000);
    assert_int_equal(op_fmul_64(UINT64_C(0xFFF0000000000001), 0), UINT64_C(0x7FF8000000000000));
    assert_int_equal(op_fsqrt_64(UINT64_C(0xBFF0000000000000)), UINT64_C(0x7FF8000000000000));
    assert_int_equal(op_promote_32_64(0xFFFFFFFF), UINT64_C(0x7FF8000000000000));
    assert_int_equal(op_demote_64_32(UINT64_C(0xFFFFFFFFFFFFFFFF)), 0x7FC00000);
    for (int k = 0; k < DRAWS; k++)
        assert_true(nondet_growth());
}

/* fabs, fneg and fcopysign change the sign and nothing else, NaNs included. */
static void t_nondet_sign_operators(void **state)
{
    (void)state;
    seeded(CHOICES, 7);
    assert_int_equal(op_fneg_32(0x7F800001), 0xFF800001);
    assert_int_equal(op_fabs_64(UINT64_C(0xFFF0000000000001)), UINT64_C(0x7FF0000000000001));
    assert_int_equal(op_fcopysign_32(0x7FABCDEF, 0x80000000), 0xFFABCDEF);
    deterministic();
}

/* Canonical NaNs, or none, among the operands: both signs, one payload. Others: any arithmetic NaN. */
static void t_nondet_permitted(void **state)
{
    (void)state;
    unsigned negative = 0, other = 0;
    for (uint64_t seed = 0; seed < DRAWS; seed++) {
        seeded(CHOICES, seed);
        uint32_t z = op_fadd_32(0xFFC00000, 0x3F800000);
        assert_int_equal(z & 0x7FFFFFFF, 0x7FC00000);
        negative += z >> 31;
        uint64_t d = op_fdiv_64(0, 0);
        assert_int_equal(d & INT64_MAX, NAN_CANON_64);
        negative += d >> 63;
        z = op_fadd_32(0x3F800000, 0x7F800001);
        assert_int_equal(z & 0x7FC00000, 0x7FC00000);
        d = op_fmin_64(UINT64_C(0x7FF8000000000001), 0);
        assert_int_equal(d & NAN_CANON_64, NAN_CANON_64);
        other += (z & 0x3FFFFF) != 0 && d << 13 != 0;
        d = op_fma_64(0, NAN_CANON_64, UINT64_C(0x7FF0000000000001));
        assert_int_equal(d & NAN_CANON_64, NAN_CANON_64);
    }
    assert_in_range(negative, DRAWS / 2, 2 * DRAWS - DRAWS / 2);
    assert_in_range(other, DRAWS / 2, DRAWS);
    deterministic();
}

/* Each lane is settled for itself; equal operands give equal results. */
static void t_nondet_lanes(void **state)
{
    (void)state;
    const uint64_t inf = UINT64_C(0x7FF0000000000000), minus_inf = UINT64_C(0xFFF0000000000000);
    const V128 a = inv_lanes((const uint64_t[]){inf, minus_inf});
    const V128 b = inv_lanes((const uint64_t[]){minus_inf, inf});
    unsigned differ = 0;
    for (uint64_t seed = 0; seed < DRAWS; seed++) {
        seeded(CHOICES, seed);
        V128 z = op_f64x2_add(a, b);
        uint64_t low = op_f64x2_extract_lane(z, 0), high = op_f64x2_extract_lane(z, 1);
        assert_int_equal(low & INT64_MAX, NAN_CANON_64);
        assert_int_equal(high & INT64_MAX, NAN_CANON_64);
        assert_int_equal(low, op_fadd_64(inf, minus_inf));
        differ += low != high;
    }
    assert_in_range(differ, DRAWS / 4, DRAWS - DRAWS / 4);
    deterministic();
}

static void t_nondet_repeats(void **state)
{
    (void)state;
    uint64_t first[64];
    Relaxed relaxed = {0};
    for (int run = 0; run < 2; run++) {
        seeded(CHOICES, 99);
        for (int k = 0; k < 64; k++) {
            uint64_t z = op_fdiv_64(0, 0) ^ (uint64_t)nondet_growth();
            if (run)
                assert_int_equal(z, first[k]);
            first[k] = z;
        }
        if (run)
            assert_memory_equal(&relaxed, &nondet->relaxed, sizeof relaxed);
        relaxed = nondet->relaxed;
    }
    deterministic();
}

/* The seed decides on what is open and on nothing else. */
static void t_nondet_open(void **state)
{
    (void)state;
    unsigned refused = 0, negative = 0;
    for (uint64_t seed = 0; seed < 64; seed++) {
        seeded(CHOICE_growth, seed);
        refused += !nondet_growth();
        assert_int_equal(op_fdiv_64(0, 0), NAN_CANON_64);
        assert_int_equal(nondet->relaxed.R_fmadd, 0);
        assert_int_equal(nondet_depth(12000), 12000);
        seeded(CHOICE_nan, seed << 32);
        assert_true(nondet_growth());
        negative += op_fdiv_64(0, 0) >> 63;
    }
    assert_in_range(refused, 16, 48);
    assert_in_range(negative, 16, 48);
    deterministic();
}

/* The parameters of relaxed operators are the seed's low bits, so that all of them can be had. */
static void t_nondet_parameters(void **state)
{
    (void)state;
    seeded(CHOICE_relaxed, CHOICE_R_fmin | CHOICE_R_swizzle);
    const Relaxed these = {.R_fmin = 3, .R_swizzle = 1};
    assert_memory_equal(&nondet->relaxed, &these, sizeof these);
    seeded(CHOICE_relaxed, CHOICE_relaxed);
    const Relaxed all = {1, 3, 3, 1, 1, 1, 1, 1, 1};
    assert_memory_equal(&nondet->relaxed, &all, sizeof all);
    deterministic();
}

static void t_nondet_depth(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 16; seed++) {
        seeded(CHOICE_exhaustion, seed << 11);
        int64_t depth = INT64_C(256) << (seed & 7);
        assert_int_equal(nondet_depth(12000), depth < 12000 ? depth : 12000);
    }
    deterministic();
}

/* What was open is noted: NaNs where that is asked for, parameters where one of several results was taken. */
static void t_nondet_meet(void **state)
{
    (void)state;
    const V128 a = inv_lanes((const uint32_t[]){0x3F800000, 0x40000000, 0, 0});
    const V128 nans = inv_lanes((const uint32_t[]){0x7FC00000, 0, 0, 0});
    nondet_set(&nondet_default, 0, 0, true);
    (void)op_f32x4_add(a, a);
    (void)op_fadd_64(0, 0);
    (void)op_f32x4_relaxed_min(a, a);
    assert_int_equal(nondet->met, 0);
    (void)op_f32x4_relaxed_min(a, nans);
    assert_int_equal(nondet->met & CHOICE_relaxed, CHOICE_R_fmin);
    nondet->met = 0;
    assert_int_equal(op_f32x4_extract_lane(op_f32x4_add(a, nans), 0), NAN_CANON_32);
    assert_int_equal(nondet->met, CHOICE_nan);
    assert_true(nondet_growth());
    assert_int_equal(nondet->met, CHOICE_nan | CHOICE_growth);
    nondet_refused(10, 6, 15);
    assert_int_equal(nondet->met, CHOICE_nan | CHOICE_growth);
    nondet_refused(10, 5, 15);
    assert_int_equal(nondet->met, CHOICE_nan | CHOICE_growth | CHOICE_exhaustion);
    deterministic();
    (void)op_fdiv_64(0, 0);
    assert_int_equal(nondet->met, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_nondet_deterministic), cmocka_unit_test(t_nondet_sign_operators),
        cmocka_unit_test(t_nondet_permitted),     cmocka_unit_test(t_nondet_lanes),
        cmocka_unit_test(t_nondet_repeats),       cmocka_unit_test(t_nondet_open),
        cmocka_unit_test(t_nondet_parameters),    cmocka_unit_test(t_nondet_depth),
        cmocka_unit_test(t_nondet_meet),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
