/* binary/linking_malformed_test.c: what is malformed in module linking's constructs and where (module-linking/Binary). */
#include "binary/linking_test.h"

#include "syntax/limits.h"

typedef struct Row {
    const char *bytes;
    Errcode code;
    uint64_t offset;
    const char *detail;
} Row;

/* REQ L-005, L-126, L-127, L-128, L-131, L-133, L-137, L-140, L-145 */
static const Row rows[] = {
    /* the order of sections */
    {"03{00}01{00}", ERR_junk_after_last_section, 11, "section 1 out of order"},
    {"05{00}0e{00}", ERR_junk_after_last_section, 11, "section 14 out of order"},
    {"0b{00}10{00}", ERR_junk_after_last_section, 11, "section 16 out of order"},
    {"10{00}04{00}0f{00}", ERR_junk_after_last_section, 14, "section 15 out of order"},
    {"05{00}0d{00}05{00}", ERR_junk_after_last_section, 14, "section 5 out of order"},
    {"03{00}03{00}", ERR_junk_after_last_section, 11, "section 3 out of order"},
    {"07{00}06{00}", ERR_junk_after_last_section, 11, "section 6 out of order"},
    {"0e{00}02{00}", ERR_import_after_linking, 11, ""},
    {"0f{00}10{00}02{01{}{}00 00}", ERR_import_after_linking, 14, ""},
    {"02{00}0e{01{M}}01{00}02{00}", ERR_import_after_linking, 26, ""},
    {"11{00}", ERR_malformed_section_id, 8, "17"},
    /* types */
    {"01{01 63}", ERR_malformed_definition_type, 11, "0x63"},
    {"01{01 4e 01 61 00}", ERR_malformed_definition_type, 13, "0x61"},
    {"01{01 4e 02 60 00 00 62 00}", ERR_malformed_definition_type, 16, "0x62"},
    {"01{01 50 00 61 00}", ERR_malformed_definition_type, 13, "0x61"},
    {"01{01 4f 00 62 00}", ERR_malformed_definition_type, 13, "0x62"},
    {"01{01 62 01 02{}{}00 00}", ERR_malformed_type_item, 13, "0x02"},
    {"01{01 62 01 10 01 00 07 00}", ERR_malformed_type_item, 13, "0x10"},
    {"01{01 61 01 0e}", ERR_malformed_type_item, 13, "0x0e"},
    {"01{01 61 01 01 62 01 02{}{}00 00}", ERR_malformed_type_item, 16, "0x02"},
    {"01{01 61 05}", ERR_unexpected_end_of_section, 12, "list of 5, 0 bytes left"},
    {"01{01 61 01}", ERR_unexpected_end_of_section, 12, "list of 1, 0 bytes left"},
    {"01{01 61 01 0f}", ERR_unexpected_end_of_section, 14, ""},
    {"01{01 62 01 07{'f'}07 00}", ERR_malformed_import_kind, 16, "0x07"},
    {"01{01 62 01 07 01 ff 00 00}", ERR_malformed_utf8, 14, NULL},
    {"01{01 62 00 00}", ERR_section_size_mismatch, 13, "1 bytes too many"},
    /* imports */
    {"02{01{'a'}00 ff 07 00}", ERR_malformed_import_kind, 15, "0x07"},
    {"02{01{'a'}00 ff ff 00}", ERR_malformed_import_kind, 15, "0xff"},
    {"02{01{'a'}80 00 ff 00 00}", ERR_malformed_import_kind, 15, "0xff"},
    {"02{01{'a'}{'b'}ff 00 00}", ERR_malformed_import_kind, 15, "0xff"},
    {"02{01{'a'}00}", ERR_unexpected_end_of_section, 14, ""},
    {"02{01{'a'}00 ff}", ERR_unexpected_end_of_section, 15, ""},
    {"02{01 02 c0 80 00 ff 00 00}", ERR_malformed_utf8, 11, NULL},
    {"07{01{'a'}07 00}", ERR_malformed_export_kind, 13, "0x07"},
    /* nested modules; offsets of what stands in them are those of the whole */
    {"0e{01{}}", ERR_unexpected_end, 12, ""},
    {"0e{01{'abc'}}", ERR_unexpected_end, 15, ""},
    {"0e{01{'abcd'}}", ERR_magic_header, 12, ""},
    {"0e{01{00 'asm'}}", ERR_unexpected_end, 16, ""},
    {"0e{01{00 'asm' 02 00 00 00}}", ERR_binary_version, 16, "02 00 00 00"},
    {"0e{01{M 01}}", ERR_unexpected_end_of_section, 21, ""},
    {"0e{01{M 01 80}}", ERR_unexpected_end_of_section, 22, ""},
    {"0e{01{M 01 80 80}01 00}", ERR_unexpected_end_of_section, 23, ""},
    {"0e{01{M 01 02 00}00}", ERR_length_out_of_bounds, 21, "section ends at 24, the module at 23"},
    {"0e{01{M 11 00}}", ERR_malformed_section_id, 20, "17"},
    {"0e{01{M 01{01 60 00 00}03{01 00}}}", ERR_inconsistent_functions, 30,
     "1 functions, no code section"},
    {"0e{01{M 0c{01}}}", ERR_inconsistent_data_count, 23, "data count 1, no data section"},
    {"0e{01{M 01{01 60 00 00}03{01 00}0a{01{00 ff 0b}}}}", ERR_illegal_opcode, 35, NULL},
    {"0e{01{M 0e{01{M 0e{01{00}}}}}}", ERR_unexpected_end, 37, ""},
    {"0e{02{M}}", ERR_unexpected_end_of_section, 20, ""},
    {"0e{03{M}{M}}", ERR_unexpected_end_of_section, 29, ""},
    {"0e{00 00}", ERR_section_size_mismatch, 11, "1 bytes too many"},
    {"0e{01{M}00}", ERR_section_size_mismatch, 20, "1 bytes too many"},
    {"0e{01 09 M}", ERR_length_out_of_bounds, 11, "module of 9 bytes, 8 left in the section"},
    {"0e{7f}", ERR_unexpected_end_of_section, 10, "list of 127, 0 bytes left"},
    {"0e{}", ERR_unexpected_end_of_section, 10, ""},
    {"0e{01 07 M}", ERR_unexpected_end, 19, ""},
    {"0e{01{M}}03", ERR_unexpected_end, 21, ""},
    {"0e{01{M 0e 05 00}}", ERR_length_out_of_bounds, 21, "section ends at 27, the module at 23"},
    {"0e{01{M}}0e{01{M}}03{01 00}", ERR_inconsistent_functions, 36, "1 functions, no code section"},
    /* instances */
    {"0f{01 01 00 00}", ERR_malformed_instance, 11, "0x01"},
    {"0f{01 00 00 01{'a'}07 00}", ERR_malformed_export_kind, 16, "0x07"},
    {"0f{01 00 00 01}", ERR_unexpected_end_of_section, 13, "list of 1, 0 bytes left"},
    {"0f{01 00 00 00 00}", ERR_section_size_mismatch, 14, "1 bytes too many"},
    {"0f{02 00 00 00}", ERR_unexpected_end_of_section, 14, ""},
    /* aliases */
    {"10{01 02 00 00{}}", ERR_malformed_alias, 11, "0x02"},
    {"10{01 00 00 07{}}", ERR_malformed_alias, 13, "0x00 0x07"},
    {"10{01 01 00 06 00}", ERR_malformed_alias, 13, "0x01 0x06"},
    {"10{01 00}", ERR_unexpected_end_of_section, 12, ""},
    {"10{01 00 00 00}", ERR_unexpected_end_of_section, 14, ""},
    {"10{01 00 00 00 01 ff}", ERR_malformed_utf8, 14, NULL},
    {"10{01 01 80 80 80 80 10 07 00}", ERR_integer_too_large, 16, "more than 32 bits"},
};

