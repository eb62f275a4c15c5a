/* embed/embed_items_test.c: tables, memories, globals, tags, exceptions, values and scripts through the public API. */
#include "embed/embed_test.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- tables ---- */

static void t_table(void **state)
{
    (void)state;
    Embed_store *store = embed_store_init();
    Embed_externtype type = {.kind = EMBED_TABLE,
                             .t = nullable(EMBED_HEAP_EXTERN),
                             .limits = {.min = 2, .max = 4, .has_max = true}};
    Embed_externtype found;
    Embed_failure failure;
    Embed_ref ref;
    uint32_t table;
    assert_int_equal(embed_table_alloc(store, &type, HOST(5), &table, &failure), EMBED_OK);
    assert_int_equal(embed_table_size(store, table), 2);
    assert_int_equal(embed_table_read(store, table, 1, &ref, &failure), EMBED_OK);
    assert_int_equal(ref.kind, EMBED_REF_HOST);
    assert_int_equal(ref.value, 5);
    assert_int_equal(embed_table_read(store, table, 2, &ref, &failure), EMBED_LIMIT);
    assert_int_equal(embed_table_write(store, table, 0, NULLREF, &failure), EMBED_OK);
    assert_int_equal(embed_table_read(store, table, 0, &ref, &failure), EMBED_OK);
    assert_int_equal(ref.kind, EMBED_REF_NULL);
    assert_int_equal(embed_table_write(store, table, 2, NULLREF, &failure), EMBED_LIMIT);
    Embed_ref func = {.kind = EMBED_REF_FUNC};
    assert_int_equal(embed_table_write(store, table, 0, func, &failure), EMBED_CRASH);
    assert_int_equal(embed_table_grow(store, table, 2, HOST(6), &failure), EMBED_OK);
    assert_int_equal(embed_table_grow(store, table, 1, HOST(6), &failure), EMBED_LIMIT);
    assert_int_equal(embed_table_grow(store, table, 0, func, &failure), EMBED_CRASH);
    embed_table_type(store, table, &found);
    assert_int_equal(found.kind, EMBED_TABLE);
    assert_int_equal(found.limits.min, 4);
    assert_int_equal(found.limits.max, 4);
    assert_int_equal(embed_table_alloc(store, &type, func, &table, &failure), EMBED_CRASH);
    type.kind = EMBED_MEM;
    assert_int_equal(embed_table_alloc(store, &type, NULLREF, &table, &failure), EMBED_CRASH);
    type = (Embed_externtype){
        .kind = EMBED_TABLE, .t = nullable(EMBED_HEAP_FUNC), .limits = {.min = UINT32_MAX}};
    assert_int_equal(embed_table_alloc(store, &type, NULLREF, &table, &failure), EMBED_LIMIT);
    embed_store_free(store);
}

/* ---- memories ---- */

typedef struct Growths {
    int n;
    uint64_t old_pages, new_pages;
} Growths;

static void count_growth(void *data, Embed_store *store, uint32_t memaddr, uint64_t old_pages,
                         uint64_t new_pages)
{
    (void)store, (void)memaddr;
    Growths *growths = data;
    growths->n++;
    growths->old_pages = old_pages;
    growths->new_pages = new_pages;
}

static void t_mem(void **state)
{
    (void)state;
    Embed_store *store = embed_store_init();
    Embed_externtype type = {
        .kind = EMBED_MEM, .page_log2 = 16, .limits = {.min = 1, .max = 3, .has_max = true}};
    Embed_externtype found;
    Embed_failure failure;
    uint32_t mem;
    uint8_t byte;
    uint64_t len;
    assert_int_equal(embed_mem_alloc(store, &type, &mem, &failure), EMBED_OK);
    assert_int_equal(embed_mem_size(store, mem), 1);
    assert_int_equal(embed_mem_write(store, mem, 65535, 0xAB, &failure), EMBED_OK);
    assert_int_equal(embed_mem_read(store, mem, 65535, &byte, &failure), EMBED_OK);
    assert_int_equal(byte, 0xAB);
    assert_int_equal(embed_mem_data(store, mem, &len)[65535], 0xAB);
    assert_int_equal(len, 65536);
    assert_int_equal(embed_mem_read(store, mem, 65536, &byte, &failure), EMBED_LIMIT);
    assert_int_equal(embed_mem_write(store, mem, 65536, 0, &failure), EMBED_LIMIT);
    assert_int_equal(embed_mem_grow(store, mem, 2, &failure), EMBED_OK);
    assert_int_equal(embed_mem_grow(store, mem, 1, &failure), EMBED_LIMIT);
    embed_mem_type(store, mem, &found);
    assert_int_equal(found.limits.min, 3);
    assert_int_equal(found.page_log2, 16);
    type.kind = EMBED_TABLE;
    assert_int_equal(embed_mem_alloc(store, &type, &mem, &failure), EMBED_CRASH);
    embed_store_free(store);
}

