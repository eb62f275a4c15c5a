/* embed/embed_types_encode_test.c: a type written back and read again is the same type. */
#include "embed/embed_test.h"

#include <stdlib.h>

/* A module with the types of DEFTYPE and an import of it, named "m" "f". */
static Embed_module *module_around(uint32_t deftype)
{
    Embed_deftype_bytes types;
    embed_deftype_encode(deftype, &types);
    uint8_t bytes[400] = "\0asm\1\0\0", *at = bytes + 8;
    assert_true(types.len < 120 && types.index < types.types && types.rectypes <= types.types);
    *at++ = 1;
    *at++ = (uint8_t)(types.len + 1);
    *at++ = (uint8_t)types.rectypes;
    memcpy(at, types.bytes, types.len);
    at += types.len;
    const uint8_t import[] = {2, 7, 1, 1, 'm', 1, 'f', 0, (uint8_t)types.index};
    memcpy(at, import, sizeof import);
    at += sizeof import;
    free(types.bytes);
    Embed_module *module;
    Embed_failure failure = {.result = EMBED_OK};
    if (embed_module_decode(bytes, (size_t)(at - bytes), embed_features_default(), &module,
                            &failure) ||
        embed_module_validate(module, &failure))
        fail_msg("%s", failure.message);
    return module;
}

static void t_deftype_encode(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "(module (func (export \"f\")))",
        "(module (func (export \"f\") (param i32 v128 externref) (result f64 (ref null i31))"
        " (unreachable)))",
        "(module (type $t (sub (func))) (func (export \"f\") (type $t)))",
        "(module (type $t (sub (func))) (type $u (sub $t (func)))"
        " (func (export \"f\") (type $u)))",
        "(module (rec (type $s (struct (field (mut i8) (ref null $t))))"
        " (type $t (func (param (ref $s))))) (func (export \"f\") (type $t)))",
        "(module (rec (type $x (func)) (type $y (func))) (func (export \"f\") (type $y)))",
        "(module (type $unused (struct)) (type $a (array (mut i16)))"
        " (type $s (struct (field (ref $a)))) (type $g (func (param (ref $a))))"
        " (func (export \"f\") (param (ref $s) (ref $g)) (result (ref $a)) (unreachable)))",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Embed_module *module = module_of_text(texts[i]);
        uint32_t deftype = embed_module_export(module, 0).type.deftype;
        Embed_module *around = module_around(deftype);
        assert_int_equal(embed_module_import(around, 0).type.deftype, deftype);
        embed_module_free(around);
        embed_module_free(module);
    }
}

/* Only what the type uses is written, in an order that modules allow. */
static void t_deftype_encode_needs(void **state)
{
    (void)state;
    Embed_module *module =
        module_of_text("(module (type $unused (struct)) (type $a (array i8))"
                       " (func (export \"f\") (param (ref $a))) (func (export \"g\")))");
    Embed_deftype_bytes types;
    embed_deftype_encode(embed_module_export(module, 0).type.deftype, &types);
    const uint8_t due[] = {0x5E, 0x78, 0x00, 0x60, 1, 0x64, 0x00, 0};
    assert_int_equal(types.rectypes, 2);
    assert_int_equal(types.index, 1);
    assert_int_equal(types.len, sizeof due);
    assert_memory_equal(types.bytes, due, sizeof due);
    free(types.bytes);
    embed_module_free(module);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_deftype_encode),
        cmocka_unit_test(t_deftype_encode_needs),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
