/* linking/instantiate_test.c: the order of instantiation, what children share, and what a failure among them leaves. */
#include "linking/testing.h"

#include <stdio.h>

/* Writes down digits, and has what children share. */
static const char recorder[] =
    "(module"
    "  (global $g (mut i64) (i64.const 0)) (memory $m (export \"m\") 1 4)"
    "  (table $t (export \"t\") 2 8 funcref) (global (export \"cell\") (mut i32) (i32.const 5))"
    "  (tag (export \"e\") (param i32))"
    "  (func (export \"log\") (param i32)"
    "    (global.set $g (i64.add (i64.mul (global.get $g) (i64.const 10))"
    "      (i64.extend_i32_u (local.get 0)))))"
    "  (func (export \"logged\") (result i64) (global.get $g))"
    "  (func (export \"at\") (param i32) (result i32) (i32.load8_u (local.get 0)))"
    "  (func (export \"pages\") (result i32) (memory.size))"
    "  (func (export \"elements\") (result i32) (table.size $t)))";

/* ---- order --------------------------------------------------------------------------------------------------- */

/* REQ L-094: Children run in the order of their definitions, each with its start function, and before anything of the parent: its
   segments and its start function come last. */
static void t_order(void **state)
{
    static const char text[] =
        "(module"
        "  (import \"r\" \"log\" (func $log (param i32))) (import \"r\" \"m\" (memory $m 1))"
        "  (module $C (import \"log\" (func $log (param i32))) (import \"n\" (global $n i32))"
        "    (import \"m\" (memory 1))"
        "    (func $start (call $log (i32.add (global.get $n) (i32.load8_u (i32.const 0)))))"
        "    (start $start))"
        "  (module $N (global (export \"1\") i32 (i32.const 1)) (global (export \"2\") i32 "
        "(i32.const 2))"
        "    (global (export \"3\") i32 (i32.const 3)))"
        "  (instance $n (instantiate $N))"
        "  (instance $b (instantiate $C (import \"log\" (func $log)) (import \"m\" (memory $m))"
        "    (import \"n\" (global $n \"2\"))))"
        "  (instance $a (instantiate $C (import \"log\" (func $log)) (import \"m\" (memory $m))"
        "    (import \"n\" (global $n \"1\"))))"
        "  (data (memory $m) (i32.const 0) \"\\04\")"
        "  (func $start (call $log (i32.load8_u $m (i32.const 0)))) (start $start)"
        "  (instance $c (instantiate $C (import \"log\" (func $log)) (import \"m\" (memory $m))"
        "    (import \"n\" (global $n \"3\")))))";
    (void)state;
    World world = world_new(false);
    Moduleinst *r = linked(&world, recorder, NULL, 0);
    Externaddr externs[] = {exported(r, "log"), exported(r, "m")};
    linked(&world, text, externs, 2);
    assert_int_equal(give(r, "logged", 0, 0), 2134);
    world_free(&world);
}

/* Children of children are complete before their parents, too; a module may be instantiated in the nested ones of others. */
static void t_order_of_nested(void **state)
{
    static const char text[] = "(module $P"
                               "  (import \"log\" (func $log (param i32)))"
                               "  (module $LEAF (import \"log\" (func $log (param i32))) (func $s "
                               "(call $log (i32.const 1)))"
                               "    (start $s))"
                               "  (module $MIDDLE (import \"log\" (func $log (param i32)))"
                               "    (alias outer $P $LEAF (module $L))"
                               "    (instance (instantiate $L (import \"log\" (func $log))))"
                               "    (instance (instantiate $L (import \"log\" (func $log))))"
                               "    (func $s (call $log (i32.const 2))) (start $s))"
                               "  (instance (instantiate $MIDDLE (import \"log\" (func $log))))"
                               "  (instance (instantiate $LEAF (import \"log\" (func $log))))"
                               "  (instance (instantiate $MIDDLE (import \"log\" (func $log))))"
                               "  (func $s (call $log (i32.const 3))) (start $s))";
    (void)state;
    World world = world_new(false);
    Moduleinst *r = linked(&world, recorder, NULL, 0);
    Externaddr log = exported(r, "log");
    linked(&world, text, &log, 1);
    assert_int_equal(give(r, "logged", 0, 0), 11211123);
    world_free(&world);
}

