/* exec/invoke_test.c: host functions, runs within runs, fuel, and where failures are told to be. */
#include "text/text.h"
#include "valid/valid.h"

#include "exec/testing.h"
#include "syntax/limits.h"

/* What a host function of these tests does. */
typedef struct Host {
    Funcinst *callee; /* called with the arguments */
    Moduleinst *caller;
    unsigned calls;
} Host;

static Result host_call(void *data, Store *store, Moduleinst *caller, const Value *args,
                        Value *results, Failure *failure)
{
    Host *host = data;
    host->calls++;
    host->caller = caller;
    return host->callee ? invoke(store, host->callee, args, results, failure) : RESULT_OK;
}

static Result host_trap(void *data, Store *store, Moduleinst *caller, const Value *args,
                        Value *results, Failure *failure)
{
    (void)data, (void)store, (void)caller, (void)args, (void)results;
    return (fail)(failure, ERR_host_trap, pos_none(), "as told");
}

/* (i32 v128 f64) -> (f64 v128 i32), the values in reverse order. */
static Result host_reverse(void *data, Store *store, Moduleinst *caller, const Value *args,
                           Value *results, Failure *failure)
{
    (void)data, (void)store, (void)caller, (void)failure;
    results[0] = args[2];
    results[1] = args[1];
    results[2] = args[0];
    return RESULT_OK;
}

static const Deftype *functype(Resulttype params, Resulttype results)
{
    return deftype_of(intern_functype(params, results));
}

/* An instance of TEXT, whose one import is the host function. */
static Moduleinst *with_host(World *world, const char *text, Hostfunc *func, void *data)
{
    const Module *module = world_module(world, text);
    Externtype xt = clos_externtype(module->imports[0].xt, module->deftypes);
    Externaddr addr = {EXTERN_FUNC, alloc_hostfunc(world->store, deftype_of(xt.use.x), func, data)};
    Moduleinst *instance;
    assert_int_equal(instantiate(world->store, module, &addr, 1, &instance, &world->failure),
                     RESULT_OK);
    return instance;
}

static void t_host_values(void **state)
{
    static const char text[] =
        "(type $t (func (param i32 v128 f64) (result f64 v128 i32)))"
        "(import \"h\" \"f\" (func $h (type $t))) (table funcref (elem $h))"
        "(export \"direct\" (func $h))"
        "(func (export \"call\") (type $t) (i64.const 9)"
        "  (call $h (local.get 0) (local.get 1) (local.get 2)) (return))"
        "(func (export \"tail\") (type $t) (local i64)"
        "  (return_call $h (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"table\") (type $t)"
        "  (call_indirect (type $t) (local.get 0) (local.get 1) (local.get 2) (i32.const 0)))"
        "(func (export \"ref\") (type $t)"
        "  (call_ref $t (local.get 0) (local.get 1) (local.get 2) (ref.func $h)))";
    static const char *const names[] = {"direct", "call", "tail", "table", "ref"};
    (void)state;
    for (int plain = 0; plain < 2; plain++) {
        World world = world_new(plain);
        Moduleinst *instance = with_host(&world, text, host_reverse, NULL);
        for (size_t i = 0; i < LENGTH(names); i++) {
            Row row = {names[i], {1, 2, 3, 4}, ERR_none, {4, 2, 3, 1}};
            check_row(instance, &row);
        }
        world_free(&world);
    }
}

/* A host function that calls back runs above the frames that wait for it, and knows who calls it. */
static void t_reentry(void **state)
{
    static const char text[] =
        "(import \"h\" \"f\" (func $h (param i32) (result i32)))"
        "(func (export \"f\") (param i32) (result i32) (local i64)"
        "  (local.set 1 (i64.const 5))"
        "  (if (i32.eqz (local.get 0)) (then (return (i32.const 100))))"
        "  (i32.add (i32.const 1) (call $h (i32.sub (local.get 0) (i32.const 1)))))"
        "(func (export \"g\") (param i32) (result i32)"
        "  (i32.add (local.get 0) (call $h (local.get 0))))";
    (void)state;
    World world = world_new(false);
    Host host = {0};
    Moduleinst *instance = with_host(&world, text, host_call, &host);
    host.callee = exported_func(instance, "f");
    Row row = {"f", {50}, ERR_none, {150}};
    check_row(instance, &row);
    assert_int_equal(host.calls, 50);
    assert_ptr_equal(host.caller, instance);
    Row outer = {"g", {3}, ERR_none, {106}};
    check_row(instance, &outer);
    Row deep = {"f", {LIMIT_host_depth + 10}, ERR_call_stack_exhausted, {0}};
    check_row(instance, &deep);
    check_row(instance, &row); /* what failed leaves nothing behind */
    assert_int_equal(world.store->machine->depth, LIMIT_call_depth);
    assert_ptr_equal(world.store->machine->free, world.store->machine->stack);
    world_free(&world);
}

