/* exec/prepare_fuse.c: joins an instruction with those before it into one unit. NON-SPEC.
 *
 * Only neighbours within straight code are joined: whatever can be branched to stays the start of a unit. */
#include "exec/fused.h"
#include "exec/prepare_build.h"

void fuse_barrier(Prepare *p)
{
    p->recent_n = 0;
}

/* Notes the instruction whose units start at START as the most recent one. */
static void note_recent(Prepare *p, size_t start, uint16_t op, Source source, Form form)
{
    if (p->recent_n == RECENT) {
        p->recent[0] = p->recent[1];
        p->recent_n--;
    }
    p->recent[p->recent_n++] = (Recent){(uint32_t)start, op, (uint8_t)source, (uint8_t)form};
}

/* The most recent instruction but I; a blank one where there is none. */
static Recent recent_at(const Prepare *p, unsigned i)
{
    return i < p->recent_n ? p->recent[p->recent_n - 1 - i] : (Recent){0};
}

/* The immediate of the local.get or constant that R is. */
static uint64_t operand_of(const Prepare *p, Recent r)
{
    return p->units[r.unit + 1].u;
}

static bool is_operand(Recent r)
{
    return r.source == SOURCE_local || r.source == SOURCE_const;
}

/* Drops the N most recent instructions, so that the next units stand in their place and stem from POS. */
static void rewind(Prepare *p, unsigned n, uint32_t pos)
{
    p->units_n = recent_at(p, n - 1).unit;
    p->recent_n -= n;
    note_origin(p, pos);
}

static Form form_1(const Prepare *p)
{
    return recent_at(p, 0).source == SOURCE_local ? FORM_L : FORM_S;
}

static Form form_2(const Prepare *p)
{
    Recent b = recent_at(p, 0), a = recent_at(p, 1);
    if (!is_operand(b))
        return FORM_SS;
    if (a.source == SOURCE_local)
        return b.source == SOURCE_local ? FORM_LL : FORM_LC;
    return b.source == SOURCE_local ? FORM_SL : FORM_SC;
}

/* Joins the operator, load or store IN, which takes OPERANDS operands, with the local.gets and constants before it. */
static bool fuse_operands(Prepare *p, const Instr *in, unsigned operands)
{
    static const uint8_t joined[FORMS] = {
        [FORM_L] = 1, [FORM_SL] = 1, [FORM_SC] = 1, [FORM_LL] = 2, [FORM_LC] = 2};
    Form form = operands == 1 ? form_1(p) : form_2(p);
    unsigned n = joined[form];
    Rule *rule = n ? fused_rule((Opcode)in->op, form, ENDING_push) : NULL;
    if (!rule)
        return false;
    uint64_t last = operand_of(p, recent_at(p, 0)), first = operand_of(p, recent_at(p, n - 1));
    rewind(p, n, in->pos);
    size_t at = p->units_n;
    emit_rule(p, rule);
    emit_u(p, first);
    if (n == 2)
        emit_u(p, last);
    emit_imm(p, in);
    note_recent(p, at, in->op, SOURCE_result, form);
    return true;
}

/* Joins local.set or local.tee with the operator or load before it, or local.set with a local.get. */
static bool fuse_set(Prepare *p, const Instr *in)
{
    Recent r = recent_at(p, 0);
    uint32_t slot = p->local_slots[in->x];
    if (r.source == SOURCE_local && in->op == OP_local_set) {
        p->units[r.unit].rule = exec_local_move;
        emit_u(p, slot);
        fuse_barrier(p);
        return true;
    }
    if (r.source != SOURCE_result)
        return false;
    Ending ending = in->op == OP_local_set ? ENDING_set : ENDING_tee;
    Rule *rule = fused_rule((Opcode)r.op, (Form)r.form, ending);
    if (!rule)
        return false;
    p->units[r.unit].rule = rule;
    emit_u(p, slot);
    fuse_barrier(p);
    return true;
}

bool fuse_test(Prepare *p, bool is_if)
{
    Recent r = recent_at(p, 0);
    if (p->plain || r.source != SOURCE_result)
        return false;
    Rule *rule = fused_rule((Opcode)r.op, (Form)r.form, is_if ? ENDING_if : ENDING_br_if);
    if (!rule)
        return false;
    p->units[r.unit].rule = rule;
    return true;
}

bool fuse(Prepare *p, const Instr *in)
{
    if (p->plain)
        return false;
    if (in->op == OP_local_set || in->op == OP_local_tee)
        return p->local_slots[in->x + 1] - p->local_slots[in->x] == 1 && fuse_set(p, in);
    const Sigrow *sig = &sigs[oprows[in->op].sig];
    return sig->params && sig->params <= 2 && fuse_operands(p, in, sig->params);
}

void fuse_note(Prepare *p, size_t start, const Instr *in)
{
    if (in->op == OP_local_get && p->units[start].rule == exec_local_get) {
        note_recent(p, start, in->op, SOURCE_local, FORM_S);
    } else if (oprows[in->op].imm >= IMM_i32 && oprows[in->op].imm <= IMM_f64) {
        note_recent(p, start, in->op, SOURCE_const, FORM_S);
    } else {
        const Sigrow *sig = &sigs[oprows[in->op].sig];
        fuse_barrier(p);
        if (sig->results)
            note_recent(p, start, in->op, SOURCE_result, sig->params == 1 ? FORM_S : FORM_SS);
    }
}
