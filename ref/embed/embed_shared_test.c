/* embed/embed_shared_test.c: agents, each a thread with a store of its own, over one shared memory. */
#include "embed/embed_test.h"

#include <pthread.h>
#include <time.h>

enum { PAGE = 65536, ADDS = 500000, GROWTHS = 200 };

static const char *const agent_text =
    "(module (import \"\" \"m\" (memory 1 1000 shared))"
    "  (func (export \"add\") (param i32) (result i32)"
    "    (loop (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))"
    "      (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))"
    "    (i32.const 0))"
    /* Increments the number at 0 by compare and exchange. */
    "  (func (export \"exchange\") (param i32) (result i32) (local $old i64)"
    "    (loop $next"
    "      (loop $again (local.set $old (i64.atomic.load (i32.const 0)))"
    "        (br_if $again (i64.ne (local.get $old) (i64.atomic.rmw.cmpxchg (i32.const 0)"
    "          (local.get $old) (i64.add (local.get $old) (i64.const 1))))))"
    "      (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))"
    "    (i32.const 0))"
    /* A ball at 8: player 1 takes it when it is 1 and makes it 2, player 2 the other way round. */
    "  (func (export \"play\") (param $me i32) (result i32) (local $left i32)"
    "    (local.set $left (i32.const 2000))"
    "    (loop $next"
    "      (block $mine (loop $wait"
    "        (br_if $mine (i32.eq (i32.atomic.load (i32.const 8)) (local.get $me)))"
    "        (drop (memory.atomic.wait32 (i32.const 8) (i32.sub (i32.const 3) (local.get $me))"
    "          (i64.const -1)))"
    "        (br $wait)))"
    "      (i32.atomic.store (i32.const 8) (i32.sub (i32.const 3) (local.get $me)))"
    "      (drop (memory.atomic.notify (i32.const 8) (i32.const 1)))"
    "      (br_if $next (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))"
    "    (local.get $left))"
    /* Adds up what each growth returns. */
    "  (func (export \"grow\") (param i32) (result i32) (local $sum i32)"
    "    (loop (local.set $sum (i32.add (local.get $sum) (memory.grow (i32.const 1))))"
    "      (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))"
    "    (local.get $sum))"
    "  (func (export \"size\") (param i32) (result i32) (memory.size))"
    "  (func (export \"load\") (param i32) (result i32) (i32.load (local.get 0)))"
    "  (func (export \"fill\") (param i32) (result i32)"
    "    (memory.fill (local.get 0) (i32.const 1) (i32.const 16))"
    "    (memory.copy (local.get 0) (i32.add (local.get 0) (i32.const 16)) (i32.const 16))"
    "    (i32.const 0))"
    "  (func (export \"wait32\") (param i32) (result i32)"
    "    (memory.atomic.wait32 (local.get 0) (i32.const 0) (i64.const -1)))"
    "  (func (export \"wait64\") (param i32) (result i32)"
    "    (memory.atomic.wait64 (local.get 0) (i64.const 0) (i64.const -1)))"
    "  (func (export \"briefly\") (param i32) (result i32)"
    "    (memory.atomic.wait32 (local.get 0) (i32.const 0) (i64.const 1000000)))"
    "  (func (export \"notify\") (param i32) (result i32)"
    "    (memory.atomic.notify (local.get 0) (i32.const -1))))";

/* An agent; GROWTHS of its memory that the hook heard of last. */
typedef struct Agent {
    pthread_t thread;
    Embed_store *store;
    Embed_instance *instance;
    uint32_t mem;
    const char *call;
    int32_t arg;
    Embed_result result;
    Embed_value value;
    Embed_failure failure;
    uint64_t heard, old_pages, new_pages;
} Agent;

static Embed_module *module;

static Embed_module *module_with_threads(const char *text)
{
    Embed_features features = embed_features_default();
    Embed_failure failure;
    Embed_module *made;
    const char *bad;
    size_t bad_len;
    assert_true(embed_features_switch(&features, "+threads", &bad, &bad_len));
    if (embed_module_parse(text, strlen(text), features, &made, &failure) ||
        embed_module_validate(made, &failure))
        fail_msg("%s", failure.message);
    return made;
}

static void hear(void *data, Embed_store *store, uint32_t memaddr, uint64_t old_pages,
                 uint64_t new_pages)
{
    Agent *agent = data;
    assert_ptr_equal(store, agent->store);
    assert_int_equal(memaddr, agent->mem);
    agent->heard++;
    agent->old_pages = old_pages;
    agent->new_pages = new_pages;
}

/* An agent with memory MEM of its new store. */
static Embed_instance *instance_over(Embed_store *store, uint32_t mem)
{
    Embed_extern import = {EMBED_MEM, mem};
    Embed_instance *instance;
    Embed_failure failure;
    assert_int_equal(embed_module_instantiate(store, module, &import, 1, &instance, &failure),
                     EMBED_OK);
    return instance;
}

