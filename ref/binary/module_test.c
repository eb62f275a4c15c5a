/* binary/module_test.c: what is malformed and where, features, limits, and that chunks make no difference. */
#include "binary/bytes_test.h"

#include <inttypes.h>

#include "text/text.h"

typedef struct Row {
    const char *hex;
    Errcode code;
    uint64_t offset; /* from the module's start */
    const char *detail;
} Row;

/* A function type, a function of it, and a code section of SECTION bytes with one entry of ENTRY bytes. */
#define TYPE_FUNC            "01 04 01 60 00 00  03 02 01 00 "
#define CODE(section, entry) TYPE_FUNC "0a " section " 01 " entry " 00 "

static const Row rows[] = {
    /* sections */
    {"0e 01 00", ERR_malformed_section_id, 8, "0x0e, which needs module-linking"},
    {"0f 01 00", ERR_malformed_section_id, 8, "0x0f, which needs module-linking"},
    {"10 01 00", ERR_malformed_section_id, 8, "0x10, which needs module-linking"},
    {"11 01 00", ERR_malformed_section_id, 8, "17"},
    {"80 01 00", ERR_malformed_section_id, 8, "128"},
    {"01 01 00  01 01 00", ERR_junk_after_last_section, 11, "section 1 out of order"},
    {"06 01 00  0d 01 00", ERR_junk_after_last_section, 11, "section 13 out of order"},
    {"0a 01 00  0c 01 00", ERR_junk_after_last_section, 11, "section 12 out of order"},
    {"01", ERR_unexpected_end, 9, ""},
    {"01 80", ERR_unexpected_end, 10, ""},
    {"01 80 80 80 80 10", ERR_integer_too_large, 13, "more than 32 bits"},
    {"01 80 80 80 80 80 00", ERR_integer_too_long, 14, "more than 32 bits"},
    {"01 07 02 60 00 00", ERR_length_out_of_bounds, 9, "section ends at 17, the module at 14"},
    {"01 00", ERR_unexpected_end_of_section, 10, ""},
    {"01 05 01 60 00 00 00", ERR_section_size_mismatch, 14, "1 bytes too many"},
    {"01 03 01 60 00", ERR_unexpected_end_of_section, 13, ""},
    {"01 02 05 60", ERR_unexpected_end_of_section, 10, "list of 5, 1 bytes left"},
    {"00 00", ERR_unexpected_end_of_section, 10, ""},
    {"00 03 02 c3 28", ERR_malformed_utf8, 10, ""},
    /* types */
    {"01 03 01 e0 7f", ERR_integer_too_long, 12, "type code of more than one byte"},
    {"01 02 01 40", ERR_malformed_definition_type, 11, "0x40"},
    {"01 05 01 60 01 40 00", ERR_malformed_value_type, 13, "0x40"},
    {"01 04 01 5e 79 00", ERR_malformed_storage_type, 12, "0x79"},
    {"01 04 01 5e 78 02", ERR_malformed_mutability, 13, "0x02"},
    {"01 06 01 60 01 63 75 00", ERR_malformed_heap_type, 14, "0x75"},
    {"01 07 01 60 01 63 ff 7f 00", ERR_malformed_heap_type, 14, "negative type index"},
    {"04 04 01 7f 00 00", ERR_malformed_reference_type, 11, "0x7f"},
    {"04 04 01 70 08 00", ERR_malformed_limits, 12, "0x08"},
    {"05 03 01 81 00", ERR_malformed_limits, 11, "0x81"},
    {"05 0d 01 00 ff ff ff ff ff ff ff ff ff 02", ERR_length_out_of_bounds, 9,
     "section ends at 23, the module at 22"},
    {"05 0c 01 00 ff ff ff ff ff ff ff ff ff 02", ERR_integer_too_large, 21, "more than 64 bits"},
    {"0d 03 01 01 00", ERR_malformed_tag_attribute, 11, "0x01"},
    /* imports, exports, tables, segments */
    {"02 04 01 00 00 05", ERR_malformed_import_kind, 13, "0x05, which needs module-linking"},
    {"02 05 01 00 00 06 00", ERR_malformed_import_kind, 13, "0x06, which needs module-linking"},
    {"02 05 01 00 00 ff 00", ERR_malformed_import_kind, 13, "0xff, which needs module-linking"},
    {"02 05 01 00 00 07 00", ERR_malformed_import_kind, 13, "0x07"},
    {"01 03 01 61 00", ERR_malformed_definition_type, 11, "0x61, which needs module-linking"},
    {"01 03 01 62 00", ERR_malformed_definition_type, 11, "0x62, which needs module-linking"},
    {"07 04 01 00 05 00", ERR_malformed_export_kind, 12, "0x05, which needs module-linking"},
    {"07 04 01 00 07 00", ERR_malformed_export_kind, 12, "0x07"},
    {"04 06 01 40 01 70 00 00", ERR_malformed_table, 12, "0x01"},
    {"09 02 01 08", ERR_malformed_elements_segment, 11, "8"},
    {"09 04 01 01 01 00", ERR_malformed_element_kind, 12, "0x01"},
    {"0b 02 01 03", ERR_malformed_data_segment, 11, "3"},
    {"0b 04 01 01 02 61", ERR_unexpected_end_of_section, 12, "list of 2, 1 bytes left"},
    {"0c 01 02  0b 02 01 01", ERR_inconsistent_data_count, 13, "data count 2, 1 segments"},
    {"0c 01 01", ERR_inconsistent_data_count, 11, "data count 1, no data section"},
    {"03 02 01 00", ERR_inconsistent_functions, 12, "1 functions, no code section"},
    {"03 02 01 00  0b 01 00", ERR_inconsistent_functions, 15, "1 functions, no code section"},
    {"0a 01 01", ERR_inconsistent_functions, 10, "0 functions, 1 bodies"},
    /* code: the entry's bytes start at offset 23 */
    {TYPE_FUNC "0a 03 01 02 00", ERR_length_out_of_bounds, 21,
     "2 bytes of code, 1 left in the section"},
    {TYPE_FUNC "0a 05 01 02 00 0b 00", ERR_section_size_mismatch, 24, "1 bytes too many"},
    {CODE("05", "03") "0b 00", ERR_section_size_mismatch, 24, "1 bytes too many"},
    {CODE("03", "01"), ERR_unexpected_end_of_section, 23, ""},
    {CODE("04", "02") "ff", ERR_illegal_opcode, 23, "ff"},
    {CODE("05", "03") "fb 1f", ERR_illegal_opcode, 23, "fb 1f"},
    {CODE("08", "06") "fd 80 80 80 10", ERR_illegal_opcode, 23, "fd 2000000"},
    {CODE("05", "03") "05 0b", ERR_end_opcode_expected, 23, "else without if"},
    {CODE("08", "06") "04 40 05 05 0b", ERR_end_opcode_expected, 26, "else without if"},
    {CODE("05", "03") "02 79", ERR_malformed_value_type, 24, "0x79"},
    {CODE("07", "05") "28 80 01 00", ERR_malformed_memop_flags, 24, "0x80"},
    {CODE("09", "07") "41 80 80 80 80 70", ERR_integer_too_large, 28, "more than 32 bits"},
    {CODE("09", "07") "fb 18 04 00 70 70", ERR_malformed_cast_flags, 25, "0x04"},
    {CODE("09", "07") "1f 40 01 04 00 0b", ERR_malformed_catch, 26, "0x04"},
    {CODE("09", "07") "0e ff ff 03 00 0b", ERR_unexpected_end_of_section, 24,
     "list of 65535, 2 bytes left"},
    {CODE("07", "05") "fc 09 00 0b", ERR_data_count_required, 25, ""},
    {TYPE_FUNC "0a 0c 01 0a 02 ff ff ff ff 0f 7f 02 7e 0b", ERR_too_many_locals, 29, "4294967297"},
};

