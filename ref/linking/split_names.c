/* linking/split_names.c: what files and their new imports are called. NON-SPEC: see linking/CHOICES.md, split. */
#include "linking/split_parts.h"

#include <string.h>

enum { LONGEST = 100 };

static Name keep(Arena *arena, const Buffer *text)
{
    return (Name){arena_copy(arena, text->at, text->len), text->len};
}

/* ---- names that are there --------------------------------------------------------------------------------------- */

static void reserve(Splitting *s, Name name)
{
    Arena *arena = &s->split->arena;
    uint8_t *small = arena_copy(arena, name.at, name.len);
    for (size_t i = 0; i < name.len; i++)
        small[i] += small[i] >= 'A' && small[i] <= 'Z' ? 'a' - 'A' : 0;
    space_bind(&s->names, (Bytes){small, name.len}, 0, 0);
}

static void reserve_all(Splitting *s, const Module *m)
{
    for (uint32_t i = 0; i < m->imports_n; i++)
        reserve(s, m->imports[i].single ? m->imports[i].name : m->imports[i].module);
    for (uint32_t i = 0; i < m->instances_n; i++) {
        for (uint32_t k = 0; k < m->instances[i].args_n; k++)
            reserve(s, m->instances[i].args[k].name);
    }
    for (uint32_t i = 0; i < m->modules_n; i++)
        reserve_all(s, m->modules[i]);
}

void split_reserve(Splitting *s, const Module *root, Name reserved)
{
    Buffer text = {0};
    buffer_text(&text, "./");
    buffer_bytes(&text, reserved.at, reserved.len);
    reserve(s, (Name){text.at, text.len});
    buffer_free(&text);
    reserve_all(s, root);
}

/* ---- files ------------------------------------------------------------------------------------------------------ */

Name split_item_name(const Module *m, uint32_t x)
{
    Name name = namemap_find(&m->names.modules, x);
    if (name.len)
        return name;
    Item item = m->items_of[EXTERN_MODULE][x];
    return item.kind == ITEM_MODULE ? m->modules[item.x]->names.module : (Name){0};
}

/* NAME as files may be called; "module" if nothing is left of it. */
static void append_plain(Buffer *to, Name name)
{
    size_t start = to->len;
    for (size_t i = 0; i < name.len && i < LONGEST; i++) {
        uint8_t byte = name.at[i];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                      (byte >= '0' && byte <= '9') || byte == '_';
        if (letter || to->len > start)
            buffer_byte(to, letter || byte == '.' ? byte : '-');
    }
    if (to->len == start)
        buffer_text(to, "module");
}

/* "./BASE.wasm", with a number from the second on. */
static Name numbered(Arena *arena, const Buffer *base, uint32_t n)
{
    Buffer text = {0};
    buffer_bytes(&text, base->at, base->len);
    if (n > 1)
        buffer_format(&text, "-%u", n);
    buffer_text(&text, ".wasm");
    Name name = keep(arena, &text);
    buffer_free(&text);
    return name;
}

static bool is_reserved(const Splitting *s, Name name)
{
    uint8_t small[LONGEST + 32];
    for (size_t i = 0; i < name.len; i++) {
        bool large = name.at[i] >= 'A' && name.at[i] <= 'Z';
        small[i] = (uint8_t)(name.at[i] + (large ? 'a' - 'A' : 0));
    }
    return space_find(&s->names, (Bytes){small, name.len}, 0);
}

Name split_new_name(Splitting *s, const Module *m, uint32_t x)
{
    Arena *arena = &s->split->arena;
    Buffer base = {0};
    buffer_text(&base, "./");
    append_plain(&base, split_item_name(m, x));
    uint32_t *next = space_find(&s->numbers, (Bytes){base.at, base.len}, 0);
    if (!next) {
        space_bind(&s->numbers, keep(arena, &base), 0, 1);
        next = space_find(&s->numbers, (Bytes){base.at, base.len}, 0);
    }
    Name name;
    do
        name = numbered(arena, &base, (*next)++);
    while (is_reserved(s, name));
    reserve(s, name);
    buffer_free(&base);
    return name;
}

const Splitfile *split_file_of(const Splitting *s, const Module *child)
{
    for (size_t i = 0; i < s->origins_n; i++) {
        if (s->origins[i] == child)
            return &s->split->files[i];
    }
    return NULL;
}

/* ---- imports ---------------------------------------------------------------------------------------------------- */

static bool is_imported(const Unit *unit, Name name)
{
    const Module *m = unit->m;
    for (uint32_t i = 0; i < m->imports_n; i++) {
        if (bytes_equal(m->imports[i].single ? m->imports[i].name : m->imports[i].module, name))
            return true;
    }
    for (size_t i = 0; i < unit->needs_n; i++) {
        if (bytes_equal(unit->needs[i].name, name))
            return true;
    }
    return false;
}

static bool is_given(const Unit *unit, Name name)
{
    const Module *m = unit->outer->m;
    for (uint32_t i = 0; i < m->instances_n; i++) {
        const Instance *instance = &m->instances[i];
        for (uint32_t k = 0; instance->module == unit->x && k < instance->args_n; k++) {
            if (bytes_equal(instance->args[k].name, name))
                return true;
        }
    }
    return false;
}

Name split_fresh_import(const Splitting *s, const Unit *unit, Name name)
{
    if (!name.len)
        name = bytes_of("module");
    Name fresh = name;
    for (uint32_t n = 2; is_imported(unit, fresh) || is_given(unit, fresh); n++) {
        Buffer text = {0};
        buffer_bytes(&text, name.at, name.len);
        buffer_format(&text, "-%u", n);
        fresh = keep(&s->split->arena, &text);
        buffer_free(&text);
    }
    return fresh;
}
