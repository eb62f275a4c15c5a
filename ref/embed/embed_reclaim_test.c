/* embed/embed_reclaim_test.c: what is reachable survives while all else is reclaimed, wherever it is held. */
#include "embed/convert.h"
#include "embed/embed_test.h"
#include "runtime/reclaim.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

/* Each export holds a box of 42 in one place, allocates, and reads the box again. */
static const char *const places =
    "(module"
    "  (type $box (struct (field (mut i32))))"
    "  (type $node (struct (field v128) (field i8) (field (mut (ref null $node))) (field (ref null "
    "$box))))"
    "  (type $boxes (array (mut (ref null $box))))"
    "  (type $vectors (array v128))"
    "  (type $read (func (param (ref $box)) (result i32)))"
    "  (import \"\" \"call\" (func $host_call (param (ref $box)) (result (ref $box))))"
    "  (import \"\" \"catch\" (func $host_catch))"
    "  (tag $tag (param i64 (ref $box)))"
    "  (global $g (mut anyref) (ref.null any))"
    "  (global $g1 (ref $box) (struct.new $box (i32.const 20)))"
    "  (global $g2 (ref $box) (struct.new $box (i32.const 22)))"
    "  (global $e (mut externref) (ref.null extern))"
    "  (table $t 10 anyref (struct.new $box (i32.const 42)))"
    "  (table $x 10 exnref)"
    "  (elem $boxes (ref $box) (item (struct.new $box (i32.const 2))) (item (struct.new $box "
    "(i32.const 40)))"
    "    (item (struct.new $box (i32.const 3))))"
    "  (func $new (result (ref $box)) (struct.new $box (i32.const 42)))"
    "  (func $get (type $read) (struct.get $box 0 (local.get 0)))"
    "  (elem declare func $get)"
    "  (func $churn (export \"churn\") (local $n i32)"
    "    (local.set $n (i32.const 40))"
    "    (loop $l"
    "      (drop (struct.new $box (i32.const 13)))"
    "      (drop (array.new_default $boxes (i32.mul (local.get $n) (local.get $n))))"
    "      (drop (struct.new_default $node))"
    "      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))"
    "  (func $deep (param i32)"
    "    (if (local.get 0) (then (call $deep (i32.sub (local.get 0) (i32.const 1)))) (else (call "
    "$churn))))"
    "  (func (export \"stack\") (result i32) (call $new) (call $churn) (call $get))"
    "  (func (export \"stack below\") (result i32) (call $new) (i64.const 7) (call $deep "
    "(i32.const 30)) (drop)"
    "    (call $get))"
    "  (func (export \"local\") (result i32) (local $b (ref null $box))"
    "    (local.set $b (call $new)) (call $churn) (struct.get $box 0 (local.get $b)))"
    "  (func $parameter (param (ref $box)) (result i32) (call $churn) (call $get (local.get 0)))"
    "  (func (export \"parameter\") (result i32) (call $parameter (call $new)))"
    "  (func (export \"tail call\") (result i32) (return_call $parameter (call $new)))"
    "  (func (export \"call_ref\") (result i32) (call $new) (call $churn) (ref.func $get) "
    "(call_ref $read))"
    "  (func (export \"block\") (result i32)"
    "    (call $get (block $b (result (ref $box)) (br $b (call $new) (call $churn)))))"
    "  (func (export \"global\") (result i32) (global.set $g (call $new)) (call $churn)"
    "    (call $get (ref.cast (ref $box) (global.get $g))) (global.set $g (ref.i31 (i32.const 5))))"
    "  (func (export \"initial globals\") (result i32) (call $churn)"
    "    (i32.add (call $get (global.get $g1)) (call $get (global.get $g2))))"
    "  (func (export \"external\") (result i32) (global.set $e (extern.convert_any (call $new))) "
    "(call $churn)"
    "    (call $get (ref.cast (ref $box) (any.convert_extern (global.get $e)))) (global.set $e "
    "(ref.null extern)))"
    "  (func (export \"table\") (result i32) (call $churn) (call $get (ref.cast (ref $box) "
    "(table.get $t (i32.const 9)))))"
    "  (func (export \"table set\") (result i32) (table.set $t (i32.const 5) (call $new)) (call "
    "$churn)"
    "    (call $get (ref.cast (ref $box) (table.get $t (i32.const 5)))) (table.set $t (i32.const "
    "5) (ref.null any)))"
    "  (func (export \"field\") (result i32) (local $n (ref null $node))"
    "    (local.set $n (struct.new $node (v128.const i64x2 -1 -1) (i32.const 255) (ref.null $node) "
    "(call $new)))"
    "    (call $churn) (struct.get $box 0 (struct.get $node 3 (local.get $n))))"
    "  (func (export \"fields\") (result i32) (local $n (ref null $node)) (local $i i32)"
    "    (local.set $n (struct.new $node (v128.const i64x2 -1 -1) (i32.const 255) (ref.null $node) "
    "(call $new)))"
    "    (loop $l"
    "      (local.set $n (struct.new $node (v128.const i64x2 1 2) (i32.const 1) (local.get $n) "
    "(ref.null $box)))"
    "      (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const "
    "100))))"
    "    (call $churn)"
    "    (loop $l"
    "      (local.set $n (struct.get $node 2 (local.get $n)))"
    "      (br_if $l (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))"
    "    (struct.get $box 0 (struct.get $node 3 (local.get $n))))"
    "  (func (export \"element\") (result i32) (local $a (ref null $boxes))"
    "    (local.set $a (array.new_default $boxes (i32.const 7)))"
    "    (array.set $boxes (local.get $a) (i32.const 6) (call $new)) (call $churn)"
    "    (struct.get $box 0 (array.get $boxes (local.get $a) (i32.const 6))))"
    "  (func (export \"element of a large array\") (result i32) (local $a (ref null $boxes))"
    "    (local.set $a (array.new $boxes (call $new) (i32.const 5000))) (call $churn)"
    "    (struct.get $box 0 (array.get $boxes (local.get $a) (i32.const 4999))))"
    "  (func (export \"operands of array.new_fixed\") (result i32) (local $a (ref null $boxes))"
    "    (local.set $a (array.new_fixed $boxes 3 (call $new) (call $new) (call $new)))"
    "    (struct.get $box 0 (array.get $boxes (local.get $a) (i32.const 2))))"
    "  (func (export \"vectors\") (result i32) (local $a (ref null $vectors))"
    "    (local.set $a (array.new $vectors (v128.const i32x4 1 2 42 4) (i32.const 3))) (call "
    "$churn)"
    "    (i32x4.extract_lane 2 (array.get $vectors (local.get $a) (i32.const 2))))"
    "  (func (export \"segment\") (result i32) (call $churn)"
    "    (struct.get $box 0 (array.get $boxes (array.new_elem $boxes $boxes (i32.const 0) "
    "(i32.const 2)) (i32.const 0)))"
    "    (struct.get $box 0 (array.get $boxes (array.new_elem $boxes $boxes (i32.const 1) "
    "(i32.const 1)) (i32.const 0)))"
    "    (i32.add))"
    "  (func $throw (throw $tag (i64.const 1) (call $new)))"
    "  (func (export \"exception\") (result i32) (local $x exnref) (local $b (ref null $box))"
    "    (block $c (result i64 (ref $box) exnref)"
    "      (try_table (catch_ref $tag $c) (call $throw)) (unreachable))"
    "    (local.set $x) (drop) (drop) (call $churn)"
    "    (block $c (result i64 (ref $box)) (try_table (catch $tag $c) (throw_ref (local.get $x))) "
    "(unreachable))"
    "    (call $get) (br 0 (i32.const 0) (drop)) (drop) (drop))"
    "  (func (export \"exception in a table\") (result i32)"
    "    (block $c (result exnref) (try_table (catch_all_ref $c) (call $throw)) (unreachable))"
    "    (call $keep_exn) (call $churn)"
    "    (block $c (result i64 (ref $box))"
    "      (try_table (catch $tag $c) (throw_ref (table.get $x (i32.const 3)))) (unreachable))"
    "    (table.set $x (i32.const 3) (ref.null exn))"
    "    (call $second))"
    "  (func $keep_exn (param exnref) (table.set $x (i32.const 3) (local.get 0)))"
    "  (func $second (param i64 (ref $box)) (result i32) (call $get (local.get 1)))"
    "  (func (export \"throw after\") (call $churn) (call $throw))"
    "  (func (export \"exception through a host\") (result i32)"
    "    (block $c (result i64 (ref $box)) (try_table (catch $tag $c) (call $host_catch)) "
    "(unreachable))"
    "    (call $churn) (call $second))"
    "  (func (export \"argument of a host\") (result i32) (call $get (call $host_call (call "
    "$new))))"
    "  (func (export \"new\") (result (ref $box)) (call $new))"
    "  (func (export \"get\") (type $read) (call $get (local.get 0)))"
    "  (func (export \"cycles\") (local $a (ref null $node)) (local $i i32)"
    "    (loop $l"
    "      (local.set $a (struct.new $node (v128.const i64x2 1 2) (i32.const 1) (ref.null $node) "
    "(ref.null $box)))"
    "      (struct.set $node 2 (local.get $a)"
    "        (struct.new $node (v128.const i64x2 1 2) (i32.const 1) (local.get $a) (ref.null "
    "$box)))"
    "      (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const "
    "1000)))))"
    "  (func (export \"many\") (param $n i32)"
    "    (loop $l"
    "      (drop (struct.new $node (v128.const i64x2 1 2) (i32.const 1) (ref.null $node) (ref.null "
    "$box)))"
    "      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))";

