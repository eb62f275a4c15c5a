/* syntax/module.h: the module record (core/syntax/modules): what binary, text, valid and exec hand over.
 *
 * Everything lives in the module's arena and is frozen after decoding or parsing; the members under "after validation"
 * are written once by valid/. Index spaces hold imports first, as the specification has them. */
#ifndef TOUCHSTONE_SYNTAX_MODULE_H
#define TOUCHSTONE_SYNTAX_MODULE_H

#include "syntax/feature.h"
#include "syntax/instr.h"
#include "syntax/linking.h"
#include "syntax/types.h"

/* Locals as runs: n locals of type t. */
typedef struct Localrun {
    uint32_t n;
    Valtype t;
} Localrun;

/* syntax-func */
typedef struct Func {
    uint32_t typeidx;
    uint32_t runs_n;
    Localrun *runs;
    uint64_t locals_n; /* sum of the runs: parameters do not count */
    Expr body;
    Pos pos;       /* of the code entry (binary) or the field (text) */
    uint64_t size; /* binary: bytes of the code entry behind its size; text: 0 */
} Func;

typedef struct Table {
    Tabletype type;
    Expr init; /* n is 0 where the initial value was left out: ref.null */
    Pos pos;
} Table;

typedef struct Mem {
    Memtype type;
    Pos pos;
} Mem;

typedef struct Global {
    Globaltype type;
    Expr init;
    Pos pos;
} Global;

typedef struct Tag {
    uint32_t typeidx;
    Pos pos;
} Tag;

typedef enum Segmentmode { SEGMENT_ACTIVE, SEGMENT_PASSIVE, SEGMENT_DECLARE } Segmentmode;

/* syntax-elem. In the short form (flags 0 to 3 of the binary) items are function indices, else expressions. */
typedef struct Elem {
    Segmentmode mode;
    uint32_t tableidx;
    Expr offset;
    Valtype t;
    uint32_t n;
    bool is_funcs;
    uint32_t *funcs;     /* is_funcs: stands for (ref.func x) each */
    Expr *items;         /* else */
    bool explicit_table; /* the binary or text named the table: flags 2, 6 */
    Pos pos;
} Elem;

/* syntax-data */
typedef struct Data {
    Segmentmode mode;
    uint32_t memidx;
    Expr offset;
    Bytes bytes;
    bool explicit_memory; /* flag 2 */
    Pos pos;
} Data;

/* A custom section, kept byte-exact. PLACE is the id of the known section that it stands behind, in binary order
   (SECTION_FIRST: before all; see Section). Among the initial sections of module linking, which are all those up to
   SECTION_ALIAS, INITIALS says behind how many initial definitions instead. Sections of equal place are in order. IMPLIED: the one name or branch hint
   section of a binary, where the encoder would write it and just as it would write Module.names or Module.hints. */
typedef struct Custom {
    Name name;
    Bytes bytes;
    uint8_t place;
    bool implied;
    uint32_t initials;
    Pos pos;
} Custom;

/* Section ids of the binary format in their binary order (core/binary/modules#sections). With module linking the
   sections up to SECTION_ALIAS, the initial ones, stand in any order, any number of times. */
typedef enum Section {
    SECTION_FIRST,
    SECTION_TYPE,
    SECTION_IMPORT,
    SECTION_MODULE,
    SECTION_INSTANCE,
    SECTION_ALIAS,
    SECTION_FUNCTION,
    SECTION_TABLE,
    SECTION_MEMORY,
    SECTION_TAG,
    SECTION_GLOBAL,
    SECTION_EXPORT,
    SECTION_START,
    SECTION_ELEMENT,
    SECTION_DATACOUNT,
    SECTION_CODE,
    SECTION_DATA,
    SECTION_LAST
} Section;

/* A list of names by index, sparse, ascending: the name section (core/appendix/custom#name-section). */
typedef struct Nameassoc {
    uint32_t x;
    Name name;
} Nameassoc;

typedef struct Namemap {
    uint32_t n;
    Nameassoc *names;
} Namemap;

/* The name of index X; empty for none. */
Name namemap_find(const Namemap *names, uint32_t x);

typedef struct Indirectnameassoc {
    uint32_t x;
    Namemap names;
} Indirectnameassoc;

typedef struct Indirectnamemap {
    uint32_t n;
    Indirectnameassoc *maps;
} Indirectnamemap;

/* The names under index X; NULL for none. */
const Namemap *indirectnamemap_find(const Indirectnamemap *map, uint32_t x);

typedef struct Names {
    bool has_module;
    Name module;
    Namemap funcs, types, tables, mems, globals, elems, datas, tags;
    Namemap modules, instances; /* module-linking */
    Indirectnamemap locals, labels, fields;
} Names;

