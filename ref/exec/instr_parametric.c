/* exec/instr_parametric.c: reduction of parametric instructions (core/exec/instructions#parametric-instructions). */
#include "exec/machine.h"

/* exec-drop; Step_pure/drop */
/* Drops the operand. */
RULE(drop)
{
    sp--;
    NEXT(1);
}

/* exec-drop; Step_pure/drop */
/* The same for a vector. */
RULE(drop_v128)
{
    sp -= 2;
    NEXT(1);
}

/* exec-select; Step_pure/select-{true,false} */
/* Keeps the first of two operands if the third is not zero, else the second. */
RULE(select)
{
    sp -= 2;
    sp[-1] = (uint32_t)sp[1] ? sp[-1] : sp[0];
    NEXT(1);
}

/* exec-select; Step_pure/select-{true,false} */
/* The same for vectors. */
RULE(select_v128)
{
    sp -= 3;
    if (!(uint32_t)sp[2])
        set_slots_v128(sp - 2, slots_v128(sp));
    NEXT(1);
}

/* exec-select; Step_pure/select-{true,false} */
/* With a type it reduces as without. */
RULE(select_expl)
{
    GO_RULE(exec_select, pc);
}
