/* text/print.c: modules (core/text/modules), the inverse of the parser. */
#include "text/print.h"

#include "text/printer.h"

#include <inttypes.h>

static void print_string(Printer *p, Bytes string)
{
    buffer_byte(p->out, ' ');
    text_print_string(string, p->out);
}

/* Starts a field of the module. */
static void open_field(Printer *p, const char *keyword)
{
    buffer_format(p->out, "\n  (%s", keyword);
}

static void close_field(Printer *p)
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

/* text-externtype of an import that is item X of its kind. What module linking adds has a text of its own. */
static void print_importtype(Printer *p, const Externtype *xt, uint32_t x)
{
    switch (xt->kind) {
    case EXTERN_FUNC:
        buffer_text(p->out, " (func");
        print_binding(p, &p->funcs, x);
        print_collect_locals(p, x, count_params(p, xt->use.x));
        print_typeuse(p, xt->use.x, true);
        print_leave_func(p);
        break;
    case EXTERN_TABLE:
        buffer_text(p->out, " (table");
        print_binding(p, &p->tables, x);
        print_tabletype(p, xt->table);
        break;
    case EXTERN_MEM:
        buffer_text(p->out, " (memory");
        print_binding(p, &p->mems, x);
        print_memtype(p, xt->mem);
        break;
    case EXTERN_GLOBAL:
        buffer_text(p->out, " (global");
        print_binding(p, &p->globals, x);
        print_globaltype(p, xt->global);
        break;
    case EXTERN_TAG:
        buffer_text(p->out, " (tag");
        print_binding(p, &p->tags, x);
        print_typeuse(p, xt->use.x, false);
        break;
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: return;
    }
    buffer_byte(p->out, ')');
}

/* text-import */
static void print_imports(Printer *p)
{
    uint32_t counts[EXTERN_INSTANCE + 1] = {0};
    for (uint32_t i = 0; i < p->m->imports_n; i++) {
        const Import *import = &p->m->imports[i];
        open_field(p, "import");
        print_string(p, import->module);
        print_string(p, import->name);
        print_importtype(p, &import->xt, counts[import->xt.kind]++);
        close_field(p);
    }
}

/* text-table, text-mem, text-tag, text-global */
static void print_items(Printer *p)
{
    const Module *m = p->m;
    for (uint32_t i = 0; i < m->tables_n; i++) {
        open_field(p, "table");
        print_binding(p, &p->tables, m->import_tables + i);
        print_tabletype(p, m->tables[i].type);
        print_inline(p, &m->tables[i].init);
        close_field(p);
    }
    for (uint32_t i = 0; i < m->mems_n; i++) {
        open_field(p, "memory");
        print_binding(p, &p->mems, m->import_mems + i);
        print_memtype(p, m->mems[i].type);
        close_field(p);
    }
    for (uint32_t i = 0; i < m->tags_n; i++) {
        open_field(p, "tag");
        print_binding(p, &p->tags, m->import_tags + i);
        print_typeuse(p, m->tags[i].typeidx, false);
        close_field(p);
    }
    for (uint32_t i = 0; i < m->globals_n; i++) {
        open_field(p, "global");
        print_binding(p, &p->globals, m->import_globals + i);
        print_globaltype(p, m->globals[i].type);
        print_inline(p, &m->globals[i].init);
        close_field(p);
    }
}

/* text-export, text-externidx */
static void print_export(Printer *p, const Export *export)
{
    static const char *const names[] = {
        [EXTERN_FUNC] = "func",        [EXTERN_TABLE] = "table", [EXTERN_MEM] = "memory",
        [EXTERN_GLOBAL] = "global",    [EXTERN_TAG] = "tag",     [EXTERN_MODULE] = "module",
        [EXTERN_INSTANCE] = "instance"};
    static const Ids none;
    const Ids *ids[] = {
        [EXTERN_FUNC] = &p->funcs,     [EXTERN_TABLE] = &p->tables, [EXTERN_MEM] = &p->mems,
        [EXTERN_GLOBAL] = &p->globals, [EXTERN_TAG] = &p->tags,     [EXTERN_MODULE] = &none,
        [EXTERN_INSTANCE] = &none};
    open_field(p, "export");
    print_string(p, export->name);
    buffer_format(p->out, " (%s", names[export->kind]);
    print_index(p, ids[export->kind], export->x);
    buffer_byte(p->out, ')');
    close_field(p);
}

