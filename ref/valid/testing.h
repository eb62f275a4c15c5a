/* valid/testing.h: a module to test typing rules in, for the tests of this folder. NON-SPEC.
 *
 * A test's body is an array of instructions; operands come from parameters of the known type with local.get, results
 * go to them with local.set, which checks their type. */
#ifndef TOUCHSTONE_VALID_TESTING_H
#define TOUCHSTONE_VALID_TESTING_H

#include "valid/valid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define NUM(k)                                                                                     \
    {                                                                                              \
        .kind = VT_##k                                                                             \
    }
#define REF(h)                                                                                     \
    {                                                                                              \
        .kind = VT_REF, .heap = HT_##h                                                             \
    }
#define NULLREF(h)                                                                                 \
    {                                                                                              \
        .kind = VT_REF, .null = 1, .heap = HT_##h                                                  \
    }
#define REFX(i)                                                                                    \
    {                                                                                              \
        .kind = VT_REF, .heap = HT_IDX, .x = (i)                                                   \
    }
#define NULLREFX(i)                                                                                \
    {                                                                                              \
        .kind = VT_REF, .null = 1, .heap = HT_IDX, .x = (i)                                        \
    }
#define LENGTH(list) (sizeof(list) / sizeof *(list))
#define TYPES(list)                                                                                \
    {                                                                                              \
        LENGTH(list), list                                                                         \
    }
/* Lists of types as initializers. */
#define LITERAL(count, types)                                                                      \
    {                                                                                              \
        (count), (types)                                                                           \
    }
#define NONE                                                                                       \
    {                                                                                              \
        0, NULL                                                                                    \
    }
#define I(id, ...)                                                                                 \
    {                                                                                              \
        .op = OP_##id, __VA_ARGS__                                                                 \
    }
#define GET(local) I(local_get, .x = (local))
#define SET(local) I(local_set, .x = (local))
#define END        I(end, .x = 0)
#define X(id, i)   I(id, .x = (i))
#define CONST(i)   I(i32_const, .c = (i))

/* Parameters of the function that bodies stand in. */
enum {
    P_i32,
    P_i64,
    P_f32,
    P_f64,
    P_v128,
    P_funcref,
    P_externref,
    P_anyref,
    P_eqref,
    P_i31ref,
    P_exnref,
    P_struct,      /* (ref null T_struct) */
    P_array,       /* (ref null T_array) */
    P_func1,       /* (ref null T_func1) */
    P_ref_struct,  /* (ref T_struct) */
    P_substruct,   /* (ref null T_substruct) */
    P_array_func,  /* (ref null T_array_func) */
    P_array_const, /* (ref null T_array_const) */
    P_array_i8,    /* (ref null T_array_i8) */
    P_ref_func,    /* (ref func) */
    P_ref_i31,     /* (ref i31) */
    P_ref_any,     /* (ref any) */
    P_ref_extern,  /* (ref extern) */
    P_ref_array,   /* (ref T_array) */
    P_func0,       /* (ref null T_func0) */
    P_ref_func0,   /* (ref T_func0) */
    P_structref,
    P_arrayref,
    P_ref_exn, /* (ref exn) */
    P_count,
    L_unset = P_count, /* a local (ref func): not set at first */
    L_i64              /* a local i64 */
};

/* Types of the module. */
enum {
    T_func0,       /* (func) */
    T_func1,       /* (func (param i32) (result i32)) */
    T_struct,      /* (sub (struct (mut i32) i8 (mut i16) funcref)) */
    T_array,       /* (array (mut i32)) */
    T_array_func,  /* (array (mut funcref)) */
    T_array_const, /* (array i8) */
    T_substruct,   /* (sub T_struct (struct (mut i32) i8 (mut i16) funcref i64)) */
    T_func2,       /* (func (param i32 i64) (result f32 f64)) */
    T_struct_ref,  /* (struct (ref func)) */
    T_array_ref,   /* (array (ref func)) */
    T_array_i8,    /* (array (mut i8)) */
    T_tag,         /* (func (param i32)) */
    T_func_ref,    /* (func (result (ref func))) */
    T_params,      /* (func (param i32) (result i64)) */
    T_body,        /* of the function that bodies stand in */
    T_count
};