static void t_malformed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer bytes = test_linked(rows[i].bytes);
        Module *m = NULL;
        Failure failure = {0};
        Result result = binary_module(bytes.at, bytes.len, test_features(), &m, &failure);
        if (result != RESULT_MALFORMED || failure.code != rows[i].code ||
            failure.pos.offset != rows[i].offset ||
            (rows[i].detail && strcmp(failure.detail, rows[i].detail) != 0))
            fail_msg("row %zu (%s): %s at %" PRIu64 ": %s (%s)", i, rows[i].bytes,
                     result_name(result), failure.pos.offset, error_text(failure.code),
                     failure.detail);
        assert_null(m);
        test_all_chunks(test_bytes(&bytes), test_features());
        buffer_free(&bytes);
    }
}

/* The module BEFORE, BYTE, AFTER is one if GOOD, else fails with CODE at BYTE. */
static void check_byte(const char *before, unsigned byte, const char *after, bool good,
                       Errcode code)
{
    Buffer start = {0}, end = {0}, section = {0}, bytes = test_linked("");
    Module *m = NULL;
    Failure failure = {0};
    test_linked_hex(&start, before);
    test_linked_hex(&end, after);
    buffer_bytes(&section, start.at + 1, start.len - 1);
    buffer_byte(&section, (uint8_t)byte);
    buffer_bytes(&section, end.at, end.len);
    buffer_byte(&bytes, start.at[0]);
    test_size(&bytes, section.len);
    uint64_t at = bytes.len + start.len - 1;
    buffer_bytes(&bytes, section.at, section.len);
    Result result = binary_module(bytes.at, bytes.len, test_features(), &m, &failure);
    if (good != (result == RESULT_OK) ||
        (!good && (failure.code != code || failure.pos.offset != at)))
        fail_msg("%s [%02x] %s: %s at %" PRIu64, before, byte, after,
                 result ? error_text(failure.code) : "ok", failure.pos.offset);
    module_free(m);
    buffer_free(&start);
    buffer_free(&end);
    buffer_free(&section);
    buffer_free(&bytes);
}

