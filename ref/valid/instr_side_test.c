/* valid/instr_side_test.c: the typing rules that are written out, each with bodies that it accepts and refuses. */
#include "valid/testing.h"

typedef struct Case {
    Opcode op; /* the rule that the case is for */
    Errcode code;
    const Instr *in;
    uint32_t n;
} Case;

#define CASE(id, code, ...)                                                                        \
    {                                                                                              \
        OP_##id, ERR_##code, (const Instr[]){__VA_ARGS__},                                         \
            sizeof((const Instr[]){__VA_ARGS__}) / sizeof(Instr)                                   \
    }

#define OPEN(id)        I(id, .bt = &(const Blocktype){.kind = BLOCK_EMPTY})
#define OPEN_T(id, ...) I(id, .bt = &(const Blocktype){.kind = BLOCK_VALTYPE, .t = __VA_ARGS__})
#define OPEN_X(id, i)   I(id, .bt = &(const Blocktype){.kind = BLOCK_TYPEIDX, .x = (i)})
#define DROP            I(drop, .x = 0)
#define XY(id, i, j)    I(id, .x = (i), .y = (j))
#define T(id, ...)      I(id, .t = __VA_ARGS__)

static const uint32_t labels_01[] = {0, 1}, labels_05[] = {0, 5};
static const Valtype select_types[] = {NUM(I32), NULLREF(FUNC), REFX(T_count)};

#define SELECT(first, count)                                                                       \
    I(select_expl, .types = &(const Resulttype){(count), select_types + (first)})
#define BR_TABLE(list) I(br_table, .br_table = &(const Brtable){(list), 1})

static const Castimm cast_any_i31 = {0, NULLREF(ANY), REF(I31)},
                     cast_i31_any = {0, REF(I31), NULLREF(ANY)},
                     cast_any_null = {0, NULLREF(ANY), NULLREF(I31)},
                     cast_func = {0, NULLREF(ANY), REF(FUNC)},
                     cast_label = {9, NULLREF(ANY), REF(I31)},
                     cast_unknown = {0, NULLREF(ANY), REFX(T_count)};

#define CAST(id, imm) I(id, .cast = &(imm))

static const Catch catch_tag[] = {{CATCH, 0, 0}}, catch_tag_ref[] = {{CATCH_REF, 0, 0}},
                   catch_all[] = {{CATCH_ALL, 0, 0}}, catch_all_ref[] = {{CATCH_ALL_REF, 0, 0}},
                   catch_tag_1[] = {{CATCH, 1, 0}}, catch_label_9[] = {{CATCH_ALL, 0, 9}};

#define TRY_TABLE(name, list) static const Trytable name = {{.kind = BLOCK_EMPTY}, 1, list}
TRY_TABLE(try_catch, catch_tag);
TRY_TABLE(try_catch_ref, catch_tag_ref);
TRY_TABLE(try_all, catch_all);
TRY_TABLE(try_all_ref, catch_all_ref);
TRY_TABLE(try_unknown_tag, catch_tag_1);
TRY_TABLE(try_unknown_label, catch_label_9);

