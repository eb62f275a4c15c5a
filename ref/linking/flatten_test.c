/* linking/flatten_test.c: what flattened modules look like, and what cannot be flattened. */
#include "linking/testing.h"

#include "binary/binary.h"
#include "linking/flatten.h"
#include "text/print.h"

static Module *flattened(World *world, const char *text)
{
    Module *flat;
    if (flatten_module(world_module(world, text), &flat, &world->failure))
        fail_msg("%s: %s: %s", text, error_text(world->failure.code), world->failure.detail);
    world->modules[world->modules_n++] = flat;
    assert_true(flat->validated);
    assert_false(module_linked(flat));
    return flat;
}

static void check_refused(const char *text, const char *detail)
{
    World world = world_new(false);
    Module *flat;
    Result result = flatten_module(world_module(&world, text), &flat, &world.failure);
    assert_int_equal(result, RESULT_LIMIT);
    assert_null(flat);
    if (world.failure.code != ERR_unsupported_flatten || strcmp(world.failure.detail, detail) != 0)
        fail_msg("%s: %s: %s", text, error_text(world.failure.code), world.failure.detail);
    world_free(&world);
}

/* TEXT, flattened and printed. */
static void check_text(const char *text, const char *due)
{
    World world = world_new(false);
    Buffer out = {0};
    text_print(flattened(&world, text), &out);
    if (strcmp(buffer_string(&out), due) != 0)
        fail_msg("%s: %s", text, buffer_string(&out));
    buffer_free(&out);
    world_free(&world);
}

/* ---- links --------------------------------------------------------------------------------------------------- */

/* A call through any number of hands is a call of the function itself; equal types are one type. */
static void t_direct(void **state)
{
    (void)state;
    check_text(
        "(module $P"
        "  (module $A (type $f (func (param i32) (result i32)))"
        "    (func $a (export \"f\") (type $f) (local.get 0)))"
        "  (module $B (type $unused (func (param f32))) (type $f (func (param i32) (result i32)))"
        "    (import \"a\" (instance $a (export \"f\" (func (param i32) (result i32)))))"
        "    (export \"g\" (func $a \"f\")))"
        "  (instance $a (instantiate $A))"
        "  (instance $b (instantiate $B (import \"a\" (instance $a))))"
        "  (func (export \"run\") (result i32) (call (func $b \"g\") (i32.const 1))))",
        "(module $P\n"
        "  (type $f (;0;) (func (param i32) (result i32)))\n"
        "  (type $unused (;1;) (func (param f32)))\n"
        "  (type (;2;) (func (result i32)))\n"
        "  (export \"run\" (func 1))\n"
        "  (func $a (;0;) (type $f) (param i32) (result i32)\n"
        "    local.get 0)\n"
        "  (func (;1;) (type 2) (result i32)\n"
        "    i32.const 1\n"
        "    call $a))\n");
}

/* One instance that does anything needs no start function made for it; functions stay declared. */
static void t_segments(void **state)
{
    (void)state;
    check_text(
        "(module"
        "  (module $A (func $a (export \"f\")))"
        "  (instance $a (instantiate $A))"
        "  (module $B (import \"f\" (func $f)) (memory (export \"m\") 1) (data (i32.const 3) \"x\")"
        "    (export \"f\" (func $f)) (func $s (drop (ref.func $f))) (start $s))"
        "  (instance (instantiate $B (import \"f\" (func $a \"f\")))))",
        "(module\n"
        "  (type (;0;) (func))\n"
        "  (memory (;0;) 1)\n"
        "  (start $s)\n"
        "  (elem (;0;) declare func $a)\n"
        "  (func $a (;0;) (type 0))\n"
        "  (func $s (;1;) (type 0)\n"
        "    ref.func $a\n"
        "    drop)\n"
        "  (data (;0;) (offset i32.const 3) \"x\"))\n");
}

/* The bytes are the same each time, whatever types there have been before; no section is one of module linking's. */
static void t_bytes(void **state)
{
    static const char text[] =
        "(module (module $A (type $s (struct)) (type $t (sub (array i8))) (rec (type $r (func "
        "(param (ref $r)))))"
        "    (func (export \"f\") (param (ref $s)) (result (ref null $t)) (ref.null $t)))"
        "  (instance $a (instantiate $A)) (instance $b (instantiate $A)) (export \"a\" (instance "
        "$a))"
        "  (export \"b\" (instance $b)))";
    (void)state;
    Buffer first = {0};
    for (int i = 0; i < 3; i++) {
        World world = world_new(false);
        Buffer bytes = {0};
        if (i == 2)
            world_module(&world, "(module (type (func (result (ref null 0)))) (type (array i8)))");
        binary_encode(flattened(&world, text), true, i ? &bytes : &first);
        assert_true(!i || bytes_equal((Bytes){bytes.at, bytes.len}, (Bytes){first.at, first.len}));
        buffer_free(&bytes);
        world_free(&world);
    }
    for (size_t at = 8; at < first.len; at += 2u + first.at[at + 1]) {
        assert_true(first.at[at] <= 13);
        assert_true(first.at[at + 1] < 0x80);
    }
    buffer_free(&first);
}

/* ---- names, hints, custom sections ------------------------------------------------------------------------------ */