/* ---- failures ------------------------------------------------------------------------------------------------ */

/* REQ L-095, L-096, L-098: The second of three children fails by BODY: its effects and those of the first stay, nothing later runs. */
static void check_failure(const char *body, Errcode code, uint64_t logged)
{
    char text[2048];
    snprintf(text, sizeof text,
             "(module $P"
             "  (import \"log\" (func $log (param i32))) (import \"m\" (memory $m 1))"
             "  (import \"e\" (tag $e (param i32)))"
             "  (module $OK (import \"log\" (func $log (param i32)))"
             "    (func $s (call $log (i32.const 1))) (start $s))"
             "  (module $BAD (import \"log\" (func $log (param i32))) (import \"m\" (memory $m 1))"
             "    (import \"e\" (tag $e (param i32)))"
             "    (data (memory $m) (i32.const 0) \"\\07\") %s)"
             "  (instance (instantiate $OK (import \"log\" (func $log))))"
             "  (instance (instantiate $BAD (import \"log\" (func $log)) (import \"m\" (memory $m))"
             "    (import \"e\" (tag $e))))"
             "  (instance (instantiate $OK (import \"log\" (func $log))))"
             "  (data (memory $m) (i32.const 1) \"\\08\")"
             "  (func $s (call $log (i32.const 9))) (start $s))",
             body);
    World world = world_new(false);
    Moduleinst *r = linked(&world, recorder, NULL, 0), *instance;
    Externaddr externs[] = {exported(r, "log"), exported(r, "m"), exported(r, "e")};
    Errcode got = try_link(&world, text, externs, 3, &instance);
    if (got != code)
        fail_msg("%s: %s, not %s", body, error_text(got), error_text(code));
    assert_null(instance);
    assert_int_equal(give(r, "logged", 0, 0), logged);
    assert_int_equal(give(r, "at", 0, 0), 7);
    assert_int_equal(give(r, "at", 1, 0), 0);
    if (code == ERR_uncaught_exception)
        assert_int_not_equal(world.store->exception, REF_NULL);
    linked(&world, "(module (module $M) (instance (instantiate $M)))", NULL, 0);
    world_free(&world);
}

static void t_failing_children(void **state)
{
    (void)state;
    check_failure("(func $s (call $log (i32.const 2)) unreachable) (start $s)", ERR_unreachable,
                  12);
    check_failure("(data (memory $m) (i32.const 65536) \"x\")"
                  "(func $s (call $log (i32.const 2))) (start $s)",
                  ERR_memory_out_of_bounds, 1);
    check_failure("(func $s (call $log (i32.const 3)) (throw $e (i32.const 0))) (start $s)",
                  ERR_uncaught_exception, 13);
    check_failure("(func $r (call $r)) (func $s (call $log (i32.const 4)) (call $r)) (start $s)",
                  ERR_call_stack_exhausted, 14);
}

/* ---- what is shared ------------------------------------------------------------------------------------------ */

/* REQ L-082, L-161: Two instances of a module have the code in common, and no state; a third has that of one of them by an alias. */
static void t_fresh_state(void **state)
{
    static const char text[] =
        "(module"
        "  (module $COUNTER (global $n (mut i32) (i32.const 0))"
        "    (func (export \"next\") (result i32)"
        "      (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))"
        "  (module $USER (import \"c\" (instance $c (export \"next\" (func (result i32)))))"
        "    (func (export \"next\") (result i32) (call (func $c \"next\"))))"
        "  (instance $a (instantiate $COUNTER)) (instance $b (instantiate $COUNTER))"
        "  (instance $ua (instantiate $USER (import \"c\" (instance $a))))"
        "  (instance $va (instantiate $USER (import \"c\" (instance $a))))"
        "  (export \"a\" (func $ua \"next\")) (export \"a2\" (func $va \"next\"))"
        "  (export \"b\" (func $b \"next\")))";
    (void)state;
    World world = world_new(false);
    Moduleinst *one = linked(&world, text, NULL, 0);
    assert_int_equal(give(one, "a", 0, 0), 1);
    assert_int_equal(give(one, "a2", 0, 0), 2);
    assert_int_equal(give(one, "a", 0, 0), 3);
    assert_int_equal(give(one, "b", 0, 0), 1);
    Moduleinst *other = linked(&world, text, NULL, 0);
    assert_int_equal(give(other, "a", 0, 0), 1);
    assert_int_equal(give(one, "b", 0, 0), 2);
    const Funcinst *a = exported_func(one, "a"), *b = exported_func(one, "a2");
    assert_ptr_equal(a->func, b->func);
    world_free(&world);
}

