/* binary/encode_types.c: types to bytes (core/binary/types). */
#include "binary/writer.h"

/* binary-absheaptype */
static uint8_t absheaptype_code(Heapkind kind)
{
    switch (kind) {
    case HT_ANY: return 0x6E;
    case HT_EQ: return 0x6D;
    case HT_I31: return 0x6C;
    case HT_STRUCT: return 0x6B;
    case HT_ARRAY: return 0x6A;
    case HT_NONE: return 0x71;
    case HT_FUNC: return 0x70;
    case HT_NOFUNC: return 0x73;
    case HT_EXN: return 0x69;
    case HT_NOEXN: return 0x74;
    case HT_EXTERN: return 0x6F;
    case HT_NOEXTERN: return 0x72;
    case HT_BOT:
    case HT_IDX:
    case HT_REC:
    case HT_DEF: break; /* not abstract, or not of a module */
    }
    return 0;
}

/* binary-heaptype */
void encode_heaptype(Buffer *out, Valtype t)
{
    if (t.heap == HT_IDX)
        encode_sint(out, t.x);
    else
        buffer_byte(out, absheaptype_code(t.heap));
}

/* binary-valtype, binary-reftype, binary-storagetype */
void encode_valtype(Buffer *out, Valtype t)
{
    static const uint8_t codes[] = {
        [VT_I32] = 0x7F,  [VT_I64] = 0x7E, [VT_F32] = 0x7D, [VT_F64] = 0x7C,
        [VT_V128] = 0x7B, [VT_REF] = 0x63, [VT_I8] = 0x78,  [VT_I16] = 0x77};
    if (t.kind != VT_REF) {
        buffer_byte(out, codes[t.kind]);
        return;
    }
    if (!t.null || t.heap == HT_IDX)
        buffer_byte(out, t.null ? 0x63 : 0x64);
    encode_heaptype(out, t);
}

/* binary-resulttype */
static void encode_resulttype(Buffer *out, Resulttype ts)
{
    encode_uint(out, ts.n);
    for (uint32_t i = 0; i < ts.n; i++)
        encode_valtype(out, ts.t[i]);
}

/* binary-comptype */
static void encode_comptype(Buffer *out, const Comptype *ct)
{
    static const uint8_t codes[] = {[COMP_ARRAY] = 0x5E, [COMP_STRUCT] = 0x5F, [COMP_FUNC] = 0x60};
    if (ct->written) {
        encode_moduletype(out, ct);
        return;
    }
    buffer_byte(out, codes[ct->kind]);
    if (ct->kind == COMP_FUNC) {
        encode_resulttype(out, ct->params);
        encode_resulttype(out, ct->results);
        return;
    }
    if (ct->kind == COMP_STRUCT)
        encode_uint(out, ct->n);
    for (uint32_t i = 0; i < ct->n; i++) {
        encode_valtype(out, ct->fields[i].t);
        buffer_byte(out, ct->fields[i].mut);
    }
}

/* binary-subtype: final types without super types are written as their composite type alone */
static void encode_subtype(Buffer *out, const Subtype *st)
{
    if (!st->final || st->supers_n) {
        buffer_byte(out, st->final ? 0x4F : 0x50);
        encode_uint(out, st->supers_n);
        for (uint32_t i = 0; i < st->supers_n; i++)
            encode_uint(out, st->supers[i].x);
    }
    encode_comptype(out, &st->ct);
}

/* binary-rectype */
void encode_rectype(Buffer *out, const Rectype *rt)
{
    if (rt->n != 1) {
        buffer_byte(out, 0x4E);
        encode_uint(out, rt->n);
    }
    for (uint32_t i = 0; i < rt->n; i++)
        encode_subtype(out, &rt->st[i]);
}

/* binary-limits */
/* FLAGS are set beside those of the limits. */
static void encode_limits(Buffer *out, unsigned flags, Addrtype at, Limits lim)
{
    buffer_byte(out, (uint8_t)(flags | (lim.has_max ? 0x01 : 0) | (at == AT_I64 ? 0x04 : 0)));
    encode_uint(out, lim.min);
    if (lim.has_max)
        encode_uint(out, lim.max);
}

/* binary-globaltype */
void encode_globaltype(Buffer *out, Globaltype gt)
{
    encode_valtype(out, gt.t);
    buffer_byte(out, gt.mut);
}

/* binary-memtype, with what threads and custom-page-sizes add: the customary page size is left out */
void encode_memtype(Buffer *out, Memtype mt)
{
    bool custom = mt.page_log2 != 16;
    encode_limits(out, (mt.shared ? 0x02 : 0) | (custom ? 0x08 : 0), mt.at, mt.lim);
    if (custom)
        encode_uint(out, mt.page_log2);
}

/* binary-tabletype */
void encode_tabletype(Buffer *out, Tabletype tt)
{
    encode_valtype(out, tt.t);
    encode_limits(out, 0, tt.at, tt.lim);
}

/* binary-externtype; module-linking/Binary, Import Section updates */
void encode_externtype(Buffer *out, const Externtype *xt)
{
    buffer_byte(out, (uint8_t)xt->kind);
    switch (xt->kind) {
    case EXTERN_FUNC: encode_uint(out, xt->use.x); break;
    case EXTERN_TABLE: encode_tabletype(out, xt->table); break;
    case EXTERN_MEM: encode_memtype(out, xt->mem); break;
    case EXTERN_GLOBAL: encode_globaltype(out, xt->global); break;
    case EXTERN_TAG:
        buffer_byte(out, 0x00);
        encode_uint(out, xt->use.x);
        break;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: encode_uint(out, xt->use.x); break;
    }
}
