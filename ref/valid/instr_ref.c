/* valid/instr_ref.c: reference instructions (core/valid/instructions#reference-instructions). */
#include "valid/instr.h"
#include "valid/stack.h"
#include "valid/types.h"

/* valid-ref.null; Instr_ok/ref.null */
/* A null of any well-formed heap type. */
Result valid_ref_null(Context *C, const Instr *in)
{
    TRY(valid_heaptype(C, in->t));
    return push_val(C, clos(C, in->t));
}

/* valid-ref.func; Instr_ok/ref.func */
/* The function occurs outside of function bodies too, so that its reference was to be expected. */
Result valid_ref_func(Context *C, const Instr *in)
{
    TRY(check_index(C, in->x, C->funcs_n, ERR_unknown_function));
    if (!C->refs[in->x])
        return refuse(C, ERR_undeclared_function_reference, "function %u", in->x);
    return push_val(C, REFTYPE_X(false, HT_DEF, C->funcs[in->x]->id));
}

/* valid-ref.is_null; Instr_ok/ref.is_null */
/* Any reference. */
Result valid_ref_is_null(Context *C, const Instr *in)
{
    (void)in;
    Valtype rt;
    TRY(pop_ref(C, &rt));
    return push_val(C, VALTYPE(VT_I32));
}

/* valid-ref.as_non_null; Instr_ok/ref.as_non_null */
/* Any reference, and it is not null. */
Result valid_ref_as_non_null(Context *C, const Instr *in)
{
    (void)in;
    Valtype rt;
    TRY(pop_ref(C, &rt));
    rt.null = false;
    return push_val(C, rt);
}

/* valid-ref.eq; Instr_ok/ref.eq */
/* Two references that can be compared. */
Result valid_ref_eq(Context *C, const Instr *in)
{
    (void)in;
    TRY(pop_expect(C, REFTYPE(true, HT_EQ)));
    TRY(pop_expect(C, REFTYPE(true, HT_EQ)));
    return push_val(C, VALTYPE(VT_I32));
}

/* top_heap_type of the algorithm: the nullable reference type on top of the hierarchy of RT, which is the least that
   is due of an operand that is to be cast to RT. */
static Valtype top_reftype(Valtype rt)
{
    static const Heapkind tops[] = {HT_ANY, HT_FUNC, HT_EXN, HT_EXTERN};
    for (unsigned i = 0; i < sizeof tops / sizeof *tops; i++) {
        if (match_heaptype(rt, REFTYPE(true, tops[i])))
            return REFTYPE(true, tops[i]);
    }
    return rt;
}

/* The target type is well-formed, the operand of its hierarchy. */
static Result cast_to(Context *C, const Instr *in, Valtype *rt)
{
    TRY(valid_valtype(C, in->t));
    *rt = clos(C, in->t);
    return pop_expect(C, top_reftype(*rt));
}

/* valid-ref.test; Instr_ok/ref.test */
/* Any reference of the same hierarchy. */
Result valid_ref_test(Context *C, const Instr *in)
{
    Valtype rt;
    TRY(cast_to(C, in, &rt));
    return push_val(C, VALTYPE(VT_I32));
}

/* valid-ref.test; Instr_ok/ref.test */
/* The same for a nullable type. */
Result valid_ref_test_null(Context *C, const Instr *in)
{
    return valid_ref_test(C, in);
}

/* valid-ref.cast; Instr_ok/ref.cast */
/* Any reference of the same hierarchy becomes one of the target type. */
Result valid_ref_cast(Context *C, const Instr *in)
{
    Valtype rt;
    TRY(cast_to(C, in, &rt));
    return push_val(C, rt);
}

/* valid-ref.cast; Instr_ok/ref.cast */
/* The same for a nullable type. */
Result valid_ref_cast_null(Context *C, const Instr *in)
{
    return valid_ref_cast(C, in);
}

/* valid-ref.i31; Instr_ok/ref.i31 */
/* A number becomes a reference that is not null. */
Result valid_ref_i31(Context *C, const Instr *in)
{
    (void)in;
    TRY(pop_expect(C, VALTYPE(VT_I32)));
    return push_val(C, REFTYPE(false, HT_I31));
}

/* valid-i31.get; Instr_ok/i31.get */
/* A scalar reference becomes a number. */
static Result valid_i31_get(Context *C)
{
    TRY(pop_expect(C, REFTYPE(true, HT_I31)));
    return push_val(C, VALTYPE(VT_I32));
}

/* valid-i31.get */
/* Signed. */
Result valid_i31_get_s(Context *C, const Instr *in)
{
    (void)in;
    return valid_i31_get(C);
}

/* valid-i31.get */
/* Unsigned. */
Result valid_i31_get_u(Context *C, const Instr *in)
{
    (void)in;
    return valid_i31_get(C);
}

/* A reference to FROM becomes one to TO, and stays nullable or not. */
static Result convert(Context *C, Heapkind from, Heapkind to)
{
    Valtype rt, due = REFTYPE(true, from);
    TRY(pop_ref(C, &rt));
    if (!match_reftype(rt, due))
        return mismatch(C, due, &rt);
    return push_val(C, REFTYPE(rt.null, to));
}

/* valid-extern.convert_any; Instr_ok/extern.convert_any */
/* From the internal to the external hierarchy. */
Result valid_extern_convert_any(Context *C, const Instr *in)
{
    (void)in;
    return convert(C, HT_ANY, HT_EXTERN);
}

/* valid-any.convert_extern; Instr_ok/any.convert_extern */
/* From the external to the internal hierarchy. */
Result valid_any_convert_extern(Context *C, const Instr *in)
{
    (void)in;
    return convert(C, HT_EXTERN, HT_ANY);
}