/* REQ L-073: Stores through aliases are seen by the owner and back; so is growth, by either road. */
static void t_aliases_share(void **state)
{
    static const char text[] =
        "(module"
        "  (import \"r\" (instance $r (export \"m\" (memory 1)) (export \"t\" (table 2 funcref))"
        "    (export \"cell\" (global (mut i32)))))"
        "  (alias $r \"m\" (memory $m)) (alias $r \"t\" (table $t)) (alias $r \"cell\" (global $c))"
        "  (func (export \"store\") (param i32 i32) (i32.store8 $m (local.get 0) (local.get 1)))"
        "  (func (export \"grow\") (param i32) (result i32) (memory.grow $m (local.get 0)))"
        "  (func (export \"size\") (result i32) (memory.size $m))"
        "  (func (export \"grow_t\") (param i32) (result i32)"
        "    (table.grow $t (ref.null func) (local.get 0)))"
        "  (func (export \"size_t\") (result i32) (table.size $t))"
        "  (func (export \"set\") (param i32) (global.set $c (local.get 0)))"
        "  (func (export \"get\") (result i32) (global.get $c)))";
    (void)state;
    World world = world_new(false);
    Moduleinst *r = linked(&world, recorder, NULL, 0);
    Externaddr value = as_value(r);
    Moduleinst *one = linked(&world, text, &value, 1), *two = linked(&world, text, &value, 1);
    give(one, "store", 9, 77);
    assert_int_equal(give(r, "at", 9, 0), 77);
    assert_int_equal(give(one, "grow", 2, 0), 1);
    assert_int_equal(give(r, "pages", 0, 0), 3);
    assert_int_equal(give(two, "size", 0, 0), 3);
    assert_true(grow_mem(world.store, world.store->mems[exported(r, "m").addr], 1));
    assert_int_equal(give(one, "size", 0, 0), 4);
    assert_int_equal(give(two, "grow_t", 3, 0), 2);
    assert_int_equal(give(r, "elements", 0, 0), 5);
    assert_int_equal(give(one, "size_t", 0, 0), 5);
    give(one, "set", 123, 0);
    assert_int_equal(give(two, "get", 0, 0), 123);
    /* What the value's type says is the size of then; what counts is the size of now. */
    static const char larger[] = "(module (import \"r\" (instance (export \"m\" (memory 4)))))";
    linked(&world, larger, &value, 1);
    world_free(&world);
}

/* ---- arguments ----------------------------------------------------------------------------------------------- */

