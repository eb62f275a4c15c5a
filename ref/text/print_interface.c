/* text/print_interface.c: closed module and instance types as text (module-linking/Explainer#module-and-instance-types).
 *
 * All types are spelled where they are used. Those that only an index can name, such as structures, come first in the module
 * or instance type that uses them, in each anew. */
#include "text/print.h"
#include "text/printer.h"
#include "util/alloc.h"

#include <stdlib.h>

/* The types that have an index in the scope being printed. */
typedef struct Interfacescope {
    Printer p;
    uint32_t *due; /* handles of types that need an index; the last one first */
    size_t due_n, due_capacity;
    const Rectype **recs; /* in the order of their indices */
    size_t recs_n, recs_capacity;
    uint32_t *ids; /* handle of each type index */
    size_t ids_n, ids_capacity;
} Interfacescope;

/* The type index of the type with handle ID; false if it has none. */
static bool index_of(const Interfacescope *s, uint32_t id, uint32_t *x)
{
    for (size_t i = 0; i < s->ids_n; i++) {
        if (s->ids[i] == id) {
            *x = (uint32_t)i;
            return true;
        }
    }
    return false;
}

/* ---- which types need an index ---- */

static void need_id(Interfacescope *s, uint32_t id)
{
    uint32_t x;
    if (!index_of(s, id, &x))
        PUSH(s->due, s->due_n, s->due_capacity, id);
}

static void need_valtype(Interfacescope *s, Valtype t)
{
    if (t.kind == VT_REF && t.heap == HT_DEF)
        need_id(s, t.x);
}

static void need_resulttype(Interfacescope *s, Resulttype ts)
{
    for (uint32_t i = 0; i < ts.n; i++)
        need_valtype(s, ts.t[i]);
}

/* What the rolled type ST uses beyond its own recursive type. */
static void need_subtype(Interfacescope *s, const Subtype *st)
{
    for (uint32_t i = 0; i < st->supers_n; i++) {
        if (st->supers[i].kind == HT_DEF)
            need_id(s, st->supers[i].x);
    }
    need_resulttype(s, st->ct.params);
    need_resulttype(s, st->ct.results);
    for (uint32_t i = 0; i < st->ct.n; i++)
        need_valtype(s, st->ct.fields[i].t);
}

static bool has_uses(Resulttype ts)
{
    for (uint32_t i = 0; i < ts.n; i++) {
        if (ts.t[i].kind == VT_REF && ts.t[i].heap == HT_DEF)
            return true;
    }
    return false;
}

/* Whether a function type can be spelled where it is used: it is what (func ...) alone defines, and uses no other type, so
   that it cannot be mistaken for a recursive one. */
static bool is_plain(const Deftype *dt)
{
    return dt->rec->n == 1 && dt->st.final && !dt->st.supers_n && !has_uses(dt->st.ct.params) &&
           !has_uses(dt->st.ct.results);
}

/* Gives indices to all types due, what they use before them. */
static void give_indices(Interfacescope *s)
{
    while (s->due_n) {
        uint32_t id = s->due[s->due_n - 1], x;
        const Deftype *dt = deftype_of(id);
        size_t due = s->due_n;
        if (index_of(s, id, &x)) {
            s->due_n--;
            continue;
        }
        for (uint32_t i = 0; i < dt->rec->n; i++)
            need_subtype(s, &dt->rec->st[i]);
        if (s->due_n != due)
            continue;
        PUSH(s->recs, s->recs_n, s->recs_capacity, dt->rec);
        for (uint32_t i = 0; i < dt->rec->n; i++)
            PUSH(s->ids, s->ids_n, s->ids_capacity, id - dt->i + i);
    }
}

