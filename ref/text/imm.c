/* text/imm.c: immediates of plain instructions, a function for each shape of imm.def (core/text/instructions). */
#include "text/linking.h"
#include "text/parser.h"

#include "text/values.h"

#include <string.h>

typedef Result Reader(Parser *p, Instr *in);

/* text-labelidx: counted from the innermost label outwards. */
static Result text_labelidx(Parser *p, uint32_t *l)
{
    bool symbolic = p->t->kind == TOKEN_ID;
    TRY(text_idx(p, &p->labels, "label", l));
    if (symbolic)
        *l = (uint32_t)p->label_stack.n - 1 - *l;
    return RESULT_OK;
}

/* text-localidx. Parameters of a type that is not known shift the index of locals: an identifier has no index then. */
static Result text_localidx(Parser *p, uint32_t *x)
{
    const Token *t = p->t;
    TRY(text_idx(p, &p->locals, "local", x));
    if (t->kind == TOKEN_ID && p->unknown_type != NO_INDEX)
        return fail(p->failure, ERR_unknown_identifier, text_pos(p, t->at), "type %u",
                    p->unknown_type);
    return RESULT_OK;
}

/* text-tableidx, text-memidx where the abbreviation leaves them out: 0. */
static Result optional_idx(Parser *p, Externkind kind, uint32_t *x)
{
    *x = 0;
    return at_itemidx(p, p->t, kind) ? text_itemidx(p, kind, x) : RESULT_OK;
}

/* Whether an index of KIND and another index follow. */
static bool at_two(const Parser *p, Externkind kind)
{
    if (!at_itemidx(p, p->t, kind))
        return false;
    return at_idx(p->t->kind == TOKEN_LPAR ? after_form(p, p->t) : p->t + 1);
}

static Result text_imm_none(Parser *p, Instr *in)
{
    (void)p, (void)in;
    return RESULT_OK;
}

static Result text_imm_labelidx(Parser *p, Instr *in)
{
    return text_labelidx(p, &in->x);
}

static Result text_imm_funcidx(Parser *p, Instr *in)
{
    return text_itemidx(p, EXTERN_FUNC, &in->x);
}

static Result text_imm_typeidx(Parser *p, Instr *in)
{
    return text_typeidx(p, &in->x);
}

static Result text_imm_tableidx(Parser *p, Instr *in)
{
    return optional_idx(p, EXTERN_TABLE, &in->x);
}

static Result text_imm_memidx(Parser *p, Instr *in)
{
    return optional_idx(p, EXTERN_MEM, &in->x);
}

static Result text_imm_globalidx(Parser *p, Instr *in)
{
    return text_itemidx(p, EXTERN_GLOBAL, &in->x);
}

static Result text_imm_localidx(Parser *p, Instr *in)
{
    return text_localidx(p, &in->x);
}

static Result text_imm_tagidx(Parser *p, Instr *in)
{
    return text_itemidx(p, EXTERN_TAG, &in->x);
}

/* text-dataidx, which makes the binary format need a data count section. */
static Result text_dataidx(Parser *p, uint32_t *x)
{
    p->m->has_datacount = true;
    return text_idx(p, &p->datas, "data segment", x);
}

static Result text_elemidx(Parser *p, uint32_t *x)
{
    return text_idx(p, &p->elems, "elem segment", x);
}

static Result text_imm_dataidx(Parser *p, Instr *in)
{
    return text_dataidx(p, &in->x);
}

static Result text_imm_elemidx(Parser *p, Instr *in)
{
    return text_elemidx(p, &in->x);
}

/* call_indirect x? typeuse */
static Result text_imm_tableidx_typeidx(Parser *p, Instr *in)
{
    TRY(optional_idx(p, EXTERN_TABLE, &in->x));
    return text_typeuse(p, NO_IDS, &in->y);
}

/* table.init x? y */
static Result text_imm_tableidx_elemidx(Parser *p, Instr *in)
{
    in->x = 0;
    if (at_two(p, EXTERN_TABLE))
        TRY(text_itemidx(p, EXTERN_TABLE, &in->x));
    return text_elemidx(p, &in->y);
}

/* table.copy (x y)? */
static Result text_imm_tableidx_tableidx(Parser *p, Instr *in)
{
    in->x = in->y = 0;
    if (!at_itemidx(p, p->t, EXTERN_TABLE))
        return RESULT_OK;
    TRY(text_itemidx(p, EXTERN_TABLE, &in->x));
    return text_itemidx(p, EXTERN_TABLE, &in->y);
}

/* memory.init x? y */
static Result text_imm_memidx_dataidx(Parser *p, Instr *in)
{
    in->x = 0;
    if (at_two(p, EXTERN_MEM))
        TRY(text_itemidx(p, EXTERN_MEM, &in->x));
    return text_dataidx(p, &in->y);
}

