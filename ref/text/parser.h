/* text/parser.h: what the parts of the parser share. Internal to text/. */
#ifndef TOUCHSTONE_TEXT_PARSER_H
#define TOUCHSTONE_TEXT_PARSER_H

#include "syntax/error.h"
#include "syntax/feature.h"
#include "syntax/module.h"
#include "text/lex.h"
#include "text/names.h"
#include "util/alloc.h"
#include "util/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A growable list, later copied into the module's arena. */
#define LIST(Type)                                                                                 \
    struct {                                                                                       \
        Type *at;                                                                                  \
        size_t n, capacity;                                                                        \
    }
#define LIST_PUSH(list, value) PUSH((list).at, (list).n, (list).capacity, (value))
/* The elements from index FROM on, copied into ARENA. */
#define LIST_FREEZE(arena, list, from)                                                             \
    list_freeze((arena), (list).at, (from), (list).n, sizeof *(list).at)
#define LIST_FREE(list) (free((list).at), (list).at = NULL, (list).n = (list).capacity = 0)

void *list_freeze(Arena *arena, const void *at, size_t from, size_t n, size_t size);

typedef LIST(Nameassoc) Namelist;
typedef LIST(Indirectnameassoc) Indirectnamelist;
typedef LIST(Valtype) Typelist;
typedef LIST(Instr) Instrlist;

/* What may stand where an identifier may: NO_IDS in blocks and indirect calls, where parameters have none; ANY_IDS in
   type definitions, where they only document; LOCAL_IDS where they name locals. */
typedef enum Paramids { NO_IDS, ANY_IDS, LOCAL_IDS } Paramids;

/* One label in scope; SAVED is the label that the same identifier named outside it, or NO_INDEX. */
typedef struct Label {
    Bytes id; /* len 0 for none */
    uint32_t saved;
} Label;

/* How far reading a folded or structured instruction has come. */
typedef enum Framekind {
    FRAME_BLOCK,        /* block ... end, also loop, if and try_table */
    FRAME_FOLDED_PLAIN, /* ( plain ... ), the instruction itself still due */
    FRAME_FOLDED_BLOCK, /* ( block ... ) */
    FRAME_FOLDED_IF,    /* ( if ..., before the then: the instruction itself still due */
    FRAME_THEN,         /* ( if ... ( then ... */
    FRAME_AFTER_THEN,   /* ( if ... ( then ... ) */
    FRAME_ELSE,         /* ( if ... ( else ... */
    FRAME_AFTER_ELSE,   /* ( if ... ( else ... ) */
    FRAME_FOLDED_TRY,   /* ( try ..., before the do, or behind a part: `part` says which */
    FRAME_TRY_PART      /* ( try ... ( do ... or ( catch ... or ( catch_all ... */
} Framekind;

/* What a branch hint says of the instruction behind it. */
typedef enum Hint { HINT_NONE, HINT_UNLIKELY, HINT_LIKELY } Hint;

typedef struct Frame {
    uint8_t kind; /* Framekind */
    uint8_t hint; /* Hint: of the instruction still due */
    uint16_t
        part; /* of a block: the opcode behind which its instructions stand, OP_COUNT for none yet */
    Bytes id; /* of the label */
    Instr in;
} Frame;

/* module-linking: what a type index stands for beyond outer aliases: type X of SCOPE, an enclosing scope or the same; NULL
   where there is no such type. EXPORTS: of a module or instance type. */
typedef struct Typeorigin {
    const struct Parser *scope;
    uint32_t x;
    const struct Exportlist *exports;
} Typeorigin;

/* The state of parsing one module or, of module linking, one module or instance type: a scope with identifiers of its
   own. */
