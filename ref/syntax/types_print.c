/* syntax/types_print.c: types in the text format (core/text/types), for messages and listings. */
#include "syntax/types.h"

#include <inttypes.h>

static const char *const heap_names[] = {"any",    "eq",       "i31",    "struct", "array",
                                         "none",   "func",     "nofunc", "exn",    "noexn",
                                         "extern", "noextern", "bot"};

static const char *const kind_names[] = {"bot",  "i32", "i64", "f32", "f64",
                                         "v128", "ref", "i8",  "i16"};

static void print_type(Buffer *out, Valtype t, bool nested);

static void print_fieldtype(Buffer *out, Fieldtype ft, bool nested)
{
    if (ft.mut)
        buffer_text(out, "(mut ");
    print_type(out, ft.t, nested);
    if (ft.mut)
        buffer_byte(out, ')');
}

static void print_resulttype(Buffer *out, const char *keyword, Resulttype t, bool nested)
{
    if (t.n == 0)
        return;
    buffer_format(out, " (%s", keyword);
    for (uint32_t i = 0; i < t.n; i++) {
        buffer_byte(out, ' ');
        print_type(out, t.t[i], nested);
    }
    buffer_byte(out, ')');
}

/* NON-SPEC: module and instance types share parts, so that the whole text of one may be exponentially long: once so many
   bytes are printed, what is left of them is left out. */
enum { LONGEST_INTERFACE = 1 << 20 };

/* Imports or exports of a module or instance type. */
static void print_externfields(Buffer *out, const char *what, const Externfield *fields, uint32_t n)
{
    for (uint32_t i = 0; i < n && out->len < LONGEST_INTERFACE; i++) {
        buffer_format(out, " (%s \"%.*s\" ", what, (int)fields[i].name.len, fields[i].name.at);
        print_externtype(out, &fields[i].xt);
        buffer_byte(out, ')');
    }
}

/* NESTED: CT stands inside another type, and so do the types in it. */
static void print_comp(Buffer *out, const Comptype *ct, bool nested)
{
    switch (ct->kind) {
    case COMP_FUNC:
        buffer_text(out, "(func");
        print_resulttype(out, "param", ct->params, nested);
        print_resulttype(out, "result", ct->results, nested);
        break;
    case COMP_STRUCT:
        buffer_text(out, "(struct");
        for (uint32_t i = 0; i < ct->n; i++) {
            buffer_text(out, " (field ");
            print_fieldtype(out, ct->fields[i], nested);
            buffer_byte(out, ')');
        }
        break;
    case COMP_ARRAY:
        buffer_text(out, "(array ");
        print_fieldtype(out, ct->fields[0], nested);
        break;
    case COMP_MODULE:
        buffer_text(out, "(module");
        print_externfields(out, "import", ct->closed->imports, ct->closed->imports_n);
        print_externfields(out, "export", ct->closed->exports, ct->closed->exports_n);
        break;
    case COMP_INSTANCE:
        buffer_text(out, "(instance");
        print_externfields(out, "export", ct->closed->exports, ct->closed->exports_n);
        break;
    }
    buffer_byte(out, ')');
}

/* A defined type inside a defined type prints its kind only, as it may be the same one again. */
static void print_deftype(Buffer *out, uint32_t id, bool nested)
{
    static const char *const kinds[] = {"(func ...)", "(struct ...)", "(array ...)", "(module ...)",
                                        "(instance ...)"};
    const Comptype *ct = &deftype_of(id)->st.ct;
    if (nested)
        buffer_text(out, kinds[ct->kind]);
    else
        print_comp(out, ct, true);
}

static void print_type(Buffer *out, Valtype t, bool nested)
{
    if (t.kind != VT_REF) {
        buffer_text(out, kind_names[t.kind]);
        return;
    }
    buffer_text(out, t.null ? "(ref null " : "(ref ");
    if (t.heap == HT_IDX)
        buffer_format(out, "%" PRIu32, t.x);
    else if (t.heap == HT_REC)
        buffer_format(out, "rec.%" PRIu32, t.x);
    else if (t.heap == HT_DEF)
        print_deftype(out, t.x, nested);
    else
        buffer_text(out, heap_names[t.heap]);
    buffer_byte(out, ')');
}

void print_valtype(Buffer *out, Valtype t)
{
    print_type(out, t, false);
}

void print_comptype(Buffer *out, const Comptype *ct)
{
    print_comp(out, ct, false);
}

static void print_limits(Buffer *out, Addrtype at, const Limits *lim)
{
    buffer_text(out, at == AT_I64 ? " i64" : "");
    buffer_format(out, " %" PRIu64, lim->min);
    if (lim->has_max)
        buffer_format(out, " %" PRIu64, lim->max);
}

static void print_memtype(Buffer *out, const Memtype *mt)
{
    buffer_text(out, "(memory");
    print_limits(out, mt->at, &mt->lim);
    buffer_text(out, mt->shared ? " shared" : "");
    if (mt->page_log2 != 16)
        buffer_format(out, " (pagesize %u)", 1u << (mt->page_log2 & 31));
    buffer_byte(out, ')');
}

/* A function or tag type after KEYWORD: by its index as module syntax, in full once closed. */
static void print_typeuse(Buffer *out, const char *keyword, Typeuse use)
{
    buffer_format(out, "(%s", keyword);
    if (use.kind == HT_DEF) {
        const Comptype *ct = &deftype_of(use.x)->st.ct;
        print_resulttype(out, "param", ct->params, false);
        print_resulttype(out, "result", ct->results, false);
    } else {
        buffer_format(out, " (type %" PRIu32 ")", use.x);
    }
    buffer_byte(out, ')');
}

void print_externtype(Buffer *out, const Externtype *xt)
{
    switch (xt->kind) {
    case EXTERN_FUNC: print_typeuse(out, "func", xt->use); break;
    case EXTERN_TAG: print_typeuse(out, "tag", xt->use); break;
    case EXTERN_TABLE:
        buffer_text(out, "(table");
        print_limits(out, xt->table.at, &xt->table.lim);
        buffer_byte(out, ' ');
        print_valtype(out, xt->table.t);
        buffer_byte(out, ')');
        break;
    case EXTERN_MEM: print_memtype(out, &xt->mem); break;
    case EXTERN_GLOBAL:
        buffer_text(out, "(global ");
        print_fieldtype(out, (Fieldtype){xt->global.t, xt->global.mut}, false);
        buffer_byte(out, ')');
        break;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE:
        if (xt->use.kind == HT_DEF)
            print_comptype(out, &deftype_of(xt->use.x)->st.ct);
        else
            print_typeuse(out, xt->kind == EXTERN_MODULE ? "module" : "instance", xt->use);
        break;
    }
}