static const Case control[] = {
    CASE(unreachable, none, X(unreachable, 0), END),
    CASE(unreachable, none, X(unreachable, 0), X(i32_add, 0), DROP, END),
    CASE(unreachable, type_mismatch, X(unreachable, 0), GET(P_i64), X(i32_eqz, 0), DROP, END),
    CASE(unreachable, type_mismatch, X(unreachable, 0), GET(P_i64), END),
    CASE(drop, none, GET(P_v128), DROP, END),
    CASE(drop, none, X(unreachable, 0), DROP, DROP, END),
    CASE(drop, type_mismatch, DROP, END),
    CASE(drop, type_mismatch, GET(P_i32), OPEN(block), DROP, END, END),
    CASE(select, none, GET(P_f64), GET(P_f64), GET(P_i32), X(select, 0), SET(P_f64), END),
    CASE(select, none, GET(P_v128), GET(P_v128), GET(P_i32), X(select, 0), SET(P_v128), END),
    CASE(select, none, X(unreachable, 0), GET(P_f64), GET(P_i32), X(select, 0), SET(P_f64), END),
    CASE(select, none, X(unreachable, 0), X(select, 0), SET(P_funcref), END),
    CASE(select, type_mismatch, GET(P_f64), GET(P_f32), GET(P_i32), X(select, 0), DROP, END),
    CASE(select, type_mismatch, GET(P_f64), GET(P_f64), GET(P_i64), X(select, 0), DROP, END),
    CASE(select, type_mismatch, GET(P_v128), GET(P_f64), GET(P_i32), X(select, 0), DROP, END),
    CASE(select, type_mismatch, GET(P_funcref), GET(P_funcref), GET(P_i32), X(select, 0), DROP,
         END),
    CASE(select, type_mismatch, X(unreachable, 0), GET(P_funcref), GET(P_i32), X(select, 0), DROP,
         END),
    CASE(select_expl, none, GET(P_i32), GET(P_i32), GET(P_i32), SELECT(0, 1), SET(P_i32), END),
    CASE(select_expl, none, GET(P_func1), GET(P_ref_func), GET(P_i32), SELECT(1, 1), SET(P_funcref),
         END),
    CASE(select_expl, type_mismatch, GET(P_i64), GET(P_i32), GET(P_i32), SELECT(0, 1), DROP, END),
    CASE(select_expl, type_mismatch, GET(P_externref), GET(P_funcref), GET(P_i32), SELECT(1, 1),
         DROP, END),
    CASE(select_expl, invalid_result_arity, X(unreachable, 0), SELECT(0, 0), END),
    CASE(select_expl, invalid_result_arity, X(unreachable, 0), SELECT(0, 2), END),
    CASE(select_expl, unknown_type, X(unreachable, 0), SELECT(2, 1), END),

    CASE(block, none, OPEN_T(block, NUM(F32)), GET(P_f32), END, SET(P_f32), END),
    CASE(block, none, GET(P_i32), OPEN_X(block, T_func1), END, SET(P_i32), END),
    CASE(block, none, OPEN_T(block, NULLREF(FUNC)), GET(P_func1), END, SET(P_funcref), END),
    CASE(block, type_mismatch, OPEN_T(block, NUM(F32)), END, DROP, END),
    CASE(block, type_mismatch, OPEN(block), GET(P_i32), END, END),
    CASE(block, type_mismatch, GET(P_i64), OPEN_X(block, T_func1), DROP, GET(P_i32), END, DROP,
         END),
    CASE(block, type_mismatch, OPEN_X(block, T_struct), END, END),
    CASE(block, unknown_type, OPEN_X(block, T_count), END, END),
    CASE(block, unknown_type, OPEN_T(block, REFX(T_count)), END, END),
    CASE(loop, none, GET(P_i32), OPEN_X(loop, T_func1), X(br, 0), END, DROP, END),
    CASE(loop, none, OPEN_T(loop, NUM(I32)), X(br, 0), END, DROP, END),
    CASE(loop, type_mismatch, OPEN_T(loop, NUM(I32)), END, DROP, END),
    CASE(loop, type_mismatch, GET(P_i32), OPEN_X(loop, T_params), DROP, X(br, 0), END, DROP, END),
    CASE(if, none, GET(P_i32), OPEN(if), END, END),
    CASE(if, none, GET(P_i32), GET(P_i32), OPEN_X(if, T_func1), END, SET(P_i32), END),
    CASE(if, type_mismatch, GET(P_i64), OPEN(if), END, END),
    CASE(if, type_mismatch, GET(P_i32), OPEN_T(if, NUM(I32)), GET(P_i32), END, DROP, END),
    CASE(if, type_mismatch, GET(P_i32), GET(P_i32), OPEN_X(if, T_params), DROP, GET(P_i64), END,
         DROP, END),
    CASE(else, none, GET(P_i32), OPEN_T(if, NUM(I32)), GET(P_i32), X(else, 0), X(unreachable, 0),
         END, DROP, END),
    CASE(else, none, GET(P_i32), GET(P_i32), OPEN_X(if, T_params), DROP, GET(P_i64), X(else, 0),
         DROP, GET(P_i64), END, SET(P_i64), END),
    CASE(else, type_mismatch, GET(P_i32), OPEN_T(if, NUM(I32)), X(else, 0), GET(P_i32), END, DROP,
         END),
    CASE(else, type_mismatch, GET(P_i32), OPEN_T(if, NUM(I32)), GET(P_i32), X(else, 0), END, DROP,
         END),
    CASE(else, misplaced_else, OPEN(block), X(else, 0), END, END),
    CASE(end, none, END),
    CASE(end, type_mismatch, GET(P_i32), END),
    CASE(end, internal, END, END),
    CASE(end, internal, OPEN(block), END),

    CASE(br, none, OPEN_T(block, NUM(I32)), GET(P_i64), GET(P_i32), X(br, 0), END, DROP, END),
    CASE(br, none, X(br, 0), X(i32_add, 0), DROP, END),
    CASE(br, type_mismatch, OPEN_T(block, NUM(I32)), GET(P_i64), X(br, 0), END, DROP, END),
    CASE(br, unknown_label, X(br, 1), END),
    CASE(br_if, none, OPEN_T(block, NUM(I32)), GET(P_i32), GET(P_i32), X(br_if, 0), END, SET(P_i32),
         END),
    CASE(br_if, none, OPEN_T(block, NULLREF(FUNC)), GET(P_ref_func), GET(P_i32), X(br_if, 0), END,
         DROP, END),
    /* What is left has the label's type, not the operand's. */
    CASE(br_if, type_mismatch, OPEN_T(block, NULLREF(FUNC)), GET(P_ref_func), GET(P_i32),
         X(br_if, 0), SET(P_ref_func), X(unreachable, 0), END, DROP, END),
    CASE(br_if, type_mismatch, OPEN_T(block, NUM(I32)), GET(P_i64), GET(P_i32), X(br_if, 0), END,
         DROP, END),
    CASE(br_if, type_mismatch, GET(P_f32), X(br_if, 0), END),
    CASE(br_if, unknown_label, GET(P_i32), X(br_if, 1), END),
    CASE(br_table, none, OPEN(block), GET(P_i32), BR_TABLE(labels_01), END, END),
    CASE(br_table, none, OPEN_T(block, NUM(I32)), OPEN_T(block, NUM(I32)), GET(P_i32), GET(P_i32),
         BR_TABLE(labels_01), END, END, DROP, END),
    CASE(br_table, none, OPEN_T(block, NUM(I32)), OPEN_T(block, NUM(F32)), X(unreachable, 0),
         BR_TABLE(labels_01), END, DROP, GET(P_i32), END, DROP, END),
    CASE(br_table, type_mismatch, OPEN_T(block, NUM(I32)), OPEN_T(block, NUM(F32)),
         X(unreachable, 0), GET(P_i32), GET(P_i32), BR_TABLE(labels_01), END, DROP, GET(P_i32), END,
         DROP, END),
    CASE(br_table, type_mismatch, OPEN_T(block, NUM(I32)), X(unreachable, 0), BR_TABLE(labels_01),
         END, DROP, END),
    CASE(br_table, type_mismatch, OPEN(block), GET(P_i64), BR_TABLE(labels_01), END, END),
    CASE(br_table, unknown_label, GET(P_i32), BR_TABLE(labels_05), END),
    CASE(br_on_null, none, GET(P_func1), X(br_on_null, 0), SET(P_ref_func), END),
    CASE(br_on_null, none, X(unreachable, 0), X(br_on_null, 0), SET(P_ref_i31), END),
    CASE(br_on_null, type_mismatch, GET(P_i32), X(br_on_null, 0), DROP, END),
    CASE(br_on_null, type_mismatch, OPEN_T(block, NUM(I32)), GET(P_funcref), X(br_on_null, 0), DROP,
         GET(P_i32), END, DROP, END),
    CASE(br_on_null, unknown_label, GET(P_funcref), X(br_on_null, 1), DROP, END),
    CASE(br_on_non_null, none, OPEN_T(block, REF(FUNC)), GET(P_func1), X(br_on_non_null, 0),
         GET(P_ref_func), END, SET(P_ref_func), END),
    CASE(br_on_non_null, none, OPEN_T(block, NULLREF(FUNC)), X(unreachable, 0),
         X(br_on_non_null, 0), GET(P_funcref), END, DROP, END),
    CASE(br_on_non_null, type_mismatch, OPEN_T(block, REF(FUNC)), GET(P_externref),
         X(br_on_non_null, 0), GET(P_ref_func), END, DROP, END),
    CASE(br_on_non_null, type_mismatch, GET(P_funcref), X(br_on_non_null, 0), END),
    CASE(br_on_non_null, type_mismatch, OPEN_T(block, NUM(I32)), GET(P_funcref),
         X(br_on_non_null, 0), GET(P_i32), END, DROP, END),
    CASE(br_on_non_null, unknown_label, GET(P_funcref), X(br_on_non_null, 1), END),
    CASE(br_on_cast, none, OPEN_T(block, REF(I31)), GET(P_anyref), CAST(br_on_cast, cast_any_i31),
         DROP, GET(P_ref_i31), END, SET(P_ref_i31), END),
    /* Where null is part of the target type it is ruled out for the rest. */
    CASE(br_on_cast, none, OPEN_T(block, NULLREF(I31)), GET(P_anyref),
         CAST(br_on_cast, cast_any_null), SET(P_ref_any), GET(P_i31ref), END, DROP, END),
    CASE(br_on_cast, type_mismatch, OPEN_T(block, REF(I31)), GET(P_anyref),
         CAST(br_on_cast, cast_any_i31), SET(P_ref_any), GET(P_ref_i31), END, DROP, END),
    CASE(br_on_cast, type_mismatch, OPEN_T(block, REF(I31)), GET(P_anyref),
         CAST(br_on_cast, cast_any_null), DROP, GET(P_ref_i31), END, DROP, END),
    CASE(br_on_cast, type_mismatch, OPEN_T(block, NULLREF(ANY)), GET(P_ref_i31),
         CAST(br_on_cast, cast_i31_any), END, DROP, END),
    CASE(br_on_cast, type_mismatch, OPEN_T(block, NULLREF(ANY)), GET(P_anyref),
         CAST(br_on_cast, cast_func), END, DROP, END),
    CASE(br_on_cast, type_mismatch, OPEN_T(block, REF(I31)), GET(P_funcref),
         CAST(br_on_cast, cast_any_i31), DROP, GET(P_ref_i31), END, DROP, END),
    CASE(br_on_cast, type_mismatch, GET(P_anyref), CAST(br_on_cast, cast_any_i31), DROP, END),
    CASE(br_on_cast, unknown_label, GET(P_anyref), CAST(br_on_cast, cast_label), DROP, END),
    CASE(br_on_cast, unknown_type, GET(P_anyref), CAST(br_on_cast, cast_unknown), DROP, END),
    CASE(br_on_cast_fail, none, OPEN_T(block, NULLREF(ANY)), GET(P_anyref),
         CAST(br_on_cast_fail, cast_any_i31), SET(P_ref_i31), GET(P_anyref), END, DROP, END),
    CASE(br_on_cast_fail, none, OPEN_T(block, REF(ANY)), GET(P_anyref),
         CAST(br_on_cast_fail, cast_any_null), SET(P_i31ref), GET(P_ref_any), END, DROP, END),
    CASE(br_on_cast_fail, type_mismatch, OPEN_T(block, REF(ANY)), GET(P_anyref),
         CAST(br_on_cast_fail, cast_any_i31), DROP, GET(P_ref_any), END, DROP, END),
    CASE(br_on_cast_fail, type_mismatch, OPEN_T(block, NULLREF(ANY)), GET(P_ref_i31),
         CAST(br_on_cast_fail, cast_i31_any), END, DROP, END),
    CASE(br_on_cast_fail, unknown_type, GET(P_anyref), CAST(br_on_cast_fail, cast_unknown), DROP,
         END),

    CASE(throw, none, GET(P_i32), X(throw, 0), X(i32_add, 0), DROP, END),
    CASE(throw, type_mismatch, GET(P_i64), X(throw, 0), END),
    CASE(throw, unknown_tag, GET(P_i32), X(throw, 1), END),
    CASE(throw_ref, none, GET(P_exnref), X(throw_ref, 0), X(i32_add, 0), DROP, END),
    CASE(throw_ref, type_mismatch, GET(P_externref), X(throw_ref, 0), END),
    CASE(try_table, none, OPEN_T(block, NUM(I32)), I(try_table, .try_table = &try_catch), END,
         GET(P_i32), END, DROP, END),
    CASE(try_table, none, I(try_table, .try_table = &try_all), END, END),
    CASE(try_table, none, OPEN_T(block, NULLREF(EXN)), I(try_table, .try_table = &try_all_ref), END,
         GET(P_exnref), END, SET(P_exnref), END),
    CASE(try_table, type_mismatch, I(try_table, .try_table = &try_catch), END, END),
    CASE(try_table, type_mismatch, OPEN_T(block, NUM(I64)), I(try_table, .try_table = &try_catch),
         END, GET(P_i64), END, DROP, END),
    CASE(try_table, type_mismatch, OPEN_T(block, NUM(I32)),
         I(try_table, .try_table = &try_catch_ref), END, GET(P_i32), END, DROP, END),
    CASE(try_table, type_mismatch, OPEN_T(block, NUM(I32)), I(try_table, .try_table = &try_all),
         END, GET(P_i32), END, DROP, END),
    CASE(try_table, type_mismatch, I(try_table, .try_table = &try_all_ref), END, END),
    CASE(try_table, type_mismatch, I(try_table, .try_table = &try_all), GET(P_i32), END, END),
    CASE(try_table, unknown_tag, I(try_table, .try_table = &try_unknown_tag), END, END),
    CASE(try_table, unknown_label, I(try_table, .try_table = &try_unknown_label), END, END),

    CASE(return, none, GET(P_i32), X(return, 0), X(i32_add, 0), DROP, END),
    CASE(return, type_mismatch, X(return, 0), GET(P_i32), END),
    CASE(call, none, X(call, 0), GET(P_i32), X(call, 1), SET(P_i32), END),
    CASE(call, type_mismatch, GET(P_i64), X(call, 1), DROP, END),
    CASE(call, unknown_function, X(call, 3), END),
    CASE(call_ref, none, GET(P_i32), GET(P_func1), X(call_ref, T_func1), SET(P_i32), END),
    CASE(call_ref, type_mismatch, GET(P_i32), GET(P_funcref), X(call_ref, T_func1), SET(P_i32),
         END),
    CASE(call_ref, type_mismatch, GET(P_struct), X(call_ref, T_struct), END),
    CASE(call_ref, unknown_type, GET(P_func1), X(call_ref, T_count), END),
    CASE(call_indirect, none, GET(P_i32), GET(P_i32), XY(call_indirect, 0, T_func1), SET(P_i32),
         END),
    CASE(call_indirect, none, GET(P_i32), GET(P_i64), XY(call_indirect, 2, T_func1), SET(P_i32),
         END),
    CASE(call_indirect, type_mismatch, GET(P_i64), GET(P_i32), XY(call_indirect, 0, T_func1),
         SET(P_i32), END),
    CASE(call_indirect, type_mismatch, GET(P_i32), GET(P_i32), XY(call_indirect, 2, T_func1),
         SET(P_i32), END),
    CASE(call_indirect, type_mismatch, GET(P_i32), XY(call_indirect, 1, T_func0), END),
    CASE(call_indirect, type_mismatch, GET(P_i32), XY(call_indirect, 0, T_array), END),
    CASE(call_indirect, unknown_table, GET(P_i32), XY(call_indirect, 3, T_func0), END),
    CASE(call_indirect, unknown_type, GET(P_i32), XY(call_indirect, 0, T_count), END),
    CASE(return_call, none, X(return_call, 0), X(i32_add, 0), DROP, END),
    CASE(return_call, type_mismatch, GET(P_i32), X(return_call, 1), END),
    CASE(return_call, unknown_function, X(return_call, 3), END),
    CASE(return_call_ref, none, GET(P_func0), X(return_call_ref, T_func0), END),
    CASE(return_call_ref, type_mismatch, GET(P_i32), GET(P_func1), X(return_call_ref, T_func1),
         END),
    CASE(return_call_ref, type_mismatch, GET(P_func1), X(return_call_ref, T_func0), END),
    CASE(return_call_indirect, none, GET(P_i32), XY(return_call_indirect, 0, T_func0), END),
    CASE(return_call_indirect, none, GET(P_i64), XY(return_call_indirect, 2, T_func0), END),
    CASE(return_call_indirect, type_mismatch, GET(P_i32), GET(P_i32),
         XY(return_call_indirect, 0, T_func1), END),
    CASE(return_call_indirect, type_mismatch, GET(P_i32), XY(return_call_indirect, 1, T_func0),
         END),
    CASE(return_call_indirect, unknown_table, GET(P_i32), XY(return_call_indirect, 3, T_func0),
         END),
};