static void agent_init(Agent *agent, Embed_shared *shared)
{
    *agent = (Agent){.store = embed_store_init()};
    agent->mem = embed_mem_adopt(agent->store, shared);
    embed_store_on_grow(agent->store, hear, agent);
    agent->instance = instance_over(agent->store, agent->mem);
}

static uint32_t call(Agent *agent, const char *name, uint32_t arg)
{
    Embed_value in = {.type = {.kind = EMBED_I32}, .i32 = arg};
    agent->result = embed_func_invoke(agent->store, export_of(agent->instance, name), &in, 1,
                                      &agent->value, &agent->failure);
    return agent->value.i32;
}

static void *run(void *data)
{
    Agent *agent = data;
    call(agent, agent->call, (uint32_t)agent->arg);
    return NULL;
}

static void start(Agent *agent, const char *name, int32_t arg)
{
    agent->call = name;
    agent->arg = arg;
    assert_int_equal(pthread_create(&agent->thread, NULL, run, agent), 0);
}

/* Starts what waits for ever, and comes back when it does. */
static void start_waiting(Agent *agent, const char *name, int32_t arg)
{
    start(agent, name, arg);
    const struct timespec short_time = {.tv_nsec = 100000};
    while (!embed_store_is_stuck(agent->store))
        nanosleep(&short_time, NULL);
}

static uint32_t join(Agent *agent)
{
    pthread_join(agent->thread, NULL);
    return agent->value.i32;
}

static uint32_t both(Agent *agents, const char *name, int32_t first, int32_t second)
{
    start(&agents[0], name, first);
    start(&agents[1], name, second);
    uint32_t sum = join(&agents[0]) + join(&agents[1]);
    for (int i = 0; i < 2; i++)
        assert_int_equal(agents[i].result, EMBED_OK);
    return sum;
}

/* Two agents over a new shared memory; its store is gone when they begin. */
static int set_up(void **state)
{
    static Agent agents[2];
    module = module_with_threads(agent_text);
    Embed_store *store = embed_store_init();
    Embed_externtype type = {.kind = EMBED_MEM,
                             .shared = true,
                             .page_log2 = 16,
                             .limits = {.min = 1, .max = 1000, .has_max = true}};
    uint32_t mem;
    Embed_failure failure;
    assert_int_equal(embed_mem_alloc(store, &type, &mem, &failure), EMBED_OK);
    Embed_shared *shared = embed_mem_share(store, mem);
    agent_init(&agents[0], shared);
    agent_init(&agents[1], shared);
    uint64_t len;
    assert_ptr_equal(embed_shared_data(shared, &len), embed_mem_data(store, mem, &len));
    assert_int_equal(len, PAGE);
    embed_shared_keep(shared);
    embed_shared_drop(shared);
    embed_store_free(store);
    embed_shared_drop(shared);
    *state = agents;
    return 0;
}

static int tear_down(void **state)
{
    Agent *agents = *state;
    for (int i = 0; i < 2; i++)
        embed_store_free(agents[i].store);
    embed_module_free(module);
    return 0;
}

static void t_add(void **state)
{
    Agent *agents = *state;
    both(agents, "add", ADDS, ADDS);
    assert_int_equal(call(&agents[0], "load", 0), 2 * ADDS);
    both(agents, "exchange", ADDS, ADDS);
    assert_int_equal(call(&agents[1], "load", 0), 4 * ADDS);
}

static void t_ping_pong(void **state)
{
    Agent *agents = *state;
    uint64_t len;
    embed_mem_data(agents[0].store, agents[0].mem, &len)[8] = 1;
    assert_int_equal(both(agents, "play", 1, 2), 0);
    assert_int_equal(call(&agents[0], "load", 8), 1);
}

/* Every growth returns another size, and all of them add up. */
static void t_grow_at_once(void **state)
{
    Agent *agents = *state;
    uint32_t n = 2 * GROWTHS;
    assert_int_equal(both(agents, "grow", GROWTHS, GROWTHS), n * (n + 1) / 2);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(agents[i].heard, GROWTHS);
        assert_int_equal(call(&agents[i], "size", 0), n + 1);
    }
}

