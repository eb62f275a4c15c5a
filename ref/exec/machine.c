/* exec/machine.c: running code units, and what ends a run. NON-SPEC in form; the rules cited hold here. */
#include "exec/machine.h"

#include "syntax/module.h"

Rule *const rules[OP_COUNT] = {
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature) [OP_##id] = exec_##id,
#include "syntax/instr.def"
#undef INSTR
};

/* Step/{pure,read,ctxt-instrs,ctxt-label,ctxt-handler,ctxt-frame} */
/* One reduction: the rule at PC, of whichever relation, rewrites what is on top of the stack. What stands below, labels,
   handlers and frames included, is its context and stays. (Rules that tail-call the next one make all steps at once.) */
static inline Result step(const Unit *pc, Slot *sp, Slot *fp, Machine *m)
{
    return pc->rule(pc, sp, fp, m);
}

/* Steps/{refl,trans} */
/* One step after the other from PC on, none if the run ends there. */
Result machine_steps(Machine *m, const Unit *pc, Slot *sp, Slot *fp)
{
#ifdef TOUCHSTONE_LOOP_DISPATCH
    m->pc = pc;
    m->sp = sp;
    m->fp = fp;
    while (m->pc)
        TRY(step(m->pc, m->sp, m->fp, m));
    return RESULT_OK;
#else
    return step(pc, sp, fp, m);
#endif
}

/* The prepared code that the unit at PC is part of, or NULL. Looked for only when something failed. */
static const Code *code_of(const Store *store, const Unit *pc)
{
    for (const Code *code = store->codes; code; code = code->next) {
        if (code->units <= pc && pc < code->units + code->units_n)
            return code;
    }
    return NULL;
}

void machine_locate(const Unit *pc, const Machine *m, Failure *failure)
{
    const Code *code = code_of(m->store, pc);
    if (!code)
        return;
    failure->func = code->func ? code->func->index : NO_FUNC;
    failure->pos = module_pos(code->module->module, code_pos(code, (uint32_t)(pc - code->units)));
}

/* Step_pure/trap-{instrs,label,handler,frame} */
/* A trap discards every context, so the run just ends. */
Result machine_trap(const Unit *pc, Machine *m, Errcode code)
{
    Result result = fail(m->failure, code, pos_none(), NULL);
    machine_locate(pc, m, m->failure);
    return result;
}

/* NON-SPEC: the end of a run: the values of the entered frame are below sp. */
RULE(exit)
{
    m->pc = NULL;
    return RESULT_OK;
}

/* NON-SPEC: counts an entry of a function or a loop against the store's fuel, and ends the run where another thread asks
   for it. */
RULE(fuel)
{
    if (m->store->fuel == 0)
        TRAP(fuel_exhausted);
    if (unlikely(atomic_load_explicit(&m->store->interrupted, memory_order_relaxed)))
        TRAP(interrupted);
    m->store->fuel--;
    NEXT(1);
}

/* NON-SPEC: notes that the instruction behind it is reduced. */
RULE(trace)
{
    m->store->traced[pc[1].u] = true;
    NEXT(2);
}

_Static_assert((int)LEGACY_CATCH > (int)CATCH_ALL_REF, "kinds of clauses differ");

/* True if the clause takes exceptions of TAG. */
static bool catches(const Handler_catch *clause, const Taginst *tag)
{
    switch ((int)clause->kind) {
    case CATCH_ALL:
    case CATCH_ALL_REF:
    case LEGACY_CATCH_ALL: return true;
    case LEGACY_DELEGATE: return false;
    default: return clause->tag == tag;
    }
}

/* Step_read/throw_ref-handler-{empty,next}: the clause of CODE that takes exceptions of TAG thrown at UNIT. A delegate
   (legacy-exceptions) passes over the handlers within the block of its label. */
static const Handler_catch *find_catch(const Code *code, uint32_t unit, const Taginst *tag)
{
    uint32_t next = 0, depth = UINT32_MAX;
    for (const Handler *h; (h = code_handler(code, unit, &next));) {
        if (h->depth > depth)
            continue;
        for (uint32_t i = 0; i < h->n; i++) {
            const Handler_catch *c = &code->catches[h->first + i];
            if (catches(c, tag))
                return c;
            if (c->kind == LEGACY_DELEGATE)
                depth = c->depth;
        }
    }
    return NULL;
}

/* exec-throw_ref; Step_read/throw_ref-{instrs,label,frame,handler-*} */
/* Leaves frames until one has a handler in force that takes the exception; labels cost nothing. */
Result machine_throw(const Unit *pc, Slot *sp, Slot *fp, Machine *m)
{
    Ref ref = m->store->exception;
    const Exninst *exn = ref_exninst(ref);
    const Unit *thrown = pc;
    for (const Code *code = m->code; code; code = pc->code) {
        const Handler_catch *c = find_catch(code, (uint32_t)(pc - code->units), exn->tag);
        if (c) {
            sp = fp + c->height;
            if (c->kind >= LEGACY_CATCH)
                *sp++ = ref;
            if (c->kind == CATCH || c->kind == CATCH_REF || c->kind == LEGACY_CATCH) {
                memcpy(sp, exn->slots, exn->slots_n * sizeof *sp);
                sp += exn->slots_n;
            }
            if (c->kind == CATCH_REF || c->kind == CATCH_ALL_REF)
                *sp++ = ref;
            GO(c->target);
        }
        const Slot *saved = fp + code->locals_slots;
        pc = (const Unit *)(uintptr_t)saved[0] - 1;
        fp = (Slot *)(uintptr_t)saved[1];
        m->depth++;
    }
    Result result = fail(m->failure, ERR_uncaught_exception, pos_none(), NULL);
    machine_locate(thrown, m, m->failure);
    return result;
}
