/* exec/prepare_control.c: flattens blocks: labels become targets and heights. NON-SPEC. */
#include "exec/fused.h"
#include "exec/prepare_build.h"

#include "util/alloc.h"

/* ---- labels and branches ------------------------------------------------------------------------------------ */

static void open_label(Prepare *p, uint16_t op, Resulttype params, Resulttype results)
{
    Label label = {.op = op,
                   .height = p->height - resulttype_slots(params),
                   .items = (uint32_t)p->widths_n - params.n,
                   .params = params,
                   .results = results,
                   .kept = resulttype_slots(op == OP_loop ? params : results),
                   .start = (uint32_t)p->units_n,
                   .fixups = NO_FIXUP,
                   .arm = NO_FIXUP};
    PUSH(p->labels, p->labels_n, p->labels_capacity, label);
}

void open_body(Prepare *p, Resulttype results)
{
    open_label(p, OP_end, (Resulttype){0}, results);
}

static Label *label_at(Prepare *p, uint32_t labelidx)
{
    return &p->labels[p->labels_n - 1 - labelidx];
}

/* Notes that the unit or clause AT leads to LABEL. */
static void add_fixup(Prepare *p, Label *label, uint32_t at, bool in_catch)
{
    bool loop = label->op == OP_loop;
    Fixup fixup = {loop ? NO_FIXUP : label->fixups, at, loop ? label->start : NOT_PLACED, in_catch};
    if (!loop)
        label->fixups = (uint32_t)p->fixups_n;
    PUSH(p->fixups, p->fixups_n, p->fixups_capacity, fixup);
}

/* A unit that leads to where place_fixups says. */
static uint32_t emit_target(Prepare *p)
{
    Fixup fixup = {NO_FIXUP, (uint32_t)p->units_n, NOT_PLACED, false};
    PUSH(p->fixups, p->fixups_n, p->fixups_capacity, fixup);
    emit_u(p, 0);
    return (uint32_t)p->fixups_n - 1;
}

/* Lets the list of fixups lead to the next unit. */
static void place_fixups(Prepare *p, uint32_t fixup)
{
    for (; fixup != NO_FIXUP; fixup = p->fixups[fixup].next)
        p->fixups[fixup].to = (uint32_t)p->units_n;
}

/* The slots that a branch to LABEL drops below those that it keeps. */
static uint32_t slots_dropped(const Prepare *p, const Label *label)
{
    return p->height - label->kept - label->height;
}

/* The one unit of a branch that drops nothing. */
static void emit_flat(Prepare *p, uint32_t labelidx)
{
    add_fixup(p, label_at(p, labelidx), (uint32_t)p->units_n, false);
    emit_u(p, 0);
}

/* The three units of a branch. */
static void emit_branch(Prepare *p, uint32_t labelidx)
{
    Label *label = label_at(p, labelidx);
    emit_flat(p, labelidx);
    emit_u(p, label->kept);
    emit_u(p, slots_dropped(p, label));
}

/* NON-SPEC: true if a branch to the label may take the short form. */
static bool is_flat(Prepare *p, uint32_t labelidx)
{
    return !p->plain && slots_dropped(p, label_at(p, labelidx)) == 0;
}

/* ---- blocks ------------------------------------------------------------------------------------------------- */

static void block_types(const Prepare *p, const Blocktype *bt, Resulttype *params,
                        Resulttype *results)
{
    *params = *results = (Resulttype){0};
    if (bt->kind == BLOCK_VALTYPE)
        *results = (Resulttype){1, &bt->t};
    if (bt->kind == BLOCK_TYPEIDX) {
        *params = type_at(p, bt->x)->st.ct.params;
        *results = type_at(p, bt->x)->st.ct.results;
    }
}

/* The unit of an instruction that changes nothing: kept only in plain code. */
static void emit_plain(Prepare *p, Rule *rule)
{
    if (p->plain)
        emit_rule(p, rule);
}

static void prepare_block(Prepare *p, const Instr *in)
{
    Resulttype params, results;
    block_types(p, in->bt, &params, &results);
    if (in->op == OP_block)
        emit_plain(p, rules[in->op]);
    open_label(p, in->op, params, results);
    if (in->op == OP_loop) {
        if (p->fuel)
            emit_rule(p, exec_fuel);
        emit_plain(p, rules[in->op]);
    }
}

