/* exec/instantiate.c: instantiation (core/exec/modules#instantiation). */
#include "exec/eval.h"
#include "exec/exec.h"
#include "exec/module.h"
#include "util/alloc.h"

#include <stdlib.h>

/* Runs the offset expression of a segment followed by what REST makes of it: aux-rundata, aux-runelem. */
static Result run_segment(Moduleinst *inst, const Expr *offset, Opcode init, Opcode drop,
                          uint32_t x, uint32_t segment, uint64_t n, Pos pos, Failure *failure)
{
    uint32_t at = (uint32_t)pos.offset;
    const Instr rest[] = {
        {.op = OP_i32_const, .pos = at, .c = 0},
        {.op = OP_i32_const, .pos = at, .c = n},
        {.op = (uint16_t)init, .pos = at, .x = x, .y = segment},
        {.op = (uint16_t)drop, .pos = at, .x = segment},
        {.op = OP_end, .pos = at},
    };
    enum { REST = sizeof rest / sizeof *rest };
    uint32_t before = offset->n - 1; /* without its end */
    Instr *in = checked_calloc((size_t)before + REST, sizeof *in);
    memcpy(in, offset->in, before * sizeof *in);
    memcpy(in + before, rest, sizeof rest);
    Result result = eval_instrs(inst, in, before + REST, (Resulttype){0}, NULL, failure);
    free(in);
    return result;
}

/* aux-runelem: $runelem_ */
/* Active segments are written to their table and dropped, declarative ones only dropped. */
static Result run_elem(Moduleinst *inst, uint32_t x, Failure *failure)
{
    const Elem *elem = &inst->module->elems[x];
    switch (elem->mode) {
    case SEGMENT_ACTIVE:
        return run_segment(inst, &elem->offset, OP_table_init, OP_elem_drop, elem->tableidx, x,
                           elem->n, elem->pos, failure);
    case SEGMENT_DECLARE: inst->elems[x].len = 0; break;
    case SEGMENT_PASSIVE: break;
    }
    return RESULT_OK;
}

/* aux-rundata: $rundata_ */
/* Active segments are written to their memory and dropped. */
static Result run_data(Moduleinst *inst, uint32_t x, Failure *failure)
{
    const Data *data = &inst->module->datas[x];
    if (data->mode != SEGMENT_ACTIVE)
        return RESULT_OK;
    return run_segment(inst, &data->offset, OP_memory_init, OP_data_drop, data->memidx, x,
                       data->bytes.len, data->pos, failure);
}

Result run_module(Moduleinst *inst, Failure *failure)
{
    const Module *module = inst->module;
    for (uint32_t i = 0; i < module->elems_n; i++)
        TRY(run_elem(inst, i, failure));
    for (uint32_t i = 0; i < module->datas_n; i++)
        TRY(run_data(inst, i, failure));
    if (module->has_start)
        TRY(invoke(inst->store, inst->funcs[module->start], NULL, NULL, failure));
    return RESULT_OK;
}

/* exec-instantiation; $instantiate */
Result instantiate(Store *store, const Module *module, const Externaddr *externs, uint32_t n,
                   Moduleinst **instance, Failure *failure)
{
    *instance = NULL;
    if (n != module->imports_n)
        return fail(failure, ERR_import_count, pos_none(), "%u are due, %u were given",
                    module->imports_n, n);
    for (uint32_t i = 0; i < n; i++)
        TRY(check_import(store, module, i, externs[i], failure));
    Moduleinst *inst = begin_module(store, module, NULL);
    for (uint32_t i = 0; i < n; i++)
        put_item(inst, externs[i]);
    TRY(alloc_module(inst, failure));
    *instance = inst;
    return run_module(inst, failure);
}
