/* exec/instr_control.c: reduction of control instructions (core/exec/instructions#control-instructions). */
#include "exec/call.h"

/* exec-nop; Step_pure/nop */
/* Does nothing. */
RULE(nop)
{
    NEXT(1);
}

/* exec-unreachable; Step_pure/unreachable */
/* Always traps. */
RULE(unreachable)
{
    TRAP(unreachable);
}

/* exec-block; Step_read/block */
/* Entering the block changes nothing: where its label leads is resolved. */
RULE(block)
{
    NEXT(1);
}

/* exec-loop; Step_read/loop */
/* Entering the loop, also by a branch to its label, changes nothing either. */
RULE(loop)
{
    NEXT(1);
}

/* exec-if; Step_pure/if-{true,false} */
/* Goes on with the first arm, or behind the begin of the second, or behind the end where there is none. */
RULE(if)
{
    sp--;
    if ((uint32_t)*sp)
        NEXT(2);
    GO(pc[1].target);
}

/* exec-label; label-vals of the first arm */
/* The end of the first arm: its values stay, the second arm is left out. */
RULE(else)
{
    GO(pc[1].target);
}

/* exec-label; Step_pure/label-vals */
/* The end of a block: its values stay where they are, the label takes no room. */
RULE(label_vals)
{
    NEXT(1);
}

/* exec-handler; Step_pure/handler-vals */
/* The end of a try_table: likewise; behind this unit its handler is no longer in force. */
RULE(handler_vals)
{
    NEXT(1);
}

/* exec-br; Step_pure/br-{label-zero,label-succ,handler} */
/* Keeps the label's values, drops what is below them down to the label's height, and goes where the label leads. */
RULE(br)
{
    BRANCH(1);
}

/* exec-br_if; Step_pure/br_if-{true,false} */
/* Branches if the operand is not zero. */
RULE(br_if)
{
    sp--;
    if ((uint32_t)*sp)
        BRANCH(1);
    NEXT(4);
}

/* exec-br_table; Step_pure/br_table-{lt,ge} */
/* Takes the branch with the operand's number, or the last one where there is none. */
RULE(br_table)
{
    sp--;
    uint64_t i = (uint32_t)*sp, n = pc[1].u;
    pc += 2 + 3 * (i < n ? i : n);
    BRANCH(0);
}

/* exec-br_on_null; Step_pure/br_on_null-{null,addr} */
/* Branches without the reference if it is null. */
RULE(br_on_null)
{
    if (sp[-1] == REF_NULL) {
        sp--;
        BRANCH(1);
    }
    NEXT(4);
}

/* exec-br_on_non_null; Step_pure/br_on_non_null-{null,addr} */
/* Branches with the reference unless it is null. */
RULE(br_on_non_null)
{
    if (sp[-1] != REF_NULL)
        BRANCH(1);
    sp--;
    NEXT(4);
}

/* Step_pure/frame-vals */
/* The end of a function: puts the results where the arguments were and goes back behind the call. */
RULE(frame_vals)
{
    const Slot *saved = fp + pc[1].u;
    const Unit *ret = (const Unit *)(uintptr_t)saved[0];
    Slot *caller = (Slot *)(uintptr_t)saved[1];
    sp = move_down(fp, sp, pc[2].u);
    fp = caller;
    m->depth++;
    GO(ret);
}

/* exec-return; Step_pure/return-{frame,label,handler} */
/* Leaves all labels and handlers, which take no room, and the frame, as its end does. */
RULE(return )
{
    GO_RULE(exec_frame_vals, pc);
}

/* exec-call; Step_read/call */
/* Calls a function that is known. */
RULE(call)
{
    ENTER(pc[1].func, pc + 3, pc[2].code);
}

/* exec-call_ref; Step_read/call_ref-{null,func} */
/* Calls what the reference refers to. */
RULE(call_ref)
{
    Ref r = *--sp;
    if (r == REF_NULL)
        TRAP(null_function_reference);
    ENTER(ref_funcinst(r), pc + 3, pc[2].code);
}

/* The function in slot I of TABLE if it is of TYPE or a subtype; NULL, and *CODE set to the trap's kind, if not. */
static inline Funcinst *table_func(const Tableinst *table, uint64_t i, const Deftype *type,
                                   Errcode *code)
{
    if (unlikely(i >= table->len)) {
        *code = ERR_undefined_element;
        return NULL;
    }
    Funcinst *f = ref_funcinst(table->refs[i]);
    if (unlikely(!f)) {
        *code = ERR_uninitialized_element;
        return NULL;
    }
    /* Equal types have one record; a subtype has TYPE in its display. */
    if (f->type != type &&
        (f->type->depth < type->depth || f->type->display[type->depth] != type->id)) {
        *code = ERR_indirect_call_type_mismatch;
        return NULL;
    }
    return f;
}

/* exec-call_indirect; Step_pure/call_indirect */
/* Calls the function in a table slot, which must have the type asked for. */
RULE(call_indirect)
{
    Errcode code;
    Funcinst *f = table_func(pc[1].table, *--sp, pc[2].type, &code);
    if (unlikely(!f))
        return machine_trap(pc, m, code);
    ENTER(f, pc + 4, pc[3].code);
}

/* exec-return_call; Step_read/return_call */
/* Calls a function that is known instead of returning. */
RULE(return_call)
{
    Funcinst *f = pc[1].func;
    ENTER_TAIL(f, pc[2].u, pc[3].code);
}

/* exec-return_call_ref; Step_read/return_call_ref-{label,handler,frame-null,frame-addr} */
/* Calls what the reference refers to instead of returning. */
RULE(return_call_ref)
{
    Ref r = *--sp;
    if (r == REF_NULL)
        TRAP(null_function_reference);
    Funcinst *f = ref_funcinst(r);
    ENTER_TAIL(f, pc[2].u, pc[3].code);
}

/* exec-return_call_indirect; Step_pure/return_call_indirect */
/* Calls the function in a table slot instead of returning. */
RULE(return_call_indirect)
{
    Errcode code;
    Funcinst *f = table_func(pc[1].table, *--sp, pc[2].type, &code);
    if (unlikely(!f))
        return machine_trap(pc, m, code);
    ENTER_TAIL(f, pc[3].u, pc[4].code);
}
