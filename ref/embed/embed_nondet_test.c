/* embed/embed_nondet_test.c: what the specification leaves open, settled by the host. */
#include "embed/embed_test.h"

static const char text[] =
    "(module (memory 1) (table 0 funcref)"
    "(func (export \"nan\") (result i32)"
    "  (i32.reinterpret_f32 (f32.div (f32.const 0) (f32.const 0))))"
    "(func (export \"min\") (result i32)"
    "  (f32x4.extract_lane 0 (f32x4.relaxed_min (v128.const f32x4 0 0 0 0)"
    "    (v128.const f32x4 nan 0 0 0))) (i32.reinterpret_f32))"
    "(func (export \"grow\") (result i32) (memory.grow (i32.const 1)))"
    "(func (export \"huge\") (result i32) (memory.grow (i32.const 70000)))"
    "(func (export \"table\") (result i32) (table.grow (ref.null func) (i32.const 100000000)))"
    "(func $deep (export \"deep\") (param i32) (result i32)"
    "  (if (result i32) (local.get 0)"
    "    (then (call $deep (i32.sub (local.get 0) (i32.const 1)))) (else (i32.const 7)))))";

enum { MINUS_1 = -1, SEEDS = 64 };

typedef struct World {
    Embed_module *module;
    Embed_store *store;
    Embed_instance *instance;
} World;

static World world_new(void)
{
    World world = {.module = module_of_text(text), .store = embed_store_init()};
    world.instance = instance_in(world.store, world.module);
    return world;
}

static void world_free(World *world)
{
    embed_store_free(world->store);
    embed_module_free(world->module);
}

/* What the export FIELD returns for ARGUMENT (deep alone takes one). */
static Embed_result call(const World *world, const char *field, uint32_t argument, int32_t *out)
{
    Embed_value arg = I32(argument), result = {0};
    Embed_failure failure = {.result = EMBED_OK};
    uint32_t args_n = strcmp(field, "deep") == 0;
    Embed_result r = embed_func_invoke(world->store, export_of(world->instance, field), &arg,
                                       args_n, &result, &failure);
    *out = (int32_t)result.i32;
    return r;
}

static int32_t returned(const World *world, const char *field)
{
    int32_t i = 0;
    assert_int_equal(call(world, field, 0, &i), EMBED_OK);
    return i;
}

static void t_deterministic(void **state)
{
    (void)state;
    World world = world_new();
    int32_t i;
    assert_int_equal(returned(&world, "nan"), 0x7FC00000);
    assert_int_equal(returned(&world, "min"), 0x7FC00000);
    assert_int_equal(returned(&world, "grow"), 1);
    assert_int_equal(call(&world, "deep", 10000, &i), EMBED_OK);
    world_free(&world);
}

/* The settings are the store's: another one in the same thread keeps its own. */
static void t_seeded(void **state)
{
    (void)state;
    World plain = world_new();
    unsigned negative = 0, refused = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        World world = world_new();
        embed_store_nondet(world.store, EMBED_SEEDED & ~(unsigned)EMBED_CHOICE_RELAXED, seed << 14);
        int32_t z = returned(&world, "nan");
        assert_int_equal(z & INT32_MAX, 0x7FC00000);
        negative += z < 0;
        refused += returned(&world, "grow") == MINUS_1;
        assert_int_equal(returned(&plain, "nan"), 0x7FC00000);
        world_free(&world);
    }
    assert_in_range(negative, SEEDS / 4, SEEDS - SEEDS / 4);
    assert_in_range(refused, SEEDS / 4, SEEDS - SEEDS / 4);
    world_free(&plain);
}

static void t_relaxed(void **state)
{
    (void)state;
    /* R_fmin: the NaN that fmin gives, the first operand, the second one, the one that is no NaN */
    const int32_t due[4] = {0x7FC00000, 0, 0x7FC00000, 0};
    World world = world_new();
    for (uint64_t seed = 0; seed < 4; seed++) {
        embed_store_nondet(world.store, EMBED_CHOICE_RELAXED, seed << 1);
        assert_int_equal(returned(&world, "min"), due[seed]);
    }
    embed_store_nondet(world.store, EMBED_DETERMINISTIC, 1 << 1);
    assert_int_equal(returned(&world, "min"), due[0]);
    world_free(&world);
}

static void t_exhaustion(void **state)
{
    (void)state;
    World world = world_new();
    int32_t i;
    embed_store_nondet(world.store, EMBED_CHOICE_EXHAUSTION, 0);
    assert_int_equal(call(&world, "deep", 254, &i), EMBED_OK);
    assert_int_equal(i, 7);
    assert_int_equal(call(&world, "deep", 257, &i), EMBED_EXHAUSTION);
    embed_store_nondet(world.store, EMBED_CHOICE_EXHAUSTION, 1 << 11);
    assert_int_equal(call(&world, "deep", 257, &i), EMBED_OK);
    assert_int_equal(call(&world, "deep", 513, &i), EMBED_EXHAUSTION);
    world_free(&world);
}

static void t_choices(void **state)
{
    (void)state;
    World world = world_new();
    int32_t i;
    (void)returned(&world, "nan");
    assert_int_equal(embed_store_choices(world.store), 0);
    assert_int_equal(returned(&world, "nan"), 0x7FC00000);
    assert_int_equal(embed_store_choices(world.store), EMBED_CHOICE_NAN);
    assert_int_equal(embed_store_choices(world.store), 0);
    (void)returned(&world, "min");
    assert_int_equal(embed_store_choices(world.store), EMBED_CHOICE_NAN | 3 << 1);
    (void)returned(&world, "grow");
    assert_int_equal(embed_store_choices(world.store), EMBED_CHOICE_GROWTH);
    assert_int_equal(returned(&world, "huge"), MINUS_1); /* as its type says */
    assert_int_equal(embed_store_choices(world.store), EMBED_CHOICE_GROWTH);
    assert_int_equal(returned(&world, "table"), MINUS_1); /* as this machine says */
    assert_int_equal(embed_store_choices(world.store),
                     EMBED_CHOICE_GROWTH | EMBED_CHOICE_EXHAUSTION);
    assert_int_equal(call(&world, "deep", 5, &i), EMBED_OK);
    assert_int_equal(embed_store_choices(world.store), 0);
    assert_int_equal(call(&world, "deep", 1000000, &i), EMBED_EXHAUSTION);
    assert_int_equal(embed_store_choices(world.store), EMBED_CHOICE_EXHAUSTION);
    world_free(&world);
}

static void t_choice_name(void **state)
{
    (void)state;
    Embed_choices all = 0, set;
    for (unsigned i = 0; embed_choice_name(i, &set); i++) {
        assert_int_equal(all & set, 0);
        all |= set;
    }
    assert_int_equal(all, EMBED_SEEDED);
    assert_string_equal(embed_choice_name(0, &set), "nan");
    assert_int_equal(set, EMBED_CHOICE_NAN);
}

/* Joined or not, code does the same. */
static void t_plain(void **state)
{
    (void)state;
    World world = {.module = module_of_text(text), .store = embed_store_init()};
    int32_t i;
    embed_store_plain(world.store);
    world.instance = instance_in(world.store, world.module);
    assert_int_equal(call(&world, "deep", 100, &i), EMBED_OK);
    assert_int_equal(i, 7);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_deterministic), cmocka_unit_test(t_seeded),
        cmocka_unit_test(t_relaxed),       cmocka_unit_test(t_exhaustion),
        cmocka_unit_test(t_choices),       cmocka_unit_test(t_choice_name),
        cmocka_unit_test(t_plain),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
