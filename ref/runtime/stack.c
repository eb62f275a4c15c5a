/* runtime/stack.c: the machine's state: value stack and budgets. NON-SPEC. */
#include "runtime/stack.h"

#include "syntax/limits.h"
#include "util/alloc.h"
#include "util/vmem.h"

#include <stdlib.h>

Machine *store_machine(Store *store)
{
    if (store->machine)
        return store->machine;
    size_t size = LIMIT_stack_slots * sizeof(Slot);
    Slot *stack = vmem_reserve(size);
    if (!stack)
        return NULL;
    if (!vmem_commit(stack, 0, size)) {
        vmem_release(stack, size);
        return NULL;
    }
    Machine *m = checked_calloc(1, sizeof *m);
    m->depth = LIMIT_call_depth;
    m->store = store;
    m->stack = m->free = stack;
    m->end = stack + LIMIT_stack_slots;
    store->machine = m;
    return m;
}

void machine_free(Machine *machine)
{
    if (machine)
        vmem_release(machine->stack, LIMIT_stack_slots * sizeof(Slot));
    free(machine);
}
