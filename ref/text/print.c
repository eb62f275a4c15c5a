/* text/print.c: modules (core/text/modules), the inverse of the parser. */
#include "text/print.h"

#include "text/printer.h"

#include <inttypes.h>

void print_string(Printer *p, Bytes string)
{
    buffer_byte(p->out, ' ');
    text_print_string(string, p->out);
}

void print_newline(Printer *p, int more)
{
    buffer_format(p->out, "\n%*s", p->indent + more, "");
}

/* Starts a field. */
void print_open(Printer *p, const char *keyword)
{
    print_newline(p, 0);
    buffer_format(p->out, "(%s", keyword);
}

void print_close(Printer *p)
{
    buffer_byte(p->out, ')');
}

/* text-type */
static void print_types(Printer *p)
{
    uint32_t x = 0;
    for (uint32_t i = 0; i < p->m->rectypes_n; i++) {
        print_rectype(p, &p->m->rectypes[i], x);
        x += p->m->rectypes[i].n;
    }
}

/* How many parameters type X has, 0 where it is no function type */
static uint32_t count_params(const Printer *p, uint32_t x)
{
    const Comptype *ct = print_functype_of(p, x);
    return ct ? ct->params.n : 0;
}

const char *print_keyword(Externkind kind)
{
    static const char *const names[] = {
        [EXTERN_FUNC] = "func",        [EXTERN_TABLE] = "table", [EXTERN_MEM] = "memory",
        [EXTERN_GLOBAL] = "global",    [EXTERN_TAG] = "tag",     [EXTERN_MODULE] = "module",
        [EXTERN_INSTANCE] = "instance"};
    return names[kind];
}

Ids *print_ids(Printer *p, Externkind kind)
{
    switch (kind) {
    case EXTERN_FUNC: return &p->funcs;
    case EXTERN_TABLE: return &p->tables;
    case EXTERN_MEM: return &p->mems;
    case EXTERN_GLOBAL: return &p->globals;
    case EXTERN_TAG: return &p->tags;
    case EXTERN_MODULE: return &p->modules;
    case EXTERN_INSTANCE: break;
    }
    return &p->instances;
}

/* text-externtype of an import that is item X of its kind. */
void print_importtype(Printer *p, const Externtype *xt, uint32_t x)
{
    buffer_format(p->out, " (%s", print_keyword(xt->kind));
    print_binding(p, print_ids(p, xt->kind), x);
    switch (xt->kind) {
    case EXTERN_FUNC:
        print_collect_locals(p, x, count_params(p, xt->use.x));
        print_typeuse(p, xt->use.x, true);
        print_leave_func(p);
        break;
    case EXTERN_TABLE: print_tabletype(p, xt->table); break;
    case EXTERN_MEM: print_memtype(p, xt->mem); break;
    case EXTERN_GLOBAL: print_globaltype(p, xt->global); break;
    case EXTERN_TAG: print_typeuse(p, xt->use.x, false); break;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: print_typeidx(p, xt->use.x); break;
    }
    buffer_byte(p->out, ')');
}

/* text-import of item X of its kind; Explainer, Single-level Imports. */
void print_import(Printer *p, const Import *import, uint32_t x)
{
    print_open(p, "import");
    if (!import->single)
        print_string(p, import->module);
    print_string(p, import->name);
    print_importtype(p, &import->xt, x);
    print_close(p);
}

static void print_imports(Printer *p)
{
    uint32_t counts[EXTERN_INSTANCE + 1] = {0};
    for (uint32_t i = 0; i < p->m->imports_n; i++) {
        const Import *import = &p->m->imports[i];
        print_import(p, import, counts[import->xt.kind]++);
    }
}

/* text-table, text-mem, text-tag, text-global */
static void print_items(Printer *p)
{
    const Module *m = p->m;
    for (uint32_t i = 0; i < m->tables_n; i++) {
        print_open(p, "table");
        print_binding(p, &p->tables, m->import_tables + i);
        print_tabletype(p, m->tables[i].type);
        print_inline(p, &m->tables[i].init);
        print_close(p);
    }
    for (uint32_t i = 0; i < m->mems_n; i++) {
        print_open(p, "memory");
        print_binding(p, &p->mems, m->import_mems + i);
        print_memtype(p, m->mems[i].type);
        print_close(p);
    }
    for (uint32_t i = 0; i < m->tags_n; i++) {
        print_open(p, "tag");
        print_binding(p, &p->tags, m->import_tags + i);
        print_typeuse(p, m->tags[i].typeidx, false);
        print_close(p);
    }
    for (uint32_t i = 0; i < m->globals_n; i++) {
        print_open(p, "global");
        print_binding(p, &p->globals, m->import_globals + i);
        print_globaltype(p, m->globals[i].type);
        print_inline(p, &m->globals[i].init);
        print_close(p);
    }
}

