/* text/values_test.c: numbers and their rounding. */
#include "text/values.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef bool Reading(const uint8_t *at, size_t len, unsigned N, uint64_t *out);

/* A literal, its width, and its bits; OUT where it is out of range. */
typedef struct Row {
    const char *src;
    unsigned N;
    uint64_t bits;
} Row;

#define OUT UINT64_C(0xDEADDEADDEADDEAD)

static void check_rows(const Row *rows, size_t n, Reading *read)
{
    for (size_t i = 0; i < n; i++) {
        uint64_t bits = 0;
        bool in_range = read((const uint8_t *)rows[i].src, strlen(rows[i].src), rows[i].N, &bits);
        if (in_range != (rows[i].bits != OUT) || (in_range && bits != rows[i].bits))
            print_error("%s: %u bits: %d 0x%llx\n", rows[i].src, rows[i].N, in_range,
                        (unsigned long long)bits);
        assert_int_equal(in_range, rows[i].bits != OUT);
        if (in_range)
            assert_true(bits == rows[i].bits);
    }
}

static void t_uN(void **state)
{
    static const Row rows[] = {
        {"0", 8, 0},
        {"255", 8, 255},
        {"256", 8, OUT},
        {"0xfF", 8, 255},
        {"0x100", 8, OUT},
        {"00000000000000000000000000001", 8, 1},
        {"4294967295", 32, 0xFFFFFFFF},
        {"4294967296", 32, OUT},
        {"1_0_0", 32, 100},
        {"0xdead_beef", 32, 0xDEADBEEF},
        {"18446744073709551615", 64, UINT64_MAX},
        {"18446744073709551616", 64, OUT},
        {"0xffff_ffff_ffff_ffff", 64, UINT64_MAX},
        {"0x1_0000_0000_0000_0000", 64, OUT},
        {"99999999999999999999999999", 64, OUT},
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows, text_uN);
}

static void t_iN(void **state)
{
    static const Row rows[] = {
        {"4294967295", 32, 0xFFFFFFFF},
        {"+2147483647", 32, 0x7FFFFFFF},
        {"+2147483648", 32, OUT},
        {"-2147483648", 32, 0x80000000},
        {"-2147483649", 32, OUT},
        {"-0x8000_0000", 32, 0x80000000},
        {"-0x80000001", 32, OUT},
        {"-0", 32, 0},
        {"-1", 32, 0xFFFFFFFF},
        {"-1", 8, 0xFF},
        {"-128", 8, 0x80},
        {"-129", 8, OUT},
        {"+127", 8, 0x7F},
        {"+128", 8, OUT},
        {"255", 8, 0xFF},
        {"-32768", 16, 0x8000},
        {"-32769", 16, OUT},
        {"65535", 16, 0xFFFF},
        {"65536", 16, OUT},
        {"-9223372036854775808", 64, UINT64_C(1) << 63},
        {"-9223372036854775809", 64, OUT},
        {"+9223372036854775807", 64, INT64_MAX},
        {"+9223372036854775808", 64, OUT},
        {"18446744073709551615", 64, UINT64_MAX},
        {"18446744073709551616", 64, OUT},
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows, text_iN);
}

