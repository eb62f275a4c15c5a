/* embed/embed_reclaim_host_test.c: what the host hears of its functions and values while the store reclaims. */
#include "embed/convert.h"
#include "embed/embed_test.h"

static Embed_result nothing(void *data, Embed_store *store, Embed_instance *caller,
                            const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    (void)data, (void)store, (void)caller, (void)args, (void)results, (void)failure;
    return EMBED_OK;
}

enum { NUMBERS = 16, FUNCS = 8 };

/* What was told in one reclaim. */
typedef struct Heard {
    Embed_store *store;
    uint32_t hosts[NUMBERS], funcs[FUNCS], released[FUNCS], settled;
    Embed_extern when, at; /* AT is in use where WHEN is */
    bool ties;
} Heard;

static void hear_func(void *data, uint32_t funcaddr)
{
    Heard *heard = data;
    assert_ptr_equal(embed_func_data(heard->store, funcaddr), data);
    heard->funcs[funcaddr]++;
}

static void hear_host(void *data, uint64_t number)
{
    ((Heard *)data)->hosts[number]++;
}

static bool hear_settle(void *data)
{
    Heard *heard = data;
    heard->settled++;
    if (!heard->ties || !embed_extern_is_reached(heard->store, heard->when) ||
        embed_extern_is_reached(heard->store, heard->at))
        return false;
    embed_reclaim_reach(heard->store, heard->at);
    return true;
}

static void hear_release(void *data, uint32_t funcaddr)
{
    Heard *heard = data;
    assert_ptr_equal(embed_func_data(heard->store, funcaddr), data);
    heard->released[funcaddr]++;
}

static const Embed_reclaim_hooks hearing = {.reached_func = hear_func,
                                            .reached_host = hear_host,
                                            .settle = hear_settle,
                                            .release_func = hear_release};

static void reclaim_and_hear(Heard *heard)
{
    memset(heard->hosts, 0, sizeof heard->hosts);
    memset(heard->funcs, 0, sizeof heard->funcs);
    memset(heard->released, 0, sizeof heard->released);
    heard->settled = 0;
    embed_store_reclaim(heard->store, true);
}

static uint32_t host_in(Heard *heard)
{
    return embed_func_alloc(heard->store, embed_deftype(&(Embed_functype){0}), nothing, heard);
}

/* Every place in a store that can hold a number of the host, and one function for each number that puts it there. */
static const char *const holders =
    "(module (type $s (struct (field i8) (field externref)))"
    "  (type $a (array (mut externref)))"
    "  (tag $tag (export \"tag\") (param externref))"
    "  (global $g (export \"g\") (mut externref) (ref.null extern))"
    "  (global $s (export \"s\") (mut (ref null $s)) (ref.null $s))"
    "  (global $a (export \"a\") (mut anyref) (ref.null any))"
    "  (table $t (export \"t\") 3 externref)"
    "  (table $x (export \"x\") 3 exnref)"
    "  (table $y (export \"y\") 1 anyref)"
    "  (func (export \"0\") (param externref) (global.set $g (local.get 0)))"
    "  (func (export \"1\") (param externref) (table.set $t (i32.const 2) (local.get 0)))"
    "  (func (export \"2\") (param externref)"
    "    (global.set $s (struct.new $s (i32.const 1) (local.get 0))))"
    "  (func (export \"3\") (param externref)"
    "    (global.set $a (array.new $a (local.get 0) (i32.const 3))))"
    "  (func (export \"4\") (param externref)"
    "    (table.set $x (i32.const 1) (block $h (result exnref)"
    "      (try_table (catch_all_ref $h) (throw $tag (local.get 0))) (unreachable))))"
    "  (func (export \"5\") (param externref)"
    "    (table.set $y (i32.const 0) (any.convert_extern (local.get 0))))"
    "  (func (export \"none\")"
    "    (global.set $g (ref.null extern)) (global.set $s (ref.null $s))"
    "    (global.set $a (ref.null any)) (table.fill $t (i32.const 0) (ref.null extern) (i32.const "
    "3))"
    "    (table.fill $x (i32.const 0) (ref.null exn) (i32.const 3))"
    "    (table.set $y (i32.const 0) (ref.null any))))";

