/* valid/linking_test.c: validation of module linking (module-linking/Explainer, Binary, Subtyping), on bytes. */
#include "binary/linking_test.h"
#include "text/text.h"
#include "valid/valid.h"

#include <stdio.h>

#define ANY UINT64_MAX /* the place does not count */

/* Validates the module of TEXT (see test_linked). */
static Module *validated(const char *text, Features features, Failure *failure)
{
    Buffer bytes = test_linked(text);
    Module *m = test_decoded(test_bytes(&bytes), features);
    buffer_free(&bytes);
    *failure = (Failure){0};
    Result result = valid_module(m, failure);
    assert_int_equal(failure->result, result);
    assert_int_equal(m->validated, !result);
    return m;
}

typedef struct Valid {
    const char *text, *type; /* bytes; the module's type, NULL for any */
} Valid;

static void expect_valid(const Valid *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        Failure failure;
        Module *m = validated(rows[i].text, test_features(), &failure);
        if (failure.result)
            fail_msg("%s: %s (%s)", rows[i].text, error_text(failure.code), failure.detail);
        Buffer type = {0};
        print_comptype(&type, &deftype_of(m->type)->st.ct);
        if (rows[i].type)
            assert_string_equal(buffer_string(&type), rows[i].type);
        buffer_free(&type);
        module_free(m);
    }
}

typedef struct Invalid {
    const char *text;
    Errcode code;
    uint64_t offset; /* of the failure */
} Invalid;

static void expect_invalid(const Invalid *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        Failure failure;
        Module *m = validated(rows[i].text, test_features(), &failure);
        if (failure.code != rows[i].code)
            fail_msg("%s: expected '%s', found '%s' (%s)", rows[i].text, error_text(rows[i].code),
                     error_text(failure.code), failure.detail);
        assert_null(strchr(failure.detail, '\n'));
        if (rows[i].offset != ANY && failure.pos.offset != rows[i].offset)
            fail_msg("%s: at %" PRIu64 ", not %" PRIu64, rows[i].text, failure.pos.offset,
                     rows[i].offset);
        module_free(m);
    }
}

#define EXPECT_VALID(rows)   expect_valid(rows, sizeof(rows) / sizeof *(rows))
#define EXPECT_INVALID(rows) expect_invalid(rows, sizeof(rows) / sizeof *(rows))

#define FUNC0 "01{01 60 00 00}" /* type 0: (func) */

/* ---- imports ------------------------------------------------------------------------------------------------ */

static void t_recast(void **state)
{
    (void)state;
    static const Valid rows[] = {
        {"", "(module)"},
        {FUNC0 "02{03{'a'}{'foo'}00 00{'b'}{'bar'}00 00{'a'}{'baz'}00 00}",
         "(module (import \"a\" (instance (export \"foo\" (func)) (export \"baz\" (func))))"
         " (import \"b\" (instance (export \"bar\" (func)))))"},
        {FUNC0 "02{04{'a'}{'x'}00 00{'b'}{'y'}00 00{'a'}{'z'}00 00{'c'}00 ff 00 00}",
         "(module (import \"a\" (instance (export \"x\" (func)) (export \"z\" (func))))"
         " (import \"b\" (instance (export \"y\" (func)))) (import \"c\" (func)))"},
        {"01{02 60 00 00 62 03 01 60 00 00 07{'x'}00 00 07{'z'}00 00}02{01{'a'}00 ff 06 01}",
         "(module (import \"a\" (instance (export \"x\" (func)) (export \"z\" (func)))))"},
        {"02{03{'m'}00 ff 02 00 01{'t'}{}01 70 00 00{}00 ff 03 7f 00}",
         "(module (import \"m\" (memory 1)) (import \"t\" (instance (export \"\" (table 0 (ref "
         "null "
         "func))))) (import \"\" (global i32)))"},
        /* an empty second name is a name; so is an empty first one */
        {FUNC0 "02{02{'a'}{}00 00{}{'a'}00 00}", NULL},
        /* a group takes the instance index before its first field: 0 is "a", 1 is the import, 2 is "b" */
        {"01{02 60 00 00 62 00}02{03{'a'}{'i'}06 01{'b'}{'g'}00 00{'a'}{'f'}00 00}"
         "10{02 00 00 00{'f'} 00 02 00{'g'}}07{03{'x'}06 00{'y'}06 01{'z'}06 02}",
         "(module (import \"a\" (instance (export \"i\" (instance)) (export \"f\" (func))))"
         " (import \"b\" (instance (export \"g\" (func))))"
         " (export \"x\" (instance (export \"i\" (instance)) (export \"f\" (func))))"
         " (export \"y\" (instance)) (export \"z\" (instance (export \"g\" (func)))))"},
        /* the two spellings are one type */
        {FUNC0 "0e{02{M" FUNC0 "02{01{'a'}{'f'}00 00}}"
               "{M 01{02 60 00 00 62 02 0f 01 00 07 00 07{'f'}00 00}02{01{'a'}00 ff 06 01}}}"
               "07{02{'x'}05 00{'y'}05 01}",
         "(module (export \"x\" (module (import \"a\" (instance (export \"f\" (func))))))"
         " (export \"y\" (module (import \"a\" (instance (export \"f\" (func)))))))"},
    };
    EXPECT_VALID(rows);
}

