/* exec/instr_aggr_ref.c: reduction of i31, cast and conversion instructions
 * (core/exec/instructions#reference-instructions). */
#include "exec/exec.h"
#include "exec/machine.h"

/* exec-ref.i31; Step_pure/ref.i31 */
/* Pushes the low 31 bits as a reference. */
RULE(ref_i31)
{
    sp[-1] = ref_i31((uint32_t)sp[-1]);
    NEXT(1);
}

/* exec-i31.get; Step_pure/i31.get-{null,num} */
/* Pushes the 31 bits, which stand above a tag, extended as those of a number of TYPE. */
#define exec_i31_get(id, type)                                                                     \
    RULE(id)                                                                                       \
    {                                                                                              \
        if (unlikely(sp[-1] == REF_NULL))                                                          \
            TRAP(null_i31_reference);                                                              \
        sp[-1] = (uint32_t)((type)sp[-1] >> 1);                                                    \
        NEXT(1);                                                                                   \
    }

exec_i31_get(i31_get_u, uint32_t)
exec_i31_get(i31_get_s, int32_t)

/* exec-ref.test; Step_read/ref.test-{true,false} */
/* Pushes whether the reference has the type. */
RULE(ref_test)
{
    sp[-1] = ref_has_type(sp[-1], pc[1].t);
    NEXT(2);
}

/* exec-ref.test; Step_read/ref.test-{true,false} */
/* The same instruction with a nullable type, which the immediate says. */
RULE(ref_test_null)
{
    sp[-1] = ref_has_type(sp[-1], pc[1].t);
    NEXT(2);
}

/* exec-ref.cast; Step_read/ref.cast-{succeed,fail} */
/* Traps unless the reference has the type. */
RULE(ref_cast)
{
    if (unlikely(!ref_has_type(sp[-1], pc[1].t)))
        TRAP(cast_failure);
    NEXT(2);
}

/* exec-ref.cast; Step_read/ref.cast-{succeed,fail} */
/* The same instruction with a nullable type, which the immediate says. */
RULE(ref_cast_null)
{
    if (unlikely(!ref_has_type(sp[-1], pc[1].t)))
        TRAP(cast_failure);
    NEXT(2);
}

/* exec-br_on_cast; Step_read/br_on_cast-{succeed,fail} */
/* Branches with the reference if it has the type. */
RULE(br_on_cast)
{
    if (ref_has_type(sp[-1], pc[1].t))
        BRANCH(2);
    NEXT(5);
}

/* exec-br_on_cast_fail; Step_read/br_on_cast_fail-{succeed,fail} */
/* Branches with the reference unless it has the type. */
RULE(br_on_cast_fail)
{
    if (!ref_has_type(sp[-1], pc[1].t))
        BRANCH(2);
    NEXT(5);
}

/* exec-any.convert_extern; Step_pure/any.convert_extern-{null,addr} */
/* Takes the wrapping off, which no word shows: null stays null. */
RULE(any_convert_extern)
{
    NEXT(1);
}

/* exec-extern.convert_any; Step_pure/extern.convert_any-{null,addr} */
/* Wraps the reference, which no word shows: null stays null. */
RULE(extern_convert_any)
{
    NEXT(1);
}
