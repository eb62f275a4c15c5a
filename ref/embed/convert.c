/* embed/convert.c: between the records of touchstone.h and those of the reference. NON-SPEC. */
#include "embed/convert.h"

#include "exec/exec.h"

#include <stdio.h>
#include <string.h>

/* ---- types ---- */

#define SAME(ours, theirs) _Static_assert((int)(ours) == (int)(theirs), "mirrored enumerators")
SAME(VT_I16, EMBED_I16);
SAME(VT_REF, EMBED_REF);
SAME(HT_BOT, EMBED_HEAP_BOT);
SAME(HT_DEF, EMBED_HEAP_DEF);
SAME(EXTERN_TAG, EMBED_TAG);
SAME(EXTERN_INSTANCE, EMBED_INSTANCE);
_Static_assert(sizeof(Valtype) == sizeof(Embed_valtype) &&
                   offsetof(Valtype, null) == offsetof(Embed_valtype, null) &&
                   offsetof(Valtype, heap) == offsetof(Embed_valtype, heap) &&
                   offsetof(Valtype, x) == offsetof(Embed_valtype, x),
               "result types are given out as they are");

static Limits limits_of(Embed_limits lim)
{
    return (Limits){.min = lim.min, .max = lim.max, .has_max = lim.has_max};
}

static Embed_limits embed_limits(Limits lim)
{
    return (Embed_limits){.min = lim.min, .max = lim.max, .has_max = lim.has_max};
}

Externtype externtype_of(const Embed_externtype *type)
{
    Addrtype at = type->addr64 ? AT_I64 : AT_I32;
    Limits lim = limits_of(type->limits);
    Externtype xt = {.kind = (Externkind)type->kind};
    switch (xt.kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: xt.use = (Typeuse){.kind = HT_DEF, .x = type->deftype}; break;
    case EXTERN_TABLE:
        xt.table = (Tabletype){.at = at, .lim = lim, .t = valtype_of(type->t)};
        break;
    case EXTERN_MEM:
        xt.mem =
            (Memtype){.at = at, .lim = lim, .shared = type->shared, .page_log2 = type->page_log2};
        break;
    case EXTERN_GLOBAL: xt.global = (Globaltype){.mut = type->mut, .t = valtype_of(type->t)}; break;
    }
    return xt;
}

Embed_externtype embed_externtype(Externtype type)
{
    Embed_externtype xt = {.kind = (Embed_externkind)type.kind};
    switch (type.kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: xt.deftype = type.use.x; break;
    case EXTERN_TABLE:
        xt.t = embed_valtype(type.table.t);
        xt.addr64 = type.table.at == AT_I64;
        xt.limits = embed_limits(type.table.lim);
        break;
    case EXTERN_MEM:
        xt.addr64 = type.mem.at == AT_I64;
        xt.shared = type.mem.shared;
        xt.page_log2 = type.mem.page_log2;
        xt.limits = embed_limits(type.mem.lim);
        break;
    case EXTERN_GLOBAL:
        xt.t = embed_valtype(type.global.t);
        xt.mut = type.global.mut;
        break;
    }
    return xt;
}

Heapkind hierarchy_of(Valtype t)
{
    switch ((Heapkind)t.heap) {
    case HT_ANY:
    case HT_EQ:
    case HT_I31:
    case HT_STRUCT:
    case HT_ARRAY:
    case HT_NONE: return HT_ANY;
    case HT_FUNC:
    case HT_NOFUNC: return HT_FUNC;
    case HT_EXN:
    case HT_NOEXN: return HT_EXN;
    case HT_EXTERN:
    case HT_NOEXTERN: return HT_EXTERN;
    case HT_DEF: return deftype_of(t.x)->st.ct.kind == COMP_FUNC ? HT_FUNC : HT_ANY;
    case HT_BOT:
    case HT_IDX:
    case HT_REC: return HT_BOT;
    }
    return HT_BOT;
}

/* ---- values ---- */

Ref ref_of(const Store *store, Embed_ref ref)
{
    switch (ref.kind) {
    case EMBED_REF_NULL: return REF_NULL;
    case EMBED_REF_FUNC: return func_ref(store->funcs[ref.value]);
    case EMBED_REF_HOST: return ref_host(ref.value);
    case EMBED_REF_I31: return ref_i31((uint32_t)ref.value);
    case EMBED_REF_STRUCT:
    case EMBED_REF_ARRAY:
    case EMBED_REF_EXN: return ref.value;
    }
    return REF_NULL;
}

