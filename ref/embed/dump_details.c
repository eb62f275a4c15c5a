/* embed/dump_details.c: the definitions of a module, section by section. NON-SPEC. */
#include "embed/dump.h"
#include "text/print.h"

#include <inttypes.h>

static const char *const kind_names[] = {"func", "table",  "memory",  "global",
                                         "tag",  "module", "instance"};

void dump_item(const Dump *d, const char *what, const Namemap *map, uint32_t x)
{
    buffer_format(d->out, " %s[%" PRIu32 "]", what, x);
    dump_name(d, map, x);
}

void dump_extern(const Dump *d, Externkind kind, uint32_t x)
{
    dump_item(d, kind_names[kind], dump_names(d, kind), x);
}

/* The same at the start of a line. */
static void start_extern(const Dump *d, Externkind kind, uint32_t x)
{
    buffer_byte(d->out, ' ');
    dump_extern(d, kind, x);
}

static void start_item(const Dump *d, const char *what, const Namemap *map, uint32_t x)
{
    buffer_byte(d->out, ' ');
    dump_item(d, what, map, x);
}

static void print_type(const Dump *d, const Externtype *xt)
{
    buffer_byte(d->out, ' ');
    print_externtype(d->out, xt);
}

/* A constant expression behind the word BEFORE; nothing where there is none. */
static void print_expr(const Dump *d, const char *before, const Expr *e)
{
    if (!e->n)
        return;
    buffer_format(d->out, " %s (", before);
    for (uint32_t i = 0; i + 1 < e->n; i++) {
        if (i)
            buffer_byte(d->out, ' ');
        text_print_instr(d->m, &e->in[i], d->out);
    }
    buffer_byte(d->out, ')');
}

void dump_subtype(const Dump *d, const Subtype *st)
{
    bool sub = !st->final || st->supers_n;
    if (sub) {
        buffer_text(d->out, st->final ? "(sub final " : "(sub ");
        for (uint32_t i = 0; i < st->supers_n; i++)
            buffer_format(d->out, "%" PRIu32 " ", st->supers[i].x);
    }
    print_comptype(d->out, &st->ct);
    buffer_text(d->out, sub ? ")\n" : "\n");
}

static void type_details(const Dump *d)
{
    for (uint32_t i = d->section->first; i < d->section->first + d->section->n; i++) {
        const Rectype *rt = &d->m->rectypes[i];
        if (rt->n != 1)
            buffer_format(d->out, "  rec of %" PRIu32 "\n", rt->n);
        for (uint32_t k = 0; k < rt->n; k++) {
            start_item(d, "type", &d->m->names.types, d->next->types++);
            buffer_byte(d->out, ' ');
            if (rt->st[k].ct.written)
                dump_moduletype(d, &rt->st[k].ct, 2);
            else
                dump_subtype(d, &rt->st[k]);
        }
    }
}

static void import_details(const Dump *d)
{
    for (uint32_t i = d->section->first; i < d->section->first + d->section->n; i++) {
        const Import *import = &d->m->imports[i];
        dump_group(d, i);
        start_extern(d, import->xt.kind, d->next->items[import->xt.kind]++);
        buffer_byte(d->out, ' ');
        if (!import->single) {
            text_print_string(import->module, d->out);
            buffer_byte(d->out, ' ');
        }
        text_print_string(import->name, d->out);
        print_type(d, &import->xt);
        buffer_byte(d->out, '\n');
    }
}

static void function_details(const Dump *d)
{
    for (uint32_t i = 0; i < d->m->funcs_n; i++) {
        start_extern(d, EXTERN_FUNC, d->m->import_funcs + i);
        buffer_format(d->out, " (type %" PRIu32 ")", d->m->funcs[i].typeidx);
        dump_name(d, &d->m->names.types, d->m->funcs[i].typeidx);
        buffer_byte(d->out, '\n');
    }
}

static void table_details(const Dump *d)
{
    for (uint32_t i = 0; i < d->m->tables_n; i++) {
        start_extern(d, EXTERN_TABLE, d->m->import_tables + i);
        print_type(d, &(Externtype){.kind = EXTERN_TABLE, .table = d->m->tables[i].type});
        print_expr(d, "init", &d->m->tables[i].init);
        buffer_byte(d->out, '\n');
    }
}

static void memory_details(const Dump *d)
{
    for (uint32_t i = 0; i < d->m->mems_n; i++) {
        start_extern(d, EXTERN_MEM, d->m->import_mems + i);
        print_type(d, &(Externtype){.kind = EXTERN_MEM, .mem = d->m->mems[i].type});
        buffer_byte(d->out, '\n');
    }
}

