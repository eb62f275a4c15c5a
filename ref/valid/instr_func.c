/* valid/instr_func.c: calls and returns (core/valid/instructions#control-instructions). */
#include "valid/instr.h"
#include "valid/stack.h"
#include "valid/types.h"

Result expand(Context *C, uint32_t x, Compkind kind, const Comptype **ct)
{
    static const char *const names[] = {
        [COMP_FUNC] = "function", [COMP_STRUCT] = "structure", [COMP_ARRAY] = "array"};
    TRY(check_index(C, x, C->scope.types_n, ERR_unknown_type));
    *ct = &deftype_of(C->scope.types[x])->st.ct;
    if ((*ct)->kind != kind)
        return refuse(C, ERR_type_mismatch, "type %u is not a%s %s type", x,
                      kind == COMP_ARRAY ? "n" : "", names[kind]);
    return RESULT_OK;
}

static Result apply_functype(Context *C, const Comptype *ct)
{
    TRY(pop_vals(C, ct->params));
    return push_vals(C, ct->results);
}

/* The results of the callee CT match C.RETURN; what follows the call is unreachable. */
static Result apply_tail_call(Context *C, const Comptype *ct)
{
    if (!match_resulttype(ct->results, C->result))
        return mismatch_list(C, "results of the callee", C->result, ct->results);
    TRY(pop_vals(C, ct->params));
    unreachable(C);
    return RESULT_OK;
}

/* The type of function x */
static Result callee(Context *C, const Instr *in, const Comptype **ct)
{
    TRY(check_index(C, in->x, C->funcs_n, ERR_unknown_function));
    *ct = &C->funcs[in->x]->st.ct;
    return RESULT_OK;
}

/* The type x of a function reference, which is taken from the stack */
static Result callee_ref(Context *C, const Instr *in, const Comptype **ct)
{
    TRY(expand(C, in->x, COMP_FUNC, ct));
    return pop_expect(C, ref_to(C, true, in->x));
}

/* The type y of an entry of table x, whose address is taken from the stack */
static Result callee_indirect(Context *C, const Instr *in, const Comptype **ct)
{
    TRY(check_index(C, in->x, C->tables_n, ERR_unknown_table));
    const Tabletype *tt = &C->tables[in->x];
    Valtype funcref = REFTYPE(true, HT_FUNC);
    if (!match_reftype(tt->t, funcref))
        TRY(mismatch(C, funcref, &tt->t));
    TRY(expand(C, in->y, COMP_FUNC, ct));
    return pop_expect(C, valtype_at(tt->at));
}

/* valid-call; Instr_ok/call */
/* Takes the function's parameters, leaves its results. */
Result valid_call(Context *C, const Instr *in)
{
    const Comptype *ct;
    TRY(callee(C, in, &ct));
    return apply_functype(C, ct);
}

/* valid-call_ref; Instr_ok/call_ref */
/* The function's reference stands above its parameters. */
Result valid_call_ref(Context *C, const Instr *in)
{
    const Comptype *ct;
    TRY(callee_ref(C, in, &ct));
    return apply_functype(C, ct);
}

/* valid-call_indirect; Instr_ok/call_indirect */
/* The table holds functions; the address in it stands above the parameters. */
Result valid_call_indirect(Context *C, const Instr *in)
{
    const Comptype *ct;
    TRY(callee_indirect(C, in, &ct));
    return apply_functype(C, ct);
}

/* valid-return; Instr_ok/return */
/* Takes the results of the function; what follows is unreachable. */
Result valid_return(Context *C, const Instr *in)
{
    (void)in;
    TRY(pop_vals(C, C->result));
    unreachable(C);
    return RESULT_OK;
}

/* valid-return_call; Instr_ok/return_call */
/* A call whose results match those of the function. */
Result valid_return_call(Context *C, const Instr *in)
{
    const Comptype *ct;
    TRY(callee(C, in, &ct));
    return apply_tail_call(C, ct);
}

/* valid-return_call_ref; Instr_ok/return_call_ref */
/* A call by reference whose results match those of the function. */
Result valid_return_call_ref(Context *C, const Instr *in)
{
    const Comptype *ct;
    TRY(callee_ref(C, in, &ct));
    return apply_tail_call(C, ct);
}

/* valid-return_call_indirect; Instr_ok/return_call_indirect */
/* A call through a table whose results match those of the function. */
Result valid_return_call_indirect(Context *C, const Instr *in)
{
    const Comptype *ct;
    TRY(callee_indirect(C, in, &ct));
    return apply_tail_call(C, ct);
}