static void t_host_failure(void **state)
{
    static const char text[] = "(import \"h\" \"f\" (func $h))"
                               "(func (export \"f\") (nop) (call $h))"
                               "(func (export \"tail\") (return_call $h))";
    (void)state;
    World world = world_new(false);
    Moduleinst *instance = with_host(&world, text, host_trap, NULL);
    uint64_t out[WORDS];
    Failure failure = {0};
    assert_int_equal(call(instance, "f", NULL, out, &failure), RESULT_TRAP);
    assert_int_equal(failure.code, ERR_host_trap);
    assert_string_equal(failure.detail, "as told");
    assert_int_equal(failure.func, 1);
    assert_memory_equal(text + failure.pos.offset, "call $h", 7);
    assert_int_equal(call(instance, "tail", NULL, out, &failure), RESULT_TRAP);
    assert_int_equal(failure.func, 2);
    world_free(&world);
}

/* Throws the exception that DATA is. */
static Result host_throw(void *data, Store *store, Moduleinst *caller, const Value *args,
                         Value *results, Failure *failure)
{
    (void)caller, (void)args, (void)results, (void)failure;
    store->exception = exn_ref(data);
    return RESULT_EXCEPTION;
}

/* An exception passes through a host call to the handlers around it, but not to those left by a tail call. */
static void t_host_exception(void **state)
{
    static const char text[] =
        "(import \"h\" \"f\" (func $h)) (import \"h\" \"t\" (tag $t (param i64)))"
        "(func (export \"caught\") (result i64)"
        "  (i32.const 1) (block $c (result i64)"
        "    (try_table (catch $t $c) (i32.const 2) (call $h) (drop)) (i64.const 0))"
        "  (return))"
        "(func $leaves (block (try_table (catch_all 0) (return_call $h))))"
        "(func (export \"outer\") (result i64)"
        "  (block $c (result i64) (try_table (catch $t $c) (call $leaves)) (i64.const 1)))"
        "(func (export \"not_caught\") (call $h))";
    static const Row rows[] = {
        {"caught", {0}, 0, {77}},
        {"outer", {0}, 0, {77}},
        {"not_caught", {0}, ERR_uncaught_exception, {0}},
        {"caught", {0}, 0, {77}},
    };
    (void)state;
    Valtype i64 = VALTYPE(VT_I64);
    World world = world_new(false);
    Store *store = world.store;
    uint32_t tag = alloc_tag(store, functype((Resulttype){1, &i64}, (Resulttype){0}));
    Slot field = 77;
    Exninst *exn = alloc_exn(store, store->tags[tag], &field);
    uint32_t func =
        alloc_hostfunc(store, functype((Resulttype){0}, (Resulttype){0}), host_throw, exn);
    Externaddr externs[] = {{EXTERN_FUNC, func}, {EXTERN_TAG, tag}};
    Moduleinst *instance;
    assert_int_equal(
        instantiate(store, world_module(&world, text), externs, 2, &instance, &world.failure),
        RESULT_OK);
    for (size_t i = 0; i < LENGTH(rows); i++)
        check_row(instance, &rows[i]);
    assert_int_equal(store->exception, exn_ref(exn));
    Failure failure = {0};
    assert_int_equal(invoke(store, store->funcs[func], NULL, NULL, &failure), RESULT_EXCEPTION);
    assert_int_equal(failure.code, ERR_uncaught_exception);
    world_free(&world);
}