static void prepare_if(Prepare *p, const Instr *in)
{
    Resulttype params, results;
    block_types(p, in->bt, &params, &results);
    pop_width(p);
    if (!fuse_test(p, true))
        emit_rule(p, exec_if);
    uint32_t arm = emit_target(p);
    open_label(p, in->op, params, results);
    label_at(p, 0)->arm = arm;
}

/* The end of an if's first arm and the begin of the second. */
static void prepare_else(Prepare *p)
{
    Label *label = label_at(p, 0);
    if (p->live) {
        emit_rule(p, exec_else);
        add_fixup(p, label, (uint32_t)p->units_n, false);
        emit_u(p, 0);
    }
    place_fixups(p, label->arm);
    label->arm = NO_FIXUP;
    reset_stack(p, label, label->params);
    p->live = true;
}

/* Opens the label of a block whose body has a handler. */
static void open_try(Prepare *p, const Instr *in, const Blocktype *bt)
{
    Resulttype params, results;
    block_types(p, bt, &params, &results);
    emit_plain(p, rules[in->op]);
    open_label(p, in->op, params, results);
    label_at(p, 0)->from = (uint32_t)p->units_n;
}

/* Clauses belong to the labels around the try_table. */
static void prepare_try_table(Prepare *p, const Instr *in)
{
    const Trytable *try_table = in->try_table;
    uint32_t first = (uint32_t)p->catches_n;
    for (uint32_t i = 0; i < try_table->n; i++) {
        const Catch *c = &try_table->catches[i];
        Label *to = label_at(p, c->label);
        Handler_catch clause = {.kind = c->kind,
                                .height = p->code->locals_slots + FRAME_SAVED + to->height};
        if (c->kind == CATCH || c->kind == CATCH_REF)
            clause.tag = p->instance->tags[c->tag];
        add_fixup(p, to, (uint32_t)p->catches_n, true);
        PUSH(p->catches, p->catches_n, p->catches_capacity, clause);
    }
    open_try(p, in, &try_table->bt);
    Label *label = label_at(p, 0);
    label->first = first;
    label->catches_n = try_table->n;
}

/* The handler of the innermost label, whose body ends with unit TO, has the N clauses from FIRST on. */
static void add_handler(Prepare *p, uint32_t to, uint32_t first, uint32_t n)
{
    Handler handler = {label_at(p, 0)->from, to, first, n, (uint32_t)p->labels_n - 1};
    PUSH(p->handlers, p->handlers_n, p->handlers_capacity, handler);
}

/* ---- legacy exceptions -------------------------------------------------------------------------------------- */

/* A handler of the innermost label with one clause; returns the clause's index. */
static uint32_t add_clause(Prepare *p, uint32_t to, Handler_catch clause)
{
    add_handler(p, to, (uint32_t)p->catches_n, 1);
    PUSH(p->catches, p->catches_n, p->catches_capacity, clause);
    return (uint32_t)p->catches_n - 1;
}

/* catch, catch_all: the end of what stands before, and the begin of a block with the exception and its values. */
static void prepare_catch(Prepare *p, const Instr *in)
{
    Label *label = label_at(p, 0);
    bool all = in->op == OP_legacy_catch_all;
    const Taginst *tag = all ? NULL : p->instance->tags[in->x];
    if (label->op == OP_try)
        label->to = (uint32_t)p->units_n;
    if (p->live) {
        emit_rule(p, rules[in->op]);
        emit_branch(p, 0);
    }
    Handler_catch clause = {.kind = all ? LEGACY_CATCH_ALL : LEGACY_CATCH,
                            .tag = tag,
                            .height = p->code->locals_slots + FRAME_SAVED + label->height};
    Fixup fixup = {NO_FIXUP, add_clause(p, label->to, clause), (uint32_t)p->units_n, true};
    PUSH(p->fixups, p->fixups_n, p->fixups_capacity, fixup);
    label->op = in->op;
    reset_stack(p, label, (Resulttype){0});
    push_width(p, 1);
    if (!all)
        push_types(p, tag->type->st.ct.params);
    p->live = true;
}

