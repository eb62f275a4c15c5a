/* binary/instr.c: instructions and expressions (core/binary/instructions), driven by the opcode table. */
#include "binary/reader.h"

#include "util/alloc.h"

/* NON-SPEC: the rows without prefix by their code; those with a prefix have an entry of their own behind, unused. */
typedef struct Code {
    uint16_t op1; /* opcode + 1 */
    uint8_t imm, feature;
} Code;

static const Code codes[256 + OP_COUNT] = {
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature)                            \
    [(prefix) ? 256 + OP_##id : (code)] = {OP_##id + 1, IMM_##imm, FEATURE_##feature},
#include "syntax/instr.def"
#undef INSTR
};

/* binary-instr: the code, or the prefix and the code behind it, from byte AT on. */
static Result binary_opcode(Reader *r, const uint8_t *at, Code *out)
{
    uint8_t b = 0;
    uint32_t code = 0;
    TRY(binary_byte(r, &b));
    *out = codes[b];
    if (__builtin_expect(!out->op1, 0)) {
        if (b < 0xFB || b > 0xFE)
            return FAIL(r, at, illegal_opcode, "%02x", b);
        TRY(binary_u32(r, &code));
        Opcode op = opcode_of(b, code);
        if (op == OP_COUNT)
            return FAIL(r, at, illegal_opcode, "%02x %02x", b, code);
        *out = (Code){(uint16_t)(op + 1), oprows[op].imm, oprows[op].feature};
    }
    if (__builtin_expect((r->features >> out->feature & 1) != 0, 1))
        return RESULT_OK;
    if (feature_version(out->feature))
        return reader_feature_off(r, at, out->feature);
    return reader_extension(r, at, out->feature, ERR_illegal_opcode);
}

/* ---- immediates, a reader for each shape ---- */

/* binary-labelidx, binary-funcidx and the other indices: x */
static Result binary_index(Reader *r, Instr *in)
{
    return binary_u32(r, &in->x);
}

/* NON-SPEC: an index that was read from AT on; other than as the byte 0 it may stand only with FEATURE. */
static Result gate_index(Reader *r, const uint8_t *at, uint32_t x, Feature feature)
{
    return x || r->at - at > 1 ? reader_gate(r, at, feature) : RESULT_OK;
}

/* binary-typeidx: x. NON-SPEC: return_call_ref, read here, came with two features, of which its row names the other. */
static Result binary_typeidx(Reader *r, Instr *in)
{
    if (in->op == OP_return_call_ref)
        TRY(reader_gate(r, r->at - 1, FEATURE_tail_call));
    return binary_u32(r, &in->x);
}

/* binary-memidx: x */
static Result binary_memidx(Reader *r, Instr *in)
{
    const uint8_t *at = r->at;
    TRY(binary_u32(r, &in->x));
    return gate_index(r, at, in->x, FEATURE_multi_memory);
}

/* binary-tableidx: x */
static Result binary_tableidx(Reader *r, Instr *in)
{
    const uint8_t *at = r->at;
    TRY(binary_u32(r, &in->x));
    return gate_index(r, at, in->x, FEATURE_reference_types);
}

/* Bmodule: data indices in the code section want a data count section before it. */
static Result binary_dataidx(Reader *r, uint32_t *out)
{
    if (r->in_code && !r->m->has_datacount)
        return FAIL(r, r->at, data_count_required, NULL);
    return binary_u32(r, out);
}

/* Two indices, as they stand: x, y */
static Result binary_indices(Reader *r, Instr *in)
{
    TRY(binary_u32(r, &in->x));
    return binary_u32(r, &in->y);
}

/* binary-call_indirect, binary-table.init: the table index stands last: y, x */
static Result binary_index_tableidx(Reader *r, Instr *in)
{
    TRY(binary_u32(r, &in->y));
    return binary_tableidx(r, in);
}

/* binary-memory.init: the memory index stands last: y, x */
static Result binary_dataidx_memidx(Reader *r, Instr *in)
{
    TRY(binary_dataidx(r, &in->y));
    return binary_memidx(r, in);
}