typedef struct World {
    Embed_store *store;
    Embed_module *module;
    Embed_instance *instance;
} World;

static Embed_result call(const World *w, const char *export, Embed_value *args, uint32_t args_n,
                         Embed_value *result, Embed_failure *failure)
{
    return embed_func_invoke(w->store, export_of(w->instance, export), args, args_n, result,
                             failure);
}

static void must_call(const World *w, const char *export, Embed_value *args, uint32_t args_n,
                      Embed_value *result)
{
    Embed_failure failure;
    if (call(w, export, args, args_n, result, &failure))
        fail_msg("%s: %s", export, failure.message);
}

/* Allocates before it gives the argument back. */
static Embed_result host_call(void *data, Embed_store *store, Embed_instance *caller,
                              const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    (void)store, (void)caller, (void)failure;
    must_call(data, "churn", NULL, 0, NULL);
    results[0] = args[0];
    return EMBED_OK;
}

/* Passes an exception on. */
static Embed_result host_catch(void *data, Embed_store *store, Embed_instance *caller,
                               const Embed_value *args, Embed_value *results,
                               Embed_failure *failure)
{
    (void)store, (void)caller, (void)args, (void)results;
    return call(data, "throw after", NULL, 0, NULL, failure);
}

static bool resolve(void *data, Embed_store *store, Embed_name module, Embed_name field,
                    const Embed_externtype *type, Embed_extern *out)
{
    (void)module;
    Embed_hostfunc *host = field.len == 4 ? host_call : host_catch;
    *out = (Embed_extern){EMBED_FUNC, embed_func_alloc(store, type->deftype, host, data)};
    return true;
}