/* REQ L-056, L-083, L-086: Arguments of every kind, in an order of their own, with one that names no import. */
static void t_arguments(void **state)
{
    static const char text[] =
        "(module"
        "  (import \"r\" (instance $r (export \"m\" (memory 1)) (export \"t\" (table 2 funcref))"
        "    (export \"cell\" (global (mut i32))) (export \"e\" (tag (param i32)))"
        "    (export \"log\" (func (param i32)))))"
        "  (module $NINE (func (export \"nine\") (result i32) (i32.const 9)))"
        "  (module $C"
        "    (import \"f\" (func $f (param i32))) (import \"m\" (memory $m 1))"
        "    (import \"t\" (table $t 2 funcref)) (import \"g\" (global $g (mut i32)))"
        "    (import \"e\" (tag $e (param i32)))"
        "    (import \"i\" (instance $i (export \"log\" (func (param i32)))))"
        "    (import \"M\" (module $M (export \"nine\" (func (result i32)))))"
        "    (instance $n (instantiate $M))"
        "    (func (export \"all\") (result i32)"
        "      (call $f (i32.const 1)) (call (func $i \"log\") (i32.const 2))"
        "      (i32.store8 $m (i32.const 3) (i32.const 4))"
        "      (table.size $t) (global.get $g) (i32.add) (call (func $n \"nine\")) (i32.add)"
        "      (block $b (result i32) (try_table (catch $e $b) (throw $e (i32.const 100))) "
        "(i32.const 0))"
        "      (i32.add)))"
        "  (instance $c (instantiate $C"
        "    (import \"M\" (module $NINE)) (import \"unknown\" (func $r \"log\"))"
        "    (import \"i\" (instance $r)) (import \"e\" (tag $r \"e\")) (import \"g\" (global $r "
        "\"cell\"))"
        "    (import \"t\" (table $r \"t\")) (import \"m\" (memory $r \"m\")) (import \"f\" (func "
        "$r \"log\"))))"
        "  (export $c))";
    (void)state;
    World world = world_new(false);
    Moduleinst *r = linked(&world, recorder, NULL, 0);
    Externaddr value = as_value(r);
    Moduleinst *c = linked(&world, text, &value, 1);
    assert_int_equal(give(c, "all", 0, 0), 2 + 5 + 9 + 100);
    assert_int_equal(give(r, "logged", 0, 0), 12);
    assert_int_equal(give(r, "at", 3, 0), 4);
    world_free(&world);
}

/* REQ L-040: A supplied module may import less than its type says: what is passed for that is ignored. */
static void t_fewer_imports(void **state)
{
    static const char text[] =
        "(module (import \"f\" (func $f)) (import \"M\" (module $M (import \"f\" (func)) (import "
        "\"g\" "
        "(func)) (export \"x\" (func (result i32)))))"
        "  (instance $i (instantiate $M (import \"g\" (func $f)) (import \"f\" (func $f))))"
        "  (export \"x\" (func $i \"x\")))";
    (void)state;
    World world = world_new(false);
    Moduleinst *f = linked(&world, "(module (func (export \"f\") unreachable))", NULL, 0);
    Externaddr externs[] = {
        exported(f, "f"), as_module(&world, "(module (import \"g\" (func)) (func (export \"y\"))"
                                            " (func (export \"x\") (result i32) (i32.const 3)))")};
    assert_int_equal(give(linked(&world, text, externs, 2), "x", 0, 0), 3);
    world_free(&world);
}

/* ---- groups of two-level imports ------------------------------------------------------------------------------ */

/* REQ L-057, L-058, L-063: The host gives the fields one by one, as they are written; inside, they are one instance, which stands where the first
   of them stands. A child takes its group from one instance. */
static void t_groups(void **state)
{
    static const char text[] =
        "(module"
        "  (import \"a\" \"x\" (func (result i32))) (import \"b\" \"y\" (func (result i32)))"
        "  (import \"a\" \"z\" (func (result i32)))"
        "  (import \"c\" (instance (export \"w\" (func (result i32)))))"
        "  (module $C (import \"k\" \"z\" (func (result i32))) (import \"k\" \"x\" (func (result "
        "i32)))"
        "    (func (export \"xz\") (result i32)"
        "      (i32.add (i32.mul (call 1) (i32.const 10)) (call 0))))"
        "  (instance $c (instantiate $C (import \"k\" (instance 0))))"
        "  (alias 1 \"y\" (func $y)) (alias 2 \"w\" (func $w))"
        "  (export \"a\" (instance 0)) (export \"xz\" (func $c \"xz\")) (export \"y\" (func $y))"
        "  (export \"w\" (func $w)) (export \"z\" (func 2)))";
    (void)state;
    World world = world_new(false);
    Moduleinst *p = linked(&world,
                           "(module (func (export \"1\") (result i32) (i32.const 1))"
                           "(func (export \"2\") (result i32) (i32.const 2))"
                           "(func (export \"3\") (result i32) (i32.const 3))"
                           "(func (export \"w\") (result i32) (i32.const 4)))",
                           NULL, 0);
    Externaddr externs[] = {exported(p, "1"), exported(p, "2"), exported(p, "3"), as_value(p)};
    Moduleinst *i = linked(&world, text, externs, 4);
    assert_int_equal(give(i, "xz", 0, 0), 13);
    assert_int_equal(give(i, "y", 0, 0), 2);
    assert_int_equal(give(i, "z", 0, 0), 3);
    assert_int_equal(give(i, "w", 0, 0), 4);
    const Instanceval *a = world.store->instancevals[exported(i, "a").addr];
    assert_int_equal(interface_of(a->type)->exports_n, 2);
    assert_int_equal(instanceval_export(a, bytes_of("z"))->addr, externs[2].addr);
    assert_null(instanceval_export(a, bytes_of("y")));
    world_free(&world);
}

