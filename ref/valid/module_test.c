/* valid/module_test.c: types, constant expressions and the definitions of a module; what features and limits change. */
#include "valid/testing.h"

/* ---- types -------------------------------------------------------------------------------------------------- */

static void t_type_uses(void **state)
{
    (void)state;
    static const Valtype to1[] = {NULLREFX(1)}, to2[] = {NULLREFX(2)};
    const Subtype forward[] = {FUNCTYPE(TYPES(to1), NONE), FUNCTYPE(NONE, NONE)};
    expect(rec_module(forward, 2), ERR_none);
    expect(types_module(forward, 2), ERR_unknown_type);
    const Subtype outside[] = {FUNCTYPE(TYPES(to1), NONE), FUNCTYPE(NONE, TYPES(to2))};
    expect(rec_module(outside, 2), ERR_unknown_type);
    static const Fieldtype field[] = {{NULLREFX(2), false}};
    const Subtype array[] = {FUNCTYPE(NONE, NONE), ARRAYTYPE(field)};
    expect(types_module(array, 2), ERR_unknown_type);
    expect(rec_module(NULL, 0), ERR_none);
}

static void t_subtypes(void **state)
{
    (void)state;
    static const Typeuse of[] = {{HT_IDX, 0}, {HT_IDX, 1}, {HT_IDX, 2}};
    const Comptype one = {COMP_STRUCT, .n = 1, .fields = struct_fields};
    const Comptype two = {COMP_STRUCT, .n = 2, .fields = struct_fields};
    const Subtype fine[] = {{.ct = one}, {.supers_n = 1, .supers = of, .ct = two}};
    expect(types_module(fine, 2), ERR_none);
    expect(rec_module(fine, 2), ERR_none);
    const Subtype narrower[] = {{.ct = two}, {.supers_n = 1, .supers = of, .ct = one}};
    expect(types_module(narrower, 2), ERR_sub_type);
    const Subtype final[] = {{.final = true, .ct = one}, {.supers_n = 1, .supers = of, .ct = two}};
    expect(types_module(final, 2), ERR_sub_type);
    const Subtype several[] = {{.ct = one}, {.ct = one}, {.supers_n = 2, .supers = of, .ct = two}};
    expect(types_module(several, 3), ERR_sub_type);
    const Subtype self[] = {{.ct = one}, {.supers_n = 1, .supers = of + 1, .ct = one}};
    expect(rec_module(self, 2), ERR_unknown_type);
    const Subtype later[] = {{.supers_n = 1, .supers = of + 1, .ct = one}, {.ct = one}};
    expect(rec_module(later, 2), ERR_unknown_type);
    const Subtype unknown[] = {{.ct = one}, {.supers_n = 1, .supers = of + 2, .ct = one}};
    expect(types_module(unknown, 2), ERR_unknown_type);
    const Subtype other[] = {FUNCTYPE(NONE, NONE), {.supers_n = 1, .supers = of, .ct = one}};
    expect(types_module(other, 2), ERR_sub_type);
}

