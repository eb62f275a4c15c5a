/* embed/link_files_test.c: bundling, splitting and interfaces through the public header, on every module of corpus/linking
 * and on some that are made for them.
 * REQ L-034, L-201, L-202, L-203, L-204 */
#include "embed/link_files_test.h"
#include "embed/corpus_test.h"
#include "embed/mutate_test.h"

/* ---- all modules ------------------------------------------------------------------------------------------------ */

static void same_interface(const Embed_module *module)
{
    Embed_externtype type, again;
    Embed_failure failure;
    char *text, *second;
    size_t len;
    assert_true(embed_module_type(module, &type));
    embed_link_interface_print(&type, &text, &len);
    if (embed_link_interface_parse(text, len, split_features, &again, &failure))
        fail_msg("%s in %s", failure.message, text);
    assert_int_equal(again.kind, EMBED_MODULE);
    assert_int_equal(again.deftype, type.deftype);
    embed_link_interface_print(&again, &second, &len);
    assert_string_equal(second, text);
    free(text);
    free(second);
}

/* Both graphs, as far as they are known: edges lead from node to node. */
static void try_graphs(const Embed_module *module)
{
    const Embed_graph *graphs[2];
    Embed_failure failure;
    assert_int_equal(embed_link_graph_modules(module, &graphs[0], &failure), EMBED_OK);
    if (embed_link_graph_instances(module, &graphs[1], &failure))
        assert_int_equal(failure.result, EMBED_LIMIT);
    for (int g = 0; g < 2; g++) {
        for (uint32_t i = 0; graphs[g] && i < graphs[g]->edges_n; i++)
            assert_true(graphs[g]->edges[i].from < graphs[g]->nodes_n &&
                        graphs[g]->edges[i].to < graphs[g]->nodes_n);
        embed_graph_free(graphs[g]);
    }
}

static uint32_t tried, flattened, mutants;

/* MODULE, which is valid, read from BYTES if they are not NULL, or from a script. */
static void try_module(const Embed_module *module, const uint8_t *bytes, size_t len,
                       Embed_features on, const char *where)
{
    split_features = on;
    same_interface(module);
    try_graphs(module);
    Embed_module *bundle = stable_bundle(module, bytes, len, where);
    flattened += same_flattened(module, bundle, where);
    embed_module_free(bundle);
}

/* MODULE with other bytes, where that is valid. */
static void try_mutant(const Seed *seed, const char *where)
{
    Buffer bytes = {0};
    Embed_module *module;
    Embed_failure failure;
    mutate(seed, &bytes);
    if (embed_module_decode(bytes.at, bytes.len, seed->features, &module, &failure) == EMBED_OK) {
        if (embed_module_validate(module, &failure) == EMBED_OK) {
            try_module(module, bytes.at, bytes.len, seed->features, where);
            mutants++;
        }
        embed_module_free(module);
    }
    buffer_free(&bytes);
}

static void try_item(const Corpus_item *item)
{
    Embed_failure failure;
    Embed_externtype type;
    if (embed_module_validate(item->module, &failure) || !embed_module_type(item->module, &type))
        return;
    try_module(item->module, NULL, 0, item->features, item->where);
    tried++;
    Seed seed = {.features = item->features};
    embed_module_encode(item->module, true, &seed.bytes.at, &seed.bytes.len);
    for (int n = mutate_count(3, 100); n; n--)
        try_mutant(&seed, item->where);
    free(seed.bytes.at);
}

static void t_corpus(void **state)
{
    (void)state;
    const char *top = getenv("TOUCHSTONE_TOP");
    Buffer folder = {0};
    buffer_format(&folder, "%s/corpus/linking", top ? top : ".");
    mutate_start();
    corpus_folder(buffer_string(&folder), try_item);
    buffer_free(&folder);
    assert_in_range(tried, 500, 100000);
    assert_in_range(flattened, 400, 100000);
    assert_in_range(mutants, 150, 100000);
}

/* ---- splitting -------------------------------------------------------------------------------------------------- */

typedef struct Splitrow {
    const char *text;
    const char *names; /* of the files, a space before each */
} Splitrow;