/* text-export, text-externidx */
static void print_export(Printer *p, const Export *export)
{
    print_open(p, "export");
    print_string(p, export->name);
    buffer_format(p->out, " (%s", print_keyword(export->kind));
    print_index(p, print_ids(p, export->kind), export->x);
    buffer_byte(p->out, ')');
    print_close(p);
}

/* text-start */
static void print_start(Printer *p)
{
    print_open(p, "start");
    print_index(p, &p->funcs, p->m->start);
    print_close(p);
}

/* text-offsetexpr, and what stands before it where the segment names its table or memory */
static void print_active(Printer *p, const char *keyword, const Ids *ids, bool named, uint32_t x,
                         const Expr *offset)
{
    if (named) {
        buffer_format(p->out, " (%s", keyword);
        print_index(p, ids, x);
        buffer_byte(p->out, ')');
    }
    buffer_text(p->out, " (offset");
    print_inline(p, offset);
    buffer_byte(p->out, ')');
}

/* text-elemlist */
static void print_elemlist(Printer *p, const Elem *elem)
{
    buffer_byte(p->out, ' ');
    if (elem->is_funcs)
        buffer_text(p->out, "func");
    else
        print_reftype(p, elem->t);
    for (uint32_t i = 0; i < elem->n; i++) {
        if (elem->is_funcs) {
            print_index(p, &p->funcs, elem->funcs[i]);
            continue;
        }
        buffer_text(p->out, " (item");
        print_inline(p, &elem->items[i]);
        buffer_byte(p->out, ')');
    }
}

/* text-elem */
static void print_elem(Printer *p, uint32_t x)
{
    const Elem *elem = &p->m->elems[x];
    print_open(p, "elem");
    print_binding(p, &p->elems, x);
    if (elem->mode == SEGMENT_ACTIVE)
        print_active(p, "table", &p->tables, elem->explicit_table || elem->tableidx, elem->tableidx,
                     &elem->offset);
    if (elem->mode == SEGMENT_DECLARE)
        buffer_text(p->out, " declare");
    print_elemlist(p, elem);
    print_close(p);
}

/* text-data */
static void print_data(Printer *p, uint32_t x)
{
    const Data *data = &p->m->datas[x];
    print_open(p, "data");
    print_binding(p, &p->datas, x);
    if (data->mode == SEGMENT_ACTIVE)
        print_active(p, "memory", &p->mems, data->explicit_memory || data->memidx, data->memidx,
                     &data->offset);
    print_string(p, data->bytes);
    print_close(p);
}

/* text-local: the first of them has index X */
static void print_locals(Printer *p, const Func *func, uint32_t x)
{
    bool open = false;
    if (func->locals_n)
        print_newline(p, 1);
    for (uint32_t i = 0; i < func->runs_n; i++) {
        for (uint32_t k = 0; k < func->runs[i].n; k++, x++) {
            bool named = print_has_name(p, &p->locals, x);
            if (open && named)
                buffer_byte(p->out, ')');
            buffer_text(p->out, named || !open ? " (local" : "");
            if (named)
                print_name(p, &p->locals, x);
            buffer_byte(p->out, ' ');
            print_storagetype(p, func->runs[i].t);
            buffer_text(p->out, named ? ")" : "");
            open = !named;
        }
    }
    buffer_text(p->out, open ? ")" : "");
}

/* text-func */
static void print_func(Printer *p, uint32_t i)
{
    const Func *func = &p->m->funcs[i];
    uint32_t params = count_params(p, func->typeidx), x = p->m->import_funcs + i;
    print_collect_locals(p, x, params + func->locals_n);
    print_open(p, "func");
    print_binding(p, &p->funcs, x);
    print_typeuse(p, func->typeidx, true);
    print_locals(p, func, params);
    print_body(p, &func->body, x);
    print_leave_func(p);
    print_close(p);
}

/* Whether the encoding has the known section SECTION. */
static bool is_present(const Module *m, Section section)
{
    switch (section) {
    case SECTION_TYPE: return m->rectypes_n;
    case SECTION_IMPORT: return m->imports_n;
    case SECTION_FUNCTION:
    case SECTION_CODE: return m->funcs_n;
    case SECTION_TABLE: return m->tables_n;
    case SECTION_MEMORY: return m->mems_n;
    case SECTION_TAG: return m->tags_n;
    case SECTION_GLOBAL: return m->globals_n;
    case SECTION_EXPORT: return m->exports_n;
    case SECTION_START: return m->has_start;
    case SECTION_ELEMENT: return m->elems_n;
    case SECTION_DATACOUNT: return m->has_datacount;
    case SECTION_DATA: return m->datas_n;
    case SECTION_MODULE: return m->modules_n;
    case SECTION_INSTANCE: return m->instances_n;
    case SECTION_ALIAS: return m->aliases_n;
    case SECTION_FIRST:
    case SECTION_LAST: break;
    }
    return false;
}