static void t_duplicate_imports(void **state)
{
    (void)state;
    static const Invalid rows[] = {
        {FUNC0 "02{02{}{'a'}00 00{}{'a'}00 00}", ERR_duplicate_import, 22},
        {FUNC0 "02{02{}{'a'}00 00{}{'a'}02 00 00}", ERR_duplicate_import, 22},
        {FUNC0 "02{02{}00 ff 00 00{}{'a'}00 00}", ERR_duplicate_import, ANY},
        {FUNC0 "02{02{}{'a'}00 00{}00 ff 00 00}", ERR_duplicate_import, ANY},
        {"01{02 62 00 60 00 00}02{02{}00 ff 06 00{}{'a'}00 01}", ERR_duplicate_import, ANY},
        {"01{01 62 00}02{02{}00 ff 06 00{}00 ff 06 00}", ERR_duplicate_import, ANY},
        {"01{01 62 00}02{01{'x'}00 ff 06 00}10{00}02{01{'x'}00 ff 02 00 00}", ERR_duplicate_import,
         ANY},
        {FUNC0 "02{01{'a'}{'f'}00 00}10{01 00 00 00{'f'}}02{01{'a'}{'f'}00 00}",
         ERR_duplicate_import, ANY},
        /* in types */
        {"01{01 61 02 02{'a'}00 ff 02 00 00 02{'a'}{'b'}02 00 00}", ERR_duplicate_import, ANY},
        {"01{01 61 02 02{'a'}{'b'}02 00 00 02{'a'}{'b'}03 7f 00}", ERR_duplicate_import, ANY},
        {"01{01 61 02 02{'a'}00 ff 02 00 00 02{'a'}00 ff 02 00 00}", ERR_duplicate_import, ANY},
    };
    EXPECT_INVALID(rows);
    Failure failure;
    Module *m = validated(FUNC0 "02{02{}{'a'}00 00{}{'a'}00 00}", features_default(), &failure);
    assert_true(m->validated);
    module_free(m);
}

/* ---- types -------------------------------------------------------------------------------------------------- */

static void t_types(void **state)
{
    (void)state;
    static const Valid rows[] = {
        /* exports and imports of every kind */
        {"01{03 60 00 00 62 00 61 0a 0f 01 00 07 00 0f 01 00 07 01"
         "02{'f'}00 ff 00 00 02{'t'}00 ff 01 70 01 00 01 02{'m'}00 ff 02 01 01 02"
         "02{'g'}00 ff 03 7f 01 02{'i'}00 ff 06 01 02{'a'}{'b'}00 00"
         "07{'t'}04 00 00 07{'i'}06 01}02{01{'x'}00 ff 05 02}",
         "(module (import \"x\" (module (import \"f\" (func)) (import \"t\" (table 0 1 (ref null "
         "func))) (import \"m\" (memory 1 2)) (import \"g\" (global (mut i32))) (import \"i\" "
         "(instance)) (import \"a\" (instance (export \"b\" (func)))) (export \"t\" (tag)) "
         "(export \"i\" (instance)))))"},
        /* a type in a type is a level */
        {"01{02 60 00 00 61 02 01 62 02 0f 01 01 07 00 07{'f'}00 00 07{'i'}06 00}"
         "02{01{'x'}00 ff 05 01}",
         "(module (import \"x\" (module (export \"i\" (instance (export \"f\" (func)))))))"},
        {"01{01 61 03 01 60 00 00 01 62 02 0f 01 00 07 00 07{'f'}00 00 07{'i'}06 01}", NULL},
        /* imports and exports have names of their own; recursive types may stand in types */
        {"01{01 61 03 01 4e 01 5f 01 63 00 00 02{'a'}00 ff 03 63 00 00 07{'a'}03 64 00 00}", NULL},
        /* an aliased type can be used as its original */
        {"01{01 50 00 5f 00}0e{01{M 10{01 01 00 07 00}01{02 50 01 00 5f 01 7f 00 60 00 01 63 00}"
         "03{01 02}07{01{'f'}00 00}0a{01{00 fb 01 01 0b}}}}",
         NULL},
    };
    EXPECT_VALID(rows);
}