static const Case variables[] = {
    CASE(local_get, none, GET(L_i64), SET(P_i64), END),
    CASE(local_get, uninitialized_local, GET(L_unset), DROP, END),
    CASE(local_get, uninitialized_local, OPEN(block), GET(P_ref_func), SET(L_unset), END,
         GET(L_unset), DROP, END),
    CASE(local_get, uninitialized_local, GET(P_i32), OPEN(if), GET(P_ref_func), SET(L_unset),
         X(else, 0), GET(L_unset), DROP, END, END),
    CASE(local_get, uninitialized_local, X(unreachable, 0), GET(L_unset), DROP, END),
    CASE(local_get, unknown_local, GET(L_i64 + 1), DROP, END),
    CASE(local_set, none, GET(P_ref_func), SET(L_unset), OPEN(block), GET(L_unset), DROP, END,
         GET(L_unset), DROP, END),
    CASE(local_set, type_mismatch, GET(P_funcref), SET(L_unset), END),
    CASE(local_set, type_mismatch, SET(P_i32), END),
    CASE(local_set, unknown_local, GET(P_i32), SET(L_i64 + 1), END),
    CASE(local_tee, none, GET(P_ref_func), X(local_tee, L_unset), SET(P_ref_func), GET(L_unset),
         DROP, END),
    /* The result has the local's type, not the operand's. */
    CASE(local_tee, type_mismatch, GET(P_ref_func), X(local_tee, P_funcref), SET(P_ref_func), END),
    CASE(local_tee, type_mismatch, GET(P_i64), X(local_tee, P_i32), DROP, END),
    CASE(local_tee, unknown_local, GET(P_i32), X(local_tee, L_i64 + 1), DROP, END),
    CASE(global_get, none, X(global_get, 0), SET(P_i32), X(global_get, 1), SET(P_i64), END),
    CASE(global_get, unknown_global, X(global_get, 2), DROP, END),
    CASE(global_set, none, GET(P_i64), X(global_set, 1), END),
    CASE(global_set, type_mismatch, GET(P_i32), X(global_set, 1), END),
    CASE(global_set, immutable_global, GET(P_i32), X(global_set, 0), END),
    CASE(global_set, unknown_global, GET(P_i32), X(global_set, 2), END),
};

