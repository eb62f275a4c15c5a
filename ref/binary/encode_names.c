/* binary/encode_names.c: the name section (core/appendix/custom#name-section). */
#include "binary/writer.h"

/* binary-namesubsection: CONTENTS behind its id and size; nothing where it is empty */
static void encode_subsection(Buffer *out, uint8_t id, Buffer *contents)
{
    if (!contents->len)
        return;
    buffer_byte(out, id);
    encode_sized(out, contents);
}

/* binary-namemap */
static void encode_namemap(Buffer *out, const Namemap *map)
{
    encode_uint(out, map->n);
    for (uint32_t i = 0; i < map->n; i++) {
        encode_uint(out, map->names[i].x);
        encode_name(out, map->names[i].name);
    }
}

static void encode_names(Buffer *out, Buffer *scratch, uint8_t id, const Namemap *map)
{
    if (map->n)
        encode_namemap(scratch, map);
    encode_subsection(out, id, scratch);
}

/* binary-indirectnamemap */
static void encode_indirect(Buffer *out, Buffer *scratch, uint8_t id, const Indirectnamemap *map)
{
    if (map->n)
        encode_uint(scratch, map->n);
    for (uint32_t i = 0; i < map->n; i++) {
        encode_uint(scratch, map->maps[i].x);
        encode_namemap(scratch, &map->maps[i].names);
    }
    encode_subsection(out, id, scratch);
}

/* binary-namesec. NON-SPEC: subsections 3 and 5 to 9 are those of the extended name section that tools write, 12 and 13
   those of module linking: see linking/CHOICES.md, names. */
void encode_namedata(Buffer *out, const Names *names, Name module)
{
    Buffer scratch = {0};
    if (names->has_module || module.len)
        encode_name(&scratch, names->has_module ? names->module : module);
    encode_subsection(out, 0, &scratch);
    encode_names(out, &scratch, 1, &names->funcs);
    encode_indirect(out, &scratch, 2, &names->locals);
    encode_indirect(out, &scratch, 3, &names->labels);
    encode_names(out, &scratch, 4, &names->types);
    encode_names(out, &scratch, 5, &names->tables);
    encode_names(out, &scratch, 6, &names->mems);
    encode_names(out, &scratch, 7, &names->globals);
    encode_names(out, &scratch, 8, &names->elems);
    encode_names(out, &scratch, 9, &names->datas);
    encode_indirect(out, &scratch, 10, &names->fields);
    encode_names(out, &scratch, 11, &names->tags);
    encode_names(out, &scratch, 12, &names->modules);
    encode_names(out, &scratch, 13, &names->instances);
    buffer_free(&scratch);
}