/* ---- narrowing ------------------------------------------------------------------------------------------------ */

static const Instanceval *exported_instance(const Moduleinst *instance, const char *name)
{
    Externaddr addr = exported(instance, name);
    assert_int_equal(addr.kind, EXTERN_INSTANCE);
    return instance->store->instancevals[addr.addr];
}

/* REQ L-065: An instance handed on has what its declared type says and no more, at every level; a module stays whole. */
static void t_narrowing(void **state)
{
    static const char text[] = "(module (import \"i\" (instance $i (export \"f\" (func))"
                               "    (export \"j\" (instance (export \"f\" (func))))"
                               "    (export \"M\" (module (export \"f\" (func))))))"
                               "  (alias $i \"j\" (instance $j))"
                               "  (export \"i\" (instance $i)) (export \"j\" (instance $j)) "
                               "(export \"M\" (module $i \"M\")))";
    (void)state;
    World world = world_new(false);
    Moduleinst *p = linked(&world,
                           "(module (module $M (func (export \"f\")) (func (export \"g\")))"
                           "  (instance $j (instantiate $M))"
                           "  (func (export \"f\")) (func (export \"g\"))"
                           "  (export \"j\" (instance $j)) (export \"M\" (module $M)))",
                           NULL, 0);
    Externaddr value = as_value(p);
    Moduleinst *one = linked(&world, text, &value, 1), *two = linked(&world, text, &value, 1);
    const Instanceval *i = exported_instance(one, "i"), *j = exported_instance(one, "j");
    assert_non_null(instanceval_export(i, bytes_of("f")));
    assert_null(instanceval_export(i, bytes_of("g")));
    assert_int_equal(instanceval_export(i, bytes_of("j"))->addr, j->addr);
    assert_int_equal(interface_of(j->type)->exports_n, 1);
    assert_int_equal(exported(one, "M").addr, exported(p, "M").addr);
    /* One value at one type is one value. */
    assert_ptr_equal(i, exported_instance(two, "i"));
    assert_ptr_equal(j, exported_instance(two, "j"));
    assert_ptr_not_equal(j, exported_instance(p, "j"));
    world_free(&world);
}

/* Types that share parts are narrowed part by part, not path by path: this has 2^60 of them. */
static void t_narrowing_shared(void **state)
{
    enum { LEVELS = 60 };
    (void)state;
    World world = world_new(false);
    Moduleinst *p = linked(&world, "(module (func (export \"f\")) (func (export \"g\")))", NULL, 0);
    Instanceval *value = instance_value(p);
    Externfield f = {bytes_of("f"), externaddr_type(world.store, exported(p, "f"))};
    uint32_t due = intern_interface(COMP_INSTANCE, NULL, 0, &f, 1);
    for (int i = 0; i < LEVELS; i++) {
        Externaddr addr = {EXTERN_INSTANCE, value->addr};
        Exportinst both[] = {{bytes_of("a"), addr}, {bytes_of("b"), addr}};
        Externtype xt = {.kind = EXTERN_INSTANCE, .use = {HT_DEF, due}};
        Externfield fields[] = {{bytes_of("b"), xt}, {bytes_of("a"), xt}};
        value = tuple_value(world.store, both, 2);
        due = intern_interface(COMP_INSTANCE, NULL, 0, fields, 2);
    }
    Externtype xt = {.kind = EXTERN_INSTANCE, .use = {HT_DEF, due}};
    Externaddr addr = {EXTERN_INSTANCE, value->addr}, out;
    size_t before = world.store->instancevals_n;
    assert_true(receive(world.store, addr, &xt, &out));
    assert_int_equal(world.store->instancevals[out.addr]->type, due);
    assert_int_equal(world.store->instancevals_n - before, LEVELS + 1);
    world_free(&world);
}