static void t_f32(void **state)
{
    static const Row rows[] = {
        {"0", 32, 0},
        {"-0", 32, 0x80000000},
        {"-0x0p0", 32, 0x80000000},
        {"1", 32, 0x3F800000},
        {"1.", 32, 0x3F800000},
        {"1_0.5_0e0_1", 32, 0x42D20000},
        {"0x1.8p+1", 32, 0x40400000},
        {"0x1_0.8_0p-0_4", 32, 0x3F840000},
        {"0xA", 32, 0x41200000},
        {"inf", 32, 0x7F800000},
        {"-inf", 32, 0xFF800000},
        {"nan", 32, 0x7FC00000},
        {"-nan", 32, 0xFFC00000},
        {"nan:0x1", 32, 0x7F800001},
        {"-nan:0x7f_ffff", 32, 0xFFFFFFFF},
        {"nan:0x0", 32, OUT},
        {"nan:0x800000", 32, OUT},
        {"nan:0x1_0000_0000_0000_0000", 32, OUT},
        /* ties go to even, one bit beyond them decides */
        {"16777217", 32, 0x4B800000},
        {"16777219", 32, 0x4B800002},
        {"16777217.0000000000000000000000000000000001", 32, 0x4B800001},
        {"0x1.000001p0", 32, 0x3F800000},
        {"0x1.000003p0", 32, 0x3F800002},
        {"0x1.00000100000000000000000000000000001p0", 32, 0x3F800001},
        {"0x1.000000fffffffffffffffffffffffffffffp0", 32, 0x3F800000},
        {"0x10000010000000000000000p0", 32, 0x6B800000},
        {"0x10000010000000000000001p0", 32, 0x6B800001},
        {"1.00000005960464477539062500000001", 32, 0x3F800001},
        {"1.000000059604644775390625", 32, 0x3F800000},
        {"1.000000178813934326171875", 32, 0x3F800002},
        /* subnormals */
        {"0x1p-149", 32, 1},
        {"0x1p-150", 32, 0},
        {"0x1.00000000000000000001p-150", 32, 1},
        {"0x1p-151", 32, 0},
        {"0x1.8p-149", 32, 2},
        {"0x1.7ffffffp-149", 32, 1},
        {"0x1.fffffcp-127", 32, 0x7FFFFF},
        {"0x1.fffffep-127", 32, 0x800000},
        {"0x1.fffffdp-127", 32, 0x7FFFFF},
        {"1.4e-45", 32, 1},
        {"7.006492321624085354618e-46", 32, 0},
        {"7.00649232162408535461864791644959e-46", 32, 1},
        {"1.17549435e-38", 32, 0x00800000},
        {"1.1754942e-38", 32, 0x007FFFFF},
        {"1e-99999999999999999999", 32, 0},
        {"0x1p-99999999999999999999", 32, 0},
        /* overflow */
        {"0x1.fffffep127", 32, 0x7F7FFFFF},
        {"0x1.fffffefffffffffffffffp127", 32, 0x7F7FFFFF},
        {"0x1.ffffffp127", 32, OUT},
        {"-0x1p128", 32, OUT},
        {"340282356779733661637539395458142568447", 32, 0x7F7FFFFF},
        {"340282356779733661637539395458142568448", 32, OUT},
        {"1e39", 32, OUT},
        {"1e99999999999999999999", 32, OUT},
        {"0x1p99999999999999999999", 32, OUT},
        {"0e99999999999999999999", 32, 0},
        {"0x0p99999999999999999999", 32, 0},
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows, text_fN);
}

static void t_f64(void **state)
{
    static const Row rows[] = {
        {"1", 64, UINT64_C(0x3FF0000000000000)},
        {"-0.0", 64, UINT64_C(1) << 63},
        {"nan", 64, UINT64_C(0x7FF8000000000000)},
        {"nan:0xf_ffff_ffff_ffff", 64, UINT64_C(0x7FFFFFFFFFFFFFFF)},
        {"nan:0x10_0000_0000_0000", 64, OUT},
        {"-nan:0x1", 64, UINT64_C(0xFFF0000000000001)},
        {"9007199254740993", 64, UINT64_C(0x4340000000000000)},
        {"9007199254740993.00000000000000000000000001", 64, UINT64_C(0x4340000000000001)},
        {"9007199254740995", 64, UINT64_C(0x4340000000000002)},
        {"0x1.00000000000008p0", 64, UINT64_C(0x3FF0000000000000)},
        {"0x1.00000000000018p0", 64, UINT64_C(0x3FF0000000000002)},
        {"0x1.0000000000000800000000000000000000001p0", 64, UINT64_C(0x3FF0000000000001)},
        {"0x1.fffffffffffff8p0", 64, UINT64_C(0x4000000000000000)},
        {"0x1p-1074", 64, 1},
        {"0x1p-1075", 64, 0},
        {"0x1.0000000000000000001p-1075", 64, 1},
        {"0x1.8p-1074", 64, 2},
        {"0x0.fffffffffffff8p-1022", 64, UINT64_C(0x0010000000000000)},
        {"0x0.fffffffffffff4p-1022", 64, UINT64_C(0x000FFFFFFFFFFFFF)},
        {"0x0.00000000000000000000000000000000001p-900", 64, UINT64_C(0x400000000)},
        {"4.9e-324", 64, 1},
        {"2.4703282292062327e-324", 64, 0},
        {"2.4703282292062328e-324", 64, 1},
        {"2.2250738585072011e-308", 64, UINT64_C(0x000FFFFFFFFFFFFF)},
        {"2.2250738585072012e-308", 64, UINT64_C(0x0010000000000000)},
        {"1.7976931348623157e308", 64, UINT64_C(0x7FEFFFFFFFFFFFFF)},
        {"1.797693134862315807e308", 64, UINT64_C(0x7FEFFFFFFFFFFFFF)},
        {"1.797693134862315808e308", 64, OUT},
        {"0x1.fffffffffffffp1023", 64, UINT64_C(0x7FEFFFFFFFFFFFFF)},
        {"0x1.fffffffffffff8p1023", 64, OUT},
        {"0x1.fffffffffffff7ffffffp1023", 64, UINT64_C(0x7FEFFFFFFFFFFFFF)},
        {"6929495644600919.5", 64, UINT64_C(0x43389E56EE5E7A58)},
        {"3.7455744005952583e15", 64, UINT64_C(0x432A9D28FF412A75)},
        {"0.1", 64, UINT64_C(0x3FB999999999999A)},
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows, text_fN);
}

