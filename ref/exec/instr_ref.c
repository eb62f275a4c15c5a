/* exec/instr_ref.c: reduction of reference instructions (core/exec/instructions#reference-instructions); casts and i31
 * stand with the aggregates. */
#include "exec/machine.h"

/* exec-ref.null; Step_read/ref.null */
/* Pushes null. */
RULE(ref_null)
{
    *sp++ = REF_NULL;
    NEXT(1);
}

/* exec-ref.func; Step_read/ref.func */
/* Pushes a reference to the function. */
RULE(ref_func)
{
    *sp++ = func_ref(pc[1].func);
    NEXT(2);
}

/* exec-ref.is_null; Step_pure/ref.is_null-{true,false} */
/* Pushes whether the reference is null. */
RULE(ref_is_null)
{
    sp[-1] = sp[-1] == REF_NULL;
    NEXT(1);
}

/* exec-ref.as_non_null; Step_pure/ref.as_non_null-{null,addr} */
/* Traps if the reference is null. */
RULE(ref_as_non_null)
{
    if (sp[-1] == REF_NULL)
        TRAP(null_reference);
    NEXT(1);
}

/* exec-ref.eq; Step_pure/ref.eq-{null,true,false} */
/* Pushes whether two references are the same: null, i31 and addresses are all told by their word. */
RULE(ref_eq)
{
    sp--;
    sp[-1] = sp[-1] == sp[0];
    NEXT(1);
}
