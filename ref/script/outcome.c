/* script/outcome.c: the canonical text of outcomes. NON-SPEC. */
#include "script/outcome.h"

#include "util/alloc.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void wast_identities_free(Wast_identities *identities)
{
    free(identities->refs);
    *identities = (Wast_identities){0};
}

/* The number of REF: its place in the order of first appearance. */
static size_t identity_of(Wast_identities *identities, Embed_ref ref)
{
    for (size_t i = 0; i < identities->n; i++) {
        if (identities->refs[i].kind == ref.kind && identities->refs[i].value == ref.value)
            return i;
    }
    PUSH(identities->refs, identities->n, identities->capacity, ref);
    if (identities->store)
        embed_ref_keep(identities->store, ref);
    return identities->n - 1;
}

/* The class of a NaN with significand bits PAYLOAD (not 0), QUIET being the highest of them. */
static void print_nan(Buffer *out, bool negative, uint64_t payload, uint64_t quiet)
{
    if (payload == quiet)
        buffer_text(out, "(nan:canonical)");
    else if (payload & quiet)
        buffer_text(out, "(nan:arithmetic)");
    else
        buffer_format(out, "(%snan:0x%" PRIx64 ")", negative ? "-" : "", payload);
}

static void print_f32(Buffer *out, uint32_t bits)
{
    uint32_t payload = bits & 0x7FFFFF;
    float f;
    memcpy(&f, &bits, sizeof f);
    buffer_format(out, "f32:0x%08" PRIx32, bits);
    if ((bits & 0x7F800000) == 0x7F800000 && payload)
        print_nan(out, bits >> 31, payload, 0x400000);
    else
        buffer_format(out, "(%.9g)", (double)f);
}

static void print_f64(Buffer *out, uint64_t bits)
{
    uint64_t payload = bits & UINT64_C(0xFFFFFFFFFFFFF), top = UINT64_C(0x7FF) << 52;
    double f;
    memcpy(&f, &bits, sizeof f);
    buffer_format(out, "f64:0x%016" PRIx64, bits);
    if ((bits & top) == top && payload)
        print_nan(out, bits >> 63, payload, UINT64_C(1) << 51);
    else
        buffer_format(out, "(%.17g)", f);
}

/* As one little-endian number of 128 bits: the byte of lane 0 comes last. */
static void print_v128(Buffer *out, const uint8_t bytes[16])
{
    buffer_text(out, "v128:0x");
    for (int i = 15; i >= 0; i--)
        buffer_format(out, "%02x", bytes[i]);
}

/* Host values are ref.host in the hierarchy of any (internalized ones) and ref.extern elsewhere. */
static bool is_internal(Embed_valtype type)
{
    return type.heap <= EMBED_HEAP_NONE;
}

static void print_ref(Buffer *out, Wast_identities *identities, Embed_valtype type, Embed_ref ref)
{
    switch (ref.kind) {
    case EMBED_REF_NULL: buffer_text(out, "ref.null"); break;
    case EMBED_REF_HOST:
        buffer_format(out, "ref.%s:%" PRIu64, is_internal(type) ? "host" : "extern", ref.value);
        break;
    case EMBED_REF_I31: {
        int32_t i = (int32_t)((uint32_t)ref.value << 1) >> 1;
        buffer_format(out, "ref.i31:%" PRId32, i);
        break;
    }
    case EMBED_REF_FUNC: buffer_format(out, "ref.func#%zu", identity_of(identities, ref)); break;
    case EMBED_REF_STRUCT:
        buffer_format(out, "ref.struct#%zu", identity_of(identities, ref));
        break;
    case EMBED_REF_ARRAY: buffer_format(out, "ref.array#%zu", identity_of(identities, ref)); break;
    case EMBED_REF_EXN: buffer_format(out, "ref.exn#%zu", identity_of(identities, ref)); break;
    }
}

void wast_print_value(Buffer *out, Wast_identities *identities, const Embed_value *value)
{
    switch ((Embed_valkind)value->type.kind) {
    case EMBED_I8:
    case EMBED_I16:
    case EMBED_I32: buffer_format(out, "i32:%" PRId32, (int32_t)value->i32); break;
    case EMBED_I64: buffer_format(out, "i64:%" PRId64, (int64_t)value->i64); break;
    case EMBED_F32: print_f32(out, value->f32); break;
    case EMBED_F64: print_f64(out, value->f64); break;
    case EMBED_V128: print_v128(out, value->v128); break;
    case EMBED_BOT:
    case EMBED_REF: print_ref(out, identities, value->type, value->ref); break;
    }
}

void wast_print_returned(Buffer *out, Wast_identities *identities, const Embed_value *values,
                         uint32_t n)
{
    buffer_text(out, "returned");
    for (uint32_t i = 0; i < n; i++) {
        buffer_byte(out, ' ');
        wast_print_value(out, identities, &values[i]);
    }
}