/* REQ M-020: the embedding's growth and the instruction pass the one growth function, also by 0 pages. */
static void t_on_grow(void **state)
{
    (void)state;
    Embed_module *module = module_of_text("(module (memory (export \"m\") 1 4)"
                                          " (func (export \"grow\") (param i32) (result i32)"
                                          " (memory.grow (local.get 0))))");
    Embed_store *store = embed_store_init();
    Embed_instance *instance = instance_in(store, module);
    uint32_t mem = export_of(instance, "m"), grow = export_of(instance, "grow");
    Growths growths = {0};
    Embed_failure failure;
    Embed_value pages = I32(0), result;
    embed_store_on_grow(store, count_growth, &growths);
    assert_int_equal(embed_func_invoke(store, grow, &pages, 1, &result, &failure), EMBED_OK);
    assert_int_equal(growths.n, 1);
    pages = I32(2);
    assert_int_equal(embed_func_invoke(store, grow, &pages, 1, &result, &failure), EMBED_OK);
    assert_int_equal(growths.n, 2);
    assert_int_equal(growths.old_pages, 1);
    assert_int_equal(growths.new_pages, 3);
    assert_int_equal(embed_mem_grow(store, mem, 0, &failure), EMBED_OK);
    assert_int_equal(growths.n, 3);
    assert_int_equal(embed_mem_grow(store, mem, 9, &failure), EMBED_LIMIT);
    assert_int_equal(growths.n, 3);
    embed_store_on_grow(store, NULL, NULL);
    assert_int_equal(embed_mem_grow(store, mem, 1, &failure), EMBED_OK);
    assert_int_equal(growths.n, 3);
    embed_store_free(store);
    embed_module_free(module);
}

/* REQ M-035 */
static void t_bulk_memory(void **state)
{
    (void)state;
    Embed_module *module =
        module_of_text("(module (memory 1) (data $d \"\\cd\\ab\")"
                       " (func (export \"run\") (result i32)"
                       " (memory.fill (i32.const 0) (i32.const 0xDE) (i32.const 4))"
                       " (memory.init $d (i32.const 8) (i32.const 1) (i32.const 1))"
                       " (data.drop $d)"
                       " (memory.copy (i32.const 1) (i32.const 8) (i32.const 1))"
                       " (i32.load16_u (i32.const 0))))");
    Embed_store *store = embed_store_init();
    uint32_t run = export_of(instance_in(store, module), "run");
    Embed_value result;
    Embed_failure failure;
    assert_int_equal(embed_func_invoke(store, run, NULL, 0, &result, &failure), EMBED_OK);
    assert_int_equal(result.i32, 43998);
    embed_store_free(store);
    embed_module_free(module);
}

/* ---- globals ---- */

static void t_global(void **state)
{
    (void)state;
    Embed_store *store = embed_store_init();
    Embed_externtype type = {.kind = EMBED_GLOBAL, .t = NUM(EMBED_I32), .mut = true}, found;
    Embed_value seven = I32(7), eight = I32(8), wide = {.type = NUM(EMBED_I64)};
    Embed_failure failure;
    uint32_t global = embed_global_alloc(store, &type, &seven);
    assert_int_equal(embed_global_read(store, global).i32, 7);
    assert_int_equal(embed_global_write(store, global, &eight, &failure), EMBED_OK);
    assert_int_equal(embed_global_read(store, global).i32, 8);
    assert_int_equal(embed_global_write(store, global, &wide, &failure), EMBED_CRASH);
    embed_global_type(store, global, &found);
    assert_true(found.mut);
    assert_int_equal(found.t.kind, EMBED_I32);
    type.mut = false;
    global = embed_global_alloc(store, &type, &seven);
    assert_int_equal(embed_global_write(store, global, &eight, &failure), EMBED_LIMIT);
    assert_string_equal(failure.kind, "global is immutable");
    type.t = NUM(EMBED_V128);
    Embed_value vector = {.type = NUM(EMBED_V128), .v128 = {1, [15] = 2}};
    global = embed_global_alloc(store, &type, &vector);
    assert_memory_equal(embed_global_read(store, global).v128, vector.v128, 16);
    embed_store_free(store);
}