/* NON-SPEC: a branch hint of the code metadata format (metadata/code/binary): whether the if or br_if with index IN in the body of function FUNC,
   which is defined in the module, is likely to branch. */
typedef struct Branchhint {
    uint32_t func, in;
    bool likely;
} Branchhint;

/* The name of their section. */
#define HINT_SECTION "metadata.code.branch_hint"

/* Text sources keep where lines start, so that instructions need only an offset. A module in a script keeps its own lines
   only, with the number of those BEFORE them. */
typedef struct Lines {
    uint32_t n;
    const uint32_t *starts; /* byte offset of each line's first byte; NULL for binaries */
    uint32_t before;
} Lines;

/* The index in LINES, which must not be empty, of the last line that starts at or before OFFSET; the first if none does. */
uint32_t line_of(const Lines *lines, uint64_t offset);

/* Line and column of OFFSET, in LINES that must not be empty. */
Pos line_pos(const Lines *lines, uint64_t offset);

/* syntax-module */
typedef struct Module Module;
struct Module {
    Arena arena;
    Features features; /* what was switched on when it was read */
    Features encoded;  /* what its bytes or its text needed, which the rest need not show */

    uint32_t rectypes_n,
        types_n; /* recursive types; types in them and, of outer aliases, beside them */
    Rectype *rectypes;

    uint32_t imports_n;
    Import *imports;
    /* items of each index space that come before those defined here: imports and, with module-linking, aliases */
    uint32_t import_funcs, import_tables, import_mems, import_globals, import_tags;

    /* module-linking: the order of types, imports, modules, instances and aliases. None: there are just types and then
       imports. */
    uint32_t initials_n;
    Initial *initials;
    uint32_t modules_n, instances_n, aliases_n;
    Module **modules; /* nested modules: owned */
    Instance *instances;
    Alias *aliases;
    Module *parent; /* that it is nested in; NULL for none */

    uint32_t funcs_n, tables_n, mems_n, globals_n, tags_n; /* defined here, imports not counted */
    Func *funcs;
    Table *tables;
    Mem *mems;
    Global *globals;
    Tag *tags;

    uint32_t elems_n, datas_n;
    Elem *elems;
    Data *datas;
    bool has_datacount;
    uint32_t datacount;

    bool has_start;
    uint32_t start;
    Pos start_pos;

    uint32_t exports_n;
    Export *exports;

    uint32_t customs_n;
    Custom *customs;
    Names names;     /* from the name section, or from text identifiers */
    bool names_kept; /* a custom section holds the names, so that the encoder adds none */
    Name id;         /* text: $id of the module, without $; len 0 for none */
    uint32_t hints_n;
    Branchhint *hints; /* ascending by function and instruction */
    bool hints_kept;   /* a custom section holds the hints, so that the encoder adds none */
    Lines lines;
    /* NON-SPEC: its binary form, where the encoder is to take that as it is; borrowed */
    Bytes image;

    /* NON-SPEC: found by module_index */
    const Subtype **types; /* by type index; NULL for the type that an outer alias names */
    Item *items_of[EXTERN_INSTANCE + 1];       /* by kind: what each item counted below is */
    uint32_t module_items_n, instance_items_n; /* the module and the instance index space */

    /* after validation */
    bool validated;
    uint32_t type;      /* module-linking: handle of the closed module type */
    uint32_t *deftypes; /* closed type of each type index */
    uint8_t *ref_funcs; /* one byte a function: 1 where it is in C.REFS */
};

/* An empty module; free with module_free, which also frees the modules nested in it. */
Module *module_new(Features features);
void module_free(Module *module);

/* Fills in what the functions below look up. Whoever reads a module calls it last. */
void module_index(Module *module);

/* Line and column of a place in MODULE given by a byte offset, as Instr.pos has it. */
Pos module_pos(const Module *module, uint64_t offset);

/* The externtype of import I, export I: type uses as in the module record (HT_IDX). */
Externtype module_export_type(const Module *module, uint32_t i);

/* Whether module linking was switched on when MODULE was read. */
static inline bool module_linked(const Module *module)
{
    return module->features & FEATURE_BIT(module_linking);
}

/* Types of items by index, imports first. The index must be in range. That of an alias is closed, and known only after
   validation. */
Typeuse module_func_type(const Module *module, uint32_t x);
Tabletype module_table_type(const Module *module, uint32_t x);
Memtype module_mem_type(const Module *module, uint32_t x);
Globaltype module_global_type(const Module *module, uint32_t x);
Typeuse module_tag_type(const Module *module, uint32_t x);

/* Sub type with type index X, as written; NULL for the type that an outer alias names. X must be below types_n. */
const Subtype *module_subtype(const Module *module, uint32_t x);

/* NON-SPEC: the features that the contents of MODULE need, computed from types, limits, instructions and segments. */
Features module_features(const Module *module);

#endif