static void global_details(const Dump *d)
{
    for (uint32_t i = 0; i < d->m->globals_n; i++) {
        start_extern(d, EXTERN_GLOBAL, d->m->import_globals + i);
        print_type(d, &(Externtype){.kind = EXTERN_GLOBAL, .global = d->m->globals[i].type});
        print_expr(d, "init", &d->m->globals[i].init);
        buffer_byte(d->out, '\n');
    }
}

static void tag_details(const Dump *d)
{
    for (uint32_t i = 0; i < d->m->tags_n; i++) {
        Typeuse use = {HT_IDX, d->m->tags[i].typeidx};
        start_extern(d, EXTERN_TAG, d->m->import_tags + i);
        print_type(d, &(Externtype){.kind = EXTERN_TAG, .use = use});
        dump_name(d, &d->m->names.types, use.x);
        buffer_byte(d->out, '\n');
    }
}

static void export_details(const Dump *d)
{
    for (uint32_t i = 0; i < d->m->exports_n; i++) {
        const Export *export = &d->m->exports[i];
        start_extern(d, export->kind, export->x);
        buffer_byte(d->out, ' ');
        text_print_string(export->name, d->out);
        buffer_byte(d->out, '\n');
    }
}

static void start_details(const Dump *d)
{
    start_extern(d, EXTERN_FUNC, d->m->start);
    buffer_byte(d->out, '\n');
}

/* " active table[0] offset (i32.const 0)" */
static void print_mode(const Dump *d, Segmentmode mode, Externkind kind, uint32_t x,
                       const Expr *offset)
{
    static const char *const modes[] = {"active", "passive", "declare"};
    buffer_format(d->out, " %s", modes[mode]);
    if (mode != SEGMENT_ACTIVE)
        return;
    dump_extern(d, kind, x);
    print_expr(d, "offset", offset);
}

static void element_details(const Dump *d)
{
    for (uint32_t i = 0; i < d->m->elems_n; i++) {
        const Elem *elem = &d->m->elems[i];
        start_item(d, "elem", &d->m->names.elems, i);
        print_mode(d, elem->mode, EXTERN_TABLE, elem->tableidx, &elem->offset);
        buffer_byte(d->out, ' ');
        print_valtype(d->out, elem->t);
        buffer_format(d->out, " count %" PRIu32 "\n", elem->n);
        for (uint32_t k = 0; k < elem->n; k++) {
            buffer_format(d->out, "    [%" PRIu32 "]", k);
            if (elem->is_funcs)
                dump_extern(d, EXTERN_FUNC, elem->funcs[k]);
            else
                print_expr(d, "item", &elem->items[k]);
            buffer_byte(d->out, '\n');
        }
    }
}

static void code_details(const Dump *d)
{
    for (uint32_t i = 0; i < d->m->funcs_n; i++) {
        const Func *func = &d->m->funcs[i];
        start_extern(d, EXTERN_FUNC, d->m->import_funcs + i);
        buffer_format(d->out,
                      " start 0x%08" PRIx64 " size %" PRIu64 " locals %" PRIu64
                      " instructions %" PRIu32 "\n",
                      func->pos.offset, func->size, func->locals_n, func->body.n);
    }
}

static void data_details(const Dump *d)
{
    for (uint32_t i = 0; i < d->m->datas_n; i++) {
        const Data *data = &d->m->datas[i];
        start_item(d, "data", &d->m->names.datas, i);
        print_mode(d, data->mode, EXTERN_MEM, data->memidx, &data->offset);
        buffer_format(d->out, " size %zu\n", data->bytes.len);
        dump_hex(d, data->bytes);
    }
}

static void datacount_details(const Dump *d)
{
    buffer_format(d->out, "  count %" PRIu32 "\n", d->m->datacount);
}

static void module_details(const Dump *d)
{
    dump_nested(d, d->section, 2, dump_details);
    d->next->items[EXTERN_MODULE] += d->section->n;
}

void dump_details(const Dump *whole)
{
    static void (*const details[])(const Dump *) = {
        NULL,           type_details,   import_details,    function_details, table_details,
        memory_details, global_details, export_details,    start_details,    element_details,
        code_details,   data_details,   datacount_details, tag_details,      module_details,
        dump_instances, dump_aliases};
    Dump_next next = {0};
    Dump part = *whole, *d = &part;
    d->next = &next;
    for (uint32_t i = 0; i < d->sections_n; i++) {
        const Dump_section *s = d->section = &d->sections[i];
        buffer_format(d->out, "\n%s:\n", dump_section_name(s->id));
        if (s->id == 0)
            dump_custom(d, &d->m->customs[s->first]);
        else
            details[s->id](d);
    }
}