Embed_ref embed_ref(Valtype t, Ref r)
{
    if (r == REF_NULL)
        return (Embed_ref){.kind = EMBED_REF_NULL};
    Heapkind hierarchy = hierarchy_of(t);
    if (hierarchy == HT_FUNC)
        return (Embed_ref){.kind = EMBED_REF_FUNC, .value = ref_funcinst(r)->addr};
    if (hierarchy == HT_EXN)
        return (Embed_ref){.kind = EMBED_REF_EXN, .value = r};
    if (ref_is_i31(r))
        return (Embed_ref){.kind = EMBED_REF_I31, .value = r >> 1 & 0x7FFFFFFF};
    if (ref_is_host(r))
        return (Embed_ref){.kind = EMBED_REF_HOST, .value = ref_host_number(r)};
    bool array = deftype_of(ref_aggr(r)->type)->st.ct.kind == COMP_ARRAY;
    return (Embed_ref){.kind = array ? EMBED_REF_ARRAY : EMBED_REF_STRUCT, .value = r};
}

Value value_of(const Store *store, const Embed_value *value)
{
    Value v = {0};
    if (value->type.kind == EMBED_REF)
        v.ref = ref_of(store, value->ref);
    else
        memcpy(&v, value->v128, sizeof v);
    return v;
}

Embed_value embed_value(Valtype t, Value value)
{
    Embed_value v = {.type = embed_valtype(t)};
    if (t.kind == VT_REF)
        v.ref = embed_ref(t, value.ref);
    else if (t.kind == VT_V128)
        memcpy(v.v128, value.v128.b, sizeof v.v128);
    else if (t.kind == VT_I64 || t.kind == VT_F64)
        v.i64 = value.i64;
    else
        v.i32 = value.i32;
    return v;
}

/* The hierarchies that a reference of KIND can be in. */
static bool in_hierarchy(Embed_refkind kind, Heapkind hierarchy)
{
    switch (kind) {
    case EMBED_REF_NULL: return true;
    case EMBED_REF_FUNC: return hierarchy == HT_FUNC;
    case EMBED_REF_EXN: return hierarchy == HT_EXN;
    case EMBED_REF_HOST:
    case EMBED_REF_I31:
    case EMBED_REF_STRUCT:
    case EMBED_REF_ARRAY: return hierarchy == HT_ANY || hierarchy == HT_EXTERN;
    }
    return false;
}

bool ref_fits(const Store *store, Embed_ref ref, Valtype t)
{
    if (t.kind != VT_REF || !in_hierarchy(ref.kind, hierarchy_of(t)))
        return false;
    if (ref.kind == EMBED_REF_NULL)
        return t.null;
    return ref_has_type(ref_of(store, ref), t);
}

/* ---- failures ---- */

SAME(RESULT_OK, EMBED_OK);
SAME(RESULT_EXCEPTION, EMBED_EXCEPTION);
SAME(RESULT_CRASH, EMBED_CRASH);

/* "kind: detail"; for unknown identifiers the detail completes the kind. */
static void write_message(const Failure *from, Embed_failure *to)
{
    const char *between = from->code == ERR_unknown_identifier || !from->detail[0] ? "" : ": ";
    snprintf(to->message, sizeof to->message, "%s%s%s", to->kind, between, from->detail);
}

Embed_result embed_failure(const Failure *from, Embed_failure *to)
{
    to->result = (Embed_result)from->result;
    to->kind = error_text(from->code);
    to->offset = from->pos.offset;
    to->line = from->pos.line;
    to->column = from->pos.column;
    to->func = from->func;
    to->features = from->features;
    to->instr = from->instr < OP_COUNT ? oprows[from->instr].mnemonic : NULL;
    write_message(from, to);
    return to->result;
}

Embed_result embed_fail(Embed_failure *to, Errcode code, const char *detail)
{
    Failure failure;
    (void)fail(&failure, code, pos_none(), detail ? "%s" : NULL, detail);
    return embed_failure(&failure, to);
}

/* The kind that stands for failures of a class whose own kind is not known. */
static Errcode usual_code(Result result)
{
    switch (result) {
    case RESULT_EXCEPTION: return ERR_uncaught_exception;
    case RESULT_EXHAUSTION: return ERR_call_stack_exhausted;
    case RESULT_LIMIT: return ERR_implementation_limit;
    case RESULT_TRAP: return ERR_host_trap;
    case RESULT_OK:
    case RESULT_MALFORMED:
    case RESULT_INVALID:
    case RESULT_UNLINKABLE:
    case RESULT_CRASH: return ERR_internal;
    }
    return ERR_internal;
}

Result failure_of(Embed_result result, const Embed_failure *from, Failure *to)
{
    Result class = (Result)result;
    bool told = from->result == result && from->kind;
    Errcode code = told ? error_named(class, from->kind) : ERR_none;
    if (code == ERR_none)
        code = usual_code(class);
    if (!told)
        return fail(to, code, pos_none(), NULL);
    size_t kind = strlen(error_text(code));
    const char *detail =
        strncmp(from->message, error_text(code), kind) == 0 ? from->message + kind : from->message;
    detail += strncmp(detail, ": ", 2) == 0 ? 2 : 0;
    Pos pos = {.offset = from->offset, .line = from->line, .column = from->column};
    Result failed = fail(to, code, pos, detail[0] ? "%s" : NULL, detail);
    to->func = from->func;
    to->features = from->features;
    return failed;
}