/* The numbers that the store holds are told, wherever they are held, and no others. */
static void t_host_values(void **state)
{
    (void)state;
    enum { HOLDERS = 6 };
    Heard heard = {.store = embed_store_init()};
    Embed_store *store = heard.store;
    embed_store_on_reclaim(store, &hearing, &heard);
    Embed_module *module = module_of_text(holders);
    Embed_instance *instance;
    Embed_failure failure;
    assert_int_equal(embed_module_instantiate(store, module, NULL, 0, &instance, &failure),
                     EMBED_OK);
    Embed_extern kept = {EMBED_FUNC, export_of(instance, "none")};
    embed_extern_keep(store, kept);
    for (uint64_t i = 0; i < HOLDERS; i++) {
        char name[2] = {(char)('0' + i), 0};
        Embed_value arg = {.type = {.kind = EMBED_REF, .null = 1, .heap = EMBED_HEAP_EXTERN},
                           .ref = {.kind = EMBED_REF_HOST, .value = i + 1}};
        assert_int_equal(
            embed_func_invoke(store, export_of(instance, name), &arg, 1, NULL, &failure), EMBED_OK);
        reclaim_and_hear(&heard);
        for (uint64_t n = 0; n < NUMBERS; n++)
            assert_int_equal(heard.hosts[n] > 0, n >= 1 && n <= i + 1);
        assert_int_equal(heard.settled, 1);
    }
    assert_int_equal(embed_func_invoke(store, kept.addr, NULL, 0, NULL, &failure), EMBED_OK);
    /* The last exception counts as held. */
    embed_store_throw(store, (Embed_ref){.kind = EMBED_REF_NULL});
    reclaim_and_hear(&heard);
    for (int n = 0; n < NUMBERS; n++)
        assert_int_equal(heard.hosts[n], 0);
    /* Hooks that are gone are not called. */
    embed_store_on_reclaim(store, NULL, NULL);
    reclaim_and_hear(&heard);
    assert_int_equal(heard.settled, 0);
    embed_store_free(store);
    embed_module_free(module);
}

/* A host function in use is told, one that is not is released once: imported, exported by another, in a table, in a
   global, kept as function and as reference. */
static void t_host_functions(void **state)
{
    (void)state;
    Heard heard = {.store = embed_store_init()};
    Embed_store *store = heard.store;
    embed_store_on_reclaim(store, &hearing, &heard);
    uint32_t f[FUNCS];
    for (int i = 0; i < FUNCS; i++)
        f[i] = host_in(&heard);
    Embed_module *module =
        module_of_text("(module (import \"\" \"f\" (func $f)) (import \"\" \"g\" (func $g))"
                       "  (import \"\" \"t\" (table 2 funcref))"
                       "  (global (export \"g\") (mut funcref) (ref.func $g))"
                       "  (func (export \"f\") (call $f)))");
    Embed_externtype table_type = {
        .kind = EMBED_TABLE,
        .t = {.kind = EMBED_REF, .null = 1, .heap = EMBED_HEAP_FUNC},
        .limits = {.min = 2},
    };
    uint32_t table;
    Embed_failure failure;
    assert_int_equal(embed_table_alloc(store, &table_type, (Embed_ref){.kind = EMBED_REF_NULL},
                                       &table, &failure),
                     EMBED_OK);
    Embed_ref in_table = {.kind = EMBED_REF_FUNC, .value = f[2]},
              kept = {.kind = EMBED_REF_FUNC, .value = f[3]};
    assert_int_equal(embed_table_write(store, table, 1, in_table, &failure), EMBED_OK);
    embed_ref_keep(store, kept);
    embed_extern_keep(store, (Embed_extern){EMBED_FUNC, f[4]});
    Embed_extern externs[] = {{EMBED_FUNC, f[0]}, {EMBED_FUNC, f[1]}, {EMBED_TABLE, table}};
    Embed_instance *instance;
    assert_int_equal(embed_module_instantiate(store, module, externs, 3, &instance, &failure),
                     EMBED_OK);
    Embed_extern global = {EMBED_GLOBAL, export_of(instance, "g")},
                 func = {EMBED_FUNC, export_of(instance, "f")};
    embed_extern_keep(store, func);
    reclaim_and_hear(&heard);
    for (int i = 0; i < FUNCS; i++) {
        assert_int_equal(heard.funcs[f[i]], i < 5);
        assert_int_equal(heard.released[f[i]], i >= 5);
    }
    /* Of the instance the global is left: what only its other members reach goes, once. */
    embed_extern_keep(store, global);
    embed_extern_drop(store, func);
    embed_ref_drop(store, kept);
    embed_extern_drop(store, (Embed_extern){EMBED_FUNC, f[4]});
    for (int round = 0; round < 2; round++) {
        reclaim_and_hear(&heard);
        for (int i = 0; i < FUNCS; i++) {
            assert_int_equal(heard.funcs[f[i]], i == 1);
            assert_int_equal(heard.released[f[i]], round == 0 && i != 1 && i < 5);
        }
    }
    /* Who calls what he gave up is told so. */
    assert_int_equal(embed_func_invoke(store, f[7], NULL, 0, NULL, &failure), EMBED_CRASH);
    embed_store_free(store);
    embed_module_free(module);
}

