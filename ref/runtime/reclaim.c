/* runtime/reclaim.c: the collector: takes back what nothing can reach any more. NON-SPEC. */
#include "runtime/reclaim.h"

#include "runtime/stack.h"
#include "syntax/limits.h"
#include "util/alloc.h"
#include "util/vmem.h"

#include <stdlib.h>

/* Bytes that are always allocated before reclaiming again, and that free blocks may hold. */
static const uint64_t least_due = 4 << 20;

/* What was reached and is still to be read: the address of an object, of a module instance, of a table instance or of an
   instance value, the kind in the two low bits. */
typedef uintptr_t Todo;

enum { PENDING_OBJECT, PENDING_MODULE, PENDING_TABLE, PENDING_INSTANCE, PENDING_KIND = 3 };

typedef struct Tracer {
    Store *store;
    Todo *todo;
    size_t todo_n, todo_capacity;
    bool externs;     /* instances count only when they are reached */
    uint64_t scanned; /* bytes of roots that were read */
} Tracer;

static void push(Tracer *t, const void *at, unsigned kind)
{
    PUSH(t->todo, t->todo_n, t->todo_capacity, (uintptr_t)at | kind);
}

/* ---- reaching ----------------------------------------------------------------------------------------------- */

static void reach_object(Tracer *t, void *object)
{
    if (!heap_mark(&t->store->heap, object))
        return;
    uint32_t type = object_type(object);
    if (type == EXN_TYPE || deftype_of(type)->has_refs)
        push(t, object, PENDING_OBJECT);
}

/* INST may be NULL. */
static void reach_module(Tracer *t, Moduleinst *inst)
{
    if (!inst || inst->reached)
        return;
    inst->reached = true;
    push(t, inst, PENDING_MODULE);
}

static void reach_func(Tracer *t, Funcinst *f)
{
    if (!t->externs || f->reached)
        return;
    f->reached = true;
    reach_module(t, f->module);
    const Reclaim_hooks *hooks = &t->store->reclaim_hooks;
    if (f->host && hooks->reached_func)
        hooks->reached_func(hooks->data, f->addr);
}

/* A module value keeps the modules that its outer aliases may name. */
static void reach_moduleval(Tracer *t, Moduleval *module)
{
    if (module->reached)
        return;
    module->reached = true;
    reach_module(t, module->outer);
}

static void reach_instanceval(Tracer *t, Instanceval *instance)
{
    if (instance->reached)
        return;
    instance->reached = true;
    push(t, instance, PENDING_INSTANCE);
}

/* R is neither null nor of a function. */
static void reach_ref(Tracer *t, Ref r)
{
    const Reclaim_hooks *hooks = &t->store->reclaim_hooks;
    if (!ref_is_i31(r) && !ref_is_host(r))
        reach_object(t, ref_aggr(r));
    else if (ref_is_host(r) && t->externs && hooks->reached_host)
        hooks->reached_host(hooks->data, ref_host_number(r));
}

static bool is_functype(Valtype t)
{
    return t.heap == HT_FUNC || t.heap == HT_NOFUNC ||
           (t.heap == HT_DEF && deftype_of(t.x)->st.ct.kind == COMP_FUNC);
}

/* Reads N references of type TYPE. */
static void trace_refs(Tracer *t, Valtype type, const Ref *refs, uint64_t n)
{
    bool funcs = is_functype(type);
    if (funcs && !t->externs)
        return;
    t->scanned += n * sizeof *refs;
    for (uint64_t i = 0; i < n; i++) {
        if (refs[i] == REF_NULL)
            continue;
        if (funcs)
            reach_func(t, ref_funcinst(refs[i]));
        else
            reach_ref(t, refs[i]);
    }
}

static void trace_value(Tracer *t, Valtype type, const Slot *slot)
{
    if (type.kind == VT_REF)
        trace_refs(t, type, slot, 1);
}

static void reach_table(Tracer *t, Tableinst *table)
{
    if (table->reached)
        return;
    table->reached = t->externs;
    push(t, table, PENDING_TABLE);
}

static void reach_global(Tracer *t, Globalinst *global)
{
    if (global->reached)
        return;
    global->reached = t->externs;
    trace_value(t, global->type.t, global->value);
}