static void check_name(const Namemap *map, uint32_t i, uint32_t x, const char *due)
{
    assert_true(i < map->n);
    assert_int_equal(map->names[i].x, x);
    if (!bytes_equal(map->names[i].name, bytes_of(due)))
        fail_msg("%.*s, not %s", (int)map->names[i].name.len, map->names[i].name.at, due);
}

static void t_names(void **state)
{
    (void)state;
    World world = world_new(false);
    const Module *flat =
        flattened(&world, "(module $P (import \"i\" (instance $i (export \"x\" (func))))"
                          "  (module $A (func $f (param $p i32) (local $l i64) (block $b)) (func "
                          "$only (export \"g\"))"
                          "    (memory $m 1) (data $d \"\") (elem $e func))"
                          "  (instance $a (instantiate $A))"
                          "  (instance $c (instantiate $A))"
                          "  (alias $i \"x\" (func $host)) (func $f (call (func $c \"g\"))))");
    const Names *names = &flat->names;
    assert_true(bytes_equal(names->module, bytes_of("P")));
    assert_int_equal(names->funcs.n, 6);
    check_name(&names->funcs, 0, 0, "host");
    check_name(&names->funcs, 1, 1, "a.f");
    check_name(&names->funcs, 2, 2, "a.only");
    check_name(&names->funcs, 3, 3, "c.f");
    check_name(&names->funcs, 4, 4, "c.only");
    check_name(&names->funcs, 5, 5, "f");
    check_name(&names->mems, 1, 1, "c.m");
    check_name(&names->datas, 0, 0, "a.d");
    check_name(&names->elems, 1, 1, "c.e");
    assert_int_equal(names->locals.n, 2);
    assert_int_equal(names->locals.maps[1].x, 3);
    check_name(&names->locals.maps[1].names, 1, 1, "l");
    assert_int_equal(names->labels.maps[0].x, 1);
    world_free(&world);
}

static void t_hints(void **state)
{
    (void)state;
    World world = world_new(false);
    const Module *flat =
        flattened(&world, "(module (import \"h\" \"f\" (func))"
                          "  (module $A (func (export \"f\") (block (@metadata.code.branch_hint "
                          "\"\\01\") (br_if 0 (i32.const 1)))))"
                          "  (instance $a (instantiate $A)) (instance $b (instantiate $A)) (export "
                          "\"b\" (instance $b)))");
    assert_int_equal(flat->hints_n, 2);
    for (uint32_t i = 0; i < 2; i++) {
        assert_int_equal(flat->hints[i].func, i + 1);
        assert_int_equal(flat->hints[i].in, 2);
        assert_true(flat->hints[i].likely);
    }
    world_free(&world);
}

static void t_customs(void **state)
{
    (void)state;
    World world = world_new(false);
    const Module *flat = flattened(
        &world,
        "(module (@custom \"producers\" (before first) \"1\") (@custom \".debug_info\" \"x\")"
        "  (@custom \"reloc.CODE\" \"x\") (@custom \"linking\" \"x\") (@custom \"mine\" (after "
        "code) \"2\")"
        "  (module $A (@custom \"nested\" \"x\") (func (export \"f\")))"
        "  (instance $a (instantiate $A)) (func (call (func $a \"f\"))))");
    size_t found = 0;
    for (uint32_t i = 0; i < flat->customs_n; i++) {
        const Custom *custom = &flat->customs[i];
        if (custom->implied)
            continue;
        static const char *const due[] = {"producers", "mine"};
        static const uint8_t places[] = {SECTION_FIRST, SECTION_CODE};
        assert_true(found < LENGTH(due));
        assert_true(bytes_equal(custom->name, bytes_of(due[found])));
        assert_int_equal(custom->place, places[found++]);
    }
    assert_int_equal(found, 2);
    world_free(&world);
}

/* ---- what cannot be -------------------------------------------------------------------------------------------- */

static void t_refused(void **state)
{
    (void)state;
    check_refused("(module (import \"M\" (module)))", "the module import \"M\" is not known");
    check_refused("(module (module $M) (export \"M\" (module $M)))",
                  "the export \"M\" is a module");
    check_refused("(module (module $M (module $N) (export \"N\" (module $N)))"
                  "  (instance $m (instantiate $M)) (export \"m\" (instance $m)))",
                  "the export \"m/N\" is a module");
    check_refused("(module (import \"i\" (instance (export \"j/f\" (func))"
                  "    (export \"j\" (instance (export \"f\" (func)))))))",
                  "two different imports would be called \"i\" \"j/f\"");
    check_refused("(module (module $M (func (export \"f\"))) (instance $m (instantiate $M))"
                  "  (export \"m\" (instance $m)) (func (export \"m/f\")))",
                  "two exports would be called \"m/f\"");
    check_refused(
        "(module (type $s (struct))"
        "  (module $A (type $s (struct)) (global (export \"g\") (ref $s) (struct.new $s)))"
        "  (instance $a (instantiate $A))"
        "  (module $B (type $s (struct)) (import \"g\" (global $g (ref $s))) (table 1 (ref $s) "
        "(global.get $g)))"
        "  (instance (instantiate $B (import \"g\" (global $a \"g\")))))",
        "the initial value of a table is an object that a global of another instance holds too");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_direct),  cmocka_unit_test(t_segments), cmocka_unit_test(t_bytes),
        cmocka_unit_test(t_names),   cmocka_unit_test(t_hints),    cmocka_unit_test(t_customs),
        cmocka_unit_test(t_refused),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