/* binary-memory.copy: x, y */
static Result binary_memidx_memidx(Reader *r, Instr *in)
{
    TRY(binary_memidx(r, in));
    const uint8_t *at = r->at;
    TRY(binary_u32(r, &in->y));
    return gate_index(r, at, in->y, FEATURE_multi_memory);
}

/* binary-array.new_data, binary-array.init_data: x, y */
static Result binary_typeidx_dataidx(Reader *r, Instr *in)
{
    TRY(binary_u32(r, &in->x));
    return binary_dataidx(r, &in->y);
}

/* binary-castop; Bcastop, then the label and the heap types of the source and the target */
static Result binary_cast(Reader *r, Instr *in)
{
    Castimm *cast = ARENA_NEW(&r->m->arena, Castimm);
    uint8_t flags = 0;
    in->cast = cast;
    TRY(binary_byte(r, &flags));
    if (flags > 3)
        return FAIL(r, r->at - 1, malformed_cast_flags, "0x%02x", flags);
    TRY(binary_u32(r, &cast->label));
    TRY(binary_heaptype(r, flags & 1, &cast->t1));
    return binary_heaptype(r, flags & 2, &cast->t2);
}

/* binary-blocktype; Bblocktype */
static Result binary_blocktype(Reader *r, Blocktype *out)
{
    const uint8_t *at = r->at;
    *out = (Blocktype){.kind = BLOCK_EMPTY};
    if (at < r->end && *at == 0x40) {
        r->at++;
        return RESULT_OK;
    }
    if (reader_at_type(r)) {
        out->kind = BLOCK_VALTYPE;
        return binary_valtype(r, &out->t);
    }
    int64_t x = 0;
    out->kind = BLOCK_TYPEIDX;
    TRY(binary_sint(r, 33, &x));
    if (x < 0)
        return FAIL(r, at, malformed_value_type, "negative type index");
    out->x = (uint32_t)x;
    return reader_gate(r, at, FEATURE_multi_value);
}

/* The block type of an instruction; most are empty and stand for one. */
static Result binary_block(Reader *r, Instr *in)
{
    static const Blocktype empty = {.kind = BLOCK_EMPTY};
    if (r->at < r->end && *r->at == 0x40) {
        r->at++;
        in->bt = &empty;
        return RESULT_OK;
    }
    Blocktype *bt = ARENA_NEW(&r->m->arena, Blocktype);
    in->bt = bt;
    return binary_blocktype(r, bt);
}

/* binary-catch; Bcatch */
static Result binary_catch(Reader *r, Catch *out)
{
    TRY(binary_byte(r, &out->kind));
    if (out->kind > CATCH_ALL_REF)
        return FAIL(r, r->at - 1, malformed_catch, "0x%02x", out->kind);
    if (out->kind == CATCH || out->kind == CATCH_REF)
        TRY(binary_u32(r, &out->tag));
    return binary_u32(r, &out->label);
}

/* binary-try_table */
static Result binary_try_table(Reader *r, Instr *in)
{
    Trytable *t = ARENA_NEW(&r->m->arena, Trytable);
    in->try_table = t;
    TRY(binary_blocktype(r, &t->bt));
    TRY(binary_list(r, &t->n));
    Catch *catches = ARENA_ARRAY(&r->m->arena, Catch, t->n);
    t->catches = catches;
    for (uint32_t i = 0; i < t->n; i++)
        TRY(binary_catch(r, &catches[i]));
    return RESULT_OK;
}

/* binary-br_table */
static Result binary_br_table(Reader *r, Instr *in)
{
    uint32_t n = 0;
    TRY(binary_list(r, &n));
    Brtable *table = ARENA_NEW(&r->m->arena, Brtable);
    uint32_t *labels = ARENA_ARRAY(&r->m->arena, uint32_t, (size_t)n + 1);
    *table = (Brtable){labels, n};
    in->br_table = table;
    for (size_t i = 0; i <= n; i++)
        TRY(binary_u32(r, &labels[i]));
    return RESULT_OK;
}

/* binary-select: a list of value types */
static Result binary_valtypes(Reader *r, Instr *in)
{
    uint32_t n = 0;
    TRY(binary_list(r, &n));
    Resulttype *types = ARENA_NEW(&r->m->arena, Resulttype);
    Valtype *t = ARENA_ARRAY(&r->m->arena, Valtype, n);
    *types = (Resulttype){n, t};
    in->types = types;
    for (uint32_t i = 0; i < n; i++)
        TRY(binary_valtype(r, &t[i]));
    return RESULT_OK;
}