static void t_invalid_types(void **state)
{
    (void)state;
    static const Invalid rows[] = {
        /* index spaces are empty at first; what comes later is not there */
        {"01{02 60 00 00 62 01 07{'f'}00 00}", ERR_unknown_type, 17},
        {"01{01 61 02 02{'f'}00 ff 00 00 01 60 00 00}", ERR_unknown_type, ANY},
        {"01{02 62 01 0f 01 00 07 01 60 00 00}", ERR_unknown_type, ANY},
        {"01{01 62 01 0f 01 00 07 00}", ERR_unknown_type, 14},
        {"01{01 62 01 0f 01 01 07 00}", ERR_unknown_outer, 14},
        {"01{01 61 01 01 62 01 0f 01 02 07 00}", ERR_unknown_outer, ANY},
        {"10{01 01 00 07 00}", ERR_unknown_outer, 11},
        {"10{01 01 00 05 00}", ERR_unknown_outer, ANY},
        /* no aliases but of types */
        {"01{01 62 01 0f 00 00 00{'f'}}", ERR_unknown_instance, ANY},
        {"0e{01{M}}01{01 62 01 0f 01 00 05 00}", ERR_unknown_module, ANY},
        /* names */
        {"01{01 62 02 07{'a'}02 00 00 07{'a'}02 00 00}", ERR_duplicate_export, ANY},
        {"01{01 61 02 07{'a'}02 00 00 07{'a'}03 7f 00}", ERR_duplicate_export, ANY},
        /* core's rules hold inside */
        {"01{01 62 01 07{'m'}02 01 02 01}", ERR_limits_minimum, ANY},
        {"01{01 62 02 01 60 00 01 7f 07{'t'}04 00 00}", ERR_tag_result, ANY},
        /* types of the wrong kind */
        {"01{01 61 00}02{01{'f'}00 ff 00 00}", ERR_type_mismatch, ANY},
        {"01{01 61 00}02{01{'f'}00 ff 06 00}", ERR_type_mismatch, ANY},
        {"01{01 62 00}02{01{'f'}00 ff 05 00}", ERR_type_mismatch, ANY},
        {FUNC0 "02{01{'f'}00 ff 05 00}", ERR_type_mismatch, ANY},
        {FUNC0 "02{01{'f'}00 ff 06 00}", ERR_type_mismatch, ANY},
        {FUNC0 "02{01{'f'}00 ff 06 01}", ERR_unknown_type, ANY},
        {"01{01 62 00}02{01{'f'}00 ff 04 00 00}", ERR_type_mismatch, ANY},
        {"01{02 62 00 62 02 0f 01 00 07 00 07{'f'}00 00}", ERR_type_mismatch, ANY},
        {"01{01 62 00}03{01 00}0a{01{00 0b}}", ERR_type_mismatch, ANY},
        {"01{01 62 00}0d{01 00 00}", ERR_type_mismatch, ANY},
        {"01{02 60 00 00 62 00}03{01 00}0a{01{00 02 01 0b 0b}}", ERR_type_mismatch, ANY},
        {"01{02 60 00 00 62 00}03{01 00}0a{01{00 00 14 01 0b}}", ERR_type_mismatch, ANY},
        {"01{02 60 00 00 61 00}03{01 00}04{01 70 00 00}0a{01{00 41 00 11 01 00 0b}}",
         ERR_type_mismatch, ANY},
        {"01{02 60 00 00 61 00}03{01 00}0a{01{00 fb 00 01 1a 0b}}", ERR_type_mismatch, ANY},
        {"01{02 60 00 00 61 00}03{01 00}0a{01{00 d0 01 1a 0b}}", ERR_type_mismatch, ANY},
        {"01{02 60 00 00 61 00}03{01 00}0a{01{01 01 63 01 0b}}", ERR_type_mismatch, ANY},
        {"01{01 62 00}06{01 63 00 00 d0 70 0b}", ERR_type_mismatch, ANY},
        {"01{01 62 00}04{01 63 00 00 00}", ERR_type_mismatch, ANY},
        {"01{02 62 00 5f 01 63 00 00}", ERR_type_mismatch, ANY},
        {"01{02 61 00 60 01 63 00 00}", ERR_type_mismatch, ANY},
        {"01{02 62 00 50 01 00 5f 00}", ERR_type_mismatch, ANY},
        {"01{01 61 00}02{01{'x'}00 ff 03 63 00 00}", ERR_type_mismatch, ANY},
    };
    EXPECT_INVALID(rows);
}

