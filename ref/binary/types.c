/* binary/types.c: types (core/binary/types). */
#include "binary/reader.h"

/* The codes of types are those of small negative integers: one byte, bit 6 set. What continues in a second byte is a
   longer integer than a code may be. */
static Result binary_typecode(Reader *r, uint8_t *out)
{
    TRY(binary_byte(r, out));
    if (*out >= 0x80)
        return FAIL(r, r->at, integer_too_long, "type code of more than one byte");
    return RESULT_OK;
}

bool reader_at_type(const Reader *r)
{
    return r->at < r->end && (*r->at & 0xC0) == 0x40;
}

/* binary-absheaptype; Babsheaptype. HT_BOT if CODE is none. */
static Heapkind absheaptype_of(uint8_t code)
{
    static const uint8_t kinds[] = {HT_EXN,  HT_ARRAY,    HT_STRUCT, HT_I31,
                                    HT_EQ,   HT_ANY,      HT_EXTERN, HT_FUNC,
                                    HT_NONE, HT_NOEXTERN, HT_NOFUNC, HT_NOEXN};
    return code >= 0x69 && code <= 0x74 ? (Heapkind)kinds[code - 0x69] : HT_BOT;
}

/* NON-SPEC: what the abstract heap types came with. */
static Result gate_heaptype(Reader *r, const uint8_t *at, Heapkind kind)
{
    if (kind == HT_FUNC)
        return RESULT_OK;
    if (kind == HT_EXTERN)
        return reader_gate(r, at, FEATURE_reference_types);
    bool exn = kind == HT_EXN || kind == HT_NOEXN;
    return reader_gate(r, at, exn ? FEATURE_exceptions : FEATURE_gc);
}

/* binary-heaptype; Bheaptype */
/* An abstract heap type or a type index, given as the reference type (ref null? ht). */
Result binary_heaptype(Reader *r, bool null, Valtype *out)
{
    const uint8_t *at = r->at;
    if (reader_at_type(r)) {
        Heapkind kind = absheaptype_of(*r->at);
        if (kind == HT_BOT)
            return FAIL(r, at, malformed_heap_type, "0x%02x", *at);
        r->at++;
        *out = REFTYPE(null, kind);
        return gate_heaptype(r, at, kind);
    }
    int64_t x = 0;
    TRY(binary_sint(r, 33, &x));
    if (x < 0)
        return FAIL(r, at, malformed_heap_type, "negative type index");
    *out = REFTYPE_X(null, HT_IDX, (uint32_t)x);
    return reader_gate(r, at, FEATURE_function_references);
}

/* binary-reftype; Breftype */
Result binary_reftype(Reader *r, Valtype *out)
{
    const uint8_t *at = r->at;
    uint8_t code = 0;
    TRY(binary_typecode(r, &code));
    if (code == 0x63 || code == 0x64) {
        TRY(reader_gate(r, at, FEATURE_function_references));
        return binary_heaptype(r, code == 0x63, out);
    }
    Heapkind kind = absheaptype_of(code);
    if (kind == HT_BOT)
        return FAIL(r, at, malformed_reference_type, "0x%02x", code);
    *out = REFTYPE(1, kind);
    return gate_heaptype(r, at, kind);
}

static bool is_reftype_code(uint8_t code)
{
    return code == 0x63 || code == 0x64 || absheaptype_of(code) != HT_BOT;
}

/* binary-valtype, binary-numtype, binary-vectype; Bvaltype */
Result binary_valtype(Reader *r, Valtype *out)
{
    static const uint8_t kinds[] = {VT_V128, VT_F64, VT_F32, VT_I64, VT_I32};
    const uint8_t *at = r->at;
    if (at < r->end && is_reftype_code(*at)) {
        TRY(reader_gate(r, at, FEATURE_reference_types));
        return binary_reftype(r, out);
    }
    uint8_t code = 0;
    TRY(binary_typecode(r, &code));
    if (code < 0x7B)
        return FAIL(r, at, malformed_value_type, "0x%02x", code);
    *out = VALTYPE(kinds[code - 0x7B]);
    return code == 0x7B ? reader_gate(r, at, FEATURE_simd) : RESULT_OK;
}

/* binary-resulttype; Bresulttype */
static Result binary_resulttype(Reader *r, Bound bound, Resulttype *out)
{
    const uint8_t *at = r->at;
    TRY(binary_list(r, &out->n));
    TRY(reader_limit(r, at, out->n, bound));
    Valtype *t = ARENA_ARRAY(&r->m->arena, Valtype, out->n);
    out->t = t;
    for (uint32_t i = 0; i < out->n; i++)
        TRY(binary_valtype(r, &t[i]));
    return RESULT_OK;
}

/* binary-mut; Bmut */
static Result binary_mut(Reader *r, bool *out)
{
    uint8_t b = 0;
    TRY(binary_byte(r, &b));
    if (b > 1)
        return FAIL(r, r->at - 1, malformed_mutability, "0x%02x", b);
    *out = b;
    return RESULT_OK;
}

