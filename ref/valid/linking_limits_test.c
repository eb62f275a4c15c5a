/* valid/linking_limits_test.c: validation of module linking at its limits, its cost, and on mutated modules. */
#include "binary/linking_test.h"
#include "syntax/limits.h"
#include "valid/valid.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void u32(Buffer *out, uint32_t n)
{
    for (; n >= 0x80; n >>= 7)
        buffer_byte(out, (uint8_t)(n | 0x80));
    buffer_byte(out, (uint8_t)n);
}

/* Appends BYTES behind their number, and frees them. */
static void sized(Buffer *out, Buffer *bytes)
{
    u32(out, (uint32_t)bytes->len);
    buffer_bytes(out, bytes->at, bytes->len);
    buffer_free(bytes);
}

/* Appends a section of N entries, and frees them. */
static void section(Buffer *out, uint8_t id, uint32_t n, Buffer *entries)
{
    Buffer contents = {0};
    u32(&contents, n);
    buffer_bytes(&contents, entries->at, entries->len);
    buffer_free(entries);
    buffer_byte(out, id);
    sized(out, &contents);
}

/* The code that validating the module in BYTES fails with; frees them. */
static Errcode verdict(Buffer *bytes)
{
    Failure failure = {0};
    Module *m = test_decoded(test_bytes(bytes), test_features());
    Result result = valid_module(m, &failure);
    assert_int_equal(result, failure.result);
    if (result)
        print_message("# %s (%s) at %u\n", error_text(failure.code), failure.detail,
                      (unsigned)failure.pos.offset);
    module_free(m);
    buffer_free(bytes);
    return failure.code;
}

/* ---- depth --------------------------------------------------------------------------------------------------- */

/* N instance types, each but the first with an export of the type before. */
static Buffer type_chain(uint32_t n)
{
    Buffer out = test_linked(""), types = {0};
    test_hex(&types, "62 00");
    for (uint32_t i = 1; i < n; i++) {
        test_hex(&types, "62 02 0f 01 00 07");
        u32(&types, i - 1);
        test_hex(&types, "07 01 'x' 06 00");
    }
    section(&out, 1, n, &types);
    return out;
}

static void t_type_depth(void **state)
{
    (void)state;
    Buffer bytes = type_chain(LIMIT_nesting);
    assert_int_equal(verdict(&bytes), ERR_none);
    bytes = type_chain(LIMIT_nesting + 1);
    assert_int_equal(verdict(&bytes), ERR_implementation_limit);
    bytes = type_chain(100000);
    assert_int_equal(verdict(&bytes), ERR_implementation_limit);
}

/* LEVELS modules in each other; the innermost takes the outermost's type 0 for a function. */
static Buffer nest(uint32_t levels)
{
    Buffer out = test_linked(""), alias = {0};
    test_hex(&alias, "01");
    u32(&alias, levels - 2);
    test_hex(&alias, "07 00");
    section(&out, 16, 1, &alias);
    test_linked_hex(&out, "03{01 00}07{01{'f'}00 00}0a{01{00 0b}}");
    for (uint32_t i = 1; i < levels; i++) {
        Buffer outer = test_linked(""), entry = {0};
        sized(&entry, &out);
        if (i == levels - 1)
            test_linked_hex(&outer, "01{01 60 00 00}");
        section(&outer, 14, 1, &entry);
        test_linked_hex(&outer, "0f{01 00 00 00}10{01 00 00 00{'f'}}07{01{'f'}00 00}");
        out = outer;
    }
    return out;
}

static void t_module_depth(void **state)
{
    (void)state;
    for (uint32_t levels = 2; levels <= 100; levels += 49) {
        Buffer bytes = nest(levels);
        assert_int_equal(verdict(&bytes), ERR_none);
    }
}

/* ---- cost ---------------------------------------------------------------------------------------------------- */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* N two-level imports of one module name, each aliased right away. */
static Buffer grouped(uint32_t n)
{
    Buffer out = test_linked("01{01 60 00 00}");
    for (uint32_t i = 0; i < n; i++) {
        char name[16];
        Buffer import = {0}, alias = {0};
        int len = snprintf(name, sizeof name, "%u", i);
        test_hex(&import, "01 'a'");
        u32(&import, (uint32_t)len);
        buffer_bytes(&import, name, (size_t)len);
        test_hex(&import, "00 00");
        test_hex(&alias, "00 00 00");
        u32(&alias, (uint32_t)len);
        buffer_bytes(&alias, name, (size_t)len);
        section(&out, 2, 1, &import);
        section(&out, 16, 1, &alias);
    }
    return out;
}

