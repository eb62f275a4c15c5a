/* binary/linking_test.c: the record that module linking's constructs become (module-linking/Binary), and its bytes. */
#include "binary/linking_test.h"

static void assert_name(Name name, const char *text)
{
    assert_true(bytes_equal(name, bytes_of(text)));
}

static void assert_initials(const Initial *initials, uint32_t n, const char *kinds)
{
    static const char letters[] = "timnae"; /* type, import, module, instaNce, alias, export */
    uint32_t counts[INITIAL_EXPORT + 1] = {0};
    assert_int_equal(n, strlen(kinds));
    for (uint32_t i = 0; i < n; i++) {
        assert_int_equal(letters[initials[i].kind], kinds[i]);
        assert_int_equal(initials[i].x, counts[initials[i].kind]++);
    }
}

static Module *rich(Features features)
{
    Buffer bytes = test_linked(RICH);
    Module *m = test_decoded(test_bytes(&bytes), features);
    buffer_free(&bytes);
    return m;
}

static void check_rich_types(const Module *m)
{
    assert_int_equal(m->rectypes_n, 4);
    assert_int_equal(m->types_n, 5);
    const Subtype *st = module_subtype(m, 1);
    assert_true(st->final);
    assert_int_equal(st->ct.kind, COMP_INSTANCE);
    assert_initials(st->ct.written->initials, st->ct.written->initials_n, "te");
    assert_name(st->ct.written->exports[0].name, "f");
    assert_int_equal(st->ct.written->exports[0].xt.kind, EXTERN_FUNC);
    st = module_subtype(m, 2);
    const Moduletype *mt = st->ct.written;
    assert_int_equal(st->ct.kind, COMP_MODULE);
    assert_initials(mt->initials, mt->initials_n, "tiiae");
    assert_int_equal(mt->types_n, 2);
    assert_int_equal(mt->rectypes[0].st->ct.kind, COMP_INSTANCE);
    assert_true(mt->imports[0].single);
    assert_name(mt->imports[0].module, "");
    assert_name(mt->imports[0].name, "one");
    assert_int_equal(mt->imports[0].xt.kind, EXTERN_INSTANCE);
    assert_false(mt->imports[1].single);
    assert_name(mt->imports[1].module, "two");
    assert_name(mt->imports[1].name, "names");
    assert_true(mt->aliases[0].outer && mt->aliases[0].is_type);
    assert_int_equal(module_subtype(m, 4)->ct.kind, COMP_STRUCT);
}

static void check_rich_items(const Module *m)
{
    assert_int_equal(m->import_funcs, 3);
    assert_int_equal(m->import_tables, 1);
    assert_int_equal(m->import_mems, 1);
    assert_int_equal(m->import_globals, 1);
    assert_int_equal(m->import_tags, 2);
    assert_int_equal(m->module_items_n, 5);
    assert_int_equal(m->instance_items_n, 6);
    const Item funcs[] = {{ITEM_IMPORT, 0}, {ITEM_ALIAS, 0}, {ITEM_IMPORT, 3}};
    assert_memory_equal(m->items_of[EXTERN_FUNC], funcs, sizeof funcs);
    const Item modules[] = {
        {ITEM_IMPORT, 2}, {ITEM_MODULE, 0}, {ITEM_MODULE, 1}, {ITEM_MODULE, 2}, {ITEM_ALIAS, 3}};
    assert_memory_equal(m->items_of[EXTERN_MODULE], modules, sizeof modules);
    const Item instances[] = {{ITEM_GROUP, 0},    {ITEM_IMPORT, 1},   {ITEM_GROUP, 4},
                              {ITEM_INSTANCE, 0}, {ITEM_INSTANCE, 1}, {ITEM_ALIAS, 4}};
    assert_memory_equal(m->items_of[EXTERN_INSTANCE], instances, sizeof instances);
    assert_int_equal(m->instances[1].args_n, 2);
    assert_int_equal(m->instances[1].args[0].kind, EXTERN_INSTANCE);
    assert_name(m->instances[1].args[1].name, "two");
    assert_int_equal(m->aliases[2].kind, EXTERN_TAG);
    assert_name(m->aliases[5].name, "tab");
}

static void check_rich_modules(const Module *m)
{
    assert_int_equal(m->modules_n, 3);
    const Module *child = m->modules[0];
    assert_ptr_equal(child->parent, m);
    assert_initials(child->initials, child->initials_n, "tm");
    assert_int_equal(child->funcs_n, 2);
    assert_int_equal(child->funcs[1].body.n, 2);
    assert_int_equal(child->customs_n, 1);
    const Module *grandchild = child->modules[0];
    assert_ptr_equal(grandchild->parent, child);
    assert_initials(grandchild->initials, grandchild->initials_n, "aa");
    assert_int_equal(grandchild->types_n, 1);
    assert_null(module_subtype(grandchild, 0));
    assert_int_equal(grandchild->aliases[1].count, 1);
    assert_int_equal(grandchild->exports[0].kind, EXTERN_MODULE);
    assert_name(grandchild->names.module, "in");
    assert_name(grandchild->names.modules.names[0].name, "deep");
    assert_true(grandchild->customs[0].implied);
    assert_int_equal(m->modules[2]->initials_n, 0);
}