/* ---- aliases ------------------------------------------------------------------------------------------------ */

/* Type 1 is an instance with an export of each kind, named by its number; type 0 is (func). */
#define EACH                                                                                       \
    "01{02 60 00 00 62 0a 0f 01 00 07 00 01 61 00 01 62 00"                                        \
    "07{'0'}00 00 07{'1'}01 70 00 00 07{'2'}02 00 00 07{'3'}03 7f 00 07{'4'}04 00 00"              \
    "07{'5'}05 01 07{'6'}06 02}02{01{'i'}00 ff 06 01}"

static void t_aliases(void **state)
{
    (void)state;
    static const Valid rows[] = {
        {EACH "10{07 00 00 00{'0'}00 00 01{'1'}00 00 02{'2'}00 00 03{'3'}00 00 04{'4'}"
              "00 00 05{'5'}00 00 06{'6'}}"
              "07{07{'a'}00 00{'b'}01 00{'c'}02 00{'d'}03 00{'e'}04 00{'f'}05 00{'g'}06 01}",
         NULL},
        /* the first of the index space, and used like any other: memory 0, global 0 in a constant expression */
        {EACH "02{01{'k'}00 ff 03 7f 00}10{03 00 00 02{'2'}00 00 00{'0'}00 00 03{'3'}}"
              "03{01 00}06{01 7f 00 23 01 0b}07{01{'f'}00 00}0a{01{00 10 00 41 00 28 02 00 1a 0b}}",
         NULL},
        /* an instance in an instance */
        {"01{01 62 03 01 60 00 00 01 62 02 0f 01 00 07 00 07{'k'}00 00 07{'j'}06 01}"
         "02{01{'i'}00 ff 06 00}10{02 00 00 06{'j'}00 01 00{'k'}}07{01{'f'}00 00}",
         NULL},
    };
    EXPECT_VALID(rows);
    static const Invalid rows2[] = {
        {EACH "10{01 00 01 00{'0'}}", ERR_unknown_instance, ANY},
        {"10{01 00 00 00{'0'}}", ERR_unknown_instance, 11},
        {EACH "10{01 00 00 00{'7'}}", ERR_unknown_instance_export, ANY},
        {EACH "10{01 00 00 00{}}", ERR_unknown_instance_export, ANY},
        /* of a later instance, of a later field */
        {"0e{01{M}}10{01 00 00 00{'f'}}0f{01 00 00 00}", ERR_unknown_instance, ANY},
        {FUNC0 "02{01{'a'}{'f'}00 00}10{01 00 00 00{'g'}}02{01{'a'}{'g'}00 00}",
         ERR_unknown_instance_export, ANY},
        {FUNC0 "02{01{'a'}{'f'}00 00}10{01 00 00 02{'f'}}", ERR_type_mismatch, ANY},
        /* the index space holds just what was aliased */
        {EACH "10{01 00 00 00{'0'}}07{01{'f'}00 01}", ERR_unknown_function, ANY},
        {EACH "10{01 00 00 05{'5'}}07{01{'f'}05 01}", ERR_unknown_module, ANY},
    };
    EXPECT_INVALID(rows2);
}

/* Every kind of alias of an export of every kind. */
static void t_alias_kinds(void **state)
{
    (void)state;
    for (unsigned of = 0; of < 7; of++) {
        for (unsigned as = 0; as < 7; as++) {
            char text[sizeof EACH + 64];
            snprintf(text, sizeof text, "%s10{01 00 00 %02x{'%u'}}", EACH, as, of);
            expect_invalid(&(Invalid){text, of == as ? ERR_none : ERR_type_mismatch, ANY}, 1);
        }
    }
}