static void world_new(World *w, bool plain, uint32_t every)
{
    w->store = embed_store_init();
    store_of(w->store)->plain_code = plain;
    embed_store_reclaim_every(w->store, every);
    w->module = module_of_text(places);
    Embed_failure failure;
    if (embed_module_link(w->store, w->module, resolve, w, &w->instance, &failure))
        fail_msg("%s", failure.message);
}

static void world_free(World *w)
{
    embed_store_free(w->store);
    embed_module_free(w->module);
}

static uint64_t live(const World *w)
{
    embed_store_reclaim(w->store, false);
    return store_of(w->store)->heap.live;
}

/* Every export without parameters whose result is an i32 gives 42, and leaves nothing behind. */
static void t_places(void **state)
{
    (void)state;
    const uint32_t every[] = {1, 2, 7, 0};
    for (unsigned run = 0; run < 2 * sizeof every / sizeof *every; run++) {
        World w;
        world_new(&w, run % 2, every[run / 2]);
        uint64_t before = live(&w);
        unsigned places_n = 0;
        for (uint32_t i = 0; i < embed_module_exports(w.module); i++) {
            Embed_export export = embed_module_export(w.module, i);
            Embed_functype type;
            if (!embed_functype(export.type.deftype, &type) || type.params_n || !type.results_n ||
                type.results[0].kind != EMBED_I32)
                continue;
            char field[64];
            snprintf(field, sizeof field, "%.*s", (int)export.name.len, export.name.at);
            Embed_value result;
            must_call(&w, field, NULL, 0, &result);
            if (result.i32 != 42)
                fail_msg("%s: %u", field, result.i32);
            embed_store_throw(w.store, NULLREF);
            if (live(&w) != before)
                fail_msg("%s: %llu bytes stay", field, (unsigned long long)(live(&w) - before));
            places_n++;
        }
        assert_true(places_n > 20);
        world_free(&w);
    }
}