static void t_malformed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer bytes = test_module(rows[i].hex);
        Module *m = NULL;
        Failure failure = {0};
        Result result = binary_module(bytes.at, bytes.len, features_default(), &m, &failure);
        if (result != RESULT_MALFORMED || failure.code != rows[i].code ||
            failure.pos.offset != rows[i].offset || strcmp(failure.detail, rows[i].detail) != 0)
            fail_msg("row %zu (%s): %s at %" PRIu64 ": %s (%s)", i, rows[i].hex,
                     result_name(result), failure.pos.offset, error_text(failure.code),
                     failure.detail);
        assert_null(m);
        assert_int_equal(failure.pos.line, 0);
        test_all_chunks(test_bytes(&bytes), features_default());
        buffer_free(&bytes);
    }
}

static void t_preamble(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
        Errcode code;
        uint64_t offset;
    } preambles[] = {
        {"", 0, ERR_unexpected_end, 0},
        {"\1", 1, ERR_unexpected_end, 1},
        {"\0as", 3, ERR_unexpected_end, 3},
        {"asm\0", 4, ERR_magic_header, 0},
        {"\0asm", 4, ERR_unexpected_end, 4},
        {"\0asm\1\0\0", 7, ERR_unexpected_end, 7},
        {"\0asm\2\0\0\0", 8, ERR_binary_version, 4},
    };
    for (size_t i = 0; i < sizeof preambles / sizeof *preambles; i++) {
        Bytes bytes = {(const uint8_t *)preambles[i].bytes, preambles[i].len};
        Module *m = NULL;
        Failure failure = {0};
        assert_int_equal(binary_module(bytes.at, bytes.len, features_default(), &m, &failure),
                         RESULT_MALFORMED);
        assert_int_equal(failure.code, preambles[i].code);
        assert_int_equal(failure.pos.offset, preambles[i].offset);
        test_all_chunks(bytes, features_default());
    }
}