static void t_limits(void **state)
{
    (void)state;
    const struct {
        Limits lim;
        Addrtype at;
        uint8_t page_log2;
        bool shared;
        Errcode code;
    } mems[] = {
        {{65536, 0, false}, AT_I32, 16, false, ERR_none},
        {{65537, 0, false}, AT_I32, 16, false, ERR_memory_size_64k},
        {{0, 65537, true}, AT_I32, 16, false, ERR_memory_size_64k},
        {{2, 1, true}, AT_I32, 16, false, ERR_limits_minimum},
        {{UINT64_C(1) << 48, 0, false}, AT_I64, 16, false, ERR_none},
        {{(UINT64_C(1) << 48) + 1, 0, false}, AT_I64, 16, false, ERR_memory_size},
        {{UINT32_MAX, 0, false}, AT_I32, 0, false, ERR_none},
        {{UINT64_C(1) << 32, 0, false}, AT_I32, 0, false, ERR_memory_size},
        {{UINT64_MAX, 0, false}, AT_I64, 0, false, ERR_none},
        {{0, 0, false}, AT_I32, 1, false, ERR_custom_page_size},
        {{0, 0, false}, AT_I32, 17, false, ERR_custom_page_size},
        {{0, 0, false}, AT_I64, 64, false, ERR_custom_page_size},
        {{0, 0, false}, AT_I32, 16, true, ERR_shared_needs_maximum},
        {{0, 1, true}, AT_I32, 16, true, ERR_none},
    };
    for (size_t i = 0; i < LENGTH(mems); i++) {
        Module *m = empty_module();
        m->mems_n = 1;
        m->mems = ARENA_NEW(&m->arena, Mem);
        m->mems->type = (Memtype){mems[i].at, mems[i].lim, mems[i].shared, mems[i].page_log2};
        expect(m, mems[i].code);
    }
    const struct {
        Limits lim;
        Addrtype at;
        Errcode code;
    } tables[] = {
        {{UINT32_MAX, 0, false}, AT_I32, ERR_none},
        {{UINT64_C(1) << 32, 0, false}, AT_I32, ERR_table_size},
        {{0, UINT64_C(1) << 32, true}, AT_I32, ERR_table_size},
        {{UINT64_MAX, UINT64_MAX, true}, AT_I64, ERR_none},
        {{1, 0, true}, AT_I64, ERR_limits_minimum},
    };
    for (size_t i = 0; i < LENGTH(tables); i++) {
        Module *m = empty_module();
        m->tables_n = 1;
        m->tables = ARENA_NEW(&m->arena, Table);
        m->tables->type = (Tabletype){tables[i].at, tables[i].lim, NULLREF(FUNC)};
        expect(m, tables[i].code);
    }
}

/* ---- constant expressions ----------------------------------------------------------------------------------- */

/* An imported immutable i32, an imported (mut i32), an immutable i32, and then a global of type T and value INIT. */
static Module *global_module(Valtype t, const Instr *init, size_t n)
{
    static const Instr zero[] = {CONST(0), END};
    Module *m = testing_module(zero + 1, 1);
    m->imports_n = m->import_globals = 2;
    m->imports = ARENA_ARRAY(&m->arena, Import, 2);
    m->imports[0].xt = (Externtype){.kind = EXTERN_GLOBAL, .global = {false, NUM(I32)}};
    m->imports[1].xt = (Externtype){.kind = EXTERN_GLOBAL, .global = {true, NUM(I32)}};
    m->globals_n = 2;
    m->globals[0] = (Global){.type = {false, NUM(I32)}, .init = make_expr(m, zero, 2)};
    m->globals[1] = (Global){.type = {false, t}, .init = make_expr(m, init, n)};
    return m;
}

typedef struct Constant {
    Valtype t;
    Errcode code;
    Features
        missing; /* with which features off CODE holds, where 0 all of the default ones are on */
    const Instr *in;
    size_t n;
} Constant;

#define CONSTANT(t, code, missing, ...)                                                            \
    {                                                                                              \
        t, ERR_##code, missing, (const Instr[]){__VA_ARGS__},                                      \
            sizeof((const Instr[]){__VA_ARGS__}) / sizeof(Instr)                                   \
    }

#define EXTENDED FEATURE_BIT(extended_const)