/* What may follow a byte, by byte; NULL: nothing, it is malformed. */
typedef const char *Tails[256];

static void sweep(const char *before, const Tails tails, Errcode code)
{
    for (unsigned byte = 0; byte < 256; byte++)
        check_byte(before, byte, tails[byte] ? tails[byte] : "00 00 00 00", tails[byte], code);
}

/* Every byte where a byte decides what follows. The section stands without its size. REQ L-131, L-132, L-133, L-139 */
static void t_sweeps(void **state)
{
    (void)state;
    static const Tails
        alias_kinds = {"{}", "{}", "{}", "{}", "{}", "{}", "{}"},
        outer_kinds = {[5] = "00", [7] = "00"}, alias_forms = {"00 00{}", "00 05 00"},
        instances = {"00 00"}, kinds = {"00", "00", "00", "00", "00", "00", "00"},
        descriptors = {"00", "70 00 00", "00 00", "7f 00", "00 00", "00", "00"},
        items = {[1] = "60 00 00", [7] = "{}00 00", [15] = "01 00 07 00"},
        module_items = {
            [1] = "62 00", [2] = "{'a'}00 ff 05 00", [7] = "{}05 00", [15] = "00 00 00{}"};
    sweep("10 01 00 00", alias_kinds, ERR_malformed_alias);
    sweep("10 01 01 00", outer_kinds, ERR_malformed_alias);
    sweep("10 01", alias_forms, ERR_malformed_alias);
    sweep("0f 01", instances, ERR_malformed_instance);
    sweep("0f 01 00 00 01{}", kinds, ERR_malformed_export_kind);
    sweep("07 01{}", kinds, ERR_malformed_export_kind);
    sweep("02 01{}{'b'}", descriptors, ERR_malformed_import_kind);
    sweep("02 01{}00 ff", descriptors, ERR_malformed_import_kind);
    sweep("01 01 62 01", items, ERR_malformed_type_item);
    sweep("01 01 61 01", module_items, ERR_malformed_type_item);
    sweep("01 01 61 01 07{}", descriptors, ERR_malformed_import_kind);
}

/* All pairs of bytes of an alias's form and kind. REQ L-143 */
static void t_alias_pairs(void **state)
{
    (void)state;
    for (unsigned pair = 0; pair < 0x10000; pair++) {
        uint8_t form = (uint8_t)(pair >> 8), kind = (uint8_t)pair;
        const uint8_t bytes[] = {0, 'a', 's', 'm', 1, 0, 0, 0, 16, 5, 1, form, 0, kind, 0};
        bool good = (form == 0 && kind <= 6) || (form == 1 && (kind == 5 || kind == 7));
        Module *m = NULL;
        Failure failure = {0};
        Result result = binary_module(bytes, sizeof bytes, test_features(), &m, &failure);
        if (good ? result != RESULT_OK : failure.code != ERR_malformed_alias)
            fail_msg("0x%02x 0x%02x", form, kind);
        module_free(m);
    }
}

