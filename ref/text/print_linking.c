/* text/print_linking.c: what module linking adds to modules (module-linking/Explainer), in long form. */
#include "text/printer.h"

#include <inttypes.h>

/* ---- printers ---- */

/* The alias that each type index stands for, where there are aliases. */
static const Alias **index_aliases(Printer *p, const Initial *initials, uint32_t initials_n,
                                   const Rectype *rectypes, const Alias *aliases)
{
    const Alias **by_index = ARENA_ARRAY(&p->arena, const Alias *, p->types_n);
    uint32_t x = 0;
    for (uint32_t i = 0; i < initials_n; i++) {
        uint32_t k = initials[i].x;
        if (initials[i].kind == INITIAL_TYPE)
            x += rectypes[k].n;
        else if (initials[i].kind == INITIAL_ALIAS && aliases[k].is_type)
            by_index[x++] = &aliases[k];
    }
    return by_index;
}

/* The identifier of the nested modules, by their place. */
static void name_nested(Printer *p)
{
    const Module *m = p->m;
    for (uint32_t x = 0; x < m->module_items_n; x++) {
        Item item = m->items_of[EXTERN_MODULE][x];
        if (item.kind == ITEM_MODULE && !p->numbers && x < p->modules.n)
            p->nested[item.x].id = p->modules.ids[x];
    }
}

/* Whether M has something new, which lets the parser read it in order. The order of types and imports alone has no text. */
static bool is_in_order(const Module *m)
{
    if (m->modules_n || m->instances_n || m->aliases_n)
        return true;
    for (uint32_t i = 0; i < m->imports_n; i++) {
        if (m->imports[i].single || m->imports[i].xt.kind >= EXTERN_MODULE)
            return true;
    }
    for (uint32_t i = 0; i < m->rectypes_n; i++) {
        if (m->rectypes[i].n == 1 && m->rectypes[i].st->ct.written)
            return true;
    }
    return false;
}

void open_printer(Printer *p, const Module *m, const Printer *outer, Buffer *out, int indent)
{
    bool deepest = indent > 2 * DEEPEST_INDENT;
    *p = (Printer){.m = m, .outer = outer, .out = out, .indent = deepest ? indent - 2 : indent};
    p->in_order = is_in_order(m);
    p->types_n = m->types_n;
    p->types = m->types;
    if (m->aliases_n)
        p->type_aliases = index_aliases(p, m->initials, m->initials_n, m->rectypes, m->aliases);
    print_collect_ids(p);
    p->nested = ARENA_ARRAY(&p->arena, Printer, m->modules_n);
    for (uint32_t i = 0; i < m->modules_n; i++)
        open_printer(&p->nested[i], m->modules[i], p, out, p->indent + 2);
    print_decide_implied(p);
    name_nested(p);
    if (!outer && !p->numbers)
        p->id = m->names.has_module ? m->names.module : m->id;
}

void close_printer(Printer *p)
{
    for (uint32_t i = 0; i < p->m->modules_n; i++)
        close_printer(&p->nested[i]);
    arena_free(&p->locals_arena);
    arena_free(&p->arena);
}

/* The instance that two-level imports are recast as has no definition that could bind a name. */
static bool says_groups(const Printer *p)
{
    const Module *m = p->m;
    for (uint32_t x = 0; x < m->instance_items_n && x < p->instances.n; x++) {
        bool named = p->instances.ids[x].len || p->instances.names[x].at;
        if (named && m->items_of[EXTERN_INSTANCE][x].kind == ITEM_GROUP)
            return false;
    }
    return true;
}

/* The identifier of a nested module names it in this module and in itself; a @name annotation only in itself. */
bool print_says_items(const Printer *p)
{
    const Module *m = p->m;
    for (uint32_t x = 0; x < m->module_items_n && x < p->modules.n; x++) {
        Item item = m->items_of[EXTERN_MODULE][x];
        if (item.kind == ITEM_MODULE && p->modules.ids[x].len &&
            (!m->modules[item.x]->names.has_module || p->nested[item.x].numbers))
            return false;
    }
    return says_groups(p);
}

/* ---- types ---- */

/* An externtype in a type, where items have no identifiers. */
static void print_described(Printer *p, const Externtype *xt)
{
    buffer_format(p->out, " (%s", print_keyword(xt->kind));
    switch (xt->kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG: print_typeuse(p, xt->use.x, false); break;
    case EXTERN_TABLE: print_tabletype(p, xt->table); break;
    case EXTERN_MEM: print_memtype(p, xt->mem); break;
    case EXTERN_GLOBAL: print_globaltype(p, xt->global); break;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: print_typeidx(p, xt->use.x); break;
    }
    buffer_byte(p->out, ')');
}

