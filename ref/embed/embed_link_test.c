/* embed/embed_link_test.c: modules and instances as values of the public API, and what a host sees of instantiation. */
#include "embed/embed_test.h"

#include <stdio.h>
#include <stdlib.h>

static Embed_features linking(void)
{
    Embed_features features = embed_features_default();
    const char *bad;
    size_t len;
    assert_true(embed_features_switch(&features, "+module-linking", &bad, &len));
    return features;
}

/* A store and the modules that must outlive it. */
typedef struct World {
    Embed_store *store;
    Embed_module *modules[8];
    size_t n;
    Embed_failure failure;
} World;

static World world_new(void)
{
    return (World){.store = embed_store_init()};
}

static void world_free(World *world)
{
    embed_store_free(world->store);
    for (size_t i = 0; i < world->n; i++)
        embed_module_free(world->modules[i]);
}

static Embed_module *module(World *world, const char *text)
{
    Embed_module *made;
    if (embed_module_parse(text, strlen(text), linking(), &made, &world->failure) ||
        embed_module_validate(made, &world->failure))
        fail_msg("%s", world->failure.message);
    world->modules[world->n++] = made;
    return made;
}

static Embed_instance *instance(World *world, const char *text, const Embed_extern *externs,
                                uint32_t n)
{
    Embed_instance *made;
    if (embed_module_instantiate(world->store, module(world, text), externs, n, &made,
                                 &world->failure))
        fail_msg("%s", world->failure.message);
    return made;
}

static Embed_extern item(const Embed_instance *of, const char *field)
{
    Embed_extern found;
    if (!embed_instance_export(of, name(field), &found))
        fail_msg("no export %s", field);
    return found;
}

/* The i32 that function FUNC gives; it has no parameters. */
static uint32_t give(World *world, Embed_extern func)
{
    Embed_value result;
    assert_int_equal(func.kind, EMBED_FUNC);
    if (embed_func_invoke(world->store, func.addr, NULL, 0, &result, &world->failure))
        fail_msg("%s", world->failure.message);
    return result.i32;
}

static bool is_name(Embed_name a, const char *b)
{
    return a.len == strlen(b) && (!a.len || memcmp(a.at, b, a.len) == 0);
}

static const char counter[] =
    "(module (global $n (mut i32) (i32.const 0)) (memory (export \"m\") 1)"
    "  (func (export \"next\") (result i32)"
    "    (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))";

/* ---- types ---------------------------------------------------------------------------------------------------- */

/* REQ L-064: Imports stay as they are written; the type of the module has them after the recast. */
static void t_types(void **state)
{
    static const char text[] =
        "(module (import \"a\" \"x\" (func)) (import \"b\" (instance (export \"m\" (memory 2))))"
        "  (import \"a\" \"y\" (global i32)) (import \"c\" (module (import \"d\" (func))))"
        "  (module $M) (export \"e\" (module $M)) (export \"f\" (instance 1)))";
    static const char *const modules[] = {"a", "", "a", ""}, *const names[] = {"x", "b", "y", "c"};
    static const Embed_externkind kinds[] = {EMBED_FUNC, EMBED_INSTANCE, EMBED_GLOBAL,
                                             EMBED_MODULE};
    (void)state;
    World world = world_new();
    const Embed_module *m = module(&world, text);
    assert_int_equal(embed_module_imports(m), 4);
    for (uint32_t i = 0; i < 4; i++) {
        Embed_import import = embed_module_import(m, i);
        assert_true(is_name(import.module, modules[i]) && is_name(import.name, names[i]));
        assert_int_equal(import.single, i % 2);
        assert_int_equal(import.type.kind, kinds[i]);
    }
    Embed_externtype type, field;
    assert_true(embed_module_type(m, &type));
    assert_int_equal(type.kind, EMBED_MODULE);
    assert_int_equal(embed_type_imports(type.deftype), 3);
    Embed_export a = embed_type_import(type.deftype, 0);
    assert_true(is_name(a.name, "a") && a.type.kind == EMBED_INSTANCE);
    assert_int_equal(embed_type_imports(a.type.deftype), 0);
    assert_int_equal(embed_type_exports(a.type.deftype), 2);
    assert_true(is_name(embed_type_export(a.type.deftype, 1).name, "y"));
    assert_true(embed_type_export_named(a.type.deftype, name("y"), &field));
    assert_int_equal(field.kind, EMBED_GLOBAL);
    assert_false(embed_type_export_named(a.type.deftype, name("z"), &field));
    assert_int_equal(embed_module_exports(m), 2);
    assert_int_equal(embed_module_export(m, 0).type.kind, EMBED_MODULE);
    Embed_externtype b = embed_module_export(m, 1).type, expected = embed_module_import(m, 1).type;
    assert_int_equal(b.deftype, expected.deftype);
    assert_int_equal(embed_type_export(b.deftype, 0).type.limits.min, 2);
    world_free(&world);
}

