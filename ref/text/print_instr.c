/* text/print_instr.c: instructions (core/text/instructions), driven by the opcode table. */
#include "text/print.h"
#include "text/printer.h"

#include <inttypes.h>

static void print_number(Printer *p, uint64_t n)
{
    buffer_format(p->out, " %" PRIu64, n);
}

/* text-label, text-blocktype */
static void print_blocktype(Printer *p, Blocktype bt)
{
    print_label(p);
    switch ((Blockkind)bt.kind) {
    case BLOCK_EMPTY: break;
    case BLOCK_VALTYPE:
        buffer_text(p->out, " (result ");
        print_storagetype(p, bt.t);
        buffer_byte(p->out, ')');
        break;
    case BLOCK_TYPEIDX: print_typeidx(p, bt.x); break;
    }
}

/* text-try_table, text-catch */
static void print_try_table(Printer *p, const Trytable *t)
{
    static const char *const names[] = {
        [CATCH] = "catch",
        [CATCH_REF] = "catch_ref",
        [CATCH_ALL] = "catch_all",
        [CATCH_ALL_REF] = "catch_all_ref",
    };
    print_blocktype(p, t->bt);
    for (uint32_t i = 0; i < t->n; i++) {
        const Catch *c = &t->catches[i];
        buffer_format(p->out, " (%s", names[c->kind]);
        if (c->kind == CATCH || c->kind == CATCH_REF)
            print_index(p, &p->tags, c->tag);
        print_number(p, c->label);
        buffer_byte(p->out, ')');
    }
}

/* text-select */
static void print_valtypes(Printer *p, const Instr *in)
{
    buffer_text(p->out, " (result");
    for (uint32_t i = 0; i < in->types->n; i++) {
        buffer_byte(p->out, ' ');
        print_storagetype(p, in->types->t[i]);
    }
    buffer_byte(p->out, ')');
}

/* text-memarg, the memory index before it, the lane behind it: what goes without saying is left out */
static void print_memarg(Printer *p, const Instr *in)
{
    Imm imm = oprows[in->op].imm;
    if (in->mem->memidx)
        print_index(p, &p->mems, in->mem->memidx);
    if (in->mem->offset)
        buffer_format(p->out, " offset=%" PRIu64, in->mem->offset);
    if (in->mem->align != imm_width_log2(imm))
        buffer_format(p->out, " align=%" PRIu64, UINT64_C(1) << in->mem->align);
    if (imm >= IMM_memarg_lane_8)
        print_number(p, in->mem->lane);
}

/* text-call_indirect: table 0 goes without saying */
static void print_indirect(Printer *p, const Instr *in)
{
    if (in->x)
        print_index(p, &p->tables, in->x);
    print_typeidx(p, in->y);
}

/* Two indices of the same kind, left out where both are 0 */
static void print_pair(Printer *p, const Ids *ids, const Instr *in)
{
    if (!in->x && !in->y)
        return;
    print_index(p, ids, in->x);
    print_index(p, ids, in->y);
}

/* The index of a table or memory, left out where it is 0 */
static void print_default(Printer *p, const Ids *ids, uint32_t x)
{
    if (x)
        print_index(p, ids, x);
}

/* text-laneidx: those of i8x16.shuffle */
static void print_lanes(Printer *p, const Instr *in)
{
    for (int i = 0; i < 16; i++)
        print_number(p, in->bytes[i]);
}

/* text-const: that of v128 */
static void print_v128(Printer *p, const Instr *in)
{
    buffer_text(p->out, " i32x4");
    for (int i = 0; i < 16; i += 4)
        buffer_format(p->out, " 0x%02x%02x%02x%02x", in->bytes[i + 3], in->bytes[i + 2],
                      in->bytes[i + 1], in->bytes[i]);
}

static void print_float(Printer *p, int n, const Instr *in)
{
    buffer_byte(p->out, ' ');
    text_print_float(n, in->c, p->out);
}

static void print_br_table(Printer *p, const Instr *in)
{
    for (size_t i = 0; i <= in->br_table->n; i++)
        print_number(p, in->br_table->labels[i]);
}

/* text-br_on_cast */
static void print_cast(Printer *p, const Castimm *cast)
{
    print_number(p, cast->label);
    buffer_byte(p->out, ' ');
    print_reftype(p, cast->t1);
    buffer_byte(p->out, ' ');
    print_reftype(p, cast->t2);
}

/* A type index and an index of the space SECOND, NULL for a plain number */
static void print_two(Printer *p, const Instr *in, const Ids *second)
{
    static const Ids none;
    print_index(p, &p->type_ids, in->x);
    print_index(p, second ? second : &none, in->y);
}

