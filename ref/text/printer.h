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
    uint32_t
        all; /* module-linking: how many there are; N of them are defined where printing stands */
} Ids;

typedef struct Printer {
    const Module *m; /* NULL in types */
    Buffer *out;
    Arena arena; /* of what follows, but the locals */
    Ids funcs, tables, mems, globals, tags, modules, instances, type_ids, elems, datas;
    Ids *fields; /* of each type; NULL where there are none */
    Arena locals_arena;
    Ids locals;            /* of the function being printed, parameters first */
    const Namemap *labels; /* of the function being printed, NULL for none */
    uint32_t label;        /* index of the next structured instruction in it */
    uint32_t label_name;   /* the first of labels that is not below label */
    uint32_t hint;         /* the first of the module's branch hints that was not printed */
    bool numbers;          /* identifiers would not give the name section: they are comments */
    int indent;            /* of fields */

    /* module-linking */
    const struct Printer *outer; /* of the enclosing scope, NULL for none */
    bool in_order; /* initial definitions are printed in their order, as the parser reads them */
    Name id;       /* that the module is printed with */
    struct Printer *nested; /* of each nested module */
    uint32_t types_n;       /* the type index space: NULL where an alias names the type */
    const Subtype **types;
    const Alias **type_aliases; /* those; NULL where there are none */
} Printer;

enum {
    DEEPEST_INDENT =
        40 /* levels; deeper ones stay there, so that the text stays linear in the module */
};

/* print.c: a field on a line of its own; and the fields of a module. */
void print_newline(Printer *p, int more);
void print_open(Printer *p, const char *keyword);
void print_string(Printer *p, Bytes string);
void print_close(Printer *p);
void print_importtype(Printer *p, const Externtype *xt, uint32_t x);
void print_import(Printer *p, const Import *import, uint32_t x);
void print_module(Printer *p);
/* What the customs mean for names and branch hints: those that a custom section keeps are said by identifiers and
   annotations only where these give the section again. */
void print_decide_implied(Printer *p);
/* The identifiers of an index space, its keyword. */
Ids *print_ids(Printer *p, Externkind kind);
const char *print_keyword(Externkind kind);

/* print_linking.c */
/* A printer of M within OUTER, and those of the modules in it. */
void open_printer(Printer *p, const Module *m, const Printer *outer, Buffer *out, int indent);
void close_printer(Printer *p);
/* Initial definitions in their order. */
void print_initials(Printer *p);
/* A module or instance type. */
void print_linktype(Printer *p, const Comptype *ct);
/* Whether identifiers say the names of nested modules and of instances. */
bool print_says_items(const Printer *p);

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
/* The parameters and results of the function type CT. */
void print_signature(Printer *p, const Comptype *ct);
/* The function type with index X, or NULL; and whether it can be repeated where it is used, as all that it says means the
   same there. */
const Comptype *print_functype_of(const Printer *p, uint32_t x);
bool print_can_repeat(const Printer *p, uint32_t x);

/* print_instr.c */
void print_plain(Printer *p, const Instr *in);
/* The instructions without the closing end, on one line, each behind a space. */
void print_inline(Printer *p, const Expr *e);
/* The same, on a line each: the body of function X. */
void print_body(Printer *p, const Expr *e, uint32_t x);

#endif