static void t_matching(void **state)
{
    (void)state;
    World world = world_new();
    Embed_externtype wide, narrow;
    assert_true(embed_module_type(module(&world, counter), &wide));
    assert_true(embed_module_type(module(&world, "(module (memory (export \"m\") 1))"), &narrow));
    assert_true(embed_match_externtype(&wide, &narrow));
    assert_false(embed_match_externtype(&narrow, &wide));
    Embed_externtype instance = narrow;
    instance.kind = EMBED_INSTANCE;
    assert_false(embed_match_externtype(&instance, &narrow));
    Embed_module *plain = module_of_text("(module)");
    assert_false(embed_module_type(plain, &wide));
    embed_module_free(plain);
    world_free(&world);
}

/* ---- values --------------------------------------------------------------------------------------------------- */

/* REQ L-190: What dlopen does: compile, read the import names, instantiate by values, take the exports. */
static void t_dlopen(void **state)
{
    static const char library[] =
        "(module (import \"libc\" (instance $libc (export \"memory\" (memory 1))"
        "    (export \"malloc\" (func (param i32) (result i32)))))"
        "  (import \"env\" \"base\" (global $base i32)) (alias $libc \"memory\" (memory))"
        "  (func (export \"run\") (result i32)"
        "    (i32.store (call (func $libc \"malloc\") (i32.const 4)) (global.get $base))"
        "    (i32.load (i32.const 64))))";
    (void)state;
    World world = world_new();
    Embed_instance *libc =
        instance(&world,
                 "(module (memory (export \"memory\") 1)"
                 "  (global (export \"base\") i32 (i32.const 42))"
                 "  (func (export \"malloc\") (param i32) (result i32) (i32.const 64)))",
                 NULL, 0);
    Embed_module *m = module(&world, library);
    Embed_extern externs[4];
    uint32_t n = embed_module_imports(m);
    for (uint32_t i = 0; i < n; i++) {
        Embed_import import = embed_module_import(m, i);
        externs[i] = is_name(import.name, "libc") && import.single
                         ? embed_instance_extern(world.store, libc)
                         : item(libc, "base");
    }
    Embed_instance *made;
    assert_int_equal(embed_module_instantiate(world.store, m, externs, n, &made, &world.failure),
                     EMBED_OK);
    assert_int_equal(embed_instance_exports(made), 1);
    Embed_named run = embed_instance_export_at(made, 0);
    assert_true(is_name(run.name, "run"));
    assert_int_equal(give(&world, run.addr), 42);
    world_free(&world);
}

/* REQ L-093, L-119: An instance that was exported: its exports in order and by name, their types, and it as an import again. */
static void t_instances(void **state)
{
    static const char text[] =
        "(module (module $C (memory (export \"m\") 1) (func (export \"f\") (result i32) (i32.const "
        "7)))"
        "  (instance $c (instantiate $C)) (export \"c\" (instance $c)) (export \"C\" (module $C)))";
    (void)state;
    World world = world_new();
    Embed_instance *root = instance(&world, text, NULL, 0);
    Embed_extern c = item(root, "c"), f, again;
    assert_int_equal(c.kind, EMBED_INSTANCE);
    assert_int_equal(embed_instanceval_exports(world.store, c.addr), 2);
    assert_true(is_name(embed_instanceval_export(world.store, c.addr, 0).name, "m"));
    assert_true(embed_instanceval_find(world.store, c.addr, name("f"), &f));
    assert_false(embed_instanceval_find(world.store, c.addr, name("g"), &again));
    assert_int_equal(give(&world, f), 7);
    Embed_externtype type = embed_extern_type(world.store, c);
    assert_int_equal(type.kind, EMBED_INSTANCE);
    assert_int_equal(type.deftype,
                     embed_module_export(embed_instance_module(root), 0).type.deftype);
    Embed_instance *user =
        instance(&world,
                 "(module (import \"c\" (instance $c (export \"f\" (func (result i32)))))"
                 "  (export \"f\" (func $c \"f\")))",
                 &c, 1);
    assert_int_equal(item(user, "f").addr, f.addr);
    /* The same value each time. */
    assert_int_equal(embed_instance_extern(world.store, root).addr,
                     embed_instance_extern(world.store, root).addr);
    world_free(&world);
}

