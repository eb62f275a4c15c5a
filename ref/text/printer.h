/* text/printer.h: what the parts of the printer share. Internal to text/. */
#ifndef TOUCHSTONE_TEXT_PRINTER_H
#define TOUCHSTONE_TEXT_PRINTER_H

#include "syntax/module.h"
#include "util/bytes.h"

/* Identifiers of an index space: N of them, len 0 where an index has none. NAMES are those that a @name annotation
   says instead, as they are no identifiers; at is NULL where an index has none. */
typedef struct Ids {
    uint32_t n;
    Name *ids, *names;
} Ids;

typedef struct Printer {
    const Module *m;
    Buffer *out;
    Arena arena; /* of what follows, but the locals */
    Ids funcs, tables, mems, globals, tags, type_ids, elems, datas;
    Ids *fields; /* of each type; NULL where there are none */
    Arena locals_arena;
    Ids locals;            /* of the function being printed, parameters first */
    const Namemap *labels; /* of the function being printed, NULL for none */
    uint32_t label;        /* index of the next structured instruction in it */
    uint32_t label_name;   /* the first of labels that is not below label */
    uint32_t hint;         /* the first of the module's branch hints that was not printed */
    bool numbers;          /* identifiers would not give the name section: they are comments */
} Printer;

/* print_names.c: fills in the identifiers that Module.names gives. */
void print_collect_ids(Printer *p);
/* Whether all names of the module can be said: as identifiers, the others where a @name annotation may stand. */
bool print_says_names(const Printer *p);
/* Sets p->locals and p->labels to those of function X, which has N locals. */
void print_collect_locals(Printer *p, uint32_t x, uint64_t n);
/* The identifier of the next label behind a space, if it has one. */
void print_label(Printer *p);
/* Behind the function: its locals and labels are out of scope. */
void print_leave_func(Printer *p);
/* text-id: $ID */
void print_id(Printer *p, Name id);
/* Whether the binding of index X of IDS has an identifier or @name annotation; and that, if any, behind a space. */
bool print_has_name(const Printer *p, const Ids *ids, uint32_t x);
void print_name(Printer *p, const Ids *ids, uint32_t x);
/* Index X of IDS behind a space: its identifier or number. */
void print_index(Printer *p, const Ids *ids, uint32_t x);
/* What a definition of index X starts with: its identifier or name, if any, and the index as a comment. */
void print_binding(Printer *p, const Ids *ids, uint32_t x);

/* print_types.c */
/* Behind a space. */
void print_heaptype(Printer *p, Valtype t);
void print_reftype(Printer *p, Valtype t);
void print_storagetype(Printer *p, Valtype t);
void print_typeidx(Printer *p, uint32_t x);
void print_rectype(Printer *p, const Rectype *rt, uint32_t x);
void print_globaltype(Printer *p, Globaltype gt);
void print_memtype(Printer *p, Memtype mt);
void print_tabletype(Printer *p, Tabletype tt);
/* All of it but the element type. */
void print_tablelimits(Printer *p, Tabletype tt);
/* text-typeuse, and the parameters and results where type X is a function type. NAMED: with identifiers of locals. */
void print_typeuse(Printer *p, uint32_t x, bool named);
/* The function type with index X, or NULL. */
const Comptype *print_functype_of(const Printer *p, uint32_t x);

/* print_instr.c */
void print_plain(Printer *p, const Instr *in);
/* The instructions without the closing end, on one line, each behind a space. */
void print_inline(Printer *p, const Expr *e);
/* The same, on a line each: the body of function X. */
void print_body(Printer *p, const Expr *e, uint32_t x);

#endif
