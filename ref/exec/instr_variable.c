/* exec/instr_variable.c: reduction of variable instructions (core/exec/instructions#variable-instructions). */
#include "exec/machine.h"

/* exec-local.get; Step_read/local.get */
/* Pushes the local. */
RULE(local_get)
{
    *sp++ = fp[pc[1].u];
    NEXT(2);
}

/* exec-local.set; Step/local.set */
/* Pops into the local. */
RULE(local_set)
{
    fp[pc[1].u] = *--sp;
    NEXT(2);
}

/* exec-local.tee; Step_pure/local.tee */
/* Sets the local and keeps the operand. */
RULE(local_tee)
{
    fp[pc[1].u] = sp[-1];
    NEXT(2);
}

/* exec-global.get; Step_read/global.get */
/* Pushes the global's value. */
RULE(global_get)
{
    *sp++ = pc[1].global->value[0];
    NEXT(2);
}

/* exec-global.set; Step/global.set */
/* Pops into the global. */
RULE(global_set)
{
    pc[1].global->value[0] = *--sp;
    if (pc[1].global->watch)
        global_changed(pc[1].global);
    NEXT(2);
}

/* exec-local.get; Step_read/local.get */
/* The same for a vector. */
RULE(local_get_v128)
{
    set_slots_v128(sp, slots_v128(fp + pc[1].u));
    sp += 2;
    NEXT(2);
}

/* exec-local.set; Step/local.set */
/* The same for a vector. */
RULE(local_set_v128)
{
    sp -= 2;
    set_slots_v128(fp + pc[1].u, slots_v128(sp));
    NEXT(2);
}

/* exec-local.tee; Step_pure/local.tee */
/* The same for a vector. */
RULE(local_tee_v128)
{
    set_slots_v128(fp + pc[1].u, slots_v128(sp - 2));
    NEXT(2);
}

/* exec-global.get; Step_read/global.get */
/* The same for a vector. */
RULE(global_get_v128)
{
    set_slots_v128(sp, slots_v128(pc[1].global->value));
    sp += 2;
    NEXT(2);
}

/* exec-global.set; Step/global.set */
/* The same for a vector. */
RULE(global_set_v128)
{
    sp -= 2;
    set_slots_v128(pc[1].global->value, slots_v128(sp));
    if (pc[1].global->watch)
        global_changed(pc[1].global);
    NEXT(2);
}
