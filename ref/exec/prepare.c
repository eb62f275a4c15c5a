/* exec/prepare.c: flattens function bodies and expressions into code units. NON-SPEC. */
#include "exec/prepare_build.h"

#include "util/alloc.h"

#include <stdlib.h>

void emit(Prepare *p, Unit unit)
{
    PUSH(p->units, p->units_n, p->units_capacity, unit);
}

void emit_rule(Prepare *p, Rule *rule)
{
    emit(p, (Unit){.rule = rule});
}

void emit_u(Prepare *p, uint64_t u)
{
    emit(p, (Unit){.u = u});
}

/* The rule of IN; operands of type v128 take two slots and so have rules of their own. */
static Rule *rule_of(const Prepare *p, const Instr *in)
{
    switch ((int)in->op) {
    case OP_drop: return top_width(p) == 2 ? exec_drop_v128 : exec_drop;
    case OP_select:
    case OP_select_expl:
        /* The condition is on top. */
        if (p->widths[p->widths_n - 2] == 2)
            return exec_select_v128;
        break;
    case OP_local_get:
    case OP_local_set:
    case OP_local_tee:
        if (p->local_slots[in->x + 1] - p->local_slots[in->x] == 2)
            return in->op == OP_local_get   ? exec_local_get_v128
                   : in->op == OP_local_set ? exec_local_set_v128
                                            : exec_local_tee_v128;
        break;
    case OP_global_get:
    case OP_global_set:
        if (valtype_slots(p->instance->globals[in->x]->type.t) == 2)
            return in->op == OP_global_get ? exec_global_get_v128 : exec_global_set_v128;
        break;
    default: break;
    }
    return rules[in->op];
}

void note_origin(Prepare *p, uint32_t pos)
{
    Origin origin = {(uint32_t)p->units_n, pos};
    while (p->origins_n && p->origins[p->origins_n - 1].unit >= origin.unit)
        p->origins_n--; /* an instruction without units, or joined with this one */
    PUSH(p->origins, p->origins_n, p->origins_capacity, origin);
}

static void prepare_instr(Prepare *p, const Instr *in)
{
    if (!p->live) {
        skip_dead(p, in);
        return;
    }
    note_origin(p, in->pos);
    if (p->instance->store->traced) {
        emit_rule(p, exec_trace);
        emit_u(p, in->op);
    }
    if (prepare_control(p, in)) {
        fuse_barrier(p);
        return;
    }
    if (!fuse(p, in)) {
        size_t start = p->units_n;
        emit_rule(p, rule_of(p, in));
        emit_imm(p, in);
        fuse_note(p, start, in);
    }
    stack_effect(p, in);
}

/* Where each local stands; sets the number of slots of all. */
static void place_locals(Prepare *p, Resulttype params, const Func *func)
{
    size_t n = params.n + (func ? func->locals_n : 0), x = 0;
    uint32_t slot = 0;
    p->local_slots = checked_calloc(n + 1, sizeof *p->local_slots);
    for (uint32_t i = 0; i < params.n; i++) {
        p->local_slots[x++] = slot;
        slot += valtype_slots(params.t[i]);
    }
    for (uint32_t run = 0; func && run < func->runs_n; run++) {
        for (uint32_t i = 0; i < func->runs[run].n; i++) {
            p->local_slots[x++] = slot;
            slot += valtype_slots(func->runs[run].t);
        }
    }
    p->local_slots[x] = slot;
    p->code->locals_slots = slot;
}

/* A copy of the COUNT elements of SIZE bytes of a growable array, without room to spare. */
static void *fit(void *array, size_t count, size_t size)
{
    return count ? checked_realloc(array, count, size) : (free(array), NULL);
}

/* By where they end, inner ones first: a try of legacy exceptions gets its clauses only after the blocks within them. */
static int compare_handlers(const void *a, const void *b)
{
    const Handler *x = a, *y = b;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    if (x->depth != y->depth)
        return x->depth > y->depth ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

/* Settles the code: nothing moves any more, so branches get their targets. */
static Code *finish(Prepare *p)
{
    Code *code = p->code;
    code->frame_slots = code->locals_slots + FRAME_SAVED + p->max_height;
    code->units_n = (uint32_t)p->units_n;
    code->units = fit(p->units, p->units_n, sizeof *p->units);
    code->origins_n = (uint32_t)p->origins_n;
    code->origins = fit(p->origins, p->origins_n, sizeof *p->origins);
    code->handlers_n = (uint32_t)p->handlers_n;
    code->handlers = fit(p->handlers, p->handlers_n, sizeof *p->handlers);
    if (code->handlers_n)
        qsort(code->handlers, code->handlers_n, sizeof *code->handlers, compare_handlers);
    code->catches = fit(p->catches, p->catches_n, sizeof *p->catches);
    for (size_t i = 0; i < p->fixups_n; i++) {
        const Fixup *fixup = &p->fixups[i];
        const Unit *to = code->units + fixup->to;
        if (fixup->in_catch)
            code->catches[fixup->at].target = to;
        else
            code->units[fixup->at].target = to;
    }
    free(p->fixups);
    free(p->labels);
    free(p->widths);
    free(p->local_slots);
    return code;
}

static Prepare start(Moduleinst *instance)
{
    Store *store = instance->store;
    Prepare p = {.instance = instance,
                 .plain = store->plain_code,
                 .fuel = store->has_fuel,
                 .live = true,
                 .code = checked_calloc(1, sizeof(Code))};
    p.code->module = instance;
    p.code->next = store->codes;
    store->codes = p.code;
    return p;
}

void prepare_func(Store *store, Funcinst *f)
{
    Prepare p = start(f->module);
    const Comptype *type = &f->type->st.ct;
    p.code->func = f;
    p.results_slots = f->results_slots;
    place_locals(&p, type->params, f->func);
    open_body(&p, type->results);
    if (store->has_fuel)
        emit_rule(&p, exec_fuel);
    for (uint32_t i = 0; i < f->func->body.n; i++)
        prepare_instr(&p, &f->func->body.in[i]);
    Code *code = finish(&p);
    f->locals_slots = code->locals_slots - f->params_slots;
    f->frame_slots = code->frame_slots;
    f->entry = code->units;
}

Code *prepare_expr(Moduleinst *instance, const Instr *in, uint32_t n, Resulttype results)
{
    Prepare p = start(instance);
    place_locals(&p, (Resulttype){0}, NULL);
    open_body(&p, results);
    for (uint32_t i = 0; i < n; i++)
        prepare_instr(&p, &in[i]);
    return finish(&p);
}

void drop_code(Store *store, Code *code)
{
    store->codes = code->next;
    code_free(code);
}