/* What ADDR denotes, of whichever kind. */
static void reach_extern(Tracer *t, Externaddr addr)
{
    Store *store = t->store;
    switch (addr.kind) {
    case EXTERN_FUNC: reach_func(t, store->funcs[addr.addr]); break;
    case EXTERN_TABLE: reach_table(t, store->tables[addr.addr]); break;
    case EXTERN_MEM: store->mems[addr.addr]->reached = true; break;
    case EXTERN_GLOBAL: reach_global(t, store->globals[addr.addr]); break;
    case EXTERN_TAG: break;
    case EXTERN_MODULE: reach_moduleval(t, store->modulevals[addr.addr]); break;
    case EXTERN_INSTANCE: reach_instanceval(t, store->instancevals[addr.addr]); break;
    }
}

/* ---- reading what was reached ------------------------------------------------------------------------------- */

static void trace_exn(Tracer *t, const Exninst *exn)
{
    Resulttype types = exn->tag->type->st.ct.params;
    const Slot *slot = exn->slots;
    for (uint32_t i = 0; i < types.n; i++) {
        trace_value(t, types.t[i], slot);
        slot += valtype_slots(types.t[i]);
    }
}

static void trace_aggr(Tracer *t, Aggr *a)
{
    const Comptype *ct = &deftype_of(a->type)->st.ct;
    const Slot *slot = aggr_slots(a);
    if (ct->kind == COMP_ARRAY) {
        trace_refs(t, ct->fields[0].t, slot, a->len);
        return;
    }
    for (uint32_t i = 0; i < ct->n; i++) {
        trace_value(t, ct->fields[i].t, slot);
        slot += valtype_slots(ct->fields[i].t);
    }
}

static void trace_elems(Tracer *t, const Moduleinst *inst)
{
    for (uint32_t i = 0; i < inst->elems_n; i++)
        trace_refs(t, inst->elems[i].type, inst->elems[i].refs, inst->elems[i].len);
}

/* Reads the exports of an instance value. */
static void trace_instanceval(Tracer *t, const Instanceval *instance)
{
    uint32_t n = interface_of(instance->type)->exports_n;
    for (uint32_t i = 0; i < n; i++)
        reach_extern(t, instance->exports[i]);
}

/* An instance without modules makes no others, so that it needs nothing outside itself. */
static void trace_module(Tracer *t, Moduleinst *inst)
{
    for (uint32_t i = 0; i < inst->funcs_n; i++)
        reach_func(t, inst->funcs[i]);
    for (uint32_t i = 0; i < inst->tables_n; i++)
        reach_table(t, inst->tables[i]);
    for (uint32_t i = 0; i < inst->mems_n; i++)
        inst->mems[i]->reached = true;
    for (uint32_t i = 0; i < inst->globals_n; i++)
        reach_global(t, inst->globals[i]);
    for (uint32_t i = 0; i < inst->modules_n; i++)
        reach_moduleval(t, inst->modules[i]);
    for (uint32_t i = 0; i < inst->instances_n; i++)
        reach_instanceval(t, inst->instances[i]);
    if (inst->modules_n)
        reach_module(t, inst->outer);
    trace_elems(t, inst);
}

static void trace(Tracer *t)
{
    while (t->todo_n) {
        Todo todo = t->todo[--t->todo_n];
        void *at = (void *)(todo & ~(Todo)PENDING_KIND);
        const Tableinst *table = at;
        switch (todo & PENDING_KIND) {
        case PENDING_MODULE: trace_module(t, at); break;
        case PENDING_INSTANCE: trace_instanceval(t, at); break;
        case PENDING_TABLE: trace_refs(t, table->type.t, table->refs, table->len); break;
        default:
            if (object_type(at) == EXN_TYPE)
                trace_exn(t, at);
            else
                trace_aggr(t, at);
        }
    }
}

/* ---- roots -------------------------------------------------------------------------------------------------- */

/* A word of the stack may be anything, so only what is the address of an object counts. */
static void trace_stack(Tracer *t)
{
    const Machine *m = t->store->machine;
    if (!m)
        return;
    t->scanned += (uint64_t)(m->free - m->stack) * sizeof(Slot);
    for (const Slot *slot = m->stack; slot < m->free; slot++) {
        void *object = heap_find(&t->store->heap, *slot);
        if (object)
            reach_object(t, object);
    }
}

