/* text/print_interface.c: closed module and instance types as text (module-linking/Explainer#module-and-instance-types).
 * NON-SPEC: see linking/CHOICES.md, bare types. */
#include "text/names.h"
#include "text/print.h"
#include "text/printer.h"
#include "util/alloc.h"

#include <stdlib.h>

/* The scopes that types have identifiers in: two marks for the walk over all types, then the scope of the outermost type,
   then those of the types in it, in the order of the text. */
enum { SEEN, SHARED, OUTERMOST };

typedef struct Interfaceprinter {
    Buffer *out;
    Arena arena;    /* of the keys */
    Space ids;      /* handles: the number of the identifier in a scope */
    uint32_t ids_n; /* no identifier stands for two types, whatever the scope */
    uint32_t scopes_n;
    uint32_t *needed; /* recursive types that are about to be defined, by their first handles */
    size_t needed_n, needed_capacity;
} Interfaceprinter;

/* A type whose items are being printed. */
typedef struct Scope {
    uint32_t number; /* among all */
    uint32_t depth;  /* 0: outermost */
} Scope;

static Bytes key_of(const uint32_t *handle)
{
    return (Bytes){(const uint8_t *)handle, sizeof *handle};
}

static uint32_t *find_id(const Interfaceprinter *p, uint32_t handle, uint32_t scope)
{
    return space_find(&p->ids, key_of(&handle), scope);
}

static bool bind_id(Interfaceprinter *p, uint32_t handle, uint32_t scope, uint32_t x)
{
    uint32_t *key = arena_copy(&p->arena, &handle, sizeof handle);
    return space_bind(&p->ids, key_of(key), scope, x);
}

static bool is_linked(const Externtype *xt)
{
    return xt->kind == EXTERN_MODULE || xt->kind == EXTERN_INSTANCE;
}

/* ---- which types are used more than once ----------------------------------------------------------------------- */

/* Types nest no deeper than validation allows. */
static void walk(Interfaceprinter *p, const Externtype *xt)
{
    const Interface *type = is_linked(xt) ? interface_of(xt->use.x) : NULL;
    if (!type || type->imports_n + type->exports_n == 0)
        return;
    if (!bind_id(p, xt->use.x, SEEN, 0)) {
        bind_id(p, xt->use.x, SHARED, 0);
        return;
    }
    for (uint32_t i = 0; i < type->imports_n; i++)
        walk(p, &type->imports[i].xt);
    for (uint32_t i = 0; i < type->exports_n; i++)
        walk(p, &type->exports[i].xt);
}

/* ---- core types ------------------------------------------------------------------------------------------------- */

/* The text of value type T in SCOPE, where the types that it uses have identifiers. REC: the first handle
   of the recursive type that it stands in. */
static void print_type(Interfaceprinter *p, Valtype t, const Scope *scope, uint32_t rec)
{
    Printer printer = {.out = p->out};
    if (t.kind != VT_REF || (t.heap != HT_DEF && t.heap != HT_REC)) {
        print_storagetype(&printer, t);
        return;
    }
    uint32_t handle = t.heap == HT_DEF ? t.x : rec + t.x;
    buffer_format(p->out, "(ref %s$t%u)", t.null ? "null " : "",
                  *find_id(p, handle, scope->number));
}

static void print_types(Interfaceprinter *p, const char *keyword, Resulttype ts, const Scope *scope,
                        uint32_t rec)
{
    if (!ts.n)
        return;
    buffer_format(p->out, " (%s", keyword);
    for (uint32_t i = 0; i < ts.n; i++) {
        buffer_byte(p->out, ' ');
        print_type(p, ts.t[i], scope, rec);
    }
    buffer_byte(p->out, ')');
}

static void print_fieldtype(Interfaceprinter *p, Fieldtype ft, const Scope *scope, uint32_t rec)
{
    buffer_text(p->out, ft.mut ? "(mut " : "");
    print_type(p, ft.t, scope, rec);
    buffer_text(p->out, ft.mut ? ")" : "");
}

/* text-comptype, one of core's */
static void print_composite(Interfaceprinter *p, const Comptype *ct, const Scope *scope,
                            uint32_t rec)
{
    if (ct->kind == COMP_FUNC) {
        buffer_text(p->out, "(func");
        print_types(p, "param", ct->params, scope, rec);
        print_types(p, "result", ct->results, scope, rec);
    } else {
        buffer_text(p->out, ct->kind == COMP_STRUCT ? "(struct" : "(array ");
        for (uint32_t i = 0; i < ct->n; i++) {
            buffer_text(p->out, ct->kind == COMP_STRUCT ? " (field " : "");
            print_fieldtype(p, ct->fields[i], scope, rec);
            buffer_text(p->out, ct->kind == COMP_STRUCT ? ")" : "");
        }
    }
    buffer_byte(p->out, ')');
}