/* ---- the root's imports --------------------------------------------------------------------------------------- */

/* REQ L-038, L-039, L-041, L-097: Whatever is not of the declared type is unlinkable, by kind and by type, and nothing has happened. */
static void t_unlinkable(void **state)
{
    static const struct {
        const char *import, *given;
        Errcode code;
    } rows[] = {
        {"(func (param i32))", "log", ERR_none},
        {"(func)", "log", ERR_incompatible_import},
        {"(memory 1)", "log", ERR_incompatible_import},
        {"(instance)", "log", ERR_incompatible_import},
        {"(module)", "log", ERR_incompatible_import},
        {"(instance)", "whole", ERR_none},
        {"(func)", "whole", ERR_incompatible_import},
        {"(module)", "whole", ERR_incompatible_import},
        {"(instance (export \"m\" (memory 1)) (export \"log\" (func (param i32))))", "whole",
         ERR_none},
        {"(instance (export \"m\" (memory 2)))", "whole", ERR_incompatible_import},
        {"(instance (export \"log\" (func)))", "whole", ERR_incompatible_import},
        {"(instance (export \"lag\" (func)))", "whole", ERR_incompatible_import},
        {"(instance (export \"log\" (instance)))", "whole", ERR_incompatible_import},
        {"(module (export \"x\" (func)))", "module", ERR_none},
        {"(module)", "module", ERR_none},
        {"(module (import \"i\" (func)) (export \"x\" (func)))", "module", ERR_none},
        {"(module (import \"i\" (func)) (import \"k\" (func)))", "module", ERR_none},
        {"(module (import \"i\" (memory 1)))", "module", ERR_incompatible_import},
        {"(module (export \"y\" (func)))", "module", ERR_incompatible_import},
        {"(module (export \"x\" (func (param i32))))", "module", ERR_incompatible_import},
        {"(instance)", "module", ERR_incompatible_import},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "(module (import \"log\" (func $log (param i32))) (import \"x\" %s)"
                 "  (module $C (import \"log\" (func $log (param i32)))"
                 "    (func $s (call $log (i32.const 1))) (start $s))"
                 "  (instance (instantiate $C (import \"log\" (func $log)))))",
                 rows[i].import);
        World world = world_new(false);
        Moduleinst *r = linked(&world, recorder, NULL, 0), *instance;
        Externaddr externs[2] = {exported(r, "log"), exported(r, "log")};
        if (strcmp(rows[i].given, "whole") == 0)
            externs[1] = as_value(r);
        if (strcmp(rows[i].given, "module") == 0) /* imports nothing where its type imports "i" */
            externs[1] =
                as_module(&world, strstr(rows[i].import, "import")
                                      ? "(module (import \"i\" (func)) (func (export \"x\")))"
                                      : "(module (func (export \"x\")))");
        Errcode code = try_link(&world, text, externs, 2, &instance);
        if (code != rows[i].code)
            fail_msg("%s with %s: %s", rows[i].import, rows[i].given, error_text(code));
        assert_int_equal(give(r, "logged", 0, 0), code ? 0 : 1);
        assert_int_equal(try_link(&world, text, externs, 1, &instance), ERR_import_count);
        world_free(&world);
    }
}