/* A failure says in which function it is, imports counted. */
static void t_function_of_failure(void **state)
{
    (void)state;
    Buffer bytes = test_module("01 04 01 60 00 00  02 05 01 00 00 00 00  03 03 02 00 00"
                               "0a 07 02 02 00 0b 02 00 ff");
    Module *m = NULL;
    Failure failure = {0};
    assert_int_equal(binary_module(bytes.at, bytes.len, features_default(), &m, &failure),
                     RESULT_MALFORMED);
    assert_int_equal(failure.code, ERR_illegal_opcode);
    assert_int_equal(failure.func, 2);
    buffer_free(&bytes);
}

/* It fails with the first byte that shows it, and again with every later call. */
static void t_early(void **state)
{
    (void)state;
    Buffer bytes = test_module(CODE("7f", "02") "ff");
    Decoder *d = decoder_new(features_default());
    Failure failure = {0}, again = {0};
    Module *m = NULL;
    assert_int_equal(decoder_feed(d, bytes.at, bytes.len - 1, &failure), RESULT_OK);
    assert_int_equal(decoder_feed(d, bytes.at + bytes.len - 1, 1, &failure), RESULT_MALFORMED);
    assert_int_equal(failure.code, ERR_illegal_opcode);
    assert_int_equal(decoder_feed(d, bytes.at, bytes.len, &again), RESULT_MALFORMED);
    test_same_failure(&failure, &again);
    assert_int_equal(decoder_finish(d, &m, &again), RESULT_MALFORMED);
    test_same_failure(&failure, &again);
    assert_null(m);
    decoder_free(d);
    buffer_free(&bytes);
}

typedef struct Gate {
    const char *hex;
    Feature feature;
    uint64_t offset;
} Gate;

static const Gate gates[] = {
    {"01 05 01 60 01 7b 00", FEATURE_simd, 13},
    {"01 05 01 60 01 70 00", FEATURE_reference_types, 13},
    {"01 05 01 60 01 6f 00", FEATURE_reference_types, 13},
    {"01 06 01 60 01 64 70 00", FEATURE_function_references, 13},
    {"01 06 01 60 01 63 00 00", FEATURE_function_references, 13},
    {"01 05 01 60 01 6e 00", FEATURE_gc, 13},
    {"01 05 01 60 01 69 00", FEATURE_exceptions, 13},
    {"01 03 01 5f 00", FEATURE_gc, 11},
    {"01 06 01 4e 01 60 00 00", FEATURE_gc, 11},
    {"01 06 01 50 00 60 00 00", FEATURE_gc, 11},
    {"05 03 01 04 00", FEATURE_memory64, 11},
    {"04 08 01 40 00 70 00 00 d0 70 0b", FEATURE_function_references, 11},
    {"0d 03 01 00 00", FEATURE_exceptions, 10},
    {"02 05 01 00 00 04 00", FEATURE_exceptions, 13},
    {"07 04 01 00 04 00", FEATURE_exceptions, 12},
    {"0c 01 00", FEATURE_bulk_memory, 10},
    {"09 04 01 01 00 00", FEATURE_bulk_memory, 11},
    {"09 06 01 04 41 00 0b 00", FEATURE_reference_types, 11},
    {"0b 03 01 01 00", FEATURE_bulk_memory, 11},
    {"0b 07 01 02 01 41 00 0b 00", FEATURE_multi_memory, 12},
    {CODE("07", "05") "02 00 0b 0b", FEATURE_multi_value, 24},
    {CODE("07", "05") "28 42 01 00", FEATURE_multi_memory, 24},
    {CODE("06", "04") "3f 01 0b", FEATURE_multi_memory, 24},
    {CODE("07", "05") "3f 80 00 0b", FEATURE_multi_memory, 24},
    {CODE("08", "06") "28 42 00 00 0b", FEATURE_multi_memory, 24},
    {CODE("07", "05") "11 00 01 0b", FEATURE_reference_types, 25},
    {CODE("05", "03") "c0 0b", FEATURE_sign_extension, 23},
    {CODE("06", "04") "fc 00 0b", FEATURE_saturating_float_to_int, 23},
    {CODE("06", "04") "12 00 0b", FEATURE_tail_call, 23},
    {CODE("06", "04") "15 00 0b", FEATURE_tail_call, 23},
    {CODE("07", "05") "fd 80 02 0b", FEATURE_relaxed_simd, 23},
};