/* ---- tags and exceptions ---- */

static void t_exn(void **state)
{
    (void)state;
    Embed_store *store = embed_store_init();
    Embed_valtype params[] = {NUM(EMBED_I32), NUM(EMBED_V128), nullable(EMBED_HEAP_EXTERN)};
    Embed_functype type = {.params_n = 3, .params = params};
    uint32_t deftype = embed_deftype(&type), tag = embed_tag_alloc(store, deftype);
    assert_int_equal(embed_tag_type(store, tag), deftype);
    Embed_value fields[] = {
        I32(1), {.type = NUM(EMBED_V128), .v128 = {9}}, ref_value(EMBED_HEAP_EXTERN, HOST(3))};
    Embed_value read[3];
    Embed_ref exn = embed_exn_alloc(store, tag, fields);
    assert_int_equal(exn.kind, EMBED_REF_EXN);
    assert_int_equal(embed_exn_tag(store, exn), tag);
    assert_int_equal(embed_exn_read(store, exn, read, 1), 3);
    assert_int_equal(embed_exn_read(store, exn, read, 3), 3);
    assert_int_equal(read[0].i32, 1);
    assert_int_equal(read[1].v128[0], 9);
    assert_int_equal(read[2].ref.value, 3);
    embed_store_throw(store, exn);
    assert_int_equal(embed_store_exception(store).value, exn.value);
    assert_int_equal(embed_ref_type(store, exn).heap, EMBED_HEAP_EXN);
    embed_store_free(store);
}

/* ---- values and types ---- */

static void t_ref_type(void **state)
{
    (void)state;
    Embed_module *module = module_of_text("(module (func (export \"f\") (param i32)))");
    Embed_store *store = embed_store_init();
    Embed_ref f = {.kind = EMBED_REF_FUNC, .value = export_of(instance_in(store, module), "f")};
    Embed_valtype t = embed_ref_type(store, f);
    assert_int_equal(t.heap, EMBED_HEAP_DEF);
    assert_int_equal(t.x, embed_func_type(store, (uint32_t)f.value));
    assert_int_equal(t.null, 0);
    Embed_ref small = {.kind = EMBED_REF_I31, .value = 5};
    assert_int_equal(embed_ref_type(store, small).heap, EMBED_HEAP_I31);
    assert_int_equal(embed_ref_type(store, HOST(1)).heap, EMBED_HEAP_ANY);
    assert_int_equal(embed_ref_type(store, NULLREF).null, 1);
    embed_store_free(store);
    embed_module_free(module);
}

static void t_array_i16(void **state)
{
    (void)state;
    Embed_module *module =
        module_of_text("(module (type $a (array (mut i16))) (type $b (array (mut i32)))"
                       "(func (export \"i16\") (result (ref $a)) (array.new_fixed $a 3 (i32.const "
                       "1) (i32.const -1) (i32.const 65536)))"
                       "(func (export \"i32\") (result (ref $b)) (array.new_fixed $b 0)))");
    Embed_store *store = embed_store_init();
    Embed_instance *instance = instance_in(store, module);
    Embed_value array;
    Embed_failure failure;
    uint32_t len;
    assert_int_equal(
        embed_func_invoke(store, export_of(instance, "i16"), NULL, 0, &array, &failure), EMBED_OK);
    const uint16_t *elements = embed_array_i16(store, array.ref, &len);
    assert_int_equal(len, 3);
    assert_int_equal(elements[0], 1);
    assert_int_equal(elements[1], 0xFFFF);
    assert_int_equal(elements[2], 0);
    assert_int_equal(
        embed_func_invoke(store, export_of(instance, "i32"), NULL, 0, &array, &failure), EMBED_OK);
    assert_null(embed_array_i16(store, array.ref, &len));
    assert_null(embed_array_i16(store, HOST(1), &len));
    assert_int_equal(len, 0);
    embed_store_free(store);
    embed_module_free(module);
}