/* binary-storagetype, binary-packtype; Bstoragetype */
static Result binary_storagetype(Reader *r, Valtype *out)
{
    uint8_t code = r->at < r->end ? *r->at : 0;
    if (code == 0x77 || code == 0x78) {
        r->at++;
        *out = VALTYPE(code == 0x77 ? VT_I16 : VT_I8);
        return RESULT_OK;
    }
    if (reader_at_type(r) && code < 0x7B && !is_reftype_code(code))
        return FAIL(r, r->at, malformed_storage_type, "0x%02x", code);
    return binary_valtype(r, out);
}

/* binary-fieldtype; Bfieldtype */
static Result binary_fieldtype(Reader *r, Fieldtype *out)
{
    TRY(binary_storagetype(r, &out->t));
    return binary_mut(r, &out->mut);
}

/* binary-structtype, binary-arraytype: the fields, one for an array */
static Result binary_fields(Reader *r, Comptype *out)
{
    const uint8_t *at = r->at;
    out->n = 1;
    if (out->kind == COMP_STRUCT)
        TRY(binary_list(r, &out->n));
    TRY(reader_limit(r, at, out->n, BOUND_struct_fields));
    Fieldtype *fields = ARENA_ARRAY(&r->m->arena, Fieldtype, out->n);
    out->fields = fields;
    for (uint32_t i = 0; i < out->n; i++)
        TRY(binary_fieldtype(r, &fields[i]));
    return RESULT_OK;
}

/* binary-comptype, binary-functype; Bcomptype */
/* CODE, which stands at AT, was read. */
static Result binary_comptype(Reader *r, const uint8_t *at, uint8_t code, Comptype *out)
{
    switch (code) {
    case 0x5E:
    case 0x5F:
        out->kind = code == 0x5E ? COMP_ARRAY : COMP_STRUCT;
        TRY(reader_gate(r, at, FEATURE_gc));
        return binary_fields(r, out);
    case 0x60:
        out->kind = COMP_FUNC;
        TRY(binary_resulttype(r, BOUND_parameters, &out->params));
        return binary_resulttype(r, BOUND_results, &out->results);
    default: return FAIL(r, at, malformed_definition_type, "0x%02x", code);
    }
}

/* binary-subtype; Bsubtype */
/* CODE, which stands at AT, was read. */
static Result binary_subtype(Reader *r, const uint8_t *at, uint8_t code, Subtype *out)
{
    out->pos = reader_pos(r, at);
    out->final = code != 0x50;
    if (code != 0x4F && code != 0x50)
        return binary_comptype(r, at, code, &out->ct);
    TRY(reader_gate(r, at, FEATURE_gc));
    TRY(binary_list(r, &out->supers_n));
    Typeuse *supers = ARENA_ARRAY(&r->m->arena, Typeuse, out->supers_n);
    out->supers = supers;
    for (uint32_t i = 0; i < out->supers_n; i++) {
        supers[i].kind = HT_IDX;
        TRY(binary_u32(r, &supers[i].x));
    }
    at = r->at;
    TRY(binary_typecode(r, &code));
    return binary_comptype(r, at, code, &out->ct);
}

/* The type or, in a GROUP, types of OUT, the first with the lead byte CODE, which stands at AT and was read. */
static Result binary_subtypes(Reader *r, bool group, const uint8_t *at, uint8_t code, Rectype *out)
{
    for (uint32_t i = 0; i < out->n; i++) {
        if (group) {
            at = r->at;
            TRY(binary_typecode(r, &code));
        }
        TRY(binary_subtype(r, at, code, &out->st[i]));
    }
    return RESULT_OK;
}

/* binary-rectype; Brectype */
/* A group of types, or one type that stands for a group of one, which module and instance types always do. */
Result binary_rectype(Reader *r, uint32_t *types_n, Rectype *out)
{
    const uint8_t *at = r->at;
    uint8_t code = 0;
    TRY(binary_typecode(r, &code));
    bool group = code == 0x4E, linking = code == 0x61 || code == 0x62;
    out->n = 1;
    if (linking)
        TRY(reader_extension(r, at, FEATURE_module_linking, ERR_malformed_definition_type));
    if (group) {
        TRY(reader_gate(r, at, FEATURE_gc));
        TRY(binary_list(r, &out->n));
    }
    TRY(reader_limit(r, at, (uint64_t)*types_n + out->n, BOUND_types));
    *types_n += out->n;
    out->st = ARENA_ARRAY(&r->m->arena, Subtype, out->n);
    if (!linking)
        return binary_subtypes(r, group, at, code, out);
    out->st->final = true;
    out->st->pos = reader_pos(r, at);
    return binary_moduletype(r, at, code, &out->st->ct);
}