/* memory.copy (x y)? */
static Result text_imm_memidx_memidx(Parser *p, Instr *in)
{
    in->x = in->y = 0;
    if (!at_itemidx(p, p->t, EXTERN_MEM))
        return RESULT_OK;
    TRY(text_itemidx(p, EXTERN_MEM, &in->x));
    return text_itemidx(p, EXTERN_MEM, &in->y);
}

/* text-fieldidx: identifiers of fields belong to their type. */
static Result text_imm_typeidx_fieldidx(Parser *p, Instr *in)
{
    TRY(text_typeidx(p, &in->x));
    Typeorigin origin = type_origin(p, in->x);
    return text_idx_in(p, &origin.scope->fields, origin.x, "field", &in->y);
}

static Result text_imm_typeidx_u32(Parser *p, Instr *in)
{
    TRY(text_typeidx(p, &in->x));
    return text_u32(p, &in->y);
}

static Result text_imm_typeidx_dataidx(Parser *p, Instr *in)
{
    TRY(text_typeidx(p, &in->x));
    return text_dataidx(p, &in->y);
}

static Result text_imm_typeidx_elemidx(Parser *p, Instr *in)
{
    TRY(text_typeidx(p, &in->x));
    return text_elemidx(p, &in->y);
}

static Result text_imm_typeidx_typeidx(Parser *p, Instr *in)
{
    TRY(text_typeidx(p, &in->x));
    return text_typeidx(p, &in->y);
}

static Result text_imm_heaptype(Parser *p, Instr *in)
{
    in->t = REFTYPE(1, 0);
    return text_heaptype(p, &in->t);
}

/* ref.test, ref.cast: the row for nullable types is the twin behind the other. */
static Result text_imm_reftype(Parser *p, Instr *in)
{
    TRY(text_reftype(p, &in->t));
    in->op += in->t.null;
    return RESULT_OK;
}

static Result text_imm_cast(Parser *p, Instr *in)
{
    Castimm *cast = ARENA_NEW(p->arena, Castimm);
    in->cast = cast;
    TRY(text_labelidx(p, &cast->label));
    TRY(text_reftype(p, &cast->t1));
    return text_reftype(p, &cast->t2);
}

static Result text_imm_blocktype(Parser *p, Instr *in)
{
    Blocktype *bt = ARENA_NEW(p->arena, Blocktype);
    in->bt = bt;
    return text_blocktype(p, bt);
}

/* text-catch */
static Result text_catch(Parser *p, Catch *c)
{
    switch ((int)p->t[1].word) {
    case OP_legacy_catch: c->kind = CATCH; break;
    case WORD_catch_ref: c->kind = CATCH_REF; break;
    case OP_legacy_catch_all: c->kind = CATCH_ALL; break;
    default: c->kind = CATCH_ALL_REF; break;
    }
    p->t += 2;
    if (c->kind == CATCH || c->kind == CATCH_REF)
        TRY(text_itemidx(p, EXTERN_TAG, &c->tag));
    TRY(text_labelidx(p, &c->label));
    return text_rpar(p);
}

static bool at_catch(const Token *t)
{
    return t->kind == TOKEN_LPAR &&
           (at_word(t + 1, OP_legacy_catch) || at_word(t + 1, WORD_catch_ref) ||
            at_word(t + 1, OP_legacy_catch_all) || at_word(t + 1, WORD_catch_all_ref));
}

/* try_table: block type and catch clauses; labels are those outside it. */
static Result text_imm_try_table(Parser *p, Instr *in)
{
    Trytable *tt = ARENA_NEW(p->arena, Trytable);
    in->try_table = tt;
    TRY(text_blocktype(p, &tt->bt));
    for (const Token *t = p->t; at_catch(t); t = after_form(p, t))
        tt->n++;
    Catch *catches = ARENA_ARRAY(p->arena, Catch, tt->n);
    tt->catches = catches;
    for (uint32_t i = 0; i < tt->n; i++)
        TRY(text_catch(p, &catches[i]));
    return RESULT_OK;
}

/* br_table l* l */
static Result text_imm_br_table(Parser *p, Instr *in)
{
    uint32_t n = 0;
    while (at_idx(p->t + n))
        n++;
    if (!n)
        return text_unexpected(p, "a label");
    Brtable *table = ARENA_NEW(p->arena, Brtable);
    uint32_t *labels = ARENA_ARRAY(p->arena, uint32_t, n);
    *table = (Brtable){labels, n - 1};
    in->br_table = table;
    for (uint32_t i = 0; i < n; i++)
        TRY(text_labelidx(p, &labels[i]));
    return RESULT_OK;
}