static const Case tables[] = {
    CASE(table_get, none, GET(P_i32), X(table_get, 1), SET(P_externref), GET(P_i64),
         X(table_get, 2), SET(P_funcref), END),
    CASE(table_get, type_mismatch, GET(P_i64), X(table_get, 0), DROP, END),
    CASE(table_get, unknown_table, GET(P_i32), X(table_get, 3), DROP, END),
    CASE(table_set, none, GET(P_i32), GET(P_func1), X(table_set, 0), END),
    CASE(table_set, type_mismatch, GET(P_i32), GET(P_externref), X(table_set, 0), END),
    CASE(table_set, type_mismatch, GET(P_i32), GET(P_funcref), X(table_set, 2), END),
    CASE(table_set, unknown_table, GET(P_i32), GET(P_funcref), X(table_set, 3), END),
    CASE(table_size, none, X(table_size, 0), SET(P_i32), X(table_size, 2), SET(P_i64), END),
    CASE(table_size, unknown_table, X(table_size, 3), DROP, END),
    CASE(table_grow, none, GET(P_funcref), GET(P_i64), X(table_grow, 2), SET(P_i64), END),
    CASE(table_grow, type_mismatch, GET(P_externref), GET(P_i32), X(table_grow, 0), DROP, END),
    CASE(table_grow, type_mismatch, GET(P_funcref), GET(P_i32), X(table_grow, 2), DROP, END),
    CASE(table_grow, unknown_table, GET(P_funcref), GET(P_i32), X(table_grow, 3), DROP, END),
    CASE(table_fill, none, GET(P_i64), GET(P_funcref), GET(P_i64), X(table_fill, 2), END),
    CASE(table_fill, type_mismatch, GET(P_i32), GET(P_externref), GET(P_i32), X(table_fill, 0),
         END),
    CASE(table_fill, type_mismatch, GET(P_i64), GET(P_funcref), GET(P_i32), X(table_fill, 2), END),
    CASE(table_fill, unknown_table, X(unreachable, 0), X(table_fill, 3), END),
    CASE(table_copy, none, GET(P_i64), GET(P_i32), GET(P_i32), XY(table_copy, 2, 0), END),
    CASE(table_copy, none, GET(P_i32), GET(P_i64), GET(P_i32), XY(table_copy, 0, 2), END),
    CASE(table_copy, none, GET(P_i64), GET(P_i64), GET(P_i64), XY(table_copy, 2, 2), END),
    CASE(table_copy, type_mismatch, GET(P_i64), GET(P_i32), GET(P_i64), XY(table_copy, 2, 0), END),
    CASE(table_copy, type_mismatch, X(unreachable, 0), XY(table_copy, 0, 1), END),
    CASE(table_copy, unknown_table, X(unreachable, 0), XY(table_copy, 0, 3), END),
    CASE(table_init, none, GET(P_i64), GET(P_i32), GET(P_i32), XY(table_init, 2, 0), END),
    CASE(table_init, type_mismatch, GET(P_i32), GET(P_i32), GET(P_i32), XY(table_init, 2, 0), END),
    CASE(table_init, type_mismatch, X(unreachable, 0), XY(table_init, 0, 1), END),
    CASE(table_init, unknown_table, X(unreachable, 0), XY(table_init, 3, 0), END),
    CASE(table_init, unknown_elem_segment, X(unreachable, 0), XY(table_init, 0, 2), END),
    CASE(elem_drop, none, X(elem_drop, 1), END),
    CASE(elem_drop, unknown_elem_segment, X(elem_drop, 2), END),
};

