/* binary/custom_test.c: custom sections stay as they are; the name section gives names or is ignored. */
#include "binary/bytes_test.h"

static Module *decoded(const char *hex)
{
    Buffer bytes = test_module(hex);
    Module *m = NULL;
    Failure failure = {0};
    if (binary_module(bytes.at, bytes.len, features_default(), &m, &failure))
        fail_msg("%s (%s)", error_text(failure.code), failure.detail);
    buffer_free(&bytes);
    return m;
}

static bool is(Name name, const char *text)
{
    return bytes_equal(name, bytes_of(text)) && name.at[name.len] == 0;
}

static void t_places(void **state)
{
    (void)state;
    Module *m =
        decoded("00 03 01'a' 01  01 01 00  00 02 01'b'  00 04 01'a' 02 03  0b 01 00  00 01 00");
    static const uint8_t places[] = {SECTION_FIRST, SECTION_TYPE, SECTION_TYPE, SECTION_DATA};
    static const char *const names[] = {"a", "b", "a", ""};
    static const size_t lengths[] = {1, 0, 2, 0};
    assert_int_equal(m->customs_n, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(m->customs[i].place, places[i]);
        assert_true(is(m->customs[i].name, names[i]));
        assert_int_equal(m->customs[i].bytes.len, lengths[i]);
        assert_false(m->customs[i].implied);
    }
    assert_memory_equal(m->customs[2].bytes.at, "\2\3", 2);
    assert_int_equal(m->customs[0].pos.offset, 10);
    module_free(m);
}

/* Subsections of all ids, and one that nobody knows. */
#define ALL_NAMES                                                                                  \
    "00 54 04'name' 00 02 01'm' 01 07 02 00 01'f' 02 01'g' 02 06 01 05 01 03 01'l'"                \
    "03 06 01 00 01 00 01'b' 04 04 01 01 01't' 05 04 01 00 01'T' 06 04 01 00 01'M'"                \
    "07 04 01 00 01'G' 08 04 01 00 01'E' 09 04 01 00 01'D' 0a 06 01 00 01 02 01'x'"                \
    "0b 04 01 00 01'e'"

static void t_names(void **state)
{
    (void)state;
    Module *m = decoded(ALL_NAMES);
    const Names *n = &m->names;
    assert_true(n->has_module && is(n->module, "m"));
    assert_int_equal(n->funcs.n, 2);
    assert_int_equal(n->funcs.names[1].x, 2);
    assert_true(is(n->funcs.names[0].name, "f") && is(n->funcs.names[1].name, "g"));
    assert_int_equal(n->locals.n, 1);
    assert_int_equal(n->locals.maps[0].x, 5);
    assert_int_equal(n->locals.maps[0].names.names[0].x, 3);
    assert_true(is(n->locals.maps[0].names.names[0].name, "l"));
    assert_true(is(n->labels.maps[0].names.names[0].name, "b"));
    assert_int_equal(n->types.names[0].x, 1);
    assert_true(is(n->types.names[0].name, "t") && is(n->tables.names[0].name, "T"));
    assert_true(is(n->mems.names[0].name, "M") && is(n->globals.names[0].name, "G"));
    assert_true(is(n->elems.names[0].name, "E") && is(n->datas.names[0].name, "D"));
    assert_int_equal(n->fields.maps[0].names.names[0].x, 2);
    assert_true(is(n->tags.names[0].name, "e"));
    assert_true(m->customs[0].implied);
    module_free(m);
}

/* None of these fails the module, and none gives a name. */
static void t_bad_names(void **state)
{
    (void)state;
    static const char *const sections[] = {
        "00 07 04'name' 00 02",                         /* size beyond the end */
        "00 0a 04'name' 00 03 01'm' 00",                /* contents shorter than the size */
        "00 09 04'name' 00 02 02'm'",                   /* name beyond the subsection */
        "00 0a 04'name' 00 03 02 c3 28",                /* no UTF-8 */
        "00 0f 04'name' 01 08 02 01 01'a' 01 01'b' 00", /* the same index twice */
        "00 0e 04'name' 01 07 02 02 01'a' 01 01'b'",    /* indices descend */
        "00 0f 04'name' 01 04 01 00 01'f' 00 02 01'm'", /* subsections out of order */
        "00 0d 04'name' 00 02 01'm' 00 02 01'm'",       /* a subsection twice */
        "00 0b 04'name' 01 04 ff 01 01'f'",             /* more names than bytes */
        "00 06 04'name' 01",                            /* no size */
    };
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        Module *m = decoded(sections[i]);
        assert_false(m->names.has_module);
        assert_int_equal(m->names.funcs.n, 0);
        assert_int_equal(m->customs_n, 1);
        assert_false(m->customs[0].implied);
        module_free(m);
    }
}

/* The later of two good sections counts, a bad one does not undo a good one. */
static void t_several_names(void **state)
{
    (void)state;
    Module *m =
        decoded("00 09 04'name' 00 02 01'a'  00 09 04'name' 00 02 01'b'  00 06 04'name' 01");
    assert_true(is(m->names.module, "b"));
    assert_int_equal(m->customs_n, 3);
    module_free(m);
}