/* binary-const of BITS: c, the bits zero-extended */
static Result binary_int(Reader *r, int bits, Instr *in)
{
    if (__builtin_expect(r->at < r->end && *r->at < 0x80, 1)) {
        uint64_t b = *r->at++;
        in->c = b & 0x40 ? b | ~UINT64_C(0x7F) : b;
    } else {
        int64_t i = 0;
        TRY(binary_sint(r, bits, &i));
        in->c = (uint64_t)i;
    }
    if (bits == 32)
        in->c = (uint32_t)in->c;
    return RESULT_OK;
}

/* binary-laneidx */
static Result binary_laneidx(Reader *r, uint8_t *out)
{
    return binary_byte(r, out);
}

/* The 16 bytes of v128.const and of i8x16.shuffle */
static Result binary_bytes16(Reader *r, Instr *in)
{
    const uint8_t *at = NULL;
    TRY(binary_bytes(r, 16, &at));
    in->bytes = arena_copy(&r->m->arena, at, 16);
    return RESULT_OK;
}

/* binary-memarg; Bmemarg */
/* Bit 6 of the alignment says that a memory index follows. */
static Result binary_memarg(Reader *r, Memarg *out)
{
    const uint8_t *at = r->at;
    uint32_t align = 0;
    TRY(binary_u32(r, &align));
    if (align >= 0x80)
        return FAIL(r, at, malformed_memop_flags, "0x%x", align);
    if (align & 0x40) {
        TRY(reader_gate(r, at, FEATURE_multi_memory));
        TRY(binary_u32(r, &out->memidx));
    }
    out->align = align & 0x3F;
    if (__builtin_expect(r->at < r->end && *r->at < 0x80, 1)) {
        out->offset = *r->at++;
        return RESULT_OK;
    }
    return binary_bound(r, &out->offset);
}

/* binary-memarg, and then perhaps the lane */
static Result binary_access(Reader *r, Instr *in, bool has_lane)
{
    Memarg *mem = ARENA_NEW(&r->m->arena, Memarg);
    in->mem = mem;
    TRY(binary_memarg(r, mem));
    return has_lane ? binary_laneidx(r, &mem->lane) : RESULT_OK;
}

/* The zero byte of atomic.fence (threads) */
static Result binary_fence(Reader *r)
{
    uint8_t b = 0;
    TRY(binary_byte(r, &b));
    return b ? FAIL(r, r->at - 1, zero_byte, "0x%02x", b) : RESULT_OK;
}

/* Reads the immediates of IN, whose shape is IMM. */
static Result binary_imm(Reader *r, Imm imm, Instr *in)
{
    switch (imm) {
    case IMM_none: return RESULT_OK;
    case IMM_labelidx:
    case IMM_funcidx:
    case IMM_globalidx:
    case IMM_localidx:
    case IMM_tagidx:
    case IMM_elemidx: return binary_index(r, in);
    case IMM_typeidx: return binary_typeidx(r, in);
    case IMM_dataidx: return binary_dataidx(r, &in->x);
    case IMM_tableidx: return binary_tableidx(r, in);
    case IMM_memidx: return binary_memidx(r, in);
    case IMM_tableidx_typeidx:
    case IMM_tableidx_elemidx: return binary_index_tableidx(r, in);
    case IMM_memidx_dataidx: return binary_dataidx_memidx(r, in);
    case IMM_memidx_memidx: return binary_memidx_memidx(r, in);
    case IMM_typeidx_dataidx: return binary_typeidx_dataidx(r, in);
    case IMM_tableidx_tableidx:
    case IMM_typeidx_fieldidx:
    case IMM_typeidx_u32:
    case IMM_typeidx_elemidx:
    case IMM_typeidx_typeidx: return binary_indices(r, in);
    case IMM_heaptype: return binary_heaptype(r, true, &in->t);
    case IMM_reftype:
        return binary_heaptype(r, in->op == OP_ref_test_null || in->op == OP_ref_cast_null, &in->t);
    case IMM_cast: return binary_cast(r, in);
    case IMM_blocktype: return binary_block(r, in);
    case IMM_try_table: return binary_try_table(r, in);
    case IMM_br_table: return binary_br_table(r, in);
    case IMM_fence: return binary_fence(r);
    case IMM_valtypes: return binary_valtypes(r, in);
    case IMM_i32: return binary_int(r, 32, in);
    case IMM_i64: return binary_int(r, 64, in);
    case IMM_f32: return binary_float(r, 32, &in->c);
    case IMM_f64: return binary_float(r, 64, &in->c);
    case IMM_v128:
    case IMM_laneidx16: return binary_bytes16(r, in);
    case IMM_laneidx: return binary_laneidx(r, &in->lane);
    case IMM_memarg_8:
    case IMM_memarg_16:
    case IMM_memarg_32:
    case IMM_memarg_64:
    case IMM_memarg_128:
    case IMM_memarg_atomic_8:
    case IMM_memarg_atomic_16:
    case IMM_memarg_atomic_32:
    case IMM_memarg_atomic_64: return binary_access(r, in, false);
    case IMM_memarg_lane_8:
    case IMM_memarg_lane_16:
    case IMM_memarg_lane_32:
    case IMM_memarg_lane_64: return binary_access(r, in, true);
    }
    return FAIL(r, r->at, internal, "no such shape of immediates: %d", (int)imm);
}