static void trace_handles(Tracer *t)
{
    const Handles *handles = &t->store->handles;
    for (size_t i = 0; i < handles->n; i++)
        trace_refs(t, REFTYPE(1, HT_ANY), &handles->at[i].ref, 1);
    trace_refs(t, REFTYPE(1, HT_EXN), &t->store->exception, 1);
}

/* All instances, or those that the host keeps. */
static void trace_instances(Tracer *t)
{
    Store *store = t->store;
    for (size_t i = 0; i < store->tables_n; i++) {
        if (!t->externs || store->tables[i]->kept)
            reach_table(t, store->tables[i]);
    }
    for (size_t i = 0; i < store->globals_n; i++) {
        if (!t->externs || store->globals[i]->kept)
            reach_global(t, store->globals[i]);
    }
    for (size_t i = 0; t->externs && i < store->mems_n; i++)
        store->mems[i]->reached = store->mems[i]->kept;
    for (size_t i = 0; t->externs && i < store->funcs_n; i++) {
        if (store->funcs[i]->kept)
            reach_func(t, store->funcs[i]);
    }
    for (size_t i = 0; t->externs && i < store->modulevals_n; i++) {
        if (store->modulevals[i]->kept)
            reach_moduleval(t, store->modulevals[i]);
    }
    for (size_t i = 0; t->externs && i < store->instancevals_n; i++) {
        if (store->instancevals[i]->kept)
            reach_instanceval(t, store->instancevals[i]);
    }
    for (size_t i = 0; !t->externs && i < store->instances_n; i++)
        trace_elems(t, store->instances[i]);
}

/* ---- taking back -------------------------------------------------------------------------------------------- */

/* What the code of unreached instances was made into. Their functions are as if never called. */
static void sweep_codes(Store *store)
{
    for (Code **at = &store->codes; *at;) {
        Code *code = *at;
        if (code->module->reached || !code->func) {
            at = &code->next;
            continue;
        }
        Funcinst *f = store->funcs[code->func->addr];
        f->entry = NULL;
        f->frame_slots = FRAME_UNPREPARED;
        *at = code->next;
        code_free(code);
    }
}

/* A host function that the host gave up. */
static Result released_func(void *data, Store *store, Moduleinst *caller, const Value *args,
                            Value *results, Failure *failure)
{
    (void)data, (void)store, (void)caller, (void)args, (void)results;
    return fail(failure, ERR_host_arguments, pos_none(),
                "a host function that was reclaimed is called");
}

static void release_funcs(Store *store)
{
    const Reclaim_hooks *hooks = &store->reclaim_hooks;
    for (size_t i = 0; hooks->release_func && i < store->funcs_n; i++) {
        Funcinst *f = store->funcs[i];
        if (!f->host || f->reached || f->released)
            continue;
        f->released = true;
        hooks->release_func(hooks->data, f->addr);
        f->host = released_func;
    }
}

/* Empties what was not reached: addresses stay, so that nothing dangles. */
static void sweep_externs(Store *store)
{
    release_funcs(store);
    sweep_codes(store);
    for (size_t i = 0; i < store->mems_n; i++) {
        if (!store->mems[i]->reached)
            mem_release(store->mems[i]);
    }
    for (size_t i = 0; i < store->tables_n; i++) {
        if (!store->tables[i]->reached)
            table_release(store, store->tables[i]);
    }
    for (size_t i = 0; i < store->globals_n; i++) {
        Globalinst *global = store->globals[i];
        if (!global->reached && global->type.t.kind == VT_REF)
            global->value[0] = REF_NULL;
    }
    for (size_t i = 0; i < store->instances_n; i++) {
        Moduleinst *inst = store->instances[i];
        for (uint32_t k = 0; !inst->reached && k < inst->elems_n; k++)
            inst->elems[k].len = 0;
    }
}