/* A host function that needs its own instance keeps it only while something else does: a cycle through the host. */
static void t_cycles_through_the_host(void **state)
{
    (void)state;
    Heard heard = {.store = embed_store_init()};
    Embed_store *store = heard.store;
    embed_store_on_reclaim(store, &hearing, &heard);
    Embed_module *module = module_of_text("(module (import \"\" \"f\" (func $f))"
                                          "  (memory (export \"m\") 1) (func (export \"f\")"
                                          "    (i32.store8 (i32.const 0) (i32.const 1))))");
    uint32_t f = host_in(&heard), mems[2];
    Embed_instance *instances[2];
    Embed_failure failure;
    Embed_extern host = {EMBED_FUNC, f};
    for (int i = 0; i < 2; i++) {
        assert_int_equal(embed_module_instantiate(store, module, &host, 1, &instances[i], &failure),
                         EMBED_OK);
        mems[i] = export_of(instances[i], "m");
        assert_int_equal(
            embed_func_invoke(store, export_of(instances[i], "f"), NULL, 0, NULL, &failure),
            EMBED_OK);
    }
    /* F uses the first instance's memory; so does, thereby, the second instance, which is kept. */
    heard.when = host;
    heard.at = (Embed_extern){EMBED_FUNC, export_of(instances[0], "f")};
    heard.ties = true;
    Embed_extern kept = {EMBED_FUNC, export_of(instances[1], "f")};
    embed_extern_keep(store, kept);
    reclaim_and_hear(&heard);
    assert_int_equal(heard.settled, 2);
    assert_int_equal(heard.released[f], 0);
    assert_int_equal(embed_mem_size(store, mems[0]), 1);
    assert_int_equal(embed_mem_size(store, mems[1]), 1);
    /* Code that stays runs on; code that went is made anew. */
    assert_int_equal(embed_func_invoke(store, kept.addr, NULL, 0, NULL, &failure), EMBED_OK);
    embed_extern_drop(store, kept);
    reclaim_and_hear(&heard);
    assert_int_equal(heard.settled, 1);
    assert_int_equal(heard.released[f], 1);
    assert_int_equal(embed_mem_size(store, mems[0]), 0);
    assert_int_equal(embed_mem_size(store, mems[1]), 0);
    assert_null(store_of(store)->codes);
    assert_int_equal(embed_func_invoke(store, kept.addr, NULL, 0, NULL, &failure), EMBED_TRAP);
    embed_store_free(store);
    embed_module_free(module);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_host_values),
        cmocka_unit_test(t_host_functions),
        cmocka_unit_test(t_cycles_through_the_host),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