/* ---- instances ---------------------------------------------------------------------------------------------- */

/* Type 0 is (func), type 1 (func (param i32)), type 2 a module that imports a function "f" of type 0 and exports "h";
   module 0 and function 0, of type 0, are imported. */
#define USES                                                                                       \
    "01{03 60 00 00 60 01 7f 00 61 03 0f 01 00 07 00 02{'f'}00 ff 00 00 07{'h'}00 00}"             \
    "02{02{'M'}00 ff 05 02{'f'}00 ff 00 00}"

static void t_instances(void **state)
{
    (void)state;
    static const Valid rows[] = {
        {USES "0f{01 00 00 01{'f'}00 00}07{01{'i'}06 00}", NULL},
        /* superfluous arguments, in any order */
        {USES "0f{02 00 00 03{'x'}05 00{'f'}00 00{'y'}00 00 00 00 02{'f'}00 00{'i'}06 00}", NULL},
        /* a chain */
        {USES "0f{01 00 00 01{'f'}00 00}10{01 00 00 00{'h'}}0f{01 00 00 01{'f'}00 01}"
              "10{01 00 01 00{'h'}}07{01{'h'}00 02}",
         NULL},
        /* a nested module, which wants less than it gets */
        {FUNC0 "02{02{'a'}{'f'}00 00{'a'}{'g'}00 00}"
               "0e{01{M" FUNC0 "02{01{'b'}{'g'}00 00}07{01{'g'}00 00}}}"
               "0f{01 00 00 01{'b'}06 00}10{01 00 01 00{'g'}}07{02{'x'}00 02{'i'}06 01}",
         "(module (import \"a\" (instance (export \"f\" (func)) (export \"g\" (func))))"
         " (export \"x\" (func)) (export \"i\" (instance (export \"g\" (func)))))"},
        /* arguments of every kind */
        {EACH "10{07 00 00 00{'0'}00 00 01{'1'}00 00 02{'2'}00 00 03{'3'}00 00 04{'4'}"
              "00 00 05{'5'}00 00 06{'6'}}"
              "0e{01{M 01{03 60 00 00 61 00 62 00}02{07{'0'}00 ff 00 00{'1'}00 ff 01 70 00 00"
              "{'2'}00 ff 02 00 00{'3'}00 ff 03 7f 00{'4'}00 ff 04 00 00{'5'}00 ff 05 01"
              "{'6'}00 ff 06 02}}}"
              "0f{01 00 01 07{'0'}00 00{'1'}01 00{'2'}02 00{'3'}03 00{'4'}04 00{'5'}05 00"
              "{'6'}06 00}",
         NULL},
    };
    EXPECT_VALID(rows);
}