/* text-customannot: the placement, behind the last section that is there up to PLACE; among initial definitions whose order
   is kept, behind INITIALS of them. NON-SPEC: see linking/CHOICES.md, custom places. */
static void print_place(Printer *p, unsigned place, uint32_t initials)
{
    static const char *const names[] = {
        [SECTION_TYPE] = "type",     [SECTION_IMPORT] = "import",       [SECTION_FUNCTION] = "func",
        [SECTION_TABLE] = "table",   [SECTION_MEMORY] = "memory",       [SECTION_TAG] = "tag",
        [SECTION_GLOBAL] = "global", [SECTION_EXPORT] = "export",       [SECTION_START] = "start",
        [SECTION_ELEMENT] = "elem",  [SECTION_DATACOUNT] = "datacount", [SECTION_CODE] = "code",
        [SECTION_DATA] = "data"};
    bool in_order = p->in_order && place <= SECTION_ALIAS;
    if (place == SECTION_LAST) {
        buffer_text(p->out, " (after last)");
        return;
    }
    while (!in_order && place > SECTION_FIRST && !is_present(p->m, place))
        place--;
    if (p->in_order && place <= SECTION_ALIAS) {
        place = SECTION_FIRST;
        initials = in_order ? initials : p->m->initials_n;
    } else {
        initials = 0;
    }
    if (initials)
        buffer_format(p->out, " (after definition %" PRIu32 ")", initials);
    else if (place == SECTION_FIRST)
        buffer_text(p->out, " (before first)");
    else
        buffer_format(p->out, " (after %s)", names[place]);
}

/* Whether CUSTOM is the section NAME and just what the encoder makes of the record. */
static bool is_implied(const Custom *custom, const char *name)
{
    return custom->implied && bytes_equal(custom->name, bytes_of(name));
}

/* text-customannot. A name section that identifiers and annotations say is left out, and what stands behind it placed
   last; so is a branch hint section. */
static void print_customs(Printer *p)
{
    bool behind = false;
    for (uint32_t i = 0; i < p->m->customs_n; i++) {
        const Custom *custom = &p->m->customs[i];
        if (is_implied(custom, HINT_SECTION))
            continue;
        if (is_implied(custom, "name") && !p->numbers) {
            behind = true;
            continue;
        }
        print_open(p, "@custom");
        print_string(p, custom->name);
        print_place(p, behind ? SECTION_LAST : custom->place, custom->initials);
        print_string(p, custom->bytes);
        print_close(p);
    }
}

void print_decide_implied(Printer *p)
{
    const Module *m = p->m;
    p->numbers = m->names_kept;
    p->hint = m->hints_kept ? m->hints_n : 0;
    for (uint32_t i = 0; i < m->customs_n; i++) {
        if (is_implied(&m->customs[i], "name"))
            p->numbers = !print_says_names(p);
        if (is_implied(&m->customs[i], HINT_SECTION))
            p->hint = 0;
    }
}

/* text-modulenameannot: the name of the module where its identifier does not say it */
static void print_module_name(Printer *p)
{
    const Names *names = &p->m->names;
    if (p->numbers || !names->has_module || (p->id.len && bytes_equal(p->id, names->module)))
        return;
    buffer_text(p->out, " (@name ");
    text_print_string(names->module, p->out);
    buffer_byte(p->out, ')');
}

/* text-module behind its identifier */
void print_module(Printer *p)
{
    const Module *m = p->m;
    print_module_name(p);
    if (p->in_order) {
        print_initials(p);
    } else {
        print_types(p);
        print_imports(p);
    }
    print_items(p);
    for (uint32_t i = 0; i < m->exports_n; i++)
        print_export(p, &m->exports[i]);
    if (m->has_start)
        print_start(p);
    for (uint32_t i = 0; i < m->elems_n; i++)
        print_elem(p, i);
    for (uint32_t i = 0; i < m->funcs_n; i++)
        print_func(p, i);
    for (uint32_t i = 0; i < m->datas_n; i++)
        print_data(p, i);
    print_customs(p);
    buffer_byte(p->out, ')');
}

void text_print(const Module *m, Buffer *out)
{
    Printer p;
    open_printer(&p, m, NULL, out, 2);
    buffer_text(out, "(module");
    if (p.id.len) {
        buffer_byte(out, ' ');
        print_id(&p, p.id);
    }
    print_module(&p);
    buffer_byte(out, '\n');
    close_printer(&p);
}
