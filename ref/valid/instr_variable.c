/* valid/instr_variable.c: locals and globals (core/valid/instructions#variable-instructions). */
#include "valid/instr.h"
#include "valid/stack.h"

/* valid-local.get; Instr_ok/local.get */
/* The local must be set by then. */
Result valid_local_get(Context *C, const Instr *in)
{
    TRY(check_index(C, in->x, C->locals.n, ERR_unknown_local));
    Valtype t = local_type(C, in->x);
    if (C->locals.tracked)
        TRY(get_local(C, in->x, t));
    return push_val(C, t);
}

/* valid-local.set; Instr_ok/local.set */
/* From here on the local is set. */
Result valid_local_set(Context *C, const Instr *in)
{
    TRY(check_index(C, in->x, C->locals.n, ERR_unknown_local));
    Valtype t = local_type(C, in->x);
    TRY(pop_expect(C, t));
    if (C->locals.tracked)
        set_local(C, in->x, t);
    return RESULT_OK;
}

/* valid-local.tee; Instr_ok/local.tee */
/* Sets the local and leaves its type. */
Result valid_local_tee(Context *C, const Instr *in)
{
    TRY(valid_local_set(C, in));
    return push_val(C, local_type(C, in->x));
}

/* valid-global.get; Instr_ok/global.get */
/* Any global that may be seen from here. */
Result valid_global_get(Context *C, const Instr *in)
{
    TRY(check_index(C, in->x, C->globals_n, ERR_unknown_global));
    return push_val(C, C->globals[in->x].t);
}

/* valid-global.set; Instr_ok/global.set */
/* Only mutable globals. */
Result valid_global_set(Context *C, const Instr *in)
{
    TRY(check_index(C, in->x, C->globals_n, ERR_unknown_global));
    if (!C->globals[in->x].mut)
        return refuse(C, ERR_immutable_global, "global %u", in->x);
    return pop_expect(C, C->globals[in->x].t);
}