/* select (result t*)*; the plain select reads this way where a result follows. */
static Result text_imm_valtypes(Parser *p, Instr *in)
{
    size_t base = p->valtypes.n;
    TRY(text_results(p));
    Resulttype *types = ARENA_NEW(p->arena, Resulttype);
    types->n = (uint32_t)(p->valtypes.n - base);
    types->t = LIST_FREEZE(p->arena, p->valtypes, base);
    in->types = types;
    p->valtypes.n = base;
    return RESULT_OK;
}

Result text_const(Parser *p, unsigned N, bool is_float, uint64_t *c)
{
    const Token *t = p->t;
    if (t->kind != TOKEN_NAT && t->kind != TOKEN_INT && !(is_float && t->kind == TOKEN_FLOAT))
        return text_unexpected(p, is_float ? "a number" : "an integer");
    if (!(is_float ? text_fN : text_iN)(token_text(p, t), t->end - t->at, N, c))
        return text_fail(p, ERR_constant_out_of_range, t);
    p->t++;
    return RESULT_OK;
}

static Result text_imm_i32(Parser *p, Instr *in)
{
    return text_const(p, 32, false, &in->c);
}

static Result text_imm_i64(Parser *p, Instr *in)
{
    return text_const(p, 64, false, &in->c);
}

static Result text_imm_f32(Parser *p, Instr *in)
{
    return text_const(p, 32, true, &in->c);
}

static Result text_imm_f64(Parser *p, Instr *in)
{
    return text_const(p, 64, true, &in->c);
}

static bool at_number(const Token *t)
{
    return t->kind == TOKEN_NAT || t->kind == TOKEN_INT || t->kind == TOKEN_FLOAT;
}

/* Fails with CODE at the current token, where there are too many or too few numbers. */
static Result wrong_count(Parser *p, Errcode code)
{
    bool lexical =
        p->t->kind == TOKEN_BAD || p->t->kind == TOKEN_RESERVED || at_word(p->t, WORD_UNKNOWN);
    return lexical ? text_unexpected(p, "a number") : text_fail(p, code, p->t);
}

/* Fails with CODE unless exactly N numbers follow. */
static Result count_numbers(Parser *p, uint32_t n, Errcode code)
{
    uint32_t found = 0;
    while (found <= n && at_number(p->t + found))
        found++;
    if (found == n)
        return RESULT_OK;
    p->t += found < n ? found : n;
    return wrong_count(p, code);
}

Result text_shape(Parser *p, Valkind *kind)
{
    if (p->t->kind != TOKEN_KEYWORD)
        return text_unexpected(p, "a vector shape");
    switch ((int)p->t->word) {
    case WORD_i8x16: *kind = VT_I8; break;
    case WORD_i16x8: *kind = VT_I16; break;
    case WORD_i32x4: *kind = VT_I32; break;
    case WORD_i64x2: *kind = VT_I64; break;
    case WORD_f32x4: *kind = VT_F32; break;
    case WORD_f64x2: *kind = VT_F64; break;
    default: return text_unexpected(p, "a vector shape");
    }
    p->t++;
    return RESULT_OK;
}

unsigned lane_bytes(Valkind kind)
{
    if (kind == VT_I8)
        return 1;
    if (kind == VT_I16)
        return 2;
    return kind == VT_I64 || kind == VT_F64 ? 8 : 4;
}

Result text_lane(Parser *p, Valkind kind, uint8_t *bytes)
{
    uint64_t c;
    if (!at_number(p->t))
        return wrong_count(p, ERR_lane_literals);
    TRY(text_const(p, lane_bytes(kind) * 8, kind == VT_F32 || kind == VT_F64, &c));
    memcpy(bytes, &c, lane_bytes(kind));
    return RESULT_OK;
}

/* v128.const: a shape, and as many numbers as it has lanes. */
static Result text_imm_v128(Parser *p, Instr *in)
{
    Valkind kind = VT_I32;
    uint8_t *bytes = arena_alloc(p->arena, 16);
    TRY(text_shape(p, &kind));
    TRY(count_numbers(p, 16 / lane_bytes(kind), ERR_lane_literals));
    for (unsigned i = 0; i < 16; i += lane_bytes(kind))
        TRY(text_lane(p, kind, bytes + i));
    in->bytes = bytes;
    return RESULT_OK;
}

/* text-laneidx */
static Result text_laneidx(Parser *p, uint8_t *lane)
{
    const Token *t = p->t;
    uint64_t i;
    if (t->kind != TOKEN_NAT)
        return text_unexpected(p, "a lane index");
    if (!text_uN(token_text(p, t), t->end - t->at, 8, &i))
        return text_fail(p, ERR_lane_constant_out_of_range, t);
    *lane = (uint8_t)i;
    p->t++;
    return RESULT_OK;
}