typedef struct Parser {
    const char *src;
    Tokens tokens;
    const Token *t;                           /* the current token */
    Lines lines;                              /* of the source */
    size_t last_annot[ANNOT_BRANCH_HINT + 1]; /* by kind: the annotation found last */
    Features features;
    Failure *failure;
    Module *m;    /* NULL in types */
    Arena *arena; /* the module's */

    /* the identifier context I */
    Space types, tags, globals, mems, tables, funcs, datas, elems, locals, labels, fields;
    uint32_t declared[EXTERN_INSTANCE +
                      1]; /* how many of each kind the first pass has seen, imports included */
    uint32_t declared_types, declared_elems, declared_datas;
    uint32_t initial_items[EXTERN_INSTANCE + 1]; /* by kind: imports and aliases read so far */
    bool
        defined; /* the first pass has seen a definition that no import may follow; LAST_DEFINED is its kind */
    Externkind last_defined;

    LIST(Rectype) rectypes;
    LIST(const Subtype *) subtypes; /* by type index */
    uint32_t *
        functypes; /* NON-SPEC: hash table of the type indices + 1 that inline types may stand for */
    uint32_t functypes_n, functypes_capacity;

    LIST(Import) imports;
    LIST(Func) func_list;
    LIST(Table) table_list;
    LIST(Mem) mem_list;
    LIST(Global) global_list;
    LIST(Tag) tag_list;
    LIST(Elem) elem_list;
    LIST(Data) data_list;
    LIST(Export) exports;
    LIST(Custom) customs;
    LIST(uint16_t) custom_places; /* of each: see custom.c */
    LIST(Branchhint) hints;

    /* names for Module.names */
    Namelist type_names, tag_names, global_names, mem_names, table_names, func_names, data_names,
        elem_names;
    Indirectnamelist field_names, local_names, label_names;
    Namelist inner_names; /* of the type or function being read */

    /* module-linking: see linking.h */
    struct Parser *outer; /* of the scope that encloses this one */
    uint32_t depth;       /* how many enclose it */
    bool in_order;        /* it has new constructs: initial definitions are read in their order */
    bool initial;         /* just these are being read */
    bool
        linked_defined; /* the first pass has seen a module or an instance, which no import may follow */
    Space modules, instances;
    Space groups;     /* module names of two-level imports: the instance that stands for each */
    Space alias_keys; /* what aliases say: the index that each defines */
    Space type_keys;  /* what module and instance types say: their type indices */
    LIST(Initial) initials;
    LIST(Typeorigin) origins; /* by type index, where definitions are read in order */
    LIST(Module *) module_list;
    LIST(Instance) instance_list;
    LIST(Alias) alias_list;
    LIST(Exporttype) exporttypes;
    LIST(struct Exportlist *) module_exports;   /* by index: what is known of each module, */
    LIST(struct Exportlist *) instance_exports; /* of each instance */
    struct Exportnames *export_names;           /* of all scopes of the source */
    Namelist module_names, instance_names;

    /* of the function or expression being read */
    uint32_t locals_n;
    uint32_t
        unknown_type; /* type index that the number of parameters would follow from, or NO_INDEX */
    bool in_func;     /* it is a function's body, */
    uint32_t func;    /* of the function with this index */
    uint32_t labels_seen;
    Namelist inner_labels;
    LIST(Label) label_stack;
    LIST(Frame) frames;
    Instrlist code;
    Typelist valtypes; /* used as a stack by the rules that read lists of types */
    Buffer bytes;
} Parser;

/* ---- parser.c: tokens, failures, identifiers, indices ---- */

void parser_free(Parser *p);

/* The place of byte AT of the source. */
Pos text_pos(Parser *p, uint32_t at);

/* Fails because of the current token, where EXPECTED ("a value type") should stand. */
Result text_unexpected(Parser *p, const char *expected) CHECKED;
/* The same at a token that may be one of module linking: where that is switched off, the failure names it instead. */
Result text_unexpected_linking(Parser *p, const char *expected) CHECKED;

/* Fails with CODE at token T; the detail is its text. */
Result text_fail(Parser *p, Errcode code, const Token *t) CHECKED;

/* Fails unless FEATURE is on; token T is what needs it. */
Result text_need(Parser *p, Feature feature, const Token *t) CHECKED;

static inline bool at_word(const Token *t, unsigned word)
{
    return t->kind == TOKEN_KEYWORD && t->word == word;
}

/* True at "(" followed by the keyword WORD. */
static inline bool at_form(const Parser *p, unsigned word)
{
    return p->t->kind == TOKEN_LPAR && at_word(p->t + 1, word);
}

static inline const uint8_t *token_text(const Parser *p, const Token *t)
{
    return (const uint8_t *)p->src + t->at;
}

/* Step over one token, or fail. */
Result text_lpar(Parser *p) CHECKED;
Result text_rpar(Parser *p) CHECKED;
Result text_word(Parser *p, unsigned word) CHECKED;

/* Token after the form that the "(" at T opens. */
static inline const Token *after_form(const Parser *p, const Token *t)
{
    return p->tokens.at + t->match + (p->tokens.at[t->match].kind == TOKEN_RPAR);
}

