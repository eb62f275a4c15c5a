/* embed/dump_custom.c: custom sections: names, branch hints, and bytes. NON-SPEC. */
#include "embed/dump.h"
#include "text/print.h"

#include <inttypes.h>

enum { HEX_LINE = 16 };

void dump_hex(const Dump *d, Bytes bytes)
{
    for (size_t at = 0; at < bytes.len; at += HEX_LINE) {
        size_t n = bytes.len - at < HEX_LINE ? bytes.len - at : HEX_LINE;
        buffer_format(d->out, "    %08zx ", at);
        for (size_t i = 0; i < HEX_LINE; i++) {
            if (i < n)
                buffer_format(d->out, " %02x", bytes.at[at + i]);
            else
                buffer_text(d->out, "   ");
        }
        buffer_text(d->out, "  |");
        for (size_t i = 0; i < n; i++) {
            uint8_t c = bytes.at[at + i];
            buffer_byte(d->out, c >= 0x20 && c < 0x7F ? c : '.');
        }
        buffer_text(d->out, "|\n");
    }
}

static void print_names(const Dump *d, const char *what, const Namemap *map)
{
    for (uint32_t i = 0; i < map->n; i++) {
        buffer_format(d->out, "  %s[%" PRIu32 "]", what, map->names[i].x);
        dump_name(d, map, map->names[i].x);
        buffer_byte(d->out, '\n');
    }
}

static void print_inner_names(const Dump *d, const char *outer, const char *inner,
                              const Indirectnamemap *map)
{
    for (uint32_t i = 0; i < map->n; i++) {
        const Namemap *names = &map->maps[i].names;
        for (uint32_t k = 0; k < names->n; k++) {
            buffer_format(d->out, "  %s[%" PRIu32 "] %s[%" PRIu32 "]", outer, map->maps[i].x, inner,
                          names->names[k].x);
            dump_name(d, names, names->names[k].x);
            buffer_byte(d->out, '\n');
        }
    }
}

static void print_all_names(const Dump *d)
{
    const Names *names = &d->m->names;
    if (names->has_module) {
        Namemap module = {1, &(Nameassoc){0, names->module}};
        buffer_text(d->out, "  module");
        dump_name(d, &module, 0);
        buffer_byte(d->out, '\n');
    }
    print_names(d, "func", &names->funcs);
    print_inner_names(d, "func", "local", &names->locals);
    print_inner_names(d, "func", "label", &names->labels);
    print_names(d, "type", &names->types);
    print_names(d, "table", &names->tables);
    print_names(d, "memory", &names->mems);
    print_names(d, "global", &names->globals);
    print_names(d, "elem", &names->elems);
    print_names(d, "data", &names->datas);
    print_inner_names(d, "type", "field", &names->fields);
    print_names(d, "tag", &names->tags);
    print_names(d, "module", &names->modules);
    print_names(d, "instance", &names->instances);
}

static void print_hints(const Dump *d)
{
    const Module *m = d->m;
    for (uint32_t i = 0; i < m->hints_n; i++) {
        const Branchhint *hint = &m->hints[i];
        const Func *func = &m->funcs[hint->func - m->import_funcs];
        buffer_format(d->out, "  func[%" PRIu32 "]", hint->func);
        dump_name(d, &m->names.funcs, hint->func);
        buffer_format(d->out, " at 0x%08" PRIx32 " %s\n", func->body.in[hint->in].pos,
                      hint->likely ? "likely" : "unlikely");
    }
}

/* Whether CUSTOM is called NAME and no other section is, so that it must be what the record has read. */
static bool is_only(const Dump *d, const Custom *custom, const char *name)
{
    if (!bytes_equal(custom->name, bytes_of(name)))
        return false;
    for (uint32_t i = 0; i < d->m->customs_n; i++) {
        if (&d->m->customs[i] != custom && bytes_equal(d->m->customs[i].name, custom->name))
            return false;
    }
    return true;
}

/* The section of an additional start function (startup/SECTION.md), where it is well-formed: a function and a mode. */
static void print_startup(const Dump *d, Bytes bytes)
{
    static const char *const modes[] = {"after", "fresh"};
    uint32_t func = 0;
    size_t at = 0;
    for (unsigned shift = 0; at < bytes.len && at < 5; shift += 7) {
        func |= (uint32_t)(bytes.at[at] & 0x7F) << shift;
        if (!(bytes.at[at++] & 0x80))
            break;
    }
    if (!at || at + 1 != bytes.len || bytes.at[at - 1] & 0x80 || bytes.at[at] > 1 ||
        func >= (uint64_t)d->m->import_funcs + d->m->funcs_n)
        return;
    buffer_format(d->out, "  func[%" PRIu32 "]", func);
    dump_name(d, &d->m->names.funcs, func);
    buffer_format(d->out, " %s\n", modes[bytes.at[at]]);
}

/* Names, hints and start-up where the section is well-formed, else bytes. */
void dump_custom(const Dump *d, const Custom *custom)
{
    buffer_text(d->out, "  ");
    text_print_string(custom->name, d->out);
    buffer_format(d->out, " size %zu\n", custom->bytes.len);
    size_t before = d->out->len;
    if (is_only(d, custom, "name"))
        print_all_names(d);
    else if (is_only(d, custom, HINT_SECTION))
        print_hints(d);
    else if (is_only(d, custom, "startup"))
        print_startup(d, custom->bytes);
    if (d->out->len == before)
        dump_hex(d, custom->bytes);
}