/* What the whole of the rich module becomes; an alias before an import takes the lower index. REQ L-129 */
static void t_record(void **state)
{
    (void)state;
    Module *m = rich(test_features());
    assert_true(module_linked(m));
    assert_initials(m->initials, m->initials_n, "ttttiiaaiiimannmmaaaa");
    check_rich_types(m);
    check_rich_items(m);
    check_rich_modules(m);
    assert_int_equal(m->customs_n, 3);
    assert_int_equal(m->customs[0].initials, 0);
    assert_int_equal(m->customs[1].initials, 6);
    assert_int_equal(m->customs[2].place, SECTION_CODE);
    assert_true(m->customs[2].implied);
    assert_name(m->names.modules.names[1].name, "m2");
    assert_name(m->names.instances.names[0].name, "i");
    assert_true(module_features(m) & FEATURE_BIT(module_linking));
    module_free(m);
}

/* Bytes, and how the encoder writes what they are where that differs. REQ L-005, L-124, L-125, L-127, L-135, L-139 */
static const struct {
    const char *bytes, *encoded;
} forms[] = {
    {RICH, NULL},
    /* every alias form */
    {"10{07 00 00 00{'f'}00 01 01{'t'}00 02 02{'m'}00 03 03{'g'}00 04 04{'e'}00 05 05{'M'}00 06 "
     "06{}}",
     NULL},
    {"10{02 01 80 01 05 81 01 01 00 07 02}", NULL},
    /* lists of one kind are one list, empty sections none */
    {"01{01 60 00 00}01{01 60 00 00}", "01{02 60 00 00 60 00 00}"},
    {"01{00}0e{00}0f{00}10{00}", ""},
    {"02{01{}{}00 00}02{00}01{00}02{01{}{}00 00}", "02{02{}{}00 00{}{}00 00}"},
    {"0e{01{M}}0e{02{M}{M}}", "0e{03{M}{M}{M}}"},
    {"0f{01 00 00 00}01{00}0f{01 00 01 00}", "0f{02 00 00 00 00 01 00}"},
    {"10{01 01 00 07 00}02{00}10{01 01 00 07 01}", "10{02 01 00 07 00 01 00 07 01}"},
    /* the five in other orders */
    {"10{01 00 00 00{}}0e{01{M}}0f{01 00 00 00}01{01 60 00 00}", NULL},
    {"02{01{}00 ff 00 00}01{01 60 00 00}02{01{}00 ff 00 00}10{01 01 00 07 00}02{01{}{}00 00}",
     NULL},
    {"01{01 62 00}0e{01{M}}01{01 61 00}0e{01{M}}", NULL},
    /* custom sections among them */
    {"00{{'a'}}01{01 60 00 00}00{{'b'}}01{01 60 00 00}00{{'c'}}00{{'d'}}10{01 01 00 07 "
     "00}00{{'e'}}03{01 00}"
     "0a{01{00 0b}}00{{'f'}}",
     NULL},
    {"01{00}00{{'a'}}0e{00}", "00{{'a'}}"},
    {"0e{01{M 00{{'a'}}}}00{{'b'}}", NULL},
    /* single-level imports are two bytes; an empty name and a descriptor are something else */
    {"02{02{'a'}00 ff 00 00{'a'}{}00 00}", NULL},
    {"02{01{}00 ff 00 00}", NULL},
    {"02{01{f0 9f 98 80}00 ff 00 00}", NULL},
    {"01{01 61 02 02{'a'}00 ff 05 00 02{'a'}{}06 00}", NULL},
    /* longer integers than are needed */
    {"0f{01 00 80 00 81 00{'a'}05 80 00}", "0f{01 00 00 01{'a'}05 00}"},
    /* types in types, aliases of every kind in them, recursive types */
    {"01{01 61 04 01 61 01 01 61 01 01 62 01 01 60 00 00 0f 00 00 00{} 0f 01 00 05 00 0f 00 00 "
     "06{}}",
     NULL},
    {"01{01 62 02 01 4e 02 60 00 00 5f 00 01 50 00 5e 7f 00}", NULL},
    {"01{01 62 05 07{}01 70 00 01 07{}02 00 01 07{}03 7f 01 07{}04 00 00 07{}05 00}", NULL},
};