static const Valtype body_params[P_count] = {
    NUM(I32),
    NUM(I64),
    NUM(F32),
    NUM(F64),
    NUM(V128),
    NULLREF(FUNC),
    NULLREF(EXTERN),
    NULLREF(ANY),
    NULLREF(EQ),
    NULLREF(I31),
    NULLREF(EXN),
    NULLREFX(T_struct),
    NULLREFX(T_array),
    NULLREFX(T_func1),
    REFX(T_struct),
    NULLREFX(T_substruct),
    NULLREFX(T_array_func),
    NULLREFX(T_array_const),
    NULLREFX(T_array_i8),
    REF(FUNC),
    REF(I31),
    REF(ANY),
    REF(EXTERN),
    REFX(T_array),
    NULLREFX(T_func0),
    REFX(T_func0),
    NULLREF(STRUCT),
    NULLREF(ARRAY),
    REF(EXN),
};

static const Valtype one_i32[] = {NUM(I32)};
static const Valtype one_i64[] = {NUM(I64)};
static const Valtype one_ref_func[] = {REF(FUNC)};
static const Valtype two_ints[] = {NUM(I32), NUM(I64)};
static const Valtype two_floats[] = {NUM(F32), NUM(F64)};
static const Fieldtype struct_fields[] = {
    {NUM(I32), true}, {NUM(I8), false}, {NUM(I16), true}, {NULLREF(FUNC), false}, {NUM(I64), false},
};
static const Fieldtype ref_fields[] = {{REF(FUNC), false}};
static const Fieldtype array_i32[] = {{NUM(I32), true}};
static const Fieldtype array_func[] = {{NULLREF(FUNC), true}};
static const Fieldtype array_const[] = {{NUM(I8), false}};
static const Fieldtype array_i8[] = {{NUM(I8), true}};
static const Typeuse super_struct[] = {{HT_IDX, T_struct}};

#define FUNCTYPE(p, r)                                                                             \
    {                                                                                              \
        .final = true, .ct = { COMP_FUNC, .params = p, .results = r }                              \
    }
#define STRUCTTYPE(...)                                                                            \
    {                                                                                              \
        .ct = { COMP_STRUCT, __VA_ARGS__ }                                                         \
    }
#define ARRAYTYPE(f)                                                                               \
    {                                                                                              \
        .final = true, .ct = { COMP_ARRAY, .n = 1, .fields = (f) }                                 \
    }

static const Subtype body_types[T_count] = {
    [T_func0] = FUNCTYPE(NONE, NONE),
    [T_func1] = FUNCTYPE(TYPES(one_i32), TYPES(one_i32)),
    [T_struct] = STRUCTTYPE(.n = 4, .fields = struct_fields),
    [T_array] = ARRAYTYPE(array_i32),
    [T_array_func] = ARRAYTYPE(array_func),
    [T_array_const] = ARRAYTYPE(array_const),
    [T_substruct] = {.supers_n = 1,
                     .supers = super_struct,
                     .ct = {COMP_STRUCT, .n = 5, .fields = struct_fields}},
    [T_body] = FUNCTYPE(TYPES(body_params), NONE),
    [T_func2] = FUNCTYPE(TYPES(two_ints), TYPES(two_floats)),
    [T_struct_ref] = STRUCTTYPE(.n = 1, .fields = ref_fields),
    [T_array_ref] = ARRAYTYPE(ref_fields),
    [T_array_i8] = ARRAYTYPE(array_i8),
    [T_tag] = FUNCTYPE(TYPES(one_i32), NONE),
    [T_func_ref] = FUNCTYPE(NONE, TYPES(one_ref_func)),
    [T_params] = FUNCTYPE(TYPES(one_i32), TYPES(one_i64)),
};

/* Functions: 0 is of T_func0 and declared, 1 of T_func1 and not, 2 is the body. Tables: 0 funcref, 1 externref,
   2 funcref with 64-bit addresses. Memories: 0, and 1 with 64-bit addresses. Globals: 0 i32, 1 (mut i64). Tag 0 takes
   an i32. Element segments: 0 funcref, 1 externref. One data segment. */
enum { BODY = 2 };

static inline Expr make_expr(Module *m, const Instr *in, size_t n)
{
    return (Expr){n ? arena_copy(&m->arena, in, n * sizeof *in) : NULL, (uint32_t)n};
}

static inline Rectype *add_rectypes(Module *m, const Subtype *st, uint32_t n)
{
    m->rectypes_n = m->types_n = n;
    m->rectypes = ARENA_ARRAY(&m->arena, Rectype, n);
    for (uint32_t i = 0; i < n; i++)
        m->rectypes[i] = (Rectype){1, arena_copy(&m->arena, &st[i], sizeof *st)};
    return m->rectypes;
}