static void need_externtype(Interfacescope *s, const Externtype *xt)
{
    switch (xt->kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG: {
        const Deftype *dt = deftype_of(xt->use.x);
        if (!is_plain(dt))
            need_id(s, xt->use.x);
        break;
    }
    case EXTERN_TABLE: need_valtype(s, xt->table.t); break;
    case EXTERN_GLOBAL: need_valtype(s, xt->global.t); break;
    case EXTERN_MEM:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    give_indices(s);
}

/* ---- types with indices ---- */

/* T with indices in the scope; BASE is that of the recursive type it stands in. */
static Valtype open_valtype(const Interfacescope *s, Valtype t, uint32_t base)
{
    if (t.kind != VT_REF || (t.heap != HT_DEF && t.heap != HT_REC))
        return t;
    uint32_t x = base + t.x;
    if (t.heap == HT_DEF)
        index_of(s, t.x, &x);
    return REFTYPE_X(t.null, HT_IDX, x);
}

static Resulttype open_resulttype(Interfacescope *s, Resulttype ts, uint32_t base)
{
    Valtype *t = ARENA_ARRAY(&s->p.arena, Valtype, ts.n);
    for (uint32_t i = 0; i < ts.n; i++)
        t[i] = open_valtype(s, ts.t[i], base);
    return (Resulttype){ts.n, t};
}

static Comptype open_comptype(Interfacescope *s, const Comptype *ct, uint32_t base)
{
    Comptype opened = *ct;
    opened.params = open_resulttype(s, ct->params, base);
    opened.results = open_resulttype(s, ct->results, base);
    Fieldtype *fields = ARENA_ARRAY(&s->p.arena, Fieldtype, ct->n);
    for (uint32_t i = 0; i < ct->n; i++)
        fields[i] = (Fieldtype){open_valtype(s, ct->fields[i].t, base), ct->fields[i].mut};
    opened.fields = fields;
    return opened;
}

static void print_indexed(Interfacescope *s)
{
    uint32_t base = 0;
    for (size_t i = 0; i < s->recs_n; i++) {
        Rectype rec = {s->recs[i]->n, ARENA_ARRAY(&s->p.arena, Subtype, s->recs[i]->n)};
        for (uint32_t k = 0; k < rec.n; k++) {
            const Subtype *st = &s->recs[i]->st[k];
            Typeuse *supers = ARENA_ARRAY(&s->p.arena, Typeuse, st->supers_n);
            for (uint32_t j = 0; j < st->supers_n; j++) {
                supers[j] = (Typeuse){HT_IDX, base + st->supers[j].x};
                if (st->supers[j].kind == HT_DEF)
                    index_of(s, st->supers[j].x, &supers[j].x);
            }
            rec.st[k] = *st;
            rec.st[k].supers = supers;
            rec.st[k].ct = open_comptype(s, &st->ct, base);
        }
        print_rectype(&s->p, &rec, base);
        base += rec.n;
    }
}

/* ---- fields ---- */

static void print_interface(Compkind kind, const Interface *interface, Buffer *out, int indent);

static void print_functype(Interfacescope *s, uint32_t id)
{
    uint32_t x;
    const Deftype *dt = deftype_of(id);
    Comptype ct = open_comptype(s, &dt->st.ct, 0);
    if (index_of(s, id, &x))
        print_typeidx(&s->p, x);
    print_signature(&s->p, &ct);
}

static void print_field(Interfacescope *s, const char *keyword, const Externfield *field)
{
    Printer *p = &s->p;
    const Externtype *xt = &field->xt;
    print_open(p, keyword);
    print_string(p, field->name);
    if (xt->kind == EXTERN_MODULE || xt->kind == EXTERN_INSTANCE) {
        buffer_byte(p->out, ' ');
        print_interface(xt->kind == EXTERN_MODULE ? COMP_MODULE : COMP_INSTANCE,
                        interface_of(xt->use.x), p->out, p->indent + 2);
        print_close(p);
        return;
    }
    buffer_format(p->out, " (%s", print_keyword(xt->kind));
    switch (xt->kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG: print_functype(s, xt->use.x); break;
    case EXTERN_TABLE: {
        Tabletype tt = xt->table;
        tt.t = open_valtype(s, tt.t, 0);
        print_tabletype(p, tt);
        break;
    }
    case EXTERN_MEM: print_memtype(p, xt->mem); break;
    case EXTERN_GLOBAL:
        print_globaltype(p, (Globaltype){xt->global.mut, open_valtype(s, xt->global.t, 0)});
        break;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    buffer_byte(p->out, ')');
    print_close(p);
}

static void print_interface(Compkind kind, const Interface *interface, Buffer *out, int indent)
{
    int deepest = 2 * DEEPEST_INDENT;
    Interfacescope s = {.p = {.out = out, .indent = indent < deepest ? indent : deepest}};
    for (uint32_t i = 0; i < interface->imports_n; i++)
        need_externtype(&s, &interface->imports[i].xt);
    for (uint32_t i = 0; i < interface->exports_n; i++)
        need_externtype(&s, &interface->exports[i].xt);
    buffer_text(out, kind == COMP_MODULE ? "(module" : "(instance");
    print_indexed(&s);
    for (uint32_t i = 0; i < interface->imports_n; i++)
        print_field(&s, "import", &interface->imports[i]);
    for (uint32_t i = 0; i < interface->exports_n; i++)
        print_field(&s, "export", &interface->exports[i]);
    buffer_byte(out, ')');
    arena_free(&s.p.arena);
    free(s.due);
    free(s.recs);
    free(s.ids);
}

void text_print_interface(Compkind kind, const Interface *interface, Buffer *out)
{
    print_interface(kind, interface, out, 2);
    buffer_byte(out, '\n');
}