/* An instance that the host puts together, of a host function and a child's memory. */
static void t_tuple(void **state)
{
    (void)state;
    World world = world_new();
    Embed_instance *a = instance(&world, counter, NULL, 0);
    Embed_named exports[] = {{name("memory"), item(a, "m")}, {name("f"), item(a, "next")}};
    Embed_extern tuple, whole;
    assert_int_equal(embed_instanceval_new(world.store, exports, 2, &tuple, &world.failure),
                     EMBED_OK);
    Embed_instance *user =
        instance(&world,
                 "(module (import \"i\" (instance $i (export \"f\" (func (result i32)))"
                 "    (export \"memory\" (memory 1)))) (export $i))",
                 &tuple, 1);
    assert_int_equal(give(&world, item(user, "f")), 1);
    assert_int_equal(give(&world, item(a, "next")), 2);
    exports[1].name = name("memory");
    assert_int_equal(embed_instanceval_new(world.store, exports, 2, &whole, &world.failure),
                     EMBED_CRASH);
    assert_int_equal(embed_instanceval_new(world.store, NULL, 0, &whole, &world.failure), EMBED_OK);
    assert_int_equal(embed_instanceval_exports(world.store, whole.addr), 0);
    world_free(&world);
}

/* An instance of a module that was read without module linking can be imported all the same; such a module cannot. */
static void t_without_feature(void **state)
{
    (void)state;
    World world = world_new();
    Embed_module *plain = module_of_text(counter);
    world.modules[world.n++] = plain;
    Embed_extern c = embed_instance_extern(world.store, instance_in(world.store, plain));
    Embed_instance *user = instance(
        &world,
        "(module (import \"c\" (instance $c (export \"next\" (func (result i32))))) (export $c))",
        &c, 1);
    assert_int_equal(give(&world, item(user, "next")), 1);
    assert_int_equal(embed_module_extern(world.store, plain, &c, &world.failure), EMBED_CRASH);
    world_free(&world);
}

/* REQ L-081, L-114: A module as an import, and one that was exported, which names modules of what it is nested in. */
static void t_modules(void **state)
{
    static const char text[] =
        "(module $P (import \"M\" (module $M (export \"next\" (func (result i32)))))"
        "  (instance $m (instantiate $M)) (export \"next\" (func $m \"next\"))"
        "  (module $C (alias outer $P $M (module $N)) (import \"skip\" (func $skip (result i32)))"
        "    (instance $n (instantiate $N)) (export \"next\" (func $n \"next\"))"
        "    (export \"skip\" (func $skip)))"
        "  (export \"C\" (module $C)) (export \"M\" (module $M)))";
    (void)state;
    World world = world_new();
    Embed_extern M;
    const Embed_module *given = module(&world, counter);
    assert_int_equal(embed_module_extern(world.store, given, &M, &world.failure), EMBED_OK);
    Embed_instance *root = instance(&world, text, &M, 1), *child;
    assert_int_equal(item(root, "M").addr, M.addr);
    assert_ptr_equal(embed_moduleval_module(world.store, M.addr), given);
    assert_int_equal(give(&world, item(root, "next")), 1);
    Embed_extern C = item(root, "C"), next = item(root, "next"), alone;
    assert_int_equal(
        embed_moduleval_instantiate(world.store, C.addr, &next, 1, &child, &world.failure),
        EMBED_OK);
    assert_int_equal(give(&world, item(child, "next")), 1);
    assert_int_equal(give(&world, item(child, "skip")), 2);
    const Embed_module *nested = embed_moduleval_module(world.store, C.addr);
    assert_int_equal(embed_module_imports(nested), 1);
    assert_int_equal(embed_module_extern(world.store, nested, &alone, &world.failure), EMBED_CRASH);
    assert_int_equal(
        embed_module_instantiate(world.store, nested, &next, 1, &child, &world.failure),
        EMBED_CRASH);
    assert_int_equal(
        embed_moduleval_instantiate(world.store, C.addr, NULL, 0, &child, &world.failure),
        EMBED_UNLINKABLE);
    world_free(&world);
}

/* ---- resolving ------------------------------------------------------------------------------------------------ */

/* What a resolver was asked for, one question a line. */
typedef struct Asked {
    char text[256];
    Embed_extern answer;
    bool knows;
} Asked;