static inline Func make_func(Module *m, uint32_t typeidx, const Instr *in, size_t n)
{
    return (Func){.typeidx = typeidx, .body = make_expr(m, in, n)};
}

/* The module of the tests with the N instructions at IN as the body. */
static inline Module *testing_module(const Instr *in, size_t n)
{
    static const Instr empty[] = {END}, zero[] = {I(i32_const, .c = 0), END};
    static const Localrun runs[] = {{1, REF(FUNC)}, {1, NUM(I64)}};
    Module *m = module_new(features_default());
    add_rectypes(m, body_types, T_count);
    m->funcs_n = 3;
    m->funcs = ARENA_ARRAY(&m->arena, Func, 3);
    m->funcs[0] = make_func(m, T_func0, empty, 1);
    m->funcs[1] = make_func(m, T_func1, zero, 2);
    m->funcs[BODY] = make_func(m, T_body, in, n);
    m->funcs[BODY].runs_n = 2;
    m->funcs[BODY].runs = arena_copy(&m->arena, runs, sizeof runs);
    m->funcs[BODY].locals_n = 2;
    m->tables_n = 3;
    m->tables = ARENA_ARRAY(&m->arena, Table, 3);
    m->tables[0].type = (Tabletype){.t = NULLREF(FUNC)};
    m->tables[1].type = (Tabletype){.t = NULLREF(EXTERN)};
    m->tables[2].type = (Tabletype){.at = AT_I64, .t = NULLREF(FUNC)};
    m->mems_n = 2;
    m->mems = ARENA_ARRAY(&m->arena, Mem, 2);
    m->mems[0].type = (Memtype){.page_log2 = 16};
    m->mems[1].type = (Memtype){.at = AT_I64, .page_log2 = 16};
    m->globals_n = 2;
    m->globals = ARENA_ARRAY(&m->arena, Global, 2);
    m->globals[0] = (Global){.type = {false, NUM(I32)}, .init = make_expr(m, zero, 2)};
    static const Instr zero64[] = {I(i64_const, .c = 0), END};
    m->globals[1] = (Global){.type = {true, NUM(I64)}, .init = make_expr(m, zero64, 2)};
    m->tags_n = 1;
    m->tags = ARENA_ARRAY(&m->arena, Tag, 1);
    m->tags[0].typeidx = T_tag;
    static const uint32_t declared[] = {0};
    m->elems_n = 2;
    m->elems = ARENA_ARRAY(&m->arena, Elem, 2);
    m->elems[0] = (Elem){.mode = SEGMENT_DECLARE,
                         .t = NULLREF(FUNC),
                         .n = 1,
                         .is_funcs = true,
                         .funcs = arena_copy(&m->arena, declared, sizeof declared)};
    m->elems[1] = (Elem){.mode = SEGMENT_PASSIVE, .t = NULLREF(EXTERN)};
    m->datas_n = 1;
    m->datas = ARENA_ARRAY(&m->arena, Data, 1);
    m->datas[0].mode = SEGMENT_PASSIVE;
    return m;
}

/* Validates M, frees it and gives the failure's code, ERR_none for none. */
static inline Errcode validate(Module *m, Failure *failure)
{
    *failure = (Failure){0};
    Result result = valid_module(m, failure);
    assert_int_equal(m->validated, result == RESULT_OK);
    assert_int_equal(failure->result, result);
    module_free(m);
    return failure->code;
}

static inline Module *empty_module(void)
{
    return module_new(features_default());
}

static inline void expect(Module *m, Errcode code)
{
    Failure failure;
    Errcode found = validate(m, &failure);
    if (found != code)
        fail_msg("expected '%s', found '%s' (%s)", error_text(code), error_text(found),
                 failure.detail);
}

/* A module of one recursive type. */
static inline Module *rec_module(const Subtype *st, uint32_t n)
{
    Module *m = empty_module();
    m->rectypes_n = 1;
    m->types_n = n;
    m->rectypes = ARENA_NEW(&m->arena, Rectype);
    *m->rectypes = (Rectype){n, arena_copy(&m->arena, st, n * sizeof *st)};
    return m;
}

static inline Module *types_module(const Subtype *st, uint32_t n)
{
    Module *m = empty_module();
    add_rectypes(m, st, n);
    return m;
}

static inline Errcode validate_body(const Instr *in, size_t n)
{
    Failure failure;
    return validate(testing_module(in, n), &failure);
}

#endif
