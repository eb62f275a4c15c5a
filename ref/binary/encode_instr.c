/* binary/encode_instr.c: instructions to bytes (core/binary/instructions), driven by the opcode table. */
#include "binary/writer.h"

/* binary-blocktype */
static void encode_blocktype(Buffer *out, Blocktype bt)
{
    switch ((Blockkind)bt.kind) {
    case BLOCK_EMPTY: buffer_byte(out, 0x40); break;
    case BLOCK_VALTYPE: encode_valtype(out, bt.t); break;
    case BLOCK_TYPEIDX: encode_sint(out, bt.x); break;
    }
}

/* binary-try_table, binary-catch */
static void encode_try_table(Buffer *out, const Trytable *t)
{
    encode_blocktype(out, t->bt);
    encode_uint(out, t->n);
    for (uint32_t i = 0; i < t->n; i++) {
        const Catch *c = &t->catches[i];
        buffer_byte(out, c->kind);
        if (c->kind == CATCH || c->kind == CATCH_REF)
            encode_uint(out, c->tag);
        encode_uint(out, c->label);
    }
}

/* binary-br_table */
static void encode_br_table(Buffer *out, const Instr *in)
{
    encode_uint(out, in->br_table->n);
    for (size_t i = 0; i <= in->br_table->n; i++)
        encode_uint(out, in->br_table->labels[i]);
}

/* binary-select */
static void encode_valtypes(Buffer *out, const Instr *in)
{
    encode_uint(out, in->types->n);
    for (uint32_t i = 0; i < in->types->n; i++)
        encode_valtype(out, in->types->t[i]);
}

/* binary-castop, then label and heap types */
static void encode_cast(Buffer *out, const Castimm *cast)
{
    buffer_byte(out, (uint8_t)(cast->t1.null | cast->t2.null << 1));
    encode_uint(out, cast->label);
    encode_heaptype(out, cast->t1);
    encode_heaptype(out, cast->t2);
}

/* binary-memarg: memory 0 is left out */
static void encode_memarg(Buffer *out, Memarg mem)
{
    encode_uint(out, mem.align | (mem.memidx ? 0x40u : 0));
    if (mem.memidx)
        encode_uint(out, mem.memidx);
    encode_uint(out, mem.offset);
}

static void encode_indices(Buffer *out, uint32_t first, uint32_t second)
{
    encode_uint(out, first);
    encode_uint(out, second);
}

/* The immediates of IN. */
static void encode_imm(Buffer *out, const Instr *in)
{
    switch ((Imm)oprows[in->op].imm) {
    case IMM_none: break;
    case IMM_labelidx:
    case IMM_funcidx:
    case IMM_typeidx:
    case IMM_tableidx:
    case IMM_memidx:
    case IMM_globalidx:
    case IMM_localidx:
    case IMM_tagidx:
    case IMM_dataidx:
    case IMM_elemidx: encode_uint(out, in->x); break;
    case IMM_tableidx_typeidx:
    case IMM_tableidx_elemidx:
    case IMM_memidx_dataidx: encode_indices(out, in->y, in->x); break;
    case IMM_tableidx_tableidx:
    case IMM_memidx_memidx:
    case IMM_typeidx_fieldidx:
    case IMM_typeidx_u32:
    case IMM_typeidx_dataidx:
    case IMM_typeidx_elemidx:
    case IMM_typeidx_typeidx: encode_indices(out, in->x, in->y); break;
    case IMM_heaptype:
    case IMM_reftype: encode_heaptype(out, in->t); break;
    case IMM_cast: encode_cast(out, in->cast); break;
    case IMM_blocktype: encode_blocktype(out, *in->bt); break;
    case IMM_try_table: encode_try_table(out, in->try_table); break;
    case IMM_br_table: encode_br_table(out, in); break;
    case IMM_fence: buffer_byte(out, 0x00); break;
    case IMM_valtypes: encode_valtypes(out, in); break;
    case IMM_i32: encode_sint(out, (int32_t)in->c); break;
    case IMM_i64: encode_sint(out, (int64_t)in->c); break;
    case IMM_f32: encode_float(out, 4, in->c); break;
    case IMM_f64: encode_float(out, 8, in->c); break;
    case IMM_v128:
    case IMM_laneidx16: buffer_bytes(out, in->bytes, 16); break;
    case IMM_laneidx: buffer_byte(out, in->lane); break;
    case IMM_memarg_8:
    case IMM_memarg_16:
    case IMM_memarg_32:
    case IMM_memarg_64:
    case IMM_memarg_128:
    case IMM_memarg_atomic_8:
    case IMM_memarg_atomic_16:
    case IMM_memarg_atomic_32:
    case IMM_memarg_atomic_64: encode_memarg(out, *in->mem); break;
    case IMM_memarg_lane_8:
    case IMM_memarg_lane_16:
    case IMM_memarg_lane_32:
    case IMM_memarg_lane_64:
        encode_memarg(out, *in->mem);
        buffer_byte(out, in->mem->lane);
        break;
    }
}

/* binary-expr, binary-instr */
void encode_expr(Buffer *out, const Expr *e)
{
    for (uint32_t i = 0; i < e->n; i++) {
        const Oprow *row = &oprows[e->in[i].op];
        if (row->prefix) {
            buffer_byte(out, row->prefix);
            encode_uint(out, row->code);
        } else {
            buffer_byte(out, (uint8_t)row->code);
        }
        encode_imm(out, &e->in[i]);
    }
}