/* What becomes a file, and what it is called; bundled again all of them are stable. */
static void t_split(void **state)
{
    (void)state;
    static const Splitrow rows[] = {
        {"(module)", ""},
        {"(module (module $a) (module $B.c) (module) (module $\"x/y\") (module $root))",
         " ./a.wasm ./B.c.wasm ./module.wasm ./x-y.wasm ./root-2.wasm"},
        {"(module (import \"./A.wasm\" (func)) (module $a) (module (;1;) (module $A)"
         " (instance (instantiate $A))) (instance (instantiate 1)))",
         " ./a-2.wasm ./A-3.wasm ./module.wasm"},
        /* in the order in which they are complete: inner ones first */
        {"(module (module $a (module $b) (instance (instantiate $b))) (instance (instantiate $a)))",
         " ./b.wasm ./a.wasm"},
        /* what is exported, passed on, aliased or never instantiated keeps its type and what is nested in it */
        {"(module (module $a (module $b) (instance (instantiate $b))) (export \"a\" (module $a)))",
         " ./a.wasm"},
        {"(module (module $c) (module $a (alias outer 0 0 (module $c)) (instance (instantiate $c)))"
         " (export \"a\" (module $a)))",
         " ./c.wasm"},
        {"(module (module $a (module $b) (instance (instantiate $b))))", " ./a.wasm"},
        {"(module (module $a (module $b)) (module (alias outer 0 0 (module $c))))", " ./a.wasm"},
        {"(module (module $a (module $b) (instance (instantiate $b (import \"superfluous\" (module "
         "$b))))))",
         " ./a.wasm"},
        {"(module $R (import \"M\" (module $M)) (module $a (alias outer $R $M (module $m))"
         " (instance (instantiate $m))) (instance (instantiate $a)))",
         " ./a.wasm"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Embed_module *module = parsed(rows[i].text);
        const Embed_split *split;
        Embed_failure failure;
        Buffer names = {0};
        split_features = features();
        assert_int_equal(
            embed_link_split(module, NULL, 0, (Embed_name){"root.wasm", 9}, &split, &failure),
            EMBED_OK);
        assert_int_equal(split->files[0].name.len, 0);
        for (uint32_t k = 1; k < split->files_n; k++)
            buffer_format(&names, " %.*s", (int)split->files[k].name.len, split->files[k].name.at);
        assert_string_equal(buffer_string(&names), rows[i].names);
        buffer_free(&names);
        embed_split_free(split);
        embed_module_free(stable_bundle(module, NULL, 0, rows[i].text));
        embed_module_free(module);
    }
}

/* The type of file X of what TEXT is split into, in its canonical form. */
static char *file_type(const char *text, uint32_t x)
{
    Embed_module *module = parsed(text);
    const Embed_split *split;
    Embed_failure failure;
    Embed_externtype type;
    size_t len;
    char *out;
    assert_int_equal(embed_link_split(module, NULL, 0, (Embed_name){"r", 1}, &split, &failure),
                     EMBED_OK);
    Embed_module *file = decoded(split->files[x].bytes, split->files[x].len, features());
    assert_true(embed_module_type(file, &type));
    embed_link_interface_print(&type, &out, &len);
    embed_module_free(file);
    embed_split_free(split);
    embed_module_free(module);
    return out;
}

/* A module that was closed over others imports them, from whom instantiates it. */
static void t_split_imports(void **state)
{
    (void)state;
    static const char text[] =
        "(module $R (import \"lib\" (module $L (export \"f\" (func))))"
        " (type $I (instance (export \"f\" (func))))"
        " (module $a (alias outer $R $L (module $l)) (import \"lib\" (func))"
        "  (import \"i\" (instance (type outer $R $I)))"
        "  (module $b (alias outer $a $l (module $m)) (instance $i (instantiate $m))"
        "   (export \"g\" (func $i \"f\")))"
        "  (instance $j (instantiate $b)) (export \"g\" (func $j \"g\")))"
        " (instance $l (instantiate $L))"
        " (instance $k (instantiate $a (import \"lib\" (func $l \"f\")) (import \"i\" (instance "
        "$l))))"
        " (export \"g\" (func $k \"g\")))";
    char *type = file_type(text, 2);
    assert_string_equal(type, "(module"
                              "\n  (type $t0 (module"
                              "\n    (export \"f\" (func))))"
                              "\n  (import \"./b.wasm\" (module"
                              "\n    (import \"l\" (module (type outer 0 $t0)))"
                              "\n    (export \"g\" (func))))"
                              "\n  (import \"lib-2\" (module (type $t0)))"
                              "\n  (import \"lib\" (func))"
                              "\n  (import \"i\" (instance"
                              "\n    (export \"f\" (func))))"
                              "\n  (export \"g\" (func)))\n");
    free(type);
}

/* ---- bundling --------------------------------------------------------------------------------------------------- */

typedef struct Bundlerow {
    const char *root;
    const char *texts[4][2];
    const char *due;   /* the type of the bundle, or */
    const char *fault; /* the message, */
    const char *where; /* and about which module's import it is */
} Bundlerow;

static void bundle_row(const Bundlerow *row)
{
    Files files = {.texts = row->texts};
    const Embed_link_source source = {find, name_of, file_bytes, &files};
    Embed_module *root = parsed(row->root);
    const Embed_module *where;
    Embed_failure failure;
    uint8_t *bytes;
    size_t len;
    Embed_result result = embed_link_bundle(root, &source, &bytes, &len, &where, &failure);
    if (row->fault) {
        assert_int_not_equal(result, EMBED_OK);
        assert_null(bytes);
        assert_string_equal(failure.message, row->fault);
        assert_string_equal(name_of(&files, where), row->where);
    } else if (result) {
        fail_msg("%s", failure.message);
    } else {
        Embed_externtype type;
        char *text;
        Embed_module *module = decoded(bytes, len, features());
        assert_true(embed_module_type(module, &type));
        embed_link_interface_print(&type, &text, &len);
        assert_string_equal(text, row->due);
        free(text);
        embed_module_free(module);
    }
    free(bytes);
    embed_module_free(root);
    free_files(&files);
}

static void t_bundle(void **state)
{
    (void)state;
    static const Bundlerow rows[] = {
        {.root = "(module (import \"a\" (module $a (export \"f\" (func)))) (import \"k\" (module))"
                 " (import \"g\" (func)) (instance $i (instantiate $a)) (export \"f\" (func $i "
                 "\"f\")) (export \"k\" (module 1)) (export \"a\" (module 0)))",
         .texts = {{"a", "(module (func (export \"f\")) (func (export \"more\")))"}},
         .due = "(module"
                "\n  (import \"k\" (module))"
                "\n  (import \"g\" (func))"
                "\n  (export \"f\" (func))"
                "\n  (export \"k\" (module))"
                "\n  (export \"a\" (module"
                "\n    (export \"f\" (func))"
                "\n    (export \"more\" (func)))))\n"},
        {.root = "(module (import \"a\" (module $a)) (import \"b\" (module $b)))",
         .texts = {{"a", "(module (import \"c\" (module $c)) (import \"b\" (module $b)) (instance "
                         "(instantiate $c)) (instance (instantiate $b)))"},
                   {"b", "(module (import \"c\" (module $c)) (instance (instantiate $c)))"},
                   {"c", "(module)"}},
         .due = "(module)\n"},
        {.root = "(module (import \"a\" (module (export \"f\" (func)))))",
         .texts = {{"a", "(module)"}},
         .fault = "incompatible import type: \"a\": a has no export \"f\"",
         .where = "root"},
        {.root = "(module (import \"a\" (module (export \"f\" (func)))))",
         .texts = {{"a", "(module (func (export \"f\") (param i32)))"}},
         .fault = "incompatible import type: \"a\": a has another type of export \"f\"",
         .where = "root"},
        {.root = "(module (import \"a\" (module (import \"x\" (func)))))",
         .texts = {{"a", "(module (import \"x\" (func (param i32))))"}},
         .fault = "incompatible import type: \"a\": a has another type of import \"x\"",
         .where = "root"},
        {.root = "(module (import \"a\" (module (import \"libc\" (instance)))))",
         .texts = {{"a",
                    "(module (import \"libc\" (instance)) (import \"libzip\" \"zip\" (func)))"}},
         .fault = "unknown import: \"a\": a imports \"libzip\"",
         .where = "root"},
        {.root = "(module (import \"a\" (module)))",
         .texts = {{"a", "(module (import \"b\" (module)))"},
                   {"b", "(module (import \"a\" (module)))"}},
         .fault = "import cycle: \"a\": a imports itself",
         .where = "b"},
        {.root = "(module (import \"a\" (module (import \"c\" (module)))) (import \"b\" (module)))",
         .texts = {{"a", "(module (import \"c\" (module)))"},
                   {"b", "(module (import \"a\" (module)))"},
                   {"c", "(module)"}},
         .fault = "unknown import: \"a\": a imports \"c\"",
         .where = "b"},
        {.root = "(module (import \"b\" (module)) (import \"a\" (module (import \"c\" (module)))))",
         .texts = {{"a", "(module (import \"c\" (module)))"},
                   {"b", "(module (import \"a\" (module)))"},
                   {"c", "(module)"}},
         .fault = "incompatible import type: \"a\": a is not imported everywhere with the import "
                  "\"c\"",
         .where = "root"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        bundle_row(&rows[i]);
}

static void t_failures(void **state)
{
    (void)state;
    Embed_module *module;
    Embed_failure failure;
    Files files = {0};
    const Embed_link_source source = {find, name_of, file_bytes, &files};
    const Embed_split *split;
    const Embed_graph *graph;
    const Embed_module *where;
    Embed_externtype type;
    uint8_t *bytes;
    size_t len;
    assert_int_equal(embed_module_parse("(module)", 8, features(), &module, &failure), EMBED_OK);
    for (int round = 0; round < 2; round++) {
        assert_int_equal(embed_link_split(module, NULL, 0, (Embed_name){"", 0}, &split, &failure),
                         EMBED_CRASH);
        assert_int_equal(embed_link_bundle(module, &source, &bytes, &len, &where, &failure),
                         EMBED_CRASH);
        assert_int_equal(embed_link_graph_modules(module, &graph, &failure), EMBED_CRASH);
        assert_int_equal(embed_link_graph_instances(module, &graph, &failure), EMBED_CRASH);
        assert_true(!split && !graph && !bytes);
        embed_module_free(module);
        /* then: validated, but without module linking */
        assert_int_equal(
            embed_module_parse("(module)", 8, embed_features_default(), &module, &failure),
            EMBED_OK);
        assert_int_equal(embed_module_validate(module, &failure), EMBED_OK);
    }
    embed_module_free(module);
    assert_int_equal(embed_link_interface_parse("(func)", 6, features(), &type, &failure),
                     EMBED_MALFORMED);
    embed_split_free(NULL);
    embed_graph_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_corpus), cmocka_unit_test(t_split),    cmocka_unit_test(t_split_imports),
        cmocka_unit_test(t_bundle), cmocka_unit_test(t_failures),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
