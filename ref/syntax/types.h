/* syntax/types.h: types (core/syntax/types).
 *
 * A type use is an index into the module's types as long as it is module syntax (HT_IDX), REC.i inside a rolled
 * recursive type (HT_REC), and a defined type once closed (HT_DEF). Closed recursive types are interned process-wide,
 * so that equal defined types have equal handles: NON-SPEC, the rule is equality up to substitution. */
#ifndef TOUCHSTONE_SYNTAX_TYPES_H
#define TOUCHSTONE_SYNTAX_TYPES_H

#include "syntax/error.h"
#include "util/arena.h"
#include "util/bytes.h"

#include <stdbool.h>
#include <stdint.h>

/* syntax-name: UTF-8, may hold NUL; a NUL that does not count follows. */
typedef Bytes Name;

/* syntax-valtype and syntax-storagetype; VT_BOT is the bottom type of validation. */
typedef enum Valkind {
    VT_BOT,
    VT_I32,
    VT_I64,
    VT_F32,
    VT_F64,
    VT_V128,
    VT_REF,
    VT_I8,
    VT_I16
} Valkind;

/* syntax-heaptype */
typedef enum Heapkind {
    HT_ANY,
    HT_EQ,
    HT_I31,
    HT_STRUCT,
    HT_ARRAY,
    HT_NONE,
    HT_FUNC,
    HT_NOFUNC,
    HT_EXN,
    HT_NOEXN,
    HT_EXTERN,
    HT_NOEXTERN,
    HT_BOT,
    HT_IDX, /* x: type index */
    HT_REC, /* x: position within the enclosing recursive type */
    HT_DEF  /* x: handle of a closed defined type */
} Heapkind;

/* syntax-valtype. All members are zero where they do not apply, so that types compare member by member. */
typedef struct Valtype {
    uint8_t kind; /* Valkind */
    uint8_t null; /* 1: (ref null ht) */
    uint8_t heap; /* Heapkind */
    uint8_t pad;
    uint32_t x;
} Valtype;

/* syntax-typeuse: kind is HT_IDX, HT_REC or HT_DEF. */
typedef struct Typeuse {
    uint8_t kind;
    uint32_t x;
} Typeuse;

typedef struct Resulttype {
    uint32_t n;
    const Valtype *t;
} Resulttype;

/* syntax-fieldtype */
typedef struct Fieldtype {
    Valtype t; /* storage type */
    bool mut;
} Fieldtype;

typedef enum Compkind {
    COMP_FUNC,
    COMP_STRUCT,
    COMP_ARRAY,
    COMP_MODULE, /* module-linking: a module type, alone in its recursive type, final, without super types */
    COMP_INSTANCE /* module-linking: an instance type, likewise */
} Compkind;

typedef struct Moduletype Moduletype; /* syntax/linking.h */
typedef struct Interface Interface;

/* syntax-comptype */
typedef struct Comptype {
    Compkind kind;
    Resulttype params, results; /* COMP_FUNC */
    uint32_t n;                 /* COMP_STRUCT: number of fields; COMP_ARRAY: 1 */
    const Fieldtype *fields;
    const Moduletype *written; /* COMP_MODULE, COMP_INSTANCE: as it stands in the module */
    const Interface *closed;   /* the same of closed defined types: what it means */
} Comptype;

/* syntax-subtype */
typedef struct Subtype {
    bool final;
    uint32_t supers_n;
    const Typeuse *supers;
    Comptype ct;
    Pos pos;
} Subtype;

/* syntax-rectype */
typedef struct Rectype {
    uint32_t n;
    Subtype *st;
} Rectype;

/* syntax-deftype, closed and interned: (rec st*).i */
typedef struct Deftype {
    uint32_t id;        /* its handle: HT_DEF's x */
    uint32_t i;         /* position in its recursive type */
    const Rectype *rec; /* rolled: inner uses are HT_REC, outer ones HT_DEF */
    Subtype st;         /* unroll: HT_REC replaced by HT_DEF; st.ct is its expansion */
    uint32_t slots;     /* NON-SPEC: structures: stack slots that all fields take */
    bool has_refs;      /* NON-SPEC: structures and arrays: some field is a reference */
    uint32_t depth;     /* length of the chain of super types */
    const uint32_t
        *display; /* handles of its super types, the root first, itself last: depth + 1 of them */
} Deftype;

typedef enum Addrtype { AT_I32, AT_I64 } Addrtype;

/* syntax-limits */
typedef struct Limits {
    uint64_t min, max;
    bool has_max;
} Limits;

/* syntax-globaltype */
typedef struct Globaltype {
    bool mut;
    Valtype t;
} Globaltype;

