/* embed/dump.h: what the parts of the dump share. NON-SPEC. */
#ifndef TOUCHSTONE_EMBED_DUMP_H
#define TOUCHSTONE_EMBED_DUMP_H

#include "syntax/module.h"

/* The ids of module linking's sections. */
enum { DUMP_MODULE = 14, DUMP_INSTANCE = 15, DUMP_ALIAS = 16, DUMP_IDS };

/* A section where it stands in the bytes. */
typedef struct Dump_section {
    uint8_t id;
    size_t start, end; /* of the contents */
    uint32_t first,
        n; /* what it defines: N of its kind in the record, from FIRST on; N is 1 for custom sections */
} Dump_section;

/* The indices that come next, as the details of a module are listed. */
typedef struct Dump_next {
    uint32_t types, items[EXTERN_INSTANCE + 1];
} Dump_next;

/* A module, which may be nested in another, and its listing. */
typedef struct Dump {
    const Module *m;
    const uint8_t *bytes;
    size_t start, end; /* of the module in the bytes */
    Buffer *out;
    Arena *arena;
    uint32_t sections_n;
    Dump_section *sections;
    const Dump_section *section; /* details: the one that is listed */
    Dump_next *next;             /* details */
} Dump;

/* Reads the u32 at *AT, which a decoder has read before, and steps over it. */
uint32_t dump_u32(const uint8_t *bytes, size_t *at);
/* "Type", "Custom" ... */
const char *dump_section_name(uint8_t id);
/* " <name>" if MAP has a name for X; control characters are escaped. */
void dump_name(const Dump *d, const Namemap *map, uint32_t x);
/* The names of kind KIND. */
const Namemap *dump_names(const Dump *d, Externkind kind);
/* The names that MAP has for the parts of X; empty if there are none. */
const Namemap *dump_names_in(const Indirectnamemap *map, uint32_t x);

/* Finds the sections of D. */
void dump_find_sections(Dump *d);
/* The nested modules of the module section S, a line each, indented by INDENT, and what LIST lists of it, by more. */
void dump_nested(const Dump *d, const Dump_section *s, int indent, void (*list)(const Dump *));

/* dump_details.c: every definition, section by section. */
void dump_details(const Dump *d);
/* " func[3] <name>": item X of WHAT, named by MAP; the same of an index space. */
void dump_item(const Dump *d, const char *what, const Namemap *map, uint32_t x);
void dump_extern(const Dump *d, Externkind kind, uint32_t x);
/* A type, and the line's end. */
void dump_subtype(const Dump *d, const Subtype *st);

/* dump_linking.c: what module linking adds */
/* A module or instance type: an item a line, indented by DEPTH steps. */
void dump_moduletype(const Dump *d, const Comptype *ct, int depth);
void dump_instances(const Dump *d);
void dump_aliases(const Dump *d);
/* The instance that two-level imports are recast as, if import I is the first of them. */
void dump_group(const Dump *d, uint32_t i);

/* dump_custom.c: the contents of a custom section, N bytes as hexadecimal lines. */
void dump_custom(const Dump *d, const Custom *custom);
void dump_hex(const Dump *d, Bytes bytes);
/* dump_code.c: every function, an instruction a line. */
void dump_code(const Dump *d);

#endif
