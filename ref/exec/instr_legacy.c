/* exec/instr_legacy.c: reduction of the older exception instructions (legacy-exceptions/core/exec); unwinding is
 * machine_throw. A caught exception lies in a slot below the operands of its catch block. */
#include "exec/machine.h"

/* legacy-exceptions: exec-try-catch, exec-try-delegate */
/* Entering the block changes nothing: its handler is in force wherever the code says so. */
RULE(try)
{
    NEXT(1);
}

/* legacy-exceptions: exec-caught-exit */
/* The end of a catch block, or of a try's body: the values stay, the caught exception below them goes. */
RULE(caught_exit)
{
    BRANCH(1);
}

/* legacy-exceptions: exec-caught-exit */
/* What is before a catch ends there. */
RULE(legacy_catch)
{
    BRANCH(1);
}

/* legacy-exceptions: exec-caught-exit */
/* What is before a catch_all ends there. */
RULE(legacy_catch_all)
{
    BRANCH(1);
}

/* legacy-exceptions: exec-try-delegate */
/* The end of the block: its values stay where they are. */
RULE(delegate)
{
    NEXT(1);
}

/* legacy-exceptions: exec-rethrow */
/* Throws the exception that the label's catch block caught once more. */
RULE(rethrow)
{
    THROW(fp[pc[1].u], pc[2].code);
}