static const Case memories[] = {
    CASE(memory_size, none, X(memory_size, 0), SET(P_i32), X(memory_size, 1), SET(P_i64), END),
    CASE(memory_size, unknown_memory, X(memory_size, 2), DROP, END),
    CASE(memory_grow, none, GET(P_i64), X(memory_grow, 1), SET(P_i64), END),
    CASE(memory_grow, type_mismatch, GET(P_i64), X(memory_grow, 0), DROP, END),
    CASE(memory_grow, unknown_memory, GET(P_i32), X(memory_grow, 2), DROP, END),
    CASE(memory_fill, none, GET(P_i64), GET(P_i32), GET(P_i64), X(memory_fill, 1), END),
    CASE(memory_fill, type_mismatch, GET(P_i64), GET(P_i64), GET(P_i64), X(memory_fill, 1), END),
    CASE(memory_fill, unknown_memory, X(unreachable, 0), X(memory_fill, 2), END),
    CASE(memory_copy, none, GET(P_i64), GET(P_i32), GET(P_i32), XY(memory_copy, 1, 0), END),
    CASE(memory_copy, none, GET(P_i64), GET(P_i64), GET(P_i64), XY(memory_copy, 1, 1), END),
    CASE(memory_copy, type_mismatch, GET(P_i64), GET(P_i32), GET(P_i64), XY(memory_copy, 1, 0),
         END),
    CASE(memory_copy, type_mismatch, GET(P_i64), GET(P_i32), GET(P_i32), XY(memory_copy, 0, 1),
         END),
    CASE(memory_copy, unknown_memory, X(unreachable, 0), XY(memory_copy, 0, 2), END),
    CASE(memory_init, none, GET(P_i64), GET(P_i32), GET(P_i32), XY(memory_init, 1, 0), END),
    CASE(memory_init, type_mismatch, GET(P_i32), GET(P_i32), GET(P_i32), XY(memory_init, 1, 0),
         END),
    CASE(memory_init, unknown_memory, X(unreachable, 0), XY(memory_init, 2, 0), END),
    CASE(memory_init, unknown_data_segment, X(unreachable, 0), XY(memory_init, 0, 1), END),
    CASE(data_drop, none, X(data_drop, 0), END),
    CASE(data_drop, unknown_data_segment, X(data_drop, 1), END),
};