static void t_val_default(void **state)
{
    (void)state;
    Embed_value value;
    assert_true(embed_val_default(NUM(EMBED_F64), &value));
    assert_int_equal(value.f64, 0);
    assert_int_equal(value.type.kind, EMBED_F64);
    assert_true(embed_val_default(nullable(EMBED_HEAP_FUNC), &value));
    assert_int_equal(value.ref.kind, EMBED_REF_NULL);
    Embed_valtype never_null = {.kind = EMBED_REF, .heap = EMBED_HEAP_FUNC};
    assert_false(embed_val_default(never_null, &value));
}

static void t_value_matches(void **state)
{
    (void)state;
    Embed_store *store = embed_store_init();
    Embed_valtype func = nullable(EMBED_HEAP_FUNC), some = {.kind = EMBED_REF};
    Embed_value null_func = ref_value(EMBED_HEAP_FUNC, NULLREF);
    Embed_value extern_5 = ref_value(EMBED_HEAP_EXTERN, HOST(5));
    Embed_value i31 = ref_value(EMBED_HEAP_ANY, (Embed_ref){.kind = EMBED_REF_I31, .value = 1});
    Embed_value seven = I32(7);
    assert_true(embed_value_matches(store, &seven, NUM(EMBED_I32)));
    assert_false(embed_value_matches(store, &seven, NUM(EMBED_I64)));
    assert_true(embed_value_matches(store, &null_func, func));
    assert_true(embed_value_matches(store, &null_func, nullable(EMBED_HEAP_NOFUNC)));
    assert_false(embed_value_matches(store, &null_func, nullable(EMBED_HEAP_EXTERN)));
    some.heap = EMBED_HEAP_FUNC;
    assert_false(embed_value_matches(store, &null_func, some));
    assert_true(embed_value_matches(store, &extern_5, nullable(EMBED_HEAP_EXTERN)));
    assert_false(embed_value_matches(store, &extern_5, func));
    assert_false(embed_value_matches(store, &extern_5, nullable(EMBED_HEAP_ANY)));
    assert_true(embed_value_matches(store, &i31, nullable(EMBED_HEAP_EQ)));
    assert_false(embed_value_matches(store, &i31, nullable(EMBED_HEAP_STRUCT)));
    embed_store_free(store);
}

static void t_match(void **state)
{
    (void)state;
    Embed_valtype func = {.kind = EMBED_REF, .heap = EMBED_HEAP_FUNC};
    assert_true(embed_match_valtype(func, nullable(EMBED_HEAP_FUNC)));
    assert_false(embed_match_valtype(nullable(EMBED_HEAP_FUNC), func));
    assert_false(embed_match_valtype(NUM(EMBED_I32), NUM(EMBED_I64)));
    Embed_externtype small = {
        .kind = EMBED_MEM, .page_log2 = 16, .limits = {.min = 1, .max = 2, .has_max = true}};
    Embed_externtype large = {.kind = EMBED_MEM, .page_log2 = 16, .limits = {.min = 1}};
    assert_true(embed_match_externtype(&small, &large));
    assert_false(embed_match_externtype(&large, &small));
    Embed_externtype global = {.kind = EMBED_GLOBAL, .t = NUM(EMBED_I32)};
    assert_false(embed_match_externtype(&global, &small));
}

static void t_valtype_text(void **state)
{
    (void)state;
    char buf[32];
    assert_string_equal(embed_valtype_text(NUM(EMBED_I64), buf, sizeof buf), "i64");
    assert_string_equal(embed_valtype_text(nullable(EMBED_HEAP_FUNC), buf, sizeof buf),
                        "(ref null func)");
    assert_string_equal(embed_valtype_text(nullable(EMBED_HEAP_FUNC), buf, 4), "(re");
}