/* N instances of one module, given an instance of a type that is not the one it asks for, of WIDE exports. */
static Buffer instances(uint32_t n, uint32_t wide)
{
    Buffer out = test_linked("01{01 60 00 00}"), types = {0}, imports = {0}, made = {0};
    for (uint32_t k = 0; k < 3; k++) {
        test_hex(&types, k == 2 ? "61 02 0f 01 00 07 02 02 01 'i' 00 ff 06 00" : "62");
        if (k < 2) {
            u32(&types, 1 + wide - k);
            test_hex(&types, "0f 01 00 07 00");
        }
        for (uint32_t i = k; k < 2 && i < wide; i++) {
            char name[16];
            int len = snprintf(name, sizeof name, "%u", i);
            test_hex(&types, "07");
            u32(&types, (uint32_t)len);
            buffer_bytes(&types, name, (size_t)len);
            test_hex(&types, "00 00");
        }
    }
    section(&out, 1, 3, &types);
    test_hex(&imports, "01 'i' 00 ff 06 01 01 'm' 00 ff 05 03");
    section(&out, 2, 2, &imports);
    for (uint32_t i = 0; i < n; i++)
        test_hex(&made, "00 00 01 01 'i' 06 00");
    section(&out, 15, n, &made);
    return out;
}

/* Ten times as many definitions take about ten times as long; what is squared takes a hundred times. */
static void linear(const char *what, Buffer few, Buffer many)
{
    double start = seconds();
    assert_int_equal(verdict(&few), ERR_none);
    double first = seconds() - start;
    start = seconds();
    assert_int_equal(verdict(&many), ERR_none);
    double second = seconds() - start;
    print_message("# %s: %.1f ms, ten times as many %.1f ms\n", what, first * 1e3, second * 1e3);
    assert_true(second < 0.1 || second < first * 50);
}

static void t_linear(void **state)
{
    (void)state;
    linear("fields of one group", grouped(10000), grouped(100000));
    linear("instances", instances(1000, 10000), instances(10000, 10000));
}

/* ---- mutated modules ----------------------------------------------------------------------------------------- */

#define SEED                                                                                       \
    "01{05 60 00 00  62 02 0f 01 00 07 00 07{'f'}00 00"                                            \
    "  61 05 01 62 01 07{'m'}02 00 01 02{'one'}00 ff 06 00 02{'two'}{'names'}03 7f 00"             \
    "  0f 01 00 07 00 07{'g'}00 01  5f 01 63 00 00  61 03 0f 01 00 07 01 02{'x'}00 ff 06 00"       \
    "  07{'y'}06 00}"                                                                              \
    "02{06{'a'}{'b'}00 00{'i'}00 ff 06 01{'m'}00 ff 05 04{'n'}00 ff 05 02{'a'}{'c'}02 00 00"       \
    "{'g'}00 ff 03 7f 00}"                                                                         \
    "10{01 00 01 00{'f'}}"                                                                         \
    "0e{02{M 10{02 01 00 05 00 01 00 07 01}02{01{'i'}00 ff 06 00}0f{01 00 00 01{'x'}06 00}"        \
    "10{01 00 01 06{'y'}}07{01{'z'}06 02}}"                                                        \
    "{M 01{01 60 00 01 7f}0e{01{M 10{01 01 00 07 00}03{01 00}07{01{'f'}00 00}0a{01{00 41 01 "      \
    "0b}}}}"                                                                                       \
    "0f{01 00 00 00}10{01 00 00 00{'f'}}03{01 00}07{02{'f'}00 00{'g'}00 01}0a{01{00 10 00 0b}}}}"  \
    "0f{03 00 02 01{'i'}06 01 00 00 02{'x'}06 01{'q'}05 01 00 03 00}"                              \
    "10{03 00 02 06{'z'}00 05 00{'f'}00 04 00{'f'}}"                                               \
    "03{01 00}07{03{'f'}00 00{'mm'}05 01{'ii'}06 02}0a{01{00 10 01 0b}}"

static void t_mutations(void **state)
{
    (void)state;
    Buffer bytes = test_linked(SEED);
    uint32_t valid = 0, invalid = 0;
    Buffer copy = test_linked(SEED);
    assert_int_equal(verdict(&copy), ERR_none);
    static const uint8_t changes[] = {0, 1, 2, 3, 4, 5, 6, 7, 15, 16, 0x60, 0x61, 0x62, 0x7f, 0xff};
    for (size_t at = 8; at < bytes.len; at++) {
        uint8_t was = bytes.at[at];
        for (size_t i = 0; i < sizeof changes; i++) {
            Module *m;
            Failure failure = {0};
            bytes.at[at] = changes[i];
            if (binary_module(bytes.at, bytes.len, test_features(), &m, &failure))
                continue;
            Result result = valid_module(m, &failure);
            valid += result == RESULT_OK;
            invalid += result == RESULT_INVALID;
            assert_true(result == RESULT_OK || result == RESULT_INVALID);
            assert_true(result == RESULT_OK || failure.pos.offset <= bytes.len);
            module_free(m);
        }
        bytes.at[at] = was;
    }
    print_message("# %u valid, %u invalid\n", valid, invalid);
    assert_true(valid > 300 && invalid > 300);
    buffer_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_type_depth),
        cmocka_unit_test(t_module_depth),
        cmocka_unit_test(t_linear),
        cmocka_unit_test(t_mutations),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
