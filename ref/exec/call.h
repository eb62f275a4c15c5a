/* exec/call.h: entering frames (core/exec/instructions#function-calls), shared by all rules that call. */
#ifndef TOUCHSTONE_EXEC_CALL_H
#define TOUCHSTONE_EXEC_CALL_H

#include "exec/machine.h"

/* Step_read/call_ref-func: makes the frame of CALLEE, whose arguments are below sp and which returns to RETURN_PC, and
   goes on with its body. CODE is that of the calling frame. What is not prepared, too large, too deep or a host
   function takes the longer road. */
#define ENTER(callee_, return_pc, code_)                                                           \
    do {                                                                                           \
        Funcinst *f_ = (callee_);                                                                  \
        const Unit *ret_ = (return_pc);                                                            \
        Slot *base_ = sp - f_->params_slots;                                                       \
        if (unlikely(f_->frame_slots > (size_t)(m->end - base_)) || unlikely(m->depth <= 0)) {     \
            m->callee = f_;                                                                        \
            m->ret = ret_;                                                                         \
            m->code = (code_);                                                                     \
            GO_RULE(machine_call, pc);                                                             \
        }                                                                                          \
        m->depth--;                                                                                \
        sp = push_frame(f_, sp, fp, ret_);                                                         \
        fp = base_;                                                                                \
        GO(f_->entry);                                                                             \
    } while (0)

/* Step_read/return_call_ref-{label,handler,frame-addr}: leaves the current frame, LOCALS slots of locals large, with the
   arguments of CALLEE, then enters that. */
#define ENTER_TAIL(callee_, locals, code_)                                                         \
    do {                                                                                           \
        const Slot *saved_ = fp + (locals);                                                        \
        const Unit *tail_ret_ = (const Unit *)(uintptr_t)saved_[0];                                \
        Slot *caller_ = (Slot *)(uintptr_t)saved_[1];                                              \
        sp = move_down(fp, sp, (callee_)->params_slots);                                           \
        fp = caller_;                                                                              \
        m->depth++;                                                                                \
        ENTER((callee_), tail_ret_, (code_));                                                      \
    } while (0)

/* The callee's other locals, which are all zero or null, and the caller's state. */
static inline Slot *push_frame(const Funcinst *f, Slot *sp, Slot *fp, const Unit *ret)
{
    for (uint32_t n = f->locals_slots; n; n--) {
        *sp++ = 0;
        __asm__(""
                : "+r"(sp)); /* a call of memset here would cost every call its saved registers */
    }
    sp[0] = (Slot)(uintptr_t)ret;
    sp[1] = (Slot)(uintptr_t)fp;
    return sp + FRAME_SAVED;
}

/* Moves the N slots below SP down to TO; returns the slot behind them. */
static inline Slot *move_down(Slot *to, const Slot *sp, uint64_t n)
{
    for (const Slot *from = sp - n; from < sp; from++)
        *to++ = *from;
    return to;
}

/* Calls the host function F with the arguments below SP for the code of CALLER (may be NULL), and leaves its results there
   instead: below m->sp. A rule that gave out the address of its sp could not go on by a jump: each call would use up some
   of the C stack. */
Result call_host(Machine *m, Funcinst *f, Moduleinst *caller, Slot *sp) CHECKED;

#endif