static void t_gates(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++) {
        Buffer bytes = test_module(gates[i].hex);
        Features bit = UINT64_C(1) << gates[i].feature;
        Features without = FEATURES_ALL & ~bit;
        Module *m = NULL;
        Failure failure = {0};
        Result result = binary_module(bytes.at, bytes.len, without, &m, &failure);
        if (result != RESULT_MALFORMED || failure.code != ERR_feature_off ||
            failure.features != bit || failure.pos.offset != gates[i].offset)
            fail_msg("row %zu (%s): %s at %" PRIu64 ": %s (%s)", i, gates[i].hex,
                     result_name(result), failure.pos.offset, error_text(failure.code),
                     failure.detail);
        assert_string_equal(failure.detail, feature_name(gates[i].feature));
        test_all_chunks(test_bytes(&bytes), without);
        result = binary_module(bytes.at, bytes.len, features_default(), &m, &failure);
        assert_true(result == RESULT_OK || failure.code != ERR_feature_off);
        assert_true(!m || module_features(m) & bit);
        module_free(m);
        buffer_free(&bytes);
    }
}

/* Counts beyond a limit fail before anything is allocated for them. */
static void t_limits(void **state)
{
    (void)state;
    enum { TOO_MANY = 1000001 };
    Buffer bytes = test_module("07 c7 84 3d c1 84 3d"); /* 1000007 bytes, 1000001 exports */
    Failure failure = {0};
    Module *m = NULL;
    for (int i = 0; i < TOO_MANY + 3; i++)
        buffer_byte(&bytes, 0);
    assert_int_equal(binary_module(bytes.at, bytes.len, features_default(), &m, &failure),
                     RESULT_LIMIT);
    assert_int_equal(failure.code, ERR_implementation_limit);
    assert_int_equal(failure.pos.offset, 12);
    test_same_in_chunks(test_bytes(&bytes), 11, 70000, features_default());
    buffer_free(&bytes);
    bytes = test_module(TYPE_FUNC "0a 08 01 06 01 c1 84 3d 7f 0b"); /* 1000001 locals */
    assert_int_equal(binary_module(bytes.at, bytes.len, features_default(), &m, &failure),
                     RESULT_LIMIT);
    assert_int_equal(failure.pos.offset, 22);
    assert_int_equal(failure.func, 0);
    buffer_free(&bytes);
}

/* Integers in longer forms than needed are fine up to the length that their type allows. */
static void t_long_integers(void **state)
{
    (void)state;
    Buffer bytes = test_module("05 8c 80 80 80 00 01 00 82 80 80 80 80 80 80 80 80 00"
                               "06 8b 00 01 7f 00 41 ff ff ff ff 7f 0b 00");
    Module *m = NULL;
    Failure failure = {0};
    bytes.len--;
    assert_int_equal(binary_module(bytes.at, bytes.len, features_default(), &m, &failure),
                     RESULT_MALFORMED); /* the global section's last byte is missing */
    bytes.len++;
    bytes.at[27] = 0x8a;
    bytes.len -= 1;
    assert_int_equal(binary_module(bytes.at, bytes.len, features_default(), &m, &failure),
                     RESULT_OK);
    assert_int_equal(m->mems[0].type.lim.min, 2);
    assert_int_equal(m->globals[0].init.in[0].c, UINT32_MAX);
    assert_int_equal(m->globals[0].init.in[0].pos, 32);
    module_free(m);
    test_all_chunks(test_bytes(&bytes), features_default());
    buffer_free(&bytes);
}

/* Blocks are counted, not recursed into. */
static void t_deep(void **state)
{
    (void)state;
    enum { DEEP = 1000000 };
    Buffer bytes = test_module(TYPE_FUNC), entry = {0};
    test_hex(&entry, "00");
    for (int i = 0; i < DEEP; i++)
        test_hex(&entry, "0240");
    for (int i = 0; i <= DEEP; i++)
        buffer_byte(&entry, 0x0B);
    test_hex(&bytes, "0a c7 8d b7 01 01 c2 8d b7 01"); /* 3000007, 1, 3000002 */
    buffer_bytes(&bytes, entry.at, entry.len);
    assert_int_equal(entry.len, 3000002);
    Module *m = NULL;
    Failure failure = {0};
    assert_int_equal(binary_module(bytes.at, bytes.len, features_default(), &m, &failure),
                     RESULT_OK);
    assert_int_equal(m->funcs[0].body.n, 2 * DEEP + 1);
    module_free(m);
    buffer_free(&entry);
    buffer_free(&bytes);
}

