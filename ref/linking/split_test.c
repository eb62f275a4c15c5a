/* linking/split_test.c: what becomes of types, names and bodies in modules that are split.
 * REQ L-202, L-204, L-208 */
#include "linking/split.h"
#include "linking/testing.h"
#include "text/print.h"

#include "binary/binary.h"

/* File X of what M is split into, as text; the caller frees it. */
static char *file_text(const Module *m, uint32_t x)
{
    Split *split;
    Module *file;
    Failure failure;
    Buffer text = {0};
    if (split_module(m, (Bytes){0}, bytes_of("root.wasm"), &split, &failure))
        fail_msg("%s: %s", error_text(failure.code), failure.detail);
    const Buffer *bytes = &split->files[x].bytes;
    assert_int_equal(binary_module(bytes->at, bytes->len, m->features, &file, &failure), RESULT_OK);
    text_print(file, &text);
    module_free(file);
    split_free(split);
    return (char *)(uintptr_t)buffer_string(&text);
}

static void check(const char *text, uint32_t x, const char *due)
{
    World world = world_new(false);
    char *is = file_text(world_module(&world, text), x);
    assert_string_equal(is, due);
    free(is);
    world_free(&world);
}

/* Types that were outer aliases come first, with all of their recursive types; all else moves, in bodies, tables, globals,
   segments, names of types and fields. */
static void t_types(void **state)
{
    (void)state;
    static const char text[] =
        "(module $R (rec (type $a (sub (struct (field $x i32)))) (type $b (sub $a (struct (field "
        "$x i32) (field (ref null $b))))))"
        " (type $I (instance (type $q (struct (field i32))) (export \"g\" (global (ref null $q)))))"
        " (module $M (type $own (func (result (ref eq))))"
        "  (alias outer $R $b (type $b)) (import \"i\" (instance $i (type outer $R $I)))"
        "  (type $t (func (param (ref null $b)) (result i32)))"
        "  (type $J (instance (alias outer 1 1 (type $o)) (export \"t\" (table 1 (ref null $o)))))"
        "  (func $f (type $t) (local $l (ref null $b)) (block (result (ref $b)) (struct.new $b "
        "(i32.const 1) (local.get 0))) (struct.get $b 0))"
        "  (func $g (type $own) (struct.new_default $b))"
        "  (global $h (ref null $b) (ref.null $b)) (table $u 1 (ref null $b)) (tag $e (param (ref "
        "null $b)))"
        "  (elem $s (ref null $b) (item (ref.null $b)))"
        "  (export \"f\" (func $f))))";
    check(text, 1,
          "(module $M\n"
          "  (rec\n"
          "    (type (;0;) (sub (struct (field i32))))\n"
          "    (type $b (;1;) (sub 0 (struct (field i32) (field (ref null $b))))))\n"
          "  (type (;2;) (struct (field i32)))\n"
          "  (type (;3;) (instance\n"
          "    (alias outer $M 2 (type (;0;)))\n"
          "    (export \"g\" (global (ref null 0)))))\n"
          "  (type $own (;4;) (func (result (ref eq))))\n"
          "  (import \"i\" (instance $i (;0;) (type 3)))\n"
          "  (type $t (;5;) (func (param (ref null $b)) (result i32)))\n"
          "  (type $J (;6;) (instance\n"
          "    (alias outer $M $b (type (;0;)))\n"
          "    (export \"t\" (table 1 (ref null 0)))))\n"
          "  (type (;7;) (func (param (ref null $b))))\n"
          "  (table $u (;0;) 1 (ref null $b))\n"
          "  (tag $e (;0;) (type 7) (param (ref null $b)))\n"
          "  (global $h (;0;) (ref null $b) ref.null $b)\n"
          "  (export \"f\" (func $f))\n"
          "  (elem $s (;0;) (ref null $b) (item ref.null $b))\n"
          "  (func $f (;0;) (type $t) (param (ref null $b)) (result i32)\n"
          "    (local $l (ref null $b))\n"
          "    block (result (ref $b))\n"
          "      i32.const 1\n"
          "      local.get 0\n"
          "      struct.new $b\n"
          "    end\n"
          "    struct.get $b 0)\n"
          "  (func $g (;1;) (type $own) (result (ref eq))\n"
          "    struct.new_default $b))\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_types)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