/* (type id subtype) */
static void print_definition(Interfaceprinter *p, const Deftype *dt, const Scope *scope)
{
    const Subtype *st = &dt->rec->st[dt->i];
    bool sub = !st->final || st->supers_n;
    buffer_format(p->out, "(type $t%u ", *find_id(p, dt->id, scope->number));
    if (sub) {
        buffer_text(p->out, st->final ? "(sub final " : "(sub ");
        for (uint32_t i = 0; i < st->supers_n; i++) {
            Typeuse use = st->supers[i];
            uint32_t handle = use.kind == HT_DEF ? use.x : dt->id - dt->i + use.x;
            buffer_format(p->out, "$t%u ", *find_id(p, handle, scope->number));
        }
    }
    print_composite(p, &st->ct, scope, dt->id - dt->i);
    buffer_text(p->out, sub ? "))" : ")");
}

static void new_line(Interfaceprinter *p, const Scope *scope)
{
    buffer_format(p->out, "\n%*s", 2 * (int)(scope->depth + 1), "");
}

static bool has_uses(Resulttype ts)
{
    for (uint32_t i = 0; i < ts.n; i++) {
        if (ts.t[i].kind == VT_REF && (ts.t[i].heap == HT_DEF || ts.t[i].heap == HT_REC))
            return true;
    }
    return false;
}

/* Whether HANDLE needs no definition: it is what (func ...) alone defines, and uses no other type, so that it cannot be
   mistaken for a recursive one. */
static bool is_plain(uint32_t handle)
{
    const Deftype *dt = deftype_of(handle);
    const Subtype *st = &dt->rec->st[dt->i];
    return st->ct.kind == COMP_FUNC && dt->rec->n == 1 && st->final && !st->supers_n &&
           !has_uses(st->ct.params) && !has_uses(st->ct.results);
}

/* Sees to it that SCOPE gets the recursive type that HANDLE is of; its types have identifiers from now on. */
static void need(Interfaceprinter *p, uint32_t handle, const Scope *scope)
{
    const Deftype *dt = deftype_of(handle);
    uint32_t first = handle - dt->i;
    if (find_id(p, first, scope->number))
        return;
    for (uint32_t i = 0; i < dt->rec->n; i++)
        bind_id(p, first + i, scope->number, p->ids_n++);
    PUSH(p->needed, p->needed_n, p->needed_capacity, first);
}

static void need_valtype(Interfaceprinter *p, Valtype t, const Scope *scope)
{
    if (t.kind == VT_REF && t.heap == HT_DEF)
        need(p, t.x, scope);
}

/* What the recursive type REC uses. */
static void need_uses(Interfaceprinter *p, const Rectype *rec, const Scope *scope)
{
    for (uint32_t i = 0; i < rec->n; i++) {
        const Subtype *st = &rec->st[i];
        for (uint32_t k = 0; k < st->supers_n; k++) {
            if (st->supers[k].kind == HT_DEF)
                need(p, st->supers[k].x, scope);
        }
        for (uint32_t k = 0; k < st->ct.params.n; k++)
            need_valtype(p, st->ct.params.t[k], scope);
        for (uint32_t k = 0; k < st->ct.results.n; k++)
            need_valtype(p, st->ct.results.t[k], scope);
        for (uint32_t k = 0; k < st->ct.n; k++)
            need_valtype(p, st->ct.fields[k].t, scope);
    }
}