/* A name section is implied only where encoding the names gives just its bytes, behind all known sections. */
static void t_implied(void **state)
{
    (void)state;
    static const struct {
        const char *hex;
        bool implied;
    } rows[] = {
        {"00 09 04'name' 00 02 01'm'", true},
        {"01 01 00  00 09 04'name' 00 02 01'm'  00 02 01'x'", true},
        {"00 09 04'name' 00 02 01'm'  01 01 00", false},
        {"00 0a 04'name' 00 82 00 01'm'", false},
        {"00 0c 04'name' 00 02 01'm' 7f 01 00", false},
        {"00 05 04'name'", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Module *m = decoded(rows[i].hex);
        assert_int_equal(m->customs[0].implied, rows[i].implied);
        module_free(m);
    }
}

/* What binary_encode with names gives, against HEX. */
static void check_encoding(const Module *m, bool names, const char *hex)
{
    Buffer due = test_module(hex), out = {0};
    binary_encode(m, names, &out);
    assert_int_equal(out.len, due.len);
    assert_memory_equal(out.at, due.at, due.len);
    buffer_free(&due);
    buffer_free(&out);
}

static void t_encode_names(void **state)
{
    (void)state;
    Module *m = decoded(ALL_NAMES);
    check_encoding(m, false, ALL_NAMES); /* kept as it was, with or without names */
    check_encoding(m, true, ALL_NAMES);
    m->customs_n = 0;
    check_encoding(m, true, "");
    m->names_kept = false;
    check_encoding(m, false, "");
    check_encoding(m, true, ALL_NAMES); /* made from the names */
    Custom last = {.name = bytes_of("z"), .place = SECTION_LAST};
    Custom first = {.name = bytes_of("a"), .place = SECTION_DATA};
    m->customs = (Custom[]){last, first};
    m->customs_n = 2;
    check_encoding(m, true, "00 02 01'a'" ALL_NAMES "00 02 01'z'");
    m->customs_n = 0;
    m->names = (Names){0};
    check_encoding(m, true, "");
    m->id = bytes_of("m");
    check_encoding(m, true, "00 09 04'name' 00 02 01'm'");
    module_free(m);
}

#define HEAD       "01 04 01 60 00 00  03 02 01 00 "
#define CODE       " 0a 0d 01 0b 00 41 00 04 40 41 01 0d 00 0b 0b" /* if at 3, br_if at 7 */
#define HINTS(len) "00 " len " 19'metadata.code.branch_hint' "

static void t_hints(void **state)
{
    (void)state;
    Module *m = decoded(HEAD HINTS("23") "01 00 02 03 01 01 07 01 00" CODE);
    assert_int_equal(m->hints_n, 2);
    assert_int_equal(m->hints[0].func, 0);
    assert_int_equal(m->hints[0].in, 1);
    assert_true(m->hints[0].likely);
    assert_int_equal(m->hints[1].in, 3);
    assert_false(m->hints[1].likely);
    assert_true(m->customs[0].implied);
    check_encoding(m, false, HEAD HINTS("23") "01 00 02 03 01 01 07 01 00" CODE);
    m->customs_n = 0;
    check_encoding(m, false, HEAD CODE);
    m->hints_kept = false; /* made from the hints */
    check_encoding(m, false, HEAD HINTS("23") "01 00 02 03 01 01 07 01 00" CODE);
    module_free(m);
}

/* None of these fails the module; sections that are no more than oddly written or placed give hints all the same. */
static void t_odd_hints(void **state)
{
    (void)state;
    static const struct {
        const char *hex;
        uint32_t hints_n;
    } rows[] = {
        {HEAD HINTS("20") "01 00 01 02 01 01" CODE, 0},          /* a constant */
        {HEAD HINTS("20") "01 00 01 04 01 01" CODE, 0},          /* within an instruction */
        {HEAD HINTS("20") "01 00 01 7f 01 01" CODE, 0},          /* beyond the body */
        {HEAD HINTS("20") "01 01 01 03 01 01" CODE, 0},          /* no such function */
        {HEAD HINTS("20") "01 00 01 03 01 02" CODE, 0},          /* no such hint */
        {HEAD HINTS("21") "01 00 01 03 02 01 01" CODE, 0},       /* of two bytes */
        {HEAD HINTS("1f") "01 00 01 03 01" CODE, 0},             /* ends early */
        {HEAD HINTS("21") "01 00 01 03 01 01 00" CODE, 0},       /* ends late */
        {HEAD HINTS("23") "01 00 02 03 01 01 03 01 01" CODE, 0}, /* the same twice */
        {HEAD HINTS("25") "02 00 01 03 01 01 00 01 07 01 01" CODE, 0},
        {HEAD HINTS("21") "01 00 01 83 00 01 01" CODE, 1},          /* a long offset */
        {HEAD HINTS("20") "01 00 01 03 01 01 00 02 01'x'" CODE, 1}, /* not the last */
        {HEAD CODE " " HINTS("20") "01 00 01 03 01 01", 0},         /* behind the code */
        {HEAD HINTS("1b") "00" CODE, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Module *m = decoded(rows[i].hex);
        assert_int_equal(m->hints_n, rows[i].hints_n);
        assert_false(m->customs[0].implied);
        check_encoding(m, false, rows[i].hex);
        module_free(m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_places),    cmocka_unit_test(t_names),
        cmocka_unit_test(t_bad_names), cmocka_unit_test(t_several_names),
        cmocka_unit_test(t_implied),   cmocka_unit_test(t_encode_names),
        cmocka_unit_test(t_hints),     cmocka_unit_test(t_odd_hints),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
