/* exec/instr_exn.c: reduction of exception instructions (core/exec/instructions#exception-handling); unwinding is machine_throw. */
#include "exec/machine.h"

/* exec-throw; Step/throw */
/* Appends an exception of the operands and throws it. */
RULE(throw)
{
    const Taginst *tag = pc[1].tag;
    m->free = sp;
    sp -= resulttype_slots(tag->type->st.ct.params);
    Exninst *exn = alloc_exn(m->store, tag, sp);
    if (unlikely(!exn))
        TRAP(out_of_memory);
    THROW(exn_ref(exn), pc[2].code);
}

/* exec-throw_ref; Step_read/throw_ref-{null,instrs,label,frame,handler-*} */
/* Throws the exception once more, unwinding by machine_throw; there is none in null. */
RULE(throw_ref)
{
    sp--;
    if (sp[0] == REF_NULL)
        TRAP(null_exception_reference);
    THROW(sp[0], pc[1].code);
}

/* exec-try_table; Step_read/try_table */
/* Entering the block changes nothing: its handler is in force wherever the code says so. */
RULE(try_table)
{
    NEXT(1);
}
