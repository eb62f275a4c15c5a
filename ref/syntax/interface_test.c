/* syntax/interface_test.c: closed module and instance types: interning, names, depth, text. */
#include "syntax/types.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static Externtype memory(uint64_t min)
{
    return (Externtype){.kind = EXTERN_MEM, .mem = {.lim = {.min = min}, .page_log2 = 16}};
}

static Externtype use(Externkind kind, uint32_t type)
{
    return (Externtype){.kind = kind, .use = {HT_DEF, type}};
}

/* Equal types have equal handles; names, types, kinds of type and order tell them apart. */
static void t_equal(void **state)
{
    (void)state;
    Externfield ab[] = {{bytes_of("a"), memory(0)}, {bytes_of("b"), memory(1)}};
    Externfield ba[] = {ab[1], ab[0]}, other[] = {ab[0], {bytes_of("b"), memory(2)}};
    uint32_t id = intern_interface(COMP_INSTANCE, NULL, 0, ab, 2);
    Externfield copy[] = {ab[0], ab[1]};
    assert_int_equal(intern_interface(COMP_INSTANCE, NULL, 0, copy, 2), id);
    assert_int_not_equal(intern_interface(COMP_INSTANCE, NULL, 0, ba, 2), id);
    assert_int_not_equal(intern_interface(COMP_INSTANCE, NULL, 0, other, 2), id);
    assert_int_not_equal(intern_interface(COMP_INSTANCE, NULL, 0, ab, 1), id);
    assert_int_not_equal(intern_interface(COMP_MODULE, NULL, 0, ab, 2), id);
    assert_int_not_equal(intern_interface(COMP_MODULE, ab, 2, NULL, 0),
                         intern_interface(COMP_MODULE, NULL, 0, ab, 2));
    assert_int_not_equal(intern_interface(COMP_MODULE, ab, 1, ab + 1, 1),
                         intern_interface(COMP_MODULE, ab, 2, NULL, 0));
}

static void t_names(void **state)
{
    (void)state;
    Externfield fields[] = {{bytes_of("b"), memory(0)},
                            {bytes_of(""), memory(1)},
                            {{(const uint8_t *)"a\0b", 3}, memory(2)},
                            {bytes_of("a"), memory(3)}};
    const Interface *of = interface_of(intern_interface(COMP_MODULE, fields, 4, fields + 1, 2));
    for (uint32_t i = 0; i < 4; i++) {
        const Externfield *found = interface_import(of, fields[i].name);
        assert_non_null(found);
        assert_int_equal(found->xt.mem.lim.min, i);
        assert_int_equal(interface_export(of, fields[i].name) != NULL, i == 1 || i == 2);
    }
    assert_null(interface_import(of, bytes_of("c")));
    assert_null(interface_import(of, bytes_of("ab")));
    assert_null(interface_export(interface_of(intern_interface(COMP_INSTANCE, NULL, 0, NULL, 0)),
                                 (Name){0}));
    assert_null(interface_of(intern_functype((Resulttype){0}, (Resulttype){0})));
}

static void t_depth_and_instance(void **state)
{
    (void)state;
    uint32_t empty = intern_interface(COMP_INSTANCE, NULL, 0, NULL, 0);
    assert_int_equal(interface_of(empty)->depth, 1);
    Externfield two[] = {{bytes_of("m"), memory(0)}, {bytes_of("i"), use(EXTERN_INSTANCE, empty)}};
    uint32_t module = intern_interface(COMP_MODULE, two, 1, two, 2);
    assert_int_equal(interface_of(module)->depth, 2);
    assert_int_equal(interface_of(module)->instance,
                     intern_interface(COMP_INSTANCE, NULL, 0, two, 2));
    Externfield import = {bytes_of("m"), use(EXTERN_MODULE, module)};
    uint32_t outer = intern_interface(COMP_MODULE, &import, 1, two, 1);
    assert_int_equal(interface_of(outer)->depth, 3);
    assert_int_equal(interface_of(interface_of(outer)->instance)->depth, 1);
}

/* Types with 2^64 ways from the first to the last print, shortened. */
static void t_long_text(void **state)
{
    (void)state;
    uint32_t id = intern_interface(COMP_INSTANCE, NULL, 0, NULL, 0);
    for (int i = 0; i < 64; i++) {
        Externfield both[] = {{bytes_of("l"), use(EXTERN_INSTANCE, id)},
                              {bytes_of("r"), use(EXTERN_INSTANCE, id)}};
        id = intern_interface(COMP_INSTANCE, NULL, 0, both, 2);
    }
    Buffer out = {0};
    print_comptype(&out, &deftype_of(id)->st.ct);
    assert_true(out.len > 1 << 20 && out.len < 2 << 20);
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_equal),
        cmocka_unit_test(t_names),
        cmocka_unit_test(t_depth_and_instance),
        cmocka_unit_test(t_long_text),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
