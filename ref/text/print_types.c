/* text/print_types.c: types (core/text/types). */
#include "text/printer.h"

#include <inttypes.h>

/* text-heaptype */
void print_heaptype(Printer *p, Valtype t)
{
    static const char *const names[] = {
        [HT_ANY] = "any",       [HT_EQ] = "eq",         [HT_I31] = "i31",
        [HT_STRUCT] = "struct", [HT_ARRAY] = "array",   [HT_NONE] = "none",
        [HT_FUNC] = "func",     [HT_NOFUNC] = "nofunc", [HT_EXN] = "exn",
        [HT_NOEXN] = "noexn",   [HT_EXTERN] = "extern", [HT_NOEXTERN] = "noextern"};
    if (t.heap <= HT_NOEXTERN)
        buffer_format(p->out, " %s", names[t.heap]);
    else
        print_index(p, &p->type_ids, t.x);
}

/* text-reftype, abbreviated where it can be */
void print_reftype(Printer *p, Valtype t)
{
    static const char *const names[] = {
        [HT_ANY] = "anyref",       [HT_EQ] = "eqref",           [HT_I31] = "i31ref",
        [HT_STRUCT] = "structref", [HT_ARRAY] = "arrayref",     [HT_NONE] = "nullref",
        [HT_FUNC] = "funcref",     [HT_NOFUNC] = "nullfuncref", [HT_EXN] = "exnref",
        [HT_NOEXN] = "nullexnref", [HT_EXTERN] = "externref",   [HT_NOEXTERN] = "nullexternref"};
    if (t.null && t.heap <= HT_NOEXTERN) {
        buffer_text(p->out, names[t.heap]);
        return;
    }
    buffer_text(p->out, t.null ? "(ref null" : "(ref");
    print_heaptype(p, t);
    buffer_byte(p->out, ')');
}

/* text-valtype, text-storagetype */
void print_storagetype(Printer *p, Valtype t)
{
    static const char *const names[] = {
        [VT_I32] = "i32",   [VT_I64] = "i64", [VT_F32] = "f32", [VT_F64] = "f64",
        [VT_V128] = "v128", [VT_I8] = "i8",   [VT_I16] = "i16"};
    if (t.kind == VT_REF)
        print_reftype(p, t);
    else
        buffer_text(p->out, names[t.kind]);
}

void print_typeidx(Printer *p, uint32_t x)
{
    buffer_text(p->out, " (type");
    print_index(p, &p->type_ids, x);
    buffer_byte(p->out, ')');
}

/* The type, in (mut ...) if MUT */
static void print_mutable(Printer *p, Valtype t, bool mut)
{
    buffer_text(p->out, mut ? " (mut " : " ");
    print_storagetype(p, t);
    if (mut)
        buffer_byte(p->out, ')');
}

/* text-param, text-result: one list, or one by one where IDS has identifiers for them */
static void print_list(Printer *p, const char *keyword, Resulttype ts, const Ids *ids)
{
    bool open = false;
    for (uint32_t i = 0; i < ts.n; i++) {
        bool named = ids && print_has_name(p, ids, i);
        if (open && named)
            buffer_byte(p->out, ')');
        if (named || !open)
            buffer_format(p->out, " (%s", keyword);
        if (named)
            print_name(p, ids, i);
        buffer_byte(p->out, ' ');
        print_storagetype(p, ts.t[i]);
        open = !named;
        if (named)
            buffer_byte(p->out, ')');
    }
    if (open)
        buffer_byte(p->out, ')');
}

/* text-field */
static void print_fields(Printer *p, const Comptype *ct, const Ids *ids)
{
    for (uint32_t i = 0; i < ct->n; i++) {
        buffer_text(p->out, " (field");
        if (ids)
            print_name(p, ids, i);
        print_mutable(p, ct->fields[i].t, ct->fields[i].mut);
        buffer_byte(p->out, ')');
    }
}

/* text-comptype of type X */
static void print_comptype_of(Printer *p, const Comptype *ct, uint32_t x)
{
    switch (ct->kind) {
    case COMP_FUNC:
        buffer_text(p->out, " (func");
        print_signature(p, ct);
        break;
    case COMP_STRUCT:
        buffer_text(p->out, " (struct");
        print_fields(p, ct, p->fields ? &p->fields[x] : NULL);
        break;
    case COMP_ARRAY:
        buffer_text(p->out, " (array");
        print_mutable(p, ct->fields[0].t, ct->fields[0].mut);
        break;
    case COMP_MODULE:
    case COMP_INSTANCE: print_linktype(p, ct); return;
    }
    buffer_byte(p->out, ')');
}

