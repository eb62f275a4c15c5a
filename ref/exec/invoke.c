/* exec/invoke.c: invocation of functions and evaluation of expressions (core/exec/modules#invocation,
 * core/exec/instructions#expressions). */
#include "exec/call.h"
#include "exec/eval.h"
#include "exec/exec.h"
#include "exec/nondet.h"
#include "exec/prepare.h"
#include "syntax/limits.h"

/* NON-SPEC: what a run changes of the machine and gives back when it is over, however it ends. */
typedef struct Run {
    Slot *free;
    int64_t depth;
    Failure *failure;
    Nondet *nondet;
} Run;

/* Begins a run above what is on the stack; NULL where that is too much. */
static Machine *begin_run(Store *store, Run *before, Failure *failure)
{
    Machine *m = store_machine(store);
    if (!m || m->host_depth >= LIMIT_host_depth) {
        fail(failure, m ? ERR_call_stack_exhausted : ERR_out_of_memory, pos_none(),
             m ? "host and guest call each other too deeply" : "for the stack");
        return NULL;
    }
    *before = (Run){m->free, m->depth, m->failure, nondet};
    nondet = store->nondet ? store->nondet : &nondet_default;
    if (m->host_depth++ == 0)
        m->depth = nondet_depth(m->depth);
    m->failure = failure;
    return m;
}

static void end_run(Machine *m, const Run *before, Result result)
{
    if (result == RESULT_EXHAUSTION)
        nondet_meet(CHOICE_exhaustion);
    nondet = before->nondet;
    m->host_depth--;
    m->free = before->free;
    m->depth = before->depth;
    m->failure = before->failure;
}

/* Runs FUNC with its arguments below SP. */
static Result run_func(Machine *m, Funcinst *func, Slot *sp)
{
    if (func->host) {
        Result result = call_host(m, func, NULL, sp);
        if (result == RESULT_EXCEPTION)
            return fail(m->failure, ERR_uncaught_exception, pos_none(), NULL);
        return result;
    }
    /* A call, and where it returns to; the frame around them has no code. */
    const Unit units[] = {{.rule = exec_call}, {.func = func}, {.code = NULL}, {.rule = exec_exit}};
    return machine_steps(m, units, sp, sp);
}

/* exec-invocation */
/* The arguments become the operands of a call from outside. */
Result invoke(Store *store, Funcinst *func, const Value *args, Value *results, Failure *failure)
{
    Run before;
    Machine *m = begin_run(store, &before, failure);
    if (!m)
        return failure->result;
    const Comptype *type = &func->type->st.ct;
    Slot *base = m->free, *sp = base;
    Result result;
    if ((size_t)(m->end - base) < (size_t)func->params_slots + func->results_slots) {
        result = fail(failure, ERR_call_stack_exhausted, pos_none(), NULL);
    } else {
        for (uint32_t i = 0; i < type->params.n; i++)
            sp = value_to_slots(sp, type->params.t[i], args[i]);
        result = run_func(m, func, sp);
    }
    const Slot *at = base;
    for (uint32_t i = 0; !result && i < type->results.n; i++)
        at = value_of_slots(at, type->results.t[i], &results[i]);
    end_run(m, &before, result);
    return result;
}

/* exec-expr; Eval_expr */
Result eval_instrs(Moduleinst *instance, const Instr *in, uint32_t n, Resulttype results,
                   Value *values, Failure *failure)
{
    Run before;
    Machine *m = begin_run(instance->store, &before, failure);
    if (!m)
        return failure->result;
    Code *code = prepare_expr(instance, in, n, results);
    Slot *base = m->free, *sp = base + FRAME_SAVED;
    Result result;
    if ((size_t)(m->end - base) < code->frame_slots)
        result = fail(failure, ERR_call_stack_exhausted, pos_none(), NULL);
    else
        result = machine_steps(m, code->units, sp, base);
    const Slot *at = sp;
    for (uint32_t i = 0; !result && i < results.n; i++)
        at = value_of_slots(at, results.t[i], &values[i]);
    drop_code(instance->store, code);
    end_run(m, &before, result);
    return result;
}