static void t_encoded(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Buffer bytes = test_linked(forms[i].bytes), out = {0};
        Buffer due = test_linked(forms[i].encoded ? forms[i].encoded : forms[i].bytes);
        Module *m = test_decoded(test_bytes(&bytes), test_features());
        binary_encode(m, true, &out);
        if (!bytes_equal(test_bytes(&out), test_bytes(&due)))
            fail_msg("form %zu: %s", i, forms[i].bytes);
        test_all_chunks(test_bytes(&bytes), test_features());
        buffer_free(&bytes);
        buffer_free(&due);
        buffer_free(&out);
        module_free(m);
    }
}

/* Without anything new the record is as without the feature; the order is kept where something is new. */
static void t_classic(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *initials;
        bool needed;
    } rows[] = {
        {"01{01 60 00 00}02{01{'a'}{'b'}00 00}", "", false},
        {"00{{'x'}}01{01 60 00 00}00{{'x'}}02{01{'a'}{'b'}00 00}00{{'x'}}03{00}", "", false},
        {"01{01 60 00 00}00{{'x'}}01{01 60 00 00}", "tt", false},
        {"02{01{'a'}{'b'}03 7f 00}01{01 60 00 00}", "it", true},
        {"02{01{'a'}00 ff 03 7f 00}", "i", true},
        {"01{01 62 00}", "t", true},
        {"01{01 62 00}02{01{'a'}{'b'}06 00}", "ti", true},
        {"0e{01{M}}", "m", true},
        {"0f{01 00 00 00}", "n", true},
        {"10{01 00 00 00{'f'}}", "a", true},
        {"07{01{'a'}05 00}", "", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer bytes = test_linked(rows[i].bytes);
        Module *m = test_decoded(test_bytes(&bytes), test_features());
        assert_initials(m->initials, m->initials_n, rows[i].initials);
        for (uint32_t k = 0; k < m->customs_n && !m->initials_n; k++)
            assert_int_equal(m->customs[k].initials, 0);
        assert_int_equal((module_features(m) & FEATURE_BIT(module_linking)) != 0, rows[i].needed);
        module_free(m);
        buffer_free(&bytes);
    }
}

/* What nested modules and types need counts for the whole. */
static void t_features(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        Features due;
    } rows[] = {
        {"0e{01{M}}", 0},
        {"0e{01{M 01{01 60 01 7b 00}}}", FEATURE_BIT(simd)},
        {"0e{01{M 0e{01{M 05{01 04 01}}}}}", FEATURE_BIT(memory64)},
        {"01{01 62 01 07{}03 7b 00}", FEATURE_BIT(simd)},
        {"01{01 61 01 02{}{}03 7f 01}", FEATURE_BIT(mutable_globals)},
        {"01{01 61 01 01 62 01 01 5f 00}", FEATURE_BIT(gc)},
        {"01{01 62 01 07{}04 00 00}", FEATURE_BIT(exceptions)},
        {"10{01 00 00 04{}}", FEATURE_BIT(exceptions)},
        {"10{02 00 00 02{}00 00 02{}}", FEATURE_BIT(multi_memory)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer bytes = test_linked(rows[i].bytes);
        Module *m = test_decoded(test_bytes(&bytes), test_features());
        assert_int_equal(module_features(m),
                         rows[i].due | FEATURE_BIT(core1) | FEATURE_BIT(module_linking));
        module_free(m);
        buffer_free(&bytes);
    }
}

/* Without names, those of nested modules are left out too; they are in their custom sections only because a custom
   section holds them. */
static void t_names(void **state)
{
    (void)state;
    Buffer bytes = test_linked("0e{01{M}}"), named = {0}, bare = {0};
    Module *m = test_decoded(test_bytes(&bytes), test_features());
    Nameassoc name = {0, bytes_of("x")};
    m->names.modules = (Namemap){1, &name};
    m->modules[0]->names.instances = (Namemap){1, &name};
    m->names_kept = m->modules[0]->names_kept = false;
    binary_encode(m, true, &named);
    binary_encode(m, false, &bare);
    Buffer due = test_linked("0e{01{M 00{{'name'}0d{01 00{'x'}}}}}00{{'name'}0c{01 00{'x'}}}");
    assert_true(bytes_equal(test_bytes(&named), test_bytes(&due)));
    assert_true(bytes_equal(test_bytes(&bare), test_bytes(&bytes)));
    module_free(m);
    buffer_free(&bytes);
    buffer_free(&named);
    buffer_free(&bare);
    buffer_free(&due);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_record), cmocka_unit_test(t_encoded),
                                       cmocka_unit_test(t_classic), cmocka_unit_test(t_features),
                                       cmocka_unit_test(t_names)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