static Result text_imm_laneidx(Parser *p, Instr *in)
{
    return text_laneidx(p, &in->lane);
}

/* i8x16.shuffle: 16 lane indices. */
static Result text_imm_laneidx16(Parser *p, Instr *in)
{
    uint8_t *lanes = arena_alloc(p->arena, 16);
    TRY(count_numbers(p, 16, ERR_invalid_lane_length));
    for (uint32_t i = 0; i < 16; i++) {
        if (p->t->kind != TOKEN_NAT)
            return text_fail(p, ERR_lane_constant_out_of_range, p->t);
        TRY(text_laneidx(p, &lanes[i]));
    }
    in->bytes = lanes;
    return RESULT_OK;
}

/* The number in offset=N or align=N, which SKIP bytes precede. */
static Result text_phrase(Parser *p, uint32_t skip, uint64_t *n)
{
    const Token *t = p->t;
    bool wide = p->features & FEATURE_BIT(memory64);
    if (!text_uN(token_text(p, t) + skip, t->end - t->at - skip, wide ? 64 : 32, n))
        return text_fail(p, wide ? ERR_i64_constant_out_of_range : ERR_i32_constant_out_of_range,
                         t);
    p->t++;
    return RESULT_OK;
}

/* text-memarg: offset, then alignment; both may be left out, which then is that of instruction OP. */
static Result text_memarg(Parser *p, uint16_t op, Memarg *mem)
{
    mem->align = (uint8_t)imm_width_log2((Imm)oprows[op].imm);
    if (at_word(p->t, WORD_offset_eq))
        TRY(text_phrase(p, 7, &mem->offset));
    if (at_word(p->t, WORD_align_eq)) {
        const Token *t = p->t;
        uint64_t align;
        TRY(text_phrase(p, 6, &align));
        if (!align || align & (align - 1))
            return text_fail(p, ERR_alignment_power_of_two, t);
        mem->align = (uint8_t)__builtin_ctzll(align);
    }
    return RESULT_OK;
}

static Result text_imm_memarg(Parser *p, Instr *in)
{
    Memarg *mem = ARENA_NEW(p->arena, Memarg);
    in->mem = mem;
    TRY(optional_idx(p, EXTERN_MEM, &mem->memidx));
    return text_memarg(p, in->op, mem);
}

/* x? memarg laneidx: a number is the memory's index only if more follows than the end of the instruction. */
static Result text_imm_memarg_lane(Parser *p, Instr *in)
{
    const Token *next = p->t + 1;
    Memarg *mem = ARENA_NEW(p->arena, Memarg);
    in->mem = mem;
    if (at_itemidx(p, p->t, EXTERN_MEM) &&
        (p->t->kind != TOKEN_NAT || next->kind == TOKEN_NAT || at_word(next, WORD_offset_eq) ||
         at_word(next, WORD_align_eq)))
        TRY(text_itemidx(p, EXTERN_MEM, &mem->memidx));
    TRY(text_memarg(p, in->op, mem));
    return text_laneidx(p, &mem->lane);
}

#define text_imm_memarg_8         text_imm_memarg
#define text_imm_memarg_16        text_imm_memarg
#define text_imm_memarg_32        text_imm_memarg
#define text_imm_memarg_64        text_imm_memarg
#define text_imm_memarg_128       text_imm_memarg
#define text_imm_memarg_atomic_8  text_imm_memarg
#define text_imm_memarg_atomic_16 text_imm_memarg
#define text_imm_memarg_atomic_32 text_imm_memarg
#define text_imm_memarg_atomic_64 text_imm_memarg
#define text_imm_fence            text_imm_none
#define text_imm_memarg_lane_8    text_imm_memarg_lane
#define text_imm_memarg_lane_16   text_imm_memarg_lane
#define text_imm_memarg_lane_32   text_imm_memarg_lane
#define text_imm_memarg_lane_64   text_imm_memarg_lane

static Reader *const readers[] = {
#define IMM(shape) text_imm_##shape,
#include "syntax/imm.def"
#undef IMM
};

Result text_plaininstr(Parser *p, Opcode op, const Token *t, Instr *in)
{
    if (op == OP_select && at_form(p, WORD_result))
        op = OP_select_expl;
    *in = (Instr){.op = (uint16_t)op, .pos = t->at};
    if (__builtin_expect(!(p->features >> oprows[op].feature & 1), 0))
        return text_need(p, (Feature)oprows[op].feature, t);
    return readers[oprows[op].imm](p, in);
}