/* A literal of 100,000 digits rounds as exactly as a short one. */
static void t_long(void **state)
{
    enum { ZEROS = 100000 };
    static const struct {
        const char *head, *tail;
        uint64_t bits;
    } rows[] = {
        {"9007199254740993.", "1", UINT64_C(0x4340000000000001)},
        {"9007199254740993.", "0", UINT64_C(0x4340000000000000)},
        {"0x1.00000000000008", "1p0", UINT64_C(0x3FF0000000000001)},
        {"0x1.00000000000008", "0p0", UINT64_C(0x3FF0000000000000)},
        {"0x1", "p-400000", UINT64_C(0x3FF0000000000000)},
        {"0x0.", "1p400004", UINT64_C(0x3FF0000000000000)},
        {"0.", "1e100001", UINT64_C(0x3FF0000000000000)},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t head = strlen(rows[i].head), tail = strlen(rows[i].tail);
        char *src = malloc(head + ZEROS + tail);
        memcpy(src, rows[i].head, head);
        memset(src + head, '0', ZEROS);
        memcpy(src + head + ZEROS, rows[i].tail, tail);
        uint64_t bits;
        assert_true(text_fN((uint8_t *)src, head + ZEROS + tail, 64, &bits));
        assert_true(bits == rows[i].bits);
        free(src);
    }
}

static uint64_t seed = 0x9E3779B97F4A7C15;

static uint64_t random_bits(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^= seed << 17;
}

/* Hexadecimal literals of random length around random exponents agree with the C library's conversion. */
static void t_hex_random(void **state)
{
    (void)state;
    for (int i = 0; i < 100000; i++) {
        bool wide = i & 1;
        char src[128];
        int digits = (int)(random_bits() % 24),
            n = sprintf(src, "0x%x.", (int)(random_bits() % 17));
        for (int d = 0; d < digits; d++)
            n += sprintf(src + n, "%x", (int)(random_bits() % 3 ? random_bits() % 16 : 0));
        int range = wide ? 1100 : 160;
        n += sprintf(src + n, "p%d", (int)(random_bits() % (uint64_t)(2 * range)) - range);
        uint64_t bits, due = 0;
        bool in_range = text_fN((uint8_t *)src, (size_t)n, wide ? 64 : 32, &bits);
        double d = strtod(src, NULL);
        float f = strtof(src, NULL);
        if (wide)
            memcpy(&due, &d, sizeof d);
        else
            memcpy(&due, &f, sizeof f);
        bool finite = wide ? d <= __DBL_MAX__ : f <= __FLT_MAX__;
        if (in_range != finite || (in_range && bits != due))
            print_error("%s: %d %llx, due %llx\n", src, in_range, (unsigned long long)bits,
                        (unsigned long long)due);
        assert_int_equal(in_range, finite);
        if (in_range)
            assert_true(bits == due);
    }
}

/* A locale with a decimal comma changes nothing. */
static void t_locale(void **state)
{
    (void)state;
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"};
    for (size_t i = 0; i < 3 && !setlocale(LC_ALL, names[i]); i++)
        continue;
    uint64_t bits;
    assert_true(text_fN((const uint8_t *)"1.5", 3, 64, &bits));
    assert_true(bits == UINT64_C(0x3FF8000000000000));
    setlocale(LC_ALL, "C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_uN),     cmocka_unit_test(t_iN),   cmocka_unit_test(t_f32),
        cmocka_unit_test(t_f64),    cmocka_unit_test(t_long), cmocka_unit_test(t_hex_random),
        cmocka_unit_test(t_locale),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