/* text-start */
static void print_start(Printer *p)
{
    open_field(p, "start");
    print_index(p, &p->funcs, p->m->start);
    close_field(p);
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
    open_field(p, "elem");
    print_binding(p, &p->elems, x);
    if (elem->mode == SEGMENT_ACTIVE)
        print_active(p, "table", &p->tables, elem->explicit_table || elem->tableidx, elem->tableidx,
                     &elem->offset);
    if (elem->mode == SEGMENT_DECLARE)
        buffer_text(p->out, " declare");
    print_elemlist(p, elem);
    close_field(p);
}

/* text-data */
static void print_data(Printer *p, uint32_t x)
{
    const Data *data = &p->m->datas[x];
    open_field(p, "data");
    print_binding(p, &p->datas, x);
    if (data->mode == SEGMENT_ACTIVE)
        print_active(p, "memory", &p->mems, data->explicit_memory || data->memidx, data->memidx,
                     &data->offset);
    print_string(p, data->bytes);
    close_field(p);
}

/* text-local: the first of them has index X */
static void print_locals(Printer *p, const Func *func, uint32_t x)
{
    bool open = false;
    if (func->locals_n)
        buffer_text(p->out, "\n   ");
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
    open_field(p, "func");
    print_binding(p, &p->funcs, x);
    print_typeuse(p, func->typeidx, true);
    print_locals(p, func, params);
    print_body(p, &func->body, x);
    print_leave_func(p);
    close_field(p);
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

/* text-customannot: the placement, behind the last section that is there up to PLACE */
static void print_place(Printer *p, unsigned place)
{
    static const char *const names[] = {
        [SECTION_TYPE] = "type",     [SECTION_IMPORT] = "import",       [SECTION_FUNCTION] = "func",
        [SECTION_TABLE] = "table",   [SECTION_MEMORY] = "memory",       [SECTION_TAG] = "tag",
        [SECTION_GLOBAL] = "global", [SECTION_EXPORT] = "export",       [SECTION_START] = "start",
        [SECTION_ELEMENT] = "elem",  [SECTION_DATACOUNT] = "datacount", [SECTION_CODE] = "code",
        [SECTION_DATA] = "data"};
    if (place == SECTION_LAST) {
        buffer_text(p->out, " (after last)");
        return;
    }
    while (place > SECTION_FIRST && !is_present(p->m, place))
        place--;
    if (place == SECTION_FIRST)
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
        open_field(p, "@custom");
        print_string(p, custom->name);
        print_place(p, behind ? SECTION_LAST : custom->place);
        print_string(p, custom->bytes);
        close_field(p);
    }
}

/* text-module, text-modulenameannot: the name of the module */
static void print_module_name(Printer *p)
{
    const Names *names = &p->m->names;
    Name id = names->has_module ? names->module : p->m->id;
    Ids ids = {1, &id, &(Name){0}};
    if (names->has_module && !id.len)
        ids.names = &id;
    print_name(p, &ids, 0);
}

/* What the customs mean for names and branch hints: those that a custom section keeps are said by identifiers and
   annotations only where these give the section again. */
static void decide_implied(Printer *p)
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

/* text-module */
void text_print(const Module *m, Buffer *out)
{
    Printer p = {.m = m, .out = out};
    print_collect_ids(&p);
    decide_implied(&p);
    buffer_text(out, "(module");
    print_module_name(&p);
    print_types(&p);
    print_imports(&p);
    print_items(&p);
    for (uint32_t i = 0; i < m->exports_n; i++)
        print_export(&p, &m->exports[i]);
    if (m->has_start)
        print_start(&p);
    for (uint32_t i = 0; i < m->elems_n; i++)
        print_elem(&p, i);
    for (uint32_t i = 0; i < m->funcs_n; i++)
        print_func(&p, i);
    for (uint32_t i = 0; i < m->datas_n; i++)
        print_data(&p, i);
    print_customs(&p);
    buffer_text(out, ")\n");
    arena_free(&p.arena);
    arena_free(&p.locals_arena);
}