void wast_print_features(Buffer *out, Embed_features set)
{
    const char *comma = "";
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (set >> i & 1) {
            buffer_format(out, "%s%s", comma, embed_feature_name(i));
            comma = ",";
        }
    }
}

void wast_print_failure(Buffer *out, const Embed_failure *failure)
{
    if (failure->features) {
        buffer_text(out, "unsupported ");
        wast_print_features(out, failure->features);
        return;
    }
    switch (failure->result) {
    case EMBED_OK: buffer_text(out, "passed"); break;
    case EMBED_MALFORMED: buffer_text(out, "malformed"); break;
    case EMBED_INVALID: buffer_text(out, "invalid"); break;
    case EMBED_UNLINKABLE: buffer_text(out, "unlinkable"); break;
    case EMBED_TRAP: buffer_format(out, "trapped %s", failure->kind); break;
    case EMBED_EXCEPTION: buffer_text(out, "threw wasm-exception"); break;
    case EMBED_EXHAUSTION: buffer_text(out, "exhausted"); break;
    case EMBED_LIMIT: buffer_text(out, "unsupported limit"); break;
    case EMBED_CRASH: buffer_text(out, "crashed"); break;
    }
}

/* The type of reference that a REF pattern covers, as scripts write it: "ref.func", "ref.struct". */
static const char *ref_pattern_name(const Embed_value *value)
{
    static const char *const names[] = {
        [EMBED_HEAP_ANY] = "ref.any",       [EMBED_HEAP_EQ] = "ref.eq",
        [EMBED_HEAP_I31] = "ref.i31",       [EMBED_HEAP_STRUCT] = "ref.struct",
        [EMBED_HEAP_ARRAY] = "ref.array",   [EMBED_HEAP_NONE] = "ref.none",
        [EMBED_HEAP_FUNC] = "ref.func",     [EMBED_HEAP_NOFUNC] = "ref.nofunc",
        [EMBED_HEAP_EXN] = "ref.exn",       [EMBED_HEAP_NOEXN] = "ref.noexn",
        [EMBED_HEAP_EXTERN] = "ref.extern", [EMBED_HEAP_NOEXTERN] = "ref.noextern",
    };
    if (value->type.null)
        return "ref.null";
    return value->type.heap <= EMBED_HEAP_NOEXTERN ? names[value->type.heap] : "ref";
}

/* One lane of a vector pattern as a pattern of its own. */
static Embed_pattern lane_pattern(const Embed_pattern *vector, size_t lane, size_t width)
{
    Embed_pattern pattern = {.kind = (Embed_patternkind)vector->lanes[lane]};
    pattern.value.type.kind = vector->lane_kind;
    memcpy(&pattern.value.i64, vector->value.v128 + lane * width, width);
    return pattern;
}

static size_t lane_width(Embed_valkind kind)
{
    switch (kind) {
    case EMBED_I8: return 1;
    case EMBED_I16: return 2;
    case EMBED_I32:
    case EMBED_F32: return 4;
    case EMBED_I64:
    case EMBED_F64: return 8;
    case EMBED_BOT:
    case EMBED_V128:
    case EMBED_REF: return 16;
    }
    return 16;
}

/* A vector without NaN classes is one number, with them its lanes in brackets. */
static void print_vector_pattern(Buffer *out, const Embed_pattern *pattern)
{
    size_t width = lane_width((Embed_valkind)pattern->lane_kind), n = 16 / width;
    bool exact = true;
    for (size_t i = 0; i < n; i++)
        exact &= pattern->lanes[i] == EMBED_PATTERN_VALUE;
    if (exact) {
        print_v128(out, pattern->value.v128);
        return;
    }
    buffer_text(out, "v128:[");
    for (size_t i = 0; i < n; i++) {
        Embed_pattern lane = lane_pattern(pattern, i, width);
        buffer_text(out, i ? " " : "");
        wast_print_pattern(out, &lane);
    }
    buffer_byte(out, ']');
}

void wast_print_pattern(Buffer *out, const Embed_pattern *pattern)
{
    const char *type = pattern->value.type.kind == EMBED_F32 ? "f32" : "f64";
    switch (pattern->kind) {
    case EMBED_PATTERN_VALUE: {
        Wast_identities none = {0};
        wast_print_value(out, &none, &pattern->value);
        wast_identities_free(&none);
        break;
    }
    case EMBED_PATTERN_NAN_CANONICAL: buffer_format(out, "%s:nan:canonical", type); break;
    case EMBED_PATTERN_NAN_ARITHMETIC: buffer_format(out, "%s:nan:arithmetic", type); break;
    case EMBED_PATTERN_V128: print_vector_pattern(out, pattern); break;
    case EMBED_PATTERN_REF: buffer_text(out, ref_pattern_name(&pattern->value)); break;
    case EMBED_PATTERN_EITHER:
        buffer_text(out, "either(");
        for (uint32_t i = 0; i < pattern->n; i++) {
            buffer_text(out, i ? " | " : "");
            wast_print_pattern(out, &pattern->alternatives[i]);
        }
        buffer_byte(out, ')');
        break;
    }
}