static int by_handle(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The definitions of what is needed, and of what that uses: types are interned before those that use them, so that the
   order of handles is an order of definition. */
static void define_needed(Interfaceprinter *p, const Scope *scope)
{
    for (size_t i = 0; i < p->needed_n; i++)
        need_uses(p, deftype_of(p->needed[i])->rec, scope);
    if (p->needed_n)
        qsort(p->needed, p->needed_n, sizeof *p->needed, by_handle);
    for (size_t i = 0; i < p->needed_n; i++) {
        uint32_t n = deftype_of(p->needed[i])->rec->n;
        new_line(p, scope);
        buffer_text(p->out, n == 1 ? "" : "(rec");
        for (uint32_t k = 0; k < n; k++) {
            buffer_text(p->out, n == 1 ? "" : " ");
            print_definition(p, deftype_of(p->needed[i] + k), scope);
        }
        buffer_text(p->out, n == 1 ? "" : ")");
    }
    p->needed_n = 0;
}

/* Defines the core types that XT uses. */
static void define_for(Interfaceprinter *p, const Externtype *xt, const Scope *scope)
{
    switch (xt->kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG:
        if (!is_plain(xt->use.x))
            need(p, xt->use.x, scope);
        break;
    case EXTERN_TABLE: need_valtype(p, xt->table.t, scope); break;
    case EXTERN_GLOBAL: need_valtype(p, xt->global.t, scope); break;
    case EXTERN_MEM:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    define_needed(p, scope);
}

/* ---- items ------------------------------------------------------------------------------------------------------ */

static void print_items(Interfaceprinter *p, const Interface *type, const Scope *scope);

/* The items of the type with HANDLE, or where it has been defined; SCOPE is that which holds it. */
static void print_linked(Interfaceprinter *p, uint32_t handle, const Scope *scope)
{
    const uint32_t *id = find_id(p, handle, OUTERMOST);
    if (!id) {
        Scope inner = {p->scopes_n++, scope->depth + 1};
        print_items(p, interface_of(handle), &inner);
    } else if (scope->depth) {
        buffer_format(p->out, " (type outer %u $t%u)", scope->depth - 1, *id);
    } else {
        buffer_format(p->out, " (type $t%u)", *id);
    }
}

static void print_functype(Interfaceprinter *p, uint32_t handle, const Scope *scope)
{
    const Comptype *ct = &deftype_of(handle)->st.ct;
    if (!is_plain(handle)) {
        buffer_format(p->out, " (type $t%u)", *find_id(p, handle, scope->number));
        return;
    }
    print_types(p, "param", ct->params, scope, 0);
    print_types(p, "result", ct->results, scope, 0);
}

/* text-externtype */
static void print_extern(Interfaceprinter *p, const Externtype *xt, const Scope *scope)
{
    static const char *const keywords[] = {"func", "table",  "memory",  "global",
                                           "tag",  "module", "instance"};
    Printer printer = {.out = p->out};
    buffer_format(p->out, "(%s", keywords[xt->kind]);
    switch (xt->kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG: print_functype(p, xt->use.x, scope); break;
    case EXTERN_TABLE:
        print_tablelimits(&printer, xt->table);
        buffer_byte(p->out, ' ');
        print_type(p, xt->table.t, scope, 0);
        break;
    case EXTERN_MEM: print_memtype(&printer, xt->mem); break;
    case EXTERN_GLOBAL:
        buffer_byte(p->out, ' ');
        print_fieldtype(p, (Fieldtype){xt->global.t, xt->global.mut}, scope, 0);
        break;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: print_linked(p, xt->use.x, scope); break;
    }
    buffer_byte(p->out, ')');
}

/* Defines, in the outermost scope, the module and instance types in XT that are used more than once. */
static void define_shared(Interfaceprinter *p, const Externtype *xt, const Scope *scope)
{
    const Interface *type = is_linked(xt) ? interface_of(xt->use.x) : NULL;
    if (!type || find_id(p, xt->use.x, OUTERMOST))
        return;
    for (uint32_t i = 0; i < type->imports_n; i++)
        define_shared(p, &type->imports[i].xt, scope);
    for (uint32_t i = 0; i < type->exports_n; i++)
        define_shared(p, &type->exports[i].xt, scope);
    if (!find_id(p, xt->use.x, SHARED))
        return;
    uint32_t id = p->ids_n++;
    new_line(p, scope);
    buffer_format(p->out, "(type $t%u ", id);
    print_extern(p, xt, scope);
    buffer_byte(p->out, ')');
    bind_id(p, xt->use.x, OUTERMOST, id);
}

static void print_item(Interfaceprinter *p, const char *keyword, const Externfield *field,
                       const Scope *scope)
{
    if (!scope->depth)
        define_shared(p, &field->xt, scope);
    define_for(p, &field->xt, scope);
    new_line(p, scope);
    buffer_format(p->out, "(%s ", keyword);
    text_print_string(field->name, p->out);
    buffer_byte(p->out, ' ');
    print_extern(p, &field->xt, scope);
    buffer_byte(p->out, ')');
}

static void print_items(Interfaceprinter *p, const Interface *type, const Scope *scope)
{
    for (uint32_t i = 0; i < type->imports_n; i++)
        print_item(p, "import", &type->imports[i], scope);
    for (uint32_t i = 0; i < type->exports_n; i++)
        print_item(p, "export", &type->exports[i], scope);
}

void text_print_interface(uint32_t type, Buffer *out)
{
    Interfaceprinter p = {.out = out, .scopes_n = OUTERMOST + 1};
    const Scope scope = {OUTERMOST, 0};
    bool module = deftype_of(type)->st.ct.kind == COMP_MODULE;
    Externtype xt = {.kind = module ? EXTERN_MODULE : EXTERN_INSTANCE, .use = {HT_DEF, type}};
    walk(&p, &xt);
    buffer_text(out, module ? "(module" : "(instance");
    print_items(&p, interface_of(type), &scope);
    buffer_text(out, ")\n");
    free(p.needed);
    space_free(&p.ids);
    arena_free(&p.arena);
}