static void t_functype(void **state)
{
    (void)state;
    Embed_module *module = module_of_text("(module (type $s (struct (field i32)))"
                                          " (global (export \"g\") (ref null $s) (ref.null $s)))");
    Embed_functype type;
    Embed_externtype g = embed_module_export(module, 0).type;
    assert_int_equal(g.t.heap, EMBED_HEAP_DEF);
    assert_false(embed_functype(g.t.x, &type));
    embed_module_free(module);
}

/* ---- scripts ---- */

static Embed_script *script_of(const char *text)
{
    Embed_script *script;
    Embed_failure failure = {.result = EMBED_OK};
    if (embed_script_parse(text, strlen(text), embed_features_default(), &script, &failure))
        fail_msg("%s", failure.message);
    return script;
}

static void t_script(void **state)
{
    (void)state;
    Embed_script *script =
        script_of(";;! features: -gc\n(module $m (func (export \"f\")))\n"
                  "  (assert_trap (invoke $m \"f\" (i32.const 1)) \"unreachable\")"
                  "(assert_malformed (module quote \"(func\") \"x\")"
                  "(module binary \"\\00asm\\01\\00\\00\\00\")");
    assert_int_not_equal(embed_script_features(script), embed_features_default());
    assert_int_equal(embed_script_commands(script), 4);
    const Embed_command *trap = embed_script_command(script, 1);
    assert_int_equal(trap->kind, EMBED_COMMAND_ASSERT_TRAP);
    assert_string_equal(embed_command_name(trap->kind), "assert_trap");
    assert_int_equal(trap->line, 3);
    assert_int_equal(trap->column, 3);
    assert_memory_equal(trap->id.at, "m", trap->id.len);
    assert_int_equal(trap->args_n, 1);
    assert_int_equal(trap->args[0].i32, 1);
    assert_memory_equal(trap->text.at, "unreachable", trap->text.len);
    Embed_module *module;
    Embed_failure failure;
    assert_int_equal(embed_script_module(script, 0, &module, &failure), EMBED_OK);
    embed_module_free(module);
    assert_int_equal(embed_script_module(script, 1, &module, &failure), EMBED_CRASH);
    assert_null(module);
    assert_int_equal(embed_script_module(script, 2, &module, &failure), EMBED_MALFORMED);
    assert_int_equal(embed_script_module(script, 3, &module, &failure), EMBED_OK);
    embed_module_free(module);
    embed_script_free(script);
    assert_int_equal(
        embed_script_parse("(assert_return", 14, embed_features_default(), &script, &failure),
        EMBED_MALFORMED);
    assert_null(script);
    assert_int_equal(failure.line, 1);
    embed_script_free(NULL);
}

/* Whether VALUE satisfies the single result that TEXT expects. */
static bool matches(const char *text, Embed_value value)
{
    char line[256];
    snprintf(line, sizeof line, "(assert_return (invoke \"f\") %s)", text);
    Embed_script *script = script_of(line);
    Embed_store *store = embed_store_init();
    bool match = embed_pattern_match(store, embed_script_command(script, 0)->results, &value);
    embed_store_free(store);
    embed_script_free(script);
    return match;
}

static void t_pattern_match(void **state)
{
    (void)state;
    Embed_value nan = {.type = NUM(EMBED_F32), .f32 = 0xFFC00000};
    Embed_value odd = {.type = NUM(EMBED_F64), .f64 = UINT64_C(0x7FF8000000000001)};
    Embed_value signalling = {.type = NUM(EMBED_F32), .f32 = 0x7FA00000};
    assert_true(matches("(i32.const 1)", I32(1)));
    assert_false(matches("(i32.const 1)", I32(2)));
    assert_false(matches("(i64.const 1)", I32(1)));
    assert_true(matches("(f32.const nan:canonical)", nan));
    assert_true(matches("(f32.const nan:arithmetic)", nan));
    assert_false(matches("(f64.const nan:canonical)", odd));
    assert_true(matches("(f64.const nan:arithmetic)", odd));
    assert_false(matches("(f64.const nan:arithmetic)", nan));
    assert_false(matches("(f32.const nan:arithmetic)", signalling));
    assert_false(matches("(f32.const nan:arithmetic)", (Embed_value){.type = NUM(EMBED_F32)}));
    assert_true(matches("(either (i32.const 1) (i32.const 2))", I32(2)));
    assert_false(matches("(either (i32.const 1) (i32.const 2))", I32(3)));
    Embed_value vector = {.type = NUM(EMBED_V128), .v128 = {0, 0, 0xC0, 0x7F, 1}};
    assert_true(matches("(v128.const f32x4 nan:canonical 0x1p-149 0 0)", vector));
    assert_false(matches("(v128.const f32x4 nan:canonical 0 0 0)", vector));
    assert_false(matches("(v128.const i16x8 0 0x7FC0 0 0 0 0 0 0)", vector));
    assert_true(matches("(v128.const i16x8 0 0x7FC0 1 0 0 0 0 0)", vector));
}