static void t_cycles(void **state)
{
    (void)state;
    World w;
    world_new(&w, false, 0);
    uint64_t before = live(&w);
    must_call(&w, "cycles", NULL, 0, NULL);
    assert_true(store_of(w.store)->heap.since > 90000);
    assert_int_equal(live(&w), before);
    world_free(&w);
}

/* What the host keeps stays, for as often as it keeps it. */
static void t_kept(void **state)
{
    (void)state;
    World w;
    world_new(&w, false, 1);
    uint64_t before = live(&w);
    Embed_value box, result;
    must_call(&w, "new", NULL, 0, &box);
    embed_ref_keep(w.store, box.ref);
    embed_ref_keep(w.store, box.ref);
    for (int drops = 0; drops < 2; drops++) {
        must_call(&w, "churn", NULL, 0, NULL);
        must_call(&w, "get", &box, 1, &result);
        assert_int_equal(result.i32, 42);
        embed_ref_drop(w.store, box.ref);
    }
    assert_int_equal(live(&w), before);
    embed_ref_drop(w.store, box.ref);
    const Embed_ref others[] = {NULLREF, HOST(4), {EMBED_REF_I31, 4}, {EMBED_REF_FUNC, 0}};
    for (int i = 0; i < 4; i++) {
        embed_ref_keep(w.store, others[i]);
        embed_ref_drop(w.store, others[i]);
    }
    assert_int_equal(live(&w), before);
    world_free(&w);
}

/* The fields of an exception that the host makes, and the exception that ended the last call. */
static void t_exceptions_of_the_host(void **state)
{
    (void)state;
    World w;
    world_new(&w, false, 1);
    Embed_value box, fields[2];
    Embed_valtype params[] = {NUM(EMBED_I32), nullable(EMBED_HEAP_ANY)};
    uint32_t tag =
        embed_tag_alloc(w.store, embed_deftype(&(Embed_functype){.params_n = 2, .params = params}));
    must_call(&w, "new", NULL, 0, &box);
    box.type = params[1];
    Embed_ref exn = embed_exn_alloc(w.store, tag, (Embed_value[]){I32(7), box});
    embed_ref_keep(w.store, exn);
    must_call(&w, "churn", NULL, 0, NULL);
    assert_int_equal(embed_exn_read(w.store, exn, fields, 2), 2);
    assert_int_equal(fields[0].i32, 7);
    fields[1].type = params[1];
    box.ref = fields[1].ref;
    Embed_failure failure;
    Embed_value result;
    must_call(&w, "get", &box, 1, &result);
    assert_int_equal(result.i32, 42);
    assert_int_equal(call(&w, "throw after", NULL, 0, NULL, &failure), EMBED_EXCEPTION);
    must_call(&w, "churn", NULL, 0, NULL);
    assert_int_equal(embed_exn_read(w.store, embed_store_exception(w.store), fields, 2), 2);
    must_call(&w, "get", &fields[1], 1, &result);
    assert_int_equal(result.i32, 42);
    world_free(&w);
}

/* 100 million structures in TOUCHSTONE_FULL, else 3 million; the address space that was used says the same. */
static void t_many(void **state)
{
    (void)state;
    const char *full = getenv("TOUCHSTONE_FULL");
    World w;
    world_new(&w, false, 0);
    Embed_value n = I32(full && *full == '1' ? 100000000 : 3000000);
    must_call(&w, "many", &n, 1, NULL);
    assert_true(store_of(w.store)->heap.committed <= 16 << 20);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    print_message("# %u structures: %ld KiB resident at most\n", n.i32, usage.ru_maxrss);
    assert_true(usage.ru_maxrss < 200 << 10);
    world_free(&w);
}

/* ---- memories and tables ---- */

static uint32_t memory_of(Embed_store *store, const Embed_instance *instance)
{
    Embed_extern item;
    assert_true(embed_instance_export(instance, name("m"), &item));
    return (void)store, item.addr;
}