/* outer scope index: identifiers where they mean just that */
static void print_outer(Printer *p, const Alias *alias)
{
    const Printer *scope = p->outer, *nearest = p->outer;
    for (uint32_t i = 0; scope && i < alias->count; i++)
        scope = scope->outer;
    buffer_text(p->out, " outer ");
    while (scope && nearest && !(nearest->id.len && bytes_equal(nearest->id, scope->id)))
        nearest = nearest->outer;
    if (scope && scope == nearest)
        print_id(p, scope->id);
    else
        buffer_format(p->out, "%" PRIu32, alias->count);
    static const Ids none;
    const Ids *ids = &none;
    if (scope)
        ids = alias->is_type ? &scope->type_ids : &scope->modules;
    bool numbers = p->numbers;
    p->numbers = scope && scope->numbers;
    print_index(p, ids, alias->x);
    p->numbers = numbers;
}

static void print_aliased(Printer *p, const Alias *alias)
{
    print_open(p, "alias");
    if (alias->outer) {
        print_outer(p, alias);
    } else {
        print_index(p, &p->instances, alias->x);
        print_string(p, alias->name);
    }
    buffer_format(p->out, " (%s", alias->is_type ? "type" : print_keyword(alias->kind));
}

static void print_typealias(Printer *p, const Alias *alias, uint32_t x)
{
    print_aliased(p, alias);
    if (alias->is_type)
        print_binding(p, &p->type_ids, x);
    buffer_byte(p->out, ')');
    print_close(p);
}

/* The items of a type; P is the printer of its scope. */
static void print_typeitems(Printer *p, const Moduletype *mt)
{
    uint32_t types = 0;
    for (uint32_t i = 0; i < mt->initials_n; i++) {
        uint32_t x = mt->initials[i].x;
        switch (mt->initials[i].kind) {
        case INITIAL_TYPE:
            print_rectype(p, &mt->rectypes[x], types);
            types += mt->rectypes[x].n;
            break;
        case INITIAL_ALIAS:
            print_typealias(p, &mt->aliases[x], types);
            types += mt->aliases[x].is_type;
            break;
        case INITIAL_IMPORT:
            print_open(p, "import");
            if (!mt->imports[x].single)
                print_string(p, mt->imports[x].module);
            print_string(p, mt->imports[x].name);
            print_described(p, &mt->imports[x].xt);
            print_close(p);
            break;
        case INITIAL_EXPORT:
            print_open(p, "export");
            print_string(p, mt->exports[x].name);
            print_described(p, &mt->exports[x].xt);
            print_close(p);
            break;
        case INITIAL_MODULE:
        case INITIAL_INSTANCE: break;
        }
    }
}

/* The type index space of MT. */
static void index_types(Printer *p, const Moduletype *mt)
{
    uint32_t x = 0;
    p->types_n = mt->types_n;
    p->types = ARENA_ARRAY(&p->arena, const Subtype *, mt->types_n);
    p->type_aliases = index_aliases(p, mt->initials, mt->initials_n, mt->rectypes, mt->aliases);
    for (uint32_t i = 0; i < mt->initials_n; i++) {
        const Initial *initial = &mt->initials[i];
        if (initial->kind == INITIAL_ALIAS)
            x += mt->aliases[initial->x].is_type;
        for (uint32_t k = 0; initial->kind == INITIAL_TYPE && k < mt->rectypes[initial->x].n; k++)
            p->types[x++] = &mt->rectypes[initial->x].st[k];
    }
}

void print_linktype(Printer *p, const Comptype *ct)
{
    bool deepest = p->indent + 2 > 2 * DEEPEST_INDENT;
    Printer scope = {.outer = p, .out = p->out, .indent = deepest ? p->indent : p->indent + 2};
    index_types(&scope, ct->written);
    buffer_text(p->out, ct->kind == COMP_MODULE ? " (module" : " (instance");
    print_typeitems(&scope, ct->written);
    buffer_byte(p->out, ')');
    arena_free(&scope.arena);
}

/* ---- initial definitions ---- */

/* How many of each index space are defined where printing stands. */
typedef struct Defined {
    uint32_t items[EXTERN_INSTANCE + 1], types;
} Defined;