static const Case references[] = {
    CASE(ref_null, none, T(ref_null, NULLREF(NONE)), SET(P_anyref), T(ref_null, NULLREFX(T_func1)),
         SET(P_func1), END),
    CASE(ref_null, type_mismatch, T(ref_null, NULLREF(FUNC)), SET(P_ref_func), END),
    CASE(ref_null, unknown_type, T(ref_null, NULLREFX(T_count)), DROP, END),
    CASE(ref_func, none, X(ref_func, 0), SET(P_ref_func0), END),
    CASE(ref_func, undeclared_function_reference, X(ref_func, 1), DROP, END),
    CASE(ref_func, unknown_function, X(ref_func, 3), DROP, END),
    CASE(ref_is_null, none, GET(P_externref), X(ref_is_null, 0), SET(P_i32), GET(P_func1),
         X(ref_is_null, 0), DROP, END),
    CASE(ref_is_null, none, X(unreachable, 0), X(ref_is_null, 0), SET(P_i32), END),
    CASE(ref_is_null, type_mismatch, GET(P_i32), X(ref_is_null, 0), DROP, END),
    CASE(ref_is_null, type_mismatch, X(ref_is_null, 0), DROP, END),
    CASE(ref_as_non_null, none, GET(P_funcref), X(ref_as_non_null, 0), SET(P_ref_func), END),
    CASE(ref_as_non_null, type_mismatch, GET(P_i32), X(ref_as_non_null, 0), DROP, END),
    CASE(ref_eq, none, GET(P_struct), GET(P_ref_i31), X(ref_eq, 0), SET(P_i32), END),
    CASE(ref_eq, type_mismatch, GET(P_anyref), GET(P_eqref), X(ref_eq, 0), DROP, END),
    CASE(ref_eq, type_mismatch, GET(P_eqref), GET(P_externref), X(ref_eq, 0), DROP, END),
    CASE(ref_test, none, GET(P_funcref), T(ref_test, REFX(T_func1)), SET(P_i32), END),
    CASE(ref_test, none, GET(P_anyref), T(ref_test, REFX(T_struct)), SET(P_i32), END),
    CASE(ref_test, type_mismatch, GET(P_externref), T(ref_test, REF(ANY)), DROP, END),
    CASE(ref_test, type_mismatch, GET(P_i32), T(ref_test, REF(ANY)), DROP, END),
    CASE(ref_test, unknown_type, GET(P_anyref), T(ref_test, REFX(T_count)), DROP, END),
    CASE(ref_test_null, none, GET(P_externref), T(ref_test_null, NULLREF(NOEXTERN)), SET(P_i32),
         END),
    CASE(ref_test_null, type_mismatch, GET(P_exnref), T(ref_test_null, NULLREF(EXTERN)), DROP, END),
    CASE(ref_cast, none, GET(P_anyref), T(ref_cast, REFX(T_struct)), SET(P_ref_struct), END),
    CASE(ref_cast, none, GET(P_exnref), T(ref_cast, REF(EXN)), SET(P_exnref), END),
    CASE(ref_cast, type_mismatch, GET(P_funcref), T(ref_cast, REFX(T_struct)), DROP, END),
    CASE(ref_cast, unknown_type, GET(P_anyref), T(ref_cast, REFX(T_count)), DROP, END),
    CASE(ref_cast_null, none, GET(P_anyref), T(ref_cast_null, NULLREFX(T_struct)), SET(P_struct),
         END),
    CASE(ref_cast_null, type_mismatch, GET(P_anyref), T(ref_cast_null, NULLREFX(T_struct)),
         SET(P_ref_struct), END),
    CASE(ref_i31, none, GET(P_i32), X(ref_i31, 0), SET(P_ref_i31), END),
    CASE(ref_i31, type_mismatch, GET(P_i64), X(ref_i31, 0), DROP, END),
    CASE(i31_get_s, none, GET(P_i31ref), X(i31_get_s, 0), SET(P_i32), END),
    CASE(i31_get_s, type_mismatch, GET(P_eqref), X(i31_get_s, 0), DROP, END),
    CASE(i31_get_u, none, GET(P_ref_i31), X(i31_get_u, 0), SET(P_i32), END),
    CASE(i31_get_u, type_mismatch, GET(P_i32), X(i31_get_u, 0), DROP, END),
    CASE(extern_convert_any, none, GET(P_struct), X(extern_convert_any, 0), SET(P_externref), END),
    CASE(extern_convert_any, none, GET(P_ref_struct), X(extern_convert_any, 0), SET(P_ref_extern),
         END),
    CASE(extern_convert_any, none, X(unreachable, 0), X(extern_convert_any, 0), SET(P_ref_extern),
         END),
    CASE(extern_convert_any, type_mismatch, GET(P_struct), X(extern_convert_any, 0),
         SET(P_ref_extern), END),
    CASE(extern_convert_any, type_mismatch, GET(P_funcref), X(extern_convert_any, 0), DROP, END),
    CASE(any_convert_extern, none, GET(P_ref_extern), X(any_convert_extern, 0), SET(P_ref_any),
         END),
    CASE(any_convert_extern, type_mismatch, GET(P_anyref), X(any_convert_extern, 0), DROP, END),
};