static void forget_reached(Store *store)
{
    for (size_t i = 0; i < store->tables_n; i++)
        store->tables[i]->reached = false;
    for (size_t i = 0; i < store->globals_n; i++)
        store->globals[i]->reached = false;
    for (size_t i = 0; i < store->mems_n; i++)
        store->mems[i]->reached = false;
    for (size_t i = 0; i < store->funcs_n; i++)
        store->funcs[i]->reached = false;
    for (size_t i = 0; i < store->modulevals_n; i++)
        store->modulevals[i]->reached = false;
    for (size_t i = 0; i < store->instancevals_n; i++)
        store->instancevals[i]->reached = false;
    for (size_t i = 0; i < store->instances_n; i++)
        store->instances[i]->reached = false;
}

/* Reads all that is reached, and what the host adds to it. */
static void trace_all(Tracer *t)
{
    const Reclaim_hooks *hooks = &t->store->reclaim_hooks;
    t->store->tracer = t->externs ? t : NULL;
    do {
        trace(t);
    } while (t->externs && hooks->settle && hooks->settle(hooks->data));
    t->store->tracer = NULL;
}

void reclaim_reach(Store *store, Externaddr addr)
{
    reach_extern(store->tracer, addr);
}

void reclaim_reach_ref(Store *store, Ref r)
{
    if (r != REF_NULL)
        reach_ref(store->tracer, r);
}

bool reclaim_is_reached(const Store *store, Externaddr addr)
{
    switch (addr.kind) {
    case EXTERN_FUNC: return store->funcs[addr.addr]->reached;
    case EXTERN_TABLE: return store->tables[addr.addr]->reached;
    case EXTERN_MEM: return store->mems[addr.addr]->reached;
    case EXTERN_GLOBAL: return store->globals[addr.addr]->reached;
    case EXTERN_MODULE: return store->modulevals[addr.addr]->reached;
    case EXTERN_INSTANCE: return store->instancevals[addr.addr]->reached;
    case EXTERN_TAG: break;
    }
    return true;
}

bool reclaim_ref_is_reached(const Store *store, Ref r)
{
    return r == REF_NULL || ref_is_i31(r) || ref_is_host(r) ||
           heap_is_marked(&store->heap, ref_aggr(r));
}

void reclaim(Store *store, bool externs)
{
    Tracer t = {.store = store};
    store->reclaims++;
    t.externs = externs && !(store->machine && store->machine->host_depth);
    heap_retire(&store->heap);
    trace_stack(&t);
    trace_handles(&t);
    trace_instances(&t);
    trace_all(&t);
    free(t.todo);
    if (t.externs) {
        sweep_externs(store);
        forget_reached(store);
    }
    heap_sweep(&store->heap, least_due);
    /* As much again as was read now may be allocated before it is read once more. */
    store->due = store->heap.live + t.scanned;
    if (store->due < least_due)
        store->due = least_due;
}

void reclaim_every(Store *store, uint32_t n)
{
    heap_retire(&store->heap);
    store->heap.one_by_one = n > 0;
    store->reclaim_every = store->reclaim_next = n;
}

/* ---- allocation --------------------------------------------------------------------------------------------- */

static bool is_due(Store *store)
{
    if (store->reclaim_every && --store->reclaim_next == 0) {
        store->reclaim_next = store->reclaim_every;
        return true;
    }
    return store->heap.since >= (store->due ? store->due : least_due);
}

/* Whether SIZE more bytes, at most the limit, are too many. */
static bool exceeds(const Store *store, uint64_t size)
{
    return store->heap.live + store->heap.since > LIMIT_aggregate_bytes - size;
}

/* Whether an object of SIZE bytes may be allocated. A store that is full gives up when reclaiming makes hardly any room:
   else it would be read again for every few objects. */
static bool has_room(Store *store, uint64_t size)
{
    if (size > LIMIT_aggregate_bytes)
        return false;
    bool full = exceeds(store, size);
    if (full || is_due(store))
        reclaim(store, false);
    return !exceeds(store, size) &&
           !(full && store->heap.live > LIMIT_aggregate_bytes - LIMIT_aggregate_bytes / 64);
}

void *alloc_object(Store *store, uint64_t size)
{
    Heap *heap = &store->heap;
    void *object = size <= HEAP_CELL_MAX ? heap_take(heap, size) : NULL;
    if (object)
        return object;
    if (!has_room(store, size))
        return NULL;
    if (size > HEAP_CELL_MAX)
        return heap_take_large(heap, size);
    return heap_refill(heap, size) ? heap_take(heap, size) : NULL;
}
