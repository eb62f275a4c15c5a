/* exec/call.c: calls that need more than a new frame: first ones, host functions, exhaustion. */
#include "exec/call.h"

#include "exec/prepare.h"
#include "util/alloc.h"

#include <stdlib.h>

enum { FEW_VALUES = 16 };

/* Fills the failure where the host did not do it itself, and says where the call stands. */
static Result host_failed(const Unit *pc, Machine *m, Result result)
{
    if (m->failure->pos.offset == NO_OFFSET)
        machine_locate(pc, m, m->failure);
    return result;
}

/* exec-invoke-host */
Result call_host(Machine *m, Funcinst *f, Moduleinst *caller, Slot *sp)
{
    Resulttype params = f->type->st.ct.params, results = f->type->st.ct.results;
    Value few[2 * FEW_VALUES];
    Value *values = few;
    if (params.n > FEW_VALUES || results.n > FEW_VALUES)
        values = checked_calloc((size_t)params.n + results.n, sizeof *values);
    Value *returned = values + params.n;
    Slot *base = sp - f->params_slots;
    const Slot *at = base;
    for (uint32_t i = 0; i < params.n; i++)
        at = value_of_slots(at, params.t[i], &values[i]);
    Slot *free_before = m->free;
    m->free = sp;
    m->failure->pos = pos_none();
    Result result = f->host(f->host_data, m->store, caller, values, returned, m->failure);
    m->free = free_before;
    m->sp = base;
    for (uint32_t i = 0; !result && i < results.n; i++)
        m->sp = value_to_slots(m->sp, results.t[i], returned[i]);
    if (values != few)
        free(values);
    return result;
}

/* NON-SPEC: the road of calls that need more than a new frame. */
Result machine_call(const Unit *pc, Slot *sp, Slot *fp, Machine *m)
{
    Funcinst *f = m->callee;
    const Unit *ret = m->ret;
    if (f->host) {
        const Code *code = m->code;
        Result result = call_host(m, f, code ? code->module : NULL, sp);
        sp = m->sp;
        if (result == RESULT_EXCEPTION) {
            m->code = ret[-1].code;
            GO_RULE(machine_throw, ret - 1);
        }
        if (result)
            return host_failed(pc, m, result);
        GO(ret);
    }
    if (!f->entry)
        prepare_func(m->store, f);
    if (m->depth <= 0 || f->frame_slots > (size_t)(m->end - (sp - f->params_slots)))
        TRAP(call_stack_exhausted);
    Slot *base = sp - f->params_slots;
    m->depth--;
    sp = push_frame(f, sp, fp, ret);
    fp = base;
    GO(f->entry);
}