/* Fuel bounds what would not end, in loops and in recursion, and can be set again at any time. */
static void t_fuel(void **state)
{
    static const char text[] =
        "(func (export \"loop\") (loop (br 0)))"
        "(func $f (export \"tail\") (return_call $f))"
        "(func (export \"count\") (param i32)"
        "  (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))";
    static const Row rows[] = {
        {"count", {1000}, 0, {0}},
        {"loop", {0}, ERR_fuel_exhausted, {0}},
        {"count", {1}, ERR_fuel_exhausted, {0}},
    };
    (void)state;
    for (int plain = 0; plain < 2; plain++) {
        World world = world_new(plain);
        Moduleinst *instance = world_instance(&world, text);
        check_row(instance, &rows[0]); /* without a bound; prepared before there is one */
        store_set_fuel(world.store, 2000);
        for (size_t i = 0; i < LENGTH(rows); i++)
            check_row(instance, &rows[i]);
        store_set_fuel(world.store, 1000);
        Row tail = {"tail", {0}, ERR_fuel_exhausted, {0}};
        check_row(instance, &tail);
        store_set_fuel(world.store, 0);
        check_row(instance, &rows[0]);
        world_free(&world);
    }
}

/* A host function that sets the bound while code runs. */
static Result host_set_fuel(void *data, Store *store, Moduleinst *caller, const Value *args,
                            Value *results, Failure *failure)
{
    (void)data, (void)caller, (void)results, (void)failure;
    store_set_fuel(store, args[0].i32);
    return RESULT_OK;
}

static void t_fuel_within(void **state)
{
    static const char text[] = "(import \"h\" \"f\" (func $h (param i32)))"
                               "(func $endless (loop (br 0)))"
                               "(func (export \"f\") (call $h (i32.const 100)) (call $endless))"
                               "(func (export \"g\") (call $h (i32.const 0)) (call $h (i32.const "
                               "100)) (call $h (i32.const 0)))";
    (void)state;
    World world = world_new(false);
    Moduleinst *instance = with_host(&world, text, host_set_fuel, NULL);
    Row endless = {"f", {0}, ERR_fuel_exhausted, {0}}, fine = {"g", {0}, 0, {0}};
    check_row(instance, &fine);
    check_row(instance, &endless);
    world_free(&world);
}

/* The hook hears of every growth, by 0 pages too, before the next instruction runs; it may call. */
typedef struct Growth {
    unsigned n;
    uint32_t addr;
    uint64_t from, to;
    Moduleinst *instance;
} Growth;

static void on_grow(void *data, Store *store, uint32_t memaddr, uint64_t old_pages,
                    uint64_t new_pages)
{
    Growth *growth = data;
    (void)store;
    growth->n++;
    growth->addr = memaddr;
    growth->from = old_pages;
    growth->to = new_pages;
    uint64_t args[] = {growth->n}, out[WORDS];
    Failure failure = {0};
    assert_int_equal(call(growth->instance, "note", args, out, &failure), RESULT_OK);
}

static void t_grow_hook(void **state)
{
    static const char text[] =
        "(memory 0) (memory $m 1 3) (global $noted (mut i32) (i32.const 0))"
        "(func (export \"note\") (param i32) (global.set $noted (local.get 0)))"
        "(func (export \"grow\") (param i32) (result i32 i32)"
        "  (memory.grow $m (local.get 0)) (global.get $noted))"
        "(export \"m\" (memory $m))";
    (void)state;
    World world = world_new(false);
    Moduleinst *instance = world_instance(&world, text);
    Growth growth = {.instance = instance};
    world.store->grow_hook = on_grow;
    world.store->grow_data = &growth;
    static const Row rows[] = {
        {"grow", {0}, 0, {1, 1}},
        {"grow", {1}, 0, {1, 2}},
        {"grow", {2}, 0, {UINT32_MAX, 2}}, /* refused: nothing to tell */
    };
    for (size_t i = 0; i < LENGTH(rows); i++)
        check_row(instance, &rows[i]);
    Meminst *mem = world.store->mems[exported(instance, "m").addr];
    uint64_t before;
    assert_true(grow_mem(world.store, mem, 1, &before));
    assert_int_equal(growth.n, 3);
    assert_int_equal(growth.addr, mem->addr);
    assert_int_equal(growth.from, 2);
    assert_int_equal(growth.to, 3);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_host_values),  cmocka_unit_test(t_reentry),
        cmocka_unit_test(t_host_failure), cmocka_unit_test(t_host_exception),
        cmocka_unit_test(t_fuel),         cmocka_unit_test(t_fuel_within),
        cmocka_unit_test(t_grow_hook),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
