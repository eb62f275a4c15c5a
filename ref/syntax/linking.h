/* syntax/linking.h: what module linking adds to module syntax (module-linking/Explainer, module-linking/Binary).
 *
 * Types, imports, modules, instances and aliases are the initial definitions: they may stand in any order, each sees only
 * those before it, and their order is part of the module. A module or instance type opens index spaces of its own. */
#ifndef TOUCHSTONE_SYNTAX_LINKING_H
#define TOUCHSTONE_SYNTAX_LINKING_H

#include "syntax/types.h"

/* NON-SPEC: in text, the index of what is defined later or not among the initial definitions: the identifier is known,
   the index is not there yet, so that validation refuses it. */
#define NOT_YET (UINT32_MAX - 1)

/* One initial definition: definition X of its kind, among all in the scope. */
typedef enum Initialkind {
    INITIAL_TYPE, /* a recursive type; in modules one of module->rectypes */
    INITIAL_IMPORT,
    INITIAL_MODULE,
    INITIAL_INSTANCE,
    INITIAL_ALIAS,
    INITIAL_EXPORT /* in types only */
} Initialkind;

typedef struct Initial {
    Initialkind kind;
    uint32_t x;
} Initial;

/* Explainer, Single-level Imports: an import has one name or two. */
typedef struct Import {
    Name module; /* empty where SINGLE */
    Name name;
    bool single;
    Externtype xt; /* type uses are HT_IDX */
    Pos pos;
} Import;

typedef struct Export {
    Name name;
    Externkind kind;
    uint32_t x;
    Pos pos;
} Export;

/* An instance definition: (instantiate MODULE ARGS), the arguments named as Binary.md has them, like exports. */
typedef struct Instance {
    uint32_t module;
    uint32_t args_n;
    Export *args;
    Pos pos;
} Instance;

/* An alias of the export NAME of instance X, or, OUTER, of type or module X of the scope COUNT levels out: 0 is the one
   that directly encloses. IS_TYPE goes with OUTER; otherwise KIND says what it is. */
typedef struct Alias {
    bool outer, is_type;
    Externkind kind;
    uint32_t count, x;
    Name name;
    Externtype xt; /* after validation: the closed type of what is not a type */
    Pos pos;
} Alias;

/* exporttype of Binary.md */
typedef struct Exporttype {
    Name name;
    Externtype xt; /* type uses are HT_IDX */
    Pos pos;
} Exporttype;

/* moduletype and instancetype of Binary.md, as written: an instance type has no imports. */
struct Moduletype {
    uint32_t initials_n;
    Initial *initials;
    uint32_t rectypes_n,
        types_n; /* recursive types; indices of the type index space, aliases included */
    Rectype *rectypes;
    uint32_t imports_n, exports_n, aliases_n;
    Import *imports;
    Exporttype *exports;
    Alias *aliases;
};

/* Which definition an initial item of an index space is. */
typedef enum Itemkind {
    ITEM_IMPORT,   /* import X */
    ITEM_ALIAS,    /* alias X */
    ITEM_MODULE,   /* nested module X */
    ITEM_INSTANCE, /* instance definition X */
    ITEM_GROUP     /* the instance that two-level imports are recast as; X is the first of them */
} Itemkind;

typedef struct Item {
    Itemkind kind;
    uint32_t x;
} Item;

#endif