/* text-u32, text-u64, text-u8 where syntax has one. */
Result text_u32(Parser *p, uint32_t *out) CHECKED;
Result text_u64(Parser *p, uint64_t *out) CHECKED;
/* The same for sizes and offsets, which have 32 bits where memory64 is off. */
Result text_size(Parser *p, uint64_t *out) CHECKED;

/* text-string: the bytes of one literal, in the arena. text-name: those of one that is UTF-8. */
Result text_name(Parser *p, Name *out) CHECKED;
/* text-datastring: the bytes of all literals that follow, in the arena. */
void text_datastring(Parser *p, Bytes *out);

/* text-id of token T, an ID: borrowed from the source, or in the arena where it was quoted. */
Result text_id(Parser *p, const Token *t, Bytes *out) CHECKED;

/* text-id?: binds the identifier at the current token, if one is there, to X in SPACE and SCOPE, fails with DUPLICATE if
   it is bound, and keeps its name in NAMES. With ANNOTATED a @name annotation may follow and gives the name instead. */
Result text_bind(Parser *p, Space *space, uint32_t scope, uint32_t x, Errcode duplicate,
                 bool annotated, Namelist *names) CHECKED;

/* Steps over an identifier that an earlier pass has bound. */
static inline void skip_id(Parser *p)
{
    p->t += p->t->kind == TOKEN_ID;
}

/* The index space of a kind: its identifiers, the names kept of them, the failure where one is bound twice, and what it is
   called in failures. ANNOTATED: a @name annotation may follow the identifier. */
typedef struct Itemspace {
    Space *space;
    Namelist *names;
    Errcode duplicate;
    bool annotated;
    const char *what;
} Itemspace;
Itemspace item_space(Parser *p, Externkind kind);

/* text-idx: an index, or an identifier of SPACE; WHAT names the space in failures ("type"). */
Result text_idx(Parser *p, const Space *space, const char *what, uint32_t *x) CHECKED;
Result text_idx_in(Parser *p, const Space *space, uint32_t scope, const char *what,
                   uint32_t *x) CHECKED;

static inline bool at_idx(const Token *t)
{
    return t->kind == TOKEN_NAT || t->kind == TOKEN_ID;
}

/* text-idx of an item of KIND, which may be an inline alias; and whether one stands at the current token. */
Result text_itemidx(Parser *p, Externkind kind, uint32_t *x) CHECKED;
bool at_itemidx(const Parser *p, const Token *t, Externkind kind);
/* ( KIND index ), where an inline alias may also stand for all of it. */
Result text_itemuse(Parser *p, Externkind kind, uint32_t *x) CHECKED;

/* ---- types.c, typeuse.c ---- */

Result text_typeidx(Parser *p, uint32_t *x) CHECKED;
Result text_heaptype(Parser *p, Valtype *t) CHECKED;
bool at_reftype(const Parser *p);
Result text_reftype(Parser *p, Valtype *t) CHECKED;
Result text_valtype(Parser *p, Valtype *t) CHECKED;
Result text_globaltype(Parser *p, Globaltype *gt) CHECKED;
Result text_addrtype(Parser *p, Addrtype *at) CHECKED;
Result text_memtype(Parser *p, Memtype *mt) CHECKED;
/* text-memtype behind its address type: what custom-page-sizes adds. */
Result text_pagetype(Parser *p, Memtype *mt) CHECKED;
Result text_tabletype(Parser *p, Tabletype *tt) CHECKED;
/* A function type that stands on the stack p->valtypes from BASE on: PARAMS parameters, then results. */
typedef struct Inlinetype {
    size_t base;
    uint32_t params;
} Inlinetype;

/* text-param* text-result* onto the stack; and from there into the arena. */
Result text_inlinetype(Parser *p, Paramids ids, Inlinetype *it) CHECKED;
Comptype keep_inlinetype(Parser *p, Inlinetype it);
/* text-typeuse-abbrev: the smallest index of a type like that, which is appended if there is none. */
uint32_t text_typeuse_abbrev(Parser *p, Inlinetype it, Pos pos);
/* (type x), which stands at the current token. */
Result text_typeref(Parser *p, uint32_t *x) CHECKED;
/* Appends a recursive type to the module. */
void add_rectype(Parser *p, Rectype rec);
/* text-result*: appends to the stack p->valtypes. */
Result text_results(Parser *p) CHECKED;
/* text-typeuse: the type index; with LOCAL_IDS parameters take local indices. */
Result text_typeuse(Parser *p, Paramids ids, uint32_t *x) CHECKED;
/* text-blocktype */
Result text_blocktype(Parser *p, Blocktype *bt) CHECKED;
/* text-type: a (type ...) or (rec ...) field. */
Result text_type(Parser *p) CHECKED;