/* What another feature brought stands in module linking's constructs only where that is on. */
static void t_gates(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        Feature feature;
        uint64_t offset;
    } gates[] = {
        {"10{01 00 00 04{}}", FEATURE_exceptions, 13},
        {"0f{01 00 00 01{}04 00}", FEATURE_exceptions, 15},
        {"01{01 62 01 07{}04 00 00}", FEATURE_exceptions, 15},
        {"01{01 62 01 01 5f 00}", FEATURE_gc, 14},
        {"0e{01{M 01{01 60 01 7b 00}}}", FEATURE_simd, 25},
    };
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++) {
        Buffer bytes = test_linked(gates[i].bytes);
        Features bit = UINT64_C(1) << gates[i].feature;
        Module *m = NULL;
        Failure failure = {0};
        assert_int_equal(binary_module(bytes.at, bytes.len, test_features() & ~bit, &m, &failure),
                         RESULT_MALFORMED);
        assert_int_equal(failure.code, ERR_feature_off);
        assert_int_equal(failure.features, bit);
        assert_int_equal(failure.pos.offset, gates[i].offset);
        module_free(test_decoded(test_bytes(&bytes), test_features()));
        buffer_free(&bytes);
    }
}

/* Each form of module linking without it: what core 3.0 says. REQ L-124, L-136 */
static void t_off(void **state)
{
    (void)state;
    static const Row off[] = {
        {"0e{00}", ERR_malformed_section_id, 8, NULL},
        {"0f{00}", ERR_malformed_section_id, 8, NULL},
        {"10{00}", ERR_malformed_section_id, 8, NULL},
        {"01{01 61 00}", ERR_malformed_definition_type, 11, NULL},
        {"01{01 62 00}", ERR_malformed_definition_type, 11, NULL},
        {"02{01{'a'}00 ff 00 00}", ERR_malformed_import_kind, 14, NULL},
        {"02{01{'a'}{'b'}05 00}", ERR_malformed_import_kind, 15, NULL},
        {"02{01{'a'}{'b'}06 00}", ERR_malformed_import_kind, 15, NULL},
        {"07{01{'a'}05 00}", ERR_malformed_export_kind, 13, NULL},
        {"07{01{'a'}06 00}", ERR_malformed_export_kind, 13, NULL},
        {"01{00}01{00}", ERR_junk_after_last_section, 11, NULL},
        {"02{00}01{00}", ERR_junk_after_last_section, 11, NULL},
    };
    for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
        Buffer bytes = test_linked(off[i].bytes);
        Module *m = NULL;
        Failure failure = {0};
        assert_int_equal(binary_module(bytes.at, bytes.len, features_default(), &m, &failure),
                         RESULT_MALFORMED);
        if (failure.code != off[i].code || failure.pos.offset != off[i].offset)
            fail_msg("row %zu: %s at %" PRIu64, i, error_text(failure.code), failure.pos.offset);
        buffer_free(&bytes);
    }
}

/* Cut anywhere, the rich module is malformed, but for the ends of its sections, and in all chunks alike. */
static void t_truncated(void **state)
{
    (void)state;
    Buffer bytes = test_linked(RICH);
    size_t modules = 0;
    for (size_t len = 0; len < bytes.len; len++) {
        Module *m = NULL;
        Failure failure = {0};
        Result result = binary_module(bytes.at, len, test_features(), &m, &failure);
        modules += result == RESULT_OK;
        assert_true(result == RESULT_OK || result == RESULT_MALFORMED);
        assert_true(result == RESULT_OK || failure.pos.offset <= len);
        module_free(m);
        test_same_in_chunks((Bytes){bytes.at, len}, 1, 1, test_features());
        test_same_in_chunks((Bytes){bytes.at, len}, len / 2, len, test_features());
    }
    assert_int_equal(modules, 13);
    buffer_free(&bytes);
}