/* Modules of all sections. */
static const char *const sources[] = {
    "(module)",
    "(module $m (type $s (struct (field $a i32) (field (mut f64)))) (rec (type $r (sub (array (mut"
    " (ref null $q))))) (type $q (sub $r (array (mut (ref null $q))))))"
    " (import \"m\" \"f\" (func $f (param i32) (result f32))) (import \"m\" \"t\" (table 1 2 "
    "externref))"
    " (import \"m\" \"m\" (memory i64 1)) (import \"m\" \"g\" (global (mut v128)))"
    " (import \"m\" \"e\" (tag (param i64)))"
    " (memory $n 1 65536) (table $t 10 (ref func) (ref.func $f)) (tag $x) (global i64 (i64.const "
    "-1))"
    " (export \"f\" (func 1)) (export \"e\" (tag 1)) (start $g)"
    " (elem $p funcref (ref.func $f) (ref.null func)) (elem (table $t) (i32.const 1) func $f)"
    " (elem declare func $f) (data $d \"passive\") (data (memory $n) (i32.const 0) \"\\00\\ff\")"
    " (func $g (local i32 i32 f64) (block $l (loop (br_if 1 (i32.const 0)) (br_table 0 1 0"
    " (local.get 0)))) (memory.init $n $d (i32.const 0) (i32.const 0) (i32.const 0))"
    " (drop (v128.const i64x2 1 2)) (try_table (catch $x 0) (throw $x)))"
    " (@custom \"a\" (before first) \"1\") (@custom \"b\" (after func) \"2\") (@custom \"c\" "
    "\"3\"))",
    "(module (func) (func) (func (result i32) (i32.const 1)) (memory 1) (data \"a\"))",
};

/* The module that text SOURCE is, in binary form with names. */
static Buffer assembled(const char *source)
{
    Module *m = NULL;
    Failure failure = {0};
    Buffer out = {0};
    if (text_module(source, strlen(source), FEATURES_ALL, &m, &failure))
        fail_msg("%s (%s) at %" PRIu64, error_text(failure.code), failure.detail,
                 failure.pos.offset);
    binary_encode(m, true, &out);
    module_free(m);
    return out;
}

static void t_chunks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        Buffer bytes = assembled(sources[i]);
        test_all_chunks(test_bytes(&bytes), features_default());
        /* every prefix, and every module with one byte too many */
        for (size_t len = 0; len < bytes.len; len++)
            test_same_in_chunks((Bytes){bytes.at, len}, 1, 1, features_default());
        buffer_byte(&bytes, 0x7F);
        test_all_chunks(test_bytes(&bytes), features_default());
        buffer_free(&bytes);
    }
}

/* Places: of code entries, of instructions, of what sections define. */
static void t_places(void **state)
{
    (void)state;
    Buffer bytes = test_module(CODE("07", "05") "fc 12 00 0b");
    Module *m = NULL;
    Failure failure = {0};
    bytes.at[bytes.len - 3] = 0x10; /* table.size */
    assert_int_equal(binary_module(bytes.at, bytes.len, features_default(), &m, &failure),
                     RESULT_OK);
    assert_int_equal(m->funcs[0].pos.offset, 22);
    assert_int_equal(m->funcs[0].size, 5);
    assert_int_equal(m->funcs[0].body.n, 2);
    assert_int_equal(m->funcs[0].body.in[0].op, OP_table_size);
    assert_int_equal(m->funcs[0].body.in[0].pos, 23);
    assert_int_equal(m->funcs[0].body.in[1].pos, 26);
    assert_int_equal(m->rectypes[0].st[0].pos.offset, 11);
    module_free(m);
    buffer_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_malformed),
        cmocka_unit_test(t_preamble),
        cmocka_unit_test(t_function_of_failure),
        cmocka_unit_test(t_early),
        cmocka_unit_test(t_gates),
        cmocka_unit_test(t_limits),
        cmocka_unit_test(t_long_integers),
        cmocka_unit_test(t_deep),
        cmocka_unit_test(t_chunks),
        cmocka_unit_test(t_places),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
