/* exec/nondet_test.c: open choices: fixed by default, permitted and repeatable with a seed. */
#include "exec/nondet.h"

#include "exec/num.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { DRAWS = 2000 };

static void t_nondet_deterministic(void **state)
{
    (void)state;
    nondet_deterministic();
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
    nondet_seed(7);
    assert_int_equal(op_fneg_32(0x7F800001), 0xFF800001);
    assert_int_equal(op_fabs_64(UINT64_C(0xFFF0000000000001)), UINT64_C(0x7FF0000000000001));
    assert_int_equal(op_fcopysign_32(0x7FABCDEF, 0x80000000), 0xFFABCDEF);
    nondet_deterministic();
}

/* Canonical NaNs, or none, among the operands: both signs, one payload. Others: any arithmetic NaN. */
static void t_nondet_permitted(void **state)
{
    (void)state;
    unsigned negative = 0, other = 0;
    for (uint64_t seed = 0; seed < DRAWS; seed++) {
        nondet_seed(seed);
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
    nondet_deterministic();
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
        nondet_seed(seed);
        V128 z = op_f64x2_add(a, b);
        uint64_t low = op_f64x2_extract_lane(z, 0), high = op_f64x2_extract_lane(z, 1);
        assert_int_equal(low & INT64_MAX, NAN_CANON_64);
        assert_int_equal(high & INT64_MAX, NAN_CANON_64);
        assert_int_equal(low, op_fadd_64(inf, minus_inf));
        differ += low != high;
    }
    assert_in_range(differ, DRAWS / 4, DRAWS - DRAWS / 4);
    nondet_deterministic();
}

static void t_nondet_repeats(void **state)
{
    (void)state;
    uint64_t first[64];
    Relaxed relaxed = {0};
    unsigned refused = 0, varied = 0;
    for (int run = 0; run < 2; run++) {
        nondet_seed(99);
        nondet.refuses_growth = true;
        for (int k = 0; k < 64; k++) {
            uint64_t z = op_fdiv_64(0, 0) ^ (uint64_t)nondet_growth();
            if (run)
                assert_int_equal(z, first[k]);
            first[k] = z;
        }
        if (run)
            assert_memory_equal(&relaxed, &nondet.relaxed, sizeof relaxed);
        relaxed = nondet.relaxed;
    }
    for (uint64_t seed = 0; seed < 64; seed++) {
        nondet_seed(seed);
        assert_true(nondet_growth());
        nondet.refuses_growth = true;
        refused += !nondet_growth();
        varied += nondet.relaxed.R_fmin == 3;
    }
    assert_in_range(refused, 1, 32);
    assert_in_range(varied, 4, 40);
    nondet_deterministic();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_nondet_deterministic), cmocka_unit_test(t_nondet_sign_operators),
        cmocka_unit_test(t_nondet_permitted),     cmocka_unit_test(t_nondet_lanes),
        cmocka_unit_test(t_nondet_repeats),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