/* DEPTH modules in each other, the outermost not counted, with TYPES types in each other in the innermost. */
static Buffer nest(unsigned depth, unsigned types)
{
    Buffer inner = {0};
    for (unsigned i = 0; i < types; i++) {
        Buffer outer = {0};
        test_hex(&outer, i == types - 1 ? "" : "01");
        test_hex(&outer, i == 0 ? "62 00" : "62 01");
        buffer_bytes(&outer, inner.at, inner.len);
        buffer_free(&inner);
        inner = outer;
    }
    Buffer bytes = test_linked("");
    if (types) {
        buffer_byte(&bytes, 1);
        test_size(&bytes, inner.len + 1);
        buffer_byte(&bytes, 1);
        buffer_bytes(&bytes, inner.at, inner.len);
    }
    for (unsigned i = 0; i < depth; i++) {
        Buffer outer = test_linked("0e"), section = {0};
        buffer_byte(&section, 1);
        test_size(&section, bytes.len);
        buffer_bytes(&section, bytes.at, bytes.len);
        test_size(&outer, section.len);
        buffer_bytes(&outer, section.at, section.len);
        buffer_free(&section);
        buffer_free(&bytes);
        bytes = outer;
    }
    buffer_free(&inner);
    return bytes;
}

static void t_nesting(void **state)
{
    (void)state;
    static const struct {
        unsigned depth, types;
        bool good;
    } rows_of[] = {{LIMIT_nesting, 0, true},
                   {LIMIT_nesting + 1, 0, false},
                   {0, LIMIT_nesting, true},
                   {0, LIMIT_nesting + 1, false},
                   {100, LIMIT_nesting - 100, true},
                   {100, LIMIT_nesting - 99, false},
                   {600, 0, false}};
    for (size_t i = 0; i < sizeof rows_of / sizeof *rows_of; i++) {
        Buffer bytes = nest(rows_of[i].depth, rows_of[i].types);
        Module *m = NULL;
        Failure failure = {0};
        Result result = binary_module(bytes.at, bytes.len, test_features(), &m, &failure);
        assert_int_equal(result, rows_of[i].good ? RESULT_OK : RESULT_LIMIT);
        if (m) {
            Buffer again = {0};
            binary_encode(m, true, &again);
            assert_true(bytes_equal(test_bytes(&again), test_bytes(&bytes)));
            buffer_free(&again);
        }
        module_free(m);
        test_same_in_chunks(test_bytes(&bytes), 1, 1, test_features());
        buffer_free(&bytes);
    }
}

/* However deep they are: the count of all nested modules is bounded. */
static void t_module_count(void **state)
{
    (void)state;
    enum { EACH = 400 };
    Buffer inner = test_linked(""), list = {0}, bytes = test_linked("");
    Module *m = NULL;
    Failure failure = {0};
    for (int level = 0; level < 2; level++) {
        list.len = 0;
        test_size(&list, EACH);
        for (int i = 0; i < EACH; i++) {
            buffer_byte(&list, (uint8_t)(inner.len | 0x80));
            buffer_byte(&list, (uint8_t)(inner.len >> 7));
            buffer_bytes(&list, inner.at, inner.len);
        }
        Buffer *out = level ? &bytes : &inner;
        out->len = 8;
        buffer_byte(out, 14);
        for (size_t n = list.len, k = 0; k < 4; k++, n >>= 7)
            buffer_byte(out, (uint8_t)(n | (k < 3 ? 0x80 : 0)));
        buffer_bytes(out, list.at, list.len);
    }
    assert_int_equal(binary_module(bytes.at, bytes.len, test_features(), &m, &failure),
                     RESULT_LIMIT);
    assert_string_equal(failure.detail, "100001 modules in a module, at most 100000");
    buffer_free(&inner);
    buffer_free(&list);
    buffer_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_malformed),   cmocka_unit_test(t_sweeps),
        cmocka_unit_test(t_alias_pairs), cmocka_unit_test(t_gates),
        cmocka_unit_test(t_off),         cmocka_unit_test(t_truncated),
        cmocka_unit_test(t_nesting),     cmocka_unit_test(t_module_count)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
