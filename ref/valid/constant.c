/* valid/constant.c: constant expressions (core/valid/instructions#constant-expressions). */
#include "valid/instr.h"

static Result not_constant(Context *C)
{
    return refuse(C, ERR_constant_expression_required, "%s", oprows[C->in->op].mnemonic);
}

/* What extended-const brought is constant only where that is on. */
static Result if_extended(Context *C)
{
    if (C->m->features & FEATURE_BIT(extended_const))
        return RESULT_OK;
    return refuse_feature(C, ERR_constant_expression_required, FEATURE_BIT(extended_const));
}

/* valid-constant; Instr_const/global.get */
/* The global is immutable; an unknown one is left to its typing rule. */
static Result const_global_get(Context *C, const Instr *in)
{
    if (in->x >= C->globals_n)
        return RESULT_OK;
    if (C->globals[in->x].mut)
        return not_constant(C);
    return in->x < C->m->import_globals ? RESULT_OK : if_extended(C);
}

/* valid-constant; Instr_const/{const,vconst,ref.null,ref.i31,ref.func,struct.new,struct.new_default,array.new,
   array.new_default,array.new_fixed,any.convert_extern,extern.convert_any,global.get,binop} */
/* IN is one of the instructions that can be evaluated before the module runs. */
static Result instr_const(Context *C, const Instr *in)
{
    switch (in->op) {
    case OP_i32_const:
    case OP_i64_const:
    case OP_f32_const:
    case OP_f64_const:
    case OP_v128_const:
    case OP_ref_null:
    case OP_ref_i31:
    case OP_ref_func:
    case OP_struct_new:
    case OP_struct_new_default:
    case OP_array_new:
    case OP_array_new_default:
    case OP_array_new_fixed:
    case OP_any_convert_extern:
    case OP_extern_convert_any:
    case OP_end: return RESULT_OK;
    case OP_global_get: return const_global_get(C, in);
    case OP_i32_add:
    case OP_i32_sub:
    case OP_i32_mul:
    case OP_i64_add:
    case OP_i64_sub:
    case OP_i64_mul: return if_extended(C);
    default: return not_constant(C);
    }
}

/* valid-constant; Expr_ok_const, Expr_const */
/* Every instruction is constant, and the expression leaves T. */
Result valid_constant(Context *C, const Expr *expr, Valtype t, Pos pos)
{
    C->pos = pos;
    for (uint32_t i = 0; i < expr->n; i++) {
        C->in = &expr->in[i];
        TRY(instr_const(C, C->in));
    }
    return valid_expr(C, expr, NULL, t);
}