static void t_invalid_instances(void **state)
{
    (void)state;
    static const Invalid rows[] = {
        {"0f{01 00 00 00}", ERR_unknown_module, 11},
        {USES "0f{01 00 01 00}", ERR_unknown_module, ANY},
        {"0f{01 00 00 00}0e{01{M}}", ERR_unknown_module, ANY},
        {USES "0f{01 00 00 00}", ERR_missing_argument, ANY},
        {USES "0f{01 00 00 01{'g'}00 00}", ERR_missing_argument, ANY},
        {USES "0f{01 00 00 02{'f'}00 00{'f'}00 00}", ERR_duplicate_argument, ANY},
        {USES "0f{01 00 00 03{'f'}00 00{'x'}00 00{'x'}05 00}", ERR_duplicate_argument, ANY},
        {USES "0f{01 00 00 01{'f'}00 01}", ERR_unknown_function, ANY},
        {USES "0f{01 00 00 02{'f'}00 00{'x'}00 01}", ERR_unknown_function, ANY},
        {USES "0f{01 00 00 02{'f'}00 00{'x'}01 00}", ERR_unknown_table, ANY},
        {USES "0f{01 00 00 02{'f'}00 00{'x'}02 00}", ERR_unknown_memory, ANY},
        {USES "0f{01 00 00 02{'f'}00 00{'x'}03 00}", ERR_unknown_global, ANY},
        {USES "0f{01 00 00 02{'f'}00 00{'x'}04 00}", ERR_unknown_tag, ANY},
        {USES "0f{01 00 00 02{'f'}00 00{'x'}05 01}", ERR_unknown_module, ANY},
        {USES "0f{01 00 00 02{'f'}00 00{'x'}06 00}", ERR_unknown_instance, ANY},
        {USES "0f{01 00 00 01{'f'}05 00}", ERR_type_mismatch, ANY},
        {USES "02{01{'g'}00 ff 00 01}0f{01 00 00 01{'f'}00 01}", ERR_type_mismatch, ANY},
        /* local definitions are not there yet */
        {USES "0f{01 00 00 01{'f'}00 01}03{01 00}0a{01{00 0b}}", ERR_unknown_function, ANY},
        {USES "0f{01 00 00 02{'f'}00 00{'x'}02 00}05{01 00 00}", ERR_unknown_memory, ANY},
        /* a two-level import wants an instance, which has all of it */
        {FUNC0 "02{01{'f'}00 ff 00 00}0e{01{M" FUNC0 "02{01{'a'}{'b'}00 00}}}"
               "0f{01 00 00 01{'a'}00 00}",
         ERR_type_mismatch, ANY},
        {FUNC0 "02{01{'x'}{'c'}00 00}0e{01{M" FUNC0 "02{01{'a'}{'b'}00 00}}}"
               "0f{01 00 00 01{'a'}06 00}",
         ERR_type_mismatch, ANY},
        {FUNC0 "02{01{'x'}{'b'}00 00}0e{01{M" FUNC0 "02{01{'a'}{'b'}02 00 00}}}"
               "0f{01 00 00 01{'a'}06 00}",
         ERR_type_mismatch, ANY},
        {FUNC0 "02{01{'x'}{'b'}00 00}0e{01{M" FUNC0 "02{01{'a'}00 ff 00 00}}}"
               "0f{01 00 00 01{'a'}06 00}",
         ERR_type_mismatch, ANY},
    };
    EXPECT_INVALID(rows);
}

/* ---- nested modules, exports -------------------------------------------------------------------------------- */

static void t_nested(void **state)
{
    (void)state;
    static const Valid rows[] = {
        /* outer types and modules, from two levels out too */
        {"01{02 60 00 00 62 00}0e{01{M 10{02 01 00 07 00 01 00 07 01}02{01{'i'}00 ff 06 01}"
         "03{01 00}07{01{'f'}00 00}0a{01{00 0b}}}}"
         "0e{01{M 0e{01{M 10{02 01 01 05 00 01 01 07 00}02{01{'x'}00 ff 00 00}"
         "07{01{'m'}05 00}}}07{01{'n'}05 00}}}07{01{'o'}05 01}",
         "(module (export \"o\" (module (export \"n\" (module (import \"x\" (func)) (export \"m\" "
         "(module (import \"i\" (instance)) (export \"f\" (func)))))))))"},
        /* an outer alias of an imported module */
        {"01{01 61 00}02{01{'m'}00 ff 05 00}0e{01{M 10{01 01 00 05 00}0f{01 00 00 00}}}", NULL},
    };
    EXPECT_VALID(rows);
    static const Invalid rows2[] = {
        /* what comes later, the module itself, later siblings */
        {"0e{01{M 10{01 01 00 07 00}}}" FUNC0, ERR_unknown_type, 23},
        {"0e{01{M 10{01 01 00 05 00}}}", ERR_unknown_module, 23},
        {"0e{02{M 10{01 01 00 05 01}}{M}}", ERR_unknown_module, 23},
        {"0e{01{M 10{01 01 01 07 00}}}", ERR_unknown_outer, 23},
        {"0e{01{M 0e{01{M 10{01 01 02 07 00}}}}}", ERR_unknown_outer, 35},
        {"0e{01{M 0e{01{M 10{01 01 01 05 00}}}}}", ERR_unknown_module, 35},
        /* the parent's functions and types are not the child's */
        {FUNC0 "02{01{'f'}00 ff 00 00}0e{01{M 07{01{'f'}00 00}}}", ERR_unknown_function, ANY},
        {FUNC0 "0e{01{M 03{01 00}0a{01{00 0b}}}}", ERR_unknown_type, ANY},
        /* the child is invalid where it fails: in a body */
        {"0e{01{M" FUNC0 "03{01 00}0a{01{00 6a 0b}}}}", ERR_type_mismatch, 35},
        /* exports */
        {"07{01{'m'}05 00}", ERR_unknown_module, 11},
        {"07{01{'m'}06 00}", ERR_unknown_instance, 11},
        {"0e{01{M}}0f{01 00 00 00}07{02{'a'}05 00{'a'}06 00}", ERR_duplicate_export, ANY},
    };
    EXPECT_INVALID(rows2);
}