static void t_unlinkable_message(void **state)
{
    (void)state;
    World world = world_new(false);
    Moduleinst *instance;
    Externaddr value = as_value(linked(&world,
                                       "(module (module $M (import \"x\" (memory 3)))"
                                       " (export \"M\" (module $M)) (func (export \"f\")))",
                                       NULL, 0));
    static const char *const rows[][2] = {
        {"(instance (export \"g\" (func)))", "\"i\" has no export \"g\""},
        {"(instance (export \"f\" (func (param i32))))",
         "\"i\" is (func), not (func (param i32)) in export \"f\""},
        {"(instance (export \"f\" (memory 1)))", "\"i\" is (func), not (memory 1) in export \"f\""},
        {"(instance (export \"M\" (module)))", "\"i\" needs an import \"x\" in export \"M\""},
        {"(instance (export \"M\" (module (import \"x\" (memory 2)))))",
         "\"i\" is (memory 2), not (memory 3) in import \"x\" of export \"M\""},
        {"(instance (export \"M\" (module (import \"x\" (memory 3)) (export \"y\" (func)))))",
         "\"i\" has no export \"y\" in export \"M\""},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        Buffer text = {0};
        buffer_format(&text, "(module (import \"i\" %s))", rows[k][0]);
        try_link(&world, buffer_string(&text), &value, 1, &instance);
        assert_string_equal(world.failure.detail, rows[k][1]);
        buffer_free(&text);
    }
    world_free(&world);
}

/* ---- outer aliases -------------------------------------------------------------------------------------------- */

/* REQ L-111: A nested module closes over the modules of the instance that it is nested in. */
static void t_outer_modules(void **state)
{
    static const char text[] =
        "(module $P (import \"M\" (module $M (export \"n\" (func (result i32)))))"
        "  (module $MIDDLE"
        "    (module $C (alias outer $P $M (module $N)) (instance $n (instantiate $N))"
        "      (export \"n\" (func $n \"n\")))"
        "    (export \"C\" (module $C)))"
        "  (instance $m (instantiate $MIDDLE))"
        "  (export \"C\" (module $m \"C\")))";
    (void)state;
    World world = world_new(false);
    Moduleinst *parents[2], *child;
    for (int i = 0; i < 2; i++) {
        Externaddr given =
            as_module(&world, i ? "(module (func (export \"n\") (result i32) (i32.const 1)))"
                                : "(module (func (export \"n\") (result i32) (i32.const 0)))");
        parents[i] = linked(&world, text, &given, 1);
    }
    for (int i = 0; i < 2; i++) {
        const Moduleval *c = world.store->modulevals[exported(parents[i], "C").addr];
        assert_int_equal(
            link_module(world.store, c->module, c->outer, NULL, 0, &child, &world.failure),
            RESULT_OK);
        assert_int_equal(give(child, "n", 0, 0), i);
        /* Without the instance that it is nested in there is nothing that the alias could mean. */
        assert_int_equal(link_module(world.store, c->module, NULL, NULL, 0, &child, &world.failure),
                         RESULT_CRASH);
        assert_null(child);
    }
    world_free(&world);
}

/* ---- no collector --------------------------------------------------------------------------------------------- */

/* REQ L-192: linking without JavaScript never runs the collector; the store is freed whole. */
static void t_no_collector(void **state)
{
    static const char text[] =
        "(module (module $M (memory 1) (table 9 funcref) (func (export \"f\")))"
        "  (instance $a (instantiate $M)) (instance $b (instantiate $M))"
        "  (export \"a\" (instance $a)) (export \"b\" (instance $b)))";
    (void)state;
    World world = world_new(false);
    const Module *module = world_module(&world, text);
    for (int i = 0; i < 1000; i++) {
        Moduleinst *instance;
        assert_int_equal(link_module(world.store, module, NULL, NULL, 0, &instance, &world.failure),
                         RESULT_OK);
    }
    assert_int_equal(world.store->reclaims, 0);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_order),
        cmocka_unit_test(t_order_of_nested),
        cmocka_unit_test(t_failing_children),
        cmocka_unit_test(t_fresh_state),
        cmocka_unit_test(t_aliases_share),
        cmocka_unit_test(t_arguments),
        cmocka_unit_test(t_fewer_imports),
        cmocka_unit_test(t_groups),
        cmocka_unit_test(t_narrowing),
        cmocka_unit_test(t_narrowing_shared),
        cmocka_unit_test(t_unlinkable),
        cmocka_unit_test(t_unlinkable_message),
        cmocka_unit_test(t_outer_modules),
        cmocka_unit_test(t_no_collector),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
