/* embed/embed_sizes_test.c: the sizes of a module that embeddings bound. */
#include "embed/embed_test.h"

static Embed_sizes sizes_of(const char *text)
{
    Embed_module *module = module_of_text(text);
    Embed_sizes sizes;
    embed_module_sizes(module, &sizes);
    embed_module_free(module);
    return sizes;
}

static void t_empty(void **state)
{
    (void)state;
    static const Embed_sizes none;
    Embed_sizes sizes = sizes_of("(module)");
    assert_memory_equal(&sizes, &none, sizeof none);
}

static void t_memories_and_tables(void **state)
{
    (void)state;
    Embed_sizes sizes = sizes_of(
        "(module (import \"\" \"\" (memory 3)) (import \"\" \"\" (table 9 20 funcref))"
        " (import \"\" \"\" (memory i64 4 5)) (memory 2 7) (memory i64 1) (table 8 funcref)"
        " (elem func) (elem (ref null func) (ref.null func) (ref.null func)))");
    assert_int_equal(sizes.memories, 4);
    assert_int_equal(sizes.pages32, 7);
    assert_int_equal(sizes.pages64, 5);
    assert_int_equal(sizes.table, 9);
    assert_int_equal(sizes.elements, 2);
}

static void t_functions(void **state)
{
    (void)state;
    Embed_sizes sizes = sizes_of("(module (func (param i32 i32) (local i64 i64 f32)))");
    assert_int_equal(sizes.params, 2);
    assert_int_equal(sizes.results, 0);
    assert_int_equal(sizes.locals, 5);
    sizes = sizes_of("(module (import \"\" \"\" (func (param i32 i32 i32) (result i64))))");
    assert_int_equal(sizes.params, 3);
    assert_int_equal(sizes.results, 1);
    assert_int_equal(sizes.locals, 0);
}

static void t_instructions(void **state)
{
    (void)state;
    Embed_sizes sizes = sizes_of("(module (type $a (array i32)) (func unreachable (block (param "
                                 "i32 i32) (result i64 i64 i64)"
                                 " unreachable) drop drop drop"
                                 " (try_table (result i32 i32 i32 i32) unreachable) unreachable))");
    assert_int_equal(sizes.params, 2);
    assert_int_equal(sizes.results, 4);
    sizes = sizes_of("(module (type $a (array i32)) (global (ref $a)"
                     " (array.new_fixed $a 3 (i32.const 1) (i32.const 2) (i32.const 3)))"
                     " (func (drop (array.new_fixed $a 1 (i32.const 1)))))");
    assert_int_equal(sizes.new_fixed, 3);
}

static void t_bytes_of_a_body(void **state)
{
    (void)state;
    static const uint8_t bytes[] = {0, 'a', 's', 'm', 1, 0,  0, 0, 1, 4, 1, 0x60, 0,
                                    0, 3,   2,   1,   0, 10, 6, 1, 4, 0, 1, 1,    0x0B};
    Embed_module *module;
    Embed_failure failure;
    Embed_sizes sizes;
    assert_int_equal(
        embed_module_decode(bytes, sizeof bytes, embed_features_default(), &module, &failure),
        EMBED_OK);
    assert_int_equal(embed_module_validate(module, &failure), EMBED_OK);
    embed_module_sizes(module, &sizes);
    assert_int_equal(sizes.body, 4);
    embed_module_free(module);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_empty),           cmocka_unit_test(t_memories_and_tables),
        cmocka_unit_test(t_functions),       cmocka_unit_test(t_instructions),
        cmocka_unit_test(t_bytes_of_a_body),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