static const Constant constants[] = {
    CONSTANT(NUM(I32), none, 0, CONST(0), END),
    CONSTANT(NUM(I64), none, 0, I(i64_const, .c = 1), END),
    CONSTANT(NUM(F32), none, 0, I(f32_const, .c = 1), END),
    CONSTANT(NUM(F64), none, 0, I(f64_const, .c = 1), END),
    CONSTANT(NUM(V128), none, 0, I(v128_const, .bytes = NULL), END),
    CONSTANT(NULLREF(FUNC), none, 0, I(ref_null, .t = NULLREF(NOFUNC)), END),
    CONSTANT(REFX(T_func1), none, 0, X(ref_func, 1), END),
    CONSTANT(REF(I31), none, 0, CONST(1), X(ref_i31, 0), END),
    CONSTANT(REFX(T_struct), none, 0, X(struct_new_default, T_struct), END),
    CONSTANT(REFX(T_array), none, 0, CONST(1), CONST(2), X(array_new, T_array), END),
    CONSTANT(REFX(T_array), none, 0, CONST(2), X(array_new_default, T_array), END),
    CONSTANT(REFX(T_array), none, 0, CONST(2), I(array_new_fixed, .x = T_array, .y = 1), END),
    CONSTANT(REFX(T_struct_ref), none, 0, X(ref_func, 1), X(struct_new, T_struct_ref), END),
    CONSTANT(REF(ANY), none, 0, CONST(2), X(ref_i31, 0), X(extern_convert_any, 0),
             X(any_convert_extern, 0), END),
    CONSTANT(NUM(I32), none, 0, CONST(1), CONST(2), X(i32_add, 0), CONST(2), X(i32_sub, 0),
             CONST(2), X(i32_mul, 0), END),
    CONSTANT(NUM(I64), none, 0, I(i64_const, .c = 1), I(i64_const, .c = 1), X(i64_add, 0),
             I(i64_const, .c = 1), X(i64_sub, 0), I(i64_const, .c = 1), X(i64_mul, 0), END),
    CONSTANT(NUM(I32), none, 0, X(global_get, 0), END),
    CONSTANT(NUM(I32), none, 0, X(global_get, 2), END),
    CONSTANT(NUM(I32), none, EXTENDED, X(global_get, 0), END),
    CONSTANT(NUM(I32), constant_expression_required, EXTENDED, X(global_get, 2), END),
    CONSTANT(NUM(I32), constant_expression_required, EXTENDED, CONST(1), CONST(2), X(i32_add, 0),
             END),
    CONSTANT(NUM(I32), constant_expression_required, 0, X(global_get, 1), END),
    CONSTANT(NUM(I32), unknown_global, 0, X(global_get, 3), END),
    CONSTANT(NUM(I32), constant_expression_required, 0, CONST(1), CONST(2), X(i32_div_s, 0), END),
    CONSTANT(NUM(I32), constant_expression_required, 0, CONST(1), X(nop, 0), END),
    CONSTANT(NUM(I32), constant_expression_required, 0,
             I(block, .bt = &(const Blocktype){.kind = BLOCK_VALTYPE, .t = NUM(I32)}), CONST(1),
             END, END),
    CONSTANT(NUM(I32), constant_expression_required, 0, X(unreachable, 0), END),
    CONSTANT(NUM(F32), constant_expression_required, 0, I(f32_const, .c = 0), X(f32_neg, 0), END),
    CONSTANT(NUM(I32), constant_expression_required, 0, X(array_len, 0), END),
    CONSTANT(NUM(I32), type_mismatch, 0, END),
    CONSTANT(NUM(I32), type_mismatch, 0, CONST(0), CONST(0), END),
    CONSTANT(NUM(I64), type_mismatch, 0, CONST(0), END),
    CONSTANT(REF(FUNC), type_mismatch, 0, I(ref_null, .t = NULLREF(NOFUNC)), END),
    CONSTANT(NUM(I32), unknown_function, 0, X(ref_func, 9), END),
    CONSTANT(REFX(T_count), unknown_type, 0, CONST(0), END),
};

static void t_constants(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(constants); i++) {
        const Constant *c = &constants[i];
        Module *m = global_module(c->t, c->in, c->n);
        m->features &= ~c->missing;
        Failure failure;
        Errcode found = validate(m, &failure);
        if (found != c->code)
            fail_msg("case %zu: expected '%s', found '%s'", i, error_text(c->code),
                     error_text(found));
        assert_int_equal(failure.features, c->code ? c->missing : 0);
    }
}