/* Failures in text say where in the nested module or type they are. */
static void t_places_in_text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        Errcode code;
        uint32_t line, column;
    } rows[] = {
        {"(module\n (module $C\n  (func (result i32)\n   i64.const 1)))", ERR_type_mismatch, 4, 15},
        {"(module\n (module\n  (module\n   (export \"x\" (func 3)))))", ERR_unknown_function, 4, 4},
        {"(module\n (type (instance\n  (export \"a\" (func))\n  (export \"a\" (func)))))",
         ERR_duplicate_export, 4, 3},
        {"(module\n (module $C (import \"x\" (func)))\n (instance (instantiate $C)))",
         ERR_missing_argument, 3, 2},
        {"(module\n (func $g)\n (module $C (import \"x\" (func)))\n (instance (instantiate $C\n  "
         "(import \"x\" (func $g)))))",
         ERR_unknown_function, 5, 3},
        {"(module\n (import \"a\" \"f\" (func))\n (import \"a\" (func)))", ERR_duplicate_import, 3,
         2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Module *m = NULL;
        Failure failure = {0};
        if (text_module(rows[i].text, strlen(rows[i].text), test_features(), &m, &failure))
            fail_msg("%s: %s", rows[i].text, error_text(failure.code));
        assert_int_equal(valid_module(m, &failure), RESULT_INVALID);
        if (failure.code != rows[i].code || failure.pos.line != rows[i].line ||
            failure.pos.column != rows[i].column)
            fail_msg("%s: %s at %u:%u", rows[i].text, error_text(failure.code), failure.pos.line,
                     failure.pos.column);
        module_free(m);
    }
}

/* What is written to the record. */
static void t_record(void **state)
{
    (void)state;
    Failure failure;
    Module *m = validated(EACH "10{07 00 00 00{'0'}00 00 01{'1'}00 00 02{'2'}00 00 03{'3'}"
                               "00 00 04{'4'}00 00 05{'5'}00 00 06{'6'}}"
                               "02{01{'a'}{'b'}00 00}"
                               "0e{02{M 0e{01{M 10{01 01 01 07 00}}}}{M 10{01 01 00 07 00}}}"
                               "07{02{'x'}05 01{'y'}06 02}",
                          test_features(), &failure);
    if (failure.result)
        fail_msg("at %" PRIu64 ": %s (%s)", failure.pos.offset, error_text(failure.code),
                 failure.detail);
    assert_int_equal(deftype_of(m->type)->st.ct.kind, COMP_MODULE);
    const Interface *type = interface_of(m->type);
    assert_int_equal(type->exports_n, m->exports_n);
    assert_int_equal(interface_of(type->instance)->exports_n, m->exports_n);
    assert_int_equal(type->imports_n, 2);
    for (uint32_t i = 0; i < m->modules_n; i++) {
        assert_true(m->modules[i]->validated);
        assert_int_equal(deftype_of(m->modules[i]->type)->st.ct.kind, COMP_MODULE);
    }
    const Module *inner = m->modules[0]->modules[0];
    assert_int_equal(inner->deftypes[0], m->deftypes[0]);
    assert_null(module_subtype(inner, 0));
    for (uint32_t i = 0; i < m->aliases_n; i++) {
        if (m->aliases[i].is_type)
            continue;
        assert_int_equal(m->aliases[i].xt.kind, m->aliases[i].kind);
        if (m->aliases[i].kind == EXTERN_FUNC || m->aliases[i].kind >= EXTERN_TAG)
            assert_int_equal(m->aliases[i].xt.use.kind, HT_DEF);
    }
    module_free(m);
    m = validated(FUNC0 "02{01{'a'}{'b'}00 00}", features_default(), &failure);
    assert_int_equal(m->type, 0);
    module_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_recast),         cmocka_unit_test(t_duplicate_imports),
        cmocka_unit_test(t_types),          cmocka_unit_test(t_invalid_types),
        cmocka_unit_test(t_aliases),        cmocka_unit_test(t_alias_kinds),
        cmocka_unit_test(t_instances),      cmocka_unit_test(t_invalid_instances),
        cmocka_unit_test(t_nested),         cmocka_unit_test(t_record),
        cmocka_unit_test(t_places_in_text),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
