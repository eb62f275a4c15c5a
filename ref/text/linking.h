/* text/linking.h: what module linking adds to the parser (module-linking/Explainer). Internal to text/.
 *
 * Where a module has new constructs, its initial definitions are read in their order, and each takes its index when it is
 * complete; what its abbreviations stand for comes just before it. NON-SPEC: see linking/CHOICES.md, text order. */
#ifndef TOUCHSTONE_TEXT_LINKING_H
#define TOUCHSTONE_TEXT_LINKING_H

#include "text/parser.h"

/* What is known, without validation, of the exports of a module or instance: what zero-level exports stand for. */
typedef struct Exportfield {
    Name name;
    Externkind kind;
    const struct Exportlist *inner; /* of a module or an instance; NULL where that is not known */
} Exportfield;

typedef struct Exportlist {
    uint32_t id, n, capacity;
    Exportfield *fields;             /* the first of each name */
    const struct Exportlist **types; /* of a type: what its types export, by type index */
} Exportlist;

/* The names of all lists of a source: under the id of each list, the positions in it. */
typedef struct Exportnames {
    Space space;
    uint32_t lists;
} Exportnames;

/* ---- linking.c: modules whose definitions are read in order ---- */

/* Whether the module whose fields start at the current token has constructs that core 3.0 does not have. */
bool has_new_constructs(const Parser *p);
/* text-decl*, such a module's. */
Result text_linked_decls(Parser *p) CHECKED;
/* The item of KIND whose definition is complete has index X; its identifier stands at ID, if it has one. */
Result define_item(Parser *p, Externkind kind, const Token *id, uint32_t x) CHECKED;
/* The same for types: the one, and the N whose definitions stand from the current token on. */
Result define_type(Parser *p, const Token *id, uint32_t x) CHECKED;
Result define_types(Parser *p, uint32_t n) CHECKED;
/* What an import adds besides itself. */
void add_linked_import(Parser *p, const Import *import);
/* A form of the keyword WORD with names and nothing else; one that stands for the definition of an item of KIND. */
bool at_names_only(const Parser *p, unsigned word);
bool at_import_abbrev(const Parser *p, Externkind kind);
bool at_alias_abbrev(const Parser *p, Externkind kind);
/* Exports as they stand in the source. */
void sort_exports(Parser *p);
/* What an enclosing module no longer owns when reading it has failed with RESULT. */
void drop_modules(Parser *p, Result result);
/* A scope within P: a module in text or a type; NULL, with a failure, if it is nested too deep. */
Parser *open_scope(Parser *p);
/* Ends it; P goes on behind it. */
void close_scope(Parser *p, Parser *scope);

/* ---- linking_define.c: nested modules, instances ---- */

/* A module field whose keyword is T, behind its inline exports. */
Result text_nested(Parser *p, const Token *t, Pos pos) CHECKED;
/* An instance field, likewise; its inline exports start at EXPORTS. */
Result text_instance(Parser *p, const Token *t, size_t exports, Pos pos) CHECKED;

/* ---- linking_alias.c ---- */

/* An alias field. */
Result text_alias(Parser *p) CHECKED;
/* The abbreviation: (alias ...) within the definition of an item, whose keyword is T. */
Result text_alias_abbrev(Parser *p, Externkind kind, const Token *t, size_t exports) CHECKED;
/* outer scope index, at "outer": is_type says which index space. */
Result text_outer(Parser *p, Alias *alias) CHECKED;
/* The index of what ALIAS defines, which is added in any case, or if there is no equal one. */
uint32_t add_alias(Parser *p, const Alias *alias);
uint32_t reuse_alias(Parser *p, const Alias *alias);
/* An inline alias: whether one stands at T, and of which kind; and one of KIND. */
bool at_inlinealias(const Parser *p, const Token *t, Externkind *kind);
Result text_inlinealias(Parser *p, Externkind kind, uint32_t *x) CHECKED;
/* What index X stands for. */
Typeorigin type_origin(const Parser *p, uint32_t x);
/* Whether type X is the function type CT of this scope. */
bool same_functype(const Parser *p, uint32_t x, const Comptype *ct);

/* ---- linking_type.c: module and instance types ---- */

/* A module or instance type behind its keyword: (type x), or its items. */
Result text_linktype(Parser *p, Externkind kind, uint32_t *x) CHECKED;
/* The same of items only. */
Result text_inlinelinktype(Parser *p, Externkind kind, uint32_t *x) CHECKED;
/* A type field that defines one, or that is an alias. */
bool at_linkeddef(const Parser *p);
Result text_linkeddef(Parser *p) CHECKED;
/* Adds a type with these items, or finds an equal one if REUSE; LIST is what it exports. */
uint32_t add_linktype(Parser *p, const Subtype *st, const Exportlist *list, bool reuse);

/* ---- linking_key.c ---- */

/* What a module or instance type says, as bytes that equal those of another if it says the same. */
Bytes linktype_key(Parser *p, const Comptype *ct);

/* ---- linking_export.c: what is known of exports, zero-level exports ---- */

Exportlist *new_exportlist(Parser *p);
void add_exportfield(Parser *p, Exportlist *list, Exportfield field);
/* The field with that name; NULL if there is none or LIST is NULL. */
const Exportfield *find_exportfield(const Parser *p, const Exportlist *list, Name name);
/* What is known of module X, instance X, of the exports of type X; NULL for nothing. */
Exportlist *module_exportlist(const Parser *p, uint32_t x);
Exportlist *instance_exportlist(const Parser *p, uint32_t x);
/* The exports of a module that has been read. */
Exportlist *exportlist_of_module(Parser *p);
/* An (export ...) without a name, at what it names: in modules, in types. */
Result text_zerolevel(Parser *p, Pos pos) CHECKED;
Result text_zerolevel_type(Parser *p, Pos pos) CHECKED;

/* ---- linking_carry.c ---- */

/* Adds the exports of the instance type FROM, whose list is LIST and which was defined LEVELS scopes further out (0: in P),
   to the type that P reads, with the types that they use. */
void carry_exports(Parser *p, const Moduletype *from, const Exportlist *list, uint32_t levels,
                   Pos pos);

#endif