/* A table's initial value sees imported globals only, segments see all. */
static void t_globals_in_sight(void **state)
{
    (void)state;
    static const Instr imported[] = {X(global_get, 0), END}, own[] = {X(global_get, 2), END},
                       zero[] = {CONST(0), END};
    static const Instr ref[] = {X(global_get, 3), END};
    Module *m = global_module((Valtype)NUM(I32), zero, 2);
    m->datas[0] = (Data){.mode = SEGMENT_ACTIVE, .offset = make_expr(m, own, 2)};
    m->elems[0].mode = SEGMENT_ACTIVE;
    m->elems[0].offset = make_expr(m, imported, 2);
    expect(m, ERR_none);
    static const Instr func[] = {X(ref_func, 0), END};
    m = global_module((Valtype)REF(FUNC), func, 2);
    m->tables[0] = (Table){.type = {.t = REF(FUNC)}, .init = make_expr(m, ref, 2)};
    expect(m, ERR_unknown_global);
    m = global_module((Valtype)REF(FUNC), func, 2);
    m->tables[0] = (Table){.type = {.t = REF(FUNC)}, .init = make_expr(m, func, 2)};
    expect(m, ERR_none);
    m = global_module((Valtype)REF(FUNC), func, 2);
    m->tables[0] = (Table){.type = {.t = REF(FUNC)}};
    expect(m, ERR_type_mismatch);
}

/* ---- definitions -------------------------------------------------------------------------------------------- */

/* Globals, elements, offsets, exports and table values declare the functions they name; bodies and data do not. */
static void t_refs(void **state)
{
    (void)state;
    static const Instr body[] = {X(ref_func, 1), X(drop, 0), END}, func[] = {X(ref_func, 1), END};
    assert_int_equal(validate_body(body, 3), ERR_undeclared_function_reference);
    Module *m = testing_module(body, 3);
    m->exports_n = 1;
    m->exports = ARENA_NEW(&m->arena, Export);
    *m->exports = (Export){.kind = EXTERN_FUNC, .x = 1};
    expect(m, ERR_none);
    m = testing_module(body, 3);
    m->globals[0] = (Global){.type = {false, NULLREF(FUNC)}, .init = make_expr(m, func, 2)};
    expect(m, ERR_none);
    m = testing_module(body, 3);
    m->tables[0].init = make_expr(m, func, 2);
    expect(m, ERR_none);
    m = testing_module(body, 3);
    m->elems[0].is_funcs = false;
    m->elems[0].items = ARENA_NEW(&m->arena, Expr);
    *m->elems[0].items = make_expr(m, func, 2);
    expect(m, ERR_none);
    m = testing_module(body, 3);
    m->has_start = true;
    expect(m, ERR_undeclared_function_reference);
    m = testing_module(body, 3);
    Failure failure;
    assert_int_equal(valid_module(m, &failure), RESULT_INVALID);
    assert_int_equal(failure.func, BODY);
    module_free(m);
}

static void t_segments(void **state)
{
    (void)state;
    static const Instr end[] = {END}, zero[] = {CONST(0), END},
                       zero64[] = {I(i64_const, .c = 0), END};
    const struct {
        uint32_t memidx;
        const Instr *offset;
        Errcode code;
    } datas[] = {
        {0, zero, ERR_none},          {1, zero64, ERR_none},         {0, zero64, ERR_type_mismatch},
        {1, zero, ERR_type_mismatch}, {2, zero, ERR_unknown_memory},
    };
    for (size_t i = 0; i < LENGTH(datas); i++) {
        Module *m = testing_module(end, 1);
        m->datas[0] = (Data){SEGMENT_ACTIVE, .memidx = datas[i].memidx,
                             .offset = make_expr(m, datas[i].offset, 2)};
        expect(m, datas[i].code);
    }
    const struct {
        uint32_t tableidx;
        const Instr *offset;
        Valtype t;
        uint32_t func;
        Errcode code;
    } elems[] = {
        {0, zero, NULLREF(FUNC), 1, ERR_none},
        {0, zero, REFX(T_func1), 1, ERR_none},
        {0, zero, REFX(T_func1), 0, ERR_type_mismatch},
        {2, zero64, REF(FUNC), 1, ERR_none},
        {2, zero, REF(FUNC), 1, ERR_type_mismatch},
        {1, zero, REF(FUNC), 1, ERR_type_mismatch},
        {3, zero, REF(FUNC), 1, ERR_unknown_table},
        {0, zero, REF(FUNC), 3, ERR_unknown_function},
        {0, zero, REFX(T_count), 1, ERR_unknown_type},
    };
    for (size_t i = 0; i < LENGTH(elems); i++) {
        Module *m = testing_module(end, 1);
        m->elems[0].mode = SEGMENT_ACTIVE;
        m->elems[0].tableidx = elems[i].tableidx;
        m->elems[0].offset = make_expr(m, elems[i].offset, 2);
        m->elems[0].t = elems[i].t;
        *m->elems[0].funcs = elems[i].func;
        expect(m, elems[i].code);
    }
}