static void t_pattern_match_refs(void **state)
{
    (void)state;
    Embed_value five = ref_value(EMBED_HEAP_EXTERN, HOST(5));
    Embed_value null = ref_value(EMBED_HEAP_FUNC, NULLREF);
    Embed_value i31 = ref_value(EMBED_HEAP_ANY, (Embed_ref){.kind = EMBED_REF_I31, .value = 3});
    assert_true(matches("(ref.extern 5)", five));
    assert_false(matches("(ref.extern 6)", five));
    assert_true(matches("(ref.extern)", five));
    assert_false(matches("(ref.func)", five));
    assert_false(matches("(ref.null extern)", five));
    assert_true(matches("(ref.null func)", null));
    assert_true(matches("(ref.null)", null));
    assert_false(matches("(ref.null extern)", null));
    assert_false(matches("(ref.func)", null));
    assert_true(matches("(ref.i31)", i31));
    assert_true(matches("(ref.eq)", i31));
    assert_false(matches("(ref.struct)", i31));
}

static void t_spectest(void **state)
{
    (void)state;
    Embed_module *module =
        module_of_text("(module (import \"spectest\" \"print_i32_f32\" (func $p (param i32 f32)))"
                       " (import \"spectest\" \"print_f64\" (func $q (param f64)))"
                       " (import \"spectest\" \"print_i64\" (func $r (param i64)))"
                       " (import \"spectest\" \"global_i64\" (global $g i64))"
                       " (import \"spectest\" \"table\" (table 10 20 funcref))"
                       " (import \"spectest\" \"table64\" (table i64 10 20 funcref))"
                       " (import \"spectest\" \"memory\" (memory 1 2))"
                       " (func (export \"f\") (call $p (i32.const -1) (f32.const 1.5))"
                       " (call $q (f64.const 0.5)) (call $r (global.get $g))))");
    char *text;
    size_t len;
    FILE *output = open_memstream(&text, &len);
    Embed_store *store = embed_store_init();
    void *spectest = embed_spectest_new(store, output);
    Embed_instance *instance;
    Embed_failure failure;
    assert_int_equal(
        embed_module_link(store, module, embed_spectest_resolve, spectest, &instance, &failure),
        EMBED_OK);
    assert_int_equal(embed_func_invoke(store, export_of(instance, "f"), NULL, 0, NULL, &failure),
                     EMBED_OK);
    fclose(output);
    assert_string_equal(text, "print_i32_f32 -1 1.5\nprint_f64 0.5\nprint_i64 666\n");
    free(text);
    Embed_extern item;
    assert_false(
        embed_spectest_resolve(spectest, store, name("spectest"), name("absent"), NULL, &item));
    assert_false(
        embed_spectest_resolve(spectest, store, name("other"), name("print"), NULL, &item));
    embed_store_free(store);
    embed_module_free(module);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_table),         cmocka_unit_test(t_mem),
        cmocka_unit_test(t_on_grow),       cmocka_unit_test(t_bulk_memory),
        cmocka_unit_test(t_global),        cmocka_unit_test(t_exn),
        cmocka_unit_test(t_ref_type),      cmocka_unit_test(t_array_i16),
        cmocka_unit_test(t_val_default),   cmocka_unit_test(t_value_matches),
        cmocka_unit_test(t_match),         cmocka_unit_test(t_valtype_text),
        cmocka_unit_test(t_functype),      cmocka_unit_test(t_script),
        cmocka_unit_test(t_pattern_match), cmocka_unit_test(t_pattern_match_refs),
        cmocka_unit_test(t_spectest),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
