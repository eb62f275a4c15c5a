/* embed/dump.c: a binary module as listings: the sections, the definitions, the code. NON-SPEC. */
#include "embed/dump.h"

#include "binary/binary.h"
#include "embed/convert.h"
#include "text/print.h"

#include <inttypes.h>

uint32_t dump_u32(const uint8_t *bytes, size_t *at)
{
    uint32_t n = 0;
    for (int shift = 0;; shift += 7) {
        uint8_t byte = bytes[(*at)++];
        n |= (uint32_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return n;
    }
}

const char *dump_section_name(uint8_t id)
{
    static const char *const names[] = {
        "Custom",  "Type", "Import", "Function",  "Table", "Memory", "Global",   "Export", "Start",
        "Element", "Code", "Data",   "DataCount", "Tag",   "Module", "Instance", "Alias"};
    return names[id];
}

const Namemap *dump_names(const Dump *d, Externkind kind)
{
    const Names *names = &d->m->names;
    switch (kind) {
    case EXTERN_FUNC: return &names->funcs;
    case EXTERN_TABLE: return &names->tables;
    case EXTERN_MEM: return &names->mems;
    case EXTERN_GLOBAL: return &names->globals;
    case EXTERN_TAG: return &names->tags;
    case EXTERN_MODULE: return &names->modules;
    case EXTERN_INSTANCE: return &names->instances;
    }
    static const Namemap none;
    return &none;
}

const Namemap *dump_names_in(const Indirectnamemap *map, uint32_t x)
{
    static const Namemap none;
    const Namemap *found = indirectnamemap_find(map, x);
    return found ? found : &none;
}

void dump_name(const Dump *d, const Namemap *map, uint32_t x)
{
    uint32_t low = 0, high = map->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (map->names[middle].x < x)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == map->n || map->names[low].x != x)
        return;
    Name name = map->names[low].name;
    buffer_text(d->out, " <");
    for (size_t i = 0; i < name.len; i++) {
        if (name.at[i] < 0x20 || name.at[i] == 0x7F)
            buffer_format(d->out, "\\%02x", name.at[i]);
        else
            buffer_byte(d->out, name.at[i]);
    }
    buffer_byte(d->out, '>');
}

void dump_find_sections(Dump *d)
{
    uint32_t defined[DUMP_IDS] = {0};
    for (int fill = 0; fill < 2; fill++) {
        if (fill)
            d->sections = ARENA_ARRAY(d->arena, Dump_section, d->sections_n);
        d->sections_n = 0;
        for (size_t at = d->start + 8; at < d->end; d->sections_n++) {
            Dump_section section = {.id = d->bytes[at++], .n = 1};
            uint32_t size = dump_u32(d->bytes, &at);
            section.start = at;
            section.end = at + size;
            if (section.id)
                section.n = dump_u32(d->bytes, &at);
            at = section.end;
            if (fill) {
                section.first = defined[section.id];
                defined[section.id] += section.n;
                d->sections[d->sections_n] = section;
            }
        }
    }
}

/* Appends the lines of TEXT, indented by INDENT. */
static void append_indented(Buffer *out, const Buffer *text, int indent)
{
    bool at_start = true;
    for (size_t i = 0; i < text->len; i++) {
        if (at_start && text->at[i] != '\n')
            buffer_format(out, "%*s", indent, "");
        buffer_byte(out, text->at[i]);
        at_start = text->at[i] == '\n';
    }
}

void dump_nested(const Dump *d, const Dump_section *s, int indent, void (*list)(const Dump *))
{
    size_t at = s->start;
    uint32_t x =
        0; /* the index of the first: what comes before nested modules in their index space may be more */
    while (x < d->m->module_items_n && !(d->m->items_of[EXTERN_MODULE][x].kind == ITEM_MODULE &&
                                         d->m->items_of[EXTERN_MODULE][x].x == s->first))
        x++;
    dump_u32(d->bytes, &at);
    for (uint32_t i = 0; i < s->n; i++) {
        Buffer lines = {0};
        Dump inner = {
            .m = d->m->modules[s->first + i], .bytes = d->bytes, .out = &lines, .arena = d->arena};
        uint32_t size = dump_u32(d->bytes, &at);
        inner.start = at;
        inner.end = at += size;
        buffer_format(d->out, "%*s", indent - 1, "");
        dump_extern(d, EXTERN_MODULE, x + i);
        buffer_format(d->out, "  start 0x%08zx  end 0x%08zx  size %" PRIu32 "\n", inner.start,
                      inner.end, size);
        dump_find_sections(&inner);
        list(&inner);
        append_indented(d->out, &lines, indent + 2);
        buffer_free(&lines);
    }
}

/* What stands first in the contents of S: the name, the function, the count. */
static void header_info(const Dump *d, const Dump_section *s)
{
    if (s->id == 0) {
        buffer_text(d->out, "  ");
        text_print_string(d->m->customs[s->first].name, d->out);
    } else {
        buffer_format(d->out, "  %s %" PRIu32, s->id == 8 ? "function" : "count", s->n);
    }
    buffer_byte(d->out, '\n');
}

static void dump_headers(const Dump *d)
{
    for (uint32_t i = 0; i < d->sections_n; i++) {
        const Dump_section *s = &d->sections[i];
        buffer_format(d->out, "  %-9s  start 0x%08zx  end 0x%08zx  size %-8zu",
                      dump_section_name(s->id), s->start, s->end, s->end - s->start);
        header_info(d, s);
        if (s->id == DUMP_MODULE)
            dump_nested(d, s, 4, dump_headers);
    }
}

Embed_result embed_module_dump(const uint8_t *bytes, size_t len, Embed_features features,
                               unsigned what, char **text, size_t *text_len, Embed_failure *failure)
{
    Module *m = NULL;
    Failure f;
    *text = NULL;
    if (binary_module(bytes, len, features, &m, &f))
        return embed_failure(&f, failure);
    Buffer out = {0};
    Arena arena = {0};
    Dump d = {.m = m, .bytes = bytes, .end = len, .out = &out, .arena = &arena};
    dump_find_sections(&d);
    if (what & EMBED_DUMP_HEADERS) {
        buffer_text(&out, "\nSections:\n");
        dump_headers(&d);
    }
    if (what & EMBED_DUMP_DETAILS)
        dump_details(&d);
    if (what & EMBED_DUMP_CODE) {
        buffer_text(&out, "\nDisassembly:\n");
        dump_code(&d);
    }
    arena_free(&arena);
    module_free(m);
    buffer_string(&out);
    *text = (char *)out.at;
    *text_len = out.len;
    return EMBED_OK;
}