static void t_start_and_exports(void **state)
{
    (void)state;
    static const Instr end[] = {END};
    const Errcode starts[] = {ERR_none, ERR_start_function, ERR_start_function,
                              ERR_unknown_function};
    for (uint32_t i = 0; i < LENGTH(starts); i++) {
        Module *m = testing_module(end, 1);
        m->has_start = true;
        m->start = i;
        expect(m, starts[i]);
    }
    const struct {
        Externkind kind;
        uint32_t n;
        Errcode code;
    } spaces[] = {
        {EXTERN_FUNC, 3, ERR_unknown_function}, {EXTERN_TABLE, 3, ERR_unknown_table},
        {EXTERN_MEM, 2, ERR_unknown_memory},    {EXTERN_GLOBAL, 2, ERR_unknown_global},
        {EXTERN_TAG, 1, ERR_unknown_tag},
    };
    for (size_t i = 0; i < LENGTH(spaces); i++) {
        for (uint32_t beyond = 0; beyond < 2; beyond++) {
            Module *m = testing_module(end, 1);
            m->exports_n = 2;
            m->exports = ARENA_ARRAY(&m->arena, Export, 2);
            m->exports[0] = (Export){.name = bytes_of("a"), .kind = EXTERN_FUNC};
            m->exports[1] = (Export){
                .name = bytes_of("b"), spaces[i].kind, spaces[i].n - 1 + beyond, {.offset = 7}};
            expect(m, beyond ? spaces[i].code : ERR_none);
        }
    }
    Module *m = testing_module(end, 1);
    m->exports_n = 4;
    m->exports = ARENA_ARRAY(&m->arena, Export, 4);
    static const char *const names[] = {"", "b\0c", "b", "b\0c"};
    for (uint32_t i = 0; i < 4; i++)
        m->exports[i] = (Export){.name = {(const uint8_t *)names[i], i % 2 ? 3 : strlen(names[i])},
                                 .pos = {.offset = i}};
    Failure failure;
    assert_int_equal(validate(m, &failure), ERR_duplicate_export);
    assert_int_equal(failure.pos.offset, 3);
}

/* ---- features, places, pieces ------------------------------------------------------------------------------- */

static void expect_feature(Module *m, Features off, Errcode code)
{
    m->features &= ~off;
    Failure failure;
    assert_int_equal(validate(m, &failure), code);
    assert_int_equal(failure.features, off);
    assert_int_equal(failure.result, RESULT_INVALID);
}

static Module *import_module(Externtype xt)
{
    Module *m = empty_module();
    m->imports_n = m->import_globals = 1;
    m->imports = ARENA_NEW(&m->arena, Import);
    m->imports->xt = xt;
    return m;
}