static const Case aggregates[] = {
    CASE(struct_new, none, GET(P_i32), GET(P_i32), GET(P_i32), GET(P_func1),
         X(struct_new, T_struct), SET(P_ref_struct), END),
    CASE(struct_new, type_mismatch, GET(P_i32), GET(P_i32), GET(P_funcref), X(struct_new, T_struct),
         DROP, END),
    CASE(struct_new, type_mismatch, GET(P_i32), X(struct_new, T_array), DROP, END),
    CASE(struct_new, unknown_type, X(struct_new, T_count), DROP, END),
    CASE(struct_new_default, none, X(struct_new_default, T_struct), SET(P_ref_struct), END),
    CASE(struct_new_default, type_mismatch, X(struct_new_default, T_struct_ref), DROP, END),
    CASE(struct_get, none, GET(P_struct), XY(struct_get, T_struct, 0), SET(P_i32), END),
    CASE(struct_get, none, GET(P_substruct), XY(struct_get, T_struct, 3), SET(P_funcref), END),
    CASE(struct_get, field_packed, GET(P_struct), XY(struct_get, T_struct, 1), DROP, END),
    CASE(struct_get, type_mismatch, GET(P_struct), XY(struct_get, T_substruct, 0), DROP, END),
    CASE(struct_get, unknown_field, GET(P_struct), XY(struct_get, T_struct, 4), DROP, END),
    CASE(struct_get_s, none, GET(P_struct), XY(struct_get_s, T_struct, 1), SET(P_i32), END),
    CASE(struct_get_s, field_unpacked, GET(P_struct), XY(struct_get_s, T_struct, 0), DROP, END),
    CASE(struct_get_u, none, GET(P_struct), XY(struct_get_u, T_struct, 2), SET(P_i32), END),
    CASE(struct_get_u, field_unpacked, GET(P_struct), XY(struct_get_u, T_struct, 3), DROP, END),
    CASE(struct_set, none, GET(P_struct), GET(P_i32), XY(struct_set, T_struct, 2), END),
    CASE(struct_set, immutable_field, GET(P_struct), GET(P_i32), XY(struct_set, T_struct, 1), END),
    CASE(struct_set, type_mismatch, GET(P_struct), GET(P_i64), XY(struct_set, T_struct, 0), END),
    CASE(struct_set, unknown_field, GET(P_struct), GET(P_i64), XY(struct_set, T_struct, 4), END),
    CASE(array_new, none, GET(P_i32), GET(P_i32), X(array_new, T_array), SET(P_ref_array), END),
    CASE(array_new, type_mismatch, GET(P_i64), GET(P_i32), X(array_new, T_array), DROP, END),
    CASE(array_new, type_mismatch, GET(P_i32), GET(P_i32), X(array_new, T_struct), DROP, END),
    CASE(array_new_default, none, GET(P_i32), X(array_new_default, T_array), SET(P_ref_array), END),
    CASE(array_new_default, type_mismatch, GET(P_i32), X(array_new_default, T_array_ref), DROP,
         END),
    CASE(array_new_fixed, none, GET(P_i32), GET(P_i32), XY(array_new_fixed, T_array, 2),
         SET(P_ref_array), END),
    CASE(array_new_fixed, none, X(unreachable, 0), GET(P_i32),
         XY(array_new_fixed, T_array, UINT32_MAX), SET(P_ref_array), END),
    CASE(array_new_fixed, type_mismatch, X(unreachable, 0), GET(P_i64),
         XY(array_new_fixed, T_array, UINT32_MAX), DROP, END),
    CASE(array_new_fixed, type_mismatch, GET(P_i32), XY(array_new_fixed, T_array, 2), DROP, END),
    CASE(array_new_elem, none, GET(P_i32), GET(P_i32), XY(array_new_elem, T_array_func, 0),
         SET(P_array_func), END),
    CASE(array_new_elem, type_mismatch, GET(P_i32), GET(P_i32), XY(array_new_elem, T_array_func, 1),
         DROP, END),
    CASE(array_new_elem, type_mismatch, GET(P_i32), GET(P_i32), XY(array_new_elem, T_array, 0),
         DROP, END),
    CASE(array_new_elem, unknown_elem_segment, X(unreachable, 0),
         XY(array_new_elem, T_array_func, 2), DROP, END),
    CASE(array_new_data, none, GET(P_i32), GET(P_i32), XY(array_new_data, T_array_const, 0),
         SET(P_array_const), END),
    CASE(array_new_data, array_type_not_numeric, X(unreachable, 0),
         XY(array_new_data, T_array_func, 0), DROP, END),
    CASE(array_new_data, unknown_data_segment, X(unreachable, 0), XY(array_new_data, T_array, 1),
         DROP, END),
    CASE(array_get, none, GET(P_array), GET(P_i32), X(array_get, T_array), SET(P_i32), END),
    CASE(array_get, field_packed, GET(P_array_i8), GET(P_i32), X(array_get, T_array_i8), DROP, END),
    CASE(array_get, type_mismatch, GET(P_array_i8), GET(P_i32), X(array_get, T_array), DROP, END),
    CASE(array_get_s, none, GET(P_array_i8), GET(P_i32), X(array_get_s, T_array_i8), SET(P_i32),
         END),
    CASE(array_get_s, field_unpacked, GET(P_array), GET(P_i32), X(array_get_s, T_array), DROP, END),
    CASE(array_get_u, none, GET(P_array_const), GET(P_i32), X(array_get_u, T_array_const),
         SET(P_i32), END),
    CASE(array_get_u, type_mismatch, GET(P_array_const), GET(P_i64), X(array_get_u, T_array_const),
         DROP, END),
    CASE(array_set, none, GET(P_array_i8), GET(P_i32), GET(P_i32), X(array_set, T_array_i8), END),
    CASE(array_set, immutable_array, GET(P_array_const), GET(P_i32), GET(P_i32),
         X(array_set, T_array_const), END),
    CASE(array_set, type_mismatch, GET(P_array), GET(P_i32), GET(P_i64), X(array_set, T_array),
         END),
    CASE(array_len, none, GET(P_array), X(array_len, 0), SET(P_i32), GET(P_arrayref),
         X(array_len, 0), DROP, END),
    CASE(array_len, type_mismatch, GET(P_struct), X(array_len, 0), DROP, END),
    CASE(array_fill, none, GET(P_array), GET(P_i32), GET(P_i32), GET(P_i32), X(array_fill, T_array),
         END),
    CASE(array_fill, immutable_array, X(unreachable, 0), X(array_fill, T_array_const), END),
    CASE(array_fill, type_mismatch, GET(P_array), GET(P_i32), GET(P_i64), GET(P_i32),
         X(array_fill, T_array), END),
    CASE(array_copy, none, GET(P_array_i8), GET(P_i32), GET(P_array_const), GET(P_i32), GET(P_i32),
         XY(array_copy, T_array_i8, T_array_const), END),
    CASE(array_copy, immutable_array, X(unreachable, 0), XY(array_copy, T_array_const, T_array_i8),
         END),
    CASE(array_copy, array_types_do_not_match, X(unreachable, 0),
         XY(array_copy, T_array, T_array_i8), END),
    CASE(array_copy, type_mismatch, GET(P_array), GET(P_i32), GET(P_array_i8), GET(P_i32),
         GET(P_i32), XY(array_copy, T_array, T_array), END),
    CASE(array_init_elem, none, GET(P_array_func), GET(P_i32), GET(P_i32), GET(P_i32),
         XY(array_init_elem, T_array_func, 0), END),
    CASE(array_init_elem, type_mismatch, X(unreachable, 0), XY(array_init_elem, T_array_func, 1),
         END),
    CASE(array_init_elem, immutable_array, X(unreachable, 0), XY(array_init_elem, T_array_const, 0),
         END),
    CASE(array_init_elem, unknown_elem_segment, X(unreachable, 0),
         XY(array_init_elem, T_array_func, 2), END),
    CASE(array_init_data, none, GET(P_array_i8), GET(P_i32), GET(P_i32), GET(P_i32),
         XY(array_init_data, T_array_i8, 0), END),
    CASE(array_init_data, array_type_not_numeric, X(unreachable, 0),
         XY(array_init_data, T_array_func, 0), END),
    CASE(array_init_data, immutable_array, X(unreachable, 0), XY(array_init_data, T_array_const, 0),
         END),
    CASE(array_init_data, unknown_data_segment, X(unreachable, 0), XY(array_init_data, T_array, 1),
         END),
};

