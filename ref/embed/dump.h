/* embed/dump.h: what the parts of the dump share. NON-SPEC. */
#ifndef TOUCHSTONE_EMBED_DUMP_H
#define TOUCHSTONE_EMBED_DUMP_H

#include "syntax/module.h"

/* A section where it stands in the bytes. */
typedef struct Dump_section {
    uint8_t id;
    size_t start, end; /* of the contents */
    uint32_t custom;   /* custom sections: index in Module.customs */
} Dump_section;

typedef struct Dump {
    const Module *m;
    const uint8_t *bytes;
    size_t len;
    Buffer *out;
    uint32_t sections_n;
    Dump_section *sections;
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

/* dump_details.c: every definition, section by section. */
void dump_details(const Dump *d);
/* dump_custom.c: the contents of a custom section, N bytes as hexadecimal lines. */
void dump_custom(const Dump *d, const Custom *custom);
void dump_hex(const Dump *d, Bytes bytes);
/* dump_code.c: every function, an instruction a line. */
void dump_code(const Dump *d);

#endif