static void t_externs(void **state)
{
    (void)state;
    Embed_store *store = embed_store_init();
    Embed_failure failure;
    /* Each instance has a memory; a function of b is in the table of a, one of c in a structure in a global of a. */
    Embed_module *a = module_of_text(
        "(module (type $f (func)) (type $s (struct (field funcref))) (memory (export \"m\") 1)"
        "  (table (export \"t\") 3 funcref) (global $g (export \"g\") (mut anyref) (ref.null any))"
        "  (elem anyref (item (struct.new $s (ref.null func))))"
        "  (func (export \"set\") (param funcref) (global.set $g (struct.new $s (local.get 0)))))");
    Embed_module *b = module_of_text("(module (memory (export \"m\") 1) (func (export \"f\")))");
    Embed_instance *ia = instance_in(store, a), *ib = instance_in(store, b),
                   *ic = instance_in(store, b), *id = instance_in(store, b);
    const Embed_instance *all[] = {ia, ib, ic, id};
    uint32_t table = export_of(ia, "t");
    Embed_ref fb = {EMBED_REF_FUNC, export_of(ib, "f")}, fc = {EMBED_REF_FUNC, export_of(ic, "f")};
    Embed_value fc_value = ref_value(EMBED_HEAP_FUNC, fc);
    assert_int_equal(embed_table_write(store, table, 1, fb, &failure), EMBED_OK);
    assert_int_equal(embed_func_invoke(store, export_of(ia, "set"), &fc_value, 1, NULL, &failure),
                     EMBED_OK);
    embed_store_reclaim(store, false);
    for (int i = 0; i < 4; i++)
        assert_int_equal(embed_mem_size(store, memory_of(store, all[i])), 1);
    Embed_extern kept = {EMBED_FUNC, export_of(ia, "set")};
    embed_extern_keep(store, kept);
    embed_store_reclaim(store, true);
    for (int i = 0; i < 4; i++)
        assert_int_equal(embed_mem_size(store, memory_of(store, all[i])), i < 3);
    assert_int_equal(embed_table_size(store, table), 3);
    assert_int_equal(store_of(store)->heap.live, 32);
    embed_extern_keep(store, (Embed_extern){EMBED_MEM, memory_of(store, ib)});
    embed_extern_keep(store, (Embed_extern){EMBED_GLOBAL, export_of(ia, "g")});
    embed_extern_drop(store, kept);
    embed_store_reclaim(store, true);
    for (int i = 0; i < 4; i++)
        assert_int_equal(embed_mem_size(store, memory_of(store, all[i])), i == 1 || i == 2);
    assert_int_equal(embed_table_size(store, table), 0);
    assert_int_equal(store_of(store)->heap.live, 16);
    embed_extern_drop(store, (Embed_extern){EMBED_GLOBAL, export_of(ia, "g")});
    embed_store_reclaim(store, true);
    assert_int_equal(store_of(store)->heap.live, 0);
    assert_int_equal(embed_global_read(store, export_of(ia, "g")).ref.kind, EMBED_REF_NULL);
    embed_store_free(store);
    embed_module_free(a);
    embed_module_free(b);
}

static Embed_result reclaim_all(void *data, Embed_store *store, Embed_instance *caller,
                                const Embed_value *args, Embed_value *results,
                                Embed_failure *failure)
{
    (void)data, (void)caller, (void)args, (void)results, (void)failure;
    embed_store_reclaim(store, true);
    return EMBED_OK;
}

/* While code runs nothing of its instances goes away. */
static void t_externs_while_running(void **state)
{
    (void)state;
    Embed_store *store = embed_store_init();
    Embed_module *module = module_of_text(
        "(module (import \"\" \"f\" (func $f)) (memory 1)"
        "  (func (export \"f\") (result i32) (i32.store (i32.const 8) (i32.const 42))"
        "    (call $f) (i32.load (i32.const 8))))");
    Embed_extern f = {EMBED_FUNC, embed_func_alloc(store, embed_deftype(&(Embed_functype){0}),
                                                   reclaim_all, NULL)};
    Embed_instance *instance;
    Embed_failure failure;
    Embed_value result;
    assert_int_equal(embed_module_instantiate(store, module, &f, 1, &instance, &failure), EMBED_OK);
    assert_int_equal(embed_func_invoke(store, export_of(instance, "f"), NULL, 0, &result, &failure),
                     EMBED_OK);
    assert_int_equal(result.i32, 42);
    embed_store_free(store);
    embed_module_free(module);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_places),
        cmocka_unit_test(t_cycles),
        cmocka_unit_test(t_kept),
        cmocka_unit_test(t_exceptions_of_the_host),
        cmocka_unit_test(t_many),
        cmocka_unit_test(t_externs),
        cmocka_unit_test(t_externs_while_running),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