static bool resolve(void *data, Embed_store *store, Embed_name module, Embed_name field,
                    const Embed_externtype *type, Embed_extern *out)
{
    Asked *asked = data;
    (void)store;
    size_t len = strlen(asked->text);
    snprintf(asked->text + len, sizeof asked->text - len, "%.*s/%.*s %d %d\n",
             module.at ? (int)module.len : 1, module.at ? module.at : "-", (int)field.len, field.at,
             (int)type->kind,
             type->kind == EMBED_INSTANCE ? (int)embed_type_exports(type->deftype) : -1);
    *out = asked->answer;
    return asked->knows;
}

static void t_resolver(void **state)
{
    static const char text[] =
        "(module (import \"a\" \"\" (func)) (import \"\" (instance (export \"x\" (func))))"
        "  (import \"\" \"b\" (func)))";
    (void)state;
    World world = world_new();
    Embed_instance *f = instance(&world, "(module (func (export \"f\")))", NULL, 0), *made;
    Asked asked = {.knows = true, .answer = item(f, "f")};
    Embed_module *m;
    Embed_result result = embed_module_parse(text, strlen(text), linking(), &m, &world.failure);
    assert_int_equal(result, EMBED_OK);
    assert_int_equal(embed_module_validate(m, &world.failure), EMBED_INVALID); /* "" twice */
    embed_module_free(m);
    m = module(&world,
               "(module (import \"a\" \"\" (func)) (import \"c\" (instance (export \"x\" (func))))"
               "  (import \"\" \"b\" (func)))");
    assert_int_equal(embed_module_link(world.store, m, resolve, &asked, &made, &world.failure),
                     EMBED_UNLINKABLE);
    assert_string_equal(asked.text, "a/ 0 -1\n-/c 6 1\n/b 0 -1\n");
    assert_string_equal(world.failure.kind, "incompatible import type");
    /* Empty names are names in binary form, too. */
    uint8_t *bytes;
    size_t len;
    embed_module_encode(m, false, &bytes, &len);
    assert_int_equal(embed_module_decode(bytes, len, linking(), &m, &world.failure), EMBED_OK);
    free(bytes);
    world.modules[world.n++] = m;
    assert_int_equal(embed_module_validate(m, &world.failure), EMBED_OK);
    asked.text[0] = 0;
    assert_int_equal(embed_module_link(world.store, m, resolve, &asked, &made, &world.failure),
                     EMBED_UNLINKABLE);
    assert_string_equal(asked.text, "a/ 0 -1\n-/c 6 1\n/b 0 -1\n");
    asked = (Asked){.knows = false};
    m = module(&world, "(module (import \"c\" (func)))");
    assert_int_equal(embed_module_link(world.store, m, resolve, &asked, &made, &world.failure),
                     EMBED_UNLINKABLE);
    assert_string_equal(world.failure.message, "unknown import: \"c\"");
    world_free(&world);
}

/* The host module of scripts as one instance. */
static void t_spectest(void **state)
{
    (void)state;
    World world = world_new();
    void *spectest = embed_spectest_new(world.store, NULL);
    Embed_instance *made;
    Embed_module *m =
        module(&world,
               "(module (import \"spectest\" (instance $s (export \"global_i32\" (global i32))"
               "    (export \"memory\" (memory 1 2)))) (export \"g\" (global $s \"global_i32\")))");
    assert_int_equal(
        embed_module_link(world.store, m, embed_spectest_resolve, spectest, &made, &world.failure),
        EMBED_OK);
    assert_int_equal(embed_global_read(world.store, item(made, "g").addr).i32, 666);
    m = module(&world, "(module (import \"print\" (func)))");
    assert_int_equal(
        embed_module_link(world.store, m, embed_spectest_resolve, spectest, &made, &world.failure),
        EMBED_UNLINKABLE);
    world_free(&world);
}

/* ---- failures ------------------------------------------------------------------------------------------------- */