/* ---- instr.c, imm.c ---- */

/* text-expr: instructions up to a ")", which is left; the closing end stands at its place. */
Result text_expr(Parser *p, Expr *out) CHECKED;
/* text-foldedinstr as an expression of its own. */
Result text_foldedexpr(Parser *p, Expr *out) CHECKED;
/* text-plaininstr: the immediates of the instruction OP, whose keyword is T and has been read. */
Result text_plaininstr(Parser *p, Opcode op, const Token *t, Instr *in) CHECKED;
/* A vector shape: the type of its lanes; the bytes of such a lane; and a number for one, written to BYTES. */
Result text_shape(Parser *p, Valkind *kind) CHECKED;
unsigned lane_bytes(Valkind kind);
Result text_lane(Parser *p, Valkind kind, uint8_t *bytes) CHECKED;
/* text-iN, text-fN: the number at the current token as N bits. */
Result text_const(Parser *p, unsigned N, bool is_float, uint64_t *c) CHECKED;

/* ---- declare.c, field.c, segment.c, custom.c: the fields of a module but types ---- */

/* First pass over a field: binds its identifiers. Second pass: text_type for types, then text_field for the others. */
Result text_declare(Parser *p) CHECKED;
/* The kind that the keyword names: func, table, memory, global, tag and, where definitions are read in order, module and
   instance; false for another. */
bool extern_word(const Parser *p, unsigned word, Externkind *kind);
/* text-externtype behind the identifier; T is its keyword. */
Result text_externtype(Parser *p, Externkind kind, const Token *t, Externtype *xt) CHECKED;
/* text-import, the names: two or, with module linking, one; and all of it. */
Result text_importnames(Parser *p, Import *import) CHECKED;
Result text_import(Parser *p) CHECKED;
/* Adds IMPORT, whose identifier stands at ID, if one does. */
Result add_import(Parser *p, const Import *import, const Token *id) CHECKED;
/* text-exportdots*: the (export name) in a definition, of what has index X. */
bool at_exportdots(const Parser *p, Externkind kind);
Result text_exportdots(Parser *p, Externkind kind, uint32_t x) CHECKED;
/* A func, table, memory, global or tag field. */
Result text_definition(Parser *p, Externkind kind) CHECKED;
/* ---- module.c ---- */

/* text-decl*, up to the closing parenthesis or the end of the source. */
Result text_decls(Parser *p) CHECKED;
/* text-module behind its keyword: identifier and @name annotation. */
Result text_moduleid(Parser *p) CHECKED;
/* Moves all that was read to the module. */
Result text_module_end(Parser *p) CHECKED;

Result text_field(Parser *p) CHECKED;
Result text_elem(Parser *p) CHECKED;
Result text_data(Parser *p) CHECKED;
/* text-elemlist of an inline segment of table X, whose element type is T; *n is its length. */
Result text_elemtable(Parser *p, uint32_t x, Addrtype at, Valtype t, Pos pos, uint32_t *n) CHECKED;
/* text-datamem: of an inline segment of memory X; *n is its length. */
Result text_datamem(Parser *p, uint32_t x, Addrtype at, Pos pos, uint64_t *n) CHECKED;

/* The first kept annotation of KIND right before the current token that is not used; NULL if there is none. */
Annot *text_annot_here(Parser *p, Annotkind kind);
/* text-nameannot: the name in A, which is then used. */
Result text_nameannot(Parser *p, Annot *a, Name *out) CHECKED;
/* text-customannot*: those before the current token. */
Result text_customannots(Parser *p) CHECKED;
/* The branch hint (Hint) before the instruction OP at the current token. */
Result text_branchhint(Parser *p, Opcode op, uint8_t *hint) CHECKED;
/* Puts the custom sections of the module in their order. */
void place_customs(Parser *p);
/* Fails if an annotation stands in no place that it is allowed in. */
Result text_annots_end(Parser *p) CHECKED;

#endif