/* The handler of a try that ends with delegate, whose label counts from outside of it. */
static void add_delegate(Prepare *p, uint32_t labelidx)
{
    uint32_t depth = (uint32_t)p->labels_n - 2 - labelidx;
    add_clause(p, (uint32_t)p->units_n, (Handler_catch){.kind = LEGACY_DELEGATE, .depth = depth});
}

static void prepare_rethrow(Prepare *p, uint32_t labelidx)
{
    emit_rule(p, exec_rethrow);
    emit_u(p, p->code->locals_slots + FRAME_SAVED + label_at(p, labelidx)->height);
    emit(p, (Unit){.code = p->code});
    p->live = false;
}

/* ---- ends --------------------------------------------------------------------------------------------------- */

/* The end of a body, or a return by RULE: gives the results back. */
static void emit_return(Prepare *p, Rule *rule)
{
    if (!p->code->func) {
        emit_rule(p, exec_exit);
        return;
    }
    bool quick = !p->plain && p->results_slots <= 1;
    emit_rule(p, !quick ? rule : p->results_slots ? exec_return_1 : exec_return_0);
    emit_u(p, p->code->locals_slots);
    if (!quick)
        emit_u(p, p->results_slots);
}

/* What stands at the end of a block in plain code; that of a body is emit_return's. */
static void emit_plain_end(Prepare *p, const Instr *in, uint16_t block)
{
    if (in->op == OP_end && block == OP_end)
        return;
    emit_plain(p, in->op != OP_end        ? rules[in->op]
                  : block == OP_try_table ? exec_handler_vals
                                          : exec_label_vals);
}

/* What an instruction that closes a block needs before the block is closed. */
static void end_block(Prepare *p, const Instr *in)
{
    const Label *label = label_at(p, 0);
    if (p->live && (label->op == OP_legacy_catch || label->op == OP_legacy_catch_all)) {
        emit_rule(p, exec_caught_exit);
        emit_branch(p, 0);
    } else if (p->live) {
        emit_plain_end(p, in, label->op);
    }
    if (label->op == OP_try_table)
        add_handler(p, (uint32_t)p->units_n, label->first, label->catches_n);
    if (in->op == OP_delegate)
        add_delegate(p, in->x);
}

static void prepare_end(Prepare *p, const Instr *in)
{
    bool fallen =
        p->live; /* the results are on the stack, and nothing but them unless it is a legacy catch that ends */
    end_block(p, in);
    Label label = p->labels[--p->labels_n];
    p->live = p->live || label.fixups != NO_FIXUP || label.arm != NO_FIXUP;
    place_fixups(p, label.fixups);
    place_fixups(p, label.arm);
    if (!fallen || p->widths_n != label.items + label.results.n)
        reset_stack(p, &label, label.results);
    if (label.op == OP_end && p->live)
        emit_return(p, exec_frame_vals);
}

void skip_dead(Prepare *p, const Instr *in)
{
    switch ((int)in->op) {
    case OP_block:
    case OP_loop:
    case OP_if:
    case OP_try:
    case OP_try_table: p->dead++; break;
    case OP_else:
        if (!p->dead)
            prepare_else(p);
        break;
    case OP_legacy_catch:
    case OP_legacy_catch_all:
        if (!p->dead)
            prepare_catch(p, in);
        break;
    case OP_delegate:
    case OP_end:
        if (p->dead)
            p->dead--;
        else
            prepare_end(p, in);
        break;
    default: break;
    }
}

/* ---- branches and calls ------------------------------------------------------------------------------------- */

static void prepare_br_table(Prepare *p, const Instr *in)
{
    pop_width(p);
    emit_rule(p, exec_br_table);
    emit_u(p, in->br_table->n);
    for (uint32_t i = 0; i <= in->br_table->n; i++)
        emit_branch(p, in->br_table->labels[i]);
    p->live = false;
}

static void prepare_br(Prepare *p, uint32_t labelidx)
{
    if (is_flat(p, labelidx)) {
        emit_rule(p, exec_br_flat);
        emit_flat(p, labelidx);
    } else {
        emit_rule(p, exec_br);
        emit_branch(p, labelidx);
    }
    p->live = false;
}

static void prepare_br_if(Prepare *p, uint32_t labelidx)
{
    if (!is_flat(p, labelidx)) {
        emit_rule(p, exec_br_if);
        emit_branch(p, labelidx);
        return;
    }
    if (!fuse_test(p, false))
        emit_rule(p, exec_br_if_flat);
    emit_flat(p, labelidx);
}