static void t_failures(void **state)
{
    static const struct {
        const char *body;
        Embed_result result;
        const char *kind;
    } rows[] = {
        {"(func $s unreachable) (start $s)", EMBED_TRAP, "unreachable"},
        {"(tag $e) (func $s (throw $e)) (start $s)", EMBED_EXCEPTION, "unhandled exception"},
        {"(func $s (call $s)) (start $s)", EMBED_EXHAUSTION, "call stack exhausted"},
        {"(func $s (loop $l (br $l))) (start $s)", EMBED_EXHAUSTION, "fuel exhausted"},
        {"(table 10000001 funcref)", EMBED_LIMIT, "implementation limit"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "(module (module $OK) (instance (instantiate $OK)) (module $BAD %s)"
                 "  (instance (instantiate $BAD)) (func $s) (start $s))",
                 rows[i].body);
        World world = world_new();
        embed_store_fuel(world.store, 100000);
        Embed_module *m = module(&world, text);
        Embed_instance *made = (Embed_instance *)(void *)&world;
        Embed_result result =
            embed_module_instantiate(world.store, m, NULL, 0, &made, &world.failure);
        if (result != rows[i].result || strcmp(world.failure.kind, rows[i].kind))
            fail_msg("%s: %s", rows[i].body, world.failure.message);
        assert_null(made);
        embed_store_fuel(world.store, 0);
        instance(&world, counter, NULL, 0);
        world_free(&world);
    }
}

/* ---- lifetimes ------------------------------------------------------------------------------------------------ */

/* REQ L-193: A host that holds a child alone: the rest may be reclaimed, and the child works as before. */
static void t_child_alone(void **state)
{
    static const char text[] =
        "(module (import \"i\" (instance $i (export \"m\" (memory 1))))"
        "  (memory (export \"own\") 1) (data (memory 0) (i32.const 0) \"\\05\")"
        "  (module $C (import \"i\" (instance $i (export \"m\" (memory 1))))"
        "    (alias $i \"m\" (memory)) (data (i32.const 0) \"\\2a\")"
        "    (func (export \"f\") (result i32) (i32.load8_u (i32.const 0))))"
        "  (instance $c (instantiate $C (import \"i\" (instance $i)))) (export \"c\" (instance $c))"
        "  (export \"C\" (module $C)))";
    (void)state;
    World world = world_new();
    Embed_extern i = embed_instance_extern(world.store, instance(&world, counter, NULL, 0));
    Embed_instance *root = instance(&world, text, &i, 1);
    Embed_extern c = item(root, "c"), f, own = item(root, "own"), m;
    embed_instanceval_find(world.store, c.addr, name("f"), &f);
    embed_instanceval_find(world.store, i.addr, name("m"), &m);
    uint64_t len;
    embed_extern_keep(world.store, c);
    embed_store_reclaim(world.store, true);
    assert_int_equal(give(&world, f), 42);
    assert_int_equal(embed_mem_size(world.store, m.addr), 1);
    embed_mem_data(world.store, own.addr, &len);
    assert_int_equal(len, 0);
    embed_extern_drop(world.store, c);
    embed_store_reclaim(world.store, true);
    embed_mem_data(world.store, m.addr, &len);
    assert_int_equal(len, 0);
    world_free(&world);
}

/* A module value keeps what its outer aliases name, and an instance of modules what they are nested in. */
static void t_module_kept(void **state)
{
    static const char text[] =
        "(module $P (import \"M\" (module $M (export \"next\" (func (result i32)))))"
        "  (memory (export \"own\") 1)"
        "  (module $C (alias outer $P $M (module $N)) (instance $n (instantiate $N))"
        "    (export \"next\" (func $n \"next\")))"
        "  (export \"C\" (module $C)))";
    (void)state;
    World world = world_new();
    Embed_extern M;
    assert_int_equal(embed_module_extern(world.store, module(&world, counter), &M, &world.failure),
                     EMBED_OK);
    Embed_instance *root = instance(&world, text, &M, 1), *child;
    Embed_extern C = item(root, "C");
    embed_extern_keep(world.store, C);
    embed_store_reclaim(world.store, true);
    assert_int_equal(embed_mem_size(world.store, item(root, "own").addr), 1);
    assert_int_equal(
        embed_moduleval_instantiate(world.store, C.addr, NULL, 0, &child, &world.failure),
        EMBED_OK);
    assert_int_equal(give(&world, item(child, "next")), 1);
    embed_extern_drop(world.store, C);
    embed_store_reclaim(world.store, true);
    uint64_t len;
    embed_mem_data(world.store, item(root, "own").addr, &len);
    assert_int_equal(len, 0);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_types),       cmocka_unit_test(t_matching),
        cmocka_unit_test(t_dlopen),      cmocka_unit_test(t_instances),
        cmocka_unit_test(t_tuple),       cmocka_unit_test(t_without_feature),
        cmocka_unit_test(t_modules),     cmocka_unit_test(t_resolver),
        cmocka_unit_test(t_spectest),    cmocka_unit_test(t_failures),
        cmocka_unit_test(t_child_alone), cmocka_unit_test(t_module_kept),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