static void t_features(void **state)
{
    (void)state;
    static const Instr end[] = {END}, zero[] = {CONST(0), END};
    expect_feature(testing_module(end, 1), FEATURE_BIT(multi_memory), ERR_multiple_memories);
    Module *m = testing_module(end, 1);
    m->mems_n = 1;
    m->elems_n = 1;
    expect_feature(m, FEATURE_BIT(reference_types), ERR_multiple_tables);
    expect_feature(testing_module(end, 1), FEATURE_BIT(multi_value), ERR_invalid_result_arity);
    static const Blocktype type_0 = {.kind = BLOCK_TYPEIDX, .x = 0};
    static const Instr block[] = {CONST(0), I(block, .bt = &type_0), END, X(drop, 0), END};
    m = types_module(&(Subtype)FUNCTYPE(TYPES(one_i32), TYPES(one_i32)), 1);
    m->funcs_n = 1;
    m->funcs = ARENA_NEW(&m->arena, Func);
    *m->funcs = make_func(m, 0, block, LENGTH(block));
    expect_feature(m, FEATURE_BIT(multi_value), ERR_invalid_result_arity);
    Externtype mut = {.kind = EXTERN_GLOBAL, .global = {true, NUM(I32)}};
    expect_feature(import_module(mut), FEATURE_BIT(mutable_globals), ERR_mutable_global_import);
    m = empty_module();
    m->globals_n = m->exports_n = 1;
    m->globals = ARENA_NEW(&m->arena, Global);
    *m->globals = (Global){.type = mut.global, .init = make_expr(m, zero, 2)};
    m->exports = ARENA_NEW(&m->arena, Export);
    m->exports->kind = EXTERN_GLOBAL;
    expect_feature(m, FEATURE_BIT(mutable_globals), ERR_mutable_global_export);
}

static void t_place(void **state)
{
    (void)state;
    static const Instr in[] = {I(i64_const, .c = 0), {.op = OP_i32_eqz, .pos = 12}, END};
    static const uint32_t starts[] = {0, 10};
    Module *m = testing_module(in, LENGTH(in));
    m->lines = (Lines){.n = 2, .starts = starts};
    Failure failure;
    assert_int_equal(valid_module(m, &failure), RESULT_INVALID);
    assert_int_equal(failure.pos.offset, 12);
    assert_int_equal(failure.pos.line, 2);
    assert_int_equal(failure.pos.column, 3);
    assert_int_equal(failure.func, BODY);
    assert_string_equal(failure.detail, "expected i32 but found i64");
    assert_false(m->validated);
    module_free(m);
}

/* In pieces: functions see as many data segments as the data count says, also before the segments are there. */
static void t_pieces(void **state)
{
    (void)state;
    static const Instr in[] = {X(data_drop, 0), END};
    Module *m = testing_module(in, LENGTH(in));
    m->has_datacount = true;
    m->datacount = 1;
    m->datas_n = 0;
    Failure failure;
    Context *C = context_new(m);
    assert_int_equal(valid_declarations(C, &failure), RESULT_OK);
    for (uint32_t i = m->funcs_n; i-- > 0;)
        assert_int_equal(valid_func(C, i, &failure), RESULT_OK);
    m->datas_n = 1;
    m->datas[0].mode = SEGMENT_ACTIVE;
    m->datas[0].memidx = 5;
    assert_int_equal(valid_datas(C, &failure), RESULT_INVALID);
    m->datas[0].mode = SEGMENT_PASSIVE;
    assert_int_equal(valid_datas(C, &failure), RESULT_OK);
    assert_false(m->validated);
    valid_finish(C);
    context_free(C);
    assert_true(m->validated);
    assert_int_equal(m->ref_funcs[0], 1);
    assert_int_equal(m->ref_funcs[1], 0);
    assert_true(deftype_of(m->deftypes[T_struct])->st.ct.kind == COMP_STRUCT);
    module_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_type_uses),        cmocka_unit_test(t_subtypes),
        cmocka_unit_test(t_limits),           cmocka_unit_test(t_constants),
        cmocka_unit_test(t_globals_in_sight), cmocka_unit_test(t_refs),
        cmocka_unit_test(t_segments),         cmocka_unit_test(t_start_and_exports),
        cmocka_unit_test(t_features),         cmocka_unit_test(t_place),
        cmocka_unit_test(t_pieces),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