/* The immediates of IN, each behind a space. */
static void print_imm(Printer *p, const Instr *in)
{
    switch ((Imm)oprows[in->op].imm) {
    case IMM_none:
    case IMM_fence: break;
    case IMM_labelidx: print_number(p, in->x); break;
    case IMM_funcidx: print_index(p, &p->funcs, in->x); break;
    case IMM_typeidx: print_index(p, &p->type_ids, in->x); break;
    case IMM_tableidx: print_default(p, &p->tables, in->x); break;
    case IMM_memidx: print_default(p, &p->mems, in->x); break;
    case IMM_globalidx: print_index(p, &p->globals, in->x); break;
    case IMM_localidx: print_index(p, &p->locals, in->x); break;
    case IMM_tagidx: print_index(p, &p->tags, in->x); break;
    case IMM_dataidx: print_index(p, &p->datas, in->x); break;
    case IMM_elemidx: print_index(p, &p->elems, in->x); break;
    case IMM_tableidx_typeidx: print_indirect(p, in); break;
    case IMM_tableidx_elemidx:
        print_default(p, &p->tables, in->x);
        print_index(p, &p->elems, in->y);
        break;
    case IMM_memidx_dataidx:
        print_default(p, &p->mems, in->x);
        print_index(p, &p->datas, in->y);
        break;
    case IMM_tableidx_tableidx: print_pair(p, &p->tables, in); break;
    case IMM_memidx_memidx: print_pair(p, &p->mems, in); break;
    case IMM_typeidx_fieldidx:
        print_two(p, in, p->fields && in->x < p->types_n ? &p->fields[in->x] : NULL);
        break;
    case IMM_typeidx_u32: print_two(p, in, NULL); break;
    case IMM_typeidx_dataidx: print_two(p, in, &p->datas); break;
    case IMM_typeidx_elemidx: print_two(p, in, &p->elems); break;
    case IMM_typeidx_typeidx: print_two(p, in, &p->type_ids); break;
    case IMM_heaptype: print_heaptype(p, in->t); break;
    case IMM_reftype:
        buffer_byte(p->out, ' ');
        print_reftype(p, in->t);
        break;
    case IMM_cast: print_cast(p, in->cast); break;
    case IMM_blocktype: print_blocktype(p, *in->bt); break;
    case IMM_try_table: print_try_table(p, in->try_table); break;
    case IMM_br_table: print_br_table(p, in); break;
    case IMM_valtypes: print_valtypes(p, in); break;
    case IMM_i32: buffer_format(p->out, " %" PRId32, (int32_t)in->c); break;
    case IMM_i64: buffer_format(p->out, " %" PRId64, (int64_t)in->c); break;
    case IMM_f32: print_float(p, 32, in); break;
    case IMM_f64: print_float(p, 64, in); break;
    case IMM_v128: print_v128(p, in); break;
    case IMM_laneidx16: print_lanes(p, in); break;
    case IMM_laneidx: print_number(p, in->lane); break;
    case IMM_memarg_8:
    case IMM_memarg_16:
    case IMM_memarg_32:
    case IMM_memarg_64:
    case IMM_memarg_128:
    case IMM_memarg_atomic_8:
    case IMM_memarg_atomic_16:
    case IMM_memarg_atomic_32:
    case IMM_memarg_atomic_64:
    case IMM_memarg_lane_8:
    case IMM_memarg_lane_16:
    case IMM_memarg_lane_32:
    case IMM_memarg_lane_64: print_memarg(p, in); break;
    }
}

/* text-plaininstr; a structured instruction as what opens it */
void print_plain(Printer *p, const Instr *in)
{
    buffer_text(p->out, oprows[in->op].mnemonic);
    print_imm(p, in);
}

void print_inline(Printer *p, const Expr *e)
{
    for (uint32_t i = 0; i + 1 < e->n; i++) {
        buffer_byte(p->out, ' ');
        print_plain(p, &e->in[i]);
    }
}

/* The branch hint of instruction IN of function X, if it has one, on a line of its own. */
static void print_hint(Printer *p, uint32_t x, uint32_t in, int indent)
{
    if (p->hint == p->m->hints_n)
        return;
    const Branchhint *hint = &p->m->hints[p->hint];
    if (hint->func != x || hint->in != in)
        return;
    buffer_format(p->out, "\n%*s(@%s \"\\%02x\")", indent, "", HINT_SECTION, hint->likely);
    p->hint++;
}

/* else, catch and catch_all: they end one sequence and begin another. */
static bool delimits(Opcode op)
{
    return op == OP_else || op == OP_legacy_catch || op == OP_legacy_catch_all;
}

bool text_opens(Opcode op)
{
    return op == OP_block || op == OP_loop || op == OP_if || op == OP_try || op == OP_try_table ||
           delimits(op);
}

bool text_closes(Opcode op)
{
    return op == OP_end || op == OP_delegate || delimits(op);
}

/* text-instrs, unfolded */
void print_body(Printer *p, const Expr *e, uint32_t x)
{
    int depth = 0;
    for (uint32_t i = 0; i + 1 < e->n; i++) {
        const Instr *in = &e->in[i];
        depth -= text_closes(in->op);
        int indent = p->indent + 2 + 2 * (depth < DEEPEST_INDENT ? depth : DEEPEST_INDENT);
        print_hint(p, x, i, indent);
        buffer_format(p->out, "\n%*s", indent, "");
        print_plain(p, in);
        depth += text_opens(in->op);
    }
}

void text_print_instr(const Module *m, const Instr *in, Buffer *out)
{
    Printer p = {.m = m, .out = out};
    print_plain(&p, in);
}