/* syntax-memtype, with what threads and custom-page-sizes add. */
typedef struct Memtype {
    Addrtype at;
    Limits lim; /* in pages */
    bool shared;
    uint8_t page_log2; /* 16, or 0 with custom-page-sizes */
} Memtype;

/* syntax-tabletype */
typedef struct Tabletype {
    Addrtype at;
    Limits lim;
    Valtype t; /* a reference type */
} Tabletype;

typedef enum Externkind {
    EXTERN_FUNC,
    EXTERN_TABLE,
    EXTERN_MEM,
    EXTERN_GLOBAL,
    EXTERN_TAG,
    EXTERN_MODULE,  /* module-linking */
    EXTERN_INSTANCE /* module-linking */
} Externkind;

/* syntax-externtype */
typedef struct Externtype {
    Externkind kind;
    union {
        Typeuse use; /* EXTERN_FUNC, EXTERN_TAG, EXTERN_MODULE, EXTERN_INSTANCE */
        Tabletype table;
        Memtype mem;
        Globaltype global;
    };
} Externtype;

/* A named part of a module or instance type; XT is closed. */
typedef struct Externfield {
    Name name;
    Externtype xt;
} Externfield;

/* Module and instance types, closed (module-linking/Subtyping): maps from names to types. Two-level imports are recast:
   one import of an instance for each module name. An instance type has no imports. Names are unique in each map. */
struct Interface {
    uint32_t imports_n, exports_n;
    const Externfield *imports, *exports; /* as they were declared */
    /* NON-SPEC: found by intern_interface: the order of the names, for interface_import and interface_export; how many
       such types lie in each other, itself counted; of a module type, the handle of the type of its instances */
    const uint32_t *imports_by_name, *exports_by_name;
    uint32_t depth, instance;
};

#define VALTYPE(k)         ((Valtype){.kind = (k)})
#define REFTYPE(n, h)      ((Valtype){.kind = VT_REF, .null = (n), .heap = (h)})
#define REFTYPE_X(n, h, i) ((Valtype){.kind = VT_REF, .null = (n), .heap = (h), .x = (i)})

static inline bool valtype_equal(Valtype a, Valtype b)
{
    return a.kind == b.kind && a.null == b.null && a.heap == b.heap && a.x == b.x;
}

static inline bool is_numtype(Valtype t)
{
    return t.kind >= VT_I32 && t.kind <= VT_F64;
}

static inline bool is_reftype(Valtype t)
{
    return t.kind == VT_REF;
}

/* $unpack: i8 and i16 become i32, other storage types stay. */
static inline Valtype unpack(Valtype t)
{
    return t.kind == VT_I8 || t.kind == VT_I16 ? VALTYPE(VT_I32) : t;
}

/* The defined type with handle ID. Handles are given by intern_rectype; safe from any thread, never freed. */
const Deftype *deftype_of(uint32_t id);

/* $rolldt: closes RECTYPE, whose first type has index X, by the closed types TYPES of the indices below X (uses of
   indices from X to X + n - 1 are rolled), and interns it. Sets out[0..n-1] to the handles. Indices not below X + n
   must have been refused before. Safe from any thread. */
void intern_rectype(const Rectype *rectype, uint32_t x, const uint32_t *types, uint32_t *out);

/* $clos_valtype and friends: replaces HT_IDX by the closed types of the module. */
Valtype clos_valtype(Valtype t, const uint32_t *types);
Externtype clos_externtype(Externtype xt, const uint32_t *types);

/* Handle of the closed, final function type with these parameters and results (closed value types). */
uint32_t intern_functype(Resulttype params, Resulttype results);

/* Handle of the closed module (COMP_MODULE) or instance type (COMP_INSTANCE) with these imports and exports, which are
   copied. Equal types, in the same order, have equal handles. Safe from any thread. */
uint32_t intern_interface(Compkind kind, const Externfield *imports, uint32_t imports_n,
                          const Externfield *exports, uint32_t exports_n);

/* The field of INTERFACE with that name; NULL if there is none. */
const Externfield *interface_import(const Interface *interface, Name name);
const Externfield *interface_export(const Interface *interface, Name name);

/* The interface of the module or instance type with handle ID; NULL for a type of another kind. */
const Interface *interface_of(uint32_t id);

/* Appends the text form of T ("i32", "(ref null func)", "(ref 3)"; closed defined types print expanded). */
void print_valtype(Buffer *out, Valtype t);
void print_externtype(Buffer *out, const Externtype *xt);

/* Appends "(func (param i32) (result i64))" or the struct or array form. */
void print_comptype(Buffer *out, const Comptype *ct);

#endif
