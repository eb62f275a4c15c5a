/* runtime/stack.h: the machine's state: value stack and budgets (core/exec/runtime#stack). NON-SPEC in its layout.
 *
 * A frame, upwards from fp: parameters and locals; the caller's pc and fp (FRAME_SAVED slots); operands. The arguments
 * of a call become the callee's first locals where they stand. Labels and handlers need no slots: prepare resolves
 * them. */
#ifndef TOUCHSTONE_RUNTIME_STACK_H
#define TOUCHSTONE_RUNTIME_STACK_H

#include "runtime/store.h"

enum { FRAME_SAVED = 2 };

struct Machine {
    int64_t depth; /* calls that may still nest */
    Slot *end;     /* behind the last slot that a frame may use */
    Store *store;
    Failure *failure; /* of the innermost run */
    Slot *stack;
    Slot *free;          /* where a run that a host function starts may begin */
    uint32_t host_depth; /* runs that are nested in host functions */
    Funcinst *callee;    /* of a call that leaves the quick path, and where it returns to */
    const Unit *ret;
    const Code *code; /* of the frame that calls a host function or throws */
    const Unit *pc;   /* loop dispatch only: the next unit, NULL when the run is over */
    Slot *sp, *fp;
};

/* The store's machine, made at the first call; NULL where the stack cannot be reserved. */
Machine *store_machine(Store *store);
void machine_free(Machine *machine);

#endif