/* The bits of the flags byte of limits; those of threads and custom-page-sizes are for memories only. */
enum { LIMITS_MAX = 0x01, LIMITS_SHARED = 0x02, LIMITS_I64 = 0x04, LIMITS_PAGESIZE = 0x08 };

/* binary-limits; Blimits */
/* The flags say whether there is a maximum and which address type there is; those in ALLOWED may stand there too. */
static Result binary_limits(Reader *r, uint8_t allowed, Addrtype *at, Limits *out)
{
    uint8_t flags = 0;
    TRY(binary_byte(r, &flags));
    if (flags & ~(LIMITS_MAX | LIMITS_I64 | allowed))
        return FAIL(r, r->at - 1, malformed_limits, "0x%02x", flags);
    if (flags & LIMITS_I64)
        TRY(reader_gate(r, r->at - 1, FEATURE_memory64));
    *at = flags & LIMITS_I64 ? AT_I64 : AT_I32;
    out->has_max = flags & LIMITS_MAX;
    TRY(binary_bound(r, &out->min));
    return out->has_max ? binary_bound(r, &out->max) : RESULT_OK;
}

/* binary-tagtype; Btagtype: the type index */
Result binary_tagtype(Reader *r, uint32_t *out)
{
    uint8_t attribute = 0;
    TRY(binary_byte(r, &attribute));
    if (attribute)
        return FAIL(r, r->at - 1, malformed_tag_attribute, "0x%02x", attribute);
    return binary_u32(r, out);
}

/* binary-globaltype; Bglobaltype */
Result binary_globaltype(Reader *r, Globaltype *out)
{
    TRY(binary_valtype(r, &out->t));
    return binary_mut(r, &out->mut);
}

/* binary-memtype; Bmemtype */
/* Flags that threads brought say that the memory is shared, those of custom-page-sizes that the logarithm of its page
   size follows. Shared memories without a maximum have an encoding only with custom-page-sizes. */
Result binary_memtype(Reader *r, Memtype *out)
{
    const uint8_t *at = r->at;
    uint8_t flags = at < r->end ? *at : 0;
    uint32_t page_log2 = 16;
    out->shared = flags & LIMITS_SHARED;
    if (flags <= (LIMITS_MAX | LIMITS_SHARED | LIMITS_I64 | LIMITS_PAGESIZE)) {
        if (flags & LIMITS_PAGESIZE)
            TRY(reader_extension(r, at, FEATURE_custom_page_sizes, ERR_malformed_limits));
        if (out->shared)
            TRY(reader_extension(r, at, FEATURE_threads, ERR_malformed_limits));
        if (out->shared && !(flags & LIMITS_MAX) && !(r->features & FEATURE_BIT(custom_page_sizes)))
            return FAIL(r, at, malformed_limits, "0x%02x: shared without maximum", flags);
    }
    TRY(binary_limits(r, LIMITS_SHARED | LIMITS_PAGESIZE, &out->at, &out->lim));
    at = r->at;
    if (flags & LIMITS_PAGESIZE)
        TRY(binary_u32(r, &page_log2));
    if (page_log2 > 64)
        return FAIL(r, at, malformed_page_size, "2^%u", page_log2);
    out->page_log2 = (uint8_t)page_log2;
    return RESULT_OK;
}

/* binary-tabletype; Btabletype */
Result binary_tabletype(Reader *r, Tabletype *out)
{
    TRY(binary_reftype(r, &out->t));
    return binary_limits(r, 0, &out->at, &out->lim);
}

/* binary-externtype; Bexterntype */
Result binary_externtype(Reader *r, Externtype *out)
{
    const uint8_t *at = r->at;
    uint8_t kind = 0;
    TRY(binary_byte(r, &kind));
    switch (kind) {
    case 0x00:
        *out = (Externtype){.kind = EXTERN_FUNC, .use.kind = HT_IDX};
        return binary_u32(r, &out->use.x);
    case 0x01: *out = (Externtype){.kind = EXTERN_TABLE}; return binary_tabletype(r, &out->table);
    case 0x02: *out = (Externtype){.kind = EXTERN_MEM}; return binary_memtype(r, &out->mem);
    case 0x03:
        *out = (Externtype){.kind = EXTERN_GLOBAL};
        return binary_globaltype(r, &out->global);
    case 0x04:
        *out = (Externtype){.kind = EXTERN_TAG, .use.kind = HT_IDX};
        TRY(reader_gate(r, at, FEATURE_exceptions));
        return binary_tagtype(r, &out->use.x);
    case 0x05:
    case 0x06:
        *out = (Externtype){.kind = (Externkind)kind, .use.kind = HT_IDX};
        TRY(reader_extension(r, at, FEATURE_module_linking, ERR_malformed_import_kind));
        return binary_u32(r, &out->use.x);
    default: return FAIL(r, at, malformed_import_kind, "0x%02x", kind);
    }
}