/* Only what is defined has an identifier: one that comes later would be no index yet. */
static void show(Ids *ids, uint32_t defined)
{
    ids->n = defined < ids->all ? defined : ids->all;
}

/* What a definition of the next item of KIND starts with. It is not defined yet. */
static uint32_t print_next(Printer *p, Defined *d, Externkind kind)
{
    uint32_t x = d->items[kind];
    Ids *ids = print_ids(p, kind);
    show(ids, x + 1);
    print_binding(p, ids, x);
    show(ids, x);
    return x;
}

static void define(Printer *p, Defined *d, Externkind kind)
{
    show(print_ids(p, kind), ++d->items[kind]);
}

static void print_initial_type(Printer *p, Defined *d, const Rectype *rectype)
{
    bool linked = rectype->n == 1 && rectype->st->ct.written;
    show(&p->type_ids, d->types + rectype->n);
    if (linked) {
        print_open(p, "type");
        print_binding(p, &p->type_ids, d->types);
        show(&p->type_ids, d->types);
        print_linktype(p, &rectype->st->ct);
        print_close(p);
    } else {
        print_rectype(p, rectype, d->types);
    }
    d->types += rectype->n;
    show(&p->type_ids, d->types);
}

static void print_initial_import(Printer *p, Defined *d, uint32_t i)
{
    const Import *import = &p->m->imports[i];
    Externkind kind = import->xt.kind;
    uint32_t group = d->items[EXTERN_INSTANCE];
    if (group < p->m->instance_items_n) {
        Item item = p->m->items_of[EXTERN_INSTANCE][group];
        if (item.kind == ITEM_GROUP && item.x == i)
            define(p, d, EXTERN_INSTANCE);
    }
    define(p, d, kind);
    print_import(p, import, d->items[kind] - 1);
}

static void print_initial_alias(Printer *p, Defined *d, const Alias *alias)
{
    if (alias->is_type) {
        print_aliased(p, alias);
        show(&p->type_ids, ++d->types);
        print_binding(p, &p->type_ids, d->types - 1);
    } else {
        print_aliased(p, alias);
        print_next(p, d, alias->kind);
        define(p, d, alias->kind);
    }
    buffer_byte(p->out, ')');
    print_close(p);
}

/* instance-def: each argument on a line of its own */
static void print_instance(Printer *p, Defined *d, const Instance *instance)
{
    print_open(p, "instance");
    print_next(p, d, EXTERN_INSTANCE);
    buffer_text(p->out, " (instantiate");
    print_index(p, &p->modules, instance->module);
    for (uint32_t i = 0; i < instance->args_n; i++) {
        const Export *arg = &instance->args[i];
        print_newline(p, 2);
        buffer_text(p->out, "(import");
        print_string(p, arg->name);
        buffer_format(p->out, " (%s", print_keyword(arg->kind));
        print_index(p, print_ids(p, arg->kind), arg->x);
        buffer_text(p->out, "))");
    }
    buffer_byte(p->out, ')');
    print_close(p);
    define(p, d, EXTERN_INSTANCE);
}

static void print_nested(Printer *p, Defined *d, uint32_t i)
{
    print_open(p, "module");
    print_next(p, d, EXTERN_MODULE);
    print_module(&p->nested[i]);
    define(p, d, EXTERN_MODULE);
}

void print_initials(Printer *p)
{
    const Module *m = p->m;
    Defined d = {0};
    for (int kind = 0; kind <= EXTERN_INSTANCE; kind++)
        show(print_ids(p, (Externkind)kind), 0);
    show(&p->type_ids, 0);
    for (uint32_t i = 0; i < m->initials_n; i++) {
        uint32_t x = m->initials[i].x;
        switch (m->initials[i].kind) {
        case INITIAL_TYPE: print_initial_type(p, &d, &m->rectypes[x]); break;
        case INITIAL_IMPORT: print_initial_import(p, &d, x); break;
        case INITIAL_MODULE: print_nested(p, &d, x); break;
        case INITIAL_INSTANCE: print_instance(p, &d, &m->instances[x]); break;
        case INITIAL_ALIAS: print_initial_alias(p, &d, &m->aliases[x]); break;
        case INITIAL_EXPORT: break;
        }
    }
    for (int kind = 0; kind <= EXTERN_INSTANCE; kind++)
        show(print_ids(p, (Externkind)kind), UINT32_MAX);
    show(&p->type_ids, UINT32_MAX);
}