/* One agent's growth is the other's at its next look, of whatever kind; its hook hears of it when the host looks. */
static void t_grow_is_seen(void **state)
{
    Agent *agents = *state;
    Agent *a = &agents[0], *b = &agents[1];
    uint64_t before;
    call(b, "load", PAGE - 3);
    assert_int_equal(b->result, EMBED_TRAP);
    call(a, "grow", 1);
    call(b, "load", PAGE - 3);
    assert_int_equal(b->result, EMBED_OK);
    call(b, "fill", 2 * PAGE - 32);
    assert_int_equal(b->result, EMBED_OK);
    call(b, "fill", 2 * PAGE - 31);
    assert_int_equal(b->result, EMBED_TRAP);
    assert_int_equal(b->heard, 0);
    assert_int_equal(embed_mem_size(b->store, b->mem), 2);
    assert_int_equal(b->heard, 1);
    assert_int_equal(b->old_pages, 1);
    assert_int_equal(b->new_pages, 2);
    assert_int_equal(embed_mem_size(b->store, b->mem), 2);
    assert_int_equal(b->heard, 1);
    uint8_t byte;
    assert_int_equal(embed_mem_grow_from(b->store, b->mem, 3, &before, &b->failure), EMBED_OK);
    assert_int_equal(before, 2);
    assert_int_equal(embed_mem_write(a->store, a->mem, 5 * PAGE - 1, 9, &a->failure), EMBED_OK);
    assert_int_equal(embed_mem_read(b->store, b->mem, 5 * PAGE - 1, &byte, &b->failure), EMBED_OK);
    assert_int_equal(byte, 9);
    assert_int_equal(embed_mem_write(a->store, a->mem, 5 * PAGE, 9, &a->failure), EMBED_LIMIT);
    Embed_externtype type;
    embed_mem_type(a->store, a->mem, &type);
    assert_int_equal(type.limits.min, 5);
    assert_int_equal(embed_mem_grow_from(a->store, a->mem, 996, &before, &a->failure), EMBED_LIMIT);
    /* An import is as large as the memory is now. */
    instance_over(a->store, a->mem);
}

/* What the host notifies wakes code, and the other way round. */
static void t_wait_with_the_host(void **state)
{
    Agent *agents = *state;
    Agent *a = &agents[0], *b = &agents[1];
    uint64_t len;
    uint8_t *data = embed_mem_data(b->store, b->mem, &len);
    assert_int_equal(embed_notify(data + 16, 1), 0);
    start_waiting(a, "wait32", 16);
    assert_int_equal(embed_notify(data + 16, 1), 1);
    assert_int_equal(join(a), 0);
    start_waiting(a, "wait64", 16);
    assert_int_equal(call(b, "notify", 24), 0);
    assert_int_equal(call(b, "notify", 16), 1);
    assert_int_equal(join(a), 0);
    assert_int_equal(embed_store_wait(b->store, data + 16, 4, 1, -1), EMBED_WAIT_NOT_EQUAL);
    assert_int_equal(embed_store_wait(b->store, data + 16, 8, 0, 1000), EMBED_WAIT_TIMED_OUT);
    assert_int_equal(call(a, "briefly", 16), 2);
    data[16] = 1;
    assert_int_equal(call(a, "wait32", 16), 1);
}

/* An agent that is to end leaves its wait. */
static void t_interrupt(void **state)
{
    Agent *agents = *state;
    Agent *a = &agents[0];
    start_waiting(a, "wait32", 16);
    assert_false(embed_store_is_stuck(agents[1].store));
    embed_store_interrupt(a->store);
    join(a);
    assert_int_equal(a->result, EMBED_EXHAUSTION);
    assert_string_equal(a->failure.kind, "interrupted");
    assert_int_equal(a->failure.features, 0);
    uint64_t len;
    const uint8_t *data = embed_mem_data(a->store, a->mem, &len);
    assert_int_equal(embed_store_wait(a->store, data, 4, 0, -1), EMBED_WAIT_INTERRUPTED);
    call(a, "size", 0);
    assert_int_equal(a->result, EMBED_OK);
}

/* Who is left alone does not wait for anybody, unless the host knows better. */
static void t_alone(void **state)
{
    Agent *agents = *state;
    Agent *a = &agents[0];
    embed_store_free(agents[1].store);
    agents[1].store = NULL;
    call(a, "wait32", 16);
    assert_int_equal(a->result, EMBED_EXHAUSTION);
    assert_string_equal(a->failure.kind, "wait that nothing can end");
    embed_store_waits(a->store, true);
    start_waiting(a, "wait32", 16);
    uint64_t len;
    assert_int_equal(embed_notify(embed_mem_data(a->store, a->mem, &len) + 16, 1), 1);
    assert_int_equal(join(a), 0);
    assert_int_equal(a->result, EMBED_OK);
}

static void t_unshared(void **state)
{
    (void)state;
    Embed_store *store = embed_store_init();
    Embed_externtype type = {.kind = EMBED_MEM, .page_log2 = 16, .limits = {.min = 1}};
    uint32_t mem;
    Embed_failure failure;
    assert_int_equal(embed_mem_alloc(store, &type, &mem, &failure), EMBED_OK);
    assert_null(embed_mem_share(store, mem));
    embed_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(t_add, set_up, tear_down),
        cmocka_unit_test_setup_teardown(t_ping_pong, set_up, tear_down),
        cmocka_unit_test_setup_teardown(t_grow_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(t_grow_is_seen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(t_wait_with_the_host, set_up, tear_down),
        cmocka_unit_test_setup_teardown(t_interrupt, set_up, tear_down),
        cmocka_unit_test_setup_teardown(t_alone, set_up, tear_down),
        cmocka_unit_test(t_unshared),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