static void prepare_branch(Prepare *p, const Instr *in)
{
    switch ((int)in->op) {
    case OP_br: prepare_br(p, in->x); break;
    case OP_br_if:
        pop_width(p);
        prepare_br_if(p, in->x);
        break;
    case OP_br_on_null: /* branches without the reference */
        pop_width(p);
        emit_rule(p, exec_br_on_null);
        emit_branch(p, in->x);
        push_width(p, 1);
        break;
    case OP_br_on_non_null: /* branches with it */
        emit_rule(p, exec_br_on_non_null);
        emit_branch(p, in->x);
        pop_width(p);
        break;
    default: /* br_on_cast, br_on_cast_fail: the operand stays either way */
        emit_rule(p, rules[in->op]);
        emit(p, (Unit){.t = clos_valtype(in->cast->t2, p->instance->types)});
        emit_branch(p, in->cast->label);
    }
}

/* Calls, in tail position or not, with what TYPE takes and gives. */
static void prepare_call(Prepare *p, const Instr *in, const Deftype *type, bool tail)
{
    emit_rule(p, rules[in->op]);
    switch ((int)in->op) {
    case OP_call_indirect:
    case OP_return_call_indirect:
        emit(p, (Unit){.table = p->instance->tables[in->x]});
        emit(p, (Unit){.type = type});
        pop_width(p);
        break;
    case OP_call_ref:
    case OP_return_call_ref:
        emit(p, (Unit){.type = type});
        pop_width(p);
        break;
    default: emit(p, (Unit){.func = p->instance->funcs[in->x]});
    }
    if (tail)
        emit_u(p, p->code->locals_slots);
    emit(p, (Unit){.code = p->code});
    pop_widths(p, type->st.ct.params.n);
    push_types(p, type->st.ct.results);
    p->live = !tail;
}

/* The type that a calling instruction calls with. */
static const Deftype *called_type(const Prepare *p, const Instr *in)
{
    switch ((int)in->op) {
    case OP_call:
    case OP_return_call: return p->instance->funcs[in->x]->type;
    case OP_call_ref:
    case OP_return_call_ref: return type_at(p, in->x);
    default: return type_at(p, in->y);
    }
}

/* What ends a path: nothing follows. */
static void prepare_last(Prepare *p, const Instr *in)
{
    if (in->op == OP_return) {
        emit_return(p, exec_return);
    } else {
        emit_rule(p, rules[in->op]);
        if (in->op == OP_throw)
            emit(p, (Unit){.tag = p->instance->tags[in->x]});
        if (in->op != OP_unreachable)
            emit(p, (Unit){.code = p->code});
    }
    p->live = false;
}

bool prepare_control(Prepare *p, const Instr *in)
{
    switch ((int)in->op) {
    case OP_nop: emit_plain(p, rules[in->op]); return true;
    case OP_block:
    case OP_loop: prepare_block(p, in); return true;
    case OP_if: prepare_if(p, in); return true;
    case OP_else: prepare_else(p); return true;
    case OP_delegate:
    case OP_end: prepare_end(p, in); return true;
    case OP_try: open_try(p, in, in->bt); return true;
    case OP_legacy_catch:
    case OP_legacy_catch_all: prepare_catch(p, in); return true;
    case OP_rethrow: prepare_rethrow(p, in->x); return true;
    case OP_try_table: prepare_try_table(p, in); return true;
    case OP_br_table: prepare_br_table(p, in); return true;
    case OP_br:
    case OP_br_if:
    case OP_br_on_null:
    case OP_br_on_non_null:
    case OP_br_on_cast:
    case OP_br_on_cast_fail: prepare_branch(p, in); return true;
    case OP_call:
    case OP_call_indirect:
    case OP_call_ref: prepare_call(p, in, called_type(p, in), false); return true;
    case OP_return_call:
    case OP_return_call_indirect:
    case OP_return_call_ref: prepare_call(p, in, called_type(p, in), true); return true;
    case OP_unreachable:
    case OP_return:
    case OP_throw:
    case OP_throw_ref: prepare_last(p, in); return true;
    default: return false;
    }
}
