/* exec/fused.h: units that do the work of several instructions. NON-SPEC: left out of plain code; what a fused unit does
 * is what the rules of its instructions do one after the other. */
#ifndef TOUCHSTONE_EXEC_FUSED_H
#define TOUCHSTONE_EXEC_FUSED_H

#include "exec/machine.h"

/* Where an operator's operands come from, first to last: the stack, a local, a constant. The immediates of locals (.u
   slot) and constants (.u bits) stand directly behind the rule. Operators of one operand know FORM_S and FORM_L. */
typedef enum Form { FORM_S, FORM_L, FORM_SS, FORM_SL, FORM_SC, FORM_LL, FORM_LC, FORMS } Form;

/* Where its result goes: to the stack; to a local, which stands behind the other immediates; to both; or into the
   decision of br_if or if, whose target stands there. */
typedef enum Ending {
    ENDING_push,
    ENDING_set,
    ENDING_tee,
    ENDING_br_if,
    ENDING_if,
    ENDINGS
} Ending;

/* The rule of OP with operands of FORM and ENDING; NULL where there is none. Stores have no result: ENDING_push. */
Rule *fused_rule(Opcode op, Form form, Ending ending);

/* local.get followed by local.set: .u slot read  .u slot written */
extern Rule exec_local_move;

/* br and br_if that drop nothing: .target. return of no or one slot: .u slots of the frame's locals. */
extern Rule exec_br_flat, exec_br_if_flat, exec_return_0, exec_return_1;

#endif
