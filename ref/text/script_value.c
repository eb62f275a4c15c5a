/* text/script_value.c: constants and expected results of scripts. NON-SPEC: the grammar is the core test suite's. */
#include "text/script_value.h"

#include <stdlib.h>

/* The type of a num.const keyword, VT_BOT for another. */
static Valkind const_kind(const Token *t)
{
    if (t->kind != TOKEN_KEYWORD)
        return VT_BOT;
    switch ((int)t->word) {
    case OP_i32_const: return VT_I32;
    case OP_i64_const: return VT_I64;
    case OP_f32_const: return VT_F32;
    case OP_f64_const: return VT_F64;
    case OP_v128_const: return VT_V128;
    default: return VT_BOT;
    }
}

/* num, of type KIND */
static Result script_num(Parser *p, Valkind kind, Script_value *v)
{
    uint64_t c;
    bool wide = kind == VT_I64 || kind == VT_F64;
    TRY(text_const(p, wide ? 64 : 32, kind == VT_F32 || kind == VT_F64, &c));
    if (wide)
        v->i64 = c;
    else
        v->i32 = (uint32_t)c;
    return RESULT_OK;
}

/* What a reference keyword of scripts is about; kind SCRIPT_REF_NULL where the keyword is none. */
typedef struct Refword {
    Script_refkind kind;
    Heapkind heap;
} Refword;

static Refword refword(const Token *t)
{
    if (t->kind != TOKEN_KEYWORD)
        return (Refword){SCRIPT_REF_NULL, HT_BOT};
    switch ((int)t->word) {
    case OP_ref_func: return (Refword){SCRIPT_REF_FUNC, HT_FUNC};
    case OP_ref_eq: return (Refword){SCRIPT_REF_HOST, HT_EQ};
    case OP_ref_i31: return (Refword){SCRIPT_REF_I31, HT_I31};
    case WORD_ref_any:
    case WORD_ref_host: return (Refword){SCRIPT_REF_HOST, HT_ANY};
    case WORD_ref_extern: return (Refword){SCRIPT_REF_HOST, HT_EXTERN};
    case WORD_ref_struct: return (Refword){SCRIPT_REF_STRUCT, HT_STRUCT};
    case WORD_ref_array: return (Refword){SCRIPT_REF_ARRAY, HT_ARRAY};
    case WORD_ref_exn: return (Refword){SCRIPT_REF_EXN, HT_EXN};
    default: return (Refword){SCRIPT_REF_NULL, HT_BOT};
    }
}

/* True for the references that a script can name by a number. */
static bool has_number(const Token *t)
{
    return at_word(t, OP_ref_i31) || at_word(t, WORD_ref_host) || at_word(t, WORD_ref_extern);
}

/* The number in (ref.extern N), (ref.host N), (ref.i31 N); T is the keyword. */
static Result script_refnum(Parser *p, const Token *t, Script_value *v)
{
    const Token *number = p->t;
    v->ref.kind = refword(t).kind;
    v->type = REFTYPE(0, refword(t).heap);
    TRY(text_u64(p, &v->ref.value));
    if (v->ref.value >> (at_word(t, OP_ref_i31) ? 31 : 62))
        return text_fail(p, ERR_constant_out_of_range, number);
    return RESULT_OK;
}

/* The heap type of a null. Values are of the script, not of a module: they may be of any type, whatever is switched on. */
static Result script_heaptype(Parser *p, Valtype *t)
{
    Features features = p->features;
    p->features = FEATURES_ALL;
    Result result = text_heaptype(p, t);
    p->features = features;
    return result;
}

/* const; *lane is the type of a vector's lanes */
static Result script_const(Parser *p, Script_value *v, uint8_t *lane)
{
    TRY(text_lpar(p));
    const Token *t = p->t;
    Valkind kind = const_kind(t);
    p->t++;
    if (kind == VT_V128) {
        Valkind shape;
        v->type = VALTYPE(kind);
        TRY(text_shape(p, &shape));
        for (unsigned i = 0; i < 16; i += lane_bytes(shape))
            TRY(text_lane(p, shape, v->v128 + i));
        *lane = (uint8_t)shape;
    } else if (kind != VT_BOT) {
        v->type = VALTYPE(kind);
        TRY(script_num(p, kind, v));
    } else if (at_word(t, OP_ref_null)) {
        v->type = REFTYPE(1, 0);
        TRY(script_heaptype(p, &v->type));
    } else if (has_number(t)) {
        TRY(script_refnum(p, t, v));
    } else {
        p->t = t;
        return text_unexpected(p, "a constant");
    }
    return text_rpar(p);
}