static const Case legacy[] = {
    CASE(try, none, OPEN_T(try, NUM(I32)), GET(P_i32), END, SET(P_i32), END),
    CASE(try, none, GET(P_i32), OPEN_X(try, T_func1), X(br, 0), END, SET(P_i32), END),
    CASE(try, type_mismatch, OPEN_T(try, NUM(I32)), END, DROP, END),
    CASE(legacy_catch, none, OPEN_T(try, NUM(I32)), GET(P_i32), X(legacy_catch, 0), END, SET(P_i32),
         END),
    /* The parameters of the block are not those of the clause. */
    CASE(legacy_catch, none, GET(P_i32), OPEN_X(try, T_params), DROP, GET(P_i64),
         X(legacy_catch, 0), DROP, GET(P_i64), X(legacy_catch_all, 0), GET(P_i64), END, SET(P_i64),
         END),
    CASE(legacy_catch, type_mismatch, OPEN_T(try, NUM(I64)), GET(P_i64), X(legacy_catch, 0), END,
         DROP, END),
    CASE(legacy_catch, type_mismatch, OPEN(try), GET(P_i32), X(legacy_catch, 0), DROP, END, END),
    CASE(legacy_catch, unknown_tag, OPEN(try), X(legacy_catch, 1), END, END),
    CASE(legacy_catch, misplaced_catch, OPEN(block), X(legacy_catch, 0), DROP, END, END),
    CASE(legacy_catch, misplaced_catch, OPEN(try), X(legacy_catch_all, 0), X(legacy_catch, 0), DROP,
         END, END),
    CASE(legacy_catch_all, none, OPEN(try), X(legacy_catch_all, 0), END, END),
    CASE(legacy_catch_all, type_mismatch, OPEN(try), X(legacy_catch_all, 0), GET(P_i32), END, END),
    CASE(legacy_catch_all, type_mismatch, GET(P_i32), OPEN_X(try, T_func1), X(legacy_catch_all, 0),
         END, DROP, END),
    CASE(delegate, none, OPEN_T(try, NUM(I32)), GET(P_i32), X(delegate, 0), SET(P_i32), END),
    CASE(delegate, type_mismatch, OPEN_T(try, NUM(I32)), X(delegate, 0), DROP, END),
    CASE(delegate, unknown_label, OPEN(try), X(delegate, 1), END),
    CASE(delegate, misplaced_catch, OPEN(try), X(legacy_catch_all, 0), X(delegate, 0), END),
    CASE(rethrow, none, OPEN(try), X(legacy_catch, 0), X(rethrow, 0), X(i32_add, 0), DROP, END,
         END),
    CASE(rethrow, none, OPEN(try), X(legacy_catch_all, 0), OPEN(block), X(rethrow, 1), END, END,
         END),
    CASE(rethrow, rethrow_label, OPEN(try), X(rethrow, 0), END, END),
    CASE(rethrow, rethrow_label, OPEN(try), X(legacy_catch_all, 0), OPEN(block), X(rethrow, 0), END,
         END, END),
    CASE(rethrow, unknown_label, X(rethrow, 1), END),
};

typedef struct Group {
    const Case *cases;
    size_t n;
} Group;

#define GROUP(list)                                                                                \
    {                                                                                              \
        list, LENGTH(list)                                                                         \
    }
static const Group groups[] = {GROUP(control),    GROUP(variables),  GROUP(tables), GROUP(memories),
                               GROUP(references), GROUP(aggregates), GROUP(legacy)};

static void run(const Group *group)
{
    for (size_t i = 0; i < group->n; i++) {
        const Case *c = &group->cases[i];
        Errcode found = validate_body(c->in, c->n);
        if (found != c->code)
            fail_msg("case %zu, %s: expected '%s', found '%s'", i, oprows[c->op].mnemonic,
                     error_text(c->code), error_text(found));
    }
}

static void t_group(void **state)
{
    run(*state);
}

/* No rule without a case that it accepts and one that it refuses. */
static void t_every_rule(void **state)
{
    (void)state;
    static bool accepted[OP_COUNT], refused[OP_COUNT];
    for (size_t g = 0; g < LENGTH(groups); g++) {
        for (size_t i = 0; i < groups[g].n; i++) {
            const Case *c = &groups[g].cases[i];
            (c->code == ERR_none ? accepted : refused)[c->op] = true;
        }
    }
    for (Opcode op = 0; op < OP_COUNT; op++) {
        if (oprows[op].sig == SIG_SIDE && !(accepted[op] && refused[op]))
            fail_msg("%s has no case of each sort", oprows[op].mnemonic);
    }
}

#define GROUP_TEST(i, what)                                                                        \
    {                                                                                              \
        what, t_group, NULL, NULL, (void *)&groups[i]                                              \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        GROUP_TEST(0, "control"),
        GROUP_TEST(1, "variables"),
        GROUP_TEST(2, "tables"),
        GROUP_TEST(3, "memories"),
        GROUP_TEST(4, "references"),
        GROUP_TEST(5, "aggregates"),
        GROUP_TEST(6, "legacy exceptions"),
        cmocka_unit_test(t_every_rule),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