/* text-typedef, text-subtype of type X */
static void print_subtype(Printer *p, const Subtype *st, uint32_t x)
{
    buffer_text(p->out, "(type");
    print_binding(p, &p->type_ids, x);
    bool sub = !st->final || st->supers_n;
    if (sub) {
        buffer_text(p->out, st->final ? " (sub final" : " (sub");
        for (uint32_t i = 0; i < st->supers_n; i++)
            print_index(p, &p->type_ids, st->supers[i].x);
    }
    print_comptype_of(p, &st->ct, x);
    buffer_text(p->out, sub ? "))" : ")");
}

/* text-rectype, whose first type has index X */
void print_rectype(Printer *p, const Rectype *rt, uint32_t x)
{
    if (rt->n == 1) {
        print_newline(p, 0);
        print_subtype(p, &rt->st[0], x);
        return;
    }
    print_newline(p, 0);
    buffer_text(p->out, "(rec");
    for (uint32_t i = 0; i < rt->n; i++) {
        print_newline(p, 2);
        print_subtype(p, &rt->st[i], x + i);
    }
    buffer_byte(p->out, ')');
}

/* text-addrtype, text-limits */
static void print_limits(Printer *p, Addrtype at, Limits lim)
{
    buffer_format(p->out, "%s %" PRIu64, at == AT_I64 ? " i64" : "", lim.min);
    if (lim.has_max)
        buffer_format(p->out, " %" PRIu64, lim.max);
}

/* text-globaltype */
void print_globaltype(Printer *p, Globaltype gt)
{
    print_mutable(p, gt.t, gt.mut);
}

/* text-memtype, with what threads and custom-page-sizes add. Page sizes from 2^32 on, which no
   valid module has, have no text: 0 stands for 2^64. */
void print_memtype(Printer *p, Memtype mt)
{
    print_limits(p, mt.at, mt.lim);
    if (mt.shared)
        buffer_text(p->out, " shared");
    if (mt.page_log2 != 16)
        buffer_format(p->out, " (pagesize %" PRIu64 ")",
                      mt.page_log2 < 64 ? UINT64_C(1) << mt.page_log2 : 0);
}

void print_tablelimits(Printer *p, Tabletype tt)
{
    print_limits(p, tt.at, tt.lim);
}

/* text-tabletype */
void print_tabletype(Printer *p, Tabletype tt)
{
    print_tablelimits(p, tt);
    buffer_byte(p->out, ' ');
    print_reftype(p, tt.t);
}

/* The type that X stands for beyond outer aliases, as written in its own scope; NULL if that is not known. */
static const Subtype *resolve(const Printer *p, uint32_t x)
{
    while (p && x < p->types_n && !p->types[x] && p->type_aliases) {
        const Alias *alias = p->type_aliases[x];
        const Printer *scope = p->outer;
        for (uint32_t i = 0; scope && i < alias->count; i++)
            scope = scope->outer;
        x = alias->x;
        p = scope;
    }
    return p && x < p->types_n ? p->types[x] : NULL;
}

const Comptype *print_functype_of(const Printer *p, uint32_t x)
{
    const Subtype *st = resolve(p, x);
    return st && st->ct.kind == COMP_FUNC ? &st->ct : NULL;
}

static bool has_uses(Resulttype ts)
{
    for (uint32_t i = 0; i < ts.n; i++) {
        if (ts.t[i].kind == VT_REF && ts.t[i].heap == HT_IDX)
            return true;
    }
    return false;
}

bool print_can_repeat(const Printer *p, uint32_t x)
{
    const Comptype *ct = print_functype_of(p, x);
    return ct && (p->types[x] || !(has_uses(ct->params) || has_uses(ct->results)));
}

void print_signature(Printer *p, const Comptype *ct)
{
    print_list(p, "param", ct->params, NULL);
    print_list(p, "result", ct->results, NULL);
}

void print_typeuse(Printer *p, uint32_t x, bool named)
{
    const Comptype *ct = print_functype_of(p, x);
    print_typeidx(p, x);
    if (!print_can_repeat(p, x))
        return;
    print_list(p, "param", ct->params, named ? &p->locals : NULL);
    print_list(p, "result", ct->results, NULL);
}