Result script_consts(Parser *p, Script_command *c)
{
    for (const Token *t = p->t; t->kind == TOKEN_LPAR; t = after_form(p, t))
        c->args_n++;
    Script_value *args = ARENA_ARRAY(p->arena, Script_value, c->args_n);
    uint8_t *lanes = ARENA_ARRAY(p->arena, uint8_t, c->args_n);
    c->args = args;
    c->lanes = lanes;
    for (uint32_t i = 0; i < c->args_n; i++)
        TRY(script_const(p, &args[i], &lanes[i]));
    return RESULT_OK;
}

/* nan:canonical, nan:arithmetic: the class at the current token, SCRIPT_PATTERN_VALUE for none. */
static Script_patternkind nan_class(Parser *p)
{
    if (at_word(p->t, WORD_nan_canonical))
        return SCRIPT_PATTERN_NAN_CANONICAL;
    return at_word(p->t, WORD_nan_arithmetic) ? SCRIPT_PATTERN_NAN_ARITHMETIC
                                              : SCRIPT_PATTERN_VALUE;
}

/* v128.const: each lane a number or a NaN class. */
static Result script_lanes(Parser *p, Script_pattern *r)
{
    Valkind lane;
    TRY(text_shape(p, &lane));
    r->kind = SCRIPT_PATTERN_V128;
    r->lane_kind = (uint8_t)lane;
    size_t bytes = lane_bytes(lane);
    for (size_t i = 0; i < 16 / bytes; i++) {
        bool is_float = lane == VT_F32 || lane == VT_F64;
        r->lanes[i] = (uint8_t)(is_float ? nan_class(p) : SCRIPT_PATTERN_VALUE);
        if (r->lanes[i] != SCRIPT_PATTERN_VALUE)
            p->t++;
        else
            TRY(text_lane(p, lane, r->value.v128 + bytes * i));
    }
    return RESULT_OK;
}

/* (ref.null), (ref.null ht), (ref.func), (ref.extern), (ref.extern N) ...; T is the keyword. */
static Result script_ref(Parser *p, const Token *t, Script_pattern *r)
{
    r->kind = SCRIPT_PATTERN_REF;
    if (at_word(t, OP_ref_null)) {
        r->value.type = REFTYPE(1, HT_BOT);
        return p->t->kind == TOKEN_RPAR ? RESULT_OK : script_heaptype(p, &r->value.type);
    }
    if (has_number(t) && p->t->kind == TOKEN_NAT) {
        r->kind = SCRIPT_PATTERN_VALUE;
        return script_refnum(p, t, &r->value);
    }
    Refword word = refword(t);
    r->value.ref.kind = word.kind;
    r->value.type = REFTYPE(0, word.heap);
    return RESULT_OK;
}

/* result, but either */
static Result script_result(Parser *p, Script_pattern *r)
{
    TRY(text_lpar(p));
    const Token *t = p->t;
    Valkind kind = const_kind(t);
    p->t++;
    r->value.type = VALTYPE(kind);
    if (kind == VT_V128) {
        TRY(script_lanes(p, r));
    } else if (kind != VT_BOT) {
        if (kind == VT_F32 || kind == VT_F64)
            r->kind = nan_class(p);
        if (r->kind != SCRIPT_PATTERN_VALUE)
            p->t++;
        else
            TRY(script_num(p, kind, &r->value));
    } else if (at_word(t, OP_ref_null) || refword(t).kind != SCRIPT_REF_NULL) {
        TRY(script_ref(p, t, r));
    } else {
        p->t = t;
        return text_unexpected(p, "a result");
    }
    return text_rpar(p);
}

/* (either result*) */
static Result script_either(Parser *p, Script_pattern *r)
{
    p->t += 2;
    r->kind = SCRIPT_PATTERN_EITHER;
    for (const Token *t = p->t; t->kind == TOKEN_LPAR; t = after_form(p, t))
        r->n++;
    Script_pattern *list = ARENA_ARRAY(p->arena, Script_pattern, r->n);
    r->alternatives = list;
    for (uint32_t i = 0; i < r->n; i++)
        TRY(script_result(p, &list[i]));
    return text_rpar(p);
}

Result script_results(Parser *p, const Script_pattern **patterns, uint32_t *n)
{
    *n = 0;
    for (const Token *t = p->t; t->kind == TOKEN_LPAR; t = after_form(p, t))
        ++*n;
    Script_pattern *list = ARENA_ARRAY(p->arena, Script_pattern, *n);
    *patterns = list;
    for (uint32_t i = 0; i < *n; i++)
        TRY(at_form(p, WORD_either) ? script_either(p, &list[i]) : script_result(p, &list[i]));
    return RESULT_OK;
}