/* binary-block, binary-loop, binary-if, binary-try_table, and the legacy try: keeps count of what is open. *done says that
   the end of the expression itself was read. */
static Result binary_nesting(Reader *r, const Instr *in, const uint8_t *at, bool *done)
{
    Scratch *s = r->scratch;
    uint8_t *open = s->nest_n ? &s->nest[s->nest_n - 1] : NULL;
    switch (in->op) {
    case OP_block:
    case OP_loop:
    case OP_try_table:
    case OP_if:
    case OP_try: PUSH(s->nest, s->nest_n, s->nest_capacity, (uint8_t)in->op); return RESULT_OK;
    case OP_else:
        if (!open || *open != OP_if)
            return FAIL(r, at, end_opcode_expected, "else without if");
        *open = OP_else;
        return RESULT_OK;
    case OP_legacy_catch:
    case OP_legacy_catch_all:
        if (!open || (*open != OP_try && *open != OP_legacy_catch))
            return FAIL(r, at, misplaced_catch, "catch without try");
        *open = (uint8_t)in->op;
        return RESULT_OK;
    case OP_delegate:
        if (!open || *open != OP_try)
            return FAIL(r, at, misplaced_catch, "delegate without try");
        s->nest_n--;
        return RESULT_OK;
    case OP_end:
        *done = s->nest_n == 0;
        s->nest_n -= !*done;
        return RESULT_OK;
    default: return RESULT_OK;
    }
}

_Static_assert(OP_try_table <= UINT8_MAX, "structured instructions are noted in a byte");

static bool is_structural(unsigned op)
{
    return op <= OP_end || (op >= OP_delegate && op <= OP_try_table);
}

/* binary-expr; Bexpr */
/* The instructions up to the end that closes the expression, blocks as they come: nesting is counted, not recursed. */
Result binary_expr(Reader *r, Expr *out)
{
    Scratch *s = r->scratch;
    s->in_n = 0;
    s->nest_n = 0;
    for (bool done = false; !done;) {
        const uint8_t *at = r->at;
        Code code = {0};
        TRY(binary_opcode(r, at, &code));
        if (s->in_n == s->in_capacity)
            s->in = grow_array(s->in, s->in_n, &s->in_capacity, sizeof *s->in);
        Instr *in = &s->in[s->in_n++];
        *in = (Instr){.op = (uint16_t)(code.op1 - 1), .pos = (uint32_t)reader_pos(r, at).offset};
        TRY(binary_imm(r, code.imm, in));
        if (is_structural(in->op))
            TRY(binary_nesting(r, in, at, &done));
    }
    out->n = (uint32_t)s->in_n;
    out->in = arena_copy(&r->m->arena, s->in, s->in_n * sizeof *s->in);
    return RESULT_OK;
}
