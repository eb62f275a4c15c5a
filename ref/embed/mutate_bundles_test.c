/* embed/mutate_bundles_test.c: mutated modules of module linking, those of the corpus and some bundles, through the public
 * API. Whatever the bytes are, decoding says ok or malformed and the same in chunks, validation ends, what is valid is the
 * same module after being encoded, and runs to its end. Under the sanitizers this is the search for crashes;
 * TOUCHSTONE_FULL=1 tries 50,000 instead of 5,000, and TOUCHSTONE_SEED others. */
#include "embed/mutate_run_test.h"

enum { SAMPLE = 5000, FULL = 50000 };

/* Bundles whose instances depend on each other in every way. */
static const char *const bundles[] = {
    "(module $P (type $I (instance (export \"f\" (func (result i32))) (export \"m\" (memory 1))))"
    "  (import \"a\" \"x\" (func $x (result i32))) (import \"b\" (instance $b (type $I)))"
    "  (import \"a\" \"y\" (global $y i32))"
    "  (module $M (import \"i\" (instance $i (type outer $P $I))) (alias $i \"m\" (memory $m))"
    "    (func $f (export \"f\") (result i32) (i32.store8 (i32.const 1) (i32.const 2))"
    "      (i32.add (call (func $i \"f\")) (i32.load8_u (i32.const 1))))"
    "    (export \"m\" (memory $m)) (export \"i\" (instance $i)) (func $s (drop (call $f))) (start "
    "$s))"
    "  (instance $c (instantiate $M (import \"i\" (instance $b))))"
    "  (instance $d (instantiate $M (import \"i\" (instance $c)) (import \"j\" (func $x))))"
    "  (instance $e (instantiate $M (import \"i\" (instance $d))))"
    "  (alias $e \"i\" (instance $ei)) (export \"ei\" (instance $ei)) (export \"M\" (module $M))"
    "  (func (export \"run\") (result i32) (i32.add (call (func $e \"f\")) (call (func $c \"f\"))))"
    "  (export $d))",
    "(module $P (module $LEAF (memory (export \"m\") 1) (table (export \"t\") 2 4 funcref)"
    "    (global (export \"g\") (mut i32) (i32.const 1)) (tag (export \"e\") (param i32))"
    "    (func (export \"f\") (param i32) (result i32) (local.get 0)))"
    "  (module $MIDDLE (alias outer $P $LEAF (module $L))"
    "    (module $IN (alias outer $MIDDLE $L (module $L)) (instance $l (instantiate $L)) (export "
    "$l))"
    "    (instance $a (instantiate $IN)) (instance $b (instantiate $L))"
    "    (export \"a\" (instance $a)) (export \"b\" (instance $b)) (export \"L\" (module $L)))"
    "  (instance $m (instantiate $MIDDLE)) (alias $m \"L\" (module $N)) (instance $n (instantiate "
    "$N))"
    "  (func (export \"run\") (result i32)"
    "    (drop (table.grow (table $m \"a\" \"t\") (ref.null func) (i32.const 1)))"
    "    (global.set (global $m \"b\" \"g\") (i32.const 4))"
    "    (drop (memory.grow (memory $n \"m\") (i32.const 1)))"
    "    (block $h (result i32) (try_table (catch (tag $m \"a\" \"e\") $h)"
    "      (throw (tag $m \"a\" \"e\") (i32.const 5))) (i32.const 0))"
    "    (call (func $n \"f\"))))",
};

static int collect(void **state)
{
    enum { TIMES = 20 }; /* so that bundles count beside the many small modules of the corpus */
    Embed_features features = embed_features_default();
    const char *bad;
    size_t bad_len;
    (void)state;
    embed_features_switch(&features, "+module-linking", &bad, &bad_len);
    corpus_part("linking", add_seed);
    for (size_t i = 0; i < TIMES * sizeof bundles / sizeof *bundles; i++) {
        const char *text = bundles[i / TIMES];
        Embed_module *module;
        Embed_failure failure;
        if (embed_module_parse(text, strlen(text), features, &module, &failure))
            fail_msg("%s", failure.message);
        add_seed(&(Corpus_item){module, EMBED_FORM_TEXT, features, "a bundle"});
        if (embed_module_validate(module, &failure))
            fail_msg("%s", failure.message);
        embed_module_free(module);
    }
    mutate_start();
    return 0;
}

/* MODULE, which is valid, is valid with the same type after a round through its binary form. */
static void check_encoding(const Embed_module *module, Embed_features features)
{
    uint8_t *bytes;
    size_t len;
    Embed_module *again;
    Embed_failure failure = {.result = EMBED_OK};
    Embed_externtype type, type_again;
    embed_module_encode(module, true, &bytes, &len);
    if (embed_module_decode(bytes, len, features, &again, &failure) ||
        embed_module_validate(again, &failure))
        fail_msg("%s", failure.message);
    assert_int_equal(embed_module_type(module, &type), embed_module_type(again, &type_again));
    if (embed_module_type(module, &type))
        assert_int_equal(type.deftype, type_again.deftype);
    embed_module_free(again);
    free(bytes);
}

static void t_mutated(void **state)
{
    (void)state;
    try_mutants(mutate_count(SAMPLE, FULL), check_encoding);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_mutated)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, collect, drop_seeds);
}
